"""Numbered releases of what is accepted: a folder of CSV files, a manifest, and the changes since the release before.

A fact is in a release where a person accepted or corrected it, or the policy accepts it. What a person decided is
published as the person left it. A decision whose words still stand in the document, though the machine reads nothing
from them now, is published too; one whose words are gone is not, and is reported.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import and_, select

from outputs.connection import DatasetError, reading
from outputs.dataset import Dataset
from outputs.decisions import REVIEWED, decided_values
from outputs.export import cell
from outputs.history import Row
from outputs.loading import fetch
from outputs.policy import Policy
from outputs.queue import audit, counts, queues, refresh
from outputs.schema import FACT_TABLES, FACTS, decisions, document_versions, review_items

PUBLISHED = ("accepted", "corrected", "policy")
BY = {"accepted": "person", "corrected": "person corrected", "policy": "policy"}
_FIRST = ("document_path", "document_url", "document_title", "accepted_by", "reviewer", "fact_key", "ordinal")
_NAME = re.compile(r"release-(\d{4,})")


class Blocked(DatasetError):
    """Queues that the policy wants empty are not."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its number and folder, rows a table, and the changes since the one before."""

    number: int
    folder: Path
    rows: dict[str, int]
    changes: dict[str, int]
    kept_by_decision: int


def accepted_rows(dataset: Dataset, table: str) -> Iterator[Row]:
    """The accepted facts of a table as they are to be published, with who accepted them; in order of document."""
    source, item, version = FACT_TABLES[table], review_items, document_versions
    about = (
        version.c.path.label("document_path"),
        version.c.url.label("document_url"),
        version.c.title.label("document_title"),
    )
    query = (
        select(source, *about, item.c.status, item.c.decision_id)
        .join(item, and_(item.c.table_name == table, item.c.row_id == source.c.row_id))
        .join(version, and_(version.c.document_id == source.c.document_id, version.c.run_to.is_(None)))
        .where(item.c.status.in_(PUBLISHED), source.c.run_to.is_(None))
        .order_by(source.c.document_id, source.c.row_id)
    )
    orphans = (
        select(decisions, *about, version.c.text)
        .join(item, item.c.decision_id == decisions.c.decision_id)
        .join(version, and_(version.c.document_id == decisions.c.document_id, version.c.run_to.is_(None)))
        .where(item.c.status == "unmatched", item.c.table_name == table, decisions.c.action.in_(("accept", "correct")))
        .order_by(decisions.c.decision_id)
    )
    with reading(dataset.engine) as connection:
        made = {
            row["decision_id"]: row
            for row in fetch(connection, select(decisions).where(decisions.c.table_name == table))
        }
        for found in connection.execute(query, execution_options={"yield_per": 500}).mappings():
            row = dict(found)
            decision = made.get(row["decision_id"])
            row["accepted_by"], row["reviewer"] = BY[row["status"]], None
            if decision is not None:
                evidence = row["evidence"]
                row.update(decided_values(decision), id=row["id"], evidence=evidence, reviewer=decision["reviewer"])
            yield row
        for row in fetch(connection, orphans):
            if all(part["quote"] in row["text"] for part in row["machine"]["evidence"]):
                yield {**row, **decided_values(row), "accepted_by": "person, not read by the machine now", "ordinal": 0}


def publish(dataset: Dataset, folder: Path, policy: Policy) -> Release:
    """Write the next release under `folder` (`release-0001` …), whole or not at all.

    Raises Blocked while a queue that the policy names is not empty, DatasetError where the folder cannot be written.
    """
    refresh(dataset, policy)
    waiting = queues(dataset)
    blocking = {name: waiting[name] for name in policy.block if waiting[name]}
    if blocking:
        said = ", ".join(f"{name} {number}" for name, number in blocking.items())
        raise Blocked(
            f"不能发布：待处理队列未清空 not published, these queues are not empty: {said}. 请先 yinfeng review"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = releases(folder)
        number = before[-1][0] + 1 if before else 1
        temporary = folder / f".release-{number:04}.{os.getpid()}"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        try:
            release = _write(dataset, temporary, folder / f"release-{number:04}", number, before, policy, waiting)
            temporary.rename(release.folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as problem:
        raise DatasetError(f"cannot write the release in {folder}: {problem.strerror}") from problem
    return release


def releases(folder: Path) -> list[tuple[int, Path]]:
    """(number, folder) of the releases, first to last."""
    found = [
        (int(name[1]), path) for path in folder.iterdir() if (name := _NAME.fullmatch(path.name)) and path.is_dir()
    ]
    return sorted(found)


def _write(
    dataset: Dataset,
    folder: Path,
    final: Path,
    number: int,
    before: Sequence[tuple[int, Path]],
    policy: Policy,
    waiting: Mapping[str, int],
) -> Release:
    rows: dict[str, int] = {}
    kept = 0
    seen: set[tuple[str, ...]] = set()  # a fact counts once, however many of its columns changed
    with (folder / "changes.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("table", "change", "document_path", "fact_key", "column", "before", "after"))
        for table in REVIEWED:
            columns = [*_FIRST, *FACTS[table].__dataclass_fields__]
            path = folder / f"{table}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as target:
                lines = csv.writer(target)
                lines.writerow(columns)
                rows[table] = 0
                for row in accepted_rows(dataset, table):
                    lines.writerow([cell(row[column], "en") for column in columns])
                    rows[table] += 1
                    kept += "not read" in row["accepted_by"]
            old = before[-1][1] / path.name if before else None
            for change in _changes(table, old, path):
                writer.writerow(change)
                seen.add((table, *change[1:4]))
    changes = {kind: sum(change[1] == kind for change in seen) for kind in ("added", "changed", "removed")}
    runs = dataset.runs()
    manifest = {
        "release": number,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "run_id": runs[-1]["run_id"] if runs else None,
        "extractor_version": runs[-1]["extractor_version"] if runs else None,
        "rows": rows,
        "changes_since": before[-1][0] if before else None,
        "changes": changes,
        "kept_by_decision": kept,
        "review": counts(dataset),
        "queues": dict(waiting),
        "audit": asdict(audit(dataset)),
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.csv"))},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
    return Release(number, final, rows, changes, kept)


_UNSEEN = ("id", "evidence", "pair", "confidence", "rule", "document_title", "document_url", "reviewer")


def _changes(table: str, old: Path | None, new: Path) -> Iterator[Sequence[str]]:
    """The lines of `changes.csv` for a table: facts by document and key, columns of a changed one a line each."""
    before, after = _by_key(old), _by_key(new)
    for key, row in after.items():
        if key not in before:
            yield (
                table,
                "added",
                key[0],
                key[1],
                "",
                "",
                row.get("value") or row.get("name") or row.get("title") or "",
            )
            continue
        differing = [name for name in row if name not in _UNSEEN and row[name] != before[key].get(name)]
        for name in differing:
            yield (table, "changed", key[0], key[1], name, before[key].get(name, ""), row[name])
    for key, row in before.items():
        if key not in after:
            yield (
                table,
                "removed",
                key[0],
                key[1],
                "",
                row.get("value") or row.get("name") or row.get("title") or "",
                "",
            )


def _by_key(path: Path | None) -> dict[tuple[str, str, str], dict[str, Any]]:
    if path is None or not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {(row["document_path"], row["fact_key"], row["ordinal"]): row for row in csv.DictReader(file)}
