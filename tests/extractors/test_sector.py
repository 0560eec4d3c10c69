"""The class that a figure is of: whole words, as written, and no verb for one."""

from __future__ import annotations

import pytest

from extractors import extract, lexicon
from extractors.facts import Observation
from tests.extractors.written import document


def observed(text: str) -> tuple[Observation, ...]:
    return extract(document(text)).observations


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("增压器产业集群实现销售收入62亿元。", "增压器产业集群"),
        ("新签约再生有色金属项目2个。", "再生有色金属"),
        ("新旧动能转换项目15个。", "新旧动能转换"),
        ("完成高技术制造业投资24亿元。", "高技术制造业"),
        ("全州执行风电光伏项目44个。", "风电光伏"),
        ("三是高新技术项目仅有4个。", "高新技术"),
        ("签约来自长三角的项目17个。", "长三角"),
        ("污水处理项目12个。", "污水处理"),
        ("木玩及配套项目4个。", "木玩及配套"),
        ("现代服务业项目14个。", "现代服务业"),
        ("引进域外资金18亿元。", "域外"),
        ("引进疆外资金18亿元。", "疆外"),
        ("引进省内资金4亿元。", "省内"),
        ("引进市外省内资金4亿元。", "市外省内"),
        ("引进市内资企业投资4亿元。", "内资"),
    ],
)
def test_a_class_is_whole_words_without_the_verb_before_it(text: str, sector: str) -> None:
    assert [row.sector for row in observed(text)] == [sector]


@pytest.mark.parametrize(
    "text",
    [
        "组织财政收入8亿元。",
        "全年突破400个项目。",
        "本次活动共涉及项目17个。",
        "全市共确定重点项目36个。",
        "该公司实现产值9亿元。",
        "观摩团先后走进5个项目。",
        "全市实施重点监控的项目204个。",
        "已向组委会上报项目54个。",
        "县教体局筹措资金80万元。",
    ],
)
def test_a_verb_or_the_whole_is_no_class(text: str) -> None:
    assert [row.sector for row in observed(text)] == [None]


def test_how_far_some_are_tells_them_apart() -> None:
    rows = observed("尚未开工的项目14个，其中用地未批9个、要素受限5个。")
    assert [row.sector for row in rows][1:] == ["用地未批", "要素受限"]


def test_a_class_is_written_as_the_document_writes_it() -> None:
    assert [row.sector for row in observed("簽約港資項目11個。")] == ["港資"]


@pytest.mark.parametrize(("word", "example"), list(lexicon.topic("sector")["activity"]["words"].items()))
def test_an_activity_stays_in_the_class_of_its_example(word: str, example: str) -> None:
    [row] = observed(f"新签约{example}。")
    assert row.sector is not None
    assert word in row.sector
