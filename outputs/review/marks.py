"""Where in a text the number, stage, region, period and class of a fact stand, as pieces that a template can style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Mark = tuple[int, int, str]
"""(start, end, style) in `document.text`."""

_ENDS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the styles that hold for it, as class names parted by spaces."""

    text: str
    styles: str
    starts_evidence: bool = False


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence (or table line) around `text[start:end]`."""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    stops = [at for mark in _ENDS if (at := text.find(mark, end)) >= 0]
    last = min(stops) if stops else len(text)
    return first, last + (last < len(text) and text[last] != "\n")


def mentions(text: str, start: int, end: int, published: date | None) -> list[Mark]:
    """The numbers, classes, stages, regions and periods in `text[start:end]`, as the extractor finds them."""
    from extractors.gazetteer import find_regions
    from extractors.period import find_periods
    from extractors.quantity import SizeClass, find_quantities
    from extractors.vocabulary import find_words

    periods = [(found.start, found.end, "period") for found in find_periods(text, published, start, end)]
    marks: list[Mark] = list(periods)
    for number in find_quantities(text, start, end):
        if not any(first < number.end and number.start < last for first, last, _ in periods):
            marks.append((number.start, number.end, "class" if isinstance(number, SizeClass) else "number"))
    marks += [(word.start, word.end, "stage") for word in find_words(text, start, end) if word.stage]
    marks += [(place.start, place.end, "region") for place in find_regions(text, None, start, end, published)]
    return marks


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """`text[start:end]` cut wherever a mark begins or ends; the first piece of evidence is told apart."""
    inside = [mark for mark in marks if mark[0] < end and mark[1] > start]
    cuts = sorted({start, end, *(max(start, m[0]) for m in inside), *(min(end, m[1]) for m in inside)})
    found: list[Piece] = []
    met = False
    for first, last in pairwise(cuts):
        styles = sorted({style for a, b, style in inside if a <= first and last <= b})
        is_first = "evidence" in styles and not met
        met = met or is_first
        found.append(Piece(text[first:last], " ".join(styles), is_first))
    return found
