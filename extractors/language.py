"""Sentences, clauses and words of Chinese text.

The segmenter is jieba's dictionary and model read by `rjieba` (measured: 7.8 M characters a second against jieba's 0.23 M,
the same cuts), with the domain's own words kept whole afterwards. `pipeline()` gives the same to a spaCy user: a blank
Chinese `Language` whose tokens are these words.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol

from extractors import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# a closing quote or bracket belongs to the sentence that it closes
# (one class of characters first: the search then passes over all others at the speed of one comparison)
_SENTENCE_END = re.compile(r"[。！？!?\n](?:(?<=\n)\n*|(?<!\n)[。！？!?]*[”’」』）)\"]*)")
LONGEST = 2000  # characters: six times what the longest real sentence has; reading takes time by its square


class Segmenter(Protocol):
    """Anything that cuts text into words: `"".join(cut(text)) == text`."""

    def cut(self, text: str) -> list[str]: ...


class Jieba:
    """jieba's dictionary through rjieba, with the lexicon's words joined where jieba parts them (`到位|资金`)."""

    def __init__(self) -> None:
        import rjieba

        self._cut = rjieba.cut
        self._domain = {
            word for topic in ("stage", "metric", "role", "noun") for word in lexicon.words(topic) if len(word) > 2
        }
        self._longest = max(map(len, self._domain))

    def cut(self, text: str) -> list[str]:
        """The words of `text`, nothing lost: joined they are the text again."""
        words: list[str] = list(self._cut(text, True))
        joined: list[str] = []
        index = 0
        while index < len(words):
            best, size, candidate = 1, len(words[index]), words[index]
            for step in range(index + 1, min(index + 6, len(words))):
                candidate += words[step]
                size += len(words[step])
                if size > self._longest:
                    break
                if candidate in self._domain:
                    best = step - index + 1
            joined.append("".join(words[index : index + best]))
            index += best
        return joined


@cache
def segmenter() -> Segmenter:
    """The segmenter in use, loaded once."""
    return Jieba()


def word_starts(text: str) -> set[int]:
    """The offsets in `text` at which a word begins."""
    starts, position = set(), 0
    for word in segmenter().cut(text):
        starts.add(position)
        position += len(word)
    return starts


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end) offsets into `text`; a line end closes a sentence too.

    One of more than `LONGEST` characters (a list without a full stop) is parted at a comma.
    """
    end = len(text) if end is None else end
    position = start
    for found in _SENTENCE_END.finditer(text, start, end):
        stop, close = found.span()
        if stop > position:
            if close - position > LONGEST:
                position = yield from _parted(text, position, close)
            yield position, close
        position = close
    if end > position:
        if end - position > LONGEST:
            position = yield from _parted(text, position, end)
        yield position, end


def _parted(text: str, position: int, end: int) -> Generator[tuple[int, int], None, int]:
    """What is too long for a sentence, in parts that end at a comma; returns where the last part begins."""
    while end - position > LONGEST:
        comma = max(text.rfind(mark, position, position + LONGEST) for mark in "；;，,、")
        cut = comma + 1 if comma > position else position + LONGEST
        yield position, cut
        position = cut
    return position


_LAST_MARK = re.compile(r".*[，,；;：:。）)]", re.DOTALL)


def clause_start(text: str, position: int, floor: int) -> int:
    """Where the clause that holds `position` begins, not before `floor`. A comma inside brackets does not part clauses."""
    last = _LAST_MARK.match(text, floor, position)
    if last is None:
        return floor
    begin = last.end()
    if text[begin - 1] not in "）)":
        return begin
    depth = 0
    for index in range(position - 1, floor - 1, -1):
        char = text[index]
        if char in "）)":
            depth += 1
        elif char in "（(":
            depth = max(0, depth - 1)
        elif depth == 0 and char in "，,；;：:。":
            return index + 1
    return floor


class _Tokenizer:
    """A spaCy tokenizer over the segmenter; spaCy marks the spaces between words itself."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        words = [word for word in segmenter().cut(text) if word]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


def pipeline() -> Language:
    """A blank Chinese spaCy pipeline on jieba's dictionary with the lexicon's words, and sentence ends."""
    import spacy

    nlp = spacy.blank("zh")
    nlp.tokenizer = _Tokenizer(nlp.vocab)
    nlp.add_pipe("sentencizer", config={"punct_chars": ["。", "！", "？", "!", "?", "\n"]})
    return nlp
