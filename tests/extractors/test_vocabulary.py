"""Lexicon words in running text: where they stand, what they are, and which wins where two overlap."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import lexicon
from extractors.vocabulary import find_nouns, find_words

LONGER = [
    ("计划总投资186亿元", "计划总投资"),
    ("协议总投资58亿元", "协议总投资"),
    ("仍未开工", "未开工"),
    ("签约即开工", "签约即开工"),
    ("超序时进度5个百分点", "超序时进度"),
    ("实际利用外资420万美元", "实际利用外资"),
    ("比去年同期增长8%", "比去年同期"),
]


@pytest.mark.parametrize(("text", "surface"), LONGER)
def test_a_longer_word_wins_over_what_it_contains(text: str, surface: str) -> None:
    found = find_words(text)
    at = text.index(surface)
    assert [known.surface for known in found if known.start < at + len(surface) and at < known.end] == [surface]


def test_a_word_carries_every_code_that_it_has() -> None:
    word = next(known for known in find_words("计划签约项目18个") if known.surface == "计划签约")
    assert (word.stage, word.role) == ("signed", "aim")


def test_a_word_of_one_topic_has_no_code_of_another() -> None:
    word = next(iter(find_words("总投资499.24亿元")))
    assert (word.metric, word.stage, word.role, word.noun) == ("total_investment", None, None, None)


def test_offsets_point_into_the_whole_text() -> None:
    text = "前言。全市在谈项目70个。"
    found = find_words(text, 3, len(text))
    assert [(text[known.start : known.end], known.stage) for known in found] == [("在谈", "negotiating")]


def test_what_lies_outside_the_slice_is_not_found() -> None:
    text = "签约项目35个，开工项目28个"
    assert {known.stage for known in find_words(text, 8)} == {"started"}
    assert {known.stage for known in find_words(text, 0, 7)} == {"signed"}
    assert find_words(text, 4, 4) == []


def test_a_word_that_ends_the_slice_is_found_though_a_longer_one_begins_like_it() -> None:
    text = "01 项目签约仪式"
    assert [known.surface for known in find_words(text, 0, 7)] == ["签约"]


def test_nouns_and_other_words_are_kept_apart() -> None:
    assert [known.noun for known in find_nouns("组织招商小分队16支")] == ["team_count"]
    assert all(known.noun is None for known in find_words("组织招商小分队16支"))


VOCABULARY = sorted(word for topic in ("stage", "metric", "role", "noun") for word in lexicon.words(topic))


@given(st.lists(st.sampled_from([*VOCABULARY, "，", "3亿元", "甲", "的"]), max_size=20).map("".join))
@settings(max_examples=300)
def test_words_never_overlap_and_stand_where_they_say(text: str) -> None:
    for find in (find_words, find_nouns):
        end = 0
        for known in find(text):
            assert end <= known.start < known.end
            assert text[known.start : known.end] == known.surface
            assert (known.stage, known.metric, known.role, known.noun) != (None, None, None, None)
            end = known.end


@pytest.mark.parametrize(
    "text", ["推动工业项目12个", "新引进电动工具项目14个", "带动工业投资", "成立联动工作专班", "公开工作要求"]
)
def test_characters_shared_out_between_two_words_are_no_stage(text: str) -> None:
    assert "started" not in {word.stage for word in find_words(text)}


@pytest.mark.parametrize("text", ["新动工项目13个", "实现全面动工", "新开工项目87个"])
def test_works_that_begin_are_started(text: str) -> None:
    assert "started" in {word.stage for word in find_words(text)}
