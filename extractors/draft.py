"""Observations in the making: mutable while the text is read, then merged, numbered and frozen."""

from __future__ import annotations

import hashlib
import heapq
import re
from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from extractors.document import Document
from extractors.facts import Evidence, Observation, Project, Proposal

# metrics whose stage, if any is said, belongs to the projects and not to the money
STAGELESS = {"funds_in_place", "foreign_capital", "completed_investment"}
MONEY_METRICS = frozenset(
    [
        "total_investment",
        "contract_value",
        "funds_in_place",
        "fixed_asset_investment",
        "completed_investment",
        "foreign_capital",
        "output_value",
        "revenue",
        "tax",
        "other",
    ]
)
PIPELINE = (MONEY_METRICS - {"output_value", "revenue", "tax", "other"}) | {"project_count"}
RATES = {"completion_rate", "growth_yoy", "growth_mom", "share", "conversion_rate", "difference", "rank"}


@dataclass(slots=True, eq=False)
class Draft:
    """One stated number with what has been attached to it so far; columns as in `facts.Observation`.

    Equal to no other, however alike: what is asked for among those said before is that one, and no twin of it.
    """

    start: int
    end: int
    metric: str
    role: str
    value: Decimal
    unit: str
    rule: str
    stage: str | None = None
    high: Decimal | None = None
    bound: str = "exact"
    basis: str | None = None
    region: str | None = None
    region_code: str | None = None
    first: date | None = None
    last: date | None = None
    low_class: Decimal | None = None
    high_class: Decimal | None = None
    sector: str | None = None
    label: str | None = None
    pair: int | None = None
    confidence: Decimal = Decimal(1)
    more: tuple[tuple[int, int], ...] = ()  # further places that say the same
    title: bool = False
    headline: bool = False  # in a short line between the title and the article, which says it in full

    def core(self) -> tuple[object, ...]:
        """What two statements must agree on to be one fact."""
        # whose stage is only its projects'
        done = self.metric == "completed_investment" and self.role in ("target", "actual")
        return (self.metric, self.role, None if done else self.stage, self.value, self.high, self.unit)


_COLUMNS = attrgetter(*(column.name for column in fields(Draft)))
_SO_FAR = 31  # days between the end of what was counted and the day on which it is told
_TOWN = re.compile(r"[镇乡]\||街道|[镇乡]$|经开区|高新区|园区|开发区")


def _stand_near(one: Draft, other: Draft) -> bool:
    """Whether two statements stand so near each other that the second hardly repeats the first: 150 characters."""
    return "table.cell" not in (one.rule, other.rule) and 0 <= other.start - one.end < 150


def _summed_up(one: Draft, other: Draft) -> bool:
    """Whether a table headed by its year alone sums up what the text says of the year so far: 21.6亿元, 合计216000万元."""
    cells = "table.cell" in (one.rule, other.rule) and one.rule != other.rule
    if not cells or one.last is None or other.last is None or one.last.year != other.last.year:
        return False
    table = one if one.rule == "table.cell" else other
    whole_year = table.first is not None and (table.first.month, table.first.day, table.last) == (
        1, 1, date(table.first.year, 12, 31),
    )  # fmt: skip
    return whole_year and one.unit == "CNY" and len(str(one.value).rstrip("0")) >= 3


def _so_far(one: Draft, other: Draft) -> bool:
    """Whether two statements of a level are of the year so far: 1至3月 and, on the day of the paper, 今年以来."""
    if one.role != "actual" or one.first is None or one.first != other.first or one.first.month != 1:
        return False
    lasts = one.last, other.last
    return lasts[0] is not None and lasts[1] is not None and abs((lasts[0] - lasts[1]).days) <= _SO_FAR


_COUNTED_APART = frozenset(("project_count", "visit_count", "event_count", "enterprise_count"))


def _same_fact(one: Draft, other: Draft, again: bool = False) -> bool:
    """Whether `other` says `one` again: equal core, and no attribute that both state differs.

    With `again` the amount beside it is known to be the same: then a few near a few are the same few.
    """
    if one.core() != other.core() or one.region_code != other.region_code:
        return False
    if one.region != other.region and _TOWN.search(f"{one.region}|{other.region}"):
        return False  # two towns of one county share its code
    for attribute in ("low_class", "high_class", "last"):
        a, b = getattr(one, attribute), getattr(other, attribute)
        told = attribute == "last" and (_summed_up(one, other) or (_so_far(one, other) and (again or one.value > 9)))
        if a is not None and b is not None and a != b and not told:
            return False
    table = "table.cell" in (one.rule, other.rule)
    if one.sector != other.sector and not (table and None in (one.sector, other.sector)):
        return False
    if (
        (one.low_class, one.high_class) != (other.low_class, other.high_class)
        and not table
        and one.metric == "project_count"
    ):
        return False
    if one.metric in _COUNTED_APART and one.value < 10 and not again and _stand_near(one, other):
        return False  # 主要领导外出3次、开发区领导外出3次; 协议项目2个…已签约尚未开工项目2个: a few of one sort, a few of another
    # 两次会议, 两次活动: small counts of different things are different facts
    return one.metric != "other" or one.label == other.label


# Facts of one core and place by their sector, each with its place in the order of the text. A list of 20,000 firms has
# 20,000 sectors; each of its numbers asked all that had the same value before it.
_Alike = dict[str | None, list[tuple[int, Draft]]]


def _order(entry: tuple[int, Draft]) -> int:
    return entry[0]


def _candidates(alike: _Alike, draft: Draft) -> Iterable[tuple[int, Draft]]:
    """The facts that `draft` may say again, in their order: of its sector or of none, of any where it names none."""
    asked = alike.values() if draft.sector is None else [alike.get(name, []) for name in (draft.sector, None)]
    return heapq.merge(*asked, key=_order)


def _say_again(twin: Draft, draft: Draft) -> None:
    """`twin` is stated once more by `draft`: one more evidence, and what only the later statement says."""
    twin.more = (*twin.more, (draft.start, draft.end))
    for attribute in ("first", "last", "basis", "low_class", "high_class", "sector", "pair"):
        if attribute.endswith("_class") and draft.metric != "project_count":
            continue  # 其中亿元以上项目18个，总协议资金147.97亿元, said before of all 76
        if getattr(twin, attribute) is None:
            setattr(twin, attribute, getattr(draft, attribute))


def _join_few(merged: list[Draft], told_again: dict[int, int]) -> list[Draft]:
    """A few projects with the amount of a few before are these: 8个项目签约，协议金额74.5亿元…签约8个，协议金额74.5亿元."""
    counts = {known.pair: known for known in merged if known.metric == "project_count" and known.pair is not None}
    kept = []
    for draft in merged:
        first = None if draft.pair is None else told_again.get(draft.pair)
        if draft.pair is None or first is None:
            kept.append(draft)
            continue
        twin, few = counts.get(first), counts.get(draft.pair)
        same = few is None or (twin is not None and twin is not few and _same_fact(twin, few, again=True))
        if draft is few and same and twin is not None:
            _say_again(twin, draft)
            continue
        if same:
            draft.pair = first  # 协议金额列全省第三位, said of the amount that was said before
        kept.append(draft)
    return kept


COSTS = ("total_investment", "contract_value", "funds_in_place", "completed_investment")
LEVELS = frozenset(("actual", "target", "forecast"))
_Costs = dict[tuple[int, str], set[Decimal]]


def _costs(drafts: list[Draft]) -> _Costs:
    """What the projects of each pair cost, by the measure."""
    costs: _Costs = {}
    for draft in drafts:
        if draft.pair is not None and draft.role == "actual" and draft.metric in COSTS:
            costs.setdefault((draft.pair, draft.metric), set()).add(draft.value)
    return costs


def are_other_sums(one: Decimal, other: Decimal) -> bool:
    """Whether two costs differ by more than a tenth, so that no rounding makes them one."""
    return min(one, other) * 10 < max(one, other) * 9


def _cost_apart(costs: _Costs, one: Draft, other: Draft) -> bool:
    """Whether as many projects cost other sums, and so are others: 签约9个，总投资92亿元; …等9个项目，总投资13亿元."""
    if one.metric != "project_count" or one.pair is None or other.pair is None or one.pair == other.pair:
        return False
    for metric in COSTS:
        first, second = costs.get((one.pair, metric)), costs.get((other.pair, metric))
        if first and second and len(first) == len(second) == 1:
            low, high = (*first, *second)
            return are_other_sums(low, high)
    return False


_BESIDE = 24  # characters between a count and a rate of it


def _rated(drafts: list[Draft]) -> dict[tuple[int, int], Decimal]:
    """The count that stands right before each rate of projects, by where the rate stands."""
    counts: dict[tuple[int, int], Decimal] = {}
    for before, draft in pairwise(drafts):
        beside = before.metric == "project_count" and before.role == "actual" and before.end <= draft.start
        if beside and draft.role == "conversion_rate" and draft.start - before.end < _BESIDE:
            counts[draft.start, draft.end] = before.value
    return counts


def _of_others(counts: dict[tuple[int, int], Decimal], one: Draft, other: Draft) -> bool:
    """Whether two equal rates are of other projects: 90个项目已开工72个，开工率80%; …25个已开工20个，开工率80%."""
    first, second = counts.get((one.start, one.end)), counts.get((other.start, other.end))
    return first is not None and second is not None and first != second


_SEVERAL_FIGURES = 3  # 678个, 3.27亿元: no other fact of a page has the same number by chance
_SAID_AT_LENGTH = frozenset(("project_count", *MONEY_METRICS)) - {"other"}
_UNDER_WAY = frozenset(("started", "under_construction"))


def _says_less(one: Draft, other: Draft) -> bool:
    """Whether one of two statements of a number of several figures says of it what the other does, or less than that.

    全省开工项目678个, in the lead, and 2月28日，678个项目集中开工: of one stage, where both tell one, and of one time.
    """
    if (one.low_class, one.high_class) != (other.low_class, other.high_class):
        return False
    if one.sector != other.sector and None not in (one.sector, other.sector):
        return False
    if one.region != other.region and _TOWN.search(f"{one.region}|{other.region}"):
        return False
    unlike = one.stage != other.stage and not {one.stage, other.stage} <= _UNDER_WAY
    if unlike and (None not in (one.stage, other.stage) or _stand_near(one, other)):
        return False  # 安排项目152个，已开工152个: all of them have come so far
    return _within(one, other) or _within(other, one)


def _within(one: Draft, other: Draft) -> bool:
    """Whether the time of one statement lies in that of another, which may tell none."""
    begins = other.first is None or (one.first is not None and other.first <= one.first)
    return begins and (other.last is None or (one.last is not None and one.last <= other.last))


def _told_so(one: Draft, other: Draft, costs: _Costs, told_again: dict[int, int]) -> bool:
    """Whether a number is told so exactly that `other` cannot have it by chance: by its figures, or by what stands beside it.

    A count has several figures, or its projects cost as much; a sum is that of projects told again, or has several
    figures and stands a paragraph away (月末累计10.1亿元，当月10.1亿元).
    """
    several = len(one.value.normalize().as_tuple().digits) >= _SEVERAL_FIGURES
    if one.unit == "count":
        return several or (one.value > 9 and _cost_alike(costs, one, other))
    again = one.pair is not None and other.pair is not None and told_again.get(other.pair) == one.pair
    return again or (several and not _stand_near(one, other))


def _cost_alike(costs: _Costs, one: Draft, other: Draft) -> bool:
    """Whether as many projects are said to cost the same."""
    if one.pair is None or other.pair is None or one.pair == other.pair:
        return False
    sums = [(costs.get((one.pair, metric)), costs.get((other.pair, metric))) for metric in COSTS]
    return any(first is not None and first == second for first, second in sums)


def _join_said_at_length(merged: list[Draft], costs: _Costs, told_again: dict[int, int]) -> list[Draft]:
    """Numbers that the page states twice, once with less said of them, become one."""
    kept: list[Draft] = []
    alike: dict[tuple[object, ...], list[Draft]] = {}
    for draft in merged:
        planned = (draft.metric, draft.role) == ("completed_investment", "target")  # in the text, and below a table
        told = draft.role == "actual" and draft.rule != "table.cell"
        if draft.metric not in _SAID_AT_LENGTH or not (told or planned):
            kept.append(draft)
            continue
        same = alike.setdefault((draft.metric, draft.role, draft.value, draft.high, draft.unit, draft.region_code), [])
        twins = (known for known in same if _told_so(known, draft, costs, told_again) and _says_less(known, draft))
        twin = next(twins, None)
        if twin is None:
            same.append(draft)
            kept.append(draft)
            continue
        if twin.stage is None or (twin.stage == "under_construction" and draft.stage == "started"):
            twin.stage = draft.stage
        bounded = None not in (draft.first, draft.last, twin.first, twin.last)
        if bounded and _within(draft, twin):
            twin.first, twin.last = draft.first, draft.last
        _say_again(twin, draft)
        if draft.pair is not None and twin.pair is not None:
            told_again[draft.pair] = twin.pair
    return kept


def merge(drafts: list[Draft]) -> list[Draft]:
    """Statements of one fact become one draft with several evidences; a title's number yields to the body's.

    Order is that of the text; the earlier statement keeps its attributes and takes what it lacks from the later.
    """
    body = [draft for draft in drafts if not draft.title and not draft.headline]
    merged: list[Draft] = []
    by_core: dict[tuple[object, ...], _Alike] = {}
    costs, rated = _costs(body), _rated(body)
    told_again: dict[int, int] = {}  # the pair of a statement → the pair of the one that said it first
    for draft in body:
        alike = by_core.setdefault((*draft.core(), draft.region_code), {})
        twin = None
        if alike:  # most are said once
            twin = next(
                (
                    known
                    for _, known in _candidates(alike, draft)
                    if _same_fact(known, draft)
                    and not _cost_apart(costs, known, draft)
                    and not _of_others(rated, known, draft)
                ),
                None,
            )
        if twin is None:
            alike.setdefault(draft.sector, []).append((len(merged), draft))
            merged.append(draft)
            continue
        if twin.sector is None and draft.sector is not None:
            moved = next(entry for entry in alike[None] if entry[1] is twin)
            alike[None].remove(moved)
            insort(alike.setdefault(draft.sector, []), moved, key=_order)
        _say_again(twin, draft)
        if draft.pair is not None and twin.pair is not None:
            told_again[draft.pair] = twin.pair
    merged = _join_said_at_length(merged, costs, told_again)
    if told_again:
        merged = _join_few(merged, told_again)
    if len(body) < len(drafts):
        merged = _join_titles(merged, drafts, {(known.metric, known.role) for known in body})
    return sorted(merged, key=lambda draft: (draft.start, draft.end))


def _said_of(draft: Draft) -> tuple[object, ...]:
    """What a title's figure shares with the body's: a level has any metric of money and any stage, a rate its own."""
    if draft.role not in LEVELS or draft.value < 10:
        return draft.metric, draft.role, draft.value, draft.unit
    return "money" if draft.metric in _MONEY_OF_PROJECTS else draft.metric, draft.value, draft.unit


_MONEY_OF_PROJECTS = PIPELINE - {"project_count"}


def _rounds(draft: Draft, known: Draft) -> bool:
    """Whether a title's figure is the body's, rounded: 投资近200亿元 above 总投资198.6亿元."""
    if draft.bound == "exact" or draft.unit != known.unit or draft.unit == "percent" or known.role not in LEVELS:
        return False
    if _said_of(draft)[0] != _said_of(known)[0] or draft.value < 10:
        return False
    low, high = {"over": (10, 11), "at_least": (10, 11), "under": (9, 10), "about": (9, 11)}.get(draft.bound, (10, 10))
    return draft.value * low <= known.value * 10 <= draft.value * high


def _join_titles(merged: list[Draft], drafts: list[Draft], measured: set[tuple[str, str]]) -> list[Draft]:
    """What titles and headlines state is one more evidence of what the body says, or new where it has `measured` nothing like it."""
    said: dict[tuple[object, ...], Draft] = {}
    for known in merged:
        said.setdefault(_said_of(known), known)
    for draft in drafts:
        if not draft.title and not draft.headline:
            continue
        twin = said.get(_said_of(draft))
        if twin is not None:
            twin.more = (*twin.more, (draft.start, draft.end))
        elif draft.role in LEVELS and any(_rounds(draft, known) for known in merged):
            continue
        elif draft.headline or ((draft.metric, draft.role) not in measured and draft.metric != "other"):
            said[_said_of(draft)] = draft
            merged.append(draft)
    return merged


def identifier(*parts: object) -> str:
    """Twelve hexadecimal digits that depend on nothing but `parts`."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


def freeze(drafts: list[Draft], document: Document) -> tuple[Observation, ...]:
    """The observations of `document`, in text order."""
    text = document.text
    pairs: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.pair is not None:
            pairs.setdefault(draft.pair, []).append(draft)
    together = {
        pair: identifier(document.sha256, "pair", said[0].start, said[0].end)
        for pair, said in pairs.items()
        if len(said) > 1
    }
    rows = []
    seen: dict[str, int] = {}
    for draft in drafts:
        spans = [(draft.start, draft.end), *draft.more]
        key = identifier(document.sha256, draft.metric, draft.role, *spans[0], draft.region_code, draft.stage)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = identifier(key, seen[key])
        rows.append(
            Observation(
                id=key,
                metric=draft.metric,
                role=draft.role,
                stage=draft.stage,
                value=draft.value,
                unit=draft.unit,
                value_high=draft.high,
                bound=draft.bound,
                basis=draft.basis,
                region=draft.region,
                region_code=draft.region_code,
                period_start=draft.first,
                period_end=draft.last,
                min_investment_cny=draft.low_class,
                max_investment_cny=draft.high_class,
                sector=draft.sector,
                label=draft.label,
                pair=together.get(draft.pair) if draft.pair is not None else None,
                evidence=tuple([Evidence(start, end, text[start:end]) for start, end in spans]),
                confidence=draft.confidence,
                rule=draft.rule,
            )
        )
    return tuple(rows)


def rate_of(measure: Draft, **changes: object) -> Draft:
    """A rate, target or change said of `measure`: its subject, place, period and class, with `changes`."""
    rate = Draft(*_COLUMNS(measure))  # a fifth of what `replace` takes
    rate.high, rate.bound, rate.basis, rate.more = None, "exact", None, ()
    for name, value in changes.items():
        setattr(rate, name, value)
    return rate


Fact = TypeVar("Fact", Observation, Project, Proposal)
