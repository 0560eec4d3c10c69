"""Official papers, whatever file holds them: which line is the title, who signed, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpora.masthead import is_info_line, is_letterhead, is_title_like, published_in, signature, source_in
from corpora.page_words import CAPTION_BEFORE

ABOUT = re.compile(
    r"^(?:.{0,30})?关于.+(?:通报|通知|报告|答复|复函|回复|函|意见|总结|情况|方案|办法|请示|批复|公告|决定|汇报|说明|建议|提案)(?:[（(].*[）)])?$"
)
TITLE_WITHIN = 12  # lines from the top
HEAD_LINES = 6  # among which the line of date and source stands


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper's head: its text, font size in points where known, and whether it is centred."""

    text: str
    size: float | None = None
    is_centred: bool = False
    is_heading: bool = False


def choose_title(lines: Sequence[PaperLine]) -> int | None:
    """The index of the title: the `关于…的通报` line, else the largest centred line or heading, else the first line.

    Never the letterhead (`XX局文件`), a file number or 签发人.
    """
    top = [
        index
        for index, line in enumerate(lines[:TITLE_WITHIN])
        if is_title_like(line.text) and not is_letterhead(line.text) and not CAPTION_BEFORE.match(line.text)
    ]
    for index in top:
        if ABOUT.match(lines[index].text) and (lines[index].is_centred or lines[index].is_heading or index <= 3):
            return index
    centred = [index for index in top if lines[index].is_centred or lines[index].is_heading]
    if centred:
        return max(centred, key=lambda index: (lines[index].size or 0, -index))
    if top and top[0] == min(
        (index for index, line in enumerate(lines) if not is_letterhead(line.text)), default=top[0]
    ):
        return top[0]
    return None


def paper_facts(lines: Sequence[str]) -> tuple[date | None, str | None]:
    """Date and issuing office of a paper: what stands below its title (发布时间：… 来源：…), else its signature, else
    填报单位 and 制表日期.
    """
    published, office = signature(lines)
    # 填报单位：… 统计截止日期：… is the caption of a table.
    head = [line for line in lines[:HEAD_LINES] if is_info_line(line) and not CAPTION_BEFORE.match(line)]
    printed = next((day for line in head if (day := published_in(line))), None)
    published = printed or published
    stated = next((source for line in lines if len(line) < 120 and (source := source_in(line))), None)
    return published, stated or office
