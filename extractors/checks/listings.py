"""Wholes and their parts in running text, found by the words that list them: 其中, 分别为, …项目中, 合计."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from extractors.checks.complete import complete_listings
from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    AMONG_COUNT,
    DONE,
    MONEY,
    TOTALS,
    Mention,
    Text,
    agree,
    breaks,
    cue,
    figures,
    nearest,
    placed,
    same_class,
)
from extractors.checks.partners import partner_sums
from extractors.checks.parts import (
    CLAUSE,
    MAX_PARTS,
    NEIGHBOURS,
    SECTIONS,
    STATEMENT,
    close,
    exhaustive,
    introduced,
    parallel,
    partition,
)
from extractors.checks.relation import NEAR_PAIRED_SUM, Relation, added, first_told

# The farthest relative gap at which a listing that does not add up is worth a reader's look: 78 + 31 + 17 against 128
# is; 6 + 5 + 4 against 22 is a choice of examples.
NEAR_SUM = Decimal("0.05")
AT_ONCE = 8  # characters from the last part to a whole right behind it: 38.3亿元，合计90.7亿元
CONTACTS = ("visit_count", "person_count", "enterprise_count")
SUM_WORDS = (
    "合计",
    "共计",
    "总计",
    "累计共",
    "总共",
    "一共",
    "总数",
    "相加",
    "加起来",
    "加在一起",
    "，共",
    ",共",
    "、共",
)
SUM_CUE = re.compile(rf"(?:{'|'.join(SUM_WORDS)})[^,，;；。]{{0,6}}$")


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
    held.extend(variously_named(text))
    held.extend(counted_variously(text))
    nested = parts_of(held)
    held = [m for m in held if not among_siblings(m, held) and not (m.stated in nested and from_afar(text, m))]
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

    Told where it holds.
    """
    for metric in ("project_count", *TOTALS):
        unit = "count" if metric == "project_count" else "CNY"
        done, planned = (text.groups.get((metric, unit, role), []) for role in ADDITIVE_ROLES)
        if not done or not planned:
            continue
        near = (m for m in done if placed(planned, m.start - 2 * NEIGHBOURS, m.start + 2 * NEIGHBOURS))
        group = sorted((*near, *planned), key=lambda m: m.start)
        found = [relation for place, whole in enumerate(group) for relation in following(text, whole, group, place)]
        for relation in (*found, *complete_listings(text, group), *statements(text, group)):
            roles = {mention.row.role for mention in (relation.stated, *relation.operands)}
            if len(roles) > 1 and not relation.gap:
                yield replace(relation, explicit=False)


def variously_named(text: Text) -> Iterator[Relation]:
    """`公共预算收入24627万元…。其中：税收收入8103万元，…；非税收入16524万元`: parts with measures of their own.

    Amounts of whatever name add up by chance sooner than those of one: told of four figures, or of three parts, to the
    last digit, and where a word opens the listing.
    """
    group = text.named_variously
    for relation in (*complete_listings(text, group), *statements(text, group)):
        parts = relation.operands
        if len({m.row.metric for m in (relation.stated, *parts)}) == 1 or relation.gap:
            continue
        known = figures(relation.stated)
        # 完成投资12.7亿元，其中基础设施投资4.9亿元，企业完成固定资产投资7.8亿元: all of them are investment
        invested = all(m.row.metric in (*TOTALS, *DONE) for m in (relation.stated, *parts))
        if known >= (3 if len(parts) > 2 or invested else 4) and introduced(text, relation.stated, parts):
            yield relation


def counted_variously(text: Text) -> Iterator[Relation]:
    """`走访企业186家，其中工业企业88家、商贸企业98家`: firms and people that are visits in one number and not in the other.

    Told of three figures, to the last one, where all have one measure word and a word opens the listing.
    """
    group = [m for m in text.addable if m.row.metric in CONTACTS and m.row.role == "actual"]
    if len({m.row.metric for m in group}) < 2 or len(group) < 3:
        return
    for relation in (*complete_listings(text, group), *statements(text, group)):
        whole, parts = relation.stated, relation.operands
        word = text.text[whole.end - 1 : whole.end]
        one_word = all(text.text[part.end - 1 : part.end] == word for part in parts)
        if one_word and not relation.gap and figures(whole) > 2 and introduced(text, whole, parts):
            yield relation


def among_siblings(relation: Relation, others: Sequence[Relation]) -> bool:
    """Whether a sum is one of parts by chance: 2 + 1 = 3 in 36家，其中工业6家、建筑业24家、贸易业3家、房地产业2家、服务业1家."""
    mine = {relation.stated, *relation.operands}
    return any(other.holds and other is not relation and mine <= {*other.operands} for other in others)


def from_afar(text: Text, relation: Relation) -> bool:
    """Whether two small counts come to a part further up by chance: `集中签约10个；书面签约6个。…；从投资规模看，10亿元以上2个，5-10亿元4个`."""
    whole, parts = relation.stated, relation.operands
    if len(parts) > 2 or figures(whole) > 1 or whole.row.unit in MONEY:
        return False
    between = placed(text.groups[whole.row.metric, whole.row.unit, whole.row.role], whole.end, parts[0].start)
    return any(m not in parts for m in between)


def following(text: Text, whole: Mention, group: list[Mention], place: int) -> Iterator[Relation]:
    """`入库119个。其中,策划8个;意向6个;在谈70个;落地35个`: the numbers right behind a whole, which is `group[place]`."""
    if place + 1 == len(group) or not close(text, whole, group[place + 1], first=True):
        return

    def alike(mention: Mention) -> bool:
        return same_class(mention, whole) and mention.row.min_investment_cny in (None, whole.row.min_investment_cny)

    def beside(mention: Mention) -> bool:
        # 在建28个（续建14个、新开工14个）: what a bracket holds is the 28's
        return text.depth(mention) <= text.depth(whole)

    def apart(mention: Mention) -> bool:
        # 57个续建项目全部复工，104个新建项目开工89个: the 89 are of the 104 that open their clause
        before = placed(group, mention.start - 24, mention.start)[-1:]
        return all(m is whole or CLAUSE.search(text.text, m.end, mention.start) for m in before)

    readings: tuple[Callable[[Mention], bool], ...] = (
        lambda m: True,
        alike,
        lambda m: m.row.sector is not None,
        beside,
        apart,
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
                        # 33个（续建14个、新建21个）: nothing but the two
                        bracket = len(run) == 2 and text.text[whole.end : whole.end + 1] in ("（", "(")
                        yield replace(relation, near=NEAR_PAIRED_SUM if bracket else NEAR_SUM, explicit=True)
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
            # 开工、签约项目总投资分别为52.4亿元、38.3亿元，合计90.7亿元: what stands right behind its parts is of them all
            at_once = whole.row.unit in MONEY and whole.start - run[-1].end <= AT_ONCE and not relation.gap
            if relation.holds and (at_once or partition(text, whole, run, complete=True)):
                yield relation


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


def statements(text: Text, group: list[Mention]) -> Iterator[Relation]:
    """The first number of each statement behind 其中: `262个。其中：续建141个，…；新建88个，已开工71个，…；前期33个`.

    No word need open three classes of a whole of three figures: `工业项目149个，已开工87个；服务业项目52个，…；农业项目25个，…`.
    """
    for place in range(1, len(group) - 1):
        opening = group[place]
        if group[place + 1].sentence != opening.sentence:
            continue
        if group[place - 1].sentence == opening.sentence and not breaks(text, group[place - 1], opening):
            continue
        said = text.sentence_text(opening)
        # 其中工业17个；…；农业5个；交通2个；旅游2个；社会事业1个: 其中 opens the list of the 17, not one of the 5
        since = text.text[max(group[place - 1].end, opening.end - len(said)) : opening.end]
        opened = cue("among").search(since[-40:]) or AMONG_COUNT.search(said[-40:])
        if not opened and opening.row.sector is None:
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
        if not opened:
            classes = {part.row.sector for part in heads}
            if len(heads) < 3 or None in classes or len(classes) < len(heads):
                continue
            wholes = [whole for whole in wholes if figures(whole) > 2]
        for whole in wholes[: len(heads) - 1]:
            fits = all(part.value < whole.value for part in heads) and partition(text, whole, heads, complete=True)
            relation = added(whole, heads)
            if relation.gap == 0 and fits:
                yield relation
                break


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


def parts_of(relations: Sequence[Relation]) -> set[Mention]:
    """The numbers that are parts in a sum that holds."""
    return {part for relation in relations if relation.holds for part in relation.operands}
