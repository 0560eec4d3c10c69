"""From paths that a person names to items that can be read: files, folders, zip and WARC archives, with side-cars.

A side-car `NAME.EXT.meta.json` beside a document (in a folder or in the same archive) says what is known of it from
outside. One that cannot be read is reported by name, and its document is still read, without it: the text is worth
having, and the report says what is missing.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from corpora.document_builder import Known
from corpora.errors import ReadError

_READABLE = (
    ".html .htm .shtml .shtm .xhtml .jhtml .jsp .asp .aspx .php .txt .text .md .csv .tsv .pdf .docx .docm "
    ".xlsx .xlsm .xls .xlsb .et .ods .png .jpg .jpeg .tif .tiff .bmp"
)
READABLE = frozenset(_READABLE.split())
REFUSED = {
    ".doc .wps .rtf .odt .dot": "旧版 Word、WPS 文字和 RTF 以后的版本才支持，请先另存为 .docx。",
    ".ppt .pptx .dps": "演示文稿暂不支持，请先另存为 PDF。",
    ".gif .webp .heic .svg": "这种图片暂不支持，请先另存为 PNG、JPEG 或 PDF。",
    ".rar .7z .tar .gz .tgz .bz2 .xz": "这种压缩包暂不支持，请先解压，或改用 .zip。",
    ".mht .mhtml .eml .ofd .caj": "这种格式暂不支持，请先另存为 HTML、PDF 或 .docx。",
}
REASONS = {suffix: reason for suffixes, reason in REFUSED.items() for suffix in suffixes.split()}
WARC_ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz")
SIDE_CAR = ".meta.json"
SIDE_CAR_FIELDS = ("url", "published", "source", "region_code", "title")
SKIPPED_NAMES = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
LARGEST_FILE = 200 * 1024 * 1024  # bytes; no report is so large, and a decompression bomb is
LARGEST_ARCHIVE = 4 * 1024 * 1024 * 1024  # bytes; read member by member, never held whole
MOST_MEMBERS = 100_000


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
        with _reading(self.path):
            if not self.members:
                _check_size(self.path, Path(self.file).stat().st_size)
                return Path(self.file).read_bytes()
            with zipfile.ZipFile(self.file) as archive:
                data = _member(self.path, archive, self.members[0])
            for member in self.members[1:]:
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    data = _member(self.path, archive, member)
            return data
        raise AssertionError("unreachable: _reading re-raises")


def find_items(paths: Sequence[str | Path], known: Known | None = None) -> Iterator[Item | ReadError]:
    """Every document under `paths`, in a fixed order, and a ReadError for everything that will not be read.

    Folders are walked sorted and without hidden files; zip archives are opened, one archive inside another too; of a WARC
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
    if suffix == ".zip":
        yield from _in_archive(path, known)
    elif path.name.lower().endswith(WARC_ENDINGS):
        # Imported here: warcio is for those who have such files.
        from corpora.warc import warc_items

        yield from warc_items(path, known)
    elif suffix in READABLE or (not suffix and path.is_file()):
        yield Item(str(path), str(path), (), known)
    else:
        yield _unsupported(str(path), suffix)


def _unsupported(path: str, suffix: str) -> ReadError:
    reason = REASONS.get(suffix, "不认识这种文件。可读的有 HTML、TXT、PDF、DOCX、XLSX/XLS、CSV、图片和 ZIP。")
    return ReadError(path, "unsupported", f"{path}：{reason}")


def _in_archive(path: Path, known: Known) -> Iterator[Item | ReadError]:
    try:
        with _reading(str(path)), zipfile.ZipFile(path) as archive:
            yield from _members(str(path), str(path), archive, (), known)
    except ReadError as error:
        yield error


def _members(
    shown: str, file: str, archive: zipfile.ZipFile, outer: tuple[int, ...], known: Known
) -> Iterator[Item | ReadError]:
    entries = archive.infolist()
    if len(entries) > MOST_MEMBERS or sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
        raise ReadError(shown, "too_large", f"{shown}：压缩包解开后过大或文件过多，没有打开。请分成几个再试。")
    names = {_name(entry): index for index, entry in enumerate(entries)}
    found = False
    for name, index in sorted(names.items()):
        entry = entries[index]
        path = f"{shown}!/{name}"
        parts = PurePosixPath(name).parts
        if entry.is_dir():
            continue
        if ".." in parts or name.startswith("/") or (parts and parts[0].endswith(":")):
            found = True
            yield ReadError(path, "unreadable", f"{path}：成员名指向压缩包之外，没有读取。")
            continue
        if any(map(_is_skipped, parts)):
            continue
        found = True
        if entry.flag_bits & 1:
            yield ReadError(path, "encrypted", f"{path}：压缩包里的这个文件有密码。请先解压再读。")
            continue
        member_known = known
        side_car = names.get(name + SIDE_CAR)
        if side_car is not None:
            side_car_path = path + SIDE_CAR
            try:
                with _reading(side_car_path):
                    data = _member(side_car_path, archive, side_car)
                    member_known = _with_side_car(known, side_car_path, data)
            except ReadError as error:
                yield error
        suffix = PurePosixPath(name).suffix.lower()
        if suffix == ".zip":
            yield from _in_inner_archive(path, file, archive, (*outer, index), member_known)
        elif suffix in READABLE or not suffix:
            yield Item(path, file, (*outer, index), member_known)
        else:
            yield _unsupported(path, suffix)
    if not found:
        yield ReadError(shown, "no_documents", f"{shown}：压缩包里没有文件。")


def _in_inner_archive(
    path: str, file: str, archive: zipfile.ZipFile, members: tuple[int, ...], known: Known
) -> Iterator[Item | ReadError]:
    if len(members) > 1:
        yield ReadError(path, "unsupported", f"{path}：压缩包套了两层以上，请先解开外面的一层。")
        return
    try:
        with _reading(path), zipfile.ZipFile(io.BytesIO(_member(path, archive, members[-1]))) as inner:
            yield from _members(path, file, inner, members, known)
    except ReadError as error:
        yield error


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name. Without the UTF-8 flag zipfile reads cp437; the bytes are UTF-8 (macOS) or GBK (Windows)."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.orig_filename.encode("cp437", errors="replace")
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset).replace("\\", "/")
        except UnicodeDecodeError:
            continue  # not this charset; the next one, and at last zipfile's own reading
    return entry.filename


def _member(path: str, archive: zipfile.ZipFile, index: int) -> bytes:
    entry = archive.infolist()[index]
    _check_size(path, entry.file_size)
    return archive.read(entry)


def _check_size(path: str, size: int) -> None:
    if size > LARGEST_FILE:
        raise ReadError(
            path, "too_large", f"{path}：{size // 2**20} MB，超过 {LARGEST_FILE // 2**20} MB 的上限，没有读取。"
        )


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Turn what the file system and zipfile raise into a ReadError that names `path`."""
    try:
        yield
    except FileNotFoundError as error:
        raise ReadError(path, "missing", f"{path}：没有这个文件。请检查路径。") from error
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise ReadError(path, "truncated", f"{path}：压缩包损坏或不完整（{error}）。请重新下载。") from error
    except (NotImplementedError, RuntimeError) as error:
        raise ReadError(path, "unsupported", f"{path}：压缩方式不支持（{error}）。请用普通 zip 重新打包。") from error
    except OSError as error:
        raise ReadError(path, "unreadable", f"{path}：读不出（{error.strerror or error}）。") from error


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
