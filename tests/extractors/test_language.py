"""Sentences, clauses and words of Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language import clause_start, pipeline, segmenter, sentences, word_starts

ALPHABET = "签约项目投资。，；：！？、“”（）(),\n \t12亿元"


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("签约35个。开工28个。", ["签约35个。", "开工28个。"]),
        ("签约35个。开工28个", ["签约35个。", "开工28个"]),
        ("他说：“抓紧开工。”随后离开。", ["他说：“抓紧开工。”", "随后离开。"]),
        ("（见附件。）签约35个。", ["（见附件。）", "签约35个。"]),
        ("怎么干？抓招商！", ["怎么干？", "抓招商！"]),
        ("总投资3.5亿元。", ["总投资3.5亿元。"]),
        ("一、总体情况\n签约35个。", ["一、总体情况\n", "签约35个。"]),
        ("签约35个；开工28个。", ["签约35个；开工28个。"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_sentences_of_a_slice_keep_the_offsets_of_the_whole() -> None:
    text = "前言。签约35个。开工28个。"
    assert [text[start:end] for start, end in sentences(text, 3)] == ["签约35个。", "开工28个。"]
    assert [text[start:end] for start, end in sentences(text, 3, 8)] == ["签约35个"]


@pytest.mark.parametrize(
    ("text", "at", "clause"),
    [
        ("签约35个，总投资120亿元", "120", "总投资"),
        ("签约35个;总投资120亿元", "120", "总投资"),
        ("其中：工业20个", "20", "工业"),
        ("亿元以上（含5亿元，不含外资）项目9个", "9", "亿元以上（含5亿元，不含外资）项目"),
        ("签约项目35个", "35", "签约项目"),
    ],
)
def test_a_clause_begins_behind_the_nearest_mark_that_stands_in_no_bracket(text: str, at: str, clause: str) -> None:
    position = text.index(at)
    assert text[clause_start(text, position, 0) : position] == clause


def test_a_clause_never_begins_before_its_floor() -> None:
    assert clause_start("签约项目35个", 6, 2) == 2


@pytest.mark.parametrize("word", ["到位资金", "总投资", "开工率", "小分队", "超序时进度"])
def test_the_domains_words_stay_whole(word: str) -> None:
    assert word in segmenter().cut(f"全市{word}情况良好")


def test_word_starts_are_the_offsets_of_the_words() -> None:
    text = "全市到位资金61亿元"
    starts = word_starts(text)
    assert {0, 2} <= starts
    assert 3 not in starts


@given(st.text(alphabet=ALPHABET, max_size=60))
@settings(max_examples=300)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    end = 0
    for first, last in sentences(text):
        assert end <= first < last <= len(text)
        assert text[end:first].strip('。！？!?”’」』）)"\n') == ""
        end = last
    assert text[end:].strip('。！？!?”’」』）)"\n') == ""


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_cutting_loses_nothing(text: str) -> None:
    assert "".join(segmenter().cut(text)) == text


def test_spacy_sees_the_same_words_and_sentences() -> None:
    text = "全市到位资金61亿元。开工率74.4%！"
    found = pipeline()(text)
    assert found.text == text
    assert [token.text for token in found] == segmenter().cut(text)
    assert [span.text for span in found.sents] == ["全市到位资金61亿元。", "开工率74.4%！"]
