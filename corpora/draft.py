"""What a reader has found before the text is fixed: lines and grids in reading order, and facts about the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extractors.document import Attachment, BlockKind, Kind

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Spot:
    """Characters `start:end` of a line's own text stand on `page` (from 1) in `box` (points from the top left)."""

    start: int
    end: int
    page: int
    box: Box | None = None


@dataclass(slots=True)
class Line:
    """One paragraph or heading, already one line of clean characters."""

    text: str
    kind: BlockKind = "paragraph"
    spots: list[Spot] = field(default_factory=list)


@dataclass(slots=True)
class GridCell:
    """One cell at its top left position, with its spans and clean text; `paragraphs` where it holds several."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    box: Box | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(slots=True)
class Grid:
    """One table. `header_rows` is None until guessed; 0 marks a form of label-value pairs."""

    cells: list[GridCell]
    header_rows: int | None = None

    @property
    def row_count(self) -> int:
        """Rows, counting those that a span reaches into."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        """Columns, counting those that a span reaches into."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def rows(self) -> list[list[GridCell]]:
        """The cells that begin in each row, left to right."""
        rows: list[list[GridCell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        for row in rows:
            row.sort(key=lambda cell: cell.column)
        return rows


Part = Line | Grid


@dataclass(frozen=True, slots=True)
class Reading:
    """Words recognised in a picture: page and box (points), the words as read, the lowest score of them (0 to 1)."""

    page: int
    box: Box
    text: str
    score: Decimal


@dataclass(slots=True)
class Draft:
    """Everything a reader hands to the builder. `site` is the name and the imprint of the site a page stands on.

    `readings` are the numbers recognised in pictures, and whatever else recognition is not sure of.
    `confidence` says of `title`, `published`, `source` and `author` how sure the reader is, 0 to 1; one that does not say
    leaves it out.
    """

    parts: list[Part] = field(default_factory=list)
    title: str | None = None
    published: date | None = None
    source: str | None = None
    author: str | None = None
    kind: Kind | None = None
    site: str | None = None
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    confidence: dict[str, float] = field(default_factory=dict)
