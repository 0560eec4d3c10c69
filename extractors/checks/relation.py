"""One relation between numbers: what it computes, how far rounding carries, whether a reader is told, and in which words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from extractors.checks.mentions import HALF, RATIO_UNITS, Mention
from extractors.facts import Check, decimal_text

HUNDRED = Decimal(100)
NEAR_PAIRED_SUM = Decimal("0.1")
NEAR_RATE = Decimal("0.2")
NEAR_ALIKE = Decimal("0.02")  # a rate that nobody else's numbers give, and that its own nearly do


@dataclass(eq=False)  # nobody changes one; frozen, it takes three times as long to make
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
    def spread(self) -> Decimal:
        """What the rounding of the operands can explain; each function used is monotone in each operand."""
        values = [mention.value for mention in self.operands]
        lows, highs = list(values), list(values)
        for place, mention in enumerate(self.operands):
            low, high = mention.interval
            if low == high:
                continue
            if self.compute is total:  # a sum grows with each of its parts
                lows[place], highs[place] = low, high
                continue
            at_low = self.compute([*values[:place], low, *values[place + 1 :]])
            at_high = self.compute([*values[:place], high, *values[place + 1 :]])
            lows[place], highs[place] = (low, high) if at_low <= at_high else (high, low)
        spread = Decimal(0)
        if lows != highs:
            computed = self.compute(values)
            spread = max(self.compute(highs) - computed, computed - self.compute(lows), spread)
        return spread

    @property
    def tolerance(self) -> Decimal:
        """What the rounding of every number can explain, the stated one's own included."""
        low, high = self.stated.interval
        own = max(high - low if self.stated.hedged else Decimal(0), self.stated.step * HALF)
        return self.spread + own

    @property
    def gap(self) -> Decimal:
        return abs(self.stated.value - self.computed)

    @cached_property
    def holds(self) -> bool:
        gap = self.gap
        if not gap:
            return True
        if gap > self.tolerance:
            return False
        if not self.stated.hedged:
            return True
        # 超过2080亿元 of 3174.7亿元 is no 约58%, though twice the width of 约 would hold it
        low, high = self.stated.interval
        reach = self.spread + self.stated.step * HALF
        return low - reach <= self.computed <= high + reach

    @property
    def told(self) -> bool:
        """Whether a reader is told: where it holds, or where the text itself says it and the numbers come near it."""
        numbers = (self.stated, *self.operands)
        if any(mention.hedged for mention in numbers):
            # 约573亿元, 占签约总额的46.2% of 1240.19亿元: it comes out as written, of figures enough
            exact = self.kind == "share" and self.gap <= self.stated.step * HALF
            exact = exact and not self.stated.hedged and all(mention.figures >= 3 for mention in numbers)
            return self.holds and (exact or len({mention.sentence for mention in numbers}) == 1)
        if self.holds:
            # of numbers of one figure (3万亿元 of 10.3万亿元) any share holds: only what comes out as written is told
            as_written = self.gap <= self.stated.step * HALF
            return as_written or self.tolerance <= abs(self.stated.value) * NEAR_PAIRED_SUM
        if not self.explicit:
            return False
        return self.gap <= self.near * max(abs(self.computed), abs(self.stated.value))

    @property
    def members(self) -> tuple[str, ...]:
        return (self.stated.row.id, *(mention.row.id for mention in self.operands), *self.extra)

    @cached_property
    def id(self) -> str:
        return hashlib.sha256("\n".join((self.kind, *self.members)).encode()).hexdigest()[:16]

    def check(self) -> Check:
        return Check(
            id=self.id,
            kind=self.kind,
            holds=self.holds,
            stated=self.stated.value,
            computed=rounded(self.computed),
            tolerance=rounded(self.tolerance),
            members=self.members,
            message=message(self),
        )


def percentage(values: Sequence[Decimal]) -> Decimal:
    return values[0] / values[1] * HUNDRED


def growth(values: Sequence[Decimal]) -> Decimal:
    return (values[0] - values[1]) / values[1] * HUNDRED


def growth_of_increase(values: Sequence[Decimal]) -> Decimal:
    return values[0] / (values[1] - values[0]) * HUNDRED if values[1] != values[0] else Decimal(0)


def growth_of_decrease(values: Sequence[Decimal]) -> Decimal:
    less = abs(values[0])
    return -less / (values[1] + less) * HUNDRED


def gap_between(values: Sequence[Decimal]) -> Decimal:
    return abs(values[0] - values[1])


def total(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def first_told(relations: Iterable[Relation]) -> Iterator[Relation]:
    """The first relation that holds; where none does, the only one that the text states outright."""
    explicit: list[Relation] = []
    for relation in relations:
        if relation.holds and relation.told:
            yield relation
            return
        # what the heading says again is the same number
        if relation.explicit and not relation.holds and all(known.members != relation.members for known in explicit):
            explicit.append(relation)
    if len(explicit) == 1:
        yield explicit[0]


def may_be_rate(rate: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a part may come to such a percentage of a whole, roundings and words like 约 and 超 allowed for.

    Where it may not, no quotient of them holds; it spares the arithmetic of most pairs that a rate is tried with.
    """
    (low, high), (part_low, part_high), (whole_low, whole_high) = rate.interval, part.interval, whole.interval
    if low <= 0 or part_low < 0 or whole_low <= 0:
        return True
    slack = (high - low if rate.hedged else 0) + rate.step
    return (low - slack) * whole_low <= 100 * part_high and 100 * part_low <= (high + slack) * whole_high


def quotient(kind: str, rate: Mention, part: Mention, whole: Mention, explicit: bool) -> Relation:
    return Relation(kind, rate, (part, whole), percentage, "{} ÷ {} = {}%", explicit)


def added(whole: Mention, parts: Sequence[Mention]) -> Relation:
    form = " + ".join(["{}"] * len(parts)) + " = {}"
    return Relation("sum_of_parts", whole, tuple(parts), total, form)


def apart(stated: Mention, one: Mention, other: Mention, unit: str, *, explicit: bool) -> Relation:
    """How far two numbers are from each other, the greater first; a document writes 低于…8个百分点 as well as −8."""
    pair = (one, other) if one.value >= other.value else (other, one)
    return Relation("difference", unsigned(stated), pair, gap_between, "{} − {} = {}" + unit, explicit)


def unsigned(mention: Mention) -> Mention:
    if mention.value >= 0:
        return mention
    return replace(mention, row=replace(mention.row, value=abs(mention.value)))


def rounded(value: Decimal) -> Decimal:
    """Six decimals at most, no trailing noughts."""
    return Decimal(decimal_text(value.quantize(Decimal("0.000001"))))


def plain(value: Decimal, decimals: int | None = None) -> str:
    """A number for a sentence: `42.22`, with as many decimals as asked."""
    if decimals is None:
        return decimal_text(rounded(value))
    return f"{value.quantize(Decimal(1).scaleb(-decimals)):f}"


def decimals_in(mention: Mention, scale: Decimal) -> int:
    if not mention.value:
        return 0  # a 0 in a table has no precision of its own
    exponent = (mention.step / scale).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def message(relation: Relation) -> str:
    """A relation as a sentence: `118.15 + 42.22 + 409.88 + 555.85 = 1126.10,文中为1126.106,在四舍五入范围内`.

    Amounts stand in the unit of the stated one (亿元 where the text says 亿元), with the decimals that the text gives.
    """
    stated = relation.stated
    ratio = stated.row.unit in RATIO_UNITS
    # 到位资金100513万元,完成80亿元的125.6%: one unit for both, the greater
    # and 7100万美元 of 1.53亿美元
    money = {m.row.unit for m in relation.operands if m.row.unit.isupper()}
    widest = max((m.scale for m in relation.operands if m.row.unit in money), default=stated.scale)
    terms = [
        plain(m.value / scale, decimals_in(m, scale))
        for m in relation.operands
        for scale in [(widest if m.row.unit in money else m.scale) if ratio else stated.scale]
    ]
    if relation.kind == "growth":
        terms.append(terms[1])
    own = decimals_in(stated, Decimal(1) if ratio else stated.scale)  # 增长1.4倍 is 140%
    if ratio:
        computed = plain(relation.computed, max(own + 1, 2)).rstrip("0").rstrip(".")
    else:
        shown = max((decimals_in(m, stated.scale) for m in relation.operands), default=own)
        computed = plain(relation.computed / stated.scale, shown)
    sentence = relation.form.format(*terms, computed)
    said = plain(stated.value if ratio else stated.value / stated.scale, own)
    suffix = "%" if stated.row.unit == "percent" else ""
    if not relation.holds:
        return f"{sentence},文中为{said}{suffix},需核实"
    if Decimal(computed) == Decimal(said):
        return f"{sentence},与文中一致"
    close_by = "在约数范围内" if any(m.hedged for m in (stated, *relation.operands)) else "在四舍五入范围内"
    return f"{sentence},文中为{said}{suffix},{close_by}"
