"""What one sentence speaks of: its numbers, periods, places, names and words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import rjieba

from extractors.attach.aims import may_plan
from extractors.attach.carry import keep_quiet_periods
from extractors.attach.ceremony import hold_ceremony
from extractors.attach.memory import Memory
from extractors.attach.periods import anchor_year, hear_years, year_before
from extractors.attach.regions import lead_end, opening, topic_region, topic_zone
from extractors.gazetteer import RegionMention, division, find_regions, may_open
from extractors.naming import find_names
from extractors.period import PeriodMention, find_periods, may_say_when
from extractors.quantity import find_quantities
from extractors.sentence import Sentence
from extractors.vocabulary import Word, find_words

_COMING = re.compile(r"还将|争取|力争|要达到|确保|再签|将组|计划再")
_MAY_COME = re.compile(_COMING.pattern + "|[将拟]|预计|计划")
_TO_COME = re.compile(r"[，,]?[^，。；\d]{0,10}?(?:将|拟|预计|计划)")  # 11月，全市将签约5个, said in October
_TRACKED = re.compile(r"统计|督办|服务|调度|监测|管理|问效")
_TO_DO = (
    "签|引进|招引|落[户地]|开工|动工|竣工|投产|投用|到[位账资]|完成|实现|达|突破|新|超|储备|利用|促成|建成|[入纳]库|上"
)
_ASKS = re.compile(
    r"(?:[^，。；]{0,10}|和下达[^，。；]{2,20})(?:资金|专项债|债券|政策|指标)|项目[，。；]|到位|到(?!20)|了|有|获得|落实"
    # 争取力度, 多方争取，; 争取中央预算内投资项目18个, 争取高标准农田立项2万亩
    r"|力度|工作|[，、]|(?:中央|国家|上级|国债)[^，。；\d]{0,10}项目|[^，。；\d]{0,14}立项"
    # 争取招商项目62个: no verb says what is striven for
    rf"|(?:(?!{_TO_DO})[^，。；、：\d]){{0,12}}项目(?:(?!{_TO_DO})[^，。；、：\d]){{0,3}}\d"
)
_YET_TO_ASK = re.compile(
    r"(?:下一?步|接下来|今后|明年|来年|继续|打算|下半年|[将拟力]|(?<![重主只必需])要)[^。；\n]*$"
)  # 下一步，争取上级资金3亿元
_TAKEN_OTHERWISE = frozenset(("跟踪", "包装", "争取", "竣工", "试生产", "开工", "确保", "力争"))
# 施工|许可, 开工|手续: what is still to be got
_PAPERS = ("许可", "手续", "图设计", "图审", "准备", "前期", "前准备", "前手续", "证")
_OF_PAPERS = frozenset(("施工", "开工", "动工", "开工建设", "建设", "签约", "投产", "运营"))
_OF_NOW = re.compile("[去今]年")
_LAST_YEAR = re.compile(r"(?:^|[，。；：,;:\s])去年(?!同期)")
# 开竣工项目 are of both kinds; 中试生产线
_PARTS_OF_WORDS = ("开竣工", "中试生产", "打开工")


def find_mentions(memory: Memory, start: int, end: int) -> Sentence | None:
    """What a sentence speaks of; None where it is of no number and no project, and only its period and place go on."""
    text, home, published = memory.text, memory.home, memory.document.published
    numbers = find_quantities(text, start, end)
    periods = _periods(memory, start, end) if may_say_when(text, start, end) else []
    if periods:
        hear_years(memory, periods)
        hold_ceremony(memory, start, end, periods)
        if published and _MAY_COME.search(text, start, end):
            coming = _COMING.search(text, start, end) is not None
            periods = [
                _next_year(known, published)
                if (coming or _TO_COME.match(text, known.end, end)) and "年" not in text[known.start : known.end]
                else known
                for known in periods
            ]
        numbers = [item for item in numbers if not any(p.start < item.end and item.start < p.end for p in periods)]
    spoken_of = bool(memory.book.current) or memory.book.goes_back(start, end)
    named = None if numbers or spoken_of else find_names(text, start, end, numbers, [])
    if named is None or named:
        regions = find_regions(text, home, start, end, published)
    elif may_open(text, home, start, end):
        # where nothing is said of numbers or projects, only a region that opens the sentence matters
        lead = lead_end(text, opening(text, start, periods), end)
        regions = find_regions(text, home, start, end, published, lead) if may_open(text, home, start, lead) else []
    else:
        regions = []
    if memory.item is not None and regions:
        regions = [_own_of(memory.item, known, text) for known in regions]
    if regions and numbers:  # 五家渠市 counts no houses
        numbers = [item for item in numbers if not any(r.start < item.end and item.start < r.end for r in regions)]
    names = named or []
    if named is None or (named and regions):
        names = find_names(text, start, end, numbers, [(r.start, r.end) for r in regions])
    if not numbers and not names and not spoken_of:
        if regions:
            topic_region(memory, start, regions, periods, counted=False)
        if periods:
            keep_quiet_periods(memory, start, periods)
        memory.book.glance(start, end, names)
        return None
    words = [
        word
        for word in find_words(text, start, end)
        if not (word.metric or word.surface in _TAKEN_OTHERWISE or word.stage) or _is_meant(text, word, end)
    ]
    if regions:  # 增城区 grows by nothing
        words = [word for word in words if not any(r.start <= word.start and word.end <= r.end for r in regions)]
    if not (regions and names and any(name.start <= regions[0].start < name.end for name in names)):
        # the place in 石泉县某项目's name is that project's alone
        topic_region(memory, start, regions, periods, counted=bool(numbers))
    topic_zone(memory, start, end, regions)
    memory.book.region = memory.paragraph_region
    if not numbers:
        keep_quiet_periods(memory, start, periods)
    return Sentence(start, end, words, numbers, periods, regions, names, plans=may_plan(text[start:end], words))


def _periods(memory: Memory, start: int, end: int) -> list[PeriodMention]:
    """The periods of a sentence, those without a year in the one that the text has been speaking of."""
    text, published = memory.text, memory.document.published
    anchor, ahead = anchor_year(memory), memory.section.ahead and (published is None or published.month <= 3)
    if ahead and (memory.section.year or memory.title_year) and text.find("明年", start, end) >= 0:
        # 明年 of a summary of 2022 is the year after that one, whenever it was printed
        anchor = memory.section.year - 1 if memory.section.year else memory.title_year
    if published is None and memory.year_now and _OF_NOW.search(text, start, end):
        anchor = memory.year_now  # a paper of 2008 on 2007, whatever year the heading names
    elif published is None and _LAST_YEAR.search(text, max(start - 1, 0), end) and (told := year_before(memory)):
        anchor = told + 1  # 2018年，全县到位35亿元。去年，引进…, in a text without a day: of 2018 too
    return find_periods(
        text,
        published,
        start,
        end,
        anchor_year=anchor,
        current=memory.paragraph_period or memory.carried or memory.main_period,
    )


def hear_question(memory: Memory, start: int, end: int) -> None:
    """Take from a question the time that it asks about."""
    periods = find_periods(memory.text, memory.document.published, start, end, anchor_year=anchor_year(memory))
    if periods:
        hear_years(memory, periods)
        keep_quiet_periods(memory, start, periods)


def _own_of(item: tuple[str, str], mention: RegionMention, text: str) -> RegionMention:
    """The place itself where its own paragraph says 全市: 【大冶市】前三季度，全市…, in a paper of the city around it."""
    place = division(item[1])
    if not mention.self_reference or place is None or not place.name.endswith(text[mention.end - 1]):
        return mention
    return mention._replace(division=place, name=item[0], self_reference=False)


def _next_year(mention: PeriodMention, published: date) -> PeriodMention:
    """6月份…还将组团招商, said in May: the month to come, where only a year long past was found for it."""
    if mention.kind not in ("month", "by", "day") or mention.last is None or mention.same_period_last_year:
        return mention
    if not 200 < (published - mention.last).days < 366:
        return mention
    first = None if mention.first is None else mention.first.replace(year=mention.first.year + 1, day=1)
    last = mention.last.replace(
        year=mention.last.year + 1, day=min(mention.last.day, 28) if mention.last.month == 2 else mention.last.day
    )
    return replace(mention, first=first, last=last, future=True)


_TRADE = re.compile(r"(?:类|产业|企业|行业|专班|产值|材料|公司|厂)")  # 绿色包装产业, 83户包装企业
# nouns to the segmenter that do not say what is packed: 策划|包装项目, 全县|包装项目
_WHO_PACKS = frozenset(
    ("策划", "谋划", "精心", "高质量", "质量", "重点", "全市", "全县", "全区", "部门", "单位", "乡镇", "项目")
)


def _is_packing(text: str, word: Word, end: int) -> bool:
    """Whether 包装 is the trade, and not what is done with a project: 酒类包装, 绿色包装项目14个, 包装企业."""
    if _TRADE.match(text, word.end, end):
        return True
    before = rjieba.tag(text[max(word.start - 4, 0) : word.start], False)
    return bool(before) and before[-1][1] in ("n", "nz") and before[-1][0] not in _WHO_PACKS


def _is_meant(text: str, word: Word, end: int) -> bool:
    """Whether a lexicon word says here what it says elsewhere."""
    surface = word.surface
    if surface in ("确保", "力争"):
        return not text.startswith(("”", "’", "》"), word.end)  # 聚焦“两确保”
    if word.stage and text.startswith(_PAPERS, word.end):
        return surface not in _OF_PAPERS  # 正在办理施工许可
    if surface == "跟踪" and _TRACKED.match(text, word.end, end):
        return False  # 跟踪统计的131个项目
    if surface == "包装" and _is_packing(text, word, end):
        return False
    if word.metric and text.startswith("类", word.end):
        return False  # 固投类33.1亿元, 招商引资项目完成3.05亿元: a class of what was measured before
    if surface == "引资" and text.startswith("招商引资项目", word.start - 2):
        return False
    if surface == "争取" and _ASKS.match(text, word.end, end):
        return _YET_TO_ASK.search(text, max(word.start - 24, 0), word.start) is not None  # 争取政策性资金15亿元 is got
    return text[word.start - 1 : word.end] not in _PARTS_OF_WORDS
