"""A scan from file to reviewer: what recognition doubts reaches a person, whatever a policy accepts by itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import ImageFilter

from outputs import Dataset
from outputs.policy import Accept, Policy
from outputs.queue import Filters, counts, items, refresh
from tests.corpora.scans import Sheet, draw, to_pdf

DOTS = 200
SENTENCES = ["2023年上半年，诸城市签约项目45个。", "2023年上半年，诸城市在建项目126个。"]


def smudged() -> bytes:
    """A page with two numbers, the second a little smudged: it can be read, and a reader would look twice."""
    image = draw(Sheet("诸城市上半年招商引资情况", SENTENCES, []), DOTS)[0]
    point = DOTS / 72
    at = (80 + 26 + 13 * len("2023年上半年，诸城市在建项目") - 3 * 5.9, 156)
    left, top = round((at[0] - 30) * point), round((at[1] - 2) * point)
    patch = image.crop((left, top, round(left + 80 * point), round(top + 20 * point)))
    image.paste(patch.filter(ImageFilter.GaussianBlur(4)), (left, top))
    return to_pdf([image], DOTS)


def test_what_recognition_doubts_goes_to_a_person_and_the_rest_by_policy(
    yinfeng: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    pytest.importorskip("rapidocr", reason="needs the extra `ocr`")
    (tmp_path / "scan.pdf").write_bytes(smudged())
    done = yinfeng("ingest", "scan.pdf", "--dataset", "d.sqlite")
    assert done.returncode == 0, done.stderr
    with Dataset.open(tmp_path / "d.sqlite") as dataset:
        rows = {row["row_id"]: row for row in dataset.facts("observations")}
        refresh(dataset, Policy(accept=Accept(min_confidence=Decimal("0.9"))))
        waiting = items(dataset, Filters(), 100)
        assert counts(dataset) == {"pending": 1, "policy": 1}
    (doubted,) = waiting
    assert "126" in rows[doubted["row_id"]]["evidence"][0]["quote"]
    assert "confidence" in doubted["reasons"]


@pytest.fixture
def without_ocr(environment: dict[str, str], tmp_path: Path) -> None:
    """Commands run as where the extra `ocr` is not installed."""
    folder = tmp_path / "absent"
    folder.mkdir()
    (folder / "rapidocr.py").write_text("raise ModuleNotFoundError('rapidocr')", encoding="utf-8")
    before = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join([str(folder), *([before] if before else [])])


@pytest.mark.usefixtures("without_ocr")
def test_without_the_extra_a_scan_waits_and_says_how_to_get_it(
    yinfeng: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "scan.pdf").write_bytes(smudged())
    (tmp_path / "note.txt").write_text("".join(SENTENCES), encoding="utf-8")
    done = yinfeng("ingest", "scan.pdf", "note.txt", "--dataset", "d.sqlite")
    said = done.stdout + done.stderr
    assert "needs_ocr" in said and "pip install 'yinfeng[ocr]'" in said
    with Dataset.open(tmp_path / "d.sqlite") as dataset:
        assert {row["path"].rpartition("/")[2] for row in dataset.documents()} == {"note.txt"}
        (failure,) = dataset.failures()
    assert (failure["kind"], Path(failure["path"]).name) == ("needs_ocr", "scan.pdf")
