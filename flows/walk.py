"""The walk from files to dataset, as plain functions: discover → batches → read and extract → load.

`ingest` is the one implementation. The command line calls it directly; the Prefect flow (`flows/ingest.py`) calls it
with a task around the batch step. Nothing here imports Prefect.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from corpora import Item, Known, ReadError, find_items
from corpora.errors import has_come
from corpora.isolation import Guard, Stopped, allow
from extractors.facts import Extraction
from extractors.version import VERSION
from outputs.rows import FailureRow, Loaded

if TYPE_CHECKING:
    from outputs.dataset import Dataset, RunStatus

T = TypeVar("T")

BATCH_DOCUMENTS = 500  # one Prefect task each: its 50 ms of overhead then stays under 2 % (findings.md)
BATCH_BYTES = 64 * 1024 * 1024  # raw bytes travel with their batch into one transaction; scans must not fill the memory
DOCUMENT_SECONDS = 30.0  # for reading, and again for extracting
DOCUMENT_MEMORY = 1024 * 1024 * 1024  # bytes of a worker with a document in hand; without one it holds 0.1 GB

Progress = Callable[[int, int, str], None]
"""Called after each document with (documents done, documents in all, the document's path)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document in hand: its bytes, read once, and what is known about it from outside."""

    path: str
    data: bytes
    sha256: str
    known: Known


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of documents: `new`, `changed` and `unchanged` in the dataset, `failed` and `waiting` beside it.

    `waiting` are those that nothing is wrong with but our reach: scans, which only text recognition can read.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    waiting: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
            self.waiting + other.waiting,
        )

    def __str__(self) -> str:
        said = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged, {self.failed} failed"
        return f"{said}, {self.waiting} waiting for OCR" if self.waiting else said


def is_waiting(failure: FailureRow) -> bool:
    """Whether a document only waits for text recognition: reported like a failure, but no reason for a failing exit."""
    return failure.kind == "needs_ocr"


def count_failures(failures: Sequence[FailureRow]) -> Counts:
    """The failures as counts, those that wait apart."""
    waiting = sum(map(is_waiting, failures))
    return Counts(failed=len(failures) - waiting, waiting=waiting)


@dataclass(frozen=True, slots=True)
class Summary:
    """One run: its id in the `runs` table, what it did, what failed and why, and how long it took (seconds)."""

    run_id: int
    counts: Counts
    failures: tuple[FailureRow, ...]
    seconds: float


def silent(done: int, total: int, path: str) -> None:
    """The progress of a run that nobody watches."""


def known_of(region: str | None = None, published: date | None = None, source: str | None = None) -> Known:
    """What the options --region (code or name), --published and --source say of every document.

    Raises ValueError for a region that is neither a six-digit code nor a name of exactly one place.
    """
    return Known(published=published, source=source, region_code=region_code(region) if region else None)


def region_code(region: str) -> str:
    """The GB/T 2260 code of a place given by its code or name: `350213`, `翔安区`, `翔安`, `吉林省通化市东昌区`.

    Raises ValueError where no division, or more than one, answers to it.
    """
    from extractors.gazetteer import division, find_regions

    if region.isascii() and region.isdigit():
        if division(region) is None:
            raise ValueError(f"{region}: no division has this code")
        return region
    # A county's name counts only with its kind (资源 is a word first), which a person need not type.
    found = set()
    for name in (region, *(region + kind for kind in "市县区州盟旗")):
        mentions = find_regions(name, None)
        if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(name)) and mentions[0].division:
            found.add(mentions[0].division.code)
    if len(found) != 1:
        reason = (
            f"several places: {', '.join(sorted(found))}; give a code" if found else "no division found; give a code"
        )
        raise ValueError(f"{region}: {reason}")
    return found.pop()


def extractor_version() -> str:
    """The extractor that reads now, as the dataset names it: its version and a digest of its words (`0.1.0+3fa2c07b`).

    With another word in the lexicon a document is due again, and what that changes is a change of the extraction.
    """
    from extractors.lexicon import digest

    return f"{VERSION}+{digest()}"


def known_values(known: Known) -> dict[str, str]:
    """What was said from outside as plain JSON values, for reading the bytes again; the rest is left out."""
    return {name: str(value) for name, value in asdict(known).items() if value is not None}


def known_digest(known: Known) -> str:
    """A digest of what was said from outside, empty where nothing was: a side-car that changed makes its document
    due."""
    said = known_values(known)
    return _sha256(json.dumps(said, sort_keys=True).encode()) if said else ""


def understand(path: str, data: bytes, known: Known) -> Extraction | FailureRow:
    """Bytes to facts, or the reason why not. Runs in a worker process, so readers and lexicon are imported only here.

    Anything that a reader or extractor raises becomes that document's failure, kind `bug` where it is no ReadError:
    one bad document never ends a run.
    """
    from corpora import read_bytes
    from extractors import extract

    try:
        document = read_bytes(path, data, known)
        allow(DOCUMENT_SECONDS)
        extraction: Extraction = extract(document)
        return extraction
    except ReadError as error:
        return failure_of(error, _sha256(data))
    except Exception as error:
        return bug_of(path, data, error)


def bug_of(path: str, data: bytes, error: Exception) -> FailureRow:
    """Our own mistake on one document as its failure, with the place where it happened."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return FailureRow(
        path=path, kind="bug", message=f"{type(error).__name__} at {where}: {error}", sha256=_sha256(data)
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Workers:
    """Processes that read and extract, one document at a time each, under limits of time and memory; a context manager.

    A worker that dies (a native library that aborts) or overruns costs only the document it had in hand: that one is
    recorded as `crashed`, `too_slow` or `too_large`, and a new worker goes on with the next.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = count or os.cpu_count() or 1
        self._guards = [Guard(DOCUMENT_SECONDS, DOCUMENT_MEMORY) for _ in range(self.count)]
        self._idle: SimpleQueue[Guard] = SimpleQueue()
        for guard in self._guards:
            self._idle.put(guard)
        self._threads = ThreadPoolExecutor(self.count, thread_name_prefix="worker")

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for guard in self._guards:
            guard.close()

    def understand(self, sources: Sequence[Source]) -> Iterator[Extraction | FailureRow]:
        """One outcome a source, in the order of the sources."""
        return self.run(understand, sources)

    def run(
        self, function: Callable[[str, bytes, Known], T | FailureRow], sources: Sequence[Source]
    ) -> Iterator[T | FailureRow]:
        """What an importable `function` of path, bytes and what is known gives for each source, in their order."""
        return self._threads.map(partial(self._run, function), sources)

    def _run(self, function: Callable[[str, bytes, Known], T | FailureRow], source: Source) -> T | FailureRow:
        guard = self._idle.get()
        try:
            return guard.call(function, source.path, source.data, source.known)
        except Stopped as stopped:
            return FailureRow(path=source.path, kind=stopped.reason, message=stopped.explain(), sha256=source.sha256)
        finally:
            self._idle.put(guard)


def discover(paths: Sequence[Path], known: Known) -> tuple[list[Item], list[FailureRow]]:
    """The documents under `paths`, each once and in order, and the paths that could not be looked into."""
    items: dict[str, Item] = {}
    failures: list[FailureRow] = []
    for found in find_items(paths, known):
        if isinstance(found, ReadError):
            failures.append(failure_of(found))
        else:
            items.setdefault(found.path, found)
    return list(items.values()), failures


def failure_of(error: ReadError, sha256: str | None = None) -> FailureRow:
    """A ReadError as a row: where, what kind, why."""
    # The readers' messages name the file first; a row has a column for it.
    return FailureRow(
        path=error.path, kind=error.kind, message=error.message.removeprefix(f"{error.path}：").strip(), sha256=sha256
    )


def load_bytes(item: Item) -> Source | FailureRow:
    """One item's bytes in hand, or the reason why not (gone since it was found, no permission, broken archive
    member)."""
    try:
        data = item.load()
    except ReadError as error:
        return failure_of(error)
    return Source(item.path, data, _sha256(data), item.known)


def batches(items: Iterable[Item]) -> Iterator[list[Source | FailureRow]]:
    """Documents with their bytes, at most BATCH_DOCUMENTS and about BATCH_BYTES together."""
    batch: list[Source | FailureRow] = []
    size = 0
    for item in items:
        source = load_bytes(item)
        batch.append(source)
        size += len(source.data) if isinstance(source, Source) else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Step:
    """What every batch of one run shares."""

    run_id: int
    dataset: Dataset
    workers: Workers
    done: Callable[[str], None]
    due: Callable[[list[Loaded]], list[Loaded]] = lambda loaded: loaded
    """Those of the documents read that are worth a new version; all, unless a crawl knows better."""


def run_batch(batch: list[Source | FailureRow], step: Step) -> tuple[Counts, list[FailureRow]]:
    """Read, extract and load one batch: everything that succeeded in one transaction, then the failures' rows.

    Safe to repeat: loading is an upsert. Raises what the database raises, so that a caller may try again.
    """
    failures = [entry for entry in batch if isinstance(entry, FailureRow)]
    sources = [entry for entry in batch if isinstance(entry, Source)]
    digests = {source.path: known_digest(source.known) for source in sources}
    version = extractor_version()
    unchanged = step.dataset.unchanged([(s.path, s.sha256, digests[s.path]) for s in sources], version)
    standing = step.dataset.standing_failures([(s.path, s.sha256) for s in sources], version)
    # The same reader fails on the same bytes again, for up to half a minute each; not so where what it asked for came.
    again = {path: failure for path, failure in standing.items() if not has_come(failure.kind)}
    failures += [again[source.path] for source in sources if source.path in again and source.path not in unchanged]
    due = [source for source in sources if source.path not in unchanged and source.path not in again]
    for entry in batch:
        if isinstance(entry, FailureRow) or entry.path in unchanged or entry.path in again:
            step.done(entry.path)
    loaded = []
    for source, outcome in zip(due, step.workers.understand(due), strict=True):
        if isinstance(outcome, FailureRow):
            failures.append(outcome)
        else:
            loaded.append(
                Loaded(
                    path=source.path,
                    sha256=source.sha256,
                    raw=source.data,
                    known_digest=digests[source.path],
                    extraction=outcome,
                    known=known_values(source.known),
                )
            )
        step.done(source.path)
    worth = step.due(loaded)
    stored = step.dataset.load(step.run_id, worth)
    step.dataset.record_failures(step.run_id, failures)
    same = stored.unchanged + len(unchanged) + len(loaded) - len(worth)
    return Counts(stored.new, stored.changed, same) + count_failures(failures), failures


BatchStep = Callable[[list[Source | FailureRow], Step], tuple[Counts, list[FailureRow]]]


def ingest(
    paths: Sequence[Path],
    known: Known,
    dataset: Dataset,
    progress: Progress = silent,
    batch_step: BatchStep = run_batch,
) -> Summary:
    """Everything under `paths` into `dataset`; `known` is said of every document, side-cars win over it.

    Documents with the same bytes, the same side-car and the same extractor version are skipped, those that failed too,
    unless what they asked for (text recognition, LibreOffice) is there now. A document that cannot be read becomes a
    row of `failures` and the others go on. On an interrupt what is loaded stays and the run
    is marked `interrupted`; what the database refuses is raised, with the run marked `failed`.
    """
    started = time.monotonic()
    run_id = dataset.begin_run("ingest", extractor_version())
    total = Counts()
    failures: list[FailureRow] = []
    status: RunStatus = "failed"
    try:
        items, failures = discover(paths, known)
        dataset.record_failures(run_id, failures)
        total = count_failures(failures)
        done = 0

        def advance(path: str) -> None:
            nonlocal done
            done += 1
            progress(done, len(items), path)

        with Workers() as workers:
            step = Step(run_id, dataset, workers, advance)
            for batch in batches(items):
                counts, failed = batch_step(batch, step)
                total += counts
                failures += failed
        status = "completed"
    except KeyboardInterrupt:
        status = "interrupted"
        raise
    finally:
        dataset.end_run(run_id, status, asdict(total))
    return Summary(run_id, total, tuple(failures), time.monotonic() - started)


def extractions(paths: Sequence[Path], known: Known, progress: Progress = silent) -> Iterator[Extraction | FailureRow]:
    """Everything under `paths` read and extracted, in input order, with no dataset: for `extract` and `evaluate`."""
    items, failures = discover(paths, known)
    yield from failures
    done = 0
    with Workers() as workers:
        for batch in batches(items):
            sources = [entry for entry in batch if isinstance(entry, Source)]
            outcomes = workers.understand(sources)
            for entry in batch:
                outcome = entry if isinstance(entry, FailureRow) else next(outcomes)
                done += 1
                progress(done, len(items), outcome.path if isinstance(outcome, FailureRow) else outcome.document.path)
                yield outcome


def reextract(
    dataset: Dataset, documents: Sequence[int] | None = None, progress: Progress = silent
) -> tuple[Summary, int]:
    """The present extractor over the kept bytes of every document (or those numbered); gives the run before it too.

    What was known from outside when a document was read is known again. A document that says what it said leaves no
    new row but a short confirmation. One whose bytes are missing, or that cannot be read any more, keeps its facts and
    becomes a failure.
    """
    started = time.monotonic()
    before = dataset.runs()
    run_id = dataset.begin_run("reextract", extractor_version())
    total = Counts()
    failures: list[FailureRow] = []
    status: RunStatus = "failed"
    try:
        wanted = None if documents is None else set(documents)
        rows = [row for row in dataset.documents() if wanted is None or row["document_id"] in wanted]
        done = 0
        with Workers() as workers:
            for batch, sources, failed in _kept(dataset, rows):
                digests = {row["path"]: (row["known_digest"], row["known"]) for row in batch}
                loaded = []
                for source, outcome in zip(sources, workers.understand(sources), strict=True):
                    if isinstance(outcome, FailureRow):
                        failed.append(outcome)
                    else:
                        known, said = digests[source.path]
                        loaded.append(Loaded(source.path, source.sha256, source.data, known, outcome, said))
                    done += 1
                    progress(done, len(rows), source.path)
                stored = dataset.load(run_id, loaded)
                dataset.record_failures(run_id, failed)
                failures += failed
                total += Counts(stored.new, stored.changed, stored.unchanged) + count_failures(failed)
        status = "completed"
    except KeyboardInterrupt:
        status = "interrupted"
        raise
    finally:
        dataset.end_run(run_id, status, asdict(total))
    summary = Summary(run_id, total, tuple(failures), time.monotonic() - started)
    return summary, before[-1]["run_id"] if before else run_id


def _kept(
    dataset: Dataset, rows: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[list[Mapping[str, Any]], list[Source], list[FailureRow]]]:
    """Documents by batches (see `batches`), with their kept bytes and what was known of them from outside."""
    from outputs.raw import RawError

    batch: list[Mapping[str, Any]] = []
    sources: list[Source] = []
    failures: list[FailureRow] = []
    for row in rows:
        batch.append(row)
        try:
            data = dataset.raw.read(row["sha256"])
        except RawError as problem:
            failures.append(FailureRow(row["path"], "raw_missing", str(problem), row["sha256"]))
        else:
            sources.append(Source(row["path"], data, row["sha256"], _known_then(row)))
        if len(batch) >= BATCH_DOCUMENTS or sum(len(source.data) for source in sources) >= BATCH_BYTES:
            yield batch, sources, failures
            batch, sources, failures = [], [], []
    if batch:
        yield batch, sources, failures


def _known_then(row: Mapping[str, Any]) -> Known:
    """What was known from outside when a version was read."""
    if row["known"] is not None:
        said = dict(row["known"])
        if "published" in said:
            said["published"] = date.fromisoformat(said["published"])
        return Known(**said)
    if not row["known_digest"]:
        return Known()
    # Written before what was known was kept: the values that stand hold it, and what was guessed beside it.
    return Known(**{name: row[name] for name in ("url", "published", "source", "region_code", "title")})
