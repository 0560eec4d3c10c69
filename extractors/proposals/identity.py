"""Which proposal it is: number, session, and the conference or congress to which it was made."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.gazetteer import NATION, Division, ancestors, division, find_regions, own_place, short_name
from extractors.proposals.letters import NUMBER_BEFORE, NUMBER_BEHIND
from extractors.proposals.line import Line
from extractors.proposals.number import NUMBER, NUMBERS, SESSION, WRITTEN, ZH, number_in, session_in
from extractors.proposals.reading import Reading

# 政协第十二届平川县委员会, 中国人民政治协商会议平川市第九届委员会, 平川市第十六届人民代表大会
BODY = re.compile(
    rf"(?:中国人民政治协商会议|(?:全国)?政协)[^\s,，。、:：《》“”]{{0,14}}?第[{ZH}\d]+届[^\s,，。、:：《》]{{0,12}}?委员会"
    rf"|(?:(?!关于|(?<=关)于|[对在])[^\s,，。、:：《》“”（(]){{0,12}}?第[{ZH}\d]+届(?:全国)?人民代表大会(?!常务)"
)
CONFERENCE = "中国人民政治协商会议"
LEADS_IN = re.compile(r"^.*(?:办理|根据|按照|收到|答复|回复|落实)(?=.)")  # 根据平川县第十二届人民代表大会
# 县政协十五届三次会议, 市十六届人大五次会议, 十三届全国人大五次会议, 十四届市政协四次会议
ORGAN = re.compile(
    rf"(?P<place>全国|自治[区州县旗]|[省市县区州旗盟]?)(?P<body>政协|人大)(?:委员会)?(?=\s?第?[{ZH}\d]+\s?届)"
    rf"|(?P<before>自治[区州县旗]|[省市县区州旗盟]?)第?[{ZH}\d]+\s?届(?P<after>全国|自治[区州县旗]|[省市县区州旗盟]?)(?P<behind>政协|人大)"
    rf"|(?P<of>自治[区州县旗]|[省市县区州旗盟])第?[{ZH}\d]+\s?届第?[{ZH}\d]+\s?次(?P<assembly>人代会|人民代表大会)"
    rf"|(?P<whole>政协)[\u4e00-\u9fff]{{1,12}}?(?P<level>自治[区州县旗]|[省市县区州旗盟])(?:委员会|委会)?(?=\s?第?[{ZH}\d]+\s?届)"
)
BARE_NUMBER = re.compile(
    r"[》”]的?(?:提案|建议|议案)?\s*[（(](?:第?\s*(\d+)\s*号|(?!(?:19|20)\d\d[)）])(\d{3,}))[)）]"
)  # 《…的建议》(2024111号)收悉, (0641)
# 县第十八届人民代表大会: the place is not named
BARE_BODY = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:在|对|关于)*(?P<place>自治[区州县旗]|[省市县区州旗])第?(?P<term>[{ZH}\d]+)届人民代表大会"
)
# 湖洋镇第十九届人大一次会议: a township's congress
TOWN_BODY = re.compile(
    rf"(?:^|关于|对|在)(?P<town>(?!关于)(?:(?![您你在对])[\u4e00-\u9fff]){{1,5}}[镇乡])第?(?P<term>[{ZH}\d]+)届(?:人大|人民代表大会)(?!常)"
)
# 南县第十八届人大四次会议: the name of a place too short to be told by itself
SHORT_PLACE = re.compile(r"(?:^|关于|对|在)(?!关于|[对在就给我全本该贵])([\u4e00-\u9fff])$")
OWN_LEVEL = re.compile(rf"(?<![\u4e00-\u9fff])(?:对|关于|在)?(?P<level>[县市区旗])(?:政协|人大|第?[{ZH}\d]+\s?届)")
NAMELESS_BODY = re.compile(
    rf"政协第(?P<term>[{ZH}\d]+)届委员会"
)  # 县政协第十四届委员会: its place stands before, as 县


def full_name(place: Division) -> str:
    """福建省三明市 for 三明市; 全国 for the nation."""
    line = [outer.name for outer in reversed(ancestors(place)) if outer.level != "nation"]
    return "".join(line) or place.name


def find_number(reading: Reading) -> str | None:
    """Its number as written (67, JY0012), by label, in a line that names it, or in brackets behind its title."""
    if value := reading.value("number"):
        # the first that holds one: a label that nobody knows may stand behind it in the row, with a day
        value = next((line.text for line in reading.record.values["number"] if re.search(r"\d", line.text)), value)
        written = re.findall(WRITTEN, value)
        return number_in(value) or (re.sub(r"\s", "", written[-1]) if written else None)
    for line in reading.openings():
        match = NUMBER.search(line.text)
        if match:
            reading.keep(line, match)
            return number_in(line.text)
    for line in reading.record.values.get("reason", [])[:1]:
        if before := NUMBER_BEFORE.match(line.text):
            reading.keep(line, before, "n")
            return before["n"]
    for above, line in pairwise(reading.record.heads):
        if session_in(above.text) and re.fullmatch(r"\d{1,4}", line.text):
            reading.keep(line)  # 县人大十八届二次会议⏎16
            return line.text
    for said in (reading.record.received, reading.record.opening):
        if said and (bare := BARE_NUMBER.search(said.text)):
            reading.keep(said, bare, bare.lastindex or 1)
            return bare[bare.lastindex or 1]
    if (titled := reading.record.titled) is not None and (behind := NUMBER_BEHIND.search(titled.text)):
        reading.keep(titled, behind, "n")
        return behind["n"]
    return None


def find_numbers(reading: Reading) -> list[str]:
    """The numbers of proposals that are answered at once: `第12、35、68号建议`; empty where it is one."""
    for line in (*reading.record.values.get("number", []), reading.record.opening, reading.record.received):
        if line is None:
            continue
        if line.label == "number":
            several = re.fullmatch(r"\D{0,6}\d+\s*号?(?:\s*[、,，和及]\s*第?\s*\d+\s*号?)+\D{0,4}", line.text)
        else:
            several = NUMBERS.search(line.text)
        if several:
            return list(dict.fromkeys(re.findall(r"\d+", several.group())))
    return []


def find_session(reading: Reading) -> str | None:
    """`十二届三次会议`, the digits as written; None where no line that names the proposal says it."""
    for line in reading.openings():
        match = session_in(line.text)
        if match:
            reading.keep(line, match)
            return f"{match['term']}届{match['meeting']}次会议"
    for above, below in pairwise(reading.record.heads):
        if match := session_in(above.text + below.text):  # 平川县第十二届人民代表大会⏎第三次会议代表建议
            reading.keep(above)
            reading.keep(below)
            return f"{match['term']}届{match['meeting']}次会议"
    return None


def find_body(reading: Reading, office: str | None) -> tuple[str | None, Division | None]:
    """The conference or congress as written in full, else put together from its short form and the place; its place.

    `县政协十五届三次会议` of 平川县 is 政协平川县第十五届委员会; without a place that fits it stays 县政协. Where the document
    has no place of its own, it is that of the `office` that answers (桓台县交通运输局).
    """
    lines = reading.openings()
    nameless: str | None = None
    home = division(reading.document.region_code) if reading.document.region_code else _place_of(office)
    if home is None and (own := next((found for line in lines if (found := OWN_LEVEL.search(line.text))), None)):
        home = _only_place(reading, own["level"])
    for above, below in pairwise(reading.record.heads):
        # 中国人民政治协商会议 / 第九届沛县委员会第三次会议: a form's heading in two lines
        if above.text == CONFERENCE and (match := BODY.match(above.text + below.text)):
            reading.keep(above)
            reading.keep(below)
            return match.group(), _named_place(reading, below, 0, match.end() - len(above.text), home)
    for line in lines:
        if town := TOWN_BODY.search(line.text):
            reading.keep(line, town)
            return f"{town['town']}第{town['term']}届人民代表大会", None
        match = BODY.search(line.text)
        if match and match.group().startswith("第"):
            nameless = nameless or match.group()  # 您在第十七届人民代表大会上提出
            continue
        if (
            match
            and not BARE_BODY.match(LEADS_IN.sub("", match.group()))
            and not NAMELESS_BODY.fullmatch(match.group())
        ):
            reading.keep(line, match)
            return LEADS_IN.sub("", match.group()), _named_place(reading, line, match.start(), match.end(), home)
    for line in lines:
        organ, session = ORGAN.search(line.text), SESSION.search(line.text) or BARE_BODY.search(line.text)
        session = session or NAMELESS_BODY.search(line.text)
        if (bare := BARE_BODY.search(line.text)) is not None:  # 县第十八届人民代表大会
            organ, kind, level, term = bare, "人大", bare["place"], bare["term"]
        elif organ is not None and session is not None:
            kind = "政协" if organ["whole"] else "人大" if organ["assembly"] else organ["body"] or organ["behind"]
            level = organ["place"] or organ["after"] or organ["before"] or organ["level"] or organ["of"] or ""
            term = session["term"]
        else:
            continue
        assert session is not None
        reading.spans.append((line.start + organ.start(), line.start + session.end()))
        named = _named_place(reading, line, organ.start(), organ.end(), home) if level != "全国" else None
        short = SHORT_PLACE.search(line.text, 0, organ.start()) if level and named is None else None
        if short and home is not None and f"{short[1]}{level}" != home.name:
            kind_behind = f"第{term}届人民代表大会" if kind == "人大" else f"第{term}届委员会"
            return f"{'政协' if kind == '政协' else ''}{short[1]}{level}{kind_behind}", None
        if organ is not bare and organ["whole"] and named is None and home is None:
            written = re.sub(r"^政协|委员?会$", "", organ.group())
            return f"政协{written}第{term}届委员会", None  # 政协环县委员会十届三次会议, of a place too short to be told
        return _full_body(reading, kind, level, term, named or home)
    found = next((found for line in lines if (found := session_in(line.text))), None)
    guessed = _kind(reading)
    body, place = _full_body(reading, guessed, "", found["term"], home) if found and guessed else (None, None)
    return body or nameless, place


def _only_place(reading: Reading, level: str) -> Division | None:
    """The one county, district or city that the answer names, where it also says 我县, 全区: 区十七届人大, 根据平川区实际."""
    text = reading.document.text
    if f"我{level}" not in text and f"全{level}" not in text:
        return None
    named = {
        found.division.code: found.division
        for found in find_regions(text, None, published=reading.document.published)
        if found.division is not None and found.division.name.endswith(level) and not found.self_reference
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _place_of(office: str | None) -> Division | None:
    """The place that an office's name begins with; None where it does not begin with one."""
    named = find_regions(office, None) if office else []
    return named[0].division if named and named[0].start == 0 and not named[0].self_reference else None


def _named_place(reading: Reading, line: Line, start: int, end: int, home: Division | None) -> Division | None:
    """The place whose name ends in `line[start:end]`, where it is named: 云南省第十二届人大, 银川市政协, 全国政协."""
    if "全国" in line.text[start:end]:
        return division(NATION)
    named = [
        found.division
        for found in find_regions(line.text, home, 0, end, reading.document.published)
        if found.end > start and not found.self_reference and found.division is not None
    ]
    return named[-1] if named else None


def _kind(reading: Reading) -> str | None:
    """Members of a conference make 提案, deputies of a congress 建议; None where neither word is said."""
    said = "".join(line.text for line in (*reading.openings(), reading.record.salutation) if line)
    if "人大" in said or "人民代表大会" in said or "人代会" in said:
        return "人大"
    if "提案" in said or "委员" in said or "proposers" in reading.record.labels:
        return "政协"
    return "人大" if "代表" in said or "议案" in said else None


def _full_body(
    reading: Reading, kind: str, level: str, term: str, home: Division | None
) -> tuple[str | None, Division | None]:
    """The body's name in full and its place; the short form and no place where none fits."""
    if level == "全国":
        nation = f"政协第{term}届全国委员会" if kind == "政协" else f"第{term}届全国人民代表大会"
        return nation, division(NATION)
    place = own_place(home, level[-1]) if level and home else home
    if level == "自治区" and place is not None and not place.name.endswith("自治区"):
        place = own_place(home, "省")
    if place is None:
        return f"{level}{kind}" if level else None, None
    if place.code == NATION:
        return _full_body(reading, kind, "全国", term, home)
    name = _called(reading, place, level)
    return f"政协{name}第{term}届委员会" if kind == "政协" else f"{name}第{term}届人民代表大会", place


def _called(reading: Reading, place: Division, level: str) -> str:
    """What the text calls a place: 黔东南州 where it says so and no naming line has 黔东南苗族侗族自治州; 蓟县 before it was 蓟州区."""
    for line in reading.openings() if level else ():
        for found in find_regions(line.text, place, published=reading.document.published):
            written = line.text[found.start : found.end]
            # neither 我县 nor a zone of it
            of_place = found.division == place and found.name == place.name and not found.self_reference
            # 岳阳市云溪区 ends with the name itself
            if of_place and not written.endswith(place.name) and written.endswith(level) and len(written) > 1:
                return written
    if not place.name.endswith(("自治州", "自治县", "自治旗")):
        return place.name
    short = short_name(place.name, place.level) + place.name[-1]
    in_full = any(place.name in line.text for line in reading.openings())
    return short if not in_full and short in reading.document.text else place.name
