"""Fuzz the PDF reader: `python -m tests.corpora.fuzz_pdf --minutes 10` from the repository's root.

Files of every kind of table and prose, packed and unpacked, are changed at random places: bytes, numbers, words of the
format, pieces of one file in another. Each must be read or end in a ReadError; one that its guard had to stop (over its
time or its memory, or dead) has failed, and is kept in the folder `--keep`.
"""

from __future__ import annotations

import random
import re
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from reportlab import rl_config

from corpora import ReadError, read_bytes
from corpora.isolation import Stopped
from tests.corpora import hostile_pdfs, table_pdfs, text_pdfs

NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
WORDS = re.compile(rb"/[A-Za-z]+|\b(?:BT|ET|Tj|TJ|Tm|Tf|cm|re|obj|endobj|stream|endstream|xref|trailer|q|Q|S|f)\b")
EDGES = (b"0", b"-1", b"1e9", b"2147483648", b"-2147483649", b"99999999999999999999", b"0.0000001", b"3 0 R")


def seeds() -> list[bytes]:
    """The files that are changed, each packed as reportlab packs and unpacked."""
    made = []
    for packed in (1, 0):
        rl_config.pageCompression = packed
        made += [table_pdfs.make(kind, 0).data for kind in table_pdfs.KINDS]
        made += [text_pdfs.make(kind, 0).data for kind in text_pdfs.KINDS]
    rl_config.pageCompression = 1
    return [
        *made,
        hostile_pdfs.many_strokes(2_000),
        hostile_pdfs.lines_of_one_character(2_000),
        hostile_pdfs.large_page(14_400),
    ]


def change(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """The file with one to twelve changes. Three in four end as a whole file does, so that they are not just cut off."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(changed) or 1)
        way = rng.randrange(6)
        if way == 0:
            changed[at : at + rng.randint(0, 8)] = rng.randbytes(rng.randint(0, 8))
        elif way in (1, 2):
            pattern = NUMBER if way == 1 else WORDS
            if (match := pattern.search(changed, at)) is not None:
                put = rng.choice(EDGES) if way == 1 else rng.choice(WORDS.findall(data) or [b"Q"])
                changed[match.start() : match.end()] = put
        elif way == 3:
            del changed[at : at + rng.randint(1, 400)]
        elif way == 4:
            other = rng.choice(others)
            start = rng.randrange(len(other))
            changed[at:at] = other[start : start + rng.randint(1, 2_000)]
        else:
            piece = bytes(changed[at : at + rng.randint(1, 300)])
            changed[at:at] = piece * rng.randint(1, 20)
    return bytes(changed) + (b"\n%%EOF\n" if rng.random() < 0.75 else b"")


def outcome_of(data: bytes) -> tuple[str, bool]:
    """What comes of a file (`read`, or the kind of its failure), and whether it may."""
    try:
        read_bytes("fuzz.pdf", data)
    except ReadError as error:
        return error.kind, not isinstance(error.__cause__, Stopped)
    except Exception:  # what is looked for: anything else that the reader lets through
        return traceback.format_exc(), False
    return "read", True


def main(
    minutes: Annotated[float, typer.Option(help="How long.")] = 10.0,
    seed: Annotated[int, typer.Option(help="The number of the first file; the same number is the same file.")] = 0,
    keep: Annotated[Path, typer.Option(help="Folder for the files that fail.")] = Path("fuzz"),
) -> None:
    """Fuzz, then print what came of the files. Exit status 1 where one failed."""
    files = seeds()
    until = time.monotonic() + 60 * minutes
    outcomes: Counter[str] = Counter()
    failed: list[str] = []
    slowest = 0.0
    number = seed
    while time.monotonic() < until:
        rng = random.Random(number)
        data = change(rng.choice(files), files, rng)
        started = time.monotonic()
        outcome, is_right = outcome_of(data)
        slowest = max(slowest, time.monotonic() - started)
        outcomes[outcome if is_right else "failed"] += 1
        if not is_right:
            failed.append(f"{number}: {outcome}")
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{number}.pdf").write_bytes(data)
        number += 1
    print(f"{outcomes.total()} files: " + ", ".join(f"{kind} {count}" for kind, count in outcomes.most_common()))
    print(f"slowest {slowest:.1f} s")
    print("\n".join(failed))
    raise typer.Exit(bool(failed))


if __name__ == "__main__":
    typer.run(main)
