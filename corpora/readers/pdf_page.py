"""A page of a PDF: its characters without watermarks and double print, its ruling lines, shaded boxes and pictures.

pdfium reads them, because it knows fonts that pdfminer gives as `(cid:x)`, takes a tenth of its time, and stops at
nothing hostile.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.draft import Box
from corpora.readers.printed import Character, Page, holds, lines_of
from corpora.readers.runs import HAIR, Drawn, Frame, read_runs

MOST_OBJECTS = 60_000  # drawings on one page; those of a map are left out
THIN = 3.0  # points: a filled box no thicker is a ruling line, as Word draws them
LEVEL = 0.6  # points by which a ruling line may be out of level
SLANTED = (8.0, 82.0)  # degrees: print at such an angle is a watermark; a scanner's text layer is askew by less
WATERMARK_SHARE = 0.5  # of a page's characters; above it slanted print is what the page says
FEWEST_OUTLINES = 200  # curved drawings: fewer are no page of letters drawn as outlines


def read_page(page: pypdfium2.PdfPage, number: int) -> list[Page]:
    """What stands on a page, as one Page for each direction of print, that of most characters first.

    Watermarks are left out, and so is what is printed again a hair apart to look bold. Raises TooManyCharacters.
    """
    bounds = page.get_bbox()
    rotation = page.get_rotation() // 90
    found, unreadable, words_unreadable = read_runs(page, bounds)
    directions: Counter[int] = Counter()
    for drawn in found:
        directions[drawn.direction] += len(drawn.run.text)
    kept = _without_watermarks(found)
    drawings = _read_drawings(page)
    pages: list[Page] = []
    for direction, _ in directions.most_common() or [(0, 0)]:
        frame = Frame(bounds, direction)
        characters = list(_seen((drawn.run for drawn in kept if drawn.direction == direction), frame))
        if not any(one.text.strip() for one in characters) and pages:
            continue
        if _is_printed_over(characters):
            characters = _deduplicated([single for one in characters for single in one.singly()])
        one = Page(number, *frame.size, characters, turn=(direction - rotation) % 4)
        one.unreadable, one.words_unreadable = unreadable, words_unreadable
        if not pages:
            one.rules = list(filter(one.meets, map(frame.box, drawings.rules)))
            one.fills = list(filter(one.meets, map(frame.box, drawings.fills)))
            one.outlines = drawings.outlines if drawings.outlines >= FEWEST_OUTLINES else 0
            one.pictures = [(frame.box(box), pixels) for box, pixels in drawings.pictures]
        pages.append(one)
    return pages


def _seen(characters: Iterable[Character], frame: Frame) -> Iterator[Character]:
    """Those that lie on the page: what lies beside it is not seen, and at 2,000,000,000 points no layout ends."""
    paper = (0.0, 0.0, *frame.size)
    for one in characters:
        if one.x0 >= 0 and one.x1 <= paper[2] and holds(paper, *one.middle):
            yield one
        else:
            yield from (single for single in one.singly() if holds(paper, *single.middle))


def _is_printed_over(characters: Sequence[Character]) -> bool:
    """Whether any begins where another still goes on, as print that is made bold by printing it again a hair apart."""
    return any(
        right.x0 < left.last + HAIR * max(left.size, right.size)
        for line in lines_of(characters)
        for left, right in pairwise(line)
    )


def _without_watermarks(found: list[Drawn]) -> list[Drawn]:
    """The runs without those of a watermark: slanted, or large and pale, and not most of the page."""

    def is_mark(drawn: Drawn) -> bool:
        return SLANTED[0] < drawn.slant % 90 < SLANTED[1] or drawn.is_pale

    marks = sum(len(drawn.run.text) for drawn in found if is_mark(drawn))
    if not marks or marks > WATERMARK_SHARE * sum(len(drawn.run.text) for drawn in found):
        return found
    return [drawn for drawn in found if not is_mark(drawn)]


def _deduplicated(characters: list[Character]) -> list[Character]:
    """Each character once where it is printed several times a hair apart."""
    seen: dict[tuple[str, int, int], Character] = {}
    kept = []
    for one in characters:
        column, row = int(one.x0 / 2), int(one.top / 2)
        if any(
            (twin := seen.get((one.text, column + across, row + down))) is not None
            and abs(twin.x0 - one.x0) < HAIR * one.size
            and abs(twin.top - one.top) < HAIR * one.size
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
