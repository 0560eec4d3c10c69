"""The numbers that Word prints before paragraphs and keeps nowhere in their text: 一、, （二）, 1.2.

They are counted as Word counts them: a list's count belongs to its abstract definition, so that lists made of one
definition go on with each other; an instance with a start of its own restarts it where it first appears; a level begins
anew below each number of a level above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

PLACEHOLDER = re.compile(r"%([1-9])")
CLOSED = re.compile(r"[、）。：，】》①-⓿㈠-㊉]$")
HIGHEST = 32_767  # Word's own; a file may claim any start
DEEPEST_STYLE = 20  # styles based on styles

DIGITS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def written(number: int, style: str) -> str | None:
    """A number as a format of Word writes it (`chineseCounting`: 12 → 十二); None for a format that is not known here.

    What a format has no sign for (the 21st encircled number) Word writes in plain digits, and so does this.
    """
    match style:
        case "decimal" | "decimalHalfWidth" | "decimalFullWidth" | "decimalFullWidth2":
            return str(number)
        case "decimalZero":
            return f"{number:02d}"
        case "none" | "bullet":
            return ""
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)
            return letter if style == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman":
            roman = _roman(number)
            return roman if style == "upperRoman" else roman.lower()
        case "chineseCounting" | "taiwaneseCounting":
            return _counted(number) if number < 100 else _digit_by_digit(number)
        case "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return _counted(number)
        case "chineseLegalSimplified":
            return _counted(number, FORMAL, "拾佰仟")
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return _digit_by_digit(number)
        case "ideographTraditional":
            return STEMS[number - 1] if 0 < number <= len(STEMS) else str(number)
        case "ideographZodiac":
            return BRANCHES[number - 1] if 0 < number <= len(BRANCHES) else str(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)
        case "decimalEnclosedParen":
            return chr(0x2474 + number - 1) if 0 < number <= 20 else str(number)
        case "decimalEnclosedFullstop":
            return chr(0x2488 + number - 1) if 0 < number <= 20 else str(number)
        case "ideographEnclosedCircle":
            return chr(0x3280 + number - 1) if 0 < number <= 10 else str(number)
        case "numberInDash":
            return f"- {number} -"
        case _:
            return None


def _digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _counted(number: int, digits: str = DIGITS, units: str = "十百千") -> str:
    """12 → 十二, 110 → 一百一十, 105 → 一百零五; above 9999 digit by digit."""
    if number <= 0 or number > 9999:
        return _digit_by_digit(number)
    said = ""
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            said += digits[digit] + (units[power - 1] if power else "")
        elif said and number % 10**power and not said.endswith("零"):
            said += "零"
    return said.removeprefix("一") if 10 <= number < 20 and units[0] == "十" else said


def _roman(number: int) -> str:
    said = ""
    for value, letters in ROMAN:
        said += letters * (number // value)
        number %= value
    return said


@dataclass(slots=True)
class Level:
    """One level of a list: how its number is written, what stands around it (`（%1）`), where it starts.

    `restart` is the level (from 1) whose numbers begin it anew, 0 where none does, None where each above it does.
    """

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    is_plain: bool = False
    paragraph_style: str | None = None


def label_of(levels: Mapping[int, Level], at: int, counts: Mapping[int, int], unknown: set[str]) -> str:
    """What stands before a paragraph of level `at` (from 0) where the levels have been counted so far.

    A format that is not known here goes into `unknown`, and gives no label.
    """
    level = levels[at]
    if level.style == "bullet":
        return ""  # a dot or a dash says nothing, and is often a sign of a font of signs
    pieces: list[str] = []
    end = 0
    for match in PLACEHOLDER.finditer(level.text):
        index = int(match[1]) - 1
        of = levels.get(index, Level())
        style = "decimal" if level.is_plain else of.style
        number = written(min(counts.get(index, of.start), HIGHEST), style)
        if number is None:
            unknown.add(style)
            return ""
        pieces += (level.text[end : match.start()], number)
        end = match.end()
    said = ("".join(pieces) + level.text[end:]).strip()
    return f"{said} " if said and not CLOSED.search(said) else said


@dataclass(slots=True)
class _Instance:
    """One list of a document: its definition, and what it has of its own."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document, counted paragraph by paragraph. `unknown` are formats that were met and not written."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.unknown: set[str] = set()
        self._styles = {style.get(qn("w:styleId"), ""): style for style in styles.iter(qn("w:style"))}
        self._instances = dict(self._read(numbering))
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The number before this paragraph, which is counted by asking: `一、`, `（二）`, `1.2 `; empty where there is none.

        A space follows it where words would else run into it: `1.` before `5亿元以上项目`, `第一章` before `总则`.
        """
        found = self._place(paragraph)
        if found is None:
            return ""
        number, at = found
        instance = self._instances[number]
        level = instance.levels[at]
        counts = self._counts.setdefault(instance.definition, {})
        if at in instance.starts and (number, at) not in self._begun:
            counts[at] = instance.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add((number, at))
        for deeper in [other for other in counts if other > at]:
            restart = instance.levels[deeper].restart if deeper in instance.levels else None
            if restart is None or restart > deeper or at < restart:
                del counts[deeper]
        return label_of(instance.levels, at, counts, self.unknown)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own or its style's; None where it has none."""
        properties = paragraph.find(qn("w:pPr"))
        number = level = None
        style = ""
        if properties is not None:
            number, level = _reference(properties)
            named = properties.find(qn("w:pStyle"))
            style = named.get(qn("w:val"), "") if named is not None else ""
        for _ in range(DEEPEST_STYLE):
            if number is not None or style not in self._styles:
                break
            element = self._styles[style]
            own = element.find(qn("w:pPr"))
            if own is not None:
                number, said = _reference(own)
                level = level if level is not None else said
                if number is not None and level is None:
                    level = self._level_of_style(number, style)
            based = element.find(qn("w:basedOn"))
            style = based.get(qn("w:val"), "") if based is not None else ""
        level = level or 0
        if number is None or number not in self._instances or level not in self._instances[number].levels:
            return None  # the list 0 is none: it takes a style's number away
        return number, level

    def _level_of_style(self, number: str, style: str) -> int | None:
        levels = self._instances[number].levels if number in self._instances else {}
        return next((index for index, level in levels.items() if level.paragraph_style == style), None)

    def _read(self, numbering: Any) -> Iterator[tuple[str, _Instance]]:
        definitions = {
            element.get(qn("w:abstractNumId"), ""): element for element in numbering.iter(qn("w:abstractNum"))
        }
        by_style = {
            link.get(qn("w:val")): name
            for name, element in definitions.items()
            if (link := element.find(qn("w:styleLink"))) is not None
        }
        for element in numbering.iter(qn("w:num")):
            named = element.find(qn("w:abstractNumId"))
            name = named.get(qn("w:val"), "") if named is not None else ""
            if name not in definitions:
                continue
            link = definitions[name].find(qn("w:numStyleLink"))
            if link is not None:  # the levels stand where the style of the list is defined
                name = by_style.get(link.get(qn("w:val")), name)
            instance = _Instance(name, dict(_levels(definitions[name])))
            for override in element.iter(qn("w:lvlOverride")):
                at = _integer(override.get(qn("w:ilvl")), 0)
                instance.levels.update(_levels(override))
                start = override.find(qn("w:startOverride"))
                if start is not None:
                    instance.starts[at] = _integer(start.get(qn("w:val")), 1)
            yield element.get(qn("w:numId"), ""), instance


def _reference(properties: Any) -> tuple[str | None, int | None]:
    reference = properties.find(qn("w:numPr"))
    if reference is None:
        return None, None
    number, level = reference.find(qn("w:numId")), reference.find(qn("w:ilvl"))
    return (
        number.get(qn("w:val")) if number is not None else None,
        _integer(level.get(qn("w:val")), 0) if level is not None else None,
    )


def _levels(element: Any) -> Iterator[tuple[int, Level]]:
    for child in element.iterchildren(qn("w:lvl")):
        values = {part.tag: part.get(qn("w:val")) for part in child if isinstance(part.tag, str)}
        style = values.get(qn("w:numFmt")) or _in_alternative(child)
        restart = values.get(qn("w:lvlRestart"))
        plain = qn("w:isLgl") in values and values[qn("w:isLgl")] not in ("0", "false", "off")
        yield (
            _integer(child.get(qn("w:ilvl")), 0),
            Level(
                style or "decimal",
                values.get(qn("w:lvlText")) or "",
                _integer(values.get(qn("w:start")), 1),
                _integer(restart, 0) if restart is not None else None,
                plain,
                values.get(qn("w:pStyle")),
            ),
        )


def _in_alternative(level: Any) -> str | None:
    """A format that newer versions of Word alone know, beside the one for all others: the latter."""
    formats = [element.get(qn("w:val")) for element in level.iter(qn("w:numFmt"))]
    return formats[-1] if formats else None


def _integer(said: str | None, otherwise: int) -> int:
    return min(int(said), HIGHEST) if said and said.isascii() and said.isdecimal() else otherwise
