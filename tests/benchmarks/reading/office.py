"""Office files: the committed ones against the plain text they were laid out from, and how long each takes to read."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from rich.console import Console

from corpora import read_bytes
from corpora.isolation import Guard
from corpora.readers import READERS, family_of
from tests.benchmarks.reading import Goal

FORMATS = Path(__file__).resolve().parents[3] / "corpora" / "gold" / "formats" / "docs"
WORKING = FORMATS.parents[1] / "working" / "docs"
ROUNDS = 5
CALLS = 500


def measure(console: Console) -> list[Goal]:
    """Whether every character of the plain twins is there, then times of reading here and of a call to the guard."""
    paths = sorted(FORMATS.glob("office_*"))
    whole, twins = 0, 0
    for path in paths:
        twin = WORKING / f"{path.stem.removeprefix('office_')}.txt"
        if twin.exists():
            twins += 1
            found = "".join(read_bytes(path.name, path.read_bytes()).text.split())
            is_whole = found == "".join(twin.read_text(encoding="utf-8").split())
            whole += is_whole
            if not is_whole:
                console.print(f"not whole: {path.name}")
    goals = [Goal("text of Word, WPS, RTF, ODT", "all of it", f"{whole} of {twins} files", whole == twins)]
    for path in paths:
        data = path.read_bytes()
        read = READERS[family_of(path.name, data)].load()
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            read(path.name, data)
            times.append((time.perf_counter() - started) * 1000)
        goals.append(Goal(path.name, "told", f"{statistics.median(times):.1f} ms, first {times[0]:.0f} ms"))
    with Guard() as guard:
        started = time.perf_counter()
        guard.call(len, b"")
        opened = (time.perf_counter() - started) * 1000
        started = time.perf_counter()
        for _ in range(CALLS):
            guard.call(len, b"")
        each = (time.perf_counter() - started) * 1000 / CALLS
    goals.append(Goal("a process of its own", "told", f"started in {opened:.0f} ms, a call {each:.2f} ms"))
    return goals
