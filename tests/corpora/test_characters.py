"""Bytes to text, and text to clean lines."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpora import ReadError
from corpora.characters import cell_line, one_line, visible
from corpora.charset import decode

SENTENCE = "全市新签约项目三十八个，总投资一百二十六亿元。"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_charset_is_found_whatever_the_page_declares(charset: str) -> None:
    page = f'<meta charset="iso-8859-1"><p>2022 {SENTENCE * 3}</p>'
    assert decode("a.html", page.encode(charset)) == (page, ())


def test_traditional_page_in_big5_is_told_from_gbk() -> None:
    page = "<title>雲嶺市簽約二十二個項目</title><p>雲嶺市昨日舉行招商推介會，現場簽約項目二十二個，總投資一百零六億元。</p>"
    assert decode("a.html", page.encode("big5")) == (page, ())
    simplified = "<p>新港市昨日举行招商推介会，现场签约项目二十二个，总投资一百零六亿元。</p>"
    assert decode("a.html", simplified.encode("gbk")) == (simplified, ())


@given(st.text(st.sampled_from(SENTENCE + "市县区项目签约开工的了在为东西南北河山岭云龙泉"), min_size=4, max_size=200))
def test_simplified_text_in_gbk_is_never_taken_for_big5(text: str) -> None:
    data = f"<p>{text}</p>".encode("gbk")
    # 一一一一 is D2 BB four times, which is UTF-8 too (four Cyrillic letters): no reader can tell the two apart
    assume("\ufffd" in data.decode("utf-8", "replace"))
    assert decode("a.txt", data)[0] == f"<p>{text}</p>"


def test_page_of_two_charsets_is_read_line_by_line() -> None:
    head, body = "<ul><li>首页</li><li>政务公开</li></ul>\n", f"<p>{SENTENCE}</p>\n" * 3
    text, warnings = decode("a.html", head.encode("gbk") + body.encode())
    assert text == head + body
    assert len(warnings) == 1 and "UTF-8 和 GBK" in warnings[0]


def test_torn_utf8_stays_utf8() -> None:
    text, warnings = decode("a.txt", (SENTENCE * 10).encode()[:-1])
    assert text.startswith(SENTENCE)
    assert "1 个字符" in warnings[0]


def test_gbk_with_a_bad_byte_is_read_with_a_warning() -> None:
    data = (SENTENCE * 20).encode("gb18030") + b"\xff" + SENTENCE.encode("gb18030")
    text, warnings = decode("a.txt", data)
    assert text.startswith(SENTENCE) and len(warnings) == 1


def test_noise_in_no_charset_is_an_error() -> None:
    with pytest.raises(ReadError) as caught:
        decode("a.txt", b"\xff\xfe\xfd"[::-1] * 300 + b"ab\xff" * 50)
    assert caught.value.kind == "encoding"


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_one_character_for_one(text: str) -> None:
    seen = visible(text)
    assert len(seen) <= len(text)
    assert visible(seen) == seen
    assert "\n" not in one_line(text) and "\t" not in cell_line(text)


def test_figures_are_folded_and_chinese_punctuation_is_not() -> None:
    assert one_line("１－９月，完成７１．０％；ＡＢ类（６个）") == "1-9月，完成71.0%；AB类（6个）"
    assert one_line("甲市74個﹔乙市68個﹑丙市﹙25個﹚") == "甲市74個；乙市68個、丙市（25個）"
    assert one_line("㎡") == "㎡"


def test_what_cannot_be_seen_is_dropped() -> None:
    assert one_line("　　签\u00ad约\u200b项\ufeff目\u00a0\u00a035个\x07") == "签约项目 35个"


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("签约项目\n数\n（个）", "签约项目数（个）"),
        ("合　计", "合计"),
        ("提 案 人：", "提案人："),
        ("GDP\ngrowth", "GDP growth"),
    ],
)
def test_wrapped_and_stretched_cells(written: str, clean: str) -> None:
    assert cell_line(written) == clean
