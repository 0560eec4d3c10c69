"""What is read stays when a document says the same in other words, marks its headings otherwise or stands on another page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from corpora import read_bytes
from extractors import extract

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "working" / "docs"
PAGES = sorted(GOLD.glob("*.txt"))[::6]  # some fifty, of every writer
COLUMNS = (
    "metric", "role", "stage", "value", "unit", "value_high", "bound", "region_code", "period_start", "period_end",
    "min_investment_cny",
)  # fmt: skip

_MARKS = dict(zip("，；：（）", ",;:()", strict=True))
_HEADINGS = re.compile(r"(?m)^([一二三四五六七八九])、")


def _marked_otherwise(text: str) -> str:
    """一、 as （一）, where the text has no headings of that rank already."""
    return text if re.search(r"(?m)^[　 ]*（[一二三]）", text) else _HEADINGS.sub(r"（\1）", text)


REWORDINGS: dict[str, Callable[[str], str]] = {
    "同比上升": lambda text: re.sub(r"同比增长(?=\d)", "同比上升", text),
    "1至6月份": lambda text: re.sub(
        r"(?<!\d)(\d{1,2})\s?[-—–－~～]{1,2}\s?(\d{1,2})月(?!\d|份|底|末)", r"\1至\2月份", text
    ),
    "1-6月": lambda text: text.replace("上半年", "1-6月"),
    "1-9月": lambda text: text.replace("前三季度", "1-9月"),
    "年初以来": lambda text: text.replace("今年以来", "年初以来"),
    "35项": lambda text: re.sub(r"项目(\d+)个", r"项目\1项", text),
    "我县": lambda text: re.sub(r"全([县市区])(?=新|共|实现|完成|累计|签约|引进|招商|开工)", r"我\1", text),
    "占年度任务的": lambda text: re.sub(r"完成(全年|年度)(目标任务|目标|任务|计划)的(?=\d[\d.]*%)", r"占\1\2的", text),
    "其中 in a paragraph of its own": lambda text: re.sub(r"。(?=其中)", "。\n　　", text),
    "headings in brackets": _marked_otherwise,
    "half-width marks": lambda text: re.sub("[，；：（）]", lambda mark: _MARKS[mark[0]], text),
    "full-width digits": lambda text: re.sub(r"[0-9]", lambda digit: chr(ord(digit[0]) + 0xFEE0), text),
    "blank lines": lambda text: re.sub(r"\n+", "\n\n", text),
    "a menu above": lambda text: f"首页 > 新闻中心 > 招商动态 > 正文\n{text}",
    "other pages below": lambda text: f"{text.rstrip()}\n【打印】【关闭】\n上一篇：全县防汛部署会召开，投入资金3亿元\n",
}
# 其中引进资金 of what was signed in the sentence before: a paragraph of its own parts the two
MAY_CHANGE = {("其中 in a paragraph of its own", "aa01zhidan")}


def rows(name: str, text: str) -> Counter[tuple[object, ...]]:
    found = extract(read_bytes(name, text.encode())).observations
    return Counter(tuple(getattr(row, column) for column in COLUMNS) for row in found)


@cache
def rows_as_written(page: Path) -> Counter[tuple[object, ...]]:
    return rows(page.name, page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("rewording", REWORDINGS)
def test_a_rewording_changes_no_observation(rewording: str) -> None:
    changed = 0
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        other = REWORDINGS[rewording](text)
        if other == text or (rewording, page.stem) in MAY_CHANGE:
            continue
        changed += 1
        assert rows(page.name, other) == rows_as_written(page), page.stem
    assert changed, "no page says it so"
