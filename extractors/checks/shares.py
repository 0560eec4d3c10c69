"""Shares: a part, several together or a list of them, over a whole that may stand far away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.checks.bases import OUTER, RATED_STAGES, STOP, TENTH, listed, named_whole, named_wholes, of_whatever
from extractors.checks.mentions import (
    HALF,
    MONEY,
    OPERANDS,
    REACH,
    WIDER_REACH,
    Mention,
    Text,
    agree,
    breaks,
    cue,
    figures,
    holds_region,
    how_many,
    in_statement,
    nearest,
    operands_of,
    paired,
    placed,
)
from extractors.checks.relation import HUNDRED, NEAR_ALIKE, Relation, percentage, quotient, total
from extractors.together import share_of_several

WRITTEN = re.compile(r"[\d.]+[%％]")
SHARE_WORDS = re.compile(r"占(?:比|到|总数|总额|总量|其中)?的?(?:为|达|达到|近|约)?$")
# 续建项目25个，产业项目占比72%: of what was not counted
OF_OTHERS = re.compile(r"[，、；][^，、；]{0,6}(?:项目|企业|产业|业)占")
# 占全部签约额的10%, where the page's other shares tell of what
OF_THE_SAME = re.compile(r"占[^，。；,;\d]{0,10}$")
# 占全省52.8%, 占安徽全省比重65.1%, 占总量的62%: of a total that may stand far from its share
OF_ALL = re.compile(
    r"占到?了?(?:同期)?(?:[\u4e00-\u9fff]{2,3}(?=全[省市州]))?(?:全[国省市县区州盟旗]|总量|总额|总数)|(?:总量|总额)[中里]"
)
AMONG_IT = re.compile(r"[^其][中里内][，,]")
# 占46.4%，约7100万美元; 60.9%是工业项目，共28个
BEHIND = re.compile(r"(?:[是为属][^，。；、\d]{2,10})?[，,、（(]?(?:约|近|达|为|超|共|有|计|共计|即)?")
OUT_OF = re.compile(r"的?[^，。；,;\d]{0,12}[中里内][，,]")
HOW_MANY = re.compile(r"([两二三四五六七八九十]|\d+)[个大][^，。；,;\d]{2,16}占")
ONE_SHARE = re.compile(r"[^，,；;。\d]{0,12}[，,]?[^，,；;。\d]{0,12}占[^，,；;。\d]{0,16}")
ABOVE = re.compile(r"上述|以上|这[两二三四五六七八九十\d]")
# 第一产业增加值占地区生产总值的比重为, 第二产业增加值比重为, 现代服务业占比最高，达到
TASK_WORDS = re.compile(r"(?:任务|目标|计划|实际|已|完成|到位|资金)+[为是]?$")
NAMED_PART = re.compile(
    r"(?:^|[，。；：、])(?:其中[，：]?)?(?P<part>[^，。；：、\d]{3,16}?)(?:占[^，。；：、\d]{2,14}?的?(?:比重|份额|比例)?|所?占?的?比重|占比)(?:最[高大]，)?(?:分别)?(?:为|达到?|是)?$"
)
PAID_IN = re.compile("实际|到位|实到|到资|直接投资")
BOTH = re.compile(r"[和与及、][^，。；,;\d]{1,12}占")  # 已建成18个，在建180个，建成和在建占总数的67.8%


def share(text: Text, rate: Mention) -> Iterator[Relation]:
    """`其中省外资金43.18亿元,占70.4%`: the part right before it over a whole said before."""
    if rate.value > HUNDRED:
        return  # 到位资金22.108亿元，占州下达任务22亿元的101%: a completion, by whatever name
    yield from of_its_task(text, rate)
    metrics = [rate.row.metric]
    # 13个、36.2亿元,占29.5%: where the count is meant and the amount was taken, the count still explains the rate.
    metrics += sorted({m.row.metric for m in text.partners(rate)} - {rate.row.metric})
    if rate.step < 1:
        # 亿元以上项目27个、到位资金28.53亿元，占到位资金总额的62.5%: of what stands right before, whatever was taken
        last = placed(text.prose, rate.start - WIDER_REACH, rate.start)[-1:]
        metrics += [m.row.metric for m in last if m.row.metric not in metrics and m.sentence == rate.sentence]
    for metric in metrics:
        actuals = said_with(text, rate, metric)
        for part in parts_before(text, rate, actuals):
            yield from of_part(text, rate, part, actuals, own=metric == rate.row.metric)
        yield from share_together(text, rate, metric)
    yield from of_whatever(text, rate)
    yield from by_name(text, rate)


def of_its_task(text: Text, rate: Mention) -> Iterator[Relation]:
    """`任务15亿元，其中工业9亿元、三产6亿元；…其中工业5.04亿元、三产3.84亿元，分别占56%、64%`: of the task of the same class."""
    near = placed(text.addable, rate.start - WIDER_REACH, rate.start)
    tasks = [m for m in near if m.row.role == "target"]
    if not tasks or rate.hedged:
        return
    for part in (m for m in near if m.row.role == "actual" and m.sentence == rate.sentence and paired(m, rate)):
        name = own_name(text, part)
        for task in (m for m in tasks if len(name) > 1 and m.end <= part.start and own_name(text, m) == name):
            relation = quotient("completion_rate", rate, part, task, explicit=False)
            alike = (task.row.metric, task.row.unit) == (part.row.metric, part.row.unit)
            if alike and relation.gap <= rate.step * HALF:
                yield relation


def own_name(text: Text, mention: Mention) -> str:
    """The words right before a number that say what it is of: 工业 in 其中工业9亿元 and 工业任务9亿元."""
    words = STOP.split(text.sentence_text(mention)[: mention.start - mention.end])[-1]
    return TASK_WORDS.sub("", words.removeprefix("其中"))


def by_name(text: Text, rate: Mention) -> Iterator[Relation]:
    """`第一产业增加值占地区生产总值的比重为29.5%；第二产业增加值比重为36.6%`: what the clause names, of what was said before.

    Told where a number of that name, over a greater one of four figures and more, comes out as written.
    """
    if rate.step > TENTH or rate.hedged:
        return
    named = NAMED_PART.search(text.sentence_text(rate)[: rate.start - rate.end])
    if named is None:
        return
    near = [m for m in placed(text.addable, rate.start - 2 * WIDER_REACH, rate.start) if m.row.unit in MONEY]
    parts = [m for m in near if named["part"] == m.row.sector or named["part"] in text.clause(m)]
    for part in reversed(parts[-2:]):
        for whole in reversed(near):
            if figures(whole) < 4 or whole.value <= part.value or whole.row.unit != part.row.unit:
                continue
            relation = quotient("share", rate, part, whole, explicit=False)
            if relation.gap <= rate.step * HALF and holds_region(whole.row.region_code, part.row.region_code):
                yield relation


def said_with(text: Text, rate: Mention, metric: str) -> list[Mention]:
    """The numbers of a measure that a share may be of: what was reached, or what is planned where that is said with it.

    `年度投资178.6亿元，分别占77.8%、82.9%、83%`: what is planned for the year has its share of what is planned.
    """
    actuals = operands_of(text, rate, "actual", metric)
    if not any(paired(m, rate) and m.start < rate.start for m in actuals):
        aims = operands_of(text, rate, "target", metric)
        return aims if any(paired(m, rate) and m.start < rate.start for m in aims) else actuals
    return actuals


def parts_before(text: Text, rate: Mention, actuals: Sequence[Mention]) -> list[Mention]:
    """What a share may be said of: what was said with it, of its class, right behind it, or right before it."""
    behind = [m for m in actuals if m.sentence == rate.sentence and m.start < rate.start]
    parts = [m for m in behind if paired(m, rate)]
    parts += [m for m in behind if m.row.sector is not None and m.row.sector == rate.row.sector]
    parts += parts_behind(text, rate, actuals)
    if rate.row.sector is not None and rate.step < 1:
        # 东部地区…；中部地区…。东、中部地区占比分别为…
        said = (m for m in actuals if 0 < rate.start - m.start <= WIDER_REACH)
        said = (m for m in said if rate.row.sector in (m.row.sector, *(p.row.sector for p in text.partners(m))))
        parts += [m for m in said if m.sentence == rate.sentence - 1]
    parts += behind[:1]
    # 实到外资1.94亿美元；实到外资中，增资扩股占近六成: what 中 names is the whole
    parts = [m for m in parts if m.start > rate.start or not AMONG_IT.search(text.text, m.end, rate.start)]
    return list(dict.fromkeys(parts))


def of_part(text: Text, rate: Mention, part: Mention, actuals: Sequence[Mention], *, own: bool) -> Iterator[Relation]:
    """One part over each number that may be its whole; `own` where the part is of the share's own measure."""
    tail = text.sentence_text(rate)[-24:]
    of_everything = OF_ALL.search(tail) is not None
    outer = OUTER.search(tail)
    within = outer is not None and is_inside(part.row.region_code, outer[1])

    agreed = contracted(text, part) if part.row.metric == "foreign_capital" else None

    def of_another(m: Mention) -> bool:
        # 到位外资1.8亿美元…；合同外资1.7亿美元，占合同外资的92%: what came in is no whole of what was agreed on
        if agreed is not None and not agree(agreed, contracted(text, m)):
            return True
        # 厦门市合同外资64.1亿美元、实际外资16.9亿美元，占全省53.7%和26.4%: not of one another
        return within and m.sentence == rate.sentence and m.row.region_code == part.row.region_code

    wholes = [m for m in wholes_beside(text, rate, part, actuals, tail) if not of_another(m)]
    if rate.step >= 1:
        headline = text.headline(part)
        only = wholes if len(wholes) == 1 and figures(wholes[0]) >= 3 else []
        wholes = [m for m in wholes if m.paragraph >= rate.paragraph - 1 or m is headline or m in only]
    of_all = wholes_of_all(text, rate, part) if of_everything else []
    of_all = [m for m in of_all if not of_another(m)]
    explained = any(quotient("share", rate, part, whole, explicit=False).holds for whole in of_all)
    named = named_whole(text, rate, part)
    for whole in named:
        if whole not in wholes and whole not in of_all:
            yield quotient("share", rate, part, whole, explicit=False)
    outright = stated_outright(text, rate, part, wholes, named) if own and not explained else []
    for whole in wholes:
        yield quotient("share", rate, part, whole, explicit=whole in outright)
    for whole in of_all:
        if whole not in wholes and (rate.step < 1 or figures(whole) >= 3):
            yield quotient("share", rate, part, whole, explicit=False)


def wholes_beside(text: Text, rate: Mention, part: Mention, actuals: Sequence[Mention], tail: str) -> list[Mention]:
    """The greater numbers that a part may be of: of its own measure, or near it by another name."""
    wholes = [m for m in actuals if m.row.unit == part.row.unit and m.value > part.value]
    if rate.step < 1:
        wholes += wider(text, rate, part, wholes)
    # 占全区开复工项目数的42.7%: the whole may say the class that the part has too
    in_all = OF_ALL.search(tail) is not None or "占全部" in tail
    # 制造业项目89个，其中沪苏浙投资项目63个，占比71%: 其中 makes the part one of the whole's class
    return [
        m
        for m in wholes
        if in_all
        or m.row.sector is None
        or m.row.sector != part.row.sector
        or (m.sentence == part.sentence and cue("among").search(text.text, m.end, part.start))
    ]


def contracted(text: Text, mention: Mention) -> bool | None:
    """Whether foreign capital was agreed on (合同外资) and not what came in (实际利用外资); None where neither is said."""
    words = text.clause(mention)
    if "合同" in words or "协议" in words:
        return True
    return False if PAID_IN.search(words) else None


def stated_outright(
    text: Text, rate: Mention, part: Mention, wholes: Sequence[Mention], named: Sequence[Mention]
) -> list[Mention]:
    """The wholes that the text itself says a share is of, so that one that does not fit is worth a reader's look."""
    before = [m for m in wholes if m.start < part.start and part.sentence - m.sentence <= 1]
    before = [m for m in before if m.row.period_end == part.row.period_end]
    among = list(cue("among").finditer(text.sentence_text(part)))
    opened = bool(among)
    if opened:
        # 其中产业类447个，占57.7%；基础设施类119个，占15.4%: of what stands before 其中, and not of the 447
        begin = part.end - len(text.sentence_text(part)) + among[-1].start()
        before = [m for m in before if m.end <= begin]
    # 全市86亿元到位资金中，东港区到位48.6亿元，占总数的56.5%
    opened = opened or any(m.sentence == part.sentence and OUT_OF.match(text.text, m.end) for m in before[:1])
    again = named_wholes(text, rate)
    words = text.text[part.end : rate.start]
    # 占全市的18% is of a whole that stands elsewhere.
    plainly = len(words) <= 8 and SHARE_WORDS.search(words) is not None and OF_OTHERS.match(words) is None
    found = [m for m in wholes if plainly and m.value in again]
    for whole in before[:1]:
        if plainly and (opened or narrower(text, part, whole)):
            found.append(whole)
        # 其中，省外到位资金118.6亿元，占实际到位资金的79.9%: the share says of what
        by_name = opened and whole in named and len(words) <= 16 and paired(part, rate)
        # 民营企业到位资金1734.68亿元，其中首都企业632.62亿元，占全市到位资金比重的30.1%: the nearest is of fewer
        if by_name and (not OF_ALL.search(words) or whole.value == max(m.value for m in wholes)):
            found.append(whole)
    return found


def shares_alike(text: Text, found: Sequence[Relation]) -> Iterator[Relation]:
    """`环渤海地区投资1317.7亿元，占比47%` where other shares of the page are of 到位资金2823.39亿元: of the same, where it fits."""
    shares = [relation for relation in found if relation.kind == "share" and relation.holds and relation.operands]
    counted = Counter(relation.operands[-1].row.id for relation in shares)
    wholes = {relation.operands[-1].row.id: relation.operands[-1] for relation in shares}
    usual = [wholes[row] for row, count in counted.items() if count >= 2 and figures(wholes[row]) >= 3]
    told = {relation.stated for relation in shares}
    for rate in text.prose if usual else ():
        if rate.row.role != "share" or rate.row.unit != "percent" or rate in told or rate.hedged:
            continue
        for part in placed(text.prose, rate.start - WIDER_REACH, rate.start)[-1:]:
            if (
                part.sentence != rate.sentence
                or part.row.role != "actual"
                or not OF_THE_SAME.search(text.text[part.end : rate.start])
            ):
                continue
            for whole in usual:
                relation = quotient("share", rate, part, whole, explicit=False)
                before = whole.start < part.start and whole.value > part.value and whole.row.unit == part.row.unit
                certain = figures(part) >= 3 and figures(whole) >= 4
                certain = certain or (figures(part) >= 2 and whole.row.metric == part.row.metric)
                if before and certain and relation.gap <= rate.step * HALF:
                    yield relation
                    break


def share_amiss(text: Text, found: Sequence[Relation]) -> Iterator[Relation]:
    """A share that misses what three and more of the page, said in its very words, are of: `占全省总额的27.3%` of 1122.2 and 4121.6亿元."""
    shares = [relation for relation in found if relation.kind == "share" and relation.holds and relation.operands]
    told = {relation.stated for relation in shares}
    worded: dict[str, list[Mention]] = defaultdict(list)
    for relation in shares:
        worded[WRITTEN.sub("", text.clause(relation.stated))].append(relation.operands[-1])
    if max(map(len, worded.values()), default=0) < 3:
        return
    for rate in text.prose:
        wholes = worded.get(WRITTEN.sub("", text.clause(rate)), []) if rate.row.role == "share" else []
        if len(wholes) < 3 or len(set(wholes)) > 1 or rate in told or rate.hedged or rate.row.unit != "percent":
            continue
        before = [m for m in placed(text.addable, rate.start - WIDER_REACH, rate.start) if m.sentence == rate.sentence]
        if before and before[-1].row.metric == wholes[0].row.metric and not breaks(text, before[-1], rate):
            yield replace(quotient("share", rate, before[-1], wholes[0], explicit=True), near=NEAR_ALIKE)


def shares_of_one(text: Text) -> Iterator[Relation]:
    """`镇街31个，总投资148亿元，占比24%；园区53个，总投资462亿元，占比76%`: shares that come to a hundred, of a whole further up.

    Told where the parts come to a number of the page, of which each is what its share says.
    """
    shares = [m for m in text.prose if m.row.role == "share" and m.row.unit == "percent" and not m.hedged]
    for rates in to_a_hundred(shares):
        parts = [m for rate in rates for m in placed(text.addable, rate.start - WIDER_REACH, rate.start)[-1:]]
        parts = [m for m in parts if (m.row.metric, m.row.unit) == (parts[0].row.metric, parts[0].row.unit)]
        if len(parts) < len(rates):
            continue
        row, value = parts[0].row, total([m.value for m in parts])
        for whole in text.valued.get((row.role, row.metric, row.unit, value), ())[:1]:
            for rate, part in zip(rates, parts, strict=True):
                relation = quotient("share", rate, part, whole, explicit=False)
                if whole.start < rates[0].start and relation.gap <= rate.step * HALF:
                    yield relation


def to_a_hundred(shares: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Runs of shares, one behind the other, that come to a hundred within their rounding."""
    for first in range(len(shares)):
        run: list[Mention] = []
        left, slack = HUNDRED, Decimal(0)
        for rate in shares[first:]:
            if run and rate.start - run[-1].end > 2 * WIDER_REACH:
                break
            run.append(rate)
            left -= rate.value
            slack += rate.step * HALF
            if left <= slack:
                if len(run) > 1 and left >= -slack:
                    yield run
                break


def shares_in_turn(text: Text) -> Iterator[Relation]:
    """`到位资金在三大产业分布为2.8%、67.7%和29.5%。其中，一产…319亿元，…；二产…7857亿元，…；三产…3421.8亿元`: told where each holds."""
    for rates in listed(text, ("share",)):
        if len(rates) < 2 or all(rate.step >= 1 for rate in rates):
            continue
        groups = [group for (_, _, role), group in sorted(text.groups.items()) if role == "actual"]
        for group in groups:
            yield from first_run(text, rates, group)


def first_run(text: Text, rates: Sequence[Mention], group: list[Mention]) -> list[Relation]:
    """The first numbers behind a list of shares that each have theirs, in turn, of one whole before the list."""
    behind = placed(group, rates[-1].end, rates[-1].end + WIDER_REACH)
    before = placed(group, rates[0].start - WIDER_REACH, rates[0].start)
    for start in range(len(behind) - len(rates) + 1):
        parts = behind[start : start + len(rates)]
        for whole in reversed(before):
            found = [
                quotient("share", rate, part, whole, explicit=False) for rate, part in zip(rates, parts, strict=True)
            ]
            if all(relation.holds for relation in found):
                return found
    return []


def share_together(text: Text, rate: Mention, metric: str) -> Iterator[Relation]:
    """`分别为26.5亿元、19.2亿元、18.8亿元,三地合计占全市的54.3%`: of all that was just listed, told where it holds."""
    near = placed(text.additive["actual", metric], rate.start - WIDER_REACH, rate.start)
    if len(near) < 2:
        return
    said = text.text[near[-1].end : rate.start]
    named = HOW_MANY.search(said)
    plainly = share_of_several(said)
    # 分别达到86个、72个、41个，占项目总数的92.6%: one list, one share
    plainly = plainly or (near[-1].quote == near[-2].quote and ONE_SHARE.fullmatch(said) is not None)
    if not plainly and not BOTH.search(said):
        return
    row: list[Mention] = []
    listed = rate.sentence if near[-1].sentence == rate.sentence else rate.sentence - 1
    if listed != rate.sentence and not ABOVE.search(said):
        return  # 批发业5.62亿元…；制造业5.45亿元…。上述3个行业占全省的87.83%
    for mention in reversed(near):
        # 开发区9.32亿美元，增长1.7倍；保税区3.9亿美元，…，三区合计占全市的85.4%: over semicolons, not over full stops
        if mention.sentence != listed or (row and mention.row.unit != row[0].row.unit):
            break
        if row and not plainly and breaks(text, mention, row[0]):
            break
        row.insert(0, mention)
    for count in range(len(row), 1, -1):
        parts = row[-count:]
        headline = text.headline(parts[-1])
        wholes = [headline] if headline else []
        if rate.step < 1:
            wholes += [m for m in wholes_of_all(text, rate, parts[-1]) if m is not headline]
            # 签约合同项目292个。…已建成18个，在建180个，建成和在建占项目总数的67.8%: of what they have all been
            before = placed(text.additive["actual", metric], rate.start - WIDER_REACH, parts[0].start)
            wholes += [m for m in before if m.row.stage in RATED_STAGES and m not in wholes and figures(m) >= 3]
            wholes += [m for m in named_whole(text, rate, parts[-1]) if m not in wholes]
        for whole in wholes:
            if whole.sentence == rate.sentence and whole.start > parts[0].start:
                continue
            if whole not in parts and whole.value > total([m.value for m in parts]):
                form = "(" + " + ".join(["{}"] * count) + ") ÷ {} = {}%"
                together = Relation("share", rate, (*parts, whole), together_of, form)
                # 两个行业占到资总额的82.8%: as many as are named, whose rounding may explain it
                as_many = named is not None and count == how_many(named[1]) and together.holds
                if together.gap <= min(rate.step, HALF) or as_many:
                    yield together


def together_of(values: Sequence[Decimal]) -> Decimal:
    """What all but the last come to, of the last, in per cent."""
    return percentage([total(values[:-1]), values[-1]])


def parts_behind(text: Text, rate: Mention, actuals: Sequence[Mention]) -> list[Mention]:
    """The part where it stands right behind its share: `制造业外资占46.4%，约7100万美元`."""
    behind = [m for m in actuals if 0 < m.start - rate.end <= 16 and m.sentence == rate.sentence]
    return [m for m in behind if BEHIND.fullmatch(text.text, rate.end, m.start)]


def wider(text: Text, rate: Mention, part: Mention, known: Sequence[Mention]) -> list[Mention]:
    """Wholes of another name or a wider place: 占全市的53.6% of a district's 22.3亿元; 投资额96亿元 of 合同额351亿元."""
    near = placed(text.prose, rate.start - WIDER_REACH - text.longest, rate.start)
    before = (m for m in near if 0 < rate.start - m.end <= WIDER_REACH and m.value > part.value)
    fits = (m for m in before if m.row.role == "actual" and m.row.unit == part.row.unit and not m.hedged)
    fits = (m for m in fits if m.row.metric == part.row.metric or m.row.unit in MONEY)
    fits = (m for m in fits if agree(m.row.period_end, part.row.period_end))
    return [m for m in nearest(fits, rate) if m not in known and holds_region(m.row.region_code, part.row.region_code)]


def wholes_of_all(text: Text, rate: Mention, part: Mention) -> list[Mention]:
    """What 占全省 and 占总量 may be of: a number of the same measure, period and class of stage, wherever it was stated."""
    row = part.row
    near = placed(text.additive["actual", row.metric], rate.start - REACH, rate.start + REACH + 1)
    return [
        m
        for m in near
        if m.value > part.value
        and m.row.unit == row.unit
        and m.row.sector in (None, row.sector)
        and agree(m.row.period_end, row.period_end)
        and agree(m.row.stage, row.stage)
        and holds_region(m.row.region_code, row.region_code)
    ][:OPERANDS]


def is_inside(code: str | None, level: str) -> bool:
    """Whether a GB/T 2260 code is of a place inside one of the level that 全国, 全省, 全市 name."""
    if code is None or code == "100000":
        return False
    return level == "国" or not code.endswith("0000" if level == "省" else "00")


def narrower(text: Text, part: Mention, whole: Mention) -> bool:
    """Whether a part is a class of the whole that its statement opens with: `总投资205.7亿元,10亿元以上的133亿元`."""
    one, all_of_it = part.row, whole.row
    return in_statement(text, whole, part) and (
        (one.min_investment_cny is not None and one.min_investment_cny != all_of_it.min_investment_cny)
        or (one.sector is not None and all_of_it.sector is None)
    )
