"""Proposals and suggestions (提案, 建议, 议案) with their replies, out of forms, letters and lists.

Three shapes are read, alone or several in one document:

- a form of labels and values, as a table or as lines (提案人 / 张小燕), with or without the reply below it;
- a letter of reply (`关于…第47号建议的答复`, `张小燕委员:您提出的《…》收悉`);
- a list: a table whose header names the columns (提案号, 提案标题, 承办单位), one row a proposal.

A text that only mentions proposals, as news does, is none of them. Labels and phrases stand in `lexicon/proposal.toml`.

The way: `lines` parts a document into lines with their labels (`labels`, `letters`), `gather` parts these into records, one
a proposal (`record`, `lists`), `proposal` reads a record field by field: `identity`, `title`, `proposers`, `suggestions`,
`handlers`, `reply`, `signature`.
"""

from __future__ import annotations

from extractors.document import Document
from extractors.facts import Proposal
from extractors.proposals.gather import gather
from extractors.proposals.labels import LABELS, naming_labels
from extractors.proposals.letters import RECEIVED, speaks_of_proposal
from extractors.proposals.line import Span
from extractors.proposals.lists import is_list_of_proposals, listed_records, records_of_lines
from extractors.proposals.names import split_names, split_offices
from extractors.proposals.proposal import read_proposals
from extractors.proposals.reading import Reading
from extractors.proposals.sections import split_sections
from extractors.proposals.suggestions import find_wishes

__all__ = [
    "LABELS",
    "find_proposals",
    "find_proposals_and_wishes",
    "is_list_of_proposals",
    "split_names",
    "split_offices",
    "split_sections",
]


def find_proposals(document: Document) -> tuple[Proposal, ...]:
    """The proposals and suggestions that a document holds, in text order; empty where it holds none."""
    return find_proposals_and_wishes(document)[0]


def find_proposals_and_wishes(document: Document) -> tuple[tuple[Proposal, ...], tuple[Span, ...]]:
    """The proposals, and the stretches of text that say what their proposers wish for: no number there is a fact.

    Wishes are the sentences of the suggestions, but for those that tell what is (目前, 已, 去年), the words that an answer
    repeats (关于“设立10亿元基金”的建议), and the line that acknowledges the proposal. Sorted, they may overlap.
    """
    if not _may_hold_one(document):
        return (), ()
    rows: list[Proposal] = []
    wishes: list[Span] = []
    listed = [*listed_records(document), *records_of_lines(document)]
    # 今年我局接到人大建议22件，现将办理情况总结如下 above those that a report lists is none of them
    records = listed + [
        record for record in gather(document) if record.is_proposal() and (record.number() or not listed)
    ]
    for record in records:
        reading = Reading(document, record)
        rows += read_proposals(reading)
        wishes += find_wishes(reading)
    return tuple(rows), tuple(sorted(wishes))


def _may_hold_one(document: Document) -> bool:
    """Whether a page may hold a proposal: it says 提案 or 建议, answers a 委员 or a 代表, or has two of a form's labels."""
    text = document.text
    if speaks_of_proposal(text) or speaks_of_proposal(document.title or ""):
        return True
    if ("委员" in text or "代表" in text) and RECEIVED.search(text):
        return True
    labels, codes = naming_labels()
    found = labels.find_matches_as_indexes("".join(text.split()), overlapping=True)
    return len({codes[index] for index, _, _ in found}) > 1
