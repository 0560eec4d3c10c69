"""The funnel as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from outputs.funnel import FunnelRow, funnel_order
from outputs.wording import count_words, funnel_class, investment_words, period_words, stage_words


def funnel_table(rows: Sequence[FunnelRow], *, source: bool | None = None) -> Table:
    """Rows by region, period and pipeline order: 地区 期间 [类别] 阶段 项目数(个) 总投资(亿元) [来源].

    A class of size or sector has its own column where a row has one. The source has its own where the rows come from
    more than one document, or where `source` asks for it; there a document that was withdrawn is marked. An amount that was signed rather than invested is marked `*`.
    """
    rows = sorted(rows, key=funnel_order)
    has_class = any(funnel_class(row) for row in rows)
    has_source = source if source is not None else len({row.document_id for row in rows}) > 1
    signed = any(row.investment_metric == "contract_value" for row in rows)
    table = Table(
        title="招商项目漏斗",
        title_justify="left",
        title_style="bold",
        header_style="bold",
        caption="* 签约(协议)金额" if signed else None,
        caption_justify="left",
    )
    table.add_column("地区", overflow="fold")
    table.add_column("期间", overflow="fold")
    if has_class:
        table.add_column("类别", overflow="fold")
    table.add_column("阶段", no_wrap=True)
    table.add_column("项目数(个)", justify="right", no_wrap=True)
    table.add_column("总投资(亿元)", justify="right", no_wrap=True)
    if has_source:
        table.add_column("来源", overflow="fold")
    previous: tuple[str, str] | None = None
    for row in rows:
        heading = (_region(row), period_words(row.period_start, row.period_end))
        if previous is not None and heading != previous:
            table.add_section()
        cells = [*(heading if heading != previous else ("", ""))]
        previous = heading
        if has_class:
            cells.append(funnel_class(row))
        mark = "*" if row.investment_metric == "contract_value" else ""
        cells += [
            stage_words(row.stage, row.basis),
            count_words(row),
            investment_words(row) + mark,
        ]
        if has_source:
            cells.append((row.document_title or row.document_path) + ("（原文已撤下）" if row.is_withdrawn else ""))
        table.add_row(*(Text(cell) for cell in cells))  # Text: `[2023]5号` in a title is no markup
    return table


def _region(row: FunnelRow) -> str:
    return " ".join(filter(None, (row.region, row.region_code)))
