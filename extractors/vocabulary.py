"""Finds the lexicon's words in running text: stages, metrics, roles and the nouns that are counted.

One Aho–Corasick automaton holds all surface forms of a topic set; a longer word wins over a shorter one that it contains
(`计划总投资` over `总投资`, `未开工` over `开工`), and no two words overlap.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors import lexicon

# Two characters that the words around them share out between them: 推动|工业, 电动|工具, 公开|工作 begin no works.
_CUT_THROUGH = {
    "动工": re.compile("[推带联启电自劳活互主机运调移流变行]动工[业作具人资程位厂艺商会信夹]"),
    "开工": re.compile("[公展打离拨铺敞]开工作"),
    "降": re.compile(r".?降(?!\s?\d)"),  # 降14.8%; and not 降到15%
    # 78个项目全部落实|包联领导: what was found for them, and not how far they are
    "落实": re.compile(
        ".?落实(?:了|好)?(?:包联|包抓|领导|责任|专班|专人|用地|土地|人员|政策|措施|举措|要求|情况|单位|部门|[^，。；、]{0,4}牵头)"
    ),
}
# 招商机制有效|落实，103个项目完成投资9亿元: what was carried out is no project
_CARRIED_OUT = re.compile(
    "(?:机制|政策|措施|举措|责任|要素|精神|部署|制度|要求|任务|工作|保障|服务)"
    "(?:得到|已经?|均|都|全部|全面|有效|逐项|逐一|层层|严格|较好|有力|充分|切实|基本|真正|持续|进一步)*$"
)

_Word = tuple[str, str | None, str | None, str | None, str | None]  # surface, stage, metric, role, noun


class Word(NamedTuple):
    """A lexicon word at `text[start:end]`; `stage`, `metric`, `role` and `noun` are its codes, None where it has none."""

    start: int
    end: int
    surface: str
    stage: str | None
    metric: str | None
    role: str | None
    noun: str | None


@cache
def _automaton(topics: tuple[str, ...]) -> tuple[AhoCorasick, list[_Word], list[str]]:
    """The automaton, for each of its words the surface with its codes, and those that may be cut through other words."""
    codes: dict[str, dict[str, str]] = {}
    for topic in topics:
        for word, code in lexicon.words(topic).items():
            codes.setdefault(word, {})[topic] = code
    words = [
        (word, found.get("stage"), found.get("metric"), found.get("role"), found.get("noun"))
        for word, found in codes.items()
    ]
    longest = MatchKind.LeftmostLongest
    cut_through = [surface for surface in _CUT_THROUGH if surface in codes]
    return AhoCorasick(codes, matchkind=longest, store_patterns=False), words, cut_through


def _find(topics: tuple[str, ...], text: str, start: int, end: int) -> list[Word]:
    automaton, words, cut_through = _automaton(topics)
    said = text[start:end]
    found = [
        Word._make((start + first, start + last, *words[index]))
        for index, first, last in automaton.find_matches_as_indexes(said)
    ]
    for surface in cut_through:
        if surface in said:
            cut = _CUT_THROUGH[surface]
            found = [word for word in found if word.surface != surface or not cut.match(text, max(word.start - 1, 0))]
    if "落实" in said:
        found = [
            word
            for word in found
            if word.surface != "落实" or not _CARRIED_OUT.search(text, max(word.start - 10, 0), word.start)
        ]
    return found


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Stage, metric and role words in `text[start:end]`, in order, longest first where they would overlap."""
    return _find(("stage", "metric", "role"), text, start, len(text) if end is None else end)


def find_nouns(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The counted nouns in `text[start:end]` (`项目`, `企业`, `小分队` …), in order."""
    return _find(("noun",), text, start, len(text) if end is None else end)
