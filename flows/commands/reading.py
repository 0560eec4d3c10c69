"""Commands that read documents and print, with no dataset: extract, text, explain, lexicon gaps."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from flows.commands.options import (
    Json,
    Origin,
    Paths,
    Published,
    Region,
    documents_of,
    known_from,
    print_json,
    progress_bar,
    say,
    say_failure,
)

group = typer.Typer()


class ExtractFormat(StrEnum):
    """How `extract` prints."""

    table = "table"
    jsonl = "jsonl"


lexicon = typer.Typer(
    name="lexicon",
    help="The words that yinfeng knows.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
group.add_typer(lexicon)


@group.command()
def extract(
    paths: Paths,
    format: Annotated[
        ExtractFormat, typer.Option(help="Tables to read, or the contract's JSON, one document a line.")
    ] = ExtractFormat.table,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
) -> None:
    """Print what documents say, with no dataset. The same files and version give the same bytes.

    Failures are lines on stderr; the other documents go on, and the exit status is 1.
    """
    from flows import walk
    from outputs.rows import FailureRow

    known = known_from(region, published, source)
    failed = False
    with progress_bar() as progress:
        for outcome in walk.extractions(paths, known, progress):
            if isinstance(outcome, FailureRow):
                failed = failed or not walk.is_waiting(outcome)
                say_failure(outcome)
            elif format is ExtractFormat.jsonl:
                sys.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False) + "\n")
            else:
                from flows import screen

                console = screen.console()
                for part in screen.extraction(outcome):
                    console.print(part)
    if failed:
        raise typer.Exit(1)


@group.command()
def text(
    paths: Paths,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
) -> None:
    """Print the clean text that every evidence offset points into, in Unicode code points."""
    from corpora import ReadError, read
    from flows import walk

    items, failures = walk.discover(paths, known_from(region, published, source))
    for item in items:
        try:
            document = read(item)
        except ReadError as error:
            failures.append(walk.failure_of(error))
        else:
            sys.stdout.write(document.text if len(items) == 1 else f"== {document.path}\n{document.text}\n")
    for failure in failures:
        say_failure(failure)
    if not all(map(walk.is_waiting, failures)):
        raise typer.Exit(1)


@group.command()
def explain(
    paths: Paths,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
    everything: Annotated[bool, typer.Option("--all", help="Show sentences in which nothing was found too.")] = False,
    as_json: Json = False,
) -> None:
    """Show sentence by sentence what was found, attached, inherited, resolved and dropped, and why."""
    from extractors.explain import explain as explain_document

    with documents_of(paths, known_from(region, published, source)) as documents:
        if as_json:
            print_json(
                [
                    {
                        "path": document.path,
                        "sentences": [sentence.to_json() for sentence in explain_document(document)],
                    }
                    for document in documents
                ]
            )
            return
        from rich.text import Text

        from flows import screen

        console = screen.console()
        for document in documents:
            heading = Text(document.title or document.path, style="bold underline")
            facts = (document.path, document.published, document.source, document.region, document.region_code)
            heading.append("\n" + "  ".join(str(fact) for fact in facts if fact), style="dim not underline")
            console.print(heading, soft_wrap=True)
            for part in screen.explained(explain_document(document), everything):
                console.print(part, soft_wrap=True)


@lexicon.command("gaps")
def lexicon_gaps(
    paths: Paths,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
    as_json: Json = False,
) -> None:
    """List words in stage, metric, role, noun or unit position that the lexicon does not know, most frequent first."""
    from extractors.gaps import gaps

    with documents_of(paths, known_from(region, published, source)) as documents:
        found = gaps(documents)
    if as_json:
        print_json([gap.to_json() for gap in found])
    elif found:
        from flows import screen

        screen.console().print(screen.gaps(found))
    else:
        say("没有词库未收的词 no unknown words")
