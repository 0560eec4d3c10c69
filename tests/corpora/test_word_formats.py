"""The same letter as .doc, .wps, .rtf and .odt; what LibreOffice is kept from; what a broken one says."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora import ReadError, read_bytes
from corpora.errors import office_program
from corpora.readers import libreoffice

FORMATS = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "formats" / "docs"
WORKING = FORMATS.parents[1] / "working" / "docs"


@pytest.mark.parametrize("path", sorted(FORMATS.glob("office_[deh]*.*")), ids=lambda path: path.name)
def test_every_line_of_the_document_is_there_in_its_order(path: Path) -> None:
    source = (WORKING / f"{path.stem.removeprefix('office_')}.txt").read_text(encoding="utf-8")
    found = read_bytes(path.name, path.read_bytes()).text
    assert "".join(found.split()) == "".join(source.split())


def rtf(body: str) -> bytes:
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
    encoded = "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" if ord(c) > 127 else c for c in body)
    return (head + encoded + "}").encode("ascii")


def test_rtf_table_with_merged_cells() -> None:
    rows = (
        r"\trowd\clvmgf\cellx1000\cellx3000\clvmgf\cellx4000 \intbl 县区\cell 签约项目\cell 到位资金\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\clvmrg\cellx4000 \intbl \cell 个数\cell 总投资\cell \cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\cellx4000 \intbl 甲县\cell 3\cell 9.5\cell 1.2\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\cellx4000 \intbl 合计\cell 3\cell 9.5\cell 1.2\cell\row"
    )
    document = read_bytes("a.rtf", rtf(r"新港市招商引资情况通报\par " + rows + r"\pard 特此通报。\par"))
    (table,) = document.tables
    assert document.text.split("\n") == [
        "新港市招商引资情况通报",
        "县区\t签约项目\t到位资金",
        "个数\t总投资",
        "甲县\t3\t9.5\t1.2",
        "合计\t3\t9.5\t1.2",
        "特此通报。",
    ]
    spans = {document.text[c.start : c.end]: (c.row_span, c.column_span) for c in table.cells if c.row == 0}
    assert spans == {"县区": (2, 1), "签约项目": (1, 2), "到位资金": (2, 1)}
    assert table.header_rows == 2


def test_rtf_in_gbk_bytes() -> None:
    words = "".join(f"\\'{byte:02x}" for byte in "签约项目35个。".encode("gbk"))
    data = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 " + words.encode() + rb"\par}"
    assert read_bytes("a.rtf", data).text == "签约项目35个。"


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.docx"])
def test_rtf_under_the_name_of_a_word_document_is_read_and_said(name: str) -> None:
    document = read_bytes(name, rtf(r"签约项目35个。\par"))
    assert document.text == "签约项目35个。"
    assert "RTF" in document.warnings[0]


NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)


def odt(body: str, head: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:body><office:text>{body}</office:text></office:body>"
        zipped.writestr("content.xml", f"{head}<office:document-content {NAMES}>{content}</office:document-content>")
    return out.getvalue()


def test_odt_reads_the_final_text_with_boxes_notes_and_tables() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去的话。</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:h>新港市招商引资情况通报</text:h>"
        "<text:p>签约项目<text:span>35</text:span>个<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>不含续签。</text:p></text:note-body></text:note>。<draw:frame><draw:text-box><text:p>开工20个。</text:p>"
        "</draw:text-box></draw:frame></text:p>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>县区"
        "</text:p></table:table-cell><table:table-cell table:number-columns-spanned='2'><text:p>签约</text:p>"
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>个数</text:p></table:table-cell>"
        "<table:table-cell><text:p>总投资</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>甲县</text:p></table:table-cell><table:table-cell><text:p>3</text:p>"
        "</table:table-cell><table:table-cell><text:p>9.5</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read_bytes("a.odt", odt(body))
    assert document.text.split("\n") == [
        "新港市招商引资情况通报",
        "签约项目35个。",
        "开工20个。",
        "县区\t签约",
        "个数\t总投资",
        "甲县\t3\t9.5",
        "不含续签。",
    ]
    assert document.tables[0].header_rows == 2


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_odt_that_declares_entities_is_refused(head: str) -> None:
    with pytest.raises(ReadError, match="DOCTYPE"):
        read_bytes("a.odt", odt("<text:p>签约项目35个。</text:p>", head))


LISTS = (
    "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/>"
    "<text:list-level-style-number text:level='2' style:num-format='一, 二, 三, ...' style:num-prefix='（' style:num-suffix='）'/>"
    "<text:list-level-style-number text:level='3' style:num-format='1' text:display-levels='2' text:start-value='3'/></text:list-style>"
    "<text:list-style style:name='B'><text:list-level-style-bullet text:level='1' text:bullet-char='•'/></text:list-style>"
    "<text:list-style style:name='X'><text:list-level-style-number text:level='1' style:num-format='ア, イ' style:num-suffix='.'/></text:list-style>"
    "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1' style:num-prefix='第' style:num-suffix='章'/></text:outline-style>"
)


def item(words: str, inner: str = "", more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{words}</text:p>{inner}</text:list-item>"


def listed(items: str, style: str = "L", more: str = "") -> str:
    return f"<text:list text:style-name='{style}' {more}>{items}</text:list>"


def lines_of(body: str) -> list[str]:
    return read_bytes("a.odt", odt(f"{LISTS}<text:p>新港市招商引资工作总结</text:p>{body}")).text.split("\n")[1:]


def test_odt_numbers_its_lists_and_headings() -> None:
    third = f"<text:list>{item('5亿元以上项目9个。')}{item('10亿元以上项目2个。')}</text:list>"
    second = f"<text:list>{item('签约情况', third)}{item('开工情况')}</text:list>"
    headings = "<text:h text:outline-level='1'>总则</text:h><text:h text:outline-level='1'>分则</text:h>"
    assert lines_of(
        listed(item("总体情况", second) + item("下一步打算", f"<text:list>{item('抓开工')}</text:list>")) + headings
    ) == [
        "一、总体情况",
        "（一）签约情况",
        "一.3 5亿元以上项目9个。",
        "一.4 10亿元以上项目2个。",
        "（二）开工情况",
        "二、下一步打算",
        "（一）抓开工",
        "第1章 总则",
        "第2章 分则",
    ]


def test_odt_lists_begin_anew_unless_they_say_otherwise() -> None:
    body = (
        listed(item("甲") + item("乙"), more="xml:id='first'")
        + listed(item("丙"))
        + listed(item("丁"), more="text:continue-list='first'")
        + listed(item("戊"), more="text:continue-numbering='true'")
        + listed("<text:list-header><text:p>己</text:p></text:list-header>" + item("庚", more="text:start-value='7'"))
    )
    assert lines_of(body) == ["一、甲", "二、乙", "一、丙", "三、丁", "四、戊", "己", "七、庚"]


def test_odt_numbers_lists_in_the_cells_of_a_table() -> None:
    """A column of nothing but numbers that goes on from row to row, and a list of two levels in one cell."""
    measures = f"<text:list>{item('抓签约')}{item('抓开工')}</text:list>"
    rows = [
        ["<text:p>序号</text:p>", "<text:p>项目</text:p>", "<text:p>做法</text:p>"],
        [listed(item(""), more="xml:id='rows'"), "<text:p>甲项目</text:p>", listed(item("一年开工", measures))],
        [listed(item(""), more="text:continue-list='rows'"), "<text:p>乙项目</text:p>", listed(item("二年投产"))],
    ]
    comment = "<office:annotation><text:p>待核</text:p></office:annotation>"
    rows[2][1] = f"<text:p>乙项目{comment}</text:p>"
    cells = ["".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    document = read_bytes("a.odt", odt(f"{LISTS}<table:table>{table}</table:table>{listed(item('丙'))}"))
    (grid,) = document.tables
    assert [document.text[cell.start : cell.end] for cell in grid.cells][3:] == [
        "一、",
        "甲项目",
        "一、一年开工（一）抓签约（二）抓开工",
        "二、",
        "乙项目",
        "一、二年投产",
    ]
    assert document.text.endswith("\n一、丙")


def test_odt_bullets_are_no_numbers_and_a_format_that_is_not_known_is_said() -> None:
    body = (
        "<text:p>签约项目35个。</text:p>"
        + listed(item("甲"), "B")
        + listed(item("乙"), "X")
        + listed(item("丙"), "none")
    )
    document = read_bytes("a.odt", odt(LISTS + body))
    assert document.text.split("\n") == ["签约项目35个。", "甲", "乙", "丙"]
    assert "ア" in document.warnings[0]


needs_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")


@needs_office
def test_libreoffice_fetches_nothing_for_a_document(make_word: Callable[..., bytes]) -> None:
    asked: list[str] = []

    class Watcher(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Watcher) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/a.png"
        field = r"{\field{\*\fldinst{ INCLUDEPICTURE " + f'"{address}"' + r" \\d }}{\fldrslt{}}}"
        made = libreoffice.convert("a.rtf", rtf(rf"签约项目35个。{field}\par"), ".rtf")
        server.shutdown()
    assert "签约项目35个。" in read_bytes("a.docx", made).text
    assert not asked


@needs_office
def test_a_document_that_our_own_parser_does_not_know_goes_to_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes) -> bytes:
        raise ValueError("an older structure")

    monkeypatch.setattr("corpora.readers.doc._as_docx", refuse)
    path = FORMATS / "office_h06wanning.doc"
    assert "签约" in read_bytes(path.name, path.read_bytes()).text


def test_remote_pictures_of_a_word_document_are_not_fetched(make_word: Callable[..., bytes]) -> None:
    link = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://127.0.0.1:9/a.png" TargetMode="External"/></Relationships>'
    )
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_word(("body", "签约项目35个。")))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", link)
            target.writestr(name, content)
    assert read_bytes("a.docx", out.getvalue()).text == "签约项目35个。"
