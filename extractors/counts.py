"""Counts: what is counted, at which stage, of which class (`已签约项目147个`, `其中医药产业七个`, `尚未开工的13个项目`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors.clause import TARGET_AFTER, TARGET_OF, YEARLY_MEAN, own_clause
from extractors.draft import Draft, rate_of
from extractors.language import clause_start
from extractors.period import PeriodMention
from extractors.places import give_to_each
from extractors.quantity import Quantity, SizeClass
from extractors.sector import class_behind, counted_class, opening_class, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading

PIECES = frozenset(["个", "项", "宗", "個", "起"])
HOUSES = frozenset(["家", "户", "間", "單"])
VISITS = frozenset(["家次", "户次"])
TIMES = frozenset(["次", "批", "批次", "轮", "單次", "人次"])
EVENTS = frozenset(["场", "场次"])
PEOPLE = frozenset(["名", "人", "位"])
# what a bare change counts that follows a level: by how many houses, how many times
_MEASURES_OF = {"enterprise_count": HOUSES, "visit_count": TIMES, "event_count": TIMES}
_TOPIC = re.compile(r"(?:中|里|内|方面|来看|看|为|上)[，,：:]?$|[：:]$")
_AMONG_PROJECTS = re.compile(r"项目(?:中|里|里头|里面|当中|之中)[，,]?$")
_WITHIN = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)")
# 38个新签约项目已有25个开工建设, 13个签约项目中已落地6个: the first number was said before; 食品专班2个项目,医药专班2个 was not
_MENTIONED = re.compile(
    r"[^，。；、,;\d]{0,10}?项目(?:(?P<apart>[，,])|中|里|当中|之中)?[^，。；、,;\d]{0,8}\d+(?![\d年月日])"
)
# 4个已签约项目7月底前完成公司注册, 6个未开工项目年底前全部开工: what is due of those counted before, and by when
_DUE_OF = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:力争|确保|争取|必须|要|须|于|在)*")
_DUE_TO = re.compile(r"(?:力争|确保|争取|必须|要|全部|均|都|实现|完成|全面|集中|正式|公司|工商|企业)*")
_DUE_ENDS = ("", *"，。；、,;）)\n并及和与")
# what may stand between a measure word and its noun: 18个[新建]项目, not 22个[正在办理]手续
# (of what ends the phrase, 金属, 新能源, 基因 and the like have only the character)
_PHRASE = re.compile(
    r"(?:的)?(?:“[^”，。；\d]{1,8}”)?(?:[^，。；已正因处落由为是属未没均都能可要得达占实被将把让]|(?<=金)属|(?<=[新节储智热氢核光阳动])能|(?<=基)因|处(?=理)|未(?=来)|都(?=市)|可(?=再生|降解)|(?<=[主重])要|实(?=[体验])){0,16}"
)
# 10个以上果汁、果酒、冷链类项目
_CLASSES_BEHIND = re.compile(r"(?:以上|左右)?(?:的)?(?:[\u4e00-\u9fff]{1,8}、){1,5}[\u4e00-\u9fff、和与及]{1,12}项目")
_VERB_AFTER = re.compile(
    r"(?:正在|已|因|处于|落在|落户|由|为|是|属|未|没|均|都|入驻|进驻|尚|等待|还|全部|实现|完成|进入|开始|分布|分散|散落|来自|投向)"
)
_REFERENCE = re.compile(r"(?:个|项|宗)[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)")
_DEFINITE = re.compile(
    r"(?:个|项|宗)[^，。；、,;\d]{0,6}?项目(?:分别|主要|均|都|包括|涵盖|涉及|覆盖)"
)  # 竣工的5个项目分别是
_PLACES_AHEAD = re.compile(
    r"(?:地?[市州盟旗]|县[市区]?|盟市|县区|区县|乡镇|镇街|师市)(?![场级政委直属重工管内外定列]|[县区镇]?[两三]级)"
)  # 6个市新开工, and not 14个市定重点项目, 75个市县两级项目
_EACH_BAR = ("均在", "均超", "均超过", "均达", "均达到", "均突破", "都是", "都为", "都有", "同为", "都达到")
_PREDICATE = re.compile(
    r"(?:已经?|全部|均已?|集中|现场|实现|正式|成功|陆续|相继|顺利|先后|也|都|正在?|加[快紧]|抓紧|全面|年内|当[年月]|如期|同时|参与|参加|进行|“|以|通过|方式|、|就|提前|实质性)*$"
)
# 反映问题[共]143个 counts problems, 手续未办结5个 counts what has not got its papers
_BESIDE = re.compile(
    r"(?:法人|主体|共|共有|达|达到|有|为|数|累计|约|超|近|逾|超过|还有|只有|仅|就有|合计|各|分别为|以上|新增|已|”)*"
)
_DELIVERED = re.compile(r"交付|交房|厂房|设备|产品|建设|施工|投产|投放|用地")  # 12月30日完成二批次交付
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d、和至]*$")  # 第一、二批纳入调度的188个项目
_AT_LEAST = re.compile(r"至少|不少于|不低于")
_AMONG_PLACES = re.compile(r"[县镇市区乡][）)]?中(?:仅|只)?有$")
_ANCHORLESS = re.compile(r"(?:连续|前|(?<!先)后|再|又|首|每|这|那|上|下|初|多|头)$")
_WORDS = re.compile(r"(?!的|以上|以内|左右)[\u4e00-\u9fff]{2,}")
# the stages that firms reach: 投产企业23家, 其中投产14家; 对接企业318家 are called on
_REACHED = frozenset({"signed", "landed", "started", "under_construction", "completed", "operating"})
_FIRMS_ALONE = re.compile(r"(?:的)?(?:企业|公司|户数|数)?(?:已?达到?|共有?|有|已|的有|的|了|为)*")
_FIRMS_HAVE = re.compile(
    r"(?:的)?(?:[\u4e00-\u9fff]{0,4}(?:企业|公司))?(?:已经?|全部|均已?|均|都|集中|现场|实现|正式|成功|陆续|相继|顺利|先后|也|进行|正在?|在[\u4e00-\u9fff]{2,8})*"
)
_OF_SIZE = re.compile(r"(?:规模以上|限额以上|规上|限上)[^，。；\d]{2,12}$")  # 规模以上服务业8户
# of firms, where 户 alone counts them: 其中投产51户, 停产5户
_BARE_FIRMS = re.compile(
    r"[\s、和与及（(]*(?:其中|另有|还有|有)?[，,:：]?(?:已|正在|新|的)*(?:投产|达产|试产|试生产|在建|开工|建成|建设|停产|半停产|关停|停工|签约|落地|落户|入驻|注册|筹建|规上|亏损|盈利|开展前期工作)?(?:的|有|为|共|达)*"
)
_NOT_STARTED = re.compile(r"(?<!签约)(?<!签约后)(?:尚未|仍未|至今未|未|没有?|待)(?:开工|动工)")
_CAMPAIGN = re.compile(r"[^”」。\n]{0,24}[”」](?:专项|主题|系列)?(?:活动|行动|工程|计划|服务)")
_AREAS = ("省辖市", "地州市", "设区市", "盟市", "县市区", "县区", "城区")
_BODIES_BESIDE = re.compile(r"(?:单位|部门|乡镇|镇街|街道)(?:还有|只有|仅有|仅|有|达到?|为|共)+")
_LISTED = ("单位", "部门", "清单", "措施", "指标", "条件", "步骤", "窗口")
# 签约项目超过5个的有6个县区, 在10个以上的乡镇: a bar that some pass, and nobody's count
BAR = re.compile(
    r"(?:及?以[上下])?的(?:(?:共|就|还|仅|只|分别)?有|(?:是|为)(?=[^，。；\d]{2,12}[（(]\d)|(?:县|区|市|州|旗|盟|乡镇|镇|街道|单位|园区|部门|地区)(?![场级政外内重]))"
)
CLASS_BY_NUMBER = re.compile(r"目(?:共|有|达|为)*\d+[个项宗]")
# 新签约项目超5个的有襄河镇（7个）: what passes the bar is counted there
FIGURES_BEHIND = re.compile(r"[^，。；\d]{4,16}[（(]\d")
# 34个省市重点项目 are others than the projects spoken of before, and have no stage of theirs
_POPULATION = re.compile(r"[省市县区州国家级、定列工农业]{1,8}重(?:点|大)(?:建设)?(?:项目|工程)")
# 全年铺排县级重点项目136个 are others, too
_KEY_ONES = re.compile(r"(?:^|[，。；：\s\n]|铺排|安排|[省市县区]级?)重[点大](?:建设)?(?:项目|工程)(?:共|有|共有)?$")
# 14个产业集群[项目]337个: the first number names what is counted by the second
_COUNTED_BEHIND = re.compile(r"(?:数)?(?:共|有|达到?|为|合计)*\d+(?:\.\d+)?(?:个|项|宗|家|条|次|场|批|亿|万)")
# 63个新开工重点项目共有47个项目实现开工: the second is a part of the first
_PART_BEHIND = re.compile(
    r"(?:[中里])?(?:目前|现)?(?:共有|已有|共|已|有)\d+[个项宗](?:重点)?(?:项目)?(?:已|均|全部|实现|实质性)*(?:开工|动工|投产|竣工|建成|完工|落地|签约|入库)"
)
_TASK = re.compile(r"(?<![完达占])(?:目标|任务)(?:总|任务|目标)?数?[为是]?$")  # 今年目标任务40个
_TASK_IN_BRACKET = re.compile(r"[（(](?:目标|任务)数?$")
_PLANNED_STAGE = re.compile(r"(?:年度|全年|年)?计划(?:新)?(?:投产|开工|竣工|签约|落地|建成)")  # 10个计划投产项目
_INDUSTRIES = re.compile(r"(?:主导|支柱|优势)产业")
_BUILT = frozenset({"started", "completed", "operating"})
# 前期8个, 8个尚未启动: not so far as the ones counted before them
_UNDER_WAY = _BUILT | {"under_construction"}
_NOT_SO_FAR = re.compile(r"前期|手续|筹[备建]|(?:尚未|还未|仍未|没有|[未待])(?:启动|动|落|建|实施|审批|供地)")
_IS_NOT_SO_FAR = re.compile(rf"[^，。；、,;\d]{{0,8}}?(?:{_NOT_SO_FAR.pattern})")
_COMING = re.compile(
    r"(?:拟|即将|准备|计划于|预计)(?:于|在)?(?:近期|近日|年内|年底前?|[本下]?月底?前?|\d{1,2}月(?:份|底前?)?)?$"
)
_SO_FAR = re.compile(r"\s*(?:截[至止][^，。；]{2,8}|目前|现|\d+[—至-]\d+月份?)[，,]")
_FINISHED = re.compile(r"已经?完成了?[^，。；]*等$")
_PREPARED = re.compile(r"(?:准备|等待|有待|申请)$")
_BUILDING_NOUN = re.compile(r"(?:基础设施|民生|环境|生态|城市|城镇|社会事业|平台|能力|文化|交通)$")
_HOMECOMING = re.compile(r"[商贤友才]回归(?:类)?项目")
# 纳入省投资项目库26个, 5个列入州级招商项目库; 仓库 and 水库 are no such
_STORE = r"(?:纳入|列入|进入|录入|入选|挤进|编入)[^，。；\d]{0,14}(?:项目|储备|重点|统计|省|市|国家|计划|招商)[^，。；\d”]{0,4}(?<![仓水冷金文])库"
_INTO_STORE = re.compile(_STORE + r"”?(?:的|项目|有|共|达|为)*$")
# 已纳入国家重大项目库的43个、省重大项目库的68个
_STORED = re.compile(r"(?:项目|储备|重点)库”?(?:的|有|共)*$")
_IN_STORE = re.compile(r"(?:[^，。；、\d]{0,8}项目)?(?:已|成功|被|均|全部)*" + _STORE)
# 28个项目将在本月开工: what is counted there is still to come
_AHEAD = re.compile(
    r"[^，。；、,;\d]{0,8}?项目(?:也|还|均|都)?(?:将|即将|计划|拟|预计|[有可]望|力争|争取)(?!近)[^，。；]{0,8}$"
)
_EACH_OVER = re.compile(r"[两三四五六七八九十][市县区州盟]超过?$")  # 芜湖、合肥两市超90个
_AND_PLACE = re.compile(r"[和与及][\u4e00-\u9fff]{2,6}[市县区州盟旗镇乡]?$")  # 包头市98项[和通辽市]81项
_EACH_COSTS = re.compile(
    r"[^，。；、,;\d]{0,8}?项目(?:的)?(?:计划)?(?:总?投资额?|投资规模)[均都](?:在|超过?|达到?|不低于|大于)+(?=\d)"
)
_NEGATED = re.compile(r"(?:未|没|没有|尚未|难以)(?:能|按(?:计划|期|时|时序|序时进度)?)?$")


# 签订意向协议12份: of so many projects; 购销合同17份 are of trade
_CONTRACTS = re.compile(
    r"(?<!出口)(?<!购销)(?<!采购)(?<!贸易)(?:意向|框架|投资|合作|招商|引资|正式|项目)(?:性|合作|投资|招商|引资)?(?:协议|合同)书?(?:共|计|达)?$"
)
_TAKEN_TOGETHER = re.compile(r"(?:指标|数据)?(?:合计|共计|相加|之和)")
_THREE_FAMILIES = re.compile(r"家[河村寨沟湾坪坡屯庄店集镇乡]")  # 三家河, 五家村: places
# 参加展会2次, “云洽谈”68次, 项目评审会11次; 先后九次赴京津等地招商
_GONE = re.compile(
    r"(?:[展评审调协联恳座洽]会|[\u4e00-\u9fff]{2}会|招商|洽谈|推介|路演|考察|签约|对接|座谈)(?:”|』|活动)?(?:共|累计|近|约|达到?|先后|各类)*$"
)
_GOING = re.compile(r"(?:赴|前往|外出|到)[^，。；]{0,16}?(?:招商|考察|洽谈|推介|对接)")
# what is built and is no project: 停车泊位6000个, 扶贫车间31个
_THINGS = re.compile(
    r"(?:泊位|车位|床位|工位|充电桩|路灯|大棚|车间|站点|网点|点位|摊位|展位|席位|铺位|蹲位|卫生室|书屋|资源|场景)(?:共|达到?|约)*$"
)
# 8名驻点招商员, 15名先进个人, 3100余人的在外楚商名录
_PERSONS = re.compile(
    r"的?[\u4e00-\u9fff“]{0,6}(?:员(?!会)|者|[浙苏闽粤徽晋楚湘赣鲁豫川渝陕秦蒙辽滇黔桂侨港台外]商|个人|(?<![名位人])代表|特使|骨干|顾问|老师|教授|院士|标兵|先锋|大军|铁军|[界知][名方]?[\u4e00-\u9fff]{0,2}人士)"
)
_OF_PERSONS = re.compile(
    r"(?:特派员|服务员|辅导员|联络员|专员|人口|(?:在外|返乡|参会|到会|创业)[\u4e00-\u9fff]{0,4}(?:[商者]|人士)|代表|个人)(?:共|共有|达到?|累计|约|近|超过?)*$"
)
# 登记在外瑞商2460人，其中资产过亿元的46人
_PART_OF_PERSONS = re.compile(r"的$|[，,、（(]?(?:其中|另有|还有)?[^，。；\d]{0,10}$")


_IN_AN_OFFICE = re.compile(r"化|委|厅|局|中心|技术|产业|系统|平台|办")  # 市经济信息委研究提出3条措施
_HOUSEHOLDS = re.compile(r"户及?以[上下]的?(?:自然村|村(?!民)|小区|聚居点|集镇|安置)")


_FAMILIES = re.compile(r"[^，。；、企公商]{0,6}(?:农村|农民|农户|居民|群众|贫困|脱贫|家庭|村民|牧民|住户)")


def _project_behind(
    text: str, state: Sentence, item: Quantity, right: list[Word]
) -> tuple[str | None, Word | None] | None:
    """What is counted where the nouns behind a number have projects among them; None where they have none."""
    if (
        len(right) > 1
        and right[0].noun == "group"
        and right[0].start == item.end
        and (right[1].start > right[0].end or right[1].noun == "visit_count")
        and _COUNTED_BEHIND.match(text, right[-1].end, state.end)
    ):
        return "group", right[0]  # 27个组团收集项目信息共104条
    project = next((word for word in right if word.noun == "project_count"), None)
    if project and right[0].surface in _AREAS and project.start - right[0].end > 2:
        return "place", right[0]  # 7个省辖市新开工亿元及以上项目
    if project and item.han and right[0].noun != "project_count" and _INDUSTRIES.match(text, item.end):
        return "group", right[0]  # 围绕三个主导产业招商项目: three industries
    counted_behind = project and _COUNTED_BEHIND.match(text, project.end, state.end)
    if project and counted_behind and not _PART_BEHIND.match(text, project.end, state.end):
        return "group", right[0]
    if project:
        after = next(
            (word for word in right if word.start == project.end and word.noun in ("team_count", "lead_count")),
            None,
        )
        return (after.noun, after) if after else ("project_count", project)
    return None


def _noun(
    reading: Reading, state: Sentence, item: Quantity, own_start: int, left_end: int, right_end: int
) -> tuple[str | None, Word | None]:
    """What is counted (a metric code) and the word that says so, from the right of the measure word or its left."""

    def nouns(begin: int, close: int) -> list[Word]:
        said = find_nouns(reading.text, begin, close) if begin < close else []
        if not state.regions:
            return said
        return [word for word in said if not any(place.start <= word.start < place.end for place in state.regions)]

    right = (
        []
        if _VERB_AFTER.match(reading.text, item.end, right_end)
        or reading.text.startswith(("和", "与", "及", "以及"), item.end)
        else [
            word
            for word in nouns(item.end, right_end)
            if _PHRASE.fullmatch(reading.text[item.end : word.start])
            and not (word.noun == "place" and reading.text.startswith("级", word.end))  # 8个县级招商分队
        ]
    )
    measure = item.measure
    if measure in PIECES:
        if _PLACES_AHEAD.match(reading.text, item.end):
            return "place", None  # 6个市新开工项目数均在30个以上
        if not right and _CLASSES_BEHIND.match(reading.text, item.end, state.end):
            return "project_count", None
        behind_it = _project_behind(reading.text, state, item, right) if right else None
        if behind_it is not None:
            return behind_it
    named = nouns(own_start, left_end)
    left = [word for word in named if word.noun not in ("group", "place")]
    bodies = measure in PIECES and not right and bool(named)
    if bodies and _BODIES_BESIDE.fullmatch(reading.text, named[-1].start, item.number_start):
        return "group", named[-1]  # 完成率在60%以下的单位还有2个
    listed = named[-1] if named and named[-1].noun == "group" and named[-1].end == left_end else None
    if measure in PIECES and not right and listed and listed.surface in _LISTED:
        return "group", listed  # 惠企政策清单36项
    if measure in PIECES:
        if left and left[-1].noun == "event_count" and left[-1].surface in ("集中签约", "集中开工", "现场签约"):
            return "project_count", left[-1]  # 一季度集中签约28个
        if (
            left
            and left[-1].surface == "公司"
            and re.search(r"(?:注册|成立)(?:了)?公司$", reading.text[own_start : left[-1].end])
        ):
            return "project_count", left[-1]  # 48个签约项目中已注册公司44个
        if left and left[-1].noun == "event_count" and left[-1].surface == "推介" and not right:
            return "project_count", None  # 推介项目46个，其中上报省、市推介18个
        if not right and _THINGS.search(reading.text, own_start, left_end):
            return (None, None) if reading.book.current else ("other", None)
        counted = [word for word in right if word.noun not in ("group", "place") and word.start - item.end <= 10]
        grouped = right and right[0].noun == "group" and counted and counted[0].noun == "enterprise_count"
        if (
            grouped
            and right[0].start - item.end <= 4
            and _COUNTED_BEHIND.match(reading.text, counted[0].end, state.end)
        ):
            return "group", right[0]  # 9个产业园区入园企业数达到940个
        if counted and counted[0].noun == "other" and counted[-1].noun == "team_count":
            counted = counted[-1:]  # 6个产业链招商专班: the last noun is what they are
        if counted and right[0].noun not in ("place",):
            return counted[0].noun, counted[0]
        if right and right[0].start - item.end <= 6:
            return "group", right[0]
        if reading.text[left_end - 1 : left_end] == "的" and left and left[-1].noun != "project_count":
            return None, None  # 因环评手续未办结的22个: the words before 的 tell which, not what
        if not left and _AMONG_PLACES.search(reading.text, own_start, left_end):
            return "place", None  # 6个县（市、区）中有两个
        beside = left and _BESIDE.fullmatch(reading.text[left[-1].end : left_end]) is not None
        if (
            left
            and (beside or left[-1].noun == "project_count")
            and not _VERB_AFTER.match(reading.text, item.end, right_end)
        ):
            return left[-1].noun, left[-1]
        return ("project_count", left[-1]) if left and left[-1].noun == "project_count" else (None, None)
    nearby = [word for word in right if word.noun != "project_count"]
    behind = [word for word in left if word.noun != "project_count"]
    if measure in HOUSES:
        if nearby and nearby[0].noun == "group" and nearby[0].surface in ("单位", "部门") and len(nearby) == 1:
            return "group", nearby[0]  # 30家有招商任务的市直单位
        if _HOUSEHOLDS.search(reading.text, item.start, item.end + 6):
            return "group", None  # 50户以上自然村: which villages
        if measure == "户" and _FAMILIES.match(reading.text, item.end):
            return "other", None  # 59户农村自主创业农民
        if not nearby and left and left[-1].noun == "project_count" and left[-1].end == left_end:
            if measure == "户":
                return "other", left[-1]  # 安居工程1860户 are homes
            return "project_count", left[-1]  # 新增投资项目90家
        nearby = [word for word in nearby if word.noun != "place"] or nearby  # 10家国家级经开区
        word = nearby[0] if nearby else (behind[-1] if behind else None)
        if any(known.noun == "visit_count" for known in behind):
            return "visit_count", word
        if word is None:
            # 入驻企业94户，其中投产51户，停产5户
            firms = any(d.metric == "enterprise_count" for d in state.emitted)
            firms = firms and _BARE_FIRMS.fullmatch(reading.text, own_start, left_end) is not None
            firms = firms or _OF_SIZE.search(reading.text, own_start, left_end) is not None
            return ("enterprise_count" if measure == "家" or (measure == "户" and firms) else None), None
        return (word.noun if word.noun in ("enterprise_count", "visit_count", "other") else "enterprise_count"), word
    if measure in VISITS:
        return "visit_count", behind[-1] if behind else None
    if measure == "份" and _CONTRACTS.search(reading.text, own_start, left_end):
        return "project_count", None
    if measure in EVENTS:
        return "event_count", behind[-1] if behind else None
    if measure in TIMES:
        known_words = [*behind, *nearby]
        came = measure in ("批", "批次") and not (
            _DELIVERED.match(reading.text, item.end) or _ORDINAL.search(reading.text, own_start, item.number_start)
        )
        if came or any(known.noun == "visit_count" for known in known_words):
            return "visit_count", known_words[0] if known_words else None
        if measure == "人次":
            return "person_count", None
        gone = _GONE.search(reading.text, own_start, left_end) or _GOING.match(reading.text, item.end)
        if not known_words and gone and not _ORDINAL.search(reading.text, own_start, item.number_start):
            return "event_count", None
        if not known_words and "招商" in reading.text[own_start:left_end]:
            return "event_count", None
        return ("event_count", known_words[0]) if known_words else (None, None)
    if measure in PEOPLE:
        people = [word for word in [*nearby, *behind] if word.noun in ("person_count", "team_count")]  # 180人招商队伍
        if not people:
            # 邀请客商来县考察190余人, 68名客商
            people = [word for word in [*behind[::-1], *nearby] if word.surface.endswith("客商")]
        if people or _PERSONS.match(reading.text, item.end) or _OF_PERSONS.search(reading.text, own_start, left_end):
            return "person_count", people[0] if people else None
        before = state.emitted[-1] if state.emitted else None
        if before is None:
            return None, None
        goes_on = before.metric == "person_count" and _PART_OF_PERSONS.search(reading.text, own_start, left_end)
        # 接待客商42批180余人
        came = before.metric == "visit_count" and reading.text[before.end : item.start] in ("", "、", "，")
        return ("person_count", None) if goes_on or came else (None, None)
    if measure == "支":
        funds = next((word for word in [*nearby, *behind] if word.surface == "基金"), None)
        return ("other", funds) if funds else ("team_count", nearby[0] if nearby else None)
    if measure == "条" and any(word.noun == "project_count" for word in right) and right[-1].noun != "lead_count":
        return None, None  # 14条重点产业链项目到位资金: the projects of fourteen chains
    if measure == "条":
        leads = [
            word
            for word in [*behind, *nearby]
            if word.noun == "lead_count" and not _IN_AN_OFFICE.match(reading.text, word.end)
        ]
        return ("lead_count", leads[0]) if leads else (None, None)  # 4条生产线, 6条产业链 tell nothing of promotion
    word = (nearby or behind or [None])[0]  # type: ignore[list-item]
    return "other", word


# 粮食总产41.6万吨, 马铃薯产量（折粮）48.72万吨, 水产品总产量达到3万吨
_YIELD = re.compile(
    r"(?<!年)(?:产量|总产)(?:[（(][^（()）\d]{1,8}[）)])?(?:可?达到?|为|是|完成|实现|突破|超过?|稳定在|保持在|分别|约|近|[:：\s])*$"
)


def _firms_of(text: str, stage: Word, left_end: int) -> bool:
    """Whether the firms counted have reached the stage that stands before them: 投产26家, 落户企业14户; 引来企业11家 says no stage."""
    if stage.stage not in _REACHED or stage.surface in ("建设", "实施", "施工") or "引" in stage.surface:
        return False
    return _FIRMS_ALONE.fullmatch(text, stage.end, left_end) is not None


def is_yield(reading: Reading, state: Sentence, item: Quantity) -> bool:
    """Whether a weight is what a place has yielded, and no capacity of a project: 粮食总产41.6万吨."""
    before = reading.text[max(state.start, item.number_start - 24) : item.number_start]
    return "产" in before and not reading.book.current and _YIELD.search(before) is not None


# 签约一批、开工一批重大项目，共计58个
_IN_ALL = re.compile(r"(?:共计?|合计|总计|总数)(?:达到?|为|有)?")
# 签约项目数同比翻了一番，达到126个
_REACHED_LEVEL = re.compile(r"(?:累计|总数)?(?:达到?|为)")


def _stages_spoken_of(reading: Reading, state: Sentence, own_start: int, left_end: int) -> set[str | None]:
    """The stages of the projects that a clause without a noun counts: those that the clause before it names or tells the
    growth of. Empty where none are spoken of.
    """
    if _IN_ALL.fullmatch(reading.text, own_start, left_end):
        if state.emitted or not reading.text.endswith("项目", state.start, own_start - 1):
            return set()
        return {word.stage for word in state.words if word.stage and word.start < own_start} or {None}
    last = state.emitted[-1] if state.emitted else None
    if last is None or last.role != "growth_yoy" or last.metric != "project_count":
        return set()
    return {last.stage} if _REACHED_LEVEL.fullmatch(reading.text, own_start, left_end) else set()


@dataclass(slots=True)
class _Count:
    """One count with its clause: what is counted, and what is said of it so far."""

    item: Quantity
    start: int  # where its clause begins
    left_end: int  # where the words before it end: at the number, or at the list that it is one of
    right_end: int  # how far the phrase behind it reaches
    previous_end: int
    field_end: int | None
    given: Given
    own: list[Word]  # the words of the clause before the number
    ahead: list[Word]  # those of the phrase behind it
    noun: str | None = None  # a metric code, or what is no metric: group, place
    word: Word | None = None  # the word that says the noun
    spoken: set[str | None] = field(default_factory=set)  # the stages of those spoken of, where it has no noun
    moved: bool = False  # whether it is what last year's count before it has become
    size: SizeClass | None = None
    role: str = "actual"
    rule: str = "count"


def read_count(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    """One count: of projects at a stage, of firms, visits, events and the like, or of nothing that is told of."""
    text = reading.text
    own_start, left_end = own_clause(text, state, item, previous_end, field_end)
    if item.measure == "只" and text.endswith("项目", own_start, item.number_start):
        item = replace(item, measure="个")  # 亿元项目13只, as Jiangsu counts them
    if _counts_nothing(reading, state, item, own_start):
        return
    right_end = reading.right_end(state, item)
    own = [known for known in state.words if own_start <= known.start < left_end]
    ahead = [known for known in state.words if item.end <= known.start < right_end]
    count = _Count(item, own_start, left_end, right_end, previous_end, field_end, given, own, ahead)
    _find_noun(reading, state, count)
    if count.noun in ("group", "place"):
        _pass_group(reading, state, count)
        return
    count.size = _own_size(reading, state, count)
    if count.noun is None and item.measure in PIECES and text[item.number_start - 1] in "（(":
        _find_noun_behind(state, count, text)
    if count.noun is None and item.measure in PIECES:
        count.noun = _noun_spoken_of(reading, state, count)
    only = item.han and item.low < 2 and not re.search(r"仅|只有|至少|不少于", text[own_start : item.start + 2])
    if count.noun in (None, "group") or only or (count.noun == "other" and item.han):
        return
    if item.bound == "exact" and state.plans and _AT_LEAST.search(text, own_start, left_end):
        count.item = replace(item, bound="at_least")  # 每个乡镇至少新引进亿元以上项目1个
    if reading.is_change(own, left_end):
        count.role, count.rule = "increase", "count.increase"
        if reading.is_fall(own, left_end):
            count.item = replace(count.item, low=-item.low)
    elif any(known.role == "average" for known in own) or YEARLY_MEAN.search(text, own_start, left_end):
        count.role, count.rule = "average", "count.average"
    if count.noun != "project_count":
        _read_others(reading, state, count)
    elif not _more_of_them(reading, state, count) and not _target_of_measure(reading, state, count):
        _read_projects(reading, state, count)


def _counts_nothing(reading: Reading, state: Sentence, item: Quantity, own_start: int) -> bool:
    """Whether a number with a measure word is a phrase's, a name's or a slogan's, and counts nobody."""
    text = reading.text
    before = text[max(state.start, item.number_start - 2) : item.number_start]
    if item.measure == "轮" and text.startswith("车", item.end):
        return True  # 电动三轮车
    if (text.startswith("点", item.end) and item.measure == "个") or text.startswith("次产业", item.end - 1):
        return True  # 占4个点, 三次产业
    if text.startswith(("班子", "大班子"), item.end) or _in_a_title(text, item):
        return True  # 四家班子领导 counts nobody
    if before in ("还差", "尚差", "仍差", "相差"):
        return True  # 距全年目标40个还差7个
    if text.find("了", own_start, item.number_start) >= 0 and _TURNED_DOWN.search(text, own_start, item.number_start):
        return True  # 先后否掉了投资总额超过12亿元的9个项目
    if item.measure == "批" and before.endswith("分"):
        return True  # 分三批集中开工
    return (
        item.han
        and (
            _TALK.fullmatch(text, own_start, item.number_start) is not None  # 简单说三个。
            # 投产后，两个项目分别可实现年销售2.5亿元和1.2亿元: the two spoken of
            or (own_start == item.number_start and _BOTH.match(text, item.end) is not None)
            or _ANCHORLESS.search(before) is not None
            or text[item.end : item.end + 1] in "“”"
            or (item.measure == "家" and _THREE_FAMILIES.match(text, item.end - 1) is not None)
            or _is_slogan(reading, item)
            or _TAKEN_TOGETHER.match(text, item.end) is not None  # 两项合计占比65.6%
        )
    )


def _find_noun(reading: Reading, state: Sentence, count: _Count) -> None:
    """What is counted by the words beside the number, else by what was counted just before."""
    text, item = reading.text, count.item
    noun, word = _noun(reading, state, item, count.start, count.left_end, count.right_end)
    pieces = item.measure in ("个", "宗") or (word is not None and word.surface == "电子信息")
    beside = noun == "other" and pieces and word is not None and word.end == count.left_end
    if beside and state.whole is not None and state.whole.metric == "project_count":
        noun, word = "project_count", None  # 72个签约项目中，…办理前期手续29个: of the projects
    told = state.emitted[-1].metric if state.emitted else ""
    goes_on = noun is None and item.measure in _MEASURES_OF.get(told, ())
    if goes_on and reading.is_change(count.own, count.left_end):
        noun = told  # 市场主体36581户，较年末净增11152户; 外出招商74次，同比增加22次
    elif (
        noun is None
        and told
        and state.emitted[-1].rule == "count.last_year"
        and _ROSE_TO.match(text, count.previous_end)
    ):
        noun, count.moved = told, True  # 由2020年的25个增加到2022年的42个
        count.given = replace(count.given, stage=count.given.stage or state.emitted[-1].stage)
    elif noun is None and item.measure in PIECES and count.given is NOTHING_GIVEN:
        count.spoken = _stages_spoken_of(reading, state, count.start, count.left_end)
        noun = "project_count" if count.spoken else None
    elif (
        goes_on
        and _IN_EACH.match(text, count.previous_end, count.left_end)
        and any(count.previous_end <= place.start < item.start for place in state.regions)
    ):
        noun = told  # 外出招商195次，分别为：霍山县35次、金安区33次
    elif goes_on and _SOME_OF_THESE.match(text, count.previous_end, count.left_end):
        noun = told  # 外出招商21次，其中主要领导6次
    count.noun, count.word = noun, word


# 甲镇（6个）、乙镇（5个）[签约项目]较多
_NAMED_BEHIND = re.compile(
    r"[）)](?:[、和及与][^，。；、\d（(]{2,12}[（(]\d+[个项宗][）)])*(?P<said>[^，。；、\d（()）]{0,8}项目)"
)


def _find_noun_behind(state: Sentence, count: _Count, text: str) -> None:
    """What the counts in the brackets of a row of places are of, where the words behind the row say it."""
    behind = _NAMED_BEHIND.match(text, count.item.end, state.end)
    if behind is None:
        return
    begin, end = behind.span("said")
    stages = [word.stage for word in state.words if word.stage and begin <= word.start < end]
    count.noun = "project_count"
    if stages and count.given.stage is None:
        count.given = replace(count.given, stage=stages[-1])


def _pass_group(reading: Reading, state: Sentence, count: _Count) -> None:
    """What a count of units or of places leaves behind: 42个责任单位中，…的19个 are units too."""
    counts_places = any(known.noun == "place" for known in find_nouns(reading.text, count.item.end, count.right_end))
    if counts_places and state.emitted and state.region is not None:
        last_told = state.emitted[-1].end
        if not any(last_told <= place.start < count.item.start for place in state.regions):
            state.region = None  # 其中经开区12亿元，15个乡镇8亿元: not the zone's
    state.noun = "group" if state.noun is None else state.noun


def _own_size(reading: Reading, state: Sentence, count: _Count) -> SizeClass | None:
    """The size class that stands before or behind the number itself."""
    item = count.item
    size = reading.size_class(state, count.previous_end, item.start)
    if size is not None and size.start <= count.previous_end and _OWN_NOUN.match(reading.text, size.end):
        # 21个亿元以上项目、6个10亿元以上项目: the class right behind the number before is of that one
        behind = reading.size_class(state, item.end, count.right_end)
        size = behind if behind is not None and behind.start == item.end else size
    if size is None and state.sizes and not _WITHIN.match(reading.text, item.end, count.right_end):
        # 2274个项目中5亿元以上项目634个: of the 634
        size = reading.size_class(state, item.end, count.right_end)
    return size or _size_behind(reading.text, item, state)


def _noun_spoken_of(reading: Reading, state: Sentence, count: _Count) -> str | None:
    """What pieces are without a noun beside them: projects where a stage, a class or the sentence says so."""
    text, item, given = reading.text, count.item, count.given
    words_behind = _WORDS.match(text, item.end, count.right_end) is not None
    handled = any(known.role == "handled" for known in count.own) and not words_behind
    if handled:
        return "project_count"
    staged = any(known.stage for known in [*count.own, *count.ahead]) or given.stage is not None
    staged = staged or text.endswith("引资", count.start, item.number_start)  # 去年累计引资68个
    bare = text[item.end : count.right_end].strip() == "" or any(
        pattern.match(text, item.end, count.right_end) is not None for pattern in (_VERB_AFTER, _AND_PLACE)
    )
    if not state.emitted and state.noun is None:
        listed = text[count.start - 1 : count.start] in ("：", ":") and any(
            known.noun == "project_count" for known in find_nouns(text, state.start, count.start)
        )
        # 开工项目数居多的盟市分别是：赤峰市101项; 签约项目中，制造业15个
        if listed or _AMONG_PROJECTS.search(text, state.start, count.start):
            state.noun = "project_count"
    unknown = (
        not bare
        and words_behind
        and not any(known.stage or known.role for known in count.ahead if known.start - item.end < 6)
    )
    if unknown and not count.size and given is NOTHING_GIVEN:
        return None  # 2个外地投资商迟迟未返: what is counted stands there, and is no project
    if state.noun is None and bare and reading.noun == "project_count" and state.subject is None:
        state.noun = reading.noun
    if staged or count.size:
        return "project_count"
    counted = (
        given is not NOTHING_GIVEN
        or state.noun == "project_count"
        or (state.subject is not None and state.subject.metric == "project_count")
    )
    return "project_count" if counted and state.noun is None else state.noun


def _read_others(reading: Reading, state: Sentence, count: _Count) -> None:
    """A count of firms, visits, events, people and the like."""
    text, item, noun, own = reading.text, count.item, count.noun, count.own
    assert noun is not None
    reached = [known for known in count.ahead if known.stage and _FIRMS_HAVE.fullmatch(text[item.end : known.start])]
    staged_before = [known for known in own if known.stage]
    reached = reached or [known for known in staged_before[-1:] if _firms_of(text, known, count.left_end)]
    own_target = (
        count.role == "actual"
        and state.plans
        and any(p.search(text, count.start, count.left_end) is not None for p in (TARGET_OF, _TASK_IN_BRACKET))
    )
    role = "target" if own_target else count.role  # 引进优强企业21家（任务数18家）, 完成全年目标任务7家
    level = reading.emit(
        state,
        item,
        count.previous_end,
        noun,
        role if noun == "other" else reading.aimed(state, item, role, own),
        "count",
        f"count.{noun}",
        stage=reached[0].stage if reached and noun == "enterprise_count" else None,
        sector=opening_class(text, count.start, count.left_end) if noun == "enterprise_count" else None,
        own_start=count.start,
        word=count.word,
    )
    then = reading.compared(state, item) if count.role == "actual" else None
    if then is not None:
        level.first, level.last, level.rule = *then, "count.last_year"  # 从2020年的100家发展到2022年的130家
    if own_target and level.first is None and level.last is None:
        level.first, level.last = state.period if state.period_said and state.period else reading.now()
        reading.of_whole_year(level, count.start, count.left_end, always=True)
    state.noun = reading.noun = noun if noun == "other" else state.noun


def _more_of_them(reading: Reading, state: Sentence, count: _Count) -> bool:
    """引进项目30个、力争35个: the same, and more of them."""
    item, before = count.item, state.emitted[-1] if state.emitted else None
    if before is None or before.metric != "project_count" or before.role not in ("target", "forecast", "actual"):
        return False
    if _MORE_OF_THEM.fullmatch(reading.text, before.end, item.number_start) is None:
        return False
    state.emitted.append(
        rate_of(
            before, start=item.start, end=item.end, role="target", value=item.low, unit="count", rule="count.target"
        )
    )
    return True


def _against_target(text: str, state: Sentence, count: _Count) -> bool:
    """Whether a count is the target that another is held against: 完成年度目标60个."""
    return state.plans and (
        TARGET_OF.search(text, count.start, count.left_end) is not None
        or TARGET_AFTER.match(text, count.item.end, state.end) is not None
    )


def _is_task(text: str, state: Sentence, count: _Count) -> bool:
    """Whether a count is a task of its own: 今年，全县招商引资目标任务40个."""
    return state.plans and _TASK.search(text, count.start, count.left_end) is not None


def _target_of_measure(reading: Reading, state: Sentence, count: _Count) -> bool:
    """新签约项目58个，占全年目标任务100个的58%: the target of what was counted before."""
    text, item, word = reading.text, count.item, count.word
    if count.role != "actual" or not _against_target(text, state, count) or _PLANNED_STAGE.match(text, item.end):
        return False
    measure = count.given.measure or reading.last(
        state, {"project_count"}
    )  # 分别完成年度目标60个、43个: each of its own
    fresh = measure not in state.emitted and word is not None and word.start < item.start
    if measure is None or fresh or any(known.stage for known in count.own):
        return False
    draft = rate_of(
        measure,
        start=reading.evidence_start(count.start),
        end=item.end,
        role="target",
        value=item.low,
        unit="count",
        rule="count.target",
    )
    draft.high, draft.bound = item.high, item.bound
    reading.of_whole_year(draft, count.start, count.left_end)
    state.emitted.append(draft)
    return True


def _read_projects(reading: Reading, state: Sentence, count: _Count) -> None:
    """A count of projects, with its stage, its class and its role."""
    text, item, given, own, word = reading.text, count.item, count.given, count.own, count.word
    own_stage = given.stage
    if own_stage is None:
        own_stage = stage_of(reading, state, item, own, count.ahead, count.start, count.previous_end, word)
    if _is_due(reading, state, count):
        return
    if own_stage == "landed" and state.emitted and text[item.start - 2 : item.start] in ("其余", "其他", "其它"):
        own_stage = None  # 签约项目中,A园区9个…其余5个落户景区: where the rest of them stand, no stage of theirs
    if _told_before(reading, state, count, own_stage):
        return
    stage, unstarted = _stage_reached(reading, state, count, own_stage)
    sector = given.sector or sector_of(reading, count.start, count.left_end, own, state, word)
    size = count.size or _size_carried(reading, state, count, own_stage, sector)
    sector = (
        sector or class_behind(reading, state, item, word, count.ahead) or counted_class(reading, state, item, word)
    )
    if count.role == "increase" and sector is None and state.subject is not None:
        sector = state.subject.sector
    role = _role_of(reading, state, count)
    reading.pair += 1
    draft = reading.emit(
        state, item, count.previous_end, "project_count", role, "count",
        "count.list" if given is not NOTHING_GIVEN else count.rule,
        stage=stage, size=size, sector=sector, own_start=count.start, word=word,
    )  # fmt: skip
    if unstarted:
        state.unstarted = draft
    published = reading.document.published
    if count.moved and published is not None and draft.last is not None:
        draft.last = min(draft.last, published)  # 上升到今年的58个: so far
        state.future, state.period = False, (draft.first, draft.last)
    if role == "target" and any(known.surface.startswith(("年度计划", "全年计划", "年计划")) for known in own):
        reading.of_whole_year(draft, count.start, count.left_end, always=True)
    elif role == "target" and draft.last is None and _is_task(text, state, count):
        reading.of_whole_year(draft, count.start, count.left_end)
    compared = reading.compared(state, item)
    if compared is not None:
        # 比去年同期的8个增加3个
        draft.first, draft.last = compared
        draft.rule = "count.last_year"
    elif role in ("actual", "target", "forecast"):
        _speak_of(reading, state, count, draft)
        _stage_of_cost(text, state, draft, item)


_COST_OF = re.compile(r"(?:、[^，。；]{2,14})?的")


def _stage_of_cost(text: str, state: Sentence, draft: Draft, item: Quantity) -> None:
    """What stands before the projects that it is the cost of has their stage: 总投资达22亿元的15个工业项目集中开工."""
    cost = state.emitted[-2] if len(state.emitted) > 1 else None
    if cost is None or cost.metric != "total_investment" or cost.stage is not None or draft.stage is None:
        return
    if _COST_OF.fullmatch(text, cost.end, item.start) is not None:
        cost.stage, cost.pair = draft.stage, draft.pair


def _is_due(reading: Reading, state: Sentence, count: _Count) -> bool:
    """4个已签约项目7月底前完成公司注册: what is due of those counted before is aimed at."""
    due = _due(reading.text, state, count.item)
    if due is None:
        return False
    reading.pair += 1
    promised = reading.emit(
        state, count.item, count.previous_end, "project_count", "target", "count", "count.due",
        stage=due[1], size=count.size, own_start=count.start, word=count.word,
    )  # fmt: skip
    promised.first, promised.last = due[0].first, due[0].last
    state.noun = reading.noun = "project_count"
    return True


def _told_before(reading: Reading, state: Sentence, count: _Count, stage: str | None) -> bool:
    """在35个签约项目中: whether the reader goes back to what he has read, which then is spoken of again."""
    text, item, size = reading.text, count.item, count.size
    projects_behind = "项目" in text[item.end : item.end + 14]
    mentioned = _MENTIONED.match(text, item.end, state.end) if projects_behind else None
    if mentioned and mentioned["apart"] and text.endswith("有", count.previous_end, item.start):
        mentioned = None  # 此外，有2个外资项目，合同外资3600万美元: told for the first time
    elif (
        mentioned
        and mentioned["apart"]
        and sector_of(reading, count.start, count.left_end, count.own, state, count.word)
    ):
        mentioned = None
    if not (
        mentioned
        or (projects_behind and _REFERENCE.match(text, item.end - 1, state.end))
        or (projects_behind and text[item.number_start - 1] == "的" and _DEFINITE.match(text, item.end - 1, state.end))
        or text.endswith(("这", "上述", "前述", "在"), max(0, item.start - 2), item.start)
    ):
        return False
    known = next(
        (
            draft
            for draft in [*reversed(reading.drafts), *state.emitted]
            if draft.metric == "project_count"
            and draft.role == "actual"
            and draft.value == item.low
            and (reading.title or not draft.title)
            and (state.region is None or draft.region_code == state.region[1])
            and (mentioned or stage in (None, draft.stage))
            and (size is None or size.low == draft.low_class)
        ),
        None,
    )
    if known is None:
        return False
    known.more = (*known.more, (item.start, item.end))
    state.subject = state.whole = known
    state.noun = reading.noun = "project_count"
    if not any(count.previous_end <= p.start < item.start and p.kind != "day" for p in state.periods):
        published = reading.document.published
        ahead = published and known.last and known.last > published  # 2020年安排286个 of the whole year
        if not ahead and (known.first or known.last):
            state.period, state.period_said = (known.first, known.last), True
    if reading.paragraph_main is None:
        reading.paragraph_main = known
    return True


def _stage_reached(reading: Reading, state: Sentence, count: _Count, own_stage: str | None) -> tuple[str | None, bool]:
    """The stage of the projects counted, their own or that of what they are some of; and whether they are only not started."""
    text, item = reading.text, count.item
    if count.spoken:
        return (next(iter(count.spoken)) if len(count.spoken) == 1 else None), False
    if own_stage == "signed" and _NOT_STARTED.search(text, count.start, count.right_end):
        unstarted = not _of_signed(reading, state)  # 17个新建项目尚未开工: nobody says that they were signed
        return (None if unstarted else own_stage), unstarted
    if own_stage is not None:
        return own_stage or None, False
    if count.role == "increase" and state.subject is not None and state.subject.stage is not None:
        return state.subject.stage, False  # 竣工18个，较去年同期多3个
    if not state.emitted and state.outer is None:
        others = _POPULATION.match(text, item.end) or _KEY_ONES.search(text, count.start, count.left_end)
        if others is not None:
            return None, False
    compared = text[count.start : count.left_end].lstrip("（(").startswith(("去年", "上年", "同期"))
    beside = state.bracketed or state.subject
    if compared and beside is not None and beside.stage is not None:
        return beside.stage, False  # 开工46个，投产11个（去年11个）: of those before the bracket
    if state.outer is None and _PARTED.match(text, item.end, state.end):
        return None, False  # 洽谈52个项目；75个“两重一实”项目中，…: others than those
    stage = reading.inherited_stage(state)
    if stage in _UNDER_WAY and (
        _NOT_SO_FAR.search(text, count.start, count.left_end)
        or _IS_NOT_SO_FAR.match(text, item.end)
        or (_DID.match(text, item.end) and _beside_others(text, state))
    ):
        # 22个正在建设，11个正在办理前期手续: those are not under way, but all that the sentence parts may be signed
        return _stage_of_these(text, state), False
    return stage, False


_PARTED = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)[，,]")
_OF_THESE = re.compile(r"[^，。；\d]{0,10}项目(?:中|里|当中|之中)[，,：:]")


def _stage_of_these(text: str, state: Sentence) -> str | None:
    """The stage of the projects that a sentence parts, where it opens with them: 已签约项目中，…，尚有5个未落地."""
    opening = _OF_THESE.search(text, state.start, state.end)
    if opening is None:
        return None
    said = [word.stage for word in state.words if word.stage and opening.start() <= word.start < opening.end()]
    return said[-1] if said and said[-1] not in _UNDER_WAY else None


def _size_carried(
    reading: Reading, state: Sentence, count: _Count, own_stage: str | None, sector: str | None
) -> SizeClass | None:
    """The size class of those that the projects counted are some of; `sector` is their own class."""
    text, item, word = reading.text, count.item, count.word
    # 5亿元以上项目7个，三大主导产业项目15个: a sibling's class is not the next one's, the whole's is
    sibling = state.subject if state.subject and state.subject.metric == "project_count" else None
    noun_left = word is not None and word.start < item.start
    parent = (state.whole if noun_left else sibling) or sibling or state.outer or reading.paragraph_main or reading.main
    if state.outer is not None and state.outer.metric == "project_count" and state.outer in state.emitted:
        parent = state.outer  # 亿元以上232个；5亿元以上66个，其中施工项目53个: of the 66
    if parent is None or not (parent in state.emitted or parent is state.outer):
        so_far = not state.emitted and word is None and own_stage is not None
        if so_far and _SO_FAR.fullmatch(text, state.start, count.start):
            return _class_told(reading, state, item)  # 亿元以上项目10项。截至目前，开复工8项
        return None
    if reading.foreign_class(state, count.previous_end, item.start):
        return None
    if state.outer is None and _PARTED.match(text, item.end, state.end):
        return None
    if word is not None and state.outer is None and "；" in text[parent.end : count.start]:
        return None
    apart = own_stage is not None and noun_left and "、" not in text[count.previous_end : count.start]
    if apart and not (state.outer is not None and parent.low_class == state.outer.low_class):
        return None
    if sector is not None and sector.startswith(("其余", "其他", "其它")):
        parent = state.outer or parent  # 其中30亿级1个、10亿级2个，其余12个: of neither class
        return SizeClass(0, 0, parent.low_class, parent.high_class) if parent is state.outer else None
    whole = state.whole
    beside = sector is not None and parent.sector is None and parent is not state.outer
    if beside and whole is not None and whole in state.emitted and whole.metric == "project_count":
        parent = whole  # 41个项目中，30亿元以上的有1个；电子信息类11个: of the 41
    return SizeClass(0, 0, parent.low_class, parent.high_class)


def _role_of(reading: Reading, state: Sentence, count: _Count) -> str:
    """Whether the projects counted are there, planned or expected."""
    text, item, role = reading.text, count.item, count.role
    waiting = _NOT_STARTED.search(text, item.end, count.right_end)  # 11个年度计划新开工项目尚未开工
    if role == "actual" and not waiting and (_against_target(text, state, count) or _is_task(text, state, count)):
        role = "target"
    if not count.moved:
        role = reading.aimed(state, item, role, count.own)
    later = next((known for known in count.ahead if known.stage), None) if role == "actual" else None
    return "forecast" if later is not None and _AHEAD.match(text, item.end, later.start) else role


def _speak_of(reading: Reading, state: Sentence, count: _Count, draft: Draft) -> None:
    """Keep a count as what the sentence goes on from, and give it to each of the places that it is of."""
    text, item = reading.text, count.item
    cohort = next((mention for mention in state.periods if mention.start == item.end), None)
    if cohort is not None and draft.role == "actual" and _SIGNED_THEN.match(text, cohort.end, state.end):
        draft.first, draft.last = cohort.first, cohort.last
    state.subject = draft
    if state.whole is None or _WITHIN.match(text, item.end, state.end):
        state.whole = draft  # 未开工的8个项目中，5个…: the parts that follow are parts of these
    state.noun = reading.noun = "project_count"
    # 渝中区、江北区和渝北区分别上榜1个: one number for all of them
    each = any(
        known.role == "each"
        or (known.role == "respectively" and count.field_end is None and item.number_start - known.end < 8)
        for known in count.own
    )
    # 枝江、当阳0个; 芜湖、合肥两市超90个
    bar = text.endswith(_EACH_BAR, count.start, item.number_start)
    if each or bar or item.low == 0 or _EACH_OVER.search(text, count.start, item.number_start):
        # 包头、赤峰2个市新开工项目数均在30个以上: the places stand before a number that only counts them
        begin = clause_start(text, item.number_start, state.start) if bar else count.start
        give_to_each(reading, state, item, draft, begin)


_SOME_OF_THESE = re.compile(r"[，,（(；;]?其中[，,：:]?[^，。；、\d]{2,14}")
_IN_EACH = re.compile(r"(?:[，,]?(?:其中|分别为|分别是)[：:]?|[、，,；])[\u4e00-\u9fff]{2,10}$")
_ROSE_TO = re.compile(
    r"[，,]?[^，。；\d]{0,4}(?:增|增加|增长|升|提高|提升|上升|发展|扩大|扩展|猛增|跃升|下降|降低|回落|减少|减|降)了?[到至为]"
)
# 9个2018年以前[签约的项目]没有开工: of that time, whatever was spoken of
_SIGNED_THEN = re.compile(r"[^，。；、\d]{2,8}的[^，。；、\d]{0,8}项目")
_TURNED_DOWN = re.compile(r"(?:否决|否掉|婉拒|拒绝|劝退|谢绝)了")
_TALK = re.compile(r"(?:我|这里|下面)?(?:简单|先|主要|再|就|只)?(?:说|讲|谈|举|介绍)(?:了|一下)?")
_BOTH = re.compile(r"项目(?:分别|均|都|全部|建成|投产|达产)")
# 引进项目30个、力争35个: the same, and more of them
_MORE_OF_THEM = re.compile(r"[、，](?:并)?(?:力争|争取|确保|奋力|冲刺)(?:达到|突破|实现|完成)?")


# 7个已开工，2个[已完成]土地招拍挂: each has done what is said of it
_DID = re.compile(r"(?:个|项|宗)?(?:项目)?(?:已|正在|完成|进入|处于)")


def _beside_others(text: str, state: Sentence) -> bool:
    """Whether the counts of a sentence stand side by side, and are no parts of a whole at one stage."""
    whole = state.whole
    return state.outer is None and whole is not None and whole in state.emitted and not _WITHIN.match(text, whole.end)


def _size_behind(text: str, item: Quantity, state: Sentence) -> SizeClass | None:
    """The least that each of the projects costs: 26个项目投资额均超过5000万元."""
    over = _EACH_COSTS.match(text, item.end, state.end) if "投资" in text[item.end : item.end + 16] else None
    least = (
        next(
            (
                n
                for n in state.numbers
                if isinstance(n, Quantity) and n.kind == "money" and n.number_start == over.end()
            ),
            None,
        )
        if over
        else None
    )
    return SizeClass(item.end, least.end, least.low, None) if least is not None and least.unit == "CNY" else None


def _class_told(reading: Reading, state: Sentence, item: Quantity) -> SizeClass | None:
    """The class of the projects that the sentence before counted for this place, of which these are some."""
    place = state.region[1] if state.region is not None else reading.own_region()[1]
    line = reading.text.rfind("\n", 0, state.start)
    counted = (
        draft
        for draft in reversed(reading.drafts[-8:])
        if draft.metric == "project_count" and draft.role == "actual" and draft.start > line
    )
    known = next((draft for draft in counted if draft.value >= item.low and draft.region_code == place), None)
    return SizeClass(0, 0, known.low_class, known.high_class) if known is not None else None


def _of_signed(reading: Reading, state: Sentence) -> bool:
    """Whether signed projects are what the text has been speaking of."""
    known = (state.outer, state.whole, state.subject, reading.paragraph_main or reading.main)
    return any(draft is not None and draft.stage in ("signed", "landed") for draft in known)


def _due(text: str, state: Sentence, item: Quantity) -> tuple[PeriodMention, str] | None:
    """By when the projects counted are to reach which stage: 4个已签约项目[7月底前]完成公司[注册]."""
    by = [mention for mention in state.periods if mention.kind == "by" and mention.future and mention.start > item.end]
    if not by or _DUE_OF.fullmatch(text, item.end, by[0].start) is None:
        return None
    word = next((word for word in state.words if word.stage and word.start >= by[0].end), None)
    if word is None or word.stage is None or _DUE_TO.fullmatch(text, by[0].end, word.start) is None:
        return None
    return (by[0], word.stage) if text[word.end : word.end + 1] in _DUE_ENDS else None  # 年内签约过半: not all of them


def _in_a_title(text: str, item: Quantity) -> bool:
    """《推进旅游发展10项重点工作实施方案》: the number is part of a paper's name."""
    opened = text.rfind("《", max(0, item.start - 40), item.start)
    if opened < 0 or "》" in text[opened : item.start]:
        return False
    return "》" in text[item.end : item.end + 40].partition("\n")[0].partition("《")[0]


def _is_slogan(reading: Reading, item: Quantity) -> bool:
    """Chinese numerals in a quoted phrase or in a meeting's name: “四个一线”, 十二届三次会议."""
    text = reading.text
    before = text[max(0, item.number_start - 24) : item.number_start]
    for opening, closing in ("“”", "「」"):
        if opening not in before:
            continue
        begins = text.rfind(opening, max(0, item.number_start - 8), item.number_start)
        inside = begins >= 0 and closing not in text[begins : item.number_start]
        if inside and closing in text[item.end : item.end + 10]:
            return True
        # “服务百家企业、推进百大项目、走访百位人才”活动
        begins = text.rfind(opening, max(0, item.number_start - 24), item.number_start)
        if begins >= 0 and closing not in text[begins : item.number_start] and _CAMPAIGN.match(text, item.end):
            return True
    return item.measure == "次" and (
        text[item.number_start - 1 : item.number_start] in "届大"
        or re.match(r"会议|全会|全体", text[item.end : item.end + 2]) is not None
    )


_IN_BRACKET = re.compile(r"[（(][^）)]{1,6}[）)]")
# 37个未开工项目已开工14个, 在谈的19个项目年内签约过半: how many of them, said behind the stage
_OF_THE_NEXT = re.compile(r"(?:了|的?有|共)?\s?\d+(?:个|项|宗)(?!月)|(?:超|过)*(?:一?半|[一二三四五六七八九]成)")


_TOLD_OF = re.compile(r"的?(?:重点|重大)?项目(?:主要|均|都|分别)?(?:涵盖|涉及|包括|覆盖|集中|分布|以|投向)")
# N个[项目正在…], and N个 with its stage right behind it
_OWN_NOUN = re.compile(r"[^，。；、\d]{0,8}?(?:项目|工程)|(?:已|正在?|均|全部|尚未|还)")


def stage_of(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    own: list[Word],
    ahead: list[Word],
    own_start: int,
    previous_end: int,
    noun: Word | None,
) -> str | None:
    # 甲科创园投资运营项目、乙生产项目等14个: what a name says is no stage of the many
    listed = [name for name in state.names if name.listed and name.end <= item.start]
    left = [word for word in own if word.stage and not any(n.start < word.start < n.end for n in listed)]
    if left and left[-1].surface in ("推介", "洽谈", "对接") and reading.text.startswith("会", left[-1].end):
        left.pop()  # 比去年的推介会多5个
    if (
        left
        and own_start == previous_end
        and reading.text[item.number_start - 1] in "、和及与"
        and _OWN_NOUN.match(reading.text, item.end)
    ):
        left = []  # 17个项目建成投产、22个项目正在加紧建设: what stands before the number is of the one before it
    if (
        left
        and left[-1].surface == "建设"
        and _BUILDING_NOUN.search(reading.text, max(own_start, left[-1].start - 6), left[-1].start)
    ):
        left.pop()  # 其中重大基础设施建设类3个: a class, and no stage
    if left and reading.text[left[-1].end : item.number_start] == "等" and left[-1].surface == "建设":
        left.pop()  # 绿色矿山建设等2个: the end of a name
    if (
        left
        and left[-1].stage not in ("signed",)
        and _NEGATED.search(reading.text, max(own_start, left[-1].start - 6), left[-1].start)
    ):
        reached = len(left) > 1 and reading.text[left[-2].end : left[-1].start] in (
            "未",
            "尚未",
            "但未",
            "而未",
            "后未",
        )
        return (left[-2].stage if reached else None) or ""  # 签约满一年仍未落地的6项; 已开工未投产项目25个 are started
    if len(left) > 1 and _IN_BRACKET.fullmatch(reading.text, left[-2].end, item.number_start):
        left.pop()  # 开工（拿地）84项
    if left and left[-1].surface == "建设" and reading.text.startswith(("项目", "工程"), left[-1].end):
        left.pop()  # 全区建设项目共72个，其中竣工3个: what they are called, and not how far they are
    if len(left) > 1 and left[-1].surface in ("招引", "引进") and left[-1].end == (noun.start if noun else -1):
        between = reading.text[left[-2].end : left[-1].start]
        if not re.search("[、和及与并]", between):
            left.pop()  # 入库总投资超10亿元的重大招引项目7个: a class
    if left and left[-1].surface == "回归" and _HOMECOMING.match(reading.text, left[-1].start - 1):
        left.pop()  # 新签约湘商回归项目29个: a class
    if left and _PREPARED.search(reading.text, max(own_start, left[-1].start - 4), left[-1].start):
        return ""  # 正在准备立项手续的19个: not yet in the books
    coming = left and left[-1].stage in _BUILT and _COMING.search(reading.text, own_start, left[-1].start)
    planned = coming and (coming[0] == "预计" or state.future) and reading.text[item.number_start - 1] != "的"
    if coming and not planned:
        return ""  # 拟于近期开工的1个: not started yet; 预计新开工项目20个, 三季度拟开工18个 will have reached it
    right = [word for word in ahead if word.stage]
    if not left and right and _PREPARED.search(reading.text, max(item.end, right[0].start - 4), right[0].start):
        return ""  # 7个项目正在准备立项手续
    noun_end = noun.end if noun and noun.start >= item.end else item.end
    if (
        _INTO_STORE.search(reading.text, own_start, item.number_start)
        or _STORED.search(reading.text, own_start, item.number_start)
        or _IN_STORE.match(reading.text, item.end)
    ):
        return "registered"
    if any(word.role == "handled" for word in [*own, *ahead]) and not left:
        return ""  # 共评审项目34个: no stage of theirs is said
    predicate = [
        word
        for word in right
        if word.start >= noun_end
        and _PREDICATE.search(reading.text, noun_end, word.start)
        and not reading.text.endswith(("后未", "但未", "而未", "后尚未", "但尚未"), noun_end, word.start)
    ]
    if predicate and predicate[0].stage == "negotiating":
        del predicate[1:]  # 1个正在洽谈合同细节
    if predicate and _OF_THE_NEXT.match(reading.text, predicate[-1].end):
        right = [word for word in right if word not in predicate]  # 37个未开工项目已开工14个: started are the 14
    elif predicate and _PREDICATE.fullmatch(reading.text[noun_end : predicate[0].start]):
        return predicate[-1].stage if predicate[-1].start - predicate[0].end <= 4 else predicate[0].stage
    if left:
        return left[-1].stage
    if (
        not right
        and (noun is not None or reading.text.endswith("引资", own_start, item.number_start))
        and any(word.metric and word.surface.startswith(("引进", "引入", "引资")) for word in own)
    ):
        return "landed"  # 累计引进外资项目12个, 累计引资68个
    if not right and any(word.metric is not None and "签约" in word.surface for word in own):
        return "signed"  # 签约投资3000万元以上项目627个
    if (
        right
        and right[0].start <= noun_end + 8
        and not re.search(r"因|未|暂缓|待|没", reading.text[noun_end : right[0].start])
    ):
        return right[0].stage
    before = state.emitted[-1] if state.emitted else None
    if before is not None and before.metric == "total_investment" and reading.text[before.end : item.start] == "的":
        return before.stage or ""  # 实施总投资35亿元的80项重点工程: one phrase
    if (
        not left
        and not right
        and _FINISHED.search(reading.text, previous_end, item.start)
        and reading.text.startswith("项目", item.end)
    ):
        return "completed"  # 已经完成了甲扩建项目等9个项目
    firms = before if before is not None and before.metric == "enterprise_count" else None
    if firms is not None and re.fullmatch(
        r"[^，。；、,;\d]*(?:500强)?[^，。；、,;\d]*", reading.text[firms.end : item.number_start]
    ):
        opens = clause_start(reading.text, firms.start, state.start)
        told = [word for word in state.words if word.stage and opens <= word.start < firms.end]
        if told:
            return told[-1].stage  # 新引进59家企业投资项目77个
    # 签约项目中，先进制造业78个: the clause before names the whole
    upper_start = clause_start(reading.text, own_start - 1, previous_end) if own_start > previous_end else own_start
    upper = [word for word in state.words if upper_start <= word.start < own_start and word.stage]
    if upper and _TOPIC.search(reading.text[upper_start:own_start]):
        if state.unstarted is not None and state.unstarted in state.emitted and upper[-1].surface.endswith("未开工"):
            return ""  # 31宗未开工项目中，省重点项目有6宗
        return upper[-1].stage
    if upper and not state.emitted and len(reading.text[own_start : item.number_start].strip()) <= 3:
        return upper[-1].stage  # 新签5亿元以上项目最多的是靖西市，有6个
    opening = state.words[0] if state.words and not state.emitted else None
    if opening is not None and opening.stage and _TOLD_OF.match(reading.text, opening.end):
        return opening.stage  # 开工项目涵盖工业、农业等领域，其中10亿元以上的有3个
    held = [
        word
        for word in state.words
        if word.start < own_start and word.surface in ("集中签约", "集中开工", "现场签约", "云签约")
    ]
    if held and not any(draft.stage for draft in state.emitted):
        return held[-1].stage  # 园区联盟集中签约，开发区一举拿下9个项目
    parted = _OF_THESE.search(reading.text, state.start, item.start)
    if parted is not None and not state.emitted:
        said = [word.stage for word in state.words if word.stage and parted.start() <= word.start < parted.end()]
        return said[-1] if said else None  # 在此次开工的项目中：投资8.7亿元、总规模205兆瓦的5个光伏项目
    return None
