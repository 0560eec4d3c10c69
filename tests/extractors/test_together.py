"""Several told of together: neither one's number, and one share of all."""

from __future__ import annotations

import re

import pytest

from extractors import extract, lexicon
from extractors.together import places_together, share_of_places, share_of_several
from tests.extractors.written import document

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


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("签约项目中，汉滨区35个、石泉县18个，合计53个。", ["610902", "610922", "610900"]),
        ("汉滨区到位资金3.2亿元、石泉县2.1亿元，共计5.3亿元。", ["610902", "610922", "610900"]),
        ("汉滨区签约35个，石泉县签约工业项目7个、农业项目4个，共11个。", ["610902", "610922", "610922", "610922"]),
    ],
)
def test_what_places_come_to_is_of_the_documents_place(said: str, codes: list[str]) -> None:
    assert [row.region_code for row in extract(document(said)).observations] == codes


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("固定资产投资增速前三位的是岚皋县（28.6%）、石泉县（25.1%）、汉阴县（23%）。", "growth_yoy"),
        (
            "从固定资产投资完成情况看，前三名为岚皋县（完成率28.6%）、石泉县（25.1%）、汉阴县（23%）。",
            "completion_rate",
        ),
    ],
)
def test_rates_in_brackets_behind_places_are_all_of_one_kind(said: str, role: str) -> None:
    rows = extract(document(said)).observations
    assert [(row.region_code, row.metric, row.role) for row in rows] == [
        (code, "fixed_asset_investment", role) for code in ("610925", "610922", "610921")
    ]
