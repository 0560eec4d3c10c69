"""Whether a sentence that names no project still speaks of one: 该项目, 项目一期, 预计投产后, what somebody says of it."""

from __future__ import annotations

import re

from extractors.projects.record import PHASE, OpenProject, phase_in

_CONTINUES = re.compile(
    r"[\s“]*(?:按(?:可研)?测算，)?(?:(?:该|此|本|我们(?:的|这个)?|这[一个座家条][^，。]{0,24}?|整个|此次[^，。]{0,4}的)?(?:项目|工程|产业园|基地|公司|园区)|其中|一期|二期|首期|总投资|计划总投资|总用地|总占地|总建筑|总规划|用地|建筑面积|全部|全面|建成|竣工|投产|达产|待|届时|预计|目前|眼下|当前|现在|[到至](?:目前|\d{1,2}月)|(?:增加|追加)投资后|截[至止]|据悉|据介绍|据了解|(?:正式)?(?:合同|协议)(?=已|于)|今年|去年|\d+月|二〇|[一二三四五六七八九十]+月|主要|占地|规划|一、|年产|年可|现|已|工程|计划|由|可|建设(?=[年日]产|\d)|主体|厂房|土建|设备|生产线|钢结构|各车间|企业(?=预计|计划|现有|投产)|(?:企业|公司|项目|园区)(?:相关)?负责人|[两二三]期项目|\d{4}年(?:\d+月|[初底中末]|[上下]半年)?(?:\d+日)?(?:正式|全面)?(?:完成|建成|开工|动工|投产|启动|竣工))"
)
# “…。”总经理丁某说，项目满负荷生产后，年产值7亿元: what is said of it comes behind who says it
_SPOKEN = re.compile(
    r"(?:(?!\d\s?个?[亿万])[^。；]){0,40}?(?:[说道：:，,“]|介绍|表示|告诉(?:记者|笔者))[\s“]*(?:等到?|待)?(?:(?:该|此|本|整个|这[个座])(?:项目|工程)|(?:该|整个)?项目(?:全部|全面|整体|满负荷|满产|建成|投产|达产|达效|运营|总投资|计划|规划|自|于|去年|今年|前年|已|位于|占地|预计|[一二三]期|分)"
    r"|(?:小镇|园区|基地|产业园|工厂|酒店|工程)(?:计划|预计)?(?:总投资|投资\s?[\d约近超]|占地|规划建?设?)"
    r"|(?:小镇|园区|基地|产业园|景区)(?:整体|全部|全面)?(?:建成|运营|投产|达产)(?:[以之])?后"
    r"|(?:[两三四五六\d]条生产线)?(?:全部|全面|整体)(?:建成|达产|投产|投用|投运)|(?:建成|投产|达产|满产)(?:达效|达标|达产|投产|投用)*(?:[以之]?后|[，,]))"
)
_MANY = re.compile(r"全[市县区省州盟旗]|我[市县区省]|各(?:县|乡|镇|区|地)")
_OF_A_TIME = re.compile(r"[\s“]*(?:[今去前]年|\d|[一二三四五六七八九十]+月|二〇|企业)")  # 今年，该区已引进外资企业9户
_OF_FIRMS = re.compile(
    r"[^。；]{0,40}?企业(?:已达|达到?|共有?|有)?\s?\d+\s?[家户]"
)  # 截至目前，园区产业集群已集聚企业34家
_LEAD_IN = r"[\s“]*(?:【[^】\n]{1,6}】)?(?:记者从[^，。；]{2,24}(?:了解到|获悉|得知)[，,]\s*)?(?:(?:据|记者)(?:了解到?|悉|介绍|统计)|(?:截[至止])?目前|截[至止][^，。；]{2,8}|眼下|如今|当前|现在|公告(?:显示|称|披露)|(?:根据|按照|按)(?:协议|规划|计划|工期|公告|可研|测算|可研测算)|协议约定)?[，,]?\s*“?"
BACK = re.compile(
    rf"{_LEAD_IN}(?:该|此|我们(?:的|这个)?|这一|整个|(?:此|本)次签约的|这[个座家](?:(?:由[^，。；]{{2,20}})?总?投资[^，。]{{0,24}}的|[^，。；]{{2,20}}的(?=(?:项目|工程)，))?)(?:项目|基地|产业园|工程|园区|工厂|[园厂](?=由|总投资|占地|规划|分|于|是|建成|投产))"
)
# 项目由某公司投资建设, but no 项目建设成效显著
_DONE_AFTER = r"(?:全部|全面|整体|正式|项目|工程)*(?:建成|达产|投产|投用|投运|竣工|运营|满产)(?:投产|达产|达效|达标|投用|运营)*(?:[以之])?后"
_PART_OF_IT = r"(?:\d+[号#]|[一二三四]号)?(?:主体|厂房|车间|土建|桩基|场地平整|场平|基坑|地基|钢结构|办公楼|综合楼|基础(?=工程|施工|已))"
BARE_BACK = re.compile(
    rf"{_LEAD_IN}(?=[项工已现总形进完主厂一二三四首两全建达投设作竣运满正整车土桩场基地钢办综预力争\d])(?:(?:项目|工程)(?:[一二三四首]期|全部|整体|计划|预计|概算|估算)?(?:总投资|投资\d|投资额|由|系|位于|选址|占地|规划|设计|计划|分[两二三四\d]|建成|达产|投产|主要(?:建设|生产)|建设(?:内容|地点|周期|工期)|主体|土建|自|于|已|正在|将|是|预计|力争|累计|工期|达效|满产|满负荷|投运|运营后|年可|可(?:实现|吸纳|带动|提供|安排|安置|解决))"
    rf"|作为[^，。；]{{2,30}}(?:项目|工程)，(?:该项目|项目)?(?:计划|规划|预计)?(?:总?投资|占地|用地)"
    rf"|现?已?完成[^，。]{{0,16}}(?:施工|主体|厂房|地基)|(?:项目|工程)?(?:整体|总体)?(?:形象)?进度|(?:项目)?{_PART_OF_IT}|[一二三四首]期|(?:[两三四]期)?{_DONE_AFTER}|设备(?:正在|已|安装)"
    rf"|(?:预计|力争|争取)[^，。；全各个家]{{0,14}}(?:投产|竣工|建成|完工|投用|试生产|运营|营业))"
)
# 该基地 and 这个加工厂 name a thing by the noun that its name ends in
BY_HEAD = re.compile(
    rf"{_LEAD_IN}(?:该|这[个座家])(?P<head>基地|产业园|园区|园(?=由)|工厂|加工厂|酒店|电站|牧场|市场|生产线)"
)
# 该环保板材加工项目总投资5000万元: a project that is known, by what its name says
BY_KIND = re.compile(rf"{_LEAD_IN}该(?P<what>[^，。；：、的]{{2,20}}?)项目")
COSTS_OF_ANOTHER = re.compile(
    r"(?:园区?|基地|中心|小镇|市场|公司)(?:位于|坐落|占地|规划)?[^。；]{0,30}，项目(?:计划|预计)?总投资"
)
PRONOUN = re.compile(rf"{_LEAD_IN}(?:(?:该|此|这[个家座])(?:项目|公司|企业|厂)|项目)")
ALL_NAMED = re.compile(
    rf"{_LEAD_IN}(?:(?:这|上述|以上)?(?P<count>[2-9]|[两二三四五六七八九])个项目(?:均|都|全部|目前)*|(?:以上|上述)(?:各|这些)?(?:项目)?(?:目前)?(?:均|都|全部))(?:已|正|处于|进入|完成)"
)
SITE_TALK = re.compile(
    rf"{_LEAD_IN}(?:(?:在)?(?:施工|建设|项目)?(?:现场|工地)|生产区|厂区|车间|工人|[^，。；]{{0,8}}(?:厂房|车间|主体|塔吊|挖掘机|机械))|[\s“]*(?:近日|日前|连日来|\d+月\d+日)?[，,]?(?:记者)?(?:走进|来到)"
)
_OTHER_ITEM = re.compile(
    r"[；;]\s?(?!该|此|本|整个|这|其中|全部|上述|[两三四]个|[一二三四首]期|目前|现|配套|附属|办公|宿舍|主体|土建|建设|新建|预计|计划)"
    r"[^，。；：:、\d]{2,24}?(?:项目|工程|公司|集团|货场|车站|机场|码头|水库|厂(?!房)|产业园|基地|中心|医院|学校|大桥|公路)(?:[一二三]期)?(?![内的])"
)
# “项目总投资11.2亿元，去年5月开工。”在皇家鹿苑文旅小镇项目工地，负责人介绍: said first, and named behind it
SAID_FIRST = re.compile(
    r"[\s]*“(?:该|整个|这个|本|我们(?:的|这个)?)?(?:项目|工程)(?:计划|概算|预计)?(?:总投资|投资|于|自|[去今前]年|一期|目前|已|占地)"
)
SITE_AHEAD = re.compile(
    r"[\s”]*(?:在(?P<site>[^，。；：“”\s]{4,30}?(?:项目|工程|基地|产业园))的?(?:建设|施工|项目)*(?:工地|现场|车间)"
    r"|(?P<speaker>[^，。；：“”\s]{4,30}?(?:项目|工程|基地|产业园))(?:建设|施工|现场|相关|项目)*(?:负责人|经理|总工|业主|技术员))"
)

# 江西生益科技是九江经开区重点引进的项目，该项目总投资20亿元: a known one by less than its name
_IS_A_PROJECT = re.compile(
    r"[\s“]*(?P<who>[^，。；]{4,24}?)是[^，。；]{2,40}项目[^，。；]{0,24}，(?:该|此|本)?(?:项目)?(?:计划|预计)?(?:总?投资|占地)"
    r"|[^。；]*?(?:说|介绍|表示)，(?P<brand>[^，。；]{4,24})，项目(?:计划|预计)?(?:总?投资|占地)"
    r"|[\s“]*(?P<head>度假村|产业园|园区|基地|酒店|小镇|综合体|景区|公园|电站|市场|工厂|水厂)(?:项目)?(?:计划|预计)?(?:总投资|投资\s?\d|总建筑|总占地|占地|总用地|分[两三]期)"
)
# 鸿鹰食品有限公司是园区今年引进的一个食品项目，总投资6000万元
_CALLED_A_PROJECT = re.compile(
    r"是[^，。；]{2,40}项目[^。；]{0,30}，(?:该|此|本)?(?:项目)?(?:计划|预计)?(?:总投资|投资\s?\d|占地)"
    r"|(?:(?:坐落|位)于[^，。；]{2,20}，)?(?:计划|拟|预计)?(?:总投资|(?<=计划)投资)(?:额|约|近|超)?\s?[\d.]+[万亿]元，[^。；]{0,40}(?:建筑面积|占地|生产线|厂房|一期)"
)
_SPEAKER, _SPEAKS = re.compile("项目|公司|企业"), re.compile("[说“]|介绍|表示|告诉")
# “11月28日刚通过竣工验收，眼下正在试生产。”总经理告诉记者: of the one project that the text tells of
_STATE_QUOTED = re.compile(
    r"\s*“(?:\d{1,2}月(?:\d{1,2}日)?|目前|眼下|现在|如今|今年\d{1,2}月)?(?:刚刚?|已经?|正在|就|才|还)*(?:通过|完成|进入|开始|建成|正式|投产|试生产|动工|开工|封顶)"
    r"|\s*“(?:目前|眼下|现在|如今|截至目前)[，,]?[^，。；“”]{0,16}?(?:正在|在进行|正进行|已经?)(?!与|和)"
    r"|\s*“[^，。；“”]{0,10}(?:厂房|主体|设备|车间|工程|生产线)[^，。；“”]{0,6}(?:已经?|正在|全部)(?:完成|安装|调试|封顶|建成|就位|到位|进行)"
)


def continues(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on about the project that the one before it told of, and not about the many (全市)."""
    goes_on = _CONTINUES.match(text, start, end) or _SPOKEN.match(text, start, end)
    if goes_on is None or _MANY.search(text, start, min(end, start + 14)):
        return False
    return not (text.startswith(("截", "目前"), start) and _OF_FIRMS.match(text, start, end))


# 剡溪小镇…。小镇规划用地2.5平方公里, …运煤铁路专用线…。该线全长87公里
_BY_TAIL = re.compile(
    r"[\s“]*(?:(?:该|此|全|这[一座个条家处]?)(?P<one>[园厂线路桥站场库馆城院])|(?:该|此|这[一座个条家处]?)?(?P<two>[\u4e00-\u9fff]{2})(?P<line>线?))"
)


def told_by_its_tail(project: OpenProject, text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with what a project's name ends in: 小镇规划用地2.5平方公里, of 剡溪小镇."""
    said, name = _BY_TAIL.match(text, start, end), project.name.rstrip("”）)")
    if said is None or text.startswith(("内", "里"), said.end()):
        return False
    tails = (said["one"],) if said["one"] else (said["two"], said["line"]) if said["line"] else (said["two"],)
    return name.endswith(tails) and (said["one"] or said["two"]) != "项目"


def comes_back(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on about the project that was spoken of before one that said nothing of it."""
    return _OF_A_TIME.match(text, start, end) is None and continues(text, start, end)


def says_what_it_is(project: OpenProject, text: str, start: int, end: int) -> bool:
    """Whether a sentence says of a known project by what firm it is, and what it costs: 生益科技是重点引进的项目，总投资20亿元."""
    told = text.find("项目", start, end) >= 0 or text.find("占地", start, end) >= 0 or text.find("总", start, end) >= 0
    found = _IS_A_PROJECT.match(text, start, end) if told else None
    if found is not None and found["head"]:
        return found["head"] in project.name
    who = (found["who"] or found["brand"]) if found else ""
    return any(who[at : at + 4] in project.plain for at in range(len(who) - 3))


def is_called_a_project(text: str, start: int, end: int) -> bool:
    """Whether a firm whose name ends at `start` is said to be a project, and what it costs."""
    return _CALLED_A_PROJECT.match(text, start, end) is not None


def other_item(text: str, start: int, end: int) -> int:
    """Where an item of a list begins that is of another thing, though of no project that was found; else `end`.

    甲项目完成主体施工；城南水厂二期已开工: the start is not 甲项目's.
    """
    found = _OTHER_ITEM.search(text, start, end)
    return found.start() if found else end


def other_phase(project: OpenProject, text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with another phase than the one that the project's name ends in."""
    own = phase_in(project.name)
    said = PHASE.match(text, start + (text[start : start + 1] in "“"), end) if own else None
    return own is not None and said is not None and said[1] != own[1]


def quotes_its_state(text: str, start: int, end: int) -> bool:
    """Whether somebody is quoted on how far the one project has come: “11月28日刚通过竣工验收，…。”."""
    return "“" in text[start : start + 2] and _STATE_QUOTED.match(text, start, end) is not None


def says_of_it(text: str, start: int, end: int) -> bool:
    """Whether somebody says of the project spoken of what it yields: 总经理丁某说，项目满负荷生产后，年产值7亿元."""
    return (
        _SPEAKER.search(text, start, end) is not None
        and _SPEAKS.search(text, start, end) is not None
        and _SPOKEN.match(text, start, end) is not None
    )
