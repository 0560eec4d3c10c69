"""Every word of the lexicon does its work in its own example, and every table means something to the code that reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import extractors
from extractors import Document, extract, lexicon
from extractors.document import Block
from extractors.facts import Project
from extractors.naming import Name, find_names, is_company
from extractors.quantity import Quantity, find_quantities
from extractors.vocabulary import find_nouns, find_words

# the contract's stages, in the order in which a project passes through them
STAGES = [
    "lead", "planned", "intended", "negotiating", "signed", "registered", "landed", "started", "under_construction",
    "completed", "operating",
]  # fmt: skip
METRICS = {
    "project_count", "total_investment", "contract_value", "funds_in_place", "fixed_asset_investment",
    "completed_investment", "foreign_capital", "output_value", "revenue", "tax", "enterprise_count", "visit_count",
    "event_count", "lead_count", "team_count", "person_count", "area", "other",
}  # fmt: skip
# heads whose measure the grammar completes: 到位…资金, 完成…投资, 年度计划投资 (a target of completed_investment)
METRIC_HEADS = {"capital", "investment", "planned_investment"}
NOUN_CLASSES = {"group", "place"}  # counted, but never a fact
CANONICAL_UNITS = {"count", "percent", "percentage_point", "m2", "times", "t"}
# tables that no line of code asks for
UNUSED = {
    "previous": "去年同期的 is read by the period finder; nothing asks for the role",
}
BOUNDS = {"about", "over", "at_least", "under", "at_most"}


def entries(topic: str, *tables: str) -> list[tuple[str, str, str]]:
    """(table, word, example) of every entry of a topic."""
    return [
        (code, word, example)
        for code, table in lexicon.topic(topic).items()
        if not tables or code in tables
        for word, example in table["words"].items()
    ]


def names(text: str) -> list[Name]:
    return find_names(text, 0, len(text), find_quantities(text), [])


def projects(text: str) -> tuple[Project, ...]:
    document = Document(
        path="页面.txt",
        sha256="0" * 64,
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        published=date(2023, 7, 20),
        kind="news",
        region="陕西省安康市",
        region_code="610900",
    )
    return extract(document).projects


# -- each entry is found in its example ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "code", "word", "example"),
    [(topic, *entry) for topic in ("stage", "metric", "role") for entry in entries(topic)],
)
def test_a_stage_metric_or_role_word_is_found_in_its_example(topic: str, code: str, word: str, example: str) -> None:
    found = [(known.surface, getattr(known, topic)) for known in find_words(example)]
    assert (word, code) in found


@pytest.mark.parametrize(("code", "word", "example"), entries("noun"))
def test_a_counted_noun_is_found_in_its_example(code: str, word: str, example: str) -> None:
    assert (word, code) in [(known.surface, known.noun) for known in find_nouns(example)]


@pytest.mark.parametrize(
    ("code", "word", "example"),
    [
        pytest.param(
            *entry,
            marks=pytest.mark.xfail(strict=True, reason="百 is taken for a scale word: 3百分点 is not read at all"),
        )
        if entry[1] == "百分点"
        else entry
        for entry in entries("unit")
    ],
)
def test_a_unit_is_read_in_its_example(code: str, word: str, example: str) -> None:
    found = [item for item in find_quantities(example) if isinstance(item, Quantity)]
    assert [(item.unit, item.measure) for item in found] == [(code, word)]


@pytest.mark.parametrize(("code", "word", "example"), entries("hedge"))
def test_a_hedge_bounds_the_number_of_its_example(code: str, word: str, example: str) -> None:
    found = [item for item in find_quantities(example) if isinstance(item, Quantity)]
    assert [item.bound for item in found] == [code.partition("_")[2]]
    assert word in example[found[0].start : found[0].end]


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "head"))
def test_a_head_word_closes_a_project_name(code: str, word: str, example: str) -> None:
    closed = [name.end for name in names(example)]
    assert example.index(word) + len(word) in closed


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "work"))
def test_a_lesser_head_closes_a_name_beside_its_amount(code: str, word: str, example: str) -> None:
    assert [name.end for name in names(example)] == [example.index(word) + len(word)]


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "sector"))
def test_a_sector_is_no_project_in_a_list(code: str, word: str, example: str) -> None:
    assert word in example
    assert names(example.replace("等", "、新能源等").replace("项目", "项目20个")) == []
    assert names(example.replace(word, "华宇元件").replace("项目", "项目20个")), "with a name in its place it is one"


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "verb"))
def test_a_verb_stays_out_of_the_name_behind_it(code: str, word: str, example: str) -> None:
    assert [name.start for name in names(example)] == [example.index(word) + len(word)]


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "predicate"))
def test_a_predicate_ends_a_name_that_has_no_head_word(code: str, word: str, example: str) -> None:
    assert [name.end for name in names(example)] == [example.index(word)]


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "company"))
def test_a_company_is_known_by_its_ending(code: str, word: str, example: str) -> None:
    assert example.endswith(word)
    assert is_company(example)
    assert not is_company(example.removesuffix(word))


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "abstract"))
def test_an_abstract_noun_behind_the_head_makes_the_phrase_no_name(code: str, word: str, example: str) -> None:
    assert names(example) == []
    assert names(example[: example.index("项目") + 2]), "without the word it is a name"


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "generic"))
def test_a_generic_word_names_no_project(code: str, word: str, example: str) -> None:
    assert word in example
    assert names(example) == []
    assert names(example.replace(word, "华宇电子", 1)), "with a name in its place it is one"


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "working"))
def test_work_on_the_site_shows_a_project_under_construction(code: str, word: str, example: str) -> None:
    found = projects(f"总投资5亿元的华宇电子产业园，{example}。")
    assert word in example
    assert [project.stage for project in found] == ["under_construction"]


@pytest.mark.parametrize(("code", "word", "example"), entries("project", "announced"))
def test_what_is_only_announced_is_not_reached(code: str, word: str, example: str) -> None:
    found = projects(f"总投资5亿元的华宇电子产业园，{example}。")
    assert word in example
    assert [project.stage for project in found] == [None]


# -- each table is known -------------------------------------------------------------------------------------------------


def test_the_stages_are_the_contracts_in_its_order() -> None:
    assert list(lexicon.topic("stage")) == STAGES


def test_every_metric_table_is_a_metric_of_the_contract_or_a_head_that_the_grammar_completes() -> None:
    assert lexicon.topic("metric").keys() <= METRICS | METRIC_HEADS


def test_every_noun_table_is_a_metric_of_the_contract_or_a_class_that_is_no_fact() -> None:
    assert lexicon.topic("noun").keys() <= METRICS | NOUN_CLASSES


def test_every_unit_table_is_a_canonical_unit_or_a_currency() -> None:
    currencies = {code for code in lexicon.topic("unit") if len(code) == 3 and code.isalpha() and code.isupper()}
    assert lexicon.topic("unit").keys() - currencies == CANONICAL_UNITS


def test_every_hedge_table_is_a_place_and_a_bound_of_the_contract() -> None:
    parts = [code.partition("_") for code in lexicon.topic("hedge")]
    assert {place for place, _, _ in parts} == {"before", "after"}
    assert {bound for _, _, bound in parts} == BOUNDS


def test_every_conversion_rate_is_of_a_stage_or_of_the_funds() -> None:
    rates = {code.removeprefix("rate_") for code in lexicon.topic("role") if code.startswith("rate_")}
    assert rates - set(STAGES) == {"funds"}


@pytest.mark.parametrize(
    ("topic", "code"),
    [
        pytest.param(topic, code, marks=pytest.mark.xfail(strict=True, reason=UNUSED[code]))
        if code in UNUSED
        else (topic, code)
        for topic in ("role", "noun", "metric", "hedge", "project", "together")
        for code in lexicon.topic(topic)
        if not code.startswith("rate_")
    ],
)
def test_every_table_is_asked_for_somewhere_in_the_code(topic: str, code: str) -> None:
    room = Path(extractors.__file__).parent
    assert any(
        f'"{code}"' in path.read_text("utf-8") or f"'{code}'" in path.read_text("utf-8") for path in room.rglob("*.py")
    )


@pytest.mark.parametrize("topic", ["stage", "metric", "role", "noun", "unit", "hedge"])
def test_no_word_stands_in_two_tables_of_one_topic(topic: str) -> None:
    words = [word for _, word, _ in entries(topic)]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("topic", ["stage", "metric", "role", "noun", "unit", "hedge", "project"])
def test_every_word_has_an_example_that_shows_it(topic: str) -> None:
    assert [(word, example) for _, word, example in entries(topic) if word not in example] == []


OWN_STAGE = '[operating.words]\n"竣工" = "竣工项目41个"\n"点火" = "点火项目3个"\n'


def test_words_of_the_user_win_over_the_package(tmp_path: Path) -> None:
    (tmp_path / "stage.toml").write_text(OWN_STAGE, encoding="utf-8")
    program = (
        "from extractors.lexicon import digest, words; from extractors.vocabulary import find_words;"
        "print(digest(), words('stage')['竣工'], words('stage')['开工'], [w.stage for w in find_words('点火项目3个')])"
    )

    def run(**extra: str) -> list[str]:
        found = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, **extra},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return found.stdout.split()

    plain, own = run(), run(YINFENG_LEXICON=str(tmp_path))
    assert plain[1:3] == ["completed", "started"] and "operating" not in str(plain[3:])
    assert own[1:3] == ["operating", "started"] and "operating" in str(own[3:])
    assert plain[0] != own[0]  # another extractor: what it reads is due again
