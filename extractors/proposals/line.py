"""One line of a proposal, and stretches of its text."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(slots=True)
class Line:
    """One stretch of text without a line end: a paragraph, a heading, a cell. `label` names the field it belongs to."""

    start: int
    end: int
    text: str
    label: str | None = None
    is_label: bool = False
    heading: bool = False


def strip(text: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
