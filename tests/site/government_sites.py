"""Government sites on loopback: eight layouts, each able to misbehave, with a log of who asked for what and when.

Each site is a virtual host with an address of its own (127.0.0.2, 127.0.0.3 …) and one port. The pages are invented;
their layouts are those of content systems that many offices use.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import random
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote

from aiohttp import web

PLACES = ("诸城市", "弥勒市", "昌图县", "宁城县", "山丹县", "老河口市", "梅河口市", "南雄市", "天长市")
WORDS = (
    "产业链",
    "招商专班",
    "营商环境",
    "主导产业",
    "园区配套",
    "标准厂房",
    "要素保障",
    "并联审批",
    "帮办代办",
    "驻点招商",
    "以商招商",
    "商会协会",
    "龙头企业",
    "上下游",
    "新材料",
    "装备制造",
    "农产品加工",
    "文旅康养",
    "数字经济",
    "生物医药",
    "冷链物流",
    "光伏组件",
    "储能电池",
    "现代纺织",
    "智能家居",
    "县域经济",
    "外出考察",
    "座谈交流",
    "实地调研",
    "项目储备",
    "政策兑现",
    "土地收储",
    "能耗指标",
    "环评手续",
    "供应链",
    "乡村振兴",
    "开放平台",
    "跨境电商",
    "人才公寓",
)
VERBS = (
    "推进",
    "完善",
    "落实",
    "聚焦",
    "强化",
    "优化",
    "拓展",
    "建立",
    "健全",
    "夯实",
    "打通",
    "盘活",
    "对接",
    "走访",
    "培育",
    "壮大",
    "引导",
    "统筹",
)


def prose(number: int, sentences: int = 8) -> str:
    """Sentences that no other number has: articles of one site must not look like reprints of each other."""
    chance = random.Random(number)
    return "".join(
        f"{chance.choice(VERBS)}{chance.choice(WORDS)}，{chance.choice(VERBS)}{chance.choice(WORDS)}与{chance.choice(WORDS)}，"
        f"{chance.choice(VERBS)}{chance.choice(WORDS)}。"
        for _ in range(sentences)
    )


@dataclass
class Article:
    """One article: what it says can be edited, and it can be withdrawn."""

    number: int
    day: date
    place: str
    projects: int
    amount: str
    attachments: dict[str, bytes] = field(default_factory=dict)
    gone: int | None = None
    text: str | None = None
    title: str | None = None
    charset: str = "utf-8"

    @property
    def heading(self) -> str:
        return self.title or f"{self.place}招商引资工作第{self.number}期简报"

    @property
    def paragraphs(self) -> list[str]:
        if self.text is not None:
            return self.text.split("\n")
        return [
            f"{self.day.year}年1—6月，{self.place}新签约项目{self.projects}个，总投资{self.amount}亿元。",
            prose(self.number),
        ]


def article(number: int, newest: date = date(2024, 6, 30), **said: object) -> Article:
    """The article of this number; a higher number is a newer article."""
    chance = random.Random(number * 7919)
    return Article(
        number,
        newest - timedelta(days=max(0, 3000 - number) if number < 3000 else 0),
        PLACES[number % len(PLACES)],
        chance.randint(3, 180),
        f"{chance.randint(5, 900)}.{chance.randint(1, 9)}",
        **said,  # type: ignore[arg-type]
    )


@dataclass
class Fault:
    """How an address misbehaves: `kind`, and how many times (None: always) before it behaves."""

    kind: str
    times: int | None = None
    value: str = ""


@dataclass(frozen=True)
class Asked:
    """One line of the access log; `began` and `ended` are readings of the monotonic clock, `sent` bytes of the body."""

    host: str
    path: str
    status: int
    sent: int
    began: float
    ended: float
    headers: dict[str, str]


@dataclass
class Site:
    """One virtual host. `layout` is one of LAYOUTS; `start` is the address of its list."""

    layout: str
    articles: list[Article]
    per_page: int = 10
    robots: bytes | int = b"User-agent: *\nDisallow: /admin/\n"
    faults: dict[str, Fault] = field(default_factory=dict)
    validators: str = "stable"
    """`stable`: ETag and Last-Modified that say the truth; `random`: an ETag that changes each time; `none`."""
    shuffled: bool = False
    compressed: bool = False
    host: str = ""
    port: int = 0
    scheme: str = "http"
    log: list[Asked] = field(default_factory=list)
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    """Further addresses: path → status, headers, body."""
    _by_path: dict[str, Article] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def start(self) -> str:
        return self.base + LAYOUTS[self.layout].start

    def path_of(self, found: Article) -> str:
        return LAYOUTS[self.layout].article(found)

    def url_of(self, found: Article) -> str:
        return self.base + self.path_of(found)

    def asked(self, *statuses: int) -> list[str]:
        """The paths that were asked, in order; those answered with one of `statuses`, where some are given."""
        return [line.path for line in self.log if not statuses or line.status in statuses]

    def listed(self) -> list[Article]:
        found = sorted(self.articles, key=lambda one: -one.number)
        if self.shuffled:
            random.shuffle(found)
        return found

    # Pages

    def respond(self, path: str) -> tuple[int, dict[str, str], bytes]:
        if path in self.pages:
            return self.pages[path]
        if path == "/robots.txt":
            if isinstance(self.robots, int):
                return self.robots, {}, b""
            return 200, {"Content-Type": "text/plain"}, self.robots
        if len(self._by_path) != len(self.articles):
            self._by_path = {self.path_of(one): one for one in self.articles}
        found = self._by_path.get(path)
        if found is not None:
            if found.gone is not None:
                return found.gone, {"Content-Type": "text/html"}, b"<html><body>404</body></html>"
            return 200, {"Content-Type": f"text/html; charset={found.charset.split(';')[0]}"}, self.page(found)
        if path.startswith("/files/"):
            number, name = path.split("/")[2:4]
            for one in self.articles:
                if str(one.number) == number and unquote(name) in one.attachments:
                    return 200, {"Content-Type": "application/octet-stream"}, one.attachments[unquote(name)]
        listing = LAYOUTS[self.layout].listing(self, path)
        if listing is None:
            return 404, {"Content-Type": "text/html"}, "<html><body>页面不存在</body></html>".encode()
        return 200, {"Content-Type": listing[0]}, listing[1].encode()

    def page(self, found: Article) -> bytes:
        box = LAYOUTS[self.layout].box
        files = "".join(f'<p><a href="/files/{found.number}/{name}">附件：{name}</a></p>' for name in found.attachments)
        body = "".join(f"<p>{text}</p>" for text in found.paragraphs)
        html = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{found.heading}</title>'
            f'<meta name="ArticleTitle" content="{found.heading}"><meta name="PubDate" content="{found.day} 09:00:00">'
            f'</head><body><div class="nav"><a href="/">首页</a> <a href="{LAYOUTS[self.layout].start}">招商引资</a></div>'
            f'<h1>{found.heading}</h1><div class="info">发布日期：{found.day} 来源：{found.place}人民政府网</div>'
            f'<div class="{box}">{body}{files}</div><div class="footer">主办：{found.place}人民政府</div></body></html>'
        )
        return html.encode("gb18030" if found.charset == "utf-8;really=gbk" else "utf-8")

    def entries(
        self, page: int, pattern: str = '<li><a href="{url}" title="{title}">{title}</a><span>{day}</span></li>'
    ) -> str:
        chosen = self.listed()[page * self.per_page : (page + 1) * self.per_page]
        return "".join(pattern.format(url=self.path_of(one), title=one.heading, day=one.day) for one in chosen)

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.articles) // self.per_page))


@dataclass(frozen=True)
class Layout:
    """One content system: where its list begins, what its articles are called, and how a list page is made."""

    start: str
    article: Callable[[Article], str]
    box: str
    listing: Callable[[Site, str], tuple[str, str] | None]


def frame(body: str, extra: str = "") -> tuple[str, str]:
    """A list page: menu, list, imprint."""
    return (
        "text/html; charset=utf-8",
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>招商引资_人民政府网</title></head><body>'
        '<div class="nav"><a href="/">网站首页</a><a href="/zwgk/index.html">政务公开信息</a>'
        '<a href="/admin/login.html">后台登录入口</a></div>'
        f'<ul class="list">{body}</ul>{extra}<div class="footer"><a href="/about.html">关于我们网站</a></div></body></html>',
    )


def numbered(start: str, pattern: str, first: int) -> Callable[[Site, str], int | None]:
    """The page (from 0) that a path names: `index_1.html` is the second."""

    def page(site: Site, path: str) -> int | None:
        if path == start:
            return 0
        for number in range(1, site.page_count):
            if path == pattern.format(n=number + first - 1):
                return number
        return None

    return page


def plain(
    start: str, pattern: str, first: int, extra: Callable[[Site, int], str]
) -> Callable[[Site, str], tuple[str, str] | None]:
    at = numbered(start, pattern, first)

    def listing(site: Site, path: str) -> tuple[str, str] | None:
        page = at(site, path)
        return None if page is None else frame(site.entries(page), extra(site, page))

    return listing


def next_link(site: Site, path: str) -> tuple[str, str] | None:
    if path.split("?")[0] != "/info/list.jsp":
        return None
    page = int(parse_qs(path.partition("?")[2]).get("page", ["1"])[0]) - 1
    if page >= site.page_count:
        return frame("")
    more = f'<a href="list.jsp?page={page + 2}">下一页</a>' if page + 1 < site.page_count else "<span>下一页</span>"
    return frame(site.entries(page), f'<div class="pages">{more}</div>')


JCMS_RECORD = '<record><![CDATA[<li><a href="{url}" title="{title}">{title}</a><b>{day}</b></li>]]></record>'


def jcms(site: Site, path: str) -> tuple[str, str] | None:
    if path == "/col/col12/index.html":
        page = 0
    elif path.startswith("/module/web/jpage/dataproxy.jsp?"):
        page = int(parse_qs(path.partition("?")[2])["page"][0]) - 1
        if page >= site.page_count:
            return None
    else:
        return None
    more = ""
    if page + 1 < site.page_count:
        address = f"/module/web/jpage/dataproxy.jsp?page={page + 2}&webid=1&path=/&columnid=12&unitid=354"
        more = f'<nextgroup><![CDATA[<a href="{address}"></a>]]></nextgroup>'
    store = (
        f"<datastore>{more}<recordset>{site.entries(page, JCMS_RECORD)}</recordset>"
        f"<totalrecord>{len(site.articles)}</totalrecord><totalpage>{site.page_count}</totalpage></datastore>"
    )
    if page:
        return "text/xml; charset=utf-8", f'<?xml version="1.0" encoding="utf-8"?>{store}'
    return frame(f'<div id="354"><script type="text/xml">{store}</script></div>')


def sitemap(site: Site, path: str) -> tuple[str, str] | None:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    if path == "/sitemap.xml":
        parts = "".join(f"<sitemap><loc>{site.base}/sitemap-{n}.xml</loc></sitemap>" for n in range(site.page_count))
        return "application/xml", f"{head}<sitemapindex {space}>{parts}</sitemapindex>"
    at = numbered("/sitemap-0.xml", "/sitemap-{n}.xml", 1)(site, path)
    if at is None:
        return None
    pattern = f"<url><loc>{site.base}{{url}}</loc><lastmod>{{day}}</lastmod></url>"
    return "application/xml", f"{head}<urlset {space}>{site.entries(at, pattern)}</urlset>"


def feed(site: Site, path: str) -> tuple[str, str] | None:
    if path != "/rss.xml":
        return None
    items = "".join(
        f"<item><title>{one.heading}</title><link>{site.url_of(one)}</link>"
        f"<pubDate>{format_datetime(datetime(one.day.year, one.day.month, one.day.day, tzinfo=UTC))}</pubDate></item>"
        for one in site.listed()
    )
    return "application/rss+xml", f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


LAYOUTS = {
    "trs": Layout(
        "/zwgk/zsyz/index.html",
        lambda one: f"/zwgk/zsyz/{one.day:%Y%m}/t{one.day:%Y%m%d}_{one.number}.html",
        "TRS_Editor",
        plain(
            "/zwgk/zsyz/index.html",
            "/zwgk/zsyz/index_{n}.html",
            1,
            lambda site, page: f'<script>createPageHTML({site.page_count}, {page}, "index", "html");</script>',
        ),
    ),
    "jcms": Layout(
        "/col/col12/index.html",
        lambda one: f"/art/{one.day.year}/{one.day.month}/{one.day.day}/art_12_{one.number}.html",
        "article-content",
        jcms,
    ),
    "home": Layout(
        "/zhengce/home.htm",
        lambda one: f"/zhengce/{one.day:%Y-%m/%d}/content_{one.number}.htm",
        "pages_content",
        plain("/zhengce/home.htm", "/zhengce/home_{n}.htm", 1, lambda site, page: ""),
    ),
    "list": Layout(
        "/xwzx/list.html",
        lambda one: f"/xwzx/{one.number}.html",
        "content",
        plain("/xwzx/list.html", "/xwzx/list_{n}.html", 2, lambda site, page: ""),
    ),
    "jeecms": Layout(
        "/zsyz/index.jhtml",
        lambda one: f"/zsyz/{one.number}.jhtml",
        "content_text",
        plain("/zsyz/index.jhtml", "/zsyz/index_{n}.jhtml", 2, lambda site, page: ""),
    ),
    "next": Layout("/info/list.jsp", lambda one: f"/info/1001/{one.number}.htm", "v_news_content", next_link),
    "sitemap": Layout("/sitemap.xml", lambda one: f"/news/{one.day:%Y/%m}/{one.number}.html", "zoom", sitemap),
    "rss": Layout("/rss.xml", lambda one: f"/p/{one.number}.html", "entry-content", feed),
}


class Server:
    """Sites served by a thread of this process: `with Server(site, other): …`."""

    def __init__(self, *sites: Site, tls: ssl.SSLContext | None = None) -> None:
        self.sites = {f"127.0.0.{number}": site for number, site in enumerate(sites, start=2)}
        self.tls = tls
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=0.1)
        await runner.setup()
        port = 0
        for host, site in self.sites.items():
            listener = web.TCPSite(runner, host, port, ssl_context=self.tls)
            await listener.start()
            assert listener._server is not None
            port = port or listener._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
            site.host, site.port, site.scheme = host, port, "https" if self.tls else "http"
        self._ready.set()
        await self._stop.wait()
        await runner.cleanup()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        site = self.sites[request.host.split(":")[0]]
        began = time.monotonic()
        status, sent, response = await self._answer(site, request)
        headers = {name.lower(): value for name, value in request.headers.items()}
        site.log.append(Asked(site.host, request.path_qs, status, sent, began, time.monotonic(), headers))
        return response

    async def _answer(self, site: Site, request: web.BaseRequest) -> tuple[int, int, web.StreamResponse]:
        path = request.path_qs
        fault = site.faults.get(path) or site.faults.get(request.path)
        if fault is not None and fault.times != 0:
            if fault.times is not None:
                fault.times -= 1
            answer = await misbehave(fault, site, request)
            if answer is not None:
                return answer
        status, headers, body = site.respond(path)
        if status == 200 and site.validators != "none":
            chance = str(random.random()) if site.validators == "random" else ""
            headers = {**headers, "ETag": f'"{hashlib.sha1(body + chance.encode()).hexdigest()}"'}
            if request.headers.get("If-None-Match") == headers["ETag"]:
                return 304, 0, web.Response(status=304, headers={"ETag": headers["ETag"]})
        if site.compressed and "gzip" in request.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers = {**headers, "Content-Encoding": "gzip"}
        return status, len(body), web.Response(status=status, headers=headers, body=body)


BOMB = gzip.compress(b"0" * (64 * 1024 * 1024))


async def misbehave(fault: Fault, site: Site, request: web.BaseRequest) -> tuple[int, int, web.StreamResponse] | None:
    """The wrong answer of this kind; None where the right one follows after it."""
    _, headers, body = site.respond(request.path_qs)
    transport = request.transport
    assert transport is not None
    if fault.kind == "status":
        code, _, wait = fault.value.partition(" ")
        extra = {"Retry-After": wait} if wait else {}
        return int(code), 0, web.Response(status=int(code), headers=extra)
    if fault.kind == "drip":
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        for number in range(10_000):
            try:
                await response.write(b"%d" % number)
            except ConnectionError:
                break
            await asyncio.sleep(0.05)
        return 200, 0, response
    if fault.kind == "reset":
        transport.abort()
        return 0, 0, web.Response()
    if fault.kind in ("truncated", "too long"):
        # `truncated` ends in the middle; `too long` sends all of it and promises more than there is.
        shown = body[: len(body) // 2] if fault.kind == "truncated" else body
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body) + 50}\r\n\r\n"
        transport.write(head.encode() + shown)
        await asyncio.sleep(0.05)
        transport.close()
        return 200, len(shown), web.Response()
    if fault.kind == "bomb":
        headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
        return 200, len(BOMB), web.Response(headers=headers, body=BOMB)
    if fault.kind == "redirect":
        return 302, 0, web.Response(status=302, headers={"Location": fault.value})
    if fault.kind == "loop":
        number = int(parse_qs(request.query_string).get("n", ["0"])[0])
        return 302, 0, web.Response(status=302, headers={"Location": f"{request.path}?n={number + 1}"})
    if fault.kind == "cookie wall":
        if request.headers.get("Cookie") == "passed=1":
            return None
        answer = {"Location": request.path_qs, "Set-Cookie": "passed=1"}
        return 302, 0, web.Response(status=302, headers=answer)
    if fault.kind == "challenge":
        script = b"<html><head><script>document.cookie='c='+(9*9);location.reload()</script></head><body></body></html>"
        return 200, len(script), web.Response(headers={"Content-Type": "text/html"}, body=script)
    raise AssertionError(f"no fault is called {fault.kind}")


def make_sites(*layouts: str, count: int = 25, **options: object) -> list[Site]:
    """A site a layout with `count` articles each, no two articles alike."""
    return [
        Site(layout, [article(1 + number + 1000 * at) for number in range(count)], **options)  # type: ignore[arg-type]
        for at, layout in enumerate(layouts or tuple(LAYOUTS))
    ]
