"""Relations between stated numbers: what a reader is told of a document, and what a reader is spared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.checks import find_checks
from extractors.document import Cell, Document, Table
from extractors.facts import Check, Evidence, Observation, Phase, Project

YI = Decimal(100_000_000)
YEAR = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
YEAR_BEFORE = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}


class Page:
    """A document under construction: each call finds the next place of a quote and makes its observation."""

    def __init__(self, text: str, region_code: str | None = "370700") -> None:
        self.document = Document(path="page.txt", sha256="0", text=text, region_code=region_code)
        self.rows: list[Observation] = []
        self.cursor = 0

    def says(self, quote: str, metric: str, value: object, **columns: Any) -> Page:
        start = self.document.text.index(quote, self.cursor)
        self.cursor = start + len(quote)
        unit = columns.pop("unit", "count" if metric.endswith("_count") else "CNY")
        self.rows.append(
            Observation(
                id=f"o{len(self.rows)}",
                metric=metric,
                value=Decimal(str(value)),
                unit=unit,
                region_code=columns.pop("region_code", self.document.region_code),
                evidence=(Evidence(start, self.cursor, quote),),
                **columns,
            )
        )
        return self

    def counts(self, quote: str, value: int, stage: str | None = None, **columns: Any) -> Page:
        return self.says(quote, "project_count", value, stage=stage, **columns)

    def invests(self, quote: str, yi: str, stage: str | None = None, **columns: Any) -> Page:
        return self.says(quote, "total_investment", Decimal(yi) * YI, stage=stage, **columns)

    def paid(self, quote: str, yi: str, **columns: Any) -> Page:
        return self.says(quote, "funds_in_place", Decimal(yi) * YI, **columns)

    def rate(self, quote: str, metric: str, role: str, value: str, **columns: Any) -> Page:
        return self.says(quote, metric, value, role=role, unit=columns.pop("unit", "percent"), **columns)

    def checks(self, projects: Sequence[Project] = ()) -> tuple[Check, ...]:
        return find_checks(self.document, self.rows, projects)


def only(checks: Sequence[Check]) -> Check:
    assert len(checks) == 1, [check.message for check in checks]
    return checks[0]


def grid(rows: Sequence[Sequence[str]], **columns: Any) -> tuple[Document, tuple[tuple[tuple[int, int], ...], ...]]:
    """A document that is one table, and the span of each of its cells."""
    text, cells, spans = "", [], []
    for at, row in enumerate(rows):
        line = []
        for column, content in enumerate(row):
            cells.append(Cell(at, column, len(text), len(text) + len(content)))
            line.append((len(text), len(text) + len(content)))
            text += content + ("\t" if column + 1 < len(row) else "\n")
        spans.append(tuple(line))
    table = Table(0, len(text), tuple(cells))
    return Document(path="t.csv", sha256="0", text=text, tables=(table,), **columns), tuple(spans)


def table_rows(
    document: Document, spans: Sequence[Sequence[tuple[int, int]]], columns: dict[int, dict[str, Any]], scale: Decimal
) -> list[Observation]:
    """Every filled cell of the named columns as an observation; the last row is the whole place's."""
    found = []
    for at, row in enumerate(spans[1:], start=1):
        for column, facts in columns.items():
            start, end = row[column]
            quote = document.text[start:end]
            if quote.strip("—"):
                money = facts.get("unit", "count") == "CNY"
                value = Decimal(quote.rstrip("%").replace(",", "")) * (scale if money else 1)
                code = "370700" if at == len(spans) - 1 else f"3707{at:02}"
                found.append(
                    Observation(
                        id=f"r{at}c{column}",
                        value=value,
                        region_code=code,
                        rule="table",
                        evidence=(Evidence(start, end, quote),),
                        **facts,
                    )
                )
    return found


# ---- sums ------------------------------------------------------------------------------------------------------------


def pipeline(whole: str = "1126.106", count: int = 119) -> Page:
    page = Page(
        f"全区上报项目{count}个,投资总额{whole}亿元。其中,策划8个,118.15亿元;意向6个,42.22亿元;"
        "在谈70个,409.88亿元;落地35个,555.85亿元。"
    )
    page.counts(f"{count}个", count, "registered", pair="a").invests(f"{whole}亿元", whole, "registered", pair="a")
    listed = [
        ("planned", 8, "118.15"),
        ("intended", 6, "42.22"),
        ("negotiating", 70, "409.88"),
        ("landed", 35, "555.85"),
    ]
    for stage, number, yi in listed:
        page.counts(f"{number}个", number, stage, pair=stage).invests(f"{yi}亿元", yi, stage, pair=stage)
    return page


def test_stages_add_up_to_their_whole_and_rounding_is_forgiven() -> None:
    counts, amounts = pipeline().checks()
    assert (counts.kind, counts.holds) == ("sum_of_parts", True)
    assert counts.stated == counts.computed == 119
    assert counts.members == ("o0", "o2", "o4", "o6", "o8")
    assert amounts.holds
    assert amounts.message == "118.15 + 42.22 + 409.88 + 555.85 = 1126.10,文中为1126.106,在四舍五入范围内"
    assert amounts.tolerance == 2_050_000  # 0.005亿 for each of four parts, 0.0005亿 for the whole


def test_amounts_that_do_not_add_up_where_their_counts_do_are_for_checking() -> None:
    counts, amounts = pipeline(whole="1162.106").checks()
    assert counts.holds
    assert not amounts.holds
    assert amounts.message.endswith("文中为1162.106,需核实")
    assert "错误" not in amounts.message


def test_new_and_continued_projects_leave_no_third_class() -> None:
    page = Page("全县实施招商项目33个,其中续建项目14个,新建项目18个。")
    page.counts("项目33个", 33, "under_construction").counts("续建项目14个", 14, "under_construction", label="续建项目")
    page.counts("新建项目18个", 18, "started", label="新建项目")
    check = only(page.checks())
    assert not check.holds
    assert check.message == "14 + 18 = 32,文中为33,需核实"


def test_sectors_listed_after_other_results_are_held_against_their_own_whole() -> None:
    page = Page("全市签约项目128个、开工96个、竣工74个。签约项目中,制造业78个、服务业31个、农业17个。")
    page.counts("128个", 128, "signed").counts("96个", 96, "started").counts("74个", 74, "completed")
    for sector, number in (("制造业", 78), ("服务业", 31), ("农业", 17)):
        page.counts(f"{number}个", number, "signed", sector=sector)
    check = only(page.checks())
    assert not check.holds
    assert check.message == "78 + 31 + 17 = 126,文中为128,需核实"


def test_a_number_that_was_not_understood_silences_the_finding() -> None:
    page = Page("全市签约项目128个。签约项目中,制造业78个、服务业31个、其他2项、农业17个。")
    page.counts("128个", 128, "signed")
    for sector, number in (("制造业", 78), ("服务业", 31), ("农业", 17)):
        page.counts(f"{number}个", number, "signed", sector=sector)
    assert page.checks() == ()


def test_examples_of_a_whole_are_no_partition() -> None:
    page = Page("仍未开工的项目22个,其中洛南县6个、柞水县5个、山阳县4个。")
    page.counts("22个", 22, "signed")
    for place, number in (("370781", 6), ("370782", 5), ("370783", 4)):
        page.counts(f"{number}个", number, "signed", region_code=place)
    assert page.checks() == ()


def test_stages_that_a_project_passes_one_after_another_are_no_parts() -> None:
    page = Page("签约项目30个,其中开工20个,投产10个。")
    page.counts("30个", 30, "signed").counts("20个", 20, "started").counts("10个", 10, "operating")
    assert page.checks() == ()


def test_size_classes_one_inside_another_are_no_parts() -> None:
    page = Page("签约项目30个,其中亿元以上项目20个,10亿元以上项目10个。")
    page.counts("30个", 30, "signed").counts("20个", 20, "signed", min_investment_cny=YI)
    page.counts("10个", 10, "signed", min_investment_cny=10 * YI)
    assert page.checks() == ()


def test_one_whole_may_be_parted_in_more_ways_than_one() -> None:
    page = Page("全县签约项目13个。按投资主体分,民企9个,国企3个,外企1个;按产业分,农业2个、工业8个、商贸3个。")
    page.counts("13个", 13, "signed")
    for sector, number in (("民企", 9), ("国企", 3), ("外企", 1), ("农业", 2), ("工业", 8), ("商贸", 3)):
        page.counts(f"{number}个", number, "signed", sector=sector)
    assert {check.message for check in page.checks()} == {"9 + 3 + 1 = 13,与文中一致", "2 + 8 + 3 = 13,与文中一致"}


def test_amounts_beside_parts_are_added_though_they_do_not_say_what_amount_they_are() -> None:
    page = Page("现场签约15个,协议引资额87.6亿元。\n签约项目中,文旅8个62.3亿元,康养4个17.9亿元,商贸3个7.4亿元。")
    page.counts("15个", 15, "signed").says("87.6亿元", "contract_value", Decimal("87.6") * YI)
    for sector, number, yi in (("文旅", 8, "62.3"), ("康养", 4, "17.9"), ("商贸", 3, "7.4")):
        page.counts(f"{number}个", number, "signed", sector=sector, pair=sector)
        page.invests(f"{yi}亿元", yi, "signed", sector=sector, pair=sector)
    assert [check.stated for check in page.checks()] == [15, Decimal("87.6") * YI]


def test_the_rest_has_no_size_class_of_its_own() -> None:
    page = Page("引进项目73个。\n73个项目中,过亿元的14个,5000万元至1亿元的28个,其余31个。")
    page.counts("73个", 73, "landed").counts("14个", 14, "landed", min_investment_cny=YI, label="过亿元")
    page.counts("28个", 28, "landed", min_investment_cny=YI / 2, max_investment_cny=YI, label="5000万元至1亿元")
    page.counts("31个", 31, "landed", min_investment_cny=YI / 2, max_investment_cny=YI, label="其余")
    assert only(page.checks()).message == "14 + 28 + 31 = 73,与文中一致"


def test_counties_that_brought_in_as_many_as_were_signed_are_not_related() -> None:
    page = Page("已签约41个。\n各县你追我赶。甲县、乙县、丙县分别引进项目9个、11个、21个。")
    page.counts("41个", 41, "signed")
    for place, number in (("370781", 9), ("370782", 11), ("370783", 21)):
        page.counts(f"{number}个", number, "landed", region_code=place)
    assert page.checks() == ()


def test_points_over_last_year_are_not_held_against_the_target() -> None:
    page = Page("签约项目开工率66.7%,比去年同期提高9.2个百分点,距目标75%还有差距。")
    page.rate("66.7%", "project_count", "conversion_rate", "66.7", stage="started")
    page.rate("9.2个百分点", "project_count", "difference", "9.2", unit="percentage_point")
    page.rate("75%", "project_count", "target", "75")
    assert page.checks() == ()


def test_a_district_has_its_share_of_the_city() -> None:
    page = Page("全市到位资金41.57亿元。分区县看,某区到位资金22.3亿元,占全市的53.6%。")
    page.paid("41.57亿元", "41.57").paid("22.3亿元", "22.3", region_code="370702")
    page.rate("53.6%", "funds_in_place", "share", "53.6", region_code="370702")
    assert only(page.checks()).message == "22.3 ÷ 41.57 = 53.64%,文中为53.6%,在四舍五入范围内"


def test_size_classes_side_by_side_are_parts_but_never_a_finding() -> None:
    def page(whole: int) -> Page:
        made = Page(f"引进项目{whole}个,其中1亿元至5亿元的31个,5亿元至10亿元的7个,10亿元以上的5个。")
        made.counts(f"{whole}个", whole, "landed")
        made.counts("31个", 31, "landed", min_investment_cny=YI, max_investment_cny=5 * YI)
        made.counts("7个", 7, "landed", min_investment_cny=5 * YI, max_investment_cny=10 * YI)
        return made.counts("5个", 5, "landed", min_investment_cny=10 * YI)

    assert only(page(43).checks()).holds
    assert page(44).checks() == ()


def test_counts_of_unlike_things_that_happen_to_add_up_are_not_related() -> None:
    page = Page("签约项目35个,开工28个。储备线索项目7个。")
    page.counts("35个", 35, "signed").counts("28个", 28, "started").counts("7个", 7, "planned")
    assert page.checks() == ()


def test_periods_that_follow_each_other_add_up_across_a_paragraph() -> None:
    page = Page("截至5月底累计到位资金17.3亿元。\n一季度仅到位4.1亿元;随后两个月就到位13.2亿元。")
    page.paid("17.3亿元", "17.3", period_end=date(2024, 5, 31))
    page.paid("4.1亿元", "4.1", period_start=date(2024, 1, 1), period_end=date(2024, 3, 31))
    page.paid("13.2亿元", "13.2", period_start=date(2024, 4, 1), period_end=date(2024, 5, 31))
    assert only(page.checks()).message == "4.1 + 13.2 = 17.3,与文中一致"


def test_what_began_and_what_did_not_make_the_whole() -> None:
    page = Page("今年签约项目44个。已开工31个;尚未开工的13个项目明确了时限。")
    page.counts("44个", 44, "signed").counts("31个", 31, "started").counts("13个", 13, "signed")
    assert only(page.checks()).computed == 44


def test_an_unlike_label_and_its_negation_make_the_whole_nearly() -> None:
    page = Page("工业项目到位资金任务280亿元。非工业项目到位资金任务22亿元。\n全年到位资金任务300亿元。")
    page.paid("280亿元", "280", role="target", label="工业项目到位资金")
    page.paid("22亿元", "22", role="target", label="非工业项目到位资金")
    page.paid("300亿元", "300", role="target", label="到位资金")
    assert only(page.checks()).message == "280 + 22 = 302,文中为300,需核实"


def test_parts_may_stand_before_a_whole_that_is_called_one() -> None:
    page = Page("引进工业项目30个、农业项目12个,共计42个。")
    page.counts("30个", 30, "landed", sector="工业").counts("12个", 12, "landed", sector="农业")
    page.counts("42个", 42, "landed")
    assert only(page.checks()).stated == 42


def test_numbers_whose_evidence_is_one_list_keep_their_order() -> None:
    text = "全县引进项目36个。从产业看,农产品、装备、能源、物流项目分别为14个、9个、7个、6个。"
    page = Page(text).counts("36个", 36, "landed")
    start = text.index("农产品")
    for sector, quote, number in (("农产品", "14个", 14), ("装备", "9个", 9), ("能源", "7个", 7), ("物流", "6个", 6)):
        end = text.index(quote, start) + len(quote)
        page.counts(quote, number, "landed", sector=sector)
        page.rows[-1] = replace(page.rows[-1], evidence=(Evidence(start, end, text[start:end]),))
    check = only(page.checks())
    assert check.message == "14 + 9 + 7 + 6 = 36,与文中一致"


def test_a_size_class_said_of_some_parts_only_does_not_part_them() -> None:
    page = Page("签约亿元以上项目50个,其中工业30个,农业20个。")
    page.counts("50个", 50, "signed", min_investment_cny=YI)
    page.counts("30个", 30, "signed", sector="工业", min_investment_cny=YI).counts("20个", 20, "signed", sector="农业")
    assert only(page.checks()).holds


def test_hedged_parts_are_not_added() -> None:
    page = Page("总投资100亿元,其中工业投资约60亿元,农业投资近45亿元。")
    page.invests("100亿元", "100").invests("约60亿元", "60", sector="工业", bound="about")
    page.invests("近45亿元", "45", sector="农业", bound="under")
    assert page.checks() == ()


def test_phases_add_up_to_a_project() -> None:
    phases = (Phase(name="一期", investment_cny=8 * YI), Phase(name="二期", investment_cny=Decimal("4.6") * YI))
    project = Project(id="p1", name="底盘项目", investment_cny=Decimal("12.6") * YI, phases=phases)
    check = only(Page("总投资12.6亿元,一期8亿元,二期4.6亿元。").checks([project]))
    assert (check.kind, check.members, check.holds) == ("sum_of_parts", ("p1",), True)
    assert check.message == "一期8 + 二期4.6 = 12.6,与文中一致"
    three = replace(project, investment_cny=20 * YI)
    assert Page("总投资20亿元,一期8亿元,二期4.6亿元,其余待定。").checks([three]) == ()


# ---- rates -----------------------------------------------------------------------------------------------------------


def completed(actual: str, target: str, stated: str, **columns: Any) -> Page:
    page = Page(f"到位资金{actual}亿元,完成年度目标任务{target}亿元的{stated}%。")
    page.paid(f"{actual}亿元", actual, **columns).paid(f"{target}亿元", target, role="target")
    return page.rate(f"{stated}%", "funds_in_place", "completion_rate", stated)


@pytest.mark.parametrize(
    ("actual", "target", "stated", "holds"),
    [
        ("61.32", "110", "55.7", True),
        ("18.45", "26", "71.0", True),
        ("555.54", "280", "198.41", True),
        ("61.32", "110", "57.5", False),
        ("98.6", "95", "108.3", False),
    ],
)
def test_a_completion_rate_beside_its_numbers(actual: str, target: str, stated: str, holds: bool) -> None:
    check = only(completed(actual, target, stated).checks())
    assert (check.kind, check.holds, check.stated) == ("completion_rate", holds, Decimal(stated))
    assert check.message.startswith(f"{actual} ÷ {target} = ")
    assert check.message.endswith("需核实") is not holds
    assert check.members == ("o2", "o0", "o1")


def test_a_rate_of_an_approximate_number_is_told_only_where_it_fits() -> None:
    assert "约数" in only(completed("61", "110", "56.5", bound="about").checks()).message
    assert completed("61", "110", "80.5", bound="about").checks() == ()


def test_a_rate_far_from_its_numbers_is_no_finding() -> None:
    page = Page("全市到位资金61.32亿元。\n年度目标任务110亿元。\n上月曾完成目标的50.1%。")
    page.paid("61.32亿元", "61.32").paid("110亿元", "110", role="target")
    page.rate("50.1%", "funds_in_place", "completion_rate", "50.1")
    assert page.checks() == ()


def test_conversion_is_of_what_was_signed() -> None:
    page = Page("在谈项目600个。签约项目538个,总投资3291亿元;开工项目497个,开工率为92.38%。")
    page.counts("600个", 600, "negotiating").counts("538个", 538, "signed").counts("497个", 497, "started")
    page.rate("92.38%", "project_count", "conversion_rate", "92.38", stage="started")
    check = only(page.checks())
    assert check.members == ("o3", "o2", "o1")
    assert check.message == "497 ÷ 538 = 92.379%,文中为92.38%,在四舍五入范围内"


def test_conversion_of_a_whole_taken_up_again_is_explicit() -> None:
    page = Page("全县引进项目36个。\n36个项目中,已开工27个,开工率72%。")
    page.counts("36个", 36, "landed").counts("27个", 27, "started")
    page.rate("72%", "project_count", "conversion_rate", "72", stage="started")
    check = only(page.checks())
    assert not check.holds
    assert check.computed == 75


def test_funds_in_place_are_rated_by_total_investment() -> None:
    page = Page("新落地项目计划总投资226亿元,到位资金57.2亿元,资金到位率25.3%。")
    page.invests("226亿元", "226", "landed").paid("57.2亿元", "57.2")
    page.rate("25.3%", "funds_in_place", "conversion_rate", "25.3")
    assert only(page.checks()).holds


def test_shares_of_count_and_amount_said_together() -> None:
    page = Page("新签约项目44个、总投资137.5亿元,其中食品类项目13个、总投资36.2亿元,分别占29.5%和26.3%。")
    page.counts("44个", 44, "signed", pair="a").invests("137.5亿元", "137.5", "signed", pair="a")
    page.counts("13个", 13, "signed", sector="食品", pair="b")
    page.invests("36.2亿元", "36.2", "signed", sector="食品", pair="b")
    page.rate("29.5%", "project_count", "share", "29.5", sector="食品", pair="b")
    page.rate("26.3%", "total_investment", "share", "26.3", sector="食品", pair="b")
    assert [(check.kind, check.holds, check.stated) for check in page.checks()] == [
        ("share", True, Decimal("29.5")),
        ("share", True, Decimal("26.3")),
    ]


def test_a_share_of_a_whole_that_stands_elsewhere_is_no_finding() -> None:
    page = Page("到位市外资金61.32亿元,其中省外资金43.18亿元,占全省总量的68.2%。")
    page.paid("61.32亿元", "61.32", sector="市外").paid("43.18亿元", "43.18", sector="省外")
    page.rate("68.2%", "funds_in_place", "share", "68.2", sector="省外")
    assert page.checks() == ()
    assert not only(said_share("68.2").checks()).holds
    assert only(said_share("70.4").checks()).holds


def said_share(stated: str) -> Page:
    page = Page(f"到位市外资金61.32亿元。其中,省外资金43.18亿元,占{stated}%。")
    page.paid("61.32亿元", "61.32", sector="市外").paid("43.18亿元", "43.18", sector="省外")
    return page.rate(f"{stated}%", "funds_in_place", "share", stated, sector="省外")


def grown(stated: str, words: str = "同比增长") -> Page:
    page = Page(f"总投资186.4亿元,{words}{stated}%。\n去年同期,总投资159亿元。")
    page.invests("186.4亿元", "186.4", "signed", pair="a", **YEAR)
    page.rate(f"{stated}%", "total_investment", "growth_yoy", stated, stage="signed", pair="a", **YEAR)
    return page.invests("159亿元", "159", "signed", **YEAR_BEFORE)


def test_growth_against_the_figure_of_the_year_before() -> None:
    check = only(grown("17.2").checks())
    assert (check.kind, check.holds) == ("growth", True)
    assert check.message == "(186.4 − 159) ÷ 159 = 17.23%,文中为17.2%,在四舍五入范围内"
    assert not only(grown("19.2").checks()).holds


@pytest.mark.parametrize("words", ["按可比价增长", "可比口径增长", "年均增长"])
def test_growth_of_other_numbers_than_those_printed_is_not_checked(words: str) -> None:
    assert grown("19.2", words).checks() == ()
    assert grown("17.2", words).checks() == ()


# ---- differences -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stated", "holds"), [("32", True), ("35", False)])
def test_points_over_a_target(stated: str, holds: bool) -> None:
    page = Page(f"开工率为92.38%,超市定任务60%的{stated}个百分点。")
    page.rate("92.38%", "project_count", "conversion_rate", "92.38", stage="started")
    page.says("60%", "project_count", 60, role="target", unit="percent", stage="started")
    page.rate(f"{stated}个百分点", "project_count", "difference", stated, unit="percentage_point", stage="started")
    check = only(page.checks())
    assert (check.kind, check.holds, check.computed) == ("difference", holds, Decimal("32.38"))


def test_points_ahead_of_schedule() -> None:
    page = Page("上半年完成年度任务的55.7%,超序时进度5.7个百分点。")
    page.rate("55.7%", "funds_in_place", "completion_rate", "55.7", period_end=date(2024, 6, 30))
    page.rate(
        "5.7个百分点", "funds_in_place", "difference", "5.7", unit="percentage_point", period_end=date(2024, 6, 30)
    )
    assert only(page.checks()).message == "55.7 − 50(序时进度) = 5.7 个百分点,与文中一致"


def test_points_below_the_average_of_the_whole_city() -> None:
    def page(stated: str) -> Page:
        made = Page(f"全市完成计划的77.3%,武邑县69.3%,低于全市平均水平{stated}个百分点。")
        made.rate("77.3%", "completed_investment", "completion_rate", "77.3")
        made.rate("69.3%", "completed_investment", "completion_rate", "69.3", region_code="370722")
        return made.rate(
            f"{stated}个百分点", "completed_investment", "difference", f"-{stated}", unit="percentage_point",
            region_code="370722",
        )  # fmt: skip

    assert only(page("8").checks()).message == "77.3 − 69.3 = 8 个百分点,与文中一致"
    assert not only(page("9.1").checks()).holds


@pytest.mark.parametrize(("stated", "holds"), [(3, True), (4, False)])
def test_more_than_last_year(stated: int, holds: bool) -> None:
    page = Page(f"亿元以上项目11个,比去年同期的8个增加{stated}个。")
    page.counts("11个", 11, "landed", min_investment_cny=YI, **YEAR)
    page.counts("8个", 8, "landed", min_investment_cny=YI, **YEAR_BEFORE)
    page.counts(f"{stated}个", stated, "landed", role="increase", min_investment_cny=YI, **YEAR)
    check = only([check for check in page.checks() if check.kind == "difference"])
    assert check.holds is holds
    assert check.computed == 3


# ---- tables ----------------------------------------------------------------------------------------------------------

COLUMNS: dict[int, dict[str, Any]] = {
    1: {"metric": "project_count", "stage": "signed"},
    2: {"metric": "project_count", "stage": "started"},
    3: {"metric": "project_count", "stage": "started", "role": "conversion_rate", "unit": "percent"},
    4: {"metric": "total_investment", "stage": "signed", "unit": "CNY"},
}
ROWS = [
    ["县区", "签约", "开工", "开工率", "总投资(亿元)"],
    ["甲县", "32", "25", "78.1%", "98.65"],
    ["乙县", "28", "19", "67.9%", "76.40"],
    ["丙县", "24", "18", "75.0%", "63.18"],
    ["丁县", "—", "—", "—", "—"],
    ["合　计", "84", "62", "73.8%", "238.23"],
]


def table_checks(rows: list[list[str]]) -> tuple[Check, ...]:
    document, spans = grid(rows, region_code="370700")
    return find_checks(document, table_rows(document, spans, COLUMNS, YI), ())


def changed(row: int, column: int, content: str) -> list[list[str]]:
    return [
        [content if (at, to) == (row, column) else cell for to, cell in enumerate(line)] for at, line in enumerate(ROWS)
    ]


def test_a_total_row_and_a_rate_column() -> None:
    checks = table_checks(ROWS)
    assert all(check.holds for check in checks)
    assert [check.stated for check in checks if check.kind == "sum_of_parts"] == [84, 62, Decimal("238.23") * YI]
    assert [check.computed for check in checks if check.kind == "conversion_rate"] == [
        Decimal("78.125"), Decimal("67.857143"), Decimal("75"), Decimal("73.809524"),
    ]  # fmt: skip


def test_a_total_that_its_rows_do_not_make() -> None:
    bad = [check for check in table_checks(changed(5, 1, "85")) if check.kind == "sum_of_parts" and not check.holds]
    assert only(bad).message == "32 + 28 + 24 = 84,文中为85,需核实"


def test_one_rate_of_a_column_that_its_row_does_not_make() -> None:
    bad = [check for check in table_checks(changed(2, 3, "76.9%")) if not check.holds]
    assert only(bad).message == "19 ÷ 28 = 67.86%,文中为76.9%,需核实"


def test_a_cell_that_was_not_read_silences_the_total() -> None:
    document, spans = grid(ROWS, region_code="370700")
    read = [row for row in table_rows(document, spans, COLUMNS, YI) if row.id != "r1c1"]
    assert all(check.stated != 84 for check in find_checks(document, read, ()))


def test_a_table_that_goes_on_over_a_page_is_one_table() -> None:
    first = [["镇", "项目数"], ["甲镇", "8"], ["乙镇", "6"]]
    second = [["镇", "项目数"], ["丙镇", "4"], ["丁镇", "3"], ["合计", "21"]]
    one, spans_one = grid(first)
    two, spans_two = grid(second)
    shift = len(one.text) + 1
    moved = tuple(replace(cell, start=cell.start + shift, end=cell.end + shift) for cell in two.tables[0].cells)
    document = Document(
        path="t.pdf",
        sha256="0",
        text=one.text + "\n" + two.text,
        tables=(one.tables[0], Table(shift, shift + len(two.text), moved)),
        region_code="370782",
    )
    spans = [row[1] for row in spans_one[1:]] + [(a + shift, b + shift) for _, (a, b) in spans_two[1:]]
    rows = [
        Observation(
            id=f"o{start}",
            metric="project_count",
            value=Decimal(document.text[start:end]),
            region_code="370782",
            rule="table",
            evidence=(Evidence(start, end, document.text[start:end]),),
        )
        for start, end in spans
    ]
    assert only(find_checks(document, rows, ())).message == "8 + 6 + 4 + 3 = 21,与文中一致"


def test_a_list_of_projects_adds_up_to_its_total() -> None:
    document, spans = grid(
        [["项目", "总投资(万元)"], ["饲料项目", "86,000"], ["面粉项目", "15,200"], ["合计", "101,200"]]
    )
    places = [spans[1][0], spans[2][0]]
    projects = [
        Project(
            id=f"p{n}", name=document.text[a:b], investment_cny=amount, evidence=(Evidence(a, b, document.text[a:b]),)
        )
        for n, ((a, b), amount) in enumerate(zip(places, (Decimal(860_000_000), Decimal(152_000_000)), strict=True))
    ]
    start, end = spans[3][1]
    evidence = (Evidence(start, end, "101,200"),)
    whole = Observation(id="w", metric="total_investment", value=Decimal(1_012_000_000), unit="CNY", evidence=evidence)
    check = only(find_checks(document, [whole], projects))
    assert check.members == ("w", "p0", "p1")
    assert check.message == "86000 + 15200 = 101200,与文中一致"


# ---- what always holds -----------------------------------------------------------------------------------------------

SECTORS = ("工业", "农业", "服务业", "物流业", "旅游业", "建筑业")


def sector_page(whole: Decimal, parts: Sequence[Decimal]) -> Page:
    listed = "、".join(f"{sector}{part}亿元" for sector, part in zip(SECTORS, parts, strict=False))
    page = Page(f"总投资{whole}亿元,其中{listed}。")
    page.invests(f"{whole}亿元", str(whole), "signed")
    for sector, part in zip(SECTORS, parts, strict=False):
        page.invests(f"{part}亿元", str(part), "signed", sector=sector)
    return page


exact_amounts = st.lists(st.integers(min_value=200_000, max_value=9_000_000), min_size=3, max_size=6)


@given(exact_amounts)
def test_parts_of_a_whole_hold_whatever_their_rounding(exact: list[int]) -> None:
    parts = [(Decimal(amount) / 10_000).quantize(Decimal("0.01")) for amount in exact]
    whole = (Decimal(sum(exact)) / 10_000).quantize(Decimal("0.1"))
    checks = sector_page(whole, parts).checks()
    assert [check.holds for check in checks if check.stated == whole * YI] == [True]
    assert all(check.holds for check in checks)


@given(exact_amounts, st.sampled_from([-1, 1]), st.decimals("1.001", "1.9", places=3))
def test_a_whole_beyond_its_tolerance_never_holds(exact: list[int], sign: int, factor: Decimal) -> None:
    parts = [(Decimal(amount) / 10_000).quantize(Decimal("0.0001")) for amount in exact]
    tolerance = Decimal("0.05") + Decimal("0.00005") * len(parts)
    whole = (sum(parts) + sign * (tolerance * factor + Decimal("0.05"))).quantize(Decimal("0.1"))
    if abs(whole - sum(parts)) <= tolerance:
        return
    assert not any(check.holds and len(check.members) == len(parts) + 1 for check in sector_page(whole, parts).checks())


def everything() -> Page:
    """A page on which each kind of relation stands, with numbers that belong to none."""
    page = Page(
        "全市签约项目32个,其中续建项目14个,新建项目18个。到位资金61.32亿元,完成年度目标110亿元的55.7%。"
        "全市走访企业318家。总投资186.4亿元,同比增长17.2%。去年同期,总投资159亿元。盘活厂房12万平方米。"
    )
    page.counts("32个", 32, "under_construction").counts("14个", 14, "under_construction", label="续建")
    page.counts("18个", 18, "started", label="新建")
    page.paid("61.32亿元", "61.32", **YEAR).paid("110亿元", "110", role="target", **YEAR)
    page.rate("55.7%", "funds_in_place", "completion_rate", "55.7", **YEAR)
    page.says("318家", "visit_count", 318)
    page.invests("186.4亿元", "186.4", "signed", **YEAR)
    page.rate("17.2%", "total_investment", "growth_yoy", "17.2", stage="signed", **YEAR)
    page.invests("159亿元", "159", "signed", **YEAR_BEFORE)
    return page.says("12万平方米", "area", 120_000, unit="m2")


def test_every_kind_is_found_on_one_page() -> None:
    assert [check.kind for check in everything().checks()] == ["sum_of_parts", "completion_rate", "growth"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_observations_makes_no_difference(order: random.Random) -> None:
    page = everything()
    expected = page.checks()
    order.shuffle(page.rows)
    assert page.checks() == expected


@pytest.mark.parametrize("dropped", range(11))
def test_an_observation_that_is_gone_takes_only_its_own_relations_with_it(dropped: int) -> None:
    page = everything()
    name = page.rows[dropped].id
    expected = tuple(check for check in page.checks() if name not in check.members)
    del page.rows[dropped]
    assert page.checks() == expected


def test_a_relation_keeps_its_id() -> None:
    first, again = everything().checks(), everything().checks()
    assert [check.id for check in first] == [check.id for check in again]
    assert len({check.id for check in first}) == len(first)


def test_the_same_rate_in_text_and_table_is_told_once() -> None:
    page = completed("61.32", "110", "55.7")
    page.document = replace(page.document, text=page.document.text * 2)
    page.paid("61.32亿元", "61.32").paid("110亿元", "110", role="target")
    page.rate("55.7%", "funds_in_place", "completion_rate", "55.7")
    assert len(page.checks()) == 1


def test_a_range_takes_no_part() -> None:
    page = Page("引进项目8个,其中工业3至5个,农业3个。")
    page.counts("8个", 8, "landed").counts("3至5个", 3, "landed", sector="工业", value_high=Decimal(5))
    page.counts("3个", 3, "landed", sector="农业")
    assert page.checks() == ()


def test_chinese_numerals_have_a_precision_too() -> None:
    page = Page("引进项目二十六个,总投资一百三十二亿元,其中工业项目八十二点四亿元,农业项目四十九点六亿元。")
    page.invests("一百三十二亿元", "132", "landed").invests("八十二点四亿元", "82.4", "landed", sector="工业")
    page.invests("四十九点六亿元", "49.6", "landed", sector="农业")
    check = only(page.checks())
    assert check.holds
    assert check.tolerance == Decimal("0.6") * YI


def told(page: Page) -> list[tuple[str, Decimal, bool]]:
    return [(check.kind, check.stated, check.holds) for check in page.checks()]


def test_growth_follows_from_how_much_more_it_was() -> None:
    page = Page("到位资金97.2亿元,比去年同期增加18.3亿元,增长23.2%。")
    page.paid("到位资金97.2亿元", "97.2").paid("比去年同期增加18.3亿元", "18.3", role="increase")
    page.rate("增长23.2%", "funds_in_place", "growth_yoy", "23.2")
    (check,) = page.checks()
    assert check.kind == "growth"
    assert check.holds
    assert check.message.startswith("18.3 ÷ (97.2 − 18.3) = 23.19%")


def test_a_rate_of_what_was_due() -> None:
    page = Page("应开工38个,实际开工35个,开工率92.1%;计划竣工34宗,已竣工17宗,竣工率50%。")
    page.counts("应开工38个", 38, "started", role="target").counts("实际开工35个", 35, "started")
    page.rate("开工率92.1%", "project_count", "conversion_rate", "92.1", stage="started")
    page.counts("计划竣工34宗", 34, "completed", role="target").counts("已竣工17宗", 17, "completed")
    page.rate("竣工率50%", "project_count", "conversion_rate", "50", stage="completed")
    assert told(page) == [("conversion_rate", Decimal("92.1"), True), ("conversion_rate", Decimal(50), True)]


@pytest.mark.parametrize(("said", "found"), [("56.1", True), ("61.7", False)])
def test_places_together_have_their_share_of_the_whole(said: str, found: bool) -> None:
    page = Page(f"全市到位资金97.2亿元。三县分别为26.5亿元、19.2亿元、8.8亿元,三地合计占全市的{said}%。")
    page.paid("全市到位资金97.2亿元", "97.2", **YEAR)
    page.paid("26.5亿元", "26.5", region_code="370702", **YEAR).paid("19.2亿元", "19.2", region_code="370703", **YEAR)
    page.paid("8.8亿元", "8.8", region_code="370704", **YEAR)
    page.rate(f"三地合计占全市的{said}%", "funds_in_place", "share", said, **YEAR)
    # one that does not hold is no finding: another whole may be meant
    assert ("share", Decimal(said), True) in told(page) if found else told(page) == []


@pytest.mark.parametrize(("whole", "found"), [(48, True), (49, False)])
def test_lines_taken_together_are_added_up_where_that_holds(whole: int, found: bool) -> None:
    page = Page(f"甲链项目18个,投资5亿元;乙链项目16个,投资8亿元;丙链项目14个,投资6亿元。三条链合计,项目{whole}个。")
    page.counts("项目18个", 18).invests("投资5亿元", "5").counts("项目16个", 16).invests("投资8亿元", "8")
    page.counts("项目14个", 14).invests("投资6亿元", "6").counts(f"项目{whole}个", whole)
    assert told(page) == ([("sum_of_parts", Decimal(whole), True)] if found else [])


@pytest.mark.parametrize(("said", "found"), [("84", True), ("71", False)])
def test_a_round_share_paragraphs_on_is_of_the_headline(said: str, found: bool) -> None:
    page = Page(
        f"全市到位资金2823.39亿元。\n中心城区到位资金513.79亿元。\n规模扩大。亿元以上到位2369.19亿元,占比{said}%。"
    )
    page.paid("到位资金2823.39亿元", "2823.39").paid("到位资金513.79亿元", "513.79")
    page.paid("到位2369.19亿元", "2369.19", pair="a").rate(f"占比{said}%", "funds_in_place", "share", said, pair="a")
    assert told(page) == ([("share", Decimal(said), True)] if found else [])


def test_a_share_of_the_province_is_not_of_the_citys_own_number() -> None:
    page = Page("全市合同外资64.1亿元,实际外资16.9亿元,占全省比重分别达53.7%和26.4%。", region_code="350200")
    page.says("合同外资64.1亿元", "foreign_capital", 64.1 * 10**8, pair="a")
    page.says("实际外资16.9亿元", "foreign_capital", 16.9 * 10**8, pair="b")
    page.rate("占全省比重分别达53.7%", "foreign_capital", "share", "53.7", pair="a")
    page.rate("26.4%", "foreign_capital", "share", "26.4", pair="b")
    assert told(page) == []


@pytest.mark.parametrize(("third", "found"), [("620.7", True), ("620.8", False)])
def test_parts_in_sentences_of_their_own(third: str, found: bool) -> None:
    page = Page(
        f"全省到位资金2383.3亿元。\n一产到位资金67.9亿元,增长7.1%。二产到位资金1694.7亿元,增长4.3%。\n三产到位资金{third}亿元。"
    )
    page.paid("到位资金2383.3亿元", "2383.3").paid("到位资金67.9亿元", "67.9").paid("到位资金1694.7亿元", "1694.7")
    page.paid(f"到位资金{third}亿元", third)
    assert told(page) == ([("sum_of_parts", Decimal("2383.3") * YI, True)] if found else [])


@pytest.mark.parametrize(("whole", "found"), [(262, True), (263, False)])
def test_the_first_number_of_each_statement_is_a_part(whole: int, found: bool) -> None:
    page = Page(f"全市安排项目{whole}个。其中：续建项目141个,进展顺利；新建项目88个,已开工71个；前期项目33个。")
    page.counts(f"项目{whole}个", whole).counts("续建项目141个", 141, "under_construction")
    page.counts("新建项目88个", 88, "started").counts("已开工71个", 71, "started").counts("前期项目33个", 33, "planned")
    assert told(page) == ([("sum_of_parts", Decimal(whole), True)] if found else [])


def test_a_fall_is_of_what_it_was_before() -> None:
    page = Page("到位资金38.3亿元,较上年同期下降60.5亿元,下降61.2%。")
    page.paid("到位资金38.3亿元", "38.3", pair="a", **YEAR)
    page.paid("较上年同期下降60.5亿元", "60.5", role="increase", **YEAR)
    page.rate("下降61.2%", "funds_in_place", "growth_yoy", "-61.2", pair="a", **YEAR)
    assert only(page.checks()).message == "−60.5 ÷ (38.3 + 60.5) = -61.23%,文中为-61.2%,在四舍五入范围内"


def test_growth_behind_the_number_of_the_year_before() -> None:
    page = Page("签约7个、42.36亿元。上届签约额为37.69亿元,本届增长12.4%。")
    page.says("42.36亿元", "contract_value", Decimal("42.36") * YI)
    page.says("上届签约额为37.69亿元", "contract_value", Decimal("37.69") * YI, pair="b")
    page.rate("增长12.4%", "contract_value", "growth_yoy", "12.4", pair="b")
    assert only(page.checks()).message.startswith("(42.36 − 37.69) ÷ 37.69 = 12.39%")


def test_a_quotient_is_shown_in_one_unit() -> None:
    page = Page("到位资金1005136万元,完成全年80亿元任务的125.64%。")
    page.says("到位资金1005136万元", "funds_in_place", 1005136 * 10**4).paid("80亿元", "80", role="target")
    page.rate("125.64%", "funds_in_place", "completion_rate", "125.64")
    assert only(page.checks()).message.startswith("100.5136 ÷ 80 = ")


def test_the_rate_that_is_due_is_no_rate_of_what_was_done() -> None:
    page = Page("到位资金412.6亿元,完成年度任务520亿元的79.3%,高于75%的序时进度4.3个百分点。")
    september = {"period_start": date(2024, 1, 1), "period_end": date(2024, 9, 30)}
    page.paid("到位资金412.6亿元", "412.6", **september).paid("年度任务520亿元", "520", role="target", **YEAR)
    page.rate("79.3%", "funds_in_place", "completion_rate", "79.3", **september)
    page.rate("高于75%", "funds_in_place", "completion_rate", "75", bound="over", **september)
    page.rate("4.3个百分点", "funds_in_place", "difference", "4.3", unit="percentage_point", **september)
    assert told(page) == [("completion_rate", Decimal("79.3"), True), ("difference", Decimal("4.3"), True)]


@pytest.mark.parametrize(("said", "found"), [("67.8", True), ("61.6", False)])
def test_two_that_are_named_have_their_share(said: str, found: bool) -> None:
    page = Page(f"签约项目292个。已建成18个,开工在建180个,建成和在建占总数的{said}%。")
    page.counts("签约项目292个", 292, "signed").counts("已建成18个", 18).counts("在建180个", 180)
    page.rate(f"占总数的{said}%", "project_count", "share", said)
    assert (("share", Decimal("67.8"), True) in told(page)) is found


def test_the_greatest_of_a_row_are_added_up() -> None:
    page = Page("甲县18.63亿元,乙县11.24亿元,丙县8.67亿元,丁县7.10亿元。前三位县合计38.54亿元。")
    for quote, yi in (("甲县18.63亿元", "18.63"), ("乙县11.24亿元", "11.24"), ("丙县8.67亿元", "8.67")):
        page.paid(quote, yi)
    page.paid("丁县7.10亿元", "7.10").paid("合计38.54亿元", "38.54")
    assert told(page) == [("sum_of_parts", Decimal("38.54") * YI, True)]


@pytest.mark.parametrize("role", ["growth_yoy", "growth_mom"])
def test_growth_against_the_number_that_the_statement_names(role: str) -> None:
    page = Page("8月份,合同引资额38.6亿元,比7月份的30.7亿元增长25.7%。")
    page.says("合同引资额38.6亿元", "contract_value", Decimal("38.6") * YI)
    page.says("30.7亿元", "contract_value", Decimal("30.7") * YI)
    page.rate("增长25.7%", "contract_value", role, "25.7")
    assert told(page) == [("growth", Decimal("25.7"), True)]


def test_what_stands_beside_a_number_is_no_part_of_it() -> None:
    page = Page("实施项目63个,新开工41个、续建22个,竣工投产19个。")
    page.counts("63个", 63).counts("41个", 41, "started").counts("22个", 22, "under_construction")
    page.counts("19个", 19, "completed")
    assert ("sum_of_parts", Decimal(41), True) not in told(page)
