"""How the characters of a source become the characters of `Document.text`.

Full-width digits, letters and the signs of numbers become their ASCII twins, one for one (`７１．０％` → `71.0%`),
never by NFKC, which changes lengths (`㎡` → `m2`). Chinese punctuation stays as it is, but for its small forms (`﹔` → `；`).
What cannot be seen is dropped.
"""

from __future__ import annotations

import re

# ０-９ Ａ-Ｚ ａ-ｚ and the signs that stand in or at numbers.
FOLDED = {0xFF10 + i: 0x30 + i for i in range(10)}
FOLDED |= {0xFF21 + i: 0x41 + i for i in range(26)}
FOLDED |= {0xFF41 + i: 0x61 + i for i in range(26)}
FOLDED |= {ord(wide): ord(plain) for wide, plain in zip("％．－＋／", "%.-+/", strict=True)}
# The small forms that pages in Traditional characters set: ﹐﹑﹔﹕﹖﹗﹙﹚ are the marks of every other page.
FOLDED |= {ord(small): ord(mark) for small, mark in zip("﹐﹑﹔﹕﹖﹗﹙﹚﹪", "，、；：？！（）%", strict=True)}

SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"
# A label stretched over its column: 提 案 人, 索 引 号：, 合　计. Three such characters in running text are left alone.
STRETCHED = re.compile(rf"(?:[{HAN}] )+[{HAN}] ?[:：]?")
# A title that is: 怀 化 ： 精 准 招 商 蓄 势 赋 能
STRETCHED_TITLE = re.compile(rf"(?:[{HAN}\d：，、！“”（）—-] ){{6,}}[{HAN}！”）]")
LINE_BREAK_IN_CELL = re.compile(r"(?<=[A-Za-z0-9])\s*[\r\n]+\s*(?=[A-Za-z0-9])")


def visible(text: str) -> str:
    """Fold full-width characters and drop soft hyphens, zero-width, control and private control characters.

    Line breaks and tabs stay, because they part paragraphs and cells; everything else keeps its order.
    """
    if text.isascii() and text.isprintable():
        return text
    return INVISIBLE.sub("", text.translate(FOLDED))


# Categories Cc, Cf and Cs (Unicode 15) without line breaks and tabs. A pattern, asked once a line: asking the category of
# each character took half of the time of reading a page.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd"
    r"\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    r"\U000e0020-\U000e007f]+"
)


def one_line(text: str) -> str:
    """One paragraph as one line: visible characters, runs of any white space as one space, none at the ends."""
    text = SPACES.sub(" ", visible(text)).strip(" ")
    if STRETCHED.fullmatch(text) or (text[1:2] == " " and STRETCHED_TITLE.fullmatch(text)):
        return text.replace(" ", "")
    return text


def cell_line(text: str) -> str:
    """One table cell as one line: a break inside a cell is wrapping (`签约项目\\n数\\n（个）` → `签约项目数（个）`)."""
    text = LINE_BREAK_IN_CELL.sub(" ", visible(text))
    return one_line(re.sub(r"\s*[\r\n]+\s*", "", text))


def glue(left: str, right: str) -> str:
    """What stands between two halves of one broken line: a space between Latin words or numbers, else nothing."""
    if left and right and left[-1].isascii() and right[0].isascii() and left[-1].isalnum() and right[0].isalnum():
        return " "
    return ""


def printed_joint(left: str, right: str) -> str:
    """What stands between two halves of a line that was full: nothing within a number, which goes on in the next."""
    return "" if is_broken_number(left, right) else glue(left, right)


NUMBER_AT_END = re.compile(r"(?<![A-Za-z\d])\d[\d.,]*$")
NUMBER_AT_START = re.compile(r"[\d.,]*\d(?![A-Za-z])")
ONE_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")


def is_broken_number(left: str, right: str) -> bool:
    """Whether the end of one full line and the start of the next are one number: 1234 and 5.6, not 12.5 and 13.6."""
    head, tail = NUMBER_AT_END.search(left), NUMBER_AT_START.match(right)
    if head is None or tail is None or (YEAR.fullmatch(head.group()) and YEAR.fullmatch(tail.group())):
        return False
    return bool(ONE_NUMBER.fullmatch(head.group() + tail.group()))
