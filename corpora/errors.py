"""What a reader says when it cannot read: one exception, its kind for programs, its message for people."""

from __future__ import annotations

from typing import Literal

ErrorKind = Literal[
    "missing",
    "empty",
    "wrong_type",
    "encoding",
    "encrypted",
    "truncated",
    "needs_ocr",
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
