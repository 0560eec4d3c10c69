"""How far the projects of a count are, by the words before and behind it (`已签约项目147个`, `尚未开工的13个项目`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.counted import SIGNED_FOR
from extractors.language import clause_start
from extractors.quantity import Quantity
from extractors.sentence import Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading
    from extractors.draft import Draft

_TOPIC = re.compile(r"(?:中|里|内|方面|来看|看|为|上)[，,：:]?$|[：:]$")
_PREDICATE = re.compile(
    r"(?:已经?|全部|均已?|集中|集体|现场|实现|正式|成功|陆续|相继|顺利|先后|也|都|正在?|加[快紧]|抓紧|全面|完成了?|年内|当[年月]|如期|同时|参与|参加|进行了?|“|以|通过|方式|、|就|提前|实质性|在[\u4e00-\u9fff]{2,10}(?:部门|平台|园区|地)|\s)*$"
)
BUILT = frozenset({"started", "completed", "operating"})
# 落户经开区的19个重大项目，今日上午[集中开工]: what was done with all of them
_HELD_BEHIND = re.compile(
    r"，(?:[今昨][日天]|当[日天]|\d{1,2}月\d{1,2}日|[上下]午|同时|同日|在[\u4e00-\u9fff]{2,12})*((?:集中|同时|同步|正式)(?:开工|动工|竣工|投产))(?![^，。；]{0,6}\d|率|项目)"
)
# 共有9个项目，总投资15.6亿元，现已全部[开工]
_ALL_SINCE = re.compile(
    r"(?:，(?:计划)?总投资[^，。；]{2,12})?，(?:截至目前|目前|现|如今)?，?(?:已|均已|都已|现已|已经)?(?:全部|全面|悉数)(?:顺利|如期|按期|实现|集中)?(?=开工|动工|竣工|完工|投产|建成|落地|签约)"
)
# 4个项目通过网络视频|签约, 7个项目以“云签约”形式|落户: how it was done stands before what was done
_BY_MEANS = re.compile(
    r"(?:(?:通过|采[取用]|借助)[^，。；、\d]{2,12}|以[^，。；、\d]{1,10}(?:形式|方式|模式)[^，。；、\d]{0,6})"
)
# 发布重点招商项目120个, 推出涉及文旅、农业的招商引资项目40个: what is offered to investors
_SHOWN = re.compile(
    r"(?:发布|推出|公布)[^，。；\d]*\d*[个项宗]?[^，。；\d]{0,8}(?:招商|推介)(?:引资|合作|重点|产业|重大)*项目"
)
# 进驻该园区的项目有80余个
_MOVED_IN = re.compile(
    r"(?:进驻|入驻|落驻|入园|落地|落户)[^，。；\d]{0,10}的[^，。；、\d]{0,6}项目(?:总?数)?(?:现?已|共|累计|达到?|[有为])*(?:超过?|近|约)?$"
)
# 13个项目入驻, 8个招商项目进行了详细介绍
_TOLD_BEHIND = re.compile(
    r"[^，。；、\d]{0,10}?项目(?:已|均|全部|成功|顺利|先后|相继|陆续|正式|集中)*"
    r"(?:(?P<moved>入驻|进驻|落驻|入园)|(?:分别|逐一|进行了?|作了?|做了?|现场)*(?:详细|重点|专题|集中|逐一)*的?(?:介绍|推介|路演|展示))(?!率)"
)
# 执行项目139个, 执行省外招商引资项目45个
_CARRIED_OUT = re.compile(r"执行(?![董力委机总])[^，。；、\d]{0,12}(?:\d+[个项宗][^，。；、\d]{0,8})?项目")
# 向民营企业推出46个重大项目, 新推出项目76个; no 推出12个惠民服务项目
_PUT_FORWARD = re.compile(
    r"推出(?:了|共)?(?:\d+(?:余|多)?[个项宗])?[^，。；、\d]{0,14}?(?<!服务)(?<!活动)(?<!体验)(?<!惠民)(?<!培训)项目"
)
_COMING = re.compile(
    r"(?:拟|即将|准备|计划于|预计)(?:于|在)?(?:近期|近日|年内|年底前?|[本下]?月底?前?|\d{1,2}月(?:份|底前?)?)?$"
)
# 引进59家企业|投资项目77个, 引进企业59家|、项目77个, 59家企业|落户，投资项目77个
_OF_FIRMS = re.compile(
    r"[^，。；、,;\d]*(?:500强)?[^，。；、,;\d]*?(?:[、，,](?:共|计划|带来|实施|涉及)*(?:投资|合作|签约|招商)?的?项目(?:共|总?数|达|计)*)?"
)
_TOGETHER = re.compile(r"集中|现场|开工|签约")
_FINISHED = re.compile(r"已经?完成了?[^，。；]*等$")
_PREPARED = re.compile(r"(?:准备|等待|有待|申请)$")
_BUILDING_NOUN = re.compile(r"(?:基础设施|民生|环境|生态|城市|城镇|社会事业|平台|能力|文化|交通)$")
_OF_A_CLASS = re.compile(r"类(?:项目|工程)?")
_SIGNING_HELD = re.compile(r"(?:分别|集中|现场)?(?:举行|举办|进行)了?(?:集中|现场)?签约")  # 16个洽谈项目|举行了签约仪式
_WON_FROM_ABOVE = re.compile(r"争取到?(?:中央|国家|上级|省级|专项债?|预算内)")
_ENDS_NAME = re.compile(r"(?:、[^，。；]{1,60})?等[^，。；、\d]{0,16}")
_CONCERNS = re.compile(r"(?:涉及|属于|用于)[^，。；、\d]{1,8}$")
_HOMECOMING = re.compile(r"[商贤友才雁乡]回归[”」]?(?:类|工程)?(?:的)?项目")
# 纳入省投资项目库26个, 5个列入州级招商项目库; 仓库 and 水库 are no such
_STORE = r"(?:纳入|列入|[进入]了|进入|录入|入选|挤进|编入)[^，。；\d]{0,14}(?:项目|储备|重点|统计|省|市|国家|计划|招商)[^，。；\d”]{0,4}(?<![仓水冷金文])库"
_INTO_STORE = re.compile(_STORE + r"”?(?:的[^，。；、\d]{0,8}项目|的|项目|已|有|共|达|为)*$")
# 已纳入国家重大项目库的43个、省重大项目库的68个
_STORED = re.compile(r"(?:项目|储备|重点)库”?(?:的|有|共)*$")
_OF_STORE = re.compile(r"(?:项目|储备)库(?:内|里|中)?(?:现|已|共)?有?[^，。；、]{0,12}项目$")  # 项目库亿元以上项目52个
_IN_STORE = re.compile(r"(?:[^，。；、\d]{0,8}项目)?(?:已|成功|被|均|全部)*" + _STORE)
NEGATED = re.compile(r"(?:未|没|没有|尚未|难以|(?<![对接招等])待)(?:能|按(?:计划|期|时|时序|序时进度)?)?$")
OF_THESE = re.compile(r"[^，。；\d]{0,10}项目(?:中|里|当中|之中)[，,：:]")
_NOT_YET = frozenset(["未", "尚未", "但未", "而未", "后未", "待", "正待"])  # 签约未落地, 完工待投产
_IN_BRACKET = re.compile(r"[（(][^）)]{1,6}[）)]")
# 37个未开工项目已开工14个, 在谈的19个项目年内签约过半: how many of them, said behind the stage
_OF_THE_NEXT = re.compile(r"(?:了|的?有|共)?\s?\d+(?:个|项|宗)(?!月)|(?:超|过)*(?:一?半|[一二三四五六七八九]成)")
_RANKED = re.compile(r"项目(?:个数|数量|数)?(?:[从由][高多大]到[低少小]|排[名序位])")
_TOLD_OF = re.compile(
    r"(?:仪式|活动)?的?(?:重点|重大)?项目，?(?:主要|均|都|分别)?(?:涵盖|涉及|包括|覆盖|集中|分布|以|投向|为|是|属于)"
)
# 7个项目已解除|合同, 取消|协议的项目2个
_GIVEN_UP = ("解除", "终止", "取消", "中止", "撤销", "作废", "废除")
# N个[项目正在…], and N个 with its stage right behind it
OWN_NOUN = re.compile(r"[^，。；、\d]{0,8}?(?:项目|工程)|(?:已|正在?|均|全部|尚未|还)")


def stage_of(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    own: list[Word],
    ahead: list[Word],
    own_start: int,
    previous_end: int,
    noun: Word | None,
) -> str | None:
    """The stage that the words of its clause, else those before it, say of the projects of a count.

    `own` are the words of the clause before the number, `ahead` those of the phrase behind it. The empty string where it
    is said that they have reached none, None where nothing is said.
    """
    text = reading.text
    left = _stages_before(reading, state, item, own, own_start, previous_end)
    if left and left[-1].stage != "signed" and NEGATED.search(text, max(own_start, left[-1].start - 6), left[-1].start):
        reached = len(left) > 1 and text[left[-2].end : left[-1].start] in _NOT_YET
        return (left[-2].stage if reached else None) or ""  # 签约满一年仍未落地的6项; 已开工未投产项目25个 are started
    _drop_classes(text, item, left, noun)
    if left and _PREPARED.search(text, max(own_start, left[-1].start - 4), left[-1].start):
        return ""  # 正在准备立项手续的19个: not yet in the books
    coming = left and left[-1].stage in BUILT and _COMING.search(text, own_start, left[-1].start)
    planned = coming and (coming[0] == "预计" or state.future) and text[item.number_start - 1] != "的"
    if coming and not planned:
        return ""  # 拟于近期开工的1个: not started yet; 预计新开工项目20个, 三季度拟开工18个 will have reached it
    right = [word for word in ahead if word.stage]
    agreed = [*left[-1:], *right[:1]]
    if agreed and agreed[0].stage == "signed" and text.endswith(_GIVEN_UP, agreed[0].start - 2, agreed[0].start):
        return ""  # 7个项目已解除合同
    if not left and right and _PREPARED.search(text, max(item.end, right[0].start - 4), right[0].start):
        return ""  # 7个项目正在准备立项手续
    noun_end = noun.end if noun and noun.start >= item.end else item.end
    if (
        _INTO_STORE.search(text, own_start, item.number_start)
        or _STORED.search(text, own_start, item.number_start)
        or _IN_STORE.match(text, item.end)
        or (not left and _OF_STORE.search(text, own_start, item.number_start))
    ):
        return "registered"
    if not left and _MOVED_IN.search(text, own_start, item.number_start):
        return "landed"
    if not left and not right and _CARRIED_OUT.search(text, own_start, noun_end):
        return "under_construction"
    if _SHOWN.search(text, own_start, noun_end) and (not left or left[-1].start < item.number_start - 20):
        return "planned"
    if (
        not left
        and "推出" in text[own_start : item.start]
        and all(
            word.stage in ("negotiating", "planned")
            or (word.surface == "建设" and text.startswith("项目", word.end))  # 推出100个美丽乡村建设项目
            for word in right
        )
        and _PUT_FORWARD.search(text, own_start, max(noun_end, item.end))
    ):
        return "planned"
    if not left and not right and (told := _TOLD_BEHIND.match(text, item.end, state.end)) is not None:
        return "landed" if told["moved"] else "planned"
    if not left and _SIGNING_HELD.match(text, noun_end):
        return "signed"
    means = _BY_MEANS.match(text, noun_end, item.end + 30) if not left and right else None
    done = [word for word in right if means is not None and means.start() < word.start <= means.end()]
    if done:
        return done[-1].stage
    of_these = state.outer is not None and state.outer.stage and text[item.number_start - 1] == "的"
    handled = (
        not left
        and not of_these
        and (
            any(word.role == "handled" for word in [*own, *ahead])
            or _WON_FROM_ABOVE.search(text, own_start, item.start)
        )
    )
    predicate = [
        word
        for word in right
        if word.start >= noun_end
        and _PREDICATE.search(text, noun_end, word.start)
        and not text.endswith(("后未", "但未", "而未", "后尚未", "但尚未"), noun_end, word.start)
    ]
    if handled and not (predicate and (predicate[0].stage == "completed" or _TOGETHER.match(predicate[0].surface))):
        return ""  # 共评审项目34个: no stage of theirs is said; but 安排50个项目集中开工
    if predicate and predicate[0].stage == "negotiating":
        del predicate[1:]  # 1个正在洽谈合同细节
    if predicate and _OF_THE_NEXT.match(text, predicate[-1].end):
        right = [word for word in right if word not in predicate]  # 37个未开工项目已开工14个: started are the 14
    elif predicate and _PREDICATE.fullmatch(text[noun_end : predicate[0].start]):
        return predicate[-1].stage if predicate[-1].start - predicate[0].end <= 4 else predicate[0].stage
    if left:
        if left[-1].stage in ("signed", "landed") and (held := _HELD_BEHIND.match(text, noun_end, state.end)):
            begun = [word for word in state.words if word.stage and held.start(1) <= word.start < held.end()]
            return begun[-1].stage if begun else left[-1].stage
        return left[-1].stage
    if (
        not right
        and (noun is not None or text.endswith("引资", own_start, item.number_start))
        and any(
            word.metric
            and word.surface.startswith(("引进", "引入", "引资"))
            and not (text.startswith("招商", word.start - 2) and noun is not None and noun.start < item.start)
            for word in own
        )
    ):
        return "landed"  # 累计引进外资项目12个, 累计引资68个
    if not right and any(word.metric is not None and "签约" in word.surface for word in own):
        return "signed"  # 签约投资3000万元以上项目627个
    if not right and any(word.metric is not None and word.surface == "意向投资" for word in own):
        return "intended"  # 促成意向投资项目67个
    if not right and any(
        word.metric == "contract_value" and "签约" in word.surface and noun_end <= word.start <= noun_end + 2
        for word in ahead
    ):
        return "signed"  # 214个招商引资项目签约总额4300亿元
    if not right and SIGNED_FOR.match(text, item.end if noun_end < item.end + 8 else noun_end) is not None:
        return "signed"  # 亿元以上项目12个，签约额58亿元
    all_since = None if right else _ALL_SINCE.match(text, noun_end, state.end)
    if all_since is not None:
        behind = [word.stage for word in state.words if word.stage and word.start >= all_since.end()]
        if behind and not _OF_THE_NEXT.match(text, all_since.end() + 2):
            return behind[0]
    if (
        right
        and right[0].start <= noun_end + 8
        and not re.search(r"因(?!故)|未|暂缓|待|没", text[noun_end : right[0].start])
    ):
        return right[0].stage
    return _stage_around(reading, state, item, right, own_start, previous_end)


def _stages_before(
    reading: Reading, state: Sentence, item: Quantity, own: list[Word], own_start: int, previous_end: int
) -> list[Word]:
    """The stages that the clause says before a number, those left out that are part of a name or of another number's."""
    # 甲科创园投资运营项目、乙生产项目等14个: what a name says is no stage of the many
    listed = [name for name in state.names if name.listed and name.end <= item.start]
    left = [word for word in own if word.stage and not any(n.start < word.start < n.end for n in listed)]
    if len(left) > 1 and reading.text[left[-1].start - 2 : left[-1].start] in ("（含", "(含"):
        left.pop()  # 引进（含续建）项目62个
    if left and left[-1].surface in ("推介", "洽谈", "对接") and reading.text.startswith("会", left[-1].end):
        left.pop()  # 比去年的推介会多5个
    if (
        left
        and own_start == previous_end
        and reading.text[item.number_start - 1] in "、和及与"
        and (OWN_NOUN.match(reading.text, item.end) or (left[0].start == previous_end and state.emitted))
    ):
        left = []  # 17个项目建成投产、22个项目正在加紧建设: what stands before the number is of the one before it
    if (
        left
        and left[-1].surface == "建设"
        and _BUILDING_NOUN.search(reading.text, max(own_start, left[-1].start - 6), left[-1].start)
    ):
        left.pop()  # 其中重大基础设施建设类3个: a class, and no stage
    if left and left[-1].surface == "建设" and _OF_A_CLASS.match(reading.text, left[-1].end, item.number_start):
        left.pop()  # 市政建设类5个
    if left and left[-1].surface == "建设" and _CONCERNS.search(reading.text, own_start, left[-1].start):
        left.pop()  # 涉及住房建设的项目2个
    while left and left[-1].surface == "建设" and _ENDS_NAME.fullmatch(reading.text, left[-1].end, item.number_start):
        left.pop()  # 绿色矿山建设等2个, 农田建设、管网建设等农业项目9个: the end of a name
    return left


def _drop_classes(text: str, item: Quantity, left: list[Word], noun: Word | None) -> None:
    """Leave out the last stage where it only says which projects these are: 开工（拿地）84项, 新签约湘商回归项目29个."""
    if len(left) > 1 and _IN_BRACKET.fullmatch(text, left[-2].end, item.number_start):
        left.pop()  # 开工（拿地）84项
    if left and left[-1].surface == "建设" and text.startswith(("项目", "工程"), left[-1].end):
        left.pop()  # 全区建设项目共72个，其中竣工3个: what they are called, and not how far they are
    if len(left) > 1 and left[-1].surface in ("招引", "引进") and left[-1].end == (noun.start if noun else -1):
        between = text[left[-2].end : left[-1].start]
        if not re.search("[、和及与并]", between):
            left.pop()  # 入库总投资超10亿元的重大招引项目7个: a class
    if left and left[-1].surface == "回归" and _HOMECOMING.match(text, left[-1].start - 1):
        left.pop()  # 新签约湘商回归项目29个: a class


def _stage_around(
    reading: Reading, state: Sentence, item: Quantity, right: list[Word], own_start: int, previous_end: int
) -> str | None:
    """The stage that the number before, the clause before or the opening of the sentence says of the projects counted."""
    before = state.emitted[-1] if state.emitted else None
    if before is not None and before.metric == "total_investment" and reading.text[before.end : item.start] == "的":
        return before.stage or ""  # 实施总投资35亿元的80项重点工程: one phrase
    if (
        not right
        and _FINISHED.search(reading.text, previous_end, item.start)
        and reading.text.startswith("项目", item.end)
    ):
        return "completed"  # 已经完成了甲扩建项目等9个项目
    firms = before if before is not None and before.metric == "enterprise_count" else None
    if firms is not None and _OF_FIRMS.fullmatch(reading.text, firms.end, item.number_start):
        opens = clause_start(reading.text, firms.start, state.start)
        told = [word for word in state.words if word.stage and opens <= word.start < item.number_start]
        if told:
            return told[-1].stage  # 新引进59家企业投资项目77个
    if before is not None and (sums := _stage_of_sum(reading, state, item, before, own_start)) is not None:
        return sums
    # 签约项目中，先进制造业78个: the clause before names the whole
    upper_start = clause_start(reading.text, own_start - 1, previous_end) if own_start > previous_end else own_start
    upper = [word for word in state.words if upper_start <= word.start < own_start and word.stage]
    if upper and _TOPIC.search(reading.text[upper_start:own_start]):
        if state.unstarted is not None and state.unstarted in state.emitted and upper[-1].surface.endswith("未开工"):
            return ""  # 31宗未开工项目中，省重点项目有6宗
        return upper[-1].stage
    if (
        upper
        and upper[-1].surface != "建设"
        and not state.emitted
        and len(reading.text[own_start : item.number_start].strip()) <= 3
    ):
        return upper[-1].stage  # 新签5亿元以上项目最多的是靖西市，有6个
    ranked = _RANKED.search(reading.text, state.start, own_start) if not state.emitted else None
    if ranked is not None:
        said = [word.stage for word in state.words if word.stage and word.start < ranked.start()]
        if said:
            return said[-1]  # 新投产项目数量从高到低，第一类县依次为：当涂16个
    opening = state.words[0] if state.words and not state.emitted else None
    if opening is not None and opening.stage and _TOLD_OF.match(reading.text, opening.end):
        return opening.stage  # 开工项目涵盖工业、农业等领域，其中10亿元以上的有3个
    held = [
        word
        for word in state.words
        if word.start < own_start and word.surface in ("集中签约", "集中开工", "现场签约", "云签约")
    ]
    if held and not any(draft.stage for draft in state.emitted):
        return held[-1].stage  # 园区联盟集中签约，开发区一举拿下9个项目
    parted = OF_THESE.search(reading.text, state.start, item.start)
    if parted is not None and not state.emitted:
        said = [word.stage for word in state.words if word.stage and parted.start() <= word.start < parted.end()]
        return said[-1] if said else None  # 在此次开工的项目中：投资8.7亿元、总规模205兆瓦的5个光伏项目
    return None


def _stage_of_sum(reading: Reading, state: Sentence, item: Quantity, before: Draft, own_start: int) -> str | None:
    """The stage of the sum that a class is counted behind: 签约总额58亿元，亿元以上项目12个; 签约金额58亿元，其中5亿元以上的7个."""
    if before.metric not in ("contract_value", "total_investment") or before.stage is None or before.role != "actual":
        return None
    if any(draft.metric == "project_count" for draft in state.emitted):
        return None
    classed = any(before.end <= size.start < item.start for size in state.sizes)
    return before.stage if classed and reading.text[before.end : own_start].strip("，, 其中：:") == "" else None
