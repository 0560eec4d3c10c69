"""What a guard does with calls that hang, abort, or take the memory: one call is lost, with a reason, and no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpora import ReadError, read_bytes, readers
from corpora.isolation import Guard, Stopped

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard(seconds=1, memory_bytes=256 * 2**20) as made:
        yield made


def stopped(guard: Guard, function: Callable[..., object], *arguments: object) -> Stopped:
    with pytest.raises(Stopped) as caught:
        guard.call(function, *arguments)
    return caught.value


def work(guard: Guard) -> int:
    """The number of the process that works for this guard."""
    return guard.call(os.getpid)


def test_calls_share_one_process_that_is_not_this_one(guard: Guard) -> None:
    assert work(guard) == work(guard) != os.getpid()


def test_a_call_that_never_returns_is_too_slow_and_the_next_one_works(guard: Guard) -> None:
    before = work(guard)
    assert stopped(guard, time.sleep, 3600).reason == "too_slow"
    assert work(guard) != before


def test_a_parser_that_never_comes_back_to_python_is_stopped_too(guard: Guard) -> None:
    assert stopped(guard, pow, 7, 7**9, 10**400_000).reason == "too_slow"  # one call in C that holds the lock


@pytest.mark.parametrize(
    ("function", "arguments", "manner"), [(os.abort, (), "SIGABRT"), (os._exit, (3,), "exit status 3")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_death_is_told_with_its_manner(
    guard: Guard, function: Callable[..., object], arguments: tuple[object, ...], manner: str
) -> None:
    found = stopped(guard, function, *arguments)
    assert (found.reason, found.detail) == ("crashed", manner)
    assert manner in found.explain()
    assert work(guard)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone keeps the limit")
def test_memory_beyond_the_limit_is_refused(guard: Guard) -> None:
    found = stopped(guard, bytearray, 2**30)
    assert (found.reason, found.detail) == ("too_large", "256 MB")
    assert guard.call(len, bytes(2**20)) == 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what a process holds")
def test_a_process_that_has_grown_is_replaced(guard: Guard) -> None:
    before = work(guard)
    guard.call(exec, "import builtins; builtins.kept = b'x' * 200 * 2**20")
    assert work(guard) != before


def test_what_the_function_raises_comes_back_with_where_it_was_raised(guard: Guard) -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        guard.call(exec, "def parse(): int('三')\nparse()")
    assert "in parse" in "".join(caught.value.__notes__)
    with pytest.raises(ReadError) as error:
        guard.call(read_bytes, "空.txt", b"")
    assert (error.value.path, error.value.kind) == ("空.txt", "empty")


def test_what_a_library_prints_is_no_answer(guard: Guard) -> None:
    guard.call(os.write, 1, b"cannot parse font\n")
    guard.call(print, "cannot parse font")
    assert guard.call(len, "三个字") == 3


def test_progress_gives_more_time(guard: Guard) -> None:
    pages = "import time; from corpora import isolation\nfor page in range(3): isolation.allow(1); time.sleep(.6)"
    guard.call(exec, pages)


def test_threads_share_a_guard(guard: Guard) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda n=n: found.append(guard.call(abs, -n))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(20))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
def test_a_forked_process_does_not_speak_into_its_parents_pipe(guard: Guard) -> None:
    before = work(guard)
    child = os.fork()
    if child == 0:
        os._exit(0 if work(guard) != before else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert work(guard) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_call_leaves_no_answer_for_the_next(guard: Guard) -> None:
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        guard.call(time.sleep, 0.9)
    assert guard.call(len, "") == 0


def test_a_script_without_a_main_guard_reads_a_file_once(tmp_path: Path) -> None:
    script = tmp_path / "read.py"
    page = "".join(f"<p>第{n}个项目签约，总投资三亿元。</p>" for n in range(40_000))
    (tmp_path / "a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    script.write_text(
        "from corpora import read_bytes\n"
        f"data = open({str(tmp_path / 'a.html')!r}, 'rb').read()\n"
        "print('read', len(data) > 2**20 and bool(read_bytes('a.html', data).text))\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8"
    )
    assert (run.stdout, run.returncode) == ("read True\n", 0), run.stderr


HOSTILE = """
import os, sys, time, types
from corpora import readers
library = types.ModuleType("library")
library.read = lambda path, data: {deed}
sys.modules["library"] = library
readers.READERS["pdf"] = readers.Reader("library:read", readers.ALWAYS)
"""


@pytest.mark.parametrize(
    ("deed", "kind"), [("time.sleep(3600)", "too_slow"), ("os.abort()", "crashed"), ("bytes(2**32)", "too_large")]
)
@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone keeps the limit on memory")
@pytest.mark.usefixtures("apart")
def test_a_reader_that_is_stopped_is_a_read_error_of_that_file(
    deed: str, kind: str, guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_GUARDS", {os.getpid(): guard})
    guard.call(exec, HOSTILE.format(deed=deed))
    with pytest.raises(ReadError) as error:
        read_bytes("坏.pdf", b"%PDF-1.4")
    assert (error.value.path, error.value.kind) == ("坏.pdf", kind)
    assert error.value.message.startswith("坏.pdf：") and "另存" in error.value.message
