"""Two numbers that make up a whole by their words: they leave no third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.checks.mentions import (
    MONEY,
    Mention,
    Text,
    agree,
    figures,
    nearest,
    placed,
    same_place,
)
from extractors.checks.relation import Relation, added, first_told

NEAR_COMPLEMENT = Decimal("0.01")
NOT_BEGUN = re.compile(r"(?:未|没有?|未能)(?:能)?(?:开工|动工|落地|启动)")
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
    ("工业", "非工业"),
)
# Two that may leave a third (合同, 协议 and 意向), or are of other things too: told where they add up, never where not.
LOOSER = (
    ("合同项目", "协议项目"),
    ("税收收入", "非税收入"),
    ("中央", "地方"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("本级", "区级"),
    ("本级", "县级"),
    ("县内", "县外"),
    ("区内", "区外"),
    ("境内", "境外"),
    ("馆内", "馆外"),
    ("会内", "会外"),
    ("会上", "会外"),
    ("场内", "场外"),
    ("线上", "线下"),
    ("现场", "场外"),
    ("现场", "线上"),
    ("现场", "云"),
    ("现场", "网络"),
    ("主会场", "分会场"),
    ("政府投资", "社会投资"),
    ("政府投资", "企业投资"),
    ("政府性", "社会性"),
    ("国有", "民营"),
)
CLAUSE = re.compile(r"[，,。；;：:\n（(]")
STAGES = "签约|开工|竣工|投产|续建|新建|复工"
BOTH_STAGES = re.compile(rf"({STAGES})[、和及与/]?(?:集中|暨)?({STAGES})")
HEAD = 40  # characters from the word that heads a part to its number: 外资方面，对接项目11个
MAX_BETWEEN = 12  # numbers with such words from one part to the other
APART = 400  # characters between two parts that head their own statements


def complementary(text: Text) -> Iterator[Relation]:
    """Two numbers whose words leave no third: `续建31个…，新建49个` of 80个, `外资方面，…11个。…内资方面，…8个` of 19个.

    What was planned and what was done may be mixed (计划实施80个): told only where the sum is exact.
    """
    pairs = [pair for pair in (*COMPLEMENTS, *LOOSER) if pair[0] in text.text and pair[1] in text.text]
    if not pairs:
        return
    numbers = text.addable
    worded = [(m, words) for m in numbers for words in [complements_in(text, m, pairs)] if words]
    for place, (one, words) in enumerate(worded):
        for other, others in worded[place + 1 : place + MAX_BETWEEN]:
            if other.start - one.end > APART or not any((b, a) in words for a, b in others):
                continue
            if not of_one_kind(one, other):
                continue
            # 新建项目共185个，…。续建项目共118个，…。303个区重点项目中: the whole may stand behind, too
            beside = placed(numbers, one.start - APART - text.longest, one.start)
            beside += [m for m in placed(numbers, other.end, other.end + 2 * APART) if figures(m) >= 3]
            wholes = [m for m in beside if m.value == one.value + other.value]
            wholes = [m for m in wholes if all(of_one_kind(m, part, known=figures(m)) for part in (one, other))]
            wholes = [m for m in wholes if agree(m.row.region_code, one.row.region_code)]
            for whole in nearest(wholes, one)[:1]:
                yield added(whole, (one, other))
            break


def of_one_kind(one: Mention, other: Mention, *, known: int = 4) -> bool:
    """Whether two numbers may be added: of one measure, or amounts by whatever names (财政收入 of 税收收入 and 非税收入).

    `known` is with how many figures the whole is written: of four and more they do not add up by chance.
    """
    if one.row.unit != other.row.unit:
        return False
    return one.row.metric == other.row.metric or (one.row.unit in MONEY and known >= 4)


def complements_in(text: Text, mention: Mention, pairs: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """The complements that a number's own words hold, each with what it leaves: (续建, 新建).

    A number's words are its clause, what it counts, or the head of its sentence where that stands just before: 外资方面，对接项目11个.
    """
    said = text.sentence_text(mention)
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    counted = CLAUSE.split(text.text[mention.end : mention.end + 8])[0]  # 66个新开工项目
    for words in (CLAUSE.split(said)[-1], counted, said[:8] if len(said) <= HEAD else ""):
        found = {(word, left) for word, left in both if word in words and left not in words}
        if found:
            return found
    return set()


def named_by_both(text: Text) -> Iterator[Relation]:
    """`25个项目集中开工，…；58个项目集中签约，…。83个开工签约项目`: the whole is called by what its two parts have come to."""
    if not BOTH_STAGES.search(text.text):
        return
    counts = [m for m in text.addable if m.row.metric == "project_count"]
    for whole in counts:
        begin = whole.start - len(CLAUSE.split(text.text[max(0, whole.start - 16) : whole.start])[-1])
        named = BOTH_STAGES.search(text.text, begin, whole.end + 10)
        if named is None or figures(whole) < 2:
            continue
        near = placed(counts, whole.start - APART, whole.end + APART)
        said = [(m, own_words(text, m)) for m in near if m.value < whole.value]
        ones = [m for m, words in said if named[1] in words and named[2] not in words]
        others = [m for m, words in said if named[2] in words and named[1] not in words]
        sums = (added(whole, sorted((a, b), key=lambda m: m.start)) for a in ones for b in others)
        yield from [found for found in sums if not found.gap][:1]


def own_words(text: Text, mention: Mention) -> str:
    """The words of a number's own clause: `投产项目8个` in 其中，投产项目8个，开工项目19个."""
    before, behind = text.text[max(mention.quote - 4, 0) : mention.quote], text.text[mention.end : mention.end + 10]
    return CLAUSE.split(before)[-1] + text.text[mention.quote : mention.end] + CLAUSE.split(behind)[0]


def negated(text: Text) -> Iterator[Relation]:
    """A number and the one that denies its words make a whole: 已开工31个 and 尚未开工的13个 of 44个; X and 非X."""
    additive = text.addable
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
