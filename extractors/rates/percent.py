"""Rates, shares, changes, differences and ranks: each belongs to a measure that was stated before or in its own clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.clause import (
    fixed_assets_spoken_of,
    money_metric,
    of_fixed_assets,
    of_money_in_place,
    own_clause,
)
from extractors.draft import MONEY_METRICS, PIPELINE, Draft
from extractors.language import clause_start
from extractors.quantity import Quantity
from extractors.rates.completion import is_schedule, read_completed, read_difference, read_part_of_target, read_target
from extractors.rates.growth import read_growth, read_multiple
from extractors.rates.shares import read_share, read_share_of_stated, whole_counted
from extractors.rates.stated import Clause, state_rate, unstated
from extractors.sector import ORIGIN, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading

_RATIOS = ("completion_rate", "conversion_rate", "share")
_INVESTING = ("投资", "投资额", "完成投资", "完成投资额", "投资完成额")
_OF_INVESTMENT = ("投资完成率", "投资进度")
_INVESTMENT_DONE = re.compile(r"额?(?:均|都|全部|分别|已|仅|累计|超额|提前|实际)*完成(?!率)")
_FROM_ABROAD = re.compile(r"香港|澳门|台湾|[港台侨外]资|[港台外]商|境外|新加坡|日本|[韩美英法德]国|欧洲|东盟")
_OF_ITS_TASK = re.compile(r"(?:目标|任务|计划)(?:任务|数)?的?")
_COMES_FROM = re.compile(r"来自|源自|来源于|投向|集中(?:在|于)|落户|流向|属于")
_AND_OF_PLAN = re.compile(r"[、和与及][^，。；、\d]{0,8}(?:计划|任务|目标)(?:任务)?的")
_PERCENT_NAME = re.compile(
    r"([\u4e00-\u9fff]{1,6}率)[^\u4e00-\u9fff]*(?:达到?|为|超过?|近|不足|约|高达|(?:由[\d.]+[%％])?(?:提高|提升|上升|升|下降|降低|降|压减)[到至为]|达)?\s?$"
)
_NO_RATES = ("概率", "效率", "覆盖率", "绿化率", "利用率", "容积率", "优良率", "合格率", "失业率", "得房率", "收率")
_RESPECTIVELY = re.compile(r"[\s，,]*(?:增[速幅])?(?:分别|依次)(?:为|是|达到?)*")
_REACHING = re.compile(r"(?:增长|达到?了?|为)+")
_FASTEST = re.compile(r"增[速幅](?:排?在?位?居?(?:全.)?前|最)|(?:占比|比重|份额)[^，。；\d]{0,6}[，,]$")


def _clause_of(
    reading: Reading, state: Sentence, item: Quantity, previous_end: int, given: Given, field_end: int | None
) -> Clause:
    text = reading.text
    own_start, left_end = own_clause(text, state, item, previous_end, field_end)
    joint = _RESPECTIVELY if field_end is not None else _REACHING
    if own_start > state.start and joint.fullmatch(text, own_start, left_end):
        above = clause_start(text, own_start - 1, state.start)
        if _FASTEST.search(text, above, own_start):
            own_start = above  # 增速前三的是甲市、乙市和丙州，分别为18.4%…; 增幅最高的是青川县，达到71.5%
    own = [known for known in state.words if own_start <= known.start < left_end]
    # 增幅不低于15%: 低于 is part of the hedge
    own = [known for known in own if known.role not in ("exceed", "below") or known.end <= item.start]
    roles = [known.role for known in own if known.role]
    said = text[own_start:left_end]
    previous = state.emitted[-1] if state.emitted else None
    rate = given.rate or next((known for known in reversed(own) if known.role and known.role.startswith("rate_")), None)
    if not isinstance(rate, Word):
        rate = None
    metric, metric_word = money_metric([known for known in own if known.metric], text[own_start:left_end])
    if of_money_in_place(reading, state, metric_word, left_end):
        metric = "funds_in_place"
    if given.metric is not None:
        metric = given.metric
    if metric == "planned_investment":
        metric = "completed_investment"
    if metric is None and any(k.role == "complete" and k.surface in _OF_INVESTMENT for k in own):
        metric = "completed_investment"  # 237个项目开工率88%，投资完成率62%: of the money, and not of the projects
    if metric == "total_investment" and metric_word is not None and _INVESTMENT_DONE.match(text, metric_word.end):
        metric = "completed_investment"  # 9个项目投资均完成年度计划的40%以上
    if metric == "contract_value" and metric_word is not None and metric_word.surface == "引资":
        begin = metric_word.start
        if text[begin - 2 : begin] == "招商":  # 招商引资(项目)完成年度任务的60%: the work, and no sum of contracts
            metric = None if text.startswith("项目", metric_word.end) else "funds_in_place"
    grows = any(role in ("up", "down") for role in roles)
    if (
        metric == "total_investment"
        and metric_word is not None
        and metric_word.surface == "投资"
        and (
            # 全省产业投资增长16.3%, where no projects are counted
            (
                grows
                and text.endswith("产业", own_start, metric_word.start)
                and all(d.metric != "project_count" for d in state.emitted)
            )
            or (previous is not None and previous.metric == "fixed_asset_investment")
            or of_fixed_assets(reading, state, own_start, metric_word)
        )
    ):
        metric = "fixed_asset_investment"  # 固定资产投资增长15.8%，其中产业投资增长27.3%
    if metric == "other" and metric_word is not None and metric_word.metric == "capital" and reading.money_metric:
        metric = _of_origin(reading, state, said) or reading.money_metric
    if (
        metric_word is not None
        and metric_word.surface in ("投资", "完成投资")
        and _OF_ITS_TASK.match(text, metric_word.end)
    ):
        done = reading.last(state, {"completed_investment"})  # 已完成投资7.78亿元，占投资任务的92%
        metric = (
            "completed_investment" if done is not None and done in (*state.emitted, *reading.drafts[-4:]) else metric
        )
    if metric == "contract_value" and reading.paragraph_foreign and reading.money_metric == "foreign_capital":
        metric = "foreign_capital"  # 合同金额占全市的7.9%
    paid = metric_word is not None and metric_word.surface in ("到资", "入资", "到资金额", "金额")
    if (
        metric == "funds_in_place"
        and (reading.paragraph_foreign or paid)
        and reading.money_metric == "foreign_capital"
        and not re.search(r"内资|省外|市外", said)
        # a text that has told of both keeps them apart: 到位资金41亿元。…实际利用外资2亿美元，新兴产业到位资金增长9%
        and (
            paid
            or not any(
                (d.metric, d.role) == ("funds_in_place", "actual")
                for d in (*(() if _FROM_ABROAD.search(said) else reading.drafts), *state.emitted)
            )
        )
    ):
        metric = "foreign_capital"  # 香港到位资金占总量的68%, in a text on foreign capital
    # 从到位资金看，前三名为汉滨区（完成率86.2%）
    told_above = grows or ("complete" in roles and not state.emitted)
    if metric is None and not given.measure and told_above:
        upper = [known for known in state.words if previous_end <= known.start < own_start and known.metric]
        if upper and not any(d.role == "actual" and d.start >= upper[-1].start for d in state.emitted):
            metric, metric_word = money_metric(upper[-1:], text[previous_end:own_start])
    nouns = [known for known in find_nouns(text, own_start, left_end) if known.noun == "project_count"]
    if (
        metric in ("total_investment", "completed_investment")
        and metric_word is not None
        and metric_word.surface in _INVESTING
        and all(noun.end == metric_word.start for noun in nouns)  # 新建项目|投资增长49%
        and fixed_assets_spoken_of(reading, state)
    ):
        metric = "fixed_asset_investment"
    return Clause(
        own_start,
        left_end,
        previous_end,
        field_end,
        given,
        own,
        roles,
        said,
        previous,
        rate,
        metric,
        metric_word,
        nouns,
    )


def _of_origin(reading: Reading, state: Sentence, said: str) -> str | None:
    """What was measured of the money of the place that a clause names: 到位省外资金31亿元和外资75万美元，省外资金完成率36%."""
    origin = ORIGIN.search(said)
    told = [*reading.drafts[-8:], *state.emitted] if origin else []
    return next((d.metric for d in reversed(told) if origin and d.sector == origin[0] and d.unit == "CNY"), None)


# 落地率25%的目标, 开工率60%和资金到位率20%的目标任务
_ASKED_FOR = re.compile(
    r"(?:[和及与、][^，。；、\d]{2,12}率\d[\d.]*[%％])?的(?:年度|全年|总体|考核)*(?:目标|任务|要求)"
)


def _converted(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """A rate of projects or of money: 开工率86%, 资金到位率31%."""
    if (
        clause.rate is not None
        and clause.rate.surface == "转化率"
        and re.search(r"资金|固投|税|成果", clause.said[: clause.rate.start - clause.start])
    ):
        draft = reading.emit(
            state, item, clause.previous_end, "other", "conversion_rate", "percent", "percent.named_rate",
            own_start=clause.start, word=clause.rate,
        )  # fmt: skip
        return True  # 到位资金固投转化率38.31% is no rate of projects
    if clause.rate is not None:
        if clause.rate.role != "rate_funds":
            stage = (clause.rate.role or "").removeprefix("rate_")
            project = next((noun for noun in clause.nouns if noun.end == clause.rate.start), None)
            project = clause.rate if clause.rate.surface.startswith("项目") else project
            before = [known for known in clause.own if project is not None and known.end <= project.start]
            draft = reading.emit(
                state,
                item,
                clause.previous_end,
                "project_count",
                "conversion_rate",
                "percent",
                "percent.rate",
                stage=stage,
                # 工业项目开工率82.1%
                sector=sector_of(reading, clause.start, project.start, before, state, project) if project else None,
                own_start=clause.start,
                word=clause.rate,
            )
        else:
            subject = reading.last(state, {"funds_in_place"})
            draft = reading.emit(
                state,
                item,
                clause.previous_end,
                "funds_in_place",
                "conversion_rate",
                "percent",
                "percent.rate",
                own_start=clause.start,
                word=clause.rate,
            )
            if draft is not None and subject is not None and subject in state.emitted:
                draft.pair = subject.pair
        if draft is not None:
            asked = _ASKED_FOR.match(reading.text, item.end) is not None
            if asked or "target" in clause.roles or reading.aimed(state, item, "actual", clause.own) == "target":
                draft.role = "target"
                reading.planned(state, draft)
            change = any(role in ("up", "down", "year_on_year") for role in clause.roles)
            if (
                change
                and clause.given.rate is None
                and not re.search(r"(?:达|到|至|为|不低于|不少于)\s*$", clause.said)
            ):
                draft.role = "growth_yoy"
            then = reading.compared(state, item)
            if then is not None:
                draft.first, draft.last, draft.rule = *then, "percent.from"  # 资金到位率由去年的32%提高到45%
            listed = clause.given.rate is not None  # 各县亿元以上项目开工率分别为: a class of all of them
            size = reading.size_class(state, state.start if listed else clause.previous_end, item.start)
            if size is not None:
                draft.low_class, draft.high_class = size.low, size.high
            subject = state.subject
            if subject is not None and subject in state.emitted:
                draft.pair = draft.pair or subject.pair
        if clause.given.rate is None and clause.field_end is None:
            for beside in _rates_alike(reading.text, clause):
                read_percent(reading, state, item, clause.previous_end, Given(rate=beside))
        return True
    return False


_ALIKE = re.compile(
    r"(?:目前|现)?(?:均|都|全部|双双|同)(?:已)?(?:为|是|达到?|超过?|在|保持在|突破|实现)+(?:约|近)?\s?$"
)


def _rates_alike(text: str, clause: Clause) -> list[Word]:
    """The rates that stand before the last one and are as high: [开工率]、竣工率均为100%."""
    if clause.rate is None or not _ALIKE.fullmatch(text, clause.rate.end, clause.left_end):
        return []
    alike: list[Word] = []
    last = clause.rate
    for word in reversed(clause.own[: clause.own.index(last)]):
        if not (word.role or "").startswith("rate_") or text[word.end : last.start] not in (
            "、",
            "和",
            "及",
            "与",
            "，",
        ):
            break
        alike.append(word)
        last = word
    return alike


_MOVED_TO = re.compile(
    r"(?:提高|上升|回升|增加|增长|下降|降低|降|提升|升|回落|上调|扩大|收窄)(?:到|至|为)(?:了)?(?:[^，。；、%％]{2,12}的)?$"
)


def _changed_to(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """What a rate rose or fell to: 由28.6%提高到34.1%."""
    if clause.previous is not None and clause.previous.unit == "percent" and _MOVED_TO.search(clause.said):
        draft = state_rate(
            reading, state, item, clause.previous, clause.previous.role, clause.start, "percent.to"
        )  # 由28.6%提高到34.1%
        if reading.compared(state, item) is None and clause.previous.rule == "percent.from":
            draft.first, draft.last = state.period if state.period and state.period_said else reading.now()
        return True
    return False


def _contributed(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """A rate by its name that no measure is of: 贡献率达到83.8%."""
    part_of = re.search(r"(贡献率|增长面)(?:达到?|为|是|超过?|近|约|高达|合计|均|都|大于|在)*\s?$", clause.said)
    if part_of:
        draft = reading.emit(
            state, item, clause.previous_end, "other", "share", "percent", "percent.named_rate", own_start=clause.start
        )
        draft.label = part_of[1]  # 对投资增长的贡献率达到83.8% is no growth
        return True
    return False


_POINTS_BEHIND = re.compile(r"(?:的?水平)?(?:提高|提升|上升|增加|下降|降低|回落|减少|高|低)[了出]?[\d.]+个百分点")


def _of_year_before(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """Last year's rate, between this year's and the points between them: 开工率72.6%，较上年的50.7%提高21.9个百分点."""
    if not _POINTS_BEHIND.match(reading.text, item.end, state.end) or reading.compared(state, item) is None:
        return False
    levels = [d for d in state.emitted if d.unit == "percent" and d.role in _RATIOS and d.rule != "percent.from"]
    if levels:
        state_rate(reading, state, item, levels[-1], levels[-1].role, clause.start, "percent.from")
    return True


# 完成[年度投资计划比例]依次为：能源类项目21.8%
_RATIO_OF_PLAN = re.compile(r"(?:年度|全年|度)?(?:投资)?(?:计划|任务|目标)的?(?:比例|比重)")
_UP_TO_BAR = re.compile(r"[^，。；%％]{0,16}[%％](?:以上|以下|以内|及以上)?的(?:仅|只|共)?(?:有|是|为)")


def _fulfilled(reading: Reading, state: Sentence, item: Quantity, complete: Word, clause: Clause) -> Draft | None:
    """What a completion rate said of places is of: the measure that its sentence names, else the money that came in."""
    named = [word for word in state.words if word.metric and word.end <= complete.start]
    metric, _ = money_metric(named, reading.text[state.start : complete.start])
    if metric in PIPELINE:
        known = reading.last(state, MONEY_METRICS, metric)
        return known or unstated(reading, state, item, metric, [], clause.start, clause.previous_end)
    told = [d for d in reading.drafts[-16:] if d.role == "actual" and d.metric == "funds_in_place"]
    known = reading.last(state, PIPELINE - {"project_count"})
    if known is None or (known.metric == "foreign_capital" and known not in state.emitted):
        known = told[-1] if told else known
    return known or reading.last(state, PIPELINE)


def _named(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """A rate by its name: 转化率, 使用率; a rate named once for several places."""
    name = _PERCENT_NAME.search(clause.said)
    if name and not name[1].endswith(_NO_RATES):
        draft = reading.emit(
            state,
            item,
            clause.previous_end,
            "other",
            "share" if name[1].endswith("贡献率") else "conversion_rate",
            "percent",
            "percent.named_rate",
            own_start=clause.start,
        )
        if draft is not None:
            draft.label = name[1]
        return True
    complete = next(
        (
            word
            for word in reversed(state.words)
            if word.start < item.start
            and word.role == "complete"
            and (
                word.surface.endswith(("率", "比例"))
                or _UP_TO_BAR.match(reading.text, word.end, item.start)
                or _RATIO_OF_PLAN.match(reading.text, word.end, item.start)
            )
        ),
        None,
    )
    if (
        complete is not None
        and not clause.metric
        and not rates_between(state, complete, item)
        and len(clause.said) <= 14
    ):
        # 年度任务完成率，沙坡头区34.8%、中宁县31.1%; 完成100%以上的有3个：永乐镇112.4%、兴城镇106.8%
        base = _fulfilled(reading, state, item, complete, clause)
        if base is not None:
            state.forced = state.region is not None
            state_rate(reading, state, item, base, "completion_rate", clause.start, "percent.completion")
            state.forced = False
            classed = state.emitted[-1].sector
            if classed is not None and classed not in reading.text[state.start : item.start]:
                # 预备项目完成5.3%。在建项目中，完成计划比例依次为：能源类25%: of none that are 预备
                state.emitted[-1].sector = None
        return True
    known_rate = next(
        (
            word
            for word in reversed(state.words)
            if word.start < item.start and word.role and word.role.startswith("rate_")
        ),
        None,
    )
    if (
        known_rate is not None
        and clause.field_end is None
        and re.search(r"[（(]$|^[、，,\s]*[^，。；]{0,12}$", clause.said)
        and not clause.metric
    ):
        # 开工率居前三位的是金安区（93.0%）、叶集区（88.2%）
        read_percent(reading, state, item, clause.previous_end, Given(rate=known_rate))
        return True
    if known_rate is not None and clause.field_end is not None and not clause.metric:
        read_percent(reading, state, item, clause.previous_end, Given(rate=known_rate), clause.field_end)
        return True
    return False


# 近三成[已投产], 六成[实现开工], 百分之百[开工]; 四成以上[为亿元项目]
_HAVE = re.compile(
    r"(?:的(?:签约|新签约)?项目)?(?:(?:目前)?(?:均?已经?|均)|都|全部|实现了?|进入|如期|按期|按时|顺利|成功|提前)*"
)
_HAVE_DONE = re.compile(r"(?:了|建设|投产|生产|阶段)*(?=[，。；、）)\n]|$)")
_ARE = re.compile(r"(?:的)?(?:是|为|属于?)(?P<class>[^，。；、\d]{2,10})项目")


def _some_are(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """So many of the projects counted have reached a stage or are of a class: 近三成已投产, 四成以上为亿元项目."""
    text = reading.text
    if clause.metric or clause.rate is not None:
        return False
    done = any(known.stage and known.start == item.end for known in state.words)
    if not done and text[item.end : item.end + 1] not in tuple("已均都全目实进如按顺成提的是为属"):
        return False
    if set(clause.roles) - {"among"} or any(known.stage for known in clause.own):
        return False
    base = reading.last(state, {"project_count"})
    if base is None or not (base in state.emitted or base in reading.drafts[-4:]):
        return False
    base = whole_counted(state, base)
    are = _ARE.match(text, item.end, state.end)
    if are is None:
        have = _HAVE.match(text, item.end, state.end)
        have_end = have.end() if have is not None else item.end
        phrase_end = reading.right_end(state, item)
        reached = [known for known in state.words if known.stage and item.end <= known.start < phrase_end]
        if not reached or reached[0].start > have_end + 2:  # 当年签约当年开工
            return False
        if have_end == item.end and not _HAVE_DONE.match(text, reached[-1].end, state.end):
            return False  # 80%开工项目…
        state_rate(reading, state, item, base, "conversion_rate", clause.start, "percent.reached")
        state.emitted[-1].stage = reached[-1].stage
        if item.low == 100 and base.stage is None and base in state.emitted:
            base.stage = reached[-1].stage  # 55个重点项目百分之百开工
        return True
    state_rate(reading, state, item, base, "share", clause.start, "percent.share")
    size = next((size for size in state.sizes if are.start("class") == size.start), None)
    if size is not None:
        state.emitted[-1].low_class, state.emitted[-1].high_class = size.low, size.high
    else:
        state.emitted[-1].sector = are["class"]
    return True


_NEXT_TO = re.compile(r"[，,、（(\s]*")
_PACE_OF = re.compile(r"(?:完成|任务|目标)(?:任务|目标)?(?:进度|率)[^。；\d]{0,24}[的镇县区市][有为是]?[：:]?")


def _rate_beside(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> str | None:
    """The role of the rate behind the same measure's figure before `；`, where a rate without a word follows one."""
    known = clause.previous
    if known is None or known.role != "actual" or not _NEXT_TO.fullmatch(reading.text, known.end, item.start):
        return None
    for draft in reversed(state.emitted[:-1]):
        if draft.role in _RATIOS and draft.metric == known.metric:
            return draft.role if "；" in reading.text[draft.end : known.start] else None
    return None


def _bracketed(text: str, item: Quantity, clause: Clause) -> bool:
    """Whether a rate stands in brackets as the one before did: 增速前三位的是岚皋县（28.6%）、石泉县（25.1%）."""
    known = clause.previous
    in_turn = known is not None and text[known.end : known.end + 1] in tuple("）)") and not clause.roles
    return in_turn and text[item.number_start - 1] in "（("


def _said_again(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """A number that goes on as the one before: 工业产值占总量的90%，出口的98%; shares that come first."""
    text = reading.text
    ahead = [k for k in state.words if item.end < k.start <= item.end + 10 and k.metric]
    if (
        text.startswith("的", item.end)
        and (ahead or text.startswith("项目", item.end + 1))
        and _COMES_FROM.search(text, item.end, state.end)
    ):
        # 22.4%的项目、66.8%的协议外资和64.6%的到账外资来自香港
        counted = text.startswith("项目", item.end + 1)
        part = "project_count" if counted else money_metric(ahead[:1], text[item.end : ahead[0].end])[0]
        base = unstated(reading, state, item, part, [], clause.start, clause.previous_end)
        if base is not None:
            base.sector = None
            state_rate(reading, state, item, base, "share", item.start, "percent.share_ahead")
        return True
    rate = _rate_beside(reading, state, item, clause)
    if rate is not None and clause.previous is not None:
        # 甲镇8亿元，完成任务的75%；乙镇6亿元，65%
        state_rate(reading, state, item, clause.previous, rate, clause.start, "percent.again")
        return True
    if not state.emitted and text[item.number_start - 1] in "（(" and _PACE_OF.search(text, state.start, clause.start):
        # 完成进度高于全市平均水平的有：甲县（75.4%）
        base = reading.last(state, MONEY_METRICS)
        if base is not None:
            state_rate(reading, state, item, base, "completion_rate", clause.start, "percent.again")
            place = state.region or reading.own_region()
            state.emitted[-1].region, state.emitted[-1].region_code = place
        return base is not None
    if clause.previous is not None and clause.previous.role == "share" and _AND_OF_PLAN.fullmatch(clause.said):
        # 占全县工业的86.94%和园区全年计划的56.92%
        state_rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.completion")
        return True
    if (
        clause.previous is not None
        and (clause.previous.role in ("completion_rate", "share", "conversion_rate") or _bracketed(text, item, clause))
        and not clause.metric
        and len(clause.said) <= 12
    ):
        state_rate(reading, state, item, clause.previous, clause.previous.role, clause.start, "percent.again")
        if state.region is not None:
            state.emitted[-1].region, state.emitted[-1].region_code = state.region
        return True
    if (
        clause.previous is not None
        and clause.previous.role == "share"
        and clause.metric is not None
        and clause.said.endswith("的")
    ):
        # 工业产值占开发区总量的90%，出口的98%
        base = unstated(reading, state, item, clause.metric, clause.own, clause.start, clause.previous_end)
        if base is not None:
            state_rate(reading, state, item, base, "share", clause.start, "percent.again")
        return True
    return False


# what a percentage may be of, in the order in which a reader takes it
_KINDS = (
    is_schedule,
    read_part_of_target,
    read_share_of_stated,
    _converted,
    _some_are,
    read_target,
    read_completed,
    read_difference,
    read_share,
    _changed_to,
    _contributed,
    _of_year_before,
    read_growth,
    _named,
    _said_again,
)


def read_percent(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    """One percentage: the first kind that its clause fits takes it; one of a measure that no kind fits is `other`."""
    if item.han and _FIGURE_BEHIND.match(reading.text, item.end, state.end):
        exact = next(n for n in state.numbers if isinstance(n, Quantity) and n.start >= item.end)
        item = replace(item, low=exact.low, high=exact.high, bound=exact.bound)  # 的三成多（34.4%）
    clause = _clause_of(reading, state, item, previous_end, given, field_end)
    if (item.bound != "exact" or reading.text.startswith("的", item.end)) and _is_bar(
        reading.text, state, item, clause
    ):
        state.told_again.append((item.start, item.end))
        return
    if any(kind(reading, state, item, clause) for kind in _KINDS):
        return
    if clause.metric is not None or re.search(r"压缩|压减|缩短|减少", clause.said):
        role = reading.aimed(state, item, "actual", clause.own)  # 价格涨幅控制在3.5%以内
        reading.emit(state, item, previous_end, "other", role, "percent", "percent.other", own_start=clause.start)


# 三成多|（34.4%）, 近六成|（占58.3%）
_FIGURE_BEHIND = re.compile(r"[强弱多余]?[（(](?:即|为|占|约|实为|占比|达)?\s?\d[\d.]*\s?[%％][）)]")
# 完成年度任务100%以上的有3个, 完成率不足60%的乡镇
_BAR_BEHIND = re.compile(r"的(?:仅|只|共)?(?:有|是|为)|的(?:乡镇|镇|县|市|区|街道|园区|单位|部门)")
_BAR_BEFORE = re.compile(
    r"(?:\d+|[一二两三四五六七八九十]+)个(?:乡镇|镇街?|乡|街道|县市区|县区|县|区|园区|单位|部门)[^，。；\d]{0,12}$"
)


def _is_bar(text: str, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """Whether a rate is a bar that some places pass or miss, and nobody's figure: 黄甲镇等5个镇完成率不到60%."""
    if "complete" not in clause.roles and clause.rate is None:
        return False
    if _BAR_BEHIND.match(text, item.end, state.end):
        return True
    if item.bound == "exact":
        return False
    return _BAR_BEFORE.search(text, clause_start(text, clause.left_end, state.start), clause.left_end) is not None


def rates_between(state: Sentence, word: Word, item: Quantity) -> bool:
    """Whether another kind of rate is named between `word` and the number."""
    return any(
        known.role and known.role.startswith("rate_") for known in state.words if word.end <= known.start < item.start
    )


# 新设企业90家，为去年同期的2倍
_TIMES_LAST_YEAR = re.compile(
    r"[）)]?[，,]?(?:[约近]|已)?(?:为|是|达到?|相当于)(?:去年|上年|上一年)(?:同期|同月)?的(?:近|约|超)?$"
)


def read_times(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> None:
    own_start = clause_start(reading.text, item.start, previous_end)
    own = [known for known in state.words if own_start <= known.start < item.number_start]
    if any(known.role in ("up", "year_on_year") for known in own) and any(known.role == "up" for known in own):
        # 增长1.1倍 is 110 per cent
        read_percent(reading, state, replace(item, low=item.low * 100, kind="percent", unit="percent"), previous_end)
        return
    if not state.emitted:
        return
    before, measure = state.emitted[-1], None
    if _TIMES_LAST_YEAR.fullmatch(reading.text, before.end, item.number_start):
        # 到位资金60亿元，完成年度任务的80%，是去年同期的1.8倍
        levels = (d for d in reversed(state.emitted) if d.role in ("actual", "average") and d.metric == before.metric)
        measure = next((d for d in levels if d.rule != "count.last_year"), None)
    elif before.rule == "count.last_year" and reading.text[previous_end : item.start] == "的":
        # 实际使用外资1560万美元，是上年同期300万美元的5.2倍 grew by 420 per cent
        earlier = reversed(state.emitted[:-1])
        measure = next((d for d in earlier if d.role == "actual" and d.metric == before.metric), None)
    if measure is None:
        return
    read_multiple(reading, state, item, measure)
