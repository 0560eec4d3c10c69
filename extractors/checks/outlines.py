"""Sums over the headings of a list: `（一）重点项目（7个）` and, under it, `1.续建项目（5个）` and `2.新开工项目（2个）`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.checks.mentions import Mention, Text, placed
from extractors.checks.relation import Relation, added, total

HAN = "[一二三四五六七八九十]{1,3}"
# how deep a line's number stands: 一、 over （一） over 1. over （1） over ①
LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\s*(?:{HAN}、|第{HAN}[类章部])",
        rf"\s*[（(]{HAN}[）)]",
        r"\s*\d{1,3}(?:[.．、]|[)）])(?!\d)",
        r"\s*[（(]\d{1,3}[)）]",
        r"\s*[①-⑳]",
    )
)
NUMBERED = re.compile(rf"\n\s*[（(]?(?:{HAN}|\d{{1,3}})[）)、.．]")
HEAD = 40  # characters from the beginning of a heading to its count
IN_HEAD = re.compile(r"[，,。；;]")


def outlined(text: Text) -> Iterator[Relation]:
    """A heading's count held against those of the headings right under it; told where all have one and they add up."""
    counts = text.groups.get(("project_count", "count", "actual"), [])
    counts = sorted((*counts, *text.groups.get(("project_count", "count", "target"), ())), key=lambda m: m.start)
    if len(counts) < 3 or not NUMBERED.search(text.text):
        return
    heads = list(headings(text, counts))
    for place, (level, whole) in enumerate(heads):
        parts: list[Mention | None] = []
        under = heads[place + 1][0] if place + 1 < len(heads) else level
        for below, part in heads[place + 1 :]:
            if below <= level:
                break
            if below == under:
                parts.append(part)
        known = [part for part in parts if part is not None]
        if whole is None or len(known) < 2 or len(known) < len(parts):
            continue
        if total([part.value for part in known]) == whole.value:
            yield added(whole, known)


def headings(text: Text, counts: list[Mention]) -> Iterator[tuple[int, Mention | None]]:
    """The numbered lines of a document, in turn: how deep each stands, and the count that it is headed with."""
    begin = 0
    for end in (*text.paragraph_ends, len(text.text)):
        level = next((depth for depth, shape in enumerate(LEVELS) if shape.match(text.text, begin, end)), None)
        if level is not None:
            first = placed(counts, begin, min(begin + HEAD, end))[:1]
            yield level, next((m for m in first if not IN_HEAD.search(text.text, begin, m.start)), None)
        begin = end
