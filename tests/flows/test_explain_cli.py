"""`yinfeng explain` and `yinfeng lexicon gaps` as their user meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Yinfeng = Callable[..., subprocess.CompletedProcess[str]]
GIVEN = ("--region", "532504", "--published", "2023-07-10")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "mile.txt"
    path.write_text(
        "弥勒市招商引资情况\n"
        "今年上半年，我市签约项目35个，总投资120.5亿元。其中，工业项目21个。\n"
        "全市已落锤项目12个，深入开展“六个一”行动。\n",
        encoding="utf-8",
    )
    return path


def test_explain_says_what_was_found_and_why(yinfeng: Yinfeng, page: Path) -> None:
    run = yinfeng("explain", page, *GIVEN)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert any(line.startswith("  找到 ") and "35个〔35 count〕" in line for line in lines)
    assert any(line.startswith("  得出 项目数 实际 35 count 签约") and "← count" in line for line in lines)
    assert any("阶段←前文“签约”" in line for line in lines)
    assert "  解析 今年上半年 → 2023-01-01—2023-06-30" in lines
    assert any(line.startswith("  解析 我市 → ") and "532504" in line for line in lines)
    assert any(line.startswith("  舍去 六个：") and "(slogan)" in line for line in lines)


def test_explain_as_json(yinfeng: Yinfeng, page: Path) -> None:
    run = yinfeng("explain", page, *GIVEN, "--json")
    assert run.returncode == 0, run.stderr
    [document] = json.loads(run.stdout)
    assert document["path"] == str(page)
    text = page.read_text(encoding="utf-8")
    [counted] = [sentence for sentence in document["sentences"] if sentence["text"].startswith("其中")]
    assert text[counted["start"] : counted["end"]] == "其中，工业项目21个。"
    [fact] = counted["attached"]
    assert fact["rule"].startswith("count")
    assert set(fact["inherited"]) == {"stage", "region", "period"}


def test_explain_goes_on_after_a_file_it_cannot_read(yinfeng: Yinfeng, page: Path) -> None:
    broken = page.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.7 nothing else")
    run = yinfeng("explain", broken, page, *GIVEN)
    assert run.returncode == 1
    assert "broken.pdf" in run.stderr
    assert "35个〔35 count〕" in run.stdout


def test_gaps_lists_the_unknown_word_with_its_sentence(yinfeng: Yinfeng, page: Path) -> None:
    run = yinfeng("lexicon", "gaps", page, *GIVEN)
    assert run.returncode == 0, run.stderr
    assert "落锤" in run.stdout
    assert "已落锤项目12个" in run.stdout
    rows = json.loads(yinfeng("lexicon", "gaps", page, *GIVEN, "--json").stdout)
    assert [(row["position"], row["word"], row["count"]) for row in rows] == [("stage", "落锤", 1)]
    assert rows[0]["example"]["path"] == str(page)


def test_gaps_of_a_folder_without_any(yinfeng: Yinfeng, documents: Path) -> None:
    run = yinfeng("lexicon", "gaps", documents)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    assert "no unknown words" in run.stderr


def test_the_command_line_stays_light() -> None:
    """`yinfeng --help` loads no language library: explain and gaps come in only when they are asked for."""
    code = "import sys, flows.cli; print([m for m in ('spacy', 'rjieba', 'ahocorasick_rs', 'rich.table', 'extractors.explain') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"
