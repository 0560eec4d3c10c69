"""One system measured on documents, in a process of its own, so that no other's memory or start-up counts.

`python -m tests.benchmarks.systems NAME ROUNDS < documents` takes a pickled mapping of groups of documents and prints,
as its last line, the measurement as JSON. Times are processor times: what else runs on the machine does not count, and
a second core would count twice.
"""

from __future__ import annotations

import json
import pickle
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from extractors.document import Document

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds: a system that needs longer for its rounds gets no further one
OURS = "引凤"
Run = Callable[[Document], object]


@dataclass(frozen=True)
class Measurement:
    """Characters a second by group (median of the rounds), how many rounds, peak memory in bytes.

    `missing` says why a system could not be loaded; the rest is then empty.
    """

    system: str
    speeds: dict[str, float] = field(default_factory=dict)
    rounds: int = 0
    memory: int = 0
    missing: str | None = None


def load_ours() -> tuple[str, Run]:
    """text → Extraction, everything included, as `yinfeng extract` does."""
    from extractors import VERSION, extract

    return f"{OURS} {VERSION}: all of it", extract


def load_jionlp() -> tuple[str, Run]:
    """JioNLP's money, time and location, parsed, each over the whole text, which is faster for it than line by line."""
    import jionlp

    def run(document: Document) -> object:
        return (
            jionlp.ner.extract_money(document.text, with_parsing=True),
            jionlp.ner.extract_time(document.text, time_base=time.time(), with_parsing=True),
            jionlp.recognize_location(document.text),
        )

    return f"JioNLP {version('jionlp')}: money, time, location", run


def load_recognizers() -> tuple[str, Run]:
    """Recognizers-Text's currency over the whole text and its dates line by line, which is faster for it each."""
    from ms_recognizers_date_time import DateTimeRecognizer
    from ms_recognizers_number_with_unit import NumberWithUnitRecognizer
    from ms_recognizers_text import Culture

    currency = NumberWithUnitRecognizer(Culture.Chinese).get_currency_model()
    dates = DateTimeRecognizer(Culture.Chinese).get_datetime_model()

    def run(document: Document) -> object:
        return currency.parse(document.text), [dates.parse(line) for line in document.text.split("\n")]

    return f"ms-recognizers {version('ms-recognizers-text')}: currency, date", run


SYSTEMS: Mapping[str, Callable[[], tuple[str, Run]]] = {
    "yinfeng": load_ours,
    "jionlp": load_jionlp,
    "ms-recognizers": load_recognizers,
}
PEERS = tuple(name for name in SYSTEMS if name != "yinfeng")


def measure(name: str, groups: Mapping[str, Sequence[Document]], rounds: int) -> Measurement:
    """Warm up on every document once, then the rounds, as many as `PATIENCE` allows and one at least."""
    try:
        system, run = SYSTEMS[name]()
    except ImportError as error:
        return Measurement(name, missing=str(error))
    for document in {document.sha256: document for documents in groups.values() for document in documents}.values():
        run(document)
    speeds: dict[str, float] = {}
    done = 0
    for group, documents in groups.items():
        size = sum(len(document.text) for document in documents)
        times: list[float] = []
        while len(times) < rounds and (not times or sum(times) + times[-1] < PATIENCE):
            started = time.process_time()
            for document in documents:
                run(document)
            times.append(time.process_time() - started)
        speeds[group] = size / statistics.median(times)
        done = max(done, len(times))
    return Measurement(system, speeds, done, peak_memory())


def peak_memory() -> int:
    """The most memory that this process has held, in bytes.

    On Linux `getrusage` begins with what the parent held when it started this process, so the kernel's own mark is read.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def measure_apart(name: str, groups: Mapping[str, Sequence[Document]], rounds: int) -> Measurement:
    """`measure` in a new process. Raises subprocess.CalledProcessError where it fails; its stderr is passed on."""
    command = [sys.executable, "-m", "tests.benchmarks.systems", name, str(rounds)]
    done = subprocess.run(command, input=pickle.dumps(groups), stdout=subprocess.PIPE, check=True, cwd=ROOT)
    return Measurement(**json.loads(done.stdout.decode("utf-8").splitlines()[-1]))


if __name__ == "__main__":
    print("\n" + json.dumps(asdict(measure(sys.argv[1], pickle.load(sys.stdin.buffer), int(sys.argv[2])))))
