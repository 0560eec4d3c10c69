"""How far projects have come: the stage, its date, the stage of a phase, and what is only expected."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.facts import Expected, Phase
from extractors.language import clause_start
from extractors.number import parse_han
from extractors.period import PeriodMention
from extractors.projects.carry import SITE_TALK, other_item
from extractors.projects.record import ORDER, PHASE, PLANNED_AMOUNT, OpenProject, Telling, phase_in, words_of
from extractors.projects.stages import NOT_YET, PLANNED_WORDS, SITE_AT_WORK, WAITING, WEAK, StageWord, find_stage_words
from extractors.vocabulary import find_words

_PLANNED_YIELD = re.compile(
    r"(?:计划|预计|预期|可|将)(?:可|能|年|均|实现|新增|达到|带动|达)*(?:总?产值|销售收入|销售额|营业收入|营收|税收|利税|纳税|就业)[^，。；、]{0,14}(?=[、的])"
)
_SETTLE_ONE_BY_ONE = re.compile(
    r"等[^，。；、]{0,14}项目(?:相继|陆续|先后|纷纷|接连)[^，。；]{0,4}$"
)  # 甲、乙等项目相继落户
_ANOTHER_COMES = re.compile(r"标志着[^，。；]{0,10}又一[^，。；]*$")  # 签约，标志着又一个纺纱项目落户
_WISHED = re.compile(r"助推|推动|促进|促成|力促|助力|督促|帮助|确保|加快|全力|推进|支持|保障|争取|加强|做好")
_CLASS_STAGE = re.compile(
    r"等\s?(?:\d+[个项])?[^，。；、]{0,6}(?:签约|在谈|洽谈|意向|储备|前期|预备|拟建)[^，。；、]{0,4}项目"
)
_PLANNED_SPAN = re.compile(r"分[两二三四五\d]期[^，。]{0,3}$|(?<!历时)(?<!仅)(?<!只)用\d+年(?:时间)?$")
_AFTER = re.compile(
    r"(?:成功|完成|结束|过半|阶段|达?\d+%|[\d.]+[万亿]?元)?后[，,]?(?:年|每年|可|将|能|预计)|[^，。；]{1,3}[年月]内|(?:投[产运用资]|达[产效标]|见效|运[营行]|营业|并网|使用)*(?:[以之]?后|之日|达?效?年可|时可)"
)  # 建成投运后, 投产后
# 甲水厂、乙度假村正在办理前期手续: told of, and no stage said
_FORMALITIES = re.compile(
    r"(?:正|正在|抓紧|加快|加紧)(?:进一步)?(?:办理|开展|进行|推进|做)[^，。；]{0,12}(?:手续|前期|征地|征拆|土地征收|可研|可行性研究|环评|设计|招标|审批)"
)
_SETTLED_AT = frozenset({"落户", "落地", "入驻", "新上"})
_FAST = re.compile(r"迅速|见效|快|成效")  # 甲、乙等26个项目落地迅速
_WOULD_MEAN = re.compile(r"，?(?:能|可(?!行)|必?将|对于?[^。；]{2,90}意义)")
_ITS_COMING = re.compile(r"项目的[签约落户地开工建成投产实施运营、和与]{2,10}$")
_DO_IT = re.compile(r"[，；](?:确保|力争|争取)")
_WOULD = re.compile(r"(?!后)[^，。；]{0,8}?(?:必将|将(?:对|为|会|进一步|有|带|填|成|助|极|大))")
_WHAT_IS_BUILT = re.compile(
    r"[一二两三四五六七八九十\d]+(?:条|座|栋|个车间|万平方米)|[年日](?:产|处理)|集[^，。；]{2,20}(?:一体|于一)"
)
_TIME_OF = re.compile(r"(?:建设|投用)?(?:的)?(?:时间|日期|时限)?(?:为|是|在|定于|：|:)?")  # 计划开工时间为2024年3月
# 将|投产, 将正式|开业, 2号车间2月底可试|投产
_WILL = re.compile(
    r"(?:拟新|可试?|将(?:新|会|再|先|正式|全面|全部|陆续|顺利|同步|开始|盛大|通过|进行|完成|集中|逐步|实现|进入|首次|率先|一次性?|基本|建成)*)$"
)
_WITHIN = re.compile(r"(?:建成|投产|开工)后?[^，。]{0,4}[年月]内?$")  # 建成两年内达产
_BEFORE_THAT = re.compile(
    r"(?:之前|(?<!已于)(?<!已在)(?<!已)(?:年底|月底|[雪雨冬夏春秋汛旺]季|佳节|长假|国庆|元旦|春节|中秋|暑期|汛期)前)(?:基本|全部|全面|正式|顺利)*$|意向$|有意$"
)  # 今年年会之前基本完工, 雪季前试运行, 有意落户
_JOINED_GROUP = re.compile(
    r"”?(?:[（(][^（）()\n]{1,24}[）)])?[、和与及以，；]*(?:及)?(?:总?投资[^，。]{0,12}元的?)?[“《]?|等?[、和与及]+[^，。；]{0,14}的?[“《]?|，由[^，。；、]{4,40}(?:兴建|建设|打造|实施|开发|投资)的[“《]?|[、和与及][^，。；、]{4,30}(?:打造|建设|实施|兴建|投建)的[“《]?"
)
_GROUP_MARKS = re.compile(r"[，。；：、]|投资|的$")
_PLANNED_GROUP = re.compile(
    r"等\s?\d+\s?[个项](?:计划|拟|预计)[^，。；]{0,8}?项目"
)  # 甲、乙等13个计划新开工项目全部开工
_AHEAD_OF_COMMA = re.compile(
    r"(?:预计|计划|力争|争取|将)(?:于|在|到)?[^，。；]{0,3}\d[^，。；]{0,10}[年月日底初前]，$"
)  # 预计2024年9月，建成
# 预计9月底完成设备进场，|开始试生产; 计划9月动工，|2024年底投产: nothing of its own before the next clause's stage
_PLANNED_BEFORE = re.compile(r"(?:预计|计划(?!总?投资)|拟|将|力争|有望|争取|可望|即将|准备|预期)[^，。；]*，$")
_GOES_ON = re.compile(
    r"(?:并|且|再|同时|随后|然后|最终|力争|正式|全面|全部|开始|实现|进入|完成|到|至|于|在|可|年内|年底|次年|当年|[今明后]年|\d{4}年|\d{1,2}月|\d{1,2}日|[上下]半年|[一二三四]季度|[初中底末份前旬上下])*"
)
_DONE_THEN = re.compile(r"已经?(?:于[\d年月日初中下上旬底份]{2,8})?$")  # 已于9月投产
_DONE = re.compile(r"已|了|曾|刚")
_YEAR_SAID = re.compile(r"\d年|[去前上今]年|截")
_ALL_OF = re.compile(
    r"(?:目前|现|这些|上述)*(?:(?P<count>[两三四五六七八九\d])个项目)?(?:目前|现)?(?:均|都|全部)(?:已|正|在|处|进入|实现)"
)
_CLAUSE_END = re.compile(r"[，。；,;]")
_SEEN_BY = re.compile(r"记者|笔者|走进|在(?:位于)?[^，。；]{4,60}(?:现场|工地)")
_BATCH = re.compile(r"(?:度)?(?:第[一二三四五六七八九十\d]+(?:批|季度|次)|首批|[春夏秋冬]季)")

Spans = list[tuple[OpenProject, int, int]]


def reach_stages(told: Telling, published: date | None, spans: Spans, end: int, many_from: int) -> None:
    """Let the projects of a sentence reach the stages that its clauses say, up to `end`; those behind `many_from` are of many.

    A project is given with the span of its name, which is empty where the sentence only carries it on.
    """
    text = told.text
    groups = _groups(told, spans)
    inside = [(a, b) for _, a, b in spans]
    for index, group in enumerate(groups):
        first = _begins(text, groups[index - 1][-1][2] if index else told.start, group[0][1], told.start)
        last = _begins(text, group[-1][2], groups[index + 1][0][1], group[-1][2]) if index + 1 < len(groups) else end
        if not spans or group[0][1] == group[0][2]:
            first = told.start
        if last > many_from > group[-1][2] and not _counts_these(text, many_from, told.start, len(spans)):
            stop = _CLAUSE_END.search(text, many_from, last)
            such = text[many_from - 5 : many_from].rstrip().endswith(("等", "在内的"))  # 甲、乙等 9 个项目已投产
            last = stop.start() if stop and such else many_from
        last = other_item(text, group[-1][2], last)
        projects = [project for project, _, _ in group]
        for project in projects:
            waits = WAITING.search(text, first, last) or _FORMALITIES.search(text, first, last)
            project.waiting = project.waiting or waits is not None
        for word in find_stage_words(text, first, last, told.words, inside):
            after = max((b for _, _, b in group if b <= word.start), default=0)
            each = _some_of(text, spans, word) or _all_of(text, groups[: index + 1], word) or projects
            _reach(told, published, each, word, (first, last), after)


def _begins(text: str, named: int, start: int, floor: int) -> int:
    """Where what is said of a name begins: its clause, or the name itself where a bracket tells of the one before it."""
    bracketed = text[named : named + 1] in ("（", "(") and text[start - 2 : start - 1] in ("）", ")")
    # 甲基地研发中心主体封顶、|乙基地厂房已完工: a mark between two clauses
    parted = text[start - 1] == "、" and start - named > 4 and _GROUP_MARKS.search(text, named, start - 1) is None
    return start if bracketed or parted else clause_start(text, start, floor)


def _counts_these(text: str, at: int, start: int, named: int) -> bool:
    """Whether what is counted at a place are the projects just named: 甲项目…、乙项目…，两个项目均已开工."""
    said = _ALL_OF.match(text, clause_start(text, at, start))
    count = said["count"] if said else None
    return count is not None and (int(count) if count.isdecimal() else parse_han(count)) == named


def _all_of(text: str, groups: list[Spans], word: StageWord) -> list[OpenProject]:
    """The projects of a sentence that a stage is said of together, none where 均 is not said: 甲投资3亿元，乙投资2亿元，均已开工."""
    begin = clause_start(text, word.start, groups[0][0][1])
    if len(groups) < 2 or not _ALL_OF.match(text, begin):
        return []
    floor = max(text.rfind("；", 0, begin), text.rfind("。", 0, begin))
    return [project for group in groups for project, start, _ in group if start > floor]


# 甲、乙、丙各投资…，前两个已投产，后一个正在选址; 其中前者…，后者…
_WHICH = re.compile(
    r"(?P<which>前|后|其余|另外?|剩余|余下)(?P<count>[一二两三四五六七八九\d])[个项家座处条]|(?P<one>[前后])者"
)


def _some_of(text: str, spans: Spans, word: StageWord) -> list[OpenProject]:
    """The first or the last of the projects of a sentence that a stage is said of, none where its clause picks none out."""
    begin = clause_start(text, word.start, spans[0][1]) if len(spans) > 1 else word.start
    picked = _WHICH.search(text, begin, word.start)
    if picked is None:
        return []
    known = list({project.index: project for project, _, last in spans if last <= picked.start()}.values())
    said = picked["count"] or "1"
    count = int(said) if said.isdecimal() else int(parse_han(said) or 0)
    if not 0 < count < len(known):
        return []
    return known[:count] if (picked["which"] or picked["one"]) == "前" else known[-count:]


def _groups(told: Telling, spans: Spans) -> list[Spans]:
    """The projects whose names are joined, so that what is said behind them is said of each: 甲项目、乙项目和丙项目."""
    text = told.text
    groups: list[Spans] = []
    for span in spans:
        between = text[groups[-1][-1][2] : span[1]] if groups else ""
        joined = groups and _JOINED_GROUP.fullmatch(between)
        # 签约了甲项目，总投资2亿元的乙项目签约落地: each has its own stage
        own = "，" in between
        if joined and between[:1] in ("（", "(") and _says_how_far(told, groups[-1][-1][2], span[1]):
            joined = None  # 甲小镇（主体施工）、乙中心（已投用）
        if joined and not (own and any(w.stage and told.start <= w.start < groups[-1][0][1] for w in told.words)):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _says_how_far(told: Telling, start: int, end: int) -> bool:
    """Whether a stage is said between two places."""
    said = any(word.stage and start <= word.start < end for word in told.words)
    return said or words_of("working").search(told.text, start, end) is not None


def _reach(
    told: Telling,
    published: date | None,
    projects: list[OpenProject],
    word: StageWord,
    clauses: tuple[int, int],
    after: int,
) -> None:
    """Let the projects reach the stage of a word; a phase counts only `after` their names (甲二期 is a name)."""
    text = told.text
    start, end, stage = word
    begin = clause_start(text, start, clauses[0])
    if (dated := _AHEAD_OF_COMMA.search(text, clauses[0], begin)) is not None:
        begin = dated.start()
    elif (planned := _planned_before(text, clauses[0], begin, start)) is not None:
        begin = planned
    said = text[begin:start]
    if NOT_YET.search(said) or _only_imagined(text, told.start, told.end, word):
        return
    settles = text[start:end] in _SETTLED_AT and _SETTLE_ONE_BY_ONE.search(said) is None
    if settles and "已" not in said and not _FAST.match(text, end):
        # 签约仪式上，…某项目，落户加义镇: where, and not how far it has come
        projects = [project for project in projects if "signed" not in (project.event, project.ceremony)]
    near, when = _when(told, word, begin, clauses[1])
    when = when and _to_come(told, when, published)
    announced = _is_announced(text, word, said, when, projects, published)
    # 某公司拟在我乡征地800亩，投资2.5亿元，新上…项目
    announced = announced or (text[start:end] == "新上" and "拟" in text[told.start : start])
    if announced and when is None:
        when = next((p for p in near if p.start >= end and _TIME_OF.fullmatch(text, end, p.start)), None)
    over = announced and when and when.last and published and (published - when.last).days > 31
    if over and when and "年" not in text[when.start : when.end]:
        when = None  # 2018年5月开工，…预计11月底并网, said in 2019: of which year, nobody says
    date_said = _stage_date(when)
    phase = next(iter(PHASE.finditer(text, max(begin, min(after, start)), start)), None)
    if phase is not None and (text[phase.start() - 1] == "或" or "）" in text[phase.end() : start]):
        phase = None  # 已竣工投产或一期试生产, 某项目（总投资12亿元，一期5亿元）正在建设
    working = stage == "under_construction" and words_of("working").fullmatch(text, start, end) is not None
    undated = (working and when is not None and when.kind in ("span", "as_of")) or SITE_AT_WORK.match(text, start)
    for project in projects:
        own = phase_in(project.name) if phase is not None else None
        if phase is not None and own is not None and own[1] != phase[1]:
            continue  # 深加工二期项目竣工。一期项目去年投产以来…
        if announced:
            further = project.expected is None or ORDER[stage] >= ORDER[project.expected.stage]
            if further and not _AFTER.match(text, end) and text[start:end] != "完成投资":
                project.expected = Expected(stage=stage, date=date_said)
            continue
        if phase is not None:
            known = project.phases.get(phase[1])
            project.phases[phase[1]] = Phase(
                name=phase[1], investment_cny=known.investment_cny if known else None, stage=stage
            )
        # 今年春节前封顶, 截至8月底完成投资2亿元, 10月20日，建设现场塔吊林立: no day of a stage
        _come_to(project, stage, None if undated else date_said)


def _planned_before(text: str, first: int, begin: int, start: int) -> int | None:
    """Where the clause before begins to plan, whose plan goes on up to a stage: 预计9月底完成设备进场，开始试生产."""
    if text[begin - 1 : begin] != "，" or not _GOES_ON.fullmatch(text, begin, start):
        return None
    planned = _PLANNED_BEFORE.search(text, clause_start(text, begin - 1, first), begin)
    return planned.start() if planned else None


def _come_to(project: OpenProject, stage: str, when: str | None) -> None:
    """Let a project come to a stage, where it has not come further; `when` is an ISO date, month or year."""
    if project.stage is None or ORDER[stage] > ORDER[project.stage]:
        project.stage, project.stage_date = stage, when
    elif ORDER[stage] == ORDER[project.stage] and project.stage_date is None:
        project.stage_date = when


def _only_imagined(text: str, first: int, last: int, word: StageWord) -> bool:
    """Whether a stage is only spoken of as a thing, or as what is to be: 该项目的建成能够保护环境."""
    start, end, stage = word
    if _ANOTHER_COMES.search(text, max(first, start - 50), start):
        return True
    if start - first <= 1 and _DO_IT.search(text, end, last):
        return True  # 开工建设总投资7.6亿元的旅游环线，确保提升工程10月竣工: what is to be done
    if _WOULD_MEAN.match(text, end, last) and _ITS_COMING.search(text, max(first, start - 10), end):
        return True  # 这些项目的落户投产，对打造产业集群具有重要意义
    if text[max(first, start - 2) : start] in ("后，", "后,") and stage == "completed":
        return True  # 项目完成后，建成日处理550立方米的污水处理站
    if stage != "signed" and _WOULD.match(text, end):
        return True  # 该项目落户陆良将对相关行业的改造起到推动作用: whether it has, nobody says
    plain = text[start - 1 : start] not in ("已", "经", "部")
    # 一期计划投资5000万元，建成三条生产线
    return stage == "completed" and plain and _WHAT_IS_BUILT.match(text, end) is not None


def _when(told: Telling, word: StageWord, begin: int, last: int) -> tuple[list[PeriodMention], PeriodMention | None]:
    """The periods of a stage's clause, and the one that is the stage's."""
    text = told.text
    clause_end = _CLAUSE_END.search(text, word.end, last)
    stop = clause_end.start() if clause_end else last
    kinds = ("day", "month", "by", "span", "as_of", "since")
    near = [_begun(p) for p in told.periods if begin <= p.start < stop and p.kind in kinds]
    before = [p for p in near if p.end <= word.start + 1] or _opening_date(told, word.start)
    when = before[-1] if before else None
    if when is not None and when.kind == "span":
        # 6月28日，…举行2020年第二批项目集中开工仪式: the day, and not the year in the ceremony's name
        days = [p for p in told.periods if p.kind == "day" and told.start <= p.start < when.start]
        batch = _BATCH.match(text[when.end : when.end + 6])
        when = days[-1] if days and (batch or "年" in text[when.start : when.end]) else when
    return near, when


def _begun(when: PeriodMention) -> PeriodMention:
    """A period that only begins as the month in which it does: 10月初开始试产."""
    return replace(when, kind="month", last=when.first) if when.kind == "since" else when


def _to_come(told: Telling, when: PeriodMention, published: date | None) -> PeriodMention:
    """A month that no year is said of and that soon follows the publication is this year's: 10月底并网, said in September."""
    if published is None or when.last is None:
        return when
    first = when.first if when.kind == "span" else None
    part = first is not None and (first.year, first.month) == (when.last.year, when.last.month)  # 9月中旬
    if not part and when.kind not in ("month", "by", "as_of"):
        return when
    # 2019年9月开工，目前正在安装设备，9月份试生产: of the year in which it is told
    now = told.text.rfind("目前", told.start, when.start)
    years = published.year - when.last.year
    soon = (years == 1 or (now >= 0 and years > 0)) and 0 < when.last.month - published.month <= 4
    if (
        not soon
        or published.month < 3
        or _YEAR_SAID.search(told.text, max(told.start, now), when.end)
        or _DONE.search(told.text, when.end, when.end + 6)
    ):
        return when
    first = when.first and when.first.replace(year=published.year)
    return replace(when, first=first, last=when.last.replace(year=published.year), future=True)


def _is_announced(
    text: str,
    word: StageWord,
    said: str,
    when: PeriodMention | None,
    projects: list[OpenProject],
    published: date | None,
) -> bool:
    """Whether a stage is only announced by what its clause says before it (预计, 力争), or by a date that is to come."""
    start, end, stage = word
    if ORDER[stage] <= ORDER["negotiating"] and "正" in said:
        return False  # 甲、乙等拟入驻项目正在对接洽谈
    # 一期计划投资21.8亿元的科技产业园项目正式开工: the amount is planned, and not the start
    ahead = PLANNED_AMOUNT.sub("", said) if "投资" in said else said
    ahead = _PLANNED_YIELD.sub("", ahead)  # 预计年销售收入2.3亿元的|甲项目落户
    ahead = ahead.replace("确保了", "").replace("保证了", "")  # 确保了项目如期竣工: it was
    ahead = _PLANNED_GROUP.sub("", ahead)
    if (wished := _WISHED.search(said)) is not None and _CLASS_STAGE.search(said, wished.end()):
        return True  # 助推甲基地、乙食品等签约项目开工建设: the class says how far they are
    for project in projects:
        ahead = ahead.replace(project.name, "")  # 近期建设项目工程: a word of the name announces nothing
    return (
        words_of("announced").search(ahead) is not None
        or text.startswith(PLANNED_WORDS, start)
        or _PLANNED_SPAN.search(said) is not None
        or (_AFTER.match(text, end) is not None and not _is_over(text, word, when))
        or _WILL.search(said) is not None
        or _WITHIN.search(said) is not None
        or _BEFORE_THAT.search(said) is not None
        or (when is not None and when.future and not _of_this_year(when, published) and not _DONE_THEN.search(said))
    )


def _is_over(text: str, word: StageWord, when: PeriodMention | None) -> bool:
    """Whether 后 follows what a past date says was done: 去年签约后一直没有动静."""
    dated = when is not None and not when.future and when.end <= word.start <= when.end + 4
    # but 10月份投产后可年产…: when it will be
    return dated and text.startswith("后", word.end) and not text.startswith(("可", "将", "预计", "能"), word.end + 1)


def _of_this_year(when: PeriodMention, published: date | None) -> bool:
    """Whether the period is the year of publication as a whole (今年签约的), which is not only ahead."""
    known = when.kind in ("span", "month") and published is not None
    return known and published is not None and when.first is not None and when.first <= published


def _opening_date(told: Telling, start: int) -> list[PeriodMention]:
    """The day or month that opens the sentence before a comma, where the stage is the first thing said after it."""
    text = told.text
    for period in told.periods[:1]:
        opens = period.kind in ("day", "month") and not text[told.start : period.start].strip(" \u3000“")
        if opens and text[period.end : period.end + 1] in ("，", ","):
            between = text[period.end + 1 : start]
            if _SEEN_BY.match(between):
                return []  # 7月31日，记者在某项目现场看到，厂房建设已完成: when it was seen
            said = any(word.stage and word.surface not in WEAK for word in find_words(between))
            if not said and not re.search(r"[；;]", between) and len(re.findall(r"[，,]", between)) <= 1:
                return [period]
    return []


def _stage_date(mention: PeriodMention | None) -> str | None:
    """A mention as the ISO date, month or year that it names, `None` where it names none."""
    if mention is None or mention.last is None:
        return None
    if mention.kind == "day":
        return mention.last.isoformat()
    if mention.kind in ("month", "by"):
        return mention.last.isoformat()[:7]
    if (
        mention.first is not None
        and mention.first.year == mention.last.year
        and (mention.first.month, mention.last.month) == (1, 12)
    ):
        return str(mention.last.year)
    return mention.last.isoformat()[:7]


def reach_on_site(text: str, start: int, end: int, known: OpenProject) -> bool:
    """生产区内，厂房已建成，正在进行设备安装: of the one project that the text tells of, where no other is named.

    Says whether it was.
    """
    if known.stage not in (None, "signed", "landed") or SITE_TALK.match(text, start, end) is None:
        return False
    for found in words_of("working").finditer(text, start, end):
        begin = clause_start(text, found.start(), start)
        said = text[begin : found.start()]
        if not (NOT_YET.search(said) or words_of("announced").search(said)):
            known.stage, known.stage_date = "under_construction", None
            known.evidence.append((begin, found.end()))
            return True
    return False
