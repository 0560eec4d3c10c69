"""One visit to a source, as plain functions: discover → fetch → archive → read → extract → load.

`visit` is the one implementation. `yinfeng crawl` calls it directly; the Prefect flow (`flows/crawl.py`) calls it with
tasks around its steps. Nothing here imports Prefect.

Whatever moment it is killed at, the next visit goes on: addresses are noted before they are asked, answers are archived
before they are noted, and a page counts as loaded only once the dataset has it. The archive is what is read from, never
the answer in hand, so that both ways are one.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from corpora import Known, ReadError
from corpora.archive import Archive
from corpora.crawl_store import CrawlStore, Page, PageKind, source_lock
from corpora.fetch import Exchange, Fetched, Fetcher
from corpora.listing import Link, ListPage, attachments_of, read_list
from corpora.source import Source, SourceError
from corpora.warc import readable_name
from flows import walk
from outputs.crawl_state import (
    VisitCounts,
    begin_visit,
    end_visit,
    link_attachments,
    mark_withdrawn,
    present_texts,
    published_of,
)
from outputs.dataset import Dataset, RunStatus
from outputs.rows import FailureRow, Loaded

FOLDER = "crawl"
"""Beside the dataset's raw bytes: `crawl/state.sqlite`, and the archive in `crawl/warc/`."""

BATCH_PAGES = 200
BATCH_SECONDS = 60.0  # of waiting one's turn; what came is then loaded before more is asked for
MOST_TRIES = 5  # visits that ask for a page that never came
MOST_STALE = 100  # old pages that a visit asks again
QUIET_PAGES = 2  # list pages in a row with nothing new that end the walk through a list
MOST_AT_ONCE = 8  # sources visited at a time
BLOCKED_IN_A_ROW = 5
SILENT_IN_A_ROW = 10
_loading = threading.Lock()  # visits of one process load in turn: the workers are shared, and SQLite has one writer
LEAST_SILENCE = 14  # days; what appears daily is not yet silent after a holiday


@dataclass(frozen=True, slots=True)
class Plan:
    """What a visit is given: the source, where things are kept, who asks, and how much of it is wanted."""

    source: Source
    folder: Path
    contact: str
    since: date | None = None
    limit: int | None = None
    region_code: str | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    """Set by who wants the visit to end early; it is then interrupted, and gone on with the next time."""

    @property
    def earliest(self) -> date | None:
        """Articles listed with an earlier date are left alone."""
        return self.since or self.source.since


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """What a visit came to. `status` is completed, blocked, shape_changed or failed; `message` says why."""

    slug: str
    name: str
    run_id: int
    visit_id: int
    status: str
    message: str | None
    counts: VisitCounts
    failures: tuple[FailureRow, ...]
    seconds: float


@dataclass
class Visit:
    """A visit under way. Its methods are the steps; each may be repeated."""

    plan: Plan
    dataset: Dataset
    store: CrawlStore
    archive: Archive
    run_id: int
    began: float
    step: walk.Step
    counts: VisitCounts = field(default_factory=VisitCounts)
    failures: list[FailureRow] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    """(status, message) of what was unusual, first to last."""
    in_a_row: dict[str, int] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        """The source that is visited."""
        return self.plan.source

    def fetcher(self, kind: str | None = None) -> Fetcher:
        """A conversation with the site; everything it hears goes into the archive."""
        source = self.source

        def keep(exchange: Exchange) -> None:
            page = self.store.page(exchange.url) if exchange.status == 304 else None
            self.archive.keep(exchange, known_sha256=page.sha256 if page else None, kind=kind)
            self.counts += VisitCounts(bytes_received=len(exchange.body))

        return Fetcher(
            self.store,
            self.plan.contact,
            source.politeness,
            source.networks,
            source.legacy_tls,
            source.ca_file,
            keep,
        )

    # Discover

    def discover(self) -> None:
        """Walk the lists and note what is new: to the end the first time, then until nothing new comes."""
        try:
            asyncio.run(self._discover())
        finally:
            self.archive.flush()

    async def _discover(self) -> None:
        async with self.fetcher("list") as fetcher:
            for url in self.source.lists:
                state = self.store.list_state(self.source.slug, url)
                walked = state is not None and state[1]
                links_before = state[0] if state else 0
                # Until its end is reached again, a walk that is cut off counts as none.
                self.store.keep_list(self.source.slug, url, links_before, False)
                links = await self._walk_list(fetcher, url, links_before, walked)
                if links is not None:
                    self.store.keep_list(self.source.slug, url, links, True)

    async def _walk_list(self, fetcher: Fetcher, url: str, links_before: int, walked: bool) -> int | None:
        """The number of links on its first page; None where the list could not be walked."""
        todo, seen, quiet, first_links = [url], {url}, 0, 0
        number = 0
        while todo and number < self.source.max_pages:
            address = todo.pop(0)
            page, fetched = await self._list_page(fetcher, address, number)
            if page is None:
                if number == 0:
                    status = fetched.outcome if fetched.outcome == "blocked" else "failed"
                    self.problems.append((status, f"{url}: 列表页没有取到 the list did not come: {fetched.message}"))
                    return None
                if fetched.outcome != "gone":  # a list of unknown length ends with a page that is not there
                    self.problems.append(("failed", f"{address}: 列表没有走完 the list was not walked to its end"))
                    return None
                number += 1
                continue
            if number == 0:
                first_links = len(page.links)
                if not page.links and not page.further:
                    said = "以前有，现在一条也没有" if links_before else "一条也没有"
                    self.problems.append(
                        ("shape_changed", f"{url}: 列表里的文章链接{said} no article links; has its layout changed?")
                    )
                    return None
            earliest = self.plan.earliest
            wanted = [link for link in page.links if not (earliest and link.day and link.day < earliest)]
            new = self.note(wanted)
            number += 1
            quiet = 0 if new else quiet + 1
            only_old = bool(page.links) and not wanted
            if only_old or (walked and quiet >= QUIET_PAGES and len(page.further) <= 1):
                break
            for further in page.further:
                if further not in seen:
                    seen.add(further)
                    todo.append(further)
        return first_links

    def note(self, links: Sequence[Link]) -> int:
        """Remember articles; how many are new."""
        found = [(link.url, link.title, link.day.isoformat() if link.day else None) for link in links]
        new = self.store.add_pages(self.source.slug, "article", found)
        self.counts += VisitCounts(found=new)
        return new

    async def _list_page(self, fetcher: Fetcher, url: str, number: int) -> tuple[ListPage | None, Fetched]:
        self.store.add_pages(self.source.slug, "list", [(url, None, None)])
        known = self.store.page(url)
        assert known is not None
        fetched = await fetcher.fetch(url, known.etag if known.sha256 else None, known.last_modified)
        self.settle(known, fetched)
        if fetched.outcome == "unchanged" and known.sha256:
            body = self.archive.body(known.sha256)
        elif fetched.outcome == "ok" and fetched.exchange is not None:
            body = fetched.exchange.body
        else:
            return None, fetched
        try:
            return read_list(self.source, fetched.final_url, body, number), fetched
        except ReadError as error:
            return None, replace(fetched, outcome="failed", message=error.message)

    # Fetch

    def due(self) -> list[Page]:
        """The next pages to ask for: new ones, then those young enough to be edited still, then some old ones."""
        source, most = self.source, self.batch_pages
        if self.plan.limit is not None:
            most = min(most, self.plan.limit - self.counts.asked)
        if most <= 0 or any(status == "blocked" for status, _ in self.problems) or self._is_silent:
            return []
        found = self.store.unfetched(source.slug, self.began, MOST_TRIES, most)
        if not found:
            today = datetime.now(UTC).date()
            young = (today - timedelta(days=source.recheck_days)).isoformat()
            found = self.store.young(source.slug, self.began, young, most)
        return found

    @property
    def batch_pages(self) -> int:
        """Pages asked for before what came is loaded."""
        delay = self.source.delay
        return BATCH_PAGES if not delay else max(5, min(BATCH_PAGES, int(BATCH_SECONDS / delay)))

    @property
    def _is_silent(self) -> bool:
        return self.in_a_row.get("failed", 0) >= SILENT_IN_A_ROW

    def old_pages(self) -> list[Page]:
        """Some of the pages that were not asked for a long time, so that each is asked again in its turn."""
        if self.plan.limit is not None or self.problems:
            return []
        before = self.began - max(1, self.source.recheck_days) * 86400
        return self.store.stale(self.source.slug, before, MOST_STALE)

    def fetch(self, pages: Sequence[Page]) -> None:
        """Ask for pages, and archive and note what comes."""

        waiting = iter(pages)

        async def ask_in_turn(fetcher: Fetcher) -> None:
            for page in waiting:
                if self.in_a_row.get("blocked", 0) >= BLOCKED_IN_A_ROW or self._is_silent or self.plan.stop.is_set():
                    return
                known = page if page.sha256 is not None else None
                fetched = await fetcher.fetch(
                    page.url, known.etag if known else None, known.last_modified if known else None
                )
                self.settle(page, fetched)

        async def main() -> None:
            politeness = self.source.politeness
            # At a pace there is one request at a time; the second asker is for attachments on another host.
            askers = 2 if politeness.delay else politeness.connections
            async with self.fetcher() as fetcher:
                await asyncio.gather(*(ask_in_turn(fetcher) for _ in range(askers)))

        try:
            asyncio.run(main())
        finally:
            self.archive.flush()
        if self.in_a_row.get("blocked", 0) >= BLOCKED_IN_A_ROW:
            self.problems.append(
                ("blocked", f"接连 {BLOCKED_IN_A_ROW} 页被拒绝，停止采集 turned away page after page; stopped")
            )
        elif self._is_silent:
            self.problems.append(
                ("failed", f"接连 {SILENT_IN_A_ROW} 页没有答复，停止采集 no answer page after page; stopped")
            )

    def settle(self, page: Page, fetched: Fetched) -> None:
        """Note what became of one address."""
        outcome, exchange = fetched.outcome, fetched.exchange
        for kind in ("blocked", "failed"):
            self.in_a_row[kind] = self.in_a_row.get(kind, 0) + 1 if outcome == kind else 0
        is_list = page.kind == "list"
        if outcome == "ok" and exchange is not None:
            self.store.keep_body(
                page.url,
                exchange.sha256,
                etag=exchange.header("etag"),
                last_modified=exchange.header("last-modified"),
                final_url=fetched.final_url,
                file_name=fetched.file_name,
            )
            same = exchange.sha256 == page.sha256
            self.counts += VisitCounts(asked=1, unchanged=int(same)) if not is_list else VisitCounts()
        elif outcome == "unchanged":
            self.store.keep_unchanged(page.url)
            self.counts += VisitCounts(asked=1, unchanged=1) if not is_list else VisitCounts()
        elif outcome == "gone" and exchange is not None:
            self.store.keep_gone(page.url, exchange.status)
            self.counts += VisitCounts(asked=1, gone=1) if not is_list else VisitCounts()
        else:
            self.store.keep_problem(page.url, fetched.message)
            blocked = outcome == "blocked"
            if not is_list:
                self.counts += VisitCounts(asked=1, blocked=int(blocked), failed=int(not blocked))
            if not is_list and page.sha256 is None:
                self.failures.append(FailureRow(page.url, outcome, fetched.message.removeprefix(f"{page.url}: ")))

    # Load

    def load(self) -> int:
        """Read, extract and load a batch of what came and the dataset has not seen; how many pages that was."""
        pages = self.store.unloaded(self.source.slug, self.batch_pages)
        if not pages:
            return 0
        parents = {page.url: page.parent for page in pages if page.parent}
        said = published_of(self.dataset, [parent for parent in parents.values() if parent])
        batch: list[walk.Source | FailureRow] = []
        for page in pages:
            assert page.sha256 is not None
            body = self.archive.body(page.sha256)
            name = readable_name(page.url, body[:1024], page.file_name)
            published, publisher = said.get(page.parent or "", (None, None))
            known = Known(url=page.url, published=published, source=publisher, region_code=self.plan.region_code)
            batch.append(walk.Source(name, body, page.sha256, known))
            if page.kind == "article":
                self.note_attachments(page, body)
        with _loading:
            counts, failures = walk.run_batch(batch, self.step)
        self.failures += failures
        self.counts += VisitCounts(
            documents_new=counts.new, documents_changed=counts.changed, documents_failed=counts.failed
        )
        link_attachments(self.dataset, self.run_id, {url: parent for url, parent in parents.items() if parent})
        # Imported here: numpy is for those who crawl.
        from outputs.copies import link_copies

        link_copies(self.dataset, self.run_id, [page.url for page in pages])
        self.store.keep_loaded((page.url, page.sha256) for page in pages if page.sha256)
        return len(pages)

    def note_attachments(self, page: Page, body: bytes) -> None:
        """Remember the files that an article links to."""
        try:
            links = attachments_of(self.source, page.final_url or page.url, body)
        except ReadError:
            return  # what cannot be decoded fails by name when it is read, a few lines on
        found = [(link.url, link.title, page.day) for link in links]
        kind: PageKind = "attachment"
        self.counts += VisitCounts(found=self.store.add_pages(self.source.slug, kind, found, page.url))

    def worth_a_version(self, loaded: list[Loaded]) -> list[Loaded]:
        """Those whose text says something new: a page whose click counter moved is the document that it was."""
        version = walk.extractor_version()
        known = present_texts(self.dataset, [item.extraction.document.url or item.path for item in loaded])
        return [
            item
            for item in loaded
            if known.get(item.extraction.document.url or item.path)
            != (
                item.extraction.document.text,
                item.extraction.document.title,
                item.extraction.document.published,
                item.extraction.document.source,
                item.known_digest,
                version,
            )
        ]

    def mark(self) -> None:
        """Mark what was withdrawn: gone at two visits in a row; unmark what is back."""
        missing = {
            page.url: (
                page.gone_status or 404,
                datetime.fromtimestamp(page.gone_at or 0, UTC).isoformat("T", "seconds"),
            )
            for page in self.store.missing(self.source.slug)
        }
        marked = mark_withdrawn(self.dataset, self.run_id, missing, self.store.returned(self.source.slug, self.began))
        self.counts += VisitCounts(withdrawn=marked)


Step = Callable[..., object]
"""How a step is called: directly, or as a Prefect task. It is given the step's function and its arguments."""


def directly(step: Callable[..., object], *arguments: object) -> object:
    """A step called as it is."""
    return step(*arguments)


def visit(
    plan: Plan,
    dataset: Dataset,
    progress: Callable[[str], None] = lambda line: None,
    call: Step = directly,
    workers: walk.Workers | None = None,
) -> VisitSummary:
    """Visit one source: everything new, edited or withdrawn, into the archive and the dataset.

    Raises SourceBusy where another process is visiting it, CrawlError and DatasetError where nothing can be written.
    What a site does never raises: it is in the summary, the failures and the source's health.
    """
    source = plan.source
    started = time.monotonic()
    with source_lock(plan.folder, source.slug):
        store = CrawlStore(plan.folder / "state.sqlite")
        archive = Archive(plan.folder / "warc", source.slug, store)
        run_id = dataset.begin_run(f"crawl {source.slug}", walk.extractor_version())
        visit_id = begin_visit(dataset, run_id, source.slug)
        began = store.begin_visit(source.slug)
        run_status: RunStatus = "failed"
        status, message = "failed", None
        with ExitStack() as stack:
            workers = workers or stack.enter_context(walk.Workers())
            step = walk.Step(run_id, dataset, workers, lambda path: None)
            under_way = Visit(plan, dataset, store, archive, run_id, began, step)
            under_way.step = replace(step, due=under_way.worth_a_version)
            try:
                _walk_through(under_way, progress, call)
                run_status = "completed"
                status, message = _verdict(under_way)
                store.end_visit(source.slug)
            except KeyboardInterrupt:
                run_status, status = "interrupted", "interrupted"
                raise
            except Exception as problem:
                message = f"{type(problem).__name__}: {problem}"
                raise
            finally:
                counts = under_way.counts
                archive.close()
                dataset.end_run(run_id, run_status, asdict(counts))
                days = [date.fromisoformat(day) for day in store.days(source.slug)]
                pages = store.count(source.slug)
                end_visit(dataset, visit_id, status, counts, message, name=source.name, days=days, pages=pages)
                store.close()
    return VisitSummary(
        source.slug,
        source.name,
        run_id,
        visit_id,
        status,
        message,
        counts,
        tuple(under_way.failures),
        time.monotonic() - started,
    )


def visit_all(plans: Sequence[Plan], dataset: Dataset, progress: Callable[[str], None]) -> list[VisitSummary]:
    """Visit several sources at once: each site has its own pace, and none waits for another's.

    On Ctrl-C the visits end after the page in hand, and are gone on with the next time.
    """
    with walk.Workers() as workers, ThreadPoolExecutor(max_workers=MOST_AT_ONCE) as threads:
        futures = [threads.submit(visit, plan, dataset, progress, directly, workers) for plan in plans]
        try:
            return [future.result() for future in futures]
        except BaseException:
            for plan in plans:
                plan.stop.set()
            raise


def _walk_through(under_way: Visit, progress: Callable[[str], None], call: Step) -> None:
    slug = under_way.source.slug

    def say() -> None:
        if under_way.plan.stop.is_set():
            raise KeyboardInterrupt
        counts = under_way.counts
        progress(
            f"{slug}: 发现 found {counts.found}, 请求 asked {counts.asked}, "
            f"新 new {counts.documents_new}, 变更 changed {counts.documents_changed}"
        )

    while call(under_way.load):  # what an earlier visit fetched and was killed before loading
        say()
    call(under_way.discover)
    say()
    while pages := under_way.due():
        call(under_way.fetch, pages)
        while call(under_way.load):
            say()
        say()
    if pages := under_way.old_pages():
        call(under_way.fetch, pages)
        while call(under_way.load):
            say()
    call(under_way.mark)
    under_way.dataset.record_failures(
        under_way.run_id, [failure for failure in under_way.failures if urlsplit(failure.path).scheme]
    )


def _verdict(under_way: Visit) -> tuple[str, str | None]:
    """The worst that happened, and all that was unusual in words."""
    if not under_way.problems:
        return "completed", None
    order = ("blocked", "shape_changed", "failed")
    worst = min((status for status, _ in under_way.problems), key=order.index)
    return worst, "; ".join(message for _, message in under_way.problems)


def plan_of(
    source: Source,
    dataset: Dataset,
    contact: str | None,
    *,
    since: date | None = None,
    limit: int | None = None,
    stop: threading.Event | None = None,
) -> Plan:
    """The plan of a visit. Raises SourceError where nobody says who asks, or the source's region is no place."""
    if not contact:
        raise SourceError(
            "请说明由谁采集 say who is asking: --contact you@example.org, YINFENG_CONTACT, or "
            'contact = "you@example.org" in corpora/sources/settings.toml. Sites are told it with every request.'
        )
    try:
        code = walk.region_code(source.region) if source.region else None
    except ValueError as problem:
        raise SourceError(f"{source.slug}.toml: region: {problem}") from problem
    return Plan(
        source, dataset.raw.folder.parent / FOLDER, contact, since, limit, code, stop if stop else threading.Event()
    )


def preview(plan: Plan) -> tuple[list[Link], list[str]]:
    """What a visit would note as new on the first page of each list, and what is wrong; nothing is kept.

    The sites are asked politely all the same: robots.txt and the pace of each host are kept.
    """
    store = CrawlStore(plan.folder / "state.sqlite")
    links: dict[str, Link] = {}
    problems: list[str] = []

    async def main() -> None:
        source = plan.source
        async with Fetcher(
            store, plan.contact, source.politeness, source.networks, source.legacy_tls, source.ca_file
        ) as fetcher:
            for url in source.lists:
                fetched = await fetcher.fetch(url)
                if fetched.outcome != "ok" or fetched.exchange is None:
                    problems.append(fetched.message or f"{url}: {fetched.outcome}")
                    continue
                try:
                    page = read_list(source, fetched.final_url, fetched.exchange.body)
                except ReadError as error:
                    problems.append(error.message)
                    continue
                earliest = plan.earliest
                links.update(
                    (link.url, link) for link in page.links if not (earliest and link.day and link.day < earliest)
                )
                if not page.links and not page.further:
                    problems.append(f"{url}: 没有找到文章链接 no article links found")

    try:
        asyncio.run(main())
        known = store.known(list(links))
    finally:
        store.close()
    return [link for url, link in links.items() if url not in known], problems


def standing(row: dict[str, object], today: date) -> tuple[str, str]:
    """What is to be said of a source's health row today: (`ok`, `silent`, `blocked` …, why)."""
    status, message = str(row["status"]), str(row["message"] or "")
    if status not in ("completed", "running", "interrupted"):
        return status, message
    newest, usual = row["newest"], row["usual_days"]
    if isinstance(newest, date):
        silence = (today - newest).days
        bearable = max(LEAST_SILENCE, 5 * int(str(usual or 0).split(".")[0]))
        if silence > bearable:
            return "silent", f"{silence} 天没有新文章 no new article for {silence} days (usually every {usual or '?'})"
    return "ok", ""
