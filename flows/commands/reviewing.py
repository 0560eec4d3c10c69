"""Commands about what people decide: review, publish."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.history import PolicyFile, policy_of
from flows.commands.options import DatasetUrl, Json, plain_errors, print_json, say

group = typer.Typer()

RELEASES = Path("releases")


@group.command()
def review(
    dataset: DatasetUrl = None,
    policy: PolicyFile = None,
    reviewer: Annotated[
        str | None, typer.Option(help="Who decides, as decisions name it [default: this account's name].")
    ] = None,
    host: Annotated[
        str, typer.Option(help="Address to answer at; any but this machine's own asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 8471,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")] = True,
    status: Annotated[
        bool, typer.Option("--status", help="Print the queues, the audit and the agreement, and end.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Open the review page: a local web page with the queue of facts by risk, decided by keyboard.

    Nothing is sent out; the page answers on this machine alone unless --host says otherwise.
    """
    with plain_errors():
        from outputs import Dataset
        from outputs.queue import agreement, audit, counts, queues, refresh

        with Dataset.open(dataset, create=False) as opened:
            rules = policy_of(policy)
            refresh(opened, rules)
            if status:
                alpha, compared = agreement(opened)
                found = {
                    "counts": counts(opened),
                    "queues": queues(opened),
                    "audit": audit(opened),
                    "agreement": {"alpha": alpha, "facts": compared},
                }
                if as_json:
                    print_json(found)
                else:
                    _print_status(found)
                return
            from outputs.review.server import serve

            serve(opened, rules, reviewer or getpass.getuser(), host, port, browser=browser, say=say)


def _print_status(found: dict[str, object]) -> None:
    from flows import screen
    from outputs.queue import AuditResult

    console = screen.console()
    for title, name in (("状态 status", "counts"), ("队列 queues", "queues")):
        rows = found[name]
        assert isinstance(rows, dict)
        console.print(screen.table(title, [("", "left"), ("条 rows", "right")], sorted(rows.items())))
    sample, agreed = found["audit"], found["agreement"]
    assert isinstance(sample, AuditResult) and isinstance(agreed, dict)
    if sample.sample:
        rate = f"{sample.errors / sample.sample:.1%}（95% {sample.low:.1%}—{sample.high:.1%}）"
        console.print(f"抽查 audit: {sample.errors}/{sample.sample} 有误 wrong, {rate}；待查 waiting {sample.waiting}")
    if agreed["facts"]:
        alpha = "—" if agreed["alpha"] is None else f"{agreed['alpha']:.3f}"
        console.print(f"一致性 agreement (Krippendorff α): {alpha}，{agreed['facts']} 条 facts")


@group.command()
def publish(
    out: Annotated[Path, typer.Option(help="Folder of the releases.", metavar="DIR")] = RELEASES,
    dataset: DatasetUrl = None,
    policy: PolicyFile = None,
    as_json: Json = False,
) -> None:
    """Write what is accepted as a numbered release: CSV files, a manifest, the changes since the last release.

    Blocked, with exit status 1, while the queues that the policy names are not empty.
    """
    with plain_errors():
        from outputs import Dataset
        from outputs.publish import publish as write

        with Dataset.open(dataset, create=False) as opened:
            release = write(opened, out, policy_of(policy))
    if as_json:
        print_json({**asdict(release), "folder": str(release.folder)})
        return
    rows = "，".join(f"{name} {number}" for name, number in release.rows.items())
    changes = "，".join(f"{name} {number}" for name, number in release.changes.items())
    print(f"已发布 published: {release.folder}（{rows}；{changes}）")
    if release.kept_by_decision:
        say(f"机器已读不出、按人工决定保留 kept by a person's decision: {release.kept_by_decision}")
