"""What is gathered of one proposal before it is read: its fields as lines, in text order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.proposals.labels import LONG, NAMING
from extractors.proposals.letters import ANSWER, is_title, named
from extractors.proposals.line import Line
from extractors.proposals.names import office_before
from extractors.proposals.number import number_in, session_in
from extractors.proposals.sections import part

ANSWERS_BY_NUMBER = re.compile(
    r"\d\s*号\s*(?:重点)?(?:代表|委员)?(?:提案|建议|议案).{0,10}(?:答复|复函|回复|答复函|的函)\s*$"
)


@dataclass(slots=True)
class Record:
    """What has been gathered of one proposal: its fields as lines, in text order."""

    values: dict[str, list[Line]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    opening: Line | None = None  # a line that names it: 关于…第47号建议的答复
    heads: list[Line] = field(default_factory=list)  # the short lines right above that one
    titled: Line | None = None  # a line that is its title and nothing else: 关于…的提案
    salutation: Line | None = None
    received: Line | None = None  # 您提出的《…》收悉
    begins: int = 0  # where the document's text begins to be about it
    rule: Literal["form", "letter", "list"] = "letter"

    def add(self, code: str, line: Line) -> None:
        values = self.values.setdefault(code, [])
        if code in LONG and len(line.text) > 20 and any(line.text == said.text for said in values):
            return  # a page that prints the form twice
        values.append(line)

    def has(self, *codes: str) -> bool:
        return any(self.values.get(code) for code in codes)

    def has_named(self) -> bool:
        """Whether its proposers are named and more was said since, so that others must be those of the next."""
        named = self.values.get("proposers")
        if not named:
            return False
        said = (self.values[code] for code in LONG if code != "body" and self.values.get(code))
        return any(lines[-1].start > named[-1].start for lines in said)

    def number(self) -> str | None:
        """The number said so far, by label or in the line that names the proposal."""
        lines = [*self.values.get("number", []), *([self.opening] if self.opening else [])]
        return next((found for line in lines if (found := number_in(line.text))), None)

    def is_followed_by(self, line: Line) -> bool:
        """Whether a line that names a proposal names the next one: another number, or another letter's heading."""
        if not self.has(*LONG):
            return False
        mine, other = self.number(), number_in(line.text)
        return mine != other if mine else other is None and self.received is not None

    def begun(self) -> bool:
        """Whether the letter, or any long field of the form, has begun."""
        return self.salutation is not None or self.received is not None or self.has(*LONG)

    def is_renamed_by(self, line: Line) -> bool:
        """Whether a second heading above the letter is the better one: another number, or the answering office before it."""
        if self.opening is None or self.begun():
            return False
        mine, other = number_in(self.opening.text), number_in(line.text)
        if other and mine != other:
            return True  # the first was a neighbour's in the site's menu, or gives no number
        if session_in(line.text) and not session_in(self.opening.text):
            return True
        return office_before(self.opening) is None and office_before(line) is not None

    def is_answer(self) -> bool:
        """Whether its heading names an answer by the proposal's number: 对市政协五届三次会议68号提案的答复."""
        return self.opening is not None and ANSWERS_BY_NUMBER.search(self.opening.text) is not None

    def settled(self) -> Record:
        """The record when all is gathered: below an answer's heading stands the answer, though it speaks to nobody."""
        spoken_to = self.salutation is not None or self.received is not None or self.labels & NAMING
        if self.is_answer() and not spoken_to and not self.has(*LONG):
            self.values["reply"] = self.values.pop("before", [])
        return self

    def named_by_reason(self) -> bool:
        """案由：关于做强茶产业的提案, where no other title is said."""
        reason = self.values.get("reason", [])
        return bool(reason) and not self.has("title") and is_title(replace(reason[0], text=named(reason[0].text)))

    def is_proposal(self) -> bool:
        """A form needs two naming labels and something said, a letter its first sentence or a line that names it."""
        if self.rule == "list":
            return self.has("title")
        if len(self.labels & NAMING) >= 2 and self.has("title", "proposers") and self.has(*LONG, "handler"):
            return True
        if self.received is not None:
            return True
        if self.titled is not None and self.has("proposers", "number", "session") and self.has(*LONG):
            return True
        if self.named_by_reason() and (len(self.values["reason"]) > 1 or self.has("content", "suggestions")):
            return True
        if (
            "proposers" in self.labels
            and self.has("proposers")
            and self.has("reason")
            and self.has("suggestions", "content")
        ):
            return True
        wished = (
            self.values.get("suggestions") or part([*self.values.get("reason", []), *self.values.get("before", [])])[1]
        )
        if self.titled is not None and wished and (self.has("reason") or self.titled.text.endswith(("提案", "议案"))):
            return True
        answers = self.opening is not None and ANSWER.search(self.opening.text) is not None
        said = self.has("reply") and self.is_answer()
        return answers and (
            said or self.salutation is not None or bool(self.labels & (NAMING | {"reply"}) and self.has(*LONG))
        )
