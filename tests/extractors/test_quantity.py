"""Amounts, counts, rates, ranges, bounds and size classes, as a reader takes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.quantity import Quantity, SizeClass, find_quantities

DIGITS = "零一二三四五六七八九"
PROSE = "一二两三四五六七八九十百千万亿零〇点廿半几数0123456789.,，。、；：（）()“”至到—-~%％ 元个项家宗条支名位场次成余多约近超逾上过不以内含级分之百第个百分点美元亩平方米项目投资签约同比占达月年"


def chinese(number: int) -> str:
    """A whole number below 10**12 as a Chinese writer spells it."""
    for factor, name in ((10**8, "亿"), (10**4, "万")):
        upper, lower = divmod(number, factor)
        if upper:
            gap = "零" if 0 < lower < factor // 10 else ""
            return chinese(upper) + name + (gap + chinese(lower) if lower else "")
    words, skipped = "", False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            words += ("零" if skipped and words else "") + DIGITS[digit] + name
        skipped = digit == 0
    return words or "零"


def read(text: str) -> list[tuple[str, Decimal, Decimal | None, str, str]]:
    """(words, low, high, unit, bound) of each quantity; size classes are left out."""
    return [
        (text[item.start : item.end], item.low, item.high, item.unit, item.bound)
        for item in find_quantities(text)
        if isinstance(item, Quantity)
    ]


def classes(text: str) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(item.low, item.high) for item in find_quantities(text) if isinstance(item, SizeClass)]


def one(text: str) -> tuple[Decimal, Decimal | None, str, str]:
    found = read(text)
    assert len(found) == 1, found
    return found[0][1:]


BILLION = 10**8  # 亿


@pytest.mark.parametrize(
    ("text", "low", "unit", "bound"),
    [
        # numbers
        ("签约项目35个", 35, "count", "exact"),
        ("新开工项目1,126个", 1126, "count", "exact"),
        ("二十六个项目集中开工", 26, "count", "exact"),
        ("廿六个项目开工", 26, "count", "exact"),
        ("引进企业十二家", 12, "count", "exact"),
        ("审批事项1.2万项", 12000, "count", "exact"),
        ("两个项目投产", 2, "count", "exact"),
        # amounts
        ("总投资499.24亿元", "49924000000", "CNY", "exact"),
        ("总投资2.3亿元", "230000000", "CNY", "exact"),
        ("总投资1,126.106亿元", "112610600000", "CNY", "exact"),
        ("到位资金8600万元", "86000000", "CNY", "exact"),
        ("总投资一百三十二亿元", "13200000000", "CNY", "exact"),
        ("投资一点二八亿元", "128000000", "CNY", "exact"),
        ("投资两千万元", "20000000", "CNY", "exact"),
        ("总产值1.1万亿元", "1100000000000", "CNY", "exact"),
        ("完成80亿目标任务", "8000000000", "CNY", "exact"),
        ("投资5亿元人民币", "500000000", "CNY", "exact"),
        ("投资5亿人民币", "500000000", "CNY", "exact"),
        ("奖励50万元", "500000", "CNY", "exact"),
        ("投资3.5亿元", "350000000", "CNY", "exact"),
        ("实际利用外资420万美元", "4200000", "USD", "exact"),
        ("利用外资1.3亿美元", "130000000", "USD", "exact"),
        ("利用外资2亿欧元", "200000000", "EUR", "exact"),
        ("利用港资3亿港元", "300000000", "HKD", "exact"),
        ("增资30亿日元", "3000000000", "JPY", "exact"),
        ("增资8亿新台币", "800000000", "TWD", "exact"),
        ("增资1亿英镑", "100000000", "GBP", "exact"),
        ("總投資12億元", "1200000000", "CNY", "exact"),
        # bounds before, after and inside the number
        ("总投资约410亿元", "41000000000", "CNY", "about"),
        ("签约大约30个", 30, "count", "about"),
        ("投资近四十亿元", "4000000000", "CNY", "under"),
        ("完成接近40%", 40, "percent", "under"),
        ("总投资超过100亿元", "10000000000", "CNY", "over"),
        ("总投资逾50亿元", "5000000000", "CNY", "over"),
        ("总量突破2100亿元", "210000000000", "CNY", "over"),
        ("签约超30个项目", 30, "count", "over"),
        ("占三成略多，", 30, "percent", "over"),
        ("到位资金20亿元出头，", "2000000000", "CNY", "over"),
        ("引进上百家企业", 100, "count", "over"),
        ("签约不少于5个", 5, "count", "at_least"),
        ("不低于80%", 80, "percent", "at_least"),
        ("不超过30个", 30, "count", "at_most"),
        ("至少5个项目", 5, "count", "at_least"),
        ("全年签约70个以上", 70, "count", "at_least"),
        ("总投资52亿元左右", "5200000000", "CNY", "about"),
        ("签约30个以内", 30, "count", "at_most"),
        ("线索60余条", 60, "count", "over"),
        ("总投资10亿余元", "1000000000", "CNY", "over"),
        ("总投资10余亿元", "1000000000", "CNY", "over"),
        ("走访企业1000多家", 1000, "count", "over"),
        ("审批事项1.2万余项", 12000, "count", "over"),
        ("签约60多个项目", 60, "count", "over"),
        ("投资逾千亿元", "100000000000", "CNY", "over"),
        # rates
        ("开工率74.4%", "74.4", "percent", "exact"),
        ("开工率74.4％", "74.4", "percent", "exact"),
        ("履约率百分之百", 100, "percent", "exact"),
        ("占百分之二十五", 25, "percent", "exact"),
        ("占百分之十二点五", "12.5", "percent", "exact"),
        ("落地率近七成", 70, "percent", "under"),
        ("占比超八成", 80, "percent", "over"),
        ("占六成五", 65, "percent", "exact"),
        ("约占三分之二", "66.67", "percent", "exact"),
        ("占四分之三", 75, "percent", "exact"),
        ("占一半", 50, "percent", "exact"),
        ("提高5.7个百分点", "5.7", "percentage_point", "exact"),
        ("超32个百分点", 32, "percentage_point", "over"),
        ("同比增长-8.92%", "-8.92", "percent", "exact"),
        ("增长1.1倍", "1.1", "times", "exact"),
        # areas in square metres
        ("标准厂房76.2万平方米", 762000, "m2", "exact"),
        ("占地3公顷", 30000, "m2", "exact"),
        ("占地30亩", 20000, "m2", "exact"),
        ("面积2平方公里", 2_000_000, "m2", "exact"),
        # ranks
        ("排名第二位", 2, "rank", "exact"),
        ("总量居全市第三，", 3, "rank", "exact"),
    ],
)
def test_one_quantity(text: str, low: int | str, unit: str, bound: str) -> None:
    assert one(text) == (Decimal(low), None, unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("投资10亿元至15亿元", "1000000000", "1500000000", "CNY"),
        ("投资5亿—10亿元", "500000000", "1000000000", "CNY"),
        ("投资三四百亿元", "30000000000", "40000000000", "CNY"),
        ("投资一至五亿元", "100000000", "500000000", "CNY"),
        ("引进3-5个", 3, 5, "count"),
        ("引进8—10个", 8, 10, "count"),
        ("引进八至十家", 8, 10, "count"),
        pytest.param(
            "引进三五家",
            3,
            5,
            "count",
            marks=pytest.mark.xfail(strict=True, reason="read digit by digit, as a year: 35"),
        ),
        ("投资2~3亿元", "200000000", "300000000", "CNY"),
        ("增长5%至8%", 5, 8, "percent"),
        ("增长5%-8%", 5, 8, "percent"),
        pytest.param(
            "投资两三百万元",
            "2000000",
            "3000000",
            "CNY",
            marks=pytest.mark.xfail(strict=True, reason="两 opens no approximation: no number is read"),
        ),
    ],
)
def test_a_range_has_two_ends(text: str, low: int | str, high: int | str, unit: str) -> None:
    found = one(text)
    assert found[:3] == (Decimal(low), Decimal(high), unit)


@pytest.mark.xfail(strict=True, reason="any two digits before a scale word are taken for an approximation")
@pytest.mark.parametrize("text", ["投资七七亿元", "投资九三亿元"])
def test_a_range_never_falls(text: str) -> None:
    assert [high for _, low, high, _, _ in read(text) if high is not None and high <= low] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("总投资分别为3、5、8亿元", [3 * BILLION, 5 * BILLION, 8 * BILLION]),
        ("依次为35个、28个、12个", [35, 28, 12]),
        ("分别为35、28和12个", [35, 28, 12]),
        ("47个,10亿余元", [47, 10 * BILLION]),
        ("47个，10亿元", [47, 10 * BILLION]),
        ("总投资5亿元,分两期建设", [5 * BILLION]),
        ("总投资30.5亿元,其中一期12亿", [Decimal("3050000000"), 12 * BILLION]),
        ("超市定任务60%的32个百分点", [60, 32]),
        ("提高8个、7.2个、5.1个百分点", [8, Decimal("7.2"), Decimal("5.1")]),
    ],
)
def test_several_quantities(text: str, values: list[int | Decimal]) -> None:
    assert [low for _, low, _, _, _ in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "千亿级产业集群",
        "打造百亿级园区",
        "建设百亿产业链",
        "电话0915-3212345",
        "邮编725000",
        "发〔2023〕5号",
        "“1+11+N”招商体系",
        "5G应用场景",
        "01 项目签约",
        "第三次会议",
        "“十四五”规划",
        "一把手招商",
        "股票代码600519",
        "9个月",
        "60个工作日",
        "几十家企业",
        "数亿元投资",
        "点击数：1234",
        "ISO9001认证",
        "三明市成立专班",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [item for item in read(text) if item[3] != "rank"] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("亿元以上项目47个", BILLION, None),
        ("投资5000万元及以上项目12个", 50_000_000, None),
        ("10亿元(含)以上项目3个", 10 * BILLION, None),
        ("10亿元（含）以上项目3个", 10 * BILLION, None),
        ("1亿元-5亿元项目31个", BILLION, 5 * BILLION),
        ("1亿元至5亿元的项目31个", BILLION, 5 * BILLION),
        ("超百亿元项目2个", 100 * BILLION, None),
        ("百亿元项目2个", 100 * BILLION, None),
        ("单体投资超10亿元的项目5个", 10 * BILLION, None),
        ("5000万元以下项目9个", None, 50_000_000),
        ("5000万元至亿元项目38个", 50_000_000, 100_000_000),
        ("十亿元以上工业项目6个", 10 * BILLION, None),
        ("20亿元以上的有2个", 20 * BILLION, None),
        ("亿元以上开工项目14个", BILLION, None),
        ("3-5个投资超5000万元的项目", 50_000_000, None),
        ("一至五亿元的占了多数，达31个", BILLION, 5 * BILLION),
        ("总投资5亿元人民币和5000万美元以上项目17个", 5 * BILLION, None),
        ("5亿元及以上或5000万美元以上工业项目17个", 5 * BILLION, None),
        ("总投资超20亿元的12个项目", 20 * BILLION, None),
        ("签约1个60亿元文旅项目", 60 * BILLION, None),
    ],
)
def test_a_size_class_is_of_the_count_beside_it_and_no_amount(text: str, low: int | None, high: int | None) -> None:
    assert classes(text) == [(low, high)]
    assert [unit for _, _, _, unit, _ in read(text)] == ["count"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("总投资超746亿元的63个项目", 746), ("总投资超千亿元的71个项目", 1000), ("总投资逾62亿元的9个项目", 62)],
)
def test_what_dozens_of_projects_pass_together_is_a_sum(text: str, value: int) -> None:
    assert classes(text) == []
    assert read(text)[0][1:2] == (value * BILLION,)


@pytest.mark.parametrize("text", ["是一块投资的热土", "荣获两块国家级牌子"])
def test_a_piece_of_ground_is_no_money(text: str) -> None:
    assert read(text) == []


def test_a_class_of_output_is_not_one_of_investment() -> None:
    found = [item for item in find_quantities("产值10亿元以上企业6家") if isinstance(item, SizeClass)]
    assert [item.of_investment for item in found] == [False]


# -- properties ----------------------------------------------------------------------------------------------------------

UNITS = st.sampled_from(
    [("个", 1), ("亿元", 10**8), ("万元", 10**4), ("%", 1), ("万美元", 10**4), ("家", 1), ("项", 1)]
)


@given(st.decimals(min_value="0.01", max_value=10**7, places=2), UNITS, st.booleans())
def test_every_arabic_number_with_a_unit_reads_back(number: Decimal, unit: tuple[str, int], commas: bool) -> None:
    word, factor = unit
    digits = f"{number:,f}" if commas else f"{number:f}"
    text = f"累计到位{digits}{word}。"
    assert one(text)[:2] == (number * factor, None)


@given(st.integers(min_value=2, max_value=10**12 - 1), st.sampled_from(["个", "家", "元", "项"]))
def test_every_chinese_number_with_a_unit_reads_back(number: int, unit: str) -> None:
    assert one(f"共有{chinese(number)}{unit}。")[:2] == (Decimal(number), None)


@given(
    st.integers(min_value=1, max_value=9999),
    st.integers(min_value=1, max_value=9999),
    st.sampled_from(["至", "—", "-", "~", "到"]),
)
def test_every_range_reads_back(low: int, width: int, join: str) -> None:
    high = low + width
    assert one(f"签约{low}个{join}{high}个")[:2] == (Decimal(low), Decimal(high))
    assert one(f"签约{low}{join}{high}个")[:2] == (Decimal(low), Decimal(high))
    assert one(f"总投资{low}亿元{join}{high}亿元")[:2] == (Decimal(low) * BILLION, Decimal(high) * BILLION)
    assert one(f"总投资{low}{join}{high}亿元")[:2] == (Decimal(low) * BILLION, Decimal(high) * BILLION)


@given(
    st.integers(min_value=1, max_value=99999),
    st.sampled_from(
        [
            ("约", "about"),
            ("近", "under"),
            ("超过", "over"),
            ("逾", "over"),
            ("不低于", "at_least"),
            ("不超过", "at_most"),
        ]
    ),
    st.sampled_from(["亿元", "个", "家", "%"]),
)
def test_every_bound_before_a_number_reads_back(number: int, hedge: tuple[str, str], unit: str) -> None:
    word, bound = hedge
    text = f"达到{word}{number}{unit}，"
    found = read(text)
    assert [(low, said) for _, low, _, _, said in found] == [
        (Decimal(number * (BILLION if unit == "亿元" else 1)), bound)
    ]
    assert word in found[0][0]


@given(st.text(alphabet=PROSE, max_size=60))
@settings(max_examples=1500, deadline=None)
def test_any_text_is_read_without_an_error_and_every_offset_fits(text: str) -> None:
    end = 0
    for item in find_quantities(text):
        assert end <= item.start < item.end <= len(text)
        end = item.end
        if isinstance(item, Quantity):
            assert item.start <= item.number_start < item.end
            assert any(
                char.isdigit() or char in "零〇一二两三四五六七八九十百千万亿廿半"
                for char in text[item.start : item.end]
            )


@given(st.text(alphabet=PROSE, max_size=30), st.text(alphabet="甲乙丙丁戊己庚辛", max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_slice_reads_as_the_text_alone(text: str, before: str) -> None:
    assume(text)
    alone = read(text)
    shifted = [
        ((before + "。" + text)[item.start : item.end], item.low, item.high, item.unit, item.bound)
        for item in find_quantities(before + "。" + text, len(before) + 1)
        if isinstance(item, Quantity)
    ]
    assert shifted == alone


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("签约5万4千6百个", "54600", "count"),
        ("出口7 万5 千4 百件", "75400", "count"),
        ("投资3亿 5000万元", "350000000", "CNY"),
        ("投资10万万元", "1000000000", "CNY"),
        ("投资两到3亿元", "200000000", "CNY"),
        ("到位资金两个亿美元", "200000000", "USD"),
        ("同比增长负5%", "-5", "percent"),
        ("自负10000元", "10000", "CNY"),
    ],
)
def test_a_number_in_parts_is_read_whole(text: str, low: str, unit: str) -> None:
    assert [(item.low, item.unit) for item in find_quantities(text) if isinstance(item, Quantity)] == [
        (Decimal(low), unit)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "利润负10000元",
        "负三十二个",
        "投资二十 亿元",
        "投资20  亿元",
        "十 余 万个",
        "一百 五 十 二个",
        "五兆六十二亿元",
        "十万柒仟捌佰伍拾肆个",
        "签约4，565个",
        "投资1 2.5亿元",
        "投资12. 5亿元",
        "签约二十 3个",
        "完成1, 234万元",
        "投资12·5亿元",
        "投资12．5亿元",
        "投资82，225.00元",
        "人民币数十亿元",
        "幾百块",
        "半百个",
    ],
)
def test_the_rest_of_a_number_is_never_read_alone(text: str) -> None:
    assert find_quantities(text) == []


def test_a_comma_between_two_facts_is_no_part_of_a_number() -> None:
    assert [item[1] for item in read("签约5个，300个项目开工，在2021，300家企业落户")] == [5, 300, 300]


def test_a_blank_between_two_figures_is_no_part_of_a_number() -> None:
    assert [item[1] for item in read("见表1 300个项目，云县 14 775个，截至2021 12个，签约5, 开工3个")] == [
        300,
        775,
        12,
        3,
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("每小时十块三毛。", "10.3"),
        ("补贴10元5角。", "10.5"),
        ("单价十元五角三分。", "10.53"),
        ("单价10元3分。", "10.03"),
        ("每斤十块三，还要涨。", "10.3"),
        ("每亩十块。", "10"),
        ("100元两次。", "100"),
        ("10元三分天下。", "10"),
    ],
)
def test_small_change_belongs_to_the_yuan_before_it(text: str, value: str) -> None:
    assert read(text)[0][1] == Decimal(value)


def test_a_percentage_torn_by_its_sign_is_not_read() -> None:
    assert [value for _, value, *_ in read("分别完成目标任务89%.33、114.73%。")] == [Decimal("114.73")]


def test_the_foremost_place_is_a_rank() -> None:
    assert read("增速居全市首位，总量位列榜首。") == [
        ("首位", Decimal(1), None, "rank", "exact"),
        ("首", Decimal(1), None, "rank", "exact"),
    ]
    assert read("首位度提升，首批项目开工，首付款到账，居民首选。") == []


def test_an_amount_that_lost_its_point_is_not_read() -> None:
    assert read("到位资金158 72亿元，其中省外12 3亿元。") == []
    assert [value for _, value, *_ in read("到位资金 72亿元，签约12个 8亿元。")] == [
        Decimal(7_200_000_000),
        Decimal(12),
        Decimal(800_000_000),
    ]
