"""The kind of division that a text calls its own: 县 of one that says 全县 and 我县."""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.gazetteer import hits_in, owned

# 全国人大, 全国文明城市, 全国500强: bodies and honours, and no country that a text speaks of
_NATIONAL_NAME = re.compile(
    "人大|政协|人民代表|两会|工商联|总工会|妇联|百强|[五5]00强|五百强|文明|卫生|双拥|模范|先进|示范|劳模|知名|著名|各地|布局|连锁|性|范围"
)
# 全国碳素行业排名第一: what a firm is
_NATIONAL_RANK = re.compile("[^，。；\\d]{0,10}(?:排名|第[一二三]|前[列三五十]|领先|最大|首家|龙头)")
_ALL_OVER = re.compile("[赴自往向]$")  # 工作组赴|全国22个省, 来自|全国
# 居全省第四位, 排全省第8, 高于全市平均: a place in a ranking is not what the paper speaks of.
_RANKED_BEFORE = re.compile("(?:居|列|在|占|于|位|排|第|至|(?<![季年月])度|为)$")
_RANKED_BEHIND = re.compile("(?:第|前|首|平均|排名|率先|倒数|最|各|重要|领先|知名|著名|闻名|唯一)")


def own_kind(text: str, opening: str = "") -> str:
    """The kind of division that a text calls its own (市, 县, 区 …) in most cases, or nothing.

    With `opening` only words that begin with one of its characters count: 全省, and not 省政府.
    """
    votes: dict[str, int] = defaultdict(int)
    for start, end, surface in hits_in(text, None, 0, len(text)):
        if not surface.own or (opening and text[start] not in opening) or not owned(text, start, end):
            continue
        if surface.own == "国" and (
            _NATIONAL_NAME.match(text, end)
            or _NATIONAL_RANK.match(text, end)
            or _ALL_OVER.search(text, max(0, start - 2), start)
        ):
            continue
        whole = text[start] == "全"  # 市人大第3号建议 ranks nothing
        if whole and (_RANKED_BEFORE.search(text, max(0, start - 2), start) or _RANKED_BEHIND.match(text, end)):
            continue
        votes[surface.own] += 1
    best = max(votes, key=lambda level: votes[level], default="")
    return best if best and 2 * votes[best] > sum(votes.values()) else ""
