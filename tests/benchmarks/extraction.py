"""How fast the extractor is, beside the tools that read amounts, times and places alone.

`python -m tests.benchmarks.extraction [PATH…]` from the repository's root; the peers come with `pip install -e .[bench]`.
`mix.py` says what the texts are, `systems.py` how a system is measured. Nothing here fails for being slow.
"""

from __future__ import annotations

import cProfile
import io
import pstats
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from extractors import extract
from extractors.document import Document
from tests.benchmarks.mix import DENSE, MIX, ORDINARY, GoneError, density, figured, kept_mix, make_mix, read_documents
from tests.benchmarks.systems import PEERS, Measurement, measure_apart

PROFILE_LINES = 20


def main(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders to measure on, instead of the kept pages.")
    ] = None,
    profile: Annotated[bool, typer.Option("--profile/--no-profile", help="Show where our own time goes.")] = True,
    peers: Annotated[bool, typer.Option("--peers/--no-peers", help="Measure the other tools too.")] = True,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds to take the median of.")] = 5,
) -> None:
    """Measure characters a second, text to facts, on one core."""
    console = Console()
    if paths:
        documents = read_documents(paths)
        if not documents:
            raise typer.BadParameter("no document that can be read")
        groups = make_mix(documents, read_documents([ORDINARY]))
    else:
        try:
            groups = kept_mix()
        except GoneError as error:
            raise typer.BadParameter(str(error)) from error
    mix = groups[MIX]
    console.print(f"{len(mix)} pages in the realistic mix, {len({page.path for page in mix})} of them different")
    ours = measure_apart("yinfeng", groups, rounds)
    compare = {kind: groups[kind] for kind in (MIX, DENSE)}
    others = [measure_apart(name, compare, rounds) for name in PEERS] if peers else []
    for kind in compare:
        console.print(compared(ours, others, kind))
    for other in others:
        if other.missing:
            console.print(f"{other.system} left out: {other.missing} (pip install -e '.\\[bench]')")
    console.print(by_kind(ours, groups))
    if profile:
        console.print(profiled(mix), markup=False, highlight=False)


def compared(ours: Measurement, others: list[Measurement], kind: str) -> Table:
    """One row a system: its speed on one group of texts, and how many times faster we are."""
    table = Table(title=f"text → facts, the same texts, one core: {kind}")
    table.add_column("system")
    for column in ("characters/s", "ours is", "peak memory", "rounds"):
        table.add_column(column, justify="right")
    for found in (ours, *(other for other in others if not other.missing)):
        speed = found.speeds[kind]
        ratio = "" if found is ours else f"{ours.speeds[kind] / speed:.1f} ×"
        memory = f"{found.memory / 2**20:.0f} MB"
        table.add_row(found.system, f"{speed:,.0f}", ratio, memory, str(found.rounds))
    return table


def by_kind(ours: Measurement, groups: dict[str, list[Document]]) -> Table:
    """Our speed by kind of document."""
    table = Table(title="by kind of document")
    table.add_column("kind")
    for column in ("characters", "numerals in 1,000", "sentences with a digit", "characters/s"):
        table.add_column(column, justify="right")
    for kind, documents in groups.items():
        size = sum(len(document.text) for document in documents)
        numerals = density("\n".join(document.text for document in documents))
        table.add_row(kind, f"{size:,}", f"{numerals:.1f}", f"{figured(documents):.0%}", f"{ours.speeds[kind]:,.0f}")
    return table


def profiled(documents: list[Document]) -> str:
    """The functions that most of our own time is spent in, by their own time."""
    for document in documents:
        extract(document)
    profiler = cProfile.Profile()
    profiler.enable()
    for document in documents:
        extract(document)
    profiler.disable()
    said = io.StringIO()
    pstats.Stats(profiler, stream=said).strip_dirs().sort_stats("tottime").print_stats(PROFILE_LINES)
    return said.getvalue()


if __name__ == "__main__":
    typer.run(main)
