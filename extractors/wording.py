"""Words of one meaning: how a page may word a thing, and how the grammar reads it.

`动工` is `开工`, `项目十二个` are `项目12个`, `1亿元（含）以上` is `1亿元以上`, and `据悉，` before a sentence says nothing of what it
tells. Were each rule to know each wording, one would always miss some; so the grammar reads one of them, and
`spelling.Spelling` leads back to the words as written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.number import parse_han

_TENS = "一二两三四五六七八九"
# 二十一项, 一百零六个, and not 几十个, 数十家, 三四十个, 第十二个, 二十多家
_LARGE_COUNT = re.compile(rf"[{_TENS}十百零〇][{_TENS}十百零〇]{{1,5}}(?=[个家项宗支条场])")
_GOES_ON_FROM = frozenset(f"第几点分零〇百千万亿十{_TENS}")
# 项目两个，: a count that stands behind what it counts and ends its statement; 两个项目 is read as it stands, 三个一批 is no count
_LAST_COUNT = re.compile(rf"[{_TENS}十](?=[个家项宗支条场](?:[，。；、：）”\n（]|$))")
# 这两个, 前三家, 其中的一个, 同一个: which ones, and not how many (以上两个, 签下四个 are)
_WHICH = re.compile(
    rf"[第几头前后每另其哪同这那某任唯之说讲谈百千万亿零〇十点分\n{_TENS}]$|(?<![以])上$|(?<![以签拿])下$"
)
# 开工项目一个, 亿元以上的一个, 平利县一个; 汉阴三个，平利一个: where even one is counted
_ONE_OF = re.compile(
    rf"(?:[{_TENS[1:]}十\d][个家项宗][，、；][\u4e00-\u9fff]{{1,8}}|项目|企业|工程|协议|以[上下]的?|[县市区乡镇州旗园班局院各共多少]|街道|[仅只]有|[新续]建)$"
)


class Wording(NamedTuple):
    """Words that are read as others: where `key` stands, what `form` finds is read as `read`."""

    key: str
    form: re.Pattern[str]
    read: str


# Words that two words beside them share out between them stay: 推动|工业, 启动|工程
_BEGUN = re.compile(r"动工(?:(?<![推带联启电自劳活互主机运调移流变行]动工)|(?![业作具人资程位厂艺商会信夹]))")
_TO_A_FIGURE = r"[^，。；、\n]{0,12}\d"
_OF_THAT_COST = r"总?投资额?[约达超近逾为]{0,2}\d[^，。；、的\n]{1,12}元(?:以上)?的"
WORDINGS = (
    Wording("动工", _BEGUN, "开工"),
    # 签订项目12个 and not 签订项目投资协议
    Wording("签订", re.compile(r"签订(?=[^，。；、协合框]{0,12}项目)(?![^，。；]{0,24}(?:协议|合同|书|意向))"), "签约"),
    # 1亿元（含）以上, 以上（含1亿元）
    Wording(
        "含",
        # and 5—10亿元（不含10亿元）
        re.compile(
            r"（含(?:本数|[\d.]*[百千]?[万亿]元)?）(?=及?以[上下])|(?<=以上)（含[\d.]*[百千]?[万亿]元）"
            r"|(?<=元)（(?:不?含[\d.]+[百千]?[万亿]元[，、]?)+）"
        ),
        "",
    ),
    Wording("破土", re.compile(r"破土(?=[动开]工)"), ""),
    Wording("并投产", re.compile(r"(?<=[建工]成)并(?=投产)|(?<=竣工)并(?=投产)"), ""),
    Wording("截止", re.compile(r"截止到?(?=20\d\d|\d|目前|今|去|本|上|当|年)"), "截至"),
    Wording("月末", re.compile("(?<=[0-9一二三四五六七八九十上本])月末"), "月底"),
    Wording("年初至今", re.compile("年初至今"), "年初以来"),
    Wording("其中", re.compile("(?<=[，。；：\n　（])在?这其中(?=[，：\u4e00-\u9fff\\d])"), "其中"),
    Wording("当中", re.compile("(?<=[，。；\n　（])当中(?=，)"), "其中"),
    # 分别签约8个以及6个
    Wording("以及", re.compile(r"(?<=[个家项宗元户%])以及(?=\d)"), "和"),
    # 签约了12个项目, 完成了投资3亿元
    Wording(
        "了",
        re.compile(
            rf"了(?<=签约了|签订了|引进了|招引了|完成了|实现了|到位了|开工了|竣工了|投产了|落户了|新增了)(?={_TO_A_FIGURE})(?!{_OF_THAT_COST})"
        ),
        "",
    ),
    # 签约总投资16亿元的甲项目: no sum of what was signed
    Wording("签约", re.compile(rf"签约(?={_OF_THAT_COST})"), "签约了"),
    # what stands before a sentence and says nothing of what it tells; 据统计 and 数据显示 open what was gathered, and stay
    Wording("据", re.compile(r"据(?<![^。！？；\n　 “]据)(?:[悉称]|介绍|了解|[测估]算)，"), ""),
    Wording("记者", re.compile(r"记者(?<![^。！？；\n　 “]记者)(?:了解到|获悉)，"), ""),
    Wording("的是，", re.compile(r"(?:值得(?:一提|注意|关注|一说|肯定)|[可令][喜人](?:欣喜|振奋|欣慰)?)的是，"), ""),
)


def reworded(text: str) -> str:
    """A text in the words that the grammar reads."""
    for start, end, read in reversed(rewordings(text)):
        text = text[:start] + read + text[end:]
    return text


def rewordings(text: str) -> list[tuple[int, int, str]]:
    """What of a text is read in other words: (start, end, read), in order and apart from each other."""
    found = [
        (said.start(), said.end(), wording.read)
        for wording in WORDINGS
        if wording.key in text
        for said in wording.form.finditer(text)
    ]
    found += _counts(text)
    return sorted(found)


def _counts(text: str) -> list[tuple[int, int, str]]:
    """Chinese numerals of counts, read as digits: 新签约十二个项目, 开工项目三个，."""
    found = []
    for said in _LARGE_COUNT.finditer(text):
        left = text[said.start() - 1 : said.start()]
        if left in _GOES_ON_FROM or left.isdigit() or (left == "数" and said[0][0] not in _TENS):
            continue
        value = parse_han(said[0]) if "十" in said[0] or "百" in said[0] else None
        if value is not None:
            found.append((said.start(), said.end(), str(value)))
    for said in _LAST_COUNT.finditer(text):
        start, before = said.start(), text[max(0, said.start() - 12) : said.start()]
        if not before or _WHICH.search(before) or "每" in before or (said[0] == "十" and before[-1] == "数"):
            continue
        if said[0] == "一" and not _ONE_OF.search(before):
            continue  # 又签一个: an article
        found.append((start, said.end(), str(parse_han(said[0]))))
    return found
