"""Paths in, items out: folders, archives, side-cars, and a ReadError for everything that will not be read."""

from __future__ import annotations

import io
import json
import os
import pickle
import struct
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpora import Item, Known, ReadError, find_items, read
from corpora.archives import bsdtar
from corpora.items import _ARCHIVES as archives_open
from tests.flows.hostile import evil_tar

PAGE = "<html><body><h1>新港市签约项目九个</h1><p>本报讯 上半年，签约项目九个，总投资三十二亿元。</p></body></html>"


def kinds(found: list[Item | ReadError]) -> list[str]:
    return [item.kind for item in found if isinstance(item, ReadError)]


def items(found: list[Item | ReadError]) -> list[Item]:
    return [item for item in found if isinstance(item, Item)]


def test_folder_is_walked_in_order_without_hidden_files_and_side_cars(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", ".hidden.txt", "a.txt.meta.json", "~$lock.docx", "deep/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}" if name.endswith("json") else PAGE, encoding="utf-8")
    found = list(find_items([tmp_path]))
    assert [Path(item.path).name for item in items(found)] == ["a.txt", "b.html", "c.html"]
    assert not kinds(found)


def test_missing_path_and_empty_folder_are_reported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = list(find_items([tmp_path / "nowhere.pdf", tmp_path / "empty"]))
    assert kinds(found) == ["missing", "no_documents"]
    assert "nowhere.pdf" in str(found[0])


@pytest.mark.parametrize("name", ["照片.gif", "演示.pptx", "单页.gz", "版式.ofd", "奇怪.xyz"])
def test_unreadable_types_are_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\0")
    (found,) = find_items([tmp_path])
    assert isinstance(found, ReadError)
    assert found.kind == "unsupported"
    assert name in found.message and "。" in found.message


def test_zip_made_on_windows_keeps_its_chinese_names(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    (tmp_path / "新闻.zip").write_bytes(make_archive({"招商/签约.html": PAGE.encode()}, "gb18030"))
    (item,) = items(list(find_items([tmp_path / "新闻.zip"])))
    assert item.path.endswith("新闻.zip!/招商/签约.html")
    assert read(item).title == "新港市签约项目九个"


def test_zip_made_on_a_mac_keeps_its_names_and_drops_resource_forks(
    tmp_path: Path, make_archive: Callable[..., bytes]
) -> None:
    data = make_archive({"签约.html": PAGE.encode(), "__MACOSX/._签约.html": b"\0"}, "utf-8")
    (tmp_path / "mac.zip").write_bytes(data)
    (item,) = find_items([tmp_path / "mac.zip"])
    assert isinstance(item, Item)
    assert item.path.endswith("mac.zip!/签约.html")


def test_archive_in_an_archive_is_opened_once(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    inner = make_archive({"c.html": PAGE.encode()})
    (tmp_path / "outer.zip").write_bytes(
        make_archive({"inner.zip": make_archive({"b.zip": inner, "a.html": PAGE.encode()})})
    )
    found = list(find_items([tmp_path / "outer.zip"]))
    (item,) = items(found)
    assert item.path.endswith("outer.zip!/inner.zip!/a.html")
    assert read(item).title == "新港市签约项目九个"
    assert kinds(found) == ["unsupported"]


def test_names_that_leave_the_archive_are_refused_and_the_rest_is_read(
    tmp_path: Path, make_archive: Callable[..., bytes]
) -> None:
    members = {"../../etc/a.html": PAGE.encode(), "/abs.html": PAGE.encode(), "good.html": PAGE.encode()}
    (tmp_path / "evil.zip").write_bytes(make_archive(members))
    found = list(find_items([tmp_path / "evil.zip"]))
    assert [Path(item.path).name for item in items(found)] == ["good.html"]
    assert kinds(found) == ["unreadable", "unreadable"]


def test_encrypted_member_is_reported_and_the_rest_is_read(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    data = bytearray(make_archive({"secret.html": PAGE.encode(), "good.html": PAGE.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    (tmp_path / "half.zip").write_bytes(bytes(data))
    found = list(find_items([tmp_path / "half.zip"]))
    assert kinds(found) == ["encrypted"]
    assert len(items(found)) == 1


def test_torn_member_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "torn.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        out.writestr("bad.html", PAGE)
        out.writestr("good.html", PAGE)
    data = bytearray(path.read_bytes())
    data[data.find("签约".encode())] ^= 0xFF
    path.write_bytes(bytes(data))
    bad, good = items(list(find_items([path])))
    with pytest.raises(ReadError) as error:
        read(bad)
    assert error.value.kind == "truncated"
    assert read(good).title


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut off", b"", b"not a zip at all"])
def test_broken_archive_is_one_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.zip").write_bytes(data)
    (found,) = find_items([tmp_path / "broken.zip"])
    assert isinstance(found, ReadError)
    assert found.kind == "truncated"


def test_archive_without_documents_is_reported(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    (tmp_path / "hollow.zip").write_bytes(make_archive({".DS_Store": b"x"}))
    assert kinds(list(find_items([tmp_path / "hollow.zip"]))) == ["no_documents"]


def test_side_car_wins_over_the_page_and_over_the_caller(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    said = {"url": "https://example.cn/a", "published": "2022-07-05", "source": None, "title": "改过的标题"}
    (tmp_path / "a.html.meta.json").write_text(json.dumps(said), encoding="utf-8")
    (item,) = items(list(find_items([tmp_path], Known(source="新港日报", title="不用这个"))))
    document = read(item)
    assert (document.url, document.published, document.title) == (
        "https://example.cn/a",
        date(2022, 7, 5),
        "改过的标题",
    )
    assert document.source == "新港日报"


def test_side_car_inside_an_archive_is_read(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    members = {"a.html": PAGE.encode(), "a.html.meta.json": b'{"region_code": "350400"}'}
    (tmp_path / "a.zip").write_bytes(make_archive(members))
    (item,) = items(list(find_items([tmp_path / "a.zip"])))
    assert read(item).region_code == "350400"
    assert read(item).region == "福建省三明市"


@pytest.mark.parametrize("said", ["{not json", "[]", '{"published": "七月五日"}', '{"title": 7}'])
def test_bad_side_car_is_named_and_its_document_still_read(tmp_path: Path, said: str) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.html.meta.json").write_text(said, encoding="utf-8")
    found = list(find_items([tmp_path]))
    assert [item.path for item in found if isinstance(item, ReadError)] == [str(tmp_path / "a.html.meta.json")]
    assert read(items(found)[0]).title == "新港市签约项目九个"


def test_items_and_errors_travel_to_a_worker_process(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    found = list(find_items([tmp_path, tmp_path / "gone"]))
    item, error = pickle.loads(pickle.dumps(found))
    assert read(item).title
    assert (error.kind, error.path) == ("missing", str(tmp_path / "gone"))


def test_file_that_goes_away_after_listing_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (item,) = items(list(find_items([tmp_path])))
    (tmp_path / "a.html").unlink()
    with pytest.raises(ReadError) as error:
        read(item)
    assert error.value.kind == "missing"


# -- archives ----------------------------------------------------------------------------------------------------------


def tar(members: dict[str, bytes], mode: str = "w", charset: str = "utf-8", kind: int = tarfile.GNU_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=kind, encoding=charset) as opened:  # type: ignore[call-overload]
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            opened.addfile(entry, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.txz", "w:xz")],
)
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_tar_in_every_packing(tmp_path: Path, name: str, mode: str, charset: str) -> None:
    members = {"b/签约.html": PAGE.encode(), "a.txt": PAGE.encode(), "b/签约.html.meta.json": b'{"title": "other"}'}
    (tmp_path / name).write_bytes(tar(members, mode, charset))
    found = items(list(find_items([tmp_path / name])))
    assert [item.path.rpartition("!/")[2] for item in found] == ["b/签约.html", "a.txt"]
    assert found[0].known.title == "other"
    assert [item.load() for item in (found[1], found[0])] == [PAGE.encode()] * 2  # backwards too


def test_links_and_devices_in_a_tar_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "evil.tar.gz").write_bytes(evil_tar())
    found = list(find_items([tmp_path / "evil.tar.gz"]))
    assert kinds(found) == ["unreadable"] * 7
    (good,) = items(found)
    assert good.path.endswith("!/好.txt") and "签约项目35个" in read(good).text


def test_a_member_without_a_name_is_refused_and_the_rest_is_read(
    tmp_path: Path, make_archive: Callable[..., bytes]
) -> None:
    (tmp_path / "a.zip").write_bytes(make_archive({"": PAGE.encode(), "good.html": PAGE.encode()}))
    found = list(find_items([tmp_path / "a.zip"]))
    assert kinds(found) == ["unreadable"]
    assert len(items(found)) == 1


def test_device_names_and_links_in_a_zip_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as out:
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        out.writestr(link, "/etc/passwd")
        for name in ("CON.html", "x/com1.txt", "C:/a.html", "ok/console.html"):
            out.writestr(name, PAGE)
    found = list(find_items([tmp_path / "evil.zip"]))
    assert kinds(found) == ["unreadable"] * 4
    assert [item.path.rpartition("!/")[2] for item in items(found)] == ["ok/console.html"]


def test_a_member_that_unpacks_without_end_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("bomb.txt", bytes(60 * 2**20))
        out.writestr("good.html", PAGE)
    found = list(find_items([tmp_path / "bomb.zip"]))
    assert kinds(found) == ["too_large"]
    assert len(items(found)) == 1


def test_a_tar_that_unpacks_without_end_is_not_unpacked_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "bomb.tar.gz").write_bytes(tar({"good.html": PAGE.encode(), "bomb.txt": bytes(120 * 2**20)}, "w:gz"))
    assert kinds(list(find_items([tmp_path / "bomb.tar.gz"]))) == ["too_large"]


def test_a_tar_header_of_many_bytes_is_refused(tmp_path: Path) -> None:
    entry = tarfile.TarInfo("./@LongLink")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 2**30
    (tmp_path / "a.tar").write_bytes(entry.tobuf() + bytes(2**20))
    assert kinds(list(find_items([tmp_path / "a.tar"]))) == ["truncated"]


def overlapping(count: int) -> bytes:
    """A zip whose entries all lie in one another: each header is quoted as the data of the one before."""
    data = zlib.compress(bytes(2**20), 9)[2:-4]
    sum_ = zlib.crc32(bytes(2**20))
    name = b"same.txt"
    local = b"PK\x03\x04" + struct.pack("<HHHIIIIHH", 20, 0, 8, 33, sum_, len(data), 2**20, len(name), 0) + name + data
    central = b"".join(
        b"PK\x01\x02"
        + struct.pack("<HHHHIIIIHHHHHII", 20, 20, 0, 8, 33, sum_, len(data), 2**20, 8, 0, 0, 0, 0, 0, 0)
        + f"{index:04}.txt".encode()
        for index in range(count)
    )
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(local), 0)


def test_entries_that_share_their_data_are_refused(tmp_path: Path) -> None:
    (tmp_path / "overlap.zip").write_bytes(overlapping(200))
    found = list(find_items([tmp_path / "overlap.zip"]))
    assert len(kinds(found)) == 199
    assert "共用数据" in str(found[0])


def test_what_nested_archives_hold_is_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpora.items.LARGEST_ARCHIVE", 3_000_000)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as out:
        for number in range(5):
            out.writestr(f"{number}.txt", "甲" * 200_000)
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as out:
        for number in range(3):
            out.writestr(f"{number}.zip", inner.getvalue())
    found = list(find_items([tmp_path / "outer.zip"]))
    assert 4 <= len(items(found)) <= 5
    assert set(kinds(found)) == {"too_large"}


def test_a_zip_in_a_tar_and_a_tar_in_a_zip(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    inner = make_archive({"签约.html": PAGE.encode()}, "gb18030")
    (tmp_path / "a.tgz").write_bytes(tar({"x.zip": inner}, "w:gz"))
    (tmp_path / "b.zip").write_bytes(make_archive({"x.tar": tar({"签约.html": PAGE.encode()})}))
    found = items(list(find_items([tmp_path])))
    assert [Path(item.path).name for item in found] == ["签约.html", "签约.html"]
    assert {read(item).title for item in found} == {"新港市签约项目九个"}


def test_a_zip_is_opened_once_for_all_its_members(
    tmp_path: Path, make_archive: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zip").write_bytes(make_archive({f"{n}.html": PAGE.encode() for n in range(50)}))
    opened: list[object] = []
    start = zipfile.ZipFile.__init__

    def counted(*given: Any, **named: Any) -> None:
        opened.append(given)
        start(*given, **named)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", counted)
    found = items(list(find_items([tmp_path])))
    assert {item.load() for item in found} == {PAGE.encode()}
    assert len(found) == 50 and len(opened) == 1


def rar(members: dict[str, bytes]) -> bytes:
    """A RAR 5 archive of stored members, by its published format: no free program packs one."""

    def number(value: int) -> bytes:
        out = b""
        while value > 127:
            out, value = out + bytes([value & 127 | 128]), value >> 7
        return out + bytes([value])

    def block(body: bytes) -> bytes:
        sized = number(len(body)) + body
        return struct.pack("<I", zlib.crc32(sized)) + sized

    out = b"Rar!\x1a\x07\x01\x00" + block(number(1) + number(0) + number(0))
    for name, data in members.items():
        raw = name.encode()
        head = number(2) + number(2) + number(len(data)) + number(4) + number(len(data)) + number(0o100644)
        head += struct.pack("<I", zlib.crc32(data)) + number(0) + number(1) + number(len(raw)) + raw
        out += block(head) + data
    return out + block(number(5) + number(0) + number(0))


needs_bsdtar = pytest.mark.skipif(bsdtar() is None, reason="there is no bsdtar")


@needs_bsdtar
def test_rar(tmp_path: Path) -> None:
    (tmp_path / "包.rar").write_bytes(rar({"二/签约.html": PAGE.encode(), "../up.html": b"x", "一.txt": PAGE.encode()}))
    found = list(find_items([tmp_path]))
    assert [item.path.rpartition("!/")[2] for item in items(found)] == ["二/签约.html", "一.txt"]
    assert kinds(found) == ["unreadable"]
    assert [item.load() for item in items(found)] == [PAGE.encode()] * 2


@needs_bsdtar
def test_7z(tmp_path: Path) -> None:
    (tmp_path / "签约.html").write_text(PAGE, encoding="utf-8")
    program = str(bsdtar())
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [program, "-c", "-f", "包.7z", "--format", "7zip", "签约.html"]
    subprocess.run(command, cwd=tmp_path, check=True, env=environment)
    (item,) = items(list(find_items([tmp_path / "包.7z"])))
    assert item.path.endswith("包.7z!/签约.html") and read(item).title == "新港市签约项目九个"
    data = (tmp_path / "包.7z").read_bytes()
    (tmp_path / "包.7z").write_bytes(data[: len(data) // 2])
    assert kinds(list(find_items([tmp_path / "包.7z"]))) == ["truncated"]


@needs_bsdtar
def test_a_rar_and_a_7z_inside_a_zip(
    tmp_path: Path, make_archive: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "work"))
    (tmp_path / "甲.html").write_text(PAGE, encoding="utf-8")
    command = [str(bsdtar()), "-c", "-f", "甲.7z", "--format", "7zip", "甲.html"]
    subprocess.run(command, cwd=tmp_path, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    inner = {"甲.7z": (tmp_path / "甲.7z").read_bytes(), "乙.rar": rar({"乙.html": PAGE.encode(), "../up.html": b"x"})}
    (tmp_path / "包.zip").write_bytes(make_archive({**inner, "断.7z": inner["甲.7z"][:60]}))
    found = list(find_items([tmp_path / "包.zip"]))
    assert sorted(item.path.rpartition("包.zip")[2] for item in items(found)) == [
        "!/乙.rar!/乙.html",
        "!/甲.7z!/甲.html",
    ]
    assert sorted(kinds(found)) == ["truncated", "unreadable"]
    assert {read(item).title for item in items(found)} == {"新港市签约项目九个"}
    for archive in list(archives_open.values()):
        archive.close()
    assert list((tmp_path / "work").iterdir()) == []


def test_without_bsdtar_a_rar_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpora.archives.bsdtar", lambda: None)
    (tmp_path / "包.rar").write_bytes(rar({"a.html": PAGE.encode()}))
    (found,) = find_items([tmp_path])
    assert isinstance(found, ReadError)
    assert found.kind == "unsupported" and "libarchive-tools" in found.message


def test_names_come_from_the_content_of_an_archive(tmp_path: Path, make_archive: Callable[..., bytes]) -> None:
    (tmp_path / "wrong.tar.gz").write_bytes(make_archive({"a.html": PAGE.encode()}))
    (item,) = items(list(find_items([tmp_path])))
    assert read(item).title
    (tmp_path / "wrong.tar.gz").write_bytes(b"no archive at all")
    assert kinds(list(find_items([tmp_path]))) == ["wrong_type"]
