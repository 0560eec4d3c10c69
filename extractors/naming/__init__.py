"""The names of single projects in a sentence: `总投资30亿元的[…医药产业园项目]`, `A项目、B项目等12个项目`.

A name is a noun phrase that ends in a head word (项目, 产业园, 基地, 生产线 …). Its right end is that head; its left end is the
nearest verb, mark or `的` that cannot be part of a name. What is left is a name only if something in it names one thing
and no class of things (`重大招商引资项目`, `食品加工项目13个` are classes).

`amounts`, `lists`, `heads` and `clauses` each look for the names that one construction tells; `phrase` says what words are
one thing's, `edges` where they begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.naming.amounts import before_amounts, behind_amounts
from extractors.naming.clauses import agreed_on, built_by, built_together, find_headed, introduced, one_of_these
from extractors.naming.dealt import amounts_first, bracketed, dealt, side_by_side
from extractors.naming.edges import behind_a_space
from extractors.naming.heads import before_heads
from extractors.naming.items import side_by_side_items
from extractors.naming.lists import members_of_lists
from extractors.naming.openings import opened, resumed, told_by_fields
from extractors.naming.phrase import (
    Name,
    head_word,
    is_company,
    is_counted,
    is_particular,
    is_plainly_one,
    is_single,
    is_specific,
    own_characters,
    says_more,
    work_word,
)
from extractors.naming.works import STAGE_SAID, is_work, told, told_brands, work_or_goods
from extractors.quantity import Quantity, SizeClass

__all__ = [
    "Name",
    "find_headed",
    "find_names",
    "is_company",
    "is_plainly_one",
    "is_single",
    "is_specific",
    "is_work",
    "own_characters",
]


def find_names(
    text: str, start: int, end: int, quantities: list[Quantity | SizeClass], region_spans: list[tuple[int, int]]
) -> list[Name]:
    """The project names in the sentence `text[start:end]`, in order, none overlapping.

    `region_spans` are the places in it: a phrase that names nothing but a place is no name, so that with none given there
    are as many names or more.
    """
    if quantities and text.find("性", start, end) >= 0:
        quantities = [item for item in quantities if not text.startswith("性", item.end)]  # 一次性口罩 is no count
    if quantities and text.find("二次", start, end) >= 0:  # 二次资源, 二次供水
        quantities = [item for item in quantities if not _SECONDARY.match(text, item.start)]
    amounts = [item for item in quantities if isinstance(item, Quantity) and item.kind == "money"] if quantities else []
    brands = [*told_brands(text, start, end)] if STAGE_SAID.search(text, start, end) else []
    if not amounts and work_or_goods().search(text, start, end) is None:
        return brands or introduced(text, start, end)  # most sentences
    said = text[start:end]
    if not amounts and not head_word().search(said) and "设施" not in said:
        agreed = built_together(text, start, end) or [*agreed_on(text, start, end)]
        return agreed or introduced(text, start, end) or _works(text, start, end) or brands
    found = _behind_amounts(text, start, end, amounts, quantities)
    _add(found, dealt(text, start, end, amounts))
    _add(found, bracketed(text, start, end, amounts))
    _add(found, side_by_side(text, start, end, amounts))
    _add(found, side_by_side_items(text, start, end, amounts))
    _add(found, members_of_lists(text, start, end, quantities))
    _add(found, amounts_first(text, start, end))
    found.extend(before_heads(text, start, end, quantities, region_spans, [*found]))
    _add(found, before_amounts(text, start, end, quantities, [*found]))
    _add(found, built_together(text, start, end))
    _add(found, agreed_on(text, start, end))
    for built in built_by(text, start, end):
        known = next((at for at, name in enumerate(found) if (name.start, name.end) == (built.start, built.end)), None)
        if known is not None:
            found[known] = replace(found[known], member=True)
        _add(found, [built])
    _add(found, introduced(text, start, end))
    _add(found, told(text, start, end))
    _add(found, opened(text, start, end))
    _add(found, resumed(text, start, end))
    if "，" in said:
        _add(found, told_by_fields(text, start, end))
    _add(found, one_of_these(text, start, end))
    _add(found, brands)
    _part_two(text, found)
    for name in [*found]:
        _add(found, _joined_work(text, name, end))
    if not found:
        return found  # most sentences
    named = [behind_a_space(text, name) for name in found]
    # what is left of a name behind a dateline may be a class: 陕西日报6月28日电 电商产业园
    named = [
        name
        for name, whole in zip(named, found, strict=True)
        if name is whole or is_counted(text[name.start : name.end])
    ]
    return sorted(named, key=lambda name: name.start)


def _behind_amounts(
    text: str, start: int, end: int, amounts: list[Quantity], quantities: list[Quantity | SizeClass]
) -> list[Name]:
    """The names behind their amounts, and behind a range that is one project's: 总投资20亿元至35亿元的恒力总部基地项目."""
    ranges = {
        item.start: Quantity(item.start, item.end, item.start, item.low, item.high, "money", "CNY", "元", "exact")
        for item in quantities
        if isinstance(item, SizeClass) and item.low and item.high and text.startswith("的", item.end)
    }
    if not ranges:
        return behind_amounts(text, start, end, amounts)
    found = behind_amounts(text, start, end, sorted([*amounts, *ranges.values()], key=lambda item: item.start))
    return [
        name
        for name in found
        if name.amount is None or name.amount.start not in ranges or is_particular(text[name.start : name.end])
    ]


_SECONDARY = re.compile(r"二次(?:资源|能源|供水|供电|电池|利用|加工|创业|元件|转化)")


def _works(text: str, start: int, end: int) -> list[Name]:
    """The works of a sentence that says no head of a name: 盛林仓储中心主体封顶."""
    found: list[Name] = []
    _add(found, told(text, start, end))
    _add(found, opened(text, start, end))
    _add(found, resumed(text, start, end))
    return sorted(found, key=lambda name: name.start)


def _add(found: list[Name], names: Iterable[Name]) -> None:
    """Add the names that overlap none found before."""
    for name in names:
        for other in found:
            if other.start < name.end and name.start < other.end:
                break
        else:
            found.append(name)


# 甲油脂精深加工和乙产业园项目，…。两个项目计划总投资4亿元: two, though 项目 is said once
_TWO = re.compile(r"[^。；]{0,40}[。；]\s?(?:这)?[两2]个项目|[^。；]{0,8}[2两]个项目")


def _part_two(text: str, found: list[Name]) -> None:
    """Part a name at its 和 where the text counts two."""
    for name in [each for each in found if text.find("和", each.start + 4, max(0, each.end - 6)) >= 0]:
        at = text.index("和", name.start + 4, name.end)
        parts = (name.start, at), (at + 1, name.end)
        if _TWO.match(text, name.end) and all(is_counted(text[first:last]) for first, last in parts):
            found.remove(name)
            found.extend(replace(name, start=first, end=last, listed=True) for first, last in parts)


_JOINED_WORK = re.compile(
    r"[、和与及](?P<name>[^，。；、：和与及的\d]{4,24})(?=[，,。；;]|开工|签约|竣工|投产|动工|等|同时|相继|先后)"
)


def _joined_work(text: str, name: Name, end: int) -> Iterator[Name]:
    """A work that is joined to a named project: 瑞通药材加工项目和|隽水河滨水步道工程，…."""
    joined = _JOINED_WORK.match(text, name.end, end) if text.endswith("项目", name.start, name.end) else None
    words = joined["name"] if joined else ""
    if joined and work_word().search(words) and not says_more(words) and is_specific(words):
        yield Name(*joined.span("name"), listed=True, proper=True)
