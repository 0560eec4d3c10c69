"""Word documents: letterhead, title, signature, tables, forms."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from corpora import ReadError, read_bytes

LEAD = "今年前三季度，新港市新签约招商引资项目三十八个，计划总投资一百二十六亿元，同比增长百分之九。"


def test_letter_with_head_title_and_signature(make_word: Callable[..., bytes]) -> None:
    document = read_bytes(
        "a.docx",
        make_word(
            ("head", "新港市商务局文件"),
            ("body", "新商函〔2021〕18号"),
            ("title", "关于市人大第47号建议的答复"),
            ("body", "吴代表："),
            ("body", "一、主要做法"),
            ("body", LEAD),
            ("right", "新港市商务局"),
            ("right", "2021年6月28日"),
            ("body", "（联系人：毛某）"),
        ),
    )
    assert document.title == "关于市人大第47号建议的答复"
    assert (document.published, document.source, document.kind) == (date(2021, 6, 28), "新港市商务局", "proposal")
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert (kinds["新港市商务局文件"], kinds["一、主要做法"], kinds[LEAD]) == ("note", "heading", "paragraph")


def test_date_in_the_properties_is_not_trusted(make_word: Callable[..., bytes]) -> None:
    assert read_bytes("a.docx", make_word(("title", "新港市招商引资工作总结"), ("body", LEAD))).published is None


def test_table_stands_in_its_place(make_word: Callable[..., bytes]) -> None:
    rows = [["县区", "项目数", "总投资\n（亿元）"], ["甲县", "３", "９．５"], ["合　计", "3", "9.5"]]
    document = read_bytes(
        "a.docx", make_word(("title", "新港市招商引资情况"), ("body", LEAD), rows, ("body", "下一步，再加力。"))
    )
    (table,) = document.tables
    assert document.text.split("\n")[2:5] == ["县区\t项目数\t总投资（亿元）", "甲县\t3\t9.5", "合计\t3\t9.5"]
    assert table.header_rows == 1
    assert document.text.endswith("下一步，再加力。")


def test_form_with_long_cells_is_readable_prose(make_word: Callable[..., bytes]) -> None:
    rows = [
        ["提案编号", "第112号"],
        ["提案人", "杨某"],
        ["提案案由", f"{LEAD}\n一、做实招商。要加强。"],
        ["承办单位", "市商务局"],
    ]
    document = read_bytes("a.docx", make_word(("title", "政协提案登记表"), rows))
    lines = document.text.split("\n")
    assert lines[lines.index("提案案由") + 1] == LEAD
    assert "承办单位\t市商务局" in lines
    assert document.kind == "proposal"


# -- what python-docx's own text leaves out ----------------------------------------------------------------------------

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def package(body: str, parts: Mapping[str, str] | None = None, kind: str = f"{MAIN}.document.main+xml") -> bytes:
    """A .docx written by hand: the body, and other parts (`footnotes`, `header`) by name."""
    parts = parts or {}
    spaces = (
        f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{name}+xml"/>' for name in parts if name != "vba"
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="x/y"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/>{types}</Types>',
        )
        zipped.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r0" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        zipped.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'
        )
        zipped.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            zipped.writestr(f"word/{name}.xml", f"<w:{name} {spaces}>{content}</w:{name}>")
    return out.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


HEAD = paragraph(run("新港市招商引资工作总结"))


def text_of(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return read_bytes("a.docx", package(HEAD + body, parts)).text.split("\n")[1:]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        run("签约项目")
        + '<w:del w:id="1"><w:r><w:delText>38</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("35")}</w:ins>'
        + run("个，")
        + f'<w:moveFrom w:id="3">{run("总投资9亿元")}</w:moveFrom>'
        + f'<w:moveTo w:id="4">{run("总投资12亿元")}</w:moveTo>'
        + run("。")
    )
    assert text_of(body) == ["签约项目35个，总投资12亿元。"]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    first = paragraph(run("签约项目35个，"), '<w:rPr><w:del w:id="1"/></w:rPr>')
    assert text_of(first + paragraph(run("开工20个。"))) == ["签约项目35个，开工20个。"]


def test_words_of_a_text_box_stand_once_below_the_paragraph_that_holds_it() -> None:
    box = f"<w:txbxContent>{paragraph(run('开工项目20个。'))}</w:txbxContent>"
    anchor = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(paragraph(run("签约项目35个。") + anchor)) == ["签约项目35个。", "开工项目20个。"]
    cell = f"<w:tc><w:tcPr/>{paragraph(run('甲县') + anchor)}</w:tc><w:tc><w:tcPr/>{paragraph(run('3'))}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    assert text_of(table)[0].count("开工项目20个") == 1


def test_content_controls_hidden_words_and_field_codes() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('签约项目35个。'))}</w:sdtContent></w:sdt>"
    hidden = paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>" + run("开工20个。"))
    field = paragraph("<w:r><w:instrText> PAGE </w:instrText></w:r>" + run("投产5个。"))
    assert text_of(control + hidden + field) == ["签约项目35个。", "开工20个。", "投产5个。"]


def test_footnotes_stand_at_the_end_and_only_those_that_are_referred_to() -> None:
    body = paragraph(run("签约项目35个") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。"))
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph(run("—"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("不含续签项目4个。"))}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph(run("没有人提到。"))}</w:footnote>'
    )
    assert text_of(body + paragraph(run("特此通报。")), {"footnotes": notes}) == [
        "签约项目35个。",
        "特此通报。",
        "不含续签项目4个。",
    ]


def test_a_letterhead_in_the_running_header_is_kept_and_a_page_number_is_not() -> None:
    header = paragraph(run("新港市商务局文件")) + paragraph(run("第3页"))
    document = read_bytes("a.docx", package(HEAD + paragraph(run(LEAD)), {"header": header}))
    assert document.text.split("\n")[0] == "新港市商务局文件"
    assert "第3页" not in document.text and document.title == "新港市招商引资工作总结"


def test_merged_cells_keep_their_spans_and_deleted_rows_go() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("县区", down) + cell("签约项目", '<w:gridSpan w:val="2"/>') + cell("到位资金", down),
        cell("", on) + cell("个数") + cell("总投资") + cell("", on),
        cell("甲县") + cell("3") + cell("9.5") + cell("1.2"),
        cell("合计") + cell("3") + cell("9.5") + cell("1.2"),
    ]
    gone = f"<w:tr><w:trPr><w:del w:id='9'/></w:trPr>{cell('乙县') * 4}</w:tr>"
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + gone + "</w:tbl>"
    document = read_bytes("a.docx", package(HEAD + paragraph(run("情况如下。")) + body))
    (table,) = document.tables
    spans = {document.text[c.start : c.end]: (c.row_span, c.column_span) for c in table.cells}
    assert (spans["县区"], spans["签约项目"], spans["到位资金"]) == ((2, 1), (1, 2), (2, 1))
    assert table.header_rows == 2 and "乙县" not in document.text


def test_a_document_with_macros_is_read_without_them_and_says_so() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = io.BytesIO(package(HEAD + paragraph(run(LEAD)), kind=kind))
    with zipfile.ZipFile(data, "a") as zipped:
        zipped.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    document = read_bytes("a.docm", data.getvalue())
    assert LEAD in document.text
    assert [warning for warning in document.warnings if "宏没有运行" in warning]


def test_a_document_of_pictures_alone_says_what_to_do() -> None:
    data = io.BytesIO(package(paragraph("<w:r><w:drawing/></w:r>")))
    with zipfile.ZipFile(data, "a") as zipped:
        zipped.writestr("word/media/image1.png", b"x")
    with pytest.raises(ReadError, match="只有图片") as error:
        read_bytes("a.docx", data.getvalue())
    assert error.value.kind == "unsupported"


@pytest.mark.parametrize("span", ["99999999999", "x", "-3", "0"])
def test_a_span_that_is_none_is_no_mistake_of_ours(span: str) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(run("甲"))}</w:tc>'
    assert text_of(f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>") == ["甲\t甲", "甲\t甲"]


def test_a_line_of_facts_pasted_from_a_page_gives_day_and_source() -> None:
    body = paragraph(run("发布时间：2022-04-15 来源：新港日报")) + paragraph(run(LEAD))
    document = read_bytes("a.docx", package(HEAD + body))
    assert (document.published, document.source) == (date(2022, 4, 15), "新港日报")


def test_a_relation_without_a_target_is_the_files_fault() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(HEAD))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'Target="word/document.xml"', b""))
    with pytest.raises(ReadError) as error:
        read_bytes("a.docx", out.getvalue())
    assert error.value.kind == "unreadable"


def test_a_relation_that_says_no_kind_costs_no_text() -> None:
    """What the fuzz target found: python-docx gives such a relation on with None for its kind."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package(HEAD + paragraph(run(LEAD))))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            link = b'<Relationship Id="r9" Target="document.xml"/></Relationships>'
            content = source.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", link)
            target.writestr(name, content)
    assert LEAD in read_bytes("a.docx", out.getvalue()).text


def test_what_a_table_counts_up_to_is_no_day_of_issue() -> None:
    caption = "填报单位：新港市商务局 统计截止日期：2021年11月30日"
    document = read_bytes("a.docx", package(HEAD + paragraph(run(caption)) + paragraph(run(LEAD))))
    assert (document.published, document.source) == (None, "新港市商务局")
