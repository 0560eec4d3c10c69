"""Pages torn, doubled and salted for as long as is said: `python -m tests.fuzz.html --minutes 10`.

Each round takes one of the made pages, mutates its bytes, and reads it. Anything but a draft or a ReadError, text that
UTF-8 cannot hold, and a page that takes longer than `SLOWEST` seconds is a finding; its bytes are kept where it says. At
one that takes longer than `LONGEST` it ends, with where that page was then.
"""

from __future__ import annotations

import faulthandler
import hashlib
import random
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from corpora import ReadError, read_bytes
from tests.corpora.pages import pages

SLOWEST = 5.0
LONGEST = 120.0
SALT = [piece.encode() for piece in (
    "<table>", "</table>", "<tr><td colspan=900 rowspan=900>", "<div>" * 300, "</div>" * 40, "<!--", "-->", "<script>", "</script>",
    "<style>.a{display:none}</style>", "<form>", "<template>", "<svg><g/>", "<title>", "<textarea>", "<select>", "<math><mi>",
    "&#xD800;", "&#0;", "&nbsp;", "<h1>", "<p align=center>", "<a href='http://[x.pdf'>", "<base href='//['>", "<meta name=PubDate content=2022-01-01>",
    "<br>" * 50, "索引号：1 发布机构：2 成文日期：3", "上一篇：", "发布时间：9999-99-99", "来源：", "１２３", "<founder-content>", "<time datetime=x>",
)] + [b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81", bytes(range(128, 200)), b"<" * 200, b"'\"" * 9]  # fmt: skip


def mutate(data: bytes, draw: random.Random) -> bytes:
    """One to eight cuts, doublings, swaps, salts and flipped bytes."""
    for _ in range(draw.randint(1, 8)):
        at, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + draw.choice((1, 8, 200, 5000)))
        match draw.randrange(6):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:end] + data[at:end] * draw.randint(1, 20) + data[end:]
            case 2:
                data = data[:at] + draw.choice(SALT) + data[at:]
            case 3:
                data = data[:at] + bytes(draw.randrange(256) for _ in range(draw.randint(1, 6))) + data[at:]
            case 4:
                data = data[end:] + data[:end]
            case _:
                data = data[:at] + data[at:end][::-1] + data[end:]
        data = data[:400_000] or b"<p>"
    return data


def main(
    minutes: Annotated[float, typer.Option(help="How long.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Of the mutations.")] = 1,
) -> None:
    """Mutate and read; exit status 1 where there are findings."""
    draw = random.Random(seed)
    seeds = list(pages(2))
    outcomes: Counter[str] = Counter()
    slowest, findings = 0.0, 0
    folder = Path(tempfile.mkdtemp(prefix="fuzz-html-"))
    typer.echo(f"kept in {folder}; the page in hand is `reading`")
    until = time.monotonic() + minutes * 60
    while time.monotonic() < until:
        path, data, _ = draw.choice(seeds)
        data = mutate(data, draw)
        (folder / f"reading{Path(path).suffix}").write_bytes(data)
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        start = time.monotonic()
        wrong = ""
        try:
            read_bytes(path, data).text.encode()
            outcomes["read"] += 1
        except ReadError as error:
            outcomes[f"refused: {error.kind}"] += 1
            if error.kind == "unreadable":
                wrong = error.message
        except Exception:
            wrong = traceback.format_exc()
        seconds = time.monotonic() - start
        slowest = max(slowest, seconds)
        if wrong or seconds > SLOWEST:
            findings += 1
            kept = folder / (hashlib.sha256(data).hexdigest()[:12] + Path(path).suffix)
            kept.write_bytes(data)
            typer.echo(f"{kept} {seconds:.1f} s\n{wrong}")
    faulthandler.cancel_dump_traceback_later()
    told = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    typer.echo(f"{sum(outcomes.values())} pages: {told}; slowest {slowest:.2f} s; {findings} findings")
    raise typer.Exit(1 if findings else 0)


if __name__ == "__main__":
    typer.run(main)
