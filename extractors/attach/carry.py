"""What a sentence takes over from those before it, and what it leaves for the next sentence and the next paragraph."""

from __future__ import annotations

import re
from datetime import date

from extractors.attach.ceremony import this_time
from extractors.attach.memory import Memory
from extractors.attach.periods import whole_year
from extractors.attach.regions import opening
from extractors.draft import PIPELINE, Draft
from extractors.period import PeriodMention
from extractors.quantity import Quantity
from extractors.sentence import Days, Sentence

_AMONG = re.compile(r"[\s“]*其中")
_DIVIDED = re.compile(r"[\s　]*按[^，。：:；]{2,8}分[：:，,]")
_PARTED_ANEW = re.compile(r"[\s　]*(?:[按从][^，。：:；\d]{1,10}(?:划?分|来?看)|分[^，。：:；\d]{2,6}看)[：:，,]")
_AMONG_THESE = re.compile(
    r"[\s“]*(?:在)?(?:此次|本次|集中|新|已)*(?:签约|开工|动工|竣工|投产|落地)的?(?:重点|重大|招商|招商引资)?项目[中里][，,]"
)
_JUST_TOLD = 8  # statements
_LATELY = 24  # statements: a whole, its three parts and the parts of another way, each with amounts
_PARTS = 3  # as many counts hardly come to another by chance,
_MANY = 10  # if that is not small
# 中新网杭州11月26日电: where it was written
_REPORTED = re.compile(
    r"[^。；\n]{0,30}(?:记者[^。；\n]{0,30}(?:获悉|了解到|悉)|[\u4e00-\u9fff](?:介绍说?|表示|指出|说))[，,：:]"
)
_TOLD = re.compile(r"[^。\n]{0,80}(?:完成了|取得了?|实现了|迈出|圆满)")
_WENT_WELL = re.compile(
    r"(?:成效|成果|成绩|势头|态势|开局|形势|进展|发展|运行|工作)[^，。；]{0,8}(?:明显|显著|良好|喜人|突出|向好|平稳|斐然|顺利|亮眼|强劲|稳定)|开门红|半年红"
    r"|(?:情况|成绩|数据)如下|稳中(?:有进|向好)|取得(?:了)?[^，。；]{0,8}(?:成效|成绩|进展|突破|成果)|(?:明显|大幅|稳步)(?:增长|提升|回升|加快)"
)
_DATA_SHOW = re.compile(r"(?:数据|统计|统计数据|相关数据)显示|据统计")
_MADE_KNOWN = re.compile(r"(?:公布|发布|下达|印发|下发|出台|确定|敲定|排定)了?[《“]?$")
_LISTS = re.compile(r"[^，。；\d]{0,20}?(?:项目(?:建设)?(?:投资)?(?:计划|清单|名单|安排)|目标任务|任务清单|工作目标)")
_IS_TO = re.compile(r"[，,][^，。；\d]{1,12}?(?:[拟将]|计划(?!总)|力争|要(?![求素点闻件]))")
_DAYS_OF_MEETING = 8
_BUILT_ON = re.compile(r"[^，。；,]{0,14}基础上")
_LONGEST_SUMMARY = 80  # characters
_HOPED_FOR = frozenset(("lead", "intended", "negotiating"))


# -- taken over ------------------------------------------------------------------------------------------------------


def take_over(memory: Memory, state: Sentence) -> None:
    """Give a sentence what goes on from those before it: the place, the whole that its 其中 is of, the ceremony's day."""
    if memory.place_above and memory.opens_paragraph(state.start) and _DIVIDED.match(memory.text, state.start):
        # 泰和县开工36个。⏎按产业分：二产17个: of 泰和 too
        memory.paragraph_region = memory.paragraph_place = memory.paragraph_region or memory.place_above
    state.region = memory.paragraph_region
    if _AMONG.match(memory.text, state.start, state.end):
        _open_among(memory, state)
    elif memory.drafts and _AMONG_THESE.match(memory.text, state.start, state.end):
        _open_among_these(memory, state)
    elif memory.drafts:
        state.parted = _parted_anew(memory, state)
        if state.parted is not None and state.parted.role == "target":
            state.subject = state.outer = state.parted  # 计划开工406个。⏎按产业分：工业145个、…: planned too
            state.period, state.period_said = (state.parted.first, state.parted.last), True
    this_time(memory, state)


def _open_among(memory: Memory, state: Sentence) -> None:
    """其中 at the head of a sentence: its numbers are parts of what the paragraph has counted, or plans."""
    told = memory.paragraph_main is not None and memory.paragraph_main.metric == "project_count"
    counts_on = next((item.kind == "count" for item in state.numbers if isinstance(item, Quantity)), False)
    planned = memory.paragraph_aim if counts_on and not told else None
    whole = planned or memory.paragraph_main
    state.subject = state.outer = whole
    near = memory.sentence_main
    if whole is not None and planned is None and near is not None:
        elsewhere = near.region_code != whole.region_code or (near.first, near.last) != (whole.first, whole.last)
        if elsewhere or (near.stage != whole.stage and near.start > whole.end):
            # 全市签约41个。同时，旬阳市签约9个。其中，工业项目5个: of 旬阳's; 签约41个。已开工12个。其中…: of the twelve
            whole = state.subject = state.outer = near
    if whole is None and memory.opens_paragraph(state.start):
        whole = memory.main_above  # 此次156个项目集中开工。⏎其中，工业项目61个: of that day
    if whole is None:
        return
    if whole.role == "target":
        # 2020年计划实施项目71个，1—6月完成投资35亿元。其中亿元以上46个: planned too
        state.period, state.period_said = (whole.first, whole.last), True
    if whole.region_code:
        state.region = whole.region or "", whole.region_code
    first, last = whole.first, whole.last
    if last and whole in memory.drafts[-4:]:
        # 9月份，新签约项目14个。其中潍坊5个: of that month, though the paper is of a longer time
        short = first is not None and (last - first).days < 31
        state.period, state.period_said = (first, last), True
        state.month, state.local = short, not short


def _parted_anew(memory: Memory, state: Sentence) -> Draft | None:
    """The projects counted before that a sentence parts: all its counts come to as many, or it opens by saying how it parts.

    安排项目85个，其中续建33个，新开工52个。农业类31个，生态类9个，基础设施类45个: of the 85, and not of those begun.
    """
    parts = [item.low for item in state.numbers if isinstance(item, Quantity) and item.kind == "count"]
    total = sum(parts)
    if len(parts) >= _PARTS and total >= _MANY:
        for draft in reversed(memory.drafts[-_LATELY:]):
            if draft.value == total and draft.metric == "project_count" and draft.role in ("actual", "target"):
                return draft
    if not memory.opens_paragraph(state.start) or not _PARTED_ANEW.match(memory.text, state.start, state.end):
        return None
    most = max(parts, default=0)
    for above in (memory.main_above, memory.paragraph_above):
        if above is not None and above.metric == "project_count" and above.value >= most:
            return above
    return None


def _open_among_these(memory: Memory, state: Sentence) -> None:
    """开工项目中，工业6个: of the period in which as many were counted just before, be it a ceremony's day."""
    stage = next((word.stage for word in state.words if word.stage), None)
    counted = (draft for draft in reversed(memory.drafts[-_JUST_TOLD:]) if draft.metric == "project_count")
    whole = next((draft for draft in counted if draft.stage == stage and draft.role == "actual"), None)
    if stage is not None and whole is not None and whole.last is not None and not state.periods:
        state.period, state.period_said, state.local = (whole.first, whole.last), True, True


# -- left behind -----------------------------------------------------------------------------------------------------


def remember(memory: Memory, state: Sentence) -> None:
    """Keep what the next sentence and the next paragraph take over."""
    if state.emitted:
        among = _AMONG.match(memory.text, state.start, state.end) is not None
        _keep_main(memory, state.emitted, among)
        parted = among and len({(draft.first, draft.last) for draft in state.emitted if _tells(draft)}) > 1
        if not parted:  # 其中，2022年引进15个，2023年引进12个: what follows is of both years again
            _keep_period(memory, state)


def _tells(draft: Draft) -> bool:
    """Whether a statement tells what was reached in the pipeline."""
    return draft.metric in PIPELINE and draft.role == "actual"


def _keep_main(memory: Memory, emitted: list[Draft], among: bool) -> None:
    """Keep the statement that what follows is said of, and is a part of."""
    if memory.paragraph_aim is None:
        planned = (draft for draft in emitted if draft.metric == "project_count" and draft.role == "target")
        memory.paragraph_aim = next(planned, None)
    main = next((draft for draft in emitted if _tells(draft) and not draft.title), None)
    nearest = next((d for d in emitted if d.metric == "project_count" and d.role == "actual" and not d.title), None)
    memory.sentence_main = nearest if not among and len({d.region_code for d in emitted}) == 1 else None
    if main is not None:
        counts = main.metric == "project_count"
        if memory.paragraph_main is None or (counts and memory.paragraph_main.metric != "project_count"):
            memory.paragraph_main = _got_furthest(main, emitted)
        if memory.main is None and counts and not memory.counted:
            memory.main = main if main.stage else None
            memory.counted = True
    home = memory.home
    known = memory.paragraph_main
    if home is not None and known is not None and known.region_code != home.code and known in emitted:
        counted = (draft for draft in emitted if draft.metric == "project_count" and draft.role == "actual")
        # 大冶、阳新分别签约71个、58个；全市签约247个。其中…: of the whole
        memory.paragraph_main = next((draft for draft in counted if draft.region_code == home.code), known)


def _got_furthest(draft: Draft, told: list[Draft]) -> Draft:
    """洽谈项目360个，签订合同109个，到位资金8亿元。其中工业项目35个: of those signed, which money has come for."""
    if draft.stage not in _HOPED_FOR or not any(known.metric == "funds_in_place" for known in told):
        return draft
    signed = (known for known in told if known.metric == "project_count" and known.role == "actual")
    return next((known for known in signed if known.stage not in _HOPED_FOR and known.stage), draft)


def _keep_period(memory: Memory, state: Sentence) -> None:
    """Keep the period of what was told, for the paragraph and for the text."""
    if not state.period_said:
        return
    said = _told(state, memory.document.published)
    if said is None:
        _keep_period_aside(memory, state)
    elif not state.future and not state.last_year:
        _keep_period_of(memory, state, said)


def _told(state: Sentence, published: date | None) -> Draft | None:
    """The statement of a sentence that gives the period that goes on."""
    said = next((draft for draft in state.emitted if _tells(draft) and not draft.title), None)
    if said is None:
        # a page may give growth alone: 1—10月，全省制造业投资同比增长11.9%
        growth = (d for d in state.emitted if d.role == "growth_yoy" and d.rule != "percent.from" and not d.title)
        said = next(growth, None)
        return said if said is not None and said.metric in PIPELINE else None
    if published and (said.last is None or said.last > published):
        # 今年安排项目62个；1—4月，62个项目完成投资37.4亿元: what was reached gives the period that goes on
        over = (draft for draft in reversed(state.emitted) if _tells(draft) and draft.last and draft.last <= published)
        return next(over, said)
    return said


def _keep_period_aside(memory: Memory, state: Sentence) -> None:
    """Keep the period of a sentence that tells nothing of the pipeline: of other figures, or of a plan."""
    published = memory.document.published
    whatever = next((draft for draft in state.emitted if draft.role == "actual" and not draft.title), None)
    if whatever is not None and not (state.future or state.local or state.month):
        memory.paragraph_period = memory.paragraph_period or (whatever.first, whatever.last)
        over = whatever.last and published and whatever.last <= published
        if over and memory.carried is None:
            memory.carried, memory.carried_stated = (whatever.first, whatever.last), False
    ahead = next((draft for draft in state.emitted if draft.role == "target" and draft.metric in PIPELINE), None)
    section = memory.section
    if ahead is not None and ahead.first and section.ahead and section.plan is None and section.year is None:
        memory.paragraph_plan = ahead.first, ahead.last  # 下一步：2024年，新签约80个。新开工35个: of that year too
    if (
        ahead is not None
        and ahead.first
        and (ahead.first.month, ahead.first.day) == (1, 1)
        and memory.paragraph_period
        and memory.paragraph_period[1]
        and ahead.first > memory.paragraph_period[1]
    ):
        memory.paragraph_period = (None, None)  # 2009年，…。2010年，计划实施89个。还确定了62个: no longer of 2009


def _keep_period_of(memory: Memory, state: Sentence, said: Draft) -> None:
    """Keep the period of what was told, unless it is one that only its own sentence speaks of."""
    published = memory.document.published
    first, last = said.first, said.last
    if last is None:
        if first is not None and published is None:
            memory.paragraph_period = first, None  # 2020年以来，…。其中…, in a text without a day
        return
    if published and last > published:
        if first and (last - first).days < 100 and first <= published:
            # 今年三季度，开工721个, printed on 26 September: the paragraphs behind are of the quarter too
            memory.carried = memory.carried or (first, last)
        return
    if state.local:
        return
    if not state.month:
        memory.paragraph_period = (first, last)
    if first is None and last == published and memory.carried and memory.carried[0] is not None:
        return  # 截至目前，在谈项目21个: a look aside, and no new period of the paper
    main_first, main_last = memory.main_period or (None, None)
    if main_first and main_last and first and first != main_first and main_last < last == published:
        return  # 3月以来，…签约89个; 去年11月以来，…, in a paper on 前三季度
    year = date(last.year, 1, 1), date(last.year, 12, 31)
    if first is None and memory.carried == year and (not memory.carried_stated or (published and year[1] > published)):
        # 一、2019年工作情况: …。截至11月底，到位资金52亿元: what follows is of the year so far
        first = year[0]
    elif memory.carried and memory.carried_stated:
        old_first, old_last = memory.carried
        # 8月当月 lies inside 1—8月: only this sentence speaks of it
        runs = published and old_last and old_last > published and first == old_first
        if old_first and old_last and first and old_first <= first and last <= old_last and not runs:
            return  # but 前10月 in a paper whose title names the year that still runs
        if old_last and last < old_last:
            return
    memory.carried, memory.carried_stated = (first, last), True
    memory.main_period = memory.main_period or memory.carried


# -- left behind by a sentence without figures -----------------------------------------------------------------------


def keep_quiet_periods(memory: Memory, start: int, periods: list[PeriodMention]) -> None:
    """Keep the periods that a sentence without figures leads to: 2010年，面对…，重点做了以下工作：."""
    for mention in periods:
        if _BUILT_ON.match(memory.text, mention.end):
            continue  # 在去年高起点的基础上: what went before
        reported = _REPORTED.fullmatch(memory.text, start, mention.start) is not None
        opens = reported or opening(memory.text, start, periods) >= mention.end
        if opens and _is_soon(memory, mention):
            # 下半年怎么干？: the paragraph goes on to speak of plans
            memory.paragraph_plan = (mention.first, mention.last)
        if opens and _is_of_the_report(memory, mention):
            memory.paragraph_period = memory.carried
        elif opens and _sums_up(memory, start, mention):
            # 去年上半年，石泉县招商引资成效明显。签约项目41个, whatever was told before
            memory.paragraph_period = (mention.first, mention.last)
        elif opens and memory.paragraph_period is None and _leads_paragraph(memory, start, mention, reported):
            # 6月当月吸收外资大幅增长。全省新设…; 2023年，…稳中向好。数据显示，全年…: of that month, of that year
            memory.paragraph_period = (mention.first, mention.last)
        if _leads_text(memory, start, mention, opens):
            memory.carried, memory.carried_stated = (mention.first, mention.last), False
        if whole_year(mention) and not mention.same_period_last_year:
            _keep_announced(memory, start, mention, opens)


def _keep_announced(memory: Memory, start: int, mention: PeriodMention, opens: bool) -> None:
    """Keep the year of which a list or a plan is made known (公布2023年重大项目清单。共安排74项), or that is planned for."""
    days: Days = (mention.first, mention.last)
    text = memory.text
    if _MADE_KNOWN.search(text, max(start, mention.start - 8), mention.start) and _LISTS.match(text, mention.end):
        memory.paragraph_period = memory.announced = days
        if memory.carried is None or memory.carried[0] == memory.carried[1]:
            memory.carried, memory.carried_stated = days, False
    elif opens and _IS_TO.match(text, mention.end) and memory.paragraph_plan is None:
        memory.paragraph_plan = days  # 2025年，我区将抓项目。力争引进资金57亿元


def _is_of_the_report(memory: Memory, mention: PeriodMention) -> bool:
    """Whether 今年以来 leads to the figures of a report on 前7月: 今年以来，…成效明显。数据显示，到位资金27亿元."""
    published, carried = memory.document.published, memory.carried
    if published is None or carried is None or not memory.carried_stated or mention.kind != "since":
        return False
    if not _DATA_SHOW.match(memory.text, memory.text.find("。", mention.end) + 1):
        return False
    first, last = carried
    return mention.last == published and mention.first == first and last is not None and last < published


def _is_soon(memory: Memory, mention: PeriodMention) -> bool:
    """Whether a stretch begins by and by, or has just begun."""
    published = memory.document.published
    return bool(
        mention.future
        and mention.kind == "span"
        and mention.first
        and mention.last
        and published
        and mention.last > published
        and (published - mention.first).days <= 45
        # 4月28日至30日，…洽谈会举行, printed on the 29th: a meeting that has begun
        and (mention.first > published or (mention.last - mention.first).days > _DAYS_OF_MEETING)
    )


def _sums_up(memory: Memory, start: int, mention: PeriodMention) -> bool:
    """Whether a sentence without figures says how a time that is over went: the figures behind it are of that time."""
    published = memory.document.published
    if mention.future or mention.same_period_last_year or mention.last is None or memory.section.aim:
        return False
    if mention.kind not in ("span", "since", "as_of", "month") or (published and mention.last > published):
        return False
    end = memory.text.find("。", mention.end, mention.end + _LONGEST_SUMMARY)
    return end > 0 and _WENT_WELL.search(memory.text, mention.end, end) is not None


def _leads_paragraph(memory: Memory, start: int, mention: PeriodMention, reported: bool) -> bool:
    """Whether the paragraph that a sentence opens is of the stretch, or of the month, that it names first."""
    published = memory.document.published
    if published is None and mention.kind == "since" and mention.first and mention.last is None:
        return memory.opens_paragraph(start)  # 去年以来，…项目相继落户。…全年签约138个, in a text without a day
    if mention.future or mention.same_period_last_year or not (mention.first and mention.last):
        return False
    words = memory.text[mention.start : mention.end]
    month = (reported and mention.kind == "month") or words.endswith(("当月", "单月"))  # 记者获悉，今年1月，全省…开门红
    over = published is None or mention.last <= published
    return (mention.kind == "span" or month) and over and memory.opens_paragraph(start)


def _leads_text(memory: Memory, start: int, mention: PeriodMention, opens: bool) -> bool:
    """Whether a period is what the text goes on to tell of, where it has told of none but a ceremony's day."""
    published = memory.document.published
    if mention.kind not in ("span", "since", "as_of") or mention.last is None or mention.same_period_last_year:
        return False
    first_said = (opens and mention.kind == "span") or (mention.kind == "as_of" and _leads_on(memory, start))
    if published is None or (memory.drafts and whole_year(mention) and mention.last < published):
        if not first_said:
            return False  # 邀请企业67家。会上通报了2022年经济发展情况: not of which year the text tells
    elif mention.last.year < published.year - 1:
        return False
    if mention.future and (memory.section.aim or not first_said or not _TOLD.match(memory.text, mention.end)):
        return False
    carried = memory.carried
    if carried is None or (carried[0] is not None and carried[0] == carried[1]):
        return True
    # 一季度招商数读; 截至10月末，…如下：, below a title on 1—10月, says no less
    return first_said and _leads_on(memory, start) and carried[1] != mention.last


def _leads_on(memory: Memory, start: int) -> bool:
    """Whether a sentence is a paragraph that leads to those below: 2010年，…重点做了以下工作：; 截至10月末，…完成情况如下："""
    end = memory.text.find("\n", start)
    return memory.opens_paragraph(start) and end > start and memory.text[end - 1] in "：:"
