"""What a document's numbers say of each other: wholes and their parts, rates and the two numbers they come from.

No rule here is written for one document. A relation is looked for where the text states it (a rate right behind its two
numbers, a 合计 row, a listing behind 其中); numbers that stand apart are related only where the relation holds, for two
numbers that merely happen to disagree are no finding. A wrong 需核实 costs a reader's trust, a missed one does not.

Tolerances are interval arithmetic: a number written as `1126.106亿元` lies within half a unit of its last digit,
0.0005亿; a count and a round target are exact; `约` and `近` widen, and a relation with such a number is told only
where it holds.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property
from itertools import islice, pairwise

from extractors.document import Document, Table
from extractors.facts import Check, Observation, Project, decimal_text
from extractors.lexicon import topic

HUNDRED = Decimal(100)
HALF = Decimal("0.5")
YI = Decimal(100_000_000)
WAN = Decimal(10_000)
RATIO_UNITS = ("percent", "percentage_point", "rank", "times")
ADDITIVE_ROLES = ("actual", "target")
# Stages that a project keeps behind it: 开工20个 and 投产10个 of 签约30个 overlap, whatever their sum.
REACHED = ("signed", "registered", "landed", "started", "completed", "operating")
# The longest listing and the farthest relative gap at which a listing that does not add up is worth a reader's look:
# 78 + 31 + 17 against 128 is; 6 + 5 + 4 against 22 is a choice of examples.
NEAR_SUM = Decimal("0.05")
NEAR_PAIRED_SUM = Decimal("0.1")
NEAR_TOTAL_ROW = Decimal("0.2")
NEAR_RATE = Decimal("0.2")
NEAR_COMPLEMENT = Decimal("0.01")
MAX_PARTS = 40
# How far, in characters, a rate looks for its numbers: a report of a hundred pages speaks of its totals once a chapter.
REACH = 20_000
# Wholes that a rate of progress may be said of: 开工率 is of what was signed or brought in, never of what is in talks.
OPERANDS = 50  # numbers of one kind that a rate is tried against, the nearest: pairs of them are tried
WIDER_REACH = 400
RATED_STAGES = (None, "signed", "registered", "landed", "under_construction")

TOTAL_LABEL = re.compile(r"^(?:合计|总计|共计|小计|总数|全[省市县区州]|.*(?:合计|总计|小计))$")
SUBTOTAL_LABEL = re.compile(r"小计$")
ZONE_LABEL = re.compile(r"(?:开发区|高新区|经开区|园区|示范区|管委会|新区)$")
NESTED_LABEL = re.compile(r"^(?:其中|#|＃)")
BLANK_CELL = re.compile(r"^[\s\-—–－一/／0.]*$")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
SENTENCE_END = re.compile(r"[。！？!?\n]")
SCHEDULE = re.compile(r"序时|时序|时间进度|时间过半")
AVERAGE = re.compile(r"平均")
AGAINST_GROWTH = re.compile(
    r"(?:[高低快慢好]于|超过?|高出|低)[^，。；,;]{0,12}(?:投资|资金|增[速幅]|外资)[^，。；,;\d]{0,6}[\d.、和]+个百分点$"
)
FURTHER_PART = re.compile(r"[；;、，,][^。；;\d]{0,24}\d[\d.]*\s?(?:[万亿]元|[个项家宗])")
LAST_YEAR = re.compile(r"去年同期|上年同期|去年|上年|同期")
NOT_BEGUN = re.compile(r"(?:未|没有?|未能)(?:能)?(?:开工|动工|落地|启动)")
SUM_CUE = re.compile(r"(?:合计|共计|总计|累计共|总共)[^,，;；。]{0,6}$")
OPENING = re.compile(r"[中里内][,，]|[:：(（]$|^[(（:：]|分为|分成|按.{1,6}分")
SHARE_WORDS = re.compile(r"占(?:比|到|总数|总额|总量|其中)?的?(?:为|达|达到|近|约)?$")
# 占全省52.8%, 占总量的62%: of a total that may stand far from its share
OF_ALL = re.compile(r"占到?了?(?:同期)?(?:全[国省市县区州盟旗]|总量|总额|总数)|(?:总量|总额)[中里]")
OUTSIDE = re.compile(r"[省市区县州盟旗]外")  # 引进区外到位资金418.73亿元 is what its counties' shares are of
SHARES_WORDS = re.compile(r"分别占[\d.%％和及、,，]*$")
AMONG_COUNT = re.compile(r"(\d+)[个项宗家][^,，;；。]{0,12}[中里内][,，]")
CLAUSE_BREAK = re.compile(r"[;；。！？!?\n]|[中里内][,，]")
# Words that open a complete listing or close it: 从产业看, 按投资主体分, 73个项目中, 其余31个.
LISTING_CUE = re.compile(
    r"其中|[从按分].{1,6}[看分][,，:：]|[中里内][,，]|项目[中里]|其余|另有|另外|还有|其他|其它|分别"
)
# How far before a complete listing its whole may stand: in paragraphs, or lines of a listing, and in characters.
FAR = 8
NEIGHBOURS = 240
# 5条链合计，三个县（市）合计; 全市合计 is of more than was listed
ALL_OF_THEM = re.compile(r"(?:[\d两三四五六七八九十]+(?:个|条|大|家)?[^，。；,;\d]{0,8}|以上|上述)(?:合计|总计|共计)")
OPEN_LIST = re.compile(r"^[^,，;；。]{0,6}等(?!待)")
COMPLEMENTS = (
    ("新建", "续建"),
    ("新开工", "续建"),
    ("内资", "外资"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("国内", "国外"),
)


@dataclass(frozen=True, eq=False)
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

    @cached_property
    def value(self) -> Decimal:
        return self.row.value

    @cached_property
    def hedged(self) -> bool:
        """Whether 约, 近, 逾, 多 stand by it. A target's own 以上 does not count: 50个以上 is a target of 50."""
        return self.row.bound != "exact" and not (self.row.role == "target" and self.row.bound == "at_least")

    @cached_property
    def rounding(self) -> Decimal:
        """Half a unit of the last written digit; none for what is counted, or set as a round target."""
        if self.step <= 1 and self.row.unit not in RATIO_UNITS and self.row.unit != "CNY":
            return Decimal(0)
        if self.row.role == "target" and self.step >= self.scale:
            return Decimal(0)
        return self.step * HALF

    @cached_property
    def interval(self) -> tuple[Decimal, Decimal]:
        """The values that the words allow."""
        value, slack = self.value, abs(self.value)
        if not self.hedged:
            return value - self.rounding, value + self.rounding
        if self.row.bound in ("over", "at_least"):
            return value, value + slack / 10
        if self.row.bound in ("under", "at_most"):
            return value - slack / 10, value
        return value - slack / 20, value + slack / 20


@dataclass(frozen=True)
class Relation:
    """One possible relation: a stated number, the numbers it is computed from, and how sure the text makes it."""

    kind: str
    stated: Mention
    operands: tuple[Mention, ...]
    compute: Callable[[Sequence[Decimal]], Decimal]
    form: str
    explicit: bool = False
    near: Decimal = NEAR_RATE
    extra: tuple[str, ...] = ()

    @property
    def computed(self) -> Decimal:
        return self.compute([mention.value for mention in self.operands])

    @property
    def tolerance(self) -> Decimal:
        """What the rounding of every number can explain; each function used is monotone in each operand."""
        values = [mention.value for mention in self.operands]
        lows, highs = list(values), list(values)
        for place, mention in enumerate(self.operands):
            low, high = mention.interval
            if low == high:
                continue
            at_low = self.compute([*values[:place], low, *values[place + 1 :]])
            at_high = self.compute([*values[:place], high, *values[place + 1 :]])
            lows[place], highs[place] = (low, high) if at_low <= at_high else (high, low)
        computed = self.computed
        spread = max(self.compute(highs) - computed, computed - self.compute(lows), Decimal(0))
        low, high = self.stated.interval
        own = max(high - low if self.stated.hedged else Decimal(0), self.stated.step * HALF)
        return spread + own

    @property
    def gap(self) -> Decimal:
        return abs(self.stated.value - self.computed)

    @cached_property
    def holds(self) -> bool:
        return self.gap <= self.tolerance

    @property
    def told(self) -> bool:
        """Whether a reader is told: where it holds, or where the text itself says it and the numbers come near it."""
        numbers = (self.stated, *self.operands)
        if any(mention.hedged for mention in numbers):
            return self.holds and len({mention.sentence for mention in numbers}) == 1
        if self.holds:
            # of numbers of one figure (3万亿元 of 10.3万亿元) any share holds: only what comes out as written is told
            vague = self.tolerance > abs(self.stated.value) * NEAR_PAIRED_SUM
            return not vague or self.gap <= self.stated.step * HALF
        if not self.explicit:
            return False
        return self.gap <= self.near * max(abs(self.computed), abs(self.stated.value))

    def check(self) -> Check:
        members = (self.stated.row.id, *(mention.row.id for mention in self.operands), *self.extra)
        digest = hashlib.sha256("\n".join((self.kind, *members)).encode()).hexdigest()
        return Check(
            id=digest[:16],
            kind=self.kind,
            holds=self.holds,
            stated=self.stated.value,
            computed=rounded(self.computed),
            tolerance=rounded(self.tolerance),
            members=members,
            message=message(self),
        )


def find_checks(
    document: Document, observations: Sequence[Observation], projects: Sequence[Project]
) -> tuple[Check, ...]:
    """The relations between a document's stated numbers, in the order of the stated number's first place.

    The order of `observations` makes no difference. A range (`value_high`) takes no part. Members are ids of
    observations, the stated number's first; of a project's phases and of a project list they are the projects' ids.
    """
    text = Text(document, observations)
    relations = (
        [
            *table_sums(text),
            *table_rates(text),
            *prose_rates(text),
            *differences(text),
            *listings(text),
            *summed_up(text),
            *complements(text),
            *project_list_sums(text, projects),
        ]
        if observations
        else []  # most pages of a crawl
    )
    found: dict[tuple[object, ...], Check] = {}
    places: dict[str, int] = {}
    for relation in relations:
        if not relation.told:
            continue
        check = relation.check()
        operands = tuple(sorted(mention.value for mention in relation.operands))
        # 开工率74.4% of the text and of the table's 合计 row is one relation, though it may be two observations.
        same: object = operands if relation.kind == "sum_of_parts" else None
        if relation.stated.cell is not None and not text.is_total(relation.stated):
            same = relation.stated.row.id
        key = (relation.kind, relation.stated.row.metric, check.stated, relation.stated.row.region_code, same)
        if key not in found or (check.holds and not found[key].holds):
            found[key] = check
        places[check.id] = relation.stated.start
    # 其中外省项目34个、174.4亿元…。分产业看，一产…、二产…、三产…: parts that make up one whole are no other one's
    added_up = {(key[1], key[4]) for key, check in found.items() if key[0] == "sum_of_parts" and check.holds}
    checks = [check for key, check in found.items() if not _of_another(key, check, added_up)]
    for project in projects:
        phased = phase_check(project)
        if phased is not None:
            checks.append(phased)
            places[phased.id] = project.evidence[0].start if project.evidence else len(document.text)
    return tuple(sorted(checks, key=lambda check: (places[check.id], check.kind, check.id)))


def _of_another(key: tuple[object, ...], check: Check, added_up: set[tuple[object, object]]) -> bool:
    """Whether a sum's parts make up another whole: as they are, or beside this sum's own whole.

    12 = 6 + 3 + 2 + 1 is said; that 6 = 3 + 2 + 1 is chance.
    """
    metric, parts = key[1], key[4]
    if key[0] != "sum_of_parts" or not isinstance(parts, tuple):
        return False
    if check.holds:
        beside = Counter((*parts, check.stated))
        return any(metric == of and isinstance(whole, tuple) and beside <= Counter(whole) for of, whole in added_up)
    return (metric, parts) in added_up


def limits_reached(observations: Sequence[Observation]) -> str | None:
    """What a reader is told where a document has more numbers of one measure than a rate is held against.

    A rate is tried against the nearest numbers only (`OPERANDS`, within `REACH` characters): where there are more, a
    relation between numbers that stand far apart may be missing from the checks.
    """
    stated: dict[tuple[str, str], int] = defaultdict(int)
    rated: set[str] = set()
    for row in observations:
        if row.unit in RATIO_UNITS:
            rated.add(row.metric)
        elif row.role in ADDITIVE_ROLES and not row.rule.startswith("table"):
            stated[row.metric, row.role] += len(row.evidence)
    most = max((count for (metric, _), count in stated.items() if metric in rated), default=0)
    if most <= OPERANDS:
        return None
    return f"同一指标的数有 {most} 处，比率只与最近的 {OPERANDS} 处、前后 {REACH} 字以内的数核对；更远的未核对。"


# ---- the text as the relations see it --------------------------------------------------------------------------------


class Text:
    """A document with its observations laid out in reading order: sentences, paragraphs, table grids."""

    def __init__(self, document: Document, observations: Sequence[Observation]) -> None:
        self.text = document.text
        self.region_code = document.region_code
        self.grids = join_tables(document)
        self.sentence_ends = [match.end() for match in SENTENCE_END.finditer(self.text)]
        self.paragraph_ends = [match.end() for match in re.finditer("\n", self.text)]
        self.mentions = sorted(self._mentions(observations), key=lambda m: (m.start, m.end, m.row.id))
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
                self.rates[mention.row.metric].append(mention)
        self.amounts = [m for m in self.prose if m.row.unit == "CNY" and m.row.role == "actual"]
        self.additive: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in self.operands:
            if mention.row.unit not in RATIO_UNITS and mention.value > 0:
                self.additive[mention.row.role, mention.row.metric].append(mention)

    def partners(self, mention: Mention) -> list[Mention]:
        """The numbers of running text that were said in one statement with a number, itself among them."""
        return self.pairs.get(mention.row.pair, []) if mention.row.pair is not None else []

    def is_total(self, mention: Mention) -> bool:
        return mention.cell is not None and self.grids[mention.cell[0]].is_total(mention.cell[1])

    def _mentions(self, observations: Sequence[Observation]) -> Iterator[Mention]:
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

    def whole_sentence(self, mention: Mention) -> str:
        ends = self.sentence_ends
        begin = ends[mention.sentence - 1] if mention.sentence else 0
        end = ends[mention.sentence] if mention.sentence < len(ends) else len(self.text)
        return self.text[begin:end]

    def depth(self, mention: Mention) -> int:
        """How many brackets of its sentence are open where a mention stands."""
        said = self.sentence_text(mention)
        return sum(char in "（(" for char in said) - sum(char in "）)" for char in said)

    def unread(self, start: int, end: int) -> bool:
        """Whether a number stands in `text[start:end]` that no observation came from."""
        near = placed(self.mentions, start - self.longest, end + self.longest)
        spans = [(mention.quote, mention.end) for mention in near if mention.quote < end and mention.end > start]
        numbers = NUMBER.finditer(self.text[start:end].translate(FULL_WIDTH))
        return any(not any(a <= start + match.start() < b for a, b in spans) for match in numbers)


def placed(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Those of some numbers, in text order, whose digits begin in `text[start:end]`."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)]


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


def written(quote: str, row: Observation) -> tuple[int, Decimal, Decimal]:
    """How a value is written in its quote: where its digits begin, canonical units in one written unit, and in one unit
    of its last digit.

    >>> written("投资总额1126.106亿元", Observation(value=Decimal(112610600000), unit="CNY"))
    (4, Decimal('1E+8'), Decimal('1E+5'))
    """
    value = abs(row.value)
    for match in reversed(list(NUMBER.finditer(quote.translate(FULL_WIDTH)))):
        digits = match.group().replace(",", "").rstrip(".")
        number = Decimal(digits)
        if not number or not value:
            continue
        power = (value / number).normalize()
        if power.as_tuple().digits == (1,) and 0 <= power.adjusted() <= 12:
            return match.start(), power, power.scaleb(-len(digits.partition(".")[2]))
    # Chinese numerals (一百三十二亿元, 七成): the last digit that is not a nought tells the precision, and where it
    # tells too little (一百亿元) the widest unit does.
    widest = {"CNY": 8, "USD": 8, "percent": 1, "percentage_point": 1}.get(row.unit, 0)
    trailing = value.normalize().as_tuple().exponent if value else 0
    assert isinstance(trailing, int)
    step = Decimal(1).scaleb(min(trailing, widest))
    if row.unit not in ("CNY", "USD"):
        return 0, Decimal(1), step
    return 0, (YI if value >= YI else WAN), step


# ---- what goes together ----------------------------------------------------------------------------------------------


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


def nearest(mentions: Iterable[Mention], to: Mention) -> list[Mention]:
    """Mentions by nearness, those before it first: a Chinese rate stands behind the numbers it comes from."""
    return sorted(mentions, key=lambda m: (m.start > to.start, abs(to.start - m.start), m.row.id))


def paired(left: Mention, right: Mention) -> bool:
    return left.row.pair is not None and left.row.pair == right.row.pair


def percentage(values: Sequence[Decimal]) -> Decimal:
    return values[0] / values[1] * HUNDRED


def growth(values: Sequence[Decimal]) -> Decimal:
    return (values[0] - values[1]) / values[1] * HUNDRED


def growth_of_increase(values: Sequence[Decimal]) -> Decimal:
    return values[0] / (values[1] - values[0]) * HUNDRED if values[1] != values[0] else Decimal(0)


def together_of(values: Sequence[Decimal]) -> Decimal:
    """What all but the last come to, of the last, in per cent."""
    return percentage([total(values[:-1]), values[-1]])


def gap_between(values: Sequence[Decimal]) -> Decimal:
    return abs(values[0] - values[1])


def total(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


@cache
def cue(*codes: str) -> re.Pattern[str]:
    """Any of the lexicon's words (topic `role`) of these codes."""
    words = sorted((word for code in codes for word in topic("role")[code]["words"]), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def first_told(relations: Iterable[Relation]) -> Iterator[Relation]:
    """The first relation that holds; where none does, the only one that the text states outright."""
    explicit: list[Relation] = []
    for relation in relations:
        if relation.holds:
            yield relation
            return
        if relation.explicit:
            explicit.append(relation)
    if len(explicit) == 1:
        yield explicit[0]


# ---- rates in running text -------------------------------------------------------------------------------------------


def prose_rates(text: Text) -> Iterator[Relation]:
    """Completion rates, conversion rates, shares and growth, each beside the numbers it is made of."""
    makers = {
        "completion_rate": completion,
        "conversion_rate": conversion,
        "share": share,
        "growth_yoy": year_on_year,
    }
    for rate in text.operands:
        maker = makers.get(rate.row.role)
        if maker is not None and rate.row.unit == "percent":
            yield from first_told(maker(text, rate))


def operands_of(text: Text, rate: Mention, role: str, metric: str | None = None) -> list[Mention]:
    """What a rate may be computed from: the same metric and place, said in a unit of its own, nearest first."""
    fits = placed(text.additive[role, metric or rate.row.metric], rate.start - REACH, rate.start + REACH + 1)
    return nearest((mention for mention in fits if same_place(mention, rate)), rate)[:OPERANDS]


def completion(text: Text, rate: Mention) -> Iterator[Relation]:
    """`到位资金61.32亿元,完成年度目标任务110亿元的55.7%`: actual over target."""
    targets = operands_of(text, rate, "target")
    actuals = operands_of(text, rate, "actual")
    beside = [m for m in (*targets, *actuals) if in_statement(text, m, rate)]
    nearby = (*targets[:2], *actuals[:2])
    for target in targets:
        for actual in actuals:
            if actual.row.unit != target.row.unit or not agree(actual.row.stage, target.row.stage):
                continue
            if not agree(actual.row.sector, target.row.sector) or not same_class(actual, target):
                continue
            if not within(actual.row, target.row):
                continue
            near = target in beside and actual in beside
            if not near and rate.step >= 1 and (target not in nearby or actual not in nearby):
                continue  # a round rate (50%) meets far numbers by chance
            alone = near and len([m for m in beside if m.row.unit == actual.row.unit]) == 2
            explicit = near and (alone or (paired(actual, rate) and paired(target, rate)))
            yield quotient("completion_rate", rate, actual, target, explicit)


def conversion(text: Text, rate: Mention) -> Iterator[Relation]:
    """`签约项目538个,开工项目497个,开工率为92.38%`: what reached the rate's stage over the whole it is said of."""
    if rate.row.metric == "funds_in_place":
        for paid in operands_of(text, rate, "actual"):
            for metric in ("total_investment", "contract_value"):
                for planned in operands_of(text, rate, "actual", metric):
                    if paid.row.unit == planned.row.unit:
                        explicit = in_statement(text, planned, rate) and in_statement(text, paid, rate)
                        yield quotient("conversion_rate", rate, paid, planned, explicit)
        return
    # 评审项目34个,通过26个、否决8个,通过率76.5%: a rate of no metric of its own is of the projects before it.
    metric = "project_count" if rate.row.metric == "other" else rate.row.metric
    counts = [m for m in operands_of(text, rate, "actual", metric) if m.start < rate.start or m.in_table]
    if metric != rate.row.metric:
        counts = [m for m in counts if in_statement(text, m, rate)]
        pairs = ((part, whole) for part in counts for whole in counts if rate.step < 1 and part.value < whole.value)
        tried = (quotient("conversion_rate", rate, part, whole, explicit=False) for part, whole in pairs)
        yield from (relation for relation in tried if relation.holds)
        return
    reached = [m for m in counts if agree(m.row.stage, rate.row.stage) and m.sentence == rate.sentence]
    reached = reached or [m for m in counts if m.row.stage == rate.row.stage]
    again = named_wholes(text, rate)
    due = [m for m in operands_of(text, rate, "target", metric) if in_statement(text, m, rate)]
    for part in reached[:1]:
        for whole in due:
            # 应开工38个,实际开工35个,开工率92.1%; 计划竣工34宗,已竣工17宗,竣工率50%
            in_turn = whole.start < part.start < rate.start and part.sentence == rate.sentence
            of_stage = whole.row.stage == part.row.stage == rate.row.stage
            if in_turn and of_stage and whole.value >= part.value:
                yield quotient("conversion_rate", rate, part, whole, explicit=False)
        wholes = [
            m for m in counts if m.value >= part.value and m.row.id != part.row.id and m.row.unit == part.row.unit
        ]
        # 落地开工71个,投达产23个,投达产率32.4%: what stands right before, the rate being no round one.
        behind = [
            m for m in wholes if m.start < part.start and in_statement(text, m, rate) and part.start - m.end <= 12
        ]
        tight = rate.start - part.end <= 12 and part.end < rate.start
        behind = [m for m in behind if (rate.step < 1 or tight) and part.sentence == rate.sentence]
        wholes = [
            m
            for m in wholes
            if m.value in again
            or m in behind
            or (m.row.stage in RATED_STAGES and (m.row.stage != part.row.stage or m.row.stage is None))
        ]
        near = {m.row.id for m in wholes if m.sentence == part.sentence == rate.sentence and m.start < part.start}
        right_before = part.sentence == rate.sentence and rate.start - part.end <= 12
        for whole in wholes:
            # 签约41个,…;开工52个,…;投产33个,达效率81.8%: a semicolon keeps a rate to its own statement.
            alone = (near == {whole.row.id} and in_statement(text, whole, rate)) or whole.value in again
            explicit = alone and right_before and rate.row.stage == part.row.stage
            yield quotient("conversion_rate", rate, part, whole, explicit)


def share(text: Text, rate: Mention) -> Iterator[Relation]:
    """`其中省外资金43.18亿元,占70.4%`: the part right before it over a whole said before."""
    metrics = [rate.row.metric]
    # 13个、36.2亿元,占29.5%: where the count is meant and the amount was taken, the count still explains the rate.
    metrics += sorted({m.row.metric for m in text.partners(rate)} - {rate.row.metric})
    for metric in metrics:
        actuals = operands_of(text, rate, "actual", metric)
        again = named_wholes(text, rate)
        behind = [m for m in actuals if m.sentence == rate.sentence and m.start < rate.start]
        parts = [m for m in behind if paired(m, rate)]
        parts += [m for m in behind if m.row.sector is not None and m.row.sector == rate.row.sector]
        if rate.row.sector is not None and rate.step < 1:
            # 东部地区…；中部地区…。东、中部地区占比分别为…
            said = (m for m in actuals if m.row.sector == rate.row.sector and 0 < rate.start - m.start <= WIDER_REACH)
            parts += [m for m in said if m.sentence == rate.sentence - 1]
        parts += behind[:1]
        for part in dict.fromkeys(parts):
            wholes = [m for m in actuals if m.row.unit == part.row.unit and m.value > part.value]
            if rate.step < 1:
                wholes += wider(text, rate, part, wholes)
            wholes = [m for m in wholes if m.row.sector is None or m.row.sector != part.row.sector]
            if rate.step >= 1:
                wholes = [m for m in wholes if m.paragraph >= rate.paragraph - 1]
            before = [m for m in wholes if m.start < part.start and part.sentence - m.sentence <= 1]
            before = [m for m in before if m.row.period_end == part.row.period_end]
            opened = cue("among").search(text.sentence_text(part)) is not None
            # 占全市的18% is of a whole that stands elsewhere.
            words = text.text[part.end : rate.start]
            plainly = len(words) <= 8 and SHARE_WORDS.search(words) is not None
            plainly = plainly or (paired(part, rate) and SHARES_WORDS.search(words) is not None)
            of_all = wholes_of_all(text, rate, part) if OF_ALL.search(text.sentence_text(rate)[-24:]) else []
            explained = any(quotient("share", rate, part, whole, explicit=False).holds for whole in of_all)
            for whole in wholes:
                beside = whole in before[:1] and (opened or narrower(text, part, whole))
                explicit = plainly and metric == rate.row.metric and (beside or whole.value in again)
                yield quotient("share", rate, part, whole, explicit and not explained)
            for whole in of_all:
                if whole not in wholes and (rate.step < 1 or figures(whole) >= 3):
                    yield quotient("share", rate, part, whole, explicit=False)
        yield from share_together(text, rate, metric)


TOGETHER = re.compile(
    r"合计|总共|一共|共占|之和|[两二三四五六七八九十](?:地|县|县市|区|市|州|家|者|个?园区|大载体|项|类)"
)


def share_together(text: Text, rate: Mention, metric: str) -> Iterator[Relation]:
    """`分别为26.5亿元、19.2亿元、18.8亿元,三地合计占全市的54.3%`: of all that was just listed, told where it holds."""
    row: list[Mention] = []
    for mention in reversed(placed(text.additive["actual", metric], rate.start - WIDER_REACH, rate.start)):
        if mention.sentence != rate.sentence:
            break
        if row and (mention.row.unit != row[0].row.unit or breaks(text, mention, row[0])):
            break
        row.insert(0, mention)
    if len(row) < 2 or rate.step >= 1 or TOGETHER.search(text.text[row[-1].end : rate.start]) is None:
        return
    for count in range(len(row), 1, -1):
        parts = row[-count:]
        for whole in wholes_of_all(text, rate, parts[-1]):
            if whole.sentence == rate.sentence and whole.start > parts[0].start:
                continue
            if whole not in parts and whole.value > total([m.value for m in parts]):
                form = "(" + " + ".join(["{}"] * count) + ") ÷ {} = {}%"
                together = Relation("share", rate, (*parts, whole), together_of, form)
                if together.gap <= rate.step:
                    yield together


def wider(text: Text, rate: Mention, part: Mention, known: Sequence[Mention]) -> list[Mention]:
    """Wholes of another name or a wider place: 占全市的53.6% of a district's 22.3亿元; 投资额96亿元 of 合同额351亿元."""
    near = placed(text.prose, rate.start - WIDER_REACH - text.longest, rate.start)
    before = (m for m in near if 0 < rate.start - m.end <= WIDER_REACH and m.value > part.value)
    fits = (m for m in before if m.row.role == "actual" and m.row.unit == part.row.unit and not m.hedged)
    fits = (m for m in fits if m.row.metric == part.row.metric or m.row.unit == "CNY")
    fits = (m for m in fits if m.row.period_end == part.row.period_end)
    return [m for m in nearest(fits, rate) if m not in known and holds_region(m.row.region_code, part.row.region_code)]


def wholes_of_all(text: Text, rate: Mention, part: Mention) -> list[Mention]:
    """What 占全省 and 占总量 may be of: a number of the same measure, period and class of stage, wherever it was stated."""
    row = part.row
    near = placed(text.additive["actual", row.metric], rate.start - REACH, rate.start + REACH + 1)
    return [
        m
        for m in near
        if m.value > part.value
        and m.row.unit == row.unit
        and (m.row.sector is None or (row.sector is None and OUTSIDE.fullmatch(m.row.sector)))
        and m.row.period_end == row.period_end
        and agree(m.row.stage, row.stage)
        and holds_region(m.row.region_code, row.region_code)
    ][:OPERANDS]


def narrower(text: Text, part: Mention, whole: Mention) -> bool:
    """Whether a part is a class of the whole that its statement opens with: `总投资205.7亿元,10亿元以上的133亿元`."""
    one, all_of_it = part.row, whole.row
    return in_statement(text, whole, part) and (
        (one.min_investment_cny is not None and one.min_investment_cny != all_of_it.min_investment_cny)
        or (one.sector is not None and all_of_it.sector is None)
    )


def named_wholes(text: Text, rate: Mention) -> set[Decimal]:
    """The counts that a rate's sentence takes up again as its whole: 36 in `36个项目中,已开工27个,开工率75%`."""
    return {Decimal(match.group(1)) for match in AMONG_COUNT.finditer(text.sentence_text(rate).translate(FULL_WIDTH))}


def year_on_year(text: Text, rate: Mention) -> Iterator[Relation]:
    """`总投资186.4亿元,同比增长17.2%` held against `去年同期159亿元`.

    Growth 按可比价 is of other numbers than those printed, and 年均增长 of more years than one: neither is checked.
    """
    sentence = text.whole_sentence(rate)
    if cue("comparable").search(sentence) or "年均" in text.sentence_text(rate)[-20:]:
        return
    now = [m for m in operands_of(text, rate, "actual") if agree(m.row.stage, rate.row.stage) and m.start < rate.start]
    now = [m for m in now if paired(m, rate)] or [m for m in now if m.sentence == rate.sentence][:1]
    for this in now[:1]:
        for last in operands_of(text, rate, "actual"):
            if comparable_year(text, this, last) and not cue("comparable").search(text.whole_sentence(last)):
                explicit = a_year_apart(this, last) and stated_last_year(text, last)
                explicit = explicit and this.row.sector == last.row.sector
                yield Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%", explicit)
        yield from by_increase(text, this, rate)


def by_increase(text: Text, this: Mention, rate: Mention) -> Iterator[Relation]:
    """`到位资金97.2亿元,比去年同期增加18.3亿元,增长23.2%`: how much more, over what it was before."""
    more = operands_of(text, rate, "increase")
    for added_on in (m for m in more if this.start < m.start < rate.start and m.sentence == this.sentence):
        if added_on.row.unit == this.row.unit and added_on.value < this.value:
            yield Relation("growth", rate, (added_on, this), growth_of_increase, "{0} ÷ ({1} − {0}) = {3}%")


def comparable_year(text: Text, this: Mention, last: Mention) -> bool:
    """Whether one number is another's figure of the year before."""
    a, b = this.row, last.row
    return (
        b.role == "actual"
        and (a.metric, a.unit) == (b.metric, b.unit)
        and a.id != b.id
        and b.value > 0
        and agree(a.stage, b.stage)
        and agree(a.sector, b.sector)
        and same_place(this, last)
        and same_class(this, last)
        and (a_year_apart(this, last) or stated_last_year(text, last))
    )


def a_year_apart(this: Mention, last: Mention) -> bool:
    end, before = this.row.period_end, last.row.period_end
    return end is not None and before is not None and (end.year - before.year, end.month) == (1, before.month)


def stated_last_year(text: Text, mention: Mention) -> bool:
    """Whether 去年同期, 上年 … open the statement that a number stands in."""
    return LAST_YEAR.search(text.sentence_text(mention)[-30:]) is not None


def quotient(kind: str, rate: Mention, part: Mention, whole: Mention, explicit: bool) -> Relation:
    return Relation(kind, rate, (part, whole), percentage, "{} ÷ {} = {}%", explicit)


def in_statement(text: Text, operand: Mention, rate: Mention) -> bool:
    """Whether a number stands before a rate in the rate's own sentence, no semicolon between them."""
    if operand.start >= rate.start or operand.sentence != rate.sentence:
        return False
    return re.search(r"[;；]", text.text[operand.end : rate.start]) is None


# ---- tables ----------------------------------------------------------------------------------------------------------


def columns_of(text: Text) -> dict[tuple[int, int], dict[int, Mention]]:
    """The numbers of each table column by row."""
    columns: dict[tuple[int, int], dict[int, Mention]] = defaultdict(dict)
    for mention in text.mentions:
        if mention.cell is not None:
            table, row, column = mention.cell
            columns[table, column].setdefault(row, mention)
    return columns


def table_sums(text: Text) -> Iterator[Relation]:
    """A 合计 row held against the rows it adds up, column by column."""
    for (table, column), cells in sorted(columns_of(text).items()):
        grid = text.grids[table]
        body = range(grid.header_rows, grid.rows)
        totals = [row for row in body if grid.is_total(row) and not SUBTOTAL_LABEL.search(grid.label(row))]
        if len(totals) != 1 or totals[0] not in cells:
            continue
        whole = cells[totals[0]]
        if whole.row.unit in RATIO_UNITS or whole.row.role not in ADDITIVE_ROLES:
            continue
        subtotals = [row for row in body if SUBTOTAL_LABEL.search(grid.label(row))]
        plain = [row for row in body if row not in subtotals and row != totals[0]]
        plain = [row for row in plain if not NESTED_LABEL.match(grid.label(row))]
        # A zone's numbers are often counted in its county's too; both readings of such a table are fair.
        readings = [plain, subtotals, [row for row in plain if not ZONE_LABEL.search(grid.label(row))]]
        found: list[Relation] = []
        for rows in readings:
            parts = tuple(cells[row] for row in rows if row in cells)
            if len(parts) < 2 or any(part.row.unit != whole.row.unit for part in parts):
                continue
            unread = [
                row for row in rows if row not in cells and not BLANK_CELL.match(grid.cells.get((row, column), ""))
            ]
            form = " + ".join(["{}"] * len(parts)) + " = {}"
            explicit = not unread and not found
            found.append(Relation("sum_of_parts", whole, parts, total, form, explicit, NEAR_TOTAL_ROW))
        yield from first_told(found)


def table_rates(text: Text) -> Iterator[Relation]:
    """A column of rates held against the two columns it comes from: the pair that makes most of its rows right."""
    forms: dict[str, tuple[str, Callable[[Sequence[Decimal]], Decimal], str]] = {
        "completion_rate": ("completion_rate", percentage, "{} ÷ {} = {}%"),
        "conversion_rate": ("conversion_rate", percentage, "{} ÷ {} = {}%"),
        "share": ("share", percentage, "{} ÷ {} = {}%"),
        "growth_yoy": ("growth", growth, "({} − {}) ÷ {} = {}%"),
    }
    columns = columns_of(text)
    for (table, _), rates in sorted(columns.items()):
        roles = {mention.row.role for mention in rates.values()}
        if len(roles) != 1 or not (roles & forms.keys()) or len(rates) < 2:
            continue
        kind, compute, form = forms[roles.pop()]
        operands = {
            other: cells
            for (at, other), cells in columns.items()
            if at == table and all(mention.row.unit not in RATIO_UNITS for mention in cells.values())
        }
        best: list[Relation] = []
        for over in sorted(operands):
            for under in sorted(operands):
                rows = [row for row in sorted(rates) if row in operands[over] and row in operands[under]]
                rows = [row for row in rows if operands[under][row].value and rates[row].row.unit == "percent"]
                rows = [row for row in rows if operands[over][row].row.unit == operands[under][row].row.unit]
                made = [
                    Relation(kind, rates[row], (operands[over][row], operands[under][row]), compute, form, True)
                    for row in rows
                ]
                if over == under or sum(relation.holds for relation in made[:5]) < min(len(made), 5) - 2:
                    continue
                right = sum(relation.holds for relation in made)
                if right * 10 >= len(made) * 7 and right >= 2 and right > sum(relation.holds for relation in best):
                    best = made
        yield from best


def project_list_sums(text: Text, projects: Sequence[Project]) -> Iterator[Relation]:
    """A project table's 合计 of investment held against its projects; told only where it holds."""
    for mention in text.mentions:
        if mention.cell is None or mention.row.metric != "total_investment" or mention.row.role != "actual":
            continue
        spans = text.grids[mention.cell[0]].spans
        listed = [p for p in projects if any(a <= place.start < b for place in p.evidence for a, b in spans)]
        amounts = [p.investment_cny for p in listed if p.investment_cny is not None]
        if len(amounts) < 2 or sum(amounts) != mention.value:
            continue
        terms = " + ".join(plain(amount / mention.scale) for amount in amounts)
        ids = tuple(project.id for project in listed if project.investment_cny is not None)
        yield Relation("sum_of_parts", mention, (), constant(total(amounts)), terms + " = {}", extra=ids)


def constant(value: Decimal) -> Callable[[Sequence[Decimal]], Decimal]:
    """A computation whose operands are no observations."""
    return lambda _: value


# ---- wholes and parts in running text --------------------------------------------------------------------------------


def listings(text: Text) -> Iterator[Relation]:
    """Wholes followed by their parts: by stage, sector, size, place, period, or as 新建 and 续建."""
    groups: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in text.prose:
        row = mention.row
        if row.role in ADDITIVE_ROLES and row.unit not in RATIO_UNITS and mention.value > 0 and not mention.hedged:
            groups[row.metric, row.unit, row.role].append(mention)
    held: list[Relation] = []
    for _, group in sorted(groups.items()):
        for place, whole in enumerate(group):
            held.extend(first_told(following(text, whole, group, place)))
            held.extend(first_told(preceding(text, whole, group, place)))
        held.extend(sentence_listings(text, group))
        held.extend(complete_listings(text, group))
    held = [relation for relation in held if not among_siblings(relation, held)]
    yield from held
    for relation in held:
        if relation.holds:
            yield from partner_sums(text, relation)


def among_siblings(relation: Relation, others: Sequence[Relation]) -> bool:
    """Whether a sum is one of parts by chance: 2 + 1 = 3 in 36家，其中工业6家、建筑业24家、贸易业3家、房地产业2家、服务业1家."""
    mine = {relation.stated, *relation.operands}
    return any(other.holds and other is not relation and mine <= {*other.operands} for other in others)


def following(text: Text, whole: Mention, group: list[Mention], place: int) -> Iterator[Relation]:
    """`入库119个。其中,策划8个;意向6个;在谈70个;落地35个`: the numbers right behind a whole, which is `group[place]`."""

    def alike(mention: Mention) -> bool:
        return same_class(mention, whole) and mention.row.min_investment_cny in (None, whole.row.min_investment_cny)

    level = text.depth(whole)

    def beside(mention: Mention) -> bool:
        return text.depth(mention) <= level  # 在建28个（续建14个、新开工14个）: what a bracket holds is the 28's

    readings: tuple[Callable[[Mention], bool], ...] = (
        lambda m: True,
        alike,
        lambda m: m.row.sector is not None,
        beside,
    )
    for reading, fits in enumerate(readings):
        others = (group[at] for at in range(place + 1, len(group)))
        parts = (mention for mention in others if mention.row.id != whole.row.id and fits(mention))
        run: list[Mention] = []
        for mention, following_on in islice(with_next(parts), MAX_PARTS):
            last = run[-1] if run else whole
            if mention.value >= whole.value or not close(text, last, mention, first=not run):
                break
            run.append(mention)
            if len(run) < 2 or not introduced(text, whole, run) or not partition(text, whole, run):
                continue
            ends = following_on is None or following_on.sentence != mention.sentence
            relation = replace(added(whole, run), near=NEAR_SUM, explicit=ends and exhaustive(text, whole, run))
            if relation.holds or (relation.explicit and not reading):
                yield relation


def with_next(mentions: Iterator[Mention]) -> Iterator[tuple[Mention, Mention | None]]:
    """Each number with the one behind it; the last with None."""
    last = next(mentions, None)
    while last is not None:
        after = next(mentions, None)
        yield last, after
        last = after


def preceding(text: Text, whole: Mention, group: list[Mention], place: int) -> Iterator[Relation]:
    """`工业项目30个、农业项目12个,合计42个`: parts first, the whole behind 合计, which is `group[place]`."""
    if not SUM_CUE.search(text.text[max(0, whole.start - 12) : whole.start]):
        return
    run: list[Mention] = []
    for mention in reversed(group[:place]):
        if mention.sentence != whole.sentence or mention.value >= whole.value:
            break
        run.insert(0, mention)
        if len(run) > 1:
            relation = added(whole, run)
            if relation.holds and partition(text, whole, run):
                yield relation


def summed_up(text: Text) -> Iterator[Relation]:
    """`甲链…投资50亿元，项目18个；乙链…投资80亿元，项目16个。两条链合计，投资130亿元、项目34个`: by measure, where it holds.

    合计 opens or stands in the whole's own sentence; the parts are the last of its measure before it, three or more.
    """
    for whole in text.prose:
        row = whole.row
        if row.role not in ADDITIVE_ROLES or row.unit in RATIO_UNITS or whole.hedged:
            continue
        sentence = text.sentence_text(whole)
        cues = list(ALL_OF_THEM.finditer(sentence))
        if not cues:
            continue
        opens = whole.end - len(sentence) + cues[-1].start()
        near = placed(text.prose, opens - WIDER_REACH, opens)
        fits = [m for m in near if (m.row.metric, m.row.role, m.row.unit) == (row.metric, row.role, row.unit)]
        fits = [m for m in fits if m.row.period_end == row.period_end and m.paragraph == whole.paragraph]
        for count in range(3, min(len(fits), 12) + 1):
            parts = fits[-count:]
            if total([m.value for m in parts]) == whole.value:
                yield added(whole, parts)
                break


def sentence_listings(text: Text, group: list[Mention]) -> Iterator[Relation]:
    """One sentence that lists three sectors or more, its whole said further up: `签约项目中,工业78个、…`."""
    sentences: dict[int, list[Mention]] = defaultdict(list)
    for mention in group:
        sentences[mention.sentence].append(mention)
    for members in sentences.values():
        parts = [mention for mention in members if mention.row.sector is not None]
        sectors = {mention.row.sector for mention in parts}
        if len(parts) < 3 or len(sectors) != len(parts) or len({m.row.stage for m in parts}) > 1:
            continue
        greatest = max(part.value for part in parts)
        before = (m for m in group if m.start < parts[0].start and m.row.sector is None and m.value > greatest)
        wholes = (
            mention
            for mention in nearest(before, parts[0])
            if all(agree(mention.row.stage, part.row.stage) for part in parts) and partition(text, mention, parts)
        )
        yield from first_told(
            replace(added(whole, parts), explicit=not place and exhaustive(text, whole, parts), near=NEAR_SUM)
            for place, whole in enumerate(wholes)
        )


def complete_listings(text: Text, group: list[Mention]) -> Iterator[Relation]:
    """Listings that are a whole's parts to the last number: `45个。…从产业看,A项目21个、B项目13个、其他11个。`.

    One whole may be parted in several ways (按投资主体分…;按产业分…), and may stand in the paragraph before. What
    keeps numbers from meeting by chance is that a listing begins and ends where its clauses do, skips no number of its
    own kind, and adds up to the last digit: only such listings are told, and only where they hold.
    """
    for first, opening in enumerate(group):
        wholes = placed(group[:first], opening.start - 5 * NEIGHBOURS - text.longest, opening.start + 1)
        wholes = [m for m in wholes if m.value > opening.value and m.paragraph >= opening.paragraph - FAR]
        wholes = [m for m in wholes if opening.start - m.end <= reach(m)]
        named_otherwise: list[Mention] = []
        if opening.row.unit == "CNY" and opening.row.role == "actual" and opening.row.sector:
            # 固定资产投资147.2亿元。分产业看,第一产业投资21.5亿元、…: the parts may be called by a shorter name.
            near = placed(text.amounts, opening.start - NEIGHBOURS // 2 - text.longest, opening.start)
            near = [m for m in near if 0 < opening.start - m.end <= NEIGHBOURS // 2 and not m.hedged]
            named_otherwise = [m for m in near if m.row.metric != opening.row.metric and figures(m) >= 3]
        if first and not begins(text, group[first - 1], opening):
            # 评审项目34个,通过26个、否决8个: with no word between, only what stands right before is the whole.
            wholes = [m for m in wholes if m is group[first - 1] and m.sentence == opening.sentence]
        run = [opening]
        for place in range(first + 1, min(first + MAX_PARTS, len(group))):
            mention = group[place]
            if not continues(text, run, mention):
                break
            run.append(mention)
            if place + 1 < len(group) and not breaks(text, mention, group[place + 1]):
                continue
            if OPEN_LIST.match(text.text[mention.end :]):
                continue
            fits = (whole for whole in nearest(wholes, opening) if covers(text, whole, run))
            told = [added(whole, run) for whole in fits]
            told += [added(whole, run) for whole in closing(text, group, run)]
            if len(run) >= 3:
                told += [added(whole, run) for whole in named_otherwise if covers(text, whole, run)]
            yield from first_told(relation for relation in told if relation.gap == 0)


def closing(text: Text, group: list[Mention], run: Sequence[Mention]) -> list[Mention]:
    """Wholes behind their parts: 东部881.64亿美元；中部91.99亿美元；西部81.43亿美元。全国1055.06亿美元, figures enough that
    they do not add up by chance.
    """
    sectors = {part.row.sector for part in run}
    if len(run) < 3 or None in sectors or len(sectors) != len(run):
        return []
    behind = placed(group, run[-1].end, run[-1].end + NEIGHBOURS)
    return [
        m
        for m in behind
        if m.row.sector is None
        and figures(m) >= 4
        and m.row.period_end == run[0].row.period_end
        and all(m.value > part.value and holds_region(m.row.region_code, part.row.region_code) for part in run)
    ]


def reach(whole: Mention) -> int:
    """How far behind a whole its parts may begin: four figures do not add up by chance, two may."""
    return NEIGHBOURS * (5 if figures(whole) >= 5 else 2 if figures(whole) >= 4 else 1)


def figures(mention: Mention) -> int:
    """How many figures a number is written with: 4 in 24.36亿元."""
    return len((mention.value / mention.step).to_integral_value().as_tuple().digits)


def breaks(text: Text, left: Mention, right: Mention) -> bool:
    """Whether a sentence, a line or a statement ends between two numbers."""
    return CLAUSE_BREAK.search(text.text[left.end : right.quote]) is not None or left.sentence != right.sentence


def begins(text: Text, before: Mention, opening: Mention) -> bool:
    """Whether a listing can begin with a number: first of its kind in its statement, or behind 其中 or …项目中."""
    between = text.text[before.end : opening.start]
    return breaks(text, before, opening) or LISTING_CUE.search(between) is not None


def continues(text: Text, run: Sequence[Mention], mention: Mention) -> bool:
    """Whether a listing goes on to a number: in the same sentence or on the next line, nothing unread between."""
    last = run[-1]
    between = text.text[last.end : mention.start]
    if mention.row.id == last.row.id or mention.start - last.end > 120:
        return False
    if mention.sentence != last.sentence and not (mention.paragraph == last.paragraph + 1 and len(between) <= 30):
        return False
    return mention.row.unit != "count" or re.search(r"\d\s*[个项宗家]", between) is None


def covers(text: Text, whole: Mention, run: Sequence[Mention]) -> bool:
    """Whether a complete listing may be a whole's parts; two small counts without an opening word may meet by chance."""
    if any(part.value >= whole.value for part in run) or not partition(text, whole, run, complete=True):
        return False
    if whole.quote == run[0].quote:
        return False  # 分别为三十一个、十九个和十二个: the first of a list is no whole of the others
    # 8个、7个和4个 that were signed are not the 19个 in production, nor 引进9个、11个、… of the counties the 41个 signed.
    stages = {part.row.stage for part in run}
    if len(stages) == 1 and not stages & {None, whole.row.stage} and whole.row.stage in REACHED:
        return False
    statement = text.text[max(whole.end, run[0].start - 40) : run[-1].end]
    opened = LISTING_CUE.search(statement) is not None or introduced(text, whole, run)
    opened = opened or (whole.sentence == run[0].sentence and run[0].start - whole.end <= 8)
    if len(run) > 2 or (opened and (whole.row.unit == "CNY" or run[0].sentence == run[-1].sentence)):
        return True
    return whole.row.unit == "CNY" and figures(whole) >= 3


def partner_sums(text: Text, relation: Relation) -> Iterator[Relation]:
    """Where a listing's counts add up, the amounts said with them are parts too: 14个、52.1亿元 of 32个、84.6亿元."""
    mentions = (relation.stated, *relation.operands)
    metrics = {m.row.metric for member in mentions for m in text.partners(member)}
    for metric in sorted(metrics - {relation.stated.row.metric}):
        partners = [partner(text, member, metric) for member in mentions]
        parts = [m for m in partners[1:] if m is not None]
        if len({m.row.id for m in parts}) != len(relation.operands):
            continue
        whole = partners[0]
        if whole is not None and whole.row.id not in {m.row.id for m in parts}:
            yield replace(added(whole, parts), explicit=True, near=NEAR_PAIRED_SUM)
            continue
        # 签约15个,协议引资额87.6亿元。…文旅类8个62.3亿元: the parts' amounts may not repeat what amount it is.
        between = placed(text.prose, relation.stated.end, parts[0].start)
        beside = (m for m in between if m.value > parts[0].value)
        beside = (m for m in beside if m.row.unit == parts[0].row.unit and m.row.role == parts[0].row.role)
        sums = (added(m, parts) for m in beside if not m.hedged and m.row.id not in {part.row.id for part in parts})
        yield from first_told(found for found in sums if found.gap == 0)


def partner(text: Text, member: Mention, metric: str) -> Mention | None:
    """The one number of a metric that is said with another: 14个、52.1亿元."""
    fits = [m for m in text.partners(member) if m.row.metric == metric and m.row.role == member.row.role]
    fits = [m for m in fits if m.row.unit not in RATIO_UNITS and not m.hedged]
    return nearest(fits, member)[0] if len({m.row.id for m in fits}) == 1 else None


def added(whole: Mention, parts: Sequence[Mention]) -> Relation:
    form = " + ".join(["{}"] * len(parts)) + " = {}"
    return Relation("sum_of_parts", whole, tuple(parts), total, form)


def close(text: Text, last: Mention, mention: Mention, *, first: bool) -> bool:
    """Whether a listing can go on from one number to the next: the same sentence or the next one.

    A listing may open in the next paragraph for amounts (17.3亿元, then 4.1亿元 and 13.2亿元), which do not meet by
    chance as small counts do.
    """
    if mention.sentence == last.sentence:
        return True
    apart = text.text[last.end : mention.start]
    stops = len([part for part in SENTENCE_END.split(apart) if part.strip()]) - 1
    same_paragraph = mention.paragraph == last.paragraph
    return (same_paragraph or (first and mention.row.unit == "CNY")) and stops <= 3


def partition(text: Text, whole: Mention, parts: Sequence[Mention], *, complete: bool = False) -> bool:
    """Whether numbers can be a whole's parts: each a class of its own, none inside another, all of them within it.

    In a `complete` listing of three or more, stages may stand side by side: “签约一批”9个、“开工一批”11个、…
    """
    rows = [part.row for part in parts]
    if len({row.id for row in rows}) != len(rows) or whole.row.id in {row.id for row in rows}:
        return False
    if not all(holds_region(whole.row.region_code, row.region_code) for row in rows):
        return False
    if not all(within(row, whole.row) for row in rows):
        return False
    if len({row.stage for row in rows if row.stage in REACHED}) > 1 and not (complete and len(parts) >= 3):
        return False
    if (
        any(row.sector is not None and row.sector == whole.row.sector for row in rows)
        and len({row.sector for row in rows}) > 1
    ):
        return False
    if not disjoint_classes(rows, rest=complete):
        return False
    if complete and len(parts) >= 3 and whole.sentence == parts[0].sentence:
        return True
    if complete and (
        len({part.quote for part in parts}) == 1 or AMONG_COUNT.search(text.text[whole.start : parts[0].start])
    ):
        return True  # 到位资金分别为3.12亿元、9.84亿元、11.4亿元; 未开工的8个项目中,5个…,3个…
    pairs = {row.pair for row in rows}
    if complete and whole.row.unit == "CNY" and figures(whole) >= 3 and None not in pairs and len(pairs) == len(rows):
        return True  # 签约一批…;开工一批11个,…年度计划投资29.8亿元;投产一批8个,…年度计划投资17.4亿元
    # Something must tell the parts apart, and it must tell each from each.
    apart = (
        [row.stage for row in rows],
        [row.sector for row in rows],
        [(row.min_investment_cny, row.max_investment_cny) for row in rows],
        [row.region_code for row in rows],
        [(row.period_start, row.period_end) for row in rows],
        [row.label for row in rows],
    )
    return any(len(set(values)) == len(values) for values in apart)


def introduced(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether words open the listing: 其中, 分别为, …项目中, a colon, a bracket. Without, numbers meet by chance.

    Only an amount of three figures or more needs no such word in the sentences behind its own: 17.3亿元, then 4.1亿元
    and 13.2亿元. Where 其中 stands before the whole it opens a listing of which the whole is itself a part.
    """
    same_sentence = parts[0].sentence == whole.sentence
    opening = text.text[whole.end : parts[0].start] if same_sentence else text.sentence_text(parts[0])
    if cue("among", "respectively").search(opening) or OPENING.search(opening):
        return True
    return not same_sentence and whole.row.unit == "CNY" and whole.row.metric != "other" and figures(whole) >= 3


def within(part: Observation, whole: Observation) -> bool:
    """Whether a part's period lies in its whole's, as far as both are said."""
    starts = part.period_start, whole.period_start
    ends = part.period_end, whole.period_end
    early = starts[0] is not None and starts[1] is not None and starts[0] < starts[1]
    late = ends[0] is not None and ends[1] is not None and ends[0] > ends[1] + timedelta(days=31)
    return not early and not late


def disjoint_classes(rows: Sequence[Observation], *, rest: bool = False) -> bool:
    """Whether size classes stand side by side (10亿元以上, 5至10亿元), not one in another (亿元以上, 10亿元以上).

    With `rest`, a number of no class may stand beside them: 其余31个.
    """
    said = [row for row in rows if row.min_investment_cny is not None or row.max_investment_cny is not None]
    if rest:
        said = [row for row in said if not (row.label or "").startswith(("其余", "其他", "其它"))]
    classes = sorted(
        {(row.min_investment_cny or Decimal(0), row.max_investment_cny) for row in said}, key=lambda c: c[0]
    )
    if len(classes) <= 1:
        return True
    if len(classes) != (len(said) if rest else len(rows)):
        return False
    return all(upper is not None and upper <= lower for (_, upper), (lower, _) in pairwise(classes))


def exhaustive(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a listing claims to be complete, so that a sum that fails is worth a look.

    Three sectors or three separate stages behind 其中, 分别 or …项目中; or two classes that leave no third (新建,
    续建).
    """
    listed = text.text[whole.end : parts[-1].end]
    opening = text.sentence_text(parts[0])
    begin = max(whole.end, parts[0].start - len(opening))
    # 意向项目6个 that was not understood, or taken for another metric, is not missing from the document.
    strangers = (m for m in placed(text.prose, begin, parts[-1].end) if m.row.unit == whole.row.unit)
    last = parts[-1]
    ends = text.sentence_ends
    closes = ends[last.sentence] if last.sentence < len(ends) else len(text.text)
    # 民生项目97.4亿元；生态项目31.6亿元: what follows in the listing and was not understood may be a part too
    following_on = FURTHER_PART.search(text.text, last.end, closes)
    if following_on:
        further = placed(text.prose, following_on.start(), following_on.end())
        alike = any(m.row.unit == whole.row.unit and m.value < whole.value for m in further)
        if alike or text.unread(following_on.start(), following_on.end()):
            return False
    if text.unread(begin, parts[-1].end) or any(m not in parts and m.value < whole.value for m in strangers):
        return False
    if OPEN_LIST.match(text.text[parts[-1].end :]) or len({part.sentence for part in parts}) > 3:
        return False
    if len(parts) == 2 and any(one in listed and other in listed for one, other in COMPLEMENTS):
        return introduced(text, whole, parts)
    sectors = {part.row.sector for part in parts}
    stages = {part.row.stage for part in parts}
    by_sector = None not in sectors and len(sectors) == len(parts)
    by_stage = None not in stages and len(stages) == len(parts) and whole.row.stage not in stages
    return len(parts) >= 3 and introduced(text, whole, parts) and (by_sector or by_stage)


def complements(text: Text) -> Iterator[Relation]:
    """Two numbers that make a whole by their words: 已开工31个 and 尚未开工的13个 of 44个; X and 非X."""
    additive = [
        mention
        for mention in text.prose
        if mention.row.role in ADDITIVE_ROLES and mention.row.unit not in RATIO_UNITS and not mention.hedged
    ]
    for rest in additive:
        window = text.text[max(0, rest.start - 8) : rest.end + 4]
        if NOT_BEGUN.search(window) and rest.row.unit == "count" and rest.row.role == "actual":
            actual = [m for m in additive if m.row.metric == rest.row.metric and m.row.role == "actual"]
            begun = [m for m in actual if m.row.stage == "started" and same_place(m, rest) and m.row.id != rest.row.id]
            for done in nearest(begun, rest)[:1]:
                fits = nearest((m for m in actual if m.value == done.value + rest.value), rest)
                yield from first_told(added(whole, (done, rest)) for whole in fits if same_place(whole, rest))
        label = rest.row.label or ""
        if label.startswith("非") and len(label) > 3:
            twins = [m for m in additive if m.row.label == label[1:] and like(m, rest)]
            for twin in nearest(twins, rest)[:1]:
                wholes = (
                    m for m in nearest(additive, rest) if like(m, rest) and m.row.id not in (rest.row.id, twin.row.id)
                )
                fits = [m for m in wholes if m.row.label and m.row.label not in (label, label[1:])]
                yield from first_told(
                    replace(added(whole, (twin, rest)), explicit=True, near=NEAR_COMPLEMENT) for whole in fits
                )


def like(left: Mention, right: Mention) -> bool:
    a, b = left.row, right.row
    return (a.metric, a.role, a.unit, a.period_end) == (b.metric, b.role, b.unit, b.period_end) and same_place(
        left, right
    )


# ---- differences -----------------------------------------------------------------------------------------------------


def differences(text: Text) -> Iterator[Relation]:
    """Percentage points over a target, a schedule or an average; numbers more than last year's."""
    for stated in text.prose:
        if stated.row.role not in ("difference", "increase"):
            continue
        if stated.row.unit == "percentage_point":
            yield from first_told(points(text, stated))
        elif stated.row.unit not in RATIO_UNITS:
            yield from first_told(more_than_last_year(text, stated))


def points(text: Text, stated: Mention) -> Iterator[Relation]:
    """Percentage points between two rates, whichever is the greater."""
    rates = text.rates[stated.row.metric]
    before = nearest((m for m in rates if m.sentence == stated.sentence and m.start < stated.start), stated)
    statement = re.split(r"[;；]", text.sentence_text(stated))[-1]
    if SCHEDULE.search(statement):
        for rate in before[:1]:
            for due in elapsed(stated, rate):
                yield from_schedule(stated, rate, due)
    elif AVERAGE.search(statement):
        yield from against_average(text, stated, rates)
        yield from against_whole(text, stated)
    elif AGAINST_GROWTH.search(statement):
        yield from against_whole(text, stated)
    elif not LAST_YEAR.search(re.split(r"[,，;；]", text.sentence_text(stated))[-1]):
        # 开工率66.7%,比去年同期提高9.2个百分点 says nothing of the target of 75%.
        aims = (m for m in text.prose if m.sentence == stated.sentence and m.row.role == "target")
        targets = nearest((m for m in aims if m.row.unit == "percent"), stated)
        for rate in before[:1]:
            for target in targets[:1]:
                yield apart(stated, rate, target, " 个百分点", explicit=True)


def apart(stated: Mention, one: Mention, other: Mention, unit: str, *, explicit: bool) -> Relation:
    """How far two numbers are from each other, the greater first; a document writes 低于…8个百分点 as well as −8."""
    pair = (one, other) if one.value >= other.value else (other, one)
    return Relation("difference", unsigned(stated), pair, gap_between, "{} − {} = {}" + unit, explicit)


def unsigned(mention: Mention) -> Mention:
    if mention.value >= 0:
        return mention
    return replace(mention, row=replace(mention.row, value=abs(mention.value)))


def from_schedule(stated: Mention, rate: Mention, due: Decimal) -> Relation:
    def ahead(values: Sequence[Decimal]) -> Decimal:
        return abs(values[0] - due)

    words = plain(rounded(due)) + "(序时进度)"
    form = "{} − " + words if rate.value >= due else words + " − {}"
    return Relation("difference", unsigned(stated), (rate,), ahead, form + " = {} 个百分点")


def elapsed(stated: Mention, rate: Mention) -> Iterator[Decimal]:
    """Shares of the year that a schedule may mean: by months, as a rule; by days where the period ends inside one."""
    for end in sorted({end for end in (stated.row.period_end, rate.row.period_end) if end is not None}):
        if (end + timedelta(days=1)).day == 1:
            yield Decimal(end.month) / 12 * HUNDRED
        else:
            yield Decimal((end - date(end.year, 1, 1)).days + 1) / 365 * HUNDRED


def against_average(text: Text, stated: Mention, rates: Sequence[Mention]) -> Iterator[Relation]:
    """`武邑县…低于全市平均水平8个百分点`: a county's rate and its city's, of the same metric and role."""
    code = stated.row.region_code
    city = [m for m in rates if m.row.region_code == text.region_code and holds_region(text.region_code, code)]
    made = [
        apart(stated, rate, average, " 个百分点", explicit=True)
        for average in city
        for rate in rates
        if rate.row.region_code not in (None, text.region_code) and rate.row.role == average.row.role
    ]
    own = [relation for relation in made if any(m.row.region_code == code for m in relation.operands)]
    # In 分别低于…8个、7.2个、5.1个百分点 a number may have come to the wrong county: none is told where another's fits.
    others = (relation for relation in made if all(m.row.region_code != code for m in relation.operands))
    fits_another = bool(own) and any(relation.holds for relation in others)
    alone = len({(m.row.region_code, m.value) for relation in own for m in relation.operands}) == 2
    for relation in own:
        yield replace(relation, explicit=alone and not fits_another)


def against_whole(text: Text, stated: Mention) -> Iterator[Relation]:
    """`服务业增长19.91%，高于全国平均水平2.2个百分点`: a class's growth and the whole's, told only where it holds."""
    growths = [
        m
        for m in text.prose
        if m.row.role == "growth_yoy" and m.row.metric == stated.row.metric and m.row.unit == "percent"
    ]
    own = nearest((m for m in growths if m.sentence == stated.sentence and m.start < stated.start), stated)
    wholes = [m for m in growths if m.row.sector is None and m.row.region_code == text.region_code]
    wholes = [m for m in wholes if "平均" not in text.sentence_text(m)[-16:]]
    found = [
        apart(stated, unsigned(growth_of), unsigned(whole), " 个百分点", explicit=False)
        for growth_of in own[:3]
        for whole in nearest(wholes, stated)
        if whole.row.id != growth_of.row.id and whole.row.period_end == growth_of.row.period_end
    ]
    yield from (relation for relation in found if relation.gap == 0)


def more_than_last_year(text: Text, stated: Mention) -> Iterator[Relation]:
    """`比去年同期的8个增加3个`: this year's number, last year's, and how many more."""
    tail = text.sentence_text(stated)[-20:]
    if cue("month_on_month").search(tail):
        return
    actuals = [
        mention
        for mention in operands_of(text, stated, "actual")
        if mention.row.unit == stated.row.unit
        and mention.start < stated.start
        and same_class(mention, stated)
        and agree(mention.row.stage, stated.row.stage)
    ]
    fewer = cue("down").search(tail) is not None
    for last in actuals:
        for this in actuals:
            if this.row.period_end == last.row.period_end or (this.value < last.value) != fewer:
                continue
            if this.row.min_investment_cny == last.row.min_investment_cny and comparable_year(text, this, last):
                explicit = a_year_apart(this, last) and this.sentence == last.sentence == stated.sentence
                # 多出4个 of 11 and 8: a small difference is soon far off, so no nearness is asked of it.
                yield replace(apart(stated, this, last, "", explicit=explicit), near=Decimal(1))


# ---- words for the reader --------------------------------------------------------------------------------------------


def rounded(value: Decimal) -> Decimal:
    """Six decimals at most, no trailing noughts."""
    return Decimal(decimal_text(value.quantize(Decimal("0.000001"))))


def plain(value: Decimal, decimals: int | None = None) -> str:
    """A number for a sentence: `42.22`, with as many decimals as asked."""
    if decimals is None:
        return decimal_text(rounded(value))
    return f"{value.quantize(Decimal(1).scaleb(-decimals)):f}"


def decimals_in(mention: Mention, scale: Decimal) -> int:
    exponent = (mention.step / scale).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def message(relation: Relation) -> str:
    """A relation as a sentence: `118.15 + 42.22 + 409.88 + 555.85 = 1126.10,文中为1126.106,在四舍五入范围内`.

    Amounts stand in the unit of the stated one (亿元 where the text says 亿元), with the decimals that the text gives.
    """
    stated = relation.stated
    ratio = stated.row.unit in RATIO_UNITS
    terms = [
        plain(m.value / scale, decimals_in(m, scale))
        for m in relation.operands
        for scale in [m.scale if ratio else stated.scale]
    ]
    if relation.kind == "growth":
        terms.append(terms[1])
    own = decimals_in(stated, stated.scale)
    if ratio:
        computed = plain(relation.computed, max(own + 1, 2)).rstrip("0").rstrip(".")
    else:
        shown = max((decimals_in(m, stated.scale) for m in relation.operands), default=own)
        computed = plain(relation.computed / stated.scale, shown)
    sentence = relation.form.format(*terms, computed)
    said = plain(stated.value / stated.scale, own)
    suffix = "%" if stated.row.unit == "percent" else ""
    if not relation.holds:
        return f"{sentence},文中为{said}{suffix},需核实"
    if Decimal(computed) == Decimal(said):
        return f"{sentence},与文中一致"
    close_by = "在约数范围内" if any(m.hedged for m in (stated, *relation.operands)) else "在四舍五入范围内"
    return f"{sentence},文中为{said}{suffix},{close_by}"


def phase_check(project: Project) -> Check | None:
    """A project's phases that add up to its total investment; phases that do not may be only the ones named."""
    amounts = [phase.investment_cny for phase in project.phases if phase.investment_cny is not None]
    whole = project.investment_cny
    if whole is None or len(amounts) < 2 or len(amounts) != len(project.phases) or total(amounts) != whole:
        return None
    scale = YI if whole >= YI else WAN
    terms = " + ".join(
        f"{phase.name}{plain(amount / scale)}" for phase, amount in zip(project.phases, amounts, strict=True)
    )
    return Check(
        id=hashlib.sha256(f"sum_of_parts\n{project.id}".encode()).hexdigest()[:16],
        kind="sum_of_parts",
        holds=True,
        stated=whole,
        computed=whole,
        tolerance=Decimal(0),
        members=(project.id,),
        message=f"{terms} = {plain(whole / scale)},与文中一致",
    )
