"""Places that a text names and that are not its own: where somebody went, came from, or is called after (赴广州推介)."""

from __future__ import annotations

import re

from extractors.gazetteer import HAN, ancestors, short_name
from extractors.home.sightings import Sighting

# 赴广州推介, 来自浙江的客商 and 北京华联投资 tell of others than the paper's own place.
ELSEWHERE_BEFORE = re.compile(
    "(?:赴|前往|来自|承接|奔赴|走进|飞赴|对接|接轨|远赴|辗转|[到在往从至去由]|先后到|分赴|与|比)$"
)
# 在|桃江县灰山港工业集中区, 走进|兰西县经济开发区, 在|大竹县看到: where a paper's own story happens
_STORY_BEFORE = re.compile("(?:走进|到|(?<![设建投位资户])在)$")
_STORY = re.compile(
    "(?:(?![新扩改]?建|投资|打造|设立|落户|实施)[^，。；、\\d]){0,16}?(?:园区|工业园|产业园|开发区|工业区|集中区|集聚区|高新区|经开区|[镇乡村]|街道|工地|现场|车间|厂区|看到|采访|走访)"
    "(?![^，。；]{0,12}(?:考察|参观|学习|招商|洽谈|拜访|举行|举办|召开|推介))"
)
# 紧盯长三角、珠三角，以及主城区、两江新区: whose firms a paper is after
_AIMED_AT = re.compile(r"(?:紧盯|瞄准|锁定|盯紧|面向)[^，。；\d\n]{0,24}(?:[，,]?以及[^，。；\d\n]{0,12})?$")
# 紧盯北京的央企，上海的外企，深圳的|创投企业
_AIMED_ON = re.compile(r"(?:紧盯|瞄准|锁定|盯紧|面向)[^。；\d\n]{0,60}$")
_FIRMS_OF = re.compile(f"(?:、[{HAN}]{{2,4}})*等?地?的[{HAN}]{{0,10}}?(?:企业|公司|央企|资本|基金)")
# 我县在长三角明星城市——昆山，隆重举办了招商推介会
_WE_HOLD = re.compile("[我全][县市区旗州](?:有关领导)?在[^，。；\\d]{1,14}$")
_HELD = re.compile("[，,]?(?:市|县|区)?(?:成功|隆重|顺利)?(?:举行|举办|召开)")
GONE_TO = re.compile("(?:赴|前往|[到往])$")
COMPANY_BEHIND = re.compile(
    f"[{HAN}]{{1,10}}?(?:有限公司|公司|集团|股份|酒业|药业|实业|置业|乳业|控股|大学|研究院|(?<!招)商会|客商|(?<![成划总计产])投资\\d)|客商|援[疆藏青建]|省?市?对口"
)
_LISTED_ELSEWHERE = re.compile(f"(?:、[{HAN}]{{2,6}}?)*?等(?:地|省|市|[一二三四五六七八九十\\d]+(?:个省|省|地|个城市))")


def sought(text: str, start: int) -> bool:
    """Whether the place named at `start` is one whose firms are sought (瞄准长三角、两江新区): no figures are of it."""
    if _AIMED_AT.search(text, max(0, start - 42), start):
        return True
    return (
        _FIRMS_OF.match(text, start + 2) is not None and _AIMED_ON.search(text, max(0, start - 64), start) is not None
    )


def _of_story(text: str, sighting: Sighting) -> bool:
    """Whether a county is where a reporter looks around: 走进兰西县经济开发区，塔吊林立."""
    return (
        sighting.places[0].level == "county"
        and _STORY_BEFORE.search(text, max(0, sighting.start - 2), sighting.start) is not None
        and _STORY.match(text, sighting.end) is not None
    )


def went_to_hold(text: str, sighting: Sighting) -> bool:
    """Whether a place is where the paper's own people held something: 我县在苏州举办推介会."""
    return (
        _HELD.match(text, sighting.end) is not None
        and _WE_HOLD.search(text, max(0, sighting.start - 24), sighting.start) is not None
    )


def is_elsewhere(text: str, sighting: Sighting) -> bool:
    """Whether a name is that of another place than the paper's own: where somebody went, came from, or is called after."""
    if ELSEWHERE_BEFORE.search(text, max(0, sighting.start - 3), sighting.start) and not _of_story(text, sighting):
        return True
    if sought(text, sighting.start):
        return True
    if went_to_hold(text, sighting):
        return True
    return (
        COMPANY_BEHIND.match(text, sighting.end) is not None or _LISTED_ELSEWHERE.match(text, sighting.end) is not None
    )


def held_by_outer(text: str, sighting: Sighting) -> bool:
    """Whether what holds a place held something there, by the text: 西藏自治区在拉萨举行…集中签约, of a title 在拉萨集中签约."""
    place = sighting.places[0]
    return any(
        f"{name}在{written}" in text
        for outer in ancestors(place)[1:-1]
        for name in (outer.name, short_name(outer.name, outer.level))
        for written in (place.name, short_name(place.name, place.level))
    )
