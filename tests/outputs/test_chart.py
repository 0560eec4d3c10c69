"""The funnel as a picture, drawn with no network."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from outputs.chart import ChartError, can_draw_chinese, save_funnel
from outputs.funnel import FunnelRow

PLANNED = FunnelRow(
    region="福建省三明市",
    region_code="350400",
    period_start=date(2022, 1, 1),
    period_end=date(2022, 6, 30),
    stage="planned",
    projects=Decimal(70),
    investment_cny=Decimal("40988000000"),
    document_id=1,
    document_path="a.html",
    document_title="半年通报",
    document_source="三明发布",
    published=date(2022, 8, 19),
)
ROWS = [
    replace(PLANNED, stage="operating", projects=Decimal(9), investment_cny=None),
    PLANNED,
    replace(PLANNED, stage="signed", projects=None, investment_cny=Decimal("112610600000")),
    replace(PLANNED, stage="signed", projects=Decimal(12), investment_cny=None, min_investment_cny=Decimal(10**8)),
]


def words(path: Path) -> list[str]:
    """The words of an SVG, in the order in which they stand from top to bottom of the file."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", path.read_text(encoding="utf-8"))


def test_an_svg_says_what_the_rows_say_in_pipeline_order(tmp_path: Path) -> None:
    said = words(save_funnel(ROWS, tmp_path / "charts" / "funnel.svg"))
    stages = ["策划", "签约", "签约 1亿元以上", "投产"]
    assert [word for word in said if word in stages] == stages
    assert {"70个 · 409.88亿元", "1126.106亿元", "12个", "9个"} <= set(said)
    assert "福建省三明市 招商项目漏斗 2022-01-01—2022-06-30" in said
    assert "来源:三明发布 半年通报 2022-08-19" in said


def test_an_svg_names_fonts_that_draw_chinese_on_every_system(tmp_path: Path) -> None:
    svg = save_funnel(ROWS, tmp_path / "funnel.svg").read_text(encoding="utf-8")
    families = re.search(r'font-family="([^"]+)"', svg)
    assert families is not None
    assert {"Noto Sans SC", "PingFang SC", "Microsoft YaHei"} <= set(families[1].split(", "))


def test_a_png_draws_chinese_or_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "funnel.png"
    if not can_draw_chinese():
        with pytest.raises(ChartError, match=r"no font with Chinese glyphs.*svg"):
            save_funnel(ROWS, path)
        assert not path.exists()
        return
    first = Image.open(io.BytesIO(save_funnel(ROWS, path).read_bytes()))
    other = [replace(row, region="浙江省龙泉市") for row in ROWS]
    second = Image.open(save_funnel(other, tmp_path / "other.png"))
    # Another name of the same length is another picture: glyphs were drawn, not six equal boxes.
    assert first.size == second.size
    assert first.tobytes() != second.tobytes()


def test_a_png_in_english_needs_no_chinese_font(tmp_path: Path) -> None:
    image = Image.open(save_funnel(ROWS, tmp_path / "funnel.png", "en"))
    assert image.width > 1000
    said = words(save_funnel(ROWS, tmp_path / "funnel.svg", "en"))
    assert all(word.isascii() or not re.search("[\u4e00-\u9fff]", word) for word in said)
    assert "70 · 40.988 billion CNY" in said


def test_each_document_region_and_period_has_its_own_panel(tmp_path: Path) -> None:
    later = [replace(row, period_end=date(2022, 12, 31), projects=Decimal(700)) for row in ROWS]
    said = words(save_funnel([*ROWS, *later], tmp_path / "funnel.svg"))
    assert [word[-10:] for word in said if "漏斗" in word] == ["2022-06-30", "2022-12-31"]


def test_two_numbers_of_one_stage_are_both_drawn(tmp_path: Path) -> None:
    said = words(save_funnel([PLANNED, replace(PLANNED, projects=Decimal(71))], tmp_path / "funnel.svg"))
    assert {"70个 · 409.88亿元", "71个 · 409.88亿元"} <= set(said)


def test_what_cannot_be_drawn_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(ChartError, match="nothing to draw"):
        save_funnel([], tmp_path / "x.svg")
    with pytest.raises(ChartError, match="13 funnels are too many"):
        save_funnel([replace(PLANNED, document_id=number) for number in range(13)], tmp_path / "x.svg")
    with pytest.raises(ChartError, match=r"\.svg or \.png"):
        save_funnel(ROWS, tmp_path / "x.gif")
    (tmp_path / "file").write_text("")
    with pytest.raises(ChartError, match="cannot write"):
        save_funnel(ROWS, tmp_path / "file" / "x.svg")
