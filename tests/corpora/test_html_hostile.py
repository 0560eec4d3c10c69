"""Pages that break readers: each is read, or refused with a message of its own; none takes the others down."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import Known, ReadError, read_bytes
from corpora.markup import DEEPEST, LARGEST_MARKUP, slim
from corpora.readers.html import read_html
from extractors.document import Document

LEAD = "今年上半年，新港市新签约项目三十八个，总投资一百二十六亿元，其中亿元以上项目十五个。"
MORE = "下半年，全市将抓好项目落地，力争新开工项目二十个，完成投资四十五亿元，推动招商成果早见效。"


def read(html: str | bytes) -> Document:
    return read_bytes("a.html", html if isinstance(html, bytes) else html.encode())


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "blockquote", "b", "zzz", "x-y", "ul><li", "center"])
def test_a_hundred_thousand_nested_tags_leave_the_words(tag: str) -> None:
    document = read(
        f"<html><body><h1>新港签约</h1>{f'<{tag}>' * (100_000 // tag.count('><') if '><' in tag else 100_000)}<p>{LEAD}</p><p>{MORE}</p></body></html>"
    )
    assert LEAD in document.text and MORE in document.text


def test_nesting_that_pages_have_is_left_as_it_is() -> None:
    page = f"<html><body>{'<div>' * 300}<p>{LEAD}</p>{'</div>' * 300}{'<img>' * 2000}{'<p>x' * 2000}</body></html>"
    assert slim("a.html", page) == page


def test_icons_drawn_in_the_page_count_as_no_depth() -> None:
    icons = '<svg viewBox="0 0 1 1"><path d="M0 0"/><use href="#a"/></svg>' * (2 * DEEPEST)
    document = read(f"<html><body><h1>新港签约</h1>{icons}<div id=zoom><p>{LEAD}</p></div></body></html>")
    assert document.text.endswith(LEAD)


def test_text_after_the_first_end_of_html_is_read() -> None:
    document = read(
        f"<html><body>首页</body></html><html><body><h1>新港签约</h1><p>{LEAD}</p></html><p>{MORE}</p></html>"
    )
    assert LEAD in document.text and MORE in document.text


def test_nul_bytes_go_and_are_told() -> None:
    document = read(f"<html><h1>新港签约</h1><p>\0{LEAD}\0</p></html>".encode() + b" " * 3000)
    assert LEAD in document.text and "\0" not in document.text
    assert any("空字节" in warning for warning in document.warnings)


def test_a_page_of_nul_bytes_is_no_page() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"<html>\0\0\0\0\0\0\0" * 100)
    assert caught.value.kind == "wrong_type"


@pytest.mark.parametrize("broken", ["&#xD800;", "&#55357;", "&#0;", "&#x110000;", "&#99999999999;"])
def test_half_a_surrogate_is_no_character(broken: str) -> None:
    text = read(f"<html><h1>新港签约</h1><p>{LEAD}{broken}</p></html>").text
    assert LEAD in text
    text.encode("utf-8")


def test_lone_surrogates_in_utf_16_are_no_characters() -> None:
    data = f"<html><h1>新港签约</h1><p>{LEAD}".encode("utf-16") + b"\x3d\xd8" + "</p></html>".encode("utf-16-le")
    text = read(data).text
    assert LEAD in text
    text.encode("utf-8")


def test_a_page_put_together_of_two_charsets() -> None:
    head = "<html><ul class=nav><li>首页</li></ul>\n".encode("gbk")
    document = read(head + f"<h1>新港签约</h1>\n<p>{LEAD}</p>\n<p>{MORE}</p>\n</html>".encode())
    assert LEAD in document.text
    assert any("UTF-8 和 GBK" in warning for warning in document.warnings)


def test_a_table_of_a_hundred_thousand_rows_is_refused_with_what_to_do() -> None:
    rows = "<tr><td>东河县</td><td>14</td><td>42.6</td></tr>" * 100_000
    with pytest.raises(ReadError) as caught:
        read(f"<html><h1>签约项目</h1><table>{rows}</table></html>")
    assert caught.value.kind == "too_large"
    assert "CSV" in caught.value.message


def test_ten_megabytes_of_pictures_and_scripts_around_an_article_are_no_hindrance() -> None:
    picture = '<img src="data:image/png;base64,' + "iVBORw0KGgo" * 500_000 + '">'
    script = f"<script>{'var a=1;' * 600_000}</script>"
    draft = read_html(
        "a.html", f"<html><h1>新港签约</h1>{picture}{script}<div id=zoom><p>{LEAD}</p></div></html>".encode()
    )
    assert [part.text for part in draft.parts if hasattr(part, "text")][-1] == LEAD


@pytest.mark.parametrize(
    "opened", ["<script>", "<style>", "<!--", "<svg>", "<textarea>", "<title>", "<div ", '<a href="']
)
def test_what_is_opened_a_hundred_thousand_times_and_never_closed(opened: str) -> None:
    try:
        read(f"<html><h1>新港签约</h1><p>{LEAD}</p>{opened * 100_000}")
    except ReadError as error:
        assert error.kind in ("empty", "too_large")


def test_entities_of_a_drawing_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE svg [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    )
    document = read(
        f'<?xml version="1.0"?>{bomb}<html><body><h1>新港签约</h1><svg><text>&c;</text></svg><p>{LEAD}&c;</p></body></html>'
    )
    assert "哈哈哈哈" not in document.text and LEAD in document.text


def test_a_comment_may_hold_half_a_script() -> None:
    document = read(
        f"<html><h1>新港签约</h1><!-- <script> --><p>{LEAD}</p><script>var a='<p>假的段落，不该读。</p>'</script><p>{MORE}</p></html>"
    )
    assert LEAD in document.text and MORE in document.text and "假的" not in document.text


@pytest.mark.parametrize(
    "href",
    [
        "javascript:open('a.pdf')",
        "JavaScript:void('b.doc')",
        "data:application/pdf,x.pdf",
        "http://[x/a.pdf",
        "#a.pdf",
        "",
    ],
)
def test_what_is_no_address_is_no_attachment(href: str) -> None:
    page = f'<html><h1>新港签约</h1><p>{LEAD}</p><p><a href="{href}">清单</a> <a href="c.pdf">附件</a></p></html>'
    document = read_bytes("a.html", page.encode(), Known(url="https://x.cn/a/b.html"))
    assert [file.url for file in document.attachments] == ["https://x.cn/a/c.pdf"]


def test_spans_that_would_cover_a_billion_cells() -> None:
    cell = '<td rowspan="1000" colspan="1000">县区</td>'
    document = read(f"<html><h1>签约</h1><table>{f'<tr>{cell * 20}</tr>' * 300}</table><p>{LEAD}</p></html>")
    assert LEAD in document.text


def test_a_million_attributes_and_classes() -> None:
    classes = " ".join(f"c{i}" for i in range(50_000))
    document = read(
        f'<html><h1>新港签约</h1><div class="{classes}" {" ".join(f"a{i}=1" for i in range(20_000))}><p>{LEAD}</p></div></html>'
    )
    assert LEAD in document.text


def test_refused_is_only_what_words_and_tags_make_large() -> None:
    with pytest.raises(ReadError) as caught:
        slim("大页.html", "<p>字</p>" * (LARGEST_MARKUP // 8 + 1))
    assert caught.value.kind == "too_large" and "大页.html" in caught.value.message


TAGS = ["p", "div", "table", "tr", "td", "th", "h1", "a href=x.pdf", "span style='display:none'", "br", "form", "svg", "script",
        "style", "template", "iframe", "select", "option", "li", "dl", "math", "body", "html", "title", "meta name=PubDate content=2022-01-01",
        "td rowspan=9 colspan=9", "section class=content", "div id=zoom", "div class=comment", "founder-content", "!--", "![CDATA["]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from(
        [
            LEAD,
            MORE,
            "发布时间：2022-10-09　来源：新港发布",
            "索引号：X/1",
            "相关新闻",
            "单位：万元",
            "&nbsp;",
            "&#xD800;",
            "-->",
            "]]>",
            "35",
            "\0",
            "上一篇",
        ]
    ),
    st.text(max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60), st.sampled_from(["utf-8", "gb18030", "utf-16", "big5"]))
def test_any_soup_of_tags_is_read_or_refused(pieces: list[str], charset: str) -> None:
    """Whatever the tags: no exception but ReadError, offsets that hold, text that can be stored, no invented day."""
    source = "".join(pieces)
    try:
        document = read(source.encode(charset, errors="ignore"))
    except ReadError:
        return
    document.text.encode("utf-8")
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
    for table in document.tables:
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
    for sure in document.confidence.to_json().values():
        assert sure is None or 0 < sure <= 1
    if document.published:
        assert str(document.published.year) in source


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        read_html("a.html", b"<html><body>" + data)
