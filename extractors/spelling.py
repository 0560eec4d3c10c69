"""How a document is spelled and how the grammar reads it: one script, one width of marks, no space within a phrase.

What differs only in typing must read the same: `簽約47個,` and `签约47个，`; `引进 12 个项目` and `引进12个项目`; `57。6亿元` and
`57.6亿元`. So the grammar reads a `Spelling.read`, and what it finds is told with the words of the document as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

from extractors.document import Block, Cell, Document, Place, Table
from extractors.facts import Evidence, Observation, Project, Proposal, Section
from extractors.wording import reworded, rewordings

# characters that only traditional text has, and that no page of this genre does without
_TRADITIONAL = re.compile(r"[億萬項資簽總產業開區縣鎮個會與]")


_ANSWERED = re.compile("(?<=[答函回此])覆|覆(?=[函文])")  # 答覆 is 答复, and 覆盖 stays


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    converter = OpenCC("t2s")
    return cache(lambda char: str(converter.convert(char)))


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, one for one, so that offsets stay; other text as it is."""
    if not _TRADITIONAL.search(text):
        return text
    convert = _converter()
    table = {ord(char): convert(char) for char in set(text) if ord(char) > 0x2E7F}
    text = text.translate({code: char for code, char in table.items() if len(char) == 1})
    return _ANSWERED.sub("复", text) if "覆" in text else text


_NARROW = re.compile(r"[,;:()!?]")
_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}


def widened(text: str) -> str:
    """Half-width marks between Chinese words as full-width ones, one for one: `签约47个,总投资10亿元(一期)` as `签约47个，总投资10亿元（一期）`.

    A mark inside a number, a time, an address or foreign words stays: 1,234, 10:30, https://, (GDP).
    """
    if text.isascii() or _NARROW.search(text) is None:
        return text
    characters = list(text)
    opened: list[int] = []
    for found in _NARROW.finditer(text):
        place, mark = found.start(), found[0]
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if mark == "(":
            opened.append(place)
        elif mark == ")":
            # a pair is widened together: 地区生产总值(GDP)
            first = opened.pop() if opened else place
            if not (text[first - 1 : first].isascii() and after.isascii() and text[first + 1 : place].isascii()):
                characters[first] = "（"
                characters[place] = "）"  # alone it closes what was opened nowhere
        elif not (before.isascii() and after.isascii()) or (mark in ",;" and before in ")%％" and not after.isdigit()):
            characters[place] = _WIDE[mark]
    return "".join(characters)


_QUOTED = re.compile(r'"[^"\n]*[\u4e00-\u9fff][^"\n]*"')
_CORNERS = str.maketrans("「」『』", "“”‘’")


def quoted(text: str) -> str:
    """Straight and corner quotes about Chinese words as curved ones, one for one: `"牧光储"项目`, `「牧光储」项目` as `“牧光储”项目`."""
    if "「" in text or "『" in text:
        text = text.translate(_CORNERS)
    return _QUOTED.sub(lambda found: f"“{found[0][1:-1]}”", text) if '"' in text else text


_DAY_FOR_EYE = re.compile(r"(?<=[该本此])项日(?![常程期前志])")
# 57。6亿元: a full stop in a number, as converted pages have it. A year, a rank, a class or a bare count before or behind
# it says that the stop is one. (The stop first: the search then passes over all others at the speed of one comparison.)
_STOP_IN_NUMBER = re.compile(
    r"。(?<=\d。)(?<!第\d。)(?<!第\d\d。)(?<!\d{4}。)(?<![.,。]\d。)(?<![.,。]\d\d。)(?<![.,。]\d{3}。)"
    r"(?=\d{1,4}[十百千]?(?:[万萬]?[亿億]|[万萬]元)(?!元?(?:以上|及以上|以下|级|級|[(（]含)|元?[^，。；,;\n]{0,4}项目))"
)
_SET_OFF = "[ \u00a0\u2009\u202f]"
# 到位资金14 775万元: thousands set off by a blank, between words and a unit. 重庆 14 775 may be two columns, 表1 300个 is two figures
_THOUSANDS = re.compile(
    r"(?:(?<=[\u4e00-\u9fff（])(?<![第表图附注])|(?<=[\u4e00-\u9fff] )(?<![第表图附注] )(?=[\d. ]+ [^\d ]))"
    rf"[1-9]\d{{0,2}}(?:{_SET_OFF}\d{{3}})+"
    r"(?=(?:\.\d+)? ?(?:[万萬亿億元亩畝吨噸户戶]|[个個家项項人名](?!月)))"
)
_MAY_PART_THOUSANDS = re.compile(_SET_OFF + r"(?=\d{3}(?!\d))(?<=\d.)")


def mended(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with its certain slips mended, and where those stand.

    `总投资57。6亿元` is read as `57.6亿元`, `14 775万元` as `14,775万元` and `该项日` as `该项目`, character for character, so that
    offsets stay; what is read there is less sure.
    """
    slips = {found.start(): "." for found in _STOP_IN_NUMBER.finditer(text)}
    if "项日" in text:
        slips |= {found.start() + 1: "目" for found in _DAY_FOR_EYE.finditer(text)}
    if _MAY_PART_THOUSANDS.search(text):
        slips |= {
            place: ","
            for found in _THOUSANDS.finditer(text)
            for place in range(*found.span())
            if not text[place].isdigit()
        }
    if not slips:
        return text, ()
    characters = list(text)
    for place, character in slips.items():
        characters[place] = character
    return "".join(characters), tuple(sorted(slips))


_SPACE = "[ \u00a0\u2002-\u200a\u3000]"
_HAN = "[\u4e00-\u9fff]"
_ANY_SPACE = re.compile(_SPACE)
_SPACES = re.compile(rf"{_SPACE}{_SPACE}*")
_PROSE_MARK = re.compile("[，。；]")
# 引进 12 个项目, 1 - 6 月: a figure between words; (before it), the figure itself, (behind it), (the word behind)
_FIGURE = re.compile(
    rf"(?<![0-9.])((?<=[\u4e00-\u9fff，。；：、（“]){_SPACE}{{1,2}}|)"
    rf"([0-9][0-9.,]*(?:{_SPACE}?[-—–~～]{_SPACE}?[0-9][0-9.]*)?)({_SPACE}{{0,2}})(?=({_HAN})|[%％])"
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_OF_DAY = frozenset("-:：/.")
# what counts or measures, and so goes with the figure before it: 12 个, 3.5 亿元 (建议号86 提案人 are two things)
_MEASURES = frozenset(
    "个家户条座栋期届批名亿万千年月日亩吨倍项宗次人大强余多位台套类百元号平公版個條棟屆號畝噸項戶萬億餘"
)
# 与 ABB 公司
_LATIN = re.compile(rf"(?<={_HAN}){_SPACE}(?=[A-Za-z])|(?<=[A-Za-z]){_SPACE}(?={_HAN})")
# 分 别 增 长: a line that was justified by spaces
_LETTERED = re.compile(rf"(?<!{_HAN})(?:{_HAN}{_SPACE}){{3,}}{_HAN}(?!{_HAN})")
# 年度计 划投资, 此 外: a word of this genre that the end of a line broke in two; 统计 划定, 各项 目标 are two words each
_BROKEN = re.compile(
    "|".join(
        f"{word[0]}{_SPACE}{word[1:]}"
        for word in (
            "计划(?![分定归])", "项目(?![标的录前])", "投资", "其中(?![国心部])", "此外(?![商资])", "签约", "竣工", "投产", "同比",
            "增长", "分别", "合计(?!划)", "亿元", "万元", "建设(?![立备施计])", "资金(?![额融])", "完成(?!都)", "开工(?!作)",
        )
    )
)  # fmt: skip
# 签约项目 ，总投资
_AT_MARK = re.compile(rf"(?<=[，；、（“]){_SPACE}+(?={_HAN})|(?<=[\u4e00-\u9fff0-9%]){_SPACE}+(?=[，。；、）”])")


def spaces_within(text: str) -> list[int]:
    """Where spaces stand that part nothing: the offsets of the three in `引进 12 个项目，总投资 3.5亿元`, in order.

    Those between the columns of a line, and between two words, are not among them.
    """
    places: list[int] = []
    end = 0
    for spaces in _SPACES.finditer(text):
        if spaces.start() < end:
            continue  # in a line that was looked at
        start, end = text.rfind("\n", 0, spaces.start()) + 1, text.find("\n", spaces.end())
        end = len(text) if end < 0 else end
        prose = _PROSE_MARK.search(text, start, end) is not None
        stretches = [span for found in _FIGURE.finditer(text, start, end) for span in _one_phrase(found, prose)]
        if prose:
            stretches += [
                found.span()
                for form in (_LATIN, _LETTERED, _BROKEN, _AT_MARK)
                for found in form.finditer(text, start, end)
            ]
        places += {place for first, last in stretches for place in range(first, last) if _ANY_SPACE.match(text, place)}
    return sorted(places)


def closed_up(line: str, plain: str | None = None) -> str:
    """A line without the spaces that part nothing: `平利县 16 个项目集中签约` as `平利县16个项目集中签约`.

    `plain` is the same line in simplified script, where which those are is known best.
    """
    places = set(spaces_within(line if plain is None else plain))
    return "".join(char for place, char in enumerate(line) if place not in places) if places else line


def _one_phrase(figure: re.Match[str], prose: bool) -> list[tuple[int, int]]:
    """The stretches about a figure that are one phrase in spite of the spaces in them."""
    before, digits, behind, word = figure.groups()
    whole, with_word = figure.span(), (figure.start(2), figure.end())
    left = figure.string[figure.start() - 1 : figure.start()]
    if left == "第":
        return [whole]  # 第 02 版, 第 3 届
    if word is None or word in _MEASURES:
        if prose:
            return [whole]
        if left in _OF_DAY or (not _PLAIN.fullmatch(digits) and word != "月"):
            return []  # 2021-04-03 平利县, 10:22 日照网
        # in a heading a space before the figure may part: 招商会开幕 12个项目签约, 沛县商务局 2013 年 5 月; 01 项目 is numbered
        parts = before != "" and (behind == "" or word == "年")
        return [] if behind != "" and word == "项" else [with_word] if parts else [whole]
    return [whole] if prose and before != "" and behind != "" else []  # 在 110 千伏


_Part = TypeVar("_Part", Block, Cell, Table, Place)
_Fact = TypeVar("_Fact", Observation, Project, Proposal)


class Spelling:
    """A document as the grammar reads it, `read`, and the way back to the document as it is written.

    `mended` holds where slips were mended, offsets into the text as written.
    """

    def __init__(self, document: Document) -> None:
        self.written = document
        # the title is in the text's script, though too short to show it
        plain, _, title = simplified(f"{document.text}\0{document.title or ''}").rpartition("\0")
        text, self.mended = mended(quoted(widened(plain)))
        title = reworded(title)
        tables = [(table.start, table.end) for table in document.tables]
        # what is in cells stands apart already
        spaces = [
            (place, place + 1, "")
            for place in spaces_within(text)
            if not any(start <= place < end for start, end in tables)
        ]
        self._places: list[int] | None = None  # where each character that is read is written; None: where it is read
        text = self._changed(text, spaces)
        text = self._changed(text, rewordings(text))
        if self._places is not None:
            document = self._moved(document)
        same = text == document.text and title == (document.title or "")
        self.read = document if same else replace(document, text=text, title=title or None)

    def _changed(self, text: str, changes: list[tuple[int, int, str]]) -> str:
        """The text with stretches of it in other words, (start, end, words) in order; it is kept where each character comes from."""
        if not changes:
            return text
        before = self._places or list(range(len(text) + 1))
        parts: list[str] = []
        places: list[int] = []
        done = 0
        for start, end, words in changes:
            parts += text[done:start], words
            places += before[done:start]
            for index in range(1, len(words) + 1):  # 三十九 as 39, 十 as 10: the last character stands for what is left
                places.append(before[end - 1 if index == len(words) else min(start + index, end) - 1])
            done = end
        self._places = places + before[done:]
        return "".join([*parts, text[done:]])

    def _moved(self, document: Document) -> Document:
        """The document's parts, with offsets into the text that is read."""
        places = self._places or []

        def at(place: int) -> int:
            return bisect_left(places, place)

        def moved(part: _Part) -> _Part:
            return replace(part, start=at(part.start), end=at(part.end))

        return replace(
            document,
            blocks=tuple(map(moved, document.blocks)),
            tables=tuple(
                replace(
                    moved(table),
                    cells=tuple(map(moved, table.cells)),
                    captions=tuple((at(start), at(end)) for start, end in table.captions),
                )
                for table in document.tables
            ),
            places=tuple(map(moved, document.places)),
            scores=tuple((at(start), at(end), score) for start, end, score in document.scores),
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `read.text[start:end]` stands in the text as written."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1 if end > start else self._places[start]

    def words(self, start: int, end: int) -> str:
        """What the document writes for `read.text[start:end]`."""
        first, last = self.span(start, end)
        return self.written.text[first:last]

    def _with_opening(self, start: int, end: int) -> str:
        """What the document writes for a stretch, with what stands before its first word and is not read: 据统计，."""
        first, last = self.span(start, end)
        if self._places is not None and start:
            first = self._places[start - 1] + 1
        return self.written.text[first:last].lstrip(" \u3000")

    def as_written(self, row: _Fact) -> _Fact:
        """A fact of the text that was read, with the words of the text as written: its quotes, a class, a name that is
        a quote, what a proposal says. What was put together of several places stays as it is.
        """
        evidence = tuple(
            Evidence(*self.span(known.start, known.end), self.words(known.start, known.end)) for known in row.evidence
        )
        if isinstance(row, Proposal):
            return replace(self._proposal(row), evidence=evidence)
        if isinstance(row, Project):
            name = next(
                (new.quote for known, new in zip(row.evidence, evidence, strict=True) if known.quote == row.name),
                row.name,
            )
            return replace(row, evidence=evidence, name=name)
        if row.sector:
            at = self.read.text.rfind(row.sector, 0, row.evidence[0].end)
            sector = self.words(at, at + len(row.sector)) if at >= 0 else row.sector
            return replace(row, evidence=evidence, sector=sector)
        return replace(row, evidence=evidence)

    def _proposal(self, row: Proposal) -> Proposal:
        """A proposal with its words as written."""

        def word(value: str) -> str:
            """Every line of a value as the document writes it, where the line is found there."""
            lines = []
            for line in value.split("\n"):
                at = self.read.text.find(line)
                lines.append(self._with_opening(at, at + len(line)) if at >= 0 and line else line)
            return "\n".join(lines)

        def words(values: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(word(value) for value in values)

        def sections(parts: tuple[Section, ...]) -> tuple[Section, ...]:
            return tuple(Section(heading=word(part.heading), text=word(part.text)) for part in parts)

        return replace(
            row,
            proposers=words(row.proposers),
            title=row.title and word(row.title),
            reason=row.reason and word(row.reason),
            suggestions=sections(row.suggestions),
            handler=row.handler and word(row.handler),
            co_handlers=words(row.co_handlers),
            reply=sections(row.reply),
            file_number=row.file_number and _ANY_SPACE.sub("", word(row.file_number)),  # 〔2022〕131 号
        )
