"""Sentences on money composed from slots, each with the rows that it states: the measure, its growth, target and rank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from tests.extractors.written import document

PUBLISHED = "2023-07-20"
YEAR = date(2023, 1, 1), date(2023, 12, 31)


@dataclass(frozen=True)
class Row:
    """What one number states: measure, role, value, unit, class, and first and last day."""

    metric: str
    role: str
    value: Decimal
    unit: str
    sector: str | None
    first: date | None
    last: date | None


# what is measured, how the contract calls it, the currency, the class that the name says
MEASURES = [
    ("到位资金", "funds_in_place", "CNY", None),
    ("招商引资实际到账资金", "funds_in_place", "CNY", None),
    ("外来投资到位额", "funds_in_place", "CNY", None),
    ("实际到位省外资金", "funds_in_place", "CNY", "省外"),
    ("实际利用内资", "funds_in_place", "CNY", "内资"),
    ("实际利用外资", "foreign_capital", "USD", None),
    ("到账外资", "foreign_capital", "USD", None),
    ("合同外资", "foreign_capital", "USD", None),
    ("固定资产投资", "fixed_asset_investment", "CNY", None),
    ("工业投资", "fixed_asset_investment", "CNY", "工业"),
    ("民间投资", "fixed_asset_investment", "CNY", "民间"),
    ("签约金额", "contract_value", "CNY", None),
    ("合同引资额", "contract_value", "CNY", None),
]
PERIODS = [
    ("1-6月", date(2023, 1, 1), date(2023, 6, 30)),
    ("一季度", date(2023, 1, 1), date(2023, 3, 31)),
    ("截至6月底", None, date(2023, 6, 30)),
    ("今年以来", date(2023, 1, 1), date(2023, 7, 20)),
    ("2022年", date(2022, 1, 1), date(2022, 12, 31)),
]
VERBS = ["", "达", "达到", "完成", "为", "突破", "超过", "约", "首次突破", "总额达", "完成了", "总量为"]
# what may follow a figure; {p} is a rate, {s} a small sum, {n} a sum, {k} and {j} are ranks: each states what stands beside it
CHANGES = [
    ("，同比增长{p}%", [("growth_yoy", "p")]),
    ("，比去年同期增长{p}%", [("growth_yoy", "p")]),
    ("，与去年同期相比增长{p}%", [("growth_yoy", "p")]),
    ("，增速达{p}%", [("growth_yoy", "p")]),
    ("，降幅{p}%", [("growth_yoy", "-p")]),
    ("，呈现稳步增长态势，同比上升{p}%", [("growth_yoy", "p")]),
    ("，是去年同期的1.8倍", [("growth_yoy", "80")]),
    ("，同比翻一番", [("growth_yoy", "100")]),
    ("，比上年同期多{s}", [("increase", "s")]),
    ("，比去年同期少{s}", [("increase", "-s")]),
    ("，较上年同期净增{s}", [("increase", "s")]),
    ("，高于上年同期{s}", [("increase", "s")]),
]
COMPLETIONS = [
    ("，完成年度目标任务的{p}%", [("completion_rate", "p")]),
    ("，完成全年目标{n}的{p}%", [("target", "n"), ("completion_rate", "p")]),
    ("，占全年{n}目标的{p}%", [("target", "n"), ("completion_rate", "p")]),
    ("，全年目标{n}，完成{p}%", [("target", "n"), ("completion_rate", "p")]),
    ("，完成年度目标任务（{n}）的{p}%", [("target", "n"), ("completion_rate", "p")]),
    ("，完成市下达任务的{p}%", [("completion_rate", "p")]),
    ("，目标完成进度为{p}%", [("completion_rate", "p")]),
]
RANKS = [
    ("，居全省第{k}位", [("rank", "k")]),
    ("，总量居全省第{k}位，增速居全省第{j}位", [("rank", "k"), ("rank", "j")]),
    ("，总量、增速分别居全省第{k}位、第{j}位", [("rank", "k"), ("rank", "j")]),
    ("，在全省排第{k}位", [("rank", "k")]),
    ("，居全省首位", [("rank", "1")]),
]
LAST_YEAR = ["（去年同期{n}）", "，去年同期为{n}", "，而去年同期仅为{n}", "（上年同期为{n}）"]
TARGETS = [
    "全年{m}目标为{n}",
    "力争全年{m}达到{n}",
    "全年计划完成{m}{n}",
    "计划全年{m}{n}",
    "今年全市{m}目标任务为{n}",
    "今年{m}目标定为{n}",
    "全年{m}预期目标{n}",
    "全年{m}务必完成{n}",
    "今年拟完成{m}{n}",
    "全年{m}不低于{n}",
]

tenths = st.integers(21, 989).map(lambda n: Decimal(n) / 10)
measures = st.sampled_from(MEASURES)
periods = st.sampled_from(PERIODS)


def sum_in_words(value: Decimal, unit: str) -> tuple[str, Decimal]:
    """A sum as written, and in yuan or dollars."""
    return (f"{value}亿元", value * 10**8) if unit == "CNY" else (f"{value * 10:.0f}万美元", value * 10**5)


@st.composite
def figures(draw: st.DrawFn) -> tuple[str, list[Row]]:
    """A figure with last year's, its change, how much of its target it is, and its rank."""
    (when, first, last), (name, metric, unit, sector) = draw(periods), draw(measures)
    words, value = sum_in_words(draw(tenths), unit)
    level = Row(metric, "actual", value, unit, sector, first, last)
    text, rows = f"{when}，全市{name}{draw(st.sampled_from(VERBS))}{words}", [level]
    if draw(st.booleans()):
        words, value = sum_in_words(draw(tenths), unit)
        text += draw(st.sampled_from(LAST_YEAR)).format(n=words)
        then = [None if day is None else day.replace(year=day.year - 1) for day in (first, last)]
        rows.append(replace(level, value=value, first=then[0], last=then[1]))
    kinds = draw(st.permutations([CHANGES, COMPLETIONS, RANKS]))[: draw(st.integers(0, 3))]
    for kind in kinds:
        tail, stated = draw(st.sampled_from(kind))
        ranks = draw(st.lists(st.integers(2, 14), min_size=2, max_size=2, unique=True))
        small, little = sum_in_words(rows[0].value / Decimal(10**8 if unit == "CNY" else 10**6) / 8 // 1 / 10, unit)
        aim, aimed = sum_in_words(draw(tenths), unit)
        if "{s}" in tail and little == 0:
            continue
        rate = draw(tenths)
        text += tail.format(p=rate, s=small, n=aim, k=ranks[0], j=ranks[1])
        said: dict[str, Decimal | int] = {
            "p": rate,
            "-p": -rate,
            "s": little,
            "-s": -little,
            "n": aimed,
            "k": ranks[0],
            "j": ranks[1],
        }
        for role, which in stated:
            in_unit = {"increase": unit, "target": unit, "rank": "rank"}.get(role, "percent")
            row = replace(level, role=role, value=Decimal(said.get(which, which)), unit=in_unit)
            rows.append(
                replace(row, first=date(last.year, 1, 1), last=date(last.year, 12, 31)) if role == "target" else row
            )
    return text + "。", rows


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[Row]]:
    """Several measures named first and their figures behind, or each with its own; then what is said of each in turn."""
    when, first, last = draw(periods)
    named = draw(st.lists(measures, min_size=2, max_size=3, unique_by=lambda measure: measure[1]))
    sums = [sum_in_words(draw(tenths), unit) for _, _, unit, _ in named]
    rows = [
        Row(metric, "actual", value, unit, sector, first, last)
        for (_, metric, unit, sector), (_, value) in zip(named, sums, strict=True)
    ]
    joint = draw(st.sampled_from(["、", "和"]))

    def row(parts: list[str]) -> str:
        return "、".join(parts[:-1]) + joint + parts[-1]

    heads, words = row([name for name, *_ in named]), row([said for said, _ in sums])
    each = "、".join(name + said for (name, *_), (said, _) in zip(named, sums, strict=True))
    cue = draw(st.sampled_from(["分别为", "分别达到", "分别完成", "依次为", None]))
    text = f"{when}，全市{heads}{cue}{words}" if cue else f"{when}，全市{each}"
    tail, role = draw(
        st.sampled_from([
            ("，同比分别增长", "growth_yoy"), ("，分别完成年度目标的", "completion_rate"),
            ("，完成率分别为", "completion_rate"), ("，同比增长", "growth_yoy"), ("", None),
        ])
    )  # fmt: skip
    if role is not None:
        shares = draw(st.lists(tenths, min_size=len(named), max_size=len(named), unique=True))
        text += tail + row([f"{share}%" for share in shares])
        rows += [replace(r, role=role, value=s, unit="percent") for r, s in zip(rows, shares, strict=True)]
    return text + "。", rows


@st.composite
def targets(draw: st.DrawFn) -> tuple[str, list[Row]]:
    """A target with what has been reached of it."""
    name, metric, unit, sector = draw(measures)
    aim, aimed = sum_in_words(draw(tenths), unit)
    done, reached = sum_in_words(draw(tenths), unit)
    rate = draw(tenths)
    target = Row(metric, "target", aimed, unit, sector, *YEAR)
    text = draw(st.sampled_from(TARGETS)).format(m=name, n=aim)
    tail, stated = draw(
        st.sampled_from([
            (f"，上半年已完成{done}，占全年目标的{rate}%", ["actual", "completion_rate"]),
            (f"，1-6月实际完成{done}，同比增长{rate}%", ["actual", "growth_yoy"]),
            (f"，增长{rate}%", ["target"]),
            ("", []),
        ])
    )  # fmt: skip
    rows = [target]
    for role in stated:
        level = replace(target, role=role, last=target.last if role == "target" else date(2023, 6, 30))
        rows.append(replace(level, value=reached) if role == "actual" else replace(level, value=rate, unit="percent"))
    return text + tail + "。", rows


@given(st.one_of(figures(), lists(), targets()))
@settings(max_examples=300, deadline=None)
def test_a_composed_sentence_states_its_rows_and_no_others(composed: tuple[str, list[Row]]) -> None:
    text, rows = composed
    read = Counter(
        Row(o.metric, o.role, o.value, o.unit, o.sector, o.period_start, o.period_end)
        for o in extract(document(text, published=PUBLISHED)).observations
    )
    assert read == Counter(dict.fromkeys(rows, 1)), text
