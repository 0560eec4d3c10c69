"""The queue of facts that wait for a person, by risk; and the decisions that a person makes in it.

`review_items` is made from facts, decisions and policy, a row a present fact, and brought up to date by `refresh` after
each run. What people decided stands in `decisions` alone: were the queue lost, it would be made again as it was.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, and_, delete, func, literal, select, tuple_, update
from sqlalchemy.sql.elements import ColumnElement

from extractors.facts import fact_json
from outputs.agreement import krippendorff_alpha, wilson
from outputs.connection import DatasetError, reading, writing
from outputs.dataset import Dataset, within
from outputs.decisions import (
    ACTIONS,
    REVIEWED,
    STATUS,
    Action,
    Subject,
    checked_correction,
    evidence_digest,
    match,
    standing_decisions,
)
from outputs.diff import PRINCIPAL, diff, distance
from outputs.history import Row
from outputs.loading import chunks, fetch
from outputs.policy import Policy
from outputs.schema import (
    FACT_TABLES,
    FACTS,
    decisions,
    document_versions,
    documents,
    review_items,
    review_state,
    runs,
)

OPEN = ("pending", "returned")
LARGE_CHANGE = Decimal("0.2")
SURE = Decimal("0.9")


class Conflict(DatasetError):
    """Someone else decided, or the fact changed, since the person looked; `item` is how it stands now."""

    def __init__(self, message: str, item: Row | None = None) -> None:
        super().__init__(message)
        self.item = item


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What part of the queue is looked at; None is everything."""

    table: str | None = None
    reason: str | None = None
    rule: str | None = None
    site: str | None = None
    region_code: str | None = None
    document_id: int | None = None
    status: str | None = None

    def clauses(self) -> list[ColumnElement[bool]]:
        """As conditions on `review_items`; without a status, what is open."""
        item = review_items.c
        plain = {
            item.table_name: self.table,
            item.rule: self.rule,
            item.site: self.site,
            item.document_id: self.document_id,
        }
        found = [column == value for column, value in plain.items() if value is not None]
        found.append(item.is_open == 1 if self.status is None else item.status == self.status)
        if self.reason is not None:
            found.append(item.reasons.contains(f" {self.reason} ", autoescape=True))
        if self.region_code is not None:
            found.append(within(item.region_code, self.region_code))
        return found


# -- making the queue ---------------------------------------------------------------------------------------------------


def refresh(dataset: Dataset, policy: Policy) -> None:
    """Bring the queue up to date with what runs wrote and what the policy says; nothing where it is."""
    with reading(dataset.engine) as connection:
        if _seen(connection) == _state(connection, policy):
            return
        seen, last = _seen(connection), connection.execute(select(func.max(runs.c.run_id))).scalar()
    flipped = _flipped(dataset, int(seen.split(" ")[0]), last) if seen and seen[0].isdigit() and last else set()
    with writing(dataset.engine) as connection:
        state = _state(connection, policy)
        seen = _seen(connection)
        if seen == state:
            return
        if seen is not None and seen.split(" ")[-1] != state.split(" ")[-1]:
            connection.execute(delete(review_items).where(review_items.c.decision_id.is_(None)))
        touched: set[int] = set()
        for name in REVIEWED:
            touched |= _drop_ended(connection, name)
        fresh: dict[int, list[Subject]] = defaultdict(list)
        for name in REVIEWED:
            for row in _without_item(connection, name):
                fresh[row["document_id"]].append(Subject(name, row, ""))
        touched |= fresh.keys()
        weigh = _Weighing(policy, _sites(connection), flipped)
        for numbers in chunks(sorted(touched), 200):
            _make_items(connection, numbers, fresh, weigh)
        connection.execute(delete(review_state))
        connection.execute(review_state.insert().values(state_id=1, seen=state))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What a fresh row is weighed by: the policy, the sites known so far, the series and places whose rank turned."""

    policy: Policy
    sites: frozenset[str]
    flipped: set[tuple[Any, ...]]


_SERIES = ("metric", "stage", "unit", "period_start", "period_end", "sector")


def _flipped(dataset: Dataset, run_a: int, run_b: int) -> set[tuple[Any, ...]]:
    """(series, place) whose rank the runs since the queue was last made turned."""
    if run_a >= run_b:
        return set()
    found = diff(dataset, run_a, run_b).summary.ranks
    return {(*(flip.about[name] for name in _SERIES), flip.region) for flip in found}


def _sites(connection: Connection) -> frozenset[str]:
    """The sites whose facts are in the queue already; none while the queue is made for the first time."""
    return frozenset(connection.execute(select(review_items.c.site).distinct()).scalars())


def _state(connection: Connection, policy: Policy) -> str:
    last, ended = connection.execute(select(func.max(runs.c.run_id), func.count(runs.c.ended_at))).one()
    return f"{last} {ended} {hashlib.sha256(repr(policy).encode()).hexdigest()[:16]}"


def _seen(connection: Connection) -> str | None:
    return connection.execute(select(review_state.c.seen)).scalar()


def _drop_ended(connection: Connection, name: str) -> set[int]:
    """Take items whose row has ended out of the queue; the documents they were of."""
    table = FACT_TABLES[name]
    present = select(table.c.row_id).where(table.c.run_to.is_(None), table.c.row_id == review_items.c.row_id)
    gone = and_(review_items.c.table_name == name, ~present.exists())
    found = set(connection.execute(select(review_items.c.document_id).where(gone)).scalars())
    connection.execute(delete(review_items).where(gone))
    return found


_WEIGHED = frozenset(
    {"row_id", "document_id", "fact_key", "ordinal", "run_from", "id", "rule", "confidence", "region_code"}
    | {*_SERIES, *PRINCIPAL.values()}
)
"""The columns that a fresh row is weighed by; its evidence and the lists, slow to read, are fetched where needed."""


def _without_item(connection: Connection, name: str) -> list[Row]:
    table = FACT_TABLES[name]
    columns = [column for column in table.c if column.name in _WEIGHED]
    known = select(review_items.c.row_id).where(
        review_items.c.table_name == name, review_items.c.row_id == table.c.row_id
    )
    return fetch(connection, select(*columns).where(table.c.run_to.is_(None), ~known.exists()))


def _make_items(
    connection: Connection, numbers: Sequence[int], fresh: Mapping[int, list[Subject]], weigh: _Weighing
) -> None:
    """Match the decisions of these documents again, and queue their facts that have no item."""
    standing = standing_decisions(connection, numbers)
    version = document_versions.c
    query = select(
        version.document_id, version.url, version.source, version.path, version.run_from, documents.c.run_from
    )
    query = query.join(documents, documents.c.document_id == version.document_id)
    about = {
        row[0]: row
        for row in connection.execute(query.where(version.document_id.in_(numbers), version.run_to.is_(None)))
    }
    failing = _members_of_failing_checks(connection, numbers)
    earlier = _earlier_rows(connection, [s for n in numbers for s in fresh.get(n, ())])
    new: list[Row] = []
    for number in numbers:
        subjects = fresh.get(number, [])
        site = site_of(about[number][1], about[number][2], about[number][3]) if number in about else None
        returned: set[tuple[str, int]] = set()
        kept: dict[tuple[str, int], Row] = {}
        whole: dict[tuple[str, int], Row] = {}
        if number in standing:
            connection.execute(
                delete(review_items).where(review_items.c.document_id == number, review_items.c.row_id.is_(None))
            )
            present = _subjects(connection, number)
            whole = {(subject.table, subject.row["row_id"]): subject.row for subject in present}
            matching = match(standing[number], present)
            kept = matching.kept
            returned = set(matching.returned)
            new += [_unmatched(decision, site) for decision in matching.unmatched]
            _settle(connection, number, kept, returned, fresh=bool(subjects))
        for subject in subjects:
            name = (subject.table, subject.row["row_id"])
            reasons, risk = _reasons(subject, failing, earlier)
            row = subject.row
            if weigh.sites and site not in weigh.sites:
                reasons.append("source")
                risk += 10
            if weigh.flipped and (*map(row.get, _SERIES), row["region_code"]) in weigh.flipped:
                reasons.append("rank")
                risk += 15
            status, decision_id = "pending", None
            if name in kept:
                decision = kept[name]
                status, decision_id = STATUS[decision["action"]], decision["decision_id"]
                if _says_other(decision, whole[name]):
                    reasons.append("machine")
            elif name in returned:
                status, risk = "returned", risk + 50
                reasons.append("returned")
            else:
                status = _by_policy(weigh.policy, subject, reasons, site)
            new.append(
                {
                    "table_name": subject.table,
                    "row_id": row["row_id"],
                    "document_id": number,
                    "status": status,
                    "is_open": int(status in OPEN),
                    "risk": min(risk, 100),
                    "rank": 100 - min(risk, 100),
                    "reasons": _joined(reasons),
                    "rule": row["rule"],
                    "site": site,
                    "region_code": row["region_code"],
                    "decision_id": decision_id,
                    "version": 0,
                }
            )
    if new:
        connection.execute(review_items.insert(), new)


def _settle(
    connection: Connection,
    number: int,
    kept: Mapping[tuple[str, int], Row],
    returned: set[tuple[str, int]],
    *,
    fresh: bool,
) -> None:
    """Items of the document that stood before and whose decision is now another's, or came back."""
    item = review_items.c
    for row in fetch(connection, select(review_items).where(item.document_id == number, item.row_id.is_not(None))):
        name = (row["table_name"], row["row_id"])
        decision = kept.get(name)
        if decision is not None and decision["decision_id"] != row["decision_id"]:
            values = {"status": STATUS[decision["action"]], "is_open": 0, "decision_id": decision["decision_id"]}
        elif decision is None and row["decision_id"] is not None:
            values = {"status": "returned" if name in returned else "pending", "is_open": 1, "decision_id": None}
        else:
            continue
        connection.execute(
            update(review_items).where(item.item_id == row["item_id"]).values(**values, version=row["version"] + 1)
        )


def _subjects(connection: Connection, document_id: int) -> list[Subject]:
    """The present facts of a document with the digests of their evidence."""
    version = document_versions.c
    text = connection.execute(
        select(version.text).where(version.document_id == document_id, version.run_to.is_(None))
    ).scalar()
    found = []
    for name in REVIEWED:
        table = FACT_TABLES[name]
        query = (
            select(table).where(table.c.document_id == document_id, table.c.run_to.is_(None)).order_by(table.c.row_id)
        )
        found += [Subject(name, row, evidence_digest(text or "", row["evidence"])) for row in fetch(connection, query)]
    return found


def _unmatched(decision: Row, site: str | None) -> Row:
    return {
        "table_name": decision["table_name"],
        "row_id": None,
        "document_id": decision["document_id"],
        "status": "unmatched",
        "is_open": 0,
        "risk": 90,
        "rank": 10,
        "reasons": _joined(["unmatched"]),
        "rule": decision["machine"].get("rule"),
        "site": site,
        "region_code": decision["machine"].get("region_code"),
        "decision_id": decision["decision_id"],
        "version": 0,
    }


def _joined(reasons: Iterable[str]) -> str:
    return f" {' '.join(reasons)} "


def site_of(url: str | None, source: str | None, path: str) -> str:
    """Where a document is from: its web host, else who published it, else the folder it lay in."""
    host = urlsplit(url).hostname if url else None
    return host or source or path.rpartition("/")[0] or path


def _members_of_failing_checks(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], int]:
    """(document, fact id) → how many checks that do not hold it is a member of."""
    checks = FACT_TABLES["checks"]
    query = select(checks.c.document_id, checks.c.members).where(
        checks.c.document_id.in_(numbers), checks.c.run_to.is_(None), checks.c.holds.is_(False)
    )
    return Counter((number, member) for number, members in connection.execute(query) for member in members)


def _earlier_rows(connection: Connection, subjects: Sequence[Subject]) -> dict[tuple[str, int], Row]:
    """(table, row) → the row that it took the place of: of the same key, or else read from the same words."""
    found = {}
    for name in REVIEWED:
        table = FACT_TABLES[name]
        mine = [s.row for s in subjects if s.table == name]
        ended: list[Row] = []
        for numbers in chunks(sorted({row["document_id"] for row in mine}), 500):
            query = select(table).where(
                table.c.document_id.in_(numbers), table.c.run_to.in_({row["run_from"] for row in mine})
            )
            ended += fetch(connection, query)
        by_key = {(row["document_id"], row["run_to"], row["fact_key"], row["ordinal"]): row for row in ended}
        by_words = {(row["document_id"], row["run_to"], str(row["evidence"])): row for row in ended}
        changed = {(row["document_id"], row["run_to"]) for row in ended}
        loose: dict[int, Row] = {}
        for row in mine:
            before = by_key.get((row["document_id"], row["run_from"], row["fact_key"], row["ordinal"]))
            if before is not None:
                found[name, row["row_id"]] = before
            elif (row["document_id"], row["run_from"]) in changed:
                loose[row["row_id"]] = row
        for numbers in chunks(sorted(loose), 500):
            words = select(table.c.row_id, table.c.evidence).where(table.c.row_id.in_(numbers))
            for row_id, evidence in connection.execute(words):
                row = loose[row_id]
                before = by_words.get((row["document_id"], row["run_from"], str(evidence)))
                if before is not None:
                    found[name, row_id] = before
    return found


def row_before(connection: Connection, table: str, row: Row) -> Row | None:
    """The row that this one took the place of, None where it is the first of its kind."""
    return _earlier_rows(connection, [Subject(table, row, "")]).get((table, row["row_id"]))


def _reasons(
    subject: Subject, failing: Mapping[tuple[int, str], int], earlier: Mapping[tuple[str, int], Row]
) -> tuple[list[str], int]:
    """Why the fact needs a look, and its risk: a failed check weighs most, then a large change, then doubt."""
    row = subject.row
    reasons, risk = [], 10
    if failing.get((row["document_id"], row["id"])):
        reasons.append("check")
        risk += 40
    before = earlier.get((subject.table, row["row_id"]))
    if before is not None:
        number = PRINCIPAL.get(subject.table)
        far = distance(before[number], row[number]) if number else None
        about = before["fact_key"] != row["fact_key"]  # read from the same words as something else
        if about or (far is not None and abs(far) >= LARGE_CHANGE):
            reasons.append("change")
            risk += 30 if about or far is None else min(30, 10 + int(20 * abs(far)))
    if row["confidence"] < SURE:
        reasons.append("confidence")
        risk += int(40 * (1 - row["confidence"]))
    return reasons, risk


def _by_policy(policy: Policy, subject: Subject, reasons: list[str], site: str | None) -> str:
    """`policy` where it is accepted without a person, else `pending`; adds the reasons `person` and `audit`."""
    row = subject.row
    for rule in policy.person:
        if (
            (not rule.tables or subject.table in rule.tables)
            and (not rule.metrics or row.get("metric") in rule.metrics)
            and (not rule.stages or row.get("stage") in rule.stages)
            and (not rule.rules or row["rule"] in rule.rules)
            and (not rule.sources or site in rule.sources)
            and (rule.min_value is None or (row.get("value") is not None and row["value"] >= rule.min_value))
        ):
            reasons.append("person")
            return "pending"
    accept = policy.accept
    if (
        accept.min_confidence is None
        or row["confidence"] < accept.min_confidence
        or (accept.checks_hold and "check" in reasons)
        or (not accept.changed and "change" in reasons)
        or (accept.sources and site not in accept.sources)
    ):
        return "pending"
    if policy.audit.draws(subject.table, row["document_id"], row["fact_key"], row["ordinal"]):
        reasons.append("audit")
        return "pending"
    return "policy"


def _says_other(decision: Row, row: Row) -> bool:
    """Whether the machine now says something else of the evidence than when the person decided."""
    unseen = {"id", "evidence", "pair", "confidence", "rule"}
    return any(
        decision["machine"].get(name) != fact_json(row[name])
        for name in FACTS[decision["table_name"]].__dataclass_fields__
        if name not in unseen
    )


# -- looking ------------------------------------------------------------------------------------------------------------


def next_item(dataset: Dataset, filters: Filters, after: tuple[int, int] | None = None) -> Row | None:
    """The riskiest item of the filtered queue, or the one that comes after (risk, item_id)."""
    return _first(items(dataset, filters, 1, after))


def items(dataset: Dataset, filters: Filters, limit: int, after: tuple[int, int] | None = None) -> list[Row]:
    """Items of the filtered queue by risk; those after (risk, item_id)."""
    column = review_items.c
    query = select(review_items).where(*filters.clauses())
    if after is not None:
        query = query.where(tuple_(column.rank, column.item_id) > tuple_(literal(100 - after[0]), literal(after[1])))
    with reading(dataset.engine) as connection:
        return fetch(connection, query.order_by(column.rank, column.item_id).limit(limit))


def item(dataset: Dataset, item_id: int) -> Row:
    """One item; DatasetError where it is not in the queue any more."""
    with reading(dataset.engine) as connection:
        return _item(connection, item_id)


def _item(connection: Connection, item_id: int) -> Row:
    row = _first(fetch(connection, select(review_items).where(review_items.c.item_id == item_id)))
    if row is None:
        raise Conflict("这条数据已不在队列中，可能刚被重新抽取 this row has left the queue: it was read again")
    return row


def _first(rows: list[Row]) -> Row | None:
    return rows[0] if rows else None


def counts(dataset: Dataset) -> dict[str, int]:
    """Status → number of items."""
    query = select(review_items.c.status, func.count()).group_by(review_items.c.status)
    with reading(dataset.engine) as connection:
        return dict(connection.execute(query).tuples().all())


def facets(dataset: Dataset) -> dict[str, list[tuple[str, int]]]:
    """What the open part of the queue can be narrowed by: rules, sites and tables with their numbers, most first."""
    found = {}
    with reading(dataset.engine) as connection:
        for name, column in (
            ("table", review_items.c.table_name),
            ("rule", review_items.c.rule),
            ("site", review_items.c.site),
        ):
            query = (
                select(column, func.count())
                .where(review_items.c.is_open == 1, column.is_not(None))
                .group_by(column)
                .order_by(func.count().desc(), column)
                .limit(30)
            )
            found[name] = [(str(value), int(number)) for value, number in connection.execute(query)]
    return found


def queues(dataset: Dataset) -> dict[str, int]:
    """The queues that a publication can wait for, with their numbers; see `outputs.policy.QUEUES`."""
    column = review_items.c
    wanted: dict[str, list[ColumnElement[bool]]] = {
        "check": [column.is_open == 1, column.reasons.contains(" check ")],
        "returned": [column.status == "returned"],
        "flagged": [column.status == "flagged"],
        "unmatched": [column.status == "unmatched"],
        "pending": [column.is_open == 1],
        "audit": [column.is_open == 1, column.reasons.contains(" audit ")],
    }
    with reading(dataset.engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(review_items).where(*clauses)).scalar_one()
            for name, clauses in wanted.items()
        }


# -- deciding -----------------------------------------------------------------------------------------------------------


def decide(
    dataset: Dataset,
    item_id: int,
    version: int,
    action: Action,
    reviewer: str,
    *,
    reason: str | None = None,
    correction: Mapping[str, Any] | None = None,
) -> Row:
    """Write a person's decision on an item as it was at `version`; the item as it stands then.

    Raises Conflict where someone else decided since, or the fact was read again; nothing is written then. Raises
    DatasetError for a correction that the columns cannot hold.
    """
    with writing(dataset.engine) as connection:
        found = _item(connection, item_id)
        if found["version"] != version:
            raise Conflict(_who(connection, found), found)
        return _write(connection, found, action, reviewer, reason, correction, None)


def _who(connection: Connection, found: Row) -> str:
    """Who decided what, for the one who came second."""
    query = select(decisions).where(decisions.c.decision_id == found["decision_id"])
    decision = _first(fetch(connection, query)) if found["decision_id"] is not None else None
    if decision is None:
        return "这条数据在您查看后有变动，请再看一次 this row changed since you looked; look again"
    return (
        f"{decision['reviewer']} 已先作出决定（{STATUS[decision['action']]}），您的决定没有写入 "
        f"{decision['reviewer']} decided first ({STATUS[decision['action']]}); yours was not written"
    )


def _write(
    connection: Connection,
    found: Row,
    action: Action,
    reviewer: str,
    reason: str | None,
    correction: Mapping[str, Any] | None,
    batch: str | None,
) -> Row:
    if action not in ACTIONS:
        raise DatasetError(f"{action!r} is no decision; there are {', '.join(ACTIONS)}")
    if not reviewer.strip():
        raise DatasetError("a decision needs a name: who decides")
    name = found["table_name"]
    if found["row_id"] is None:
        raise Conflict("这条决定已没有对应的数据 this decision matches no row any more", found)
    table = FACT_TABLES[name]
    row = _first(fetch(connection, select(table).where(table.c.row_id == found["row_id"], table.c.run_to.is_(None))))
    if row is None:
        raise Conflict("这条数据刚被重新抽取，请刷新 this row was read again meanwhile; refresh", found)
    person = checked_correction(name, correction or {}) if action == "correct" else {}
    version = document_versions.c
    text = connection.execute(
        select(version.text).where(version.document_id == row["document_id"], version.run_to.is_(None))
    ).scalar_one()
    made = connection.execute(
        decisions.insert().values(
            table_name=name,
            document_id=row["document_id"],
            row_id=row["row_id"],
            run_id=connection.execute(select(func.max(runs.c.run_id))).scalar_one(),
            fact_key=row["fact_key"],
            evidence_digest=evidence_digest(text, row["evidence"]),
            action=action,
            reviewer=reviewer.strip(),
            decided_at=datetime.now(UTC).isoformat(timespec="seconds"),
            reason=reason or None,
            machine={column: fact_json(row[column]) for column in FACTS[name].__dataclass_fields__},
            person=person,
            supersedes=found["decision_id"],
            batch=batch,
        )
    ).inserted_primary_key
    assert made is not None
    values = {"status": STATUS[action], "is_open": 0, "decision_id": int(made[0]), "version": found["version"] + 1}
    connection.execute(update(review_items).where(review_items.c.item_id == found["item_id"]).values(**values))
    return {**found, **values}


def undo(dataset: Dataset, decision_id: int, reviewer: str) -> list[int]:
    """Take back a decision, or all of the batch that it was made in; the items that are as before again.

    What was replaced stands again. Raises Conflict where one of them was itself replaced or undone since.
    """
    with writing(dataset.engine) as connection:
        first = _first(fetch(connection, select(decisions).where(decisions.c.decision_id == decision_id)))
        if first is None:
            raise DatasetError(f"there is no decision {decision_id}")
        chosen = [first]
        if first["batch"] is not None:
            chosen = fetch(connection, select(decisions).where(decisions.c.batch == first["batch"]))
            chosen = [row for row in chosen if row["action"] != "undo"]
        restored = []
        for decision in chosen:
            query = select(review_items).where(review_items.c.decision_id == decision["decision_id"])
            found = _first(fetch(connection, query))
            if found is None or found["row_id"] is None:
                raise Conflict("此后已有新的决定，不能撤销 it was decided again since and cannot be undone")
            before = None
            if decision["supersedes"] is not None:
                query = select(decisions).where(decisions.c.decision_id == decision["supersedes"])
                before = _first(fetch(connection, query))
            connection.execute(
                decisions.insert().values(
                    **{
                        name: decision[name]
                        for name in ("table_name", "document_id", "row_id", "run_id", "fact_key", "evidence_digest")
                    },
                    action="undo",
                    reviewer=reviewer,
                    decided_at=datetime.now(UTC).isoformat(timespec="seconds"),
                    machine=decision["machine"],
                    person={},
                    supersedes=decision["decision_id"],
                    batch=decision["batch"],
                )
            )
            status = (
                STATUS[before["action"]] if before else "returned" if " returned " in found["reasons"] else "pending"
            )
            connection.execute(
                update(review_items)
                .where(review_items.c.item_id == found["item_id"])
                .values(
                    status=status,
                    is_open=int(before is None),
                    decision_id=before["decision_id"] if before else None,
                    version=found["version"] + 1,
                )
            )
            restored.append(found["item_id"])
        return restored


@dataclass(frozen=True, slots=True)
class Preview:
    """What a group decision would touch: `taken` items, `left_out` ones with the reason why."""

    taken: list[Row]
    left_out: list[tuple[Row, str]]


def preview(dataset: Dataset, filters: Filters, limit: int = 100_000) -> Preview:
    """The items that a decision on this whole group would take.

    Left out are those that need a look of their own: a failed check, evidence that changed since a person decided.
    """
    taken, left_out = [], []
    for row in items(dataset, filters, limit):
        why = next((code for code in ("check", "returned") if f" {code} " in row["reasons"]), None)
        if why is None:
            taken.append(row)
        else:
            left_out.append((row, why))
    return Preview(taken, left_out)


def decide_group(
    dataset: Dataset, chosen: Mapping[int, int], action: Action, reviewer: str, reason: str | None = None
) -> tuple[str, int, int]:
    """Decide the items (item_id → version) of a preview at once: (batch, decided, conflicts left out).

    One that someone else decided meanwhile, or that was read again, is left out; the others are decided.
    """
    batch = uuid.uuid4().hex
    decided = conflicts = 0
    with writing(dataset.engine) as connection:
        for numbers in chunks(sorted(chosen), 500):
            rows = fetch(connection, select(review_items).where(review_items.c.item_id.in_(numbers)))
            conflicts += len(numbers) - len(rows)
            for row in rows:
                try:
                    if row["version"] != chosen[row["item_id"]]:
                        raise Conflict("decided meanwhile", row)
                    _write(connection, row, action, reviewer, reason, None, batch)
                    decided += 1
                except Conflict:
                    conflicts += 1
    return batch, decided, conflicts


def history_of(dataset: Dataset, document_id: int, fact_key: str, table: str) -> list[Row]:
    """All decisions on a fact of a document, undone ones too, first to last."""
    query = select(decisions).where(
        decisions.c.document_id == document_id, decisions.c.fact_key == fact_key, decisions.c.table_name == table
    )
    with reading(dataset.engine) as connection:
        return fetch(connection, query.order_by(decisions.c.decision_id))


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The audit sample so far: looked at, found wrong, still to look at, and the error rate's 95 % interval."""

    sample: int
    errors: int
    waiting: int
    low: float
    high: float


def audit(dataset: Dataset) -> AuditResult:
    """What people found in the random sample of what the policy would have accepted."""
    column = review_items.c
    query = select(column.status, func.count()).where(column.reasons.contains(" audit ")).group_by(column.status)
    with reading(dataset.engine) as connection:
        found = dict(connection.execute(query).tuples().all())
    errors = found.get("rejected", 0) + found.get("corrected", 0)
    sample = errors + found.get("accepted", 0)
    return AuditResult(sample, errors, found.get("pending", 0), *wilson(errors, sample))


def agreement(dataset: Dataset) -> tuple[float | None, int]:
    """Krippendorff's alpha over the facts that two or more people decided, and how many those are.

    Each person's last decision on a fact counts; undone ones do not. A correction agrees with one that says the same.
    """
    query = select(decisions).order_by(decisions.c.decision_id)
    with reading(dataset.engine) as connection:
        rows = fetch(connection, query)
    undone = {row["supersedes"] for row in rows if row["action"] == "undo"}
    units: dict[tuple[Any, ...], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["action"] in ("accept", "reject", "correct") and row["decision_id"] not in undone:
            said = f"{row['action']} {sorted(row['person'].items())}"
            units[row["document_id"], row["table_name"], row["evidence_digest"], row["fact_key"]][row["reviewer"]] = (
                said
            )
    compared = [list(unit.values()) for unit in units.values() if len(unit) > 1]
    return krippendorff_alpha(compared), len(compared)
