"""Commands that show what the dataset holds: show, dictionary, export, chart."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    AsOf,
    DatasetUrl,
    Json,
    OnlyDocument,
    OnlyRegion,
    OnlyStage,
    Since,
    Until,
    code_of,
    day,
    plain_errors,
    print_json,
    run_of,
    say,
    stages_of,
)

if TYPE_CHECKING:
    from outputs import Dataset

group = typer.Typer()

EVIDENCE_CONTEXT = 200  # characters on either side; the longest sentences of real documents have about 400


@group.command()
def show(
    dataset: DatasetUrl = None,
    region: OnlyRegion = None,
    document: OnlyDocument = None,
    stage: OnlyStage = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    evidence: Annotated[
        str | None, typer.Option(help="Print the words that this fact came from.", metavar="ID")
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the pipeline in the dataset (place × period × stage: projects, investment), or the words behind a value."""
    from flows import screen

    with plain_errors():
        from outputs import Dataset

        with Dataset.open(dataset, create=False) as opened:
            run = run_of(opened, as_of)
            if evidence is not None:
                _show_evidence(opened, evidence, document, run, as_json)
                return
            rows = opened.funnel(code_of(region), day(since), day(until), stages_of(stage), document, as_of=run)
    if as_json:
        print_json(rows)
    elif rows:
        from outputs.table import funnel_table

        screen.console().print(funnel_table(rows))
    else:
        say("没有符合条件的数据 nothing in the dataset answers to that")


def _show_evidence(opened: Dataset, fact_id: str, document: str | None, run: int | None, as_json: bool) -> None:
    from flows import screen

    found = opened.evidence(fact_id, document=document, context=EVIDENCE_CONTEXT, as_of=run)
    if as_json:
        print_json(found)
        return
    console = screen.console()
    for part in screen.evidence(found):
        console.print(part)


@group.command()
def dictionary(as_json: Json = False) -> None:
    """Print the data dictionary: every table and column with its Chinese label and its meaning."""
    from flows import screen
    from outputs.dictionary import data_dictionary

    columns = data_dictionary()
    if as_json:
        print_json(columns)
        return
    console = screen.console()
    headings = [("column", "left"), ("type", "left"), ("列名", "left"), ("meaning", "left")]
    for name, rows in groupby(columns, key=lambda row: row.table):
        console.print(screen.table(name, headings, [(row.column, row.type, row.label, row.meaning) for row in rows]))


@group.command()
def export(
    out: Annotated[Path, typer.Option(help="Folder to write into.", metavar="DIR")],
    dataset: DatasetUrl = None,
    english: Annotated[bool, typer.Option("--english", help="Column names and codes as in the contract.")] = False,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Write the dataset as CSV files that a spreadsheet opens as they are: UTF-8 with BOM, Chinese headings."""
    with plain_errors():
        from outputs import Dataset
        from outputs.export import export as write

        with Dataset.open(dataset, create=False) as opened:
            paths = write(opened, out, language="en" if english else "zh", as_of=run_of(opened, as_of))
    if as_json:
        print_json([str(path) for path in paths])
    else:
        print("已写入 wrote: " + ", ".join(str(path) for path in paths))


@group.command()
def chart(
    out: Annotated[Path, typer.Option(help="Picture to write: .svg or .png.", metavar="FILE")],
    dataset: DatasetUrl = None,
    region: OnlyRegion = None,
    document: OnlyDocument = None,
    stage: OnlyStage = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    fonts: Annotated[
        Path | None, typer.Option(help="Folder with a font that has Chinese glyphs, for a .png.", metavar="DIR")
    ] = None,
    english: Annotated[bool, typer.Option("--english", help="Label the stages in English.")] = False,
) -> None:
    """Draw the pipeline as bars, one panel a document, place and period."""
    with plain_errors():
        from outputs import Dataset
        from outputs.chart import ChartError, save_funnel

        with Dataset.open(dataset, create=False) as opened:
            run = run_of(opened, as_of)
            rows = opened.funnel(code_of(region), day(since), day(until), stages_of(stage), document, as_of=run)
        try:
            print(f"已写入 wrote: {save_funnel(rows, out, 'en' if english else 'zh', fonts=fonts)}")
        except ChartError as problem:
            say(f"错误 error: {problem}")
            raise typer.Exit(1) from problem
