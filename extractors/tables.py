"""Reads tables: statistics by county or by indicator, and lists of named projects.

A cell means what its column's header path and its row's label say together, by the same words as prose. A cell whose unit
nobody states is left out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from extractors import lexicon
from extractors.clause import money_metric
from extractors.document import Cell, Document, Table
from extractors.draft import PIPELINE, Draft, identifier
from extractors.facts import Evidence, Project
from extractors.gazetteer import find_regions
from extractors.language import clause_start
from extractors.naming import is_company
from extractors.number import scale
from extractors.period import find_periods
from extractors.projects import furthest_stage
from extractors.proposals import is_list_of_proposals
from extractors.quantity import Quantity, SizeClass, find_quantities
from extractors.vocabulary import find_nouns, find_words

if TYPE_CHECKING:
    from extractors.attach import Reading

_UNIT = re.compile(r"[（(]\s*(?:单位[:：]?)?\s*([^（）()]{1,8}?)\s*[）)]")
_MONEY_UNIT = re.compile(r"(万|亿|百万|千万)?(元|美元|港元|欧元|日元)(?:人民币)?")
_TOTAL = re.compile(
    r"^(?:合计|总计|全[市县区省州]|小计|总数|累计|全[市县区省州](?:合计|总计|累计))(?:[（(]?共?\d+[个项][）)]?)?$"
)
# 一 | 工业项目 | 186000: a group of the list, with its subtotal
_GROUP = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_CLASS = re.compile(r"[^\d]{2,8}(?:类|产业|领域|项目|工程|建设)+(?:[（(]?共?\d+[个项][）)]?|小计)?")
_STAGE_WORD = 6  # characters of 新开工, 竣工投产 alone in a cell
_COUNTED = re.compile(r"[\u4e00-\u9fff][（(]?\s?共?\d+\s?[个项][）)]?$")
_GROUP_ROW = re.compile(r"^[一二三四五六七八九十]{1,3}、|[（(]\d+\s?[个项][）)]$")
_LOCAL = re.compile(r"(?:[镇乡街道园区场]|办事处|管委会|街办|镇办)$")  # 城关镇, 经济开发区, 火连畈茶场: of the county
_ORDINAL = re.compile(r"^(?:序号|编号|序|号|No\.?)$", re.I)
_EMPTY = re.compile(r"^[\s—–\-－/／―…·.]*$|^无$|^空$")
_NUMBER = re.compile(r"^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*[%％]?$")
_NAME_HEADER = re.compile(r"项目名称|工程名称|项目\(企业\)名称|^项目名$|^名称$|企业及项目")
_GROWTH = re.compile(r"同比|增长|增幅|增速|±|增减")
_THIS_MONTH = re.compile("[当本]月")
_DONE = re.compile(r"(?:累计|实际|当月|本月|本期|本年|[\d—\-~]+月)?(?:累计|实际)?完成(?:数|额|量|值|情况)?")
_TARGET = re.compile(r"目标|任务|年计划|计划数|年度计划|计划投资(?=.*年)")
_COMPLETION = re.compile(
    r"完成.{0,6}(?:目标|任务|计划)|占.{0,6}(?:目标|任务|计划)|完成率|完成比|目标.{0,4}(?:%|％)|进度"
)
_LIST_COLUMNS = {
    "investor": re.compile(r"投资(?:企业|方|商|主体|单位|人)|业主|建设单位|企业名称|客商|承建"),
    "place": re.compile(r"建设地(?:点|址)|落户地|所在地|地点|地区|属地|县区|镇"),
    "completed": re.compile(r"完成投资|到位资金|已投资"),
    "investment": re.compile(r"总投资|投资额|计划投资|投资总额|投资规模|^投资"),
    "progress": re.compile(r"进展|进度|状态|阶段|推进情况|建设情况|现状"),
    "output": re.compile(r"产值"),
    "revenue": re.compile(r"收入|营收"),
    "tax": re.compile(r"税"),
    "jobs": re.compile(r"就业|用工|岗位"),
    "sector": re.compile(r"行业|产业类别|类别|所属产业"),
    "capacity": re.compile(r"建设内容|建设规模|产能"),
    "nature": re.compile(r"建设性质|项目性质|^性质$|新建/续建"),
    "benefit": re.compile(r"效益|贡献"),
}
# 年产值5亿元，税收3500万元，就业800人: what a cell on the benefits says of each
_BENEFITS = {
    "output": re.compile(r"产值"),
    "revenue": re.compile(r"收入|营收|销售额"),
    "tax": re.compile(r"税"),
    "jobs": re.compile(r"就业|用工|岗位|安置|吸纳"),
}
_OF_WHICH = re.compile(r"[，,（(]?(?:其中|首期|一期|含)")
_DATE_COLUMNS = {
    "signed": re.compile(r"签约(?:时间|日期)"),
    "started": re.compile(r"(?<!计划)(?<!预计)(?<!拟)开工(?:时间|日期)"),
}
# 完成总工程量的62%, 形象进度60%; the 70% of 主体工程完成70% are of a part
_DONE_SHARE = re.compile(
    r"^(?:已|累计|(?:工程|项目)?总体|总|目前)*(?:完成)?(?:总?工程量|工程总量|总?投资|形象进度|工程进度|总?进度|总量)?的?(?:达到?|为|约)?(\d+(?:\.\d+)?)[%％]$"
)
_PEOPLE = re.compile(r"(?:约|近|超)?(\d[\d,]*)[余多]?(?:个|名|人)?(?:岗位|左右)?")


def _names_group(words: str) -> bool:
    """Whether a row that a Han ordinal numbers names those below it: 产业类项目, 科技产业类67项, 先进制造业（47项）."""
    return _CLASS.fullmatch(words) is not None or _COUNTED.search(words) is not None


@dataclass(slots=True)
class Listed:
    """What the tables of a document say."""

    drafts: list[Draft] = field(default_factory=list)
    projects: tuple[Project, ...] = ()


@dataclass(slots=True)
class _Meaning:
    """What a header or a row label says of its cells."""

    metric: str | None = None
    role: str | None = None
    stage: str | None = None
    unit: str | None = None
    factor: int = 1
    size: SizeClass | None = None
    period: tuple[date | None, date | None] | None = None
    year_before: bool = False  # 上年同期
    this_month: bool = False  # 当月

    @property
    def money(self) -> bool:
        return self.unit is not None and len(self.unit) == 3 and self.unit.isupper()


def _tidy(words: str) -> str:
    return "".join(words.split())


_BARE_UNIT = re.compile(r"个|项|家|户|[万亿]?美?元|万人|%|％")


def _unit(words: str) -> tuple[str | None, int]:
    """`亿元` → (CNY, 100000000), `个` → (count, 1), `%` → (percent, 1); (None, 1) where no unit is named."""
    found = _MONEY_UNIT.search(words)
    if found:
        currency = lexicon.words("unit")[found[2]]
        return currency, scale(found[1] or "")
    if "%" in words or "％" in words:
        return "percent", 1
    known = lexicon.words("unit").get(words.strip())
    return (known, 1) if known in ("count", "m2") else (None, 1)


_COUNT_COLUMN = re.compile(r"(?:个数|项目数|宗数|项数)$")


def _meaning(words: str, day: date | None) -> _Meaning:
    """Read a header path or a row label; `day` is the last that the table speaks of, on which 1月 and 本月 hang."""
    said = _tidy(words)
    result = _Meaning()
    for bracket in _UNIT.finditer(said):
        unit, factor = _unit(bracket[1])
        if unit is not None:
            result.unit, result.factor = unit, factor
    lowest = said if " " not in words else _tidy(words[words.rindex(" ") :])
    if "%" in lowest or "％" in lowest:
        result.unit, result.factor = "percent", 1  # 到位资金（亿元） over 同比±%
    plain = _UNIT.sub("", said)
    if result.unit is None and _MONEY_UNIT.search(plain):
        result.unit, result.factor = _unit(plain)
    found = find_words(plain)
    metric, _ = money_metric(found, plain)
    stages = [word.stage for word in found if word.stage]
    result.stage = stages[-1] if stages else None
    sizes = [item for item in find_quantities(plain + "项目") if isinstance(item, SizeClass)]
    result.size = sizes[-1] if sizes else None
    periods = [
        p
        for p in find_periods(plain, day)
        if p.kind in ("span", "as_of", "month", "since") and p.last and plain[p.start - 1 : p.start] not in ("比", "较")
    ]
    result.this_month = _THIS_MONTH.search(plain) is not None
    if periods and not result.this_month and plain[periods[-1].start : periods[-1].end] not in ("本年", "今年"):
        result.period = (periods[-1].first if periods[-1].kind != "as_of" else None, periods[-1].last)
    rate = next((word.role for word in found if word.role and word.role.startswith("rate_")), None)
    if rate:
        result.role, result.unit = "conversion_rate", "percent"
        result.metric = "funds_in_place" if rate == "rate_funds" else "project_count"
        result.stage = None if rate == "rate_funds" else rate.removeprefix("rate_")
        return result
    if metric == "planned_investment":
        result.metric, result.role = "completed_investment", "target"
    elif metric is not None:
        result.metric = metric
    if metric == "contract_value" and result.stage is None and "签约" in plain:
        result.stage = "signed"  # 签约金额
    if "排名" in plain or "位次" in plain or "名次" in plain:
        result.role, result.unit = "rank", "rank"
    elif _GROWTH.search(plain):
        result.role, result.unit = "growth_yoy", result.unit or "percent"
    elif (
        (_COMPLETION.search(plain) or (result.unit == "percent" and "完成" in plain))
        and result.unit in (None, "percent")
        and not result.money
    ):
        result.role, result.unit = "completion_rate", "percent"
    elif "占比" in plain or "比重" in plain:
        result.role, result.unit = "share", "percent"
    elif _TARGET.search(plain) and result.role is None and not (metric == "total_investment" and "计划投资" in plain):
        result.role = "target"
    # 招商引资项目 / 签约项目 / 个数: what a column counts is said by its lowest heading.
    counts = bool(_COUNT_COLUMN.search(plain)) and result.unit in (None, "count") and result.role is None
    if counts:
        result.metric = "project_count"
    elif result.metric is None or (result.metric in ("total_investment", "contract_value") and result.unit == "count"):
        nouns = [word.noun for word in find_nouns(plain)]
        if "project_count" in nouns or re.search(r"个数|项目数|宗数|数量", plain):
            result.metric = "project_count"
        elif "enterprise_count" in nouns:
            result.metric = "enterprise_count"
        elif result.stage and (
            result.unit == "count"
            or (
                result.unit is None
                and re.search(r"(?:签约|开工|竣工|投产|在建|在谈|落地|入库|动工|续建|新建)(?:数|项目)?$", plain)
            )
        ):
            result.metric = "project_count"
    if result.metric in ("project_count", "enterprise_count") and result.unit is None:
        result.unit = "count"
    result.year_before = "同期" in plain and result.role is None
    return result


def _spanned(periods: list[tuple[date | None, date | None] | None]) -> tuple[date, date] | None:
    """The stretch that two or more periods, of months or quarters, fill; None where they are no such."""
    told = {period for period in periods if period and period[0] and period[1]}
    if len(told) < 2:
        return None
    return min(first for first, _ in told if first), max(last for _, last in told if last)


def _year_before(period: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    """The same stretch a year earlier; one that ends with February ends with that February."""

    def earlier(day: date) -> date:
        year, month_end = day.year - 1, monthrange(day.year, day.month)[1]
        end = monthrange(year, day.month)[1]
        return date(year, day.month, end if day.day == month_end else min(day.day, end))

    first, last = (day and earlier(day) for day in period)
    return first, last


def _number(words: str) -> tuple[Decimal, bool] | None:
    """A cell's number and whether it carries a percent sign; None where the cell is no plain number."""
    tidy = _tidy(words)
    if not _NUMBER.match(tidy):
        return None
    try:
        return Decimal(tidy.rstrip("%％").replace(",", "").replace("+", "")), tidy[-1] in "%％"
    except InvalidOperation:
        return None


# 6项, 140.16亿元: a cell that says its own unit
_WITH_UNIT = re.compile(r"([-+]?\d[\d,]*(?:\.\d+)?)(个|项|宗|家|[万亿]元)")


def _figure(words: str) -> tuple[Decimal, bool, tuple[str | None, int] | None] | None:
    """A cell's number, whether it carries a percent sign, and the unit that it says itself; None where it is no number."""
    own = _WITH_UNIT.fullmatch(_tidy(words))
    parsed = _number(own[1] if own else words)
    if parsed is None:
        return None
    return *parsed, (_unit(own[2]) if own else None)


def read_tables(document: Document, reading: Reading) -> Listed:
    """The observations and the projects that the document's tables state."""
    listed = Listed()
    projects: list[Project] = []
    for table in document.tables:
        if is_list_of_proposals(document, table):
            continue  # 建议号 is no figure
        reader = _TableReader(document, reading, table)
        if reader.is_form():
            continue
        if reader.name_column is not None:
            projects.extend(reader.projects())
        listed.drafts.extend(reader.statistics())
    listed.projects = tuple(projects)
    return listed


def _benefits(words: str) -> dict[str, Decimal]:
    """What a cell on a project's benefits says, by column: 年产值5亿元，税收3500万元 is output and tax, in yuan."""
    found: dict[str, Decimal] = {}
    last = 0  # where the amount before ends: 年产值15亿元、税收9000万元
    for item in find_quantities(words):
        if not isinstance(item, Quantity) or not (item.unit == "CNY" or item.measure in ("个", "人", "名")):
            continue
        behind = re.split("[，、]", words[item.end : item.end + 6])[0]
        said = words[max(last, clause_start(words, item.start, 0)) : item.start] + behind
        last = item.end
        kinds = [
            kind for kind, word in _BENEFITS.items() if (kind == "jobs") != (item.unit == "CNY") and word.search(said)
        ]
        if len(kinds) == 1 and not re.search(r"亩均|每亩|出口|其中", said):
            found.setdefault(kinds[0], item.low)
    return found


class _TableReader:
    def __init__(self, document: Document, reading: Reading, table: Table) -> None:
        self.document, self.reading, self.table = document, reading, table
        text = document.text
        self.grid: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.grid[row, column] = cell
        self.rows = 1 + max((row for row, _ in self.grid), default=-1)
        self.columns = 1 + max((column for _, column in self.grid), default=-1)
        self.captions = [text[start:end] for start, end in table.captions]
        heading = " ".join([document.title or "", *self.captions])
        self.heading = heading
        self.count_unit = re.search(r"单位[:：][^\n]*?(?:个|项|家)", heading) is not None
        self.money_unit: tuple[str | None, int] = (None, 1)
        for caption in self.captions:
            # 填报单位：某局 … 单位：个、亿元
            for unit in re.finditer(r"单位[:：]\s*([^\s。；]{1,16})", caption):
                if _MONEY_UNIT.search(unit[1]):
                    self.money_unit = _unit(unit[1])
        sizes = [item for item in find_quantities(_tidy(heading)) if isinstance(item, SizeClass) and item.of_investment]
        self.size = sizes[-1] if sizes else None
        caption_words = " ".join(self.captions)
        stage_words = [word for word in find_words(caption_words or heading) if word.stage]
        self.stage = stage_words[-1].stage if stage_words and stage_words[-1].stage not in ("landed",) else None
        self.caption_stage = stage_words[-1].stage if stage_words else None
        # 集中签约项目一览表 over a list whose own caption is only 单位：亿元
        titled = [word.stage for word in find_words(heading) if word.stage in ("signed", "started")]
        # and 集中签约暨集中开工 over both: the lead tells which
        self.list_stage = titled[-1] if len(set(titled)) == 1 else self._lead_stage()
        self.period = self._period()
        self.headers = [self._path(column) for column in range(self.columns)]
        self.tidy_headers = [_tidy(words) for words in self.headers]
        self.day = self.period[1] or document.published
        self.meanings = [_meaning(words, self.day) for words in self.headers]
        self._name_done()
        self.here = (document.region or reading.home.name, reading.home.code) if reading.home else None
        self.date_columns = {
            stage: column
            for stage, header in _DATE_COLUMNS.items()
            for column in reversed(range(self.columns))
            if header.search(self.tidy_headers[column])
        }
        self.name_column = next(
            (column for column, words in enumerate(self.tidy_headers) if _NAME_HEADER.search(words)), None
        )

    def _name_done(self) -> None:
        """完成（亿元） beside 总投资 and 当年计划 is what was invested."""
        if not any(meaning.metric == "total_investment" and meaning.role is None for meaning in self.meanings):
            return
        if not any(meaning.role == "target" for meaning in self.meanings):
            return
        for meaning, words in zip(self.meanings, self.tidy_headers, strict=True):
            if (
                meaning.metric is None
                and meaning.role is None
                and meaning.money
                and _DONE.fullmatch(_UNIT.sub("", words))
            ):
                meaning.metric = "completed_investment"

    def _lead_stage(self) -> str | None:
        """What the paragraph says that leads to the list: 签约项目涵盖陶瓷、电子等领域，几个主要项目如下：."""
        above = self.document.text[: self.table.start].rstrip()
        lead = above[above.rfind("\n") + 1 :]
        if not lead.endswith(("：", ":")):
            return None
        said = {word.stage for word in find_words(lead) if word.stage in ("signed", "started")}
        return said.pop() if len(said) == 1 else None

    def _period(self) -> tuple[date | None, date | None]:
        for words in (*self.captions, self.document.title or ""):
            periods = [
                p
                for p in find_periods(words, self.document.published)
                if p.last and p.kind in ("span", "as_of", "month", "since")
            ]
            if periods:
                best = next((p for p in periods if p.first), periods[0])
                return (best.first if best.kind != "as_of" else None, best.last)
        return self.reading.main_period or self.reading.carried or (None, None)

    def _text(self, cell: Cell) -> str:
        return self.document.text[cell.start : cell.end]

    def _path(self, column: int) -> str:
        seen: list[str] = []
        for row in range(self.table.header_rows):
            cell = self.grid.get((row, column))
            if cell is not None:
                words = self._text(cell)
                if not seen or seen[-1] != words:
                    seen.append(words)
        return " ".join(seen)

    def is_form(self) -> bool:
        """Label–value pairs and layout grids hold no statistics."""
        return self.table.header_rows == 0 or self.rows < 2 or self.columns < 2

    # -- statistics --------------------------------------------------------------------------------------------------

    def _labels(self) -> list[int]:
        """The columns that name the row: those whose body is words."""
        labels = []
        for column in range(self.columns):
            cells = [
                self.grid[row, column] for row in range(self.table.header_rows, self.rows) if (row, column) in self.grid
            ]
            words = [
                cell
                for cell in cells
                if self._text(cell).strip() and not _EMPTY.match(self._text(cell)) and _figure(self._text(cell)) is None
            ]
            # 项目 above 签约项目数（个）, 到位资金（亿元） counts nothing
            if (
                words
                and len(words) * 2 > len(cells)
                and (self.meanings[column].metric is None or len(words) == len(cells))
            ):
                labels.append(column)
        return labels

    def statistics(self) -> list[Draft]:
        """One draft for each number cell whose measure and unit are known; in a project list only the 合计 row."""
        labels = self._labels()
        ordinals = {column for column, words in enumerate(self.tidy_headers) if _ORDINAL.match(words)}
        drafts: list[Draft] = []
        by_column_regions = self._column_regions(labels)
        base_by_column = self._bases(labels)
        rows = range(self.table.header_rows, self.rows)
        meanings = {row: _meaning(self._label(row, labels), self.day) for row in rows}
        of_rows = _spanned([meaning.period for meaning in meanings.values()])
        of_columns = _spanned([meaning.period for meaning in self.meanings])
        for column, words in enumerate(self.tidy_headers):
            if of_columns and _TOTAL.match(words):
                self.meanings[column].period = of_columns
        for row in rows:
            label_cells = [self.grid[row, column] for column in labels if (row, column) in self.grid]
            label = self._label(row, labels)
            total = any(_TOTAL.match(_tidy(self._text(cell))) for cell in label_cells) or bool(
                (row, 0) in self.grid and _TOTAL.match(_tidy(self._text(self.grid[row, 0])))
            )
            if self.name_column is not None and not total:
                continue
            place = self.here if total or not label else self._place(label)
            row_meaning = meanings[row] if place is None and label else _Meaning()
            if total and of_rows:
                row_meaning = _Meaning(period=of_rows)
            for column in range(self.columns):
                cell = self.grid.get((row, column))
                if (
                    cell is None
                    or cell.column != column
                    or cell.row != row
                    or column in ordinals
                    or (column in labels and not total)
                ):
                    continue
                region = by_column_regions.get(column) or place
                draft = self._cell(cell, row, column, row_meaning, region, label, total, base_by_column.get(column))
                if draft is not None:
                    drafts.append(draft)
        return drafts

    def _label(self, row: int, labels: list[int]) -> str:
        """The words that name a row; the last of them in brackets where it is a unit."""
        cells = [self._text(self.grid[row, column]).strip() for column in labels if (row, column) in self.grid]
        said = [words for words in cells if not _EMPTY.match(words)]
        if len(said) > 1 and _BARE_UNIT.fullmatch(said[-1]):
            said[-1] = f"（{said[-1]}）"  # 签约金额 | 亿元 | 85.7 | 70.2: a column of units
        return _tidy(" ".join(said))

    def _column_regions(self, labels: list[int]) -> dict[int, tuple[str, str]]:
        """Counties or towns as columns: only where two or more header cells are nothing but a region."""
        found: dict[int, tuple[str, str]] = {}
        for column, words in enumerate(self.headers):
            lowest = _tidy(words.split(" ")[-1]) if words else ""
            is_figure = column not in labels and self.meanings[column].metric is None
            region = self._place(lowest) if is_figure else self._region(lowest)
            if region:
                found[column] = region
        return found if len(found) >= 2 else {}

    def _region(self, words: str) -> tuple[str, str] | None:
        home = self.reading.home
        if not words:
            return None
        mentions = [m for m in find_regions(words, home) if m.division is not None]
        if (
            len(mentions) == 1
            and mentions[0].start == 0
            and mentions[0].end >= len(words) - 1
            and mentions[0].division is not None
        ):
            return (mentions[0].name or words, mentions[0].division.code)
        return None

    def _place(self, words: str) -> tuple[str, str] | None:
        """The place that words name and nothing else: a division, or a town or zone by its own name and the county's code."""
        region = self._region(words)
        if region is None and self.here is not None and len(words) > 2 and _LOCAL.search(words):
            return (words, self.here[1])
        return region

    def _bases(self, labels: list[int]) -> dict[int, int]:
        """The column whose measure a rate, a target or 上年同期 is of, where it names none of its own.

        The nearest to its left, else the nearest to its right; a target's is the one right behind it (年度目标 | 到位资金).
        A rate's may be of any unit, another's is of its own.
        """
        figures = [
            column
            for column, meaning in enumerate(self.meanings)
            if meaning.role in (None, "actual")
            and meaning.metric is not None
            and not meaning.year_before
            and column not in labels
        ]
        bases: dict[int, int] = {}
        for column, meaning in enumerate(self.meanings):
            if column in figures:
                continue
            alike = figures
            if meaning.role == "target" or meaning.year_before:
                alike = [of for of in figures if meaning.unit in (None, self.meanings[of].unit)]
            before, behind = [of for of in alike if of < column], [of for of in alike if of > column]
            if before and not (meaning.role == "target" and column + 1 in behind):
                bases[column] = before[-1]
            elif behind:
                bases[column] = behind[0]
        return bases

    def _cell(
        self,
        cell: Cell,
        row: int,
        column: int,
        row_meaning: _Meaning,
        region: tuple[str, str] | None,
        label: str,
        total: bool,
        base: int | None,
    ) -> Draft | None:
        words = self._text(cell)
        parsed = _figure(words)
        meaning = self.meanings[column]
        if parsed is None or (total and column == 0):
            counted = re.fullmatch(r"(\d+)\s?[个项]", _tidy(words)) if total else None
            if counted is None:
                return None
            return self._draft(
                cell,
                "project_count",
                "actual",
                Decimal(counted[1]),
                "count",
                self.caption_stage if self.name_column is None else None,
                region,
                None,
                self.size,
                self.period,
                row,
            )
        value, percent, own_unit = parsed
        metric = meaning.metric or row_meaning.metric
        heads = [self.tidy_headers[at] for at in (column, base) if at is not None]
        if row_meaning.metric and any(_DONE.fullmatch(_UNIT.sub("", head)) for head in heads):
            metric, base = row_meaning.metric, None  # 开工项目 | 个 | 50 below 累计完成, and its growth beside it
        role = meaning.role or row_meaning.role or "actual"
        stage = meaning.stage or row_meaning.stage
        unit, factor = (meaning.unit, meaning.factor) if meaning.unit else (row_meaning.unit, row_meaning.factor)
        if own_unit is not None and own_unit[0] != "count":
            unit, factor = own_unit
        elif own_unit is not None and metric is not None and metric not in ("project_count", "enterprise_count"):
            return None  # 6项 below a measure of money
        period = meaning.period or row_meaning.period or self.period
        if meaning.this_month and row_meaning.period is None and period[1] is not None:
            period = (period[1].replace(day=1), period[1])
        if meaning.year_before or row_meaning.year_before:
            period = _year_before(period)
        size = meaning.size or row_meaning.size or self.size
        if base is not None and (role != "actual" or (meaning.year_before and metric is None)):
            of = self.meanings[base]
            if meaning.metric is None or role in ("completion_rate", "growth_yoy", "share", "rank"):
                metric = meaning.metric or of.metric
                stage = stage or of.stage
        if (role, metric, meaning.metric) == ("target", "total_investment", None):
            metric, stage = "completed_investment", None  # 总投资 | 年度计划 | …: what is to be built this year
        if metric is None:
            return None
        if percent or unit == "percent":
            unit, factor = "percent", 1
            if role == "actual":
                return None
        elif metric in ("project_count", "enterprise_count"):
            unit, factor = "count", 1
        elif unit is None or (unit == "count" and metric not in ("project_count", "enterprise_count")):
            unit, factor = self.money_unit
        if unit is None:
            return None
        if role in ("growth_yoy", "completion_rate", "conversion_rate", "share") and unit != "percent":
            return None
        if role == "rank":
            unit, factor = "rank", 1
        if (
            metric in ("funds_in_place", "foreign_capital")
            or metric == "completed_investment"
            or self.name_column is not None
        ):
            stage = None
        elif metric in ("total_investment", "contract_value", "project_count") and stage is None:
            stage = self._neighbour_stage(column) or self.caption_stage
        if role == "target" and period[1] is not None:
            period = (date(period[1].year, 1, 1), date(period[1].year, 12, 31))
        sector = None
        if region is None and label and not total and row_meaning.metric is None:
            sector = re.sub(r"^其中[:：]?", "", label)[:20]
        region = region or self.here
        return self._draft(cell, metric, role, value * factor, unit, stage, region, sector, size, period, row)

    def _neighbour_stage(self, column: int) -> str | None:
        for other in range(column - 1, -1, -1):
            if self.meanings[other].stage and self.meanings[other].metric == "project_count":
                return self.meanings[other].stage
        return None

    def _draft(
        self,
        cell: Cell,
        metric: str,
        role: str,
        value: Decimal,
        unit: str,
        stage: str | None,
        region: tuple[str, str] | None,
        sector: str | None,
        size: SizeClass | None,
        period: tuple[date | None, date | None],
        row: int,
    ) -> Draft:
        self.reading.pair += 1
        return Draft(
            start=cell.start,
            end=cell.end,
            metric=metric,
            role=role,
            value=value,
            unit=unit,
            rule="table.cell",
            stage=stage,
            region=region[0] if region else None,
            region_code=region[1] if region else None,
            first=period[0],
            last=period[1],
            low_class=size.low if size and metric in PIPELINE else None,
            high_class=size.high if size and metric in PIPELINE else None,
            sector=sector,
            label=self.tidy_headers[cell.column] or None,
        )

    # -- lists of projects -------------------------------------------------------------------------------------------

    def projects(self) -> list[Project]:
        """One project for each row of a list that has a column of names."""
        assert self.name_column is not None
        columns: dict[str, int] = {}
        for column, words in enumerate(self.headers):
            if column == self.name_column:
                continue
            bare = _tidy(_UNIT.sub("", words))
            for kind, pattern in _LIST_COLUMNS.items():
                if kind not in columns and pattern.search(bare):
                    columns[kind] = column
                    break
        if "progress" not in columns and (told := self._stage_column(columns)) is not None:
            columns["progress"] = told
        rows: list[Project] = []
        for row in range(self.table.header_rows, self.rows):
            cell = self.grid.get((row, self.name_column))
            if cell is None or cell.row != row or cell.column < self.name_column:
                continue  # 一、产业类项目（6个） over the columns from the first on
            name = self._text(cell).strip()
            first = self.grid.get((row, 0))
            if (
                len(name) < 3
                or _TOTAL.match(_tidy(name))
                or (first is not None and _TOTAL.match(_tidy(self._text(first))))
                or re.fullmatch(r"\d+\s?个?", name)
                or (cell.column_span > 1 and _GROUP_ROW.search(name))
                or (first is not None and _GROUP.fullmatch(_tidy(self._text(first))) and _names_group(_tidy(name)))
            ):
                continue
            rows.append(self._project(row, cell, name, columns))
        return rows

    def _stage_column(self, taken: dict[str, int]) -> int | None:
        """The column, whatever its header, whose cells say how far each row is and nothing else: 备注 above 在建, 新开工."""
        for column in range(self.columns):
            cells = (self.grid.get((row, column)) for row in range(self.table.header_rows, self.rows))
            said = [words for cell in cells if cell is not None and (words := self._text(cell).strip())]
            staged = sum(furthest_stage(words) is not None for words in said if len(words) <= _STAGE_WORD)
            if column not in (self.name_column, *taken.values()) and len(said) > 1 and 2 * staged > len(said):
                return column
        return None

    def _project(self, row: int, cell: Cell, name: str, columns: dict[str, int]) -> Project:
        def words(kind: str) -> str:
            found = self.grid.get((row, columns[kind])) if kind in columns else None
            said = self._text(found).strip() if found is not None else ""
            return "" if _EMPTY.match(said) else said

        def money(kind: str) -> Decimal | None:
            parsed = _number(words(kind))
            if parsed is None:
                written = [q for q in find_quantities(words(kind)) if isinstance(q, Quantity) and q.kind == "money"]
                alone = len(written) == 1 or (written and _OF_WHICH.match(words(kind), written[0].end))
                return written[0].low if alone and written[0].unit == "CNY" else None  # 1.2亿元; 6亿元，其中首期2亿元
            meaning = self.meanings[columns[kind]]
            unit, factor = (meaning.unit, meaning.factor) if meaning.money else self.money_unit
            return parsed[0] * factor if unit == "CNY" else None

        progress = words("progress")
        completed = money("completed")
        for item in find_quantities(progress):
            if isinstance(item, Quantity) and item.kind == "money" and re.search(r"投资|投入", progress[: item.start]):
                completed = item.low
        done = next(
            (found for part in re.split(r"[，,；;]", progress) if (found := _DONE_SHARE.match(part.strip()))), None
        )
        employed = _PEOPLE.fullmatch(words("jobs"))
        benefits = _benefits(words("benefit")) or _benefits(words("capacity"))
        place = words("place")
        region = self._region(place) if place else None
        if region is None and self.here is not None:
            region = (place or self.here[0], self.here[1])
        cells = [
            self.grid[row, column]
            for column in (self.name_column, *columns.values())
            if column is not None and (row, column) in self.grid
        ]
        spans = [(c.start, c.end) for c in cells if c.end > c.start]
        investor = words("investor")
        return Project(
            id=identifier(self.document.sha256, "project", cell.start, cell.end),
            name=name,
            investors=tuple(part.strip() for part in re.split(r"[、;；\n]", investor) if part.strip())
            if investor and is_company(investor)
            else ((investor,) if investor else ()),
            region=region[0] if region else None,
            region_code=region[1] if region else None,
            stage=self._stage(row, progress, words("nature")),
            investment_cny=money("investment"),
            bound="exact" if money("investment") is not None else None,
            completed_investment_cny=completed,
            capacity=words("capacity") or None,
            output_cny=money("output") or benefits.get("output"),
            revenue_cny=money("revenue") or benefits.get("revenue"),
            tax_cny=money("tax") or benefits.get("tax"),
            jobs=Decimal(employed[1].replace(",", "")) if employed else benefits.get("jobs"),
            progress_pct=Decimal(done[1]) if done else None,
            sector=words("sector") or None,
            evidence=tuple(Evidence(start, end, self.document.text[start:end]) for start, end in spans),
            rule="table.project",
        )

    def _stage(self, row: int, progress: str, nature: str) -> str | None:
        """Where a listed project stands: its progress, else 续建, else the day of its signing, else the list's title."""
        said = furthest_stage(progress) if progress else None
        if said is None and "续建" in nature:
            said = "under_construction"
        if said is not None or progress:
            return said
        for stage, column in self.date_columns.items():
            cell = self.grid.get((row, column))
            if cell is not None and re.search(r"\d", self._text(cell)):
                return stage
        return self.list_stage
