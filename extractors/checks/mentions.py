"""A document's numbers as the relations see them: where each stands, how finely it is written, what goes with what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain, islice
from operator import attrgetter

from extractors.document import Document, Table
from extractors.facts import Observation
from extractors.lexicon import topic
from extractors.number import parse_arabic, parse_han

HALF = Decimal("0.5")
ONE = Decimal(1)
YI = Decimal(100_000_000)
WAN = Decimal(10_000)
MONEY = ("CNY", "USD")  # amounts are written with figures enough that they do not meet by chance, as counts do
RATIO_UNITS = ("percent", "percentage_point", "rank", "times")
TOTALS = ("total_investment", "contract_value")  # what a project is to cost, by its plan or by its contract
DONE = ("completed_investment", "fixed_asset_investment")  # what has been spent on building, by either name
PLANNED = (*TOTALS, *DONE)
ADDITIVE_ROLES = ("actual", "target")
_RATED = frozenset(("completion_rate", "growth_yoy", "growth_mom", "share"))
# How far, in characters, a rate looks for its numbers: a report of a hundred pages speaks of its totals once a chapter.
REACH = 20_000
OPERANDS = 50  # numbers of one kind that a rate is tried against, the nearest: pairs of them are tried
WIDER_REACH = 400  # characters: where a rate's number may have another name, or a listing its parts
TOTAL_LABEL = re.compile(r"^(?:合计|总计|共计|小计|总数|全[省市县区州]|.*(?:合计|总计|小计))$")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FULL_WIDTH_MARK = re.compile("[０-９．，]")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
EACH = re.compile(r"各有?$")
IN_A_ROW = re.compile("[、和与及]")
DIGIT = re.compile(r"\d")
SENTENCE_END = re.compile(r"[。！？!?\n]")
LINE_END = re.compile("\n")
AMID = "[中里内][头面边]?"  # 46个项目中，, 46个项目里头，
AMONG_COUNT = re.compile(rf"(\d+)[个项宗家][^,，;；。]{{0,12}}{AMID}[,，]")
DUE = re.compile(
    r"的?(?:序时|时序|时间)"
)  # 高于75%的序时进度4.3个百分点: 75% is what is due, and no rate of what was done
CLAUSE_MARK = re.compile(r"[，,；;：:]")
STATEMENT_BREAK = re.compile("[;；]")
CLAUSE_BREAK = re.compile(rf"[;；。！？!?\n]|{AMID}[,，]")


@dataclass(eq=False)  # nobody changes one; frozen, it takes three times as long to make
class Mention:
    """An observation at one of the places that state it, with the precision that it is written in there; equal to no
    other.
    """

    row: Observation
    quote: int  # where its evidence begins: 新签约、新开工项目分别为35个、28个 may be the evidence of 28
    start: int  # where its digits begin
    end: int
    scale: Decimal  # canonical units in one written unit: 100000000 for 亿元
    step: Decimal  # one unit of the last written digit, in canonical units
    sentence: int
    paragraph: int
    cell: tuple[int, int, int] | None = None  # table, row, column
    in_table: bool = False
    times: int = 1  # of how many it is said: 3 of 甲县、乙县、丙县各2个
    value: Decimal = field(init=False)  # the row's, which is asked for more often than anything else

    def __post_init__(self) -> None:
        self.value = self.row.value * self.times if self.times > 1 else self.row.value

    @cached_property
    def figures(self) -> int:
        """How many figures the number is written with: 4 in 24.36亿元."""
        return len((self.value / self.step).to_integral_value().as_tuple().digits)

    @property
    def hedged(self) -> bool:
        """Whether 约, 近, 逾, 多 stand by it. A target's own 以上 does not count: 50个以上 is a target of 50."""
        return self.row.bound != "exact" and not (self.row.role == "target" and self.row.bound == "at_least")

    @property
    def rounding(self) -> Decimal:
        """Half a unit of the last written digit; none for what is counted, or set as a round target.

        What projects are to cost, in all or in a year, is added up like what they have cost: 年度计划投资767亿元 is rounded.
        """
        if self.step <= 1 and self.row.unit not in RATIO_UNITS and self.row.unit != "CNY":
            return Decimal(0)
        if self.row.role == "target" and self.step >= self.scale and self.row.metric not in PLANNED:
            return Decimal(0)
        return self.step * HALF

    @cached_property
    def interval(self) -> tuple[Decimal, Decimal]:
        """The values that the words allow."""
        value, slack = self.value, abs(self.value)
        if not self.hedged:
            rounding = self.rounding
            return value - rounding, value + rounding
        if self.row.bound in ("over", "at_least"):
            return value, value + slack / 10
        if self.row.bound in ("under", "at_most"):
            return value - slack / 10, value
        return value - slack / 20, value + slack / 20


def as_reached(observations: Sequence[Observation]) -> Iterator[Observation]:
    """Observations with what is expected as if reached, where the text itself gives a rate of it.

    预计到年末，到位资金达到68.5亿元，同比增长30.5%，完成指标65亿元的105.4%: the year's figure, and its parts are of it.
    """
    rated = {row.pair for row in observations if row.role in _RATED and row.pair is not None}
    for row in observations:
        expected = row.role == "forecast" and row.pair in rated and row.unit not in RATIO_UNITS
        expected = expected and row.metric != "other"  # which may measure anything
        yield replace(row, role="actual") if expected else row


class Text:
    """A document with its observations laid out in reading order: sentences, paragraphs, table grids."""

    def __init__(self, document: Document, observations: Sequence[Observation]) -> None:
        self.text = document.text
        self.region_code = document.region_code
        self.grids = join_tables(document)
        self.sentence_ends = [match.end() for match in SENTENCE_END.finditer(self.text)]
        self.paragraph_ends = [match.end() for match in LINE_END.finditer(self.text)]
        self.mentions = sorted(self._mentions(list(as_reached(observations))), key=lambda m: (m.start, m.end, m.row.id))
        self.prose = [mention for mention in self.mentions if not mention.in_table]
        # What running text may speak of: its own numbers, and the 合计 row's, which stand for the whole document.
        self.operands = [mention for mention in self.mentions if not mention.in_table or self.is_total(mention)]
        self.longest = max((mention.end - mention.quote for mention in self.mentions), default=0)
        self.pairs: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.prose:
            if mention.row.pair is not None:
                self.pairs[mention.row.pair].append(mention)
        self.rates: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.row.role in ("completion_rate", "conversion_rate", "share") and mention.row.unit == "percent":
                if DUE.match(self.text, mention.end):
                    continue
                self.rates[mention.row.metric].append(mention)
        percent = [mention for mention in self.prose if mention.row.unit == "percent"]
        self.growths = [mention for mention in percent if mention.row.role == "growth_yoy"]
        reached = ("completion_rate", "conversion_rate")
        self.reached = [mention for mention in percent if mention.row.role in reached]
        # numbers that may be a whole or its parts, by measure: metric, unit, role
        self.groups: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
        for mention in self.prose:
            row = mention.row
            level = row.role in ADDITIVE_ROLES or row.role == "forecast"
            if level and row.unit not in RATIO_UNITS and mention.value > 0 and not mention.hedged:
                self.groups[row.metric, row.unit, row.role].append(mention)
        self._headlines: dict[tuple[str, str], Mention | None] = {}
        self.amounts = [m for m in self.prose if m.row.unit == "CNY" and m.row.role == "actual"]
        self.additive: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in self.operands:
            # a fall is an increase below nought
            if mention.row.unit not in RATIO_UNITS and (mention.value > 0 or mention.row.role == "increase"):
                self.additive[mention.row.role, mention.row.metric].append(mention)

    @cached_property
    def valued(self) -> dict[tuple[str, str, str, Decimal], list[Mention]]:
        """The numbers that a rate or a sum may be of, by role, metric, unit and value."""
        found: dict[tuple[str, str, str, Decimal], list[Mention]] = defaultdict(list)
        for (role, metric), mentions in self.additive.items():
            for mention in mentions:
                found[role, metric, mention.row.unit, mention.value].append(mention)
        return found

    @cached_property
    def addable(self) -> list[Mention]:
        """The numbers of running text that may be a whole or its parts, of whatever measure: no rates, nothing hedged."""
        prose = (m for m in self.prose if m.row.role in ADDITIVE_ROLES and m.row.unit not in RATIO_UNITS)
        return [mention for mention in prose if not mention.hedged]

    @cached_property
    def named_variously(self) -> list[Mention]:
        """The amounts of running text in yuan that were reached, whatever they are called; none where all have one name.

        税收收入 and 非税收入 of 公共预算收入, 民间投资 of 固定资产投资: a part may have a measure of its own.
        """
        amounts = [m for m in self.amounts if m.value > 0 and not m.hedged]
        return amounts if len({m.row.metric for m in amounts}) > 1 else []

    @cached_property
    def ending(self) -> dict[tuple[str, str, date | None], list[Mention]]:
        """What was reached, also in tables, by metric, unit and the day on which its period ends."""
        found: dict[tuple[str, str, date | None], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.row.role == "actual" and mention.value > 0:
                found[mention.row.metric, mention.row.unit, mention.row.period_end].append(mention)
        return found

    def partners(self, mention: Mention) -> list[Mention]:
        """The numbers of running text that were said in one statement with a number, itself among them."""
        return self.pairs.get(mention.row.pair, []) if mention.row.pair is not None else []

    def headline(self, part: Mention) -> Mention | None:
        """The document's first number of a part's measure, where no later one of its period is greater: 到位2823.39亿元."""
        key = part.row.metric, part.row.unit
        if key not in self._headlines:
            alike = [m for m in self.additive["actual", key[0]] if m.row.unit == key[1] and not m.in_table]
            first = next(iter(alike), None)
            if first is not None and (first.hedged or figures(first) < 4):
                first = None
            if first is not None:
                end, value = first.row.period_end, first.value
                if any(m.value > value and m.row.period_end == end for m in alike):
                    first = None
            self._headlines[key] = first
        whole = self._headlines[key]
        if whole is None or whole.value <= part.value or whole.start > part.start:
            return None
        return whole if holds_region(whole.row.region_code, part.row.region_code) else None

    def is_total(self, mention: Mention) -> bool:
        return mention.cell is not None and self.grids[mention.cell[0]].is_total(mention.cell[1])

    def _mentions(self, observations: Sequence[Observation]) -> Iterator[Mention]:
        each = "各" in self.text
        said = Counter(place.end for row in observations for place in row.evidence) if each else Counter[int]()
        for row in observations:
            if row.value_high is not None:
                continue
            for place in row.evidence:
                offset, scale, step = written(place.quote, row)
                cell = self._cell(place.start + offset, place.end)
                yield Mention(
                    row=row,
                    quote=place.start,
                    start=place.start + offset,
                    end=place.end,
                    scale=scale,
                    step=step,
                    sentence=bisect_right(self.sentence_ends, place.start + offset),
                    paragraph=bisect_right(self.paragraph_ends, place.start + offset),
                    cell=cell,
                    in_table=cell is not None or row.rule.startswith("table"),
                    times=of_each(place.quote[:offset]) if each and said[place.end] == 1 else 1,
                )

    def _cell(self, start: int, end: int) -> tuple[int, int, int] | None:
        for number, grid in enumerate(self.grids):
            place = grid.locate(start, end)
            if place is not None:
                return (number, *place)
        return None

    def sentence_text(self, mention: Mention) -> str:
        """The sentence that a mention stands in, up to the mention's end."""
        begin = self.sentence_ends[mention.sentence - 1] if mention.sentence else 0
        return self.text[begin : mention.end]

    def line_before(self, mention: Mention) -> str:
        """The line that a mention stands in, up to the mention."""
        begin = self.paragraph_ends[mention.paragraph - 1] if mention.paragraph else 0
        return self.text[begin : mention.start]

    def clause(self, mention: Mention) -> str:
        """The words of a mention's clause, up to the mention's end."""
        return CLAUSE_MARK.split(self.sentence_text(mention))[-1]

    def in_sentence(self, mention: Mention) -> list[Mention]:
        """The numbers of running text in a mention's own sentence."""
        ends = self.sentence_ends
        begin = ends[mention.sentence - 1] if mention.sentence else 0
        return placed(self.prose, begin, ends[mention.sentence] if mention.sentence < len(ends) else len(self.text))

    def whole_sentence(self, mention: Mention) -> str:
        ends = self.sentence_ends
        begin = ends[mention.sentence - 1] if mention.sentence else 0
        end = ends[mention.sentence] if mention.sentence < len(ends) else len(self.text)
        return self.text[begin:end]

    def depth(self, mention: Mention) -> int:
        """How many brackets of its sentence are open where a mention stands."""
        said = self.sentence_text(mention)
        return said.count("（") + said.count("(") - said.count("）") - said.count(")")

    def unread(self, start: int, end: int) -> bool:
        """Whether a number stands in `text[start:end]` that no observation came from."""
        near = placed(self.mentions, start - self.longest, end + self.longest)
        spans = [(mention.quote, mention.end) for mention in near if mention.quote < end and mention.end > start]
        numbers = NUMBER.finditer(self.text[start:end].translate(FULL_WIDTH))
        return any(not any(a <= start + match.start() < b for a, b in spans) for match in numbers)


_START = attrgetter("start")


def placed(mentions: list[Mention], start: int, end: int, before: int | None = None) -> list[Mention]:
    """Those of some numbers, in text order, whose digits begin in `text[start:end]`; of the first `before` alone."""
    first = bisect_left(mentions, start, hi=before, key=_START)
    return mentions[first : bisect_left(mentions, end, lo=first, hi=before, key=_START)]


class Grid:
    """One table, the parts of it on several pages joined: cells by row and column, with their text."""

    def __init__(self, text: str, tables: Sequence[Table]) -> None:
        self.spans = [(table.start, table.end) for table in tables]
        self.cells: dict[tuple[int, int], str] = {}
        self.places: list[tuple[int, int, int, int]] = []
        self.header_rows = tables[0].header_rows
        shift = 0
        for number, table in enumerate(tables):
            skip = table.header_rows if number else 0
            for cell in table.cells:
                if cell.row < skip:
                    continue
                row = cell.row - skip + shift
                self.cells[row, cell.column] = text[cell.start : cell.end]
                self.places.append((cell.start, cell.end, row, cell.column))
            shift += max((cell.row for cell in table.cells), default=-1) + 1 - skip
        self.rows = shift
        self.labels: dict[int, str] = {}
        for (row, _), content in sorted(self.cells.items()):
            words = re.sub(r"\s", "", content)
            if words and not any(character.isdigit() for character in words):
                self.labels.setdefault(row, words)
        self.places.sort()
        self.starts = [place[0] for place in self.places]

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """Row and column of the cell that holds `text[start:end]`."""
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        cell_start, cell_end, row, column = self.places[index]
        return (row, column) if cell_start <= start and end <= cell_end and end > start else None

    def label(self, row: int) -> str:
        """The words that name a row: its first cell that holds no number, white space left out (`合　计`)."""
        return self.labels.get(row, "")

    def head(self, column: int) -> str:
        """The lowest words that name a column, white space left out."""
        words = (self.cells.get((row, column), "") for row in reversed(range(self.header_rows)))
        return re.sub(r"\s", "", next(filter(None, words), ""))

    def is_total(self, row: int) -> bool:
        return row >= self.header_rows and TOTAL_LABEL.match(self.label(row)) is not None


def join_tables(document: Document) -> list[Grid]:
    """The document's tables as grids; a table that goes on over a page's end with the same header is one."""
    grids: list[list[Table]] = []

    def closed(table: Table) -> bool:
        last = max((cell.row for cell in table.cells), default=0)
        row = (re.sub(r"\s", "", document.text[cell.start : cell.end]) for cell in table.cells if cell.row == last)
        return any(TOTAL_LABEL.match(words) for words in row)

    def header(table: Table) -> list[str]:
        cells = sorted((cell.row, cell.column, cell) for cell in table.cells if cell.row < table.header_rows)
        return [re.sub(r"\s", "", document.text[cell.start : cell.end]) for _, _, cell in cells]

    def width(table: Table) -> int:
        return max((cell.column + cell.column_span for cell in table.cells), default=0)

    for table in sorted(document.tables, key=lambda item: item.start):
        last = grids[-1][-1] if grids else None
        alike = last is not None and width(last) == width(table) and not closed(last)
        if last is not None and alike and (not table.header_rows or header(last) == header(table)):
            grids[-1].append(table)
        else:
            grids.append([table])
    return [Grid(document.text, tables) for tables in grids]


def of_each(words: str) -> int:
    """Of how many a number is said that 各 stands before: 3 behind `甲县、乙县和丙县各`; 1 where they are not named.

    >>> of_each("明光、来安和凤阳各")
    3
    """
    return 1 + len(IN_A_ROW.findall(words)) if EACH.search(words) and not DIGIT.search(words) else 1


def written(quote: str, row: Observation) -> tuple[int, Decimal, Decimal]:
    """How a value is written in its quote: where its digits begin, canonical units in one written unit, and in one unit
    of its last digit.

    >>> written("投资总额1126.106亿元", Observation(value=Decimal(112610600000), unit="CNY"))
    (4, Decimal('1E+8'), Decimal('1E+5'))
    """
    value = abs(row.value)
    if FULL_WIDTH_MARK.search(quote):
        quote = quote.translate(FULL_WIDTH)
    for match in reversed(list(NUMBER.finditer(quote))):
        digits = match.group().replace(",", "").rstrip(".")
        number = Decimal(digits)
        if not number or not value:
            continue
        if value == number:
            return match.start(), ONE, ONE.scaleb(-len(digits.partition(".")[2]))
        power = (value / number).normalize()
        if power.as_tuple().digits == (1,) and 0 <= power.adjusted() <= 12:
            return match.start(), power, power.scaleb(-len(digits.partition(".")[2]))
    if row.metric == "area" and (last := next(reversed(list(NUMBER.finditer(quote))), None)):
        return last.start(), ONE, ONE  # 20万亩, in square metres
    # Chinese numerals (一百三十二亿元, 七成): the last digit that is not a nought tells the precision, and where it
    # tells too little (一百亿元) the widest unit does.
    widest = {"CNY": 8, "USD": 8, "percent": 1, "percentage_point": 1}.get(row.unit, 0)
    trailing = value.normalize().as_tuple().exponent if value else 0
    assert isinstance(trailing, int)
    step = Decimal(1).scaleb(min(trailing, widest))
    if row.unit not in ("CNY", "USD"):
        return 0, Decimal(1), step
    return 0, (YI if value >= YI else WAN), step


def agree(left: object, right: object) -> bool:
    """Equal, or one of them not said."""
    return left is None or right is None or left == right


def same_place(left: Mention, right: Mention) -> bool:
    return agree(left.row.region_code, right.row.region_code)


def same_class(left: Mention, right: Mention) -> bool:
    a, b = left.row, right.row
    return agree(a.min_investment_cny, b.min_investment_cny) and agree(a.max_investment_cny, b.max_investment_cny)


def holds_region(whole: str | None, part: str | None) -> bool:
    """Whether a GB/T 2260 code is another's own or its parent's: 131100 holds 131122."""
    if whole is None or part is None or whole == part:
        return True
    return part.startswith(whole[:4] if whole.endswith("00") and not whole.endswith("0000") else whole[:2]) and (
        whole.endswith("00")
    )


def in_place(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts lie within their whole's place, as far as both are said.

    What three and more numbers of one place come to, to the last of four figures, is of that place too, whatever town the whole's
    own sentence names: 在甲市甲园区分会场，…1730个项目集中开工 of 全省.
    """
    codes = {part.row.region_code for part in parts}
    if all(holds_region(whole.row.region_code, code) for code in codes):
        return True
    wider = len(codes) == 1 and len(parts) > 2 and holds_region(parts[0].row.region_code, whole.row.region_code)
    return wider and figures(whole) >= 4 and sum(part.value for part in parts) == whole.value


def nearest(mentions: Iterable[Mention], to: Mention) -> list[Mention]:
    """Mentions by nearness, those before it first: a Chinese rate stands behind the numbers it comes from."""
    found = list(mentions)
    if len(found) > 1:
        found.sort(key=lambda m: (m.start > to.start, abs(to.start - m.start), m.row.id))
    return found


def paired(left: Mention, right: Mention) -> bool:
    return left.row.pair is not None and left.row.pair == right.row.pair


@cache
def cue(*codes: str) -> re.Pattern[str]:
    """Any of the lexicon's words (topic `role`) of these codes."""
    words = sorted((word for code in codes for word in topic("role")[code]["words"]), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def operands_of(text: Text, rate: Mention, role: str, metric: str | None = None) -> list[Mention]:
    """What a rate may be computed from: the same metric and place, said in a unit of its own, nearest first."""
    known = text.additive[role, metric or rate.row.metric]
    if rate.row.region_code is None:
        return around(known, rate)
    places = (None, rate.row.region_code)
    return around(known, rate, lambda mention: mention.row.region_code in places)


def around(mentions: list[Mention], to: Mention, fits: Callable[[Mention], bool] | None = None) -> list[Mention]:
    """The nearest `OPERANDS` of some numbers in text order that fit, those before first; none is farther than `REACH`.

    It looks outward from where `to` stands, so that a document of thousands of numbers costs no more for each.
    """
    at = bisect_right(mentions, to.start, key=_START)
    begin = bisect_left(mentions, to.start - REACH, key=_START)
    end = bisect_right(mentions, to.start + REACH, key=_START)
    before = (mentions[place] for place in range(at - 1, begin - 1, -1))
    behind = (mentions[place] for place in range(at, end))
    found = list(islice(filter(fits, chain(before, behind)), OPERANDS))
    return nearest(found, to)


def in_statement(text: Text, operand: Mention, rate: Mention) -> bool:
    """Whether a number stands before a rate in the rate's own sentence, no semicolon between them."""
    if operand.start >= rate.start or operand.sentence != rate.sentence:
        return False
    return STATEMENT_BREAK.search(text.text, operand.end, rate.start) is None


def figures(mention: Mention) -> int:
    """How many figures a number is written with: 4 in 24.36亿元."""
    return mention.figures


def breaks(text: Text, left: Mention, right: Mention) -> bool:
    """Whether a sentence, a line or a statement ends between two numbers."""
    return left.sentence != right.sentence or CLAUSE_BREAK.search(text.text, left.end, right.quote) is not None


def how_many(words: str) -> int | None:
    """What 两 of 两个园区 or 3 of 3个县 says."""
    value = parse_arabic(words) if words.isdigit() else parse_han(words)
    return None if value is None else int(value)


def within(part: Observation, whole: Observation) -> bool:
    """Whether a part's period lies in its whole's, as far as both are said.

    What one day's event counts (11月5日，…开工805个) may be told again as the quarter's: it has no other period.
    """
    if whole.period_start is not None and whole.period_start == whole.period_end:
        return part.period_end is None or part.period_end >= whole.period_start
    starts = part.period_start, whole.period_start
    ends = part.period_end, whole.period_end
    early = starts[0] is not None and starts[1] is not None and starts[0] < starts[1]
    late = ends[0] is not None and ends[1] is not None and ends[0] > ends[1] + timedelta(days=31)
    return not early and not late
