"""Documents of ours with words that no lexicon knows: each is found in its position, counted, and shown in use."""

from __future__ import annotations

import pytest

from extractors.document import Block, Document
from extractors.gaps import Gap, gaps
from tests.extractors.written import document


def page(*paragraphs: str, path: str = "a.txt") -> Document:
    """A page of 弥勒市."""
    return document(*paragraphs, place="532504", published="2023-07-10", path=path)


def words(found: list[Gap], position: str) -> dict[str, int]:
    return {gap.word: gap.count for gap in found if gap.position == position}


def test_an_invented_verb_is_counted_wherever_it_stands() -> None:
    found = gaps(
        [
            page("上半年，全市已落锤项目12个，总投资30亿元。", "其中新落锤亿元以上项目4个。"),
            page("全市落锤项目11个。", "7个落锤项目来自省外，另有15个项目已落锤。", path="b.txt"),
        ]
    )
    gap = found[0]
    assert (gap.position, gap.word, gap.count, gap.documents) == ("stage", "落锤", 5, 2)
    assert gap.example.path == "a.txt"
    assert gap.example.sentence == "上半年，全市已落锤项目12个，总投资30亿元。"


def test_a_class_of_projects_is_no_unknown_stage() -> None:
    found = gaps([page("全市签约项目20个，其中工业项目9个、新能源项目6个、现代农业项目4个、亿元以上项目5个。")])
    assert words(found, "stage") == {}


def test_the_words_of_numbers_that_were_dropped() -> None:
    found = gaps([page("市财政拨付村级经费2.3亿元。", "培育菌菇12畦。")])
    assert words(found, "metric") == {"经费": 1}
    assert words(found, "unit") == {"畦": 1}
    assert {gap.word: gap.dropped for gap in found} == {"经费": 1, "畦": 1}


def test_known_words_alone_leave_no_gap() -> None:
    text = "1—6月，全市签约项目35个，总投资120.5亿元，同比增长17.2%，到位资金61亿元，开工率80%。"
    assert gaps([page(text)]) == []


def test_the_most_frequent_word_comes_first() -> None:
    found = gaps([page("全市已挂签项目3个。", "全市已揭牌项目5个。", "全市新揭牌项目2个。")])
    assert [(gap.word, gap.count) for gap in found if gap.position == "stage"] == [("揭牌", 2), ("挂签", 1)]


@pytest.mark.parametrize("kind", ["furniture", "note"])
def test_a_page_frame_teaches_nothing(kind: str) -> None:
    written = page("全市已落锤项目12个。")
    framed = Document(path="f.txt", sha256="f", text=written.text, blocks=(Block(kind, 0, len(written.text)),))  # type: ignore[arg-type]
    assert gaps([framed]) == []
