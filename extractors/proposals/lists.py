"""Lists of proposals, one row a proposal: tables by number, title and office, and lines of title and proposers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Document, Table
from extractors.proposals.labels import NAMING, label_code
from extractors.proposals.line import Line, strip
from extractors.proposals.record import Record

# 1.《关于做强茶产业的建议》（提案者：张小燕、李大川）; （第12号，提案人：县工商联）
TITLE_AND_PROPOSERS = re.compile(
    r"^[^《》\n]{0,8}《(?P<title>[^《》\n]{4,80})》\s*[（(](?:第?(?P<number>\d+)号(?:提案|建议)?\s*[，,；;、]\s*)?"
    r"(?:提案者|提案人|提案单位|建议人|领衔代表|提出人)\s*[:：]\s*(?P<proposers>[^（）()\n]{2,90})[)）]",
    re.M,
)
# 1.张小燕等11名代表提出的“关于做强茶产业的议案”（主办单位：市商务局；协办单位：市教育局等）
PROPOSERS_AND_TITLE = re.compile(
    r"^[^\S\n]*(?:[（(]?\d{1,3}[)）.．、][^\S\n]*)?(?P<proposers>[^《》“”（）()，。：；\n]{2,40}?)(?:等\s?\d*\s?[名位]?)?(?:政协)?(?:委员|代表)"
    r"(?:联名)?(?:提出|提交)的?[《“](?P<title>[^《》“”\n]{4,80}|[^《》\n]{4,80})[》”](?:的?(?:建议|提案|议案))?\s*"
    r"[（(](?:第?(?P<number>\d+)号[，,；;、]\s*)?(?:主办|承办)(?:单位)?[:：](?P<handler>[^（）()\n]{2,60}?)"
    r"(?:[，,；;]\s*(?:协办|会办)(?:单位)?[:：](?P<co_handlers>[^（）()\n]{2,80}?)等?)?[)）]",
    re.M,
)

HEADING = 800  # characters of a page among which its heading stands
# 《关于治理撂荒地的建议》（人大建议第24号）、《…》（第27号提案）: a report names those it has dealt with, several in a sentence
TITLE_AND_NUMBER = re.compile(
    r"《(?P<title>[^《》\n]{3,77}(?:建议|提案|议案))》\s?[（(](?:[^（）()\n\d]{0,8}第|第?)\s?(?P<number>\d{1,10})\s?号(?:建议|提案|议案)?[)）]"
)
REPORT = re.compile(r"(?:办理|答复|落实)(?:工作)?(?:的?情况)?的?(?:报告|汇报|总结|通报)$")


def is_list_of_proposals(document: Document, table: Table) -> bool:
    """Whether a table lists proposals by number, title and office: its numbers are no figures."""
    return bool(list_columns(document, table))


def list_columns(document: Document, table: Table) -> dict[int, str]:
    """Column → label code of a table that lists proposals; empty for a form and for any other table."""
    text = document.text
    first = [cell for cell in table.cells if cell.row == 0 and cell.start < cell.end]
    codes = {cell.column: label_code(text[cell.start : cell.end]) for cell in first}
    named = {column: code for column, code in codes.items() if code is not None}
    about = "".join(text[start:end] for start, end in table.captions) + (document.title or "")
    about += "".join(text[cell.start : cell.end] for cell in first)
    if len(named) < 3 or 2 * len(named) < len(first) or not re.search("提案|建议|议案", about):
        return {}
    if "title" not in named.values():  # in many lists 案由 holds the title
        named = {column: "title" if code == "reason" else code for column, code in named.items()}
    kept = set(named.values()) & (NAMING | {"handler"})
    if "title" not in kept or len(kept) < 2:
        return {}
    if any(label_code(text[cell.start : cell.end]) for cell in table.cells if cell.row > 0):
        return {}
    return named


def listed_records(document: Document) -> Iterator[Record]:
    """One record a row of every table that lists proposals."""
    for table in document.tables:
        columns = list_columns(document, table)
        rows: dict[int, Record] = {}
        for cell in table.cells:
            code = columns.get(cell.column)
            start, end = strip(document.text, cell.start, cell.end)
            if code is None or cell.row == 0 or start >= end:
                continue
            for row in range(cell.row, cell.row + cell.row_span):
                record = rows.setdefault(row, Record(rule="list"))
                record.add(code, Line(start, end, document.text[start:end], code))
        yield from (rows[row] for row in sorted(rows) if rows[row].is_proposal())


def records_of_lines(document: Document) -> Iterator[Record]:
    """One record a line that gives title and proposers, where at least two lines do: a list of the year's best.

    The proposers may stand before the title, and who handles it behind. In an office's report on those that it has dealt
    with, titles and numbers are enough.
    """
    if "提案" not in document.text and "建议" not in document.text:
        return
    for shape in (TITLE_AND_PROPOSERS, PROPOSERS_AND_TITLE):
        found = list(shape.finditer(document.text))
        for match in found if len(found) > 1 else []:
            record = Record(rule="list")
            for code in shape.groupindex:
                if match[code]:
                    record.add(code, Line(*match.span(code), match[code], code))
            yield record
    yield from _reported(document.text)


def _reported(text: str) -> Iterator[Record]:
    """What an office's report on the proposals that it dealt with names; session and office stand in its heading."""
    headings = [found for found in re.finditer(r"\S.*", text[:HEADING]) if is_report(found[0].rstrip())]
    named = {match["number"]: match for match in TITLE_AND_NUMBER.finditer(text)} if headings else {}
    for match in named.values() if len(named) > 1 else []:
        record = Record(rule="list", begins=match.start())
        record.heads = [
            Line(found.start(), found.start() + len(line := found[0].rstrip()), line, None) for found in headings
        ]
        for code in ("title", "number"):
            record.add(code, Line(*match.span(code), match[code], code))
        yield record


def is_report(heading: str) -> bool:
    """Whether a heading is that of a report on several: 县农业农村局关于县人大代表建议办理情况的报告."""
    return len(heading) < 80 and re.search("提案|建议|议案", heading) is not None and REPORT.search(heading) is not None
