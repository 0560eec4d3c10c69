"""The readers, and the one function that chooses among them: by what the bytes are, checked against the name."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import cast

from corpora import isolation
from corpora.archives import LARGEST_FILE
from corpora.charset import decode
from corpora.document_builder import Known, build
from corpora.draft import Draft, Grid
from corpora.errors import ReadError
from corpora.grids import check_rows
from corpora.items import REASONS
from extractors.document import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by its name, `module:function`, imported where it is first needed: no page waits for the PDF libraries.

    A file of `apart_from` bytes or more is read in a process of its own, under limits of time and memory
    (`corpora.isolation`): ALWAYS where a library can hang, abort or fill the memory on a few bytes. What is cheap and
    safe is read here, where nothing needs handing over.
    """

    name: str
    apart_from: int

    def load(self) -> Callable[[str, bytes], Draft]:
        """The reader itself: from display name and bytes to a Draft; it raises ReadError."""
        module, function = self.name.split(":")
        return cast(Callable[[str, bytes], Draft], getattr(import_module(module), function))


ALWAYS = 0
LARGE = 1024 * 1024  # bytes; a page that a person wrote is smaller, one that hangs a parser is rarely
READERS = {
    "html": Reader("corpora.readers.html:read_html", LARGE),
    "mail": Reader("corpora.readers.mail:read_mail", LARGE),
    "text": Reader("corpora.readers.text:read_text", 4 * LARGE),
    "csv": Reader("corpora.readers.sheet:read_csv", 4 * LARGE),
    "pdf": Reader("corpora.readers.pdf:read_pdf", ALWAYS),
    "docx": Reader("corpora.readers.docx:read_docx", ALWAYS),
    "doc": Reader("corpora.readers.doc:read_doc", ALWAYS),
    "rtf": Reader("corpora.readers.rtf:read_rtf", ALWAYS),
    "odt": Reader("corpora.readers.odt:read_odt", ALWAYS),
    "workbook": Reader("corpora.readers.sheet:read_workbook", ALWAYS),
    "image": Reader("corpora.readers.picture:read_picture", ALWAYS),
}
READING_SECONDS = 30.0
READING_MEMORY = 1024 * 1024 * 1024  # bytes

FAMILIES = {
    "html": ".html .htm .shtml .shtm .xhtml .jhtml .jsp .asp .aspx .php",
    "mail": ".mht .mhtml .eml",
    "text": ".txt .text .md",
    "csv": ".csv .tsv",
    "pdf": ".pdf",
    "docx": ".docx .docm .dotx .dotm",
    "doc": ".doc .wps .dot .wpt",
    "rtf": ".rtf",
    "odt": ".odt .ott",
    "workbook": ".xlsx .xlsm .xltx .xls .xlsb .et .ett .ods",
    "image": ".png .jpg .jpeg .tif .tiff .bmp",
}
FAMILY_OF = {suffix: family for family, suffixes in FAMILIES.items() for suffix in suffixes.split()}
NAMES = {
    "html": "HTML 网页",
    "mail": "网页存档或邮件",
    "text": "纯文本",
    "csv": "CSV 表格",
    "pdf": "PDF",
    "docx": "Word 文档（.docx）",
    "workbook": "Excel 工作簿",
    "zip": "ZIP 压缩包",
    "doc": "旧版 Word/WPS 文档",
    "image": "图片",
    "rtf": "RTF 文档",
    "archive": "压缩包（rar/7z/gz）",
    "slides": "演示文稿",
    "odt": "ODT 文档",
    "office": "加密的或旧版的 Office 文件",
}
WORD = frozenset({"doc", "docx", "rtf", "odt"})  # word processors open each under the names of the others, and save so
MAGIC = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|article)[\s>/]", re.IGNORECASE)
# Lists and letters that a system "exports" as Excel or Word are web pages by another name; Excel opens them as it does.
DISGUISES = frozenset({".xls", ".et", ".doc", ".wps"})
LETTER = re.compile(
    rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):", re.IGNORECASE
)
LARGEST_UNPACKED = 512 * 1024 * 1024  # bytes of all parts of an Office file; 26 KB have been seen to claim 3.2 GB


def read_bytes(path: str, data: bytes, known: Known | None = None) -> Document:
    """The Document in `data`; `path` names it and its ending says what it should be.

    Raises ReadError for everything that cannot be read, and for a file that is not what its name says.
    """
    family = family_of(path, data)
    named = FAMILY_OF.get(PurePosixPath(path).suffix.lower(), family)
    try:
        apart = len(data) >= READERS[family].apart_from
        draft = _draft_apart(family, path, data) if apart else _draft(family, path, data)
        if named != family and {named, family} <= WORD:
            draft.warnings.append(f"{path}：文件名说是{NAMES[named]}，内容是{NAMES[family]}，按内容读取。")
        for part in draft.parts:
            if isinstance(part, Grid):
                check_rows(path, part.row_count, part.column_count)
        document = build(path, data, draft, known or Known())
    except MemoryError as error:
        stopped = isolation.Stopped("too_large", "这台电脑现有的")
        raise ReadError(path, "too_large", f"{path}：{stopped.explain()}") from error
    if not document.text.strip():
        raise ReadError(path, "empty", f"{path}：里面没有文字。")
    return document


def family_of(path: str, data: bytes) -> str:
    """Which of READERS reads `data`, by what the bytes are, checked against the name.

    Raises ReadError for what none of them reads, and for a file that is not what its name says.
    """
    if not data.strip():
        raise ReadError(path, "empty", f"{path}：文件是空的。")
    if len(data) > LARGEST_FILE:
        raise ReadError(path, "too_large", f"{path}：超过 {LARGEST_FILE // 2**20} MB 的上限，没有读取。")
    suffix = PurePosixPath(path).suffix.lower()
    named, found = FAMILY_OF.get(suffix), sniff(path, data)
    if found == "office":
        raise ReadError(path, "encrypted", f"{path}：Office 文件有密码或已损坏。请去掉密码后另存再试。")
    if found in ("html", "mail") and suffix in DISGUISES:
        named = found
    if named is None and suffix in REASONS:
        raise ReadError(path, "unsupported", f"{path}：{REASONS[suffix]}")
    if (found == "text" and named in ("html", "csv")) or (found == "mail" and named == "text"):
        found = named  # a fragment of a page has no <html>, a CSV is text, and so is a letter saved as text
    misnamed = named in WORD and found in WORD and named != found
    if named and named != found and not misnamed:
        raise ReadError(
            path,
            "wrong_type",
            f"{path}：文件名说是{NAMES[named]}，内容却是{NAMES[found]}。请按内容改正扩展名，或重新下载。",
        )
    if found not in READERS:
        raise ReadError(
            path, "unsupported", f"{path}：内容是{NAMES[found]}，暂不支持。请先另存为 .docx、.xlsx 或 PDF。"
        )
    return found


def _draft_apart(family: str, path: str, data: bytes) -> Draft:
    """The draft, read in a process of its own, unless this one is such a process already."""
    if isolation.is_inside():
        return _draft(family, path, data)
    # One a process: what a fork has inherited is its parent's.
    guard = _GUARDS.setdefault(os.getpid(), isolation.Guard(READING_SECONDS, READING_MEMORY))
    try:
        return guard.call(_draft, family, path, data)
    except isolation.Stopped as stopped:
        raise ReadError(path, stopped.reason, f"{path}：{stopped.explain()}") from stopped


_GUARDS: dict[int, isolation.Guard] = {}


def _draft(family: str, path: str, data: bytes) -> Draft:
    try:
        return READERS[family].load()(path, data)
    except (ReadError, MemoryError):
        raise
    except BaseException as error:
        # A panic of a library in Rust is no Exception, so that nobody catches it: here it is a broken file like another.
        if not isinstance(error, Exception) and type(error).__module__ != "pyo3_runtime":
            raise
        if not _is_raised_below(error):
            raise  # our own mistake: saying that the file is broken would send its owner after nothing
        # The parsers under the readers raise whatever hostile bytes make them raise (KeyError, struct.error,
        # RecursionError …); one broken file must be reported by name and must not end a run over ten thousand.
        raise ReadError(
            path, "unreadable", f"{path}：文件损坏，读不出（{type(error).__name__}: {error}）。请重新下载。"
        ) from error


def _is_raised_below(error: BaseException) -> bool:
    """Whether an exception began in a library and not in our own readers."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    # `.parent` and not `.parents`: a frame of Python's own frozen modules is in a file of no folder.
    if type(error).__module__ == "pyo3_runtime":
        return True
    return trace is not None and Path(trace.tb_frame.f_code.co_filename).parent.parent != Path(__file__).parent.parent


def sniff(path: str, data: bytes) -> str:
    """What the bytes are: a key of NAMES. Raises ReadError for broken archives and for binary data we do not know."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, family in MAGIC:
        if data.startswith(magic) and not (magic == b"BM" and data[:200].isascii() and b"\0" not in data[:200]):
            return family
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image"
    if data.startswith(b"PK\x03\x04"):
        return _sniff_package(path, data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_compound(data)
    if LETTER.match(data[:4000].replace(b"\r\n", b"\n").lstrip()):
        return "mail"
    text, _ = decode(path, data)
    return "html" if MARKUP.search(text[:20_000]) else "text"


def _sniff_package(path: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            mime = package.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        # zipfile says ValueError of an offset before the file begins, RuntimeError of what is locked or packed otherwise
        raise ReadError(path, "truncated", f"{path}：文件不完整或损坏（{error}）。请重新下载。") from error
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ReadError(path, "too_large", f"{path}：解开后超过 {LARGEST_UNPACKED // 2**20} MB，没有读取。")
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or b"opendocument.spreadsheet" in mime:
        return "workbook"
    if "ppt/presentation.xml" in names:
        return "slides"
    return "odt" if b"opendocument" in mime else "zip"


def _sniff_compound(data: bytes) -> str:
    """An OLE file, told by the names in its directory, which are UTF-16."""
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "office"
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        return "workbook"
    return "slides" if "PowerPoint Document".encode("utf-16-le") in data else "office"
