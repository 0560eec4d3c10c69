"""Paths in, items out: folders, archives, side-cars, and a ReadError for everything that will not be read."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpora import Item, Known, ReadError, find_items, read

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


@pytest.mark.parametrize("name", ["照片.gif", "旧稿.doc", "旧稿.wps", "稿.rtf", "包.rar", "奇怪.xyz"])
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
