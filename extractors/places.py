"""Regions that stand in a row: `甲县、乙县和丙县分别…`, `甲县和乙县各5个`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.draft import Draft
from extractors.gazetteer import RegionMention, contains
from extractors.quantity import Quantity
from extractors.sentence import Sentence

if TYPE_CHECKING:
    from extractors.attach import Reading


def _zone(reading: Reading, place: RegionMention) -> bool:
    """Whether a place is a zone of the document's own (经开区、高新区分别签约8个、6个), though its name tells no county."""
    return reading.home is not None and place.name.endswith("区")


def listed_places(reading: Reading, state: Sentence, end: int, size: int) -> list[RegionMention]:
    """The `size` regions that stand in a row (甲县、乙县和丙县) before `end`, nearest first choice; empty where none do."""
    places = [
        p
        for p in state.regions
        if p.start < end and not p.self_reference and (p.division is not None or _zone(reading, p))
    ]
    for at in range(len(places) - 1, 0, -1):
        before, place = places[at - 1 : at + 1]
        if reading.text[before.end : place.start] == "·":  # 荆门高新区·掇刀区 is one
            places[at - 1 : at + 1] = [place._replace(start=before.start)]
    peers = reading.home.parent if reading.home is not None and reading.home.level == "county" else None
    run: list[RegionMention] = []
    for place in reversed(places):
        if run and not re.fullmatch(
            r"[、和与及，,\s]*(?:[^，。；、\d]{0,3})?[、和与及，,]?", reading.text[place.end : run[0].start]
        ):
            if len(run) == size:
                break
            run = []
        run.insert(0, place)
    return (
        run
        if len(run) == size
        and all(
            place.division is None
            or reading.inside(place)
            or (peers and place.division is not None and contains(peers, place.division.code))
            for place in run
        )
        else []
    )


_EACH = re.compile(r"[均都各]")


def said_of_each(text: str, state: Sentence, start: int, end: int) -> bool:
    """Whether a figure is said of each of several (增幅均在50%以上): 都 of 武都区 says nothing, and 分别 parts a list."""
    if "分别" in text[start:end]:
        return False
    return any(
        not any(place.start <= found.start() < place.end for place in state.regions)
        for found in _EACH.finditer(text, start, end)
    )


def give_to_each(reading: Reading, state: Sentence, item: Quantity, draft: Draft, own_start: int) -> None:
    """`宜章县和嘉禾县各5个` is five for each of them."""
    row: list[RegionMention] = []
    for place in reversed([p for p in state.regions if own_start <= p.start < item.start and not p.self_reference]):
        if row and not re.fullmatch(r"\s*[、和与及]\s*", reading.text[place.end : row[0].start]):
            break
        row.insert(0, place)
    places = listed_places(reading, state, item.start, len(row)) if len(row) > 1 else []
    if len(places) < 2:
        return
    draft.region, draft.region_code = reading.place(places[0])
    for place in places[1:]:
        name, code = reading.place(place)
        state.emitted.append(replace(draft, region=name, region_code=code, more=()))
