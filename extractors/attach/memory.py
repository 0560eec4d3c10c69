"""What a reader has in mind of the whole document: what the text, the section and the paragraph have been speaking of."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Document
from extractors.draft import Draft
from extractors.gazetteer import Division, RegionMention, contains, division
from extractors.projects import ProjectBook
from extractors.sentence import Days, Sentence

# where a nation's foreign capital comes from, 香港, 台湾 and 澳门, is not what its figures are of
_SOURCES_OF_CAPITAL = frozenset({"71", "81", "82"})


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading, and those that it stands under, say of all below it."""

    rank: str = ""  # how the heading is marked
    aim: bool = False  # 下一步打算
    ahead: bool = False  # whether what stands below it is planned too: 2015年工作安排
    past: bool = False  # 2023年工作回顾
    place: tuple[str, str] | None = None  # 一、大冶市
    year: int | None = None
    plan: Days | None = None  # 下半年打算
    metric: str | None = None  # （二）到位资金
    days: Days | None = None  # 2015年, 3月 or 3月5日 above what happened then
    divides: bool = False  # 二、任务分解
    projects: str | None = None  # the stage of the projects that it is of: 一、在建项目; "" of 二、重点项目


class Memory:
    """What has been said so far, and what of it goes on. The rules that fill and ask it stand in the modules beside it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.home: Division | None = division(document.region_code) if document.region_code else None
        self.book = ProjectBook(document, self.home)
        self.drafts: list[Draft] = []
        self.pair = 0  # the number of the last statement
        self.title = False  # whether the block being read is the title, or a heading without a number

        # the text
        self.main: Draft | None = None  # the first count of projects, where its stage is said
        self.counted = False  # whether projects were counted at all
        self.main_period: Days | None = None
        self.titled: Days | None = None  # 1—9月招商引资情况: what the title says
        self.title_year: int | None = None
        self.planned_year: int | None = None  # 2016年工作总结及2017年工作思路: the year after the one told of
        self.carried: Days | None = None
        self.carried_stated = True  # whether figures were given for it, or 今年以来 only opened the text
        self.announced: Days | None = None  # the year of the list or the plan that is made known
        self.event: Days | None = None  # the day of the ceremony that is told of
        self.ceremony: str | None = None  # the stage that it was held for, where it is one: 集中开工仪式
        self.event_year: int | None = None  # the year of the day that a text begins with whose own day is not known
        self.year_now: int | None = None  # what 今年 is in such a text
        self.years: Days | None = None  # the last stretch of several whole years: 过去五年, 2017—2021年
        self.year_told: int | None = None  # the last year that opened a clause
        self.tasks = False  # tasks are being assigned: 各产业链的招商任务逐一敲定
        self.money_metric: str | None = None  # what the last amount measured
        self.noun: str | None = None  # what the last count was of

        self.outline: list[Section] = []  # the sections that the text stands in, the outermost first
        self.whole = Section()  # what the title says of all of it: 2023年招商引资工作要点
        self.section = self.whole  # what is said of what is being read: the innermost, or what the title says

        self.item_ahead: tuple[str, str] | None = None  # the place that the heading right above names
        self.paragraph_main: Draft | None = None
        self.sentence_main: Draft | None = None
        self.paragraph_place: tuple[str, str] | None = None  # the place that the paragraph opened with
        self.open_paragraph()

    def open_paragraph(self) -> None:
        """Nothing is spoken of yet in a new paragraph but the section's place."""
        above, near = self.paragraph_main, self.sentence_main
        of_one_place = above is not None and near is not None and near.region_code == above.region_code
        self.main_above = near if of_one_place else above  # its parts may stand in a paragraph of their own
        self.paragraph_above = above
        self.place_above, self.paragraph_place = self.paragraph_place, None
        self.paragraph_main = None
        self.sentence_main = None  # the count of the sentence before, where it was of one place
        self.paragraph_aim: Draft | None = None  # the count that the paragraph plans, where it has told of none
        self.paragraph_region = self.section.place
        self.item, self.item_ahead = self.item_ahead, None  # whose own paragraph it is: its 全市 is 大冶市
        self.paragraph_period: Days | None = self.section.days
        self.paragraph_event: Days | None = None  # the day of the ceremony that the paragraph tells of
        self.paragraph_plan: Days | None = None
        self.paragraph_metric: str | None = None  # 1.区外到位资金。全年任务55亿元: what its first words measure
        self.paragraph_foreign: str | None = None  # the currency in which the paragraph counts foreign capital

    # -- the document's own place ------------------------------------------------------------------------------------

    def own_region(self) -> tuple[str | None, str | None]:
        """Name and code of the document's own place, which a figure is of where no other is said."""
        return (self.document.region or self.home.name, self.home.code) if self.home is not None else (None, None)

    def inside(self, place: RegionMention) -> bool:
        """Whether a place is the document's own or lies in it."""
        if place.division is None:
            return False
        if self.home is not None and self.home.level == "nation" and place.division.code[:2] in _SOURCES_OF_CAPITAL:
            return False
        return self.home is None or contains(self.home.code, place.division.code)

    def is_home(self, place: RegionMention) -> bool:
        """Whether a place is the document's own."""
        if place.division is None:
            return False
        return (
            self.home is not None
            and place.division.code == self.home.code
            and (place.self_reference or place.name == self.home.name)
        )

    def place(self, place: RegionMention) -> tuple[str, str]:
        """Name and code of a place that figures are of."""
        if place.division is None and self.home is not None:
            return (place.name, self.home.code)  # a zone that its name places in no county
        assert place.division is not None
        return (place.name or place.division.name, place.division.code)

    # -- what was said -----------------------------------------------------------------------------------------------

    def now(self) -> Days:
        """The period that the paragraph, else the text, has been speaking of."""
        return self.paragraph_period or self.carried or (None, None)

    def last(self, state: Sentence, metrics: set[str] | frozenset[str], metric: str | None = None) -> Draft | None:
        """The last actual statement of this sentence, else of the one before, that measures one of `metrics`."""
        for drafts in (state.emitted, self.drafts[-8:]):
            for draft in reversed(drafts):
                if draft.rule == "count.last_year" and (state.bracket_period is None or not self._bracketed(draft)):
                    continue
                if draft.role == "actual" and draft.metric in metrics and (metric is None or draft.metric == metric):
                    return draft
            expected = [draft for draft in drafts if draft.role == "forecast" and draft.metric in metrics]
            if drafts is state.emitted and expected and metric in (None, expected[-1].metric):
                return expected[-1]  # 预计到位资金6.6亿元，占目标任务6亿元的110%
        return None

    def _bracketed(self, draft: Draft) -> bool:
        """Whether a statement stands in a bracket that goes on behind it."""
        opens = max(self.text.rfind(mark, 0, draft.end) for mark in "（(")
        closed = max(self.text.rfind(mark, 0, draft.end) for mark in "）)")
        return closed < opens and self.text[draft.end : draft.end + 1] not in "）)"

    def inherited_stage(self, state: Sentence) -> str | None:
        """The stage of what a number is said of, where its own clause says none."""
        if state.unstarted is not None and state.unstarted in (state.outer, state.whole, state.subject):
            return None
        whole = state.outer or state.whole
        if whole is not None and whole.metric == "project_count" and whole.stage is None:
            return None  # 列入重点项目23个。其中，省级项目2个；市级项目7个: of projects whose stage nobody has said
        if state.ceremony and self.ceremony is not None:
            return self.ceremony  # 集中开工仪式举行。总投资102亿元的30个项目中…
        for known in (state.outer, state.whole, state.subject, state.parted, self.paragraph_main, self.main):
            if known is not None and (known.stage or known is state.parted):
                return known.stage
        return None

    def opens_paragraph(self, start: int) -> bool:
        """Whether a sentence that begins at `start` opens its paragraph."""
        return self.text[start - 1 : start] in ("", "\n")
