"""Names beside their amount: `总投资18亿元的安骐新能源电池箱体项目`, `南山文化生态园总投资80亿元`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.naming.edges import AMONG, CLAUSE, COUNTED_BY, DESCRIBED, cut_before, trim, with_bracket
from extractors.naming.phrase import (
    MANY_AT_END,
    SOME,
    SOME_AT_END,
    Name,
    alternatives,
    head_word,
    is_counted,
    is_particular,
    is_specific,
    own_characters,
    says_more,
    work_word,
)
from extractors.naming.works import RENEWALS, is_work, told_of
from extractors.quantity import Quantity, SizeClass

_LEAD = re.compile(
    r"(?:总投资额?|计划总?投资额?|投资总?额?|预计总?投资|估算总?投资|概算总?投资|协议总?投资|意向总?投资|固定资产投资|引资|引进|增资|签[订约署下][了的]?|拟总?投资|斥资|耗资|出资|筹资|砸下|拿出|投下|投入|(?:[又再新拟将]|计划)投)(?:约为?|为|达到?|近|超过?|逾)?\s?$"
)
# 总投资45亿元、装机600兆瓦的…, 投资2亿元建设的…
_BETWEEN = re.compile(
    # 总投资5000万元，由甲公司与乙公司合资建设的|某生产线项目
    r"\s?(?:[（(][^（）()\d]{1,8}[）)])?(?:[，,]由[^，。；]{4,60}?(?:建设|兴建|打造|开发|承建|实施)的(?=[^，。；、]{3,30}项目)|(?:(?:、|[，,](?=预计|占地|年产|装机|规划|用地|建筑面积|建设周期|总建筑))[^，。；]{1,30}?){0,2}?(?:[，,]建设[^，。；]{1,30}?的(?=[^，。；、]{3,30}项目)|的)(?:建设|打造|兴建|新建)?|(?:在[^，。；]{2,24}?)?(?:投资)?(?:建设|打造|兴建|新建|扩建|改建|续建|筹建|建造|(?:建立|设立|布局)(?=[^，。；、]{3,30}?(?:项目|基地|产业园|生产线))|建成了?(?![并后投以])|兴办|(?:办|建)起了?|[开创]办|收购|实施|开发|投建|(?:新上|上马|引进)(?=的)|建(?=的)|建(?=[^，。；、设成立于造筑]{4,24}?(?:项目|基地|产业园|生产线)))的?|、?(?=[年日]产|[年日]处理|年加工)|(?!以[上下内]|左右|上马|用于?|引进|引入|新[建上增购]|购|对|在|与|和|及|或|实施|由|建|主要|其中|分|占|拟|将|预计|计划|项目|采购|完成|打造|开发|收购|扩|改|兴|设立|成立|支持|推进|开展|进行|组建|升级|人民币|级|该|于|从|为|已|共|全部|一期|二期|首期|签约|落户|投入|委托|通过|承接|搬迁|启动|开工|动工|续建|生产|集中)(?=[\u4e00-\u9fff“（()）A-Za-z\d]{4,30}?(?:项目|工程|产业园|培育基地|生产基地|生产线)(?:[、，。；等正开竣投签已在完将进相陆先落均顺成全和及与近实集同双]|位于|坐落|选址|落户|占地|是|由|$)))[“《]?"
)
# 精工公司拟投资3.5亿元，在双流建设…数据中心
_SETTLES = re.compile(
    r"[，,]\s?(?:拟|将|计划|用于)?(?:在[^，。；,;]{2,14}?)?(?:建设|打造|兴建|新建|设立|建立|上马|新上|兴办|建[起了成])+(?:了)?(?:一[座家个条处])?(?=[“《]?)"
)
_SETTLER = re.compile(
    r"(?:签[订署约下]|达成[^，。；]{0,10}合作|敲定|约定)(?:(?!项目|[园城镇厂港馆]|基地|中心)[^。；])*投资(?:约|近|超)?$|(?:^|(?<=[。；\n]))\s*(?![一二三四首]期|目前|截|总|计划|项目|其中|该|此|固定|设备|概算|预计|累计|完成|共|年|还|并|又|再)[\u4e00-\u9fff]{2,7}(?<![期共已划计程资总额年段目园地心])(?:计划|拟|将)?投资$|(?:公司|集团|企业|厂|先生|女士|科技|股份|老板|客商|[\u4e00-\u9fff]某|(?<=客商)[\u4e00-\u9fff]{2,3})(?:是次|此次|本次|拟|计划|将|共|又|再|还)*(?:在[^，。；]{2,8})?(?:投资|出资)(?:约|近|超)?$|(?:公司|集团|企业)(?:(?!项目)[^。；]){2,60}，(?:[这此本]次)?(?:拟|将|计划)?投资(?:约|近|超)?$"
)


@cache
def _predicate() -> re.Pattern[str]:
    """What is said of a project behind its name."""
    # 云桥奥体公园近日完成…; but 电动工具 is no 动工
    return re.compile(
        rf"(?!动工[具程])(?:近日|日前|目前|[上下本]个?[月周]|昨[日天]|年底|{alternatives('project', 'predicate')})"
    )


def behind_amounts(text: str, start: int, end: int, amounts: list[Quantity]) -> list[Name]:
    """Names that stand behind the amount invested in them: 总投资18亿元的安骐新能源电池箱体等项目."""
    found: list[Name] = []
    for item in amounts:
        # …产业园、9.6亿元的…扩能项目: 投资 is said once; …家具和投资3亿元的…饲料。: the last of a list
        before = text[found[-1].end : item.start] if found and found[-1].amount else ""
        # 总投资20亿元的甲项目签约，超10亿元的|乙项目即将开工: 总投资 is said once
        goes_on = before.endswith(("，", "；")) and "。" not in before and text.startswith("的", item.end)
        again, chained = goes_on or before in ("、", "和", "及", "与"), _NEXT_AMOUNT.fullmatch(before) is not None
        sized = _SIZED.match(text, item.end, end) if text.endswith(_TELLS, start, item.start) else None
        # 10亿元的恒力轴承项目落地, 6.8亿元的悦来酒店上月落成: an amount that opens its clause
        opens = item.high is None and text.startswith("的", item.end)
        opens = opens and (item.start == start or text[item.start - 1] in "，。；：、“\n")
        lead = _LEAD.search(text, max(start, item.start - 10), item.start)
        if not (again or sized or opens or lead):
            continue
        between = sized or _BETWEEN.match(text, item.end, end)
        settler = _SETTLER.search(text, max(start, item.start - 80), item.start)
        spent = lead is not None and lead[0].startswith(("砸下", "投下", "拿出", "斥资", "耗资"))
        settled = bool(settler or spent or _OPENS_ITEM.search(text, start, item.start))
        name = None
        if between is not None:
            name = _right_of_amount(text, between.end(), end, item, listed=chained)
        elif settled and (settles := _SETTLES.match(text, item.end, end)):
            name = _right_of_amount(text, settles.end(), end, item, headed=True)
            if name and text.endswith("生产线", name.start, name.end) and "新上" in text[item.end : name.start]:
                continue  # 番茄酱扩建项目。客商投资1.8亿元，新上日处理番茄3000吨生产线: a part of it
        name = name or (_taken_on(text, item, end) if settled else None)
        if name and (again or sized or lead or _is_worth(text, name, end)):
            found.append(name)
    return found


def _is_worth(text: str, name: Name, end: int) -> bool:
    """Whether what an amount alone stands before is a project: it says so, or is a work that is told of."""
    words = text[name.start : name.end]
    if words.endswith("项目") and is_particular(words):
        return True
    said = told_of().search(text, name.end - 1, min(end, name.end + 30))
    return said is not None and said.end() == name.end and is_work(words)


# 包括|5亿元|冷链物流、食品加工项目和1亿元的…: 投资 is not said at all
_TELLS = ("包括", "分别是", "分别为")
_SIZED = re.compile(r"的?(?=[^，。；等\d]{4,30}项目)")
# ；投资4亿元，兴建…项目: an item of a list that says first what is spent
_OPENS_ITEM = re.compile(r"(?:[；;：:]\s?|网讯[：:])(?:计划)?总?投资(?:约|近|超)?$")
# 某集团投资550万元|收购金犊肉牛厂, 开发阳光丽都小区, 建金洞公路
_TAKES_ON = re.compile(
    r"(?:收购|创办|开办|开发|实施|改造|兴办|建设?|新建)了?(?P<name>[^，。；：、的\d\s]{2,20}?(?:厂|学校|小区|公路|改造|水厂|电站|酒店|医院|超市|广场|商城|园))(?=[，。；、]|$)"
)


def _taken_on(text: str, amount: Quantity, end: int) -> Name | None:
    """What a firm buys, opens or builds for an amount, where its clause says nothing else."""
    taken = _TAKES_ON.match(text, amount.end, end)
    if taken is None or says_more(taken["name"]) or own_characters(taken["name"], "class") < 2:
        return None
    return Name(*taken.span("name"), amount)


# 总投资2亿元的|恒丰冶金有限公司|在石塘县工业园区举行开工仪式
_FIRM_AT_WORK = re.compile(
    r"(?P<firm>[^，。；、的\d]{4,28}公司)(?=[\d年月日上下午正式]*在[^，。；]{2,30}?(?:举行|开工|奠基|动工|投产|揭牌))"
)
_NEXT_AMOUNT = re.compile(r"(?:项目)?[、和与及](?:计划|预计|概算|协议)?总?投资(?:额|约|近|超|为|达|逾)*\s?")


def _right_of_amount(
    text: str, start: int, end: int, amount: Quantity, headed: bool = False, listed: bool = False
) -> Name | None:
    """The name that begins behind its amount's 的; `headed` where only a head word shows that a name follows.

    `listed` where a name with its amount stands before it in a list.
    """
    if (described := DESCRIBED.match(text, start, end)) is not None:
        start = described.end()
    if (firm := _FIRM_AT_WORK.match(text, start, end)) is not None:
        return Name(*firm.span("firm"), amount)
    # 西府老街二期和投资2.2亿元的…: the next one's amount ends it
    limit = _NEXT_THING.search(text, start, end)
    if limit and limit[0] == "等" and _GOODS_AND_SUCH.match(text, limit.start(), end):
        limit = _NEXT_THING.search(text, limit.end(), end)  # 总投资30亿元的永和制冷剂及聚合物等化工生产基地项目
    stop = limit.start() if limit else end
    heads = [head for head in head_word().finditer(text, start, stop) if not _FIRM_ENDS.match(text, head.end())]
    if not heads and limit and limit[0] == "、":
        # 绿化、亮化建设项目: the one head of joined parts closes the name; 甲、乙等项目 are two
        wider = _NEXT_CLAUSE.search(text, start, end)
        further = wider.start() if wider else end
        if further - start <= 45 and not re.search(r"等|投资|\d\s?[万亿]元", text[start:further]):
            heads = list(head_word().finditer(text, start, further))
            stop = further if heads else stop
    if headed and not heads:
        first, last = trim(text, start, stop)
        return Name(first, last, amount) if is_work(text[first:last]) else None
    predicate = _predicate().search(text, start + 2, stop)
    if predicate:
        before = [head for head in heads if head.end() <= predicate.start()]
        if not before and not any(head.start() <= predicate.end() for head in heads[:1]):
            stop = predicate.start()
            # 投资5亿元的云桥创意园已完成项目规划: the 项目 behind the predicate is none of its name
            if predicate[0].startswith(("已", "正", "将")):
                heads = [head for head in heads if head[0] != "项目"]
            if predicate[0] in ("近日", "日前", "目前", "落户", "落地", "签约"):
                heads = []  # 投资1600万元的万头养殖场日前落户云桥产业园: where it settles
        heads = before or heads
    if not heads and predicate is None and not headed:
        stop = next((said.end() for said in told_of().finditer(text, start + 2, stop)), stop)
    first, last = trim(text, start, _closing_head(text, heads) if heads else stop)
    if heads:
        last = with_bracket(text, last, end)
        if limit and limit[0] == "、" and _PHASE_MAKES.fullmatch(text, last, stop):
            last = stop  # 云桥电力工程二期新型节能变压器、
    words = text[first:last]
    listed = listed or text.startswith(("等", "、", "和", "与", "及", "以及"), stop)
    listed = listed or _ENDS_IN_PHASE.search(words) is not None
    work = not heads and len(words) >= 4 and (work_word().search(words) or words.endswith(RENEWALS))
    built = not heads and own_characters(words, "class") >= 4 and _THEN_BUILT.match(text, stop, end)
    if not heads and (predicate is None or predicate.start() > stop) and not (listed or work or built):
        return None  # 投资超5亿元的至今空白; but 投资2000万元的陶瓷检测中心 is a thing
    if (
        not 3 <= len(words) <= 45
        or SOME_AT_END.search(words)
        or MANY_AT_END.search(words)
        or _SOME_PROJECTS.match(words)
        or own_characters(SOME.sub("", words), "generic") < 2
    ):
        return None
    if limit and limit[0] == "、" and _OF_ALL.match(text, stop, end):
        # 投资136.6亿元的宏达新材、晶盛二期等21个项目: of all of them
        return Name(first, last, listed=True, proper=True)
    return Name(first, last, amount)


# 投资8亿元的云桥中央厨房，即将在城南拔地而起
_THEN_BUILT = re.compile(
    r"[，,](?:项目)?(?:即将|正在?|已经?|将|目前|预计|计划|[今去明]年|\d+月)[^，。；]{0,14}?(?:开工|动工|投产|建成|竣工|封顶|拔地而起|奠基|签约|落户|开业|投用|完工|试车)"
)
_FIRM_ENDS = re.compile(r"(?:集团|股份|科技)?有限(?:责任)?公司")  # 投资3.5亿元的金源环保设备工程|有限公司
_PHASE_MAKES = re.compile(r"[一二三四]期[\u4e00-\u9fff]{4,12}")
_GOODS_AND_SUCH = re.compile(r"等[\u4e00-\u9fff]{2,10}(?:基地|产业园|生产线)项目(?=[，。；、])")
_ENDS_IN_PHASE = re.compile(r"[一二三四五六]期$")
_AND_AMOUNT = r"[和与及](?=(?:(?:计划|概算|预计|估算|协议)?总?投资额?)?[约达超近逾为]{0,2}\s?\d[\d.]*[万亿])"
_NEXT_CLAUSE = re.compile(rf"{CLAUSE.pattern}|{_AND_AMOUNT}")
_NEXT_THING = re.compile(
    rf"[，。；,;：:！？\n\t、]|等|——|…|以及|{_AND_AMOUNT}|[两三四五六七八九十\d]+家(?=[^，。；]{{0,8}}企业)"
)
_SOME_PROJECTS = re.compile(r"\d+\s?[个项家]|[一二两三四五六七八九十]+[个项家]|项目$")
_AFTER_HEAD = re.compile(r"(?P<and>和|与|及|以及)|，|正|已|将|规划|计划|是|的|在|今年|去年|于|也|则")


def _closing_head(text: str, heads: list[re.Match[str]]) -> int:
    """Where the name ends that has these heads: …产业园和投资134.6亿元的…: the first before a joining word closes it."""
    last = heads[-1].end()
    for head in heads:
        joined = _AFTER_HEAD.match(text, head.end(), head.end() + 2)
        if joined and not (
            # 连翘抚育基地及中药饮片加工车间项目: one 项目 closes both
            joined["and"] and head[0] != "项目" and heads[-1][0] == "项目" and "投资" not in text[head.end() : last]
        ):
            return head.end()
    return last


_OF_ALL = re.compile(r"、[^，。；\d]{2,60}?等\s?\d+\s?[个项]")


_INVESTED = re.compile(
    r"(?:项目)?(?:(?:计划|概算|估算|预计|静态|规划)?总投资额?|(?:计划|概算|估算|预计|规划|静态|固定资产)投资|(?:累计|已)*完成投资|累计投[资入]|投资(?:总?额)?)(?:约为?|为|达到?|近|超过?|逾)?$"
)


# 某地的竹筷包装厂，|5月份刚刚点火试机，总投资1200万元: what is said of it before its amount
_TOLD_BETWEEN = re.compile(r"，(?:\d{1,2}月|目前|现?已|正在|刚|[去今]年)[^，。；]{2,20}$")


def before_amounts(
    text: str, start: int, end: int, quantities: list[Quantity | SizeClass], found: list[Name]
) -> Iterator[Name]:
    """Names right before their amount, by heads that make no name alone: `南山文化生态园总投资80亿元`.

    Beside one of these, or one `found` before its amount, any name will do: `冷链物流园总投资8亿元，华骏锻件总投资3亿元`.
    """
    ends = {name.end for name in found}
    previous, named = start, False
    for item in quantities:
        if isinstance(item, SizeClass) or item.kind != "money":
            if text.startswith("项目", item.end - 1):
                continue  # 这一项目是重点工程，总投资3亿元
            if isinstance(item, SizeClass) or item.measure in COUNTED_BY:
                previous = item.end
            continue
        lead = _INVESTED.search(text, max(previous, item.start - 12), item.start)
        comma = lead is not None and text[lead.start() - 1 : lead.start()] in ("，", ",")
        if lead and comma and previous < lead.start() - 1:
            name = _clause_before(text, start, previous, lead.start() - 1)
            told = _TOLD_BETWEEN.search(text, previous, lead.start() - 1) if name is None else None
            if told:
                name = _clause_before(text, start, previous, told.start())
        elif lead is None and text[item.start - 1 : item.start] in ("（", "("):
            name = _before_bracket(text, previous, item.start - 1)
        elif lead:
            bracketed = text.endswith(("（", "("), start, lead.start())  # 云桥文化园提升工程（总投资3.1亿元）
            name = _left_of_amount(text, previous, lead.start() - bracketed, item.end, beside=named and not bracketed)
        else:
            name = None
        if name:
            yield name
        previous, named = item.end, name is not None or (lead is not None and lead.start() in ends)


def _before_bracket(text: str, floor: int, last: int) -> Name | None:
    """A work whose amount a bracket gives: 金石文旅小镇（6.2亿元，主体施工）、…."""
    first = floor
    for cut in cut_before().finditer(text, floor, last - 1):
        first = cut.end()
    first, last = trim(text, first, last)
    if text.startswith("项目", first):
        first += 2  # 第一个落地项目|云桥装配式建筑厂（1.8亿元）
    return Name(first, last, listed=True, proper=True) if is_work(text[first:last]) else None


_SIGNED = re.compile(r"(?:公司|集团|企业|政府|委会)(?:成功|正式|现场)?(?:签订|签约|签署|签下)了?")


def _clause_before(text: str, start: int, previous: int, comma: int) -> Name | None:
    """A name that is a clause of its own: …；山王坪供水工程，计划总投资2.5亿元."""
    opening = max(text.rfind(mark, previous, comma) + 1 for mark in "。；;：:，,、")
    opens = opening <= start or text[opening - 1] in "。；;：:" or AMONG.search(text, start, opening)
    if text.startswith("是", opening) and text.endswith(("最高的", "最大的", "最多的"), start, opening - 1):
        opens, opening = True, opening + 1  # 投资额最高的，是某集团的云桥冷链物流港，总投资7亿元
    first, last = trim(text, max(opening, previous), comma)
    told = text.rfind("的", first, last - 4) + 1
    if told and not text.startswith(("美的", "的的"), told - 2):
        first = told  # 由城投公司承建的标准化厂房三期，总投资1.8亿元
    signed = _SIGNED.search(text, first, last - 4)
    if signed is not None:
        first, opens = signed.end(), True  # 该区与博大公司签订了云桥产业承接园区，总投资20亿元
    words = text[first:last]
    said = says_more(words) or cut_before().search(words) or words[:1] in tuple("这该此其本某各")
    works = work_word().search(words) or _ENDS_IN_PHASE.search(words) or (signed and words.endswith("园区"))
    named = opens and not said and 5 <= len(words) <= 30 and works and is_specific(words)
    return Name(first, last, proper=True) if named else None


_BUILDS_MORE = re.compile(r"(?:新建|改造|购置?|扩建|改建|引进|更新|添置|用于)(?!的)")


def _left_of_amount(text: str, floor: int, last: int, amount_end: int, *, beside: bool) -> Name | None:
    first = floor
    if beside and text[first : first + 1] in "，、；":
        words = text[first + 1 : last]
        if 5 <= len(words) <= 24 and is_counted(words) and not cut_before().search(words):
            return Name(first + 1, last, listed=True, proper=True)
    for cut in cut_before().finditer(text, first, last):
        first = cut.end()
    quoted = text.rfind("“", floor, first) if text[first - 1 : first] == "”" else -1
    first, last = trim(text, first if quoted < 0 else quoted, last)
    words = text[first:last]
    if _BUILDS_MORE.match(text, amount_end):
        return None  # 中心小学投资1200万元新建教学楼: who builds
    head = (work_word().search(words) or _ENDS_IN_PHASE.search(words)) if 4 <= len(words) <= 40 else None
    plain = head and words[0] not in "这该此其本某拟将" and not says_more(words)
    named = head and plain and own_characters(SOME.sub("", words[: head.start()]), "class") >= 2
    named = named or is_work(words)
    return Name(first, last, proper=True) if named else None
