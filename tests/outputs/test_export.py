"""The CSV files, opened as a user opens them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pandas
import pytest
from sqlalchemy import inspect

from extractors.facts import Extraction, Observation, Project
from outputs import Dataset, DatasetError
from outputs.dictionary import data_dictionary
from outputs.export import cell, export
from outputs.schema import FACTS
from tests.outputs.conftest import bulletin

Load = Callable[..., object]


def test_pandas_opens_the_chinese_export_with_the_right_values(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    load(bulletin())
    paths = export(dataset, tmp_path / "csv")
    assert [path.name for path in paths] == [
        "documents.csv",
        "observations.csv",
        "projects.csv",
        "proposals.csv",
        "checks.csv",
    ]
    frame = pandas.read_csv(paths[1], dtype=str)
    assert len(frame) == 6
    row = frame[(frame["指标"] == "总投资") & (frame["阶段"] == "签约")].iloc[0]
    assert (row["数值"], row["单位"], row["行政区划代码"], row["期末"]) == (
        "49924000000",
        "CNY",
        "350400",
        "2022-06-30",
    )
    assert (row["依据"], row["文档路径"], row["累计或当期"]) == ("总投资499.24亿元", "news/sanming.html", "累计")
    project = pandas.read_csv(paths[2], dtype=str).iloc[0]
    assert (project["分期"], project["总投资(外币)"], project["预计"]) == (
        "一期 130000000 开工",
        "12000000.5 USD",
        "投产 2022-12",
    )
    check = pandas.read_csv(paths[4], dtype=str).iloc[0]
    assert (check["是否成立"], check["计算数"]) == ("否", "51.02040816326530612244897959")


def test_excel_finds_the_mark_that_says_utf_8(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    load(bulletin())
    for path in export(dataset, tmp_path):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert sorted(file.suffix for file in tmp_path.iterdir() if file.is_file() and file.name.startswith(".")) == []


def test_the_english_export_keeps_the_contract_s_names_and_codes(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    load(bulletin())
    [path] = export(dataset, tmp_path, tables=["observations"], language="en")
    frame = pandas.read_csv(path, dtype=str)
    assert {part.name for part in fields(Observation)} <= set(frame.columns)
    assert frame["stage"].tolist().count("signed") == 4
    assert frame["document_title"].unique().tolist() == ["上半年招商情况通报"]


def test_text_that_a_spreadsheet_would_run_is_made_harmless(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    names = ['=HYPERLINK("x")', "+1", "-1项目", "@SUM(1)", "\t=1", " =1", "1+1项目"]
    extraction = Extraction(bulletin().document, (), tuple(Project(id=f"p{name}", name=name) for name in names))
    fall = replace(bulletin().observations[0], id="fall", role="growth_yoy", value=Decimal("-3.5"))
    load(replace(extraction, observations=(fall,)))
    observations, projects = export(dataset, tmp_path, tables=["observations", "projects"])
    with projects.open(encoding="utf-8-sig", newline="") as file:
        shown = [row["项目名称"] for row in csv.DictReader(file)]
    assert shown == ["'" + name for name in names[:-1]] + names[-1:]
    assert pandas.read_csv(observations)["数值"].tolist() == [-3.5]  # a number is no formula


def test_cells() -> None:
    assert cell(None) == ""
    assert cell(True) == "是"
    assert cell(True, "en") == "true"
    assert cell(Decimal("1E+10")) == "10000000000"
    assert cell([{"start": 0, "end": 1, "quote": "甲"}, {"start": 2, "end": 3, "quote": "乙"}]) == "甲 | 乙"
    assert cell("一行\n又一行") == "一行\n又一行"


def test_what_cannot_be_exported_is_refused_with_a_reason(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no table projekts to export"):
        export(dataset, tmp_path, tables=["projekts"])
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="cannot write"):
        export(dataset, tmp_path / "file", tables=["projects"])


@pytest.mark.parametrize("table", FACTS)
def test_the_dictionary_has_every_column_of_the_contract(table: str) -> None:
    rows = {row.column: row for row in data_dictionary(table)}
    for part in fields(FACTS[table]):
        assert (rows[part.name].label, rows[part.name].meaning) == (part.metadata["label"], part.metadata["meaning"])


def test_the_dictionary_describes_every_column_of_every_table() -> None:
    rows = data_dictionary()
    assert {
        "documents",
        "document_versions",
        "observations",
        "projects",
        "proposals",
        "checks",
        "runs",
        "failures",
    } <= {row.table for row in rows}
    assert all(row.label and row.meaning and row.type for row in rows)
    types = {(row.table, row.column): row.type for row in rows}
    assert types["observations", "value"] == "decimal"
    assert types["observations", "period_end"] == "date"
    assert types["observations", "evidence"] == "json"
    assert types["checks", "holds"] == "boolean"
    assert types["runs", "run_id"] == "integer"


def test_postgresql_keeps_the_descriptions_as_comments(dataset: Dataset) -> None:
    if dataset.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has no comments")
    columns = inspect(dataset.engine).get_columns("observations")
    comment = next(column["comment"] for column in columns if column["name"] == "value")
    assert comment == "数值: the number in its canonical unit; the lower end of a range"
