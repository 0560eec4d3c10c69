"""The lines of a document gathered into records: labels and lines that name a proposal part one from the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Document
from extractors.proposals.closing import MARK_ONLY
from extractors.proposals.items import items_among, record_of_item
from extractors.proposals.labels import LONG, NAMING, OPENS_ANOTHER, label_words
from extractors.proposals.letters import (
    NAMED_AND_ANSWERED,
    SPEAKS_TO,
    acknowledges,
    answer_behind,
    is_title,
    names_a_proposal,
    salutes,
    speaks_to_citizen,
)
from extractors.proposals.line import Line
from extractors.proposals.lines import HEADS, joined, labelled_lines
from extractors.proposals.number import number_in
from extractors.proposals.record import Record

PAGE_FACTS = re.compile(r"[（(【\[]?\s*(?:发布|更新|发文|信息)?(?:时间|日期|来源|作者|浏览|点击|字体|字号)")  # 来源：…
PART_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、\S")
GREETING = re.compile(r"(?:[您你]们?|大家)好\s*[!！:：,，。]?")
DAY_ASIDE = re.compile(r"[（(]([\d二]\S{3,4}[年\-./][^（()）]{3,8})[)）]")
MARKED = re.compile(r"[:：]\s?[（(][A-Ea-e甲乙丙]类?[)）]$")  # 办理结果:(C)
NUMBER_ALONE = re.compile(r"[（(]?第\s*[A-Za-z]{0,3}\d+\s*号[)）]?")
ONLY_A_DAY = re.compile(r"[\d二][\d〇○零0O一二三四五六七八九]{3}\s?年[^年，。]{2,9}日|20\d{2}[-./]\d{1,2}[-./]\d{1,2}")


def gather(document: Document) -> Iterator[Record]:
    """The lines of each proposal of a document, and of what merely looks like one (`Record.is_proposal`)."""
    lines = list(joined(labelled_lines(document)))
    gathering = _Gathering(document.text, items_among(lines))
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        gathering.after = after
        if finished := gathering.take(line):
            yield finished.settled()
    yield gathering.record.settled()


class _Gathering:
    """Takes a document's lines one by one into the record that they belong to.

    `state` is the code of the field that lines without a label go to; `again` where a label's second value is passed over.
    """

    def __init__(self, text: str, items: dict[int, tuple[int, int]]) -> None:
        self.text = text
        self.items = items  # headings of a list of proposals, one below another
        self.after: Line | None = None  # the line behind the one that is taken
        self.above: list[Line] = []  # what stands above that list
        self.record = Record()
        self.state: str | None = None
        self.aside: str | None = None  # the code of a label whose value is of no interest
        self.as_text: str | None = None  # a label's code that is only a word of the letter: 建议： inside an answer
        self.of_a_day = False  # the last label asks for a day: 提交时间
        self.to_citizen = False  # the letter that begins answers no proposal
        self.heads: list[Line] = []

    def take(self, line: Line) -> Record | None:
        """Put a line where it belongs; the record before, where the line begins the next."""
        if line.start in self.items and not line.is_label:
            return self._item(line)
        if line.is_label and line.label:
            return self._label(line, line.label)
        if line.label and line.label == self.aside:
            return None
        self.aside = None
        if line.label and line.label == self.as_text:
            self.record.add("reply", line)
            return None
        self.as_text = None
        if line.label == "other" and self.state == "reply":
            return None
        if line.label and not self._value(line, line.label):
            return None
        before = self.record
        taken = self._opens(line) or self._salutes(line) or self._acknowledges(line) or self._titles(line)
        if not taken:
            self._goes_on(line)
        return before if self.record is not before else None

    def _item(self, line: Line) -> Record:
        before = self.record
        if before.rule != "list":
            self.above = [*self.heads, *([before.opening] if before.opening else [])]
            before = Record()  # the heading of the list is no proposal
        self.record = record_of_item(line, self.items[line.start], self.above)
        self.state = self.aside = self.as_text = None
        return before

    def _next(self, line: Line) -> None:
        self.record = Record(begins=line.start)

    def _label(self, line: Line, code: str) -> Record | None:
        in_letter = self.state == "reply" and self.record.received
        if in_letter and (code == "other" or line.text.startswith(label_words("closing"))):
            self.record.add("reply", line)  # 联系人:…, 签发人:… between the thanks and the signature of a letter
            self.aside = code
            return None
        if code == "reply" and self._ends_heading(line):
            return None
        if PART_HEADING.match(line.text) and self.state == "reply":
            self.record.add("reply", line)  # 二、办理情况 inside an answer
            return None
        last = record.values.get("reply", [])[-1:] if (record := self.record) else []
        signed = bool(last) and ONLY_A_DAY.fullmatch(last[0].text) is not None
        if in_letter and code in LONG and not signed:
            self.record.add("reply", line)
            self.as_text = code
            return None
        self.aside = self.as_text = None
        before = self.record
        if (code in OPENS_ANOTHER and before.has(code)) or (
            code == "proposers" and before.has_named() and not self._named_again()
        ):
            self._next(line)
        record = self.record
        if not record.labels & NAMING and record.opening is None:
            record.heads = self.heads[-HEADS - 2 :]  # the page may say its title twice between session and form
        record.labels.add(code)
        if code == "reply" and (day := DAY_ASIDE.search(line.text)):
            # 答复（2024年6月5日）：
            record.add("date", Line(line.start + day.start(1), line.start + day.end(1), day[1], "date"))
        self.of_a_day = line.text.rstrip(":： ")[-1] in "间期"
        # a second 主办单位 is the site's own, in a footer
        again = code not in LONG and code not in ("proposers", "other") and record.has(code)
        self.state = "again" if again else None if MARKED.search(line.text) else code
        return before if record is not before else None

    def _ends_heading(self, line: Line) -> bool:
        """Whether 答 复 函 stands right below 关于市人大第118号建议的: the last word of a heading, and no label."""
        opening = self.record.opening
        if opening is None or self.record.begun() or self.text[opening.end : line.start].strip():
            return False
        ends = "的" if "函" not in line.text else ("的", "号", "提案", "建议", "议案")
        return opening.text.endswith(ends) and line.text[-1] not in ":："

    def _named_again(self) -> bool:
        """Whether a second 提案人： names who proposes once more, with office and telephone, at the end of the form."""
        first = self.record.values["proposers"][0].text.split()[0]
        return self.after is not None and self.after.text.startswith(first)

    def _value(self, line: Line, code: str) -> bool:
        """A label's value; True for a reply's, which may hold a whole letter and is read like any other line."""
        if code == "reply":
            if is_title(line) and self.record.titled is None and self.record.received is None:
                self.record.titled, self.state = line, None  # 【提案办理】关于修路的提案
                return False
            self.state = (
                None if MARK_ONLY.fullmatch(line.text) or line.text.isdecimal() else "reply"
            )  # 办理结果:A, 回复: 2
            return self.state is not None
        if self.state == "again":
            self.state = None
        else:
            # 单位负责人：2022年8月30日, the name left out: the day of the letter
            signed = code == "other" and self.record.received and not self.of_a_day and ONLY_A_DAY.fullmatch(line.text)
            self.record.add("date" if signed else code, line)
            self.state = code if code in LONG else None
        return False

    def _opens(self, line: Line) -> bool:
        """A line that names the proposal: 关于…第47号建议的答复."""
        if (line.label is not None and self.record.received) or not names_a_proposal(line):
            return False
        if self.state not in LONG:
            self.state = None  # 关键词： without a value, and then the heading
        if self.record.is_followed_by(line):
            self._next(line)
            self.state = None
        record = self.record
        if record.opening is None or record.is_renamed_by(line):
            first = [record.opening] if record.opening else []
            record.opening, record.heads = line, [*first, *self.heads[-HEADS:]]
            return True
        # else it may be the heading once more
        return not record.begun() or (record.received is None and record.number() == number_in(line.text))

    def _salutes(self, line: Line) -> bool:
        self.to_citizen = self.to_citizen or speaks_to_citizen(line)
        if GREETING.fullmatch(line.text):
            return self.record.salutation is not None and self.record.received is None  # 您好！ below who is spoken to
        if self.state in (*LONG - {"reply"}, "proposers", "title") or not salutes(
            line, self.text, self._below_answer()
        ):
            return False
        if self.record.received is not None:
            self._next(line)
        self.record.salutation, self.state, self.to_citizen = line, "reply", False
        if self.record.opening is None and not self.record.labels:
            self.record.heads = self.heads[-HEADS:]
        return True

    def _below_answer(self) -> bool:
        """Whether the heading of an answer stands above, and no letter yet."""
        return self.record.is_answer() and self.record.salutation is None and self.record.received is None

    def _acknowledges(self, line: Line) -> bool:
        record = self.record
        if self.state not in (None, "reply") or record.received is not None or self.to_citizen:
            return False
        if not (record.salutation or record.opening or record.labels or SPEAKS_TO.match(line.text)):
            return False
        named = record.is_answer() and NAMED_AND_ANSWERED.match(line.text) is not None
        if not named and not acknowledges(line.text, record.salutation):
            return False
        record.received, self.state = line, "reply"
        if record.salutation is None and record.opening is None and not record.heads:
            record.heads = self.heads[-HEADS:]
        if rest := answer_behind(line):
            record.add("reply", rest)
        return True

    def _titles(self, line: Line) -> bool:
        """A line that is the proposal's title, and the text without a label below one that is named so."""
        record = self.record
        if self.state is None and record.titled is None and is_title(line):
            record.titled = line
            return True
        named = record.titled is not None and record.has("proposers", "number", "session")
        if named and self.state in (None, "other") and len(line.text) > 15 and not record.has("reply"):
            record.add("body", line)
            self.state = "body"
            return True
        return False

    def _goes_on(self, line: Line) -> None:
        """A line of the field that has begun, else a short line that may belong to a heading."""
        record, helps = self.record, self.state in ("handler", "co_handlers")
        if helps and not re.search(rf"(?:{'|'.join(label_words('office'))})", line.text[-6:]):
            self.state = None  # 分办单位： without a value, and the form goes on
        if self.state and self.state != "again":
            record.add(self.state, line)
            if self.state not in LONG and not (self.state == "proposers" and len(line.text) < 12):
                self.state = None
        if (
            record.labels & NAMING
            and not record.begun()
            and not record.has("number")
            and NUMBER_ALONE.fullmatch(line.text)
        ):
            record.add("number", line)  # 标题：… / 第101号 / 代表姓名：…
        if self.state is None and record.received is not None and ONLY_A_DAY.fullmatch(line.text):
            record.add("reply", line)  # the day below 承办单位：县商务局, which signs
        unasked = (
            self.state is None and not record.begun() and (record.opening or record.titled or record.labels & NAMING)
        )
        says = len(line.text) > 15 or line.text[-1] in "。；:：" or PART_HEADING.match(line.text)
        if unasked and says and not PAGE_FACTS.match(line.text):
            record.add("before", line)  # below the heading and above the letter, or below a title alone
        if self.state is None and len(line.text) < 50:
            self.heads.append(line)
            if record.opening is not None and record.salutation is None and len(record.heads) < 2 * HEADS:
                record.heads.append(line)  # 博山区十八届人大五次会议 / 第3号, below the heading
