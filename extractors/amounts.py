"""Amounts: which measure an amount is of (`到位资金`, `计划总投资`, `完成投资`) and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractors.clause import (
    AIMED_LIST,
    LABEL_EDGE,
    TARGET_AFTER,
    TARGET_OF,
    YEARLY_MEAN,
    money_metric,
    of_fixed_assets,
    of_money_in_place,
    own_clause,
)
from extractors.draft import MONEY_METRICS, STAGELESS, Draft, rate_of
from extractors.language import clause_start
from extractors.places import give_to_each
from extractors.quantity import Quantity, SizeClass
from extractors.sector import ORIGIN, bracketed_class, carried_sector, opening_class, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading

_JOINED = re.compile(r"[\s、，,和及与]*")
# 按行业分，清洁能源43.2亿元、文化旅游12.5亿元: a head and a number, the measure was said before
_JOINED_TO_PROJECTS = re.compile(r"(?:[\u4e00-\u9fff]{0,6}(?:类|产业))?(?:合作|招商|签约)?项目[、，和]")
_SHORT_HEAD = re.compile(
    r"(?:[\s，,、；;：:）)]*|[（(](?![^）)\d]{0,6}(?:合|任务|目标|计划|相当)))(?:其中[，,：:]?|另|并|(?:按|分)[^，。；\d]{1,8}[，,：:])?[）)、]*[\u4e00-\u9fffA-Za-z]{0,14}(?:[（(][街道办乡镇场市区县、]{1,6}[）)])?(?:[、和与及][\u4e00-\u9fff]{1,8})*(?:类|产业|行业|领域|项目)?(?:首次)?(?:分别|依次)?(?:为|是|达到?|约|合计|共)*[（(]?"
)
_BAR = re.compile(
    r"的(?:仅|只)?(?:有|是|县|市|区|乡镇|单位)(?:[^，。；\d]{0,12}[（(]\d|[^，。；\d]{0,24}(?:等?\d|[两三四五六七八九十])个)"
)
_BEYOND = re.compile(
    r"(?:超出|高出|超(?=[^，。；\d额]{0,4}进度)|超过(?=[^，。；\d]{0,4}进度)|落后|欠|低于(?=[^，。；\d]{0,4}进度)|距)[^，。；\d]{0,8}(?:进度|目标|任务|计划)+(?:数|还?差|要求|还有)?(?:约|近)?$"
)
_OVER_TASK = re.compile(r"超(?!额|过)[^，。；\d]{0,8}(?:目标|任务|计划)+(?:数|值)?(?:约|近)?$")
_LEVELS = frozenset(("actual", "target", "forecast"))
# 低于去年同期1.5亿元, 比上年同期高2.3亿元: by how much, where so small a sum is no level
_APART = re.compile(
    r"(?:(?P<below>低于|少于)|高于|多于|高出|超出?|超过)(?:了)?(?:去年|上年)(?:同期|同月)?(?:约|近)?$"
    r"|[比较](?:去年|上年)(?:同期|同月)?(?:高|(?P<low>低))了?(?:约|近)?$"
)
_AIMED = re.compile(
    r"[：:]?(?:的|招商|引资|年度|全年|总|考核|预期|预定|奋斗|底线|保底|冲刺)*(?:目标任务|任务目标|目标|任务|计划)(?:数|值|总额)?(?:分别)?(?:约|为|是|达|确?定为|设定为)*"
)
_SHORT_OF = re.compile(r"落后|欠|低于|距|差")
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
_INVESTOR = re.compile(
    r"(?:公司|集团|先生|女士|老板|某|企业家|商人|大厦|酒店|厂|乡亲|创业园|产业园|工业园|物流园)(?:又|再|将|拟|追加|独资|计划|共|首期|先期|一期)*(?:投入)?$"
)
_EFFECT = re.compile(
    r"(?:投产|达产|建成|投运|投用|运营|达效|实施)后|年创|年缴|年纳|年可|预计(?:可|年)|全部达产|可实现|将实现|预期"
)
# 9个项目全部达产后，预计年产值可达55亿元
_ALL_OF_THEM = re.compile(
    r"(?<!项目)全部(?:建成|达产|投产|达效|竣工)|(?:\d+个|这些|上述|所有|这批|该批|此次签约的?)(?:项目|企业)[^。；，]{0,8}(?:达产|投产|建成|达效)"
)
_WIDE = re.compile(r"全[市县区省州]|规上|规模以上|园区|开发区|高新区|经开区|工业|产业|累计|企业\d")
_ONE_OF_SOME = re.compile(r"[\u4e00-\u9fff]{4,}(?:项目|工程|基地|产业园)[（(][^，。；（(\d]{0,8}$")
# 较大的项目有：…；某实业有限公司，合同外资1800万美元
_ONE_FIRMS = re.compile(r"(?:有限公司|集团|公司)[，,](?:合同|协议|实际|到位|总|利用|投资)[^，。；\d]{0,8}$")
_SOME_NAMED = re.compile(r"(?:主要|重点|重大|较大的?|代表性的?|典型|大)(?:项目|工程)(?:主要)?(?:有|包括|为|是|如)")
_SIGNED_FOR = re.compile(r"(?:项目)?(?:总额|额)?(?:突破|达到?|超过?|共|共计|近|约|为)*")
_PER_UNIT = re.compile(r"每(?:亩|平方米|公顷|户|人|家)|强度|亩均|户均|人均")
_SEEN_FROM = re.compile(r"\s*从[^，。；\d]{2,10}看[，,]")
_EACH_FIRM = re.compile(r"户均(?:投资|总投资)(?:额|规模)?(?:达到?|为|约|超过?)?$")
_EACH_OVER = re.compile(r"(?:项目)?(?:总|单体)?投资额?(?:过|超过?|逾|突破)?")
_TO_EACH = re.compile(r"[均都各]")
_OTHER_MONEY = re.compile(
    r"政策性|上级|争取|设立|安排|奖|贷|补贴|拿出|投放|兑现|发放|授信|融资|基金|资本|保证金|减免|节约|财政|消费|收入|利润|罚|租金|注册|产值|零售|销售|交易额|(?<!保)税|强度|每"
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


_LACKING = re.compile(r"(?:缺口|还差|尚差|尚缺|还缺|短缺|缺额)(?:资金|达到?|约|近|为|有|额)*$|资金缺口")
_GAP = re.compile("的?(?:资金)?缺口")
_TO_COMPLETE = re.compile(r"(?:要|须|必须|确保|力争|争取|务必|务求)(?:完成|达到|突破|实现)$")
_ONE_OF_THEM = re.compile(r"最[大高多][^，。；\d均]{0,10}投资|投资(?:额|总额|规模)?最[大高多]")
_FAIR = re.compile(r"洽谈会|[投西]洽会|博览会|推介会|交易会|招商会|签约仪式|签约会|恳谈会|投洽|洽谈周|招商周|展销会")
_PAID_IN = re.compile(r"实际|到位|到账|已|累计")
_OF_GOODS = re.compile(
    r"(?:购销|销售|供销|订货|采购|贸易|供货|产销|出口)[^，。；\d]{0,6}(?:合同|协议|订单)[^。；]{0,8}[、，]?(?:总?金额|合同额|协议额)(?:达|为|约|共|近|超)*$"
)


def _at_a_fair(reading: Reading, state: Sentence, own_start: int, left_end: int) -> bool:
    """Whether money is what the projects just counted are to bring, signed for at a fair."""
    count = state.subject
    if count is None or count not in state.emitted or (count.metric, count.stage) != ("project_count", "signed"):
        return False
    paragraph = reading.text.rfind("\n", 0, state.start) + 1
    if _PAID_IN.search(reading.text, own_start, left_end):
        return False
    return _FAIR.search(reading.text, paragraph, left_end) is not None


def _signed_for(reading: Reading, part: Draft) -> str | None:
    """What the whole was signed for, where a part has a bare amount: 签约14个，协议引资51.7亿元。…绿色食品类5个、12.8亿元."""
    whole = reading.main
    if whole is None or part.stage != whole.stage or part.metric != "project_count":
        return None
    sums = (d for d in reading.drafts if d.pair == whole.pair and d.role == "actual" and d.unit == "CNY")
    named = next(sums, None)
    return named.metric if named is not None and named.metric == "contract_value" else None


def _class_named_again(state: Sentence, words: str) -> str | None:
    """The class that a clause opens with, where it was counted before others: 第二产业19宗，第三产业5宗，第二产业计划投资30亿元."""
    counts = [d for d in state.emitted[:-1] if d.metric == "project_count" and d.role == "actual"]
    return words if words and any(d.sector == words for d in counts) else None


def _names_the_whole(reading: Reading) -> bool:
    """Whether 计划投资总额 is what the text calls all that its projects cost: then 全年计划投资总额 is, too."""
    return any(d.metric == "total_investment" and d.label == "计划投资总额" for d in reading.drafts)


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
            and _JOINED.fullmatch(text, count.end, amount.start)
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
        opens = text[mention.start - 1] in "，,；;、：:" or text.endswith("其中", start, mention.start)
        if start <= mention.start and mention.end <= end and opens:
            return text[start : mention.start] + text[mention.end : end]
    return text[start:end]


def _measured_behind(state: Sentence, item: Quantity, text: str) -> str | None:
    """The measure that stands behind a list of amounts: 依次完成41.2亿元、38.6亿元、36.9亿元到位资金."""
    end = item.end
    for later in state.numbers:
        if later.start >= end and re.fullmatch(r"[\s、，和及与]*", text[end : later.start]):
            end = later.end
    named = [word for word in state.words if word.metric and text[end : word.start] in ("", "的") and word.start >= end]
    return money_metric(named[:1], text[end : named[0].end])[0] if named else None


def _part_of_class(
    reading: Reading, state: Sentence, item: Quantity, metric: str | None, own_start: int
) -> Draft | None:
    """The class that an amount behind `；` is of: 协议金额90亿元，其中亿元以上项目8个；协议金额80亿元 is of the eight.

    The sentence has said the measure of the whole before, and this is no more than that.
    """
    counts = [d for d in state.emitted if d.metric == "project_count" and d.role == "actual"]
    among = reading.text.startswith("其中", state.start) and len(counts) == 1  # the whole in the sentence before
    last = counts[-1] if len(counts) > 1 or among else None
    first = reading.paragraph_main if among else counts[0] if counts else None
    if last is None or first is None or metric not in _OF_COUNT:
        return None
    if last.low_class is None or last.low_class == first.low_class:
        return None
    if among and metric == "funds_in_place":
        return None
    before = reading.drafts[-8:] if among else []
    told = [d for d in [*before, *state.emitted] if d.metric == metric and d.role == "actual"]
    whole = told[-1] if told and told[-1].end <= last.start else None
    between = reading.text[last.end : item.start]
    bare = re.fullmatch(r"[；;]?[\u4e00-\u9fff]{0,8}", reading.text[max(last.end, own_start - 1) : item.start])
    fits = whole is not None and whole.unit == item.unit and whole.low_class is None and item.low <= whole.value
    return last if fits and bare and "；" in between.replace(";", "；") and "。" not in between else None


# 其中：新开工项目28个，完成投资9.2亿元；竣工投产项目12个，完成投资2.2亿元: what each part of them brought
_AT_WORK = frozenset(("started", "under_construction", "completed", "operating"))
_NOT_BEGUN = frozenset(("lead", "planned", "intended", "negotiating", "signed"))
# 县经济开发区15亿元; 一类单位（发改委、商务局）各2.5亿元; 县直单位共20.8亿元
_SHARES_OUT = re.compile(
    r"(?:[（(][一二三四五六七八九十][）)])?(?:[\u4e00-\u9fff]{2,10}、){0,6}[\u4e00-\u9fff]{2,14}(?:[（(][^（）()]{2,40}[）)])?"
    r"(?:等\d+个[\u4e00-\u9fff]{1,4})?(?:共|各|均|分别)?|[\u4e00-\u9fff]{0,4}[）)]各"
)
_CAPITAL = ("funds_in_place", "foreign_capital", "contract_value", "total_investment")
_OF_COUNT = ("contract_value", "total_investment", "funds_in_place")
_OFFERED = re.compile(
    r"(?:最高(?:可)?(?:申请|给予|奖励|补贴|补助|贷款|享受|不超过)?|可(?:申请|享受)[^，。；\d]{0,16}|标准(?:分别)?[为是]+(?:[\d.]+[万亿]?元[和、])?"
    r"|一次性(?:给予)?(?:奖励|补贴|补助|创业补贴)?|(?:给予|奖励|补助|补贴)(?:最高|不超过|每[^，。；\d]{0,4}))$"
)
_PAID = re.compile(r"已|累计|共(?!同)|发放|兑现|拨付|落实到位|下达|争取到|获得|(?:19|20)\d{2}年|截[至止]")

_EACH = re.compile(r"投资(?:总?额|规模)?均(?:超过?|过|在|达到?|不低于)?$")


def _of_firms_there(state: Sentence) -> bool:
    """Whether firms that are there were counted in the sentence: 企业87家，…，年纳税额超3.2亿元 is paid by these."""
    return any(draft.metric == "enterprise_count" and draft.role == "actual" for draft in state.emitted)


_THEIR_SUMS = re.compile(r"[^，。；\d]{0,12}(?:[，,、][^，。；\d其]{0,8}\d[\d.]*[万亿]?[多余]?元)*[，,、]")
_OF_ALL = re.compile(r"招商引资|全[省市县区州盟旗]")
_ONCE_THERE = re.compile(r"(?:达产|投产|建成|达效|实施)后[，,]?[^，。；\d]{0,10}(?:可|将|预计|有望)")


def _beside_several(state: Sentence, text: str, own_start: int) -> bool:
    """Whether what is promised stands right behind several projects and their cost: 项目13个，总投资21.72亿元，预计年产值20.91亿元."""
    count = state.subject
    if count is None or count.metric != "project_count" or count not in state.emitted or count.value < 2:
        return False
    return _THEIR_SUMS.fullmatch(text, count.end, own_start) is not None


_SUMMED = re.compile(r"(?:签约|协议|合同|引资)总(?:金)?额|共(?:计)?(?:签约|引进|引资|到位)")


def _of_the_whole(state: Sentence, text: str, item: Quantity, metric: str | None, origin: str | None) -> bool:
    """Whether an amount behind the count of a class is of all, and not of that class.

    It is money of an origin of its own (引进5亿元以上项目15个，到位市外资金90亿元) or of a time of its own, or a sum that the
    whole before 其中 has not been given (共引进项目68个，其中亿元以上项目37个，签约总金额213.8亿元).
    """
    count = state.subject
    if count is None or count.low_class is None or count not in state.emitted:
        return False
    if metric == "funds_in_place" and origin is not None and origin not in (count.sector or ""):
        return True
    if metric == "funds_in_place" and _OF_ALL.search(text, count.end, item.start):
        return True  # 引进亿元以上项目24个，其中10亿元以上3个，招商引资到位资金68亿元
    if metric != "completed_investment" and any(count.end <= p.start < item.start for p in state.periods):
        return True
    told = any(draft.metric in _OF_COUNT for draft in state.emitted if draft.end <= count.start)
    return state.outer is not None and not told and _SUMMED.search(text, count.end, item.start) is not None


def _capital(reading: Reading, state: Sentence) -> str | None:
    """What the money last spoken of measured: 资金 alone is money as the statement before measured it."""
    told = (d.metric for d in [*reversed(state.emitted), *reversed(reading.drafts[-6:])])
    return next((metric for metric in told if metric in _CAPITAL), None)


def _told_beside(state: Sentence, draft: Draft) -> bool:
    """Whether an amount names the stage of the count before it once more: 新签约项目15个，签约金额38亿元."""
    count = state.subject
    return (
        count is not None
        and count in state.emitted
        and (count.metric, count.role, count.stage) == ("project_count", draft.role, draft.stage)
        and (count.region_code, count.first, count.last) == (draft.region_code, draft.first, draft.last)
        and draft.start - count.end < 3
    )


_OTHER_SCOPE = re.compile(r"按?[^，。；\d]{0,8}口径(?:为|统计|计算)?")  # 3.2亿美元（按商务部口径1.9亿美元）
# 突破千亿元大关，达1023.6亿元
_MARK_PASSED = re.compile(r"大关[，,](?:达到?|为|实际|完成|实现)+")


def _exactly(text: str, state: Sentence, item: Quantity) -> Quantity:
    """A round number that is only passed, with the figure that says by how much in its place."""
    if not text.startswith("大关", item.end):
        return item
    following = next((other for other in state.numbers if other.start > item.start), None)
    if not isinstance(following, Quantity) or following.unit != item.unit:
        return item
    if not _MARK_PASSED.fullmatch(text, item.end, following.start):
        return item
    state.told_again.append((following.start, following.end))
    return replace(following, start=item.start, number_start=item.number_start)


def read_amount(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    text = reading.text
    item = _exactly(text, state, item)
    own_start, left_end = own_clause(text, state, item, previous_end, field_end)
    own = [known for known in state.words if own_start <= known.start < left_end]
    metric, word = money_metric(own, text[own_start:left_end])
    if metric is None and text[own_start - 1] in "：:" and own and own[0].role == "target":
        own_start = clause_start(text, own_start - 1, state.start)  # 实际利用外资：目标9亿美元
        own = [known for known in state.words if own_start <= known.start < left_end]
        metric, word = money_metric(own, text[own_start:left_end])
    metric = "funds_in_place" if of_money_in_place(reading, state, word, left_end) else metric
    metric = given.metric or metric
    if (
        metric in (None, "other")
        and _OFFERED.search(text, own_start, left_end)
        and not _PAID.search(text, state.start, left_end)
    ):
        return  # 给予最高500万元奖励, 标准分别为1.2万元和5000元: what a policy offers, and nobody has been given
    told = state.emitted[-1] if state.emitted else None
    several = told is not None and told.metric == "project_count" and told.value > 1 and item.bound == "over"
    if told is not None and several and _EACH_OVER.fullmatch(text, told.end, left_end):
        told.low_class = item.low  # 19个项目投资过百亿元: the class that each belongs to
        return
    if _EACH.search(text, own_start, left_end):
        return  # 四个项目，投资额均过5亿元: a class that each of them belongs to
    if metric == "total_investment" and _ONE_OF_THEM.search(text, own_start, left_end):
        return  # 单个项目最高投资12亿元, 最大的项目投资也只有15亿元
    if _LACKING.search(text, own_start, left_end) or _GAP.match(text, item.end, state.end):
        return  # 缺口资金约5000万元, 还差620万美元: what is not there
    role, rule = "actual", "money"
    brought = word is not None and word.surface in ("引进资金", "利用资金", "引资", "外来资金")
    if brought and metric == "funds_in_place" and _at_a_fair(reading, state, own_start, left_end):
        metric = "contract_value"  # 洽谈会上签订项目9个，总投资12.86亿元，引进资金11.34亿元
    if metric in ("total_investment", "contract_value") and _OF_GOODS.search(text, state.start, left_end):
        return  # 签订购销合同17份、金额1.45亿元: trade
    if metric == "planned_investment":
        metric, role, rule = "completed_investment", "target", "money.planned"
        if word is not None and text.startswith("总额", word.end) and _names_the_whole(reading):
            metric = "total_investment"
    if (
        metric == "other"
        and word is not None
        and word.metric == "capital"
        and not _OTHER_MONEY.search(text, own_start, left_end)
    ):
        # 其中，省外资金43.18亿元: money as the statement before measured it
        metric = _capital(reading, state) or (
            "funds_in_place" if ORIGIN.search(text, state.start, left_end) else "other"
        )
    generic = word is not None and (
        word.surface in ("引资", "引资额", "到账", "到位", "到资", "金额", "到位资金") or word.metric == "capital"
    )
    if (
        item.unit != "CNY"
        and (
            metric == "funds_in_place"
            or (metric is None and re.search(r"利用|到账|吸收|引进|合同|实际", text[own_start:left_end]))
        )
    ) or (
        generic
        and word is not None
        and item.unit != "CNY"
        and word.surface == "金额"
        and reading.money_metric == "foreign_capital"
    ):
        metric = "foreign_capital"
    elif (
        generic
        and (
            reading.paragraph_foreign == item.unit
            # 香港实际到资85.4亿元, where the figures before were of foreign capital
            or (reading.money_metric == "foreign_capital" and word is not None and word.surface == "到资")
        )
        and metric in ("contract_value", "funds_in_place", "total_investment")
    ):
        # 高技术产业引资31.2亿元, in a text on foreign capital
        inflow = not any(known.metric == "funds_in_place" and known is not word for known in own) and not re.search(
            r"内资|省外|市外|域外|县外", text[state.start : item.start]
        )
        metric = "foreign_capital" if inflow else metric
    if metric == "total_investment" and item.unit != "CNY" and reading.money_metric == "foreign_capital":
        invested = word is not None and word.surface == "投资" and text.startswith("实际", word.start - 2)
        metric = "foreign_capital" if invested else metric  # 亚洲地区实际投资16.84亿美元
    if (
        item.unit != "CNY"
        and reading.money_metric == "foreign_capital"
        and re.search(r"增资额?(?:超过?|达到?|为)?$", text[own_start:left_end])
    ):
        metric = "foreign_capital"  # 98家外商投资企业增资，增资额超过6亿美元
    if item.unit != "CNY" and metric == "contract_value" and reading.money_metric == "foreign_capital":
        metric = "foreign_capital"  # 吸收合同金额34.73亿美元, in a text on foreign capital
    measure = reading.last(state, MONEY_METRICS - {"project_count"}, metric)
    levels = (d for d in reversed(state.emitted) if d.unit == item.unit and d.rule != "count.last_year")
    said = next((d for d in levels if d.role in _LEVELS), None)
    if said is not None and 2 * item.low < said.value and _OVER_TASK.search(text, own_start, left_end):
        measure, beyond = said, True  # 到位资金达到65亿元，超市定任务3亿元: the task is no such part of it
    else:
        beyond = measure is not None and _BEYOND.search(text, own_start, left_end) is not None
    if measure is not None and beyond:
        # 超出计划进度目标5.93亿元: by how much, and not the target
        draft = rate_of(
            measure,
            start=reading.evidence_start(own_start),
            end=item.end,
            role="difference",
            value=-item.low if _SHORT_OF.search(text, own_start, left_end) else item.low,
            unit=item.unit,
            rule="money.difference",
        )
        draft.high, draft.bound = item.high, item.bound
        state.emitted.append(draft)
        return
    target = TARGET_OF.search(text, own_start, left_end) is not None or (
        TARGET_AFTER.match(text, item.end, state.end) is not None and not AIMED_LIST.match(text, item.end, state.end)
    )
    if not target and TARGET_AFTER.match(text, item.end, state.end) and any(known.role == "complete" for known in own):
        target = True  # 超额完成全年85亿元的目标
    if metric is None and target and re.match(r"\s?的?(?:利用|引进)外资", text[item.end : item.end + 6]):
        metric, role, rule = "foreign_capital", "target", "money.target"  # 全年100万美元的利用外资任务
    topic = (
        None if state.emitted else reading.paragraph_metric or (reading.section.metric if item.unit == "CNY" else None)
    )
    if metric is None and target and topic and (measure is None or measure.metric != topic):
        metric, role, rule = topic, "target", "money.target"  # 2.实际利用外资。市里下达任务100万美元
    if (
        target
        and role == "actual"
        and (
            metric is None
            or (word is not None and any(known.role == "target" and known.start > word.start for known in own))
            or (measure is not None and measure.metric == metric)
        )
    ) and measure is not None:
        draft = rate_of(
            measure,
            start=reading.evidence_start(own_start),
            end=item.end,
            role="target",
            value=item.low,
            unit=item.unit,
            rule="money.target",
        )
        draft.high, draft.bound = item.high, item.bound
        behind = TARGET_AFTER.match(text, item.end, state.end)
        timed = any(own_start <= known.start < item.start for known in state.periods)
        reading.of_whole_year(draft, own_start, behind.end() if behind and not timed else left_end)
        state.emitted.append(draft)
        return
    if role == "actual" and metric in MONEY_METRICS and word is not None and _AIMED.fullmatch(text, word.end, left_end):
        role, rule = "target", "money.target"  # 下达我县到位资金年度目标任务52亿元
    previous = state.emitted[-1] if state.emitted else None
    like: Draft | None = None  # the figure whose measure is spoken of again
    apart = said is not None and 2 * item.low < said.value and _APART.search(text, own_start, left_end)
    increase = (
        bool(apart)
        or reading.is_change(own, left_end)
        or (
            previous is not None
            and previous.role == "increase"
            and re.fullmatch(r"[、和]", text[previous.end : item.start]) is not None
        )
    )
    if increase and role == "actual":
        role, rule = "increase", "money.increase"
        fell = apart["below"] or apart["low"] if apart else reading.is_fall(own, left_end)
        item = replace(item, low=-item.low) if fell else item
        if metric is None and (measure or previous) is not None:
            like = previous if previous is not None and previous.role == "average" else measure
            if like is not None and like.unit != item.unit:
                like = next((d for d in reversed(state.emitted) if d.unit == item.unit), None)
            metric = like.metric if like is not None else None  # 平均投资额4.2亿元，较上年提高1.1亿元
    elif any(known.role == "average" for known in own) or YEARLY_MEAN.search(text, own_start, left_end):
        role, rule = "average", "money.average"
    if metric in ("total_investment", "foreign_capital") and _EACH_FIRM.search(text, own_start, left_end):
        role, rule = "average", "money.average"  # 台资企业户均投资509万美元
    elif _PER_UNIT.search(text, own_start, left_end):
        if metric == "other" and re.search(r"人均[^，。；]{0,8}(?:收入|生产总值|GDP)", text[own_start:left_end]):
            reading.emit(
                state,
                item,
                previous_end,
                "other",
                "average",
                item.unit,
                "money.per_head",
                own_start=own_start,
                word=word,
            )
        return
    if metric == "total_investment" and of_fixed_assets(reading, state, own_start, word):
        metric = "fixed_asset_investment"  # 固定资产投资5亿元，其中工业投资3.7亿元，服务业投资1.3亿元
    if metric is None and own and own[-1].stage == "signed" and _SIGNED_FOR.fullmatch(text, own[-1].end, left_end):
        metric = "contract_value"  # 累计签约突破1200亿元
    if metric is None and reading.compared(state, item) is not None:
        like = reading.last(state, MONEY_METRICS)
        metric = like.metric if like is not None else reading.money_metric
    changed = metric is None and previous is not None and _CHANGED_TO.match(text, previous_end, left_end) is not None
    if changed and _PER_UNIT.search(text, clause_start(text, item.number_start, state.start), left_end):
        return  # 亩均投资强度由280万元提高到410万元
    if changed and previous is not None:
        metric = previous.metric  # 由去年同期的98亿元增加到120亿元
        if previous.role == "average":
            role, rule = "average", "money.average"
    reached: str | None = None
    if (
        metric is None
        and previous is not None
        and previous.unit == "percent"
        and re.fullmatch(r"[，,\s]*达到?", text[previous_end:left_end])
    ):
        metric, reached = previous.metric, previous.stage  # 实际使用外资翻一番，达到8000万美元
    if metric is None and re.search(r"这一(?:数字|数据|指标|数)(?:是|为|达)$", text[own_start:left_end]):
        metric = reading.money_metric
    if metric is None and re.search(r"(?:目标|任务)(?:为|是|达)?$", text[own_start:left_end]):
        head = _SEEN_FROM.match(text, state.start, item.start)  # 从到位资金看，全年目标任务为4200亿元
        seen = [known for known in state.words if head and known.end <= head.end()]
        metric = (money_metric(seen, head[0])[0] if head and seen else None) or topic or reading.money_metric
        like = measure if measure is not None and measure.metric == metric else None
        role, rule = ("target", "money.target") if metric else (role, rule)
    if metric is None and field_end is not None:
        metric = _measured_behind(state, item, text)
    if metric is None and (state.places or _SHORT_HEAD.fullmatch(_without_period(state, text, own_start, left_end))):
        # 到位资金总量居前三位的是甲县、乙县和丙县，分别为…: the measure stands in the clause before
        upper = [known for known in state.words if previous_end <= known.start < own_start and known.metric]
        if upper:
            named, _ = money_metric(upper[-1:], text[previous_end : upper[-1].end])
            named = "completed_investment" if named == "planned_investment" else named
            if upper[-1].metric == "capital":
                named = _capital(reading, state) or named  # 省外资金按产业分：二产15.2亿元；三产7.35亿元
            if all(d.metric == named for d in state.emitted if d.start >= upper[-1].start):
                metric = named
    if (
        metric is None
        and previous is not None
        and re.search(r"(?:折合?|约合|相当于)(?:成)?(?:人民币)?$", text[own_start:left_end])
    ):
        metric = previous.metric  # 实际使用外资345.1亿美元（折2275.4亿元人民币）
    doing = [known.role for known in own if known.role != "among"] == ["complete"]
    if metric is None and doing and (known_level := _level(state)) is not None and known_level.metric in _FLOWS:
        metric = known_level.metric  # 公共预算收入3.5亿元，同口径完成3.67亿元; 其中市县属完成4.5亿元
    if metric is None and doing and not state.emitted and state.words[0].role == "among":
        before = reading.last(state, _FLOWS)  # 公共预算收入5.6亿元，增长28.1%。其中国税部门完成2.29亿元，增长39.1%
        metric = before.metric if before is not None else None
    if metric is None and _TO_COMPLETE.search(text, own_start, left_end):
        # 二季度末要完成30亿元，年底确保完成60亿元: of what was last spoken of
        told_before = [d.metric for d in state.emitted if d.unit == item.unit]
        metric = told_before[-1] if told_before else _measured_in(reading, item)
        role, rule = ("target", "money.to_come") if metric is not None and role == "actual" else (role, rule)
    if metric is None and state.emitted and _OTHER_SCOPE.fullmatch(text, own_start, item.number_start):
        metric = state.emitted[-1].metric
    done = [known.role for known in own if not known.stage and known.role != "period_flow"] == ["complete"]
    if metric is None and done:
        metric = topic  # 1.到位内资。上半年完成30亿元，下降5%
    if metric is None and state.emitted and done:
        # 年度计划165亿元，完成134.9亿元; 到位资金任务600亿元，上半年完成315亿元; 7月当月完成9.2亿元
        aimed_at = next((d for d in reversed(state.emitted) if d.role == "target" and d.metric in MONEY_METRICS), None)
        metric = aimed_at.metric if aimed_at is not None else "completed_investment"
        like = aimed_at  # 全年到位市外资金60亿元，上半年已完成34亿元
        rule = "money.done" if metric == "completed_investment" else rule
    elif (
        metric is None
        and state.emitted
        and re.fullmatch(r"[，,\s]*(?:年度|全年|当年)计划(?:为|达)?", text[own_start - 1 : left_end].strip())
    ):
        metric, role, rule = "completed_investment", "target", "money.planned"
    if (
        metric in ("total_investment", "contract_value")
        and word is not None
        and _INVESTOR.search(text, own_start, word.start)
    ):
        return  # 离家打拼20年的陈先生投资1.6亿元: one investor's money is no figure of the many
    if (
        metric in ("total_investment", "completed_investment")
        and re.search(r"[一二三首]期(?:工程|项目)?(?:[还又再]?[将拟]?)(?:计划|总)?投[资入]", text[own_start:left_end])
        and not reading.book.current
    ):
        return  # 一期投资3亿元 of a project whose name was not found is no figure of the many
    if metric in ("output_value", "revenue", "tax") and _EFFECT.search(text, state.start, item.start):
        wide = _of_firms_there(state) or _WIDE.search(text, own_start, item.start) is not None
        promised = _ALL_OF_THEM.search(text, state.start, item.start) is not None
        promised = promised or _beside_several(state, text, own_start)
        if not wide and (reading.book.current or not promised):
            return  # 投产后年产值3亿元 is what one project promises
        if not wide or _ONCE_THERE.search(text, state.start, left_end):
            role, rule = ("forecast", "money.promised") if role == "actual" else (role, rule)
    one = _ONE_OF_SOME.search(text, own_start, left_end) or _ONE_FIRMS.search(text, previous_end, left_end)
    if one and _SOME_NAMED.search(text, state.start, own_start + 12):
        return  # 主要项目有甲电路项目（到资6.4亿元）、乙食品项目（到资6亿元）: each is one project's
    if metric is None and reading.section.metric and not own and _BAR.match(text, item.end, state.end):
        metric = reading.section.metric
    if (
        text.startswith("大关", item.end)
        and previous is not None
        and previous.unit == item.unit
        and previous.role == "actual"
        and 0 <= previous.value - item.low <= previous.value / 10
    ):
        state.told_again.append((item.start, item.end))
        return  # 实现5064亿元，成功突破5000亿元大关: the same figure
    if (
        metric == "completed_investment"
        and word is not None
        and word.surface == "累计投资"
        and state.subject is not None
        and state.subject.stage in _NOT_BEGUN
    ):
        metric = "total_investment"  # 拟签约项目10个，累计投资额62亿元: nothing is invested yet
    if metric is not None and _BAR.match(text, item.end, state.end):
        state.money_metric = reading.money_metric = metric
        return  # 到位资金超10亿元的有大冶市（21.3亿元）: a bar that some pass, and nobody's figure
    if metric is None:
        bare = _Bare(item, own_start, left_end, previous_end)
        found = next((found for way in _WAYS if (found := way(reading, state, bare)) is not None), None)
        if found is None:
            return
        metric, rule, like = found.metric, found.rule or rule, found.like or like
        role = "target" if rule == "money.target" else role
    stage: str | None = reached if metric not in STAGELESS else None
    own_stages = [known.stage for known in own if known.stage]
    if metric in ("total_investment", "fixed_asset_investment", "contract_value"):
        if own_stages:
            stage = own_stages[-1]
        elif word is not None and word.surface.startswith(("签约", "意向")):
            stage = "signed" if word.surface.startswith("签约") else "intended"  # 本次签约总投资86亿元
        elif any(known.role == "handled" for known in own):
            stage = None  # 通过评审的项目计划总投资71.8亿元: no stage of theirs is said
        elif metric == "fixed_asset_investment":
            stage = None
        elif state.subject is not None and state.subject.metric == "project_count":
            stage = state.subject.stage
        else:
            of_firms = previous.stage if previous is not None and previous.metric == "enterprise_count" else None
            apart_from_all = word is not None and text.endswith("基础设施", own_start, word.start)
            inherited = None if apart_from_all else reading.inherited_stage(state)
            stage = reached or of_firms or inherited  # 签约企业67家，投资总额达55亿元
        if (
            metric == "contract_value"
            and not own_stages
            and (stage is None or (word is not None and re.search(r"签约|协议|合同", word.surface)))
        ) or (metric == "contract_value" and stage == "landed" and re.search(r"协议|合同", text[own_start:left_end])):
            stage = "signed"  # 合同引进资金: of the contracts
    elif (
        metric == "completed_investment"
        and state.subject is not None
        and state.subject in state.emitted
        and not target
        and state.subject.stage in _AT_WORK
        and (
            text.startswith("其中", state.start)
            or (state.outer is None and state.subject.stage == "under_construction")
        )
        and rule != "money.planned"
        and (not state.period_said or state.period == (state.subject.first, state.subject.last))
        and not find_nouns(text, own_start, left_end)
    ):
        stage = state.subject.stage
    size = reading.size_class(state, previous_end, item.start)
    sector = None
    origin = ORIGIN.search(text, own_start, left_end)
    if origin and not (metric == "foreign_capital" and origin[0] == "外资"):
        sector = origin[0]
    elif word is not None and (
        metric not in ("total_investment", "contract_value") or state.subject is None or own_stages
    ):
        sector = sector_of(
            reading, own_start, word.start, [known for known in own if known.end <= word.start], state, word
        ) or opening_class(text, own_start, word.start, max(previous_end, state.start))
    elif word is None:
        # 批发零售业实现零售总额16.8亿元
        sector = opening_class(text, own_start, left_end) or bracketed_class(reading, state, left_end)
        if sector is None and text.startswith("项目", left_end - 2):
            sector = sector_of(reading, own_start, left_end - 2, own, state, None)  # 其中：工业项目53.82亿元
    if sector is None and word is not None:
        sector = _class_named_again(state, text[own_start : word.start].strip(LABEL_EDGE))
    if metric == "foreign_capital" and sector == "外资":
        sector = None
    linked = (
        state.subject is not None
        and not re.search(r"[；;]", text[state.subject.end : item.start] if state.subject in state.emitted else "")
        and not own_stages
        and metric in ("total_investment", "contract_value", "completed_investment", "funds_in_place")
        and state.subject.role in ("actual", "target", "forecast")
    )
    if linked and state.subject is not None:
        whole = _of_the_whole(state, text, item, metric, origin[0] if origin else None)
        # 力争新签约亿元以上项目8个，到位资金16亿元: all the money that is to come
        whole = whole or (metric == "funds_in_place" and state.subject.role != "actual")
        if size is None and not whole:
            size = SizeClass(0, 0, state.subject.low_class, state.subject.high_class)
        if metric != "funds_in_place":
            sector = sector or state.subject.sector
    elif (
        size is None
        and own_stages
        and state.subject is not None
        and state.subject.stage == stage
        and state.subject in state.emitted
    ):
        size = SizeClass(0, 0, state.subject.low_class, state.subject.high_class)
    if sector is None and like is not None and like in state.emitted:
        sector = like.sector  # 实际到位省外资金46.4亿元，而去年同期仅为34.3亿元
    sector = sector or carried_sector(reading, state, item, metric, word)
    if rule == "money.average" and _EACH_FIRM.search(text, own_start, left_end):
        stage = None  # of firms, whatever projects were counted before
    part = None if own_stages else _part_of_class(reading, state, item, metric, own_start)
    if part is not None and (size is None or size.low is None):
        size = SizeClass(0, 0, part.low_class, part.high_class)
    compared = None if apart else reading.compared(state, item)
    role = reading.aimed(state, item, role, own) if role == "actual" and compared is None else role
    draft = reading.emit(
        state, item, previous_end, metric, role, item.unit, rule, stage=stage, size=size, sector=sector, own_start=own_start, word=word,
        linked=linked,
    )  # fmt: skip
    if draft is None:
        return
    if part is not None:
        draft.pair = part.pair
    elif own_stages and _told_beside(state, draft):
        draft.pair = state.subject.pair if state.subject is not None else None
    if compared is not None:
        draft.first, draft.last = compared
        draft.rule = "count.last_year"
        return
    if rule == "money.planned":
        reading.of_whole_year(draft, own_start, left_end, always=True)
    elif role == "target" and draft.last is None and rule != "money.target":
        reading.of_whole_year(draft, own_start, left_end)  # 全年计划到位资金75亿元
    elif rule == "money.target":
        reading.of_whole_year(draft, own_start, left_end)
        if previous is not None and previous.role == "target" and _JOINED.fullmatch(text, previous.end, draft.start):
            draft.first, draft.last = previous.first, previous.last
    if metric in (
        "total_investment",
        "contract_value",
        "completed_investment",
        "funds_in_place",
        "foreign_capital",
        "fixed_asset_investment",
        "other",
    ) and role in ("actual", "target"):
        state.money_metric = reading.money_metric = metric
    if metric == "foreign_capital" and role == "actual":
        reading.paragraph_foreign = item.unit
    if own_stages and state.whole is None:
        state.whole = draft
    if any(known.role == "each" for known in own) or _TO_EACH.search(text, own_start, item.start):
        give_to_each(reading, state, item, draft, own_start)


@dataclass(frozen=True, slots=True)
class _Bare:
    """An amount whose clause names no measure."""

    item: Quantity
    start: int  # where its clause begins
    left_end: int  # where the words before it end
    previous_end: int


class _Found(NamedTuple):
    """What such an amount measures after all, by which rule (the one so far where None), and the figure it goes on from."""

    metric: str
    rule: str | None = "money.ellipsis"
    like: Draft | None = None


def _place_alone(state: Sentence, start: int, end: int) -> bool:
    """Whether a place is all that stands between two points: 撮镇镇|12.4亿元."""
    return any(place.start == start and place.end == end for place in state.regions)


def _beside_count(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """“云签约”4个、3.9亿元; 中药企业14家、9.2亿元; 签下4个项目、19.5亿元: what those just counted cost."""
    between = _without_period(state, reading.text, bare.previous_end, bare.left_end)
    counted = state.emitted[-1] if state.emitted else None
    if counted is None:
        return None
    projects = counted.metric == "project_count"
    if not (_JOINED.fullmatch(between) or (projects and _JOINED_TO_PROJECTS.fullmatch(between))):
        return None
    metric = _beside_counts(state, reading.text) or state.money_metric
    if metric is None and counted.metric == "enterprise_count":
        metric = reading.money_metric
    metric = metric or _signed_for(reading, counted) or "total_investment"
    aimed = projects and counted.role == "target"  # 完成年度目标60个、350亿元
    return _Found(metric, "money.target" if aimed else "money.ellipsis")


def _shared_out(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """任务分解：县经济开发区15亿元、城关镇8亿元: the shares of a task."""
    if not _is_divided(reading, state, bare.start) or not _SHARES_OUT.fullmatch(
        reading.text, bare.start, bare.left_end
    ):
        return None
    metric = _measured_in(reading, bare.item)
    return _Found(metric) if metric is not None else None


def _goes_on(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """What the amounts before it in the sentence measured, or those of the sentence before where places are told one by one."""
    metric = state.money_metric or (reading.money_metric if state.places else None)
    if metric is None:
        return None
    between = _without_period(state, reading.text, bare.previous_end, bare.left_end)
    if "计" in between and state.money_metric and _TOGETHER.search(between):
        return _Found(metric)  # 分别为104.8亿元、95.1亿元、86.4亿元，三个县（市）合计286.3亿元
    # 大周镇到位资金8200万元，稳居第一，后河镇6150万元
    alone = _SHORT_HEAD.fullmatch(between) or _place_alone(state, bare.start, bare.left_end)
    if not alone or _OTHER_MONEY.search(between):
        return None
    return _Found(metric, like=state.emitted[-1] if state.emitted and _AND_MORE.fullmatch(between) else None)


def _opens_sentence(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """A part or a place of what the sentence before measured, where it is the first number of its own."""
    metric, text = reading.money_metric, reading.text
    if metric is None or state.emitted:
        return None
    start, left_end = state.start, bare.left_end
    if text[bare.start - 1] in "：:" and _place_alone(state, bare.start, left_end):
        return _Found(_measured_in(reading, bare.item) or metric)  # 乡镇完成情况：撮镇镇12.4亿元，完成任务62%
    divided = (
        _DIVIDED.match(text, start, bare.item.start)
        or (_CLASS_ALONE.fullmatch(text, start, left_end) and not _OTHER_MONEY.search(text, bare.start, left_end))
        or _parts_of_last(reading, state, bare.item, left_end)
    )
    if (
        (divided and _SHORT_HEAD.fullmatch(text, bare.start, left_end))
        or _LEADERS.fullmatch(text, start, left_end)  # 前三位县区合计403630万元，占全市的59.06%
        or _PLACED.fullmatch(text, start, left_end)  # 排后三位的是：董封乡0.2亿元，完成率13.3%；…
        # 到位资金…。排名前五的产业链为新能源（1177亿元）、石化（363亿元）…
        or (text[left_end - 1] in "（(" and _IN_FRONT.search(text, start, left_end))
    ):
        return _Found(metric)
    return None


def _below_heading(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """What the heading above it measures: 二、各县到位资金⏎扶绥县98.2亿元; 到位资金。前三名是襄河镇（5.2亿元）、…."""
    metric, left_end = reading.section.metric, bare.left_end
    if metric is None:
        return None
    bracketed = reading.text[left_end - 1] in "（(" and any(place.end == left_end - 1 for place in state.regions)
    opens = not state.emitted and _place_alone(state, state.start, left_end)
    return _Found(metric, "money.heading") if bracketed or opens else None


def _and_more(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """确保完成110亿元、力争突破120亿元: the same, and more of it."""
    between = _without_period(state, reading.text, bare.previous_end, bare.left_end)
    if not state.emitted or not _AIMED_HIGHER.fullmatch(between):
        return None
    last = next((draft for draft in reversed(state.emitted) if draft.metric in MONEY_METRICS), None)
    return _Found(last.metric, "money.again", last) if last is not None else None


def _measured_ahead(reading: Reading, state: Sentence, bare: _Bare) -> _Found | None:
    """总规模100亿元的新能源产业基金, 15亿元到位资金: the measure stands behind the amount."""
    end = bare.item.end
    right_end = reading.right_end(state, bare.item)
    ahead = [known for known in state.words if end <= known.start < right_end and known.metric]
    fund = [known for known in ahead if known.surface.endswith("基金")]
    ahead = fund or ahead
    if not ahead or not (fund or reading.text[end : ahead[0].start] in ("", "的")):
        return None
    metric, _ = money_metric(ahead[:1], reading.text[end : ahead[0].end])
    if metric is None:
        return None
    return _Found("completed_investment" if metric == "planned_investment" else metric, None)


# how an amount without a measure of its own finds one, in the order in which a reader would
_WAYS = (_beside_count, _shared_out, _goes_on, _opens_sentence, _below_heading, _and_more, _measured_ahead)


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
