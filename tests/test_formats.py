"""What a file format costs: the same facts laid out as pages, papers and sheets, beside the same facts in plain text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpora import Known
from extractors.facts import Extraction
from flows import walk
from outputs.score import Score, score

GOLD = Path(__file__).resolve().parents[1] / "corpora" / "gold"
FORMATS, WORKING = GOLD / "formats", GOLD / "working"
MOST_LOST = 0.02  # of exact F1
LEAST_OF_SCANS = 0.95  # what was reached, less a hundredth
FAMILIES = sorted({path.stem.partition("_")[0] for path in (FORMATS / "gold").glob("*.json")})


def scored(documents: Iterable[Path], golds: Iterable[tuple[str, Path]], folder: Path) -> Score:
    """The documents against gold files laid into `folder` under the documents' stems."""
    folder.mkdir()
    for stem, gold in golds:
        (folder / f"{stem}.json").write_bytes(gold.read_bytes())
    found = walk.extractions(list(documents), Known())
    return score(folder, [one.to_json() for one in found if isinstance(one, Extraction)])


@pytest.mark.parametrize("family", FAMILIES)
def test_a_format_loses_little_of_what_plain_text_gives(family: str, tmp_path: Path) -> None:
    """Where a gold file names its twin in plain text (`document.plain`), both are scored against the twin's gold."""
    twins = {}
    for gold in sorted((FORMATS / "gold").glob(f"{family}_*.json")):
        plain = json.loads(gold.read_text(encoding="utf-8"))["document"].get("plain")
        if plain:
            twins[gold] = plain
    documents = [next((FORMATS / "docs").glob(f"{gold.stem}.*")) for gold in twins]
    golds = {plain: WORKING / "gold" / f"{plain}.json" for plain in twins.values()}
    laid_out = scored(documents, [(gold.stem, golds[plain]) for gold, plain in twins.items()], tmp_path / "formats")
    texts = [WORKING / "docs" / f"{plain}.txt" for plain in twins.values()]
    bare = scored(texts, golds.items(), tmp_path / "plain")
    assert not laid_out.absent and not bare.absent
    for kind, tally in bare.kinds.items():
        if tally.exact_f1 is not None:
            reached = laid_out.kinds[kind].exact_f1 or 0.0
            assert reached > tally.exact_f1 - MOST_LOST, f"{kind}: {reached:.4f}, in plain text {tally.exact_f1:.4f}"


def test_a_page_whose_facts_stand_in_a_table_gives_all_of_them(tmp_path: Path) -> None:
    """Merged heads, wide digits, paragraphs in cells, a hidden row; related news with figures of their own around."""
    stem = "html_table"
    found = scored([FORMATS / "docs" / f"{stem}.html"], [(stem, FORMATS / "gold" / f"{stem}.json")], tmp_path / "gold")
    assert found.details == []
    assert (found.kinds["pipeline"].exact_f1, found.kinds["checks"].f1) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("pdf_three_line", "19hengshui.pdf"),
        ("pdf_shaded", "21suihua.pdf"),
        ("pdf_wrapped", "25meihekou.csv"),
        ("pdf_landscape_pages", "25meihekou.csv"),
    ],
)
def test_a_table_without_a_grid_gives_what_its_ruled_twin_gives(name: str, sample: str, tmp_path: Path) -> None:
    """Three rules and no more; a head of two levels over shaded rows; names that run over lines; 续表 over pages."""
    gold = FORMATS / "gold" / f"{name}.json"
    laid_out = scored([FORMATS / "docs" / f"{name}.pdf"], [(name, gold)], tmp_path / "formats")
    twin = scored([GOLD.parent / "samples" / sample], [(sample.partition(".")[0], gold)], tmp_path / "twin")
    assert [tally.exact for tally in laid_out.kinds.values()] == [tally.exact for tally in twin.kinds.values()]
    assert sum(tally.exact for tally in twin.kinds.values()) >= 9


def test_scans_give_what_they_gave(tmp_path: Path) -> None:
    """A fax of two pages, a stamped colour scan at 150 dots an inch, a photograph askew, a picture of black and white,
    a PDF whose font has no Unicode.

    Their twins give no more: in the fax 占, the first of a head too long for its cell, stands on a rule.
    """
    pytest.importorskip("rapidocr", reason="needs the extra `ocr`")
    golds = sorted((GOLD / "scans" / "gold").glob("*.json"))
    found = scored([GOLD / "scans" / "docs"], [(gold.stem, gold) for gold in golds], tmp_path / "scans")
    assert not found.absent
    reached = found.kinds["pipeline"].exact_f1 or 0.0
    assert reached >= LEAST_OF_SCANS, f"{reached:.4f}"
