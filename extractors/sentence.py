"""What a reader has in mind inside one sentence, and what a list tells each of its numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extractors.draft import Draft
from extractors.gazetteer import RegionMention
from extractors.naming import Name
from extractors.period import PeriodMention
from extractors.quantity import Quantity, SizeClass
from extractors.vocabulary import Word

Days = tuple[date | None, date | None]  # the first and the last day of a period, both included; None where it is open


@dataclass(frozen=True, slots=True)
class Given:
    """What a list has settled for one of its numbers: the stage, class, measure or statement that is its head."""

    stage: str | None = None
    sector: str | None = None
    metric: str | None = None
    rate: Word | None = None
    measure: Draft | None = None
    place_measure: Draft | None = None


NOTHING_GIVEN = Given()
_TURNS = frozenset(("among", "aim", "target", "forecast"))


@dataclass(slots=True)
class Sentence:
    """What a reader has in mind inside one sentence."""

    start: int
    end: int
    words: list[Word]
    numbers: list[Quantity | SizeClass]
    periods: list[PeriodMention]
    regions: list[RegionMention]
    names: list[Name]
    plans: bool  # whether a word of it may plan what it counts
    sizes: list[SizeClass] = field(init=False)  # those of the numbers that are size classes
    turns: list[Word] = field(
        init=False
    )  # the words behind which numbers are parts, planned or expected: 其中, 力争, 预计
    subject: Draft | None = None  # the statement that amounts and rates are said of
    outer: Draft | None = None  # the whole that an open 其中 belongs to
    noun: str | None = None
    money_metric: str | None = None
    emitted: list[Draft] = field(default_factory=list)
    places: list[RegionMention] = field(default_factory=list)  # the regions that the last list gave numbers to
    told_again: list[tuple[int, int]] = field(default_factory=list)  # numbers that only say the one before again
    bracketed: Draft | None = None  # the subject before a bracket that is open
    whole: Draft | None = None  # the first statement of the sentence: what its later parts are parts of
    ceremony: bool = False  # whether it opens with the projects of the ceremony just told of
    parted: Draft | None = None  # the projects counted in a sentence before that all counts of this one come to
    region: tuple[str, str] | None = None
    period: Days | None = None
    period_said: bool = False
    future: bool = False
    last_year: bool = False
    month: bool = False
    local: bool = False  # the period stands in a clause of its own (去年签约的…) and is not carried on
    before: Days | None = None  # the period before a future one was spoken of
    cohort: Days | None = None  # when what became of the projects just counted is told: 去年签约的12个项目中，9个开工
    before_cohort: Days | None = None  # the period in force before the last one
    forced: bool = False  # the region in force is a list's, whatever stands before the number
    aim: bool = False
    bracket_period: tuple[Days | None, bool, bool] | None = None  # before an open bracket
    year_part: tuple[Days, bool] | None = None  # the period that 其中2004年 is a part of
    expected: bool = False  # 预计…: the figures that follow are expected, not planned
    unstarted: Draft | None = None  # 未开工的8个项目: of no stage, nor are its parts
    estimates: bool = False  # 预计 opens the sentence: all its figures are estimates of the period spoken of
    aim_floor: int = 0  # where a period that is over parts what follows from the aims before: 截至6月底已…

    def __post_init__(self) -> None:
        self.sizes = [item for item in self.numbers if isinstance(item, SizeClass)]
        self.turns = [word for word in self.words if word.role in _TURNS]

    def whole_of_parts(self) -> Draft | None:
        """The projects whose parts, counts without an amount, have just been told to the last: an amount is of all.

        项目11个，其中续建8个、新建3个，总投资102亿元: of the eleven. None where the last count ends no such list.
        """
        parts: list[Draft] = []
        total = Decimal(0)
        for draft in reversed(self.emitted):
            if draft.metric != "project_count" or draft.role != self.emitted[-1].role:
                return None
            whole = draft is self.whole or draft is self.outer
            if whole and len(parts) > 1 and draft.value == total and (self.subject in parts or self.subject is draft):
                return draft
            parts.append(draft)
            total += draft.value
        return None
