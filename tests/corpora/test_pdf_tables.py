"""Tables of every kind in PDFs, read to the cell: what the generator drew is what the document holds."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import PageBreak

from corpora import read_bytes
from tests.corpora import table_pdfs
from tests.corpora.table_pdfs import KINDS, TablePdf, compare, make, read_tables


@pytest.mark.parametrize("kind", KINDS)
def test_tables_of_a_kind_are_read_to_the_cell(kind: str) -> None:
    drawn = [make(kind, seed) for seed in range(2)]
    found = [(gold, read_bytes(f"{kind}.pdf", gold.data)) for gold in drawn]
    agreement = compare(found)
    assert (agreement.cell_f1, agreement.row_f1) == (1, 1)
    prose = [document.text.split("\n") for _, document in found if table_pdfs.LEAD in document.text]
    assert all(lines[-1] == table_pdfs.TAIL for lines in prose)


def test_a_wrong_cell_counts_against_its_row_and_against_itself() -> None:
    gold = make("ruled", 0)
    document = read_bytes("a.pdf", gold.data)
    changed = [list(row) for row in gold.tables[0]]
    changed[2][1] += "0"
    agreement = compare([(TablePdf("ruled", gold.data, [changed], 1), document)])
    cells, rows = sum(len(row) for row in changed), len(changed)
    assert agreement.cell_f1 == (cells - 1) / cells
    assert agreement.row_f1 == (rows - 1) / rows


NAMES = st.text("甲乙丙丁东西南北山水县区", min_size=1, max_size=7)
FIGURES = st.one_of(
    st.integers(0, 99999).map(str),
    st.decimals(0, 9999, places=2).map(str),
    st.decimals(0, 200, places=1).map(lambda value: f"{value}%"),
    st.just("—"),
)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.integers(2, 5).flatmap(
        lambda width: st.lists(st.tuples(NAMES, *[FIGURES] * width).map(list), min_size=3, max_size=12)
    ),
    lines=st.sampled_from(["grid", "three", "open"]),
    align=st.sampled_from(["CENTER", "RIGHT", "LEFT"]),
)
def test_any_ruled_table_of_names_and_figures_comes_back(rows: list[list[str]], lines: str, align: str) -> None:
    table = [["县区", *(f"指标{'一二三四五'[column]}" for column in range(len(rows[0]) - 1))], *rows]
    data = table_pdfs.story(table_pdfs.LEAD, table_pdfs.table(table, lines, align=align), table_pdfs.TAIL)
    assert read_tables(read_bytes("a.pdf", data)) == [table]


def test_number_broken_in_a_narrow_cell_is_one_number_and_two_numbers_stay_two() -> None:
    rows = [["县区", "到位资金"], ["甲县", "12345\n67.89"], ["乙县", "45\n67"]]
    laid = table_pdfs.table(rows, "grid", widths=[60, 40])
    document = read_bytes("a.pdf", table_pdfs.story(laid, table_pdfs.TAIL))
    assert [row[1] for row in read_tables(document)[0][1:]] == ["1234567.89", "45 67"]


def test_table_goes_on_below_the_words_that_say_so() -> None:
    rows = table_pdfs.figures(random.Random(3), 12)
    first, second = table_pdfs.table(rows[:7], "grid"), table_pdfs.table([rows[0], *rows[7:]], "grid")
    data = table_pdfs.story("附表：完成情况表", first, PageBreak(), "续表", second, table_pdfs.TAIL)
    document = read_bytes("a.pdf", data)
    assert read_tables(document) == [rows]
    assert "续表" not in document.text


def test_a_column_that_is_empty_on_the_next_page_is_put_back() -> None:
    head = ["序号", "项目名称", "总投资", "备注"]
    rows = [head, *([str(at), f"第{at}号厂房项目", f"{at}.5", "续建" if at < 4 else ""] for at in range(1, 9))]
    widths = [40, 150, 60, 60]
    first, second = (table_pdfs.table(part, "grid", widths=widths) for part in (rows[:5], rows[5:]))
    document = read_bytes("a.pdf", table_pdfs.story("附表：完成情况表", first, PageBreak(), second, table_pdfs.TAIL))
    assert read_tables(document) == [[row if row[3] else [*row[:3], ""] for row in rows]]


def test_sentence_above_a_table_is_no_caption() -> None:
    rows = table_pdfs.figures(random.Random(4), 4)
    document = read_bytes("a.pdf", table_pdfs.story(table_pdfs.LEAD, table_pdfs.table(rows, "grid")))
    assert document.tables[0].captions == ()
    assert table_pdfs.LEAD in [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
