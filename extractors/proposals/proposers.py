"""Who proposes: by label, in the salutation of the reply, or in its first sentence."""

from __future__ import annotations

import re

from extractors.proposals.handlers import whom
from extractors.proposals.letters import SALUTATION
from extractors.proposals.names import split_names
from extractors.proposals.reading import Reading

PROPOSED_BY = re.compile(
    r"(?:^|[，,])(?:现?(?:对|就|将)|关于|贵[委办室]转?(?:来|交|办)的)*(?P<names>[^，,。：:《》]{2,40}?)(?:委员|代表)(?:在[^，,。《》]{2,30})?(?:联名)?(?:提出|提交|所提)"
    r"|(?:人大代表|政协委员)(?P<behind>[\u4e00-\u9fff]{2,4}?)(?:等[^，。]{1,6})?(?:联名)?(?:提出|提交)"
)
# 市政协提案委, 县人大常委会: who passes a proposal on
OF_THE_BODY = re.compile(r"[^，。]{0,12}(?:政协|人大)(?:常委会|办公室|提案委(?:员会)?|[^，。]{0,6}[处室])?")
# 提案人：张小燕 平川食品有限公司: where one works is no second name, a party's branch is
WITH_OFFICE = re.compile(
    r"^([\u4e00-\u9fff]{2,4})[ \u3000]+(?!民[革盟建进]|农工党|致公党|九三|台盟|工商联)[^\s、，,；;]{2,30}"
    r"(?:[村镇乡局厅委办厂校院站店]|公司|集团|社区|学校|中学|小学|大学|医院|中心|街道|书记|主任|经理|董事长|[校院局所部科行]长|教师|医[师生]|律师)$"
)


def find_proposers(reading: Reading) -> tuple[str, ...]:
    """The names of people and of bodies that propose, in order; empty where none is named."""
    if reading.record.has("proposers"):
        return split_names(WITH_OFFICE.sub(r"\1", reading.value("proposers")))
    line = reading.record.salutation if whom(reading) is None else None
    passed_on = line is not None and OF_THE_BODY.fullmatch(line.text.rstrip(":：")) is not None
    said = (reading.record.received, *reading.record.values.get("content", [])[:1])
    named = next(((one, match) for one in said if one and (match := PROPOSED_BY.search(one.text))), None)
    if line and not (passed_on and named) and (match := SALUTATION.match(line.text)):
        reading.keep(line)
        return split_names(match["names"])
    if named is None:
        return ()
    reading.keep(*named)
    return split_names(named[1]["names"] or named[1]["behind"])  # 张小燕委员提出的《…》收悉
