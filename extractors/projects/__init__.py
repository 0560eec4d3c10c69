"""What is said of single named projects: amounts, phases, stage with its date, capacity, place, investors.

A sentence walks through these modules: `carry` and `again` tell which project it speaks of, `own` which of its names are
projects, `lines` what a heading or a form opens; `figures`, `several`, `firms`, `places` and `events` what it says of them,
`stages` and `reach` how far they have come. `book` keeps them all, `join` adds those of the tables.
"""

from __future__ import annotations

from extractors.projects.book import ProjectBook
from extractors.projects.join import join_listed
from extractors.projects.stages import furthest_stage

__all__ = ["ProjectBook", "furthest_stage", "join_listed"]
