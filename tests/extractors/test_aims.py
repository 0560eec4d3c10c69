"""What plans a number: the quick look at a sentence misses nothing that the patterns behind it would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.attach import aims
from extractors.clause import AIMED_LIST, TARGET_AFTER, TARGET_OF


@pytest.mark.parametrize(
    "pattern",
    [
        AIMED_LIST,
        TARGET_AFTER,
        TARGET_OF,
        aims._AIM_STATED,
        aims._AIMED_TAIL,
        aims._ASKED,
        aims._QUOTED_AIM,
        aims._WILL,
    ],
    ids=lambda pattern: pattern.pattern[:12],
)
def test_no_sentence_that_an_aim_is_found_in_is_passed_over(pattern: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern))
    def holds(said: str) -> None:
        assert aims.may_plan(said, [])

    holds()
