"""Rounds of a fuzz target: bytes are drawn and read in a process of its own until the time is over."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import typer

from corpora import ReadError
from corpora.isolation import Guard, Stopped


def run(
    name: str, read: Callable[[bytes, str], str], drawn: Callable[[], tuple[str, bytes]], minutes: float, guard: Guard
) -> None:
    """Print how many rounds there were and how they ended; exit status 1 where anything but a `ReadError` was raised.

    `drawn` gives a suffix and bytes, `read` their text. What stopped the reader or was a finding is kept in a folder.
    """
    kept = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    outcomes: Counter[str] = Counter()
    findings = 0
    until = time.monotonic() + minutes * 60
    with guard:
        while time.monotonic() < until:
            suffix, data = drawn()
            try:
                guard.call(read, data, suffix).encode()
                outcomes["read"] += 1
            except ReadError as error:
                outcomes[error.kind] += 1
            except Stopped as stopped:
                outcomes[f"stopped: {stopped.reason}"] += 1
                (kept / f"{stopped.reason}-{hashlib.sha256(data).hexdigest()[:12]}{suffix}").write_bytes(data)
            except Exception as error:
                findings += 1
                place = kept / f"{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
                place.write_bytes(data)
                print(f"{type(error).__name__}: {error}: {place}\n{''.join(getattr(error, '__notes__', ()))[-600:]}")
    print(f"{sum(outcomes.values()) + findings} rounds, {findings} findings, {dict(outcomes)}; kept in {kept}")
    raise typer.Exit(1 if findings else 0)
