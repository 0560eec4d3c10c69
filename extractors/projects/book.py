"""The named projects of one document, collected sentence by sentence."""

from __future__ import annotations

from extractors.document import Document
from extractors.draft import identifier
from extractors.facts import Evidence, Project
from extractors.gazetteer import Division, RegionMention
from extractors.naming import Name, find_headed, is_company, is_single
from extractors.projects.again import Register
from extractors.projects.carry import (
    ALL_NAMED,
    BACK,
    BARE_BACK,
    BY_HEAD,
    BY_KIND,
    COSTS_OF_ANOTHER,
    PRONOUN,
    SAID_FIRST,
    SITE_AHEAD,
    SITE_TALK,
    comes_back,
    continues,
    is_called_a_project,
    other_item,
    other_phase,
    quotes_its_state,
    says_of_it,
    says_what_it_is,
    told_by_its_tail,
)
from extractors.projects.events import Events
from extractors.projects.figures import attribute, give_amount, give_capacity
from extractors.projects.firms import (
    FIRM_FORM,
    add_builders,
    add_investors,
    find_firms,
    parted_by_a_firm,
    speaks_of_firms,
)
from extractors.projects.lines import Lines
from extractors.projects.own import is_amount_of_last, is_own_project
from extractors.projects.places import is_place, set_region
from extractors.projects.reach import reach_on_site, reach_stages
from extractors.projects.record import PHASE, OpenProject, Telling
from extractors.projects.several import (
    THESE,
    all_that_were_named,
    deal_out,
    deal_out_among_known,
    deal_out_phases,
    deal_out_yields,
    is_of_all_ahead,
    joined_to,
    of_several,
    shared_spans,
    turns_to_many,
)
from extractors.projects.stages import stage_of_firm
from extractors.quantity import Quantity, SizeClass
from extractors.sentence import Sentence

_NEAR = 4  # projects: as far back as a firm's own one is looked for


class ProjectBook:
    """The named projects of one document, filled sentence by sentence.

    A project stays the subject after its name until the paragraph ends or the text turns to many (`12个项目`, `全市`).
    """

    def __init__(self, document: Document, home: Division | None) -> None:
        self.document = document
        self.home = home
        self.text = document.text
        self.register = Register(self.text)
        self.events = Events(self.text)
        self.lines = Lines(self.text, document.title, self.register, self.events)
        self.current: OpenProject | None = None
        self.last: OpenProject | None = None
        self.lapsed: OpenProject | None = None  # spoken of before a sentence that says nothing of it: “…。”某经理说。
        self.age = 0  # how many paragraphs ago the last project was spoken of
        self.spoken = False  # whether a project was spoken of in this paragraph
        self.plural = False  # several projects were spoken of last: 项目建成后 is said of them all
        self.company: tuple[int, int] | None = None
        self.company_before: tuple[int, int] | None = None  # of the paragraph before
        self.region: tuple[str, str] | None = None  # the one that the paragraph speaks of

    @property
    def projects(self) -> list[OpenProject]:
        """The projects so far, in the order in which they were first named."""
        return self.register.projects

    # -- blocks ------------------------------------------------------------------------------------------------------

    def paragraph(self) -> None:
        """A new paragraph: nothing is spoken of yet, but that 该项目 goes back to the last one."""
        self.spoken = False
        self.company_before, self.company = self.company, None
        self.age = 0 if self.current else self.age + 1
        self.last = self.current or self.last
        self.current = self.lapsed = None
        self.events.paragraph()

    def heading(self, words: str) -> None:
        """A heading that names a stage gives it to the labelled lines below: 一、已投产项目."""
        self.lines.headed = None
        self.events.heading(words)

    def open_headed(self, start: int, end: int) -> None:
        """A heading is a project's name where the lines below tell of it: 一、鲁西轴承产业园项目⏎总投资10亿元，占地…."""
        self.lines.open_headed(start, end)

    def open_listed(self, start: int, end: int) -> None:
        """A list's own line begins with the project's name: `01 日月湾国际冲浪运动基地。某公司投资8亿元…`."""
        opened = self.lines.read(start, end)
        if opened is None and self.lines.is_of_another(start, end):
            self.last = self.company_before = None  # what is said below is not of the line before
        self.current = opened or self.current

    # -- a sentence --------------------------------------------------------------------------------------------------

    def read_sentence(self, sentence: Sentence) -> set[int]:
        """Collect what the sentence says of named projects; returns the starts of the numbers that are theirs."""
        told = Telling(
            text=self.text,
            start=sentence.start,
            end=sentence.end,
            words=sentence.words,
            numbers=sentence.numbers,
            periods=sentence.periods,
            regions=sentence.regions,
            names=sentence.names,
            form=self.lines.form,
        )
        self.events.count(told.start, told.end)
        if self.text[told.start - 1 : told.start] == "。" and self.text.find("：", told.start, told.end) >= 0:
            self.current = self.lines.open_labelled(told.start, told.end) or self.current
        self._carry(told)
        told.names = [
            name for name in self.register.mentions(told.start, told.end, told.names) if not is_place(self.text, name)
        ]
        self.glance(told.start, told.end, told.names)
        company = self.company if told.carried is None and not _named_at_the_start(told) else None
        if company and company[0] < told.start and PRONOUN.match(self.text, told.start, told.end):
            # 在久策气体(将乐)有限公司…。该项目总投资5亿元: the company's name stands for the project's
            told.carried = self._waits_for_its_cost(told) or self._of_firm(company, told)
        elif (
            company
            and company[0] >= told.start
            and not told.names
            and is_called_a_project(self.text, company[1], told.end)
        ):
            told.carried = self._of_firm(company, told)
        for name in told.names:
            self._take_up(told, name)
        if told.opened:
            deal_out(told)
        elif self.projects:
            deal_out_among_known(told, self.projects)
        turns = turns_to_many(self.text, told.start, told.end, told.numbers)
        if told.carried is None and not told.opened:
            self._of_no_one(told, turns)
        else:
            self._of_some(told, turns)
        return told.owned

    def _carry(self, told: Telling) -> None:
        """Find the project that the sentence goes on about or comes back to, where it does not begin with a name."""
        text, start, end = self.text, told.start, told.end
        carried = self.current
        told.in_form = carried is not None and carried is told.form
        told.fresh = carried is not None and (told.in_form or carried.end + 1 >= start)
        lapsed, self.lapsed = self.lapsed, None
        goes_on = carried is None or told.fresh or continues(text, start, end)
        if carried is not None and not goes_on and not told_by_its_tail(carried, text, start, end):
            self.last, self.age = carried, 0
            self.lapsed = None if told.numbers or told.names or THESE.search(text, start, end) else carried
            carried = None
        elif carried is None and lapsed is not None and not told.names and comes_back(text, start, end):
            carried = lapsed
        if carried is None and self.last and not _named_at_the_start(told):
            back = not self.company and BACK.match(text, start, end) is not None
            back = back or says_what_it_is(self.last, text, start, end)
            if back or (self.age <= 2 and not self.plural and self._says_of_the_last(start, end)):
                carried = self.last
        if carried is not None and other_phase(carried, text, start, end):
            # …二期项目…。一期投资18亿元，2014年就已投产: figures of what stands already, and of no project spoken of
            told.owned.update(item.start for item in told.numbers if isinstance(item, Quantity))
            carried = None
        if carried is None and not self.plural:
            carried = self._named_by_its_head(told)
        carried = carried or self._named_by_its_kind(start, end)
        if (
            carried is None
            and not told.names
            and text[start - 1 : start] in ("", "\n")
            and SAID_FIRST.match(text, start, end)
        ):
            ahead = SITE_AHEAD.match(text, end, end + 60)
            group = "site" if ahead and ahead["site"] else "speaker"
            if ahead is not None and is_single(ahead[group]):
                carried = self.register.open(*ahead.span(group))
        company = self.company_before
        later = company is not None and (self.last is None or company[0] > max(at for at, _ in self.last.evidence))
        if company and later and self.current is None and not told.names:
            bare_back = not self.plural and BARE_BACK.match(text, start, end)
            if BACK.match(text, start, end) or bare_back:
                carried = self._of_firm(company, told)  # 某油脂有限公司地处…。⏎项目总投资近1.3亿元
        told.carried = carried

    def _take_up(self, told: Telling, name: Name) -> None:
        """Open the project of a name, or know it again, with the place, the firms and the amount before the name."""
        text, start = self.text, told.start
        if not is_own_project(told, name):
            return
        if name.amount is not None and is_amount_of_last(told, name):
            give_amount(told, told.opened[-1][0], name.amount, told.last_end(), named=True)
            return
        project = self.register.open(name.start, name.end)
        if project.evidence == [(name.start, name.end)] and (phase := PHASE.match(text, name.end)):
            project.phase = phase[1]
        several = of_several(text, name, told.names)
        after = told.opened and told.opened[-1][0].event == self.events.ceremony and joined_to(text, name, told.names)
        self.events.bring(project, name, start, joined=several or bool(after))
        project.proper = project.proper and (name.amount is not None or name.proper or name.listed)
        project.listed = project.listed or name.listed
        project.member = project.member or (name.member and not is_company(project.name))
        told.opened.append((project, name.start, name.end))
        elsewhere = [other for other in told.names if other is not name]
        self._place(project, told.regions, (name.start, name.end), elsewhere)
        before = [other.end for other in elsewhere if other.end <= name.start]
        add_investors(text, project, name, max([start, *before]))
        if name.amount is not None and not several:
            floor = max([start, name.amount.start - 12, *before])
            give_amount(told, project, name.amount, floor, named=True)
            for number in told.numbers:
                between = name.amount.end <= number.start < name.start
                if between and isinstance(number, Quantity) and number.kind in ("count", "money"):
                    attribute(told, project, number, name.amount.end)  # 投资2.8亿元、年产值5亿元、用工400人的…

    def _of_no_one(self, told: Telling, turns: list[int]) -> None:
        """A sentence that speaks of no single project: of all that were named, of a site, or of many."""
        self._reach_all_named(told)
        known, at_work = self.last, False
        if known is not None and self.age <= 1 and len(self.projects) == 1:
            at_work = reach_on_site(self.text, told.start, told.end, known)
        if turns:
            self.plural = True
        if self.text.find("，项目", told.start, told.end) >= 0 and COSTS_OF_ANOTHER.search(
            self.text, told.start, told.end
        ):
            self.last = self.company_before = None  # 陆港装备制造园区占地700亩，项目总投资16亿元: what follows is its
        self.current = known if at_work and not turns else None

    def _of_some(self, told: Telling, turns: list[int]) -> None:
        """A sentence that names projects or goes on about one: its numbers, its stages, and who is spoken of after it."""
        text, start, end, opened, carried = self.text, told.start, told.end, told.opened, told.carried
        many_from = turns[0] if turns else end
        shared = shared_spans(told)
        add_builders(text, opened, carried, start, end)
        subject = opened[-1][0] if opened else carried
        deal_out_phases(told, subject)
        deal_out_yields(told, subject)
        self._deal_numbers(told, turns, shared)
        spans = [(carried, start, start)] if carried is not None and not opened else opened
        if not opened:
            self._reach_all_named(told)
        reach_stages(told, self.document.published, spans, end if opened else min(end, many_from), many_from)
        if subject is not None:
            give_capacity(told, subject)
        if opened:
            self.plural = any(turn >= told.last_end() for turn in turns)
        elif turns and (carried is None or THESE.search(text, start, end)):
            self.plural = True
        self.spoken = self.spoken or subject is not None
        self.current = subject if many_from >= end and not self.plural else None
        if shared and shared[-1][1] == len(text) and many_from >= end:
            self.current = self.last = self.company = None  # 建设甲项目和乙项目。项目建成后…: nobody says which
            self.plural = True
        elif subject is not None and many_from < end:
            self.last, self.age = subject, 0

    def _deal_numbers(self, told: Telling, turns: list[int], shared: list[tuple[int, int]]) -> None:
        """Give each number that is nobody's yet to the project that it is said of."""
        many_from = turns[0] if turns else told.end
        for item in told.numbers:
            if isinstance(item, SizeClass) or item.start in told.owned or is_of_all_ahead(self.text, item):
                continue
            owner = told.carried if item.start < many_from else None
            for project, first, _ in told.opened:
                # 签约的7个项目分别是：甲项目，总投资3亿元；乙项目…: what follows a name behind the count is that one's,
                # until the sentence comes back to the many: …，7个项目全部建成后，年产值50亿元
                if first < item.start:
                    owner = None if any(first < turn <= item.start for turn in turns) else project
            if owner is None or any(first < item.start < last for first, last in shared):
                continue
            if told.opened:
                named = max((last for _, _, last in told.opened if last <= item.start), default=item.start)
                apart = other_item(self.text, named, item.start) < item.start
                if apart or parted_by_a_firm(self.text, named, item.start):
                    continue  # 甲项目…；乙集团投资50亿元…
            attribute(told, owner, item, told.start)

    def _reach_all_named(self, told: Telling) -> None:
        """Let all projects that were named reach what a sentence says of as many: 目前，两个项目已完成主体建设."""
        if each := all_that_were_named(self.text, told.start, told.end, self.projects):
            spans = [(known, told.start, told.start) for known in each]
            reach_stages(told, self.document.published, spans, told.end, told.end)

    def glance(self, start: int, end: int, names: list[Name]) -> None:
        """Keep the company and the ceremony that a sentence names: a later 该项目 may mean the one or the other."""
        if speaks_of_firms(self.text, start, end):
            told = self.spoken or bool(names) or (self.age <= 1 and len(self.projects) == 1)
            if firms := find_firms(self.text, start, end, names, told=told):
                self.company = firms[-1]
        self.events.hear(start, end)

    def goes_back(self, start: int, end: int) -> bool:
        """Whether a sentence without a number or a name may speak of the last project: 该基地已于…动工建设."""
        if self.lapsed is not None and comes_back(self.text, start, end):
            return True
        known = self.last is not None or self.company_before is not None
        if self.last is not None and self.age <= 1:
            if len(self.projects) == 1 and SITE_TALK.match(self.text, start, end):
                return True
            many = self.text.find("个项目", start, start + 24) >= 0 or self.text.startswith(("以上", "上述"), start)
            if many and ALL_NAMED.match(self.text, start, end):
                return True
        if not known:
            return False
        return BACK.match(self.text, start, end) is not None or self._says_of_the_last(start, end)

    def _says_of_the_last(self, start: int, end: int) -> bool:
        """Whether a sentence that says neither 该 nor 此 is still of the project that was named last."""
        bare = BARE_BACK.match(self.text, start, end) is not None
        return bare or says_of_it(self.text, start, end) or self._quoted(start, end)

    def _quoted(self, start: int, end: int) -> bool:
        """Whether somebody is quoted on the state of the only project that was named so far."""
        return len(self.projects) == 1 and self.age <= 1 and quotes_its_state(self.text, start, end)

    def _named_by_its_head(self, told: Telling) -> OpenProject | None:
        """在某药业柘荣基地，…高兴地说。该基地总投资2.8亿元: the phrase that closes with the same noun is its name."""
        back = BY_HEAD.match(self.text, told.start, told.end)
        if back is None or _named_at_the_start(told):
            return None
        floor = self.text.rfind("\n", 0, told.start) + 1
        named = find_headed(self.text, max(floor, told.start - 160), told.start, back["head"])
        if named is None:
            return None
        project = self.register.open(named.start, named.end, rule="project.headed")
        self._place(project, told.regions, (named.start, named.end), [])
        return project

    def _named_by_its_kind(self, start: int, end: int) -> OpenProject | None:
        """浚县一环保板材加工项目签约。⏎该环保板材加工项目总投资5000万元: the last one that was named by these words."""
        said = BY_KIND.match(self.text, start, end) if self.projects else None
        alike = (known for known in reversed(self.projects[-_NEAR:]) if said and said["what"] in known.name)
        return next(alike, None)

    def _of_firm(self, company: tuple[int, int], told: Telling) -> OpenProject:
        """The project that a company's name stands for: one that it is known to build, else one told by its name alone."""
        text = self.text
        words = text[company[0] : company[1]]
        core = FIRM_FORM.sub("", words)
        same = BY_HEAD.match(text, told.start, told.end)
        for project in reversed(self.projects[-_NEAR:]):
            plain = FIRM_FORM.sub("", project.plain)
            own = len(core) >= 4 and len(plain) >= 4 and (core in plain or plain in core)
            if own or any(words in known for known in project.investors):
                return project  # 引进某葛业有限公司发展葛系列产品生产项目。项目总投资…
            if same is not None and same["head"] in project.name and project is self.last:
                return project
        project = self.register.open(*company, rule="project.company")
        self.events.introduce(project)
        if project.stage is None and company[1] < told.start:
            project.stage = stage_of_firm(text, company[1], told.start)
        self._place(project, told.regions, (told.start, told.start), [])
        return project

    def _waits_for_its_cost(self, told: Telling) -> OpenProject | None:
        """甲项目工地上一片繁忙。⏎某公司是一家制造商。该项目总投资10亿元: the only one named, of which no cost is said."""
        known = self.last
        if known is None or self.age > 1 or len(self.projects) > 1 or not BACK.match(self.text, told.start, told.end):
            return None
        return known if known.investment is None and known.foreign is None and not known.phases else None

    def _place(
        self, project: OpenProject, regions: list[RegionMention], span: tuple[int, int], others: list[Name]
    ) -> None:
        """Give a project the region that its paragraph speaks of, and its own where one is said."""
        project.around = project.around or self.region
        set_region(self.text, self.home, project, regions, span, others)

    # -- the end -----------------------------------------------------------------------------------------------------

    def freeze(self) -> tuple[Project, ...]:
        """The projects of the document, in text order; a name of which nothing is said is no project."""
        rows = []
        if len(self.projects) == 1:
            self.projects[0].alone = True
        for project in sorted(self.projects, key=lambda known: known.start):
            if not project.said():
                continue
            region, code = project.region or project.around or (None, None)
            if code is None and self.home is not None:
                region, code = self.document.region or self.home.name, self.home.code
            spans = list(dict.fromkeys(project.evidence))
            rows.append(
                Project(
                    id=identifier(self.document.sha256, "project", project.start, project.end),
                    name=project.name,
                    investors=tuple(project.investors),
                    region=region,
                    region_code=code,
                    stage=project.reached(),
                    stage_date=project.stage_date if project.reached() == project.stage else None,
                    investment_cny=project.cost(),
                    bound=project.bound,
                    investment_foreign=project.foreign if project.investment is None else None,
                    completed_investment_cny=project.completed,
                    phases=tuple(project.phases.values()),
                    progress_pct=project.progress,
                    capacity=project.capacity,
                    output_cny=project.output,
                    revenue_cny=project.revenue,
                    tax_cny=project.tax,
                    jobs=project.jobs,
                    expected=project.expected if project.is_ahead() else None,
                    evidence=tuple(Evidence(start, end, self.text[start:end]) for start, end in spans),
                    rule=project.rule,
                )
            )
        return tuple(rows)


def _named_at_the_start(told: Telling) -> bool:
    """Whether a name stands where the sentence begins."""
    return any(name.start <= told.start + 12 for name in told.names)
