"""The file that visits keep between them."""

from __future__ import annotations

import threading
from pathlib import Path

from corpora.crawl_store import CrawlStore


def test_a_new_file_may_be_begun_by_several_visits_at_once(tmp_path: Path) -> None:
    """Whether two meet on the new file is chance, so many try."""
    problems: list[BaseException] = []

    def begin(path: Path, ready: threading.Barrier) -> None:
        ready.wait()
        try:
            CrawlStore(path).close()
        except BaseException as problem:
            problems.append(problem)
            raise

    for turn in range(30):
        ready = threading.Barrier(4)
        visits = [threading.Thread(target=begin, args=(tmp_path / f"{turn}.sqlite", ready)) for _ in range(4)]
        for visit in visits:
            visit.start()
        for visit in visits:
            visit.join()
    assert problems == []
