"""Word 97–2003 and WPS documents (.doc, .wps, .dot), as the .docx that they are turned into.

By msdoc2docx, a parser in Python alone that runs nothing of the document. What it does not know (Word 6, damaged files)
goes to LibreOffice where that is installed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import doc2docx
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from corpora.draft import Draft
from corpora.errors import ReadError, office_program
from corpora.readers.docx import read_docx
from corpora.readers.libreoffice import convert

MACROS = "_VBA_PROJECT".encode("utf-16-le")  # the name of their storage in the file's directory


def read_doc(path: str, data: bytes) -> Draft:
    """An old Word or WPS document. Raises ReadError `needs_office` for what only LibreOffice can read."""
    try:
        draft = read_docx(path, _as_docx(data))
    except EncryptedDocumentError as error:
        raise ReadError(path, "encrypted", f"{path}：Word 文档有密码。请去掉密码后另存再试。") from error
    except (Doc2DocxError, ValueError, LookupError, ArithmeticError, AssertionError) as error:
        if office_program() is None:
            raise ReadError(
                path,
                "needs_office",
                f"{path}：这份旧版文档直接读不出（{type(error).__name__}: {error}）。"
                "装上 LibreOffice 再试，或用 Word、WPS 另存为 .docx。",
            ) from error
        draft = read_docx(path, convert(path, data, ".doc"))
    if MACROS in data:
        draft.warnings.append(f"{path}：文档带有宏；宏没有运行，只读了文字。")
    return draft


def _as_docx(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="yinfeng-") as folder:
        old, new = Path(folder, "a.doc"), Path(folder, "a.docx")
        old.write_bytes(data)
        doc2docx.convert(old, new)
        return new.read_bytes()
