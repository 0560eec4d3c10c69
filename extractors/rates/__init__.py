"""Rates, shares, changes, differences and ranks: each belongs to a measure that was stated before or in its own clause."""

from __future__ import annotations

from extractors.rates.completion import read_completion
from extractors.rates.growth import read_multiple
from extractors.rates.percent import read_percent, read_times
from extractors.rates.points import read_point
from extractors.rates.ranks import read_rank

__all__ = ["read_completion", "read_multiple", "read_percent", "read_point", "read_rank", "read_times"]
