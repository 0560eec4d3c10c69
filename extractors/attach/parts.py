"""Amounts that do not say what they measure and add up to one told before: they are its parts, whatever stood nearer."""

from __future__ import annotations

from itertools import groupby

from extractors.attach.memory import Memory
from extractors.draft import MONEY_METRICS, Draft
from extractors.sentence import Sentence

_UNSAID = frozenset(("money.ellipsis", "money.again"))  # the rules of amounts whose measure was taken from elsewhere
_LATELY = 24  # statements


def measure_by_their_sum(memory: Memory, state: Sentence) -> None:
    """Give amounts without a measure of their own that of the amount that they add up to.

    总投资190亿元，完成投资79亿元。其中一产7个、3亿元，二产9个、58亿元，三产3个、18亿元: of the 79, and not of the 190.
    """
    unsaid = [draft for draft in state.emitted if draft.rule in _UNSAID and draft.role == "actual"]
    if len(unsaid) < 2:
        return
    text = memory.text
    for _, group in groupby(unsaid, key=lambda draft: text.count("；", state.start, draft.start)):
        parts = list(group)
        if len(parts) > 1:
            _measure(memory, state, parts)


def _measure(memory: Memory, state: Sentence, parts: list[Draft]) -> None:
    total, first = sum(draft.value for draft in parts), parts[0]
    told = [
        draft
        for draft in (*memory.drafts[-_LATELY:], *state.emitted)
        if draft.end <= first.start
        and draft.unit == first.unit
        and draft.metric in MONEY_METRICS
        and draft not in parts
    ]
    whole = next((draft for draft in reversed(told) if draft.value == total and draft.role == "actual"), None)
    if whole is None or whole.metric == first.metric:
        return
    for draft in parts:
        draft.metric, draft.stage, draft.basis = whole.metric, whole.stage, whole.basis
        draft.first, draft.last = whole.first, whole.last
