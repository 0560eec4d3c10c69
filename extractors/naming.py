"""Finds the names of single projects in a sentence: `总投资30亿元的[…医药产业园项目]`, `A项目、B项目等12个项目`.

A name is a noun phrase that ends in a head word (项目, 产业园, 基地, 生产线 …). Its right end is that head; its left end is the
nearest verb, mark or `的` that cannot be part of a name. What is left is a name only if something in it names one thing
and no class of things (`重大招商引资项目`, `食品加工项目13个` are classes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors import lexicon
from extractors.quantity import Quantity, SizeClass


@dataclass(frozen=True, slots=True)
class Name:
    """A project's name at `text[start:end]`.

    `amount` is the quantity that stands before it as its investment (`总投资5亿元的…`), `investor` the span of the company
    named just before it, `listed` whether it is one of a list.
    """

    start: int
    end: int
    amount: Quantity | None = None
    investor: tuple[int, int] | None = None
    listed: bool = False
    proper: bool = False


def _alternatives(topic: str, table: str) -> str:
    return "|".join(re.escape(word) for word in sorted(lexicon.topic(topic)[table]["words"], key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    head, verb = _alternatives("project", "head"), _alternatives("project", "verb")
    generic, company = _alternatives("project", "generic"), _alternatives("project", "company")
    return {
        "head": re.compile(head),
        "left": re.compile(rf"(?:{verb}|[，。；：,;:！？\n\t、”]|(?<![兆千])的|等)(?:了|的|着)?"),
        "generic": re.compile(generic),
        "company": re.compile(
            rf"[\u4e00-\u9fffA-Za-z0-9]{{2,24}}?(?:[（(][^）)]{{1,8}}[）)][\u4e00-\u9fff]{{0,14}}?)?(?:{company})"
        ),
        "stop": re.compile(rf"(?:{_alternatives('project', 'predicate')})"),
        "class_after": re.compile(
            rf"\s?(?:数|库|化|清单|审批|建设过程|过程|落地难|单位|业主|负责人|经理|工作|信息|名单|投资|总数|共|分别|达|有|均|占|还有|只有|仅|个数|\d+(?:\.\d+)?\s?(?:[个项宗家%]|[万亿]|余)|[一二三四五六七八九十]+[个项]|{_alternatives('project', 'abstract')})"
        ),
        "lead": re.compile(
            r"(?:总投资额?|计划总?投资额?|投资总?额?|预计总?投资|估算总?投资|概算总?投资|协议总?投资|意向总?投资|固定资产投资|引资|拟总?投资)(?:约为?|为|达到?|近|超过?|逾)?$"
        ),
        # 总投资45亿元、装机600兆瓦的…, 投资2亿元建设的…
        "between": re.compile(
            r"\s?(?:(?:、[^，。；]{1,30}?)?的(?:建设|打造|兴建|新建)?|(?:在[^，。；]{2,14}?)?(?:建设|打造|兴建|新建|实施|开发)的?)[“《]?"
        ),
        "foreign": re.compile(_alternatives("project", "foreign")),
    }


def _is_specific(name: str) -> bool:
    """Whether a phrase names one thing: two or more characters are left when generic words are taken away."""
    heads = list(_patterns()["head"].finditer(name))
    rest = _patterns()["generic"].sub("", name[: heads[-1].start()] if heads and heads[-1].end() == len(name) else name)
    rest = re.sub(r"[的之和与及、“”\"（）()\s]|\d+(?:\.\d+)?", "", rest)
    return len(rest) >= 2


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if text.startswith("在", start):
        start += 1
    if text.startswith(("该公司", "该企业", "该集团"), start):
        start += 3
    while start < end and text[start] in '“”"《》 　、，,和与及的将对把':
        start += 1
    while start < end and text[end - 1] in '“"《 　、，,的':
        end -= 1
    return start, end


def find_names(
    text: str, start: int, end: int, quantities: list[Quantity | SizeClass], region_spans: list[tuple[int, int]]
) -> list[Name]:
    """The project names in the sentence `text[start:end]`, in order, none overlapping.

    `region_spans` are the places in it: a phrase that names nothing but a place is no name, so that with none given there
    are as many names or more.
    """
    pattern = _patterns()
    if not pattern["head"].search(text, start, end) and not any(
        isinstance(item, Quantity) and item.kind == "money" for item in quantities
    ):
        return []
    found: list[Name] = []
    # a name behind its amount: 总投资18亿元的安骐新能源电池箱体等项目
    for item in quantities:
        if (
            not isinstance(item, Quantity)
            or item.kind != "money"
            or not pattern["lead"].search(text, max(start, item.start - 10), item.start)
        ):
            continue
        between = pattern["between"].match(text, item.end, end)
        if between is None:
            continue
        opened = between.end()
        name = _right_of_amount(text, opened, end, item)
        if name:
            found.append(name)
    taken = [(name.start, name.end) for name in found]
    for head in pattern["head"].finditer(text, start, end):
        # without an amount before it, only these heads make a name: 土建工程, 加工车间 are parts of one
        if not text[max(start, head.start() - 3) : head.end()].endswith(
            ("项目", "产业园", "产业园区", "小镇", "产业基地", "生产线", "产业城", "物流园", "科技园")
        ):
            continue
        if any(first < head.end() and head.start() < last for first, last in taken):
            continue
        name = _left_of_head(text, start, head.start(), head.end(), end, region_spans, quantities)
        if name and not any(first < name.end and name.start < last for first, last in taken):
            found.append(name)
            taken.append((name.start, name.end))
    return sorted(found, key=lambda name: name.start)


def _right_of_amount(text: str, start: int, end: int, amount: Quantity) -> Name | None:
    pattern = _patterns()
    limit = re.compile(r"[，。；,;：:！？\n\t、]|等").search(text, start, end)
    stop = limit.start() if limit else end
    heads = list(pattern["head"].finditer(text, start, stop))
    predicate = pattern["stop"].search(text, start + 2, stop)
    if predicate:
        before = [head for head in heads if head.end() <= predicate.start()]
        stop = (
            predicate.start() if not before and not any(head.start() <= predicate.end() for head in heads[:1]) else stop
        )
        heads = before or heads
    last = heads[-1].end() if heads else stop
    if heads:
        # …产业园和投资134.6亿元的…: the first head before a joining word closes the name
        for head in heads:
            if re.match(
                r"(?:和|与|及|以及|，|正|已|将|是|的|在|今年|去年|于|也|则)", text[head.end() : head.end() + 2]
            ):
                last = head.end()
                break
    first, last = _trim(text, start, last)
    words = text[first:last]
    if not heads and (predicate is None or predicate.start() > stop) and not text.startswith(("等", "、"), stop):
        return None  # 投资超5亿元的至今空白
    if len(words) < 3 or re.match(r"\d+\s?[个项家]|[一二两三四五六七八九十]+[个项家]|项目$", words) or len(words) > 45:
        return None
    if not _is_specific(words):
        return None
    return Name(first, last, amount)


def _left_of_head(
    text: str,
    floor: int,
    head_start: int,
    head_end: int,
    end: int,
    region_spans: list[tuple[int, int]],
    quantities: list[Quantity | SizeClass],
) -> Name | None:
    pattern = _patterns()
    if (
        text[head_start:head_end] == "项目"
        and text.startswith("建设", head_end)
        and not text.startswith("建设项目", head_end)
    ):
        return None
    follows = pattern["class_after"].match(text, head_end, end)
    left = floor
    for cut in pattern["left"].finditer(text, floor, head_start):
        # 高频电子变压器等 stays out; quotes inside a name stay in
        left = cut.end()
    for item in quantities:
        bounds = isinstance(item, SizeClass) or item.kind in ("money", "count", "percent", "point")
        if bounds and left < item.end <= head_start:
            left = item.end
    left, last = _trim(text, left, head_end)
    words = text[left:last]
    if not 4 <= len(words) <= 45 or ("“" in words[1:] and "”" not in words):
        return None
    inside = [(max(begin, left), offset) for begin, offset in region_spans if left < offset <= head_start]
    unplaced = words
    for begin, offset in reversed(inside):
        unplaced = unplaced[: begin - left] + unplaced[offset - left :]
    if words[0] in "这该此其本某" or pattern["foreign"].search(words) or not _is_specific(unplaced):
        return None
    region_inside = bool(inside)
    # 某公司40万吨铜冶炼搬迁项目完成投资27亿元 is one project, 工业项目完成投资27亿元 are many
    one = follows and re.match(r"完成投资|累计|计划|总投资|已|年度", follows[0]) and _PROPER.search(words)
    if follows and not one and not text.startswith("投资", head_end):
        return None
    listed = (
        re.match(r"等\s?\d+|[、和及与]|等(?:一批)?", text[last : last + 6]) is not None
        or text[left - 1 : left] in "、和与及"
    )
    return Name(left, last, listed=listed, proper=region_inside or _PROPER.search(words) is not None)


# 年产3000吨…, 10万吨…, …一期, a quoted or a Latin name: signs that one thing is named
_PROPER = re.compile(r"年产|万吨|吨|[A-Za-z]{2,}|[一二三]期|“|公司|集团|[（(]|兆瓦|千瓦|GW|MW|万头|万平方米")


def is_company(words: str) -> bool:
    """Whether the words end as a company's name does."""
    return _patterns()["company"].fullmatch(words.strip()) is not None
