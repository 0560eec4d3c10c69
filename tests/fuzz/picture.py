"""Pictures torn for as long as is said: `python -m tests.fuzz.picture --minutes 10`.

Each round mutates the bytes of a page as PNG, JPEG, TIFF (of one or three pages) or BMP: cut short, bytes flipped,
chunks doubled, sizes in headers made giant. It is read under the guard that readers have. Anything but a Document or a
ReadError is a finding, and so is text that UTF-8 cannot hold; its bytes are kept where it says.
"""

from __future__ import annotations

import importlib
import io
import random
import zlib
from typing import Annotated

import typer

from corpora.isolation import Guard
from tests.corpora.scans import Sheet, draw
from tests.fuzz import rounds
from tests.fuzz.office import mutate

DOTS = 90
SHEET = Sheet("招商引资情况", ["签约项目45个，总投资88.61亿元。"], [["县区", "签约"], ["甲县", "8"], ["乙县", "17"]])
GIANT = (0, 1, 65_535, 100_000, 2**31 - 1, 2**32 - 1)


def seeds() -> list[tuple[str, bytes]]:
    """A small page in each format."""
    page = draw(SHEET, DOTS)[0].crop((60, 60, 680, 420))
    kinds: list[tuple[str, str, dict[str, object]]] = [
        (".png", "PNG", {}),
        (".jpg", "JPEG", {"quality": 60}),
        (".jpg", "JPEG", {"quality": 60, "progressive": True}),
        (".bmp", "BMP", {}),
        (".tif", "TIFF", {"compression": "tiff_lzw"}),
        (".tif", "TIFF", {"compression": "group4", "save_all": True, "append_images": [page.convert("1")] * 2}),
    ]
    made = []
    for suffix, form, options in kinds:
        buffer = io.BytesIO()
        image = page.convert("1") if options.get("compression") == "group4" else page
        image.save(buffer, form, dpi=(200, 200), **options)
        made.append((suffix, buffer.getvalue()))
    return made


def resized(suffix: str, data: bytes, draw: random.Random) -> bytes:
    """The picture with a width or height in its header that it has not."""
    size = draw.choice(GIANT)
    if suffix == ".png":
        at = draw.choice((16, 20))
        header = data[12:at] + size.to_bytes(4, "big") + data[at + 4 : 29]
        return data[:12] + header + zlib.crc32(header).to_bytes(4, "big") + data[33:]
    if suffix == ".jpg":
        start = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
        at = start + draw.choice((5, 7))
        return data[:at] + min(size, 65_535).to_bytes(2, "big") + data[at + 2 :]
    if suffix == ".bmp":
        at = draw.choice((18, 22))
        return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]
    directory = int.from_bytes(data[4:8], "little")
    at = directory + 2 + 12 * draw.randrange(6) + 8
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def main(
    minutes: Annotated[float, typer.Option(help="How long.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Of the mutations.")] = 1,
) -> None:
    """Mutate and read; exit status 1 where there are findings."""
    draw = random.Random(seed)
    pages = seeds()
    here = importlib.import_module("tests.fuzz.office")  # the name by which the other process imports it

    def drawn() -> tuple[str, bytes]:
        suffix, data = draw.choice(pages)
        match draw.randrange(4):
            case 0:
                return suffix, data[: draw.randrange(len(data))]
            case 1:
                return suffix, resized(suffix, data, draw)
            case _:
                return suffix, mutate(data, draw)

    rounds.run("picture", here.document_text, drawn, minutes, Guard())


if __name__ == "__main__":
    typer.run(main)
