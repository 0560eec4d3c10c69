"""Proposals and suggestions (提案, 建议, 议案) with their replies, out of forms, letters and lists.

Three shapes are read, alone or several in one document:

- a form of labels and values, as a table or as lines (提案人 / 张小燕), with or without the reply below it;
- a letter of reply (`关于…第47号建议的答复`, `张小燕委员:您提出的《…》收悉`);
- a list: a table whose header names the columns (提案号, 提案标题, 承办单位), one row a proposal.

A text that only mentions proposals, as news does, is none of them. Labels and phrases stand in `lexicon/proposal.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors import lexicon
from extractors.document import Block, Document, Table
from extractors.draft import identifier
from extractors.facts import Evidence, Proposal, Section
from extractors.gazetteer import division, own_place
from extractors.period import chinese_number, find_periods

LABELS = (
    "number",
    "session",
    "proposers",
    "title",
    "reason",
    "content",
    "suggestions",
    "handler",
    "co_handlers",
    "reply",
    "date",
    "other",
)
LONG = frozenset(("reason", "content", "suggestions", "reply"))  # values of many paragraphs
NAMING = frozenset(("number", "session", "proposers", "title"))  # labels that make a form a proposal's form
OPENS_ANOTHER = frozenset(("number", "session", "title"))  # said twice, they belong to two proposals

ZH = "一二三四五六七八九十"
NUMBER = re.compile(
    rf"(?<!〕)第\s*[A-Za-z]?(?P<n>\d+|[{ZH}]+)\s*号\s*(?:(?:代表|委员)?\s*(?P<kind>提案|建议|议案))?"
    r"|(?P<kind2>提案|建议|议案)\s*[A-Za-z]?(?P<n2>\d+)\s*号|(?<![\d〕])(?P<n3>\d+)\s*号(?P<kind3>提案|建议|议案)"
)
SESSION = re.compile(
    rf"第?(?P<term>[{ZH}百\d]+)届(?P<between>[^第届次,，。；;:：\n]{{0,20}}?)第?(?P<meeting>[{ZH}\d]+)次(?:全体)?会议"
)
# 政协第十二届平川县委员会, 中国人民政治协商会议平川市第九届委员会, 平川市第十六届人民代表大会
BODY = re.compile(
    rf"(?:中国人民政治协商会议|(?:全国)?政协)[^\s,，。、:：《》“”]{{0,14}}?第[{ZH}\d]+届[^\s,，。、:：《》]{{0,12}}?委员会"
    rf"|[^\s,，。、:：《》“”关于对在]{{0,12}}?第[{ZH}\d]+届(?:全国)?人民代表大会(?!常务)"
)
# 县政协十五届三次会议, 市十六届人大五次会议, 十三届全国人大五次会议, 十四届市政协四次会议
ORGAN = re.compile(
    rf"(?P<place>全国|[省市县区州旗盟]?)(?P<body>政协|人大)(?=第?[{ZH}\d]+届)"
    rf"|(?P<before>[省市县区州旗盟]?)第?[{ZH}\d]+届(?P<after>全国|[省市县区州旗盟]?)(?P<behind>政协|人大)"
)
# 您提出的《…》收悉, 该提案…现将办理情况答复如下
RECEIVED = re.compile(r"收悉|已收到|收阅|(?:答复|回复|函复|函告)[^。\n]{0,6}如下")
QUOTED_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80}(?:《[^《》\n]+》[^《》\n]*)?)》")
BARE_TITLE = re.compile(r"(?P<title>关于[^《》。\n]{3,70}?的(?:提案|建议|议案))")
SALUTATION = re.compile(
    r"^(?:尊敬的)?(?P<names>[^。:：]{2,80}?)(?:政协委员|人大代表|委员|代表|同志|先生|女士)?(?:你们?好|您好)?[:：]\s*$"
)
ANSWER = re.compile(r"答复|回复|复函|办理|函$")
SENTENCE_START = re.compile(
    r"(?:为此|因此|对此|鉴于此|综上|特|现)[^。\n]{0,20}(?:建议|提案|对策|意见)[^。\n]{0,8}[:：。]\s*$"
)
LEVELS = (
    re.compile(rf"(?P<n>[{ZH}]{{1,3}})、"),
    re.compile(rf"[（(](?P<n>[{ZH}]{{1,3}})[）)]、?"),
    re.compile(r"(?P<n>\d{1,2})\s?[、.．](?!\d)"),
    re.compile(r"[（(](?P<n>\d{1,2})[）)]、?"),
    re.compile(rf"第(?P<n>[{ZH}]{{1,3}})[,，、]"),
    re.compile(rf"(?P<n>[{ZH}]{{1,2}})[是要](?=[^\s,，])"),
)
LABEL_DRESS = re.compile(r"[\s【】\[\]:：]")
LABEL_MARK = re.compile(r"[:：】\]]")  # stands behind every label that leads a line
LONGEST_HEADING = 40

Span = tuple[int, int]


@cache
def _labels() -> dict[str, str]:
    """Every label with its code."""
    return {word: code for code in LABELS for word in lexicon.topic("proposal")[code]["words"]}


@cache
def _words(code: str) -> tuple[str, ...]:
    """A topic's words, the longest first."""
    return tuple(sorted(lexicon.topic("proposal")[code]["words"], key=len, reverse=True))


@cache
def _leading_label() -> re.Pattern[str]:
    """`提案人：张小燕` at the start of a line; label letters may stand apart (提 案 人)."""
    spaced = (r"[ \u3000]?".join(map(re.escape, word)) for word in sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"[【\[]?(?P<label>{'|'.join(spaced)})\s*(?:[】\]][:：]?|[:：])\s*")


def _label(text: str) -> str | None:
    """The code of a text that is a label and nothing else (`提 案 人`, `【案由】`, `建议：`); None for any other."""
    return _labels().get(LABEL_DRESS.sub("", text)) if len(text) < 24 else None


@dataclass(slots=True)
class _Line:
    """One stretch of text without a line end: a paragraph, a heading, a cell. `label` names the field it belongs to."""

    start: int
    end: int
    text: str
    label: str | None = None
    is_label: bool = False
    heading: bool = False


@dataclass(slots=True)
class _Record:
    """What has been gathered of one proposal: its fields as lines, in text order."""

    values: dict[str, list[_Line]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    opening: _Line | None = None  # a line that names it: 关于…第47号建议的答复
    salutation: _Line | None = None
    received: _Line | None = None  # 您提出的《…》收悉
    rule: Literal["form", "letter", "list"] = "letter"

    def add(self, code: str, line: _Line) -> None:
        self.values.setdefault(code, []).append(line)

    def has(self, *codes: str) -> bool:
        return any(self.values.get(code) for code in codes)

    def has_named(self) -> bool:
        """Whether its proposers are named and more was said since, so that others must be those of the next."""
        named = self.values.get("proposers")
        if not named:
            return False
        return any(self.values[code][-1].start > named[-1].start for code in LONG if self.values.get(code))

    def number(self) -> str | None:
        """The number said so far, by label or in the line that names the proposal."""
        lines = [*self.values.get("number", []), *([self.opening] if self.opening else [])]
        return next((found for line in lines if (found := _number(line.text))), None)

    def is_followed_by(self, line: _Line) -> bool:
        """Whether a line that names a proposal names the next one: another number, or another letter's heading."""
        if not self.has(*LONG):
            return False
        mine, other = self.number(), _number(line.text)
        return mine != other if mine else other is None and self.received is not None

    def is_proposal(self) -> bool:
        """A form needs two naming labels and something said, a letter its first sentence or a line that names it."""
        if self.rule == "list":
            return self.has("title")
        if len(self.labels & NAMING) >= 2 and self.has("title", "proposers") and self.has(*LONG, "handler"):
            return True
        if self.received is not None:
            return True
        answers = self.opening is not None and ANSWER.search(self.opening.text) is not None
        return answers and (self.salutation is not None or bool(self.labels & (NAMING | {"reply"}) and self.has(*LONG)))


def find_proposals(document: Document) -> tuple[Proposal, ...]:
    """The proposals and suggestions that a document holds, in text order; empty where it holds none."""
    records = list(_lists(document)) + [record for record in _records(document) if record.is_proposal()]
    return tuple(_Reading(document, record).proposal() for record in records)


# --- lines, labels, records ---


def _lines(document: Document) -> Iterator[_Line]:
    """Every line and cell outside page furniture, in text order, with its label where it has one."""
    text = document.text
    listed = {table.start for table in document.tables if _columns(document, table)}
    tables = {table.start: table for table in document.tables}
    blocks = document.blocks or (Block("paragraph", 0, len(text)),)
    done: set[int] = set()
    named: set[str] = set()
    for block in blocks:
        if block.kind == "furniture":
            # a title that the page says twice is taken for a running head; it may be all that names the proposal
            for start, end in _naming_lines(text, block):
                if text[start:end] not in named:
                    named.add(text[start:end])
                    yield _Line(start, end, text[start:end], heading=True)
            if re.match(r"\s*(?:承办|协办|会办)单位[:：]", text[block.start : block.end]) and RECEIVED.search(
                text, block.end
            ):
                yield from _split_line(text, block.start, block.end)  # above the answer it is the form's, no footer
            continue
        if block.kind == "table" and block.start in tables:
            done.add(block.start)
            if block.start not in listed:
                yield from _cells(document, tables[block.start])
            continue
        for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
            start, end = block.start + match.start(), block.start + match.end()
            yield from _split_line(text, start, end, block.kind in ("title", "heading"))


def _naming_lines(text: str, block: Block) -> Iterator[Span]:
    """The lines of a block that name a proposal by its number and its answer: `关于…第68号提案的答复函`."""
    for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
        start, end = _strip(text, block.start + match.start(), block.start + match.end())
        number = NUMBER.search(text, start, end)
        if number and (number["kind"] or number["kind2"] or number["kind3"]) and ANSWER.search(text, number.end(), end):
            label = re.compile(r"(?:名称|标题)[:：]\s*").match(text, start, end)
            mark = re.compile(r"\s+文\s?号[:：]").search(text, number.end(), end)
            yield label.end() if label else start, mark.start() if mark else end


def _strip(text: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _split_line(text: str, start: int, end: int, heading: bool = False) -> Iterator[_Line]:
    """A line as it is, or parted into `label：value` where it begins with labels."""
    start, end = _strip(text, start, end)
    line = text[start:end]
    if not line:
        return
    if code := _label(line):
        yield _Line(start, end, line, code, is_label=True)
        return
    leading = _leading_label().match(line) if LABEL_MARK.search(line) else None
    if leading is None:
        yield _Line(start, end, line, heading=heading)
        return
    # several pairs on one line stand apart by white space: 提案号：67  提案人：张小燕
    marks = [leading, *(m for m in _leading_label().finditer(line, leading.end()) if line[m.start() - 1].isspace())]
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        code = _labels()[re.sub(r"\s", "", mark["label"])]
        yield _Line(start + mark.start(), start + mark.end(), mark.group(), code, is_label=True)
        low, high = _strip(text, start + mark.end(), start + after.start() if after else end)
        if low < high:
            yield _Line(low, high, text[low:high], code)


def _cells(document: Document, table: Table) -> Iterator[_Line]:
    """A form laid out as a table: each value carries the label to its left in the same row, spans included."""
    text = document.text
    codes = {cell: code for cell in table.cells if (code := _label(text[cell.start : cell.end]))}
    by_row: dict[int, list[tuple[int, str]]] = {}
    for cell, code in codes.items():
        for row in range(cell.row, cell.row + min(cell.row_span, 1000)):
            by_row.setdefault(row, []).append((cell.column, code))
    for cell in table.cells:
        start, end = _strip(text, cell.start, cell.end)
        if start >= end:
            continue
        if code := codes.get(cell):
            yield _Line(start, end, text[start:end], code, is_label=True)
            continue
        label = max(((column, code) for column, code in by_row.get(cell.row, ()) if column < cell.column), default=None)
        for match in re.finditer(r"[^\n]+", text[start:end]):
            for line in _split_line(text, start + match.start(), start + match.end()):
                line.label = line.label or (label[1] if label else None)
                yield line


def _records(document: Document) -> Iterator[_Record]:
    """Gather the lines of each proposal: labels and lines that name a proposal part one from the next."""
    record = _Record()
    state: str | None = None
    repeated = False
    for line in _lines(document):
        if line.is_label and line.label:
            code = line.label
            if state == "reply" and record.received and line.text.startswith(_words("closing")):
                record.add("reply", line)  # 联系人:… between the thanks and the signature of a letter
                continue
            if (code in OPENS_ANOTHER and record.has(code)) or (code == "proposers" and record.has_named()):
                yield record
                record = _Record()
            record.labels.add(code)
            # a second 主办单位 is the site's own, in a footer
            repeated = code not in LONG and code != "proposers" and record.has(code)
            state = "other" if repeated else code
            continue
        if line.label == "other" and state == "reply":
            continue
        if line.label:
            if not repeated:
                record.add(line.label, line)
                state = line.label if line.label in LONG else None
            continue
        if _names_a_proposal(line):
            if record.is_followed_by(line):
                yield record
                record, state = _Record(), None
            if record.opening is None:
                record.opening = line
                continue
        if state in (None, "reply") and _salutes(line, document.text):
            if record.received is not None:
                yield record
                record = _Record()
            record.salutation, state = line, "reply"
            continue
        if state in (None, "reply") and record.received is None and _acknowledges(line.text):
            record.received, state = line, "reply"
            continue
        if state:
            record.add(state, line)
            if state not in LONG and not (state == "proposers" and len(line.text) < 12):
                state = None
    yield record


def _names_a_proposal(line: _Line) -> bool:
    """`十届二次会议第67号提案及复函`, `关于市人大第47号建议的答复`, `第12号建议` as a line of its own."""
    if len(line.text) > 70 or not _speaks_of_proposal(line.text):
        return False
    if line.text.endswith(("。", "；", ";", "！")) or "收悉" in line.text:
        return False
    match = NUMBER.search(line.text)
    if match and (match["kind"] or match["kind2"] or match["kind3"]):
        return line.heading or ANSWER.search(line.text) is not None or len(line.text) < 20
    return bool(re.match(r"(?:关于|对).*(?:提案|建议|议案)》?(?:[（(].*[)）])?的?(?:答复|回复|复函)", line.text))


def _salutes(line: _Line, text: str) -> bool:
    """`张小燕委员：` above a line that acknowledges a proposal."""
    if not line.text.endswith((":", "：")) or not SALUTATION.match(line.text):
        return False
    return any(_acknowledges(following) for following in text[line.end : line.end + 300].split("\n"))


def _acknowledges(text: str) -> bool:
    """`您提出的《…的提案》收悉,现答复如下`: one line that speaks of a proposal and of its receipt or answer."""
    return _speaks_of_proposal(text) and RECEIVED.search(text) is not None


def _speaks_of_proposal(text: str) -> bool:
    return "提案" in text or "建议" in text or "议案" in text


def _columns(document: Document, table: Table) -> dict[int, str]:
    """Column → label code of a table that lists proposals; empty for a form and for any other table."""
    text = document.text
    first = [cell for cell in table.cells if cell.row == 0 and cell.start < cell.end]
    codes = {cell.column: _label(text[cell.start : cell.end]) for cell in first}
    named = {column: code for column, code in codes.items() if code is not None}
    about = "".join(text[start:end] for start, end in table.captions) + (document.title or "")
    about += "".join(text[cell.start : cell.end] for cell in first)
    if len(named) < 3 or 2 * len(named) < len(first) or not re.search("提案|建议|议案", about):
        return {}
    if "title" not in named.values():  # in many lists 案由 holds the title
        named = {column: "title" if code == "reason" else code for column, code in named.items()}
    kept = set(named.values()) & (NAMING | {"handler"})
    if "title" not in kept or len(kept) < 2:
        return {}
    if any(_label(text[cell.start : cell.end]) for cell in table.cells if cell.row > 0):
        return {}
    return named


def _lists(document: Document) -> Iterator[_Record]:
    """One record a row of every table that lists proposals."""
    for table in document.tables:
        columns = _columns(document, table)
        rows: dict[int, _Record] = {}
        for cell in table.cells:
            code = columns.get(cell.column)
            start, end = _strip(document.text, cell.start, cell.end)
            if code is None or cell.row == 0 or start >= end:
                continue
            for row in range(cell.row, cell.row + cell.row_span):
                record = rows.setdefault(row, _Record(rule="list"))
                record.add(code, _Line(start, end, document.text[start:end], code))
        yield from (rows[row] for row in sorted(rows) if rows[row].is_proposal())


# --- fields ---


def _number(text: str) -> str | None:
    """The digits of `第67号提案`, `第六十七号`, `提案67号`; None where no number stands."""
    match = NUMBER.search(text)
    if match is None:
        return None
    digits = match["n"] or match["n2"] or match["n3"]
    return digits if digits.isascii() else str(chinese_number(digits))


def _session(text: str) -> re.Match[str] | None:
    return SESSION.search(text)


def split_names(text: str) -> tuple[str, ...]:
    """Names in a list: `张小燕、李大川委员`, `吴敏等3名代表`, `李　明 王小川`; titles and counts left out."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text)
    text = re.sub(r"(?<![^\s、,，;；])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![^\s、,，;；])", r"\1\2", text)
    names = []
    for part in re.split(r"[、,，;；\n]|\s+", text):
        name = re.sub(r"等\s*[\d一二三四五六七八九十]*\s*[名位人]?.*$", "", part)
        name = re.sub(r"^(?:尊敬的|提案人|代表)", "", name.strip('《》“”":：。 '))
        for title in ("政协委员", "人大代表", "委员", "代表", "同志", "先生", "女士"):
            if name.endswith(title) and len(name) - len(title) >= 2:
                name = name.removesuffix(title)
                break
        if name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def split_offices(text: str) -> tuple[str, ...]:
    """Offices in a list as written: `县发改局、县财政局`; 无 and a dash are none."""
    parts = re.split(r"[、,，;；\n]|\s+", text)
    names = (re.sub(r"^(?:会同|由|并|和|及)", "", part).strip("。:： ") for part in parts)
    return tuple(dict.fromkeys(name for name in names if name and name not in ("无", "—", "-", "/", "——")))


def split_sections(text: str, spans: Iterable[Span]) -> tuple[Section, ...]:
    """The numbered parts of the paragraphs `text[start:end]`, on the highest level that is numbered from one upwards.

    A part's heading is its first sentence where that is short (40 characters), or the line that the number stands on;
    its text is the rest. Paragraphs without any number are one part without a heading; none give no part.
    """
    paragraphs = [text[start:end].strip() for start, end in spans]
    whole = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not whole:
        return ()
    for level in LEVELS:
        marks = _marks(whole, level)
        if marks:
            break
    else:
        return (Section(heading="", text=whole),)
    edges = [*(mark.start() for mark in marks), len(whole)]
    return tuple(_section(whole[mark.end() : after].strip()) for mark, after in zip(marks, edges[1:], strict=True))


def _marks(whole: str, level: re.Pattern[str]) -> list[re.Match[str]]:
    """The marks 1, 2, 3 … of one level, at line starts, else behind a stop; two at least, or one 一、 at the start."""

    def marks(before: str) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        for mark in level.finditer(whole):
            at_start = mark.start() == 0 or whole[mark.start() - 1] in before
            if at_start and chinese_number(mark["n"]) == len(found) + 1:
                found.append(mark)
        return found

    at_lines = marks("\n")
    if len(at_lines) > 1:
        return at_lines
    inside = marks("\n。；;：:！ ")
    if len(inside) > 1:
        return inside
    return at_lines if level is LEVELS[0] and at_lines and at_lines[0].start() == 0 else []


def _section(part: str) -> Section:
    first_line, _, rest = part.partition("\n")
    # 一、关于“…”的建议 stands on a line of its own, however long
    repeats = first_line.startswith("关于") and len(first_line) <= 3 * LONGEST_HEADING
    if rest and (len(first_line) <= LONGEST_HEADING or repeats) and "。" not in re.sub("“[^”]*”", "", first_line[:-1]):
        return Section(heading=first_line.rstrip("。：:；; "), text=rest.strip())
    sentence = re.match(r"[^。：:；;！\n]+[。：:；;！]?", part)
    if sentence and len(sentence.group().rstrip("。：:；;！")) <= LONGEST_HEADING:
        return Section(heading=sentence.group().rstrip("。：:；;！ "), text=part[sentence.end() :].strip())
    return Section(heading="", text=part)


class _Reading:
    """One record read into a Proposal; keeps the evidence as it goes."""

    def __init__(self, document: Document, record: _Record) -> None:
        self.document = document
        self.record = record
        self.spans: list[Span] = []
        self.signature: _Line | None = None
        self.signed_on: str | None = None

    def proposal(self) -> Proposal:
        reply = self.reply()
        number, session = self.number(), self.session()
        title, proposers = self.title(), self.proposers()
        handler, co_handlers = self.handlers()
        reason, suggestions = self.reason_and_suggestions()
        body = self.body()
        date = self.date()
        text = self.document.text
        evidence = tuple(Evidence(start, end, text[start:end]) for start, end in sorted(set(self.spans)))
        missing = sum(not value for value in (number, title, proposers))
        return Proposal(
            id=identifier(self.document.sha256, "proposal", *((item.start, item.end) for item in evidence)),
            session=session,
            number=number,
            body=body,
            proposers=proposers,
            title=title,
            reason=reason,
            suggestions=suggestions,
            handler=handler,
            co_handlers=co_handlers,
            reply=reply,
            date=date,
            region=self.document.region,
            region_code=self.document.region_code,
            evidence=evidence,
            confidence=Decimal(1) - missing * Decimal("0.2"),
            rule=f"proposal.{self.rule()}",
        )

    def rule(self) -> str:
        if self.record.rule == "list":
            return "list"
        return "form" if len(self.record.labels & NAMING) >= 2 else "letter"

    def value(self, code: str) -> str:
        """A field's lines as one text; they become evidence."""
        lines = self.record.values.get(code, [])
        self.spans.extend((line.start, line.end) for line in lines)
        return "、".join(line.text for line in lines)

    def openings(self) -> list[_Line]:
        """Lines that name the proposal, the label's value first."""
        values = self.record.values
        labelled = [line for code in ("session", "number", "title") for line in values.get(code, [])]
        return [line for line in (*labelled, self.record.opening, self.record.received) if line is not None]

    def number(self) -> str | None:
        if value := self.value("number"):
            digits = re.findall(r"\d+", value)  # 2022-067 is number 067 of 2022
            return _number(value) or (digits[-1] if digits else None)
        for line in self.openings():
            match = NUMBER.search(line.text)
            if match:
                self.spans.append((line.start + match.start(), line.start + match.end()))
                return _number(line.text)
        return None

    def session(self) -> str | None:
        for line in self.openings():
            match = _session(line.text)
            if match:
                self.spans.append((line.start + match.start(), line.start + match.end()))
                return f"{match['term']}届{match['meeting']}次会议"
        return None

    def body(self) -> str | None:
        """The conference or congress as written in full, else put together from its short form and the place.

        `县政协十五届三次会议` of 平川县 is 政协平川县第十五届委员会; without a place that fits it stays 县政协.
        """
        lines = self.openings()
        for line in lines:
            if match := BODY.search(line.text):
                self.spans.append((line.start + match.start(), line.start + match.end()))
                return match.group()
        for line in lines:
            organ, session = ORGAN.search(line.text), _session(line.text)
            if organ is None or session is None:
                continue
            self.spans.append((line.start + organ.start(), line.start + session.end()))
            kind = organ["body"] or organ["behind"]
            level = organ["place"] or organ["after"] or organ["before"] or ""
            return self.full_body(kind, level, session["term"])
        session = next((found for line in lines if (found := _session(line.text))), None)
        kind = self.kind()
        return self.full_body(kind, "", session["term"]) if session and kind else None

    def kind(self) -> str | None:
        """Members of a conference make 提案, deputies of a congress 建议; None where neither word is said."""
        said = "".join(line.text for line in (*self.openings(), self.record.salutation) if line)
        if "提案" in said or "委员" in said or "proposers" in self.record.labels:
            return "政协"
        return "人大" if "代表" in said or "议案" in said else None

    def full_body(self, kind: str, level: str, term: str) -> str | None:
        if level == "全国":
            return f"政协第{term}届全国委员会" if kind == "政协" else f"第{term}届全国人民代表大会"
        home = division(self.document.region_code) if self.document.region_code else None
        place = own_place(home, level) if level else home
        if place is None:
            return f"{level}{kind}" if level else None
        return f"政协{place.name}第{term}届委员会" if kind == "政协" else f"{place.name}第{term}届人民代表大会"

    def title(self) -> str | None:
        lines = self.record.values.get("title", [])
        if lines:
            return self.value("title").strip("《》 ") or None
        for line in (self.record.received, self.record.opening):
            for pattern in (QUOTED_TITLE, BARE_TITLE):
                match = pattern.search(line.text) if line else None
                if line and match and not (pattern is BARE_TITLE and NUMBER.search(match["title"])):
                    self.spans.append((line.start + match.start("title"), line.start + match.end("title")))
                    return match["title"]
        reason = self.record.values.get("reason", [])
        if len(reason) == 1 and BARE_TITLE.fullmatch(reason[0].text.strip("《》")):  # 案由:关于…的提案
            self.spans.append((reason[0].start, reason[0].end))
            return reason[0].text.strip("《》")
        if self.record.opening:
            self.spans.append((self.record.opening.start, self.record.opening.end))
            return self.record.opening.text
        return self.document.title

    def proposers(self) -> tuple[str, ...]:
        if self.record.has("proposers"):
            return split_names(self.value("proposers"))
        line = self.record.salutation
        if line and (match := SALUTATION.match(line.text)):
            self.spans.append((line.start, line.end))
            return split_names(match["names"])
        return ()

    def handlers(self) -> tuple[str | None, tuple[str, ...]]:
        """The office that answers, by label, `由…主办`, signature or the document's source; and those that help."""
        named = split_offices(self.value("handler"))
        helping = split_offices(self.value("co_handlers"))
        leads, helps = "|".join(_words("leads")), "|".join(_words("helps"))
        answer = self.record.values.get("reply", [])[:2]
        said = "\n".join(line.text for line in (self.record.received, *answer) if line)
        if not named and (match := re.search(rf"由(?P<who>[^,，。；由]+?)(?:{leads})", said)):
            who = match["who"]
            if not re.match(r"[我本]", who):
                named = split_offices(who)
        if not helping and (match := re.search(rf"(?:^|[,，；。])(?:由|会同)?(?P<who>[^,，。；]+?)(?:{helps})", said)):
            who = match["who"]
            if not re.match(r"[我本]", who):
                helping = split_offices(who)
        if named:
            return named[0], (*named[1:], *helping)
        if self.signature:
            self.spans.append((self.signature.start, self.signature.end))
            return self.signature.text, helping
        source = self.document.source
        return (source if source and source.endswith(_words("office")) and self.record.received else None), helping

    def reason_and_suggestions(self) -> tuple[str | None, tuple[Section, ...]]:
        """By their labels; a form with one field for both is parted where it says 为此,建议如下."""
        reason = list(self.record.values.get("reason", []))
        suggestions = list(self.record.values.get("suggestions", []))
        content = self.record.values.get("content", [])
        cut = next((i for i, line in enumerate(content) if SENTENCE_START.search(line.text)), None)
        if cut is None:
            reason += content
        else:
            reason += content[: cut + 1]
            suggestions += content[cut + 1 :]
        if not self.record.has("title") and len(reason) == 1 and BARE_TITLE.fullmatch(reason[0].text.strip("《》")):
            reason = []  # 案由:关于…的提案 is the title
        text = "\n".join(line.text for line in reason)
        spans = [(line.start, line.end) for line in suggestions]
        return text or None, split_sections(self.document.text, spans)

    def reply(self) -> tuple[Section, ...]:
        """The parts of the reply; salutation, thanks, contact, signature and date are not parts."""
        lines: list[_Line] = []
        closed = False
        for line in self.record.values.get("reply", []):
            thanks = line.text.startswith(_words("closing")) and bool(lines or self.record.received)
            if thanks and not lines:
                continue  # 感谢您提出的宝贵意见, and then the answer
            if self.sign(line) or thanks:
                closed = True
            elif not closed:
                lines.append(line)
        return split_sections(self.document.text, [(line.start, line.end) for line in lines])

    def sign(self, line: _Line) -> bool:
        """Whether the line is the signature (an office's name alone) or the date below it; keeps both."""
        if len(line.text) > 30 or re.search(r"[,，。；;:：、]", line.text):
            return False
        found = find_periods(line.text, None)
        if len(found) == 1 and found[0].kind == "day" and (found[0].start, found[0].end) == (0, len(line.text)):
            if found[0].first:
                self.signed_on = found[0].first.isoformat()
                self.spans.append((line.start, line.end))
            return True
        if not line.heading and line.text.endswith(_words("office")) and not re.match(rf"[{ZH}（(\d]", line.text):
            self.signature = line
            return True
        return False

    def date(self) -> str | None:
        found = find_periods(self.value("date"), None)
        if found and found[0].kind == "day" and found[0].first:
            return found[0].first.isoformat()
        return self.signed_on or (self.document.published.isoformat() if self.document.published else None)
