"""Photographed and scanned pages as PNG, JPEG, TIFF (of one or more pages) and BMP: read as the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from corpora.draft import Draft
from corpora.errors import ReadError
from corpora.readers.pdf import MOST_SCANNED, PDFIUM, read_document

MOST_PIXELS = 150_000_000  # of one picture: A3 at 600 dots an inch has 70 million
FEWEST_PIXELS = 400  # on the longer side; a smaller picture is a logo, not a page
A4_WIDTH = 8.27  # inches
STATED = (70, 1200)  # dots an inch that a picture may rightly say that it has
QUALITY = 95


def read_picture(path: str, data: bytes) -> Draft:
    """The page or pages in a picture. Raises ReadError needs_ocr, truncated, too_large, unsupported or unreadable."""
    try:
        with Image.open(BytesIO(data)) as image:
            _check(path, image)
            count = getattr(image, "n_frames", 1)
            with PDFIUM, pypdfium2.PdfDocument.new() as document:
                for jpeg, size in _pages(image, data):
                    _add_page(document, jpeg, size)
                draft = read_document(path, document)
    except UnidentifiedImageError as error:
        raise ReadError(path, "unreadable", f"{path}：图片损坏或格式不支持，读不出。请另存为 PNG 或 JPEG。") from error
    except Image.DecompressionBombError as error:
        raise ReadError(path, "too_large", f"{path}：图片过大，没有读取。请缩小后再试。") from error
    except (OSError, SyntaxError, EOFError) as error:  # what Pillow raises for a picture that ends too early
        raise ReadError(path, "truncated", f"{path}：图片不完整（{error}）。请重新下载或扫描。") from error
    if count > MOST_SCANNED:
        left = f"第 {MOST_SCANNED + 1} 页以后没有读取"
        draft.warnings.append(f"{path}：共 {count} 页，超过 {MOST_SCANNED} 页的上限，{left}。请拆分后再读。")
    return draft


def _check(path: str, image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise ReadError(path, "too_large", f"{path}：图片有 {width}×{height} 像素，过大，没有读取。请缩小后再试。")
    if max(width, height) < FEWEST_PIXELS:
        raise ReadError(path, "unsupported", f"{path}：图片只有 {width}×{height} 像素，不像一页文件，没有读取。")


def _pages(image: Image.Image, data: bytes) -> Iterator[tuple[bytes, tuple[float, float]]]:
    """Each frame as a JPEG with its size in points, one frame in memory at a time.

    A picture that does not say its resolution is taken as A4 wide.
    """
    for index in range(min(getattr(image, "n_frames", 1), MOST_SCANNED)):
        if index:
            image.seek(index)
        stated = float(image.info.get("dpi", (0, 0))[0])
        dots = stated if STATED[0] <= stated <= STATED[1] else max(min(image.size) / A4_WIDTH, 72.0)
        is_plain = image.format == "JPEG" and image.mode in ("L", "RGB") and image.getexif().get(0x0112, 1) == 1
        if is_plain:
            image.load()  # raises for one that was cut off
            jpeg, (width, height) = data, image.size
        else:
            frame = ImageOps.exif_transpose(image)
            if "A" in frame.getbands():  # what is seen through is paper
                frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame.convert("RGBA"))
            buffer = BytesIO()
            frame.convert("RGB").save(buffer, "JPEG", quality=QUALITY)
            jpeg, (width, height) = buffer.getvalue(), frame.size
        yield jpeg, (72 * width / dots, 72 * height / dots)


def _add_page(document: pypdfium2.PdfDocument, jpeg: bytes, size: tuple[float, float]) -> None:
    picture = pypdfium2.PdfImage.new(document)
    picture.load_jpeg(BytesIO(jpeg), inline=True)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*size))
    page = document.new_page(*size)
    page.insert_obj(picture)
    page.gen_content()
    page.close()
