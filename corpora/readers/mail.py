"""Saved pages (.mht) and letters (.eml): one message whose page, or else whose text, is the document."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser

from corpora.characters import one_line
from corpora.charset import decode
from corpora.draft import Draft
from corpora.errors import ReadError
from corpora.masthead import dates_in
from corpora.readers.html import read_page
from corpora.readers.text import read_text
from corpora.web_page import joined
from extractors.document import Attachment

MOST_PARTS = 2000


def read_mail(path: str, data: bytes) -> Draft:
    """The page of a message, else its plain text; subject and date where the page says none; files by their names.

    Raises ReadError `too_large` for more than `MOST_PARTS` parts, `empty` where there is neither page nor text.
    """
    message = BytesParser(_class=EmailMessage, policy=email.policy.default).parsebytes(data)
    pages: list[tuple[str, bytes, str]] = []
    texts: list[bytes] = []
    files: list[Attachment] = []
    for number, part in enumerate(_leaves(message)):
        if number > MOST_PARTS:
            raise ReadError(path, "too_large", f"{path}：邮件或网页存档有 {MOST_PARTS} 个以上的部分，没有读取。")
        kind, name = part.get_content_type(), _said(part.get_filename() or "")
        body = part.get_payload(decode=True)
        body = body if isinstance(body, bytes) else b""
        if part.get_content_disposition() == "attachment" and name:
            files.append(Attachment(name, name))
        elif kind == "text/html":
            pages.append((_said(str(part.get("content-location") or "")), body, part.get_content_charset() or ""))
        elif kind == "text/plain":
            texts.append(body)
    if pages:
        # the page itself is the longest: a frame with a menu or a counter is saved beside it
        address, body, charset = max(pages, key=lambda page: len(page[1]))
        draft = read_page(path, _unicode(path, body, charset), ())
        for file in draft.attachments:
            files.append(Attachment(file.name, joined(address, file.url) or file.url))
        draft.attachments = files
    elif texts:
        draft = read_text(path, b"\n".join(texts))
        draft.attachments = files
    else:
        raise ReadError(path, "empty", f"{path}：邮件或网页存档里没有网页，也没有文字。")
    subject = _said(str(message.get("subject") or ""))
    if not draft.title and subject:
        draft.title, draft.confidence["title"] = subject, 0.7
    if not draft.published and path.lower().endswith(".eml"):
        sent = _sent(message)
        if sent:
            draft.published, draft.confidence["published"] = dates_in(sent)[0], 0.6
    return draft


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no others. Iterative: a hostile message nests 10,000 deep."""
    waiting: list[EmailMessage] = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if isinstance(one, EmailMessage))
        else:
            yield part


def _unicode(path: str, body: bytes, charset: str) -> str:
    """A page's text. The part's charset is asked only where the bytes leave it open: it too is often wrong."""
    try:
        return decode(path, body)[0]
    except ReadError:
        try:
            return body.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            pass
        raise


def _said(header: str) -> str:
    return one_line(header)


def _sent(message: EmailMessage) -> str | None:
    header = message.get("date")
    moment = getattr(header, "datetime", None)  # email's parsed date; None for a header that is no date
    return f"{moment:%Y-%m-%d}" if moment is not None and moment.year >= 1990 else None
