"""As-of is exact, after any sequence of loads; and a dataset made by an earlier program is brought up to date."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect
from sqlalchemy import text as sql

from extractors.document import Document
from extractors.facts import Evidence, Extraction, Observation
from outputs import Dataset, DatasetError, FailureRow, LoadCounts
from outputs.schema import FACT_TABLES, runs
from tests.outputs.conftest import bulletin, loaded

Load = Callable[..., LoadCounts]

STAGES = ("signed", "started", "operating")

facts = st.tuples(st.sampled_from(STAGES), st.integers(1, 3), st.integers(0, 5), st.sampled_from(["0.5", "1"]))
"""(stage, value, where in the text, confidence) of one observation."""
readings = st.tuples(
    st.sampled_from(["a.html", "b.html"]), st.sampled_from(["x", "y"]), st.lists(facts, max_size=4), st.booleans()
)
"""(document, its bytes, what is read from it, whether it could be read) of one load."""


def extraction_of(path: str, content: str, said: list[tuple[str, int, int, str]]) -> Extraction:
    """A document with one observation for each of `said`."""
    text = f"招商情况{content}\n全市签约、开工、投产项目都有。"
    document = Document(path, hashlib.sha256(text.encode()).hexdigest(), text)
    rows = tuple(
        Observation(
            id=f"{stage}{value}{start}",
            metric="project_count",
            stage=stage,
            value=Decimal(value),
            region_code="350400",
            confidence=Decimal(confidence),
            evidence=(Evidence(start, start + 2, text[start : start + 2]),),
        )
        for stage, value, start, confidence in said
    )
    return Extraction(document, rows)


def state(dataset: Dataset, as_of: int | None) -> dict[str, Any]:
    """Everything that a reader can ask of the dataset, at a run."""
    unseen = {"run_to"}
    tables = {
        name: [{k: v for k, v in row.items() if k not in unseen} for row in dataset.facts(name, as_of=as_of)]
        for name in FACT_TABLES
    }
    documents = [{k: v for k, v in row.items() if k not in unseen} for row in dataset.documents(as_of=as_of)]
    whole = [dataset.extraction(row["document_id"], as_of=as_of) for row in documents]
    failures = [(row["path"], row["kind"]) for row in dataset.failures(as_of=as_of)]
    return {
        **tables,
        "documents": documents,
        "extractions": whole,
        "failures": failures,
        "counts": dataset.counts(as_of=as_of),
        "funnel": dataset.funnel(as_of=as_of),
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(readings, min_size=1, max_size=3), min_size=1, max_size=5))
def test_as_of_a_run_is_the_dataset_as_it_was_after_it(history: list[list[tuple[Any, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Dataset.open(Path(folder, "yinfeng.sqlite")) as dataset:
        after: dict[int, dict[str, Any]] = {}
        for number, batch in enumerate(history):
            run = dataset.begin_run("test", str(number % 2))
            for path, content, said, readable in batch:
                if readable:
                    dataset.load(run, [loaded(extraction_of(path, content, said))])
                else:
                    dataset.record_failures(run, [FailureRow(path, "unreadable", content)])
            after[run] = state(dataset, None)
        for run, seen in after.items():
            assert state(dataset, run) == seen


def test_as_of_is_asked_by_run_or_by_day(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    load(bulletin(signed="148"))
    with dataset.engine.begin() as connection:  # the first run began three days ago
        earlier = (datetime.now().astimezone() - timedelta(days=3)).isoformat(timespec="seconds")
        connection.execute(runs.update().where(runs.c.run_id == 1).values(started_at=earlier))
    today = date.today()
    assert [dataset.run_at(moment) for moment in (1, "2", today, str(today - timedelta(days=1)))] == [1, 2, 2, 1]
    with pytest.raises(DatasetError, match="no run 3; runs are 1 to 2"):
        dataset.run_at(3)
    with pytest.raises(DatasetError, match="no run had begun by 2001-01-01"):
        dataset.run_at("2001-01-01")
    with pytest.raises(DatasetError, match="is no date"):
        dataset.run_at("yesterday")
    [fact] = [row for row in dataset.facts("observations", as_of=1) if row["value"] == 147]
    assert dataset.evidence(fact["id"], as_of=1).passages[0].quote == "签约项目147个"
    with pytest.raises(DatasetError, match="holds no fact"):
        dataset.evidence(fact["id"], as_of=2)


def test_a_reextraction_that_changes_nothing_writes_no_version_and_is_known(dataset: Dataset, load: Load) -> None:
    extraction = bulletin()
    load(extraction, version="1")
    before = list(dataset.documents())
    assert load(extraction, version="2") == LoadCounts(unchanged=1, facts_unchanged=9)
    assert list(dataset.documents()) == before
    document = extraction.document
    assert dataset.unchanged([(document.path, document.sha256, "")], "2") == {document.path}
    assert dataset.unchanged([(document.path, document.sha256, "")], "1") == set()
    fewer = replace(extraction, observations=extraction.observations[:2], checks=())
    load(fewer, version="3")
    assert [row["extractor_version"] for row in dataset.documents()] == ["3"]


def test_a_dataset_made_earlier_gets_what_it_lacks_and_keeps_what_it_holds(
    address: str, dataset: Dataset, load: Load, tmp_path: Path
) -> None:
    load(bulletin())
    held = state(dataset, None)
    with dataset.engine.begin() as connection:  # as a program before these columns and tables left it
        for table in ("confirmations",):
            connection.execute(sql(f"DROP TABLE {table}"))
        connection.execute(sql("ALTER TABLE document_versions DROP COLUMN known"))
        connection.execute(sql("DROP INDEX observations_run_to"))
    with Dataset.open(address, raw=tmp_path / "raw", create=False) as again:
        now = state(again, None)
        for row in held["documents"] + now["documents"]:
            row.pop("known", None)
        assert now == held
        names = {index["name"] for index in inspect(again.engine).get_indexes("observations")}
        assert "observations_run_to" in names
        run = again.begin_run("test", "2")
        assert again.load(run, [replace(loaded(bulletin()), known={"source": "三明发布"})]).unchanged == 1
        assert again.load(run, [replace(loaded(bulletin(signed="150")), known={"source": "三明发布"})]).changed == 1
        assert again.document("sanming.html")["known"] == {"source": "三明发布"}


def test_any_sqlite_tool_still_opens_the_file(tmp_path: Path) -> None:
    path = tmp_path / "yinfeng.sqlite"
    with Dataset.open(path) as dataset:
        run = dataset.begin_run("test", "1")
        dataset.load(run, [loaded(bulletin())])
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("SELECT count(*) FROM observations WHERE run_to IS NULL").fetchone() == (6,)
    finally:
        connection.close()
