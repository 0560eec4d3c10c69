"""How results look on a terminal: Chinese labels, one table a question. Pure drawing; nothing here reads or decides."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.facts import Check, Extraction, Observation, Project, Proposal, decimal_text
from outputs.dataset import FactEvidence, Passage
from outputs.funnel import FunnelRow
from outputs.rows import FailureRow
from outputs.schema import FACTS
from outputs.vocabulary import CHECK_KINDS, METRICS, NAMES, ROLES, STAGES
from outputs.wording import bounded, period_words, quantity

if TYPE_CHECKING:
    from extractors.explain import Attached, Column, ExplainedSentence
    from extractors.gaps import Gap
    from flows.inspection import Inspected

WIDTH_WITHOUT_TERMINAL = 160
"""Columns assumed where output goes to a file or a pipe and COLUMNS does not say: wide enough to cut no table."""


def console(stderr: bool = False) -> Console:
    """A console that leaves words as they are: no markup (`[2023]5号` is no tag), no emoji, no guessed highlights."""
    made = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = WIDTH_WITHOUT_TERMINAL
    return made


def table(title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]) -> Table:
    """A table from (heading, `left` or `right`) and rows; absent values stay blank."""
    drawn = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for heading, side in columns:
        right = side == "right"
        drawn.add_column(heading, justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        drawn.add_row(*(value if isinstance(value, Text) else "" if value is None else str(value) for value in row))
    return drawn


def span(low: Decimal, high: Decimal | None, unit: str) -> str:
    """A value, or both ends of a range: `10亿元—15亿元`."""
    return quantity(low, unit) if high is None else f"{quantity(low, unit)}—{quantity(high, unit)}"


def fullest(rows: Sequence[FunnelRow], most: int) -> list[FunnelRow]:
    """The rows of the `most` funnels (one document, place and period each) with the most stages, two at least."""

    def place(row: FunnelRow) -> tuple[object, ...]:
        return row.document_id, row.region_code, row.region, row.period_start, row.period_end

    stages: dict[tuple[object, ...], set[str | None]] = {}
    for row in rows:
        stages.setdefault(place(row), set()).add(row.stage)
    chosen = sorted((key for key, found in stages.items() if len(found) > 1), key=lambda key: -len(stages[key]))[:most]
    return [row for row in rows if place(row) in chosen]


def failures(rows: Sequence[FailureRow]) -> Text:
    """The documents that gave nothing, a line each with its reason; lines, because a column would break long paths."""
    drawn = Text("未能读取 Failures", style="bold")
    for row in rows:
        drawn.append(f"\n  {row.path}", style="red not bold").append(f" [{row.kind}] {row.message}", style="not bold")
    return drawn


KINDS = {"news": "新闻", "proposal": "提案", "report": "报告", "forum": "论坛", "other": "其他"}


def manifest(found: Sequence[Inspected | FailureRow]) -> Table:
    """A row a file: what it was taken for and what was found in it, or the kind of failure.

    The folder that all are in stands in the title, because a column would break long paths in the midst of a name.
    """
    folder = _common_folder([one.path for one in found])
    rows: list[Sequence[object]] = []
    for one in found:
        name = one.path.removeprefix(folder)
        if isinstance(one, FailureRow):
            rows.append((Text(name, style="red"), Text(f"未读 {one.kind}", style="red"), *[None] * 8))
            continue
        sure = [score for score in (*one.confidence.values(), one.recognition) if score is not None]
        confidence = f"{min(sure):.2f}" if sure else None
        facts = (one.title, one.published, KINDS.get(one.kind, one.kind), one.region)
        rows.append((name, one.taken_for, *facts, one.characters, one.tables or None, one.pages, confidence))
    headings = ("文件", "类型", "标题", "日期", "体裁", "地区", "字数", "表", "页", "可信度")
    return table(
        f"清单 {folder}".rstrip(),
        [(name, "right" if name in ("字数", "表", "页", "可信度") else "left") for name in headings],
        rows,
    )


def _common_folder(paths: Sequence[str]) -> str:
    """The folders that all paths begin with, up to and with the last slash; empty where they share none."""
    levels = zip(*(path.split("/")[:-1] for path in paths), strict=False)  # as deep as the highest file stands
    return "".join(f"{level[0]}/" for level in takewhile(lambda level: len(set(level)) == 1, levels))


def manifest_notes(found: Sequence[Inspected | FailureRow]) -> Iterator[Text]:
    """The warnings of what was read, a line each, then what was not read and why."""
    for one in found:
        if not isinstance(one, FailureRow):
            for warning in one.warnings:
                yield Text(f"提示 {one.path} {warning}", style="yellow")
    missed = [one for one in found if isinstance(one, FailureRow)]
    if missed:
        yield failures(missed)


def marked(passage: Passage) -> Text:
    """The sentence that a passage stands in, its words marked; `before` and `after` bound how far it can reach.

    They stand in 【】 too, for a pipe has no colours. A sentence ends at 。！？； or a line end.
    """
    ends = "。！？；\n"
    start = max(passage.before.rfind(mark) for mark in ends) + 1
    stops = [at for mark in ends if (at := passage.after.find(mark)) >= 0]
    drawn = Text(passage.before[start:].lstrip())
    drawn.append(f"【{passage.quote}】", style="bold reverse")
    drawn.append(passage.after[: min(stops) + 1 if stops else None].rstrip())
    return drawn


def extraction(found: Extraction) -> Iterator[Table | Text]:
    """One document as tables: what it says of many projects, of named projects, its proposals, and what to check."""
    document = found.document
    heading = Text(document.title or document.path, style="bold")
    facts = (document.path, document.published, document.source, document.region, document.region_code)
    heading.append("\n" + "  ".join(str(fact) for fact in facts if fact), style="dim")
    yield heading
    for warning in document.warnings:
        yield Text(f"提示 {warning}", style="yellow")
    if not (found.observations or found.projects or found.proposals):
        yield Text("没有招商引资数据 nothing about projects or investment", style="dim")
    if found.observations:
        yield _observations(found.observations)
    if found.projects:
        yield _projects(found.projects)
    if found.proposals:
        yield _proposals(found.proposals)
    if any(not check.holds for check in found.checks):
        yield _checks([check for check in found.checks if not check.holds])
    yield Text("")


def _observations(rows: Sequence[Observation]) -> Table:
    return table(
        "数据 observations",
        [
            ("指标", "left"),
            ("口径", "left"),
            ("阶段", "left"),
            ("数值", "right"),
            ("地区", "left"),
            ("期间", "left"),
            ("原文", "left"),
            ("编号 id", "left"),
        ],
        [
            (
                METRICS.get(row.metric, row.metric),
                ROLES.get(row.role, row.role),
                STAGES.get(row.stage, row.stage) if row.stage else None,
                bounded(span(row.value, row.value_high, row.unit), row.bound),
                row.region,
                period_words(row.period_start, row.period_end),
                row.evidence[0].quote if row.evidence else None,
                row.id,
            )
            for row in rows
        ],
    )


def _projects(rows: Sequence[Project]) -> Table:
    return table(
        "项目 projects",
        [
            ("项目", "left"),
            ("投资方", "left"),
            ("地区", "left"),
            ("阶段", "left"),
            ("总投资", "right"),
            ("编号 id", "left"),
        ],
        [
            (
                row.name,
                "、".join(row.investors),
                row.region,
                STAGES.get(row.stage, row.stage) if row.stage else None,
                quantity(row.investment_cny, "CNY")
                if row.investment_cny is not None
                else quantity(row.investment_foreign.value, row.investment_foreign.unit)
                if row.investment_foreign
                else None,
                row.id,
            )
            for row in rows
        ],
    )


def _proposals(rows: Sequence[Proposal]) -> Table:
    return table(
        "提案 proposals",
        [
            ("届次", "left"),
            ("提案号", "right"),
            ("标题", "left"),
            ("提案人", "left"),
            ("承办单位", "left"),
            ("编号 id", "left"),
        ],
        [(row.session, row.number, row.title, "、".join(row.proposers), row.handler, row.id) for row in rows],
    )


def _checks(rows: Sequence[Check]) -> Table:
    return table(
        "需核实 to be checked",
        [("关系", "left"), ("原文数", "right"), ("计算数", "right"), ("允差", "right"), ("说明", "left")],
        [
            (
                CHECK_KINDS.get(row.kind, row.kind),
                decimal_text(row.stated),
                decimal_text(row.computed),
                decimal_text(row.tolerance),
                row.message,
            )
            for row in rows
        ],
    )


def evidence(found: FactEvidence) -> Iterator[Text]:
    """A fact with its document, then each sentence it was read from with the words marked."""
    document = found.document
    yield Text(document["title"] or document["path"], style="bold")
    facts = (document["path"], document["published"], document["source"], document["url"])
    yield Text("  ".join(str(fact) for fact in facts if fact), style="dim")
    yield Text("  ".join(f"{label} {value}" for label, value in _named_values(found)))
    for passage in found.passages:
        place = f"[{passage.start}:{passage.end}]" + (f" 第{passage.page}页" if passage.page else "")
        line = Text(f"{place} ", style="dim")
        line.append_text(marked(passage))
        yield line


def _named_values(found: FactEvidence) -> Iterator[tuple[str, str]]:
    """The fact's columns that say something, under their Chinese labels, codes by their Chinese names."""
    for part in fields(FACTS[found.table]):
        value = found.fact[part.name]
        if part.name in ("evidence", "confidence", "pair", "rule") or value in (None, "", [], {}):
            continue
        names = NAMES.get((found.table, part.name), {})
        if isinstance(value, Decimal):
            value = decimal_text(value)
        elif isinstance(value, list | dict):
            value = json.dumps(value, ensure_ascii=False)
        yield part.metadata["label"], str(names.get(value, value))


# -- explain -----------------------------------------------------------------------------------------------------------

ORIGINS = {
    "sentence": "本句",
    "header": "表头",
    "earlier": "前文",
    "title": "标题",
    "document": "本文档",
    "rule": "按规则",
    "unknown": "来源不明",
}
COLUMNS = {
    "stage": "阶段",
    "region": "地区",
    "period": "期间",
    "class": "规模",
    "sector": "类别",
    "metric": "指标",
    "role": "口径",
    "value": "数值",
}
POSITIONS = {"stage": "阶段", "metric": "指标", "role": "口径", "noun": "名词", "unit": "量词"}


def explained(sentences: Iterable[ExplainedSentence], everything: bool = False) -> Iterator[Text]:
    """A document sentence by sentence; those in which nothing was found are left out unless `everything` is asked."""
    for sentence in sentences:
        if not everything and not (sentence.attached or sentence.dropped or sentence.found):
            continue
        yield _sentence(sentence)


def _sentence(sentence: ExplainedSentence) -> Text:
    drawn = Text(f"[{sentence.start}:{sentence.end}] ", style="dim")
    drawn.append(sentence.text.replace("\t", " | "), style="bold")
    if sentence.found:
        _line(drawn, "找到", "   ".join(f"{found.words}〔{found.meaning}〕" for found in sentence.found), "dim")
    for fact in sentence.attached:
        _line(drawn, "得出", _fact_words(fact), "green")
        borrowed = [_borrowed(column) for column in fact.columns if column.origin != "here"]
        if borrowed:
            _line(drawn, "  沿用", "   ".join(borrowed), "cyan")
    for words in sentence.resolved:
        _line(drawn, "解析", f"{words.words} → {words.value or '未能解析'}", "not bold")
    for number in sentence.dropped:
        _line(drawn, "舍去", f"{number.words}：{number.why} ({number.reason})", "yellow")
    drawn.append("\n")
    return drawn


def _line(drawn: Text, label: str, words: str, style: str) -> None:
    drawn.append(f"\n  {label} ", style="not bold").append(words, style=style)


def _fact_words(fact: Attached) -> str:
    """A fact in one line with the rule that made it: `项目数 实际 35 count 签约 … ← count.list`."""
    again = "（再次提到）" if fact.again else ""
    kinds = {"observation": "", "project": "项目 ", "proposal": "提案 "}
    shown = []
    for column in fact.columns:
        names = NAMES.get((f"{fact.table}s", column.name), {})
        value = names.get(column.value, column.value)
        plain = fact.table == "observation" or column.name == "name"
        shown.append(value if plain else f"{column.name}={value}")
    return f"{kinds[fact.table]}{' '.join(shown)}{again} ← {fact.rule} {fact.id}"


def _borrowed(column: Column) -> str:
    words = f"“{column.words}”" if column.words else ""
    place = f"[{column.start}:{column.end}]" if column.start is not None else ""
    return f"{COLUMNS.get(column.name, column.name)}←{ORIGINS.get(column.origin, column.origin)}{words}{place}"


def gaps(rows: Sequence[Gap]) -> Table:
    """The unknown words, most frequent first, each with the sentence in which it was first met."""
    return table(
        "词库未收的词 words that the lexicon does not know",
        [
            ("位置", "left"),
            ("词", "left"),
            ("次数", "right"),
            ("文档", "right"),
            ("因此舍去", "right"),
            ("例句", "left"),
            ("出处", "left"),
        ],
        [
            (
                POSITIONS[row.position],
                row.word,
                row.count,
                row.documents,
                row.dropped or None,
                row.example.sentence,
                f"{row.example.path} [{row.example.start}:{row.example.end}]",
            )
            for row in rows
        ],
    )
