"""The place that a paper says it works for: 为钟楼经济高质量发展提供支撑, 加快建设美好相山."""

from __future__ import annotations

import re
from datetime import date

from extractors.gazetteer import Division, contains, in_force, known_places

# what opens such a phrase, right before the name
_FOR = re.compile(
    "(?:为|为了|推动|推进|促进|加快|助力|助推|赋能|奋力谱写|谱写|开创|建设|打造|书写)“?(?:新时代|现代化|全面|美好|美丽|幸福|活力|富强|魅力|和谐)*“?$"
)
# and what closes it behind the name: 钟楼[经济高质量发展], 相山[建设]
_FURTHERED = re.compile(
    "[区县市]?(?:全区|全县|全市)?(?:的)?(?:经济(?:社会|建设)?|社会|工业|产业|县域|区域)?(?:又好又快|高质量|跨越式?|赶超|转型|绿色|加速|振兴|崛起|发展|追赶)"
    "(?:发展|崛起|跨越|升级|振兴|提供|作出|做出|注入|新|贡献|超越)|(?:经济社会|经济)发展"
)
_FAIR_NAME = re.compile("(?:美好|美丽|幸福|活力|魅力|现代化)“?$")
_CLOSES = re.compile("[，。；、”\n]|$|建设|贡献|作出|做出|提供")
_LONGEST = 12


def furthered(text: str, kind: str, published: date | None, around: set[str]) -> Division | None:
    """The one place of the kind that a text calls its own (区 of 全区) for whose good it says that its work is done.

    `around` are the codes of the provinces or prefectures that it names, where a name is many a district's (鼓楼).
    """
    found: dict[str, Division] = {}
    for start, end, surface in known_places().index.hits(text):
        before = _FOR.search(text, max(0, start - _LONGEST), start)
        if before is None:
            continue
        fair = _FAIR_NAME.search(before[0]) is not None and _CLOSES.match(text, end) is not None
        if not fair and _FURTHERED.match(text, end) is None:
            continue
        places = [place for place in in_force(surface.names, published) if place.name.endswith(kind)]
        if len(places) > 1:
            places = [place for place in places if any(contains(code, place.code) for code in around)]
        if len(places) == 1 and places[0].level in ("county", "prefecture"):
            found[places[0].code] = places[0]
    return next(iter(found.values())) if len(found) == 1 else None
