"""What is said of single named projects: amounts, phases, stage with its date, capacity, place, investors.

A project stays the subject after its name until the paragraph ends or the text turns to many (`12个项目`, `全市`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from extractors import lexicon
from extractors.document import Document
from extractors.draft import identifier
from extractors.facts import Amount, Evidence, Expected, Phase, Project
from extractors.gazetteer import Division, RegionMention, contains
from extractors.language import clause_start
from extractors.naming import Name, find_headed, is_company, is_single
from extractors.number import parse_han
from extractors.period import PeriodMention
from extractors.quantity import Quantity, SizeClass
from extractors.vocabulary import Word, find_words

ORDER = {stage: index for index, stage in enumerate(lexicon.labels("stage"))}
# words that say a stage only beside other words: 分两期建设 does not say that it is being built
WEAK = frozenset(
    [
        "建设",
        "实施",
        "协议",
        "合同",
        "注册",
        "线索",
        "信息",
        "推介",
        "策划",
        "备案",
        "运营",
        "项目信息",
        "招商信息",
        "谋划",
        "包装",
        "储备",
        "对接",
        "在建项目",
        "新建",
        "营业",
        "施工",
        "合同项目",
        "投用",
        "停工",
    ]
)

# 正在对接甲项目、乙项目: said right before a name, these weak words are its stage
_BEFORE_NAME = frozenset(["对接", "策划", "谋划", "推介", "储备", "注册"])
# 已完成备案, 已取得备案证: done, and not 备案 as one thing among others
_FILED = frozenset(["备案", "立项"])
_FILED_BEFORE = re.compile(r"(?:已经?|现已|日前|顺利|均)(?:完成|取得|办理完?|通过)(?:了)?(?:项目|发改委?)?$")
# 恒力换热器：总投资1.1亿元，占地90亩: a report's line that begins with the project's name
_LABELLED = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)、.．]\s?|[①-⑳●■◆•·]\s?)?(?P<name>[^，。；：:、\s]{3,30})[：:]\s?(?![^，。]{0,12}\d[^，。]{0,5}元(?:投资|投)?建(?!设)[^，。]{4,40}项目)(?:该?项目)?[^。]{0,40}?投(?:资|入)[^。]{0,10}?\d"
)
# 项目名称：运城装配式建筑产业基地⏎建设单位：某公司⏎投资总额：10亿元: a form, a line a field
_FIELD = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)、.．]\s?|[（(]?[一二三四五六七八九十]{1,2}[）)、]\s?)?(?P<label>[\u4e00-\u9fff](?:[\u4e00-\u9fff 　]{1,10}))\s?[：:]\s?(?P<value>[^\n]+)"
)
_FORM_NAME = re.compile(r"(?:建设)?(?:项目|工程)名称")
_FORM_LABEL = re.compile(
    r"建设(?:地点|地址|单位|内容|规模|性质|主体)|投资(?:主体|单位|方|总额)|项目(?:总投资|业主|单位|地点)|总投资额?"
)
_NO_FORM_NAME = re.compile(r"采购|招标|询价|监理|中标|服务项目$|[*×xX]{2}|略|^(?:公司|详见)")
_FORM_OWNER = re.compile(
    r"(?:项目)?(?:建设|投资|实施|承办|业主|申报|承建)(?:单位|主体|方|企业)|项目(?:单位|业主|法人)|业主|投资方|投资人|建设主体"
)
# 一、已投产项目: the stage of the lines that follow
_STAGE_HEADING = re.compile(r"[^，。；]{0,12}?项目(?:情况|进展(?:情况)?)?(?:[（(]?\d+个[）)]?)?[：:]?\s*$")
# 部分开工项目简况：, 主要外资合同项目有：, 【意向项目】: what the lines below are a list of
_LIST_OPENER = re.compile(
    r"\s*(?:[【\[](?P<marked>[^，。；：:\d【】]{0,16}项目)[】\]][：:]?|(?P<said>[^，。；：:\d]{0,16}项目)(?:名单|清单|简况|简介|概况|情况|主要|分别|有|如下|包括|为|是)*[：:])\s*"
)
_AGREEMENTS = re.compile(r"(?:合同|协议)项目$")
# ●红莲湖康养小镇（起凤镇） 投资方：某集团 总投资：26亿元: a form in a line
_LINE_OF_FIELDS = re.compile(
    r"\s*[●■◆▲★◎○•·]\s*(?P<name>[^，。；：:、\s（(]{4,30})(?:[（(][^）)\n]{1,12}[）)])?[ \u3000]+"
    r"(?=[^。\n]{0,40}?(?:投资(?:方|人|主体|单位|额|规模)|(?:建设|业主|项目)单位|业主|总投资)[：:])"
)
_LISTED = re.compile(r"\s*(?:\d{1,2}[\s、.．]|[①-⑳])\s*(?P<name>[^，。；：:\d][^，。；：:]{3,29})[。：:]")
# 五、服装智造产业园二期。某先生投资2.2亿元, 六、油茶产业融合示范园，投资1.8亿元
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|\d{1,2}[、.．]|[◆●■▲★])\s*"
    r"(?P<name>[^，。；：:、是\d][^，。；：:是]{4,35})(?:[。：:](?=[^。\n]{0,60}?(?:投资|占地|用地|年产))|[，,](?=(?:计划|预计|项目)?(?:总?投资|由|选址|位于|占地|用地)))"
)
# 一、鲁西轴承产业园项目, and below it what is said of it
_HEADING_NAME = re.compile(
    r"\s*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)])\s?[、.．]?\s?|[①-⑳●■◆•])?"
    r"(?P<name>[^，。；：:、\s]{4,36}(?:项目|工程|产业园|基地|小镇|生产线|物流园|科技园|度假区|景区|综合体|中心|酒店|电站)(?:[（(][^）)]{1,12}[）)])?)\s*"
)
_TOLD_BELOW = re.compile(
    r"\s*(?:文章字数[^\n]{0,10}\n\s*|来源[^\n]{0,20}\n\s*)?[^。\n]{0,50}?(?:(?:总|计划)?投资(?:额|约|规模|方|主体|单位|建设)?[：:为约]?\s?(?:\d|[^，。\n]{2,24}(?:公司|集团))|占地|选址|位于|由[^，。]{4,30}(?:投资|建设)|建设(?:内容|地点|地址|规模|单位))"
)
_FIELDS_BELOW = re.compile(r"\s*(?:投资(?:方|人|主体|单位)|(?:建设|业主|项目)单位|业主)[：:]")
_HEADED = re.compile(
    r"(?:项目|[电牧农市广]场|码头|水库|公路|大道|园|基地|营地|中心|工厂|厂|城|小镇|电站|工程|生产线|酒店|综合体|总部)(?:[一二三]期)?$"
)
_PHASES_APART = re.compile(
    r"[一二三四]期(?:项目|工程)?(?:[、和与及]+[一二三四]期(?:项目|工程)?)+(?:分别|各)?(?:计划|预计|拟)?(?:总?投资)(?:额)?(?:分别)?(?:约|为)*(?=\s?\d)"
)
_PHASE = re.compile(r"(?:项目)?(一期|(?<!一、)(?<!一至)二期|三期|四期|首期|第一期|第二期)(?:工程|项目)?")
_CAPACITY = re.compile(
    r"[年月](?:可)?(?:产能?|加工|处理|生产|制造|可生产|产能达)(?!值|业|后|线|基|量)[^，。；、,;\s（(”的]{2,24}"
)
# 年产25亿件绿色循环表面处理产品产业园项目建设现场: how much of what, and not where
_CAPACITY_ONLY = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:的)?(?:生产)?(?:(?:改?扩建|技改|技术改造|建设|产业化|深?加工|生产|搬迁|制造)*(?:项目|生产线|产业园|工程|基地|车间)).*$|(?:协议|合同|环评|环境影响).*$"
)
_CONTINUES = re.compile(
    r"[\s“]*(?:(?:该|此|本|这[一个座家条][^，。]{0,24}?|整个|此次[^，。]{0,4}的)?(?:项目|工程|产业园|基地|公司|园区)|其中|一期|二期|首期|总投资|计划总投资|总用地|总占地|总建筑|总规划|用地|建筑面积|全部|全面|建成|竣工|投产|达产|待|届时|预计|目前|(?:增加|追加)投资后|截[至止]|据悉|据介绍|据了解|今年|去年|\d+月|二〇|[一二三四五六七八九十]+月|主要|占地|规划|一、|年产|现|已|工程|计划|由|可|主体|厂房|土建|设备|生产线|钢结构|各车间|企业(?=预计|计划|现有|投产)|(?:企业|公司|项目|园区)(?:相关)?负责人|[两二三]期项目|\d{4}年(?:\d+月|[初底中末]|[上下]半年)?(?:\d+日)?(?:正式|全面)?(?:完成|建成|开工|动工|投产|启动|竣工))"
)
# “…。”总经理丁某说，项目满负荷生产后，年产值7亿元: what is said of it comes behind who says it
_SPOKEN = re.compile(
    r"[^。；]{0,40}?(?:[说道：:，,“]|介绍|表示|告诉(?:记者|笔者))[\s“]*(?:等到?|待)?(?:(?:该|整个)?项目(?:全部|全面|整体|满负荷|满产|建成|投产|达产|达效|运营|总投资|计划|规划|自|于|去年|今年|前年|已|位于|占地|预计|[一二三]期|分)"
    r"|(?:[两三四五六\d]条生产线)?(?:全部|全面|整体)(?:建成|达产|投产|投用|投运)|(?:建成|投产|达产|满产)(?:达效|达标|达产|投产|投用)*[后，,])"
)
_MANY = re.compile(r"全[市县区省州盟旗]|我[市县区省]|各(?:县|乡|镇|区|地)")
_LEAD_IN = r"[\s“]*(?:【[^】\n]{1,6}】)?(?:(?:据|记者)(?:了解到?|悉|介绍|统计)|(?:截[至止])?目前|截[至止][^，。；]{2,8}|眼下|如今|公告(?:显示|称|披露)|(?:根据|按照)(?:协议|规划|公告)|协议约定)?[，,]?\s*“?"
_BACK = re.compile(
    rf"{_LEAD_IN}(?:该|此|这一|整个|(?:此|本)次签约的|这[个座家](?:总?投资[^，。]{{0,24}}的)?)(?:项目|基地|产业园|工程|园区|工厂)"
)
# 项目由某公司投资建设, but no 项目建设成效显著
_BARE_BACK = re.compile(
    rf"{_LEAD_IN}(?:项目|工程)(?:一期|二期|首期|全部|计划|预计|概算|估算)?(?:总投资|投资\d|投资额|由|位于|选址|占地|规划|设计|计划|分[两二三四\d]|建成|达产|投产|主要(?:建设|生产)|建设(?:内容|地点|周期)|主体|自|于|已|将|是|预计|工期|达效)"
    rf"|{_LEAD_IN}(?:已?完成[^，。]{{0,16}}(?:施工|主体|厂房|地基)|(?:项目)?主体|厂房|一期|二期|首期|(?:全部|项目)?(?:建成|达产|投产)(?:投产|达产)?后|设备(?:正在|已|安装))"
)
# 该基地 and 这个加工厂 name a thing by the noun that its name ends in
_BY_HEAD = re.compile(rf"{_LEAD_IN}(?:该|这[个座家])(?P<head>基地|产业园|园区|工厂|加工厂|酒店|电站|牧场|市场|生产线)")
_PRONOUN = re.compile(rf"{_LEAD_IN}(?:(?:该|此|这[个家座])(?:项目|公司|企业|厂)|项目)")
_PARTS_FOLLOW = re.compile(r"包括|包含|主要建设|建设内容|(?:建设|新建|配套)(?!的)[^，。；]{0,30}$")
_BUILT_OF = re.compile(
    r"[，,；;]\s?建设(?!的)[^。；]{0,90}$|(?:主要|同步|配套|拟|计划|将|项目)(?:配套)?(?:建设|新建|配备|购置|购进|添置|引进|安装)(?!的)[^。；]{0,90}$|建设内容[^。；]{0,90}$"
)
_AIM_OF = re.compile(r"(?:致力于|努力|打造|建成|形成|成为|创建|争创)(?!的)[^，。；]{0,40}$")
_IS = re.compile(r"(?:是|为|系)[^，。；]{0,40}$")
_EVENT = re.compile(
    r"集中开工|集中签约|集中开复工|开复工仪式|集中竣工|集中投产|投产仪式|(?<!开)竣工仪式|开工仪式|奠基仪式|签约仪式|现场签约|签约大会|(?:本|此)次(?:签约|开工|动工|竣工|投产)|签约(?:待|未)开工项目"
    r"|作为(?:集中)?(?:签约|开工|竣工|投产)项目的|(?:签约|开工)的?(?:\d+个)?(?:招商引资|重大|重点)?项目(?:分别|包括|有\d|中|涉及|[是有][：:])|“(?:签约|开工|竣工|投产)一批”"
    r"|(?:签约|开工|竣工|投产)的?(?:\d+[个项宗家])?项目[中里][，,]|(?:签约|开工|竣工|投产)的(?:(?:合同|协议|正式|重点|主要|重大)*项目)?(?:主要)?有(?!\d)"
    r"|\d个(?:正式)?(?:合同|协议)项目(?:分别|主要)*[是有为包]|(?:合同|协议)项目中(?!\d)"
)
_MILESTONE = re.compile(r"签约|开工|复工|竣工|动工|投产|奠基|合同|协议")  # one of them stands in every event
_CEREMONY = re.compile(
    r"[^，。；！？\n]{0,24}(?:签约|开工|奠基|竣工|投产)[^，。；！？\n]{0,14}(?:仪式|活动|大会|现场会|推进会)|集中[“”云]{0,2}签约|集中开工|集中开复工|集中投产|集中竣工"
)
_TOPIC_OF = re.compile(
    r"[\s“]*(?:在)?(?:此次|本次|本期|当天|当日|现场|其中)?(?:集中)?(?P<in>签约|开工|竣工|投产)的?(?:\d+[个项])?(?:[^，。；]{0,6})?项目[中里][，,]"
    r"|[\s“]*(?:在)?(?:当天|当日|此次|本次|本期|现场)(?:集中)?(?P<of>签约|开工|竣工|投产)的"
)
_TURNS = re.compile(
    r"[\s“]*(?:据悉|据了解|据介绍|据统计|记者了解到|另悉)?[，,]?(?:今年|近年|去年|上年|截至|自|上半年|前.季度|.季度|\d{4}年|\d+[—至\-－~]\d+月|"
    r"下一步|接下来|此前|过去|目前|多年来|一直以来)"
)
_EVENT_STAGES = (
    ("签约", "signed"),
    ("开复工", "under_construction"),
    ("开工", "started"),
    ("奠基", "started"),
    ("投产", "operating"),
    ("竣工", "completed"),
    ("动工", "started"),
    ("签下", "signed"),
    ("签订", "signed"),
    ("合同", "signed"),
    ("协议", "signed"),
)
_ALL_NAMED = re.compile(
    rf"{_LEAD_IN}(?:这|上述|以上)?(?P<count>[2-9]|[两二三四五六七八九])个项目(?:均|都|全部|目前)*(?:已|正|处于|进入|完成)"
)
_SITE_TALK = re.compile(
    rf"{_LEAD_IN}(?:(?:在)?(?:施工|建设|项目)?(?:现场|工地)|生产区|厂区|车间|工人|[^，。；]{{0,8}}(?:厂房|车间|主体|塔吊|挖掘机|机械))|[\s“]*(?:近日|日前|连日来|\d+月\d+日)?[，,]?(?:记者)?(?:走进|来到)"
)
_COUNTED = re.compile(
    r"(?P<stage>签约|签下|签订|开工|动工|竣工|投产)[^，。；、]{0,12}?"
    r"(?:项目\s?\d+\s?[个项]|(?:\d+|[两三四五六七八九十]+)\s?[个项][^，。；、]{0,10}?(?:项目|协议)|[\d.]+[万亿]元的[^，。；、]{0,10}?项目[，,](?:其中|包括)|\d+个[。，；])"
)
_COUNTED_FIRST = re.compile(
    r"\d+[个项宗][^，。；、\d]{0,8}?项目(?:上台|现场|集中|成功|正式|参加|顺利)+(?P<stage>签约|开工|竣工|投产)"
)
_THESE_ARE = re.compile(
    r"(?:据悉|据了解|据介绍)?[，,]?(?:这|这些|上述|签约的)\d*个?项目(?:分别|主要)?(?:[是为有]|包括)"
)
_MEANT = re.compile(r"(?:拟|计划|将|力争|确保|预计|争取|应|未|待)[^，。；、]{0,4}$")
_PART_OF_MANY = re.compile(r"其中|最大|最高|分别[为是]|包括|主要有|如|(?:项目|协议)[：:]")
_JOINED = re.compile(r"[\s”》]*(?:[、和与及]|以及)[\s“《]*")
_BUILDS = re.compile(r"建设|打造|兴建|新建|兴办|实施|开发")
_WHOLE = re.compile(r"全部|整个|整体|完全|全面|总体|[一二三四]期(?:全部|均|都)")
_SEVERAL = re.compile(r"(?P<many>[两三四五六])个项目(?:全部|建成|达产|投产|后)*[，,]?分别")
_YIELDS = {"output_value": "output", "revenue": "revenue", "tax": "tax"}
# 海南自由贸易港建设项目第四批集中签约, G60科创走廊产业园区, 应开未开项目: a programme, a zone, a class
_NO_PROJECT_AFTER = re.compile(
    r"规划(?:总)?面积\s?[\d.]+\s?平方公里|(?:已|共|现)?(?:已|共|现)?(?:签约)?入驻企业|第[一二三四五六七八九十\d]+批|区"
)
# 施工单位、某建设有限公司: who only builds it
_CONTRACTOR = re.compile(
    r"(?:施工|承建|监理|设计|总承包|总包|代建|勘察|安装|环评|编制)(?:单位|方|企业|机构)?[^，。；、：:]{0,4}[、：:]?\s?(?:是|为|由|中标)?$|委托$"
)
_SPEAKS = re.compile(
    r"[^，。；：、“”]{0,14}?(?:负责人|经理|董事长|总裁|总监|部长|主任|工程师|主管|书记|厂长|员工|职工|工作人员)"
)
_NO_PROJECT = re.compile(r"(?:应.未.|(?:未|已|再|新|拟|待)(?:开工|签约|投产|竣工|落地|入库|到位))项目$")
_BRINGING = frozenset(["引进", "引入", "招引", "新引进", "拟引进", "将引进", "计划引进", "引来", "招来"])
_LIST_CLASS = re.compile(r"等\s?(?:\d+\s?[个项]|[一二三四五六七八九十]+[个项]|一批)?[^，。；、]{0,8}")
_STANDS_IN = re.compile(r"(?:落户|落地|位于|选址|坐落|入驻|在|于)[^，。；]{0,4}$")
_PLANNED_SPAN = re.compile(r"分[两二三四五\d]期[^，。]{0,3}$|(?<!历时)(?<!仅)(?<!只)用\d+年(?:时间)?$")
_COMPANY = re.compile(
    r"(?:[\u4e00-\u9fff]{2,14}[（(][\u4e00-\u9fff]{2,6}[）)][\u4e00-\u9fffA-Za-z0-9]{0,20}?|[\u4e00-\u9fffA-Za-z0-9]{2,24}?)"
    r"(?:(?:集团)?(?:股份|控股|实业)?有限(?:责任)?公司|集团公司|控股公司|集团(?!股份|有限))"
)
_OWNER_BEFORE = re.compile(r"(?:与|和|由|同|是|为|业主|投资方|：|:|，|。|^|、|的|引进)\s*$")
_BEFORE_COMPANY = re.compile(
    r"与|其中|分别[为是]|投资企业|投资方|建设单位|业主单位|由|引进|邀请|来到|了(?!望)|走进|位于|包括|签约|的|(?:^|(?<=公司)|(?<=集团)|(?<=政府)|(?<=企业)|(?<=委会))(?:和|同)|^(?:在|是|为|到)|项目[为是]|(?:仪式|活动|大会|会议)在|完成了|签订了?|[万亿]元的?|\d+强(?:企业)?|^如(?=.{6})"
)
# 上述项目全部建成后，年产值50亿元: of all that were named
_THESE = re.compile(r"(?:这些|上述|这批|以上这?些?)(?:签约|开工|投产|竣工)?项目")
_OF_MANY_BEFORE = re.compile(r"项目(?:数|共|有|达|为|还有|已达)?$|等$")
_OF_MANY_AFTER = re.compile(r"[^，。；、,;\d]{0,12}?项目")
# 带动农户年收入1500万元, 物流业年收入增加1600万元: theirs, and not the project's
_THEIR_INCOME = re.compile(
    r"(?:物流业|工资性?|农户|农民|村民|群众|贫困户|村集体|集体|家庭|财政)[^，。；]{0,6}收入|收入(?:增加|增长)"
)
_EACH = re.compile(r"[亩户人]均|平均每")
_MORE = re.compile(
    r"(?:原先?|最初|起初|当初)(?:定|计划|来|拟)?(?:总)?投资(?:约|近|超)?$|(?:增加|追加|新增|再)(?:总)?投[资入](?:约|近|超|逾)?$|增资(?:约|近|超)?$"
)
# 该项目原计划投资5700万元…。增加投资后，项目投资总额为1.23亿元
_NOW = re.compile(
    r"(?:增加|追加|调整|变更)(?:投资)?(?:后|[至到为])[^。；]{0,24}$|总投资(?:额)?(?:增加|增|追加|调整|变更|提高)[至到为]?约?$"
)
_OTHERS = re.compile(r"其余|其他项目|合计|共计|(?:这|上述)?[两三四五六七八九十\d]+(?:个|大)项目")
_JOBS = re.compile(r"就业|岗位|用工|员工|务工|安置|职工|劳动力|吸纳|职位|带动.{0,6}务工|上岗|定员|招[到工聘收]")
_HOMES = re.compile(r"社区|安置|住宅|小区|棚户区|新村|公寓")
# 甲公司和乙县政府签约…项目, 乙县政府与甲签订总投资5亿元的…项目
_SIGNERS = re.compile(
    r"(?:^|[，。；：:、“\s]|分别[为是]|包括|其中)(?P<one>[^，。；：:、\s]{2,40}?)(?:与|和|同)(?P<other>[^，。；：:\s与和同]{2,40}?)"
    r"(?:成功|正式|现场|共同|就)*(?:签订|签约|签署|签下)(?:了|的)?(?:(?:计划|预计)?总?投资[^，。；、]{1,14}的)?[“《]?$"
)
_REACHED_DEAL = re.compile(r"(?<!拟)达成(?:了)?(?:框架|合作|投资|战略)*协议的$")
_ON_SITE = re.compile(r"(?:建设|施工|开工)?现场(?:隆重|成功|顺利)?(?:举行|举办|召开)")
_HELD_IN = re.compile(r"(?:成功|隆重|顺利)?(?:举办|举行|召开)")
_GOVERNS = re.compile(r"(?:政府|委会|委员会|局|办事处|街道|园区|[省市区县州盟旗镇乡])$")
_FIRM = re.compile(r"(?!.*(?:公司|集团|[了的在上会我该]))[\u4e00-\u9fffA-Za-z]{2,12}")
_SET_AT = re.compile(r"(?:落户|落地|坐落|位于|选址)于?在?$")
_SET_UP = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:落地|落户|开工|动工|建设|投产|奠基)")
_OTHERS_JOBS = re.compile(r"间接|其中|户$")
_OF_THE_MANY = re.compile(r"(?:计划|预计|概算|协议)?总?投资[^，。；、投]{2,14}元的$")
_BUILDER = re.compile(
    r"(?:由|是|系)(?P<who>[^，。；由是系]{3,60}?(?:公司|集团|企业|科技|股份|合作社|实业))(?:出资|独资|共同|全额|负责|计划|拟)*(?:投资|兴建|建设|实施|打造)"
)
_CLASS_COUNTED = re.compile(r"[^，。；、：]{1,12}?项目\s?(?:共|达|有)?\s?\d+\s?[个项]")
_PART_DONE = re.compile(
    r"(?:主体|厂房|支架|土建|桩基|钢构|基础|宿舍|办公楼|线路|管网|供电|围墙|配套设施|研发中心|综合楼)[^，。；]{0,8}$"
)
_AFTER = re.compile(
    r"[^，。；]{1,3}[年月]内|(?:投[产运用]|达[产效标]|见效|运[营行]|营业|并网|使用)*(?:后|之日|达?效?年可|时可)"
)  # 建成投运后, 投产后
_HAS_SIGNED = re.compile(
    r"(?<![拟将])(?:与|同|和)[^。；\n]{2,40}(?:签订|签署|签约|签下)[^。；，\n]{0,14}[，,](?:协议约定[^，。；\d]{0,8}?)?(?:拟|计划|将)?总?投资[^，。；]{1,40}?(?:建设|打造|兴建|新建|的)?$"
)
# 与长葛市人民政府签署《投资合作协议》，拟在…投资建设年产120万克拉…项目
_SIGNED_TO_BUILD = re.compile(
    r"(?<![拟将])(?:与|同|和)[^。；\n]{2,40}?(?:政府|委会)[^。；，\n]{0,4}(?:签订|签署|签约)[^。；，\n]{0,16}[，,](?:拟|计划|将)?[^。；，\n]{0,24}(?:投资|建设|投建|兴建)$"
)
_OWN_AMOUNT = re.compile(
    r"[，,](?:项目)?由[^，。；]{4,40}?(?:公司|集团|企业|合作社|中心|局)?(?:拟|计划|预计|共|总)*投资(?:约)?"
)
_MONTHLY = re.compile(r"(?<![\d年至—-])\d{1,2}月份?(?:当月)?(?:共)?(?:实现|完成)[^，。；\d]{0,8}$")
_SETTLED_AT = frozenset({"落户", "落地", "入驻", "新上"})
# “项目总投资11.2亿元，去年5月开工。”在皇家鹿苑文旅小镇项目工地，负责人介绍: said first, and named behind it
_SAID_FIRST = re.compile(r"[\s]*“(?:该|整个)?(?:项目|工程)(?:计划|概算|预计)?(?:总投资|投资)")
_SITE_AHEAD = re.compile(
    r"[\s”]*在(?P<name>[^，。；：“”\s]{4,30}?(?:项目|工程|基地|产业园))的?(?:建设|施工|项目)*(?:工地|现场|车间)"
)
_WAITING = re.compile(r"[未没](?:有)?[开动]工")
_PHASE_BRACKET = re.compile(r"[（(][一二三四]期[）)](?:项目)?$")  # 智慧工厂（一期）项目 is 智慧工厂 when named again
_PLANNED_AMOUNT = re.compile(r"(?:计划|预计|拟)(?:总|年度)?投资")
_TO_NAME = re.compile(r"[了、，]?(?:计划|预计|总)*(?:投资[^，。；、]{1,14}元的)?[“《]?")  # 策划了总投资5亿元的甲项目
_TO_COME = re.compile(r"将[^，。；]{0,8}$")  # 项目的实施，必将进一步加快推进全县发展
_WOULD_BE = re.compile(r"[^，。；]{0,2}?(?:能|可(?!行)|会|必将|将|对[^，。；]{2,14}(?:起到|具有|有着|意义))")
_WOULD = re.compile(r"(?!后)[^，。；]{0,8}?(?:必将|将(?:对|为|会|进一步|有|带|填|成|助|极|大))")
_WHAT_IS_BUILT = re.compile(
    r"[一二两三四五六七八九十\d]+(?:条|座|栋|个车间|万平方米)|[年日](?:产|处理)|集[^，。；]{2,20}(?:一体|于一)"
)
_PLANNED_WORDS = (
    "计划",
    "拟引进",
    "拟新",
    "拟续",
    "拟开",
    "拟竣",
    "将引进",
    "应开",
    "年度计划",
)  # stage words that say a plan themselves
_TIME_OF = re.compile(r"(?:建设|投用)?(?:的)?(?:时间|日期|时限)?(?:为|是|在|定于|：|:)?")  # 计划开工时间为2024年3月
_WITHIN = re.compile(r"(?:建成|投产|开工)后?[^，。]{0,4}[年月]内?$")  # 建成两年内达产
_PROGRESS = re.compile(r"完成|进度|形象|工程|安装|主体|建设")
_LINES_BUILT = re.compile(
    r"(?:了)?[^，。；]{0,14}?(?:\d+|[一二两三四五六七八九十]+)\s?[条台套]|的\s?\d+\s?[个座栋幢间]|(?:了)?[\u4e00-\u9fff]{2,8}\d+\s?(?:余)?[座栋幢]"
)
_BY_FIRMS = re.compile(r"\d\s?[余多]?[家户](?:企业)?(?:已|均|签约|入驻|落户|正式|陆续|先后|实现|动工|开工|、)*$")
_SITE_AT_WORK = re.compile(
    r"(?:建设|施工)(?:现场|工地)(?=[^。]{0,30}?(?:塔吊|机器|机械|工人|挖掘机|工程车|轰鸣|繁忙|忙碌|热火朝天|如火如荼|紧张|抢抓))"
)
_FORMALITY = re.compile(r"办理[^，。；]{0,10}$")
_NOT_YET = re.compile(r"(?:未|没有?|尚未|不)[^，。；]{0,2}$")


@cache
def _words_of(table: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(word) for word in sorted(lexicon.topic("project")[table]["words"], key=len, reverse=True))
    )


@dataclass(slots=True)
class _Open:
    """A project whose facts are being collected."""

    start: int
    end: int
    name: str
    plain: str  # the name without marks and 项目, to know it again by
    index: int  # its place in the book's projects
    region: tuple[str, str] | None = None
    around: tuple[str, str] | None = None  # the region that its paragraph speaks of
    stage: str | None = None
    stage_date: str | None = None
    investment: Decimal | None = None
    bound: str | None = None
    foreign: Amount | None = None
    completed: Decimal | None = None
    phases: dict[str, Phase] = field(default_factory=dict)
    progress: Decimal | None = None
    capacity: str | None = None
    output: Decimal | None = None
    revenue: Decimal | None = None
    tax: Decimal | None = None
    jobs: Decimal | None = None
    expected: Expected | None = None
    investors: list[str] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    rule: str = "project"
    event: str | None = None  # signed or started, where it is introduced at such a ceremony
    listed: bool = False  # it stands in a list of projects
    ceremony: str | None = None  # signed or started, where the text tells of such a ceremony and goes on to describe it
    proper: bool = True  # its name alone shows that one thing is named
    waiting: bool = False  # 尚未开工: told of, and no stage of it said
    partial: set[str] = field(default_factory=set)  # columns that are said of a phase or of an addition only

    def reached(self) -> str | None:
        """The stage said of it, else what the ceremony made of it, unless just that is still expected."""
        if self.stage or self.event or self.ceremony is None:
            # 竣工项目中，某项目…，完成投资4.3亿元: the further of the two
            return max((self.stage, self.event), key=lambda stage: ORDER[stage] if stage else -1)
        ahead = self.expected is not None and ORDER[self.expected.stage] <= ORDER[self.ceremony]
        return None if ahead else self.ceremony

    def said(self) -> bool:
        """Whether enough is known of it: a phrase that could name a class of projects needs a figure or a dated stage."""
        figures = (
            self.investment,
            self.foreign,
            self.completed,
            self.progress,
            self.output,
            self.revenue,
            self.tax,
            self.jobs,
            self.capacity,
        )
        if any(value is not None for value in figures) or self.phases or self.investors:
            return True
        if self.proper:
            listed = self.listed and (self.event or self.ceremony) is not None
            return listed or self.waiting or self.stage is not None or self.expected is not None
        return self.stage is not None and (self.stage_date is not None or not self.name.endswith("项目"))


_PLACE_LEAD = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:[县市区镇乡村]|街道)(?=[\u4e00-\u9fff\d“A-Z].{3})")
_FIRM_FORM = re.compile(r"(?:集团|股份|控股|实业|有限|责任|公司|[（(][^）)]*[）)])")
_NEAR = 4  # projects: as far back as a firm's own one is looked for


def _plain(name: str) -> str:
    name = re.sub(r"[“”\"《》()（）、，,\s]", "", name)
    name = re.sub(r"(?:项目|工程)([一二三四]期)$", r"\1", name)  # 某基地项目（二期） is 某基地二期项目
    return name.removesuffix("项目").removesuffix("建设").removesuffix("生产") or name


def _same_works(one: str, other: str) -> bool:
    """Whether two names tell of the same works: 东日新能源125万吨煤基材料, named again as 年产125万吨煤基材料."""
    short, long = sorted((one, other), key=len)
    works = short.removeprefix("年产")
    return len(works) >= 8 and works[0].isdigit() and long.endswith(works)


def _called(name: str) -> list[str]:
    """How the text may say a name again: 临西县养殖基地（一期）项目 as 临西县养殖基地, and as 养殖基地项目 without its place."""
    whole = _PHASE_BRACKET.sub("", name).removesuffix("项目").removesuffix("建设")
    if len(whole) < 5 or "，" in whole:
        return []
    said, bare = [whole], whole
    while (place := _PLACE_LEAD.match(bare)) is not None:  # 丰田镇保林村伟兴机械项目 is of a town and of a village
        bare = bare[place.end() :]
        said.append(bare if len(bare) >= 6 else bare + "项目")
    return said


_APART = re.compile(r"第|[一二三四五六七八九十]期|[东西南北新老]|\d|[（(]")


def _told_shorter(known: str, plain: str) -> bool:
    """Whether of two plain names the shorter is the longer with words left out: 杉杉动力电池材料, 杉杉科技锂离子动力电池材料研发.

    It begins with the same two characters, is made of stretches of two or more, and what is left out tells no two things
    apart (第二, 二期, 新).
    """
    short, long = sorted((known, plain), key=len)
    if len(short) < 6 or short[:2] != long[:2]:
        return False
    at, left = 0, []
    while short:
        least = 0 if long.endswith(short) else 1
        size = next((size for size in range(len(short), least, -1) if long.find(short[:size], at) >= 0), 0)
        if not size:
            return False
        found = long.find(short[:size], at)
        left.append(long[at:found])
        at, short = found + size, short[size:]
    return len(left) <= 4 and not any(_APART.search(words) for words in (*left, long[at:]))


def _parts(plain: str) -> set[str]:
    """A plain name and its runs of five characters: of two names of which one holds the other, one has a part in common."""
    return {plain, *(plain[at : at + 5] for at in range(len(plain) - 4))}


def _openings(plain: str) -> set[str]:
    """The first five characters of a plain name, and of what `_same_works` knows it by."""
    return {plain[:5], plain.removeprefix("年产")[:5]}


class ProjectBook:
    """The named projects of one document, filled sentence by sentence."""

    def __init__(self, document: Document, home: Division | None) -> None:
        self.document = document
        self.home = home
        self.text = document.text
        self.projects: list[_Open] = []
        self.by_name: dict[str, list[int]] = {}  # plain names, and their parts of five characters, to `projects`
        self.by_opening: dict[str, list[int]] = {}  # the first five characters of names, plain and as called again
        self.current: _Open | None = None
        self.company: tuple[int, int] | None = None
        self.last: _Open | None = None
        self.told = False  # whether a project was spoken of in this paragraph
        self.company_before: tuple[int, int] | None = None  # of the paragraph before
        self.age = 0  # how many paragraphs ago the last project was spoken of
        self.section_stage: str | None = None
        self.list_stage: str | None = None  # of the list whose lines follow: 【意向项目】
        self.again: dict[int, _Open] = {}  # where a known project is named again by less than its name
        self.form: _Open | None = None  # the project of a form's lines: 项目名称：…⏎建设单位：…
        self.headed: _Open | None = None  # the project that a heading names
        self.plural = False  # several projects were spoken of last: 项目建成后 is said of them all
        self.counted: str | None = None  # the stage of the projects counted in this paragraph
        self.counted_before: str | None = None  # and in the one before
        self.region: tuple[str, str] | None = None
        self.event: str | None = None
        self.event_before: str | None = None  # what it was before the sentence
        self.announced_event: str | None = None
        self.ceremony: str | None = None  # what the ceremony that the text tells of makes of the projects
        self.ceremonies: set[str] = set()  # of all that were held

    def paragraph(self) -> None:
        """A new paragraph: nothing is spoken of yet, but that 该项目 goes back to the last one."""
        self.counted_before, self.counted = self.counted, None
        self.told = False
        self.company_before = self.company
        self.age = 0 if self.current else self.age + 1
        self.last = self.current or self.last
        self.current = None
        self.company = None
        self.announced_event, self.event = self.event or self.announced_event, None

    def heading(self, words: str) -> None:
        """A heading that names a stage gives it to the labelled lines below: 一、已投产项目."""
        self.headed = None
        self.section_stage = furthest_stage(words) if _STAGE_HEADING.fullmatch(words) else None

    def open_headed(self, start: int, end: int) -> None:
        """A heading is a project's name where the lines below tell of it: 一、鲁西轴承产业园项目⏎总投资10亿元，占地…."""
        found = _HEADING_NAME.fullmatch(self.text, start, end)
        fields = _FIELDS_BELOW.match(self.text, end)
        if found and (fields or (is_single(found["name"]) and _TOLD_BELOW.match(self.text, end))):
            self.headed = self._open(found.start("name"), found.end("name"), rule="project.headed")
            self._introduce(self.headed)

    def _introduce(self, project: _Open) -> None:
        """Give a project of a list what the list is of, and what the ceremony made of it that the text tells of."""
        project.event = project.event or self.list_stage
        if len(project.evidence) == 1:
            project.ceremony = project.ceremony or self.ceremony

    def open_listed(self, start: int, end: int) -> None:
        """A list's own line begins with the project's name: `01 日月湾国际冲浪运动基地。某公司投资8亿元…`."""
        if self.ceremony and _TURNS.match(self.text, start, end):
            self.ceremony = None  # 今年以来，…: no longer of the ceremony
        opener = _LIST_OPENER.fullmatch(self.text, start, end)
        if opener:
            said = opener["marked"] or opener["said"]
            self.list_stage = furthest_stage(said) or ("signed" if _AGREEMENTS.search(said) else None)
            return
        if self._of_form(start, end):
            return
        if self.headed is not None and start >= self.headed.end:
            self.current, self.headed = self.headed, None
            return
        listed = _LISTED.match(self.text, start, end)
        if listed is None and (numbered := _NUMBERED.match(self.text, start, end)) and is_single(numbered["name"]):
            listed = numbered
        labelled = None if listed else _LABELLED.match(self.text, start, end)
        if labelled and is_single(labelled["name"]):
            project = self._open(labelled.start("name"), labelled.end("name"), rule="project.labelled")
            project.event = project.event or self.section_stage
            self._introduce(project)
            self.current = project
        elif fields := _LINE_OF_FIELDS.match(self.text, start, end):
            project = self._open(fields.start("name"), fields.end("name"), rule="project.form")
            self._introduce(project)
            self.current = self.form = project
        elif listed and _HEADED.search(listed["name"]):
            project = self._open(listed.start("name"), listed.end("name"))
            # 本次签约的都有谁？ and then the list, a paragraph each
            project.event = self.event or project.event or self.list_stage or self.announced_event
            self._introduce(project)
            project.proper = False
            self.current = project
            self.event = project.event
        elif self.text.startswith(("其中", "分别"), start):
            self.event = self.announced_event  # 此次签约项目中，…。⏎其中，投资105亿元的…
        else:
            self.announced_event = None
            self.list_stage = None if "。" in self.text[start:end] else self.list_stage

    def _of_form(self, start: int, end: int) -> bool:
        """A line `项目名称：X` or `建设单位：Y` of a form: it names the project of the lines below, or is one of them."""
        line = _FIELD.match(self.text, start, end)
        if line is None:
            self.form = None if self.form is not None and "。" in self.text[start:end] else self.form
            return False
        if _FORM_NAME.fullmatch(line["label"]):
            value = line["value"].rstrip("。；; \u3000")
            named = 5 <= len(value) <= 60 and not _NO_FORM_NAME.search(value)
            at = line.start("value")
            self.form = self._open(at, at + len(value), rule="project.form") if named else None
            if self.form is not None:
                self._introduce(self.form)
        elif self.headed is not None and start >= self.headed.end:
            self.form, self.headed = self.headed, None
        elif self.form is None and len(self.projects) <= 1 and _FORM_LABEL.fullmatch(line["label"]):
            self.form = self._titled(start)
        if self.form is None:
            return False
        self.current = self.form
        if _FORM_OWNER.fullmatch(line["label"]):
            for who in re.split(r"[、，,；;]", line["value"].rstrip("。；; \u3000")):
                if 4 <= len(who) <= 40 and is_company(who) and who not in self.form.investors:
                    self.form.investors.append(who)
        return True

    def _titled(self, start: int) -> _Open | None:
        """The project that the title names, where a form of its fields stands below."""
        title = (self.document.title or "").strip()
        at = self.text.find(title, 0, start) if 5 <= len(title) <= 40 else -1
        named = _HEADING_NAME.fullmatch(title) if at >= 0 else None
        if named is None or not is_single(named["name"]):
            return None
        return self._open(at + named.start("name"), at + named.end("name"), rule="project.form")

    # -- a sentence --------------------------------------------------------------------------------------------------

    def read_sentence(
        self,
        start: int,
        end: int,
        words: list[Word],
        numbers: list[Quantity | SizeClass],
        periods: list[PeriodMention],
        regions: list[RegionMention],
        names: list[Name],
    ) -> set[int]:
        """Collect what the sentence says of named projects; returns the starts of the numbers that are theirs."""
        text = self.text
        opened: list[tuple[_Open, int, int]] = []  # a project and the span of its name in this sentence
        owned: set[int] = set()
        self._one_of_many(start, end)
        carried = self.current
        in_form = carried is not None and carried is self.form
        fresh = carried is not None and (in_form or carried.end + 1 >= start)
        if (
            carried is not None
            and not fresh
            and (
                not (_CONTINUES.match(text, start, end) or _SPOKEN.match(text, start, end))
                or _MANY.search(text, start, min(end, start + 14))
            )
        ):
            self.last, self.age = carried, 0
            carried = None
        if carried is None and self.last and not self._named_at_the_start(names, start):
            back = not self.company and _BACK.match(text, start, end)
            if back or (
                self.age <= 2
                and not self.plural
                and (_BARE_BACK.match(text, start, end) or _says_of_it(text, start, end))
            ):
                carried = self.last
        if carried is not None and _other_phase(carried, text, start, end):
            # …二期项目…。一期投资18亿元，2014年就已投产: figures of what stands already, and of no project spoken of
            owned.update(item.start for item in numbers if isinstance(item, Quantity))
            carried = None
        if carried is None and not self.plural:
            carried = self._named_by_its_head(start, end, names, regions)
        if carried is None and not names and text[start - 1 : start] == "\n" and _SAID_FIRST.match(text, start, end):
            ahead = _SITE_AHEAD.match(text, end, end + 60)
            if ahead is not None and is_single(ahead["name"]):
                carried = self._open(ahead.start("name"), ahead.end("name"))
        company = self.company_before
        later = company is not None and (self.last is None or company[0] > max(at for at, _ in self.last.evidence))
        bare_back = not self.plural and _BARE_BACK.match(text, start, end)
        if company and later and not names and (_BACK.match(text, start, end) or bare_back):
            carried = self._of_firm(company, start, end, regions)  # 某油脂有限公司地处…。⏎项目总投资近1.3亿元
        names = [name for name in self._mentions(start, end, names) if not _is_place(text, name)]
        self.event_before = self.event
        self.glance(start, end, names)
        if (
            carried is None
            and not names
            and self.company
            and self.company[0] < start
            and _PRONOUN.match(text, start, end)
        ):
            # 在久策气体(将乐)有限公司…。该项目总投资5亿元: the company's name stands for the project's
            carried = self._of_firm(self.company, start, end, regions)
        for name in names:
            if _NO_PROJECT_AFTER.match(text, name.end) or _NO_PROJECT.search(text[name.start : name.end]):
                continue
            after_own = opened[-1][2] if opened else start
            whole = opened or (carried is not None and fresh)
            bare = not name.amount and not text.endswith("项目", name.start, name.end)
            if in_form and bare:
                continue  # 建设内容：新建综合楼、生产线…
            if whole and bare and not name.listed and _PARTS_FOLLOW.search(text[after_own : name.start]):
                continue  # 项目一期包括…生产线、…基地: what it is made of
            if bare and (opened or carried is not None) and _BUILT_OF.search(text[after_own : name.start]):
                continue  # 主要建设氧化钙生产线、骨料生产线
            aimed = _AIM_OF.search(text[after_own : name.start]) or text.startswith(("建成", "形成"), name.start)
            if bare and (opened or carried is not None) and aimed:
                continue  # 某项目，建成后致力于打造…产业基地
            if carried is not None and not opened and text.startswith("作为", name.start - 2):
                continue  # 该项目作为五师重点项目
            part = bare and text.endswith(("生产线", "车间"), name.start, name.end) and not name.listed
            part = part and not any(text[name.start : name.end] in known.name for known, _, _ in opened)
            if part and opened and not re.search(r"[；;。]", text[after_own : name.start]):
                continue  # 某产业园项目一期9月封顶，PACK生产线部分投产: a part of it
            if opened and text[after_own : name.start] in ("，将建设", "，拟建设", "，计划建设", "，主要建设"):
                continue  # 某发射器项目，将建设年产5000万支转换器项目
            if opened and _IS.match(text, after_own, name.start):
                continue  # 某项目是市里重点打造的支撑性战略项目
            if opened and name.start == opened[-1][2] and name.amount is None:
                continue  # 智慧工厂（一期）项目10kV供电项目线路工程: a part
            if name.amount is not None and opened and _OWN_AMOUNT.fullmatch(text, opened[-1][2], name.amount.start):
                # 某度假区项目，由某集团拟投资15亿元，建设康养酒店、研学营地: what it costs, and what it is made of
                self._amount(opened[-1][0], name.amount, opened[-1][2], words, owned, named=True)
                continue
            project = self._open(name.start, name.end)
            project.event = project.event or self._event_of(name, start)
            if name.amount is not None and _HAS_SIGNED.search(text, start, name.start):
                project.event = project.event or "signed"  # 福光公司与县政府签订协议，投资5亿元建设…
            if name.amount is None and _SIGNED_TO_BUILD.search(text, max(start, name.start - 90), name.start):
                project.event = project.event or "signed"
            if project.evidence == [(name.start, name.end)]:
                # 签约开工活动在某项目现场举行: which of the two is its, nobody says
                site = len(self.ceremonies) > 1 and text[name.start - 1] == "在" and _ON_SITE.match(text, name.end)
                project.ceremony = None if site else self.ceremony
            if self._of_several(name, names) or (
                opened and opened[-1][0].event == self.ceremony and self._joined_to(name, names)
            ):
                project.event = project.event or self.ceremony
            if self.counted and project.event is None and _PART_OF_MANY.search(text, start, name.start):
                project.event = self.counted
            project.proper = project.proper and (name.amount is not None or name.proper or name.listed)
            project.listed = project.listed or name.listed
            opened.append((project, name.start, name.end))
            elsewhere = [other for other in names if other is not name]
            self._place(project, regions, name.start, name.end, elsewhere)
            self._investor(project, name, max([start, *(other.end for other in elsewhere if other.end <= name.start)]))
            if name.amount is not None and not self._of_several(name, names):
                floor = max([start, name.amount.start - 12, *(other.end for other in names if other.end <= name.start)])
                self._amount(project, name.amount, floor, words, owned, named=True)
                between = [n for n in numbers if isinstance(n, Quantity) and name.amount.end <= n.start < name.start]
                for number in between:
                    if number.kind == "count":
                        self._attribute(project, number, name.amount.end, words, owned)  # 投资2.8亿元、用工400人的…
        if opened:
            self._respective(opened, start, end, numbers, words, owned)
        elif self.projects:
            self._each_of_several(start, end, numbers, words, owned)
        turns = self._turns(start, end, numbers)
        many_from = turns[0] if turns else end
        if carried is None and not opened:
            if each := self._all_named(start, end):
                self._stages([(known, start, start) for known in each], start, end, words, periods, numbers, end)
            self._on_site(start, end)
            if turns:
                self.plural = True
            self.current = None
            return owned
        shared = self._shared(opened, names)
        self._builders(opened, carried, start, end)
        self._phases_apart(opened[-1][0] if opened else carried, start, end, numbers, owned)
        for item in numbers:
            if isinstance(item, SizeClass) or item.start in owned:
                continue
            owner = carried if item.start < many_from else None
            for project, first, _ in opened:
                # 签约的7个项目分别是：甲项目，总投资3亿元；乙项目…: what follows a name behind the count is that one's,
                # until the sentence comes back to the many: …，7个项目全部建成后，年产值50亿元
                if first < item.start:
                    owner = None if any(first < turn <= item.start for turn in turns) else project
            if owner is None or any(first < item.start < last for first, last in shared):
                continue
            if opened and self._another_firm(opened, item):
                continue
            self._attribute(owner, item, start, words, owned)
        spans = [(carried, start, start), *opened] if carried is not None and not opened else opened
        if not opened and (each := self._all_named(start, end)):
            self._stages([(known, start, start) for known in each], start, end, words, periods, numbers, end)
        self._stages(spans, start, min(end, many_from) if not opened else end, words, periods, numbers, many_from)
        capacity = _CAPACITY.search(text, start, end)
        subject = opened[-1][0] if opened else carried
        if capacity and subject is not None:
            owned.update(item.start for item in numbers if capacity.start() <= item.start < capacity.end())
            if len(opened) <= 1:
                subject.capacity = subject.capacity or _CAPACITY_ONLY.sub("", capacity[0])
        if opened:
            self.plural = any(turn >= opened[-1][2] for turn in turns)
        elif turns and (carried is None or _THESE.search(text, start, end)):
            self.plural = True
        self.told = self.told or subject is not None
        self.current = subject if many_from >= end and not self.plural else None
        if shared and shared[-1][1] == len(text) and many_from >= end:
            self.current = self.last = self.company = None  # 建设甲项目和乙项目。项目建成后…: nobody says which
            self.plural = True
        elif subject is not None and many_from < end:
            self.last, self.age = subject, 0
        return owned

    def _another_firm(self, opened: list[tuple[_Open, int, int]], item: Quantity) -> bool:
        """Whether a firm stands between the last name and a number, behind a semicolon: 甲项目…；乙集团投资50亿元…."""
        named = max((last for _, _, last in opened if last <= item.start), default=item.start)
        parted = self.text.rfind("；", named, item.start)
        return parted >= 0 and _COMPANY.search(self.text, parted, item.start) is not None

    def _joined(self, name: Name, names: list[Name]) -> Name | None:
        """The next name, where 、 or 和 joins it to this one and it has no amount of its own."""
        after = next((other for other in names if other.start >= name.end), None)
        joined = after is not None and _JOINED.fullmatch(self.text, name.end, after.start) is not None
        return after if joined and after is not None and after.amount is None else None

    def _joined_to(self, name: Name, names: list[Name]) -> bool:
        """Whether a name is joined to the one before it."""
        before = next((other for other in reversed(names) if other.end <= name.start), None)
        return before is not None and self._joined(before, names) is name

    def _of_several(self, name: Name, names: list[Name]) -> bool:
        """Whether the amount before a name is of a list: 某公司投资17亿元建设甲项目、乙项目和丙项目."""
        amount = name.amount
        builds = amount is not None and _BUILDS.search(self.text, amount.end, name.start) is not None
        return builds and self._joined(name, names) is not None

    def _shared(self, opened: list[tuple[_Open, int, int]], names: list[Name]) -> list[tuple[int, int]]:
        """Where figures are of a list and of none of its members: 甲项目、乙项目、丙项目，总投资25.1亿元.

        Spans from the end of such a list to the next name, or to the end of the text where none follows.
        """
        spans: list[tuple[int, int]] = []
        starts = {first for _, first, _ in opened}
        for index, name in enumerate(names):
            after = names[index + 1] if index + 1 < len(names) else None
            closed = name.listed and re.match(r"等[，,]\s?(?:计划|协议)?总?投资", self.text[name.end : name.end + 8])
            if closed and name.start in starts:
                # 包括甲项目、乙项目等，总投资69.3亿元: of them all
                spans.append((name.end, after.start if after else len(self.text)))
                continue
            if name.start not in starts or not self._joined_to(name, names):
                continue
            before = names[index - 1]
            own = before.amount is not None and not self._of_several(before, names)
            if not own and self._joined(name, names) is None:
                spans.append((name.end, after.start if after else len(self.text)))
        return spans

    def glance(self, start: int, end: int, names: list[Name]) -> None:
        """Keep the company and the ceremony that a sentence names: a later 该项目 may mean the one or the other."""
        words = self.text[start:end]
        ends = "公司" in words or "集团" in words  # as every name does that `_COMPANY` reads
        for company in _COMPANY.finditer(self.text, start, end) if ends else ():
            if not any(name.start <= company.start() < name.end for name in names):
                lead = _company_lead(company[0])
                first = company.start() + lead
                if self.text[first - 1 : first] == "由" or _CONTRACTOR.search(self.text, start, first):
                    continue
                told = self.told or names or (self.age <= 1 and len(self.projects) == 1)
                if told and _SPEAKS.match(self.text, company.end(), end):
                    continue  # 某项目…。”公司总经理说: whose words they are, and no new subject
                self.company = (first, company.end())
        event = _EVENT.search(self.text, start, end) if _MILESTONE.search(words) else None
        if event:
            self.event = next(stage for word, stage in _EVENT_STAGES if word in event[0])
        held = _CEREMONY.findall(words) if event or "仪式" in words else []
        if held:
            plain = [each.replace("开复工", "复工") for each in held]
            stages = {stage for each in plain for word, stage in _EVENT_STAGES if word in each}
            stages |= {"started"} if any("开竣工" in each for each in held) else set()
            stages |= {"under_construction"} if any("开复工" in each for each in held) else set()
            self.ceremonies |= stages
            self.ceremony = stages.pop() if len(stages) == 1 and len(self.ceremonies) == 1 else None
        topic = _TOPIC_OF.match(self.text, start, end) if len(self.ceremonies) > 1 else None
        if topic:
            # signing and groundbreaking held together: 签约项目中，…。⏎…。⏎当天开工的…
            self.ceremony = dict(_EVENT_STAGES)[topic["in"] or topic["of"]]

    def _event_of(self, name: Name, start: int) -> str | None:
        """What the sentence makes of a name: 开工项目中，…甲、乙；竣工项目中，…丙: the last said before it."""
        said = _EVENT.findall(self.text, start, name.start)
        if said and self.event is not None:
            return next(stage for word, stage in _EVENT_STAGES if word in said[-1])
        later = None if self.event == self.event_before else _EVENT.search(self.text, name.end)
        if later and re.search(r"[；;]|[，,](?:同时|并|还)", self.text[name.end : later.start()]):
            return self.event_before  # 对甲项目等进行了推介，同时对乙项目等进行了集中签约
        return self.event

    def _respective(
        self,
        opened: list[tuple[_Open, int, int]],
        start: int,
        end: int,
        numbers: list[Quantity | SizeClass],
        words: list[Word],
        owned: set[int],
    ) -> None:
        """甲项目、乙项目…，投资分别为2.3亿元和9000万元，年产值分别为5亿元和3亿元: each amount is one project's."""
        text = self.text
        for cue in (word for word in words if word.role == "respectively"):
            after: list[Quantity] = []
            for item in numbers:
                if isinstance(item, SizeClass) or item.kind != "money" or item.start < cue.start:
                    continue
                if after and not re.fullmatch(r"[、，,和及与]+", text[after[-1].end : item.start]):
                    break
                after.append(item)
            before = [project for project, first, _ in opened if first < cue.start]
            if not before and len(after) > 1:
                # 总投资分别为11亿元、6亿元的甲项目和乙项目
                following = [project for project, first, _ in opened if first > after[-1].end][: len(after)]
                before = following if text_between(text, after[-1].end, opened[0][1]) else []
            if len(after) < 2 or len(after) != len(before):
                continue
            begin = clause_start(text, cue.start, start)
            said = [word for word in words if begin <= word.start < cue.start and word.metric]
            column = _YIELDS.get(said[-1].metric or "") if said else None
            if not re.search(r"投资[^，。]{0,4}$", text[max(start, cue.start - 8) : cue.start]):
                if column is None or len(opened) != len(before):
                    continue
            else:
                column = None
            for project, item in zip(before, after, strict=True):
                if column is not None:
                    setattr(project, column, item.low if getattr(project, column) is None else getattr(project, column))
                elif item.unit == "CNY":
                    project.investment, project.bound = item.low, item.bound
                else:
                    project.foreign = Amount(value=item.low, unit=item.unit)
                owned.add(item.start)
                project.evidence.append((item.start, item.end))

    def _phases_apart(
        self,
        project: _Open | None,
        start: int,
        end: int,
        numbers: list[Quantity | SizeClass],
        owned: set[int],
    ) -> None:
        """二期和三期项目分别投资6亿元、8亿元: as many amounts as phases, each of one."""
        said = _PHASES_APART.search(self.text, start, end) if project is not None else None
        if said is None or project is None:
            return
        phases = _PHASE.findall(said[0])
        amounts = [
            item
            for item in numbers
            if isinstance(item, Quantity) and item.unit == "CNY" and said.end() <= item.start <= said.end() + 40
        ]
        if len(amounts) != len(phases):
            return
        for phase, item in zip(phases, amounts, strict=True):
            known = project.phases.get(phase)
            project.phases[phase] = Phase(name=phase, investment_cny=item.low, stage=known.stage if known else None)
            owned.add(item.start)
            project.evidence.append((item.start, item.end))

    def _each_of_several(
        self, start: int, end: int, numbers: list[Quantity | SizeClass], words: list[Word], owned: set[int]
    ) -> None:
        """投产后，两个项目分别可实现年销售2.5亿元和1.2亿元: each amount is one of the projects named last."""
        several = _SEVERAL.search(self.text, start, end)
        if several is None:
            return
        amounts = [
            item
            for item in numbers
            if isinstance(item, Quantity) and item.kind == "money" and item.start >= several.end()
        ]
        known = "两三四五六".find(several["many"]) + 2
        if len(amounts) != known or len(self.projects) < known:
            return
        first = clause_start(self.text, amounts[0].start, start)
        for project, item in zip(self.projects[-known:], amounts, strict=True):
            said = [word for word in words if first <= word.start < amounts[0].start and word.metric]
            column = _YIELDS.get(said[-1].metric or "") if said else None
            if column and getattr(project, column) is None:
                setattr(project, column, item.low)
                owned.add(item.start)
                project.evidence.append((item.start, item.end))

    def _turns(self, start: int, end: int, numbers: list[Quantity | SizeClass]) -> list[int]:
        """Where the sentence turns from one project to many: at `等12个项目`, `在谈项目73个`, `上述项目`."""
        text = self.text
        turns = [found.start() for found in _THESE.finditer(text, start, end)]
        for item in numbers:
            if (
                isinstance(item, SizeClass)
                or item.kind != "count"
                or item.measure not in ("个", "项", "宗", "個")
                or item.low < 2
            ):
                continue
            before = _OF_MANY_BEFORE.search(text, max(start, item.start - 6), item.start)
            if before or _OF_MANY_AFTER.match(text, item.end, item.end + 18):
                # 总投资约122亿元的27个项目集中开工: the amount is of the many
                whole = _OF_THE_MANY.search(text, max(start, item.start - 24), item.start)
                turns.append(whole.start() if whole else item.start)
        return sorted(turns)

    def _all_named(self, start: int, end: int) -> list[_Open]:
        """甲项目…。乙项目…。目前，两个项目已完成主体建设: as many as were named, so that it is said of each."""
        found = _ALL_NAMED.match(self.text, start, end) if len(self.projects) > 1 else None
        if found is None:
            return []
        count = int(found["count"]) if found["count"].isdecimal() else parse_han(found["count"].replace("两", "二"))
        return self.projects if count == len(self.projects) else []

    def _on_site(self, start: int, end: int) -> None:
        """生产区内，厂房已建成，正在进行设备安装: of the one project that the text tells of, where no other is named."""
        known = self.last
        if known is None or self.age > 1 or len(self.projects) > 1 or known.stage not in (None, "signed", "landed"):
            return
        text = self.text
        if _SITE_TALK.match(text, start, end) is None:
            return
        for found in _words_of("working").finditer(text, start, end):
            begin = clause_start(text, found.start(), start)
            said = text[begin : found.start()]
            if not (_NOT_YET.search(said) or _words_of("announced").search(said)):
                known.stage, known.stage_date = "under_construction", None
                known.evidence.append((begin, found.end()))
                return

    def _one_of_many(self, start: int, end: int) -> None:
        """共签约项目89个，…单体最大的为某项目: the stage that is counted is that of the one picked out of them."""
        for found in _COUNTED.finditer(self.text, start, end):
            if _MEANT.search(self.text, max(start, found.start() - 6), found.start()):
                continue  # 今年拟新开工124个重点项目，包括…
            self.counted = dict(_EVENT_STAGES).get(found["stage"], self.counted)
        for found in _COUNTED_FIRST.finditer(self.text, start, end):
            self.counted = dict(_EVENT_STAGES)[found["stage"]]  # 全市有5个项目上台参加签约
        if self.counted is None and self.counted_before and _THESE_ARE.match(self.text, start, end):
            self.counted = self.counted_before

    def goes_back(self, start: int, end: int) -> bool:
        """Whether a sentence without a number or a name may speak of the last project: 该基地已于…动工建设."""
        known = self.last is not None or self.company_before is not None
        if self.last is not None and self.age <= 1:
            if len(self.projects) == 1 and _SITE_TALK.match(self.text, start, end):
                return True
            if self.text.find("个项目", start, start + 24) >= 0 and _ALL_NAMED.match(self.text, start, end):
                return True
        return known and (_BACK.match(self.text, start, end) or _BARE_BACK.match(self.text, start, end)) is not None

    def _named_by_its_head(self, start: int, end: int, names: list[Name], regions: list[RegionMention]) -> _Open | None:
        """在某药业柘荣基地，…高兴地说。该基地总投资2.8亿元: the phrase that closes with the same noun is its name."""
        back = _BY_HEAD.match(self.text, start, end)
        if back is None or self._named_at_the_start(names, start):
            return None
        floor = self.text.rfind("\n", 0, start) + 1
        named = find_headed(self.text, max(floor, start - 160), start, back["head"])
        if named is None:
            return None
        project = self._open(named.start, named.end, rule="project.headed")
        self._place(project, regions, named.start, named.end, [])
        return project

    def _of_firm(self, company: tuple[int, int], start: int, end: int, regions: list[RegionMention]) -> _Open:
        """The project that a company's name stands for: one that it is known to build, else one told by its name alone."""
        text = self.text
        words = text[company[0] : company[1]]
        core = _FIRM_FORM.sub("", words)
        same = _BY_HEAD.match(text, start, end)
        for project in reversed(self.projects[-_NEAR:]):
            plain = _FIRM_FORM.sub("", project.plain)
            own = len(core) >= 4 and len(plain) >= 4 and (core in plain or plain in core)
            if own or any(words in known for known in project.investors):
                return project  # 引进某葛业有限公司发展葛系列产品生产项目。项目总投资…
            if same is not None and same["head"] in project.name and project is self.last:
                return project
        project = self._open(*company, rule="project.company")
        self._place(project, regions, start, start, [])
        return project

    def _named_at_the_start(self, names: list[Name], start: int) -> bool:
        return any(name.start <= start + 12 for name in names)

    def _mentions(self, start: int, end: int, names: list[Name]) -> list[Name]:
        """The names, and known projects that are named again by less than their name (中建二局广东建设基地总投资…)."""
        more: list[Name] = []
        text, opening = self.text, self.by_opening
        starts = range(start, end - 4) if opening else range(0)
        again = {index for at in starts for index in opening.get(text[at : at + 5], ())}
        for project in (self.projects[index] for index in sorted(again)):
            # 临西县百万头生猪养殖基地项目…。⏎据悉，百万头生猪养殖基地是…
            found = ((text.find(words, start, end), words) for words in _called(project.name))
            at, plain = next((known for known in found if known[0] >= 0), (-1, ""))
            if (
                at < 0
                or text.startswith(("有限", "股份", "公司", "集团"), at + len(plain))
                or text[at - 1 : at] in "在于到"
                or any(name.start < at + len(plain) and at < name.end for name in (*names, *more))
            ):
                continue
            self.again[at] = project
            more.append(Name(at, at + len(plain), proper=project.proper))
        return sorted([*names, *more], key=lambda name: name.start) if more else names

    def _builders(self, opened: list[tuple[_Open, int, int]], carried: _Open | None, start: int, end: int) -> None:
        """项目由某公司投资建设: the investor that stands behind the name."""
        for found in _BUILDER.finditer(self.text, start, end):
            owner = carried
            for project, first, _ in opened:
                # 由某公司投资的甲项目: the one named next, not the one spoken of before
                if first < found.start() or self.text[found.end() : first] in ("的", "建设的", "的“"):
                    owner = project
            for part in re.split(r"[、]|(?<=公司)[和与及]", found["who"]):
                who = part[_company_lead(part) :]
                if owner is not None and len(who) > 3 and not any(who in known for known in owner.investors):
                    owner.investors.append(who)

    def _open(self, start: int, end: int, rule: str = "project") -> _Open:
        name = self.text[start:end]
        plain = _plain(name)
        if (known_here := self.again.get(start)) is not None:
            known_here.evidence.append((start, end))
            return known_here
        # those that may hold the name, and those that it may hold
        alike = {index for words in _openings(plain) for index in self.by_name.get(words, ())}
        alike.update(index for part in _parts(plain) for index in self.by_opening.get(part, ()))
        for project in (self.projects[index] for index in sorted(alike)):
            known = project.plain
            same = min(len(known), len(plain)) >= 5 and (known in plain or plain in known)
            if known == plain or same or _same_works(known, plain):
                project.evidence.append((start, end))
                if len(name) > len(project.name) and known in plain:
                    project.name, project.plain = name, plain
                    self._index(project)
                return project
        if len(self.projects) == 1 and _told_shorter(self.projects[0].plain, plain):
            project = self.projects[0]
            project.evidence.append((start, end))
            if len(plain) > len(project.plain):
                project.name, project.plain = name, plain
                self._index(project)
            return project
        project = _Open(start, end, name, plain, len(self.projects), rule=rule, evidence=[(start, end)])
        self.projects.append(project)
        self._index(project)
        return project

    def _index(self, project: _Open) -> None:
        for part in _parts(project.plain):
            self.by_name.setdefault(part, []).append(project.index)
        for opening in {*_openings(project.plain), *(words[:5] for words in _called(project.name))}:
            self.by_opening.setdefault(opening, []).append(project.index)

    def _place(self, project: _Open, regions: list[RegionMention], start: int, end: int, others: list[Name]) -> None:
        """The place in the project's own name, else the last before it, else the one that it is said to stand in."""
        project.around = project.around or self.region
        if project.region is not None:
            return
        if self.home is None:
            # 在上海成功举办招商推介会: where it was held, and nothing stands
            regions = [
                place
                for place in regions
                if self.text[place.start - 1] != "在" or not _HELD_IN.match(self.text, place.end)
            ]
        parted = self.text.rfind("；", max(0, start - 60), start)
        if parted >= 0 and _COMPANY.search(self.text, parted, start):
            # …；某公司计划在长德开发区建设…项目: no place of the clauses before
            regions = [place for place in regions if place.start > parted]
        host = self._host(start)
        if host is not None:
            # 甲公司和某县政府签约…项目: that county's, whichever the sentence named before
            regions = [place for place in regions if host[0] <= place.start < host[1] or start <= place.start < end]
        inside = [
            place
            for place in regions
            if place.division is not None
            and not place.self_reference
            and (
                self.home is None
                or (contains(self.home.code, place.division.code) and place.division.code != self.home.code)
                or (place.start >= end and self._set_there(end, place))
            )
        ]
        inside = [place for place in inside if not any(o.start <= place.start < o.end for o in others)]
        before = [place for place in inside if place.start <= start + 6]
        own = [place for place in inside if start <= place.start < end]
        behind = [
            p
            for p in inside
            if p.start >= end
            and (self.home is not None or _STANDS_IN.search(self.text, end, p.start))
            and not re.search(r"[；;]", self.text[end : p.start])
        ]
        chosen = next(iter(own[:1] + before[-1:] + behind), None)
        finer = [p for p in before if p.division and chosen and chosen.division and p is not chosen]
        for place in finer:
            if chosen and place.division and chosen.division and place.division.code != chosen.division.code:
                chosen = place if contains(chosen.division.code, place.division.code) else chosen
        zone = [
            place
            for place in regions
            if self.home is not None
            and place.start <= start
            and not place.self_reference
            and place.name.endswith("区")
            and not any(o.start <= place.start < o.end for o in others)
            and (place.division is None or (place.division.code == self.home.code and place.name != self.home.name))
        ]
        if chosen is None and zone and self.home is not None:
            project.region = (zone[-1].name, self.home.code)  # 安庆经开区1个，为…项目
        elif chosen is not None and chosen.division is not None:
            own_park = start < chosen.end <= end and (chosen.name[-1] != "区" or chosen.name.endswith("度假区"))
            # 仙游三福产业园 is what stands there, and 仙游县 where
            place_name = chosen.division.name if own_park else chosen.name
            project.region = (place_name or chosen.division.name, chosen.division.code)

    def _host(self, start: int) -> tuple[int, int] | None:
        """The span of the government that signs what is named at `start`, `None` where none does."""
        signers = _SIGNERS.search(self.text, max(0, start - 90), start)
        for party in ("other", "one") if signers else ():
            if signers and _GOVERNS.search(signers[party]):
                return signers.span(party)
        return None

    def _set_there(self, end: int, place: RegionMention) -> bool:
        """Whether the project is said to stand at a place: “深农”项目已在永登县落地."""
        if re.search(r"[，。；：]", self.text[end : place.start]):
            return False
        told = _SET_AT.search(self.text, end, place.start)
        within = re.search(r"在$", self.text[end : place.start]) and _SET_UP.match(self.text, place.end)
        return told is not None or bool(within)

    def _investor(self, project: _Open, name: Name, start: int) -> None:
        begin = clause_start(self.text, name.start, start)
        signers = _SIGNERS.search(self.text, max(0, begin - 1), name.start)
        for party, host in (("one", "other"), ("other", "one")) if signers else ():
            # 某县政府与华润电力签约的…项目: no 公司 tells that it is a firm
            who = signers[party] if signers else ""
            firm = signers and _GOVERNS.search(signers[host]) and not _GOVERNS.search(who) and _FIRM.fullmatch(who)
            if firm and who not in project.investors:
                project.investors.append(who)
        for company in _COMPANY.finditer(self.text, begin, name.start):
            words = company[0][_company_lead(company[0]) :]
            if words not in project.investors and len(words) > 3:
                project.investors.append(words)
        own = _COMPANY.match(self.text, name.start, name.end)
        if own and own.end() + 3 < name.end and not project.investors and not _company_lead(own[0]):
            project.investors.append(own[0])  # 文景科技有限公司装配式装饰产业研发基地项目

    # -- numbers -----------------------------------------------------------------------------------------------------

    def _attribute(self, project: _Open, item: Quantity, start: int, words: list[Word], owned: set[int]) -> None:
        text = self.text
        begin = clause_start(text, item.start, start)
        if text[begin - 1 : begin] in ("：", ":") and begin > start:
            begin = clause_start(text, begin - 1, start)  # 新增就业：1100人
        said = text[begin : item.start]
        if item.kind == "money":
            self._amount(project, item, begin, words, owned, sentence=start)
        elif item.kind == "count":
            after = re.match(r"[^，。；、]{0,14}", text[item.end : item.end + 14])
            if item.measure in ("个", "人", "名", "位") and (_JOBS.search(said) or (after and _JOBS.search(after[0]))):
                if _HOMES.search(project.name) or re.match(
                    r"(?:行政|自然)?村(?!民)|社区|小区|乡镇", text[item.end : item.end + 4]
                ):
                    return  # 新型社区项目可安置8000人
                if not _OTHERS_JOBS.search(said):
                    self._yield(project, "jobs", item, start)
                owned.add(item.start)
                project.evidence.append((begin, item.end))
        elif item.kind == "percent":
            if _words_of("announced").search(text, max(start, item.start - 24), item.start):
                return  # 预计明年1月15日，能完成设备80%的安装量
            if re.search(r"占(?:项目|计划)?总投资", said) or (
                _PROGRESS.search(said) and not re.search(r"目标|任务|同比|占|率", said)
            ):
                project.progress = item.low
                owned.add(item.start)
                project.evidence.append((begin, item.end))
        elif item.kind == "area" and re.search(r"占地|用地|建筑面积|规划面积|总面积", said):
            owned.add(item.start)  # 占地320亩 is the project's ground, not a figure of the pipeline

    def _amount(
        self,
        project: _Open,
        item: Quantity,
        begin: int,
        words: list[Word],
        owned: set[int],
        named: bool = False,
        sentence: int | None = None,
    ) -> None:
        """Give one amount its column; `named` says that the project's name follows it (`9.6亿元的…扩能项目`)."""
        text = self.text
        sentence = begin if sentence is None else sentence
        begin = clause_start(text, item.start, begin)
        own = [word for word in words if begin <= word.start < item.start and word.metric]
        said = text[begin : item.start]
        if not own and project is self.form:
            own = [word for word in words if sentence <= word.start < item.start and word.metric]  # 总投资额：9.8亿元
            said = text[sentence : item.start]
        metric = own[-1].metric if own else None
        if metric is None:
            behind = re.match(r"的?(?:年|全年)?(产值|销售收入|营业收入|税收|利税)", text[item.end : item.end + 8])
            metric = (
                {"产值": "output_value", "税收": "tax", "利税": "tax"}.get(behind[1], "revenue") if behind else None
            )
        if metric is None and named:
            metric = "investment"  # …产业园、9.6亿元的…项目
        bracketed = text[item.start - 1 : item.start] in ("（", "(") and text[item.end : item.end + 1] in ("）", ")")
        if metric is None and bracketed and any(end == item.start - 1 for _, end in project.evidence):
            metric = "investment"  # 甲项目（8.6亿元）、乙项目（7.2亿元）
        if metric is None and re.search(r"[缴纳交]税?[^，。]{0,3}税|[缴纳交]税", said):
            metric = "tax"  # 年缴税3500万元
        if metric is None and re.search(r"实现(?:年)?销售额?(?:约|近|超)?$", said):
            metric = "revenue"
        after_name = max(
            (end for start, end in project.evidence if begin <= start < item.start and end <= item.start), default=begin
        )
        phases = list(
            _PHASE.finditer(text, max(begin, after_name), item.start)
        )  # 潘集电厂一期项目总投资63.5亿元: a name
        if re.search(r"注册资[本金]|贷款|补贴|奖励|到位|占地|利润[^，。]{0,6}$|每亩", said):
            return
        if metric == "planned_investment":
            owned.add(item.start)  # 年度计划投资2亿元: of this one, and no column of it
            return
        if "均" in said and _EACH.search(said):
            owned.add(item.start)  # 亩均税收40万元
            return
        if "收入" in said and _THEIR_INCOME.search(said):
            owned.add(item.start)
            return
        others = not named and _OTHERS.search(text, max(begin, after_name), item.start)
        if others or re.search(r"(?:投资额?|项目|金额)均[^，。]{0,4}$", said):
            return  # …，投资额均过5亿元: a class that all of them belong to
        if re.match(r"(?:追加|增加|提高|扩大|调整|增资|增)(?:到|至|为)", text[item.end : item.end + 4]):
            owned.add(item.start)  # 总投资由最初的6.8亿元追加到9亿元: what it was before
            return
        more = not named and _MORE.search(said) is not None
        if metric == "capital" and "投资" in said:
            metric = "investment"  # 一期投资金额7.63亿元
        own_phase = _PHASE.search(project.name)
        if phases and own_phase and phases[-1][1] == own_phase[1]:
            phases = []  # 二期海洋功能食品项目…。二期项目投资7.4亿元: the project's own
        if phases and metric in (None, "total_investment", "investment"):
            phase = phases[-1][1]
            known = project.phases.get(phase)
            project.phases[phase] = Phase(name=phase, investment_cny=item.low, stage=known.stage if known else None)
        elif metric in ("total_investment", "investment", "contract_value", "fixed_asset_investment"):
            if item.unit == "CNY":
                if (
                    project.investment is None
                    or ("investment" in project.partial and not more)
                    or _NOW.search(text, sentence, item.start)
                ):
                    project.investment, project.bound = item.low, item.bound
                    # 对某项目增加投资6600万元: what it costs in all, only as long as nothing else is said
                    (project.partial.add if more else project.partial.discard)("investment")
            else:
                project.foreign = project.foreign or Amount(value=item.low, unit=item.unit)
        elif metric in ("completed_investment",):
            if _words_of("announced").search(text, sentence, item.start):
                owned.add(item.start)
                return  # 预计到本月末，还可以实现投资4亿元
            project.completed = item.low
        elif metric in _YIELDS:
            self._yield(project, _YIELDS[metric], item, sentence)
        elif metric is None and project.investment is not None and re.search(r"追加到|调整为|增加到", said):
            project.investment = item.low  # 总投资由6.8亿元追加到9亿元
        elif metric is None and project.revenue is not None and re.search(r"增加到|增长到|提高到", said):
            project.revenue = item.low
        else:
            return
        owned.add(item.start)
        project.evidence.append((begin + len(said) - len(said.lstrip(" 　，,“")), item.end))

    def _yield(self, project: _Open, column: str, item: Quantity, sentence: int) -> None:
        """What a project yields a year, or how many it employs: the whole's, or a phase's until the whole's is said."""
        own = [(first, last) for first, last in project.evidence if self.text.startswith(project.name, first)]
        phases = [
            phase
            for phase in _PHASE.finditer(self.text, sentence, item.start)
            if not any(first <= phase.start() < last for first, last in own)
        ]
        whole = _WHOLE.search(self.text, phases[-1].end() if phases else sentence, item.start)
        partial = bool(phases) and whole is None and _PHASE.search(project.name) is None
        # 8月份实现产值900万元，达产后年产值2.5亿元: a month's is no year's
        partial = partial or _MONTHLY.search(self.text, sentence, item.start) is not None
        if getattr(project, column) is None or (column in project.partial and not partial):
            setattr(project, column, item.low)
            (project.partial.add if partial else project.partial.discard)(column)

    # -- stages ------------------------------------------------------------------------------------------------------

    def _stages(
        self,
        spans: list[tuple[_Open, int, int]],
        start: int,
        end: int,
        words: list[Word],
        periods: list[PeriodMention],
        numbers: list[Quantity | SizeClass],
        many_from: int,
    ) -> None:
        text = self.text
        groups: list[list[tuple[_Open, int, int]]] = []
        for span in spans:
            joined = groups and re.fullmatch(
                r"”?[、和与及以，]*(?:及)?(?:总?投资[^，。]{0,12}元的?)?[“《]?|等?[、和与及]+[^，。；]{0,14}的?[“《]?",
                text[groups[-1][-1][2] : span[1]],
            )
            # 签约了甲项目，总投资2亿元的乙项目签约落地: each has its own stage
            own = "，" in text[groups[-1][-1][2] : span[1]] if groups else False
            if joined and not (own and any(w.stage and start <= w.start < groups[-1][0][1] for w in words)):
                groups[-1].append(span)
            else:
                groups.append([span])
        for index, group in enumerate(groups):
            first = clause_start(text, group[0][1], start)
            last = clause_start(text, groups[index + 1][0][1], group[-1][2]) if index + 1 < len(groups) else end
            if not spans or group[0][1] == group[0][2]:
                first = start
            if last > many_from > group[-1][2]:
                stop = re.compile(r"[，。；,;]").search(text, many_from, last)
                last = stop.start() if stop and re.match(r"等", text[max(0, many_from - 1) : many_from]) else many_from
            inside = [(a, b) for _, a, b in spans]
            for project, _, _ in group:
                project.waiting = project.waiting or _WAITING.search(text, first, last) is not None
            for word in self._stage_words(first, last, words, inside):
                ends = [b for _, _, b in group if b <= word[0]]
                self._reach(
                    [project for project, _, _ in group], word, start, first, last, periods, max(ends, default=0)
                )

    def _stage_words(
        self, first: int, last: int, words: list[Word], names: list[tuple[int, int]]
    ) -> list[tuple[int, int, str]]:
        text = self.text
        found: list[tuple[int, int, str]] = []
        for word in words:
            if not first <= word.start < last or any(a <= word.start < b for a, b in names):
                continue
            if word.stage is None:
                continue
            if text.startswith("项目", word.end) and not any(
                b <= word.start and _LIST_CLASS.fullmatch(text, b, word.start) for _, b in names
            ):
                continue  # 签约项目 is a class; 甲、乙等续建项目 says a stage of each
            if _FORMALITY.search(text, first, word.start) and "手续" in text[word.end : word.end + 16]:
                continue  # 正在办理立项、环评等手续
            if word.surface == "协议" and _REACHED_DEAL.search(text, max(first, word.start - 8), word.end + 1):
                found.append((word.start, word.end, "signed"))  # 达成框架协议的甲、乙、丙3个项目
                continue
            if word.surface == "推介" and text[word.start - 3 : word.start] == "进行了":
                found.append((word.start, word.end, "planned"))  # 对甲、乙等22个招商项目进行了推介
                continue
            filed = word.surface in _FILED and _FILED_BEFORE.search(text, first, word.start) is not None
            if (
                word.surface in WEAK
                and not filed
                and not (
                    word.surface in _BEFORE_NAME
                    and any(word.end <= a <= word.end + 24 and _TO_NAME.fullmatch(text, word.end, a) for a, _ in names)
                )
            ):
                continue
            if (
                word.surface in _BRINGING
                and not any(word.end <= a and not re.search(r"[，。；,;]", text[word.end : a]) for a, _ in names)
                and not re.search(r"招商|成功|签约|去年|今年|项目$", text[max(first, word.start - 6) : word.start])
            ):
                continue  # 将引入…专家团队, 拟引进德国生产线: what it brings, not that it was brought
            if _only_waits(word, text[first:last]):
                continue
            if text.startswith(("的目标", "目标", "的条件", "的标准"), word.end):
                continue  # 距离今年投产的目标又进了一步
            if word.surface == "建成" and _LINES_BUILT.match(text, word.end):
                continue  # 建成5条生产线: a part of it
            if _CLASS_COUNTED.match(text, word.end):
                continue  # 一季度开工重点建设项目4个: of the four
            if re.match(r"\s?\d+\s?[家户]", text[word.end : word.end + 6]):
                continue  # 已入驻企业43家，其中投产26家: firms, not the park
            if re.match(
                r"(?:座谈会|推介会|仪式|活动|率|招商|局|现场会|小分队|条件|要求|标准|状态|(?:入驻|落户)?企业)",
                text[word.end : word.end + 4],
            ):
                continue
            if word.stage in ("started", "landed") and _BY_FIRMS.search(text, first, word.start):
                continue  # 39家企业入驻动工建设: theirs
            stage = "under_construction" if word.surface == "主体完工" else word.stage
            own = max((b for _, b in names if b <= word.start), default=first)
            if (
                stage in ("completed",)
                and _PART_DONE.search(text, max(first, own), word.start)
                and "一期" not in text[max(first, word.start - 6) : word.start]
            ):
                stage = "under_construction"
            found.append((word.start, word.end, stage))
        for match in _words_of("working").finditer(text, first, last):
            early = match[0].endswith("推进") and (
                re.search(r"前期|手续|审批|工作", text[first : match.end() + 8])
                or _TO_COME.search(text, first, match.start())
            )
            if text.startswith(("标准", "成本", "周期", "工期"), match.end()):
                continue  # 提高厂房建设标准
            if not early and not any(a <= match.start() < b for a, b in names):
                found.append((match.start(), match.end(), "under_construction"))
        for match in _SITE_AT_WORK.finditer(text, first, last):
            found.append((match.start(), match.end(), "under_construction"))
        return sorted(found)

    def _reach(
        self,
        projects: list[_Open],
        word: tuple[int, int, str],
        sentence: int,
        first: int,
        last: int,
        periods: list[PeriodMention],
        after: int,
    ) -> None:
        """Let the projects reach the stage of a word; a phase counts only `after` their names (甲二期 is a name)."""
        text = self.text
        start, end, stage = word
        begin = clause_start(text, start, first)
        said = text[begin:start]
        if _NOT_YET.search(said):
            return
        if self.text[start:end] in _SETTLED_AT and "已" not in said:
            # 签约仪式上，…某项目，落户加义镇: where, and not how far it has come
            projects = [project for project in projects if "signed" not in (project.event, project.ceremony)]
        clause_end = re.compile(r"[，。；,;]").search(text, end, last)
        stop = clause_end.start() if clause_end else last
        near = [p for p in periods if begin <= p.start < stop and p.kind in ("day", "month", "by", "span", "as_of")]
        before = [p for p in near if p.end <= start + 1] or self._opening_date(sentence, start, periods)
        when = before[-1] if before else None
        if when is not None and when.kind == "span":
            # 6月28日，…举行2020年第二批项目集中开工仪式: the day, and not the year in the ceremony's name
            days = [p for p in periods if p.kind == "day" and sentence <= p.start < when.start]
            batch = re.match(
                r"(?:度)?(?:第[一二三四五六七八九十\d]+(?:批|季度|次)|首批|[春夏秋冬]季)", text[when.end : when.end + 6]
            )
            when = days[-1] if days and (batch or "年" in text[when.start : when.end]) else when
        if text[start - 1 : start] == "的" and _WOULD_BE.match(text, end):
            return  # 该项目的建成能够保护环境: when it is
        if text[max(first, start - 2) : start] in ("后，", "后,") and stage == "completed":
            return  # 项目完成后，建成日处理550立方米的污水处理站
        if stage != "signed" and _WOULD.match(text, end):
            return  # 该项目落户陆良将对相关行业的改造起到推动作用: whether it has, nobody says
        if (
            stage == "completed"
            and text[start - 1 : start] not in ("已", "经", "部")
            and _WHAT_IS_BUILT.match(text, end)
        ):
            return  # 一期计划投资5000万元，建成三条生产线
        # 一期计划投资21.8亿元的科技产业园项目正式开工: the amount is planned, and not the start
        ahead = _PLANNED_AMOUNT.sub("", said) if "投资" in said else said
        ahead = ahead.replace("确保了", "").replace("保证了", "")  # 确保了项目如期竣工: it was
        for project in projects:
            ahead = ahead.replace(project.name, "")  # 近期建设项目工程: a word of the name announces nothing
        announced = (
            _words_of("announced").search(ahead) is not None
            or text.startswith(_PLANNED_WORDS, start)
            or _PLANNED_SPAN.search(said) is not None
            or _AFTER.match(text, end) is not None
            or said.endswith("将")
            or _WITHIN.search(said) is not None
            or (when is not None and when.future and not self._this_year(when))
        )
        if announced and when is None:
            when = next((p for p in near if p.start >= end and _TIME_OF.fullmatch(text, end, p.start)), None)
        published = self.document.published
        over = announced and when and when.last and published and (published - when.last).days > 31
        if over and when and "年" not in text[when.start : when.end]:
            when = None  # 2018年5月开工，…预计11月底并网, said in 2019: of which year, nobody says
        date = _stage_date(when)
        working = stage == "under_construction" and _words_of("working").fullmatch(text, start, end) is not None
        phase = next(iter(_PHASE.finditer(text, max(begin, min(after, start)), start)), None)
        if phase is not None and text[phase.start() - 1] == "或":
            phase = None  # 已竣工投产或一期试生产
        for project in projects:
            own = _PHASE.search(project.name) if phase is not None else None
            if phase is not None and own is not None and own[1] != phase[1]:
                continue  # 深加工二期项目竣工。一期项目去年投产以来…
            if announced:
                further = project.expected is None or ORDER[stage] >= ORDER[project.expected.stage]
                if further and not _AFTER.match(text, end):
                    project.expected = Expected(stage=stage, date=date)
                continue
            if phase is not None:
                known = project.phases.get(phase[1])
                project.phases[phase[1]] = Phase(
                    name=phase[1], investment_cny=known.investment_cny if known else None, stage=stage
                )
            if (working and when is not None and when.kind == "span") or _SITE_AT_WORK.match(text, start):
                date = None  # 今年春节前封顶, 10月20日，建设现场塔吊林立: no day of a stage
            if project.stage is None or ORDER[stage] > ORDER[project.stage]:
                project.stage, project.stage_date = stage, date
            elif ORDER[stage] == ORDER[project.stage] and project.stage_date is None:
                project.stage_date = date

    def _this_year(self, when: PeriodMention) -> bool:
        """Whether the period is the year of publication as a whole (今年签约的), which is not only ahead."""
        published = self.document.published
        known = when.kind in ("span", "month") and published is not None
        return known and published is not None and when.first is not None and when.first <= published

    def _opening_date(self, sentence: int, start: int, periods: list[PeriodMention]) -> list[PeriodMention]:
        """The day or month that opens the sentence before a comma, where the stage is the first thing said after it."""
        text = self.text
        for period in periods[:1]:
            opens = period.kind in ("day", "month") and not text[sentence : period.start].strip(" \u3000“")
            if opens and text[period.end : period.end + 1] in ("，", ","):
                between = text[period.end + 1 : start]
                said = any(word.stage and word.surface not in WEAK for word in find_words(between))
                if not said and not re.search(r"[；;]", between) and len(re.findall(r"[，,]", between)) <= 1:
                    return [period]
        return []

    # -- the end -----------------------------------------------------------------------------------------------------

    def freeze(self) -> tuple[Project, ...]:
        """The projects of the document, in text order; a name of which nothing is said is no project."""
        rows = []
        for project in sorted(self.projects, key=lambda known: known.start):
            if not project.said():
                continue
            region, code = project.region or project.around or (None, None)
            if code is None and self.home is not None:
                region, code = self.document.region or self.home.name, self.home.code
            spans = list(dict.fromkeys(project.evidence))
            rows.append(
                Project(
                    id=identifier(self.document.sha256, "project", project.start, project.end),
                    name=project.name,
                    investors=tuple(project.investors),
                    region=region,
                    region_code=code,
                    stage=project.reached(),
                    stage_date=project.stage_date,
                    investment_cny=project.investment,
                    bound=project.bound,
                    investment_foreign=project.foreign if project.investment is None else None,
                    completed_investment_cny=project.completed,
                    phases=tuple(project.phases.values()),
                    progress_pct=project.progress,
                    capacity=project.capacity,
                    output_cny=project.output,
                    revenue_cny=project.revenue,
                    tax_cny=project.tax,
                    jobs=project.jobs,
                    expected=project.expected,
                    evidence=tuple(Evidence(start, end, self.text[start:end]) for start, end in spans),
                    rule=project.rule,
                )
            )
        return tuple(rows)


def _stage_date(mention: PeriodMention | None) -> str | None:
    """A mention as the ISO date, month or year that it names, `None` where it names none."""
    if mention is None or mention.last is None:
        return None
    if mention.kind == "day":
        return mention.last.isoformat()
    if mention.kind in ("month", "by"):
        return mention.last.isoformat()[:7]
    if (
        mention.first is not None
        and mention.first.year == mention.last.year
        and (mention.first.month, mention.last.month) == (1, 12)
    ):
        return str(mention.last.year)
    return mention.last.isoformat()[:7]


_SPOKEN_OF = re.compile(r"的?(?:建设|施工)?现场|[，,](?:项目|园区|企业|公司)?(?:相关)?(?:负责人|机器|塔吊|工人|记者)")
_PLACED = re.compile(r"(?:位于|选址|落户于?|落地于?|入驻|坐落[于在]?|地处|(?:^|[，。；“\s])在|布局)$")


_VISITED = re.compile(r"(?:考察|参观|走访)[了过]$")
_HELD_THERE = re.compile(r"(?:正式|隆重|成功|顺利|如期)?(?:举行|举办|召开|奠基|开工|动工|投产|签约|启动|揭牌|开业)")


def _is_place(text: str, name: Name) -> bool:
    """Whether a park is where a thing stands and not what is spoken of: 选址某科技园，, 在航空产业园，某项目…."""
    if name.amount is not None or text.endswith("项目", name.start, name.end) or _SPOKEN_OF.match(text, name.end):
        return False
    before, after = text[max(0, name.start - 4) : name.start], text[name.end : name.end + 2]
    if _VISITED.search(before):
        return True  # 考察了某科技园、某物流区
    if before.endswith("在") and _HELD_THERE.match(text, name.end):
        return True  # 某项目在云母小镇奠基
    return (
        _PLACED.search(before) is not None
        and re.match(r"[，,。;；内里中的]|建设|投资|设立|实施|新建|举行|召开", after) is not None
    )


def _other_phase(project: _Open, text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with another phase than the one that the project's name ends in."""
    own = _PHASE.search(project.name)
    said = _PHASE.match(text, start + (text[start : start + 1] in "“"), end) if own else None
    return own is not None and said is not None and said[1] != own[1]


def _says_of_it(text: str, start: int, end: int) -> bool:
    """Whether somebody says of the project spoken of what it yields: 总经理丁某说，项目满负荷生产后，年产值7亿元."""
    return (
        re.search(r"项目|公司|企业", text[start:end]) is not None
        and re.search(r"说|介绍|表示|告诉|“", text[start:end]) is not None
        and _SPOKEN.match(text, start, end) is not None
    )


def text_between(text: str, start: int, end: int) -> bool:
    """Whether only 的 parts the amounts of a list from the first of its names."""
    return re.fullmatch(r"\s?的(?:[^，。；、的]{0,4}的)?[“《]?", text[start:end]) is not None


def _company_lead(words: str) -> int:
    """How many characters before a company's name were caught with it: 是常州裕源轴承制造有限公司, 领导来到牧原集团."""
    cuts = list(_BEFORE_COMPANY.finditer(words, 0, max(0, len(words) - 4)))
    lead = cuts[-1].end() if cuts else 0
    return lead + 1 if words[lead : lead + 1] in ("是", "为") else lead


def join_listed(told: Sequence[Project], listed: Sequence[Project]) -> tuple[Project, ...]:
    """Projects of the text and of its lists; one that both name is the list's, with what only the text says of it."""
    by_name = {project.name: project for project in listed}
    own = [project for project in told if project.name not in by_name]
    again = {project.name: project for project in told if project.name in by_name}
    gaps = ("stage", "investors", "investment_cny", "output_cny", "revenue_cny", "tax_cny", "jobs", "expected")
    joined = []
    for project in listed:
        other = again.pop(project.name, None)
        if other is not None:
            more = {gap: getattr(other, gap) for gap in gaps if not getattr(project, gap)}
            project = replace(project, evidence=(*project.evidence, *other.evidence), **more)
        joined.append(project)
    return (*own, *joined)


def _only_waits(word: Word, said: str) -> bool:
    """Whether a word says that nothing has begun, where nobody says that it was signed: 目前未开工, but not 已签约未开工."""
    return word.stage == "signed" and _WAITING.search(word.surface) is not None and "签" not in said


def furthest_stage(words: str) -> str | None:
    """The furthest stage that a table's progress cell says, `None` where it says none: `已签约未开工` is signed."""
    found: list[str] = []
    for word in find_words(words):
        if word.stage is None or (word.surface in WEAK and word.surface != "在建"):
            continue
        if _only_waits(word, words):
            continue
        before = words[max(clause_start(words, word.start, 0), word.start - 8) : word.start]
        if _words_of("announced").search(before) or _NOT_YET.search(before):
            continue
        part = word.stage in ("completed",) and re.search(
            r"主体|厂房|基础|桩基|钢构", words[max(0, word.start - 6) : word.start]
        )
        found.append("under_construction" if part else word.stage)
    if re.search(
        r"调试|封顶|施工|安装|装修|桩基|在建|建设中|建设主体|土地平整|场地平整|场平|基坑|打桩|浇筑|砌筑|设备进场|主体|完成(?:总?工程量|总?投资|工程)?的?\d|(?<![待未工])建设$",
        words,
    ):
        found.append("under_construction")
    return max(found, key=ORDER.__getitem__) if found else None
