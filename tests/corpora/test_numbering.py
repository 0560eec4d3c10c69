"""Numbers that Word counts and keeps nowhere in the text: formats, levels, starts, restarts, styles, tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora import read_bytes
from corpora.readers.numbering import written
from tests.corpora.test_docx import HEAD, package, paragraph, run


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 102: "一〇二"}),
        ("chineseCountingThousand", {11: "十一", 100: "一百", 105: "一百零五", 110: "一百一十", 1005: "一千零五"}),
        ("japaneseCounting", {1: "一", 12: "十二", 21: "二十一"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 20: "贰拾", 105: "壹佰零伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {1: "⑴"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV", 1990: "MCMXC"}),
        ("lowerRoman", {3: "iii"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("hebrew1", {1: None}),
    ],
)
def test_a_number_in_each_format(style: str, said: dict[int, str | None]) -> None:
    assert {number: written(number, style) for number in said} == said


@given(number=st.integers(1, 9999), other=st.integers(1, 9999))
@pytest.mark.parametrize(
    "style", ["chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "upperRoman"]
)
def test_no_two_numbers_are_written_alike(style: str, number: int, other: int) -> None:
    assert (written(number, style) == written(other, style)) == (number == other)


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


OUTLINE = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
)


def lists(*definitions: str, instances: str = "") -> str:
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{content}</w:abstractNum>'
        for index, content in enumerate(definitions)
    )
    default = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>' for index in range(len(definitions))
    )
    return abstract + default + instances


def item(text: str, at: int = 0, number: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text) if text else "", properties)


def text_of(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"numbering": numbering, **({"styles": styles} if styles else {})}
    return read_bytes("a.docx", package(HEAD + body, parts)).text.split("\n")[1:]


def test_an_outline_of_an_official_paper() -> None:
    body = (
        item("总体情况")
        + item("签约情况", 1)
        + item("5亿元以上项目9个。", 2)
        + item("10亿元以上项目2个。", 2)
        + item("其中外资项目1个。", 3)
        + item("开工情况", 1)
        + item("新开工项目20个。", 2)
        + paragraph(run("没有编号的一段。"))
        + item("下一步打算")
        + item("抓开工", 1)
    )
    assert text_of(body, lists(OUTLINE)) == [
        "一、总体情况",
        "（一）签约情况",
        "1. 5亿元以上项目9个。",
        "2. 10亿元以上项目2个。",
        "1.2.1 其中外资项目1个。",
        "（二）开工情况",
        "1. 新开工项目20个。",
        "没有编号的一段。",
        "二、下一步打算",
        "（一）抓开工",
    ]


def test_a_heading_with_its_number_is_a_heading() -> None:
    document = read_bytes(
        "a.docx", package(HEAD + item("主要做法") + paragraph(run("签约项目35个。")), {"numbering": lists(OUTLINE)})
    )
    kinds = {document.text[block.start : block.end]: block.kind for block in document.blocks}
    assert kinds["一、主要做法"] == "heading"


def test_lists_of_one_definition_go_on_and_one_with_a_start_of_its_own_begins_there() -> None:
    own = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    instances = own.format(5, "") + own.format(6, restart.format(1)) + own.format(7, restart.format(4))
    body = item("甲") + item("乙", number=5) + item("丙", number=6) + item("丁", number=6) + item("戊", number=7)
    found = text_of(body + item("己", number=1), lists(OUTLINE, instances=instances))
    assert found == ["一、甲", "二、乙", "一、丙", "二、丁", "四、戊", "五、己"]


def test_a_list_with_levels_of_its_own() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条", start=3)}</w:lvlOverride>'
    instances = f'<w:num w:numId="8"><w:abstractNumId w:val="0"/>{override}</w:num>'
    found = text_of(item("总则", number=8) + item("分则", number=8), lists(OUTLINE, instances=instances))
    assert found == ["第3条 总则", "第4条 分则"]


@pytest.mark.parametrize(
    ("more", "third"),
    [("", "（1）丙"), ('<w:lvlRestart w:val="0"/>', "（2）丙"), ('<w:lvlRestart w:val="1"/>', "（1）丙")],
)
def test_a_level_begins_anew_unless_it_says_otherwise(more: str, third: str) -> None:
    numbering = lists(level(0, "decimal", "%1.") + level(1, "decimal", "（%2）", more))
    assert text_of(item("甲") + item("乙", 1) + item("章") + item("丙", 1), numbering)[-1] == third


def test_a_third_level_that_only_the_first_restarts() -> None:
    numbering = lists(
        level(0, "decimal", "%1章")
        + level(1, "decimal", "%2节")
        + level(2, "decimal", "第%3条", '<w:lvlRestart w:val="1"/>')
    )
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2) + item("f") + item("g", 2)
    assert [line for line in text_of(body, numbering) if "条" in line] == ["第1条 c", "第2条 e", "第1条 g"]


def test_a_style_gives_its_paragraphs_numbers_and_the_list_0_takes_them_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="我的标题"/><w:basedOn w:val="H2"/></w:style>'
    )
    body = "".join(
        paragraph(run(text), f'<w:pStyle w:val="{style}"/>{more}')
        for text, style, more in (
            ("甲", "H1", ""),
            ("乙", "H2", ""),
            ("丙", "Own", ""),
            ("丁", "H1", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
            ("戊", "H1", ""),
        )
    )
    assert text_of(body, lists(OUTLINE), styles) == ["一、甲", "（一）乙", "（二）丙", "丁", "二、戊"]


def test_a_definition_that_names_a_style_of_lists() -> None:
    linked = '<w:numStyleLink w:val="Outline"/>'
    named = f'<w:styleLink w:val="Outline"/>{OUTLINE}'
    assert text_of(item("甲") + item("乙", 1), lists(linked, named)) == ["一、甲", "（一）乙"]


def test_a_column_of_numbers_in_a_table() -> None:
    def cell(inner: str) -> str:
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    rows = [cell(paragraph(run(head))) for head in ("序号", "项目")]
    body = "<w:tr>" + "".join(rows) + "</w:tr>"
    for name in ("甲项目", "乙项目"):
        body += f"<w:tr>{cell(item(''))}{cell(paragraph(run(name)))}</w:tr>"
    assert text_of(f"<w:tbl>{body}</w:tbl>", lists(level(0, "decimal", "%1"))) == [
        "序号\t项目",
        "1\t甲项目",
        "2\t乙项目",
    ]


def test_what_is_not_printed_is_not_counted_and_an_empty_paragraph_is() -> None:
    hidden = paragraph(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
    )
    joined = paragraph(
        run("签约，"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    )
    body = item("甲") + hidden + item("") + joined + item("开工。")
    assert text_of(body, lists(OUTLINE)) == ["一、甲", "三、签约，开工。"]


def test_a_format_that_is_not_known_is_said_and_bullets_are_not_numbers() -> None:
    numbering = lists(level(0, "hebrew1", "%1."), level(0, "bullet", "\uf0b7"))
    document = read_bytes("a.docx", package(HEAD + item("甲。") + item("乙。", number=2), {"numbering": numbering}))
    assert document.text.split("\n")[1:] == ["甲。", "乙。"]
    assert "hebrew1" in document.warnings[0]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        '<w:num w:numId="1"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
        lists('<w:lvl w:ilvl="x"><w:start w:val="-3"/></w:lvl>'),
        lists(level(0, "decimal", "%9%1%", start=99_999_999)),
        lists('<w:numStyleLink w:val="nowhere"/>'),
    ],
)
def test_a_torn_list_costs_no_words(numbering: str) -> None:
    assert text_of(item("签约项目35个。"), numbering)[0].endswith("签约项目35个。")
