"""Commands that bring documents from sites: crawl, sources list|add|check, serve."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.commands.options import DatasetUrl, Json, day, plain_errors, print_json, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpora.listing import Link
    from corpora.source import Source
    from flows.visit import VisitSummary

group = typer.Typer()
sources_group = typer.Typer(
    name="sources", help="The sites that are crawled.", no_args_is_help=True, rich_markup_mode=None
)
group.add_typer(sources_group)

Folder = Annotated[
    Path, typer.Option("--sources", help="Folder of source files.", metavar="DIR", show_default="corpora/sources")
]
Contact = Annotated[
    str | None,
    typer.Option(envvar="YINFENG_CONTACT", help="Who asks: an e-mail or web address, told to every site."),
]
DEFAULT_FOLDER = Path("corpora/sources")
SHOWN_LINKS = 15


@contextmanager
def crawl_errors() -> Iterator[None]:
    """As `plain_errors`, for what sources and crawls have to say too."""
    from corpora.crawl_store import CrawlError
    from corpora.source import SourceError
    from flows.serve import ServeError

    with plain_errors():
        try:
            yield
        except (SourceError, CrawlError, ServeError) as problem:
            say(f"错误 error: {problem}")
            raise typer.Exit(1) from problem


def chosen(folder: Path, slugs: list[str] | None) -> tuple[list[Source], bool]:
    """The sources that are named, or all that are enabled; whether a file was wrong, which is said."""
    from corpora.source import load_sources

    sources, problems = load_sources(folder, slugs or ())
    for problem in problems:
        say(f"错误 error: {problem}")
    if not slugs:
        sources = [source for source in sources if source.enabled]
    if not sources and not problems:
        say(f"{folder}: 还没有来源 no sources yet; yinfeng sources add URL makes one")
        raise typer.Exit(1)
    return sources, bool(problems)


@group.command()
def crawl(
    slugs: Annotated[
        list[str] | None, typer.Argument(help="Sources by the name of their file [default: all].", metavar="[SLUG...]")
    ] = None,
    dataset: DatasetUrl = None,
    folder: Folder = DEFAULT_FOLDER,
    contact: Contact = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Articles listed from this day on.", metavar="YYYY-MM-DD"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask for so many pages of a source at most.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what the lists have that is new.")] = False,
    as_json: Json = False,
) -> None:
    """Visit sources: what is new, edited or withdrawn since the last visit goes into the archive and the dataset.

    A visit that was cut off is gone on with. Exit status 1 if a source did not answer or turned us away.
    """
    import threading

    from flows import visit as visits

    with crawl_errors():
        from corpora.source import contact_in
        from outputs import Dataset

        sources, wrong = chosen(folder, slugs)
        contact = contact or contact_in(folder)
        with Dataset.open(dataset) as opened:
            stop = threading.Event()
            plans = [
                visits.plan_of(source, opened, contact, since=day(since), limit=limit, stop=stop) for source in sources
            ]
            if dry_run:
                _preview(plans, as_json)
                return
            summaries = visits.visit_all(plans, opened, say)
    if as_json:
        print_json([asdict(summary) for summary in summaries])
    else:
        _report(summaries)
    if wrong or any(summary.status != "completed" for summary in summaries):
        raise typer.Exit(1)


def _preview(plans: list[Any], as_json: bool) -> None:
    from flows.visit import preview

    found = {}
    for plan in plans:
        links, problems = preview(plan)
        found[plan.source.slug] = links
        for problem in problems:
            say(f"{plan.source.slug}: {problem}")
        if not as_json:
            print(f"{plan.source.slug}: {len(links)} 篇未采集 not fetched yet")
            _show_links(links)
    if as_json:
        print_json(found)


def _show_links(links: list[Link]) -> None:
    for link in links[:SHOWN_LINKS]:
        print(f"  {link.day or '          '}  {link.title or ''}  {link.url}")
    if len(links) > SHOWN_LINKS:
        print(f"  … {len(links) - SHOWN_LINKS} more")


def _report(summaries: list[VisitSummary]) -> None:
    from flows import screen

    headings = [
        ("来源 source", "left"), ("状态 status", "left"), ("发现 found", "right"), ("请求 asked", "right"),
        ("未变 unchanged", "right"), ("新 new", "right"), ("变更 changed", "right"), ("撤下 withdrawn", "right"),
        ("失败 failed", "right"),
    ]  # fmt: skip
    rows = [
        (
            summary.slug,
            summary.status,
            str(summary.counts.found),
            str(summary.counts.asked),
            str(summary.counts.unchanged),
            str(summary.counts.documents_new),
            str(summary.counts.documents_changed),
            str(summary.counts.withdrawn),
            str(summary.counts.failed + summary.counts.blocked + summary.counts.documents_failed),
        )
        for summary in summaries
    ]
    console = screen.console()
    console.print(screen.table("采集 crawl", headings, rows))
    for summary in summaries:
        if summary.message:
            console.print(f"{summary.slug}: {summary.message}", soft_wrap=True, markup=False)
        if summary.failures:
            console.print(screen.failures(summary.failures), soft_wrap=True)


@sources_group.command("list")
def list_sources(folder: Folder = DEFAULT_FOLDER, as_json: Json = False) -> None:
    """List the sources: their lists, and when they are visited."""
    from flows import screen

    with crawl_errors():
        from corpora.source import load_sources

        sources, problems = load_sources(folder)
    for problem in problems:
        say(f"错误 error: {problem}")
    if as_json:
        print_json([asdict(source) for source in sources])
    elif sources:
        headings = [("slug", "left"), ("名称 name", "left"), ("列表 lists", "left"), ("计划 schedule", "left")]
        rows = [(s.slug, s.name, "\n".join(s.lists), s.schedule if s.enabled else "停用 off") for s in sources]
        screen.console().print(screen.table("来源 sources", headings, rows))
    elif not problems:
        say(f"{folder}: 还没有来源 no sources yet; yinfeng sources add URL makes one")
    if problems:
        raise typer.Exit(1)


@sources_group.command("check")
def check_sources(dataset: DatasetUrl = None, folder: Folder = DEFAULT_FOLDER, as_json: Json = False) -> None:
    """Say which sources have gone silent, turn us away, or changed their layout; exit status 1 if one has.

    It is read from the visits made so far: no site is asked.
    """
    from flows import screen

    with crawl_errors():
        from flows.visit import standing
        from outputs import Dataset
        from outputs.crawl_state import health

        sources, wrong = chosen(folder, None)
        with Dataset.open(dataset, create=False) as opened:
            known = {row["source"]: row for row in health(opened)}
    found = []
    for source in sources:
        row = known.get(source.slug)
        if row is None:
            status, why = "never", f"还没有采集过 never visited; yinfeng crawl {source.slug}"
            row = {"last_success": None, "last_new": None, "newest": None, "pages": 0}
        else:
            status, why = standing(row, date.today())
        found.append({"source": source.slug, "status": status, "why": why, **{
            name: row[name] for name in ("last_success", "last_new", "newest", "pages")
        }})  # fmt: skip
    if as_json:
        print_json(found)
    else:
        headings = [
            ("来源 source", "left"), ("状态 status", "left"), ("最近成功 last success", "left"),
            ("最近有新 last new", "left"), ("最新日期 newest", "left"), ("页面 pages", "right"), ("说明 why", "left"),
        ]  # fmt: skip
        names = ("source", "status", "last_success", "last_new", "newest", "pages", "why")
        rows = [tuple("" if row[name] is None else str(row[name]) for name in names) for row in found]
        screen.console().print(screen.table("来源健康 health", headings, rows))
    if wrong or any(row["status"] not in ("ok", "never") for row in found):
        raise typer.Exit(1)


@sources_group.command("add")
def add_source(
    url: Annotated[str, typer.Argument(help="Address of a list page, sitemap or feed.", metavar="URL")],
    slug: Annotated[str | None, typer.Option(help="Name of the file [default: from the host].")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the source [default: the page's title].")] = None,
    folder: Folder = DEFAULT_FOLDER,
    contact: Contact = None,
    allow_network: Annotated[
        list[str] | None,
        typer.Option(help="Private network that may be asked: an intranet's 10.20.0.0/16.", metavar="NETWORK"),
    ] = None,
    delay: Annotated[float | None, typer.Option(help="Rest after each answer, in seconds.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write the file without asking.")] = False,
) -> None:
    """Look at a list page, guess its source file, show what it would fetch, and ask before writing it."""
    with crawl_errors():
        from corpora.source import SETTINGS, SourceError, contact_in, load_source, source_text
        from flows.guess import guess_source

        contact = contact or contact_in(folder)
        settings = folder / f"{SETTINGS}.toml"
        is_new_contact = contact is None or not settings.exists()
        if contact is None and sys.stdin.isatty():
            contact = typer.prompt("联系方式 your e-mail or web address, told to every site")
        if not contact:
            raise SourceError("请说明由谁采集 say who is asking: --contact you@example.org or YINFENG_CONTACT")
        source, links, notes = guess_source(
            url, contact, slug=slug, name=name, allow_networks=tuple(allow_network or ()), delay=delay
        )
        path = folder / f"{source.slug}.toml"
        if path.exists():
            raise SourceError(f"{path}: 已经有了 is there already; --slug gives another name")
        for note in notes:
            say(note)
        print(f"{path}:\n\n{source_text(source)}")
        print(f"将采集 it would fetch, from its first page: {len(links)}")
        _show_links(links)
        if not yes and not typer.confirm("写入 write it?", default=bool(links), err=True):
            raise typer.Exit(1)
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(source_text(source), encoding="utf-8")
        load_source(path)
        if is_new_contact:
            settings.write_text(f'contact = "{contact}"\n', encoding="utf-8")
        print(f"已写入 wrote: {path}. 下一步 next: yinfeng crawl {source.slug}; 每天 daily: yinfeng serve")


@group.command()
def serve(
    slugs: Annotated[
        list[str] | None, typer.Argument(help="Sources by the name of their file [default: all].", metavar="[SLUG...]")
    ] = None,
    dataset: DatasetUrl = None,
    folder: Folder = DEFAULT_FOLDER,
    contact: Contact = None,
    port: Annotated[
        int | None, typer.Option(help="Port of a Prefect server of our own [default: the configured API, else 4200].")
    ] = None,
) -> None:
    """Visit every source at its scheduled times, until Ctrl-C: Prefect server, deployments and runner in one.

    A schedule missed meanwhile is caught up once. What was running when this was killed is gone on with.
    """
    with crawl_errors():
        from corpora.source import contact_in
        from flows import serve as serving
        from flows import visit as visits
        from outputs import Dataset
        from outputs.connection import DEFAULT_PATH

        sources, _ = chosen(folder, slugs)
        contact = contact or contact_in(folder)
        place = dataset or str(DEFAULT_PATH)
        # The runs are processes of their own: what is relative here must not be to them.
        place = place if "://" in place else str(Path(place).resolve())
        with Dataset.open(place) as opened:
            plans = [visits.plan_of(source, opened, contact) for source in sources]
        assert contact is not None
        crawl_folder = plans[0].folder
        say(f"数据集 dataset: {place}")
        serving.serve(
            serving.Serving(tuple(sources), folder, place, contact, crawl_folder),
            port,
            say,
        )
