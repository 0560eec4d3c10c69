"""A document as lines with their labels: paragraphs, headings, cells of a form, several labels on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.document import Block, Document, Table
from extractors.proposals.items import title_of_item
from extractors.proposals.labels import (
    LABEL_DRESS,
    LABEL_MARK,
    NAMING,
    answer_part,
    known_labels,
    label_code,
    leading_label,
    spaced_label,
    spaced_pairs,
)
from extractors.proposals.letters import (
    ANSWERED,
    CONTACT_AND_SIGNED,
    NEIGHBOUR,
    RECEIVED,
    acknowledges,
    is_title,
    letter_in_one_line,
    names_a_proposal,
    salutes,
)
from extractors.proposals.line import Line, Span, strip
from extractors.proposals.lists import list_columns
from extractors.proposals.number import NUMBER, ZH

NUMBER_FIRST = re.compile(r"(?P<label>提案号|建议号|议案号|提案编号|建议编号)(?=\d+\s)")  # 建议号151 提案人：张小燕
ANSWERING_OFFICE = re.compile(r"(?:承办|主办)单位[:：]\S+\s+(?:单位|承办)?(?:负责人|责任人|签发人)[:：]")
RUN_ON = re.compile(r"(?P<label>(?:提案|建议)(?:人|者|内容|标题)|领衔代表|(?:承办|主办)单位|办理情况|答复内容)[:：]\s*")
HELPERS = re.compile(r"\s*(?:协办|会办)(?:单位|部门)?\s?[:：]")  # no site has them
OF_OFFICES = re.compile(
    r"\s*(?:承办|主办|协办|会办|分办|办理|答复)(?:(?:单位|部门)\s?[:：]|[:：](?![^\n]*(?:版权|备案|主办|承办|技术支持)))"
)
FIRST_HALF = re.compile(r"[^\n。：:]{0,24}(?:关于|对)[^\n。：:]{2,50}$", re.M)
SECOND_HALF = re.compile(
    rf"[（(第]|(?:第?[{ZH}\d]{{1,3}}[届次]|第?\s?[A-Za-z\d]+\s?号|(?:委员|代表)?(?:提案|建议|议案))[^。：:]{{0,40}}(?:答复|复函|函|意见)"
)
LINE = re.compile(r"[^\n]+")
ABOUT = re.compile(r"[^，。]{0,24}?(?:关于|对)")
HEADS = 3  # lines that may belong to the heading above the one that names the proposal: office, first half


def labelled_lines(document: Document) -> Iterator[Line]:
    """Every line and cell outside page furniture, in text order, with its label where it has one."""
    text = document.text
    listed = {table.start for table in document.tables if list_columns(document, table)}
    tables = {table.start: table for table in document.tables}
    blocks = document.blocks or (Block("paragraph", 0, len(text)),)
    done: set[int] = set()
    named: set[str] = set()
    headed: list[str] = []
    form = _form_above(text, blocks)
    halves = _first_halves(text, blocks)
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if block.kind == "furniture" and block.start >= form:
            if block.start in halves:
                yield Line(*halves[block.start], text[slice(*halves[block.start])], heading=True)
            # a title that the page says twice is taken for a running head; it may be all that names the proposal
            for start, end in _naming_lines(text, block):
                if text[start:end] not in named:
                    named.add(text[start:end])
                    yield Line(start, end, text[start:end], heading=True)
            in_form = after is not None and (
                after.kind != "furniture"
                or RECEIVED.search(text, block.end)
                or HELPERS.match(text, after.start, after.end)
            )
            if in_form and OF_OFFICES.match(text, block.start, block.end):
                yield from split_line(text, block.start, block.end)  # above the answer it is the form's, no footer
            else:
                yield from _label_rows(text, block)
            continue
        if block.kind == "table" and block.start in tables:
            done.add(block.start)
            if block.start not in listed:
                yield from _cells(document, tables[block.start])
            continue
        if headed and (row := _row_below(text, headed, block)):
            yield from row
            headed = []
            continue
        headed = _header_row(text, block)
        for match in LINE.finditer(text[block.start : block.end]):
            start, end = block.start + match.start(), block.start + match.end()
            if not NEIGHBOUR.match(match.group()):
                yield from split_line(text, start, end, block.kind in ("title", "heading"))


def _first_halves(text: str, blocks: Sequence[Block]) -> dict[int, Span]:
    """The lines right above what is taken for the page's title where that is a heading's end, by where their blocks begin.

    关于政协十四届全国委员会第一次会议第00006号 / (经济发展类001号)提案答复的函; 关于市政协 / 十四届二次会议第88号 / 提案的答复.
    """
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), 0)
    if not title or not SECOND_HALF.match(text, blocks[title].start, blocks[title].end):
        return {}
    for first in range(title - 1, max(title - HEADS, -1), -1):
        if blocks[first].kind != "furniture":
            break
        if half := FIRST_HALF.search(text, blocks[first].start, blocks[first].end):
            between = {block.start: (block.start, block.end) for block in blocks[first + 1 : title]}
            return {blocks[first].start: half.span(), **between}
    return {}


def _form_above(text: str, blocks: Sequence[Block]) -> int:
    """Where what is taken for the page's title ends, if a form's labels stand above it: 案号：, 届次：, 标题：; else 0."""
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), 0)
    codes: set[str] = set()
    for block in blocks[:title]:
        line = text[block.start : block.end].strip("| ")
        mark = leading_label().match(line)
        if code := label_code(line) or (known_labels()[re.sub(r"\s", "", mark["label"])] if mark else None):
            codes.add(code)
    above = label_code(text[blocks[title - 1].start : blocks[title - 1].end]) if title else None
    return blocks[title].end if len(codes & NAMING) > 1 or above in NAMING else 0


def _header_row(text: str, block: Block) -> list[str]:
    """The codes of a line that is labels and nothing else, apart by spaces: `领衔代表 主办单位 协办单位`; empty for any other."""
    if block.end - block.start > 60:
        return []
    codes = [label_code(word) for word in text[block.start : block.end].split()]
    known = [code for code in codes if code is not None]
    return known if len(known) == len(codes) > 1 and set(known) & {*NAMING, "handler"} else []


def _row_below(text: str, codes: list[str], block: Block) -> list[Line]:
    """The values below a row of labels, each behind its label: `张小燕 县交通局 石溪镇政府`; empty where they do not fit."""
    words = list(re.finditer(r"\S+", text[block.start : block.end]))
    if len(words) != len(codes) or any(len(word.group()) > 40 or label_code(word.group()) for word in words):
        return []
    lines: list[Line] = []
    for code, word in zip(codes, words, strict=True):
        start, end = block.start + word.start(), block.start + word.end()
        lines += [Line(start, start, f"{code}:", code, is_label=True), Line(start, end, word.group(), code)]
    return lines


def _label_rows(text: str, block: Block) -> Iterator[Line]:
    """The lines of a block that are a form's or a letter's first, and no menu: `编号 247 办理部门 农水局`, `张小燕委员：`."""
    for match in LINE.finditer(text[block.start : block.end]):
        line = Line(*strip(text, block.start + match.start(), block.start + match.end()), match.group().strip())
        if salutes(line, text) or (line.text.startswith(("您", "你")) and acknowledges(line.text)):
            yield line
            continue
        codes: set[str | None] = {
            known_labels()[pair.group().replace(" ", "")] for pair in spaced_pairs(match.group().strip())
        }
        cells = {label_code(cell) for cell in match.group().split("|")} if "|" in match.group() else set()
        # | 提案编号 | 67 |: a table saved as text, above what is taken for the page's title
        barred = {*NAMING, "handler"} if "|" in match.group() and match.group().count("|") < 9 else set()
        if match.group().count(":") + match.group().count("：") > 1:  # 索引号：20200209 发布机构：省工信厅
            cells |= {
                known_labels().get(LABEL_DRESS.sub("", pair["label"])) for pair in leading_label().finditer(line.text)
            }
        if ANSWERING_OFFICE.match(line.text):
            yield from split_line(text, line.start, line.end)  # below the answer, and no site's footer
            continue
        of_the_page = {"issuer", "file_number", "issued"}
        if (len(codes) > 1 and codes & {"number", "handler", "proposers", *of_the_page}) or cells & (
            of_the_page | barred
        ):
            yield from split_line(text, block.start + match.start(), block.start + match.end())


def _naming_lines(text: str, block: Block) -> Iterator[Span]:
    """The lines of a block that name a proposal by its number and its answer: `关于…第68号提案的答复函`."""
    for match in LINE.finditer(text[block.start : block.end]):
        start, end = strip(text, block.start + match.start(), block.start + match.end())
        number = None if NEIGHBOUR.match(text, start, end) else NUMBER.search(text, start, end)
        if (
            number
            and (number["kind"] or number["kind2"] or number["kind3"])
            and ANSWERED.search(text, number.end(), end)
        ):
            label = re.compile(r"(?:信息)?(?:名\s?称|标\s?题)\s*[:：|][\s|]*").match(text, start, end)
            mark = re.compile(r"\s+文\s?号[:：]|[\s|]+$").search(text, number.end(), end)
            yield label.end() if label else start, mark.start() if mark else end


def split_line(text: str, start: int, end: int, heading: bool = False) -> Iterator[Line]:
    """A line as it is, or parted into `label：value` where it begins with labels."""
    start, end = strip(text, start, end)
    end -= len(text[start:end]) - len(text[start:end].rstrip(" |"))  # bars of a table that was saved as text
    line = text[start:end]
    if not line:
        return
    code = label_code(line) or answer_part(line)
    if code:
        yield Line(start, end, line, code, is_label=True)
        return
    if "联系" in line[:3] and (contact := CONTACT_AND_SIGNED.match(line)):
        yield from split_line(text, start, start + contact.start("signed"))
        yield Line(start + contact.start("signed"), start + contact.end("signed"), contact["signed"])
        return
    if len(line) > 30 and (letter := letter_in_one_line(line)):
        for low, high in letter:
            yield from split_line(text, start + low, start + high, heading)
        return
    if "|" in line and any(label_code(cell) or leading_label().match(cell.strip()) for cell in line.split("|")):
        code = None  # | 提案人 | 张小燕 |: a table that was saved as text
        for cell in re.finditer(r"[^|]+", line):
            low, high = strip(text, start + cell.start(), start + cell.end())
            if found := label_code(text[low:high]):
                code = found
                yield Line(low, high, text[low:high], code, is_label=True)
            elif leading_label().match(text[low:high]):
                yield from split_line(text, low, high)  # 提案人:张小燕 | 联名人:李大川
                code = None
            elif low < high:
                yield Line(low, high, text[low:high], code)
        return
    leading = (leading_label().match(line) or NUMBER_FIRST.match(line)) if LABEL_MARK.search(line) else None
    if leading is None and " " in line[:9] and len(pairs := spaced_pairs(line)) > 1:
        for mark, after in zip(pairs, [*pairs[1:], None], strict=True):
            code = known_labels()[mark.group().replace(" ", "")]
            yield Line(start + mark.start(), start + mark.end(), mark.group(), code, is_label=True)
            low, high = strip(text, start + mark.end(), start + after.start() if after else end)
            if low < high:
                yield Line(low, high, text[low:high], code)
        return
    if leading is None and " " in line[:9] and (spaced := spaced_label().match(line)):
        code = known_labels()[re.sub(r"\s", "", spaced["label"])]
        yield Line(start, start + spaced.end("label"), spaced["label"], code, is_label=True)
        yield Line(start + spaced.end(), end, line[spaced.end() :], code)
        return
    if leading is None:
        yield Line(start, end, line, heading=heading)
        return
    # several pairs on one line stand apart by white space: 提案号：67  提案人：张小燕
    apart = [m for m in leading_label().finditer(line, leading.end()) if line[m.start() - 1].isspace()]
    if not apart and known_labels().get(re.sub(r"\s", "", leading["label"])) in (*NAMING, "reason"):
        apart = list(RUN_ON.finditer(line, leading.end()))  # 事由:加强公路管护建议人:张小燕建议内容:…
    marks = [leading, *apart]
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        code = known_labels()[re.sub(r"\s", "", mark["label"])]
        yield Line(start + mark.start(), start + mark.end(), mark.group(), code, is_label=True)
        low, high = strip(text, start + mark.end(), start + after.start() if after else end)
        if line[mark.start()] in "（(" and text[high - 1] in "）)":
            high -= 1
        if code == "reply" and high - low > 60 and (letter := letter_in_one_line(text[low:high])):
            for first, last in letter:
                yield Line(*strip(text, low + first, low + last), text[low + first : low + last].strip(), code)
        elif low < high:
            yield Line(low, high, text[low:high], code)


def _cells(document: Document, table: Table) -> Iterator[Line]:
    """A form laid out as a table: each value carries the label to its left in the same row, spans included."""
    text = document.text
    codes = {cell: code for cell in table.cells if (code := label_code(text[cell.start : cell.end]))}
    by_row: dict[int, list[tuple[int, str]]] = {}
    for cell, code in codes.items():
        for row in range(cell.row, cell.row + min(cell.row_span, 1000)):
            by_row.setdefault(row, []).append((cell.column, code))
    for cell in table.cells:
        start, end = strip(text, cell.start, cell.end)
        if start >= end:
            continue
        if code := codes.get(cell):
            yield Line(start, end, text[start:end], code, is_label=True)
            continue
        label = max(((column, code) for column, code in by_row.get(cell.row, ()) if column < cell.column), default=None)
        for match in LINE.finditer(text[start:end]):
            for line in split_line(text, start + match.start(), start + match.end()):
                line.label = line.label or (label[1] if label else None)
                yield line


def joined(lines: Iterator[Line]) -> Iterator[Line]:
    """A heading over two or three lines as one: `关于对市政协十届二次会议` / `第14号提案的复函`."""
    held: list[Line] = []
    for line in lines:
        plain = line.label is None and len(line.text) < 60 and line.text[-1] not in "。；：:，！"
        if held and is_title(held[0]) and not ANSWERED.search(line.text):
            yield from held  # 关于修路的提案 / 县政协十届二次会议第12号提案
            held = []
        if held and plain and title_of_item(line) is None:
            held.append(line)
            text = "".join(part.text.ljust(after.start - part.start) for part, after in pairwise(held)) + line.text
            whole = Line(held[0].start, line.end, text, heading=held[0].heading)
            if len(whole.text) == whole.end - whole.start and names_a_proposal(whole):
                yield whole
                held = []
            elif len(held) == HEADS:
                yield from held
                held = []
            continue
        yield from held
        held = []
        if plain and ABOUT.match(line.text) and not names_a_proposal(line):
            held = [line]
        else:
            yield line
    yield from held
