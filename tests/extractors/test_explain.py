"""What `explain` tells a person about documents of ours: where each column came from, and why a number was left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpora import Item, Known, ReadError, find_items, read
from extractors import Document, extract
from extractors.document import Block, Cell, Table
from extractors.explain import REASONS, Attached, ExplainedSentence, explain
from extractors.facts import Observation, Project
from tests.extractors.written import document

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"


def page(*paragraphs: str, title: str = "弥勒市招商引资情况") -> Document:
    """A news page of 弥勒市 published on 10 July 2023."""
    return document(*paragraphs, place="532504", published="2023-07-10", title=title, kind="news")


def dropped(sentence: ExplainedSentence) -> dict[str, str]:
    return {number.words: number.reason for number in sentence.dropped}


def origins(fact: Attached) -> dict[str, tuple[str, str]]:
    return {column.name: (column.origin, column.words) for column in fact.columns}


def test_a_sentence_shows_what_was_found_attached_and_resolved() -> None:
    [sentence] = explain(page("今年上半年，我市新签约亿元以上项目35个，总投资120.5亿元。"))
    meanings = {found.words: found.meaning for found in sentence.found}
    assert meanings["35个"] == "35 count"
    assert meanings["120.5亿元"] == "12050000000 CNY"
    assert meanings["亿元以上"] == "100000000— CNY"
    assert "stage=signed" in meanings["新签约"]
    assert meanings["总投资"] == "metric=total_investment"
    assert {words.words: words.value for words in sentence.resolved} == {
        "今年上半年": "2023-01-01—2023-06-30",
        "我市": "弥勒市 532504",
    }
    count, amount = sentence.attached
    assert (count.table, count.rule[:5], amount.rule[:5]) == ("observation", "count", "money")
    assert {column.name: column.value for column in count.columns} == {
        "metric": "project_count",
        "role": "actual",
        "value": "35 count",
        "stage": "signed",
        "region": "弥勒市 532504",
        "period": "2023-01-01—2023-06-30",
        "class": "100000000— CNY",
    }
    assert not sentence.dropped
    assert not count.inherited and not amount.inherited


def test_what_a_later_sentence_does_not_say_is_shown_as_inherited_with_the_words_it_came_from() -> None:
    first, second = explain(page("上半年，全市签约项目35个，总投资120.5亿元。其中，工业项目21个。"))
    [fact] = second.attached
    told = origins(fact)
    assert told["stage"] == ("earlier", "签约")
    assert told["period"] == ("earlier", "上半年")
    assert told["region"] == ("document", "弥勒市")
    assert told["sector"] == ("here", "工业")
    assert {column.name for column in fact.inherited} == {"stage", "period", "region"}
    assert {fact["inherited"] == [] for fact in first.to_json()["attached"]} == {True}
    assert set(second.to_json()["attached"][0]["inherited"]) == {"stage", "period", "region"}


def test_a_yearly_target_is_of_the_year_by_rule() -> None:
    [sentence] = explain(page("1—6月，全市到位市外资金61亿元，完成年度目标任务110亿元的55.5%。"))
    target = next(fact for fact in sentence.attached if ("role", "target") in {(c.name, c.value) for c in fact.columns})
    assert origins(target)["period"][0] == "rule"


def test_a_fact_said_again_is_marked() -> None:
    *_, last = explain(page("上半年，全市签约项目35个。", "在35个签约项目中，工业项目21个。"))
    assert [fact.again for fact in last.attached] == [True, False]


@pytest.mark.parametrize(
    ("words", "number", "reason"),
    [
        ("全市深入推进“六个一”行动。", "六个", "slogan"),
        ("对签约未开工的项目，一个项目明确一名责任人。", "一名", "article"),
        ("总投资5亿元的锦程新材料年产8万吨玻纤项目已开工，占地320亩。", "320亩", "ground"),
        ("去年城镇居民人均收入4.2万元。", "4.2万元", "per_unit"),
        ("全市在12个县（市、区）设立了联络站。", "12个", "place"),
        ("服务热线0873—6122345。", "6122345", "no_unit"),
        ("市十六届人大五次会议审议通过。", "五次", "meeting"),
    ],
)
def test_a_number_left_out_says_why(words: str, number: str, reason: str) -> None:
    reasons = {key: value for sentence in explain(page(words)) for key, value in dropped(sentence).items()}
    assert reasons[number] == reason


def test_furniture_and_notes_are_shown_with_their_reason() -> None:
    written = page("上半年，全市签约项目35个。", "点击数：1024次", "相关新闻：泸西县签约项目12个")
    first, second, third = written.blocks
    sentences = explain(
        replace(written, blocks=(first, replace(second, kind="note"), replace(third, kind="furniture")))
    )
    assert [set(dropped(sentence).values()) for sentence in sentences] == [set(), {"note"}, {"furniture"}]
    assert not sentences[2].attached


def test_a_table_shows_cells_under_their_headers_and_rows() -> None:
    caption = "2023年1—6月各县签约情况（单位：个、亿元）"
    grid = [["序号", "县市", "签约项目数", "计划总投资(亿元)", "空白格"], ["1", "泸西县", "12", "33.5", "7"]]
    grid += [["2", "建水县", "9", "21", "8"]]
    lines = ["\t".join(row) for row in grid]
    start = len(caption) + 1
    cells, offset = [], start
    for row, words in enumerate(grid):
        for column, cell in enumerate(words):
            cells.append(Cell(row, column, offset, offset + len(cell)))
            offset += len(cell) + 1
    text = "\n".join([caption, *lines])
    table = Table(start, len(text), tuple(cells), 1, ((0, len(caption)),))
    county = Document(
        path="table.html",
        sha256="c" * 64,
        text=text,
        blocks=(Block("caption", 0, len(caption)), Block("table", start, len(text))),
        tables=(table,),
        title="红河州招商引资通报",
        published=date(2023, 7, 10),
        region="红河州",
        region_code="532500",
    )
    first = next(sentence for sentence in explain(county) if sentence.text.startswith("1\t泸西县"))
    assert first.unit == "row"
    assert {found.words: found.meaning for found in first.found} == {
        "1": "序号",
        "泸西县": "县市",
        "12": "泸西县 / 签约项目数",
        "33.5": "泸西县 / 计划总投资(亿元)",
        "7": "泸西县 / 空白格",
    }
    assert dropped(first) == {"1": "ordinal_column", "7": "no_header"}
    count = first.attached[0]
    assert origins(count)["stage"] == ("header", "签约")
    assert origins(count)["region"] == ("sentence", "泸西县")
    assert origins(count)["period"] == ("earlier", "2023年1—6月")


def test_traditional_text_is_shown_as_written() -> None:
    [sentence] = explain(page("上半年，全市簽約項目35個，總投資120.5億元。"))
    assert "簽約" in {found.words for found in sentence.found}
    assert len(sentence.attached) == 2


def read_sample(item: Item) -> Document:
    try:
        return read(item)
    except ReadError as error:
        if error.kind == "needs_ocr":
            pytest.skip("a scan, and no text recognition is installed")
        raise


@pytest.mark.parametrize("item", [*find_items([SAMPLES], Known())], ids=lambda item: Path(item.path).name)
def test_every_sample_is_explained_whole(item: Item) -> None:
    """Each fact stands in a sentence, each number found is in a fact or dropped with a reason, and all offsets fit."""
    page = read_sample(item)
    sentences = explain(page)
    found = extract(page)
    said = {fact.id for sentence in sentences for fact in sentence.attached}
    rows: list[Observation | Project] = [*found.observations, *found.projects]
    assert {row.id for row in rows} <= said
    ends = {evidence.end for row in rows for evidence in row.evidence}
    for sentence in sentences:
        mentions: list[Any] = [*sentence.found, *sentence.dropped, *sentence.resolved]
        for mention in mentions:
            assert page.text[mention.start : mention.end] == mention.words
        left = {number.end for number in sentence.dropped}
        if sentence.unit == "sentence":
            assert {mention.end for mention in sentence.found if mention.kind == "number"} <= ends | left
        assert {number.reason for number in sentence.dropped} <= REASONS.keys()
        for fact in sentence.attached:
            for column in fact.columns:
                if column.start is not None:
                    assert page.text[column.start : column.end] == column.words
    starts = [sentence.start for sentence in sentences]
    assert starts == sorted(starts)
