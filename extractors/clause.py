"""What the words of one clause say: which measure they name, whether a target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.language import clause_start
from extractors.quantity import Quantity
from extractors.sentence import Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading

LABEL_EDGE = " 　，,。；;、：:“”（()）\n\t的"
# one of these stands in every sentence that plans its numbers or holds them against a plan without a lexicon word for it:
# what the patterns of aims here and in `attach.aims` need is sought nowhere else
OF_AIMS = re.compile(
    "目标|盘子|(?<![签确制选商认])定[了下出]|任务|计划|指标|预算|将|拟|至少|少于|低于|原定|定的|要(?=[再新引招签开竣实储到])"
)
# 新开工项目|年初计划26个, |全年任务是26个, |年初定的是26个: what alone stands before a number that is planned
BEFORE_PLAN = r"^|(?<=[，。；：、,;:（(而])|(?<=项目)|(?<=方面)|(?<=[新开竣完动]工)|(?<=投产)|(?<=签约)|(?<=入库)|(?<=[县区市州旗])"
OF_PLAN_ALONE = (
    r"(?:(?:年初|全年|年度|今年|当年|本年度?|年|原)?(?:的)?(?:原定|定的|计划|任务|目标)|(?:年初|全年|今年|原)安排)"
    r"(?:任务|目标|指标|总数|数量|数)*(?:的?是|为|共|[:：])*"
)
TARGET_AFTER = re.compile(
    r"\s?的?(?:年度|全年|半年|上半年|季度|序时|时序|总|招商引资|招商|引资|全口径|实际利用外资|利用外资|外资|考核|工作)*(?:目标|任务|指标|计划(?!总?投资|投入|引资|用地))"
)
_OF_FOREIGNERS = re.compile(r"(?<!内)外资(?!金(?!额))|外商(?:直接)?投资")
AIMED_LIST = re.compile(r"的(?:年度|全年|工作|总体)?(?:目标|任务)")
OF_PLAN = re.compile(
    r"占到?(?:了)?(?:年度?|全年|年初|当年)?(?:新?(?:开工|竣工|投产|签约)|引资|建设)?(?:计划(?!投资总额|总投资)|任务|目标|预算)"
)  # 占计划投资总额的71.6% is a share
# 任务40亿元，完成45亿元，[超额]5亿元: by how much an aim was passed
_BEYOND_AIM = re.compile(r"[，,\s]*(?:已|实际|提前|共)*超(?:额|出)?(?:完成)?(?:任务|目标|计划)?(?:约|近)?")
YEARLY_MEAN = re.compile(r"年均(?!增)")  # 年均引进项目45个, 年均到位资金6亿元
TARGET_OF = re.compile(
    r"(?:完成|占|达到?|实现|为|是|超|超额完成|超过|距离?)[^，。；,;]{0,18}?(?:(?:目标|任务|计划|指标)[^，。；,;\d]{0,6}|预算数?(?:的|为)?)$"
)
# what fixed assets are parted by: 第二产业投资, 东部地区投资, 港澳台商投资, 中央项目投资, 建安投资


def aimed_before(state: Sentence, item: Quantity) -> bool:
    """Whether the sentence has told a target in the unit of a number."""
    unit = "count" if item.kind == "count" else item.unit
    return any(draft.role == "target" and draft.unit == unit for draft in state.emitted)


def beyond_aim(text: str, state: Sentence, item: Quantity, start: int, end: int) -> bool:
    """Whether a number is by how much an aim was passed: 任务40亿元，完成45亿元，[超额]5亿元; [超额]5亿元完成任务."""
    if _BEYOND_AIM.fullmatch(text, start, end) is None:
        return False
    return aimed_before(state, item) or text.startswith("完成", item.end)


_PART_OF_FIXED_ASSETS = re.compile(
    r"(?:业|建设(?:项目)?|开发|改造|产|属|地区|其他|万元(?:及以上|以上)的?(?:城镇)?项目|建安|民营|国有|设施|经济|领域|(?:内资|外资|港澳台|国有|民营|外商)(?:企业|项目)?|(?:港澳台|外)商|(?:中央|地方|县属|市属|省属)(?:项目)?)$"
)
_DIVIDED = re.compile(r"\s*(?:而)?(?:按|从|分)[^，。；,;]{2,12}(?:看|分)[，,：:]")
_PARTS_AHEAD = 24  # figures: three ways to part a whole, each of four parts with its growth


# 甲、乙、丙三县签约项目数位列全市前三，|分别为38个、29个、25个: the rank stands between the measure and its figures
# 签约项目数居前三位的是甲县、乙县、丙县，|分别为12个、9个、8个
_RANKED_FIRST = re.compile(
    r"(?:(?:位列|位居|位于|排名|排在|居|列|排)(?:全[国省市县区州盟旗])?前[一二两三四五六七八九十\d]+[位名]?"
    r"|(?:前[一二两三四五六七八九十\d]+[位名]|[靠居]前|领先|较[多快]|最[多快])的(?:[县市]区|地区|乡镇|单位)?(?:分别)?(?:是|为|有)[^，。；,;\d]{4,40})[，,]$"
)


_CUE_ALONE = re.compile(r"(?:分别|依次)(?:达到?|为|是|有)*(?:约|近|了)?")


def own_clause(text: str, state: Sentence, item: Quantity, previous_end: int, field_end: int | None) -> tuple[int, int]:
    """Where the clause of a number begins, and where its words end: at the number, or at the list (`field_end`) that it is
    one of, whose clause may begin anywhere in the sentence.
    """
    if field_end is None:
        return clause_start(text, item.number_start, previous_end), item.number_start
    begin = clause_start(text, field_end, state.start)
    rated = item.kind not in ("count", "money")
    if not rated and begin > state.start and text[begin - 1] in "，," and _CUE_ALONE.fullmatch(text, begin, field_end):
        above = clause_start(text, begin - 1, state.start)
        begin = above if previous_end <= above else begin  # 工业、农业签约项目，|分别达到12个、9个
    ranked = _RANKED_FIRST.search(text, state.start, begin) if not rated else None
    return clause_start(text, ranked.start(), state.start) if ranked else begin, field_end


_ATTRACTED = re.compile(
    r"招商引资(?:总额|总量|完成额|任务额|目标|任务|指标|额)*(?:由|从|定为|为|是|累计|共|实际|预计|完成|实现|突破|超过?|逾|达到?|近|約|约)*$"
)
_AGREED = re.compile(r"签约|签订|协议|合同|合约|意向")
_OTHER_EFFORT = re.compile(
    r"(?:研发|科研|科技|R&D|财政|民生|教育|卫生|经费|扶贫|帮扶|环保|创新|营销)[^，。；\d]{0,4}投入|投入[^，。；\d]{0,8}(?:经费|教育|扶贫|民生)"
)
_FOREIGN_INVESTORS = re.compile(r"外商(?:独资|直接)?投资(?:企业|项目|[^，。；\d]{0,10}(?:企业|项目)[^，。；\d]{0,4}$)")
_PROJECTS_DONE = re.compile(r"投资项目(?:累计|共|已)?完成$")
_TOTAL_COMPLETED = re.compile(r"已?完成(?:总)?投资额?$")


def money_metric(words: list[Word], said: str) -> tuple[str | None, Word | None]:
    """The measure that the words of a clause (or of a table's header) name, and the word that does.

    `said` is the clause up to the number; heads such as 资金 and 投资 get their meaning from it.
    """
    named = [word for word in words if word.metric]
    if named and named[-1].surface == "投资" and _FOREIGN_INVESTORS.search(said):
        named = named[:-1]  # 外商投资项目 are of foreigners; nothing is measured by it
    if named and named[-1].surface == "投资" and said.endswith("完成") and _PROJECTS_DONE.search(said):
        named = named[:-1]  # 其中500万元以上投资项目完成26亿元: of what was spoken of before
    if not named:
        return None, None
    word = named[-1]
    if word.surface == "累计完成" and len(named) > 1 and named[-2].metric not in ("investment", "capital"):
        word = named[-2]  # 实际利用外资累计完成13.7亿美元: the verb measures nothing of its own
        metric, _ = money_metric(named[:-1], said)
        return metric, word
    metric = word.metric
    if word.surface == "投入" and _OTHER_EFFORT.search(said):
        return "other", word  # 研发投入3.2亿元
    if word.surface in ("引资", "引资总额") and _ATTRACTED.search(said):
        return "funds_in_place", word  # 全口径招商引资完成17.3亿元
    if metric == "capital":
        metric = _capital(said)
        if metric is None and word.surface == "金额" and len(named) > 1 and named[-2].end == word.start:
            return money_metric(named[:-1], said)  # 授信金额 is credit
        return metric or ("total_investment" if word.surface == "金额" else "other"), word
    if metric == "investment":
        return _investment(said), word
    if metric == "funds_in_place" and _TO_BE_ATTRACTED.search(said):
        return "contract_value", word  # 合同利用外来资金83.8亿元
    if metric == "funds_in_place" and _OF_FOREIGNERS.search(said):
        return "foreign_capital", word
    if metric == "contract_value" and word.surface[:2] in ("合同", "协议"):
        foreign = "内资" not in said and _OF_FOREIGNERS.search(said)
        return "foreign_capital" if foreign else metric, word  # 直接利用外资合同额16.89亿美元
    if metric == "total_investment" and _TOTAL_COMPLETED.search(said):
        return "completed_investment", word
    return metric, word


_LENT_OR_GIVEN = re.compile(r"奖励|奖补|补贴|贷款|借款|用款|扶持|信贷|保证金|专债|国债|专项债|债券")
_PUT_IN = re.compile(r"建设[^，。；\d]{0,8}(?:累计|已|共)[^，。；\d]{0,4}投入")


def of_money_in_place(reading: Reading, state: Sentence, word: Word | None, end: int) -> bool:
    """Whether 引资额 is the money in place that the text has been speaking of, or that no projects bring which were counted or
    signed: 各市引资额均超过500亿元, 石鼓镇引资0.7亿元.
    """
    if word is None or word.surface not in ("引资额", "引资") or state.subject is not None:
        return False
    known = reading.money_metric == "funds_in_place" or (
        reading.paragraph_main is None
        and not reading.text.endswith("项目", state.start, word.start)
        and not any(draft.stage == "signed" for draft in reading.drafts[-4:])
    )
    return known and not _AGREED.search(reading.text, state.start, end)


_TO_BE_ATTRACTED = re.compile(r"(?:协议|合同)(?:引进|利用|引入)(?![^，。；]*外资(?!金))")
_COME = re.compile(r"引来|招来|招引|招进|吸纳|到位|到账|实到|引进|利用|实际|引入|吸引")
_FOREIGN = re.compile(r"外资(?!金(?!额))|境外资金")  # 合同外资金额 is of foreign capital
_CONTRACTED = re.compile(r"签约|协议|合同|协定")


def _capital(said: str) -> str | None:
    """What 资金 and 金额 measure behind the words of their clause; None where those do not tell."""
    if _LENT_OR_GIVEN.search(said):
        return "other"
    if said.endswith("资金") and _PUT_IN.search(said) and not _OTHER_EFFORT.search(said):
        return "completed_investment"  # 配套基础设施建设上累计投入资金30.62亿元
    if _TO_BE_ATTRACTED.search(said):
        return "contract_value"  # 合同引进市外资金1077亿元
    if _COME.search(said):
        return "foreign_capital" if _FOREIGN.search(said) else "funds_in_place"
    if not _CONTRACTED.search(said):
        return None
    return "foreign_capital" if _FOREIGN.search(said) and "内资" not in said else "contract_value"


# 对华实际投资; 累计吸收外商投资7474万美元
_INVESTED_HERE = re.compile(r"对华(?:实际|直接)?投资|(?:吸收|利用|引进|使用)外商(?:直接)?投资$")
# 东盟对闽投资增长56%, 港澳地区对我市投资
_INVESTED_WITH_US = re.compile(
    r"对(?:我[国省市区县州]|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])(?:实际|直接)?投资"
)
_FOREIGNERS = re.compile(r"国家|地区|国|东盟|欧盟|欧洲|RCEP|[港澳台]|外商|新加坡|日本")
_INVESTED_ABROAD = re.compile(r"(?:对外|境外|海外)(?:直接|非金融类(?:直接)?)?投资")
_INVESTED_SO_FAR = re.compile(r"完成(?:[^，。]{0,6})投资|实际投资(?![者方商人])")
# 合同利用外来投资18.4亿元, 实际利用千万元以上省外投资86亿元
_OF_OUTSIDERS = re.compile(
    r"(?P<how>合同|协议|实际)(?:利用|引进)[^，。；]{0,10}(?:[省市县区州旗]外|外来|境内|域外|内联)(?:直接|固定资产)?投资(?:总?额)?$"
)
# 引进到位国内省外直接投资
_INVESTED_IN_PLACE = re.compile(
    r"到位(?:[^，。；]{0,8}直接)?投资(?:总?额|总量)?(?:总计|共计|合计|累计)?(?:达到?|为|约)?$"
)


def _investment(said: str) -> str:
    """What 投资 measures behind the words of its clause."""
    if _INVESTED_HERE.search(said) or (_INVESTED_WITH_US.search(said) and _FOREIGNERS.search(said)):
        return "foreign_capital"
    if _INVESTED_ABROAD.search(said):
        return "other"  # what goes abroad is no investment here
    if _INVESTED_SO_FAR.search(said):
        return "completed_investment"
    if _INVESTED_IN_PLACE.search(said):
        return "funds_in_place"
    if outside := _OF_OUTSIDERS.search(said):
        return "funds_in_place" if outside["how"] == "实际" else "contract_value"
    return "fixed_asset_investment" if "固定资产" in said else "total_investment"


def of_fixed_assets(reading: Reading, state: Sentence, own_start: int, word: Word | None) -> bool:
    """Whether `投资` is a part of the fixed-asset investment spoken of: 固定资产投资增长20%，…分产业看，第一产业投资5亿元.

    Where projects were counted in the sentence, what is invested is theirs.
    """
    if word is None or word.surface not in ("投资", "投资额"):
        return False
    if _PART_OF_FIXED_ASSETS.search(reading.text, own_start, word.start) is None:
        return False
    if any(draft.metric == "fixed_asset_investment" for draft in state.emitted):
        return True
    if any(draft.metric == "project_count" for draft in state.emitted):
        return False
    before = [draft.metric for draft in reading.drafts[-_PARTS_AHEAD:] if draft.unit != "percentage_point"]
    if _DIVIDED.match(reading.text, state.start, word.end):
        return "fixed_asset_investment" in before and "total_investment" not in before[-4:]
    return len(before) > 1 and {*before[-2:]} == {"fixed_asset_investment"}


def fixed_assets_spoken_of(reading: Reading, state: Sentence) -> bool:
    """Whether fixed-asset investment is what the text has been giving the growth of, and no projects were counted."""
    known = [*reading.drafts[-8:], *state.emitted][-8:]
    measured = [draft.metric for draft in known if draft.unit != "percentage_point"]
    return measured.count("fixed_asset_investment") * 2 > len(measured) and not any(
        draft.unit in ("count", "CNY") and draft.metric != "fixed_asset_investment" for draft in known
    )
