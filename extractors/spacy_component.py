"""yinfeng as a spaCy component: `nlp.add_pipe("yinfeng")` on any pipeline, found through its entry point once installed.

    nlp = spacy.blank("zh")
    nlp.add_pipe("yinfeng", config={"published": "2023-07-19", "region_code": "370782"})
    doc = nlp("今年上半年，全市签约项目35个，总投资120.5亿元。")
    doc._.observations[1].value            # Decimal("12050000000")
    doc.spans["yinfeng"]                   # one span an evidence, labelled with the metric, PROJECT or PROPOSAL
    displacy.render(doc, style="span", options={"spans_key": "yinfeng"})

What is known of one document and not of all stands in `doc.user_data["yinfeng"]`, a dict with any of `title`, `published`,
`source`, `region_code`, `path`, `url`; it wins over the component's configuration.
"""

# No `from __future__ import annotations`: spaCy reads the factory's annotations to check a configuration.

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.document import Block, Document
from extractors.facts import Check, Extraction, Observation, Project, Proposal

KNOWN = ("title", "published", "source", "region_code", "path", "url")
"""What may be said of a document in `doc.user_data["yinfeng"]`."""

FACTS: dict[str, type] = {
    "observations": Observation,
    "projects": Project,
    "proposals": Proposal,
    "checks": Check,
}
"""The extension attributes of a Doc: each a tuple of these facts."""

# Plain JSON values under this key of user_data, and not the facts themselves: a Doc goes through msgpack on its way to a
# DocBin and between the processes of `nlp.pipe(n_process=2)`.
_STORED = "yinfeng_facts"
_NO_LINE = re.compile(r"[^\n]+")


class YinfengComponent:
    """Reads a Doc's text and sets `doc._.observations`, `.projects`, `.proposals`, `.checks` and `doc.spans[spans_key]`."""

    def __init__(self, name: str, known: dict[str, str | None], spans_key: str) -> None:
        self.name = name
        self.known = known
        self.spans_key = spans_key

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the spans: metric codes, PROJECT and PROPOSAL."""
        from extractors import lexicon

        grammar = {"capital", "investment", "planned_investment"}
        metrics = {*lexicon.words("metric").values(), *lexicon.words("noun").values()} - grammar - {"group", "place"}
        return (*sorted({*metrics, "area", "other"}), "PROJECT", "PROPOSAL")

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with the facts of its text. Raises ValueError for a date or a region code that is none."""
        from extractors import extract

        given = doc.user_data.get("yinfeng", {})
        if unknown := set(given) - set(KNOWN):
            raise ValueError(f'doc.user_data["yinfeng"]: {", ".join(sorted(unknown))}: not one of {", ".join(KNOWN)}')
        found = extract(document_of(doc.text, **{**self.known, **given}))
        stored = found.to_json()
        del stored["document"]
        doc.user_data[_STORED] = stored
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=list(_spans(doc, found)))
        return doc

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Nothing to save: the configuration is the pipeline's, the lexicon is the package's."""

    def from_disk(self, path: object, *, exclude: object = ()) -> "YinfengComponent":
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: object = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: object = ()) -> "YinfengComponent":
        """Nothing to load."""
        return self


@Language.factory(
    "yinfeng",
    default_config={
        "title": None,
        "published": None,
        "region_code": None,
        "source": None,
        "spans_key": "yinfeng",
    },
    assigns=[*(f"doc._.{name}" for name in FACTS), "doc.spans"],
)
def create_component(
    nlp: Language,
    name: str,
    title: str | None,
    published: str | None,
    region_code: str | None,
    source: str | None,
    spans_key: str,
) -> YinfengComponent:
    """The component `yinfeng`. The first four say what is known of every document; `published` is an ISO date."""
    for attribute in FACTS:
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, getter=partial(_facts, attribute=attribute))
    known = {"title": title, "published": published, "region_code": region_code, "source": source}
    _check(published, region_code)
    return YinfengComponent(name, known, spans_key)


def document_of(
    text: str,
    title: str | None = None,
    published: str | date | None = None,
    source: str | None = None,
    region_code: str | None = None,
    path: str | None = None,
    url: str | None = None,
) -> Document:
    """Plain text as a Document, one paragraph a line; a first line that is the title is the title's block.

    Where `region_code` is not given, title, source and text tell the place. Raises ValueError as `__call__` does.
    """
    from extractors.gazetteer import division
    from extractors.home import locate_document

    day, place = _check(published, region_code)
    blocks = tuple(
        Block("title" if line[0].strip() == title else "paragraph", line.start(), line.end())
        for line in _NO_LINE.finditer(text)
    )
    home = division(place) if place else locate_document(title, source, text, published=day)
    return Document(
        path=path or "",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=blocks,
        title=title,
        published=day,
        source=source,
        url=url,
        region=home.name if home else None,
        region_code=home.code if home else None,
    )


def _check(published: str | date | None, region_code: str | None) -> tuple[date | None, str | None]:
    from extractors.gazetteer import division

    if region_code is not None and division(region_code) is None:
        raise ValueError(f"region_code {region_code!r}: no division has this code")
    try:
        return (date.fromisoformat(published) if isinstance(published, str) else published), region_code
    except ValueError as problem:
        raise ValueError(f"published {published!r}: not an ISO date (2023-07-19)") from problem


def _spans(doc: Doc, found: Extraction) -> Iterator[Any]:
    """One span an evidence in text order, widened to whole tokens; its `id_` is the fact's id."""
    labelled = [
        *((evidence, row.metric, row.id) for row in found.observations for evidence in row.evidence),
        *((evidence, "PROJECT", project.id) for project in found.projects for evidence in project.evidence),
        *((evidence, "PROPOSAL", proposal.id) for proposal in found.proposals for evidence in proposal.evidence),
    ]
    for evidence, label, fact_id in sorted(labelled, key=lambda known: (known[0].start, known[0].end, known[1])):
        yield doc.char_span(evidence.start, evidence.end, label=label, alignment_mode="expand", span_id=fact_id)


def _facts(doc: Doc, attribute: str) -> tuple[Any, ...]:
    """The facts of a Doc; none where the component has not read it."""
    stored = doc.user_data.get(_STORED, {}).get(attribute, [])
    return tuple(_restored(FACTS[attribute], plain) for plain in stored)


# -- facts from their JSON ---------------------------------------------------------------------------------------------


def _restored(kind: type, plain: dict[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{part.name: hints[part.name](plain[part.name]) for part in fields(kind)})


@cache
def _hints(kind: type) -> dict[str, Callable[[Any], Any]]:
    return {name: partial(_value, hint) for name, hint in get_type_hints(kind).items()}


def _value(hint: Any, plain: Any) -> Any:
    """A JSON value as the type that a fact's field declares."""
    if plain is None:
        return None
    if get_origin(hint) in (UnionType, Union):
        return _value(next(part for part in get_args(hint) if part is not type(None)), plain)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], part) for part in plain)
    if is_dataclass(hint) and isinstance(hint, type):
        return _restored(hint, plain)
    if hint is Decimal:
        return Decimal(plain)
    return date.fromisoformat(plain) if hint is date else plain
