"""PDFs: tables of every kind to the cell, paragraphs and numbers whole, the facts of documents laid out, time a page."""

from __future__ import annotations

import io
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence

import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

from corpora.document_builder import Known, build
from corpora.readers.pdf import read_pdf
from extractors import extract
from extractors.document import Document
from outputs.score import Score, score
from tests.benchmarks.reading import Goal
from tests.corpora import format_pdfs, table_pdfs, text_pdfs
from tests.corpora.table_pdfs import RULED, WRAPPED, Agreement, TablePdf, compare

SEEDS = 5  # PDFs of each kind
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def measure(console: Console) -> list[Goal]:
    """Every goal of issue 4 for PDFs."""
    tables = {kind: [_read(gold) for gold in _drawn(kind)] for kind in table_pdfs.KINDS}
    console.print(_by_kind(tables))
    ruled = compare(pair for kind in RULED for pair in tables[kind])
    every = compare(pair for pairs in tables.values() for pair in pairs)
    wrapped = compare(pair for kind in WRAPPED for pair in tables[kind])
    goals = [
        _at_least("ruled tables, cell F1", 0.999, ruled.cell_f1),
        _at_least("ruled tables, row F1", 0.999, ruled.row_f1),
        _at_least("all kinds of tables, cell F1", 0.98, every.cell_f1),
        _at_least("all kinds of tables, row F1", 0.96, every.row_f1),
        _at_least("wrapped cells without rules, cell F1", 0.85, wrapped.cell_f1),
    ]
    return goals + _prose() + _facts() + _times()


def _document(data: bytes) -> Document:
    return build("a.pdf", data, read_pdf("a.pdf", data), Known())


def _drawn(kind: str) -> list[TablePdf]:
    return [table_pdfs.make(kind, seed) for seed in range(SEEDS)]


def _read(gold: TablePdf) -> tuple[TablePdf, Document]:
    return gold, _document(gold.data)


def _at_least(what: str, goal: float, measured: float) -> Goal:
    return Goal(what, f"≥ {goal}", f"{measured:.4f}", measured >= goal)


def _by_kind(tables: dict[str, list[tuple[TablePdf, Document]]]) -> Table:
    shown = Table(title=f"tables, {SEEDS} PDFs of each kind", title_justify="left", header_style="bold")
    for heading in ("kind", "cell F1", "row F1"):
        shown.add_column(heading)
    for kind, pairs in tables.items():
        found: Agreement = compare(pairs)
        shown.add_row(kind, f"{found.cell_f1:.4f}", f"{found.row_f1:.4f}")
    return shown


def _prose() -> list[Goal]:
    paragraphs = whole = numbers = lost = furniture = 0
    for kind in text_pdfs.KINDS:
        for seed in range(SEEDS):
            gold = text_pdfs.make(kind, seed)
            text = _document(gold.data).text
            lines = set(text.split("\n"))
            wanted = Counter(NUMBER.findall("\n".join(gold.paragraphs)))
            paragraphs += len(gold.paragraphs)
            whole += sum(words in lines for words in gold.paragraphs)
            numbers += wanted.total()
            lost += (wanted - Counter(NUMBER.findall(text))).total()
            furniture += sum(words in text for words in gold.furniture)
    return [
        Goal("numbers whole after lines are joined", "all", f"{numbers - lost} of {numbers}", not lost),
        Goal("paragraphs whole", "all", f"{whole} of {paragraphs}", whole == paragraphs),
        Goal("heads, feet and watermarks left in the text", "0", str(furniture), not furniture),
    ]


def _facts() -> list[Goal]:
    """What laying the annotated documents out costs: the same gold, asked of their text and of their PDFs."""
    gold = format_pdfs.GOLD / "working" / "gold"
    stems = sorted(path.stem for path in (format_pdfs.GOLD / "working" / "docs").glob("*.txt"))
    plain = _exact(score(gold, [extract(format_pdfs.read_source(stem)).to_json() for stem in stems]))
    goals = []
    for name, lay_out in format_pdfs.PROSE.items():
        found = [
            extract(build(f"{stem}.pdf", data, read_pdf(f"{stem}.pdf", data), Known())).to_json()
            for stem in stems
            for data in [lay_out(format_pdfs.lines_of(stem))]
        ]
        loss = plain - _exact(score(gold, found))
        goals.append(Goal(f"exact F1 lost, {len(stems)} documents as {name}", "< .02", f"{loss:.4f}", loss < 0.02))
    return goals


def _exact(found: Score) -> float:
    return found.kinds["pipeline"].exact_f1 or 0.0


def _times() -> list[Goal]:
    """Milliseconds a page, and beside them the libraries' own on the same pages in the same run."""
    prose = [text_pdfs.make(kind, 0).data for kind in ("one column", "running heads")]
    tables = [table_pdfs.make(kind, 0).data for kind in ("ruled", "over pages", "landscape", "three-line over pages")]
    goals = []
    for what, files, most in (("text", prose, 5.0), ("text and tables", tables, 60.0)):
        ours = _milliseconds(files, lambda data: read_pdf("a.pdf", data))
        plumber = _milliseconds(files, _by_pdfplumber)
        pdfium = _milliseconds(files, _by_pdfium)
        ratio = f"{ours:.1f} ms ({ours / plumber:.2f} × pdfplumber's words and tables, {ours / pdfium:.1f} × pdfium's bare text)"
        goals.append(Goal(f"{what}, a page", f"≤ {most:.0f} ms", ratio, ours <= most))
    return goals


def _by_pdfplumber(data: bytes) -> object:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [(page.extract_words(), page.extract_tables()) for page in document.pages]


def _by_pdfium(data: bytes) -> object:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _milliseconds(files: Sequence[bytes], read: Callable[[bytes], object]) -> float:
    pages = 0
    for data in files:
        read(data)
        with pypdfium2.PdfDocument(data) as document:
            pages += len(document)
    times = []
    for _ in range(3):
        started = time.process_time()
        for data in files:
            read(data)
        times.append(time.process_time() - started)
    return 1000 * statistics.median(times) / pages
