"""Ceremonies and counts: what a signing, a groundbreaking, or a count of signed projects makes of those that are named."""

from __future__ import annotations

import re

from extractors.naming import Name, is_company, is_work
from extractors.projects.record import ORDER, OpenProject
from extractors.projects.stages import furthest_stage

# 一、已投产项目: the stage of the lines that follow
_STAGE_HEADING = re.compile(r"[^，。；]{0,12}?项目(?:情况|进展(?:情况)?)?(?:[（(]?\d+个[）)]?)?[：:]?\s*$")
# 部分开工项目简况：, 主要外资合同项目有：, 【意向项目】: what the lines below are a list of
_ITEM = re.compile(
    r"[\s“]*(?P<name>[^，。；：\n]{4,36})(?:[（(]|[，,](?P<field>投资方|(?:计划|预计)?总?投资\s?\d|由|占地|建设单位|位于)?)"
)
_LEVELS = tuple(
    re.compile(rf"\s*{mark}")
    for mark in (
        r"[一二三四五六七八九十]{1,3}、",
        r"[（(][一二三四五六七八九十]{1,3}[）)]",
        r"\d{1,2}[.．、]",
        r"[（(]\d{1,2}[）)]",
    )
)
_PLANS = re.compile(r"(?:储备|谋划|策划|推介|包装)项目")
_TALKS = re.compile(r"(?:对接|在对接|跟踪)项目")
_LIST_OPENER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．]\s?)?(?:[【\[](?P<marked>[^，。；：:\d【】]{0,16}项目)[】\]][：:]?|(?P<said>[^，。；：:\d]{0,16}项目)(?:\s?\d+\s?[个项])?(?:名单|清单|简况|简介|概况|情况|主要|分别|有|如下|包括|为|是)*[：:])\s*"
)
_SOME = re.compile(r"(?:几个|部分|其中|具体|这些)?(?:主要|重点|重大|代表性)?项目$")
_AGREEMENTS = re.compile(r"(?:合同|协议)项目$")
_EVENT = re.compile(
    r"(?=[集开投竣奠签现当本此作“正加\d合协新成引招在洽对落一])(?:集中开工|集中签约|集中开复工|开复工仪式|集中竣工|集中投产|(?:投产|(?<!开)竣工|开工|奠基)(?:仪式|典礼)|签约仪式|[现当]场签约|签约大会|(?:本|此)次(?:签约|开工|动工|竣工|投产)|签了?约(?:但|却|而|还|尚|后)*(?:待|未|没有?)(?:开工|动工|落地)的?[^，。；：]{0,8}项目"
    r"|(?:新|成功)?引进的?(?:\d+个)?(?:招商引资|重大|重点|工业)?项目[中里]?[，,]?(?:其中)?(?:主要)?(?:包括|有(?!\d)|分别)"
    r"|正式签订(?:合同|协议)的[^，。；]{0,10}项目|作为(?:集中)?(?:签约|开工|竣工|投产)项目的|(?:签约|开工)(?:建设)?的?(?:\d+个)?(?:招商引资|重大|重点|主要)*项目(?:分别|包括|有\d|中|涉及|(?:主要)?[是有][：:])|“(?:签约|开工|竣工|投产)一批”"
    r"|(?:签约|开工|竣工|投产)的?(?:\d+[个项宗家])?项目[中里][，,]|(?:签约|签下来?|开工|动工|竣工|投产|洽谈|在谈|对接|落户|落地)的?(?<=[的来])(?:(?:合同|协议|正式|重点|主要|重大)*项目)?(?:主要)?有(?!\d)"
    # 开工项目主要有…; 另外7项签约项目计划年内开工，主要有…; 一批大项目落户双河县。其中…
    r"|(?<![拟待应未])(?:签约|开工|竣工|投产|落户|落地|在谈|洽谈)的?(?:重[点大])?项目(?:(?:主要|重点)(?:[是有为]|包括)|(?:还|另)?有(?!\d)|包括(?!\d)|[：:](?=[^，。；：\d]{4,40}[、；]))"
    r"|\d\s?[个项](?:签约|开工|竣工|投产|落户|落地)项目[^，。；]{0,12}，主要(?:[是有为]|包括)"
    r"|(?<![\u4e00-\u9fff“])一大?批[^，。；]{0,24}?项目(?:相继|先后|陆续|成功|纷纷|正式|竞相|接连|已)*(?:在[^，。；]{2,10}?)?(?:落户|落地|签约|开工|投产)(?![^，。；、]{0,8}(?:率|条件|目标))"
    r"|在建的?[^，。；：]{0,14}?项目(?:主要)?(?:有(?!\d)|包括|分别是)"
    r"|(?:正在|加快)建设的(?:项目)?(?:还|主要)?有(?!\d)[：:]?"
    r"|\d个(?:正式)?(?:合同|协议)项目(?:分别|主要)*[是有为包]|(?:合同|协议)项目中(?!\d)"
    # 引进云南恒力集团，开发建设…项目；引进…; 引进多家北京企业，包括恒力集团投资5亿元建设…
    r"|(?<![拟将])(?:引进|引入|招引)了?[^，。；\d]{4,24}(?:公司|集团|企业)，(?:开发|合作|投资)*(?:建设|兴建|打造|实施)|(?<![拟将])(?:引进|引入|招引)了?[^，。；]{0,10}(?:企业|公司|央企|民企|客商)[，,](?:其中|主要)?(?:包括|[如有])"
    # 从新签约情况来看，…; 签署框架协议，涉及甲、乙等四个项目
    r"|(?:新)?(?:签约|开工|竣工|投产)(?:项目)?(?:的)?(?:情况|总数)?[来上]看"
    r"|签[订署下约][^，。；]{0,20}(?:协议|合同)[^，。；]{0,6}，(?:协议|内容|项目)?(?:涉及|包括|涵盖|主要有))"
)
# what an event may begin with, each a literal, so that the search passes over all others at the speed of one comparison
_EVENT_OPENS = re.compile(
    "集中|开工|开复工|投产|竣工|奠基|签|现场签|当场签|本次|此次|新引进|新签约|新开工|新竣工|新投产|成功引进|引进|引入|招引|正式签"
    "|正在建|加快建|作为|“签约|“开工|“竣工|“投产|洽谈|在谈|在建|对接|落户|落地|一批|一大批|合同|协议|"
    + "|".join(rf"{digit}\s?[个项]" for digit in "0123456789０１２３４５６７８９")
)
# one of them stands in every event, in every ceremony and in what is said of either
_HEARD = re.compile(
    r"建设的|在建|落户|落地|洽谈|在谈|对接|引进|引入|招引|签下|签约|开工|复工|竣工|动工|投产|奠基|合同|协议|仪式|典礼"
)
_CEREMONY = re.compile(
    r"[^，。；！？\n]{0,24}(?:签约|开工|动工|奠基|竣工|投产)[^，。；！？\n]{0,14}(?:仪式|典礼|活动|大会|现场会|推进会)|集中[“”云]{0,2}签约|集中开工|集中开复工|集中投产|集中竣工"
)
_TOPIC_OF = re.compile(
    r"[\s“]*(?:在)?(?:此次|本次|本期|当天|当日|现场|其中)?(?:集中)?(?P<in>签约|开工|竣工|投产)的?(?:\d+[个项])?(?:[^，。；]{0,6})?项目[中里][，,]"
    r"|[\s“]*(?:在)?(?:当天|当日|此次|本次|本期|现场)(?:集中)?(?P<of>签约|开工|竣工|投产)的"
)
_TURNS = re.compile(
    r"[\s“]*(?:据悉|据了解|据介绍|据统计|记者了解到|另悉)?[，,]?(?:今年|年初|近年|去年|上年|截至|自|上半年|前.季度|.季度|\d{4}年|\d+[—至\-－~]\d+月|"
    r"下一步|接下来|此前|过去|目前|多年来|一直以来)"
)
_EVENT_STAGES = (
    ("签约", "signed"),
    ("签了约", "signed"),
    ("开复工", "under_construction"),
    ("开工", "started"),
    ("奠基", "started"),
    ("投产", "operating"),
    ("竣工", "completed"),
    ("动工", "started"),
    ("启动", "started"),
    ("签下", "signed"),
    ("签订", "signed"),
    ("合同", "signed"),
    ("协议", "signed"),
    ("建设的", "under_construction"),
    ("在建", "under_construction"),
    ("对接", "negotiating"),
    ("引进", "landed"),
    ("引入", "landed"),
    ("招引", "landed"),
    ("落户", "landed"),
    ("落地", "landed"),
    ("在谈", "negotiating"),
    ("洽谈", "negotiating"),
)
_STAGE_OF = dict(_EVENT_STAGES)
_COUNTED = re.compile(
    r"(?P<stage>签约|签下|签订|开工|动工|启动|竣工|投产|在谈|洽谈|引进)[^，。；、]{0,12}?"
    r"(?:项目(?:总?数)?(?:[（(][^（）()]{1,12}[）)])?(?:共|为|达|有)?\s?\d+\s?[余多]?[个项]|(?:\d+|[两三四五六七八九十]+)\s?[个项][^，。；、]{0,10}?(?:项目|协议)|[\d.]+[万亿]元的[^，。；、]{0,10}?项目[，,](?:其中|包括)|\d+[个项宗][。，；：:]|(?<=签约)(?:资金|金额|总额)\s?\d)"
)
_COUNTED_FIRST = re.compile(
    r"\d+[个项宗][^，。；、\d]{0,8}?项目(?:上台|现场|集中|成功|正式|参加|顺利|实现|同时|同日|相继|先后|已经?)*(?P<stage>签约|开工|竣工|投产)(?!率|仪式|的)"
)
_THESE_ARE = re.compile(
    r"(?:据悉|据了解|据介绍)?[，,]?(?:这|这些|上述|签约的)\d*个?项目(?:分别|主要)?(?:[是为有]|包括)|(?:代表性|主要|部分)项目(?:有|为|包括)*："
)
_MEANT = re.compile(r"(?:拟|计划|将|力争|确保|预计|争取|应|未|没|待)[^，。；、]{0,4}$")
_PART_OF_MANY = re.compile(
    r"\d\s?[余多]?[个项宗][，,](?:(?:占|为|完成|同比|增长|增幅|(?:协议|计划)?总投资)[^，。；、]{2,16}[，,]){0,2}(?:主要|分别)*(?:有|[如像])|其中(?:主要)?(?:包括|有)|其中|项目涵盖|最大|最高|分别[为是]|包括|[主重][要点]有|如|(?:项目|协议)(?:\s?\d+\s?[个项])?[：:]|\d\s?[个项][^。；：]{0,14}(?:签约|开工|竣工|投产)[^。；：]{0,24}[：:]|(?:签约|开工|竣工|投产|在谈|洽谈|对接|落地)[^。；：\d]{0,6}\d+\s?[个项][^。；：]{0,24}[：:]"
)
# 已开工28项，甲铸造、|乙改质都在其中
_IS_AMONG = re.compile(
    r"(?:、[^，。；]{4,80})?等?(?:都|均|也|皆|就|同样|双双|全部|赫然)*(?:名列|位列|列|在)(?:其中|其列|列)"
)
_ENDS_IN_COUNT = re.compile(r"\d+\s?[个项宗][。：:]?$")
# 某项目也是本次活动的开工项目之一
_ONE_OF = re.compile(r"[也还]?是(?:本|此|这)次[^，。；]{0,10}?(?P<stage>签约|开工|竣工|投产)的?[^，。；]{0,6}项目之一")
# 今年还将铺排项目40个，重点推进甲、乙等一批项目: no ceremony's
_OF_THE_YEAR = re.compile(
    r"(?:今年|下一步|接下来)[^。；]*?将[^。；]*?(?:重点|加快|全力|继续|着力)(?:推进|推动|抓好|实施|建设|谋划)[^。；：\d]{0,30}$"
)
# 落地的大项目有三|：, 招商项目签约，计有|：
_HEAD_OF_LIST = re.compile(
    r"[^，。；：]*(?:项目|工程)[^，。；：]{0,12}(?:，(?:计有|依次[是为]|分别[是为]|具体[是为]|其中|即|有|包括))?$"
)
_ONLY_PLANNED = re.compile(r"待(?:引进|招商|签约|开工)|储备|谋划|策划|推介|包装|拟")
# 将于10月举行|开工典礼, 尚未举行奠基仪式: not held
_WILL_HOLD = r"(?:预计|计划|力争|即将|将[于在]?|有望|拟|确保|尚未|未|争取)(?:[\d年月日底初中下上旬前今明]|早日|隆重|正式|国庆|元旦|春节|近期)*"
_TO_BE_HELD = re.compile(rf"{_WILL_HOLD}(?:举[行办]|召开)?$")
_HELD_LATER = re.compile(rf"{_WILL_HOLD}(?:举[行办]|召开)")
_HELD_AT = re.compile(r"(?:仪式|典礼|活动)[^。；]{0,12}?在[^，。；]{0,20}$")
_ON_SITE = re.compile(r"(?:建设|施工|开工)?(?:现场|工地)上?(?:隆重|成功|顺利)?(?:举行|举办|召开)")
_HAS_SIGNED = re.compile(
    r"(?<![拟将])(?:与|同|和)[^。；\n]{2,40}(?:签订|签署|签约|签下)[^。；，\n]{0,14}[，,](?:协议约定[^，。；\d]{0,8}?)?(?:拟|计划|将)?总?投资[^，。；]{1,40}?(?:建设|打造|兴建|新建|的)?$"
)
# 与长葛市人民政府签署《投资合作协议》，拟在…投资建设年产120万克拉…项目
_SIGNED_TO_BUILD = re.compile(
    r"(?<![拟将])(?:与|同|和)[^。；\n]{1,40}?(?:政府|委会|委员会)[^。；，\n]{0,4}(?:签订|签署|签约)[^。；，\n]{0,16}[，,](?:拟|计划|将)?[^。；，\n]{0,24}(?:投资|建设|投建|兴建)[“《]?$"
)


# 续建项目24个，包括甲、乙等一批…；新开工项目34个，包括丙: each list is of the class that was counted before it
_CLASS_LISTED = re.compile(
    r"(?P<class>续建|在建|新开工|竣工|完工|建成|投产|前期|储备|谋划|策划|在谈|意向)的?(?:(?:重[点大])?项目|(?=\d+[个项][：:]))\s?[（(]?\d+\s?[个项][）)]?(?:，总投资[^，。；]{2,14})?(?:[，,：:](?:主要|分别)*(?:包括|有|为|是)|：|[（(])"
)
# 计划新开工项目9项，分别为甲、乙; 拟签约项目有甲、乙
_PLANNED_CLASS = re.compile(
    r"(?P<plan>(?:计划|拟|预备|预计|年内|将|待|应|力争|保)(?:于?(?:今年|年内))?)?新?(?:开工|竣工|投产|建成|签约|落地|续建)(?:建设|投产)?的?[^，。；：、]{0,8}?项目"
)
# 签约的6个项目中，甲项目将提升…；乙项目依托…
_AMONG_EVENT = re.compile(
    r"(?:签约|开工|竣工|投产)的?(?:\s?\d+\s?[个项宗家])[^，。；]{0,6}项目[中里][，,](?!有|已)[^。]*$"
)
# 羊绒深加工项目，签约额3000万元
_PRICE_SIGNED = re.compile(
    r"[，,（(](?:项目)?(?:签约|合同|协议)(?:总?额|总?金额|资金|投资额?|引资额?)(?:约|达|为)?\s?\d"
)
_STAGE_OF_CLASS = {
    "续建": "under_construction",
    "在建": "under_construction",
    "新开工": "started",
    "竣工": "completed",
    "完工": "completed",
    "建成": "completed",
    "在谈": "negotiating",
    "意向": "intended",
    "投产": "operating",
    "前期": "planned",
    "储备": "planned",
    "谋划": "planned",
    "策划": "planned",
}
# 悦海牧场项目也是本次活动的开工项目之一
_ONE_OF_EVENT = re.compile(r"也?[是为](?:此次|本次|当天)[^，。；]{0,6}(?P<stage>签约|开工|竣工|投产)项目之一")


def _event_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first event that a sentence tells of."""
    while opens := _EVENT_OPENS.search(text, start, end):
        if event := _EVENT.match(text, opens.start(), end):
            return event
        start = opens.start() + 1
    return None


def _level_of(heading: str) -> int:
    """How deep a heading stands by its number: 1 一、, 2 （一）, 3 1., 4 （1）; 0 without one."""
    return next((level for level, mark in enumerate(_LEVELS, 1) if mark.match(heading)), 0)


def _of_plans(heading: str) -> str | None:
    """The stage that a heading says by a word that says none in a sentence: 储备项目, 对接项目."""
    return "planned" if _PLANS.search(heading) else "negotiating" if _TALKS.search(heading) else None


class Events:
    """What the text so far makes of the projects that it names: by a ceremony, a count, a heading or a list."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.section_stage: str | None = None  # of the lines under a heading: 一、已投产项目
        self.section_level = 0  # of that heading: 一、 before （一） before 1.
        self.list_stage: str | None = None  # of the list whose lines follow: 【意向项目】
        self.counted: str | None = None  # the stage of the projects counted in this paragraph
        self.counted_before: str | None = None  # and in the one before
        self.counts: set[str] = set()  # the stages of all projects that were counted so far
        self.event: str | None = None  # what the paragraph makes of the projects it names
        self.event_before: str | None = None  # what it was before the sentence
        self.announced_event: str | None = None  # of the paragraph before
        self.ceremony: str | None = None  # what the ceremony that the text tells of makes of the projects
        self.counted_line = -1  # where the last line begins that is of projects counted above
        self.ceremonies: set[str] = set()  # of all that were held

    def paragraph(self) -> None:
        """A new paragraph: its events are its own, but for a list or a count that goes on."""
        self.counted_before, self.counted = self.counted, None
        self.announced_event, self.event = self.event or self.announced_event, None

    def heading(self, words: str) -> None:
        """A heading that names a stage gives it to the labelled lines below: 一、已投产项目."""
        level = _level_of(words)
        if _STAGE_HEADING.fullmatch(words) and (stage := furthest_stage(words) or _of_plans(words)):
            self.section_stage, self.section_level = stage, level
        elif level <= self.section_level:
            self.section_stage = None  # 一、已投产项目, 1.甲项目, 2.乙项目, 二、其他: only the last ends it

    def turn(self, start: int, end: int) -> None:
        """A line that turns from the ceremony to other times ends it: 今年以来，…."""
        if self.ceremony and _TURNS.match(self.text, start, end):
            self.ceremony = None

    def opens_list(self, start: int, end: int) -> bool:
        """Whether a line is the head of a list, and what the list is of: 部分开工项目简况：, 【意向项目】."""
        opener = _LIST_OPENER.fullmatch(self.text, start, end) if self.text.find("项目", start, end) >= 0 else None
        if opener is None:
            return False
        said = opener["marked"] or opener["said"]
        self.list_stage = furthest_stage(said) or ("signed" if _AGREEMENTS.search(said) else None)
        if self.list_stage is None and len(self.counts) == 1 and _SOME.match(said):
            self.list_stage = next(iter(self.counts))  # 共签约项目21个，…。⏎几个主要项目是：
        return True

    def introduce(self, project: OpenProject) -> None:
        """Give a project of a list what the list is of, and what the ceremony made of it that the text tells of."""
        project.event = project.event or self.list_stage or self.section_stage
        if len(project.evidence) == 1:
            project.ceremony = project.ceremony or self.ceremony

    def introduce_item(self, project: OpenProject) -> None:
        """Give a project that a numbered line names what the lines before it were announced as."""
        # 本次签约的都有谁？ and then the list, a paragraph each
        project.event = self.event or project.event or self.list_stage or self.section_stage or self.announced_event
        self.introduce(project)
        self.event = project.event

    def introduce_line(self, project: OpenProject) -> None:
        """Give a project that is a line of a list of names what the list is of, and what was counted right above it."""
        self.introduce_item(project)
        self.counted = self.counted or self.counted_before
        project.event = project.event or (self.counted if len(self.counts) == 1 else None)

    def plain_line(self, start: int, end: int) -> None:
        """A line that is of no list: what was announced goes on only with 其中 and 分别."""
        if self.text.startswith(("其中", "分别"), start):
            self.event = self.announced_event  # 此次签约项目中，…。⏎其中，投资105亿元的…
        else:
            self.announced_event = None
            if self.list_stage is not None and "。" in self.text[start:end]:
                item = _ITEM.match(self.text, start, end)
                if item is None or not (item["field"] or item["name"].endswith("项目") or is_work(item["name"])):
                    self.list_stage = None  # 甲产业园，投资方为…: an item of the list; prose ends it

    def hear(self, start: int, end: int) -> None:
        """Keep the ceremony that a sentence tells of."""
        self.event_before = self.event
        text = self.text
        if _HEARD.search(text, start, end) is None:
            return
        event = _event_in(text, start, end)
        if event and _TO_BE_HELD.search(text, start, event.start()) is None:
            self.event = next(stage for word, stage in _EVENT_STAGES if word in event[0])
        held = (
            _CEREMONY.findall(text, start, end)
            if event or text.find("仪式", start, end) >= 0 or text.find("典礼", start, end) >= 0
            else []
        )
        held = [each for each in held if _HELD_LATER.search(each) is None]
        if held:
            plain = [each.replace("开复工", "复工") for each in held]
            stages = {stage for each in plain for word, stage in _EVENT_STAGES if word in each}
            stages |= {"started"} if any("开竣工" in each for each in held) else set()
            stages |= {"under_construction"} if any("开复工" in each for each in held) else set()
            self.ceremonies |= stages
            self.ceremony = stages.pop() if len(stages) == 1 and len(self.ceremonies) == 1 else None
        topic = _TOPIC_OF.match(text, start, end) if len(self.ceremonies) > 1 else None
        if topic:
            # signing and groundbreaking held together: 签约项目中，…。⏎…。⏎当天开工的…
            self.ceremony = _STAGE_OF[topic["in"] or topic["of"]]

    def count(self, start: int, end: int) -> None:
        """共签约项目89个，…单体最大的为某项目: the stage that is counted is that of the one picked out of them."""
        counted: list[str] = []
        for found in _COUNTED.finditer(self.text, start, end):
            if _MEANT.search(self.text, max(start, found.start() - 6), found.start()):
                continue  # 今年拟新开工124个重点项目，包括…
            if stage := _STAGE_OF.get(found["stage"]):
                counted.append(stage)
        if counted:
            # 签约的11个项目，截至4月底开工8个、投产3个。其中：甲项目…: of the eleven, who may have come no further
            self.counted = min(counted, key=ORDER.__getitem__)
        projects = self.text.find("项目", start, end) >= 0
        for found in _COUNTED_FIRST.finditer(self.text, start, end) if projects else ():
            if _MEANT.search(self.text, max(start, found.start() - 6), found.start()):
                continue
            self.counted = _STAGE_OF[found["stage"]]  # 全市有5个项目上台参加签约
        if self.counted is not None:
            self.counts.add(self.counted)
        if self.counted is None and self.counted_before and _THESE_ARE.match(self.text, start, end):
            self.counted = self.counted_before

    def _class_of(self, name: Name, start: int) -> str | None:
        """The stage of the counted class whose list a name stands in: 续建项目24个，包括甲、乙；前期项目42个，包括丙."""
        floor = max(start, self.text.rfind("；", start, name.start))
        said = list(_CLASS_LISTED.finditer(self.text, floor, name.start))
        return _STAGE_OF_CLASS[said[-1]["class"]] if said else None

    def _of_head(self, name: Name, start: int) -> str | None:
        """The stage that the head of a list says before its colon: 在建项目：…, 上半年落地的大项目有三：一是…."""
        colon = self.text.rfind("：", start, name.start)
        head = _HEAD_OF_LIST.search(self.text, start, colon) if colon > 0 else None
        if head is None:
            return None
        return "planned" if _ONLY_PLANNED.search(head[0]) else furthest_stage(head[0])

    def _of_plan(self, name: Name, start: int) -> bool:
        """Whether the last class said before a name is one that is only planned: 计划新开工项目9项，分别为甲、乙."""
        said = [*_PLANNED_CLASS.finditer(self.text, start, name.start)]
        return bool(said) and said[-1]["plan"] is not None

    def bring(self, project: OpenProject, name: Name, start: int, *, joined: bool) -> None:
        """Give a project that a sentence names what its events make of it; `joined` says that it is one of several."""
        text = self.text
        one = _ONE_OF_EVENT.match(text, name.end)
        planned = _OF_THE_YEAR.search(text, start, name.start) is not None or self._of_plan(name, start)
        project.waiting = project.waiting or planned
        known = _STAGE_OF[one["stage"]] if one else None if planned else self._class_of(name, start)
        project.event = project.event or known
        if not planned and _AMONG_EVENT.search(text, start, name.start):
            project.member = project.member or not is_company(project.name)
        if _PRICE_SIGNED.match(text, name.end) is not None:
            project.event = project.event or "signed"
        project.event = project.event or (None if planned else self._event_of(name, start))
        line = text.rfind("\n", 0, name.start) + 1
        if self.section_stage and self.counted is None and "。" not in text[max(line, name.start - 40) : name.start]:
            project.event = project.event or self.section_stage  # the line under the heading opens with the name
        if project.event is None and not planned and self._below_count(line, name.start):
            project.event = self.counted_before  # 新开工项目3个。⏎甲项目，总投资…⏎乙项目，…
            self.counted = self.counted_before
        if project.event is None and name.listed and not planned:
            project.event = self._of_head(name, start)  # 在建项目：甲，3亿元；乙，2亿元
        if self.list_stage and not text[text.rfind("\n", 0, name.start) + 1 : name.start].strip(" \u3000“"):
            project.event = project.event or self.list_stage  # 本次签约的项目：⏎甲产业园，投资方为…
        if name.amount is not None and _HAS_SIGNED.search(text, start, name.start):
            project.event = project.event or "signed"  # 福光公司与县政府签订协议，投资5亿元建设…
        if (one := _ONE_OF.match(text, name.end)) is not None:
            project.stage = project.stage or _STAGE_OF[one["stage"]]
        if name.amount is None and _SIGNED_TO_BUILD.search(text, max(start, name.start - 90), name.start):
            project.event, project.member = project.event or "signed", True
        if project.evidence == [(name.start, name.end)]:
            # 签约开工活动在某项目现场举行: which of the two is its, nobody says
            site = len(self.ceremonies) > 1 and text[name.start - 1] == "在" and _ON_SITE.match(text, name.end)
            project.ceremony = None if site or planned else self.ceremony
            if (
                self.ceremony
                and not site
                and _ON_SITE.match(text, name.end)
                and _HELD_AT.search(text, start, name.start)
            ):
                project.stage = project.stage or self.ceremony  # 集中开工仪式在某项目现场举行: it is one of them
        if joined:
            project.event = project.event or self.ceremony
        open_ = self.counted is not None and project.event is None and not planned
        picked = _PART_OF_MANY.search(text, start, name.start) if open_ else None
        if open_ and _IS_AMONG.match(text, name.end):
            project.event = self.counted
        elif picked and (self.counted != "negotiating" or picked[0] != "其中"):
            project.event = self.counted  # of those in talks, 其中 picks what has come further, or not so far

    def _below_count(self, line: int, start: int) -> bool:
        """Whether a name opens a line right below one that ends in a count of projects, or below another such line."""
        if self.counted_before is None or self.text[line:start].strip(" \u3000“"):
            return False
        last = len(self.text[:line].rstrip())
        above = self.text.rfind("\n", 0, last) + 1
        counts = _ENDS_IN_COUNT.search(self.text, max(above, last - 12), last) is not None
        below = counts or self.counted_line == above
        self.counted_line = line if below else -1
        return below

    def _event_of(self, name: Name, start: int) -> str | None:
        """What the sentence makes of a name: 开工项目中，…甲、乙；竣工项目中，…丙: the last said before it."""
        said = _EVENT.findall(self.text, start, name.start)
        if said and self.event is not None:
            return next(stage for word, stage in _EVENT_STAGES if word in said[-1])
        later = None if self.event == self.event_before else _EVENT.search(self.text, name.end)
        if later and re.search(r"[；;]|[，,](?:同时|并|还)", self.text[name.end : later.start()]):
            return self.event_before  # 对甲项目等进行了推介，同时对乙项目等进行了集中签约
        return self.event
