"""What the zip packages of Office have in common: parts by name, in XML that declares nothing."""

from __future__ import annotations

import io
import re
import zipfile

from corpora.errors import ReadError

# In UTF-16 every other byte is NUL. No program of Office writes either; entities that unpack to gigabytes or read files
# come by them, and a parser that will not follow them drops the text behind, in silence.
DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)
BEFORE_ROOT = 4096  # bytes


def part_names(path: str, data: bytes) -> set[str]:
    """The names of a package's parts. Raises ReadError where one declares a document type."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                with package.open(name) as part:
                    if DOCTYPE.search(part.read(BEFORE_ROOT)):
                        raise ReadError(path, "unreadable", f"{path}：文件里有 DOCTYPE 声明，不是正常文档，没有读取。")
        return names
