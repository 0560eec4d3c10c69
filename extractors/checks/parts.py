"""Whether numbers can be the parts of a whole: each a class of its own, listed by words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.checks.complements import COMPLEMENTS
from extractors.checks.mentions import (
    AMID,
    AMONG_COUNT,
    MONEY,
    SENTENCE_END,
    Mention,
    Text,
    cue,
    figures,
    in_place,
    placed,
    within,
)
from extractors.facts import Observation

# Stages that a project keeps behind it: 开工20个 and 投产10个 of 签约30个 overlap, whatever their sum.
REACHED = ("signed", "registered", "landed", "started", "completed", "operating")
CLAUSE = re.compile("[，,；;、]")
STATEMENT = re.compile("[；;]")
REST = ("其余", "其他", "其它", "剩余", "剩下", "余下", "另外")
MAX_PARTS = 40  # numbers in the longest listing
FURTHER_PART = re.compile(r"[；;、，,][^。；;\d]{0,24}\d[\d.]*\s?(?:[万亿]元|[个项家宗])")
OPENING = re.compile(rf"{AMID}[,，]|[:：(（]$|^[(（:：]|分为|分成|按.{{1,6}}分|[，,]涵盖")
LEFT_OVER = re.compile(r"另外|其余|剩余|剩下|余下|其他")
# How far before a listing its whole may stand, in characters; and the first of the sections that part it.
NEIGHBOURS = 240
SECTIONS = 2000
OF_THIS = re.compile(rf"[^，。；、\d]{{0,14}}{AMID}(?=[，\d已有])")
# 50万亩沙棘、20万亩海棠果、10万亩桑葚: what 、 joins stands side by side
JOINED = re.compile(r"[^，。；：（\d]{0,12}[、和及与][^，。；：（\d]{0,8}")
OF_THE_LAST = re.compile(r"(?:项目|企业)?[，,（(]其中[^，。；、\d]{0,12}\d{0,4}[^，。；、\d]{0,12}")
ALL_PROJECTS = re.compile(rf"(?:^|[，：；])[^，。；\d]{{0,14}}项目{AMID}，")
# 从项目总数来看，; 按投资主体分：; 分产业看，; 就来源地而言，; 按投资规模，; 具体来看，: words that divide a whole, wherever it stands
DIVIDED_BY = (
    r"(?:[从按分就][^，。；\d]{1,12}(?:[看分]|来说|而言|来讲)|按照?[^，。；\d]{0,6}(?:规模|[产行]业|类[别型]|领域|区域|来源地?|性质)"
    r"|具体(?:[来地]?看|来说|来讲|为|是)?)[，：]"
)
DIVIDING = re.compile(DIVIDED_BY)
OPEN_LIST = re.compile(r"[^,，;；。]{0,6}等(?!待)")


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
    # nor does one sentence say one number twice: 大新县20个，龙州县20个
    one_list = len(rows) >= 5 or (len(rows) >= 3 and len({part.sentence for part in parts}) == 1)
    distinct = len({row.id for row in rows}) == len(rows) or (complete and one_list)
    if not distinct or whole.row.id in {row.id for row in rows}:
        return False
    # 签约63个，其中甲市31个，邻市32个: the paper's own place and its neighbours
    codes = [row.region_code for row in rows]
    beside = complete and len({part.sentence for part in parts}) == 1 and len(set(codes)) == len(codes)
    again = taken_up(text, whole, parts[0])
    if not (beside and whole.row.region_code in codes) and not in_place(whole, parts):
        return False
    if not again and not all(within(row, whole.row) for row in rows):
        return False
    if any(OF_THIS.match(text.text, part.end) for part in parts[:-1]):
        return False  # 8个前期项目中，4个已备案: the 4 are of the 8
    if any(
        one.sentence == other.sentence and OF_THE_LAST.fullmatch(text.text, one.end, other.start)
        for one, other in pairwise(parts)
    ):
        return False  # 工业31个，其中亿元以上8个
    if len({text.depth(part) for part in parts}) > 1:
        return False  # 工业31个（含续建8个）、农业16个（含续建3个）: what a bracket holds is of one part
    joined = JOINED.fullmatch(text.text, whole.end, parts[0].start) if whole.sentence == parts[0].sentence else None
    if joined and not cue("among", "respectively").search(joined[0]):
        return False
    if whole.sentence != parts[0].sentence and of_all_projects(text, parts[0]):
        # 从来源看，…民企项目15个。…签约的项目中，香港投资13个，台湾投资2个: of all of them, and not of those of one class
        opening = text.sentence_text(parts[0])
        named = whole.row.sector is None or whole.row.sector in opening
        if not named or DIVIDING.search(text.sentence_text(whole)):
            return False
    starts = {part.start for part in parts}
    if len(starts) < len(parts) and starts & {m.start for m in fellows(text, parts)}:
        return False  # 甲县、乙县、丙县分别上榜1个: all three of them, or none
    if len({row.stage for row in rows if row.stage in REACHED}) > 1 and not (
        # 8个项目中，已有5个完成注册，另外3个正在办理土地手续
        complete
        and (
            len(parts) >= 3
            or LEFT_OVER.search(text.text, parts[0].end, parts[-1].start)
            or _opens_with_count(text, whole, parts)
            or _of_one_event(text, whole, parts)
        )
        # 将实施项目120个以上，…新签约50个，力争落地40个、开工30个: aims that meet by chance
        and (whole.row.role != "target" or introduced(text, whole, parts))
    ):
        return False
    certain = complete and whole.row.unit in MONEY and figures(whole) >= (4 if len(parts) >= 3 else 6)
    if (
        any(row.sector is not None and row.sector == whole.row.sector for row in rows)
        and len({row.sector for row in rows} - {None}) > 1  # 工业项目1028项，西部589项，东部工业项目439项
        and not certain  # 民间投资21915亿元。东部民间投资11863亿元；中部5880亿元；西部4172亿元: the class is said again
    ):
        return False
    # 30亿级1个、10亿级2个，其余12个: that they come to the whole tells that none is in another
    comes_to_it = complete and any((row.label or "").startswith(REST) for row in rows)
    # 共13个，其中50亿元以上1个，10亿元以上2个，亿元以上10个: from the greatest down, and they come to it
    sizes = [row.min_investment_cny or Decimal(0) for row in rows]
    stepped = 0 not in sizes[:-1] and (sizes[-1] > 0 or rows[-1].max_investment_cny is not None)  # …，亿元以下10个
    descends = len(rows) > 2 and stepped and all(one > other for one, other in pairwise(sizes))
    comes_to_it = comes_to_it or (complete and descends)
    comes_to_it = comes_to_it and sum(part.value for part in parts) == whole.value
    if not comes_to_it and not disjoint_classes(rows, rest=complete):
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
    lines = [part.paragraph for part in parts]
    listed = len(lines) > 2 and lines == list(range(lines[0], lines[0] + len(lines)))  # each on a line of its own
    if complete and (listed or len({part.sentence for part in parts}) == 1):
        # 合同项目6个，总投资…；协议项目5个: where the words before the numbers differ
        apart.append([text.text[part.quote : part.start].removeprefix("其中") for part in parts])
        # 5至10亿元（含5亿元）项目12个；1至5亿元（含1亿元）项目89个: the evidence may begin behind what tells them apart
        apart.append([CLAUSE.split(text.sentence_text(part))[-1][: part.start - part.end] for part in parts])
    return any(len(set(values)) == len(values) for values in apart)


def taken_up(text: Text, whole: Mention, opening: Mention) -> bool:
    """Whether the words before a listing say its whole's number once more: 在二季度开工的7个产业项目中，."""
    again = AMONG_COUNT.search(text.sentence_text(opening)[: opening.quote - opening.end] + "，")
    return again is not None and Decimal(again[1]) == whole.value


def _opens_with_count(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a listing opens with its whole said again: 37个项目中，竣工13个，新开工24个."""
    opening = CLAUSE.split(text.text[whole.start : parts[0].start])
    at_once = len(opening) > 1 and not SENTENCE_END.search(opening[-1])
    again = AMONG_COUNT.search(opening[-2] + "，") if at_once else None
    return again is not None and figures(whole) > 1 and Decimal(again[1]) == whole.value


def _of_one_event(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether an event's projects, at no stage of their own, are those that were signed and those begun: 推出27个项目：开工16个、签约11个."""
    stages = {part.row.stage for part in parts}
    at_once = len({whole.sentence, *(part.sentence for part in parts)}) == 1 and parts[0].start - whole.end <= 16
    joined = JOINED.fullmatch(text.text, parts[0].end, parts[-1].start) is not None
    return stages == {"signed", "started"} and whole.row.stage in (None, "planned") and at_once and joined


def of_all_projects(text: Text, opening: Mention) -> bool:
    """Whether the words before a listing speak of projects at large: 签约的项目中，, and not 18个项目中，."""
    return ALL_PROJECTS.search(text.sentence_text(opening)[: opening.quote - opening.end]) is not None


def fellows(text: Text, parts: Sequence[Mention]) -> list[Mention]:
    """What is said with the very words of a part, of others: the 1 of 丙县 in 甲县、乙县、丙县分别上榜1个."""
    found = (m for part in parts for m in placed(text.prose, part.start, part.start + 1))
    return [m for m in found if m.row.metric == parts[0].row.metric and m not in parts]


def introduced(text: Text, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether words open the listing: 其中, 分别为, …项目中, a colon, a bracket. Without, numbers meet by chance.

    Only an amount of three figures or more needs no such word in the sentences behind its own: 17.3亿元, then 4.1亿元
    and 13.2亿元. Where 其中 stands before the whole it opens a listing of which the whole is itself a part.
    """
    same_sentence = parts[0].sentence == whole.sentence
    opening = text.text[whole.end : parts[0].start] if same_sentence else text.sentence_text(parts[0])
    if same_sentence and STATEMENT.search(opening):
        # 其他二产业：10个，48.33亿元；节能业：1个: a colon behind each name opens no list;
        # 甲园2个，分别是…；乙园1个；丙园1个: nor does 分别 of one, as 其中 of all would
        opening = (opening if "其中" in opening else STATEMENT.split(opening)[-1]).rstrip("：:")
    if cue("among", "respectively").search(opening) or OPENING.search(opening):
        return True
    return not same_sentence and whole.row.unit in MONEY and whole.row.metric != "other" and figures(whole) >= 3


def disjoint_classes(rows: Sequence[Observation], *, rest: bool = False) -> bool:
    """Whether size classes stand side by side (10亿元以上, 5至10亿元), not one in another (亿元以上, 10亿元以上).

    With `rest`, a number of no class may stand beside them: 其余31个. Of 亿元以上2个、5000万元以上1个 the first cannot be in the
    second, which is fewer.
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
    counted = {(row.min_investment_cny or Decimal(0), row.max_investment_cny): row for row in said}
    return all(
        (one[1] is not None and one[1] <= other[0])
        or (counted[one].metric == "project_count" and one[1] == other[1] and counted[one].value < counted[other].value)
        for one, other in pairwise(classes)
    )


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
    named = parts[:-1] if rest(parts[-1]) else parts  # 剩余14个分布在生物医药等行业 has no class, and needs none
    sectors = {part.row.sector for part in named}
    stages = {part.row.stage for part in parts}
    by_sector = None not in sectors and len(sectors) == len(named)
    by_stage = None not in stages and len(stages) == len(parts) and whole.row.stage not in stages
    return len(parts) >= 3 and introduced(text, whole, parts) and (by_sector or by_stage)


def rest(mention: Mention) -> bool:
    """Whether a number is what a listing leaves over: 其余5个, 其他11个."""
    return (mention.row.label or "").startswith(REST) or (mention.row.sector or "").startswith(REST)


def parallel(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether numbers of sentences of their own may be a whole's parts: of one stage, within its place and period."""
    rows = [part.row for part in parts]
    return (
        len({row.id for row in rows}) == len(rows)
        and len({row.stage for row in rows}) == 1
        and in_place(whole, parts)
        and all(within(row, whole.row) for row in rows)
    )
