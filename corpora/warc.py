"""WARC files (ISO 28500) of any crawler, and the older ARC: each page in them is an item to read.

Of several answers of one address the last whole one counts. Redirects, refusals, pictures, scripts, style sheets, robots
and the list pages of our own crawls are no documents and are passed over.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from corpora.archives import LARGEST_FILE
from corpora.document_builder import Known
from corpora.errors import ReadError
from corpora.items import READABLE, Item

KIND_HEADER = "X-Yinfeng-Kind"
"""A field of our own in a record's head: `list` for list pages, so that reading an archive leaves them out."""

NO_DOCUMENTS = ("image/", "audio/", "video/", "font/", "text/css", "text/dns", "text/xml", "application/xml")
NO_DOCUMENT_PARTS = ("javascript", "json", "font", "rss+xml", "atom+xml")
MARKUP_ENDINGS = frozenset([".html", ".htm", ".shtml", ".shtm", ".xhtml", ".jhtml", ".jsp", ".asp", ".aspx", ".php"])
PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .docx, .xlsx, .zip; .doc, .xls
GZIP = zlib.MAX_WBITS + 16
PIECE = 1 << 20


def warc_items(path: Path, known: Known) -> Iterator[Item | ReadError]:
    """The documents in a WARC or ARC file, in the order in which their addresses first appear.

    A ReadError `truncated` ends them where the file is cut short; what stands before the cut is read.
    """
    items: dict[str, Item] = {}
    problem: ReadError | None = None
    try:
        whole = _whole_bytes(path)
        if whole < path.stat().st_size:
            problem = _cut(path)
        with path.open("rb") as file:
            archive = ArchiveIterator(file, arc2warc=True)
            for record in archive:
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                if not _is_document(record, url):
                    continue
                shown = f"{path}!/{readable_name(url, record.content_stream().read(1024))}"
                offset = archive.get_record_offset()
                if offset + archive.get_record_length() > whole:
                    break
                items[url] = Item(shown, str(path), (), replace(known, url=url), offset, fetched_at(record))
    except OSError as error:
        problem = ReadError(str(path), "unreadable", f"{path}：读不出（{error.strerror or error}）。")
    except Exception as error:
        # warcio raises whatever a torn head makes it raise (AttributeError for one without an address); what was
        # found before it stands.
        problem = problem or _cut(path, str(error))
    yield from items.values()
    if problem is not None:
        yield problem
    elif not items:
        yield ReadError(str(path), "no_documents", f"{path}：归档里没有可读的网页或文件。")


def _cut(path: Path, reason: str = "") -> ReadError:
    said = f"（{' '.join(reason.split())[:120]}）" if reason else ""
    return ReadError(str(path), "truncated", f"{path}：WARC 文件不完整{said}，断处之前的照常读取。")


def _whole_bytes(path: Path) -> int:
    """Where the last whole gzip member ends: warcio reads a torn one without a word.

    Of a WARC file that is not compressed, its size, less one where it does not end as a record ends.
    """
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            size = path.stat().st_size
            file.seek(max(0, size - 4))
            return size - (path.suffix.lower() == ".warc" and file.read() != b"\r\n\r\n")
        file.seek(0)
        engine, whole, position = zlib.decompressobj(GZIP), 0, 0
        while data := file.read(PIECE):
            position += len(data)
            while data:
                engine.decompress(data, PIECE)
                if engine.eof:
                    data = engine.unused_data
                    whole = position - len(data)
                    engine = zlib.decompressobj(GZIP)
                else:
                    data = engine.unconsumed_tail
        return whole


def _is_document(record: ArcWarcRecord, url: str) -> bool:
    if record.rec_type not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return False
    if record.rec_headers.get_header(KIND_HEADER) == "list" or urlsplit(url).path == "/robots.txt":
        return False
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return False
    kind = _type_of(record)
    return not kind.startswith(NO_DOCUMENTS) and not any(part in kind for part in NO_DOCUMENT_PARTS)


def _type_of(record: ArcWarcRecord) -> str:
    """The media type that the answer claims, without its parameters."""
    head = record.http_headers
    said = head.get_header("Content-Type") if head is not None else record.rec_headers.get_header("Content-Type")
    return (said or "").split(";")[0].strip().lower()


def fetched_at(record: ArcWarcRecord) -> datetime:
    """When the answer was received; the beginning of time where the record does not say."""
    try:
        return datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def readable_name(url: str, head: bytes, file_name: str | None = None) -> str:
    """The address as the path of a document. Where its ending does not say what the bytes are, `#` and a name that does.

    `head` is the beginning of the body, `file_name` what the answer called it: `download.jsp?id=3` that gives a PDF
    becomes `download.jsp?id=3#附件1.pdf`, or `…#.pdf` where no name is known.
    """
    ending = PurePosixPath(url).suffix.lower()
    if file_name and ending not in READABLE - MARKUP_ENDINGS and PurePosixPath(file_name).suffix:
        return f"{url}#{file_name}"
    if b"%PDF-" in head[:1024]:
        return url if ending == ".pdf" else f"{url}#.pdf"
    # `#` alone takes away what the ending claims: the reader then goes by the bytes.
    return f"{url}#" if ending in MARKUP_ENDINGS and head.startswith(PACKAGES) else url


def load_record(path: str, file: Path, offset: int) -> bytes:
    """The body of the answer whose record begins at this byte. Raises ReadError, which names `path`."""
    try:
        with file.open("rb") as archive:
            archive.seek(offset)
            record = next(iter(ArchiveIterator(archive, arc2warc=True)), None)
            data: bytes = record.content_stream().read(LARGEST_FILE + 1) if record is not None else b""
    except FileNotFoundError as error:
        raise ReadError(path, "missing", f"{path}：没有这个文件。请检查路径。") from error
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, zlib.error) as error:
        raise ReadError(path, "truncated", f"{path}：归档里的这一条读不出（{error}）。") from error
    if len(data) > LARGEST_FILE:
        raise ReadError(path, "too_large", f"{path}：超过 {LARGEST_FILE // 2**20} MB 的上限，没有读取。")
    return data
