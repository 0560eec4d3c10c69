"""The command line: the program and its groups of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from extractors.version import VERSION
from flows.commands import crawling, dataset, evaluating, history, ingesting, inspecting, reading, reviewing

app = typer.Typer(
    name="yinfeng",
    help="引凤: structured, checkable data from Chinese investment-promotion news, proposals and reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for topic in (ingesting, crawling, reading, inspecting, dataset, history, reviewing, evaluating):
    app.add_typer(topic.group)


def main() -> None:
    """The `yinfeng` command."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"yinfeng {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
