"""A source: one small TOML file that says which lists of a site to follow, and how.

An ordinary site needs two lines, `name` and `lists`; everything else has a default. A file that says something wrong is
refused with the file, the key and what the key takes.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from corpora.fetch import Network, Politeness, normal

FOLDER = Path("corpora/sources")
SETTINGS = "settings"
"""`settings.toml` beside the sources holds what is said of all of them: the contact."""

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
PAGINATION = ("auto", "none", "trs", "jcms", "next", "sitemap", "rss")
DEFAULT_SCHEDULE = "0 7 * * *"
DEFAULT_TIMEZONE = "Asia/Shanghai"
LEAST_DELAY = 0.5  # seconds between requests to a public site; less is for machines of one's own (allow_networks)


class SourceError(Exception):
    """A source file cannot be used; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Source:
    """One site's lists. Each field but `slug` is a key of the file."""

    slug: str
    name: str
    lists: tuple[str, ...]
    region: str | None = None
    """Code or name of the place that 全市, 我县 speak of, where that is the same on every page; wins over the text."""
    links: str | None = None
    """CSS selector of the article links on a list page."""
    articles: str | None = None
    """Regular expression that an article's address matches."""
    pagination: str = "auto"
    """auto, none, trs, jcms, next, sitemap, rss, or a file name with {n}: `home_{n}.htm`, `list_{n}.html`."""
    first_page: int = 1
    """The {n} of the second page."""
    max_pages: int = 50
    since: date | None = None
    """Articles listed with an earlier date are left alone, and end the walk through a list."""
    attachments: str = r"\.(?:pdf|docx?|xlsx?|wps|et|ods|csv|zip|rar|7z|ofd)(?:$|[?#])"
    """Regular expression of a link (address) that is an attachment; empty for none."""
    schedule: str = DEFAULT_SCHEDULE
    """Cron, five fields, in `timezone`."""
    timezone: str = DEFAULT_TIMEZONE
    enabled: bool = True
    recheck_days: int = 30
    """Articles this young are asked again each time; older ones in turn, not more often than this."""
    delay: float = 2.0
    """Rest after each answer in seconds; a longer Crawl-delay wins."""
    timeout: float = 30.0
    tries: int = 3
    max_mb: int = 50
    legacy_tls: bool = False
    """Admit TLS 1.0 and old ciphers; certificates are verified all the same."""
    ca_file: str | None = None
    """PEM file of the authority that signed the site's certificate, where it is none that the system knows."""
    allow_networks: tuple[str, ...] = ()
    """Networks that may be asked although they are private: an intranet's `10.20.0.0/16`."""

    @property
    def politeness(self) -> Politeness:
        """How this site is asked."""
        return Politeness(
            delay=self.delay, tries=self.tries, attempt_seconds=self.timeout, most_bytes=self.max_mb * 1024 * 1024
        )

    @property
    def networks(self) -> tuple[Network, ...]:
        """The private networks that may be asked."""
        return tuple(ipaddress.ip_network(text) for text in self.allow_networks)


KEYS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "name": (str, "a text"),
    "lists": (list, "a list of web addresses"),
    "region": (str, "a six-digit code or a name"),
    "links": (str, "a CSS selector"),
    "articles": (str, "a regular expression"),
    "pagination": (str, f"one of {', '.join(PAGINATION)}, or a file name with {{n}}"),
    "first_page": (int, "a whole number"),
    "max_pages": (int, "a whole number from 1"),
    "since": (date, "a date without quotes, 2024-01-01"),
    "attachments": (str, "a regular expression"),
    "schedule": (str, "a cron expression of five fields, '0 7 * * *'"),
    "timezone": (str, "a time zone, Asia/Shanghai"),
    "enabled": (bool, "true or false"),
    "recheck_days": (int, "a whole number of days"),
    "delay": ((int, float), "seconds"),
    "timeout": ((int, float), "seconds"),
    "tries": (int, "a whole number from 1"),
    "max_mb": (int, "a whole number of MB"),
    "legacy_tls": (bool, "true or false"),
    "ca_file": (str, "the path of a PEM file"),
    "allow_networks": (list, "a list of networks, 10.20.0.0/16"),
}
assert KEYS.keys() == {part.name for part in fields(Source)} - {"slug"}


def load_source(path: Path) -> Source:
    """The source in a file. Raises SourceError naming the file, the key, and what the key takes."""
    slug = path.stem
    if not SLUG.fullmatch(slug) or slug == SETTINGS:
        raise SourceError(
            f"{path}: 文件名只用小写字母、数字和连字符 name it with a-z, 0-9 and hyphens, as sanming.toml"
        )
    said = _table(path)
    if unknown := sorted(said.keys() - KEYS.keys()):
        raise SourceError(f"{path}: {unknown[0]}: 没有这一项 no such key; there are {', '.join(KEYS)}")
    for key in ("name", "lists"):
        if not said.get(key):
            raise SourceError(f"{path}: {key}: 缺少 is missing; it takes {KEYS[key][1]}")
    for key, value in said.items():
        kind, takes = KEYS[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise _wrong(path, key, value, takes)
        if isinstance(value, list) and not all(isinstance(part, str) for part in value):
            raise _wrong(path, key, value, takes)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    _check(path, values)
    values["lists"] = tuple(normal(url) for url in values["lists"])
    if (ca_file := values.get("ca_file")) and not Path(ca_file).is_absolute():
        values["ca_file"] = str(path.parent / ca_file)
    return Source(slug=slug, **values)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise SourceError(f"{path}: 读不出 cannot be read: {problem.strerror}") from problem
    except ValueError as problem:  # TOMLDecodeError and UnicodeDecodeError
        raise SourceError(f"{path}: 不是 TOML is no TOML: {problem}") from problem


def _wrong(path: Path, key: str, value: object, takes: str) -> SourceError:
    return SourceError(f"{path}: {key} = {value!r}: 应为 it takes {takes}")


def _check(path: Path, values: dict[str, Any]) -> None:
    """What the types alone do not say."""
    for url in values["lists"]:
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            usable = False
        if not usable:
            raise _wrong(path, "lists", url, "web addresses, http://… or https://…")
    for key in ("articles", "attachments"):
        try:
            re.compile(values.get(key, ""))
        except re.error as problem:
            raise SourceError(f"{path}: {key}: 不是正则表达式 is no regular expression: {problem}") from problem
    if "links" in values:
        try:
            LexborHTMLParser("<p></p>").css(values["links"])
        except SelectolaxError as problem:
            raise _wrong(path, "links", values["links"], "a CSS selector") from problem
    pagination = values.get("pagination", "auto")
    if pagination not in PAGINATION and "{n}" not in pagination:
        raise _wrong(path, "pagination", pagination, KEYS["pagination"][1])
    schedule = values.get("schedule", DEFAULT_SCHEDULE)
    try:
        if len(schedule.split()) != 5:
            raise CronSimError(f"{len(schedule.split())} fields")
        CronSim(schedule, datetime.now(UTC))
    except CronSimError as problem:
        raise _wrong(path, "schedule", schedule, KEYS["schedule"][1]) from problem
    try:
        ZoneInfo(values.get("timezone", DEFAULT_TIMEZONE))
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise _wrong(path, "timezone", values.get("timezone"), KEYS["timezone"][1]) from problem
    for key, least in (("max_pages", 1), ("tries", 1), ("max_mb", 1), ("recheck_days", 0), ("first_page", 0)):
        if values.get(key, least) < least:
            raise _wrong(path, key, values[key], KEYS[key][1])
    for network in values.get("allow_networks", ()):
        try:
            ipaddress.ip_network(network)
        except ValueError as problem:
            raise _wrong(path, "allow_networks", network, KEYS["allow_networks"][1]) from problem
    if values.get("delay", LEAST_DELAY) < (0 if values.get("allow_networks") else LEAST_DELAY):
        takes = f"seconds, {LEAST_DELAY} or more (less only with allow_networks)"
        raise _wrong(path, "delay", values["delay"], takes)


def load_sources(folder: Path, slugs: Sequence[str] = ()) -> tuple[list[Source], list[SourceError]]:
    """The sources of a folder in order of slug (those named, where some are), and what is wrong with the others."""
    sources, problems = [], []
    paths = [folder / f"{slug}.toml" for slug in slugs] or sorted(
        path for path in folder.glob("*.toml") if path.stem != SETTINGS
    )
    for path in paths:
        try:
            if not path.exists():
                raise SourceError(f"{path}: 没有这个来源 no such source; yinfeng sources list shows those there are")
            sources.append(load_source(path))
        except SourceError as problem:
            problems.append(problem)
    return sources, problems


def contact_in(folder: Path) -> str | None:
    """The contact that `settings.toml` beside the sources names; None where there is no such file.

    Raises SourceError where the file says something else.
    """
    path = folder / f"{SETTINGS}.toml"
    if not path.exists():
        return None
    said = _table(path)
    contact = said.get("contact")
    if set(said) - {"contact"} or not isinstance(contact, str) or not contact.strip():
        raise SourceError(f'{path}: 只有一项 the only key is contact = "you@example.org" (or a web address)')
    return contact.strip()


def source_text(source: Source) -> str:
    """The file that says this source, keys with their default left out."""
    lines = []
    for part in fields(Source):
        value = getattr(source, part.name)
        if part.name == "slug" or (value == part.default and part.name not in ("name", "lists")):
            continue
        lines.append(f"{part.name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        if "\\" in value and "'" not in value:
            return f"'{value}'"
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
