"""yinfeng inside spaCy, as one of its users meets it: through the entry point, on any pipeline, into displacy and DocBin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import DocBin

import extractors.spacy_component  # noqa: F401 - registers the factory where the package is not installed
from extractors import extract
from extractors.language import pipeline
from extractors.spacy_component import YinfengComponent, document_of

CONFIG = {"published": "2023-07-19", "region_code": "370782"}
TEXT = (
    "今年上半年，全市签约项目35个，总投资120.5亿元。\n总投资12.6亿元的远航汽车轻量化底盘项目正在安装设备。\n"
    "1—6月，全市实际到位市外资金61.32亿元，完成年度目标任务110亿元的65.7%。"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("zh")
    made.add_pipe("yinfeng", config=CONFIG)
    return made


def test_the_factory_is_an_entry_point() -> None:
    found = [entry for entry in entry_points(group="spacy_factories") if entry.name == "yinfeng"]
    if not found:
        pytest.skip("the package is not installed")
    assert found[0].value == "extractors.spacy_component:create_component"
    assert callable(found[0].load())


def test_a_doc_has_the_facts_that_extract_gives(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = extract(document_of(TEXT, published="2023-07-19", region_code="370782"))
    assert doc._.observations == found.observations
    assert doc._.projects == found.projects
    assert doc._.proposals == found.proposals == ()
    assert doc._.checks == found.checks
    amount = doc._.observations[1]
    assert (amount.metric, amount.value, amount.period_end) == (
        "total_investment",
        Decimal("12050000000"),
        date(2023, 6, 30),
    )
    assert [project.name for project in doc._.projects] == ["远航汽车轻量化底盘项目"]
    assert [check.holds for check in doc._.checks] == [False]


@pytest.mark.parametrize("words", ["characters", "jieba"])
def test_spans_cover_the_evidence_and_carry_label_and_id(words: str) -> None:
    made = spacy.blank("zh") if words == "characters" else pipeline()
    made.add_pipe("yinfeng", config=CONFIG)
    doc = made(TEXT)
    assert doc.text == TEXT
    for fact, label in [*((row, row.metric) for row in doc._.observations), *((p, "PROJECT") for p in doc._.projects)]:
        for evidence in fact.evidence:
            [span] = [
                span
                for span in doc.spans["yinfeng"]
                if span.id_ == fact.id and span.start_char <= evidence.start and evidence.end <= span.end_char
            ]
            assert span.label_ == label
    component = made.get_pipe("yinfeng")
    assert isinstance(component, YinfengComponent)
    assert {span.label_ for span in doc.spans["yinfeng"]} <= set(component.labels)


def test_displacy_shows_them(nlp: Language) -> None:
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "yinfeng"}, jupyter=False)
    for label in ("project_count", "total_investment", "PROJECT"):
        assert label in html


def test_what_is_known_of_one_document_wins(nlp: Language) -> None:
    doc = nlp.make_doc("今年上半年，全市签约项目35个。")
    doc.user_data["yinfeng"] = {"published": date(2021, 8, 1), "region_code": "350400", "title": "三明招商"}
    [row] = nlp(doc)._.observations
    assert (row.region_code, row.period_end) == ("350400", date(2021, 6, 30))


def test_without_a_code_the_text_tells_the_place() -> None:
    made = spacy.blank("zh")
    made.add_pipe("yinfeng", config={"title": "诸城市上半年签约项目35个", "published": "2023-07-19"})
    [row] = made("诸城市上半年签约项目35个\n诸城市招商中心消息，上半年全市签约项目35个。")._.observations
    assert row.region_code == "370782"


def test_facts_go_through_processes_and_files(nlp: Language, tmp_path: Path) -> None:
    doc = nlp(TEXT)
    for other in nlp.pipe([TEXT, TEXT], n_process=2, batch_size=1):
        assert other._.observations == doc._.observations
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert again._.projects == doc._.projects
    assert [span.label_ for span in again.spans["yinfeng"]] == [span.label_ for span in doc.spans["yinfeng"]]
    nlp.to_disk(tmp_path / "pipeline")
    assert spacy.load(tmp_path / "pipeline")(TEXT)._.observations == doc._.observations


def test_a_text_without_figures_gives_nothing(nlp: Language) -> None:
    doc = nlp("明天白天多云，夜间有小雨。")
    assert doc._.observations == doc._.projects == doc._.checks == ()
    assert len(doc.spans["yinfeng"]) == 0
    assert nlp.make_doc(TEXT)._.observations == ()


@pytest.mark.parametrize(
    ("config", "words"), [({"published": "19.7.2023"}, "not an ISO date"), ({"region_code": "990000"}, "no division")]
)
def test_a_wrong_configuration_is_refused_at_once(config: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        spacy.blank("zh").add_pipe("yinfeng", config=config)


def test_an_unknown_key_is_refused(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc.user_data["yinfeng"] = {"date": "2023-07-19"}
    with pytest.raises(ValueError, match="date: not one of"):
        nlp(doc)
