"""Asking sites for pages, politely: who asks says so, robots.txt and Retry-After are obeyed, one budget a host.

What HTTP libraries leave to their users stands here: an end to slow answers, a cap on bytes before and after
decompression, redirects that are counted, and a look at every address before it is connected to, so that no page leads
a crawler into the network it stands in. A site that wants a browser (412, 521, a script that sets a cookie) is recorded
as `blocked`: a wall is an answer, and is not climbed.
"""

from __future__ import annotations

import asyncio
import contextvars
import hashlib
import ipaddress
import random
import re
import socket
import ssl
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit, urlunsplit

import aiohttp
from protego import Protego

from corpora.crawl_store import FURTHEST_WAIT, CrawlStore
from extractors.version import VERSION

Outcome = Literal["ok", "unchanged", "gone", "blocked", "forbidden", "refused", "too_large", "failed"]

PRODUCT = "yinfeng"
ROBOTS_AGE = 24 * 3600  # seconds that a robots.txt is believed (RFC 9309 §2.4)
ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks parsers for 500 KiB at least
LONGEST_WAIT = 300.0  # seconds; a host that asks for more is left for the next run
MOST_REDIRECTS = 5
TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
BLOCKING = frozenset({401, 403, 412, 521})
WHOLE_PAGE = re.compile(rb"</html>\s*$", re.IGNORECASE)
SCRIPT = re.compile(rb"<(script|style|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(rb"<[^>]*>")
CHALLENGE = re.compile(rb"document\.cookie|location\.(?:reload|href|replace)|_\$|challenge", re.IGNORECASE)
# Networks that stand for other addresses: NAT64 and 6to4 carry an IPv4 address inside.
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Politeness:
    """How a site is asked. `delay` is the rest in seconds after each answer of a host (the larger of this and its
    Crawl-delay), up to `jitter` of it longer; 0 asks up to `connections` at a time and is for machines of one's own."""

    delay: float = 2.0
    jitter: float = 0.25
    connections: int = 16
    tries: int = 3
    backoff: float = 2.0
    """Seconds before the second try; doubled before each further one."""
    attempt_seconds: float = 30.0
    total_seconds: float = 120.0
    """All tries and redirects of one address together; waiting for one's turn does not count."""
    most_bytes: int = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer as it came, its body decompressed: `headers` as sent, `at` seconds since 1970."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: float

    @property
    def sha256(self) -> str:
        """The digest of the body."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one address. `exchange` is the last answer, None where none came; `message` says why it is no
    page."""

    url: str
    outcome: Outcome
    exchange: Exchange | None = None
    message: str = ""

    @property
    def final_url(self) -> str:
        """The address that answered in the end."""
        return self.exchange.url if self.exchange else self.url

    @property
    def file_name(self) -> str | None:
        """The name that the answer gives its file (Content-Disposition), GBK and UTF-8 alike; None where none."""
        said = self.exchange.header("content-disposition") if self.exchange else None
        if not said:
            return None
        message = Message()
        message["content-disposition"] = said
        name = message.get_filename()
        if not name:
            return None
        try:
            raw = name.encode("latin-1")
        except UnicodeEncodeError:
            return Path(name).name
        for charset in ("utf-8", "gb18030"):
            try:
                return Path(raw.decode(charset)).name
            except UnicodeDecodeError:
                continue  # old servers send the name's bytes as they are, in either charset
        return Path(name).name


class _Refused(OSError):
    """An address that a crawler has no business with."""


class _Problem(Exception):
    """One try that failed; `temporary` where another may not, after `wait` seconds where the site said so."""

    def __init__(
        self, message: str, *, temporary: bool, outcome: Outcome = "failed", wait: float | None = None
    ) -> None:
        super().__init__(message)
        self.temporary = temporary
        self.outcome: Outcome = outcome
        self.wait = wait


_refused: contextvars.ContextVar[list[str]] = contextvars.ContextVar("refused")


def is_public(address: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether a crawler may connect to this IP address: global unicast, or within a network that was allowed."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if any(found in network for network in allowed):
        return True
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner), allowed)
    return found.is_global and not found.is_multicast


def normal(url: str) -> str:
    """An address in one spelling: lower-case scheme and host, no default port, no fragment."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    port = "" if parts.port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f":{parts.port}"
    return urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", parts.query, ""))


def user_agent(contact: str) -> str:
    """Who asks, and where to complain: `yinfeng/1.2 (+mailto:someone@example.org)`."""
    return f"{PRODUCT}/{VERSION} (+{'mailto:' if '@' in contact and ':' not in contact else ''}{contact})"


@lru_cache
def tls_context(*, legacy: bool = False, ca_file: str | None = None) -> ssl.SSLContext:
    """A context that always verifies; made once, for reading the system's authorities takes 60 ms. `legacy` admits TLS 1.0 and the keys of 1999, for offices' old servers."""
    context = ssl.create_default_context(cafile=ca_file)
    if legacy:
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    return context


@dataclass
class Fetcher(AbstractAsyncContextManager["Fetcher"]):
    """One conversation with the sites of a source; used in `async with`.

    `on_exchange` is handed every answer as it comes, redirects and refusals too. `allowed` are networks that may be
    asked although they are not public: of tests, of an intranet.
    """

    store: CrawlStore
    contact: str
    politeness: Politeness = field(default_factory=Politeness)
    allowed: tuple[Network, ...] = ()
    legacy_tls: bool = False
    ca_file: str | None = None
    on_exchange: Callable[[Exchange], None] = lambda exchange: None

    def __post_init__(self) -> None:
        self._rules: dict[str, Protego | None] = {}
        self._robots_locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._robots_problems: dict[str, _Problem] = {}
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._kept_off: set[str] = set()
        """Hosts that asked to wait (Retry-After), which holds even where no delay is kept."""

    async def __aenter__(self) -> Fetcher:
        connector = aiohttp.TCPConnector(
            limit=0,
            ssl=tls_context(legacy=self.legacy_tls, ca_file=self.ca_file),
            socket_factory=self._socket,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers={
                "User-Agent": user_agent(self.contact),
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Language": "zh-CN,zh;q=0.9",
                "Accept-Encoding": "gzip, deflate",
            },
            # No cookies: a wall of cookies is an answer, and nothing we read needs them.
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=32 * 1024,
            max_field_size=32 * 1024,
        )
        # aiohttp asks once more by itself where a kept connection breaks, past robots' delay; our own tries do it.
        self._session._retry_connection = False
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    def _socket(self, found: Any) -> socket.socket:
        """The socket of a connection about to be made: the last place where its address can be looked at."""
        family, kind, protocol, _, address = found
        if not is_public(address[0], self.allowed):
            _refused.get([]).append(address[0])
            raise _Refused(f"{address[0]} is not a public address")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        return made

    async def fetch(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Ask for one page; with validators, only if it changed. Never raises for what a site does."""
        conditions = {}
        if etag:
            conditions["If-None-Match"] = etag
        if last_modified:
            conditions["If-Modified-Since"] = last_modified
        try:
            return await self._patiently(normal(url), conditions, robots=True)
        except ValueError as error:  # what urlsplit and yarl say of `http://[x`
            return Fetched(url, "refused", message=f"{url}: 不是可用的网址 no usable address ({error})")

    async def _patiently(self, url: str, conditions: dict[str, str], *, robots: bool) -> Fetched:
        """Try, and try again what is temporary, each time later."""
        spent = 0.0
        for attempt in range(1, self.politeness.tries + 1):
            clock = _Clock()
            try:
                return await self._follow(url, conditions, clock, self.politeness.total_seconds - spent, robots)
            except _Problem as problem:
                spent += clock.seconds
                last = attempt == self.politeness.tries or spent >= self.politeness.total_seconds
                if last or not problem.temporary:
                    return Fetched(url, problem.outcome, clock.exchange, str(problem))
                pause = self.politeness.backoff * 2 ** (attempt - 1) * random.uniform(0.5, 1.0)
                # Where the site said how long, its own budget (`keep_off`) makes us wait.
                await asyncio.sleep(0 if problem.wait is not None else pause)
        raise AssertionError("unreachable: the last try returns")

    async def _follow(
        self, url: str, conditions: dict[str, str], clock: _Clock, seconds_left: float, robots: bool
    ) -> Fetched:
        """One try, through its redirects."""
        asked, seen_cookie = url, False
        for _ in range(MOST_REDIRECTS + 1):
            if urlsplit(asked).scheme not in ("http", "https") or not urlsplit(asked).hostname:
                return Fetched(url, "refused", clock.exchange, f"{asked}: 不是网页地址 no web address")
            delay = self.politeness.delay
            if robots:
                rules = await self._rules_of(asked)
                if rules is not None:
                    if not rules.can_fetch(asked, PRODUCT):
                        return Fetched(url, "forbidden", clock.exchange, f"{asked}: robots.txt 不允许 forbids it")
                    delay = max(delay, rules.crawl_delay(PRODUCT) or 0.0)
            exchange = await self._ask(
                asked, conditions, clock, min(self.politeness.attempt_seconds, seconds_left), delay
            )
            clock.exchange = exchange
            self.on_exchange(exchange)
            seen_cookie = seen_cookie or exchange.header("set-cookie") is not None
            if exchange.status in (301, 302, 303, 307, 308) and (target := exchange.header("location")):
                asked = normal(urljoin(asked, _as_utf8(target)))
                continue
            return self._judge(url, exchange)
        if seen_cookie:
            return Fetched(url, "blocked", clock.exchange, f"{url}: 要求 Cookie 才放行 wants a cookie first")
        return Fetched(url, "failed", clock.exchange, f"{url}: 重定向没有尽头 redirects without end")

    def _judge(self, url: str, exchange: Exchange) -> Fetched:
        status = exchange.status
        if status == 304:
            return Fetched(url, "unchanged", exchange)
        if status in (404, 410):
            return Fetched(url, "gone", exchange, f"{url}: {status}")
        if status in BLOCKING or exchange.header("cf-mitigated"):
            return Fetched(url, "blocked", exchange, f"{url}: 站点拒绝自动访问 the site turns programs away ({status})")
        if status in TEMPORARY:
            wait = _retry_after(exchange)
            if wait is not None:
                self.store.keep_off(_host(exchange.url), min(wait, FURTHEST_WAIT))
                self._kept_off.add(_host(exchange.url))
            late = wait is not None and wait > LONGEST_WAIT
            raise _Problem(f"{url}: {status} {exchange.reason}", temporary=not late, wait=wait)
        if not 200 <= status < 300:
            return Fetched(url, "failed", exchange, f"{url}: {status} {exchange.reason}")
        if _is_challenge(exchange.body):
            return Fetched(url, "blocked", exchange, f"{url}: 要求浏览器执行脚本 wants a browser to run a script")
        return Fetched(url, "ok", exchange)

    # robots.txt

    async def _rules_of(self, url: str) -> Protego | None:
        """The rules of this address's origin; None where it has none. Raises _Problem while it does not say."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._robots_locks[origin]:
            if origin in self._robots_problems:
                raise self._robots_problems[origin]
            if origin not in self._rules:
                known = self.store.robots(origin, time.time() - ROBOTS_AGE)
                if known is None:
                    try:
                        known = await self._ask_for_robots(origin)
                    except _Problem as problem:
                        self._robots_problems[origin] = problem
                        raise
                    self.store.keep_robots(origin, *known)
                # No robots.txt (4xx): nothing is forbidden.
                self._rules[origin] = Protego.parse(known[1]) if known[0] < 400 else None
            return self._rules[origin]

    async def _ask_for_robots(self, origin: str) -> tuple[int, str]:
        found = await self._patiently(f"{origin}/robots.txt", {}, robots=False)
        if found.exchange is not None and (found.outcome == "ok" or 400 <= found.exchange.status < 500):
            if found.exchange.status == 429:
                raise _Problem(f"{origin}/robots.txt: {found.message}", temporary=False)
            # A byte-order mark would become part of the first rule's name, and the rule be lost.
            body = found.exchange.body[:ROBOTS_BYTES].decode("utf-8", errors="replace").removeprefix("\ufeff")
            return (found.exchange.status if found.outcome != "ok" else 200), body
        # RFC 9309 §2.3.1.4: while it cannot be reached, everything is forbidden.
        raise _Problem(
            f"{origin}/robots.txt 没有答复，先不采集 does not answer, so nothing is asked: {found.message}",
            temporary=False,
            outcome=found.outcome if found.outcome in ("refused", "blocked") else "failed",
        )

    # One request

    async def _ask(self, url: str, conditions: dict[str, str], clock: _Clock, seconds: float, delay: float) -> Exchange:
        host = _host(url)
        gate = self._turns.setdefault(host, asyncio.Semaphore(1 if delay else self.politeness.connections))
        async with gate:
            await self._turn(host, delay)
            began = time.monotonic()
            refused: list[str] = []
            token = _refused.set(refused)
            try:
                return await self._receive(url, conditions, seconds)
            except aiohttp.ClientSSLError as error:
                raise _Problem(f"{url}: TLS 证书或协议不可用 TLS fails: {error}", temporary=False) from error
            except TimeoutError as error:
                raise _Problem(
                    f"{url}: {seconds:.0f} 秒内没有答完 no end within {seconds:.0f} s", temporary=True
                ) from error
            except aiohttp.InvalidURL as error:
                raise _Problem(
                    f"{url}: 不是可用的网址 no usable address", temporary=False, outcome="refused"
                ) from error
            except (aiohttp.ClientError, OSError) as error:
                if refused:
                    message = f"{url}: {refused[0]} 不是公网地址，没有连接 is no public address, not connected to"
                    raise _Problem(message, temporary=False, outcome="refused") from error
                raise _Problem(f"{url}: {type(error).__name__}: {error}", temporary=True) from error
            finally:
                _refused.reset(token)
                clock.seconds += time.monotonic() - began
                if delay:
                    self.store.keep_off(host, delay * random.uniform(1.0, 1.0 + self.politeness.jitter))

    async def _turn(self, host: str, delay: float) -> None:
        """Wait until the host may be asked, by whatever process asked it last."""
        while delay or host in self._kept_off:
            wait = self.store.take_turn(host, delay)
            if not wait:
                self._kept_off.discard(host)
                return
            if wait > LONGEST_WAIT:
                raise _Problem(f"{host}: 站点要求等 {wait:.0f} 秒 asks to wait {wait:.0f} s", temporary=False)
            await asyncio.sleep(wait)

    async def _receive(self, url: str, conditions: dict[str, str], seconds: float) -> Exchange:
        timeout = aiohttp.ClientTimeout(total=seconds, connect=min(15.0, seconds))
        async with self._session.get(url, headers=conditions, allow_redirects=False, timeout=timeout) as response:
            body = await self._body(url, response)
            headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.raw_headers)
            return Exchange(url, response.status, response.reason or "", headers, body, time.time())

    async def _body(self, url: str, response: aiohttp.ClientResponse) -> bytes:
        """The body, decompressed as it comes, so that neither side of the decompression outgrows the cap."""
        most = self.politeness.most_bytes
        said = response.headers.get("Content-Encoding", "identity").strip().lower()
        inflate = _Inflate(said)
        received, parts, size = 0, [], 0
        torn: aiohttp.ClientPayloadError | None = None
        try:
            async for chunk in response.content.iter_any():
                received += len(chunk)
                while chunk:
                    part, chunk = inflate.feed(chunk)
                    parts.append(part)
                    size += len(part)
                    if max(received, size) > most:
                        raise _Problem(
                            f"{url}: 超过 {most / 2**20:.0f} MB 的上限 more than {most / 2**20:.0f} MB",
                            temporary=False,
                            outcome="too_large",
                        )
        except aiohttp.ClientPayloadError as error:
            torn = error
        except zlib.error as error:
            raise _Problem(f"{url}: 压缩数据损坏 broken compression: {error}", temporary=True) from error
        except _UnknownEncoding as error:
            raise _Problem(f"{url}: 不认识的压缩 unknown Content-Encoding {error}", temporary=False) from error
        body = b"".join(parts)
        # Some servers promise more bytes than they send and close: the page is whole all the same.
        if (torn or not inflate.ended) and not WHOLE_PAGE.search(body[-200:]):
            raise _Problem(
                f"{url}: 答复中断，只收到 {received} 字节 cut short after {received} bytes", temporary=True
            ) from torn
        return body


@dataclass
class _Clock:
    """What one try has cost and last received."""

    seconds: float = 0.0
    exchange: Exchange | None = None


class _UnknownEncoding(Exception):
    pass


class _Inflate:
    """Decompression a piece at a time: `feed` gives back at most 1 MB and the input that is left."""

    PIECE = 1024 * 1024

    def __init__(self, encoding: str) -> None:
        if encoding not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise _UnknownEncoding(encoding)
        self._is_deflate = encoding == "deflate"
        self._engine = None if encoding in ("identity", "") else zlib.decompressobj(47 if not self._is_deflate else 15)
        self._started = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        if self._engine is None:
            return data, b""
        if self._is_deflate and not self._started and data[0] & 0x0F != 8:
            self._engine = zlib.decompressobj(-15)  # `deflate` as some servers mean it: with no zlib header
        self._started = True
        part = self._engine.decompress(data, self.PIECE)
        return part, self._engine.unconsumed_tail

    @property
    def ended(self) -> bool:
        """Whether nothing is missing."""
        return self._engine is None or not self._started or self._engine.eof


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _as_utf8(header: str) -> str:
    """A header's text where its bytes are UTF-8 (Location with Chinese in it), as aiohttp's latin-1 hides it."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return header


def _retry_after(exchange: Exchange) -> float | None:
    """Seconds that the answer asks to wait: a number or a date (RFC 9110 §10.2.3); None where it says neither."""
    said = exchange.header("retry-after")
    if said is None:
        return None
    if said.strip().isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _is_challenge(body: bytes) -> bool:
    """Whether a page is only a script that sets a cookie and comes again: no words of its own, and such a script."""
    if len(body) > 200_000 or b"<script" not in body[:100_000].lower():
        return False
    scripts = b"".join(found.group() for found in SCRIPT.finditer(body))
    words = TAG.sub(b"", SCRIPT.sub(b"", body)).strip()
    return len(words) < 40 and CHALLENGE.search(scripts) is not None
