"""`python -m tests.benchmarks.reading [FAMILY…]`: exit status 1 where a goal is missed."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tests.benchmarks import reading

FAMILIES = sorted(module.name for module in pkgutil.iter_modules(reading.__path__) if not module.name.startswith("_"))


def main(
    families: Annotated[
        list[str] | None, typer.Argument(help=f"Of {', '.join(FAMILIES)}; all where none is named.")
    ] = None,
) -> None:
    """Measure how well and how fast documents are read."""
    unknown = set(families or []) - set(FAMILIES)
    if unknown:
        raise typer.BadParameter(f"no family {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}")
    console = Console()
    missed = 0
    for family in families or FAMILIES:
        goals: list[reading.Goal] = importlib.import_module(f"tests.benchmarks.reading.{family}").measure(console)
        table = Table(title=family, title_justify="left", header_style="bold")
        for heading in ("what", "goal", "measured", ""):
            table.add_column(heading, overflow="fold")
        for goal in goals:
            mark = "" if goal.met is None else "met" if goal.met else "[red]missed[/red]"
            table.add_row(goal.what, goal.goal, goal.measured, mark)
        console.print(table)
        missed += sum(goal.met is False for goal in goals)
    raise typer.Exit(1 if missed else 0)


typer.run(main)
