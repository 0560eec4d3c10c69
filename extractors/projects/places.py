"""Where a project stands: the place in its own name, the last before it, or the one that it is said to stand in."""

from __future__ import annotations

import re

from extractors.gazetteer import Division, RegionMention, contains
from extractors.naming import Name
from extractors.projects.firms import host_span, parted_by_a_firm
from extractors.projects.record import OpenProject

_STANDS_IN = re.compile(r"(?:落户|落地|位于|选址|坐落|入驻|在|于)[^，。；]{0,4}$")
_INVESTOR_OF = re.compile(
    r"(?:(?!政府|引进|引入|招引|[与和在签委局投])[\u4e00-\u9fffA-Za-z]){0,12}?(?:公司|集团|企业|客商|商会|老板)"
)
_HELD_IN = re.compile(r"(?:成功|隆重|顺利)?(?:举办|举行|召开)")
_SET_AT = re.compile(r"(?:落户|落地|坐落|位于|选址)于?在?$")
_FIRM_OF = re.compile(r"[\u4e00-\u9fffA-Za-z]{0,14}?(?:公司|集团|企业|客商|商会|厂|合作社|农场|酒店)")
_GOES_TO = re.compile(
    r"[”）)]?(?:项目)?(?:也|均|都|即|正式|成功|陆续|相继|先后|分别|计划|有望|将|已|拟)*(?:落户|落地|入驻|选址|落子|布局|花落)(?:在|于|到)?"
)
_OWN_ZONE = re.compile(
    r"(?:市|县|区)?(?:高新技术产业开发区|高新区|经济技术开发区|经济开发区|经开区|开发区|工业园区)(?=[，,。；、])"
)
_SET_UP = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:落地|落户|开工|动工|建设|投产|奠基)")
_SPOKEN_OF = re.compile(r"的?(?:建设|施工)?现场|[，,](?:项目|园区|企业|公司)?(?:相关)?(?:负责人|机器|塔吊|工人|记者)")
_PLACED = re.compile(
    r"(?:位于|选址[于在]?|落户[于在]?|落地[于在]?|入驻|坐落[于在]?|地处|(?:^|[，。；“\s拟将也还又已均划定])在|布局|[搬迁][进入至到])$"
)
_VISITED = re.compile(r"(?:考察|参观|走访)[了过]$")
_HELD_THERE = re.compile(r"(?:正式|隆重|成功|顺利|如期)?(?:举行|举办|召开|奠基|开工|动工|投产|签约|启动|揭牌|开业)")
# 某信息产业园[实现税收6.9亿元，同比增长44%]: who is told of year after year is a place of business and no project
_YEAR_AFTER_YEAR = re.compile(
    r"(?:[^，。；\d]{0,4}(?:完成|实现|累计|总产值|工业|规上)[^，。；\d]{0,14}(?:投资|产值|收入|税收|税金|利税|利润|增加值|总额|销售额?)"
    r"[^，。；\d]{0,6})?\d[\d.]*[万亿]*元[，,、（(](?:同比|比上年|较上年|比去年|较去年|同口径)(?:同期)?(?:增长?|下降|上升)"
)
_BUILT_THERE = re.compile(r"(?:核心区|内|里)?(?:建设|投资|设立|实施|新建|兴建|打造|投建)(?!项目|工程|现场)")
_BUILT_BY = re.compile(r"(?:公司|集团|企业|厂|中心|研究院|协会|合作社)[拟将]?在$")  # 某公司在|香河县建设
_GROUNDS = ("园", "园区", "城", "区", "港", "谷", "基地", "湾", "小镇", "岛", "中心")


def is_place(text: str, name: Name) -> bool:
    """Whether a park is where a thing stands and not what is spoken of: 选址某科技园，, 在航空产业园，某项目…."""
    if name.amount is not None or text.endswith("项目", name.start, name.end) or _SPOKEN_OF.match(text, name.end):
        return False
    if text.endswith(_GROUNDS, name.start, name.end) and _YEAR_AFTER_YEAR.match(text, name.end):
        return True
    before, after = text[max(0, name.start - 4) : name.start], text[name.end : name.end + 2]
    if _VISITED.search(before):
        return not name.member  # 考察了某科技园、某物流区; but 考察了甲深加工、乙生产线等项目
    if (
        before.endswith("在")
        and not before.endswith(("存在", "所在", "正在", "现在"))
        and _BUILT_THERE.match(text, name.end)
    ):
        return True  # 在云桥汽车产业基地建设整车项目
    if before.endswith("在") and _HELD_THERE.match(text, name.end):
        return True  # 某项目在云母小镇奠基
    return (
        _PLACED.search(before) is not None
        and re.match(
            r"[，,。;；内里中的后]|核心|周边|附近|投建|打造|兴建|创办|建设|投资|设立|实施|新建|举行|召开", after
        )
        is not None
    )


def set_region(
    text: str,
    home: Division | None,
    project: OpenProject,
    regions: list[RegionMention],
    span: tuple[int, int],
    others: list[Name],
) -> None:
    """Give a project that is named at a span its region: the place in its name, else before it, else said of it."""
    if project.region is not None:
        return
    start, end = span
    settled = _settled(text, home, regions, span)
    if settled is not None:
        project.region = settled
        return
    regions = _candidates(text, home, regions, start, end)
    apart = [place for place in regions if not any(o.start <= place.start < o.end for o in others)]
    inside = [place for place in apart if _may_hold(text, home, place, end)]
    before = [place for place in inside if place.start < min(end, start + 7)]
    own = [place for place in inside if start <= place.start < end]
    behind = [
        p
        for p in inside
        if p.start >= end
        and (home is not None or _STANDS_IN.search(text, end, p.start))
        and not re.search(r"[；;]", text[end : p.start])
        and ("、" not in text[end : p.start] or _STANDS_IN.search(text, end, p.start))
        and not _is_before_another(text, end, p, others)
    ]
    chosen = next(iter(own[:1] + before[-1:] + behind), None)
    finer = [p for p in before if p.division and chosen and chosen.division and p is not chosen]
    for place in finer:
        if chosen and place.division and chosen.division and place.division.code != chosen.division.code:
            chosen = place if contains(chosen.division.code, place.division.code) else chosen
    zone = _zone(home, apart, start)
    if chosen is None and zone is not None and home is not None:
        project.region = (zone.name, home.code)  # 安庆经开区1个，为…项目
    elif chosen is not None and chosen.division is not None:
        own_park = start < chosen.end <= end and (chosen.name[-1] != "区" or chosen.name.endswith("度假区"))
        # 仙游三福产业园 is what stands there, and 仙游县 where
        place_name = chosen.division.name if own_park else chosen.name
        project.region = (place_name or chosen.division.name, chosen.division.code)


def _settled(
    text: str, home: Division | None, regions: list[RegionMention], span: tuple[int, int]
) -> tuple[str, str] | None:
    """Where a project goes by the words right behind its name, or lies by a full name that it opens with.

    甲公司的冷链项目将落户林甸县，乙公司的面业项目将落户肇源县: each its own, whatever stands before; …落户高新区: the
    document's own place; in a paper of 天水, 汉中市留坝县风电项目 is 留坝's, and 某公司在留坝县建设的茶厂 too.
    """
    start, end = span
    for within in regions:
        if within.division is None or within.self_reference or not start < within.start < within.end < end:
            continue
        if _BUILT_BY.search(text, start, within.start) and _BUILT_THERE.match(text, within.end):
            return within.name, within.division.code
    own = next((place for place in regions if place.start == start and place.end < end and place.division), None)
    if own is not None and own.division is not None and not own.self_reference and home is not None:
        county = own.division
        full = county.level == "county" and text.endswith(county.name, start, own.end)
        apart = not contains(home.code, county.code) and not contains(county.code, home.code)
        if full and apart and not _FIRM_OF.match(text, own.end):
            return own.name, county.code
    if own is not None:
        return None
    gone = _GOES_TO.match(text, end)
    if gone is None:
        return None
    place = next((known for known in regions if known.start == gone.end()), None)
    if place is not None and place.division is not None and not place.self_reference:
        return place.name, place.division.code
    zone = _OWN_ZONE.match(text, gone.end())
    return (zone[0], home.code) if zone is not None and home is not None else None


def _is_of_county(place: RegionMention, start: int, end: int) -> bool:
    """Whether a place is a county in a project's own name: 云桥县恒丰公司酱菜项目; but 河北恒丰公司 is at home in 河北."""
    return start <= place.start < end and place.division is not None and place.division.level == "county"


def _is_bare(text: str, place: RegionMention) -> bool:
    """Whether a province or a city is named without what it is: 深圳, and not 深圳市."""
    outer = place.division is not None and place.division.level != "county"
    return outer and text[place.end - 1] not in "省市区州盟"


def _is_before_another(text: str, end: int, place: RegionMention, others: list[Name]) -> bool:
    """Whether a place behind a name stands with the next one: 甲项目、某公司在南昌投资50亿元的|乙项目."""
    following = next((other.start for other in others if other.start >= place.end), None)
    if following is None or not re.search(r"[，,、]", text[end : place.start]):
        return False
    return re.search(r"[，,、]", text[place.end : following]) is None


def _candidates(
    text: str, home: Division | None, regions: list[RegionMention], start: int, end: int
) -> list[RegionMention]:
    """The places of the sentence that may be where a project named at a span stands."""
    if home is None:
        # 在上海成功举办招商推介会: where it was held, and nothing stands
        regions = [place for place in regions if text[place.start - 1] != "在" or not _HELD_IN.match(text, place.end)]
        # 江苏睢宁客商投资1600万元创办…: where the investor is at home
        regions = [p for p in regions if _is_of_county(p, start, end) or not _INVESTOR_OF.match(text, p.end)]
        # 深圳恒丰电子产业园, in a paper of no known place: where the investor may be at home too
        regions = [p for p in regions if not (p.start == start and p.end < end and _is_bare(text, p))]
    if parted_by_a_firm(text, max(0, start - 60), start):
        # …；某公司计划在长德开发区建设…项目: no place of the clauses before
        parted = text.rfind("；", 0, start)
        regions = [place for place in regions if place.start > parted]
    host = host_span(text, start)
    if host is not None:
        # 甲公司和某县政府签约…项目: that county's, whichever the sentence named before
        regions = [place for place in regions if host[0] <= place.start < host[1] or start <= place.start < end]
    return regions


def _may_hold(text: str, home: Division | None, place: RegionMention, end: int) -> bool:
    """Whether a place is one within the document's own, or one that the project is said to have gone to."""
    if place.division is None or place.self_reference:
        return False
    if home is None:
        return True
    within = contains(home.code, place.division.code) and place.division.code != home.code
    return within or (place.start >= end and _set_there(text, end, place))


def _zone(home: Division | None, regions: list[RegionMention], start: int) -> RegionMention | None:
    """The last zone of the document's own region that is named before a project, `None` where none is."""
    zones = [
        place
        for place in regions
        if home is not None
        and place.start <= start
        and not place.self_reference
        and place.name.endswith("区")
        and (place.division is None or (place.division.code == home.code and place.name != home.name))
    ]
    return zones[-1] if zones else None


def _set_there(text: str, end: int, place: RegionMention) -> bool:
    """Whether the project is said to stand at a place: “深农”项目已在永登县落地."""
    if re.search(r"[，。；：]", text[end : place.start]):
        return False
    told = _SET_AT.search(text, end, place.start)
    within = re.search(r"在$", text[end : place.start]) and _SET_UP.match(text, place.end)
    return told is not None or bool(within)
