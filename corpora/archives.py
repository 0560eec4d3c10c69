"""Archives as a list of members and their bytes: zip, tar (plain, gz, bz2, xz), and 7z and rar where bsdtar is there.

No member is ever unpacked to disk, so no name, link or device of an archive can reach a file; a 7z or rar that lies in
another archive is handed to bsdtar in a temporary file, under a name of ours. What an archive claims is bounded before it is believed: entries, bytes, ratio. A member that will not be read says why (`Member.refusal`); the
others go on.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import weakref
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import IO, cast

from corpora.errors import ErrorKind, ReadError

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".7z", ".rar")
LARGEST_FILE = 200 * 1024 * 1024  # bytes; no report is so large, and a decompression bomb is
LARGEST_ARCHIVE = 4 * 1024 * 1024 * 1024  # bytes of all members; read one by one, never held whole
MOST_MEMBERS = 100_000
SMALL = 32 * 1024 * 1024  # bytes; below it no ratio is a bomb
HIGHEST_RATIO = 300  # unpacked to packed; a page of text is at 5 to 20, zeros are at 1000
LONGEST_HEADER = 1024 * 1024  # bytes of a name or of what pax says of a member
BSDTAR_MEMORY = 512 * 1024 * 1024  # bytes; the dictionary that a 7z asks for is its own to say
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")

# ValueError is what zipfile says of an offset before the file begins.
_TORN = (zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, lzma.LZMAError, zlib.error, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its place in it, its name, its size in bytes, and why it will not be read, if so."""

    index: int
    name: str
    size: int
    refusal: tuple[ErrorKind, str] | None = None


class Archive(ABC):
    """An open archive. `members` are its files (folders left out) in the order in which reading them is cheapest."""

    members: list[Member]

    @abstractmethod
    def read(self, index: int) -> bytes:
        """The bytes of one member, never more than LARGEST_FILE."""

    @abstractmethod
    def close(self) -> None:
        """Give back the file."""


def is_archive_name(name: str) -> bool:
    """Whether a file is an archive by its name."""
    return name.lower().endswith(SUFFIXES)


def open_archive(path: str, source: Path | bytes, keep: str) -> Archive:
    """The archive in a file or in bytes; `path` names it in messages.

    Small members whose names end in `keep` are held in memory, so that looking for them costs no second pass.
    Raises ReadError where it is broken, too large, or of a kind that needs a program which is not there.
    """
    with reading(path):
        with _opened(source) as file:
            head = file.read(512)
        if head.startswith((b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")):
            return StreamArchive(path, source, head, keep)
        if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")) or head[257:262] == b"ustar":
            return StreamArchive(path, source, head, keep)
        if path.lower().endswith(".tar") and not head.startswith(b"PK"):
            return StreamArchive(path, source, head, keep)  # of before 1988, without its mark
        if path.lower().endswith(".zip") or head.startswith(b"PK"):
            return ZipArchive(path, source)
    if not head:
        raise ReadError(path, "empty", f"{path}：文件是空的。")
    raise ReadError(path, "wrong_type", f"{path}：内容不是压缩包。请确认文件，或重新下载。")


@contextmanager
def reading(path: str) -> Iterator[None]:
    """Turn what the file system and the unpackers raise into a ReadError that names `path`."""
    try:
        yield
    except FileNotFoundError as error:
        raise ReadError(path, "missing", f"{path}：没有这个文件。请检查路径。") from error
    except _TORN as error:
        raise ReadError(path, "truncated", f"{path}：压缩包损坏或不完整（{error}）。请重新下载。") from error
    except (NotImplementedError, RuntimeError) as error:
        raise ReadError(path, "unsupported", f"{path}：压缩方式不支持（{error}）。请用普通 zip 重新打包。") from error
    except OSError as error:
        # bz2 says "Invalid data stream" as an OSError without a number; what the system refuses has one.
        kind: ErrorKind = "unreadable" if error.errno else "truncated"
        raise ReadError(path, kind, f"{path}：读不出（{error.strerror or error}）。请检查文件，或重新下载。") from error


def check_size(path: str, size: int) -> None:
    """Raise ReadError for more bytes than one document may have."""
    if size > LARGEST_FILE:
        raise ReadError(
            path, "too_large", f"{path}：{size // 2**20} MB，超过 {LARGEST_FILE // 2**20} MB 的上限，没有读取。"
        )


def _opened(source: Path | bytes) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _refusal_of_name(name: str) -> tuple[ErrorKind, str] | None:
    parts = PurePosixPath(name).parts
    if not parts:
        return "unreadable", "没有文件名，没有读取。"
    if ".." in parts or name.startswith("/") or (parts and parts[0].endswith(":")):
        return "unreadable", "成员名指向压缩包之外，没有读取。"
    if CONTROL.search(name) or any(DEVICE.match(part) for part in parts):
        return "unreadable", "成员名是设备名或含有控制字符，没有读取。"
    return None


def _refusal_of_size(size: int, packed: int | None) -> tuple[ErrorKind, str] | None:
    if size > LARGEST_FILE:
        return "too_large", f"解开后有 {size // 2**20} MB，超过 {LARGEST_FILE // 2**20} MB 的上限，没有读取。"
    if packed is not None and size > SMALL and size > HIGHEST_RATIO * packed:
        return "too_large", f"解开后膨胀到 {size // max(packed, 1)} 倍，可能是压缩炸弹，没有读取。"
    return None


def _too_many(path: str) -> ReadError:
    return ReadError(path, "too_large", f"{path}：压缩包解开后过大或文件过多，没有打开。请分成几个再试。")


# -- zip ---------------------------------------------------------------------------------------------------------------


class ZipArchive(Archive):
    """A zip, its directory read once. Members by name, so that the order does not depend on who packed it."""

    def __init__(self, path: str, source: Path | bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        self._entries = self._zip.infolist()
        if len(self._entries) > MOST_MEMBERS:
            self.close()
            raise _too_many(path)
        overlapping = _overlapping(self._entries)
        named = {
            _name(entry): Member(index, _name(entry), entry.file_size, _refusal(entry, overlapping))
            for index, entry in enumerate(self._entries)
            if not _name(entry).endswith("/")  # entry.is_dir() fails on one without a name
        }
        self.members = [named[name] for name in sorted(named)]

    def read(self, index: int) -> bytes:
        """The bytes of one member; zipfile gives no more than the entry declares, and checks its sum."""
        return self._zip.read(self._entries[index])

    def close(self) -> None:
        """Give back the file."""
        self._zip.close()


def _refusal(entry: zipfile.ZipInfo, overlapping: set[int]) -> tuple[ErrorKind, str] | None:
    if refusal := _refusal_of_name(_name(entry)):
        return refusal
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "unreadable", "是一个链接，没有读取。"
    if id(entry) in overlapping:
        return "unreadable", "和压缩包里别的文件共用数据，可能是压缩炸弹，没有读取。"
    if refusal := _refusal_of_size(entry.file_size, entry.compress_size):
        return refusal
    if entry.flag_bits & 1:
        return "encrypted", "压缩包里的这个文件有密码。请先解压再读。"
    return None


def _overlapping(entries: list[zipfile.ZipInfo]) -> set[int]:
    """The entries (by id) whose data runs into the next one's: 26 KB of them have been seen to hold 3.2 GB."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return {
        id(entry)
        for entry, following in pairwise(ordered)
        if entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size > following.header_offset
    }


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name. Without the UTF-8 flag zipfile reads cp437, whatever the bytes are."""
    if entry.flag_bits & 0x800:
        return entry.filename
    return _decoded(entry.orig_filename.encode("cp437", errors="replace"))


def _decoded(raw: bytes) -> str:
    """A name of which nobody says the charset: UTF-8 (macOS, Linux) or GBK (Windows).

    签约 in GBK is valid UTF-8 too, for ǩԼ: letters of two bytes alone are no name in this country.
    """
    try:
        name = raw.decode("utf-8")
        if name.isascii() or any(character >= "\u0800" for character in name):
            return name.replace("\\", "/")
        return raw.decode("gb18030").replace("\\", "/")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace").replace("\\", "/")


# -- tar, and what bsdtar turns into tar -------------------------------------------------------------------------------


class StreamArchive(Archive):
    """A tar, read forward: its members in their own order. One that lies behind is reached by beginning again."""

    def __init__(self, path: str, source: Path | bytes, head: bytes, keep: str) -> None:
        self._path, self._source, self._head = path, source, head
        self._kept: dict[int, bytes] = {}
        self._tar: _Tar | None = None
        self._stream: _Bounded | None = None
        self._next = 0
        self.members = []
        try:
            while (entry := self._advance()) is not None:
                self._list(entry, keep)
        finally:
            self.close()

    def _list(self, entry: tarfile.TarInfo, keep: str) -> None:
        index = self._next - 1
        if index >= MOST_MEMBERS:
            raise _too_many(self._path)
        if entry.isdir():
            return
        name = _tar_name(entry)
        refusal = _refusal_of_name(name) or _refusal_of_size(entry.size, None)
        if not entry.isreg():
            refusal = refusal or ("unreadable", "是链接或设备，不是文件，没有读取。")
        self.members.append(Member(index, name, entry.size, refusal))
        if name.endswith(keep) and not refusal and entry.size < 2**20:
            self._kept[index] = self._data(entry)

    def read(self, index: int) -> bytes:
        """The bytes of one member."""
        if index in self._kept:
            return self._kept[index]
        if index < self._next:
            self.close()
        while (entry := self._advance()) is not None:
            if self._next > index:
                return self._data(entry)
        raise tarfile.ReadError("the archive has changed since it was listed")

    def close(self) -> None:
        """Give back the file, and end the program that unpacks it."""
        if self._tar is not None:
            self._tar.close()
        if self._stream is not None:
            self._stream.close()
        self._tar, self._stream, self._next = None, None, 0

    def _advance(self) -> tarfile.TarInfo | None:
        if self._tar is None:
            self._stream = _Bounded(self._path, self._source, self._head)
            self._tar = _Tar.open(fileobj=self._stream, mode="r|", encoding="utf-8")
        entry = self._tar.next()
        self._tar.members.clear()  # it keeps every member it has passed, of which a hostile archive has a million
        if entry is None:
            assert self._stream is not None
            self._stream.finish()
        self._next += 1
        return entry

    def _data(self, entry: tarfile.TarInfo) -> bytes:
        assert self._tar is not None
        check_size(f"{self._path}!/{entry.name}", entry.size)
        file = self._tar.extractfile(entry)
        data = file.read() if file is not None else b""
        if len(data) < entry.size:
            raise EOFError("the archive ends inside a member")
        return data


class _Entry(tarfile.TarInfo):
    """A header of a tar. tarfile takes a name's length as the archive says it, and reads it whole."""

    def _proc_member(self, tarfile_: tarfile.TarFile) -> tarfile.TarInfo:
        if not self.isreg() and self.size > LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {self.size} bytes")
        return super()._proc_member(tarfile_)  # type: ignore[misc,no-any-return]


class _Tar(tarfile.TarFile):
    """A tar whose headers are no larger than headers are."""

    members: list[tarfile.TarInfo]
    tarinfo = _Entry


def _tar_name(entry: tarfile.TarInfo) -> str:
    return _decoded(entry.name.encode("utf-8", errors="surrogateescape")).removeprefix("./")


class _Bounded(io.RawIOBase):
    """The unpacked stream, up to LARGEST_ARCHIVE bytes and HIGHEST_RATIO; then a ReadError."""

    def __init__(self, path: str, source: Path | bytes, head: bytes) -> None:
        self._path = path
        self._packed = len(source) if isinstance(source, bytes) else source.stat().st_size
        self._count = 0
        self._program: subprocess.Popen[bytes] | None = None
        self._complaints: IO[bytes] | None = None
        self._remove_copy: Callable[[], object] | None = None
        if head.startswith((b"7z", b"Rar!")):
            self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - close() closes it
            if bsdtar() is not None and isinstance(source, bytes):
                # 7z keeps its directory at the end: it is no stream that a pipe could carry
                source = _temporary(source)
                # removed with the archive, at the latest when the program ends
                self._remove_copy = weakref.finalize(self, source.unlink, missing_ok=True)
            self._program = _bsdtar_on(path, source, self._complaints)
            self._file = cast(IO[bytes], self._program.stdout)
            return
        raw = _opened(source)
        if head.startswith(b"\x1f\x8b"):
            self._file = cast(IO[bytes], gzip.GzipFile(fileobj=raw))
        elif head.startswith(b"BZh"):
            self._file = cast(IO[bytes], bz2.BZ2File(raw))
        elif head.startswith(b"\xfd7zXZ"):
            self._file = cast(IO[bytes], lzma.LZMAFile(raw))  # noqa: SIM115 - close() closes it
        else:
            self._file = raw

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes. Raises ReadError where there are too many in all."""
        data = self._file.read(size)
        self._count += len(data)
        if self._count > LARGEST_ARCHIVE or (self._count > 2 * SMALL and self._count > HIGHEST_RATIO * self._packed):
            raise _too_many(self._path)
        return data

    def finish(self) -> None:
        """At the end of the archive. Raises ReadError where the program that unpacked it says that it is broken."""
        if self._program is None:
            return
        while self.read(2**16):
            pass  # the blocks of zeros after the last member
        if self._program.wait() == 0:
            return
        assert self._complaints is not None
        self._complaints.seek(0)
        said = self._complaints.read(2**16).decode("utf-8", errors="replace").strip()
        reason = said.splitlines()[-1][:200] if said else "bsdtar"
        if "ncrypt" in said or "assphrase" in said:
            raise ReadError(self._path, "encrypted", f"{self._path}：压缩包有密码。请先解压再读。")
        raise ReadError(self._path, "truncated", f"{self._path}：压缩包损坏或不完整（{reason}）。请重新下载。")

    def close(self) -> None:
        """Give back the file, and end the program."""
        if self._program is not None:
            self._program.kill()
            self._program.wait()
        if self._complaints is not None:
            self._complaints.close()
        self._file.close()
        if self._remove_copy is not None:
            self._remove_copy()
        super().close()


def _temporary(data: bytes) -> Path:
    """The bytes in a file of the system's temporary folder; whoever asks for it removes it."""
    number, name = tempfile.mkstemp(prefix="yinfeng-")
    with open(number, "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(data)
    return Path(name)


def _bsdtar_on(path: str, source: Path | bytes, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """bsdtar turning an archive into a tar on its output; it writes no file."""
    program = bsdtar()
    if program is None or isinstance(source, bytes):
        raise ReadError(
            path,
            "unsupported",
            f"{path}：读 7z 和 rar 要有 bsdtar（Windows、macOS 自带；Debian、Ubuntu：apt install libarchive-tools）。"
            "请装好再试，或改用 .zip。",
        )
    started = subprocess.Popen(
        [program, "-c", "-f", "-", "--format", "pax", f"@{source.absolute()}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # else it drops every name that is not ASCII
    )
    if sys.platform == "linux":
        import resource

        resource.prlimit(started.pid, resource.RLIMIT_DATA, (BSDTAR_MEMORY, BSDTAR_MEMORY))
    return started


@cache
def bsdtar() -> str | None:
    """The path of bsdtar, which Windows and macOS have under the name `tar`; None where there is none."""
    for name in ("bsdtar", "tar"):
        found = shutil.which(name)
        if found is None:
            continue
        said = subprocess.run([found, "--version"], capture_output=True, timeout=20, check=False).stdout
        if b"libarchive" in said:
            return found
    return None
