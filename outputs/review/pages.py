"""The templates of the review page: everything that reaches them is data and is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

FOLDER = Path(__file__).parent


@cache
def environment() -> Environment:
    """The template environment, with the words that a diff and a fact are shown in."""
    from outputs import diff_report

    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    names = (
        "KIND_NAMES", "CELL_NAMES", "TABLE_NAMES", "about_words", "check_words", "value_words", "change_words", "flip_words",
        "label_of", "words_of",
    )  # fmt: skip
    made.globals.update({name: getattr(diff_report, name) for name in names})
    return made
