"""Commands about what changed: runs, diff, reextract."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    DatasetUrl,
    Json,
    OnlyDocument,
    OnlyRegion,
    code_of,
    plain_errors,
    print_json,
    progress_bar,
    say,
    say_failure,
)

if TYPE_CHECKING:
    from outputs import Dataset
    from outputs.diff import Diff
    from outputs.policy import Policy

group = typer.Typer()

DEFAULT_POLICY = Path("yinfeng.toml")
ROWS = 20

PolicyFile = Annotated[
    Path | None,
    typer.Option(
        "--policy", help="Policy file [default: yinfeng.toml in this folder, where there is one].", metavar="FILE"
    ),
]
Rows = Annotated[int, typer.Option(min=0, help="How many rows to print, the riskiest first.")]
Html = Annotated[Path | None, typer.Option("--html", help="Write the diff as one HTML file.", metavar="FILE")]
Csv = Annotated[
    Path | None, typer.Option("--csv", help="Write the diff as CSV, a line a changed column.", metavar="FILE")
]


def policy_of(path: Path | None) -> Policy:
    """The policy that `--policy` names, else that of `yinfeng.toml` here, else the default one."""
    from outputs.policy import Policy, read_policy

    if path is None and not DEFAULT_POLICY.exists():
        return Policy()
    return read_policy(path or DEFAULT_POLICY)


@contextmanager
def usage_errors() -> Iterator[None]:
    """As `plain_errors`, with exit status 2: here 1 says that something changed."""
    from outputs import DatasetError

    try:
        yield
    except (DatasetError, OSError) as problem:
        say(f"错误 error: {problem}")
        raise typer.Exit(2) from problem


@group.command()
def runs(dataset: DatasetUrl = None, as_json: Json = False) -> None:
    """List the runs: number, command, extractor, when, how it ended. `--as-of` and `diff` take their numbers."""
    from flows import screen

    with plain_errors():
        from outputs import Dataset

        with Dataset.open(dataset, create=False) as opened:
            rows = opened.runs()
    if as_json:
        print_json(rows)
        return
    headings = [
        ("运行 run", "right"),
        ("命令", "left"),
        ("抽取器 extractor", "left"),
        ("开始 UTC", "left"),
        ("状态", "left"),
    ]
    lines = [
        (row["run_id"], row["command"], row["extractor_version"], row["started_at"], row["status"]) for row in rows
    ]
    screen.console().print(screen.table("运行 runs", headings, lines))


@group.command()
def diff(
    run_a: Annotated[
        str | None, typer.Argument(metavar="[RUN A]", help="Run or date [default: the run before B].")
    ] = None,
    run_b: Annotated[str | None, typer.Argument(metavar="[RUN B]", help="Run or date [default: the last run].")] = None,
    dataset: DatasetUrl = None,
    extractor: Annotated[
        tuple[str, str] | None,
        typer.Option(help="The last runs of two extractor versions (their beginnings are enough).", metavar="OLD NEW"),
    ] = None,
    site: Annotated[str | None, typer.Option(help="Only documents of this web host, source or path prefix.")] = None,
    region: OnlyRegion = None,
    policy: PolicyFile = None,
    rows: Rows = ROWS,
    html: Html = None,
    csv: Csv = None,
    as_json: Json = False,
) -> None:
    """Print what changed between two runs: totals and ranks it turns first, then the facts by risk.

    Exit status 0 where nothing changed, 1 where something did, 2 wrong usage. Changes that the policy ignores stay out
    and are counted.
    """
    code = code_of(region)
    if extractor is not None and (run_a or run_b):
        raise typer.BadParameter("say either two runs or --extractor OLD NEW")
    with usage_errors():
        from outputs import Dataset
        from outputs.diff import diff as compare

        with Dataset.open(dataset, create=False) as opened:
            first, second = _runs_of(opened, run_a, run_b, extractor)
            found = compare(opened, first, second, site=site, region_code=code, ignore=policy_of(policy).ignore)
            report(found, rows, html, csv, as_json)
    if found.changed:
        raise typer.Exit(1)


def _runs_of(
    opened: Dataset, run_a: str | None, run_b: str | None, extractor: tuple[str, str] | None
) -> tuple[int, int]:
    """The two runs that are meant. Raises DatasetError where there are none such."""
    from outputs import DatasetError

    known = opened.runs()
    if extractor is not None:
        found = []
        for version in extractor:
            numbers = [row["run_id"] for row in known if row["extractor_version"].startswith(version)]
            if not numbers:
                versions = ", ".join(sorted({row["extractor_version"] for row in known}))
                raise DatasetError(f"no run of the extractor {version}; there are {versions}")
            found.append(numbers[-1])
        return found[0], found[1]
    last = known[-1]["run_id"] if known else 0
    second = opened.run_at(run_b) if run_b is not None else last
    if run_a is not None:
        return opened.run_at(run_a), second
    before = [row["run_id"] for row in known if row["run_id"] < second]
    if not before:
        raise DatasetError("there is only one run yet: a diff needs two")
    return before[-1], second


def report(found: Diff, rows: int, html: Path | None, csv: Path | None, as_json: bool) -> None:
    """Print a diff, and write the files that were asked for."""
    from flows import screen
    from outputs import diff_report

    if as_json:
        for line in diff_report.json_lines(found):
            print(line)
    else:
        console = screen.console()
        for part in diff_report.terminal(found, rows):
            console.print(part)
    for path, write in ((html, diff_report.write_html), (csv, diff_report.write_csv)):
        if path is not None:
            write(found, path)
            say(f"已写入 wrote: {path}")


@group.command()
def reextract(
    dataset: DatasetUrl = None,
    document: OnlyDocument = None,
    policy: PolicyFile = None,
    rows: Rows = ROWS,
    html: Html = None,
    csv: Csv = None,
    as_json: Json = False,
) -> None:
    """Run the present extractor over the kept bytes, write what that changes, and print the diff.

    No document is fetched or needed again. Decisions stay with the facts whose evidence is the same. Exit status 0, or
    1 where documents failed.
    """
    with plain_errors():
        from flows import walk
        from outputs import Dataset
        from outputs.diff import diff as compare

        with Dataset.open(dataset, create=False) as opened:
            chosen = None if document is None else [int(opened.document(document)["document_id"])]
            with progress_bar() as progress:
                summary, before = walk.reextract(opened, chosen, progress)
            found = compare(opened, before, summary.run_id, ignore=policy_of(policy).ignore)
            report(found, rows, html, csv, as_json)
            for failure in summary.failures:
                say_failure(failure)
            say(f"{summary.counts} · {summary.seconds:.1f} s")
    if summary.counts.failed:
        raise typer.Exit(1)
