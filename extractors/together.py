"""Several told of together: `三地合计占全市的54.3%`, `大冶、阳新两地共引进项目16个`; the words are in the lexicon (`together`)."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import topic


def _any(*tables: str) -> str:
    words = sorted((word for table in tables for word in topic("together")[table]["words"]), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    number = r"(?:[两二三四五六七八九十]|\d+)[个位]?"
    places = rf"{number}(?:{_any('place')})"
    return (
        re.compile(rf"[，,]?[等前]?{places}(?:{_any('alone', 'behind')})"),
        re.compile(rf"{_any('alone')}|{places}(?!级|重点)"),
        re.compile(rf"{_any('alone')}|{number}(?:{_any('place', 'part')})"),
    )


def places_together(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` opens with several places that one number is said of: 两地共, ，三市占."""
    return _patterns()[0].match(text, start, end) is not None


def share_of_places(said: str) -> bool:
    """Whether a share is said of several places at once (三盟市完成投资额占), or of what 合计 adds up."""
    return _patterns()[1].search(said) is not None


def share_of_several(said: str) -> bool:
    """Whether a share is said of several numbers at once, of places or of others: 三大载体占, 两者占."""
    return _patterns()[2].search(said) is not None
