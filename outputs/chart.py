"""The funnel as a picture: bars of project counts in pipeline order, labelled with count and investment. Offline."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import altair
import vl_convert

from extractors.facts import decimal_text
from outputs.funnel import FunnelRow, funnel_order
from outputs.vocabulary import STAGES, stage_order
from outputs.wording import count_words, funnel_class, investment_words, period_words, stage_words

Language = Literal["zh", "en"]

FONTS = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
    "sans-serif",
)
"""Families with Chinese glyphs, the wanted one first: an SVG names them all, and its viewer takes what it has."""

FONT_PACKAGES = ("pylopdf_fonts_zh_cn",)
"""Packages that do no more than carry a font file (Noto Sans SC, SIL Open Font License 1.1)."""

MOST_PANELS = 12
_ENGLISH_STAGES = {code: code.replace("_", " ") for code in STAGES}
# From the first stage to the last: one hue, darker the surer a project is.
_COLOURS = ("#b9d3ea", "#0b4a82")


class ChartError(Exception):
    """There is nothing to draw, too much for one picture, or no font to draw it with; the message says what to do."""


def funnel_chart(rows: Sequence[FunnelRow], language: Language = "zh") -> altair.VConcatChart:
    """One panel for each document, region and period: a bar a stage, labelled `70个 · 409.88亿元`.

    The title names region and period, the line below the source. A class of size or sector has bars of its own, named
    beside the stage. Raises ChartError where there are no rows, or more than 12 panels.
    """
    panels: dict[tuple[Any, ...], list[FunnelRow]] = {}
    for row in sorted(rows, key=funnel_order):
        key = (row.region_code, row.region, row.period_end, row.period_start, row.document_id)
        panels.setdefault(key, []).append(row)
    if not panels:
        raise ChartError("there is nothing to draw: no stage of a pipeline matches")
    if len(panels) > MOST_PANELS:
        raise ChartError(
            f"{len(panels)} funnels are too many for one picture (at most {MOST_PANELS}): "
            "choose one region, period or document"
        )
    chart: altair.VConcatChart = (
        altair.vconcat(*(_panel(panel, language) for panel in panels.values()), spacing=36)
        .configure(font=", ".join(FONTS), background="white", padding=20)
        .configure_view(stroke=None)
        .configure_axis(domain=False, ticks=False, grid=False)
    )
    return chart


def save_funnel(
    rows: Sequence[FunnelRow],
    path: str | Path,
    language: Language = "zh",
    *,
    fonts: str | Path | None = None,
) -> Path:
    """Draw the funnel to `path` (`.svg` or `.png`) and give the path back. See `funnel_chart`.

    An SVG keeps its words as text, drawn by the viewer's fonts. A PNG in Chinese needs a font with Chinese glyphs: one
    of the machine's, of a font package, or from the folder `fonts`; ChartError says so where there is none.
    """
    path = Path(path)
    kind: Literal["svg", "png"]
    match path.suffix.lower():
        case ".svg":
            kind = "svg"
        case ".png":
            kind = "png"
        case _:
            raise ChartError(f"a chart is written as .svg or .png, not {path.name!r}")
    chart = funnel_chart(rows, language)
    if fonts is not None:
        vl_convert.register_font_directory(str(fonts))
        can_draw_chinese.cache_clear()
    if not can_draw_chinese() and kind == "png" and language == "zh":
        raise ChartError(
            "no font with Chinese glyphs was found for the PNG. Install one (pip install pylopdf-fonts-zh-cn, or "
            "Debian's fonts-noto-cjk), name a folder with one, or write an .svg, drawn with its viewer's fonts"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        chart.save(str(path), format=kind, scale_factor=2 if kind == "png" else 1)
    except OSError as problem:
        raise ChartError(f"cannot write {path}: {problem.strerror}") from problem
    return path


@cache
def can_draw_chinese() -> bool:
    """Whether Chinese glyphs can be drawn, if need be with the font of a package, which is then made known."""
    if _draws("项"):
        return True
    for package in FONT_PACKAGES:
        found = importlib.util.find_spec(package)
        if found is not None and found.submodule_search_locations:
            vl_convert.register_font_directory(found.submodule_search_locations[0])
    return _draws("项")


def _draws(character: str) -> bool:
    # Font lists differ on every system; what the renderer paints does not lie. A character that no font has comes out
    # like U+FDD0, which is none: blank, or the same box.
    return _painted(character) != _painted("\ufdd0")


def _painted(character: str) -> bytes:
    families = ", ".join(FONTS)
    text = f'<text x="4" y="24" font-size="20" font-family="{families}">{character}</text>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">{text}</svg>'
    return bytes(vl_convert.svg_to_png(picture))


def _panel(rows: Sequence[FunnelRow], language: Language) -> altair.LayerChart | altair.FacetChart:
    values: list[dict[str, Any]] = []
    names: set[str] = set()
    for row in rows:
        name = _name(row, language)
        while name in names:  # one document says two numbers of the same stage: both are shown
            name += "′"
        names.add(name)
        values.append(
            {
                "stage": name,
                "projects": float(row.projects or 0),  # a bar's length; the label has the digits
                "label": _label(row, language),
                "depth": stage_order(row.stage) if row.stage in STAGES else 0,
            }
        )
    data = altair.InlineData(values=values)
    order = [value["stage"] for value in values]
    longest = max(value["projects"] for value in values) or 1
    y = altair.Y("stage:N", sort=order, title=None, axis=altair.Axis(labelFontSize=14, labelPadding=8, labelLimit=240))
    # Room at the right for the label of the longest bar.
    x = altair.X("projects:Q", axis=None, scale=altair.Scale(domain=[0, longest * 1.45], nice=False))
    bars = (
        altair.Chart(data)
        .mark_bar(cornerRadiusEnd=3, height={"band": 0.72})
        .encode(
            x=x,
            y=y,
            color=altair.Color(
                "depth:Q", scale=altair.Scale(domain=[0, len(STAGES) - 1], range=list(_COLOURS)), legend=None
            ),
        )
    )
    labels = (
        altair.Chart(data)
        .mark_text(align="left", baseline="middle", dx=8, fontSize=14, color="#1f2933")
        .encode(x=x, y=y, text="label:N")
    )
    title = altair.TitleParams(
        _title(rows[0], language),
        subtitle=_source(rows[0], language),
        anchor="start",
        fontSize=18,
        subtitleFontSize=12,
        subtitleColor="#616e7c",
        offset=16,
        subtitlePadding=6,
    )
    return altair.layer(bars, labels).properties(width=640, height=altair.Step(40), title=title)


def _name(row: FunnelRow, language: Language) -> str:
    if language == "zh":
        return " ".join(filter(None, (stage_words(row.stage, row.basis), funnel_class(row))))
    size = [f"≥ {_billions(row.min_investment_cny)}"] if row.min_investment_cny is not None else []
    size += [f"≤ {_billions(row.max_investment_cny)}"] if row.max_investment_cny is not None else []
    stage = _ENGLISH_STAGES.get(row.stage or "", row.stage or "")
    return " ".join([stage, *(["(cumulative)"] if row.basis == "cumulative" else []), *size])


def _label(row: FunnelRow, language: Language) -> str:
    if language == "zh":
        count, amount = count_words(row), investment_words(row)
        return " · ".join(filter(None, (count and f"{count}个", amount and f"{amount}亿元")))
    parts = [decimal_text(row.projects)] if row.projects is not None else []
    parts += [_billions(row.investment_cny)] if row.investment_cny is not None else []
    return " · ".join(parts)


def _billions(yuan: Decimal) -> str:
    return f"{decimal_text(yuan.scaleb(-9))} billion CNY"


def _title(row: FunnelRow, language: Language) -> str:
    if language == "zh":
        return " ".join(filter(None, (row.region or row.region_code, "招商项目漏斗", _period(row, language))))
    return " ".join(filter(None, ("Project pipeline", row.region_code, _period(row, language))))


def _period(row: FunnelRow, language: Language) -> str:
    if language == "zh":
        return period_words(row.period_start, row.period_end)
    return "—".join(str(day) for day in (row.period_start, row.period_end) if day)


def _source(row: FunnelRow, language: Language) -> str:
    day = str(row.published) if row.published else None
    if language == "zh":
        return "来源:" + " ".join(filter(None, (row.document_source, row.document_title or row.document_path, day)))
    return " ".join(filter(None, (f"Source: document {row.document_id}", day)))
