"""What commands share: the options that mean the same everywhere, and how a command speaks to the person before it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from corpora import Known
    from extractors.document import Document
    from flows.walk import Progress
    from outputs import Dataset
    from outputs.rows import FailureRow

Paths = Annotated[list[Path], typer.Argument(help="Files, folders and archives.", metavar="PATH...")]
DatasetUrl = Annotated[
    str | None,
    typer.Option(help="Path or SQLAlchemy URL of the dataset [default: outputs/data/yinfeng.sqlite].", metavar="URL"),
]
Region = Annotated[str | None, typer.Option(help="Place the documents speak of: six-digit code or name.")]
Published = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date of publication.", metavar="YYYY-MM-DD")
]
Origin = Annotated[str | None, typer.Option(help="Who published the documents.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Since = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Periods from this day on.", metavar="YYYY-MM-DD")
]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Periods up to this day.", metavar="YYYY-MM-DD")
]
AsOf = Annotated[
    str | None,
    typer.Option(help="The dataset as it was after this run, or at the end of this day.", metavar="RUN|DATE"),
]
OnlyDocument = Annotated[str | None, typer.Option("--document", help="Only this document: path, address or number.")]
OnlyStage = Annotated[
    list[str] | None, typer.Option("--stage", help="Only this stage: code or Chinese name; may be repeated.")
]
OnlyRegion = Annotated[str | None, typer.Option("--region", help="Only this place and what lies in it: code or name.")]


def say(line: str) -> None:
    """One line for the person, on stderr: stdout is for results."""
    print(line, file=sys.stderr, flush=True)


def say_failure(failure: FailureRow) -> None:
    """One line for a document that could not be read: its path, the kind of failure, and what to do."""
    say(f"未能读取 failed: {failure.path} [{failure.kind}] {failure.message}")


def print_json(value: object) -> None:
    """One line of JSON on stdout; facts and decimals in the contract's form."""
    from extractors.facts import fact_json

    print(json.dumps(value, ensure_ascii=False, default=fact_json))


@contextmanager
def plain_errors() -> Iterator[None]:
    """Problems that are the user's to solve end in one clear line and exit 1, not in a traceback."""
    from outputs import DatasetError

    try:
        yield
    except (DatasetError, OSError) as problem:
        say(f"错误 error: {problem}")
        raise typer.Exit(1) from problem


def day(moment: datetime | None) -> date | None:
    """The day that an option names."""
    return moment.date() if moment else None


def code_of(region: str | None) -> str | None:
    """The six-digit code of `--region`; a usage error names what is no known place."""
    from flows.walk import region_code

    try:
        return region_code(region) if region else None
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="--region") from problem


def run_of(opened: Dataset, moment: str | None) -> int | None:
    """The run that `--as-of` means, None where it is not said."""
    return None if moment is None else opened.run_at(moment)


def stages_of(names: list[str] | None) -> list[str] | None:
    """The stage codes of `--stage`, given as codes or Chinese names; a usage error lists the known ones."""
    from outputs.vocabulary import STAGES

    codes = {**{code: code for code in STAGES}, **{name: code for code, name in STAGES.items()}}
    if unknown := [name for name in names or () if name not in codes]:
        known = ", ".join(f"{code} {name}" for code, name in STAGES.items())
        raise typer.BadParameter(f"{', '.join(unknown)}: not one of {known}", param_hint="--stage")
    return [codes[name] for name in names] if names else None


def known_from(region: str | None, published: datetime | None, source: str | None) -> Known:
    """What the person says of all documents of this call."""
    from flows.walk import known_of

    return known_of(region=code_of(region), published=day(published), source=source)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on stderr; a terminal shows it moving, a log does not show it at all."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from flows import screen

    console = screen.console(stderr=True)
    columns = (
        TextColumn("读取 reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[path]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        line = bar.add_task("reading", total=None, path="")
        yield lambda done, total, path: bar.update(line, completed=done, total=total, path=path)


@contextmanager
def documents_of(paths: list[Path], known: Known) -> Iterator[Iterator[Document]]:
    """The documents under `paths` one by one; those that cannot be read become lines on stderr and a failing exit."""
    from corpora import ReadError, read
    from flows import walk

    items, failures = walk.discover(paths, known)

    def read_all() -> Iterator[Document]:
        with progress_bar() as progress:
            for done, item in enumerate(items, start=1):
                try:
                    document = read(item)
                except ReadError as error:
                    failures.append(walk.failure_of(error))
                else:
                    yield document
                progress(done, len(items), item.path)

    yield read_all()
    for failure in failures:
        say_failure(failure)
    if not all(map(walk.is_waiting, failures)):
        raise typer.Exit(1)
