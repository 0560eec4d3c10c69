"""How well and how fast each family of documents is read, every goal beside what was measured.

A family is a module of this folder with a function `measure(console) -> list[Goal]`; `python -m tests.benchmarks.reading`
runs those named, or all. Times stand beside a library's on the same documents in the same run: ratios hold, milliseconds
do not.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal with what was measured; `met` is None for a figure that is told and not asked."""

    what: str
    goal: str
    measured: str
    met: bool | None = None
