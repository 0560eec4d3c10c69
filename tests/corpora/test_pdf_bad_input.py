"""Broken and hostile PDFs: each ends in a message of its own, or is read; none ends the process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora import ReadError, read_bytes
from corpora.readers import pdf
from tests.corpora import hostile_pdfs, table_pdfs
from tests.corpora.conftest import pdf as make

SENTENCE = "上半年，全市签约项目45个，总投资88.6亿元，同比增长9.3%。"


def failure(data: bytes, name: str = "a.pdf") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(name, data)
    assert caught.value.message.startswith(f"{name}：")
    return caught.value


@pytest.mark.parametrize(
    ("make_data", "kind", "said"),
    [
        (lambda: make(("body", SENTENCE), password="x"), "encrypted", "密码"),
        (lambda: make(("body", SENTENCE))[:900], "truncated", "缺少结尾"),
        (lambda: "<html><body>签约</body></html>".encode(), "wrong_type", "HTML"),
        (lambda: b" \n", "empty", "空"),
        (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40 + b"\n%%EOF", "unreadable", "损坏"),
        (lambda: hostile_pdfs.many_pages(10_000), "too_large", "10000 页"),
        (lambda: hostile_pdfs.bomb(400), "too_large", "解压后"),
        (lambda: hostile_pdfs.bomb(400, ["flate"]), "too_large", "解压后"),
        (lambda: hostile_pdfs.bomb(400, ["flate", "hex"]), "too_large", "解压后"),
        (lambda: hostile_pdfs.lines_of_one_character(100_000), "too_large", "个字符"),
    ],
    ids=[
        "encrypted",
        "truncated",
        "html",
        "blank",
        "junk",
        "pages",
        "bomb",
        "bomb in bomb",
        "bomb in hex",
        "characters",
    ],
)
def test_each_has_its_own_message(make_data: Callable[[], bytes], kind: str, said: str) -> None:
    error = failure(make_data())
    assert error.kind == kind
    assert said in error.message


def test_many_streams_that_are_each_small_enough_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LARGEST_UNPACKED", 5 << 20)
    stream = b"<< /Filter /FlateDecode >>\nstream\n" + hostile_pdfs.blanks(2) + b"\nendstream\n"
    assert failure(b"%PDF-1.4\n" + stream * 3 + b"%%EOF").kind == "too_large"


def test_page_larger_than_any_paper_and_drawing_of_strokes_are_read() -> None:
    assert read_bytes("a.pdf", hostile_pdfs.large_page(14_400)).text == "12 projects, 34.5"
    drawing = read_bytes("a.pdf", hostile_pdfs.many_strokes(70_000))
    assert drawing.text == "12 projects, 34.5"


def test_what_is_printed_far_beside_the_page_is_left_out() -> None:
    far = hostile_pdfs.HELLO + b" BT /F1 12 Tf 2000000000 700 Td (far) Tj ET BT /F1 12 Tf 300 700 Td (near) Tj ET"
    assert read_bytes("a.pdf", hostile_pdfs.raw_pdf(far)).text == "12 projects, 34.5 near"


def test_of_a_broken_page_the_others_are_kept() -> None:
    data = table_pdfs.story(*[SENTENCE] * 60)
    first = data.index(b"/Type /Page\n") if b"/Type /Page\n" in data else data.index(b"/Type /Page ")
    document = read_bytes("a.pdf", data[:first] + data[first:].replace(b"/Type /Page", b"/Type /Pagx", 1))
    assert SENTENCE in document.text
    assert any("第 1 页损坏" in warning for warning in document.warnings)


SEED = make(
    ("title", "关于招商工作的通报"), ("body", SENTENCE), table_pdfs.table([["县区", "个数"], ["甲县", "12"]], "grid")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(SEED) - 1), st.binary(min_size=0, max_size=6), st.integers(0, 40)), max_size=8
    )
)
def test_whatever_is_changed_in_the_bytes_it_is_read_or_refused(changes: list[tuple[int, bytes, int]]) -> None:
    data = bytearray(SEED)
    for at, put, cut in changes:
        data[at : at + cut] = put
    try:
        document = read_bytes("a.pdf", bytes(data))
    except ReadError as error:
        assert error.message.startswith("a.pdf：")
    else:
        assert document.text.strip()
        assert all(0 <= place.start <= place.end <= len(document.text) for place in document.places)
