"""List pages: which links on them are articles, when each was put up, and where the next page is.

Content systems page their lists in a handful of ways. `auto` knows those that a page shows: TRS's `createPageHTML`,
jcms's data store, a link 下一页, sitemaps and feeds. Where a script of the site's own makes the links, the source names
the file: `home_{n}.htm`, `list_{n}.html`, `index_{n}.jhtml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpora.characters import one_line
from corpora.charset import decode
from corpora.fetch import normal
from corpora.source import Source

LEAST_TITLE = 5  # characters; 更多 and 首页 have fewer
LEAST_LINKS = 3  # of one shape, for a guess
ASSETS = re.compile(r"\.(?:jpe?g|png|gif|bmp|css|js|ico|svg|mp4|mp3|apk|exe)(?:$|[?#])", re.IGNORECASE)
ISO_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
PACKED_DAY = re.compile(r"(?<!\d)t?(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
CREATE_PAGE = re.compile(r"createPageHTML\s*\(([^)]*)\)")
ARGUMENT = re.compile(r"""(['"])(.*?)\1|(\d+)""")
NEXT_GROUP = re.compile(r"<nextgroup>\s*<!\[CDATA\[(.*?)\]\]>", re.DOTALL | re.IGNORECASE)
RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL | re.IGNORECASE)
NEXT_WORDS = re.compile(r"^(?:下一页|下页|后一页|next)\s*[>»›]*$|^[>»›]$", re.IGNORECASE)
XML_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?(sitemapindex|urlset|rss|feed|RDF)\b", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Link:
    """An article as a list shows it."""

    url: str
    title: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one page of a list leads to: articles in their order, further list pages."""

    links: tuple[Link, ...]
    further: tuple[str, ...] = ()


def read_list(source: Source, url: str, body: bytes, page: int = 0) -> ListPage:
    """The list page at `url` (the `page`-th of its list, from 0). Raises ReadError where its charset is unknown."""
    text, _ = decode(url, body)
    start = XML_START.match(text)
    if start:
        return _read_xml(source, url, body, start.group(1))
    records = RECORD.findall(text)
    tree = LexborHTMLParser("".join(records) if records else text)
    base = _base(LexborHTMLParser(text) if records else tree, url)
    links = _articles(source, url, base, tree)
    return ListPage(tuple(links), tuple(_further(source, url, base, text, tree, page, bool(links))))


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return urljoin(url, node.attributes.get("href") or "") if node is not None else url


def _articles(source: Source, url: str, base: str, tree: LexborHTMLParser) -> list[Link]:
    wanted = re.compile(source.articles) if source.articles else None
    attached = re.compile(source.attachments, re.IGNORECASE) if source.attachments else None
    host = urlsplit(url).hostname
    found: dict[str, Link] = {}
    for node in tree.css(source.links or "a"):
        link = node if node.tag == "a" else node.css_first("a")
        address = _address(base, link)
        if link is None or address is None or address == normal(url) or ASSETS.search(address):
            continue
        title = one_line(link.attributes.get("title") or link.text(deep=True)) or None
        if wanted is not None:
            is_article = bool(wanted.search(address))
        elif source.links is not None:
            is_article = True
        else:
            is_article = (
                urlsplit(address).hostname == host
                and len(title or "") >= LEAST_TITLE
                and _looks_like_article(address)
                and not (attached and attached.search(address))
            )
        if is_article:
            found.setdefault(address, Link(address, title, _day_of(link, address)))
    return list(found.values())


def _address(base: str, link: LexborNode | None) -> str | None:
    href = (link.attributes.get("href") or "").strip() if link is not None else ""
    if not href or href.startswith("#") or re.match(r"(?:javascript|mailto|tel|data):", href, re.IGNORECASE):
        return None
    try:
        address = normal(urljoin(base, href))
    except ValueError:
        return None  # `http://[`: nothing that could be asked for
    return address if address.startswith(("http://", "https://")) else None


def _looks_like_article(address: str) -> bool:
    """Whether the last part of an address has a number, as articles have and columns have not."""
    parts = urlsplit(address)
    name = parts.path.rsplit("/", 1)[-1]
    if re.match(r"(?:index|list|home|default)\w*\.", name, re.IGNORECASE):
        return False
    return bool(
        re.search(r"\d{2,}|\d\.", name) or re.search(r"(?:^|&)(?:\w*id|article)=\w*\d", parts.query, re.IGNORECASE)
    )


def _day_of(link: LexborNode, address: str) -> date | None:
    """The day beside a link (in its list item), else the day in its address."""
    around: LexborNode | None = link
    for _ in range(3):
        if around is None or around.tag in ("ul", "table", "tbody", "body"):
            break
        if len(around.css("a[href]")) > 2:
            break
        if day := _day(ISO_DAY, around.text(deep=True, separator=" ")):
            return day
        around = around.parent
    path = urlsplit(address).path
    return _day(PACKED_DAY, path) or _day(ISO_DAY, path)


def _day(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _further(
    source: Source, url: str, base: str, text: str, tree: LexborHTMLParser, page: int, has_links: bool
) -> Iterator[str]:
    """The list page after this one, in the way that the source names or, for `auto`, that the page shows."""
    way = source.pagination
    if way == "none":
        return
    if "{n}" in way:
        # Nobody says how many there are: the walk ends where a page is missing or empty.
        if has_links:
            yield normal(urljoin(url, way.replace("{n}", str(page + source.first_page))))
        return
    if way in ("trs", "auto") and (call := CREATE_PAGE.search(text)):
        if address := _trs_page(url, call.group(1), page):
            yield address
        return
    if way in ("jcms", "auto") and (group := NEXT_GROUP.search(text)):
        address = _address(base, LexborHTMLParser(group.group(1)).css_first("a[href]"))
        if address:
            yield address
        return
    if way in ("next", "auto"):
        for link in tree.css("a[href]"):
            rel = (link.attributes.get("rel") or "").lower().split()
            if "next" in rel or NEXT_WORDS.match(one_line(link.text(deep=True))):
                if (address := _address(base, link)) and address != normal(url):
                    yield address
                return


def _trs_page(url: str, arguments: str, page: int) -> str | None:
    """`createPageHTML(25, 0, "index", "html")`: 25 pages, index.html and index_1.html to index_24.html.

    Newer pages put the id of an element before the count; the two numbers come first either way.
    """
    numbers, words = [], []
    for found in ARGUMENT.finditer(arguments):
        if found.group(3):
            numbers.append(int(found.group(3)))
        elif numbers:
            words.append(found.group(2))
    if not numbers or page + 1 >= numbers[0]:
        return None
    name, ending = words[0] if words else "index", words[1] if len(words) > 1 else "html"
    return normal(urljoin(url, f"{name}_{page + 1}.{ending}"))


def _read_xml(source: Source, url: str, body: bytes, kind: str) -> ListPage:
    """Sitemaps and feeds. Entities are not expanded and nothing is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root is None:
        return ListPage(())
    if kind == "sitemapindex":
        return ListPage((), tuple(normal(text) for text in root.xpath("//*[local-name()='loc']/text()")))
    wanted = re.compile(source.articles) if source.articles else None
    links = []
    for item in root.xpath("//*[local-name()='url' or local-name()='item' or local-name()='entry']"):
        address = "".join(item.xpath("./*[local-name()='loc' or local-name()='link']/text()")[:1]).strip()
        address = address or "".join(item.xpath("./*[local-name()='link']/@href")[:1])
        if not address.startswith(("http://", "https://")) or (wanted and not wanted.search(address)):
            continue
        title = "".join(item.xpath("./*[local-name()='title']/text()")[:1])
        said = "".join(
            item.xpath(
                "./*[local-name()='lastmod' or local-name()='pubDate' or local-name()='published' "
                "or local-name()='updated' or local-name()='date']/text()"
            )[:1]
        )
        links.append(Link(normal(address), one_line(title) or None, _xml_day(said)))
    return ListPage(tuple({link.url: link for link in links}.values()))


def _xml_day(said: str) -> date | None:
    try:
        return datetime.fromisoformat(said.strip()).date()
    except ValueError:
        pass  # a feed's date is written as a letter's
    try:
        return parsedate_to_datetime(said.strip()).date()
    except (ValueError, TypeError):
        return None


def attachments_of(source: Source, url: str, body: bytes) -> list[Link]:
    """The files that an article links to."""
    if not source.attachments or b"<a" not in body.lower():
        return []
    wanted = re.compile(source.attachments, re.IGNORECASE)
    text, _ = decode(url, body)
    tree = LexborHTMLParser(text)
    base = _base(tree, url)
    found: dict[str, Link] = {}
    for link in tree.css("a[href]"):
        address = _address(base, link)
        if address and wanted.search(address):
            found.setdefault(address, Link(address, one_line(link.text(deep=True)) or None))
    return list(found.values())


def guess_articles(url: str, body: bytes) -> str | None:
    """A pattern for the addresses of a list page's articles: the shape that most long-titled links share.

    None where no shape is shared by three links.
    """
    probe = Source(slug="probe", name="", lists=(url,))
    shapes: Counter[str] = Counter()
    for link in read_list(probe, url, body).links:
        path = urlsplit(link.url).path
        shapes[re.sub(r"\\?\d+", r"\\d+", re.escape(path))] += 1
    if not shapes:
        return None
    shape, count = shapes.most_common(1)[0]
    return f"{shape}$" if count >= LEAST_LINKS and "d+" in shape else None


def guess_pagination(url: str) -> list[tuple[str, int]]:
    """What the second page of a list may be called where the first does not say: (file name with {n}, its number)."""
    name = urlsplit(url).path.rsplit("/", 1)[-1]
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = "index", "html"
    return [(f"{stem}_{{n}}.{ending}", 1), (f"{stem}_{{n}}.{ending}", 2)]
