"""All of one document, from its text to its facts: the way that `extract` goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import itemgetter

from extractors.attach import Reading
from extractors.checks import find_checks, limits_reached
from extractors.document import Document
from extractors.draft import freeze, merge
from extractors.facts import Extraction, Observation, Project
from extractors.projects import join_listed
from extractors.proposals import find_proposals_and_wishes
from extractors.spelling import Spelling
from extractors.tables import read_tables

# the confidence of what is read of 57。6亿元 as 57.6亿元: set by hand
MENDED = Decimal("0.5")


def read_document(document: Document) -> Extraction:
    """What `extract` gives."""
    spelling = Spelling(document)
    read = read_spelled(spelling.read)
    observations, projects, proposals = read.observations, read.projects, read.proposals
    if unchecked := limits_reached(observations):
        document = replace(document, warnings=(*document.warnings, f"{document.path}：{unchecked}"))
    if spelling.read.text != document.text:
        observations = tuple(map(spelling.as_written, observations))
        projects = tuple(map(spelling.as_written, projects))
        proposals = tuple(map(spelling.as_written, proposals))
    scored = [*document.scores, *((place, place + 1, MENDED) for place in spelling.mended)]
    if scored:
        scores = _Scores(scored)
        observations = tuple(replace(row, confidence=scores.confidence(row)) for row in observations)
        projects = tuple(replace(row, confidence=scores.confidence(row)) for row in projects)
    return Extraction(
        document=document, observations=observations, projects=projects, proposals=proposals, checks=read.checks
    )


def read_spelled(read: Document) -> Extraction:
    """What is read of a document that is spelled for the grammar: `Spelling.read`."""
    proposals, wishes = find_proposals_and_wishes(read)
    answered = {proposal.date for proposal in proposals if proposal.reply}
    if len(answered) == 1 and (day := answered.pop()) and not (read.published and read.published.isoformat() <= day):
        read = replace(read, published=date.fromisoformat(day))  # 今年 is the letter's year, not the page's
    reading = Reading(read)
    reading.read()
    listed = read_tables(read, reading)
    drafts = [*reading.drafts, *listed.drafts]
    projects = join_listed(reading.book.freeze(), listed.projects)
    if wishes:
        drafts = [draft for draft in drafts if not _inside(draft.start, wishes)]
        projects = tuple(row for row in projects if not all(_inside(words.start, wishes) for words in row.evidence))
    observations = freeze(merge(drafts), read)
    checks = find_checks(read, observations, projects)
    return Extraction(
        document=read,
        observations=observations,
        projects=tuple(projects),
        proposals=tuple(proposals),
        checks=tuple(checks),
    )


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the stretches, which are few."""
    return any(start <= position < end for start, end in spans)


class _Scores:
    """How sure stretches of a document are, by where they stand: what recognition says of a scan, and mended numbers."""

    def __init__(self, scores: Sequence[tuple[int, int, Decimal]]) -> None:
        self._scores = sorted(scores)
        self._longest = max(end - start for start, end, _ in scores)

    def confidence(self, row: Observation | Project) -> Decimal:
        """The row's own confidence, but no more than the least score in its evidence."""
        least = row.confidence
        for words in row.evidence:
            at = bisect_left(self._scores, words.start - self._longest, key=itemgetter(0))
            while at < len(self._scores) and self._scores[at][0] < words.end:
                if self._scores[at][1] > words.start:
                    least = min(least, self._scores[at][2])
                at += 1
        return least
