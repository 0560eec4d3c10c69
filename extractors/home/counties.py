"""Which place of one prefecture a paper is of: the prefecture, or a county that stands out among its neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from extractors.gazetteer import HAN, Division, contains, division, known_places, short_name
from extractors.home.elsewhere import COMPANY_BEHIND, ELSEWHERE_BEFORE, is_elsewhere
from extractors.home.evidence import ENOUGH, Weighed
from extractors.home.sightings import ITEM_MARK, MUNICIPALITIES, Sighting, circle_of, opens_clause, sightings_in

_SITED_THERE = re.compile("(?:落户|落地|入驻|扎根)(?:于|在)?$")  # 三大制造业项目落户|淮安
_ALONE = (
    2.0  # what the only county of a paper on 我县 weighs where it is named with its kind: one mention early, or two
)
_ACTS = re.compile("(?:全市)?[共已新累计实际]*(?:引进|签约|签订|开工|完成|实现|利用|到位|新增|落地|新设)")
# 亳州籍成功人士返乡创业: whose natives come home
_COMES_HOME = re.compile(f"籍[{HAN}]{{0,12}}?(?:返乡|回乡|回归|回家|返[{HAN}]创业)")
# 贝丰国际（贵港）科技产业园: where a park stands
_STANDS_IN = re.compile(f"[）)][{HAN}]{{0,8}}?(?:产业园|科技园|工业园|产业城|基地|项目)")


def items_of_several(text: str, of_text: list[Sighting], circle: str) -> bool:
    """Whether a paper that no title gives to a place has a line for each of several counties: 【沛县】…⏎【丰县】…."""
    items: dict[str, int] = defaultdict(int)
    for sighting in of_text:
        place = sighting.places[0]
        if place.level == "county" and circle_of(place) == circle:
            line = text.rfind("\n", 0, sighting.start) + 1
            if ITEM_MARK.fullmatch(text, line, sighting.start):
                items[place.code] += 1
    return len(items) > 1 and 2 * max(items.values()) <= sum(items.values())


def only_county(evidence: list[Weighed], kind: str, written: frozenset[str]) -> Division | None:
    """The one county of a paper on 我县, whose people went from city to city: 天柱县长一行先后到佛山市、中山市.

    `written` are the codes of those that are named so, whatever they are called today: 隆昌县 has become a city.
    """
    if kind not in ("县", "旗"):
        return None
    weights: dict[Division, float] = defaultdict(float)
    for places, weight in evidence:
        for place in places:
            if place.level == "county" and (place.name.endswith(kind) or place.code in written):
                weights[place] += weight / len(places)
    own = next(iter(weights), None)
    if own is None or len(weights) > 1:
        return None
    return own if weights[own] >= (_ALONE if own.code in written else ENOUGH) else None


def _opens_as_zone(text: str, sighting: Sighting) -> bool:
    """Whether a clause begins with the zone of a place: 一季度，鄂州葛店开发区推进9个项目."""
    return (
        opens_clause(text, sighting)
        and re.match(f"[{HAN}]{{0,6}}?(?:{'|'.join(known_places().zones)})", text[sighting.end :]) is not None
    )


def lone_circle(text: str, of_text: list[Sighting], circles: dict[str, float], kind: str) -> Division | None:
    """The only city of a paper that says 全市 and opens a clause with its name, or names counties of it as well."""
    codes = {code for code, weight in circles.items() if weight}
    own = division(next(iter(codes))) if len(codes) == 1 else None
    if own is not None and own.code[:2] in MUNICIPALITIES and kind in ("", "市"):
        acts = (opens_clause(text, one) and _ACTS.match(text, one.end) for one in of_text if one.places == (own,))
        return own if any(acts) else None  # 天津共引进项目2596个
    if own is None or own.level != "prefecture" or kind not in ("市", "州", "盟") or not own.name.endswith(kind):
        return None
    of_own = [sighting for sighting in of_text if contains(own.code, sighting.places[0].code)]
    around = [sighting for sighting in of_text if sighting.places[0].code == own.parent]  # a firm of the province
    if len(of_own) + len(around) == len(of_text) and len({sighting.places[0] for sighting in of_own}) > 1:
        return own
    opens = (
        (opens_clause(text, sighting) and not is_elsewhere(text, sighting))
        or _COMES_HOME.match(text, sighting.end) is not None
        or _SITED_THERE.search(text, max(0, sighting.start - 4), sighting.start) is not None
        or (text[sighting.start - 1] in "（(" and _STANDS_IN.match(text, sighting.end) is not None)
        for sighting in of_own
        if sighting.places == (own,)
    )
    return own if any(opens) else None


def worded(circle: str, text: str) -> Iterator[Weighed]:
    """Counties of a prefecture whose names are words (大悟), where clauses begin with them as with a place."""
    gazetteer = known_places()
    for place in gazetteer.divisions.values():
        bare = short_name(place.name, place.level)
        if place.parent != circle or bare not in gazetteer.words or bare in gazetteer.always_words:
            continue
        opened = len(re.findall(f"(?:^|[，。；：、\\n“ ,]){bare}(?![市县区州旗])", text))
        if opened > 1:
            yield (place,), 2.0 * opened


def is_alone(text: str, evidence: list[Weighed], published: date | None, kind: str) -> bool:
    """Whether the one place that a short text names is its own: in full and unmistaken (云霄县举行…集中签约仪式)."""
    if any(len(places) != 1 for places, _ in evidence):
        return False
    sightings = list(sightings_in(text, published))
    counties: list[Division] = []
    far = -1  # where a name ends that is another place's: 由福建|石狮引进
    for sighting in sightings:
        came = ELSEWHERE_BEFORE.search(text, max(0, sighting.start - 3), sighting.start)
        firm = COMPANY_BEHIND.match(text, sighting.end) is not None
        if sighting.start == far or firm or (came is not None and came.group() != "在"):
            far = sighting.end
        else:
            counties += [place for place in sighting.places if place.level == "county"]
    if kind and len(counties) > 1 and len(set(counties)) == 1 and counties[0].name.endswith(kind):
        return True  # 落户赣榆 and 赣榆海洋经济开发区, in a paper that says 我区
    here = [sighting for sighting in sightings if not is_elsewhere(text, sighting)]
    if len(here) == 1 and kind in ("", "区") and _opens_as_zone(text, here[0]):
        return True  # 白城经济开发区…, 全区
    return any(
        sighting.places[0].name in (text[sighting.start : sighting.end], text[sighting.start : sighting.end + 1])
        and sighting.places[0].name.endswith(kind)
        for sighting in sightings
        if not is_elsewhere(text, sighting)
    )


def singled_out(circle: str, evidence: list[Weighed], kind: str, headline: set[str]) -> Division | None:
    """The prefecture itself, or the county in it that the evidence singles out.

    `headline` holds the codes that the title names: where that is one county and the text names no other as often, the
    paper is that county's, though it says 州政府 now and then (敦化市前七个月…到位资金突破20亿元).
    """
    scores: dict[str, float] = defaultdict(float)
    for places, weight in evidence:
        for place in places:
            if circle_of(place) == circle:
                scores[place.code] += weight
    divisions = known_places().divisions
    counties = sorted((code for code in scores if code != circle), key=lambda code: (-scores[code], code))
    namesake = [
        place
        for place in divisions.values()
        if place.parent == circle
        and place.name.endswith(kind or "-")
        and not divisions[circle].name.endswith(kind)
        and short_name(place.name, place.level) == short_name(divisions[circle].name, "prefecture")
    ]
    if not counties:
        return namesake[0] if len(namesake) == 1 else divisions[circle]  # 承德, whose paper says 全县, is 承德县
    if len(headline) == 1 and counties[0] in headline:
        return divisions[counties[0]]
    own = [code for code in counties if kind and divisions[code].name.endswith(kind)]
    if len(own) == 1 and not divisions[circle].name.endswith(kind) and counties[0] == own[0]:
        return divisions[own[0]]  # a prefecture's paper on 思南县 and what 该县 has done
    if kind == "州" and not headline and not own:
        return divisions[circle]  # 全州, and no county is a 州
    if kind:
        for code in scores:
            if not divisions[code].name.endswith(kind):
                scores[code] *= 0.4
        counties.sort(key=lambda code: (-scores[code], code))
    rest = sum(scores[code] for code in counties[1:])
    best = counties[0]
    # 全市签约41个，其中石泉县9个，汉阴县32个: of neither, though either is named as often as the rest
    other = bool(kind) and not divisions[best].name.endswith(kind)
    if scores[best] >= scores[circle] and (scores[best] > rest or (scores[best] == rest and not other) or rest == 0):
        return divisions[best]
    return divisions[circle]
