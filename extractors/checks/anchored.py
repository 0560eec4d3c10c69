"""Sums whose parts fill their paragraph: they begin right behind the whole, or where a sentence divides it, and end with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    AMID,
    EACH,
    MONEY,
    Mention,
    Text,
    breaks,
    figures,
    in_place,
    placed,
    within,
)
from extractors.checks.partners import partner_sums
from extractors.checks.parts import DIVIDED_BY, DIVIDING, MAX_PARTS, REACHED, SECTIONS, STATEMENT
from extractors.checks.relation import Relation, added

# 从项目总数来看，…; 按行业分，…; 其中，…; 37个项目中，…; 涉及农业项目8个
DIVIDES = re.compile(rf"其中|{DIVIDED_BY}|{AMID}[，：]|涉及|涵盖|包括|分布")
# what stands before a number that is of the one before it, and of no whole beside it: 新开工12个，其中…8个. 各园区中，开发区8个 goes on
NESTS = re.compile(rf"其中|{DIVIDED_BY}|(?:项目|企业|资金|\d[^，。；\d]{{0,12}}){AMID}[，：]")
BRACKET = re.compile(r"（[^（）]*）")
APART = re.compile(r"[，,；;、：:（(和及与\s]")
# 工业项目28个，其中亿元以上12个; （含续建5个）; ，已开工20个: what stands between a part and a number that is of it
OF_THE_PART = re.compile(
    r"[^，。；\d]{0,8}[，：（]?(?:其中|[内包]?含|包括)|[^，。；\d]{0,8}[，（](?:其中|目前|现|均)?(?:已|有)?(?:经)?[^，。；\d]{0,2}"
    r"(?:开工|动工|竣工|投产|落地|签约|注册|建成|入库|达产|完工|在建)(?:建设|项目|的|有|了|率)?(?=\d)"
)
TAKEN_UP = re.compile(rf"(\d+)[个项宗家][^，。；\d]{{0,12}}{AMID}[，：]")


def anchored(text: Text, known: Sequence[Relation]) -> Iterator[Relation]:
    """`13个已开工，其中，甲园区等4个…，到位资金1.1亿元；乙园区等4个…。丙园区2个…。丁园区等3个…`: told where they come to the whole.

    Whatever stands between them: what keeps numbers from meeting by chance is that both ends are given, and that no
    number is left. `known` are the sums found by their words; parts of one of them are parted in no other way.
    """
    parted = {(relation.stated, part) for relation in known if relation.holds for part in relation.operands}
    for (_, unit, role), group in sorted(text.groups.items()):
        if role not in ADDITIVE_ROLES or len(group) < 3:
            continue
        for place, whole in enumerate(group):
            if figures(whole) < (3 if unit in MONEY else 2):
                continue
            sums = (found for found in filled(text, group, place) if not mixed(found, parted))
            for found in islice(sums, 1):
                yield found
                yield from (paid for paid in partner_sums(text, found) if paid.holds)


def mixed(relation: Relation, parted: set[tuple[Mention, Mention]]) -> bool:
    """Whether some of a sum's parts are known to make the whole with others: 续建18个 with 新建25个, and not with 已开工21个."""
    return any((relation.stated, part) in parted for part in relation.operands)


def filled(text: Text, group: Sequence[Mention], place: int) -> Iterator[Relation]:
    """The runs behind `group[place]` that come to it and end with their paragraph: of all numbers, of its stage, of sentences' first ones."""
    whole = group[place]
    deep = text.depth(whole)
    near = [m for m in islice(group, place + 1, place + MAX_PARTS) if m.start - whole.end <= SECTIONS]
    readings: tuple[Callable[[int, Mention], bool], ...] = (
        lambda at, m: True,
        lambda at, m: m.row.stage == whole.row.stage,
        lambda at, m: at == 0 or near[at - 1].sentence != m.sentence,
        lambda at, m: text.depth(m) <= deep,
        lambda at, m: at == 0 or breaks(text, near[at - 1], m),
        lambda at, m: at == 0 or not OF_THE_PART.match(text.text, near[at - 1].end),
    )
    for reading, fits in enumerate(readings):
        numbers = [m for at, m in enumerate(near) if fits(at, m)]
        for first, opening in enumerate(numbers):
            if first and opening.sentence == numbers[first - 1].sentence:
                continue
            left, last = whole.value, first
            for last in range(first, len(numbers)):
                left -= numbers[last].value
                if left <= 0:
                    break
            run = numbers[first : last + 1]
            ends = last + 1 == len(numbers) or parts_again(text, numbers[last], numbers[last + 1])
            if left or not ends or len(run) < (3 if reading > 1 else 2):
                continue
            lines = run[-1].paragraph != opening.paragraph
            if lines and not line_by_line(run, numbers[last + 1 : last + 2]):
                continue
            said = 40 if lines else len(text.sentence_text(opening))  # 按产业分： may have a line of its own
            opened = DIVIDES.search(text.text, max(whole.end, opening.end - said), opening.start)
            within_statement = whole.sentence == opening.sentence and not (
                whole.row.unit in MONEY and STATEMENT.search(text.text, whole.end, opening.start)
            )
            beside = first or within_statement or of_another_stage(whole, run)
            if (opened or not beside) and may_be_all(text, whole, run, near):
                yield added(whole, run)


def line_by_line(run: Sequence[Mention], behind: Sequence[Mention]) -> bool:
    """Whether each number of a run has a line of its own, one under the other, and what stands `behind` is on none of the next."""
    lines = [part.paragraph for part in run]
    one_each = len(lines) > 2 and lines == list(range(lines[0], lines[0] + len(lines)))
    return one_each and all(m.paragraph > lines[-1] + 1 for m in behind)


def parts_again(text: Text, last: Mention, behind: Mention) -> bool:
    """Whether a listing ends between two numbers: with its paragraph, or where 从产业看 divides the whole once more."""
    if behind.paragraph != last.paragraph:
        return True
    return behind.sentence != last.sentence and DIVIDING.search(before(text, behind)) is not None


def of_another_stage(whole: Mention, run: Sequence[Mention]) -> bool:
    """Whether all of a run have come to one stage, and the whole to another: 9个、11个 that were brought in, of 20个 signed."""
    stages = {part.row.stage for part in run}
    return len(stages) == 1 and not stages & {None, whole.row.stage} and whole.row.stage in REACHED


def before(text: Text, mention: Mention) -> str:
    """What stands before a number in its sentence."""
    return text.sentence_text(mention)[: mention.start - mention.end]


def may_be_all(text: Text, whole: Mention, run: Sequence[Mention], near: Sequence[Mention]) -> bool:
    """Whether numbers that come to a whole may be its parts: in its place and period, each beside the others.

    `near` are all numbers of their measure: what stands before one of them is what stands behind the last of these.
    """
    if whole.row.id in {part.row.id for part in run}:
        return False
    if not in_place(whole, run) or not all(within(part.row, whole.row) for part in run):
        return False
    if any(part.times == 1 and EACH.search(text.text, max(part.start - 4, 0), part.start) for part in run):
        return False  # 各片区各有4个: nobody says how many they are
    for one, other in pairwise(run):
        last = placed(list(near), one.start, other.start)[-1:] or [one]
        begin = max(last[0].end, other.start - len(before(text, other)))
        words = BRACKET.sub("", text.text[begin : other.start])
        if NESTS.search(words) or (one.sentence == other.sentence and not APART.search(words)):
            return False  # 18个基础设施项目已开工17个: the 17 are of the 18
    if len(run) > 2:
        return True
    if whole.row.unit in MONEY and run[0].sentence == run[1].sentence and figures(run[0]) + figures(run[1]) > 4:
        return True  # 到位资金309亿元；结转项目到位201亿元，新引进项目到位108亿元: amounts, and nothing is left
    # two numbers: 37个项目中，竣工13个，新开工24个 takes the whole up; 其中产业项目31个…；城建项目16个… are two classes
    words = before(text, run[0])
    classes = {part.row.sector for part in run}
    if whole.row.stage in REACHED and "其中" in text.text[whole.end : run[0].start] and "其中" in words:
        # 已开工66个。其中，去年签约的112个项目中，已开工56个；今年对接的66个项目，已开工10个
        alike = {part.row.stage for part in run} == {whole.row.stage} and classes == {None}
        sizes = {part.row.min_investment_cny for part in run}
        if alike and len(sizes) == 1 and run[0].sentence == run[1].sentence:
            return True
    taken_up = TAKEN_UP.search(words)
    if taken_up is not None:
        return whole.value == int(taken_up[1]) and run[0].sentence == run[1].sentence
    listed = whole.sentence == run[0].sentence == run[1].sentence and DIVIDES.search(text.text, whole.end, run[0].start)
    return bool(listed) and len(classes - {None, whole.row.sector}) == 2
