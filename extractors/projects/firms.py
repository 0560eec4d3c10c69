"""Firms and governments in a sentence: who invests in a project, who signs it, who only builds it."""

from __future__ import annotations

import re

from extractors.language import clause_start
from extractors.naming import Name
from extractors.projects.record import OpenProject

_COMPANY = re.compile(
    r"(?:[\u4e00-\u9fff]{2,14}[（(][\u4e00-\u9fff]{2,6}[）)][\u4e00-\u9fffA-Za-z0-9]{0,20}?|[\u4e00-\u9fffA-Za-z0-9]{2,24}?)"
    r"(?:(?:集团)?(?:股份|控股|实业)?有限(?:责任)?公司|集团公司|控股公司|集团(?!股份|有限))"
)
_BEFORE_COMPANY = re.compile(
    r"与|其中|分别[为是]|投资企业|投资方|建设单位|业主单位|由|引进|抓好|邀请|来到|了(?!望)|走进|位于|包括|签约|的|(?:^|(?<=公司)|(?<=集团)|(?<=政府)|(?<=企业)|(?<=委会))(?:和|同)|^(?:在|是|为|到)|项目[为是]|(?:仪式|活动|大会|会议)在|完成了|签订了?|[万亿]元的?|\d+强(?:企业)?|^如(?=.{6})"
)
FIRM_FORM = re.compile(r"(?:集团|股份|控股|实业|有限|责任|公司|[（(][^）)]*[）)])")
_SPEAKS = re.compile(
    r"[^，。；：、“”]{0,14}?(?:负责人|经理|董事长|总裁|总监|部长|主任|工程师|主管|书记|厂长|员工|职工|工作人员)"
)
# 甲公司和乙县政府签约…项目, 乙县政府与甲签订总投资5亿元的…项目
_SIGNERS = re.compile(
    r"(?:^|[，。；：:、“\s]|分别[为是]|包括|其中)(?P<one>[^，。；：:、\s]{2,40}?)(?:与|和|同)(?P<other>[^，。；：:\s与和同]{2,40}?)"
    r"(?:成功|正式|现场|共同|就)*(?:签订|签约|签署|签下)(?:了|的)?(?:(?:计划|预计)?总?投资[^，。；、]{1,14}的)?[“《]?$"
)
_GOVERNS = re.compile(r"(?:政府|委会|委员会|局|办事处|街道|园区|[省市区县州盟旗镇乡])$")
_FIRM = re.compile(r"(?!.*(?:公司|集团|[了的在上会我该]))[\u4e00-\u9fffA-Za-z]{2,12}")
_BUILDER = re.compile(
    r"(?:由|是|系)(?P<who>[^，。；由是系]{3,60}?(?:公司|集团|企业|科技|股份|合作社|实业))(?:出资|独资|共同|全额|负责|计划|拟)*(?:投资|兴建|建设|实施|打造)"
)


_OWNER = re.compile(
    r"(?:业主|投资方|投资人|投资商|投资主体|建设主体|实施主体)(?:单位)?(?:[为是]|系)(?P<who>[^，。；]{3,60}?(?:公司|集团|企业|合作社))(?=[，。；])"
)


# 中山市耀升电器制造公司决定在我县投资兴建…
_SETTLER = re.compile(
    r"(?:^|(?<=[，。；：\s]))(?P<who>[\u4e00-\u9fffA-Za-z]{4,20}公司)(?:决定|计划|拟|将)*(?:在[^，。；]{2,10})?(?:投资|出资)(?:兴建|建设|新建|打造|兴办)$"
)


# 北京华能新源公司投资9.8亿元的…项目: a firm whose name says no 有限
_PAYER = re.compile(
    r"(?P<who>[\u4e00-\u9fffA-Za-z（）()]{4,24}公司)(?:拟|计划|将|共|又|再|独资|全额|预计|总)*(?:投资|出资)(?:总?额)?(?:约|近|超)?$"
)


def _company_lead(words: str) -> int:
    """How many characters before a company's name were caught with it: 是常州裕源轴承制造有限公司, 领导来到牧原集团."""
    cuts = list(_BEFORE_COMPANY.finditer(words, 0, max(0, len(words) - 4)))
    lead = cuts[-1].end() if cuts else 0
    return lead + 1 if words[lead : lead + 1] in ("是", "为") else lead


def speaks_of_firms(text: str, start: int, end: int) -> bool:
    """Whether a sentence says 公司 or 集团, as every name ends that `_COMPANY` reads."""
    return text.find("公司", start, end) >= 0 or text.find("集团", start, end) >= 0


def find_firms(text: str, start: int, end: int, names: list[Name], *, told: bool) -> list[tuple[int, int]]:
    """The firms that a sentence speaks of: not those in a project's name, nor who only builds it.

    Where a project is `told` of, whoever speaks of it (某项目…。”公司总经理说) is no new subject either.
    """
    found = []
    for company in _COMPANY.finditer(text, start, end):
        if any(name.start <= company.start() < name.end for name in names):
            continue
        first = company.start() + _company_lead(company[0])
        if text[first - 1 : first] == "由":
            continue
        if told and _SPEAKS.match(text, company.end(), end):
            continue  # 某项目…。”公司总经理说: whose words they are, and no new subject
        found.append((first, company.end()))
    return found


def parted_by_a_firm(text: str, start: int, end: int) -> bool:
    """Whether a firm stands behind a semicolon between two places: 甲项目…；乙集团投资50亿元…."""
    parted = text.rfind("；", start, end)
    return parted >= 0 and _COMPANY.search(text, parted, end) is not None


def add_investors(text: str, project: OpenProject, name: Name, start: int) -> None:
    """Give a project the firms of the clause before its name, who sign for it, or whose name its own begins with."""
    begin = clause_start(text, name.start, start)
    signers = _SIGNERS.search(text, max(0, begin - 1), name.start)
    for party, host in (("one", "other"), ("other", "one")) if signers else ():
        # 某县政府与华润电力签约的…项目: no 公司 tells that it is a firm
        who = signers[party] if signers else ""
        firm = signers and _GOVERNS.search(signers[host]) and not _GOVERNS.search(who) and _FIRM.fullmatch(who)
        if firm and who not in project.investors:
            project.investors.append(who)
    for company in _COMPANY.finditer(text, begin, name.start):
        words = company[0][_company_lead(company[0]) :]
        if words not in project.investors and len(words) > 3:
            project.investors.append(words)
    settler = _SETTLER.search(text, begin, name.start)
    if settler and not any(settler["who"] in known or known in settler["who"] for known in project.investors):
        project.investors.append(settler["who"])
    payer = _PAYER.search(text, begin, name.amount.start) if name.amount is not None else None
    if payer and not project.investors:
        who = payer["who"][_company_lead(payer["who"]) :]
        project.investors.extend([who] if len(who) > 4 and who[0] not in "该本各某分子" else [])
    own = _COMPANY.match(text, name.start, name.end)
    if own and own.end() + 3 < name.end and not project.investors and not _company_lead(own[0]):
        project.investors.append(own[0])  # 文景科技有限公司装配式装饰产业研发基地项目


_OF_WHAT_FOLLOWS = re.compile(r"(?:建设)?的“?|[^，。；、投]{2,12}元的“?")  # 由某公司投资|2.5亿元的|甲项目


def add_builders(
    text: str, opened: list[tuple[OpenProject, int, int]], carried: OpenProject | None, start: int, end: int
) -> None:
    """项目由某公司投资建设, 业主为某公司: the investor that stands behind the name."""
    for found in (*_BUILDER.finditer(text, start, end), *_OWNER.finditer(text, start, end)):
        owner = carried
        for project, first, _ in opened:
            # 由某公司投资的甲项目: the one named next, not the one spoken of before
            if first < found.start() or _OF_WHAT_FOLLOWS.fullmatch(text, found.end(), first):
                owner = project
        for part in re.split(r"[、]|(?<=公司)[和与及]", found["who"]):
            who = part[_company_lead(part) :]
            if part.endswith("项目"):
                continue  # 由中建一局投资40亿元的甲项目、大亚集团投资30亿元的乙项目: what is built, and not who builds
            if owner is not None and len(who) > 3 and not any(who in known for known in owner.investors):
                owner.investors.append(who)


def host_span(text: str, start: int) -> tuple[int, int] | None:
    """The span of the government that signs what is named at `start`, `None` where none does."""
    signers = _SIGNERS.search(text, max(0, start - 90), start)
    for party in ("other", "one") if signers else ():
        if signers and _GOVERNS.search(signers[party]):
            return signers.span(party)
    return None
