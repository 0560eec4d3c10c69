"""Relations over the sentences of a paragraph, end to end: what its numbers come to, and what meets by chance."""

from __future__ import annotations

import pytest

from extractors import extract
from tests.extractors.written import document


def told(*paragraphs: str) -> dict[str, bool]:
    """What a reader is told of a page, by its sentence, with whether it holds."""
    return {check.message: check.holds for check in extract(document(*paragraphs, place="320682")).checks}


@pytest.mark.parametrize(
    ("paragraphs", "sums"),
    [
        pytest.param(
            (
                "全市推进亿元以上项目26个，目前已开工18个，到位资金6.5亿元。其中，高新区纳米薄膜、精密铸造等7个项目已开工，到位资金3.2亿元；"
                "长江镇船用钢构、绿色涂料等5个项目已开工，到位资金2.1亿元。搬经镇果蔬冷链、饲料加工4个项目已开工，到位资金0.8亿元。"
                "石庄镇生物质热电等2个项目已开工，到位资金0.4亿元。",
            ),
            ("7 + 5 + 4 + 2 = 18", "3.2 + 2.1 + 0.8 + 0.4 = 6.5"),
            id="towns, one or two a sentence",
        ),
        pytest.param(
            (
                "9月9日，如皋市在南京举行推介会，32个项目成功签约，引资逾400亿元。",
                "签约项目中，涉及生态旅游项目11个，大健康项目9个。另有果品加工项目4个，民俗文化项目8个。",
            ),
            ("11 + 9 + 4 + 8 = 32",),
            id="classes over two sentences",
        ),
        pytest.param(
            (
                "截至5月底，全市新签约项目53个，总投资161亿元。",
                "从项目数量来看，长江镇12个，石庄镇11个，搬经镇9个，吴窑镇8个。各园区中，高新区7个，开发区6个。",
            ),
            ("12 + 11 + 9 + 8 + 7 + 6 = 53",),
            id="towns, then zones",
        ),
        pytest.param(
            ("2019年全市千万元以上工业项目43项。43个项目中，竣工项目19个，新开工项目24个，完成投资17.3亿元。",),
            ("19 + 24 = 43",),
            id="two stages of a whole that is taken up",
        ),
        pytest.param(
            (
                "截至目前，14个签约项目中，已开工建设8个。其中，甲公司项目正在进行土建施工。正在办理手续的4个，其中，乙公司项目正在征地。"
                "正在对接洽谈的2个，其中，丙公司项目双方正在磋商。",
            ),
            ("8 + 4 + 2 = 14",),
            id="each with its examples",
        ),
        pytest.param(
            (
                "对260个重点开工投产项目跟踪服务。推动面粉加工、铜箔等98个项目投产，电解液、车灯等57个项目达产。市、镇两级干部上门服务。"
                "推进氢能装备、玻璃基板等105个项目开工。",
            ),
            ("98 + 57 + 105 = 260",),
            id="stages of projects that were named as such",
        ),
        pytest.param(
            ("会上签约项目24个，总投资86亿元，涵盖旅游项目6个，装备制造、新材料等主导产业项目18个。",),
            ("6 + 18 = 24",),
            id="two classes behind 涵盖",
        ),
        pytest.param(
            (
                "全市举行首批38个重点项目签约开工投产仪式，其中23个产业项目签约开工投产，达产后可新增产值94亿元；15个城建项目开工。",
            ),
            ("23 + 15 = 38",),
            id="two classes at stages of their own",
        ),
        pytest.param(
            (
                "全市新开工项目37个，其中，长江镇10个，石庄镇9个，搬经镇4个，吴窑镇、江安镇、下原镇各3个，白蒲镇2个，高新区3个。",
            ),
            ("10 + 9 + 4 + 3 + 3 + 3 + 2 + 3 = 37",),
            id="three towns of three each",
        ),
    ],
)
def test_parts_that_fill_their_paragraph_are_told(paragraphs: tuple[str, ...], sums: tuple[str, ...]) -> None:
    found = told(*paragraphs)
    assert all(found.get(f"{terms},与文中一致") for terms in sums), found


@pytest.mark.parametrize(
    ("paragraphs", "sentences"),
    [
        pytest.param(
            (
                "截至8月底，全市已有83个重点项目开工建设，开工率90.2%。",
                "今年全市共安排市级重点项目92个，总投资1125亿元。",
            ),
            ("83 ÷ 92 = 90.22%,文中为90.2%,在四舍五入范围内",),
            id="a whole that is told behind its rate",
        ),
        pytest.param(
            ("新开工项目9个，开工率45%。今年共安排省重点项目105个，其中竣工项目22个，续建项目63个，新开工项目20个。",),
            ("9 ÷ 20 = 45%,与文中一致",),
            id="of what is to begin",
        ),
        pytest.param(
            ("全县重点项目80个，总投资246.5亿元。", "从开工情况看，已开工项目52个，未开工项目28个，开工率为65%。"),
            ("52 ÷ 80 = 65%,与文中一致",),
            id="what has not begun is no part of the rate",
        ),
        pytest.param(
            (
                "全市安排重点项目80个，已有60个开工建设，开工率达75%。",
                "32个基础设施项目已开工24个，开工率为75%。15个民生项目已开工9个，开工率为60%。",
            ),
            ("60 ÷ 80 = 75%,与文中一致", "24 ÷ 32 = 75%,与文中一致", "9 ÷ 15 = 60%,与文中一致"),
            id="two rates of one height",
        ),
        pytest.param(
            (
                "会上签约项目总投资1502亿元。其中工业项目投资512亿元，占34.1%；基础设施项目投资347亿元，占23.1%。",
                "在谈各方表示满意。" * 20,
                "生产性服务业签约项目50个，投资152亿元，占全部投资额的10%。",
            ),
            ("152 ÷ 1502 = 10.12%,文中为10%,在四舍五入范围内",),
            id="a round share of what the page's others are of",
        ),
        pytest.param(
            (
                "截至7月底，全市累计签约项目1846个，投资额3.25万亿元。20亿元以上项目投资额9140亿元，50亿元以上项目投资额7315亿元。",
                "旅游业、建筑业、新兴产业和畜牧项目引资额，分别为15236亿元、9458亿元、4827亿元和1374亿元，占总投资额的95.1%。",
            ),
            ("(1.5236 + 0.9458 + 0.4827 + 0.1374) ÷ 3.25 = 95.06%,文中为95.1%,在四舍五入范围内",),
            id="of the greatest of that name",
        ),
        pytest.param(
            (
                "前三季度，江苏省在建的省外投资项目3615个，到位资金8247.3亿元。",
                "各地纷纷开展招商活动，营商环境持续优化。" * 20,
                "沿江各市在建的省外投资项目2417个，到位资金5231.4亿元，占江苏全省比重63.4%。",
            ),
            ("5231.4 ÷ 8247.3 = 63.43%,文中为63.4%,在四舍五入范围内",),
            id="of a province that is named",
        ),
        pytest.param(
            ("458个市级重点项目中，计划年内开工的312个项目已经开工245个，占全年开工计划的78.5%。",),
            ("245 ÷ 312 = 78.53%,文中为78.5%,在四舍五入范围内",),
            id="of what is planned to begin",
        ),
        pytest.param(
            (
                "预计全年实现地区生产总值246.3亿元，同比增长9.8%，其中一、二、三产增加值分别达到31.5亿元、88.6亿元、126.2亿元。",
            ),
            ("31.5 + 88.6 + 126.2 = 246.3,与文中一致",),
            id="the parts of what is expected",
        ),
        pytest.param(
            ("全市确定的重点项目62个，其中已完工的占16.1%，共10个；在建的占61.3%，共38个；未开工的占22.6%，共14个。",),
            ("10 ÷ 62 = 16.13%,文中为16.1%,在四舍五入范围内", "38 ÷ 62 = 61.29%,文中为61.3%,在四舍五入范围内"),
            id="the part behind its share",
        ),
        pytest.param(
            ("2023年一季度签约项目23个，二季度签约31个，上半年共签约54个。",),
            ("23 + 31 = 54,与文中一致",),
            id="quarters of a half-year",
        ),
        pytest.param(
            (
                "2016年，全市计划完成固定资产投资64.8亿元。截至9月底，已开工项目93个，完成投资53.36亿元，"
                "比去年同期增加2.17亿元，完成预计目标的82.35%。",
            ),
            ("53.36 ÷ 64.8 = 82.346%,文中为82.35%,在四舍五入范围内",),
            id="investment by either name",
        ),
    ],
)
def test_a_rate_is_of_what_stands_sentences_off(paragraphs: tuple[str, ...], sentences: tuple[str, ...]) -> None:
    found = told(*paragraphs)
    assert all(found.get(sentence) for sentence in sentences), found


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        pytest.param(
            ("全市当年计划完成投资352.64亿元。1至8月，开复工76个，完成投资170.64亿元，完成年度计划投资的48.5%。",),
            "170.64 ÷ 352.64 = 48.39%,文中为48.5%,需核实",
            id="of the only task",
        ),
        pytest.param(
            ("会上签约项目31个，总投资160亿元。", "截至目前，已开工17个，开工率54%。"),
            "17 ÷ 31 = 54.84%,文中为54%,需核实",
            id="of the only count",
        ),
    ],
)
def test_a_rate_that_its_only_numbers_do_not_give_is_for_checking(paragraphs: tuple[str, ...], sentence: str) -> None:
    assert told(*paragraphs).get(sentence) is False, told(*paragraphs)


def test_a_share_of_what_was_not_counted_is_not_of_the_number_before() -> None:
    assert "25 ÷ 40 = 62.5%,文中为72%,需核实" not in told(
        "开发区开复工项目40个。其中，新建项目15个、续建项目25个，产业项目占比72%。"
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(
            "新签约项目18个，已开工12个。城东片区、城南片区各有4个项目竣工，城北片区有2个项目调试。",
            id="four each are eight",
        ),
        pytest.param("新开工亿元以上项目49个，新竣工31个，其中5亿元以上分别为12个和6个。", id="parts of the parts"),
        pytest.param(
            "今年以来累计签约亿元以上项目38个；其中已供地21个，已开工17个，开工率44.7%。",
            id="stages that hold each other",
        ),
        pytest.param(
            "新签约项目13个，其中新材料项目6个；新开工项目7个，总投资18.5亿元。", id="a class and another statement"
        ),
        pytest.param(
            "重点建设项目进展顺利，15个新开工项目全部开工，12个竣工项目按期推进。8个前期项目中，产业园等4个项目完成备案。",
            id="four of the eight",
        ),
        pytest.param("建成50万亩沙棘、20万亩油茶、20万亩甜菜、10万亩桑园。", id="areas side by side"),
        pytest.param(
            "从投资主体看，外商项目21个，央企项目11个，民企项目15个。当天集中签约的项目中，上海投资项目13个，浙江投资项目2个。",
            id="of all the projects, not of one class",
        ),
        pytest.param(
            "如东县、启东市分别上榜2个项目，海安市、海门区、崇川区、通州区分别上榜1个项目。",
            id="one of each, not two of four",
        ),
        pytest.param(
            "重点项目80个，已开工79个。分行业看，39个工业项目全部开工。5个服务业项目全部开工。18个基础设施项目已开工17个。",
            id="what has begun of some is no part beside them",
        ),
        pytest.param(
            "开发区2个项目，分别是总投资20亿元的船用钢构项目和总投资11亿元的光伏组件项目；高新区1个项目；长江镇1个项目。",
            id="one list opens no other",
        ),
    ],
)
def test_what_holds_each_other_is_no_sum(paragraph: str) -> None:
    assert not [sentence for sentence in told(paragraph) if "+" in sentence]


def test_few_that_meet_a_paragraph_away_are_no_sum() -> None:
    found = told(
        "考察团前往苏州、温州等地，与9家企业签订协议，协议资金250亿元。",
        "考察团分别召开座谈会，与7家企业深入沟通；对2家企业进行回访。",
    )
    assert not [sentence for sentence in found if "+" in sentence]


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        pytest.param(
            ("本次集中投产和开工项目共27个。其中，投产项目8个，开工项目19个。",), "8 + 19 = 27", id="called by both"
        ),
        pytest.param(
            (
                "5月11日，如皋市举行集中开工仪式，二季度共有7个产业项目集中开工。",
                "在二季度开工的7个产业项目中，新能源项目2个，建材项目4个，农业项目1个。",
            ),
            "2 + 4 + 1 = 7",
            id="taken up with another day",
        ),
        pytest.param(
            ("32个项目签约，分别来自北京（19个）和上海（13个）；医药、制造、服务业项目依次为13个、11个、8个。",),
            "13 + 11 + 8 = 32",
            id="in turn behind another list",
        ),
        pytest.param(
            (
                "新签约项目45个，分别为：如皋市24个、海安市18个、启东市3个。",
                "新签约开工项目33个，分别为：如皋市22个、海安市9个、启东市2个。开工率分别为：如皋市91.7%、启东市66.7%、海安市50%。",
            ),
            "2 ÷ 3 = 66.67%",
            id="two of one place's three",
        ),
    ],
)
def test_what_words_or_a_place_hold_together_is_told(paragraphs: tuple[str, ...], sentence: str) -> None:
    assert any(found.startswith(sentence) and holds for found, holds in told(*paragraphs).items())


def test_what_came_in_is_no_whole_of_what_was_agreed_on() -> None:
    found = told(
        "从到资看，4月份工业企业到位外资1.8亿美元，增长2.1倍。从合同外资看，合同外资1.7亿美元，增长59.2%，占当月全市合同外资的92.0%。"
    )
    assert not [sentence for sentence in found if "÷" in sentence]


def test_a_share_of_what_its_clause_names() -> None:
    found = told(
        "全年实现地区生产总值236.4亿元，增长7.2%。其中，第一产业增加值70.8亿元，第二产业增加值91.3亿元，第三产业增加值74.3亿元。"
        "第一产业增加值占地区生产总值比重为29.9%，第二产业增加值比重为38.6%，第三产业增加值比重为31.4%。"
    )
    assert {sentence.split("%")[0] for sentence in found if "÷" in sentence} == {
        "70.8 ÷ 236.4 = 29.95",
        "91.3 ÷ 236.4 = 38.62",
        "74.3 ÷ 236.4 = 31.43",
    }
    assert all(found.values())


def test_a_share_that_no_named_number_gives_is_not_told() -> None:
    found = told(
        "全年固定资产投资312.5亿元，其中工业投资118.4亿元，房地产投资62.7亿元。技改投资占工业投资的比重达37.9%。"
    )
    assert not [sentence for sentence in found if "÷" in sentence]


def test_counts_that_come_in_twos_add_up_by_turns() -> None:
    found = told(
        "全市重点建设项目共88个，已有71个开工建设。",
        "一季度，31个工业项目已开工26个，开工率为84%。14个服务业项目已开工12个，完成投资5亿元。",
        "23个基础设施项目已开工19个，其中水利项目完成投资5.8亿元。20个民生项目已开工14个。",
    )
    assert {"31 + 14 + 23 + 20 = 88,与文中一致", "26 + 12 + 19 + 14 = 71,与文中一致"} <= {*found}


def test_twos_that_do_not_come_to_a_number_of_the_page_are_no_sum() -> None:
    found = told(
        "全市重点建设项目共80个，已有79个开工建设。",
        "39个工业项目全部开工。5个服务业项目全部开工。18个基础设施项目已开工17个。",
    )
    assert not [sentence for sentence in found if "+" in sentence]


@pytest.mark.parametrize(
    "opening",
    ["其中，", "按产业分，", "就产业而言，", "按产业类别，", "具体来看，", "这58个项目里，", "58个项目当中，"],
)
@pytest.mark.parametrize(
    "of_each",
    [
        ("", "", ""),
        ("，其中亿元以上12个", "，其中亿元以上4个", "，其中亿元以上2个"),
        ("，开工20个", "，开工9个", "，开工5个"),
        ("（含续建8个）", "（含续建3个）", "（含续建2个）"),
    ],
)
def test_a_listing_with_numbers_of_its_parts_between_them(opening: str, of_each: tuple[str, str, str]) -> None:
    parts = [name + more for name, more in zip(("工业31个", "农业16个", "服务业11个"), of_each, strict=True)]
    for between in ("；", "，"):
        found = told(f"今年以来，全市新签约项目58个，总投资161亿元。{opening}{between.join(parts)}。")
        assert found.get("31 + 16 + 11 = 58,与文中一致"), between
    lines = told("今年以来，全市新签约项目58个，总投资161亿元。", opening, *parts)
    assert lines.get("31 + 16 + 11 = 58,与文中一致")


def test_lines_that_go_on_behind_a_sum_are_no_listing_of_it() -> None:
    found = told("今年以来，全市新签约项目47个。", "长江镇31个", "石庄镇16个", "搬经镇11个", "吴窑镇9个")
    assert not [sentence for sentence in found if "+" in sentence]


def test_what_is_counted_on_one_day_may_be_told_again_as_the_quarters() -> None:
    found = told(
        "11月5日，全市集中开工重大项目158个，总投资452.3亿元。",
        "四季度集中开工项目中10亿元以上项目12个，总投资291.5亿元。",
        "158个开工项目涵盖产业、基础设施、民生等类别。",
        "其中，四季度开工的产业类项目93个，总投资331.7亿元，基础设施类项目41个，总投资87.8亿元，民生类项目24个，总投资32.8亿元。",
    )
    assert {"93 + 41 + 24 = 158,与文中一致", "331.7 + 87.8 + 32.8 = 452.3,与文中一致"} <= {*found}


def test_shares_that_come_to_a_hundred_over_several_paragraphs() -> None:
    found = told(
        "全市集中开工项目158个，总投资452.3亿元。",
        "产业类项目93个，投资331.7亿元，投资占比73.3%。",
        "基础设施类项目41个，投资87.8亿元，投资占比19.4%。",
        "民生类项目24个，投资32.8亿元，投资占比7.3%。",
    )
    assert [sentence.split(" =")[0] for sentence in found if "÷" in sentence] == [
        "331.7 ÷ 452.3",
        "87.8 ÷ 452.3",
        "32.8 ÷ 452.3",
    ]


def test_a_whole_of_four_figures_whose_sentence_names_one_of_its_towns() -> None:
    found = told(
        "在长江镇分会场，全市1158个项目集中开工。",
        "产业类项目693个。基础设施类项目341个。民生类项目124个。",
    )
    assert found.get("693 + 341 + 124 = 1158,与文中一致")


@pytest.mark.parametrize(
    "listing",
    [
        "工业31个（含续建8个）、农业16个（含续建3个）、服务业11个（含续建2个）。",
        "工业31个，其中续建8个；农业16个，其中续建3个；服务业11个，其中续建2个。",
    ],
)
def test_what_is_of_a_part_stands_beside_no_other_part(listing: str) -> None:
    found = told(f"今年以来，全市新签约项目58个。其中，{listing}")  # 31 + 8 + 16 + 3 is 58, too, and 3 + 11 + 2 is 16
    assert [sentence for sentence in found if "+" in sentence] == ["31 + 16 + 11 = 58,与文中一致"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("年初计划开工项目45个，实际开工36个，为计划的80%。", "36 ÷ 45 = 80%,与文中一致"),
        ("年初计划开工项目45个，实际开工36个，相当于任务数的80%。", "36 ÷ 45 = 80%,与文中一致"),
        (
            "重点项目年度计划投资90亿元，截至9月底完成投资56.7亿元，年度投资进度63%。",
            "56.7 ÷ 90 = 63%,与文中一致",
        ),
        ("全市重点项目共54个，截至6月底开工率83.3%，已开工45个。", "45 ÷ 54 = 83.33%,文中为83.3%,在四舍五入范围内"),
        ("全市54个重点项目开工率83.3%，其中45个已开工。", "45 ÷ 54 = 83.33%,文中为83.3%,在四舍五入范围内"),
        ("全市签约54个项目，61.1%是工业项目，共33个。", "33 ÷ 54 = 61.11%,文中为61.1%,在四舍五入范围内"),
        (
            "全市签约项目开工率83.3%，比南通市平均76.8%高6.5个百分点。",
            "83.3 − 76.8 = 6.5 个百分点,与文中一致",
        ),
        (
            "全市重点项目完成投资65.3亿元，占年度计划的14%。工业项目完成投资39.9亿元，为年度计划的16.4%，比全部重点项目的平均进度高出2.4个百分点。",
            "16.4 − 14 = 2.4 个百分点,与文中一致",
        ),
        (
            "截至9月底，全市到位资金完成年度任务的66.7%，低于应达进度8.3个百分点。",
            "75(序时进度) − 66.7 = 8.3 个百分点,与文中一致",
        ),
        ("全市今年共签约33个制造业项目、12个农业项目和9个文旅项目，总数达54个。", "33 + 12 + 9 = 54,与文中一致"),
        (
            "南京推介会上全市签约33个项目，上海推介会上签约12个，苏州推介会上签约9个。截至目前，54个项目已有40个开工。",
            "33 + 12 + 9 = 54,与文中一致",
        ),
        (
            "园区成立初期，签约额18.42亿元。2017年，签约额153.71亿元，与2005年相比增长734.5%。",
            "(153.71 − 18.42) ÷ 18.42 = 734.47%,文中为734.5%,在四舍五入范围内",
        ),
        (
            "全市2012年招商引资到位资金47.3亿元，占固定资产投资的41.7%；全年固定资产投资完成113.4亿元，增长21.3%。",
            "47.3 ÷ 113.4 = 41.71%,文中为41.7%,在四舍五入范围内",
        ),
        (
            "推介会上签回来的44个项目，履约率、开工率依次为90.9%、75%，即40个履约、33个动工。",
            "33 ÷ 44 = 75%,与文中一致",
        ),
        (
            "外资项目开业率由上年的41%提高到今年的57.5%；今年新批40家中，已开业23家。",
            "23 ÷ 40 = 57.5%,与文中一致",
        ),
        (
            "投资亿元以上的项目29个，均已竣工投产；亿元以下的项目45个，投产的有38个。两项合计74个。",
            "29 + 45 = 74,与文中一致",
        ),
        (
            "今年招商引资任务为25亿元，其中工业15亿元、三产10亿元；1—6月完成14.9亿元，其中工业9.3亿元、三产5.6亿元，分别占62%、56%。",
            "9.3 ÷ 15 = 62%,与文中一致",
        ),
        (
            "汽配园签约9个、开工7个、投产5个，食品园签约7个、开工6个、投产4个，两园今年1至10月共签约16个、开工13个、投产9个。",
            "7 + 6 = 13,与文中一致",
        ),
        ("2024年1—9月，全市实施千万元以上招商项目33个（续建14个、新建21个）。", "14 + 21 = 35,文中为33,需核实"),
        (
            "各镇签约项目任务完成情况：长江镇任务25个，完成19个，完成率76%；石庄镇任务20个，完成17个，完成率85%。",
            "17 ÷ 20 = 85%,与文中一致",
        ),
        (
            "今年计划签约项目45个，实际签约36个。其中，长江镇计划25个，实际19个，完成76%；石庄镇计划20个，实际17个，完成85%。",
            "19 ÷ 25 = 76%,与文中一致",
        ),
        ("全市今年签约项目46个，省外30个、省内16个，其中长三角项目18个。", "30 + 16 = 46,与文中一致"),
        ("全市52个重点项目（新建34个、续建18个），已开工40个（新建23个、续建17个）。", "34 + 18 = 52,与文中一致"),
        (
            "1至5月，全市重点项目完成投资43.4亿元，占年度计划的46.3%。其中，工业项目完成27.7亿元，农业项目完成5.2亿元，社会事业项目完成10.5亿元。",
            "27.7 + 5.2 + 10.5 = 43.4,与文中一致",
        ),
        ("工业到位41.3亿元，服务业到位11.3亿元，两项相加52.6亿元。", "41.3 + 11.3 = 52.6,与文中一致"),
        (
            "全市有16个项目集中开工、11个项目集中签约，总投资分别为52.4亿元、38.3亿元，合计90.7亿元。",
            "52.4 + 38.3 = 90.7,与文中一致",
        ),
        (
            "全市前9个月到位资金52.6亿元，占全年目标任务70亿元的比重为75.1%。",
            "52.6 ÷ 70 = 75.14%,文中为75.1%,在四舍五入范围内",
        ),
        ("活动共推出27个项目：开工16个、签约11个。", "16 + 11 = 27,与文中一致"),
        ("全市27个项目集中亮相，16个开工、11个签约。", "16 + 11 = 27,与文中一致"),
        (
            "2022年全市到位资金45.01亿元，2021年为36.07亿元，增幅达24.8%。",
            "(45.01 − 36.07) ÷ 36.07 = 24.79%,文中为24.8%,在四舍五入范围内",
        ),
    ],
)
def test_relations_in_other_words(words: str, sentence: str) -> None:
    assert sentence in told(words)


def test_an_amount_that_is_called_a_total_is_no_sum_of_those_beside_it() -> None:
    found = told(
        "其中，能源项目4个，投资总额26.7亿元；城建项目7个，投资总额1.03亿元；住房项目2个，投资总额4.1亿元；民生项目1个，投资总额5.13亿元。"
    )
    assert not found


def test_statements_that_run_alike_add_up() -> None:
    found = told(
        "2009年，各部门要实现当年开工项目28项，签约并注册项目61项，洽谈项目152项，当年引进市外资金24.5亿元。",
        "外经贸部门引进外资1亿美元。",
        "一类部门当年开工项目28项，签约并注册项目37项，洽谈项目104项，引进市外资金19.3亿元；"
        "二类部门当年签约并注册项目24项，洽谈项目48项，引进市外资金5.2亿元。",
    )
    assert {"37 + 24 = 61,与文中一致", "104 + 48 = 152,与文中一致", "19.3 + 5.2 = 24.5,与文中一致"} <= {*found}


def test_statements_that_share_one_measure_only_are_no_sum() -> None:
    found = told(
        "2009年，全市开工项目61项，引进市外资金24.5亿元。",
        "长江镇开工项目37项，举办活动4场；石庄镇开工项目24项，举办活动3场。",
    )
    assert not [sentence for sentence in found if "= 24.5" in sentence]


def test_what_projects_cost_by_either_name() -> None:
    found = told(
        "29日，全市19个项目签约落户或动工建设，总投资371.7亿元。",
        "其中，15个项目（含首批入园项目）签约总金额313.2亿元；电池材料等4个项目今天动工，投资总额58.5亿元，预计年产值73亿元。",
    )
    assert {"15 + 4 = 19,与文中一致", "313.2 + 58.5 = 371.7,与文中一致"} <= {*found}


def test_shares_of_a_listing_are_of_its_whole_and_not_of_one_another() -> None:
    found = told(
        "全市1356个项目集中开工。其中产业类项目894个，占57.7%；基础设施项目238个，占15.4%；民生项目224个，占14.5%。"
    )
    assert {sentence.split(" =")[0] for sentence in found if "÷" in sentence} == {
        "894 ÷ 1356",
        "238 ÷ 1356",
        "224 ÷ 1356",
    }


def test_a_share_of_an_amount_that_is_about_comes_out_as_written() -> None:
    found = told(
        "到6月底，全市已签项目210项，签约金额900.45亿元，以新材料和食品加工为主。其中，工业类76项，签约金额约416亿元，占签约总额的46.2%。"
    )
    assert [sentence for sentence in found if sentence.startswith("416 ÷ 900.45")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "当天开工的2个项目总投资15亿元，分别是投资10亿元的精密铸件生产线项目和投资5亿元的果蔬加工项目。",
            "10 + 5 = 15,与文中一致",
        ),
        (
            "6月8日，精密铸件生产线项目投资10亿元，禾丰果蔬加工项目投资5亿元，石庄物流园项目投资3.5亿元，3个项目总投资18.5亿元。",
            "10 + 5 + 3.5 = 18.5,与文中一致",
        ),
    ],
)
def test_projects_by_name_come_to_what_they_cost_together(words: str, sentence: str) -> None:
    assert sentence in told(words)


def test_projects_of_another_paragraph_are_no_parts_of_two_that_are_not_named() -> None:
    found = told(
        "投资4.2亿元的精密铸件生产线项目已签约；果蔬加工二期项目正在做方案，投资1.5亿元。",
        "今年4月，现场签约项目5个，总投资17.6亿元，其中食品项目2个，总投资5.7亿元。",
    )
    assert not [sentence for sentence in found if "4.2" in sentence]


def test_stages_that_projects_keep_behind_them_are_no_parts() -> None:
    found = told("全市签约项目27个，开工16个，投产11个。全年签约项目38个：开工21个、投产17个。")
    assert not [sentence for sentence in found if "+" in sentence]


def test_a_class_and_all_that_is_not_of_it_leave_no_third() -> None:
    found = told("全市到位资金41.3亿元，其中工业项目33.8亿元，非工业项目5.5亿元。")
    assert found == {"33.8 + 5.5 = 39.3,文中为41.3,需核实": False}


def test_a_fall_beside_an_amount_counts_no_projects() -> None:
    found = told(
        "全市签约项目21个，同比减少3个，总投资18.5亿元。精密铸件生产线项目投资10亿元。石庄物流园项目投资3.5亿元。"
    )
    assert not [sentence for sentence in found if "+" in sentence]
