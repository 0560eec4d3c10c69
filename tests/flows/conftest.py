"""Documents of our own and a way to run the command as a person would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]

STATEMENT = "2022年1—6月，{place}签约项目{count}个，总投资{amount}亿元。"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """This process's environment without the machine's Prefect, on a screen that takes a long temporary path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**kept, "PREFECT_HOME": str(tmp_path / "prefect-home"), "COLUMNS": "200"}


@pytest.fixture
def yinfeng(tmp_path: Path, environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `yinfeng ARGUMENTS` in a folder of its own, with no Prefect configured."""

    def run(*arguments: object, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            cwd=cwd,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder of three short documents in three formats, written for this test."""
    folder = tmp_path / "documents"
    folder.mkdir()
    page = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    statement = STATEMENT.format(place="诸城市", count=35, amount="120.5")
    (folder / "zhucheng.html").write_text(page.format("诸城市招商引资半年情况", statement), encoding="utf-8")
    (folder / "mile.txt").write_text(
        "弥勒市招商引资工作情况\n" + STATEMENT.format(place="弥勒市", count=44, amount="98.7"), encoding="gb18030"
    )
    (folder / "weather.txt").write_text("明天白天多云，夜间有小雨，气温十二到十九度。\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """One Prefect server of the tests' own: starting it costs more than all flow runs together."""
    from prefect.testing.utilities import prefect_test_harness

    import flows  # noqa: F401 - first: it switches Prefect's telemetry off

    with prefect_test_harness(server_startup_timeout=120):
        yield
