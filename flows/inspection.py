"""What became of each file: what it was taken for, its head facts, and how much was found in it. Nothing is extracted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpora import Known, ReadError
from extractors.document import Document
from flows import walk
from outputs.rows import FailureRow


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file as it was read.

    `taken_for` names its format (`PDF`); `characters` counts Unicode code points of the text; `pages` is None where a
    format has none; `recognition` is the lowest score of a number recognised in a picture, 0 to 1.
    """

    path: str
    sha256: str
    taken_for: str
    title: str | None
    published: date | None
    source: str | None
    kind: str
    region: str | None
    region_code: str | None
    characters: int
    tables: int
    pages: int | None
    confidence: dict[str, float | None]
    recognition: float | None
    warnings: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Every field by name, with `failure` null."""
        return {**asdict(self), "published": self.published and self.published.isoformat(), "failure": None}


def inspect(
    paths: Sequence[Path], known: Known, progress: walk.Progress = walk.silent
) -> Iterator[Inspected | FailureRow]:
    """Every file under `paths`: those that cannot be looked into first, then the others in order."""
    items, failures = walk.discover(paths, known)
    yield from failures
    done = 0
    with walk.Workers() as workers:
        for batch in walk.batches(items):
            sources = [entry for entry in batch if isinstance(entry, walk.Source)]
            outcomes = workers.run(look, sources)
            for entry in batch:
                outcome = entry if isinstance(entry, FailureRow) else next(outcomes)
                done += 1
                progress(done, len(items), outcome.path)
                yield outcome


def look(path: str, data: bytes, known: Known) -> Inspected | FailureRow:
    """One file read, in a worker process, or the reason why not."""
    from corpora.readers import NAMES, family_of, read_bytes

    try:
        document = read_bytes(path, data, known)
        return _inspected(document, NAMES[family_of(path, data)])
    except ReadError as error:
        return walk.failure_of(error, hashlib.sha256(data).hexdigest())
    except Exception as error:
        return walk.bug_of(path, data, error)


def _inspected(document: Document, taken_for: str) -> Inspected:
    return Inspected(
        path=document.path,
        sha256=document.sha256,
        taken_for=taken_for,
        title=document.title,
        published=document.published,
        source=document.source,
        kind=document.kind,
        region=document.region,
        region_code=document.region_code,
        characters=len(document.text),
        tables=len(document.tables),
        pages=max((place.page for place in document.places), default=None),
        confidence=document.confidence.to_json(),
        recognition=min((float(score) for *_, score in document.scores), default=None),
        warnings=tuple(warning.removeprefix(f"{document.path}：") for warning in document.warnings),
    )
