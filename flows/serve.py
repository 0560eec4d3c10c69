"""`yinfeng serve`: a Prefect server where none answers, a deployment a source, and the process that runs them.

What Prefect leaves to its users stands here. Schedules stay when this process ends. Runs that a kill left `Running` are
marked crashed at the next start. A schedule missed while the machine was off is caught up once: Prefect would fire every
missed run, so all but the last are cancelled, and one is made where it has none; and a run whose visit was made since it
was due finds nothing to do (`flows.crawl.visited_since`).
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener
from zoneinfo import ZoneInfo

from cronsim import CronSim

from corpora.crawl_store import SourceBusy, source_lock
from corpora.source import Source
from flows.prefect_api import prefect_api
from outputs import Dataset
from outputs.crawl_state import visits as visits_to

DEFAULT_PORT = 4200
START_SECONDS = 180
TAG = "yinfeng-crawl"


class ServeError(Exception):
    """Serving cannot begin; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served: the sources, their folder, the dataset (absolute), the contact."""

    sources: tuple[Source, ...]
    folder: Path
    dataset: str
    contact: str
    crawl_folder: Path


def answers(api: str) -> bool:
    """Whether a Prefect API answers at this address."""
    try:
        # No proxy: a server on this machine is not behind one.
        with build_opener(ProxyHandler({})).open(f"{api}/health", timeout=3) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError, ValueError):
        return False


def address(port: int | None) -> str:
    """The API to use: the configured one, else this machine's."""
    return (prefect_api() if port is None else None) or f"http://127.0.0.1:{port or DEFAULT_PORT}/api"


class Server:
    """The Prefect server: one that answers is used, else one is started and ended with this process."""

    def __init__(self, api: str, log: Path) -> None:
        self.api = api
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    def ensure(self) -> bool:
        """Make sure that it answers; whether it was started for that. Raises ServeError where it cannot be."""
        if answers(self.api):
            return False
        parts = urlsplit(self.api)
        if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise ServeError(f"{self.api} 没有答复 does not answer; start that server, or leave PREFECT_API_URL unset")
        self.stop()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(parts.port)]
        with self.log.open("ab") as log:
            # A session of its own: Ctrl-C is ours to answer, and the server goes last.
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if answers(self.api):
                return True
            if self._process.poll() is not None:
                break
            time.sleep(0.5)
        self.stop()
        raise ServeError(f"Prefect 服务器没有启动 the Prefect server at {self.api} did not start; see {self.log}")

    def stop(self) -> None:
        """End it, if it is ours."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(20)
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()
        self._process = None


def last_due(source: Source, now: datetime) -> datetime | None:
    """The last time before `now` at which the source was due by its cron, UTC; None where it never was in years."""
    found = next(CronSim(source.schedule, now.astimezone(ZoneInfo(source.timezone)), reverse=True), None)
    return found.astimezone(UTC) if found is not None else None


def next_due(source: Source, now: datetime) -> datetime | None:
    """The next time at which the source is due, in its time zone; None where it never is (30 February)."""
    return next(CronSim(source.schedule, now.astimezone(ZoneInfo(source.timezone))), None)


def missed(serving: Serving, now: datetime) -> dict[str, datetime]:
    """Sources that were visited before and whose last due time has passed since without a visit: slug → that time."""
    found = {}
    with Dataset.open(serving.dataset) as dataset:
        for source in serving.sources:
            rows = visits_to(dataset, source.slug)
            due = last_due(source, now)
            if not rows or due is None:
                continue
            ended = [row for row in rows if row["status"] not in ("running", "interrupted")]
            begun = datetime.fromisoformat(ended[-1]["started_at"]) if ended else datetime.fromtimestamp(0, UTC)
            was_cut_off = rows[-1]["status"] in ("running", "interrupted")
            if begun < due or was_cut_off:
                found[source.slug] = due if not was_cut_off else now
    return found


def deployments_of(serving: Serving) -> list[Any]:
    """A deployment a source, with its cron."""
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.crawl import crawl_flow

    return [
        crawl_flow.to_deployment(
            name=source.slug,
            description=source.name,
            tags=[TAG],
            schedule=Cron(source.schedule, timezone=source.timezone),
            parameters={
                "slug": source.slug,
                "sources": str(serving.folder.resolve()),
                "dataset": serving.dataset,
                "contact": serving.contact,
            },
            # Not a file's path: that is looked for below the working folder.
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        for source in serving.sources
    ]


async def set_right(serving: Serving, deployments: Sequence[Any]) -> list[str]:
    """Register the deployments; mark what a kill left running; catch up what was missed. What was done, in words."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        DeploymentFilter,
        DeploymentFilterTags,
        FlowRunFilter,
        FlowRunFilterExpectedStartTime,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.states import Cancelled, Crashed, Scheduled

    said = []
    numbers = {}
    for deployment in deployments:
        numbers[deployment.name] = await deployment.aapply()
    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    async with get_client() as client:
        for known in await client.read_deployments(deployment_filter=ours):
            if known.name not in numbers:
                await client.delete_deployment(known.id)
                said.append(f"{known.name}: 来源已不在，取消其计划 no such source any more, its schedule is dropped")
        hanging = FlowRunFilter(
            state=FlowRunFilterState(
                type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
            )
        )
        for run in await client.read_flow_runs(flow_run_filter=hanging, deployment_filter=ours):
            slug = next((name for name, number in numbers.items() if number == run.deployment_id), None)
            if slug is not None and not is_busy(serving, slug):
                await client.set_flow_run_state(run.id, Crashed(message="its process was killed"), force=True)
                said.append(f"{slug}: 上次运行被中断，已标记 a run that was killed is marked as crashed")
        now = datetime.now(UTC)
        late = FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
            expected_start_time=FlowRunFilterExpectedStartTime.model_validate({"before_": now}),
        )
        waiting: dict[str, list[Any]] = {}
        for run in await client.read_flow_runs(flow_run_filter=late, deployment_filter=ours):
            slug = next((name for name, number in numbers.items() if number == run.deployment_id), None)
            if slug is not None and run.expected_start_time is not None:
                waiting.setdefault(slug, []).append(run)
        for slug, runs in waiting.items():
            *missed_too, kept = sorted(runs, key=lambda run: run.expected_start_time)
            for run in missed_too:
                await client.set_flow_run_state(run.id, Cancelled(message="missed; caught up once"), force=True)
            said.append(f"{slug}: 补采一次 catching up once (due {kept.expected_start_time:%Y-%m-%d %H:%M} UTC)")
        for slug, due in missed(serving, now).items():
            if slug not in waiting:
                await client.create_flow_run_from_deployment(
                    numbers[slug], state=Scheduled(scheduled_time=due), tags=["auto-scheduled"]
                )
                said.append(f"{slug}: 补采一次 catching up once (due {due:%Y-%m-%d %H:%M} UTC)")
    return said


def is_busy(serving: Serving, slug: str) -> bool:
    """Whether a process is visiting the source right now."""
    try:
        with source_lock(serving.crawl_folder, slug):
            return False
    except SourceBusy:
        return True


def serve(serving: Serving, port: int | None, say: Any, *, limit: int = 4) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises ServeError where no Prefect server can be had."""
    api = address(port)
    server = Server(api, serving.crawl_folder / "prefect-server.log")
    os.environ["PREFECT_API_URL"] = api
    # A shell that starts us in the background has Ctrl-C ignored; SIGTERM is answered through it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        while True:
            if not answers(api):
                say(f"启动 Prefect 服务器 starting a Prefect server at {api} (a minute at most the first time) …")
            server.ensure()
            say(f"Prefect: {api.removesuffix('/api')}")
            try:
                asyncio.run(_run(serving, deployments_of(serving), say, limit))
                return
            except Exception as problem:
                # Whatever the runner raises when its server goes away (httpx's errors, groups of them): if the server
                # answers, it is another matter.
                if answers(api):
                    raise
                say(f"Prefect 服务器没有答复，重新启动 the Prefect server has gone, starting again: {problem}")
    except KeyboardInterrupt:
        say("停止 stopping; 计划保留 schedules are kept")
    finally:
        server.stop()


def _interrupt(*_: object) -> None:
    """SIGTERM as Ctrl-C: asyncio ends what is under way in order."""
    signal.raise_signal(signal.SIGINT)


async def _run(serving: Serving, deployments: Sequence[Any], say: Any, limit: int) -> None:
    from prefect.runner import Runner

    for line in await set_right(serving, deployments):
        say(line)
    runner = Runner(name="yinfeng", pause_on_shutdown=False, limit=limit)
    # Its own handler of SIGTERM forgets to wait for its end (3.8).
    runner.handle_sigterm = _interrupt  # type: ignore[method-assign]
    for deployment in deployments:
        await runner.aadd_deployment(deployment)
    now = datetime.now(UTC)
    for source in serving.sources:
        due = next_due(source, now)
        when = f"{due:%Y-%m-%d %H:%M %Z}" if due else "?"
        say(f"{source.slug}: {source.schedule} ({source.timezone}), 下次 next {when}")
    await runner.start()
