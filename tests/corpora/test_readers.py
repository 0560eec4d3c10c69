"""What is not what its name says, torn, locked, empty or binary: a ReadError that names the file and the way out."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora import ReadError, read_bytes

SENTENCE = "今年前三季度，新港市新签约项目三十八个，计划总投资一百二十六亿元。"
PAGE = f"<html><body><h1>新港市签约</h1><p>{SENTENCE}</p></body></html>".encode()


def failure(path: str, data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(path, data)
    assert path in caught.value.message
    return caught.value


@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.pdf", "a.docx", "a.csv", "a.xlsx"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_empty_file(path: str, data: bytes) -> None:
    assert failure(path, data).kind == "empty"


def test_page_without_any_text_is_empty() -> None:
    assert failure("a.html", b"<html><body><img src=x></body></html>").kind == "empty"


@pytest.mark.parametrize(
    ("path", "named", "found"),
    [("a.pdf", "PDF", "HTML"), ("a.docx", "Word", "HTML"), ("a.xlsx", "Excel", "HTML"), ("a.txt", "纯文本", "HTML")],
)
def test_page_under_a_false_name_names_both_types(path: str, named: str, found: str) -> None:
    error = failure(path, PAGE)
    assert error.kind == "wrong_type"
    assert named in error.message and found in error.message


def test_pdf_under_a_false_name(make_pdf: Callable[..., bytes]) -> None:
    assert failure("a.html", make_pdf(("body", SENTENCE))).kind == "wrong_type"


def test_word_document_under_a_false_name(make_word: Callable[..., bytes]) -> None:
    assert failure("a.xlsx", make_word(("body", SENTENCE))).kind == "wrong_type"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n0000", b"\xff\xd8\xff\xe0JFIF", b"Rar!\x1a\x07", b"{\\rtf1 x}"])
def test_other_formats_under_a_text_name(data: bytes) -> None:
    assert failure("a.txt", data).kind == "wrong_type"


def test_file_without_an_ending_is_read_by_its_content(make_pdf: Callable[..., bytes]) -> None:
    assert SENTENCE in read_bytes("下载", PAGE).text
    assert "三十八个" in read_bytes("下载", make_pdf(("body", SENTENCE))).text


def test_binary_data_is_no_text() -> None:
    assert failure("a.txt", bytes(range(256)) * 20).kind == "wrong_type"


def test_a_few_nul_bytes_are_dropped_with_a_warning() -> None:
    document = read_bytes("a.txt", (SENTENCE * 40).encode() + b"\0" + SENTENCE.encode())
    assert "\0" not in document.text
    assert any("空字节" in warning for warning in document.warnings)


def test_locked_pdf(make_pdf: Callable[..., bytes]) -> None:
    error = failure("a.pdf", make_pdf(("body", SENTENCE), password="secret"))
    assert error.kind == "encrypted"
    assert "密码" in error.message


def test_pdf_cut_off(make_pdf: Callable[..., bytes]) -> None:
    data = make_pdf(("body", SENTENCE))
    assert failure("a.pdf", data[: len(data) // 2]).kind == "truncated"


def test_office_file_whose_directory_points_before_its_begin(make_word: Callable[..., bytes]) -> None:
    data = make_word(("body", SENTENCE))
    assert failure("a.docx", data[:4] + data[60:]).kind in ("truncated", "unreadable")


def test_office_file_cut_off(make_word: Callable[..., bytes]) -> None:
    data = make_word(("body", SENTENCE))
    assert failure("a.docx", data[: len(data) // 2]).kind == "truncated"


@pytest.mark.usefixtures("without_extra")
def test_pdf_of_pictures_asks_for_recognition(draw_pdf: Callable[..., bytes]) -> None:
    picture = ImageReader(Image.new("L", (60, 80), 200))

    def draw(canvas: Canvas) -> None:
        for _ in range(2):
            canvas.drawImage(picture, 0, 0, 595, 842)
            canvas.showPage()

    error = failure("scan.pdf", draw_pdf(draw))
    assert error.kind == "needs_ocr"
    assert "2 页" in error.message and "yinfeng[ocr]" in error.message


def test_scanned_page_among_others_is_a_warning(draw_pdf: Callable[..., bytes]) -> None:
    picture = ImageReader(Image.new("L", (60, 80), 200))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(96, 700, SENTENCE)
        canvas.showPage()
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()

    document = read_bytes("a.pdf", draw_pdf(draw))
    assert SENTENCE in document.text
    assert any("第 2 页" in warning for warning in document.warnings)


def test_word_document_with_a_doctype_is_refused(make_word: Callable[..., bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_word(("body", SENTENCE)))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY e "y">]><w:document', 1)
            target.writestr(name, data)
    assert failure("a.docx", out.getvalue()).kind == "unreadable"


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_old_word_document_that_only_an_office_can_read_says_so(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpora.readers.doc.office_program", lambda: None)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
    error = failure(name, data)
    assert error.kind == "needs_office"
    assert "LibreOffice" in error.message and ".docx" in error.message


def test_workbook_spread_over_the_whole_sheet_is_refused(make_workbook: Callable[..., bytes]) -> None:
    data = make_workbook({"表": [["县区", "项目数"]]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name.endswith("sheet1.xml"):
                far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                body = body.replace(b"</sheetData>", far)
            target.writestr(name, body)
    assert failure("a.xlsx", out.getvalue()).kind == "too_large"


def test_pdf_stream_that_unpacks_without_end_is_refused(
    make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpora.readers import pdf

    monkeypatch.setattr(pdf, "LARGEST_STREAM", 1000)
    import zlib

    bomb = b"stream\n" + zlib.compress(bytes(50_000)) + b"\nendstream\n"
    assert failure("a.pdf", b"%PDF-1.4\n" + bomb + b"%%EOF").kind == "too_large"


def test_hostile_bytes_end_in_a_read_error_and_nothing_else(make_pdf: Callable[..., bytes]) -> None:
    data = make_pdf(("body", SENTENCE))
    torn = data.replace(b"/Contents", b"/Contenty").replace(b"/Kids", b"/Kidz")
    with pytest.raises(ReadError):
        read_bytes("a.pdf", torn)


def test_digest_is_that_of_the_raw_bytes() -> None:
    document = read_bytes("a.html", PAGE)
    assert document.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert document.path == "a.html"


def test_same_bytes_give_the_same_document(make_pdf: Callable[..., bytes]) -> None:
    data: Any = make_pdf(("title", "关于招商工作的通报"), ("body", SENTENCE))
    assert read_bytes("a.pdf", data) == read_bytes("a.pdf", data)


def test_what_the_pdf_parser_complains_of_becomes_a_warning(make_pdf: Callable[..., bytes]) -> None:
    data = make_pdf(("body", SENTENCE))
    info = int(re.search(rb"/Info (\d+) 0 R", data)[1])  # type: ignore[index]
    entries = list(re.finditer(rb"\d{10} 00000 n", data))
    torn = bytearray(data)
    torn[entries[info - 1].start() + 12] = ord("x")
    document = read_bytes("a.pdf", bytes(torn))
    assert SENTENCE in document.text
    assert any("xref" in warning for warning in document.warnings)
