"""Which stored row a new fact is: identity by what a fact is about, so that a changed value is a change.

Pure functions over rows (dictionaries); `outputs.dataset` writes what they decide.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from extractors.facts import Extraction, fact_json
from outputs.schema import FACTS, fact_row

Row = dict[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "observations": (
        "metric",
        "role",
        "stage",
        "region_code",
        "region",
        "period_start",
        "period_end",
        "min_investment_cny",
        "max_investment_cny",
        "sector",
        "unit",
    ),
    "projects": ("name",),
    "proposals": ("body", "session", "number"),
    "checks": ("kind",),
}
"""Fact table → the columns that say what a fact is about, its document apart."""

WHEREABOUTS = frozenset({"id", "evidence", "pair", "members", "confidence", "rule"})
"""Columns that say where and how a fact was found: a row that differs only in these says the same as before."""


def fact_rows(extraction: Extraction) -> dict[str, list[Row]]:
    """Fact table → rows of one document, each with its `fact_key` (no `ordinal`, no run, no document yet).

    A check is about the observations it compares, so their keys are part of its own. Two facts more need a word to
    tell them apart: metric `other` is named only by its label, and a proposal without a number by its title.
    """
    keys: dict[str, str] = {}
    rows: dict[str, list[Row]] = {}
    for table in FACTS:
        rows[table] = []
        for fact in getattr(extraction, table):
            row = fact_row(fact)
            about: list[Any] = [row[column] for column in KEYS[table]]
            if table == "observations" and row["metric"] == "other":
                about.append(row["label"])
            if table == "proposals" and row["number"] is None:
                about.append(row["title"])
            if table == "checks":
                about.append([keys.get(member, member) for member in row["members"]])
            row["fact_key"] = _digest(about)
            keys[row["id"]] = row["fact_key"]
            rows[table].append(row)
    return rows


def _digest(about: Sequence[Any]) -> str:
    text = json.dumps([fact_json(part) for part in about], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What becomes of a document's rows in one table; every row to be written carries its `ordinal`."""

    kept: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    """(present row, new row): same key, another value."""
    moved: list[tuple[Row, Row]] = field(default_factory=list)
    """(present row, new row): says the same, found elsewhere or otherwise."""
    added: list[Row] = field(default_factory=list)
    ended: list[Row] = field(default_factory=list)


def compare(present: Iterable[Row], new: Iterable[Row], columns: Sequence[str]) -> Comparison:
    """Match new rows to present ones of the same key: equal ones first, then those that say the same, then by order.

    So a row that appears before others of its key leaves them as they are. `columns` are the fact's own columns.
    """
    said = [column for column in columns if column not in WHEREABOUTS]
    result = Comparison()
    old_by_key, new_by_key = _by_key(present), _by_key(new)
    for key in {**old_by_key, **new_by_key}:
        old_rows, new_rows = old_by_key.get(key, []), new_by_key.get(key, [])
        taken = {row["ordinal"] for row in old_rows}
        for found, compared in ((None, columns), (result.moved, said), (result.changed, ())):
            pairs, old_rows, new_rows = _matched(old_rows, new_rows, compared)
            if found is None:
                result.kept.extend(old for old, _ in pairs)
            else:
                found.extend((old, {**row, "ordinal": old["ordinal"]}) for old, row in pairs)
        result.ended.extend(old_rows)
        free = (number for number in count() if number not in taken)
        result.added.extend({**row, "ordinal": number} for row, number in zip(new_rows, free, strict=False))
    return result


def _by_key(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["fact_key"]].append(row)
    return groups


def _matched(
    old_rows: list[Row], new_rows: list[Row], columns: Sequence[str]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs that agree in `columns`, in order, and what is left on either side."""
    waiting: dict[str, deque[Row]] = defaultdict(deque)
    for old in old_rows:
        waiting[_content(old, columns)].append(old)
    pairs, unmatched = [], []
    for row in new_rows:
        candidates = waiting[_content(row, columns)]
        if candidates:
            pairs.append((candidates.popleft(), row))
        else:
            unmatched.append(row)
    return pairs, [old for left in waiting.values() for old in left], unmatched


def _content(row: Mapping[str, Any], columns: Sequence[str]) -> str:
    # Through the contract's form, where Decimal("1.0") and Decimal("1") are one value.
    return json.dumps([fact_json(row[column]) for column in columns], ensure_ascii=False, sort_keys=True)
