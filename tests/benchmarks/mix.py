"""The texts that systems are measured on: our own documents, in the proportion that a crawl of government sites has.

The documents of samples and gold are written to be dense: a figure in most sentences. What users run over is not.
Measured in November 2026 on 49 real pages of 19,654 characters (each from its beginning, up to some 700 characters, body
without navigation): ordinary news of counties and cities, news of investment promotion, proposals and their answers, work
reports and rules.

| | pages | numerals in 1,000 characters | sentences with a digit |
| --- | --- | --- | --- |
| ordinary news | 17 | 12.5 | 26 % |
| news of investment promotion | 14 | 18.4 | 36 % |
| proposals, answers | 9 | 16.2 | 30 % |
| work reports, rules | 9 | 26.4 | 41 % |
| all | 49 | 18.0 | 33 % |

A numeral is a run of digits with its commas and decimal point, dates and those of the dateline among them. In `ordinary/`
stand pages of ours like the ordinary ones: visits, meetings, answers, notices. The realistic mix takes from these and from
the documents in turn, so that `DENSITY` numerals stand in 1,000 characters; 23 % of its
sentences then hold a digit (our figures stand closer together) and 7.1 observations come of 1,000 characters, where the
real pages give 6.6. The dense mix is the documents as they are.

So that a figure of today can be set beside one of last month, the pages taken stand by name in `pages.txt`: a new
document changes no figure. `python -m tests.benchmarks.mix` draws them anew, from all that there are by then; what was
measured before is then no longer comparable. Scans are never drawn: not everyone can read them.

Nothing that the extractor knows of one document is kept for the next, so a text that comes again is no faster.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

import typer

from corpora import Known, ReadError, find_items, read
from extractors.document import Document

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (ROOT / "corpora" / "samples", *sorted((ROOT / "corpora" / "gold").glob("*/docs")))
ORDINARY = Path(__file__).parent / "ordinary"
PAGES = Path(__file__).parent / "pages.txt"
SIZE = 300_000  # characters
DENSITY = 18.0  # numerals in 1,000 characters, as measured on real pages
MIX, DENSE, TABLES, SPARSE = "realistic mix", "dense mix", "tables", "ordinary pages"
DRAW = "python -m tests.benchmarks.mix"
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"[^。！？!?\n]+")


class GoneError(ValueError):
    """A page that the list of pages names cannot be read: what is measured would be another mix."""


def read_documents(paths: Sequence[Path]) -> list[Document]:
    """The documents under `paths`; one that cannot be read (a scan) is named on stderr and left out."""
    documents = []
    for found in find_items(paths, Known()):
        try:
            if isinstance(found, ReadError):
                raise found
            documents.append(read(found))
        except ReadError as error:
            print(f"left out: {error}", file=sys.stderr)
    return documents


def density(text: str) -> float:
    """Numerals in 1,000 characters, line ends not counted; 0 of an empty text."""
    size = len(text) - text.count("\n")
    return 1000 * len(_NUMERAL.findall(text)) / size if size else 0.0


def figured(documents: Sequence[Document]) -> float:
    """The share of sentences that hold a digit."""
    said = [words for document in documents for words in _SENTENCE.findall(document.text) if words.strip()]
    return sum(_NUMERAL.search(words) is not None for words in said) / len(said)


def blend(documents: Sequence[Document], ordinary: Sequence[Document], size: int) -> list[Document]:
    """Pages of both, `size` characters in all, each in turn: a document while they are sparser than `DENSITY`, else an
    ordinary page.
    """
    dense, sparse = cycle(documents), cycle(ordinary)
    blended: list[Document] = []
    length = 0
    numerals = 0.0
    while length < size:
        page = next(dense if numerals <= DENSITY * length / 1000 else sparse)
        blended.append(page)
        length += len(page.text)
        numerals += density(page.text) * len(page.text) / 1000
    return blended


def fill(documents: Sequence[Document], size: int) -> list[Document]:
    """The documents over and over, in turn, until they have `size` characters; none of none."""
    filled: list[Document] = []
    length = 0
    for document in cycle(documents):
        if length >= size:
            break
        filled.append(document)
        length += len(document.text)
    return filled


def make_mix(
    documents: Sequence[Document], ordinary: Sequence[Document], size: int = SIZE
) -> dict[str, list[Document]]:
    """The realistic mix; the dense one and, of its documents, those with tables, a third of its size each.

    The documents come in the order of their hashes, so that those taken are a fair choice of all.
    """
    shuffled = sorted(documents, key=lambda document: document.sha256)
    return _make(
        {MIX: shuffled, DENSE: shuffled, TABLES: [found for found in shuffled if found.tables], SPARSE: ordinary}, size
    )


def _make(chosen: Mapping[str, Sequence[Document]], size: int) -> dict[str, list[Document]]:
    return {MIX: blend(chosen[MIX], chosen[SPARSE], size)} | {
        kind: fill(chosen[kind], size // 3) for kind in (DENSE, TABLES) if chosen.get(kind)
    }


def kept_mix(pages: Path = PAGES, root: Path = ROOT, size: int = SIZE) -> dict[str, list[Document]]:
    """What `make_mix` gives, of the pages that the list names (paths from `root`). Raises GoneError."""
    chosen: dict[str, list[Document]] = {}
    kind = ""
    for line in pages.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
            chosen[kind] = []
        elif line and not line.startswith("#"):
            found = read_documents([root / line])
            if not found:
                raise GoneError(f"{pages.name} names {line}, which cannot be read: draw the pages anew ({DRAW})")
            chosen[kind] += found
    return _make(chosen, size)


def draw(documents: Sequence[Document], ordinary: Sequence[Document], root: Path = ROOT, size: int = SIZE) -> str:
    """The list of the pages that `make_mix` takes: each kind's name in brackets, then paths from `root`, one a line."""
    drawn = make_mix([document for document in documents if not document.scores], ordinary, size)
    sparse = {document.path for document in ordinary}
    names = {
        kind: dict.fromkeys(page.path for page in pages if page.path not in sparse) for kind, pages in drawn.items()
    }
    names[SPARSE] = dict.fromkeys(document.path for document in ordinary)
    lines = [f"# the pages measured on; mix.py says how they were chosen, `{DRAW}` draws them anew"]
    for kind, paths in names.items():
        lines += ["", f"[{kind}]", *(Path(path).relative_to(root).as_posix() for path in paths)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Draw the pages anew that systems are measured on: figures from before are then no longer comparable."""
    PAGES.write_text(draw(read_documents(SOURCES), read_documents([ORDINARY])), "utf-8")
    print(f"{PAGES.name}: drawn anew")


if __name__ == "__main__":
    typer.run(main)
