"""A page's source made fit for the parser: what it carries besides words taken out, nesting kept within bounds.

lexbor takes 30 s for 100,000 `<div>` in each other, since each open tag asks all that are open above it; a page saved
with its pictures inside is 10 MB of base64 around 3 KB of article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.errors import ReadError

LARGEST_MARKUP = 1_500_000
"""Characters, without scripts, styles and pictures: 2 s and 300 MB are enough for so much. The longest government report
that was seen has 0.2 million."""
WORTH_SLIMMING = 200_000  # characters; below it the parser passes over pictures faster than we do
LONGEST_STYLE = 20_000  # characters; a style sheet this short may say which words are hidden
DEEPEST = 400  # open elements; browsers stop at 512, and pages have been seen at 300
PICTURE = re.compile(r"data:[a-z0-9.+/-]{0,80}(?:;[a-z0-9=-]{1,40}){0,4},[^\"'<>)\s]{256,}", re.IGNORECASE)
SILENT = re.compile(r"<(script|style|svg)\b|<(!--)", re.IGNORECASE)
SILENT_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg")}
SILENT_ENDS["!--"] = re.compile("-->")
# Elements that stay open until they are closed; void ones and those that the next of their kind closes do not nest.
CONTAINER = re.compile(
    r"<(/?)(?!(?:br|img|input|meta|link|hr|col|area|base|embed|param|source|track|wbr|p|li|dt|dd|td|th|tr|thead|tbody|tfoot"
    r"|option|optgroup|html|head|body|rb|rt|rp|colgroup|caption|h[1-6])[\s/>])([a-z][a-z0-9:_-]{0,40})(?=[\s/>])[^<>]{0,4000}>",
    re.IGNORECASE,
)


def slim(path: str, source: str) -> str:
    """The source without pictures inside it, scripts and styles, and no deeper than `DEEPEST`.

    Raises ReadError `too_large` where more than `LARGEST_MARKUP` characters are left.
    """
    if len(source) > WORTH_SLIMMING:
        source = PICTURE.sub("", source)
    source = "".join(_spoken(source))
    if len(source) > LARGEST_MARKUP:
        raise ReadError(
            path,
            "too_large",
            f"{path}：网页去掉脚本和内嵌图片后仍有 {len(source) // 10_000} 万字符，超过 {LARGEST_MARKUP // 10_000} 万的上限，"
            "没有读取。请分成几个网页；如果是一张大表，请另存为 CSV 或 Excel 再读。",
        )
    return _flat(source)


def _spoken(source: str) -> Iterator[str]:
    """The stretches of source between scripts, long styles and drawings; one that is never closed stays.

    A comment is stepped over: the script inside one ends with it. Drawings go so that their `<path/>` count as no depth.
    """
    at = 0
    unclosed: set[str] = set()
    position = 0
    while match := SILENT.search(source, position):
        name = (match[1] or match[2]).lower()
        end = None if name in unclosed else SILENT_ENDS[name].search(source, match.end())
        if end is None:
            unclosed.add(name)  # asked once: a page of 100,000 open scripts would be searched to its end each time
            position = match.end()
            continue
        position = end.end()
        if name != "!--" and (name != "style" or position - match.start() > LONGEST_STYLE):
            yield source[at : match.start()]
            at = position
    yield source[at:]


def _flat(source: str) -> str:
    """The source with tags left out that would nest deeper than `DEEPEST`; a line ends where a box did."""
    if source.count("<") <= 2 * DEEPEST:
        return source
    depth = deepest = 0
    for match in CONTAINER.finditer(source):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > deepest:
            deepest = depth
            if deepest > DEEPEST:
                break
    else:
        return source
    pieces: list[str] = []
    at = depth = 0
    for match in CONTAINER.finditer(source):
        if match[1]:
            dropped = depth > DEEPEST
            depth = max(depth - 1, 0)
        else:
            depth += 1
            dropped = depth > DEEPEST
        if dropped:
            pieces += (source[at : match.start()], "<br>" if match[2].lower() in ("div", "section", "table") else "")
            at = match.end()
    pieces.append(source[at:])
    return "".join(pieces)
