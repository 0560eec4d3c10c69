"""The characters of a page of a PDF as pdfium gives them, in runs of those that stand close together.

A call of pdfium takes half a microsecond, and a page holds a thousand characters: their boxes are asked for one by one,
and what they share only once for all that one operation of the page has printed.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.draft import Box
from corpora.readers.printed import GAP, SAME_LINE, Character, Run

MOST_CHARACTERS = 60_000  # on one page: a page of figures in the smallest print holds 12,000
LARGE = 22.0  # points: large and pale print is a watermark too
PALE = 150  # of 255, or seen through by half
UNREADABLE = frozenset({0, 0xFFFE, 0xFFFF})
DESCENT = 0.14  # of the font size below the base line
LIKELY = frozenset("0123456789.,%，。、；：（）“”《》—-·　 ")
HAIR = 0.12  # of the font size: the same character so near is printed twice, to look bold
SAME_BASE = 0.01  # of the font size by which the base line of one run may waver
# What pdfium's text leaves out, or writes otherwise than its characters: then they are asked for one by one.
ODD = re.compile("[\0-\x09\x0b\x0c\x0e-\x1f\ud800-\uf8ff\ufffe\uffff]")


class TooManyCharacters(Exception):
    """A page that holds more than MOST_CHARACTERS; the argument is how many."""


@dataclass(slots=True)
class Drawn:
    """A run as it stands in its own direction, which counts quarter turns against the clock."""

    run: Character
    direction: int
    slant: float
    is_pale: bool


@dataclass(frozen=True, slots=True)
class Frame:
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

    def along(self, boxes: _Boxes, part: slice) -> tuple[list[float], list[float]]:
        """The left and the right edges of characters, in the order of a line."""
        left, bottom, right, top = self.bounds
        if self.turns == 1:
            return [at - bottom for at in boxes.bottoms[part]], [at - bottom for at in boxes.tops[part]]
        if self.turns == 2:
            return [right - at for at in boxes.rights[part]], [right - at for at in boxes.lefts[part]]
        if self.turns == 3:
            return [top - at for at in boxes.tops[part]], [top - at for at in boxes.bottoms[part]]
        return [at - left for at in boxes.lefts[part]], [at - left for at in boxes.rights[part]]


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Where all characters of a page stand, in its own coordinates."""

    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]


def read_runs(page: pypdfium2.PdfPage, bounds: Box) -> tuple[list[Drawn], int, int]:
    """The runs of a page, how many characters pdfium has no Unicode for, and how many of those side by side."""
    textpage = page.get_textpage()
    try:
        return _runs_of(textpage, bounds)
    finally:
        textpage.close()


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


# pypdfium2's own prototypes make an object of each pointer, which takes longer than the call.
_object_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(_address(pdfium.FPDFText_GetTextObject))
_box_into = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    _address(pdfium.FPDFText_GetLooseCharBox)
)


def _runs_of(textpage: pypdfium2.PdfTextPage, bounds: Box) -> tuple[list[Drawn], int, int]:
    handle = textpage.raw
    count = pdfium.FPDFText_CountChars(handle)
    if count > MOST_CHARACTERS:
        raise TooManyCharacters(count)
    address = _address(handle)
    boxes = (pdfium.FS_RECTF * count)()
    start, step = ctypes.addressof(boxes), ctypes.sizeof(pdfium.FS_RECTF)
    deque(map(_box_into, repeat(address), range(count), range(start, start + step * count, step)), maxlen=0)
    texts, missing = _texts(handle, count)
    operations = list(_operations(address, texts))
    guessed = [index for operation in operations for index in _guessed(handle, *operation)]
    if guessed and not _is_likely([texts[index] for index in guessed]):
        for index in guessed:
            texts[index] = ""
        missing = sorted({*missing, *guessed})
    sides = array("f", bytes(boxes))
    runs = _Runs(handle, bounds, texts, _Boxes(*(sides[side::4].tolist() for side in range(4))))
    for start, end, is_one in operations:
        runs.add(start, end, is_one=is_one)
    side_by_side = {at for pair in pairwise(missing) if pair[1] == pair[0] + 1 for at in pair}
    return runs.drawn(), len(missing), len(side_by_side)


def _operations(address: int, texts: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """From where to where one operation printed, and whether it is known to be one.

    A line is most often one operation: then its first and its last character tell that those between are of it too.
    """
    start = 0
    for is_text, members in groupby(map(bool, texts)):
        end = start + len(list(members))
        if is_text and (first := _object_of(address, start)) and first == _object_of(address, end - 1):
            yield start, end, True
        elif is_text:
            for drawn, parts in groupby(range(start, end), lambda index: _object_of(address, index)):
                indexes = list(parts)
                yield indexes[0], indexes[-1] + 1, bool(drawn)
        start = end


def _guessed(handle: Any, start: int, end: int, is_one: bool) -> Sequence[int]:
    """The characters of one operation whose font has no Unicode, so that pdfium gives their bare codes."""
    if not is_one or not any(pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1 for index in {start, end - 1}):
        return ()
    return [index for index in range(start, end) if pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1]


def _is_likely(texts: Sequence[str]) -> bool:
    """Whether bare codes are Unicode after all: Chinese in common characters, not numbers of glyphs."""
    common = sum(b"\xb0\xa1" <= text.encode("gb2312", "ignore") <= b"\xd7\xf9" for text in texts)
    other = sum(text in LIKELY for text in texts)
    return common >= 0.5 * len(texts) and common + other >= 0.9 * len(texts)


@dataclass(frozen=True, slots=True)
class _Print:
    """How characters are printed: in which direction (quarter turns against the clock), how large, on which line."""

    direction: int
    slant: float
    size: float
    base: float
    is_pale: bool

    def is_like(self, other: _Print) -> bool:
        """Whether characters printed so may stand in one run."""
        return (
            abs(self.base - other.base) <= SAME_BASE * self.size
            and abs(self.size - other.size) <= SAME_BASE * self.size
            and (self.direction, self.is_pale) == (other.direction, other.is_pale)
            and abs(self.slant - other.slant) < 0.1
        )


class _Runs:
    """Characters on their way to runs: those of one operation after the other, in the order in which they are printed.

    `texts` and `boxes` are those of all characters of a page.
    """

    def __init__(self, handle: Any, bounds: Box, texts: Sequence[str], boxes: _Boxes) -> None:
        self._handle = handle
        self._frames = [Frame(bounds, turns) for turns in range(4)]
        self._texts = texts
        self._boxes = boxes
        self._found: list[Drawn] = []
        self._print: _Print | None = None
        self._open: list[str] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def drawn(self) -> list[Drawn]:
        """The runs of all that was added."""
        self._end()
        return self._found

    def add(self, start: int, end: int, *, is_one: bool) -> None:
        """Add the characters that one operation of the page printed, which share size, direction and colour.

        Those that stand on no line, and those of no operation, are looked at one by one.
        """
        texts = self._texts[start:end]
        if "" in texts:
            kept = [at for at, text in enumerate(texts) if text]
            for _, members in groupby(enumerate(kept), lambda pair: pair[1] - pair[0]):
                part = [at for _, at in members]
                self.add(start + part[0], start + part[-1] + 1, is_one=is_one)
            return
        how = self._look(start)
        if end - start > 1 and is_one and self._is_upright(how, start, end - 1):
            how = self._turned(how, start)
        elif end - start > 1 and not (
            is_one and abs(self._base(end - 1, self._frames[how.direction]) - how.base) <= SAME_BASE * how.size
        ):
            for index in range(start, end):
                self.add(index, index + 1, is_one=True)
            return
        frame = self._frames[how.direction]
        if self._print is None or not how.is_like(self._print):
            self._end()
            self._print = how
        lefts, rights = frame.along(self._boxes, slice(start, end))
        before, end_before = (self._lefts[-1], self._rights[-1]) if self._lefts else (0.0, 0.0)
        nearest, farthest = HAIR * how.size, GAP * how.size
        has_spaces = any(map(str.isspace, texts))
        begun = 0
        for at, left in enumerate(lefts):
            is_space = has_spaces and (texts[at].isspace() or (at > 0 and texts[at - 1].isspace()))
            if is_space or left - end_before > farthest or left - before < nearest:
                self._go_on(texts[begun:at], lefts[begun:at], rights[begun:at])
                self._end()
                begun = at
            before, end_before = left, rights[at]
        self._go_on(texts[begun:], lefts[begun:], rights[begun:])
        if self._open[-1].isspace():
            self._end()

    def _go_on(self, texts: Sequence[str], lefts: Sequence[float], rights: Sequence[float]) -> None:
        self._open += texts
        self._lefts += lefts
        self._rights += rights

    def _is_upright(self, how: _Print, first: int, last: int) -> bool:
        """Whether characters stand one below the other, as in upright writing."""
        lefts, tops, rights = self._boxes.lefts, self._boxes.tops, self._boxes.rights
        # A figure is narrower than a character, and stands in the middle.
        shift = abs(lefts[first] + rights[first] - lefts[last] - rights[last]) / 2
        return (
            how.direction == 0
            and how.slant < 1
            and shift <= SAME_LINE * how.size
            and tops[first] - tops[last] > (last - first) * SAME_LINE * how.size
        )

    def _turned(self, how: _Print, index: int) -> _Print:
        """How upright writing is printed: as lines are that go down the page, the first at the right."""
        middle = self._frames[3].point((self._boxes.lefts[index] + self._boxes.rights[index]) / 2, 0.0)[1]
        return replace(how, direction=3, base=middle + (0.5 - DESCENT) * how.size)

    def _look(self, index: int) -> _Print:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._handle, index, matrix)
        a, b = matrix.a, matrix.b
        size = abs(pdfium.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d))
        angle = math.degrees(math.atan2(b, a)) if abs(b) > 1e-4 * abs(a) or a < 0 else 0.0
        turns = round(angle / 90)
        return _Print(
            turns % 4,
            abs(angle - 90 * turns),
            size,
            self._base(index, self._frames[turns % 4]),
            size >= LARGE and _is_pale(self._handle, index),
        )

    def _base(self, index: int, frame: Frame) -> float:
        """How far below the upper edge of the page the line lies that a character stands on."""
        return frame.point(*self._origin(index))[1]

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._handle, index, x, y)
        return x.value, y.value

    def _end(self) -> None:
        """End the run that is open; its height is that of its font, not of its own shapes."""
        how, lefts, rights = self._print, self._lefts, self._rights
        if how is None or not lefts:
            return
        box = ("".join(self._open), lefts[0], how.base - (1 - DESCENT) * how.size, rights[-1])
        rest = (how.base + DESCENT * how.size, how.size)
        one = Run(*box, *rest, lefts, rights) if len(lefts) > 1 else Character(*box, *rest)
        self._found.append(Drawn(one, how.direction, how.slant, how.is_pale))
        self._open, self._lefts, self._rights = [], [], []


def _texts(handle: Any, count: int) -> tuple[list[str], list[int]]:
    """The text of each character, "" where it has none, and which pdfium has no Unicode for."""
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if written == count + 1 and not ODD.search(text):
        texts = ["" if code in "\r\n" else code for code in text]
        for match in re.finditer(" ", text):
            if pdfium.FPDFText_IsGenerated(handle, match.start()) == 1:
                texts[match.start()] = ""  # pdfium's own guess at words
        return texts, []
    return _texts_singly(handle, count)


def _texts_singly(handle: Any, count: int) -> tuple[list[str], list[int]]:
    texts: list[str] = []
    unreadable: list[int] = []
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in (0x0D, 0x0A) or (code == 0x20 and pdfium.FPDFText_IsGenerated(handle, index) == 1):
            texts.append("")  # pdfium's own guess at lines and words
        elif code in UNREADABLE or 0xE000 <= code <= 0xF8FF:
            unreadable.append(index)
            texts.append("")
        elif 0xD800 <= code < 0xDC00:
            high = code
            texts.append("")
        else:
            if 0xDC00 <= code < 0xE000:
                code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
            texts.append("-" if code == 2 else chr(code))  # pdfium's sign for a hyphen at the end of a line
    return texts, unreadable


def _is_pale(handle: Any, index: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(handle, index, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= PALE or alpha.value < 128
