"""Files made to hurt, those of `tests/flows/hostile.py` and long tables beside them: what becomes of each, and in what time."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rich.console import Console

from corpora import Known
from flows.walk import DOCUMENT_SECONDS, Source, Workers, discover, load_bytes
from outputs.rows import FailureRow
from tests.benchmarks.reading import Goal
from tests.flows.hostile import hostile, long_list, long_page, long_sheet, long_text

SECONDS = 30.0
MEMORY_MB = 1024
LONGEST_LIST = 20_000  # rows: what the readers of sheets still take


def measure(console: Console) -> list[Goal]:
    """Each file alone, as `yinfeng ingest` reads it; the goal holds for the work, reading and extracting together."""
    goals = [
        Goal("limit of each of reading and extracting", "≤ 30 s", f"{DOCUMENT_SECONDS:g} s", DOCUMENT_SECONDS <= 30)
    ]
    with tempfile.TemporaryDirectory() as folder, Workers(1) as workers:
        for name, make in _files():
            path = Path(folder, name)
            path.write_bytes(make())
            started = time.perf_counter()
            outcomes = set(_outcomes(path, workers))
            seconds = time.perf_counter() - started
            path.unlink()
            goals.append(Goal(name, "≤ 30 s", f"{seconds:.2f} s: {', '.join(sorted(outcomes))}", seconds <= SECONDS))
    if sys.platform == "linux":
        import resource

        for what, who in (("this process", resource.RUSAGE_SELF), ("the largest worker", resource.RUSAGE_CHILDREN)):
            used = resource.getrusage(who).ru_maxrss // 1024
            goals.append(Goal(f"memory of {what}", f"< {MEMORY_MB} MB", f"{used} MB", used < MEMORY_MB))
    return goals


def _files() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for name, make, _ in hostile():
        yield name, make
    for kind, make in (("csv", long_list), ("txt", long_text), ("html", long_page), ("xlsx", long_sheet)):
        yield f"两万行.{kind}", partial(make, LONGEST_LIST - 1)


def _outcomes(path: Path, workers: Workers) -> Iterator[str]:
    """`read`, or the kind of the failure, of each document in a file."""
    items, failures = discover([path], Known())
    for failure in failures:
        yield failure.kind
    sources = [load_bytes(item) for item in items]
    for source in sources:
        if isinstance(source, FailureRow):
            yield source.kind
    for outcome in workers.understand([source for source in sources if isinstance(source, Source)]):
        yield outcome.kind if isinstance(outcome, FailureRow) else "read"
