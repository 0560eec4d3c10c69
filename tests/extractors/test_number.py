"""Numerals of Chinese text, read back from both ways of writing them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.number import ARABIC, HAN, parse_arabic, parse_han, scale

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number below 10**16 as a Chinese writer spells it: 10300 is 一万零三百, 10001 * 10**8 is 一万零一亿."""
    for factor, name in ((10**8, "亿"), (10**4, "万")):
        upper, lower = divmod(number, factor)
        if upper:
            gap = "零" if 0 < lower < factor // 10 else ""
            return chinese(upper) + name + (gap + chinese(lower) if lower else "")
    words, skipped = "", False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            words += ("零" if skipped and words else "") + DIGITS[digit] + name
        skipped = digit == 0
    return words or "零"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("47", "47"),
        ("499.24", "499.24"),
        ("1,126.106", "1126.106"),
        ("12,345,678", "12345678"),
        ("0", "0"),
        ("007", "7"),
    ],
)
def test_arabic_numerals(text: str, value: str) -> None:
    assert parse_arabic(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十六", 26),
        ("廿六", 26),
        ("廿", 20),
        ("卅一", 31),
        ("百", 100),
        ("一百零八", 108),
        ("一百一十", 110),
        ("一百三十二", 132),
        ("两百", 200),
        ("千", 1000),
        ("三千零五", 3005),
        ("万", 10_000),
        ("一万零三百", 10_300),
        ("十万", 100_000),
        ("两千万", 20_000_000),
        ("百万", 1_000_000),
        ("亿", 100_000_000),
        ("十亿", 1_000_000_000),
        ("百亿", 10_000_000_000),
        ("千亿", 100_000_000_000),
        ("三万亿", 3_000_000_000_000),
        ("万亿", 1_000_000_000_000),
        ("一亿二千万", 120_000_000),
        ("二〇二一", 2021),
        ("三四百", None),
    ],
)
def test_chinese_whole_numerals(text: str, value: int | None) -> None:
    assert parse_han(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一点二八亿", "128000000"),
        ("二十八点五", "28.5"),
        ("零点五", "0.5"),
        ("三点零六", "3.06"),
        ("十二点四万", "124000"),
        ("两点五千万", "25000000"),
    ],
)
def test_chinese_decimals(text: str, value: str) -> None:
    assert parse_han(text) == Decimal(value)


@pytest.mark.parametrize("text", ["点五", "五点", ""])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert parse_han(text) is None


@pytest.mark.parametrize(
    ("words", "factor"), [("", 1), ("万", 10**4), ("千万", 10**7), ("百万", 10**6), ("亿", 10**8), ("万亿", 10**12)]
)
def test_the_factor_of_scale_words(words: str, factor: int) -> None:
    assert scale(words) == factor


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_every_whole_number_in_chinese_reads_back(number: int) -> None:
    words = chinese(number)
    assert re.fullmatch(HAN, words)
    assert parse_han(words) == number


@given(
    st.integers(min_value=0, max_value=9999),
    st.integers(min_value=0, max_value=9999),
    st.sampled_from(["", "万", "亿", "千万"]),
)
def test_every_decimal_in_chinese_reads_back(whole: int, fraction: int, unit: str) -> None:
    digits = f"{fraction:04d}"
    words = chinese(whole) + "点" + "".join(DIGITS[int(digit)] for digit in digits) + unit
    assert parse_han(words) == Decimal(f"{whole}.{digits}") * scale(unit)


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_every_decimal_in_arabic_reads_back(number: Decimal) -> None:
    for text in (f"{number:f}", f"{number:,f}"):
        found = re.fullmatch(ARABIC, text)
        assert found is not None
        assert parse_arabic(found[0]) == number


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万萬亿億廿卅拾佰仟点"))
@settings(max_examples=300)
def test_no_run_of_numeral_characters_breaks_the_reader(text: str) -> None:
    if re.fullmatch(HAN, text):
        value = parse_han(text)
        assert value is None or value >= 0
