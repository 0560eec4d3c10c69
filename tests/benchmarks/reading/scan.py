"""Scans: digits and points read right at 200 dots an inch and at 150 under a stamp, wrong numbers flagged, time a page."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec

from PIL import Image, ImageFilter
from rich.console import Console

from corpora.document_builder import Known, build
from corpora.readers.pdf import read_pdf
from extractors.document import Document
from tests.benchmarks.reading import Goal
from tests.corpora.scans import draw, sheet_of, stamped, to_pdf, worn
from tests.corpora.table_pdfs import Rows

PAGES = 12  # of each look
DOUBT = Decimal("0.95")
SIGNS = frozenset("0123456789.")


@dataclass(slots=True)
class Tally:
    """Digits and points wanted, those read right, numbers read wrong, and those of them that nothing flags."""

    signs: int = 0
    right: int = 0
    wrong: int = 0
    unflagged: int = 0
    seconds: float = 0.0


def measure(console: Console) -> list[Goal]:
    """Every goal of issue 4 for scans; none where the extra `ocr` is not installed."""
    if find_spec("rapidocr") is None:
        console.print("scan left out: pip install -e '.\\[ocr]'")
        return []
    looks = {
        "200 dots an inch": (200, "plain", 0.9995),
        "150, a red seal": (150, "red", 0.995),
        "150, a grey seal": (150, "grey", None),
        "150, a copy of a copy": (150, "copy", None),
        "200, a fax": (200, "fax", None),
    }
    goals = []
    for name, (dots, look, least) in looks.items():
        tally = Tally()
        for seed in range(PAGES):
            _count(tally, seed, dots, look)
        share = tally.right / tally.signs
        goals.append(
            Goal(
                f"digits and points, {name}",
                f"≥ {least}" if least else "",
                f"{share:.4f} of {tally.signs}",
                share >= least if least else None,
            )
        )
        said = f"{tally.unflagged} ({tally.wrong} wrong numbers)"
        goals.append(Goal(f"wrong numbers unflagged, {name}", "0", said, not tally.unflagged))
        seconds = tally.seconds / PAGES
        goals.append(Goal(f"processor time a page, {name}", "≤ 4 s", f"{seconds:.1f} s", seconds <= 4))
    return goals


def _page(seed: int, dots: int, look: str) -> bytes:
    """A page of figures as a scanner, a copier or a fax hands it on."""
    image: Image.Image = draw(sheet_of(seed), dots)[0]
    if look in ("red", "grey"):
        image = stamped(image, dots)
    if look == "grey":
        image = image.convert("L").convert("RGB")
    if look == "copy":
        once = worn(image, seed=seed, grain=14).filter(ImageFilter.GaussianBlur(0.8))
        return to_pdf([worn(once, -0.5, seed=seed + 1)], dots, quality=60)
    if look == "fax":
        black = worn(image, 0.3, seed=seed, grain=12).convert("L").point(lambda level: 255 * (level > 150))
        buffer = io.BytesIO()
        black.convert("1").save(buffer, "PDF", resolution=dots)
        return buffer.getvalue()
    return to_pdf([worn(image, seed=seed)], dots)


def _count(tally: Tally, seed: int, dots: int, look: str) -> None:
    sheet = sheet_of(seed)
    data = _page(seed, dots, look)
    started = time.process_time()
    draft = read_pdf("scan.pdf", data)
    tally.seconds += time.process_time() - started
    found = dict(_cells(build("scan.pdf", data, draft, Known())))
    for at, text in _wanted(sheet.rows):
        read, is_flagged = found.get(at, ("", True))
        tally.signs += sum(sign in SIGNS for sign in text)
        tally.right += _right(text, read)
        if text != read:
            tally.wrong += 1
            tally.unflagged += not is_flagged


def _wanted(rows: Rows) -> Iterator[tuple[tuple[int, int], str]]:
    for row, texts in enumerate(rows[1:], 1):
        for column, text in enumerate(texts[1:], 1):
            yield (row, column), text


def _cells(document: Document) -> Iterator[tuple[tuple[int, int], tuple[str, bool]]]:
    """The cells of the first table: what was read, and whether any of it is doubted."""
    for cell in document.tables[0].cells if document.tables else ():
        doubted = any(start < cell.end and cell.start < end and score < DOUBT for start, end, score in document.scores)
        yield (cell.row, cell.column), (document.text[cell.start : cell.end], doubted)


def _right(text: str, read: str) -> int:
    """The digits and points that stand in both in the same order."""
    lengths = [0] * (len(read) + 1)
    for one in text:
        before = 0
        for at, other in enumerate(read):
            above = lengths[at + 1]
            lengths[at + 1] = before + 1 if one == other and one in SIGNS else max(above, lengths[at])
            before = above
    return lengths[-1]
