"""The data dictionary: every column of the dataset with its type, Chinese label and English meaning.

It is read from the schema, which reads it from the fields of `extractors.facts`: there is no second place to keep.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Integer
from sqlalchemy.types import TypeEngine

from outputs import crawl_state  # noqa: F401 - its tables are part of the schema
from outputs.schema import ExactDecimal, metadata


@dataclass(frozen=True, slots=True)
class DictionaryRow:
    """One column: table, name, type (`text`, `decimal`, `date`, `integer`, `boolean`, `json`), label and meaning."""

    table: str
    column: str
    type: str
    label: str
    meaning: str


def data_dictionary(*tables: str) -> list[DictionaryRow]:
    """Every column of these tables (all of them where none is named), in the order of the schema.

    Raises KeyError for a table that is not there.
    """
    chosen = [metadata.tables[name] for name in tables] or list(metadata.tables.values())
    return [
        DictionaryRow(table.name, column.name, _type_name(column.type), column.info["label"], column.info["meaning"])
        for table in chosen
        for column in table.columns
    ]


def _type_name(kind: TypeEngine[Any]) -> str:
    names = {ExactDecimal: "decimal", JSON: "json", Boolean: "boolean", Date: "date", Integer: "integer"}
    return next((name for of, name in names.items() if isinstance(kind, of)), "text")
