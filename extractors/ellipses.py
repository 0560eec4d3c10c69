"""What an amount measures whose clause names no measure: what was spoken of before it, or what it stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractors.clause import money_metric
from extractors.draft import MONEY_METRICS, Draft
from extractors.quantity import Quantity
from extractors.sector import FROM_ELSEWHERE
from extractors.sentence import Sentence

if TYPE_CHECKING:
    from extractors.amounts import Amount
    from extractors.attach import Reading

JOINED = re.compile(r"[\s、，,和及与]*")
# 按行业分，清洁能源43.2亿元、文化旅游12.5亿元: a head and a number, the measure was said before
_TOGETHER_COST = re.compile(
    JOINED.pattern + r"(?:(?:共计|合计|总计|累计|总额|总量)(?:为|达到?|约|超过?|近)?)?"
)  # 签约12项，共计36亿元
_JOINED_TO_PROJECTS = re.compile(r"(?:[\u4e00-\u9fff]{0,6}(?:类|产业))?(?:合作|招商|签约)?项目[、，和]")
_SHORT_HEAD = re.compile(
    r"(?:[中里]?[\s，,、；;：:）)]*|[（(](?![^）)\d]{0,6}(?:合|任务|目标|计划|相当)))(?:其中[，,：:]?|另|并|(?:按|分)[^，。；\d]{1,8}[，,：:])?[）)、]*[\u4e00-\u9fffA-Za-z]{0,14}(?:[（(][街道办乡镇场市区县、]{1,6}[）)])?(?:[、和与及][\u4e00-\u9fff]{1,8})*(?:类|产业|行业|领域|项目)?(?:首次)?(?:分别|依次)?(?:为|是|达到?|约|合计|共)*[（(]?"
)
_IN_FRONT = re.compile(r"(?:排名?|位居|位列|居)?(?:全[省市县区])?前[二两三四五六七八九十\d]+(?:名|位|强)?的")
_LEADERS = re.compile(
    r"\s*(?:其中)?[，,]?(?:排名|位居)?前[二两三四五六七八九十\d]+(?:位|名|强)?的?(?:县市?区|县市|市县|[县市区]|乡镇|园区|国家(?:和地区)?|地区|产业|行业)"
    r"(?:合计|总计|共计?|累计)(?:完成|到位|达到?)?"
)
_PLACED = re.compile(
    r"\s*(?:其中)?[，,]?(?:排名?|位居|位列|居|列)?在?(?:全[省市县区])?(?:[前后末]|倒数)[二两三四五六七八九十\d]+(?:名|位)?的?"
    r"(?:乡镇|镇街?|县市区|县区|园区|单位)?(?:分别|依次)?(?:是|为|有)[：:]?[\u4e00-\u9fff]{2,10}"
)
_DIVIDED = re.compile(r"\s*(?:按|从|分)[^，。；]{2,10}[，,：:]")
# 第一产业固定资产投资481亿元。第二产业10027亿元。…其中，采矿业287亿元: a class and its amount, and no word between
_CLASS_ALONE = re.compile(r"\s*(?:其中[，,：:]?)?(?:第[一二三]产业|[东中西]部地区|东北地区|[\u4e00-\u9fff、]{2,12}业)")
# 全市到位资金69亿元。其中，汉滨区50亿元、平利县19亿元: parts of what the sentence before ends with
_AMONG = re.compile(r"\s*其中[，,：:]?[\u4e00-\u9fff]{2,12}")
_SIGNED_FOR = re.compile(r"(?:项目)?(?:总额|额)?(?:突破|达到?|超过?|逾|共|共计|近|约|为)*")
_RANKED = re.compile(r"[，,](?:位?居|排名?|位?列)[^，。；\d]{0,6}第[一二三四五六七八九十\d]")
_SEEN_FROM = re.compile(r"\s*从[^，。；\d]{2,10}看[，,]")
OTHER_MONEY = re.compile(
    r"政策性|国债|债务|债券|国投|省投|省拨|拨款|上级|争取|设立|安排|奖|贷|补贴|拿出|投放|兑现|发放|授信|融资|基金|资本|保证金|减免|节约|财政|消费|收入|利润|罚|租金|注册|产值|零售|销售|交易额|(?<!保)税|强度|每"
)
_AND_MORE = re.compile(
    r"[，,、](?:并|再)?(?:力争|确保|争取|努力|奋力)(?:完成|实现|达到|突破|超过)*"
)  # 确保5亿元，力争完成6亿元
_CHANGED_TO = re.compile(r"[，,]?(?:增加|增长|提高|提升|上升|攀升|扩大|减少|下降|回落|降|升|变)[到至为]")
# 确保完成110亿元、力争突破120亿元
_AIMED_HIGHER = re.compile(
    r"[\s，,、]*(?:并|再|更要|且)?(?:到?年[底末]前?|全年)?"
    r"(?:力争|确保|争取|努力|全年|突破|达到|实现|完成|不低于|超过|奋力)*"
)
_TOGETHER = re.compile(
    r"[，,；;](?:上述)?[两三四五六七八九十\d]{1,2}[个家]?(?:[省市州县区镇]|地区|园区|（[市区]）|\([市区]\))+(?:合计|共计|总计)(?:为|达)?$"
)
# measures of which a bare 完成 may say a further figure
_FLOWS = frozenset(
    ("other", "fixed_asset_investment", "funds_in_place", "foreign_capital", "output_value", "revenue", "tax")
)
_COMPLETED = _FLOWS | {"completed_investment"}
_TO_COMPLETE = re.compile(r"(?:要|须|必须|确保|力争|争取|务必|务求)(?:完成|达到|突破|实现)$")
# 县经济开发区15亿元; 一类单位（发改委、商务局）各2.5亿元; 县直单位共20.8亿元
_SHARES_OUT = re.compile(
    r"(?:[（(][一二三四五六七八九十][）)])?(?:[\u4e00-\u9fff]{2,10}、){0,6}[\u4e00-\u9fff]{2,14}(?:[（(][^（）()]{2,40}[）)])?"
    r"(?:等\d+个[\u4e00-\u9fff]{1,4})?(?:共|各|均|分别)?|[\u4e00-\u9fff]{0,4}[）)]各"
)
_CAPITAL = ("funds_in_place", "foreign_capital", "contract_value", "total_investment")
_OTHER_SCOPE = re.compile(r"按?[^，。；\d]{0,8}口径(?:为|统计|计算)?")  # 3.2亿美元（按商务部口径1.9亿美元）
_ELLIPSIS = "money.ellipsis"
_SOLD = re.compile(r"(?:实现|完成)?(?:开票)?销售(?:达到?|约|近|超|完成)*")
_FROM_YEAR = re.compile(r"[从由](?:19|20)\d{2}年的")
_TO_YEAR = re.compile(r"[到至](?:19|20)\d{2}年的")
# 在50万元以上投资项目中，工业完成3.7亿元
_IN_CLASS = re.compile(r"在[^，。；]{2,14}投资项目中[，,]")
_REACHED = re.compile(r"[，,\s]*达到?")
_THIS_FIGURE = re.compile(r"这一(?:数字|数据|指标|数)(?:是|为|达)$")
_AIM_IS = re.compile(r"(?:目标|任务)[数值]?(?:[均都各]?(?:为|是|达)|各)?$")
_CONVERTED = re.compile(r"(?:折合?|约合|相当于)(?:成)?(?:人民币)?$")
_YEAR_PLAN = re.compile(
    r"[，,、；;：（(\s]*(?:其中)?[，,]?(?:年度|全年|当年|今年|年内|本年度?|\d{4}年(?:度)?)(?:计划|拟|预计|安排)(?:完成|投入|投资额?)?(?:为|达)?"
)


_MEAN_SIZE = re.compile(
    r"(?:项目|工程)的?(?:平均|单体|单个|个均)(?:平均)?(?:投资|单体|体量)?(?:规模|体量)(?:已|均)?(?:达到?|为|约|近|超过?)?$"
)


class Found(NamedTuple):
    """What an amount measures after all, by which rule and in which role (those so far where None), and the figure whose
    measure is spoken of again.
    """

    metric: str | None
    rule: str | None = None
    like: Draft | None = None
    role: str | None = None
    stage: str | None = None


Way = Callable[["Reading", Sentence, "Amount"], Found | None]


def find_measure(reading: Reading, state: Sentence, amount: Amount, ways: Iterable[Way]) -> None:
    """Give an amount the measure, and what goes with it, of the first of `ways` that finds one."""
    found = next((found for way in ways if (found := way(reading, state, amount)) is not None), None)
    if found is not None:
        amount.take(found.metric, found.role, found.rule)
        amount.like, amount.stage = found.like or amount.like, found.stage


# -- as the words before it say --------------------------------------------------------------------------------------


def _signed(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """累计签约突破1200亿元: what was signed for."""
    own = amount.own
    if not own or own[-1].stage != "signed" or not _SIGNED_FOR.fullmatch(reading.text, own[-1].end, amount.left_end):
        return None
    return Found("contract_value")


def _of_year_before(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """比去年同期的8亿元增长: the last figure's measure, a year before."""
    if reading.compared(state, amount.item) is None:
        return None
    like = reading.last(state, MONEY_METRICS)
    metric = like.metric if like is not None else reading.money_metric
    return Found(metric, like=like) if metric is not None else None


def _become(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """由去年同期的98亿元增加到120亿元: what the figure before it has become."""
    if not state.emitted or not _CHANGED_TO.match(reading.text, amount.previous_end, amount.left_end):
        return None
    previous, amount.changed = state.emitted[-1], True
    mean = previous.role == "average"
    return Found(previous.metric, "money.average" if mean else None, role="average" if mean else None)


def _doubled(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """实际使用外资翻一番，达到8000万美元: what has grown so."""
    previous = state.emitted[-1] if state.emitted else None
    if previous is None or previous.unit != "percent":
        return None
    if not _REACHED.fullmatch(reading.text, amount.previous_end, amount.left_end):
        return None
    return Found(previous.metric, stage=previous.stage)


def _from_year(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """从2020年的30亿元，到2023年的59亿元，全市到位资金翻了近一番: the measure stands behind both."""
    if _TO_YEAR.fullmatch(reading.text, amount.start, amount.left_end) and state.emitted:
        since = reading.text.startswith(("从", "由"), state.emitted[-1].start)
        return Found(state.emitted[-1].metric) if since else None
    if _FROM_YEAR.fullmatch(reading.text, amount.start, amount.left_end) is None:
        return None
    ahead = next((known for known in state.words if known.start > amount.item.end and known.metric), None)
    metric = money_metric([ahead], reading.text[amount.item.end : ahead.end])[0] if ahead is not None else None
    return Found(metric) if metric in MONEY_METRICS else None


def _sales(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """实现产值3亿元，销售2.8亿元: 销售 alone, beside what was produced."""
    produced = state.emitted and state.emitted[-1].metric == "output_value" and state.emitted[-1].role == "actual"
    return Found("revenue") if produced and _SOLD.fullmatch(reading.text, amount.start, amount.left_end) else None


def _this_figure(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """去年这一数字为98亿元: the money last spoken of."""
    metric = reading.money_metric
    return Found(metric) if metric and _THIS_FIGURE.search(reading.text, amount.start, amount.left_end) else None


def _aim(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """从到位资金看，全年目标任务为4200亿元: the aim of what is spoken of."""
    text = reading.text
    if not _AIM_IS.search(text, amount.start, amount.left_end):
        return None
    head = _SEEN_FROM.match(text, state.start, amount.item.start)
    seen = [known for known in state.words if head and known.end <= head.end()]
    metric = (money_metric(seen, head[0])[0] if head and seen else None) or amount.topic or reading.money_metric
    if metric is None:
        return None
    measure = amount.measure
    like = measure if measure is not None and measure.metric == metric else None
    return Found(metric, "money.target", like, "target")


def _behind_list(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """依次完成41.2亿元、38.6亿元、36.9亿元到位资金: the measure stands behind a list of amounts."""
    if amount.field_end is None:
        return None
    text, end = reading.text, amount.item.end
    for later in state.numbers:
        if later.start >= end and JOINED.fullmatch(text, end, later.start):
            end = later.end
    named = [word for word in state.words if word.metric and word.start >= end and text[end : word.start] in ("", "的")]
    metric = money_metric(named[:1], text[end : named[0].end])[0] if named else None
    return Found(metric) if metric is not None else None


def _clause_before(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """到位资金总量居前三位的是甲县、乙县和丙县，分别为…: the measure stands in the clause before."""
    text, begin = reading.text, amount.previous_end
    upper = [known for known in state.words if begin <= known.start < amount.start and known.metric]
    if upper and upper[-1].surface == "投资" and text.startswith("项目", upper[-1].end):
        return None  # 在500万元以上投资项目中，工业完成3.7亿元
    if not upper:
        return None
    if not state.places and not _SHORT_HEAD.fullmatch(_without_period(state, text, amount.start, amount.left_end)):
        return None
    metric, _ = money_metric(upper[-1:], text[begin : upper[-1].end])
    metric = "completed_investment" if metric == "planned_investment" else metric
    if upper[-1].metric == "capital":
        spoken = capital_spoken_of(reading, state)
        abroad = spoken == "foreign_capital" and FROM_ELSEWHERE.search(text, begin, upper[-1].end) is not None
        metric = (metric if abroad else spoken) or metric  # 省外资金按产业分：二产15.2亿元；三产7.35亿元
    if metric is None or any(d.metric != metric for d in state.emitted if d.start >= upper[-1].start):
        return None
    return Found(metric)


def _converted(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """实际使用外资345.1亿美元（折2275.4亿元人民币）: the same in another currency."""
    same = state.emitted and _CONVERTED.search(reading.text, amount.start, amount.left_end)
    return Found(state.emitted[-1].metric) if same else None


def _completed_too(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """公共预算收入3.5亿元，同口径完成3.67亿元; 其中市县属完成4.5亿元: a further figure of it."""
    # 其中500万元以上投资项目完成26亿元
    said = [known.role for known in amount.own if known.role != "among" and known.surface != "投资"]
    if said != ["complete"]:
        return None
    like = _level(state)
    parted = state.words[0].role == "among" or _IN_CLASS.match(reading.text, state.start)
    if like is None and not state.emitted and parted:
        # 公共预算收入5.6亿元，增长28.1%。其中国税部门完成2.29亿元，增长39.1%; 完成投资42亿元，占年度计划的46%。其中，工业项目完成26亿元
        like = reading.last(state, _COMPLETED)
    return Found(like.metric) if like is not None and like.metric in _COMPLETED else None


def _to_complete(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """二季度末要完成30亿元，年底确保完成60亿元: of what was last spoken of."""
    if not _TO_COMPLETE.search(reading.text, amount.start, amount.left_end):
        return None
    told = [d.metric for d in state.emitted if d.unit == amount.item.unit]
    metric = told[-1] if told else _measured_in(reading, amount.item)
    if metric is None:
        return None
    return Found(metric, "money.to_come", role="target") if amount.role == "actual" else Found(metric)


def _other_scope(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """3.2亿美元（按商务部口径1.9亿美元）: the same, counted in another way."""
    same = state.emitted and _OTHER_SCOPE.fullmatch(reading.text, amount.start, amount.item.number_start)
    return Found(state.emitted[-1].metric) if same else None


def _done(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """年度计划165亿元，完成134.9亿元; 到位资金任务600亿元，上半年完成315亿元; 1.到位内资。上半年完成30亿元: what was aimed at."""
    if [known.role for known in amount.own if not known.stage and known.role != "period_flow"] != ["complete"]:
        return None
    if amount.topic is not None:
        return Found(amount.topic)
    if not state.emitted:
        # 今年到位资金任务为25亿元。上半年完成14.9亿元
        last = reading.drafts[-1] if reading.drafts else None
        goes_on = last is not None and last.start > reading.text.rfind("\n", 0, state.start)
        goal = last if goes_on and last and last.role == "target" and last.unit == amount.item.unit else None
        return Found(goal.metric, like=goal) if goal is not None and goal.metric in MONEY_METRICS else None
    aim = next((d for d in reversed(state.emitted) if d.role == "target" and d.metric in MONEY_METRICS), None)
    metric = aim.metric if aim is not None else "completed_investment"
    return Found(metric, "money.done" if metric == "completed_investment" else None, aim)


# 全市|引进219亿元, 实际|形成100亿元, where the heading has said of what
_BROUGHT = re.compile(
    r"[，,：:\s]*(?:其中)?(?:截[至止][^，。；\d]{0,6}|目前|全[省市县区州旗盟]|[我本][省市县区州]|[\u4e00-\u9fff]{2,6}[市县区州旗盟镇乡])?"
    r"(?:已|共|累计|实际|全年|当年|今年|新|直接|合计)*(?:(?:引进|形成|到位|到账|利用|吸引|引入|实现|使用|吸收|完成|达)(?:了|共|到|达|约|近|超过?)*|为)?"
)


def _of_topic(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """（一）省外资金。全市引进219亿元: what the heading or the opening of the item measures."""
    if amount.topic not in _TOPICS or not _BROUGHT.fullmatch(
        _without_period(state, reading.text, amount.start, amount.left_end)
    ):
        return None
    return Found(amount.topic)


_TOPICS = frozenset(("funds_in_place", "foreign_capital", "fixed_asset_investment", "completed_investment"))
# 计划今年[投]70亿元, 前9个月[已投]45亿元
_PUT = re.compile(
    r"(?:(?P<planned>计划|要|将|拟|预计|准备)(?:再|继续|在?(?:今年|年内|全年|当年|本年|[上下]半年))*"
    r"|(?:已经?|实际|累计|总共|一共|共|现在|目前|先后)+)(?:投|投了|投下了?|投进去?了?)(?:约|近|超过?)?$"
)


def _put_in(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """今年计划投70亿元，实际投了45亿元: what was, or is to be, invested."""
    if (amount.own and amount.own[-1].metric) or reading.text.find("投", amount.start, amount.left_end) < 0:
        return None
    put = _PUT.search(reading.text, amount.start, amount.left_end)
    if put is None or reading.book.current:
        return None
    if put["planned"] is None:
        return Found("completed_investment")
    timed = any(mention.start >= amount.start and mention.end <= amount.left_end for mention in state.periods)
    return Found("completed_investment", "money.planned", role="target") if timed else None


def _mean_size(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """开工项目24个，项目平均规模达3.6亿元: what one of them costs."""
    if not _MEAN_SIZE.search(reading.text, amount.start, amount.left_end):
        return None
    counted = state.subject if state.subject in state.emitted else None
    stage = counted.stage if counted is not None and counted.metric == "project_count" else None
    return Found("total_investment", "money.average", role="average", stage=stage)


def _year_planned(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """总投资35亿元，年度计划8亿元; 总投资35亿元，当年计划完成8亿元: what is to be invested in the year."""
    said = reading.text[amount.start - 1 : amount.left_end].strip()
    if not state.emitted or not _YEAR_PLAN.fullmatch(said):
        return None
    told = next((d for d in reversed(state.emitted) if d.metric in MONEY_METRICS), None)
    if told is not None and told.metric in _FLOWS:
        return Found(told.metric, "money.target", told, "target")  # 到位资金22亿元，全年计划完成50亿元
    return Found("completed_investment", "money.planned", role="target")


SPOKEN_OF: tuple[Way, ...] = (
    _signed,
    _of_year_before,
    _become,
    _doubled,
    _from_year,
    _sales,
    _this_figure,
    _aim,
    _behind_list,
    _clause_before,
    _converted,
    _completed_too,
    _to_complete,
    _other_scope,
    _done,
    _year_planned,
    _mean_size,
    _of_topic,
    _put_in,
)


# -- as what it stands beside, below or behind -----------------------------------------------------------------------


def _place_alone(state: Sentence, start: int, end: int) -> bool:
    """Whether a place is all that stands between two points: 撮镇镇|12.4亿元."""
    return any(place.start == start and place.end == end for place in state.regions)


def _beside_count(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """“云签约”4个、3.9亿元; 中药企业14家、9.2亿元; 签下4个项目、19.5亿元: what those just counted cost."""
    between = _without_period(state, reading.text, amount.previous_end, amount.left_end)
    counted = state.emitted[-1] if state.emitted else None
    if counted is None:
        return None
    projects = counted.metric == "project_count"
    bracketed = projects and between in ("（", "(", "/") and reading.text[amount.item.end] in "）)，,；;。、"
    if not (bracketed or _TOGETHER_COST.fullmatch(between) or (projects and _JOINED_TO_PROJECTS.fullmatch(between))):
        return None
    metric = _beside_counts(state, reading.text) or state.money_metric
    if metric is None and counted.metric == "enterprise_count":
        metric = reading.money_metric
    metric = metric or _signed_for(reading, counted) or "total_investment"
    aimed = projects and counted.role == "target"  # 完成年度目标60个、350亿元
    return Found(metric, "money.target", role="target") if aimed else Found(metric, _ELLIPSIS)


def _shared_out(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """任务分解：县经济开发区15亿元、城关镇8亿元: the shares of a task."""
    if not _is_divided(reading, state, amount.start) or not _SHARES_OUT.fullmatch(
        reading.text, amount.start, amount.left_end
    ):
        return None
    metric = _measured_in(reading, amount.item)
    return Found(metric, _ELLIPSIS) if metric is not None else None


def _goes_on(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """What the amounts before it in the sentence measured, or those of the sentence before where places are told one by one."""
    metric = state.money_metric or (reading.money_metric if state.places else None)
    if metric is None:
        return None
    between = _without_period(state, reading.text, amount.previous_end, amount.left_end)
    if "计" in between and state.money_metric and _TOGETHER.search(between):
        return Found(metric, _ELLIPSIS)  # 分别为104.8亿元、95.1亿元、86.4亿元，三个县（市）合计286.3亿元
    # 大周镇到位资金8200万元，稳居第一，后河镇6150万元
    alone = _SHORT_HEAD.fullmatch(between) or _place_alone(state, amount.start, amount.left_end)
    if not alone or OTHER_MONEY.search(between) or (metric in _CAPITAL and _TRADE.search(between)):
        return None
    return Found(metric, _ELLIPSIS, state.emitted[-1] if state.emitted and _AND_MORE.fullmatch(between) else None)


_TRADE = re.compile("采购|贸易|订单|购销|成交")  # 签约11单，总金额38亿元；另达成采购意向4单，采购额2亿元
# ；滨湖新区236亿元: the next of the places of which one measure is told
_NEXT_PLACE = re.compile(
    r"[；;、，：:（(](?:其中[，,：:]?)?[\u4e00-\u9fff]{1,12}(?:[市县区州旗盟镇城]|园区?|新区)(?:为|达到?)?"
)


def _place_by_place(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """其中甲开发区实现营业收入74亿元，同比增长8%；乙新区23亿元，同比增长5%: as the place before it."""
    last = next((d for d in reversed(state.emitted) if d.unit == amount.item.unit), None)
    if last is None or last.role not in ("actual", "forecast") or last.metric not in ("output_value", "revenue", "tax"):
        return None
    if not _NEXT_PLACE.fullmatch(reading.text, amount.previous_end, amount.left_end):
        return None
    return Found(last.metric, _ELLIPSIS, last, last.role)


# 分县区看，|石泉县16亿元; 其中|石泉县16亿元; |石泉县16亿元
_TO_PLACES = re.compile(r"[\s　]*(?:其中|(?:分|按|从)[^，。；：,;:\d]{1,8}|各[^，。；：,;:\d]{1,8})?[，,：:]?")


def _row_of_places(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """The first of a row of places that share what the sentence before measured: 产值728亿元。石泉县166亿元，紫阳县127亿元."""
    if state.emitted or len(state.regions) < 2 or amount.field_end is not None:
        return None
    text, item = reading.text, amount.item
    lead = _TO_PLACES.match(text, state.start, item.start)
    if lead is None or not any(_place_alone(state, begin, amount.left_end) for begin in (lead.end(), state.start)):
        return None
    line = text.rfind("\n", 0, state.start)
    told = (d for d in reversed(reading.drafts[-4:]) if d.unit == item.unit and d.start > line)
    whole = next((d for d in told if d.role == "actual" and d.rule != "count.last_year"), None)
    if whole is None or whole.metric not in MONEY_METRICS | _MADE or item.low >= whole.value:
        return None
    figures = {n.number_start for n in state.numbers if isinstance(n, Quantity) and n.unit == item.unit}
    another = any(place.end in figures for place in state.regions if place.start > item.end)
    return Found(whole.metric, _ELLIPSIS, whole) if another else None


_MADE = frozenset(("output_value", "revenue", "tax"))


def _opens_sentence(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """A part or a place of what the sentence before measured, where it is the first number of its own."""
    metric, text = reading.money_metric, reading.text
    if metric is None or state.emitted:
        return None
    start, left_end = state.start, amount.left_end
    if text[amount.start - 1] in "：:" and _place_alone(state, amount.start, left_end):
        return Found(
            _measured_in(reading, amount.item) or metric, _ELLIPSIS
        )  # 乡镇完成情况：撮镇镇12.4亿元，完成任务62%
    if _place_alone(state, start, left_end) and _RANKED.match(text, amount.item.end):
        return Found(metric, _ELLIPSIS)  # 紫阳县4.6亿元，居第一位；石泉县3.7亿元，居第二位
    divided = (
        _DIVIDED.match(text, start, amount.item.start)
        or (_CLASS_ALONE.fullmatch(text, start, left_end) and not OTHER_MONEY.search(text, amount.start, left_end))
        or _parts_of_last(reading, state, amount.item, left_end)
    )
    if (
        (divided and _SHORT_HEAD.fullmatch(text, amount.start, left_end))
        or _LEADERS.fullmatch(text, start, left_end)  # 前三位县区合计403630万元，占全市的59.06%
        or _PLACED.fullmatch(text, start, left_end)  # 排后三位的是：董封乡0.2亿元，完成率13.3%；…
        # 到位资金…。排名前五的产业链为新能源（1177亿元）、石化（363亿元）…
        or (text[left_end - 1] in "（(" and _IN_FRONT.search(text, start, left_end))
    ):
        return Found(metric, _ELLIPSIS)
    return None


def _below_heading(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """What the heading above it measures: 二、各县到位资金⏎扶绥县98.2亿元; 到位资金。前三名是襄河镇（5.2亿元）、…."""
    metric, left_end = reading.section.metric, amount.left_end
    if metric is None:
        return None
    bracketed = reading.text[left_end - 1] in "（(" and any(place.end == left_end - 1 for place in state.regions)
    opens = not state.emitted and _place_alone(state, state.start, left_end)
    return Found(metric, "money.heading") if bracketed or opens else None


def _and_more(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """确保完成110亿元、力争突破120亿元: the same, and more of it."""
    between = _without_period(state, reading.text, amount.previous_end, amount.left_end)
    if not state.emitted or not _AIMED_HIGHER.fullmatch(between):
        return None
    last = next((draft for draft in reversed(state.emitted) if draft.metric in MONEY_METRICS), None)
    return Found(last.metric, "money.again", last) if last is not None else None


def _measured_ahead(reading: Reading, state: Sentence, amount: Amount) -> Found | None:
    """总规模100亿元的新能源产业基金, 15亿元到位资金: the measure stands behind the amount."""
    end = amount.item.end
    right_end = reading.right_end(state, amount.item)
    ahead = [known for known in state.words if end <= known.start < right_end and known.metric]
    fund = [known for known in ahead if known.surface.endswith("基金")]
    ahead = fund or ahead
    if not ahead or not (fund or reading.text[end : ahead[0].start] in ("", "的")):
        return None
    metric, _ = money_metric(ahead[:1], reading.text[end : ahead[0].end])
    if metric is None:
        return None
    return Found("completed_investment" if metric == "planned_investment" else metric)


LEFT_OUT: tuple[Way, ...] = (
    _beside_count,
    _shared_out,
    _goes_on,
    _place_by_place,
    _opens_sentence,
    _row_of_places,
    _below_heading,
    _and_more,
    _measured_ahead,
)


def _signed_for(reading: Reading, part: Draft) -> str | None:
    """What the whole was signed for, where a part has a bare amount: 签约14个，协议引资51.7亿元。…绿色食品类5个、12.8亿元."""
    whole = reading.main
    if whole is None or part.stage != whole.stage or part.metric != "project_count":
        return None
    sums = (d for d in reading.drafts if d.pair == whole.pair and d.role == "actual" and d.unit == "CNY")
    named = next(sums, None)
    return named.metric if named is not None and named.metric == "contract_value" else None


def _level(state: Sentence) -> Draft | None:
    """The last figure of the sentence that is no rate, if no target stands open."""
    levels = [d for d in state.emitted if d.unit not in ("percent", "percentage_point", "rank")]
    if not levels or any(d.role == "target" for d in levels):
        return None
    return levels[-1]


def _beside_counts(state: Sentence, text: str) -> str | None:
    """What the amount right behind a count measures, where one stood so before: 甲区28个，142.7亿元，到位资金48.9亿元；乙区19个，61.3亿元."""
    if state.emitted[-1].metric != "project_count":
        return None
    return next(
        (
            amount.metric
            for count, amount in pairwise(state.emitted)
            if count.metric == "project_count"
            and amount.metric in MONEY_METRICS
            and amount.role == "actual"
            and "；" in text[amount.end : state.emitted[-1].start]
            and JOINED.fullmatch(text, count.end, amount.start)
        ),
        None,
    )


def _parts_of_last(reading: Reading, state: Sentence, item: Quantity, left_end: int) -> bool:
    """Whether a sentence begins with a part of the money that the last one ends with: `其中，汉滨区50亿元、平利县19亿元`."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or (last.metric, last.unit, last.role) != (reading.money_metric, item.unit, "actual"):
        return False
    less = item.low is not None and item.low < last.value
    return less and _AMONG.fullmatch(reading.text, state.start, left_end) is not None


def _without_period(state: Sentence, text: str, start: int, end: int) -> str:
    """The words between two numbers, the time that opens a clause of them aside: 2022年68亿元；[2021年]为59亿元."""
    for mention in state.periods:
        opens = text[mention.start - 1] in "，,；;、：:。\n" or text.endswith("其中", start, mention.start)
        if start <= mention.start and mention.end <= end and opens:
            return text[start : mention.start] + text[mention.end : end]
    return text[start:end]


def capital_spoken_of(reading: Reading, state: Sentence) -> str | None:
    """What the money last spoken of measured: 资金 alone is money as the statement before measured it."""
    told = (d.metric for d in [*reversed(state.emitted), *reversed(reading.drafts[-6:])])
    return next((metric for metric in told if metric in _CAPITAL), None)


def _is_divided(reading: Reading, state: Sentence, at: int) -> bool:
    """Whether a heading, or what opens the paragraph, says that a task is divided: 二、任务分解：城关镇8亿元、…."""
    if reading.section.divides:
        return True
    line = reading.text.rfind("\n", 0, state.start) + 1
    opening = reading.text.find("分解", line, min(line + 12, at))
    return opening >= 0 and reading.text[opening + 2 : opening + 3] in ("：", ":", "。", "到")


def _measured_in(reading: Reading, item: Quantity) -> str | None:
    """The capital that was last told in the unit of an amount without a word of its own; None where none was."""
    alike = (d for d in reversed(reading.drafts[-24:]) if d.unit == item.unit and d.metric in _CAPITAL)
    return next((d.metric for d in alike if d.role in ("actual", "target")), None)
