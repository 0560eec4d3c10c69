"""The facts that a document yields, as the dataset contract defines them: frozen, typed, Decimal, never float.

A column's meaning stands once, here, in `label` (Chinese, what a reader of an export sees) and `meaning` (English): the
dataset's schema, its data dictionary and the exports are made from these fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from extractors.document import Document


def column(label: str, meaning: str, default: Any = None) -> Any:
    """A dataclass field that carries its Chinese label and its English description."""
    return field(default=default, metadata={"label": label, "meaning": meaning})


def decimal_text(value: Decimal) -> str:
    """A decimal as the contract writes it: no exponent, no trailing zeros (`63238000000`, `109.71`, `0`)."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a value came from: `document.text[start:end] == quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One stated number about many projects at once."""

    id: str = column("编号", "stable identifier: same document and same evidence give the same id", "")
    metric: str = column("指标", "what is measured", "")
    role: str = column("口径", "actual, target, completion_rate, growth_yoy …", "actual")
    stage: str | None = column("阶段", "where in the pipeline")
    value: Decimal = column("数值", "the number in its canonical unit; the lower end of a range", Decimal(0))
    unit: str = column("单位", "canonical unit: count, CNY (yuan), USD, percent, percentage_point, rank, m2 …", "count")
    value_high: Decimal | None = column("数值上限", "the upper end where a range is written")
    bound: str = column("精度", "exact, about, over, at_least, under, at_most", "exact")
    basis: str | None = column("累计或当期", "cumulative or period")
    region: str | None = column("地区", "what place the number is about")
    region_code: str | None = column("行政区划代码", "its GB/T 2260 code")
    period_start: date | None = column("期初", "first day of the period, included")
    period_end: date | None = column("期末", "last day of the period, included")
    min_investment_cny: Decimal | None = column("规模下限(元)", "size class said of the projects, lower end, yuan")
    max_investment_cny: Decimal | None = column("规模上限(元)", "size class said of the projects, upper end, yuan")
    sector: str | None = column("类别", "class said of the projects, as written")
    label: str | None = column("原文指标名", "the words that name the number, as written")
    pair: str | None = column("同组", "rows of one statement share it")
    evidence: tuple[Evidence, ...] = column("依据", "the exact words, with offsets into document.text", ())
    confidence: Decimal = column("置信度", "0 to 1", Decimal(1))
    rule: str = column("规则", "the name of the rule that made the row", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of a project (一期, 二期)."""

    name: str
    investment_cny: Decimal | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount in a currency other than the yuan: `unit` by ISO 4217."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A stage that is only announced, with its ISO date or month where said."""

    stage: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One named project."""

    id: str = column("编号", "stable identifier", "")
    name: str = column("项目名称", "the name as written", "")
    investors: tuple[str, ...] = column("投资方", "names as written", ())
    region: str | None = column("建设地点", "where it stands")
    region_code: str | None = column("行政区划代码", "GB/T 2260 code of that place")
    stage: str | None = column("阶段", "the furthest stage said of it; expected ones do not count")
    stage_date: str | None = column("阶段日期", "ISO date, month or year of that stage, where said")
    investment_cny: Decimal | None = column("总投资(元)", "total investment, yuan")
    bound: str | None = column("精度", "exact, about, over … of the investment")
    investment_foreign: Amount | None = column("总投资(外币)", "total investment in another currency")
    completed_investment_cny: Decimal | None = column("已完成投资(元)", "invested so far, yuan")
    phases: tuple[Phase, ...] = column("分期", "phases with investment and stage", ())
    progress_pct: Decimal | None = column("工程进度(%)", "construction progress said, percent")
    capacity: str | None = column("产能", "as written")
    output_cny: Decimal | None = column("年产值(元)", "output a year, expected or reached, yuan")
    revenue_cny: Decimal | None = column("年销售收入(元)", "revenue a year, expected or reached, yuan")
    tax_cny: Decimal | None = column("年税收(元)", "tax a year, expected or reached, yuan")
    jobs: Decimal | None = column("就业(人)", "jobs, persons")
    expected: Expected | None = column("预计", "what is only announced")
    sector: str | None = column("行业", "as written")
    evidence: tuple[Evidence, ...] = column("依据", "the exact words, with offsets into document.text", ())
    confidence: Decimal = column("置信度", "0 to 1", Decimal(1))
    rule: str = column("规则", "the name of the rule that made the row", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One numbered part of a proposal or of its reply."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A CPPCC proposal or a deputy's suggestion, with its reply."""

    id: str = column("编号", "stable identifier", "")
    session: str | None = column("届次", "session, as written (十二届三次会议)")
    number: str | None = column("提案号", "number, digits only")
    body: str | None = column("会议主体", "the conference or congress it was put to")
    proposers: tuple[str, ...] = column("提案人", "names as written", ())
    title: str | None = column("提案标题", "title, without quotes or book marks")
    reason: str | None = column("提案案由", "the reason given")
    suggestions: tuple[Section, ...] = column("建议", "the suggestions, one a numbered part", ())
    handler: str | None = column("承办单位", "the office that answers")
    co_handlers: tuple[str, ...] = column("协办单位", "the offices that help to answer", ())
    reply: tuple[Section, ...] = column("答复", "the reply, one a numbered part", ())
    file_number: str | None = column("答复文号", "the reply's file number, as written (平商函〔2021〕18号)")
    date: str | None = column("日期", "date of the reply, else of publication, ISO")
    region: str | None = column("地区", "the place whose conference it is")
    region_code: str | None = column("行政区划代码", "its GB/T 2260 code")
    evidence: tuple[Evidence, ...] = column("依据", "the exact words, with offsets into document.text", ())
    confidence: Decimal = column("置信度", "0 to 1", Decimal(1))
    rule: str = column("规则", "the name of the rule that made the row", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A relation between stated numbers. One that does not hold is a finding for the reader (需核实), never an error."""

    id: str = column("编号", "stable identifier", "")
    kind: str = column("关系", "sum_of_parts, completion_rate, conversion_rate, share, growth, difference", "")
    holds: bool = column("是否成立", "whether the stated number can be the computed one, rounding allowed for", True)
    stated: Decimal = column("原文数", "the number as the document states it", Decimal(0))
    computed: Decimal = column("计算数", "the number computed from the other members", Decimal(0))
    tolerance: Decimal = column("允差", "what the rounding of every stated number can explain", Decimal(0))
    members: tuple[str, ...] = column("相关观测", "ids of the observations", ())
    message: str = column("说明", "a sentence that a reader understands", "")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says."""

    document: Document
    observations: tuple[Observation, ...] = ()
    projects: tuple[Project, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    checks: tuple[Check, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The contract's object: decimals are strings, dates ISO, absent values null."""
        return {
            "document": self.document.to_json(),
            "observations": [fact_json(row) for row in self.observations],
            "projects": [fact_json(row) for row in self.projects],
            "proposals": [fact_json(row) for row in self.proposals],
            "checks": [fact_json(row) for row in self.checks],
        }


def fact_json(value: Any) -> Any:
    """A fact, or any part of one, as plain JSON values."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [fact_json(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {part.name: fact_json(getattr(value, part.name)) for part in fields(value)}
    return value
