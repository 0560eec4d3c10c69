"""`yinfeng ingest`: documents into the dataset."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    DatasetUrl,
    Json,
    Origin,
    Paths,
    Published,
    Region,
    known_from,
    plain_errors,
    print_json,
    progress_bar,
    say,
)

if TYPE_CHECKING:
    from corpora import Known
    from flows.walk import Summary
    from outputs import Dataset

group = typer.Typer()

PANELS_AFTER_INGEST = 6
ROWS_AFTER_INGEST = 60


@group.command()
def ingest(
    paths: Paths,
    dataset: DatasetUrl = None,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
    prefect: Annotated[
        bool | None,
        typer.Option(
            "--prefect/--no-prefect", help="Run as a Prefect flow, or not [default: where a Prefect API is configured]."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read documents into the dataset, then print the pipeline they speak of.

    Running it again skips what is unchanged. Exit status 1 if any document failed, 130 if interrupted.
    """
    from flows.prefect_api import prefect_api

    known = known_from(region, published, source)
    api = prefect_api()
    with plain_errors():
        from outputs import Dataset

        place, raw, picture = _places(dataset)
        say(f"将写入 will write: {place} (dataset), {raw}/ (raw bytes), {picture} (picture)")
        with Dataset.open(dataset, raw=raw) as opened:
            if prefect if prefect is not None else api is not None:
                where = f"the API at {api}" if api else "a server of its own, which takes 10 to 40 s to start"
                say(f"作为 Prefect 流程运行 running as a Prefect flow with {where}")
                summary = _as_flow(paths, dataset, known)
            else:
                say(
                    "直接运行 running directly: no Prefect API is configured (--prefect makes it a flow run)"
                    if api is None
                    else "直接运行 running directly, as --no-prefect says"
                )
                with progress_bar() as progress:
                    from flows import walk

                    summary = walk.ingest(paths, known, opened, progress)
            _report(opened, summary, place, picture, as_json)
    if summary.counts.failed:
        raise typer.Exit(1)


def _places(dataset: str | None) -> tuple[str, Path, Path]:
    """Where the dataset, its raw bytes and its picture are or will be; passwords in the address are not shown."""
    from outputs.connection import DEFAULT_PATH

    if dataset is None or "://" not in dataset:
        folder = Path(dataset or DEFAULT_PATH).parent
        return str(dataset or DEFAULT_PATH), folder / "raw", folder / "pipeline.svg"
    shown = re.sub(r"(://[^/:@]*):[^@/]*@", r"\1:***@", dataset)
    folder = Path(shown.split("///", 1)[1]).parent if shown.startswith("sqlite") else DEFAULT_PATH.parent
    return shown, folder / "raw", folder / "pipeline.svg"


def _as_flow(paths: list[Path], dataset: str | None, known: Known) -> Summary:
    from flows import ingest as flow

    try:
        return flow.run([str(path) for path in paths], dataset, known.region_code, known.published, known.source)
    except RuntimeError as problem:
        # How Prefect says that its API does not answer, or is of another version.
        if "API" not in str(problem):
            raise
        say(f"错误 error: {problem}. Start it (prefect server start), or go without: yinfeng ingest --no-prefect …")
        raise typer.Exit(1) from problem


def _report(opened: Dataset, summary: Summary, place: str, picture: Path, as_json: bool) -> None:
    """What the dataset now says, what failed, what was counted, and which files hold it."""
    from flows import screen
    from outputs.table import funnel_table

    rows = opened.funnel()
    written = [place, f"{opened.raw.folder}/"]
    has_changed = summary.counts.new or summary.counts.changed or not picture.exists()
    if has_changed and (drawn := screen.fullest(rows, PANELS_AFTER_INGEST)):
        from outputs.chart import save_funnel

        written.append(str(save_funnel(drawn, picture)))
    if as_json:
        print_json(
            {
                **asdict(summary.counts),
                "run_id": summary.run_id,
                "seconds": round(summary.seconds, 3),
                "failures": [asdict(failure) for failure in summary.failures],
                "written": written,
            }
        )
        return
    console = screen.console()
    shown = rows[:ROWS_AFTER_INGEST]
    console.print(funnel_table(shown, source=False))
    if len(rows) > len(shown):
        console.print(f"… {len(rows) - len(shown)} more rows: yinfeng show")
    if summary.failures:
        console.print(screen.failures(summary.failures), soft_wrap=True)
    console.print(f"{summary.counts} · {summary.seconds:.1f} s")
    heading = "已写入 wrote" if has_changed else "没有新内容 nothing new in"
    console.print(f"{heading}: {', '.join(written)}", soft_wrap=True)
