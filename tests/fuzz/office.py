"""Office files and archives torn for as long as is said: `python -m tests.fuzz.office docx --minutes 10`.

Each round mutates the bytes of a committed file, or of one part inside its package (which is then packed again, so that
the mutation reaches the parser), and reads it under the guard that readers have. Anything but a Document or a ReadError
is a finding, and so is text that UTF-8 cannot hold; its bytes are kept where it says. A library's death, or a call over
its limits, is counted: the guard is there for it.
"""

from __future__ import annotations

import importlib
import io
import random
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from corpora import Item, ReadError, find_items, read_bytes
from corpora.isolation import Guard
from corpora.readers import doc
from tests.flows.hostile import evil_tar, zipped
from tests.fuzz import rounds

FORMATS = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "formats" / "docs"
FAMILIES = {
    "docx": (".docx",),
    "workbook": (".xlsx", ".et"),
    "doc": (".doc", ".wps"),  # by our own parser alone: LibreOffice, which gets what that refuses, takes 3 s a file
    "office": (".doc", ".wps"),  # with LibreOffice
    "rtf": (".rtf",),
    "odt": (".odt",),
    "archive": (".zip", ".tar.gz"),
}
SALT = (
    b"<w:tbl><w:tr><w:tc>", b"</w:p>", b"<w:p>", b"<w:gridSpan w:val='99999'/>", b"<w:vMerge/>", b"<w:txbxContent>",
    b"<w:del>", b"<w:ins>", b"<text:p>", b"<table:table-cell table:number-columns-repeated='1000000000'/>", b"&#0;",
    b"&x;", b"<!DOCTYPE a>", b"<mergeCell ref='A1:XFD1048576'/>", b"<c r='XFD1048576'><v>1</v></c>", b"<c r=''/>", b"\0",
    b"\xff\xfe", b"{\\rtf", b"\\trowd\\cellx-5\\cell\\row", b"\\u-99999?", b"\\bin99999999 ", b"}" * 50, b"{" * 500,
)  # fmt: skip
READING_SECONDS = 10.0


def mutate(data: bytes, draw: random.Random) -> bytes:
    """One to six cuts, doublings, salts and flipped bytes."""
    for _ in range(draw.randint(1, 6)):
        at, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + draw.choice((1, 4, 60, 3000)))
        match draw.randrange(5):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:end] + data[at:end] * draw.randint(1, 12) + data[end:]
            case 2:
                data = data[:at] + draw.choice(SALT) + data[at:]
            case _:
                data = data[:at] + bytes(draw.randrange(256) for _ in range(draw.randint(1, 4))) + data[at + 1 :]
    return data


def mutate_part(data: bytes, draw: random.Random) -> bytes:
    """A package with one of its parts mutated."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    name = draw.choice([name for name in parts if name.endswith((".xml", ".rels", ".txt"))])
    content = parts[name]
    assert isinstance(content, bytes)
    parts[name] = mutate(content, draw)
    return zipped(parts)


def archive_text(data: bytes, suffix: str) -> str:
    """The text of every document in an archive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        texts = []
        for item in find_items([path]):
            if isinstance(item, Item):
                try:
                    texts.append(read_bytes(item.path, item.load()).text)
                except ReadError as error:
                    texts.append(str(error))
        return "\n".join(texts)


def document_text(data: bytes, suffix: str) -> str:
    """The text of one document."""
    return read_bytes(f"a{suffix}", data).text


def own_text(data: bytes, suffix: str) -> str:
    """The text of one document where there is no LibreOffice."""
    vars(doc)["office_program"] = lambda: None
    return document_text(data, suffix)


def main(
    family: Annotated[str, typer.Argument(help=f"Of {', '.join(FAMILIES)}.")],
    minutes: Annotated[float, typer.Option(help="How long.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Of the mutations.")] = 1,
) -> None:
    """Mutate and read; exit status 1 where there are findings."""
    draw = random.Random(seed)
    if family == "archive":
        seeds = [
            (".zip", zipped({"a.txt": "签约项目35个。", "b.zip": zipped({"c.txt": "开工20个。"})})),
            (".tar.gz", evil_tar()),
        ]
    else:
        paths = [path for path in sorted(FORMATS.glob("office_*")) if path.suffix in FAMILIES[family]]
        seeds = [(path.suffix, path.read_bytes()) for path in paths]
    # By the name under which the other process can import it: here it is `__main__`.
    here = importlib.import_module("tests.fuzz.office")
    read = {"archive": here.archive_text, "doc": here.own_text}.get(family, here.document_text)

    def drawn() -> tuple[str, bytes]:
        suffix, data = draw.choice(seeds)
        packed = data.startswith(b"PK") and draw.random() < 0.7
        return suffix, mutate_part(data, draw) if packed else mutate(data, draw)

    rounds.run(family, read, drawn, minutes, Guard(READING_SECONDS))


if __name__ == "__main__":
    typer.run(main)
