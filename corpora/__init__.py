"""The first room: where documents come from. Files, folders and archives in, `extractors.document.Document` out."""

from corpora.document_builder import Known
from corpora.errors import ReadError
from corpora.items import Item, find_items
from corpora.readers import read_bytes
from extractors.document import Document

__all__ = ["Item", "Known", "ReadError", "find_items", "read", "read_bytes"]


def read(item: Item) -> Document:
    """The Document of one item. Raises ReadError."""
    return read_bytes(item.path, item.load(), item.known)
