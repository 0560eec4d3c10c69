"""What changed between two runs, told once and wholly: in a real SQLite file and in a real PostgreSQL."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import Extraction, Observation
from outputs import Dataset, DatasetError, LoadCounts
from outputs.diff import Diff, apply, diff
from outputs.diff_report import check_words, json_lines, write_csv, write_html
from outputs.policy import Ignore, read_policy
from outputs.schema import FACT_TABLES
from tests.outputs.conftest import bulletin, loaded
from tests.outputs.test_history import extraction_of, readings

Load = Callable[..., LoadCounts]


def kinds(found: Diff) -> dict[str, dict[str, int]]:
    return found.summary.kinds


def saying(extraction: Extraction, **columns: Any) -> Extraction:
    """The bulletin with other columns in its first observation (签约项目147个)."""
    first, *rest = extraction.observations
    return replace(extraction, observations=(replace(first, **columns), *rest))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(readings, min_size=1, max_size=3), min_size=2, max_size=5), st.data())
def test_the_diff_of_two_runs_applied_to_the_first_gives_the_second(
    history: list[list[tuple[Any, ...]]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, Dataset.open(Path(folder, "yinfeng.sqlite")) as dataset:
        for number, batch in enumerate(history):
            run = dataset.begin_run("test", str(number % 2))
            for path, content, said, _ in batch:
                dataset.load(run, [loaded(extraction_of(path, content, said))])
        numbers = st.integers(1, len(history))
        a, b = data.draw(numbers), data.draw(numbers)
        changes = list(diff(dataset, a, b).rows())

        def said_by(rows: list[dict[str, Any]]) -> list[str]:
            names = [column.name for column in FACT_TABLES["observations"].c]
            unseen = ("row_id", "run_from", "run_to")
            return sorted(str([(n, row[n]) for n in names if n not in unseen]) for row in rows)

        before = list(dataset.facts("observations", as_of=a))
        after = list(dataset.facts("observations", as_of=b))
        assert said_by(apply(before, changes)) == said_by(after)
        assert all(row.changes or None in (row.before, row.after) for row in changes)
        if said_by(before) == said_by(after):
            assert not changes


def test_a_changed_value_names_its_column_and_how_far(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    load(saying(bulletin(), value=Decimal(294)), version="2")
    found = diff(dataset, 1, 2)
    [row] = found.rows()
    assert (row.kind, row.cell, row.document_path) == ("changed", "extraction", "news/sanming.html")
    [change] = row.changes
    assert (change.column, change.before, change.after, change.distance) == ("value", 147, 294, Decimal("1"))
    [back] = diff(dataset, 2, 1).rows()
    assert (back.changes[0].before, back.changes[0].after) == (294, 147)


def test_a_fact_read_from_the_same_words_as_another_stage_is_one_change(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    load(saying(bulletin(), stage="landed", id="another"), version="2")
    found = diff(dataset, 1, 2)
    assert kinds(found)["observations"] == {"changed": 1}
    row = next(row for row in found.rows() if row.table == "observations")
    assert [(c.column, c.before, c.after) for c in row.changes if c.column != "id"] == [("stage", "signed", "landed")]


def test_evidence_that_moved_is_no_changed_value(dataset: Dataset, load: Load) -> None:
    extraction = bulletin()
    load(extraction)
    text = "三明市\n" + extraction.document.text

    def moved(row: Any) -> Any:
        return replace(row, evidence=tuple(replace(e, start=e.start + 4, end=e.end + 4) for e in row.evidence))

    further = bulletin(text=text)
    again = replace(
        further,
        observations=tuple(map(moved, extraction.observations)),
        projects=tuple(map(moved, extraction.projects)),
        proposals=tuple(map(moved, extraction.proposals)),
        checks=extraction.checks,
    )
    load(again)
    found = diff(dataset, 1, 2)
    assert kinds(found) == {"observations": {"moved": 6}, "projects": {"moved": 1}, "proposals": {"moved": 1}}
    assert found.summary.cells == {"source": 8}
    assert {change.column for row in found.rows() for change in row.changes} == {"evidence"}


@pytest.mark.parametrize(
    ("bytes_change", "version", "cell"),
    [(True, "1", "source"), (False, "2", "extraction"), (True, "2", "both"), (False, "1", "neither")],
)
def test_every_change_falls_in_one_of_four_cells(
    dataset: Dataset, load: Load, bytes_change: bool, version: str, cell: str
) -> None:
    load(bulletin(), bulletin("news/other.html"))
    other = saying(bulletin(signed="148") if bytes_change else bulletin(), value=Decimal(148))
    load(other, bulletin("news/other.html"), version=version)
    assert set(diff(dataset, 1, 2).summary.cells) == {cell}


def test_an_extractor_that_only_confirmed_counts_as_the_one_that_read(dataset: Dataset, load: Load) -> None:
    load(bulletin(), version="1")
    load(bulletin(), version="2")
    load(bulletin(signed="148"), version="2")
    assert set(diff(dataset, 2, 3).summary.cells) == {"source"}
    assert set(diff(dataset, 1, 3).summary.cells) == {"both"}
    assert not diff(dataset, 1, 2).changed


def test_what_the_policy_ignores_stays_out_and_is_counted(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    load(bulletin())
    first, second, *rest = bulletin().observations
    changed = replace(bulletin(), observations=(
        replace(first, confidence=Decimal("0.5")), replace(second, value=Decimal("49924000001")), *rest
    ))  # fmt: skip
    load(changed, version="2")
    assert diff(dataset, 1, 2).summary.changed == 2
    file = tmp_path / "yinfeng.toml"
    file.write_text(
        '[[ignore]]\nreason = "置信度"\ncolumns = ["confidence", "rule"]\n'
        '[[ignore]]\nreason = "万分之一以内"\nwithin = "0.0001"\n',
        encoding="utf-8",
    )
    found = diff(dataset, 1, 2, ignore=read_policy(file).ignore)
    assert not found.changed
    assert found.summary.ignored == {"置信度": 1, "万分之一以内": 1}
    assert list(found.rows()) == [] and len(list(found.rows(ignored=True))) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[accept]\nmin_confidnce = '0.9'", "unknown key min_confidnce"),
        ("[accept]\nmin_confidence = 0.9", "a number in quotes"),
        ("[[ignore]]\ncolumns = ['rule']", "needs a `reason`"),
        ("[[ignore]]\nreason = 'all'", "would take everything"),
        ("[publish]\nblock = ['everything']", "a list of check"),
        ("[acept]", "unknown table"),
        ("[accept", "no TOML"),
    ],
)
def test_a_policy_that_cannot_be_meant_is_refused_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "yinfeng.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=message) as problem:
        read_policy(file)
    assert str(file) in str(problem.value)


def places(values: dict[str, int]) -> Extraction:
    """One document with the projects signed in each place."""
    rows = tuple(
        Observation(
            id=f"p{code}", metric="project_count", stage="signed", value=Decimal(value), region=code, region_code=code
        )
        for code, value in values.items()
    )
    return replace(bulletin("news/ranking.html"), observations=rows, projects=(), proposals=(), checks=())


def test_the_summary_says_which_totals_and_ranks_turn(dataset: Dataset, load: Load) -> None:
    load(places({"350400": 30, "350500": 20, "350600": 10, "360100": 5}))
    load(places({"350400": 15, "350500": 20, "350600": 10, "360100": 5}))
    summary = diff(dataset, 1, 2).summary
    assert [(flip.before, flip.after, flip.about["level"]) for flip in summary.totals] == [(65, 50, "city")]
    assert {(flip.region, flip.before, flip.after) for flip in summary.ranks} == {("350400", 1, 2), ("350500", 2, 1)}
    assert diff(dataset, 1, 2, region_code="360000").summary.changed == 0
    assert diff(dataset, 1, 2, region_code="350000").summary.ranks_flipped == 2


@pytest.mark.parametrize(
    ("stated", "greatest"),
    [
        (["9", "10", "2"], "10"),
        (["10", "10.5", "9.75"], "10.5"),
        (["9.75", "10"], "10"),
        (["-10", "-2"], "-2"),
        (["-0.5", "-1", "-10.25"], "-0.5"),
        (["99999999999999999999", "100000000000000000000"], "100000000000000000000"),
        (["9007199254740993", "9007199254740992.5"], "9007199254740993"),
        (["0.1000000000000000000001", "0.1"], "0.1000000000000000000001"),
    ],
)
def test_a_place_counts_with_the_greatest_it_states_to_the_last_digit(
    dataset: Dataset, load: Load, stated: list[str], greatest: str
) -> None:
    def saying_of_one_place(values: list[str]) -> Extraction:
        rows = tuple(
            replace(places({"350400": 0}).observations[0], id=f"p{number}", value=Decimal(value))
            for number, value in enumerate(values)
        )
        return replace(places({}), observations=rows)

    load(saying_of_one_place(stated))
    load(saying_of_one_place(["-123456.5"]))
    for a, b in ((1, 2), (2, 1)):
        [flip] = diff(dataset, a, b).summary.totals
        assert {a: flip.before, b: flip.after} == {1: Decimal(greatest), 2: Decimal("-123456.5")}


def test_a_site_keeps_its_own_documents(dataset: Dataset, load: Load) -> None:
    load(
        bulletin("a.html", url="https://www.sm.gov.cn/1.html"), bulletin("b.html", url="https://zwgk.fj.gov.cn/2.html")
    )
    both = (
        saying(bulletin("a.html", url="https://www.sm.gov.cn/1.html"), value=Decimal(1)),
        saying(bulletin("b.html", url="https://zwgk.fj.gov.cn/2.html"), value=Decimal(2)),
    )
    load(*both)
    assert diff(dataset, 1, 2).summary.changed == 2
    [row] = diff(dataset, 1, 2, site="www.sm.gov.cn").rows()
    assert row.document_path == "a.html"
    assert not diff(dataset, 1, 2, site="sm.gov.cn.example.com").changed


def test_the_files_of_a_diff_say_what_it_says_and_run_nothing(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    title = "<script>alert(1)</script>=1+1"
    hostile = replace(bulletin(), document=replace(bulletin().document, title=title))
    load(hostile)
    load(saying(hostile, value=Decimal(150), label="<img src=x onerror=alert(1)>"), version="2")
    found = diff(dataset, 1, 2)
    write_html(found, tmp_path / "diff.html")
    write_csv(found, tmp_path / "diff.csv")
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "<script" not in page and "<img" not in page and "&lt;img src=x" in page and "147" in page
    rows = list(csv.DictReader((tmp_path / "diff.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {(row["column"], row["before"], row["after"], row["distance"]) for row in rows} >= {
        ("value", "147", "150", "0.0204")
    }
    summary, line = map(json.loads, json_lines(found))
    assert summary["summary"]["changed"] == 1
    assert {c["column"]: (c["before"], c["after"]) for c in line["changes"]}["value"] == ("147", "150")


def test_an_ignore_rule_takes_only_what_it_names() -> None:
    rule = Ignore(reason="r", tables=("checks",), kinds=("moved",))
    assert rule.takes("checks", "moved", ["members"], None, None)
    assert not rule.takes("checks", "changed", ["stated"], None, None)
    assert not Ignore(reason="r", columns=("rule",)).takes("observations", "added", [], None, None)


@pytest.mark.parametrize(
    ("message", "kind", "holds", "english"),
    [
        (
            "63.6 ÷ 102.5 = 62.05%,文中为62%,在四舍五入范围内", "share", True,
            "share: 63.6 ÷ 102.5 = 62.05%; the document says 62%, within rounding",
        ),
        (
            "55.2 − 50(序时进度) = 5.2 个百分点,与文中一致", "difference", True,
            "difference: 55.2 − 50 (share of the year gone by) = 5.2 percentage points; as the document says",
        ),
        (
            "6.14 + 1.31 = 7.45,文中为7.29,需核实", "sum_of_parts", False,
            "sum of parts: 6.14 + 1.31 = 7.45; the document says 7.29, to be checked (in full 729,000,000 against 745,000,000)",
        ),
        (
            "202 ÷ 324 = 62.35%,文中为60%,在约数范围内", "share", True,
            "share: 202 ÷ 324 = 62.35%; the document says 60%, within what 'about' allows",
        ),
    ],
)  # fmt: skip
def test_a_check_says_its_terms_in_english_too(message: str, kind: str, holds: bool, english: str) -> None:
    check = {
        "kind": kind,
        "holds": holds,
        "message": message,
        "stated": Decimal(729000000),
        "computed": Decimal(745000000),
    }
    assert check_words(check, "en") == english
    assert check_words(check) == message
