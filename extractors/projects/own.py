"""Which names of a sentence are projects of their own, and not a part, an aim or a class of what is spoken of."""

from __future__ import annotations

import re

from extractors.naming import Name
from extractors.projects.firms import parted_by_a_firm
from extractors.projects.record import PHASE, Telling

# 海南自由贸易港建设项目第四批集中签约, G60科创走廊产业园区, 应开未开项目: a programme, a zone, a class
_NO_PROJECT_AFTER = re.compile(
    r"之一|设备(?!进场|已|正在)|使用|热闹|彩旗|锣鼓|人头攒动|张灯结彩|繁花|春意|\d+[栋幢]|以[东南西北]|规划(?:总)?面积\s?[\d.]+\s?平方公里|(?:已|共|现)?(?:已|共|现)?(?:签约)?(?:入驻)?企业(?=\d|[共达])|第[一二三四五六七八九十\d]+批|区|\s?\d+\s?[个项][，。；]|(?:重[点大])?(?:产业)?项目集中(?:签约|开工|推介)"
)
# 云桥产业园加大招商力度: who does it
_ACTS = re.compile(
    r"(?:成为|迎来|一举|(?:成功|共|已|累计|先后|新|现场|集中)*(?:引进|招引|签约|开工|集聚)了?(?:项目|企业|\d|[一二两三四五六七八九十]+[个大家]))|(?:加大|坚持|围绕|紧盯|聚焦|积极|大力|全力|持续|不断|始终|着力|切实|紧紧|强化|抢抓|立足)"
)
_NO_PROJECT = re.compile(
    r"^[\u4e00-\u9fff]{2,7}(?:重大|重点)(?:建设|产业|招商引资|工业)*项目$|(?:季度|年度?|批|”)(?:重大|重点)项目$|^(?:入园|入驻|落地|在建|续建|结转|储备|在谈|签约)(?:重点|重大|工业|产业)*项目$|(?:应.未.|(?:未|已|再|新|拟|待)(?:开工|签约|投产|竣工|落地|入库|到位))项目$"
)
_PARTS_FOLLOW = re.compile(r"包括|包含|主要建设|建设内容|(?:建设|新建|配套)(?!的)[^，。；]{0,30}$")
_BUILT_OF = re.compile(
    r"[，,；;]\s?(?:建设|兴建)(?!的)[^。；]{0,90}$|(?:主要|同步|配套|拟|计划|将|项目)(?:配套)?(?:建设|兴建|新建|配备|购置|购进|添置|引进|安装)(?!的)[^。；]{0,90}$|建设内容[^。；]{0,90}$"
    r"|(?:^|[，,；;])(?:拟|计划|将)?(?:建设|新建|新上|新增|购置|购进|添置|安装|投资建成|建成(?![投并通运使开营]))(?!的)[^。；]{0,60}$"
)
_IS_MADE_OF = re.compile(r"(?:主要)?(?:包括|包含|涵盖)")
_TOLD_ON_SITE = re.compile(r"的?(?:建设|施工)*(?:现场|工地)[^。]*?(?:介绍|说|看到|表示|[：:])")
_AIM_OF = re.compile(r"(?:致力于|努力|打造|建成|形成|成为|创建|争创)(?!的)[^，。；]{0,40}$")
_IS = re.compile(r"(?:是|为|系|[，,]是)[^，。；]{0,40}$")
_OWN_AMOUNT = re.compile(
    r"[，,](?:项目)?由[^，。；]{4,40}?(?:公司|集团|企业|合作社|中心|局)?(?:拟|计划|预计|共|总)*投资(?:约)?"
)
_OWN_PHASE = re.compile(r"[一二三四首]期(?:项目|工程)?(?:计划|拟|将|主要)?(?:建设|新建|投资)")
_OF_PHASE = re.compile(r"[，。；：][一二三四首]期(?:项目|工程)?(?:计划|预计|拟|总)*投资(?:约|近|超)?$")
_THIS_IS = re.compile(r"[\s“]*这(?:也|还)?是[^，。；：]{0,24}")
_CONTENTS = re.compile(r"建设(?:内容|规模)[^。；]*$")
_CAPACITIES = re.compile(r"[，,；](?:主要|计划|拟|将)?(?:建设|新建)\s?\d[\d.]*万?[\u4e00-\u9fff]{1,3}/年[^。；]*$")
_PARTED = re.compile(r"分(?:成|为)?[两二三四五\d]期")
_COSTS_AND_BUILDS = re.compile(
    r"(?:总?投资[^，。；]{2,12})[，,](?:将|拟|计划)?(?:兴建|新建|建设)"
)  # 投资12亿元，兴建…项目
# 该项目计划投资10亿元，新建|年产100万台套电机项目: what the one spoken of is
_IT_COSTS_AND_BUILDS = re.compile(
    r"(?:[^。；]{0,60}[，,])?(?:该|此|本|这一|这个)?项目(?:计划|预计|概算|拟)*总?投资[^，。；]{2,12}[，,](?:[^。；]{0,30}[，,])?(?:将|拟|计划|主要)?(?:兴建|新建|建设|新上)"
)
_TO_BE_BUILT = ("，将建设", "，拟建设", "，计划建设", "，主要建设")


def is_own_project(told: Telling, name: Name) -> bool:
    """Whether a name is a project's own, read after the names before it (`told.opened`) and what is carried on."""
    if _NO_PROJECT_AFTER.match(told.text, name.end) or _NO_PROJECT.search(told.text[name.start : name.end]):
        return False
    bare = not name.amount and not told.text.endswith("项目", name.start, name.end)
    if bare and _ACTS.match(told.text, name.end):
        return False
    of_phase = name.amount is not None and not told.text.startswith("的", name.amount.end)
    if of_phase and name.amount and _OF_PHASE.search(told.text, told.start, name.amount.start):
        return False  # 一期投资3000万元；二期投资2500万元建设…生产线: what a phase costs, and what it builds
    if (told.opened or told.carried is not None) and _is_phase(told, name):
        return False
    if (bare and told.in_form) or _is_what_it_builds(told, name):
        return False  # 建设内容：新建综合楼、生产线…
    return not (bare and _is_part(told, name)) and not _is_what_another_is(told, name)


def _is_phase(told: Telling, name: Name) -> bool:
    """Whether a name is of a phase that is told of: 项目分两期建设，二期项目建设年产10万吨…基地."""
    if _OWN_PHASE.match(told.text, name.start, name.end):
        return True
    if PHASE.match(told.text, name.start, name.end) is None:
        return False
    # 天草汉麻加工项目，今年种植3万亩，一期汉麻纤维项目已投产: the phases of what the sentence opens with
    apart = bool(told.opened) and told.text[name.start - 1] in "，,；;"
    return apart or _PARTED.search(told.text, told.start, name.start) is not None


def _is_what_it_builds(told: Telling, name: Name) -> bool:
    """Whether money goes into the project that the line before names: 番茄酱扩建项目。某客商投资1.8亿元，新上…生产线."""
    known = told.carried
    if known is None or not told.fresh or told.opened or known.investment is not None or name.amount is None:
        return False
    settles = told.text[name.amount.end : name.amount.end + 1] in ("，", ",")
    return settles and not told.text.endswith("项目", name.start, name.end)


def _is_part(told: Telling, name: Name) -> bool:
    """Whether a name that says neither 项目 nor what it costs is a part or an aim of the project spoken of."""
    text = told.text
    if name.member and parted_by_a_firm(text, told.last_end(), name.start):
        return False  # 甲集团拟建设A基地；乙公司拟在…建设B产业园
    said = text[told.last_end() : name.start]
    spoken_of = bool(told.opened) or told.carried is not None
    if (told.opened or (told.carried is not None and told.fresh)) and not name.listed and _PARTS_FOLLOW.search(said):
        return True  # 项目一期包括…生产线、…基地: what it is made of
    if told.opened and _IS_MADE_OF.match(said):
        return True  # 酒城建设项目包括3万吨储酒、现代物流园
    line = text.endswith(("生产线", "车间"), name.start, name.end)
    if spoken_of and _BUILT_OF.search(said.rsplit("；", 1)[0] if line else said):
        return True  # 主要建设氧化钙生产线、骨料生产线
    if told.opened and not name.listed and _TOLD_ON_SITE.match(said):
        return True  # 在某文旅小镇项目工地，负责人介绍，鹿文化博物馆主体已经封顶
    if spoken_of and (_AIM_OF.search(said) or text.startswith(("建成", "形成"), name.start)):
        return True  # 某项目，建成后致力于打造…产业基地
    part = text.endswith(("生产线", "车间"), name.start, name.end) and not name.listed
    if part and told.carried is not None and name.end - name.start <= 6:
        return True  # 项目共分三条线，…；炼钢生产线厂房主体基本完工
    part = part and not any(text[name.start : name.end] in known.name for known, _, _ in told.opened)
    # 某产业园项目一期9月封顶，PACK生产线部分投产
    return part and bool(told.opened) and not re.search(r"[；;。]", said)


def _is_what_another_is(told: Telling, name: Name) -> bool:
    """Whether a name says what the project before it is or has: 某项目是市里重点打造的支撑性战略项目."""
    text = told.text
    if name.amount is None and text[name.start - 1] != "—" and _THIS_IS.fullmatch(text, told.start, name.start):
        return True  # “这是沿滩区的|首个‘拿地即开工’项目。”
    since = told.last_end()
    if (
        name.amount is None
        and (told.opened or told.carried is not None)
        and _IT_COSTS_AND_BUILDS.fullmatch(text, since, name.start)
    ):
        return True
    if not told.opened:
        return told.carried is not None and text.startswith("作为", name.start - 2)  # 该项目作为五师重点项目
    last = told.last_end()
    if text[last : name.start] in _TO_BE_BUILT or (
        name.amount is None and len(told.opened) == 1 and _COSTS_AND_BUILDS.fullmatch(text, last, name.start)
    ):
        return True  # 某发射器项目，将建设年产5000万支转换器项目
    if _CONTENTS.search(text, last, name.start):
        return True  # 某循环经济项目…，主要建设内容为年处理600万吨褐煤提质项目
    if name.listed and _CAPACITIES.search(text, last, name.start):
        return True  # 某化工项目计划投资12亿元，…，建设10万吨/年加氢装置及50万吨/年甲苯、二甲苯深加工项目
    if _IS.match(text, last, name.start):
        return True
    return name.start == last and name.amount is None  # 智慧工厂（一期）项目10kV供电项目线路工程: a part


def is_amount_of_last(told: Telling, name: Name) -> bool:
    """Whether the amount before a name is of the project before it, and the name a part of that.

    某度假区项目，由某集团拟投资15亿元，建设康养酒店、研学营地: what it costs, and what it is made of.
    """
    if name.amount is None or not told.opened or told.text.startswith("的", name.amount.end):
        return False  # …项目，由某公司投资2亿元的凯达电力项目: the next of a list
    if told.opened[-1][0].investment is not None:
        return False  # 由甲公司投资2亿元的乙项目，由丙公司投资3亿元的丁项目: each has its own
    return _OWN_AMOUNT.fullmatch(told.text, told.last_end(), name.amount.start) is not None
