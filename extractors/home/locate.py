"""Where the evidence of a document's place is weighed: the nation, a province, a prefecture, or a county in it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from extractors.gazetteer import HAN, NATION, Division, division
from extractors.home.counties import is_alone, items_of_several, lone_circle, only_county, singled_out, worded
from extractors.home.evidence import ENOUGH, Evidence, gather
from extractors.home.furthered import furthered
from extractors.home.kinds import own_kind
from extractors.home.provinces import (
    addressed,
    corps_city,
    is_national,
    leading_province,
    lines_of_cities,
    of_many,
    own_province,
    seated,
)
from extractors.home.sightings import MUNICIPALITIES, NO_HOME, circle_of
from extractors.home.title import answerer, opening_province, reporter
from extractors.home.towns import county_of_towns

# （河南省）固始县人民政府工作报告: how collections of papers head them
_PROVINCE_IN_BRACKETS = re.compile(f"^[（(]([{HAN}]{{2,8}}(?:省|自治区|市))[）)]")


def locate_document(
    title: str | None, source: str | None, text: str, site: str | None = None, published: date | None = None
) -> Division | None:
    """The place that a document's 全市, 我县, 全区 speak of; `None` where nothing says it.

    Asked in this order of weight: the title, the source or issuing office, a dateline (人民政协网三明8月19日电), the
    site, offices named in full (三明市政协), then how often and how early the text names a place. First the prefecture
    with the most evidence is taken, then a county in it if it stands out among its neighbours; whether the text says
    我县, 全市 or 全区 counts for the divisions of that kind. `published` tells former divisions from present ones.
    """
    title = title or ""
    if (answering := answerer(title, published)) is not None:
        return answering
    title = _PROVINCE_IN_BRACKETS.sub(r"\1", title)
    if (reporting := reporter(title, published)) is not None:
        return reporting
    evidence = gather(title, source or "", site or "", text, published)
    place = (
        corps_city(evidence)
        or addressed(evidence, title)
        or _province(evidence, title, issued=bool(source))
        or _nation(evidence)
        or _prefecture_or_county(evidence, issued=bool(source))
    )
    return None if place is None or evidence.is_around(place) else place


def _province(evidence: Evidence, title: str, *, issued: bool) -> Division | None:
    """The province of a paper on 全省, or on several of its cities, where no city outweighs it."""
    kind, said, of_title = evidence.kind, evidence.said, evidence.of_title
    circles, provinces, ranked = evidence.circles, evidence.provinces, evidence.ranked()
    titled = evidence.titled() if "自治区" in evidence.text else set()
    province = own_province(provinces, evidence.weighed, kind, titled)
    if province is None and kind in ("", "省", "区", "国"):
        province = opening_province(title, of_title, provinces, ranked)
    if province is None and not of_title and (kind in ("", "省", "区") or not said):
        province = leading_province(evidence.text, evidence.of_text, provinces, circles)
        if province is not None and said not in ("", "国", province.name[-1]):
            province = None  # 据陕西省政府网站消息，…全区上下…: of a district that is not named
    if province is None and not of_title and not issued and said in ("", "省", "区"):
        lines = lines_of_cities(evidence.text, evidence.of_text)
        if lines is not None:
            return lines
    if province is not None and evidence.title_is_within(province):
        # 省政府 and the province's daily, over 海东工业园区一季度…
        province = province if said == province.name[-1] else None
    outweighed = province is None or _outweighed(evidence, province)
    if outweighed and kind in ("", "省", "区"):
        whole = of_many(evidence.text, of_title, provinces, circles, kind)
        if whole is not None:
            return whole
    if province is None and len(provinces) == 1 and not circles and kind in ("", "省", "区"):
        lone = division(next(iter(provinces)))
        if lone is not None and lone.name in evidence.text and said in ("", "国", lone.name[-1]):
            return lone  # 山西省签约项目三千个
    return None if outweighed else province


def _outweighed(evidence: Evidence, province: Division) -> bool:
    """Whether a city has more to say than the province: 省委书记…出席, at a ceremony in 清远市."""
    weight = evidence.provinces[province.code]
    best, most = next(iter(evidence.ranked()), ("", 0.0))
    only_offices = evidence.kind == "省" and evidence.said != "省"
    return most > 2 * weight or (only_offices and best[:2] == province.code[:2] and most > weight)


def _nation(evidence: Evidence) -> Division | None:
    """The nation, for a paper on 全国 that names no other place, or examples alone."""
    circles, provinces = evidence.circles, evidence.provinces
    if evidence.kind == "国" and not circles and not provinces:
        return division(NATION)
    if evidence.kind in ("国", "") and is_national(evidence.whole):
        others = {place: weight for place, weight in (*circles.items(), *provinces.items()) if place not in NO_HOME}
        # where 全国 is not said, one other place may be the paper's own; several are examples
        if (evidence.kind or len(others) != 1) and max(others.values(), default=0) < ENOUGH:
            return division(NATION)
    return None


def _prefecture_or_county(evidence: Evidence, *, issued: bool) -> Division | None:
    """The prefecture with the most evidence, or the county that stands out in it."""
    kind, of_title, of_text, ranked = evidence.kind, evidence.of_title, evidence.of_text, evidence.ranked()
    around = ranked[0][0][:2] if ranked else ""
    alone = (
        len(ranked) == 1
        and all(code[:2] == around for code in evidence.provinces)
        and is_alone(evidence.text, evidence.weighed, evidence.published, kind)
    )
    undecided = not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1])
    if kind in ("", "省") and (whole := _of_two(evidence)) is not None:
        return whole
    if undecided and not alone:
        return _of_few_words(evidence)
    best = ranked[0][0]
    if (
        kind in ("县", "旗")
        and not of_title
        and not any(
            circle_of(place) == best and place.level == "county" for places, _ in evidence.weighed for place in places
        )
    ):
        county = only_county(evidence.weighed, kind, _written(evidence))
        if county is not None:
            return county  # 中国兰州投资贸易洽谈会…。泾川县代表团…, 全县
    if not evidence.named and evidence.said == "省" and best[:2] not in MUNICIPALITIES:
        return division(best[:2] + "0000")  # a city's paper on 全省, the city unnamed
    if kind == "县" and best in evidence.gone_to and not of_title and not issued:
        # 我县一行赴大连招商。推介会在大连召开: of no county that is named
        inside = (place for places, _ in evidence.weighed for place in places if circle_of(place) == best)
        if all(place.level != "county" for place in inside):
            return only_county(evidence.weighed, kind, _written(evidence)) or county_of_towns(
                evidence.text, kind, set()
            )
    if not of_title and items_of_several(evidence.text, of_text, best):
        return division(best)
    inner = [*evidence.inner, *worded(best, evidence.whole)]
    if kind == "市" and not evidence.said and own_kind(evidence.whole.partition("\n")[0]) != kind:
        kind = ""  # 市委…, and no 全市: the offices above a county; but 对市人大…建议的答复 is the city's
    return singled_out(best, inner, kind, evidence.titled())


def _of_two(evidence: Evidence) -> Division | None:
    """The province of a paper that tells of two of its cities alike: 辽源、延边两地同时举行开工仪式."""
    (first, most), (second, next_most) = (*evidence.ranked(), ("", 0.0), ("", 0.0))[:2]
    if most > 2 * next_most or first[:2] != second[:2] or first[:2] in MUNICIPALITIES:
        return None
    sightings = evidence.of_text
    for one, other in pairwise(sightings):
        beside = evidence.text[one.end : other.start] in ("", "、", "和", "与")
        both = evidence.text.startswith(("两地", "两市", "两州"), other.end)
        if beside and both and {circle_of(one.places[0]), circle_of(other.places[0])} == {first, second}:
            return division(f"{first[:2]}0000")
    return None


def _of_few_words(evidence: Evidence) -> Division | None:
    """The place of a paper that names hardly any, or several alike: the one of the kind that it calls its own."""
    kind, text, of_text = evidence.kind, evidence.text, evidence.of_text
    around = {circle_of(place) for sighting in of_text for place in sighting.places}
    if kind == "州" and len(of_text) > 1 and len(around) == 1 and (own := division(next(iter(around)))) is not None:
        return own if own.name.endswith("州") else None  # 全州, and firms of two of its counties alone
    lone = lone_circle(text, of_text, evidence.circles, kind)
    if lone is not None and lone.code not in evidence.gone_to:
        return lone
    return (
        only_county(evidence.weighed, kind, _written(evidence))
        or county_of_towns(text, kind, around)
        or (furthered(text, kind, evidence.published, around) if kind in ("区", "县", "市") else None)
        or (seated(text, of_text) if kind == "省" and not evidence.circles else None)
    )


def _written(evidence: Evidence) -> frozenset[str]:
    """The codes of divisions written with the kind that the paper calls its own: 隆昌县, which is a city now."""
    kind, text = evidence.kind, evidence.text
    return frozenset(
        place.code
        for sighting in evidence.of_text
        if kind and text[sighting.end - 1] == kind and sighting.end - sighting.start > 2
        for place in sighting.places
    )
