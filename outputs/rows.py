"""What goes into the dataset and what a load gives back; plain records, so that importing them costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from extractors.facts import Extraction


@dataclass(frozen=True, slots=True)
class Loaded:
    """One document on its way into the dataset: its raw bytes, what was known of it from outside, and what it says.

    `known_digest` is the digest of the side-car's facts, empty where there is none: a changed side-car is a change.
    `known` is those facts as plain JSON values, kept so that the bytes can be read again without the side-car.
    """

    path: str
    sha256: str
    raw: bytes
    known_digest: str
    extraction: Extraction
    known: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A file that could not be read: kind (`unreadable`, `encrypted` …), a message, its digest if known."""

    path: str
    kind: str
    message: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCounts:
    """What a load did: documents `new`, `changed` and `unchanged`, and their facts.

    A moved fact says the same as before, found elsewhere in the document or by another rule.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    facts_added: int = 0
    facts_changed: int = 0
    facts_moved: int = 0
    facts_ended: int = 0
    facts_unchanged: int = 0

    def __add__(self, other: LoadCounts) -> LoadCounts:
        """Both loads together."""
        return LoadCounts(**{part.name: getattr(self, part.name) + getattr(other, part.name) for part in fields(self)})
