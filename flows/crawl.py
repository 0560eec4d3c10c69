"""The Prefect flow over a visit: `python flows/crawl.py SLUG`, `yinfeng serve`, or a deployment (`prefect.yaml`).

A task is a step (lists walked, a batch of pages asked for, a batch loaded), never a page. That each source is visited by
one process at a time, that a host is asked at its own pace, and that a visit cut off is gone on with is the crawl's own
work (`flows.visit`); Prefect's limits and caches are not relied on for it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from flows import visit as visits  # first: it sets Prefect's switches, which are read when Prefect is

from prefect import flow, get_run_logger, runtime, task  # isort: skip
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed, Failed

from corpora.crawl_store import SourceBusy
from corpora.source import FOLDER, contact_in, load_source
from outputs import Dataset, DatasetUnavailable
from outputs.crawl_state import health
from outputs.crawl_state import visits as visits_to

FLOW = "yinfeng-crawl"


def may_pass(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether trying a step again can help: a database that is locked or gone for a moment, and nothing else."""
    return isinstance(state.result(raise_on_failure=False), DatasetUnavailable)


@task(
    name="crawl step",
    task_run_name="{name}",
    retries=3,
    retry_delay_seconds=[1, 5, 20],
    retry_jitter_factor=0.5,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def run_step(name: str, step: Callable[[], object]) -> object:
    """One step of a visit; each may be repeated, so that a retry after half a step doubles nothing."""
    return step()


def as_task(step: Callable[..., object], *arguments: object) -> object:
    """A visit's step as a task. Its arguments go in closed: Prefect would look into each page of a batch."""
    return run_step(step.__name__, partial(step, *arguments))


@flow(name=FLOW, flow_run_name="{slug}", persist_result=False)
def crawl_flow(
    slug: str,
    sources: str = str(FOLDER),
    dataset: str | None = None,
    contact: str | None = None,
    since: date | None = None,
    limit: int | None = None,
) -> State[Any]:
    """Visit one source: everything new, edited or withdrawn, into the archive and the dataset.

    `sources` is the folder of source files, `dataset` an SQLAlchemy URL. The run is Completed also where the site turned
    us away or changed its layout; its message, its artifact and the table `source_health` say so. A scheduled run whose
    visit was made meanwhile (after a machine was off, all missed runs fire at once) is Completed with nothing done.
    """
    folder = Path(sources)
    source = load_source(folder / f"{slug}.toml")
    contact = contact or os.environ.get("YINFENG_CONTACT") or contact_in(folder)
    with Dataset.open(dataset) as opened:
        if done := visited_since(opened, slug, scheduled_at()):
            return Completed(message=f"已采集过 nothing due: visited at {done}")
        plan = visits.plan_of(source, opened, contact, since=since, limit=limit)
        logger = get_run_logger()
        try:
            summary = visits.visit(plan, opened, logger.info, as_task)
        except SourceBusy as busy:
            return Completed(message=str(busy))
        rows = [
            {name: str(row[name] or "") for name in ("source", "name", "status", "last_success", "last_new", "message")}
            for row in health(opened)
        ]
    create_markdown_artifact(markdown(summary), key=f"{FLOW}-{slug}", description=summary.status)
    create_table_artifact(rows, key=f"{FLOW}-sources", description="来源健康 health of the sources")
    message = f"{summary.status}: {summary.counts.documents_new} new, {summary.counts.documents_changed} changed"
    if summary.status == "failed":
        return Failed(message=summary.message or message)
    return Completed(message=message if summary.message is None else f"{message}; {summary.message}")


def scheduled_at() -> datetime | None:
    """When this run was due, where a schedule made it; None for one that a person asked for."""
    if not runtime.flow_run.id or "auto-scheduled" not in (runtime.flow_run.tags or []):
        return None
    due: datetime | None = runtime.flow_run.scheduled_start_time
    return due


def visited_since(dataset: Dataset, slug: str, due: datetime | None) -> str | None:
    """The start of a visit that was begun when the run was due or later, and was ended; None where there is none."""
    if due is None:
        return None
    if due.tzinfo is None:
        due = due.replace(tzinfo=UTC)
    ended = [row for row in visits_to(dataset, slug) if row["status"] not in ("running", "interrupted")]
    begun = str(ended[-1]["started_at"]) if ended else ""
    # Starts are kept to the second.
    return begun if begun and datetime.fromisoformat(begun) >= due.replace(microsecond=0) else None


def markdown(summary: visits.VisitSummary) -> str:
    """The visit as Prefect shows it: what was asked, what came of it, each failure with its reason."""
    lines = [f"# {summary.name}: {summary.status}", "", *([summary.message, ""] if summary.message else [])]
    counts = asdict(summary.counts)
    lines += ["| " + " | ".join(counts) + " |", "| ---: " * len(counts) + "|"]
    lines += ["| " + " | ".join(map(str, counts.values())) + " |"]
    if summary.failures:
        lines += ["", "| page 页面 | kind 类型 | message 说明 |", "| --- | --- | --- |"]
        lines += [
            "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
            for row in ((failure.path, failure.kind, failure.message) for failure in summary.failures)
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Run the crawl flow on one source.")
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--sources", default=str(FOLDER), help="folder of source files")
    parser.add_argument("--dataset", help="SQLAlchemy URL of the dataset")
    parser.add_argument("--contact", help="who asks: an e-mail or web address")
    parser.add_argument("--since", type=date.fromisoformat, help="articles from this day on, YYYY-MM-DD")
    parser.add_argument("--limit", type=int, help="ask for so many pages at most")
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        crawl_flow(**vars(parser.parse_args()))
