"""The day of the ceremony that a text tells of: 3月11日，…举行集中开工仪式。…本次集中开工85个."""

from __future__ import annotations

import re

from extractors.attach.memory import Memory
from extractors.period import PeriodMention
from extractors.sentence import Sentence

CEREMONY = re.compile(
    r"集中签约|集中开工|集中开竣工|集中竣工|集中投产|集中开复工|集中开（复）工|现场签约|推介会|推介活动|洽谈会|恳谈会|同日签约|推介暨|云签约|网上签约|线上签约|集体签约"
    r"|(?:签约|开工|竣工|投产|奠基|开复工)[”）)]?(?:仪式|活动|大会|动员会|动员大会|现场会)|签约会|投资(?:促进|发展)?大会|招商大会|投洽会"
    r"|(?:产业|招商|项目|投资|合作|供需|银企|政企|系列)对接(?:活动|会)|(?:投资|招商)[^，。；]{0,8}说明会|三个一批[”」]?(?:项目)?(?:建设)?(?:现场|启动)?(?:活动|仪式|大会|推进会)"
)
# 2024年第三次“三个一批”活动: the year is part of the name
NTH_EVENT = re.compile(
    r"度?(?:第[一二三四五六七八九十\d]+|首)[次届期场批][^，。；\n]{0,24}?(?:活动|仪式|大会|推介会|洽谈会|现场会)"
)
DATELINE = re.compile(r"获悉|记者|印发|通报|[电電讯訊][（(\s/]")  # 某某日报10月11日讯 …，10日，…仪式
# 7月4日，记者从产业对接活动上获悉: the day is the event's
_HEARD_THERE = re.compile(
    r"[，,]?记者(?:从|在)[^，。；]{0,40}?(?:活动|仪式|大会|会)(?:现场)?[上中]?(?:获悉|了解到|看到)"
)
# 此次集中签约12个, 此次共有98个项目集中开工: on the day of the ceremony
_THIS_TIME = re.compile(
    r"(?:此次|本次|这次|当天[，,]?|当日[，,]?|今天|今日|本批|此批)[^，。；]{0,24}?(?:(?:活动|仪式|大会|会)[，,](?:共|集中|现场)*)?(?:签约|签订|签署|开工|动工|竣工|投产)"
    r"|(?:^|(?<=[。\n 　]))[^，,。；\d]{0,12}?(?:仪式|活动|大会|会)(?:现场)?上[，,][^。；]{0,80}?(?:共|现场|集中)(?:签约|签订|签署|开工|动工)"
    r"|(?:会|仪式|活动)现场(?:共|集中|当场|成功)*(?:达成|签约|签订|签署)"
    r"|(?:会|仪式|活动)(?:现场)?上[，,][^，。；\d]{0,8}\d+[个项][^，。；\d]{0,12}(?:签约|签订|签署|开工|动工)"
    r"|(?:会|仪式|活动|签约|开工|奠基|推介|恳谈|竣工|投产)(?:仪式|活动|大会|会)?(?:现场)?上(?:[，,]|(?=共|现场|集中))(?:共|现场|集中|一举|成功|当场|有|达成)*\d*个?(?:项目)?(?:签约|签订|签署|开工|动工|竣工|投产)"
)
# one of these stands in all of them, told by its last character: 此次, 当天, 今日, 本批; 仪式上，; 会上共, 现场达成
_THIS = re.compile(
    r"[次天日批，,](?<=[此本这]次|当[天日]|今[天日]|[本此]批|上[，,])|上(?=共|现场|集中)|现场(?=共|集中|当场|成功|达成|签)"
)
# 60个重大项目集中开工; 会上，现场签约项目20个: what is done together is done on the day of the ceremony
# 今年四次集中开工累计 is of several of them, 第四次集中开工 of one
_DONE_TOGETHER = re.compile(
    r"(?<!(?<!第)[两二三四五六七八九\d]次)(?:集中|现场)(?:签约|开工|竣工|投产|开复工|开（复）工|开竣工)"
)
_HELD_IN_MONTH = re.compile(
    r"[，,]?[^，。；\d]{0,16}?(?:举行|举办|召开|主办)了?[^，。；]{0,40}?(?:" + CEREMONY.pattern + ")"
)
_HELD_FOR = {"签约": "signed", "开工": "started", "竣工": "completed", "投产": "operating"}
_KINDS = re.compile("|".join(_HELD_FOR))
_SEVERAL = re.compile(r"近[几\w]?年|先后|历次|累计|[两二三四五六七八九十\d]批(?!次)")
_THESE = re.compile(
    r"(?:总投资[^，。；]{2,12}的)?\d+个(?:签约|开工|[^，。；、\d]{0,6}重[大点])?项目"
    r"|[^，。；]{4,80}?等\d+个(?:签约|开工|[^，。；、\d]{0,6})?项目(?:集中)?(?:签约|开工|竣工|投产|与[^，。；\d]{2,24}(?:签约|签订|签署))"
)
_STOP = re.compile(r"[，。；、,;：:！？!?\n\t（(]")


def hold_ceremony(memory: Memory, start: int, end: int, periods: list[PeriodMention]) -> None:
    """Remember the day on which a sentence says that a ceremony was held."""
    days = [mention for mention in periods if mention.kind == "day" and mention.first and not mention.future]
    text = memory.text
    if not days:
        month = next((known for known in periods if known.kind == "month" and known.first and not known.future), None)
        if month is not None and memory.event is None and _HELD_IN_MONTH.match(text, month.end, end):
            memory.event = month.first, month.last  # 1月，在哈尔滨举行洽谈会。会议期间，签约9个
        return
    opens = memory.opens_paragraph(start) and text[end : end + 1] != "\n"
    if opens and len(periods) == 1:
        # 4月16日，瀚海大地春意渐浓。全县集中开工仪式在…举行: the day opens the paragraph
        end = text.find("。", end) + 1 or end
    for mention in days:
        if text.startswith("继", mention.start - 1):
            continue  # 这是继3月18日集中开工35个项目后的又一盛会: of the ceremony before this one
        held = CEREMONY.search(text, mention.end, end)
        if held and (
            _HEARD_THERE.match(text, mention.end, end) or not DATELINE.search(text, mention.end, held.start())
        ):
            memory.event = memory.paragraph_event = mention.first, mention.last
            kinds = set(_KINDS.findall(text, max(mention.end, held.start() - 6), held.end()))
            memory.ceremony = _HELD_FOR[kinds.pop()] if len(kinds) == 1 else None  # 签约暨|开工仪式 is for two
            if memory.carried and memory.carried[0] == memory.carried[1]:
                memory.carried = memory.event  # 于3月9日…签约12个。3月13日，推介会举办。…签约11个


def this_time(memory: Memory, state: Sentence) -> None:
    """本次集中开工85个: on the day of the ceremony, and where none was named, in no period of the paper."""
    this = None
    if _THIS.search(memory.text, state.start, state.end):
        this = _THIS_TIME.search(memory.text, state.start, state.end)
    if this is None and memory.event is not None:
        this = _DONE_TOGETHER.search(memory.text, state.start, state.end)
        if this is not None and _SEVERAL.search(memory.text, state.start, this.end()):
            this = None  # 近年来，先后有6批345个项目集中开工
    if this is None and memory.paragraph_event is not None and not state.periods:
        # 3月18日，全市集中开工仪式举行。66个项目总投资266亿元: those of the ceremony
        this = _THESE.match(memory.text, state.start, state.end)
        state.ceremony = this is not None
    if this is None or state.period_said:
        return
    # 此次集中开工的28个项目，总投资74.3亿元，当年计划投资26.1亿元: only the last clause is of a time of its own
    near = (_STOP.search(memory.text, this.end(), state.end) or this).end()
    if not any(m.kind not in ("day", "vague", "present") and m.start < near for m in state.periods):
        state.period, state.period_said, state.local = memory.event or (None, None), True, True
        # …集中开工项目60个。从投资规模来看，有10亿元以上项目6个
        memory.paragraph_period = memory.paragraph_period or memory.event
