"""`yinfeng evaluate`: what is extracted, scored against gold."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Annotated

import typer

from flows.commands.options import Json, known_from, plain_errors, print_json, progress_bar, say, say_failure

group = typer.Typer()

SAMPLES = Path("corpora/samples")
GOLD = Path("corpora/gold")


@group.command()
def evaluate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Documents [default: corpora/samples].", metavar="[PATH...]")
    ] = None,
    gold: Annotated[Path, typer.Option(help="Folder of gold files, one JSON a document.", metavar="DIR")] = GOLD,
    details: Annotated[bool, typer.Option("--details", help="List each miss, wrong column and spurious row.")] = False,
    as_json: Json = False,
) -> None:
    """Score what is extracted against gold files: precision, recall and F1 by table.

    A gold file belongs to the document of the same name; `archive__member.json` to `archive.zip!/member.html`.
    """
    from flows import screen, walk
    from outputs.rows import FailureRow
    from outputs.score import score

    predictions = []
    failed = False
    with plain_errors(), progress_bar() as progress:
        for outcome in walk.extractions(paths or [SAMPLES], known_from(None, None, None), progress):
            if isinstance(outcome, FailureRow):
                failed = failed or not walk.is_waiting(outcome)
                say_failure(outcome)
            else:
                prediction = outcome.to_json()
                document = {**outcome.document.to_json(), "path": _gold_stem(outcome.document.path)}
                predictions.append({**prediction, "document": document})
        try:
            result = score(gold, predictions)
        except ValueError as problem:
            say(f"错误 error: {gold}: a gold file is no JSON: {problem}")
            raise typer.Exit(1) from problem
    if as_json:
        print_json({**result.to_json(), **({"details": result.details} if details else {})})
    else:
        console = screen.console()
        for line in result.details if details else ():
            console.print(line)
        console.print(result.table())
    if failed:
        raise typer.Exit(1)


def _gold_stem(path: str) -> str:
    """The path that a gold file's name is compared with: `list.zip!/2021/a.html` → `list__a.html`."""
    *archives, member = path.split("!/")
    return "__".join([*(PurePath(archive).stem for archive in archives), PurePath(member).name])
