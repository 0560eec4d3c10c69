"""Files made to hurt, built when a test runs: the bytes of each by name, with the kinds of failure that may come of it.

No kind (an empty set) says that the file is to be read: what is wrong with it must not cost its text.
"""

from __future__ import annotations

import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.corpora.old_workbooks import xls

SENTENCE = "2022年1—6月，诸城市签约项目35个，总投资120.5亿元。"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(members: dict[str, bytes | str], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return out.getvalue()


def document(body: str, prefix: str = "", extra: dict[str, bytes | str] | None = None, links: str = "") -> bytes:
    """A .docx with this body; `prefix` stands before its root element."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="a/b"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "word/document.xml": f'{prefix}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body>'
            "</w:document>",
            **(extra or {}),
        }
    )


def paragraph(text: str = SENTENCE) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(rows: str, prefix: str = "") -> bytes:
    """An .xlsx with these rows; `prefix` stands before the root element of its sheet."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName='
            '"/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" '
            'r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{prefix}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADS = ("县区", "项目数", "总投资（亿元）")


def long_rows(count: int) -> Iterator[tuple[str, str, str]]:
    """A head and so many rows below it."""
    yield HEADS
    for number in range(2, count + 2):
        yield f"第{number}号", str(number % 9), f"{number % 7}.5"


def long_sheet(count: int = 100_000) -> bytes:
    rows = (
        f'<row r="{n}">{cell(f"A{n}", place)}<c r="B{n}"><v>{projects}</v></c><c r="C{n}"><v>{amount}</v></c></row>'
        for n, (place, projects, amount) in enumerate(long_rows(count), 1)
        if n > 1
    )
    head = "".join(cell(f"{letter}1", words) for letter, words in zip("ABC", HEADS, strict=True))
    return workbook(f'<row r="1">{head}</row>{"".join(rows)}')


def long_list(count: int = 100_000) -> bytes:
    return "\n".join(",".join(row) for row in long_rows(count)).encode()


def long_text(count: int = 100_000) -> bytes:
    return (f"诸城市招商引资情况表\n{SENTENCE}\n" + "\n".join("\t".join(row) for row in long_rows(count))).encode()


def long_page(count: int = 100_000) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in long_rows(count))
    return page(f"<p>{SENTENCE}</p><table>{rows}</table>")


def pdf(draw: Callable[[Canvas], None], size: tuple[float, float] = A4, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def lines(count: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number in range(count):
            canvas.drawString(72, 720, f"35 projects, page {number}")
            canvas.showPage()

    return draw


def crowd(canvas: Canvas) -> None:
    words = canvas.beginText(10, 820)
    words.setFont("Helvetica", 1)
    for number in range(400_000):
        if number % 800 == 0:
            words.setTextOrigin(10 + number / 800, 820)
        words.textLine("7")
    canvas.drawText(words)


def swollen_pdf() -> bytes:
    """One page whose contents unpack to 2 GB of blanks."""
    packer = zlib.compressobj(1)
    blanks = b" " * 2**20
    stream = b"".join(packer.compress(blanks) for _ in range(2048)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    return bytes(out) + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def overlapping(count: int = 3000) -> bytes:
    """A zip whose entries all lie in one another: 3 GB in some hundred kilobytes."""
    plain = bytes(2**20)
    data = zlib.compress(plain, 9)[2:-4]
    fields = (zlib.crc32(plain), len(data), len(plain))
    local = b"PK\x03\x04" + struct.pack("<HHHIIIIHH", 20, 0, 8, 33, *fields, 8, 0) + b"0000.txt" + data
    central = b"".join(
        b"PK\x01\x02"
        + struct.pack("<HHHHIIIIHHHHHII", 20, 20, 0, 8, 33, *fields, 8, 0, 0, 0, 0, 0, 0)
        + b"%04d.txt" % n
        for n in range(count)
    )
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(local), 0)


def nested_bomb() -> bytes:
    inner = zipped({"bomb.txt": bytes(100 * 2**20)})
    for _ in range(4):
        inner = zipped({f"{number}.zip": inner for number in range(4)})
    return inner


def evil_tar() -> bytes:
    """Links, devices and names that lead out of it, seven in all, and one good member: 好.txt."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as target:
        for name, kind in (
            ("link.html", tarfile.SYMTYPE),
            ("hard.html", tarfile.LNKTYPE),
            ("disk.html", tarfile.BLKTYPE),
            ("terminal.html", tarfile.CHRTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            target.addfile(entry)
        data = SENTENCE.encode()
        for name in ("../../up.txt", "/etc/abs.txt", "CON.txt", "好.txt"):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            target.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def page(body: str) -> bytes:
    head = "<html><head><meta charset=utf-8><title>诸城市招商引资半年情况</title></head><body><h1>诸城市招商引资半年情况</h1>"
    return f"{head}{body}</body></html>".encode()


def hostile() -> Iterator[tuple[str, Callable[[], bytes], set[str]]]:
    """(name, its bytes when called, the kinds of failure that it may end in; none where it is to be read)."""
    entities = "<!DOCTYPE x [<!ENTITY a '%s'>%s]>" % (  # noqa: UP031 - the bomb is full of braces
        "甲" * 100,
        "".join(
            f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        ),
    )
    outside = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"
    link = (
        f'<Relationship Id="p" Type="{OFFICE}/image" Target="http://192.0.2.1/a.png" TargetMode="External"/>'
        f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="http://192.0.2.1/a.dotm" TargetMode="External"/>'
    )
    noise = random.Random(7).randbytes(4000)
    whole_pdf = pdf(lines(3))
    whole_docx = document(paragraph())
    broken = {"truncated", "unreadable"}
    yield "锁.pdf", lambda: pdf(lines(1), encrypt="secret"), {"encrypted"}
    yield "断.pdf", lambda: whole_pdf[: len(whole_pdf) // 2], broken
    yield "断.docx", lambda: whole_docx[: len(whole_docx) // 2], broken
    yield "断.xlsx", lambda: workbook(f'<row r="1">{cell("A1", "县区")}</row>')[:400], broken
    yield "断.odt", lambda: open_document()[:300], broken
    yield "断.xls", lambda: xls([("县区", "个数"), *((f"第{n}号", n) for n in range(900))])[:9000], broken | {"crashed"}
    yield "断.png", lambda: picture()[:200], broken | {"needs_ocr", "empty"}
    yield "断.zip", lambda: zipped({"a.txt": SENTENCE * 50})[:100], broken
    yield "断.tar.gz", lambda: evil_tar()[:80], broken
    yield (
        "断.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise + "WordDocument".encode("utf-16-le"),
        (broken | {"needs_office", "encrypted"}),
    )
    yield "假.pdf", lambda: page(f"<p>{SENTENCE}</p>"), {"wrong_type"}
    yield "假.docx", lambda: whole_pdf, {"wrong_type"}
    yield "空.html", lambda: b"", {"empty"}
    yield "空表.xlsx", lambda: workbook(""), {"empty"}
    yield "炸弹.zip", lambda: zipped({"bomb.txt": bytes(210 * 2**20)}), {"too_large"}
    yield "套.zip", nested_bomb, {"unsupported", "too_large"}
    yield "炸弹.tar.gz", lambda: gzip_bomb(), {"too_large"}
    yield "叠.zip", overlapping, {"unreadable", "too_large", "truncated"}
    yield (
        "外.zip",
        lambda: zipped({"../../a.txt": SENTENCE, "/abs.txt": SENTENCE, "C:\\a.txt": SENTENCE, "aux.txt": SENTENCE}),
        {"unreadable"},
    )
    yield "链.tgz", evil_tar, {"unreadable"}
    yield "实体.docx", lambda: document(paragraph("&i;"), entities), {"unreadable"}
    yield "外部实体.docx", lambda: document(paragraph("&i;"), outside), {"unreadable"}
    yield "实体.xlsx", lambda: workbook(f'<row r="1">{cell("A1", "&i;")}</row>', entities), {"unreadable"}
    yield "外部实体.xlsx", lambda: workbook(f'<row r="1">{cell("A1", "&i;")}</row>', outside), {"unreadable"}
    yield "外部实体.svg", lambda: f"{outside}<svg><text>&i;</text></svg>".encode(), {"unsupported"}
    yield "外部实体.odt", lambda: open_document(outside), {"unreadable"}
    yield "实体.svg", lambda: f"{entities}<svg><text>&i;</text></svg>".encode(), {"unsupported"}
    yield "部件炸弹.docx", lambda: document(paragraph(), extra={"word/media/a.bin": bytes(520 * 2**20)}), {"too_large"}
    yield "宏.docm", lambda: document(paragraph(), extra={"word/vbaProject.bin": b"Sub AutoOpen()"}), set()
    yield "远.docx", lambda: document(paragraph(), links=link), set()
    yield "万页.pdf", lambda: pdf(lines(10_000)), {"too_large", "too_slow"}
    yield "胀.pdf", swollen_pdf, {"too_large", "too_slow", "crashed", "empty"}
    yield "巨页.pdf", lambda: pdf(lines(1), size=(14_400, 14_400)), set()
    yield "四十万行.pdf", lambda: pdf(crowd), {"too_large", "too_slow", "empty"}
    yield (
        "角.xlsx",
        lambda: workbook(f'<row r="1">{cell("A1", "县区")}</row><row r="1048576">{cell("XFD1048576", "完")}</row>'),
        {"too_large"},
    )
    yield "十万行.xlsx", long_sheet, {"too_large"}
    yield "十万行.html", long_page, {"too_large", "too_slow"}
    yield "十万行.csv", long_list, {"too_large"}
    yield "十万行.txt", long_text, {"too_large"}
    yield "四十万行.txt", lambda: "七\n".encode() * 400_000, {"too_large", "too_slow"}
    yield "十万层.html", lambda: page("<div>" * 100_000 + f"<p>{SENTENCE}</p>"), {"too_large", "too_slow", "unreadable"}
    yield "两个结尾.html", lambda: page(f"<p>{SENTENCE}</p></body></html>") + page("<p>页脚</p>"), set()
    yield "空字节.txt", lambda: (SENTENCE * 100).encode() + b"\0" + SENTENCE.encode(), set()
    yield "半个代理.txt", lambda: (SENTENCE * 50).encode() + b"\xed\xa0\x80" + SENTENCE.encode(), set()
    yield "混.txt", lambda: (SENTENCE * 20).encode() + (SENTENCE * 20).encode("gbk"), {"encoding"}
    yield "噪声.txt", lambda: noise, {"wrong_type", "encoding"}
    yield "噪声.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise + "Workbook".encode("utf-16-le"), broken
    yield "深.docx", lambda: document("<w:sdt><w:sdtContent>" * 50_000), broken
    yield (
        "深.rtf",
        lambda: b"{\\rtf1" + b"{" * 200_000 + SENTENCE.encode("gbk") + b"}" * 200_000,
        broken | {"empty", "too_slow", "too_large", "crashed"},
    )


def open_document(prefix: str = "") -> bytes:
    """An .odt of one paragraph; `prefix` stands before the root element of its content."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    body = f"<office:body><office:text><text:p>{SENTENCE}</text:p></office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{prefix}<office:document-content {spaces}>{body}</office:document-content>",
        }
    )


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("L", (600, 400), 255).save(out, "PNG")
    return out.getvalue()


def gzip_bomb() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as target:
        entry = tarfile.TarInfo("bomb.txt")
        entry.size = 150 * 2**20
        target.addfile(entry, io.BytesIO(bytes(entry.size)))
    return out.getvalue()
