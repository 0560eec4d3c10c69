"""What is printed on a page: characters, ruling lines, shaded boxes and pictures, each with its place in points.

A page of a PDF (`pdf_page.py`) and a scanned one (`scan.py`) become the same `Page`, so layout is found in one way for
both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from corpora.draft import Box

MOST_KEPT = 100  # rules of a page whose text has been laid out
GAP = 0.3  # of the font size: a wider gap parts words; in justified lines Chinese characters stand further apart
HAN_GAP = 0.55
SAME_LINE = 0.45  # of the font size


@dataclass(slots=True)
class Character:
    """One printed character: its box in points from the top left corner, and its font size."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def last(self) -> float:
        """The left edge of its last character, where it is a run."""
        return self.x0

    def singly(self) -> Sequence[Character]:
        """Its characters, each alone."""
        return (self,)


@dataclass(slots=True)
class Run(Character):
    """Characters of one size that stand close together on one base line, none of them white space.

    `lefts` and `rights` are the edges of each. Prose is laid out by its runs, one or two a line.
    """

    lefts: Sequence[float]
    rights: Sequence[float]

    @property
    def last(self) -> float:
        """The left edge of its last character."""
        return self.lefts[-1]

    def singly(self) -> Sequence[Character]:
        """Its characters, each alone."""
        return [
            Character(text, x0, self.top, x1, self.bottom, self.size)
            for text, x0, x1 in zip(self.text, self.lefts, self.rights, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together in one line, with their box and font size."""

    text: str
    box: Box
    size: float
    characters: Sequence[Character]

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(slots=True)
class Page:
    """One page, or what stands on it in one direction, turned upright.

    `characters` may be runs: `singly` has each alone. `rules` are boxes without width or height, `fills` shaded boxes, `pictures` boxes with the picture's longer side in
    pixels. `turn` counts the quarter turns (clockwise) from the page as a viewer shows it to the page as read.
    `unreadable` counts characters that pdfium has no Unicode for, `words_unreadable` those of them that stand side by
    side, as those of a word do and bullets do not; `outlines` curved drawings: letters, or a picture's.
    """

    number: int
    width: float
    height: float
    characters: list[Character]
    rules: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    turn: int = 0
    unreadable: int = 0
    words_unreadable: int = 0
    outlines: int = 0

    def meets(self, box: Box) -> bool:
        """Whether any of a box lies on the page."""
        return box[0] <= self.width and box[2] >= 0 and box[1] <= self.height and box[3] >= 0

    @property
    def count(self) -> int:
        """How many characters it holds."""
        return sum(len(one.text) for one in self.characters)

    def singly(self) -> Page:
        """The same page with each of its characters alone."""
        return replace(self, characters=[single for one in self.characters for single in one.singly()])

    def bare(self) -> Page:
        """The same page with nothing on it but the level rules that part a running head from the text."""
        rules = [rule for rule in self.rules if rule[2] - rule[0] > 0.5 * self.width]
        return Page(self.number, self.width, self.height, [], rules[:MOST_KEPT], turn=self.turn)

    def outside(self, boxes: Sequence[Box]) -> list[Character]:
        """The characters that stand in none of the boxes."""
        return [one for one in self.characters if not any(holds(box, *one.middle) for box in boxes)]

    def shown(self, box: Box) -> Box:
        """A box of the page as read on the page as a viewer shows it."""
        left, top, right, bottom = box
        width, height = self.width, self.height
        if self.turn == 1:
            return (top, width - right, bottom, width - left)
        if self.turn == 2:
            return (width - right, height - bottom, width - left, height - top)
        if self.turn == 3:
            return (height - bottom, left, height - top, right)
        return box


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def lines_of(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters as lines from top to bottom, each from left to right."""
    lines: list[list[Character]] = []
    middle = size = 0.0
    for one in sorted(characters, key=lambda one: (one.top + one.bottom, one.x0)):
        at = (one.top + one.bottom) / 2
        if lines and at - middle < SAME_LINE * max(size, one.size):
            lines[-1].append(one)
            if one.size > size:  # a smaller sign at the height of the line does not move it
                middle, size = at, one.size
        else:
            lines.append([one])
            middle, size = at, one.size
    for line in lines:
        line.sort(key=lambda one: one.x0)
    return lines


def words_of(line: Sequence[Character], gap: float = GAP) -> list[Word]:
    """The words of one line: what white space parts, Chinese prose being one word."""
    words: list[list[Character]] = []
    last: Character | None = None
    for one in line:
        if one.text.isspace():
            last = None
            continue
        if last is not None:
            wide = max(gap, HAN_GAP) if _is_wide(last.text[-1]) and _is_wide(one.text[0]) else gap
            if one.x0 - last.x1 > wide * max(one.size, last.size):
                last = None
        if last is None:
            words.append([one])
        else:
            words[-1].append(one)
        last = one
    return [word_of(members) for members in words]


def word_of(characters: Sequence[Character]) -> Word:
    """Characters of one line as one word."""
    if len(characters) == 1:
        (one,) = characters
        return Word(one.text, (one.x0, one.top, one.x1, one.bottom), one.size, characters)
    box = (
        characters[0].x0,
        min(one.top for one in characters),
        max(one.x1 for one in characters),
        max(one.bottom for one in characters),
    )
    return Word("".join(one.text for one in characters), box, median_size(characters), characters)


def median_size(parts: Sequence[Character] | Sequence[Word]) -> float:
    """The font size of the middle one of the characters in the order of their sizes."""
    sizes = sorted((one.size, len(one.text)) for one in parts)
    ends = accumulate(count for _, count in sizes)
    middle = sum(count for _, count in sizes) // 2
    return next(size for (size, _), end in zip(sizes, ends, strict=True) if end > middle)


def _is_wide(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"
