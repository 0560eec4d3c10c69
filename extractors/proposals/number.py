"""Number and session of a proposal as they are written: 第67号提案, 第12、35、68号建议, 十二届三次会议."""

from __future__ import annotations

import re

from extractors.period import chinese_number

ZH = "一二三四五六七八九十"
# 第67号提案, 第2021-035号, 第JY0012号, 第00123号（商贸类004号）提案, 提案第9号, 626号重点提案
KIND = r"(?:(?:代表|委员|重点|党派|集体|界别|团体|会后|平时)\s*){0,2}"
# the cities of Zhejiang stand before the numbers of its congress: 杭42号建议
LETTERS = r"(?:[A-Za-z]{1,3}\s?-?|[杭甬温湖嘉绍金衢舟台丽](?=\d))?"
WRITTEN = rf"{LETTERS}(?:(?:19|20)\d{{2}}\s?[-—–]\s?|\d{{1,2}}-\d{{1,2}}-)?\d+"  # 67, JY0012, A-021, 2021-035, 14-3-56
DIGITS = rf"(?P<n>{WRITTEN}(?:\.\d+)?|[{ZH}百零〇]+)"
NUMBER = re.compile(
    rf"(?<!〕)第\s*{DIGITS}\s*号\s*(?:[（(][^（）()\n]{{2,20}}[）)]\s*)?(?:{KIND}(?P<kind>提\s?案|建议|议案|议事原案))?"
    r"|(?P<kind2>提案|建议|议案)\s*"
    rf"(?:[（(]?\s*第\s*{DIGITS.replace('<n>', '<n7>')}|[（(]?\s*[A-Za-z]?(?P<n2>\d+))\s*号(?![线楼路院桥])"
    rf"|(?<![\d〕.A-Za-z])(?P<n3>{LETTERS}\d+)\s*号\s*(?:[（(][^（）()\n]{{2,20}}[）)]\s*)?{KIND}(?P<kind3>提案|建议|议案)"
    r"|(?:提案|建议)[【〔\[（(](?:19|20)\d{2}[】〕\]）)]\s?(?P<n6>\d+)\s*号"
    r"|(?:提案|建议)编号\s*[:：]?\s*(?P<n5>\d{2,})"
    r"|编号\s*[:：]?\s*[A-Za-z]?\s*[（(〔]\d{4}[)）〕]\s?(?P<n4>\d+)\s*号"
)
# 第12、35、68号建议, 第12号、第35号和第68号提案: several that are answered at once
NUMBERS = re.compile(
    r"第\s*\d+\s*号?\s*(?:[、,，和及与]\s*第?\s*\d+\s*号?\s*)+(?=(?:等\s*\w{0,2}\s*件)?[\s（(]*"
    + KIND
    + r"(?:提案|建议|议案|[）)]))"
)
SESSION = re.compile(
    rf"第?(?P<term>[{ZH}百\d]+)\s?届(?P<between>[^第届次,，。；;:：\n]{{0,20}}?)第?\s?(?P<meeting>[{ZH}\d]+)\s?次"
    rf"(?:\s?(?:全体)?会议?|大会|人代会|人民代表大会|全会|(?=\s*(?:第\s?[A-Za-z\d{ZH}]|[A-Za-z]?\d+\s?号|提案|建议|议案|[委代][员表]|$)))"
)


def number_in(text: str) -> str | None:
    """The number of `第67号提案`, `第六十七号`, `提案67号` as written, `第JY0012号` with its letters; None where none stands."""
    match = NUMBER.search(text)
    if match is None:
        return None
    digits = next(match[group] for group in ("n", "n2", "n3", "n4", "n5", "n6", "n7") if match[group])
    if re.search(r"\d", digits):
        return re.sub(r"\s", "", digits)
    value = chinese_number(digits)
    return None if value is None else str(value)


def session_in(text: str) -> re.Match[str] | None:
    """The session in a text, as `term` (十二) and `meeting` (三); None where none is said."""
    return SESSION.search(text)
