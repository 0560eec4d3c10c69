"""What is kept of documents: dataset, history, exports, charts, scores. `from outputs import Dataset` is the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outputs.rows import FailureRow, LoadCounts, Loaded

if TYPE_CHECKING:
    from outputs.connection import DatasetError, DatasetUnavailable
    from outputs.dataset import Dataset

__all__ = ["Dataset", "DatasetError", "DatasetUnavailable", "FailureRow", "LoadCounts", "Loaded"]


def __getattr__(name: str) -> Any:
    # SQLAlchemy takes a third of a second to import: the worker processes that only make records go without it.
    if name == "Dataset":
        from outputs.dataset import Dataset

        return Dataset
    if name in ("DatasetError", "DatasetUnavailable"):
        from outputs import connection

        return getattr(connection, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
