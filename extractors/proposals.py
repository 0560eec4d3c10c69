"""Proposals and suggestions (提案, 建议, 议案) with their replies, out of forms, letters and lists.

Three shapes are read, alone or several in one document:

- a form of labels and values, as a table or as lines (提案人 / 张小燕), with or without the reply below it;
- a letter of reply (`关于…第47号建议的答复`, `张小燕委员:您提出的《…》收悉`);
- a list: a table whose header names the columns (提案号, 提案标题, 承办单位), one row a proposal.

A text that only mentions proposals, as news does, is none of them. Labels and phrases stand in `lexicon/proposal.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from extractors import lexicon
from extractors.document import Block, Document, Table
from extractors.draft import identifier
from extractors.facts import Evidence, Proposal, Section
from extractors.gazetteer import NATION, Division, ancestors, division, find_regions, own_place
from extractors.period import chinese_number, find_periods

LABELS = (
    "number",
    "session",
    "proposers",
    "title",
    "reason",
    "content",
    "suggestions",
    "handler",
    "co_handlers",
    "reply",
    "date",
    "issued",
    "issuer",
    "file_number",
    "other",
)
LONG = frozenset(("reason", "content", "suggestions", "reply", "body"))  # values of many paragraphs
NAMING = frozenset(("number", "session", "proposers", "title"))  # labels that make a form a proposal's form
OPENS_ANOTHER = frozenset(("number", "session", "title"))  # said twice, they belong to two proposals

ZH = "一二三四五六七八九十"
# 第67号提案, 第2021-035号, 第JY0012号, 第00123号（商贸类004号）提案, 提案第9号, 626号重点提案
KIND = r"(?:(?:代表|委员|重点|党派|集体|界别|团体|会后|平时)\s*){0,2}"
DIGITS = rf"(?:[A-Za-z]{{1,3}}\s?)?(?:(?:19|20)\d{{2}}\s?[-—–]\s?)?(?P<n>\d+|[{ZH}百零〇]+)"
NUMBER = re.compile(
    rf"(?<!〕)第\s*{DIGITS}\s*号\s*(?:[（(][^（）()\n]{{2,20}}[）)]\s*)?(?:{KIND}(?P<kind>提\s?案|建议|议案))?"
    r"|(?P<kind2>提案|建议|议案)\s*[A-Za-z]?第?(?P<n2>\d+)\s*号"
    rf"|(?<![\d〕])(?P<n3>\d+)\s*号\s*{KIND}(?P<kind3>提案|建议|议案)"
)
# 第12、35、68号建议, 第12号、第35号和第68号提案: several that are answered at once
NUMBERS = re.compile(
    r"第\s*\d+\s*号?\s*(?:[、,，和及与]\s*第?\s*\d+\s*号?\s*)+(?=(?:等\s*\w{0,2}\s*件)?[\s（(]*"
    + KIND
    + r"(?:提案|建议|议案|[）)]))"
)
SESSION = re.compile(
    rf"第?(?P<term>[{ZH}百\d]+)\s?届(?P<between>[^第届次,，。；;:：\n]{{0,20}}?)第?\s?(?P<meeting>[{ZH}\d]+)\s?次"
    r"(?:\s?(?:全体)?会议?|大会|全会|(?=\s*(?:第\s?\d|$)))"
)
# 政协第十二届平川县委员会, 中国人民政治协商会议平川市第九届委员会, 平川市第十六届人民代表大会
BODY = re.compile(
    rf"(?:中国人民政治协商会议|(?:全国)?政协)[^\s,，。、:：《》“”]{{0,14}}?第[{ZH}\d]+届[^\s,，。、:：《》]{{0,12}}?委员会"
    rf"|[^\s,，。、:：《》“”关于对在]{{0,12}}?第[{ZH}\d]+届(?:全国)?人民代表大会(?!常务)"
)
# 县政协十五届三次会议, 市十六届人大五次会议, 十三届全国人大五次会议, 十四届市政协四次会议
ORGAN = re.compile(
    rf"(?P<place>全国|自治[区州县旗]|[省市县区州旗盟]?)(?P<body>政协|人大)(?:委员会)?(?=\s?第?[{ZH}\d]+\s?届)"
    rf"|(?P<before>自治[区州县旗]|[省市县区州旗盟]?)第?[{ZH}\d]+\s?届(?P<after>全国|自治[区州县旗]|[省市县区州旗盟]?)(?P<behind>政协|人大)"
    rf"|(?P<whole>政协)[\u4e00-\u9fff]{{1,12}}?(?P<level>自治[区州县旗]|[省市县区州旗盟])(?:委员会|委会)?(?=\s?第?[{ZH}\d]+\s?届)"
)
# 您提出的《…》收悉, 该提案…现将办理情况答复如下
RECEIVED = re.compile(
    r"收悉|敬悉|已(?:经)?收到|收到[了您你贵]|收阅|(?:答复|回复|函复|函告|回函|复函|汇报|报告|说明|情况|意见|反馈|通报)[^。\n]{0,8}如下"
    r"|如下(?:协办|会办|主办|办理|答复)意见|(?:由|转|交)我[局委办厅中区县市镇院公][^。，,\n]{0,6}(?:办理|承办|答复|研究|主办)"
)
# 现答复如下： and nothing else: the answer begins behind it
ANSWER_BEGINS = re.compile(
    r"如下(?:(?:协办|会办|主办|办理|答复)意见)?(?:[,，]?(?:供[^。:：\n]{0,20}参考|请一并[^。:：\n]{0,10}))?\s*[:：。]?\s*"
)
ONLY_BEGINS = re.compile(
    r"(?:[^。，,]{0,16}[，,]){0,2}现?[^。，,]{0,12}(?:答复|回复|函复|汇报|说明|反馈)[^。，,]{0,6}如下\s*[:：。]?"
)
QUOTED_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80}(?:《[^《》\n]+》[^《》\n]*)?)》")
# 提出的“关于修路的建议”, 关于“修路的建议”: the words between the quotes
MARKED_TITLE = re.compile(
    r"(?:提出的?|提交的?|关于|提案|建议|议案|号[)）]?)\s*[:：]?(?:“(?P<title>[^“”\n]{4,90}(?:“[^“”\n]+”[^“”\n]*)*)”|\"(?P<plain>[^\"\n]{4,90})\")"
)
BARE_TITLE = re.compile(r"(?P<title>关于[^《》“”。\n]{3,70}?的(?:第\s?[A-Za-z\d]+\s?号)?(?:提案|建议案?|议案))")
# 您提出的加大扶持力度的建议已收悉
PLAIN_TITLE = re.compile(
    r"(?:提出|提交|反映)的?(?P<title>(?:[^《》“”。，,:：\n]|“[^“”\n]{1,20}”){6,70}?的(?:提案|建议案?|议案|意见))(?=[^。，,]{0,12}(?:收悉|收到|收阅|[，,]))"
)
# 关于修路的第12号建议: the number stands inside the title
NUMBER_IN_TITLE = re.compile(r"(?:的)?(?:第\s*[A-Za-z\d]+\s*号|[A-Za-z\d]+号)\s*(?=的?(?:提案|建议|议案)$)")
BARE_NUMBER = re.compile(r"[》”]的?(?:提案|建议|议案)?\s*[（(]第?\s*(\d+)\s*号[)）]")  # 《…的建议》(2024111号)收悉
NUMBER_BEHIND = re.compile(
    r"\s*[（(](?:提案|建议)?第?\s*(?P<n>\d+)\s*号(?:提案|建议|议案)?[)）]?$"
)  # 关于修路的建议(45号)
SALUTATION = re.compile(
    r"^(?:尊敬的|敬爱的)?(?P<names>[^。:：]{2,120}?)(?:[省市县区州]?(?:政协委员|人大代表)|委员|代表|同志|先生|女士)?"
    r"\s*[,，]?\s*(?:你们?好|您们?好)?\s*[:：!！]?\s*(?:[:：!！]|(?<=[委员代表名位]))\s*$"
)
# 张小燕代表 on a line of its own, the colon lost
MEMBERS_ALONE = re.compile(
    r"(?:尊敬的|敬爱的)?[\u4e00-\u9fff]{2,4}(?:[、,，\s]+[\u4e00-\u9fff]{2,4})*"
    r"(?:等?\s*\d*\s*[名位]?(?:各位)?(?:政协)?(?:委员|(?:人大)?代表)|等\s*\d+\s*[名位])"
)
# 张小燕委员：您提出的…收悉, all in one paragraph
SALUTATION_INSIDE = re.compile(
    r"(?:^|(?<=[\s】）)函]))(?P<whom>(?:尊敬的)?[^\s。:：,，]{2,12}(?:[、,，\s][^\s。:：,，]{2,12})*?"
    r"(?:委员|代表|同志|委员会|[市区县省]委|总?支部|工商联|民[革盟建进]|农工党|致公党|九三学社|台盟|政协)(?:[,，]?您?你?们?好)?[:：!！])\s*"
    r"(?=(?:您|你|贵|感谢|衷心|非常感谢|首先|现将|现就|收到|关于|《|在|对))"
)
# where a letter that lost its line ends is parted: behind a stop, before the day, the contact, the copies
PARTS_OF_LINE = re.compile(
    r"(?<=[。！!；;])\s+|(?<=\S)\s+(?=\d{4}\s?年\d{1,2}月|抄送|联系|附件)|(?<=[。！])(?=[^\s。，；]{4,30}\s*[\d二][\d〇○零O]{3}年[^。]{3,6}日)"
)
NEIGHBOUR = re.compile(r"\s*(?:上|下)[一1]?(?:篇|条|个|页)\s*[:：]|相关(?:文章|链接|信息|阅读)")  # 上一条:…答复
ANSWER = re.compile(r"答复|回复|复函|复文|办理|函$|意见$|办复")
ANSWERED = re.compile(
    r"答复|回复|复函|复文|办理|函$|意见[\s|]*$|办复"
)  # the same, with the bars of a saved table behind it
SENTENCE_START = re.compile(
    r"(?:为此|因此|对此|鉴于此|鉴于以上|基于此|据此|综上|特|现|我们?)[^。\n]{0,24}(?:建议|提案|对策|意见)[^。:：\n]{0,8}(?:[:：]|。\s*$)"
    r"|(?:^|(?<=[。；，,]))(?:具体)?建议[^。，,:：\n]{0,12}[:：]"
)
# 三、对策建议 as a line of its own parts what is wrong from what is wished for
FIRST_HALF = re.compile(r"(?:关于|对)[^\n。]{4,50}(?:会议|号)$", re.M)
SUGGESTIONS_HEADING = re.compile(
    rf"(?:[{ZH}]{{1,2}}、|[（(][{ZH}]{{1,2}}[）)])?\s*[^。，,:：]{{0,12}}?(?:建议|对策|意见)(?:和|与|及|、)?(?:建议|对策|措施|意见|办法|如下)?[:：]?"
)
# 平商函〔2021〕18号
FILE_NUMBER = re.compile(
    r"(?<![\u4e00-\u9fff\d])(?P<mark>[\u4e00-\u9fff]{2,18}[〔\[［(（【﹝]\s?(?:19|20)\d{2}\s?[〕\]］)）】﹞]\s?第?\s?[A-Za-z]?\d+(?:-\d+)?\s?号)"
)
# A line of a reply that is the office's own mark and no words: A, B类, 已解决
MARK_ONLY = re.compile(
    r"[（(][A-Ea-e甲乙丙]类?[)）]类?|(?![一二三四五六七八九十]{1,3}、|[（(]|基本情况)(?:[A-Ea-e甲乙丙]类?|[^，。,\d]{0,4}(?:已经?|基本|正在|部分|列入|暂时|留作)[^，。,\d]{0,8}|满意|基本满意|办结|已?同意|面复|函复|公开)"
)
WORDS_AGAIN = re.compile(
    r"(?:希望|欢迎|恳请|敬请|请|望|如|也|同时|我[们局委办厅]|最后)?[，,]?(?:希望|欢迎|恳请|敬请|请|望|如|感谢|诚挚|衷心|真诚)"
    r"(?:[您你贵各]|继续|今后|对|还|多|再|一如|进一步|以后|提出|批评|有|能|地|的|感谢|希望|欢迎)"
)
SPEAKS_TO = re.compile(r"[^。]{0,30}?[您你贵][^。]{0,160}(?:收悉|如下)")
# no name of a person or an office: 2022-07-01 点击数:, 来源：
NOT_SPOKEN_TO = re.compile(
    r"\d{4}|点击|浏览|来源|时间|日期|类别|签发|感谢|如下|号[:：]|附件|单位[:：]|分享|解读|相关|字体|字号|导航|正文|位置|下载|打印"
)
LEVELS = (
    re.compile(rf"(?P<n>[{ZH}]{{1,3}})、"),
    re.compile(rf"[（(](?P<n>[{ZH}]{{1,3}})[）)]、?"),
    re.compile(r"(?P<n>\d{1,2})\s?[、.．](?!\d)"),
    re.compile(r"[（(](?P<n>\d{1,2})[）)]、?"),
    re.compile(rf"第(?P<n>[{ZH}]{{1,3}})[,，、]"),
    re.compile(rf"(?P<n>[{ZH}]{{1,2}})[是要](?=[^\s,，])"),
)
LABEL_DRESS = re.compile(r"[\s【】\[\]:：]")
ASIDE = re.compile(r"[（(][^（）()]*[）)]")  # 承办（主办）单位, 提案人(单位)
LABEL_MARK = re.compile(r"[:：】\]]")  # stands behind every label that leads a line
LONGEST_HEADING = 40
LONGEST_LEAD = 80  # characters before 一是
LETTER_TAIL = 14  # lines behind the answer: thanks, who signs, the day, telephone, copies, whether it is public
HEADS = 3  # lines that may belong to the heading above the one that names the proposal: office, first half

# 《关于修路的建议》（第12号）: which title goes with which number
NUMBERED_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80})》\s*[（(]?[^（()）《》]{0,16}?第?\s*(?P<number>\d+)\s*号")
# 经商市发改局、市财政局，现答复如下; 经综合市财政局意见; 会同县农业农村局研究
CONSULTED = re.compile(
    r"(?:(?<![招电外通])(?:经?(?:会?商|综合|汇总|征求|商请|结合)|经?会同)|经(?:我[局委办厅]|本局)?(?:与|会同|和)|经(?=[^,，。；]{2,80}(?:协办|会办)单位))"
    r"(?P<who>[^,，。；：:《》我本贵该]{2,80}?)(?:等(?:协办|会办)?(?:部门|单位))?"
    r"(?:的?(?:会办|协办|办理)?意见|同意|(?:共同|联合|认真|进行)*(?:研究|办理|会办|协商|会商|沟通|商议)|[,，]\s*(?=现|经|就))"
)
CONTACT_OFFICE = re.compile(r"[（(]?联系单位(?:及(?:联系)?电话)?\s*[:：]\s*(?P<who>[^\s\d，,；;。]{3,28})")
# 交由县住建局办理, 全国政协交由科技部和我委分别办理
HANDED_TO = re.compile(r"(?:由|交(?!通))(?P<who>[^,，。；由]+?)(?:分别|具体|统一|牵头|研究)*办理(?=[,，。])")
WE = re.compile(r"[我本贵该]|.{0,6}[我贵][局委办厅单]")  # 由我局主办, 交由市我局
PROPOSED_BY = re.compile(
    r"(?:^|[，,])(?:现?(?:对|就))?(?P<names>[^，,。：:《》]{2,40}?)(?:委员|代表)(?:联名)?(?:提出|提交|所提)"
)
# a sentence among the suggestions that tells what is: 目前全县只有2家
IS_SO = re.compile(
    r"目前|现有|截[至止]|去年|上年|近年来|近几年|累计|仅有|只有|据统计|据了解|已(?:经|有|建|成|引|签|完|达|投|开)|(?:19|20)\d{2}年(?:以来|全年|上半年|，|末|我|全)"
)
WISHED = re.compile(r"建议|力争|争取|确保|到(?:20)?\d{2}年|应当?|要|希望|目标|计划|拟|设立|给予")
# words of the proposal that the answer repeats
REPEATED = re.compile(
    r"关于(?:[您你]们?|贵\w{0,3})?(?:提出的?)?(?:建议)?[“\"《][^”\"》\n]{2,160}[”\"》]|关于建议[^。\n]{2,80}?的?(?:支持|建议|问题|请求)"
    r"|(?:针?对|就|关于)?[您你]们?(?:所)?(?:提出的?|建议|反映的?)[^。；，,\n]{2,100}"
    r"|[两\d一二三四五六七八九十]+[名位](?:政协)?(?:委员|代表)|(?<=[，,。；])望[^。；，,\n]{2,80}为盼"
)
COPIES = re.compile(r"[（(]?(?:抄送|抄报|主送|分送|联系|承办人|附件)[^。]{0,12}[:：]")
# parties and unions that make proposals themselves; in a salutation no office that leads
PARTY = re.compile(r"民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|政协|支部|共青团|妇联|侨联|科协|工会|台联")
# 县第十八届人民代表大会: the place is not named
BARE_BODY = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:在|对|关于)*(?P<place>自治[区州县旗]|[省市县区州旗])第?(?P<term>[{ZH}\d]+)届人民代表大会"
)
NAMELESS_BODY = re.compile(rf"政协第[{ZH}\d]+届委员会")  # 县政协第十四届委员会: its place stands before, as 县
SEAL = re.compile(r"[（(](?:盖章|章|公章|印章|代章|印)[）)]")

Span = tuple[int, int]


@cache
def _labels() -> dict[str, str]:
    """Every label with its code."""
    return {word: code for code in LABELS for word in lexicon.topic("proposal")[code]["words"]}


@cache
def _naming_labels() -> tuple[AhoCorasick, list[str]]:
    """The labels that make a form a proposal's form, and the code of each."""
    named = {word: code for word, code in _labels().items() if code in NAMING}
    return AhoCorasick(named, store_patterns=False), list(named.values())


@cache
def _words(code: str) -> tuple[str, ...]:
    """A topic's words, the longest first."""
    return tuple(sorted(lexicon.topic("proposal")[code]["words"], key=len, reverse=True))


@cache
def _leading_label() -> re.Pattern[str]:
    """`提案人：张小燕` at the start of a line; label letters may stand apart (提 案 人)."""
    spaced = (r"[ \u3000]?".join(map(re.escape, word)) for word in sorted(_labels(), key=len, reverse=True))
    aside = r"(?:\s?[（(][^（）()\n]{1,12}[）)])?"
    return re.compile(rf"[【\[（(]?(?P<label>{'|'.join(spaced)}){aside}\s*(?:[】\]][:：]?|[:：])\s*")


@cache
def _spaced_label() -> re.Pattern[str]:
    """`提案人 张小燕`, `承办单位 县招商局` at the start of a line: a space is enough behind what is said nowhere else."""
    words = sorted(lexicon.topic("proposal")["spaced"]["words"], key=len, reverse=True)
    spaced = "|".join(r"[ \u3000]?".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?P<label>{spaced})[ \u3000]+(?=\S)")


@cache
def _any_label() -> re.Pattern[str]:
    """A label between white space: 编号, 办理部门 and 处理状态 in `编号 247 办理部门 农水局 处理状态`."""
    words = "|".join(map(re.escape, sorted(_labels(), key=len, reverse=True)))
    return re.compile(rf"(?<!\S)(?:{words})(?!\S)")


def _spaced_pairs(line: str) -> list[re.Match[str]]:
    """The labels of a line that begins with one and holds several, with their values behind a space."""
    if len(line) > 160 or line[-1] in "。；，：:":
        return []
    found = list(_any_label().finditer(line))
    return found if found and found[0].start() == 0 else []


def _label(text: str) -> str | None:
    """The code of a text that is a label and nothing else (`提 案 人`, `【案由】`, `建议：`); None for any other."""
    if len(text) >= 24:
        return None
    bare = LABEL_DRESS.sub("", text)
    return _labels().get(bare) or _labels().get(ASIDE.sub("", bare))


@dataclass(slots=True)
class _Line:
    """One stretch of text without a line end: a paragraph, a heading, a cell. `label` names the field it belongs to."""

    start: int
    end: int
    text: str
    label: str | None = None
    is_label: bool = False
    heading: bool = False


@dataclass(slots=True)
class _Record:
    """What has been gathered of one proposal: its fields as lines, in text order."""

    values: dict[str, list[_Line]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    opening: _Line | None = None  # a line that names it: 关于…第47号建议的答复
    heads: list[_Line] = field(default_factory=list)  # the short lines right above that one
    titled: _Line | None = None  # a line that is its title and nothing else: 关于…的提案
    salutation: _Line | None = None
    received: _Line | None = None  # 您提出的《…》收悉
    begins: int = 0  # where the document's text begins to be about it
    rule: Literal["form", "letter", "list"] = "letter"

    def add(self, code: str, line: _Line) -> None:
        values = self.values.setdefault(code, [])
        if code in LONG and len(line.text) > 20 and any(line.text == said.text for said in values):
            return  # a page that prints the form twice
        values.append(line)

    def has(self, *codes: str) -> bool:
        return any(self.values.get(code) for code in codes)

    def has_named(self) -> bool:
        """Whether its proposers are named and more was said since, so that others must be those of the next."""
        named = self.values.get("proposers")
        if not named:
            return False
        said = (self.values[code] for code in LONG if code != "body" and self.values.get(code))
        return any(lines[-1].start > named[-1].start for lines in said)

    def number(self) -> str | None:
        """The number said so far, by label or in the line that names the proposal."""
        lines = [*self.values.get("number", []), *([self.opening] if self.opening else [])]
        return next((found for line in lines if (found := _number(line.text))), None)

    def is_followed_by(self, line: _Line) -> bool:
        """Whether a line that names a proposal names the next one: another number, or another letter's heading."""
        if not self.has(*LONG):
            return False
        mine, other = self.number(), _number(line.text)
        return mine != other if mine else other is None and self.received is not None

    def begun(self) -> bool:
        """Whether the letter, or any long field of the form, has begun."""
        return self.salutation is not None or self.received is not None or self.has(*LONG)

    def is_renamed_by(self, line: _Line) -> bool:
        """Whether a second heading above the letter is the better one: another number, or the answering office before it."""
        if self.opening is None or self.begun():
            return False
        mine, other = _number(self.opening.text), _number(line.text)
        if mine and other and mine != other:
            return True  # the first was a neighbour's in the site's menu
        return _office_before(self.opening) is None and _office_before(line) is not None

    def is_proposal(self) -> bool:
        """A form needs two naming labels and something said, a letter its first sentence or a line that names it."""
        if self.rule == "list":
            return self.has("title")
        if len(self.labels & NAMING) >= 2 and self.has("title", "proposers") and self.has(*LONG, "handler"):
            return True
        if self.received is not None:
            return True
        if self.titled is not None and self.has("proposers", "number", "session") and self.has(*LONG):
            return True
        answers = self.opening is not None and ANSWER.search(self.opening.text) is not None
        return answers and (self.salutation is not None or bool(self.labels & (NAMING | {"reply"}) and self.has(*LONG)))


def find_proposals(document: Document) -> tuple[Proposal, ...]:
    """The proposals and suggestions that a document holds, in text order; empty where it holds none."""
    return find_proposals_and_wishes(document)[0]


def find_proposals_and_wishes(document: Document) -> tuple[tuple[Proposal, ...], tuple[Span, ...]]:
    """The proposals, and the stretches of text that say what their proposers wish for: no number there is a fact.

    Wishes are the sentences of the suggestions, but for those that tell what is (目前, 已, 去年), the words that an answer
    repeats (关于“设立10亿元基金”的建议), and the line that acknowledges the proposal. Sorted, they may overlap.
    """
    if not _may_hold_one(document):
        return (), ()
    rows: list[Proposal] = []
    wishes: list[Span] = []
    records = list(_lists(document)) + [record for record in _records(document) if record.is_proposal()]
    for record in records:
        reading = _Reading(document, record)
        rows += reading.proposals()
        wishes += reading.wishes()
    return tuple(rows), tuple(sorted(wishes))


def _may_hold_one(document: Document) -> bool:
    """Whether a page may hold a proposal: it says 提案 or 建议, answers a 委员 or a 代表, or has two of a form's labels."""
    text = document.text
    if _speaks_of_proposal(text) or _speaks_of_proposal(document.title or ""):
        return True
    if ("委员" in text or "代表" in text) and RECEIVED.search(text):
        return True
    labels, codes = _naming_labels()
    found = labels.find_matches_as_indexes("".join(text.split()), overlapping=True)
    return len({codes[index] for index, _, _ in found}) > 1


def is_list_of_proposals(document: Document, table: Table) -> bool:
    """Whether a table lists proposals by number, title and office: its numbers are no figures."""
    return bool(_columns(document, table))


# --- lines, labels, records ---


def _lines(document: Document) -> Iterator[_Line]:
    """Every line and cell outside page furniture, in text order, with its label where it has one."""
    text = document.text
    listed = {table.start for table in document.tables if _columns(document, table)}
    tables = {table.start: table for table in document.tables}
    blocks = document.blocks or (Block("paragraph", 0, len(text)),)
    done: set[int] = set()
    named: set[str] = set()
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if block.kind == "furniture":
            if after is not None and after.kind == "title" and text[after.start] in "（(第":
                # 关于政协十四届全国委员会第一次会议第00006号 / (经济发展类001号)提案答复的函
                first = FIRST_HALF.search(text, block.start, block.end)
                if first:
                    yield _Line(*first.span(), first.group(), heading=True)
            # a title that the page says twice is taken for a running head; it may be all that names the proposal
            for start, end in _naming_lines(text, block):
                if text[start:end] not in named:
                    named.add(text[start:end])
                    yield _Line(start, end, text[start:end], heading=True)
            if re.match(
                r"\s*(?:承办|主办|协办|会办|办理|答复)单位[:：]", text[block.start : block.end]
            ) and RECEIVED.search(text, block.end):
                yield from _split_line(text, block.start, block.end)  # above the answer it is the form's, no footer
            else:
                yield from _label_rows(text, block)
            continue
        if block.kind == "table" and block.start in tables:
            done.add(block.start)
            if block.start not in listed:
                yield from _cells(document, tables[block.start])
            continue
        for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
            start, end = block.start + match.start(), block.start + match.end()
            if not NEIGHBOUR.match(match.group()):
                yield from _split_line(text, start, end, block.kind in ("title", "heading"))


def _label_rows(text: str, block: Block) -> Iterator[_Line]:
    """The lines of a block that are a form's or a letter's first, and no menu: `编号 247 办理部门 农水局`, `张小燕委员：`."""
    for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
        line = _Line(*_strip(text, block.start + match.start(), block.start + match.end()), match.group().strip())
        if _salutes(line, text) or (line.text.startswith(("您", "你")) and _acknowledges(line.text)):
            yield line
            continue
        codes: set[str | None] = {_labels()[pair.group()] for pair in _spaced_pairs(match.group().strip())}
        cells = {_label(cell) for cell in match.group().split("|")} if "|" in match.group() else set()
        if (len(codes) > 1 and codes & {"number", "handler", "proposers"}) or cells & {
            "issuer",
            "file_number",
            "issued",
        }:
            yield from _split_line(text, block.start + match.start(), block.start + match.end())


def _naming_lines(text: str, block: Block) -> Iterator[Span]:
    """The lines of a block that name a proposal by its number and its answer: `关于…第68号提案的答复函`."""
    for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
        start, end = _strip(text, block.start + match.start(), block.start + match.end())
        number = None if NEIGHBOUR.match(text, start, end) else NUMBER.search(text, start, end)
        if (
            number
            and (number["kind"] or number["kind2"] or number["kind3"])
            and ANSWERED.search(text, number.end(), end)
        ):
            label = re.compile(r"(?:信息)?(?:名\s?称|标\s?题)\s*[:：|][\s|]*").match(text, start, end)
            mark = re.compile(r"\s+文\s?号[:：]|[\s|]+$").search(text, number.end(), end)
            yield label.end() if label else start, mark.start() if mark else end


def _strip(text: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _split_line(text: str, start: int, end: int, heading: bool = False) -> Iterator[_Line]:
    """A line as it is, or parted into `label：value` where it begins with labels."""
    start, end = _strip(text, start, end)
    end -= len(text[start:end]) - len(text[start:end].rstrip(" |"))  # bars of a table that was saved as text
    line = text[start:end]
    if not line:
        return
    if code := _label(line):
        yield _Line(start, end, line, code, is_label=True)
        return
    if len(line) > 60 and (letter := _letter_in_one_line(line)):
        for low, high in letter:
            yield from _split_line(text, start + low, start + high, heading)
        return
    if "|" in line and any(_label(cell) or _leading_label().match(cell.strip()) for cell in line.split("|")):
        code = None  # | 提案人 | 张小燕 |: a table that was saved as text
        for cell in re.finditer(r"[^|]+", line):
            low, high = _strip(text, start + cell.start(), start + cell.end())
            if found := _label(text[low:high]):
                code = found
                yield _Line(low, high, text[low:high], code, is_label=True)
            elif _leading_label().match(text[low:high]):
                yield from _split_line(text, low, high)  # 提案人:张小燕 | 联名人:李大川
                code = None
            elif low < high:
                yield _Line(low, high, text[low:high], code)
        return
    leading = _leading_label().match(line) if LABEL_MARK.search(line) else None
    if leading is None and " " in line[:9] and len(pairs := _spaced_pairs(line)) > 1:
        for mark, after in zip(pairs, [*pairs[1:], None], strict=True):
            code = _labels()[mark.group().strip()]
            yield _Line(start + mark.start(), start + mark.end(), mark.group(), code, is_label=True)
            low, high = _strip(text, start + mark.end(), start + after.start() if after else end)
            if low < high:
                yield _Line(low, high, text[low:high], code)
        return
    if leading is None and " " in line[:9] and (spaced := _spaced_label().match(line)):
        code = _labels()[re.sub(r"\s", "", spaced["label"])]
        yield _Line(start, start + spaced.end("label"), spaced["label"], code, is_label=True)
        yield _Line(start + spaced.end(), end, line[spaced.end() :], code)
        return
    if leading is None:
        yield _Line(start, end, line, heading=heading)
        return
    # several pairs on one line stand apart by white space: 提案号：67  提案人：张小燕
    marks = [leading, *(m for m in _leading_label().finditer(line, leading.end()) if line[m.start() - 1].isspace())]
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        code = _labels()[re.sub(r"\s", "", mark["label"])]
        yield _Line(start + mark.start(), start + mark.end(), mark.group(), code, is_label=True)
        low, high = _strip(text, start + mark.end(), start + after.start() if after else end)
        if line[mark.start()] in "（(" and text[high - 1] in "）)":
            high -= 1
        if code == "reply" and high - low > 60 and (letter := _letter_in_one_line(text[low:high])):
            for first, last in letter:
                yield _Line(*_strip(text, low + first, low + last), text[low + first : low + last].strip(), code)
        elif low < high:
            yield _Line(low, high, text[low:high], code)


def _letter_in_one_line(line: str) -> list[Span]:
    """The parts of a line that holds salutation and answer (`…代表：您提出的…收悉，现答复如下：…`); empty for any other."""
    if not ("委员" in line or "代表" in line or "委" in line) or not RECEIVED.search(line):
        return []
    found = SALUTATION_INSIDE.search(line)
    if found is None or found.start() > (600 if line[found.start() - 1] == "函" else 200):
        return []
    text_begins = line.rfind("正文", 0, found.start()) + 2  # what a law database says of the paper, and then the paper
    spans = [(0, text_begins)] if text_begins > 1 else []
    spans += [(max(text_begins, 0) if text_begins > 1 else 0, found.start())] if found.start() else []
    spans.append((found.start(), found.end("whom")))
    rest = found.end()
    begins = [m for m in ANSWER_BEGINS.finditer(line, rest) if line[m.end() - 1] in ":：。 "]
    if begins and begins[0].start() < rest + 300:
        spans.append((rest, begins[0].end()))
        rest = begins[0].end()
    edges = [rest, *(rest + gap.end() for gap in PARTS_OF_LINE.finditer(line[rest:]))]
    spans += [(low, high) for low, high in zip(edges, [*edges[1:], len(line)], strict=True) if line[low:high].strip()]
    return spans


def _cells(document: Document, table: Table) -> Iterator[_Line]:
    """A form laid out as a table: each value carries the label to its left in the same row, spans included."""
    text = document.text
    codes = {cell: code for cell in table.cells if (code := _label(text[cell.start : cell.end]))}
    by_row: dict[int, list[tuple[int, str]]] = {}
    for cell, code in codes.items():
        for row in range(cell.row, cell.row + min(cell.row_span, 1000)):
            by_row.setdefault(row, []).append((cell.column, code))
    for cell in table.cells:
        start, end = _strip(text, cell.start, cell.end)
        if start >= end:
            continue
        if code := codes.get(cell):
            yield _Line(start, end, text[start:end], code, is_label=True)
            continue
        label = max(((column, code) for column, code in by_row.get(cell.row, ()) if column < cell.column), default=None)
        for match in re.finditer(r"[^\n]+", text[start:end]):
            for line in _split_line(text, start + match.start(), start + match.end()):
                line.label = line.label or (label[1] if label else None)
                yield line


def _joined(lines: Iterator[_Line]) -> Iterator[_Line]:
    """A heading over two or three lines as one: `关于对市政协十届二次会议` / `第14号提案的复函`."""
    held: list[_Line] = []
    for line in lines:
        plain = line.label is None and len(line.text) < 60 and line.text[-1] not in "。；：:，！"
        if held and plain:
            held.append(line)
            whole = _Line(held[0].start, line.end, " ".join(part.text for part in held), heading=held[0].heading)
            if len(whole.text) == whole.end - whole.start and _names_a_proposal(whole):
                yield whole
                held = []
            elif len(held) == HEADS:
                yield from held
                held = []
            continue
        yield from held
        held = []
        if plain and re.match(r"[^，。]{0,24}?(?:关于|对)", line.text) and not _names_a_proposal(line):
            held = [line]
        else:
            yield line
    yield from held


def _records(document: Document) -> Iterator[_Record]:
    """Gather the lines of each proposal: labels and lines that name a proposal part one from the next."""
    record = _Record()
    state: str | None = None
    aside: str | None = None  # the code of a label whose value is of no interest
    as_text: str | None = None  # a label's code that is only a word of the letter: 建议： inside an answer
    heads: list[_Line] = []
    for line in _joined(_lines(document)):
        if line.is_label and line.label:
            code = line.label
            if state == "reply" and record.received and (code == "other" or line.text.startswith(_words("closing"))):
                record.add("reply", line)  # 联系人:…, 签发人:… between the thanks and the signature of a letter
                aside = code
                continue
            if state == "reply" and record.received and code in LONG:
                record.add("reply", line)
                as_text = code
                continue
            aside = as_text = None
            if (code in OPENS_ANOTHER and record.has(code)) or (code == "proposers" and record.has_named()):
                yield record
                record = _Record(begins=line.start)
            if not record.labels and record.opening is None:
                record.heads = heads[-HEADS:]
            record.labels.add(code)
            # a second 主办单位 is the site's own, in a footer
            again = code not in LONG and code not in ("proposers", "other") and record.has(code)
            state = "again" if again else code
            continue
        if line.label and line.label == aside:
            continue
        aside = None
        if line.label and line.label == as_text:
            record.add("reply", line)
            continue
        as_text = None
        if line.label == "other" and state == "reply":
            continue
        if line.label == "reply" and MARK_ONLY.fullmatch(line.text):
            state = None  # 办理结果:A
            continue
        if line.label == "reply":
            state = "reply"  # the value may hold a whole letter
        elif line.label:
            if state == "again":
                state = None
            else:
                record.add(line.label, line)
                state = line.label if line.label in LONG else None
            continue
        if (line.label is None or not record.received) and _names_a_proposal(line):
            if record.is_followed_by(line):
                yield record
                record, state = _Record(begins=line.start), None
            if record.opening is None or record.is_renamed_by(line):
                record.opening, record.heads = line, heads[-HEADS:]
                continue
            if not record.begun() or (record.received is None and record.number() == _number(line.text)):
                continue  # the heading once more
        if state not in (*LONG - {"reply"}, "proposers", "title") and _salutes(line, document.text):
            if record.received is not None:
                yield record
                record = _Record(begins=line.start)
            record.salutation, state = line, "reply"
            if record.opening is None and not record.labels:
                record.heads = heads[-HEADS:]
            continue
        expected = state in (None, "reply") and record.received is None
        expected &= bool(record.salutation or record.opening or record.labels or SPEAKS_TO.match(line.text))
        if expected and _acknowledges(line.text, record.salutation):
            record.received, state = line, "reply"
            if rest := _answer_behind(line):
                record.add("reply", rest)
            continue
        if state is None and record.titled is None and _is_title(line):
            record.titled = line
            continue
        named = record.titled is not None and record.has("proposers", "number", "session")
        if named and state in (None, "other") and len(line.text) > 15 and not record.has("reply"):
            record.add("body", line)
            state = "body"
            continue
        if state in ("handler", "co_handlers") and not re.search(rf"(?:{'|'.join(_words('office'))})", line.text[-6:]):
            state = None  # 分办单位： without a value, and the form goes on
        if state and state != "again":
            record.add(state, line)
            if state not in LONG and not (state == "proposers" and len(line.text) < 12):
                state = None
        if state is None and len(line.text) < 50:
            heads.append(line)
            if record.opening is not None and record.salutation is None and len(record.heads) < 2 * HEADS:
                record.heads.append(line)  # 博山区十八届人大五次会议 / 第3号, below the heading
    yield record


def _names_a_proposal(line: _Line) -> bool:
    """`十届二次会议第67号提案及复函`, `关于市人大第47号建议的答复`, `第12号建议` as a line of its own."""
    if len(line.text) > 110 or not _speaks_of_proposal(line.text):
        return False
    if line.text.endswith(("。", "；", ";", "！", "：", ":")) or "收悉" in line.text:
        return False
    match = NUMBER.search(line.text)
    if match and (match["kind"] or match["kind2"] or match["kind3"]):
        return line.heading or ANSWER.search(line.text) is not None or len(line.text) < 20
    if NUMBERS.search(line.text):
        return ANSWER.search(line.text) is not None
    named = re.match(
        r"(?:[^，。；]{2,30}?(?:局|委员会|委|办公室|办|厅|政府|中心|管委会))?\s?(?:关于|对).*(?:提案|建议案?|议案)[》”]?(?:[（(].*[)）])?(?:办理情况)?的?"
        r"(?:答复|回复|复函|复文|办理意见|主办意见|协办意见|会办意见|函)",
        line.text,
    )
    return named is not None


def _is_title(line: _Line) -> bool:
    """`关于做强茶产业的提案` as a line of its own, and not the name of an answer."""
    bare = NUMBER_BEHIND.sub("", line.text).strip("《》“” ")
    return bare.endswith(("提案", "建议", "议案", "建议案")) and BARE_TITLE.fullmatch(bare) is not None


def _salutes(line: _Line, text: str) -> bool:
    """`张小燕委员：` above a line that acknowledges a proposal; without the colon, members and deputies right above it."""
    if line.text.endswith(("委员", "代表", "名", "位")):
        if not MEMBERS_ALONE.fullmatch(line.text):
            return False
        below = text[line.end : line.end + 500].lstrip().split("\n", 1)[0]
        return re.match(r"[您你]|贵|在|提出|关于|《|感谢", below) is not None and _acknowledges(below, line)
    if not line.text.endswith((":", "：", "!", "！")) or not SALUTATION.match(line.text):
        return False
    if NOT_SPOKEN_TO.search(line.text):
        return False
    if line.text.endswith(("!", "！")) and not re.search(r"(?:委员|代表|好)\s*[!！]$", line.text):
        return False  # 感谢您的关心！
    following = [words for words in text[line.end : line.end + 500].split("\n") if words.strip()][:4]
    return any(_acknowledges(words, line) for words in following)


def _acknowledges(text: str, salutation: _Line | None = None) -> bool:
    """`您提出的《…的提案》收悉,现答复如下`: one line that speaks of a proposal and of its receipt or answer.

    Where a member or a deputy is spoken to, 你提出的“…”,已交我局研究办理 is enough.
    """
    if RECEIVED.search(text) is None or re.match(r"导读|摘要|提要|核心提示|编者按", text):
        return False
    if _speaks_of_proposal(text):
        return True
    member = salutation is not None and re.search(r"委员|代表", salutation.text) is not None
    return member and re.search(r"[您你贵][^。]{0,40}提出|提出的", text) is not None


def _answer_behind(line: _Line) -> _Line | None:
    """What the line that acknowledges a proposal goes on to answer: `…现答复如下：一、路已修好。`."""
    begins = ANSWER_BEGINS.search(line.text)
    if begins is None:
        return None
    low = begins.end()
    return _Line(line.start + low, line.end, line.text[low:]) if len(line.text) - low > 6 else None


def _speaks_of_proposal(text: str) -> bool:
    return "提案" in text or "建议" in text or "议案" in text or "提 案" in text


def _columns(document: Document, table: Table) -> dict[int, str]:
    """Column → label code of a table that lists proposals; empty for a form and for any other table."""
    text = document.text
    first = [cell for cell in table.cells if cell.row == 0 and cell.start < cell.end]
    codes = {cell.column: _label(text[cell.start : cell.end]) for cell in first}
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
    if any(_label(text[cell.start : cell.end]) for cell in table.cells if cell.row > 0):
        return {}
    return named


def _lists(document: Document) -> Iterator[_Record]:
    """One record a row of every table that lists proposals."""
    for table in document.tables:
        columns = _columns(document, table)
        rows: dict[int, _Record] = {}
        for cell in table.cells:
            code = columns.get(cell.column)
            start, end = _strip(document.text, cell.start, cell.end)
            if code is None or cell.row == 0 or start >= end:
                continue
            for row in range(cell.row, cell.row + cell.row_span):
                record = rows.setdefault(row, _Record(rule="list"))
                record.add(code, _Line(start, end, document.text[start:end], code))
        yield from (rows[row] for row in sorted(rows) if rows[row].is_proposal())


# --- fields ---


def _number(text: str) -> str | None:
    """The digits of `第67号提案`, `第六十七号`, `提案67号`; None where no number stands."""
    match = NUMBER.search(text)
    if match is None:
        return None
    digits = match["n"] or match["n2"] or match["n3"]
    if digits.isascii():
        return digits
    value = chinese_number(digits)
    return None if value is None else str(value)


def _session(text: str) -> re.Match[str] | None:
    return SESSION.search(text)


@cache
def _office_name() -> re.Pattern[str]:
    """A line that is an office's name and nothing else."""
    return re.compile(rf"[^\s,，。；;:：、！!？?《》“”]{{1,28}}?(?:{'|'.join(_words('office'))})")


def _is_office(text: str) -> bool:
    return _office_name().fullmatch(text) is not None and not re.match(rf"[{ZH}（(\d]", text)


def split_names(text: str) -> tuple[str, ...]:
    """Names in a list: `张小燕、李大川委员`, `吴敏等3名代表`, `李　明 王小川`; titles and counts left out."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text)
    text = re.sub(r"(?<![^\s、,，;；])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![^\s、,，;；])", r"\1\2", text)
    names: list[str] = []
    for part in re.split(r"[、,，;；\n]|\s+", text):
        name = re.sub(r"(?:等\s*[\d一二三四五六七八九十]*\s*[名位人]?|(?<!\d)\d+\s*[名位人]|各位).*$", "", part)
        name = re.sub(r"^(?:尊敬的?|提案人|代表|(?:政协)?委员(?=[^会]))", "", name.strip('《》“”":：。!！ '))
        name = re.sub(r"^(?:和|及|与)(?=..)", "", name) if names else name  # 及芳琪 alone is a name
        for title in ("政协委员", "人大代表", "委员", "代表", "同志", "先生", "女士"):
            if name.endswith(title) and len(name) - len(title) >= 2:
                name = name.removesuffix(title)
                break
        if name and not re.fullmatch(
            r"[xX×*＊○〇某]+|签[章名字]|盖章|无", name
        ):  # ***委员: the site keeps the name to itself
            names.append(name)
    return tuple(dict.fromkeys(names))


def split_offices(text: str) -> tuple[str, ...]:
    """Offices in a list as written: `县发改局、县财政局`; 无 and a dash are none."""
    parts = re.split(r"[、,，;；\n]|\s+", text)
    names = (
        re.sub(r"^(?:会同(?!县)|由|并|和(?!县|平|田)|及|经商|经(?!济|开|信|发|贸)|商(?!务|贸|业|洛|丘|州))", "", part)
        for part in parts
    )
    names = (name.strip("。:： ") for name in names)
    return tuple(dict.fromkeys(name for name in names if name and name not in ("无", "—", "-", "/", "——")))


def _two_offices(name: str) -> tuple[str, ...]:
    """`海关总署和我委` are two, 工业和信息化部 is one."""
    for mark in re.finditer("和|及|与", name):
        if _is_office(name[: mark.start()]):
            return name[: mark.start()], name[mark.end() :]
    return (name,)


def split_sections(text: str, spans: Iterable[Span]) -> tuple[Section, ...]:
    """The numbered parts of the paragraphs `text[start:end]`, on the highest level that is numbered from one upwards.

    A part's heading is its first sentence where that is short (40 characters), or the line that the number stands on;
    its text is the rest. Paragraphs without any number are one part without a heading; none give no part.
    """
    paragraphs = [text[start:end].strip() for start, end in spans]
    whole = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not whole:
        return ()
    for level in LEVELS:
        marks = _marks(whole, level)
        lead = whole[: marks[0].start()] if marks else ""
        if marks and level is LEVELS[-1] and (len(lead) > LONGEST_LEAD or "\n" in lead):
            continue  # 一是…二是… far inside a paragraph is a list of that paragraph
        if marks:
            break
    else:
        return (Section(heading="", text=whole),)
    edges = [*(mark.start() for mark in marks), len(whole)]
    return tuple(_section(whole[mark.end() : after].strip()) for mark, after in zip(marks, edges[1:], strict=True))


def _marks(whole: str, level: re.Pattern[str]) -> list[re.Match[str]]:
    """The marks 1, 2, 3 … of one level, at line starts, else behind a stop; two at least, or one 一、 at the start."""

    def marks(before: str) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        for mark in level.finditer(whole):
            at_start = mark.start() == 0 or whole[mark.start() - 1] in before
            if at_start and chinese_number(mark["n"]) == len(found) + 1:
                found.append(mark)
        return found

    at_lines = marks("\n")
    if len(at_lines) > 1:
        return at_lines
    inside = marks("\n。；;：:！ ")
    if len(inside) > 1:
        return inside
    return at_lines if level is LEVELS[0] and at_lines and at_lines[0].start() == 0 else []


def _section(part: str) -> Section:
    first_line, _, rest = part.partition("\n")
    # 一、关于“…”的建议 stands on a line of its own, however long
    repeats = first_line.startswith("关于") and len(first_line) <= 3 * LONGEST_HEADING
    if rest and (len(first_line) <= LONGEST_HEADING or repeats) and "。" not in re.sub("“[^”]*”", "", first_line[:-1]):
        return Section(heading=first_line.rstrip("。：:；; "), text=rest.strip())
    sentence = re.match(r"[^。：:；;！\n]+[。：:；;！]?", part)
    if sentence and len(sentence.group().rstrip("。：:；;！")) <= LONGEST_HEADING:
        return Section(heading=sentence.group().rstrip("。：:；;！ "), text=part[sentence.end() :].strip())
    return Section(heading="", text=part)


def full_name(place: Division) -> str:
    """福建省三明市 for 三明市; 全国 for the nation."""
    line = [outer.name for outer in reversed(ancestors(place)) if outer.level != "nation"]
    return "".join(line) or place.name


class _Reading:
    """One record read into a Proposal; keeps the evidence as it goes."""

    def __init__(self, document: Document, record: _Record) -> None:
        self.document = document
        self.record = record
        self.spans: list[Span] = []
        self.signature: Span | None = None
        self.signed_on: str | None = None

    def proposals(self) -> tuple[Proposal, ...]:
        """The record's proposal; several where one answer is given to several numbers, one row a number."""
        whole = self.proposal()
        numbers = self.numbers()
        if len(numbers) < 2:
            return (whole,)
        said = self.record.received.text if self.record.received else ""
        titles = {found["number"]: found["title"] for found in NUMBERED_TITLE.finditer(said)}
        return tuple(
            replace(whole, id=f"{whole.id[:-2]}{at:02d}", number=number, title=titles.get(number, whole.title))
            for at, number in enumerate(numbers)
        )

    def proposal(self) -> Proposal:
        reply = self.reply()
        number, session = self.number(), self.session()
        title, proposers = self.title(), self.proposers()
        handler, co_handlers = self.handlers()
        if self.is_helper():
            # 柳北区政府：…现提出协办意见如下: who helps writes to who leads
            handler, co_handlers = self.whom(), (handler,) if handler else ()
            proposers = tuple(name for name in proposers if not _is_office(name))
        reason, suggestions = self.reason_and_suggestions()
        body, place = self.body()
        date, file_number = self.date(), self.file_number()
        region, region_code = self.document.region, self.document.region_code
        if place is not None and place.code != region_code:
            region, region_code = full_name(place), place.code
        text = self.document.text
        evidence = tuple(Evidence(start, end, text[start:end]) for start, end in sorted(set(self.spans)))
        missing = sum(not value for value in (number, title, proposers))
        return Proposal(
            id=identifier(self.document.sha256, "proposal", *((item.start, item.end) for item in evidence)),
            session=session,
            number=number,
            body=body,
            proposers=proposers,
            title=title,
            reason=reason,
            suggestions=suggestions,
            handler=handler,
            co_handlers=co_handlers,
            reply=reply,
            file_number=file_number,
            date=date,
            region=region,
            region_code=region_code,
            evidence=evidence,
            confidence=Decimal(1) - missing * Decimal("0.2"),
            rule=f"proposal.{self.rule()}",
        )

    def wishes(self) -> list[Span]:
        """Where the record says what is wished for, as offsets into the text."""
        _, suggestions = self.parted()
        spans: list[Span] = []
        for line in suggestions:
            for sentence in re.finditer(r"[^。；;！\n]+[。；;！]?", line.text):
                if not IS_SO.search(sentence.group()) or WISHED.search(sentence.group()):
                    spans.append((line.start + sentence.start(), line.start + sentence.end()))
        for line in self.record.values.get("reply", []):
            spans += [(line.start + said.start(), line.start + said.end()) for said in REPEATED.finditer(line.text)]
            if COPIES.match(line.text):
                spans.append((line.start, line.end))  # 抄送:县人大(2份)
        if (received := self.record.received) is not None:
            begins = ANSWER_BEGINS.search(received.text)
            spans.append((received.start, received.start + begins.end() if begins else received.end))
        naming = (self.record.opening, self.record.titled, self.record.salutation)
        spans += [(line.start, line.end) for line in naming if line is not None]
        spans += [(line.start, line.end) for line in self.record.values.get("title", [])]
        return spans

    def is_helper(self) -> bool:
        """Whether an office that helps writes to the one that leads: `协办意见`, to an office."""
        said = "".join(line.text for line in (self.record.opening, self.record.received) if line)
        helps = re.search(r"(?:协办|会办)(?:意见|函|答复)|请一并答复|供[你贵][单局委厅]", said)
        return helps is not None and self.whom() is not None

    def whom(self) -> str | None:
        """The office that the salutation names; None where it names people."""
        line = self.record.salutation
        name = line.text.rstrip(":：!！ ") if line else ""
        return name if name and _is_office(name) and not PARTY.search(name) else None

    def rule(self) -> str:
        if self.record.rule == "list":
            return "list"
        return "form" if len(self.record.labels & NAMING) >= 2 else "letter"

    def value(self, code: str) -> str:
        """A field's lines as one text; they become evidence."""
        lines = self.record.values.get(code, [])
        self.spans.extend((line.start, line.end) for line in lines)
        return "、".join(line.text for line in lines)

    def openings(self) -> list[_Line]:
        """Lines that name the proposal, the label's value first."""
        values = self.record.values
        labelled = [line for code in ("session", "number", "title") for line in values.get(code, [])]
        named = [line for line in (*labelled, self.record.opening, self.record.received) if line is not None]
        return named + [
            line
            for line in self.record.heads
            if _speaks_of_proposal(line.text) or _session(line.text) or NUMBER.fullmatch(line.text)
        ]

    def number(self) -> str | None:
        if value := self.value("number"):
            digits = re.findall(r"\d+", value)  # 2022-067 is number 067 of 2022
            return _number(value) or (digits[-1] if digits else None)
        for line in self.openings():
            match = NUMBER.search(line.text)
            if match:
                self.spans.append((line.start + match.start(), line.start + match.end()))
                return _number(line.text)
        if self.record.received and (bare := BARE_NUMBER.search(self.record.received.text)):
            self.spans.append((self.record.received.start + bare.start(1), self.record.received.start + bare.end(1)))
            return bare[1]
        if (titled := self.record.titled) is not None and (behind := NUMBER_BEHIND.search(titled.text)):
            self.spans.append((titled.start + behind.start("n"), titled.start + behind.end("n")))
            return behind["n"]
        return None

    def numbers(self) -> list[str]:
        """The numbers of proposals that are answered at once: `第12、35、68号建议`; empty where it is one."""
        for line in (*self.record.values.get("number", []), self.record.opening, self.record.received):
            if line is None:
                continue
            if line.label == "number":
                several = re.fullmatch(r"\D{0,6}\d+\s*号?(?:\s*[、,，和及]\s*第?\s*\d+\s*号?)+\D{0,4}", line.text)
            else:
                several = NUMBERS.search(line.text)
            if several:
                return list(dict.fromkeys(re.findall(r"\d+", several.group())))
        return []

    def session(self) -> str | None:
        for line in self.openings():
            match = _session(line.text)
            if match:
                self.spans.append((line.start + match.start(), line.start + match.end()))
                return f"{match['term']}届{match['meeting']}次会议"
        return None

    def body(self) -> tuple[str | None, Division | None]:
        """The conference or congress as written in full, else put together from its short form and the place; its place.

        `县政协十五届三次会议` of 平川县 is 政协平川县第十五届委员会; without a place that fits it stays 县政协.
        """
        lines = self.openings()
        home = division(self.document.region_code) if self.document.region_code else None
        for line in lines:
            match = BODY.search(line.text)
            if match and not BARE_BODY.match(match.group()) and not NAMELESS_BODY.fullmatch(match.group()):
                self.spans.append((line.start + match.start(), line.start + match.end()))
                return match.group(), self.named_place(line, match.start(), match.end(), home)
        for line in lines:
            organ, session = ORGAN.search(line.text), SESSION.search(line.text) or BARE_BODY.search(line.text)
            if (bare := BARE_BODY.search(line.text)) is not None:  # 县第十八届人民代表大会
                organ, kind, level, term = bare, "人大", bare["place"], bare["term"]
            elif organ is not None and session is not None:
                kind = "政协" if organ["whole"] else organ["body"] or organ["behind"]
                level = organ["place"] or organ["after"] or organ["before"] or organ["level"] or ""
                term = session["term"]
            else:
                continue
            assert session is not None
            self.spans.append((line.start + organ.start(), line.start + session.end()))
            named = self.named_place(line, organ.start(), organ.end(), home) if level != "全国" else None
            return self.full_body(kind, level, term, named or home)
        found = next((found for line in lines if (found := _session(line.text))), None)
        guessed = self.kind()
        return self.full_body(guessed, "", found["term"], home) if found and guessed else (None, None)

    def named_place(self, line: _Line, start: int, end: int, home: Division | None) -> Division | None:
        """The place whose name ends in `line[start:end]`, where it is named: 云南省第十二届人大, 银川市政协."""
        named = [
            found.division
            for found in find_regions(line.text, home, 0, end, self.document.published)
            if found.end > start and not found.self_reference and found.division is not None
        ]
        return named[-1] if named else None

    def kind(self) -> str | None:
        """Members of a conference make 提案, deputies of a congress 建议; None where neither word is said."""
        said = "".join(line.text for line in (*self.openings(), self.record.salutation) if line)
        if "提案" in said or "委员" in said or "proposers" in self.record.labels:
            return "政协"
        return "人大" if "代表" in said or "议案" in said else None

    def full_body(self, kind: str, level: str, term: str, home: Division | None) -> tuple[str | None, Division | None]:
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
            return self.full_body(kind, "全国", term, home)
        return f"政协{place.name}第{term}届委员会" if kind == "政协" else f"{place.name}第{term}届人民代表大会", place

    def title(self) -> str | None:
        lines = self.record.values.get("title", [])
        if lines and not _names_an_answer(self.value("title")):
            return self.value("title").strip("《》 ") or None
        for line in (self.record.received, self.record.opening):
            if line is None:
                continue
            marked = [(pattern, pattern.search(line.text)) for pattern in (QUOTED_TITLE, MARKED_TITLE)]
            # “…”的建议收悉, 根据《…的通知》: what stands first; words without marks where there are none
            marked.sort(key=lambda found: found[1].start() if found[1] else len(line.text))
            for pattern, match in (*marked, *((bare, bare.search(line.text)) for bare in (BARE_TITLE, PLAIN_TITLE))):
                if match is None:
                    continue
                where = "plain" if pattern is MARKED_TITLE and match["plain"] else "title"
                title = NUMBER_BEHIND.sub("", match[where]).strip("《》 ")
                if pattern is BARE_TITLE:
                    if NUMBER.search(title) and (line is self.record.opening or _session(title)):
                        continue
                    title = NUMBER_IN_TITLE.sub("的", title)
                if NUMBER.search(title):
                    continue
                self.spans.append((line.start + match.start(where), line.start + match.end(where)))
                return title
        if self.record.titled is not None:
            self.spans.append((self.record.titled.start, self.record.titled.end))
            return NUMBER_BEHIND.sub("", self.record.titled.text).strip("《》“” ")
        if (named := self.reason_as_title()) is not None:
            self.spans.append((named.start, named.end))
            return named.text.strip("《》“” ")
        if self.record.opening:
            self.spans.append((self.record.opening.start, self.record.opening.end))
            return self.record.opening.text
        return self.document.title

    def reason_as_title(self) -> _Line | None:
        """案由 where it holds the title: `案由：关于…的提案`, or some words without a stop where no other title is said."""
        reason = self.record.values.get("reason", [])
        if self.record.has("title") or not reason:
            return None
        bare = reason[0].text.strip("《》“” ")
        words = len(reason) == 1 and len(bare) <= 50 and not re.search(r"[。；;]", bare)
        return reason[0] if BARE_TITLE.fullmatch(bare) or words else None

    def proposers(self) -> tuple[str, ...]:
        if self.record.has("proposers"):
            return split_names(self.value("proposers"))
        line = self.record.salutation if self.whom() is None else None
        if line and (match := SALUTATION.match(line.text)):
            self.spans.append((line.start, line.end))
            return split_names(match["names"])
        if self.record.received and (match := PROPOSED_BY.search(self.record.received.text)):
            self.spans.append((self.record.received.start + match.start(), self.record.received.start + match.end()))
            return split_names(match["names"])  # 张小燕委员提出的《…》收悉
        return ()

    def handlers(self) -> tuple[str | None, tuple[str, ...]]:
        """The office that answers, by label, `由…主办`, signature or the document's source; and those that help."""
        said, _, beside = re.sub(
            r"(?:^|(?<=[；;，,、\s]))(?:主办|承办|牵头)(?:单位|部门)?[:：]", "", self.value("handler")
        ).partition("会办")
        if not beside:
            said, _, beside = said.partition("协办")  # 主办：市商务局；会办：市城管局
        named = split_offices(said)
        helping = split_offices(re.sub(r"^(?:单位|部门)?[:：]", "", beside) + "、" + self.value("co_handlers"))
        leads, helps = "|".join(_words("leads")), "|".join(_words("helps"))
        answer = self.record.values.get("reply", [])[:2]
        said = "\n".join(line.text for line in (self.record.received, *answer) if line)
        received = self.record.received.text if self.record.received else ""
        led = re.search(rf"由(?P<who>[^,，。；由]+?)(?:{leads})", said)
        if not named and (match := led or HANDED_TO.search(received)):
            who = match["who"].strip()
            parts = tuple(office for part in split_offices(who) for office in _two_offices(part))
            own = [part for part in parts if WE.match(part)]
            if not own:
                named = parts if all(_is_office(part) for part in parts) else split_offices(who)
            elif len(parts) > 1 and not helping and match[0].endswith("分别办理"):
                helping = tuple(part for part in parts if part not in own and _is_office(part))
        if not helping and (
            match := re.search(rf"(?:^|[,，；。])(?:由|会同)?(?P<who>[^,，。；]+?)(?:{helps})(?!单位)", said)
        ):
            who = match["who"]
            if not WE.match(who):
                helping = split_offices(who)
        if not helping and (match := CONSULTED.search(received)):
            helping = tuple(name for name in split_offices(match["who"]) if _is_office(name))
        if named:
            return named[0], (*named[1:], *helping)
        if self.signature:
            start, end = self.signature
            self.spans.append((start, end))
            return self.document.text[start:end], helping
        for line in (self.record.opening, *reversed(self.record.heads)):
            # 平川县商务局关于…的复函, or the office's name above that line
            named_by = _office_before(line) if line else None
            if line and named_by:
                self.spans.append((line.start, line.start + len(named_by)))
                return named_by, helping
        return self.office_beside(), helping

    def office_beside(self) -> str | None:
        """The office that answers where no label, signature or heading names it: in brackets, as publisher, as contact."""
        for line in (self.record.opening, self.record.titled):
            # 对…第3号建议的答复(水利局)
            if (
                line
                and (named := re.search(r"[（(](?P<who>[^（）()\d]{2,20})[)）]$", line.text))
                and _is_office(named["who"])
            ):
                self.spans.append((line.start + named.start("who"), line.start + named.end("who")))
                return named["who"]
        answer = "".join(line.text for line in (self.record.received, *self.record.values.get("reply", [])) if line)
        ours = re.search("我([局委办厅校院站])", answer)  # 我局 is not the government that publishes the page
        for line in self.record.values.get("issuer", []):
            if _is_office(line.text) and not (ours and line.text.endswith("政府")):
                self.spans.append((line.start, line.end))
                return line.text
        for line in self.record.values.get("reply", []):
            if (named := CONTACT_OFFICE.match(line.text)) and _is_office(named["who"]):
                self.spans.append((line.start + named.start("who"), line.start + named.end("who")))
                return named["who"]
        source = self.document.source
        if not source or self.record.received is None or re.search(r"人大|政协|网$", source):
            return None  # the conference prints what offices answer
        published = ours is not None and source.endswith("政府")
        return source if source.endswith(_words("office")) and not published else None

    def reason_and_suggestions(self) -> tuple[str | None, tuple[Section, ...]]:
        """By their labels; a form with one field for both is parted where it says 为此,建议如下."""
        reason, suggestions = self.parted()
        text = "\n".join(line.text for line in reason)
        return text or None, split_sections(self.document.text, [(line.start, line.end) for line in suggestions])

    def parted(self) -> tuple[list[_Line], list[_Line]]:
        """The lines of the reason and those of the suggestions."""
        reason = list(self.record.values.get("reason", []))
        suggestions = list(self.record.values.get("suggestions", []))
        if self.reason_as_title() is not None:
            reason = reason[1:]  # 案由:关于…的提案 is the title
        content = self.record.values.get("content", [])
        if not (reason or suggestions or content):
            content = self.record.values.get("body", [])  # a proposal whose text has no label
        before, after = _parted(content)
        if not suggestions and not after:
            reason, after = _parted(reason)
        reason += before
        suggestions += after
        return reason, suggestions

    def reply(self) -> tuple[Section, ...]:
        """The parts of the reply; salutation, thanks, contact, signature and date are not parts."""
        lines = list(self.record.values.get("reply", []))
        end = self.signed_at(lines)
        for index in range(max(end - LETTER_TAIL, 1), end):
            # 感谢您的关心！ behind which stand who signed, the telephone, the copies
            if self.closes(lines[index]) and all(len(line.text) < 50 or self.closes(line) for line in lines[index:end]):
                end = index
                break
        while end and (self.record.received or end > 1) and self.closes(lines[end - 1]):
            end -= 1
        lines = lines[:end]
        # the answer ends with the first line of thanks behind which nothing is told any more
        while lines and lines[0].text.startswith(_words("closing")) and len(lines) > 1:
            lines = lines[1:]  # 感谢您提出的宝贵意见, and then the answer
        if lines and ONLY_BEGINS.fullmatch(lines[0].text):
            lines = lines[1:]
        if lines and self.record.received is not None:
            lines[-1] = self.without_thanks(lines[-1])
        if len(lines) > 1 or self.record.rule == "list":
            kept = [line for line in lines if not MARK_ONLY.fullmatch(line.text)]
            lines = kept if kept or self.record.rule == "list" else lines
        return split_sections(self.document.text, [(line.start, line.end) for line in lines])

    def without_thanks(self, line: _Line) -> _Line:
        """The line without the thanks that its last sentences are: `…于4月竣工。特此回复!`."""
        end = len(line.text)
        for mark in reversed(list(re.finditer(r"(?<=[。！!；])\s*(?=\S)", line.text))):
            said = line.text[mark.end() : end]
            thanks = re.search("谢|[特专]此|此[复函]|指正|宝贵|批评", said)
            if not thanks or not self.closes(_Line(line.start + mark.end(), line.start + end, said)):
                break
            end = mark.start()
        return line if end == len(line.text) else _Line(line.start, line.start + end, line.text[:end])

    def closes(self, line: _Line) -> bool:
        """Whether a line at the end of a letter tells nothing of the matter: thanks, contact, copies."""
        if line.is_label and line.label == "other":
            return True  # 主管领导:
        if re.match(r"最后|妥否|以上|同时|再次", line.text) and re.search(r"感谢|谢意|批评指正", line.text):
            return True
        return line.text.startswith(_words("closing")) or (
            len(line.text) < 90 and WORDS_AGAIN.match(line.text) is not None
        )

    def signed_at(self, lines: list[_Line]) -> int:
        """The index of the line where the letter is signed or dated, else how many there are; keeps office and day."""
        end = len(lines)
        for index in range(len(lines) - 1, -1, -1):
            if self.day(lines[index]):
                # a day that nothing but short lines follows
                if any(len(line.text) > 80 and not self.closes(line) for line in lines[index + 1 :]) and (
                    index + LETTER_TAIL < len(lines) and not (index and _is_office(lines[index - 1].text))
                ):
                    continue
                end = index
        if end == len(lines):  # signed, and not dated
            for index in range(max(1, end - LETTER_TAIL), end):
                thanked = any(self.closes(line) for line in lines[max(0, index - 5) : index])
                if thanked and _is_office(lines[index].text):
                    end = index
                    break
        return self.office_at(lines, end)

    def office_at(self, lines: list[_Line], end: int) -> int:
        first = end
        for index in range(max(end - 3, 0), min(len(lines), end + 4)):
            line = lines[index]
            name = SEAL.sub("", _without_day(line.text)).strip()
            name = re.sub(r"(?<=\S)[（(][^（）()]{2,20}[)）]$", "", name)  # 市住建局(市人民防空办公室)
            if line.heading or not name or not _is_office(name):
                continue
            if index > end and self.signature is not None:
                continue
            if self.signature is None:
                at = line.text.index(name)
                self.signature = (line.start + at, line.start + at + len(name))
            first = min(first, index)
        return first

    def day(self, line: _Line) -> bool:
        """Whether the line is a day, alone or behind the office that signs; keeps it."""
        if len(line.text) > 45 or not re.search(r"[日号\d]\s*(?:[)）]|$)|印发", line.text):
            return False
        for found in find_periods(line.text, None):
            rest = SEAL.sub("", line.text[: found.start] + line.text[found.end :]).strip(" ()（）")
            if found.kind == "day" and found.first and (not rest or _is_office(rest)):
                self.signed_on = found.first.isoformat()
                self.spans.append((line.start + found.start, line.start + found.end))
                return True
        return False

    def date(self) -> str | None:
        found = find_periods(self.value("date"), None)
        if found and found[0].kind == "day" and found[0].first:
            return found[0].first.isoformat()
        if self.signed_on is None and (issued := find_periods(self.value("issued"), None)) and issued[0].kind == "day":
            return issued[0].first.isoformat() if issued[0].first else None
        return self.signed_on or (self.document.published.isoformat() if self.document.published else None)

    def file_number(self) -> str | None:
        """The mark of the answer (`平商函〔2021〕18号`), which stands above the salutation or behind its label."""
        record, text = self.record, self.document.text
        for line in record.values.get("file_number", []):
            if said := FILE_NUMBER.match(line.text):
                self.spans.append((line.start, line.start + said.end()))
                return re.sub(r"\s", "", said["mark"])
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
            if around[0] not in ("《", "(", "（") and around[1] not in (")", "）", "文"):
                found = match
        if found is None:
            return None
        self.spans.append(found.span("mark"))
        return re.sub(r"\s", "", found["mark"])


def _parted(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """What is wrong and what is wished for: parted where a line says 为此,建议如下: or is headed 三、对策建议."""
    for index, line in enumerate(lines):
        if len(line.text) <= 24 and index and SUGGESTIONS_HEADING.fullmatch(line.text):
            return lines[:index], lines[index + 1 :]
        if found := SENTENCE_START.search(line.text):
            before = _Line(line.start, line.start + found.end(), line.text[: found.end()].rstrip())
            rest = line.text[found.end() :]
            low = line.start + found.end() + len(rest) - len(rest.lstrip())
            behind = [_Line(low, line.end, rest.strip())] if rest.strip() else []
            after = [*behind, *lines[index + 1 :]]
            if after:
                return [*lines[:index], before], after
    return lines, []


def _names_an_answer(text: str) -> bool:
    """`关于第12号提案的答复` is no proposal's title."""
    return NUMBER.search(text) is not None and ANSWER.search(text) is not None


def _office_before(line: _Line) -> str | None:
    """The office whose name a heading begins with (`平川县商务局关于…的复函`), or that a line consists of."""
    if _is_office(line.text):
        return line.text
    match = re.match(r"(?P<who>[^\s，。、《》“”]{3,30}?)\s*(?=关于|对)", line.text)
    return match["who"] if match and _is_office(match["who"]) else None


def _without_day(text: str) -> str:
    found = [mention for mention in find_periods(text, None) if mention.kind == "day"]
    return (text[: found[0].start] + text[found[0].end :]).strip() if found else text
