"""The texts that systems are measured on: real pages and samples, thinned to what a page of this genre is like.

The samples are written to be dense: a figure in nearly every paragraph. Of the paragraphs of the five real pages that
the project started from, two in three hold no figure (127 of 188). A *page* is therefore a document with paragraphs
added behind it that hold none, taken in turn from all documents, until two in three of its paragraphs hold none. The
mix is the pages of all documents, over and over until it has `SIZE` characters.

Nothing that the extractor knows of one document is kept for the next, so a text that comes again is no faster.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from corpora import Known, ReadError, find_items, read
from extractors.document import Block, Document

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    ROOT / "corpora" / "samples",
    *sorted((ROOT / "corpora" / "gold").glob("*/docs")),
    ROOT.parent / "shared" / "seeds",  # where a developer has them
)
SIZE = 300_000  # characters
FREE = 2 / 3  # paragraphs of a page that hold no figure
MIX, SPARSE, DENSE, TABLES = "mix", "prose-sparse", "prose-dense", "tables"


def read_documents(paths: Sequence[Path]) -> list[Document]:
    """The documents under `paths`, else under `SOURCES`; one that cannot be read (a scan) is named on stderr and left
    out.
    """
    documents = []
    for found in find_items(paths or [path for path in SOURCES if path.exists()], Known()):
        try:
            if isinstance(found, ReadError):
                raise found
            documents.append(read(found))
        except ReadError as error:
            print(f"left out: {error}", file=sys.stderr)
    return documents


def holds_figure(paragraph: str) -> bool:
    return any(character.isdigit() for character in paragraph)


def free_share(documents: Sequence[Document]) -> tuple[float, float]:
    """The shares of paragraphs, and of characters, that stand in paragraphs without a figure."""
    paragraphs = [words for document in documents for words in document.text.split("\n") if words]
    free = [words for words in paragraphs if not holds_figure(words)]
    return len(free) / len(paragraphs), sum(map(len, free)) / sum(map(len, paragraphs))


def make_pages(documents: Sequence[Document]) -> list[Document]:
    """Each document as a page: with paragraphs that hold no figure added until `FREE` of its paragraphs hold none.

    Raises ValueError where no paragraph without a figure can be had.
    """
    fillers = [
        document.text[block.start : block.end]
        for document in documents
        for block in document.blocks
        if block.kind == "paragraph" and not holds_figure(document.text[block.start : block.end])
    ]
    if not fillers:
        raise ValueError("no paragraph without a figure in these documents: give some more")
    filler = cycle(fillers)
    pages = []
    for document in documents:
        lines = [words for words in document.text.split("\n") if words]
        dense = sum(map(holds_figure, lines))
        text, blocks = document.text, list(document.blocks)
        for _ in range(round(dense / (1 - FREE)) - len(lines)):
            words = next(filler)
            blocks.append(Block("paragraph", len(text) + 1, len(text) + 1 + len(words)))
            text = f"{text}\n{words}"
        pages.append(replace(document, text=text, blocks=tuple(blocks)))
    return pages


def fill(documents: Sequence[Document], size: int) -> list[Document]:
    """The documents over and over, in turn, until they have `size` characters; none of none."""
    filled: list[Document] = []
    length = 0
    for document in cycle(documents):
        if length >= size:
            break
        filled.append(document)
        length += len(document.text)
    return filled


def make_mix(documents: Sequence[Document], size: int = SIZE) -> dict[str, list[Document]]:
    """The mix, and beside it the kinds of documents to measure one by one, a third of its size each.

    `prose-sparse` are pages without tables, `prose-dense` such documents as written, where most paragraphs hold a
    figure, and `tables` those with tables, as written.
    """
    pages = make_pages(documents)
    prose = [document for document in documents if not document.tables]
    kinds = {
        SPARSE: [page for page in pages if not page.tables],
        DENSE: [document for document in prose if free_share([document])[0] < 0.5],
        TABLES: [document for document in documents if document.tables],
    }
    return {MIX: fill(pages, size)} | {kind: fill(found, size // 3) for kind, found in kinds.items() if found}
