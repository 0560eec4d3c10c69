"""From bytes to text.

The order was measured on 168 real Chinese pages: utf-8, then gb18030, else the one that leaves fewest U+FFFD. It
decodes every GBK page, with a wrong declaration or none, where guessing by frequencies loses up to a fifth. What a page
declares of itself is not asked: it is the thing that is wrong.
"""

from __future__ import annotations

import codecs

from corpora.errors import ReadError

MARKS = (  # UTF-32 first: its mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LOOKED_AT = 100_000  # bytes
# The characters that a Chinese page is full of, simplified and traditional.
COMMON = frozenset(
    "的一是在不了有和人中大上我以要他用生到作地出就分成可主年同工也能下子面而方多定行法所民得三之进着等部度家二外前高月市目日政府公司元新资"
    "這為個國時來們於對會發動過說產種後學經開關實現進業務項億縣區資長應將無與並從當還這些讓電話網頁報導記者總統質問題"
    "这为个国时来们于对会发动过说产种后学经开关实现进业务项亿县区资长应将无与并从当还让电话网页报记总质问题，。、：；（）"
)
REPLACEMENT = "�"
DAMAGED_SHARE = 0.02  # of the characters outside ASCII; above it the charset itself is the wrong one
LOST_SHARE = 0.1
TORN_SHARE = 0.1  # of a line's characters outside ASCII
UTF8_SHARE = 0.3  # of a page's bytes outside ASCII that make it one of two charsets and not one of GBK
BEYOND_ASCII = bytes(range(0x80, 0x100))


def decode(path: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and warnings about characters that could not be read.

    Raises ReadError `encoding` where a tenth of the characters or more cannot be read in any charset we know, and
    `wrong_type` for binary data (NUL bytes in what no byte-order mark calls UTF-16).
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _with_losses(path, data[len(mark) :].decode(name, errors="replace"), name)
    if b"\0" in data:
        wide = _utf16_without_mark(data)
        if wide is not None:
            return _with_losses(path, data.decode(wide, errors="replace"), wide)
        if data.count(b"\0") * 1000 > len(data):
            raise ReadError(path, "wrong_type", f"{path}：含有大量空字节，是二进制文件而不是文本。请确认文件类型。")
        text, warnings = decode(path, data.replace(b"\0", b""))
        return text, (f"{path}：删去了 {data.count(0)} 个空字节。", *warnings)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass  # not clean UTF-8: a GBK page, or a UTF-8 page with a torn character
    mixed = _by_lines(data)
    if mixed is not None:
        text, warnings = _with_losses(path, mixed, "utf-8")
        return text, (f"{path}：网页混用了 UTF-8 和 GBK，已逐行解码。", *warnings)
    torn = data.decode("utf-8", errors="replace")
    foreign = sum(character > "\x7f" for character in torn)
    if torn.count(REPLACEMENT) <= DAMAGED_SHARE * foreign:
        # A UTF-8 page cut in the middle of a character often decodes as GB18030 without a complaint, into nonsense.
        return _with_losses(path, torn, "utf-8")
    try:
        text = data.decode("gb18030")
        return (data.decode("big5hkscs", errors="replace") if _is_big5(data, text) else text), ()
    except UnicodeDecodeError:
        choices = [(torn, "utf-8"), (data.decode("gb18030", errors="replace"), "gb18030")]
    choices.append((data.decode("big5hkscs", errors="replace"), "big5hkscs"))
    text, name = min(choices, key=lambda choice: choice[0].count(REPLACEMENT))
    return _with_losses(path, text, name)


def _by_lines(data: bytes) -> str | None:
    """The text of a page put together of two charsets (a head in GBK around an article in UTF-8), line by line.

    None where it is of one charset: no line of GBK in it, or hardly any of UTF-8 (by chance a line of GBK is UTF-8 too).
    """
    lines: list[str] = []
    wide = foreign = others = 0  # bytes outside ASCII: of Chinese in UTF-8 lines, of all lines; lines of GBK
    for line in data.split(b"\n"):
        count = len(line) - len(line.translate(None, BEYOND_ASCII))
        foreign += count
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("utf-8", errors="replace")
        beyond = sum(character > "\x7f" for character in text)
        if text.count(REPLACEMENT) <= TORN_SHARE * beyond:  # UTF-8, perhaps with a torn character
            # 山 of GBK is ɽ of UTF-8, two bytes; a Chinese character of UTF-8 is three, which GBK hardly ever is
            wide += 3 * sum("\u0800" <= character != REPLACEMENT for character in text)
        else:
            try:
                text = line.decode("gb18030")
                others += 1
            except UnicodeDecodeError:
                return None
        lines.append(text)
    return "\n".join(lines) if others and wide >= UTF8_SHARE * foreign else None


def _is_big5(data: bytes, text: str) -> bool:
    """Whether bytes that are GB18030 without a complaint are a traditional page all the same.

    Nearly every pair of bytes is a character in both; read wrongly it is a rare one. Big5 is taken where it too reads
    without a complaint and makes three times as many of the characters that every page is full of.
    """
    try:
        other = codecs.getincrementaldecoder("big5hkscs")().decode(data[:LOOKED_AT])
    except UnicodeDecodeError:
        return False
    ours, theirs = (sum(map(COMMON.__contains__, reading)) for reading in (text[: len(other)], other))
    return theirs >= 5 and theirs > 3 * ours


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 has a NUL in every other byte of its ASCII part, always on the same side."""
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    if max(even, odd) * 20 < len(data[:4000]) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _with_losses(path: str, text: str, name: str) -> tuple[str, tuple[str, ...]]:
    lost = text.count(REPLACEMENT)
    if not lost:
        return text, ()
    foreign = sum(character > "\x7f" for character in text)
    if lost > LOST_SHARE * max(foreign, 1):
        raise ReadError(
            path,
            "encoding",
            f"{path}：无法识别字符编码（按 {name} 解码仍有 {lost} 个字符读不出）。请另存为 UTF-8 后再试。",
        )
    return text, (f"{path}：按 {name} 解码，有 {lost} 个字符读不出。",)
