"""What a crawl remembers: pages with their validators, the archive's index, robots.txt, and when a host may be asked.

One SQLite file beside the archive, shared by every process that crawls. It holds no document: what it knows of answers
can be made again from the archive (`corpora.archive`).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

PageKind = Literal["list", "article", "attachment"]

BUSY_SECONDS = 60
LONGEST_VISIT = 86400  # seconds; one that was cut off longer ago is not gone on with
FURTHEST_WAIT = 7 * 86400  # seconds; a host's next turn further ahead than this comes from a clock that was set back

TABLES = """
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, next_at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (
    source TEXT NOT NULL, url TEXT NOT NULL, links INTEGER NOT NULL, complete INTEGER NOT NULL,
    PRIMARY KEY (source, url)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visits (
    source TEXT PRIMARY KEY, started_at REAL NOT NULL, ended INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    page_id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, source TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT,
    title TEXT, day TEXT, found_at REAL NOT NULL, checked_at REAL, etag TEXT, last_modified TEXT, sha256 TEXT,
    final_url TEXT, file_name TEXT, fetched_at REAL, gone INTEGER NOT NULL DEFAULT 0, gone_at REAL, gone_status INTEGER,
    tries INTEGER NOT NULL DEFAULT 0, problem TEXT, loaded TEXT
);
CREATE INDEX IF NOT EXISTS pages_source ON pages (source, kind);
CREATE TABLE IF NOT EXISTS records (
    record_id INTEGER PRIMARY KEY, url TEXT NOT NULL, kind TEXT NOT NULL, status INTEGER NOT NULL, sha256 TEXT NOT NULL,
    fetched_at REAL NOT NULL, file TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
    UNIQUE (file, start)
);
CREATE INDEX IF NOT EXISTS records_url ON records (url);
CREATE INDEX IF NOT EXISTS records_sha256 ON records (sha256);
"""


class CrawlError(Exception):
    """A crawl cannot go on; the message says why and what to do."""


class SourceBusy(CrawlError):
    """Another process is crawling this source."""


@dataclass(frozen=True, slots=True)
class Page:
    """An address that a source led to and what is known of it. `sha256` is that of the last body, `loaded` of the one
    that the dataset holds; `gone` counts the runs in a row that found it withdrawn (404, 410)."""

    page_id: int
    url: str
    source: str
    kind: PageKind
    parent: str | None
    title: str | None
    day: str | None
    found_at: float
    checked_at: float | None
    etag: str | None
    last_modified: str | None
    sha256: str | None
    final_url: str | None
    file_name: str | None
    fetched_at: float | None
    gone: int
    gone_at: float | None
    gone_status: int | None
    tries: int
    problem: str | None
    loaded: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the archive: `kind` is `response` or `revisit`, `start` and `length` are bytes of `file`."""

    url: str
    kind: str
    status: int
    sha256: str
    fetched_at: float
    file: str
    start: int
    length: int


class CrawlStore:
    """The open file; one instance a thread. Each method is one transaction."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        self._keep_log()
        self._connection.execute("PRAGMA synchronous = NORMAL")
        with self._writing():
            for statement in TABLES.split(";"):
                self._connection.execute(statement)

    def _keep_log(self) -> None:
        # Two visits may begin a new file at once: SQLite refuses the second at once, and leaves the waiting to it.
        give_up = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(0.02)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the writer's place from its first statement on."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # Politeness: one budget a host, whatever process asks

    def take_turn(self, host: str, delay: float) -> float:
        """Take the host's turn if it is free, and keep the next one off for `delay` seconds.

        Gives back 0 where the turn is taken, else the seconds to wait before trying again.
        """
        with self._writing() as connection:
            now = time.time()
            row = connection.execute("SELECT next_at FROM hosts WHERE host = ?", (host,)).fetchone()
            if row is not None and now < row[0] <= now + FURTHEST_WAIT:
                return float(row[0] - now)
            connection.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?)", (host, now + delay))
            return 0.0

    def keep_off(self, host: str, seconds: float) -> None:
        """No turn of this host before so many seconds from now: after an answer, or as Retry-After asks."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO hosts VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET next_at = max(next_at, excluded.next_at)",
                (host, time.time() + seconds),
            )

    def robots(self, origin: str, youngest: float) -> tuple[int, str] | None:
        """Status and text of the origin's robots.txt, None where it was fetched before `youngest` or never."""
        row = self._connection.execute(
            "SELECT status, body FROM robots WHERE origin = ? AND fetched_at >= ?", (origin, youngest)
        ).fetchone()
        return None if row is None else (int(row[0]), str(row[1]))

    def keep_robots(self, origin: str, status: int, body: str) -> None:
        """Remember a robots.txt."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, time.time(), status, body))

    # Lists

    def list_state(self, source: str, url: str) -> tuple[int, bool] | None:
        """How many article links a list had when last seen, and whether it was once walked to its end."""
        row = self._connection.execute(
            "SELECT links, complete FROM lists WHERE source = ? AND url = ?", (source, url)
        ).fetchone()
        return None if row is None else (int(row[0]), bool(row[1]))

    def keep_list(self, source: str, url: str, links: int, complete: bool) -> None:
        """Remember a list: the number of links on its first page, and whether its end was reached."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?)", (source, url, links, complete))

    # Pages

    def add_pages(
        self,
        source: str,
        kind: PageKind,
        found: Iterable[tuple[str, str | None, str | None]],
        parent: str | None = None,
    ) -> int:
        """Note addresses (url, title, day) that were not known; how many those were."""
        now = time.time()
        with self._writing() as connection:
            before = connection.total_changes
            connection.executemany(
                "INSERT OR IGNORE INTO pages (url, source, kind, parent, title, day, found_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(url, source, kind, parent, title, day, now) for url, title, day in found],
            )
            return connection.total_changes - before

    def page(self, url: str) -> Page | None:
        """What is known of an address."""
        return next(iter(self._pages("url = ?", (url,))), None)

    def known(self, urls: Sequence[str]) -> set[str]:
        """Those of the addresses that are known."""
        found: set[str] = set()
        for start in range(0, len(urls), 500):
            part = urls[start : start + 500]
            marks = ", ".join("?" * len(part))
            found.update(
                row[0] for row in self._connection.execute(f"SELECT url FROM pages WHERE url IN ({marks})", part)
            )
        return found

    def unfetched(self, source: str, before: float, most_tries: int, limit: int) -> list[Page]:
        """Documents that were found and never came, in the order in which they were found; not those asked since."""
        return self._pages(
            "source = ? AND kind != 'list' AND sha256 IS NULL AND tries < ? AND gone < 2 "
            "AND (checked_at IS NULL OR checked_at < ?) ORDER BY page_id LIMIT ?",
            (source, most_tries, before, limit),
        )

    def young(self, source: str, before: float, since_day: str, limit: int) -> list[Page]:
        """Documents that came, listed (else found) on this day or later, and not asked since `before`."""
        return self._pages(
            "source = ? AND kind != 'list' AND sha256 IS NOT NULL AND checked_at < ? "
            "AND coalesce(day, date(found_at, 'unixepoch')) >= ? ORDER BY checked_at, page_id LIMIT ?",
            (source, before, since_day, limit),
        )

    def stale(self, source: str, before: float, limit: int) -> list[Page]:
        """Documents that came and were last asked before this time, those longest unasked first."""
        return self._pages(
            "source = ? AND kind != 'list' AND sha256 IS NOT NULL AND checked_at < ? ORDER BY checked_at, page_id LIMIT ?",
            (source, before, limit),
        )

    def unloaded(self, source: str, limit: int) -> list[Page]:
        """Documents whose last body the dataset has not seen, in the order in which they were found."""
        return self._pages(
            "source = ? AND kind != 'list' AND sha256 IS NOT NULL AND sha256 IS NOT loaded ORDER BY page_id LIMIT ?",
            (source, limit),
        )

    def missing(self, source: str) -> list[Page]:
        """Documents that came once and were gone at two visits or more in a row."""
        return self._pages("source = ? AND kind != 'list' AND sha256 IS NOT NULL AND gone >= 2", (source,))

    def returned(self, source: str, since: float) -> list[str]:
        """Addresses that answered with their page since this time."""
        query = "SELECT url FROM pages WHERE source = ? AND kind != 'list' AND gone = 0 AND checked_at >= ?"
        return [row[0] for row in self._connection.execute(query, (source, since))]

    def days(self, source: str) -> list[str]:
        """The days that its lists have shown, each once, latest first."""
        query = "SELECT DISTINCT day FROM pages WHERE source = ? AND day IS NOT NULL ORDER BY day DESC LIMIT 60"
        return [row[0] for row in self._connection.execute(query, (source,))]

    def count(self, source: str) -> int:
        """How many documents of a source are known."""
        query = "SELECT count(*) FROM pages WHERE source = ? AND kind != 'list'"
        return int(self._connection.execute(query, (source,)).fetchone()[0])

    # Visits

    def begin_visit(self, source: str) -> float:
        """When the visit began that is under way: now, or when one began that was cut off and is now gone on with."""
        with self._writing() as connection:
            row = connection.execute("SELECT started_at, ended FROM visits WHERE source = ?", (source,)).fetchone()
            if row is not None and not row[1] and 0 <= time.time() - row[0] < LONGEST_VISIT:
                return float(row[0])
            now = time.time()
            connection.execute("INSERT OR REPLACE INTO visits VALUES (?, ?, 0)", (source, now))
            return now

    def end_visit(self, source: str) -> None:
        """The visit is over: the next one asks anew."""
        with self._writing() as connection:
            connection.execute("UPDATE visits SET ended = 1 WHERE source = ?", (source,))

    def _pages(self, condition: str, values: tuple[object, ...]) -> list[Page]:
        return [Page(*row) for row in self._connection.execute(f"SELECT * FROM pages WHERE {condition}", values)]

    def keep_loaded(self, loaded: Iterable[tuple[str, str]]) -> None:
        """Note of (url, sha256) that the dataset has seen this body."""
        with self._writing() as connection:
            connection.executemany("UPDATE pages SET loaded = ? WHERE url = ?", [(sha, url) for url, sha in loaded])

    def keep_body(
        self,
        url: str,
        sha256: str,
        *,
        etag: str | None,
        last_modified: str | None,
        final_url: str | None = None,
        file_name: str | None = None,
        at: float | None = None,
    ) -> None:
        """Note that an address answered with this body."""
        at = time.time() if at is None else at
        with self._writing() as connection:
            connection.execute(
                "UPDATE pages SET sha256 = ?, etag = ?, last_modified = ?, final_url = ?, file_name = ?, checked_at = ?, "
                "fetched_at = CASE WHEN sha256 IS ? THEN fetched_at ELSE ? END, gone = 0, gone_at = NULL, "
                "gone_status = NULL, tries = 0, problem = NULL WHERE url = ?",
                (sha256, etag, last_modified, final_url, file_name, at, sha256, at, url),
            )

    def keep_unchanged(self, url: str) -> None:
        """Note that an address answered that it is as before."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE pages SET checked_at = ?, gone = 0, gone_at = NULL, gone_status = NULL, tries = 0, "
                "problem = NULL WHERE url = ?",
                (time.time(), url),
            )

    def keep_gone(self, url: str, status: int) -> None:
        """Note that an address answered 404 or 410."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE pages SET checked_at = ?, gone = gone + 1, gone_at = coalesce(gone_at, ?), gone_status = ?, "
                "problem = ? WHERE url = ?",
                (time.time(), time.time(), status, f"gone: {status}", url),
            )

    def keep_problem(self, url: str, problem: str) -> None:
        """Note that an address gave no answer to use."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE pages SET checked_at = ?, tries = tries + 1, problem = ? WHERE url = ?",
                (time.time(), problem, url),
            )

    # The archive's index

    def add_record(self, record: Record) -> None:
        """Note a record of the archive; one noted already is left as it is."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO records (url, kind, status, sha256, fetched_at, file, start, length) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    record.url,
                    record.kind,
                    record.status,
                    record.sha256,
                    record.fetched_at,
                    record.file,
                    record.start,
                    record.length,
                ),
            )

    def body_record(self, sha256: str) -> Record | None:
        """The first record that holds the body with this digest."""
        return next(iter(self._records("sha256 = ? AND kind = 'response' ORDER BY record_id LIMIT 1", (sha256,))), None)

    def records(self, url: str | None = None) -> list[Record]:
        """The records of an address, or all, in the order in which they were written."""
        if url is None:
            return self._records("1 ORDER BY record_id", ())
        return self._records("url = ? ORDER BY record_id", (url,))

    def _records(self, condition: str, values: tuple[object, ...]) -> list[Record]:
        query = f"SELECT url, kind, status, sha256, fetched_at, file, start, length FROM records WHERE {condition}"
        return [Record(*row) for row in self._connection.execute(query, values)]

    def indexed_to(self, file: str) -> int:
        """Where the last indexed record of an archive file ends, in bytes; 0 where none is indexed."""
        row = self._connection.execute("SELECT max(start + length) FROM records WHERE file = ?", (file,)).fetchone()
        return int(row[0] or 0)

    def forget_from(self, file: str, size: int) -> None:
        """Drop index entries beyond the end of an archive file (a power failure lost its tail); ask for those again."""
        with self._writing() as connection:
            lost = "SELECT url FROM records WHERE file = ? AND start + length > ?"
            connection.execute(
                f"UPDATE pages SET sha256 = NULL, etag = NULL, last_modified = NULL WHERE url IN ({lost})", (file, size)
            )
            connection.execute("DELETE FROM records WHERE file = ? AND start + length > ?", (file, size))


@contextmanager
def source_lock(folder: Path, slug: str) -> Iterator[None]:
    """Only one process at a time crawls a source; SourceBusy where another does.

    A write lock on an SQLite file of its own: the system takes it back when its holder is killed, on every platform.
    """
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / f"{slug}.lock", timeout=0, isolation_level=None, check_same_thread=False)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as problem:
            raise SourceBusy(
                f"{slug}: 另一个进程正在采集这个来源。Another process is crawling this source; wait for it."
            ) from problem
        yield
    finally:
        connection.close()
