"""What holds for every test: nothing is asserted about time, for a machine may be busy."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# thousands of readings leave no cycles to speak of: looking for them less often takes minutes off the whole run
gc.set_threshold(50_000, 20, 20)

# on top of the profile that is in force: on CI hypothesis draws the same examples each time
settings.register_profile("unhurried", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]))
settings.load_profile("unhurried")


@pytest.hookimpl(tryfirst=True)  # before xdist, which reads the mark
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file on one worker, and those of `outputs` on one: they share a PostgreSQL server."""
    for item in items:
        group = "outputs" if "outputs" in item.path.parts else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture
def begun_at_once(tmp_path: Path) -> Callable[[Callable[[Path], None]], list[BaseException]]:
    """Four begin each of thirty new files at once; what went wrong. Whether two meet on a new file is chance, so many try."""

    def begin_all(begin: Callable[[Path], None]) -> list[BaseException]:
        ready = threading.Barrier(4)

        def begin_with_others(path: Path) -> None:
            ready.wait()
            begin(path)

        problems = []
        with ThreadPoolExecutor(4) as pool:
            for turn in range(30):
                begun = [pool.submit(begin_with_others, tmp_path / f"{turn}.sqlite") for _ in range(4)]
                problems += [problem for one in begun if (problem := one.exception()) is not None]
        return problems

    return begin_all
