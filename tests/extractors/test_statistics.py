"""Statistics of nations, provinces and zones: each case is a short text of ours and what a reader takes from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors import Document, Extraction, extract
from extractors.document import Block
from extractors.gazetteer import division, locate_document

YI = Decimal(10**8)


def read(*paragraphs: str, place: str = "350000", published: str = "2023-07-20") -> Extraction:
    """A page of one block a paragraph, of 福建省 where nothing else is said."""
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block("paragraph", len(text), len(text) + len(words)))
        text += words + "\n"
    home = division(place)
    assert home is not None
    return extract(
        Document(
            path="统计.txt",
            sha256="c" * 64,
            text=text,
            blocks=tuple(blocks),
            published=date.fromisoformat(published),
            region=home.name,
            region_code=place,
        )
    )


def said(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Every row as measure, role and value; amounts in 亿."""
    return [
        (row.metric, row.role, f"{(row.value / YI if row.unit in ('CNY', 'USD') else row.value).normalize():f}")
        for row in extraction.observations
    ]


@pytest.mark.parametrize(
    "text",
    [
        "中新网北京3月12日电 商务部12日发布，前两个月全国新设立外商投资企业五千家，香港、台湾投资增长。",
        "国家统计局公布，1至5月固定资产投资同比增长四个百分点。东部、西部均有增长。全国民间投资回升。",
        "商务部通报考评结果：苏州、青岛、成都三地的园区列前三，占全国比重上升。",
    ],
)
def test_a_ministrys_figures_are_the_whole_nations(text: str) -> None:
    place = locate_document(None, None, text)
    assert place is not None and place.code == "100000"


def test_a_city_that_a_ministry_visits_keeps_its_page() -> None:
    text = "商务部调研组到泉州市考察。泉州市上半年新签约项目四十个，泉州市商务局介绍了全市外资企业。"
    place = locate_document("调研组走进泉州市", None, text)
    assert place is not None and place.code == "350500"


def test_where_a_report_was_written_is_not_whose_figures_it_gives() -> None:
    rows = read("中新网福州7月18日电（记者 林某）上半年，实际使用外资12.6亿美元，同比增长5.1%。").observations
    assert {row.region_code for row in rows} == {"350000"}


def test_where_capital_comes_from_is_no_place_of_the_nations_figures() -> None:
    rows = read(
        "1至6月，全国实际使用外资520亿美元。对华投资前三位国家/地区依次为：香港（361.5亿美元）、新加坡（40.2亿美元）、台湾省（18.3亿美元）。",
        place="100000",
    )
    assert said(rows) == [
        ("foreign_capital", "actual", "520"),
        ("foreign_capital", "actual", "361.5"),
        ("foreign_capital", "actual", "40.2"),
        ("foreign_capital", "actual", "18.3"),
    ]
    assert {row.region_code for row in rows.observations} == {"100000"}


def test_parts_of_fixed_asset_investment_are_measured_as_the_whole_is() -> None:
    rows = read(
        "上半年，全省固定资产投资6200亿元，同比增长7.2%。",
        "分产业看，第一产业投资180亿元，增长12.5%；第二产业投资2120亿元，增长9.4%；第三产业投资3900亿元。",
        "分隶属关系看，中央项目投资410亿元，增长3.1%；地方项目投资5790亿元。",
    )
    assert {row.metric for row in rows.observations} == {"fixed_asset_investment"}
    assert len(rows.observations) == 10
    assert not rows.projects
    assert [check.message for check in rows.checks] == [
        "180 + 2120 + 3900 = 6200,与文中一致",
        "410 + 5790 = 6200,与文中一致",
    ]


def test_a_class_of_fixed_asset_investment_is_no_amount() -> None:
    assert said(read("1至5月，全省500万元以上固定资产投资同比增长18.6%，列全国第9位。")) == [
        ("fixed_asset_investment", "growth_yoy", "18.6"),
        ("fixed_asset_investment", "rank", "9"),
    ]


def test_a_rank_behind_a_growth_is_of_the_same_measure_whatever_it_is() -> None:
    rows = read(
        "上半年，一般公共预算收入21.5亿元，同比增长4.1%、列全省第2位；外贸进出口总额9亿元、增长6%、列全省第2位。",
        place="350500",
    )
    assert said(rows) == [
        ("other", "actual", "21.5"),
        ("other", "growth_yoy", "4.1"),
        ("other", "rank", "2"),
        ("other", "actual", "9"),
        ("other", "growth_yoy", "6"),
        ("other", "rank", "2"),
    ]


def test_the_growth_of_what_is_not_read_is_not_another_measures() -> None:
    assert said(read("上半年，固定资产投资增长8%；全社会用电量2.6亿千瓦时，同比增长39.4%。")) == [
        ("fixed_asset_investment", "growth_yoy", "8"),
        ("other", "growth_yoy", "39.4"),
    ]


def test_a_class_in_dollars_is_none_in_yuan() -> None:
    (row,) = read("截至6月底，全省3000万美元以上的外资项目119个。").observations
    assert (row.value, row.min_investment_cny) == (119, None)


def test_a_class_of_firms_is_no_amount() -> None:
    rows = read(
        "上半年，新设立投资总额超过1亿美元的大型外商投资企业超过55家。截至6月底，东部拥有营业收入30亿元以上、西部拥有营业收入15亿元以上制造业企业共176家。"
    )
    assert said(rows) == [("enterprise_count", "actual", "55"), ("enterprise_count", "actual", "176")]


def test_what_goes_abroad_is_no_investment_here() -> None:
    assert said(read("上半年，全省对外直接投资12.4亿美元，实际使用外资20.5亿美元，其中香港到资11亿美元。")) == [
        ("other", "actual", "12.4"),
        ("foreign_capital", "actual", "20.5"),
        ("foreign_capital", "actual", "11"),
    ]
