"""Every layout of page with articles of the working gold in it: what a reader finds is what was laid out, and no more."""

from __future__ import annotations

import pytest

from corpora import read_bytes
from tests.corpora.pages import LAYOUTS, articles, make, pairs_read, text_f1

KNOWN = articles()
LEAST = 0.9  # of runs of four characters: lines that tell of the document itself stay in the text as notes


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_layout_lays_out_is_found(name: str) -> None:
    at = list(LAYOUTS).index(name)
    for turn in range(3):
        path, data, truth = make(name, KNOWN[(at * 5 + turn * 17) % len(KNOWN)], turn)
        document = read_bytes(path, data)
        if truth.title:
            assert document.title == truth.title, path
        if truth.source:
            assert document.source == truth.source, path
        assert document.published == truth.published, path
        assert truth.pairs <= pairs_read(document), path
        assert tuple(file.name for file in document.attachments) == truth.attachments, path
        assert text_f1(truth.text, document.text) > LEAST, path
