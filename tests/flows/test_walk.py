"""The walk itself: what survives a kill, a crash, an interrupt; what the region option understands."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpora import Known
from extractors.facts import Extraction
from flows import walk
from outputs import Dataset
from outputs.rows import FailureRow

COUNT = 120
# Batches of ten, so that there is a half-way to be killed at.
SMALL_BATCHES = "from flows import walk; walk.BATCH_DOCUMENTS = 10\nfrom flows.cli import main; main()"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1, COUNT + 1):
        text = f"诸城市招商引资第{number}号简报\n2022年1—6月，诸城市签约项目{number}个，总投资{number}.5亿元。\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def started(many: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SMALL_BATCHES, "ingest", str(many)],
        cwd=many.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def query(folder: Path, text: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "outputs/data/yinfeng.sqlite", timeout=30) as connection:
        return connection.execute(text).fetchall()


def wait_for_first_batch(run: subprocess.Popen[bytes], folder: Path) -> None:
    while run.poll() is None:
        try:
            if query(folder, "SELECT count(*) FROM documents")[0] >= (10,):
                return
        except sqlite3.OperationalError:
            pass  # no file or no table yet
        time.sleep(0.01)
    raise AssertionError(f"it ended first: {run.stdout.read() if run.stdout else ''!r}")


def test_killed_half_way_and_run_again_loses_and_doubles_nothing(many: Path, environment: dict[str, str]) -> None:
    run = started(many, environment)
    wait_for_first_batch(run, many.parent)
    run.kill()
    run.communicate()  # returns once the workers, which hold the pipe too, have ended with their parent
    again = started(many, environment)
    output = again.communicate()[0].decode()
    assert again.returncode == 0, output
    facts = "SELECT count(*), count(DISTINCT value) FROM observations WHERE metric = 'project_count' AND run_to IS NULL"
    assert query(many.parent, facts) == [(COUNT, COUNT)]
    versions = "SELECT count(*), count(DISTINCT path) FROM document_versions WHERE run_to IS NULL"
    assert query(many.parent, versions) == [(COUNT, COUNT)]
    assert query(many.parent, "SELECT count(*) FROM document_versions") == [(COUNT,)]


def test_ctrl_c_keeps_what_is_loaded_and_marks_the_run(many: Path, environment: dict[str, str]) -> None:
    run = started(many, environment)
    wait_for_first_batch(run, many.parent)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the command and its workers alike
    output = run.communicate()[0].decode()
    assert run.returncode == 130, output
    assert "Traceback" not in output
    assert query(many.parent, "SELECT status FROM runs") == [("interrupted",)]
    ((kept,),) = query(many.parent, "SELECT count(*) FROM documents")
    assert isinstance(kept, int)
    assert 10 <= kept < COUNT


class Bomb(Known):
    """Kills the worker that unpickles it, as a native library that aborts would."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def source(number: int, known: Known | None = None) -> walk.Source:
    data = f"诸城市招商引资第{number}号简报\n诸城市签约项目{number}个。\n".encode()
    return walk.Source(f"{number}.txt", data, f"{number:064}", known or Known())


def test_a_crash_costs_only_the_document_that_caused_it() -> None:
    sources = [source(number, Bomb() if number == 4 else None) for number in range(8)]
    with walk.Workers() as workers:
        outcomes = list(workers.understand(sources))
        after = list(workers.understand([source(9)]))
    crashed = outcomes.pop(4)
    assert isinstance(crashed, FailureRow)
    assert (crashed.path, crashed.kind) == ("4.txt", "crashed")
    assert [found.document.path for found in outcomes if isinstance(found, Extraction)] == [
        f"{number}.txt" for number in (0, 1, 2, 3, 5, 6, 7)
    ]
    assert isinstance(after[0], Extraction)


ENDLESS = """
import time, extractors
extract = extractors.extract
extractors.extract = lambda document: time.sleep(3600) if document.path == "1.txt" else extract(document)
"""


@pytest.mark.parametrize("deed", ["time.sleep(3600)", "sum(iter(int, 1))"])
def test_extraction_without_end_costs_only_its_document(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "DOCUMENT_SECONDS", 2)
    with walk.Workers(1) as workers:
        for guard in workers._guards:
            guard.call(exec, ENDLESS.replace("time.sleep(3600)", deed), {})
            # The clock of reading is the parent's to say, that of extracting the worker's.
            guard.call(exec, "from flows import walk; walk.DOCUMENT_SECONDS = 2")
        first, slow, last = workers.understand([source(number) for number in range(3)])
    assert isinstance(slow, FailureRow)
    assert (slow.path, slow.kind) == ("1.txt", "too_slow")
    assert isinstance(first, Extraction) and isinstance(last, Extraction)


def test_a_document_named_twice_is_read_once(many: Path) -> None:
    items, failures = walk.discover([many, many / "001.txt"], Known())
    assert len(items) == COUNT
    assert not failures


def test_large_documents_travel_in_small_batches(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items, _ = walk.discover([many], Known())
    monkeypatch.setattr(walk, "BATCH_BYTES", 1000)
    sizes = [sum(len(entry.data) for entry in batch if isinstance(entry, walk.Source)) for batch in walk.batches(items)]
    assert len(sizes) > 1
    assert max(sizes) < 1200


def test_the_run_is_recorded_with_what_it_counted(many: Path, tmp_path: Path) -> None:
    with Dataset.open(tmp_path / "kept.sqlite") as dataset:
        summary = walk.ingest([many, tmp_path / "none.txt"], Known(), dataset)
        (run,) = dataset.runs()
    assert summary.counts == walk.Counts(new=COUNT, failed=1)
    assert [failure.path for failure in summary.failures] == [str(tmp_path / "none.txt")]
    assert (run["run_id"], run["status"], run["summary"]["new"]) == (summary.run_id, "completed", COUNT)


@pytest.mark.parametrize(
    ("written", "code"),
    [("350213", "350213"), ("翔安区", "350213"), ("翔安", "350213"), ("厦门市翔安区", "350213"), ("福建", "350000")],
)
def test_a_region_is_given_by_code_or_name(written: str, code: str) -> None:
    assert walk.region_code(written) == code


@pytest.mark.parametrize("written", ["000001", "朝阳", "某某", "开会"])
def test_a_region_that_is_none_or_several_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=written):
        walk.region_code(written)
