"""Items side by side that each give a name and what it costs: `恒力轴承项目10亿元，云桥水厂5.6亿元`, `甲，1.6亿元，投运；乙，9000万元`.

One such item alone could be anything; two or more that are alike, where projects are spoken of, are projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import cut_before, trim
from extractors.naming.members import GROUPS, PLACES
from extractors.naming.phrase import Name, is_counted, is_particular, own_characters, says_more
from extractors.naming.works import is_work
from extractors.quantity import Quantity

# what stands before an item's name: 其中，, 一是, ①
_LEAD = r"\s*(?:其中|分别[是为]|依次[是为]|包括|即|具体为|[一二三四五六七八九十]是|[①-⑳]|\d{1,2}[.、．])?[，,：:]?\s*"
# who pays for it, between its name and its cost: ，省水投承建，; ，投资方为佛山客商，
_FIELD = r"(?:[，,](?:(?:投资(?:方|人|主体)|业主)(?:单位)?[为是：:]?[^，。；：\d]{2,20}|招商引资|由?[^，。；：、\d]{2,16}(?:承建|投资|出资|实施|投建|承办)))?"
_COST = r"[，,：:]?\s?(?:(?:计划|预计|概算|估算|协议|批复|静态|拟|总)*(?:总?投资|引资|造价|耗资)(?:总?额)?|批复|概算)?(?:约|近|为|达|超|逾|是)*\s?"
_ITEM = re.compile(rf"{_LEAD}(?P<name>[^，。；：、\d][^，。；：、]{{2,30}}?)(?:（[^（）]{{2,24}}）)?{_FIELD}{_COST}")
_OF_PROJECTS = re.compile(
    r"项目|工程|开工|签约|动工|投产|竣工|招商|引进|引来|落户|落地|入驻|在建|续建|停工|投运|收尾|工地|企业|建设|大项目|[厂站]"
)
_MONEY = re.compile(
    r"税|产值|收入|资金|贷款?|授信|基金|补助|补贴|财政|预算|支出|债券|出口|进口|利润|占|增长|同比|贸易|销售|消费|存款|市值|罚|奖|捐|工资|保费|追加|完成|到位|外资|固定资产|民间|第[一二三]产业|总计|合计|[共各]计|总额|出资|以上|以下"
)
_ENDS_ITEM = re.compile(r"[，,、；;。]|和|及|$|（|\(|等")
_FIRMS_THING = re.compile(r"[^的]{2,12}的(?=[^的]{3,})")


def side_by_side_items(text: str, start: int, end: int, amounts: list[Quantity]) -> Iterator[Name]:
    """The names of items that are alike, two or more of them: each a name, and its amount."""
    if len(amounts) < 2:
        return
    found: list[Name] = []
    for at, amount in enumerate(amounts):
        begin = _begins(text, start, amount.start)
        before = amounts[at - 1].end if at else start
        if at and before > begin and text[before : before + 1] in tuple("，,、和及"):
            begin = before + 1
        item = _ITEM.fullmatch(text, begin, amount.start)
        if item is None or not _ENDS_ITEM.match(text, amount.end):
            continue
        first, last = trim(text, *item.span("name"))
        if (whose := _FIRMS_THING.match(text, first, last)) is not None:
            first = whose.end()  # 玉立砂带的|磨具园
        if _is_name(text[first:last]):
            found.append(Name(first, last, amount=amount, listed=True, proper=True))
    # 恒力轴承项目3亿元，果蔬加工项目2亿元: a class elsewhere, and one of these
    if 2 * sum(is_counted(text[name.start : name.end]) for name in found) <= len(found):
        return
    # 道路建设3亿元，绿化工程1亿元: what one project is made of
    names = [text[name.start : name.end] for name in found]
    known = sum(is_work(name) or name.endswith("项目") or is_particular(name) for name in names)
    if len(found) < 2 or 2 * known <= len(found):
        return
    floor = max(text.rfind("\n", 0, start), start - 80, 0)
    if _MONEY.search(text, start, found[0].start) or not _OF_PROJECTS.search(text, floor, found[-1].end):
        return
    yield from found


def _begins(text: str, start: int, last: int) -> int:
    """Where the item that ends at `last` begins: behind a mark that is in no bracket of the item."""
    begin = max(start, *(text.rfind(mark, start, last) + 1 for mark in "；;：:。\n"))
    opened = text.rfind("（", start, begin)
    if opened >= 0 and text.find("）", opened, begin) < 0:
        return _begins(text, start, opened)  # 云桥孵化厂（投资人：某客商），3800万元
    return begin


# 恒力轴承项目已于7月并网, 其中一期: what is said, and parts
_NO_NAME = re.compile(
    r"已|正[在式]|将|于\d|\d[年月日]|^(?:其中|[一二三四首]期|新建|新修|后|全[县市区省州])|总投资|\d\s?(?:公里|[座条栋亩个处眼口]|万?平方米)$|(?:开工|签约|投产|竣工|开馆|挂牌|落户|落地|并网|发电|投用|运营|在建|引进)$"
)


def _is_name(words: str) -> bool:
    """Whether words can be a project's name beside others that are: neither money's, nor a place, a firm, a sentence."""
    own = is_counted(words) or (words.endswith("项目") and own_characters(words, "generic") >= 2)
    if not own or _NO_NAME.search(words) or _MONEY.search(words) or says_more(words) or words.endswith(GROUPS):
        return False
    return PLACES.search(words) is None and cut_before().search(words, 1) is None
