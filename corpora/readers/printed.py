"""What is printed on a page: characters, ruling lines, shaded boxes and pictures, each with its place in points.

pdfium reads them, because it knows fonts that pdfminer gives as `(cid:x)`, takes a tenth of its time, and stops at
nothing hostile. A scanned page becomes the same `Page` (`scan.py`), so layout is found in one way for both.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, pairwise, repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.draft import Box

MOST_CHARACTERS = 60_000  # on one page: a page of figures in the smallest print holds 12,000
MOST_OBJECTS = 60_000  # drawings on one page; those of a map are left out
MOST_KEPT = 100  # rules of a page whose text has been laid out
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
LIKELY = frozenset("0123456789.,%，。、；：（）“”《》—-·　 ")
HAIR = 0.12  # of the font size: the same character so near is printed twice, to look bold
SAME_BASE = 0.01  # of the font size by which the base line of one run may waver
# What pdfium's text leaves out, or writes otherwise than its characters: then they are asked for one by one.
ODD = re.compile("[\0-\x09\x0b\x0c\x0e-\x1f\ud800-\uf8ff\ufffe\uffff]")


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


class TooManyCharacters(Exception):
    """A page that holds more than MOST_CHARACTERS; the argument is how many."""


def read_page(page: pypdfium2.PdfPage, number: int) -> list[Page]:
    """What stands on a page, as one Page for each direction of print, that of most characters first.

    Watermarks are left out, and so is what is printed again a hair apart to look bold. Raises TooManyCharacters.
    """
    bounds = page.get_bbox()
    rotation = page.get_rotation() // 90
    found, unreadable, words_unreadable = _read_characters(page, bounds)
    directions: Counter[int] = Counter()
    for drawn in found:
        directions[drawn.direction] += len(drawn.run.text)
    kept = _without_watermarks(found)
    drawings = _read_drawings(page)
    pages: list[Page] = []
    for direction, _ in directions.most_common() or [(0, 0)]:
        frame = _Frame(bounds, direction)
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


def _seen(characters: Iterable[Character], frame: _Frame) -> Iterator[Character]:
    """Those that lie on the page: what lies beside it is not seen, and at 2,000,000,000 points no layout ends."""
    paper = (0.0, 0.0, *frame.size)
    for one in characters:
        if one.x0 >= 0 and one.x1 <= paper[2] and _holds(paper, *one.middle):
            yield one
        else:
            yield from (single for single in one.singly() if _holds(paper, *single.middle))


def _is_printed_over(characters: Sequence[Character]) -> bool:
    """Whether any begins where another still goes on, as print that is made bold by printing it again a hair apart."""
    return any(
        right.x0 < left.last + HAIR * max(left.size, right.size)
        for line in lines_of(characters)
        for left, right in pairwise(line)
    )


@dataclass(slots=True)
class _Drawn:
    """A run as it stands in its own direction, which counts quarter turns against the clock."""

    run: Character
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


def _read_characters(page: pypdfium2.PdfPage, bounds: Box) -> tuple[list[_Drawn], int, int]:
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


def _runs_of(textpage: pypdfium2.PdfTextPage, bounds: Box) -> tuple[list[_Drawn], int, int]:
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
        self._frames = [_Frame(bounds, turns) for turns in range(4)]
        self._texts = texts
        self._boxes = boxes
        self._found: list[_Drawn] = []
        self._print: _Print | None = None
        self._open: list[str] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def drawn(self) -> list[_Drawn]:
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

    def _base(self, index: int, frame: _Frame) -> float:
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
        self._found.append(_Drawn(one, how.direction, how.slant, how.is_pale))
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


def _without_watermarks(found: list[_Drawn]) -> list[_Drawn]:
    """The runs without those of a watermark: slanted, or large and pale, and not most of the page."""

    def is_mark(drawn: _Drawn) -> bool:
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
