"""What crawls leave in the dataset: relations, withdrawals, visits, health, and figures that are counted once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document
from extractors.facts import Evidence, Extraction, Observation
from outputs import Dataset, LoadCounts
from outputs.copies import bands, is_copy, link_copies, similarity
from outputs.crawl_state import (
    VisitCounts,
    begin_visit,
    end_visit,
    health,
    link_attachments,
    mark_withdrawn,
    relations,
    usual_days,
    visits,
)

Load = Callable[..., LoadCounts]

ARTICLE = (
    "上半年，临江市围绕主导产业链精准招商，组建十二支小分队外出考察，走访企业四百余家，推介园区承载能力与要素保障政策。"
    "新签约项目{count}个，总投资{amount}亿元，其中工业项目占六成以上，涵盖新材料、装备制造、农产品加工与文旅康养等领域。"
    "下一步，该市将落实帮办代办机制，强化土地、能耗、环评服务，推动签约项目早落地、早开工、早投产，力争全年目标如期完成。"
)


def document(url: str, text: str, count: int) -> Extraction:
    start = text.index(f"{count}个")
    observation = Observation(
        id=f"{count:012}",
        metric="project_count",
        role="actual",
        unit="count",
        stage="signed",
        value=Decimal(count),
        region="临江市",
        region_code="220681",
        label="项目",
        evidence=(Evidence(start, start + len(f"{count}个"), f"{count}个"),),
        confidence=Decimal("0.9"),
    )
    import hashlib

    said = Document(url, hashlib.sha256(text.encode()).hexdigest(), text, url=url, title="情况", kind="news")
    return Extraction(said, (observation,), (), (), ())


FIRST = ARTICLE.format(count=35, amount="120.5")
REPRINT = "本报讯（记者 某某）" + FIRST.replace("上半年，", "今年上半年，") + "（转自临江发布）"
BULLETIN = ARTICLE.format(count=48, amount="77.25")


def test_a_reprint_is_told_from_a_bulletin_of_the_same_phrases() -> None:
    assert similarity(FIRST, REPRINT) > 0.67
    assert is_copy(REPRINT, FIRST)
    assert similarity(FIRST, BULLETIN) > 0.5
    assert is_copy(BULLETIN, FIRST) is None
    assert set(bands(FIRST)) & set(bands(REPRINT))
    assert bands("签约项目35个。") == []


@given(st.text(min_size=0, max_size=400))
def test_a_text_is_a_copy_of_itself_or_has_nothing_to_tell_it_by(text: str) -> None:
    assert similarity(text, text) in (0.0, 1.0)
    assert bands(text) == bands(text)


def test_a_figure_is_counted_once_and_every_copy_stays(dataset: Dataset, load: Load) -> None:
    first, copy, other = "http://a.example/1", "http://b.example/2", "http://a.example/3"
    load(document(first, FIRST, 35))
    load(document(copy, REPRINT, 35), document(other, BULLETIN, 48))
    run = dataset.begin_run("crawl x", "1")
    assert link_copies(dataset, run, [first, copy, other]) == 1
    assert link_copies(dataset, run, [first, copy, other]) == 1, "doing it twice changes nothing"
    (relation,) = relations(dataset, "copy")
    assert (relation["address"], relation["of_address"]) == (copy, first)
    assert Decimal("0.67") < relation["similarity"] < 1
    assert sorted(row.document_path for row in dataset.funnel()) == [first, other]
    assert len(list(dataset.documents())) == 3
    assert [row.document_path for row in dataset.funnel(document=copy)] == [copy]

    # A copy that is edited into an article of its own is one from then on, and was a copy before.
    load(document(copy, ARTICLE.format(count=60, amount="300.7") + "临江市另有在谈项目九十九个。", 60))
    after = dataset.begin_run("crawl x", "1")
    assert link_copies(dataset, after, [copy]) == 0
    assert relations(dataset, "copy") == []
    assert len(dataset.funnel()) == 3
    assert len(dataset.funnel(as_of=run)) == 2


def test_a_copy_of_a_copy_is_linked_to_the_first(dataset: Dataset, load: Load) -> None:
    addresses = [f"http://{host}.example/" for host in "abc"]
    for address, text in zip(addresses, (FIRST, REPRINT, REPRINT + "（责任编辑：某某）"), strict=True):
        load(document(address, text, 35))
        link_copies(dataset, dataset.begin_run("crawl", "1"), [address])
    assert {row["of_address"] for row in relations(dataset, "copy")} == {addresses[0]}
    assert [row.document_path for row in dataset.funnel()] == [addresses[0]]


def test_an_attachment_belongs_to_its_page(dataset: Dataset, load: Load) -> None:
    load(document("http://a.example/1", FIRST, 35), document("http://a.example/1.csv", BULLETIN, 48))
    run = dataset.begin_run("crawl", "1")
    for _ in range(2):
        link_attachments(dataset, run, {"http://a.example/1.csv": "http://a.example/1", "http://a.example/none": "x"})
    (relation,) = relations(dataset)
    assert (relation["kind"], relation["of_address"]) == ("attachment", "http://a.example/1")


def test_a_withdrawal_is_marked_once_and_taken_back(dataset: Dataset, load: Load) -> None:
    load(document("http://a.example/1", FIRST, 35))
    run = dataset.begin_run("crawl", "1")
    missing = {"http://a.example/1": (404, "2024-07-01T00:00:00+00:00"), "http://a.example/never": (404, "x")}
    assert mark_withdrawn(dataset, run, missing, []) == 1
    assert mark_withdrawn(dataset, run, missing, []) == 0
    assert [row.is_withdrawn for row in dataset.funnel()] == [True]
    later = dataset.begin_run("crawl", "1")
    assert mark_withdrawn(dataset, later, {}, ["http://a.example/1"]) == 0
    assert [row.is_withdrawn for row in dataset.funnel()] == [False]
    assert [row.is_withdrawn for row in dataset.funnel(as_of=run)] == [True]


def test_a_source_s_health_is_that_of_its_last_visit_and_remembers_the_last_good_one(dataset: Dataset) -> None:
    days = [date(2024, 7, day) for day in (1, 2, 4, 9)]
    for status, found in (("completed", 4), ("blocked", 0)):
        visit = begin_visit(dataset, dataset.begin_run("crawl x", "1"), "x")
        counts = VisitCounts(found=found, asked=9)
        end_visit(dataset, visit, status, counts, None, name="某市", days=days, pages=40)
    (row,) = health(dataset)
    assert (row["status"], row["newest"], row["pages"]) == ("blocked", date(2024, 7, 9), 40)
    first = visits(dataset, "x")[0]
    assert (row["last_success"], row["last_new"]) == (first["started_at"], first["started_at"])
    assert [visit["asked"] for visit in visits(dataset)] == [9, 9]


@pytest.mark.parametrize(("days", "usual"), [((), None), ((1, 2), None), ((1, 2, 3), 1), ((1, 8, 15, 16), 7)])
def test_the_usual_days_between_articles(days: tuple[int, ...], usual: int | None) -> None:
    assert usual_days([date(2024, 7, day) for day in days]) == usual
