"""What a count is of: projects, firms, visits, events, people, or nothing that is told of (`43家企业`, `其中医药产业七个`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors.clause import OF_PLAN_ALONE
from extractors.language import clause_start
from extractors.quantity import Quantity, SizeClass
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import Word, find_nouns, find_words

if TYPE_CHECKING:
    from extractors.attach import Reading
    from extractors.draft import Draft

PIECES = frozenset(["个", "项", "宗", "個", "起"])
HOUSES = frozenset(["家", "户", "間", "單"])
VISITS = frozenset(["家次", "户次"])
TIMES = frozenset(["次", "批", "批次", "轮", "單次", "人次"])
EVENTS = frozenset(["场", "场次"])
PEOPLE = frozenset(["名", "人", "位"])
# what a bare change counts that follows a level: by how many houses, how many times
_MEASURES_OF = {"enterprise_count": HOUSES, "visit_count": TIMES, "event_count": TIMES}
# 此次签约项目均为主导产业，包括低碳产业4个
_OF_THIS_ROUND = re.compile(
    r"\s*(?:此次|本次|这次|这批|该批|本批|当天|此批)(?:集中|现场)?(?:签约|开工|落地|竣工|投产)?的?(?:重点|重大)?项目[^。；\d]{0,40}[，,](?:包括|其中|涵盖|分别为|有)[^，。；\d]{2,12}$"
)
_AMONG_PROJECTS = re.compile(r"项目(?:中|里|里头|里面|当中|之中)[，,]?$")
# what may stand between a measure word and its noun: 18个[新建]项目, not 22个[正在办理]手续
# (of what ends the phrase, 金属, 新能源, 基因 and the like have only the character)
_PHRASE = re.compile(
    r"(?:的)?(?:“[^”，。；\d]{1,8}”)?(?:[^，。；已正因处落由为是属未没均都能可要得达占实被将把让]|(?<=金)属|(?<=[新节储智热氢核光阳动])能|(?<=基)因|处(?=理)|未(?=来)|都(?=市)|可(?=再生|降解)|(?<=[主重])要|实(?=[体验])){0,16}"
)
# 10个以上果汁、果酒、冷链类项目
_CLASSES_BEHIND = re.compile(r"(?:以上|左右)?(?:的)?(?:[\u4e00-\u9fff]{1,8}、){1,5}[\u4e00-\u9fff、和与及]{1,12}项目")
# 17个[总投资48亿元的项目]: their cost stands between the number and what it counts
# 9个[总投资86亿元项目]
_COSTING = re.compile(
    r"(?:计划|协议|合同|意向)?总投资(?:额)?(?:达到?|超过?|约|近|逾|共|为)*\d[\d.]*[余多]?[万亿]元[^，。；、\d]{0,8}?项目"
    r"|(?:(?:计划|协议|合同|意向)?总?投资(?:总?额)?(?:达到?|超过?|约|近|逾|共|为)*\d[\d.]*[余多]?[万亿]元"
    # 118个[带动作用强、市场前景好的项目]集中开工
    r"|(?:[\u4e00-\u9fff]{2,8}、){1,4}[\u4e00-\u9fff]{2,8}[强大高好优快实显长全广多新])的[^，。；、\d]{0,12}?项目"
)


def costing(text: str, start: int, end: int) -> int | None:
    """Where a phrase ends that says between a count and its noun what the projects cost; None where none begins there."""
    found = _COSTING.match(text, start, end) if text.find("项目", start, start + 40) > 0 else None
    return found.end() if found else None


_VERB_AFTER = re.compile(
    r"(?:正在|正(?=办|建|在|施|加|抓|推|进|开|洽|筹)|已|因|处于|落在|落户|由|为|是|属|未|没|均|都|入驻|进驻|尚|等待|还|全部|实现|完成|进入|开始|分布|分散|散落|来自|投向|位于|坐落|选址|(?:筹[建备]|停[建产]|缓建|搁置|撤资|退出|前期)(?![^，。；、\d]{0,4}(?:项目|企业)))"
)
_PLACES_AHEAD = re.compile(
    r"(?:地?[市州盟旗]|县[市区]?|盟市|县区|区县|乡镇|镇街|师市)(?![场级政委直属重工管内外定列本]|[县区镇]?[两三]级|项目(?:[，。；、）]|$)"
    r"|(?:、?[省市县区州])*级?重点(?:建设|产业|招商)?项目(?!均|都|开工|竣工|投产|完成))"
)  # 6个市新开工, and not 14个市定重点项目, 75个市县两级项目, 28个乡镇项目, 9个市、县重点项目
# 反映问题[共]143个 counts problems, 手续未办结5个 counts what has not got its papers
_BESIDE = re.compile(
    r"(?:法人|主体|共|共有|达|达到|有|为|数|累计|约|超|近|逾|超过|还有|只有|仅|就有|合计|各|分别为|以上|新增|已|”)*"
)
_FOUNDED = re.compile(r"(?:注册|成立)(?:了)?公司$")
# 12月30日完成二批次交付, 先后有3批共86个项目签约, 选派5批74名干部: no visitors
_DELIVERED = re.compile(
    r"交付|交房|厂房|设备|产品|建设|施工|投产|投放|用地|[，共计合]{0,3}\d+[个项宗](?!月)|(?:\d+余?[名人位])?(?:援[\u4e00-\u9fff]|挂职|驻村|优秀|年轻|专业){0,2}(?:干部|教师|医生|学员|学生)"
)
_ISSUED = re.compile(r"(?:发布|推出|公布|印发|出台|下达|遴选|认定|建设|开工|签约|供应|交付|实施|推进)(?:了|共)*$")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d、和至]*$")  # 第一、二批纳入调度的188个项目
_AMONG_PLACES = re.compile(r"[县镇市区乡][）)]?中(?:仅|只)?有$")
_ANCHORLESS = re.compile(r"(?:连续|前|(?<!先)后|再|又|首|每|这|那|上|下|初|多|头)$")
_WORDS = re.compile(r"(?!的|以上|以内|左右)[\u4e00-\u9fff]{2,}")
_OF_SIZE = re.compile(r"(?:规模以上|限额以上|规上|限上)[^，。；\d]{2,12}$")  # 规模以上服务业8户
# of firms, where 户 alone counts them: 其中投产51户, 停产5户
_BARE_FIRMS = re.compile(
    r"[\s、和与及（(]*(?:其中|另有|还有|有)?[，,:：]?(?:已|正在|新|的)*(?:投产|达产|试产|试生产|在建|开工|建成|建设|停产|半停产|关停|停工|签约|落地|落户|入驻|注册|筹建|规上|亏损|盈利|开展前期工作|境外|境内|外地|本地|[省市县区国]外|[省市县区国]内)?(?:的|有|为|共|达)*"
)
_CAMPAIGN = re.compile(r"[^”」。\n]{0,24}[”」](?:专项|主题|系列)?(?:活动|行动|工程|计划|服务)")
_AREAS = ("省辖市", "地州市", "设区市", "盟市", "县市区", "县区", "城区")
_BODIES_BESIDE = re.compile(
    r"(?:单位|部门|乡镇|镇街|街道|园区)(?:总数|数量?)?(?:已?发展[到至]|已达到?|还有|只有|仅有|仅|有|达到?|为|共)+"
)
_LISTED = ("单位", "部门", "清单", "措施", "指标", "条件", "步骤", "窗口")
# 14个产业集群[项目]337个: the first number names what is counted by the second
_COUNTED_BEHIND = re.compile(r"(?:数)?(?:共|有|达到?|为|合计)*\d+(?:\.\d+)?(?:个|项|宗|家|条|次|场|批|亿|万)")
# 63个新开工重点项目共有47个项目实现开工: the second is a part of the first
_PART_BEHIND = re.compile(
    r"(?:[中里])?(?:目前|现)?(?:共有|已有|共|已|有)\d+[个项宗](?:重点)?(?:项目)?(?:已|均|全部|实现|实质性|进入|转化为|转为|完成)*(?:开工|动工|投产|竣工|建成|完工|落地|签约|入库|启动|履约|合同|注册)"
)
_ACTS = re.compile(r"(?:新?设立|新设|引进|拥有|集聚|吸引|入驻)了?")
_INDUSTRIES = re.compile(r"(?:主导|支柱|优势)产业")
_AND_PLACE = re.compile(r"[和与及][\u4e00-\u9fff]{2,6}[市县区州盟旗镇乡]?$")  # 包头市98项[和通辽市]81项
# 签订意向协议12份: of so many projects; 购销合同17份 are of trade
_CONTRACTS = re.compile(
    r"(?<!出口)(?<!购销)(?<!采购)(?<!贸易)(?:意向|框架|投资|合作|招商|引资|正式|项目)(?:性|合作|投资|招商|引资)?(?:协议|合同)书?(?:共|计|达)?$"
)
_TAKEN_TOGETHER = re.compile(r"(?:指标|数据)?(?:个数|数量)?(?:合计|共计|相加|之和|累计|分别|依次|各|均|都)")
_NO_FIRMS = re.compile(
    r"(?:[^，。；、企公]{0,6})(?:酒店|医院|学校|公园|幼儿园|民宿|养老院|博物馆)(?!企业|集团|公司|管理)"
)
_PROJECTS_BY_HOUSE = re.compile(
    r"(?![没有无未已正的承负被列获报参和与及])[^，。；、,企公户有没无\d]{0,8}项目(?![建部办公投落单线])"
)
_ZONES = re.compile(r"[^，。；、、企公\d]{0,10}(?:园区|产业园|示范区|示范基地|景区)(?![内的入企中里]|企业|公司)")
_THREE_FAMILIES = re.compile(r"家[河渠村寨沟湾坪坡屯庄店集镇乡]")  # 三家河, 五家村: places
# 参加展会2次, “云洽谈”68次, 项目评审会11次; 先后九次赴京津等地招商
_GONE = re.compile(
    r"(?:[展评审调协联恳座洽]会|(?<!常委)(?<!委员)(?<!董事)(?<!理事)(?<!职代)[\u4e00-\u9fff]{2}(?<!常委)(?<!委员)(?<!董事)会|招商|洽谈|推介|路演|考察|签约|对接|座谈)(?:”|』|活动)?(?:共|累计|近|约|达到?|先后|各类)*$"
)
_GOING = re.compile(r"(?:赴|前往|外出|走出去|出门|到)[^，。；]{0,16}?(?:招商|考察|洽谈|推介|对接)")
# what is built and is no project: 停车泊位6000个, 扶贫车间31个
# （7个镇街、4个指挥部）的招商团队: the bracket tells who is in the team
_CLOSED = re.compile(r"[^（(]*[）)]")
# 4个重大项目专业[招商队], 5个赴外[招商小组]; 6个项目成立[专班] are projects
_OF_A_TEAM = re.compile(
    r"(?:(?!组[建成]|进入|获得|得到|明确|落实|配备|安排|建立|实行|抽调)[^，。；、：\s\d和及与由的有设成派共均已各])*"
)
_THINGS = re.compile(
    r"(?:泊位|车位|床位|工位|充电桩|路灯|大棚|车间|站点|网点|点位|摊位|展位|席位|铺位|蹲位|卫生室|书屋|资源|场景)(?:共|达到?|约)*$"
)
# 8名驻点招商员, 15名先进个人, 3100余人的在外楚商名录
_PERSONS = re.compile(
    r"的?[\u4e00-\u9fff“]{0,10}(?:员(?!会)|者|[浙苏闽粤徽晋楚湘赣鲁豫川渝陕秦蒙辽滇黔桂侨港台外]商|个人|(?<![名位人])代表|特使|骨干|顾问|老师|教授|院士|标兵|先锋|大军|铁军|[界知][名方]?[\u4e00-\u9fff]{0,2}人士|(?:出席|参加|参会|参展|与会|到会|到场))"
)
_OF_PERSONS = re.compile(
    r"(?:特派员|服务员|辅导员|联络员|专员|人口|(?:在外|返乡|参会|到会|创业)[\u4e00-\u9fff]{0,4}(?:[商者]|人士)|代表|个人|[客外浙苏闽粤徽晋楚湘赣鲁豫川渝陕甬潮]商(?:群体|队伍)?(?:规模|人数|总数|总量)?)(?:共|共有|已|达到?|累计|约|近|超过?)*$"
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


@dataclass(slots=True)
class _Beside:
    """The words for what may be counted on both sides of a number and its measure word."""

    text: str
    item: Quantity
    start: int  # where the clause of the number begins
    left_end: int  # where the words before it end
    right: list[Word]
    named: list[Word]  # to the left
    left: list[Word]  # of these, those that are no units and no places
    told: list[Draft]  # what was counted last before the sentence, in the same paragraph

    @property
    def nearby(self) -> list[Word]:
        """The words to the right that are no projects."""
        return [word for word in self.right if word.noun != "project_count"]

    @property
    def behind(self) -> list[Word]:
        """The words to the left that are no projects either."""
        return [word for word in self.left if word.noun != "project_count"]


_Counted = tuple[str | None, Word | None]


def _noun(reading: Reading, state: Sentence, item: Quantity, own_start: int, left_end: int, right_end: int) -> _Counted:
    """What is counted (a metric code) and the word that says so, from the right of the measure word or its left."""
    text = reading.text

    def nouns(begin: int, close: int) -> list[Word]:
        said = find_nouns(text, begin, close) if begin < close else []
        if not state.regions:
            return said
        return [word for word in said if not any(place.start <= word.start < place.end for place in state.regions)]

    verb_behind = _VERB_AFTER.match(text, item.end, right_end) is not None
    right = (
        []
        if verb_behind or text.startswith(("和", "与", "及", "以及"), item.end)
        else [
            word
            for word in nouns(item.end, right_end)
            if _PHRASE.fullmatch(text[item.end : word.start])
            and not (word.noun == "place" and _LEVEL_OF_THEM.match(text, word.end))
            and not (word.noun == "team_count" and _CLOSED.match(text, item.end, word.start))
        ]
    )
    found = _pieces_ahead(text, state, item, right) if item.measure in PIECES else None
    if found is not None:
        return found
    named = nouns(own_start, left_end)
    left = [word for word in named if word.noun not in ("group", "place")]
    opens = text.rfind("\n", 0, state.start)
    told = [draft for draft in reading.drafts[-1:] if draft.start > opens]
    beside = _Beside(text, item, own_start, left_end, right, named, left, told)
    if item.measure in PIECES:
        counted = (
            (None if _one_of_a_row(beside, state) else _named_units(beside))
            or _pieces_named(reading, beside)
            or _pieces_behind(beside, state)
            or _pieces_left(beside, verb_behind)
        )
        units = counted[0] in ("team_count", "group") and _as_told_before(beside, state, counted[1])
        return (None, None) if units else counted
    return _BY_MEASURE.get(item.measure or "", _things)(state, beside)


# 8个县|级招商分队; 9个市|、县|重点项目: whose they are, and no places
_LEVEL_OF_THEM = re.compile(r"级|(?:、(?:国家|[省市县区州]))*级?重[点大][^，。；、\d]{0,6}项目")


def _pieces_ahead(text: str, state: Sentence, item: Quantity, right: list[Word]) -> _Counted | None:
    """What pieces are by what follows them at once: places, classes of projects, projects."""
    if _PLACES_AHEAD.match(text, item.end):
        return "place", None  # 6个市新开工项目数均在30个以上
    team = next((word for word in right if word.noun == "team_count"), None)
    if team is not None and _OF_A_TEAM.fullmatch(text, item.end, team.start):
        return "team_count", team  # 4个重大项目招商队, 9个市本级产业链招商组
    if right:
        return _project_behind(text, state, item, right)
    if costing(text, item.end, state.end) is not None:
        return "project_count", None
    return ("project_count", None) if _CLASSES_BEHIND.match(text, item.end, state.end) else None


def _named_units(beside: _Beside) -> _Counted | None:
    """完成率在60%以下的单位还有2个; 惠企政策清单36项: units and papers that stand before their number."""
    if beside.right or not beside.named:
        return None
    last = beside.named[-1]
    if last.surface == "园区" and _PARKS.fullmatch(beside.text, beside.start, beside.item.number_start):
        return "other", last  # 已有工业园区12个
    if _BODIES_BESIDE.fullmatch(beside.text, last.start, beside.item.number_start):
        return "group", last
    listed = last.noun == "group" and last.end == beside.left_end and last.surface in _LISTED
    return ("group", last) if listed else None


def _one_of_a_row(beside: _Beside, state: Sentence) -> bool:
    """Whether units go on a row of those whose projects are counted: 签约项目58个，其中乡镇31个、园区16个、县直部门|11个."""
    last = state.emitted[-1] if state.emitted else None
    if last is None or last.metric != "project_count":
        return False
    row = _AND_UNITS.fullmatch(beside.text, last.end, beside.item.number_start)
    # 签约项目12个，责任单位|5个 are units; 各乡镇8个，县直单位|5个 are their projects
    return row is not None and (row["mark"] is None or "项目" not in beside.text[last.start : last.end])


def _as_told_before(beside: _Beside, state: Sentence, word: Word | None) -> bool:
    """Whether a unit stands where another one's projects were counted: 工业专班签约52个；物流专班|20个."""
    if word is None or word.end != beside.left_end:
        return False
    return any(
        draft.metric == "project_count"
        and draft.role == "actual"
        and word.surface in beside.text[draft.start : draft.end]
        for draft in state.emitted
    )


_AND_UNITS = re.compile(r"(?:[、和与及]|(?P<mark>[，,]))[\u4e00-\u9fff]{2,8}")
_PARKS = re.compile(
    r"[^，。；\d]{0,10}(?:[已现建设拥]有|建成|设立|认定|规划|打造)[^，。；、\d]{0,8}园区(?:已?发展到|共|达到?|总数|[有为])*"
    r"|[^，。；、\d]{0,10}园区(?:已?发展到|已达到?)"
)


def _pieces_named(reading: Reading, beside: _Beside) -> _Counted | None:
    """What pieces are by a word before them that is no project's: 一季度集中签约28个, 停车泊位6000个."""
    left = beside.left
    if left and left[-1].noun == "event_count" and left[-1].surface in ("集中签约", "集中开工", "现场签约"):
        return "project_count", left[-1]
    if left and left[-1].surface == "公司" and _FOUNDED.search(beside.text, beside.start, left[-1].end):
        return "project_count", left[-1]  # 48个签约项目中已注册公司44个
    if beside.right:
        return None
    if left and left[-1].noun == "event_count" and left[-1].surface == "推介":
        return "project_count", None  # 推介项目46个，其中上报省、市推介18个
    if _THINGS.search(beside.text, beside.start, beside.left_end):
        return (None, None) if reading.book.current else ("other", None)
    return None


def _pieces_behind(beside: _Beside, state: Sentence) -> _Counted | None:
    """What pieces are by the nouns behind them: 9个产业园区入园企业数达到940个, 6个产业链招商专班."""
    right, end = beside.right, beside.item.end
    counted = [word for word in right if word.noun not in ("group", "place") and word.start - end <= 10]
    grouped = counted and right[0].noun == "group" and counted[0].noun == "enterprise_count"
    if right and right[0].noun == "group" and _ACTS.match(beside.text, right[0].end):
        return "group", right[0]  # 17个行业设立了外资企业
    if grouped and right[0].start - end <= 4 and _COUNTED_BEHIND.match(beside.text, counted[0].end, state.end):
        return "group", right[0]
    if counted and counted[0].noun == "other" and counted[-1].noun == "team_count":
        counted = counted[-1:]  # the last noun is what they are
    if counted and right[0].noun != "place":
        return counted[0].noun, counted[0]
    return ("group", right[0]) if right and right[0].start - end <= 6 else None


def _pieces_left(beside: _Beside, verb_behind: bool) -> _Counted:
    """What pieces are by the last noun before them: 签约项目[共]28个."""
    left, text = beside.left, beside.text
    if not left:
        among = _AMONG_PLACES.search(text, beside.start, beside.left_end) is not None
        return ("place" if among else None), None  # 6个县（市、区）中有两个
    last = left[-1]
    if last.noun == "project_count":
        return last.noun, last
    if text[beside.left_end - 1 : beside.left_end] == "的" or verb_behind:
        return None, None  # 因环评手续未办结的22个: the words before 的 tell which, not what
    return (last.noun, last) if _BESIDE.fullmatch(text, last.end, beside.left_end) else (None, None)


def _houses(state: Sentence, beside: _Beside) -> _Counted:
    """家 and 户: firms, homes, whoever is visited."""
    text, item, left, nearby, behind = beside.text, beside.item, beside.left, beside.nearby, beside.behind
    if len(nearby) == 1 and nearby[0].noun == "group" and nearby[0].surface in ("单位", "部门", "园区"):
        return "group", nearby[0]  # 30家有招商任务的市直单位, 两家示范园区
    if _HOUSEHOLDS.search(text, item.start, item.end + 6):
        return "group", None  # 50户以上自然村: which villages
    if item.measure == "家" and _ZONES.match(text, item.end):
        return "group", None  # 认定两家高质量发展示范园区
    if item.measure == "家" and _NO_FIRMS.match(text, item.end):
        return None, None  # 已建成5家五星级酒店
    if item.measure == "家" and not nearby and _PROJECTS_BY_HOUSE.match(text, item.end):
        return "project_count", None  # 引进4家皮革项目
    if item.measure == "户" and _FAMILIES.match(text, item.end):
        return "other", None  # 59户农村自主创业农民
    if not nearby and left and left[-1].noun == "project_count" and left[-1].end == beside.left_end:
        # 安居工程1860户 are homes; 新增投资项目90家
        return ("other" if item.measure == "户" else "project_count"), left[-1]
    nearby = [word for word in nearby if word.noun != "place"] or nearby  # 10家国家级经开区
    word = nearby[0] if nearby else (behind[-1] if behind else None)
    firms_too = [known for known in behind if known.noun == "enterprise_count"]
    if word is not None and word.noun == "other" and word in behind and firms_too:
        word = firms_too[-1]  # 参展企业和机构1337家
    if any(known.noun == "visit_count" for known in behind):
        return "visit_count", word
    if word is None:
        # 入驻企业94户，其中投产51户，停产5户
        told = state.emitted or beside.told  # 入园企业48户。已投产28户
        firms = any(d.metric == "enterprise_count" for d in told)
        firms = firms and _BARE_FIRMS.fullmatch(text, beside.start, beside.left_end) is not None
        firms = firms or _OF_SIZE.search(text, beside.start, beside.left_end) is not None
        return ("enterprise_count" if item.measure == "家" or (item.measure == "户" and firms) else None), None
    return (word.noun if word.noun in ("enterprise_count", "visit_count", "other") else "enterprise_count"), word


def _visits(state: Sentence, beside: _Beside) -> _Counted:
    """家次 and 户次: firms called on."""
    return "visit_count", beside.behind[-1] if beside.behind else None


def _events(state: Sentence, beside: _Beside) -> _Counted:
    """场 and 场次: what is held."""
    return "event_count", beside.behind[-1] if beside.behind else None


def _contracts(state: Sentence, beside: _Beside) -> _Counted:
    """份: contracts, each of a project."""
    if _CONTRACTS.search(beside.text, beside.start, beside.left_end):
        return "project_count", None
    return _things(state, beside)


def _times(state: Sentence, beside: _Beside) -> _Counted:
    """次 and 批: whoever came, and what was held so often."""
    text, item = beside.text, beside.item
    words = [word for word in (*beside.behind, *beside.nearby) if word.noun not in ("place", "other")]  # 开发区19次
    ordinal = _ORDINAL.search(text, beside.start, item.number_start) is not None
    came = item.measure in ("批", "批次") and not (_DELIVERED.match(text, item.end) or ordinal)
    came = came and not any(known.noun == "event_count" for known in words)  # 集中开工活动共11批次
    if came and _ISSUED.search(text, beside.start, item.number_start):
        return None, None  # 先后发布两批招商项目
    if came or any(known.noun == "visit_count" for known in words):
        return "visit_count", words[0] if words else None
    if item.measure == "人次":
        return "person_count", None
    if any(known.noun != "person_count" for known in words):
        return "event_count", words[0]
    gone = _GONE.search(text, beside.start, beside.left_end) or _GOING.match(text, item.end)
    promoted = text.find("招商", beside.start, beside.left_end) >= 0
    return ("event_count" if (gone and not ordinal) or promoted else None), None


def _people(state: Sentence, beside: _Beside) -> _Counted:
    """名, 人 and 位: those of a team, those who came."""
    text, nearby, behind = beside.text, beside.nearby, beside.behind
    people = [word for word in [*nearby, *behind] if word.noun in ("person_count", "team_count")]  # 180人招商队伍
    if not people:
        # 邀请客商来县考察190余人, 68名客商
        people = [word for word in [*behind[::-1], *nearby] if word.surface.endswith("客商")]
    of_persons = _OF_PERSONS.search(text, beside.start, beside.left_end)
    if people or _PERSONS.match(text, beside.item.end) or of_persons:
        return "person_count", people[0] if people else None
    before = state.emitted[-1] if state.emitted else None
    if before is None:
        return None, None
    goes_on = before.metric == "person_count" and _PART_OF_PERSONS.search(text, beside.start, beside.left_end)
    # 接待客商42批180余人
    came = before.metric == "visit_count" and text[before.end : beside.item.start] in ("", "、", "，")
    return ("person_count" if goes_on or came else None), None


def _teams(state: Sentence, beside: _Beside) -> _Counted:
    """支: teams, but 3支基金."""
    nearby = beside.nearby
    funds = next((word for word in [*nearby, *beside.behind] if word.surface == "基金"), None)
    if funds:
        return "other", funds
    named = any(word.noun == "team_count" for word in [*nearby, *beside.behind])
    if not named and _TEAM.search(beside.text, beside.start, min(beside.item.end + 16, state.end)) is None:
        return None, None  # 60支及以上高支纱
    return "team_count", nearby[0] if nearby else None


_TEAM = re.compile("队|组|团|招商|力量|专班|驻外")


def _leads(state: Sentence, beside: _Beside) -> _Counted:
    """条: leads; 4条生产线, 6条产业链 tell nothing of promotion."""
    right = beside.right
    if any(word.noun == "project_count" for word in right) and right[-1].noun != "lead_count":
        return None, None  # 14条重点产业链项目到位资金: the projects of fourteen chains
    known = (word for word in [*beside.behind, *beside.nearby] if word.noun == "lead_count")
    lead = next((word for word in known if not _IN_AN_OFFICE.match(beside.text, word.end)), None)
    return ("lead_count", lead) if lead else (None, None)


def _things(state: Sentence, beside: _Beside) -> _Counted:
    """What any other measure word counts, and no row is made of by its kind."""
    return "other", next(iter([*beside.nearby, *beside.behind]), None)


_BY_MEASURE: dict[str, Callable[[Sentence, _Beside], _Counted]] = {
    **dict.fromkeys(HOUSES, _houses),
    **dict.fromkeys(VISITS, _visits),
    **dict.fromkeys(EVENTS, _events),
    **dict.fromkeys(TIMES, _times),
    **dict.fromkeys(PEOPLE, _people),
    "份": _contracts,
    "支": _teams,
    "条": _leads,
}


# 粮食总产41.6万吨, 马铃薯产量（折粮）48.72万吨, 水产品总产量达到3万吨
_YIELD = re.compile(
    r"(?<!年)(?:产量|总产)(?:[（(][^（()）\d]{1,8}[）)])?(?:可?达到?|为|是|完成|实现|突破|超过?|稳定在|保持在|分别|约|近|[:：\s])*$"
)


def is_yield(reading: Reading, state: Sentence, item: Quantity) -> bool:
    """Whether a weight is what a place has yielded, and no capacity of a project: 粮食总产41.6万吨."""
    before = reading.text[max(state.start, item.number_start - 24) : item.number_start]
    return "产" in before and not reading.book.current and _YIELD.search(before) is not None


# 签约一批、开工一批重大项目，共计58个
_IN_ALL = re.compile(r"(?:共计?|一共|总共|合计|总计|总数|数量)?(?:已达?|达到?|为|[已共现仅只就]?有|[仅只]|是)?")
# 签约项目数同比翻了一番，达到126个
_PLANNED = re.compile(OF_PLAN_ALONE)
_REACHED_LEVEL = re.compile(r"(?:累计|总数)?(?:达到?|为)")
# 新开工方面，|今年共28个; 项目竣工：|1至8月共109个: what the figures behind it are of
_TOPIC = re.compile(
    r"[\s　●◆■★▲※—]*(?:[（(]?[一二三四五六七八九十\d][）)、.．])?[^，。；：:、\d\s]{0,14}?(?:(?:方面|项目|的[更最较不]?[多少])[，,：:]|[：:])\s*"
)
_AT_HOME = re.compile(r"[，,、\s]|[全我][国省市县区州旗盟镇乡]|(?:截至)?(?:目前|现)")


def _stages_spoken_of(reading: Reading, state: Sentence, count: Count) -> set[str | None]:
    """The stages of the projects that a clause without a noun counts: those that the clause before it, the words before a
    colon or the heading names or tells the growth of. Empty where none are spoken of.
    """
    text, own_start, left_end = reading.text, count.start, count.left_end
    opens = not state.emitted and text.endswith("项目", state.start, own_start - 1)
    if opens and own_start < left_end and _IN_ALL.fullmatch(text, own_start, left_end):
        return {word.stage for word in state.words if word.stage and word.start < own_start} or {None}
    staged = any(word.stage for word in count.ahead)
    if not staged and (named := _named_above(reading, state, count)) is not None:
        return {named or None}
    last = state.emitted[-1] if state.emitted else None
    if last is None or last.role != "growth_yoy" or last.metric != "project_count":
        return set()
    return {last.stage} if _REACHED_LEVEL.fullmatch(text, own_start, left_end) else set()


def _named_above(reading: Reading, state: Sentence, count: Count) -> str | None:
    """The stage of the projects of a clause that says no more than how many there are; None where neither the topic before it
    nor, at the head of the sentence, its heading names any.

    新开工方面，|上半年共28个；竣工方面，|12个. 一、在建项目⏎|全区135项, 总投资881亿元.
    """
    text, begin = reading.text, count.start
    floor = max(state.start, count.previous_end)
    said = _but_when_and_where(reading, state, begin, count.left_end)
    if not (_IN_ALL.fullmatch(said) or _PLANNED.fullmatch(said)):
        return None
    while begin > floor and count.left_end - begin <= _LONGEST_OPENING:
        above = clause_start(text, begin - 1, floor)
        if _TOPIC.fullmatch(text, above, begin):
            known = topic_of_projects(text, above, begin)
            return known if known or not state.emitted else None  # 15个是亿元以上项目，3个…: no topic
        if _but_when_and_where(reading, state, above, begin):
            return None
        begin = above
    opens = begin == state.start and not state.emitted and reading.paragraph_main is None
    return reading.section.projects if opens else None


_LONGEST_OPENING = 30  # characters
_NAMES_PROJECTS = re.compile(
    r"[\s　●◆■★▲※—【]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?\s*[^，。；：:、]*?"
    r"(?P<projects>(?:项目|工程)?)(?:的[更最较不]?[多少]|名单|清单|类|部分|方面|进展|推进|建设|的)*(?:基本|完成)?(?:情况|进度)?(?:[（(][^）)]*[）)])?[】：:，,。\s]*"
)


def topic_of_projects(text: str, start: int, end: int) -> str | None:
    """The stage of the projects that a heading or a topic names: 一、在建项目, 新开工方面; "" where it says none, None where it
    names no projects.
    """
    if (named := _NAMES_PROJECTS.fullmatch(text, start, end)) is None:
        return None
    stages = [word for word in find_words(text, start, end) if word.stage and word.surface != "建设"]
    if not stages:
        return "" if named["projects"] else None
    behind = named.start("projects") if named["projects"] else named.end("projects")
    if stages[-1].end < behind and not named["projects"]:
        return None  # 签约企业: of firms
    return stages[-1].stage


def _but_when_and_where(reading: Reading, state: Sentence, start: int, end: int) -> str:
    """A stretch of the sentence without its times and places: of 1至8月，全市共 only 共."""
    said, position = "", start
    told = [(known.start, known.end) for known in state.periods]
    for begin, close in sorted([*told, *((known.start, known.end) for known in state.regions)]):
        if position <= begin and close <= end:
            said += reading.text[position:begin]
            position = close
    return _AT_HOME.sub("", said + reading.text[position:end])


@dataclass(slots=True)
class Count:
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


def counts_nothing(reading: Reading, state: Sentence, item: Quantity, own_start: int) -> bool:
    """Whether a number with a measure word is a phrase's, a name's or a slogan's, and counts nobody."""
    text = reading.text
    before = text[max(state.start, item.number_start - 2) : item.number_start]
    if item.measure == "轮" and text.startswith("车", item.end):
        return True  # 电动三轮车
    if item.han and item.measure == "次" and _SECOND.match(text, item.number_start):
        return True  # 二次资源回收, 二次创业: made once more, or out of what was used
    if (text.startswith("点", item.end) and item.measure == "个") or text.startswith("次产业", item.end - 1):
        return True  # 占4个点, 三次产业
    if text.startswith(("班子", "大班子"), item.end) or _in_a_title(text, item):
        return True  # 四家班子领导 counts nobody
    if item.measure == "项" and text.startswith("目", item.end) and _opens_line(text, item.number_start):
        return True  # 1 项目建设加速跑: the first heading
    if item.measure == "个" and _NAMED_PLAN.match(text, item.end) and "“" in text[max(0, item.start - 8) : item.start]:
        return True  # “6个20工程”
    if text[item.end - 1] == "大" and not (
        _GREAT_BEHIND.match(text, item.end, state.end) or _GREAT_AHEAD.search(text, own_start, item.start)
    ):
        return True  # 推进三大产业项目: what they are called
    if item.measure == "次" and item.han and _SECONDARY.match(text, item.end):
        return True  # 二次资源综合回收
    if item.measure == "个" and _TRAITS.match(text, item.end):
        return True  # 签约项目有三个特点
    if text.endswith(_FOREMOST, max(own_start, item.number_start - 3), item.number_start):
        return True  # 最大的两个项目
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


def find_noun(reading: Reading, state: Sentence, count: Count) -> None:
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
        count.spoken = _stages_spoken_of(reading, state, count)
        noun = "project_count" if count.spoken else None
    elif (
        goes_on
        and _IN_EACH.match(text, count.previous_end, count.left_end)
        and (
            any(count.previous_end <= place.start < item.start for place in state.regions)
            or text.endswith(_ZONE_NAMES, count.previous_end, item.number_start)
        )
    ):
        noun = told  # 外出招商195次，分别为：霍山县35次、金安区33次、市开发区20次
    elif goes_on and _SOME_OF_THESE.match(text, count.previous_end, count.left_end):
        noun = told  # 外出招商21次，其中主要领导6次
    count.noun, count.word = noun, word


# 各县新开工项目：汉滨区40个、…; 各县新开工项目分别是，汉滨区40个、…
_OPENS_LIST = ("：", ":", *(f"{verb}{mark}" for verb in ("分别是", "分别为", "依次是", "依次为") for mark in "，,"))


def noun_spoken_of(reading: Reading, state: Sentence, count: Count) -> str | None:
    """What pieces are without a noun beside them: projects where a stage, a class or the sentence says so."""
    text, item, given = reading.text, count.item, count.given
    words_behind = _WORDS.match(text, item.end, count.right_end) is not None
    handled = any(known.role == "handled" for known in count.own) and not words_behind
    if handled:
        return "project_count"
    staged = any(known.stage for known in [*count.own, *count.ahead]) or given.stage is not None
    staged = staged or text.endswith("引资", count.start, item.number_start)  # 去年累计引资68个
    staged = staged or SIGNED_FOR.match(text, item.end) is not None  # 第十九届，1093个，签约金额6129亿元
    bare = text[item.end : count.right_end].strip() == "" or any(
        pattern.match(text, item.end, count.right_end) is not None for pattern in (_VERB_AFTER, _AND_PLACE)
    )
    if not state.emitted and state.noun is None:
        listed = text.endswith(_OPENS_LIST, state.start, count.start) and any(
            known.noun == "project_count" for known in find_nouns(text, state.start, count.start)
        )
        # 开工项目数居多的盟市分别是：赤峰市101项; 签约项目中，制造业15个
        listed = listed or _MOST_OF.search(text, state.start, item.number_start) is not None
        of_round = _OF_THIS_ROUND.match(text, state.start, count.left_end)
        if listed or of_round or _AMONG_PROJECTS.search(text, state.start, count.start):
            state.noun = "project_count"
    if bare and _AIM_ALONE.search(text, count.start, item.number_start):
        staged = staged or any(known.stage and known.start > item.end for known in state.words)
    unknown = (
        not bare
        and words_behind
        and not any(
            known.stage or known.role or (known.metric and len(known.surface) > 2)  # 其余7个签约金额12亿元
            for known in count.ahead
            if known.start - item.end < 6
        )
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


# 1093个[，签约金额]6129亿元
SIGNED_FOR = re.compile(r"(?:项目)?[，,、]\s?(?:总)?签约(?:总?金?额|总?资金|合同额|总投资|引资)")
_AIM_ALONE = re.compile(r"(?:目标|任务)(?:任务|目标)?数?[是为]?$")  # 全年目标60个，现在签了42个
# 新签约项目最多的是霍山县，有|12个, 签约最多的是霍山县，|12个
_MOST_OF = re.compile(
    r"(?:项目|签约|开工|落地|落户|竣工|投产|引进)(?:数量?|个数|总?数)?(?:最[多少]|居[首前]|较多|领先)的(?:县区?|市|乡镇|地区)?"
    r"(?:依次|分别)?(?:是|为|有)[：:]?[^，。；\d]{2,12}[，,]?(?:共?有|达)?$"
)
_ZONE_NAMES = ("开发区", "高新区", "经开区", "园区", "新区", "本级", "直属")
_SECOND = re.compile(
    r"二次(?:资源|创业|利用|供水|加工|开发|电池|转化|曲线|污染|回收|装修|能源|分配|招商|元|翻身|腾飞|入户|灌溉|设备|系统)"
)
_SOME_OF_THESE = re.compile(r"[，,（(；;]?其中[，,：:]?[^，。；、\d]{2,14}")
_IN_EACH = re.compile(r"(?:[，,]?(?:其中|分别为|分别是)[：:]?|[、，,；])[\u4e00-\u9fff]{2,10}$")
_ROSE_TO = re.compile(
    r"[，,]?[^，。；\d]{0,4}(?:增|增加|增长|升|提高|提升|上升|发展|扩大|扩展|猛增|跃升|下降|降低|回落|减少|减|降)了?[到至为]"
)
_NAMED_PLAN = re.compile(r"\d+[^，。；“”]{0,6}”")
_TURNED_DOWN = re.compile(r"(?:否决|否掉|婉拒|拒绝|劝退|谢绝)了")
# 三大项目[集中开工], [集中投产的]四大项目
_GREAT_BEHIND = re.compile(
    r"[^，。；、\d]{0,8}?项目[，,]?(?:同日|同时|今[日天]|当[日天]|集中|全部|均|都|正式|成功|现场|顺利|分别|也|已|相继|陆续|先后|集体|举行|实现|在[\u4e00-\u9fff]{2,12})*"
    r"(?:开工|动工|破土|奠基|签约|投产|竣工|落户|落地|启动|开建|完工|投运|开业)(?![^，。；]{0,4}仪式在|[^，。；]{0,4}活动在)"
)
_GREAT_AHEAD = re.compile(r"(?:(?:开工|动工|奠基|签约|投产|竣工|落户|落地|启动|引进)(?:的|了)?|(?:此次|本次)(?:的)?)$")
# what is said about those counted, and parts of one project
_TRAITS = re.compile(
    r"(?:明显|显著|突出|鲜明|主要|重要|新|大|较大)*的?(?:特点|特征|特色|亮点|共同点|变化|趋势)|子项(?:目|工程)?|单体(?:项目|工程)|单项工程"
)
_SECONDARY = re.compile("资源|加工|供水|利用|开发|创业|污染|元件|设备|装修|能源|电池|产业|回收")
_FOREMOST = ("最大的", "最高的", "最多的", "最快的", "最早的", "最好的", "最小的")
_TALK = re.compile(r"(?:我|这里|下面)?(?:简单|先|主要|再|就|只)?(?:说|讲|谈|举|介绍)(?:了|一下)?")
_BOTH = re.compile(r"项目(?:分别|均|都|全部|建成|投产|达产)")


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing but blanks stands before `start` on its line."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


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
    for opening, closing in ("“”", "「」", '""'):
        if opening not in before:
            continue
        begins = text.rfind(opening, max(0, item.number_start - 8), item.number_start)
        inside = begins >= 0 and closing not in text[begins + 1 : item.number_start]
        if inside and closing in text[item.end : item.end + 10]:
            return True
        # “服务百家企业、推进百大项目、走访百位人才”活动
        begins = text.rfind(opening, max(0, item.number_start - 24), item.number_start)
        if begins >= 0 and closing not in text[begins + 1 : item.number_start] and _CAMPAIGN.match(text, item.end):
            return True
    return item.measure == "次" and (
        text[item.number_start - 1 : item.number_start] in "届大"
        or re.match(r"会议|全会|全体", text[item.end : item.end + 2]) is not None
    )
