"""What a document says of its place, each name with its weight: in the title, the source, a dateline, as an office …"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from extractors.gazetteer import HAN, Division, contains, division
from extractors.home.elsewhere import GONE_TO, is_elsewhere, went_to_hold
from extractors.home.kinds import own_kind
from extractors.home.sightings import (
    HEAD,
    MUNICIPALITIES,
    NO_HOME,
    Sighting,
    circle_of,
    leads_to,
    named_after,
    names_office,
    of_kind,
    opens_clause,
    sightings_in,
    spoken_with,
)
from extractors.home.title import headline

# What a name weighs as evidence of home.
_TITLE, _SOURCE, _SITE, _OFFICE = 6.0, 6.0, 2.0, 2.0
_SIGNATURE, _OPENING = 4.0, 6.0
_EARLY, _PLAIN = 2.0, 1.0  # in the first lines, and further down
_REPORTS = 1.0  # what a city's newspaper as the source tells for the city and against a county in it
ENOUGH = 3.0  # less than three plain mentions tell nothing
_LEAD = 30  # characters: the first words of a report
# 某网苏州8月19日电, 某网8月19日苏州讯
_DATELINE = re.compile(
    f"(?:[网社报台]|客户端)(?:\\d{{1,2}}月\\d{{1,2}}日)?(?P<place>[{HAN}]{{2,8}}?)(?:\\d{{1,2}}月\\d{{1,2}}日)?(?:[电讯]|消息[，, ])"
    f"|(?P<paper>[{HAN}]{{2,8}})[日晚]报讯"
)
# 本报郑州电: where the paper's man was; 成功举办了中国盐城经贸洽谈会: whose fair it is
_WRITTEN_THERE = re.compile(f"本报[{HAN}]{{2,4}}电")
_OWN_FAIR = re.compile(f"中国[·•]?[{HAN}]{{2,5}}(?=[^，。；]{{0,30}}(?:洽谈会|博览会|交易会|文化节|旅游节|恳谈会))")
# 桃源（厦门）招商推介会, 桃源(厦门)活动周: whose event it is, and where it was held
_OWN_EVENT = re.compile(
    f"[（(](?P<held>[{HAN}]{{2,6}})[）)](?![{HAN}]{{0,8}}(?:园|基地|飞地))[{HAN}—·•]{{0,10}}?(?:招商|推介|洽谈|恳谈|投资|经贸|活动)"
)
_IN_A_ROW = ("", "、", "和", "及", "与")
# 上海市党政代表团…: who came; 深圳和苏州的做法…: who is an example; 四川锂鑫新能源年产4万吨…: a firm's project
_NO_OPENING = re.compile(
    "[^，。]{0,10}(?:代表团|考察团|客商|企业家|一行)|[的和与、]|[日晚]报|(?:召开|举行|举办)的"
    f"|[{HAN}]{{2,20}}(?:年产|[一二三四]期|扩能|技改)|[{HAN}]{{4,20}}项目\\s*\\n"
)
_MEDIUM = re.compile("(?:日报|晚报|新闻网|广播电视台|电视台|电台)")
_NEWSPAPER = re.compile("(?:日报|晚报|晨报|早报|商报|都市报|新闻网|电视台)$")
_OUR_CITY_IN = re.compile("[我全本]市在$")  # 我市在|太和县设分会场
# 从江苏省发改委获悉, 来自云南省招商合作局数据显示: who tells of its own place
_INFORMS = re.compile(
    f"[{HAN}]{{0,10}}?(?:局|厅|委|办|中心|政府|部门|办公室|代表团|园区|开发区|高新区|经开区)[^，。\\d]{{0,8}}?(?:获悉|了解|悉|数据|消息|通报|披露|透露|介绍|发布|公布|统计)"
    "|(?:获悉|了解到|传来)"  # 从诸城市传来捷报
    # 从“东台市二季度招商引资工作推进会”上获悉
    f"|[{HAN}\\d]{{0,24}}(?:会|会议|大会|例会)[”’]?上(?:获悉|了解|传出)"
)
# 乌拉特中旗党政代表团赴北京: who goes out
_GOES_OUT = re.compile(f"[{HAN}]{{0,12}}?(?:赴|前往|远赴|奔赴)")
# 完成|绍兴市下达年度任务, 居|徐州各县（市）第二, 列入|盐城市年度计划: what lies around the paper's own place
_ABOVE = re.compile(
    "(?:全市|市委|市政府)?(?:下达|所辖|所属|年度(?:重大|重点|计划|考核)|考核|市?级(?:重大|重点)"
    "|[各\\d一二三四五六七八九十]+个?(?:县|市|区|旗)[^，。；\\d]{0,10}(?:第|前|首|位|名|排|唯一)|(?:市|地区|州)?(?:首位|第[一二三四五六七八九十\\d]{1,2}(?:位|名|[，,。；、])|前[列三五十]|[前首]位))"
)
# 房县|举行了春季重大项目集中开工仪式, 克山县|于4月18日上午举行了
_HOLDS = re.compile("(?:[在于][^，。；、]{1,18}?)?(?:成功|隆重)?(?:举行|召开|举办)")
# 2003年，|哈尔滨经济技术开发区…, below what is no sentence; 本网讯（通讯员 李静）年初以来，|平利县…; 初秋的|松桃，
_TIME_LEADS = re.compile(
    r"\s*(?:本[报网台]?[讯訊]?\s?(?:[（(][^（()）。]{2,30}[)）])?[：:]?\s?)?(?:(?:年初以来|今年来|20\d\d年(?:以来|度)?|[今去近]年(?:以来|年初|来)?|日前|近日|目前|截[至止]|上半年|[前一二三四]{1,2}季度|[元\d]{1,2}(?:[-—－~～至到][\d]{1,2})?月(?:份|底|末)?(?:\d{1,2}日)?|\d{1,2}日|[昨今][天日]?[（(]\d{1,2}日?[）)]日?|[上下]午|[初盛仲深金早]?[春夏秋冬](?:时节)?的|[一二三四五六七八九十]{1,2}月的)[，,\s]?)*"
)
_PROSE = re.compile("[。；]")
# The office that signs, on a line above the day, and the one that a label names as publisher or contact.
_SIGNED = re.compile(
    f"(?:(?<=\\n)[ \\u3000]*[{HAN}]{{4,24}}(?:局|委|委员会|办公室|管委会|政府|厅|中心)(?:[（(][{HAN}]{{2,14}}[）)])?"
    f"\\s{{1,60}}(?=[\\d二]\\S{{3}}年[^\\n]{{3,6}}日|20\\d{{4,6}}(?:\\s|$))"
    f"|(?:联系|主办|承办|发布|发文)(?:单位|机构|机关)(?:及(?:联系)?电话)?\\s*[|:：][ |\\u3000]*[{HAN}]{{4,24}}"
    # the head of a letter: 夏邑县人民政府办公室 alone on the first line
    f"|\\A\\s*[{HAN}]{{4,24}}(?:局|委|委员会|办公室|管委会|政府|厅|中心)(?:文件)?(?=[ \\u3000]*\\n))"
)


def _opens_text(text: str, sighting: Sighting) -> bool:
    """Whether a place is the first word of a text and does something; a bare county may begin a firm's name."""
    place = sighting.places[0]
    suffixed = sighting.end - sighting.start > 2 and text[sighting.end - 1] in "县市区旗"  # 平泉县, which is 平泉市 now
    bare = place.level == "county" and not suffixed and not text.startswith(place.name, sighting.start)
    bare &= text[sighting.end : sighting.end + 1] not in ("，", ",")
    line = text.rfind("\n", 0, sighting.start) + 1
    first = _TIME_LEADS.fullmatch(text, line, sighting.start) is not None and _PROSE.search(text, 0, line) is None
    return not bare and first and _NO_OPENING.match(text, sighting.end) is None


def _is_seat(sighting: Sighting, of_title: list[Sighting]) -> bool:
    """Whether a dateline names the capital of the province that the title is about: where the correspondent sits."""
    seat = sighting.places[0]
    return seat.code[2:] == "0100" and any(place.code == seat.parent for named in of_title for place in named.places)


def _holds(text: str, sighting: Sighting, before: Sequence[Sighting]) -> bool:
    """Whether a clause says that the place holds a meeting or a ceremony: it is the paper's own (房县举行…集中开工仪式).

    `before` are the names read before it: those that run into it (湖北省十堰市|房县) open the clause with it.
    """
    first = sighting
    for outer in reversed(before):
        if not leads_to(outer, [first]):
            break
        first = outer
    return opens_clause(text, first) and _HOLDS.match(text, sighting.end) is not None


Weighed = tuple[tuple[Division, ...], float]  # what a name may stand for, and what it weighs


@dataclass(slots=True)
class Evidence:
    """What is known of a document's place before anything is decided.

    `kind` is what it calls its own (县 of 全县, 我县, 县政府), `said` the same by 全县 and 我县 alone. `weighed` are its names with
    their weights, `inner` those without names that only say where the next lies (黔东南州 of 黔东南州凯里市), `gone_to` the
    prefectures that somebody went to. `circles` and `provinces` add the weights up by prefecture and by province.
    """

    text: str
    whole: str  # the title too
    published: date | None
    kind: str
    said: str
    of_title: list[Sighting]
    of_text: list[Sighting]
    named: bool  # whether the text names a place as itself, and not only an office of one
    weighed: list[Weighed] = field(default_factory=list)
    inner: list[Weighed] = field(default_factory=list)
    gone_to: set[str] = field(default_factory=set)
    circles: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def ranked(self) -> list[tuple[str, float]]:
        """The prefectures, the one of most weight first."""
        return sorted(self.circles.items(), key=lambda item: (-item[1], item[0]))

    def titled(self) -> set[str]:
        """The codes that the title names."""
        return {
            place.code
            for sighting in self.of_title
            if not leads_to(sighting, self.of_title)  # 上海|宝山
            for place in sighting.places
        }

    def is_around(self, place: Division) -> bool:
        """Whether a prefecture is named as what lies around the paper's own place alone: 完成绍兴市下达年度任务."""
        if place.level != "prefecture" or place.code not in self.circles:
            return False
        return all(circle_of(inner) != place.code for places, _ in self.inner for inner in places)

    def title_is_within(self, province: Division) -> bool:
        """Whether all that the title names below provinces lies in this one."""
        inner = [place for sighting in self.of_title for place in sighting.places if place.level != "province"]
        return bool(inner) and all(contains(province.code, place.code) for place in inner)

    def add(self, sighting: Sighting, weight: float, *, reports: bool = False, outer: bool = False) -> None:
        """Weigh a name; `reports`: a city's paper, which tells of its counties as of itself; `outer`: the next lies in it."""
        self.weighed.append((sighting.places, weight))
        if not outer:
            self.inner.append((sighting.places, _REPORTS if reports else weight))

    def add_up(self) -> None:
        """Sum the weights by prefecture and province. A paper on 全市 is of no 重庆市外经贸委's investors from 香港."""
        for places, weight in self.weighed:
            for place in places:
                circle = circle_of(place)
                if place.level == "province" and circle[:2] not in MUNICIPALITIES:
                    self.provinces[place.code] += weight
                else:
                    self.circles[circle] += weight / len(places)
        if self.kind in ("县", "旗") and not self.of_title and any(self._is_own_county(code) for code in self.circles):
            for code in self.gone_to & self.circles.keys():
                del self.circles[code]  # 我县在苏州举办推介会，宣传了郯城
        at_home = [code for code in self.circles if code not in NO_HOME]
        if len(at_home) == 1 and self.kind == "市" and self.circles[at_home[0]] > _SITE:
            for code in NO_HOME & self.circles.keys():
                del self.circles[code]

    def _is_own_county(self, circle: str) -> bool:
        """Whether a county of the kind that the paper calls its own is named, in a prefecture where nobody went."""
        return circle not in self.gone_to and any(
            place.level == "county" and place.name.endswith(self.kind) and circle_of(place) == circle
            for places, _ in self.weighed
            for place in places
        )


def gather(title: str, source: str, site: str, text: str, published: date | None) -> Evidence:
    """Everything that a document says of its place."""
    whole = f"{title}\n{text}"
    of_title = headline(title, text, published)
    evidence = Evidence(
        text,
        whole,
        published,
        own_kind(whole),
        own_kind(whole, "全我本"),
        of_title,
        list(sightings_in(text, published)),
        named=bool(of_title),
    )
    for sighting in of_title:
        evidence.add(sighting, _TITLE, outer=leads_to(sighting, of_title))
    _weigh_source(evidence, source)
    _weigh_site(evidence, site)
    body = _Body(evidence)
    for at in range(len(evidence.of_text)):
        body.read(at)
    evidence.add_up()
    return evidence


def _weigh_source(evidence: Evidence, source: str) -> None:
    """Weigh who issued the paper; a city's newspaper tells of its counties as of itself: 张掖日报 on 民乐县."""
    named = list(sightings_in(source, evidence.published))
    if not named and source:
        named = [of_kind(sighting, evidence.kind) for sighting in named_after(source, evidence.published)]
    newspaper = _NEWSPAPER.search(source) is not None
    for sighting in named:
        reports = newspaper and circle_of(sighting.places[0]) == sighting.places[0].code
        evidence.add(sighting, _SOURCE, reports=reports, outer=leads_to(sighting, named))


def _weigh_site(evidence: Evidence, site: str) -> None:
    """Weigh whose site it is: a forum named after a town reprints what it likes; 昌图县政府网 is the county's own."""
    named = list(sightings_in(site, evidence.published))
    for sighting in named:
        weight = _SITE + (_OFFICE if names_office(site, sighting.end) else 0.0)
        evidence.add(sighting, weight, outer=leads_to(sighting, named))


class _Body:
    """The names of a text, read one after the other: each may be the paper's own place, or where somebody went."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        text = evidence.text
        self.signed = [match.span() for match in _SIGNED.finditer(text)]
        self.datelines = [
            match.span(group) for match in _DATELINE.finditer(text, 0, 2 * HEAD) if (group := match.lastgroup)
        ]
        self.of_whole = self._of_whole()
        self.far = -1  # where a name ends that is another place's: 在上海|奉贤区
        self.tour = -1  # the same of one that somebody went to, and on to the next: 分赴北京|、上海
        self.opening = -1  # where a name ends that opens the text: 5月28日，北京|大兴区

    def _of_whole(self) -> list[Sighting]:
        """The names by which a dateline may be known as that of a province's seat: those of the title; of the text too
        where it is on 全省, or names the province before another city (…网合肥7月3日电 安徽省六安市金寨县…).
        """
        evidence = self.evidence
        chained = any(
            outer.places[0].level == "province"
            and leads_to(outer, [inner])
            and inner.places[0].code[:4] != f"{outer.places[0].code[:2]}01"
            for outer, inner in pairwise(evidence.of_text)
            if inner.start < 2 * HEAD
        )
        provincial = evidence.kind == "省" or (evidence.kind == "区" and "自治区" in evidence.text)
        return [*evidence.of_title, *evidence.of_text] if provincial or chained else evidence.of_title

    def read(self, at: int) -> None:
        """Weigh the name that comes `at` so many names, or pass over it."""
        evidence, text = self.evidence, self.evidence.text
        sighting = evidence.of_text[at]
        weight = _EARLY if sighting.start < HEAD else _PLAIN
        if _MEDIUM.match(text, sighting.end):
            of_province = sighting.places[0].level == "province" and sighting.places[0].code[:2] not in MUNICIPALITIES
            evidence.weighed.append((sighting.places, _REPORTS if of_province else weight + _OFFICE))
            evidence.inner.append((sighting.places, _REPORTS))
            return  # 据银川新闻网报道，西夏区…: the city's, on its district
        if _inside(sighting, self.signed):
            weight = _SIGNATURE
        elif self.is_own(at, sighting):
            weight += _OFFICE
            if sighting.start < _LEAD and _INFORMS.match(text, sighting.end):
                weight += _OPENING  # 记者从内蒙古|乌兰察布市了解到, and then of firms of 北京 alone
        elif evidence.kind == "市" and _OUR_CITY_IN.search(text, max(0, sighting.start - 3), sighting.start):
            self.read_city_around(sighting, weight)
            return
        elif self.is_others(at, sighting):
            return
        else:
            evidence.named = True
        outer = leads_to(sighting, evidence.of_text[at + 1 : at + 2]) or self.is_above(sighting)
        evidence.add(sighting, self.placed(sighting, weight), outer=outer)

    def is_own(self, at: int, sighting: Sighting) -> bool:
        """Whether an office of the place, its meeting, its fair or its news is named: 三明市|政协, 房县|举行…开工仪式."""
        text = self.evidence.text
        return (
            names_office(text, sighting.end)
            or _holds(text, sighting, self.evidence.of_text[max(0, at - 2) : at])
            or _INFORMS.match(text, sighting.end) is not None
            or _OWN_EVENT.match(text, sighting.end) is not None
            or (opens_clause(text, sighting) and _GOES_OUT.match(text, sighting.end) is not None)
            or (
                text[max(0, sighting.start - 3) : sighting.start].rstrip("·•").endswith("中国")
                and _OWN_FAIR.search(text, sighting.start - 3, sighting.end + 36) is not None
            )
        )

    def is_above(self, sighting: Sighting) -> bool:
        """Whether the paper's place lies in the city named: it fulfils what the city asks (完成绍兴市下达年度任务)."""
        return sighting.places[0].level == "prefecture" and _ABOVE.match(self.evidence.text, sighting.end) is not None

    def read_city_around(self, sighting: Sighting, weight: float) -> None:
        """我市在|太和县设分会场 tells of the city that holds the county."""
        city = division(circle_of(sighting.places[0])) if len(sighting.places) == 1 else None
        if city is not None:
            self.evidence.weighed.append(((city,), weight + _OFFICE))
            self.evidence.inner.append(self.evidence.weighed[-1])

    def is_others(self, at: int, sighting: Sighting) -> bool:
        """Whether the name is another place's: 赴广州, and what is named in a row with it."""
        evidence, text = self.evidence, self.evidence.text
        if sighting.start == self.far or (self.tour >= 0 and text[self.tour : sighting.start] in _IN_A_ROW):
            self.far, self.tour = sighting.end, sighting.end if self.tour >= 0 else -1
            return True
        if any(is_elsewhere(text, one) for one in spoken_with(sighting, evidence.of_text[at + 1 : at + 4])):
            self.far = sighting.end
            self.tour = self.far if GONE_TO.search(text, max(0, sighting.start - 2), sighting.start) else -1
            if self.tour >= 0 or went_to_hold(text, sighting):
                evidence.gone_to.update(circle_of(place) for place in sighting.places)
            return True
        return False

    def placed(self, sighting: Sighting, weight: float) -> float:
        """What a name weighs by where it stands: in a dateline, or as the first word of a text without a place in its title."""
        text, of_title = self.evidence.text, self.evidence.of_title
        if _WRITTEN_THERE.search(text, max(0, sighting.start - 2), sighting.end + 1):
            return 0.0
        if _inside(sighting, self.datelines):
            return weight if _is_seat(sighting, self.of_whole) else _TITLE
        if (
            not of_title
            and (sighting.start == self.opening or _opens_text(text, sighting))
            and _NO_OPENING.match(text, sighting.end) is None
            and not _is_seat(sighting, self.of_whole)
        ):
            self.opening = sighting.end
            return weight + _OPENING  # 酒泉市在深圳举办的洽谈会上…, and at the end what 甘南州 signed there
        return weight


def _inside(sighting: Sighting, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= sighting.start and sighting.end <= last for first, last in spans)
