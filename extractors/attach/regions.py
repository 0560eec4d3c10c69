"""Which place a number is of: the one said before it, the one that the paragraph speaks of, else the document's own."""

from __future__ import annotations

import re

from extractors.attach.memory import Memory
from extractors.gazetteer import RegionMention, contains, division
from extractors.home.elsewhere import sought
from extractors.language import clause_start
from extractors.period import PeriodMention
from extractors.quantity import Quantity
from extractors.sentence import Sentence
from extractors.together import places_together

_ADDED_UP = re.compile(r"[）)\s，,、；;]+(?:合计|共计|总计|一?共)[^，,。；;]{0,8}$")
_THE_REST = re.compile(r"[，、；\s]*(?:其余|其他|其它)")
_PARALLEL = re.compile(r"[；;]在?$")
_SEVERAL_PARTS = re.compile(r"、[^，。；、\d]{2,8}[、和与及][^，。；\d]{2,10}(?:[两三四五六七八九]个?|分别|各)")
_NEW_CLAUSE = re.compile(r"[；;](?:[\u4e00-\u9fff]{0,4})?(?:签约|签订|开工|引进|落地|到位|完成|实现|新签|竣工|投产)")
# 乌鲁木齐市16个，昌吉州22个: neighbours side by side, and not where investors come from
_COMES_FROM = re.compile(r"来自|来源|客商|企业家|投资商|引进|投资方|外来|籍")
_BESIDE = re.compile(r"(?:的?(?:签约|开工|重大|重点|招商|引资)?(?:签约|开工)?项目)?$")
_EACH = re.compile(r"[均都各]|分别|依次|、\d|和\d|[两三四五六七八九十][市县区州盟]超")
# a township or zone in a list that no gazetteer knows
_UNKNOWN_PLACE = re.compile(
    r"[）)\d个亿元项家](?:、([\u4e00-\u9fff]{1,5}(?:镇|乡|街道))"
    r"|[、，,；;]((?!其中)[\u4e00-\u9fff]{2,8}(?:示范区|管理区|试验区|度假区|旅游区|风景区|开发区|新区|保税区)))[（(]?$"
)
_MEASURED_AGAINST = re.compile(r"(?:占到?了?|高于|低于|快于|慢于|好于|居|列|排|超|超过|高出|同期)$")
_SOURCES_SAID = re.compile(r"(?:投入|投资|注入|到|来|对|落户)我[省市县区州盟旗]|来源|来自")
_WRITTEN_AT = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}月)?(?:[\d一二三四五六七八九十]{1,3}日)?(?:[电讯][（(，,\s]|消息[，,\s])"
)
_SOME_OF_MANY = re.compile(r"的[^，。；\d]{2,40}等")
_LISTED_NAME = re.compile("[\u4e00-\u9fff（(·“][^，。；]{2,60}等[^，。；\\d]{0,16}")
_INCLUDED = re.compile(r"[（(](?:包括|含|包含|不含|不包括|除)[^）)]{0,24}$")
_BRACKET_CLOSES = re.compile(r"[^（(，。；]*[）)]")
_IN_A_ROW = re.compile(r"[、和与及]")
_EARLY = 12  # characters
_RANKED = re.compile("[^，。；]{0,6}(?:第|排|居|列|前|领先)")  # 石泉县到位资金5亿元，安康市第一
_FIRST_OF_SEVERAL = re.compile(r"[^，。；]{0,4}[、和与及][^，。；]{0,2}")
_ACTS = re.compile(
    r"(?:各(?:设区|地级)?[市县区州]+)?(?:相继|陆续)?(?:近期|近日|日前)?(?:[也亦还]?在[\u4e00-\u9fff]{2,4}?)?(?:成功)?(?:当[天日]|同[期日天]|今年|上半年|当年|前\w{1,3}|\d+[—至-]\d+月)?(?:则|也|亦|还|已|共|累计|新|当年)*(?:签[约订署]|新[签增设]|引进|利用|吸收|实际|实施|执行|承接|集中|开工|促成|达成|揽获|收获|斩获|招引|落地|到位|完成|新开工|引入|落户|储备|竣工|投产|建成|(?:统筹)?推进|组织[^，。；、]{0,8}?开工)"
)
# 陕西省二季度重点项目集中开工仪式举行，开工项目300个, in a city's paper
_ITS_EVENT = re.compile(
    r"(?:20\d\d年)?[\u4e00-\u9fff]{0,16}(?:开工|签约|投产)[\u4e00-\u9fff]{0,6}(?:仪式|活动|大会|会)(?:(?:在[\u4e00-\u9fff]{2,8}?)?(?:隆重)?(?:举行|召开|启动))"
)
_EACH_AND = re.compile(r"各[市县区州盟旗]{1,3}[、和与及]$")  # 各州市及滇中新区签约: not the zone's alone
_BROUGHT_FROM = re.compile(r"(?:引进|引入|承接|吸引)$|[从由与和同跟]$")  # 从深圳引进项目61个, 与昌平区签署协议以来
# 本届洽谈会[全省]共签约300多个, in a city's paper
_THIS_EVENT = re.compile(r"(?:大|本|此|该|这)(?:届|次|场|批|轮)?[^，。；、\d]{0,10}?(?:会|活动|仪式)[上中期间]{0,2}")
# 牡丹江市举行集中签约仪式: its own, and not 武汉市举行全省集中开工仪式
_OWN_CEREMONY = re.compile(
    r"(?:成功|隆重)?(?:举行|举办|召开)(?:了)?(?![^。，]{0,10}(?:全[国省市]|在))[^。，]{0,30}?(?:集中|签约|开工|竣工|投产)[^。，]{0,8}(?:仪式|活动|大会|会)"
)
# 其中，石泉县举办“迎老乡”主题活动。活动签约项目3个, in the city's paper
_HOLDS = re.compile(
    r"(?:先后|成功|隆重|也|还)*(?:举行|举办|召开|开展|组织)了?(?![^。，]{0,12}(?:全[国省市区县州]|在[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,3}省|中国))"
    r"[^。；\n]{2,60}(?:会|活动|仪式)[，,。；]"
)
_GROWS = re.compile(r"(?:同比|平均)?(?:增长|下降)[\d.]")  # 全国增长3%，全省增长5%，我市增长8.1%
_IN_ALL = re.compile(r"(?:本次|此次)?共计?\s?\d")  # 宝鸡市共计7个项目签约, in a county's paper
_HAS = re.compile(r"共有\d")  # 全省共有300多个项目签约, in a city's paper
_PLACE_VERB = re.compile(
    r"(?:赴|在|到|往|于|来自|向|驻|落户|位于|地处|对接|前往|走进|奔赴|以及|入驻|投向|登陆|考察|抵达|至)$"
)
_HOW_MUCH_MORE = re.compile(r"[^，。；\d]{0,6}[多少高低快慢]")
_OVERTAKES = re.compile(r"(?:超过|超越|赶超|反超|仅次于|落后于|领先于?|不及)[了于]?$")
# 分别是莲都的梦里水乡、缙云的养生综合体: where single projects stand
_NAMES_FOLLOW = re.compile(r"[，,（(](?:分别|主要|其中)?(?:是|为|有|包括|即|如)[^，。；\d]*$")
_OUTSIDE_AFTER = re.compile(
    r"行(?:”|活动|推介)|[（(][\u4e00-\u9fff]{2,8}[）)][^，。；\d]{0,16}会|(?:等地)?(?:举办|召开|举行|下达|市场|商会|籍|客商|企业家|[^，。；、]{0,12}?(?:有限公司|集团|公司|大学|研究院))"
)
# 组织甲市、乙县和丙区等有关负责人赴上海招商: who goes, and not whose figures follow
_DELEGATES = re.compile(
    r"(?:(?:[、和与及]|以及)[^，。；、\d]{2,10}?){0,9}(?:等地?)?(?:的?(?:有关|相关|主要|党政|分管|招商))*(?:部门|单位)?(?:负责人|负责同志|领导|干部|代表团)"
)
_ZONE_OPENS = re.compile(
    r"[ 　]*((?!全|[本我该各])[\u4e00-\u9fff]{2,10}(?:园区|开发区|新区|示范区|试验区))(?:管委会)?(?=实施|完成|引进|签约|新|开|共|累计|到位|实现|计划|招商|项目)"
)
# how far into a sentence the region stands that it opens with: six characters, those left out that say nothing
_LEAD = re.compile(r"(?:[ 　“在]*[^ 　“在]){0,7}")
_LEADING = frozenset("据面通围为针依在进步刚整回自从【")
_LEADS_IN = re.compile(
    r"(?:据|面对|通过|围绕|为了?|针对|依托)[^，,。；\d]{1,18}[，,]|在[^，,。；\d]{2,18}下[，,]"
    r"|进入|步入|刚刚?过去的|整个|回[望顾]|[自从](?=[\d今去上前本])"  # 进入2023年以来, 刚刚过去的2022年
    r"|【[^】\n]{1,12}】"  # 【概况】2020年，
)
_SAYS_NOTHING = frozenset(" 　“在")


def topic_region(
    memory: Memory, start: int, regions: list[RegionMention], periods: list[PeriodMention], *, counted: bool
) -> None:
    """A region that opens a sentence is what the paragraph goes on to speak of, until 全市 or another one comes.

    `counted`: whether the sentence has figures.
    """
    if not regions:
        return
    first = regions[0]
    begin = opening(memory.text, start, periods)
    if first.start >= lead_end(memory.text, begin, len(memory.text)):
        return
    if not memory.inside(first):
        if first.division is None and not first.self_reference and memory.home and _HOLDS.match(memory.text, first.end):
            memory.paragraph_region = (first.name, memory.home.code)  # 安康高新区举办恳谈会，签约5个
        return
    if memory.text.startswith("其中", start) and counted:
        return  # 其中，贵阳7次，排名第一。市县领导招商449次: only this sentence is of it
    if len(regions) > 1 and _FIRST_OF_SEVERAL.fullmatch(memory.text, first.end, regions[1].start):
        return
    for place in regions[1:]:
        if memory.is_home(place) and not place.self_reference and _opens_clause(start, memory.text, place):
            memory.paragraph_region = None  # 三号线汉滨站工地，安康市集中开工仪式在这里举行: of all of it
            return
    if any(_PARALLEL.search(memory.text, place.start - 2, place.start) for place in regions[1:]):
        memory.paragraph_region = None  # 在嘉兴，…；在长兴，…。一季度，全省…: of none of them
        return
    if memory.is_home(first):
        memory.paragraph_region = None
    elif is_subject(memory.text, first) or _holds_an_event(memory, first):
        memory.paragraph_region = memory.place(first)
        if memory.opens_paragraph(start):
            memory.paragraph_place = memory.paragraph_region


def _holds_an_event(memory: Memory, place: RegionMention) -> bool:
    """Whether a place holds an event of its own, of which the next sentence tells."""
    if _PLACE_VERB.search(memory.text, max(0, place.start - 3), place.start):
        return False
    return _HOLDS.match(memory.text, place.end) is not None


def opening(text: str, start: int, periods: list[PeriodMention]) -> int:
    """Where a sentence begins to say of whom it tells, behind the time and what leads in: 上半年，面对复杂形势，|石泉县…."""
    if not periods and text[start : start + 1] not in _LEADING:
        return start  # most sentences
    at, ends = start, {known.start: known.end for known in periods}
    while at < len(text):
        found = ends.get(at)
        if found is None and at > start and text[at] in "，, 　“":
            found = at + 1
        if found is None and text[at] in _LEADING and (lead := _LEADS_IN.match(text, at)):
            found = lead.end()
        if found is None:
            return at
        at = found
    return start


def topic_zone(memory: Memory, start: int, end: int, regions: list[RegionMention]) -> None:
    """A zone of no known county that opens a sentence is no longer the county before: 高新技术产业园区实施项目6项."""
    if memory.paragraph_region is None or memory.home is None or (regions and regions[0].start < start + 12):
        return
    zone = _ZONE_OPENS.match(memory.text, start, end)
    if zone is not None:
        memory.paragraph_region = (zone[1], memory.home.code)


def lead_end(text: str, start: int, end: int) -> int:
    """Where the opening of a sentence ends."""
    if _SAYS_NOTHING.isdisjoint(text[start : start + 7]):
        return end if end < start + 7 else start + 7  # most sentences
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


def take_region(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> None:
    """The last place before the number that it is of, if one is."""
    text = memory.text
    if state.region is not None and _THE_REST.match(text, previous_end, item.start):
        state.region = None  # 其余县区15个: of no place said before
    if state.region is not None and _goes_back_to_all(state, text, item, previous_end):
        state.region = None  # 甲州5个；乙州7个；签约正式合同项目9个
    for place in state.regions:
        if not previous_end <= place.start < item.start:
            continue
        if not _is_of_one(state, text, place, item, previous_end):
            _turn_to(memory, state, place, item)
    if state.region is None:
        return
    if places_together(text, clause_start(text, item.start, previous_end), item.start) or _added_up(
        state, text, item, previous_end
    ):
        state.region = None  # 最多的是苏州、徐州、南京市，三市占全省的74.5%
        return
    in_a_town = text[item.number_start - 1 : item.number_start] in "镇乡道区（("
    if in_a_town and memory.home is not None and state.emitted:
        unknown = _UNKNOWN_PLACE.search(text, max(state.start, previous_end - 1), item.number_start)
        if unknown and not any(unknown.start() < place.start < unknown.end() for place in state.regions):
            state.region = (unknown[1] or unknown[2], memory.home.code)  # 古河镇（3.3亿元）、六镇2.1亿元: not Guhe's


def _goes_back_to_all(state: Sentence, text: str, item: Quantity, previous_end: int) -> bool:
    """Whether a clause behind `；` names no place, after clauses of several places: it is of all of them again."""
    parts = _NEW_CLAUSE.search(text, previous_end, item.number_start)
    if parts is None or any(previous_end <= place.start < item.start for place in state.regions):
        return False
    told = [draft for draft in state.emitted if draft.role == "actual"]
    return (
        len({draft.region_code for draft in told}) > 2
        and sum(text[place.start - 1] in "；;" for place in state.regions if place.start < previous_end) > 1
    )


def _added_up(state: Sentence, text: str, item: Quantity, previous_end: int) -> bool:
    """Whether a number is what places in a row come to: 汉滨区35个、石泉县18个，合计53个; not 石泉县工业7个、农业4个，共11个."""
    if not _ADDED_UP.match(text, previous_end, item.number_start):
        return False
    unit = [draft.region_code for draft in state.emitted if draft.unit == item.unit and draft.role == "actual"]
    return len(unit) > 1 and unit[-1] != unit[-2]


def _is_of_one(state: Sentence, text: str, place: RegionMention, item: Quantity, previous_end: int) -> bool:
    """Whether a place is that of one project or one part, and not of what is counted."""
    if any(
        name.start < place.start < name.end
        or (name.start == place.start and (name.listed or text.startswith(("等", "、"), name.end)))
        for name in state.names
    ):
        return True  # 物流中心项目、乌兰县茶卡景区项目等6个
    named = _NAMES_FOLLOW.search(text, previous_end, place.start)
    if named and clause_start(text, item.number_start, previous_end) > place.end:
        return True  # 项目4个，分别是莲都的乐园、云和的电场，引进超20亿元项目2个
    if _SOME_OF_MANY.fullmatch(text, place.end, item.number_start):
        return True  # 石屯镇的冷链物流园、镇前镇的茶旅综合体等4个项目
    if (
        text.find("等", place.end, item.number_start) >= 0
        and "、" in text[clause_start(text, place.start, previous_end) : place.start]
        and _LISTED_NAME.fullmatch(text, place.end, item.number_start)
    ):
        return True  # 轨道交通三号线、成都（邛崃）数据中心等新基建项目29个
    # 我区（包括铜仁高新区）签约108个
    included = _INCLUDED.search(text, state.start, place.start)
    return included is not None and _BRACKET_CLOSES.match(text, place.end, place.end + 24) is not None


def _turn_to(memory: Memory, state: Sentence, place: RegionMention, item: Quantity) -> None:
    """What follows is of a place, or of the document's own again, or goes on as before."""
    text, home = memory.text, memory.home
    if places_together(text, place.end, len(text)) or _EACH_AND.search(text, max(0, place.start - 6), place.start):
        state.region = None  # 大冶、阳新两地共引进项目16个
    elif _outer_subject(memory, state, place):
        state.region = memory.place(place)
    elif place.division is None:
        if place.self_reference:
            # 石泉县大力招商。上半年，全县签约9个, in a city's paper; 浙江（广东）洽谈会举行，我市有8个项目: of the paper's own
            # place, wherever that is
            state.region = _county_spoken_of(memory, state) if text[place.end - 1] in "县区旗" else None
        elif home is not None and place.name.endswith("区") and is_subject(text, place):
            state.region = (place.name, home.code)  # 晋城经开区: the name does not tell its county
    elif memory.is_home(place):
        if _MEASURED_AGAINST.search(text, max(state.start, place.start - 3), place.start):
            return  # 占全省52.8%; 居全市第二位: whose whole it is, and not whose figures follow
        # 全市到位资金512亿元，南溪总量排第5位: the paper's own again, behind the whole that it is a part of
        wider = state.region is not None and home is not None and contains(state.region[1], home.code)
        if place.self_reference or wider or _opens_clause(state.start, text, place):
            state.region = None
    elif _beside_home(memory, state, place, item):
        state.region = memory.place(place)
    elif memory.inside(place) and _SEVERAL_PARTS.match(text, place.end):
        state.region = None  # 滨海新区、中心城区、其他区县三个层面: the first of several
    elif memory.inside(place) and is_subject(text, place):
        state.region = None if _shares_a_number(memory, state, place, item) else memory.place(place)


def _opens_clause(start: int, text: str, place: RegionMention) -> bool:
    """Whether a place is whose figures its clause goes on to tell: 乙县的加工厂相继动工，到此，安康市新开工项目达到73个."""
    opens = place.start < start + _EARLY or clause_start(text, place.start, start) == place.start
    return opens and not _RANKED.match(text, place.end)


def _beside_home(memory: Memory, state: Sentence, place: RegionMention, item: Quantity) -> bool:
    """Whether a county or a city outside the document's own has its number right behind, beside others that have theirs."""
    text = memory.text
    if place.division is None or place.division.level not in ("county", "prefecture") or memory.inside(place):
        return False
    if place.end != item.number_start and not _BESIDE.fullmatch(text, place.end, item.number_start):
        return False
    if not text.endswith(("市", "县", "区", "州", "旗", "盟"), place.start, place.end):
        return False
    if text[place.start - 1] not in "，,；;、（(：:" or _COMES_FROM.search(text, state.start, place.start):
        return False
    beside = [known for known in state.regions if known is not place and text[known.end : known.end + 1].isdigit()]
    return any(memory.inside(known) or memory.is_home(known) for known in beside) or len(beside) > 1


def _county_spoken_of(memory: Memory, state: Sentence) -> tuple[str, str] | None:
    """The county, below the document's own place, that the sentence or the paragraph is about."""
    known = state.region or memory.paragraph_region
    place = division(known[1]) if known is not None else None
    below = place is not None and memory.home is not None and place.code != memory.home.code
    return known if below and place is not None and place.level == "county" else None


def joint(memory: Memory, state: Sentence, end: int) -> bool:
    """Whether the last place before `end` is one of several in a row."""
    known = [place for place in state.regions if place.end <= end]
    return bool(known) and _follows_another(memory, state, known[-1])


def _shares_a_number(memory: Memory, state: Sentence, place: RegionMention, item: Quantity) -> bool:
    """Whether a place is the last of several that share one number: 成都、眉山、资阳到位内资占总额的57.2%."""
    if state.forced or state.places or item.low == 0 or _EACH.search(memory.text, place.end, item.end + 4):
        return False
    return _follows_another(memory, state, place)


def _follows_another(memory: Memory, state: Sentence, place: RegionMention) -> bool:
    """Whether another place, and not the document's own, stands right before a place in a row: 成都、[眉山]."""
    before = max((known for known in state.regions if known.end <= place.start), key=lambda p: p.end, default=None)
    return (
        before is not None
        and before.division is not None
        and not before.self_reference
        and not memory.is_home(before)
        and _IN_A_ROW.fullmatch(memory.text, before.end, place.start) is not None
    )


def _outer_subject(memory: Memory, state: Sentence, place: RegionMention) -> bool:
    """Whether a place outside the document's own is what the clause is about: 全省当天共集中开工…, …廊坊市，前三季度承接…."""
    text = memory.text
    if place.division is None or memory.home is None or memory.inside(place) or memory.is_home(place):
        return False
    if _PLACE_VERB.search(text, max(0, place.start - 3), place.start):
        return False
    if _follows_another(memory, state, place):
        return False  # 江苏、浙江、北京，五省市在皖投资…
    if _BROUGHT_FROM.search(text, max(0, place.start - 2), place.start):
        return False  # where it came from or who signed, and not whose figures follow
    begins = clause_start(text, place.start, state.start)
    if contains(place.division.code, memory.home.code):
        if place.start - begins > 2 and not _THIS_EVENT.fullmatch(text, begins, place.start):
            return False
        if text.endswith(("省", "自治区"), place.start, place.end) and _ITS_EVENT.match(text, place.end):
            return True
        if place.self_reference:
            if _HAS.match(text, place.end):
                return True
            return _ACTS.match(text, place.end) is not None or _GROWS.match(text, place.end) is not None
        if text.startswith(("全市", "全省", "全州"), place.end):
            return (
                _ACTS.match(text, place.end + 2) is not None
            )  # 另据通报，宜宾全市到位资金512亿元, in a county's paper
        if text.endswith(("省", "自治区"), place.start, place.end):
            return _ACTS.match(text, place.end) is not None  # 陕西省上半年签约项目1200个, in a city's paper
        if text.endswith("市", place.start, place.end):
            # 宝鸡市共计7个项目签约, 安康市上半年签约项目41个, in a county's paper
            return _IN_ALL.match(text, place.end) is not None or _ACTS.match(text, place.end) is not None
        return False
    if place.self_reference or _SOURCES_SAID.search(text, state.start, place.start):
        return False  # 北京市投入我省资金446亿元，其次是广东省到位421亿元: where it came from
    return _ACTS.match(text, place.end) is not None or (
        text[place.end : place.end + 1] in "，," and place.start - begins > 4
    )


def is_subject(text: str, place: RegionMention) -> bool:
    """Whether a place is whose figures follow, and not where something is held, sent to or sought."""
    if _OVERTAKES.search(text, max(0, place.start - 5), place.start):
        return False  # 总量超过肥东县，跃居第一
    if text[place.start - 1 : place.start] == "除" or (
        text[place.start - 1 : place.start] in ("较", "比") and _HOW_MUCH_MORE.match(text, place.end)
    ):
        return False  # 除汉滨区外，其他9个县区共签约29个; 石泉县签约9个，较汉阴县多2个
    if _PLACE_VERB.search(text, max(0, place.start - 3), place.start) and not text.startswith(("，", ","), place.end):
        return False
    if text[place.start - 1 : place.start] in "（(" and text[place.end : place.end + 1] in "）)":
        return False
    if _OWN_CEREMONY.match(text, place.end) and text[place.start - 1 : place.start] != "在":
        return True
    if _DELEGATES.match(text, place.end) or _WRITTEN_AT.match(text, place.end) or sought(text, place.start):
        return False
    return _OUTSIDE_AFTER.match(text, place.end) is None
