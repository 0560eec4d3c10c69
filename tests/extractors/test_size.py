"""Large documents: reading takes work in proportion to their length, counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from extractors import extract
from extractors.document import Block, Cell, Document, Table
from extractors.language import LONGEST, sentences

COUNTIES = ("将乐县", "泰宁县", "建宁县", "宁化县", "清流县", "明溪县", "大田县", "尤溪县", "永安市", "沙县区")
HEADS = ("县区", "签约项目数（个）", "总投资（亿元）", "到位资金（亿元）", "目标任务（亿元）", "完成率（%）")


def document(text: str, blocks: tuple[Block, ...], tables: tuple[Table, ...] = ()) -> Document:
    return Document(
        path="large.txt",
        sha256="0" * 64,
        text=text,
        blocks=blocks,
        tables=tables,
        published=date(2022, 10, 1),
        kind="report",
        region="福建省三明市",
        region_code="350400",
    )


def table_of(rows: int) -> Document:
    """Counties with their counts, amounts, targets and rates, every value another."""
    body = []
    for number in range(rows):
        funds, target = 1 + number % 97, 100 + number % 89
        rate = f"{100 * funds / target:.2f}"
        body.append((COUNTIES[number % len(COUNTIES)], str(1 + number), f"{number}.5", str(funds), str(target), rate))
    lines, cells, at = [], [], 0
    for row, values in enumerate((HEADS, *body)):
        for column, value in enumerate(values):
            cells.append(Cell(row, column, at, at + len(value)))
            at += len(value) + 1
        lines.append("\t".join(values))
    text = "\n".join(lines)
    return document(text, (Block("table", 0, len(text)),), (Table(0, len(text), tuple(cells)),))


def prose_of(paragraphs: int) -> Document:
    """Paragraphs of several sentences, every figure another, with targets and rates."""
    said = []
    for number in range(paragraphs):
        county = COUNTIES[number % len(COUNTIES)]
        said.append(
            f"{county}召开招商引资工作推进会。今年1—9月，全县新签约项目{number + 12}个，总投资{number + 100}.7亿元，"
            f"到位资金{number % 70 + 3}.2亿元，完成年度目标任务{number % 50 + 90}亿元的{number % 60 + 20}.5%。"
            f"其中工业项目{number % 9 + 2}个、农业项目{number % 7 + 2}个。"
        )
    return prose(said)


def prose(paragraphs: list[str]) -> Document:
    """A document of these paragraphs."""
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block("paragraph", at, at + len(words)))
        at += len(words) + 1
    return document("\n".join(paragraphs), tuple(blocks))


def projects_of(paragraphs: int) -> Document:
    """A paragraph a project: named with its investor and amount, and spoken of again in the next sentence."""
    signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    said = []
    for number in range(paragraphs):
        brand = signs[number % 22] + signs[number // 22 % 22] + signs[number // 484]
        said.append(
            f"{brand}科技公司投资{number % 90 + 10}.5亿元建设的{brand}新能源电池材料生产基地项目正式开工。"
            f"该项目占地{number + 100}亩，预计年产值{number % 70 + 30}亿元。"
        )
    return prose(said)


def calls(read: Document) -> int:
    """How many functions are called while a document is read, the interpreter's own among them."""
    made = 0

    def count(_frame: FrameType, event: str, _said: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract(read)
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize(("make", "small"), [(table_of, 60), (prose_of, 100), (projects_of, 100)])
def test_four_times_the_document_is_about_four_times_the_work(make: Callable[[int], Document], small: int) -> None:
    """By the square it would be sixteen times; a little over four, as a rate of a short text has fewer to be tried with."""
    extract(make(2))  # what is loaded once
    assert calls(make(4 * small)) < 6 * calls(make(small))


def test_every_row_of_a_long_table_is_read_and_checked() -> None:
    found = extract(table_of(600))
    assert len([row for row in found.observations if row.role == "completion_rate"]) > 500
    assert len([check for check in found.checks if check.kind == "completion_rate" and check.holds]) > 500


def test_each_of_many_projects_is_told_from_the_others() -> None:
    found = extract(projects_of(600))
    assert len({project.name for project in found.projects}) == 600


def test_a_list_without_a_full_stop_is_parted_at_a_comma_and_nothing_is_lost() -> None:
    text = "".join(f"第{number}批项目，" for number in range(3000))
    parts = list(sentences(text))
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(end - start <= LONGEST and text[end - 1] == "，" for start, end in parts)
