"""How well extracted documents agree with gold ones: precision, recall and F1, micro-averaged over documents.

A gold file belongs to the predicted document whose path has the same stem. An observation is found where metric, role,
stage, value and unit agree; its region, period, size class, bound and basis are then asked one by one, and it is exact
where all that the gold row names agree. A gold value may be a list of right readings; a column that a gold row leaves
out is not asked; an `optional` gold row is neither right nor wrong to find (dataset contract, "Gold files").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Any

from rich.table import Table

Record = Mapping[str, Any]

PIPELINE_METRICS = frozenset(
    {
        "project_count",
        "total_investment",
        "contract_value",
        "funds_in_place",
        "fixed_asset_investment",
        "completed_investment",
        "foreign_capital",
    }
)
CORE = ("metric", "role", "stage", "value", "unit")
ATTRIBUTES = ("region_code", "period_start", "period_end", "min_investment_cny", "bound", "basis")
SAME_STATEMENT = (*CORE, "region_code", "period_end", "min_investment_cny", "sector")
"""Predicted observations that agree in these count once."""

NEVER_SPURIOUS = frozenset({"increase", "average", "forecast"})
"""Roles that gold files do not always note: wanted where they have them, not held against a prediction elsewhere."""

PROJECT_COLUMNS = (
    "investment_cny",
    "stage",
    "region_code",
    "output_cny",
    "tax_cny",
    "revenue_cny",
    "jobs",
    "progress_pct",
)
PROPOSAL_COLUMNS = ("session", "number", "body", "title", "handler", "region_code")
KINDS = ("pipeline", "context", "projects", "proposals", "checks")

_NOT_IN_A_NAME = str.maketrans("", "", "“”\"'‘’《》()（）、,，。 \u3000")
_SAME_NAME = 0.7  # share of common character pairs (Dice) from which two names are one


@dataclass(slots=True)
class Tally:
    """What was wanted (`gold`), `found`, found with all its columns (`exact`), and what nobody wanted (`spurious`)."""

    gold: int = 0
    found: int = 0
    spurious: int = 0
    exact: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """Share of the predicted rows that were wanted; None where nothing was predicted."""
        return _ratio(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float | None:
        """Share of the wanted rows that were found; None where nothing was wanted."""
        return _ratio(self.found, self.gold)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where nothing was wanted or predicted."""
        return _ratio(2 * self.found, self.found + self.spurious + self.gold)

    @property
    def exact_f1(self) -> float | None:
        """The same, counting only rows whose columns all agree."""
        return _ratio(2 * self.exact, self.found + self.spurious + self.gold)

    @property
    def attributes(self) -> dict[str, float]:
        """Column → share of the found rows where it agrees, of those whose gold row names it."""
        return {name: round(self.right[name] / asked, 4) for name, asked in self.asked.items()}

    def to_json(self) -> dict[str, Any]:
        """Counts, rates to four places, and the columns' shares."""
        rates = {name: getattr(self, name) for name in ("precision", "recall", "f1", "exact_f1")}
        return {
            "gold": self.gold,
            "found": self.found,
            "spurious": self.spurious,
            **{name: None if rate is None else round(rate, 4) for name, rate in rates.items()},
            "attributes": self.attributes,
        }


@dataclass(slots=True)
class Score:
    """Kind (`pipeline`, `context`, `projects`, `proposals`, `checks`) → tally; what went wrong, line by line.

    `absent` are the stems of gold files that no prediction belongs to.
    """

    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    details: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Every kind's figures, and `absent`."""
        return {**{kind: tally.to_json() for kind, tally in self.kinds.items()}, "absent": self.absent}

    def table(self) -> Table:
        """The figures for a terminal."""
        table = Table(title="评测", title_justify="left", title_style="bold", header_style="bold")
        table.add_column("kind")
        for heading in ("gold", "found", "spurious", "P", "R", "F1", "exact F1"):
            table.add_column(heading, justify="right", no_wrap=True)
        table.add_column("attributes", overflow="fold")
        for kind, tally in self.kinds.items():
            rates = (tally.precision, tally.recall, tally.f1, tally.exact_f1)
            table.add_row(
                kind,
                *(str(count) for count in (tally.gold, tally.found, tally.spurious)),
                *("—" if rate is None else f"{rate:.4f}" for rate in rates),
                " ".join(f"{name} {share:.2f}" for name, share in tally.attributes.items()),
            )
        if self.absent:
            table.caption = "no prediction for: " + ", ".join(self.absent)
        return table


def score(gold: str | Path, predictions: Iterable[Record]) -> Score:
    """Score predicted documents (the contract's objects) against the `*.json` files of the folder `gold`.

    Of predictions with the same stem the last counts. Raises FileNotFoundError where the folder has no gold file,
    ValueError where one is no JSON.
    """
    files = sorted(Path(gold).glob("*.json"))
    if not files:
        raise FileNotFoundError(f"no gold file (*.json) in {gold}")
    by_stem = {_stem(prediction["document"]): prediction for prediction in predictions}
    result = Score()
    for file in files:
        wanted: Record = json.loads(file.read_text(encoding="utf-8"))
        if file.stem not in by_stem:
            result.absent.append(file.stem)
        _score_document(file.stem, wanted, by_stem.get(file.stem, {}), result)
    return result


def _stem(document: Record) -> str:
    return PurePath(document.get("path") or document.get("url") or "").stem


def _score_document(name: str, wanted: Record, predicted: Record, result: Score) -> None:
    distinct: dict[str, Record] = {}
    for row in predicted.get("observations", []):
        distinct.setdefault(_statement(row), row)
    for kind in ("pipeline", "context"):
        _match(
            _Kind(kind, CORE, ATTRIBUTES, _same_observation, NEVER_SPURIOUS),
            [row for row in wanted.get("observations", []) if row.get("optional") or _kind_of(row) == kind],
            [row for row in distinct.values() if _kind_of(row) == kind],
            name,
            result,
        )
    for rule in (
        _Kind("projects", ("name", "investment_cny"), PROJECT_COLUMNS, _same_project),
        _Kind("proposals", ("number", "title"), PROPOSAL_COLUMNS, _same_proposal),
        _Kind("checks", ("kind", "stated"), ("holds",), _same_check),
    ):
        _match(rule, wanted.get(rule.kind, []), predicted.get(rule.kind, []), name, result)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one kind are matched and asked; `named` are the columns that name one in a detail line."""

    kind: str
    named: Sequence[str]
    columns: Sequence[str]
    same: Callable[[Record, Record], bool]
    never_spurious: frozenset[str] = frozenset()


def _match(rule: _Kind, gold_rows: Sequence[Record], rows: Sequence[Record], name: str, result: Score) -> None:
    """Give each gold row, the optional ones last, the free predicted row of the same thing that agrees best."""
    tally = result.kinds[rule.kind]
    free = dict(enumerate(rows))
    for gold in sorted(gold_rows, key=lambda row: bool(row.get("optional"))):
        asked = [column for column in rule.columns if column in gold]
        candidates = [number for number, row in free.items() if rule.same(gold, row)]
        best = max(
            candidates, key=lambda number: sum(_agrees(gold[c], free[number].get(c)) for c in asked), default=None
        )
        row = None if best is None else free.pop(best)
        if gold.get("optional"):
            continue
        tally.gold += 1
        if row is None:
            result.details.append(f"{name} missed {rule.kind}: {_said(rule, gold)}")
            continue
        tally.found += 1
        wrong = [column for column in asked if not _agrees(gold[column], row.get(column))]
        tally.asked.update(asked)
        tally.right.update(column for column in asked if column not in wrong)
        tally.exact += not wrong
        result.details.extend(
            f"{name} {rule.kind} {column}: {_said(rule, gold)}: wanted {gold[column]}, got {row.get(column)}"
            for column in wrong
        )
    for row in free.values():
        if row.get("role") not in rule.never_spurious:
            tally.spurious += 1
            result.details.append(f"{name} spurious {rule.kind}: {_said(rule, row)}")


def _said(rule: _Kind, row: Record) -> str:
    """A row in words: its quote where it has one, and the columns that name it."""
    evidence = row.get("evidence")
    quote = row.get("quote") or (evidence[0].get("quote") if evidence else None)
    named = " ".join(f"{column}={row.get(column)}" for column in rule.named)
    return f"{quote!r} {named}" if quote else named


def _kind_of(observation: Record) -> str:
    metric = observation.get("metric")
    metrics = metric if isinstance(metric, list) else [metric]
    return "pipeline" if PIPELINE_METRICS.intersection(metrics) else "context"


def _same_observation(gold: Record, row: Record) -> bool:
    return all(_agrees(gold[column], row.get(column)) for column in CORE)


def _same_project(gold: Record, row: Record) -> bool:
    names = gold["name"] if isinstance(gold["name"], list) else [gold["name"]]
    return any(same_name(name, row.get("name")) for name in names)


def _same_proposal(gold: Record, row: Record) -> bool:
    return _agrees(gold.get("number"), row.get("number"))


def _same_check(gold: Record, row: Record) -> bool:
    return bool(gold["kind"] == row.get("kind")) and _agrees(gold["stated"], row.get("stated"))


def same_name(first: str | None, second: str | None) -> bool:
    """Whether two written names mean one project: equal but for punctuation and `建设项目`, one in the other, or alike.

    In the other counts from four characters on; alike is 70 % of the character pairs in common.
    """
    a, b = _bare(first), _bare(second)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)):
        return True
    pairs, others = (Counter(pairwise(name)) for name in (a, b))
    total = pairs.total() + others.total()
    return total > 0 and 2 * (pairs & others).total() / total >= _SAME_NAME


def _bare(name: str | None) -> str:
    bare = (name or "").translate(_NOT_IN_A_NAME)
    return bare.removesuffix("项目").removesuffix("建设") or bare


def _agrees(gold: Any, predicted: Any) -> bool:
    readings = gold if isinstance(gold, list) else [gold]
    return _canonical(predicted) in [_canonical(reading) for reading in readings]


def _canonical(value: Any) -> Any:
    """One form for `100.0`, 100 and `1e2`; words without the space around them; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return value
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return value.strip() if isinstance(value, str) else value
    return format(number.normalize(), "f") if number.is_finite() else str(value)


def _statement(row: Record) -> str:
    return json.dumps([_canonical(row.get(column)) for column in SAME_STATEMENT], ensure_ascii=False)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
