"""Several told of together: neither one's number, and one share of all."""

from __future__ import annotations

import re

import pytest

from extractors import lexicon
from extractors.together import places_together, share_of_places, share_of_several

TOGETHER = [
    (table, word, example)
    for table, entry in lexicon.topic("together").items()
    for word, example in entry["words"].items()
]


@pytest.mark.parametrize(("table", "word", "example"), TOGETHER)
def test_a_word_of_several_is_found_in_its_example(table: str, word: str, example: str) -> None:
    if table in ("place", "behind"):
        counted = re.search(rf"[两三四五六七八九十\d]+个?[^\d个]*?{word}", example)
        assert counted, example
        assert places_together(example, counted.start(), len(example))
        assert not places_together(example.replace(word, "桥", 1), counted.start(), len(example))
    else:
        said = example[: example.index(word) + len(word)]
        assert share_of_several(said)
        assert not share_of_several(said.replace(word, ""))


@pytest.mark.parametrize(
    ("said", "places", "several"),
    [
        ("，三盟市完成投资额占", True, True),
        ("，三大载体占", False, True),
        ("，两者占", False, True),
        ("合计占", True, True),
        ("，三县级平台占", False, True),
        ("，其中工业占", False, False),
    ],
)
def test_a_share_of_several(said: str, places: bool, several: bool) -> None:
    assert (share_of_places(said), share_of_several(said)) == (places, several)


@pytest.mark.parametrize(
    ("said", "found"),
    [("两地共引进", True), ("，三市占全省", True), ("等五县的", True), ("两地签约", False), ("地共引进", False)],
)
def test_places_together_open_what_is_said(said: str, found: bool) -> None:
    assert places_together(said, 0, len(said)) is found
