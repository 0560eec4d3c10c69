"""The title of a proposal: by its label, in marks, or in words that say what it is about."""

from __future__ import annotations

import re

from extractors.proposals.labels import NAMING
from extractors.proposals.letters import ANSWER, BARE_TITLE, NUMBER_BEHIND, SECTION_MARK, is_title, named
from extractors.proposals.line import Line
from extractors.proposals.number import NUMBER, session_in
from extractors.proposals.reading import Reading

# 张小燕代表提出的《关于修路的建议》。: what the page gives for the proposal's own text
NAMES_ONLY = re.compile(r"[^，。《》]{2,40}(?:委员|代表)(?:联名)?(?:提出|提交)的《[^》]+》。?")
QUOTED_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80}(?:《[^《》\n]+》[^《》\n]*)?)》")
# 提出的“关于修路的建议”, 关于“修路的建议”: the words between the quotes
MARKED_TITLE = re.compile(
    r"(?:提出的?|提交的?|关于|提案|建议|议案|号[)）]?)\s*[:：]?(?:“(?P<title>(?:[^“”\n]|“[^“”\n]+”){4,90})”|\"(?P<plain>[^\"\n]{4,90})\")"
)
# 您提出的加大扶持力度的建议已收悉
PLAIN_TITLE = re.compile(
    r"(?:提出|提交|反映)的?(?P<title>(?:[^《》“”。，,:：\n]|“[^“”\n]{1,20}”){6,70}?的(?:提案|建议案?|议案|意见))(?=[^。，,]{0,12}(?:收悉|收到|收阅|[，,]))"
)
ANSWERED_TITLE = re.compile(r"(?:[》”]|提案|建议|议案)的?(?:答复|复函|回复)函?$")  # 平川县教育局对《…》的答复
# 第70号：硬化双河村两条公路的议案
BEHIND_NUMBER = re.compile(r"第\d+号[:：](?P<title>[^。《》\n]{4,80}?的(?:议案|建议|提案))")
# 关于修路的第12号建议: the number stands inside the title
NUMBER_IN_TITLE = re.compile(r"(?:的)?(?:第\s*[A-Za-z\d]+\s*号|[A-Za-z\d]+号)\s*(?=的?(?:提案|建议|议案)$)")


def find_title(reading: Reading) -> str | None:
    """By its label, else as the reply repeats it; where no title is said, the heading or the document's own title."""
    lines = reading.record.values.get("title", [])
    if lines and not _names_an_answer(reading.value("title")):
        return reading.value("title").strip("《》 ") or None
    titled = reading.record.titled
    if titled is not None and reading.record.labels & NAMING and titled.start < _first_told(reading):
        return _kept_title(reading, titled)  # a form's heading is the title; its answer may repeat it with a slip
    content = [line for line in reading.record.values.get("content", [])[:1] if NAMES_ONLY.fullmatch(line.text)]
    for line in (reading.record.received, *content, reading.record.opening):
        if line is None:
            continue
        marked = [(pattern, pattern.search(line.text)) for pattern in (QUOTED_TITLE, MARKED_TITLE)]
        # “…”的建议收悉, 根据《…的通知》: what stands first; words without marks where there are none
        marked.sort(key=lambda found: found[1].start() if found[1] else len(line.text))
        for pattern, match in (
            *marked,
            *((bare, bare.search(line.text)) for bare in (BARE_TITLE, PLAIN_TITLE, BEHIND_NUMBER)),
        ):
            if match is None:
                continue
            where = "plain" if pattern is MARKED_TITLE and match["plain"] else "title"
            title = NUMBER_BEHIND.sub("", match[where]).strip("《》 ")
            if pattern is BARE_TITLE:
                if NUMBER.search(title) and (line is reading.record.opening or session_in(title)):
                    continue
                title = NUMBER_IN_TITLE.sub("的", title)
            if NUMBER.search(title):
                continue
            reading.keep(line, match, where)
            return title
    if (first := content_title(reading)) is not None:
        reading.keep(first)
        return named(first.text)
    if titled is not None:
        return _kept_title(reading, titled)
    if (case := reason_as_title(reading)) is not None:
        reading.keep(case)
        return named(case.text)
    if (quoted := _quoted_above(reading)) is not None:
        reading.spans.append(quoted.span("title"))
        return quoted["title"]
    if reading.record.opening:
        reading.keep(reading.record.opening)
        return reading.record.opening.text
    page = reading.document.title
    return re.sub(r"^[^—]{0,14}(?:提案|建议)[^—]{0,4}—+", "", page) if page else None  # 聚焦两会提案——加快修路


def _quoted_above(reading: Reading) -> re.Match[str] | None:
    """`会议上，张小燕提出的《关于修路的建议》。` in a paragraph of its own, above the line that acknowledges it."""
    received = reading.record.received
    if received is None or reading.record.salutation is not None:
        return None
    above = reading.record.begins, received.start
    found = (
        quoted for pattern in (QUOTED_TITLE, MARKED_TITLE) for quoted in pattern.finditer(reading.document.text, *above)
    )
    return next((quoted for quoted in found if (quoted["title"] or "").endswith(("建议", "提案", "议案"))), None)


def _kept_title(reading: Reading, line: Line) -> str:
    """The title that a line consists of, without the marks around it and its number; the line becomes evidence."""
    reading.keep(line)
    return NUMBER_BEHIND.sub("", SECTION_MARK.sub("", line.text)).strip("《》“” ")


def _first_told(reading: Reading) -> int:
    """Where the record's first labelled value stands."""
    return min((lines[0].start for lines in reading.record.values.values() if lines), default=0)


def reason_as_title(reading: Reading) -> Line | None:
    """案由 where it holds the title: `案由：关于…的提案`, or some words without a stop where no other title is said."""
    reason = reading.record.values.get("reason", [])
    if reading.record.has("title") or not reason:
        return None
    bare = named(reason[0].text)
    words = len(reason) == 1 and len(bare) <= 50 and not re.search(r"[。；;]", bare)
    return reason[0] if BARE_TITLE.fullmatch(bare) or words else None


def content_title(reading: Reading) -> Line | None:
    """The first line of 正文 where it is the title and no label gives one."""
    content = reading.record.values.get("content", [])
    return content[0] if len(content) > 1 and not reading.record.has("title") and is_title(content[0]) else None


def _names_an_answer(text: str) -> bool:
    """`关于第12号提案的答复` is no proposal's title."""
    return (NUMBER.search(text) is not None and ANSWER.search(text) is not None) or ANSWERED_TITLE.search(
        text
    ) is not None
