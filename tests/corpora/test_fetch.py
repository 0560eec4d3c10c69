"""Fetching, against sites on loopback that behave as the worst real ones do."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from government_sites import Fault, Server, Site, article, make_sites
from hypothesis import given
from hypothesis import strategies as st

from corpora.crawl_store import CrawlStore
from corpora.fetch import Exchange, Fetched, Fetcher, Politeness, is_public, normal

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)
HASTY = Politeness(delay=0, backoff=0.01, attempt_seconds=1.0, total_seconds=4.0, most_bytes=1024 * 1024)


@pytest.fixture
def store(tmp_path: Path) -> CrawlStore:
    return CrawlStore(tmp_path / "state.sqlite")


@pytest.fixture
def site() -> Site:
    return make_sites("trs", count=5)[0]


@pytest.fixture
def ask(store: CrawlStore) -> Callable[..., list[Fetched]]:
    """Fetch some addresses one after another with one Fetcher."""

    def run(*urls: str, politeness: Politeness = HASTY, **options: object) -> list[Fetched]:
        async def main() -> list[Fetched]:
            said = {"allowed": LOOPBACK, **options}
            async with Fetcher(store, "someone@example.org", politeness, **said) as fetcher:  # type: ignore[arg-type]
                return [await fetcher.fetch(url) for url in urls]

        return asyncio.run(main())

    return run


Ask = Callable[..., list[Fetched]]


def test_a_page_comes_as_it_is_and_the_site_learns_who_asked(site: Site, ask: Ask) -> None:
    with Server(site):
        (found,) = ask(site.url_of(site.articles[0]))
    assert found.outcome == "ok"
    assert found.exchange is not None
    assert "简报" in found.exchange.body.decode()
    assert site.asked() == ["/robots.txt", site.path_of(site.articles[0])]
    for line in site.log:
        assert line.headers["user-agent"].startswith("yinfeng/")
        assert "mailto:someone@example.org" in line.headers["user-agent"]


def test_an_unchanged_page_costs_no_body(site: Site, store: CrawlStore) -> None:
    url = ""

    async def twice() -> tuple[Fetched, Fetched]:
        async with Fetcher(store, "x@example.org", HASTY, LOOPBACK) as fetcher:
            first = await fetcher.fetch(url)
            assert first.exchange is not None
            return first, await fetcher.fetch(url, etag=first.exchange.header("etag"))

    with Server(site):
        url = site.url_of(site.articles[0])
        first, second = asyncio.run(twice())
    assert (first.outcome, second.outcome) == ("ok", "unchanged")
    assert [(line.status, line.sent > 0) for line in site.log[1:]] == [(200, True), (304, False)]


@pytest.mark.parametrize("kind", ["status", "reset", "truncated"])
def test_what_is_temporary_is_tried_again(site: Site, ask: Ask, kind: str) -> None:
    path = site.path_of(site.articles[0])
    site.faults[path] = Fault(kind, times=2, value="503")
    with Server(site):
        (found,) = ask(site.base + path)
    assert found.outcome == "ok"
    assert site.asked().count(path) == 3


@pytest.mark.parametrize(
    ("fault", "outcome", "says", "requests"),
    [
        (Fault("status", value="500"), "failed", "500", 3),
        (Fault("status", value="403"), "blocked", "403", 1),
        (Fault("status", value="412"), "blocked", "412", 1),
        (Fault("status", value="521"), "blocked", "521", 1),
        (Fault("status", value="404"), "gone", "404", 1),
        (Fault("challenge"), "blocked", "script", 1),
        (Fault("cookie wall"), "blocked", "cookie", 6),
        (Fault("loop"), "failed", "redirects", 1),
        (Fault("truncated"), "failed", "cut short", 3),
        (Fault("bomb"), "too_large", "1 MB", 1),
        (Fault("drip"), "failed", "1 s", 3),
        (Fault("reset"), "failed", "", 3),
        (Fault("redirect", value="http://10.1.2.3/"), "refused", "10.1.2.3", 1),
        (Fault("redirect", value="http://[::ffff:169.254.169.254]/latest/"), "refused", "169.254", 1),
        (Fault("redirect", value="file:///etc/passwd"), "refused", "no web address", 1),
    ],
    ids=lambda value: f"{value.kind}{value.value}" if isinstance(value, Fault) else "",
)
def test_each_misbehaviour_has_its_own_outcome(
    site: Site, ask: Ask, fault: Fault, outcome: str, says: str, requests: int
) -> None:
    path = site.path_of(site.articles[0])
    site.faults[path] = fault
    with Server(site):
        bad, good = ask(site.base + path, site.url_of(site.articles[1]))
    assert (bad.outcome, good.outcome) == (outcome, "ok")
    assert says in bad.message
    assert site.asked().count(path) == requests


def test_a_page_whose_length_is_wrong_but_whose_end_is_there_is_taken(site: Site, ask: Ask) -> None:
    path = site.path_of(site.articles[0])
    site.faults[path] = Fault("too long")
    with Server(site):
        (found,) = ask(site.base + path)
    assert found.outcome == "ok"
    assert found.exchange is not None
    assert found.exchange.body == site.page(site.articles[0])


def test_a_compressed_page_is_unpacked(site: Site, ask: Ask) -> None:
    site.compressed = True
    with Server(site):
        (found,) = ask(site.url_of(site.articles[0]))
    assert found.exchange is not None
    assert found.exchange.body == site.page(site.articles[0])


# Robots


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_robots_are_obeyed_and_asked_once(site: Site, ask: Ask, mark: bytes) -> None:
    site.robots = mark + b"User-agent: *\nDisallow: /zwgk/zsyz/2016\n"
    with Server(site):
        found = ask(site.url_of(site.articles[0]), site.base + "/zwgk/zsyz/index.html")
    assert [one.outcome for one in found] == ["forbidden", "ok"]
    assert site.asked() == ["/robots.txt", "/zwgk/zsyz/index.html"]


@pytest.mark.parametrize(("status", "outcome"), [(404, "ok"), (403, "ok"), (503, "failed")])
def test_no_robots_forbid_nothing_and_silent_ones_everything(site: Site, ask: Ask, status: int, outcome: str) -> None:
    site.robots = status
    with Server(site):
        (found,) = ask(site.url_of(site.articles[0]))
    assert found.outcome == outcome
    assert (site.path_of(site.articles[0]) in site.asked()) == (outcome == "ok")


# Pace


def test_no_delay_is_undercut(site: Site, ask: Ask) -> None:
    """A rest runs from the end of one answer to the beginning of the next question, so the log can be held to it."""
    site.robots = b"User-agent: *\nCrawl-delay: 0.3\n"
    with Server(site):
        ask(*map(site.url_of, site.articles), politeness=Politeness(delay=0.1, jitter=0.2))
    assert len(site.log) == 6
    rests = [later.began - earlier.ended for earlier, later in zip(site.log, site.log[1:], strict=False)]
    assert min(rests[1:]) >= 0.3
    assert rests[0] >= 0.1


def test_retry_after_is_waited_for(site: Site, ask: Ask) -> None:
    path = site.path_of(site.articles[0])
    site.faults[path] = Fault("status", times=1, value="429 1")
    with Server(site):
        (found,) = ask(site.base + path)
    assert found.outcome == "ok"
    asked = [line for line in site.log if line.path == path]
    assert [line.status for line in asked] == [429, 200]
    assert asked[1].began - asked[0].ended >= 0.99


def test_a_site_that_asks_for_an_hour_is_left_alone(site: Site, ask: Ask) -> None:
    site.faults[site.path_of(site.articles[0])] = Fault("status", times=1, value="429 3600")
    with Server(site):
        first, second = ask(site.url_of(site.articles[0]), site.url_of(site.articles[1]))
    assert (first.outcome, second.outcome) == ("failed", "failed")
    assert len(site.log) == 2


TAKE = """
import sys, time
from pathlib import Path
from corpora.crawl_store import CrawlStore
store = CrawlStore(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
taken = 0
while taken < 8:
    wait = store.take_turn("www.example", 0.05)
    if wait:
        time.sleep(wait)
    else:
        taken += 1
        print(time.time(), flush=True)
"""


def test_two_processes_share_one_budget(tmp_path: Path) -> None:
    CrawlStore(tmp_path / "state.sqlite").close()
    command = [sys.executable, "-c", TAKE, str(tmp_path / "state.sqlite")]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    times = sorted(float(line) for process in running for line in process.communicate()[0].split())
    assert len(times) == 16
    # A process may be held up between taking its turn and writing it down, so single gaps say nothing; the sum does.
    assert times[-1] - times[0] >= 0.05 * 14


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "239.1.1.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:a00:1::",
    ],
)  # fmt: skip
def test_no_address_of_the_own_network_is_public(address: str) -> None:
    assert not is_public(address)


def test_public_and_allowed_addresses_may_be_asked() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2400:3200::1")
    assert is_public("127.0.0.1", LOOPBACK)
    assert not is_public("10.0.0.1", LOOPBACK)


def test_a_name_that_leads_home_is_refused_when_it_is_connected_to(site: Site, ask: Ask) -> None:
    with Server(site):
        (found,) = ask(f"http://localhost:{site.port}/", allowed=())
    assert found.outcome == "refused"
    assert site.log == []


@given(
    st.sampled_from(["HTTP", "http", "https"]),
    st.text("abcXYZ.", min_size=1, max_size=9),
    st.text("/ab?=&1", max_size=9),
)
def test_an_address_has_one_spelling(scheme: str, host: str, rest: str) -> None:
    once = normal(f"{scheme}://{host}/{rest}#part")
    assert normal(once) == once
    assert "#" not in once


# TLS


def authority(folder: Path) -> tuple[Path, Path]:
    """A certificate of our own for 127.0.0.2 with a short, old-fashioned key: (authority's file, server's file)."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.2")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.2"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    public = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "ca.pem").write_bytes(public)
    (folder / "server.pem").write_bytes(private + public)
    return folder / "ca.pem", folder / "server.pem"


def test_certificates_are_verified_and_old_tls_only_where_it_is_declared(tmp_path: Path, site: Site, ask: Ask) -> None:
    ca_file, server_file = authority(tmp_path)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old.minimum_version = ssl.TLSVersion.TLSv1
    old.maximum_version = ssl.TLSVersion.TLSv1
    old.set_ciphers("DEFAULT:@SECLEVEL=0")
    old.load_cert_chain(server_file)
    with Server(site, tls=old):
        url = site.url_of(site.articles[0])
        (modern,) = ask(url, ca_file=str(ca_file))
        (unverified,) = ask(url, legacy_tls=True)
        (declared,) = ask(url, legacy_tls=True, ca_file=str(ca_file))
    assert (modern.outcome, unverified.outcome, declared.outcome) == ("failed", "failed", "ok")
    assert "TLS" in unverified.message


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ('attachment; filename="附件1.xlsx"'.encode("gb18030"), "附件1.xlsx"),
        ('attachment; filename="附件2.pdf"'.encode(), "附件2.pdf"),
        (b"attachment; filename*=UTF-8''%E9%99%84%E4%BB%B63.docx", "附件3.docx"),
        (b'attachment; filename="../../etc/passwd"', "passwd"),
        (b"inline", None),
    ],
)
def test_the_name_that_a_download_has_is_known(sent: bytes, name: str | None) -> None:
    headers = (("Content-Disposition", sent.decode("latin-1")),)
    assert Fetched("u", "ok", Exchange("u", 200, "OK", headers, b"x", 0.0)).file_name == name


def test_an_article_numbered_by_the_fixture_is_the_same_each_time() -> None:
    assert article(7).paragraphs == article(7).paragraphs
