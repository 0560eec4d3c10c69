"""The offices that answer: who leads and who helps, by label, by the reply's words, by its signature or its source."""

from __future__ import annotations

import re

from extractors.proposals.labels import label_words
from extractors.proposals.names import NO_OFFICE, is_office, office_before, split_offices, two_offices
from extractors.proposals.reading import Reading

# 经商市发改局、市财政局，现答复如下; 经综合市财政局意见; 会同县农业农村局研究
CONSULTED = re.compile(
    r"(?:(?<![招电外通])(?:经?(?:会?商|综合|汇总|征求|商请|结合)|经?会同)|经(?:我[局委办厅]|本局)?(?:与|会同|和)|经(?=[^,，。；]{2,80}(?:协办|会办)单位))"
    r"(?P<who>[^,，。；：:《》我本贵该]{2,80}?)(?:等(?:协办|会办)?(?:部门|单位))?"
    r"(?:的?(?:会办|协办|办理)?意见|同意|(?:对[^,，。；]{2,12}?)?(?:共同|联合|认真|进行了?)*(?:研究|办理|会办|协商|会商|沟通|商议)"
    r"|(?=现?(?:答复|函复|回复)如下)|[,，]\s*(?=现|经|就))"
)
CONTACT_OFFICE = re.compile(r"[（(]?联系单位(?:及(?:联系)?电话)?\s*[:：]\s*(?P<who>[^\s\d，,；;。]{3,28})")
# 交由县住建局办理, 全国政协交由科技部和我委分别办理
HANDED_TO = re.compile(
    r"(?:由|交(?![通叉]))(?P<who>[^,，。；由“”《》]+?)(?:分别|具体|统一|牵头|研究|进行)*办理(?=[,，。])"
)
# 县商务局（主办）　县开发区管委会、县财政局（会办）
ROLES_BEHIND = re.compile(
    r"(?P<leads>[^（(]+)[（(](?:主办|承办|牵头)[）)][\s、，,；;]*(?:(?P<helps>[^（(]+)[（(](?:会办|协办)[）)])?"
)
OF_THE_BODY = re.compile(r"人大|政协|人民代表大会")  # the conference prints what offices answer
# 城南工业园主办、县规划局、县交通局协办, without brackets
ROLES_SAID = re.compile(
    r"(?P<leads>[^（(、，,；;]+?)(?:主办|牵头(?:办理)?)[、，,；;\s]+(?P<helps>[^（(]+?)(?:协办|会办|配合)"
)
# 财政局对园区建设高度重视: the office that the answer speaks of where it says no 我局
HEEDS = re.compile(
    r"(?:^|[，。,])(?P<who>[^，。,、我本贵该对《“\s]{2,18}?)(?:党[组委])?(?:领导)?(?:对[^，。,]{2,30})?(?:高度|非常|十分)重视"
)
BARE_OFFICE = re.compile(r"(?:[局委厅]|本[局委厅])?(?:办公室|综合科|秘书科|信息科|办)")  # whose, the page does not say
WE = re.compile(r"[我本贵该你您]|.{0,12}[我贵你][局委办厅单]")  # 由我局主办, 交由市我局
# parties and unions that make proposals themselves; in a salutation no office that leads
PARTY = re.compile(r"民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|政协|支部|共青团|妇联|侨联|科协|工会|台联")


def is_helper(reading: Reading) -> bool:
    """Whether an office that helps writes to the one that leads: `协办意见`, to an office."""
    said = "".join(line.text for line in (reading.record.opening, reading.record.received) if line)
    helps = re.search(r"(?:协办|会办)(?:意见|函|答复|件)|请一并答复|供[你贵][单局委厅]", said)
    return helps is not None and whom(reading) is not None


def whom(reading: Reading) -> str | None:
    """The office that the salutation names; None where it names people."""
    line = reading.record.salutation
    name = line.text.rstrip(":：!！ ") if line else ""
    return name if name and is_office(name) and not PARTY.search(name) else None


def find_handlers(reading: Reading) -> tuple[str | None, tuple[str, ...]]:
    """The office that answers, by label, `由…主办`, signature or the document's source; and those that help."""
    said, _, beside = re.sub(
        r"(?:^|(?<=[；;，,、\s]))(?:主办|承办|牵头)(?:单位|部门)?[:：]", "", reading.value("handler")
    ).partition("会办")
    if not beside:
        said, _, beside = said.partition("协办")  # 主办：市商务局；会办：市城管局
    labelled = reading.value("handler").strip()
    if roles := ROLES_BEHIND.fullmatch(labelled) or ROLES_SAID.fullmatch(labelled):
        said, beside = roles["leads"], roles["helps"] or ""
    named = split_offices(said)
    helping = split_offices(re.sub(r"^(?:单位|部门)?[:：]", "", beside) + "、" + reading.value("co_handlers"))
    leads, helps = "|".join(label_words("leads")), "|".join(label_words("helps"))
    answer = reading.record.values.get("reply", [])[:2]
    said = "\n".join(line.text for line in (reading.record.received, *answer) if line)
    received = reading.record.received.text if reading.record.received else ""
    led = re.search(rf"由(?P<who>[^,，。；由]+?)(?:{leads})", said)
    if not named and (match := led or HANDED_TO.search(received)):
        who = match["who"].strip()
        parts = tuple(office for part in split_offices(who) for office in two_offices(part))
        own = [part for part in parts if WE.match(part)]
        if not own:
            named = parts if all(is_office(part) for part in parts) else split_offices(who)
            signed = reading.document.text[slice(*reading.signature)] if reading.signature else ""
            if signed.endswith(named[0]):
                named = (signed, *named[1:])  # 交县卫健局办理, and signed 平川县卫健局
        elif len(parts) > 1 and not helping and match[0].endswith(("分别办理", "分办")):
            helping = tuple(part for part in parts if part not in own and is_office(part))
    if not helping and (
        match := re.search(
            rf"(?:^|[,，；。])现?(?:由|会同|结合|综合|根据|汇总)?(?P<who>[^,，。；]+?)(?:{helps})(?!单位|部门|公)", said
        )
    ):
        who = match["who"]
        if not WE.match(who):
            helping = split_offices(who)
    if not helping and (match := CONSULTED.search(received)):
        consulted = (office for name in split_offices(match["who"]) for office in two_offices(name))
        helping = tuple(office for office in consulted if is_office(office))
    if named:
        return named[0], (*named[1:], *helping)
    helping = helping or reading.beside
    if reading.signature:
        start, end = reading.signature
        reading.spans.append((start, end))
        return reading.document.text[start:end], helping
    for line in (reading.record.opening, *reversed(reading.record.heads)):
        # 平川县商务局关于…的复函, or the office's name above that line
        named_by = office_before(line) if line else None
        if line and named_by and not OF_THE_BODY.search(named_by):
            at = line.text.index(named_by)  # 2022年度平川县商务局关于…
            reading.spans.append((line.start + at, line.start + at + len(named_by)))
            return named_by, helping
    return _office_beside(reading), helping


def _office_beside(reading: Reading) -> str | None:
    """The office that answers where no label, signature or heading names it: in brackets, as publisher, as contact."""
    for line in (reading.record.opening, reading.record.titled):
        # 对…第3号建议的答复(水利局)
        if (
            line
            and (named := re.search(r"[（(](?P<who>[^（）()\d]{2,20})[)）]$", line.text))
            and is_office(named["who"])
        ):
            reading.keep(line, named, "who")
            return named["who"]
    answer = "".join(line.text for line in (reading.record.received, *reading.record.values.get("reply", [])) if line)
    ours = re.search(
        "我([局委办厅校院站])", answer
    )  # 我局 is not the government that publishes the page, nor its office
    governs = ("政府",) if ours and ours[1] == "办" else ("政府", "政府办", "政府办公室")
    for line in reading.record.values.get("issuer", []):
        if is_office(line.text) and not (ours and line.text.endswith(governs)) and not OF_THE_BODY.search(line.text):
            reading.keep(line)
            return line.text
    for start, end in reading.bullets():
        if is_office(reading.document.text[start:end]):
            reading.spans.append((start, end))
            return reading.document.text[start:end]
    for line in reading.record.values.get("reply", []):
        if (named := CONTACT_OFFICE.match(line.text)) and is_office(named["who"]):
            reading.keep(line, named, "who")
            return named["who"]
    for line in reading.record.values.get("reply", [])[:2]:
        heeds = HEEDS.search(line.text[:120])
        if heeds and is_office(heeds["who"]) and not re.search(r"[县市省区州旗镇乡]委|党委|政府|国务院", heeds["who"]):
            reading.keep(line, heeds, "who")
            return heeds["who"]
    source = reading.document.source
    if (
        not source
        or BARE_OFFICE.fullmatch(source)
        or NO_OFFICE.match(source)
        or reading.record.received is None
        or source.endswith("网")
        or OF_THE_BODY.search(source)
    ):
        return None
    published = ours is not None and source.endswith(governs)
    return source if source.endswith(label_words("office")) and not published else None
