"""Official papers, whatever file holds them: which line is the title, who signed, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpora.draft import Draft, Grid, Line, Part
from corpora.grids import compact, is_form, peel, unfold_form
from corpora.lines import join_broken, mark_headings
from corpora.masthead import is_info_line, is_letterhead, is_title_like, published_in, signature, source_in
from corpora.page_words import CAPTION_BEFORE

ABOUT = re.compile(
    r"^(?:.{0,30})?关于.+(?:通报|通知|报告|答复|复函|回复|函|意见|总结|情况|方案|办法|请示|批复|公告|决定|汇报|说明|建议|提案)(?:[（(].*[）)])?$"
)
TITLE_WITHIN = 12  # lines from the top
HEAD_LINES = 6  # among which the line of date and source stands


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper's head: its text, font size in points where known, and whether it is centred."""

    text: str
    size: float | None = None
    is_centred: bool = False
    is_heading: bool = False


def choose_title(lines: Sequence[PaperLine]) -> int | None:
    """The index of the title: the `关于…的通报` line, else the largest centred line or heading, else the first line.

    Never the letterhead (`XX局文件`), a file number or 签发人.
    """
    top = [
        index
        for index, line in enumerate(lines[:TITLE_WITHIN])
        if is_title_like(line.text) and not is_letterhead(line.text) and not CAPTION_BEFORE.match(line.text)
    ]
    for index in top:
        if ABOUT.match(lines[index].text) and (lines[index].is_centred or lines[index].is_heading or index <= 3):
            return index
    centred = [index for index in top if lines[index].is_centred or lines[index].is_heading]
    if centred:
        return max(centred, key=lambda index: (lines[index].size or 0, -index))
    if top and top[0] == min(
        (index for index, line in enumerate(lines) if not is_letterhead(line.text)), default=top[0]
    ):
        return top[0]
    return None


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Day and issuing office of a paper, and the index of the line in its head that states the day, where one does."""

    published: date | None
    source: str | None
    stated_at: int | None


def paper_facts(lines: Sequence[str], head_lines: int = HEAD_LINES) -> PaperFacts:
    """What stands below a paper's title (发布时间：… 来源：…, among the first `head_lines`), else its signature, else
    填报单位 and 制表日期.
    """
    signed, office = signature(lines)
    at, stated, source = None, None, None
    for index, line in enumerate(lines[:head_lines]):
        # 填报单位：… 统计截止日期：… is the caption of a table.
        if is_info_line(line) and not CAPTION_BEFORE.match(line) and (stated := published_in(line)):
            at, source = index, source_in(line)
            break
    if source is None:
        source = next((said for line in lines if len(line) < 120 and (said := source_in(line))), office)
    return PaperFacts(stated or signed, source, at)


LONGEST_CENTRED_HEADING = 40


class Paper:
    """A word processor's document on its way to a Draft: its paragraphs and tables in their order."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._head: list[tuple[PaperLine, Line]] = []
        self._mastheads: list[str] = []

    def add_line(
        self, text: str, size: float | None = None, *, is_centred: bool = False, is_heading: bool = False
    ) -> None:
        """One paragraph, already one clean line; `is_heading` says that its style is one of headings."""
        if not text:
            return
        looks_so = is_heading or (is_centred and len(text) <= LONGEST_CENTRED_HEADING)
        line = Line(text, "heading" if looks_so else "paragraph")
        self.parts.append(line)
        self._head.append((PaperLine(text, size, is_centred, is_heading), line))

    def add_table(self, grid: Grid) -> None:
        """One table: a frame around prose becomes prose, a form its pairs, title rows and notes lines of their own."""
        grid = compact(grid)
        if grid.column_count <= 1:
            for cell in grid.cells:
                for text in cell.paragraphs or (cell.text,):
                    self.add_line(text)
            return
        above, inner, below = peel(grid)
        self.parts += [Line(cell.text) for cell in above]
        self.parts += unfold_form(inner) if is_form(inner) else [inner]
        self.parts += [Line(cell.text) for cell in below]

    def add_masthead(self, text: str) -> None:
        """A line of the running header. It is kept where it is a letterhead; any other repeats what the text says."""
        if is_letterhead(text) and text not in self._mastheads:
            self._mastheads.append(text)

    def draft(self, notes: Sequence[str] = (), warnings: Sequence[str] = ()) -> Draft:
        """The draft, with title, date and office; `notes` are footnotes, which stand below everything."""
        draft = Draft(warnings=list(warnings))
        chosen = choose_title([paper_line for paper_line, _ in self._head])
        if chosen is not None:
            draft.title = self._head[chosen][0].text
            self._head[chosen][1].kind = "title"
            for paper_line, line in self._head[:chosen]:
                if is_letterhead(paper_line.text):
                    line.kind = "note"
        written = {paper_line.text for paper_line, _ in self._head}
        mastheads = [Line(text, "note") for text in self._mastheads if text not in written]
        draft.parts = [*mastheads, *mark_headings(join_broken(self.parts)), *(Line(text) for text in notes if text)]
        facts = paper_facts([paper_line.text for paper_line, _ in self._head], TITLE_WITHIN)
        draft.published, draft.source = facts.published, facts.source
        if facts.stated_at is not None:
            self._head[facts.stated_at][1].kind = "note"
        return draft
