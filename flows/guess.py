"""From the address of a list page to a source file: asked once, politely, and guessed from what it shows."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from corpora.characters import one_line
from corpora.charset import decode
from corpora.crawl_store import CrawlStore
from corpora.fetch import Fetched, Fetcher, Politeness, normal
from corpora.listing import Link, guess_articles, guess_pagination, read_list
from corpora.source import LEAST_DELAY, Source, SourceError

MOST_NAME = 40  # characters


def guess_source(
    url: str,
    contact: str,
    *,
    slug: str | None = None,
    name: str | None = None,
    allow_networks: tuple[str, ...] = (),
    delay: float | None = None,
) -> tuple[Source, list[Link], list[str]]:
    """The source that a list page suggests, the articles that it would fetch from there, and what a person should know.

    Raises SourceError where the page does not come or shows no article.
    """
    try:
        address = normal(url if "://" in url else f"http://{url}")
        networks = tuple(ipaddress.ip_network(network) for network in allow_networks)
    except ValueError as problem:
        raise SourceError(f"{url}: 不是可用的网址 no usable address: {problem}") from problem

    async def ask(further: str | None, store: CrawlStore) -> Fetched:
        async with Fetcher(store, contact, Politeness(delay=LEAST_DELAY), networks) as fetcher:
            return await fetcher.fetch(further or address)

    notes = []
    with tempfile.TemporaryDirectory(prefix="yinfeng-") as folder:
        store = CrawlStore(Path(folder) / "state.sqlite")
        try:
            found = asyncio.run(ask(None, store))
            if found.outcome != "ok" or found.exchange is None:
                raise SourceError(f"{address}: 取不到 does not come: {found.message or found.outcome}")
            body = found.exchange.body
            text, _ = decode(address, body)
            title = one_line(node.text()) if (node := LexborHTMLParser(text).css_first("title")) is not None else ""
            host = urlsplit(address).hostname or ""
            probe = Source(
                slug=slug or slug_of(host),
                name=name or re.split(r"[-_|—]", title)[-1].strip()[:MOST_NAME] or host,
                lists=(address,),
                articles=guess_articles(address, body),
                allow_networks=allow_networks,
                delay=2.0 if delay is None else delay,
            )
            page = read_list(probe, found.final_url, body)
            if not page.links and not page.further:
                raise SourceError(
                    f"{address}: 没有找到文章链接 no article links found. If a script makes the list, look for the address "
                    "that it asks (jcms: dataproxy.jsp), a sitemap.xml or a feed, and add that."
                )
            if not page.further:
                for pagination, first in guess_pagination(address):
                    other = asyncio.run(ask(_second(address, pagination, first), store))
                    if other.outcome == "ok" and other.exchange is not None:
                        more = read_list(probe, other.final_url, other.exchange.body).links
                        if {link.url for link in more} - {link.url for link in page.links}:
                            probe = _paged(probe, pagination, first)
                            break
                else:
                    notes.append("只找到一页，翻页方式不明 only one page found: say `pagination` if there are more")
        finally:
            store.close()
    days = [link.day for link in page.links if link.day]
    if page.links and not days:
        notes.append("列表里没有日期 the list shows no dates: --since and silence cannot be told from it")
    return probe, list(page.links), notes


def slug_of(host: str) -> str:
    """A file's name from a host's: `www.sm.gov.cn` → `sm`, an IP address with hyphens."""
    try:
        return str(ipaddress.ip_address(host)).replace(".", "-").replace(":", "-")
    except ValueError:
        parts = [
            part for part in host.lower().split(".") if part not in ("www", "gov", "com", "org", "net", "cn", "edu")
        ]
        return re.sub(r"[^a-z0-9-]+", "-", "-".join(parts)).strip("-") or "site"


def _second(address: str, pagination: str, first: int) -> str:
    return address.rsplit("/", 1)[0] + "/" + pagination.replace("{n}", str(first))


def _paged(source: Source, pagination: str, first: int) -> Source:
    return replace(source, pagination=pagination, first_page=first)
