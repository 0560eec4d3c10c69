"""Numerals as they stand in Chinese text: `1,126.106`, `十二`, `两千万`, `一点二八亿`, `廿六`, `３５` after folding.

Only whole numerals are read here; what a numeral counts, and how exact it is, is `quantity`'s matter.
"""

from __future__ import annotations

from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
DIGITS |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", 1)} | {"貳": 2, "陸": 6}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
HUNDREDS = frozenset("百千佰仟万萬亿億")
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
# 廿 is twenty and 卅 thirty, as in 廿六 (26)
CONTRACTED = {"廿": 20, "卅": 30}

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"
NUMERAL = "[零〇一二两兩三四五六七八九十百千万萬亿億廿卅拾佰仟]"
POINT = "(?:点[零〇一二三四五六七八九]+[十百千万萬亿億]*)?"
FORMAL = "[壹贰貳叁肆伍陆陸柒捌玖]"
# 叁拾萬; a formal digit alone is a word's (陆家嘴, 队伍)
FORMAL_REST = f"[拾佰仟][零万萬亿億拾佰仟{FORMAL[1:]}*"
HAN = f"(?:{NUMERAL}+{POINT}|{FORMAL}{FORMAL_REST})"


def scale(words: str) -> int:
    """The factor of a run of scale words: `万` 10,000, `千万` 10,000,000, `万亿` 10**12, empty 1."""
    factor = 1
    for char in words:
        factor *= TENS.get(char) or SCALES[char]
    return factor


def parse_arabic(text: str) -> Decimal:
    """`1,126.106` as a Decimal; raises decimal.InvalidOperation for anything that is no Arabic numeral."""
    return Decimal(text.replace(",", ""))


def parse_han(text: str) -> Decimal | None:
    """A Chinese numeral as a Decimal, `None` where the characters form none (`百个` without a digit reads as 100).

    A leading scale word stands for one of it, as speakers use it: 百 is 100, 千亿 is 100,000,000,000.
    """
    whole, point, fraction = text.partition("点")
    if point:
        digits = fraction.rstrip("十百千万萬亿億")
        factor = scale(fraction[len(digits) :])
        head = _parse_whole(whole)
        if head is None or not digits:
            return None
        return Decimal(f"{head}.{''.join(str(DIGITS[char]) for char in digits)}") * factor
    value = _parse_whole(whole)
    return None if value is None else Decimal(value)


def _parse_whole(text: str) -> int | None:
    if not text:
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        # digits read one by one, as in a year: 二〇二一
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = 0
    digit: int | None = None
    before, unit = "", 1  # the character before, and what it counts: 两千四百五 is 2450, 一万三 is 13000
    for char in text:
        shorthand = unit // 10 if before in HUNDREDS else 1
        before, unit = char, TENS.get(char) or SCALES.get(char) or 1
        if char in DIGITS:
            if digit:  # 三四百: two digits side by side are an approximation, `quantity` reads them
                return None
            digit = DIGITS[char]
        elif char in CONTRACTED:
            section += CONTRACTED[char]
            digit = None
        elif char in TENS:
            section += (1 if digit is None else digit) * TENS[char]
            digit = None
        else:
            factor = SCALES[char]
            section += digit or 0
            digit = None
            if factor == 10**8:
                total = (total + section or 1) * factor
            elif section:
                total += section * factor
            else:
                total = (total or 1) * factor
            section = 0
    return total + section + (digit or 0) * (shorthand if text[-1:] in DIGITS else 1)
