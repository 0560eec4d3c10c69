"""The scorer, on small gold files of our own and, where it is at hand, against the shared one."""

from __future__ import annotations

import copy
import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from outputs.score import same_name, score

ROOT = Path(__file__).resolve().parents[2]
SHARED_SCORER = ROOT.parent / "shared" / "tools" / "score.py"
GOLD = ROOT / "corpora" / "gold"

SIGNED = {
    "metric": "project_count",
    "role": "actual",
    "stage": ["signed", "landed"],
    "value": "147",
    "unit": "count",
    "quote": "签约项目147个",
    "region_code": "350400",
    "period_end": "2022-06-30",
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    document = {
        "observations": [
            SIGNED,
            {**SIGNED, "value": "9", "optional": True},
            {"metric": "visit_count", "role": "actual", "stage": None, "value": "1483", "unit": "count"},
        ],
        "projects": [{"name": ["临江碳纤维项目", "碳纤维产业园"], "investment_cny": "3000000000", "stage": "started"}],
        "proposals": [{"number": "67", "session": "十二届三次会议"}],
        "checks": [{"kind": "share", "stated": "51.5", "holds": False}],
    }
    (folder / "news.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return folder


def prediction(**kinds: Any) -> dict[str, Any]:
    return {"document": {"path": "in/news.txt"}, **kinds}


def test_a_row_is_found_by_its_core_and_exact_by_all_that_gold_names(gold: Path) -> None:
    row = {**SIGNED, "stage": "landed", "value": "147.0", "period_end": "2022-12-31"}
    result = score(gold, [prediction(observations=[row, {**row, "evidence": []}])])
    tally = result.kinds["pipeline"]
    assert (tally.gold, tally.found, tally.spurious, tally.exact) == (1, 1, 0, 0)
    assert (tally.precision, tally.recall, tally.f1, tally.exact_f1) == (1.0, 1.0, 1.0, 0.0)
    assert tally.attributes == {"region_code": 1.0, "period_end": 0.0}
    assert result.kinds["context"].recall == 0.0
    assert any("签约项目147个" in line and "wanted 2022-06-30, got 2022-12-31" in line for line in result.details)
    assert any("missed context" in line for line in result.details)


def test_optional_rows_count_neither_way_and_averages_are_never_spurious(gold: Path) -> None:
    rows = [{**SIGNED, "stage": "signed", "value": "9"}, {**SIGNED, "role": "average"}, {**SIGNED, "value": "5"}]
    result = score(gold, [prediction(observations=rows)])
    assert (result.kinds["pipeline"].found, result.kinds["pipeline"].spurious) == (0, 1)
    assert any("spurious pipeline" in line and "value=5" in line for line in result.details)


def test_named_things_are_found_by_their_names(gold: Path) -> None:
    result = score(
        gold,
        [
            prediction(
                projects=[{"name": "“碳纤维产业园”建设项目", "investment_cny": "3e9", "stage": "signed"}],
                proposals=[{"number": "67", "session": "十二届三次会议"}, {"number": "68"}],
                checks=[{"kind": "share", "stated": "51.50", "holds": False}],
            )
        ],
    )
    assert result.kinds["projects"].attributes == {"investment_cny": 1.0, "stage": 0.0}
    assert (result.kinds["proposals"].exact, result.kinds["proposals"].spurious) == (1, 1)
    assert result.kinds["checks"].f1 == 1.0


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("碳纤维产业园项目", "碳纤维产业园建设项目", True),
        ("临江碳纤维产业园", "碳纤维产业园", True),
        ("纤维", "碳纤维产业园", False),
        ("年产三千吨碳纤维", "年产三万吨碳纤维", True),
        ("碳纤维产业园", "康养小镇", False),
        ("项目", "项目", True),
        ("", "项目", False),
        (None, "项目", False),
    ],
)
def test_names(first: str | None, second: str | None, same: bool) -> None:
    assert same_name(first, second) is same


def test_a_document_without_prediction_is_missed_and_named(gold: Path) -> None:
    result = score(gold, [])
    assert result.absent == ["news"]
    assert [tally.recall for tally in result.kinds.values()] == [0.0] * 5
    assert result.kinds["checks"].precision is None


def test_the_table_shows_every_kind(gold: Path) -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    console.print(score(gold, []).table())
    drawn = console.export_text()
    assert all(kind in drawn for kind in ("pipeline", "context", "projects", "proposals", "checks"))
    assert "no prediction for: news" in drawn


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no gold file"):
        score(tmp_path, [])


def spoiled(document: dict[str, Any], stem: str, chance: random.Random) -> dict[str, Any]:
    """A prediction like this gold file, with rows lost, doubled and altered."""
    made: dict[str, Any] = {"document": {"path": f"in/{stem}.html"}}
    for kind in ("observations", "projects", "proposals", "checks"):
        made[kind] = []
        for gold_row in document.get(kind, []):
            row = {name: value[0] if isinstance(value, list) and value else value for name, value in gold_row.items()}
            row.pop("optional", None)
            for name in row:
                if chance.random() < 0.08:
                    row[name] = chance.choice([None, "signed", "1", "actual", "project_count"])
            if isinstance(row.get("name"), str) and chance.random() < 0.3:
                row["name"] = row["name"][:-2]
            made[kind] += [row] * chance.choice([0, 1, 1, 1, 1, 2])
    return made


@pytest.mark.skipif(not SHARED_SCORER.is_file(), reason="the shared scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(5))
def test_the_shared_scorer_gives_the_same_numbers(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    documents = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))}
    assert documents
    predictions = [
        spoiled(copy.deepcopy(document), stem, chance) for stem, document in documents.items() if chance.random() < 0.9
    ]
    path = tmp_path / "predicted.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in predictions), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(SHARED_SCORER), "--gold", str(GOLD), "--pred", str(path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert score(GOLD, predictions).to_json() == json.loads(run.stdout)
