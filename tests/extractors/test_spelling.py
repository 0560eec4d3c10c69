"""The same words typed in another way read the same: scripts, widths of marks, slips, spaces within a phrase."""

from __future__ import annotations

import random
from dataclasses import fields
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import Extraction, extract
from extractors.explain import explain
from extractors.spelling import Spelling, closed_up, mended, simplified, widened
from extractors.wording import reworded
from tests.extractors.test_extract import REPORT, evidence, page


def test_a_full_stop_within_an_amount_is_read_as_a_point_and_said_to_be_less_sure() -> None:
    found = extract(page("上半年，全市新签约项目35个，总投资57。6亿元，到位资金3.2亿元。")).observations
    assert {(row.metric, row.value, row.confidence) for row in found} == {
        ("project_count", Decimal(35), Decimal(1)),
        ("total_investment", Decimal(5_760_000_000), Decimal("0.5")),
        ("funds_in_place", Decimal(320_000_000), Decimal(1)),
    }
    assert any("57。6亿元" in evidence.quote for row in found for evidence in row.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "全市新签约项目12个，居全省第3。5亿元以上项目8个。",
        "全市新签约项目12个，居全省第3。5亿元项目8个。",
        "全市新签约项目的时间是2021。6亿元资金已到位。",
        "全市新签约项目共12。5个已经开工。",
    ],
)
def test_a_full_stop_between_two_sentences_stays_one(text: str) -> None:
    assert mended(text) == (text, ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("14 775万元", 147_750_000),
        ("1\u00a0234\u00a0567万元", 12_345_670_000),
        ("14\u2009775.5万元", 147_755_000),
        (" 14 775 万元", 147_750_000),
    ],
)
def test_thousands_set_off_by_a_blank_are_one_number(written: str, value: int) -> None:
    (row,) = extract(page(f"上半年，全市招商引资到位资金{written}。")).observations
    assert (row.metric, row.value) == ("funds_in_place", Decimal(value))


@pytest.mark.parametrize(
    "text", ["见表1 300个项目情况。", "截至2021 300个项目已开工。", "到位资金（万元）\n云县 14 775 20 310"]
)
def test_two_figures_beside_each_other_stay_two(text: str) -> None:
    assert mended(text) == (text, ())


HALF_WIDTH = str.maketrans("，；：（）！？", ",;:()!?")


def test_half_width_marks_change_no_fact() -> None:
    # as pages have them that were typed or normalised so: the real documents of the genre come in both widths
    wide, half = (extract(page(*paragraphs)) for paragraphs in (REPORT, [p.translate(HALF_WIDTH) for p in REPORT]))
    skipped = {"id", "evidence", "pair"}  # what tells one document from another
    for told, again in ((wide.observations, half.observations), (wide.projects, half.projects)):
        names = [field.name for field in fields(told[0]) if field.name not in skipped]
        assert [[getattr(row, name) for name in names] for row in again] == [
            [getattr(row, name) for name in names] for row in told
        ]
    assert len(half.checks) == len(wide.checks) > 0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("签约47个,总投资10亿元(一期3亿元);开工9个", "签约47个，总投资10亿元（一期3亿元）；开工9个"),
        ("增长5%,其中", "增长5%，其中"),
        ("到位1,234万元,投资3,5,8亿元", "到位1,234万元，投资3,5,8亿元"),
        ("会议10:30开始", "会议10:30开始"),
        ("地区生产总值(GDP)", "地区生产总值（GDP）"),
        ("见https://www.example.com/a,b", "见https://www.example.com/a,b"),
        ("f(x), g(y)", "f(x), g(y)"),
    ],
)
def test_marks_between_chinese_words_are_read_as_wide_ones(text: str, read: str) -> None:
    assert widened(text) == read


@given(st.text(st.sampled_from("签约个项目亿元0123456789,;:()!?%abc \n，（）"), max_size=60))
def test_widening_changes_marks_alone_one_for_one(text: str) -> None:
    once = widened(text)
    assert len(once) == len(text)
    assert all(a == b or b in "，；：（）！？" for a, b in zip(text, once, strict=True))


def test_answers_in_traditional_spelling() -> None:
    assert (
        simplified("對第61號提案的答覆，專此函覆，覆函已發，覆蓋全縣。")
        == "对第61号提案的答复，专此函复，复函已发，覆盖全县。"
    )


SKIPPED = {"id", "evidence", "pair"}  # what tells one document from another


def columns(found: Extraction) -> list[list[object]]:
    """What is said of each observation and project, spaces in names apart."""
    told = [
        [getattr(row, field.name) for field in fields(row) if field.name not in SKIPPED]
        for rows in (found.observations, found.projects)
        for row in rows
    ]
    return [[value.replace(" ", "") if isinstance(value, str) else value for value in row] for row in told]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("全市引进 12 个项目，总投资 3.5 亿元，增长 8.2 %。", "全市引进12个项目，总投资3.5亿元，增长8.2%。"),
        ("截至 2021 年 6 月 30 日，签约 7 个。", "截至2021年6月30日，签约7个。"),
        ("1 - 6 月，新开工项目28个。", "1-6月，新开工项目28个。"),
        ("新建 110 千伏变电站，与 ABB 公司签约。", "新建110千伏变电站，与ABB公司签约。"),
        ("到位资金\u00a05.1\u3000亿元，居第 3 位。", "到位资金5.1亿元，居第3位。"),
        ("总投资8亿元，同 比 增 长12%。", "总投资8亿元，同比增长12%。"),
        ("签约项目 ，总投资（ 5亿元 ）。", "签约项目，总投资（5亿元）。"),
        ("平利县引进 12 个项目", "平利县引进12个项目"),
        (
            "全县签 约12个项目，总投 资45亿元，年度计 划投资9亿元。",
            "全县签约12个项目，总投资45亿元，年度计划投资9亿元。",
        ),
        # what spaces do part
        ("分解各项 目标任务，公开 工作流程。", "分解各项 目标任务，公开 工作流程。"),
        ("平利县招商会开幕 12个项目签约", "平利县招商会开幕 12个项目签约"),
        ("01 项目签约", "01 项目签约"),
        ("1 华宇电子产业园 50000 2021", "1 华宇电子产业园 50000 2021"),
        ("建议号86 提案人：张三，李四", "建议号86 提案人：张三，李四"),
        ("汉阴县 石泉县 平利县", "汉阴县 石泉县 平利县"),
    ],
)
def test_spaces_that_part_nothing_are_passed_over(text: str, read: str) -> None:
    assert closed_up(text) == read


def spaced(text: str, seed: int | None = None) -> str:
    """The text with a space wherever a digit and a Chinese character meet; with a seed, at some of these places."""
    chance = random.Random(seed)
    characters = [text[0]]
    for before, after in pairwise(text):
        meets = (before.isdigit() and "\u4e00" <= after <= "\u9fff") or (
            after.isdigit() and "\u4e00" <= before <= "\u9fff"
        )
        characters.append(" " + after if meets and (seed is None or chance.random() < 0.5) else after)
    return "".join(characters)


@given(st.one_of(st.none(), st.integers(0, 1000)))
@settings(max_examples=15, deadline=None)
def test_spaces_about_figures_change_no_fact(seed: int | None) -> None:
    # as many sites set them; half of the sentences of the genre read otherwise before they were passed over
    typed = extract(page(*(spaced(paragraph, seed) for paragraph in REPORT)))
    assert columns(typed) == columns(extract(page(*REPORT)))
    assert all(typed.document.text[words.start : words.end] == words.quote for words in evidence(typed))


@pytest.mark.parametrize("marks", ['""', "「」"])
def test_quotes_of_another_form_change_no_fact(marks: str) -> None:
    curved = (
        "总投资5亿元的“云上汉阴”数据中心项目已开工。“项目总投资3.2亿元，月底投产。”负责人说。全县“归雁”项目签约7个。"
    )
    other = curved.translate(str.maketrans("“”", marks))
    assert columns(extract(page(other))) == [
        [value.translate(str.maketrans("“”", marks)) if isinstance(value, str) else value for value in row]
        for row in columns(extract(page(curved)))
    ]


def test_the_words_of_a_fact_are_those_of_the_page_with_its_spaces() -> None:
    found = extract(page("总投资 5 亿元的年产 3 万吨电子布项目已开工。上半年，全市新签约项目 35 个。"))
    assert [row.name.replace("项目", "") for row in found.projects] == ["年产 3 万吨电子布"]
    assert [row.evidence[0].quote for row in found.observations] == ["全市新签约项目 35 个"]


def test_an_explanation_tells_places_in_the_page_with_its_spaces() -> None:
    written = page(*map(spaced, REPORT))
    for sentence in explain(written):
        assert written.text[sentence.start : sentence.end].strip() == sentence.text
        for parts in (sentence.found, sentence.resolved, sentence.dropped):
            assert [written.text[part.start : part.end] for part in parts] == [part.words for part in parts]


def test_a_page_without_spaces_is_read_as_it_is() -> None:
    written = page(*REPORT)
    assert Spelling(written).read is written


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "3月，12个项目集中动工，破土动工后推动工业、启动工程。",
            "3月，12个项目集中开工，开工后推动工业、启动工程。",
        ),
        ("现场签订项目12个，签订项目投资协议9份。", "现场签约项目12个，签订项目投资协议9份。"),
        ("签订了总投资9亿元的叠片电池项目。", "签约了总投资9亿元的叠片电池项目。"),
        ("1亿元（含）以上项目9个，5000万元以上（含5000万元）的3个。", "1亿元以上项目9个，5000万元以上的3个。"),
        ("5—10亿元（不含10亿元）项目1个，5亿元（含5亿元）至8亿元。", "5—10亿元项目1个，5亿元至8亿元。"),
        ("全县向好。据悉，新签约9个。他据悉，未到。", "全县向好。新签约9个。他据悉，未到。"),
        ("记者了解到，签约9个。\n据测算，开工3个。据统计，", "签约9个。\n开工3个。据统计，"),
        ("值得一提的是，其中外资项目9个。可喜的是，", "其中外资项目9个。"),
        ("签约9个，这其中，外资3个。在这其中内资6个，当中，", "签约9个，其中，外资3个。其中内资6个，其中，"),
        ("截止到6月末，截止目前；本月末，周末。年初至今，", "截至6月底，截至目前；本月底，周末。年初以来，"),
        ("建成并投产，竣工并投产，申请并投产", "建成投产，竣工投产，申请并投产"),
        ("签约了12个项目，引进了资金3亿元，完成了投资2亿元。", "签约12个项目，引进资金3亿元，完成投资2亿元。"),
        ("分别签约8个以及6个，工业以及农业项目。", "分别签约8个和6个，工业以及农业项目。"),
        ("完成了主体工程，推进了12个项目。", "完成了主体工程，推进了12个项目。"),
        ("签约总投资9亿元的叠片电池项目，签约投资额5亿元。", "签约了总投资9亿元的叠片电池项目，签约投资额5亿元。"),
        ("签约了投资9亿元的叠片电池项目。", "签约了投资9亿元的叠片电池项目。"),
        # counts in Chinese numerals
        ("引进三十九个项目，二十家企业投产，一百零六项在建。", "引进39个项目，20家企业投产，106项在建。"),
        ("开工项目两个，石泉县五个，亿元以上的一个。", "开工项目2个，石泉县5个，亿元以上的1个。"),
        ("石泉三个、汉阴一个。", "石泉3个、汉阴1个。"),
        ("近三十个，项目数二十六个", "近30个，项目数26个"),
        # which ones, slogans, articles and numbers that are about so many
        ("这两个，前三家，每县一个，其中的一个，又签一个。", "这两个，前三家，每县一个，其中的一个，又签一个。"),
        ("开工一个、建成一个、见效一个", "开工一个、建成一个、见效一个"),
        (
            "三个一批、三四十个、几十个、二十多家、第十二个、数十家、数十个，",
            "三个一批、三四十个、几十个、二十多家、第十二个、数十家、数十个，",
        ),
    ],
)
def test_words_of_one_meaning_are_read_as_one(text: str, read: str) -> None:
    assert reworded(text) == read


def test_the_words_of_a_fact_are_those_of_the_page_however_they_are_read() -> None:
    found = extract(page("今年以来，白河县集中动工三十九个项目。据悉，汉阴县动工十个，总投资１２亿元。"))
    assert [(row.value, row.stage, row.evidence[0].quote) for row in found.observations] == [
        (39, "started", "白河县集中动工三十九个"),
        (10, "started", "汉阴县动工十个"),
        (1_200_000_000, "started", "总投资１２亿元"),
    ]
    assert all(found.document.text[words.start : words.end] == words.quote for words in evidence(found))
