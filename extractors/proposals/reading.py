"""One record on its way to a Proposal, with the evidence that is kept as its fields are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.document import Document
from extractors.proposals.letters import speaks_of_proposal
from extractors.proposals.line import Line, Span
from extractors.proposals.number import session_in
from extractors.proposals.record import Record

BULLET = re.compile(r"^[ \t]*[•·●][ \t]*(\S+)[ \t]*$", re.M)


@dataclass(slots=True)
class Reading:
    """One record read into a Proposal; keeps the evidence as it goes."""

    document: Document
    record: Record
    spans: list[Span] = field(default_factory=list)
    signature: Span | None = None  # the office that signs the reply
    beside: tuple[str, ...] = ()  # those that sign with it
    signed_on: str | None = None  # the day under it, ISO

    def keep(self, line: Line, match: re.Match[str] | None = None, group: str | int = 0) -> None:
        """A line, or a match in it, becomes evidence."""
        low, high = match.span(group) if match else (0, len(line.text))
        self.spans.append((line.start + low, line.start + high))

    def value(self, code: str) -> str:
        """A field's lines as one text; they become evidence."""
        lines = self.record.values.get(code, [])
        self.spans.extend((line.start, line.end) for line in lines)
        return "、".join(line.text for line in lines)

    def bullets(self) -> list[Span]:
        """The items of a list above the heading, which some sites print for their labels: `• 平川县水利局`, `• 2023-09-25`."""
        first = next((line.start for line in (self.record.opening, self.record.salutation) if line), 0)
        start = max(self.record.begins, first - 300)
        return [found.span(1) for found in BULLET.finditer(self.document.text, start, first)]

    def openings(self) -> list[Line]:
        """Lines that name the proposal, the label's value first."""
        values = self.record.values
        labelled = [line for code in ("session", "number", "title") for line in values.get(code, [])]
        named = [line for line in (*labelled, self.record.opening, self.record.received) if line is not None]
        return named + [
            line
            for line in self.record.heads
            if speaks_of_proposal(line.text)
            or session_in(line.text)
            or re.match(r"[（(]?第\s*\d+\s*号", line.text)
            or re.search(r"届(?:委员会|人民代表大会)$", line.text)
        ]
