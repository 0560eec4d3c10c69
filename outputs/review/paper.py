"""Pages of PDFs as pictures, from the kept bytes."""

from __future__ import annotations

import io
from functools import lru_cache
from threading import Lock

import pypdfium2

from outputs.connection import DatasetError
from outputs.raw import RawError, RawStore

_SCALE = 1.6  # 115 dots an inch: a line of small print can be read, a page stays near 150 KB
_MOST = 2400  # dots on the longer side: a page may claim to be 14,400 points high
_LOCK = Lock()  # PDFium is not safe to call from two threads at once


@lru_cache(maxsize=24)
def page_picture(store: RawStore, sha256: str, page: int) -> tuple[bytes, float, float]:
    """A page (from 1) as PNG, with its width and height in points.

    Raises DatasetError where the bytes are missing, are no PDF, or have no such page.
    """
    try:
        raw = store.read(sha256)
    except RawError as problem:
        raise DatasetError(str(problem)) from problem
    if not raw[:1024].lstrip().startswith(b"%PDF"):
        raise DatasetError("这份文档不是 PDF this document is no PDF")
    with _LOCK:
        try:
            opened = pypdfium2.PdfDocument(raw)
        except pypdfium2.PdfiumError as problem:
            raise DatasetError(f"cannot open the PDF: {problem}") from problem
        try:
            if not 1 <= page <= len(opened):
                raise DatasetError(f"the PDF has no page {page}")
            found = opened[page - 1]
            width, height = found.get_size()
            picture = found.render(scale=min(_SCALE, _MOST / max(width, height, 1))).to_pil()
            found.close()
        finally:
            opened.close()
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue(), width, height
