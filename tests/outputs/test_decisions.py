"""What a person decided stands: over re-extractions, beside other people, and into the release."""

from __future__ import annotations

import csv
import json
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import Extraction
from outputs import Dataset, DatasetError, LoadCounts
from outputs.agreement import krippendorff_alpha, wilson
from outputs.policy import Accept, Audit, Person, Policy
from outputs.publish import Blocked, accepted_rows, publish
from outputs.queue import (
    Conflict,
    Filters,
    agreement,
    audit,
    counts,
    decide,
    decide_group,
    history_of,
    item,
    items,
    next_item,
    preview,
    queues,
    refresh,
    undo,
)
from tests.outputs.conftest import bulletin, loaded
from tests.outputs.test_diff import places

Load = Callable[..., LoadCounts]
ALL = 1000
NO_GATE = Policy(block=())


def open_items(dataset: Dataset, **filters: Any) -> list[dict[str, Any]]:
    refresh(dataset, Policy())
    return items(dataset, Filters(**filters), ALL)


def row_of(dataset: Dataset, found: dict[str, Any]) -> dict[str, Any]:
    return next(row for row in dataset.facts(found["table_name"]) if row["row_id"] == found["row_id"])


def item_saying(dataset: Dataset, quote: str, status: str | None = None) -> dict[str, Any]:
    """The first item of an observation with this quote."""
    found = open_items(dataset, table="observations", status=status)
    return next(i for i in found if row_of(dataset, i)["evidence"][0]["quote"] == quote)


def decided(dataset: Dataset, found: dict[str, Any], action: str = "accept", **options: Any) -> dict[str, Any]:
    return decide(dataset, found["item_id"], found["version"], action, "审核员甲", **options)  # type: ignore[arg-type]


def test_the_queue_holds_every_fact_the_riskiest_first(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    found = open_items(dataset)
    assert len(found) == 8  # six observations, a project, a proposal; the check is shown with what it compares
    assert [row["risk"] for row in found] == sorted((row["risk"] for row in found), reverse=True)
    assert {row_of(dataset, row)["evidence"][0]["quote"] for row in found if " check " in row["reasons"]} == {
        "开工项目75个", "签约项目147个"
    }  # fmt: skip
    seen, after = [], None
    while row := next_item(dataset, Filters(), after):
        seen.append(row["item_id"])
        after = (row["risk"], row["item_id"])
    assert seen == [row["item_id"] for row in found]


def test_a_decision_shows_machine_and_person_side_by_side(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    found = item_saying(dataset, "开工项目75个")
    now = decided(dataset, found, "correct", correction={"stage": "completed", "value": "76"}, reason="原文附表为76")
    assert (now["status"], now["is_open"]) == ("corrected", 0)
    row = row_of(dataset, found)
    [decision] = history_of(dataset, row["document_id"], row["fact_key"], "observations")
    assert (decision["machine"]["stage"], decision["machine"]["value"]) == ("started", "75")
    assert decision["person"] == {"stage": "completed", "value": "76"}
    assert (decision["reviewer"], decision["reason"]) == ("审核员甲", "原文附表为76")
    assert decision["decided_at"].endswith("+00:00")
    assert row["value"] == 75  # the machine's value stands as it is
    [published] = accepted_rows(dataset, "observations")
    assert (published["value"], published["stage"], published["unit"]) == (Decimal(76), "completed", "count")


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        ({"value": "many"}, "is no number"),
        ({"period_end": "2022-13-01"}, "is no date"),
        ({"stage": "finished"}, "is none of lead"),
        ({"evidence": "x"}, "no column"),
        ({"run_to": "1"}, "no column"),
        ({"value": ""}, "cannot be empty"),
        ({}, "at least one column"),
    ],
)
def test_an_impossible_correction_is_refused_and_nothing_written(
    dataset: Dataset, load: Load, correction: dict[str, str], message: str
) -> None:
    load(bulletin())
    found = open_items(dataset, table="observations")[0]
    with pytest.raises(DatasetError, match=message):
        decided(dataset, found, "correct", correction=correction)
    assert item(dataset, found["item_id"]) == found
    assert agreement(dataset) == (None, 0)


changes = st.fixed_dictionaries(
    {
        "value": st.integers(70, 80).map(Decimal),
        "stage": st.sampled_from(["started", "completed", None]),
        "region_code": st.sampled_from(["350400", None]),
        "confidence": st.sampled_from([Decimal("0.4"), Decimal(1)]),
        "rule": st.sampled_from(["a", "b"]),
    }
)
"""What another extractor makes of the same words."""


@settings(max_examples=40, deadline=None)
@given(
    readings=st.lists(st.tuples(changes, st.integers(0, 40), st.booleans()), min_size=1, max_size=5),
    action=st.sampled_from(["accept", "reject", "correct", "flag"]),
)
def test_a_decision_survives_every_reextraction_with_the_same_evidence(
    readings: list[tuple[dict[str, Any], int, bool]], action: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, Dataset.open(Path(folder, "yinfeng.sqlite")) as dataset:

        def read(number: int, extraction: Extraction) -> None:
            run = dataset.begin_run("reextract", str(number))
            dataset.load(run, [loaded(extraction)])
            dataset.end_run(run)
            refresh(dataset, Policy())

        read(0, bulletin())
        found = item_saying(dataset, "开工项目75个")
        correction = {"value": "76"} if action == "correct" else None
        decision = decided(dataset, found, action, correction=correction)["decision_id"]
        for number, (columns, shift, also_source) in enumerate(readings, start=1):
            base = bulletin()
            if also_source:  # lines before it: the words stand elsewhere, in the same sentence
                base = shifted(base, shift)
            rows = [
                replace(row, id=f"{row.id}{number}", **columns) if row.evidence[0].quote == "开工项目75个" else row
                for row in base.observations
            ]
            read(number, replace(base, observations=tuple(rows), checks=()))
            again = item_saying(dataset, "开工项目75个", status=item_status(action))
            assert again["decision_id"] == decision
            assert queues(dataset)["unmatched"] == queues(dataset)["returned"] == 0
        published = list(accepted_rows(dataset, "observations"))
        expected = {"accept": [75], "correct": [76], "reject": [], "flag": []}[action]
        assert [row["value"] for row in published] == expected


def item_status(action: str) -> str:
    return {"accept": "accepted", "reject": "rejected", "correct": "corrected", "flag": "flagged"}[action]


def shifted(extraction: Extraction, lines: int) -> Extraction:
    """The same document with lines before its text."""
    before = "页眉\n" * lines

    def moved(row: Any) -> Any:
        evidence = tuple(replace(e, start=e.start + len(before), end=e.end + len(before)) for e in row.evidence)
        return replace(row, evidence=evidence)

    document = bulletin(text=before + extraction.document.text).document
    return replace(
        extraction,
        document=document,
        observations=tuple(map(moved, extraction.observations)),
        projects=tuple(map(moved, extraction.projects)),
        proposals=tuple(map(moved, extraction.proposals)),
    )


def test_a_decided_fact_whose_evidence_changed_comes_back(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    decided(dataset, item_saying(dataset, "签约项目147个"))
    load(bulletin(signed="148"))
    refresh(dataset, Policy())
    [back] = [row for row in open_items(dataset, table="observations") if row["status"] == "returned"]
    assert row_of(dataset, back)["value"] == 148
    assert back["risk"] >= 60
    assert list(accepted_rows(dataset, "observations")) == []
    load(bulletin())  # the old words again: the decision stands again
    refresh(dataset, Policy())
    assert [row["value"] for row in accepted_rows(dataset, "observations")] == [147]


def test_a_correction_that_matches_nothing_is_reported_and_kept(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    extraction = bulletin()
    load(extraction)
    decided(dataset, item_saying(dataset, "开工项目75个"), "correct", correction={"value": "76"})
    fewer = tuple(row for row in extraction.observations if row.evidence[0].quote != "开工项目75个")
    load(replace(extraction, observations=fewer, checks=()), version="2")
    refresh(dataset, Policy())
    assert queues(dataset)["unmatched"] == 1
    with pytest.raises(Blocked, match="unmatched 1"):
        publish(dataset, tmp_path / "releases", Policy(block=("unmatched",)))
    release = publish(dataset, tmp_path / "releases", NO_GATE)  # the words still stand: what was decided is published
    assert (release.rows["observations"], release.kept_by_decision) == (1, 1)
    load(extraction, version="3")
    refresh(dataset, Policy())
    assert queues(dataset)["unmatched"] == 0
    assert item_saying(dataset, "开工项目75个", status="corrected")


def test_who_comes_second_is_told_and_nothing_is_overwritten(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    found = open_items(dataset)[0]
    decide(dataset, found["item_id"], found["version"], "accept", "甲")
    with pytest.raises(Conflict, match="甲 decided first"):
        decide(dataset, found["item_id"], found["version"], "reject", "乙")
    now = item(dataset, found["item_id"])
    assert now["status"] == "accepted"
    decide(dataset, found["item_id"], now["version"], "reject", "乙")  # having seen it, the second may differ
    assert item(dataset, found["item_id"])["status"] == "rejected"


def test_of_many_who_decide_at_once_one_is_first(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    found = open_items(dataset)[0]
    outcomes: list[str] = []

    def decide_as(name: str) -> None:
        try:
            decide(dataset, found["item_id"], found["version"], "accept", name)
            outcomes.append("decided")
        except Conflict:
            outcomes.append("told")

    threads = [threading.Thread(target=decide_as, args=(f"审核员{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["decided", *["told"] * 5]


def test_an_undone_decision_leaves_the_row_as_it_was(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    found = open_items(dataset)[0]
    first = decided(dataset, found)
    second = decided(dataset, first, "reject")
    undo(dataset, second["decision_id"], "审核员甲")
    assert item(dataset, found["item_id"])["status"] == "accepted"
    undo(dataset, first["decision_id"], "审核员甲")
    now = item(dataset, found["item_id"])
    assert (now["status"], now["is_open"], now["decision_id"]) == ("pending", 1, None)
    load(replace(bulletin(), checks=()), version="2")  # a re-extraction does not bring it back
    refresh(dataset, Policy())
    assert counts(dataset) == {"pending": 8}


def test_a_group_is_previewed_decided_and_undone_as_a_whole(dataset: Dataset, load: Load) -> None:
    load(bulletin(), bulletin("news/b.html"))
    refresh(dataset, Policy())
    seen = preview(dataset, Filters(rule="by hand"))
    assert len(seen.left_out) == 4 and {why for _, why in seen.left_out} == {"check"}
    chosen = {row["item_id"]: row["version"] for row in seen.taken}
    other = seen.taken[0]
    decide(dataset, other["item_id"], other["version"], "reject", "乙")
    batch, done, conflicts = decide_group(dataset, chosen, "accept", "甲", "规则可靠")
    assert (done, conflicts) == (len(chosen) - 1, 1)
    assert item(dataset, other["item_id"])["status"] == "rejected"
    some = next(row for row in seen.taken if row is not other)
    restored = undo(dataset, item(dataset, some["item_id"])["decision_id"], "甲")
    assert len(restored) == done
    assert counts(dataset) == {"pending": 15, "rejected": 1}
    assert batch


def test_a_new_source_and_a_turned_rank_are_looked_at_first(dataset: Dataset, load: Load) -> None:
    load(places({"350400": 30, "350500": 20, "350600": 10}))
    refresh(dataset, Policy())
    load(
        places({"350400": 30, "350500": 40, "350600": 10}),
        bulletin("elsewhere/b.html", url="https://new.gov.cn/b.html"),
    )
    refresh(dataset, Policy())
    found = items(dataset, Filters(reason="rank"), ALL)
    assert [row_of(dataset, row)["region_code"] for row in found] == ["350500"]
    new = items(dataset, Filters(reason="source"), ALL)
    assert {row["site"] for row in new} == {"new.gov.cn"} and len(new) == 8
    plain = next(row for row in items(dataset, Filters(), ALL) if row["reasons"].strip() == "")
    assert found[0]["risk"] > plain["risk"] and all(row["risk"] > plain["risk"] for row in new)


def test_the_policy_accepts_what_it_says_and_a_sample_goes_to_a_person(dataset: Dataset, load: Load) -> None:
    load(*(bulletin(f"news/{number}.html") for number in range(12)))
    policy = Policy(
        accept=Accept(min_confidence=Decimal("0.9")),
        person=(Person(tables=("projects",)),),
        audit=Audit(rate=Decimal("0.25"), seed="s"),
    )
    refresh(dataset, policy)
    found = counts(dataset)
    open_now = items(dataset, Filters(), ALL)
    assert all(row["table_name"] != "projects" or " person " in row["reasons"] for row in open_now)
    assert sum(row["table_name"] == "projects" for row in open_now) == 12
    sample = [row for row in open_now if " audit " in row["reasons"]]
    assert 0 < len(sample) < found["policy"]
    assert sum(" check " in row["reasons"] for row in open_now) == 24  # a failed check is never accepted unseen
    decided(dataset, sample[0], "reject")
    decided(dataset, sample[1])
    result = audit(dataset)
    assert (result.sample, result.errors, result.waiting) == (2, 1, len(sample) - 2)
    assert 0 < result.low < 0.5 < result.high < 1
    refresh(dataset, Policy())  # another policy: what nobody decided is weighed again
    assert counts(dataset) == {"pending": 94, "accepted": 1, "rejected": 1}


def test_a_release_holds_what_is_accepted_with_the_changes_since_the_last(
    dataset: Dataset, load: Load, tmp_path: Path
) -> None:
    load(bulletin())
    for row in open_items(dataset):
        decided(dataset, row)
    folder = tmp_path / "releases"
    first = publish(dataset, folder, Policy())
    assert (first.number, first.rows) == (1, {"observations": 6, "projects": 1, "proposals": 1})
    decided(dataset, item_saying(dataset, "开工项目75个", "accepted"), "correct", correction={"value": "76"})
    decided(dataset, item_saying(dataset, "签约项目147个", "accepted"), "reject")
    second = publish(dataset, folder, Policy())
    assert (second.number, second.changes) == (2, {"added": 0, "changed": 1, "removed": 1})
    manifest = json.loads((second.folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["changes_since"], manifest["rows"]["observations"]) == (1, 5)
    lines = list(csv.DictReader((second.folder / "changes.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ("value", "75", "76") in {(line["column"], line["before"], line["after"]) for line in lines}
    assert {path.name for path in folder.iterdir()} == {"release-0001", "release-0002"}


def test_a_release_is_blocked_while_a_chosen_queue_is_not_empty(dataset: Dataset, load: Load, tmp_path: Path) -> None:
    load(bulletin())
    refresh(dataset, Policy())
    with pytest.raises(Blocked, match="check 2"):
        publish(dataset, tmp_path / "releases", Policy())
    assert not (tmp_path / "releases").exists()


def test_reviewers_who_agree_are_told_apart_from_those_who_do_not(dataset: Dataset, load: Load) -> None:
    load(bulletin())
    for number, row in enumerate(open_items(dataset)):
        one = decide(dataset, row["item_id"], row["version"], "accept" if number % 2 else "reject", "甲")
        decide(dataset, row["item_id"], one["version"], "accept" if number % 2 else "reject", "乙")
    assert agreement(dataset) == (1.0, 8)


def test_alpha_and_interval_are_those_of_the_literature() -> None:
    # Krippendorff (2011), section A: ten units, of which two observers gave 0-0 to five, 0-1 to four and 1-1 to one:
    # alpha = 1 - 19 * 4 / (14 * 6) = 0.095
    units = ["00"] * 5 + ["01"] * 4 + ["11"]
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=0.0005)
    # Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 by Wilson's score: 0.2553 to 0.3662
    assert wilson(81, 263) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))
    assert wilson(0, 0) == (0.0, 1.0)
    assert krippendorff_alpha([("a",), ("a", "a")]) is None
