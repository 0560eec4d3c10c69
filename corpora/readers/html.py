"""Web pages: government sites, digital newspapers, forums, blogs; saved pages and crawled ones alike.

The page is walked once, without recursion, into lines in reading order that remember where they stood. The article is
then the deepest element that holds nearly all of the page's prose, known names of article containers first; what stands
above it gives title, date and source.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpora.characters import cell_line, one_line
from corpora.charset import decode
from corpora.draft import Draft, Grid, GridCell, Line, Part
from corpora.grids import compact, is_form, is_prose, peel, record_of, unfold_form
from corpora.lines import is_note, join_broken, mark_headings
from corpora.masthead import (
    SUBTITLE,
    dates_in,
    is_info_line,
    is_title_like,
    published_in,
    signature,
    source_in,
    without_site,
)
from corpora.page_words import CRUMB, END_OF_ARTICLE, FURNITURE
from extractors.document import Attachment, BlockKind

_DROPPED = (
    "script style noscript iframe template svg canvas object embed applet select option button input textarea "
    "map audio video head link meta title"
)
DROPPED = frozenset(_DROPPED.split())
_BLOCKS = (
    "p div section article main header footer nav aside ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table tbody thead "
    "tfoot tr td th caption blockquote pre form fieldset legend center figure figcaption address hr body html "
    "td founder-content details summary label"
)
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# Names that mean: the article is in here. From TRS, jcms, Discuz, WordPress, DedeCms, the founder newspaper system,
# WeChat, visual site builders and the many pages that call it content.
_ARTICLE_NAMES = (
    "trs_editor trs_ueditor ozoom founder-content entry-content post-content article-content articlecontent "
    "zoom ucap-content pages_content vsb_content v_news_content js_content artibody content con nr "
    "content_text newscontent article_content article-body detail-content detailcontent view txt zhengwen text "
    "rich_media_content mainnewscontent newstext con_text xxgk_content conts news_content"
)
ARTICLE_NAMES = frozenset(_ARTICLE_NAMES.split())
# Names that mean: no article in here. Whole names only: `content_nav_2` says nothing.
FURNITURE_NAMES = re.compile(
    r"^(?:foot(?:er)?\d*|bottom|copyright|site-info|nav(?:bar|igation)?|topnav|menu\d*|side(?:bar)?|rside|widget(?:-area)?"
    r"|share|bdsharebuttonbox|bshare.*|crumbs?|breadcrumbs?|weizhi|location|pos(?:ition)?|related(?:-posts|_news)?|xgxw|xg|xgwz|xgyd"
    r"|comments?|comment-list|respond|pinglun|pagination|pages?|pager|dede_pages|hot|rank(?:ing)?|toptb|pgt|pls|authi|pcb_?tools|f_pst"
    r"|jiathis.*|toolbar|print|editor|qrcode|ewm|friendlink|links|prenext|prevnext|shangxia)$",
    re.IGNORECASE,
)
COMMENT_NAMES = re.compile(r"^(?:comments?|comment-list|respond|pinglun|related.*|xgxw|xgwz|xgyd)$", re.IGNORECASE)
FIRST_POST = re.compile(r"postmessage_\d+|read_tpc")  # Discuz, phpwind
INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)", re.IGNORECASE
)
CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
ARTICLE_BEGINS = re.compile(
    r"^\s*(?:正文(?:开始|begin|start)?|newsbody|enpcontent|content\s*(?:begin|start)|文章内容开始)\s*$", re.IGNORECASE
)
ARTICLE_ENDS = re.compile(
    r"^\s*(?:正文结束|正文end|/newsbody|/enpcontent|content\s*end|文章内容结束)\s*$", re.IGNORECASE
)
NEWSPAPER = re.compile(r"<!--\s*enpproperty(.*?)/enpproperty\s*-->", re.DOTALL | re.IGNORECASE)
PAPER_NAME = re.compile(r"^(.{2,20}?)(?:多媒体)?(?:数字报|电子报|数字版|电子版)")
ATTACHED = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|pptx?|csv|ofd)(?:$|[?#])", re.IGNORECASE)
FORUM = re.compile(r"discuz|phpwind|phpbb|vbulletin|flarum|nodebb|xiuno", re.IGNORECASE)
POWERED = re.compile(r"^powered\s+by", re.IGNORECASE)
PROSE_MARKS = re.compile(r"[。！？；，,]")
MOST_SPAN = 1000  # columns or rows; browsers stop there too
KNOWN_SHARE = 0.5  # of the page's prose that a container with a known name must hold
DESCENT_SHARE = 0.75  # of an element's prose that one child must hold to be the article instead


@dataclass(slots=True)
class Stretch:
    """One line or table of the page with where it stood: the ids of its ancestors, and how it looked."""

    part: Part
    ancestors: tuple[int, ...]
    tag: str = ""
    centred: bool = False
    linked: int = 0
    marked: bool = False
    furniture: frozenset[int] = frozenset()

    @property
    def is_furniture(self) -> bool:
        """Whether an element around it says by its name that it is no article."""
        return bool(self.furniture)

    @property
    def text(self) -> str:
        """The line, or the cells of the table, as one string."""
        return self.part.text if isinstance(self.part, Line) else " ".join(cell.text for cell in self.part.cells)

    @property
    def weight(self) -> int:
        """How much this speaks for being in the article: its prose, links left out."""
        return 0 if self.is_furniture else self.bulk

    @property
    def bulk(self) -> int:
        """The same, whatever the elements around it are called."""
        if isinstance(self.part, Grid):
            return len(self.text) if not record_of(self.part) else 0
        own = len(self.part.text) - self.linked
        if own < 15 or not PROSE_MARKS.search(self.part.text) or FURNITURE.search(self.part.text):
            return 0
        return own


@dataclass(slots=True)
class Page:
    """The walked page."""

    stretches: list[Stretch] = field(default_factory=list)
    names: dict[int, set[str]] = field(default_factory=dict)
    links: list[Attachment] = field(default_factory=list)
    first_post: int | None = None


def read_html(path: str, data: bytes) -> Draft:
    """The article of a web page, without menus, related news, comments and imprint; replies in a forum are left out."""
    source, warnings = decode(path, data)
    tree = LexborHTMLParser(source)
    metas = _metas(tree)
    page = _walk(tree)
    page_title = one_line(_text_of(tree.css_first("title")))
    generator = metas.get("generator", "")
    is_forum = bool(FORUM.search(generator) or FORUM.search(page_title) or page.first_post)
    newspaper = NEWSPAPER.search(source)

    first, last = _article(page)
    title, title_at = _title(tree, page, first, metas, newspaper, page_title)
    draft = Draft(title=title, warnings=list(warnings), attachments=page.links)
    start = title_at + 1 if title_at is not None and title_at >= first else first
    end = _end_of_article(page.stretches, start, last, is_forum)
    if title:
        draft.parts.append(Line(title, "title"))
    for stretch in page.stretches[title_at + 1 if title_at is not None else first : start]:
        text = stretch.text
        if isinstance(stretch.part, Line) and not stretch.is_furniture and SUBTITLE.match(text) and len(text) < 60:
            draft.parts.append(Line(text, "heading"))
    for stretch in page.stretches[start:end]:
        draft.parts += _kept(stretch, title)
    draft.parts = mark_headings(join_broken(draft.parts))

    outside = [s.text for s in page.stretches[:start] if isinstance(s.part, Line)]
    outside += [s.text for s in page.stretches[start:end] if isinstance(s.part, Line) and is_info_line(s.text)]
    records = [record_of(s.part) for s in page.stretches if isinstance(s.part, Grid)]
    record = {label: value for pairs in records for label, value in pairs.items()}
    body = [part.text for part in draft.parts if isinstance(part, Line) and part.kind == "paragraph"]
    draft.published = _published(metas, newspaper, outside, record, body)
    account = one_line(_text_of(tree.css_first("#js_name")))  # WeChat's name of the publishing account
    draft.source = _source(metas, newspaper, page_title, outside, record, body) or account or None
    if is_forum:
        draft.kind = "forum"
        draft.source = draft.source or _forum_name(page_title)
    site = [metas.get("sitename", ""), _site_of(page_title, title)]
    site += [
        s.text
        for s in page.stretches
        if isinstance(s.part, Line) and re.search(r"主办|承办|版权所有|^您?.{0,4}当?前?.{0,2}位置", s.text)
    ][:6]
    draft.site = " ".join(part for part in site if part) or None
    return draft


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Head facts by lower-case name, values as one line."""
    metas: dict[str, str] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property")
        content = node.attributes.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), one_line(content))
    return metas


def _text_of(node: LexborNode | None) -> str:
    return node.text(deep=True, separator="") if node is not None else ""


def _walk(tree: LexborHTMLParser) -> Page:
    """All lines and tables of the page in reading order. Iterative: pages nest 300 deep, hostile ones 20,000."""
    page = Page()
    base = tree.css_first("base[href]")
    walker = _Walker(page, (base.attributes.get("href") or "") if base is not None else "")
    node = tree.body
    depth = 0
    while node is not None:
        child = walker.enter(node)
        if child is not None:
            node = child
            depth += 1
            continue
        walker.leave(node)
        while depth and node.next is None:
            parent = node.parent
            if parent is None:
                break
            node = parent
            depth -= 1
            walker.leave(node)
        node = node.next if depth else None
    walker.flush()
    _clear_misnamed(page)
    return page


def _clear_misnamed(page: Page) -> None:
    """An element that holds most of the page is the page, whatever its name: WordPress wraps all in `#page`.

    Comments may well outweigh a short article: they are taken for it only where there is nothing else.
    """
    total = sum(stretch.bulk for stretch in page.stretches)
    weights = Counter[int]()
    for stretch in page.stretches:
        weights.update(dict.fromkeys(stretch.furniture, stretch.bulk))
    misnamed = {
        node
        for node, weight in weights.items()
        if weight * 2 > total
        and (weight == total or not any(COMMENT_NAMES.match(name) for name in page.names.get(node, ())))
    }
    for stretch in page.stretches:
        stretch.furniture -= misnamed


class _Walker:
    """Collects lines while the tree is walked: `enter` before an element's children, `leave` after them."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.buffer: list[str] = []
        self.linked = 0
        self.ancestors: list[int] = []
        self.tags: list[str] = []
        self.centred: list[bool] = []
        self.furniture: list[frozenset[int]] = []
        self.heading = ""
        self.in_link = 0
        self.in_article = False
        self.skipped: set[int] = set()

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Take in one node; its first child if the walk is to go down."""
        tag = node.tag or ""
        if node.is_text_node:
            text = node.text_content or ""
            self.buffer.append(text)
            if self.in_link:
                self.linked += len(one_line(text))
            return None
        if node.is_comment_node:
            comment = node.comment_content or ""
            if ARTICLE_BEGINS.match(comment) or ARTICLE_ENDS.match(comment):
                self.flush()
                self.in_article = bool(ARTICLE_BEGINS.match(comment))
            return None
        if tag == "br":
            self.flush()
            return None
        if tag in DROPPED or _is_invisible(node):
            return None
        if tag == "table":
            self.flush()
            grid = _data_table(node)
            if grid is not None:
                self.add(grid, tag)
                return None
        if tag == "a":
            self.in_link += 1
            self._attach(node)
        if tag in BLOCKS:
            self.flush()
            self._open(node, tag)
        return node.first_child

    def leave(self, node: LexborNode) -> None:
        """Close an element whose children have been walked."""
        tag = node.tag or ""
        if tag == "a" and self.in_link:
            self.in_link -= 1
        if self.ancestors and self.ancestors[-1] == node.mem_id:
            self.flush()
            self.ancestors.pop()
            self.tags.pop()
            self.centred.pop()
            self.furniture.pop()

    def _open(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        names = {name.lower() for name in f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()}
        if tag == "founder-content":
            names.add(tag)
        if names:
            self.page.names[node.mem_id] = names
            if self.page.first_post is None and any(FIRST_POST.fullmatch(name) for name in names):
                self.page.first_post = node.mem_id
        is_centred = (attributes.get("align") or "").lower() == "center" or bool(
            CENTRED.search(attributes.get("style") or "")
        )
        aligned = bool(attributes.get("align")) or "text-align" in (attributes.get("style") or "")
        inherited = bool(self.centred and self.centred[-1]) and not aligned and tag != "table"
        self.ancestors.append(node.mem_id)
        self.tags.append(tag)
        self.centred.append(is_centred or inherited or tag == "center")
        outer = self.furniture[-1] if self.furniture else frozenset()
        is_furniture = tag in ("nav", "footer", "form", "aside") or any(FURNITURE_NAMES.match(name) for name in names)
        self.furniture.append(outer | {node.mem_id} if is_furniture else outer)

    def _attach(self, node: LexborNode) -> None:
        href = (node.attributes.get("href") or "").strip()
        if ATTACHED.search(href) and not href.lower().startswith("javascript"):
            name = one_line(_text_of(node)) or unquote(href.rsplit("/", 1)[-1])
            self.page.links.append(Attachment(name, urljoin(self.base, href)))

    def flush(self) -> None:
        """End the line under way."""
        text = one_line("".join(self.buffer))
        linked = self.linked
        self.buffer.clear()
        self.linked = 0
        if text:
            tag = next((tag for tag in reversed(self.tags) if tag in HEADINGS), self.tags[-1] if self.tags else "")
            self.add(Line(text, "heading" if tag in HEADINGS else "paragraph"), tag, linked)

    def add(self, part: Part, tag: str, linked: int = 0) -> None:
        """Keep one line or table with where it stands."""
        self.page.stretches.append(
            Stretch(
                part,
                tuple(self.ancestors),
                tag,
                bool(self.centred and self.centred[-1]),
                linked,
                self.in_article,
                self.furniture[-1] if self.furniture else frozenset(),
            )
        )


def _is_invisible(node: LexborNode) -> bool:
    attributes = node.attributes
    if attributes.get("id") == "js_content":
        return False  # WeChat hides the article until its script has run
    if INVISIBLE.search(attributes.get("style") or "") or "hidden" in attributes:
        return True
    # Discuz writes noise into posts against copying, in the background's colour; and who edited the post last.
    return bool({"jammer", "pstatus"} & set((attributes.get("class") or "").split()))


def _data_table(table: LexborNode) -> Grid | None:
    """The grid of a table that holds data, None for one that only lays out the page."""
    if table.css_first("table table, form, input, article, h1") is not None or table.css_first("table") not in (
        None,
        table,
    ):
        return None
    rows = list(table.css("tr"))
    if len(rows) < 2 and len(table.css("td, th")) < 4:
        return None
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # column -> first row in which it is free again
    for at, row in enumerate(rows):
        column = 0
        node = row.first_child
        while node is not None:
            if node.tag in ("td", "th"):
                while taken.get(column, 0) > at:
                    column += 1
                row_span = min(_span(node, "rowspan"), len(rows) - at)
                column_span = _span(node, "colspan")
                paragraphs = _paragraphs(node)
                text = cell_line("\n".join(paragraphs))
                cells.append(
                    GridCell(
                        at,
                        column,
                        text,
                        row_span,
                        column_span,
                        paragraphs=tuple(paragraphs) if len(paragraphs) > 1 else (),
                    )
                )
                for covered in range(column, column + column_span):
                    taken[covered] = at + row_span
                column += column_span
            node = node.next
    grid = compact(Grid(cells))
    if grid.column_count < 2 or not grid.cells:
        return None
    if is_form(grid) or record_of(grid):
        return grid
    filled = [cell for cell in grid.cells if cell.text]
    prose = sum(len(cell.text) for cell in filled if is_prose(cell))
    if prose * 2 > sum(len(cell.text) for cell in filled) or (len(filled) < 4 and table.css_first("th") is None):
        return None
    links = sum(len(one_line(_text_of(link))) for link in table.css("a"))
    if links * 2 > sum(len(cell.text) for cell in filled):
        return None
    return grid


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), MOST_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _paragraphs(cell: LexborNode) -> list[str]:
    """The lines of one cell: block elements and <br> part them."""
    lines: list[str] = []
    buffer: list[str] = []

    def flush() -> None:
        text = one_line("".join(buffer))
        buffer.clear()
        if text:
            lines.append(text)

    for node in cell.traverse(include_text=True):
        if node.is_text_node:
            if not _under_dropped(node, cell):
                buffer.append(node.text_content or "")
        elif node.tag in BLOCKS or node.tag == "br":
            flush()
    flush()
    return lines


def _under_dropped(node: LexborNode, cell: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id != cell.mem_id:
        if parent.tag in DROPPED or _is_invisible(parent):
            return True
        parent = parent.parent
    return False


def _article(page: Page) -> tuple[int, int]:
    """The stretches that are the article: a forum's first post, marked by comments, known by name, or by weight."""
    stretches = page.stretches
    if page.first_post is not None:
        return _range_of(stretches, page.first_post)
    total = sum(stretch.weight for stretch in stretches)
    marked = [index for index, stretch in enumerate(stretches) if stretch.marked]
    if marked and sum(stretches[index].weight for index in marked) >= KNOWN_SHARE * total > 0:
        return marked[0], marked[-1] + 1
    if not total:
        return 0, len(stretches)
    weights: Counter[int] = Counter()
    for stretch in stretches:
        for ancestor in stretch.ancestors:
            weights[ancestor] += stretch.weight
    known = {
        node: weight
        for node, weight in weights.items()
        if weight >= KNOWN_SHARE * total and ARTICLE_NAMES & page.names.get(node, set())
    }
    depth = {node: at for stretch in stretches for at, node in enumerate(stretch.ancestors)}
    if known:
        most = max(known.values())
        return _range_of(stretches, max((n for n, w in known.items() if w >= 0.9 * most), key=lambda n: depth[n]))
    levels: dict[int, list[int]] = {}
    for node in weights:
        levels.setdefault(depth[node], []).append(node)
    choice, limit = None, total
    for level in sorted(levels):
        heaviest = max(levels[level], key=lambda node: weights[node])
        if weights[heaviest] < DESCENT_SHARE * limit:
            break
        choice, limit = heaviest, weights[heaviest]
    return _range_of(stretches, choice) if choice is not None else (0, len(stretches))


def _range_of(stretches: list[Stretch], node: int) -> tuple[int, int]:
    inside = [index for index, stretch in enumerate(stretches) if node in stretch.ancestors]
    return (inside[0], inside[-1] + 1) if inside else (0, len(stretches))


def _title(
    tree: LexborHTMLParser,
    page: Page,
    first: int,
    metas: dict[str, str],
    newspaper: re.Match[str] | None,
    page_title: str,
) -> tuple[str | None, int | None]:
    """The article's title and the index of the line that holds it, where one does."""
    said = metas.get("articletitle")
    if not said and newspaper:
        inner = re.search(r"<title>(.*?)</title>", newspaper[1], re.DOTALL)
        said = one_line(inner[1]) if inner else None
    if not said:
        subject = one_line(_text_of(tree.css_first("#thread_subject")))
        said = subject or None
    if said:
        places = [i for i, s in enumerate(page.stretches) if s.text == said and not s.linked]
        return said, max((i for i in places if i <= first), default=places[0] if places else None)
    weighty = next((i for i in range(first, len(page.stretches)) if page.stretches[i].weight), len(page.stretches))
    shown = [
        index
        for index, stretch in enumerate(page.stretches[: weighty + 1])
        if isinstance(stretch.part, Line)
        and (stretch.tag in HEADINGS or stretch.centred)
        and not stretch.is_furniture
        and stretch.linked * 2 < len(stretch.text)
        and is_title_like(stretch.text)
        and not FURNITURE.search(stretch.text)
        and not re.match(r"[（(]", stretch.text)
    ]
    in_title = [index for index in shown if page.stretches[index].text in page_title]
    headings = [index for index in shown if page.stretches[index].tag in HEADINGS]
    for choices in (in_title, headings, shown):
        if choices:
            return page.stretches[choices[-1]].text, choices[-1]
    if page_title:
        stripped = without_site(page_title)
        places = [i for i, s in enumerate(page.stretches[: weighty + 1]) if s.text == stripped]
        return stripped, places[-1] if places else None
    return None, None


def _end_of_article(stretches: list[Stretch], start: int, end: int, is_forum: bool) -> int:
    """Where 相关新闻, 上一篇 or 免责声明 begin, unless more of the article follows than went before; or a reply."""
    for index in range(start, end):
        stretch = stretches[index]
        if is_forum and re.search(r"发表于", stretch.text) and any(s.weight for s in stretches[start:index]):
            return index
        if isinstance(stretch.part, Line) and END_OF_ARTICLE.match(stretch.text):
            before = sum(s.weight for s in stretches[start:index])
            after = sum(s.weight for s in stretches[index + 1 : end])
            if before and after < before:
                return index
    return end


def _kept(stretch: Stretch, title: str | None) -> list[Part]:
    """What of one stretch inside the article goes into the text."""
    part = stretch.part
    if isinstance(part, Grid):
        if record_of(part):
            return []
        above, grid, below = peel(part)
        parts: list[Part] = [Line(cell.text) for cell in above]
        parts += unfold_form(grid) if is_form(grid) else [grid]
        return parts + [Line(cell.text) for cell in below]
    text = part.text
    if stretch.is_furniture or text == title or FURNITURE.search(text) or CRUMB.match(text):
        return []
    if stretch.linked * 5 >= len(text) * 4:
        return [Line(text, "note")] if ATTACHED.search(text) or re.match(r"附件", text) else []
    kind: BlockKind = "note" if is_note(text) else part.kind
    return [Line(text, kind)]


def _published(
    metas: dict[str, str],
    newspaper: re.Match[str] | None,
    outside: list[str],
    record: dict[str, str],
    body: list[str],
) -> date | None:
    """The date of issue: head meta, newspaper record, info line, record box, signature."""
    stated = [day for line in reversed(outside) if is_info_line(line) and (day := published_in(line))]
    for name in ("pubdate", "publishdate", "article:published_time", "firstpublishedtime"):
        days = dates_in(metas.get(name, ""))
        if days and not (days[0].month == days[0].day == 1 and days[0] not in stated):
            return days[0]  # a bare 1 January is what a content system fills in when it knows nothing
    if newspaper and (inner := re.search(r"<date>(.*?)</date>", newspaper[1], re.DOTALL)) and dates_in(inner[1]):
        return dates_in(inner[1])[0]
    if stated:
        return stated[0]
    for label in ("发布日期", "发布时间", "公开日期", "生成日期", "成文日期", "成文时间", "发文日期"):
        if days := dates_in(record.get(label, "")):
            return days[0]
    return signature(body[-12:])[0]


def _source(
    metas: dict[str, str],
    newspaper: re.Match[str] | None,
    page_title: str,
    outside: list[str],
    record: dict[str, str],
    body: list[str],
) -> str | None:
    """Who issued it: head meta, info line, record box, the newspaper's own name, signature."""
    if source := metas.get("contentsource"):
        return source
    for line in reversed(outside):
        if source := source_in(line):
            return source
    for label in ("发布机构", "发文机关", "发文单位", "信息来源"):
        if record.get(label):
            return record[label]
    if newspaper and (paper := PAPER_NAME.match(page_title)):
        return paper[1]
    return signature(body[-12:])[1]


def _forum_name(page_title: str) -> str | None:
    """The forum's name: what stands last in the page title before `Powered by`."""
    parts = [part for part in re.split(r"\s+-\s+|_", page_title) if part and not POWERED.match(part)]
    return parts[-1].strip() if len(parts) > 1 else None


def _site_of(page_title: str, title: str | None) -> str:
    """What the page title says besides the article's title."""
    return page_title.replace(title, " ").strip(" -_|—") if title else page_title
