"""Score floors that cannot fall by accident: every gold set, and the real seeds where a developer has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from corpora import Known
from extractors.facts import Extraction
from flows import walk
from outputs.score import Score, score

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "corpora" / "gold"
SETS = {
    "samples": (ROOT / "corpora" / "samples", GOLD),
    "working": (GOLD / "working" / "docs", GOLD / "working" / "gold"),
    "formats": (GOLD / "formats" / "docs", GOLD / "formats" / "gold"),
    "heldout": (GOLD / "heldout" / "docs", GOLD / "heldout" / "gold"),
    "seeds": (SHARED / "seeds", SHARED / "gold"),
}
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    made = {}
    for name, (documents, gold) in SETS.items():
        if documents.is_dir():
            found = walk.extractions([documents], Known())
            made[name] = score(gold, [one.to_json() for one in found if isinstance(one, Extraction)])
    return made


@pytest.mark.parametrize(
    ("name", "kind", "rate"),
    [(name, kind, rate) for name in SETS for kind in FLOORS[name] for rate in FLOORS[name][kind]],
)
def test_no_score_falls_below_its_floor(name: str, kind: str, rate: str, scores: dict[str, Score]) -> None:
    if name not in scores:
        pytest.skip("the real documents lie beside a developer's clone, never in it")
    reached = getattr(scores[name].kinds[kind], rate)
    assert reached is not None
    assert reached >= FLOORS[name][kind][rate], f"{kind} {rate}: {reached:.4f}"


def test_every_set_has_floors() -> None:
    assert FLOORS.keys() == SETS.keys()


def test_a_document_that_says_nothing_gives_nothing() -> None:
    found = [
        one for one in walk.extractions([SETS["samples"][0] / "27lilun.html"], Known()) if isinstance(one, Extraction)
    ]
    assert [len(one.observations) + len(one.projects) for one in found] == [0]
