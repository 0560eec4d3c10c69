"""Papers of a province: on 全省, on many of its cities, or on what a congress of it asked; and those of the nation."""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.gazetteer import Division, division, known_places
from extractors.home.evidence import ENOUGH, Evidence, Weighed
from extractors.home.sightings import HEAD, ITEM_MARK, MUNICIPALITIES, NO_HOME, Sighting, circle_of, leads_to
from extractors.home.title import HELD_THERE

_MOSTLY = 3  # so many times more weight than any of its cities makes a province a paper's own
# 新疆兵团|举行…签约仪式; 新疆兵团第六师五家渠市 is that city
_CORPS = re.compile(r"新疆(?:生产建设)?兵团(?!第?[一二三四五六七八九十]+师)")
# whose congress or conference an answer is given to: 对省十四届人大一次会议…, 关于自治区政协…
_ADDRESSED = re.compile(
    r"(?:对|关于|答复)\s*(?:[\u4e00-\u9fff]{2,8})?(省|自治区)(?:政协|人大|第?[一二三四五六七八九十\d]+\s?届)"
)


def corps_city(evidence: Evidence) -> Division | None:
    """新疆 for a paper on its corps (新疆兵团举行…签约仪式), or the corps's city for one on 师市."""
    if evidence.of_title:
        return None
    if len(_CORPS.findall(evidence.whole)) > 1:
        return division("650000")
    cities = [code for code, _ in evidence.ranked() if code.startswith("6590")]
    return division(cities[0]) if cities and evidence.text.count("师市") > 1 else None  # 师市…, and firms of 霍尔果斯


def addressed(evidence: Evidence, title: str) -> Division | None:
    """The province whose congress an answer is given to: 对省十四届人大一次会议第0342号建议的答复, on one city's plants only."""
    whose = _ADDRESSED.search(title)
    ranked = evidence.ranked()
    if whose is None or (evidence.kind in ("市", "县") and ranked):
        return None
    named = sorted(evidence.provinces, key=lambda code: -evidence.provinces[code])
    places = (division(code) for code in (*named, *(f"{circle[:2]}0000" for circle, _ in ranked)))
    return next((place for place in places if place is not None and place.name.endswith(whose[1])), None)


def lines_of_cities(text: str, of_text: list[Sighting]) -> Division | None:
    """The province of three or more of whose cities an untitled paper tells line by line: 汉中市完成…⏎商洛市完成…."""
    cities: set[str] = set()
    for sighting in of_text:
        line = text.rfind("\n", 0, sighting.start) + 1
        if len(sighting.places) == 1 and ITEM_MARK.fullmatch(text, line, sighting.start):
            cities.add(circle_of(sighting.places[0]))
    around = {city[:2] for city in cities}
    if len(cities) < 3 or len(around) > 1 or any(city.endswith("0000") for city in cities):
        return None
    return division(f"{around.pop()}0000")


def leading_province(
    text: str, of_text: list[Sighting], provinces: dict[str, float], circles: dict[str, float]
) -> Division | None:
    """The province that an untitled text names first, and again, where it tells of several of its cities or of none.

    江苏省发改委通报…，徐州、盐城、宿迁. A dateline of the capital before it says where it was written (某某网广州4月26日电).
    """
    first = next((s for s in of_text if s.places[0].code[2:] != "0100" and s.places[0].code not in NO_HOME), None)
    if first is None or first.start > HEAD or first.places[0].level != "province":
        return None
    place = first.places[0]
    elsewhere = [code for code in (*circles, *provinces) if code not in NO_HOME and code[:2] != place.code[:2]]
    if place.code[:2] in MUNICIPALITIES or elsewhere or provinces[place.code] < ENOUGH:
        return None
    if any(leads_to(first, [other]) for other in of_text):
        return None  # 江西省上犹县…
    cities = [code for code in circles if code != f"{place.code[:2]}0100"]
    much = provinces[place.code] >= _MOSTLY * max(circles.values(), default=0)
    return place if len(cities) != 1 or much else None


def of_many(
    text: str, of_title: list[Sighting], provinces: dict[str, float], circles: dict[str, float], kind: str
) -> Division | None:
    """The province of a paper that tells of many of its cities, or that its title names and few cities beside it.

    全区新开工…，包头、赤峰、通辽: of the autonomous region; 我省…, with 七台河, 牡丹江 and a guest from 青岛; 昆明和曲靖…,
    above what 全省 has done; 四川与央企…签约45个, one of them in 郫都区.
    """
    around: dict[str, float] = defaultdict(float)
    for place, weight in (*circles.items(), *provinces.items()):
        if place not in NO_HOME:
            around[place[:2]] += weight
    best, *others = sorted(around, key=lambda outer: (-around[outer], outer)) or [""]
    if best in ("", *MUNICIPALITIES):
        return None
    code = f"{best}0000"
    own = kind == "省" or (kind == "区" and re.search("自治区|盟市|地州", text) is not None)
    cities = [circle for circle in circles if circle[:2] == best]
    of_title_here = [place for sighting in of_title for place in sighting.places if place.code[:2] == best]
    of_one = {circle_of(place) for place in of_title_here if place.code != code}
    guests = [sum(circle[:2] == other for circle in circles) for other in others if other not in MUNICIPALITIES]
    if own and len(of_one) != 1 and len(cities) > 2 and len(cities) >= _MOSTLY * max(guests, default=0):
        return division(code)
    if others:
        return None
    named = any(place.code == code for place in of_title_here)
    if named and not of_one and len(cities) > 2:
        return division(code)  # 一季度内蒙古工业项目完成投资…, 包头、锡林郭勒、鄂尔多斯 in front
    return division(code) if named and provinces[code] >= _MOSTLY * max(circles.values(), default=0) else None


def own_province(provinces: dict[str, float], evidence: list[Weighed], kind: str, titled: set[str]) -> Division | None:
    """The province whose own paper this may be: it says 全省, or 全区 of an autonomous region and of no district.

    Districts count for nothing where the title names the region alone: 西藏…, 我区, and works in 达孜区.
    """
    own_title = len(titled) == 1 and all(code in provinces for code in titled)
    districts = (
        not own_title
        and kind == "区"
        and any(place.level == "county" and place.name.endswith("区") for places, _ in evidence for place in places)
    )
    own = {"省": "省", "区": "自治区"}.get("" if districts else kind)
    named = [code for code in sorted(provinces) if own and known_places().divisions[code].name.endswith(own)]
    best = max(named, key=lambda code: provinces[code], default=None)
    if best is None:
        return None
    # 全省…, 福建省, and firms met in 北京
    named_at_all = {place.code for places, _ in evidence for place in places}
    lone = own == "省" and {code[:2] for code in named_at_all - NO_HOME} == {best[:2]}
    least = ENOUGH - 2 if own == "自治区" and len(named) == 1 else ENOUGH  # 自治区 is said, and which one once
    return division(best) if lone or provinces[best] >= least else None


def seated(text: str, of_text: list[Sighting]) -> Division | None:
    """The province of a paper on 全省 that names nothing but its seat, where the province held something."""
    seats = {sighting.places[0].code for sighting in of_text if sighting.places[0].code[2:] == "0100"}
    held = any(
        text[sighting.start - 1 : sighting.start] == "在" and HELD_THERE.match(text, sighting.end)
        for sighting in of_text
    )
    others = {sighting.places[0].code[:2] for sighting in of_text}
    return division(f"{next(iter(seats))[:2]}0000") if held and len(seats) == len(others) == 1 else None


def is_national(text: str) -> bool:
    """Whether a ministry's or the statistics bureau's figures open the text, or 全国 of a whole country's enterprises."""
    return any(text.find(word, 0, 2 * HEAD) >= 0 for word in known_places().national_sources)
