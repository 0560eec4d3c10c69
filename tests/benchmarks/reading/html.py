"""Web pages: the layouts of `tests/corpora/pages.py`, a page of 10 MB, and how long it takes beside BeautifulSoup."""

from __future__ import annotations

import contextlib
import statistics
import time
import tracemalloc
from collections.abc import Callable
from importlib.util import find_spec

from bs4 import BeautifulSoup
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from corpora import read_bytes
from corpora.charset import decode
from corpora.errors import ReadError
from corpora.masthead import dates_in
from corpora.readers.html import read_html
from extractors.document import Document
from tests.benchmarks.reading import Goal
from tests.corpora.pages import Truth, pages, pairs_read, text_f1

EACH = 12
SURE = 0.9  # from here on a confidence counts as high


def measure(console: Console) -> list[Goal]:
    """Quality on every layout with `EACH` articles, then time and memory."""
    made = list(pages(EACH))
    read: list[tuple[str, Document, Truth]] = []
    for path, data, truth in made:
        read.append((path, read_bytes(path, data), truth))
    scores = [text_f1(truth.text, document.text) for _, document, truth in read]
    mean = statistics.fmean(scores)
    for (path, *_), score in sorted(zip(read, scores, strict=True), key=lambda pair: pair[1])[:5]:
        console.print(f"lowest text F1: {path} {score:.3f}")
    titled = [one for one in read if one[2].title]
    titles = _share(console, "title", titled, lambda d, t: d.title == t.title)
    dated = [one for one in read if one[2].published]
    dates = _share(console, "date", dated, lambda d, t: d.published == t.published)
    undated = [one for one in read if not one[2].published]
    # a day that the article itself says (a signature) is read, not invented
    invented = sum(bool(d.published and d.published not in dates_in(t.text.replace("\n", " "))) for _, d, t in undated)
    sourced = [one for one in read if one[2].source]
    sources = _share(console, "source", sourced, lambda d, t: d.source == t.source)
    pairs = sum(len(truth.pairs) for *_, truth in read)
    kept = sum(len(truth.pairs & pairs_read(document)) for _, document, truth in read)
    charset = _share(
        console, "charset", read, lambda d, t: "\ufffd" not in d.text and t.text.split("\n")[2][:6] in d.text
    )
    linked = [one for one in read if one[2].attachments]
    files = _share(
        console, "attachments", linked, lambda d, t: set(t.attachments) == {file.name for file in d.attachments}
    )
    goals = [
        Goal("pages, layouts", "≥ 12 layouts", f"{len(read)}, {len({t.layout for *_, t in read})}"),
        Goal("text, F1 of 4-grams", "≥ .97", f"{mean:.4f}", mean >= 0.97),
        Goal("lowest page", "≥ .5", f"{min(scores):.4f}", min(scores) >= 0.5),
        Goal("title", "≥ .97", f"{titles:.4f}", titles >= 0.97),
        Goal("date", "≥ .97", f"{dates:.4f} of {len(dated)}", dates >= 0.97),
        *_calibration(read),
        Goal("invented dates", "0", f"{invented} of {len(undated)} pages without", invented == 0),
        Goal("source", "", f"{sources:.4f} of {len(sourced)}"),
        Goal("pairs of tables", "100 %", f"{kept} of {pairs}", kept == pairs),
        Goal("charset", "100 %", f"{charset:.4f}", charset == 1),
        Goal("attachments", "", f"{files:.4f} of {len(linked)}"),
    ]
    return goals + _peers(made, mean) + _speed([(path, data) for path, data, _ in made]) + _largest()


def _peers(made: list[tuple[str, bytes, Truth]], ours: float) -> list[Goal]:
    """Text of the same pages by the libraries that are installed (extra `bench`; readability-lxml where it is), each
    given what suits it: decoded, and for lxml's sake written anew by lexbor. Then their vote: on each page the text that
    agrees most with the others'."""
    readers: dict[str, Callable[[str], str]] = {}
    if find_spec("trafilatura"):
        import trafilatura

        readers["trafilatura"] = lambda source: trafilatura.extract(source, include_tables=True) or ""
    if find_spec("readability"):
        from readability import Document as Readable

        readers["readability-lxml"] = lambda source: _plain(Readable(source).summary())
    if find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        readers["resiliparse"] = lambda source: extract_plain_text(source, main_content=True, alt_texts=False)
    pages_of = [(path, data, truth) for path, data, truth in made if not path.endswith(".mht")]
    sources = [LexborHTMLParser(decode(path, data)[0]).html or "" for path, data, _ in pages_of]
    texts: dict[str, list[str]] = {name: [] for name in readers}
    goals = []
    for name, read in readers.items():
        for source in sources:
            try:
                texts[name].append(read(source))
            except Exception:  # a peer's own failure is a page that it does not read
                texts[name].append("")
        scores = [text_f1(truth.text, text) for (*_, truth), text in zip(pages_of, texts[name], strict=True)]
        told = (
            f"{statistics.fmean(scores):.4f}, lowest {min(scores):.3f}, {sum(score < 0.5 for score in scores)} under .5"
        )
        goals.append(Goal(f"text, {name}", f"ours {ours:.4f}", told, statistics.fmean(scores) <= ours))
    if len(texts) > 2:
        voted = []
        for at, (*_, truth) in enumerate(pages_of):
            said = [found[at] for found in texts.values()]
            chosen = max(said, key=lambda one: sum(text_f1(one, other) for other in said))
            voted.append(text_f1(truth.text, chosen))
        goals.append(
            Goal(
                "text, a vote of these",
                f"ours {ours:.4f}",
                f"{statistics.fmean(voted):.4f}",
                statistics.fmean(voted) <= ours,
            )
        )
    return goals


def _plain(markup: str) -> str:
    body = LexborHTMLParser(markup).body
    return body.text(separator="\n") if body is not None else ""


def _calibration(read: list[tuple[str, Document, Truth]]) -> list[Goal]:
    """How often a day and a title are right that the reader is sure of."""
    sure = [(d, t) for _, d, t in read if t.published and (d.confidence.published or 0) >= SURE]
    right = sum(d.published == t.published for d, t in sure) / len(sure)
    titled = [(d, t) for _, d, t in read if t.title and (d.confidence.title or 0) >= SURE]
    named = sum(d.title == t.title for d, t in titled) / len(titled)
    return [
        Goal(f"date, confidence ≥ {SURE}", "≥ .995", f"{right:.4f} of {len(sure)}", right >= 0.995),
        Goal(f"title, confidence ≥ {SURE}", "", f"{named:.4f} of {len(titled)}"),
    ]


def _share(
    console: Console, what: str, read: list[tuple[str, Document, Truth]], holds: Callable[[Document, Truth], bool]
) -> float:
    missed = [(path, document, truth) for path, document, truth in read if not holds(document, truth)]
    for path, document, truth in missed[:6]:
        told = {
            "title": (truth.title, document.title),
            "date": (truth.published, document.published),
            "source": (truth.source, document.source),
            "attachments": (truth.attachments, [file.name for file in document.attachments]),
        }.get(what, ("", ""))
        console.print(f"{what}: {path}: wanted {told[0]}, got {told[1]}", markup=False)
    return 1 - len(missed) / len(read) if read else 1.0


def _speed(made: list[tuple[str, bytes]]) -> list[Goal]:
    """Reading (bytes to draft) and a whole document (with its place and kind), beside BeautifulSoup's parse."""

    def timed(function: Callable[[str, bytes], object]) -> list[float]:
        times = []
        for path, data in made:
            start = time.perf_counter()
            function(path, data)
            times.append((time.perf_counter() - start) * 1000)
        return sorted(times)

    ours, whole = timed(read_html), timed(read_bytes)
    soup = timed(lambda _, data: BeautifulSoup(data, "lxml"))
    median, slow = statistics.median(whole), whole[int(len(whole) * 0.95)]
    goals = [
        Goal(
            "median a page", "≤ 30 ms", f"{median:.1f} ms ({statistics.median(ours):.1f} without place)", median <= 30
        ),
        Goal("95th of 100", "≤ 150 ms", f"{slow:.1f} ms", slow <= 150),
        Goal("of BeautifulSoup's parse", "", f"{statistics.median(ours) / statistics.median(soup):.2f} times"),
    ]
    try:
        import trafilatura
    except ImportError:
        return [*goals, Goal("of trafilatura", "", "not installed")]
    peer = timed(lambda _, data: trafilatura.extract(data.decode("utf-8", "replace"), include_tables=True))
    return [*goals, Goal("of trafilatura", "", f"{statistics.median(ours) / statistics.median(peer):.2f} times")]


def _largest() -> list[Goal]:
    """A page of 10 MB of ordinary paragraphs and rows: read or refused."""
    paragraph = "<p>今年上半年，全市签约项目35个，总投资120.5亿元，同比增长17.2%。</p>"
    row = "<tr><td>东河县</td><td>14</td><td>42.6</td></tr>"
    goals = []
    for what, unit, frame in (
        ("10 MB of paragraphs", paragraph, "<html><body><h1>全市签约项目</h1><div id=zoom>{}</div></body></html>"),
        ("10 MB of rows", row, "<html><body><h1>全市签约项目</h1><table>{}</table></body></html>"),
    ):
        data = frame.format(unit * (10_000_000 // len(unit.encode()))).encode()
        start = time.perf_counter()
        try:
            outcome = f"read, {len(read_bytes('a.html', data).text):,} characters"
        except ReadError as error:
            outcome = f"refused as {error.kind}"
        seconds = time.perf_counter() - start
        goals.append(Goal(what, "≤ 2 s", f"{seconds:.2f} s, {outcome}", seconds <= 2))
        tracemalloc.start()
        with contextlib.suppress(ReadError):
            read_bytes("a.html", data)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        goals.append(Goal(f"{what}, memory", "≤ 300 MB", f"{peak:.0f} MB", peak <= 300))
    return goals
