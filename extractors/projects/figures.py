"""What a number says of a project: its amounts and their phases, what it yields, how many it employs, how far it is."""

from __future__ import annotations

import re

from extractors.facts import Amount, Phase
from extractors.language import clause_start
from extractors.projects.record import PHASE, PLANNED_AMOUNT, OpenProject, Telling, phase_in, words_of
from extractors.quantity import Quantity

_WHOLE = re.compile(r"全部|整个|整体|完全|全面|总体|[一二三四]期(?:全部|均|都)")
YIELDS = {"output_value": "output", "revenue": "revenue", "tax": "tax"}
# 带动农户年收入1500万元, 物流业年收入增加1600万元: theirs, and not the project's
_THEIR_INCOME = re.compile(
    r"(?:物流业|工资性?|农户|农民|村民|群众|贫困户|村集体|集体|家庭|财政)[^，。；]{0,6}收入|收入(?:增加|增长)"
)
_EACH = re.compile(r"[亩户人]均|平均每")
_EARNS = re.compile(
    r"(?:年|实现)(?:发电|经营|运营|营运|综合|旅游|租金|门票|服务)收入(?:可达到?|可|达到?|约|近|超|为)*$"
)
# 概算8亿元, 已投2.3亿元; 某集团投资，1.6亿元
_COSTS = re.compile(r"(?<!完成)(?:(?<!已)投下?|斥资|耗资|概算|造价|出资|花费|砸下)(?:额|了|为|约|近|超|逾|达|是)*\s?$")
_WHO_PAYS = re.compile(r"[^，。；\d]{2,14}(?:投资|出资)[，,]约?$")
_DEAL = re.compile(r"^[\s，,]*(?:签约|合同)(?:资金|金额|总额|投资)")
_MORE = re.compile(
    r"(?:原先?|最初|起初|当初)(?:定|计划|来|拟)?(?:总)?投资(?:约|近|超)?$|(?:增加|追加|新增|[再又另]|还要?)(?:总)?投(?:[资入]|(?=\d|约|近|超|$))(?:约|近|超|逾)?$|增资(?:约|近|超)?$"
)
# 该项目原计划投资5700万元…。增加投资后，项目投资总额为1.23亿元
_NOW = re.compile(
    r"(?:增加|追加|调整|变更)(?:投资)?(?:后|[至到为])[^。；]{0,24}$|总投资(?:额)?(?:增加|增|追加|调整|变更|提高)[至到为]?约?$"
)
# 云桥物流园项目投资额最高，达15亿元
_GREATEST = re.compile(r"投资(?:额|规模|总额|金额|体量)?(?:为)?最[高大多][，,](?:达到?|为|约|总额|高达|近|超)*$")
_OTHERS = re.compile(r"其余|其他项目|合计|共计|(?:这|上述)?[两三四五六七八九十\d]+(?:个|大)项目")
# 累计完成投资5.2亿元（其中2022年完成3.6亿元）: of one year
_OF_A_YEAR = re.compile(
    r"元[（(，,](?:其中)?[，,：:]?(?:(?:19|20)\d\d年|今年|本年|当年|年内)度?(?:以来)?(?:已|新|共)?完成(?:投资)?(?:约|近)?$"
)
# 投资350万元完成了污水处理设施, 投入150万元新购抛光机: of a part
_SPENT = re.compile(r"已|累计|完成|目前|截至|共|年|月|了")
_DONE_SO_FAR = re.compile(r"(?:累计|已|目前|现|截[至止][^，。；]{2,8})完成(?:约|近|超|了)?$")
_BUYS = re.compile(r"(?:人民币)?(?:完成了|购置|购买|新购|用于|改造|引进了)")
_JOBS = re.compile(r"就业|岗位|用工|员工|务工|安置|职工|劳动力|吸纳|职位|带动.{0,6}务工|上岗|定员|招[到工聘收]")
_WORKERS = re.compile(r"(?:现有|在职|固定|产业|在岗|招收|[收纳用])工人(?:约|达|近|超)?$")  # and not 400余名工人正在施工
_HOMES = re.compile(r"社区|安置|住宅|小区|棚户区|新村|公寓")
_OTHERS_JOBS = re.compile(r"间接|其中|培训|(?<!就业)人口|动迁|拆迁|户$")
_REACHED = (
    r"(?:当月|已|共|就|累计|可)*(?:实现|完成|创造?|达到?|突破)?(?:工业|总|主营业务)*"
    r"(?:产值|销售收入|销售额|营业收入|营收|收入|税收|利税|纳税)(?:约|达到?|近|超过?|突破|为)*$"
)
# 8月份实现产值900万元, 月产值800万元: no year's; 上半年产值1500万元: until a year's is said
_OF_A_MONTH = re.compile(rf"(?:(?<![\d年至—-])\d{{1,2}}[-—－至~]?\d{{0,2}}月份?[底末]?|月){_REACHED}")
_OF_SOME_MONTHS = re.compile(rf"(?:[一二三四]季度|[上下]半年){_REACHED}")
_PROGRESS = re.compile(r"完成|进度|形象|工程|安装|主体|建设")
_OF_THE_WHOLE = re.compile(r"形象|整体|总体|工程(?:建设|施工)?进度|(?:项目|建设|施工|工程)进度|总?工程量|总工程")
_CAPACITY = re.compile(
    r"[年月](?:可)?(?:产能?|加工|处理|生产|制造|可生产|产能达)(?!值|业|后|线|基|量)[^，。；、,;\s（(”的]{2,24}"
)
# 年产25亿件绿色循环表面处理产品产业园项目建设现场: how much of what, and not where
_CAPACITY_ONLY = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:的)?(?:生产)?(?:(?:改?扩建|技改|技术改造|建设|产业化|深?加工|生产|搬迁|制造)*(?:项目|生产线|产业园|工程|基地|车间)).*$|(?:协议|合同|环评|环境影响).*$"
)


# 青年产业园…。上缴税金3804万元，同比增长36%; 投资7亿元，完成全年任务的81%: what a zone reports, and no promise of a project
_ZONE = ("产业园", "园区", "工业园", "科技园", "创业园", "集聚区", "集中区", "新城", "新区")
_OF_A_ZONE = re.compile(r"工业总产值|工业增加值|生产总值|园区(?:规上|工业)*企业")
_OF_ITS_FIRMS = re.compile(r"企业[^，。；\d]{0,6}\d+[家户]")
_PARK_ONCE = re.compile(r"(?<![\u4e00-\u9fff])(?:预计)?园区[^，。；\d]{0,4}(?:建成|达产|投产|投用)[^，。；\d]{0,4}后")
_REPORTED_BEHIND = re.compile(
    r"[，,（(]\s?(?:同比|[比较](?:上年|去年|同期)|完成(?:全年|年度?|目标|任务)|占(?:全年|年度|目标|任务))"
)


def attribute(told: Telling, project: OpenProject, item: Quantity, start: int) -> None:
    """Give a number that is said of a project the column that the words of its clause name, and the project the number.

    A number of which nothing tells what it is stays nobody's; `start` is where the sentence, or the name before it, begins.
    """
    text = told.text
    begin = clause_start(text, item.start, start)
    if text[begin - 1 : begin] in ("：", ":") and begin > start:
        begin = clause_start(text, begin - 1, start)  # 新增就业：1100人
    said = text[begin : item.start]
    figure = item.kind in ("money", "count")
    zone = figure and project.name.endswith(_ZONE)
    if figure and "园" not in project.name and _PARK_ONCE.search(text, start, item.start):
        return  # 预计园区建成后，可实现工业总产值800亿元, behind a project of it
    if zone and (
        _REPORTED_BEHIND.match(text, item.end)
        or _OF_A_ZONE.search(text, start, item.start)
        or (item.kind == "money" and _OF_ITS_FIRMS.search(text, start, item.start))
    ):
        return
    if item.kind == "money":
        give_amount(told, project, item, begin, sentence=start)
    elif item.kind == "count":
        _give_jobs(told, project, item, begin, start)
    elif item.kind == "percent":
        ahead = max(start, item.start - 24, text.rfind("；", start, item.start) + 1)
        if words_of("announced").search(text, ahead, item.start):
            return  # 预计明年1月15日，能完成设备80%的安装量
        if re.search(r"占(?:项目|计划)?总投资", said) or (
            _PROGRESS.search(said) and not re.search(r"目标|任务|计划|同比|占|率", said)
        ):
            _give_progress(project, item, said)
            told.owned.add(item.start)
            project.evidence.append((begin, item.end))
    elif item.kind == "area" and re.search(r"占地|用地|建筑面积|规划面积|总面积", said):
        told.owned.add(item.start)  # 占地320亩 is the project's ground, not a figure of the pipeline


def _give_progress(project: OpenProject, item: Quantity, said: str) -> None:
    """Give a project how far it is: what is said of the whole before what is said of a part, of parts the first."""
    rank = 0 if "投资" in said else 2 if _OF_THE_WHOLE.search(said) else 1
    if project.progress is None or rank > project.progress_rank or rank == project.progress_rank == 2:
        project.progress, project.progress_rank = item.low, rank


def _give_jobs(told: Telling, project: OpenProject, item: Quantity, begin: int, start: int) -> None:
    """Give a project the people that a count says it employs."""
    text = told.text
    said = text[begin : item.start]
    after = re.match(r"[^，。；、]{0,14}", text[item.end : item.end + 14])
    employs = _JOBS.search(said) or _WORKERS.search(said) or (after and _JOBS.search(after[0]))
    if item.measure not in ("个", "人", "名", "位") or not employs:
        return
    if _HOMES.search(project.name) or re.match(r"(?:行政|自然)?村(?!民)|社区|小区|乡镇", text[item.end : item.end + 4]):
        return  # 新型社区项目可安置8000人
    if not _OTHERS_JOBS.search(said):
        _give_yield(told, project, "jobs", item, start)
    told.owned.add(item.start)
    project.evidence.append((begin, item.end))


_NO_COST = re.compile(r"注册资[本金]|贷款|补贴|奖励|到位|占地|利润[^，。]{0,6}$|每亩|政府投资|社会投资|自筹")
_PAID_IN = re.compile(r"(?:今年|目前|现)?(?:已)?到位资金(?:约|近|超)?")
_OF_ALL = re.compile(r"(?:投资额?|项目|金额)均[^，。]{0,4}$")
_RAISED = re.compile(r"(?:追加|增加|提高|扩大|调整|增资|增)(?:到|至|为)")


def give_amount(
    told: Telling,
    project: OpenProject,
    item: Quantity,
    begin: int,
    *,
    named: bool = False,
    sentence: int | None = None,
) -> None:
    """Give one amount its column; `named` says that the project's name follows it (`9.6亿元的…扩能项目`)."""
    text = told.text
    sentence = begin if sentence is None else sentence
    begin = clause_start(text, item.start, begin)
    metric, said = _metric_of(told, project, item, begin, sentence, named=named)
    named_at = max((end for _, end in project.evidence if end <= item.start), default=sentence)
    after_name = max(
        (end for start, end in project.evidence if begin <= start < item.start and end <= item.start), default=begin
    )
    if _NO_COST.search(said):
        if _PAID_IN.fullmatch(said) and text.find("；", item.end, item.end + 4) >= 0:
            told.owned.add(item.start)  # 引进甲工程，今年到位资金3亿元；引进乙…: of each item of the list
        return
    if _of_no_column(metric, said, text, item):
        told.owned.add(item.start)
        return
    others = not named and _OTHERS.search(text, max(begin, after_name), item.start)
    if others or _OF_ALL.search(said):
        return  # …，投资额均过5亿元: a class that all of them belong to
    if _RAISED.match(text, item.end, item.end + 4):
        told.owned.add(item.start)  # 总投资由最初的6.8亿元追加到9亿元: what it was before
        return
    if metric == "capital" and (named or "投资" in said):
        metric = "investment"  # 一期投资金额7.63亿元
    phase = _phase_of(project, text, max(begin, after_name), item.start)
    if phase is None and project.investment is not None and metric in ("total_investment", "investment"):
        # 总投资70亿元，一期项目建设…基地，计划投资47亿元: the phase of the clause before
        told_before = max((end for _, end in project.evidence if end <= begin), default=0)
        first = max(text.rfind("；", 0, begin), clause_start(text, max(0, begin - 1), 0), told_before)
        phase = _phase_of(project, text, first, begin)
    if phase and metric in (None, "total_investment", "investment"):
        known = project.phases.get(phase)
        project.phases[phase] = Phase(name=phase, investment_cny=item.low, stage=known.stage if known else None)
    elif metric in ("total_investment", "investment", "contract_value", "fixed_asset_investment"):
        if metric == "contract_value" and _DEAL.search(said):
            project.event = project.event or "signed"  # 某项目，投资方…，签约资金15亿元
        more = not named and _MORE.search(said) is not None
        part = metric == "investment" and _BUYS.match(text, item.end) is not None
        _give_investment(told, project, item, sentence, partial=more or part)
    elif metric in ("completed_investment",):
        if words_of("announced").search(PLANNED_AMOUNT.sub("", text[max(sentence, named_at) : item.start])):
            told.owned.add(item.start)
            return  # 预计到本月末，还可以实现投资4亿元
        part = project.completed is not None and _OF_A_YEAR.search(text, sentence, item.start) is not None
        project.completed = project.completed if part else item.low
    elif metric in YIELDS and (item.unit != "CNY" or _OF_A_MONTH.search(text, sentence, item.start)):
        told.owned.add(item.start)  # 出口销售额1200万美元: no yuan
        project.partial.add(YIELDS[metric])
        return
    elif metric in YIELDS:
        _give_yield(told, project, YIELDS[metric], item, sentence)
        if metric == "revenue" and _BOTH.search(said) and not _SERIES_NEXT.match(text, item.end):
            _give_yield(told, project, "output", item, sentence)  # 年产值和销售收入可达100亿元
    elif metric is None and project.investment is not None and re.search(r"追加到|调整为|增加到", said):
        project.investment = item.low  # 总投资由6.8亿元追加到9亿元
    elif metric is None and project.revenue is not None and re.search(r"增加到|增长到|提高到", said):
        project.revenue = item.low
    else:
        return
    told.owned.add(item.start)
    project.evidence.append((begin + len(said) - len(said.lstrip(" 　，,“")), item.end))


def _metric_of(
    told: Telling, project: OpenProject, item: Quantity, begin: int, sentence: int, *, named: bool
) -> tuple[str | None, str]:
    """What an amount measures, and the words before it that say so; `None` where nothing does."""
    text = told.text
    own = [word for word in told.words if begin <= word.start < item.start and word.metric]
    said = text[begin : item.start]
    if not own and project is told.form:
        own = [word for word in told.words if sentence <= word.start < item.start and word.metric]  # 总投资额：9.8亿元
        said = text[sentence : item.start]
    metric = own[-1].metric if own else None
    if metric is None:
        behind = re.match(r"的?(?:年|全年)?(产值|销售收入|营业收入|税收|利税)", text[item.end : item.end + 8])
        metric = {"产值": "output_value", "税收": "tax", "利税": "tax"}.get(behind[1], "revenue") if behind else None
    if metric is None and named:
        metric = "investment"  # …产业园、9.6亿元的…项目
    bracketed = text[item.start - 1 : item.start] in ("（", "(") and text[item.end : item.end + 1] in tuple("）)，,")
    if metric is None and bracketed and any(end == item.start - 1 for _, end in project.evidence):
        metric = "investment"  # 甲项目（8.6亿元）、乙项目（7.2亿元）
    if metric is None and _AGREED_SUM.search(said) and _AGREED_SUM_OF.match(text, item.end):
        metric = "investment"  # 就甲项目达成12亿元投资意向
    if metric is None and _bare(told, project, item, said):
        metric = "investment"  # 甲生产线项目，5亿元；乙扩建工程，概算2亿元；
    if metric is None and (_COSTS.search(said) or (said in ("", "约") and _WHO_PAYS.search(text, sentence, begin))):
        metric = "investment"
    if metric is None and _DONE_SO_FAR.search(said):
        metric = "completed_investment"  # 今年计划投资1.2亿元，截至6月底完成7800万元
    if metric is None and _GREATEST.search(text, max(sentence, item.start - 20), item.start):
        metric = "investment"
    if metric is None and re.search(r"[缴纳交]税?[^，。]{0,3}税|[缴纳交]税", said):
        metric = "tax"  # 年缴税3500万元
    if metric is None and re.search(r"(?:实现|新增)(?:年)?销售额?(?:约|近|超)?$", said):
        metric = "revenue"
    if metric == "completed_investment" and own and own[-1].surface == "投入" and not _SPENT.search(said):
        metric = "investment"  # 一期固定资产投入约7亿元: what it costs
    if metric in (None, "funds_in_place", "investment") and re.search(
        r"(?:累计(?:已经?)?投入|已经?投入?)(?:建设)?(?:资金)?(?:约|近|超|达)*$", said
    ):
        metric = "completed_investment"
    if metric == "total_investment" and said.rstrip("约近超逾").endswith("已完成总投资"):
        metric = "completed_investment"
    if metric is None and "收入" in said and _EARNS.search(said):
        metric = "revenue"
    if metric is None and re.search(r"增资(?:约|近|超)?$", said):
        metric = "investment"  # 此次增资3.5亿元，新上云母纸生产线: as long as no whole is said
    if metric is None and re.search(r"开票(?:销售)?(?:收入|额)?(?:约|近|超|可|达到?)*$", said):
        metric = "revenue"  # 年开票5亿元
    return metric, said


_BOTH = re.compile(r"产值(?:[、和与及/（(])(?:年)?(?:销售|营业)(?:收入|额)[）)]?(?:均|都|可|将|约|达到?|超过?|近|为)*$")
_SERIES_NEXT = re.compile(r"[、和与及]\s?\d")
_AGREED_SUM = re.compile(r"(?:达成|签[订署约下])(?:了)?(?:约|近|超|逾|总额)*$")
_AGREED_SUM_OF = re.compile(r"的?(?:投资|合作|框架|意向|战略|开发|建设|招商)*(?:意向|协议|合同|大单)")
_ONLY_ESTIMATED = re.compile(r"[\s，,]*(?:概算|估算|预算|投资|约|近|超)*\s?")


def _bare(told: Telling, project: OpenProject, item: Quantity, said: str) -> bool:
    """Whether an amount stands alone behind the name of a project: 甲项目，5亿元；乙项目7200万美元；."""
    text = told.text
    if project.investment is not None or text[item.end : item.end + 1] not in tuple("，。；、）,;)\n"):
        return False
    named = max((last for first, last in project.evidence if told.start <= first and last <= item.start), default=None)
    if named is None or any(named < other.start < item.start for other in told.amounts()):
        return False
    return (
        named == item.start
        or _ONLY_ESTIMATED.fullmatch(text[max(named, item.start - len(said)) : item.start]) is not None
    )


def _of_no_column(metric: str | None, said: str, text: str, item: Quantity) -> bool:
    """Whether an amount is of this one project and yet of none of its columns."""
    if metric == "planned_investment":
        return True  # 年度计划投资2亿元
    if "均" in said and _EACH.search(said):
        return True  # 亩均税收40万元
    return "收入" in said and _THEIR_INCOME.search(said) is not None


def _phase_of(project: OpenProject, text: str, start: int, end: int) -> str | None:
    """The phase that is named last before an amount, `None` where it is the one that the project itself is."""
    phases = list(PHASE.finditer(text, start, end))  # 潘集电厂一期项目总投资63.5亿元: a name
    closed = text.rfind("）", start, end)
    opened = text.rfind("（", start, closed) if phases and closed >= 0 else -1
    if opened >= 0:
        # 某项目（一期建设60万吨烧碱）总投资45.5亿元: nothing that a bracket says
        phases = [phase for phase in phases if not opened < phase.start() < closed]
    own = phase_in(project.name)
    if phases and own and phases[-1][1] == own[1]:
        return None  # 二期海洋功能食品项目…。二期项目投资7.4亿元: the project's own
    return phases[-1][1] if phases else None


def _give_investment(told: Telling, project: OpenProject, item: Quantity, sentence: int, *, partial: bool) -> None:
    """Give a project what it costs, the first that is said; a `partial` amount is one of a part, or on top of another."""
    if item.unit != "CNY":
        project.foreign = project.foreign or Amount(value=item.low, unit=item.unit)
        return
    if (
        project.investment is None
        or ("investment" in project.partial and not partial)
        or _NOW.search(told.text, sentence, item.start)
    ):
        project.investment, project.bound = item.low, item.bound
        # 对某项目增加投资6600万元: what it costs in all, only as long as nothing else is said
        (project.partial.add if partial else project.partial.discard)("investment")


def _give_yield(told: Telling, project: OpenProject, column: str, item: Quantity, sentence: int) -> None:
    """What a project yields a year, or how many it employs: the whole's, or a phase's until the whole's is said."""
    own = [(first, last) for first, last in project.evidence if told.text.startswith(project.name, first)]
    phases = [
        phase
        for phase in PHASE.finditer(told.text, sentence, item.start)
        if not any(first <= phase.start() < last for first, last in own)
    ]
    whole = _WHOLE.search(told.text, phases[-1].end() if phases else sentence, item.start)
    partial = bool(phases) and whole is None and phase_in(project.name) is None
    partial = partial or _OF_SOME_MONTHS.search(told.text, sentence, item.start) is not None
    if getattr(project, column) is None or (column in project.partial and not partial):
        setattr(project, column, item.low)
        (project.partial.add if partial else project.partial.discard)(column)


def give_capacity(told: Telling, project: OpenProject) -> None:
    """Give a project what it makes a year, as written, where the sentence says so of it alone; its numbers are owned."""
    capacity = _CAPACITY.search(told.text, told.start, told.end)
    if capacity is None:
        return
    told.owned.update(
        item.start
        for item in told.numbers
        if capacity.start() <= item.start < capacity.end() and not told.text.endswith("等", told.start, item.start)
    )  # 年产1000万套线束生产线等32个项目: the 32 are all of them
    if len(told.opened) <= 1:
        project.capacity = project.capacity or _CAPACITY_ONLY.sub("", capacity[0])
