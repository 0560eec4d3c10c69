"""The raw archive: every answer of every site as a WARC record (ISO 28500), one gzip member each, for ever.

A file is only ever added to, a whole record at a time; whoever is killed in the middle leaves a torn last record, which
the next one cuts off before going on. The index (`CrawlStore.records`) is made from the files, not the other way round.

Bodies are kept decompressed, with the `Content-Encoding` they came in renamed `X-Archive-Orig-Content-Encoding`. A body
that is already kept is written as a revisit record, which names the first.
"""

from __future__ import annotations

import base64
import io
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpora.crawl_store import CrawlError, CrawlStore, Record
from corpora.fetch import Exchange
from corpora.warc import KIND_HEADER, fetched_at
from extractors.version import VERSION

ROTATE_BYTES = 256 * 1024 * 1024
COMPRESSION = 6  # zlib's own middle; 9 takes four times as long for one part in a hundred
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
RENAMED = frozenset({"content-encoding", "transfer-encoding", "content-length"})


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer as the archive gives it back."""

    url: str
    status: int
    fetched: datetime
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Archive:
    """The WARC files of one source, `SLUG-TIME-NUMBER.warc.gz` in a folder. One writer at a time (`source_lock`)."""

    def __init__(self, folder: Path, slug: str, store: CrawlStore) -> None:
        self.folder = folder
        self.slug = slug
        self.store = store
        self._file: BinaryIO | None = None
        self._name = ""
        self._digests: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        for path in self.files():
            self._recover(path)

    def files(self) -> list[Path]:
        """This source's files, oldest first."""
        return sorted(
            path for path in self.folder.glob(f"{self.slug}-*.warc.gz") if path.name.rsplit("-", 2)[0] == self.slug
        )

    def close(self) -> None:
        """Make everything written durable and close the file."""
        self.flush()
        if self._file is not None:
            self._file.close()
            self._file = None

    def flush(self) -> None:
        """Make everything written durable: it then survives a power failure too."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def keep(self, exchange: Exchange, *, known_sha256: str | None = None, kind: str | None = None) -> Record:
        """Write one answer. `known_sha256` is the digest of the body that a 304 says is still right.

        Raises CrawlError where it cannot be written.
        """
        sha256 = known_sha256 if exchange.status == 304 and known_sha256 else exchange.sha256
        first = self.store.body_record(sha256) if exchange.body or exchange.status == 304 else None
        is_revisit = first is not None and exchange.status in (200, 304)
        raw = _record_bytes(exchange, sha256, first if is_revisit else None, kind)
        try:
            file = self._open()
            start = file.tell()
            file.write(raw)
            file.flush()
        except OSError as problem:
            raise CrawlError(f"{self.folder}: 归档写不进去 cannot write the archive: {problem.strerror}") from problem
        record = Record(
            exchange.url,
            "revisit" if is_revisit else "response",
            exchange.status,
            sha256,
            exchange.at,
            self._name,
            start,
            len(raw),
        )
        self.store.add_record(record)
        return record

    def _open(self) -> BinaryIO:
        """The file to write to: the last one of this source until it is full, then a new one."""
        if self._file is not None and self._file.tell() >= ROTATE_BYTES:
            self.close()
        if self._file is None:
            files = self.files()
            if files and files[-1].stat().st_size < ROTATE_BYTES:
                self._name = files[-1].name
                self._file = files[-1].open("ab")
            else:
                moment = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
                self._name = f"{self.slug}-{moment}-{len(files):05}.warc.gz"
                self._file = (self.folder / self._name).open("xb")
                info = {"software": f"yinfeng/{VERSION}", "format": "WARC File Format 1.1"}
                self._file.write(_member(lambda writer: writer.create_warcinfo_record(self._name, info)))
                self._file.flush()
        return self._file

    def body(self, sha256: str) -> bytes:
        """The body with this digest. Raises CrawlError where it is in none of the files."""
        record = self.store.body_record(sha256)
        if record is None:
            raise CrawlError(f"{self.folder}: 归档里没有 the archive lacks {sha256}")
        return read_record(self.folder / record.file, record.start).body

    def _recover(self, path: Path) -> None:
        """Bring file and index together after whatever happened: a torn last record is cut, an unnoted one is noted."""
        size = path.stat().st_size
        start = self.store.indexed_to(path.name)
        if start > size:
            self.store.forget_from(path.name, size)
            start = self.store.indexed_to(path.name)
        good = start
        with path.open("rb") as file:
            for offset, length, record in _whole_records(file, start):
                good = offset + length
                if record is not None and record.rec_type in ("response", "revisit") and record.http_headers:
                    self._note(path.name, offset, length, record)
        if good < size:
            with path.open("r+b") as file:
                file.truncate(good)

    def _note(self, name: str, start: int, length: int, record: ArcWarcRecord) -> None:
        """Index a record that its writer was killed before indexing, and the page that it answers."""
        kept = _kept(record)
        sha256 = _hex(record.rec_headers.get_header("WARC-Payload-Digest") or "")
        kind = "revisit" if record.rec_type == "revisit" else "response"
        self.store.add_record(
            Record(kept.url, kind, kept.status, sha256, kept.fetched.timestamp(), name, start, length)
        )
        if kept.status == 200 and sha256:
            head = {key.lower(): value for key, value in kept.headers}
            self.store.keep_body(
                kept.url,
                sha256,
                etag=head.get("etag"),
                last_modified=head.get("last-modified"),
                final_url=kept.url,
                at=kept.fetched.timestamp(),
            )


def _member(make: object) -> bytes:
    """A record as one gzip member. `make` is called with a warcio writer."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    writer.write_record(make(writer))  # type: ignore[operator]
    engine = zlib.compressobj(COMPRESSION, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return engine.compress(buffer.getvalue()) + engine.flush()


def _record_bytes(exchange: Exchange, sha256: str, first: Record | None, kind: str | None) -> bytes:
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in RENAMED else name, value) for name, value in exchange.headers
    ]
    if exchange.status != 304:
        headers.append(("Content-Length", str(len(exchange.body))))
    head = StatusAndHeaders(f"{exchange.status} {exchange.reason}", headers, protocol="HTTP/1.1")
    said = {"WARC-Date": _warc_date(exchange.at), "WARC-Payload-Digest": _digest(sha256)}
    if kind:
        said[KIND_HEADER] = kind

    def make(writer: WARCWriter) -> ArcWarcRecord:
        if first is None:
            return writer.create_warc_record(
                exchange.url,
                "response",
                payload=io.BytesIO(exchange.body),
                length=len(exchange.body),
                warc_headers_dict=said,
                http_headers=head,
            )
        del said["WARC-Payload-Digest"]  # warcio writes it itself
        record = writer.create_revisit_record(
            exchange.url, _digest(sha256), first.url, _warc_date(first.fetched_at), head, said
        )
        if exchange.status == 304:
            record.rec_headers.replace_header("WARC-Profile", NOT_MODIFIED)
        return record

    return _member(make)


def _warc_date(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _digest(sha256: str) -> str:
    return "sha256:" + base64.b32encode(bytes.fromhex(sha256)).decode()


def _hex(digest: str) -> str:
    """The hexadecimal SHA-256 of a WARC digest field; empty where it is another kind of digest."""
    kind, _, value = digest.partition(":")
    return base64.b32decode(value).hex() if kind == "sha256" and len(value) == 56 else ""


def _whole_records(file: BinaryIO, start: int) -> Iterator[tuple[int, int, ArcWarcRecord | None]]:
    """(offset, length, record) of the gzip members from `start` on that are whole; a torn end is left out."""
    file.seek(start)
    data = file.read()
    offset = 0
    while offset < len(data):
        engine = zlib.decompressobj(zlib.MAX_WBITS + 16)
        try:
            plain = engine.decompress(data[offset:])
        except zlib.error:
            return
        if not engine.eof:
            return
        length = len(data) - offset - len(engine.unused_data)
        yield start + offset, length, next(iter(ArchiveIterator(io.BytesIO(plain))), None)
        offset += length


def read_record(path: Path, start: int) -> Kept:
    """The answer whose record begins at this byte of a WARC file, compressed or not.

    Raises OSError and warcio's ArchiveLoadFailed where the file has changed.
    """
    with path.open("rb") as file:
        file.seek(start)
        record = next(iter(ArchiveIterator(file, arc2warc=True)), None)
        if record is None or record.http_headers is None:
            raise ArchiveLoadFailed(f"{path}: no answer at byte {start}")
        return _kept(record)


def _kept(record: ArcWarcRecord) -> Kept:
    head = record.http_headers
    return Kept(
        record.rec_headers.get_header("WARC-Target-URI") or "",
        int(head.get_statuscode() or 0),
        fetched_at(record),
        tuple(head.headers),
        record.content_stream().read(),
    )
