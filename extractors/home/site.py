"""What stands around an article tells of its place: the lines above it, and the host of a government's site."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import lru_cache

from extractors.gazetteer import LEXICON, Division, division
from extractors.home.kinds import own_kind
from extractors.home.sightings import leads_to, names_office, sightings_in

_GOVERNMENT = re.compile(r"^(?:https?://)?(?:[\w-]+\.)*?([a-z]{4,})\.gov\.cn(?=[:/]|$)")


def locate_masthead(masthead: str, text: str, published: date | None = None) -> Division | None:
    """The place that the lines above an article name (海西州人民政府, 修水论坛－修水网), where the text calls one its own.

    To be asked only where the article names no place.
    """
    kind = own_kind(text)
    if kind not in tuple("市县区州旗盟") or not kind:
        return None
    named: dict[Division, int] = defaultdict(int)
    sightings = list(sightings_in(masthead, published))
    for at, sighting in enumerate(sightings):
        if len(sighting.places) == 1 and not leads_to(sighting, sightings[at + 1 : at + 2]):
            office = names_office(masthead, sighting.end) or masthead.startswith(("论坛", "网"), sighting.end)
            named[sighting.places[0]] += office
    own = [place for place, offices in named.items() if offices and place.name.endswith(kind)]
    return own[0] if len(own) == 1 else None


@lru_cache(maxsize=1)
def _hosts() -> dict[str, str]:
    """How the hosts of governments spell divisions → their codes."""
    lines = (LEXICON / "hosts.tsv").read_text("utf-8").splitlines()
    return {spelling: code for spelling, _, code in (line.partition("\t") for line in lines if line[0] != "#")}


def place_of_host(url: str, text: str) -> Division | None:
    """The place of a government's site by its host (www.yaan.gov.cn), where the text calls a place of that kind its own.

    To be asked only where the page names no place. A county's office at its city's host says 我县, which is no city: then
    `None`.
    """
    found = _GOVERNMENT.search(url)
    place = division(_hosts().get(found[1], "")) if found else None
    kind = own_kind(text) if place is not None else ""
    return place if place is not None and kind and place.name.endswith(kind) else None
