"""Offsets: whatever the parts, every block, cell and caption points at its own words."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.characters import cell_line, one_line
from corpora.document_builder import Known, build
from corpora.draft import Draft, Grid, GridCell, Line, Part, Spot
from extractors.document import BlockKind

words = st.text(st.sampled_from("项目签约总投资亿元个，。：35表注单位\t\n 　Ａ"), max_size=30).map(one_line)
lines = st.builds(Line, words, st.sampled_from(["paragraph", "heading", "note", "furniture", "title"]))
rows = st.lists(st.lists(words.map(cell_line), min_size=2, max_size=4), min_size=1, max_size=4)


def grid_of(values: list[list[str]]) -> Grid:
    return Grid(
        [GridCell(row, column, text) for row, members in enumerate(values) for column, text in enumerate(members)]
    )


@settings(deadline=None)  # the first example loads the gazetteer
@given(st.lists(st.one_of(lines, rows.map(grid_of)), max_size=8))
def test_offsets_fit(parts: list[Line | Grid]) -> None:
    wanted = [part.text for part in parts if isinstance(part, Line) and part.text]
    cells = [cell.text for part in parts if isinstance(part, Grid) for cell in part.cells]
    document = build("a.html", b"x", Draft(parts=parts), Known(region_code="350400"))
    text = document.text
    assert [text[b.start : b.end] for b in document.blocks if b.kind != "table"] == wanted
    assert [text[c.start : c.end] for table in document.tables for c in table.cells] == cells
    ends = 0
    for block in document.blocks:
        assert ends <= block.start <= block.end <= len(text)
        ends = block.end
    for table in document.tables:
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
        assert all((start, end) in {(b.start, b.end) for b in document.blocks} for start, end in table.captions)


def test_places_move_with_their_line() -> None:
    draft = Draft(parts=[Line("标题", "title"), Line("签约九个", spots=[Spot(0, 2, 3, (1, 2, 3, 4)), Spot(2, 4, 4)])])
    document = build("a.pdf", b"x", draft, Known(region_code="350400"))
    assert [(document.text[p.start : p.end], p.page) for p in document.places] == [("签约", 3), ("九个", 4)]


def test_known_facts_win_over_guessed_ones() -> None:
    draft = Draft([Line("签约九个。")], title="猜的", published=date(2020, 1, 2), source="猜的网")
    known = Known(url="https://example.cn", title="说的", region_code="350428")
    document = build("a.html", b"x", draft, known)
    assert (document.title, document.published, document.source) == ("说的", date(2020, 1, 2), "猜的网")
    assert (document.url, document.region_code, document.region) == (
        "https://example.cn",
        "350428",
        "福建省三明市将乐县",
    )


def test_table_takes_the_lines_that_speak_of_all_of_it() -> None:
    table = grid_of([["县区", "项目数"], ["东河县", "9"]])
    parts: list[Part] = [
        Line("前三季度情况如下。"),
        Line("招商引资情况表"),
        Line("单位：个"),
        table,
        Line("注：含续建项目。"),
        Line("下一步要加力。"),
    ]
    document = build("a.html", b"x", Draft(parts=parts), Known(region_code="350400"))
    captions = [document.text[start:end] for start, end in document.tables[0].captions]
    assert captions == ["招商引资情况表", "单位：个", "注：含续建项目。"]
    assert [block.kind for block in document.blocks] == [
        "paragraph",
        "caption",
        "caption",
        "table",
        "caption",
        "paragraph",
    ]


def test_a_masthead_in_a_note_tells_the_place_and_a_note_of_origin_does_not() -> None:
    text = "大足区招商工作简报\n来源：上海证券报\n8月份，全区新签约项目9个。\n大足区招商投资局 2012年9月5日\n"
    kinds: tuple[BlockKind, ...] = ("note", "note", "paragraph", "note")
    parts: list[Line | Grid] = [Line(line, kind) for line, kind in zip(text.splitlines(), kinds, strict=True)]
    assert build("a.txt", b"x", Draft(parts=parts), Known()).region_code == "500111"


def test_a_place_in_traditional_script_and_the_code_of_the_day() -> None:
    draft = Draft(parts=[Line("遼寧省商務廳公布全省項目，瀋陽市、大連市居前。", "paragraph")])
    assert build("a.txt", b"x", draft, Known()).region_code == "210000"
    parts: list[Line | Grid] = [Line("长泰县全年完成投资9亿元，全县动工。", "paragraph")]
    dated = Known(title="长泰县项目完成投资", published=date(2017, 4, 19))
    assert build("a.txt", b"x", Draft(parts=parts), dated).region_code == "350625"
