"""A diff for a reader: terminal tables, JSON, CSV and an HTML file; the summary first, then the rows by risk."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from extractors.facts import decimal_text, fact_json
from outputs.connection import DatasetError
from outputs.diff import Diff, DiffRow, Flip
from outputs.export import cell
from outputs.schema import FACTS
from outputs.vocabulary import METRICS, NAMES, STAGES
from outputs.wording import grouped, in_yuan_words, period_words, quantity

KIND_NAMES = {"added": "新增 added", "removed": "消失 removed", "changed": "变更 changed", "moved": "移位 moved"}
CELL_NAMES = {
    "source": "来源变 source changed",
    "extraction": "抽取变 extraction changed",
    "both": "来源与抽取都变 both changed",
    "neither": "都未变，需核实 neither changed",
}
TABLE_NAMES = {"observations": "数据", "projects": "项目", "proposals": "提案", "checks": "核对"}
SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": "»"}
LEVEL_NAMES = {"province": "省", "city": "市", "county": "县"}


def label_of(table: str, column: str) -> str:
    """The Chinese label of a fact's column."""
    return str(FACTS[table].__dataclass_fields__[column].metadata["label"])


def words_of(table: str, column: str, value: Any) -> str:
    """One value as a reader reads it: codes by their Chinese names, decimals plain, `—` where nothing is said."""
    if value is None or value == [] or value == "":
        return "—"
    if column == "evidence":
        return " | ".join(f"{part['quote']} [{part['start']}:{part['end']}]" for part in value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, str):
        return NAMES.get((table, column), {}).get(value, value)
    return cell(value)


def far_words(distance: Decimal | None, before: Any) -> str:
    """How far: `+12.5%` of a number, `+30天` of a date."""
    if distance is None:
        return ""
    if isinstance(before, date):
        return f"{distance:+f}天"
    return (
        f"{decimal_text((distance * 100).quantize(Decimal('0.1'))):>}%"
        if distance < 0
        else (f"+{decimal_text((distance * 100).quantize(Decimal('0.1')))}%")
    )


def change_words(row: DiffRow) -> list[tuple[str, str, str, str]]:
    """(column's label, from, to, how far) of a changed row; where and how it was found comes last."""
    order = sorted(row.changes, key=lambda change: change.column in ("id", "evidence", "pair", "confidence", "rule"))
    return [
        (
            label_of(row.table, change.column),
            words_of(row.table, change.column, change.before),
            words_of(row.table, change.column, change.after),
            far_words(change.distance, change.before),
        )
        for change in order
        if change.column not in ("id", "pair")
    ]


def about_words(table: str, fact: dict[str, Any], language: str = "zh") -> str:
    """What a fact is about, in one line: `项目数 签约 诸城市 2023-01-01—2023-06-30`; in English the codes' own words."""

    def named(column: str) -> str:
        code = fact[column] or ""
        return NAMES[table, column].get(code, code) if language == "zh" else code.replace("_", " ")

    if table == "observations":
        role = "" if fact["role"] == "actual" else named("role")
        period = period_words(fact["period_start"], fact["period_end"], language)
        return " ".join(filter(None, (fact["region"], period, named("stage"), named("metric"), role, fact["sector"])))
    if table == "projects":
        return str(fact["name"])
    if table == "proposals":
        return " ".join(filter(None, (fact["session"], fact["number"], fact["title"])))
    return f"{named('kind')} {fact['message']}" if language == "zh" else check_words(fact, language)


# what a check's sentence holds beside its numbers
CHECK_TERMS = {"(序时进度)": " (share of the year gone by)", " 个百分点": " percentage points"}
CHECK_VERDICTS = {
    "需核实": "to be checked",
    "在四舍五入范围内": "within rounding",
    "在约数范围内": "within what 'about' allows",
}


def check_words(check: dict[str, Any], language: str = "zh") -> str:
    """A check as a sentence, in either language with its terms in the units that the document writes.

    `63.6 ÷ 102.5 = 62.05%,文中为62%,在四舍五入范围内` is in English `share: 63.6 ÷ 102.5 = 62.05%; the document says 62%,
    within rounding`; one that does not hold gives both in full too. Names of phases (一期) stay as the document has them.
    """
    message = str(check["message"])
    if language == "zh":
        return message
    terms, *said = message.split(",")
    for chinese, english in CHECK_TERMS.items():
        terms = terms.replace(chinese, english)
    verdict = "as the document says" if check["holds"] else "to be checked"
    for words in said:
        if words.startswith("文中为"):
            verdict = f"the document says {words.removeprefix('文中为')}"
        elif words in CHECK_VERDICTS and verdict.startswith("the document"):
            verdict = f"{verdict}, {CHECK_VERDICTS[words]}"
    if not check["holds"]:
        verdict += f" (in full {grouped(check['stated'])} against {grouped(check['computed'])})"
    return f"{check['kind'].replace('_', ' ')}: {terms}; {verdict}"


def value_words(table: str, fact: dict[str, Any], language: str = "zh") -> str:
    """A fact's number with its unit: `35个`, `63.7亿元`; a project's stage and investment."""
    if table == "observations":
        low, high = (
            None if fact[side] is None else quantity(fact[side], fact["unit"], language)
            for side in ("value", "value_high")
        )
        return "—".join(filter(None, (low, high)))
    if table == "projects":
        code = fact["stage"] or ""
        stage = STAGES.get(code, "") if language == "zh" else code.replace("_", " ")
        invested = fact["investment_cny"]
        money = "" if invested is None else in_yuan_words(invested) if language == "zh" else f"{grouped(invested)} CNY"
        return " ".join(filter(None, (stage, money)))
    if table == "checks":
        return f"{decimal_text(fact['stated'])} / {decimal_text(fact['computed'])}"
    return str(fact["handler"] or "")


def flip_words(flip: Flip, language: str = "zh") -> tuple[str, str, str]:
    """(of what, from, to) of a total or a rank that the changes turn."""
    about = flip.about
    chinese = language == "zh"
    stage, metric = about["stage"] or "", about["metric"]
    group = " ".join(
        filter(
            None,
            (
                period_words(about["period_start"], about["period_end"], language),
                STAGES.get(stage, stage) if chinese else stage.replace("_", " "),
                METRICS.get(metric, metric) if chinese else metric.replace("_", " "),
                about["sector"],
                f"{LEVEL_NAMES[about['level']]}级" if chinese else f"{about['level']} level",
            ),
        )
    )
    if flip.kind == "rank":
        sides = [f"第{place}名" if chinese else f"rank {place}" for place in (flip.before, flip.after)]
        return f"{group} {flip.region}", sides[0], sides[1]
    before, after = (
        "—" if side is None else quantity(side, about["unit"], language) for side in (flip.before, flip.after)
    )
    total = f"合计（{about['places']}地）" if chinese else f"total of {about['places']} places"
    return f"{group} {total}", before, after


def headline(diff: Diff) -> str:
    """The whole in one line."""
    summary = diff.summary
    if not summary.changed:
        ignored = sum(summary.ignored.values())
        rest = f"，忽略 {ignored} 处 ignored" if ignored else ""
        return f"运行 {summary.run_a} → {summary.run_b}：没有变化 nothing changed{rest}"
    return (
        f"运行 {summary.run_a} → {summary.run_b}：{summary.changed} 处变化 changes，{summary.documents_changed} 篇文档 "
        f"documents，{summary.totals_flipped} 个合计 totals，{summary.ranks_flipped} 个名次 ranks"
    )


def terminal(diff: Diff, rows: int) -> Iterator[RenderableType]:
    """The summary, then the `rows` riskiest rows."""
    summary = diff.summary
    yield Text(headline(diff), style="bold")
    if summary.changed:
        counts = _table("变化 what changed", ["", *KIND_NAMES.values()])
        for table, kinds in summary.kinds.items():
            counts.add_row(f"{TABLE_NAMES[table]} {table}", *(str(kinds.get(kind, "")) for kind in KIND_NAMES))
        yield counts
        yield Text("原因 why: " + "，".join(f"{CELL_NAMES[name]} {count}" for name, count in summary.cells.items()))
        if summary.columns:
            columns = "，".join(f"{name} {count}" for name, count in list(summary.columns.items())[:8])
            yield Text(f"列 columns: {columns}")
        if summary.totals or summary.ranks:
            flips = _table("波及 blast radius", ["合计与名次 totals and ranks", "从 from", "到 to"])
            for flip in (*summary.totals[:8], *summary.ranks[:8]):
                flips.add_row(*map(Text, flip_words(flip)))
            yield flips
    if summary.ignored:
        yield Text("忽略 ignored: " + "，".join(f"{reason} {count}" for reason, count in summary.ignored.items()))
    if not summary.changed or not rows:
        return
    drawn = _table("按风险排列 by risk", ["", "风险", "事实 fact", "变化 change", "文档 document"])
    for row in diff.rows(rows):
        if row.changes:
            said = "\n".join(
                f"{label} {before} → {after} {far}".rstrip() for label, before, after, far in change_words(row)
            )
        else:
            said = value_words(row.table, row.fact)
        about = about_words(row.table, row.fact)
        drawn.add_row(
            SIGNS[row.kind], str(row.risk), Text(about), Text(said), Text(row.document_title or row.document_path)
        )
    yield drawn
    if summary.changed > rows:
        yield Text(f"… 还有 {summary.changed - rows} 处 more: --rows N, --html FILE, --csv FILE, --json")


def _table(title: str, headings: Sequence[str]) -> Table:
    drawn = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    return drawn


def row_json(row: DiffRow) -> dict[str, Any]:
    """A row as plain JSON values, decimals as strings."""
    plain = {
        "table": row.table,
        "kind": row.kind,
        "cell": row.cell,
        "risk": row.risk,
        "document_id": row.document_id,
        "document_path": row.document_path,
        "changes": [asdict(change) for change in row.changes],
        "before": row.before,
        "after": row.after,
    }
    found: dict[str, Any] = json.loads(json.dumps(plain, ensure_ascii=False, default=fact_json))
    return found


def json_lines(diff: Diff) -> Iterator[str]:
    """One JSON object a line: the summary first (`{"summary": …}`), then the rows by risk."""
    yield json.dumps({"summary": asdict(diff.summary)}, ensure_ascii=False, default=fact_json)
    for row in diff.rows():
        yield json.dumps(row_json(row), ensure_ascii=False)


CSV_COLUMNS = (
    "risk", "table", "kind", "cell", "document_path", "fact_id", "about", "column", "before", "after", "distance",
)  # fmt: skip


def write_csv(diff: Diff, path: Path) -> None:
    """One line a changed column (one for a fact that appeared or vanished), as a spreadsheet opens it."""
    with _whole(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(CSV_COLUMNS)
        for row in diff.rows():
            fact = row.fact
            head = [
                str(row.risk), row.table, row.kind, row.cell, cell(row.document_path), fact["id"],
                cell(about_words(row.table, fact)),
            ]  # fmt: skip
            if row.changes:
                for change in row.changes:
                    far = "" if change.distance is None else decimal_text(change.distance)
                    writer.writerow([*head, change.column, cell(change.before), cell(change.after), far])
            else:
                value = cell(value_words(row.table, fact))
                sides = (value, "") if row.kind == "removed" else ("", value)
                writer.writerow([*head, "", *sides, ""])


HTML_ROWS = 5000


def write_html(diff: Diff, path: Path) -> None:
    """One file that needs nothing else: the summary and the riskiest 5,000 rows, no script."""
    from outputs.review.pages import environment

    page = environment().get_template("diff_file.html")
    rows = list(diff.rows(HTML_ROWS))
    with _whole(path) as temporary:
        temporary.write_text(
            page.render(diff=diff, summary=diff.summary, rows=rows, headline=headline(diff)), encoding="utf-8"
        )


class _whole:
    """A file that is whole or absent: written under another name first. DatasetError where it cannot be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.temporary = path.with_name(f".{path.name}.{os.getpid()}")

    def __enter__(self) -> Path:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise DatasetError(f"cannot write {self.path}: {problem.strerror}") from problem
        return self.temporary

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, _: object) -> None:
        if kind is None:
            self.temporary.replace(self.path)
            return
        self.temporary.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise DatasetError(f"cannot write {self.path}: {problem.strerror}") from problem
