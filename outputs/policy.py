"""What a person lays down once instead of deciding row by row: a small TOML file.

```toml
[accept]                      # accepted without a person, where all of it holds
min_confidence = "0.9"
checks_hold = true            # no check that the row is a member of fails
changed = false               # not where it says something far from what it said before
sources = ["www.gov.cn"]      # web hosts or source names; left out: any

[[person]]                    # always to a person, whatever [accept] says; every condition of one table must hold
metrics = ["foreign_capital"]

[audit]                       # of what is accepted without a person, a random sample goes to one all the same
rate = "0.05"
seed = "2026"

[publish]
block = ["returned", "flagged", "unmatched"]   # queues that must be empty

[[ignore]]                    # changes that a diff leaves out, and counts
reason = "confidence alone"
columns = ["confidence", "rule"]
```

Numbers are strings, as everywhere in the contract. A key that is not known is refused: a misspelt condition would
otherwise hold always.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from outputs.connection import DatasetError

QUEUES = ("check", "returned", "flagged", "unmatched", "pending", "audit")
"""Queues that a publication can wait for: rows of a failed check, rows whose evidence changed since they were decided,
flagged rows, decisions that match nothing, all undecided rows, undecided rows of the audit sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """What is accepted without a person; no `min_confidence` accepts nothing."""

    min_confidence: Decimal | None = None
    checks_hold: bool = True
    changed: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Rows that always go to a person: all of the conditions that are given hold."""

    metrics: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    min_value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The share of accepted rows that a person sees all the same, and the seed that chooses them."""

    rate: Decimal = Decimal(0)
    seed: str = ""

    def draws(self, *identity: object) -> bool:
        """Whether the row is in the sample: by a digest, so that the same row is drawn again on another day."""
        digest = hashlib.sha256("\n".join(map(str, (self.seed, *identity))).encode()).digest()
        return int.from_bytes(digest[:8]) < int(self.rate * 2**64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """Changes that a diff leaves out: all of the conditions that are given hold.

    `columns` takes a change of nothing but these columns; `within` one whose number moved at most so far (0.01: 1 %).
    """

    reason: str
    tables: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    within: Decimal | None = None

    def takes(self, table: str, kind: str, columns: Sequence[str], rule: str | None, distance: Decimal | None) -> bool:
        """Whether it takes a change of this fact table, of this kind, in these columns."""
        return (
            (not self.tables or table in self.tables)
            and (not self.kinds or kind in self.kinds)
            and (not self.columns or (bool(columns) and set(columns) <= {*self.columns, "id"}))
            and (not self.rules or rule in self.rules)
            and (self.within is None or (distance is not None and abs(distance) <= self.within))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All that the file says; without a file, every row goes to a person and nothing is ignored."""

    accept: Accept = field(default_factory=Accept)
    person: tuple[Person, ...] = ()
    audit: Audit = field(default_factory=Audit)
    block: tuple[str, ...] = ("returned", "flagged", "unmatched", "check")
    ignore: tuple[Ignore, ...] = ()


def read_policy(path: Path) -> Policy:
    """The policy in a TOML file. Raises DatasetError, naming the file and the key, for what it cannot mean."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise DatasetError(f"cannot read the policy {path}: {problem.strerror}") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DatasetError(f"the policy {path} is no TOML: {problem}") from problem
    unknown = said.keys() - {"accept", "person", "audit", "publish", "ignore"}
    if unknown:
        raise DatasetError(f"the policy {path} has an unknown table [{', '.join(sorted(unknown))}]")
    publish = said.get("publish", {})
    block = publish.get("block", list(Policy().block))
    if publish.keys() - {"block"} or not isinstance(block, list) or set(block) - set(QUEUES):
        raise DatasetError(f"the policy {path}: [publish] has `block`, a list of {', '.join(QUEUES)}")
    return Policy(
        accept=_part(Accept, said.get("accept", {}), path),
        person=tuple(_part(Person, part, path) for part in said.get("person", [])),
        audit=_part(Audit, said.get("audit", {}), path),
        block=tuple(block),
        ignore=tuple(_part(Ignore, part, path) for part in said.get("ignore", [])),
    )


def _part(kind: type[Any], said: Any, path: Path) -> Any:
    known = {part.name: str(part.type) for part in fields(kind)}
    where = f"the policy {path}: [{kind.__name__.lower()}]"
    if not isinstance(said, dict):
        raise DatasetError(f"{where} is a table")
    if unknown := said.keys() - known.keys():
        raise DatasetError(f"{where} has an unknown key {', '.join(sorted(unknown))}; known are {', '.join(known)}")
    if kind is Ignore and not said.get("reason"):
        raise DatasetError(f"{where} needs a `reason`: an ignored change is counted under it")
    if kind in (Ignore, Person) and not said.keys() - {"reason"}:
        raise DatasetError(f"{where} has no condition and would take everything")
    values: dict[str, Any] = {}
    for name, value in said.items():
        annotation = known[name]
        if "tuple" in annotation:
            if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
                raise DatasetError(f"{where} {name} is a list of words")
            values[name] = tuple(value)
        elif "Decimal" in annotation:
            try:
                values[name] = Decimal(value if isinstance(value, str) else "none")
            except InvalidOperation:
                raise DatasetError(f'{where} {name} is a number in quotes, such as "0.9"') from None
        elif "bool" in annotation and not isinstance(value, bool):
            raise DatasetError(f"{where} {name} is true or false")
        else:
            values[name] = value
    return kind(**values)
