"""The dataset: what is kept of the documents that were read, with its whole history, in any SQLAlchemy database.

SQLite by default (write-ahead log, so that readers never wait for a writer; foreign keys; writers wait for each other).
Every write is one transaction and an idempotent upsert: killed half-way and run again, nothing is lost and nothing
stands twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, cast

from sqlalchemy import Engine, Select, Table, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from extractors.document import Confidence, Document, Place
from extractors.facts import Extraction
from outputs.connection import DatasetError, open_engine, reading, writing
from outputs.crawl_state import withdrawn, without_copies
from outputs.funnel import AMOUNTS, FunnelRow, funnel_order, funnel_rows
from outputs.history import Row
from outputs.loading import (
    addressed,
    chunks,
    fetch,
    latest_versions,
    load_chunk,
    resolve_failures,
    run_version,
    state_of,
)
from outputs.raw import RawError, RawStore
from outputs.rows import FailureRow, LoadCounts, Loaded
from outputs.schema import (
    FACT_TABLES,
    FACTS,
    ExactDecimal,
    by_value,
    document_versions,
    documents,
    fact_from_row,
    failures,
    holds,
    runs,
    storable,
)

DEFAULT_RAW = Path("outputs/data/raw")
CHUNK = 200
"""Documents compared at a time inside a load: bounds the memory and the number of bound parameters."""

RunStatus = Literal["completed", "failed", "interrupted"]
DayLike = date | str


@dataclass(frozen=True, slots=True)
class Passage:
    """The words a value came from, the text on either side of them, and the page (from 1) where there are pages."""

    start: int
    end: int
    quote: str
    before: str
    after: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """A fact (`table`, its row), the document that says it, and the passages it was read from."""

    table: str
    fact: Row
    document: Row
    passages: tuple[Passage, ...]


class Dataset:
    """An open dataset. Threads may share it; processes each open their own. Use it in `with`, or `close()` it."""

    def __init__(self, engine: Engine, raw: RawStore) -> None:
        self.engine = engine
        self.raw = raw

    # Opening

    @classmethod
    def open(
        cls, url_or_path: str | Path | None = None, *, raw: str | Path | None = None, create: bool = True
    ) -> Dataset:
        """Open the dataset at a path or an SQLAlchemy URL; by default `outputs/data/yinfeng.sqlite` below this folder.

        Folders and tables are made where missing, unless `create` is false. Raw bytes are kept in the folder `raw`: by
        default the one beside the SQLite file, `outputs/data/raw` for any other database.

        Raises DatasetError where it cannot be written, is no database, holds other tables of the same names, or was
        made by a newer program.
        """
        engine, file = open_engine(url_or_path, create=create)
        folder = Path(raw) if raw is not None else file.parent / "raw" if file is not None else DEFAULT_RAW
        return cls(engine, RawStore(folder))

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    def __enter__(self) -> Dataset:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Runs

    def begin_run(self, command: str, extractor_version: str) -> int:
        """Note that a command starts; every row it brings or ends names the number given back."""
        with writing(self.engine) as connection:
            result = connection.execute(
                runs.insert().values(
                    command=storable(command), extractor_version=extractor_version, started_at=_now(), status="running"
                )
            )
            key = result.inserted_primary_key
            assert key is not None
            return int(key[0])

    def end_run(self, run_id: int, status: RunStatus = "completed", summary: Mapping[str, Any] | None = None) -> None:
        """Note how a run ended. A run that was killed stays `running`, with no end."""
        with writing(self.engine) as connection:
            changed = connection.execute(
                runs.update()
                .where(runs.c.run_id == run_id)
                .values(status=status, ended_at=_now(), summary=dict(summary or {}))
            )
            if changed.rowcount != 1:
                raise DatasetError(f"there is no run {run_id}")

    def runs(self) -> list[Row]:
        """All runs, first to last."""
        with reading(self.engine) as connection:
            return fetch(connection, select(runs).order_by(runs.c.run_id))

    def run_at(self, moment: int | str | date) -> int:
        """The run that `as_of` means: a run's number, or the last run begun by a day or a time.

        A day (`2026-11-22`, this machine's time zone) means its end; a time is ISO 8601. Raises DatasetError for a run
        that is not there, a moment before the first run, and what is neither.
        """
        with reading(self.engine) as connection:
            known = fetch(connection, select(runs.c.run_id, runs.c.started_at).order_by(runs.c.run_id))
        if not known:
            raise DatasetError("the dataset has no run yet")
        if isinstance(moment, int) or (isinstance(moment, str) and moment.isascii() and moment.isdigit()):
            if all(row["run_id"] != int(moment) for row in known):
                raise DatasetError(f"there is no run {moment}; runs are {known[0]['run_id']} to {known[-1]['run_id']}")
            return int(moment)
        until = _moment(moment)
        begun = [row["run_id"] for row in known if datetime.fromisoformat(row["started_at"]) <= until]
        if not begun:
            raise DatasetError(f"no run had begun by {moment}; the first began at {known[0]['started_at']}")
        return int(begun[-1])

    # Loading

    def unchanged(self, items: Sequence[tuple[str, str] | tuple[str, str, str]], extractor_version: str) -> set[str]:
        """Of (path, sha256[, known_digest]): the paths that need no reading again.

        Those whose latest stored version has the same bytes, was read by the same extractor version and knew the same
        from outside. Bytes with a web address known from another path are the same document, and need none either.
        """
        found = set()
        for chunk in chunks(items, CHUNK):
            with reading(self.engine) as connection:
                latest = latest_versions(connection, [item[0] for item in chunk])
                known = addressed(connection, [item[1] for item in chunk], extractor_version)
            for path, sha256, *rest in chunk:
                state = (sha256, extractor_version, rest[0] if rest else "")
                version = latest.get(path)
                if state_of(version) == state if version else state in known:
                    found.add(path)
        return found

    def standing_failures(self, items: Sequence[tuple[str, str]], extractor_version: str) -> dict[str, FailureRow]:
        """Of (path, sha256): the failures that stand for the same bytes under the same extractor version, by path."""
        found = {}
        wanted = dict(items)
        for chunk in chunks(items, CHUNK):
            query = (
                select(failures)
                .join(runs, runs.c.run_id == failures.c.run_from)
                .where(
                    failures.c.path.in_([storable(path) for path, _ in chunk]),
                    failures.c.run_to.is_(None),
                    runs.c.extractor_version == storable(extractor_version),
                )
            )
            with reading(self.engine) as connection:
                for row in fetch(connection, query):
                    if row["sha256"] is not None and wanted.get(row["path"]) == row["sha256"]:
                        found[row["path"]] = FailureRow(row["path"], row["kind"], row["message"], row["sha256"])
        return found

    def load(self, run_id: int, results: Sequence[Loaded]) -> LoadCounts:
        """Keep these documents: raw bytes first, then all rows in one transaction.

        A present row that a new one equals is left alone; one whose key stands with another value is ended and the new
        one begun; one whose key is gone is ended. A path names a document; a new path with a known web address is that
        document, moved. Loading the same again changes nothing.

        Raises DatasetError where bytes and digest do not agree, or the database refuses; nothing is then kept but raw
        bytes, which no row names.
        """
        for item in results:
            if item.extraction.document.sha256 != item.sha256:
                raise DatasetError(f"{item.path}: the extraction is of other bytes than those handed over")
            try:
                self.raw.keep(item.sha256, item.raw)
            except RawError as problem:
                raise DatasetError(f"{item.path}: {problem}") from problem
        counts = LoadCounts()
        with writing(self.engine) as connection:
            version = run_version(connection, run_id)
            for chunk in chunks(results, CHUNK):
                counts += load_chunk(connection, run_id, version, chunk)
            resolve_failures(connection, run_id, [item.path for item in results])
        return counts

    def record_failures(self, run_id: int, rows: Sequence[FailureRow]) -> None:
        """Note files that could not be read: the same failure again is no new row, another of a path replaces it.

        So does the same failure of another extractor version: the row tells which version it was that failed.
        """
        with writing(self.engine) as connection:
            version = run_version(connection, run_id)
            for row in {row.path: row for row in rows}.values():
                values = {part.name: storable(getattr(row, part.name)) for part in fields(row)}
                is_open = and_(failures.c.path == values["path"], failures.c.run_to.is_(None))
                query = select(failures, runs.c.extractor_version).join(runs, runs.c.run_id == failures.c.run_from)
                present = connection.execute(query.where(is_open)).mappings().first()
                same = {**values, "extractor_version": version}
                if present is not None and all(present[name] == value for name, value in same.items()):
                    continue
                connection.execute(failures.update().where(is_open).values(run_to=run_id))
                connection.execute(failures.insert().values(**values, run_from=run_id))

    def resolve_failures(self, run_id: int, paths: Iterable[str]) -> None:
        """Close the open failures of these paths, which can be read now (`load` does so for what it loads)."""
        with writing(self.engine) as connection:
            resolve_failures(connection, run_id, list(paths))

    # Reading

    def failures(self, *, open_only: bool = True, as_of: int | None = None) -> list[Row]:
        """Failures by path, those that stand (or stood after run `as_of`) unless `open_only` is false."""
        query = select(failures).order_by(failures.c.path, failures.c.failure_id)
        with reading(self.engine) as connection:
            return fetch(connection, query.where(holds(failures, as_of)) if open_only else query)

    def counts(self, *, as_of: int | None = None) -> dict[str, int]:
        """Table → number of rows, present or after run `as_of`: documents, the four kinds of fact, open failures."""
        tables = {"documents": document_versions, **FACT_TABLES, "failures": failures}
        with reading(self.engine) as connection:
            return {
                name: connection.execute(
                    select(func.count()).select_from(table).where(holds(table, as_of))
                ).scalar_one()
                for name, table in tables.items()
            }

    def documents(self, *, as_of: int | None = None, document: int | str | None = None) -> Iterator[Row]:
        """Documents with their present version (or the one after run `as_of`), without text; in order of address."""
        version = document_versions
        columns = [column for column in version.c if column.name not in ("text", "places")]
        query = select(documents.c.address, *columns).join(documents, documents.c.document_id == version.c.document_id)
        query = query.where(holds(version, as_of), *_document_is(document)).order_by(documents.c.address)
        yield from self._stream(query)

    def document(self, document: int | str, *, as_of: int | None = None) -> Row:
        """One document by number, path, address or file name, with text and places; DatasetError if there is none."""
        query = (
            select(documents.c.address, *document_versions.c)
            .join(documents, documents.c.document_id == document_versions.c.document_id)
            .where(holds(document_versions, as_of), *_document_is(document))
            .order_by(documents.c.document_id)
        )
        with reading(self.engine) as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise DatasetError(f"the dataset holds no document {document}")
        return dict(row)

    def extraction(self, document: int | str, *, as_of: int | None = None) -> Extraction:
        """All that the dataset holds of one document: what the extractor gave, but for blocks, tables and attachments.

        Facts come in the order of the text.
        """
        row = self.document(document, as_of=as_of)
        names = {part.name for part in fields(Document)}
        values = {name: value for name, value in row.items() if name in names}
        values["places"] = tuple(
            Place(start, end, page, None if box is None else tuple(box)) for start, end, page, box in row["places"]
        )
        values["warnings"] = tuple(row["warnings"])
        values["confidence"] = Confidence(**(row["confidence"] or {}))
        facts: dict[str, Any] = {}
        with reading(self.engine) as connection:
            for name, table in FACT_TABLES.items():
                present = select(table).where(table.c.document_id == row["document_id"], holds(table, as_of))
                found = fetch(connection, present.order_by(table.c.row_id))
                found.sort(key=lambda row: row["evidence"][0]["start"] if row.get("evidence") else 0)
                facts[name] = tuple(fact_from_row(FACTS[name], row) for row in found)
        return Extraction(Document(**values), **facts)

    def facts(
        self, table: str, *, as_of: int | None = None, document: int | str | None = None, **filters: Any
    ) -> Iterator[Row]:
        """Rows of a fact table: present ones, or those that held after the run `as_of`; in order of document.

        Each row has the fact's columns and `document_id`, `document_path`, `document_title`, `document_url`. A filter
        names a column: a value, a list of values, or None; `region_code` takes in what lies within (350400 → 3504xx);
        `value_at_least`, `period_end_at_most` … compare, decimals by their number.

        Raises DatasetError for an unknown table or column.
        """
        source = _fact_table(table)
        version = document_versions
        query = (
            select(
                *source.c,
                version.c.path.label("document_path"),
                version.c.title.label("document_title"),
                version.c.url.label("document_url"),
            )
            .join(version, and_(version.c.document_id == source.c.document_id, holds(version, as_of)))
            .where(holds(source, as_of), *_document_is(document))
            .where(*(_filter(source, name, value) for name, value in filters.items()))
            .order_by(source.c.document_id, source.c.row_id)
        )
        yield from self._stream(query)

    def funnel(
        self,
        region_code: str | None = None,
        period_start: DayLike | None = None,
        period_end: DayLike | None = None,
        stage: str | Sequence[str] | None = None,
        document: int | str | None = None,
        *,
        investment_at_least: Decimal | None = None,
        class_at_least: Decimal | None = None,
        as_of: int | None = None,
    ) -> list[FunnelRow]:
        """The pipeline as documents state it: per place, period, stage and class the projects and their investment.

        What a reprint says again counts once, from the document that was read first; one `document` is shown whole.

        Only what has been reached (role `actual`) with a stage; targets and forecasts are not mixed in. A region takes
        in what lies within it; a row is in the period where both its ends are (one without a start, `截至8月底`, where
        its end is). `investment_at_least` (yuan) keeps rows with such an amount stated, `class_at_least` (yuan) those
        whose size class starts there or above. Ordered by region code, period, pipeline order.
        """
        table = FACT_TABLES["observations"]
        version = document_versions
        query = (
            select(table, version.c.path, version.c.title, version.c.source, version.c.published)
            .join(version, and_(version.c.document_id == table.c.document_id, holds(version, as_of)))
            .where(
                holds(table, as_of),
                table.c.role == "actual",
                table.c.stage.is_not(None),
                or_(
                    and_(table.c.metric == "project_count", table.c.unit == "count"),
                    and_(table.c.metric.in_(AMOUNTS), table.c.unit == "CNY"),
                ),
                *_document_is(document),
            )
            .order_by(table.c.document_id, table.c.row_id)
        )
        if region_code is not None:
            query = query.where(within(table.c.region_code, region_code))
        if stage is not None:
            query = query.where(table.c.stage.in_([stage] if isinstance(stage, str) else list(stage)))
        if period_start is not None:
            first = _day(period_start)
            start = table.c.period_start
            query = query.where(table.c.period_end >= first, or_(start.is_(None), start >= first))
        if period_end is not None:
            query = query.where(table.c.period_end <= _day(period_end))
        if class_at_least is not None:
            query = query.where(by_value(table.c.min_investment_cny) >= class_at_least)
        with reading(self.engine) as connection:
            rows = fetch(connection, query)
            gone = withdrawn(connection, as_of)
            found = funnel_rows(rows if document is not None else without_copies(connection, rows, as_of), gone)
        if investment_at_least is not None:
            found = [
                row for row in found if row.investment_cny is not None and row.investment_cny >= investment_at_least
            ]
        return sorted(found, key=funnel_order)

    def evidence(
        self, fact_id: str, *, document: int | str | None = None, context: int = 40, as_of: int | None = None
    ) -> FactEvidence:
        """Where a fact comes from: the present row with this id (else the last that had it), document, passages.

        With `as_of`, the row that held after that run, and no other.

        Each passage has up to `context` characters of the text on either side. Where copies of a document share an id,
        `document` says which is meant; without it, the first. Raises DatasetError where no row ever had the id.
        """
        with reading(self.engine) as connection:
            for name, table in FACT_TABLES.items():
                version = document_versions
                # The text that the offsets point into is the one that was present when the row began.
                then = and_(
                    version.c.document_id == table.c.document_id,
                    version.c.run_from <= table.c.run_from,
                    or_(version.c.run_to.is_(None), version.c.run_to > table.c.run_from),
                )
                query = (
                    select(*table.c, *(version.c[column].label(f"document_{column}") for column in _SHOWN))
                    .join(version, then)
                    .where(table.c.id == fact_id, *_document_is(document))
                    .where(*([] if as_of is None else [holds(table, as_of)]))
                    .order_by(table.c.run_to.is_not(None), table.c.run_to.desc(), table.c.document_id, table.c.row_id)
                )
                row = connection.execute(query.limit(1)).mappings().first()
                if row is not None:
                    return _fact_evidence(name, dict(row), context)
        raise DatasetError(f"the dataset holds no fact {fact_id}")

    def _stream(self, query: Select[Any]) -> Iterator[Row]:
        with reading(self.engine) as connection:
            for row in connection.execution_options(yield_per=500).execute(query).mappings():
                yield dict(row)


_SHOWN = ("path", "title", "url", "source", "published", "sha256", "text", "places")


def _fact_table(name: str) -> Table:
    try:
        return FACT_TABLES[name]
    except KeyError:
        raise DatasetError(f"there is no table {name!r}; there are {', '.join(FACT_TABLES)}") from None


def _document_is(document: int | str | None) -> list[ColumnElement[bool]]:
    version = document_versions.c
    if document is None:
        return []
    if isinstance(document, int):
        return [version.document_id == document]
    return [
        or_(
            version.path == document,
            version.path.endswith(f"/{document}", autoescape=True),
            version.document_id.in_(select(documents.c.document_id).where(documents.c.address == document)),
        )
    ]


def within(column: ColumnElement[str], region_code: str) -> ColumnElement[bool]:
    """In this place or below it: `350000` takes in 35xxxx, `350400` 3504xx, `350421` only itself."""
    if len(region_code) != 6 or not (region_code.isascii() and region_code.isdigit()):
        raise DatasetError(f"{region_code!r} is no region code; one has six digits, such as 350400")
    if not region_code.endswith("00"):
        return column == region_code
    return column.startswith(region_code.removesuffix("00").removesuffix("00"))


def _filter(table: Table, name: str, value: Any) -> ColumnElement[bool]:
    column_name = name.removesuffix("_at_least").removesuffix("_at_most")
    if column_name not in table.c:
        raise DatasetError(f"table {table.name} has no column {column_name!r}")
    column: ColumnElement[Any] = table.c[column_name]
    if name != column_name:
        compared: ColumnElement[Any] = by_value(column) if isinstance(column.type, ExactDecimal) else column
        return cast("ColumnElement[bool]", compared >= value if name.endswith("_at_least") else compared <= value)
    if value is None:
        return column.is_(None)
    if name == "region_code" and isinstance(value, str):
        return within(column, value)
    return column.in_(value) if isinstance(value, (list, tuple, set, frozenset)) else column == value


def _day(value: DayLike) -> date:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as problem:
        raise DatasetError(f"{value!r} is no date; write 2022-06-30, or the number of a run") from problem


def _moment(moment: str | date) -> datetime:
    """The instant that a day or a time means: the end of the day, in this machine's time zone where none is named."""
    try:
        found = datetime.fromisoformat(moment) if isinstance(moment, str) and len(moment) > 10 else _day(moment)
    except ValueError as problem:
        raise DatasetError(f"{moment!r} is no time; write 2022-06-30T12:00") from problem
    if not isinstance(found, datetime):
        found = datetime.combine(found, time.max)
    return found.astimezone()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _fact_evidence(table: str, row: Row, context: int) -> FactEvidence:
    document = {"document_id": row["document_id"]}
    for column in _SHOWN:
        document[column] = row.pop(f"document_{column}")
    text: str = document.pop("text")
    places = document.pop("places") or []
    passages = tuple(
        Passage(
            part["start"],
            part["end"],
            part["quote"],
            text[max(0, part["start"] - context) : part["start"]],
            text[part["end"] : part["end"] + context],
            next((page for start, end, page, _ in places if start <= part["start"] < end), None),
        )
        for part in row.get("evidence") or []
    )
    return FactEvidence(table, row, document, passages)
