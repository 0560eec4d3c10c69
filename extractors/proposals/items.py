"""Proposals one below another, each under a heading of its own: `建议一：关于修路的建议`, `1.《…》（第12号，张小燕代表提出）`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.proposals.letters import BARE_TITLE, RECEIVED
from extractors.proposals.line import Line
from extractors.proposals.names import office_before
from extractors.proposals.number import ZH, session_in
from extractors.proposals.record import Record

# 一、, （二）, 3., 建议一：, 提案2:, 第12号：关于…
MARK = re.compile(
    rf"(?:[（(]?(?:[{ZH}]{{1,3}}|\d{{1,3}})[)）]?[、.．]\s?|[（(](?:[{ZH}]{{1,3}}|\d{{1,3}})[)）]\s?"
    rf"|(?:提案|建议|议案)\s?(?:[{ZH}]{{1,3}}|\d{{1,3}})\s?[:：、]\s?|(?=第?\s?[A-Za-z\d]{{1,8}}\s?号\s?[:：]?\s?(?:关于|《)))"
)
QUOTED = re.compile(r"《(?P<title>[^《》\n]{4,80}(?:提案|建议|议案)|关于[^《》\n]{3,80})》")
# （第3号，王芳代表提出）, 提案人：张小燕
PROPOSED = re.compile(
    r"(?:[，,（(;；]|^)\s?(?P<by>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)(?:等\d*[人名位]?)?(?:委员|代表)(?:联名)?提(?:出|交)"
    r"|(?:提案[人者]|建议人|领衔代表|提出人)\s?[:：]\s?(?P<named>[\u4e00-\u9fff]{2,12}(?:[、 ][\u4e00-\u9fff]{2,4})*)"
)
HANDLED = re.compile(r"(?:主办|承办)(?:单位)?\s?[:：]\s?(?P<who>[^\s，,；;：:)）]{3,20})")
TOLD = frozenset(("handler", "reply", "proposers"))  # labels below a heading that make it a proposal's


def title_of_item(line: Line) -> tuple[int, int] | None:
    """Where the title stands in a line that heads one of several proposals; None for any other line."""
    mark = MARK.match(line.text) if len(line.text) < 160 and line.label is None else None
    if mark is None or not re.search("提案|建议|议案", line.text):
        return None
    found = QUOTED.search(line.text, mark.end()) or BARE_TITLE.search(line.text, mark.end())
    if found is None:
        return None
    before = line.text[mark.end() : found.start("title")]
    told = len(before) < 3 or session_in(before) or re.search(r"\d\s?号", before)
    return found.span("title") if told and not RECEIVED.search(line.text) else None


def items_among(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Start of each heading of a list of proposals → where its title stands in it; empty where it is no such list.

    A list has two headings at least, each with who handles it, who proposed it or what became of it, and no letter above.
    """
    titles = {at: span for at, line in enumerate(lines) if (span := title_of_item(line))}
    if len(titles) < 2:
        return {}
    first = next(iter(titles))
    if any(RECEIVED.search(line.text) for line in lines[:first]):
        return {}  # the headings of one answer's parts
    told = {
        lines[at].start: titles[at]
        for at, after in pairwise((*titles, len(lines)))
        if any(line.is_label and line.label in TOLD for line in lines[at + 1 : after])
        or (HANDLED.search(lines[at].text) and re.search(r"\d\s?号", lines[at].text))
    }
    return told if len(told) > 1 else {}


def record_of_item(line: Line, title: tuple[int, int], heads: Sequence[Line]) -> Record:
    """The record that a heading begins, with what the heading itself tells; `heads` name the session above the list."""
    record = Record(begins=line.start, rule="list", opening=line)
    dated = session_in(line.text) is not None
    record.heads = [head for head in heads if (not dated and session_in(head.text)) or office_before(head)][-2:]
    record.add("title", _part(line, title, "title"))
    if by := PROPOSED.search(line.text):
        record.add("proposers", _part(line, by.span("by" if by["by"] else "named"), "proposers"))
    if who := HANDLED.search(line.text):
        record.add("handler", _part(line, who.span("who"), "handler"))
    return record


def _part(line: Line, span: tuple[int, int], label: str) -> Line:
    return Line(line.start + span[0], line.start + span[1], line.text[slice(*span)], label)
