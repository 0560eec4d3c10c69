"""The review page as a person meets it, in a real Chromium; and what guards it, over real HTTP."""

from __future__ import annotations

import hashlib
import http.client
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page

from extractors.facts import Check, Evidence, Extraction
from outputs import Dataset, LoadCounts
from outputs.policy import Policy
from outputs.queue import counts, item, refresh
from tests.outputs.browser import answering, chromium, item_of, press
from tests.outputs.conftest import bulletin, loaded
from tests.outputs.test_diff import places

Load = Callable[..., LoadCounts]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new visitor, who reads Chinese; what the browser complains of fails the test."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 860})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda problem: complaints.append(str(problem)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    # The browser notes a write that was refused, too; and it fetches a page's icon in its own time, so that on a busy
    # machine it asks for it when the test's server has gone (what a test asks for itself fails the test where it asks).
    expected = ("status of 400", "status of 409", "ERR_CONNECTION_REFUSED")
    assert [text for text in complaints if not any(words in text for words in expected)] == []


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Dataset]:
    """A new dataset in a SQLite file."""
    with Dataset.open(tmp_path / "yinfeng.sqlite") as opened:
        yield opened


def read(dataset: Dataset, *extractions: Any) -> None:
    run = dataset.begin_run("test", "1")
    dataset.load(run, [loaded(extraction) for extraction in extractions])
    dataset.end_run(run)
    refresh(dataset, Policy())


def settled(page: Page) -> None:
    """Wait until every write has been answered."""
    page.wait_for_load_state("networkidle")


def test_twenty_rows_are_reviewed_by_keyboard_alone(dataset: Dataset, load: Load, page: Page) -> None:
    load(*(bulletin(f"news/{number}.html") for number in range(4)))
    with answering(dataset) as address:
        page.goto(address)
        page.wait_for_selector("#item")
        decided = {press(page, key): key for key in "axaaffaaxaaaaxaaaaxa"}
        assert len(decided) == 20
        settled(page)
        skipped = press(page, " ")
        settled(page)
        assert page.inner_text("#open") == "12"
        # the last decision is taken back, and its row stands there again
        press(page, "Backspace")
        settled(page)
        assert item_of(page) == list(decided)[-1]
        status = {"a": "accepted", "x": "rejected", "f": "flagged"}
        for number, key in list(decided.items())[:-1]:
            assert item(dataset, int(number))["status"] == status[key]
        assert item(dataset, int(list(decided)[-1]))["status"] == "pending"
        assert item(dataset, int(skipped))["status"] == "pending"
    assert counts(dataset) == {"accepted": 13, "rejected": 4, "flagged": 2, "pending": 13}


def test_a_digit_chooses_the_stage_and_the_form_corrects_any_column(file: Dataset, page: Page) -> None:
    read(file, bulletin())
    with answering(file) as address:
        page.goto(address + "?table=observations")
        page.wait_for_selector("#item")
        page.keyboard.press("7")
        assert "落地" in page.inner_text("#stage-choice")
        first = press(page, "a")
        page.keyboard.press("e")
        page.keyboard.press("Control+A")
        page.keyboard.type("99")
        page.focus("#edit-why")
        page.keyboard.type("附表如此")
        second = press(page, "Enter")
        # what a column cannot hold comes back with its reason, and is not written
        page.keyboard.press("e")
        page.keyboard.press("Control+A")
        page.keyboard.type("many")
        third = item_of(page)
        page.keyboard.press("Enter")
        page.wait_for_selector("#notice.bad")
        assert "is no number" in page.inner_text("#notice")
        assert item_of(page) == third
    statuses = [item(file, int(number))["status"] for number in (first, second, third)]
    assert statuses == ["corrected", "corrected", "pending"]
    with answering(file) as address:
        page.goto(address + "?status=corrected")
        page.wait_for_selector("#item")
        said = page.inner_text(".said")
        assert "更正 · 审核员甲" in said


def test_two_sessions_on_one_row_the_second_is_told(file: Dataset, page: Page, browser: Browser) -> None:
    read(file, bulletin())
    other = browser.new_context(locale="zh-CN").new_page()
    with answering(file, "甲") as first, answering(file, "乙") as second:
        page.goto(second)
        other.goto(first)
        page.wait_for_selector("#item")
        other.wait_for_selector("#item")
        contested = press(other, "a")
        settled(other)
        page.keyboard.press("x")  # the next row comes, and goes again when the write is refused
        page.wait_for_selector("#notice.bad")
        assert "甲 已先作出决定" in page.inner_text("#notice")
        assert item_of(page) == contested  # shown as it stands now, to be looked at again
        assert "已采纳" in page.inner_text(".said .kind")
    assert item(file, int(contested))["status"] == "accepted"
    other.context.close()


def test_a_group_is_decided_after_a_preview_and_undone(file: Dataset, page: Page) -> None:
    read(file, bulletin(), bulletin("news/b.html"))
    with answering(file) as address:
        page.goto(address + "?rule=by+hand")
        page.wait_for_selector("#item")
        page.click("text=整组决定")
        assert "8 将决定; 4 不在其内" in page.inner_text("main")
        page.fill("#why", "规则可靠")
        page.click("button[value=accept]")
        assert "8 已决定" in page.inner_text("#done")
        assert counts(file)["accepted"] == 8
        page.click("#undo-group")
        page.wait_for_function("() => document.getElementById('done').textContent === '已撤销'")
    assert counts(file) == {"pending": 16}


HOSTILE = (
    "<script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">"
    "{{ 7*7 }}{% raw %}<svg onload=alert(1)>\"'><style>*{display:none}</style>javascript:alert(1)"
)


def test_a_hostile_document_is_shown_as_its_letters(file: Dataset, page: Page) -> None:
    text = f"上半年,签约项目35个{HOSTILE},总投资3亿元。\n" + HOSTILE
    base = bulletin("news/<b>x</b>.html", url="javascript:alert(1)")
    row = replace(
        base.observations[0],
        label=HOSTILE,
        region=HOSTILE,
        sector=HOSTILE,
        rule=HOSTILE,
        evidence=(Evidence(4, 12 + len(HOSTILE), text[4 : 12 + len(HOSTILE)]),),
    )
    check = replace(base.checks[0], members=(row.id,), message=HOSTILE)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = replace(base.document, text=text, sha256=digest, title=HOSTILE, source=HOSTILE, places=())
    read(file, Extraction(document, (row,), (), (), (check,)))
    dialogs: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    with answering(file) as address:
        page.goto(address + "?table=observations")
        page.wait_for_selector("#item")
        for place in (".sentence", ".text", "#about", ".check", ".source h3", ".rule"):
            assert HOSTILE in page.inner_text(place), place
        number = page.get_attribute(".source h3 a", "href")
        history = page.get_attribute(".rule a", "href")
        for path in (number, history, "/group?table=observations", "/runs", "/run/1"):
            page.goto(address.rstrip("/") + str(path))
            assert page.locator("main img, main svg, main style, main script").count() == 0
            assert "hacked" not in page.title() or "<script>" in page.title()
    assert dialogs == []


def test_who_reads_english_reads_checks_totals_and_ranks_in_english(file: Dataset, page: Page) -> None:
    first, *_ = bulletin().observations
    check = Check(
        id="c", kind="sum_of_parts", holds=False, stated=Decimal(1470000), computed=Decimal("1500000.5"),
        members=(first.id,), message="80 + 70 = 150,文中为147,需核实",
    )  # fmt: skip
    read(file, replace(bulletin(), checks=(check,)), places({"350400": 30, "350500": 20}))
    read(file, places({"350400": 15, "350500": 20}))
    with answering(file) as address:
        said = (
            "sum of parts: 80 + 70 = 150; the document says 147, to be checked (in full 1,470,000 against 1,500,000.5)"
        )
        page.goto(f"{address}?lang=en&reason=check")
        assert said in page.inner_text("#item .check") and "需核实" not in page.inner_text("#item .check")
        page.goto(f"{address}document/1")
        assert said in page.inner_text(".check")
        page.goto(f"{address}run/2")
        shown = page.inner_text("main")
        assert "signed project count city level total of 2 places\t50\t35" in shown
        assert "signed project count city level 350400\trank 1\trank 2" in shown
        page.goto(f"{address}run/2?lang=zh")
        assert "签约 项目数 市级 合计（2地）\t50个\t35个" in page.inner_text("main")


@pytest.mark.parametrize(("width", "language"), [(1280, "zh"), (390, "en")])
def test_every_page_is_usable_narrow_and_by_a_screen_reader(
    file: Dataset, page: Page, width: int, language: str
) -> None:
    read(file, bulletin(), bulletin("news/b.html"))
    read(file, bulletin(signed="150"))
    page.set_viewport_size({"width": width, "height": 844})
    with answering(file) as address:
        for path in (
            "",
            "?status=accepted",
            "group?table=observations",
            "document/1",
            "fact/observations/1",
            "runs",
            "run/2",
        ):
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.get_attribute("html", "lang") == ("zh-CN" if language == "zh" else "en")
            found = Axe().run(page).response["violations"]
            assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == [], path
        page.goto(address)
        page.wait_for_selector("#item")
        page.keyboard.press("e")
        page.wait_for_selector("#edit:not([hidden])")
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        page.wait_for_selector("dialog[open]")


def ask(address: str, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], str]:
    """One request as any program on this machine could send it."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port or 0, timeout=20)
    sent = None if body is None else json.dumps(body)
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, sent, {"content-type": "application/json", **said})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
    connection.close()
    return found


def test_a_page_elsewhere_can_neither_read_nor_write(file: Dataset) -> None:
    read(file, bulletin())
    with answering(file) as address:
        status, headers, text = ask(address, "GET", "/")
        assert status == 200 and "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        secret = text.split('name="yinfeng-secret" content="')[1].split('"')[0]
        number = text.split('data-item="')[1].split('"')[0]
        write = {"item_id": int(number), "version": 0, "action": "accept"}
        assert ask(address, "GET", "/", Host="evil.example")[0] == 400  # a name rebound to this address
        assert ask(address, "POST", "/decide", write)[0] == 403  # no secret
        assert ask(address, "POST", "/decide", write, x_yinfeng_secret="guess")[0] == 403
        assert ask(address, "POST", "/decide", write, x_yinfeng_secret=secret, origin="http://evil.example")[0] == 403
        assert ask(address, "POST", "/group", {"items": f"{number}:0", "action": "accept"})[0] == 403
        assert ask(address, "POST", "/undo", {"decision_id": 1})[0] == 403
        assert counts(file) == {"pending": 8}
        assert ask(address, "POST", "/decide", {**write, "action": "drop"}, x_yinfeng_secret=secret)[0] == 400
        assert ask(address, "GET", "/paper/" + "0" * 64 + "/1.png")[0] == 404
        assert ask(address, "GET", "/paper/..%2f..%2fyinfeng/1.png")[0] == 404
        assert ask(address, "GET", "/static/../server.py")[0] == 404
        assert ask(address, "POST", "/decide", write, x_yinfeng_secret=secret)[0] == 200
    assert counts(file) == {"pending": 7, "accepted": 1}


def test_beyond_this_machine_every_request_needs_the_token(file: Dataset) -> None:
    read(file, bulletin())
    with answering(file, token="t0ken") as address:
        assert ask(address, "GET", "/")[0] == 401
        assert ask(address, "GET", "/static/review.js")[0] == 401
        assert ask(address, "GET", "/?token=wrong")[0] == 401
        status, headers, _ = ask(address, "GET", "/?token=t0ken")
        assert (
            status == 303 and "HttpOnly" in headers["set-cookie"] and "samesite=strict" in headers["set-cookie"].lower()
        )
        assert ask(address, "GET", "/", cookie="yinfeng_token=t0ken")[0] == 200


def test_rows_are_reviewed_while_a_run_writes(file: Dataset, page: Page) -> None:
    read(file, *(bulletin(f"news/{number}.html") for number in range(3)))
    with answering(file) as address:
        page.goto(address)
        page.wait_for_selector("#item")
        run = file.begin_run("crawl", "1")
        seen = []
        for number in range(10):  # each key while another document is being written
            file.load(run, [loaded(bulletin(f"crawled/{number}.html"))])
            seen.append(press(page, "a"))
        settled(page)
        file.end_run(run)
        page.reload()
        page.wait_for_selector("#item")
        assert len(set(seen)) == 10
    assert counts(file) == {"accepted": 10, "pending": 24 - 10 + 80}


def test_a_row_that_was_read_again_meanwhile_is_not_decided_unseen(file: Dataset, page: Page) -> None:
    read(file, bulletin())
    with answering(file) as address:
        page.goto(address + "?table=observations&reason=check")
        page.wait_for_selector("#item")
        number = int(item_of(page))
        run = file.begin_run("crawl", "1")
        file.load(run, [loaded(replace(bulletin(), observations=(), checks=()))])
        file.end_run(run)
        page.keyboard.press("a")
        page.wait_for_selector("#notice.bad")
        assert "刚被重新抽取" in page.inner_text("#notice")
        assert item(file, number)["status"] == "pending"
        page.reload()
        page.wait_for_selector(".empty")
    assert counts(file) == {"pending": 2}
