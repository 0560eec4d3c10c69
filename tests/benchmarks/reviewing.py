"""How long the review page makes a person wait: `python -m tests.benchmarks.reviewing [--rows 100000] [--decide 100]`.

A queue of that many rows is made of invented documents, and a scripted reviewer in Chromium decides by keyboard as fast
as the page lets it: the time from a key to the next row standing there, and the server's own time for the next row.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from sqlalchemy import update

from outputs import Dataset
from outputs.connection import writing
from outputs.policy import Policy
from outputs.queue import counts, refresh
from outputs.schema import document_versions
from tests.benchmarks.diffing import A_DOCUMENT, build
from tests.outputs.browser import answering, chromium
from tests.outputs.conftest import TEXT


def main() -> None:
    """Make the queue, review, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--decide", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Dataset.open(Path(folder, "yinfeng.sqlite")) as dataset:
        build(dataset, max(arguments.rows, A_DOCUMENT), 0.0001)
        with writing(dataset.engine) as connection:
            connection.execute(update(document_versions).values(text=TEXT))
        dataset.end_run(1)
        dataset.end_run(2)
        started = time.perf_counter()
        refresh(dataset, Policy())
        made = time.perf_counter() - started
        with answering(dataset) as address, chromium() as browser:
            page = browser.new_page()
            page.goto(address)
            page.wait_for_selector("#item")
            served, waited = [], []
            for _ in range(arguments.decide):
                cursor = page.get_attribute("#item", "data-cursor")
                started = time.perf_counter()
                urllib.request.urlopen(f"{address}row?after={cursor}").read()
                served.append(time.perf_counter() - started)
                # Measured in the page: from the key to the next row, without the time of the driver between.
                waited.append(page.evaluate(
                    """() => new Promise(done => {
                        const before = document.getElementById('item').dataset.item, start = performance.now();
                        new MutationObserver((_, seen) => {
                            if (document.getElementById('item')?.dataset.item === before) return;
                            seen.disconnect(); done(performance.now() - start);
                        }).observe(document.getElementById('row'), {childList: true});
                        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}));
                    })"""
                ))  # fmt: skip
            started = time.perf_counter()
            for _ in range(arguments.decide):
                before = page.get_attribute("#item", "data-item")
                page.keyboard.press("a")
                page.wait_for_function("n => document.getElementById('item')?.dataset.item !== n", arg=before)
            each = (time.perf_counter() - started) / arguments.decide
            page.wait_for_load_state("networkidle")
        print(json.dumps({
            "queue": sum(counts(dataset).values()), "queue made, s": round(made, 1),
            "next row served, ms (median, worst)": [round(statistics.median(served) * 1000), round(max(served) * 1000)],
            "key to next row, ms (median, worst)": [round(statistics.median(waited)), round(max(waited))],
            "scripted reviewer, s a row": round(each, 3), "decided": counts(dataset).get("accepted"),
        }, ensure_ascii=False))  # fmt: skip


if __name__ == "__main__":
    main()
