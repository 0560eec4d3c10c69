"""A web page as it is walked: lines and tables in reading order, each in its box, and the boxes as a tree.

A box is a block element. Its lines are `stretches[box.start:box.end]`, so what an element holds is a slice, and what it
weighs a difference of two sums: a page of 100,000 boxes costs what it has lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpora.characters import cell_line, one_line
from corpora.draft import Grid, GridCell, Line, Part
from corpora.grids import compact, is_form, is_prose, record_of
from corpora.masthead import is_info_line
from corpora.page_words import END_OF_ARTICLE, LEGAL, is_furniture_line
from extractors.document import Attachment

_DROPPED = (
    "script style noscript iframe template svg canvas object embed applet select option button input textarea "
    "map audio video head link meta title mpvoice qqmusic mp-common-profile mpvideosnap"
)
DROPPED = frozenset(_DROPPED.split())
_BLOCKS = (
    "p div section article main header footer nav aside ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table tbody thead "
    "tfoot tr td th caption blockquote pre form fieldset legend center figure figcaption address hr body html "
    "founder-content ucapcontent ucaptitle details summary label"
)
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Names that mean: no article in here. Whole names only: `content_nav_2` says nothing.
FURNITURE_NAMES = re.compile(
    r"^(?:foot(?:er)?\d*|foot_box|bottom|copyright|site-info|nav(?:bar|igation)?|topnav|menu\d*|side(?:bar)?|rside|widget(?:-area)?"
    r"|share|bdsharebuttonbox|bshare.*|crumbs?|bread(?:crumbs?|crumbnav)?|weizhi|location|dqwz|pos(?:ition)?|related(?:-posts|_news)?|xgxw|xg"
    r"|xgwz|xgyd|xgxx|xg-list|comments?|comment-list|feedback|respond|pinglun|pagination|pages?|pager|dede_pages|hot|rank(?:ing)?|toptb|pgt|pls"
    r"|authi|pcb_?tools|f_pst|jiathis.*|toolbar|print|editor|qrcode|ewm|info_ewm|qr_container|friendlink|links|prenext|prevnext|shangxia"
    r"|pright|xl_right|col-auto|right-?side|side-?right|recommend(?:ed)?|tuijian|remen|share-(?:box|popup|title|substr)|rich_media_tool|weui-dialog|audio-box|player|video-?box|login|search|newdigg|back_top|dyby)$",
    re.IGNORECASE,
)
COMMENT_NAMES = re.compile(
    r"^(?:comments?|comment-list|respond|pinglun|feedback|related.*|xgxw|xgwz|xgyd|xgxx|xg-list)$", re.IGNORECASE
)
FIRST_POST = re.compile(r"postmessage_\d+|read_tpc")  # Discuz, phpwind
INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|%)?\s*(?:!important\s*)?(?:;|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
ARTICLE_BEGINS = re.compile(
    r"^\s*(?:正文\s*(?:开始|begin|start)?|newsbody|enpcontent|content\s*(?:begin|start)|文章内容开始|zjeg_rss\.content\.begin)\s*$",
    re.IGNORECASE,
)
ARTICLE_ENDS = re.compile(
    r"^\s*(?:正文\s*(?:结束|end)|/newsbody|/enpcontent|content\s*end|文章内容结束|zjeg_rss\.content\.end)\s*$",
    re.IGNORECASE,
)
ATTACHED = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|7z|pptx?|csv|ofd|tif)(?:$|[?#&])", re.IGNORECASE)
FILE_NAME = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|7z|pptx?|csv|ofd)[”\"』」》】）)\]]?$", re.IGNORECASE)
SCRIPTED = re.compile(r"""['"]((?:https?:/)?/[^'"\s]{2,300})['"]""")  # the address that a script opens
PROSE_MARKS = re.compile(r"[。！？；，,]")
# Rules of a page's own style sheet that hide a class: words hidden in running text are there against copying.
HIDING_RULE = re.compile(
    r"(?<![\w.#>~+ -])\.([A-Za-z_][\w-]*)\s*\{[^{}]*?(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)[^{}]*\}"
)
INLINE = frozenset(
    [
        "span",
        "font",
        "i",
        "em",
        "b",
        "u",
        "s",
        "sup",
        "sub",
        "small",
        "strong",
        "a",
        "label",
        "ins",
        "del",
        "tt",
        "code",
    ]
)
LONGEST_HEADING = 12  # characters of 相关新闻, 点击排行 above a list
MOST_SPAN = 1000  # columns or rows; browsers stop there too
MOST_CELLS = 1_000_000  # of one table, those counted that a span reaches


@dataclass(slots=True)
class Box:
    """A block element: where it stands in the tree and among the lines, how it looks, what it is called."""

    tag: str
    names: frozenset[str]
    parent: int
    depth: int
    centred: bool
    furniture: bool
    start: int
    end: int = -1
    """-1 until it is closed."""
    dead: bool = False
    """Whether it or one around it says by its name that it is no article, and the page bears it out."""


@dataclass(slots=True)
class Stretch:
    """One line or table of the page, the box that holds it, and how much of it is link text."""

    part: Part
    box: int
    tag: str = ""
    centred: bool = False
    linked: int = 0
    marked: bool = False
    bulk: int = 0
    """How much it speaks for being in an article, whatever the boxes around it are called: its prose, links left out."""
    weight: int = 0
    """The same, 0 inside a dead box."""
    is_furniture: bool = False

    @property
    def is_link(self) -> bool:
        """Whether nearly all of a line is link text."""
        return isinstance(self.part, Line) and self.linked * 5 >= len(self.part.text) * 4

    @property
    def text(self) -> str:
        """The line, or the cells of the table, as one string."""
        return self.part.text if isinstance(self.part, Line) else " ".join(cell.text for cell in self.part.cells)


@dataclass(slots=True)
class Page:
    """The walked page. `stated` holds what an element's name says its text is: `time`, `source`, `title` …"""

    stretches: list[Stretch] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    links: list[tuple[Attachment, int]] = field(default_factory=list)
    first_post: int | None = None
    sums: list[int] = field(default_factory=lambda: [0])

    def weight(self, start: int, end: int) -> int:
        """The prose of the stretches `start:end` that stands in no dead box."""
        return self.sums[end] - self.sums[start]


def walk(tree: LexborHTMLParser) -> Page:
    """All lines and tables of the page in reading order. Iterative: pages nest 300 deep, hostile ones 100,000."""
    page = Page()
    base = tree.css_first("base[href]")
    walker = _Walker(page, (base.attributes.get("href") or "") if base is not None else "", tree)
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
    _weigh(page)
    return page


def _weigh(page: Page) -> None:
    """Give each stretch its weight. A box that holds most of the page is the page, whatever its name.

    WordPress wraps all in `#page`, Webplus the article in a form. Comments may well outweigh a short article: they are
    taken for it only where there is nothing else.
    """
    for stretch in page.stretches:
        stretch.bulk = _bulk(stretch)
    bulk = [0, *accumulate(stretch.bulk for stretch in page.stretches)]
    total = bulk[-1]
    for box in page.boxes:
        if box.end < 0:
            box.end = len(page.stretches)
        own = bulk[box.end] - bulk[box.start]
        headed = _is_headed_as_other(page, box)
        misnamed = own * 2 > total and (own == total or not (headed or any(map(COMMENT_NAMES.match, box.names))))
        around = page.boxes[box.parent].dead if box.parent >= 0 else False
        box.dead = around or ((box.furniture or headed) and not misnamed)
    for stretch in page.stretches:
        stretch.is_furniture = stretch.box >= 0 and page.boxes[stretch.box].dead
        stretch.weight = 0 if stretch.is_furniture else stretch.bulk
    page.sums = [0, *accumulate(stretch.weight for stretch in page.stretches)]


def _is_headed_as_other(page: Page, box: Box) -> bool:
    """Whether the first line of a box says that other articles follow: 为您推荐, 点击排行, 相关稿件."""
    first = page.stretches[box.start].part if box.end - box.start > 1 else None
    return isinstance(first, Line) and len(first.text) <= LONGEST_HEADING and bool(END_OF_ARTICLE.match(first.text))


def _bulk(stretch: Stretch) -> int:
    part = stretch.part
    if isinstance(part, Grid):
        return 0 if record_of(part) else sum(len(cell.text) for cell in part.cells)
    own = len(part.text) - stretch.linked
    if own < 15 or not PROSE_MARKS.search(part.text) or is_furniture_line(part.text) or LEGAL.search(part.text):
        return 0
    return own


class _Walker:
    """Collects lines while the tree is walked: `enter` before an element's children, `leave` after them."""

    def __init__(self, page: Page, base: str, tree: LexborHTMLParser) -> None:
        self.page = page
        self.base = base
        self.buffer: list[str] = []
        self.linked = 0
        self.open: list[tuple[int, int]] = []  # element, box
        self.in_link = 0
        self.in_article = False
        self.hidden = frozenset(
            name for style in tree.css("style") for name in HIDING_RULE.findall(style.text(deep=True)[:200_000])
        )
        self.joined: set[int] = set()  # tables that have been read with the head above them
        self.layout = _holders(tree.css("table table, table form, table input[type=text], table article, table h1"))

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
            if len(comment) < 60 and (ARTICLE_BEGINS.match(comment) or ARTICLE_ENDS.match(comment)):
                self.flush()
                self.in_article = bool(ARTICLE_BEGINS.match(comment))
            return None
        if tag == "br":
            self.flush()
            return None
        attributes = node.attributes
        if tag in DROPPED:
            if tag in ("iframe", "embed", "object"):
                self._attach(attributes.get("src") or attributes.get("data") or "", "")
            elif tag == "meta":
                self._mark(attributes)
            return None
        if attributes and is_invisible(tag, attributes, self.hidden):
            return None
        if tag == "table":
            self.flush()
            if node.mem_id in self.joined:
                return None
            if node.mem_id not in self.layout:
                rest = _rest_of(node)
                grid = data_table(node, self.hidden, rest)
                if grid is not None:
                    if rest is not None:
                        self.joined.add(rest.mem_id)
                    if caption := one_line(text_of(node.css_first("caption"))):
                        self.add(Line(caption), "caption")
                    self.add(grid, tag)
                    for link in node.css("a[href]"):
                        self._attach(link.attributes.get("href") or "", one_line(text_of(link)))
                    return None
        if tag == "a":
            self.in_link += 1
            href, script = attributes.get("href") or "", attributes.get("onclick") or ""
            if href or script:
                self._attach(href, one_line(text_of(node)), attributes.get("title") or "", script)
        if tag in BLOCKS:
            self.flush()
            self._open(node, tag, attributes)
        return node.first_child

    def leave(self, node: LexborNode) -> None:
        """Close an element whose children have been walked."""
        if self.in_link and node.tag == "a":
            self.in_link -= 1
        if self.open and self.open[-1][0] == node.mem_id:
            self.flush()
            _, box = self.open.pop()
            self.page.boxes[box].end = len(self.page.stretches)

    def _mark(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("name") or "").lower()  # jcms: <meta name="ContentStart"> around the article
        if name in ("contentstart", "contentend"):
            self.flush()
            self.in_article = name == "contentstart"

    def _open(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        called = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split() if attributes else ()
        names = frozenset(called if "-" not in tag and not tag.startswith("ucap") else (*called, tag))
        style = attributes.get("style") or "" if attributes else ""
        aligned = bool(attributes and attributes.get("align")) or "text-align" in style
        parent = self.open[-1][1] if self.open else -1
        outer = self.page.boxes[parent] if parent >= 0 else None
        centred = tag == "center" or (bool(attributes) and (attributes.get("align") or "").lower() == "center")
        centred = centred or bool(style and CENTRED.search(style))
        if not centred and outer is not None and not aligned and tag != "table":
            centred = outer.centred
        furniture = tag in ("nav", "footer", "form", "aside") or any(map(FURNITURE_NAMES.match, names))
        at = len(self.page.boxes)
        depth = outer.depth + 1 if outer is not None else 0
        self.page.boxes.append(Box(tag, names, parent, depth, centred, furniture, len(self.page.stretches)))
        self.open.append((node.mem_id, at))
        if self.page.first_post is None and any(map(FIRST_POST.fullmatch, names)):
            self.page.first_post = at

    def _attach(self, href: str, text: str, title: str = "", script: str = "") -> None:
        """Keep a link to a file: one whose address or whose words end like one (`download.jsp?id=12`, 项目册.pdf).

        Where a script opens it (`onclick="open('/attach.jspx?id=12')"`) its address is the one that the script names.
        """
        href = href.strip()
        if not href or href.startswith("#") or href.lower().startswith("javascript:"):
            named = SCRIPTED.search(href) or SCRIPTED.search(script)
            href = named[1] if named else href
        if not (ATTACHED.search(href) or FILE_NAME.search(text)) or href.lower().startswith(
            ("javascript:", "data:", "#")
        ):
            return
        address = joined(self.base, href)
        if address is not None and all(address != link.url for link, _ in self.page.links[-50:]):
            name = text or one_line(title) or one_line(unquote(re.split(r"[?#]", href)[0].rsplit("/", 1)[-1]))
            box = self.open[-1][1] if self.open else -1
            self.page.links.append((Attachment(name, address), box))

    def flush(self) -> None:
        """End the line under way."""
        if not self.buffer:
            return
        text = one_line("".join(self.buffer))
        linked = self.linked
        self.buffer.clear()
        self.linked = 0
        if text:
            box = self.page.boxes[self.open[-1][1]] if self.open else None
            tag = box.tag if box is not None else ""
            above = box
            for _ in range(3):
                if above is None or above.tag in HEADINGS:
                    break
                above = self.page.boxes[above.parent] if above.parent >= 0 else None
            if above is not None and above.tag in HEADINGS:
                tag = above.tag
            self.add(Line(text, "heading" if tag in HEADINGS else "paragraph"), tag, linked)

    def add(self, part: Part, tag: str, linked: int = 0) -> None:
        """Keep one line or table with where it stands."""
        box = self.open[-1][1] if self.open else -1
        centred = box >= 0 and self.page.boxes[box].centred
        self.page.stretches.append(Stretch(part, box, tag, centred, linked, self.in_article))


def joined(base: str, href: str) -> str | None:
    """The address that a link has seen from `base`; None for what is no address (`http://[x`)."""
    try:
        return urljoin(base, href)
    except ValueError:
        return None


def text_of(node: LexborNode | None) -> str:
    """The text of an element and all in it."""
    return node.text(deep=True, separator="") if node is not None else ""


def _holders(nodes: Iterable[LexborNode]) -> set[int]:
    """The elements around `nodes`: tables among them lay out the page."""
    holders: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None and parent.mem_id not in holders:
            holders.add(parent.mem_id)
            parent = parent.parent
    return holders


def is_invisible(tag: str, attributes: dict[str, str | None], hidden: frozenset[str]) -> bool:
    """Whether a reader does not see an element: by its style, or a class that salts running text against copying."""
    style = attributes.get("style")
    if style and INVISIBLE.search(style) and attributes.get("id") != "js_content":
        return True  # WeChat hides the article until its script has run
    if "hidden" in attributes:
        return True
    names = attributes.get("class")
    if not names:
        return False
    words = names.split()
    # Discuz writes noise into posts against copying, in the background's colour; and who edited the post last.
    return "jammer" in words or "pstatus" in words or (tag in INLINE and not hidden.isdisjoint(words))


def _rest_of(table: LexborNode) -> LexborNode | None:
    """The table of figures right below one that is nothing but its head, each in a box of its own, as Element draws it."""
    if table.css_first("td") is not None or table.css_first("th") is None:
        return None
    above: LexborNode | None = table
    for _ in range(2):
        following = above.next if above is not None else None
        while following is not None and following.is_text_node and not (following.text_content or "").strip():
            following = following.next
        if following is not None:
            rest = following if following.tag == "table" else following.css_first("table")
            if rest is None or rest.css_first("th") is not None or (row := rest.css_first("tr")) is None:
                return None
            return rest if len(row.css("td")) == len(table.css("th")) else None
        above = above.parent if above is not None else None
    return None


def data_table(table: LexborNode, hidden: frozenset[str] = frozenset(), rest: LexborNode | None = None) -> Grid | None:
    """The grid of a table that holds data, None for one that only lays out the page. No table stands in it.

    `rest` is a table whose rows go on with it.
    """
    parts = [table, rest] if rest is not None else [table]
    rows = [row for part in parts for row in part.css("tr") if not is_invisible("tr", row.attributes, hidden)]
    if len(rows) < 2 and len(table.css("td, th")) < 4:
        return None
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # column -> first row in which it is free again
    covered_cells = 0
    for at, row in enumerate(rows):
        column = 0
        node = row.first_child
        while node is not None:
            tag = node.tag
            if tag == "td" or tag == "th":
                attributes = node.attributes
                if not attributes or not is_invisible(tag, attributes, hidden):
                    while taken.get(column, 0) > at:
                        column += 1
                    row_span = min(_span(attributes, "rowspan"), len(rows) - at) if attributes else 1
                    column_span = _span(attributes, "colspan") if attributes else 1
                    covered_cells += row_span * column_span
                    if covered_cells > MOST_CELLS:
                        column_span = row_span = 1  # 1,000 by 1,000 in each of 1,000 cells is an attack, not a table
                    paragraphs = _paragraphs(node, hidden)
                    text = paragraphs[0] if len(paragraphs) == 1 else cell_line("\n".join(paragraphs))
                    several = tuple(paragraphs) if len(paragraphs) > 1 else ()
                    cells.append(GridCell(at, column, text, row_span, column_span, paragraphs=several))
                    if row_span > 1:
                        taken.update(dict.fromkeys(range(column, column + column_span), at + row_span))
                    column += column_span
            node = node.next
    grid = compact(Grid(cells))
    if grid.column_count < 2 or not grid.cells:
        return None
    if is_form(grid) or record_of(grid):
        return grid
    if len(rows) == 1 and is_info_line(" ".join(cell.text for cell in grid.cells)):
        return None  # 发布日期：2012-07-19 | 信息来源：… laid out below a title
    filled = [cell for cell in grid.cells if cell.text]
    letters = sum(len(cell.text) for cell in filled)
    prose = sum(len(cell.text) for cell in filled if is_prose(cell))
    if prose * 2 > letters or (len(filled) < 4 and table.css_first("th") is None):
        return None
    links = sum(len(one_line(text_of(link))) for part in parts for link in part.css("a"))
    return None if links * 2 > letters else grid


def _span(attributes: dict[str, str | None], name: str) -> int:
    value = (attributes.get(name) or "1").strip()
    return min(max(int(value), 1), MOST_SPAN) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _paragraphs(cell: LexborNode, hidden: frozenset[str]) -> list[str]:
    """The lines of one cell: block elements and `<br>` part them."""
    first = cell.first_child
    if first is None:
        return []
    if first.next is None and first.is_text_node:
        text = one_line(first.text_content or "")
        return [text] if text else []
    lines: list[str] = []
    buffer: list[str] = []

    def flush() -> None:
        text = one_line("".join(buffer))
        buffer.clear()
        if text:
            lines.append(text)

    node: LexborNode | None = first
    depth = 0
    while node is not None:
        child = None
        if node.is_text_node:
            buffer.append(node.text_content or "")
        else:
            tag = node.tag or ""
            if tag in BLOCKS or tag == "br":
                flush()
            if tag not in DROPPED and not is_invisible(tag, node.attributes, hidden):
                child = node.first_child
        if child is not None:
            node = child
            depth += 1
            continue
        while depth and node is not None and node.next is None:
            node = node.parent
            depth -= 1
            if node is not None and node.tag in BLOCKS:
                flush()
        node = node.next if node is not None else None
    flush()
    return lines
