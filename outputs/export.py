"""CSV files that a spreadsheet opens as they are: UTF-8 with BOM, one file a table, numbers as plain text."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Column

from extractors.facts import decimal_text
from outputs.connection import DatasetError
from outputs.dataset import Dataset
from outputs.history import Row
from outputs.schema import FACT_TABLES, FACTS, document_versions
from outputs.vocabulary import NAMES, STAGES

Language = Literal["zh", "en"]

TABLES = ("documents", *FACTS)
EVIDENCE_SEPARATOR = " | "
YES_NO = {"zh": {True: "是", False: "否"}, "en": {True: "true", False: "false"}}

_DOCUMENT_COLUMNS = ("document_path", "document_title", "document_url")
_DOCUMENT_LABELS = {"document_path": "文档路径", "document_title": "文档标题", "document_url": "文档网址"}
_INTERNAL = {"row_id", "fact_key", "ordinal", "run_from", "run_to", "text", "places", "version_id"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export(
    dataset: Dataset,
    folder: str | Path,
    tables: Sequence[str] = TABLES,
    language: Language = "zh",
    *,
    as_of: int | None = None,
) -> list[Path]:
    """Write what is present in these tables (or was after run `as_of`) to `folder/TABLE.csv` and give back the paths, in order.

    `zh` heads the columns with their Chinese labels and names the codes of stages, metrics and roles in Chinese; `en`
    keeps the contract's column names and codes. Decimals are plain digits, dates ISO, lists joined by ` | `; evidence
    is its quotes. A text cell that a spreadsheet would run as a formula gets a leading `'`.

    Each file is whole or absent. Raises DatasetError for an unknown table or a folder that cannot be written.
    """
    unknown = [name for name in tables if name not in TABLES]
    if unknown:
        raise DatasetError(f"there is no table {', '.join(unknown)} to export; there are {', '.join(TABLES)}")
    folder = Path(folder)
    paths = []
    for name in tables:
        path = folder / f"{name}.csv"
        temporary = folder / f".{name}.{os.getpid()}.csv"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file).writerows(_lines(dataset, name, language, as_of))
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as problem:
            raise DatasetError(f"cannot write {path}: {problem.strerror}") from problem
        paths.append(path)
    return paths


def _lines(dataset: Dataset, name: str, language: Language, as_of: int | None) -> Iterator[list[str]]:
    source = document_versions if name == "documents" else FACT_TABLES[name]
    rows: Iterable[Row] = dataset.documents(as_of=as_of) if name == "documents" else dataset.facts(name, as_of=as_of)
    columns: list[Column[Any]] = [column for column in source.columns if column.name not in _INTERNAL]
    extra = () if name == "documents" else _DOCUMENT_COLUMNS
    if language == "zh":
        yield [*(column.info["label"] for column in columns), *(_DOCUMENT_LABELS[column] for column in extra)]
    else:
        yield [*(column.name for column in columns), *extra]
    for row in rows:
        cells = []
        for column in [*(column.name for column in columns), *extra]:
            value = row[column]
            if language == "zh" and isinstance(value, str):
                value = NAMES.get((name, column), {}).get(value, value)
            cells.append(cell(value, language))
        yield cells


def cell(value: Any, language: Language = "zh") -> str:
    """One value as a spreadsheet may have it; see `export`."""
    if isinstance(value, bool):
        return YES_NO[language][value]
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = _words(value, language)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _words(value: Any, language: Language) -> str:
    """Text, or the parts of a fact (kept as JSON) as words: quotes of evidence, `一期 130000000 开工`."""
    if value is None:
        return ""
    if isinstance(value, list):
        return EVIDENCE_SEPARATOR.join(_words(item, language) for item in value)
    if isinstance(value, dict):
        if "quote" in value:
            return str(value["quote"])
        stages = STAGES if language == "zh" else {}
        return " ".join(stages.get(part, _words(part, language)) for part in value.values() if part is not None)
    return str(value)
