"""Amounts: which measure an amount is of (`到位资金`, `计划总投资`, `完成投资`) and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.clause import (
    AIMED_LIST,
    LABEL_EDGE,
    TARGET_AFTER,
    TARGET_OF,
    YEARLY_MEAN,
    aimed_before,
    beyond_aim,
    money_metric,
    of_fixed_assets,
    of_money_in_place,
    own_clause,
)
from extractors.draft import COSTS, LEVELS, MONEY_METRICS, STAGELESS, Draft, rate_of
from extractors.ellipses import JOINED, LEFT_OUT, OTHER_MONEY, SPOKEN_OF, capital_spoken_of, find_measure
from extractors.language import clause_start
from extractors.places import give_to_each, said_of_each
from extractors.quantity import Quantity, SizeClass
from extractors.sector import FROM_ELSEWHERE, ORIGIN, bracketed_class, carried_sector, opening_class, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading

_BAR = re.compile(
    r"的(?:仅|只|就|共|还|已|目前)*(?:有[\u4e00-\u9fff]{2,10}[\d.]+[万亿]"
    r"|(?:有|是|县|市|区|乡镇|单位)(?:[^，。；\d]{0,12}[（(]\d|[^，。；\d]{0,24}(?:等?\d|[两三四五六七八九十])个))"
)
_BEYOND = re.compile(
    r"(?:超出|高出|超(?=[^，。；\d额]{0,4}进度)|超过(?=[^，。；\d]{0,4}进度)|落后|欠|低于(?=[^，。；\d]{0,4}进度)|距)[^，。；\d]{0,8}(?:进度|目标|任务|计划)+(?:数|还?差|要求|还有)?(?:约|近)?$"
)
_OVER_TASK = re.compile(r"超(?!额|过)[^，。；\d]{0,8}(?:目标|任务|计划)+(?:数|值)?(?:约|近)?$")
# 低于去年同期1.5亿元, 比上年同期高2.3亿元: by how much, where so small a sum is no level
_APART = re.compile(
    r"(?:(?P<below>低于|少于)|高于|多于|高出|超出?|超过)(?:了)?(?:去年|上年)(?:同期|同月)?(?:约|近)?$"
    r"|[比较](?:去年|上年)(?:同期|同月)?(?:高|(?P<low>低))了?(?:约|近)?$"
)
_AIMED = re.compile(
    r"[：:]?(?:的|招商|引资|年度|全年|总|考核|预期|预定|奋斗|底线|保底|冲刺)*(?:目标任务|任务目标|目标|任务|计划)(?:数|值|总额)?(?:分别)?(?:约|为|是|达|确?定为|设定为)*"
)
_TASK_DONE = re.compile(r"(?:已|已经|累计|实际|现)完成(?:目标|任务|招商任务|引资任务)(?:数|额)?$")
_SHORT_OF = re.compile(r"落后|欠|低于|距|差")
_INVESTOR = re.compile(
    r"(?:公司|集团|先生|女士|老板|某|企业家|商人|大厦|酒店|厂|乡亲|创业园|产业园|工业园|物流园)(?:又|再|将|拟|追加|独资|计划|共|首期|先期|一期)*(?:投入)?$"
)
_OF_ONE_FIRM = re.compile(r"的[^，。；、：\d]{2,24}公司(?![、和及与等])")
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
_PER_UNIT = re.compile(r"每(?:亩|平方米|公顷|户|人|家)|强度|亩均|户均|人均")
_EACH_FIRM = re.compile(r"户均(?:投资|总投资)(?:额|规模)?(?:达到?|为|约|超过?)?$")
_EACH_OVER = re.compile(r"(?:项目)?(?:总|单体)?投资(?:额|规模)?(?:过|超过?|逾|突破|在|不低于|大于)?")
_SO_MUCH_OF_IT = re.compile(
    r"[，,；;（(](?:[^，。；\d]{0,6}[，,])?(?:目前|截至目前|现)?[，,]?(?:已经?|累计|实际|现已|共)(?:经|累计)?完成(?:招商引资)?(?:目标)?任务(?:数|额)?"
)
_MAY_BRING = re.compile(r"(?:可|将|预计)$")
_FIRMS_OVER = re.compile(
    r"[^，。；、\d]{0,8}(?:企业|公司)?的?(?:年|主营业务|营业|销售|上缴|纳)*(?:产值|收入|税收|税|利润)(?:均|都|全部)?(?:超过?|过|突破|逾)?"
)
_FIRMS_THAT = re.compile(r"(?:以上)?的(?:企业)?(?:共|已|只|就|达|有)*\d+[家户]")
_LACKING = re.compile(
    r"(?:缺口|还差|尚差|尚缺|还缺|短缺|缺额|剩余|剩下|余下|尚余)(?:的|投资|资金|达到?|约|近|为|有|额)*$|资金缺口"
)
_GAP = re.compile("的?(?:资金)?缺口")
_ONE_OF_THEM = re.compile(r"最[大高多小低少][^，。；\d均]{0,10}投资|投资(?:额|总额|规模)?最[大高多小低少]")
_FAIR = re.compile(r"洽谈会|[投西]洽会|博览会|推介会|交易会|招商会|签约仪式|签约会|恳谈会|投洽|洽谈周|招商周|展销会")
_PAID_IN = re.compile(r"实际|到位|到账|已|累计")
_OF_GOODS = re.compile(
    r"(?:购销|销售|供销|订货|采购|贸易|供货|产销|出口)[^，。；\d]{0,6}(?:合同|协议|订单)[^。；]{0,8}[、，]?(?:总?金额|合同额|协议额)(?:达|为|约|共|近|超)*$"
)
# 其中：新开工项目28个，完成投资9.2亿元；竣工投产项目12个，完成投资2.2亿元: what each part of them brought
_AT_WORK = frozenset(("started", "under_construction", "completed", "operating"))
_UNDER_WAY = frozenset(("started", "under_construction"))
_NOT_BEGUN = frozenset(("lead", "planned", "intended", "negotiating", "signed"))
_OF_COUNT = ("contract_value", "total_investment", "funds_in_place")
_OFFERED = re.compile(
    r"(?:最高(?:可)?(?:申请|给予|奖励|补贴|补助|贷款|享受|不超过)?|可(?:申请|享受)[^，。；\d]{0,16}|标准(?:分别)?[为是]+(?:[\d.]+[万亿]?元[和、])?"
    r"|一次性(?:给予)?(?:奖励|补贴|补助|创业补贴)?|(?:给予|奖励|补助|补贴)(?:最高|不超过|每[^，。；\d]{0,4}))$"
)
_PAID = re.compile(r"已|累计|共(?!同)|发放|兑现|拨付|落实到位|下达|争取到|获得|(?:19|20)\d{2}年|截[至止]")
_EACH = re.compile(r"(?:投资(?:总?额|规模)?|单体[^，。；\d]{2,10})(?:均|都|全部|全都|皆)(?:超过?|过|在|达到?|不低于)?$")
_THEIR_SUMS = re.compile(
    r"[^，。；\d]{0,12}(?:[，,、](?:(?:项目)?(?:全部)?(?:建成|投产|达产|达效)+后[，,])?[^，。；\d其]{0,8}(?:\d[\d.]*|[一二三四五六七八九十百千两]+)[多余]?[万亿]?[多余]?元(?:[每/]亩)?)*"
    r"[，,、](?:(?:项目)?(?:全部)?(?:建成|投产|达产|达效)+后[，,])?"
)
_OF_ALL = re.compile(r"招商引资|全[省市县区州盟旗]")
_TO_BUILD = re.compile(
    r"[，,]?(?:在[^，。；\d]{2,12})?(?:兴建|新建|投建|建设|建立|打造|建成?)(?!的|内容|成本|资金|周期|规模|期|项目|用地)[^，。；、\d]{2,16}(?:基地|中心|园|厂|城|线|项目|平台|酒店|综合体)"
)
_ONCE_THERE = re.compile(r"(?:达产|投产|建成|达效|实施)后[，,]?[^，。；\d]{0,10}(?:可|将|预计|有望)")
_SUMMED = re.compile(r"(?:签约|协议|合同|引资)总(?:金)?额|共(?:计)?(?:签约|引进|引资|到位)")
# 突破千亿元大关，达1023.6亿元
_MARK_PASSED = re.compile(r"大关[，,](?:达到?|为|实际|完成|实现)+")
_MARK = re.compile(r"(?:首次|成功|一举|历史性地?|再次|率先|已|顺利|实现)*(?:突破|迈上|跨上|跃上|跨越|站上)")
# 完成市政府下达年度2亿美元的71.4%: what a rate is of is its target
_PASSED = re.compile("(?:超出|超过|突破|高于|超额)了?$")
_RATED = re.compile(r"的\s?\d[\d.]*[%％]")
_BROUGHT_IN = re.compile("利用|到账|吸收|引进|合同|实际")
_HOME_MONEY = re.compile("内资|省外|市外|域外|县外")
_MORE_CAPITAL = re.compile(r"增资额?(?:超过?|达到?|为)?$")
# 今年安排投资12亿元, 年内投资7亿元; no 年内投资过亿元的项目 and no 当年投资当年投产
_IN_THE_YEAR = re.compile(
    r"(?:(?:年度|当年|全年|今年|年内|本年度?)(?:计划|拟|预计|安排|将)(?:投资额?|投入)|(?<![\d一二两三四五六七八九十几多])年内(?:投资额?|投入)|年(?:预计|计划)投资额?)$"
)
_OF_FOREIGN_CAPITAL = re.compile(r"\s?的?(?:利用|引进)外资")
_OF_PHASE = re.compile(r"[一二三首]期(?:工程|项目)?(?:[还又再]?[将拟]?)(?:计划|总)?投[资入]")
_PER_HEAD = re.compile(r"人均[^，。；]{0,8}(?:收入|生产总值|GDP)")
_AGREED = re.compile("签约|协议|合同")
_SEMICOLON = re.compile("[；;]")
_GENERIC = ("引资", "引资额", "到账", "到位", "到资", "金额", "到位资金")
# what later amounts of the text may be of without a word of their own
_SPOKEN = frozenset((*COSTS, "foreign_capital", "fixed_asset_investment", "other"))


@dataclass(slots=True)
class Amount:
    """One amount with its clause: what it measures, and what is said of it so far."""

    item: Quantity
    start: int  # where its clause begins
    left_end: int  # where the words before it end: at the number, or at the list that it is one of
    previous_end: int
    field_end: int | None
    own: list[Word]  # the words of the clause before the number
    metric: str | None
    word: Word | None  # the word that names the measure
    role: str = "actual"
    rule: str = "money"
    measure: Draft | None = None  # the last figure of its measure
    level: Draft | None = None  # the last figure of the sentence in its unit
    topic: str | None = None  # what the paragraph or its heading measures, where the sentence has said no number
    like: Draft | None = None  # the figure whose measure is spoken of again
    stage: str | None = None  # how far they are that it is of, where the figure before it says so
    aimed: bool = False  # whether a target is spoken of
    changed: bool = False  # whether it is what the figure before it has become
    apart: re.Match[str] | None = None  # by how much it is above or below last year's

    def take(self, metric: str | None, role: str | None = None, rule: str | None = None) -> None:
        """Measure `metric`, by another role and rule where these are given."""
        self.metric, self.role, self.rule = metric, role or self.role, rule or self.rule


def read_amount(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    """One amount: what it measures by the words of its clause, else by those before it; nothing where it is nobody's."""
    amount = _amount_of(reading, state, item, previous_end, given, field_end)
    if _is_nobodys(reading, state, amount):
        return
    _name_capital(reading, state, amount)
    amount.metric = _foreign(reading, state, amount) or amount.metric
    amount.measure = reading.last(state, MONEY_METRICS - {"project_count"}, amount.metric)
    levels = (d for d in reversed(state.emitted) if d.unit == item.unit and d.rule != "count.last_year")
    amount.level = next((d for d in levels if d.role in LEVELS), None)
    if _is_difference(reading, state, amount) or _is_target_of_measure(reading, state, amount):
        return
    _take_role(reading, state, amount)
    if _is_per_unit(reading, state, amount):
        return
    if amount.metric == "total_investment" and of_fixed_assets(reading, state, amount.start, amount.word):
        amount.metric = "fixed_asset_investment"  # 固定资产投资5亿元，其中工业投资3.7亿元，服务业投资1.3亿元
    if amount.metric is None:
        find_measure(reading, state, amount, SPOKEN_OF)
    if amount.changed and _PER_UNIT.search(
        reading.text, clause_start(reading.text, item.number_start, state.start), amount.left_end
    ):
        return  # 亩均投资强度由280万元提高到410万元
    if _is_one_projects(reading, state, amount) or _is_bar(reading, state, amount):
        return
    if amount.metric is None:
        find_measure(reading, state, amount, LEFT_OUT)
    if amount.metric is not None:
        _emit(reading, state, amount, amount.metric)


def _amount_of(
    reading: Reading, state: Sentence, item: Quantity, previous_end: int, given: Given, field_end: int | None
) -> Amount:
    """An amount with the measure that its clause names."""
    text = reading.text
    item = _exactly(text, state, item)
    start, left_end = own_clause(text, state, item, previous_end, field_end)
    own = [known for known in state.words if start <= known.start < left_end]
    metric, word = money_metric(own, text[start:left_end])
    if metric is None and text[start - 1] in "：:" and own and own[0].role == "target":
        start = clause_start(text, start - 1, state.start)  # 实际利用外资：目标9亿美元
        own = [known for known in state.words if start <= known.start < left_end]
        metric, word = money_metric(own, text[start:left_end])
    metric = "funds_in_place" if of_money_in_place(reading, state, word, left_end) else metric
    metric = given.metric or metric
    done = word is not None and word.surface.endswith("计划投资") and text.endswith("完成", start, word.start)
    if done and not _RATED.match(text, item.end):  # 年内完成计划投资417亿元
        return Amount(
            item, start, left_end, previous_end, field_end, own, "completed_investment", word, rule="money.done"
        )
    brought = word is not None and word.surface in ("引进资金", "利用资金", "引资", "外来资金")
    to_come = brought and text.endswith(("可", "拟", "将", "预计", "计划"), start, word.start) if word else False
    if (
        brought
        and metric == "funds_in_place"
        and (_at_a_fair(reading, state, start, left_end) or (to_come and _just_signed(state)))
    ):
        metric = "contract_value"  # 洽谈会上签订项目9个，总投资12.86亿元，引进资金11.34亿元
    if brought and metric == "funds_in_place" and word is not None and _of_the_signed(state, text, word):
        metric = "contract_value"  # 9个项目已经签约，可引进资金46亿元
    amount = Amount(item, start, left_end, previous_end, field_end, own, metric, word)
    if not state.emitted:
        headed = reading.section.metric
        amount.topic = reading.paragraph_metric or (
            headed if item.unit == "CNY" or headed == "foreign_capital" else None
        )
        if amount.topic is not None and word is not None and word.surface == "累计完成":
            amount.metric = amount.topic  # （一）到位内资。全市累计完成19亿元
    return amount


def _of_the_signed(state: Sentence, text: str, word: Word) -> bool:
    """Whether money is what the projects just signed are to bring in."""
    count = state.subject
    if count is None or count not in state.emitted or (count.metric, count.stage) != ("project_count", "signed"):
        return False
    return _MAY_BRING.search(text, max(count.end, word.start - 4), word.start) is not None


def _is_nobodys(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether an amount is offered, lacking, a class that others belong to, or of trade."""
    text, item, start, left_end = reading.text, amount.item, amount.start, amount.left_end
    offered = amount.metric in (None, "other") and _OFFERED.search(text, start, left_end) is not None
    if offered and not _PAID.search(text, state.start, left_end):
        return True  # 给予最高500万元奖励, 标准分别为1.2万元和5000元: what a policy offers, and nobody has it
    told = state.emitted[-1] if state.emitted else None
    several = told is not None and told.metric == "project_count" and told.value > 1
    several = several and told is not None and (item.bound == "over" or told.low_class == item.low)
    if told is not None and several and _EACH_OVER.fullmatch(text, told.end, left_end):
        told.low_class = item.low  # 19个项目投资过百亿元: the class that each belongs to
        return True
    if told is not None and told.metric == "enterprise_count" and told.value > 1 and item.bound == "over":
        passed = _FIRMS_OVER.fullmatch(text, told.end, left_end) is not None
        if passed and len(item.low.normalize().as_tuple().digits) == 1:
            return True  # 18家企业产值超过亿元: which firms
    if amount.metric in ("output_value", "revenue", "tax") and _FIRMS_THAT.match(text, item.end, state.end):
        return True  # 年产值超亿元的9家
    if _EACH.search(text, start, left_end):
        return True  # 四个项目，投资额均过5亿元: a class that each of them belongs to
    if amount.metric == "total_investment" and _ONE_OF_THEM.search(text, start, left_end):
        return True  # 单个项目最高投资12亿元, 单笔最小投资600万元, 最大的项目投资也只有15亿元
    if _LACKING.search(text, start, left_end) or _GAP.match(text, item.end, state.end):
        return True  # 缺口资金约5000万元, 还差620万美元: what is not there
    # 签订购销合同17份、金额1.45亿元: trade
    signed = amount.metric in ("total_investment", "contract_value")
    return signed and _OF_GOODS.search(text, state.start, left_end) is not None


_DONE_OF_PLAN = re.compile(
    r"(?<!计划)(?<!要)(?<!将)(?<!力争)(?<!确保)(?<!预计)(?:已|累计|共)?完成了?(?:年度|当年)投资(?!计划|任务)额?[^，。；\d]{0,4}$|(?:年度|当年)投资(?:分别|已|累计|共|实际)*完成(?:约|近|了)?$"
)


def _name_capital(reading: Reading, state: Sentence, amount: Amount) -> None:
    """What is planned of a measure is its target; 资金 alone is money as the statement before measured it."""
    text, word = reading.text, amount.word
    if _is_of_the_year(state, text, amount):
        amount.metric = "planned_investment"  # 总投资164亿元，计划投资33亿元
    if (
        amount.metric == "planned_investment"
        and word is not None
        and _DONE_OF_PLAN.search(text, amount.start, amount.left_end)
    ):
        amount.metric = "completed_investment"  # 完成年度投资116亿元, 年度投资完成7亿元
    if amount.metric == "planned_investment":
        whole = word is not None and text.startswith("总额", word.end) and _names_the_whole(reading)
        amount.take("total_investment" if whole else "completed_investment", "target", "money.planned")
    if _names_contracts(state, amount):
        amount.metric = "contract_value"
    capital = amount.metric == "other" and word is not None and word.metric == "capital"
    if capital and not OTHER_MONEY.search(text, amount.start, amount.left_end):
        # 其中，省外资金43.18亿元
        of_origin = ORIGIN.search(text, state.start, amount.left_end)
        amount.metric = capital_spoken_of(reading, state) or ("funds_in_place" if of_origin else "other")
        if amount.metric == "foreign_capital" and FROM_ELSEWHERE.search(text, amount.start, amount.left_end):
            amount.metric = "funds_in_place"  # 利用外资5亿美元；省外资金180亿元: of other places of the country


def _is_of_the_year(state: Sentence, text: str, amount: Amount) -> bool:
    """Whether 计划投资 is the year's part of the total that stands right before it."""
    word, total = amount.word, state.emitted[-1] if state.emitted else None
    if word is None or amount.metric != "total_investment" or amount.field_end is not None:
        return False
    if word.surface.endswith(("投资", "投资额", "投入")) and _IN_THE_YEAR.search(text, amount.start, word.end):
        return True  # 年内拟投资37亿元
    if word.surface != "计划投资" or total is None:
        return False
    if (total.metric, total.role, total.unit) != ("total_investment", "actual", amount.item.unit):
        return False
    return amount.item.low < total.value and text[total.end : word.start].strip() in ("，", ",", "、")


def _names_contracts(state: Sentence, amount: Amount) -> bool:
    """Whether 金额 is what the projects just counted were signed for: 签约项目27个，金额81亿元."""
    count, word = state.subject, amount.word
    bare = word is not None and word.surface in ("金额", "总金额") and amount.metric == "total_investment"
    return bare and count is not None and count in state.emitted and count.stage in ("intended", "signed")


def _foreign(reading: Reading, state: Sentence, amount: Amount) -> str | None:
    """Foreign capital, where the currency or the figures before show that an amount is of it; None where they do not."""
    text, word, metric = reading.text, amount.word, amount.metric
    spoken_of = reading.money_metric == "foreign_capital"
    surface = word.surface if word is not None else ""
    if amount.item.unit != "CNY":
        of_foreigners = (
            metric == "funds_in_place"
            or (metric is None and _BROUGHT_IN.search(text, amount.start, amount.left_end) is not None)
            or (spoken_of and (surface == "金额" or metric == "contract_value"))  # 吸收合同金额34.73亿美元
            or (
                spoken_of and _MORE_CAPITAL.search(text, amount.start, amount.left_end) is not None
            )  # 98家外商投资企业增资，增资额超过6亿美元
        )
        if (
            (metric, surface) == ("total_investment", "投资")
            and word is not None
            and text.endswith(("外商", "台商", "港商", "侨商", "外方"), amount.start, word.start)
        ):
            return "foreign_capital"  # 外商投资880万美元
        # 亚洲地区实际投资16.84亿美元
        invested = metric == "total_investment" and spoken_of and word is not None and surface == "投资"
        if of_foreigners or (invested and word is not None and text.startswith("实际", word.start - 2)):
            return "foreign_capital"
    generic = word is not None and (surface in _GENERIC or word.metric == "capital")
    if not generic or metric not in ("contract_value", "funds_in_place", "total_investment"):
        return None
    # 香港实际到资85.4亿元, where the figures before were of foreign capital
    if reading.paragraph_foreign != amount.item.unit:
        # 引进外资27.6亿美元。…686个项目到资1181亿元: another currency, and other money
        told = (
            d
            for d in reversed([*reading.drafts[-12:], *state.emitted])
            if d.metric == "foreign_capital" and d.unit.isupper()
        )
        last = next(told, None)
        if surface != "到资" or not spoken_of or (last is not None and last.unit != amount.item.unit):
            return None
    # 高技术产业引资31.2亿元, in a text on foreign capital
    named = any(known.metric == "funds_in_place" and known is not word for known in amount.own)
    return None if named or _HOME_MONEY.search(text, state.start, amount.item.start) else "foreign_capital"


_FALLS_SHORT = re.compile(r"(?:欠|还?差|尚差)(?:任务|目标)?(?:约|近)?$")


def _is_difference(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether an amount is by how much a target was passed or missed: 超出计划进度目标5.93亿元."""
    text, item, measure = reading.text, amount.item, amount.measure
    level = amount.level
    small = level is not None and 2 * item.low < level.value
    if small and _FALLS_SHORT.search(text, amount.start, amount.left_end) and aimed_before(state, item):
        return True  # 到位资金任务60亿元，完成48.6亿元，欠11.4亿元: what is not there
    if small and amount.metric is None and beyond_aim(text, state, item, amount.start, amount.left_end):
        measure = level  # 到位资金任务40亿元，完成45亿元，超额5亿元
    elif small and _OVER_TASK.search(text, amount.start, amount.left_end):
        measure = level  # 到位资金达到65亿元，超市定任务3亿元: the task is no such part of it
    elif measure is None or _BEYOND.search(text, amount.start, amount.left_end) is None:
        return False
    assert measure is not None
    short = _SHORT_OF.search(text, amount.start, amount.left_end) is not None
    draft = rate_of(
        measure,
        start=reading.evidence_start(amount.start),
        end=item.end,
        role="difference",
        value=-item.low if short else item.low,
        unit=item.unit,
        rule="money.difference",
    )
    draft.high, draft.bound = item.high, item.bound
    state.emitted.append(draft)
    return True


def _is_target_of_measure(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether an amount is the target of what was just told: 到位资金48亿元，完成年度目标60亿元的80%."""
    text, item, word, measure = reading.text, amount.item, amount.word, amount.measure
    if amount.rule == "money.done":
        return False
    task = state.emitted[-1] if state.emitted else None
    if (
        task is not None
        and (task.role, task.unit) == ("target", item.unit)
        and _SO_MUCH_OF_IT.fullmatch(text, task.end, amount.left_end)
        and not _RATED.match(text, item.end)
    ):
        amount.take(task.metric, "actual", "money.done")  # 目标任务为62亿元，已完成任务45亿元
        return False
    behind = TARGET_AFTER.match(text, item.end, state.end)
    # 超额完成全年85亿元的目标
    completed = behind is not None and any(known.role == "complete" for known in amount.own)
    listed = behind is not None and AIMED_LIST.match(text, item.end, state.end) is not None
    passed = listed and _PASSED.search(text, amount.start, item.number_start) is not None  # 已超出69亿元的全年任务
    amount.aimed = completed or (behind is not None and (passed or not listed))
    if _TASK_DONE.search(text, amount.start, amount.left_end) and not _RATED.match(text, item.end):
        told = (d for d in reversed(state.emitted) if d.role in LEVELS and d.unit == item.unit)
        aim = next(told, measure)
        if aim is not None:
            amount.take(aim.metric)  # 目标任务为62亿元，已完成任务45亿元
        return False
    amount.aimed = amount.aimed or TARGET_OF.search(text, amount.start, amount.left_end) is not None
    if not amount.aimed and amount.metric is None and any(known.role == "complete" for known in amount.own):
        amount.aimed = _RATED.match(text, item.end) is not None
    if not amount.aimed:
        return False
    if amount.metric is None and _OF_FOREIGN_CAPITAL.match(text, item.end):
        amount.take("foreign_capital", "target", "money.target")  # 全年100万美元的利用外资任务
    topic = amount.topic
    if amount.metric is None and topic and (measure is None or measure.metric != topic):
        amount.take(topic, "target", "money.target")  # 2.实际利用外资。市里下达任务100万美元
    if amount.role != "actual" or measure is None:
        return False
    named_before = word is not None and any(k.role == "target" and k.start > word.start for k in amount.own)
    if amount.metric not in (None, measure.metric) and not named_before:
        return False
    others = next((known.stage for known in reversed(amount.own) if known.stage), measure.stage)
    if amount.metric in ("total_investment", "contract_value") and others != measure.stage:
        amount.role, amount.rule = "target", "money.target"  # 储备项目107个，总投资139亿元。目标是签约项目总投资100亿元
        return False
    draft = rate_of(
        measure,
        start=reading.evidence_start(amount.start),
        end=item.end,
        role="target",
        value=item.low,
        unit=measure.unit if item.unit == "CNY" and not item.measure.endswith("元") else item.unit,
        rule="money.target",
    )  # 实际利用外资5.7亿美元，超额完成全年4.2亿的目标: of dollars, too
    draft.high, draft.bound = item.high, "exact" if passed else item.bound
    timed = any(amount.start <= known.start < item.start for known in state.periods)
    reading.of_whole_year(draft, amount.start, behind.end() if behind and not timed else amount.left_end)
    state.emitted.append(draft)
    return True


def _take_role(reading: Reading, state: Sentence, amount: Amount) -> None:
    """Whether an amount is a target, by how much another changed, or an average."""
    text, item, word, start, left_end = reading.text, amount.item, amount.word, amount.start, amount.left_end
    aims = amount.role == "actual" and amount.metric in MONEY_METRICS and word is not None
    if aims and word is not None and _AIMED.fullmatch(text, word.end, left_end):
        amount.take(amount.metric, "target", "money.target")  # 下达我县到位资金年度目标任务52亿元
    previous = state.emitted[-1] if state.emitted else None
    if amount.level is not None and 2 * item.low < amount.level.value:
        amount.apart = _APART.search(text, start, left_end)
    goes_on = previous is not None and previous.role == "increase" and text[previous.end : item.start] in ("、", "和")
    increase = amount.apart is not None or reading.is_change(amount.own, left_end) or goes_on
    if increase and (amount.role == "actual" or (goes_on and amount.rule == "money.planned")):
        _take_change(reading, state, amount)
    elif any(known.role == "average" for known in amount.own) or YEARLY_MEAN.search(text, start, left_end):
        amount.take(amount.metric, "average", "money.average")
    if amount.metric in ("total_investment", "foreign_capital") and _EACH_FIRM.search(text, start, left_end):
        amount.take(amount.metric, "average", "money.average")  # 台资企业户均投资509万美元


def _take_change(reading: Reading, state: Sentence, amount: Amount) -> None:
    """By how much the last figure rose or fell: 平均投资额4.2亿元，较上年提高1.1亿元."""
    item, previous = amount.item, state.emitted[-1] if state.emitted else None
    amount.take(amount.metric, "increase", "money.increase")
    apart = amount.apart
    if apart["below"] or apart["low"] if apart else reading.is_fall(amount.own, amount.left_end):
        amount.item = replace(item, low=-item.low)
    if amount.metric is None and (amount.measure or previous) is not None:
        like = previous if previous is not None and previous.role == "average" else amount.measure
        if like is not None and like.unit != item.unit:
            like = next((d for d in reversed(state.emitted) if d.unit == item.unit), None)
        amount.like, amount.metric = like, like.metric if like is not None else None


def _is_per_unit(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether an amount is of one acre, head or household: told only where it is an income."""
    text, start, left_end = reading.text, amount.start, amount.left_end
    if not _PER_UNIT.search(text, start, left_end):
        return False
    if amount.metric in ("total_investment", "foreign_capital") and _EACH_FIRM.search(text, start, left_end):
        return False
    if amount.metric == "other" and _PER_HEAD.search(text, start, left_end):
        reading.emit(
            state, amount.item, amount.previous_end, "other", "average", amount.item.unit, "money.per_head",
            own_start=start, word=amount.word,
        )  # fmt: skip
    return True


def _is_one_projects(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether an amount is one investor's or one project's, whose name may not have been found, and of no many."""
    text, item, word, metric = reading.text, amount.item, amount.word, amount.metric
    start, left_end = amount.start, amount.left_end
    cost = metric in ("total_investment", "contract_value")
    if cost and word is not None and _INVESTOR.search(text, start, word.start):
        return True  # 离家打拼20年的陈先生投资1.6亿元
    if cost and text.startswith("的", item.end) and _OF_ONE_FIRM.match(text, item.end, state.end):
        return True  # 总投资2亿元的某冶金有限公司举行开工仪式
    builds = metric == "total_investment" and _TO_BUILD.match(text, item.end, state.end) is not None
    if builds and not any(d.metric in ("project_count", "enterprise_count") for d in state.emitted):
        return True  # 恒通集团投资40亿元，建设软件外包基地
    if metric == "other" and reading.book.current and _ONCE_THERE.search(text, state.start, left_end):
        return True  # 甲物流园项目投资80亿元，建成后年交易额将达100亿元
    unnamed = metric in ("total_investment", "completed_investment") and not reading.book.current
    if unnamed and _OF_PHASE.search(text, start, left_end):
        return True  # 一期投资3亿元
    if metric in ("output_value", "revenue", "tax") and _EFFECT.search(text, state.start, item.start):
        wide = _of_firms_there(state) or _WIDE.search(text, start, item.start) is not None
        promised = _ALL_OF_THEM.search(text, state.start, item.start) is not None
        promised = promised or _beside_several(state, text, start) or _promised_by_many(reading, state, amount)
        if not wide and (reading.book.current or not promised):
            return True  # 投产后年产值3亿元 is what one project promises
        if amount.role == "actual" and (not wide or _ONCE_THERE.search(text, state.start, left_end)):
            amount.take(metric, "forecast", "money.promised")
    # 主要项目有甲电路项目（到资6.4亿元）、乙食品项目（到资6亿元）
    one = _ONE_OF_SOME.search(text, start, left_end) or _ONE_FIRMS.search(text, amount.previous_end, left_end)
    return one is not None and _SOME_NAMED.search(text, state.start, start + 12) is not None


def _is_bar(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether an amount is a bar that some pass, or a round number that was just told: 到位资金超10亿元的有大冶市（21.3亿元）."""
    text, item, word = reading.text, amount.item, amount.word
    passed = _BAR.match(text, item.end, state.end) is not None
    if amount.metric is None and not amount.own and passed:
        amount.metric = reading.section.metric
    previous = state.emitted[-1] if state.emitted else None
    if not text.startswith("大关", item.end):
        previous = amount.level if _MARK.fullmatch(text, amount.start, item.number_start) else None
    if (
        previous is not None
        and (previous.unit, previous.role) == (item.unit, "actual")
        and 0 <= previous.value - item.low <= previous.value / 10
    ):
        state.told_again.append((item.start, item.end))
        return True  # 实现5064亿元，成功突破5000亿元大关; 总投资1008亿元，首次突破千亿元: the same figure
    so_far = amount.metric == "completed_investment" and word is not None and word.surface == "累计投资"
    if so_far and state.subject is not None and state.subject.stage in _NOT_BEGUN:
        amount.metric = "total_investment"  # 拟签约项目10个，累计投资额62亿元: nothing is invested yet
    if amount.metric is None or not passed:
        return False
    state.money_metric = reading.money_metric = amount.metric
    return True


def _stage(reading: Reading, state: Sentence, amount: Amount, metric: str, own_stage: str | None) -> str | None:
    """How far the projects are that an amount is of; `own_stage` is said in its clause."""
    text, word, subject = reading.text, amount.word, state.subject
    if metric == "completed_investment":
        if subject is not None and amount.rule == "money.planned" and subject in state.emitted:
            # 集中开工39个，总投资118亿元，年度计划投资47亿元: the year's part of what these cost
            return subject.stage if _staged(text, state, amount, subject) else None
        if own_stage in _AT_WORK and _BY_THESE.search(text, amount.start, amount.left_end):
            return own_stage  # 续建项目完成投资45亿元
        return subject.stage if subject is not None and _brought_by(reading, state, amount, subject) else None
    if metric == "foreign_capital" and word is not None and amount.role == "actual":
        return own_stage if own_stage == "signed" else _agreed_with(state, word)  # 签约外资740万美元
    if metric not in ("total_investment", "fixed_asset_investment", "contract_value"):
        return amount.stage if metric not in STAGELESS else None
    signed_for = metric == "contract_value" and word is not None and word.surface.startswith("签约")
    if own_stage and not (signed_for and own_stage in ("lead", "planned", "negotiating")):  # 农超对接签约金额4.2亿元
        stage: str | None = own_stage
    elif word is not None and word.surface.startswith(("签约", "意向")):
        stage = "signed" if word.surface.startswith("签约") else "intended"  # 本次签约总投资86亿元
    elif metric == "fixed_asset_investment" or any(known.role == "handled" for known in amount.own):
        stage = None  # 通过评审的项目计划总投资71.8亿元: no stage of theirs is said
    elif text.find("动", amount.start, amount.left_end) >= 0 and _DRAWN.search(text, amount.start, amount.left_end):
        stage = None  # 带动社会投资136亿元: what others invest
    elif subject is not None and subject.metric == "project_count":
        stage = subject.stage
    else:
        previous = state.emitted[-1] if state.emitted else None
        of_firms = previous.stage if previous is not None and previous.metric == "enterprise_count" else None
        apart_from_all = word is not None and text.endswith("基础设施", amount.start, word.start)
        inherited = None if apart_from_all else _stage_told(reading, state, amount) or reading.inherited_stage(state)
        stage = amount.stage or of_firms or inherited  # 签约企业67家，投资总额达55亿元
    if metric != "contract_value":
        return stage
    agreed = word is not None and _AGREED.search(word.surface) is not None
    if not own_stage and (stage is None or agreed):
        return "signed"  # 合同引进资金: of the contracts
    agreed = agreed or word is None or _CONTRACT.search(text, amount.start, amount.left_end) is not None
    # 引进项目75个，协议引资额突破五百亿大关，达531亿元; but what 引资68个，揽金152亿元 says was brought in
    return "signed" if stage == "landed" and agreed else stage


_DRAWN = re.compile(r"(?:带动|撬动|拉动)[^，。；\d]{0,8}投[资入]")
_CONTRACT = re.compile("合同|协议|签约|签订")
_IN_A_FAIR = re.compile("会|周|月|活动|大会")


def _stage_told(reading: Reading, state: Sentence, amount: Amount) -> str | None:
    """The one stage that a sentence without a count has said before an amount: 与4家企业代表进行了签约，项目总投资49亿元."""
    if any(draft.metric == "project_count" for draft in state.emitted) or state.outer is not None:
        return None
    told = (word for word in state.words if word.stage and word.start < amount.start and word.surface != "建设")
    said = {word.stage for word in told if not _IN_A_FAIR.match(reading.text, word.end)}  # 推介会上，…进行了签约
    return said.pop() if said in ({"signed"}, {"started"}) else None


def _agreed_with(state: Sentence, word: Word) -> str | None:
    """协议外资 is signed for, and what the projects just signed are to bring of foreigners: 签约20个，拟利用外资3亿美元."""
    if word.surface.startswith("协议"):
        return "signed"
    count = state.subject
    if count is None or count not in state.emitted or (count.metric, count.stage) != ("project_count", "signed"):
        return None
    return "signed" if word.surface.startswith("拟") else None


def _staged(text: str, state: Sentence, amount: Amount, subject: Draft) -> bool:
    """Whether the projects that a year's plan is of are said to be begun or under way, or are a part of such ones."""
    if subject.stage not in ("started", "under_construction") or find_nouns(text, amount.start, amount.left_end):
        return False  # 新开工项目20个，全市重点项目年度计划投资140亿元: of others
    if _SEMICOLON.search(text, subject.end, amount.start):
        return False
    parts = text.startswith("其中", state.start) and not any(
        word.stage and word.start < amount.start and word.surface != "建设" for word in state.words
    )
    parts = parts or (state.outer is not None and state.outer.stage == subject.stage)
    begin = text.rfind("；", state.start, subject.start) + 1
    return parts or any(
        word.stage == subject.stage and begin <= word.start < amount.start and word.surface not in ("实施", "建设")
        for word in state.words
    )


def _brought_by(reading: Reading, state: Sentence, amount: Amount, subject: Draft) -> bool:
    """Whether what was completed is what the projects just counted brought: 竣工投产项目12个，完成投资2.2亿元."""
    if subject not in state.emitted or amount.aimed or amount.rule == "money.planned":
        return False
    if subject.stage not in _AT_WORK:
        return False
    # 在建项目33个，1—4月完成投资9.8亿元: right behind them, whatever time it is of
    beside = amount.start - subject.end < 2 and not any(word.role in ("aim", "forecast") for word in amount.own)
    if not beside and state.period_said and state.period != (subject.first, subject.last):
        return False
    if subject.stage not in _UNDER_WAY and not reading.text.startswith("其中", state.start):
        return False  # 竣工项目12个，完成投资20亿元 may be what all have brought
    if _SEMICOLON.search(reading.text, subject.end, amount.start):
        return False
    return not find_nouns(reading.text, amount.start, amount.left_end)


# [在建]项目完成投资9亿元, [续建]项目1—4月完成投资9亿元
_BY_THESE = re.compile(
    r"(?:在建|续建|新建|新?开工|竣工|完工|建成|投产)的?[^，。；、\d]{0,6}(?:项目|工程)[^，。；、]{0,12}(?:完成|累计|投[资入])"
)


def _own_sector(
    reading: Reading, state: Sentence, amount: Amount, metric: str, staged: bool, origin: re.Match[str] | None
) -> str | None:
    """The class that the clause of an amount names, or where its money comes from."""
    text, word, start, left_end = reading.text, amount.word, amount.start, amount.left_end
    sector = None
    if origin and not (metric == "foreign_capital" and origin[0] == "外资"):
        sector = origin[0]
    elif word is None:
        # 批发零售业实现零售总额16.8亿元
        sector = opening_class(text, start, left_end) or bracketed_class(reading, state, left_end)
        if sector is None and text.startswith("项目", left_end - 2):
            sector = sector_of(reading, start, left_end - 2, amount.own, state, None)  # 其中：工业项目53.82亿元
    elif metric not in ("total_investment", "contract_value") or state.subject is None or staged:
        before = [known for known in amount.own if known.end <= word.start]
        sector = sector_of(reading, start, word.start, before, state, word)
        sector = sector or opening_class(text, start, word.start, max(amount.previous_end, state.start))
    if sector is None and word is not None:
        sector = _class_named_again(state, text[start : word.start].strip(LABEL_EDGE))
    return None if metric == "foreign_capital" and sector == "外资" else sector


def _emit(reading: Reading, state: Sentence, amount: Amount, metric: str) -> None:
    """State an amount with its stage, its class and its role, and keep what it measures for those that follow."""
    text, item, word, own, subject = reading.text, amount.item, amount.word, amount.own, state.subject
    own_stages = [known.stage for known in own if known.stage]
    stage = _stage(reading, state, amount, metric, own_stages[-1] if own_stages else None)
    size = reading.size_class(state, amount.previous_end, item.start)
    origin = ORIGIN.search(text, amount.start, amount.left_end)
    sector = _own_sector(reading, state, amount, metric, bool(own_stages), origin)
    linked = (
        subject is not None
        and not own_stages
        and metric in COSTS
        and subject.role in LEVELS
        and not (subject in state.emitted and _SEMICOLON.search(text, subject.end, item.start))
    )
    if linked and subject is not None:
        whole = _of_the_whole(state, text, item, metric, origin[0] if origin else None)
        # 力争新签约亿元以上项目8个，到位资金16亿元: all the money that is to come
        whole = whole or (metric == "funds_in_place" and subject.role != "actual")
        if size is None and not whole:
            size = SizeClass(0, 0, subject.low_class, subject.high_class)
        if metric != "funds_in_place":
            sector = sector or subject.sector
    elif size is None and own_stages and subject is not None and subject.stage == stage and subject in state.emitted:
        size = SizeClass(0, 0, subject.low_class, subject.high_class)
    if sector is None and amount.like is not None and amount.like in state.emitted:
        sector = amount.like.sector  # 实际到位省外资金46.4亿元，而去年同期仅为34.3亿元
    if not (linked and subject is not None and subject is state.whole_of_parts()):
        sector = sector or carried_sector(reading, state, item, metric, word)
    if amount.rule == "money.average" and _EACH_FIRM.search(text, amount.start, amount.left_end):
        stage = None  # of firms, whatever projects were counted before
    part = None if own_stages else _part_of_class(reading, state, item, metric, amount.start)
    if part is not None and (size is None or size.low is None):
        size = SizeClass(0, 0, part.low_class, part.high_class)
    compared = None if amount.apart else reading.compared(state, item)
    if amount.role == "actual" and compared is None:
        amount.role = reading.aimed(state, item, amount.role, own)
        if amount.role == "target" and _costs_of_planned(text, state, amount, metric):
            amount.role = "actual"
    previous = state.emitted[-1] if state.emitted else None
    draft = reading.emit(
        state, item, amount.previous_end, metric, amount.role, item.unit, amount.rule, stage=stage, size=size,
        sector=sector, own_start=amount.start, word=word, linked=linked,
    )  # fmt: skip
    if part is not None:
        draft.pair = part.pair
    elif own_stages and subject is not None and _told_beside(state, draft):
        draft.pair = subject.pair
    if compared is not None:
        draft.first, draft.last, draft.rule = *compared, "count.last_year"
        return
    _date_target(reading, amount, draft, previous)
    if metric in _SPOKEN and (amount.role in ("actual", "target") or amount.rule == "money"):
        state.money_metric = reading.money_metric = metric
    if (
        metric == "foreign_capital"
        and amount.role == "actual"
        and not _CONVERTED.search(text, amount.start, item.start)
    ):
        reading.paragraph_foreign = item.unit
    if own_stages and state.whole is None:
        state.whole = draft
    if any(known.role == "each" for known in own) or said_of_each(text, state, amount.start, item.start):
        give_to_each(reading, state, item, draft, amount.start)


_CONVERTED = re.compile("折合?(?:成|为)?(?:人民币|美元)?约?$")  # 利用外资5亿美元，折合人民币|34亿元


def _costs_of_planned(text: str, state: Sentence, amount: Amount, metric: str) -> bool:
    """Whether an amount is what the projects cost that are planned: 计划实施重点项目50个，概算总投资337亿元 sets no aim of 337."""
    count, word = state.subject, amount.word
    if metric != "total_investment" or word is None or word.surface.startswith("投资") or count not in state.emitted:
        return False
    if count is None or count.metric != "project_count" or count.bound != "exact":
        return False
    if count.role not in ("target", "actual"):
        return False
    if amount.item.bound not in ("exact", "about") or text[count.end : word.start].strip("，、 项目的") != "":
        return False
    if _STRIVEN_FOR.search(text, state.start, count.end):
        return False
    return _PLANNED_LOT.search(text, state.start, count.end) is not None


_PLANNED_LOT = re.compile(
    r"(?:计划|拟|安排|确定|铺排|列入)(?:新?(?:开工|实施|建设|安排))?[^，。；\d]{0,20}\d+[个项宗]?$"
)
_STRIVEN_FOR = re.compile("力争|确保|争取|目标|任务")


def _date_target(reading: Reading, amount: Amount, draft: Draft, previous: Draft | None) -> None:
    """A target is of the whole year that its clause names, or of the target before it: 全年计划到位资金75亿元."""
    if amount.rule == "money.planned":
        reading.of_whole_year(draft, amount.start, amount.left_end, always=True)
    elif amount.rule == "money.target" or (amount.role == "target" and draft.last is None):
        reading.of_whole_year(draft, amount.start, amount.left_end)
        beside = amount.rule == "money.target" and previous is not None and previous.role == "target"
        if beside and previous is not None and JOINED.fullmatch(reading.text, previous.end, draft.start):
            draft.first, draft.last = previous.first, previous.last


def _just_signed(state: Sentence) -> bool:
    """Whether the projects just counted were signed: 9个项目已经签约，可引进资金4.6亿元."""
    count = state.subject
    return count is not None and count in state.emitted and (count.metric, count.stage) == ("project_count", "signed")


def _at_a_fair(reading: Reading, state: Sentence, own_start: int, left_end: int) -> bool:
    """Whether money is what the projects just counted are to bring, signed for at a fair."""
    count = state.subject
    if count is None or count not in state.emitted or (count.metric, count.stage) != ("project_count", "signed"):
        return False
    paragraph = reading.text.rfind("\n", 0, state.start) + 1
    if _PAID_IN.search(reading.text, own_start, left_end):
        return False
    return _FAIR.search(reading.text, paragraph, left_end) is not None


def _class_named_again(state: Sentence, words: str) -> str | None:
    """The class that a clause opens with, where it was counted before others: 第二产业19宗，第三产业5宗，第二产业计划投资30亿元."""
    counts = [d for d in state.emitted[:-1] if d.metric == "project_count" and d.role == "actual"]
    return words if words and any(d.sector == words for d in counts) else None


def _names_the_whole(reading: Reading) -> bool:
    """Whether 计划投资总额 is what the text calls all that its projects cost: then 全年计划投资总额 is, too."""
    return any(d.metric == "total_investment" and d.label == "计划投资总额" for d in reading.drafts)


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


def _of_firms_there(state: Sentence) -> bool:
    """Whether firms that are there were counted in the sentence: 企业87家，…，年纳税额超3.2亿元 is paid by these."""
    return any(draft.metric == "enterprise_count" and draft.role == "actual" for draft in state.emitted)


# 园区全部建成后，可实现产值60亿元; 此次开工36个项目，总投资85亿元。项目达产后，预计年新增收入153亿元
_ONCE_RUNS = r"[^，。；、\d]{0,6}(?:建成|达产|投产|投用|达效|竣工|开业|运营)[^，。；\d]{0,6}后"
_PARK_ONCE = re.compile(rf"(?:园区|产业园|工业园|开发区|新区|片区|产业城|新城|基地){_ONCE_RUNS}")
_PROJECTS_ONCE = re.compile(rf"\s*(?:预计)?(?:这些|上述|以上|该批|此批|这批|所有|签约|开工)?项目{_ONCE_RUNS}")


_PROMISED = ("output_value", "revenue", "tax", "other")


def _promised_by_many(reading: Reading, state: Sentence, amount: Amount) -> bool:
    """Whether what is promised goes on a promise just read, or is what a park or the projects just counted will bring."""
    # 预计实现收入300亿元，同比增长18%，税收42亿元: its growth parts no promise from the next
    before = next((draft for draft in reversed(state.emitted) if draft.role in LEVELS), None)
    if before is not None and before.role == "forecast" and before.metric in _PROMISED:
        return amount.start - state.emitted[-1].end < 2
    if _PARK_ONCE.search(reading.text, state.start, amount.item.start):
        return True
    if _PROJECTS_ONCE.match(reading.text, state.start) is None or not reading.drafts:
        return False
    last = reading.drafts[-1]
    return (
        last.value > 1
        if last.metric == "project_count"
        else last.pair is not None
        and any(d.pair == last.pair and d.metric == "project_count" and d.value > 1 for d in reading.drafts[-6:])
    )


def _beside_several(state: Sentence, text: str, own_start: int) -> bool:
    """Whether what is promised stands right behind several projects and their cost: 项目13个，总投资21.72亿元，预计年产值20.91亿元."""
    count = state.subject
    if count is None or count.metric != "project_count" or count not in state.emitted or count.value < 2:
        return False
    return _THEIR_SUMS.fullmatch(text, count.end, own_start + (text[own_start : own_start + 1] == "、")) is not None


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
