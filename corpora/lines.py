"""Paragraphs that a page, an editor or a mailer has broken in the middle of a sentence, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.characters import glue, printed_joint
from corpora.draft import Line, Part, Spot
from corpora.masthead import PROSE_LENGTH, is_info_line, is_title_like
from corpora.page_words import OFFICE, STAFF

# 1-6月，/ 入库项目60个，/ 总投资104.64亿元，/ 其中: a comma or a bare connective ends no paragraph.
OPEN_END = re.compile(r"(?:[，,、]|(?:^|[，,。；;])(?:其中|此外|同时|另外|因此|但是?|并且?|以及))$")
HALF_NUMBER = re.compile(r"\d\.\|\d|\d\|\.\d")  # 同比增长17. / 7%
LONGEST_HEADING = 30
SHORT_PROSE = 20  # characters of a sentence with its stop
# 1.会昌县多措并举抓招商, ◆沛县狠抓项目建设; a project's name heads what is told of it elsewhere
HEADLINE = re.compile(r"(?:\d{1,2}[.．、]\s?|[◆◇■□●○▲△★☆※]\s?)?[^\d，。：:]{6,}(?<!项目)(?<!工程)(?<!基地)(?<!园)")
LONGEST_DATE = 11  # 2023年12月31日
NUMBERED_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节部])"
)
LEADING = re.compile(r"[，。；、！？）】》”’%,;!?)]")


def join_broken(parts: Sequence[Part]) -> list[Part]:
    """The same parts with broken paragraphs joined, before any text is fixed. Only paragraph joins paragraph."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            isinstance(part, Line)
            and isinstance(last, Line)
            and part.kind == last.kind == "paragraph"
            and (
                OPEN_END.search(last.text)
                or LEADING.match(part.text)
                or HALF_NUMBER.search(f"{last.text[-2:]}|{part.text[:2]}")
            )
        ):
            joined[-1] = merge(last, part)
        else:
            joined.append(part)
    return joined


def merge(left: Line, right: Line, *, is_full: bool = False) -> Line:
    """Two halves of one paragraph as one line, with their places on paper moved along.

    `is_full` says that the left half is a printed line that had no room for more: a number at its end may go on.
    """
    between = printed_joint(left.text, right.text) if is_full else glue(left.text, right.text)
    shift = len(left.text) + len(between)
    spots = [Spot(spot.start + shift, spot.end + shift, spot.page, spot.box) for spot in right.spots]
    return Line(left.text + between + right.text, left.kind, left.spots + spots)


def is_note(line: str) -> bool:
    """Whether a line inside an article tells of the document (编辑：…). A bare date is a signature, so text."""
    asks = line.endswith(("？", "?", "。"))  # 记者：今年有什么打算？ names no reporter
    return (bool(STAFF.match(line)) and not asks) or (is_info_line(line) and len(line.replace(" ", "")) > LONGEST_DATE)


def mark_headings(parts: Sequence[Part]) -> list[Part]:
    """The same parts with short lines that head what follows marked as headings.

    `一、总体情况` alone in its line, or a short line without figures and without a stop above a long paragraph.
    """
    parts = list(parts)
    for index, part in enumerate(parts):
        if not isinstance(part, Line) or part.kind != "paragraph" or not 4 <= len(part.text) <= LONGEST_HEADING:
            continue
        if not is_title_like(part.text) or OFFICE.match(part.text):
            continue
        following = parts[index + 1] if index + 1 < len(parts) else None
        below = following.text if isinstance(following, Line) else ""
        if (
            NUMBERED_HEADING.match(part.text)
            or (len(below) >= PROSE_LENGTH and not re.search(r"\d", part.text))
            or (len(below) >= SHORT_PROSE and below[-1] == "。" and HEADLINE.fullmatch(part.text))
        ):
            part.kind = "heading"
    return parts
