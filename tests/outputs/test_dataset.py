"""What is loaded stays, once, with its history: in a real SQLite file and in a real PostgreSQL."""

from __future__ import annotations

import hashlib
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from extractors.document import Document
from extractors.facts import Evidence, Extraction, Observation, Project
from outputs import Dataset, DatasetError, DatasetUnavailable, FailureRow, LoadCounts
from outputs.raw import RawError
from outputs.schema import metadata
from tests.outputs.conftest import bulletin, loaded

Load = Callable[..., LoadCounts]


def dump(dataset: Dataset) -> str:
    """Every row of every table apart from `runs`, in the order of its key."""
    with dataset.engine.connect() as connection:
        return "\n".join(
            f"{table.name} {row!r}"
            for table in metadata.sorted_tables
            if table.name != "runs"
            for row in connection.execute(select(table).order_by(*table.primary_key))
        )


def test_a_document_comes_back_as_it_was_loaded(dataset: Dataset, load: Load) -> None:
    extraction = bulletin()
    assert load(extraction) == LoadCounts(new=1, facts_added=9)
    assert dataset.extraction("news/sanming.html") == extraction
    assert dataset.counts() == {
        "documents": 1,
        "observations": 6,
        "projects": 1,
        "proposals": 1,
        "checks": 1,
        "failures": 0,
    }


def test_loading_the_same_again_changes_nothing(dataset: Dataset, load: Load) -> None:
    load(bulletin(), bulletin("news/b.html"))
    before = dump(dataset)
    assert load(bulletin(), bulletin("news/b.html")) == LoadCounts(unchanged=2, facts_unchanged=18)
    assert dump(dataset) == before


def test_a_changed_value_ends_one_row_and_begins_another(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    kept = {row["row_id"] for row in dataset.facts("observations")}
    counts = load(bulletin(signed="148"))
    # The share's check names the changed row by its id: it says the same of another row.
    assert counts == LoadCounts(changed=1, facts_changed=1, facts_moved=1, facts_unchanged=7)

    def signed(run: int) -> list[Decimal]:
        rows = dataset.facts("observations", as_of=run, stage="signed", role="actual", basis="cumulative")
        return [row["value"] for row in rows if row["metric"] == "project_count"]

    assert signed(1) == [Decimal(147)]
    assert signed(2) == [Decimal(148)]
    assert len(kept & {row["row_id"] for row in dataset.facts("observations")}) == 5
    assert [row["sha256"] for row in dataset.documents(as_of=1)] != [row["sha256"] for row in dataset.documents()]


def test_a_fact_that_is_no_longer_said_ends_and_its_evidence_can_still_be_seen(dataset: Dataset, load: Load) -> None:
    extraction = bulletin()
    load(extraction)
    shorter = "上半年招商情况通报\n全市情况另行通报。"
    document = replace(
        extraction.document, text=shorter, sha256=hashlib.sha256(shorter.encode()).hexdigest(), places=()
    )
    assert load(Extraction(document)) == LoadCounts(changed=1, facts_ended=9)
    assert list(dataset.facts("projects")) == []
    assert [row["name"] for row in dataset.facts("projects", as_of=1)] == ["临江碳纤维项目"]
    found = dataset.evidence(extraction.projects[0].id)
    assert found.passages[0].quote == "临江碳纤维项目总投资30亿元"
    assert found.passages[0].before.endswith("签约项目47个。")


def test_several_facts_about_one_thing_keep_their_rows_when_another_joins_them(dataset: Dataset, load: Load) -> None:
    extraction = bulletin()

    def with_events(*values: int) -> Extraction:
        rows = tuple(
            Observation(id=f"e{value}", metric="event_count", value=Decimal(value), region_code="350400")
            for value in values
        )
        return replace(extraction, observations=rows, checks=())

    load(with_events(12, 12, 30))
    before = {row["row_id"]: row["value"] for row in dataset.facts("observations")}
    assert load(with_events(7, 12, 12, 30)) == LoadCounts(changed=1, facts_added=1, facts_unchanged=5)
    after = {row["row_id"]: row["value"] for row in dataset.facts("observations")}
    assert before.items() < after.items()


def test_unchanged_asks_for_bytes_extractor_and_side_car(dataset: Dataset, load: Load) -> None:
    document = bulletin().document
    load(bulletin())
    same = (document.path, document.sha256, "")
    assert dataset.unchanged([same, ("other.html", document.sha256, "")], "1") == {document.path}
    assert dataset.unchanged([same[:2]], "1") == {document.path}
    assert dataset.unchanged([same], "2") == set()
    assert dataset.unchanged([(document.path, document.sha256, "side-car")], "1") == set()
    assert dataset.unchanged([(document.path, "0" * 64, "")], "1") == set()


def test_a_page_that_returns_to_earlier_bytes_is_read_again(dataset: Dataset, load: Load) -> None:
    first = bulletin()
    load(first)
    load(bulletin(signed="148"))
    assert dataset.unchanged([(first.document.path, first.document.sha256)], "1") == set()
    load(first)
    assert dataset.extraction(first.document.path) == first


def test_one_address_in_two_files_is_one_document_and_comes_to_rest(dataset: Dataset, load: Load) -> None:
    url = "https://example.gov.cn/1.html"
    old, new = bulletin("2021/1.html", url=url), bulletin("2022/1.html", url=url, signed="148")
    load(old, new)
    assert dataset.counts()["documents"] == 1
    assert dataset.extraction(url) == new
    before = dump(dataset)
    paths = [(item.document.path, item.document.sha256) for item in (old, new)]
    assert dataset.unchanged(paths, "1") == {"2021/1.html", "2022/1.html"}
    load(old, new)
    assert dump(dataset) == before


def test_a_file_whose_address_becomes_known_stays_the_same_document(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    url = "https://example.gov.cn/1.html"
    assert load(bulletin(url=url)) == LoadCounts(changed=1, facts_unchanged=9)
    assert load(bulletin("moved/1.html", url=url)).new == 0
    assert [row["address"] for row in dataset.documents()] == [url]


def test_raw_bytes_are_kept_under_their_digest(dataset: Dataset, load: Load) -> None:
    document = bulletin().document
    load(bulletin())
    path = dataset.raw.path(document.sha256)
    assert path.relative_to(dataset.raw.folder).parts == (document.sha256[:2], document.sha256[2:])
    assert dataset.raw.read(document.sha256).decode() == document.text
    path.write_bytes(b"cut sh")  # as a power failure leaves it
    with pytest.raises(RawError, match="altered"):
        dataset.raw.read(document.sha256)
    load(bulletin())
    assert dataset.raw.read(document.sha256).decode() == document.text
    assert [file for file in dataset.raw.folder.rglob("*") if file.is_file()] == [path]


def test_bytes_that_are_not_what_their_digest_says_are_refused(dataset: Dataset) -> None:
    run = dataset.begin_run("test", "1")
    good = loaded(bulletin())
    with pytest.raises(DatasetError, match=r"news/sanming\.html: .*digest"):
        dataset.load(run, [replace(good, raw=b"other")])
    with pytest.raises(DatasetError, match="other bytes"):
        dataset.load(run, [replace(good, sha256="0" * 64)])
    assert dataset.counts()["documents"] == 0


def test_failures_are_noted_once_and_closed_by_success(dataset: Dataset) -> None:
    run = dataset.begin_run("test", "1")
    encrypted = FailureRow("news/sanming.html", "encrypted", "需要密码", None)
    dataset.record_failures(run, [encrypted])
    dataset.record_failures(run, [encrypted])
    assert [(row["path"], row["kind"], row["message"]) for row in dataset.failures()] == [
        ("news/sanming.html", "encrypted", "需要密码")
    ]
    dataset.record_failures(run, [replace(encrypted, kind="bug", message="x")])
    assert [row["kind"] for row in dataset.failures()] == ["bug"]
    dataset.load(run, [loaded(bulletin())])
    assert dataset.failures() == []
    assert [row["run_to"] for row in dataset.failures(open_only=False)] == [run, run]


def test_runs_say_how_they_ended(dataset: Dataset) -> None:
    first, second = dataset.begin_run("ingest", "1"), dataset.begin_run("ingest", "2")
    dataset.end_run(first, "completed", {"新增": 3})
    dataset.end_run(second, "interrupted", {})
    assert [(row["status"], row["summary"]) for row in dataset.runs()] == [
        ("completed", {"新增": 3}),
        ("interrupted", {}),
    ]
    with pytest.raises(DatasetError, match="no run 99"):
        dataset.load(99, [])
    with pytest.raises(DatasetError, match="no run 99"):
        dataset.end_run(99, "completed", {})


def test_the_funnel_joins_counts_with_their_amounts_in_pipeline_order(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    rows = dataset.funnel()
    assert [(row.stage, row.projects, row.investment_cny, row.min_investment_cny) for row in rows] == [
        ("signed", Decimal(147), Decimal("49924000000"), None),
        ("signed", Decimal(47), None, Decimal("100000000")),
        ("started", Decimal(75), Decimal("18012000000"), None),
    ]
    assert {(row.region, row.region_code, row.document_title) for row in rows} == {
        ("福建省三明市", "350400", "上半年招商情况通报")
    }


@pytest.mark.parametrize(
    ("filters", "stages"),
    [
        ({"region_code": "350000"}, ["signed", "signed", "started"]),
        ({"region_code": "350400"}, ["signed", "signed", "started"]),
        ({"region_code": "350421"}, []),
        ({"region_code": "360000"}, []),
        ({"stage": "started"}, ["started"]),
        ({"stage": ["started", "operating"]}, ["started"]),
        ({"period_start": "2022-01-01", "period_end": date(2022, 6, 30)}, ["signed", "signed", "started"]),
        ({"period_start": "2022-02-01"}, []),
        ({"period_end": "2022-06-29"}, []),
        ({"document": "sanming.html"}, ["signed", "signed", "started"]),
        ({"document": "anming.html"}, []),
        ({"investment_at_least": Decimal("18012000000.01")}, ["signed"]),
        ({"class_at_least": Decimal("99999999")}, ["signed"]),
        ({"class_at_least": Decimal("100000001")}, []),
    ],
)
def test_the_funnel_answers_what_it_is_asked(
    dataset: Dataset, load: Load, filters: dict[str, Any], stages: list[str]
) -> None:
    load(bulletin())
    assert [row.stage for row in dataset.funnel(**filters)] == stages


def test_amounts_of_another_statement_are_not_joined(dataset: Dataset, load: Load) -> None:
    def said(metric: str, value: str, **columns: Any) -> Observation:
        unit = "count" if metric == "project_count" else "CNY"
        return Observation(id=metric + value, metric=metric, value=Decimal(value), unit=unit, stage="signed", **columns)

    rows = (
        said("project_count", "10", pair="a"),
        said("contract_value", "100", pair="a", period_end=date(2022, 6, 30)),  # the period stands with one of them
        said("project_count", "30", pair="d", period_end=date(2021, 6, 30)),
        said("total_investment", "400", pair="d", period_end=date(2020, 6, 30)),
        said("project_count", "20", region_code="350421", pair="b"),
        said("total_investment", "200", region_code="350425"),
        said("total_investment", "300", region_code="350421", pair="c", sector="工业"),
    )
    load(Extraction(bulletin().document, rows))
    assert {(row.projects, row.investment_cny, row.investment_metric) for row in dataset.funnel()} == {
        (Decimal(10), Decimal(100), "contract_value"),
        (Decimal(20), None, None),
        (Decimal(30), None, None),
        (None, Decimal(400), "total_investment"),
        (None, Decimal(200), "total_investment"),
        (None, Decimal(300), "total_investment"),
    }
    assert [row.projects for row in dataset.funnel() if row.period_end == date(2022, 6, 30)] == [Decimal(10)]


def test_decimals_are_exact_and_compare_by_their_number(dataset: Dataset, load: Load) -> None:
    values = ["9", "10", "-3.5", "0.1", "123456789012345678901234567890.123456789", "9007199254740993"]
    rows = tuple(Observation(id=value, metric="other", label=value, value=Decimal(value)) for value in values)
    load(Extraction(bulletin().document, rows))
    assert [str(row["value"]) for row in dataset.facts("observations")] == values
    assert {row["id"] for row in dataset.facts("observations", value_at_least=Decimal("9007199254740992.5"))} == {
        "9007199254740993",
        "123456789012345678901234567890.123456789",
    }
    assert {row["id"] for row in dataset.facts("observations", value_at_most=9)} == {"9", "-3.5", "0.1"}
    assert {row["id"] for row in dataset.facts("observations", value=[Decimal("10.0"), Decimal("1E-1")])} == {
        "10",
        "0.1",
    }


def test_wrong_questions_are_answered_clearly(dataset: Dataset) -> None:
    with pytest.raises(DatasetError, match="no table 'projekts'; there are observations, projects"):
        list(dataset.facts("projekts"))
    with pytest.raises(DatasetError, match="no column 'colour'"):
        list(dataset.facts("projects", colour="red"))
    with pytest.raises(DatasetError, match="six digits"):
        dataset.funnel("3504")
    with pytest.raises(DatasetError, match="2022-06-30"):
        dataset.funnel(period_end="30 June")
    with pytest.raises(DatasetError, match="no fact x"):
        dataset.evidence("x")
    with pytest.raises(DatasetError, match=r"no document a\.html"):
        dataset.extraction("a.html")


def test_evidence_shows_the_words_around_and_the_page(dataset: Dataset, load: Load) -> None:
    extraction = bulletin()
    load(extraction)
    found = dataset.evidence(extraction.observations[2].id, context=6)
    passage = found.passages[0]
    assert (passage.before, passage.quote, passage.after) == (".24亿元;", "开工项目75个", ",总投资18")
    assert passage.page == 2
    assert found.table == "observations"
    assert found.fact["value"] == Decimal(75)
    assert found.document["path"] == "news/sanming.html"
    assert found.document["title"] == "上半年招商情况通报"


def test_readers_see_the_last_state_while_a_writer_writes(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    inside, finish = threading.Event(), threading.Event()
    run = dataset.begin_run("test", "1")

    class Slow(list[Any]):
        """Documents of which the second comes only when the reader has read."""

        def __getitem__(self, index: Any) -> Any:
            if isinstance(index, slice):
                inside.set()
                assert finish.wait(30)
            return super().__getitem__(index)

    writer = threading.Thread(target=dataset.load, args=(run, Slow([loaded(bulletin(signed="148"))])))
    writer.start()
    assert inside.wait(30)
    assert [row.projects for row in dataset.funnel(stage="signed")] == [147, 47]
    finish.set()
    writer.join()
    assert [row.projects for row in dataset.funnel(stage="signed")] == [148, 47]


def test_writers_at_the_same_time_take_turns(address: str, dataset: Dataset) -> None:
    problems: list[BaseException] = []

    def write(number: int) -> None:
        try:
            with Dataset.open(address, raw=dataset.raw.folder) as own:
                run = own.begin_run(f"writer {number}", "1")
                for page in range(5):
                    own.load(run, [loaded(bulletin(f"{page}.html")), loaded(bulletin(f"own/{number}/{page}.html"))])
        except BaseException as problem:
            problems.append(problem)
            raise

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not problems
    assert dataset.counts()["documents"] == 5 + 4 * 5
    assert dataset.counts()["observations"] == 6 * 25


def test_a_new_file_may_be_begun_by_several_at_once(
    begun_at_once: Callable[[Callable[[Path], None]], list[BaseException]],
) -> None:
    assert begun_at_once(lambda path: Dataset.open(str(path), raw=path.parent / "raw").close()) == []


def test_killed_half_way_and_run_again_nothing_is_lost_and_nothing_doubled(
    address: str, dataset: Dataset, tmp_path: Path
) -> None:
    """A process dies by SIGKILL after half of its documents' rows are written."""
    program = textwrap.dedent(
        """
        import os, pickle, signal, sys
        from outputs import Dataset, loading

        real = loading._write_chunk
        def write_then_die(connection, run_id, version, chosen, new):
            half = dict(list(chosen.items())[: len(chosen) // 2])
            real(connection, run_id, version, half, new)
            if sys.argv[3] == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            rest = {number: item for number, item in chosen.items() if number not in half}
            return real(connection, run_id, version, rest, new)

        loading._write_chunk = write_then_die
        dataset = Dataset.open(sys.argv[1], raw=sys.argv[2])
        run = dataset.begin_run("killed", "1")
        dataset.load(run, pickle.load(open(sys.argv[4], "rb")))
        """
    )
    root = Path(__file__).resolve().parents[2]
    arguments = [sys.executable, "-c", program, address, str(dataset.raw.folder)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    run = dataset.begin_run("before", "1")
    dataset.load(run, [loaded(bulletin("0.html", signed="146"))])
    before = dump(dataset)

    items = tmp_path / "items"
    items.write_bytes(pickle.dumps([loaded(bulletin(f"{number}.html")) for number in range(20)]))
    killed = subprocess.run([*arguments, "die", str(items)], cwd=tmp_path, env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert dump(dataset) == before
    assert [row["status"] for row in dataset.runs()] == ["running", "running"]

    subprocess.run([*arguments, "live", str(items)], cwd=tmp_path, env=environment, check=True)
    assert dataset.counts()["documents"] == 20
    assert dataset.counts()["observations"] == 6 * 20
    assert [row.projects for row in dataset.funnel(stage="signed", document="0.html")] == [147, 47]


def test_the_default_place_is_below_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Dataset.open() as dataset:
        run = dataset.begin_run("test", "1")
        dataset.load(run, [loaded(bulletin())])
    assert (tmp_path / "outputs/data/yinfeng.sqlite").is_file()
    digest = bulletin().document.sha256
    assert (tmp_path / "outputs/data/raw" / digest[:2] / digest[2:]).is_file()


def test_what_is_no_dataset_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("只是一个文本文件。" * 200, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"note\.txt: file is not a database"):
        Dataset.open(tmp_path / "note.txt")
    with pytest.raises(DatasetError, match="is a folder"):
        Dataset.open(tmp_path)
    with pytest.raises(DatasetError, match="cannot make the folder"):
        Dataset.open(tmp_path / "note.txt" / "data" / "x.sqlite")
    with pytest.raises(DatasetError, match="no dataset at"):
        Dataset.open(tmp_path / "missing.sqlite", create=False)
    assert not (tmp_path / "missing.sqlite").exists()
    with pytest.raises(DatasetError, match="no kind of database is called foo"):
        Dataset.open("foo://host/name")
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE runs (distance REAL)")
    other.close()
    with pytest.raises(DatasetError, match="other tables named runs"):
        Dataset.open(tmp_path / "other.sqlite")


def test_a_newer_dataset_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "yinfeng.sqlite"
    Dataset.open(path).close()
    newer = sqlite3.connect(path)
    newer.execute("UPDATE schema_info SET version = 99")
    newer.commit()
    newer.close()
    with pytest.raises(DatasetError, match=r"newer yinfeng .*version 99.*update yinfeng"):
        Dataset.open(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever is root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused_with_a_reason(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatasetError, match="cannot open the dataset"):
        Dataset.open(tmp_path / "x.sqlite")


def test_a_database_that_is_not_there_says_so_and_keeps_the_password(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot open the dataset") as problem:
        Dataset.open(f"postgresql://somebody:verysecret@/name?host={tmp_path}")
    assert "verysecret" not in str(problem.value)


def test_a_locked_database_can_be_told_from_a_broken_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outputs.connection.BUSY_SECONDS", 0)
    with Dataset.open(tmp_path / "y.sqlite") as dataset:
        other = sqlite3.connect(tmp_path / "y.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatasetUnavailable, match="locked"):
            dataset.begin_run("test", "1")
        other.rollback()
        assert dataset.begin_run("test", "1") == 1


@pytest.mark.parametrize("moment", ["begin", "commit"])
def test_an_interrupt_waits_for_the_write_in_hand(tmp_path: Path, moment: str) -> None:
    with Dataset.open(tmp_path / "y.sqlite") as dataset:
        event.listen(dataset.engine, moment, lambda _: signal.raise_signal(signal.SIGINT), once=True)
        with pytest.raises(KeyboardInterrupt):
            dataset.begin_run("test", "1")
        dataset.end_run(1, "interrupted", {})
        assert [(run["run_id"], run["status"]) for run in dataset.runs()] == [(1, "interrupted")]


def test_any_sqlite_tool_opens_the_file(tmp_path: Path) -> None:
    with Dataset.open(tmp_path / "y.sqlite") as dataset:
        dataset.load(dataset.begin_run("test", "1"), [loaded(bulletin())])
    plain = sqlite3.connect(tmp_path / "y.sqlite")
    found = plain.execute(
        "SELECT value FROM observations WHERE run_to IS NULL AND CAST(value AS NUMERIC) >= 1e10 ORDER BY row_id"
    )
    assert found.fetchall() == [("49924000000",), ("18012000000",)]
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


words = st.text(max_size=12)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15)
maybe_decimals = st.none() | decimals
days = st.none() | st.dates()
evidences = st.lists(st.builds(Evidence, st.integers(0, 99), st.integers(0, 99), words), max_size=3).map(tuple)
observations = st.builds(
    Observation,
    id=st.uuids().map(str),
    metric=words,
    stage=st.none() | words,
    value=decimals,
    value_high=maybe_decimals,
    region=st.none() | words,
    period_start=days,
    period_end=days,
    min_investment_cny=maybe_decimals,
    sector=st.none() | words,
    pair=st.none() | words,
    evidence=evidences,
)
projects = st.builds(
    Project,
    id=st.uuids().map(str),
    name=words,
    investors=st.lists(words, max_size=2).map(tuple),
    investment_cny=maybe_decimals,
    jobs=maybe_decimals,
    evidence=evidences,
)


def storable(fact: Any) -> Any:
    """The fact as any database can hold it: NUL and lone surrogates have become U+FFFD."""

    def mended(value: Any) -> Any:
        if isinstance(value, str):
            return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)
        if isinstance(value, tuple):
            return tuple(mended(item) for item in value)
        return Evidence(value.start, value.end, mended(value.quote)) if isinstance(value, Evidence) else value

    return replace(fact, **{name: mended(getattr(fact, name)) for name in type(fact).__dataclass_fields__})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(observations, max_size=5), named=st.lists(projects, max_size=3))
def test_any_facts_come_back_equal(dataset: Dataset, said: list[Observation], named: list[Project]) -> None:
    """Whatever was stored of the same document before."""
    document = Document(path="a.txt", sha256=hashlib.sha256(b"text").hexdigest(), text="text")
    run = dataset.begin_run("test", "1")
    dataset.load(run, [replace(loaded(Extraction(document, tuple(said), tuple(named))), raw=b"text")])
    back = dataset.extraction("a.txt")
    assert set(map(repr, back.observations)) == set(map(repr, map(canonical, map(storable, said))))
    assert sorted(map(repr, back.projects)) == sorted(map(repr, map(canonical, map(storable, named))))


def canonical(fact: Any) -> Any:
    """The fact with its decimals written as the contract does, so that equal ones print alike."""
    from extractors.facts import decimal_text

    numbers = {n: getattr(fact, n) for n in type(fact).__dataclass_fields__ if isinstance(getattr(fact, n), Decimal)}
    return replace(fact, **{name: Decimal(decimal_text(number)) for name, number in numbers.items()})
