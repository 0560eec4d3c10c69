"""Writing documents into the dataset's tables: which rows end, which begin. All inside the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from outputs.connection import DatasetError
from outputs.history import Row, compare, fact_rows
from outputs.rows import LoadCounts, Loaded
from outputs.schema import FACT_TABLES, FACTS, confirmations, document_versions, documents, failures, runs, storable


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The items in their order, `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def fetch(connection: Connection, query: Select[Any]) -> list[Row]:
    """The rows of a query as dictionaries."""
    result = connection.execute(query)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result.all()]


def run_version(connection: Connection, run_id: int) -> str:
    """The extractor version of a run; DatasetError where there is no such run."""
    version = connection.execute(select(runs.c.extractor_version).where(runs.c.run_id == run_id)).scalar()
    if version is None:
        raise DatasetError(f"there is no run {run_id}")
    return str(version)


def state_of(version: Mapping[str, Any]) -> tuple[str, str, str]:
    """What a version was made from: bytes, extractor, side-car. The same state gives the same version."""
    return version["sha256"], version["extractor_version"], version["known_digest"]


def extractor_of(as_of: int | None = None) -> ColumnElement[str]:
    """The extractor that last read a row of `document_versions` (by the end of run `as_of`).

    That is the one that wrote it, or a later one that found nothing to change.
    """
    later = (
        select(confirmations.c.extractor_version)
        .where(confirmations.c.version_id == document_versions.c.version_id)
        .order_by(confirmations.c.confirmation_id.desc())
        .limit(1)
    )
    if as_of is not None:
        later = later.where(confirmations.c.run_id <= as_of)
    return func.coalesce(later.scalar_subquery(), document_versions.c.extractor_version)


def latest_versions(connection: Connection, paths: Sequence[str]) -> dict[str, Row]:
    """Path → the last version read from it, present or ended, without its text."""
    columns = document_versions.c
    query = (
        select(
            columns.version_id,
            columns.document_id,
            columns.path,
            columns.sha256,
            extractor_of().label("extractor_version"),
            columns.known_digest,
            columns.run_to,
        )
        .where(columns.path.in_([storable(path) for path in paths]))
        .order_by(columns.version_id)
    )
    return {row["path"]: row for row in fetch(connection, query)}


def addressed(connection: Connection, digests: Sequence[str], extractor_version: str) -> set[tuple[str, str, str]]:
    """The states of present versions with a web address and one of these digests."""
    columns = document_versions.c
    read_by = extractor_of()
    query = select(columns.sha256, read_by.label("extractor_version"), columns.known_digest).where(
        columns.sha256.in_(digests),
        read_by == extractor_version,
        columns.url.is_not(None),
        columns.run_to.is_(None),
    )
    return {state_of(row) for row in fetch(connection, query)}


def load_chunk(connection: Connection, run_id: int, extractor_version: str, items: Sequence[Loaded]) -> LoadCounts:
    """Write some hundred documents. A path names a document; a new path with a known web address is that one, moved."""
    counts = LoadCounts()
    latest = latest_versions(connection, [item.path for item in items])
    names = {name for item in items for name in (item.path, item.extraction.document.url) if name is not None}
    addresses = {
        row.address: row.document_id
        for row in connection.execute(select(documents).where(documents.c.address.in_([storable(n) for n in names])))
    }
    chosen: dict[int, Loaded] = {}
    again: list[Loaded] = []
    new: set[int] = set()
    for item in items:
        path, url = storable(item.path), storable(item.extraction.document.url)
        version = latest.get(path)
        state = (item.sha256, extractor_version, item.known_digest)
        if version is not None and version["run_to"] is not None and state_of(version) == state:
            # Two files have one web address, and the other one's version is present: they would change places for ever.
            counts += LoadCounts(unchanged=1)
            continue
        document_id = version["document_id"] if version is not None else addresses.get(url or path)
        if document_id is None:
            document_id = _begin_document(connection, run_id, url or path)
            addresses[url or path] = document_id
            new.add(document_id)
        elif url is not None and url not in addresses:
            # A side-car or a better reader found the web address of a file known so far by its path.
            connection.execute(documents.update().where(documents.c.document_id == document_id).values(address=url))
            addresses[url] = document_id
        if document_id in chosen:
            again.append(item)
        else:
            chosen[document_id] = item
    counts += _write_chunk(connection, run_id, extractor_version, chosen, new)
    return counts + load_chunk(connection, run_id, extractor_version, again) if again else counts


def _begin_document(connection: Connection, run_id: int, address: str) -> int:
    key = connection.execute(documents.insert().values(address=address, run_from=run_id)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _write_chunk(
    connection: Connection, run_id: int, extractor_version: str, chosen: Mapping[int, Loaded], new: set[int]
) -> LoadCounts:
    """End and begin rows so that what is present is what these documents (by number) now say."""
    tables = {document_versions.name: document_versions, **FACT_TABLES}
    present: dict[str, dict[int, list[Row]]] = {name: {number: [] for number in chosen} for name in tables}
    for name, table in tables.items():
        query = select(table).where(table.c.document_id.in_(chosen), table.c.run_to.is_(None))
        for row in fetch(connection, query.order_by(next(iter(table.primary_key)))):
            present[name][row["document_id"]].append(row)

    tally: Counter[str] = Counter()
    ended: dict[str, list[int]] = {name: [] for name in tables}
    begun: dict[str, list[Row]] = {name: [] for name in tables}
    confirmed: list[Row] = []
    last_read = _last_read(connection, [row["version_id"] for row in chain(*present[document_versions.name].values())])
    for document_id, item in chosen.items():
        changes = 0
        own = {"document_id": document_id, "run_from": run_id}
        for name, facts in fact_rows(item.extraction).items():
            columns = [part.name for part in fields(FACTS[name])]
            result = compare(present[name][document_id], facts, columns)
            replaced = [*result.changed, *result.moved]
            ended[name].extend(row["row_id"] for row in [*result.ended, *(old for old, _ in replaced)])
            begun[name].extend({**row, **own} for row in [*(row for _, row in replaced), *result.added])
            tally["facts_added"] += len(result.added)
            tally["facts_changed"] += len(result.changed)
            tally["facts_moved"] += len(result.moved)
            tally["facts_ended"] += len(result.ended)
            tally["facts_unchanged"] += len(result.kept)
            changes += len(result.added) + len(result.ended) + len(replaced)
        version = _version_row(item, extractor_version)
        before = present[document_versions.name][document_id]
        if not before or any(before[0][column] != value for column, value in version.items() if column not in _READING):
            changes += 1
        if changes and (not before or any(before[0][column] != value for column, value in version.items())):
            ended[document_versions.name].extend(row["version_id"] for row in before)
            begun[document_versions.name].append({**version, **own})
        elif before and last_read[before[0]["version_id"]] != extractor_version:
            confirmed.append(
                {"version_id": before[0]["version_id"], "extractor_version": extractor_version, "run_id": run_id}
            )
        kind = "new" if document_id in new else "changed" if changes else "unchanged"
        tally[kind] += 1

    for name, table in tables.items():
        key = next(iter(table.primary_key))
        for numbers in chunks(ended[name], 500):
            connection.execute(table.update().where(key.in_(numbers)).values(run_to=run_id))
        if begun[name]:
            connection.execute(table.insert(), begun[name])
    if confirmed:
        connection.execute(confirmations.insert(), confirmed)
    return LoadCounts(**tally)


_READING = frozenset({"extractor_version", "known", "confidence"})
"""Columns that say how a version was read: a document that differs only in these is the same document."""


def _last_read(connection: Connection, versions: Sequence[int]) -> dict[int, str]:
    query = select(document_versions.c.version_id, extractor_of()).where(document_versions.c.version_id.in_(versions))
    return dict(connection.execute(query).tuples().all())


def _version_row(item: Loaded, extractor_version: str) -> Row:
    document = item.extraction.document
    return {
        "path": storable(item.path),
        "sha256": item.sha256,
        "extractor_version": extractor_version,
        "known_digest": item.known_digest,
        "known": None if item.known is None else {name: storable(value) for name, value in item.known.items()},
        **{
            name: storable(getattr(document, name))
            for name in ("url", "title", "published", "source", "author", "kind", "region", "region_code", "text")
        },
        "confidence": document.confidence.to_json(),
        "places": [
            [place.start, place.end, place.page, None if place.box is None else list(place.box)]
            for place in document.places
        ],
        "warnings": [storable(warning) for warning in document.warnings],
    }


def resolve_failures(connection: Connection, run_id: int, paths: Sequence[str]) -> None:
    """Close the open failures of paths that can be read now."""
    for chunk in chunks(paths, 500):
        names = [storable(path) for path in chunk]
        connection.execute(
            failures.update().where(failures.c.path.in_(names), failures.c.run_to.is_(None)).values(run_to=run_id)
        )
