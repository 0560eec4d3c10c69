"""The review page in a real Chromium: the system's, never one that a test tool downloads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from outputs import Dataset
from outputs.policy import Policy
from outputs.review.server import application

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of our own; the test is skipped where the machine has none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def answering(
    dataset: Dataset, reviewer: str = "审核员甲", policy: Policy | None = None, token: str | None = None
) -> Iterator[str]:
    """The review page at an address of this machine, for as long as the block runs."""
    app = application(dataset, policy or Policy(), reviewer, token=token)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    sockets = [server.config.bind_socket()]
    thread = threading.Thread(target=server.run, args=(sockets,), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join(10)


def item_of(page: Page) -> str:
    """The number of the item that is shown."""
    return page.get_attribute("#item", "data-item") or ""


def press(page: Page, key: str) -> str:
    """Press a key and wait until another item (or the end) is shown; the item that stood there before."""
    before = item_of(page)
    page.keyboard.press(key)
    page.wait_for_function("n => document.getElementById('item')?.dataset.item !== n", arg=before)
    return before
