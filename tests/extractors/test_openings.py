"""Works that a later clause or sentence tells of: what they cost, who builds them, how far they are."""

from __future__ import annotations

import pytest

from tests.extractors.test_projects import projects


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "竹山县宝丰镇绿松石产业园，鄂商投资2.3亿元；竹山县得胜镇茶叶精制厂，浙商投资，6000万元。",
            ["竹山县宝丰镇绿松石产业园", "竹山县得胜镇茶叶精制厂"],
        ),
        ("房县诗经文化城，由福光文旅承建，概算八亿元，上月开园。", ["房县诗经文化城"]),
        ("竹山县：天河温泉酒店，福光集团运营，已封顶；龙坝影视城，民企投资，停建。", ["天河温泉酒店", "龙坝影视城"]),
        (
            "丹江口市均县镇抽水蓄能电站可研报告通过审查，装机1200兆瓦，静态投资71.3亿元。",
            ["丹江口市均县镇抽水蓄能电站"],
        ),
        ("竹溪县龙坝矿区（二号区块）三号矿井，批复产能90万吨，总投资9.7亿元。", ["竹溪县龙坝矿区（二号区块）三号矿井"]),
        ("负责人说的是福光绿色压缩空气电站，这一项目总投资18.5亿元，去年底并网。", ["福光绿色压缩空气电站"]),
        ("福光集团在张湾区的热泵工厂昨天奠基，该厂占地80亩，总投资1.1亿欧元。", ["热泵工厂"]),
        (
            "投资1.2亿元的房县神农文化公园8日启动建设；同时启动的还有投资4600万元的客运站改造。",
            ["房县神农文化公园", "客运站改造"],
        ),
        # the next sentence goes on about it by its head
        ("郧阳区神定河畔，绿谷小镇已初露真容。小镇占地3平方公里，总投资38亿元。", ["绿谷小镇"]),
        ("茅箭区福光汽车拆解线正满负荷运转。这条生产线由福光公司斥资2.4亿元打造。", ["茅箭区福光汽车拆解线"]),
        ("城东的武当酒庄年产葡萄酒300吨。酒庄由返乡老板王某投资8600万元建成。", ["武当酒庄"]),
        ("“房县—竹山运煤专用线”迎来首趟列车。该线全长87公里，总投资26亿元。", ["房县—竹山运煤专用线"]),
        # what firms that settle there cost is not a park's
        ("竹山县城南产业园，现有企业36家，去年实现产值45亿元，新签项目总投资12亿元。", []),
        ("竹山国际会展中心，这里正举行汽配展销会，展会期间签约项目16个，总投资32亿元。", []),
        ("玉商回归项目中，共有74个项目入驻竹山产业合作区东城片区，入驻项目总投资212亿元。", []),
        ("武当酒庄、福光酒庄去年接待游客30万人次。", []),
    ],
)
def test_works_told_of_at_a_distance(text: str, found: list[str]) -> None:
    assert [project.name for project in projects(text)] == found


def test_a_cost_behind_another_clause_is_the_works() -> None:
    (found,) = projects("竹山县绿松石产业园，鄂商承接，投2.3亿元、建3条线。")
    assert found.investment_cny == 230_000_000
