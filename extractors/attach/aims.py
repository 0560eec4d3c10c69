"""Whether a number is planned, expected or reached."""

from __future__ import annotations

import re
from datetime import timedelta

from extractors.attach.memory import Memory
from extractors.clause import AIMED_LIST, OF_AIMS, money_metric
from extractors.draft import Draft
from extractors.language import clause_start
from extractors.period import PeriodMention
from extractors.quantity import Quantity
from extractors.sentence import Sentence
from extractors.vocabulary import Word

# 招商任务逐一敲定; but 指标完成市下达全年任务的一半: who sets it
_ASSIGNED = re.compile(
    r"(?:任务|目标|指标)(?!完成)[^。；，]{0,8}(?:敲定|分解|(?<![国省市州区县旗部级])下达|落到|如下|公布|出炉|安排如下)"
)
_HANDED_ON = re.compile(r"\d[^。]*?(?:将|把)[^，。；]{0,12}$")
_DONE = re.compile(r"已|去年|上年|截至|累计|成绩|底气|共|同比|来自")
_REACHED = re.compile(
    r"(?:已(?!定|[\u4e00-\u9fff]{2,4}项目(?!(?:[共达有]|总?数)*$))|共(?:计)?(?=签约|引进|招引|落地|开工|竣工|投产|新签|为[^，。；]{0,6}争取)|争取到(?![位\d])|实际(?=开工|竣工|投产|签约|新|完成)|目前已|现已)"
)
_AIMED_TAIL = re.compile(
    r"[^。；\n”]{0,60}\d[^，。；\n]{0,8}的(?:年度|全年|工作|总体)*(?:目标|任务)|的(?:年度|全年|工作|总体)*(?:目标|任务)"
)
_PLANNED_ONES = re.compile(r"计划(?:新)?(?:投产|开工|竣工|签约|落地|建成)(?:的)?(?:重点|重大|产业)*(?:项目|工程)")
_DONE_OF_PLANNED = re.compile(rf"(?:年度|全年|年)?{_PLANNED_ONES.pattern}(?:已|共|累计)*完成(?:投资|固定资产投资)")
_NO_FIGURE = re.compile(r"[^，。；\d]*[，。；]")
_QUOTED = re.compile("[^“”，。；\\d]{0,6}”")
_AIMS_AT = re.compile(r"(?:将|要|确保|力争)实现|紧盯|锚定|朝着")
# 累计完成 and the like tell what was done, whatever is planned beside it
_DONE_SO_FAR = re.compile(r"(?:累计|已)(?:完成|到位|开工|签约|投资|引进)")
_SUMMED_UP = re.compile(
    r"全年(?:共)?(?:重点)?推进[^，。；\d]{0,8}\d|全年(?:共|累计)?(?:完成|引进|签约|储备|实施|新增|新签|接待|组织|举办|开展)[^，。；]{0,3}\d|全年储备"
)
# 全年利用外资268万美元，完成任务250万美元的107.2%: reached, for it is held against its task
_HELD_AGAINST = re.compile(
    r"[，,](?:超额)?(?:完成|占)[^，。；\d]{0,12}(?:任务|目标|计划)[^，。；%％]{0,16}的\s?\d[\d.]*[%％]"
)
_DONE_AFTER = re.compile(r"[^，。；、\d]{0,4}(?:已|均已|全部已)(?!签约)")
_EFFORT = re.compile(r"(?:经过|通过|共同|不懈|不断|多方|辛勤|艰苦|上下|的)$")
_FOR_IT = re.compile(r"为(?:了|切实|进一步|全力|有效|更好地?|全面|加快|能够?|坚决)*$")
_NO_FIGURE = re.compile(r"[^，。；\d]*[，,]")
_QUOTE_ENDS = re.compile(r"[^“”「」『』，。；：\d]{0,4}[”」』]")
_SLOGAN = re.compile(r"[“「『][^”」』，。；]{0,10}$")
_WITHSTOOD = ("克服", "化解", "应对", "战胜", "消除", "破解")
# 将拜访50家以上企业，召开4次以上对接会; 将实施亿元以上项目120个
_WILL = re.compile(
    r"(?<!即)(?:(?:将|计划|拟)(?:联合[^，。；\d]{2,12}|再|赴[^，。；\d]{2,10}|在[^，。；\d]{2,10})?(?:拜访|走访|组织|开展|邀请|派出|组建|(?<![^即]将)(?:召开|举办|举行))|计划(?:入园|入驻)|将(?:向[^，。；\d]{2,16}|分[两三四五六\d]批|陆续|继续|再|重点|集中|现场)*(?:推介|实施|新?开工|铺排|安排|策划|谋划|储备|招引)"
    # 今年全市要引进项目30个, and not 主要引进
    r"|(?<![主重需必不只还想])要再?(?:新?(?:引进|招引|签约|开工)|竣工|实施|储备|到位))"
    r"(?:(?!已|共|累计|目前|一是)[^。；])*$"
)
# 上半年至少再签约6个, 到位资金不得少于22亿元: what is asked for
_WATCHED = re.compile(r"(?:盯紧|紧盯|围绕|针对|聚焦|对照|盯住|梳理|对)[^，。；\d]{0,6}$")
_THERE = re.compile(r"(?:已)?(?:在谈|意向|签约|在建|续建|结转|未开工)的?(?:重点)?项目")
_FOLLOWED = re.compile(
    r"(?:跟踪|跟进|盯紧|紧盯|对接|推进|推动)(?:推进|服务|好|落实)?(?:已?签约|在谈|意向|在建|续建|洽谈|未开工)的?(?:重点|重大|招商)?项目(?:共|计)?$"
)
_ASKED = re.compile(r"(?:至少|不得?少于|不得?低于)(?:再|要|新|完成|实现)*[^，。；、\d]{0,6}$")
# 2024年目标：…; 目标任务数为…: all that follows is aimed at
_AIM_STATED = re.compile(
    r"(?<!完成)(?:目标|任务|计划|盘子)(?!投资)[^。；，,\d%]{0,14}[：:]|目标(?:任务(?:总?数)?)?[是为]"
    r"|(?<![签确制选商认])定(?:了|下了?|出了?)[^。；，,\d%]{0,10}[：:]"
)
# 全年目标签约100个, 全年目标签约10亿元以上项目8个, 年度签约项目任务206个: the aim and what it is of in one phrase
_AIM_OF = re.compile(
    r"(?<!完成)(?<!实现)(?<![占达超按])(?:全年|年度|年初|今年|年内)"
    r"(?:(?:总)?(?:目标任务|任务目标|目标|任务)数?[是为]?[\u4e00-\u9fff][^，。；：:%％的]{1,20}|[^，。；：:%％的]{2,16}(?:目标|任务)数?[是为]?)$"
)
# |目标引进项目50个, 县目标到位资金40亿元: the aim opens the clause
_AIM_OPENS = re.compile(
    r"[，,、：:\s]*(?:其中)?(?:[\u4e00-\u9fff]{0,6}[市县区州盟旗省镇乡园])?(?:年度|全年|年初|今年|总体)?(?:目标|任务)(?:任务|目标)?数?[是为]?"
    r"(?:新?签约|新?引进|招引|落地|新?开工|竣工|投产|到位|储备|完成|实现|利用)[^，。；：:%％的]{0,16}"
)
_IN_FACT = re.compile(r"实际(?![利使]用|吸收|引进|到[位账])")  # 实际利用外资 is the name of a measure
# 预计完成合同引资171亿元、到位资金36亿元; 建成后预计年产值13.6亿元，税收6800多万元，可解决2100多人就业
_EXPECTED_TOO = re.compile(
    r"、[\u4e00-\u9fff]{2,8}|[，,、](?:年|可|实现|上缴|缴纳|新增|增加|解决|带动|吸纳|提供|创造|安排|安置)+(?:[\u4e00-\u9fff]{2,4})?|[，,](?:税收|利税|税金|利润)"
)
_BY_NOW = re.compile(r"目前|已(?![\u4e00-\u9fff]{2,4}项目)|截至")
_STRIVEN_FOR = re.compile(r"紧盯|围绕|实现|对照|锚定|按照|聚焦|朝着")
# 4个已签约项目…，年内至少3个开工: of which ones, and not what was done
_RUNS_ALREADY = re.compile(r"已(?![\u4e00-\u9fff]{2,4}项目)|共|累计|完成了|实现了|截至|同比|增长")
_OF_THESE = re.compile(r"的?(?:新?签约|引进|招引|新?开工|落地)的?[^，。；\d]{0,6}项目")
# 年内可[落地开工]10个, 明年有望[新签约项目]6个
_MAY_BE = re.compile(
    r"(?<![许认])(?:可望?|有望|能够?|预计)(?:再|新|陆续|全部|相继|实现|有|集中|竣工|建成|开工|动工|投产|达产|落地|落户|签约|签订|引进|招引)+(?:项目)?(?:约|近|超过?)?$"
)
_OF_A_PLAN = re.compile(r"全年|年内|目标|任务|计划")
# 全年计划到位资金75亿元, 固定资产投资计划完成150亿元; but 年度投资计划完成53亿元 tells of what was done
_PLANNED_SUM = re.compile(
    r"(?<!年度)(?:(?<!投资)|(?<=资产投资))(?:计划|拟(?=完成|实现|到位))(?:完成|实现|达到|引进|引资|到位|实际|利用|全年|今年|年内|[一二三四]季度|[上下]半年|前三季度|内招)[^，。；、\d]{0,16}$"
)
_STOP_BEHIND = re.compile(r"[。；，,;]")
_QUOTED_AIM = re.compile(r"[^“”。]*”的?(?:年度|全年|总体)?(?:目标|任务)")
NEARLY_OVER = timedelta(days=10)  # 前三季度, said on 28 September: a period so near its end is told as over


def assigns_tasks(text: str) -> bool:
    """Whether tasks are assigned anywhere in a document."""
    return _ASSIGNED.search(text) is not None


def hear_tasks(memory: Memory, start: int, end: int) -> None:
    """招商任务逐一敲定: what follows are tasks, until a heading or a sentence on what was done."""
    words = memory.text[start:end]
    if assigned := _ASSIGNED.search(words):
        # 编制项目42个，并及时将任务分解到各镇: what was done with them, and no figure of theirs
        memory.tasks = memory.tasks or not _HANDED_ON.search(words, 0, assigned.start())
    elif _DONE.search(words):
        memory.tasks = False


def may_plan(said: str, words: list[Word]) -> bool:
    """Whether a sentence has a word without which none of its numbers is planned or asked for."""
    return OF_AIMS.search(said) is not None or any(word.role in ("aim", "forecast", "target") for word in words)


def hear_aims(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> None:
    """其中, 力争 and 预计 between the number before and this one."""
    for word in state.turns:
        if not previous_end <= word.start < item.start:
            continue
        # 其中，集中签约项目14个，包括制造业项目9个: of the fourteen, and no longer of the whole of the sentence before
        nested = state.outer is not None and state.outer not in state.emitted and state.subject in state.emitted
        if word.role == "among" and (state.outer is None or nested):
            state.outer = state.subject
        elif _sets_aim(memory, state, word):
            state.aim = True
        elif word.role == "forecast":
            state.expected = True
            state.estimates = state.estimates or word.start - state.start < 6 or not state.emitted


def end_plan(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> None:
    """A plan ends where its own clause tells what was done."""
    today = memory.document.published
    ahead = bool(
        state.period
        and state.period[0]
        and state.period[1]
        and today
        and state.period[0] <= today < state.period[1] - NEARLY_OVER
    )
    if (state.aim or state.future or ahead) and _reached(memory, state, item, previous_end):
        # 计划竣工34宗，已竣工17宗，竣工率50%: the plan ends, and what was said before it goes on
        state.aim, state.aim_floor = False, item.start
        if state.future or ahead:
            known = state.before or memory.paragraph_period or memory.carried
            if ahead and state.period and (known is None or known[0] is not None):
                # 今年安排项目262个，已开工129个: so far, or up to the day that the figures around are of
                until = known[1] if known and known[1] and state.before is None else today
                until = today if state.period[0] and until and until < state.period[0] else until  # told of last year
                known = known if known and state.before else (state.period[0], until)
            state.future, state.period, state.period_said = False, known, known is not None


def _reached(memory: Memory, state: Sentence, item: Quantity, previous_end: int) -> bool:
    """Whether the number's own clause tells what was done: 实际已开工129项, and not 力争已签约的项目开工20个."""
    text = memory.text
    clause = clause_start(text, item.number_start, max(state.start, previous_end))
    if text[item.number_start - 1 : item.number_start] == "的":
        return False
    if any(word.role != "among" for word in state.turns if clause <= word.start < item.start):
        return False
    done = _REACHED.search(text, max(state.start, clause - 1), item.number_start)
    coming = [mention for mention in state.periods if clause <= mention.start < item.start and mention.future]
    if coming:
        return done is not None and done[0] == "已" and coming[-1].end <= done.start()  # 年内已签约项目22个
    return done is not None or _in_fact(memory, state, item, clause)


def _in_fact(memory: Memory, state: Sentence, item: Quantity, clause: int) -> bool:
    """Whether a clause tells what in fact came of the aim just said: 到位资金目标40亿元，实际到位45亿元; 目标50个，实际引进45个."""
    aim = state.emitted[-1] if state.emitted else None
    if aim is None or aim.role != "target" or aim.unit != item.unit or _all_asked(state.emitted[:-1]):
        return False
    told = memory.text.find("实际", clause, item.number_start)
    dated = any(clause <= mention.start and mention.end <= told for mention in state.periods)
    if told < 0 or (told > clause + 2 and not dated):
        return False
    named = [word for word in state.words if word.metric and clause <= word.start < item.number_start]
    return not named or money_metric(named, memory.text[clause : item.number_start])[0] == aim.metric


def past_the_aim(memory: Memory, state: Sentence, mention: PeriodMention) -> bool:
    """Whether a time that is over begins a clause behind an aim: 计划实施项目71个，1—6月完成投资35亿元."""
    published = memory.document.published
    if not (state.aim and state.emitted and published and mention.last and mention.last <= published):
        return False
    clause = clause_start(memory.text, mention.start, state.start)
    aims = [word for word in state.turns if _sets_aim(memory, state, word) and word.start < mention.start]
    return clause == mention.start and bool(aims) and aims[-1].end < state.emitted[-1].end


def spoken_of_as_plan(memory: Memory, state: Sentence, item: Quantity) -> bool:
    """Whether a period that has begun is spoken of as a plan: 全年签约项目70个以上, 2022年目标."""
    clause = memory.text[state.start : item.end + 12]
    if _RUNS_ALREADY.search(clause) and not state.aim:
        return False
    own = clause[: item.end - state.start] + clause[item.end - state.start :].split("，")[0]
    published = memory.document.published
    if published and published.month > 10 and not (state.aim or memory.section.aim) and _SUMMED_UP.search(own):
        return False  # 全年完成7个项目签约入园, told at the end of November
    return state.aim or memory.section.aim or item.bound == "at_least" or _OF_A_PLAN.search(own) is not None


def aimed(memory: Memory, state: Sentence, item: Quantity, own: list[Word]) -> str:
    """The role of a number: `target` where what is to come is spoken of, `forecast` where it is only expected, else `actual`.

    `own` are the words of the number's clause before it.
    """
    if not (state.plans or _goes_on_planning(memory, state)):
        return "actual"  # most numbers
    text = memory.text
    clause = clause_start(text, item.number_start, state.start)
    aims_here = any(word.role == "aim" for word in own)
    if _AIMS_AT.search(text, state.start, item.start) and _AIMED_TAIL.match(text, item.end, state.end):
        return "target"  # 将实现签约项目10个，洽谈项目40个的目标任务
    if not aims_here and (
        _REACHED.search(text, max(state.start, clause - 1), item.number_start) or _in_fact(memory, state, item, clause)
    ):
        state.aim, state.aim_floor = False, max(state.aim_floor, clause)
        return "actual"  # 计划竣工34宗，已竣工17宗
    if _expected_too(text, state, item):
        return "forecast"
    if item.kind == "count" and not aims_here and _MAY_BE.search(text, clause, item.number_start):
        return "forecast"  # 年内可落地开工10个
    if not aims_here:
        if _DONE_AFTER.match(text, item.end, state.end):
            return "actual"  # 35个争取开工项目中，15个项目已开工
        # 到2025年，累计引进项目500个以上, below 发展目标: no longer told
        planned = memory.section.ahead and not _BY_NOW.search(text, state.start, item.start)
        if not state.future and not planned and _DONE_SO_FAR.search(text, clause, item.number_start):
            return "actual"
        if any(word.role == "forecast" for word in own) and not memory.section.aim:
            return "forecast"  # 预计全年到位资金130亿元
        if not state.expected and _HELD_AGAINST.match(text, item.end, state.end):
            return "actual"
    if _there_already(text, item, own, clause) or (memory.section.aim and _cost_of_these(state, own)):
        return "actual"
    whole = state.outer
    if whole is not None and whole is memory.paragraph_aim and state.period == (whole.first, whole.last):
        return "target"
    planned = state.aim or state.future or memory.section.aim
    if state.estimates and _told_of_a_part(state, item, clause):
        state.estimates = state.expected = False
    if state.estimates and not planned and not _IN_FACT.search(text, clause, item.number_start):
        return "actual" if state.aim_floor else "forecast"  # 预计全年生产总值115亿元；固定资产投资38亿元
    before = [word for word in state.turns if state.aim_floor <= word.start < item.start]
    if _part_of_aim(memory, state, item, clause):
        return "target"
    if _in_a_plan(memory, state, item, before):
        told = memory.section.aim and (_BY_NOW.search(text, state.start, item.start) or _over_by_then(memory, state))
        return "actual" if told and not any(word.role == "aim" for word in before) else "target"
    return "target" if _asked_for(text, state, item, clause) else "actual"


def _told_of_a_part(state: Sentence, item: Quantity, clause: int) -> bool:
    """Whether a clause tells of a part of the time that was estimated: 全年预计投产项目13个，上半年完成投资13亿元."""
    estimated = [draft.last for draft in state.emitted if draft.role == "forecast" and draft.last is not None]
    opens = [mention.last for mention in state.periods if clause <= mention.start < min(clause + 3, item.start)]
    return bool(estimated and opens) and opens[0] is not None and opens[0] < estimated[-1]


def _goes_on_planning(memory: Memory, state: Sentence) -> bool:
    """Whether what was said before plans or expects the numbers of a sentence without a word that does."""
    return (
        state.future
        or memory.section.aim
        or memory.tasks
        or memory.paragraph_plan is not None
        or (state.outer is not None and state.outer is memory.paragraph_aim)
        or (bool(state.emitted) and state.emitted[-1].role == "forecast")
    )


def _expected_too(text: str, state: Sentence, item: Quantity) -> bool:
    """Whether a number goes on a list of what is expected: 预计完成合同引资171亿元、到位资金36亿元."""
    before = state.emitted[-1] if state.emitted else None
    if before is None or before.role != "forecast":
        return False
    return _EXPECTED_TOO.fullmatch(text, before.end, item.number_start) is not None


_LISTED = re.compile(
    r"(?:[列纳编]入|进入|入选)[^，。；]{2,24}(?:计划|清单|盘子|名单|目录|笼子)的?(?:重点)?(?:项目)?(?:共|有|达)*$|(?:申报|上报|获批)(?:项目)?$"
)


def _part_of_aim(memory: Memory, state: Sentence, item: Quantity, clause: int) -> bool:
    """Whether a number is a part of the target right before 其中: 招商引资任务为25亿元，其中工业15亿元、三产10亿元."""
    last = state.emitted[-1] if state.emitted else None
    if last is None or last.role != "target" or last.unit != item.unit:
        return False
    among = next((word for word in reversed(state.turns) if word.role == "among" and word.start < item.start), None)
    if among is None:
        return False
    whole = next((draft for draft in reversed(state.emitted) if draft.end <= among.start), None)
    if whole is None or whole.role != "target" or whole.unit != item.unit or item.low >= whole.value:
        return False
    text = memory.text
    if text[whole.end : among.start].strip("，,、；;：:（(") or "完成" in text[whole.start : whole.end]:
        return False
    return _DONE_PART.search(text, max(clause, among.end), item.end + 6) is None


# 任务60亿元，其中1—6月[完成]31亿元: what was done of it
_DONE_PART = re.compile("完成|已|实际|到位|到账|实现|占|达")


def _there_already(text: str, item: Quantity, own: list[Word], clause: int) -> bool:
    """Whether what is counted stands already, whatever is aimed at: 盯紧在谈的73个项目, 盯紧23个在谈项目."""
    if own and own[-1].stage and text[own[-1].end : item.number_start] == "的":
        return True
    if item.kind != "count":
        return False
    if _FOLLOWED.search(text, clause, item.number_start):
        return True  # 重点跟踪在谈项目15个
    if _LISTED.search(text, clause, item.number_start):
        return True  # 列入2022年全省投资计划项目52个: they stand in it
    return _WATCHED.search(text, clause, item.number_start) is not None and _THERE.match(text, item.end) is not None


def _cost_of_these(state: Sentence, own: list[Word]) -> bool:
    """Whether an amount is what the projects just counted cost that are there already: 重点跟踪在谈项目15个，计划总投资96亿元."""
    count = state.subject
    if count is None or count not in state.emitted or count.metric != "project_count" or count.role != "actual":
        return False
    costs = bool(own) and own[-1].metric in ("total_investment", "contract_value")
    return costs and not any(word.role == "aim" for word in own)


def _in_a_plan(memory: Memory, state: Sentence, item: Quantity, before: list[Word]) -> bool:
    """Whether the words before a number, its section, its paragraph or its period plan it."""
    return (
        any(_sets_aim(memory, state, word) and _reaches(memory, state, word, item) for word in before)
        or memory.section.aim
        or memory.tasks
        or state.future
        or memory.paragraph_plan is not None
    )


def _over_by_then(memory: Memory, state: Sentence) -> bool:
    """Whether a sentence of a plan has been speaking of a time before it: 去年引进项目62个，今年要再上新台阶."""
    begins = memory.section.plan[0] if memory.section.plan else memory.document.published
    until = state.period[1] if state.period_said and state.period else None
    if begins is None or until is None or until >= begins:
        return False
    # 二季度末，2024年签约项目开工率达到90%: of which projects, and not by when
    return not any(mention.last == until and _OF_THESE.match(memory.text, mention.end) for mention in state.periods)


def _a_year(mention: PeriodMention) -> bool:
    """Whether a period is a year long: an aim's own."""
    return mention.first is not None and mention.last is not None and (mention.last - mention.first).days > 363


_BRACKET_CLOSED = re.compile(r"[^（(）)]*[）)]")


def _asked_for(text: str, state: Sentence, item: Quantity, clause: int) -> bool:
    """Whether a number is an aim without a word that sets one."""
    stated = _AIM_STATED.search(text, state.start, item.start)
    if stated and _BRACKET_CLOSED.match(text, stated.end(), item.start):
        stated = None  # 新开工24个（目标为20个）、竣工15个
    if stated and not any(
        stated.end() < mention.start < item.start
        and (mention.last or mention.kind == "present")  # 目标为86.3亿元，目前完成55.07亿元
        and not mention.future
        and not _a_year(mention)
        for mention in state.periods
    ):
        return True  # 总体目标任务：2006年引进资金350亿元; but 全年目标任务为4200亿元，上半年到位1987亿元
    if _WILL.search(text, state.start, item.number_start):
        return True
    if _AIM_OF.search(text, clause, item.number_start) and "的" not in text[clause : item.number_start]:
        return True
    if _AIM_OPENS.fullmatch(text, clause, item.number_start):
        return True
    if item.bound == "at_least" and _ASKED.search(text, clause, item.number_start):
        return True
    if _among_the_asked(text, state, item, clause):
        return True
    if item.kind == "money" and _PLANNED_SUM.search(text, clause, item.number_start):
        return True
    quoted = _QUOTED_AIM.match(text, item.end, state.end)
    if quoted and text.rfind("“", state.start, item.start) > text.rfind("”", state.start, item.start):
        return True  # 紧盯“到位资金212亿元，同比增长15%”的目标任务
    stop = _STOP_BEHIND.search(text, item.end, state.end)
    tail_end = stop.start() if stop else state.end
    return (
        AIMED_LIST.search(text, item.end, tail_end) is not None
        and _STRIVEN_FOR.search(text, state.start, item.start) is not None
    )


def _among_the_asked(text: str, state: Sentence, item: Quantity, clause: int) -> bool:
    """Whether a number goes on a list of what is asked for: 新签约项目不少于150个，注册外资15亿美元."""
    if not _all_asked(state.emitted):
        return False
    if any(mention.start > state.emitted[-1].end for mention in state.periods if mention.start < item.start):
        return False
    return _DONE_PART.search(_NAMES_OF_MEASURES.sub("", text[clause : item.end + 6])) is None


def _all_asked(drafts: list[Draft]) -> bool:
    """Whether the figures of a sentence, of which the first is a least, are all asked for."""
    return bool(drafts) and drafts[0].bound == "at_least" and all(draft.role == "target" for draft in drafts)


_NAMES_OF_MEASURES = re.compile("实际(?:利用|使用|到位|到账|吸收)|到[位账](?:资金|外资|内资)|完成投资")


def _sets_aim(memory: Memory, state: Sentence, word: Word) -> bool:
    """Whether a word sets an aim: 力争, and a plan with what is planned right behind it (全年计划|开工, 年计划|投产)."""
    if word.role not in ("aim", "target"):
        return False
    before = memory.text[word.start - 1 : word.start]
    if _QUOTED.match(memory.text, word.end, state.end) and "“" in memory.text[max(0, word.start - 6) : word.start]:
        return False  # 聚焦“两确保”、奋进“一率先”: what a campaign is called
    if before == "按":
        return False  # 未按|计划开工的33项
    if before == "为" and word.surface in ("确保", "力争", "争取") and _NO_FIGURE.match(memory.text, word.end):
        return False  # 为|确保项目进展顺利: what it is done for
    if word.surface == "努力" and (
        _EFFORT.search(memory.text, max(0, word.start - 4), word.start) or memory.text.startswith(_WITHSTOOD, word.end)
    ):
        return False  # 经过|努力, 在各方的共同|努力下, |努力克服疫情影响: what was done
    purpose = _FOR_IT.search(memory.text, max(state.start, word.start - 8), word.start)
    if purpose and _NO_FIGURE.match(memory.text, word.end, state.end):
        return False  # 为|确保项目进展顺利，县里…: what it was done for
    if _QUOTE_ENDS.match(memory.text, word.end, state.end) and _SLOGAN.search(memory.text, state.start, word.start):
        return False  # 聚焦“两|确保”: a slogan's word
    if before in ("个", "项", "宗", "度") and _PLANNED_ONES.match(memory.text, word.start):
        return False  # 10个计划投产项目实现投产7个: the plan is of the ten
    if _DONE_OF_PLANNED.match(memory.text, word.start):
        return False  # 计划开工项目完成投资28.7亿元
    planned = word.role == "target" and word.surface.endswith("计划")
    return word.role == "aim" or (planned and any(known.stage and known.start == word.end for known in state.words))


def _reaches(memory: Memory, state: Sentence, word: Word, item: Quantity) -> bool:
    """Whether an aim reaches a number: 计划新开工项目157项 ends with its clause at `；`, 力争 goes on."""
    ends = memory.text.find("；", word.end, item.start)
    if ends >= 0 and not any(word.end <= number.start < ends for number in state.numbers):
        return False  # 将努力打造现代物流中心；云桥公司项目，总投资3.8亿元: nothing was aimed at in figures
    own = word.surface.startswith("计划") and any(known.stage and known.start == word.start for known in state.words)
    between = memory.text[word.end : item.start]
    if (
        own
        and "完成投资" in between
        and any(draft.metric == "completed_investment" and draft.role == "actual" for draft in state.emitted)
    ):
        return False  # 续建项目35宗，完成投资47.7亿元；计划投产项目17宗，完成投资16.1亿元: done in both
    return not own or "；" not in between.replace(";", "；")
