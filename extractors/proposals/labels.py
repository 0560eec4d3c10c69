"""The labels of forms (提案人, 承办单位, 案由): which there are, how a line begins with one, what each is the name of.

The words stand in `lexicon/proposal.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from extractors import lexicon

LABELS = (
    "number",
    "session",
    "proposers",
    "title",
    "reason",
    "content",
    "suggestions",
    "handler",
    "co_handlers",
    "reply",
    "date",
    "issued",
    "issuer",
    "file_number",
    "other",
)
LONG = frozenset(("reason", "content", "suggestions", "reply", "body"))  # values of many paragraphs
NAMING = frozenset(("number", "session", "proposers", "title"))  # labels that make a form a proposal's form
OPENS_ANOTHER = frozenset(("number", "session", "title"))  # said twice, they belong to two proposals
LABEL_DRESS = re.compile(r"[\s【】\[\]:：]")
ASIDE = re.compile(r"[（(][^（）()]*[）)]")  # 承办（主办）单位, 提案人(单位)
LABEL_MARK = re.compile(r"[:：】\]]")  # stands behind every label that leads a line


@cache
def known_labels() -> dict[str, str]:
    """Every label with its code; what a form asks of a 提案 another asks of a 建议 (提案届次, 建议届次)."""
    said = {word: code for code in LABELS for word in lexicon.topic("proposal")[code]["words"]}
    others = {word.replace("提案", kind): code for word, code in said.items() for kind in ("建议", "议案")}
    both = {word.replace("提案", "建议提案"): code for word, code in said.items() if code in NAMING}
    return both | others | said


@cache
def naming_labels() -> tuple[AhoCorasick, list[str]]:
    """The labels that make a form a proposal's form, and the code of each."""
    named = {word: code for word, code in known_labels().items() if code in NAMING}
    return AhoCorasick(named, store_patterns=False), list(named.values())


@cache
def label_words(code: str) -> tuple[str, ...]:
    """A topic's words, the longest first."""
    return tuple(sorted(lexicon.topic("proposal")[code]["words"], key=len, reverse=True))


@cache
def leading_label() -> re.Pattern[str]:
    """`提案人：张小燕` at the start of a line; label letters may stand apart (提 案 人, 案　　由)."""
    spaced = (r"[ \u3000]{0,8}".join(map(re.escape, word)) for word in sorted(known_labels(), key=len, reverse=True))
    aside = r"(?:\s?[（(][^（）()\n]{1,12}[）)])?"
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?:[•·●▪]\s?)?[【\[（(]?(?P<label>{'|'.join(spaced)}){aside}\s*(?:[】\]][:：]?|[:：])\s*"
    )


@cache
def spaced_label() -> re.Pattern[str]:
    """`提案人 张小燕`, `承办单位 县招商局` at the start of a line: a space is enough behind what is said nowhere else."""
    words = sorted(lexicon.topic("proposal")["spaced"]["words"], key=len, reverse=True)
    spaced = "|".join(r"[ \u3000]{0,8}".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?P<label>{spaced})[ \u3000]+(?=\S)")


@cache
def _any_label() -> re.Pattern[str]:
    """A label between white space: 编号, 办理部门 and 处理状态 in `编号 247 办理部门 农水局 处理状态`."""
    words = "|".join(" ?".join(map(re.escape, word)) for word in sorted(known_labels(), key=len, reverse=True))
    return re.compile(rf"(?<!\S)(?:{words})(?!\S)")


def spaced_pairs(line: str) -> list[re.Match[str]]:
    """The labels of a line that begins with one and holds several, with their values behind a space."""
    if len(line) > 160 or line[-1] in "。；，：:":
        return []
    found = list(_any_label().finditer(line))
    return found if found and found[0].start() == 0 else []


def label_code(text: str) -> str | None:
    """The code of a text that is a label and nothing else (`提 案 人`, `【案由】`, `建议：`); None for any other."""
    if len(text) >= 24:
        return None
    bare = LABEL_DRESS.sub("", text)
    return known_labels().get(bare) or known_labels().get(ASIDE.sub("", bare))


def answer_part(text: str) -> str | None:
    """`reply` of the numbered heading of a form's last part (三、办理情况); None of any other line."""
    numbered = len(text) < 16 and text[1:2] == "、" and label_code(text[2:]) == "reply"
    return "reply" if numbered else None
