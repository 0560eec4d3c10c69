"""The peers' own cases that fit our scope: numbers, amounts, rates and periods, each with its meaning.

What we do not read stands in the data as `out`, what we read wrongly as `fault`, what we read otherwise on purpose with
our reading; the rates by peer and kind stand in `corpora/gold/README.md`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from corpora.characters import visible
from extractors.period import find_periods
from extractors.quantity import Quantity, find_quantities
from extractors.spelling import simplified

DATA = Path(__file__).parent / "data" / "peers.tsv"
Case = tuple[str, str, str, str, str, str]


def cases() -> list[Case]:
    rows = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        (peer, kind, day, text, meaning, note)
        for peer, kind, day, text, meaning, note in (r + [""] * (6 - len(r)) for r in rows)
    ]


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def period(text: str, day: str) -> str:
    found = [mention for mention in find_periods(text, date.fromisoformat(day)) if mention.first or mention.last]
    return f"{found[0].first or ''}..{found[0].last or ''}" if found else ""


def quantity(text: str, kind: str) -> str:
    folded = simplified(visible(text))
    # our grammar reads no bare number: what is counted stands behind it
    found = [
        item for item in find_quantities(folded + "个" if kind == "number" else folded) if isinstance(item, Quantity)
    ]
    if not found:
        return ""
    first = found[0]
    said = plain(first.low) + (f"-{plain(first.high)}" if first.high is not None else "")
    if kind == "money":
        return f"{said} {first.unit}" + ("" if first.bound == "exact" else f" {first.bound}")
    if kind == "percent":
        return f"{said} point" if first.kind == "point" else said
    return said if first.unit == "count" else ""


def read(kind: str, day: str, text: str) -> str:
    return period(text, day) if kind == "period" else quantity(text, kind)


@pytest.mark.parametrize(
    ("kind", "day", "text", "meaning"),
    [
        pytest.param(
            kind,
            day,
            text,
            note.removeprefix("otherwise:") if note.startswith("otherwise:") else meaning,
            marks=pytest.mark.xfail(strict=True, reason="read wrongly") if note == "fault" else (),
        )
        for _, kind, day, text, meaning, note in cases()
        if note != "out"
    ],
)
def test_a_peers_case_is_read(kind: str, day: str, text: str, meaning: str) -> None:
    assert read(kind, day, text) == meaning


def test_what_is_out_of_scope_is_said_so_only_where_it_is_not_read() -> None:
    assert [
        text for _, kind, day, text, meaning, note in cases() if note == "out" and read(kind, day, text) == meaning
    ] == []
