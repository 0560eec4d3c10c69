"""The house's directions of import (README, "How it is built"): one way, and `extractors` is the ground floor."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("corpora", "extractors", "outputs", "flows")

MAY_IMPORT = {
    "extractors": {"extractors"},
    "corpora": {"corpora", "extractors"},
    "outputs": {"outputs", "extractors"},
    "flows": {"flows", "corpora", "extractors", "outputs"},
}
NOT_ON_THE_GROUND_FLOOR = {
    "prefect",
    "sqlalchemy",
    "aiohttp",
    "requests",
    "httpx",
    "urllib3",
    "socket",
    "sqlite3",
    "pandas",
}


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import in a file, those inside functions and under TYPE_CHECKING included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import; rooms name each other in full"
            yield node.lineno, node.module or ""


def files(room: str) -> list[Path]:
    found = sorted((ROOT / room).rglob("*.py"))
    assert found, f"no Python file in {room}"
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_in_one_direction(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files(room)
        for line, name in imports(path)
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in MAY_IMPORT[room]
    ]
    assert not wrong


def test_extractors_know_no_prefect_no_network_and_no_database() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files("extractors")
        for line, name in imports(path)
        if name.split(".")[0] in NOT_ON_THE_GROUND_FLOOR
    ]
    assert not wrong


# Prefect takes two seconds to import: what everyone runs goes without it. `ingest` and `crawl` are the flows over plain
# functions, `serve` is the command that starts Prefect's server and runs its schedules.
KNOWS_PREFECT = {ROOT / "flows" / name for name in ("ingest.py", "crawl.py", "serve.py")}


def test_only_the_flow_modules_import_prefect() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for room in ROOMS
        for path in files(room)
        for line, name in imports(path)
        if name.split(".")[0] == "prefect" and path not in KNOWS_PREFECT
    ]
    assert not wrong


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py"}
    assert not [str(path.relative_to(ROOT)) for room in ROOMS for path in files(room) if path.name in drawers]
