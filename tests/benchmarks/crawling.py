"""How fast and how steadily we crawl: sites on loopback, politeness off, from the first request to the archive.

`python -m tests.benchmarks.crawling [--articles 10000] [--kills 50]` prints, against their goals: pages a second through
to the archive (≥ 300); memory over a crawl of many articles (flat); what a second crawl of the unchanged site asks and
takes (only lists and conditional requests, under a tenth of the time); and whether a crawl that was killed at random
moments ends with the archive and dataset of an undisturbed one.

The site is a process of its own, so on two cores it takes its share of the time that is measured.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))

CRAWL = """
import sys, time, resource, json
from pathlib import Path
from corpora.source import load_source
from flows import visit
from outputs import Dataset

def memory():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 // 2**20

if __name__ == "__main__":
    visit.BATCH_PAGES = int(sys.argv[3])
    marks = []
    timed = {"load": 0.0, "discover": 0.0, "fetch": 0.0, "mark": 0.0}
    busy = 0.0
    def call(step, *arguments):
        global busy
        began, cpu = time.perf_counter(), time.process_time()
        try:
            return step(*arguments)
        finally:
            timed[step.__name__] += time.perf_counter() - began
            busy += (time.process_time() - cpu) * (step.__name__ in ("fetch", "discover"))
            marks.append(memory())
    began = time.perf_counter()
    with Dataset.open(sys.argv[1]) as dataset:
        plan = visit.plan_of(load_source(Path(sys.argv[2])), dataset, "bench@example.org")
        summary = visit.visit(plan, dataset, call=call)
    print(json.dumps({
        "seconds": time.perf_counter() - began, "steps": timed, "busy": busy, "memory": marks, "asked": summary.counts.asked,
        "new": summary.counts.documents_new, "status": summary.status, "message": summary.message,
    }))
"""


def serve(pipe: Connection, articles: int) -> None:
    """A site in a process of its own; answers `log` with (path, status, bytes) since the last time."""
    from government_sites import Server, make_sites

    (site,) = make_sites("trs", count=articles, per_page=100)
    with Server(site):
        pipe.send(site.start)
        while pipe.recv() == "log":
            lines, site.log[:] = list(site.log), []
            pipe.send([(line.path, line.status, line.sent) for line in lines])


@contextmanager
def site(articles: int) -> Iterator[tuple[str, Connection]]:
    """The address of a site's list, and the pipe to ask for its log."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(theirs, articles), daemon=True)
    process.start()
    yield ours.recv(), ours
    ours.send("end")
    process.join()


def log(pipe: Connection) -> list[tuple[str, int, int]]:
    """What was asked since the last time."""
    pipe.send("log")
    lines: list[tuple[str, int, int]] = pipe.recv()
    return lines


def source_file(folder: Path, start: str) -> Path:
    """The source of the site, without politeness."""
    path = folder / "bench.toml"
    path.write_text(
        f'name = "bench"\nlists = ["{start}"]\ndelay = 0\nmax_pages = 10000\nallow_networks = ["127.0.0.0/8"]\n',
        encoding="utf-8",
    )
    return path


def begin(place: Path, source: Path, batch: int) -> subprocess.Popen[str]:
    """A crawl in a process of its own."""
    command = [sys.executable, "-c", CRAWL, str(place), str(source), str(batch)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def contents(place: Path) -> tuple[set[object], set[object], int]:
    """What archive and dataset hold: bodies by address, facts by address, versions written."""
    with sqlite3.connect(place.parent / "crawl" / "state.sqlite") as connection:
        kept: set[object] = set(
            connection.execute("SELECT url, sha256 FROM records WHERE status = 200 AND kind = 'response'")
        )
    with sqlite3.connect(place) as connection:
        said: set[object] = set(
            connection.execute(
                "SELECT v.url, v.sha256, o.metric, o.value FROM document_versions v LEFT JOIN observations o "
                "ON o.document_id = v.document_id AND o.run_to IS NULL WHERE v.run_to IS NULL"
            )
        )
        ((versions,),) = connection.execute("SELECT count(*) FROM document_versions").fetchall()
    return kept, said, versions


def speed(folder: Path, articles: int) -> None:
    """Speed, memory and the second crawl."""
    import json

    with site(articles) as (start, pipe):
        source, place = source_file(folder, start), folder / "speed" / "yinfeng.sqlite"
        first = json.loads(begin(place, source, 200).communicate()[0])
        pages = len(log(pipe))
        fetching = first["steps"]["fetch"] + first["steps"]["discover"]
        memory = first["memory"]
        print(f"{articles} articles: {first['status']}, {first['new']} documents, {pages} requests")
        print(
            f"  to the archive: {pages / fetching:.0f} pages/s (goal 300), {fetching:.1f} s of {first['seconds']:.1f} s;"
        )
        print(f"  busy for {first['busy']:.1f} s of them: {pages / first['busy']:.0f} pages a CPU second")
        print(f"  into the dataset: {first['new'] / first['steps']['load']:.0f} documents/s")
        tenth = max(1, len(memory) // 10)
        early, late = memory[tenth], max(memory[-tenth:])
        print(f"  memory: {early} MB after a tenth, {late} MB at most in the last tenth")
        again = json.loads(begin(place, source, 200).communicate()[0])
        asked = log(pipe)
        lists = sum("index" in path for path, _, _ in asked)
        bodies = sum(sent > 0 for _, _, sent in asked)
        share = again["seconds"] / first["seconds"]
        print(
            f"  second crawl: {len(asked)} requests ({lists} of lists), {bodies} with a body, "
            f"{again['seconds']:.1f} s = {share:.3f} of the first (goal under 0.1)"
        )


def kills(folder: Path, articles: int, count: int) -> None:
    """Killed at so many random moments, then finished."""
    chance = random.Random(7)
    with site(articles) as (start, pipe):
        source = source_file(folder, start)
        calm = folder / "calm" / "yinfeng.sqlite"
        began = time.perf_counter()
        begin(calm, source, 10).communicate()
        whole = time.perf_counter() - began
        undisturbed = contents(calm)
        log(pipe)
        wild = folder / "wild" / "yinfeng.sqlite"
        done = rounds = 0
        asked = twice = 0
        equal = True
        while done < count:
            process = begin(wild, source, 10)
            try:
                process.communicate(timeout=chance.uniform(0.3, 1.0) * whole)
                ended = True
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                done += 1
                ended = False
            if ended:
                # It got through between two kills: compare, and begin afresh.
                rounds += 1
                equal = equal and contents(wild) == undisturbed
                bodies = [path for path, status, _ in log(pipe) if status == 200 and "index" not in path]
                asked, twice = asked + len(bodies), twice + len(bodies) - len(set(bodies))
                shutil.rmtree(wild.parent)
        begin(wild, source, 10).communicate()
        equal = equal and contents(wild) == undisturbed
        bodies = [path for path, status, _ in log(pipe) if status == 200 and "index" not in path]
        asked, twice = asked + len(bodies), twice + len(bodies) - len(set(bodies))
        print(f"{count} kills at random moments of crawls of {articles} articles, {rounds + 1} crawls ended:")
        print(f"  archive and dataset equal the undisturbed crawl's: {'yes' if equal else 'NO'}")
        print(f"  pages asked for twice: {twice} of {asked} (under way at a kill)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--kill-articles", type=int, default=300)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="yinfeng-bench-") as folder:
        if said.articles:
            speed(Path(folder), said.articles)
        if said.kills:
            kills(Path(folder), said.kill_articles, said.kills)


if __name__ == "__main__":
    main()
