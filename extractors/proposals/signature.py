"""Who signed a reply and when, and the mark of its file: 平商函〔2021〕18号."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from extractors.period import find_periods
from extractors.proposals.closing import closes
from extractors.proposals.line import Line
from extractors.proposals.names import is_office
from extractors.proposals.reading import Reading

# 平商函〔2021〕18号
FILE_NUMBER = re.compile(
    r"(?:(?<![\u4e00-\u9fff\d])|(?<=[A-E]类))(?:文号)?(?!类|文号)(?P<mark>[\u4e00-\u9fff]{1,18}(?:(?<=字)[:：])?[〔\[［(（【﹝]\s?(?:19|20)\d{2}\s?[〕\]］)）】﹞]\s?第?\s?[A-Za-z]?\d+(?:-\d+)?\s?号)"
)
LETTER_TAIL = 14  # lines behind the answer: thanks, who signs, the day, telephone, copies, whether it is public
BARE_DAY = re.compile(r"(?<!\d)20[0-3]\d{3,5}$")
SEAL = re.compile(r"[（(](?:盖章|章|公章|印章|代章|印|此件[^（）()]{2,10})[）)]")


def signed_at(reading: Reading, lines: list[Line]) -> int:
    """The index of the line where the letter is signed or dated, else how many there are; keeps office and day."""
    end = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if _day(reading, lines[index]):
            # a day that nothing but short lines follows
            if any(len(line.text) > 80 and not closes(line) for line in lines[index + 1 :]) and (
                index + LETTER_TAIL < len(lines) and not (index and is_office(lines[index - 1].text))
            ):
                continue
            end = index
    if end == len(lines):  # signed, and not dated
        for index in range(max(1, end - LETTER_TAIL), end):
            thanked = any(closes(line) for line in lines[max(0, index - 5) : index])
            if thanked and is_office(lines[index].text):
                end = index
                break
    return _office_at(reading, lines, end)


def _office_at(reading: Reading, lines: list[Line], end: int) -> int:
    """The index of the first line around the day at `end` that is the office that signs, else `end`; keeps the office."""
    first = end
    if 0 < end < len(lines) and SEAL.fullmatch(lines[end - 1].text):
        return end - 1  # (印章), and the name under it lost: what stands below the day is the site's
    for index in range(max(end - 3, 0), min(len(lines), end + 4)):
        line = lines[index]
        name = SEAL.sub("", _without_day(line.text)).strip()
        name = re.sub(r"(?<=\S)[（(][^（）()]{2,20}[)）]$", "", name)  # 市住建局(市人民防空办公室)
        parts = name.split()
        if len(parts) > 1 and all(map(is_office, parts)):
            name, *others = parts  # 市规划局 市住建局: they sign together
            reading.beside = tuple(others)
        if line.heading or not name or not is_office(name):
            continue
        if index > end and reading.signature is not None:
            continue
        if reading.signature is None:
            at = line.text.index(name)
            reading.signature = (line.start + at, line.start + at + len(name))
        first = min(first, index)
    return first


def _bare_day(digits: str) -> str | None:
    """The day of 2023526, whose signs a page lost, as ISO; None where it may be two days (2023112)."""
    days = []
    for month, day in ((digits[4:-2], digits[-2:]), (digits[4:-1], digits[-1:])):
        if (month[:1] != "0" or len(digits) == 8) and not (day[0] == "0" and len(digits) < 8):
            with suppress(ValueError):
                days.append(date(int(digits[:4]), int(month), int(day)).isoformat())
    return days[0] if len(days) == 1 else None


def _day(reading: Reading, line: Line) -> bool:
    """Whether the line is a day, alone or behind the office that signs; keeps it."""
    lost = BARE_DAY.search(line.text)
    if lost and (not lost.start() or is_office(line.text[: lost.start()].strip())):
        if bare := _bare_day(lost.group()):
            reading.signed_on = bare
            reading.keep(line)
        return True
    if len(line.text) > 45 or not re.search(r"[日号\d]\s*(?:[)）]|[（(]此件|$)|印发", line.text):
        return False
    for found in find_periods(line.text, None):
        rest = SEAL.sub("", line.text[: found.start] + line.text[found.end :]).strip(" ()（）")
        if found.kind == "day" and found.first and (not rest or is_office(rest)):
            reading.signed_on = found.first.isoformat()
            reading.spans.append((line.start + found.start, line.start + found.end))
            return True
    return False


def find_date(reading: Reading) -> str | None:
    """The day by its label, of the signature, of issue, or on which the page was published, in this order."""
    found = find_periods(reading.value("date"), None)
    if found and found[0].kind == "day" and found[0].first:
        return found[0].first.isoformat()
    if (
        reading.signed_on is None
        and (issued := find_periods(reading.value("issued"), None))
        and issued[0].kind == "day"
    ):
        return issued[0].first.isoformat() if issued[0].first else None
    if reading.signed_on:
        return reading.signed_on
    if reading.document.published:
        return reading.document.published.isoformat()
    for start, end in reading.bullets():
        if days := [found for found in find_periods(reading.document.text[start:end], None) if found.kind == "day"]:
            reading.spans.append((start, end))
            return days[0].first.isoformat() if days[0].first else None
    return None


def find_file_number(reading: Reading) -> str | None:
    """The mark of the answer (`平商函〔2021〕18号`), which stands above the salutation or behind its label."""
    record, text = reading.record, reading.document.text
    for line in record.values.get("file_number", []):
        if said := FILE_NUMBER.match(line.text):
            reading.spans.append((line.start, line.start + said.end()))
            return re.sub(r"[\s:：]", "", said["mark"])
    stop = next((line.start for line in (record.salutation, record.received) if line), None)
    if stop is None:
        firsts = [line.start for line in record.values.get("reply", [])[:1]]
        stop = firsts[0] if firsts else None
    if stop is None:
        return None
    above = text[: record.begins].rstrip("\n").rfind("\n") + 1
    # above the heading of one letter of several
    marked = FILE_NUMBER.match(text, above, record.begins)
    start = max(above if marked else record.begins, stop - 1500)
    found = None
    for match in FILE_NUMBER.finditer(text, start, stop):
        around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        cited = around[0] in ("《", "(", "（") or around[1] in (")", "）", "文")
        of_heading = record.opening is not None and record.opening.start < match.start() < record.opening.end
        of_heading = of_heading and re.match("[^〔（(【]*(?:提案|建议|议案)", match["mark"]) is None
        if not cited or (of_heading and not found):  # 关于…会办意见的函（桂文旅函〔2020〕277号）
            found = match
    if found is None:
        return None
    reading.spans.append(found.span("mark"))
    return re.sub(r"[\s:：]", "", found["mark"])


def _without_day(text: str) -> str:
    found = [mention for mention in find_periods(text, None) if mention.kind == "day"]
    return (text[: found[0].start] + text[found[0].end :]).strip() if found else BARE_DAY.sub("", text).strip()
