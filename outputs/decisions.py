"""What people decided of facts: append-only, and theirs for as long as the evidence stands.

A decision holds the fact as the machine had it and the columns that the person put right, side by side. It is about the
words it was made on: wherever an extractor finds a fact in the same words of the same sentence of the same document, the
decision stands, whatever the machine now says of them. Where the words changed, the fact comes back to the queue; where
nothing is found there any more, the decision is reported and never dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from sqlalchemy import Boolean, Connection, Date, select

from outputs.connection import DatasetError
from outputs.history import Row
from outputs.loading import fetch
from outputs.schema import FACT_TABLES, FACTS, ExactDecimal, decisions
from outputs.vocabulary import BASES, BOUNDS, METRICS, ROLES, STAGES

Action = Literal["accept", "reject", "correct", "flag"]
ACTIONS: tuple[Action, ...] = ("accept", "reject", "correct", "flag")
STATUS = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "flag": "flagged"}
"""Action → the status of the fact it is about."""

REVIEWED = ("observations", "projects", "proposals")
"""Tables whose rows people decide on; a check is shown with the rows it compares."""

KEPT_BY_MACHINE = frozenset({"id", "evidence", "pair", "rule", "confidence", "members"})
"""Columns that say how a fact was found: nobody corrects them."""

_ENDS = "。！？；\n"


def evidence_digest(text: str, evidence: Iterable[Mapping[str, Any]]) -> str:
    """A digest of a fact's words with the sentences they stand in: the same wherever in the document they stand."""
    passages = []
    for part in evidence:
        start, end = part["start"], part["end"]
        first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
        stops = [at for mark in _ENDS if (at := text.find(mark, end)) >= 0]
        sentence = text[first : min(stops) if stops else len(text)].strip()
        # Which of several equal words of the sentence is meant (签约3个、开工3个) is said by their place in it.
        passages.append([sentence, start - first - _indent(text, first, start), part["quote"]])
    return hashlib.sha256(json.dumps(sorted(passages), ensure_ascii=False).encode()).hexdigest()[:32]


def _indent(text: str, first: int, start: int) -> int:
    return len(text[first:start]) - len(text[first:start].lstrip())


@dataclass(frozen=True, slots=True)
class Subject:
    """A present fact as far as decisions go: its row, what it is about, and the digest of its evidence."""

    table: str
    row: Row
    digest: str


@dataclass(slots=True)
class Matching:
    """Which decision stands for which row: `kept` (same evidence), `returned` (other evidence), `unmatched`."""

    kept: dict[tuple[str, int], Row] = field(default_factory=dict)
    returned: dict[tuple[str, int], Row] = field(default_factory=dict)
    unmatched: list[Row] = field(default_factory=list)


def match(standing: Sequence[Row], subjects: Sequence[Subject]) -> Matching:
    """Find the fact that each standing decision of a document is about.

    By evidence first: of several facts from the same words, the one with the same key and values, then with the same
    key, then in order, but never one that stood beside the decided row when it was decided. Then by key alone, where
    the evidence is another one.
    """
    result = Matching()
    by_evidence: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    by_key: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_evidence[subject.table, subject.digest].append(subject)
        by_key[subject.table, subject.row["fact_key"]].append(subject)
    taken: set[tuple[str, int]] = set()

    def take(
        left: Sequence[Row],
        groups: Mapping[tuple[str, str], list[Subject]],
        group_of: Callable[[Row], tuple[str, str]],
        fits: Callable[[Row, Subject], bool],
        into: dict[tuple[str, int], Row],
    ) -> list[Row]:
        rest = []
        for decision in left:
            for subject in groups.get(group_of(decision), ()):
                name = (subject.table, subject.row["row_id"])
                if name not in taken and fits(decision, subject):
                    taken.add(name)
                    into[name] = decision
                    break
            else:
                rest.append(decision)
        return rest

    def evidence(decision: Row) -> tuple[str, str]:
        return decision["table_name"], decision["evidence_digest"]

    def key(decision: Row) -> tuple[str, str]:
        return decision["table_name"], decision["fact_key"]

    def is_row(decision: Row, subject: Subject) -> bool:
        return bool(decision["row_id"] == subject.row["row_id"])

    def same_key(decision: Row, subject: Subject) -> bool:
        return bool(decision["fact_key"] == subject.row["fact_key"])

    def came_later(decision: Row, subject: Subject) -> bool:
        return bool(subject.row["run_from"] > decision["run_id"])

    left = take(standing, by_evidence, evidence, is_row, result.kept)
    left = take(left, by_evidence, evidence, same_key, result.kept)
    left = take(left, by_evidence, evidence, came_later, result.kept)
    result.unmatched = take(left, by_key, key, lambda *_: True, result.returned)
    return result


def standing_decisions(connection: Connection, documents: Iterable[int] | None = None) -> dict[int, list[Row]]:
    """Document → its decisions that stand, first to last: neither undone nor replaced by one that stands."""
    query = select(decisions).order_by(decisions.c.decision_id.desc())
    if documents is not None:
        query = query.where(decisions.c.document_id.in_(list(documents)))
    gone: set[int] = set()
    found: dict[int, list[Row]] = defaultdict(list)
    for row in fetch(connection, query):
        if row["action"] == "undo":
            gone.add(row["supersedes"])
        elif row["decision_id"] not in gone:
            found[row["document_id"]].append(row)
            gone.add(row["supersedes"])
    return {number: rows[::-1] for number, rows in found.items()}


def decided_values(decision: Row) -> dict[str, Any]:
    """The fact as the person left it: the machine's columns with the corrected ones over them, typed."""
    table = decision["table_name"]
    return {
        name: typed(table, name, value)
        for name, value in {**decision["machine"], **decision["person"]}.items()
        if name in FACT_TABLES[table].c
    }


def typed(table: str, column: str, value: Any) -> Any:
    """A JSON value as the column holds it: Decimal, date, bool. DatasetError where it cannot be one."""
    if value is None:
        return None
    kind = FACT_TABLES[table].c[column].type
    try:
        if isinstance(kind, ExactDecimal):
            number = Decimal(value)
            if not number.is_finite():
                raise InvalidOperation
            return number
        if isinstance(kind, Date):
            return date.fromisoformat(value)
    except (InvalidOperation, ValueError, TypeError):
        raise DatasetError(
            f"{column}: {value!r} is no {'number' if isinstance(kind, ExactDecimal) else 'date'}"
        ) from None
    if isinstance(kind, Boolean) and not isinstance(value, bool):
        raise DatasetError(f"{column}: {value!r} is neither true nor false")
    return value


CHOICES: dict[str, tuple[str, ...]] = {
    "stage": tuple(STAGES),
    "metric": tuple(METRICS),
    "role": tuple(ROLES),
    "bound": tuple(BOUNDS),
    "basis": tuple(BASES),
}
"""Column → the codes it may hold."""


def checked_correction(table: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The corrected columns as they are stored. DatasetError for a column that nobody corrects or an impossible value."""
    names = FACTS[table].__dataclass_fields__
    found: dict[str, Any] = {}
    for column, value in said.items():
        if column not in names or column in KEPT_BY_MACHINE:
            raise DatasetError(f"{column} is no column of {table} that can be corrected")
        if value == "":
            value = None
        if value is not None and column in CHOICES and value not in CHOICES[column]:
            raise DatasetError(f"{column}: {value!r} is none of {', '.join(CHOICES[column])}")
        if value is None and not FACT_TABLES[table].c[column].nullable:
            raise DatasetError(f"{column} cannot be empty")
        typed(table, column, value)
        found[column] = value
    if not found:
        raise DatasetError("a correction names at least one column")
    return found
