"""Relations as pages of counties, ceremonies and fairs state them: told far apart, place by place, several at once."""

from __future__ import annotations

import pytest

from tests.extractors.test_checks_of_reports import told


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        pytest.param(
            (
                "截至9月底，全省签订合同项目1840个，投资额1.64万亿元。目前已到账项目212个，到位资金983亿元，占总投资额的6.0%。",
            ),
            "0.0983 ÷ 1.64 = 5.99%,文中为6.0%,在四舍五入范围内",
            id="总投资额 is 投资额 in all",
        ),
        pytest.param(
            (
                "截至9月底，全省签订合同项目1840个。",
                "全省服务业、制造业和农业签约项目，分别达到612个、703个和188个，占签约项目总数的81.7%。",
            ),
            "(612 + 703 + 188) ÷ 1840 = 81.68%,文中为81.7%,在四舍五入范围内",
            id="one list, one share",
        ),
        pytest.param(
            (
                "1—8月，全省实际使用外资4.6亿美元。",
                "分行业看，房地产业、批发业分别到资1.92亿美元、1.13亿美元，两个行业实际到资占全省到资总额的66.42%。",
            ),
            "(1.92 + 1.13) ÷ 4.6 = 66.304%,文中为66.42%,在四舍五入范围内",
            id="as many as are named, whose rounding explains the share",
        ),
        pytest.param(
            (
                "去年，全区新引进企业174家，增长12%。从落户地看，滨江园区引进企业51家，增长9%；"
                "空港园区引进企业46家，增长31%；两个园区累计引进企业97家，占比56%。",
            ),
            "51 + 46 = 97,与文中一致",
            id="as many as 两个 names",
        ),
        pytest.param(
            (
                "洽谈会期间全市共签约项目84个，总投资620亿元，其中内资项目71个，投资额548亿元；外资项目13个，投资额9.8亿美元。",
                "会上现场签约的26个项目，投资额402亿元。",
                "板块联动。乡镇签约项目25个，总投资136亿元，占比22%；园区签约项目59个，总投资484亿元，占比78%。",
            ),
            "136 + 484 = 620,与文中一致",
            id="counts and amounts that both come to a whole further up",
        ),
        pytest.param(
            (
                "洽谈会期间全市共签约项目84个，总投资620亿元，其中内资项目71个，投资额548亿元；外资项目13个，投资额9.8亿美元。",
                "会上现场签约的26个项目，投资额402亿元。",
                "板块联动。乡镇签约项目25个，总投资136亿元，占比22%；园区签约项目59个，总投资484亿元，占比78%。",
            ),
            "136 ÷ 620 = 21.94%,文中为22%,在四舍五入范围内",
            id="shares that come to a hundred",
        ),
        pytest.param(
            (
                "博览会上，全区312个招商引资项目签约。第二产业签约项目214个，金额4380亿元。"
                "其他产业方面，第一产业签约项目19个，金额226亿元；第三产业签约项目79个，金额1173亿元。",
            ),
            "214 + 19 + 79 = 312,与文中一致",
            id="the three sectors in another order",
        ),
        pytest.param(
            (
                "大会期间，全县共签约项目17个，协议投资96亿元。",
                "经过洽谈，馆内签约项目12个，涉及旅游、食品加工；馆外签约项目5个，均为农业项目。",
            ),
            "12 + 5 = 17,与文中一致",
            id="in the hall and outside",
        ),
        pytest.param(
            (
                "最近一周全市新开工项目31个。",
                "从高到低，第一类县市依次为：扶绥县14个，江州区6个，高新区3个，天等县0个；"
                "第二类县市依次为：大新县3个，宁明县2个；第三类依次为：龙州县2个，凭祥市1个。",
            ),
            "14 + 6 + 3 + 3 + 2 + 2 + 1 = 31,与文中一致",
            id="a zone among the counties",
        ),
        pytest.param(
            ("全市参加集中开工项目共16个，其中50亿元以上项目1个，10亿元以上项目3个，亿元以上项目12个。",),
            "1 + 3 + 12 = 16,与文中一致",
            id="size classes from the greatest down",
        ),
        pytest.param(
            ("截至目前，开发区建设已完成投资16.3亿元，其中基础设施建设投资6.4亿元，入驻企业完成固定资产投资9.9亿元。",),
            "6.4 + 9.9 = 16.3,与文中一致",
            id="investment by three names",
        ),
        pytest.param(
            (
                "总项目61个，其中，意向项目25个，签约项目36个（协议项目26个，合同项目10个）。",
                "签约项目中，小型项目20个（协议项目13个，合同项目7个）；中型项目9个（协议项目8个，合同项目1个）；"
                "大型项目7个（协议项目5个，合同项目2个）。",
            ),
            "13 + 7 = 20,与文中一致",
            id="what a bracket right behind a whole holds",
        ),
        pytest.param(
            ("全市到位资金由2019年的120亿元增加到2022年的186亿元，增长55%。",),
            "(186 − 120) ÷ 120 = 55%,与文中一致",
            id="from one year to another",
        ),
        pytest.param(
            (
                "全市签约合同项目58个，签约额207亿元。截至目前，已建成项目21个、在建项目26个，到位资金47亿元，开工率达81.03%。",
            ),
            "(21 + 26) ÷ 58 = 81.034%,文中为81.03%,在四舍五入范围内",
            id="what is built has begun as well",
        ),
        pytest.param(
            ("今年落实签约34个项目，总投资172亿元，本年度预计开工26项，项目开工率达76%。",),
            "26 ÷ 34 = 76.47%,文中为76%,在四舍五入范围内",
            id="a rate of what is expected",
        ),
        pytest.param(
            ("重点项目418个，年度计划投资1200亿元。其中，产业项目262个，年度计划投资671亿元，占比达到55.93%。",),
            "671 ÷ 1200 = 55.917%,文中为55.93%,在四舍五入范围内",
            id="what is planned to be spent is rounded as well",
        ),
        pytest.param(
            (
                "今年实施重点项目192个，总投资280亿元。",
                "192个重点项目中，57个续建项目全部复工，104个新建项目开工89个，31个前期项目有序推进。",
            ),
            "57 + 104 + 31 = 192,与文中一致",
            id="what a class has come to is no part beside it",
        ),
        pytest.param(
            (
                "洽谈会期间，全区共有31个项目集中开工，总投资约196亿元；47个项目集中签约，总投资约388亿元。",
                "78个开工签约项目涉及智能制造等领域。",
            ),
            "31 + 47 = 78,与文中一致",
            id="a whole that is called by its parts' stages",
        ),
        pytest.param(
            (
                "三、大新县",
                "（一）重点项目（7个）。",
                "1.竣工项目（2个）：边贸物流园项目、县医院项目。",
                "2.续建项目（4个）：污水处理厂、糖厂技改、屏山公路、那岭水库。",
                "3.新开工项目（1个）：德天大道。",
                "（二）预备重点项目（2个）。",
                "养老中心、冷链中心。",
            ),
            "2 + 4 + 1 = 7,与文中一致",
            id="the headings under a heading",
        ),
        pytest.param(
            ("推介会签约项目共74个。其中，按落地区域分类，江州区16个，大新县18个，龙州县20个，凭祥市20个。",),
            "16 + 18 + 20 + 20 = 74,与文中一致",
            id="no sentence says one number twice",
        ),
        pytest.param(
            (
                "二季度全市集中开工项目185个，总投资302亿元，年度计划投资98亿元。",
                "分区域情况看：",
                "◆江州区项目80个，总投资120亿元；",
                "◆大新县项目64个，总投资103亿元；",
                "◆天等县项目41个，总投资79亿元。",
                "分领域情况看：",
                "◆制造业项目57个，总投资66亿元，占全部总投资21.9%；",
                "◆旅游商贸类项目31个，总投资52亿元，占全部总投资17.2%；",
                "◆基础设施类项目97个，总投资184亿元，占全部总投资60.9%。",
            ),
            "57 + 31 + 97 = 185,与文中一致",
            id="a whole divided twice, line by line",
        ),
    ],
)
def test_a_relation_is_told(paragraphs: tuple[str, ...], sentence: str) -> None:
    assert told(*paragraphs).get(sentence) is True, told(*paragraphs)


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        pytest.param(
            "全市460亿元到位资金中，扶绥县到位263.1亿元，占总数的58.2%。",
            "263.1 ÷ 460 = 57.2%,文中为58.2%,需核实",
            id="a share of what 中 names",
        ),
        pytest.param(
            "全市到位资金3127.4亿元。东部到资1529.3亿元，占全市总额的48.9%；沿边到资1444.9亿元，占全市总额的46.2%；"
            "第二产业到资1354.2亿元，占全市总额的43.3%；高端制造业到资856.9亿元，占全市总额的27.3%。",
            "856.9 ÷ 3127.4 = 27.4%,文中为27.3%,需核实",
            id="a share said in the words of the others",
        ),
    ],
)
def test_what_does_not_fit_is_for_checking(paragraph: str, sentence: str) -> None:
    assert told(paragraph).get(sentence) is False, told(paragraph)


@pytest.mark.parametrize(
    ("paragraph", "numbers"),
    [
        pytest.param(
            "孝感市累计签约项目85个。其中，电子信息31个，食品饮料7个，商贸物流16个，装备制造13个，生态文旅6个，民生保障7个。",
            "6 + 7",
            id="the last of a list are no parts of the one before",
        ),
        pytest.param(
            "全市签约项目41个。其中工业类项目19个；农业类项目8个；商贸类项目5个；水利类项目2个；文旅类项目2个；教育类项目1个。",
            "2 + 2 + 1",
            id="其中 opens the whole list, not its end",
        ),
        pytest.param(
            "全市新开工项目203个，总投资251亿元：孝南区项目28个，总投资37亿元；应城市项目31个，总投资29亿元；"
            "云梦县项目57个，总投资78亿元；大悟县项目80个，总投资107亿元；市本级项目7个，总投资1.2亿元。",
            "= 196",
            id="amounts that come to it without the last",
        ),
        pytest.param(
            "全市预计完成固定资产投资98亿元，完成全年任务的107%，确保实现固定资产投资99亿元，完成全年任务的108%。",
            "98 ÷ 99",
            id="what is to be reached is not the task",
        ),
    ],
)
def test_chance_makes_no_relation(paragraph: str, numbers: str) -> None:
    assert not [sentence for sentence in told(paragraph) if numbers in sentence], told(paragraph)


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        (
            "全区重点工业项目46项，计划总投资52.3亿元。46个项目中，竣工项目17个，新开工建设项目29个。",
            "17 + 29 = 46,与文中一致",
        ),
        ("集中签约开工项目53个、总投资318亿元，涵盖基础设施项目6个，产业项目47个。", "6 + 47 = 53,与文中一致"),
    ],
)
def test_a_whole_that_is_said_again_or_spans_its_parts_opens_them(paragraph: str, sentence: str) -> None:
    assert told(paragraph).get(sentence) is True, told(paragraph)
