"""Every layout of page with articles of the working gold in it: what a reader finds is what was laid out, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora import read_bytes
from tests.corpora.pages import LAYOUTS, TABLE, Rows, articles, make, pairs_read, text_f1

# Named, so that a document that comes to the gold changes no page; none of them is signed with a day of its own.
NAMES = ("d02tongjiang", "d17meixian", "d19chengmai", "d24shengzhou", "e24dawu", "h01jiaohe", "h05haidong")
KNOWN = {article.name: article for article in articles()}
LEAST = 0.9  # of runs of four characters: lines that tell of the document itself stay in the text as notes


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_layout_lays_out_is_found(name: str) -> None:
    for turn in range(3):
        article = KNOWN[NAMES[(list(LAYOUTS).index(name) + 3 * turn) % len(NAMES)]]
        lines = article.lines
        body: tuple[str | Rows, ...] = (*lines[:2], TABLE, *lines[2:]) if turn == 1 else tuple(lines)
        path, data, truth = make(name, replace(article, body=body), turn)
        document = read_bytes(path, data)
        if truth.title:
            assert document.title == truth.title, path
        if truth.source:
            assert document.source == truth.source, path
        assert document.published == truth.published, path
        assert truth.pairs <= pairs_read(document), path
        assert tuple(file.name for file in document.attachments) == truth.attachments, path
        assert text_f1(truth.text, document.text) > LEAST, path
