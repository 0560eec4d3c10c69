"""The promise on which all else rests: every value leads back to its words, `text[start:end] == quote`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpora import Known
from extractors.facts import Evidence, Extraction
from flows import walk

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PLACES = [path for path in (ROOT / "corpora" / "samples", SHARED / "seeds") if path.is_dir()]


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [found for found in walk.extractions(PLACES, Known()) if isinstance(found, Extraction)]


def facts(found: Extraction) -> Iterator[Any]:
    yield from found.observations
    yield from found.projects
    yield from found.proposals


def test_every_quote_stands_where_its_offsets_say(extractions: list[Extraction]) -> None:
    checked = 0
    for found in extractions:
        text = found.document.text
        for fact in facts(found):
            assert fact.evidence, f"{found.document.path}: {fact} has no evidence"
            for part in fact.evidence:
                assert isinstance(part, Evidence)
                assert part.quote
                assert text[part.start : part.end] == part.quote, f"{found.document.path}: {fact.id}"
                checked += 1
    assert checked > 100


def test_ids_are_unique_and_checks_name_observations_that_are_there(extractions: list[Extraction]) -> None:
    for found in extractions:
        ids = [fact.id for fact in facts(found)]
        assert len(ids) == len(set(ids)), found.document.path
        known = set(ids)
        for check in found.checks:
            assert set(check.members) <= known, f"{found.document.path}: {check}"


def test_blocks_tables_and_places_lie_in_the_text(extractions: list[Extraction]) -> None:
    for found in extractions:
        document = found.document
        spans = [(block.start, block.end) for block in document.blocks]
        spans += [(table.start, table.end) for table in document.tables]
        spans += [(place.start, place.end) for place in document.places]
        spans += [(cell.start, cell.end) for table in document.tables for cell in table.cells]
        assert all(0 <= start <= end <= len(document.text) for start, end in spans), document.path
