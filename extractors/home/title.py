"""What a title tells of a document's place: whose government answers or reports, and which of its names is its own."""

from __future__ import annotations

import re
from datetime import date

from extractors.gazetteer import Division, contains, in_force, known_places, uncut
from extractors.home.elsewhere import COMPANY_BEHIND, ELSEWHERE_BEFORE, GONE_TO, held_by_outer, is_elsewhere
from extractors.home.sightings import Sighting, names_office, sightings_in

_WHOSE = ("", "人民")  # 固始县|人民|政府工作报告
# 前10月新疆…: what a title may say before the place that it is about
_TITLE_OPENS = re.compile(
    "(?:(?:今年|去年|上半年|下半年|全年|一季度|前?[\\d一二三四五六七八九十]+(?:[-—至、][\\d一二三四五六七八九十]+)?个?[月季年]度?份?|前三季度?)[:：，,]?)*"
)
_ANSWER = re.compile("(?:提案|建议|议案).{0,40}(?:答复|复函|回复|函)\\s*$")
# 四川省…推介会成都启幕: where what the province holds begins
HELD_THERE = re.compile("(?:成功|隆重|盛大)?(?:启幕|举行|举办|开幕|召开|落幕|闭幕|开启|启动)")


def answerer(title: str, published: date | None) -> Division | None:
    """The place of the office that answers a proposal, where the title opens with it: 湖南省人民政府对…建议的答复."""
    if not _ANSWER.search(title):
        return None
    place, end = None, 0
    for sighting in sightings_in(title, published):
        if sighting.start != end or len(sighting.places) != 1:
            break
        place, end = sighting.places[0], sighting.end
    return place if place is not None and names_office(title, end) else None


def reporter(title: str, published: date | None) -> Division | None:
    """The place whose government reports to its congress, however often it ranks itself in 全省: 固始县人民政府工作报告."""
    at = title.find("政府工作报告")
    if at < 0:
        return None
    last = next(
        (sighting for sighting in sightings_in(title[:at], published) if title[sighting.end : at] in _WHOSE), None
    )
    return last.places[0] if last is not None and len(last.places) == 1 else None


def headline(title: str, text: str, published: date | None) -> list[Sighting]:
    """The places that a title names as its own; one that is a word first counts where the text has its full name.

    滨海县在上海奉贤区举行说明会 is 滨海's; 签约仪式在厦门举行, which names no other, is 厦门's.
    """
    sightings = list(sightings_in(title, published))
    bare = [hit for hit in known_places().index.hits(title) if hit[0] == 0] if title else []
    for start, end, surface in bare:
        if any(sighting.start < end for sighting in sightings) or surface.text not in known_places().words:
            continue
        places = tuple(place for place in in_force(surface.names, published) if place.name in text)
        if len(places) == 1 and uncut(title, start, end):
            sightings.insert(0, Sighting(start, end, places))  # 通城…再添新军, of 通城县
    far: list[Sighting] = []
    for at, sighting in enumerate(sightings):
        kept_before = [outer for outer in sightings[:at] if outer.end != sighting.start]
        chained = bool(far) and far[-1].end == sighting.start
        came = ELSEWHERE_BEFORE.search(title, max(0, sighting.start - 3), sighting.start)
        held = HELD_THERE.match(title, sighting.end) is not None and any(
            contains(place.code, sighting.places[0].code) and place != sighting.places[0]
            for outer in kept_before
            for place in outer.places
        )
        settled = came is not None and came.group() in ("走进", "对接")  # 重大项目观摩会走进柞水
        if chained or held or (came and not settled) or COMPANY_BEHIND.match(title, sighting.end):
            far.append(sighting)
    # 我市赴深圳推介，深圳企业签约3个: there still
    far += [one for one in sightings if one not in far and any(one.places == gone.places for gone in far)]
    if far and "我" in title[: min(one.start for one in far)]:
        return [sighting for sighting in sightings if sighting not in far]  # 我县在温州对接会上签约4个项目
    kept = [sighting for sighting in sightings if sighting not in far]
    return kept or [
        sighting
        for sighting in sightings
        if not held_by_outer(text, sighting)
        and not COMPANY_BEHIND.match(title, sighting.end)
        and not GONE_TO.search(title, max(0, sighting.start - 2), sighting.start)  # 县领导到广东省招商
    ]


def opening_province(
    title: str, of_title: list[Sighting], provinces: dict[str, float], ranked: list[tuple[str, float]]
) -> Division | None:
    """The one place of a title that begins with it, a province, where the text names several of its cities."""
    opens = _TITLE_OPENS.match(title)
    first = of_title[0] if of_title else None
    if first is None or opens is None or first.start != opens.end() or len(first.places) != 1:
        return None
    place = first.places[0]
    lone = place.level == "province" and all(sighting.places == first.places for sighting in of_title)
    if not lone or not ranked or is_elsewhere(title, first) or any(code[:2] != place.code[:2] for code, _ in ranked):
        return None
    weight = provinces.get(place.code, 0.0)
    return place if weight > ranked[0][1] * (1 if len(ranked) > 1 else 3) else None
