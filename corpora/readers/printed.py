"""What is printed on a page: characters, ruling lines, shaded boxes and pictures, each with its place in points.

pdfium reads them, because it knows fonts that pdfminer gives as `(cid:x)`, takes a tenth of its time, and stops at
nothing hostile. A scanned page becomes the same `Page` (`scan.py`), so layout is found in one way for both.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.draft import Box

MOST_CHARACTERS = 60_000  # on one page: a page of figures in the smallest print holds 12,000
MOST_OBJECTS = 60_000  # drawings on one page; those of a map are left out
THIN = 3.0  # points: a filled box no thicker is a ruling line, as Word draws them
LEVEL = 0.6  # points by which a ruling line may be out of level
SLANTED = (8.0, 82.0)  # degrees: print at such an angle is a watermark; a scanner's text layer is askew by less
WATERMARK_SHARE = 0.5  # of a page's characters; above it slanted print is what the page says
FEWEST_OUTLINES = 200  # curved drawings: fewer are no page of letters drawn as outlines
LARGE = 22.0  # points: large and pale print is a watermark too
PALE = 150  # of 255, or seen through by half
GAP = 0.3  # of the font size: a wider gap parts words; in justified lines Chinese characters stand further apart
HAN_GAP = 0.55
SAME_LINE = 0.45  # of the font size
UNREADABLE = frozenset({0, 0xFFFE, 0xFFFF})
DESCENT = 0.14  # of the font size below the base line
HAN_CHARACTERS = tuple((ord(part[0]), ord(part[-1])) for part in ("\u3400\u4dbf", "\u4e00\u9fff", "〇〇"))


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

    `rules` are boxes without width or height, `fills` shaded boxes, `pictures` boxes with the picture's longer side in
    pixels. `turn` counts the quarter turns (clockwise) from the page as a viewer shows it to the page as read.
    `unreadable` counts characters that pdfium has no Unicode for, `outlines` curved drawings: letters, or a picture's.
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
    outlines: int = 0

    def meets(self, box: Box) -> bool:
        """Whether any of a box lies on the page."""
        return box[0] <= self.width and box[2] >= 0 and box[1] <= self.height and box[3] >= 0

    def outside(self, boxes: Sequence[Box]) -> list[Character]:
        """The characters that stand in none of the boxes."""
        return [one for one in self.characters if not any(_holds(box, *one.middle) for box in boxes)]

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


def _holds(box: Box, x: float, y: float) -> bool:
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
            wide = max(gap, HAN_GAP) if _is_wide(last.text) and _is_wide(one.text) else gap
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
    box = (
        characters[0].x0,
        min(one.top for one in characters),
        max(one.x1 for one in characters),
        max(one.bottom for one in characters),
    )
    sizes = sorted(one.size for one in characters)
    return Word("".join(one.text for one in characters), box, sizes[len(sizes) // 2], characters)


def _is_wide(text: str) -> bool:
    code = ord(text[0])
    return any(first <= code <= last for first, last in HAN_CHARACTERS)


class TooManyCharacters(Exception):
    """A page that holds more than MOST_CHARACTERS; the argument is how many."""


def read_page(page: pypdfium2.PdfPage, number: int) -> list[Page]:
    """What stands on a page, as one Page for each direction of print, that of most characters first.

    Watermarks are left out, and so is what is printed again a hair apart to look bold. Raises TooManyCharacters.
    """
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation() // 90
    raw, unreadable = _read_characters(page)
    directions = Counter(one.direction for one in raw)
    kept = _without_watermarks(raw)
    drawings = _read_drawings(page)
    pages: list[Page] = []
    for direction, _ in directions.most_common() or [(0, 0)]:
        frame = _Frame((left, bottom, right, top), direction)
        placed = [frame.place(one) for one in kept if one.direction == direction]
        # What lies beside the page is not seen, and at 2,000,000,000 points no layout ends.
        characters = [one for one in placed if _holds((0, 0, *frame.size), *one.middle)]
        if not any(one.text.strip() for one in characters) and pages:
            continue
        one = Page(
            number, *frame.size, _deduplicated(characters), turn=(direction - rotation) % 4, unreadable=unreadable
        )
        if not pages:
            one.rules = list(filter(one.meets, map(frame.box, drawings.rules)))
            one.fills = list(filter(one.meets, map(frame.box, drawings.fills)))
            one.outlines = drawings.outlines if drawings.outlines >= FEWEST_OUTLINES else 0
            one.pictures = [(frame.box(box), pixels) for box, pixels in drawings.pictures]
        pages.append(one)
    return pages


@dataclass(slots=True)
class _Raw:
    """A character in the page's own coordinates. `direction` counts quarter turns against the clock."""

    text: str
    box: Box
    origin: tuple[float, float]
    size: float
    direction: int
    slant: float
    is_pale: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The page turned clockwise by quarter turns, with its coordinates counted from the top left corner."""

    bounds: Box
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        left, bottom, right, top = self.bounds
        return (top - bottom, right - left) if self.turns % 2 else (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page."""
        left, bottom, right, top = self.bounds
        if self.turns == 1:
            return y - bottom, x - left
        if self.turns == 2:
            return right - x, y - bottom
        if self.turns == 3:
            return top - y, right - x
        return x - left, top - y

    def box(self, box: Box) -> Box:
        """A box of the page."""
        x0, y0 = self.point(box[0], box[1])
        x1, y1 = self.point(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def place(self, raw: _Raw) -> Character:
        """A character of the page; its height is that of its font, not of its own shape."""
        x0, _, x1, _ = self.box(raw.box)
        _, base = self.point(*raw.origin)
        return Character(raw.text, x0, base - (1 - DESCENT) * raw.size, x1, base + DESCENT * raw.size, raw.size)


def _read_characters(page: pypdfium2.PdfPage) -> tuple[list[_Raw], int]:
    """The characters of a page, and how many pdfium has no Unicode for."""
    textpage = page.get_textpage()
    try:
        return _characters_of(textpage)
    finally:
        textpage.close()


def _characters_of(textpage: pypdfium2.PdfTextPage) -> tuple[list[_Raw], int]:
    handle = textpage.raw
    count = pdfium.FPDFText_CountChars(handle)
    if count > MOST_CHARACTERS:
        raise TooManyCharacters(count)
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[_Raw] = []
    unreadable = 0
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in (0x0D, 0x0A) or (code == 0x20 and pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue  # pdfium's own guess at lines and words
        if code in UNREADABLE or 0xE000 <= code <= 0xF8FF:
            unreadable += 1
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
        text = "-" if code == 2 else chr(code)  # pdfium's sign for a hyphen at the end of a line
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        pdfium.FPDFText_GetMatrix(handle, index, matrix)
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        a, b = matrix.a, matrix.b
        size = pdfium.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(b, a)) if abs(b) > 1e-4 * abs(a) or a < 0 else 0.0
        direction = round(angle / 90)
        found.append(
            _Raw(
                text,
                (box.left, box.bottom, box.right, box.top),
                (x.value, y.value),
                abs(size),
                direction % 4,
                abs(angle - 90 * round(angle / 90)),
                abs(size) >= LARGE and _is_pale(handle, index),
            )
        )
    return found, unreadable


def _is_pale(handle: Any, index: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(handle, index, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= PALE or alpha.value < 128


def _without_watermarks(raw: list[_Raw]) -> list[_Raw]:
    """The characters without those of a watermark: slanted, or large and pale, and not most of the page."""
    marks = [one for one in raw if SLANTED[0] < one.slant % 90 < SLANTED[1] or one.is_pale]
    if not marks or len(marks) > WATERMARK_SHARE * len(raw):
        return raw
    dropped = set(map(id, marks))
    return [one for one in raw if id(one) not in dropped]


def _deduplicated(characters: list[Character]) -> list[Character]:
    """Each character once where it is printed several times a hair apart."""
    seen: dict[tuple[str, int, int], Character] = {}
    kept = []
    for one in characters:
        column, row = int(one.x0 / 2), int(one.top / 2)
        if any(
            (twin := seen.get((one.text, column + across, row + down))) is not None
            and abs(twin.x0 - one.x0) < 0.12 * one.size
            and abs(twin.top - one.top) < 0.12 * one.size
            for across in (0, -1, 1)
            for down in (0, -1, 1)
        ):
            continue
        seen[one.text, column, row] = one
        kept.append(one)
    return kept


@dataclass(slots=True)
class _Drawings:
    outlines: int = 0
    rules: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)


def _read_drawings(page: pypdfium2.PdfPage) -> _Drawings:
    """Ruling lines, shaded boxes and pictures in the page's own coordinates."""
    drawings = _Drawings()
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    for count, drawn in enumerate(page.get_objects(filter=kinds, max_depth=4)):
        if count >= MOST_OBJECTS:
            break
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawings.pictures.append((_bounds(drawn), max(drawn.get_px_size())))
        else:
            _read_path(drawn, drawings)
    return drawings


def _bounds(drawn: pypdfium2.PdfObject) -> Box:
    left, bottom, right, top = drawn.get_bounds()
    matrix = _outer_matrix(drawn)
    corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)] if matrix else None
    if corners is None:
        return (left, bottom, right, top)
    return _box_of(corners)


def _box_of(points: Sequence[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _outer_matrix(drawn: pypdfium2.PdfObject) -> pypdfium2.PdfMatrix | None:
    """What the forms that hold a drawing do to its coordinates; None where it lies on the page itself."""
    matrix, container = None, drawn.container
    while container is not None:
        matrix = container.get_matrix() if matrix is None else matrix.multiply(container.get_matrix())
        container = container.container
    return matrix


def _read_path(path: pypdfium2.PdfObject, drawings: _Drawings) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke) or not (fill.value or stroke.value):
        return
    matrix, outer = path.get_matrix(), _outer_matrix(path)
    if outer is not None:
        matrix = matrix.multiply(outer)
    for points, is_straight in _subpaths(path, matrix):
        drawings.outlines += not is_straight
        if stroke.value:
            drawings.rules += _level_parts(points)
            continue
        left, bottom, right, top = box = _box_of(points)
        width, height = right - left, top - bottom
        if min(width, height) <= THIN < max(width, height):
            middle = ((left + right) / 2, (bottom + top) / 2)
            rule = (left, middle[1], right, middle[1]) if width > height else (middle[0], bottom, middle[0], top)
            drawings.rules.append(rule)
        elif is_straight and 4 <= len(points) <= 6 and min(width, height) > THIN:
            drawings.fills.append(box)


def _level_parts(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y0 - y1) <= LEVEL < abs(x0 - x1):
            yield min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2
        elif abs(x0 - x1) <= LEVEL < abs(y0 - y1):
            yield (x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)


def _subpaths(
    path: pypdfium2.PdfObject, matrix: pypdfium2.PdfMatrix
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The points of each connected part of a path, and whether all of it is straight."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    is_straight = True
    for index in range(min(pdfium.FPDFPath_CountSegments(path.raw), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, is_straight
            points, is_straight = [], True
        is_straight &= kind != pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points, is_straight
