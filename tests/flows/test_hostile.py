"""A folder of files made to hurt, with good documents among them: every good one loaded, every bad one told with its reason."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from corpora import Known, readers
from extractors.facts import Extraction
from flows import walk
from outputs.rows import FailureRow
from tests.flows.hostile import hostile

MEMORY_MB = 1024
SECONDS = 30.0
GOOD = {"zhucheng.html": 35, "mile.txt": 44}

# Runs the command and then says the largest memory (KB) that it or any of its processes ever held.
MEASURED = """
import json, resource, runpy, sys
from flows.cli import app
try:
    app(sys.argv[1:])
finally:
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print("USED", json.dumps(used), file=sys.stderr)
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="Linux alone keeps the limit on memory, and tells in KB what was held"
)
def test_a_hostile_folder_costs_the_good_documents_nothing(
    documents: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    wanted = {}
    for name, make, kinds in hostile():
        (documents / name).write_bytes(make())
        wanted[name] = kinds
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, "ingest", str(documents), "--json"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1, run.stderr
    told = json.loads(run.stdout)
    failed: dict[str, set[str]] = {}
    for failure in told["failures"]:
        name = Path(failure["path"].split("!/")[0]).name
        failed.setdefault(name, set()).add(failure["kind"])
        assert failure["message"].strip()
    assert not [failure for failure in told["failures"] if failure["kind"] == "bug"]
    wrong = {
        name: (failed.get(name, set()), kinds)
        for name, kinds in wanted.items()
        if not _is_as_wanted(failed.get(name, set()), kinds)
    }
    assert not wrong
    assert not failed.keys() & {"zhucheng.html", "mile.txt", "weather.txt"}
    with sqlite3.connect(tmp_path / "outputs/data/yinfeng.sqlite") as connection:
        rows = connection.execute(
            "SELECT v.path, o.value FROM observations o JOIN document_versions v USING (document_id) "
            "WHERE o.metric = 'project_count' AND o.run_to IS NULL"
        ).fetchall()
    counts = {Path(path).name: int(value) for path, value in rows}
    assert {name: counts.get(name) for name in GOOD} == GOOD
    assert all(counts.get(name) == 35 for name in ("宏.docm", "远.docx", "两个结尾.html", "空字节.txt"))
    assert any(path.endswith("链.tgz!/好.txt") for path, _ in rows)  # the good member of a bad archive
    used = json.loads(run.stderr.rpartition("USED ")[2])
    assert max(used) < MEMORY_MB * 1024
    assert not (tmp_path / "up.txt").exists() and not (tmp_path.parent / "up.txt").exists()


# A library that never comes back, found where the reader of PDF files is looked for.
ENDLESS = """
import sys, types
from corpora import readers
library = types.ModuleType("library")
library.read = lambda path, data: sum(iter(int, 1))
sys.modules["library"] = library
readers.READERS["pdf"] = readers.Reader("library:read", readers.ALWAYS)
"""


def test_a_file_that_would_be_read_for_ever_is_stopped_by_the_limit_and_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What no test can wait for: that each limit is 30 s and 1 GB. That a limit stops: with one of two seconds."""
    assert walk.DOCUMENT_SECONDS <= SECONDS and readers.READING_SECONDS <= SECONDS
    assert walk.DOCUMENT_MEMORY <= MEMORY_MB * 2**20 and readers.READING_MEMORY <= MEMORY_MB * 2**20
    monkeypatch.setattr(walk, "DOCUMENT_SECONDS", 2)
    good = "诸城市招商引资情况\n诸城市签约项目35个。\n".encode()
    sources = [
        walk.Source("前.txt", good, "1" * 64, Known()),
        walk.Source("无尽.pdf", b"%PDF-1.4", "2" * 64, Known()),
        walk.Source("后.txt", good, "3" * 64, Known()),
    ]
    with walk.Workers(1) as workers:
        for guard in workers._guards:
            guard.call(exec, ENDLESS)
        before, endless, after = workers.understand(sources)
    assert isinstance(endless, FailureRow)
    assert (endless.path, endless.kind) == ("无尽.pdf", "too_slow")
    assert "2 秒" in endless.message
    assert isinstance(before, Extraction) and isinstance(after, Extraction)


def _is_as_wanted(found: set[str], kinds: set[str]) -> bool:
    """A file that may fail fails in one of its ways, or is read; one that is to be read does not fail."""
    return found <= kinds
