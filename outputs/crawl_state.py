"""What crawls leave in the dataset beside their documents: visits, the health of each source, which document belongs to
which (attachment, copy), and which was withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Connection, Date, ForeignKey, Integer, Table, Text, select

from outputs.connection import reading, writing
from outputs.history import Row
from outputs.loading import chunks, extractor_of, fetch
from outputs.schema import (
    ExactDecimal,
    described,
    document_column,
    document_versions,
    documents,
    holds,
    metadata,
    present_index,
    run_columns,
    storable,
)

if TYPE_CHECKING:
    from outputs.dataset import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCounts:
    """What one visit to a source came to: pages `found` for the first time, `asked`, and what became of those."""

    found: int = 0
    asked: int = 0
    unchanged: int = 0
    gone: int = 0
    blocked: int = 0
    failed: int = 0
    bytes_received: int = 0
    documents_new: int = 0
    documents_changed: int = 0
    documents_failed: int = 0
    withdrawn: int = 0

    def __add__(self, other: VisitCounts) -> VisitCounts:
        """Both together."""
        return VisitCounts(**{part.name: getattr(self, part.name) + getattr(other, part.name) for part in fields(self)})


_COUNTS = (
    described("found", Integer, "新发现", "addresses seen for the first time", nullable=False),
    described("asked", Integer, "请求数", "pages asked for", nullable=False),
    described("unchanged", Integer, "未变", "pages that answered that they are as before", nullable=False),
    described("gone", Integer, "已不在", "pages that answered 404 or 410", nullable=False),
    described("blocked", Integer, "被拒绝", "pages behind a wall for programs (412, 521, scripts)", nullable=False),
    described("failed", Integer, "未答复", "pages that gave no answer to use", nullable=False),
    described("bytes_received", BigInteger, "接收字节", "bytes of bodies received", nullable=False),
    described("documents_new", Integer, "新文档", "documents new in the dataset", nullable=False),
    described("documents_changed", Integer, "变更文档", "documents that changed", nullable=False),
    described("documents_failed", Integer, "读不出", "documents that came and could not be read", nullable=False),
    described("withdrawn", Integer, "撤下", "documents found withdrawn", nullable=False),
)
assert [column.name for column in _COUNTS] == [part.name for part in fields(VisitCounts)]

crawl_visits = Table(
    "crawl_visits",
    metadata,
    described("visit_id", Integer, "采集编号", "number of the visit", primary_key=True),
    described("run_id", Integer, "运行编号", "the run it was part of", ForeignKey("runs.run_id"), nullable=False),
    described("source", Text, "来源标识", "slug of the source", nullable=False, index=True),
    described("started_at", Text, "开始时间", "start, UTC, ISO 8601", nullable=False),
    described("ended_at", Text, "结束时间", "end, UTC, ISO 8601; empty while it runs and after a kill"),
    described(
        "status", Text, "状态", "running, completed, blocked, shape_changed, failed, interrupted", nullable=False
    ),
    described("message", Text, "说明", "what was unusual, for a reader"),
    *_COUNTS,
)

source_health = Table(
    "source_health",
    metadata,
    described("source", Text, "来源标识", "slug of the source", primary_key=True),
    described("name", Text, "来源名称", "name of the source", nullable=False),
    described("status", Text, "状态", "status of the last visit", nullable=False),
    described("message", Text, "说明", "what was unusual at the last visit"),
    described("last_visit", Text, "最近采集", "start of the last visit, UTC, ISO 8601", nullable=False),
    described("last_success", Text, "最近成功", "start of the last visit that went well"),
    described("last_new", Text, "最近有新", "start of the last visit that found a new page"),
    described("newest", Date, "最新日期", "latest day that its lists have shown"),
    described("usual_days", ExactDecimal(), "通常间隔", "median of the days between the days its lists have shown"),
    described("pages", Integer, "页面数", "documents known of it", nullable=False),
)

document_relations = Table(
    "document_relations",
    metadata,
    described("relation_id", Integer, "关系编号", "number of the relation", primary_key=True),
    described("document_id", Integer, "文档编号", "the document", ForeignKey("documents.document_id"), nullable=False),
    described("kind", Text, "关系", "attachment (of a page), copy (of the first that said it)", nullable=False),
    described(
        "of_document_id",
        Integer,
        "所属文档编号",
        "the page that links to it, or the first document with this text",
        ForeignKey("documents.document_id"),
        nullable=False,
        index=True,
    ),
    described("similarity", ExactDecimal(), "相似度", "of a copy: share of common character 5-grams, 0 to 1"),
    *run_columns(),
    present_index("document_relations_present", "document_id", "kind"),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    described("withdrawal_id", Integer, "撤下编号", "number of the withdrawal", primary_key=True),
    document_column(),
    described("status", Integer, "状态码", "what its address answers: 404, 410", nullable=False),
    described("first_missing", Text, "首次不在", "when it was first missed, UTC, ISO 8601", nullable=False),
    *run_columns(),
)

text_signatures = Table(
    "text_signatures",
    metadata,
    described("band_id", Integer, "编号", "number of the row", primary_key=True),
    document_column(),
    described("band", BigInteger, "特征", "one band of the MinHash of its text", nullable=False, index=True),
)


def timestamp() -> str:
    """Now, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def begin_visit(dataset: Dataset, run_id: int, source: str) -> int:
    """Note that a visit to a source starts; its number."""
    values = {part.name: 0 for part in fields(VisitCounts)}
    with writing(dataset.engine) as connection:
        key = connection.execute(
            crawl_visits.insert().values(
                run_id=run_id, source=source, started_at=timestamp(), status="running", **values
            )
        ).inserted_primary_key
        assert key is not None
        return int(key[0])


def end_visit(
    dataset: Dataset,
    visit_id: int,
    status: str,
    counts: VisitCounts,
    message: str | None,
    *,
    name: str,
    days: Sequence[date],
    pages: int,
) -> None:
    """Note how a visit ended, and with it the health of its source. `days` are those that its lists have shown."""
    with writing(dataset.engine) as connection:
        said = {part.name: getattr(counts, part.name) for part in fields(counts)}
        connection.execute(
            crawl_visits.update()
            .where(crawl_visits.c.visit_id == visit_id)
            .values(status=status, ended_at=timestamp(), message=storable(message), **said)
        )
        visit = fetch(connection, select(crawl_visits).where(crawl_visits.c.visit_id == visit_id))[0]
        known = fetch(connection, select(source_health).where(source_health.c.source == visit["source"]))
        before = known[0] if known else {}
        started = visit["started_at"]
        values = {
            "source": visit["source"],
            "name": storable(name),
            "status": status,
            "message": storable(message),
            "last_visit": started,
            "last_success": started if status == "completed" else before.get("last_success"),
            "last_new": started if counts.found else before.get("last_new"),
            "newest": max(days, default=None),
            "usual_days": usual_days(days),
            "pages": pages,
        }
        connection.execute(source_health.delete().where(source_health.c.source == visit["source"]))
        connection.execute(source_health.insert().values(**values))


def usual_days(days: Sequence[date]) -> Decimal | None:
    """The median of the days between one day with a new page and the next; None for fewer than three such days."""
    distinct = sorted(set(days))
    gaps = sorted((later - earlier).days for earlier, later in pairwise(distinct))
    return Decimal(gaps[len(gaps) // 2]) if len(gaps) > 1 else None


def health(dataset: Dataset) -> list[Row]:
    """The health of every source, by slug."""
    with reading(dataset.engine) as connection:
        return fetch(connection, select(source_health).order_by(source_health.c.source))


def visits(dataset: Dataset, source: str | None = None) -> list[Row]:
    """All visits, or those to one source, first to last."""
    query = select(crawl_visits).order_by(crawl_visits.c.visit_id)
    with reading(dataset.engine) as connection:
        return fetch(connection, query if source is None else query.where(crawl_visits.c.source == source))


def numbers_of(connection: Connection, addresses: Iterable[str]) -> dict[str, int]:
    """Address → number of the document, for those that are there."""
    found: dict[str, int] = {}
    for part in chunks([storable(address) for address in dict.fromkeys(addresses)], 500):
        query = select(documents.c.address, documents.c.document_id).where(documents.c.address.in_(part))
        found.update(connection.execute(query).tuples().all())
    return found


def published_of(dataset: Dataset, addresses: Iterable[str]) -> dict[str, tuple[date | None, str | None]]:
    """Address → day of publication and source of the document's present version."""
    version = document_versions
    with reading(dataset.engine) as connection:
        numbers = numbers_of(connection, addresses)
        rows = fetch(
            connection,
            select(version.c.document_id, version.c.published, version.c.source).where(
                version.c.document_id.in_(list(numbers.values())), holds(version, None)
            ),
        )
    said = {row["document_id"]: (row["published"], row["source"]) for row in rows}
    return {address: said[number] for address, number in numbers.items() if number in said}


def present_texts(
    dataset: Dataset, addresses: Iterable[str]
) -> dict[str, tuple[str, str | None, date | None, str | None, str, str]]:
    """Address → text, title, day, source, known digest and extractor of the document's present version."""
    version = document_versions
    with reading(dataset.engine) as connection:
        numbers = numbers_of(connection, addresses)
        query = select(
            version.c.document_id,
            version.c.text,
            version.c.title,
            version.c.published,
            version.c.source,
            version.c.known_digest,
            extractor_of().label("extractor"),
        ).where(version.c.document_id.in_(list(numbers.values())), holds(version, None))
        rows = {row.document_id: tuple(row)[1:] for row in connection.execute(query)}
    return {address: rows[number] for address, number in numbers.items() if number in rows}


def relate(
    connection: Connection, run_id: int, kind: str, related: Mapping[int, tuple[int, Decimal | None] | None]
) -> None:
    """Say of documents what they belong to: number → (number of the other, similarity), or None for nothing any more."""
    table = document_relations
    for part in chunks(list(related), 500):
        present = fetch(
            connection,
            select(table).where(table.c.document_id.in_(part), table.c.kind == kind, table.c.run_to.is_(None)),
        )
        before = {row["document_id"]: row for row in present}
        for number in part:
            wanted, row = related[number], before.get(number)
            if row is not None and wanted is not None and wanted[0] == row["of_document_id"]:
                continue
            if row is not None:
                connection.execute(
                    table.update().where(table.c.relation_id == row["relation_id"]).values(run_to=run_id)
                )
            if wanted is not None:
                connection.execute(
                    table.insert().values(
                        document_id=number, kind=kind, of_document_id=wanted[0], similarity=wanted[1], run_from=run_id
                    )
                )


def link_attachments(dataset: Dataset, run_id: int, parents: Mapping[str, str]) -> None:
    """Note which page an attachment belongs to: address → the page's address."""
    with writing(dataset.engine) as connection:
        numbers = numbers_of(connection, [*parents, *parents.values()])
        related = {
            numbers[address]: (numbers[parent], None)
            for address, parent in parents.items()
            if address in numbers and parent in numbers and numbers[address] != numbers[parent]
        }
        relate(connection, run_id, "attachment", related)


def mark_withdrawn(dataset: Dataset, run_id: int, missing: Mapping[str, tuple[int, str]], there: Sequence[str]) -> int:
    """Mark documents whose address is `missing` (status, first missed at) and unmark those that are `there` again.

    Gives back how many are marked for the first time. Saying the same again changes nothing.
    """
    table = withdrawals
    with writing(dataset.engine) as connection:
        gone = numbers_of(connection, missing)
        back = set(numbers_of(connection, there).values()) if there else set()
        marked = set(connection.execute(select(table.c.document_id).where(table.c.run_to.is_(None))).scalars())
        for number in marked & back:
            connection.execute(
                table.update().where(table.c.document_id == number, table.c.run_to.is_(None)).values(run_to=run_id)
            )
        new = {address: number for address, number in gone.items() if number not in marked}
        for address, number in new.items():
            status, first_missing = missing[address]
            connection.execute(
                table.insert().values(document_id=number, status=status, first_missing=first_missing, run_from=run_id)
            )
        return len(new)


def withdrawn(connection: Connection, as_of: int | None = None) -> set[int]:
    """The numbers of documents that are withdrawn (or were after run `as_of`)."""
    return set(connection.execute(select(withdrawals.c.document_id).where(holds(withdrawals, as_of))).scalars())


def relations(dataset: Dataset, kind: str | None = None) -> list[Row]:
    """What belongs to what at present, each with both addresses (`address`, `of_address`)."""
    other = documents.alias("other")
    query = (
        select(document_relations, documents.c.address, other.c.address.label("of_address"))
        .join(documents, documents.c.document_id == document_relations.c.document_id)
        .join(other, other.c.document_id == document_relations.c.of_document_id)
        .where(holds(document_relations, None))
        .order_by(document_relations.c.relation_id)
    )
    with reading(dataset.engine) as connection:
        return fetch(connection, query if kind is None else query.where(document_relations.c.kind == kind))


def firsts_of(connection: Connection, numbers: Collection[int], as_of: int | None = None) -> dict[int, int]:
    """Of these documents, the copies: number → number of the first."""
    table = document_relations
    query = select(table.c.document_id, table.c.of_document_id).where(table.c.kind == "copy", holds(table, as_of))
    found: dict[int, int] = {}
    for part in chunks(sorted(numbers), 500):
        found.update(connection.execute(query.where(table.c.document_id.in_(part))).tuples().all())
    return found


def without_copies(connection: Connection, rows: Sequence[Row], as_of: int | None = None) -> list[Row]:
    """Observations without those that a copy says again: each figure once, from the first document that says it.

    What a copy says beyond its first (a reprint with an addition) stays.
    """
    first = firsts_of(connection, {row["document_id"] for row in rows}, as_of)
    said: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for row in rows:
        said[row["document_id"]].add(_figure(row))
    return [
        row
        for row in rows
        if row["document_id"] not in first or _figure(row) not in said.get(first[row["document_id"]], ())
    ]


_FIGURE = (
    "metric",
    "role",
    "stage",
    "unit",
    "value",
    "value_high",
    "min_investment_cny",
    "max_investment_cny",
    "sector",
)


def _figure(row: Row) -> tuple[Any, ...]:
    """What makes two rows the same figure in two prints of one article: place and period may be resolved from the
    print's own head and differ."""
    return (*(row[column] for column in _FIGURE), row["label"])
