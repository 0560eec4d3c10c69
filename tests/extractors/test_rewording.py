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
PAGES = sorted(GOLD.glob("*.txt"))[::3]  # some hundred, of every writer
EACH = 10  # pages that a rewording is tried on; each begins with another page
COLUMNS = (
    "metric", "role", "stage", "value", "unit", "value_high", "bound", "region_code", "period_start", "period_end",
    "min_investment_cny",
)  # fmt: skip

_MARKS = dict(zip("，；：（）", ",;:()", strict=True))
_HEADINGS = re.compile(r"(?m)^([一二三四五六七八九])、")


def _in_words(number: int) -> str:
    """A number below a hundred as words count with it: 两, 十二, 二十."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    if not tens:
        return "两" if number == 2 else digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


# counts of eleven and more; what is few may be an article or which ones: 一个, 这两个
_COUNT = re.compile(r"(?<![\d.\-－—~～至第])(1[1-9]|[2-9]\d)(?=[个家项])")


def _sayings(opener: str) -> Callable[[str], str]:
    """`opener` before each sentence of a paragraph but its first."""
    return lambda text: re.sub(r"(?<=。)(?=[\u4e00-\u9fff])", opener, text)


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
    "动工": lambda text: text.replace("开工", "动工"),
    "签订项目": lambda text: re.sub(r"签约项目(?=\d)", "签订项目", text),
    "项目十二个": lambda text: _COUNT.sub(lambda number: _in_words(int(number[1])), text),
    "亿元（含）以上": lambda text: re.sub("亿元以上(?=的?项目)", "亿元（含）以上", text),
    "签约了": lambda text: re.sub(r"(?<=新签约|新引进|新开工)(?=项目\d)", "了", text),
    "截止到6月末": lambda text: re.sub(r"截至(\d{1,2})月底", r"截止到\1月末", text),
    "年初至今": lambda text: text.replace("今年以来", "年初至今"),
    "这其中": lambda text: re.sub("(?<=[，。；])其中[，：]?", "这其中，", text),
    "当中": lambda text: re.sub("(?<=[，。；])其中[，：]?", "当中，", text),
    "据悉": _sayings("据悉，"),
    "值得一提的是": _sayings("值得一提的是，"),
    "数据显示": _sayings("数据显示，"),
    "同比增速为": lambda text: re.sub(r"同比增长(?=\d)", "同比增速为", text),
    "分别达到": lambda text: re.sub(r"分别为(?=\d)", "分别达到", text),
    "资金到位额": lambda text: re.sub(r"(?<!实际)到位资金(?=\d)", "资金到位额", text),
    "总投资为": lambda text: re.sub(r"(?<!计划)总投资(?=\d)", "总投资为", text),
    "以及": lambda text: re.sub(r"(?<=\d个)和(?=\d+个)", "以及", text),
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


Rows = Counter[tuple[object, ...]]


def rows(name: str, text: str) -> Rows:
    """What is read of a page: its observations, and how far, how dear and where its projects are."""
    found = extract(read_bytes(name, text.encode()))
    read = Counter(tuple(getattr(row, column) for column in COLUMNS) for row in found.observations)
    return read + Counter((row.stage, row.investment_cny, row.region_code) for row in found.projects)


@cache
def rows_as_written(page: Path) -> Rows:
    return rows(page.name, page.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("nth", "rewording"), list(enumerate(REWORDINGS)))
def test_a_rewording_changes_no_fact(nth: int, rewording: str) -> None:
    first = nth * 7 % len(PAGES)
    changed = 0
    for page in PAGES[first:] + PAGES[:first]:
        text = page.read_text(encoding="utf-8")
        other = REWORDINGS[rewording](text)
        if other == text or (rewording, page.stem) in MAY_CHANGE:
            continue
        changed += 1
        assert rows(page.name, other) == rows_as_written(page), page.stem
        if changed == EACH:
            break
    assert changed, "no page says it so"
