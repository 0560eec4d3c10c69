"""What holds of every archive and saved page: each document in it is found once with its bytes; a torn one is told by name."""

from __future__ import annotations

import gzip
import io
import tarfile
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpora import Item, ReadError, find_items, read_bytes
from tests.corpora.test_office_properties import EDITS, torn

PART = st.text(alphabet="甲乙丙签约项目表一二abcXYZ019（）-_ ", min_size=1, max_size=8).map(str.strip).filter(bool)
NAMES = st.lists(st.tuples(PART, PART), min_size=1, max_size=6, unique_by=lambda parts: "/".join(parts).lower())
CHARSETS = st.sampled_from(["utf-8", "gb18030"])


def tarred(members: dict[str, bytes], charset: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding=charset) as target:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            target.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def is_utf8_too(name: str) -> bool:
    """Whether a Chinese name in GBK could as well be one in UTF-8: nobody can say then which it is."""
    try:
        return name.encode("gb18030").decode("utf-8") != name
    except UnicodeDecodeError:
        return False


def found_in(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """Name and bytes of each document in an archive; a ReadError as the empty name with its message."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        found = []
        for item in find_items([path]):
            if isinstance(item, Item):
                try:
                    found.append((item.path.partition("!/")[2], item.load()))
                    continue
                except ReadError as error:
                    item = error
            assert item.path.startswith(str(path)) and item.message.startswith(item.path)
            found.append(("", item.message.encode()))
        return found


@pytest.mark.parametrize("kind", ["a.zip", "a.tar", "a.tar.gz", "zip in a zip", "tar in a zip"])
@settings(max_examples=40, deadline=None)
@given(names=NAMES, charset=CHARSETS, bodies=st.lists(st.binary(min_size=1, max_size=200), min_size=6, max_size=6))
def test_every_document_is_found_once_with_its_name_and_bytes(
    kind: str, names: list[tuple[str, str]], charset: str, bodies: list[bytes], make_archive: Callable[..., bytes]
) -> None:
    members = {f"{folder}/{name}.txt": body for (folder, name), body in zip(names, bodies, strict=False)}
    assume(charset == "utf-8" or not any(map(is_utf8_too, members)))
    wanted = members
    match kind:
        case "a.zip":
            data = make_archive(members, charset)
        case "a.tar":
            data = tarred(members, charset)
        case "a.tar.gz":
            data = gzip.compress(tarred(members, charset))
        case _:
            inner = f"内.{kind[:3]}"
            packed = make_archive(members, charset) if kind.startswith("zip") else tarred(members, charset)
            data = make_archive({inner: packed}, charset)
            wanted = {f"{inner}!/{name}": body for name, body in members.items()}
    name = kind if kind.startswith("a.") else "a.zip"
    assert sorted(found_in(name, data)) == sorted(wanted.items())


@pytest.mark.parametrize("kind", ["a.zip", "a.tar", "a.tar.gz"])
@settings(max_examples=60, deadline=None)
@given(edits=EDITS)
def test_a_torn_archive_is_told_by_name(
    kind: str, edits: list[tuple[float, int, bytes]], make_archive: Callable[..., bytes]
) -> None:
    members = {"一.txt": b"one" * 90, "b/二.html": b"<p>two</p>" * 50, "三.zip": make_archive({"四.txt": b"four"})}
    data = make_archive(members) if kind == "a.zip" else tarred(members, "utf-8")
    found_in(kind, torn(gzip.compress(data) if kind == "a.tar.gz" else data, edits))


def saved_page() -> bytes:
    message = EmailMessage()
    message["Subject"] = "新港签约九个项目"
    message.set_content("<html><body><h1>新港签约九个项目</h1><p>总投资三十二亿元。</p></body></html>", subtype="html")
    message.add_attachment(b"x" * 300, maintype="image", subtype="png")
    return message.as_bytes()


@settings(max_examples=100, deadline=None)
@given(edits=EDITS)
def test_a_torn_letter_is_read_or_refused_by_name(edits: list[tuple[float, int, bytes]]) -> None:
    try:
        read_bytes("a.mht", torn(saved_page(), edits)).text.encode()
    except ReadError as error:
        assert error.message.startswith("a.mht：")
