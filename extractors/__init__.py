"""What a document says: pure functions from a `Document` to its `Extraction`.

`extract` is the one door. The same document and the same version give the same Extraction, to the letter.
"""

from __future__ import annotations

from extractors.document import Document
from extractors.facts import Extraction
from extractors.version import VERSION

__all__ = ["VERSION", "Document", "Extraction", "extract"]


def extract(document: Document) -> Extraction:
    """Everything that `document` says: find the numbers, attach them, resolve what is relative, check the arithmetic."""
    from extractors.extraction import read_document  # its patterns take a while: not for whoever only wants the types

    return read_document(document)
