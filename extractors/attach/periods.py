"""Of which period a number is: the one said before it, the one that the sentence, the paragraph or the text goes on about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.attach.aims import NEARLY_OVER, past_the_aim, spoken_of_as_plan
from extractors.attach.ceremony import CEREMONY, DATELINE, NTH_EVENT
from extractors.attach.memory import Memory
from extractors.clause import OF_AIMS, TARGET_AFTER
from extractors.counted import HOUSES
from extractors.draft import Draft
from extractors.language import clause_start
from extractors.period import PeriodMention, chinese_number
from extractors.quantity import Quantity
from extractors.sentence import Days, Sentence

_COMPARED = re.compile(r"(?:比|较|与|同|跟|是|由|从)(?:上)?$")
_CHANGES = re.compile(r"(?:同期)?(?:分别|均)?(?:同比|实际)?(?:增|下降|减|翻|提高)")
_FULFILS = re.compile(r"(?:完成|占|达|超)[了到过]?(?:市|县|区|省)?(?:下达)?$")  # 完成[全年]1.5亿美元任务的91.3%
_GOES_ON = re.compile(r"(?:同期)?(?:增长|下降|提高|增加)?[\d.%％]*(?:个百分点|亿元|个)?[、，和与]")
_SEVERAL_TIMES = re.compile(r"(?:以来)?[，,]?[共已先后]{0,3}(?:[两二三四五六七八九十]|\d{1,2})次")
# 自“招商之冬”活动开展以来: since a day not said
_SINCE_EVENT = re.compile(
    r"自[^，。；\d]{2,24}?(?<!今年)(?<!去年)以来"
    # 换届以来, 党的十九大召开以来, 疫情发生以来; 活动期间: at the head of a clause
    r"|(?:^|(?<=[，,。；;\n 　]))[^，,。；;\n\d、]{2,24}(?:(?<!今年)(?<!去年)(?<!月)以来|期间)[，,]"
)
_SINCE_ITS_START = re.compile(r"自(?:项目|工程)?(?:开工|动工|开建|建设|立项|启动|实施)(?:建设|实施)?以来")
_FLOW = re.compile(r"到位(?:资金|内资|外资)|实际(?:使用|利用|到位)")  # what adds up over a year
_EVENT_NAME = re.compile(
    r"[^，。；\d]{0,24}(?:活动|仪式|大会|推介会|洽谈会|签约会|恳谈会|座谈会|博览会|招商会|发布会|对接会)"
)
_NAMES_EVENT = re.compile(
    r"[^，,。；\d]{0,16}?(?:集中|现场)?(?:签约|开工|竣工|投产|开竣工)(?:活动|仪式|大会)[^，,。；]{0,24}[，,。；]"
)
_THIS_YEAR = re.compile(r"(?:今年|年初)(?:以)?来|[今本]年，?$")
# what a year has on its list is of the whole year, though the year runs: 今年安排重点项目262个; 今年列入调度的在建项目193个
# are under construction by now
_ARRANGED = re.compile(
    r"[^，。；\d]{0,6}，?[^，。；\d]{0,8}(?:安排|列入|铺排|纳入|确定)(?![^，。；\d]*(?:在建|续建))|[^，。；\d]{0,6}重点(?:建设|工程)?(?:工程|项目)+(?:共|有|为|\d)"
)
_RECORD = re.compile(r"[^，,。；;\d]{0,20}?(?:最[高好多大快低]|新[高低]|首次|首位|之最|历史性|最佳)")
_FIRST_TIME = re.compile(r"[，,][^，,。；;\d]{0,20}?(?:首次|首度|第一次|最[高好多大快低]|新[高低])")
_HELD_THEN = re.compile(r"(?:以来)?(?:举行|举办|召开|开展)的(?!各类|系列|所有|历次)")
_NEAR_TO = re.compile(r"(?:接近|超过|超|高于|低于|高出|低出|多于|少于|快于|慢于|优于|好于|相当于|恢复到)$")
# 占全年任务35亿元的…; but 今年的目标是引进30个 and 今年计划签约50个 tell of which year the aim is
_YEARLY_TARGET = re.compile(
    r"的?(?:年度|总|预期|预定|既定|考核)*(?!(?:目标|任务|计划|指标)+[是为：:])"
    r"(?:目标|任务|计划(?!(?:新|再|还|共|集中)*(?:签|开|引|落|投产|竣|建|实施|策划|举办|组织|招))|指标)"
)
# 完成全年落地任务的137%
_TARGET_FOR = re.compile(
    r"(?:落地|签约|新?开工|竣工|投产|达产|入库|招商引资|招商|引资|投资|项目|建设|工作|利用外资|到位资金)+(?:目标|任务|计划|指标)+的"
)
_LOCAL = re.compile(r"[^，。；\d]{2,8}的")
# 开工项目中，2021年新签约项目175个: of these only
_SIGNED_IN = re.compile(r"(?:新?签约|新?引进|落地)的?项目[^，。；\d]{0,4}(?:已|开工|注册|落地|投产)")
# what was done and is told of a period that still runs: 开工了, 集中开工, 开工重点项目85个, 85个重点项目开工
_BEGUN = re.compile(r"(?:集中|陆续|同步|共|已|新)?(?:开工|签约|竣工|投产)(?!率)")
_INTENDED = re.compile(r"[拟将]|计划|预计|准备")
_TO_COME = re.compile(r"还要|还将|将再|要再|力争|争取")  # 下半年，我们还要再签25个
_HOLDS = ("举办", "举行", "召开", "参加", "暨")
_COHORT_AMONG = re.compile(r"(?:项目|企业)中[，,]?$")
_OF_COHORT = re.compile(r"(?:新?签约|新?引进|落地|新?开工)(?:的)?项目")
_CARRIED_ON = re.compile(r"结转|续建|跨年")
_SINCE_THEN = re.compile(r"[^，。；、\d]{0,24}?(?:以来|至今(?![仍未尚还没]))")  # 2010年建立合作机制以来, 2014年建园至今
_LONGEST_SINCE = 26
# 2014年启动建设后，累计引进…: since then
_AFTER_THEN = re.compile(r"[^，。；、\d]{2,16}?(?<![前今先])(?:之|以)?后[，,][^，。；\d]{0,16}?(?:累计|先后|已|共)")
# 成立于2006年，规划面积…，现有企业80家; 园区2006年经省政府批准设立，…: when what is described began, and not of which year it tells
_FOUNDED_IN = re.compile(r"(?:创建|始建|组建|设立|成立|建立|创办|兴建|筹建|开建|建成|建|获批|批准|诞生|起步|坐落)于$")
_FOUNDED = re.compile(
    r"(?![^，。；]*以来)(?:[，,]?[经由][^，。；\d]{2,16}?(?:批准|批复|同意|审批|核准)[，,]?)?"
    r"[^，。；\d]{0,6}(?:创建|始建|组建|设立|成立|创办|兴建|筹建|建立|挂牌|建[园区成设]|获批|批[准复]|升[级格为]|晋升|跻身|认定|命名)"
    r"[^，。；\d]{0,20}[，,；。]"
)
_OF_ITS_OWN = re.compile(r"(?:[区园城港]|基地|公司|集团|新城|小镇|市场|前身[是为])[于自在]?$")
_SINCE_AN_EVENT = re.compile(r"，[^。；\d]{4,28}?(?<![年月])以来")  # 今年4月，招商工作队到深圳开展工作以来
# 上年同期为300万美元: a period tied to its number
_TIED = re.compile(r"的|（|\(|数?[为是仅]{1,2}")
_TIMES_OF = re.compile(r"[^，。；]{0,14}的[\d.]+倍")
OPENING, CLOSING = frozenset("（("), frozenset("）)")
_CLOSING = re.compile(r"[）)]")
_BEFORE_A_START = re.compile(r"(?:拟于?|将于?|计划于?|准备|有望)$")  # 拟于近期开工1个
_AIM_AHEAD = re.compile(
    r"目标|拟(?=完成|实现|到位)|(?:下达|分配)[^。；]*任务|(?<![主重需必不只还想])要再?(?=新?(?:引进|招引|签约|开工)|竣工|实施|储备|到位)"
)
_ONE_BY_ONE = re.compile(r"分别|依次|各")
# 去年[集中签约的]12个项目, 2022年[引进未开工的]12个项目
_OF_THEIR_YEAR = re.compile(r"[^，。；\d]{0,14}(?:签约|引进|招引|落地|落户|签订)(?:而)?(?:未开工|未落地|未履约)?的")
_BECAME = re.compile(r"已|仍|尚|至今|开工|动工|投产|竣工|履约|注册|率|未")
_SO_MANY_YEARS = re.compile(r"([二三四五六七八九十两]|\d)年")
_WILL = re.compile(r"(?<!即)将(?!近)")
_YEARS_PROJECTS = re.compile(r"全?[省市县区州]?级?(?:重点|重大)(?:建设|工程|产业|招商)?项目")
_CLAUSE_ENDS = re.compile(r"[，。；,;\n]")
_AND = re.compile(r"[、和]")
_OF_A_YEAR = re.compile(r"年|目标|任务|计划|指标")
_YEARLY = re.compile(r"年度|全年")
# 占市下达一季度任务12亿元的118%: the task is the quarter's
_OF_A_PART = re.compile(r"(?:季度?|半年|月份?|阶段性?|序时)的?(?:序时|阶段性?)?(?:进度)?(?:目标|任务|计划|指标)")
_OPENING_OF = re.compile(r"的?[^，。；\d]{0,6}(?:开门红|首场)")
_PLAN_NAMED = re.compile(r"(?:计划|规划|方案|纲要|意见)[》”]?[（(]$")
_AMONG_OPEN = re.compile(r"其中[^；。]{0,12}$")


def whole_year(mention: PeriodMention) -> bool:
    """Whether a period is one calendar year."""
    first, last = mention.first, mention.last
    return first is not None and last is not None and (first.month, first.day, last) == (1, 1, date(first.year, 12, 31))


def anchor_year(memory: Memory) -> int | None:
    """The year that a bare 全年 or 一季度 is of: the paragraph's or the section's, else the title's."""
    published = memory.document.published
    this_year = published.year if published else memory.year_now
    if memory.paragraph_period and this_year:
        first, last = memory.paragraph_period
        if last and last.year < this_year:
            return last.year
        if last is None and first and first.year == this_year - 1:
            return first.year  # 去年以来，…。全年签约138个
    if published and published.month < 3 and memory.carried and not memory.section.aim:
        first, last = memory.carried
        if first and last and last.year == published.year - 1 and (first.month, last.month) == (1, 12):
            return memory.section.year or memory.title_year or last.year  # 2003年全年…⏎全年新引进65个, said in January
    if memory.section.ahead and memory.section.year is None and memory.title_year and sums_up_a_year(memory):
        return memory.title_year + 1  # 下一步打算 of a summary of 2022: 全年 is 2023
    if memory.section.past and published and published.month < 3:
        return memory.section.year or memory.title_year or memory.event_year or published.year - 1
    if published is None and memory.title_year is None and memory.section.year is None:
        return memory.event_year or _year_told(memory)  # 2021年安排710项。1—3月完成投资313亿元, in a text without a day
    return memory.section.year or memory.title_year or memory.event_year


def year_before(memory: Memory) -> int | None:
    """The year told of in an undated text that names none as its own."""
    return None if memory.title_year or memory.section.year or memory.event_year else _year_told(memory)


def _year_told(memory: Memory) -> int | None:
    """The year that the figures before are of, or that opened a clause without figures."""
    last = next((known[1] for known in (memory.paragraph_period, memory.carried) if known and known[1]), None)
    return last.year if last else memory.year_told


def sums_up_a_year(memory: Memory) -> bool:
    """Whether the title names one year that the text sums up."""
    first, last = memory.main_period or (None, None)
    return first is not None and last is not None and (first.month, last.month) == (1, 12)


def _title_month(memory: Memory) -> bool:
    """Whether the title names one month (2014年5月份招商引资月报): its 本月 is that one."""
    first, last = memory.main_period or (None, None)
    return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)


def pass_bracket(state: Sentence, marks: list[str]) -> None:
    """The period inside a bracket is not carried on behind it: `marks` are those between two numbers."""
    last = next((mark for mark in reversed(marks) if mark not in "；;。"), "")
    if last in CLOSING and state.bracket_period is not None:
        # 增长22.88%（去年同期到位资金3878.66亿元），完成…: of the time before the bracket
        state.period, state.period_said, state.last_year = state.bracket_period
        state.bracket_period = None
    elif last in OPENING:
        state.bracket_period = state.period, state.period_said, state.last_year


def take_periods(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> None:
    """Take the periods between the number before and this one that date this one."""
    for mention in state.periods:
        if not previous_end <= mention.start < item.start:
            continue
        if _tells_founding(memory.text, state, mention):
            if not state.period_said:
                state.period, state.period_said = (None, None), True
        elif _dates(memory, state, mention, item):
            _take_period(memory, state, mention, item)


def _tells_founding(text: str, state: Sentence, mention: PeriodMention) -> bool:
    """Whether a time tells when a zone or a firm was founded, which dates none of the figures that describe it."""
    if mention.kind not in ("span", "month", "day"):
        return False
    before = max(state.start, mention.start - 5)
    if _FOUNDED_IN.search(text, before, mention.start):
        return True
    return _OF_ITS_OWN.search(text, before, mention.start) is not None and _FOUNDED.match(text, mention.end) is not None


def _dates(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a period is the number's, and not a comparison's, a plan's, a report's or an event's."""
    text = memory.text
    if mention.kind == "day" and not _dates_by_day(text, mention, item):
        return False
    if any(name.start <= mention.start < name.end for name in state.names):
        return False  # 2023年天祝县搬迁项目: part of a name
    if _PLAN_NAMED.search(text, max(state.start, mention.start - 5), mention.start):
        return False  # 三年行动计划（2018—2020年）: the plan's years
    if state.year_part is not None and text.startswith(("本年", "当年"), mention.start):
        return _take_up_year(state)
    if "；" in text[mention.end : item.start] and _LOCAL.match(text, mention.end, mention.end + 9):
        return False  # 4个去年签约的项目至今未落地；外资到位35万美元: the year is of those four
    if mention.same_period_last_year and state.emitted and _held_beside(text, mention, item):
        return False  # 到位资金36亿元，去年同期为31亿元，完成…: what follows is of this year
    if _NEAR_TO.search(text, max(state.start, mention.start - 4), mention.start):
        return False  # 已接近去年全年水平
    if _is_compared_with(text, state, mention) or _is_the_plans_year(text, state, mention, item):
        return False
    if _aside(text, state, mention, item) or (whole_year(mention) and _HELD_THEN.match(text, mention.end)):
        return False  # 作为今年举办的最大一场活动，签约45个: the year is the event's
    if _RECORD.match(text, mention.end) and (mention.kind == "since" or "以来" in text[mention.end : item.start]):
        return False  # 增长71.6%，为2019年有统计以来最高；利用外资7804万美元
    if mention.kind == "since" and _long_before(memory, mention) and _FIRST_TIME.match(text, mention.end):
        return False  # 2019年以来，签约投资额首次超过400亿元, in a paper of 2023: of that year alone
    if whole_year(mention) and (
        NTH_EVENT.match(text, mention.end)
        or (text.endswith(_HOLDS, 0, mention.start) and _EVENT_NAME.match(text, mention.end, item.start))
    ):
        return False  # 举办2023年“迎老乡”座谈会，150余位: the year is the event's
    if whole_year(mention) and _YEARS_PROJECTS.match(text, mention.end) and _up_to_a_day_of(state, mention):
        return False  # 截至8月20日，2021年市重点项目完成投资95亿元: which projects
    opens = clause_start(text, mention.start, state.start) == mention.start
    if whole_year(mention) and not opens and _OPENING_OF.match(text, mention.end):
        return False  # 1月20日，全县迎来今年招商引资开门红，10个项目集中签约: the day's
    held_on = memory.event is not None and whole_year(mention)  # the ceremony's day takes the place of its year
    if mention.kind == "span" and not held_on and _NAMES_EVENT.match(text, mention.end, item.start):
        return False  # 2023年一季度集中签约活动6日举行，本次签约70个: the time is the event's name
    if text[mention.start : mention.end] == "年内" and _SIGNED_IN.match(text, mention.end):
        return False  # 年内签约项目已注册公司62个: of which projects
    if text[mention.start : mention.end] == "同期" and (opens or not mention.same_period_last_year):
        return False  # 同期，全市引进…: the same period as before
    # 3月19日，…举行2020年春季“云签约”活动: the year is the event's name
    return not (state.month and mention.kind == "span" and _EVENT_NAME.match(text, mention.end, item.start))


def _long_before(memory: Memory, mention: PeriodMention) -> bool:
    """Whether a time begins in a year before the one in which the text came out."""
    published = memory.document.published
    return published is None or mention.first is None or mention.first.year < published.year


def _up_to_a_day_of(state: Sentence, mention: PeriodMention) -> bool:
    """Whether the sentence has said up to which day of a year it counts."""
    return any(
        known.kind == "as_of" and known.last and mention.last and known.last.year == mention.last.year
        for known in state.periods
        if known.end <= mention.start
    )


def _take_up_year(state: Sentence) -> bool:
    """Take up again the year that a look back at the one before broke off: 截至2016年底309亿元，本年度计划137亿元; always false."""
    assert state.year_part is not None
    (state.period, state.period_said), state.year_part = state.year_part, None
    return False


# 7月7日，科技产业园等四大项目落户某开发区: on that day; 7月7日，全市已签约32个项目 is not
_ON_A_DAY = re.compile(r"(?:[上下]午)?[，,](?!.*(?:已|累计|共有|目前|获悉|记者|现有|今年))[^，。；\n\d]{0,40}$")
_DONE_THEN = re.compile(
    r"(?:[^，。；、\n\d]{0,8}?(?:项目|企业|項目))?(?:成功|正式|顺利|同时|集体|一起|分别)?(?:签约|簽約|落户|落戶|开工|開工|动工|奠基|投产|竣工|开业)(?!率|的|前|后)"
)


def _dates_by_day(text: str, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a day is a ceremony's, or one since which was counted, and no report's.

    10月28日…32个项目签约落户, 当天，共有13个项目签约 and 自5月12日启动以来 date the figure; 10月20日，记者从…获悉 dates the report.
    """
    if (mention.first and text[mention.start : mention.end] in ("当天", "当日")) or (
        _ON_A_DAY.match(text, mention.end, item.start) and _DONE_THEN.match(text, item.end)
    ):
        return True
    ends = _CLAUSE_ENDS.search(text, item.end, item.end + 30)
    if CEREMONY.search(text, mention.end, ends.start() if ends else item.end + 30) and not DATELINE.search(
        text, mention.end, item.start
    ):
        return True
    return _SINCE_THEN.match(text, mention.end, item.start) is not None


def _held_beside(text: str, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a number is only last year's beside this year's: （上年同期31.2亿元）, 而去年同期仅为34.3亿元."""
    if mention.end == item.start:
        return text[mention.start - 1] in "（(，,而"
    return item.start <= mention.end + 3 and _TIED.fullmatch(text, mention.end, item.start) is not None


def _is_compared_with(text: str, state: Sentence, mention: PeriodMention) -> bool:
    """Whether the figures are held against a period: 比去年同期增长8%, 较2020、2019年同期分别增长…."""
    before = text[mention.start - 1 : mention.start]
    compared = _COMPARED.search(text, max(state.start, mention.start - 3), mention.start) is not None
    if compared and before == "是" and not text.startswith("的", mention.end):
        # 目标是全年落地50个以上 is no comparison; 是上一个五年的2.3倍, 是上年同期300万美元的5.2倍 are
        compared = _TIMES_OF.match(text, mention.end) is not None
    if compared and before == "从" and mention.kind == "span" and mention.first:
        words = text[mention.start : mention.end]
        compared = not any(joint in words[1:] for joint in "至到-—–")  # 从6月闭幕至8月底
    return compared or _compared_too(text, state, mention)


def _is_the_plans_year(text: str, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a year is the plan's that figures are held against: 占全年计划35亿元, 完成全年1.5亿美元任务的91.3%."""
    if text[mention.start : mention.end] not in ("全年", "年度", "今年", "当年"):
        return False
    if mention.end == item.start and TARGET_AFTER.match(text, item.end, state.end):
        return _FULFILS.search(text, max(state.start, mention.start - 6), mention.start) is not None
    if _TARGET_FOR.match(text, mention.end, mention.end + 16):
        return True
    return _YEARLY_TARGET.match(text, mention.end, mention.end + 7) is not None


def _take_period(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> None:
    """A period that dates the number is the sentence's from here on."""
    text = memory.text
    words = text[mention.start : mention.end]
    if words in ("本月", "当月") and _title_month(memory):
        _keep_year(state)  # 项目91个，本月到位4.64亿元；续建项目204个
        state.period, state.period_said, state.future, state.last_year = memory.main_period, True, False, False
        state.month = True
        return
    if not mention.future and (mention.kind in ("as_of", "present") or past_the_aim(memory, state, mention)):
        state.aim, state.aim_floor = False, mention.start  # 计划实施300个，截至6月底已开工239个
    anchor = memory.section.year or memory.title_year
    if mention.kind == "since" and _told_in_january(memory, mention):
        anchor, words = anchor_year(memory), "本年"  # 今年以来, in the report on the year before
    if words in ("本年", "本年度") and anchor and mention.first:
        mention = replace(mention, first=date(anchor, 1, 1), last=date(anchor, 12, 31), future=False)
    if words == "全年" and _year_is_over(memory, state, mention, item):
        mention = replace(mention, first=back(mention.first), last=back(mention.last), future=False)
    # 去年落户桂阳的力源公司 tells of the company, 去年签约的64个项目 of these 64 only
    among = _COHORT_AMONG.search(text, max(0, mention.start - 5), mention.start) and _OF_COHORT.match(text, mention.end)
    alone = text[mention.start - 1 : mention.start] in ("单", "仅", "光")  # 三年来引进53个；单2017年就落地19个
    back_to = state.period[0] if state.period_said and state.period else None
    if mention.kind == "as_of" and mention.last and back_to and mention.last < back_to and state.year_part is None:
        _keep_year(state)  # 2017年，…；截至2016年底累计完成309亿元，本年度计划137亿元
    state.local = bool(among) or alone or _LOCAL.match(text, mention.end, mention.end + 9) is not None
    state.last_year = mention.same_period_last_year
    state.before_cohort = state.period if state.period_said else None
    if mention.kind == "month" and not state.month:
        _keep_year(state)  # 上半年20个，6月份5个；到位资金…
    state.month = mention.kind == "month"
    if _CARRIED_ON.match(text, mention.end):
        return  # 上年结转169个 are this year's
    if not state.future:
        state.before = state.period if mention.future and state.period_said else None
    held = mention.kind == "span" and CEREMONY.search(text, mention.end, item.end + 12) is not None
    held = held and not (mention.future and not _no_plan(memory, state, mention, item))  # 三季度拟集中开工18个
    dated = (
        whole_year(mention)
        or memory.section.days
        or any(day.kind == "day" and day.end <= mention.start for day in state.periods)
    )
    several = _SEVERAL_TIMES.match(text, mention.end) is not None  # 今年四次集中开工累计418个
    if held and memory.event and dated and not several and CEREMONY.search(text, mention.end, mention.end + 16):
        # 4月16日，…。2017年春季重点项目集中开工仪式举行: the year is the ceremony's name
        state.period, state.period_said, state.local = memory.event, True, True
        return
    state.future = not held and _is_ahead(memory, state, mention, item)
    if mention.kind in ("vague", "present"):
        if _BEFORE_A_START.search(text, max(state.start, mention.start - 3), mention.start):
            return  # 拟于近期开工1个: when they will start, not when they were counted
        if mention.kind == "vague" and words in ("一年来", "一年以来"):
            return  # 一年来 is the year that the text has been speaking of
        years = _years_spoken_of(memory, words)
        # 截至6月底，近三年累计签约的86个项目; but 去年签约42个，近三年累计签约86个
        known = state.period if state.period_said and not state.emitted else None
        if mention.kind == "vague" and years is None and known and known[1]:
            return
        if mention.kind == "present" and _so_far_said(memory, state, mention, item):
            return  # 截至6月底，目前34个项目已落地, 34个项目目前已落地
        state.period, state.period_said = years or (None, None), True
        published = memory.document.published
        if years and years[1] and published:
            state.future = years[1] > published
    else:
        state.period, state.period_said = _together(text, state, mention, _stretch(memory, state, mention, item)), True


def _so_far_said(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a sentence has said up to when it counts before its 目前, or says 目前 behind the projects it has counted."""
    told = any(known.kind == "as_of" and known.end <= mention.start for known in state.periods)
    return told and state.period_said and state.period is not None and state.period[1] is not None


def _opens_clause(memory: Memory, start: int) -> bool:
    """Whether what begins at `start` is the first of its clause or its paragraph."""
    return memory.opens_paragraph(start) or clause_start(memory.text, start, 0) == start


def hear_years(memory: Memory, periods: list[PeriodMention]) -> None:
    """Remember the stretch of several whole years that is named: 五年累计 looks back to it; and the year told of."""
    for mention in periods:
        first, last = mention.first, mention.last
        bare = memory.text.startswith("全年", mention.start)  # of which year it is, others tell
        if not bare and whole_year(mention) and last and _opens_clause(memory, mention.start):
            memory.year_told = last.year  # 2003年，开发区设计并运行了…。全年新入区企业901家
        if mention.kind == "span" and first and last and first.year < last.year:
            if _COMPARED.search(memory.text, max(0, mention.start - 3), mention.start):
                continue  # 是“十五”时期的3.6倍
            whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            memory.years = (first, last) if whole else memory.years


def _years_spoken_of(memory: Memory, words: str) -> Days | None:
    """The stretch of as many years that the text has named: 过去五年，…。五年累计到位480亿元."""
    known = memory.years
    number = _SO_MANY_YEARS.match(words)
    if known is None or number is None or not (known[0] and known[1]):
        return None
    return known if known[1].year - known[0].year + 1 == chinese_number(number[1]) else None


def _told_in_january(memory: Memory, mention: PeriodMention) -> bool:
    """Whether a year that has only begun is spoken of as the one that a report of January sums up."""
    published = memory.document.published
    if published is None or published.month != 1 or memory.section.ahead:
        return False
    return mention.first == date(published.year, 1, 1) and anchor_year(memory) == published.year - 1


def _together(text: str, state: Sentence, mention: PeriodMention, days: Days) -> Days:
    """Two months or two years in a row are one stretch, where they are not told one by one: 5月和6月，2021年、2022年."""
    before = next((known for known in state.periods if known.end == mention.start - 1), None)
    if (
        before is None
        or before.kind != mention.kind
        or text[before.end] not in "、和与及"
        or not (before.last and days[0])
    ):
        return days
    if (days[0] - before.last).days != 1 or _ONE_BY_ONE.search(text, mention.end, state.end):
        return days
    return before.first, days[1]


def _keep_year(state: Sentence) -> None:
    """A month aside is told of: what follows behind `；` is of the period in force before it."""
    if state.emitted and state.year_part is None:
        state.year_part = (state.period or (None, None), state.period_said)


def _is_ahead(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether what is said of a period is still to come."""
    if not mention.future:
        return False
    published = memory.document.published
    if memory.section.past and not state.aim and mention.first and published and mention.first <= published:
        return False  # 2023年工作回顾, printed on 28 December: 全年预审项目102个
    if state.expected and not state.aim and mention.end - state.start < 16:
        return False  # 预计全年实现…: expected, and of the whole year
    if mention.kind == "by":
        return True
    if published and mention.last and mention.last - published < NEARLY_OVER and _no_plan(memory, state, mention, item):
        return False  # 全年，全市签约项目37个, printed on 30 December
    if spoken_of_as_plan(memory, state, item) or _TO_COME.search(memory.text, mention.end, item.start):
        return True
    running = published and mention.first and mention.first <= published
    begun = _BEGUN.search(memory.text, mention.end, item.end + 14) if running else None
    if begun is not None and not _INTENDED.search(memory.text, mention.end, begun.start()):
        return False  # 二季度，85个重点项目开工, told in May; but 三季度，拟集中开工18个
    return bool(
        published
        and mention.first
        and mention.last
        and mention.last > published
        and (published - mention.first).days <= (0 if mention.first.month == 1 else 45)
        and (mention.kind != "month" or mention.first > published)  # 8月份…, printed on the 30th, is no plan
    )


def _year_is_over(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a bare 全年, where nothing is planned, is the year before: in January or February, or where the text has
    told of that year last (2014年，…完成投资97亿元。⏎…全年新落地38个, printed in April).
    """
    published = memory.document.published
    if not (published and mention.first and mention.first.year == published.year):
        return False
    anchor = anchor_year(memory)
    if published.month > 2:
        if memory.year_told != published.year - 1 or anchor not in (None, published.year):
            return False
    elif anchor is not None:
        return False
    return _no_plan(memory, state, mention, item)


def _no_plan(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether nothing plans or asks for what a period is said of."""
    text = memory.text
    if state.aim or state.expected or memory.section.aim or memory.tasks or item.bound == "at_least":
        return False
    if any(word.role != "among" for word in state.turns if word.start < item.start):
        return False  # 全年计划签约37个; but 全年签约37个，完成年度目标的92.5%
    return OF_AIMS.search(text, state.start, item.start) is None and not _AIM_AHEAD.search(
        text, mention.end, item.start
    )


def _stretch(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> Days:
    """From which day to which day a mention reaches here: 今年 is the year so far, 截至11月20日 may have begun with it."""
    text, published = memory.text, memory.document.published
    first, last = mention.first, mention.last
    if first and last and (last - first).days < 8:
        state.month = True  # 5月26日至29日 dates an event, not the report
    if mention.kind == "as_of":
        opening = _THIS_YEAR.search(text, max(text.rfind("\n", 0, mention.start), 0), mention.start)
        # 今年以来，…。截至11月20日，全县实施项目97个: since the year began
        first = date(last.year, 1, 1) if opening and last and published and last.year == published.year else None
        if opening and published is None:
            began = state.period[0] if state.period_said and state.period else None
            year = began.year if began else memory.year_now
            first = date(year, 1, 1) if year else None  # 2013年年初以来，…，截至目前
        if first is None and last and item.measure not in HOUSES and memory.titled == (date(last.year, 1, 1), last):
            # 截至9月底 below the title 1—9月招商引资情况; firms were counted, whenever they came
            first = date(last.year, 1, 1)
    elif (
        mention.kind in ("span", "month", "day")
        and (published or last)
        and (
            _SINCE_THEN.match(text, mention.end, mention.end + _LONGEST_SINCE)
            or _AFTER_THEN.match(text, mention.end, item.start)
            or (mention.kind == "month" and _SINCE_AN_EVENT.match(text.replace(",", "，"), mention.end, item.start))
        )
    ):
        last = published  # 2010年建立合作机制以来
    elif mention.kind == "by" and last and _by_the_end(text, state, mention, item):
        first = date(last.year, 1, 1)
    elif published is None and _is_running_year(memory, state, mention, item):
        # in a text without a day, 今年 is told up to the end of what was told before, else up to no day
        known = state.period if state.period_said else memory.carried
        same = known is not None and known[1] is not None and first is not None and known[1].year == first.year
        last = known[1] if known is not None and same else None
    elif _is_running_year(memory, state, mention, item):
        # 今年共实施项目32个 is the year so far: up to the date said before, else to publication
        known = state.period if state.period_said else memory.carried
        month = known if known and known[0] and known[1] and (known[1] - known[0]).days < 31 else None
        if known and month is None and known[1] and first and last and first <= known[1] <= last:
            first, last = known[0] or first, known[1]
        elif month and month[1] and published and month[0] != month[1] <= published:
            last = month[1]  # 6月当月签约9个，今年累计41个: up to the month's end; a ceremony's day is no end
        else:
            last = published
    if (
        last
        and state.period_said
        and state.period
        and state.period[1]
        and (last.year < state.period[1].year or (state.period[0] is None and first is not None))
        and _AMONG_OPEN.search(text, state.start, mention.start)
    ):
        state.year_part = (state.period, state.period_said)
    return first, last


def _by_the_end(text: str, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether what is reached by a day is of the year that it closes: 年内, 预计到年末，全县生产总值完成115亿元."""
    if text[mention.start : mention.end] in ("年内", "今年内", "本年内"):
        return True
    if mention.last is None or (mention.last.month, mention.last.day) != (12, 31) or state.aim:
        return False
    # 预计年底到位资金可达125亿元
    return state.estimates or (state.expected and _FLOW.search(text, mention.end, item.start) is not None)


def _is_running_year(memory: Memory, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a year that is not over is told of, and not planned."""
    text, published = memory.text, memory.document.published
    if mention.last is None or (mention.last <= published if published else text[mention.start] != "今"):
        return False
    words = text[mention.start : mention.end]
    if words not in ("今年", "本年", "当年", "2012年") and (words == "全年" or not whole_year(mention)):
        return False
    if state.future or state.aim or state.expected or memory.section.aim or memory.tasks:
        return False
    if published is None and _WILL.search(text, mention.end, item.start):
        return False
    return not (_AIM_AHEAD.search(text, mention.end, item.start) or _ARRANGED.match(text, mention.end))


def of_cohort(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> None:
    """去年签约的12个项目中，已有9个开工: what became of them is told of the time in force before, and not of their year."""
    text = memory.text
    if state.cohort is not None:
        days, state.cohort = state.cohort, None
        dated = any(previous_end <= mention.start < item.start for mention in state.periods)
        if not dated and item.kind in ("count", "percent") and _BECAME.search(text, previous_end, item.end + 8):
            state.period, state.period_said, state.local = days, True, True
    if item.kind != "count" or item.number_start == 0 or text[item.number_start - 1] != "的":
        return
    mention = next((known for known in reversed(state.periods) if known.end <= item.start), None)
    published = memory.document.published
    if mention is None or not (mention.last and mention.last < (memory.now()[1] or published or date.max)):
        return  # 上半年签约的47个项目，开工19个, told of that half-year
    if _OF_THEIR_YEAR.fullmatch(text, mention.end, item.number_start):
        state.cohort = state.before_cohort or (None, memory.now()[1])


def since_event(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> None:
    """自“招商之冬”活动开展以来，累计签约79个: since a day that is not said, whatever was spoken of before."""
    text = memory.text
    if text.find("以来", previous_end, item.start) < 0 and text.find("期间", previous_end, item.start) < 0:
        return
    since = _SINCE_EVENT.search(memory.text, max(previous_end - 1, state.start), item.start)
    # 今年4月，工作队到深圳开展工作以来 has its day
    if since and not any(since.start() - 2 <= known.end and known.start < item.start for known in state.periods):
        # 自开工以来累计完成投资21亿元: by the end of what the report is on
        known = state.period if state.period_said and state.period else memory.now()
        until = known[1] if _SINCE_ITS_START.match(since[0]) else None
        held = memory.event if since[0].endswith(("期间，", "期间,")) else None  # 活动期间，签约20个: on its days
        state.period, state.period_said, state.local = held or (None, until), True, True


def _aside(text: str, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
    """Whether a period tells when of something beside the number: in a closed bracket, in the name of a measure."""
    if any(word.metric == "planned_investment" and word.start <= mention.start < word.end for word in state.words):
        return True  # 年内计划完成投资86亿元，开复工项目25个
    opening = max(text.rfind("（", state.start, mention.start), text.rfind("(", state.start, mention.start))
    if opening < 0 or _CLOSING.search(text, opening, mention.start):
        return False
    if opening + 1 == mention.start and text[mention.end : mention.end + 1] in "）)":
        return False  # 今天（7月14日）上午
    return _CLOSING.search(text, mention.end, item.start) is not None  # 26个（含2011年签约项目），开工率81%


def _compared_too(text: str, state: Sentence, mention: PeriodMention) -> bool:
    """Whether a year goes on a comparison: 同比2020年增长48%、2019年增长14%, 较2020、2019年同期分别增长…."""
    if not _CHANGES.match(text, mention.end):
        return False
    earlier = [known for known in state.periods if known.end <= mention.start]
    return bool(
        earlier
        and _COMPARED.search(text, max(state.start, earlier[-1].start - 3), earlier[-1].start)
        and _GOES_ON.fullmatch(text, earlier[-1].end, mention.start)
    )


def period_of(memory: Memory, state: Sentence, role: str, subject: Draft | None) -> Days:
    """The period of a statement: the sentence's own, its subject's, the plan's, else what was being spoken of."""
    told = role not in ("target", "forecast") or (role == "forecast" and state.estimates and not state.future)
    days: Days = (None, None)
    if state.period_said and state.period is not None:
        days = state.period
    elif subject is not None and (role != "actual" or subject.role != "target"):
        days = subject.first, subject.last
    elif told and memory.paragraph_period is not None:
        days = memory.paragraph_period
    elif told and memory.carried is not None and not memory.section.aim:
        days = memory.carried
    return days if role != "target" else _of_a_target(memory, state, days)


def _of_a_target(memory: Memory, state: Sentence, days: Days) -> Days:
    """The period of a target: the one that the paragraph or the section plans, or that of the figure it stands behind."""
    if not state.period_said:
        if memory.paragraph_plan:
            return memory.paragraph_plan
        if memory.section.plan and memory.section.aim:
            return memory.section.plan
        year = memory.section.year or (memory.planned_year if memory.section.ahead else None)
        if year:
            return date(year, 1, 1), date(year, 12, 31)
        if days == (None, None) and memory.whole.plan:
            return memory.whole.plan  # 新乡市“十四五”规划：…⏎累计到位资金4300亿元
        if days == (None, None) and memory.announced:
            return memory.announced  # 省政府发布2016年重点工程目标任务。⏎…签约项目总投资达到18亿元
    before = state.emitted[-1] if state.emitted else None
    if days[0] is None and before is not None and memory.text[before.end] in "（(":
        return before.first, before.last  # 扶绥县98.2亿元（年度任务115亿元，完成85.4%）
    return days


_FROM_NEW_YEAR = re.compile(r"[比较](?:(?:今|本)?年初|(?:上|去)年年?[末底])")


def from_new_year(text: str, start: int, end: int, first: date | None, last: date | None) -> date | None:
    """When a change began: 年末存款余额168亿元，比年初增长18%, else as what has changed; `text[start:end]` stands before it."""
    if first is not None or last is None or "年" not in text[start:end] or not _FROM_NEW_YEAR.search(text, start, end):
        return first
    return date(last.year, 1, 1)


_BECAME_THEN = re.compile(
    r"[，,]?(?:增|增加|增长|升|提高|提升|上升|发展|扩大|猛增|跃升|下降|降低|减少|减|降)了?[到至为]"
)


def compared(memory: Memory, state: Sentence, item: Quantity) -> Days | None:
    """The earlier period of a number that the text compares with: 比去年同期的8个, 比2013年的81.2亿元下降."""
    text = memory.text
    previous = state.emitted[-1] if state.emitted else None
    if previous is not None and previous.rule == "count.last_year" and _AND.fullmatch(text, previous.end, item.start):
        return previous.first, previous.last
    if text[item.number_start - 1] in "由从" and previous is not None and _BECAME_THEN.match(text, item.end, state.end):
        before = next((draft for draft in reversed(state.emitted) if draft.rule == "count.last_year"), None)
        if before is not None:
            return before.first, before.last  # 洽谈项目由去年同期的9个增至22个，签约项目由3个增至8个
    for mention in state.periods:
        if (mention.end <= item.start <= mention.end + 3 and _TIED.fullmatch(text, mention.end, item.start)) or (
            mention.end == item.start and _told_then(text, mention, item)
        ):
            if mention.same_period_last_year:
                return state.period if state.last_year and state.period else _year_before(memory, state)
            now = (state.period or memory.now())[1]
            if text.startswith("上年", mention.start) and now and mention.last and now.year <= mention.last.year:
                return _year_before(memory, state)  # of a report on 2012, printed in 2013: 比上年的30.2亿元增长
            if _COMPARED.search(text, max(state.start, mention.start - 2), mention.start) and mention.last:
                return mention.first, mention.last
    return None


def _told_then(text: str, mention: PeriodMention, item: Quantity) -> bool:
    """Whether the number right behind a period is that time's: 上年同期300万美元的5.2倍, 从2020年10亿元, 超过去年同期23亿元."""
    return (
        (mention.same_period_last_year and (mention.first is not None or _held_beside(text, mention, item)))
        or text[mention.start - 1 : mention.start] in ("从", "由")
        or _TIMES_OF.match(text, mention.end) is not None
    )


def back(day: date | None) -> date | None:
    """The same day a year earlier."""
    if day is None:
        return None
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _year_before(memory: Memory, state: Sentence) -> Days:
    """The period in force, a year earlier."""
    period = state.period or memory.now()

    return back(period[0]), back(period[1])


def planned(memory: Memory, state: Sentence, draft: Draft) -> None:
    """A target is of the period that the plan speaks of, not of the last figures' period."""
    if state.period_said and state.period:
        draft.first, draft.last = state.period
    elif memory.paragraph_plan:
        draft.first, draft.last = memory.paragraph_plan
    elif memory.section.plan and memory.section.aim:
        draft.first, draft.last = memory.section.plan
    elif memory.section.year and memory.section.aim:
        draft.first, draft.last = date(memory.section.year, 1, 1), date(memory.section.year, 12, 31)


def of_whole_year(memory: Memory, draft: Draft, start: int, end: int, always: bool = False) -> None:
    """A yearly target is of the whole year, whatever part of it the actual figure is of."""
    said = memory.text[start:end]
    if not always and not _OF_A_YEAR.search(said):
        return
    if not always and draft.last is not None and _OF_A_PART.search(said):
        return
    anchor = draft.last or draft.first
    published = memory.document.published
    yearly = always or _YEARLY.search(said) is not None
    if anchor is None and not yearly and (told := memory.now()[1]) is not None:
        draft.first, draft.last = date(told.year, 1, 1), date(told.year, 12, 31)  # of the year that is told of
        return
    if anchor is None and yearly and (anchor_year(memory) or published):
        year = anchor_year(memory) or (published.year if published else 0)
        draft.first, draft.last = date(year, 1, 1), date(year, 12, 31)
        return
    if anchor is None:
        return
    if draft.first is not None and (anchor.year != draft.first.year):
        return
    draft.first, draft.last = date(anchor.year, 1, 1), date(anchor.year, 12, 31)
