"""Saved pages in one file, and letters: real messages made by the standard library."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from corpora import ReadError, read_bytes

LEAD = "今年上半年，新港市新签约项目三十八个，总投资一百二十六亿元，其中亿元以上项目十五个。"
PAGE = f"<html><body><h1>新港今年签了三十八个项目</h1><p>发布时间：2022-10-09 来源：新港发布</p><p>{LEAD}</p><p><a href='a/b.pdf'>清单.pdf</a></p></body></html>"


def saved(cte: str, page: str = PAGE, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"] = "网页"
    message.make_related()
    for location, html in (("https://x.cn/zw/1.html", page), ("https://x.cn/top.html", "<html><p>访问量</p></html>")):
        part = EmailMessage()
        part.set_content(html, subtype="html", cte=cte, charset=charset)
        part["Content-Location"] = location
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_saved_page_is_read_as_a_page(cte: str) -> None:
    document = read_bytes("新港.mht", saved(cte))
    assert (document.title, document.published, document.source) == (
        "新港今年签了三十八个项目",
        date(2022, 10, 9),
        "新港发布",
    )
    assert LEAD in document.text and "访问量" not in document.text
    assert [(file.name, file.url) for file in document.attachments] == [("清单.pdf", "https://x.cn/zw/a/b.pdf")]


def test_saved_page_in_gbk_and_under_another_name() -> None:
    assert LEAD in read_bytes("新港.mhtml", saved("base64", charset="gb18030")).text
    assert LEAD in read_bytes("新港.doc", saved("base64")).text


def test_letter_gives_subject_text_day_and_files() -> None:
    letter = EmailMessage()
    letter["Subject"] = "关于报送上半年招商引资情况的函"
    letter["Date"] = "Fri, 15 Jul 2022 09:30:00 +0800"
    letter.set_content(f"{LEAD}\n\n新港市商务局\n")
    letter.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="附表.pdf")
    document = read_bytes("来函.eml", letter.as_bytes())
    assert (document.title, document.published) == ("关于报送上半年招商引资情况的函", date(2022, 7, 15))
    assert LEAD in document.text
    assert [file.name for file in document.attachments] == ["附表.pdf"]


def test_letter_without_words_is_empty() -> None:
    letter = EmailMessage()
    letter["Subject"] = "空"
    letter["MIME-Version"] = "1.0"
    letter.add_attachment(b"x" * 40, maintype="application", subtype="octet-stream", filename="a.bin")
    with pytest.raises(ReadError) as caught:
        read_bytes("来函.eml", letter.as_bytes())
    assert caught.value.kind == "empty"


def test_messages_in_messages_ten_thousand_deep_and_parts_without_end() -> None:
    deep = (
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i) for i in range(3000))
        + b"Content-Type: text/html\r\n\r\n<p>x</p>"
    )
    many = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        + b"--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n" * 5000
    )
    for data in (b"MIME-Version: 1.0\r\n" + deep, many):
        with pytest.raises(ReadError):
            read_bytes("a.mht", data)


def test_text_that_looks_like_a_letter_stays_text() -> None:
    text = f"Content-Type: 说明\n\n新港市招商引资情况\n{LEAD}\n"
    assert LEAD in read_bytes("说明.txt", text.encode()).text
