"""How a letter of reply begins: the heading that names the proposal, whom it speaks to, the line that acknowledges it.

A letter may have lost its line ends; `letter_in_one_line` gives them back.
"""

from __future__ import annotations

import re

from extractors.proposals.line import Line, Span
from extractors.proposals.number import NUMBER, NUMBERS, session_in

# 您提出的《…》收悉, 该提案…现将办理情况答复如下
RECEIVED = re.compile(
    r"收悉|敬悉|已(?:经)?收到|[收接]到[了您你贵]|收阅|(?:答复|回复|函复|函告|回函|复函|汇报|报告|说明|情况|意见|反馈|通报)[^。\n]{0,8}如下"
    r"|如下(?:协办|会办|主办|办理|答复)意见|(?:由|转|交)我[局委办厅中区县市镇院公][^。，,\n]{0,6}(?:办理|承办|答复|研究|主办)"
    r"|以下(?:协办|会办|主办|办理|答复|回复)+意见|现(?:给予|予以)(?:答复|回复)"
)
# 现答复如下： and nothing else: the answer begins behind it
ANSWER_BEGINS = re.compile(
    r"(?:如下(?:(?:协办|会办|主办|办理|答复)意见)?|以下(?:协办|会办|主办|办理|答复|回复)+意见|现(?:给予|予以)(?:答复|回复))(?:[,，]?(?:供[^。:：\n]{0,20}参考|请一并[^。:：\n]{0,10}))?\s*[:：。,，]?\s*"
)
BARE_TITLE = re.compile(
    r"(?P<title>关于(?:[^《》“”。\n]|“[^“”\n]{1,20}”){3,70}?的(?:代表|委员)?(?:第\s?[A-Za-z\d]+\s?号)?(?:提案|建议案?|议案))"
)
NUMBER_BEHIND = re.compile(
    r"\s*[（(](?:提案|建议)?第?\s*(?P<n>\d+)\s*号(?:提案|建议|议案)?[)）]?$"
)  # 关于修路的建议(45号)
SECTION_MARK = re.compile(
    r"^(?:【[^【】]{2,10}】|\[[^\[\]]{2,10}\]|第\s?\d+\s?号\s*(?=关于))\s*"
)  # 【提案办理】关于修路的提案
NUMBER_BEFORE = re.compile(r"[（(]\s*第?(?P<n>\d{2,})号?\s*[)）]\s*(?=关于)")  # （20200242）关于修路的建议
SALUTATION = re.compile(
    r"^(?:尊敬的|敬爱的)?(?P<names>[^。:：]{2,120}?)(?:[省市县区州]?(?:政协委员|人大代表)|委员|代表|同志|先生|女士)?"
    r"\s*[,，]?\s*(?:你们?好|您们?好)?\s*[:：!！]?\s*(?:[:：!！]|(?<=[委员代表名位组团会部社支]))\s*$"
)
# 张小燕代表 on a line of its own, the colon lost
MEMBERS_ALONE = re.compile(
    r"(?:尊敬的|敬爱的)?[\u4e00-\u9fff]\s?[\u4e00-\u9fff*＊×xX某]{1,3}(?:[、,，\s]+[\u4e00-\u9fff]\s?[\u4e00-\u9fff*＊×xX某]{1,3})*"
    r"(?:等?\s*\d*\s*[名位]?(?:各位)?(?:政协)?(?:委员|(?:人大)?代表)|等\s*\d+\s*[名位])"
)
GREETED = re.compile(r"[,，]?\s*(?:[您你]们?好)?\s*[:：!！]?$")  # 张小燕代表，您好：
# 甸沙乡委员组, 农工党平川市委员会
GROUP_ALONE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:(?:委员|代表|联络|活动|工作)小?组|代表团)"
    r"|(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)[\u4e00-\u9fff]{0,12}(?:委员会|委|支部|总支|社)"
)
# 张小燕委员：您提出的…收悉, all in one paragraph
SALUTATION_INSIDE = re.compile(
    r"(?:^|(?<=[\s】）)函])|(?<=答复)(?!函))(?P<whom>(?:尊敬的)?[^\s。:：,，]{2,12}(?:[、,，\s][^\s。:：,，]{2,12})*?\s?"
    r"(?:委员|代表|同志|委员会|[市区县省]委|总?支部|工商联|民[革盟建进]|农工党|致公党|九三学社|台盟|政协)(?:[,，]?您?你?们?好)?[:：!！])\s*"
    r"(?=(?:您|你|贵|感谢|衷心|非常感谢|首先|现将|现就|收到|关于|《|在|对|[省市区县州旗]?第?[一二三四五六七八九十]{1,3}届))"
)
HEADING_BEFORE = re.compile(r"[^:：]*(?:答复|回复|复函|复文|函)\S{0,8}\s+(?=\S)")
# where a letter that lost its line ends is parted: behind a stop, before the day, the contact, the copies
PARTS_OF_LINE = re.compile(
    r"(?<=[。！!；;])\s+|(?<=\S)\s+(?=\d{4}\s?年\d{1,2}月|抄送|联系|附件)|(?<=[,，])(?=联系(?:人|电话|方式)[^。，]{0,6}[:：]|感谢[您你][^。，]{0,60}(?:支持|关心|关注)[,，。！])|(?<=[。！])(?=[^\s。，；]{4,30}\s*[\d二][\d〇○零O]{3}年[^。]{3,6}日)"
)
# 联系人:李大川 13900000000 平川县水利局 2023年7月5日: who signs stands behind the telephone
CONTACT_AND_SIGNED = re.compile(
    r"[（(]?联系[^。；]{3,60}?(?<=[\s\d)）])(?P<signed>[^\s\d，。；:：]{4,30}\s*(?:\d{4}|二[〇○零O][^年]{2})\s?年[^年，。]{3,6}日)。?$"
)
NEIGHBOUR = re.compile(r"\s*(?:上|下)[一1]?(?:篇|条|个|页)\s*[:：]|相关(?:文章|链接|信息|阅读)")  # 上一条:…答复
# who writes to an office's mailbox proposes nothing to a conference
CITIZEN = re.compile(r"网友|市民(?!政)|居民|群众|来信|来电|留言|朋友|家长|业主|用户|学生|同学")
# 关于增设红绿灯的建议，我局高度重视: an answer that does not say it was received
ANSWERS_AT_ONCE = re.compile(
    r"(?:您|你)?们?(?:好[,，。!！]?)?(?:您|你)?们?(?:提出的)?[“《]?关于[^。，,\n]{2,60}?的(?:建议|提案|议案)[”》]?[，,]?\s*"
)
# 张小燕代表提出的“关于修路”的建议。经研究…: named and answered at once, below the answer's heading
NAMED_AND_ANSWERED = re.compile(
    r"[^，。：《》“”]{2,40}(?:委员|代表)(?:联名)?(?:提出|提交)的?(?:“[^“”\n]{4,90}”|《[^《》\n]{4,90}》)的?(?:建议|提案|议案)?[。，]\s*"
)
# 2018年市人大十六届一次会议《关于修路的建议》(304号)的答复
NUMBERED_ANSWER = re.compile(r"(?:提案|建议|议案)[》”」][（(]第?\d{1,4}号[）)]的(?:答复|回复|复函)$")
ANSWER = re.compile(r"答复|回复|复函|复文|办理|的?函(?=\s*[（(]|$)|意见(?:\.\w{3,4})?$|办复")
ANSWERED = re.compile(
    r"答复|回复|复函|复文|办理|函$|意见[\s|]*$|办复"
)  # the same, with the bars of a saved table behind it
SPEAKS_TO = re.compile(
    r"[^。]{0,30}?[您你贵][^。]{0,160}(?:收悉|如下)"
    # 《关于修路》的提案已收悉。经研究，现答复如下, and nobody is spoken to
    r"|(?:《[^《》\n]{4,90}》|“[^“”\n]{4,90}”|关于[^。，\n]{4,70}?)的?(?:提案|建议|议案)(?:[（(][^（()）]{2,20}[)）])?(?:已经?)?(?:收悉|敬悉|收到|收阅)[^。\n]{0,16}[。，,]"
    # 在市人大七届一次会议上，人大代表张小燕提出《…》（99号）建议，…。现答复如下：
    r"|[^。]{0,30}(?:代表|委员)[^。，]{2,16}提出的?《[^\n]{0,160}(?:答复|回复|函复)如下[:：]$"
)
# no name of a person or an office: 2022-07-01 点击数:, 来源：
NOT_SPOKEN_TO = re.compile(
    r"\d{4}|点击|浏览|来源|时间|日期|类别|签发|感谢|如下|号[:：]|附件|单位[:：]|分享|解读|相关|字体|字号|导航|正文|位置|下载|打印"
)


def names_a_proposal(line: Line) -> bool:
    """`十届二次会议第67号提案及复函`, `关于市人大第47号建议的答复`, `第12号建议` as a line of its own."""
    if len(line.text) > 110 or not speaks_of_proposal(line.text):
        return False
    if line.text.endswith(("。", "；", ";", "！", "：", ":")) or "收悉" in line.text:
        return False
    if NUMBER_BEHIND.search(line.text) and is_title(line):
        return False  # 关于修路的建议(45号) is the proposal's title
    match = NUMBER.search(line.text)
    if match and (match["kind"] or match["kind2"] or match["kind3"]):
        return line.heading or ANSWER.search(line.text) is not None or len(line.text) < 20
    if NUMBERS.search(line.text):
        return ANSWER.search(line.text) is not None
    if session_in(line.text) and NUMBERED_ANSWER.search(line.text):
        return True
    named = re.match(
        r"(?:[^，。；]{2,30}?(?:局|委员会|委|办公室|办|厅|政府|中心|管委会))?\s?[《“]?(?:关于|对).*(?:提案|建议案?|议案)[》”]?\s?(?:[（(].*[)）])?(?:办理情况)?的?"
        r"(?:答复|回复|复函|复文|办理意见|主办意见|协办意见|会办意见|函)",
        line.text,
    )
    return named is not None


def named(text: str) -> str:
    """A title without the marks around it and the number before it: （20200242）关于帮扶小微企业的建议."""
    return NUMBER_BEFORE.sub("", SECTION_MARK.sub("", text).strip("《》“” ")).strip("《》“” ")


def is_title(line: Line) -> bool:
    """`关于做强茶产业的提案` as a line of its own, and not the name of an answer."""
    bare = NUMBER_BEHIND.sub("", SECTION_MARK.sub("", line.text)).strip("《》“” ")
    return bare.endswith(("提案", "建议", "议案", "建议案")) and BARE_TITLE.fullmatch(bare) is not None


def speaks_to_citizen(line: Line) -> bool:
    """`市民朋友：`, `尊敬的网友：` on a line of its own: what follows answers a letter to a mailbox, and no proposal."""
    return CITIZEN.search(line.text) is not None and SALUTATION.match(line.text) is not None and len(line.text) < 20


def salutes(line: Line, text: str, answers: bool = False) -> bool:
    """`张小燕委员：` above a line that acknowledges a proposal; without the colon, members and deputies right above it.

    Below the heading of an answer (`answers`) a member or deputy is spoken to whatever the letter begins with.
    """
    if answers and MEMBERS_ALONE.fullmatch(GREETED.sub("", line.text)):
        return True
    if line.text.endswith(("委员", "代表", "名", "位", "组", "团", "委员会", "委", "支部", "总支", "社")):
        if not MEMBERS_ALONE.fullmatch(line.text) and not GROUP_ALONE.fullmatch(line.text):
            return False
        below = text[line.end : line.end + 500].lstrip().split("\n", 1)[0]
        return re.match(r"[您你]|贵|在|提出|关于|《|感谢|收到|首先|现", below) is not None and acknowledges(below, line)
    if not line.text.endswith((":", "：", "!", "！")) or not SALUTATION.match(line.text):
        return False
    if NOT_SPOKEN_TO.search(line.text) or CITIZEN.search(line.text):
        return False
    if line.text.endswith(("!", "！")) and not re.search(r"(?:委员|代表|好)\s*[!！]$", line.text):
        return False  # 感谢您的关心！
    following = [words for words in text[line.end : line.end + 500].split("\n") if words.strip()][:4]
    return any(acknowledges(words, line) for words in following)


def acknowledges(text: str, salutation: Line | None = None) -> bool:
    """`您提出的《…的提案》收悉,现答复如下`: one line that speaks of a proposal and of its receipt or answer.

    Where a member or a deputy is spoken to, 你提出的“…”,已交我局研究办理 is enough.
    """
    member = salutation is not None and re.search(r"(?<!各位)(?:委员|代表)", salutation.text) is not None
    if member and ANSWERS_AT_ONCE.match(text):
        return True
    if RECEIVED.search(text) is None or re.match(
        r"导读|摘要|提要|核心提示|编者按|(?:尊敬的)?(?:网友|市民|居民|来信人)", text
    ):
        return False
    if speaks_of_proposal(text):
        return True
    return member and re.search(r"[您你贵][^。]{0,40}提出|提出的", text) is not None


def answer_behind(line: Line) -> Line | None:
    """What the line that acknowledges a proposal goes on to answer: `…现答复如下：一、路已修好。`."""
    begins = ANSWER_BEGINS.search(line.text)
    if begins is None and RECEIVED.search(line.text) is None:
        begins = ANSWERS_AT_ONCE.match(line.text) or NAMED_AND_ANSWERED.match(line.text)
    if begins is None:
        return None
    low = begins.end()
    return Line(line.start + low, line.end, line.text[low:]) if len(line.text) - low > 6 else None


def speaks_of_proposal(text: str) -> bool:
    """Whether the words 提案, 建议 or 议案 stand in a text."""
    return "提案" in text or "建议" in text or "议案" in text or "议事原案" in text or "提 案" in text


def letter_in_one_line(line: str) -> list[Span]:
    """The parts of a line that holds salutation and answer (`…代表：您提出的…收悉，现答复如下：…`); empty for any other."""
    if not ("委员" in line or "代表" in line or "委" in line) or not RECEIVED.search(line):
        return []
    found = SALUTATION_INSIDE.search(line)
    if found is None or found.start() > (600 if line[found.start() - 1] == "函" else 200):
        return []
    heading = HEADING_BEFORE.match(found["whom"])  # 第134号提案的答复 张小燕委员：
    begins_at = found.start() + (heading.end() if heading else 0)
    text_begins = line.rfind("正文", 0, begins_at) + 2  # what a law database says of the paper, and then the paper
    spans = [(0, text_begins)] if text_begins > 1 else []
    spans += [(text_begins if text_begins > 1 else 0, begins_at)] if begins_at else []
    spans.append((begins_at, found.end("whom")))
    rest = found.end()
    begins = [m for m in ANSWER_BEGINS.finditer(line, rest) if line[m.end() - 1] in ":：。 ,，"]
    if begins and begins[0].start() < rest + 300:
        spans.append((rest, begins[0].end()))
        rest = begins[0].end()
    edges = [rest, *(rest + gap.end() for gap in PARTS_OF_LINE.finditer(line[rest:]))]
    spans += [(low, high) for low, high in zip(edges, [*edges[1:], len(line)], strict=True) if line[low:high].strip()]
    return spans
