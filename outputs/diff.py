"""What changed between two runs: a query over the history, then its rows by risk and what they do to totals and ranks.

The database compares the columns (a bit a column), so that a diff holds a short record a changed fact and fetches whole
rows only as they are shown. Every row falls in one of four cells: its source changed or not, its extraction changed or
not; where neither did, nothing accounts for the change, and that is a finding (an extractor that is not deterministic,
or one that was altered without a new version).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cache
from heapq import nsmallest
from itertools import islice
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    Connection,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import Subquery

from outputs.connection import reading
from outputs.dataset import Dataset, within
from outputs.history import WHEREABOUTS, Row
from outputs.loading import chunks, extractor_of, fetch
from outputs.policy import Ignore
from outputs.schema import (
    FACT_TABLES,
    FACTS,
    ExactDecimal,
    confirmations,
    document_versions,
    documents,
    greatest,
    holds,
)

Kind = Literal["added", "removed", "changed", "moved"]
KINDS: tuple[Kind, ...] = ("removed", "changed", "added", "moved")
"""`moved` says the same, found elsewhere in the document, by another rule or with another confidence."""

CELLS = ("neither", "source", "extraction", "both")
"""What changed beneath a row: its source's bytes, the extractor that read them, both, or nothing that is known of."""

PRINCIPAL = {"observations": "value", "projects": "investment_cny", "checks": "computed"}
"""The number of a fact that `how far` speaks of."""

TABLES = tuple(FACTS)
FETCH = 500


class Entry(NamedTuple):
    """One changed fact, kept small: numbers of the rows before and after, and what sorts and counts it."""

    risk: int
    table: str
    kind: Kind
    before: int | None
    after: int | None
    document_id: int
    mask: int
    cell: str
    ignored: str | None


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One column of a changed fact. `distance` is how far: (after - before) / |before| of a number, days of a date."""

    column: str
    before: Any
    after: Any
    distance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One changed fact: its rows before and after (None where it appeared or vanished), and what differs."""

    table: str
    kind: Kind
    cell: str
    risk: int
    document_id: int
    document_path: str
    document_title: str | None
    before: Row | None
    after: Row | None
    changes: tuple[ColumnChange, ...]

    @property
    def fact(self) -> Row:
        """The fact as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Flip:
    """A total or a rank that the changes turn: of what (`about`), whose (`region`), from what to what."""

    kind: Literal["total", "rank"]
    about: Row
    region: str | None
    before: Decimal | None
    after: Decimal | None

    @property
    def size(self) -> Decimal:
        """How much it matters, to sort by: the relative change of a total, the places of a rank."""
        if self.kind == "rank":
            return abs((self.after or Decimal(0)) - (self.before or Decimal(0)))
        found = distance(self.before, self.after)
        return abs(found) if found is not None else Decimal(1)


@dataclass(frozen=True, slots=True)
class DiffSummary:
    """What a reader sees first. Counters leave out what is ignored; `ignored` counts it by its reason."""

    run_a: int
    run_b: int
    kinds: dict[str, dict[str, int]]
    """table → kind → rows"""
    cells: dict[str, int]
    columns: dict[str, int]
    rules: dict[str, int]
    documents: list[tuple[str, int]]
    """(path, changed rows), most first, at most ten"""
    documents_changed: int
    totals: list[Flip]
    ranks: list[Flip]
    totals_flipped: int
    ranks_flipped: int
    ignored: dict[str, int]
    changed: int


@dataclass(slots=True)
class Diff:
    """The difference between two runs: `entries` by risk (ignored ones last), `summary`, and `rows` on demand."""

    dataset: Dataset
    run_a: int
    run_b: int
    entries: list[Entry]
    summary: DiffSummary
    _paths: dict[int, tuple[str, str | None]] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether anything changed that is not ignored."""
        return self.summary.changed > 0

    def rows(self, limit: int | None = None, offset: int = 0, *, ignored: bool = False) -> Iterator[DiffRow]:
        """The rows by risk, whole; those that are ignored only where asked for."""
        wanted = (entry for entry in self.entries if ignored or entry.ignored is None)
        chosen = islice(wanted, offset, None if limit is None else offset + limit)
        while batch := list(islice(chosen, FETCH)):
            yield from self._whole(batch)

    def _whole(self, batch: Sequence[Entry]) -> Iterator[DiffRow]:
        with reading(self.dataset.engine) as connection:
            found: dict[tuple[str, int], Row] = {}
            for name in {entry.table for entry in batch}:
                table = FACT_TABLES[name]
                numbers = {n for e in batch if e.table == name for n in (e.before, e.after) if n is not None}
                for row in fetch(connection, select(table).where(table.c.row_id.in_(numbers))):
                    found[name, row["row_id"]] = row
            missing = {entry.document_id for entry in batch} - self._paths.keys()
            version = document_versions.c
            query = select(version.document_id, version.path, version.title).where(version.document_id.in_(missing))
            for document_id, path, title in connection.execute(query.order_by(version.version_id)):
                self._paths[document_id] = (path, title)
        for entry in batch:
            before = None if entry.before is None else found[entry.table, entry.before]
            after = None if entry.after is None else found[entry.table, entry.after]
            yield DiffRow(
                entry.table,
                entry.kind,
                entry.cell,
                entry.risk,
                entry.document_id,
                *self._paths[entry.document_id],
                before,
                after,
                column_changes(entry.table, before, after),
            )


def distance(before: Any, after: Any) -> Decimal | None:
    """How far a number moved in proportion to what it was, or a date in days; None where neither can be said."""
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return None if before == 0 else ((after - before) / abs(before)).quantize(Decimal("0.0001"))
    if isinstance(before, date) and isinstance(after, date):
        return Decimal((after - before).days)
    return None


def column_changes(table: str, before: Row | None, after: Row | None) -> tuple[ColumnChange, ...]:
    """The fact's columns that differ, in the schema's order; empty where it appeared or vanished."""
    if before is None or after is None:
        return ()
    names = [part.name for part in fields(FACTS[table])]
    return tuple(
        ColumnChange(name, before[name], after[name], distance(before[name], after[name]))
        for name in names
        if before[name] != after[name]
    )


def diff(
    dataset: Dataset,
    run_a: int,
    run_b: int,
    *,
    site: str | None = None,
    region_code: str | None = None,
    ignore: Sequence[Ignore] = (),
) -> Diff:
    """What is other after run `run_b` than after run `run_a` (either may be the earlier).

    `site` keeps documents of one web host (`www.hengshui.gov.cn`), source or path prefix; `region_code` facts about a
    place and what lies in it. Rows that an `ignore` rule takes stay out of everything but its count.
    """
    entries: list[Entry] = []
    groups: set[str] = set()
    tally = _Tally()
    with reading(dataset.engine) as connection:
        cells = _cells(connection, run_a, run_b)
        chosen = None if site is None else _documents_of(connection, site)
        for name in TABLES:
            for raw in _changes(connection, name, run_a, run_b, region_code):
                if chosen is not None and raw.document_id not in chosen:
                    continue
                entry = _entry(name, raw, cells, ignore)
                entries.append(entry)
                if entry.ignored is None:
                    tally.add(entry, raw)
                    if name == "observations":
                        groups.update(side.group for side in (raw.old, raw.new) if side is not None)
                else:
                    tally.ignored[entry.ignored] += 1
        entries.sort(key=lambda e: (e.ignored is not None, -e.risk, e.table, e.document_id, e.after or e.before))
        totals, ranks = _blast_radius(connection, run_a, run_b, groups, region_code)
        paths = _paths(connection, [document_id for document_id, _ in tally.documents.most_common(10)])
    summary = DiffSummary(
        run_a,
        run_b,
        {name: dict(kinds) for name, kinds in tally.kinds.items()},
        {cell: tally.cells[cell] for cell in CELLS if tally.cells[cell]},
        dict(tally.columns.most_common()),
        dict(tally.rules.most_common(10)),
        [(paths[document_id], number) for document_id, number in tally.documents.most_common(10)],
        len(tally.documents),
        _largest(totals),
        _largest(ranks),
        len(totals),
        len(ranks),
        dict(tally.ignored),
        sum(tally.cells.values()),
    )
    return Diff(dataset, run_a, run_b, entries, summary)


SHOWN_FLIPS = 50


class _Tally:
    """The counts of a summary in the making."""

    def __init__(self) -> None:
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.cells: Counter[str] = Counter()
        self.columns: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.documents: Counter[int] = Counter()
        self.ignored: Counter[str] = Counter()

    def add(self, entry: Entry, raw: _Change) -> None:
        self.kinds[entry.table][entry.kind] += 1
        self.cells[entry.cell] += 1
        self.documents[entry.document_id] += 1
        if entry.kind in ("changed", "moved"):
            for name in set(columns_of(entry.table, entry.mask)) - {"id", "pair"}:
                self.columns[f"{entry.table}.{name}"] += 1
        if raw.rule:
            self.rules[raw.rule] += 1


@cache
def columns_of(table: str, mask: int) -> tuple[str, ...]:
    """The columns whose bits are set."""
    return tuple(part.name for number, part in enumerate(fields(FACTS[table])) if mask >> number & 1)


# -- the query ----------------------------------------------------------------------------------------------------------


class _Side(NamedTuple):
    """What the summary needs of a row on one side."""

    row_id: int
    value: Decimal | None
    group: str


class _Change(NamedTuple):
    """One changed fact as the database gives it."""

    document_id: int
    mask: int
    old: _Side | None
    new: _Side | None
    rule: str | None


_GROUP = ("metric", "stage", "unit", "period_start", "period_end", "sector")


def _group(source: Any) -> ColumnElement[str]:
    """What a number is compared with, the same measure, stage and period of places of its level, as one text."""
    code = source.c.region_code
    text: ColumnElement[str] = case(
        (code.is_(None), ""), (code.like("%0000"), "province"), (code.like("%00"), "city"), else_="county"
    )
    for name in _GROUP:
        text = text + "|" + func.coalesce(cast(source.c[name], Text), "")
    return text


def _about(group: str) -> Row:
    """The columns of a group again; the sector, the only one in a document's own words, stands last."""
    level, *values = group.split("|", len(_GROUP))
    said: Row = {"level": level, **{name: value or None for name, value in zip(_GROUP, values, strict=True)}}
    for name in ("period_start", "period_end"):
        said[name] = said[name] and date.fromisoformat(said[name])
    return said


def only(table: Table, here: int, there: int) -> ColumnElement[bool]:
    """Rows that hold after run `here` and not after run `there`; in the form that the indexes on the runs answer."""
    if here < there:
        return and_(table.c.run_to > here, table.c.run_to <= there, table.c.run_from <= here)
    return and_(
        table.c.run_from > there, table.c.run_from <= here, or_(table.c.run_to.is_(None), table.c.run_to > here)
    )


def _side_columns(name: str, side: Subquery) -> list[ColumnElement[Any]]:
    """The columns that `_side` takes."""
    principal = PRINCIPAL.get(name)
    return [
        side.c.row_id,
        side.c[principal] if principal else literal(None),
        side.c.rule if "rule" in side.c else literal(None),
        _group(side) if name == "observations" else literal(""),
    ]


def _changes(connection: Connection, name: str, run_a: int, run_b: int, region_code: str | None) -> Iterator[_Change]:
    """Every fact of a table that differs between the runs; a fact whose key changed with its evidence kept is one."""
    table = FACT_TABLES[name]
    scope = []
    if region_code is not None:
        if "region_code" not in table.c:  # a check is of its document's place
            return
        scope = [within(table.c.region_code, region_code)]
    old = select(table).where(only(table, run_a, run_b), *scope).subquery("before")
    new = select(table).where(only(table, run_b, run_a), *scope).subquery("after")
    same = and_(
        old.c.document_id == new.c.document_id,
        old.c.fact_key == new.c.fact_key,
        old.c.ordinal == new.c.ordinal,
    )
    bits = [
        case((_comparable(old.c[part.name]).is_distinct_from(_comparable(new.c[part.name])), 1 << number), else_=0)
        for number, part in enumerate(fields(FACTS[name]))
    ]
    mask: ColumnElement[int] = bits[0]
    for bit in bits[1:]:
        mask = mask + bit
    evidence = [cast(side.c.evidence, Text) if "evidence" in side.c else literal(None) for side in (old, new)]
    left, right = _side_columns(name, old), _side_columns(name, new)
    removed: dict[tuple[int, str], list[tuple[_Side, str | None]]] = defaultdict(list)
    loose: list[_Change] = []

    query: Select[Any] = select(
        old.c.document_id, mask, case((new.c.row_id.is_(None), evidence[0])), *left, *right
    ).join_from(old, new, same, isouter=True)
    width = len(left)
    for row in connection.execute(query, execution_options={"yield_per": 2000}):
        document_id, different, words = row[0], row[1], row[2]
        before, rule = _side(row[3 : 3 + width])
        if row[3 + width] is None:
            if words is None:
                loose.append(_Change(document_id, 0, before, None, rule))
            else:
                removed[document_id, words].append((before, rule))
        elif different:
            after, rule = _side(row[3 + width :])
            yield _Change(document_id, different, before, after, rule)
    query = (
        select(new.c.document_id, evidence[1], *right)
        .join_from(new, old, same, isouter=True)
        .where(old.c.row_id.is_(None))
    )
    rekeyed: list[tuple[int, _Side, _Side, str | None]] = []
    for row in connection.execute(query, execution_options={"yield_per": 2000}):
        after, rule = _side(row[2:])
        waiting = removed.get((row[0], row[1]))
        if waiting:
            before, _ = waiting.pop(0)
            rekeyed.append((row[0], before, after, rule))
        else:
            yield _Change(row[0], 0, None, after, rule)
    for batch in chunks(rekeyed, FETCH):
        yield from _rekeyed(connection, name, batch)
    for (document_id, _), sides in removed.items():
        for before, rule in sides:
            yield _Change(document_id, 0, before, None, rule)
    yield from loose


def _rekeyed(
    connection: Connection, name: str, batch: Sequence[tuple[int, _Side, _Side, str | None]]
) -> Iterator[_Change]:
    """Facts read from the same words that are about something else now: 签约 where it was 落地."""
    table = FACT_TABLES[name]
    numbers = [side.row_id for _, before, after, _ in batch for side in (before, after)]
    found = {row["row_id"]: row for row in fetch(connection, select(table).where(table.c.row_id.in_(numbers)))}
    for document_id, before, after, rule in batch:
        first, second = found[before.row_id], found[after.row_id]
        mask = sum(
            1 << number for number, part in enumerate(fields(FACTS[name])) if first[part.name] != second[part.name]
        )
        yield _Change(document_id, mask, before, after, rule)


def _comparable(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column as the database compares it: PostgreSQL has no equality of JSON, and its text is ours to the letter."""
    kind = column.type
    if isinstance(kind, ExactDecimal):
        return column
    return cast(column, Text) if kind.__class__.__name__ == "JSON" else column


def _side(values: Sequence[Any]) -> tuple[_Side, str | None]:
    row_id, value, rule, group = values
    return _Side(row_id, value, group), rule


def _documents_of(connection: Connection, site: str) -> set[int]:
    version = document_versions.c
    query = select(version.document_id).where(
        or_(
            version.url.contains(f"://{site}/", autoescape=True),
            version.url.contains(f"://{site}:", autoescape=True),
            version.url.endswith(f"://{site}", autoescape=True),
            version.source == site,
            version.path.startswith(site, autoescape=True),
        )
    )
    return set(connection.execute(query).scalars())


def _cells(connection: Connection, run_a: int, run_b: int) -> dict[int, str]:
    """Document → cell, for documents whose version or extractor differs between the runs."""
    version = document_versions
    low, high = sorted((run_a, run_b))
    touched = or_(only(version, run_a, run_b), only(version, run_b, run_a))
    confirmed = exists().where(
        confirmations.c.version_id == version.c.version_id,
        confirmations.c.run_id > low,
        confirmations.c.run_id <= high,
    )
    sides: list[dict[int, tuple[str, str, str]]] = []
    for run in (run_a, run_b):
        query = select(
            version.c.document_id, version.c.sha256, version.c.known_digest, extractor_of(run).label("extractor")
        ).where(holds(version, run), or_(touched, confirmed))
        sides.append({row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)})
    cells = {}
    for document_id in sides[0].keys() | sides[1].keys():
        before, after = sides[0].get(document_id), sides[1].get(document_id)
        if before is None or after is None:
            cells[document_id] = "source"  # a document that was not there at one of the runs
        else:
            moved = (before[:2] != after[:2], before[2] != after[2])
            cells[document_id] = CELLS[moved[0] + 2 * moved[1]]
    return cells


def _paths(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    version = document_versions.c
    query = select(version.document_id, version.path).where(version.document_id.in_(numbers))
    return dict(connection.execute(query.order_by(version.version_id)).tuples().all())


# -- risk ---------------------------------------------------------------------------------------------------------------

_SERIOUS = frozenset(
    {"value", "unit", "metric", "role", "stage", "region_code", "period_end", "investment_cny", "holds"}
)


def _entry(name: str, raw: _Change, cells: dict[int, str], ignore: Sequence[Ignore]) -> Entry:
    columns = columns_of(name, raw.mask)
    said = [column for column in columns if column not in WHEREABOUTS]
    kind: Kind
    if raw.old is None:
        kind, far = "added", None
    elif raw.new is None:
        kind, far = "removed", None
    else:
        kind = "changed" if said else "moved"
        far = distance(raw.old.value, raw.new.value)
    cell = cells.get(raw.document_id, "neither")
    risk = {"removed": 60, "added": 40, "changed": 30, "moved": 5}[kind]
    if kind == "changed":
        risk += 10 * sum(column in _SERIOUS for column in said)
        risk += min(40, int(40 * abs(far))) if far is not None else 0
    if cell == "neither":
        risk += 30  # nothing accounts for it
    reason = next(
        (rule.reason for rule in ignore if rule.takes(name, kind, columns, raw.rule, far)),
        None,
    )
    sides = (None if raw.old is None else raw.old.row_id, None if raw.new is None else raw.new.row_id)
    return Entry(min(risk, 100), name, kind, *sides, raw.document_id, raw.mask, cell, reason)


# -- blast radius -------------------------------------------------------------------------------------------------------

_CLASS = ("min_investment_cny", "max_investment_cny")


def _blast_radius(
    connection: Connection, run_a: int, run_b: int, groups: set[str], region_code: str | None
) -> tuple[list[Flip], list[Flip]]:
    """The totals and ranks that the changed observations turn.

    A place's number in a group (measure, stage, unit, period, sector; the whole, not a size class; what is reached, not
    a target) is the greatest stated: reprints repeat it and partial statements lie below. Places of one level (province,
    city, county) are totalled and ranked with each other.
    """
    if not groups:
        return [], []
    table = FACT_TABLES["observations"]
    # The columns that tell most rows apart come first: the database sorts a million rows by them.
    series = [table.c[name] for name in ("region_code", *reversed(_GROUP))]
    stated = (
        select(
            *series,
            greatest(table.c.value, holds(table, run_a)).label("a"),
            greatest(table.c.value, holds(table, run_b)).label("b"),
        )
        .where(
            table.c.metric.in_({group.split("|", 2)[1] for group in groups}),
            table.c.role == "actual",
            table.c.region_code.is_not(None),
            *(table.c[name].is_(None) for name in _CLASS),
            or_(holds(table, run_a), holds(table, run_b)),
            *([] if region_code is None else [within(table.c.region_code, region_code)]),
        )
        .group_by(*series)
        .subquery()
    )
    # group → place → the greatest stated, after A and after B
    found: dict[str, tuple[dict[str, Decimal], dict[str, Decimal]]] = {group: ({}, {}) for group in groups}
    query = select(_group(stated), stated.c.region_code, stated.c.a, stated.c.b)
    for group, code, *values in connection.execute(query, execution_options={"yield_per": 5000}):
        if group in found:
            for places, value in zip(found[group], values, strict=True):
                if value is not None:
                    places[code] = value
    totals: list[Flip] = []
    ranks: list[Flip] = []
    for group, sides in found.items():
        about = {**_about(group), "places": len(sides[1])}
        sums = [sum(side.values(), Decimal(0)) if side else None for side in sides]
        if sums[0] != sums[1]:
            totals.append(Flip("total", about, None, *sums))
        # One that appears or vanishes pushes others down or up: only changes among those that stay are flips.
        stay = sides[0].keys() & sides[1].keys()
        if all(sides[0][code] == sides[1][code] for code in stay):
            continue
        old, new = (_ranks({code: side[code] for code in stay}) for side in sides)
        ranks += [
            Flip("rank", about, code, Decimal(old[code]), Decimal(new[code])) for code in stay if old[code] != new[code]
        ]
    return totals, ranks


def _largest(flips: Iterable[Flip]) -> list[Flip]:
    return nsmallest(
        SHOWN_FLIPS, flips, key=lambda flip: (-flip.size, flip.region or "", str(flip.about["period_end"]))
    )


def _ranks(values: dict[str, Decimal]) -> dict[str, int]:
    """Place → its rank, 1 for the greatest; equal numbers share the better one."""
    places: dict[Decimal, int] = {}
    for number, value in enumerate(sorted(values.values(), reverse=True), start=1):
        places.setdefault(value, number)
    return {code: places[value] for code, value in values.items()}


# -- applying -----------------------------------------------------------------------------------------------------------


def apply(rows: Iterable[Row], changes: Iterable[DiffRow]) -> list[Row]:
    """The facts of one table after run B, from those after run A and the rows of `diff(A, B)` for that table.

    Raises ValueError where a row that the diff ends is not among them.
    """
    standing = {row["row_id"]: row for row in rows}
    for change in changes:
        if change.before is not None and standing.pop(change.before["row_id"], None) is None:
            raise ValueError(f"{change.table}: the diff ends row {change.before['row_id']}, which is not there")
        if change.after is not None:
            standing[change.after["row_id"]] = change.after
    return list(standing.values())


def addresses(dataset: Dataset, run: int) -> set[str]:
    """The addresses of the documents that the dataset held after a run."""
    query = (
        select(documents.c.address)
        .join(document_versions, documents.c.document_id == document_versions.c.document_id)
        .where(holds(document_versions, run))
    )
    with reading(dataset.engine) as connection:
        return set(connection.execute(query).scalars())
