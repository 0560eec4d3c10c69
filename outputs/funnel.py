"""The pipeline as documents state it: each count of projects joined with the amount of the same statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from outputs.history import Row
from outputs.vocabulary import stage_order

AMOUNTS = ("total_investment", "contract_value")
"""The metrics that a count of projects is joined with, the better one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelRow:
    """One stage of one place's pipeline as one document states it: a count of projects, an investment, or both.

    `projects` and `investment_cny` (yuan) are the lower end where a range is written, `_high` the upper. The size class
    is in yuan; `investment_metric` says whether the amount is `total_investment` or `contract_value`.
    """

    region: str | None
    region_code: str | None
    period_start: date | None
    period_end: date | None
    stage: str | None
    basis: str | None = None
    min_investment_cny: Decimal | None = None
    max_investment_cny: Decimal | None = None
    sector: str | None = None
    projects: Decimal | None = None
    projects_high: Decimal | None = None
    projects_bound: str | None = None
    investment_cny: Decimal | None = None
    investment_high: Decimal | None = None
    investment_bound: str | None = None
    investment_metric: str | None = None
    document_id: int
    document_path: str
    document_title: str | None
    document_source: str | None
    published: date | None
    is_withdrawn: bool = False
    """Whether its publisher has taken the document back since."""
    count_id: str | None = None
    amount_id: str | None = None


_WHERE_AND_WHEN = ("region", "region_code", "period_start", "period_end", "basis")
_CLASS = ("min_investment_cny", "max_investment_cny", "sector")
_ABOUT = ("stage", *_WHERE_AND_WHEN, *_CLASS)


def funnel_rows(rows: Sequence[Row], withdrawn: Collection[int] = ()) -> list[FunnelRow]:
    """Join each count of projects with the amount of the same statement; what has no partner stands alone.

    `rows` are observations with the title, path, source and day of publication of their document; `withdrawn` the
    numbers of documents that their publisher has taken back.
    """
    counts = [row for row in rows if row["metric"] == "project_count"]
    amounts = [row for row in rows if row["metric"] != "project_count"]
    partner: dict[int, Row] = {}
    taken: set[int] = set()

    def join(same: Callable[[Row], tuple[Any, ...] | None], *, alone: bool) -> None:
        """Join counts and amounts that agree; where `alone` is set, only one of each may."""
        waiting: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        asking: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for rows_of_kind, groups in ((amounts, waiting), (counts, asking)):
            for row in rows_of_kind:
                key = same(row)
                if key is not None and row["row_id"] not in taken:
                    groups[key].append(row)
        for key, askers in asking.items():
            found = sorted(waiting[key], key=lambda row: row["metric"] != "total_investment")
            if alone and (len(askers) > 1 or len(found) != 1 or not _may_be_one(askers[0], found[0])):
                continue
            for count, amount in zip(askers, found, strict=False):
                partner[count["row_id"]] = amount
                taken.update((count["row_id"], amount["row_id"]))

    def about(row: Row) -> tuple[Any, ...]:
        return row["document_id"], *(row[column] for column in _ABOUT)

    join(lambda row: None if row["pair"] is None else (row["pair"], *about(row)), alone=False)
    # 今年签约项目47个,总投资120亿元: one pair, but the period may stand with only one of them.
    join(lambda row: None if row["pair"] is None else (row["document_id"], row["pair"], row["stage"]), alone=True)
    join(about, alone=True)
    lone = [amount for amount in amounts if amount["row_id"] not in taken]
    return [
        *(_funnel_row(count, count, partner.get(count["row_id"]), withdrawn) for count in counts),
        *(_funnel_row(amount, None, amount, withdrawn) for amount in lone),
    ]


def _may_be_one(count: Row, amount: Row) -> bool:
    """Same class, and nowhere another place or period: what one of them leaves out, the other may say."""
    return all(count[column] == amount[column] for column in _CLASS) and all(
        count[column] == amount[column] or None in (count[column], amount[column]) for column in _WHERE_AND_WHEN
    )


def _funnel_row(row: Row, count: Row | None, amount: Row | None, withdrawn: Collection[int]) -> FunnelRow:
    said_count, said_amount = count or {}, amount or {}
    return FunnelRow(
        **{column: row[column] if row[column] is not None else said_amount.get(column) for column in _ABOUT},
        projects=said_count.get("value"),
        projects_high=said_count.get("value_high"),
        projects_bound=said_count.get("bound"),
        count_id=said_count.get("id"),
        investment_cny=said_amount.get("value"),
        investment_high=said_amount.get("value_high"),
        investment_bound=said_amount.get("bound"),
        investment_metric=said_amount.get("metric"),
        amount_id=said_amount.get("id"),
        document_id=row["document_id"],
        document_path=row["path"],
        document_title=row["title"],
        document_source=row["source"],
        published=row["published"],
        is_withdrawn=row["document_id"] in withdrawn,
    )


def funnel_order(row: FunnelRow) -> tuple[Any, ...]:
    """Region code, period, stage, class (the whole before its parts), document."""
    return (
        row.region_code or "~",
        row.region or "",
        row.period_end or date.max,
        row.period_start or date.min,
        stage_order(row.stage),
        row.sector or "",
        row.min_investment_cny or Decimal(0),
        row.max_investment_cny or Decimal("Infinity"),
        row.document_id,
    )
