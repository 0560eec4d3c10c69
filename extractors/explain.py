"""Why a document gave what it gave: sentence by sentence what was found, attached, inherited, resolved and dropped.

`explain` reads the document a second time with a `Reading` that remembers each sentence, and holds what it saw against the
finished `Extraction`. Extraction itself knows nothing of it and pays nothing for it. What is said here of a reason is
worked out from the outside: where nothing tells, the reason is `unknown` and says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from extractors import lexicon
from extractors.attach import Reading
from extractors.attach.periods import anchor_year
from extractors.clause import TARGET_AFTER
from extractors.document import Block, Cell, Document, Table
from extractors.draft import MONEY_METRICS, Draft
from extractors.extraction import read_spelled
from extractors.facts import Evidence, Extraction, Observation, Project, Proposal, decimal_text, fact_json
from extractors.gazetteer import RegionMention, find_regions
from extractors.language import clause_start, sentences
from extractors.naming import Name, find_names
from extractors.period import PeriodMention, find_periods
from extractors.projects import ProjectBook
from extractors.quantity import Quantity, SizeClass, find_quantities
from extractors.sentence import Sentence
from extractors.spelling import Spelling, simplified
from extractors.vocabulary import Word, find_nouns, find_words

Fact = Observation | Project | Proposal
Unit = Literal["sentence", "row"]
FoundKind = Literal["number", "class", "word", "period", "region", "name", "cell"]
Origin = Literal["here", "sentence", "header", "earlier", "title", "document", "rule", "unknown"]

REASONS = {
    "furniture": "页面附带内容，不读取",
    "note": "关于文档本身的一行（来源、日期、作者、点击数），不读取",
    "caption": "表格的标题或说明，只用来理解表格",
    "heading": "标题行，不读取其中的中文数字",
    "title": "标题里的数，正文另有说法",
    "name": "项目名称的一部分",
    "capacity": "产能的一部分，随项目原样保留",
    "mass": "产能或产量，不是招商数据",
    "ground": "该项目的用地，不是招商数据",
    "project": "属于某个项目，但没有对应的栏目",
    "slogan": "引号中的提法，不是数据",
    "meeting": "会议的届次",
    "article": "“一个”之类的泛指，不是计数",
    "ordinal": "表示次序或连续，不是计数",
    "loose": "中文数字的泛称（三条产业链），不作数据",
    "place": "地区、部门或方面的个数，不是招商数据",
    "per_unit": "单位强度（每亩、人均），不是总量",
    "no_measure": "没有说出是什么金额的已知词语",
    "no_noun": "没有说出数的是什么的已知词语",
    "no_base": "没有可归属的指标",
    "no_unit": "没有量词或单位",
    "form": "表单或排版用的表格，不作统计",
    "list_column": "项目清单中没有对应栏目的一列",
    "no_header": "表头和行名都没有已知的指标词",
    "no_table_unit": "表头、表题都没有说明单位",
    "ordinal_column": "序号",
    "lost": "读出后未保留：与别处的说法重复或被其取代",
    "unknown": "原因不明",
}
"""Why a number that was found is in no fact: code → the sentence a reader sees."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention at `text[start:end]`: what kind it is, and what it was understood as (`CNY 12050000000`, `stage=signed`)."""

    kind: FoundKind
    start: int
    end: int
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an attached fact with the words that it was read from.

    `origin`: `here` in the fact's own evidence, `sentence` elsewhere in its sentence or table row, `header` in the
    table's header, `earlier` in the text, `title`, `document` (its place, its day of publication), `rule` (a measure or
    role that implies it), `unknown`. `start` and `end` are offsets of `words`, `None` where they are not in the text.
    """

    name: str
    value: str
    origin: Origin = "here"
    words: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A fact whose evidence lies in the sentence. `again`: it was said before, this is one more evidence for it."""

    table: Literal["observation", "project", "proposal"]
    id: str
    rule: str
    start: int
    end: int
    again: bool
    columns: tuple[Column, ...]

    @property
    def inherited(self) -> tuple[Column, ...]:
        """The columns whose words do not stand in the sentence."""
        return tuple(column for column in self.columns if column.origin not in ("here", "sentence"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """Relative words and what they came to; `value` is `None` where nothing in the document tells."""

    start: int
    end: int
    words: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A number that no fact uses, with the reason's code and the sentence that says it."""

    start: int
    end: int
    words: str
    reason: str
    why: str


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """One sentence, or one row of a table, at `document.text[start:end]`; `block` is the kind of block it stands in."""

    start: int
    end: int
    text: str
    unit: Unit
    block: str
    found: tuple[Found, ...] = ()
    attached: tuple[Attached, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; what each fact inherited stands beside its columns."""
        plain: dict[str, Any] = fact_json(self)
        for known, fact in zip(self.attached, plain["attached"], strict=True):
            fact["inherited"] = [column.name for column in known.inherited]
        return plain


def explain(document: Document) -> list[ExplainedSentence]:
    """Every sentence and every table row of `document`, in text order, with what became of its numbers."""
    return _Explanation(document).sentences()


# -- a reading that remembers ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Heard:
    """What the reading had before it in one sentence, and the statements it drew from it."""

    words: list[Word]
    numbers: list[Quantity | SizeClass]
    periods: list[PeriodMention]
    regions: list[RegionMention]
    names: list[Name]
    drafts: list[Draft]


class _Book(ProjectBook):
    """The named projects, and which numbers they took."""

    taken: set[int]

    def read_sentence(self, sentence: Sentence) -> set[int]:
        owned = super().read_sentence(sentence)
        self.taken |= owned
        return owned


class _Memory(Reading):
    """A reading that keeps every sentence as it was understood."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        book = _Book(document, self.home)
        book.taken = set()
        self.book: _Book = book
        self.heard: dict[int, _Heard] = {}

    def read_sentence(self, start: int, end: int) -> Sentence | None:
        year, current = anchor_year(self), self.paragraph_period or self.carried or self.main_period
        known = len(self.drafts)
        state = super().read_sentence(start, end)
        if state is None:  # nothing to count here; the mentions are shown all the same
            self.heard[start] = _mentions(self.document, self, start, end, year, current)
        else:
            self.heard[start] = _Heard(
                state.words, state.numbers, state.periods, state.regions, state.names, self.drafts[known:]
            )
        return state


def _mentions(
    document: Document,
    reading: Reading,
    start: int,
    end: int,
    anchor_year: int | None = None,
    current: tuple[date | None, date | None] | None = None,
) -> _Heard:
    text = document.text
    periods = find_periods(text, document.published, start, end, anchor_year=anchor_year, current=current)
    numbers = [
        item
        for item in find_quantities(text, start, end)
        if not any(period.start < item.end and item.start < period.end for period in periods)
    ]
    regions = find_regions(text, reading.home, start, end, document.published)
    names = find_names(text, start, end, numbers, [(region.start, region.end) for region in regions])
    return _Heard(find_words(text, start, end), numbers, periods, regions, names, [])


# -- the explanation -------------------------------------------------------------------------------------------------

_SILENT: dict[str, str] = {"furniture": "furniture", "note": "note", "caption": "caption"}
# digits that no unit follows, with their sign and their decimals: 400-123, 〔2023〕5
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TABLE_NUMBER = re.compile(r"\s*[-+]?\d[\d,]*(?:\.\d+)?\s*[%％个项家]?\s*")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_PER_UNIT = re.compile(r"每(?:亩|平方米|公顷|户|人|家)|强度|亩均|户均|人均")
_PLACE_NOUNS = ("group", "place")
_ORDINAL_BEFORE = re.compile(r"(?:连续|前|后|再|又|首|每|这|那|上|下|初|多|头|第)$")
_ORDINAL_HEADER = re.compile(r"^(?:序号|编号|序|号|No\.?)$", re.I)
_NAME_HEADER = re.compile(r"项目名称|工程名称|项目\(企业\)名称|项目名|名称$|企业及项目")
_OPENING, _CLOSING = "“「『‘《", "”」』’》"


class _Explanation:
    """One document being explained, in text order."""

    def __init__(self, document: Document) -> None:
        self.spelling = Spelling(document)
        # everything is worked out where the grammar reads; offsets are told as the document has them at the very end
        self.document = self.spelling.read
        self.extraction: Extraction = read_spelled(self.document)
        self.text = self.document.text
        self.reading = _Memory(self.document)
        self.reading.read()
        self.facts: list[tuple[Fact, Evidence, bool]] = sorted(
            (
                (fact, evidence, index > 0)
                for table in (self.extraction.observations, self.extraction.projects, self.extraction.proposals)
                for fact in table
                for index, evidence in enumerate(_in_order(fact.evidence))
            ),
            key=lambda known: (known[1].start, known[1].end),
        )
        self.starts = [evidence.start for _, evidence, _ in self.facts]
        self.ends = {evidence.end for fact, evidence, _ in self.facts if not isinstance(fact, Proposal)}
        self.before = _Before(self.document)

    def sentences(self) -> list[ExplainedSentence]:
        rows: list[ExplainedSentence] = []
        tables = {table.start: table for table in self.document.tables}
        for block in self.document.blocks or (Block("paragraph", 0, len(self.text)),):
            if block.kind == "table" and block.start in tables:
                rows += self._table(tables[block.start])
                continue
            rows += [self._sentence(start, end, block) for start, end in sentences(self.text, block.start, block.end)]
        return [self._placed(row) for row in rows]

    def _placed(self, told: Any) -> Any:
        """What is told of a stretch of text, and all within it, where the document as written has it."""
        if isinstance(told, tuple):
            return tuple(map(self._placed, told))
        if not isinstance(told, ExplainedSentence | Attached | Column | Found | Resolved | Dropped):
            return told
        parts = {part.name: self._placed(getattr(told, part.name)) for part in fields(told)}
        if told.start is not None and told.end is not None:
            parts["start"], parts["end"] = self.spelling.span(told.start, told.end)
        return replace(told, **parts)

    def _words(self, start: int, end: int) -> str:
        return self.spelling.words(start, end)

    # -- prose ---------------------------------------------------------------------------------------------------------

    def _sentence(self, start: int, end: int, block: Block) -> ExplainedSentence:
        heard = self.reading.heard.get(start)
        is_read = heard is not None
        heard = heard or _mentions(self.document, self.reading, start, end)
        attached = tuple(self._attached(start, end, heard))
        dropped = tuple(self._dropped(start, end, heard, block, is_read))
        explained = ExplainedSentence(
            start,
            end,
            self._words(start, end).strip(),
            "sentence",
            block.kind,
            tuple(sorted(self._found(heard, start, end), key=lambda found: (found.start, found.end))),
            attached,
            tuple(self._resolved(heard)),
            dropped,
        )
        if is_read or block.kind == "caption":
            self.before.hear(heard, find_nouns(self.text, start, end))
        return explained

    def _found(self, heard: _Heard, start: int, end: int) -> Iterator[Found]:
        def found(kind: FoundKind, mention: Any, meaning: str) -> Found:
            return Found(kind, mention.start, mention.end, self._words(mention.start, mention.end), meaning)

        for item in heard.numbers:
            if isinstance(item, SizeClass):
                yield found("class", item, _class_text(item.low, item.high))
            else:
                yield found("number", item, _number_text(item))
        longer: list[Word | RegionMention] = [
            *heard.words,
            *heard.regions,
        ]  # 诸[城市] and 完成[投资] hold no word of their own
        nouns = [
            noun
            for noun in find_nouns(self.text, start, end)
            if not any(known.start <= noun.start and noun.end <= known.end for known in longer)
        ]
        for word in [*heard.words, *nouns]:
            codes = ("stage", "metric", "role", "noun")
            said = [f"{code}={getattr(word, code)}" for code in codes if getattr(word, code)]
            yield found("word", word, " ".join(said))
        for period in heard.periods:
            yield found("period", period, f"{period.kind} {_period_text(period.first, period.last) or '?'}")
        for region in heard.regions:
            yield found("region", region, region.division.code if region.division else "?")
        for name in heard.names:
            yield found("name", name, "project")

    def _resolved(self, heard: _Heard) -> Iterator[Resolved]:
        for period in heard.periods:
            words = self._words(period.start, period.end)
            absolute = period.kind != "since" and len(re.findall(r"\d{4}年", words)) > 0
            if not absolute:
                value = _period_text(period.first, period.last) or None
                yield Resolved(period.start, period.end, words, value)
        for region in heard.regions:
            words = self._words(region.start, region.end)
            if region.division is None:
                yield Resolved(region.start, region.end, words, None)
            elif region.self_reference or words != region.division.name:
                name = region.name or region.division.name
                yield Resolved(region.start, region.end, words, f"{name} {region.division.code}")

    # -- facts ---------------------------------------------------------------------------------------------------------

    def _facts(self, start: int, end: int) -> Iterator[tuple[Fact, Evidence, bool]]:
        """The facts of which an evidence begins in `text[start:end]`."""
        yield from self.facts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _attached(self, start: int, end: int, heard: _Heard, grid: _TableWords | None = None) -> Iterator[Attached]:
        origins = _Origins(self, start, end, heard)
        shown: set[str] = set()
        for fact, evidence, again in self._facts(start, end):
            if grid is not None and (cell := grid.at(evidence)) is not None:
                # a cell is read from its row's label and from the headers over it
                around = [*grid.over(cell.column), *grid.before(cell)]
                origins = _Origins(self, start, end, self._around(around))
            if isinstance(fact, Observation):
                columns = tuple(origins.columns(fact, evidence))
                yield Attached("observation", fact.id, fact.rule, evidence.start, evidence.end, again, columns)
            elif isinstance(fact, Project):
                if fact.id in shown:
                    continue
                shown.add(fact.id)
                columns = () if again else tuple(origins.project_columns(fact, evidence))
                yield Attached("project", fact.id, fact.rule, evidence.start, evidence.end, again, columns)
            elif fact.id not in shown:
                shown.add(fact.id)
                said = (("number", fact.number), ("title", fact.title), ("handler", fact.handler), ("date", fact.date))
                columns = () if again else tuple(Column(name, value) for name, value in said if value)
                yield Attached("proposal", fact.id, fact.rule, evidence.start, evidence.end, again, columns)

    # -- what was dropped ------------------------------------------------------------------------------------------------

    def _dropped(self, start: int, end: int, heard: _Heard, block: Block, is_read: bool) -> Iterator[Dropped]:
        read = [(item.start, item.end) for item in heard.numbers]
        read += [(period.start, period.end) for period in heard.periods]
        dropped = []
        for item in heard.numbers:
            if isinstance(item, SizeClass) or item.end in self.ends:
                continue
            reason = _SILENT.get(block.kind) or ("heading" if not is_read else self._reason(item, start, end, heard))
            dropped.append((item.start, item.end, reason))
        for digits in _DIGITS.finditer(self.text, start, end):
            if any(first < digits.end() and digits.start() < last for first, last in read):
                continue
            inside = any(name.start <= digits.start() < name.end for name in heard.names)
            bare = "ordinal" if self.text[digits.start() - 1 : digits.start()] == "第" else "no_unit"
            reason = _SILENT.get(block.kind) or ("name" if inside else bare)
            if not (reason == "no_unit" and _BARE_YEAR.fullmatch(digits[0])):
                dropped.append((digits.start(), digits.end(), reason))
        for first, last, reason in sorted(dropped):
            yield Dropped(first, last, self._words(first, last), reason, REASONS[reason])

    def _reason(self, item: Quantity, start: int, end: int, heard: _Heard) -> str:
        """Why a number of a sentence that was read is in no fact, in the order in which the grammar decides."""
        text = self.text
        if any(name.start <= item.start < name.end for name in heard.names):
            return "name"
        capacities = [fact.capacity for fact, evidence, _ in self._facts(start, end) if isinstance(fact, Project)]
        if any(self._words(item.start, item.end) in capacity for capacity in capacities if capacity):
            return "capacity"
        if item.kind == "mass":
            return "mass"
        begin = clause_start(text, item.number_start, start)
        said = text[begin : item.number_start]
        if item.start in self.reading.book.taken:
            return "ground" if item.kind == "area" else "project"
        if any(draft.end == item.end and draft.title for draft in heard.drafts):
            return "title"
        if any(draft.end == item.end for draft in heard.drafts):
            return "lost"
        if _is_quoted(text, item, start, end):
            return "slogan"
        before = text[max(start, item.number_start - 2) : item.number_start]
        if item.measure in ("次", "届") and (before[-1:] in ("届", "大") or before[-1:] == "第"):
            return "meeting"
        if item.kind == "count":
            return self._count_reason(item, begin, end, before)
        if item.kind == "money":
            if _PER_UNIT.search(said):
                return "per_unit"
            named = [word for word in heard.words if word.metric and begin <= word.start < item.start]
            return "unknown" if named else "no_measure"
        if item.kind in ("percent", "point", "times", "rank"):
            return "no_base"
        return "unknown"

    def _count_reason(self, item: Quantity, begin: int, end: int, before: str) -> str:
        if item.han and _ORDINAL_BEFORE.search(before):
            return "ordinal"
        stop = re.compile(r"[，。；、,;：:！？!?\n\t（(]").search(self.text, item.end, end)
        after = find_nouns(self.text, item.end, min(stop.start() if stop else end, item.end + 10))
        if after and after[0].noun in _PLACE_NOUNS:
            return "place"
        if item.han and item.low < 2:
            return "article"
        nouns = [word for word in (*find_nouns(self.text, begin, item.start), *after) if word.noun not in _PLACE_NOUNS]
        if item.han and all(word.noun == "other" for word in nouns):
            return "loose"
        return "unknown" if nouns else "no_noun"

    # -- tables --------------------------------------------------------------------------------------------------------

    def _around(self, cells: list[Cell]) -> _Heard:
        """The mentions in several cells as one. A header needs no noun to name a class: 亿元以上 stands for its projects."""
        parts = [_mentions(self.document, self.reading, cell.start, cell.end) for cell in cells]
        classes = [
            replace(item, start=cell.start + item.start, end=min(cell.start + item.end, cell.end))
            for cell in cells
            for item in find_quantities(self.text[cell.start : cell.end] + "项目")
            if isinstance(item, SizeClass)
        ]
        words = [
            word
            for cell, part in zip(cells, parts, strict=True)
            for word in (*part.words, *find_nouns(self.text, cell.start, cell.end))
        ]
        return _Heard(
            words,
            [*classes],
            [period for part in parts for period in part.periods],
            [region for part in parts for region in part.regions],
            [],
            [],
        )

    def _table(self, table: Table) -> Iterator[ExplainedSentence]:
        grid = _TableWords(self.spelling, table)
        headers = [cell for cell in table.cells if cell.row < table.header_rows]
        self.before.hear(self._around(headers), [])
        for row, cells in grid.rows():
            start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
            found, dropped = [], []
            evidences = [evidence for _, evidence, _ in self._facts(start, end)]
            for cell in cells:
                words = self.text[cell.start : cell.end]
                if row < table.header_rows or not words.strip():
                    continue
                path = " / ".join(part for part in (grid.label(cell), grid.header(cell.column)) if part)
                found.append(Found("cell", cell.start, cell.end, self._words(cell.start, cell.end), path))
                used = any(known.start < cell.end and cell.start < known.end for known in evidences)
                if not used and _TABLE_NUMBER.fullmatch(words):
                    reason = grid.reason(cell)
                    dropped.append(
                        Dropped(cell.start, cell.end, self._words(cell.start, cell.end), reason, REASONS[reason])
                    )
            attached = tuple(self._attached(start, end, _mentions(self.document, self.reading, start, end), grid))
            yield ExplainedSentence(
                start, end, self._words(start, end), "row", "table", tuple(found), attached, (), tuple(dropped)
            )


def _in_order(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    return sorted(evidence, key=lambda known: (known.start, known.end))


def _is_quoted(text: str, item: Quantity, start: int, end: int) -> bool:
    """Whether the number stands in a short quoted phrase: “六个一”, “1+3”行动."""
    opened = max((text.rfind(mark, max(start, item.start - 10), item.start) for mark in _OPENING), default=-1)
    if opened < 0 or any(mark in text[opened : item.start] for mark in _CLOSING):
        return False
    return any(mark in text[item.end : min(end, item.end + 10)] for mark in _CLOSING)


# -- where a column's words stand --------------------------------------------------------------------------------------

Span = tuple[int, int]


class _Before:
    """The last place at which each stage, region, period, class and measure was named."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stages: dict[str, Span] = {}
        self.regions: dict[str, Span] = {}
        self.periods: dict[tuple[date | None, date | None], Span] = {}
        self.classes: dict[tuple[Decimal | None, Decimal | None], Span] = {}
        self.metrics: dict[str, Span] = {}
        self.title_periods = [
            (mention.first, mention.last) for mention in find_periods(document.title or "", document.published)
        ]

    def hear(self, heard: _Heard, nouns: list[Word]) -> None:
        for word in [*heard.words, *nouns]:
            for code, kept in ((word.stage, self.stages), (word.metric, self.metrics), (word.noun, self.metrics)):
                if code:
                    kept[code] = (word.start, word.end)
        for region in heard.regions:
            if region.division is not None:
                self.regions[region.division.code] = (region.start, region.end)
        for period in heard.periods:
            self.periods[period.first, period.last] = (period.start, period.end)
        for item in heard.numbers:
            if isinstance(item, SizeClass):
                self.classes[item.low, item.high] = (item.start, item.end)


@cache
def _working() -> re.Pattern[str]:
    """What says of a project that it is being built without naming a stage: 正在安装设备."""
    words = lexicon.topic("project")["working"]["words"]
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


class _Origins:
    """Finds the words that the columns of a sentence's facts came from."""

    def __init__(self, whole: _Explanation, start: int, end: int, heard: _Heard) -> None:
        self.whole = whole
        self.start, self.end = start, end
        self.heard = heard
        self.nouns = find_nouns(whole.text, start, end)

    def columns(self, row: Observation, evidence: Evidence) -> Iterator[Column]:
        value = decimal_text(row.value)
        number = f"{value}—{decimal_text(row.value_high)}" if row.value_high is not None else value
        yield self._metric(row, evidence)
        yield Column("role", row.role)
        yield Column("value", f"{number} {row.unit}" + ("" if row.bound == "exact" else f" {row.bound}"))
        if row.stage:
            yield self._stage(row.stage, row.metric, evidence)
        if row.region_code or row.region:
            yield self._region(row.region, row.region_code, evidence)
        if row.period_start or row.period_end:
            yield self._period(row, evidence)
        if row.min_investment_cny is not None or row.max_investment_cny is not None:
            yield self._class(row, evidence)
        if row.sector:
            yield self._sector(row.sector, evidence)

    def project_columns(self, row: Project, evidence: Evidence) -> Iterator[Column]:
        """What is said of the project anywhere, with the origin of its stage and place."""
        yield Column("name", row.name)
        if row.stage:
            yield self._stage(row.stage, "", evidence)
        if row.region_code or row.region:
            yield self._region(row.region, row.region_code, evidence)
        for part in fields(row):
            value = getattr(row, part.name)
            if part.name in ("id", "name", "stage", "region", "region_code", "evidence", "confidence", "rule"):
                continue
            if value not in (None, "", ()):
                yield Column(part.name, _plain(value))

    def _said(
        self, name: str, value: str, evidence: Evidence, spans: list[Span], earlier: Span | None, other: Column
    ) -> Column:
        """The nearest of `spans` in the sentence, else the `earlier` one, else `other`."""
        if spans:
            span = min(spans, key=lambda known: (not self._inside(known, evidence), abs(known[0] - evidence.end)))
            return self._column(name, value, "here" if self._inside(span, evidence) else "sentence", span)
        return self._column(name, value, "earlier", earlier) if earlier is not None else other

    def _column(self, name: str, value: str, origin: Origin, span: Span) -> Column:
        if origin == "sentence" and not self.start <= span[0] < self.end:
            origin = "header"
        return Column(name, value, origin, self.whole.spelling.words(*span), *span)

    @staticmethod
    def _inside(span: Span, evidence: Evidence) -> bool:
        return evidence.start <= span[0] and span[1] <= evidence.end

    def _metric(self, row: Observation, evidence: Evidence) -> Column:
        loose = {row.metric}
        if row.metric in MONEY_METRICS:
            loose |= {"capital", "investment", "planned_investment"}
        if row.metric == "project_count":
            loose |= {code for code in (f"rate_{row.stage}",) if row.role == "conversion_rate"}
        spans = [
            (word.start, word.end)
            for word in [*self.heard.words, *self.nouns]
            if loose & {word.metric, word.noun, word.role}
        ]
        known = self.whole.before.metrics
        earlier = known.get(row.metric)
        return self._said("metric", row.metric, evidence, spans, earlier, Column("metric", row.metric, "rule"))

    def _stage(self, stage: str, metric: str, evidence: Evidence) -> Column:
        spans = [
            (word.start, word.end) for word in self.heard.words if word.stage == stage or word.role == f"rate_{stage}"
        ]
        if stage == "under_construction" and not spans:
            spans = [found.span() for found in _working().finditer(self.whole.text, self.start, self.end)]
        implied: Origin = "rule" if metric == "contract_value" else "unknown"
        return self._said(
            "stage", stage, evidence, spans, self.whole.before.stages.get(stage), Column("stage", stage, implied)
        )

    def _region(self, name: str | None, code: str | None, evidence: Evidence) -> Column:
        value = " ".join(filter(None, (name, code)))
        spans = [
            (region.start, region.end)
            for region in self.heard.regions
            # 龙都街道 has its county's code, and is not what 全市 speaks of
            if region.name == name
            or (region.division is not None and region.division.code == code and region.name == region.division.name)
        ]
        document = self.whole.document
        if not spans and code == document.region_code:
            return Column("region", value, "document", document.region or "")
        earlier = self.whole.before.regions.get(code or "")
        return self._said("region", value, evidence, spans, earlier, Column("region", value, "unknown"))

    def _period(self, row: Observation, evidence: Evidence) -> Column:
        first, last = row.period_start, row.period_end
        value = _period_text(first, last)
        exact = [
            (mention.start, mention.end)
            for mention in self.heard.periods
            if (mention.first, mention.last) == (first, last)
            or (mention.kind == "as_of" and first is None and mention.last == last)
        ]
        # 今年 said in September is the year so far: cut to what was said before, or to the day of publication
        cut = [
            (mention.start, mention.end)
            for mention in self.heard.periods
            if mention.same_period_last_year
            or (mention.first and mention.last and first and last and mention.first <= first and last <= mention.last)
            or (mention.first is not None and mention.first == first)
            or (mention.last is not None and mention.last == last)
        ]
        unknown = Column("period", value, "unknown")
        if exact:
            return self._said("period", value, evidence, exact, None, unknown)
        whole_year = first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if row.role == "target" and whole_year:
            return Column("period", value, "rule", self._target_words(evidence))
        if cut:
            return self._said("period", value, evidence, cut, None, unknown)
        before = self.whole.before
        if (first, last) in before.periods:
            return self._column("period", value, "earlier", before.periods[first, last])
        if (first, last) in before.title_periods:
            return Column("period", value, "title", self.whole.document.title or "")
        partly = [
            span
            for (known_first, known_last), span in before.periods.items()
            if (known_first is not None and known_first == first) or (known_last is not None and known_last == last)
        ]
        if partly:
            return self._column("period", value, "earlier", partly[-1])
        published = self.whole.document.published
        return Column("period", value, "document") if published is not None and last == published else unknown

    def _target_words(self, evidence: Evidence) -> str:
        """A yearly target is of the whole year: the words that make it one."""
        text = self.whole.text
        found = TARGET_AFTER.match(text, evidence.end, self.end) or re.compile("年度|全年|目标|任务|计划").search(
            text, evidence.start, evidence.end
        )
        return found[0] if found else ""

    def _class(self, row: Observation, evidence: Evidence) -> Column:
        low, high = row.min_investment_cny, row.max_investment_cny
        value = _class_text(low, high)
        spans = [
            (item.start, item.end)
            for item in self.heard.numbers
            if isinstance(item, SizeClass) and (item.low, item.high) == (low, high)
        ]
        earlier = self.whole.before.classes.get((low, high))
        return self._said("class", value, evidence, spans, earlier, Column("class", value, "unknown"))

    def _sector(self, sector: str, evidence: Evidence) -> Column:
        text = self.whole.text
        places = [found.span() for found in re.finditer(re.escape(sector), text[self.start : self.end])]
        spans = [(self.start + first, self.start + last) for first, last in places]
        earlier = text.rfind(sector, 0, self.start)
        span = (earlier, earlier + len(sector)) if earlier >= 0 else None
        return self._said("sector", sector, evidence, spans, span, Column("sector", sector, "unknown"))


# -- tables --------------------------------------------------------------------------------------------------------------


class _TableWords:
    """A table's cells by row, with the header path over each column and the label of each row."""

    def __init__(self, spelling: Spelling, table: Table) -> None:
        self.spelling = spelling
        self.table = table
        self.grid: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.grid[row, column] = cell
        self.ordered = sorted((cell for cell in table.cells if cell.end > cell.start), key=lambda cell: cell.start)
        self.starts = [cell.start for cell in self.ordered]
        self.columns = 1 + max((column for _, column in self.grid), default=0)
        self.has_names = any(_NAME_HEADER.search(self.header(column)) for column in range(self.columns))

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """The cells that begin in each row, top to bottom."""
        by_row: dict[int, list[Cell]] = {}
        for cell in self.table.cells:
            by_row.setdefault(cell.row, []).append(cell)
        yield from sorted(by_row.items())

    def _words(self, cell: Cell) -> str:
        return re.sub(r"\s+", "", simplified(self.spelling.words(cell.start, cell.end)))

    def at(self, evidence: Evidence) -> Cell | None:
        """The cell in which an evidence begins."""
        index = bisect_right(self.starts, evidence.start) - 1
        cell = self.ordered[index] if index >= 0 else None
        return cell if cell is not None and evidence.start < cell.end else None

    def over(self, column: int) -> list[Cell]:
        """The header cells over a column, from top to bottom, a merged one once."""
        cells = (self.grid.get((row, column)) for row in range(self.table.header_rows))
        return [cell for cell in dict.fromkeys(cells) if cell is not None and self._words(cell)]

    def before(self, cell: Cell) -> list[Cell]:
        """The cells of words to the left of a cell: its row's label."""
        left = (self.grid.get((cell.row, column)) for column in range(cell.column))
        return [known for known in left if known is not None and not _TABLE_NUMBER.fullmatch(self._words(known))]

    def header(self, column: int) -> str:
        """The words over a column: `签约 / 投资额(亿元)`."""
        return " / ".join(self._words(cell) for cell in self.over(column))

    def label(self, cell: Cell) -> str:
        """The words that open a row, where they are not the cell itself."""
        return next((words for known in self.before(cell) if (words := self._words(known))), "")

    def reason(self, cell: Cell) -> str:
        """Why a number cell is in no fact."""
        header = self.header(cell.column)
        if _ORDINAL_HEADER.match(header):
            return "ordinal_column"
        if self.table.header_rows == 0 or self.columns < 2:
            return "form"
        if self.has_names:
            return "list_column"
        said = f"{header} {self.label(cell)}"
        nouns = [word for word in find_nouns(said) if word.noun not in _PLACE_NOUNS]
        named = nouns or any(word.metric or word.stage or word.role for word in find_words(said))
        return "no_table_unit" if named else "no_header"


# -- how values are written here -----------------------------------------------------------------------------------------


def _number_text(item: Quantity) -> str:
    high = f"—{decimal_text(item.high)}" if item.high is not None else ""
    bound = "" if item.bound == "exact" else f" {item.bound}"
    return f"{decimal_text(item.low)}{high} {item.unit}{bound}"


def _class_text(low: Decimal | None, high: Decimal | None) -> str:
    ends = [decimal_text(end) if end is not None else "" for end in (low, high)]
    return "—".join(ends) + " CNY"


def _period_text(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    if first == last and first is not None:
        return first.isoformat()
    return "—".join(end.isoformat() if end else "" for end in (first, last))


def _plain(value: object) -> str:
    """A project's column in one line: a tuple's parts joined, a small record's fields in their order."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, tuple):
        return "、".join(map(_plain, value))
    plain = fact_json(value)
    return " ".join(str(part) for part in plain.values() if part) if isinstance(plain, dict) else str(plain)
