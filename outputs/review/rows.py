"""What the page shows of one item: the fact with its sentence, its document beside it, its checks and its decision."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select

from extractors.facts import fact_json
from outputs.connection import reading
from outputs.dataset import Dataset
from outputs.decisions import CHOICES, KEPT_BY_MACHINE
from outputs.diff_report import about_words, check_words, label_of, value_words, words_of
from outputs.history import Row
from outputs.loading import fetch
from outputs.queue import Conflict, row_before
from outputs.review.marks import Mark, Piece, mentions, pieces, sentence_of
from outputs.review.wording import REASON_NAMES, STATUS_NAMES
from outputs.schema import FACT_TABLES, FACTS, decisions, document_versions
from outputs.vocabulary import NAMES, STAGES

AROUND = 2500
"""Characters of the document shown on either side of the sentence; the whole is one link away."""

EDITED = {
    "observations": (
        "value", "value_high", "unit", "bound", "metric", "role", "stage", "basis", "region", "region_code",
        "period_start", "period_end", "min_investment_cny", "max_investment_cny", "sector", "label",
    ),
    "projects": (
        "name", "stage", "stage_date", "region", "region_code", "investment_cny", "bound", "completed_investment_cny",
        "progress_pct", "capacity", "output_cny", "revenue_cny", "tax_cny", "jobs", "sector",
    ),
    "proposals": ("session", "number", "body", "title", "reason", "handler", "date", "region", "region_code"),
}  # fmt: skip
"""Columns in the form, in its order; the others of a table are lists, corrected at the source."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a fact: what the machine says, what it said before, what a person said."""

    name: str
    label: str
    value: str
    raw: str
    before: str | None
    person: str | None
    choices: tuple[tuple[str, str], ...]
    editable: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on paper the evidence stands: page (from 1) and boxes in points from the page's top left corner."""

    sha256: str
    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A relation that does not hold, as a sentence, with the members of which this fact is one."""

    message: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """All that one item's page needs."""

    item: Row
    fact: Row
    document: Row
    about: str
    value: str
    before: str | None
    about_before: str | None
    columns: tuple[Column, ...]
    sentence: tuple[Piece, ...]
    context: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    spot: Spot | None
    checks: tuple[Check, ...]
    reasons: tuple[str, ...]
    status: str
    decision: Row | None


def item_view(dataset: Dataset, item: Row, language: str) -> ItemView:
    """One item as it is shown. Raises Conflict where its row has left the dataset meanwhile."""
    side = 0 if language == "zh" else 1
    table = FACT_TABLES[item["table_name"]]
    version = document_versions
    with reading(dataset.engine) as connection:
        decision = None
        if item["decision_id"] is not None:
            query = select(decisions).where(decisions.c.decision_id == item["decision_id"])
            decision = fetch(connection, query)[0]
        found = fetch(
            connection,
            select(version).where(version.c.document_id == item["document_id"], version.c.run_to.is_(None)),
        )
        rows = fetch(connection, select(table).where(table.c.row_id == item["row_id"]))
        if not found or (not rows and decision is None):
            raise Conflict("这条数据已不在数据集中 this fact is no longer in the dataset", item)
        document = found[0]
        fact = rows[0] if rows else _of_decision(decision or {})
        before = row_before(connection, item["table_name"], fact) if rows else None
        checks = _failing(connection, fact, item["document_id"], language)
    text = document["text"]
    # Of a decision that matches nothing the words may still stand, elsewhere.
    evidence: list[Mark] = []
    for part in fact.get("evidence") or []:
        start = part["start"] if text[part["start"] : part["end"]] == part["quote"] else text.find(part["quote"])
        if start >= 0:
            evidence.append((start, start + len(part["quote"]), "evidence"))
    others = [(part["start"], part["end"], "member") for row in checks[1] for part in (row["evidence"] or [])]
    first = sentence_of(text, *evidence[0][:2]) if evidence else (0, 0)
    marks = [*evidence, *others, *mentions(text, *first, document["published"])]
    low, high = max(0, first[0] - AROUND), min(len(text), first[1] + AROUND)
    return ItemView(
        item=item,
        fact=fact,
        document=document,
        about=about_words(item["table_name"], fact, language),
        value=value_words(item["table_name"], fact, language),
        before=None if before is None else value_words(item["table_name"], before, language),
        about_before=None if before is None else about_words(item["table_name"], before, language),
        columns=_columns(item["table_name"], fact, before, decision),
        sentence=tuple(pieces(text, *first, marks)),
        context=tuple(pieces(text, low, high, [*evidence, *others, (*first, "here")])),
        cut_before=low > 0,
        cut_after=high < len(text),
        spot=_spot(document, evidence),
        checks=checks[0],
        reasons=tuple(REASON_NAMES[code][side] for code in item["reasons"].split() if code in REASON_NAMES),
        status=STATUS_NAMES[item["status"]][side],
        decision=decision,
    )


def _of_decision(decision: Row) -> Row:
    """The fact of a decision that matches nothing, as the machine had it then."""
    from outputs.decisions import typed

    table = decision["table_name"]
    return {
        **{name: typed(table, name, value) for name, value in decision["machine"].items()},
        "document_id": decision["document_id"],
        "fact_key": decision["fact_key"],
        "row_id": None,
    }


def _failing(connection: Any, fact: Row, document_id: int, language: str) -> tuple[tuple[Check, ...], list[Row]]:
    """The checks that do not hold and have this fact as a member, and the other members."""
    table, observations = FACT_TABLES["checks"], FACT_TABLES["observations"]
    query = select(table).where(table.c.document_id == document_id, table.c.run_to.is_(None), table.c.holds.is_(False))
    mine = [row for row in fetch(connection, query) if fact["id"] in row["members"]]
    if not mine:
        return (), []
    names = {member for row in mine for member in row["members"]} - {fact["id"]}
    query = select(observations).where(
        observations.c.document_id == document_id, observations.c.run_to.is_(None), observations.c.id.in_(names)
    )
    others = fetch(connection, query)
    said = {
        row["id"]: f"{about_words('observations', row, language)} {value_words('observations', row, language)}"
        for row in others
    }
    checks = tuple(
        Check(check_words(row, language), tuple(said[member] for member in row["members"] if member in said))
        for row in mine
    )
    return checks, others


def _columns(table: str, fact: Row, before: Row | None, decision: Row | None) -> tuple[Column, ...]:
    person = decision["person"] if decision else {}
    shown = list(EDITED[table])
    shown += [part.name for part in fields(FACTS[table]) if part.name not in (*shown, *KEPT_BY_MACHINE)]
    found = []
    for name in shown:
        value, editable = fact[name], name in EDITED[table]
        if not editable and not value:
            continue
        plain = fact_json(value)
        named = NAMES.get((table, name), {})
        found.append(
            Column(
                name,
                label_of(table, name),
                words_of(table, name, value),
                "" if plain is None else str(plain),
                words_of(table, name, before[name]) if before is not None and before[name] != value else None,
                words_of(table, name, person[name]) if name in person else None,
                tuple((code, named.get(code, code)) for code in CHOICES.get(name, ())),
                editable,
            )
        )
    return tuple(found)


def _spot(document: Row, evidence: list[Mark]) -> Spot | None:
    """The page and boxes of the first evidence, where the document came from paper."""
    if not evidence:
        return None
    start, end, _ = evidence[0]
    here = [place for place in document["places"] or [] if place[0] < end and place[1] > start]
    if not here:
        return None
    page = here[0][2]
    boxes = tuple(tuple(place[3]) for place in here if place[2] == page and place[3] is not None)
    return Spot(document["sha256"], page, boxes)


STAGE_KEYS = tuple(zip("1234567890-", STAGES.items(), strict=True))
"""(key, (stage's code, its Chinese name)): digits in the order of the pipeline, `-` for the eleventh."""
