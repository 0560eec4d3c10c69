"""Wholes and their parts in running text: listings, 合计 behind its parts, two numbers that leave no third."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, islice, pairwise

from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    AMONG_COUNT,
    MONEY,
    RATIO_UNITS,
    SENTENCE_END,
    TOTALS,
    WAN,
    WIDER_REACH,
    YI,
    Mention,
    Text,
    agree,
    breaks,
    cue,
    figures,
    holds_region,
    nearest,
    placed,
    same_class,
    same_place,
    within,
)
from extractors.checks.relation import NEAR_PAIRED_SUM, Relation, added, first_told, plain, total
from extractors.facts import Check, Observation, Project

# Stages that a project keeps behind it: 开工20个 and 投产10个 of 签约30个 overlap, whatever their sum.
REACHED = ("signed", "registered", "landed", "started", "completed", "operating")
# The farthest relative gap at which a listing that does not add up is worth a reader's look: 78 + 31 + 17 against 128
# is; 6 + 5 + 4 against 22 is a choice of examples.
NEAR_SUM = Decimal("0.05")
NEAR_COMPLEMENT = Decimal("0.01")
CLAUSE = re.compile("[，,；;、]")
STATEMENT = re.compile("[；;]")
SET_AIM = re.compile(r"目标|任务|力争|确保|不少于|不低于")
REST = ("其余", "其他", "其它")
MAX_PARTS = 40  # numbers in the longest listing
FURTHER_PART = re.compile(r"[；;、，,][^。；;\d]{0,24}\d[\d.]*\s?(?:[万亿]元|[个项家宗])")
NOT_BEGUN = re.compile(r"(?:未|没有?|未能)(?:能)?(?:开工|动工|落地|启动)")
SUM_WORDS = ("合计", "共计", "总计", "累计共", "总共")
SUM_CUE = re.compile(rf"(?:{'|'.join(SUM_WORDS)})[^,，;；。]{{0,6}}$")
OPENING = re.compile(r"[中里内][,，]|[:：(（]$|^[(（:：]|分为|分成|按.{1,6}分")
# Words that open a complete listing or close it: 从产业看, 按投资主体分, 73个项目中, 其余31个.
LISTING_CUE = re.compile(
    r"其中|[从按分].{1,6}[看分][,，:：]|[中里内][,，]|项目[中里]|其余|另有|另外|还有|其他|其它|分别"
)
# 按规模分, 从产业看: the listing says itself that it is a whole's, which may stand a few lines up
DIVIDED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]*[)）.、]?[从按分].{1,6}[看分][,，:：。]")
LEFT_OVER = re.compile(r"另外|其余|剩余|其他")
# How far before a complete listing its whole may stand: in paragraphs, or lines of a listing, and in characters.
FAR = 8
NEIGHBOURS = 240
SECTIONS = 2000  # characters from a whole to the first of the sections that part it
PART_OF_LAST = re.compile(r"[，,]其中有?\d")
# 5条链合计，三个县（市）合计; 全市合计 is of more than was listed
ALL_OF_THEM = re.compile(r"(?:[\d两三四五六七八九十]+(?:个|条|大|家)?[^，。；,;\d]{0,8}|以上|上述)(?:合计|总计|共计)")
COUNTED = re.compile(r"\d\s*[个项宗家]")
OPEN_LIST = re.compile(r"[^,，;；。]{0,6}等(?!待)")
COMPLEMENTS = (
    ("新建", "续建"),
    ("新开工", "续建"),
    ("内资", "外资"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("国内", "国外"),
    ("国内", "国际"),
    ("独资", "合资"),
    ("轻工业", "重工业"),
    ("进口", "出口"),
)


def listings(text: Text) -> Iterator[Relation]:
    """Wholes followed by their parts: by stage, sector, size, place, period, or as 新建 and 续建."""
    groups = [group for _, group in sorted(text.groups.items()) if len(group) > 2]  # a whole and two parts
    summed = any(word in text.text for word in SUM_WORDS)
    held: list[Relation] = []
    for group in groups:
        for place, whole in enumerate(group):
            held.extend(first_told(following(text, whole, group, place)))
            if summed:
                held.extend(first_told(preceding(text, whole, group, place)))
        held.extend(complete_listings(text, group))
        held.extend(statements(text, group))
        held.extend(sentence_listings(text, group, parts_of(held)))
    held.extend(planned_and_done(text))
    held = [relation for relation in held if not among_siblings(relation, held)]
    yield from held
    for relation in held:
        if relation.holds:
            yield from partner_sums(text, relation)
    nested = parts_of(held)
    for group in groups:
        for relation in sections(text, group, nested):
            yield relation
            yield from (counted for counted in partner_sums(text, relation) if counted.holds)


def planned_and_done(text: Text) -> Iterator[Relation]:
    """`重点项目91宗。其中续建35宗，…；计划投产17宗，…；39宗新开工`: projects that are arranged, some of them only planned.

    An aim that is set (年度目标60个) is no part of what is done; told where it holds.
    """
    for metric in ("project_count", *TOTALS):
        unit = "count" if metric == "project_count" else "CNY"
        done, aims = (text.groups.get((metric, unit, role), []) for role in ADDITIVE_ROLES)
        planned = [m for m in aims if not SET_AIM.search(text.clause(m))]
        if not done or not planned:
            continue
        near = (m for m in done if placed(planned, m.start - 2 * NEIGHBOURS, m.start + 2 * NEIGHBOURS))
        group = sorted((*near, *planned), key=lambda m: m.start)
        found = [relation for place, whole in enumerate(group) for relation in following(text, whole, group, place)]
        for relation in (*found, *complete_listings(text, group), *statements(text, group)):
            roles = {mention.row.role for mention in (relation.stated, *relation.operands)}
            if len(roles) > 1 and not relation.gap:
                yield replace(relation, explicit=False)


def among_siblings(relation: Relation, others: Sequence[Relation]) -> bool:
    """Whether a sum is one of parts by chance: 2 + 1 = 3 in 36家，其中工业6家、建筑业24家、贸易业3家、房地产业2家、服务业1家."""
    mine = {relation.stated, *relation.operands}
    return any(other.holds and other is not relation and mine <= {*other.operands} for other in others)


def following(text: Text, whole: Mention, group: list[Mention], place: int) -> Iterator[Relation]:
    """`入库119个。其中,策划8个;意向6个;在谈70个;落地35个`: the numbers right behind a whole, which is `group[place]`."""
    if place + 1 == len(group) or not close(text, whole, group[place + 1], first=True):
        return

    def alike(mention: Mention) -> bool:
        return same_class(mention, whole) and mention.row.min_investment_cny in (None, whole.row.min_investment_cny)

    def beside(mention: Mention) -> bool:
        # 在建28个（续建14个、新开工14个）: what a bracket holds is the 28's
        return text.depth(mention) <= text.depth(whole)

    readings: tuple[Callable[[Mention], bool], ...] = (
        lambda m: True,
        alike,
        lambda m: m.row.sector is not None,
        beside,
    )
    for reading, fits in enumerate(readings):
        if reading and STATEMENT.search(text.text, whole.end, group[place + 1].start):
            break  # 10亿元及以上项目2个；雨城区…2个；名山区4个，其中10亿元及以上1个: what is skipped has parts of its own
        others = (group[at] for at in range(place + 1, len(group)))
        parts = (mention for mention in others if mention.row.id != whole.row.id and fits(mention))
        run: list[Mention] = []
        mention = next(parts, None)
        while mention is not None and len(run) < MAX_PARTS:
            last = run[-1] if run else whole
            if mention.value >= whole.value or not close(text, last, mention, first=not run):
                break
            run.append(mention)
            if len(run) == 1 and not introduced(text, whole, run):
                break
            after = next(parts, None)
            if len(run) > 1:
                relation = added(whole, run)
                ends = after is None or after.sentence != mention.sentence
                if (relation.holds or (ends and not reading)) and partition(text, whole, run):
                    if relation.holds:
                        yield relation
                    elif exhaustive(text, whole, run):
                        yield replace(relation, near=NEAR_SUM, explicit=True)
            mention = after


def preceding(text: Text, whole: Mention, group: list[Mention], place: int) -> Iterator[Relation]:
    """`工业项目30个、农业项目12个,合计42个`: parts first, the whole behind 合计, which is `group[place]`."""
    if not SUM_CUE.search(text.text[max(0, whole.start - 12) : whole.start]):
        return
    run: list[Mention] = []
    for mention in reversed(group[:place]):
        if mention.sentence != whole.sentence or mention.value >= whole.value:
            break
        run.insert(0, mention)
        if len(run) > 1:
            relation = added(whole, run)
            if relation.holds and partition(text, whole, run):
                yield relation


def summed_up(text: Text) -> Iterator[Relation]:
    """`甲链…投资50亿元，项目18个；乙链…投资80亿元，项目16个。两条链合计，投资130亿元、项目34个`: by measure, where it holds.

    合计 opens or stands in the whole's own sentence; the parts are the last of its measure before it, three or more.
    """
    if not any(word in text.text for word in ("合计", "总计", "共计")) or not ALL_OF_THEM.search(text.text):
        return
    for whole in text.prose:
        row = whole.row
        if row.role not in ADDITIVE_ROLES or row.unit in RATIO_UNITS or whole.hedged:
            continue
        sentence = text.sentence_text(whole)
        cues = list(ALL_OF_THEM.finditer(sentence))
        if not cues:
            continue
        opens = whole.end - len(sentence) + cues[-1].start()
        near = placed(text.prose, opens - WIDER_REACH, opens)
        fits = [m for m in near if (m.row.metric, m.row.role, m.row.unit) == (row.metric, row.role, row.unit)]
        fits = listed = [m for m in fits if m.row.period_end == row.period_end and m.paragraph == whole.paragraph]
        if text.text[opens - 1 : opens] == "前":
            # 利州区186300万元，…，青川县56700万元。前三位县区合计403630万元: the greatest of a row
            fits = sorted((m for m in listed if m.sentence == listed[-1].sentence), key=lambda m: m.value)
        for count in range(3 if fits is listed else 2, min(len(fits), 12) + 1):
            parts = fits[-count:]
            if total([m.value for m in parts]) == whole.value:
                yield added(whole, parts)
                break


def parts_of(relations: Sequence[Relation]) -> set[Mention]:
    """The numbers that are parts in a sum that holds."""
    return {part for relation in relations if relation.holds for part in relation.operands}


def sentence_listings(text: Text, group: list[Mention], nested: set[Mention]) -> Iterator[Relation]:
    """One sentence that lists three sectors or more, its whole said further up: `签约项目中,工业78个、…`."""
    sentences: dict[int, list[Mention]] = defaultdict(list)
    for mention in group:
        sentences[mention.sentence].append(mention)
    for members in sentences.values():
        parts = [mention for mention in members if mention.row.sector is not None]
        sectors = {mention.row.sector for mention in parts}
        if len(parts) < 3 or len(sectors) != len(parts) or len({m.row.stage for m in parts}) > 1:
            continue
        greatest = max(part.value for part in parts)
        before = (m for m in group if m.start < parts[0].start and m.row.sector is None and m.value > greatest)
        if all(part.row.max_investment_cny is None for part in parts):
            # 按规模分…1亿—5亿元34个。按行业分,服装15个、…: the parts are not those of one size class
            before = (m for m in before if m.row.max_investment_cny is None)
        wholes = (
            mention
            for mention in nearest(before, parts[0])
            # 148个。其中续建63个、新建52个、前期33个。按产业分,…: of the 148, and not of what it was parted in
            if mention not in nested
            and all(agree(mention.row.stage, part.row.stage) for part in parts)
            and partition(text, mention, parts)
        )
        yield from first_told(
            replace(added(whole, parts), explicit=not place and exhaustive(text, whole, parts), near=NEAR_SUM)
            for place, whole in enumerate(wholes)
        )


def complete_listings(text: Text, group: list[Mention]) -> Iterator[Relation]:
    """Listings that are a whole's parts to the last number: `45个。…从产业看,A项目21个、B项目13个、其他11个。`.

    One whole may be parted in several ways (按投资主体分…;按产业分…), and may stand in the paragraph before. What
    keeps numbers from meeting by chance is that a listing begins and ends where its clauses do, skips no number of its
    own kind, and adds up to the last digit: only such listings are told, and only where they hold.
    """
    for first, (opening, second) in enumerate(pairwise(group)):
        if not continues(text, [opening], second):
            continue
        wholes = placed(group, opening.start - 5 * NEIGHBOURS - text.longest, opening.start + 1, first)
        wholes = [m for m in wholes if m.value > opening.value and m.paragraph >= opening.paragraph - FAR]
        if DIVIDED.search(text.line_before(opening)) is None:
            wholes = [m for m in wholes if opening.start - m.end <= reach(m)]
        named_otherwise: list[Mention] = []
        if opening.row.unit in MONEY and opening.row.role == "actual" and opening.row.sector:
            # 固定资产投资147.2亿元。分产业看,第一产业投资21.5亿元、…: the parts may be called by a shorter name.
            near = placed(text.amounts, opening.start - NEIGHBOURS // 2 - text.longest, opening.start)
            near = [m for m in near if 0 < opening.start - m.end <= NEIGHBOURS // 2 and not m.hedged]
            named_otherwise = [m for m in near if m.row.metric != opening.row.metric and figures(m) >= 3]
        if first and not begins(text, group[first - 1], opening):
            # 评审项目34个,通过26个、否决8个: with no word between, only what stands right before is the whole.
            wholes = [m for m in wholes if m is group[first - 1] and m.sentence == opening.sentence]
        if first and not breaks(text, group[first - 1], opening):
            between = text.text[group[first - 1].end : opening.start]
            if cue("among").search(between):
                # 宝兴县4个，其中5—10亿元1个，10亿元以上1个: of the 4, and of no 2 that was said of another county
                wholes = [m for m in wholes if not breaks(text, m, opening)]
        run, sum_of_run = [opening], opening.value
        for place in range(first + 1, min(first + MAX_PARTS, len(group))):
            mention = group[place]
            if not continues(text, run, mention):
                break
            run.append(mention)
            sum_of_run += mention.value
            if place + 1 < len(group) and not breaks(text, mention, group[place + 1]):
                continue
            if OPEN_LIST.match(text.text, mention.end) and not rest(mention):
                continue  # 其余5个落户四面山等景区: 等 is said of the places
            fits = nearest((m for m in wholes if adds_up(m, run, sum_of_run)), opening)
            told = [m for m in fits if covers(text, m, run)]
            told += [m for m in closing(text, group, run) if m.value == sum_of_run]
            if len(run) >= 3:
                told += [m for m in named_otherwise if adds_up(m, run, sum_of_run) and covers(text, m, run)]
            yield from first_told(added(whole, run) for whole in told)


def sections(text: Text, group: list[Mention], nested: set[Mention]) -> Iterator[Relation]:
    """Parts that have sentences of their own: `一产项目…到位资金67.9亿元，增长7.1%。二产项目…1694.7亿元。三产…620.7亿元`.

    No word lists them, and what stands between them belongs to each: so only the first number of each sentence is asked,
    parts of parts are left out, and the sum is to be right to the last of four figures (three parts) or five (two).
    """
    heads: list[Mention] = []
    for mention in group:
        if mention not in nested and not (heads and heads[-1].sentence == mention.sentence):
            heads.append(mention)
    for place, whole in enumerate(heads):
        known = figures(whole)
        if known < 4:
            continue
        behind = list(islice(heads, place + 1, place + MAX_PARTS))
        for first in range(len(behind)):
            if behind[first].start - whole.end > SECTIONS:
                break
            run: list[Mention] = []
            left = whole.value
            for mention in behind[first:]:
                left -= mention.value
                if left < 0 or (run and mention.start - run[-1].end > NEIGHBOURS):
                    break
                run.append(mention)
                if left == 0:
                    if len(run) >= (2 if known >= 5 else 3) and parallel(whole, run):
                        yield added(whole, run)
                    break


def parallel(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether numbers of sentences of their own may be a whole's parts: of one stage, within its place and period."""
    rows = [part.row for part in parts]
    return (
        len({row.id for row in rows}) == len(rows)
        and len({row.stage for row in rows}) == 1
        and all(holds_region(whole.row.region_code, row.region_code) and within(row, whole.row) for row in rows)
    )


def statements(text: Text, group: list[Mention]) -> Iterator[Relation]:
    """The first number of each statement behind 其中: `262个。其中：续建141个，…；新建88个，已开工71个，…；前期33个`."""
    for place in range(1, len(group) - 1):
        opening = group[place]
        if group[place + 1].sentence != opening.sentence:
            continue
        if group[place - 1].sentence == opening.sentence and not breaks(text, group[place - 1], opening):
            continue
        said = text.sentence_text(opening)
        if cue("among").search(said[-40:]) is None and AMONG_COUNT.search(said[-40:]) is None:
            continue
        heads = [opening]
        for mention in islice(group, place + 1, place + MAX_PARTS):
            if mention.sentence != opening.sentence:
                break
            if STATEMENT.search(text.text, heads[-1].end, mention.quote):
                heads.append(mention)
        end = text.sentence_ends[opening.sentence] if opening.sentence < len(text.sentence_ends) else len(text.text)
        if len(heads) < 2 or len(STATEMENT.findall(text.text, opening.end, end)) != len(heads) - 1:
            continue
        wholes = nearest(placed(group[:place], opening.start - 2 * NEIGHBOURS - text.longest, opening.start), opening)
        for whole in wholes[: len(heads) - 1]:
            fits = all(part.value < whole.value for part in heads) and partition(text, whole, heads, complete=True)
            relation = added(whole, heads)
            if relation.gap == 0 and fits:
                yield relation
                break


def closing(text: Text, group: list[Mention], run: Sequence[Mention]) -> list[Mention]:
    """Wholes behind their parts: 东部881.64亿美元；中部91.99亿美元；西部81.43亿美元。全国1055.06亿美元, figures enough that
    they do not add up by chance.
    """
    sectors = {part.row.sector for part in run}
    if len(run) < 3 or None in sectors or len(sectors) != len(run):
        return []
    behind = placed(group, run[-1].end, run[-1].end + NEIGHBOURS)
    return [
        m
        for m in behind
        if m.row.sector is None
        and figures(m) >= 4
        and m.row.period_end == run[0].row.period_end
        and all(m.value > part.value and holds_region(m.row.region_code, part.row.region_code) for part in run)
    ]


def adds_up(whole: Mention, run: Sequence[Mention], sum_of_run: Decimal) -> bool:
    """Whether a listing comes to a whole to the last digit, or within rounding to an amount of five figures.

    627.21亿元, 122.76亿元 and 59.39亿元 of 809.37亿元 are within it.
    """
    if whole.value == sum_of_run:
        return True
    if len(run) < 3 or whole.row.unit not in MONEY or abs(whole.value - sum_of_run) > whole.step * len(run):
        return False
    return figures(whole) >= 5 and added(whole, run).holds


def rest(mention: Mention) -> bool:
    """Whether a number is what a listing leaves over: 其余5个, 其他11个."""
    return (mention.row.label or "").startswith(REST) or (mention.row.sector or "").startswith(REST)


def reach(whole: Mention) -> int:
    """How far behind a whole its parts may begin: four figures do not add up by chance, two may."""
    return NEIGHBOURS * (5 if figures(whole) >= 5 else 2 if figures(whole) >= 4 else 1)


def begins(text: Text, before: Mention, opening: Mention) -> bool:
    """Whether a listing can begin with a number: first of its kind in its statement, or behind 其中 or …项目中."""
    between = text.text[before.end : opening.start]
    return breaks(text, before, opening) or LISTING_CUE.search(between) is not None


def continues(text: Text, run: Sequence[Mention], mention: Mention) -> bool:
    """Whether a listing goes on to a number: in the same sentence or on the next line, nothing unread between."""
    last = run[-1]
    between = text.text[last.end : mention.start]
    if mention.row.id == last.row.id or mention.start - last.end > 120:
        return False
    if mention.sentence != last.sentence and not (mention.paragraph == last.paragraph + 1 and len(between) <= 30):
        return False
    if len(run) == 1 and PART_OF_LAST.match(text.text, last.end):
        return False  # 尚未启动12个，其中5个拟清退: of the 12, and no part beside them
    return mention.row.unit != "count" or COUNTED.search(between) is None


def covers(text: Text, whole: Mention, run: Sequence[Mention]) -> bool:
    """Whether a complete listing may be a whole's parts; two small counts without an opening word may meet by chance."""
    if any(part.value >= whole.value for part in run) or not partition(text, whole, run, complete=True):
        return False
    sums_behind = list(accumulate(part.value for part in run[1:]))
    if len(run) > 3 and run[0].value in (*sums_behind[2:], sums_behind[-1]):
        return False  # 32个项目,来自北京19个、上海5个、广东4个、境外4个: the 32 is their whole, and no part beside them
    beyond = text.text[whole.end : run[0].start]
    if whole.sentence == run[0].sentence and STATEMENT.search(beyond) and not LISTING_CUE.search(beyond):
        return False  # 新材料：6个；新能源：1个；食品业：2个；医药业：3个: the 6 stand beside them in one list
    if whole.quote == run[0].quote:
        return False  # 分别为三十一个、十九个和十二个: the first of a list is no whole of the others
    # 8个、7个和4个 that were signed are not the 19个 in production, nor 引进9个、11个、… of the counties the 41个 signed.
    stages = {part.row.stage for part in run}
    if len(stages) == 1 and not stages & {None, whole.row.stage} and whole.row.stage in REACHED:
        return False
    statement = text.text[max(whole.end, run[0].start - 40) : run[-1].end]
    opened = LISTING_CUE.search(statement) is not None or introduced(text, whole, run)
    # 评审项目34个,通过26个、否决8个; but in 新开工41个、续建22个,投产19个 the 41 stand beside the 22
    beside = text.text.startswith(("、", "和"), whole.end)
    opened = opened or (whole.sentence == run[0].sentence and run[0].start - whole.end <= 8 and not beside)
    if len(run) > 2 or (opened and (whole.row.unit in MONEY or run[0].sentence == run[-1].sentence)):
        return True
    return figures(whole) >= (3 if whole.row.unit in MONEY else 4)


def partner_sums(text: Text, relation: Relation) -> Iterator[Relation]:
    """Where a listing's counts add up, the amounts said with them are parts too: 14个、52.1亿元 of 32个、84.6亿元."""
    mentions = (relation.stated, *relation.operands)
    metrics = {m.row.metric for member in mentions for m in text.partners(member)}
    for metric in sorted(metrics - {relation.stated.row.metric}):
        partners = [partner(text, member, metric) for member in mentions]
        parts = [m for m in partners[1:] if m is not None]
        if len({m.row.id for m in parts}) != len(relation.operands):
            continue
        whole = partners[0]
        if whole is not None and whole.row.id not in {m.row.id for m in parts}:
            if len({m.row.unit for m in (whole, *parts)}) == 1:  # 45个、2709亿元 and 8个、13.9亿美元 have no sum
                yield replace(added(whole, parts), explicit=True, near=NEAR_PAIRED_SUM)
            continue
        # 签约15个,协议引资额87.6亿元。…文旅类8个62.3亿元: the parts' amounts may not repeat what amount it is; and
        # 履约项目368个,其中…。到位资金683420万元。…一产29个、31860万元: the whole's count may have a sentence of its own.
        between = placed(text.prose, relation.stated.start - NEIGHBOURS, parts[0].start)
        beside = (m for m in between if m.value > parts[0].value)
        beside = (m for m in beside if m.row.unit == parts[0].row.unit and m.row.role == parts[0].row.role)
        sums = (added(m, parts) for m in beside if not m.hedged and m.row.id not in {part.row.id for part in parts})
        yield from first_told(found for found in sums if found.gap == 0)


def mended(text: Text, relation: Relation) -> Relation:
    """A sum that fails, with what one of its parts is itself a part of in that part's place, where it holds so.

    92个。其中，签订35个投资合作项目，其中4个战略合作协议，31个投资合作项目，金额3110亿元。…云签约57个: the 35 are meant, not the 31.
    """
    if len(relation.operands) < 2 or relation.extra or relation.stated.in_table:
        return relation
    row = relation.stated.row
    begin = min(relation.stated.start, relation.operands[0].start)
    end = max(part.end for part in relation.operands)
    for place, part in enumerate(relation.operands):
        wanted = relation.stated.value - (relation.computed - part.value)
        for other in text.valued.get((row.role, row.metric, row.unit, wanted), ()) if wanted > 0 else ():
            nested = other.sentence == part.sentence and cue("among").search(text.text, other.end, part.start)
            if begin <= other.start <= end and other not in relation.operands and nested:
                return added(relation.stated, (*relation.operands[:place], other, *relation.operands[place + 1 :]))
    return relation


def partner(text: Text, member: Mention, metric: str) -> Mention | None:
    """The one number of a metric that is said with another: 14个、52.1亿元."""
    if metric in TOTALS and not any(m.row.metric == metric for m in text.partners(member)):
        # 38个，总投资152.6亿元。其中，开工项目14个，总投资46.3亿元；…；签约项目15个，签约金额84.8亿元
        metric = next((other for other in TOTALS if any(m.row.metric == other for m in text.partners(member))), metric)
    # 234个，年度投资2225亿元。其中计划新开工80个，767亿元；续建138个，1436亿元: what is planned is counted with what is not
    fits = [m for m in text.partners(member) if m.row.metric == metric and m.row.role in ADDITIVE_ROLES]
    fits = [m for m in fits if m.row.role == member.row.role or metric == "project_count"]
    fits = [m for m in fits if m.row.unit not in RATIO_UNITS and not m.hedged]
    return nearest(fits, member)[0] if len({m.row.id for m in fits}) == 1 else None


def close(text: Text, last: Mention, mention: Mention, *, first: bool) -> bool:
    """Whether a listing can go on from one number to the next: the same sentence or the next one.

    A listing may open in the next paragraph for amounts (17.3亿元, then 4.1亿元 and 13.2亿元), which do not meet by
    chance as small counts do.
    """
    if mention.sentence == last.sentence:
        return True
    apart = text.text[last.end : mention.start]
    stops = len([part for part in SENTENCE_END.split(apart) if part.strip()]) - 1
    same_paragraph = mention.paragraph == last.paragraph
    return (same_paragraph or (first and mention.row.unit in MONEY)) and stops <= 3


def partition(text: Text, whole: Mention, parts: Sequence[Mention], *, complete: bool = False) -> bool:
    """Whether numbers can be a whole's parts: each a class of its own, none inside another, all of them within it.

    In a `complete` listing of three or more, stages may stand side by side: “签约一批”9个、“开工一批”11个、…
    """
    rows = [part.row for part in parts]
    # 农业：5个；…；商业类房地产：5个 may be one row that is stated twice; in a long listing it is two parts
    distinct = len({row.id for row in rows}) == len(rows) or (complete and len(rows) >= 5)
    if not distinct or whole.row.id in {row.id for row in rows}:
        return False
    if not all(holds_region(whole.row.region_code, row.region_code) for row in rows):
        return False
    if not all(within(row, whole.row) for row in rows):
        return False
    if len({row.stage for row in rows if row.stage in REACHED}) > 1 and not (
        # 8个项目中，已有5个完成注册，另外3个正在办理土地手续
        complete
        and (len(parts) >= 3 or LEFT_OVER.search(text.text, parts[0].end, parts[-1].start))
        # 将实施项目120个以上，…新签约50个，力争落地40个、开工30个: aims that meet by chance
        and (whole.row.role != "target" or introduced(text, whole, parts))
    ):
        return False
    certain = complete and whole.row.unit in MONEY and figures(whole) >= 4 and len(parts) >= 3
    if (
        any(row.sector is not None and row.sector == whole.row.sector for row in rows)
        and len({row.sector for row in rows} - {None}) > 1  # 工业项目1028项，西部589项，东部工业项目439项
        and not certain  # 民间投资21915亿元。东部民间投资11863亿元；中部5880亿元；西部4172亿元: the class is said again
    ):
        return False
    if not disjoint_classes(rows, rest=complete):
        return False
    if complete and len(parts) >= 3 and whole.sentence == parts[0].sentence:
        return True
    if complete and (
        len({part.quote for part in parts}) == 1 or AMONG_COUNT.search(text.text[whole.start : parts[0].start])
    ):
        return True  # 到位资金分别为3.12亿元、9.84亿元、11.4亿元; 未开工的8个项目中,5个…,3个…
    pairs = {row.pair for row in rows}
    if complete and whole.row.unit in MONEY and figures(whole) >= 3 and None not in pairs and len(pairs) == len(rows):
        return True  # 签约一批…;开工一批11个,…年度计划投资29.8亿元;投产一批8个,…年度计划投资17.4亿元
    if certain:
        return True  # 其中今年完成1171亿元。央企项目完成339亿元，民企项目完成739亿元，外企项目完成93亿元
    # Something must tell the parts apart, and it must tell each from each.
    apart: list[Sequence[object]] = [
        [row.stage for row in rows],
        [row.sector for row in rows],
        [(row.min_investment_cny, row.max_investment_cny) for row in rows],
        [row.region_code for row in rows],
        [(row.period_start, row.period_end) for row in rows],
        [row.label for row in rows],
    ]
    if complete and len({part.sentence for part in parts}) == 1:
        # 合同项目6个，总投资…；协议项目5个: where the words before the numbers differ
        apart.append([text.text[part.quote : part.start].removeprefix("其中") for part in parts])
        # 5至10亿元（含5亿元）项目12个；1至5亿元（含1亿元）项目89个: the evidence may begin behind what tells them apart
        apart.append([CLAUSE.split(text.sentence_text(part))[-1][: part.start - part.end] for part in parts])
    return any(len(set(values)) == len(values) for values in apart)


def introduced(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether words open the listing: 其中, 分别为, …项目中, a colon, a bracket. Without, numbers meet by chance.

    Only an amount of three figures or more needs no such word in the sentences behind its own: 17.3亿元, then 4.1亿元
    and 13.2亿元. Where 其中 stands before the whole it opens a listing of which the whole is itself a part.
    """
    same_sentence = parts[0].sentence == whole.sentence
    opening = text.text[whole.end : parts[0].start] if same_sentence else text.sentence_text(parts[0])
    if same_sentence and STATEMENT.search(opening):
        opening = opening.rstrip(
            "：:"
        )  # 其他二产业：10个，48.33亿元；节能业：1个: a colon behind each name opens no list
    if cue("among", "respectively").search(opening) or OPENING.search(opening):
        return True
    return not same_sentence and whole.row.unit in MONEY and whole.row.metric != "other" and figures(whole) >= 3


def disjoint_classes(rows: Sequence[Observation], *, rest: bool = False) -> bool:
    """Whether size classes stand side by side (10亿元以上, 5至10亿元), not one in another (亿元以上, 10亿元以上).

    With `rest`, a number of no class may stand beside them: 其余31个.
    """
    said = [row for row in rows if row.min_investment_cny is not None or row.max_investment_cny is not None]
    if rest:
        said = [row for row in said if not (row.label or "").startswith(REST)]
    classes = sorted(
        {(row.min_investment_cny or Decimal(0), row.max_investment_cny) for row in said}, key=lambda c: c[0]
    )
    if len(classes) <= 1:
        return True
    if len(classes) != (len(said) if rest else len(rows)):
        return False
    return all(upper is not None and upper <= lower for (_, upper), (lower, _) in pairwise(classes))


def exhaustive(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a listing claims to be complete, so that a sum that fails is worth a look.

    Three sectors or three separate stages behind 其中, 分别 or …项目中; or two classes that leave no third (新建,
    续建).
    """
    listed = text.text[whole.end : parts[-1].end]
    opening = text.sentence_text(parts[0])
    begin = max(whole.end, parts[0].end - len(opening))  # 白酒产业十九个 begins where its words do
    # 意向项目6个 that was not understood, or taken for another metric, is not missing from the document.
    strangers = (m for m in placed(text.prose, begin, parts[-1].end) if m.row.unit == whole.row.unit)
    last = parts[-1]
    ends = text.sentence_ends
    closes = ends[last.sentence] if last.sentence < len(ends) else len(text.text)
    # 民生项目97.4亿元；生态项目31.6亿元: what follows in the listing and was not understood may be a part too
    following_on = FURTHER_PART.search(text.text, last.end, closes)
    if following_on:
        further = placed(text.prose, following_on.start(), following_on.end())
        alike = any(m.row.unit == whole.row.unit and m.value < whole.value for m in further)
        if alike or text.unread(following_on.start(), following_on.end()):
            return False
    if text.unread(begin, parts[-1].end) or any(m not in parts and m.value < whole.value for m in strangers):
        return False
    if OPEN_LIST.match(text.text, parts[-1].end) or len({part.sentence for part in parts}) > 3:
        return False
    if len(parts) == 2 and any(one in listed and other in listed for one, other in COMPLEMENTS):
        return introduced(text, whole, parts)
    sectors = {part.row.sector for part in parts}
    stages = {part.row.stage for part in parts}
    by_sector = None not in sectors and len(sectors) == len(parts)
    by_stage = None not in stages and len(stages) == len(parts) and whole.row.stage not in stages
    return len(parts) >= 3 and introduced(text, whole, parts) and (by_sector or by_stage)


def complements(text: Text) -> Iterator[Relation]:
    """Two numbers that make a whole by their words: 已开工31个 and 尚未开工的13个 of 44个; X and 非X."""
    additive = [
        mention
        for mention in text.prose
        if mention.row.role in ADDITIVE_ROLES and mention.row.unit not in RATIO_UNITS and not mention.hedged
    ]
    for rest in additive:
        window = text.text[max(0, rest.start - 8) : rest.end + 4]
        if NOT_BEGUN.search(window) and rest.row.unit == "count" and rest.row.role == "actual":
            actual = [m for m in additive if m.row.metric == rest.row.metric and m.row.role == "actual"]
            begun = [m for m in actual if m.row.stage == "started" and same_place(m, rest) and m.row.id != rest.row.id]
            for done in nearest(begun, rest)[:1]:
                fits = nearest((m for m in actual if m.value == done.value + rest.value), rest)
                # 工业项目43个 is not what 已开工31个 and 尚未启动12个 of all projects make
                classed = (None, rest.row.sector, done.row.sector)
                fits = [m for m in fits if m.sentence == done.sentence or m.row.sector in classed]
                yield from first_told(added(whole, (done, rest)) for whole in fits if same_place(whole, rest))
        label = rest.row.label or ""
        if label.startswith("非") and len(label) > 3:
            twins = [m for m in additive if m.row.label == label[1:] and like(m, rest)]
            for twin in nearest(twins, rest)[:1]:
                wholes = (
                    m for m in nearest(additive, rest) if like(m, rest) and m.row.id not in (rest.row.id, twin.row.id)
                )
                fits = [m for m in wholes if m.row.label and m.row.label not in (label, label[1:])]
                yield from first_told(
                    replace(added(whole, (twin, rest)), explicit=True, near=NEAR_COMPLEMENT) for whole in fits
                )


def like(left: Mention, right: Mention) -> bool:
    a, b = left.row, right.row
    return (a.metric, a.role, a.unit, a.period_end) == (b.metric, b.role, b.unit, b.period_end) and same_place(
        left, right
    )


def phase_check(project: Project) -> Check | None:
    """A project's phases that add up to its total investment; phases that do not may be only the ones named."""
    amounts = [phase.investment_cny for phase in project.phases if phase.investment_cny is not None]
    whole = project.investment_cny
    if whole is None or len(amounts) < 2 or len(amounts) != len(project.phases) or total(amounts) != whole:
        return None
    scale = YI if whole >= YI else WAN
    terms = " + ".join(
        f"{phase.name}{plain(amount / scale)}" for phase, amount in zip(project.phases, amounts, strict=True)
    )
    return Check(
        id=hashlib.sha256(f"sum_of_parts\n{project.id}".encode()).hexdigest()[:16],
        kind="sum_of_parts",
        holds=True,
        stated=whole,
        computed=whole,
        tolerance=Decimal(0),
        members=(project.id,),
        message=f"{terms} = {plain(whole / scale)},与文中一致",
    )
