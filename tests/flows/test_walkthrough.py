"""The README's walk-through, step by step: read, change a word, read again, look, decide, publish, and lose nothing."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.flows.conftest import COMMAND
from tests.outputs.browser import chromium, item_of, press

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"

POLICY = """\
[accept]
min_confidence = "0.9"

[publish]
block = ["returned", "flagged", "unmatched"]
"""
OWN_WORDS = """\
[operating.words]
"竣工" = "竣工项目41个"
"""


@contextmanager
def reviewing(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """`yinfeng review` as a person starts it; the address it prints."""
    command = [*COMMAND, "review", "--no-browser", "--port", "0", "--reviewer", "张三"]
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        while line and "http://" not in line:
            line = process.stderr.readline()
        assert "http://127.0.0.1:" in line
        yield line[line.index("http://") :].split("（")[0]
        process.terminate()


def test_the_walk_through(
    yinfeng: Callable[..., subprocess.CompletedProcess[str]], environment: dict[str, str], tmp_path: Path
) -> None:
    assert yinfeng("ingest", SAMPLES).returncode == 0
    (tmp_path / "yinfeng.toml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "stage.toml").write_text(OWN_WORDS, encoding="utf-8")

    # a word of one's own, and what it does to the dataset
    environment["YINFENG_LEXICON"] = str(tmp_path / "words")
    again = yinfeng("reextract")
    assert again.returncode == 0, again.stderr
    assert "阶段 竣工 → 投产" in again.stdout and "波及 blast radius" in again.stdout
    found = yinfeng("diff", "--json")
    assert found.returncode == 1  # something changed
    summary, *rows = map(json.loads, found.stdout.splitlines())
    assert summary["summary"]["cells"] == {"extraction": len(rows)}
    assert summary["summary"]["totals_flipped"] > 0
    stages = {(c["before"], c["after"]) for row in rows for c in row["changes"] if c["column"] == "stage"}
    assert stages == {("completed", "operating")}
    changed = sum(row["table"] == "observations" for row in rows)
    assert yinfeng("diff", "1", "1").returncode == 0  # nothing changed
    assert yinfeng("diff", "1", "99").returncode == 2  # no such run

    # what changed goes to a person, who decides by keyboard
    with chromium() as browser, reviewing(tmp_path, environment) as address:
        page = browser.new_context(locale="zh-CN").new_page()
        page.goto(address + "?reason=change")
        page.wait_for_selector("#item")
        assert "竣工" in page.inner_text(".said .origin del")
        for number in range(changed):
            if number == 0:
                page.keyboard.press("0")  # the tenth stage, 竣工: the new word was wrong here
                page.wait_for_function("() => document.getElementById('stage-choice').textContent.includes('竣工')")
            before = item_of(page)
            page.keyboard.press("a")
            page.wait_for_function("n => document.getElementById('item')?.dataset.item !== n", arg=before)
        page.wait_for_load_state("networkidle")
        assert page.locator(".empty").count() == 1
        # a page of a PDF beside its number
        page.goto(address + "?reason=check&table=observations")
        page.wait_for_selector(".paper rect")
        assert page.evaluate("fetch(document.querySelector('.paper image').href.baseVal).then(a => a.status)") == 200
        press(page, "a")
        page.wait_for_load_state("networkidle")

    release = yinfeng("publish", "--json")
    assert release.returncode == 0, release.stderr
    first = published(tmp_path / "releases" / "release-0001")
    decided = {key: row for key, row in first.items() if row["reviewer"] == "张三"}
    assert len(decided) == changed + 1
    assert sorted(row["stage"] for row in decided.values()).count("completed") >= 1

    # the word goes again: the machine reads otherwise, and what was decided stands
    (tmp_path / "words" / "stage.toml").unlink()
    assert yinfeng("reextract").returncode == 0
    status = json.loads(yinfeng("review", "--status", "--json").stdout)
    assert status["queues"]["unmatched"] == status["queues"]["returned"] == 0
    assert status["counts"]["accepted"] + status["counts"]["corrected"] == changed + 1
    assert yinfeng("publish").returncode == 0
    second = published(tmp_path / "releases" / "release-0002")
    again_decided = {key: row for key, row in second.items() if row["reviewer"] == "张三"}
    said = ("value", "stage", "region_code", "metric")
    assert sorted([row[c] for c in said] for row in again_decided.values()) == sorted(
        [row[c] for c in said] for row in decided.values()
    )


def published(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The observations of a release by document and id."""
    with (folder / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["document_path"], row["id"]): row for row in csv.DictReader(file)}
