"""Several projects in one sentence: which of them a figure is of, where 分别 deals figures out, where one turns to many."""

from __future__ import annotations

import re

from extractors.facts import Amount, Phase
from extractors.language import clause_start
from extractors.naming import Name
from extractors.number import parse_han
from extractors.projects.carry import ALL_NAMED
from extractors.projects.figures import YIELDS
from extractors.projects.record import PHASE, OpenProject, Telling
from extractors.quantity import Quantity, SizeClass
from extractors.vocabulary import Word

_JOINED = re.compile(r"[\s”》]*(?:[、和与及]|以及)[\s“《]*")
_BUILDS = re.compile(r"建设|打造|兴建|新建|兴办|实施|开发")
_DEALT = {**YIELDS, "completed_investment": "completed"}
_PHASES_APART = re.compile(
    r"[一二三四]期(?:项目|工程)?(?:[、和与及]+[一二三四]期(?:项目|工程)?)+(?:分别|各)?(?:计划|预计|拟)?(?:总?投资)(?:额)?(?:分别)?(?:约|为)*(?=\s?\d)"
)
_SEVERAL = re.compile(r"(?P<many>[两三四五六])个项目(?:全部|建成|达产|投产|后)*[，,]?分别")
# 上述项目全部建成后，年产值50亿元: of all that were named
THESE = re.compile(r"(?:这些|上述|这批|(?<![元万亿])以上这?些?)(?:签约|开工|投产|竣工)?项目")
_OF_MANY_BEFORE = re.compile(r"项目(?:数|共|有|达|为|还有|已达)?$|等$")
_PHASE_OF = re.compile(r"[一二三四首]期(?:工程)?$")
_ONE_OF_THEM = re.compile(r"[^，。；、]{0,12}?项目(?:的)?之一")
_OF_MANY_AFTER = re.compile(r"[^，。；、,;\d\n]{0,12}?项目")
_ALL_AHEAD = re.compile(r"的[^，。；]{2,60}?等\s?\d+\s?[个项]")
_OF_THE_MANY = re.compile(r"(?:计划|预计|概算|协议)?总?投资[^，。；、投]{2,14}元的$")


def _joined(text: str, name: Name, names: list[Name]) -> Name | None:
    """The next name, where 、 or 和 joins it to this one and it has no amount of its own."""
    after = next((other for other in names if other.start >= name.end), None)
    joined = after is not None and _JOINED.fullmatch(text, name.end, after.start) is not None
    return after if joined and after is not None and after.amount is None else None


def joined_to(text: str, name: Name, names: list[Name]) -> bool:
    """Whether a name is joined to the one before it."""
    before = next((other for other in reversed(names) if other.end <= name.start), None)
    return before is not None and _joined(text, before, names) is name


def of_several(text: str, name: Name, names: list[Name]) -> bool:
    """Whether the amount before a name is of a list: 某公司投资17亿元建设甲项目、乙项目和丙项目."""
    amount = name.amount
    builds = amount is not None and _BUILDS.search(text, amount.end, name.start) is not None
    return builds and _joined(text, name, names) is not None


def shared_spans(told: Telling) -> list[tuple[int, int]]:
    """Where figures are of a list and of none of its members: 甲项目、乙项目、丙项目，总投资25.1亿元.

    Spans from the end of such a list to the next name, or to the end of the text where none follows.
    """
    text, names = told.text, told.names
    spans: list[tuple[int, int]] = []
    starts = {first for _, first, _ in told.opened}
    for index, name in enumerate(names):
        after = names[index + 1] if index + 1 < len(names) else None
        closed = name.listed and re.match(r"等[，,]\s?(?:计划|协议)?总?投资", text[name.end : name.end + 8])
        if closed and name.start in starts:
            # 包括甲项目、乙项目等，总投资69.3亿元: of them all
            spans.append((name.end, after.start if after else len(text)))
            continue
        if name.start not in starts or not joined_to(text, name, names):
            continue
        before = names[index - 1]
        own = before.amount is not None and not of_several(text, before, names)
        if not own and _joined(text, name, names) is None:
            spans.append((name.end, after.start if after else len(text)))
    return spans


def deal_out(told: Telling) -> None:
    """甲项目、乙项目…，投资分别为2.3亿元和9000万元，年产值分别为5亿元和3亿元: each amount is one project's."""
    for cue in (word for word in told.words if word.role == "respectively"):
        amounts = _series(told, cue.start)
        projects = _as_many(told, cue, amounts)
        if projects is None:
            continue
        text = told.text
        begin = clause_start(text, cue.start, told.start)
        said = [word for word in told.words if begin <= word.start < amounts[0].start and word.metric]
        column = _DEALT.get(said[-1].metric or "") if said else None
        before, after = text[max(told.start, cue.start - 8) : cue.start], text[cue.end : amounts[0].start]
        if re.search(r"(?<!完成)投资[^，。]{0,4}$", before) or re.fullmatch(
            r"(?:计划|预计|概算|协议)?(?:总?投资|引资)(?:额)?(?:约|为|达)*", after
        ):
            column = None  # 投资分别为2.3亿元和9000万元, 分别投资2.3亿元和9000万元
        elif column is None or len(told.opened) != len(projects):
            continue
        for project, item in zip(projects, amounts, strict=True):
            if column is not None:
                setattr(project, column, item.low if getattr(project, column) is None else getattr(project, column))
            elif item.unit == "CNY":
                project.investment, project.bound = item.low, item.bound
            else:
                project.foreign = Amount(value=item.low, unit=item.unit)
            told.owned.add(item.start)
            project.evidence.append((item.start, item.end))


def _series(told: Telling, start: int) -> list[Quantity]:
    """The sums of money from a place on that only commas and 和 part."""
    series: list[Quantity] = []
    for item in told.amounts():
        if item.start < start:
            continue
        if series and not re.fullmatch(r"[、，,和及与]+", told.text[series[-1].end : item.start]):
            break
        series.append(item)
    return series


def _as_many(told: Telling, cue: Word, amounts: list[Quantity]) -> list[OpenProject] | None:
    """The projects before 分别, or those behind the amounts, where they are as many as the amounts; else `None`."""
    before = [project for project, first, _ in told.opened if first < cue.start]
    if not before and len(amounts) > 1:
        # 总投资分别为11亿元、6亿元的甲项目和乙项目
        following = [project for project, first, _ in told.opened if first > amounts[-1].end][: len(amounts)]
        before = following if _only_of(told.text, amounts[-1].end, told.opened[0][1]) else []
    return before if len(amounts) >= 2 and len(amounts) == len(before) else None


def _only_of(text: str, start: int, end: int) -> bool:
    """Whether only 的 parts the amounts of a list from the first of its names."""
    return re.fullmatch(r"\s?的(?:[^，。；、的]{0,4}的)?[“《]?", text[start:end]) is not None


def deal_out_yields(told: Telling, project: OpenProject | None) -> None:
    """年产值、税收分别达10亿元和5000万元: as many amounts as yields, each of one."""
    for cue in (word for word in told.words if word.role == "respectively") if project is not None else ():
        begin = clause_start(told.text, cue.start, told.start)
        columns = [
            YIELDS[word.metric] for word in told.words if begin <= word.start < cue.start and word.metric in YIELDS
        ]
        amounts = _series(told, cue.start)
        apart = amounts and re.fullmatch(
            r"(?:可|将|能)*(?:达到?|为|约|超过?|实现|近)*", told.text[cue.end : amounts[0].start]
        )
        if project is None or not apart or len(columns) != len(amounts) or len(set(columns)) < 2:
            continue
        for column, item in zip(columns, amounts, strict=True):
            if item.start not in told.owned and getattr(project, column) is None:
                setattr(project, column, item.low)
            told.owned.add(item.start)
            project.evidence.append((item.start, item.end))


def deal_out_phases(told: Telling, project: OpenProject | None) -> None:
    """二期和三期项目分别投资6亿元、8亿元: as many amounts as phases, each of one."""
    phased = project is not None and told.text.find("期", told.start, told.end) >= 0
    said = _PHASES_APART.search(told.text, told.start, told.end) if phased else None
    if said is None or project is None:
        return
    phases = PHASE.findall(said[0])
    amounts = [
        item
        for item in told.numbers
        if isinstance(item, Quantity) and item.unit == "CNY" and said.end() <= item.start <= said.end() + 40
    ]
    if len(amounts) != len(phases):
        return
    for phase, item in zip(phases, amounts, strict=True):
        known = project.phases.get(phase)
        project.phases[phase] = Phase(name=phase, investment_cny=item.low, stage=known.stage if known else None)
        told.owned.add(item.start)
        project.evidence.append((item.start, item.end))


def deal_out_among_known(told: Telling, projects: list[OpenProject]) -> None:
    """投产后，两个项目分别可实现年销售2.5亿元和1.2亿元: each amount is one of the projects named last."""
    several = _SEVERAL.search(told.text, told.start, told.end)
    if several is None:
        return
    amounts = [item for item in told.amounts() if item.start >= several.end()]
    known = "两三四五六".find(several["many"]) + 2
    if len(amounts) != known or len(projects) < known:
        return
    first = clause_start(told.text, amounts[0].start, told.start)
    for project, item in zip(projects[-known:], amounts, strict=True):
        said = [word for word in told.words if first <= word.start < amounts[0].start and word.metric]
        column = YIELDS.get(said[-1].metric or "") if said else None
        if column and getattr(project, column) is None:
            setattr(project, column, item.low)
            told.owned.add(item.start)
            project.evidence.append((item.start, item.end))


def is_of_all_ahead(text: str, item: Quantity) -> bool:
    """Whether an amount is of all that the text goes on to count: 总投资375亿元的甲、乙等121个技改项目."""
    return item.kind == "money" and text.startswith("的", item.end) and _ALL_AHEAD.match(text, item.end) is not None


def turns_to_many(text: str, start: int, end: int, numbers: list[Quantity | SizeClass]) -> list[int]:
    """Where the sentence turns from one project to many: at `等12个项目`, `在谈项目73个`, `上述项目`."""
    turns = [found.start() for found in THESE.finditer(text, start, end)] if text.find("项目", start, end) >= 0 else []
    for item in numbers:
        if isinstance(item, SizeClass) or item.kind != "count" or item.measure not in ("个", "项", "宗", "個"):
            continue
        if _ONE_OF_THEM.match(text, item.end):
            continue  # 群星矿用机械是园区新开工的5个项目之一，总投资6000万元
        if item.low < 2 or _PHASE_OF.search(text, max(start, item.start - 6), item.start):
            continue  # 产业园一期9个项目正在办理审批手续: parts of it
        before = _OF_MANY_BEFORE.search(text, max(start, item.start - 6), item.start)
        if before or _OF_MANY_AFTER.match(text, item.end, item.end + 18):
            # 总投资约122亿元的27个项目集中开工: the amount is of the many
            whole = _OF_THE_MANY.search(text, max(start, item.start - 24), item.start)
            turns.append(whole.start() if whole else item.start)
    return sorted(turns)


def all_that_were_named(text: str, start: int, end: int, projects: list[OpenProject]) -> list[OpenProject]:
    """甲项目…。乙项目…。目前，两个项目已完成主体建设: as many as were named, so that it is said of each."""
    found = ALL_NAMED.match(text, start, end) if len(projects) > 1 else None
    if found is None:
        return []
    if found["count"] is None:
        return projects  # 以上均已开工
    count = int(found["count"]) if found["count"].isdecimal() else parse_han(found["count"].replace("两", "二"))
    return projects if count == len(projects) else []
