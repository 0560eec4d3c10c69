"""The dataset's tables, as SQLAlchemy Core metadata.

The columns of a fact table are the fields of its dataclass in `extractors.facts`, with their Chinese label and English
meaning kept in `Column.info` (`label`, `meaning`) and, where the database has comments, in the comment.

History: a row holds from the run that brought it (`run_from`) until the run that ended it (`run_to`; NULL while it is
present). Nothing is updated in place but the end of a row, and nothing is deleted.

Decimals are exact in every database: NUMERIC without limits on PostgreSQL; on SQLite, which has no exact decimal, TEXT
in the contract's canonical form. Text sorts `9` after `10`, so a query compares and orders a decimal column through
`by_value(column)`. In SQL typed by hand on SQLite write `CAST(value AS NUMERIC)`, which is exact up to 15 digits.
"""

from __future__ import annotations

import re
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    and_,
    or_,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from extractors.facts import Check, Observation, Project, Proposal, decimal_text, fact_json

SCHEMA_VERSION = 1
"""Raised by every change that an older program could not read."""

Fact = Observation | Project | Proposal | Check

# A NUL cannot be stored by PostgreSQL, and half a surrogate pair has no UTF-8 form: each becomes one U+FFFD, so that
# every offset stays where it was.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class ExactDecimal(TypeDecorator[Decimal]):
    """A Decimal that comes back as it went in: NUMERIC on PostgreSQL, canonical TEXT elsewhere. Never a float."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC where it is exact and without limits."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """The canonical form of the contract; ValueError for NaN and infinities, which no document states."""
        if value is None:
            return None
        if not isinstance(value, (Decimal, int)):
            raise TypeError(f"{value!r} is no Decimal")
        value = Decimal(value)
        if not value.is_finite():
            raise ValueError(f"{value} is no number that a dataset can hold")
        return Decimal(decimal_text(value)) if dialect.name == "postgresql" else decimal_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """A Decimal again."""
        return None if value is None else Decimal(value)


class by_value(FunctionElement[Decimal]):
    """A decimal column as compared and ordered by its number: `by_value(column) >= Decimal("9")`.

    On SQLite it adds the collation `decimal`, which `Dataset` registers on each of its connections; the stored schema
    does not name it, so that any other SQLite tool opens the file.
    """

    inherit_cache = True
    type = ExactDecimal()

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)


@compiles(by_value)
def _plain(element: by_value, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(by_value, "sqlite")
def _collated(element: by_value, compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)} COLLATE decimal)"


class greatest(FunctionElement[Decimal]):
    """The greatest of a decimal column over the rows of a group where a condition holds; NULL where none does.

    Exact on SQLite too, where a number is text: those without a point that fit its integers are compared as integers,
    the few others by the collation `decimal`.
    """

    inherit_cache = True
    type = ExactDecimal()

    def __init__(self, column: ColumnElement[Any], where: ColumnElement[bool]) -> None:
        super().__init__(column, where)


@compiles(greatest)
def _greatest(element: greatest, compiler: SQLCompiler, **options: Any) -> str:
    column, where = (compiler.process(part, **options) for part in element.clauses)
    return f"max({column}) FILTER (WHERE {where})"


@compiles(greatest, "sqlite")
def _greatest_text(element: greatest, compiler: SQLCompiler, **options: Any) -> str:
    column, where = (compiler.process(part, **options) for part in element.clauses)
    whole = f"length({column}) <= 18 AND instr({column}, '.') = 0"
    integer = f"CAST(max(CAST({column} AS INTEGER)) FILTER (WHERE {whole} AND ({where})) AS TEXT)"
    other = f"max({column} COLLATE decimal) FILTER (WHERE NOT ({whole}) AND ({where}))"
    return f"max(coalesce({integer}, {other}) COLLATE decimal, coalesce({other}, {integer}))"


def _json() -> JSON:
    # Not PostgreSQL's JSONB: it puts the keys of `{"value": …, "unit": …}` in an order of its own.
    return JSON(none_as_null=True)


def described(name: str, kind: Any, label: str, meaning: str, *arguments: Any, **options: Any) -> Column[Any]:
    """A column that carries its Chinese label and its English meaning."""
    return Column(
        name, kind, *arguments, info={"label": label, "meaning": meaning}, comment=f"{label}: {meaning}", **options
    )


def document_column(meaning: str = "the document") -> Column[Any]:
    """The column that names a row's document, with its index."""
    link = ForeignKey("documents.document_id")
    return described("document_id", Integer, "文档编号", meaning, link, nullable=False, index=True)


def present_index(name: str, *columns: str) -> Index:
    """An index that holds `columns` unique among the rows that are present, and leaves the ended ones alone."""
    present = text("run_to IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=present, postgresql_where=present)


def run_columns() -> list[Column[Any]]:
    """The columns that every row with a history has: the run that brought it, the run that ended it."""
    return [
        described(
            "run_from", Integer, "起始运行", "the run that brought the row", ForeignKey("runs.run_id"), nullable=False
        ),
        described(
            "run_to", Integer, "终止运行", "the run that ended it; empty while present", ForeignKey("runs.run_id")
        ),
    ]


metadata = MetaData()

schema_info = Table(
    "schema_info",
    metadata,
    described("version", Integer, "结构版本", "version of these tables", primary_key=True, autoincrement=False),
)

runs = Table(
    "runs",
    metadata,
    described("run_id", Integer, "运行编号", "number of the run", primary_key=True),
    described("command", Text, "命令", "the command that started it", nullable=False),
    described("extractor_version", Text, "抽取器版本", "version of the extractor", nullable=False),
    described("started_at", Text, "开始时间", "start, UTC, ISO 8601", nullable=False),
    described("ended_at", Text, "结束时间", "end, UTC, ISO 8601; empty while it runs and after a kill"),
    described("status", Text, "状态", "running, completed, failed, interrupted", nullable=False),
    described("summary", _json(), "摘要", "what the run counted"),
    sqlite_autoincrement=True,
)

documents = Table(
    "documents",
    metadata,
    described("document_id", Integer, "文档编号", "number of the document in this dataset", primary_key=True),
    described(
        "address", Text, "文档标识", "its web address, else its path: what makes it the same document", nullable=False
    ),
    described("run_from", Integer, "起始运行", "the run that first saw it", ForeignKey("runs.run_id"), nullable=False),
    Index("documents_address", "address", unique=True),
)

document_versions = Table(
    "document_versions",
    metadata,
    described("version_id", Integer, "版本编号", "number of the version", primary_key=True),
    document_column(),
    described("path", Text, "路径", "where the bytes were read", nullable=False, index=True),
    described(
        "sha256", Text, "内容摘要", "digest of the raw bytes, which are kept under it", nullable=False, index=True
    ),
    described("extractor_version", Text, "抽取器版本", "version of the extractor that read it", nullable=False),
    described("known_digest", Text, "已知信息摘要", "digest of what was known from outside (side-car)", nullable=False),
    described(
        "known",
        _json(),
        "已知信息",
        "what was known from outside, for reading the bytes again; empty before it was kept",
    ),
    described("url", Text, "网址", "web address"),
    described("title", Text, "标题", "title"),
    described("published", Date, "发布日期", "day of publication"),
    described("source", Text, "来源", "who published it, as written"),
    described("author", Text, "作者", "who wrote it, as written"),
    described(
        "confidence",
        _json(),
        "元数据可信度",
        "how sure the reader is of title, published, source and author, 0 to 1; empty where it does not tell",
    ),
    described("kind", Text, "文档类型", "news, proposal, report, forum, other", nullable=False),
    described("region", Text, "地区", "the place that its 全市, 我县, 全区 speak of"),
    described("region_code", Text, "行政区划代码", "its GB/T 2260 code", index=True),
    described("text", Text, "正文", "the clean text that every evidence offset points into", nullable=False),
    described("places", _json(), "版面位置", "list of start, end, page, box: where a stretch of text stands on paper"),
    described("warnings", _json(), "提示", "what the reader had to say of the document"),
    *run_columns(),
    Index("document_versions_run_from", "run_from"),
    Index("document_versions_run_to", "run_to"),
    present_index("document_versions_present", "document_id"),
)

confirmations = Table(
    "confirmations",
    metadata,
    described("confirmation_id", Integer, "确认编号", "number of the confirmation", primary_key=True),
    described(
        "version_id",
        Integer,
        "版本编号",
        "the version that a later extractor read again to the same facts",
        ForeignKey("document_versions.version_id"),
        nullable=False,
        index=True,
    ),
    described("extractor_version", Text, "抽取器版本", "the extractor that found nothing to change", nullable=False),
    described("run_id", Integer, "运行编号", "the run that read it again", ForeignKey("runs.run_id"), nullable=False),
    comment="so that a re-extraction writes one short row for a document that it leaves as it is",
)

failures = Table(
    "failures",
    metadata,
    described("failure_id", Integer, "失败编号", "number of the failure", primary_key=True),
    described("path", Text, "路径", "the file that could not be read", nullable=False, index=True),
    described("kind", Text, "失败类型", "what kind of failure", nullable=False),
    described("message", Text, "说明", "what happened, for a reader", nullable=False),
    described("sha256", Text, "内容摘要", "digest of the raw bytes, where they could be read"),
    *run_columns(),
)


def _column_type(annotation: Any) -> Any:
    """The column type for a field's annotation: `str | None` → Text, a tuple or a dataclass → JSON."""
    choices = [choice for choice in typing.get_args(annotation) if choice is not types.NoneType]
    plain = choices[0] if isinstance(annotation, types.UnionType) else annotation
    simple = {str: Text(), Decimal: ExactDecimal(), date: Date(), bool: Boolean()}
    if plain in simple:
        return simple[plain]
    if typing.get_origin(plain) is tuple or is_dataclass(plain):
        return _json()
    raise TypeError(f"no column type for {annotation}")


def _fact_table(name: str, kind: type[Fact]) -> Table:
    hints = typing.get_type_hints(kind)
    return Table(
        name,
        metadata,
        described("row_id", Integer, "行号", "number of the row", primary_key=True),
        described(
            "document_id",
            Integer,
            "文档编号",
            "the document that says it",
            ForeignKey("documents.document_id"),
            nullable=False,
        ),
        described("fact_key", Text, "事实键", "digest of what the fact is about, its value left out", nullable=False),
        described("ordinal", Integer, "序号", "tells facts of one document and key apart, from 0", nullable=False),
        *run_columns(),
        *(
            described(
                part.name,
                _column_type(hints[part.name]),
                part.metadata["label"],
                part.metadata["meaning"],
                nullable=isinstance(hints[part.name], types.UnionType),
            )
            for part in fields(kind)
        ),
        Index(
            f"{name}_present",
            "document_id",
            "fact_key",
            "ordinal",
            unique=True,
            sqlite_where=text("run_to IS NULL"),
            postgresql_where=text("run_to IS NULL"),
        ),
        Index(f"{name}_document", "document_id"),
        # What one run brought or ended is what a diff asks for: without these it would read every row of the table.
        Index(f"{name}_run_from", "run_from"),
        Index(f"{name}_run_to", "run_to"),
        Index(f"{name}_id", "id"),
        *([Index(f"{name}_region", "region_code")] if "region_code" in hints else []),
    )


FACTS: dict[str, type[Fact]] = {
    "observations": Observation,
    "projects": Project,
    "proposals": Proposal,
    "checks": Check,
}
"""Fact table → its dataclass, under the names that the contract's object and `Extraction` use."""

FACT_TABLES: dict[str, Table] = {name: _fact_table(name, kind) for name, kind in FACTS.items()}


decisions = Table(
    "decisions",
    metadata,
    described("decision_id", Integer, "决定编号", "number of the decision", primary_key=True),
    described("table_name", Text, "表", "the fact table it is about", nullable=False),
    document_column(),
    described("row_id", Integer, "行号", "the row that was before the person", nullable=False),
    described(
        "run_id", Integer, "运行编号", "the last run when it was made", ForeignKey("runs.run_id"), nullable=False
    ),
    described("fact_key", Text, "事实键", "what the fact was about", nullable=False),
    described("evidence_digest", Text, "依据摘要", "digest of the evidence's words and sentences", nullable=False),
    described("action", Text, "决定", "accept, reject, correct, flag, undo", nullable=False),
    described("reviewer", Text, "审核人", "who", nullable=False),
    described("decided_at", Text, "决定时间", "when, UTC, ISO 8601", nullable=False),
    described("reason", Text, "理由", "why, in the person's words"),
    described("machine", _json(), "机器值", "the fact as the machine had it", nullable=False),
    described("person", _json(), "人工值", "the columns that the person put right, with their values", nullable=False),
    described(
        "supersedes", Integer, "取代", "the decision it replaces, or undoes", ForeignKey("decisions.decision_id")
    ),
    described("batch", Text, "批次", "decisions made at once share it; undone as a whole"),
    comment="append-only: nothing here is ever changed or deleted",
    sqlite_autoincrement=True,
)

review_items = Table(
    "review_items",
    metadata,
    described("item_id", Integer, "条目编号", "number of the item", primary_key=True),
    described("table_name", Text, "表", "the fact table", nullable=False),
    described("row_id", Integer, "行号", "the present row; empty for a decision that matches nothing"),
    described("document_id", Integer, "文档编号", "the document", nullable=False, index=True),
    described(
        "status",
        Text,
        "状态",
        "pending, returned, policy, accepted, corrected, rejected, flagged, unmatched",
        nullable=False,
    ),
    described("is_open", Integer, "待审", "1 while a person is to decide, else 0", nullable=False),
    described("risk", Integer, "风险", "0 to 100: what is looked at first", nullable=False),
    # Ascending like item_id, so that one index gives the queue's order and the place where a reader stands in it.
    described("rank", Integer, "次序", "100 less the risk: the order of the queue"),
    described(
        "reasons", Text, "原因", "why it is there: codes parted by spaces, with one before and after", nullable=False
    ),
    described("rule", Text, "规则", "the rule that made the row"),
    described("site", Text, "网站", "host or source of the document"),
    described("region_code", Text, "行政区划代码", "GB/T 2260 code"),
    described("decision_id", Integer, "决定编号", "the decision that stands", ForeignKey("decisions.decision_id")),
    described(
        "version", Integer, "版次", "raised whenever it is decided: who looked at an older one is told", nullable=False
    ),
    Index("review_items_order", "is_open", "rank", "item_id"),
    Index("review_items_status", "status"),
    Index("review_items_row", "table_name", "row_id", unique=True),
    comment="the queue: made from facts, decisions and policy, and made again where it is lost",
    sqlite_autoincrement=True,
)

review_state = Table(
    "review_state",
    metadata,
    described("state_id", Integer, "编号", "1", primary_key=True, autoincrement=False),
    described("seen", Text, "已处理", "the runs and the policy that the queue was made from", nullable=False),
)


def holds(table: Table, as_of: int | None) -> ColumnElement[bool]:
    """Rows of a table with history that are present, or that were after the run `as_of`."""
    if as_of is None:
        return table.c.run_to.is_(None)
    return and_(table.c.run_from <= as_of, or_(table.c.run_to.is_(None), table.c.run_to > as_of))


def storable(value: Any) -> Any:
    """A value that every database takes: what no database can hold in a string becomes U+FFFD, one for one."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {key: storable(item) for key, item in value.items()}
    return value


def fact_row(fact: Fact) -> dict[str, Any]:
    """A fact as the values of its columns; tuples and parts as plain JSON."""
    values = ((part.name, getattr(fact, part.name)) for part in fields(fact))
    return {
        name: storable(fact_json(value)) if isinstance(value, tuple) or is_dataclass(value) else storable(value)
        for name, value in values
    }


def fact_from_row(kind: type[Fact], row: typing.Mapping[str, Any]) -> Fact:
    """The fact again that `fact_row` took apart; columns that are not the fact's are left out."""
    return typing.cast(Fact, _part(kind, row))


def _part(annotation: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(annotation, types.UnionType):
        return _part(next(c for c in typing.get_args(annotation) if c is not types.NoneType), value)
    if typing.get_origin(annotation) is tuple:
        return tuple(_part(typing.get_args(annotation)[0], item) for item in value)
    if is_dataclass(annotation):
        hints = typing.get_type_hints(annotation)
        made = typing.cast("type[Any]", annotation)
        return made(**{part.name: _part(hints[part.name], value[part.name]) for part in fields(annotation)})
    if annotation is Decimal:
        return Decimal(value)
    return value
