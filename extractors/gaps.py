"""Words in stage, metric, role, noun or unit position that the lexicon does not know, counted over many documents.

The lexicon grows from what was read: a word that stands where a known word would have settled a number is reported with a
sentence that shows it, most frequent first. Whether it belongs in the lexicon is a reader's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from extractors import lexicon
from extractors.document import Document
from extractors.explain import Dropped, ExplainedSentence, Found, explain
from extractors.facts import fact_json
from extractors.language import segmenter
from extractors.sector import GENERIC_SECTOR, SECTOR_TAIL
from extractors.spelling import simplified

Position = Literal["stage", "metric", "role", "noun", "unit"]


@dataclass(frozen=True, slots=True)
class Example:
    """Where a word was met: the sentence at `text[start:end]` of the document at `path`."""

    path: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An unknown word in one `position`: how often it was met, in how many documents, and how many numbers it cost."""

    position: Position
    word: str
    count: int
    documents: int
    dropped: int
    example: Example

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        plain: dict[str, Any] = fact_json(self)
        return plain


@dataclass(slots=True)
class _Tally:
    example: Example
    count: int = 0
    dropped: int = 0
    told: bool = False
    paths: set[str] = field(default_factory=set)


def gaps(documents: Iterable[Document]) -> list[Gap]:
    """The unknown words of `documents`, most frequent first; words met equally often in the order of the text."""
    tallies: dict[tuple[Position, str], _Tally] = {}
    for document in documents:
        text = simplified(document.text)
        for sentence in explain(document):
            if sentence.unit == "row" or sentence.block in ("furniture", "note"):
                continue
            for position, word, told, lost in _unknown(text, sentence):
                where = Example(document.path, sentence.start, sentence.end, sentence.text)
                tally = tallies.setdefault((position, word), _Tally(where))
                tally.count += 1
                tally.dropped += lost
                tally.told = tally.told or told
                tally.paths.add(document.path)
    found = [
        Gap(position, word, tally.count, len(tally.paths), tally.dropped, tally.example)
        for (position, word), tally in tallies.items()
        if tally.told
    ]
    return sorted(found, key=lambda gap: -gap.count)


def _unknown(text: str, sentence: ExplainedSentence) -> Iterator[tuple[Position, str, bool, bool]]:
    """The unknown words of one sentence: position, word, whether this place alone tells that it is one of that kind, and
    whether a number was dropped for want of it.

    落锤项目9个 could be a class of projects as well; where 已落锤项目12个 stands too, both are counted.
    """
    known = [found for found in sentence.found if found.kind != "cell"]
    for word, told in _stages(text, sentence, known):
        yield "stage", word, told, False
    for word in _taken_for_projects(text, sentence, known):
        yield "noun", word, True, False
    for drop in sentence.dropped:
        if drop.reason == "no_measure" and (word := _before(text, sentence, drop, known)):
            yield "metric", word, True, True
        elif drop.reason == "no_base" and (word := _before(text, sentence, drop, known)):
            yield "role", word, True, True
        elif drop.reason == "no_noun" and (word := _counted(text, sentence, drop, known)):
            yield "noun", word, True, True
        elif drop.reason == "no_unit" and (word := _unit(text, sentence, drop)):
            yield "unit", word, True, True


# -- stages ------------------------------------------------------------------------------------------------------------

# 已落锤项目12个, 12个落锤项目, 12个项目已落锤
_COUNT_AFTER = re.compile(r"项目数?(?:共|有|达到?|为|分别为|约|近|超|共计|\s)*$")
_PROJECTS_AFTER = re.compile(r"(?P<words>[\u4e00-\u9fff]{1,12}?)项目")
_PREDICATE_AFTER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?项目)?(?:已经?|全部|均已?|正在?|顺利|陆续|相继|如期|都)(?P<words>[\u4e00-\u9fff]{2,8})"
)
# what says that a verb follows which the projects have gone through
_ASPECT = re.compile(r"^(?:其中|共)?(?:已经?|新|拟|未|尚未|仍未|正在?|待|即将)(?=..)")
_MARKS = re.compile(r"[，。；、,;：:！？!?\s“”（()）]")


def _stages(text: str, sentence: ExplainedSentence, known: list[Found]) -> Iterator[tuple[str, bool]]:
    for item in known:
        if item.kind != "number" or item.meaning.split(" ")[1:2] != ["count"]:
            continue
        begin, end = _clause(text, sentence, item)
        head = _COUNT_AFTER.search(text, begin, item.start)
        before = text[begin : head.start()] if head else None
        right = _PROJECTS_AFTER.match(text, item.end, end)
        later = _PREDICATE_AFTER.match(text, item.end, end)
        if before is not None:
            yield from _verb(before, begin, known)
        elif right is not None and "项目" not in text[begin : item.start]:
            yield from _verb(right["words"].removeprefix("的"), right.start("words"), known)
        if later is not None and (before is not None or "项目" in later[0]):
            yield from _verb("已" + later["words"], later.start("words") - 1, known)


def _verb(words: str, start: int, known: list[Found]) -> Iterator[tuple[str, bool]]:
    """The word that opens a phrase before 项目 where no mention is known, and whether it is a verb for certain.

    It is one behind 已 or 拟, by jieba's part of speech, and where jieba does not have it.
    """
    end = start + len(words)
    if _covered(start, end, known, ("word",)):
        return
    for found in known:  # 全市, 上半年, 亿元以上, 其中 part the phrase
        parts = found.kind in ("region", "period", "class", "number") or _says_part(found)
        if parts and found.start < end and start < found.end:
            first, last = max(found.start - start, 0), found.end - start
            words = words[:first] + "，" * (min(last, len(words)) - first) + words[last:]
    words = re.split(r"[^\u4e00-\u9fff]+", words.rstrip("，"))[-1]
    aspect = _ASPECT.search(words)
    if aspect and words.startswith("新") and _cut(words)[0] != "新":
        aspect = None  # 新能源项目: 新 is part of the word
    words = GENERIC_SECTOR.sub("", words[aspect.end() :] if aspect else words)
    words = SECTOR_TAIL.sub("", words).strip("的 　")
    tagged = _tagged(words)
    if not tagged or len(words) > 8:
        return
    word, tag = tagged[0]
    word = words if aspect and len(words) <= 4 else word
    if len(word) > 1 and word not in _lexicon():
        yield word, aspect is not None or tag.startswith("v") or not _in_dictionary(word)


def _taken_for_projects(text: str, sentence: ExplainedSentence, known: list[Found]) -> Iterator[str]:
    """Unknown nouns whose count was taken for one of projects, said before: 建成驿站9个."""
    for fact in sentence.attached:
        counts = {column.name: column for column in fact.columns}
        metric = counts.get("metric")
        if metric is None or metric.value != "project_count" or metric.origin in ("here", "sentence"):
            continue
        number = next((item for item in known if item.kind == "number" and item.end == fact.end), None)
        if number is not None and (word := _before(text, sentence, number, known)):
            yield word


# -- metrics, roles, nouns, units ---------------------------------------------------------------------------------------

# what joins a measure to its number: 授信额度[达到]5亿元
_JOINT = re.compile(
    r"(?:[\s，,：:（(约近超逾达为是共有各了到的至]|达到|超过|突破|完成|实现|分别|合计|共计|累计|总计|不低于|不少于|高达|仅|只|就|可|将|已)+$"
)
# what follows a bare number and is no measure word: durations, 500强, 12个 was found before
_NO_MEASURE = re.compile(r"[年月日天时分秒号届期岁点周旬余多个强度]|世纪|小时|季度")


def _before(text: str, sentence: ExplainedSentence, number: Dropped | Found, known: list[Found]) -> str:
    """The last word before a number, with the one before it where it is a single character (出铺|率)."""
    begin, _ = _clause(text, sentence, number)
    field = text[begin : number.start]
    joint = _JOINT.search(field)
    field = field[: joint.start()] if joint else field
    word = ""
    for part in reversed(_cut(field)):
        if _MARKS.fullmatch(part) or part.isascii():
            break
        word = part + word
        if len(word) > 2 or len(part) == 2:
            break
    end = begin + len(field)
    covered = _covered(end - len(word), end, known, ("word", "region", "period", "class", "number", "name"))
    return "" if covered or len(word) < 2 or word in _lexicon() else word


def _counted(text: str, sentence: ExplainedSentence, drop: Dropped, known: list[Found]) -> str:
    """The noun behind a count (9个`驿站`), else the word before it."""
    _, end = _clause(text, sentence, drop)
    for part, tag in _tagged(text[drop.end : end].removeprefix("的")):
        if tag.startswith("ns"):
            return ""  # 6次赴北京: a place is no noun that is counted
        if tag.startswith(("n", "v", "j", "l", "i", "x")) and len(part) > 1 and not part.isascii():
            return "" if part in _lexicon() else part
        if _MARKS.fullmatch(part):
            break
    return _before(text, sentence, drop, known)


def _unit(text: str, sentence: ExplainedSentence, drop: Dropped) -> str:
    """The word that follows a bare number, where it could be a measure word: 12`粒`."""
    if text[drop.start - 1 : drop.start] in tuple("第〔[（(-—/.:：*+") or not drop.words.isascii():
        return ""
    parts = _cut(text[drop.end : min(sentence.end, drop.end + 8)])
    word = parts[0] if parts else ""
    if not re.fullmatch(r"[\u4e00-\u9fff]{1,3}", word) or _NO_MEASURE.match(word):
        return ""
    return "" if word in lexicon.words("unit") else word


# -- words -------------------------------------------------------------------------------------------------------------


def _clause(text: str, sentence: ExplainedSentence, around: Found | Dropped) -> tuple[int, int]:
    """The clause that holds a number, between the marks and the numbers beside it."""
    marks = "，,；;：:。、！？!?\n\t（()）"
    begin = max((text.rfind(mark, sentence.start, around.start) + 1 for mark in marks), default=0)
    ends = [at for mark in marks if (at := text.find(mark, around.end, sentence.end)) >= 0]
    begin = max(
        [
            begin,
            sentence.start,
            *(found.end for found in sentence.found if _bounds(found) and found.end <= around.start),
        ]
    )
    later = [found.start for found in sentence.found if _bounds(found) and found.start >= around.end]
    return begin, min([sentence.end, *ends, *later])


def _bounds(found: Found) -> bool:
    return found.kind == "number"


def _covered(start: int, end: int, known: list[Found], kinds: tuple[str, ...]) -> bool:
    """Whether a mention of one of `kinds` touches the span. 项目 itself and words of places (全`市`) tell nothing."""
    silent = ("noun=project_count", "noun=place", "noun=group")
    return any(
        found.kind in kinds
        and found.start < end
        and start < found.end
        and found.meaning not in silent
        and not _says_part(found)
        for found in known
    )


def _says_part(found: Found) -> bool:
    """Whether a word says only what part a number plays (其中, 完成), and names no stage, measure or noun."""
    return found.kind == "word" and found.meaning.startswith("role=")


@cache
def _lexicon() -> frozenset[str]:
    """Every word that the lexicon has a code for."""
    return frozenset(word for topic in ("stage", "metric", "role", "noun", "unit") for word in lexicon.words(topic))


def _cut(text: str) -> list[str]:
    return [word for word in segmenter().cut(text) if word]


def _tagged(text: str) -> list[tuple[str, str]]:
    """The words of `text` with jieba's part of speech."""
    import rjieba

    return [(word, tag) for word, tag in rjieba.tag(text, True)]


def _in_dictionary(word: str) -> bool:
    import rjieba

    return bool(rjieba.has_word(word))
