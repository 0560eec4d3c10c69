"""The county of a paper that names nothing but towns: 三号乡、油篓沟乡和公会镇, of 全县."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import islice

from extractors.gazetteer import HAN, Division, division, townships
from extractors.home.sightings import circle_of

_TOWN_NAMED = re.compile(f"[{HAN}]{{2,5}}(?=[镇乡](?!镇))")


@lru_cache(maxsize=1)
def _counties_of_town() -> dict[str, frozenset[str]]:
    """The name of a town without 镇 or 乡, which change, → the counties that have one of that name."""
    counties: dict[str, set[str]] = defaultdict(set)
    for code, names in townships().items():
        for name in names:
            if name[-1] in "镇乡":
                counties[name[:-1]].add(code)
    return {name: frozenset(codes) for name, codes in counties.items()}


_OWN_TOWN = re.compile("[该我全本]镇")


def _county_of_town(text: str, circles: set[str]) -> Division | None:
    """The county of the one town that a text calls its own and names twice, where no other in the country has the name.

    记者从寮步镇获悉，…该镇签约12宗: 东莞市. Of several counties, the only one in a prefecture (`circles`) that the text names.
    """
    if _OWN_TOWN.search(text) is None:
        return None
    known = _counties_of_town()
    named: Counter[str] = Counter()
    for found in _TOWN_NAMED.finditer(text):
        words = (found[0][at:] for at in range(len(found[0]) - 1))
        named.update(islice((word for word in words if word in known), 1))
    towns = [town for town, times in named.items() if times > 1]
    codes = known[towns[0]] if len(named) == len(towns) == 1 else frozenset()
    if len(codes) > 1:
        codes = frozenset(code for code in codes if (place := division(code)) and circle_of(place) in circles)
    return division(next(iter(codes))) if len(codes) == 1 else None


_MANY_TOWNS = 4


def county_of_towns(text: str, kind: str, circles: set[str]) -> Division | None:
    """The one county that has most of the towns that a text names, two of them or more: 三号乡、油篓沟乡和公会镇, of 全县."""
    if not kind:
        return _county_of_town(text, circles)
    if kind not in ("县", "旗", "市", "区"):
        return None
    known = _counties_of_town()
    named: set[str] = set()
    for found in _TOWN_NAMED.finditer(text):
        words = (found[0][at:] for at in range(len(found[0]) - 1))
        named.update(islice((word for word in words if word in known), 1))
    votes = Counter(code for town in named for code in known[town])
    first, second = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    place = division(first[0]) if first[1] >= 2 and first[1] > second[1] else None
    if place is None or kind == "县":
        return place
    # towns of one county may be all that a city's paper names: many of them, and far more than any other has
    many = first[1] >= _MANY_TOWNS and first[1] > 2 * second[1]
    return place if many and place.name.endswith(kind) else None
