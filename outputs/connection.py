"""Opening the database of a dataset, and its transactions: what SQLite and PostgreSQL do differently stands here."""

from __future__ import annotations

import json
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError, StatementError

from outputs.schema import SCHEMA_VERSION, metadata, schema_info

DEFAULT_PATH = Path("outputs/data/yinfeng.sqlite")
BUSY_SECONDS = 60
"""How long a writer waits for another one before it gives up."""

_LOCK = 0x79696E66656E67  # "yinfeng": the advisory lock that PostgreSQL writers take in turn


class DatasetError(Exception):
    """The dataset cannot be opened, read or written; the message says why, for a reader."""


class DatasetUnavailable(DatasetError):
    """The database is locked, full or gone: the same call may go through later."""


def open_engine(url_or_path: str | Path | None, *, create: bool) -> tuple[Engine, Path | None]:
    """The engine of a dataset whose tables are there, and the SQLite file where it is one. See `Dataset.open`."""
    url = _url(url_or_path)
    file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    shown = url.render_as_string(hide_password=True) if file is None else str(file)
    if file is not None:
        _prepare_file(file, create)
    engine = _engine(url, shown)
    try:
        _prepare_tables(engine, shown, create)
    except DatasetError:
        engine.dispose()
        raise
    except SQLAlchemyError as problem:
        engine.dispose()
        raise DatasetError(f"cannot open the dataset {shown}: {_reason(problem)}") from problem
    return engine, file


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the dataset, whatever others write meanwhile."""
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as problem:
        raise _problem("read", problem) from problem


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed as a whole at the end, or not at all. Writers take turns.

    One writer at a time from the first statement on: a transaction that reads and then writes would otherwise fail in
    SQLite when another wrote in between (SQLITE_BUSY_SNAPSHOT), and begin the same row twice in PostgreSQL.
    Ctrl-C takes effect once it has ended.
    """
    try:
        with (
            _interrupts_held(),
            engine.connect().execution_options(yinfeng_writes=True) as connection,
            connection.begin(),
        ):
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            yield connection
    except SQLAlchemyError as problem:
        raise _problem("write", problem) from problem


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the block has ended.

    An interrupt while SQLAlchemy commits or gives a connection back may leave the transaction open in it; the row that
    marks the run `interrupted` would then wait for its own lock.
    """
    handler = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    came = False

    def remember(*_: object) -> None:
        nonlocal came
        came = True

    signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)


def _problem(verb: str, problem: SQLAlchemyError) -> DatasetError:
    kind = DatasetUnavailable if isinstance(problem, OperationalError) else DatasetError
    return kind(f"cannot {verb} the dataset: {_reason(problem)}")


def _url(url_or_path: str | Path | None) -> URL:
    if url_or_path is None:
        url_or_path = DEFAULT_PATH
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return URL.create("sqlite", database=str(url_or_path))
    try:
        url = make_url(url_or_path)
    except ArgumentError as problem:
        raise DatasetError(
            "this is neither a path nor a database address such as postgresql://user@host/name"
        ) from problem
    # SQLAlchemy's own default for PostgreSQL is psycopg2; ours is its successor.
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _prepare_file(file: Path, create: bool) -> None:
    if file.is_dir():
        raise DatasetError(f"{file} is a folder; the dataset is a file, such as {file / DEFAULT_PATH.name}")
    if not file.exists() and not create:
        raise DatasetError(f"there is no dataset at {file} yet")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise DatasetError(f"cannot make the folder {file.parent} for the dataset: {problem.strerror}") from problem


def _engine(url: URL, shown: str) -> Engine:
    is_sqlite = url.get_backend_name() == "sqlite"
    try:
        engine = create_engine(
            url,
            json_serializer=_json_text,
            connect_args={"timeout": BUSY_SECONDS} if is_sqlite else {},
        )
    except NoSuchModuleError as problem:
        raise DatasetError(f"no kind of database is called {url.drivername}") from problem
    except ModuleNotFoundError as problem:
        hint = (
            "pip install 'yinfeng[postgres]'" if url.get_backend_name() == "postgresql" else f"install {problem.name}"
        )
        raise DatasetError(f"{shown} needs the package {problem.name}: {hint}") from problem
    if is_sqlite:
        event.listen(engine, "connect", _prepare_connection)
        event.listen(engine, "begin", _begin)
    return engine


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _prepare_connection(connection: sqlite3.Connection, _: object) -> None:
    # The driver would begin transactions only at the first write, and end them before some statements; `_begin` does.
    connection.isolation_level = None
    connection.create_collation("decimal", _compare_decimals)
    connection.execute("PRAGMA foreign_keys = ON")
    _keep_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")


def _keep_log(connection: sqlite3.Connection) -> None:
    # Two processes may begin a new file at once: SQLite refuses the second at once, and leaves the waiting to it.
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _compare_decimals(left: str, right: str) -> int:
    first, second = Decimal(left), Decimal(right)
    return (first > second) - (first < second)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("yinfeng_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_tables(engine: Engine, shown: str, create: bool) -> None:
    with engine.connect() as connection:
        ready = _is_ready(connection, shown)
        if ready and not _lacks(connection):
            return
    if not ready and not create:
        raise DatasetError(f"{shown} holds no dataset yet")
    with writing(engine) as connection:
        # Another process may have made them while this one waited.
        if not _is_ready(connection, shown):
            metadata.create_all(connection)
            connection.execute(schema_info.insert().values(version=SCHEMA_VERSION))
        elif _lacks(connection):
            _upgrade(connection)


def _lacks(connection: Connection) -> bool:
    """Whether the dataset was made before one of today's tables or columns."""
    found = inspect(connection)
    names = set(found.get_table_names())
    return any(
        name not in names or set(table.c.keys()) - {column["name"] for column in found.get_columns(name)}
        for name, table in metadata.tables.items()
    )


def _upgrade(connection: Connection) -> None:
    """Add the tables, columns and indexes that a dataset made earlier lacks; what it holds stays as it is.

    A column added later is one that may be empty: of the rows that are there nobody can say more.
    """
    found = inspect(connection)
    old = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
    indexes = {name: {index["name"] for index in found.get_indexes(name)} for name in old}
    metadata.create_all(connection)
    preparer = connection.dialect.identifier_preparer
    for name, table in metadata.tables.items():
        if name not in old:
            continue
        for column in table.columns:
            if column.name not in old[name]:
                if not column.nullable:
                    raise DatasetError(f"column {name}.{column.name} was added later and may not be empty")
                kind = column.type.compile(connection.dialect)
                connection.exec_driver_sql(
                    f"ALTER TABLE {preparer.format_table(table)} ADD COLUMN {preparer.format_column(column)} {kind}"
                )
        for index in table.indexes:
            if index.name not in indexes[name]:
                index.create(connection)


def _is_ready(connection: Connection, shown: str) -> bool:
    names = set(inspect(connection).get_table_names())
    if schema_info.name not in names:
        foreign = sorted(names & set(metadata.tables))
        if foreign:
            raise DatasetError(f"{shown} is no dataset of yinfeng: it has other tables named {', '.join(foreign)}")
        return False
    version = connection.execute(select(func.max(schema_info.c.version))).scalar()
    if version is not None and version > SCHEMA_VERSION:
        raise DatasetError(
            f"{shown} was made by a newer yinfeng (tables of version {version}; this program knows {SCHEMA_VERSION}): "
            "update yinfeng"
        )
    return version is not None


def _reason(problem: SQLAlchemyError) -> str:
    """The database's own words on one line, without SQLAlchemy's statement and its link."""
    return " ".join(str(problem.orig if isinstance(problem, StatementError) else problem).split())
