"""Crawls of sites on loopback: what comes, what comes twice, what changes, what is withdrawn, and what a kill costs."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from government_sites import LAYOUTS, Article, Fault, Server, Site, article, make_sites

from corpora.source import Source, load_source, source_text
from flows import visit as visits
from flows.walk import Workers
from outputs import Dataset
from outputs.crawl_state import health, relations
from outputs.crawl_state import visits as visits_to

Yinfeng = Callable[..., subprocess.CompletedProcess[str]]
EXAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "sources" / "examples"
ALWAYS = 100_000  # days: every article is young enough to be asked again


def source_of(site: Site, **options: Any) -> Source:
    """The example of this layout, for the site as it stands on loopback."""
    example = load_source(EXAMPLES / f"{site.layout}.toml")
    said: dict[str, Any] = {
        "pagination": example.pagination,
        "first_page": example.first_page,
        "max_pages": 2000,
        "delay": 0,
        "allow_networks": ("127.0.0.0/8",),
        "recheck_days": ALWAYS,
        **options,
    }
    return Source(site.layout, example.name, (site.start,), **said)


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    with Dataset.open(tmp_path / "data" / "yinfeng.sqlite") as opened:
        yield opened


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """The processes that read, shared: starting them costs more than most crawls."""
    with Workers() as opened:
        yield opened


@pytest.fixture
def crawl(dataset: Dataset, workers: Workers) -> Callable[..., visits.VisitSummary]:
    """Visit a site once."""

    def run(site: Site, *, limit: int | None = None, since: date | None = None, **options: Any) -> visits.VisitSummary:
        plan = visits.plan_of(source_of(site, **options), dataset, "someone@example.org", limit=limit, since=since)
        return visits.visit(plan, dataset, workers=workers)

    return run


Crawl = Callable[..., visits.VisitSummary]


def urls(dataset: Dataset) -> set[str]:
    return {str(row["address"]) for row in dataset.documents()}


def figures(dataset: Dataset) -> set[tuple[str, str]]:
    """(address, projects) of every count of signed projects that is present."""
    return {(row["document_url"], str(row["value"])) for row in dataset.facts("observations", metric="project_count")}


def expected(*sites: Site) -> set[tuple[str, str]]:
    return {(site.url_of(one), str(one.projects)) for site in sites for one in site.articles}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_of_a_site_comes_into_the_dataset_once(layout: str, dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites(layout, count=25)
    with Server(site):
        summary = crawl(site)
        asked = site.asked()
    assert (summary.status, summary.counts.documents_new, summary.failures) == ("completed", 25, ())
    assert figures(dataset) == expected(site)
    assert len(asked) == len(set(asked)), "no address is asked twice"


def test_an_unchanged_site_costs_only_conditional_requests(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=25)
    with Server(site):
        crawl(site)
        before = len(site.log)
        summary = crawl(site)
    assert (summary.counts.asked, summary.counts.unchanged, summary.counts.bytes_received) == (25, 25, 0)
    assert {(line.status, line.sent) for line in site.log[before:]} == {(304, 0)}
    assert len(list(dataset.documents())) == 25


def test_old_articles_are_not_asked_again_each_time(crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=25)
    with Server(site):
        crawl(site, recheck_days=30)
        before = len(site.log)
        crawl(site, recheck_days=30)
    assert all("index" in line.path for line in site.log[before:])


def test_new_articles_come_and_lists_are_not_walked_to_their_end_again(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=80)
    with Server(site):
        crawl(site, recheck_days=30)
        before = len(site.log)
        site.articles.append(article(900))
        summary = crawl(site, recheck_days=30)
    lists = [line.path for line in site.log[before:] if "index" in line.path]
    assert summary.counts.documents_new == 1
    assert figures(dataset) == expected(site)
    assert len(lists) == 3, "one with something new, two without"


def test_an_edited_article_is_a_new_version_with_changed_observations(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("jcms", count=12)
    edited = site.articles[4]
    with Server(site):
        crawl(site)
        old = str(edited.projects)
        edited.projects = 999
        summary = crawl(site)
        url = site.url_of(edited)
    assert (summary.counts.documents_changed, summary.counts.documents_new) == (1, 0)
    assert figures(dataset) == expected(site)
    now, then = (
        {str(row["value"]) for row in dataset.facts("observations", metric="project_count", document=url, as_of=run)}
        for run in (None, 1)
    )
    assert (now, then) == ({"999"}, {old})


def test_a_withdrawn_article_is_marked_after_the_second_visit_and_unmarked_when_it_is_back(
    dataset: Dataset, crawl: Crawl
) -> None:
    (site,) = make_sites("list", count=12)
    gone = site.articles[3]

    def marked() -> set[str]:
        return {str(row.projects) for row in dataset.funnel() if row.is_withdrawn}

    with Server(site):
        crawl(site)
        gone.gone = 410
        assert crawl(site).counts.withdrawn == 0
        assert marked() == set()
        assert crawl(site).counts.withdrawn == 1
        assert crawl(site).counts.withdrawn == 0
        assert marked() == {str(gone.projects)}
        gone.gone = None
        crawl(site)
        assert marked() == set()


def test_attachments_are_documents_of_their_page(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=5)
    table = "招商引资签约项目情况表\n地区,签约项目数(个),总投资(亿元)\n诸城市,12,30.5\n".encode("gb18030")
    site.articles[2].attachments = {"附件1.csv": table, "scan.exe": b"no"}
    with Server(site):
        summary = crawl(site)
        parent = site.url_of(site.articles[2])
    assert summary.counts.documents_new == 6
    (relation,) = relations(dataset, "attachment")
    assert relation["of_address"] == parent
    attached = dataset.document(relation["address"])
    assert attached["published"] == site.articles[2].day
    assert "12" in attached["text"]


def test_a_reprint_is_linked_and_its_figure_counted_once(dataset: Dataset, crawl: Crawl) -> None:
    first, other = make_sites("trs", "next", count=6)
    original = first.articles[2]
    text = "\n".join(original.paragraphs)
    other.articles.append(
        Article(
            5000, original.day, original.place, original.projects, original.amount, text=f"本报讯 {text}（记者 某某）"
        )
    )
    # A bulletin of the same phrases with figures of its own is no reprint.
    bulletin = text.replace(f"{original.projects}个", "7个").replace(original.amount, "1.25")
    other.articles.append(Article(5001, original.day, original.place, 7, "1.25", text=bulletin))
    with Server(first, other):
        crawl(first)
        crawl(other)
        copy, source = other.url_of(other.articles[-2]), first.url_of(original)
    (relation,) = relations(dataset, "copy")
    assert (relation["address"], relation["of_address"]) == (copy, source)
    assert relation["similarity"] >= visits_similarity()
    assert {copy, source} <= urls(dataset), "every copy stays"
    shown = [row.document_path for row in dataset.funnel() if row.projects == original.projects]
    assert copy not in shown
    assert source in shown
    assert [row.document_path for row in dataset.funnel(document=copy)] == [copy]
    assert any(row.projects == 7 for row in dataset.funnel())


def visits_similarity() -> float:
    from outputs.copies import LEAST_SIMILARITY

    return LEAST_SIMILARITY


def test_a_page_whose_furniture_alone_changed_is_no_new_version(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=5)
    site.validators = "random"
    counter = iter(range(1000))
    real = site.page
    site.page = lambda found: real(found).replace(b"</body>", b"<!-- hits %d --></body>" % next(counter))  # type: ignore[method-assign]
    with Server(site):
        crawl(site)
        summary = crawl(site)
    assert (summary.counts.asked, summary.counts.unchanged, summary.counts.documents_changed) == (5, 0, 0)
    assert {row["run_from"] for row in dataset.documents()} == {1}


# Sites that misbehave


def test_one_bad_page_is_a_failure_by_name_and_the_others_come(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=12)
    bad = {
        0: Fault("status", value="500"),
        1: Fault("truncated"),
        2: Fault("redirect", value="http://192.168.0.1/"),
        3: Fault("bomb"),
    }
    site.faults = {site.path_of(site.articles[at]): fault for at, fault in bad.items()}
    with Server(site):
        summary = crawl(site, tries=1, max_mb=1)
        assert {failure.path for failure in summary.failures} == {site.url_of(site.articles[at]) for at in bad}
        assert {row["path"] for row in dataset.failures()} == {failure.path for failure in summary.failures}
        assert len(urls(dataset)) == 8
        site.faults = {}
        crawl(site)
    assert figures(dataset) == expected(site)
    assert dataset.failures() == []


def test_a_site_that_turns_us_away_is_blocked_and_left_alone(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=40)
    site.faults = {site.path_of(one): Fault("status", value="412") for one in site.articles}
    with Server(site):
        summary = crawl(site, delay=0.01)
    assert summary.status == "blocked"
    assert len(site.log) < 14
    (row,) = health(dataset)
    assert (row["status"], row["last_success"]) == ("blocked", None)


def test_a_list_that_changed_its_layout_is_said(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=12)
    with Server(site):
        assert crawl(site).status == "completed"
        site.pages["/zwgk/zsyz/index.html"] = (200, {}, "<html><body>新版上线，敬请期待</body></html>".encode())
        summary = crawl(site)
    assert summary.status == "shape_changed"
    assert site.start in (summary.message or "")
    (row,) = health(dataset)
    assert row["last_success"] is not None
    assert visits.standing(row, date(2016, 6, 1))[0] == "shape_changed"


def test_a_source_that_went_silent_is_said(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=12)
    with Server(site):
        crawl(site)
    (row,) = health(dataset)
    newest = max(one.day for one in site.articles)
    assert row["newest"] == newest
    assert visits.standing(row, newest)[0] == "ok"
    status, why = visits.standing(row, date(newest.year + 1, newest.month, newest.day))
    assert status == "silent"
    assert "365" in why or "366" in why


def test_nothing_that_robots_forbid_is_asked(crawl: Crawl, dataset: Dataset) -> None:
    (site,) = make_sites("trs", count=12)
    forbidden = site.path_of(site.articles[0])
    site.robots = f"User-agent: yinfeng\nDisallow: {forbidden}\n".encode()
    with Server(site):
        summary = crawl(site)
    assert forbidden not in site.asked()
    assert summary.counts.documents_new == 11
    assert [failure.kind for failure in summary.failures] == ["forbidden"]


def test_a_list_that_reorders_loses_nothing(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("home", count=30)
    with Server(site):
        crawl(site)
        site.shuffled = True
        for _ in range(3):
            crawl(site)
    assert {url for url, _ in figures(dataset)} <= {site.url_of(one) for one in site.articles}
    assert len(urls(dataset)) == 30


def test_a_page_in_gbk_that_says_utf_8_is_read(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=5)
    site.articles[1].charset = "utf-8;really=gbk"
    with Server(site):
        crawl(site)
    assert figures(dataset) == expected(site)


# How much is asked for


def test_since_and_limit(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=25)
    newest = sorted(one.day for one in site.articles)[-7]
    with Server(site):
        summary = crawl(site, since=newest, limit=3)
        assert (summary.counts.found, summary.counts.documents_new) == (7, 3)
        assert crawl(site, since=newest).counts.documents_new == 4
        assert crawl(site).counts.documents_new == 0 or len(urls(dataset)) == 25


def test_two_visits_at_a_time_are_one(dataset: Dataset, crawl: Crawl) -> None:
    from corpora.crawl_store import SourceBusy, source_lock

    (site,) = make_sites("trs", count=5)
    with Server(site):
        plan = visits.plan_of(source_of(site), dataset, "x@example.org")
        with source_lock(plan.folder, "trs"), pytest.raises(SourceBusy):
            visits.visit(plan, dataset)
    assert site.log == []


def test_two_sources_of_one_host_keep_one_pace(dataset: Dataset) -> None:
    (site,) = make_sites("trs", count=4)
    with Server(site):
        plans = [
            visits.plan_of(
                Source(slug, slug, (site.start,), delay=0.2, allow_networks=("127.0.0.0/8",), articles=pattern),
                dataset,
                "x@example.org",
            )
            for slug, pattern in (("one", "[13]\\.html$"), ("two", "[24]\\.html$"))
        ]
        summaries = visits.visit_all(plans, dataset, lambda line: None)
    assert [summary.counts.documents_new for summary in summaries] == [2, 2]
    began = sorted(line.began for line in site.log)
    assert began[-1] - began[0] >= 0.2 * (len(began) - 1)


# Kills


KILLED = """
import sys
from datetime import date
from corpora.source import load_source
from flows import visit
from outputs import Dataset
if __name__ == "__main__":
    visit.BATCH_PAGES = 10
    with Dataset.open(sys.argv[1]) as dataset:
        visit.visit(visit.plan_of(load_source(__import__("pathlib").Path(sys.argv[2])), dataset, "x@example.org"), dataset)
"""


def contents(place: Path) -> tuple[set[Any], set[Any], int]:
    """Of a crawl's end: what the archive holds, what the dataset says, and how many versions that took."""
    with sqlite3.connect(place.parent / "crawl" / "state.sqlite") as connection:
        kept = set(connection.execute("SELECT url, sha256 FROM records WHERE status = 200 AND kind = 'response'"))
    with Dataset.open(place) as dataset:
        said: set[Any] = set()
        said |= {(row["address"], row["title"], row["published"], row["sha256"]) for row in dataset.documents()}
        said |= {(row["document_url"], row["metric"], str(row["value"])) for row in dataset.facts("observations")}
        said |= {(row["address"], row["kind"], row["of_address"]) for row in relations(dataset)}
        with sqlite3.connect(place) as connection:
            ((versions,),) = connection.execute("SELECT count(*) FROM document_versions").fetchall()
    return kept, said, versions


def test_killed_again_and_again_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    (site,) = make_sites("trs", count=60)
    site.articles[7].attachments = {"a.csv": "地区,签约项目(个)\n诸城市,12\n".encode()}
    with Server(site):
        file = tmp_path / "trs.toml"
        file.write_text(source_text(source_of(site)), encoding="utf-8")

        def run(place: Path) -> subprocess.Popen[bytes]:
            return subprocess.Popen(
                [sys.executable, "-c", KILLED, str(place), str(file)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )

        calm = tmp_path / "calm" / "yinfeng.sqlite"
        assert run(calm).wait() == 0
        undisturbed = contents(calm)
        before = len(site.log)

        wild = tmp_path / "wild" / "yinfeng.sqlite"
        kills = 0
        for goal in (3, 20, 45):  # killed once so many pages have been asked for
            process = run(wild)
            while process.poll() is None and len(site.log) - before < goal:
                time.sleep(0.002)
            kills += process.poll() is None
            process.kill()
            process.communicate()
        last = run(wild)
        output = last.communicate()[0].decode()
        assert last.returncode == 0, output
        assert kills == 3
        assert contents(wild) == undisturbed
        asked = [line.path for line in site.log[before:] if line.status == 200 and "index" not in line.path]
        twice = len(asked) - len(set(asked))
        assert twice <= kills * 20, "only what was under way at a kill is asked for again"


def test_an_interrupted_visit_is_gone_on_with(dataset: Dataset, crawl: Crawl) -> None:
    (site,) = make_sites("trs", count=30)
    with Server(site):
        plan = visits.plan_of(source_of(site, delay=0.02), dataset, "x@example.org")
        timer = threading.Timer(0.4, plan.stop.set)
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            visits.visit(plan, dataset)
        early = len(urls(dataset))
        assert [row["status"] for row in visits_to(dataset)] == ["interrupted"]
        crawl(site)
    assert early < 30
    assert figures(dataset) == expected(site)
    asked = [path for path in site.asked() if "/t20" in path]
    assert len(asked) == len(set(asked)) == 30


# The command line


def written(site: Site, folder: Path, **options: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{site.layout}.toml").write_text(source_text(source_of(site, **options)), encoding="utf-8")


def test_from_an_address_to_a_dataset(yinfeng: Yinfeng, tmp_path: Path) -> None:
    (site,) = make_sites("list", count=25)
    with Server(site):
        options = ("--contact", "me@example.org", "--allow-network", "127.0.0.0/8", "--delay", "0", "--slug", "here")
        added = yinfeng("sources", "add", site.start, *options, "--yes")
        assert added.returncode == 0, added.stderr
        assert "第25期" in added.stdout
        written_source = load_source(tmp_path / "corpora/sources/here.toml")
        assert (written_source.pagination, written_source.first_page) == ("list_{n}.html", 2)
        dry = yinfeng("crawl", "--dry-run")
        assert "here: 10" in dry.stdout
        assert not [path for path in site.asked() if path in map(site.path_of, site.articles)]
        run = yinfeng("crawl", "here", "--json")
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout)[0]["counts"]["documents_new"] == 25
        shown = json.loads(yinfeng("show", "--json").stdout)
        assert {row["projects"] for row in shown} == {str(one.projects) for one in site.articles}
        checked = yinfeng("sources", "check", "--json")
        assert [row["source"] for row in json.loads(checked.stdout)] == ["here"]
        archive = next((tmp_path / "outputs/data/crawl/warc").glob("here-*.warc.gz"))
        again = yinfeng("ingest", archive, "--dataset", tmp_path / "other.sqlite", "--json")
        assert json.loads(again.stdout)["new"] == 25


def test_without_a_contact_nothing_is_asked(yinfeng: Yinfeng, tmp_path: Path) -> None:
    (site,) = make_sites("trs", count=3)
    with Server(site):
        written(site, tmp_path / "corpora/sources")
        run = yinfeng("crawl")
    assert run.returncode == 1
    assert "--contact" in run.stderr
    assert site.log == []


def test_a_wrong_source_file_is_named_and_the_others_go_on(yinfeng: Yinfeng, tmp_path: Path) -> None:
    (site,) = make_sites("trs", count=3)
    with Server(site):
        written(site, tmp_path / "corpora/sources")
        (tmp_path / "corpora/sources/bad.toml").write_text("name = 3\n", encoding="utf-8")
        run = yinfeng("crawl", "--contact", "me@example.org")
    assert run.returncode == 1
    assert "bad.toml" in run.stderr
    assert len(site.asked(200)) == 5


# Schedules


@pytest.mark.usefixtures("prefect_server")
def test_a_flow_run_visits_and_a_late_twin_finds_nothing_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.artifacts import Artifact

    from flows import crawl as flow

    (site,) = make_sites("trs", count=6)
    place = str(tmp_path / "data" / "yinfeng.sqlite")
    due = datetime.now(UTC)
    with Server(site):
        written(site, tmp_path / "sources")
        options: dict[str, Any] = {
            "sources": str(tmp_path / "sources"),
            "dataset": place,
            "contact": "me@example.org",
            "return_state": True,
        }
        state: Any = flow.crawl_flow("trs", **options)
        assert state.is_completed()
        assert state.message == "completed: 6 new, 0 changed"
        artifact: Any = Artifact.get(key="yinfeng-crawl-trs")
        assert "documents_new" in artifact.data
        # As when the machine was off at several due times: they all fire now.
        monkeypatch.setattr(flow, "scheduled_at", lambda: due)
        before = len(site.log)
        late: Any = flow.crawl_flow("trs", **options)
        assert late.is_completed()
        assert "nothing due" in late.message
    assert len(site.log) == before
    with Dataset.open(place) as dataset:
        assert len(visits_to(dataset)) == 1


def test_the_last_due_time_and_what_was_missed(tmp_path: Path) -> None:
    from flows import serve

    (site,) = make_sites("trs", count=3)
    source = Source("trs", "x", ("http://www.example/",), schedule="0 7 * * *")
    now = datetime(2024, 7, 2, 1, 0, tzinfo=UTC)  # nine in the morning in Shanghai
    assert serve.last_due(source, now) == datetime(2024, 7, 1, 23, 0, tzinfo=UTC)
    place = tmp_path / "data" / "yinfeng.sqlite"
    with Server(site), Dataset.open(place) as dataset:
        visits.visit(visits.plan_of(source_of(site), dataset, "x@example.org"), dataset)
    serving = serve.Serving((source_of_schedule("0 7 * * *"),), tmp_path, str(place), "x", tmp_path)
    began = datetime.now(UTC)
    assert serve.missed(serving, began) == {}
    assert list(serve.missed(serving, datetime.fromtimestamp(began.timestamp() + 90_000, UTC))) == ["trs"]


def source_of_schedule(schedule: str) -> Source:
    return Source("trs", "x", ("http://www.example/",), schedule=schedule)


@pytest.mark.usefixtures("prefect_server")
def test_what_was_missed_is_made_up_once_and_what_was_killed_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: Workers
) -> None:
    import asyncio

    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags
    from prefect.states import Running, Scheduled

    from flows import serve

    (site,) = make_sites("trs", count=3)
    place = tmp_path / "data" / "yinfeng.sqlite"
    with Server(site), Dataset.open(place) as dataset:
        plan = visits.plan_of(source_of(site), dataset, "x@example.org")
        visits.visit(plan, dataset, workers=workers)
    written(site, tmp_path / "sources")
    source = load_source(tmp_path / "sources" / "trs.toml")
    serving = serve.Serving((source,), tmp_path / "sources", str(place), "x@example.org", plan.folder)
    deployments = serve.deployments_of(serving)
    past = [datetime.fromtimestamp(time.time() - 3600 * hours, UTC) for hours in (3, 2, 1)]

    async def scenario() -> tuple[list[str], dict[str, int]]:
        number = await deployments[0].aapply()
        async with get_client() as client:
            killed = await client.create_flow_run_from_deployment(number)
            await client.set_flow_run_state(killed.id, Running(), force=True)
            for due in past:
                await client.create_flow_run_from_deployment(number, state=Scheduled(scheduled_time=due))
            said = await serve.set_right(serving, deployments)
            again = await serve.set_right(serving, deployments)
            ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[serve.TAG]))
            states: dict[str, int] = {}
            for run in await client.read_flow_runs(deployment_filter=ours):
                due_now = run.expected_start_time is not None and run.expected_start_time <= datetime.now(UTC)
                if run.state is not None and (due_now or not run.state.is_scheduled()):
                    states[run.state.type.value] = states.get(run.state.type.value, 0) + 1
            assert again
            return said, states

    said, states = asyncio.run(scenario())
    assert states["CRASHED"] == 1
    assert states["SCHEDULED"] == 1, "three were missed, one is made up, however often it is started"
    assert any("marked as crashed" in line for line in said)
    assert sum("catching up once" in line for line in said) == 1
