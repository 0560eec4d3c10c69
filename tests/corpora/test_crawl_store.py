"""The file that visits keep between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpora.crawl_store import CrawlStore


def test_a_new_file_may_be_begun_by_several_visits_at_once(
    begun_at_once: Callable[[Callable[[Path], None]], list[BaseException]],
) -> None:
    assert begun_at_once(lambda path: CrawlStore(path).close()) == []
