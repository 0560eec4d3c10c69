"""The raw archive: what goes in comes out, whatever moment its writer is killed at."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from corpora import ReadError, find_items, read
from corpora import archive as archive_module
from corpora.archive import Archive, read_record
from corpora.crawl_store import CrawlStore, SourceBusy, source_lock
from corpora.fetch import Exchange

PAGE = "<html><body><h1>{0}市签约项目情况</h1><p>2022年1—6月，{0}市签约项目{1}个。</p></body></html>"


def exchange(number: int, status: int = 200, body: str | None = None, url: str | None = None) -> Exchange:
    text = PAGE.format("诸城", number) if body is None else body
    return Exchange(
        url or f"http://www.example/{number}.html",
        status,
        "OK",
        (("Content-Type", "text/html"), ("ETag", f'"{number}"'), ("Content-Encoding", "gzip")),
        text.encode(),
        1_700_000_000.25 + number,
    )


@pytest.fixture
def store(tmp_path: Path) -> CrawlStore:
    return CrawlStore(tmp_path / "state.sqlite")


def opened(tmp_path: Path, store: CrawlStore) -> Archive:
    return Archive(tmp_path / "warc", "trs", store)


def records(path: Path) -> list[tuple[str, str | None]]:
    with path.open("rb") as file:
        return [(record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(file)]


def test_a_body_comes_back_by_its_digest_and_any_warc_tool_reads_the_file(tmp_path: Path, store: CrawlStore) -> None:
    archive = opened(tmp_path, store)
    for number in range(5):
        archive.keep(exchange(number))
    archive.close()
    assert archive.body(exchange(3).sha256) == exchange(3).body
    (path,) = archive.files()
    assert records(path) == [("warcinfo", None)] + [
        ("response", f"http://www.example/{number}.html") for number in range(5)
    ]
    check = subprocess.run(["warcio", "check", str(path)], capture_output=True, text=True, check=False)
    assert (check.returncode, check.stdout, check.stderr) == (0, "", "")
    kept = read_record(path, store.records("http://www.example/2.html")[0].start)
    assert (kept.status, kept.body, kept.fetched.timestamp()) == (200, exchange(2).body, exchange(2).at)
    assert ("X-Archive-Orig-Content-Encoding", "gzip") in kept.headers


def test_an_unchanged_body_is_a_revisit_that_names_the_first(tmp_path: Path, store: CrawlStore) -> None:
    archive = opened(tmp_path, store)
    first = archive.keep(exchange(1))
    again = archive.keep(exchange(1))
    elsewhere = archive.keep(exchange(1, url="http://other.example/copy.html"))
    asked = archive.keep(exchange(1, 304, ""), known_sha256=first.sha256)
    archive.close()
    assert [one.kind for one in (first, again, elsewhere, asked)] == ["response", "revisit", "revisit", "revisit"]
    assert {one.sha256 for one in (first, again, elsewhere, asked)} == {exchange(1).sha256}
    with archive.files()[0].open("rb") as file:
        found = [record for record in ArchiveIterator(file) if record.rec_type == "revisit"]
        heads = [record.rec_headers for record in found]
    assert [head.get_header("WARC-Refers-To-Target-URI") for head in heads] == ["http://www.example/1.html"] * 3
    assert "not-modified" in heads[2].get_header("WARC-Profile")
    assert archive.body(elsewhere.sha256) == exchange(1).body


def test_files_are_rotated(tmp_path: Path, store: CrawlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "ROTATE_BYTES", 2000)
    archive = opened(tmp_path, store)
    for number in range(20):
        archive.keep(exchange(number))
    archive.close()
    assert len(archive.files()) > 3
    assert all(archive.body(exchange(number).sha256) == exchange(number).body for number in range(20))
    again = opened(tmp_path, store)
    again.keep(exchange(99))
    assert again.body(exchange(99).sha256) == exchange(99).body


@pytest.mark.parametrize("lost", [1, 9, 200])
def test_a_torn_tail_is_cut_and_the_file_goes_on(tmp_path: Path, store: CrawlStore, lost: int) -> None:
    archive = opened(tmp_path, store)
    for number in range(4):
        archive.keep(exchange(number))
    archive.close()
    (path,) = archive.files()
    path.write_bytes(path.read_bytes()[:-lost])
    store.add_pages("trs", "article", [(exchange(3).url, None, None)])
    store.keep_body(exchange(3).url, exchange(3).sha256, etag="e", last_modified=None)

    again = opened(tmp_path, store)
    page = store.page(exchange(3).url)
    assert page is not None
    assert page.sha256 is None, "a page whose body is lost is asked for again, and without its validator"
    assert page.etag is None
    again.keep(exchange(3))
    again.keep(exchange(4))
    again.close()
    assert [url for _, url in records(path)][1:] == [f"http://www.example/{number}.html" for number in range(5)]
    assert all(again.body(exchange(number).sha256) == exchange(number).body for number in range(5))


def test_what_was_written_and_not_indexed_is_indexed_and_not_asked_again(tmp_path: Path, store: CrawlStore) -> None:
    archive = opened(tmp_path, store)
    archive.keep(exchange(1))
    archive.close()
    (path,) = archive.files()
    # As after a kill between writing the record and noting it.
    other = CrawlStore(tmp_path / "other.sqlite")
    copy = Archive(tmp_path / "copy", "trs", other)
    copy.keep(exchange(2))
    copy.close()
    unnoted = copy.files()[0].read_bytes()
    path.write_bytes(path.read_bytes() + unnoted[other.records()[0].start :])

    store.add_pages("trs", "article", [(exchange(2).url, None, None)])
    again = opened(tmp_path, store)
    assert again.body(exchange(2).sha256) == exchange(2).body
    page = store.page(exchange(2).url)
    assert page is not None
    assert (page.sha256, page.etag) == (exchange(2).sha256, '"2"')
    assert store.unfetched("trs", 1e12, 3, 100) == []


def test_the_index_can_be_made_again_from_the_files(tmp_path: Path, store: CrawlStore) -> None:
    archive = opened(tmp_path, store)
    for number in (1, 2, 1):
        archive.keep(exchange(number))
    archive.close()
    fresh = CrawlStore(tmp_path / "fresh.sqlite")
    Archive(tmp_path / "warc", "trs", fresh)
    assert fresh.records() == store.records()


def test_one_process_at_a_time_crawls_a_source(tmp_path: Path) -> None:
    with source_lock(tmp_path, "trs"):
        with pytest.raises(SourceBusy, match="trs"), source_lock(tmp_path, "trs"):
            raise AssertionError("two have the lock")
        with source_lock(tmp_path, "jcms"):
            pass
    with source_lock(tmp_path, "trs"):
        pass


# Reading WARC files of any crawler


def warc(tmp_path: Path, store: CrawlStore) -> Path:
    archive = opened(tmp_path, store)
    archive.keep(Exchange("http://www.example/robots.txt", 200, "OK", (("Content-Type", "text/plain"),), b"x", 1.0))
    archive.keep(Exchange("http://www.example/a.png", 200, "OK", (("Content-Type", "image/png"),), b"x", 1.0))
    archive.keep(exchange(1))
    archive.keep(exchange(2))
    archive.keep(exchange(2, body=PAGE.format("诸城", 22)))
    archive.keep(exchange(3, 404))
    archive.keep(exchange(4), kind="list")
    archive.close()
    return archive.files()[0]


def test_each_page_of_a_warc_is_a_document_as_last_received(tmp_path: Path, store: CrawlStore) -> None:
    path = warc(tmp_path, store)
    items = list(find_items([path]))
    assert [getattr(item, "path", "") for item in items] == [
        f"{path}!/http://www.example/1.html",
        f"{path}!/http://www.example/2.html",
    ]
    assert not any(isinstance(item, ReadError) for item in items)
    document = read(items[1])  # type: ignore[arg-type]
    assert "签约项目22个" in document.text
    assert document.url == "http://www.example/2.html"
    assert items[1].fetched.timestamp() == exchange(2).at  # type: ignore[union-attr]


def test_a_warc_that_is_not_compressed_is_read_too(tmp_path: Path, store: CrawlStore) -> None:
    path = tmp_path / "plain.warc"
    path.write_bytes(gzip.decompress(warc(tmp_path, store).read_bytes()))
    items = list(find_items([path]))
    assert len(items) == 2
    assert "签约项目1个" in read(items[0]).text  # type: ignore[arg-type]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.7, 0.99])
@pytest.mark.parametrize("compressed", [True, False])
def test_a_warc_that_is_cut_is_read_up_to_the_cut(
    tmp_path: Path, store: CrawlStore, share: float, compressed: bool
) -> None:
    raw = warc(tmp_path, store).read_bytes()
    raw = raw if compressed else gzip.decompress(raw)
    path = tmp_path / ("cut.warc.gz" if compressed else "cut.warc")
    path.write_bytes(raw[: int(len(raw) * share)])
    *items, problem = find_items([path])
    assert isinstance(problem, ReadError)
    assert problem.kind == "truncated"
    assert str(path) in problem.message
    for item in items:
        assert "诸城市签约项目" in read(item).text  # type: ignore[arg-type]


def test_a_file_that_only_claims_to_be_a_warc_is_named(tmp_path: Path) -> None:
    path = tmp_path / "not.warc.gz"
    path.write_bytes(b"\x1f\x8b this is no gzip")
    (problem,) = find_items([path])
    assert isinstance(problem, ReadError)
    assert str(path) in problem.message


@pytest.mark.parametrize(
    ("url", "head", "file_name", "name"),
    [
        ("http://x/a.html", b"<html>", None, "http://x/a.html"),
        ("http://x/down.jsp?id=3", b"%PDF-1.4", "附件1.pdf", "http://x/down.jsp?id=3#附件1.pdf"),
        ("http://x/down.jsp", b"%PDF-1.4", None, "http://x/down.jsp#.pdf"),
        ("http://x/down.jsp", b"PK\x03\x04", None, "http://x/down.jsp#"),
        ("http://x/a.pdf", b"%PDF-1.4", "b.pdf", "http://x/a.pdf"),
        ("http://x/a.docx", b"PK\x03\x04", None, "http://x/a.docx"),
    ],
)
def test_a_document_is_called_what_it_is(url: str, head: bytes, file_name: str | None, name: str) -> None:
    from corpora.warc import readable_name

    assert readable_name(url, head, file_name) == name
