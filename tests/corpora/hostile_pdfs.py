"""PDFs that break readers: written byte by byte, each small, each with the kind of failure that it must end in."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONTS = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
HELLO = b"BT /F1 12 Tf 72 700 Td (12 projects, 34.5) Tj ET"


def raw_pdf(stream: bytes, filters: bytes = b"", box: bytes = b"[0 0 595 842]", pages: int = 1) -> bytes:
    """A PDF of one page object, said `pages` times, whose content is `stream`."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * pages + b"] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox " + box + b" /Contents 4 0 R /Resources " + FONTS + b" >>",
        b"<< /Length %d " % len(stream) + filters + b" >>\nstream\n" + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 5 /Root 1 0 R >>\n"
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def blanks(megabytes: int) -> bytes:
    """So many megabytes of spaces, packed a thousand times smaller."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()


def bomb(megabytes: int, layers: Sequence[str] = ()) -> bytes:
    """A page whose content unpacks to so many megabytes, packed once more in each of `layers` (`flate`, `hex`)."""
    stream, filters = blanks(megabytes), ["/FlateDecode"]
    for layer in layers:
        stream = zlib.compress(stream, 9) if layer == "flate" else stream.hex().encode() + b">"
        filters.insert(0, "/FlateDecode" if layer == "flate" else "/ASCIIHexDecode")
    return raw_pdf(stream, b"/Filter [" + " ".join(filters).encode() + b"]")


def lines_of_one_character(count: int) -> bytes:
    """A page with so many lines of one character each."""
    drawn = b"".join(b"1 0 0 1 %d %d Tm (x) Tj " % (at % 600, at // 600 % 840) for at in range(count))
    return raw_pdf(zlib.compress(b"BT /F1 1 Tf " + drawn + b"ET"), b"/Filter /FlateDecode")


def many_pages(count: int) -> bytes:
    """A PDF with so many pages."""
    return raw_pdf(HELLO, pages=count)


def large_page(points: int) -> bytes:
    """A page of so many points square, with a line of text."""
    return raw_pdf(HELLO, box=b"[0 0 %d %d]" % (points, points))


def many_strokes(count: int) -> bytes:
    """A drawing of so many level and upright strokes."""
    drawn = b"".join(
        b"%d %d m %d %d l S " % (x, y, x + 40 * (at % 2), y + 40 * (1 - at % 2))
        for at in range(count)
        for x, y in [(at * 37 % 555, at * 61 % 800)]
    )
    return raw_pdf(zlib.compress(drawn + HELLO), b"/Filter /FlateDecode")
