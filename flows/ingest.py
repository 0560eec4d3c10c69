"""The Prefect flow over the walk: `python flows/ingest.py PATH…`, or a deployment (`prefect.yaml`).

A task is a batch of documents, never a document: a task costs 50 ms of bookkeeping, a document a few. Prefect's
states, retries and artifacts are what it is here for; skipping what is unchanged is the dataset's own work, by content
hash.
"""

from __future__ import annotations

import argparse
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

from flows import walk  # first: it sets Prefect's switches, which are read when Prefect is

from prefect import flow, get_run_logger, task  # isort: skip
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed

from outputs import Dataset, DatasetUnavailable


def may_pass(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether trying a batch again can help: a database that is locked or gone for a moment, and nothing else."""
    return isinstance(state.result(raise_on_failure=False), DatasetUnavailable)


@task(
    name="ingest batch",
    retries=3,
    retry_delay_seconds=[1, 5, 20],
    retry_jitter_factor=0.5,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def run_batch(batch: list[Any], step: Any) -> tuple[walk.Counts, list[Any]]:
    """One batch read, extracted and loaded; an upsert, so that a retry after half a batch doubles nothing."""
    counts, failures = walk.run_batch(batch, step)
    get_run_logger().info("%s documents: %s", len(batch), counts)
    return counts, failures


@flow(name="yinfeng-ingest", persist_result=False)
def ingest_flow(
    paths: list[str],
    dataset: str | None = None,
    region: str | None = None,
    published: date | None = None,
    source: str | None = None,
) -> State[walk.Summary]:
    """Read files, folders and archives into the dataset.

    `dataset` is an SQLAlchemy URL (default: the SQLite file under the working folder). `region` (code or name),
    `published` and `source` are said of every document. The run is Completed even where documents failed; its message
    counts them, and its artifact names them.
    """
    known = walk.known_of(region=region, published=published, source=source)
    with Dataset.open(dataset) as opened:
        summary = walk.ingest([Path(path) for path in paths], known, opened, batch_step=run_batch)
    create_markdown_artifact(markdown(summary, paths), key="yinfeng-ingest", description=str(summary.counts))
    return Completed(message=str(summary.counts), data=summary)


def markdown(summary: walk.Summary, paths: list[str]) -> str:
    """The run summary as Prefect shows it: what was asked, what was done, each failure with its reason."""
    counts = summary.counts
    lines = [
        f"# yinfeng ingest, run {summary.run_id}",
        "",
        "Paths: " + ", ".join(f"`{path}`" for path in paths),
        "",
        "| new 新增 | changed 变更 | unchanged 未变 | failed 失败 | waiting for OCR 待识别 | seconds 秒 |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
        "| " + " | ".join(map(str, (*astuple(counts), f"{summary.seconds:.1f}"))) + " |",
    ]
    if summary.failures:
        lines += ["", "| document 文档 | kind 类型 | message 说明 |", "| --- | --- | --- |"]
        lines += [
            "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
            for row in ((failure.path, failure.kind, failure.message) for failure in summary.failures)
        ]
    return "\n".join(lines) + "\n"


def run(
    paths: list[str],
    dataset: str | None = None,
    region: str | None = None,
    published: date | None = None,
    source: str | None = None,
) -> walk.Summary:
    """One flow run from this process. A second of joining the heartbeat's thread is saved: this process sees its own
    end."""
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        summary = ingest_flow(paths, dataset=dataset, region=region, published=published, source=source)
    assert isinstance(summary, walk.Summary)
    return summary


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Run the ingest flow on files, folders and archives.")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--dataset", help="SQLAlchemy URL of the dataset")
    parser.add_argument("--region", help="six-digit code or name of the place the documents speak of")
    parser.add_argument("--published", type=date.fromisoformat, help="date of publication, YYYY-MM-DD")
    parser.add_argument("--source", help="who published the documents")
    raise SystemExit(1 if run(**vars(parser.parse_args())).counts.failed else 0)
