"""Lists whose members each have an amount, behind them all or in a bracket of its own."""

from __future__ import annotations

import pytest

from tests.extractors.test_projects import projects

YI = 10**8


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "竹山县宝丰镇、得胜镇、麻家渡镇分别引进竹笋深加工、页岩砖、绿松石雕刻三个项目，总投资分别为2.4亿元、0.35亿元和1.15亿元。",
            [("竹笋深加工", 2.4), ("页岩砖", 0.35), ("绿松石雕刻", 1.15)],
        ),
        (
            "竹山县龙坝风电、麻家渡储能站、福光数据中心三期，业主分别为福光能源、云桥储能、恒锐数据，计划总投资依次为9.3亿元、8.4亿元、28亿元。",
            [("竹山县龙坝风电", 9.3), ("麻家渡储能站", 8.4), ("福光数据中心三期", 28)],
        ),
        (
            "竹山县一次性签下茶籽油精炼、绿松石雕刻、电商仓配三笔投资，金额4.3亿元、1.2亿元、6800万元不等。",
            [("茶籽油精炼", 4.3), ("绿松石雕刻", 1.2), ("电商仓配", 0.68)],
        ),
        (
            "县里拟建的红心猕猴桃冻干厂、鱼子酱加工厂，两个项目静态投资依次约1.1亿元、1.8亿元。",
            [("红心猕猴桃冻干厂", 1.1), ("鱼子酱加工厂", 1.8)],
        ),
        ("云桥电影小镇、福光戏剧幻城，投资额分别是35亿元、60亿元。", [("云桥电影小镇", 35), ("福光戏剧幻城", 60)]),
        (
            "云桥旅游学校、福光二期也于11月相继签约，投资分别为2.3亿元和9000万元。",
            [("云桥旅游学校", 2.3), ("福光二期", 0.9)],
        ),
        # in brackets
        (
            "龙坝光伏园并网运行的有福光水光互补85万千瓦（投资额9.5亿元）、恒锐50兆瓦（投资额6.1亿元）。",
            [("福光水光互补85万千瓦", 9.5), ("恒锐50兆瓦", 6.1)],
        ),
        (
            "县里先后有2个项目竣工：福光鸭苗孵化厂（投资人：浙江商人），3800万元；恒锐速冻汤圆车间（投资人：郑州客商），6500万元。",
            [("福光鸭苗孵化厂", 0.38), ("恒锐速冻汤圆车间", 0.65)],
        ),
        # parts, kinds, who invests, what was done
        ("该项目设备购置、厂房建设投资分别为1亿元、2亿元。", []),
        ("今年签约新能源（120亿元）、装备制造（60亿元）、食品加工（30亿元）项目。", []),
        ("王建国、李志强分别投资2亿元、3亿元兴建茶叶加工厂房。", []),
        ("完成年度任务数、完成市下达任务，分别引资13亿元、15亿元。", []),
        ("竹山县、房县、郧西县分别完成投资2亿元、3亿元、4亿元。", []),
        ("工业、农业、服务业项目总投资分别为20亿元、3亿元、6亿元。", []),
    ],
)
def test_each_member_has_its_amount(text: str, found: list[tuple[str, float]]) -> None:
    rows = [(row.name, float((row.investment_cny or 0) / YI)) for row in projects(text)]
    assert rows == found


def test_a_list_of_named_works_may_hold_a_bracket_with_commas() -> None:
    found = projects("新区已有福光里、恒锐广场、县医院新院区（三甲标准，床位900张，投资9.3亿元）等项目入驻。")
    assert [row.name for row in found][:2] == ["福光里", "恒锐广场"]


def test_works_under_construction_are_counted_as_projects_are() -> None:
    found = projects("工业园内，福光化肥二期、恒锐医药、云桥钛白粉三个在建工程眼下正加紧施工。")
    assert [row.name for row in found] == ["福光化肥二期", "恒锐医药", "云桥钛白粉"]
