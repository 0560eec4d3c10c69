"""Who proposes: by label, in the salutation of the reply, or in its first sentence."""

from __future__ import annotations

import re

from extractors.proposals.handlers import whom
from extractors.proposals.letters import SALUTATION
from extractors.proposals.names import split_names
from extractors.proposals.reading import Reading

PROPOSED_BY = re.compile(
    r"(?:^|[，,])(?:现?(?:对|就|将)|关于)?(?P<names>[^，,。：:《》]{2,40}?)(?:委员|代表)(?:在[^，,。《》]{2,30})?(?:联名)?(?:提出|提交|所提)"
    r"|(?:人大代表|政协委员)(?P<behind>[\u4e00-\u9fff]{2,4}?)(?:等[^，。]{1,6})?(?:联名)?(?:提出|提交)"
)


def find_proposers(reading: Reading) -> tuple[str, ...]:
    """The names of people and of bodies that propose, in order; empty where none is named."""
    if reading.record.has("proposers"):
        return split_names(reading.value("proposers"))
    line = reading.record.salutation if whom(reading) is None else None
    if line and (match := SALUTATION.match(line.text)):
        reading.keep(line)
        return split_names(match["names"])
    for line in (reading.record.received, *reading.record.values.get("content", [])[:1]):
        if line and (match := PROPOSED_BY.search(line.text)):
            reading.keep(line, match)
            return split_names(match["names"] or match["behind"])  # 张小燕委员提出的《…》收悉
    return ()
