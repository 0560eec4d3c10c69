"""From paths that a person names to items that can be read: files, folders, archives (WARC too), with their side-cars.

A side-car `NAME.EXT.meta.json` beside a document (in a folder or in the same archive) says what is known of it from
outside. One that cannot be read is reported by name, and its document is still read, without it: the text is worth
having, and the report says what is missing.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from corpora.archives import (
    LARGEST_ARCHIVE,
    MOST_MEMBERS,
    Archive,
    check_size,
    is_archive_name,
    open_archive,
    reading,
)
from corpora.document_builder import Known
from corpora.errors import ErrorKind, ReadError

_READABLE = (
    ".html .htm .shtml .shtm .xhtml .jhtml .jsp .asp .aspx .php .mht .mhtml .eml .txt .text .md .csv .tsv .pdf "
    ".docx .docm .dotx .dotm .doc .wps .dot .wpt .rtf .odt .ott .xlsx .xlsm .xltx .xls .xlsb .et .ett .ods "
    ".png .jpg .jpeg .tif .tiff .bmp"
)
READABLE = frozenset(_READABLE.split())
REFUSED = {
    ".ppt .pptx .dps": "演示文稿暂不支持，请先另存为 PDF。",
    ".gif .webp .heic .svg": "这种图片暂不支持，请先另存为 PNG、JPEG 或 PDF。",
    ".gz .bz2 .xz .zst .lzh .cab": "这种压缩包暂不支持，请先解压，或改用 .zip。",
    ".ofd .caj": "这种格式暂不支持，请先另存为 HTML、PDF 或 .docx。",
}
REASONS = {suffix: reason for suffixes, reason in REFUSED.items() for suffix in suffixes.split()}
WARC_ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz")
SIDE_CAR = ".meta.json"
SIDE_CAR_FIELDS = ("url", "published", "source", "region_code", "title")
SKIPPED_NAMES = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
DEEPEST_ARCHIVE = 1  # archives inside an archive
MOST_OPEN = 4  # archives kept open; one inside another holds its bytes


@dataclass(frozen=True)
class Item:
    """One document to read. `path` is its display name, `archive.zip!/member.html` inside an archive.

    Picklable, and holds no bytes: a worker process opens the file itself.
    """

    path: str
    file: str
    members: tuple[int, ...] = ()
    known: Known = field(default_factory=Known)
    offset: int | None = None
    """Where the record begins in a WARC file, in bytes."""
    fetched: datetime | None = None
    """When a crawler received it."""

    def load(self) -> bytes:
        """The raw bytes. Raises ReadError where the file has gone, is too large, or its archive is broken."""
        if self.offset is not None:
            from corpora.warc import load_record

            return load_record(self.path, Path(self.file), self.offset)
        with reading(self.path):
            if not self.members:
                check_size(self.path, Path(self.file).stat().st_size)
                return Path(self.file).read_bytes()
            *outer, last = self.members
            with _LOCK:
                return _open(self.path.rpartition("!/")[0], self.file, tuple(outer)).read(last)
        raise AssertionError("unreachable: reading re-raises")


def find_items(paths: Sequence[str | Path], known: Known | None = None) -> Iterator[Item | ReadError]:
    """Every document under `paths`, in a fixed order, and a ReadError for everything that will not be read.

    Folders are walked sorted and without hidden files; archives are opened, one archive inside another too; of a WARC
    file each web address is an item, as it was last received. `known` holds for every item; a side-car of its own wins.
    """
    for named in paths:
        path = Path(named)
        if path.is_dir():
            yield from _in_folder(path, known or Known())
        elif path.exists():
            yield from _in_file(path, known or Known())
        else:
            yield ReadError(str(named), "missing", f"{named}：没有这个文件或文件夹。请检查路径。")


def _in_folder(folder: Path, known: Known) -> Iterator[Item | ReadError]:
    found = False
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_skipped(name))
        for name in sorted(names):
            if not _is_skipped(name):
                found = True
                yield from _in_file(Path(parent) / name, known)
    if not found:
        yield ReadError(str(folder), "no_documents", f"{folder}：文件夹里没有文件。")


def _is_skipped(name: str) -> bool:
    return name.startswith((".", "~$")) or name in SKIPPED_NAMES or name.endswith(SIDE_CAR)


def _in_file(path: Path, known: Known) -> Iterator[Item | ReadError]:
    side_car = path.with_name(path.name + SIDE_CAR)
    if side_car.is_file():
        try:
            known = _with_side_car(known, str(side_car), side_car.read_bytes())
        except ReadError as error:
            yield error
    suffix = path.suffix.lower()
    if is_archive_name(path.name):
        yield from _in_archive(str(path), str(path), (), known, _Allowance())
    elif path.name.lower().endswith(WARC_ENDINGS):
        # Imported here: warcio is for those who have such files.
        from corpora.warc import warc_items

        yield from warc_items(path, known)
    elif suffix in READABLE or (not suffix and path.is_file()):
        yield Item(str(path), str(path), (), known)
    else:
        yield _unsupported(str(path), suffix)


def _unsupported(path: str, suffix: str) -> ReadError:
    readable = "HTML、TXT、PDF、Word、Excel、WPS、ODT、RTF、CSV、图片和 ZIP、TAR、7Z、RAR"
    reason = REASONS.get(suffix, f"不认识这种文件。可读的有 {readable}。")
    return ReadError(path, "unsupported", f"{path}：{reason}")


def _in_archive(
    path: str, file: str, members: tuple[int, ...], known: Known, left: _Allowance
) -> Iterator[Item | ReadError]:
    """Every document of an archive: of `file` itself, or of the archive that `members` leads to inside it."""
    try:
        with reading(path), _LOCK:
            archive = _open(path, file, members)
        yield from _members(path, file, members, archive, known, left)
    except ReadError as error:
        yield error


def _members(
    shown: str, file: str, outer: tuple[int, ...], archive: Archive, known: Known, left: _Allowance
) -> Iterator[Item | ReadError]:
    by_name = {member.name: member for member in archive.members}
    found = False
    for member in archive.members:
        path = f"{shown}!/{member.name}"
        suffix = PurePosixPath(member.name).suffix.lower()
        parts = PurePosixPath(member.name).parts
        if ".." not in parts and any(map(_is_skipped, parts)):
            continue
        found = True
        refusal = member.refusal or left.spend(member.size)
        if refusal:
            yield ReadError(path, refusal[0], f"{path}：{refusal[1]}")
            continue
        member_known = known
        side_car = by_name.get(member.name + SIDE_CAR)
        if side_car is not None and side_car.refusal is None:
            side_car_path = path + SIDE_CAR
            try:
                with reading(side_car_path), _LOCK:
                    data = _open(shown, file, outer).read(side_car.index)
                    member_known = _with_side_car(known, side_car_path, data)
            except ReadError as error:
                yield error
        members = (*outer, member.index)
        if is_archive_name(member.name):
            if len(members) > DEEPEST_ARCHIVE:
                yield ReadError(path, "unsupported", f"{path}：压缩包套了两层以上，请先解开外面的一层。")
            else:
                yield from _in_archive(path, file, members, member_known, left)
        elif suffix in READABLE or not suffix:
            yield Item(path, file, members, member_known)
        else:
            yield _unsupported(path, suffix)
    if not found:
        yield ReadError(shown, "no_documents", f"{shown}：压缩包里没有文件。")


class _Allowance:
    """What one archive, with all that lies in it, may unpack to."""

    def __init__(self) -> None:
        self.members, self.size = MOST_MEMBERS, LARGEST_ARCHIVE

    def spend(self, size: int) -> tuple[ErrorKind, str] | None:
        """Take one member of so many bytes from it; a refusal where there is not so much left."""
        if self.members < 1 or self.size < size:
            return "too_large", "压缩包解开后过大或文件过多，从这里起没有读取。请分成几个再试。"
        self.members, self.size = self.members - 1, self.size - size
        return None


def _open(path: str, file: str, members: tuple[int, ...]) -> Archive:
    """The archive that `members` leads to, kept open for the next document: a zip's directory is read once."""
    status = Path(file).stat()
    key = (file, status.st_mtime_ns, status.st_size, members)
    archive = _ARCHIVES.pop(key, None)
    if archive is None:
        source: Path | bytes = Path(file)
        if members:
            source = _open(path.rpartition("!/")[0], file, members[:-1]).read(members[-1])
        archive = open_archive(path, source, SIDE_CAR)
    _ARCHIVES[key] = archive  # the latest comes last
    while len(_ARCHIVES) > MOST_OPEN:
        _ARCHIVES.pop(next(iter(_ARCHIVES))).close()
    return archive


_ARCHIVES: dict[tuple[str, int, int, tuple[int, ...]], Archive] = {}
_LOCK = threading.RLock()  # an open archive has one position


def _with_side_car(known: Known, path: str, data: bytes) -> Known:
    """`known` with what the side-car says; absent and null fields change nothing. Raises ReadError naming it."""
    try:
        said = json.loads(data.decode("utf-8-sig"))
        if not isinstance(said, dict):
            raise ValueError("应为一个 JSON 对象")
        fields = {name: said[name] for name in SIDE_CAR_FIELDS if said.get(name) is not None}
        if wrong := [name for name, value in fields.items() if not isinstance(value, str)]:
            raise ValueError(f"{'、'.join(wrong)} 应为字符串")
        published = date.fromisoformat(fields.pop("published")) if "published" in fields else known.published
    except ValueError as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise ReadError(path, "unreadable", f"{path}：附带信息读不出（{error}），正文照常读取。") from error
    return replace(known, published=published, **fields)
