"""RTF documents, by striprtf, with their tables kept: marks of our own are set where cells and rows end."""

from __future__ import annotations

import re
from itertools import pairwise

from striprtf.striprtf import rtf_to_text

from corpora.characters import cell_line, one_line
from corpora.draft import Draft, Grid, GridCell
from corpora.errors import ReadError
from corpora.papers import Paper

# From Unicode's private use area; what a document has there itself (symbol fonts) is dropped first.
ROW_BEGINS, EDGE, CELL_ENDS, ROW_ENDS, CONTINUES = "\ue000\ue001\ue002\ue003\ue004"
PRIVATE = re.compile(r"\\u-?(?:8191|8190|8189|8188|8192|57344|5734[5-8])(?!\d)")
CONTROL = re.compile(r"\\(trowd|cellx(-?\d{1,6})|clvmrg|nestcell|cell|row)(?![a-z0-9-])")
SIZE_BEFORE = re.compile(r"\\(?:fs(\d{1,3})|qc)(?!\d)")
MARKED_ROW = re.compile(rf"{ROW_BEGINS}[^{ROW_ENDS}]*{ROW_ENDS}")
CELL_DEFINITION = re.compile(rf"({CONTINUES}?){EDGE}(-?\d+){EDGE}")
HIGHEST = 500  # columns


def read_rtf(path: str, data: bytes) -> Draft:
    """An RTF document. Sizes and alignment are not asked: the title is told by its place and words."""
    source = data.decode("latin-1")
    if re.search(r"\\(?:objdata|object)\b", source):
        source = re.sub(r"\{\\\*\\objdata[^{}]*\}", "", source)
    marked = CONTROL.sub(_mark, PRIVATE.sub(r"\\u32", source))
    try:
        text: str = rtf_to_text(marked, encoding="cp936", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError) as error:
        raise ReadError(path, "unreadable", f"{path}：RTF 读不出（{error}）。请另存为 .docx 再试。") from error
    # A character beyond the first 65,536 (𠮷) is written as two halves, and comes back as two.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    paper = Paper()
    rows: list[str] = []
    at = 0
    for match in MARKED_ROW.finditer(text):
        between = text[at : match.start()]
        if between.strip():
            _end_table(paper, rows)
            _add_lines(paper, between)
        rows.append(match[0])
        at = match.end()
    _end_table(paper, rows)
    _add_lines(paper, text[at:])
    return paper.draft()


def _mark(control: re.Match[str]) -> str:
    word = control[1]
    if control[2] is not None:
        return f"{_character(EDGE)}{control[2]}{_character(EDGE)}"
    marks = {"trowd": ROW_BEGINS, "clvmrg": CONTINUES, "cell": CELL_ENDS, "row": ROW_ENDS}
    return _character(marks[word]) if word in marks else "\\par "


def _character(mark: str) -> str:
    """A character as RTF writes it, with the one that older readers show for it."""
    return f"\\u{ord(mark) - 0x10000}?"


def _add_lines(paper: Paper, text: str) -> None:
    for line in re.sub(f"[{ROW_BEGINS}-{CONTINUES}]", "", text).split("\n"):
        paper.add_line(one_line(line))


def _end_table(paper: Paper, rows: list[str]) -> None:
    if rows:
        paper.add_table(_grid(rows))
        rows.clear()


def _grid(rows: list[str]) -> Grid:
    """The rows as a grid; a cell that spans columns is as wide as its edges say."""
    read = []
    edges: set[int] = set()
    for row in rows:
        definitions = CELL_DEFINITION.findall(row)
        # A row may be defined before its cells and again behind them; the last definition holds.
        words = row.rpartition(CELL_ENDS)[0]
        last = row.rfind(ROW_BEGINS)
        if CELL_ENDS in row[last:]:
            definitions = CELL_DEFINITION.findall(row[last:])
        else:
            definitions = CELL_DEFINITION.findall(row[last:]) or definitions
        texts = CELL_DEFINITION.sub("", words).split(CELL_ENDS)
        texts = [re.sub(f"[{ROW_BEGINS}-{CONTINUES}]", "", text) for text in texts]
        cells = list(zip(definitions, texts, strict=False))
        read.append(cells)
        edges.update(int(edge) for (_, edge), _ in cells)
    column_after = {edge: index + 1 for index, edge in enumerate(sorted(edges)[:HIGHEST])}
    grid: list[GridCell] = []
    above: dict[int, GridCell] = {}
    for row_number, cells in enumerate(read):
        ends = [0, *(column_after.get(int(edge), HIGHEST) for (_, edge), _ in cells)]
        for (start, end), ((continues, _), text) in zip(pairwise(ends), cells, strict=True):
            if end <= start:
                continue
            if continues and start in above:
                above[start].row_span = row_number - above[start].row + 1
                continue
            lines = tuple(line for part in text.split("\n") if (line := one_line(part)))
            cell = GridCell(row_number, start, cell_line("\n".join(lines)), 1, end - start)
            cell.paragraphs = lines if len(lines) > 1 else ()
            grid.append(cell)
            above[start] = cell
    return Grid(grid)
