"""The projects of the text and of its tables as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.facts import Project


def join_listed(told: Sequence[Project], listed: Sequence[Project]) -> tuple[Project, ...]:
    """Projects of the text and of its lists; one that both name is the list's, with what only the text says of it."""
    by_name = {project.name: project for project in listed}
    own = [project for project in told if project.name not in by_name]
    again = {project.name: project for project in told if project.name in by_name}
    gaps = ("stage", "investors", "investment_cny", "output_cny", "revenue_cny", "tax_cny", "jobs", "expected")
    joined = []
    for project in listed:
        other = again.pop(project.name, None)
        if other is not None:
            more = {gap: getattr(other, gap) for gap in gaps if not getattr(project, gap)}
            project = replace(project, evidence=(*project.evidence, *other.evidence), **more)
        joined.append(project)
    return (*own, *joined)
