"""Whether Prefect has a server to speak to, found without importing Prefect (which alone takes 1.4 to 2.5 s)."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any


def prefect_api() -> str | None:
    """The address of the Prefect API that is configured here, None where none is.

    Looked for where Prefect 3 looks, in its order: PREFECT_API_URL, `prefect.toml` or `pyproject.toml` in the working
    folder, the active profile. A settings file that cannot be read counts as silent: Prefect itself says so when used.
    """
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    for file, keys in (
        (Path("prefect.toml"), ("api", "url")),
        (Path("pyproject.toml"), ("tool", "prefect", "api", "url")),
    ):
        if url := _entry(file, *keys):
            return url
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    profiles = Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    active = os.environ.get("PREFECT_PROFILE") or _entry(profiles, "active")
    return _entry(profiles, "profiles", active, "PREFECT_API_URL") if active else None


def _entry(file: Path, *keys: str) -> str | None:
    try:
        found: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) and found else None
