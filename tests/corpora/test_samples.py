"""The sample documents: what the readers make of their head facts, against what a reader of the page wrote down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpora import ReadError, read_bytes
from extractors.document import Document

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SAMPLES = sorted((CORPORA / "samples").glob("*.*"))
FACTS = ("title", "published", "source", "kind", "region_code")


def sample(stem: str) -> Document:
    (path,) = (CORPORA / "samples").glob(f"{stem}*")
    return read_bytes(path.name, path.read_bytes())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.usefixtures("without_extra")
def test_head_facts(path: Path) -> None:
    gold: dict[str, Any] = json.loads((CORPORA / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))["document"]
    if path.stem == "23nanxiong":
        with pytest.raises(ReadError) as caught:
            read_bytes(path.name, path.read_bytes())
        assert caught.value.kind == "needs_ocr"
        return
    found = read_bytes(path.name, path.read_bytes()).to_json()
    wrong = {
        fact: (gold[fact], found[fact])
        for fact in FACTS
        if fact in gold and found[fact] not in (gold[fact] if isinstance(gold[fact], list) else [gold[fact]])
    }
    assert not wrong


@pytest.mark.parametrize(
    ("stem", "absent"),
    [
        ("01", ["潍坊市签约项目", "今天是", "浏览次数", "ICP备"]),
        ("03", ["10086", "沈丘", "民生话题", "帐号", "本帖最后"]),
        ("05", ["枣阳28个", "鄂ICP备", "上一版"]),
        ("07", ["甘州区", "上一篇", "点击"]),
        ("09", ["铁岭市前三季度", "门户网站"]),
        ("27", ["我区一季度", "WordPress"]),
        ("29", ["我市新签约亿元项目", "邮编"]),
        ("33", ["旧版回顾", "湘南茶油", "北湖区政协", "MsoNormal"]),
    ],
)
def test_what_stands_around_an_article_stays_out(stem: str, absent: list[str]) -> None:
    text = sample(stem).text
    assert not [words for words in absent if words in text]


def test_noise_against_copying_is_gone() -> None:
    assert not [noise for noise in ("J9 s3", "w5 ^8", "v* A0") if noise in sample("03").text]


def test_full_width_figures_become_plain_ones() -> None:
    text = sample("09").text
    assert "2018年1-9月份" in text and "71.0%" in text


def test_form_gives_tables_of_short_values_and_readable_prose() -> None:
    document = sample("11")
    lines = document.text.split("\n")
    assert all(table.header_rows == 0 for table in document.tables)
    assert "提案人\t杨春梅\t界别\t经济界" in lines
    assert lines.index("建议") + 2 == next(i for i, line in enumerate(lines) if line.startswith("二、提升园区"))
    assert "一、关于做实产业链招商" in lines


def test_table_over_two_pages_is_one_with_its_header_once() -> None:
    document = sample("19")
    (table,) = document.tables
    rows = document.text[table.start : table.end].split("\n")
    assert len(rows) == 13
    assert rows[0].split("\t")[1] == "在建项目（个）"
    assert sum("年度计划投资（亿元）" in row for row in rows) == 1
    assert rows[-1].split("\t")[0] == "合计"


def test_two_level_header_keeps_its_spans() -> None:
    document = sample("21")
    (table,) = document.tables
    assert table.header_rows == 2
    spans = {document.text[cell.start : cell.end]: (cell.row_span, cell.column_span) for cell in table.cells}
    assert (spans["签约项目"], spans["到位资金"]) == ((1, 2), (2, 1))
    captions = [document.text[start:end] for start, end in table.captions]
    assert any("统计截止日期：2021年11月30日" in caption for caption in captions)
    assert any(caption.startswith("注：") for caption in captions)


def test_broken_lines_of_a_report_are_whole_sentences() -> None:
    assert "计划总投资503.8亿元；已开工134个" in sample("17").text
    assert "占比24.3%。" in sample("17").text
