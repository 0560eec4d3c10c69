"""Raw bytes, kept for ever under the digest of their content: `ab/cdef…` for sha256 `abcdef…`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


class RawError(Exception):
    """Raw bytes cannot be kept or are not what their digest says; the message says why."""


class RawStore:
    """A folder of files addressed by content. Any number of processes may write to it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this digest (64 hexadecimal digits) are or would be."""
        return self.folder / sha256[:2] / sha256[2:]

    def keep(self, sha256: str, raw: bytes) -> None:
        """Write the bytes unless they are there already, whole: a file cut short by a power failure is written again.

        Raises RawError where the digest is not that of the bytes, or the folder cannot be written.
        """
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise RawError(f"the bytes do not have the digest {sha256}")
        path = self.path(sha256)
        try:
            if path.exists() and path.read_bytes() == raw:
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            # Under another name first: whoever finds the final name finds all of it.
            handle, temporary = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(raw)
                    file.flush()
                    os.fsync(file.fileno())
                Path(temporary).replace(path)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError as problem:
            raise RawError(f"cannot keep the raw bytes in {path.parent}: {problem.strerror}") from problem

    def read(self, sha256: str) -> bytes:
        """The bytes with this digest. Raises RawError where they are missing or were altered."""
        path = self.path(sha256)
        try:
            raw = path.read_bytes()
        except OSError as problem:
            raise RawError(f"cannot read the raw bytes {path}: {problem.strerror}") from problem
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise RawError(f"{path} was altered: its content no longer has the digest in its name")
        return raw
