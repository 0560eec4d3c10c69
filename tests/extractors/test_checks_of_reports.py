"""What a careful reader reckons up in whole reports, end to end: the relation that is told, and the one that is spared."""

from __future__ import annotations

import pytest

from extractors import extract
from tests.extractors.written import document


def told(*paragraphs: str) -> dict[str, bool]:
    """What a reader is told of a report, by its sentence, with whether it holds."""
    return {check.message: check.holds for check in extract(document(*paragraphs, place="451400")).checks}


CITY = "1至9月，全市到位资金412.6亿元，完成全年任务520亿元的79.3%。"


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        pytest.param(
            (
                "2016年，全市新签约项目147个，合同投资额351.2亿元。",
                "一年来，全市上下抓招商、促落地，营商环境不断改善，各项工作有序推进，干部作风明显转变，企业满意度稳步提高。"
                * 5,
                "扶绥县46个，118.4亿元；大新县38个，92.6亿元；宁明县35个，79.2亿元；龙州县28个，61亿元。",
            ),
            "118.4 + 92.6 + 79.2 + 61 = 351.2,与文中一致",
            id="counties, pages after their city",
        ),
        pytest.param(
            (
                CITY,
                "扶绥县152.1亿元（年度任务185亿元，完成82.2%），大新县102.5亿元（年度任务135亿元，完成75.9%），"
                "宁明县98亿元（年度任务120亿元，完成81.7%），龙州县60亿元（年度任务80亿元，完成75%）。",
            ),
            "185 + 135 + 120 + 80 = 520,与文中一致",
            id="targets beside the results of the counties",
        ),
        pytest.param(
            (
                "会上，全市共对接内外资项目21个。",
                "外资方面，对接项目13个，总投资7.38亿美元。",
                "内资方面，签约项目8个，总投资31.5亿元。",
            ),
            "13 + 8 = 21,与文中一致",
            id="domestic and foreign, a paragraph each",
        ),
        pytest.param(
            ("今年，全市共安排重大项目96个，总投资512亿元。其中，计划新开工60个，续建36个，力争年内竣工30个以上。",),
            "60 + 36 = 96,与文中一致",
            id="what is planned is part of what is arranged",
        ),
        pytest.param(
            (
                "本次集中开工竣工项目18个，总投资31.6亿元，其中开工项目11个，总投资22.4亿元；竣工项目7个，总投资9.2亿元。",
            ),
            "22.4 + 9.2 = 31.6,与文中一致",
            id="two stages of one event",
        ),
        pytest.param(
            (
                "活动现场，33个项目集中签约，协议投资275.3亿元。",
                "签约项目中，双福工业园9个、德感工业园8个、白沙工业园11个，其余5个落户四面山等景区。",
            ),
            "9 + 8 + 11 + 5 = 33,与文中一致",
            id="the rest, in places that go on",
        ),
        pytest.param(
            ("此次线上签约项目3个，线下签约项目9个，共计12个签约项目，投资总额94.46亿元。",),
            "3 + 9 = 12,与文中一致",
            id="two of one stage, then what they come to",
        ),
        pytest.param(
            (
                "现场签约项目3个，总投资12.5亿元。具体如下：",
                "1.富硒茶精深加工项目。总投资3亿元，新建厂房2万平方米。",
                "2.毛绒玩具产业园项目。总投资5.5亿元，购置生产线4条。",
                "3.冷链物流中心项目。总投资4亿元，建设冷库。",
            ),
            "3 + 5.5 + 4 = 12.5,与文中一致",
            id="projects by name, as many as were counted",
        ),
        pytest.param(
            ("今年1—4月份，全市引进项目3个，其中：亿元以上项目2个，5000万元以上项目1个。",),
            "2 + 1 = 3,与文中一致",
            id="a class that is too few to hold the one above it",
        ),
        pytest.param(
            ("今年以来，龙州县签约35个、大新县21个、宁明县18个，共74个项目。",),
            "35 + 21 + 18 = 74,与文中一致",
            id="counties, then what they come to",
        ),
        pytest.param(
            ("全市新签约亿元以上制造业项目89个，其中粤港澳投资项目63个，占比71%。",),
            "63 ÷ 89 = 70.79%,文中为71%,在四舍五入范围内",
            id="a part that has the class of its whole",
        ),
        pytest.param(
            ("全市项目年度计划投资8.45亿元，已完成投资7.78亿元，占投资任务的92%。",),
            "7.78 ÷ 8.45 = 92.07%,文中为92%,在四舍五入范围内",
            id="a share of what was to be invested",
        ),
        pytest.param(
            ("一季度集中签约的8个项目中，已有5个完成公司注册，另外3个正在办理土地手续。",),
            "5 + 3 = 8,与文中一致",
            id="some and the others",
        ),
        pytest.param(
            ("前五批共实施项目96个。其中投产项目25个，已达效21个，达效率84%。",),
            "21 ÷ 25 = 84%,与文中一致",
            id="a rate that repeats its verb",
        ),
        pytest.param(
            ("年度计划新开工86宗，其中1—8月应开工61宗，实际开工53宗（含提前开工4宗），开工率86.9%。",),
            "53 ÷ 61 = 86.89%,文中为86.9%,在四舍五入范围内",
            id="a bracket is not what the rate is of",
        ),
        pytest.param(
            ("今年，全市实施3000万元以上项目46个，总投资128亿元。截至8月末，已开复工43个，开复工率93.5%。",),
            "43 ÷ 46 = 93.48%,文中为93.5%,在四舍五入范围内",
            id="the whole in the sentence before",
        ),
        pytest.param(
            (
                "2010年，全市引进内资到位82亿元，增长36.7%。",
                "2011年的主要预期目标是：引进内资100亿元、增长22%，实际利用外资1.3亿美元。",
            ),
            "(100 − 82) ÷ 82 = 21.95%,文中为22%,在四舍五入范围内",
            id="planned growth",
        ),
        pytest.param(
            ("在4月的西洽会上，全市签约项目17个、58.46亿元。上届签约额为49.32亿元，本届增长18.5%。",),
            "(58.46 − 49.32) ÷ 49.32 = 18.53%,文中为18.5%,在四舍五入范围内",
            id="than at the last fair",
        ),
        pytest.param(
            (
                "2011年，预计全市固定资产投资112.4亿元，增长41.6%。"
                "当年实施5000万元以上重点项目72项，完成投资81.9亿元，占固定资产投资的72.9%。",
            ),
            "81.9 ÷ 112.4 = 72.86%,文中为72.9%,在四舍五入范围内",
            id="a share names its whole",
        ),
        pytest.param(
            ("1—7月，全市实到外资1.53亿美元，其中制造业外资占46.4%，约7100万美元。",),
            "0.7100 ÷ 1.53 = 46.41%,文中为46.4%,在约数范围内",
            id="a part behind its share",
        ),
        pytest.param(
            ("1—10月，市重点项目完成投资328.4亿元，完成年度计划的85.1%，超均衡进度1.8个百分点。",),
            "85.1 − 83.333333(序时进度) = 1.77 个百分点,文中为1.8,在四舍五入范围内",
            id="an even schedule",
        ),
        pytest.param(
            ("1—4月，省、市级重点项目投资完成率分别为43.2%、37.8%，分别超时序进度9.9个百分点、4.5个百分点。",),
            "43.2 − 33.333333(序时进度) = 9.87 个百分点,文中为9.9,在四舍五入范围内",
            id="each of two ahead of schedule",
        ),
        pytest.param(
            (
                "前11个月，全省在建省外项目5114个，实际到位资金11597.8亿元。到位资金在三大产业分布为2.8%、67.7%和29.5%。"
                "其中，一产到位资金319亿元；二产到位资金7857亿元；三产到位资金3421.8亿元。",
            ),
            "7857 ÷ 11597.8 = 67.75%,文中为67.7%,在四舍五入范围内",
            id="shares before their parts",
        ),
        pytest.param(
            (
                "1—6月，新开复工亿元以上工业项目1028项，累计完成固定资产投资额2150.71亿元。",
                "1—6月，亿元以上新建工业项目开工479项，完成投资额836亿元，开工率100%；"
                "亿元以上续建工业项目复工549项，完成投资额1314.71亿元，复工率88%。",
            ),
            "836 + 1314.71 = 2150.71,与文中一致",
            id="amounts of two that leave no third",
        ),
        pytest.param(
            (
                "一季度，全市124个工业重点项目完成投资99.8亿元。66个新开工项目已有28个开工建设，完成投资43.4亿元；"
                "58个续建项目进展顺利，已完成投资56.4亿元。",
            ),
            "66 + 58 = 124,与文中一致",
            id="a count before the word that parts it",
        ),
        pytest.param(
            (
                "63个项目集中开工，总投资590.8亿元、年度投资215.1亿元。其中，工业项目49个，总投资489.6亿元，"
                "年度投资178.6亿元，分别占77.8%、82.9%、83%。",
            ),
            "178.6 ÷ 215.1 = 83.03%,文中为83%,在四舍五入范围内",
            id="a share of what is planned",
        ),
        pytest.param(
            ("上半年，城区公共财政预算收入完成959.5亿元，同比增长5%。税收收入完成764.1亿元，占财政收入的比重为80%。",),
            "764.1 ÷ 959.5 = 79.64%,文中为80%,在四舍五入范围内",
            id="a whole by a shorter name",
        ),
        pytest.param(
            (
                "1—2月，全市实际利用外资18.9亿美元。批发零售业实际利用外资5.62亿美元；服务业实际利用外资5.53亿美元；"
                "制造业实际利用外资5.45亿美元。上述3个行业实际利用外资额，占全市实际利用外资总额的87.83%。",
            ),
            "(5.62 + 5.53 + 5.45) ÷ 18.9 = 87.831%,文中为87.83%,在四舍五入范围内",
            id="what was listed in the sentence before",
        ),
        pytest.param(
            (
                "全年地区生产总值244394万元，增长13.1%。其中：第一产业增加值62857万元；第二产业增加值65585万元，"
                "其中工业增加值40653万元，建筑业增加值24932万元。第三产业增加值115952万元，增长18%。",
            ),
            "62857 + 65585 + 115952 = 244394,与文中一致",
            id="three sectors, one of them parted itself",
        ),
        pytest.param(
            (
                "集中开工亿元以上项目112个，总投资387.3亿元。",
                "从投资额度来看，10亿元及以上项目11个，占比9.82%；5至10亿元（含5亿元）项目12个，占比10.71%；"
                "1至5亿元（含1亿元）项目89个，占比79.46%。",
            ),
            "11 + 12 + 89 = 112,与文中一致",
            id="size classes whose bounds are in brackets",
        ),
        pytest.param(
            ("集中开工项目112个，总投资387.3亿元，年度计划投资87.75亿元，占总投资的22.66%。",),
            "87.75 ÷ 387.3 = 22.657%,文中为22.66%,在四舍五入范围内",
            id="the year's plan of the total",
        ),
        pytest.param(
            (
                "1-12月，全市新引进亿元及以上项目23个，总投资87.1亿元。",
                "分产业看，农业：5个，总投资额5.8亿元；汽车制造：1个，总投资额30亿元；新材料：6个，总投资额11.65亿元；"
                "商贸流通：5个，总投资额5.15亿元；旅游业：6个，总投资额34.5亿元。",
            ),
            "5 + 1 + 6 + 5 + 6 = 23,与文中一致",
            id="as many in two classes of one listing",
        ),
        pytest.param(
            (
                "活动共有22个项目签约或开工，总投资68.9亿元。",
                "其中，集中签约项目14个，总投资41.6亿元，包括制造业项目11个、31.3亿元，文旅项目3个、10.3亿元；"
                "集中开工项目8个，总投资27.3亿元，年度计划投资5.9亿元。",
            ),
            "14 + 8 = 22,与文中一致",
            id="two stages, one parted itself",
        ),
        pytest.param(
            ("1—5月，大新工业城引进超亿元项目13个，计划投资总额96.3亿元，占全市163.5亿元的58.9%。",),
            "96.3 ÷ 163.5 = 58.9%,与文中一致",
            id="a whole inside its share's words",
        ),
        pytest.param(
            ("1—8月，招商引资到位资金37.6亿元，完成全年任务60亿元的62.7%。到位资金中，固投类33.1亿元，占88%。",),
            "33.1 ÷ 37.6 = 88.03%,文中为88%,在四舍五入范围内",
            id="what 中 names is the whole",
        ),
        pytest.param(
            (
                "1—8月，全县新签约项目32个，总投资126.4亿元。",
                "全县上下抓招商、促落地，营商环境不断改善，各项工作有序推进，干部作风明显转变，企业满意度稳步提高。"
                * 6,
                "（三）按来源分。长三角11个，珠三角6个，京津冀9个，省内6个。",
            ),
            "11 + 6 + 9 + 6 = 32,与文中一致",
            id="a listing under its own heading",
        ),
        pytest.param(
            ("分月看，9月份到位资金5.12亿元，10月份到位资金4.36亿元，环比下降14.8%。",),
            "(4.36 − 5.12) ÷ 5.12 = -14.84%,文中为-14.8%,在四舍五入范围内",
            id="month on month",
        ),
        pytest.param(
            (
                "前8个月，全市引进国内项目5009个，到位资金2099.87亿元，同比增长20.11%。",
                "引进亿元以上项目359个，到位资金1444.91亿元，占比69%。民营企业到位资金1734.68亿元，占比83%。"
                "“长三角”地区企业投资313.77亿元，占比15%。",
            ),
            "313.77 ÷ 2099.87 = 14.94%,文中为15%,在四舍五入范围内",
            id="of the whole that the page's other shares are of",
        ),
        pytest.param(
            (
                "本届洽谈会共签约项目359个，签约总额3578.2亿元。其中，集中签约项目102个，金额2285亿元。"
                "场外签约项目257个，金额1293.2亿元。",
            ),
            "102 + 257 = 359,与文中一致",
            id="two of one stage in sentences of their own",
        ),
        pytest.param(
            ("2022年，全市到位资金61.2亿元，完成年度目标60亿元的102%，超额完成1.2亿元。",),
            "61.2 − 60 = 1.2,与文中一致",
            id="over its target",
        ),
        pytest.param(
            ("2022年，新签约项目84个，比上年的60个净增24个。",),
            "84 − 60 = 24,与文中一致",
            id="more than the number that is named",
        ),
        pytest.param(
            ("2020年、2021年、2022年分别引进项目32个、41个、52个，三年累计引进项目125个。",),
            "32 + 41 + 52 = 125,与文中一致",
            id="years that follow each other",
        ),
        pytest.param(
            (
                "2023年县级重点项目共530项，总投资2944.74亿元，其中：在建项目185项，总投资1330.5亿元；"
                "计划新开工项目157项，总投资506.08亿元；预备项目188项，总投资1108.16亿元。",
            ),
            "1330.5 + 506.08 + 1108.16 = 2944.74,与文中一致",
            id="what is planned is counted with what is done",
        ),
        pytest.param(
            (
                "本次活动共签约项目92个，总投资额3851.59亿元。其中，现场签订35个投资合作项目，其中4个战略合作协议，"
                "31个投资合作项目，投资金额3110亿元。云签约项目57个，总投资741.59亿元。",
            ),
            "35 + 57 = 92,与文中一致",
            id="the number beside the one that was taken",
        ),
        pytest.param(
            (
                "5月，一般公共预算收入累计完成31254万元，完成年初预算数72900万元的42.9%，比上年减收1180万元，下降3.6%。"
                "其中：税收收入19873万元，比上年增收1406万元；非税收入11381万元，比上年减收2586万元。",
            ),
            "19873 + 11381 = 31254,与文中一致",
            id="parts with measures of their own",
        ),
        pytest.param(
            ("5月，一般公共预算收入累计完成31254万元，完成年初预算数72900万元的42.9%，比上年减收1180万元，下降3.6%。",),
            "31254 ÷ 72900 = 42.87%,文中为42.9%,在四舍五入范围内",
            id="what the year's budget asks for",
        ),
        pytest.param(
            ("上半年，全县财政总收入完成18.42亿元，较上年同期增长12.3%，增收2.02亿元。",),
            "2.02 ÷ (18.42 − 2.02) = 12.32%,文中为12.3%,在四舍五入范围内",
            id="how much more, behind how many per cent more",
        ),
        pytest.param(
            (
                "1—5月，全区税收完成43650万元。其中：国税部门完成22180万元，增长11.2%；地税部门完成21470万元，增长9.8%。",
            ),
            "22180 + 21470 = 43650,与文中一致",
            id="what each office did of what the sentence before measured",
        ),
        pytest.param(
            (
                "上半年，全社会累计完成固定资产投资415.82亿元，增长26.1%。其中，城镇累计完成投资352.57亿元，增长29%；"
                "农村累计完成投资63.25亿元，增长12.4%。分三次产业看，第一产业投资3.41亿元；第二产业投资141.66亿元，"
                "其中工业投资139.2亿元；第三产业投资207.5亿元。",
            ),
            "3.41 + 141.66 + 207.5 = 352.57,与文中一致",
            id="three sectors of a whole by another name",
        ),
        pytest.param(
            (
                "本届博览会共签约项目251个，签约额1831.6亿元。从地区看，本市签约项目168个，投资额1288.3亿元，占签约总额的70.3%。"
                "外市签约项目83个，投资额543.2亿元。",
            ),
            "168 + 83 = 251,与文中一致",
            id="counts that add up beside amounts rounded off",
        ),
        pytest.param(
            ("展会吸引境内外1285户企业参展。其中，来自东盟等28个国家和地区的企业和机构417户，占总户数的32.45%。",),
            "417 ÷ 1285 = 32.451%,文中为32.45%,在四舍五入范围内",
            id="a share of two decimals",
        ),
        pytest.param(
            (
                "1—9月，新签约亿元以上工业项目217个，总投资1083.4亿元，增长41.6%。新落地亿元以上工业项目148个，总投资596.2亿元。"
                "其中来自沪苏浙的新签约亿元以上工业项目56个、占比25.8%，总投资341.7亿元、占比31.5%。",
            ),
            "56 ÷ 217 = 25.81%,文中为25.8%,在四舍五入范围内",
            id="a share of its own class, a sentence back",
        ),
        pytest.param(
            ("1—5月，重点项目96个，计划投资84.62亿元，完成投资38.75亿元，占年度计划的45.8%。",),
            "38.75 ÷ 84.62 = 45.79%,文中为45.8%,在四舍五入范围内",
            id="a plan by another name",
        ),
        pytest.param(
            (
                "此次全市共有143个亿元以上项目集中开工、竣工、签约，总投资562.4亿元。",
                "其中，开工项目57个，总投资183.6亿元，年度计划投资82.3亿元。竣工项目38个，总投资96.5亿元。"
                "签约项目48个，签约金额282.3亿元。",
            ),
            "57 + 38 + 48 = 143,与文中一致",
            id="three stages in sentences of their own",
        ),
        pytest.param(
            (
                "至9月底，全区重点建设项目累计完成投资358.2亿元，完成年度计划的72.9%。",
                "1、新建项目。新建项目共176个，年内计划投资239.8亿元，累计完成投资149.4亿元。",
                "2、续建项目。续建项目共115个，年内计划投资251.6亿元，累计完成投资208.7亿元。",
                "至9月底，291个区重点项目中开工在建项目269个。",
            ),
            "149.4 + 208.7 = 358.1,文中为358.2,在四舍五入范围内",
            id="two that leave no third, rounded off, their whole count behind them",
        ),
        pytest.param(
            (
                "预计到年末，全市引进资金达到68.5亿元，同比增长30.5%，完成指标65亿元的105.4%。其中省外资金50.7亿元，占74%。",
            ),
            "68.5 ÷ 65 = 105.38%,文中为105.4%,在四舍五入范围内",
            id="what the year is expected to bring, of its task",
        ),
        pytest.param(
            ("2023年上半年，全市到位资金386.4亿元。其中，一季度、二季度到位资金分别达到172.9亿元、213.5亿元。",),
            "172.9 + 213.5 = 386.4,与文中一致",
            id="the quarters of a half-year",
        ),
        pytest.param(
            (
                "1—5月，全社会固定资产投资（不含农户）1089.2亿元，同比增长20.1%；民间固定资产投资677.4亿元，增长26.7%，"
                "高于同期全社会固定资产投资（不含农户）增速6.6个百分点。",
            ),
            "26.7 − 20.1 = 6.6 个百分点,与文中一致",
            id="faster than what has a bracket",
        ),
        pytest.param(
            ("1—5月，新签约亿元以上工业项目9个，协议投资46.7亿元，完成年度目标任务（14个、80亿元）的64.3%、58.4%。",),
            "9 ÷ 14 = 64.29%,文中为64.3%,在四舍五入范围内",
            id="two rates of two numbers each",
        ),
        pytest.param(
            ("预计到年末，全县引进域外资金达到68.5亿元，同比增长30.5%，完成市政府下达指标65亿元的105.4%。",),
            "68.5 ÷ 65 = 105.38%,文中为105.4%,在四舍五入范围内",
            id="of what stands before its 的",
        ),
        pytest.param(
            ("上半年，第三产业投资21亿元，第二产业计划投资29.86亿元，占计划投资总额41.68亿元的71.6%。",),
            "29.86 ÷ 41.68 = 71.64%,文中为71.6%,在四舍五入范围内",
            id="a share of what is planned in all",
        ),
        pytest.param(
            (
                "全市新签约项目212个，总投资684.5亿元。",
                "工业项目141个，已开工83个，新认定企业12个；服务业项目48个，已开工21个；农业项目23个，已开工9个。",
            ),
            "141 + 48 + 23 = 212,与文中一致",
            id="three classes that no word opens",
        ),
        pytest.param(
            (
                "一季度，全市园区完成规模以上工业增加值62亿元，增长23%。",
                "截至一季度末，六个省级园区完成规模以上工业增加值53.9亿元，占园区规模以上工业增加值比重达87%。",
            ),
            "53.9 ÷ 62 = 86.94%,文中为87%,在四舍五入范围内",
            id="a whole by its name and whose it is",
        ),
        pytest.param(
            (
                "上半年，引进区外到位资金4322.76亿元，增长21.67%。",
                "从区域看，北疆地区区外到位资金2514.91亿元，增长19.25%；南疆地区区外到位资金1807.85亿元，增长25.2%。",
            ),
            "2514.91 + 1807.85 = 4322.76,与文中一致",
            id="two parts of six figures, their class said again",
        ),
        pytest.param(
            (
                "1至6月，扶绥县、大新县、宁明县到位资金分别为94.6亿元、88.3亿元、71.5亿元，居全市前三位，三个县（市）合计254.4亿元。",
            ),
            "94.6 + 88.3 + 71.5 = 254.4,与文中一致",
            id="what three counties come to together",
        ),
        pytest.param(
            (
                "全市在洽谈会上共签约合同项目248个，总投资612亿元。到6月底，已建成或部分建成项目21个，已开工在建项目147个，"
                "建成和开工在建占项目总数的67.7%。",
            ),
            "(21 + 147) ÷ 248 = 67.74%,文中为67.7%,在四舍五入范围内",
            id="two that have gone on, of all that were signed",
        ),
    ],
)
def test_a_relation_over_sentences_is_told(paragraphs: tuple[str, ...], sentence: str) -> None:
    assert told(*paragraphs).get(sentence) is True, told(*paragraphs)


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        pytest.param(
            "本次活动共实施项目22个，总投资56.3亿元。其中，开工项目12个，总投资31.8亿元；签约项目9个，总投资24.5亿元。",
            "12 + 9 = 21,文中为22,需核实",
            id="amounts that add up show that the counts do not",
        ),
        pytest.param(
            "上半年，全市签订招商引资项目31个。按行业分，白酒及配套产业十九个，商贸旅游七个，基础设施四个，其他两个。",
            "19 + 7 + 4 + 2 = 32,文中为31,需核实",
            id="a listing in Chinese numerals",
        ),
        pytest.param(
            "2022年，实际到位省外资金41.7亿元，比上年的32.9亿元增长29.8%。",
            "(41.7 − 32.9) ÷ 32.9 = 26.75%,文中为29.8%,需核实",
            id="what grew from what, said outright",
        ),
        pytest.param(
            "上半年，共签约亿元以上项目43个。43个签约项目中，低空经济8个，智能汽车12个，人工智能10个，剩余14个分布在生物医药等行业。",
            "8 + 12 + 10 + 14 = 44,文中为43,需核实",
            id="the rest, which needs no class",
        ),
        pytest.param(
            "全年实际到位资金152.3亿元，增长18.3%。其中，省外到位资金118.6亿元，占实际到位资金的79.9%。",
            "118.6 ÷ 152.3 = 77.87%,文中为79.9%,需核实",
            id="a share that names what it is not of",
        ),
    ],
)
def test_a_listing_that_does_not_add_up_is_for_checking(paragraph: str, sentence: str) -> None:
    assert told(paragraph).get(sentence) is False, told(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(
            "会上签约合同项目53个，总投资2805亿元。其中内资项目45个，总投资2709亿元；外资项目8个，总投资13.9亿美元。",
            id="dollars are not added to yuan",
        ),
        pytest.param(
            "上半年，新批外商投资企业5家，同比增长67%；外派劳务较上年同期增长6.4倍；辅导境外投资企业3家。",
            id="last year's is the statement's own",
        ),
        pytest.param(
            "上半年到位省外资金3174.7亿元，合计引资3616亿元，其中集聚区引资超过2080亿元，占比约58%。",
            id="a hedged share of another whole",
        ),
        pytest.param(
            "新设外资企业17家，合同外资3.26亿美元，实到外资1.94亿美元；实到外资中，增资扩股占近六成。",
            id="what 中 names is no part",
        ),
        pytest.param(
            "增资合同外资189.7亿美元。全市实际使用外资233.2亿美元，其中苏南实际使用外资141.5亿美元，苏中48.2亿美元，苏北43.5亿美元。",
            id="two of three parts are no whole",
        ),
        pytest.param(
            "新引荐项目64个，其中已签约41个，在谈23个。扶绥县、大新县、宁明县分别引进项目9个、11个、8个；"
            "龙州县和天等县各5个；凭祥市3个。",
            id="counties brought in what the city did not sign",
        ),
        pytest.param(
            "分产业看，新材料：6个，总投资额11.65亿元；新能源：1个，总投资额6亿元；饮料食品业：2个，总投资额2.7亿元；"
            "医药业：3个，总投资额9.85亿元；旅游业：2个，总投资额34.5亿元。",
            id="one of a list is no whole of the next",
        ),
        pytest.param(
            "新签项目71个，到位资金9.2亿元。新签项目中市内项目60个，到位资金6.7亿元；市外项目10个，到位资金2.5亿元；"
            "境外项目1个，无到位资金。",
            id="two that paid all leave a third that did not",
        ),
        pytest.param(
            "1—5月，新签约亿元以上工业项目9个，协议投资46.7亿元，完成年度目标任务（14个、80亿元）的64.3%、58.4%。",
            id="what gives one rate is no question of the other",
        ),
        pytest.param(
            "1—11月，全省进出口185.94亿美元，同比增长67.1%（其中出口112.96亿美元，增长80%，进口72.99亿美元）。",
            id="a part's growth is not the whole's against it",
        ),
        pytest.param(
            "共签约项目16个。其中，集中签约10个，书面签约6个。从类别看，医养7个，化工4个，轴承3个，文旅2个；"
            "从规模看，10亿元以上2个，5-10亿元4个，其余均为5亿元以下项目。",
            id="two small counts come to a part further up by chance",
        ),
        pytest.param(
            "1至5月，新增入园项目6个，新增投产项目4个。截至5月底，投产率达到66.67%。",
            id="a plain fraction of few",
        ),
        pytest.param(
            "上半年，全县引进项目434个，到位资金10.4亿元，其中一产项目27个，资金4054万元，占3.9%；二产项目274个，资金59276万元，"
            "占57%；三产项目104个，资金23297万元，占22.4%；专项资金项目29个，资金10433万元，占10.3%；金融贷款6645万元，占6.4%。",
            id="an amount that has no count of its own",
        ),
        pytest.param(
            "全市引进项目5009个，到位资金2099.87亿元。民营企业投资项目4893个，到位资金1734.68亿元，增长28.91%，"
            "其中引进首都企业项目646个，到位资金632.62亿元，占全市到位资金比重的30.136%。",
            id="a share of the whole city is of no part before it",
        ),
        pytest.param(
            "大新县完成投资96.2亿元，投资完成率83.1%；宁明县55.2亿元，70.5%；龙州县38.7亿元，66.4%；天等县34.1亿元，61.8%。",
            id="what another county did is nobody's task",
        ),
        pytest.param(
            "1—9月，凭祥市合同外资64.1亿美元，实际外资16.9亿美元，分别占全省53.7%和26.4%。",
            id="a share of the whole province",
        ),
        pytest.param(
            "总投资131亿元，其中产业类项目44个，总投资93亿元（包括制造业项目12个，总投资36亿元）；基础设施类项目13个，"
            "总投资12.6亿元；公共服务类项目15个，总投资20.4亿元；生态环保类项目3个，总投资5亿元。",
            id="what a bracket holds stands beside no other part",
        ),
        pytest.param(
            "续建项目9个，新建和续建项目到位资金22.108亿元，占州新下达招商到位资金22亿元的101%。",
            id="no share is more than all",
        ),
        pytest.param(
            "现场签约10个，书面签约6个。从规模看，10亿元以上2个，5—10亿元4个，其余均为5亿元以下项目。",
            id="nobody says how many are left",
        ),
    ],
)
def test_numbers_that_are_not_of_each_other_are_left_alone(paragraph: str) -> None:
    unrelated = {
        sentence
        for sentence in told(paragraph)
        if any(
            numbers in sentence
            for numbers in (
                "13.9",
                "5 − 3",
                "3174.7",
                "1.94",
                "= 189.7",
                "= 41",
                "= 6,",
                "= 70",
                "12 + 13",
                "55.2",
                "64.1",
                "46.7 ÷ 80 = 58.38%,文中为64.3%",
                "− 112.96",
                "2 + 4 = 6",
                "4 ÷ 6",
                "10.4,需核实",
                "1734.68",
            )
        )
    }
    assert not unrelated


def test_the_end_of_one_list_and_the_start_of_the_next_make_no_sum() -> None:
    found = told(
        "全市争列省重点前期项目共32项，总投资328.04亿元。",
        "按县区划分：扶绥县13项，总投资125.83亿元；大新县14项，总投资115.53亿元；宁明县2项，总投资6.3亿元；"
        "龙州县2项，总投资50.38亿元；天等县1项，总投资30亿元。",
        "按行业分：战略性新兴产业16项，总投资70.04亿元；现代服务业2项，总投资6.2亿元；优势特色产业11项，总投资127.02亿元；"
        "基础设施3项，总投资124.78亿元。",
    )
    assert set(found) == {
        "13 + 14 + 2 + 2 + 1 = 32,与文中一致",
        "16 + 2 + 11 + 3 = 32,与文中一致",
        "125.83 + 115.53 + 6.3 + 50.38 + 30 = 328.04,与文中一致",
        "70.04 + 6.2 + 127.02 + 124.78 = 328.04,与文中一致",
    }
