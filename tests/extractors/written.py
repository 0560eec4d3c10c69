"""Documents written in a test: a block a paragraph, of a place and a day that the test gives."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from extractors import Document
from extractors.document import Block
from extractors.gazetteer import division


def document(*paragraphs: str, place: str = "610900", published: str | None = "2023-07-20", **given: Any) -> Document:
    """A page of these paragraphs, one a line; one that opens with `# ` is a heading.

    `place` is the GB/T 2260 code of the place that publishes, `published` an ISO date; any other column of `Document`
    may be given as well.
    """
    home = division(place)
    assert home is not None, place
    blocks, lines, at = [], [], 0
    for paragraph in paragraphs:
        words = paragraph.removeprefix("# ")
        blocks.append(Block("paragraph" if words == paragraph else "heading", at, at + len(words)))
        lines.append(words)
        at += len(words) + 1
    text = "\n".join(lines)
    columns: dict[str, Any] = {
        "path": "简报.html",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        "blocks": tuple(blocks),
        "published": date.fromisoformat(published) if published else None,
        "region": home.name,
        "region_code": place,
    }
    return Document(**(columns | given))
