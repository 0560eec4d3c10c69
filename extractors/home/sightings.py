"""Names in a text whose home is yet unknown, each with all that it may stand for: 滨海 of 滨海县 and of 滨海新区."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.gazetteer import (
    HAN,
    TOGETHER_WITH,
    Division,
    before_its_city,
    begins_word,
    contains,
    highest,
    hits_in,
    in_force,
    is_han,
    is_new_area,
    known_places,
    level_of,
    runs_on,
    uncut,
)

HEAD = 300  # characters of a text that say first of all where it is
ITEM_MARK = re.compile(r"[◆◇■□●○▲△★☆※•·【（(—\s]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?)?")
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
# What a paper on national figures names beside them: the capital as its dateline, and where capital comes from.
NO_HOME = frozenset({"110000", "710000", "810000", "820000"})
# 记者 赵万山, 通讯员：李永安 王平阴: who wrote it
_WROTE = re.compile(
    f"(?:记者|通讯员|作者|编辑|责编|摄影|审核)[ \u3000:：/／|]*(?:[{HAN}]{{2,3}}[ \u3000、/／]+){{0,3}}[{HAN}]?$"
)
_SESSION = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届[^，。]{0,18}(?:会议|全会)")
# 副总经理黄|永康, （苏日娜 杨|永胜）: a person's surname before what is a county's name elsewhere
_SURNAME = re.compile(
    "(?:[长任记理员席者表人问监士师志授总、）)（( \u3000]|^)"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]$"
)
_VILLAGE = ("镇", "乡", "村", "街道")  # 永兴|镇 is a town called so, and not of 永兴县


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name in a text whose home is yet unknown, with all that it may stand for."""

    start: int
    end: int
    places: tuple[Division, ...]


_LONGER_WORDS = ("亚麻城",)  # words that the segmenter parts where a county's name begins


def sightings_in(text: str, published: date | None) -> Iterator[Sighting]:
    """Every name in a text, without a home to decide by: counties count without their suffix too, words never do."""
    gazetteer = known_places()
    done = 0
    outer: Division | None = None
    for start, end, surface in hits_in(text, None, 0, len(text)):
        if start < done or not surface.names:
            continue
        full = any(name.full for name in surface.names)
        if not full and end - start < 3 and not any(name.stands(published) for name in surface.names):
            continue  # 县长何永红: no 永红区 any more; but 江干 is 江干区 until 2021
        places = in_force([name for name in surface.names if name.full == full], published)
        if outer is not None and start == done:
            inside = [place for place in places if place.code != outer.code and contains(outer.code, place.code)]
            places = [place for place in inside if place.parent == outer.code] or inside or places
            chained = bool(inside)
        else:
            chained = False
        if surface.text in gazetteer.always_words or (surface.text in gazetteer.words and not chained):
            continue
        if full and runs_on(text, end):
            continue
        if surface.text == "会同县" and TOGETHER_WITH.search(text, max(start - 1, 0), end + 16):
            continue
        if not chained and start == done and outer is not None and is_new_area(surface.text):
            continue  # 瑞安|滨海新区 is 瑞安's own, not 天津's
        if not full and (text.startswith(gazetteer.built, end) or text.startswith(_LONGER_WORDS, start - 1)):
            continue  # 青龙|闸, 西安|水库, 亚|麻城
        long = full and end - start > 2
        if long:
            if not begins_word(text, start, end):
                continue
        elif not (
            (chained and not is_han(text, end))  # 山西|大同：
            or uncut(text, start, end, within_longer=_goes_on(text, end))
            or before_its_city(text, end, places)
        ):
            continue  # 苏州工业园区 is one word to the segmenter, 砚山县|城 are two
        if not full and not chained:
            places = highest(places)
            if places[0].level == "county" and _is_other_name(text, start, end):
                continue
        done = end
        outer = places[0] if len(places) == 1 else None
        yield Sighting(start, end, tuple(places))


def _is_other_name(text: str, start: int, end: int) -> bool:
    """Whether a county's name without its kind is that of a town or of a person: 永兴|镇, 副总经理黄|永康."""
    return (
        text.startswith(_VILLAGE, end)
        or _SURNAME.search(text, max(0, start - 2), start) is not None
        or _WROTE.search(text, max(0, start - 24), start) is not None
    )


def of_kind(sighting: Sighting, kind: str) -> Sighting:
    """The same name for those of its places alone that are what the text calls its own: 滨海日报 on 我县 is 滨海县's."""
    places = tuple(place for place in sighting.places if kind and place.name.endswith(kind))
    return Sighting(sighting.start, sighting.end, places or sighting.places)


def named_after(source: str, published: date | None) -> Iterator[Sighting]:
    """The place that a source is named after, though its name is a word (石狮日报) or one with the paper's (云南日报)."""
    if source.startswith(known_places().national_papers):
        return
    opening = (hit for hit in known_places().index.hits(source) if hit[0] == 0)
    for _, _, surface in sorted(opening, key=lambda hit: -hit[1]):
        if surface.names and names_office(source, len(surface.text)):
            full = any(name.full for name in surface.names)
            places = in_force([name for name in surface.names if name.full == full], published)
            yield Sighting(0, len(surface.text), tuple(places if full else highest(places)))
            return


def _goes_on(text: str, end: int) -> bool:
    """Whether a short name that ends there goes on as a zone's or as 县城, 市区: it is a place's, however words are cut."""
    gazetteer = known_places()
    return text.startswith(gazetteer.zones, end) or text[end : end + 2] in gazetteer.tails


def leads_to(outer: Sighting, others: Iterable[Sighting]) -> bool:
    """Whether a name only says where the one that follows it lies: 黔东南州 of 黔东南州凯里市, 山东 of 山东鱼台."""
    return any(
        inner.start == outer.end
        and any(
            place.code != inner.places[0].code and contains(place.code, inner.places[0].code) for place in outer.places
        )
        for inner in others
    )


def spoken_with(sighting: Sighting, behind: Sequence[Sighting]) -> Iterator[Sighting]:
    """A name and those within it that follow it at once: 浙江|绍兴."""
    yield sighting
    for inner in behind:
        if not leads_to(sighting, [inner]):
            return
        yield inner
        sighting = inner


def opens_clause(text: str, sighting: Sighting) -> bool:
    """Whether a name stands first in its clause."""
    return text[sighting.start - 1 : sighting.start] in ("", *"\n。，, 　")


def names_office(text: str, end: int) -> bool:
    """Whether an office, a paper or a congress is named by the place whose name ends there (三明市|政协, 阜康市|第十六届)."""
    return text.startswith(known_places().own_sources, end) or _SESSION.match(text, end) is not None


def circle_of(place: Division) -> str:
    """The prefecture (or municipality, or county right below a province) whose papers speak of this division."""
    if place.code[:2] in MUNICIPALITIES:
        return place.code[:2] + "0000"
    in_prefecture = place.level == "county" and place.parent is not None and level_of(place.parent) == "prefecture"
    return place.parent if in_prefecture and place.parent else place.code
