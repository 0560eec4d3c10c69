"""A process of its own for what a library does with a stranger's bytes, under limits of time and memory.

A parser in C or Rust cannot be stopped from Python: it hangs, it takes the machine's memory, or it ends the process
(python-calamine on a sheet with cells at A1 and XFD1048576). A `Guard` keeps one such process, hands it one call after
another (a few tenths of a millisecond each), and replaces it when it dies, overruns, or has grown.

The process is started as a program and not by `multiprocessing`, which runs the caller's `__main__` again: a script of
three lines that reads a file would start itself without end. It is the same on Linux, macOS and Windows, but for the
limit on memory, which Linux alone enforces.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Literal, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 30.0
MEMORY_BYTES = 1024 * 1024 * 1024
MOST_CALLS = 2000  # then a fresh process: what a library leaks stays small
WORN_SHARE = 0.6  # of the memory limit; a process that keeps so much would fail the next document for this one's sake
# How a process ends that its own deadline has ended.
OVERRUN = (1,) if sys.platform == "win32" else (-signal.SIGPROF, -signal.SIGALRM)
PATIENCE = 2  # the clock on the wall runs so much longer than the processor's: on a busy machine nothing is hostile yet

Reason = Literal["too_slow", "too_large", "crashed"]


class Stopped(Exception):
    """A call that gave no result: over its time (`too_slow`), over its memory (`too_large`), or dead (`crashed`).

    `detail` is the limit (`30 s`, `1024 MB`) or how the process ended (`SIGABRT`, `exit status 1`).
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"

    def explain(self) -> str:
        """What happened and what to do, for the person whose file it is."""
        return {
            "too_slow": f"读了 {self.detail} 还没有读完，已经停下。请拆成几个文件，或用原来的软件另存后再试。",
            "too_large": f"读它要用的内存超过 {self.detail}，已经停下。请拆成几个文件，或用原来的软件另存后再试。",
            "crashed": f"读取它的进程意外终止（{self.detail}），文件可能损坏或有害。请用原来的软件另存后再试。",
        }[self.reason]


class Guard:
    """One process, started with the first call, that runs importable functions one at a time. Threads may share it.

    `seconds` (of work) and `memory_bytes` hold for each call. Use it in `with`, or `close()` it.
    """

    def __init__(self, seconds: float = SECONDS, memory_bytes: int = MEMORY_BYTES) -> None:
        self.seconds = seconds
        self.memory_bytes = memory_bytes
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """`function(*args, **kwargs)`, from the other process; arguments and result must be picklable.

        Raises Stopped, and whatever the function raises, with the other process's traceback as a note.
        """
        with self._lock:
            process = self._running()
            try:
                answer = self._ask(process, (function, args, kwargs, self.seconds, self.memory_bytes))
            except BaseException:
                self._end()  # an interrupt too: an answer that nobody took would be taken for the next one's
                raise
            if answer.worn:
                self._end()
            if answer.error is not None:
                raise answer.error
            return cast(T, answer.value)

    def close(self) -> None:
        """End the process, and with it a call that another thread waits for; a later call starts another."""
        if (process := self._process) is not None:
            process.kill()
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        start = f"import sys; sys.path[:] = {sys.path!r}; from corpora.isolation import serve; serve()"
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", start],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a parser shouts before it dies is no message for a person
            )
        except OSError as error:
            raise Stopped("crashed", f"the reading process did not start: {error}") from error
        _OPEN.add(self)
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], request: tuple[Any, ...]) -> _Answer:
        assert process.stdin is not None and process.stdout is not None
        started = time.monotonic()
        try:
            pickle.dump(request, process.stdin, protocol=5)
            process.stdin.flush()
            return cast(_Answer, pickle.load(process.stdout))
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            status = process.wait()
            if status in OVERRUN and time.monotonic() - started >= self.seconds / (os.cpu_count() or 1):
                raise Stopped("too_slow", f"{self.seconds:g} 秒") from error
            raise Stopped("crashed", _manner(status)) from error

    def _end(self) -> None:
        process, self._process = self._process, None
        _OPEN.discard(self)
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what was not yet written to the dead
                        pipe.close()


_OPEN: set[Guard] = set()


@atexit.register
def _close_all() -> None:
    for guard in list(_OPEN):
        guard.close()


def _manner(status: int) -> str:
    """How a process ended: `SIGABRT`, `exit status 3`."""
    if status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"
    return f"exit status {status}"


# -- in the other process ----------------------------------------------------------------------------------------------


class _Answer:
    """What a call gave: a value or an exception, and whether its process should be replaced (`worn`)."""

    def __init__(self, value: object, error: BaseException | None, worn: bool) -> None:
        self.value = value
        self.error = error
        self.worn = worn


_answers: BinaryIO | None = None


def is_inside() -> bool:
    """Whether this process is a guarded one; what is called here needs no second guard around it."""
    return _answers is not None


def allow(seconds: float) -> None:
    """Said by a guarded function that makes progress: `seconds` from now on. A page to be recognised may take so long.

    Outside a guard it does nothing.
    """
    if _answers is not None:
        _alarm(seconds)


def serve() -> None:
    """Answer calls until the parent closes the pipe. What libraries print goes nowhere, and Ctrl-C is the parent's."""
    global _answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = os.fdopen(os.dup(0), "rb")
    _answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b", buffering=0) as nowhere:  # noqa: PTH123 - a device, for its descriptor
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
    for count in range(1, MOST_CALLS + 1):
        try:
            function, args, kwargs, seconds, memory_bytes = pickle.load(requests)
        except EOFError:
            return
        except Exception as error:
            # A function or an argument that cannot be had here; what is left of it in the pipe is no next request.
            _reply(_Answer(None, _portable(error), worn=True))
            return
        _limit_memory(memory_bytes)
        _alarm(seconds)
        try:
            answer = _Answer(function(*args, **kwargs), None, worn=False)
        except MemoryError:
            answer = _Answer(None, Stopped("too_large", f"{memory_bytes // 2**20} MB"), worn=True)
        except Exception as error:
            answer = _Answer(None, _portable(error), worn=False)
        _alarm(0)
        answer.worn = answer.worn or count == MOST_CALLS or _resident() > WORN_SHARE * memory_bytes
        _reply(answer)


def _reply(answer: _Answer) -> None:
    assert _answers is not None
    try:
        data = pickle.dumps(answer, protocol=5)
    except MemoryError:
        data = pickle.dumps(_Answer(None, Stopped("too_large", f"{MEMORY_BYTES // 2**20} MB"), worn=True))
    except Exception as error:
        data = pickle.dumps(_Answer(None, _portable(error), worn=False), protocol=5)
    _answers.write(data)
    _answers.flush()


def _portable(error: Exception) -> Exception:
    """The exception as it can be handed over, with its traceback as a note."""
    told = "".join(traceback.format_exception(error))
    try:
        error.__cause__ = error.__context__ = None
        carried = pickle.loads(pickle.dumps(error))
    except Exception:
        carried = RuntimeError(f"{type(error).__name__}: {error}")
    carried.add_note(told)
    return cast(Exception, carried)


def _limit_memory(memory_bytes: int) -> None:
    """What the process may write to: a mapped file or a library's code does not count (RLIMIT_DATA)."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _alarm(seconds: float) -> None:
    """End this process after `seconds` of work (0: not at all), whatever it does, and whether or not its parent lives.

    Work is the processor's time; what waits without working ends after PATIENCE times as long. No handler runs, so a
    parser that never comes back to Python ends too.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds)
    elif seconds:
        faulthandler.dump_traceback_later(PATIENCE * seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _resident() -> int:
    """Bytes of memory that this process holds now; 0 where the platform does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
