"""What a document says: pure functions from a `Document` to its `Extraction`.

`extract` is the one door. The same document and the same version give the same Extraction, to the letter.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Document
from extractors.facts import Extraction
from extractors.version import VERSION

__all__ = ["VERSION", "Document", "Extraction", "extract"]


def extract(document: Document) -> Extraction:
    """Everything that `document` says: find the numbers, attach them, resolve what is relative, check the arithmetic."""
    from extractors.attach import Reading
    from extractors.checks import find_checks
    from extractors.draft import as_written, freeze, merge
    from extractors.language import simplified
    from extractors.proposals import find_proposals
    from extractors.tables import read_tables

    read = replace(document, text=simplified(document.text), title=document.title and simplified(document.title))
    reading = Reading(read)
    reading.read()
    listed = read_tables(read, reading)
    observations = freeze(merge([*reading.drafts, *listed.drafts]), read)
    projects = (*reading.book.freeze(), *listed.projects)
    proposals = find_proposals(read)
    checks = find_checks(read, observations, projects)
    if read.text != document.text:
        observations = tuple(as_written(row, document.text) for row in observations)
        projects = tuple(as_written(row, document.text) for row in projects)
        proposals = tuple(as_written(row, document.text) for row in proposals)
    return Extraction(
        document=document, observations=observations, projects=projects, proposals=proposals, checks=checks
    )
