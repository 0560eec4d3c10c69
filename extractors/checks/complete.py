"""Listings that are a whole's parts to the last number: they begin and end where their clauses do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from extractors.checks.mentions import (
    AMID,
    MONEY,
    Mention,
    Text,
    breaks,
    cue,
    figures,
    holds_region,
    nearest,
    placed,
)
from extractors.checks.parts import (
    DIVIDED_BY,
    MAX_PARTS,
    NEIGHBOURS,
    OPEN_LIST,
    REACHED,
    STATEMENT,
    introduced,
    partition,
    rest,
    taken_up,
)
from extractors.checks.relation import Relation, added, first_told

# Words that open a complete listing or close it: 从产业看, 按投资主体分, 73个项目中, 其余31个.
LISTING_CUE = re.compile(
    rf"其中|{DIVIDED_BY}|{AMID}[,，]|项目[中里]|其余|剩余|剩下|余下|另有|另外|还有|其他|其它|分别|依次|[，,]涵盖"
)
# 按规模分, 从产业看: the listing says itself that it is a whole's, which may stand a few lines up
DIVIDED = re.compile(rf"^\s*[（(]?[一二三四五六七八九十\d]*[)）.、]?(?:{DIVIDED_BY}|[从按分].{{1,6}}[看分]。)")
# 10亿元以上2个，5亿元至10亿元4个，其余均为5亿元以下项目: nobody says how many are left
UNCOUNTED_REST = re.compile(r"[，,；;、](?:其余|其他|其它|剩余|剩下)的?(?:项目)?(?:则?[均都]|全部|为|是)")
BULLET = re.compile("[◆●■▲★○◎▪•]")
FAR = 8  # paragraphs, or lines of a listing, from a whole to its listing
FARTHER = 30  # the same, where words say that the listing is a whole's
PART_OF_LAST = re.compile(r"[，,]其中有?\d")
OF_THE_LISTED = re.compile(r"(?:项目)?[，,；;（(]其中")  # 省外30个、省内16个，其中长三角18个
COUNTED = re.compile(r"\d\s*[个项宗家]")


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
        far = FARTHER if divided(text, opening) else FAR
        wholes = [m for m in wholes if m.value > opening.value and m.paragraph >= opening.paragraph - far]
        if not divided(text, opening):
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
            after = group[place + 1] if place + 1 < len(group) else None
            closes = after is None or breaks(text, mention, after) or OF_THE_LISTED.match(text.text, mention.end)
            # 52个（新建34个、续建18个），已开工40个: a bracket's end is a listing's
            if after is not None and not closes and text.depth(after) >= text.depth(mention):
                continue
            if OPEN_LIST.match(text.text, mention.end) and not rest(mention):
                continue  # 其余5个落户四面山等景区: 等 is said of the places
            if UNCOUNTED_REST.match(text.text, mention.end):
                continue
            fits = nearest((m for m in wholes if adds_up(m, run, sum_of_run)), opening)
            told = [m for m in fits if covers(text, m, run)]
            told += [m for m in closing(text, group, run) if m.value == sum_of_run]
            if len(run) >= 3:
                told += [m for m in named_otherwise if adds_up(m, run, sum_of_run) and covers(text, m, run)]
            yield from first_told(added(whole, run) for whole in told)


def divided(text: Text, opening: Mention) -> bool:
    """Whether a number's line, or the one before it that ends in a colon, says that a whole is divided: 分领域看：."""
    line = text.line_before(opening)
    if DIVIDED.search(line):
        return True
    begin = opening.start - len(line)
    before = text.text[text.text.rfind("\n", 0, max(begin - 1, 0)) + 1 : begin].strip()
    return before.endswith(("：", ":")) and len(before) <= 20 and DIVIDED.search(before) is not None


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
    """Whether a listing comes to a whole to the last digit, or within rounding to an amount of five figures (two parts: six).

    627.21亿元, 122.76亿元 and 59.39亿元 of 809.37亿元 are within it.
    """
    if whole.value == sum_of_run:
        return True
    if whole.row.unit not in MONEY or abs(whole.value - sum_of_run) > whole.step * len(run):
        return False
    return figures(whole) >= (5 if len(run) >= 3 else 6) and added(whole, run).holds


def reach(whole: Mention) -> int:
    """How far behind a whole its parts may begin: four figures do not add up by chance, two may."""
    return NEIGHBOURS * (5 if figures(whole) >= 5 else 2 if figures(whole) >= 4 else 1)


def begins(text: Text, before: Mention, opening: Mention) -> bool:
    """Whether a listing can begin with a number: first of its kind in its statement, or behind 其中 or …项目中."""
    between = text.text[before.end : opening.start]
    deeper = text.depth(opening) > text.depth(before)
    return deeper or breaks(text, before, opening) or LISTING_CUE.search(between) is not None


def continues(text: Text, run: Sequence[Mention], mention: Mention) -> bool:
    """Whether a listing goes on to a number: in the same sentence or on the next line, nothing unread between."""
    last = run[-1]
    between = text.text[last.end : mention.start]
    again = mention.row.id == last.row.id and (mention.sentence != last.sentence or len(between) > 24)
    if again or mention.start - last.end > 120:
        return False
    if mention.sentence != last.sentence:
        # ◆制造业项目67个，总投资47亿元，占全部总投资18.6%；and on the next line ◆商贸类项目24个
        bulleted = BULLET.search(between) is not None and BULLET.match(text.line_before(last).strip()) is not None
        if mention.paragraph != last.paragraph + 1 or len(between) > (80 if bulleted else 30):
            return False
    if len(run) == 1 and PART_OF_LAST.match(text.text, last.end):
        return False  # 尚未启动12个，其中5个拟清退: of the 12, and no part beside them
    return mention.row.unit != "count" or COUNTED.search(between) is None


def beside_it(beyond: str) -> bool:
    """Whether nothing between two numbers says that the second is of the first: no 其中, no bracket, no colon."""
    return LISTING_CUE.search(beyond) is None and not re.search("[（(：:。\n]", beyond)


def covers(text: Text, whole: Mention, run: Sequence[Mention]) -> bool:
    """Whether a complete listing may be a whole's parts; two small counts without an opening word may meet by chance."""
    if any(part.value >= whole.value for part in run) or not partition(text, whole, run, complete=True):
        return False
    sums_behind = list(accumulate(part.value for part in run[1:]))
    if len(run) > 3 and run[0].value in (*sums_behind[2:], sums_behind[-1]):
        return False  # 32个项目,来自北京19个、上海5个、广东4个、境外4个: the 32 is their whole, and no part beside them
    beyond = text.text[whole.end : run[0].start]
    stated_first = whole.sentence == run[0].sentence and STATEMENT.search(beyond) is not None
    if stated_first and "其中" not in beyond and not LISTING_CUE.search(STATEMENT.split(beyond)[-1]):
        return False  # 新材料：6个；新能源：1个；食品业：2个；医药业：3个: the 6 stand beside them in one list
    classes = {whole.row.sector, *(part.row.sector for part in run)}
    if whole.row.sector is not None and len(classes) == len(run) + 1 and beside_it(beyond):
        return False  # 装备制造13个，文旅6个，民生保障7个: each stands beside the others
    if whole.quote == run[0].quote:
        return False  # 分别为三十一个、十九个和十二个: the first of a list is no whole of the others
    # 8个、7个和4个 that were signed are not the 19个 in production, nor 引进9个、11个、… of the counties the 41个 signed.
    stages = {part.row.stage for part in run}
    of_another_stage = len(stages) == 1 and not stages & {None, whole.row.stage} and whole.row.stage in REACHED
    if of_another_stage and not rest(run[-1]):  # 签约的52个项目，26个由甲镇引进，15个由乙镇引进，余下的11个由丙镇引进
        return False
    statement = text.text[max(whole.end, run[0].start - 40) : run[-1].end]
    opened = LISTING_CUE.search(statement) is not None or introduced(text, whole, run)
    # 评审项目34个,通过26个、否决8个; but in 新开工41个、续建22个,投产19个 the 41 stand beside the 22
    beside = text.text.startswith(("、", "和"), whole.end)
    opened = opened or (whole.sentence == run[0].sentence and run[0].start - whole.end <= 8 and not beside)
    if len(run) == 2 and figures(whole) == 1 and whole.row.unit not in MONEY and whole.paragraph != run[0].paragraph:
        # 与9家企业签订协议 and, a paragraph below, 与7家企业沟通，对2家企业回访: so few meet by chance
        return divided(text, run[0]) or taken_up(text, whole, run[0])
    if len(run) > 2 or (opened and (whole.row.unit in MONEY or run[0].sentence == run[-1].sentence)):
        return True
    return figures(whole) >= (3 if whole.row.unit in MONEY else 4)
