"""Lines that name a project by their form alone: headings, numbered and labelled lines, and the fields of a form."""

from __future__ import annotations

import re

from extractors.naming import is_company, is_single, is_specific, is_work, own_characters
from extractors.naming.edges import cut_before
from extractors.naming.phrase import is_counted, says_more
from extractors.projects.again import Register
from extractors.projects.events import Events
from extractors.projects.record import OpenProject

# 恒力换热器：总投资1.1亿元，占地90亩: a report's line that begins with the project's name
_LABELLED = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)、.．]\s?|[①-⑳●■◆•·]\s?)?(?P<name>[^，。；：:、\s]{3,30})[：:]\s?(?![^，。]{0,12}\d[^，。]{0,5}元(?:投资|投)?建(?!设)[^，。]{4,40}项目)(?:该?项目)?[^。]{0,40}?投(?:资|入)[^。]{0,10}?\d"
)
_ABOUT = re.compile(r"(?:(?<=项目)(?:基本)?(?:概况|简介|情况|介绍))?$")  # 金太阳电站项目概况：总投资…
# what a label says that names no project: who tells (最新调度显示), a place (锡林郭勒盟), how a whole is parted (分县区看),
# a clause (重头仍在工业项目, 迎来首个企业), a time, a count, a measure or a campaign (成绩单, 项目开工, “三个一批”)
_NO_LABEL = re.compile(
    r"(?:显示|表明|表示|介绍|指出|强调|获悉|通报|消息|数据|标题|[称说讯省市县区州盟旗镇乡])$|^[从分按以][^，。]{1,8}[分看计]$"
    r"|[是仍]|在(?!建|线)|也没|也不|没有|这样|怎么|哪|什么|为主|如下|重头|大头|[引招迎]来|带动|落定|新增|呈现|写明|[有括含为]$"
    r"|[上下][半个]年|季度|\d月|[今去明当前][年月日天]|以来|\d[家个项件]|^[一二三四五六七八九十两]+[大个件批]"
    r"|(?:成绩单?|成果|成效|任务|目标|账本?|账单|数|数字|指标|建设|投资|贸易|收入|经济|工业|农业|产业|设施|环境|实事|工作|行动|计划|民生|整治|治理|更新|开工|竣工|签约|投产|落地|在谈|”)$"
)
# what a label's figures are said of: one thing that costs so much; 完成投资, 固定资产投资 and 年计划 are of many or of a time
_COSTS = (
    r"[该此]?(?:项目|工程|基地|园区?|产业园|小镇|酒店|电站|生产线)?(?:计划|预计|概算|估算|协议|意向|规划|静态|拟|将|共)*(?:总投资|投资|投入)(?:总?额|规模)?(?:约|为|近|超过?|达|逾|：|:)*\s?"
    r"(?:人民币|[美港欧日]元)?\d[\d.,]*\s?[余多]?[万亿]?[美港欧日]?元?(?!的|建设|扩建|改造)"
)
_OF_PLACE = re.compile(r"[^，。；：的“]{2,14}[省市州县区镇乡村街道园]的")
_ROUTE = re.compile(r"[\u4e00-\u9fff]{2,6}至[\u4e00-\u9fff]{2,6}")  # 平凉至宝鸡
_BRACKET_END = re.compile(r"项目[（(][^）)]{1,8}[）)]$")
_COSTS_AT_ONCE = re.compile(rf"\s?{_COSTS}")
_COSTS_SO_MUCH = re.compile(
    rf"(?![^。；]{{0,60}}?(?:固定资产投资|同比|\d\s?[余多]?[个项家](?:[，。；、]|[^，。；\d]{{0,8}}(?:项目|企业)))|[^。；]{{0,60}}?、[^。；]{{0,60}}?[（(](?:总?投资))"
    rf"(?:[^。\n]{{0,60}}?[，,（(；\s])?(?:[^，。；]{{2,14}}(?:客商|公司|集团))?{_COSTS}"
)
# 项目名称：运城装配式建筑产业基地⏎建设单位：某公司⏎投资总额：10亿元: a form, a line a field
_FIELD = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)、.．]?\s?|[（(]?[一二三四五六七八九十]{1,2}[）)、]\s?)?(?P<label>项目\d{1,2}|[\u4e00-\u9fff](?:[\u4e00-\u9fff 　]{1,10}))\s?[：:]\s?(?P<value>[^\n]+)"
)
_FORM_NAME = re.compile(r"(?:建设)?(?:项目|工程)名称")
# 项目一：凤栖湖康养度假区⏎建设单位：某公司: the form of one of several, told by what stands in its next line
_FORM_ORDINAL = re.compile(r"项目(?:[一二三四五六七八九十]{1,3}|\d{1,2})")
_ORDINAL_NAME = re.compile(r"[^，。；：:、\n]{5,40}(?=\n\s*[\u4e00-\u9fff]{2,10}\s?[：:])")
_FORM_LABEL = re.compile(
    r"建设(?:地点|地址|单位|内容|规模|性质|主体)|投资(?:主体|单位|方|总额)|项目(?:总投资|业主|单位|地点)|总投资额?"
)
_NO_FORM_NAME = re.compile(r"采购|招标|询价|监理|中标|服务项目$|[*×xX]{2}|略|^(?:公司|详见)")
_FORM_OWNER = re.compile(
    r"(?:项目)?(?:建设|投资|实施|承办|业主|申报|承建)(?:单位|主体|方|企业)|项目(?:单位|业主|法人)|业主|投资方|投资人|建设主体"
)
# ●红莲湖康养小镇（起凤镇） 投资方：某集团 总投资：26亿元: a form in a line
_LINE_OF_FIELDS = re.compile(
    r"\s*[●■◆▲★◎○•·]\s*(?P<name>[^，。；：:、\s（(]{4,30})(?:[（(][^）)\n]{1,12}[）)])?[ \u3000]+"
    r"(?=[^。\n]{0,40}?(?:投资(?:方|人|主体|单位|额|规模)|(?:建设|业主|项目)单位|业主|总投资)[：:])"
)
_LISTED = re.compile(r"\s*(?:\d{1,2}[\s、.．]|[①-⑳])\s*(?P<name>[^，。；：:\d][^，。；：:]{3,29})[。：:]")
# 五、服装智造产业园二期。某先生投资2.2亿元, 六、油茶产业融合示范园，投资1.8亿元
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|\d{1,2}[、.．]|[◆●■▲★])\s*"
    r"(?P<name>[^，。；：:、是\d][^，。；：:是]{4,35})(?:[。：:](?=[^。\n]{0,60}?(?:投资|占地|用地|年产))|[，,](?=(?:计划|预计|项目)?(?:总?投资|由|业主|选址|位于|占地|用地|承办单位|建设单位|投资方)|[^，。；\n]{4,24}(?:公司|集团|合作社)(?:[（(][^）)\n]{1,20}[）)])?，?(?:签约资金|总?投资)\s?\d))"
)
_COSTS_NEXT = re.compile(r"\s?(?:项目)?(?:计划|概算|预计|估算)?总?投资(?:额|约)?\s?\d")
# 一、鲁西轴承产业园项目, and below it what is said of it
_HEADING_NAME = re.compile(
    r"\s*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)])\s?[、.．]?\s?|[①-⑳●■◆•])?"
    r"(?P<name>[^，。；：:、\s]{4,36}(?:项目|工程|产业园|基地|小镇|生产线|物流园|科技园|度假区|景区|综合体|中心|酒店|电站)(?:[（(][^）)]{1,12}[）)])?)\s*"
)
_TOLD_BELOW = re.compile(
    r"\s*(?!(?:共|有|已|实施)*\d+\s?[余多]?[个项])(?:文章字数[^\n]{0,10}\n\s*|来源[^\n]{0,20}\n\s*)?[^。\n]{0,50}?(?:(?:总|计划)?投资(?:额|约|规模|方|主体|单位|建设)?[：:为约]?\s?(?:\d|[^，。\n]{2,24}(?:公司|集团))|占地|选址|位于|由[^，。]{4,30}(?:投资|建设)|建设(?:内容|地点|地址|规模|单位))"
)
_FIELDS_BELOW = re.compile(r"\s*(?:投资(?:方|人|主体|单位)|(?:建设|业主|项目)单位|业主)[：:]")
_HEADED = re.compile(
    r"(?:项目|[电牧农市广]场|码头|水库|公路|大道|园|基地|营地|中心|工厂|厂|城|小镇|电站|工程|生产线|酒店|综合体|总部)(?:[一二三]期)?$"
)


# 4.天臣电芯总部基地是…: a line of a list that is of a thing, though of no project that was found
_ANOTHER_LINE = re.compile(
    r"\s*(?:\d{1,2}\s?[.．、]|[①-⑳])\s*(?!该|本|项目|总?投资|建设|规划|[一二三]期|占地|预计|目前|主要|计划|用地|工期|完成)"
    r"[^，。；：\n]{4,40}?(?:项目|工程|基地|园区?|厂|城|中心|公司|小镇)(?=是|为|位于|由|，|占地|总投资|计划)"
)

# ——恒力有限公司项目，2.4亿元，80亩；, 5.云桥小学教学用房项目: one of several such lines
_ITEM_LINE = re.compile(
    r"\s*(?:——|[-–•●■◆▲·]|\d{1,2}\s?[.、．)）]|[（(]\d{1,2}[）)]|[①-⑳])\s*(?P<name>[^，。；：\n]{5,60}?(?:项目|工程)(?:[（(][一二三四]期[）)])?)[；;。]?(?=[，\n]|$)",
    re.MULTILINE,
)
# 白水市滩头引水工程⏎云桥市青河治理工程⏎…: names alone in three lines or more, below a line that speaks of projects
_NAME_LINE = re.compile(
    r"[ \u3000]*(?P<name>[^，。；：！？、\s“”]{6,60}(?:项目|工程|生产线|产业园|基地|[^阶片手时路]段|[改扩迁]建|改造|配套|水库|电站|公路|大桥)(?:[（(][^（）()\n]{1,12}[）)])?)[ \u3000]*(?=\n|$)"
)
_HEAD_OF_NAMES = re.compile(r"[^。\n]*(?:项目|工程)[^。\n]{0,14}")
_OF_FIRM = re.compile(r".{4,30}?(?:公司|集团)(?!项目|工程)")

_NEXT_LINE = re.compile(r"\s*\n\s*")

# what a line without a colon begins with that may open a project; prose has neither
_MARKED = re.compile(r"\s*[—\-–\d①-⑳●■◆▲★◎○•·（(一二三四五六七八九十]")

# what a line holds that is the head of a list, a field of a form or begins with a name and a colon
_FORMED = re.compile(r"[：:【\[]")


class Lines:
    """The lines of a document that open a project, and the form or the heading that is in force."""

    def __init__(self, text: str, title: str | None, register: Register, events: Events) -> None:
        self.text = text
        self.title = title
        self.register = register
        self.events = events
        self.form: OpenProject | None = None  # the project of a form's lines: 项目名称：…⏎建设单位：…
        self.headed: OpenProject | None = None  # the project that a heading names
        self.marked = False  # whether the line that was read last begins with a number or a mark

    def open_headed(self, start: int, end: int) -> None:
        """A heading is a project's name where the lines below tell of it: 一、鲁西轴承产业园项目⏎总投资10亿元，占地…."""
        if self.open_line(start, end) is not None:
            return
        found = _HEADING_NAME.fullmatch(self.text, start, end)
        fields = _FIELDS_BELOW.match(self.text, end)
        if found and (fields or (is_single(found["name"]) and _TOLD_BELOW.match(self.text, end))):
            self.headed = self.register.open(found.start("name"), found.end("name"), rule="project.headed")
            self.events.introduce(self.headed)

    def read(self, start: int, end: int) -> OpenProject | None:
        """The project that a line opens: `01 日月湾国际冲浪运动基地。某公司投资8亿元…`; `None` where it opens none."""
        self.events.turn(start, end)
        self.marked = marked = _MARKED.match(self.text, start, end) is not None
        if not marked and self.form is self.headed is None and _FORMED.search(self.text, start, end) is None:
            if (project := self.open_line(start, end)) is not None:
                return project
            self.events.plain_line(start, end)
            return None  # prose
        if self.events.opens_list(start, end):
            return None
        colon = self.text.find("：", start, end) >= 0 or self.text.find(":", start, end) >= 0
        if (project := self._of_form(start, end, colon=colon)) is not None:
            return project
        if self.headed is not None and start >= self.headed.end:
            project, self.headed = self.headed, None
            return project
        if not colon and not marked:
            self.events.plain_line(start, end)
            return None
        listed = _LISTED.match(self.text, start, end)
        if listed is None and (numbered := _NUMBERED.match(self.text, start, end)) and is_single(numbered["name"]):
            listed = numbered
        numbered = _NUMBERED.match(self.text, start, end) if listed is not None else None
        if numbered and is_single(numbered["name"]) and _COSTS_NEXT.match(self.text, numbered.end()):
            listed, item = numbered, True  # 2.裕丰粮油10万吨面粉加工。总投资7200万元，…
        else:
            item = listed is not None and bool(_HEADED.search(listed["name"])) and is_specific(listed["name"])
        if not item and (project := self.open_labelled(start, end)) is not None:
            return project
        if fields := _LINE_OF_FIELDS.match(self.text, start, end):
            project = self.register.open(fields.start("name"), fields.end("name"), rule="project.form")
            self.events.introduce(project)
            self.form = project
            return project
        if not listed and (named := self._item_line(start, end)) is not None:
            project = self.register.open(*named)
            self.events.introduce_line(project)
            project.listed = True
            return project
        if listed and item:
            project = self.register.open(listed.start("name"), listed.end("name"))
            self.events.introduce_item(project)
            project.proper = False
            return project
        self.events.plain_line(start, end)
        return None

    def open_labelled(self, start: int, end: int) -> OpenProject | None:
        """The project that a line or a sentence opens with as its label: `恒力换热器：总投资1.1亿元`."""
        labelled = _LABELLED.match(self.text, start, end)
        if labelled is None or not self._is_label(labelled):
            return None
        project = self.register.open(*self._label(labelled), rule="project.labelled")
        self.events.introduce(project)
        return project

    def _is_label(self, labelled: re.Match[str]) -> bool:
        """Whether what stands before a colon names one project, and what follows is said of it: 恒力换热器：总投资1.1亿元."""
        first, last = self._label(labelled)
        name = self.text[first:last]
        if not is_single(name) or _NO_LABEL.search(labelled["name"]) or cut_before().search(name.strip("“”")):
            return False
        if is_work(name) or name.endswith("项目") or _BRACKET_END.search(name) or _ROUTE.fullmatch(name):
            return _COSTS_SO_MUCH.match(self.text, labelled.end("name") + 1) is not None
        # 恒力换热器, 正泰铝业: a brand
        return is_specific(name) and _COSTS_AT_ONCE.match(self.text, labelled.end("name") + 1) is not None

    def _label(self, labelled: re.Match[str]) -> tuple[int, int]:
        """The name in a label, without the place that it is of and without 概况: 胡家镇的|晨宇稀土."""
        first, last = labelled.span("name")
        about = _ABOUT.search(labelled["name"])
        of_place = _OF_PLACE.match(self.text, first, last - 3)
        return of_place.end() if of_place else first, last - len(about[0] if about else "")

    def _item_line(self, start: int, end: int) -> tuple[int, int] | None:
        """The name that a line of a list begins with, where the line before or behind it is alike."""
        line = _ITEM_LINE.match(self.text, start, end)
        if line is None or says_more(line["name"]) or own_characters(line["name"], "generic") < 2:
            return None
        before = self.text.rfind("\n", 0, max(0, start - 1)) + 1
        behind = self.text.find("\n", end)
        beside = _ITEM_LINE.match(self.text, before, start) or (behind >= 0 and _ITEM_LINE.match(self.text, behind + 1))
        firm = _OF_FIRM.match(line["name"])
        own = firm.end() if firm and is_specific(line["name"][firm.end() :]) else 0  # 恒力有限公司|风机制造项目
        return (line.start("name") + own, line.end("name")) if beside else None

    def open_line(self, start: int, end: int) -> OpenProject | None:
        """The project that is a line of names: 白水市滩头引水工程⏎云桥市青河治理工程⏎…; `None` where it is none."""
        line = _NAME_LINE.match(self.text, start, end + 1) if 6 <= end - start <= 70 else None
        if line is None or line.end() < end or not is_counted(line["name"]) or cut_before().search(line["name"], 1):
            return None
        if not self._of_names(start, end):
            return None
        project = self.register.open(*line.span("name"))
        self.events.introduce_line(project)
        project.listed = project.member = True
        return project

    def _of_names(self, start: int, end: int) -> bool:
        """Whether a line stands among three or more that are names alone, below one that speaks of projects."""
        text, alike, head = self.text, 1, ""
        at = start
        while alike < 40 and (at := self._line_before(at)) >= 0:
            if _NAME_LINE.match(text, at) is None:
                head = text[at : text.find("\n", at)]
                break
            alike += 1
        at = end
        while alike < 40 and (following := _NEXT_LINE.match(text, at)) and _NAME_LINE.match(text, following.end()):
            alike += 1
            at = text.find("\n", following.end())
            if at < 0:
                break
        return alike >= 3 and _HEAD_OF_NAMES.fullmatch(head.strip()) is not None

    def _line_before(self, start: int) -> int:
        """Where the line before the one at `start` begins, blank ones left out; -1 where there is none."""
        last = len(self.text[:start].rstrip())
        return self.text.rfind("\n", 0, last) + 1 if last > 0 else -1

    def is_of_another(self, start: int, end: int) -> bool:
        """Whether a line of a list that was read and opened no project tells of another thing than the line before it."""
        return self.marked and _ANOTHER_LINE.match(self.text, start, end) is not None

    def _of_form(self, start: int, end: int, *, colon: bool) -> OpenProject | None:
        """The project of a form that has a line `项目名称：X` or `建设单位：Y`, which names it or is one of its fields."""
        line = _FIELD.match(self.text, start, end) if colon else None
        if line is None:
            self.form = None if self.form is not None and "。" in self.text[start:end] else self.form
            return None
        ordinal = _FORM_ORDINAL.fullmatch(line["label"]) is not None
        if ordinal or _FORM_NAME.fullmatch(line["label"]):
            value = line["value"].rstrip("。；; \u3000")
            named = 5 <= len(value) <= 60 and not _NO_FORM_NAME.search(value)
            named = named and (not ordinal or _ORDINAL_NAME.match(self.text, line.start("value")) is not None)
            at = line.start("value")
            self.form = self.register.open(at, at + len(value), rule="project.form") if named else None
            if self.form is not None:
                self.events.introduce(self.form)
        elif self.headed is not None and start >= self.headed.end:
            self.form, self.headed = self.headed, None
        elif self.form is None and len(self.register.projects) <= 1 and _FORM_LABEL.fullmatch(line["label"]):
            self.form = self._titled(start)
        if self.form is not None and _FORM_OWNER.fullmatch(line["label"]):
            for who in re.split(r"[、，,；;]", line["value"].rstrip("。；; \u3000")):
                if 4 <= len(who) <= 40 and is_company(who) and who not in self.form.investors:
                    self.form.investors.append(who)
        return self.form

    def _titled(self, start: int) -> OpenProject | None:
        """The project that the title names, where a form of its fields stands below."""
        title = (self.title or "").strip()
        at = self.text.find(title, 0, start) if 5 <= len(title) <= 40 else -1
        named = _HEADING_NAME.fullmatch(title) if at >= 0 else None
        if named is None or not is_single(named["name"]):
            return None
        return self.register.open(at + named.start("name"), at + named.end("name"), rule="project.form")
