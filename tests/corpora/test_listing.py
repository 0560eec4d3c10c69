"""List pages of eight layouts, and what a source file may say."""

from __future__ import annotations

import contextlib
import tomllib
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest
from government_sites import LAYOUTS, Server, make_sites
from hypothesis import given
from hypothesis import strategies as st

from corpora.listing import Link, attachments_of, guess_articles, read_list
from corpora.source import Source, SourceError, contact_in, load_source, load_sources, source_text

EXAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "sources" / "examples"


def walk(source: Source) -> tuple[list[Link], int]:
    """All articles of a source's first list, and how many list pages that took."""
    todo, seen = list(source.lists), list[str]()
    links: list[Link] = []
    while todo:
        url = todo.pop(0)
        seen.append(url)
        with urlopen(url) as answer:
            page = read_list(source, url, answer.read(), len(seen) - 1)
        links += page.links
        todo += page.further if len(seen) < 20 else ()
        if "{n}" in source.pagination and len(seen) == 3:
            break  # the server's 404 ends such a walk; here it is cut short
    return links, len(seen)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_of_every_layout_is_found_with_its_day(layout: str) -> None:
    example = load_source(EXAMPLES / f"{layout}.toml")
    (site,) = make_sites(layout, count=25)
    with Server(site):
        links, _ = walk(Source("x", "x", (site.start,), pagination=example.pagination, first_page=example.first_page))
        expected = [(site.url_of(one), one.day) for one in site.listed()]
    assert [(link.url, link.day) for link in links] == expected


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"sitemap", "rss"}))
def test_the_pattern_of_articles_is_guessed(layout: str) -> None:
    (site,) = make_sites(layout, count=25)
    with Server(site), urlopen(site.start) as answer:
        body = answer.read()
    pattern = guess_articles(site.start, body)
    assert pattern is not None
    guessed = read_list(Source("x", "x", (site.start,), articles=pattern), site.start, body)
    assert [link.url for link in guessed.links] == [site.url_of(one) for one in site.listed()[:10]]


URL = "http://www.example/zwgk/index.html"


def page_of(body: str, **options: str) -> list[str]:
    return [link.url for link in read_list(Source("x", "x", (URL,), **options), URL, body.encode()).links]  # type: ignore[arg-type]


def test_menus_pictures_files_and_other_sites_are_no_articles() -> None:
    body = (
        '<a href="/about.html">关于我们网站</a><a href="./">政务公开</a><a href="t1_23.html">更多</a>'
        '<a href="javascript:void(0)">关闭这个窗口吧</a><a href="/p/12.jpg">一张很好的图片</a>'
        '<a href="/f/12.pdf">关于某事的通知全文</a><a href="http://other.example/123.html">友情链接的一个网站</a>'
        '<a href="list_12.html">某某工作动态栏目</a><a href="http://[bad/12.html">坏的链接地址在此</a>'
        '<li><a href="t20240105_77.html">我市签约项目三十五个</a></li>'
    )
    assert page_of(body) == ["http://www.example/zwgk/t20240105_77.html"]


def test_a_source_says_what_its_articles_are() -> None:
    body = '<div class="n"><a href="/x">第一条</a></div><a href="/y/abc">第二条</a>'
    assert page_of(body, links=".n a") == ["http://www.example/x"]
    assert page_of(body, articles="/y/") == ["http://www.example/y/abc"]


@pytest.mark.parametrize(
    ("script", "further"),
    [
        ('createPageHTML(25, 0, "index", "html");', ("http://www.example/zwgk/index_1.html",)),
        ("createPageHTML('pages', 25, 0, 'list', 'shtml', 480);", ("http://www.example/zwgk/list_1.shtml",)),
        ("createPageHTML(1, 0, 'index', 'html');", ()),
        ("createPageHTML(broken", ()),
    ],
)
def test_trs_pages(script: str, further: tuple[str, ...]) -> None:
    body = f"<script>{script}</script>".encode()
    assert read_list(Source("x", "x", (URL,)), URL, body).further == further


def test_a_sitemap_with_an_entity_loads_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("http://www.example/secret/1.html")
    body = (
        f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<urlset><url><loc>&x;</loc></url><url><loc>http://www.example/1.html</loc></url></urlset>"
    )
    body = '<?xml version="1.0"?>' + body
    found = read_list(Source("x", "x", (URL,)), URL, body.encode())
    assert "secret" not in str(found)


def test_attachments_are_the_files_that_a_page_links_to() -> None:
    body = '<a href="../f/a.PDF">附件1</a><a href="/b.docx?x=1">附件2</a><a href="c.html">下一篇</a>'.encode()
    found = attachments_of(Source("x", "x", (URL,)), URL, body)
    assert [(link.url, link.title) for link in found] == [
        ("http://www.example/f/a.PDF", "附件1"),
        ("http://www.example/b.docx?x=1", "附件2"),
    ]
    assert attachments_of(Source("x", "x", (URL,), attachments=""), URL, body) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_page_or_a_read_error(body: bytes) -> None:
    from corpora import ReadError

    with contextlib.suppress(ReadError):
        read_list(Source("x", "x", (URL,)), URL, b"<html><a href='1.html'>" + body)


# Source files


def written(tmp_path: Path, text: str, name: str = "here.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_two_lines_make_a_source(tmp_path: Path) -> None:
    source = load_source(written(tmp_path, 'name = "某市政府"\nlists = ["http://WWW.example/zwgk/"]\n'))
    assert (source.slug, source.name, source.lists) == ("here", "某市政府", ("http://www.example/zwgk/",))
    assert source.delay >= 1


GOOD = 'name = "x"\nlists = ["http://www.example/"]\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('lists = ["http://www.example/"]', "name"),
        ('name = "x"', "lists"),
        ('name = "x"\nlists = "http://www.example/"', "lists"),
        ('name = "x"\nlists = ["www.example"]', "lists"),
        (GOOD + "pages = 3", "pages"),
        (GOOD + 'delay = "2"', "delay"),
        (GOOD + "delay = 0", "delay"),
        (GOOD + "enabled = 1", "enabled"),
        (GOOD + "max_pages = true", "max_pages"),
        (GOOD + 'articles = "("', "articles"),
        (GOOD + 'links = "li["', "links"),
        (GOOD + 'pagination = "pager"', "pagination"),
        (GOOD + 'schedule = "daily"', "schedule"),
        (GOOD + 'since = "2024-01-01"', "since"),
        (GOOD + 'allow_networks = ["10.0.0.1/8"]', "allow_networks"),
        (GOOD + "this is no toml", "TOML"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_key(tmp_path: Path, text: str, key: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SourceError) as caught:
        load_source(path)
    assert str(path) in str(caught.value)
    assert key in str(caught.value)


def test_one_wrong_file_does_not_hide_the_others(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "good.toml")
    written(tmp_path, "name = 1", "bad.toml")
    written(tmp_path, 'contact = "me@example.org"', "settings.toml")
    sources, problems = load_sources(tmp_path)
    assert [source.slug for source in sources] == ["good"]
    assert len(problems) == 1
    assert contact_in(tmp_path) == "me@example.org"
    assert load_sources(tmp_path, ["none"])[1]


def test_a_source_is_written_as_it_is_read(tmp_path: Path) -> None:
    source = Source(
        "here",
        '某市"政府"',
        ("http://www.example/a/",),
        articles=r"/t\d+_\d+\.html$",
        since=date(2024, 1, 2),
        legacy_tls=True,
    )
    path = written(tmp_path, source_text(source))
    assert load_source(path) == source
    assert set(tomllib.loads(source_text(source))) == {"name", "lists", "articles", "since", "legacy_tls"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_examples_are_good_sources_of_no_real_site(layout: str) -> None:
    source = load_source(EXAMPLES / f"{layout}.toml")
    assert all(".example/" in url for url in source.lists)
