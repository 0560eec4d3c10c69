"""Numbers with their unit, bound and range, as mentions: what the text writes, before anybody says what it measures.

`find_quantities` reads amounts (`10亿余元`, `三四百亿元`, `420万美元`), counts (`47个`, `60余条`), rates (`74.4%`, `近七成`,
`5.7个百分点`), areas, ranks (`第二位`) and size classes (`亿元以上项目`: a class of the projects beside it, never an amount).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from extractors import lexicon
from extractors.number import (
    ARABIC,
    DIGITS,
    FORMAL,
    FORMAL_REST,
    HAN,
    HUNDREDS,
    NUMERAL,
    POINT,
    parse_arabic,
    parse_han,
    scale,
)

Kind = Literal["money", "count", "percent", "point", "area", "rank", "times", "mass", "bare"]
KINDS: dict[str, Kind] = {
    "count": "count",
    "percent": "percent",
    "percentage_point": "point",
    "m2": "area",
    "times": "times",
    "t": "mass",
}
Bound = Literal["exact", "about", "over", "at_least", "under", "at_most"]
# square metres of one unit; a mu is 2000/3
SQUARE_METRES = {
    "亩": (2000, 3),
    "畝": (2000, 3),
    "公顷": (10_000, 1),
    "公頃": (10_000, 1),
    "平方公里": (1_000_000, 1),
    "坪": (400, 121),
}


@dataclass(slots=True, unsafe_hash=True)  # nobody changes one; frozen, it takes three times as long to make
class Quantity:
    """A number as written: `text[start:end]` holds it with its hedges and its unit.

    `low` is in the canonical `unit` (yuan, percent, square metres, pieces); `high` is set where a range is written.
    `measure` is the unit as written (`个`, `亿元`). `number_start` is where the digits begin.
    """

    start: int
    end: int
    number_start: int
    low: Decimal
    high: Decimal | None
    kind: Kind
    unit: str
    measure: str
    bound: Bound
    han: bool = False


@dataclass(frozen=True, slots=True)
class SizeClass:
    """A class of projects by investment in yuan: `亿元以上`, `1亿元-5亿元`; `None` at an open end.

    `of_investment` is false where the class is of something else (`产值10亿元以上企业`).
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    of_investment: bool = True


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _units() -> dict[str, str]:
    return lexicon.words("unit")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    units = _alternatives(list(_units()))
    han_units = _alternatives([unit for unit in _units() if unit not in ("%", "％", "﹪", "m2", "m²")])
    # 10余亿元, 10亿余元, 1.2万余项, 76.2万平方米, 8—10个 (the unit of a range's first end may be left out)
    tail = rf"\s?(?P<m1>余|多|餘)?(?P<scale>[十百千]?万亿|[十百千]?[亿億]|[十百千万]?[万萬]|千|百)?(?P<m2>余|多|餘)?\s?(?P<unit>{units})?"
    arabic = re.compile(rf"(?P<number>{ARABIC}){tail}")
    # 一千多万元, 十几亿元
    han_tail = rf"(?:(?P<m1>余|多|餘|几)(?P<scale>[万萬亿億]+)?)?(?P<m2>)\s?(?P<unit>{han_units})?"
    han = re.compile(rf"(?P<number>{HAN}){han_tail}")
    # One pass over the text: a digit, or a run of Chinese numerals that a unit, a class word or a scale word follows. It
    # begins with one class of characters, so that the search passes over all others at the speed of one comparison. No
    # number has more than 24 numerals: in a run of a thousand, every end would be tried from every start.
    run, rest = HAN.replace("+", "{1,24}", 1), f"{NUMERAL}{{0,23}}{POINT}"
    behind = "[占近超过]"
    start = re.compile(
        rf"[\d翻了到全半首{FORMAL[1:-1]}{NUMERAL[1:]}(?:(?<=\d)|(?<=百)分之|(?<=翻)了?[一两]番|(?<=首)(?:位|(?=[，。；、,;）)\s]))|(?<=第{NUMERAL}){rest}(?=[，。；、,;）)\s和])"
        rf"|(?:(?<={behind}了)|(?<={behind}到)|(?<={behind}全)部)(?:一半|半数)|(?<={behind}一)半|(?<={behind}半)数"
        rf"|(?:(?<={NUMERAL}){rest}|(?<={FORMAL}){FORMAL_REST})(?=[余多餘几]?[万萬亿億]*\s?(?:{han_units})|成|以上|及以上|项目|大[\u4e00-\u9fff]{{0,6}}项目|級|级|分之|[至到—–\-~～](?:{run}|\d))"
        # 过亿的37个, 总投资超百亿, 投资近三千亿, 引资三千多亿: yuan, which nobody says
        rf"|(?<=[过超逾破近约达资额]{NUMERAL}){rest}(?:[余多餘][亿億])?(?<=[亿億])(?=的|[，。；、,;）)\n]|$))"
    )
    return start, arabic, han


def _before(code: str) -> str:
    return _alternatives(list(lexicon.topic("hedge")[code]["words"]))


def _hedge_patterns() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """What stands before a number, the characters that it ends in, and what stands behind one; each by its bound."""
    ahead = ("before_at_least", "before_at_most", "before_under", "before_over", "before_about")
    verbs = ("了", "到", "达", "有", "引进", "完成", "组织", "提供")
    said = "|".join(rf"(?P<{table.removeprefix('before_')}>{_before(table)})" for table in ahead)
    before = re.compile(rf"(?:{said})(?:{'|'.join(verbs)})?$")
    words = [word for table in ahead for word in lexicon.topic("hedge")[table]["words"]]
    tables = ("after_at_least", "after_at_most", "after_about")
    after = "|".join(rf"\s?(?P<{table.removeprefix('after_')}>{_before(table)})" for table in tables)
    behind = re.compile(rf"{after}|(?P<over>(?:{_before('after_over')})(?![个家项亿万于]))")
    return before, frozenset(word[-1] for word in (*words, *verbs)), behind


_BEFORE, _BEFORE_ENDS, _AFTER = _hedge_patterns()
_RANGE_JOIN = re.compile(r"\s?(?:[(（](?:不)?含[^)）]{0,8}[)）])?(?:至|到|[—－–\-~～]{1,2})\s?")
_INVESTED = re.compile(
    r"(?:投资|资金|引资|到资|外资|投入|税收|税金|利税|纳税|产值|收入|销售|利润)(?:额|总额)?(?:约|近|超|达到?|为|共|已|完成|实现)*$"
)
_SMALLER = re.compile(r" ?(?P<number>\d{1,4}(?:\.\d+)?) ?(?P<scale>[十百千]?[万萬]|千|百)?(?P<unit>元)?")
_PIECE = re.compile(r"(?!钱|錢|左右|以[上下内]|[到至多一二两三四五六七八九])[\u4e00-\u9fff](?![毛角])")
# 6个亿左右, but 2个亿元以上项目 and 20个亿元重点项目 are counted
_PIECES_OF_YI = re.compile(
    r"[亿億](?!元[^，。；、\d的建投]{1,8}(?:项目|項目)|元?(?:级|級|以上|及以上|(?:重点|重大|大|产业|工业|招商|投资|建设|新建|续建|在建)*项目|企业|工程|园区|产业|\+))(?:元)?"
)
_CURRENCY_BEFORE = re.compile(r"(?P<word>港币|港元|新台币|台币|美元|欧元|日元|英镑)\s?$")
_LIST_JOIN = re.compile(r"\s?[、和及与]\s?")
# 用电量5.2亿千瓦时
_OTHER_UNIT = re.compile(
    r"\s?(?:安时|瓦时|片|千瓦|立方|平方|吨|人|只|头|株|件|斤|公斤|度|次|颗|米|公里|支|瓶|户|尾|羽|千米|片|标|粒|克拉|克|升|毫升|盒|台|块|双|枚|羽)"
)
_DURATION = re.compile(
    r"月|工作日|小时|天|年(?!轻|度计划|产|销|纳|营|收|薪|均|加工|处理)|百分点|季度|星期|周|多月|日(?!产|处理|供|加工)"
)
_TENTHS = re.compile(
    r"(?P<number>10|十|\d(?:\.\d)?|[一二两三四五六七八九](?:点[一二三四五六七八九])?)成(?P<half>[一二三四五六七八九半])?(?!立|为|果|功|员|绩|长|都|熟|交|效|型|品|本|份|套|人|家|就|片|语|群|体|千|百|事|败|行|全)"
)
_PERCENT_ARABIC = re.compile(rf"百分之(?P<number>{ARABIC})")
_PERCENT_HAN = re.compile(
    rf"百分之(?P<number>{HAN}|百)(?!点)|百分之(?P<fraction>[零〇一二三四五六七八九十百]+点[零〇一二三四五六七八九]+)"
)
_DOUBLED = re.compile(r"翻(?:了)?(?P<times>[一两])番")
_HALF = re.compile(r"(?:了|到|全部)?(?P<half>一半|半数)")
_FRACTION = re.compile(r"(?P<of>[二三四五六七八九十])分之(?P<part>[一二两三四五六七八九])")
_APPROXIMATE = re.compile(r"(?P<a>[一二三四五六七八九])(?P<b>[二三四五六七八九])(?P<scale>[十百千万亿]*)$")
# generic words between a class and its noun: 亿元以上[在建工业]项目
_CLASS_NOUN = r"(?:的)?(?:[^，。；：,;:、\d\s“”]{0,14}?)(?:项目|企业|工程|项目数|項目|(?<=上)固定资产投资|(?<=上)固投|(?<=上)工业投资)"
_CLASS_TAIL = re.compile(
    rf"{_CLASS_NOUN}|的?(?:就|仅|只|达|共|均|分别|占|有|为|不少于|不低于|至少|签约|开工|竣工|投产|落地|在建|引进)+[^，。；,;\n]{{0,6}}?(?:\d|[一二三四五六七八九十]|多数)|的?\s?(?:仅|只)?有?(?:\d+|[一二两三四五六七八九十百]+)\s?[个项宗家]|的(?=占了?多数)"
)
_GENERIC_CLASS_TAIL = re.compile(
    r"(?:以上)?的?(?:仅|只)?有?(?:\d+|[一二两三四五六七八九十]+)[个项宗]|(?:以上)?的?(?:重大|大型?|外商|重点|工业|产业|制造业|农业|服务业|招商|招引|引资|招商引资|签约|新签约|新开工|开工|在建|在谈|落地|竣工|投产|省外|市外|外资|内资|好|优质|新引进|亿元|投资|建设)*(?:项目|企业)"
    r"|、(?:超|过)\d+亿元(?:的)?(?:重大|大)?项目|(?:以上)?的(?:项目)?(?:仅|只|约)?占|的?[\u4e00-\u9fff]{2,8}项目(?:共|达到?|有|为)*\d+[个项宗]|的?[\u4e00-\u9fff]{2,6}项目(?=[。；、，])"
)
_INVESTMENT_CLASS = re.compile(r"的?投资(?:建设)?项目\s?(?:共|达|有|为)*\d")
_WAN_CLASS = re.compile(r"(?:及|或)?以[上下]的?[^，。；、\d]{0,8}项目")
_CLASS_ABOVE = re.compile(r"\s?(?:[(（](?:含|人民币)[^)）]{0,6}[)）])?(?:及|或)?以上(?:[(（]含[^)）]{0,8}[)）])?")
# 签约项目总数（3000万元以上）为25个
_BRACKETED_CLASS = re.compile(r"[）)](?:项目)?(?:总?数)?(?:共|为|是|达到?|有)*\d+[个项宗]")
_CLASS_BELOW = re.compile(r"\s?(?:[(（](?:不)?含[^)）]{0,6}[)）])?(?:及|或)?以下")
# 东部营业收入30亿元以上、中西部15亿元以上的制造业企业: the noun stands behind the second class
_CLASS_AFTER_CLASS = re.compile(
    r"、[^，。；、\d]{0,24}(?:\d+(?:\.\d+)?)?[万亿]元以上的?[^，。；、\d]{0,8}(?:项目|企业)"
)
# 50亿元[或5亿美元以上]工业项目2个, 5亿元[人民币和5000万美元以上]项目9个: one class, said in two currencies
_OR_FOREIGN = re.compile(
    r"(?:人民币)?(?:(?:及|或)?以上)?[或和及]\d+(?:\.\d+)?(?:[~～—–-]\d+(?:\.\d+)?)?[千万亿]*(?:美元|欧元|港元|港币|日元)(?:(?:及|或)?以上)?"
)
_OR = frozenset("或和及人以")
_OF_ONE = re.compile(r"的?[^，。；,;、\d的]{0,6}项目")
# 总投资超746亿元[的63个]项目: what they cost together
_BARS = ((1, 2), (1, 5), (2, 5))  # the figures of two digits that classes are drawn at: 1.5亿元, 25亿元
_OF_SO_MANY = re.compile(r"的(?P<many>\d+)[个项宗]")
_BARE_CLASS = re.compile(r"[^，。；、,;\d\s的]{0,4}项目\s?\d+[个项宗]")
_CLASS_BEFORE = re.compile(r"(?:在|超过|超|过|逾|达到|达|不低于|突破|大于|(?<!以)上)$")
_SUM = re.compile(r"(?:总投资额?|投资总额)(?:达到?|共计?|合计)$")
_OTHER_CLASS = re.compile(
    r"(?:产值|税收|纳税|利税|营收|收入|销售额|注册资本|注册资金|规模以上|利润)(?:达|达到|超过|超|过|在|突破)?$"
)
_CLASS_JOIN = re.compile(r"\s?[、至到-]?\s?")
_NONE_OF_CLASS = re.compile(r"的(?:至今|空白|没有|缺|较少|不多|偏少|很少|尚)")
_OF_SCALE = re.compile(r"级?(?:以上)?的?(?:[^，。；,;、\d]{0,6}?)项目")
_CLASS_GRADE = re.compile(r"级的?(?:[^，。；,;、\d]{0,6}?项目|(?:仅|只|共)?有?\d+[个项宗])")
_GREAT = re.compile(
    r"大(?:重点|重大|产业|工业|农业|制造业|招商|签约|投资|民生|文旅|央企|外资|新兴|优质|标志性|百亿级?|建设)*项目"
)
_SCALE_ALONE = re.compile("[百千万萬](?![零一二两三四五六七八九])")  # and not 百三, which is 130
_ROUNDED = frozenset("上足到满近超逾过過约約达達破有共")  # 近百家, 不足百人
_NAME_TAIL = re.compile(r"级|特色|产业集群|产业链|产业|强|目标$|园区|企业|集群|县|镇|工程")


def _canonical(value: Decimal, unit: str, measure: str) -> Decimal:
    if unit == "m2" and measure in SQUARE_METRES:
        over, under = SQUARE_METRES[measure]
        area = value * over / under
        return area if area == area.to_integral_value() else area.quantize(Decimal("0.01"))
    return value


_TRAILING_SCALE = re.compile(r"[万萬亿億]+$")
_BARE_SCALE = re.compile(r"[百千]*[万萬亿億]")
_NUMERALS = frozenset(NUMERAL[1:-1] + FORMAL[1:-1])


@dataclass(slots=True)
class _Raw:
    """A numeral with what follows it, before ranges and lists are joined."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    factor: int
    unit: str | None
    measure: str
    inside: bool  # 余 or 多 inside: 10余亿元
    han: bool
    bare_scale: bool = False  # 亿元 with no digit before it: a class or a hedge, never an amount by itself


def _read(text: str, position: int, end: int) -> _Raw | None:
    """The numeral that starts at `position`, or None where the characters are none."""
    _, arabic, han = _patterns()
    digits = text[position].isdigit()
    found = (arabic if digits else han).match(text, position, end)
    if not found:
        return None
    word, more, scaled, more_behind, measure = found.groups("")
    low: Decimal
    high: Decimal | None
    if digits:
        # 5G, 3D, A股300 are names
        after = text[position + len(word) : position + len(word) + 1]
        if not measure and not scaled and after.isascii() and (after.isalpha() or after in "+/"):
            return None
        if len(word) > 1 and word[0] == "0" and word.isdigit():
            return None  # 01 项目签约: the number of a heading
        low, high = parse_arabic(word), None
        if scaled in ("百", "千") and not measure:
            return None  # 5百 is no way to write an amount in this genre
        factor = scale(scaled)
        if factor > 1:
            low *= factor
        if factor > 1 and not measure and not (more or more_behind):
            added, closed, measure = _smaller_parts(text, found.end(), end, factor)
            if added:
                # 3亿5000万元 is one amount, 5万4千6百个 one count
                return _Raw(position, closed, low + added, None, 1, _units()[measure], measure, False, False)
    else:
        pair = _APPROXIMATE.search(word)
        if (pair and parse_han(word) is None and pair.start() == 0) or (
            pair and pair.start() == 0 and len(word) >= 2 and pair["scale"]
        ):
            # 三四百亿元 is 30 to 40 thousand million
            factor = scale(pair["scale"] or "")
            low, high = Decimal(DIGITS[pair["a"]]) * factor, Decimal(DIGITS[pair["b"]]) * factor
        else:
            whole = parse_han(word)
            if whole is None:
                return None
            low, high, factor = whole, None, 1
        if scaled:
            low, high = low * scale(scaled), high and high * scale(scaled)
        # 一至五亿元: the scale of a range's far end is lent to the near one
        trailing = _TRAILING_SCALE.search(word)
        factor = scale(trailing[0]) if trailing else 1
        if trailing is None and len(word) == 2 and word[1] in "百千佰仟" and word[0] in "一二两三四五六七八九":
            factor = scale(word[1])  # 两到三千元
    unit = _units().get(measure)
    if measure == "个" and (yi := _PIECES_OF_YI.match(text, found.end(), end)) and not (more or scaled):
        many = high and high * 10**8
        foreign = _currency().match(text, yi.end(), end)  # 两个亿美元
        unit, last = (_units()[foreign[0]], foreign.end()) if foreign else ("CNY", yi.end())
        return _Raw(position, last, low * 10**8, many, 10**8, unit, "亿", False, not digits)
    if measure and unit == "count" and _DURATION.match(text, found.end(), end):
        # 9个月, 60个工作日: a duration; 2个百分点 was matched as a whole
        return None
    if not digits:
        scaled = trailing[0] if trailing else scaled
    ends = found.end()
    if measure in ("块", "塊") and not digits and _PIECE.match(text, ends, end):
        unit = None  # 一块热土, 两块牌子
    if measure == "项" and scaled[-1:] in ("亿", "億") and text.startswith("目", ends):
        unit, measure, ends = None, "", ends - 1  # 过亿项目: nobody counts a hundred million
    if unit is None and scaled and ("亿" in scaled or "億" in scaled) and not _OTHER_UNIT.match(text, ends, end):
        # 80亿目标任务: 亿 without 元 is yuan
        unit, measure = "CNY", scaled
    elif unit is None and scaled == "万" and _WAN_CLASS.match(text, found.end(), end):
        unit, measure = "CNY", scaled  # 5000万以上项目80个
    elif (
        unit is None
        and scaled in ("万", "萬")
        and text[found.end() : found.end() + 1] in ("", *"，。；、,;）)\n")
        and _INVESTED.search(text, max(0, position - 8), position)
    ):
        unit, measure = "CNY", scaled  # 总投资2900万；
    if unit is None and not scaled and 1 < low < 21 and _GREAT.match(text, ends, end):
        unit, measure, ends = "count", "个", ends + 1  # 三大重点项目, 8大项目
    bare = not digits and _BARE_SCALE.fullmatch(word) is not None
    return _Raw(position, ends, low, high, factor, unit, measure, bool(more or more_behind), not digits, bare)


def _smaller_parts(text: str, position: int, end: int, factor: int) -> tuple[Decimal, int, str]:
    """What follows a part of a number that says its scale (`5000万元` behind `3亿`), where it ends, and its unit; 0 where
    nothing does."""
    added = Decimal(0)
    while True:
        part = _SMALLER.match(text, position, end)
        if part is None or not (part["scale"] or part["unit"]):
            counted = _counted().match(text, position, end) if added else None
            return (added, counted.end(), counted["unit"]) if counted else (Decimal(0), position, "")
        size = scale(part["scale"] or "")
        value = parse_arabic(part["number"]) * size
        if size >= factor or value >= factor:
            return Decimal(0), position, ""
        added, position, factor = added + value, part.end(), size
        if part["unit"]:
            return added, position, part["unit"]


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(_alternatives([word for word, unit in _units().items() if unit.isupper() and unit != "CNY"]))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<unit>{_alternatives([word for word, unit in _units().items() if unit == 'count'])})")


_STOPS = frozenset(("", *"，。；、,;）)\n"))
_CUTS = frozenset("负負，兆半万萬亿億千百 ·•‧．")  # what a number in digits may be cut off by
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
# 投资1 |2.5亿元, 12. |5亿元, 完成1, |234万元: figures that stand in words. 云县 14 |775个 may be two columns, 表1 |300个 are
# two figures
_FIGURE_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![第表图附注])\d{1,3}(?:\.|(?P<comma>,))? $|[十百] $")


def _is_cut(text: str, at: int, start: int, raw: _Raw, found: list[Quantity | SizeClass]) -> bool:
    """Whether what stands before a numeral says that it is only a part of a number, or a number below nothing.

    `负10000`, `兆六十亿`, `4，565` with a full-width comma, `二十 亿`, `1 2.5亿` and `十 余 万` with blanks, `12·5亿`, `两万5千`:
    whoever reads the rest of such a number alone is wrong by far.
    """
    previous = text[at - 1]
    if previous in "负負":
        return at - 2 < start or text[at - 2] not in "担肩自承抱欺胜"  # 自负, 担负 are other words
    if previous == "，":
        return (
            _THREE_DIGITS.match(text, at) is not None
            and re.search(r"(?<![\d.])\d{1,3}(?:，\d{3})*，$", text[max(start, at - 16) : at]) is not None
        )
    if not raw.han and previous == " ":
        figure = _FIGURE_BEFORE.search(text, max(start, at - 6), at)
        return figure is not None and (not figure["comma"] or _THREE_DIGITS.match(text, at) is not None)
    if not raw.han and previous in "·•‧．":
        return text[max(start, at - 2) : at - 1].isdigit()
    if previous == "兆":
        return raw.han
    if previous == "半":  # 半百
        return text[at] in "百千万亿"
    if raw.han:
        before = text[start:at].rstrip(" \u3000")[-1:] if previous in " \u3000" else previous
        if before in _NUMERALS or (before in "余多餘" and raw.bare_scale):
            one = previous == "壹" and text[at] in HUNDREDS  # 壹万二千: a scale word alone is one of it
            return not one and not (found and found[-1].end == at)
        return before.isdigit() and raw.bare_scale and previous in " \u3000"
    return previous in "万萬亿億千百" and not (found and found[-1].end == at)


_BEFORE_PLUS = frozenset("比长幅为")
_RANKED = re.compile(r"(?:(?:居|排名?|列)[^，。；]{0,14}|全[国省市县区州])第$")
_NO_RANK = re.compile(r"[一二三四五六七八九十]?[届次期季批产]")
_DIGITS = re.compile(r"\d+")
_DATED = re.compile(r"\d{1,4}(?:[年月]|日(?!元))")  # half of the numerals of an ordinary page
_DIGIT_VALUES = {char: Decimal(value) for value, char in enumerate("一二三四五六七八九", 1)} | {"两": Decimal(2)}
# what stands behind yuan: 三毛, 5角3分, and 十块三 where nothing else begins
_CHANGE = re.compile(
    r"\s?(?=[\d一二两三四五六七八九])(?:(?P<jiao>[\d一二两三四五六七八九])\s?[毛角](?!度|落|色|利|坯|纺))?"
    r"(?:(?P<fen>[\d一二两三四五六七八九])\s?分(?!之|期|别|成|红|公|天|店|厂|局|队|支)钱?)?(?<=[毛角分钱])"
    r"|(?<=块)(?P<loose>[一二三四五六七八九])(?=[，。；、,;）)\s]|$)"
)
_FOREMOST = re.compile(r"(?:居|列|排)[^，。；、,;：:]{0,10}$")  # 居全省首位, 位列榜首


def _special(text: str, position: int, end: int) -> Quantity | None:
    """百分之百, 近七成, 三分之二, 居首位."""
    opening = text[position]
    in_tenths = text.find("成", position + 1, position + 4) >= 0
    if opening == "首":
        last = position + (2 if text.startswith("位", position + 1) else 1)
        if not _FOREMOST.search(text, max(0, position - 14), position) or (
            last == position + 1 and text[position - 1] not in "榜之"
        ):
            return None
        return Quantity(position, last, position, Decimal(1), None, "rank", "rank", "位", "exact", True)
    doubled = _DOUBLED.match(text, position, end) if opening == "翻" else None
    if doubled:
        # 翻一番 is a growth of 100 per cent, 翻两番 of 300
        grown = Decimal(2 ** (1 if doubled["times"] == "一" else 2) * 100 - 100)
        return Quantity(position, doubled.end(), position, grown, None, "percent", "percent", "番", "exact", True)
    half = _HALF.match(text, position, end) if opening in "了到全一半" else None
    if half:
        return Quantity(
            half.start("half"),
            half.end(),
            half.start("half"),
            Decimal(50),
            None,
            "percent",
            "percent",
            "半",
            "exact",
            True,
        )
    found = _PERCENT_ARABIC.match(text, position, end) if opening == "百" else None
    if found:
        return Quantity(
            position, found.end(), position, parse_arabic(found["number"]), None, "percent", "percent", "%", "exact"
        )
    found = _PERCENT_HAN.match(text, position, end) if opening == "百" else None
    if found:
        value = parse_han(found["number"] or found["fraction"])
        return (
            None
            if value is None
            else Quantity(position, found.end(), position, value, None, "percent", "percent", "%", "exact", True)
        )
    found = _FRACTION.match(text, position, end) if text.startswith("分之", position + 1) else None
    if found:
        of, part = parse_han(found["of"]), parse_han(found["part"])
        if of and part and part < of:
            value = (part * 100 / of).quantize(Decimal("0.01"))
            return Quantity(position, found.end(), position, value, None, "percent", "percent", "分之", "exact", True)
        return None
    tenths = _TENTHS.match(text, position, end) if in_tenths else None
    if tenths and not (position and (text[position - 1].isdigit() or text[position - 1] in ".点")):
        number = tenths["number"]
        said = parse_arabic(number) if number[0].isdigit() else parse_han(number)
        value = Decimal(said or 0) * 10
        if tenths["half"]:
            value += 5 if tenths["half"] == "半" else DIGITS[tenths["half"]]
        return Quantity(position, tenths.end(), position, value, None, "percent", "percent", "成", "exact", True)
    return None


def _hedged(text: str, quantity: Quantity, start: int, end: int, inside: bool) -> Quantity:
    """A quantity just read, with the hedges that stand around it."""
    bound: Bound = "over" if inside else quantity.bound
    first, last = quantity.start, quantity.end
    found = _BEFORE.search(text, max(start, first - 8), first) if text[first - 1 : first] in _BEFORE_ENDS else None
    if found:
        word = found[0]
        # 上百家 is a hedge, 线上100家 is not
        loose = word[0] in "上过" and not (quantity.han and text[first] in "百千万亿十")
        # 附近30家, 最近两家 and 赶超5个 are other words
        other = found.start() > start and text[found.start() - 1 : found.start() + 1] in (
            "附近",
            "最近",
            "赶超",
            "就近",
            "反超",
            "签约",
            "履约",
            "合约",
            "预约",
            "解约",
            "相约",
            "节约",
            "大约",
        )
        if not loose and not other:
            bound = next(name for name in ("at_least", "at_most", "under", "over", "about") if found[name])
            first = found.start()
    found = _AFTER.match(text, last, end)
    if found:
        bound, last = cast(Bound, found.lastgroup), found.end()
    quantity.start, quantity.end, quantity.bound = first, last, bound
    return quantity


def _size_class(text: str, raw: _Raw, start: int, end: int) -> SizeClass | None:
    """The size class that an amount is part of, or None where it is an amount."""
    known = _class_of(text, raw, start, end)
    if known is None:
        return None
    if raw.unit != "CNY":  # 3000万美元以上项目: a class, but none in yuan
        return SizeClass(known[0], known[1], None, None, False)
    return SizeClass(*known, _OTHER_CLASS.search(text, max(start, raw.start - 10), raw.start) is None)


def _class_of(text: str, raw: _Raw, start: int, end: int) -> tuple[int, int, Decimal | None, Decimal | None] | None:
    """Where a size class begins and ends, and its own two ends."""
    low, high = raw.low, raw.high
    first, last = raw.start, raw.end
    foreign = _OR_FOREIGN.match(text, last, end) if raw.unit == "CNY" and text[last : last + 1] in _OR else None
    if foreign and _CLASS_TAIL.match(text, foreign.end(), end):
        return first, foreign.end(), low, high
    above = _CLASS_ABOVE.match(text, last, end)
    if above:
        after = above.end()
        joined = _CLASS_JOIN.match(text, after, end)
        second = (
            _read(text, joined.end(), end)
            if joined
            and joined.end() < end
            and (text[joined.end()].isdigit() or text[joined.end()] in "一二三四五六七八九十百千万亿億")
            else None
        )
        if second and second.unit == "CNY":
            below = _CLASS_BELOW.match(text, second.end, end)
            if below:
                return first, below.end(), low, second.low
        if _CLASS_TAIL.match(text, after, end) or _CLASS_AFTER_CLASS.match(text, after, end):
            return first, after, low, None
        if text[first - 1 : first] in ("（", "(") and _BRACKETED_CLASS.match(text, after, end):
            return first, after, low, None
        return None
    below = _CLASS_BELOW.match(text, last, end)
    if below:
        if high is not None and _CLASS_TAIL.match(text, below.end(), end):
            return first, below.end(), low, high  # 投资额在1亿元至2亿元以下的项目7个
        return (first, below.end(), None, low) if _CLASS_TAIL.match(text, below.end(), end) else None
    if high is not None:
        after = last + 2 if text.startswith("之间", last, end) else last
        if _CLASS_TAIL.match(text, after, end) or text.startswith("的占", after):
            return first, after, low, high
        return None
    if _INVESTMENT_CLASS.match(text, last, end):
        return first, last, low, None  # 500万元投资建设项目19个
    lead = _CLASS_BEFORE.search(text, max(start, first - 4), first)
    if lead and _GENERIC_CLASS_TAIL.match(text, last, end) and not _SUM.search(text, max(start, first - 8), first):
        # but 总投资达22亿元的15个项目 and 总投资超746亿元的63个项目 cost so much together
        return None if _is_sum_of_many(text, raw, end) else (lead.start(), last, low, None)
    if _CLASS_GRADE.match(text, last, end):
        return first, last, low, None  # 10亿元级项目5个
    if lead and _NONE_OF_CLASS.match(text, last, end):
        return lead.start(), last, low, None  # 投资超5亿元的至今空白
    if raw.bare_scale and _OF_SCALE.match(text, last, end):
        # 百亿元项目2—3个, 亿元项目12个
        return first, last, low, None
    if text[first - 1 : first] in ("个", "项", "宗") and first - 1 > start and _OF_ONE.match(text, last, end):
        return first, last, low, None  # 签约1个60亿元项目和2个20亿元项目
    if text[first - 1 : first] in tuple("，、；：中（(") and _BARE_CLASS.match(text, last, end):
        # 亿元项目70个，其中10亿元项目7个、6000万美元韩资项目1个
        return first, last, low, None
    return None


def _is_sum_of_many(text: str, raw: _Raw, end: int) -> bool:
    """Whether an amount that several projects pass is what they cost together: no class is drawn at 746亿元, and no
    dozens of projects cost 100 thousand million each.
    """
    several = _OF_SO_MANY.match(text, raw.end, end)
    if several is None or int(several["many"]) < 2:
        return False
    digits = raw.low.normalize().as_tuple().digits
    return (len(digits) > 1 and digits not in _BARS) or (raw.low > 10**10 and int(several["many"]) > 5)


_HALF_BEFORE = re.compile(r"[\u4e00-\u9fff]\d{1,4} $")


def _lost_its_point(text: str, start: int, raw: _Raw) -> bool:
    """Whether an amount is the half of one that lost its point, 到位资金158 72亿元: what it was nobody can say."""
    digits = text[raw.start : raw.end].rstrip("亿万千百元美欧港余多 ")
    return (
        raw.unit == "CNY"
        and len(digits) <= 2
        and digits.isdigit()
        and _HALF_BEFORE.search(text, max(start, raw.start - 6), raw.start) is not None
    )


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity | SizeClass]:
    """All quantities and size classes in `text[start:end]`, in order, none overlapping.

    Numbers without a unit are left out (telephone and licence numbers, file numbers, years), but for a list whose unit is
    said once at its end (`3、5、8亿元`). Ordinals are left out but for ranks (`第二位`).
    """
    end = len(text) if end is None else end
    begin, _, _ = _patterns()
    found: list[Quantity | SizeClass] = []
    pending: list[_Raw] = []  # numbers of a list that waits for its unit
    position = start
    while True:
        match = begin.search(text, position, end)
        if not match:
            break
        at = match.start()
        previous = text[at - 1] if at > start else ""
        digit = text[at].isdigit()
        if digit and previous != "第" and (dated := _DATED.match(text, at, end)):
            position = dated.end()
            pending.clear()
            continue
        # most numbers are digits, and none of 百分之百, 三分之二, 居首位 begins with one, but 7成
        special = None if digit and text.find("成", at + 1, at + 4) < 0 else _special(text, at, end)
        if special:
            found.append(_hedged(text, special, start, end, False))
            position = special.end
            continue
        raw = _read(text, at, end)
        if raw is not None and digit and previous == " " and _lost_its_point(text, start, raw):
            position = raw.end
            pending.clear()
            continue
        if raw is None:
            position = max(match.end(), at + 1)
            if digit:
                while position < end and (text[position].isdigit() or text[position] in ".,"):
                    position += 1
            continue
        position = raw.end
        if raw.unit == "percent" and text[raw.end : raw.end + 1] == "." and text[raw.end + 1 : raw.end + 2].isdigit():
            torn = _DIGITS.match(text, raw.end + 1, end)  # 89%.33: nobody knows what was meant
            position = torn.end() if torn else raw.end
            pending.clear()
            continue
        if raw.unit == "CNY" and raw.factor == 1 and raw.high is None and text[raw.end - 1] in "元块圆":
            change = _CHANGE.match(text, raw.end, end)
            if change:  # 十块三毛, 10元5角3分
                for word, worth in (("jiao", "0.1"), ("fen", "0.01"), ("loose", "0.1")):
                    if change[word]:
                        raw.low += (_DIGIT_VALUES.get(change[word]) or Decimal(change[word])) * Decimal(worth)
                raw.end = position = change.end()
        if previous and (raw.han or previous in _CUTS) and _is_cut(text, at, start, raw, found):
            pending.clear()
            if raw.unit == "percent" and previous in "负負" and not raw.han:  # 增长负5%
                found.append(Quantity(at - 1, raw.end, at - 1, -raw.low, None, "percent", "percent", "%", "exact"))
            continue
        if previous in ("几", "幾") or (previous in ("数", "數") and raw.han):
            pending.clear()  # 几十家, 数亿元: no number is said
            continue
        if previous == "第" or (
            previous and not raw.han and (previous in "./+×*#-_" or (previous.isascii() and previous.isalpha()))
        ):
            ranked = text.startswith(("位", "名"), raw.end - len(raw.measure), end) or (
                raw.unit is None
                and _RANKED.search(text, max(start, at - 19), at)
                and not _NO_RANK.match(text, raw.end, end)
            )
            if previous == "第" and ranked:
                found.append(Quantity(at - 1, raw.end, at, raw.low, None, "rank", "rank", "第", "exact", raw.han))
            elif previous == "+" and raw.unit == "percent" and not raw.han and text[at - 2 : at - 1] in _BEFORE_PLUS:
                found.append(Quantity(at, raw.end, at, raw.low, None, "percent", "percent", "%", "exact"))  # 同比+12%
            elif previous == "-" and raw.unit == "percent" and not raw.han:
                # 同比增长-8.92%
                found.append(Quantity(at - 1, raw.end, at - 1, -raw.low, None, "percent", "percent", "%", "exact"))
            pending.clear()
            continue
        # a range: 10亿元至15亿元, 3-5个, 一至五亿元
        join = _RANGE_JOIN.match(text, raw.end, end)
        if (
            join
            and raw.high is None
            and join.end() < end
            and (
                text[join.end()].isdigit()
                or text[join.end()] in "一二两三四五六七八九十百千"
                or (raw.unit == "CNY" and text[join.end()] in "亿億")  # 5000万元至亿元项目
            )
        ):
            far = _read(text, join.end(), end)
            if far and far.unit and far.high is None and raw.unit in (None, far.unit) and far.unit != "rank":
                lent = (
                    raw.unit is None
                    and (raw.factor == 1 or (raw.han and raw.factor < 10**4))
                    and raw.low * far.factor < far.low
                )
                low = (
                    raw.low * far.factor
                    if lent
                    or (
                        raw.factor == 1
                        and raw.measure == far.measure
                        and raw.unit == "CNY"
                        and far.factor > 1
                        and not raw.measure.endswith("元")
                    )
                    else raw.low
                )
                if low < far.low:
                    raw = _Raw(raw.start, far.end, low, far.low, far.factor, far.unit, far.measure, far.inside, raw.han)
                    position = raw.end
        if raw.unit is None:
            if raw.high is None and _LIST_JOIN.match(text, raw.end, end) and not raw.han:
                pending.append(raw)
            else:
                pending.clear()
            continue
        if pending:
            joined = pending[-1]
            if _LIST_JOIN.fullmatch(text, joined.end, raw.start):
                for item in pending:
                    found.append(
                        _quantity(item.start, item.end, item.low * raw.factor, None, raw.unit, raw.measure, item.han)
                    )
            pending.clear()
        if raw.unit not in KINDS:
            size = _size_class(text, raw, start, end)
            if size:
                found.append(size)
                position = max(position, size.end)
                continue
            if raw.bare_scale or (raw.han and raw.low % 10**8 == 0 and not raw.measure.endswith("元")):
                hedge = _BEFORE.search(text, max(start, at - 8), at)
                passed = hedge and (raw.measure.endswith("元") or text[raw.end : raw.end + 1] in _STOPS)
                if _NAME_TAIL.match(text, raw.end, end) or not (passed or (raw.han and not raw.bare_scale)):
                    continue  # 百亿特色产业链, 千亿级: a name, not an amount
            if raw.measure and not raw.measure.endswith("元") and text.startswith("级", raw.end):
                continue
        elif raw.han and not raw.inside and _SCALE_ALONE.match(text, at) and text[at - 1 : at] not in _ROUNDED:
            continue  # 服务万家企业, 千家万户, 海南万家公司: a figure of speech or a name
        currency = _CURRENCY_BEFORE.search(text, max(start, at - 4), at) if raw.unit == "CNY" else None
        if currency:  # 港币2960元
            raw.start, raw.unit = currency.start(), _units()[currency["word"]]
        quantity = _quantity(raw.start, raw.end, raw.low, raw.high, raw.unit, raw.measure, raw.han)
        quantity = _hedged(text, quantity, start, end, raw.inside)
        found.append(quantity)
        position = max(position, quantity.end)
    return _share_list_unit(text, found) if len(found) > 1 else found


def _quantity(start: int, end: int, low: Decimal, high: Decimal | None, unit: str, measure: str, han: bool) -> Quantity:
    kind = KINDS.get(unit, "money")
    low = _canonical(low, unit, measure)
    return Quantity(
        start,
        end,
        start,
        low,
        None if high is None else _canonical(high, unit, measure),
        kind,
        unit,
        measure,
        "exact",
        han,
    )


def _share_list_unit(text: str, found: list[Quantity | SizeClass]) -> list[Quantity | SizeClass]:
    """`8个、7.2个、5.1个百分点` are all percentage points: a fraction of a piece cannot be counted."""
    for index in range(len(found) - 1, 0, -1):
        last, before = found[index], found[index - 1]
        if not (isinstance(last, Quantity) and isinstance(before, Quantity)):
            continue
        joined = _LIST_JOIN.fullmatch(text, before.end, last.start) is not None
        if last.kind == "point" and before.kind == "count" and before.measure == "个" and joined:
            found[index - 1] = replace(before, kind="point", unit="percentage_point", measure="个百分点")
    return found
