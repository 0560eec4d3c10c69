"""The words that yinfeng knows: one topic a TOML file, every word with a sentence that shows it in use.

A file holds tables; a table's name is a code of the contract (`signed`, `funds_in_place`, …) or of the grammar, and its
`words` map each surface form to an example sentence. A test reads every example and demands that the word is found there.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def topic(name: str) -> dict[str, Any]:
    """The parsed file `NAME.toml`; raises FileNotFoundError for a topic that does not exist."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> dict[str, str]:
    """Every surface form of a topic with its code: `{"签约": "signed", …}`."""
    return {word: code for code, table in topic(name).items() for word in table["words"]}


@cache
def labels(name: str) -> dict[str, str]:
    """The Chinese label of each code of a topic, in file order: `{"lead": "线索", …}`."""
    return {code: table["label"] for code, table in topic(name).items() if "label" in table}
