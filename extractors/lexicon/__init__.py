"""The words that yinfeng knows: one topic a TOML file, every word with a sentence that shows it in use.

A file holds tables; a table's name is a code of the contract (`signed`, `funds_in_place`, …) or of the grammar, and its
`words` map each surface form to an example sentence. A test reads every example and demands that the word is found there.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

OWN_WORDS = "YINFENG_LEXICON"
"""Environment variable: a folder with topic files of the user's own, which add words and win over the package's."""


@cache
def topic(name: str) -> dict[str, Any]:
    """The parsed file `NAME.toml`, with the user's own of that name; FileNotFoundError for an unknown topic."""
    known = tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
    folder = os.environ.get(OWN_WORDS)
    own = Path(folder, f"{name}.toml") if folder else None
    if own is not None and own.exists():
        _join(known, tomllib.loads(own.read_text(encoding="utf-8")))
    return known


def _join(known: dict[str, Any], own: dict[str, Any]) -> None:
    """Put own entries into `known`: a word that stands under another code moves to the one that the user gave it."""
    for code, table in own.items():
        mine = dict(table)
        words = mine.pop("words", {})
        for other in known.values():
            for word in words:
                other.get("words", {}).pop(word, None)
        entry = known.setdefault(code, {})
        entry.update(mine)
        entry.setdefault("words", {}).update(words)


@cache
def digest() -> str:
    """Eight hexadecimal digits that change with any word: an extractor with other words is another extractor."""
    names = sorted(file.name.removesuffix(".toml") for file in files(__name__).iterdir() if file.name.endswith(".toml"))
    text = json.dumps({name: topic(name) for name in names}, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@cache
def words(name: str) -> dict[str, str]:
    """Every surface form of a topic with its code: `{"签约": "signed", …}`."""
    return {word: code for code, table in topic(name).items() for word in table["words"]}


@cache
def labels(name: str) -> dict[str, str]:
    """The Chinese label of each code of a topic, in file order: `{"lead": "线索", …}`."""
    return {code: table["label"] for code, table in topic(name).items() if "label" in table}
