"""The parts of a reply: what it answers, without salutation, thanks, contact, signature and day."""

from __future__ import annotations

import re

from extractors.facts import Section
from extractors.proposals.closing import LONGEST_THANKS, MARK_ONLY, closes
from extractors.proposals.labels import label_words
from extractors.proposals.line import Line
from extractors.proposals.reading import Reading
from extractors.proposals.sections import split_sections
from extractors.proposals.signature import LETTER_TAIL, signed_at

ONLY_BEGINS = re.compile(
    r"(?:[^。，,]{0,16}[，,]){0,2}现?[^。，,]{0,12}(?:答复|回复|函复|汇报|说明|反馈)[^。，,]{0,6}如下\s*[:：。]?"
)
# 首先十分感谢你们对我市建设工作的关心! a line of its own above the answer
# 非常感谢您的建议。文化广场已列入计划: all of the answer in one line
MORE_THAN_THANKS = re.compile(
    r"[^。！!；]*感谢[^。！!]*[。！!](?!\s*(?:再次|希望|欢迎|同时|也|如|以上|联系|抄送|特此|此复|请|敬请|我[们局委办厅]将继续))[^\n]{12,}"
)
FIRST_THANKS = re.compile(r"首先[，,]?[^。，,]{0,8}感谢[^。！!]{0,80}[。！!]")


def find_reply(reading: Reading) -> tuple[Section, ...]:
    """The parts of the reply; salutation, thanks, contact, signature and date are not parts."""
    lines = [line for line in reading.record.values.get("reply", []) if re.search(r"\w", line.text)]  # a rule of dashes
    end = signed_at(reading, lines)
    for index in range(max(end - LETTER_TAIL, 1), end):
        # 感谢您的关心！ behind which stand who signed, the telephone, the copies
        if closes(lines[index]) and all(len(line.text) < 50 or closes(line) for line in lines[index:end]):
            end = index
            break
    while end and (reading.record.received or end > 1) and closes(lines[end - 1]):
        if end == 1 and MORE_THAN_THANKS.match(lines[0].text):
            break
        end -= 1
    lines = lines[:end]
    # the answer ends with the first line of thanks behind which nothing is told any more
    while len(lines) > 1 and (
        (
            len(lines[0].text) <= LONGEST_THANKS
            and lines[0].text.count("。") < 3
            and lines[0].text.startswith(label_words("closing"))
        )
        or FIRST_THANKS.fullmatch(lines[0].text)
    ):
        lines = lines[1:]  # 感谢您提出的宝贵意见, and then the answer
    if lines and ONLY_BEGINS.fullmatch(lines[0].text):
        lines = lines[1:]
    if lines and reading.record.received is not None:
        lines[-1] = _without_thanks(lines[-1])
    if len(lines) > 1 or reading.record.rule == "list":
        kept = [line for line in lines if not MARK_ONLY.fullmatch(line.text)]
        lines = kept if kept or reading.record.rule == "list" else lines
    return split_sections(reading.document.text, [(line.start, line.end) for line in lines])


def _without_thanks(line: Line) -> Line:
    """The line without the thanks that its last sentences are: `…于4月竣工。特此回复!`."""
    end = len(line.text)
    for mark in reversed(list(re.finditer(r"(?<=[。！!；])\s*(?=\S)", line.text))):
        said = line.text[mark.end() : end]
        thanks = re.search("谢|[特专]此|此[复函]|指正|宝贵|批评|审签|意见", said)
        if not thanks or not closes(Line(line.start + mark.end(), line.start + end, said)):
            break
        end = mark.start()
    return line if end == len(line.text) else Line(line.start, line.start + end, line.text[:end])
