"""Sums of statements that run alike: each says the same measures in turn, and all of them add up to those of one before.

`各部门开工项目31项，签约项目53项，引资30亿元。…一类部门开工项目31项，签约31项，引资25.6亿元；二类部门签约22项，引资4.4亿元`: two measures do not
come to theirs by chance over the very same statements, whatever stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extractors.checks.mentions import TOTALS, Mention, Text, figures, in_place
from extractors.checks.parts import MAX_PARTS, SECTIONS
from extractors.checks.relation import Relation, added

BREAK = re.compile("[；;。\n]")
STARTS = 8  # statements behind a whole's that its parts may begin with
KNOWN = 4  # figures that the wholes are written with, together


@dataclass
class Statement:
    """The first number of each measure that one statement says: by metric, unit and stage."""

    numbers: dict[tuple[str, str, str | None], Mention] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return min(mention.start for mention in self.numbers.values())


def run_alike(text: Text, known: Sequence[Relation]) -> Iterator[Relation]:
    """The sums of statements that say two measures and more, where all that they share with one before come to it.

    `known` are the sums found by their words: what one of them parts is parted in no other way.
    """
    statements = statements_of(text)
    parted = {m.stated.row.id: {*m.operands} for m in known if m.kind == "sum_of_parts" and m.holds and m.operands}
    for place, whole in enumerate(statements):
        if len(whole.numbers) < 2 or all(mention.row.id in parted for mention in whole.numbers.values()):
            continue
        behind = list(islice(statements, place + 1, place + MAX_PARTS))
        behind = [one for one in behind if one.numbers.keys() & whole.numbers.keys()]
        for first in range(min(STARTS, len(behind) - 1)):
            if behind[first].start - whole.start > SECTIONS:
                break
            found = list(all_of(whole, behind[first:]))
            if found:
                alike = all(parted.get(m.stated.row.id, {*m.operands}) == {*m.operands} for m in found)
                yield from found if alike else ()
                break


def statements_of(text: Text) -> list[Statement]:
    """A document's statements that have numbers, in turn."""
    found: list[Statement] = []
    last = -1
    for mention in text.addable:
        if not found or BREAK.search(text.text, last, mention.start):
            found.append(Statement())
        last = mention.end
        row = mention.row
        metric = TOTALS[0] if row.metric in TOTALS else row.metric
        # 共签约46个，总投资128亿元，已开工20个: counts are told apart by their stage
        found[-1].numbers.setdefault((metric, row.unit, row.stage if row.unit == "count" else None), mention)
    return found


def all_of(whole: Statement, behind: Sequence[Statement]) -> Iterator[Relation]:
    """The sums of the statements `behind` a whole, as many as use up all the measures that they share with it; none else."""
    left = {key: mention.value for key, mention in whole.numbers.items()}
    parts: dict[tuple[str, str, str | None], list[Mention]] = {key: [] for key in left}
    for statement in behind:
        for key, mention in statement.numbers.items():
            if key in left:
                left[key] -= mention.value
                parts[key].append(mention)
        if any(value < 0 for value in left.values()):
            return
        used = [key for key in left if parts[key]]
        if all(left[key] == 0 for key in used):
            summed = [key for key in used if len(parts[key]) > 1]
            known = sum(figures(whole.numbers[key]) for key in summed)
            if len(summed) > 1 and known >= KNOWN and all(in_place(whole.numbers[key], parts[key]) for key in summed):
                yield from (added(whole.numbers[key], parts[key]) for key in summed)
            return
