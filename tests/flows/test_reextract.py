"""The present extractor over kept bytes: what was known is known again, what cannot be read keeps its facts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import walk
from outputs import Dataset
from outputs.diff import diff

Yinfeng = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def opened(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> Dataset:
    """Three documents, one of which has a side-car; then their files are gone."""
    side_car = {"published": "2022-07-05", "source": "诸城发布", "url": "https://www.zhucheng.gov.cn/1.html"}
    (documents / "zhucheng.html.meta.json").write_text(json.dumps(side_car), encoding="utf-8")
    assert yinfeng("ingest", documents, "--region", "370782").returncode == 0
    for file in documents.iterdir():
        file.unlink()
    return Dataset.open(tmp_path / "outputs" / "data" / "yinfeng.sqlite", create=False)


def test_what_was_known_from_outside_is_known_again(opened: Dataset) -> None:
    with opened:
        before = list(opened.documents())
        summary, previous = walk.reextract(opened)
        assert (summary.counts.unchanged, summary.counts.changed, summary.failures) == (3, 0, ())
        assert list(opened.documents()) == before
        assert {row["source"] for row in before} >= {"诸城发布"}
        assert not diff(opened, previous, summary.run_id).changed


def test_a_dataset_that_did_not_keep_what_was_known_reads_the_same_again(opened: Dataset) -> None:
    with opened:
        with opened.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE document_versions SET known = NULL")
        before = [{**row, "known": None} for row in opened.documents()]
        summary, _ = walk.reextract(opened)
        assert summary.counts.changed == 0
        assert [{**row, "known": None} for row in opened.documents()] == before


def test_a_document_whose_bytes_are_gone_keeps_its_facts_and_is_a_failure(opened: Dataset) -> None:
    with opened:
        [row] = [row for row in opened.documents() if row["path"].endswith("mile.txt")]
        opened.raw.path(row["sha256"]).unlink()
        before = opened.counts()
        summary, _ = walk.reextract(opened)
        assert [(failure.kind, Path(failure.path).name) for failure in summary.failures] == [
            ("raw_missing", "mile.txt")
        ]
        assert (summary.counts.unchanged, summary.counts.failed) == (2, 1)
        assert opened.counts() == {**before, "failures": before["failures"] + 1}


def test_one_document_may_be_read_again_alone(yinfeng: Yinfeng, opened: Dataset) -> None:
    opened.close()
    again = yinfeng("reextract", "--document", "zhucheng.html")
    assert again.returncode == 0 and "1 unchanged" in again.stderr
    assert "没有变化 nothing changed" in again.stdout
    missing = yinfeng("reextract", "--document", "none.html")
    assert missing.returncode == 1 and "holds no document none.html" in missing.stderr


def test_show_and_export_as_of_a_run(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    assert yinfeng("ingest", documents / "zhucheng.html").returncode == 0
    page = (documents / "zhucheng.html").read_text(encoding="utf-8")
    (documents / "zhucheng.html").write_text(page.replace("项目35个", "项目36个"), encoding="utf-8")
    assert yinfeng("ingest", documents / "zhucheng.html").returncode == 0

    def projects(*arguments: str) -> list[str]:
        return [row["projects"] for row in json.loads(yinfeng("show", "--json", *arguments).stdout)]

    assert (projects("--as-of", "1"), projects("--as-of", "2"), projects()) == (["35"], ["36"], ["36"])
    assert yinfeng("export", "--out", tmp_path / "then", "--as-of", "1").returncode == 0
    assert ",35," in (tmp_path / "then" / "observations.csv").read_text(encoding="utf-8-sig")
    wrong = yinfeng("show", "--as-of", "7")
    assert wrong.returncode == 1 and "no run 7; runs are 1 to 2" in wrong.stderr
    found = yinfeng("diff", "--csv", tmp_path / "d.csv", "--html", tmp_path / "d.html")
    assert found.returncode == 1 and "来源变 source changed" in found.stdout
    assert "value,35,36" in (tmp_path / "d.csv").read_text(encoding="utf-8-sig")
    assert "<del>35</del>" in (tmp_path / "d.html").read_text(encoding="utf-8")
