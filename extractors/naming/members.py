"""The parts of a list, and what each may be: where it begins and ends, whether all of them are names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import cut_before
from extractors.naming.phrase import Name, head_word, is_counted, own_characters, says_more, work_word

Span = tuple[int, int]


_LIST_LEAD = re.compile(
    r"[^、]{0,12}?(?:开工建设|扶持发展|开工|竣工|投产|建成|续建|建设|落户|招引|引入|推动|助推|力推|力促|完成|储备|谋划|策划|包装|(?:重点|着重)(?:推荐|介绍)|加[大强快](?:[与对])|年初对|积极跟进|跟进|协调解决|分别[为是]|(?<!华)(?<!有)(?<!作)为|是|既有|也有|有(?![机色限轨源])|包括|(?:(?<![\u4e00-\u9fff])|(?<=[比例诸项目]))[如像])(?:了)?(?=.{3})"
)
# 我市对甲项目、乙项目等22个项目进行了推介
_TREATED = re.compile(r"[^、对]{0,6}对(?=.{3})")
_PARTNER = re.compile(r"[^、]{2,8}[省市县区州旗园]与(?=.{3})")  # 河西区与|甲总部、乙产业园等12个项目签约
_DONE_TO = re.compile(r"进行了|开展了|予以|作了")


def first_begins(text: str, first: int, last: int, close: int) -> int:
    """Where a list's first member begins, behind its sentence's verb: 我市对|甲项目、乙项目等22个项目进行了推介."""
    for cut in cut_before().finditer(text, first, last):
        quoted = cut[0] == "”" and text.find("“", first, cut.start()) >= 0  # 光伏及“源网荷储”一体化: inside a name
        firms = cut[0].endswith(("公司", "集团")) and not is_counted(text[cut.end() : last])  # 恒力有限公司产业项目
        if not quoted and not firms and cut.end() < last:
            first = cut.end()
    lead = _LIST_LEAD.match(text, first, last)
    treated = _TREATED.match(text, first, last) if _DONE_TO.search(text, close, close + 12) else None
    partner = _PARTNER.match(text, first, last) if text.startswith("签约", close) else None
    lead = treated or partner or lead
    return lead.end() if lead else first


PLACES = re.compile(
    r"(?:[省市县乡]|(?<!小)镇|(?<!假)村|(?<![景游假片园厂矿病街置灌社校港林宅小墅能范务聚验牧居业])区)$"
)
GROUPS = ("公司", "集团", "企业", "产业", "领域", "行业", "方面")
AND = re.compile(r"[和与]|及(?!其)")


def all_named(names: list[str]) -> bool:
    """Whether as many words as the text counts are names: most of them plainly, the others works as they are.

    冷链物流园、华骏法兰锻件、智联仓储中心3个项目: the first is a class elsewhere, and one of these three.
    """
    sure = sum(map(is_counted, names))
    return 2 * sure > len(names) and all(is_counted(name) or is_plain_work(name) for name in names)


def is_plain_work(words: str, least: int = 0) -> bool:
    works = 4 <= len(words) <= 30 and work_word().search(words) is not None and own_characters(words, "generic") >= 2
    return works and not says_more(words) and own_characters(words, "class") >= least


def without_field(text: str, start: int, end: int) -> tuple[int, int]:
    """A member without the field or the place that it is of: 生物医药领域的|中能干细胞研发项目, 农科区的|好圣汽车零部件."""
    field = re.compile(r"[^、]{2,14}(?:领域|方面|类|产业|[区县市镇园])的").match(text, start, end - 3)
    return (field.end() if field else start), end


def list_edges(text: str, start: int, end: int, marks: str = "、") -> list[tuple[int, int]]:
    """The parts of `甲、乙和丙` between its 、, brackets and quotes kept whole; the last is parted at 和 behind a head."""
    edges: list[tuple[int, int]] = []
    depth, first = 0, start
    for index in range(start, end):
        char = text[index]
        depth += (char in "（(“《") - (char in "）)”》")
        quoted = char == "“" and depth == 1 and index > first and text[index - 1] == "”"  # “甲”“乙”等3个项目
        if quoted or (char in marks and depth <= 0):
            edges.append((first, index))
            first = index + (char in marks)
        elif char in "和与" and depth <= 0 and text.endswith("项目", first + 3, index):
            edges.append((first, index))  # 甲项目和乙项目、丙项目和丁项目
            first = index + 1
        elif char == "以" and depth <= 0 and index > first and text.startswith("以及", index):
            edges.append((first, index))  # 甲、乙以及丙等3个项目
            first = index + 2
    joined = AND.search(text, first + 3, max(first + 3, end - 2)) if first < end else None
    if joined and (
        any(head.end() == joined.start() for head in head_word().finditer(text, first, joined.start()))
        or (_ends_as_work(text[first : joined.start()]) and _ends_as_work(text[joined.end() : end]))
    ):
        edges.append((first, joined.start()))
        first = joined.end()
    if first < end:
        edges.append((first, end))
    return edges


def _ends_as_work(words: str) -> bool:
    """Whether words end as a work's name does, a bracket behind it left out: 瑞云铁路（江源段）."""
    return work_word().search(_BRACKETED.sub("", words)) is not None


_BRACKETED = re.compile(r"（[^（）]{1,16}）$")


def listed(spans: list[Span], *, member: bool = True) -> Iterator[Name]:
    """The names at the spans; `member` where the text says that they are projects, and not what one is made of."""
    return (Name(*span, listed=True, proper=True, member=member) for span in spans)
