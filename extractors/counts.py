"""Counts: what is counted, at which stage, of which class (`已签约项目147个`, `其中医药产业七个`, `尚未开工的13个项目`)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.clause import BEFORE_PLAN, OF_PLAN_ALONE, TARGET_AFTER, TARGET_OF, YEARLY_MEAN, beyond_aim, own_clause
from extractors.count_stages import BUILT, NEGATED, OF_THESE, OWN_NOUN, stage_of
from extractors.counted import PIECES, Count, counts_nothing, find_noun, noun_spoken_of
from extractors.draft import Draft, are_other_sums, rate_of
from extractors.language import clause_start
from extractors.period import PeriodMention
from extractors.places import give_to_each
from extractors.quantity import Quantity, SizeClass
from extractors.sector import class_behind, counted_class, opening_class, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import Word, find_nouns, find_words

if TYPE_CHECKING:
    from extractors.attach import Reading

_WITHIN = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)")
# 38个新签约项目已有25个开工建设, 13个签约项目中已落地6个: the first number was said before; 食品专班2个项目,医药专班2个 was not
_MENTIONED = re.compile(
    r"[^，。；、,;\d]{0,10}?项目(?:(?P<apart>[，,])|中|里|当中|之中)?[^，。；、,;\d]{0,8}\d+(?![\d年月日])"
)
# 4个已签约项目7月底前完成公司注册, 6个未开工项目年底前全部开工: what is due of those counted before, and by when
_DUE_OF = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:力争|确保|争取|必须|要|须|于|在)*")
_DUE_TO = re.compile(r"(?:力争|确保|争取|必须|要|全部|均|都|实现|完成|全面|集中|正式|公司|工商|企业)*")
_DUE_ENDS = ("", *"，。；、,;）)\n并及和与")
_REFERENCE = re.compile(r"(?:个|项|宗)[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)")
# 本次27个项目的顺利落地: what happened to those told of
_HAPPENING = re.compile(
    r"[个项宗][^，。；、,;\d]{0,8}项目的(?:顺利|成功|集中|正式|陆续|相继|如期)*(?:落地|签约|开工|落户|建成|投产|实施|建设)"
)
_DEFINITE = re.compile(
    r"(?:个|项|宗)[^，。；、,;\d]{0,6}?项目(?:分别|主要|均|都|包括|涵盖|涉及|覆盖)"
)  # 竣工的5个项目分别是
_EACH_BAR = ("均在", "均超", "均超过", "均达", "均达到", "均突破", "都是", "都为", "都有", "同为", "都达到")
_AT_LEAST = re.compile(r"至少|不少于|不低于")
# the stages that firms reach: 投产企业23家, 其中投产14家; 对接企业318家 are called on
_REACHED = frozenset({"signed", "landed", "started", "under_construction", "completed", "operating"})
_OF_NO_FIRM = frozenset(("建设", "实施", "施工", "新批", "新上", "新建", "回归", "承接", "落实"))
_FIRMS_ALONE = re.compile(
    r"(?:(?:了|的)?[^，。；\d]{0,16}?(?:500强)?(?:企业|公司|户数|数))?(?:已?达到?|共有?|有|已|的有|的|了|为)*"
)
_FIRMS_HAVE = re.compile(
    r"(?:的)?(?:[\u4e00-\u9fff]{0,4}(?:企业|公司))?(?:已经?|全部|全面|点火|均已?|均|都|集中|现场|实现|正式|成功|陆续|相继|顺利|先后|也|进行|正在?|在[\u4e00-\u9fff]{2,8})*"
)
_NOT_STARTED = re.compile(r"(?<!签约)(?<!签约后)(?:尚未|仍未|至今未|未|没有?|待)(?:开工|动工)")
# 签约项目超过5个的有6个县区, 在10个以上的乡镇: a bar that some pass, and nobody's count
BAR = re.compile(
    r"(?:及?以[上下])?的(?:(?:共|就|还|仅|只|分别)?有|(?:是|为)(?=[^，。；\d]{2,12}[（(]\d)|(?:县|区|市|州|旗|盟|乡镇|镇|街道|单位|园区|部门|地区)(?![场级政外内重]))"
)
CLASS_BY_NUMBER = re.compile(r"目(?:共|有|达|为)*\d+[个项宗]")
# 新签约项目超5个的有襄河镇（7个）: what passes the bar is counted there
FIGURES_BEHIND = re.compile(r"[^，。；\d]{4,16}[（(]\d")
# 34个省市重点项目 are others than the projects spoken of before, and have no stage of theirs
_POPULATION = re.compile(r"[省市县区州国家级、定列工农业]{1,8}重(?:点|大)(?:建设)?(?:项目|工程)")
# 全年铺排县级重点项目136个 are others, too
_KEY_ONES = re.compile(r"(?:^|[，。；：\s\n]|铺排|安排|[省市县区]级?)重[点大](?:建设)?(?:项目|工程)(?:共|有|共有)?$")
_THESE_ONES = re.compile(r"此次|本次|这次|上述|这批|该批|本批")
# 全县89个重点工业项目, 27个省“861”行动计划项目
_ALL_KEY_ONES = re.compile(
    r"重[点大](?:[^，。；、\d集签引]{0,6})?项目|[省市县区州国家]{1,3}级?“[^”\n]{2,12}”[^，。；、\d]{0,6}项目"
)
_OF_ALL = re.compile(r"(?:全[省市县区州旗盟镇乡]|[省市县区州旗盟镇乡])(?:共有?|的)?$|(?<=[，。；])$")
_OF_THIS_LOT = re.compile(
    r"(?:在)?(?:这批|这些|上述|此批|本批|该批|此次|本次)[^，。；\d]{0,8}项目(?:中|里|当中|之中)[，,]"
)
_TASK = re.compile(
    r"(?<![完达占])(?:目标|任务)(?:总|任务|目标)?数?[为是]?$"  # 今年目标任务40个
    # 新开工项目年初计划26个, 而全年计划是26个; and no 列入年度计划26个, 完成年度计划26个
    rf"|(?:{BEFORE_PLAN})(?:{OF_PLAN_ALONE})$"
)
_OF_THE_YEAR = re.compile("[初全度当]年|年[初度]|今年|年计划")
_TASK_IN_BRACKET = re.compile(r"[（(](?:目标|任务)数?$")
_PLANNED_STAGE = re.compile(r"(?:年度|全年|年)?计划(?:新)?(?:投产|开工|竣工|签约|落地|建成)")  # 10个计划投产项目
# 17个计划开工项目已全部开工: what was planned of them is done
_PLANNED_AND_DONE = re.compile(
    rf"{_PLANNED_STAGE.pattern}[^，。；\d]{{0,6}}?项目[，,]?(?:已|均|全部|都|如期|按期|提前)"
)
# 前期8个, 8个尚未启动: not so far as the ones counted before them
_UNDER_WAY = BUILT | {"under_construction"}
_NOT_SO_FAR = re.compile(
    r"前期|预备|手续|许可|审批|报建|筹[备建]|清退|搁浅|退出|(?:尚未|还未|仍未|没有?|[未待])(?:能够?|按(?:计划|期|时序?|要求))*(?:启动|动|开|落|建|实施|审批|供地|投|竣)"
)
_PUSHED_ON = re.compile(r"(?:正|正在|按照?计划|有序|加快|稳步|持续|同步|加紧)推进$")  # 开工26个，正在按计划推进156个
_IS_NOT_SO_FAR = re.compile(rf"[^，。；、,;\d]{{0,8}}?(?:{_NOT_SO_FAR.pattern})")
_SO_FAR = re.compile(r"\s*(?:截[至止][^，。；]{2,8}|目前|现|\d+[—至-]\d+月份?)[，,]")
# 28个项目将在本月开工: what is counted there is still to come
_AHEAD = re.compile(
    r"[^，。；、,;\d]{0,8}?项目(?:也|还|均|都)?(?:将|即将|计划|拟|预计|[有可]望|力争|争取)(?!近)[^，。；]{0,8}$"
)
_EACH_OVER = re.compile(r"[两三四五六七八九十][市县区州盟]超过?$")  # 芜湖、合肥两市超90个
_EACH_COSTS = re.compile(
    r"(?:[^，。；、,;\d]{0,8}?项目的?)?(?:计划)?(?:(?:总?投资额?|投资规模)(?:均|都|全部|全都|皆)(?:在|超过?|过|突破|达到?|不低于|大于)+"
    # 其中5个投资超亿元, but 5个总投资超10亿元 may be of all five
    r"|(?:单体|单个)?投资(?:额|规模)?(?:超过?|过|突破|不低于|大于)|(?:总投资|投资)(?:额|规模)?在(?=[\d.]+[万亿]元[以之]上))(?=\d|[千百十]?[万亿]元)"
)


# 已投产企业28户，其中[12户为规上企业]
_SOME = re.compile(r"[，（(]其中[，,]?(?:有)?")


def _stage_of_firms(text: str, staged: list[Word], left_end: int) -> Word | None:
    """The stage that the firms counted have reached, of those that stand before them.

    投产26家 and 落户企业14户 say one, 引来企业11家 none; 已开工[建设尚未投产的]20家 are started, 未投产企业5家 of no stage.
    """
    for stage in reversed(staged):
        if _FIRMS_ALONE.fullmatch(text, stage.end, left_end) is None:
            return None
        denied = NEGATED.search(text, max(0, stage.start - 6), stage.start)
        if denied is None:
            of_firms = stage.stage in _REACHED and stage.surface not in _OF_NO_FIRM and "引" not in stage.surface
            return stage if of_firms else None
        left_end = denied.start()
    return None


# 签约35个项目，…。35个项目[全部达产后]，年产值200亿元: the same ones, and none of them has come so far
_ONCE_DONE = re.compile(
    r"[个项]?项目(?:全部|全面|都|陆续|正式)*(?:建成|投产|达产|竣工|投用|投运|实施|落地)(?:投产|投用|达产|达效|运营)*[以之]?后"
)


_DRAWS = re.compile(
    r"(?:将|可|能|拟|计划|预计)[^，。；\d]{0,8}(?:聚集|集聚|容纳|吸引|引进|引入|入驻|承载|孵化|带动|服务|汇聚|招引)[^，。；\d]{0,10}$"
)


def read_count(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    """One count: of projects at a stage, of firms, visits, events and the like, or of nothing that is told of."""
    text = reading.text
    own_start, left_end = own_clause(text, state, item, previous_end, field_end)
    if item.measure == "只" and text.endswith("项目", own_start, item.number_start):
        item = replace(item, measure="个")  # 亿元项目13只, as Jiangsu counts them
    if item.measure == "单":
        if not _DEALS.search(text, own_start, item.number_start):
            return  # 销售订单3单
        item = replace(item, measure="个")  # 签约51单
    if counts_nothing(reading, state, item, own_start):
        return
    right_end = reading.right_end(state, item)
    own = [known for known in state.words if own_start <= known.start < left_end]
    ahead = [known for known in state.words if item.end <= known.start < right_end]
    count = Count(item, own_start, left_end, right_end, previous_end, field_end, given, own, ahead)
    find_noun(reading, state, count)
    if count.noun == "group" and _is_aim_told(state, text, item):
        count.noun, count.word = "project_count", None  # 策划项目12个，超过下达的10个指标
    if count.noun in ("group", "place"):
        _pass_group(reading, state, count)
        return
    count.size = _own_size(reading, state, count)
    if count.noun == "enterprise_count" and reading.book.current and _DRAWS.search(text, own_start, left_end):
        return  # 月河产业园项目将聚集100家企业: what one project promises
    if count.noun is None and item.measure in PIECES and text[item.number_start - 1] in "（(":
        _find_noun_behind(state, count, text)
    if count.noun is None and item.measure in PIECES:
        count.noun = noun_spoken_of(reading, state, count)
    only = item.han and item.low < 2 and not re.search(r"仅|只有|至少|不少于", text[own_start : item.start + 2])
    if count.noun in (None, "group") or only or (count.noun == "other" and item.han):
        return
    if item.bound == "exact" and state.plans and _AT_LEAST.search(text, own_start, left_end):
        count.item = replace(item, bound="at_least")  # 每个乡镇至少新引进亿元以上项目1个
    if reading.is_change(own, left_end):
        count.role, count.rule = "increase", "count.increase"
        if reading.is_fall(own, left_end):
            count.item = replace(count.item, low=-item.low)
    elif any(known.role == "average" for known in own) or YEARLY_MEAN.search(text, own_start, left_end):
        count.role, count.rule = "average", "count.average"
    if count.noun != "project_count":
        _read_others(reading, state, count)
    elif _beyond_aim(reading, state, count):
        pass
    elif not _more_of_them(reading, state, count) and not _target_of_measure(reading, state, count):
        _read_projects(reading, state, count)


_DEALS = re.compile(
    r"(?:签约|签下|签订|签了|落地|落户|引进|招引|拿下|谈成|敲定|开工|投产|项目|大单)(?:了|共|累计|成功|已|达|就|仅|有|项目|大单|招商|外资)*(?:超过?|近|约)?$"
)


def _is_aim_told(state: Sentence, text: str, item: Quantity) -> bool:
    """Whether a number of 指标 or 任务 is the aim of the projects counted right before."""
    last = state.emitted[-1] if state.emitted else None
    if last is None or (last.metric, last.role) != ("project_count", "actual"):
        return False
    return TARGET_AFTER.match(text, item.end, state.end) is not None


# 甲镇（6个）、乙镇（5个）[签约项目]较多
_NAMED_BEHIND = re.compile(
    r"[）)](?:[、和及与][^，。；、\d（(]{2,12}[（(]\d+[个项宗][）)])*(?P<said>[^，。；、\d（()）]{0,8}项目)"
)


def _find_noun_behind(state: Sentence, count: Count, text: str) -> None:
    """What the counts in the brackets of a row of places are of, where the words behind the row say it."""
    behind = _NAMED_BEHIND.match(text, count.item.end, state.end)
    if behind is None:
        return
    begin, end = behind.span("said")
    stages = [word.stage for word in state.words if word.stage and begin <= word.start < end]
    count.noun = "project_count"
    if stages and count.given.stage is None:
        count.given = replace(count.given, stage=stages[-1])


def _pass_group(reading: Reading, state: Sentence, count: Count) -> None:
    """What a count of units or of places leaves behind: 42个责任单位中，…的19个 are units too."""
    counts_places = any(known.noun == "place" for known in find_nouns(reading.text, count.item.end, count.right_end))
    if counts_places and state.emitted and state.region is not None:
        last_told = state.emitted[-1].end
        if not any(last_told <= place.start < count.item.start for place in state.regions):
            state.region = None  # 其中经开区12亿元，15个乡镇8亿元: not the zone's
    state.noun = "group" if state.noun is None else state.noun


_IS_OF_CLASS = ("是", "为", "都是", "均为", "均是", "属于")


def _own_size(reading: Reading, state: Sentence, count: Count) -> SizeClass | None:
    """The size class that stands before or behind the number itself."""
    item = count.item
    size = reading.size_class(state, count.previous_end, item.start)
    if size is not None and size.start <= count.previous_end and OWN_NOUN.match(reading.text, size.end):
        # 21个亿元以上项目、6个10亿元以上项目: the class right behind the number before is of that one
        behind = reading.size_class(state, item.end, count.right_end)
        size = behind if behind is not None and behind.start == item.end else size
    if size is not None and reading.text[count.previous_end : size.start] in _IS_OF_CLASS:
        size = None  # 15个是亿元以上项目，3个是10亿元以上项目: the class said before is of the fifteen
    if size is None and state.sizes and not _WITHIN.match(reading.text, item.end, count.right_end):
        # 2274个项目中5亿元以上项目634个: of the 634
        size = reading.size_class(state, item.end, count.right_end)
    rate = state.emitted[-1] if state.emitted else None
    of_share = rate is not None and rate.role == "share" and rate.low_class is not None
    if size is None and rate and of_share and _THAT_IS.fullmatch(reading.text, rate.end, item.number_start):
        return SizeClass(0, 0, rate.low_class, rate.high_class)  # 亿元以上的占38.2%，共21个
    return size or _size_behind(reading.text, item, state)


def _read_others(reading: Reading, state: Sentence, count: Count) -> None:
    """A count of firms, visits, events, people and the like."""
    text, item, noun, own = reading.text, count.item, count.noun, count.own
    assert noun is not None
    behind = (
        known
        for known in count.ahead
        if known.stage in _REACHED and _FIRMS_HAVE.fullmatch(text[item.end : known.start])
    )
    reached = next(behind, None) or _stage_of_firms(text, [known for known in own if known.stage], count.left_end)
    firms = state.emitted[-1] if noun == "enterprise_count" and not reached and state.emitted else None
    parent = firms if firms and firms.metric == noun and _SOME.fullmatch(text, firms.end, item.start) else None
    own_target = (
        count.role == "actual"
        and state.plans
        and any(p.search(text, count.start, count.left_end) is not None for p in (TARGET_OF, _TASK_IN_BRACKET))
    )
    role = "target" if own_target else count.role  # 引进优强企业21家（任务数18家）, 完成全年目标任务7家
    level = reading.emit(
        state,
        item,
        count.previous_end,
        noun,
        role if noun == "other" else reading.aimed(state, item, role, own),
        "count",
        f"count.{noun}",
        stage=reached.stage if reached and noun == "enterprise_count" else parent.stage if parent else None,
        sector=opening_class(text, count.start, count.left_end) if noun == "enterprise_count" else None,
        own_start=count.start,
        word=count.word,
    )
    then = reading.compared(state, item) if count.role == "actual" else None
    if then is not None:
        level.first, level.last, level.rule = *then, "count.last_year"  # 从2020年的100家发展到2022年的130家
    if own_target and level.first is None and level.last is None:
        level.first, level.last = state.period if state.period_said and state.period else reading.now()
        reading.of_whole_year(level, count.start, count.left_end, always=True)
    state.noun = reading.noun = noun if noun == "other" else state.noun


def _more_of_them(reading: Reading, state: Sentence, count: Count) -> bool:
    """引进项目30个、力争35个: the same, and more of them."""
    item, before = count.item, state.emitted[-1] if state.emitted else None
    if before is None or before.metric != "project_count" or before.role not in ("target", "forecast", "actual"):
        return False
    if _MORE_OF_THEM.fullmatch(reading.text, before.end, item.number_start) is None:
        return False
    state.emitted.append(
        rate_of(
            before, start=item.start, end=item.end, role="target", value=item.low, unit="count", rule="count.target"
        )
    )
    return True


def _beyond_aim(reading: Reading, state: Sentence, count: Count) -> bool:
    """任务40个，完成45个，超额5个: by how much the aim was passed."""
    done = next((d for d in reversed(state.emitted) if d.metric == "project_count" and d.role == "actual"), None)
    if done is None or 2 * count.item.low >= done.value:
        return False
    if not beyond_aim(reading.text, state, count.item, count.start, count.left_end):
        return False
    more = rate_of(
        done, start=reading.evidence_start(count.start), end=count.item.end, role="difference", value=count.item.low,
        unit="count", rule="count.difference",
    )  # fmt: skip
    state.emitted.append(more)
    return True


def _against_target(text: str, state: Sentence, count: Count) -> bool:
    """Whether a count is the target that another is held against: 完成年度目标60个."""
    return state.plans and (
        TARGET_OF.search(text, count.start, count.left_end) is not None
        or (
            TARGET_AFTER.match(text, count.item.end, state.end) is not None
            and _PLANNED_AND_DONE.match(text, count.item.end, state.end) is None
        )
    )


def _is_task(text: str, state: Sentence, count: Count) -> bool:
    """Whether a count is a task of its own: 今年，全县招商引资目标任务40个."""
    if not state.plans or _TASK.search(text, count.start, count.left_end) is None:
        return False
    return _ENTERED.search(text, count.start, count.left_end) is None  # 列入省重点项目计划118个


_ENTERED = re.compile("[列纳编]入")


def _target_of_measure(reading: Reading, state: Sentence, count: Count) -> bool:
    """新签约项目58个，占全年目标任务100个的58%: the target of what was counted before."""
    text, item, word = reading.text, count.item, count.word
    if count.role != "actual" or not _against_target(text, state, count) or _PLANNED_STAGE.match(text, item.end):
        return False
    measure = count.given.measure or reading.last(
        state, {"project_count"}
    )  # 分别完成年度目标60个、43个: each of its own
    fresh = measure not in state.emitted and word is not None and word.start < item.start
    if measure is None or fresh or any(known.stage for known in count.own):
        return False
    draft = rate_of(
        measure,
        start=reading.evidence_start(count.start),
        end=item.end,
        role="target",
        value=item.low,
        unit="count",
        rule="count.target",
    )
    draft.high, draft.bound = item.high, item.bound
    reading.of_whole_year(draft, count.start, count.left_end)
    state.emitted.append(draft)
    return True


def _read_projects(reading: Reading, state: Sentence, count: Count) -> None:
    """A count of projects, with its stage, its class and its role."""
    text, item, given, own, word = reading.text, count.item, count.given, count.own, count.word
    own_stage = given.stage
    if own_stage is None:
        own_stage = stage_of(reading, state, item, own, count.ahead, count.start, count.previous_end, word)
    if _is_due(reading, state, count):
        return
    if own_stage == "landed" and state.emitted and text[item.start - 2 : item.start] in ("其余", "其他", "其它"):
        own_stage = None  # 签约项目中,A园区9个…其余5个落户景区: where the rest of them stand, no stage of theirs
    if _told_before(reading, state, count, own_stage):
        return
    stage, unstarted = _stage_reached(reading, state, count, own_stage)
    sector = given.sector or sector_of(reading, count.start, count.left_end, own, state, word)
    size = count.size or _size_carried(reading, state, count, own_stage, sector)
    sector = (
        sector or class_behind(reading, state, item, word, count.ahead) or counted_class(reading, state, item, word)
    )
    if count.role == "increase" and sector is None and state.subject is not None:
        sector = state.subject.sector
    role = _role_of(reading, state, count)
    reading.pair += 1
    draft = reading.emit(
        state, item, count.previous_end, "project_count", role, "count",
        "count.list" if given is not NOTHING_GIVEN else count.rule,
        stage=stage, size=size, sector=sector, own_start=count.start, word=word,
    )  # fmt: skip
    aims = any(known.role == "aim" for known in own)
    if role == "target" and not aims and _ARRANGED.search(text, count.start, item.number_start):
        draft.role = "actual"  # 全年安排重点项目142个: these are there, however far they will come
    if unstarted:
        state.unstarted = draft
    published = reading.document.published
    if count.moved and published is not None and draft.last is not None:
        draft.last = min(draft.last, published)  # 上升到今年的58个: so far
        state.future, state.period = False, (draft.first, draft.last)
    if role == "target" and any(known.surface.startswith(("年度计划", "全年计划", "年计划")) for known in own):
        reading.of_whole_year(draft, count.start, count.left_end, always=True)
    elif role == "target" and (task := _TASK.search(text, count.start, count.left_end) if state.plans else None):
        yearly = _OF_THE_YEAR.search(task[0]) is not None
        if yearly or draft.last is None:
            reading.of_whole_year(draft, count.start, count.left_end, always=yearly)
    compared = reading.compared(state, item)
    if compared is not None:
        # 比去年同期的8个增加3个
        draft.first, draft.last = compared
        draft.rule = "count.last_year"
    elif role in ("actual", "target", "forecast"):
        _speak_of(reading, state, count, draft)
        _stage_of_cost(text, state, draft, item)
        _bare_parts(text, state, draft, item)


# 31项（部级4、市级9、县级18）, 58个，其中工业31、农业16、三产11。
_BARE_PARTS = re.compile(
    r"(?:项目|工程)?(?:[（(](?:其中[：:，,]?|含)?|[，,；;]?其中[：:，,]?)(?P<parts>(?:[^\d，、；。（）()：:,;]{1,10}\d+[、，,])+[^\d，、；。（）()：:,;]{1,10}\d+)(?=[）)。；;]|\n|$)"
)
_BARE_PART = re.compile(r"(?P<class>[^\d，、,]+)(?P<value>\d+)")


def _bare_parts(text: str, state: Sentence, draft: Draft, item: Quantity) -> None:
    """The parts of a count that are told without a measure word, where they come to it: 在库项目31项（部级4、市级9、县级18）."""
    if item.low is None or draft.role not in ("actual", "target"):
        return
    found = _BARE_PARTS.match(text, item.end, state.end)
    if found is None:
        return
    parts = [*_BARE_PART.finditer(text, *found.span("parts"))]
    if sum(int(part["value"]) for part in parts) != item.low:
        return
    for part in parts:
        said = [word.stage for word in find_words(part["class"]) if word.stage]
        row = rate_of(draft, start=part.start(), end=part.end(), value=Decimal(part["value"]), rule="count.bare_part")
        row.sector, row.stage = part["class"], said[-1] if said else draft.stage
        state.emitted.append(row)


_ARRANGED = re.compile(
    r"(?:^|[^，。；将再拟要])(?:安排|铺排|确定)了?(?:实施)?(?![^，。；\d]{0,14}(?:新?开工|竣工|投产|签约|引进|招引))[^，。；\d]{0,14}$"
)
# 总投资10多亿元的[塔筒制造、环保设备等]8个项目集中开工
_COST_OF = re.compile(r"(?:、[^，。；]{2,14})?的(?:[^，。；\d]{2,24}、[^，。；\d]{2,80}等)?")


def _stage_of_cost(text: str, state: Sentence, draft: Draft, item: Quantity) -> None:
    """What stands before the projects that it is the cost of has their stage: 总投资达22亿元的15个工业项目集中开工."""
    cost = state.emitted[-2] if len(state.emitted) > 1 else None
    if cost is None or cost.metric != "total_investment" or draft.stage is None:
        return
    if cost.stage is not None and any(known.stage and cost.start <= known.start < item.start for known in state.words):
        return  # 签约总投资22亿元的15个项目已开工
    if _COST_OF.fullmatch(text, cost.end, item.start) is not None:
        cost.stage, cost.pair = draft.stage, draft.pair


def _is_due(reading: Reading, state: Sentence, count: Count) -> bool:
    """4个已签约项目7月底前完成公司注册: what is due of those counted before is aimed at."""
    due = _due(reading.text, state, count.item)
    if due is None:
        return False
    reading.pair += 1
    promised = reading.emit(
        state, count.item, count.previous_end, "project_count", "target", "count", "count.due",
        stage=due[1], size=count.size, own_start=count.start, word=count.word,
    )  # fmt: skip
    promised.first, promised.last = due[0].first, due[0].last
    state.noun = reading.noun = "project_count"
    return True


def _costs_other(reading: Reading, state: Sentence, item: Quantity, known: Draft) -> bool:
    """Whether what the projects cost is another sum than those counted before: 12个项目，总投资92亿元…12个项目，总投资13亿元."""
    cost = next((n for n in state.numbers if isinstance(n, Quantity) and n.start >= item.end), None)
    if cost is None or cost.unit != "CNY" or _TOTAL_BEHIND.search(reading.text, item.end, cost.start) is None:
        return False
    told = [
        draft.value
        for draft in [*reading.drafts, *state.emitted]
        if draft.pair == known.pair and draft.metric in ("total_investment", "contract_value")
    ]
    return bool(told) and all(are_other_sums(value, cost.low) for value in told)


_TOTAL_BEHIND = re.compile(r"项目，(?:总投资|投资总额|协议|签约)[^，。；\d]{0,6}$")


# 列入项目11个，总投资102亿元。截至6月底，已开工11个项目，…: all of them have come so far; the eleven were not begun when listed
_COME_SO_FAR = re.compile(r"(?:已|均|都|全部)经?(?:全部)?(?:签约|开工|复工|动工|竣工|投产|落地|入库)$")


def _told_before(reading: Reading, state: Sentence, count: Count, stage: str | None) -> bool:
    """在35个签约项目中: whether the reader goes back to what he has read, which then is spoken of again."""
    text, item, size = reading.text, count.item, count.size
    projects_behind = "项目" in text[item.end : item.end + 14]
    mentioned = _MENTIONED.match(text, item.end, state.end) if projects_behind else None
    if mentioned and mentioned["apart"] and text.endswith("有", count.previous_end, item.start):
        mentioned = None  # 此外，有2个外资项目，合同外资3600万美元: told for the first time
    elif (mentioned and mentioned["apart"] and _COME_SO_FAR.search(text, count.previous_end, item.number_start)) or (
        mentioned
        and mentioned["apart"]
        and sector_of(reading, count.start, count.left_end, count.own, state, count.word)
    ):
        mentioned = None
    behind = class_behind(reading, state, item, count.word, count.ahead) if mentioned else None
    if behind and _THESE_ONES.search(text, count.start, item.number_start):
        behind = None  # 此次发布的100个产业项目: those, by whatever class
    fallen = False
    to_come = projects_behind and _ONCE_DONE.match(text, item.end, state.end) is not None
    if not (
        mentioned
        or to_come
        or (projects_behind and _REFERENCE.match(text, item.end - 1, state.end))
        or (fallen := projects_behind and _HAPPENING.match(text, item.end - 1, state.end) is not None)
        or (projects_behind and text[item.number_start - 1] == "的" and _DEFINITE.match(text, item.end - 1, state.end))
        or text.endswith(("这", "上述", "前述", "在"), max(0, item.start - 2), item.start)
    ):
        return False
    told = [
        draft
        for draft in [*reversed(reading.drafts), *state.emitted]
        if draft.metric == "project_count"
        and draft.role in ("actual", "target")
        and draft.value == item.low
        and (reading.title or not draft.title)
        and (state.region is None or draft.region_code == state.region[1])
        and (mentioned or to_come or fallen or stage in (None, draft.stage))
        and (size is None or size.low == draft.low_class)
        and not (behind and draft.sector and behind != draft.sector)  # 已开工20个。20个民生项目已开工14个: others
        and not (mentioned and mentioned["apart"] and _costs_other(reading, state, item, draft))
    ]
    # 集中开工80个、集中签约80个。集中开工的80个项目，总投资289亿元: those of its own stage first
    known = next((draft for draft in told if stage and draft.stage == stage), told[0] if told else None)
    if known is None:
        return False
    if to_come:
        state.told_again.append((item.start, item.end))
        return True
    known.more = (*known.more, (item.start, item.end))
    if stage and known.stage is None and mentioned is not None and mentioned["apart"]:
        # 全市推进100个项目，总投资112亿元。…集中启动100个项目，总投资112亿元: only now is said how far they are
        for draft in (*reading.drafts, *state.emitted):
            if draft is known or (draft.pair == known.pair and draft.metric in ("total_investment", "contract_value")):
                draft.stage = stage
    state.subject = state.whole = known
    state.noun = reading.noun = "project_count"
    if not any(count.previous_end <= p.start < item.start and p.kind != "day" for p in state.periods):
        published = reading.document.published
        ahead = published and known.last and known.last > published  # 2020年安排286个 of the whole year
        if not ahead and (known.first or known.last):
            state.period, state.period_said = (known.first, known.last), True
    if reading.paragraph_main is None:
        reading.paragraph_main = known
    return True


def _stage_reached(reading: Reading, state: Sentence, count: Count, own_stage: str | None) -> tuple[str | None, bool]:
    """The stage of the projects counted, their own or that of what they are some of; and whether they are only not started."""
    text, item = reading.text, count.item
    if count.spoken:
        return (next(iter(count.spoken)) if len(count.spoken) == 1 else None), False
    if own_stage == "signed" and _NOT_STARTED.search(text, count.start, count.right_end):
        unstarted = not _of_signed(reading, state)  # 17个新建项目尚未开工: nobody says that they were signed
        return (None if unstarted else own_stage), unstarted
    if own_stage is not None:
        return own_stage or None, False
    rate = state.emitted[-1] if state.emitted else None
    if (
        rate is not None
        and rate.role in ("conversion_rate", "share")
        and rate.metric == "project_count"
        and _THAT_IS.fullmatch(text, rate.end, item.number_start)
    ):
        return rate.stage, False  # 开工率60.9%（28个）, 六成已开工，共28个
    if count.role == "increase" and state.subject is not None and state.subject.stage is not None:
        return state.subject.stage, False  # 竣工18个，较去年同期多3个
    of_this_lot = state.ceremony or _OF_THIS_LOT.match(text, state.start) is not None
    if not state.emitted and state.outer is None and not of_this_lot:
        others = _POPULATION.match(text, item.end) or _KEY_ONES.search(text, count.start, count.left_end)
        if others is None and _ALL_KEY_ONES.match(text, item.end):
            others = _OF_ALL.search(text, count.start, item.start)
        if others is not None:
            return None, False
    compared = text[count.start : count.left_end].lstrip("（(").startswith(_OF_THOSE_BEFORE)
    beside = state.bracketed or state.subject
    if compared and beside is not None and beside.stage is not None:
        return beside.stage, False  # 开工46个，投产11个（去年11个）: of those before the bracket
    if not state.emitted and (brought := _stage_of_named(text, state, item)) is not None:
        return brought, False
    named = state.outer is None and not state.emitted and text[item.start - 1 : item.start] == "等"
    if named and _HAS_PREDICATE.match(text, item.end, state.end):
        return None, False  # 东湖水厂、西山市场等6个项目加快推进: named ones, and no part of those counted before
    if state.outer is None and _PARTED.match(text, item.end, state.end):
        return None, False  # 洽谈52个项目；75个“两重一实”项目中，…: others than those
    if (summed := _stages_summed(text, state, count)) is not None:
        return (
            "under_construction" if summed <= {"started", "under_construction"} else None
        ), False  # 签约20个、开工18个、投产11个，共49个
    stage = _stage_behind_mark(text, state, count) or reading.inherited_stage(state)
    if stage in _UNDER_WAY and (
        _NOT_SO_FAR.search(text, count.start, count.left_end)
        or _IS_NOT_SO_FAR.match(text, item.end)
        or (_DID.match(text, item.end) and _beside_others(text, state))
        or (_PUSHED_ON.search(text, count.start, count.left_end) and _beside_others(text, state))
    ):
        # 22个正在建设，11个正在办理前期手续: those are not under way, but all that the sentence parts may be signed
        return _stage_of_these(text, state), False
    return stage, False


def _stage_behind_mark(text: str, state: Sentence, count: Count) -> str | None:
    """The stage of the whole that a `；` parts from those before: 签约项目33个…；开工项目40个，总投资279亿元，过5亿元的16个."""
    mark = max(text.rfind("；", state.start, count.start), text.rfind(";", state.start, count.start))
    if mark < 0 or state.outer is not None or "；" in text[count.previous_end : count.start]:
        return None
    wholes = (d for d in state.emitted if d.start > mark and d.metric == "project_count" and d.role == count.role)
    whole = next(wholes, None)
    return whole.stage if whole is not None and whole.value > count.item.low else None


_SUM_OF_THESE = re.compile(
    r"[，,、；;]?(?:[三四五六七八九两]项)?(?:实施|推进)?(?:合计|共计|总计|一共|总共|共)(?:为|是|有|达)?"
)


def _stages_summed(text: str, state: Sentence, count: Count) -> set[str | None] | None:
    """The several stages of the counts of the sentence that this one is the sum of; None where it is of none."""
    if not _SUM_OF_THESE.fullmatch(text, count.previous_end, count.item.number_start):
        return None
    parts = [d for d in state.emitted if d.metric == "project_count" and d.role == count.role]
    stages = {d.stage for d in parts}
    return stages if len(stages) > 1 and sum(d.value for d in parts) == count.item.low else None


# 竣工15个（目标16个）, 投产11个（去年11个）
_OF_THOSE_BEFORE = (
    "去年",
    "上年",
    "同期",
    "目标",
    "任务",
    "计划",
    "年度目标",
    "年度任务",
    "年度计划",
    "全年目标",
    "全年任务",
)
_THAT_IS = re.compile(r"(?:(?:均|都)?已?(?:经|实现)?[^，。；、（(\d]{2,4})?(?:[（(]共?|，[共计即]有?)")
_HAS_PREDICATE = re.compile(r"[^，。；、,;\d]{0,8}?项目(?!的|总|[，。；、,;）)\n])")
_PARTED = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)[，,]")


_CLOSES_NAMES = re.compile(r"(?:项目|工程)?等?(?:共)?")
_JOINS_NAMES = re.compile(r"(?:项目|工程)?(?:以及|[、和与及])(?:[^。；、]{0,24}的)?")


def _stage_of_named(text: str, state: Sentence, item: Quantity) -> str | None:
    """What is said before the projects named of which a count is the sum: 引进投资5亿元的甲、投资3亿元的乙等5个项目."""
    names = [name for name in state.names if name.end <= item.number_start]
    if not names or _CLOSES_NAMES.fullmatch(text, names[-1].end, item.number_start) is None:
        return None
    begin = names.pop().start
    while names and _JOINS_NAMES.match(text, names[-1].end, begin):
        begin = names.pop().start
    opens = clause_start(text, begin, state.start)
    said = [word for word in state.words if word.stage and opens <= word.start < begin]
    # 甲园运营项目以及乙项目等14个: a word of a name that was not found is none
    return said[-1].stage if said and "、" not in text[opens : said[-1].start] else None


def _stage_of_these(text: str, state: Sentence) -> str | None:
    """The stage of the projects that a sentence parts, where it opens with them: 已签约项目中，…，尚有5个未落地."""
    opening = OF_THESE.search(text, state.start, state.end)
    if opening is None:
        return None
    said = [word.stage for word in state.words if word.stage and opening.start() <= word.start < opening.end()]
    return said[-1] if said and said[-1] not in _UNDER_WAY else None


def _size_carried(
    reading: Reading, state: Sentence, count: Count, own_stage: str | None, sector: str | None
) -> SizeClass | None:
    """The size class of those that the projects counted are some of; `sector` is their own class."""
    text, item, word = reading.text, count.item, count.word
    # 5亿元以上项目7个，三大主导产业项目15个: a sibling's class is not the next one's, the whole's is
    sibling = state.subject if state.subject and state.subject.metric == "project_count" else None
    noun_left = word is not None and word.start < item.start
    parent = (state.whole if noun_left else sibling) or sibling or state.outer or reading.paragraph_main or reading.main
    if state.outer is not None and state.outer.metric == "project_count" and state.outer in state.emitted:
        parent = state.outer  # 亿元以上232个；5亿元以上66个，其中施工项目53个: of the 66
    if parent is None or not (parent in state.emitted or parent is state.outer):
        so_far = not state.emitted and word is None and own_stage is not None
        if so_far and _SO_FAR.fullmatch(text, state.start, count.start):
            return _class_told(reading, state, item)  # 亿元以上项目10项。截至目前，开复工8项
        return None
    if reading.foreign_class(state, count.previous_end, item.start):
        return None
    if state.outer is None and _PARTED.match(text, item.end, state.end):
        return None
    if word is not None and state.outer is None and "；" in text[parent.end : count.start]:
        return None
    apart = own_stage is not None and noun_left and "、" not in text[count.previous_end : count.start]
    if apart and not (state.outer is not None and parent.low_class == state.outer.low_class):
        return None
    if sector is not None and sector.startswith(("其余", "其他", "其它")):
        parent = state.outer or parent  # 其中30亿级1个、10亿级2个，其余12个: of neither class
        return SizeClass(0, 0, parent.low_class, parent.high_class) if parent is state.outer else None
    whole = state.whole
    if sector is not None and parent is state.outer and parent.value < item.low:
        return None  # 10亿元以上项目32项，签约额800亿元，其中工业项目88项: no part of the 32
    beside = sector is not None and parent.sector is None and parent is not state.outer
    if beside and whole is not None and whole in state.emitted and whole.metric == "project_count":
        parent = whole  # 41个项目中，30亿元以上的有1个；电子信息类11个: of the 41
    return SizeClass(0, 0, parent.low_class, parent.high_class)


def _role_of(reading: Reading, state: Sentence, count: Count) -> str:
    """Whether the projects counted are there, planned or expected."""
    text, item, role = reading.text, count.item, count.role
    waiting = _NOT_STARTED.search(text, item.end, count.right_end)  # 11个年度计划新开工项目尚未开工
    if role == "actual" and not waiting and (_against_target(text, state, count) or _is_task(text, state, count)):
        role = "target"
    if not count.moved:
        role = reading.aimed(state, item, role, count.own)
    later = next((known for known in count.ahead if known.stage), None) if role == "actual" else None
    return "forecast" if later is not None and _AHEAD.match(text, item.end, later.start) else role


def _speak_of(reading: Reading, state: Sentence, count: Count, draft: Draft) -> None:
    """Keep a count as what the sentence goes on from, and give it to each of the places that it is of."""
    text, item = reading.text, count.item
    cohort = next((mention for mention in state.periods if mention.start == item.end), None)
    if cohort is not None and draft.role == "actual" and _SIGNED_THEN.match(text, cohort.end, state.end):
        draft.first, draft.last = cohort.first, cohort.last
    state.subject = draft
    if state.whole is None or _WITHIN.match(text, item.end, state.end):
        # 未开工的8个项目中，5个…: the parts that follow are parts of these; but 完成投资6亿元。其中：10个项目投用，…；61个省重点项目…
        state.whole = draft if state.whole is not None or state.outer is None else state.outer
    state.noun = reading.noun = "project_count"
    # 渝中区、江北区和渝北区分别上榜1个: one number for all of them
    each = any(
        known.role == "each"
        or (known.role == "respectively" and count.field_end is None and item.number_start - known.end < 8)
        for known in count.own
    )
    # 枝江、当阳0个; 芜湖、合肥两市超90个
    bar = text.endswith(_EACH_BAR, count.start, item.number_start)
    if each or bar or item.low == 0 or _EACH_OVER.search(text, count.start, item.number_start):
        # 包头、赤峰2个市新开工项目数均在30个以上: the places stand before a number that only counts them
        begin = clause_start(text, item.number_start, state.start) if bar else count.start
        give_to_each(reading, state, item, draft, begin)


# 9个2018年以前[签约的项目]没有开工: of that time, whatever was spoken of
_SIGNED_THEN = re.compile(r"[^，。；、\d]{2,8}的[^，。；、\d]{0,8}项目")
# 引进项目30个、力争35个: the same, and more of them
_MORE_OF_THEM = re.compile(r"[、，](?:并)?(?:力争|争取|确保|奋力|冲刺)(?:达到|突破|实现|完成)?")
# 7个已开工，2个[已完成]土地招拍挂: each has done what is said of it
_DID = re.compile(r"(?:个|项|宗)?(?:项目)?(?:已|正在|完成|进入|处于)")


def _beside_others(text: str, state: Sentence) -> bool:
    """Whether the counts of a sentence stand side by side, and are no parts of a whole at one stage."""
    whole = state.whole
    return state.outer is None and whole is not None and whole in state.emitted and not _WITHIN.match(text, whole.end)


def _size_behind(text: str, item: Quantity, state: Sentence) -> SizeClass | None:
    """The least that each of the projects costs: 26个项目投资额均超过5000万元."""
    over = _EACH_COSTS.match(text, item.end, state.end) if "投资" in text[item.end : item.end + 16] else None
    least = (
        next(
            (
                n
                for n in state.numbers
                if isinstance(n, Quantity) and n.kind == "money" and n.number_start == over.end()
            ),
            None,
        )
        if over
        else None
    )
    return SizeClass(item.end, least.end, least.low, None) if least is not None and least.unit == "CNY" else None


def _class_told(reading: Reading, state: Sentence, item: Quantity) -> SizeClass | None:
    """The class of the projects that the sentence before counted for this place, of which these are some."""
    place = state.region[1] if state.region is not None else reading.own_region()[1]
    line = reading.text.rfind("\n", 0, state.start)
    counted = (
        draft
        for draft in reversed(reading.drafts[-8:])
        if draft.metric == "project_count" and draft.role == "actual" and draft.start > line
    )
    known = next((draft for draft in counted if draft.value >= item.low and draft.region_code == place), None)
    return SizeClass(0, 0, known.low_class, known.high_class) if known is not None else None


def _of_signed(reading: Reading, state: Sentence) -> bool:
    """Whether signed projects are what the text has been speaking of."""
    known = (state.outer, state.whole, state.subject, reading.paragraph_main or reading.main)
    return any(draft is not None and draft.stage in ("signed", "landed") for draft in known)


def _due(text: str, state: Sentence, item: Quantity) -> tuple[PeriodMention, str] | None:
    """By when the projects counted are to reach which stage: 4个已签约项目[7月底前]完成公司[注册]."""
    by = [mention for mention in state.periods if mention.kind == "by" and mention.future and mention.start > item.end]
    if not by or _DUE_OF.fullmatch(text, item.end, by[0].start) is None:
        return None
    word = next((word for word in state.words if word.stage and word.start >= by[0].end), None)
    if word is None or word.stage is None or _DUE_TO.fullmatch(text, by[0].end, word.start) is None:
        return None
    return (by[0], word.stage) if text[word.end : word.end + 1] in _DUE_ENDS else None  # 年内签约过半: not all of them
