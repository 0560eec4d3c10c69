"""Names of people and of offices: lists of either parted into names, and whether some words are an office's name."""

from __future__ import annotations

import re
from functools import cache

from extractors.proposals.labels import label_words
from extractors.proposals.line import Line
from extractors.proposals.number import ZH

# 一是县商务局 is a part of an answer, and 九江市商务局 an office; 新闻中心, 互动中心 are a site's sections
NO_OFFICE = re.compile(
    rf"[{ZH}]{{1,3}}[是要.．]|[（(\d]|(?:新闻|资讯|互动|个人|用户|会员|下载|视频|图片|数据|公告|帮助|客服)中心$"
)


@cache
def _office_name() -> re.Pattern[str]:
    """A line that is an office's name and nothing else."""
    return re.compile(rf"[^\s,，。；;:：、！!？?《》“”]{{1,28}}?(?:{'|'.join(label_words('office'))})")


def is_office(text: str) -> bool:
    """Whether some words are an office's name and nothing else, and no heading."""
    return _office_name().fullmatch(text) is not None and not NO_OFFICE.match(text)


def split_names(text: str) -> tuple[str, ...]:
    """Names in a list: `张小燕、李大川委员`, `吴敏等3名代表`, `李　明 王小川`; titles and counts left out."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text)
    text = re.sub(
        r"(?<![^\s、,，;；])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?=[\s、,，;；等]|委员|代表|$)", r"\1\2", text
    )
    names: list[str] = []
    for part in re.split(r"[、,，;；\n]|\s+", text):
        name = re.sub(
            r"(?:等\s*[\d一二三四五六七八九十]*\s*[名位人]?|(?<!\d)\d+\s*[名位人]|(?<=..)[两三四五六七八九十]{1,3}[名位]|各位).*$",
            "",
            part,
        )
        name = re.sub(
            r"^(?:尊敬的?|提案人|(?:[省市县区州旗]?人大)?代表|(?:[省市县区州旗]?政协)?委员(?=[^会]))",
            "",
            name.strip('《》“”":：。!！ '),
        )
        name = re.sub(r"(?<=[组团])的$", "", name)  # 小渡委员小组的各位委员
        name = re.sub(r"^(?:和|及|与)(?=..)", "", name) if names else name  # 及芳琪 alone is a name
        for title in ("政协委员", "人大代表", "委员", "代表", "同志", "先生", "女士"):
            if name.endswith(title) and len(name) - len(title) >= 2:
                name = name.removesuffix(title)
                break
        if name and not re.fullmatch(
            r"[xX×*＊○〇某]+|签[章名字]|盖章|无|委员|代表", name
        ):  # ***委员: the site keeps the name to itself
            names.append(name)
    return tuple(dict.fromkeys(names))


JOINS = re.compile(r"^(?:会同(?!县)|由|并|和(?!县|平|田)|及|经商|经(?!济|开|信|发|贸)|商(?!务|贸|业|洛|丘|州))")


def split_offices(text: str) -> tuple[str, ...]:
    """Offices in a list as written: `县发改局、县财政局`; 无 and a dash are none."""
    parts = re.split(r"[、,，;；\n]|\s+", text)
    names = (JOINS.sub("", part).strip("。:： ") for part in parts)
    return tuple(dict.fromkeys(name for name in names if name and name not in ("无", "—", "-", "/", "——")))


def two_offices(name: str) -> tuple[str, ...]:
    """`海关总署和我委` are two, 工业和信息化部 is one."""
    for mark in re.finditer("和|及|与", name):
        if is_office(name[: mark.start()]):
            return name[: mark.start()], name[mark.end() :]
    return (name,)


def office_before(line: Line) -> str | None:
    """The office whose name a heading begins with (`平川县商务局关于…的复函`), or that a line consists of.

    A file number and a dash may stand before it: 德教议复字〔2022〕25号——德江县教育局关于….
    """
    if is_office(line.text):
        return line.text
    match = re.match(
        r"(?:\[[^\[\]]{2,8}\])?(?:[^\s，。]{2,12}\d号[—-]{1,2})?(?:(?:19|20)\d{2}年度?)?(?P<who>[^\s，。、《》“”]{3,30}?)\s*(?=关于|对|(?:20\d\d年度?)?(?:承办|办理)[^，。]{0,6}(?:提案|建议))",
        line.text,
    )
    return match["who"] if match and is_office(match["who"]) else None
