"""The walk through a document: block by block, sentence by sentence, number by number."""

from __future__ import annotations

import re
from datetime import date

from extractors import amounts, counted, counts, lists, rates
from extractors.attach import aims, periods, regions
from extractors.attach.behind import tell_behind
from extractors.attach.carry import keep_quiet_periods, remember, take_over
from extractors.attach.headings import (
    PARTED_ANEW,
    asks_ahead,
    bare_heading,
    names_place,
    open_day,
    open_item,
    open_label,
    open_question,
    open_section,
    open_time,
    title_period,
)
from extractors.attach.memory import Memory
from extractors.attach.mentions import find_mentions, hear_question
from extractors.attach.parts import measure_by_their_sum
from extractors.attach.year import year_of_now, year_told
from extractors.clause import LABEL_EDGE
from extractors.document import Block, Document
from extractors.draft import PIPELINE, Draft
from extractors.language import clause_start, sentences
from extractors.quantity import Quantity, SizeClass
from extractors.sentence import Days, Sentence
from extractors.vocabulary import Word

_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节部])"
)
# 2023年政府工作回顾, 2024年重点工作: a line of its own without a number before it
_PLAIN_HEADING = re.compile(
    r"[^，。；：、,;:!?！？\n“”]{0,24}(?:回顾|总结|安排|打算|重点工作|主要(?:工作|任务|做法|成效|措施|问题)|工作(?:情况|计划|谋划|思路|要点|重点|目标|设想|展望|措施|任务|亮点)"
    r"|目标(?:任务|要求|[及和与](?:主要)?(?:任务|措施))?|(?:基本|总体|完成|进展|开展)情况|(?:的|在)问题|成绩|成效|努力方向|下一?步(?:工作)?)"
)
# 记者：, 【主持人】, 问：, Q1：: a page of questions and answers
_INTERVIEW = re.compile(
    r"(?:^|\n)(?:【?[^\n，。：:【】]{0,10}(?:记者(?:提?问)?|主持人)(?:】[：:]?|[：:])|(?:问|Q\d?)[：:])"
)
_ASKERS = ("记者", "主持人", "问：", "问:", "Q")
_VOICE = re.compile(
    r"(?:【[^】\d]{1,16}】[：:]?|(?:问|答|[QA]\d?|嘉宾|[^，。；：:\d]{0,10}(?:记者(?:提?问)?|主持人))[：:]"
    r"|(?P<who>[\u4e00-\u9fff、]{0,14}(?:书记|[省市县区州旗镇乡局部]长|主任|主席|秘书长|总经理)?[ 　]?[\u4e00-\u9fff]{2,4}答?[：:]))\s*"
)
_TITLED = re.compile(r"^\s*[【\[（(]?(?:原标题|标题|原题|题)[：:]\s*")
_QUESTION = re.compile(r"[？?][”’」』）)\"]*$")
_ASKS = re.compile("能否|能不能|有没有|是否|会不会|可否|请问|是不是|吗[？?]")
_QUESTION_ENDS = frozenset('？?”’」』）)"')
_RUN_IN = re.compile(r"[^。，；：:\s]{5,30}(?=[：:\s][^\n]*\d)")
_LONGEST_TIME = 12  # characters of a line that is only a time: 2015年12月
_LONGEST_NAME = 50  # characters of a heading that is a project's name
_CARD = re.compile(
    r"\n(?:\d[\d.,]*(?:[万亿]?(?![年月日])[^\s，。；\d]{1,3})|同比[^\n。]{2,24}|占比?[^\n。]{2,16}|完成[^\n。\d]{2,10}的?\d[^\n。]{1,10}|进度[^\n。]{2,24})(?=\n|$)"
)
# 12个工业、农业项目集中开工: a mark between the classes of those counted
_CLASSES_BEHIND = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{1,10}(?:[、和与及][\u4e00-\u9fffA-Za-z]{1,10}){1,5}(?<!类)(?:类|领域|方面)?(?=项目)"
)
_OF_A_STAGE = re.compile(r"签约|开工|竣工|投产|在建|落地|续建|新建|在谈|企业|园区|的")
# 签约14个县区的32个项目: places and branches are no part of the phrase's head
_OF_PLACES = re.compile(
    r"(?:[省市县区州旗盟镇]|县[市区]|区县|乡镇|街道|园区|产业|行业|领域|国家|地区|单位|板块)的(?=\d)"
)
_MARKS = re.compile(r"[；;。（()）]")
_BOUNDARIES = frozenset("；;。")
# 9个[项目中]，开工6个
_COUNTED_IN = re.compile(r"[^，。；、,;\d]{0,12}?项目(?:中|里|当中|之中)")
_PARTED_ANEW = re.compile(r"[；;]\s*(?:从|按)[^，。；]{2,10}(?:看|分|划分)?[，,]")
_NEXT_POINT = re.compile(r"[；;][一二三四五六七八九十]是")
_STOP = re.compile(r"[，。；、,;：:！？!?\n\t（(]")
_GROUND = re.compile(r"占地|用地|征地|流转")
# 50万亩沙棘, 65万亩小麦: what is grown, and no land that is told of
_GROWN = re.compile(
    r"(?!土地|用地|工业|闲置|低效|标准|建设|产业|净地|熟地|毛地|园区|国有|集体|存量|批而|水面|湿地|林地|耕地|农田|高标准|场地|厂房|以上|以内|左右|余|多|的)"
    r"[\u4e00-\u9fff]{2,6}(?:[、，。；和与及]|基地|归仓|种植|栽插|收割|园|林|田)"
)
# 将新建校舍16万平方米, 建设3万平米的厂房, where one project is told of: what it builds
_BUILT_AREA = re.compile(r"(?<!累计)(?<!开工)(?:新建|建设|修建|兴建|扩建|购置|租赁|租用)(?!面积)")
_GROUND_WON = re.compile(r"盘活|处置|收储|腾出|清理|供应")
_NAMED_AREA = re.compile(r"[百千万]亩(?=[\u4e00-\u9fff])")  # 万亩湖, 千亩茶园: what it is called
_BESIDE = re.compile(r"(?:全[国省市]|[省市县区]|平均(?:水平)?)[（(][\d.]+[%％][）)]")  # 增速高于全国（6.1%）
# 比上年多|开工8个, 同比少完成2亿元; and not 至少引进3个
_DID_MORE = re.compile(
    r"(?:同比|(?:比|较)[^，。；\d]{0,4}(?:上年|去年|前年|同期|上月|上届|上季|年初)[^，。；\d]{0,4})([多少])新?(?:签约?|开工?|竣工|投产|落地|引进?|完成|到位|实现)了?$"
)
_MORE_OR_LESS = re.compile(
    r"(?:多|(?<![至不])少|(?<!新)增|减|净增)(?:出|了|加)?$|(?:比|较)[^，。；\d]{0,3}(?:\d{1,2}[—–\-~～至到])?\d{0,2}[^，。；\d]{1,5}新增(?:加|了)?$"
)
_LESS = re.compile(r"(?<![至不])[少减](?:了|少)?$")
_OF_WHAT = re.compile(r"[资设]|值税")  # “增资一批”项目2个
_TO_A_LEVEL = re.compile(r"(?:到|至|为|改造|等|后)")
# words that make a count or an amount the flow of a period
_NEW = re.compile("新签约|新开工|新引进|新投产|新引荐")


class Reading(Memory):
    """One document being read: call `read()` once, then take `drafts` and `book`."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._read_to = 0  # how far a sentence reached over the line ends of a phone page
        # most pages say none of these words
        self._interview = any(map(self.text.__contains__, _ASKERS)) and _INTERVIEW.search(self.text) is not None
        self._assigns = aims.assigns_tasks(self.text)
        self.event_year = year_told(document)
        self.year_now = year_of_now(document, self.event_year)

    # -- blocks ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read all prose blocks in order; tables are `tables`' matter."""
        text = self.text
        if self.document.title:
            title_period(self, self.document.title)
        card_before = headed = False
        above: list[Draft] = []  # what the paragraph, or the last one that told of figures, has told
        for block in self.document.blocks:
            if block.kind in ("table", "furniture", "note", "caption") or block.end <= self._read_to:
                continue
            words = text[block.start : block.end]
            numbered = _HEADING.match(words) is not None
            again = block.kind == "paragraph" and self._says_title(words)
            self.title = again or block.kind == "title" or (block.kind == "heading" and not numbered)
            if len(words) < _LONGEST_TIME and open_time(self, block.start, block.end):
                continue
            card_before = card_before and not PARTED_ANEW.match(words)
            if _is_heading(block, words, numbered) or names_place(self, block.start, block.end):
                self._read_heading(block, words)
                if not any(char.isdigit() for char in bare_heading(words)):
                    continue
            card = len(words) < 30 and "。" not in words and not numbered
            headed = block.kind == "title" or (headed and card)
            told = len(self.drafts)
            # the short lines of a phone page are one paragraph, and 其中 goes on with the one before
            if not (card and card_before) and not words.lstrip().startswith("其中"):
                self.open_paragraph()
                self.book.paragraph()
            card_before = card
            if numbered and "。" in words[:30]:
                # 二、项目结构。从产业看…: the heading stands in the paragraph
                open_section(self, block.start, block.start + words.index("。"))
            elif numbered and (run_in := _RUN_IN.match(words)) and _PLAIN_HEADING.fullmatch(bare_heading(run_in[0])):
                open_section(self, block.start, block.start + run_in.end())  # 三、2015年工作计划  引进…
            elif "。" in words[:24]:
                open_item(self, block.start, words)
            if self.section.days:
                open_day(self, block.start, block.end)
            begin = open_label(self, self._voice_end(block), block.end)
            self.book.open_listed(begin, block.end)
            if card and not self.title:
                self.book.open_headed(begin, block.end)
            last = block.end
            for start, end in sentences(text, begin, block.end):
                last = start
                self.read_sentence(start, self._card_end(end) if text.startswith("\n", end) else end)
            if not self.title:
                if len(self.drafts) > told:
                    above = self.drafts[told:]
                if above:
                    tell_behind(self, begin, block.end, above, last)  # the label may have the next line of its own
                if len(self.drafts) == told:
                    above = []
            if headed and not self.title:
                for draft in self.drafts[told:]:
                    draft.headline = True

    def _says_title(self, words: str) -> bool:
        """Whether a line of the page is its title once more, or begins with it: 原标题：…."""
        title = (self.document.title or "").strip()
        if len(title) <= 8 or "。" in words:
            return False
        said = _TITLED.sub("", words).strip()
        return len(said) < len(title) + 60 and said.startswith(title)

    def _voice_end(self, block: Block) -> int:
        """Where what is said begins behind who says it in an interview: 问：|2024年…, 李大川：|去年…."""
        voice = _VOICE.match(self.text, block.start, block.end) if self._interview else None
        if voice is None or voice.end() == block.end:
            return block.start
        # who is asked answers more than once; 沛县： begins an item
        return voice.end() if voice["who"] is None or self.text.count(f"\n{voice['who']}") > 1 else block.start

    def _read_heading(self, block: Block, words: str) -> None:
        open_section(self, block.start, block.end)
        self.book.heading(words)
        if len(words) < _LONGEST_NAME and block.kind != "title":
            self.book.open_headed(block.start, block.end)

    def _card_end(self, end: int) -> int:
        """Where a sentence ends that a phone page breaks before its number: 新签约项目⏎63个⏎同比增长18.9%."""
        text = self.text
        while text.startswith("\n", end) and text[end - 1 : end] not in "。！？；，、：":
            following = _CARD.match(text, end)
            if following is None:
                break
            end = self._read_to = following.end()
        return end

    # -- a sentence --------------------------------------------------------------------------------------------------

    def read_sentence(self, start: int, end: int) -> Sentence | None:
        """Read one sentence; gives what was in mind at its end, None where it speaks of no number and no project."""
        if self.text[end - 1] in _QUESTION_ENDS and not self.title and self._is_asked(start, end):
            if self._interview or self.section.rank == "？" or asks_ahead(self.text, start, end):
                open_question(self, start, end)
            hear_question(self, start, end)
            return None
        if self._assigns:
            aims.hear_tasks(self, start, end)
        state = find_mentions(self, start, end)
        if state is None:
            return None
        take_over(self, state)
        self._read_numbers(state, owned=self.book.read_sentence(state))
        if state.numbers and not state.emitted and not state.names and state.periods:
            keep_quiet_periods(
                self, start, state.periods
            )  # 按照“储备一批、签约一批”的思路，2014年…: 一批 counts nothing
        measure_by_their_sum(self, state)
        self.drafts.extend(state.emitted)
        remember(self, state)
        return state

    def _is_asked(self, start: int, end: int) -> bool:
        """Whether a sentence asks, and tells of nothing: 今年有没有信心再引进73个？ but not 到位才7.9亿元，剩下的钱在哪儿？"""
        if _QUESTION.search(self.text, max(end - 4, start), end) is None:
            return False
        asks = self._interview or _ASKS.search(self.text, start, end) is not None
        return asks or asks_ahead(self.text, start, end)

    def _read_numbers(self, state: Sentence, owned: set[int]) -> None:
        """Read the numbers of a sentence from left to right, those aside that a named project `owned`."""
        numbers, names = state.numbers, state.names
        previous_end = state.start
        index = 0
        while index < len(numbers):
            item = numbers[index]
            index += 1
            if isinstance(item, SizeClass):
                continue
            if names and any(name.start <= item.start < name.end for name in names):
                continue  # 年产5万吨可降解环保产品项目: part of a name
            if item.kind == "mass" and not counted.is_yield(self, state, item):
                continue  # 年加工鲜果10万吨: part of a capacity
            if item.start in owned:
                previous_end = item.end
                continue
            if item.kind == "count" and item.bound != "exact" and counts.BAR.match(self.text, item.end, state.end):
                if counts.FIGURES_BEHIND.match(self.text, item.end, state.end) is None:
                    state.noun, previous_end = "group", item.end
                continue
            if item.measure == "项" and counts.CLASS_BY_NUMBER.match(self.text, item.end):
                continue  # 5020项目3个: the name of a class
            group = lists.find_list(self, state, index - 1, previous_end)
            if group:
                lists.read_list(self, state, group, previous_end)
                index = numbers.index(group[-1]) + 1
                previous_end = group[-1].end
                continue
            known = len(state.emitted)
            self._read_number(state, item, previous_end)
            if len(state.emitted) == known and item.kind == "count" and _OF_PLACES.match(self.text, item.end):
                continue  # 签约14个县区的|32个项目: the clause goes on
            if len(state.emitted) > known or not item.han:
                previous_end = item.end  # “签约一批”9个: 一批 is no number, and parts nothing

    # -- one number --------------------------------------------------------------------------------------------------

    def _read_number(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        self.advance(state, item, previous_end)
        if item.kind == "count":
            counts.read_count(self, state, item, previous_end)
        elif item.kind == "money":
            amounts.read_amount(self, state, item, previous_end)
        elif item.kind == "percent":
            rates.read_percent(self, state, item, previous_end)
        elif item.kind == "point":
            rates.read_point(self, state, item, previous_end)
        elif item.kind == "area":
            self._read_area(state, item, previous_end)
        elif item.kind == "mass":
            role = self.aimed(state, item, "actual", self._own_words(state, item, previous_end))
            self.emit(state, item, previous_end, "other", role, "t", "count.yield")
        elif item.kind == "rank":
            rates.read_rank(self, state, item, previous_end)
        elif item.kind == "times":
            rates.read_times(self, state, item, previous_end)

    def _read_area(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """An area that something has, and not the ground that a project takes (占地300亩) or a name (万亩湖, “一亩三分地”)."""
        text = self.text
        said = text[clause_start(text, item.start, previous_end) : item.start]
        ground = _GROUND.search(said) and not _GROUND_WON.search(said)
        slogan = item.han and (text.startswith("三分地", item.end) or text[item.start - 1 : item.start] == "“")
        grown = item.measure.endswith(("亩", "畝", "公顷")) and _GROWN.match(text, item.end) is not None
        made = "年产" in said or (bool(self.book.current) and _BUILT_AREA.search(said) is not None)
        named = item.han and _NAMED_AREA.match(text, item.number_start)
        if not (ground or slogan or grown or made or named):
            role = self.aimed(state, item, "actual", self._own_words(state, item, previous_end))
            self.emit(state, item, previous_end, "area", role, "m2", "area")

    def _own_words(self, state: Sentence, item: Quantity, previous_end: int) -> list[Word]:
        """The words of the number's own clause that stand before it."""
        opens = clause_start(self.text, item.number_start, previous_end)
        return [known for known in state.words if opens <= known.start < item.number_start]

    def advance(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """Move period, region and aim on to this number."""
        marks = _MARKS.findall(self.text, previous_end, item.start)
        if marks:
            self._close_clause(state, item, previous_end, marks)
            periods.pass_bracket(state, marks)
        if state.turns:
            aims.hear_aims(self, state, item, previous_end)
        if state.periods:
            periods.take_periods(self, state, item, previous_end)
        periods.of_cohort(self, state, item, previous_end)
        periods.since_event(self, state, item, previous_end)
        aims.end_plan(self, state, item, previous_end)
        if marks:
            self._pass_bracket(state, marks)
        elif item.kind == "money" and len(state.emitted) > 2 and self.text.find("，", previous_end, item.start) >= 0:
            state.subject = state.whole_of_parts() or state.subject
        regions.take_region(self, state, item, previous_end)

    def _close_clause(self, state: Sentence, item: Quantity, previous_end: int, marks: list[str]) -> None:
        """`；` and `。` end what was said of one part only: a plan, an 其中, a month."""
        if _BOUNDARIES.isdisjoint(marks):
            return
        between = self.text[previous_end : item.start]
        if state.emitted:
            if state.future and not state.aim and not self.section.aim:
                state.future, state.period = False, state.before
                state.period_said = state.before is not None
            if state.outer is not None:
                again = state.whole.more[-1][1] if state.whole is not None and state.whole.more else None
                kind = again is not None and between.endswith("项目") and _COUNTED_IN.match(self.text, again)
                if kind and state.outer.stage:
                    state.whole = state.outer  # 9个项目中，开工6个，其中工业3个；服务业2个: of those begun too
                state.subject, state.outer = state.outer, None
            if _PARTED_ANEW.search(between):
                state.whole = state.subject = None  # 从性质看…；从规模看…: each parts the whole anew
            if state.local and _NEXT_POINT.search(between):
                state.period_said, state.local = False, False
            if self.section.aim and (state.emitted[0].first, state.emitted[0].last) == self.section.plan:
                # 四季度打算：…，确保全年不少于60个；力争新开工项目12个: the quarter's again
                state.period_said = False
        if state.year_part is not None:
            state.period, state.period_said = state.year_part
            state.year_part = None  # 累计完成10.4亿元，其中2004年完成6.2亿元；签约项目13个

    def _pass_bracket(self, state: Sentence, marks: list[str]) -> None:
        """What stood before a bracket is spoken of again behind it."""
        if not periods.OPENING.isdisjoint(marks):
            state.bracketed = state.subject
        elif state.bracketed is not None and not periods.CLOSING.isdisjoint(marks):
            # 193个（其中亿元以上76个），总投资820亿元: of the 193
            state.subject, state.bracketed = state.bracketed, None
            state.outer = None

    # -- what the readers of counts, amounts and rates ask of the rules ------------------------------------------------

    def aimed(self, state: Sentence, item: Quantity, role: str, own: list[Word]) -> str:
        """`target` where the sentence speaks of what is to come, `forecast` where it only expects it."""
        return aims.aimed(self, state, item, own) if role == "actual" else role

    def compared(self, state: Sentence, item: Quantity) -> Days | None:
        """The earlier period of a number that the text compares with: 比去年同期的8个, 比2013年的81.2亿元下降."""
        return periods.compared(self, state, item)

    def from_new_year(self, start: int, end: int, first: date | None, last: date | None) -> date | None:
        """When a change began: with the year where it is measured from its start, 比年初增长8%, else at `first`."""
        return periods.from_new_year(self.text, start, end, first, last)

    def planned(self, state: Sentence, draft: Draft) -> None:
        """A target is of the period that the plan speaks of, not of the last figures' period."""
        periods.planned(self, state, draft)

    def of_whole_year(self, draft: Draft, start: int, end: int, always: bool = False) -> None:
        """A yearly target is of the whole year, whatever part of it the actual figure is of."""
        periods.of_whole_year(self, draft, start, end, always)

    def joint(self, state: Sentence, end: int) -> bool:
        """Whether the last place before `end` is one of several in a row."""
        return regions.joint(self, state, end)

    # -- what stands around a number ---------------------------------------------------------------------------------

    def right_end(self, state: Sentence, item: Quantity) -> int:
        """How far the phrase behind a number reaches."""
        # 26项1亿元（含）以上项目开工: the bracket of a class does not end the phrase
        begin = next((size.end for size in state.sizes if size.start == item.end), item.end)
        if item.kind == "count":
            begin = counted.costing(self.text, item.end, state.end) or begin  # 17个总投资48亿元的项目也开了工
            classes = _CLASSES_BEHIND.match(self.text, item.end, state.end)
            begin = classes.end() if classes and _OF_A_STAGE.search(classes[0]) is None else begin
        stop = _STOP.search(self.text, begin, state.end)
        end = stop.start() if stop else state.end
        for other in state.numbers:
            # 3-5个投资超5000万元的项目: a size class does not end the phrase, a number does
            if other.start >= begin and isinstance(other, Quantity):
                end = min(end, other.start)
                break
        return min(end, begin + 22)

    def size_class(self, state: Sentence, start: int, end: int) -> SizeClass | None:
        """The last class of investment that `text[start:end]` says behind its last `；`."""
        start = max(start, self.text.rfind("；", start, end))  # 20亿元以上项目为零；已有4个项目落地
        inside = [item for item in state.sizes if start <= item.start < end and item.of_investment]
        return inside[-1] if inside else None

    def foreign_class(self, state: Sentence, start: int, end: int) -> bool:
        """Whether a class in another currency is said: 15亿元项目1个、6000万美元项目1个, of no class in yuan."""
        return any(
            isinstance(item, SizeClass) and item.low is None and item.high is None and start <= item.start < end
            for item in state.numbers
        )

    def is_change(self, own: list[Word], left_end: int) -> bool:
        """增加3个, 较去年同期增长153亿元: a change, not a level. 增长到 and 增加到 say a level."""
        ends_so = self.text[left_end - 1 : left_end] in "多少增减出了加"
        if ends_so and _MORE_OR_LESS.search(self.text[max(0, left_end - 16) : left_end]):
            return True
        if _DID_MORE.search(self.text, max(0, left_end - 20), left_end):
            return True
        moves = [word for word in own if word.role in ("up", "down")]
        if not moves:
            return False
        tail = self.text[moves[-1].end : left_end]
        if moves[-1].surface == "增" and _OF_WHAT.match(tail):
            return False
        return not _TO_A_LEVEL.match(tail) and len(tail) <= 8  # 产业提升等9个项目, 优化提升后保留64个

    def is_fall(self, own: list[Word], left_end: int) -> bool:
        """减少3个, 比上年同期少5个: a change downwards, and its number is below nought."""
        if _LESS.search(self.text[max(0, left_end - 2) : left_end]):
            return True
        did_more = _DID_MORE.search(self.text, max(0, left_end - 20), left_end)
        if did_more:
            return did_more[1] == "少"
        moves = [word for word in own if word.role in ("up", "down")]
        return bool(moves) and moves[-1].role == "down"

    def unread(self, state: Sentence, start: int, end: int) -> bool:
        """Whether a number stands in between that no row took: 用电量6.42亿度，同比增长39.2% is no growth of what was before."""
        text = self.text
        beside = [found.span() for found in _BESIDE.finditer(text, start, end)]
        return any(
            text[index].isdigit()
            and not any(first <= index < last for first, last in beside)
            and not any(draft.start <= index < draft.end for draft in state.emitted)
            and not any(mention.start <= index < mention.end for mention in state.periods)
            and not any(first <= index < last for first, last in state.told_again)
            and not any(
                item.start <= index < item.end
                for item in state.numbers
                if isinstance(item, Quantity) and item.kind == "times"
            )
            for index in range(start, end)
        )

    def evidence_start(self, start: int) -> int:
        """Where evidence begins: no mark and no space stands before it."""
        while start < len(self.text) and self.text[start] in " 　，,。；;、：:）)\n\t":
            start += 1
        return start

    # -- a statement -------------------------------------------------------------------------------------------------

    def emit(
        self,
        state: Sentence,
        item: Quantity,
        previous_end: int,
        metric: str,
        role: str,
        unit: str,
        rule: str,
        stage: str | None = None,
        size: SizeClass | None = None,
        sector: str | None = None,
        own_start: int | None = None,
        word: Word | None = None,
        linked: bool = False,
    ) -> Draft:
        """State what a number says, with the period and the region in force; `linked` joins it to the sentence's subject."""
        own_start = clause_start(self.text, item.start, previous_end) if own_start is None else own_start
        start = min(self.evidence_start(own_start), item.start)
        if metric != "project_count" and metric not in PIPELINE:
            size = None
        region, code = state.region or self.own_region()
        subject = state.subject if linked else None
        first, last = periods.period_of(self, state, role, subject)
        if role == "increase":
            first = self.from_new_year(own_start, item.start, first, last)
        pair = subject.pair if subject is not None else None
        if pair is None:
            self.pair += 1
            pair = self.pair
        if state.last_year and state.bracket_period is not None and role == "actual":
            rule = "count.last_year"  # （去年同期到位资金3878.66亿元）: to compare with
        draft = Draft(
            start=start,
            end=item.end,
            metric=metric,
            role=role,
            value=item.low,
            unit=unit,
            rule=rule,
            stage=stage,
            high=item.high,
            bound=item.bound,
            basis=self._basis(state, item, metric, role, own_start, subject),
            region=region,
            region_code=code,
            first=first,
            last=last,
            low_class=size.low if size else None,
            high_class=size.high if size else None,
            sector=sector,
            label=word.surface if word else (self.text[start : item.start].strip(LABEL_EDGE)[-16:] or None),
            pair=pair,
            title=self.title,
        )
        state.emitted.append(draft)
        return draft

    def _basis(
        self, state: Sentence, item: Quantity, metric: str, role: str, own_start: int, subject: Draft | None
    ) -> str | None:
        """`cumulative` where 累计 is said of a figure, `period` where what is new is counted, else nothing."""
        if role not in ("actual", "target"):
            return None
        own = self.text[own_start : item.start]
        if "累计" in own or (subject is not None and subject.basis == "cumulative"):
            return "cumulative"
        if metric not in PIPELINE:
            return None
        said = self.text[state.start : item.start]
        new = "新" in own and (_NEW.search(own) or (metric == "project_count" and "新签约、" in said))
        return "period" if new or "当月" in said else None


def _is_heading(block: Block, words: str, numbered: bool) -> bool:
    """Whether a block is a heading, or a short line that reads as one."""
    return (
        block.kind == "heading"
        or (numbered and len(words) < 40 and "。" not in words)
        or (block.kind == "paragraph" and len(words) < 30 and _PLAIN_HEADING.fullmatch(bare_heading(words)) is not None)
    )
