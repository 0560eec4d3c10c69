"""The Prefect flow: the same walk with a state, retries and an artifact; and when the command line takes that way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from flows import walk
from flows.prefect_api import prefect_api
from outputs import Dataset, DatasetUnavailable

ROOT = Path(__file__).resolve().parents[2]
Yinfeng = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.usefixtures("prefect_server")
def test_a_flow_run_has_a_state_that_counts_and_an_artifact_that_names(documents: Path, tmp_path: Path) -> None:
    from prefect.artifacts import Artifact

    from flows.ingest import ingest_flow

    (documents / "empty.txt").touch()
    state: Any = ingest_flow([str(documents)], dataset=str(tmp_path / "kept.sqlite"), return_state=True)
    assert state.is_completed()
    assert state.message == "3 new, 0 changed, 0 unchanged, 1 failed"
    artifact: Any = Artifact.get(key="yinfeng-ingest")
    assert "empty.txt" in artifact.data
    with Dataset.open(tmp_path / "kept.sqlite") as dataset:
        assert dataset.counts()["documents"] == 3


@pytest.mark.usefixtures("prefect_server")
def test_a_database_that_is_locked_for_a_moment_is_tried_again(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.ingest import ingest_flow

    tries = []
    real = walk.run_batch

    def locked_once(*arguments: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise DatasetUnavailable("database is locked")
        return real(*arguments)

    monkeypatch.setattr(walk, "run_batch", locked_once)
    state: Any = ingest_flow([str(documents)], dataset=str(tmp_path / "kept.sqlite"), return_state=True)
    assert state.message.startswith("3 new")
    assert len(tries) == 2


@pytest.mark.usefixtures("prefect_server")
def test_a_mistake_in_the_program_is_not_tried_again(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.ingest import ingest_flow

    tries = []

    def broken(*arguments: Any) -> Any:
        tries.append(1)
        raise KeyError("stage")

    monkeypatch.setattr(walk, "run_batch", broken)
    state: Any = ingest_flow([str(documents)], dataset=str(tmp_path / "kept.sqlite"), return_state=True)
    assert state.is_failed()
    assert len(tries) == 1
    with Dataset.open(tmp_path / "kept.sqlite") as dataset:
        assert [run["status"] for run in dataset.runs()] == ["failed"]


@pytest.mark.usefixtures("prefect_server")
def test_the_command_line_runs_the_flow_where_asked(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.cli import app

    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(app, ["ingest", "--prefect", str(documents)])
    assert run.exit_code == 0, run.output
    assert "running as a Prefect flow" in run.output
    assert "3 new, 0 changed, 0 unchanged, 0 failed" in run.output
    assert "诸城市" in run.output


@pytest.mark.parametrize(("name", "flow_name"), [("ingest", "yinfeng-ingest"), ("crawl", "yinfeng-crawl")])
def test_the_deployment_names_a_flow_that_is_there(name: str, flow_name: str) -> None:
    from prefect.flows import load_flow_from_entrypoint

    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    (deployment,) = (found for found in deployments if found["name"] == name)
    path, function = deployment["entrypoint"].split(":")
    loaded: Any = load_flow_from_entrypoint(f"{ROOT / path}:{function}")
    assert loaded.name == flow_name
    assert deployment["parameters"].keys() <= set(loaded.parameters.properties)
    switches = deployment["work_pool"]["job_variables"]["env"]
    assert switches == {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def test_nothing_is_sent_out() -> None:
    import flows  # noqa: F401 - its import is what sets them

    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["DO_NOT_TRACK"] == "1"


def test_prefect_is_used_only_where_an_api_is_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    assert prefect_api() is None

    (tmp_path / "home").mkdir()
    profiles = tmp_path / "home" / "profiles.toml"
    profiles.write_text('active = "ephemeral"\n[profiles.ephemeral]\n', encoding="utf-8")
    assert prefect_api() is None
    profiles.write_text(
        'active = "desk"\n[profiles.desk]\nPREFECT_API_URL = "http://127.0.0.1:1/api"\n', encoding="utf-8"
    )
    assert prefect_api() == "http://127.0.0.1:1/api"
    profiles.write_text("no = [toml", encoding="utf-8")
    assert prefect_api() is None

    (tmp_path / "prefect.toml").write_text('[api]\nurl = "http://127.0.0.1:2/api"\n', encoding="utf-8")
    assert prefect_api() == "http://127.0.0.1:2/api"
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:3/api")
    assert prefect_api() == "http://127.0.0.1:3/api"


def test_an_api_that_does_not_answer_is_a_clear_message(
    documents: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {**environment, "PREFECT_API_URL": "http://127.0.0.1:9/api"}
    run = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "ingest", str(documents)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert "--no-prefect" in run.stderr
