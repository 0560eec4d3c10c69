"""What is wrong and what is wished for: reason and suggestions of a proposal, and where its numbers are wishes."""

from __future__ import annotations

import re

from extractors.facts import Section
from extractors.proposals.letters import ANSWER_BEGINS
from extractors.proposals.line import Line, Span
from extractors.proposals.reading import Reading
from extractors.proposals.sections import part, split_sections
from extractors.proposals.title import NAMES_ONLY, content_title, reason_as_title

# a sentence among the suggestions that tells what is: 目前全县只有2家
IS_SO = re.compile(
    r"目前|现有|截[至止]|去年|上年|近年来|近几年|累计|仅有|只有|据统计|据了解|已(?:经|有|建|成|引|签|完|达|投|开)|(?:19|20)\d{2}年(?:以来|全年|上半年|，|末|我|全)"
)
WISHED = re.compile(r"建议|力争|争取|确保|到(?:20)?\d{2}年|应当?|要|希望|目标|计划|拟|设立|给予")
# words of the proposal that the answer repeats
REPEATED = re.compile(
    r"关于(?:[您你]们?|贵\w{0,3})?(?:提出的?)?(?:建议)?[“\"《][^”\"》\n]{2,160}[”\"》]|关于建议[^。\n]{2,80}?的?(?:支持|建议|问题|请求)"
    r"|[您你]们?(?:所)?(?:提出|反映|建议)的?[“\"][^”\"\n]{2,200}[”\"]"
    r"|(?:针?对|就|关于)?[您你]们?(?:所)?(?:提出的?|建议|反映的?)[^。；，,\n]{2,100}"
    r"|[两\d一二三四五六七八九十]+[名位](?:政协)?(?:委员|代表)|(?<=[，,。；])望[^。；，,\n]{2,80}为盼"
)
REPEATS = re.compile(
    r"[关您你名位望](?:(?<=[您你望])|(?<=关)于|(?<=[名位])(?:政协)?(?:委员|代表))"
)  # one of them stands in each
PART = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十][）)]")
THEIR_WORDS = re.compile(r"(?:建议|提案|意见)(?:中|里)?所?(?:反映|提出)的(?:主要)?(?:问题|情况|困难|诉求)\s*$")
ASKED = re.compile(r"(?<![^。；\n])[^。；\n]*?(?:建议|希望|恳请|请求|要求|盼)[^。；\n]*")
COPIES = re.compile(r"[（(]?(?:抄送|抄报|主送|分送|联系|承办人|附件)[^。]{0,12}[:：]")


def bare(text: str) -> str:
    """A title without marks and the words that any title has, to be compared."""
    return re.sub(r"[\s《》“”，。,.的]|关于|提案|建议", "", text)


def find_reason_and_suggestions(reading: Reading, title: str | None) -> tuple[str | None, tuple[Section, ...]]:
    """By their labels; a form with one field for both is parted where it says 为此,建议如下."""
    reason, suggestions = _parted(reading)
    text = "\n".join(line.text for line in reason)
    if bare(text) and bare(text) in bare(title or ""):
        text = ""  # 建议内容：关于支持夜间经济的建议, and nothing of it
    return text or None, split_sections(reading.document.text, [(line.start, line.end) for line in suggestions])


def _parted(reading: Reading) -> tuple[list[Line], list[Line]]:
    """The lines of the reason and those of the suggestions."""
    reason = list(reading.record.values.get("reason", []))
    suggestions = list(reading.record.values.get("suggestions", []))
    if reason_as_title(reading) is not None:
        reason = reason[1:]  # 案由:关于…的提案 is the title
    content = [line for line in reading.record.values.get("content", []) if not NAMES_ONLY.fullmatch(line.text)]
    if content_title(reading) is not None:
        content = content[1:]
    if not (reason or suggestions or content):
        content = reading.record.values.get("body", [])  # a proposal whose text has no label
    before, after = part(content)
    if not content and not (reason or suggestions):
        before, after = part(reading.record.values.get("before", []))
        if not after and not reading.record.has("proposers"):
            before = []  # only words above the letter
    if not suggestions and not after:
        reason, after = part(reason)
    reason += before
    suggestions += after
    return reason, suggestions


def find_wishes(reading: Reading) -> list[Span]:
    """Where the record says what is wished for, as offsets into the text."""
    _, suggestions = _parted(reading)
    spans: list[Span] = []
    for line in suggestions:
        for sentence in re.finditer(r"[^。；;！\n]+[。；;！]?", line.text):
            if not IS_SO.search(sentence.group()) or WISHED.search(sentence.group()):
                spans.append((line.start + sentence.start(), line.start + sentence.end()))
    of_theirs = False
    for line in reading.record.values.get("reply", []):
        if PART.match(line.text):
            of_theirs = THEIR_WORDS.search(line.text) is not None
        elif of_theirs:  # 二、关于建议中反映的问题 / 建议浇筑河堤，投入资金大约100万元。
            spans += [(line.start + said.start(), line.start + said.end()) for said in ASKED.finditer(line.text)]
        if REPEATS.search(line.text):
            spans += [(line.start + said.start(), line.start + said.end()) for said in REPEATED.finditer(line.text)]
        if COPIES.match(line.text):
            spans.append((line.start, line.end))  # 抄送:县人大(2份)
    if (received := reading.record.received) is not None:
        begins = ANSWER_BEGINS.search(received.text)
        spans.append((received.start, received.start + begins.end() if begins else received.end))
    naming = (reading.record.opening, reading.record.titled, reading.record.salutation)
    spans += [(line.start, line.end) for line in naming if line is not None]
    spans += [(line.start, line.end) for line in reading.record.values.get("title", [])]
    return spans
