"""Bad input: a message with the file's name and what to do, a row in `failures`, the others done, exit status 1."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpora import Known, errors
from extractors.facts import Extraction
from flows import walk
from outputs import Dataset
from outputs.rows import FailureRow

Yinfeng = Callable[..., subprocess.CompletedProcess[str]]


def pdf(password: str | None = None) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, encrypt=password)
    for page in range(3):
        canvas.drawString(72, 720, f"35 projects, page {page}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def archive() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for number in range(3):
            opened.writestr(f"{number}.txt", f"第{number}季度签约项目{number}个。" * 50)
    return made.getvalue()


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.html": (b"  \n\n ", "empty"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(64), "wrong_type"),
    "page.docx": ("<html><body><p>签约项目35个</p></body></html>".encode(), "wrong_type"),
    "noise.txt": (b"\xff\xff\xfe\x80" * 200, "encoding"),
    "locked.pdf": (pdf(password="secret"), "encrypted"),
    "cut.pdf": (pdf()[:600], "truncated"),
    "cut.zip": (archive()[:200], "truncated"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_others_are_done(
    name: str, yinfeng: Yinfeng, documents: Path, tmp_path: Path
) -> None:
    content, kind = BAD[name]
    (documents / name).write_bytes(content)
    run = yinfeng("ingest", documents)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "3 new, 0 changed, 0 unchanged, 1 failed" in run.stdout
    assert name in run.stdout
    assert "Traceback" not in run.stderr
    with sqlite3.connect(tmp_path / "outputs/data/yinfeng.sqlite") as connection:
        ((path, found, message),) = connection.execute("SELECT path, kind, message FROM failures").fetchall()
    assert path == str(documents / name)
    assert found == kind
    assert message


def test_a_mended_file_is_no_failure_any_more(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    (documents / "late.txt").touch()
    assert yinfeng("ingest", documents).returncode == 1
    (documents / "late.txt").write_text("来得晚了一些，签约项目3个。\n", encoding="utf-8")
    assert yinfeng("ingest", documents).returncode == 0
    with sqlite3.connect(tmp_path / "outputs/data/yinfeng.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM failures WHERE run_to IS NULL").fetchall() == [(0,)]


def test_a_file_that_failed_is_not_read_again_until_it_or_its_reader_changes(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    understand = walk.Workers.understand

    def watched(workers: walk.Workers, sources: Sequence[walk.Source]) -> Iterator[Extraction | FailureRow]:
        read.extend(Path(source.path).name for source in sources)
        return understand(workers, sources)

    monkeypatch.setattr(walk.Workers, "understand", watched)
    (documents / "cut.pdf").write_bytes(pdf()[:600])
    with Dataset.open(tmp_path / "kept.sqlite") as dataset:

        def run() -> tuple[int, list[str], int]:
            read.clear()
            summary = walk.ingest([documents], Known(), dataset)
            return summary.counts.failed, sorted(read), len(summary.failures)

        assert run() == (1, ["cut.pdf", "mile.txt", "weather.txt", "zhucheng.html"], 1)
        assert run() == (1, [], 1)
        assert [row["kind"] for row in dataset.failures(open_only=False)] == ["truncated"]
        monkeypatch.setattr(walk, "extractor_version", lambda: "next")
        assert run()[1] == ["cut.pdf", "mile.txt", "weather.txt", "zhucheng.html"]
        assert run() == (1, [], 1)
        (documents / "cut.pdf").write_bytes(pdf()[:700])
        assert run() == (1, ["cut.pdf"], 1)


@pytest.mark.parametrize("kind", ["needs_ocr", "needs_office"])
def test_a_file_that_waited_is_read_again_when_what_it_asked_for_has_come(
    kind: str, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = documents / "mile.txt"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with Dataset.open(tmp_path / "kept.sqlite") as dataset:
        run = dataset.begin_run("ingest", walk.extractor_version())
        dataset.record_failures(run, [FailureRow(str(path), kind, "要装好才能读", digest)])
        monkeypatch.setattr(errors, "find_spec", lambda name: None)
        monkeypatch.setattr(errors, "office_program", lambda: None)
        assert walk.ingest([path], Known(), dataset).counts.new == 0
        monkeypatch.setattr(errors, "find_spec", lambda name: name)
        monkeypatch.setattr(errors, "office_program", lambda: "/usr/bin/soffice")
        assert walk.ingest([path], Known(), dataset).counts.new == 1
        assert dataset.failures() == []


def test_a_missing_path(yinfeng: Yinfeng, documents: Path) -> None:
    run = yinfeng("ingest", documents, "no/such/file.html")
    assert run.returncode == 1
    assert "no/such/file.html" in run.stdout
    assert "3 new" in run.stdout


def test_a_folder_without_documents(yinfeng: Yinfeng, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    run = yinfeng("ingest", tmp_path / "bare")
    assert run.returncode == 1
    assert "bare" in run.stdout


def test_a_broken_side_car_is_named_and_its_document_still_read(yinfeng: Yinfeng, documents: Path) -> None:
    (documents / "mile.txt.meta.json").write_text("{", encoding="utf-8")
    run = yinfeng("ingest", documents)
    assert run.returncode == 1
    assert "mile.txt.meta.json" in run.stdout
    assert "3 new, 0 changed, 0 unchanged, 1 failed" in run.stdout


def test_a_dataset_that_cannot_be_written(yinfeng: Yinfeng, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (tmp_path / "notes.sqlite").write_text("这不是数据库。" * 100, encoding="utf-8")
    for dataset in (tmp_path / "file" / "kept.sqlite", tmp_path / "notes.sqlite", documents):
        run = yinfeng("ingest", documents, "--dataset", dataset)
        assert run.returncode == 1, dataset
        assert str(dataset) in run.stderr.replace("\n", "")
        assert "Traceback" not in run.stderr
    assert (tmp_path / "notes.sqlite").read_text(encoding="utf-8").startswith("这不是数据库")


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="with the extra `ocr` a scan is read")
def test_a_scan_waits_for_text_recognition_and_fails_nothing(yinfeng: Yinfeng, documents: Path) -> None:
    from PIL import Image

    Image.new("RGB", (600, 800), "white").save(documents / "scan.pdf")
    run = yinfeng("ingest", documents)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "3 new, 0 changed, 0 unchanged, 0 failed, 1 waiting for OCR" in run.stdout
    assert "scan.pdf" in run.stdout


def test_a_place_that_is_none(yinfeng: Yinfeng, documents: Path) -> None:
    run = yinfeng("ingest", documents, "--region", "鼓楼县")
    assert run.returncode == 2
    assert "鼓楼县" in run.stderr
