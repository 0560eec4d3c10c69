"""LibreOffice, where it is installed, turning an old document into a .docx: without network, macros or a user's profile."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from corpora import isolation
from corpora.errors import ReadError, office_program

SECONDS = 60.0  # a cold start takes 3, on a loaded machine 20
MEMORY_BYTES = 1024 * 1024 * 1024
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format"}
NOWHERE = "http://127.0.0.1:9"  # the discard port: what asks for a proxy finds none


def convert(path: str, data: bytes, suffix: str) -> bytes:
    """The document as .docx. `suffix` says what it is now, one of FILTERS. Raises ReadError, `needs_office` where there is none.

    It has a profile of its own, which is thrown away, so that it neither waits for an open window nor reads a user's
    settings. On Linux it has no network at all where the system allows that, on macOS neither; elsewhere it is told a
    proxy that is none, and told not to follow links of documents it does not trust.
    """
    program = office_program()
    if program is None:
        raise ReadError(path, "needs_office", f"{path}：要有 LibreOffice 才能读。请装好再试，或另存为 .docx。")
    isolation.allow(SECONDS + 10)
    with tempfile.TemporaryDirectory(prefix="yinfeng-", ignore_cleanup_errors=True) as folder:
        old, profile = Path(folder, f"a{suffix}"), Path(folder, "profile")
        old.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        command = [
            *without_network(),
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            f"--infilter={FILTERS[suffix]}",  # else it takes noise for text in some charset, and says that it read it
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(old),
        ]
        proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE)
        _run(path, command, {**os.environ, **proxies, "no_proxy": "", "NO_PROXY": "", "SAL_USE_VCLPLUGIN": "svp"})
        made = Path(folder, "a.docx")
        if not made.exists():
            raise ReadError(path, "unreadable", f"{path}：LibreOffice 也读不出，文件可能损坏。请用原来的软件另存再试。")
        return made.read_bytes()


def _run(path: str, command: list[str], environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # it is a script that starts a program: both are ended together
    )
    if sys.platform == "linux":
        import resource

        resource.prlimit(process.pid, resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        stopped = isolation.Stopped("too_slow", f"{SECONDS:g} 秒")
        raise ReadError(path, "too_slow", f"{path}：{stopped.explain()}") from error
    finally:
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                if sys.platform == "win32":
                    process.kill()
                else:
                    os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@cache
def without_network() -> tuple[str, ...]:
    """The words before a command that take the network from it; none where this system has no way."""
    if sys.platform == "linux" and (unshare := shutil.which("unshare")):
        command = (unshare, "--user", "--map-root-user", "--net", "--")
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            if subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False).returncode == 0:
                return command
    if sys.platform == "darwin" and (sandbox := shutil.which("sandbox-exec")):
        return (sandbox, "-p", "(version 1)(allow default)(deny network*)")
    return ()
