"""What holds for every document, whatever it says: evidence fits, nothing depends on what is beside the point."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors import Document, Extraction, extract
from extractors.document import Block
from extractors.facts import Evidence, Observation, Project
from tests.extractors.written import document

ROLES = {
    "actual", "target", "completion_rate", "growth_yoy", "growth_mom", "share", "conversion_rate", "difference", "rank",
    "increase", "average", "forecast",
}  # fmt: skip
METRICS = {
    "project_count", "total_investment", "contract_value", "funds_in_place", "fixed_asset_investment",
    "completed_investment", "foreign_capital", "output_value", "revenue", "tax", "enterprise_count", "visit_count",
    "event_count", "lead_count", "team_count", "person_count", "area", "other",
}  # fmt: skip
BOUNDS = {"exact", "about", "over", "at_least", "under", "at_most"}

REPORT = (
    "1—6月，全市新签约项目35个，总投资120.5亿元，同比增长17.2%。其中，工业项目20个，总投资80亿元；农业项目15个。",
    "全市到位资金61.32亿元，完成年度目标任务110亿元的55.7%，超序时进度5.7个百分点。",
    "汉阴县、石泉县、平利县新签约项目依次为9个、11个、8个。",
    "总投资5亿元的华宇电子产业园项目已开工，建成后年产值8亿元，可带动就业300人。",
    "截至6月底，亿元以上项目开工28个，开工率74.4%，组织招商小分队16支，外出招商127批次。",
)
TRAILING = (
    "招商干部说，下一季度他们还会继续跑企业、送服务。",
    "会议要求，各级各部门要压实责任，优化营商环境。",
    "记者在园区看到，工人们正忙着装车。",
)


def page(*paragraphs: str, **given: Any) -> Document:
    """A news page of 安康市."""
    return document(*paragraphs, title="招商引资工作简报", kind="news", **given)


def columns(row: Observation | Project) -> tuple[object, ...]:
    """All that a row says, but for the identifiers, which come from the document's bytes."""
    return tuple(getattr(row, part.name) for part in fields(row) if part.name not in ("id", "pair"))


def rows(extraction: Extraction) -> list[Observation | Project]:
    return [*extraction.observations, *extraction.projects]


def facts(extraction: Extraction) -> list[tuple[object, ...]]:
    return [columns(row) for row in rows(extraction)]


def evidence(extraction: Extraction) -> list[Evidence]:
    return [words for row in rows(extraction) for words in row.evidence] + [
        words for proposal in extraction.proposals for words in proposal.evidence
    ]


@pytest.fixture(scope="module")
def report() -> Extraction:
    return extract(page(*REPORT))


def test_the_report_is_rich_enough_for_what_follows(report: Extraction) -> None:
    assert len(report.observations) >= 16
    assert [project.name for project in report.projects] == ["华宇电子产业园项目"]
    assert report.checks


def test_every_quote_stands_at_its_offsets(report: Extraction) -> None:
    assert all(report.document.text[words.start : words.end] == words.quote for words in evidence(report))
    assert all(words.quote.strip() for words in evidence(report))
    assert all(row.evidence for row in rows(report))


def test_no_two_rows_share_an_id(report: Extraction) -> None:
    ids = [row.id for row in rows(report)] + [check.id for check in report.checks]
    assert len(ids) == len(set(ids))
    assert all(ids)


def test_the_same_document_gives_the_same_extraction(report: Extraction) -> None:
    again = extract(page(*REPORT))
    assert again == report
    assert json.dumps(again.to_json(), ensure_ascii=False) == json.dumps(report.to_json(), ensure_ascii=False)


def test_every_column_keeps_to_the_contract(report: Extraction) -> None:
    for row in report.observations:
        assert row.metric in METRICS
        assert row.role in ROLES
        assert row.bound in BOUNDS
        assert row.basis in (None, "cumulative", "period")
        assert type(row.value) is Decimal
        assert 0 <= row.confidence <= 1
        assert row.rule
        assert row.period_start is None or row.period_end is None or row.period_start <= row.period_end
    known = {row.id for row in rows(report)}
    assert all(set(check.members) <= known for check in report.checks)


def test_the_rows_stand_in_the_order_of_the_text(report: Extraction) -> None:
    starts = [row.evidence[0].start for row in report.observations]
    assert starts == sorted(starts)


def test_the_contracts_json_holds_plain_values_only(report: Extraction) -> None:
    shown = json.loads(json.dumps(report.to_json(), ensure_ascii=False))
    assert shown.keys() == {"document", "observations", "projects", "proposals", "checks"}
    first = shown["observations"][0]
    assert first["value"] == "35"
    assert first["period_end"] == "2023-06-30"
    invested = shown["observations"][1]
    assert invested["value"] == "12050000000"
    assert invested["min_investment_cny"] is None


@pytest.mark.parametrize("paragraph", TRAILING)
def test_an_unrelated_paragraph_at_the_end_changes_no_fact(paragraph: str, report: Extraction) -> None:
    assert facts(extract(page(*REPORT, paragraph))) == facts(report)


@pytest.mark.parametrize("dropped", range(1, len(REPORT)))
def test_dropping_the_last_paragraphs_changes_no_earlier_fact(dropped: int, report: Extraction) -> None:
    shorter = extract(page(*REPORT[:dropped]))
    kept = [columns(row) for row in report.observations if row.evidence[-1].end <= len(shorter.document.text)]
    assert [columns(row) for row in shorter.observations] == kept


def test_the_order_in_which_documents_are_read_does_not_matter(report: Extraction) -> None:
    other = page("2022年，紫阳县引进项目12个，总投资30亿元。", path="另一篇.html")
    first = extract(other)
    assert extract(page(*REPORT)) == report
    assert extract(other) == first


def test_two_documents_share_no_id(report: Extraction) -> None:
    other = extract(page(*REPORT, "招商工作持续推进。"))
    assert not {row.id for row in report.observations} & {row.id for row in other.observations}


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("",),
        ("全市上下坚持“一把手”招商，营造亲商、安商、富商的良好氛围。",),
        ("会议强调，要树牢“项目为王”理念，以高质量招商推动高质量发展。", "他指出，要用好“一图三库”，做到“两张清单”。"),
    ],
)
def test_a_document_without_figures_gives_nothing(paragraphs: tuple[str, ...]) -> None:
    found = extract(page(*paragraphs))
    assert (found.observations, found.projects, found.proposals, found.checks) == ((), (), (), ())


@pytest.mark.parametrize("kind", ["furniture", "note"])
def test_page_furniture_says_nothing(kind: str) -> None:
    text = "相关新闻：1—6月，全市新签约项目35个，总投资120.5亿元。"
    page = Document(
        path="页面.html",
        sha256="0" * 64,
        text=text,
        blocks=(Block(kind, 0, len(text)),),  # type: ignore[arg-type]
        published=date(2023, 7, 20),
        region_code="610900",
    )
    assert extract(page).observations == ()


def test_a_document_of_unknown_place_and_day_still_gives_its_numbers() -> None:
    text = "上半年，全市新签约项目35个，总投资120.5亿元。"
    page = Document(path="页面.html", sha256="0" * 64, text=text, blocks=(Block("paragraph", 0, len(text)),))
    found = extract(page).observations
    assert [(row.metric, row.value) for row in found] == [
        ("project_count", 35),
        ("total_investment", Decimal(12_050_000_000)),
    ]
    assert {row.region_code for row in found} == {None}
    assert {(row.period_start, row.period_end) for row in found} == {(None, None)}


# -- any text ------------------------------------------------------------------------------------------------------------

WORDS = (
    "全市 汉阴县 石泉县 各 新签约 签约 开工 投产 项目 工业 总投资 到位资金 完成 年度目标 同比 增长 下降 占 其中 分别为 依次为 "
    "累计 1—6月 上半年 去年同期 2022年 截至6月底 目前 预计 力争 35个 12个 120亿元 3亿元 420万美元 55.7% 5.7个百分点 亿元以上 "
    "10亿元至15亿元 第三位 近七成 三四百 华宇电子产业园项目 有限公司 开工率 的 ， 。 ； 、 （ ） “ ” ： 5 八 百 \n 家 年产3000吨 "
    "一期 位于 用工 倍 每亩 比 均 下一步打算 2020年 2月29日 提案 承办单位 进度"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map("".join))
@example("35个华宇电子产业园项目\n")  # a label that is all of its line
@settings(max_examples=1000, deadline=None)
def test_any_run_of_the_domains_words_is_read_and_its_evidence_fits(text: str) -> None:
    found = extract(page(*text.split("\n")))
    assert all(found.document.text[words.start : words.end] == words.quote for words in evidence(found))
    ids = [row.id for row in rows(found)]
    assert len(ids) == len(set(ids))
    assert all(row.role in ROLES and row.metric in METRICS for row in found.observations)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_read(text: str) -> None:
    found = extract(page(*text.splitlines()))
    assert all(found.document.text[words.start : words.end] == words.quote for words in evidence(found))


@given(
    st.lists(st.sampled_from(TRAILING), min_size=1, max_size=3),
    st.lists(st.sampled_from(REPORT), min_size=1, unique=True),
)
@settings(max_examples=25, deadline=None)
def test_sentences_that_say_nothing_change_nothing(trailing: list[str], paragraphs: list[str]) -> None:
    assert facts(extract(page(*paragraphs, *trailing))) == facts(extract(page(*paragraphs)))
