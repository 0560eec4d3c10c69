"""How long a diff takes, and the memory: `python -m tests.benchmarks.diffing [--observations 1000000] [--share 0.1]`.

Two runs over invented observations, 50 a document, of which the second changes a share: half of those get another value,
a quarter another place in the text, an eighth vanish, an eighth appear. The dataset is written first and not timed; the
diff runs in a process of its own, so that its peak memory is its own. `--dataset URL` measures another database.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import text as sql

from extractors.facts import Extraction, Observation
from outputs import Dataset
from outputs.connection import writing
from outputs.history import fact_rows
from outputs.schema import FACT_TABLES, document_versions, documents
from tests.outputs.conftest import bulletin

A_DOCUMENT = 50
STAGES = ("lead", "planned", "intended", "negotiating", "signed", "registered", "landed", "started", "completed")


def observations(document_id: int) -> list[dict[str, Any]]:
    """The rows of one document: a measure, a stage and a place each."""
    random.seed(document_id)
    rows = tuple(
        Observation(
            id=hashlib.sha256(f"{document_id}/{number}".encode()).hexdigest()[:12],
            metric="project_count" if number % 2 else "total_investment",
            unit="count" if number % 2 else "CNY",
            stage=STAGES[number % len(STAGES)],
            value=Decimal(random.randrange(1, 10_000)),
            region=f"地区{document_id % 3000}",
            region_code=f"{350000 + document_id % 3000:06}",
            period_start=date(2020 + number % 5, 1, 1),
            period_end=date(2020 + number % 5, 6, 30),
            sector=f"行业{number}",
            evidence=bulletin().observations[0].evidence,
            rule="count.list",
        )
        for number in range(A_DOCUMENT)
    )
    return fact_rows(Extraction(bulletin().document, rows))["observations"]


def build(dataset: Dataset, count: int, share: float) -> None:
    """Write both runs straight into the tables."""
    table = FACT_TABLES["observations"]
    first, second = dataset.begin_run("benchmark", "1"), dataset.begin_run("benchmark", "2")
    number = count // A_DOCUMENT
    version = {
        "sha256": "0" * 64, "extractor_version": "1", "known_digest": "", "kind": "report", "text": "文" * 2000,
        "places": [], "warnings": [],
    }  # fmt: skip

    def rows() -> Iterator[dict[str, Any]]:
        for document_id in range(1, number + 1):
            for row in observations(document_id):
                yield {**row, "document_id": document_id, "ordinal": 0, "run_from": first, "run_to": None}

    with writing(dataset.engine) as connection:
        for start in range(1, number + 1, 5000):
            numbers = range(start, min(start + 5000, number + 1))
            connection.execute(
                documents.insert(), [{"document_id": n, "address": f"d/{n}", "run_from": first} for n in numbers]
            )
            connection.execute(
                document_versions.insert(),
                [{**version, "document_id": n, "path": f"d/{n}", "run_from": first, "run_to": None} for n in numbers],
            )
        stream = rows()
        changed: list[dict[str, Any]] = []
        while batch := list(islice(stream, 20_000)):
            for row in batch:
                drawn = random.random()
                if drawn >= share:
                    continue
                part = drawn / share
                if part < 0.875:
                    row["run_to"] = second
                if part < 0.5:
                    changed.append({**row, "value": row["value"] + 7})
                elif part < 0.75:
                    changed.append({**row, "evidence": [{**row["evidence"][0], "start": 1}]})
                elif part >= 0.875:
                    changed.append({**row, "sector": "新行业", "fact_key": "n" + row["fact_key"][1:]})
            connection.execute(table.insert(), batch)
        for row in changed:
            row.update(run_from=second, run_to=None)
        for start in range(0, len(changed), 20_000):
            connection.execute(table.insert(), changed[start : start + 20_000])
    with dataset.engine.begin() as connection:
        connection.execute(sql("ANALYZE"))


def measure(address: str) -> None:
    """Diff the two runs and print seconds, peak memory and what was found."""
    from outputs.diff import diff

    with Dataset.open(address, create=False) as dataset:
        started, working = time.perf_counter(), time.process_time()
        found = diff(dataset, 1, 2)
        seconds, worked = time.perf_counter() - started, time.process_time() - working
        shown = len(list(found.rows(100)))
        first_rows = time.perf_counter() - started - seconds
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({
        "seconds": round(seconds, 2), "of the processor": round(worked, 2), "first 100 rows": round(first_rows, 3), "peak MB": round(memory), "shown": shown,
        "changed": found.summary.changed, "kinds": found.summary.kinds, "totals": found.summary.totals_flipped,
        "ranks": found.summary.ranks_flipped,
    }, ensure_ascii=False))  # fmt: skip


def main() -> None:
    """Build, then measure in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--observations", type=int, default=1_000_000)
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--dataset", help="an empty database instead of a temporary SQLite file")
    parser.add_argument("--only", action="store_true", help="the dataset was built before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.dataset or str(Path(folder, "yinfeng.sqlite"))
        if arguments.only:
            measure(address)
            return
        with Dataset.open(address, raw=Path(folder, "raw")) as dataset:
            build(dataset, arguments.observations, arguments.share)
        subprocess.run([sys.executable, "-m", "tests.benchmarks.diffing", "--only", "--dataset", address], check=True)


if __name__ == "__main__":
    main()
