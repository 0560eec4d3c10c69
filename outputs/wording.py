"""How numbers, periods and classes are written for a reader of Chinese: shared by tables, charts and exports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from extractors.facts import decimal_text
from outputs.funnel import FunnelRow
from outputs.vocabulary import BASES, STAGES

_BOUND_WORDS = {
    "about": ("约", ""),
    "over": ("超", ""),
    "at_least": ("", "以上"),
    "under": ("近", ""),
    "at_most": ("", "以内"),
}


def in_yi(yuan: Decimal) -> str:
    """Yuan in 亿元, to the last digit: 112610600000 → `1126.106`."""
    return decimal_text(yuan.scaleb(-8))


def in_yuan_words(yuan: Decimal) -> str:
    """Yuan in the unit that reads best, to the last digit: `1亿元`, `5000万元`, `800元`."""
    for power, unit in ((8, "亿元"), (4, "万元")):
        if abs(yuan) >= 10**power:
            return decimal_text(yuan.scaleb(-power)) + unit
    return decimal_text(yuan) + "元"


UNITS = {
    "count": "个",
    "percent": "%",
    "percentage_point": "个百分点",
    "rank": "名",
    "m2": "㎡",
    "person": "人",
    "t": "吨",
}


def grouped(value: Decimal) -> str:
    """A number as English writes it, to the last digit: `63,238,000,000`, `1,126.106`."""
    return f"{Decimal(decimal_text(value)):,f}"


def quantity(value: Decimal, unit: str, language: str = "zh") -> str:
    """A value with its unit: `67个`, `632.38亿元`, `23.4%`; in English `67`, `63,238,000,000 CNY`, `23.4%`.

    A unit without a Chinese name stays as it is.
    """
    if language != "zh":
        return grouped(value) + {"count": "", "percent": "%"}.get(unit, f" {unit.replace('_', ' ')}")
    if unit == "CNY":
        return in_yuan_words(value)
    if len(unit) == 3 and unit.isupper():
        return f"{in_yuan_words(value).removesuffix('元')} {unit}"
    return decimal_text(value) + UNITS.get(unit, unit)


def bounded(text: str, bound: str | None) -> str:
    """The number with the word that limits it: `约30`, `47以上`; an exact or unknown bound adds nothing."""
    before, after = _BOUND_WORDS.get(bound or "exact", ("", ""))
    return f"{before}{text}{after}"


def period_words(start: date | None, end: date | None, language: str = "zh") -> str:
    """`2022-01-01—2022-06-30`, `截至 2019-08-31`, `2022-01-01 起`; empty where neither end is known.

    In English `by 2019-08-31`, `from 2022-01-01`.
    """
    if start and end:
        return f"{start}—{end}"
    if end:
        return f"截至 {end}" if language == "zh" else f"by {end}"
    if start:
        return f"{start} 起" if language == "zh" else f"from {start}"
    return ""


def class_words(minimum: Decimal | None, maximum: Decimal | None, sector: str | None) -> str:
    """The class that a number is limited to: `1亿元以上 工业`, `1亿元—5亿元`; empty for the whole."""
    if minimum is not None and maximum is not None:
        size = f"{in_yuan_words(minimum)}—{in_yuan_words(maximum)}"
    elif minimum is not None:
        size = f"{in_yuan_words(minimum)}以上"
    else:
        size = f"{in_yuan_words(maximum)}以下" if maximum is not None else ""
    return " ".join(filter(None, (size, sector)))


def stage_words(stage: str | None, basis: str | None) -> str:
    """A stage's Chinese name, `累计签约` where the number is a running total; an unknown code as it is."""
    name = STAGES.get(stage or "", stage or "")
    return f"{BASES['cumulative']}{name}" if basis == "cumulative" else name


def funnel_class(row: FunnelRow) -> str:
    """The class of a funnel row, empty for the whole."""
    return class_words(row.min_investment_cny, row.max_investment_cny, row.sector)


def count_words(row: FunnelRow) -> str:
    """The number of projects: `147`, `超40`, `30—40`; empty where none is stated."""
    return _range_words(row.projects, row.projects_high, row.projects_bound, decimal_text)


def investment_words(row: FunnelRow) -> str:
    """The investment in 亿元: `499.24`, `300—400`; empty where none is stated."""
    return _range_words(row.investment_cny, row.investment_high, row.investment_bound, in_yi)


def _range_words(
    low: Decimal | None, high: Decimal | None, bound: str | None, written: Callable[[Decimal], str]
) -> str:
    if low is None:
        return ""
    return bounded(written(low) if high is None else f"{written(low)}—{written(high)}", bound)
