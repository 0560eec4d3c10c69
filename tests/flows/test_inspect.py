"""`yinfeng inspect`: a row a file, failures too, as a table and as JSON."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

FORMATS = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "formats" / "docs"
Yinfeng = Callable[..., subprocess.CompletedProcess[str]]


def test_each_file_is_a_row_with_what_was_found_in_it(yinfeng: Yinfeng, documents: Path) -> None:
    workbook = documents / "进展表.xlsx"
    workbook.write_bytes((FORMATS / "office_21suihua.xlsx").read_bytes())
    (documents / "empty.txt").touch()
    run = yinfeng("inspect", documents, "no/such.pdf", "--json")
    assert run.returncode == 1, run.stderr
    rows = {Path(row["path"]).name: row for row in json.loads(run.stdout)}
    assert len(rows) == 6
    sheet = rows["进展表.xlsx"]
    assert (sheet["taken_for"], sheet["published"], sheet["kind"]) == ("Excel 工作簿", "2021-12-03", "report")
    assert (sheet["region_code"], sheet["tables"], sheet["pages"], sheet["failure"]) == ("231200", 1, None, None)
    assert any("上月底稿" in warning for warning in sheet["warnings"])
    assert rows["zhucheng.html"]["title"] == "诸城市招商引资半年情况"
    assert rows["zhucheng.html"]["characters"] > 30
    assert rows["empty.txt"]["failure"]["kind"] == "empty"
    assert rows["such.pdf"]["failure"]["kind"] == "missing"


def test_the_table_names_every_file_and_every_reason(yinfeng: Yinfeng, documents: Path) -> None:
    (documents / "empty.txt").touch()
    run = yinfeng("inspect", documents)
    assert run.returncode == 1
    for words in (
        "zhucheng.html",
        "HTML 网页",
        "纯文本",
        "诸城市招商引资半年情况",
        "empty.txt [empty]",
        "3 read, 1 not",
    ):
        assert words in run.stdout, run.stdout
    assert not (documents.parent / "outputs").exists()


def test_a_long_folder_breaks_no_name(yinfeng: Yinfeng, documents: Path) -> None:
    folder = documents / "招商局报来的各季度招商引资工作情况通报和附件" / "二〇二三年第二季度" / "again" / "and again"
    folder.mkdir(parents=True)
    (folder / "zhucheng.html").write_bytes((documents / "zhucheng.html").read_bytes())
    run = yinfeng("inspect", documents)
    rows = [line for line in run.stdout.splitlines() if "HTML 网页" in line]
    assert any(line.split()[1] == "zhucheng.html" for line in rows), run.stdout
    beside = yinfeng("inspect", folder)
    assert any(line.split()[1] == "zhucheng.html" for line in beside.stdout.splitlines() if "HTML" in line), (
        beside.stdout
    )


def test_nothing_failed_is_exit_0(yinfeng: Yinfeng, documents: Path) -> None:
    run = yinfeng("inspect", documents, "--region", "370782")
    assert run.returncode == 0, run.stderr
    assert "诸城市" in run.stdout
