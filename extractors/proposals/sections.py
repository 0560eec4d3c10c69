"""The parts of a text: numbered ones (一、…, （一）…, 1.…, 一是…) with their headings; what is wrong and what is wished for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.facts import Section
from extractors.period import chinese_number
from extractors.proposals.line import Line, Span
from extractors.proposals.number import ZH

SENTENCE_START = re.compile(
    r"(?:为此|因此|对此|鉴于此|鉴于以上|基于此|据此|综上|特|现|我们?)[^。\n]{0,24}(?:建议|提案|对策|意见)[^。:：\n]{0,8}(?:[:：]|。\s*$)"
    r"|(?:^|(?<=[。；，,\s]))(?:具体)?建议[^。，,:：\n]{0,12}[:：]"
)
# 三、对策建议 as a line of its own parts what is wrong from what is wished for
SUGGESTIONS_HEADING = re.compile(
    rf"(?:[{ZH}]{{1,2}}、|[（(][{ZH}]{{1,2}}[）)])?\s*[^。，,:：]{{0,12}}?(?:建议|对策|意见)(?:和|与|及|、)?(?:建议|对策|措施|意见|办法|如下)?[:：]?"
)
LEVELS = (
    re.compile(rf"(?P<n>[{ZH}]{{1,3}})、"),
    re.compile(rf"[（(](?P<n>[{ZH}]{{1,3}})[）)]、?"),
    re.compile(r"(?P<n>\d{1,2})\s?[、.．](?:(?!\d)|(?=(?:19|20)\d{2}年))"),  # 1.2016年, and not 1.5
    re.compile(r"[（(](?P<n>\d{1,2})[）)]、?"),
    re.compile(rf"第(?P<n>[{ZH}]{{1,3}})[,，、]"),
    re.compile(r"0(?P<n>\d)\n"),  # 01 on a line of its own
    re.compile(rf"(?P<n>[{ZH}]{{1,2}})[是要](?=[^\s,，])"),
)
# 一、工作现状 全镇共有路灯505盏: a letter that lost its line ends
HEADING_APART = re.compile(
    r"((?=[^。；]{2,40}\s)[\u4e00-\u9fff“”、，]{4,40})[ \u3000]+(?=[\u4e00-\u9fff\d（(][^\n]{20})"
)
LONGEST_HEADING = 40
LONGEST_LEAD = 80  # characters before 一是


def split_sections(text: str, spans: Iterable[Span]) -> tuple[Section, ...]:
    """The numbered parts of the paragraphs `text[start:end]`, on the highest level that is numbered from one upwards.

    A part's heading is its first sentence where that is short (40 characters), or the line that the number stands on;
    its text is the rest. Paragraphs without any number are one part without a heading; none give no part.
    """
    paragraphs = [text[start:end].strip() for start, end in spans]
    whole = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not whole:
        return ()
    for level in LEVELS:
        marks = _marks(whole, level)
        lead = whole[: marks[0].start()] if marks else ""
        if marks and level is LEVELS[-1] and (len(lead) > LONGEST_LEAD or "\n" in lead):
            continue  # 一是…二是… far inside a paragraph is a list of that paragraph
        if marks and level is LEVELS[-1] and any(found["n"] == "一" for found in level.finditer(whole, marks[1].end())):
            continue  # 一是…二是…。为此，一是…: two lists, and no whole
        if marks:
            break
    else:
        return (Section(heading="", text=whole),)
    edges = [*(mark.start() for mark in marks), len(whole)]
    return tuple(_section(whole[mark.end() : after].strip()) for mark, after in zip(marks, edges[1:], strict=True))


def _marks(whole: str, level: re.Pattern[str]) -> list[re.Match[str]]:
    """The marks 1, 2, 3 … of one level, at line starts, else behind a stop; two at least, or one 一、 at the start."""

    def marks(before: str) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        for mark in level.finditer(whole):
            at_start = mark.start() == 0 or whole[mark.start() - 1] in before
            if at_start and chinese_number(mark["n"]) == len(found) + 1:
                found.append(mark)
        return found

    at_lines = marks("\n")
    if len(at_lines) > 1:
        return at_lines
    inside = marks("\n。；;：:！ ")
    if len(inside) > 1:
        return inside
    return at_lines if level is LEVELS[0] and at_lines and at_lines[0].start() == 0 else []


def _section(part: str) -> Section:
    first_line, _, rest = part.partition("\n")
    # 一、关于“…”的建议 stands on a line of its own, however long
    repeats = first_line.startswith("关于") and len(first_line) <= 3 * LONGEST_HEADING
    answered = re.search(r"[:：].*[^:：\s].*[。；]$", first_line)  # 关于水源：已经立牌。 says what and answers it
    if (
        rest
        and not answered
        and (len(first_line) <= LONGEST_HEADING or repeats)
        and "。" not in re.sub("“[^”]*”", "", first_line[:-1])
    ):
        return Section(heading=first_line.rstrip("。：:；; "), text=rest.strip())
    if parted := HEADING_APART.match(first_line):
        return Section(heading=parted[1], text=part[parted.end() :].strip())
    sentence = re.match(r"[^。：:；;！\n]+[。：:；;！]?", part)
    if sentence and len(sentence.group().rstrip("。：:；;！")) <= LONGEST_HEADING:
        return Section(heading=sentence.group().rstrip("。：:；;！ "), text=part[sentence.end() :].strip())
    return Section(heading="", text=part)


def part(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """What is wrong and what is wished for: parted where a line says 为此,建议如下: or is headed 三、对策建议."""
    for index, line in enumerate(lines):
        if len(line.text) <= 24 and index and SUGGESTIONS_HEADING.fullmatch(line.text):
            return lines[:index], lines[index + 1 :]
        if found := SENTENCE_START.search(line.text):
            before = Line(line.start, line.start + found.end(), line.text[: found.end()].rstrip())
            rest = line.text[found.end() :]
            low = line.start + found.end() + len(rest) - len(rest.lstrip())
            behind = [Line(low, line.end, rest.strip())] if rest.strip() else []
            after = [*behind, *lines[index + 1 :]]
            if after:
                return [*lines[:index], before], after
    return lines, []
