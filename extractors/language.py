"""Sentences, clauses and words of Chinese text.

The segmenter is jieba's dictionary and model read by `rjieba` (measured: 7.8 M characters a second against jieba's 0.23 M,
the same cuts), with the domain's own words kept whole afterwards. `pipeline()` gives the same to a spaCy user: a blank
Chinese `Language` whose tokens are these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
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
_CLAUSE_END = re.compile(r"[，,；;：:]")


# characters that only traditional text has, and that no page of this genre does without
_TRADITIONAL = re.compile(r"[億萬項資簽總產業開區縣鎮個會與]")


_ANSWERED = re.compile("(?<=[答函回此])覆|覆(?=[函文])")  # 答覆 is 答复, and 覆盖 stays


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    converter = OpenCC("t2s")
    return cache(lambda char: str(converter.convert(char)))


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, one for one, so that offsets stay; other text as it is."""
    if not _TRADITIONAL.search(text):
        return text
    convert = _converter()
    table = {ord(char): convert(char) for char in set(text) if ord(char) > 0x2E7F}
    text = text.translate({code: char for code, char in table.items() if len(char) == 1})
    return _ANSWERED.sub("复", text) if "覆" in text else text


_NARROW = re.compile(r"[,;:()!?]")
_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}


def widened(text: str) -> str:
    """Half-width marks between Chinese words as full-width ones, one for one: `签约47个,总投资10亿元(一期)` as `签约47个，总投资10亿元（一期）`.

    A mark inside a number, a time, an address or foreign words stays: 1,234, 10:30, https://, (GDP).
    """
    if text.isascii() or _NARROW.search(text) is None:
        return text
    characters = list(text)
    opened: list[int] = []
    for found in _NARROW.finditer(text):
        place, mark = found.start(), found[0]
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if mark == "(":
            opened.append(place)
        elif mark == ")":
            # a pair is widened together: 地区生产总值(GDP)
            first = opened.pop() if opened else place
            if not (text[first - 1 : first].isascii() and after.isascii() and text[first + 1 : place].isascii()):
                characters[first] = "（"
                characters[place] = "）"  # alone it closes what was opened nowhere
        elif not (before.isascii() and after.isascii()) or (mark in ",;" and before in ")%％" and not after.isdigit()):
            characters[place] = _WIDE[mark]
    return "".join(characters)


_DAY_FOR_EYE = re.compile(r"(?<=[该本此])项日(?![常程期前志])")
# 57。6亿元: a full stop in a number, as converted pages have it. A year, a rank, a class or a bare count before or behind
# it says that the stop is one. (The stop first: the search then passes over all others at the speed of one comparison.)
_STOP_IN_NUMBER = re.compile(
    r"。(?<=\d。)(?<!第\d。)(?<!第\d\d。)(?<!\d{4}。)(?<![.,。]\d。)(?<![.,。]\d\d。)(?<![.,。]\d{3}。)"
    r"(?=\d{1,4}[十百千]?(?:[万萬]?[亿億]|[万萬]元)(?!元?(?:以上|及以上|以下|级|級|[(（]含)|元?[^，。；,;\n]{0,4}项目))"
)


def mended(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with its certain slips mended, and where those stand.

    `总投资57。6亿元` is read as `57.6亿元` and `该项日` as `该项目`, character for character, so that offsets stay; what is
    read there is less sure.
    """
    slips = {found.start(): "." for found in _STOP_IN_NUMBER.finditer(text)}
    if "项日" in text:
        slips |= {found.start() + 1: "目" for found in _DAY_FOR_EYE.finditer(text)}
    if not slips:
        return text, ()
    characters = list(text)
    for place, character in slips.items():
        characters[place] = character
    return "".join(characters), tuple(sorted(slips))


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
