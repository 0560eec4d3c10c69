"""One record read into a Proposal."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.draft import identifier
from extractors.facts import Evidence, Proposal
from extractors.proposals.handlers import find_handlers, is_helper, whom
from extractors.proposals.identity import find_body, find_number, find_numbers, find_session, full_name
from extractors.proposals.labels import NAMING
from extractors.proposals.names import is_office
from extractors.proposals.proposers import find_proposers
from extractors.proposals.reading import Reading
from extractors.proposals.reply import find_reply
from extractors.proposals.signature import find_date, find_file_number
from extractors.proposals.suggestions import find_reason_and_suggestions
from extractors.proposals.title import find_title

# 《关于修路的建议》（第12号）: which title goes with which number
NUMBERED_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80})》\s*[（(]?[^（()）《》]{0,16}?第?\s*(?P<number>\d+)\s*号")


def read_proposals(reading: Reading) -> tuple[Proposal, ...]:
    """The record's proposal; several where one answer is given to several numbers, one row a number."""
    whole = _proposal(reading)
    numbers = find_numbers(reading)
    if len(numbers) < 2:
        return (whole,)
    said = reading.record.received.text if reading.record.received else ""
    titles = {found["number"]: found["title"] for found in NUMBERED_TITLE.finditer(said)}
    return tuple(
        replace(whole, id=f"{whole.id[:-2]}{at:02d}", number=number, title=titles.get(number, whole.title))
        for at, number in enumerate(numbers)
    )


def _proposal(reading: Reading) -> Proposal:
    reply = find_reply(reading)
    number, session = find_number(reading), find_session(reading)
    title, proposers = find_title(reading), find_proposers(reading)
    handler, co_handlers = find_handlers(reading)
    if is_helper(reading):
        # 柳北区政府：…现提出协办意见如下: who helps writes to who leads
        handler, co_handlers = whom(reading), (handler, *reading.beside) if handler else ()
        proposers = tuple(name for name in proposers if not is_office(name))
    reason, suggestions = find_reason_and_suggestions(reading, title)
    body, place = find_body(reading, handler)
    date, file_number = find_date(reading), find_file_number(reading)
    region, region_code = reading.document.region, reading.document.region_code
    if place is not None and place.code != region_code:
        region, region_code = full_name(place), place.code
    text = reading.document.text
    evidence = tuple(Evidence(start, end, text[start:end]) for start, end in sorted(set(reading.spans)))
    missing = sum(not value for value in (number, title, proposers))
    return Proposal(
        id=identifier(reading.document.sha256, "proposal", *((item.start, item.end) for item in evidence)),
        session=session,
        number=number,
        body=body,
        proposers=proposers,
        title=title,
        reason=reason,
        suggestions=suggestions,
        handler=handler,
        co_handlers=co_handlers,
        reply=reply,
        file_number=file_number,
        date=date,
        region=region,
        region_code=region_code,
        evidence=evidence,
        confidence=Decimal(1) - missing * Decimal("0.2"),
        rule=f"proposal.{_rule(reading)}",
    )


def _rule(reading: Reading) -> str:
    if reading.record.rule == "list":
        return "list"
    return "form" if len(reading.record.labels & NAMING) >= 2 else "letter"
