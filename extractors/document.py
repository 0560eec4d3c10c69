"""What a reader gives back: one document as clean text, with its tables and what is known about it.

Every offset anywhere in yinfeng is a Unicode code point index into `Document.text`, which never changes once built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["news", "proposal", "report", "forum", "other"]
BlockKind = Literal["title", "heading", "paragraph", "caption", "table", "note", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table of a document: `text[start:end]`, line ends left out.

    `furniture` is what a page carries besides its article (menus, footers, related news) where the source gave no way to
    leave it out, as in a page saved as plain text: it stays in `text` and nothing is extracted from it.
    `note` is a line of facts about the document itself (source, date, author, click count).
    """

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: `document.text[start:end]` is its content. A merged cell stands once, with its spans."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells lie in `document.text[start:end]`, one line a row, cells parted by a tab.

    `header_rows` counts the rows at the top that name the columns (two for a two-level header). `caption` holds the
    (start, end) spans of lines that speak of the whole table: its title, `单位:万元`, `截至9月30日`, its notes below.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    header_rows: int = 1
    captions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of text stands on paper: page (from 1) and box in points from the page's top left corner."""

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a page links to: its link text and its address, as absolute as the page allows."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure a reader is of a document's title, day, source and author, 0 to 1.

    `None` where it says none, or where its kind of reader does not tell (a Word file's title is a guess of another sort).
    What a side-car says is 1. From .9 on it is meant to be right in 995 of 1,000 cases.
    """

    title: float | None = None
    published: float | None = None
    source: float | None = None
    author: float | None = None

    def to_json(self) -> dict[str, float | None]:
        """The four by name."""
        return {"title": self.title, "published": self.published, "source": self.source, "author": self.author}


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the extractors see it.

    `path` names it (`archive.zip!/member.html` inside an archive); `sha256` is the digest of its raw bytes.
    `scores` holds (start, end, score) of each number that was recognised in a picture, and of whatever else recognition
    is not sure of; the score is the lowest of its characters, 0 to 1. Empty where no picture was read.
    `region_code` is the GB/T 2260 code of the place that its `全市`, `我县`, `全区` speak of, `None` where unknown.
    """

    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    places: tuple[Place, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    kind: Kind = "other"
    region: str | None = None
    region_code: str | None = None
    warnings: tuple[str, ...] = field(default=())
    scores: tuple[tuple[int, int, Decimal], ...] = ()
    author: str | None = None
    confidence: Confidence = Confidence()

    def to_json(self) -> dict[str, object]:
        """The `document` object of the dataset contract."""
        return {
            "path": self.path,
            "sha256": self.sha256,
            "url": self.url,
            "title": self.title,
            "published": self.published.isoformat() if self.published else None,
            "source": self.source,
            "kind": self.kind,
            "region": self.region,
            "region_code": self.region_code,
            "author": self.author,
            "confidence": self.confidence.to_json(),
            "text": self.text,
        }
