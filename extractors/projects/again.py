"""Knowing a project again: the projects of a document by their names, and by what the text calls them a second time."""

from __future__ import annotations

import re

from extractors.naming import Name, own_characters
from extractors.projects.record import OpenProject

_PHASE_BRACKET = re.compile(r"[（(][一二三四]期[）)](?:项目)?$")  # 智慧工厂（一期）项目 is 智慧工厂 when named again
_PLACE_LEAD = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:[县市区镇乡村]|街道)(?=[\u4e00-\u9fff\d“A-Z].{3})")
_FIRM_END = re.compile(
    r"(?:[（(][^）)]{2,6}[）)])?(?:股份)?有限公司(?=[^，。；]{0,10}(?:落户|入驻|总投资|[今去前]年|\d))"
)
_GOES_ON = re.compile(
    r"(?:于|自)?(?:[今去前明]年|\d{1,4}[年月]|总投资|计划|预计|目前|已|正|将|一期|二期|投产|建成|达产|项目)"
)
_APART = re.compile(r"第|[一二三四五六七八九十]期|[东西南北新老]|\d|[（(]")


_MARKS = re.compile(r"[“”\"《》()（）、，,\s]")
_PHASE_LAST = re.compile(r"(?:项目|工程)([一二三四]期)$")


def plain_name(name: str) -> str:
    """A name without marks, 项目 and 建设, by which it is known again: 某基地项目（二期） is 某基地二期项目."""
    name = _PHASE_LAST.sub(r"\1", _MARKS.sub("", name))
    return name.removesuffix("项目").removesuffix("建设").removesuffix("生产") or name


def _same_works(one: str, other: str) -> bool:
    """Whether two names tell of the same works: 东日新能源125万吨煤基材料, named again as 年产125万吨煤基材料."""
    short, long = sorted((one, other), key=len)
    works = short.removeprefix("年产")
    return len(works) >= 8 and works[0].isdigit() and long.endswith(works)


def _same_firm(one: str, other: str) -> bool:
    """Whether two names are of one firm and differ in the place before it alone: 工业园区长山米业有限公司, 凤冈县长山米业有限公司."""
    return (
        one.endswith("有限公司") and other.endswith("有限公司") and len(_bare(one)) >= 8 and _bare(one) == _bare(other)
    )


def _called_again(name: str) -> list[str]:
    """How the text may say a name again: 临西县养殖基地（一期）项目 as 临西县养殖基地, and as 养殖基地项目 without its place."""
    whole = _PHASE_BRACKET.sub("", name).removesuffix("项目").removesuffix("建设")
    if len(whole) < 5 or "，" in whole:
        return []
    said, bare = [whole], whole
    while (place := _PLACE_LEAD.match(bare)) is not None:  # 丰田镇保林村伟兴机械项目 is of a town and of a village
        bare = bare[place.end() :]
        said.append(bare if len(bare) >= 6 else bare + "项目")
    return said


def _bare(plain: str) -> str:
    """A plain name without the places that it begins with: 彰教工业园区长山米业有限公司 is 长山米业有限公司."""
    while (place := _PLACE_LEAD.match(plain)) is not None:
        plain = plain[place.end() :]
    return plain


def _same_bare(known: str, plain: str) -> bool:
    """Whether two names differ in the place before them alone: 书院街道永恒钢结构, named again as 曲阜永恒钢结构."""
    for whole, bare in ((known, _bare(plain)), (plain, _bare(known))):
        lead = whole.removesuffix(bare)
        if whole == bare and len(bare) >= 4:
            return True  # 丰田镇保林村伟兴机械, named again as 伟兴机械
        if len(bare) >= 5 and lead != whole and len(lead) <= 4 and not _APART.search(lead):
            return True
    return False


def _told_shorter(known: str, plain: str) -> bool:
    """Whether of two plain names the shorter is the longer with words left out: 杉杉动力电池材料, 杉杉科技锂离子动力电池材料研发.

    It begins with the same two characters, is made of stretches of two or more, and what is left out tells no two things
    apart (第二, 二期, 新).
    """
    short, long = sorted((known, plain), key=len)
    if len(short) < 6 or short[:2] != long[:2]:
        return False
    at, left = 0, []
    while short:
        least = 0 if long.endswith(short) else 1
        size = next((size for size in range(len(short), least, -1) if long.find(short[:size], at) >= 0), 0)
        if not size:
            return False
        found = long.find(short[:size], at)
        left.append(long[at:found])
        at, short = found + size, short[size:]
    return len(left) <= 4 and not any(_APART.search(words) for words in (*left, long[at:]))


def _brand_and_goods(known: str, plain: str) -> bool:
    """Whether a name is a firm's brand and what it makes, both of which a longer name says: 运达风电, 云桥运达风电设备有限公司风机项目."""
    firm = known.find("公司")
    if firm < 4 or len(plain) < 4 or "公司" in plain or len(known) < len(plain) + 4:
        return False
    for size in (4, 3, 2):
        at = known.find(plain[:size], 0, firm) if len(plain) >= size + 2 else -1
        if at >= 0 and known.find(plain[size:], at + size) >= 0:
            return own_characters(plain[:size], "class") == size
    return False


def _told_otherwise(known: str, plain: str) -> bool:
    """Whether a text's second name is its first: with words left out, or behind its brand (新型建材, 鲁明新型建材)."""
    return _told_shorter(known, plain) or (len(known) >= 3 and plain.endswith(known))


def _parts(plain: str) -> set[str]:
    """A plain name and its runs of five characters: of two names of which one holds the other, one has a part in common."""
    return {plain, *(plain[at : at + 5] for at in range(len(plain) - 4))}


def _openings(plain: str) -> set[str]:
    """The first five characters of a plain name, and of what `_same_works` and `_same_bare` know it by."""
    return {plain[:5], plain.removeprefix("年产")[:5], _bare(plain)[:5]}


class Register:
    """The projects of one document in the order in which they were first named, found again by their names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.projects: list[OpenProject] = []
        self.by_name: dict[str, list[int]] = {}  # plain names, and their parts of five characters, to `projects`
        self.by_opening: dict[str, list[int]] = {}  # the first five characters of names, plain and as called again
        self.by_brand: dict[str, OpenProject] = {}  # names of four characters, the first to bear each
        self.again: dict[int, OpenProject] = {}  # where a known project is named again by less than its name

    def open(self, start: int, end: int, rule: str = "project") -> OpenProject:
        """The project that is named at a span: one that is known, its evidence the longer by it, else a new one."""
        if (known_here := self.again.get(start)) is not None:
            known_here.evidence.append((start, end))
            return known_here
        if self.projects and self.projects[-1].start <= start and end <= self.projects[-1].end:
            return self.projects[-1]  # 恒力胶辊有限公司|胶辊生产项目, opened by its line
        name = self.text[start:end]
        plain = plain_name(name)
        if (project := self._holding(plain)) is not None:
            longer = len(name) > len(project.name) and project.plain in plain
        elif len(plain) <= 12 and (project := self._by_its_firm(plain)) is not None:
            longer = False
        elif len(self.projects) == 1 and _told_otherwise(self.projects[0].plain, plain):
            project = self.projects[0]
            longer = len(plain) > len(project.plain)
        else:
            project = OpenProject(start, end, name, plain, len(self.projects), rule=rule, evidence=[(start, end)])
            self.projects.append(project)
            self._index(project)
            return project
        project.evidence.append((start, end))
        if longer:
            project.name, project.plain = name, plain
            self._index(project)
        return project

    def _holding(self, plain: str) -> OpenProject | None:
        """The first project whose plain name holds this one, is held by it, or tells of the same works."""
        # those that may hold the name, and those that it may hold
        alike = {index for words in _openings(plain) for index in self.by_name.get(words, ())}
        alike.update(index for part in _parts(plain) for index in self.by_opening.get(part, ()))
        for project in (self.projects[index] for index in sorted(alike)):
            known = project.plain
            same = min(len(known), len(plain)) >= 5 and (known in plain or plain in known)
            if (
                known == plain
                or same
                or _same_works(known, plain)
                or _same_firm(known, plain)
                or _same_bare(known, plain)
            ):
                return project
        return None

    def _by_its_firm(self, plain: str) -> OpenProject | None:
        """The project that a short name tells by its firm's brand and its goods: 芯联LED模组, of 芯联智控有限公司年产百万套LED模组."""
        told = (("".join((*known.investors, known.plain)), known) for known in self.projects)
        return next((known for words, known in told if _brand_and_goods(words, plain)), None)

    def _index(self, project: OpenProject) -> None:
        for part in _parts(project.plain):
            self.by_name.setdefault(part, []).append(project.index)
        for opening in {*_openings(project.plain), *(words[:5] for words in _called_again(project.name))}:
            self.by_opening.setdefault(opening, []).append(project.index)
        bare = _bare(project.plain)
        if len(bare) == 4:
            self.by_brand.setdefault(bare, project)

    def mentions(self, start: int, end: int, names: list[Name]) -> list[Name]:
        """The names, and known projects that are named again by less than their name (中建二局广东建设基地总投资…)."""
        more: list[Name] = []
        text, opening = self.text, self.by_opening
        if len(opening) < end - start:  # the fewer are looked for among the more
            said = [words for words in opening if len(words) == 5 and text.find(words, start, end) >= 0]
        else:
            said = [text[at : at + 5] for at in range(start, end - 4)]
        again = {index for words in said for index in opening.get(words, ())} if said else ()
        for project in (self.projects[index] for index in sorted(again)):
            # 临西县百万头生猪养殖基地项目…。⏎据悉，百万头生猪养殖基地是…
            found = ((text.find(words, start, end), words) for words in _called_again(project.name))
            at, plain = next((known for known in found if known[0] >= 0), (-1, ""))
            if at >= 0 and text[at + len(plain) : at + len(plain) + 1] in ("是", "由"):
                # 群星矿用机械是城东工业园今年新开工的5个项目之一: the name ends before 是
                names = [name for name in names if name.start != at]
            if (
                at < 0
                or text.startswith(("有限", "股份", "公司", "集团"), at + len(plain))
                or text[at - 1 : at] in "在于到"
                or any(name.start < at + len(plain) and at < name.end for name in (*names, *more))
            ):
                continue
            self.again[at] = project
            more.append(Name(at, at + len(plain), proper=project.proper))
        if (brand := self._brand_at(start, end)) is not None and not any(n.start < brand.end for n in (*names, *more)):
            more.append(brand)
        return sorted([*names, *more], key=lambda name: name.start) if more else names

    def _brand_at(self, start: int, end: int) -> Name | None:
        """联成塑胶项目工地上…。联成塑胶2月份开工建设: the four characters of a name, where they open a sentence."""
        at = start + (self.text[start : start + 1] in "“\u3000")
        project = self.by_brand.get(self.text[at : at + 4])
        if project is None:
            return None
        firm = _FIRM_END.match(self.text, at + 4, end)
        if firm is None and _GOES_ON.match(self.text, at + 4, end) is None:
            return None
        self.again[at] = project
        return Name(at, firm.end() if firm else at + 4, proper=project.proper)
