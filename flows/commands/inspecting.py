"""`yinfeng inspect`: what each file was taken for and what was found in it."""

from __future__ import annotations

import typer

from flows.commands.options import Json, Origin, Paths, Published, Region, known_from, print_json, progress_bar

group = typer.Typer()


@group.command()
def inspect(
    paths: Paths, region: Region = None, published: Published = None, source: Origin = None, as_json: Json = False
) -> None:
    """Say of each file what it was taken for, its title, date, kind and place, its size, and what to mind.

    Files that cannot be read are rows too, with the reason; exit status 1 if there are any.
    """
    from flows import inspection, screen, walk
    from outputs.rows import FailureRow

    with progress_bar() as progress:
        found = list(inspection.inspect(paths, known_from(region, published, source), progress))
    failures = [one for one in found if isinstance(one, FailureRow)]
    if as_json:
        rows = [
            {"path": one.path, "sha256": one.sha256, "failure": {"kind": one.kind, "message": one.message}}
            if isinstance(one, FailureRow)
            else one.to_json()
            for one in found
        ]
        print_json(rows)
    else:
        console = screen.console()
        console.print(screen.manifest(found))
        for note in screen.manifest_notes(found):
            console.print(note, soft_wrap=True)
        console.print(f"{len(found) - len(failures)} read, {len(failures)} not")
    if not all(map(walk.is_waiting, failures)):
        raise typer.Exit(1)
