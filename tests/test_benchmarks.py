"""The texts that speed is measured on stay the same while documents come and go beside them."""

from pathlib import Path

import pytest

from tests.benchmarks.mix import DENSITY, MIX, GoneError, density, draw, kept_mix, make_mix, read_documents

FIGURES = "今年{0}月，全县新签约项目{0}个，总投资{0}.5亿元，其中亿元以上{0}个，同比增长{0}.2%。"
VISIT = (
    "县领导到{}乡走访，与干部群众座谈，听取大家对乡村治理、环境整治和文化活动的意见。" + "他还看望了驻村工作队。" * 9
)


def write_pages(root: Path) -> str:
    """A small repository's pages; what is drawn of them."""
    for folder in ("docs", "ordinary"):
        (root / folder).mkdir()
    for number in range(1, 9):
        (root / "docs" / f"{number}.txt").write_text(FIGURES.format(number), "utf-8")
        (root / "ordinary" / f"{number}.txt").write_text(VISIT.format("甲乙丙丁戊己庚辛"[number - 1]), "utf-8")
    return draw(read_documents([root / "docs"]), read_documents([root / "ordinary"]), root, size=400)


def test_new_document_leaves_mix_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "pages.txt").write_text(write_pages(tmp_path), "utf-8")
    drawn = make_mix(read_documents([tmp_path / "docs"]), read_documents([tmp_path / "ordinary"]), size=400)
    for number in range(20, 60):
        (tmp_path / "docs" / f"{number}.txt").write_text(FIGURES.format(number) * 2, "utf-8")
    kept = kept_mix(tmp_path / "pages.txt", tmp_path, size=400)
    assert {kind: [page.text for page in pages] for kind, pages in kept.items()} == {
        kind: [page.text for page in pages] for kind, pages in drawn.items()
    }
    assert len({page.path for page in kept[MIX]}) > 2


def test_lost_page_is_named_and_not_passed_over(tmp_path: Path) -> None:
    names = write_pages(tmp_path)
    (tmp_path / "pages.txt").write_text(names, "utf-8")
    lost = next(name for name in names.splitlines() if name.startswith("docs/"))
    (tmp_path / lost).unlink()
    with pytest.raises(GoneError, match=f"{lost}.*draw the pages anew"):
        kept_mix(tmp_path / "pages.txt", tmp_path, size=400)


def test_pages_measured_on_are_all_there_and_as_dense_as_real_ones() -> None:
    mix = kept_mix()[MIX]
    assert sum(len(page.text) for page in mix) >= 300_000
    assert density("\n".join(page.text for page in mix)) == pytest.approx(DENSITY, rel=0.05)
