"""Tables: a 合计 row and the rows it adds up, a column of rates and the columns it comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise

from extractors.checks.mentions import ADDITIVE_ROLES, RATIO_UNITS, TOTAL_LABEL, TOTALS, Mention, Text, figures, placed
from extractors.checks.relation import Relation, added, first_told, growth, percentage, plain, total
from extractors.facts import Project

NEAR_TOTAL_ROW = Decimal("0.2")
SUBTOTAL_LABEL = re.compile(r"小计$")
ZONE_LABEL = re.compile(r"(?:开发区|高新区|经开区|园区|示范区|管委会|新区)$")
NESTED_LABEL = re.compile(r"^(?:其中|#|＃)")
RUNNING_TOTAL = re.compile(r"累计")
BLANK_CELL = re.compile(r"^[\s\-—–－一/／0.]*$")


def columns_of(text: Text) -> dict[tuple[int, int], dict[int, Mention]]:
    """The numbers of each table column by row."""
    columns: dict[tuple[int, int], dict[int, Mention]] = defaultdict(dict)
    for mention in text.mentions if text.grids else ():
        if mention.cell is not None:
            table, row, column = mention.cell
            columns[table, column].setdefault(row, mention)
    return columns


def table_sums(text: Text) -> Iterator[Relation]:
    """A 合计 row held against the rows it adds up, column by column."""
    for (table, column), cells in sorted(columns_of(text).items()):
        grid = text.grids[table]
        body = range(grid.header_rows, grid.rows)
        totals = [row for row in body if grid.is_total(row) and not SUBTOTAL_LABEL.search(grid.label(row))]
        totals = totals or [row for row in body if RUNNING_TOTAL.fullmatch(grid.label(row)) and _tiled(row, cells)]
        if len(totals) != 1 or totals[0] not in cells:
            continue
        whole = cells[totals[0]]
        if whole.row.unit in RATIO_UNITS or whole.row.role not in ADDITIVE_ROLES:
            continue
        subtotals = [row for row in body if SUBTOTAL_LABEL.search(grid.label(row))]
        plain = [row for row in body if row not in subtotals and row != totals[0]]
        plain = [row for row in plain if not NESTED_LABEL.match(grid.label(row))]
        # A zone's numbers are often counted in its county's too; both readings of such a table are fair.
        readings = [plain, subtotals, [row for row in plain if not ZONE_LABEL.search(grid.label(row))]]
        found: list[Relation] = []
        for rows in readings:
            parts = tuple(cells[row] for row in rows if row in cells)
            if len(parts) < 2 or any(part.row.unit != whole.row.unit for part in parts):
                continue
            unread = [
                row for row in rows if row not in cells and not BLANK_CELL.match(grid.cells.get((row, column), ""))
            ]
            found.append(replace(added(whole, parts), explicit=not unread and not found, near=NEAR_TOTAL_ROW))
        yield from first_told(found)


def _tiled(whole: int, cells: dict[int, Mention]) -> bool:
    """Whether months or quarters fill the stretch that one cell among `cells` tells of, one behind the other."""
    stretches = [(m.row.period_start, m.row.period_end) for at, m in sorted(cells.items()) if at != whole]
    if whole not in cells or any(first is None or last is None for first, last in stretches):
        return False
    row = cells[whole].row
    joined = all(last and first and (first - last).days == 1 for (_, last), (first, _) in pairwise(stretches))
    return bool(stretches) and joined and (stretches[0][0], stretches[-1][1]) == (row.period_start, row.period_end)


def row_sums(text: Text) -> Iterator[Relation]:
    """A 合计 column held against the counties or months beside it, row by row."""
    rows: dict[tuple[int, int], dict[int, Mention]] = defaultdict(dict)
    for (table, column), cells in columns_of(text).items():
        for row, mention in cells.items():
            rows[table, row][column] = mention
    for (table, row), cells in sorted(rows.items()):
        grid = text.grids[table]
        totals = [at for at in cells if TOTAL_LABEL.match(grid.head(at))]
        totals = totals or [at for at in cells if RUNNING_TOTAL.fullmatch(grid.head(at)) and _tiled(at, cells)]
        if len(totals) != 1:
            continue
        whole = cells[totals[0]]
        parts = tuple(cells[at] for at in sorted(cells) if at != totals[0])
        kinds = {(m.row.metric, m.row.role, m.row.unit) for m in (whole, *parts)}
        subjects = {(m.row.region, m.row.period_end) for m in parts}
        if len(kinds) > 1 or not 2 <= len(parts) == len(subjects):
            continue
        if whole.row.unit in RATIO_UNITS or whole.row.role not in ADDITIVE_ROLES:
            continue
        between = range(min(cells), max(cells))
        unread = any(at not in cells and not BLANK_CELL.match(grid.cells.get((row, at), "")) for at in between)
        yield replace(added(whole, parts), explicit=not unread, near=NEAR_TOTAL_ROW)


def column_sums(text: Text) -> Iterator[Relation]:
    """A column without a 合计 row, held against the number of running text that it comes to, to the last digit."""
    for (table, column), cells in sorted(columns_of(text).items()):
        grid = text.grids[table]
        body = range(grid.header_rows, grid.rows)
        if len(cells) < 3 or any(grid.is_total(row) for row in body):
            continue
        parts = tuple(cells[row] for row in sorted(cells))
        row = parts[0].row
        kinds = {(part.row.metric, part.row.role, part.row.unit) for part in parts}
        unread = any(not BLANK_CELL.match(grid.cells.get((at, column), "")) for at in body if at not in cells)
        nested = any(NESTED_LABEL.match(grid.label(at)) for at in cells)
        if len(kinds) > 1 or unread or nested or row.unit in RATIO_UNITS or row.role not in ADDITIVE_ROLES:
            continue
        metrics = TOTALS if row.metric in TOTALS else (row.metric,)
        whole_value = total([part.value for part in parts])
        for metric in metrics:
            for whole in text.valued.get((row.role, metric, row.unit, whole_value), ())[:1]:
                if whole.figures >= 2 and not whole.hedged:
                    yield added(whole, parts)


def table_rates(text: Text) -> Iterator[Relation]:
    """A column of rates held against the two columns it comes from: the pair that makes most of its rows right."""
    forms: dict[str, tuple[str, Callable[[Sequence[Decimal]], Decimal], str]] = {
        "completion_rate": ("completion_rate", percentage, "{} ÷ {} = {}%"),
        "conversion_rate": ("conversion_rate", percentage, "{} ÷ {} = {}%"),
        "share": ("share", percentage, "{} ÷ {} = {}%"),
        "growth_yoy": ("growth", growth, "({} − {}) ÷ {} = {}%"),
    }
    columns = columns_of(text)
    for (table, _), rates in sorted(columns.items()):
        roles = {mention.row.role for mention in rates.values()}
        if len(roles) != 1 or not (roles & forms.keys()) or len(rates) < 2:
            continue
        kind, compute, form = forms[roles.pop()]
        operands = {
            other: cells
            for (at, other), cells in columns.items()
            if at == table and all(mention.row.unit not in RATIO_UNITS for mention in cells.values())
        }
        best: list[Relation] = []
        for over in sorted(operands):
            for under in sorted(operands):
                rows = [row for row in sorted(rates) if row in operands[over] and row in operands[under]]
                rows = [row for row in rows if operands[under][row].value and rates[row].row.unit == "percent"]
                rows = [row for row in rows if operands[over][row].row.unit == operands[under][row].row.unit]
                made = [
                    Relation(kind, rates[row], (operands[over][row], operands[under][row]), compute, form, True)
                    for row in rows
                ]
                if over == under or sum(relation.holds for relation in made[:5]) < min(len(made), 5) - 2:
                    continue
                right = sum(relation.holds for relation in made)
                if right * 10 >= len(made) * 7 and right >= 2 and right > sum(relation.holds for relation in best):
                    best = made
        yield from best


def project_list_sums(text: Text, projects: Sequence[Project]) -> Iterator[Relation]:
    """A project table's 合计 of investment held against its projects; told only where it holds."""
    for mention in text.mentions:
        if mention.cell is None or mention.row.metric != "total_investment" or mention.row.role != "actual":
            continue
        spans = text.grids[mention.cell[0]].spans
        within = [p for p in projects if any(a <= place.start < b for place in p.evidence for a, b in spans)]
        listed = [p for p in within if p.investment_cny is not None]
        if len(listed) > 1:
            yield from _sum_of_projects(mention, listed)


def projects_summed(text: Text, projects: Sequence[Project]) -> Iterator[Relation]:
    """`4个新签约项目总投资37.6亿元`, then the four by name, each with its own; or the four first, and what they come to behind them.

    Told where there are as many and they come to it, in yuan or in another currency.
    """
    named = [p for p in projects if p.rule != "table.project"]
    for mention in text.prose if len(named) > 1 else ():
        row = mention.row
        if row.metric not in TOTALS or row.role != "actual" or mention.hedged:
            continue
        beside = (*text.partners(mention), *reversed(placed(text.in_sentence(mention), 0, mention.start)[-1:]))
        count = next((m.value for m in beside if m.row.metric == "project_count"), Decimal(0))
        if not 1 < count <= len(named):
            continue  # none is counted, or a fall is: 减少3个
        paid = [p for p in named if cost(p, row.unit) is not None]
        places = sorted(((e.start, n) for n, p in enumerate(paid) for e in p.evidence))
        behind = dict.fromkeys(n for at, n in places if at > mention.end)
        begins = mention.end - len(text.sentence_text(mention))
        before = dict.fromkeys(n for at, n in reversed(places) if begins <= at < mention.start)
        for side in (behind, before):
            listed = [paid[n] for n in sorted(islice(side, int(count)))]
            if len(listed) == count and figures(mention) + len(listed) > 3:
                yield from _sum_of_projects(mention, listed)


def cost(project: Project, unit: str) -> Decimal | None:
    """What a project is to cost in a currency, where that is said."""
    if unit == "CNY":
        return project.investment_cny
    foreign = project.investment_foreign
    return foreign.value if foreign is not None and foreign.unit == unit else None


def _sum_of_projects(mention: Mention, projects: Sequence[Project]) -> Iterator[Relation]:
    """A stated amount held against projects that all have one of their own; none where they do not come to it."""
    amounts = [cost(project, mention.row.unit) or Decimal(0) for project in projects]
    if sum(amounts) == mention.value:
        terms = " + ".join(plain(amount / mention.scale) for amount in amounts)
        ids = tuple(project.id for project in projects)
        yield Relation("sum_of_parts", mention, (), constant(total(amounts)), terms + " = {}", extra=ids)


def constant(value: Decimal) -> Callable[[Sequence[Decimal]], Decimal]:
    """A computation whose operands are no observations."""
    return lambda _: value
