"""What a reader says when it cannot read: one exception, its kind for programs, its message for people."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

ErrorKind = Literal[
    "missing",
    "empty",
    "wrong_type",
    "encoding",
    "encrypted",
    "truncated",
    "needs_ocr",
    "needs_office",
    "unsupported",
    "no_documents",
    "too_large",
    "too_slow",
    "crashed",
    "unreadable",
]


class ReadError(Exception):
    """A file that gives no Document: `path` names it, `kind` says why, `message` says it in words and what to do.

    It is picklable, so that a worker process can hand it back.
    """

    def __init__(self, path: str, kind: ErrorKind, message: str) -> None:
        super().__init__(path, kind, message)
        self.path = path
        self.kind = kind
        self.message = message

    def __str__(self) -> str:
        return self.message


def has_come(kind: str) -> bool:
    """Whether what a failure of this kind asked for is there now, so that the same bytes are worth another try."""
    if kind == "needs_ocr":
        return find_spec("rapidocr") is not None
    return kind == "needs_office" and office_program() is not None


def office_program() -> str | None:
    """The path of LibreOffice, None where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    usual = (
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    )
    return next((str(path) for path in usual if path.exists()), None)
