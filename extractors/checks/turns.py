"""Counts that come in twos, how many there are and how many of them have begun: both add up over a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.checks.mentions import Mention, Text, figures
from extractors.checks.relation import Relation, added, total

# 29个基础设施项目已开工25个; 5个科技项目全部开工
OF_THEM = re.compile(
    r"[^，。；：、,;\d\n]{2,24}?已?(?:经)?(?:开工|复工|开复工|竣工|投产|签约|落地|入库)(?:建设)?(?:了)?"
)
ALL_OF_THEM = re.compile(
    r"[^，。；：、,;\d\n]{2,24}?(?:已?全部|均已?|全)(?:已?经?)?(?:开工|复工|开复工|竣工|投产|签约|落地|入库)"
)
FEWEST = 3


def in_twos(text: Text, known: Sequence[Relation]) -> Iterator[Relation]:
    """`29个基础设施项目已开工25个…。23个产业项目已开工22个…。5个科技项目全部开工…` of 57 projects, 52 of them begun.

    Told where all of a page's twos come to a number of two figures and more that opens them, and that no listing parts
    (`known`).
    """
    counts = text.groups.get(("project_count", "count", "actual"), [])
    if len(counts) < 2 * FEWEST:
        return
    twos = list(twos_of(text, counts))
    if twos and twos[0][0].value == total([one.value for one, _ in twos[1:]]):
        twos = twos[1:]  # 67个重大项目开工60个, and then by class
    if len(twos) < FEWEST:
        return
    for parts in ([one for one, _ in twos], [other for _, other in twos]):
        wanted = total([m.value for m in parts])
        wholes = [m for m in counts if m.value == wanted and m not in parts and figures(m) > 1]
        before = [m for m in wholes if m.start < parts[0].start] or wholes
        parted = {relation.stated.row.id for relation in known if relation.holds}
        if before and before[-1].row.id not in {*parted, *(m.row.id for m in parts)}:
            yield added(before[-1], parts)


def twos_of(text: Text, counts: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each count that says at once how many of it have come to a stage, with that number: itself where all have."""
    said: set[tuple[object, ...]] = set()
    for one, other in pairwise((*counts, None)):
        if one is None:
            continue
        if other is not None and OF_THEM.fullmatch(text.text, one.end, other.start) and other.value <= one.value:
            two = one, other
        elif ALL_OF_THEM.match(text.text, one.end):
            two = one, one
        else:
            continue
        key = one.value, two[1].value, one.row.sector  # the lead of a page says it all once
        if key not in said:
            said.add(key)
            yield two
