"""Works that what is said of them shows to be projects: `恒力仓储中心由某公司投资建设`, `在双河水厂扩建工程施工现场`.

A park, a plant, a hotel or a road is no project by its name alone; one that is begun, topped out, invested in or half
done is. The name stands right before what is said, from the last mark or verb that no name reaches over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from extractors import lexicon
from extractors.naming.edges import cut_before, stands_in, trim
from extractors.naming.phrase import SOME, Name, bears_a_brand, is_counted, own_characters, says_more, work_word

# 于今年3月20日上午正式, 目前已, 国庆前: when and how, between a name and what is done there
_WHEN = r"(?:项目|工程)?[\d\-—～~至年月日号周腊上中下午旬底初末份今昨明本去前于在自已经现近目眼如正即将又再也均都全面式顺利成功率先一次性同时先后相继陆续隆重举行国庆春节季度终最当天并获被再次累计分别至共便就即剪彩实现双等待]{0,18}?"
_BEGUN = (
    r"(?:集中)?(?:全线(?:贯通|通车)|量产|完成并(?:通车|投[用产]|运营)|开工|动工|奠基|破土|开建|开复工|复工|竣工|完工|建成|落成|投产|投用|投运|通车|通水|试生?产|试运[营行]|试营业|封顶|结顶|合龙|点火|试车|开车成功|投料|并网|开业|开园|开馆|开张|开门迎|开门纳|启动(?:建设|施工|运营|实施)|签约|落户|落地|达产|投入(?:正式|商业)?试?(?:使用|运营|运行|营业|生产))"
    r"(?!率|的|了?一批|项目|企业|标准|首日|周年|\s?\d+\s?[个家项户]|[工]具)"
    r"|(?:隆重|正式)?举行(?:开工|奠基|签约|竣工|投产|启动)(?:仪式|典礼)|的(?:隆重|正式|顺利)?(?:开工|奠基|竣工|投产|落户|签约)(?:建设)?[，,、]|从(?:签约|洽谈|开工|拿地|立项)到"
    r"|[揭挂]牌(?=运营|营业|投用|[^。]{0,40}投资)|处于[^，。；]{2,10}阶段"
)
_AT_WORK = (
    r"的?(?:建设|施工|项目)*(?:的)?(?:现场|工地)|(?:[\d一二三四、号#]*(?:航站楼|厂房|门诊楼|住院楼|办公楼|主桥|主楼|坝体))?(?:主体|土建|桩基|基础|厂房|设备|钢结构|基坑|地基|场地|路基|大坝|风机)[^，。；、]{0,14}?(?:完成|完工|施工|封顶|安装|调试|浇筑|吊装|平整|开挖)"
    r"|(?:总体|整体|形象|工程|施工|建设)+(?:形象)?进度(?:已|完成|达|过|为)|完成(?:项目)?(?:总?投资|总?工程量|总体工程量|工程总?进度|工程总量|主体|土建|基础(?!设施)|桩基|场[地平]|土地|征地|厂房|设备|备案|立项|可研|建设|(?:将近|近|约|超过?)?\d)"
    r"|进入[^，。；、]{0,12}?(?:阶段|尾声|试生产|试运行|冲刺|施工|高峰期?)|(?:抓紧|加紧|紧张|进行|加快|加速|有序|稳步|顺利|全速|全力|扎实|快速|强力)*(?:建设|施工|推进|实施|安装|调试|装修|平整|浇筑|打桩)(?:中|[，。；]|设备|厂房|前期|[^，。；、]{0,8}(?:施工|作业|阶段))"
    r"|(?<=正在)(?:洽谈|对接|商谈|谈判|磋商)|建造|吊装|建设(?:进度|步伐|速度)(?:明显|不断|进一步)?加快|建设(?:进展|正酣|如火如荼|热火朝天|步入|接近|迎来|已|正)|办理[^，。；]{0,12}手续|(?:获|取得|通过)[^，。；]{0,12}(?:核准|批复|备案|立项)|核准获批"
)
NUMBER = r"[\d一二两三四五六七八九十百]"
# 静态总投资约, 概算, 再投, 累计耗资, 投资规模达: what is said before an amount that something costs
COSTS = (
    r"(?:计划|预计|概算|估算|协议|规划|静态|动态|固定资产|建设|工程|累计|意向|合同|拟|已|将|共|再|又|实际|原定|[一首]期)*"
    r"(?:总?投资|概算|总?造价|耗资|斥资|投入|投|花费|总额|追加(?=资金))(?:总?额|总?规模)?(?:资金)?(?:为|约|近|超过?|逾|达|到|共|了|是|有|：|:)*\s?"
    rf"(?={NUMBER})"
)
_OWNED = (
    r"(?:由|系|是由)[^，。；]{3,40}?(?:投资|出资|独资|兴建|建设|打造|承建|开发)"
    rf"|(?:已|又|再|共|累计)投(?:入|资)?(?=\s?{NUMBER})"
    r"|(?:项目|工程)?[，,]?(?:地处|位于|位居|坐落|选址|占地|用地|建筑面积|规划|设计)[^。；\n]{2,60}?(?:总投资|投资\s?[\d约近超]|计划投资|概算)"
    r"|是[^，。；]{2,30}(?:项目|工程|组成部分|之一|的一[个座])(?:之一)?[，,][^。；]{0,40}?(?:投资|占地)"
    r"|(?:全部|全面|整体|正式|项目)*(?:建成|落成|投产|达产|投用|运营|竣工|完工|投运)(?:投产|投用|达产|达效|运营|使用)*[以之]?后[，,可年预将能]"
    r"|[，,](?:项目|工程|全[线厂]|[该此这][一个条座]?(?:项目|工程|线|厂|园区?|基地|电站|酒店|小镇)[^。；]{0,40}?)?COSTS|[，,](?:投资方|投资人|业主|建设单位|投资主体)(?:单位)?[为是：]"
    r"|[，,](?:其中)?[一二三首]期(?:工程|项目)?(?:已|正|将|于|主体|计划|总?投资|占地|建设)|(?:被|已|成功)*(?:国家|省)?(?:[^，。；]{2,4}[委部厅])?(?:列入|纳入|列为|入选)[^，。；]{0,14}(?:重点|项目库|计划|专项)"
    r"|[里内][，,][^。；]{0,24}(?:拔地而起|初具规模|初具雏形|火热|繁忙|热火朝天)"
    r"|[，,](?:实地|详细|现场|认真)*(?:察看|查看|了解|听取|观看|考察|检查|看到|询问)"
    r"|主要(?:生产|从事|建设|为[^，。；]{2,24}提供)(?=[^。；]{0,60}投资)|[里内]?[，,]\s?(?:项目|园区|企业|公司)?(?:相关)?(?:负责人|机器|机械|挖掘机|塔吊|工人们?|记者)"
)
_OWNED = _OWNED.replace("COSTS", COSTS)
_SEEN_THERE = r"|(?P<visited>[里内]?[，,]|调研|考察|视察|督导|检查)"
# the first characters of each, so that most places are passed at a glance
_BEGINS = "的举从隆集全量开启动奠破复竣完建投通试封结合点并签落达揭挂处"
_WORKS = "的核建施实扎强快顺洽对商谈磋项现工\\d一二三四、号#航厂门住办主坝土桩基设钢地场路大风总整体形完进抓加紧有序稳全推安调装平浇打获取通"
_OWNS = "由系是又再共累项工，,地位坐选占用建规设全整正投达竣完运落被已成列纳入里内主调考视督检"
_DOES = rf"(?:(?=[{_BEGINS}])(?:{_BEGUN})|(?=[{_WORKS}])(?:{_AT_WORK}))"
_SAID = (
    rf"(?:[\d.]+\s?万?(?:平方米|亩|公里|千瓦|兆瓦))?(?:[，,](?=[\d于已今去目现正将自日近]))?(?:等(?:重[点大])?(?:项目|工程)?)?{_WHEN}"
    rf"(?:{_DOES}|在[^，。；、的]{{2,14}}?{_WHEN}(?=[{_BEGINS}])(?:{_BEGUN}))|(?=[{_OWNS}])(?:{_OWNED}{_SEEN_THERE})"
)
# 已投产的有甲产业园、乙水厂: the list comes behind what is said of it
_LIST_AHEAD = re.compile(
    r"(?:开工|动工|投产|竣工|签约|落户|落地|建成|在建|建设|施工|引进|入驻|运营)的?(?:重[点大])?(?P<projects>项目|工程)?(?:(?:主要|还|分别)?(?:有|是|为|包括)[：:]?|(?<=签约|引进|建成|建设|施工)了?)"
    r"(?P<members>[^，。；：、]{4,40}(?:(?:、|以及|和)[^，。；：、]{4,40}){1,30})(?=[，。；])"
)
_JOINED = re.compile(r"[和与及]")
_MAIN_WORKS = re.compile(r"(?:项目)?(?:主体|土建|基础|桩基|附属|先行|征迁)工程$")
_GROUP = re.compile(r"(?:公司|集团|企业|产业|领域|行业|方面|等|\d+\s?[个项家])$")
_JOINT = re.compile(r"、|以及|(?<=[园厂城心场站库路桥目程地])[和与及]")
_SEEN = re.compile(
    r"随着|只见|看到|得知|获悉|显示|用于(?:建设|实施|新建)?|(?:拟|将|计划|并|投资)(?:建设|实施|新建|打造)|[了是]|\d\s?个[^，。；、]{0,8}?项目"
)
_STANDS_AT = re.compile(r"(?:位于|坐落|选址|落户|落地)[于在]?$")
_ARRIVES = re.compile(r"走进|走入|步入|驶入|走近|来到|置身于?|带队到|一行到|前往|深入|先后到")
_VISITED = re.compile(rf"(?:{_ARRIVES.pattern})(?:位于[^，。；]{{2,16}}的)?$")
_SITE = re.compile(
    r"[”）)]?(?:的?(?:建设|施工|项目)*(?:现场|工地)|[里内]?[，,](?:项目负责人|塔吊|机器|机械|挖掘机|工人|记者))"
)
_OPENS = re.compile(r"[，。；：,;:！？!?\n\t、“”…—]")
_PHASE_END = re.compile(r"[一二三四五]期(?:工程|项目)?$")
# 研发中心, 2号厂房, 办公楼, 生产线, 主体工程: parts of a project, whatever is said of them
_PART = re.compile(
    r"(?:(?:[一二三四五\d]+[号\#]?)?(?:研发|检测|展示|办公|指挥|仓储|物流|配送|培训|质检|倒班|员工|能源|动力|加工|分拣|游客|接待|科研|实验|运营|服务|生产|辅助|原料|成品|标准|智能|自动化|主|附属|配套|地下|综合|包装|活动|文化|商业|会议|数据|控制|技术|创新|设计|营销|展览|公共|污水|处理|临时|变电|生活|污水处理|展销|交易|体验|体育|健身|养老|社区)*"
    r"(?:中心|楼|车间|厂房|工程|基地|生产线|厂|站|馆|工厂|广场|项目|大厦|学校|医院|酒店|园区?|市场|管网|公寓)[和及与]?)+"
)
_LINE_TO_IT = re.compile(r"\d+(?:千伏|[kK][vV])[^一-龥]*(?:变电站|升压站|开关站|汇集站|输变电工程|输电线路|线路工程)")
_KIND = re.compile(
    r"(?:(?<![一-龥]{3})[县省全进古]城|(?:工业|产业|经济|高新|开发|经开|合作|自贸)园?区|[阶手时地片]段|(?<![发贸易业大])市场|[新港老城]区|[一二两三四五六七八九十几\d][个座][^，。]{2,6}|[\d.]+亩[^，。]{2,6}|[批台]机组|[开闭建]馆|项目|项目入园|车间)$"
)
_ZONE = re.compile(r".{2,3}(?:工业|产业|科技|创业)园")  # 宝峰工业园完成…: more often a zone than a work
# 河东污水处理厂提标改造: what is done to a work
_RENEWED = re.compile(
    r"(?:段|[国省县乡]道|路|街|厂|医院|学校|中学|小学|水库|公路|大桥|铁路|机场|市场|电站|管网|灌区|景区|公园|街区|大道|车站|生产线|基地|园|[\u4e00-\u9fff][业矿站库馆楼井]|系统|酒店|中心)(?:提标|升级|扩能|技术|整体|异地|改)?(?:改造|扩建|改扩建|迁建|搬迁|提升|重建|除险加固)$"
)
_WORKS_OF = re.compile(
    r"(?:建|基地|改造|治理|提升|整治|扩能|扩容|修复|供水|引水|调水|灌区|安置|搬迁|配套|连接线|加固|除险|扩产|示范|风电|光伏|储能|发电|节水|防洪|管网|二线|复线|快速路|大桥|公路|铁路|航道|机场|水库|枢纽|电站|水厂|隧道|延|延伸|拓宽|改线|输变电|清淤|截污|入户|入廊)(?:项目)?工程$"
)
MANY = re.compile(
    r"[\d一二两三四五六七八九十几多数]+\s?[个座条家批项栋处大类]|[这该此其本某各每全另有由将拟以对我是至分已]|[一二三四首]期|主厂房|年底|公司|企业|项目|上述|部分|所有|其他|多个|一批|大批|众多|首[个批座条家]|又一|集"
)


_MADE = re.compile(r"[年日](?:产|处理|加工)\s?\d")
_BEFORE_GOODS = re.compile(
    r"(?:[。；：\n“]|[一二三四五]是|来到|走进|建设|引进|公司的|集团的|(?:月|日|目前|上午|下午|旬|初|底)[，,]|\d[.、．])\s?$"
)


@cache
def _told_goods() -> re.Pattern[str]:
    """What a project makes, as its name, and what is said behind it."""
    said = _SAID.replace(_SEEN_THERE, "")
    return re.compile(
        rf"(?P<name>[\u4e00-\u9fffA-Z]{{0,12}}?{_MADE.pattern}[\d.]*\s?[万亿千百]?[\u4e00-\u9fffA-Z]{{1,3}}[^，。；：、的\d]{{3,20}}?(?<![已于]))(?={said})"
    )


# what a brand makes or is, at the end of its name: 盛云|纺织, 雨声|智能
_TRADE = (
    r"(?:纺织|服饰|服装|针织|化纤|科技|电子|智能|智造|新材料?|材料|机械|机电|重工|泵业|电梯|工具|轴承|模具|医药|药业|制药|生物|医疗|食品|饮品|农业|牧业|粮油|面业|米业|乳业|糖业|酒业|茶业|"
    r"能源|光电|光伏|锂电|储能|电池|半导体|芯片|环保|化工|建材|家居|家具|包装|印刷|纸业|汽车|汽配|车业|精密|精工|制造|铸造|钢构|铝业|铜业|钢铁|冶金|木业|石业|矿业|水泥|陶瓷|玻璃|"
    r"装备|重装|电气|电器|电缆|线缆|通信|软件|数据|物流|塑业|塑胶|橡胶|皮革|制革|鞋业|玩具|五金|阀门|管业|门业|灯饰|照明|饲料|肥业|新能源)"
)
_BRAND = rf"[\u4e00-\u9fff]{{2,4}}{_TRADE}"
_SO_FAR = (
    r"(?:已经?|均|都|也|现|正|将|即将|正式|成功|顺利|当年|年内|双双|相继|先后|陆续|实现|\d+月份?底?|目前)*"
    r"(?:(?:开工|动工|竣工|投产|签约|落户|落地|达产|试产|试生产|试运行|封顶|奠基|开建)(?!率|项目|企业|的|仪式|\d|[一二两三四五六七八九十])|主体(?:完工|封顶|施工|完成)|完成(?:选址|主体|备案|签约|土地)|达到开工|进入[^，。；]{0,6}(?:试产|试生产|投产|调试|装修)|正在(?:安装|调试|建设|施工|装修)|安装设备)"
)
_TOLD_BRANDS = re.compile(
    rf"(?:(?<=[，。；：“\n])|(?<=其中))(?P<names>{_BRAND}(?:[、和与]{_BRAND}){{0,8}})(?:项目)?(?={_SO_FAR})"
)
_OF_PROJECTS = re.compile(
    r"项目[^。\n]{0,24}\d+\s?[余多]?[个项宗]|\d+\s?[余多]?[个项宗][^。，；\n]{0,16}项目|(?:[一大]批|重[点大])[^。，；\n]{0,10}项目"
)
# 刚刚开工建设的恒力科技有限公司，…拟投资12亿元; 恒力紧固科技有限公司在…举行开工仪式
_FIRM_BEGUN = re.compile(
    r"(?:开工建设|新开工|动工|奠基|投产)的(?P<begun>[^，。；、的]{4,30}公司)(?=，[^。]{0,60}?投资)"
    r"|(?:(?<=[，。；：—\n])|(?<=企业))(?P<held>[^，。；、：—的\d]{4,30}公司)(?=(?:在[^，。；]{2,24}?)?(?:隆重|正式|顺利)?(?:举行|举办)了?(?:开工|奠基|投产|竣工)(?:仪式|典礼)|(?:将|已)*正式(?:开工|投产|动工|奠基)(?!的))"
)
# what is said of brands that stand for their projects; most sentences say none of it
STAGE_SAID = re.compile(
    "开工|动工|竣工|投产|签约|落户|落地|达产|试产|生产|运行|封顶|奠基|开建|主体|选址|备案|土地|安装|调试|建设|施工|装修"
)


def told_brands(text: str, start: int, end: int) -> Iterator[Name]:
    """Brands that stand for their projects by how far they are (`STAGE_SAID`), where projects are counted: 盛云纺织、圣旭泵业当年竣工."""
    if text.find("公司", start, end) >= 0:
        for begun in _FIRM_BEGUN.finditer(text, start, end):
            first, last = begun.span("begun" if begun["begun"] else "held")
            if not says_more(text[first:last]) and cut_before().search(text, first, last - 6) is None:
                yield Name(first, last, proper=True)
    said = list(_TOLD_BRANDS.finditer(text, start, end))
    floor = max(text.rfind("\n", 0, start) + 1, start - 240)
    if not said or _OF_PROJECTS.search(text, floor, said[0].start()) is None:
        return
    beside = any(bears_a_brand(words) for each in said for words in re.split("[、和与]", each["names"]))
    for each in said if beside else ():
        first = each.start("names")
        for words in re.split("[、和与]", each["names"]):
            new = text.find(words, 0, first) < 0  # 恒力齿轮项目…。恒力齿轮已投产: known, by a longer name
            if new and own_characters(words, "class") >= 2 and not says_more(words):
                yield Name(first, first + len(words), listed=True, proper=True)
            first += len(words) + 1


_OF_ANY_PLACE = re.compile(r"城[市乡镇区]|农村|乡[镇村]|县城|集镇|人畜|民生|惠民|安居|[^，]{0,3}配套")  # 城乡供水工程
_OFTEN_NONE = re.compile(r"(?:中心|馆|工程|(?<![贸游品生泉业物旅])城)$")


# what is done to a work, at the end of its name: 客运站改造, 河东污水处理厂提标改造, 北山矿深部开采系统加固
RENEWALS = ("改造", "扩建", "迁建", "改建", "搬迁", "提升", "重建", "加固", "扩能", "扩产", "置换")
_PHASES = ("一期", "二期", "三期", "四期", "五期")  # 新津水厂二期


def work_ends() -> str:
    """How a name may end, as a pattern: the last character of a head or a work's word, and the one before it."""
    project = lexicon.topic("project")
    ends: dict[str, set[str]] = defaultdict(set)
    for word in (*project["head"]["words"], *project["work"]["words"], *RENEWALS, *_PHASES):
        ends[word[-1]].add(word[-2:-1])
    return "|".join(
        char if "" in before else f"{char}(?<=[{''.join(sorted(before))}]{char})"
        for char, before in sorted(ends.items())
    )


@cache
def work_or_goods() -> re.Pattern[str]:
    """What stands in every sentence that names a project: the end of a head or of a work's word, or what is made."""
    return re.compile(rf"{work_ends()}|年(?:产|处理|加工)|日(?:产|处理|加工)")


@cache
def told_of() -> re.Pattern[str]:
    """How a name ends and what is said behind it."""
    return re.compile(rf"(?:{work_ends()})(?:工程)?(?P<mark>[”）)]|（[^（）]{{1,20}}）)?(?={_SAID})")


def told(text: str, start: int, end: int) -> list[Name]:
    """The works and goods of a sentence that stand for projects by what is said of them; one may be told twice."""
    said = text[start:end]
    found = [*called(text, start, end)] if "“" in said else []
    if "、" in said:
        found += listed_ahead(text, start, end)
    found += told_works(text, start, end)
    if _MADE.search(said):
        found += told_goods(text, start, end)
    return found


def called(text: str, start: int, end: int) -> Iterator[Name]:
    """What a project is said to be called: 这个名为“年产120万套汽车内饰”的项目."""
    for said in _CALLED.finditer(text, start, end):
        if is_counted(said["name"]):
            yield Name(*said.span("name"), proper=True)


_CALLED = re.compile(
    r"(?:名为|名叫|取名|叫作?)“(?P<name>[^”，。；]{4,40})”的(?:[^，。；”]{0,6})?(?:项目|工程|产业园|基地)"
)


def told_works(text: str, start: int, end: int) -> Iterator[Name]:
    """The works of a sentence whose stage, builder or progress follows their name at once, and those listed with them."""
    for said in told_of().finditer(text, start, end):
        if said["visited"] is not None and not _ARRIVES.search(text, start, said.start()):
            continue
        floor = max((mark.end() for mark in _OPENS.finditer(text, start, said.start())), default=start)
        name = named(text, floor, said.end(), start)
        if name is not None and (said["visited"] is None or _VISITED.search(text, start, name.start)):
            if not text.endswith("项目", name.start, name.end):
                yield name  # what ends in 项目 is weighed by its head; those listed with it are not
            yield from _listed_before(text, start, floor, name)


def told_goods(text: str, start: int, end: int) -> Iterator[Name]:
    """What is to be made, where it stands for its project: 年产120万套智能座舱内饰已开工."""
    for said in _told_goods().finditer(text, start, end):
        words = said["name"]
        opens = said.start() == start or _BEFORE_GOODS.search(text, start, said.start()) is not None
        opens = opens and not words.endswith(("车间", "生产线", "装置", "产线", "厂房"))
        if opens and not says_more(words) and not MANY.match(words) and own_characters(words, "class") >= 2:
            yield Name(*trim(text, *said.span("name")), proper=True)


def _is_listed(words: str) -> bool:
    """Whether a member of a list is a work, a project or what one makes."""
    goods = _MADE.search(words) and own_characters(words, "class") >= 2
    return is_work(words) or ((words.endswith("项目") or bool(goods)) and is_counted(words))


def listed_ahead(text: str, start: int, end: int) -> Iterator[Name]:
    """The works of a list behind what is said of it: 已投产的有甲产业园、乙水厂."""
    for told in _LIST_AHEAD.finditer(text, start, end):
        first, names = told.start("members"), []
        for joint in (*_JOINT.finditer(text, *told.span("members")), None):
            last = joint.start() if joint else told.end("members")
            if not joint and text.find("等", first, last) >= 0:
                last = text.index("等", first, last)
            span = trim(text, first, last)
            names.append((span, text[span[0] : span[1]]))
            first = joint.end() if joint else last
        sure = [span for span, words in names if _is_listed(words)]
        if 2 * len(sure) > len(names):
            if told["projects"]:  # 签约的项目有甲产业园、乙敷料、丙水厂: what else is named is one of them
                sure = [
                    span for span, words in names if span in sure or (is_counted(words) and not _GROUP.search(words))
                ]
            yield from (Name(*span, listed=True, proper=True) for span in sure)


def named(text: str, floor: int, last: int, start: int) -> Name | None:
    """The work or project that ends at `last`, from the last word behind `floor` that no name reaches over."""
    if text[last - 1] == "）" and (opening := text.rfind("（", floor, last)) > 0:
        last = opening  # 龙坝镇分散式风电工程（49.5MW）
    quoted = text[last - 1] == "”" or (text[floor - 1 : floor] == "“" and "”" in text[floor:last])
    if quoted:
        floor = max(start, text.rfind("“", start, last))
    first = floor
    for cut in cut_before().finditer(text, floor, last - 1):
        if not (quoted and cut[0][0] in "”“"):
            first = cut.end()
    for seen in _SEEN.finditer(text, first, last - 5):
        first = seen.end()
    if _STANDS_AT.search(text, start, first):
        return None  # 落户双河产业园，…: where it stands
    while text[first : first + 1] in ("而", "但", "且", "另"):
        first += 1
    first, last = trim(text, first, last)
    if (main := _MAIN_WORKS.search(text, first + 4, last)) is not None:
        last = main.start()  # 白龙抽水蓄能电站|主体工程
    if stands_in(text, start, first) and not _SITE.match(text, last):
        return None  # 7月7日就在云桥产业基地奠基, 在该区的云桥科技产业园集中开工
    for joint in _JOINED.finditer(text, first + 4, last - 4):
        before = text[first : joint.start()]
        known = is_counted(before) if before.endswith("项目") else is_work(before)
        if known and is_work(text[joint.end() : last]):
            first = joint.end()  # 云桥大道和|双河水厂
    words = text[first:last]
    known = is_counted(words) if words.endswith("项目") else is_work(words) and not _ZONE.fullmatch(words)
    return Name(first, last, proper=True) if known else None


def is_work(words: str) -> bool:
    """Whether words name one work: 双河水厂扩建工程, 恒力仓储中心二期, but no 研发中心 and no 民心工程."""
    bare = _PHASE_END.sub("", words.strip("“”"))
    least = 5 if words.endswith(("工程", "商城")) else 4  # 土建工程, 京东商城
    if not least <= len(words) <= 36 or MANY.match(words) or says_more(words) or "的" in words or "某" in words:
        return False
    if (
        _LINE_TO_IT.fullmatch(bare)
        or _PART.fullmatch(bare)
        or _KIND.search(bare)
        or not (work_word().search(words) or _PHASE_END.search(words) or _RENEWED.search(words))
    ):
        return False
    if bare.endswith("工程") and not _WORKS_OF.search(bare):
        return False
    if bare.endswith(("风电", "光伏")) and not re.search(r"\d", bare):
        return False  # 屋顶光伏 are many
    if bare != words and bare.endswith("厂房"):
        return True  # 高新区标准化厂房二期: one phase of what the place builds
    if bare != words and not work_word().search(bare):
        least = 2 if words.endswith("工程") and len(bare) >= 4 else 3  # 力丰科技二期工程
        return own_characters(bare, "class") >= least and not re.search(r"[年月前]|公司|承诺", bare)
    often_none = _OFTEN_NONE.search(bare) and (not bare.endswith("工程") or _OF_ANY_PLACE.match(bare))
    return own_characters(SOME.sub("", words), "class") >= (3 if often_none else 2)


def _listed_before(text: str, start: int, floor: int, name: Name) -> Iterator[Name]:
    """The works that a 、 joins to one that is told of: 甲物流园、乙大酒店|和丙水厂已开工."""
    while text[name.start - 1 : name.start] in ("、", "和", "与", "及"):
        last = name.start - 1
        floor = max((mark.end() for mark in _OPENS.finditer(text, start, last)), default=start)
        before = named(text, floor, last, start)
        if before is None:
            return
        name = before
        if not text.endswith("项目", name.start, name.end):
            yield name
