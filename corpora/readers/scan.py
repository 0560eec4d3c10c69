"""Scanned pages: what stands in a picture, handed on as a page of characters and ruling lines.

The PDF reader then does with it what it does with any page: columns, lines, paragraphs, ruled and unruled tables. So
nothing about layout stands here, only how a picture becomes characters (each with its score) and rules.

Importing this module needs the extra `ocr`; its models lie inside the package `rapidocr`, and nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from math import inf
from pathlib import Path
from statistics import mean, median
from typing import Any

import cv2
import numpy as np
import onnxruntime
import pypdfium2
import rapidocr

from corpora import isolation
from corpora.characters import HAN, one_line
from corpora.draft import Box, Reading
from corpora.readers.pdf_page import SLANTED, WATERMARK_SHARE, read_page
from corpora.readers.printed import Character, Page
from corpora.readers.ruled import find_ruled

DOUBT = Decimal("0.95")  # a score below it: findings.md, where it caught every wrong number and 0.8 % of the right ones
FEWEST_DOTS = 130  # dots an inch; below it a page is too large to be read whole
RESOLUTION = (200, 300)  # dots an inch at which a page is read: the picture's own, within these
# The most that a doubted stretch hands on: below the 0.9 from which a row is sure to the queue and to most policies.
UNSURE = 0.85
SHARP = 190  # dots an inch of a picture in which no decimal point was ever lost unnoticed; others are read twice
DETECTION = 144  # dots an inch at which lines are looked for; more costs memory and finds no more
STRAIGHTENING_AREA = 1_000_000  # pixels; an A4 page at 72 dots an inch has half of them
DETECTION_AREA = 3_000_000  # pixels: 0.6 GB for the 2 million of an A4 page
LARGEST_AREA = 12_000_000  # pixels: an A3 page at 250 dots an inch; more has been seen to take 0.8 GB
LONGEST_SIDE = 4_200  # pixels: an A3 page at 250 dots an inch; a 14,400-point page must not fill the memory
SEAL_RADII = (44, 70)  # points: seals of 31 to 49 mm; 42 is the usual
DARK_RIM = 0.78  # of a ring; what was measured: .97 and more on seals, .65 and less elsewhere
CELL_INSET = 1.5  # points within a cell's rules in which ink may be a rule's own
SMALLEST_MARK = 2.4  # points; a digit or a minus sign is as large
SPECK = 0.9  # points; a decimal point is larger
STAIN = 1.44  # points: four pixels at 200 dots an inch
AIR = 2  # points left around a mark that is read by itself
MOST_NAMED = 10  # doubtful stretches named in the warning

DIGITS = re.compile(r"\d")
PART_OF_NUMBER = re.compile(r"[-\d.,，．]")
NUMBER = re.compile(r"[-\d.,，．]*\d[-\d.,，．]*")
# A number is doubted whole with its sign, since one wrong digit makes it wrong; other words character by character.
TOKEN = re.compile(r"[-－–—+]*\d+(?:[.,，．]\d+)*[%％]?|\w|[-－–—]+")
HAN_CHARACTER = re.compile(f"[{HAN}]")
# Recognition cannot tell half-width from full-width; beside Chinese words these signs are full-width.
WIDE = str.maketrans(",;:()!?", "，；：（）！？")

Picture = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Scanned pages as pages of characters and rules, with scores, and what a person should know of them."""

    pages: list[Page]
    readings: list[Reading]
    notes: list[str]


@dataclass(slots=True)
class Glyph:
    """One recognised character: the middle of its place from left to right in points, and its score."""

    text: str
    x: float
    score: float


@dataclass(slots=True)
class Region:
    """Characters recognised together, in one row: their box in points and their font size."""

    glyphs: list[Glyph]
    box: Box
    size: float = 0.0
    slant: float = 0.0  # degrees; a watermark's
    bounds: tuple[float, float] = (-inf, inf)  # the rules left and right that its characters may stand on, in points

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def pitch(self) -> float | None:
        """The distance from one Chinese character to the next, which is the font size; None where few stand there."""
        steps = [
            right.x - left.x
            for left, right in pairwise(self.glyphs)
            if HAN_CHARACTER.match(left.text) and HAN_CHARACTER.match(right.text)
        ]
        if len(steps) < 3:
            return None
        # The median finds the usual step, the mean of those near it is finer: steps come in eighths of a character.
        usual = median(steps)
        return mean(step for step in steps if 0.6 * usual < step < 1.5 * usual)


@dataclass(slots=True)
class Sheet:
    """One page as seen: its regions, its rules (each a box without width or height), its size in points.

    `turn` counts the quarter turns (clockwise) that set the page upright.
    """

    regions: list[Region]
    rules: list[Box]
    size: tuple[float, float]
    turn: int = 0
    notes: list[str] = field(default_factory=list)


PAGE_SECONDS = 120.0  # at most, for one page of two to four seconds: on a busy machine it takes ten times as long


def recognise(document: pypdfium2.PdfDocument, indexes: Sequence[int]) -> Recognised:
    """The pages of a PDF (counted from 0) read from their pictures, one after the other: about 2 s a page."""
    notes: list[str] = []
    sheets: list[Sheet] = []
    for index in indexes:
        isolation.allow(PAGE_SECONDS)
        page = document[index]
        try:
            sheets.append(_read(page))
        finally:
            page.close()
        notes += [f"第 {index + 1} 页{note}" for note in sheets[-1].notes]
    _set_sizes([region for sheet in sheets for region in sheet.regions])
    recognised, readings = [], []
    for index, sheet in zip(indexes, sheets, strict=True):
        _set_rows(sheet.regions)
        characters = list(_characters(sheet))
        page = Page(index + 1, *sheet.size, characters, rules=sheet.rules, turn=sheet.turn)
        recognised.append(page)
        readings += [reading for region in sheet.regions for reading in _readings(region, page)]
    return Recognised(recognised, readings, notes)


def describe(readings: Sequence[Reading]) -> str:
    """The doubtful stretches in words, those with figures first: 有 2 处把握不足：第 1 页“15.3”（0.82）…"""
    doubts = [reading for reading in readings if reading.score < DOUBT]
    if not doubts:
        return "各处得分都不低于 0.95"
    ordered = sorted(doubts, key=lambda doubt: (not DIGITS.search(doubt.text), doubt.score))
    named = "、".join(f"第 {doubt.page} 页“{doubt.text}”（{doubt.score}）" for doubt in ordered[:MOST_NAMED])
    return f"有 {len(doubts)} 处把握不足（得分低于 {DOUBT}），请对照原件核对：{named}{'…' * (len(doubts) > MOST_NAMED)}"


@cache
def _engine() -> rapidocr.RapidOCR:
    """The recogniser with the models of its own package, once a process.

    The paths of the models are given, because without them the package would compare checksums and download anew.
    """
    models = Path(rapidocr.__file__).parent / "models"
    paths = {task: str(next(models.glob(f"*_{task.lower()}_*.onnx"))) for task in ("Det", "Cls", "Rec")}
    onnxruntime.set_default_logger_severity(4)  # it warns of graphics cards that it does not find
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 2 * LONGEST_SIDE,  # never made smaller: a decimal point is three pixels wide
            "Global.min_side_len": 8,
            "Det.limit_side_len": 32,  # nor larger: a page of three lines is seen at the size of a full one
            # A narrower crop is padded to this width. At the usual 320 a figure of a table, 100 wide, took three times as
            # long; over 430 crops 160 changed no character, 96 three.
            "Rec.rec_img_shape": [3, 48, 160],
            **{f"{task}.model_path": path for task, path in paths.items()},
            # Documents are read side by side, one a core; two threads each took three times as long.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )


def _dots(page: pypdfium2.PdfPage, own: float) -> float:
    """Dots an inch to render a page at: its largest picture's `own`, within RESOLUTION and LONGEST_SIDE."""
    dots = min(max(own, RESOLUTION[0]), RESOLUTION[1])
    width, height = page.get_size()
    return float(min(dots, 72 * LONGEST_SIDE / max(width, height), 72 * (LARGEST_AREA / (width * height)) ** 0.5))


def _own_dots(page: pypdfium2.PdfPage) -> float:
    """Dots an inch of the finest picture on a page; 0 where there is none."""
    pictures = read_page(page, 0)[0].pictures
    return max((72 * pixels / max(x1 - x0, y1 - y0, 1) for (x0, y0, x1, y1), pixels in pictures), default=0.0)


def _read(page: pypdfium2.PdfPage) -> Sheet:
    """What stands on a page."""
    own = _own_dots(page)
    dots = _dots(page, own)
    seen = _without_stamps(page.render(scale=dots / 72).to_numpy(), dots)
    picture = _straighten(seen, dots)
    quads = _detect(picture, dots)
    notes = [] if dots >= FEWEST_DOTS else [f"很大，只能按每英寸 {dots:.0f} 点识别，小字读不出"]
    turns = _turns(picture, quads)
    if turns:
        notes.append("是横放或倒置的扫描，转正后识别")
        picture = _straighten(np.ascontiguousarray(np.rot90(seen, turns)), dots)
        quads = _detect(picture, dots)
    seals = _grey_seals(picture, dots)
    rules = _rules(_without_rims(picture, seals, dots), dots)
    clean = _erase(picture, rules, dots)
    point = 72 / dots
    twice = own < SHARP
    sheet = Sheet(
        [],
        [(left * point, top * point, right * point, bottom * point) for left, top, right, bottom in rules],
        (picture.shape[1] * point, picture.shape[0] * point),
        -turns % 4,
        notes,
    )
    for quad in quads:
        box = (*quad.min(axis=0), *quad.max(axis=0))
        for piece in _cut(box, rules, clean, picture, dots):
            region = _recognise(clean, piece.box, point, twice=twice)
            if region is not None:
                region.slant = _slant(quad)
                region.bounds = (piece.bounds[0] * point, piece.bounds[1] * point)
                if piece.crossed:
                    _doubt(region)
                sheet.regions.append(region)
    sheet.regions += _overlooked(clean, sheet, point, seals)
    for region in sheet.regions:
        if any(_touches(region.box, x, y, radius) for x, y, radius in seals):
            _doubt(region)
    if seals:
        notes.append("有灰色印章压住文字，印章范围内的文字和数字请对照原件")
    return sheet


def _grey_seals(picture: Picture, dots: float) -> list[tuple[float, float, float]]:
    """Round seals in a copy without colours, in points: middle and radius. What they cover cannot be cleaned.

    Rings are laid over the dark parts: of a seal's rim nine tenths are dark and more, of a table's figures and rules
    two thirds at most. (Hough's search for circles lost a rim among the rules of its table.)
    """
    if dots < FEWEST_DOTS:
        return []
    small, _ = _reduced(picture, 72 / dots)
    dark = cv2.dilate((small < float(np.median(small)) - 50).astype(np.float32), np.ones((3, 3), np.uint8))
    coarse, _ = _reduced(dark, 0.5)
    shares = np.stack([cv2.filter2D(coarse, -1, ring, borderType=cv2.BORDER_CONSTANT) for ring in _rings()])
    highest, which = shares.max(axis=0), shares.argmax(axis=0)
    seals: list[tuple[float, float, float]] = []
    for y, x in sorted(np.argwhere(highest > DARK_RIM).tolist(), key=lambda place: -highest[*place]):
        if all(np.hypot(2 * x - left, 2 * y - top) > SEAL_RADII[0] for left, top, _ in seals):
            seals.append((2.0 * x, 2.0 * y, 2.0 * (SEAL_RADII[0] // 2 + int(which[y, x]))))
    return seals


@cache
def _rings() -> list[np.ndarray[Any, np.dtype[np.float32]]]:
    """A ring of each radius in SEAL_RADII at 36 dots an inch; its points add up to 1."""
    around = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    rings = []
    for radius in range(SEAL_RADII[0] // 2, SEAL_RADII[1] // 2 + 1):
        middle = radius + 2
        ring = np.zeros((2 * middle + 1, 2 * middle + 1), np.float32)
        ring[
            np.rint(middle + radius * np.sin(around)).astype(int), np.rint(middle + radius * np.cos(around)).astype(int)
        ] = 1
        rings.append(ring / ring.sum())
    return rings


def _without_rims(picture: Picture, seals: Sequence[tuple[float, float, float]], dots: float) -> Picture:
    """The picture for finding rules: the side of a seal's rim stands like the rule of another column."""
    if not seals:
        return picture
    point = dots / 72
    clean = picture.copy()
    for x, y, radius in seals:
        middle = (round(x * point), round(y * point))
        cv2.circle(clean, middle, round(radius * point), 255, thickness=round(8 * point))
    return clean


def _touches(box: Box, x: float, y: float, radius: float) -> bool:
    """Whether any of a box lies within a circle."""
    nearest = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    return bool(np.hypot(nearest[0] - x, nearest[1] - y) <= radius + 6)


def _overlooked(
    picture: Picture, sheet: Sheet, point: float, seals: Sequence[tuple[float, float, float]]
) -> list[Region]:
    """What is printed in cells of ruled tables and in gaps of a line, and lies in no line that was found.

    Mostly that is a single figure. What cannot be read is said. Under a grey seal, full of its ink, only a cell in which
    nothing was found is read, and whole.
    """
    cells = [cell for table in find_ruled(sheet.rules) for cell in table.cells]
    middles = [((region.box[0] + region.box[2]) / 2, region.middle) for region in sheet.regions]
    paper = float(np.median(picture[::8, ::8]))
    found: list[Region] = []
    for place in [*cells, *_gaps(sheet.regions)]:
        boxes = _unread(picture, paper, place, [*sheet.regions, *found], point)
        if boxes and any(_touches(place, *seal) for seal in seals):
            left, top, right, bottom = place
            if place not in cells or any(left <= x <= right and top <= y <= bottom for x, y in middles):
                continue
            inset = CELL_INSET
            boxes = [((left + inset) / point, (top + inset) / point, (right - inset) / point, (bottom - inset) / point)]
        for box in boxes:
            region = _recognise(picture, box, point, twice=True)
            if region is None:
                left, top = box[0] * point, box[1] * point
                sheet.notes.append(f"有一处字迹没有识别出来（距左 {left:.0f}、距上 {top:.0f} 点）")
            else:
                found.append(region)
    return found


def _gaps(regions: Sequence[Region]) -> Iterator[Box]:
    """The gaps between neighbours of one line, from one character's width to fifteen: a smudged figure may stand there."""
    for one in regions:
        _, top, right, bottom = one.box
        height = bottom - top
        beside = [
            other.box[0]
            for other in regions
            if other.box[0] > right and abs(other.middle - one.middle) < 0.3 * height and other is not one
        ]
        if beside and height < min(beside) - right < 15 * height:
            yield right - CELL_INSET, top + 0.15 * height, min(beside) + CELL_INSET, bottom - 0.15 * height


def _unread(picture: Picture, paper: float, cell: Box, regions: Sequence[Region], point: float) -> list[Box]:
    """Lines of ink in a box of points that lie outside all regions, in pixels with some air.

    Specks are none, nor is a dark ground that fills the box.
    """
    left, top, right, bottom = (edge / point for edge in cell)
    inset = CELL_INSET / point
    x, y = int(left + inset), int(top + inset)
    crop = picture[y : int(bottom - inset), x : int(right - inset)]
    if not crop.size:
        return []
    dark = (crop < paper - 70).astype(np.uint8)
    if dark[[0, -1]].all() or dark[:, [0, -1]].all():
        return []
    for region in regions:
        x0, y0, x1, y1 = (round(edge / point) for edge in region.box)
        dark[max(y0 - y, 0) : max(y1 - y, 0), max(x0 - x, 0) : max(x1 - x, 0)] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    marks = [one for one in stats[1:count].tolist() if max(one[2], one[3]) * point >= SPECK]
    if all(max(width, height) * point < SMALLEST_MARK for _, _, width, height, _ in marks):
        return []
    lines: list[list[int]] = []
    for x0, y0, width, height, _ in sorted(marks, key=lambda one: one[1]):
        if lines and y0 < lines[-1][3]:
            last = lines[-1]
            lines[-1] = [min(last[0], x0), last[1], max(last[2], x0 + width), max(last[3], y0 + height)]
        else:
            lines.append([x0, y0, x0 + width, y0 + height])
    air = round(AIR / point)
    return [(x + x0 - air, y + y0 - air, x + x1 + air, y + y1 + air) for x0, y0, x1, y1 in lines]


def _without_stamps(picture: Picture, dots: float) -> Picture:
    """The picture in grey, red seals taken out and what is printed under them kept.

    Red ink is bright in the red channel, where black ink is dark. Other red stays: 某某局文件 at the head, a fall in a
    table. A seal is told by its rim: as large as a seal and mostly empty inside, which no red character is.
    """
    grey: Picture = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    blue, green, red = (picture[:, :, channel].astype(np.int16) for channel in range(3))
    is_red = (red - np.maximum(blue, green) > 30).astype(np.uint8)
    millimetre = dots / 25.4
    reach = np.ones((int(1.5 * millimetre), int(1.5 * millimetre)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(is_red, cv2.MORPH_CLOSE, reach))
    for x, y, width, height, _ in stats[1:count].tolist():
        patch = (slice(y, y + height), slice(x, x + width))
        is_large = 18 * millimetre < min(width, height) and max(width, height) < 65 * millimetre
        if is_large and is_red[patch].mean() < 0.3:
            grey[patch] = np.clip(red[patch] * 1.25, 0, 255).astype(np.uint8)
    return grey


def _reduced(picture: Picture, scale: float) -> tuple[Picture, float]:
    """The picture made smaller, never larger, with the scale that it now has."""
    scale = min(scale, 1.0)
    size = [max(round(side * scale), 1) for side in (picture.shape[1], picture.shape[0])]
    small: Picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return small, scale


def _detect(picture: Picture, dots: float) -> list[Any]:
    """The lines of text: their four corners in pixels of `picture`, from the top left on."""
    small, scale = _reduced(picture, min(DETECTION / dots, (DETECTION_AREA / picture.size) ** 0.5))
    left, top, right, bottom = _printed(small)
    part = np.ascontiguousarray(small[top:bottom, left:right])
    if not part.size:
        return []
    found = _engine()(cv2.cvtColor(part, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None:
        return []
    return [np.add(box, (left, top)) / scale for box in found.boxes]


def _printed(picture: Picture) -> tuple[int, int, int, int]:
    """The part of the picture that is not bare paper, with some air around it: margins cost as much time as text."""
    marked = np.abs(picture.astype(np.int16) - int(np.median(picture))) > 40
    spans = []
    for axis in (0, 1):
        places = np.flatnonzero(marked.sum(axis=axis) >= 2)  # a single dot is grain
        air = DETECTION // 4
        spans.append((max(int(places[0]) - air, 0), int(places[-1]) + air) if places.size else (0, 0))
    (left, right), (top, bottom) = spans
    return left, top, right, bottom


def _width_height(quad: Any) -> tuple[float, float]:
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def _turns(picture: Picture, quads: Sequence[Any]) -> int:
    """How many quarter turns to the left set the page upright, judged by its longest lines."""
    longest = sorted(quads, key=lambda quad: -max(_width_height(quad)))[:9]
    if len(longest) < 3:
        return 0
    extents = [np.ptp(quad, axis=0) for quad in longest]
    sideways = sum(height > 2 * width for width, height in extents) > len(longest) / 2
    upside_down = 0
    for quad in longest:
        (left, top), (right, bottom) = quad.min(axis=0).astype(int), quad.max(axis=0).astype(int)
        crop = picture[max(top, 0) : bottom, max(left, 0) : right]
        crop = np.ascontiguousarray(np.rot90(crop)) if sideways else crop
        said = _engine()(cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=True, use_rec=False)
        upside_down += said.cls_res[0][0] == "180"
    return int(sideways) + 2 * (upside_down > 0.7 * len(longest))


def _straighten(picture: Picture, dots: float) -> Picture:
    """The picture turned by a few degrees so that its lines of text and its rules lie level.

    At the right angle the rows of dark pixels stand out most from the gaps between them.
    """
    small = 255 - _reduced(picture, min(72 / dots, (STRAIGHTENING_AREA / picture.size) ** 0.5))[0]
    smaller = _reduced(small, 0.5)[0]

    def relief(of: Picture, angle: float) -> float:
        rows = cv2.reduce(_turned(of, angle, 0, cv2.INTER_LINEAR), 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F)
        return float(np.var(np.diff(rows[:, 0])))

    rough = max(np.arange(-4, 4.01, 0.5), key=lambda angle: relief(smaller, angle))
    angle = float(max(np.arange(rough - 0.5, rough + 0.51, 0.05), key=lambda angle: relief(small, angle)))
    return picture if abs(angle) < 0.04 else _turned(picture, angle, 255)


def _turned(picture: Picture, angle: float, paper: int, flags: int = cv2.INTER_CUBIC) -> Picture:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned: Picture = cv2.warpAffine(picture, matrix, (width, height), flags=flags, borderValue=paper)
    return turned


def _slant(quad: Any) -> float:
    """The angle of a long line of text in degrees; 0 for a short one, whose angle is mostly rounding."""
    width, height = _width_height(quad)
    return float(np.degrees(np.arctan2(*(quad[1] - quad[0])[::-1]))) if width > 4 * height else 0.0


def _rules(picture: Picture, dots: float) -> list[Box]:
    """Ruling lines in pixels, each a box without height or without width.

    A level line of 60 points is one in itself, an upright one of 120. A shorter one must end at two that cross it:
    that tells the rule of one low row or narrow column from the strokes of 田 and from the rim of a seal.
    """
    point = dots / 72
    window = 2 * int(12 * point) + 1
    dark = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 20)
    level = _mended(_runs(dark, point, 12, upright=False), 60 * point, point)
    upright = _mended(_runs(dark, point, 9, upright=True), 36 * point, point)
    across = [run for run in level if run.length >= 60 * point]
    down = [run for run in upright if run.length >= 120 * point or _is_between(run, across, 3 * point)]
    across = [run for run in level if run in across or _is_between(run, down, 3 * point)]
    return [(run.start, run.place, run.end, run.place) for run in across] + [
        (run.place, run.start, run.place, run.end) for run in down
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """A dark run: from `start` to `end` in its direction, at `place` across it; pixels."""

    place: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.start


def _runs(dark: Picture, point: float, least: float, *, upright: bool) -> list[Run]:
    """Dark runs of about `least` points and more in one direction.

    What is thicker than 5 points (the dark edge of the paper, a filled band, the star of a seal) is no rule.
    """

    def bar(length: float, along: bool = True) -> Any:
        size = max(int(length * point), 1)
        return cv2.getStructuringElement(cv2.MORPH_RECT, (1, size) if upright is along else (size, 1))

    kept = cv2.morphologyEx(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, bar(1)), cv2.MORPH_OPEN, bar(least))
    kept[cv2.morphologyEx(kept, cv2.MORPH_OPEN, bar(5, along=False)) > 0] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(kept)
    if upright:
        return [Run(x + width / 2, y, y + height) for x, y, width, height, _ in stats[1:count].tolist()]
    return [Run(y + height / 2, x, x + width) for x, y, width, height, _ in stats[1:count].tolist()]


def _mended(runs: Sequence[Run], least: float, point: float) -> list[Run]:
    """The runs, what goes on in one line with a run of at least `least` pixels joined to it.

    A seal's star or rim on a rule breaks it for up to 60 points. Strokes of characters, up to 20 points, are left out.
    """
    pool = sorted(runs, key=lambda run: run.length)
    mended: list[Run] = []
    while pool and pool[-1].length >= least:
        run = pool.pop()
        while near := next((one for one in pool if _goes_on(run, one, point)), None):
            pool.remove(near)
            place = (near.place * near.length + run.place * run.length) / (near.length + run.length)
            run = Run(place, min(near.start, run.start), max(near.end, run.end))
        mended.append(run)
    return mended + pool


def _goes_on(run: Run, other: Run, point: float) -> bool:
    gap = max(run.start, other.start) - min(run.end, other.end)
    return other.length > 20 * point and abs(run.place - other.place) < 2 * point and gap < 60 * point


def _is_between(run: Run, crossing: Sequence[Run], near: float) -> bool:
    """Whether both ends of a run lie on runs of the other direction."""
    return all(
        any(abs(one.place - end) <= near and one.start - near <= run.place <= one.end + near for one in crossing)
        for end in (run.start, run.end)
    )


def _erase(picture: Picture, rules: Sequence[Box], dots: float) -> Picture:
    """The picture without its rules: a rule at the edge of a cell is easily read as a 1 or a minus sign."""
    clean = picture.copy()
    for left, top, right, bottom in rules:
        # A view of the band that has the rule upright. What stands on both sides of it stands on it too.
        upright = left == right
        band = clean[int(top) : int(bottom) + 1] if upright else clean[:, int(left) : int(right) + 1].T
        at, half = round(left if upright else top), _half(dots)
        before, after = max(at - half - 1, 0), min(at + half + 1, band.shape[1] - 1)
        band[:, before + 1 : after] = np.maximum(band[:, before], band[:, after])[:, None]
    return clean


def _half(dots: float) -> int:
    """Half the width of a rule with its soft edges, in pixels."""
    return max(round(dots / 100), 2)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or the part of it that stands in one cell: its box and the rules beside it, in pixels.

    It is `crossed` where a character of it stands on a rule.
    """

    box: Box
    bounds: tuple[float, float] = (-inf, inf)
    crossed: bool = False


def _cut(box: Sequence[float], rules: Sequence[Box], clean: Picture, picture: Picture, dots: float) -> Iterator[Piece]:
    """A line of text cut at the upright rules that cross it: two cells are never read as one number.

    A character that stands on a rule (a head too long for its cell) goes whole to the side to which it belongs, and in
    `clean` it gets back what it shares with the rule: 占 without its upright stroke is left out.
    """
    left, top, right, bottom = box
    height = bottom - top
    crossings = sorted(
        x
        for x, above, end, below in rules
        if x == end and left < x < right and min(below, bottom) - max(above, top) > 0.6 * height
    )
    inner = [_cut_at(x, box, clean, picture, _half(dots)) for x in crossings]
    cuts = pairwise([(left, 0), *inner, (right, 0)])
    for bounds, ((start, before), (end, after)) in zip(pairwise([-inf, *crossings, inf]), cuts, strict=True):
        if end - start > 0.2 * height:
            yield Piece((start, top, end, bottom), bounds, before > 0 or after < 0)


def _cut_at(x: float, box: Sequence[float], clean: Picture, picture: Picture, half: int) -> tuple[float, int]:
    """Where to cut a box at a rule, and where a character that stands on it belongs: left -1, right 1; 0 for none.

    It belongs to the side where the next one is nearer and where more of it stands.
    """
    left, top = max(int(box[0]), 0), max(int(box[1]), 0)
    crop = clean[top : int(np.ceil(box[3])), left : int(np.ceil(box[2]))]
    dark = crop < float(np.median(crop)) - 70
    at, last = round(x) - left, dark.shape[1] - 1
    sides = dark[:, max(at - half - 2, 0) : max(at - half, 0)], dark[:, at + half + 1 : at + half + 3]
    if not all(side.any(axis=1).sum() >= 2 for side in sides):
        return x, 0
    columns = dark.sum(axis=0) >= 2
    start, end = max(at - half - 1, 0), min(at + half + 1, last)
    while start > 0 and columns[start - 1]:
        start -= 1
    while end < last and columns[end + 1]:
        end += 1
    far = dark.shape[0]  # a gap of more is no neighbour
    if end - start > 1.3 * far:  # no character: an underline, the rim of a seal
        return x, 0
    rows = np.flatnonzero(dark[:, start : end + 1].any(axis=1))
    shared = np.s_[top + rows[0] : top + rows[-1] + 1, left + at - half : left + at + half + 1]
    clean[shared] = picture[shared]
    before, after = np.flatnonzero(columns[:start]), np.flatnonzero(columns[end + 1 :])
    gap_before = min(start - before[-1], far) if before.size else far
    gap_after = min(after[0] + 1, far) if after.size else far
    goes_right = gap_before - gap_after + (end - at) - (at - start) > 0
    return (float(left + start), 1) if goes_right else (float(left + end + 1), -1)


def _recognise(picture: Picture, box: Box, point: float, *, twice: bool) -> Region | None:
    """The characters in a box of the picture (pixels), or None where it holds none.

    Read `twice`, the second time with paler grey gone, a number is doubted where the two readings differ: at 150 dots
    an inch 50.31 has been read as 5031 with a score of .999, and as 50.31 so. So is a number on a stain in any picture.
    """
    left, top = max(int(box[0]), 0), max(int(box[1]), 0)
    crop = picture[top : int(np.ceil(box[3])), left : int(np.ceil(box[2]))]
    if not crop.size or crop.min() > 160:
        return None
    region = _characters_of(crop, left, top, point)
    if region is not None and DIGITS.search(region.text) and (twice or _is_stained(crop, point)):
        clear: Picture = np.clip((crop.astype(np.float32) - 90) * 1.7, 0, 255).astype(np.uint8)
        other = _characters_of(np.pad(clear, 8, constant_values=255), left, top, point)
        _doubt_numbers(region, other.text if other else "")
    return region


def _is_stained(crop: Picture, point: float) -> bool:
    """Whether grey as broad as the stroke of a seal or pencil lies in a crop; the soft edges of sharp print are finer.

    At 200 dots an inch no crop of clean print did, and of figures that a grey seal made doubtful three in four.
    """
    paper, ink = float(np.median(crop)), float(np.percentile(crop, 1))
    quarter = (paper - ink) / 4
    grey = ((crop > ink + quarter) & (crop < paper - quarter)).astype(np.uint8)
    size = max(round(STAIN / point), 3)
    return bool(cv2.morphologyEx(grey, cv2.MORPH_OPEN, np.ones((size, size), np.uint8)).any())


def _doubt(region: Region) -> None:
    for glyph in region.glyphs:
        glyph.score = min(glyph.score, UNSURE)


def _doubt_numbers(region: Region, other: str) -> None:
    """Doubt the numbers of a region that another reading of it has otherwise: with other digits, points or signs."""
    text = region.text
    changed = [
        (start, end)
        for how, start, end, begin, stop in SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
        if how != "equal" and PART_OF_NUMBER.search(text[start:end] + other[begin:stop])
    ]
    for number in NUMBER.finditer(text):
        if any(start <= number.end() and number.start() <= end for start, end in changed):
            for glyph in region.glyphs[number.start() : number.end()]:
                glyph.score = min(glyph.score, UNSURE)


def _characters_of(crop: Picture, left: int, top: int, point: float) -> Region | None:
    found = _engine()(
        cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True, return_word_box=True
    )
    if not found.txts or not found.txts[0].strip():
        return None
    text, info = found.txts[0], found.word_results[0]
    columns = iter([column for word in info.word_cols for column in word])
    step = crop.shape[1] / info.line_txt_len
    glyphs = [
        Glyph(character, point * (left + (next(columns) + 0.5) * step), score)
        for character, score in zip(text, info.confs, strict=True)
        if not character.isspace()
    ]
    _widen(glyphs)
    height, width = crop.shape
    return Region(glyphs, (point * left, point * top, point * (left + width), point * (top + height)))


def _widen(glyphs: Sequence[Glyph]) -> None:
    """Make half-width signs beside Chinese words full-width, and what closes （; 1,234 keeps its comma."""
    is_open = False
    for index, glyph in enumerate(glyphs):
        around = [glyphs[at].text for at in (index - 1, index + 1) if 0 <= at < len(glyphs)]
        if any(HAN_CHARACTER.match(text) or text in "，；：（）。、“”《》" for text in around):
            glyph.text = glyph.text.translate(WIDE)
        if glyph.text == ")" and is_open:
            glyph.text = "）"
        is_open = glyph.text == "（" or (is_open and glyph.text != "）")


def _set_sizes(regions: Sequence[Region]) -> None:
    """Give each region its font size: the pitch of its Chinese characters, else what its height comes to.

    Sizes within about a tenth of a common one are that one: justified lines stretch, and paragraphs are told by size.
    """
    pitches = [region.pitch for region in regions]
    heights = [region.box[3] - region.box[1] for region in regions]
    ratios = [height / pitch for height, pitch in zip(heights, pitches, strict=True) if pitch]
    ratio = median(ratios) if ratios else 1.4
    steps: dict[int, list[Region]] = {}  # by size, a step being 3 %
    for region, pitch, height in zip(regions, pitches, heights, strict=True):
        region.size = pitch or height / ratio
        steps.setdefault(round(np.log(region.size) / np.log(1.03)), []).append(region)
    while steps:
        weights = {step: sum(len(region.glyphs) for region in members) for step, members in steps.items()}
        middle = max(steps, key=lambda step: sum(weights.get(step + shift, 0) for shift in range(-3, 4)))
        alike = [region for shift in range(-3, 4) for region in steps.pop(middle + shift, [])]
        size = round(median(region.size for region in alike for _ in region.glyphs), 1)
        for region in alike:
            region.size = size


def _set_rows(regions: Sequence[Region]) -> None:
    """Set regions that stand in one row to one height: boxes around 8 and around 6.35亿元 differ by some points."""
    row: list[Region] = []
    for region in sorted(regions, key=lambda region: region.middle):
        if row and region.middle - row[-1].middle > 0.3 * min(region.size, row[-1].size):
            _set_row(row)
            row = []
        row.append(region)
    _set_row(row)


def _set_row(row: Sequence[Region]) -> None:
    if row:
        middle = median(region.middle for region in row)
        for region in row:
            region.box = (region.box[0], middle - region.size / 2, region.box[2], middle + region.size / 2)


def _edges(region: Region) -> list[tuple[float, float]]:
    """Left and right edge of each character: halfway to its neighbours, half a size out at the ends and at wide gaps."""

    def half(glyph: Glyph) -> float:
        return region.size * (0.5 if HAN_CHARACTER.match(glyph.text) or not glyph.text.isascii() else 0.27)

    lefts = [glyph.x - half(glyph) for glyph in region.glyphs]
    rights = [glyph.x + half(glyph) for glyph in region.glyphs]
    for index, (one, following) in enumerate(pairwise(region.glyphs)):
        if following.x - one.x <= 2.2 * region.size:
            rights[index] = lefts[index + 1] = (one.x + following.x) / 2
    low, high = region.bounds
    edges = zip(lefts, rights, strict=True)
    return [(min(max(left, low), high - 1), max(min(right, high), low + 1)) for left, right in edges]


def _characters(sheet: Sheet) -> Iterator[Character]:
    """The characters of a sheet without those of a slanted watermark."""
    slanted = [region for region in sheet.regions if SLANTED[0] < abs(region.slant) < SLANTED[1]]
    share = sum(len(region.glyphs) for region in slanted) / max(sum(len(region.glyphs) for region in sheet.regions), 1)
    for region in sheet.regions:
        if share <= WATERMARK_SHARE and any(region is one for one in slanted):
            continue
        for glyph, (x0, x1) in zip(region.glyphs, _edges(region), strict=True):
            yield Character(glyph.text, x0, region.box[1], x1, region.box[3], region.size)


def _readings(region: Region, page: Page) -> Iterator[Reading]:
    """Each number of a region, and what else holds a character below DOUBT; doubtful neighbours are one stretch."""
    text = region.text
    edges = _edges(region)
    spans: list[tuple[int, int, float]] = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        score = min(glyph.score for glyph in region.glyphs[start:end])
        score = score if score >= DOUBT else min(score, UNSURE)
        if score < DOUBT and spans and spans[-1][1] == start and spans[-1][2] < DOUBT:
            spans[-1] = (spans[-1][0], end, min(spans[-1][2], score))
        elif score < DOUBT or DIGITS.search(match.group()):
            spans.append((start, end, score))
    for start, end, score in spans:
        box = (edges[start][0], region.box[1], edges[end - 1][1], region.box[3])
        yield Reading(page.number, page.shown(box), one_line(text[start:end]), Decimal(str(round(score, 3))))
