"""The command line as its user meets it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Yinfeng = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

STATEMENT = "2022年1—6月，弥勒市签约项目44个，总投资98.7亿元。"


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(file) as connection:
        return connection.execute(query).fetchall()


# ingest


def test_ingest_says_what_it_will_write_prints_the_pipeline_and_names_its_files(
    yinfeng: Yinfeng, documents: Path, tmp_path: Path
) -> None:
    run = yinfeng("ingest", documents)
    assert run.returncode == 0, run.stderr
    assert run.stderr.index("will write: outputs/data/yinfeng.sqlite") < run.stderr.index("running directly")
    for shown in ("诸城市", "35", "120.5", "弥勒市", "44", "98.7", "签约", "3 new, 0 changed, 0 unchanged, 0 failed"):
        assert shown in run.stdout
    assert "outputs/data/yinfeng.sqlite" in run.stdout
    assert (tmp_path / "outputs/data/yinfeng.sqlite").is_file()


def test_the_same_ingest_again_changes_nothing(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    file = tmp_path / "outputs/data/yinfeng.sqlite"
    query = "SELECT id, value, run_from, run_to FROM observations ORDER BY id"
    yinfeng("ingest", documents)
    before = rows(file, query)
    again = yinfeng("ingest", documents)
    assert again.returncode == 0
    assert "0 new, 0 changed, 3 unchanged, 0 failed" in again.stdout
    assert before
    assert rows(file, query) == before


def test_a_changed_document_and_a_changed_side_car_are_read_again(yinfeng: Yinfeng, documents: Path) -> None:
    yinfeng("ingest", documents)
    page = documents / "zhucheng.html"
    page.write_text(page.read_text(encoding="utf-8").replace("35个", "36个"), encoding="utf-8")
    (documents / "mile.txt.meta.json").write_text('{"source": "弥勒日报"}', encoding="utf-8")
    run = yinfeng("ingest", documents, "--json")
    counted = json.loads(run.stdout)
    assert (counted["new"], counted["changed"], counted["unchanged"]) == (0, 2, 1)
    shown = json.loads(yinfeng("show", "--document", "zhucheng.html", "--json").stdout)
    assert [row["projects"] for row in shown] == ["36"]


def test_options_say_what_is_known_from_outside(yinfeng: Yinfeng, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("今年以来，全市在谈项目18个。\n", encoding="utf-8")
    options = ("--region", "370782", "--published", "2022-08-19", "--source", "自编")
    run = yinfeng("extract", note, "--format", "jsonl", *options)
    document = json.loads(run.stdout)["document"]
    assert (document["region_code"], document["published"], document["source"]) == ("370782", "2022-08-19", "自编")


def test_another_dataset_is_another_file(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    run = yinfeng("ingest", documents, "--dataset", f"sqlite:///{tmp_path}/elsewhere/kept.sqlite")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "elsewhere/kept.sqlite").is_file()
    assert not (tmp_path / "outputs").exists()
    assert "诸城市" in yinfeng("show", "--dataset", tmp_path / "elsewhere/kept.sqlite").stdout


def test_the_password_of_a_database_is_not_shown(yinfeng: Yinfeng, documents: Path) -> None:
    run = yinfeng("ingest", documents, "--dataset", "postgresql://editor:geheim@localhost:1/none")
    assert run.returncode == 1
    assert "editor:***@localhost:1/none" in run.stderr
    assert "geheim" not in run.stdout + run.stderr


# extract and text


def test_extract_prints_the_contract_one_line_a_document_in_the_order_asked(yinfeng: Yinfeng, documents: Path) -> None:
    asked = [documents / "zhucheng.html", documents / "mile.txt", documents / "weather.txt"]
    first = yinfeng("extract", *asked, "--format", "jsonl")
    assert first.returncode == 0, first.stderr
    printed = [json.loads(line) for line in first.stdout.splitlines()]
    assert [found["document"]["path"] for found in printed] == [str(path) for path in asked]
    assert all({"document", "observations", "projects", "proposals", "checks"} <= found.keys() for found in printed)
    assert printed[2]["observations"] == []
    assert "诸城市" in first.stdout  # characters, not \u escapes
    assert yinfeng("extract", *asked, "--format", "jsonl").stdout == first.stdout


def test_extract_draws_tables_with_ids_for_a_person(yinfeng: Yinfeng, documents: Path) -> None:
    run = yinfeng("extract", documents / "zhucheng.html")
    assert run.returncode == 0
    for shown in ("诸城市招商引资半年情况", "项目数", "签约", "35个", "120.5亿元", "诸城市"):
        assert shown in run.stdout


def test_extract_goes_on_after_a_failure_and_says_so_on_stderr(yinfeng: Yinfeng, documents: Path) -> None:
    (documents / "empty.txt").touch()
    run = yinfeng("extract", documents, "--format", "jsonl")
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == 3
    assert "empty.txt" in run.stderr


def test_text_is_what_the_offsets_point_into(yinfeng: Yinfeng, documents: Path) -> None:
    page = documents / "zhucheng.html"
    text = yinfeng("text", page).stdout
    found = json.loads(yinfeng("extract", page, "--format", "jsonl").stdout)
    assert text == found["document"]["text"]
    quotes = [part for row in found["observations"] for part in row["evidence"]]
    assert quotes
    assert all(text[part["start"] : part["end"]] == part["quote"] for part in quotes)


# show, export, chart, dictionary


def test_show_filters_and_leads_back_to_the_words(yinfeng: Yinfeng, documents: Path) -> None:
    yinfeng("ingest", documents)
    assert "弥勒市" not in yinfeng("show", "--region", "370782").stdout
    assert "35" in yinfeng("show", "--stage", "签约", "--since", "2022-01-01", "--until", "2022-12-31").stdout
    assert "nothing" in yinfeng("show", "--stage", "landed").stderr
    (row,) = json.loads(yinfeng("show", "--document", "mile.txt", "--json").stdout)
    shown = yinfeng("show", "--evidence", row["count_id"])
    assert shown.returncode == 0
    sentence = shown.stdout.splitlines()[-1]
    assert "44个" in sentence.partition("【")[2].partition("】")[0]
    assert sentence.replace("【", "").replace("】", "").endswith(STATEMENT)


def test_show_says_what_is_wrong(yinfeng: Yinfeng, documents: Path) -> None:
    without = yinfeng("show")
    assert without.returncode == 1
    assert "outputs/data/yinfeng.sqlite" in without.stderr
    yinfeng("ingest", documents)
    unknown = yinfeng("show", "--evidence", "no-such-id")
    assert unknown.returncode == 1
    assert "no-such-id" in unknown.stderr
    stage = yinfeng("show", "--stage", "吃饭")
    assert stage.returncode == 2
    assert "吃饭" in stage.stderr


def test_export_opens_in_a_spreadsheet(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    yinfeng("ingest", documents)
    run = yinfeng("export", "--out", tmp_path / "csv")
    assert run.returncode == 0, run.stderr
    file = tmp_path / "csv" / "observations.csv"
    assert str(file) in run.stdout
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        lines = list(csv.DictReader(opened))
    assert {"指标", "阶段", "数值", "地区"} <= lines[0].keys()
    assert "35" in {line["数值"] for line in lines}


def test_chart_draws_the_funnel(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    yinfeng("ingest", documents)
    run = yinfeng("chart", "--document", "zhucheng.html", "--out", tmp_path / "funnel.svg")
    assert run.returncode == 0, run.stderr
    picture = (tmp_path / "funnel.svg").read_text(encoding="utf-8")
    assert "签约" in picture
    assert "35" in picture
    wrong = yinfeng("chart", "--out", tmp_path / "funnel.gif")
    assert wrong.returncode == 1
    assert "funnel.gif" in wrong.stderr


def test_dictionary_explains_every_column_of_the_contract(yinfeng: Yinfeng) -> None:
    columns = json.loads(yinfeng("dictionary", "--json").stdout)
    named = {row["column"]: row for row in columns if row["table"] == "observations"}
    assert named["period_end"]["label"] == "期末"
    assert all(row["label"] and row["meaning"] for row in columns)
    assert "期末" in yinfeng("dictionary").stdout


def test_evaluate_scores_and_lists_the_misses(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    row = {"metric": "project_count", "role": "actual", "stage": "signed", "value": "35", "unit": "count"}
    missed = {**row, "value": "36", "quote": "签约项目36个"}
    (gold / "zhucheng.json").write_text(json.dumps({"observations": [row, missed]}), encoding="utf-8")
    asked = ("evaluate", "--gold", gold, documents / "zhucheng.html")
    scored = json.loads(yinfeng(*asked, "--json").stdout)["pipeline"]
    assert (scored["gold"], scored["found"]) == (2, 1)
    assert "签约项目36个" in yinfeng(*asked, "--details").stdout


def test_evaluate_finds_the_gold_of_an_archive_member(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as archive:
        archive.write(documents / "zhucheng.html", "2022/zhucheng.html")
    gold = tmp_path / "gold"
    gold.mkdir()
    row = {"metric": "project_count", "role": "actual", "stage": "signed", "value": "35", "unit": "count"}
    (gold / "sent__zhucheng.json").write_text(json.dumps({"observations": [row]}), encoding="utf-8")
    scored = json.loads(yinfeng("evaluate", "--gold", gold, tmp_path / "sent.zip", "--json").stdout)
    assert scored["pipeline"]["found"] == 1
    assert scored["absent"] == []


# usage and start


def test_wrong_usage_exits_2(yinfeng: Yinfeng) -> None:
    for arguments in (
        ("ingest",),
        ("extract", "a", "--format", "xml"),
        ("frobnicate",),
        ("show", "--since", "gestern"),
    ):
        assert yinfeng(*arguments).returncode == 2, arguments


def test_version(yinfeng: Yinfeng) -> None:
    from extractors.version import VERSION

    assert yinfeng("--version").stdout == f"yinfeng {VERSION}\n"


def loaded_after(code: str, folder: Path, environment: dict[str, str]) -> set[str]:
    """Top-level modules that are loaded once `code` has run."""
    ending = "import sys; print(' '.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.__stderr__)"
    program = f"import atexit\natexit.register(lambda: exec({ending!r}))\n{code}"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(run.stderr.splitlines()[-1].split())


def test_help_starts_light(tmp_path: Path, environment: dict[str, str]) -> None:
    code = "import sys; sys.argv = ['yinfeng', '--help']\nfrom flows.cli import main; main()"
    loaded = loaded_after(code, tmp_path, environment)
    assert "typer" in loaded
    heavy = {"prefect", "pandas", "spacy", "sqlalchemy", "altair", "pdfplumber", "docx", "jieba", "rjieba", "lxml"}
    assert not loaded & heavy


def test_a_direct_ingest_never_loads_prefect(documents: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    code = f"import sys; sys.argv = ['yinfeng', 'ingest', {str(documents)!r}]\nfrom flows.cli import main; main()"
    assert "prefect" not in loaded_after(code, tmp_path, environment)


# the issue's own figures


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents lie beside a developer's clone, never in it")
def test_the_funnel_of_the_real_report(yinfeng: Yinfeng) -> None:
    (seed,) = (SHARED / "seeds").glob("002_*.txt")
    assert yinfeng("ingest", seed).returncode == 0
    shown = json.loads(yinfeng("show", "--json").stdout)
    funnel = {
        (row["stage"], row["projects"], row["investment_cny"])
        for row in shown
        if row["period_end"] == "2019-08-31" and row["region_code"] == "350213"
    }
    assert funnel >= {
        ("planned", "8", "11815000000"),
        ("intended", "6", "4222000000"),
        ("negotiating", "70", "40988000000"),
        ("landed", "35", "55585000000"),
        ("registered", "119", "112610600000"),
    }
    printed = yinfeng("show").stdout
    for number in ("118.15", "42.22", "409.88", "555.85", "1126.106", "2019-08-31"):
        assert number in printed
