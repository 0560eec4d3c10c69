"""What is being collected: one project, one sentence that tells of projects, and the words of the lexicon's `project`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from extractors import lexicon
from extractors.facts import Amount, Expected, Phase
from extractors.gazetteer import RegionMention
from extractors.naming import Name, is_plainly_one
from extractors.period import PeriodMention
from extractors.quantity import Quantity, SizeClass
from extractors.vocabulary import Word

ORDER = {stage: index for index, stage in enumerate(lexicon.labels("stage"))}
PHASE = re.compile(r"(?:项目)?(一期|(?<!一、)(?<!一至)二期|三期|四期|首期|第一期|第二期)(?:工程|项目)?")


def phase_in(name: str) -> re.Match[str] | None:
    """The first phase that a name says."""
    return PHASE.search(name) if "期" in name else None


PLANNED_AMOUNT = re.compile(r"(?:计划|预计|拟)(?:总|年度)?投资")  # an amount that is planned, and nothing else that is


@cache
def words_of(table: str) -> re.Pattern[str]:
    """The pattern of the words that a table of the lexicon's `project` lists, the longest first."""
    return re.compile(
        "|".join(re.escape(word) for word in sorted(lexicon.topic("project")[table]["words"], key=len, reverse=True))
    )


@dataclass(slots=True)
class OpenProject:
    """A project whose facts are being collected."""

    start: int
    end: int
    name: str
    plain: str  # the name without marks and 项目, to know it again by
    index: int  # its place in the book's projects
    region: tuple[str, str] | None = None
    around: tuple[str, str] | None = None  # the region that its paragraph speaks of
    stage: str | None = None
    stage_date: str | None = None
    investment: Decimal | None = None
    bound: str | None = None
    foreign: Amount | None = None
    completed: Decimal | None = None
    phases: dict[str, Phase] = field(default_factory=dict)
    progress: Decimal | None = None
    progress_rank: int = 0  # 2 of the whole, 1 of a part, 0 a share of what is invested
    capacity: str | None = None
    output: Decimal | None = None
    revenue: Decimal | None = None
    tax: Decimal | None = None
    jobs: Decimal | None = None
    expected: Expected | None = None
    investors: list[str] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    rule: str = "project"
    event: str | None = None  # signed or started, where it is introduced at such a ceremony
    listed: bool = False  # it stands in a list of projects
    member: bool = False  # in one that says that it is of projects: 甲、乙等项目, 重点项目有：甲、乙
    ceremony: str | None = None  # signed or started, where the text tells of such a ceremony and goes on to describe it
    proper: bool = True  # its name alone shows that one thing is named
    phase: str | None = None  # the one that its name was followed by when first named: 产业园一期总投资13.7亿元
    alone: bool = False  # no other project is named in the text
    waiting: bool = False  # 尚未开工: told of, and no stage of it said
    partial: set[str] = field(default_factory=set)  # columns that are said of a phase or of an addition only

    def reached(self) -> str | None:
        """The stage said of it, else what the ceremony made of it, unless just that is still expected."""
        if self.progress is not None and self.progress < 100 and self._only_begun():
            return "under_construction"  # 去年8月进场，目前完成了总工程量的60%
        told = self.stage or self.event or self.ceremony
        if told is None and self.expected is not None and self.expected.stage == "signed":
            return "negotiating"  # 拟投资6亿元新建…项目，双方商定5月底前签订正式合同
        if self.alone and self.stage and self.ceremony and not self.event and not self._is_awaited(self.ceremony):
            return max((self.stage, self.ceremony), key=ORDER.__getitem__)  # 奠基仪式…。该项目去年签约落户
        if self.stage and self.event and ORDER[self.event] < ORDER["signed"]:
            return self.stage  # 在谈项目14个。其中，…二期项目正在做规划方案: what is said of it alone
        if self.stage or self.event or self.ceremony is None:
            # 竣工项目中，某项目…，完成投资4.3亿元: the further of the two
            return max((self.stage, self.event), key=lambda stage: ORDER[stage] if stage else -1)
        return None if self._is_awaited(self.ceremony) else self.ceremony

    def _is_awaited(self, stage: str) -> bool:
        """Whether a stage, or one before it, is still expected of it."""
        return self.expected is not None and ORDER[self.expected.stage] <= ORDER[stage]

    def _only_begun(self) -> bool:
        """Whether no stage as far as its building is said of it."""
        known = [stage for stage in (self.stage, self.event, self.ceremony) if stage]
        return all(ORDER[stage] < ORDER["under_construction"] for stage in known)

    def cost(self) -> Decimal | None:
        """What it costs in yuan; where only one phase was ever told of, and at once, what that phase does."""
        if self.investment is None and self.foreign is None and self.phase and list(self.phases) == [self.phase]:
            return self.phases[self.phase].investment_cny
        return self.investment

    def is_ahead(self) -> bool:
        """Whether what is expected of it is more than what it has reached: 正在建设，年底主体将封顶 expects nothing."""
        if self.expected is None or self.expected.stage in ("started", "completed", "operating"):
            return self.expected is not None
        return ORDER[self.expected.stage] > ORDER.get(self.reached() or "", -1)

    def said(self) -> bool:
        """Whether enough is known of it: a phrase that could name a class of projects needs a figure or a dated stage."""
        figures = (
            self.investment,
            self.foreign,
            self.completed,
            self.progress,
            self.output,
            self.revenue,
            self.tax,
            self.jobs,
            self.capacity,
        )
        owned = bool(self.investors) and not self.name.endswith("生产线")  # 某公司繁忙的平板电视生产线
        if any(value is not None for value in figures) or self.phases or owned or self.partial:
            return True
        if is_plainly_one(self.name):
            return True  # 新亚太城市综合体项目: where it stands, whatever is said of it
        if self.proper:
            listed = self.listed and (self.event or self.ceremony) is not None
            return listed or self.member or self.waiting or self.stage is not None or self.expected is not None
        return self.stage is not None and (self.stage_date is not None or not self.name.endswith("项目"))


@dataclass(slots=True)
class Telling:
    """One sentence as it is read for projects: what was found in it, whom it names, and whose its numbers are."""

    text: str  # the document's
    start: int
    end: int
    words: list[Word]
    numbers: list[Quantity | SizeClass]
    periods: list[PeriodMention]
    regions: list[RegionMention]
    names: list[Name]
    form: OpenProject | None = None  # the project whose form the sentence is a line of
    in_form: bool = False  # whether that form's project is the one carried on
    fresh: bool = False  # whether the project carried on was named right before the sentence, by a line or a form
    carried: OpenProject | None = None  # the project that the sentence goes on about
    opened: list[tuple[OpenProject, int, int]] = field(default_factory=list)  # those it names, with their names' spans
    owned: set[int] = field(default_factory=set)  # the starts of the numbers that are a project's

    def last_end(self) -> int:
        """Where the last name so far ends, the sentence's start where it names none."""
        return self.opened[-1][2] if self.opened else self.start

    def amounts(self) -> list[Quantity]:
        """The sums of money of the sentence, size classes left out."""
        return [item for item in self.numbers if isinstance(item, Quantity) and item.kind == "money"]
