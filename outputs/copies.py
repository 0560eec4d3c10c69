"""Reprints: the same article at several addresses and on several sites, linked to the first that the dataset read.

MinHash over character 5-grams finds candidates; their texts are then compared in full. Bulletins of one office share
their phrases and differ in their figures, so a copy must also say the same numbers. Every copy stays a source of its
own: only what is counted leaves out what a copy says again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from outputs.connection import writing
from outputs.crawl_state import firsts_of, numbers_of, relate, text_signatures
from outputs.loading import chunks
from outputs.schema import document_versions

if TYPE_CHECKING:
    from outputs.dataset import Dataset

GRAM = 5
BANDS, BAND_ROWS = 32, 4
"""Of two texts with similarity s, 1-(1-s⁴)³² share a band: .999 at .67, .87 at .5, none at .02 (one in 200,000)."""
LEAST_SIMILARITY = 0.5
"""Reprints were measured at .67 and above, other pairs at .02 and below."""
LEAST_NUMBERS = 0.8
"""Share of a copy's different numbers that the first must have said."""
LEAST_CHARACTERS = 60
MOST_CANDIDATES = 40

_IGNORED = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_chance = np.random.Generator(np.random.PCG64(20240701))  # fixed: signatures are kept, and compared for years
_FACTORS = _chance.integers(1, 2**63, BANDS * BAND_ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_OFFSETS = _chance.integers(0, 2**63, BANDS * BAND_ROWS, dtype=np.uint64)
_POWERS = np.array([pow(1_000_003, power, 2**64) for power in range(GRAM)], dtype=np.uint64)


def grams(text: str) -> NDArray[np.uint64]:
    """The different character 5-grams of a text as numbers, spaces and punctuation left out."""
    plain = _IGNORED.sub("", text)
    points = np.frombuffer(plain.encode("utf-32-le", errors="replace"), dtype=np.uint32).astype(np.uint64)
    if len(points) < GRAM:
        return np.array([], dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(points, GRAM)
    with np.errstate(over="ignore"):
        return np.unique((windows * _POWERS).sum(axis=1, dtype=np.uint64))


def bands(text: str) -> list[int]:
    """The bands of a text's MinHash, as whole numbers of 63 bits; none for a text too short to be told by it."""
    shingles = grams(text)
    if len(shingles) < LEAST_CHARACTERS - GRAM + 1:
        return []
    with np.errstate(over="ignore"):
        lowest = np.full(BANDS * BAND_ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
        for start in range(0, len(shingles), 4096):  # a report of 300 pages has 200,000: not all at once
            piece = shingles[start : start + 4096, None] * _FACTORS + _OFFSETS
            piece ^= piece >> np.uint64(32)
            lowest = np.minimum(lowest, piece.min(axis=0))
        rows = lowest.reshape(BANDS, BAND_ROWS)
        mixed = np.arange(BANDS, dtype=np.uint64)
        for column in range(BAND_ROWS):
            mixed = (mixed ^ rows[:, column]) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
    return [int(value >> np.uint64(1)) for value in mixed]


def similarity(left: str, right: str) -> float:
    """The share of common among all character 5-grams of two texts (Jaccard), 0 to 1."""
    first, second = grams(left), grams(right)
    common = len(np.intersect1d(first, second, assume_unique=True))
    return common / max(1, len(first) + len(second) - common)


def is_copy(text: str, first: str) -> float | None:
    """How alike a text is to an earlier one, if it says the same: the similarity; None if it is an article of its own."""
    found = similarity(text, first)
    if found < LEAST_SIMILARITY:
        return None
    said, known = set(_NUMBER.findall(text)), set(_NUMBER.findall(first))
    if said and len(said & known) < LEAST_NUMBERS * len(said):
        return None
    return found


def link_copies(dataset: Dataset, run_id: int, addresses: Sequence[str]) -> int:
    """Link each of these documents to the first that says the same, where there is one; how many are copies.

    A document whose text has changed is looked at again: it may be a copy no more. Doing it twice changes nothing.
    """
    copies = 0
    with writing(dataset.engine) as connection:
        numbers = sorted(numbers_of(connection, addresses).values())
        for part in chunks(numbers, 200):
            copies += _link(connection, run_id, part)
    return copies


def _link(connection: Connection, run_id: int, numbers: Sequence[int]) -> int:
    texts = _texts(connection, numbers)
    signatures = {number: bands(text) for number, text in texts.items()}
    table = text_signatures
    connection.execute(table.delete().where(table.c.document_id.in_(numbers)))
    rows = [{"document_id": number, "band": band} for number, own in signatures.items() for band in own]
    if rows:
        connection.execute(table.insert(), rows)
    sharing: dict[int, set[int]] = defaultdict(set)
    wanted = sorted({band for own in signatures.values() for band in own})
    for part in chunks(wanted, 500):
        for band, number in connection.execute(select(table.c.band, table.c.document_id).where(table.c.band.in_(part))):
            sharing[band].add(number)
    found: dict[int, tuple[int, Decimal]] = {}
    for number, own in signatures.items():
        earlier = sorted({other for band in own for other in sharing[band] if other < number})[:MOST_CANDIDATES]
        unread = [other for other in earlier if other not in texts]
        compared = {**texts, **_texts(connection, unread)}
        for other in earlier:
            alike = is_copy(texts[number], compared[other]) if other in compared else None
            if alike is not None:
                found[number] = other, Decimal(alike).quantize(Decimal("0.001"), ROUND_HALF_UP)
                break
    above = firsts_of(connection, {other for other, _ in found.values()})
    # In order of number, so that the first of a first in this batch is known when it is asked for.
    for number in sorted(found):
        other, measured = found[number]
        found[number] = (found[other][0] if other in found else above.get(other, other)), measured
    relate(connection, run_id, "copy", {number: found.get(number) for number in signatures})
    return len(found)


def _texts(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    version = document_versions
    found: dict[int, str] = {}
    for part in chunks(list(numbers), 500):
        query = select(version.c.document_id, version.c.text).where(
            version.c.document_id.in_(part), version.c.run_to.is_(None)
        )
        found.update(connection.execute(query).tuples().all())
    return found
