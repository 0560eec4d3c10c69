from __future__ import annotations

import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import lexicon
from extractors.gazetteer import (
    Division,
    RegionMention,
    ancestors,
    contains,
    division,
    find_regions,
    own_place,
    short_name,
)

REGION = lexicon.topic("region")
LISTED = [
    tuple(line.split("\t"))
    for line in (files(lexicon) / "divisions.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
STANDING = {row[0]: row[1] for row in LISTED if len(row) == 2}


def at(code: str) -> Division:
    place = division(code)
    assert place is not None, code
    return place


def named(text: str, home: str | None = None, published: date | None = None) -> list[tuple[str, str | None]]:
    """(written, code) of every mention, after checking that spans are sorted, apart and inside the text."""
    mentions = find_regions(text, at(home) if home else None, published=published)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    return [(text[m.start : m.end], m.division.code if m.division else None) for m in mentions]


def shown(text: str, home: str | None = None) -> list[str]:
    return [mention.name for mention in find_regions(text, at(home) if home else None)]


# The list itself


def test_a_division_knows_its_name_its_level_and_what_holds_it() -> None:
    assert at("350428") == Division("350428", "将乐县", "county", "350400")
    assert at("350400") == Division("350400", "三明市", "prefecture", "350000")
    assert at("110105").parent == "110000"
    assert at("429004") == Division("429004", "仙桃市", "county", "420000")
    assert at("100000") == Division("100000", "中国", "nation", None)
    assert division("999999") is None


def test_the_list_is_whole() -> None:
    levels = Counter(at(code).level for code in STANDING)
    assert levels["province"] == 34
    assert levels["prefecture"] == 333
    assert levels["county"] == 2845


def test_every_division_is_held_by_one_that_is_listed_up_to_the_nation() -> None:
    for row in LISTED:
        line = ancestors(at(row[0]))
        assert line[-1].code == "100000"
        assert all(contains(outer.code, row[0]) for outer in line)


def test_every_former_division_names_a_standing_successor_or_none() -> None:
    former = [row for row in LISTED if len(row) > 2]
    assert len(former) > 900
    assert all(re.fullmatch("20[012]\\d(?:-\\d\\d-\\d\\d)?", row[2]) for row in former)
    assert all(row[3] in STANDING for row in former if len(row) > 3)


@pytest.mark.parametrize(
    ("outer", "inner", "held"),
    [
        ("350000", "350428", True),
        ("350400", "350428", True),
        ("350428", "350428", True),
        ("100000", "350428", True),
        ("350428", "350400", False),
        ("350400", "350500", False),
        ("360000", "350428", False),
    ],
)
def test_contains(outer: str, inner: str, held: bool) -> None:
    assert contains(outer, inner) is held


@pytest.mark.parametrize(
    ("name", "level", "bare"),
    [
        ("将乐县", "county", "将乐"),
        ("赵县", "county", "赵县"),
        ("黔东南苗族侗族自治州", "prefecture", "黔东南"),
        ("积石山保安族东乡族撒拉族自治县", "county", "积石山"),
        ("东乡族自治县", "county", "东乡"),
        ("隆林各族自治县", "county", "隆林"),
        ("大兴安岭地区", "prefecture", "大兴安岭"),
        ("浦东新区", "county", "浦东"),
        ("新疆维吾尔自治区", "province", "新疆"),
        ("香港特别行政区", "province", "香港"),
    ],
)
def test_short_names(name: str, level: str, bare: str) -> None:
    assert short_name(name, level) == bare


# Names in full, chains, several of one name


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(STANDING)), st.sampled_from(["", "据了解,", "记者在", "第2批:"]))
def test_a_name_in_full_is_found_anywhere(code: str, lead: str) -> None:
    name = STANDING[code]
    words = set(REGION["word"]["words"]) | set(REGION["always_word"]["words"])
    if list(STANDING.values()).count(name) > 1 or name in words or code == "100000":
        return
    text = f"{lead}{name},一批企业已经投产。"
    assert (name, code) in named(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("三明市将乐县商州区鼓楼高新园全我该和在的,。、福建省襄阳镇街道开发1 \n"), max_size=40))
def test_any_text_gives_sorted_mentions_that_do_not_overlap(text: str) -> None:
    for home in (None, "350428", "350400", "350000"):
        named(text, home)


def test_a_chain_is_one_mention_of_the_innermost() -> None:
    text = "客人来自福建省三明市将乐县,另有湖北襄阳老河口与厦门翔安两路。"
    assert named(text) == [("福建省三明市将乐县", "350428"), ("湖北襄阳老河口", "420682"), ("厦门翔安", "350213")]
    assert shown(text) == ["将乐县", "老河口市", "翔安区"]


def test_one_of_several_of_a_name_is_told_by_home_by_its_parent_or_not_at_all() -> None:
    assert named("项目位于鼓楼区。") == [("鼓楼区", None)]
    assert named("项目位于鼓楼区。", "320100") == [("鼓楼区", "320106")]
    assert named("项目位于鼓楼区。", "350000") == [("鼓楼区", "350102")]
    assert named("项目位于南京市鼓楼区。", "611000") == [("南京市鼓楼区", "320106")]
    assert named("开封市举行签约会,鼓楼区两个项目入选。") == [("开封市", "410200"), ("鼓楼区", "410204")]
    assert named("长春市朝阳区与北京市朝阳区结对。") == [("长春市朝阳区", "220104"), ("北京市朝阳区", "110105")]


def test_short_forms_of_autonomous_divisions() -> None:
    text = "红河州、黔东南州、恩施州和景宁县、宁夏、广西都派人参会,喀左也来了。"
    codes = ["532500", "522600", "422800", "331127", "640000", "450000", "211324"]
    assert [code for _, code in named(text)] == codes
    assert named("喀左县引进一家陶瓷厂。") == [("喀左县", "211324")]


def test_a_full_name_ends_before_the_word_that_its_last_character_begins() -> None:
    for word, example in REGION["tail"]["words"].items():
        cut = example.index(word) + 1
        mentions = (
            find_regions(example, None) or find_regions(example, at("431000")) or find_regions(example, at("611000"))
        )
        assert all(mention.end <= cut for mention in mentions), example
    assert named("永兴县域经济向好。", "431000") == [("永兴", "431023")]
    assert named("紫阳县城关镇的茶厂。") == [("紫阳县城关镇", "610924")]
    assert named("阿克苏地区位居第三,和田地区位列第四。", "650000") == [
        ("阿克苏地区", "652900"),
        ("和田地区", "653200"),
    ]


def test_names_that_a_longer_word_runs_into_are_none() -> None:
    for text in ("东南山区光照充足。", "销往城市郊区门店。", "建成县级冷库。", "市和县两级联动。", "前来安家的企业。"):
        assert named(text) == [], text


def test_a_range_is_read_with_the_text_around_it() -> None:
    text = "全市投资兴业的人多了,资兴市尤甚。"
    home = at("431000")
    assert find_regions(text, home, start=3) == find_regions(text, home)[1:]
    inside = find_regions(text, home, start=text.index("资兴市"), end=len(text))
    assert [mention.division for mention in inside] == [at("431081")]
    assert find_regions(text, home, end=1) == []


# Names without their suffix


def test_bare_counties_count_at_home_and_bare_prefectures_anywhere() -> None:
    assert named("永兴、宜章两地签约最多。", "431000") == [("永兴", "431023"), ("宜章", "431022")]
    assert named("永兴、宜章两地签约最多。", "350428") == []
    assert named("将乐交出亮眼答卷。", "350428") == [("将乐", "350428")]
    assert named("沙县、泰宁的客商也到会。", "350428") == [("沙县", "350405"), ("泰宁", "350429")]
    assert named("赴厦门、运城考察。", "350428") == [("厦门", "350200"), ("运城", "140800")]
    assert named("吉林客商与海南客商会面。") == [("吉林", "220000"), ("海南", "460000")]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("欢迎前来投资兴业。", "431000"),  # 资兴
        ("客商南下考察。", "611000"),  # 商南
        ("早餐店卖三明治。", "350400"),
        ("庙里供着弥勒佛。", "532504"),
        ("将乐观面对。", "350428"),
    ],
)
def test_a_bare_name_cut_out_of_other_words_is_none(text: str, home: str) -> None:
    assert named(text, home) == []


def test_provinces_inside_other_words_are_none() -> None:
    assert named("浙江西部与上海南路之间。") == [("浙江", "330000"), ("上海", "310000")]
    assert named("青海湖边的牧场。") == [("青海", "630000")]


@pytest.mark.parametrize(
    ("word", "example"), [*REGION["word"]["words"].items(), *REGION["always_word"]["words"].items()]
)
def test_words_that_are_words_first(word: str, example: str) -> None:
    assert word in example
    places = [mention for mention in find_regions(example, None) if not mention.self_reference]
    assert word not in [example[mention.start : mention.end] for mention in places]


def test_a_word_is_a_place_at_its_own_home_or_behind_what_holds_it() -> None:
    assert named("朝阳交出答卷。", "220104") == [("朝阳", "220104")]
    assert named("海南东方引来化工企业。") == [("海南东方", "469007")]
    assert named("河北新华书店开业。") == [("河北", "130000")]
    assert named("焦作市解放区签约。") == [("焦作市解放区", "410802")]
    assert named("资源紧缺,资源县正在想办法。", "450329") == [("资源县", "450329")]


def test_a_place_in_a_company_name_is_still_a_mention() -> None:
    assert named("签约方为某某碳纤维(芮城)有限公司。", "140800") == [("芮城", "140830")]


# Changes


@pytest.mark.parametrize(
    ("text", "published", "code", "name"),
    [
        ("沙县", date(2019, 3, 1), "350427", "沙县"),
        ("沙县", date(2022, 8, 19), "350405", "沙县区"),
        ("沙县", None, "350405", "沙县区"),
        ("沙县区", date(2022, 8, 19), "350405", "沙县区"),
        ("梅列区", date(2018, 1, 1), "350402", "梅列区"),
        ("梅列区", date(2023, 1, 1), "350404", "三元区"),
        ("三元区", date(2018, 1, 1), "350403", "三元区"),
        ("三元区", date(2023, 1, 1), "350404", "三元区"),
        ("襄樊市", date(2009, 5, 1), "420600", "襄樊市"),
        ("襄樊市", date(2012, 5, 1), "420600", "襄阳市"),
        ("黔西县", date(2015, 1, 1), "520522", "黔西县"),
        ("黔西县", None, "520581", "黔西市"),
    ],
)
def test_a_changed_division_by_the_day_of_the_document(text: str, published: date | None, code: str, name: str) -> None:
    [mention] = find_regions(f"位于{text},交通便利。", None, published=published)
    assert mention.division is not None
    assert (mention.division.code, mention.division.name, mention.name) == (code, name, name)


def test_a_former_name_does_not_blur_a_standing_one() -> None:
    assert named("承德的双桥区") == [("承德", "130800"), ("双桥区", "130802")]
    assert named("位于双桥区的厂房。") == [("双桥区", "130802")]


# The document's own place


@pytest.mark.parametrize(
    ("word", "home", "code"),
    [
        ("全县", "350428", "350428"),
        ("全市", "350428", "350400"),
        ("我市", "331181", "331181"),
        ("全市", "350213", "350200"),
        ("该市", "110105", "110000"),
        ("全省", "350428", "350000"),
        ("我区", "350213", "350213"),
        ("全区", "640100", "640000"),
        ("全区", "350428", None),
        ("全县", "350400", None),
        ("全州", "532504", "532500"),
        ("全旗", "150722", "150722"),
        ("全盟", "152502", "152500"),
        ("全国", "350428", "100000"),
        ("县委", "350428", "350428"),
        ("市政协", "350400", "350400"),
        ("区商务局", "350213", "350213"),
        ("省政府", "140800", "140000"),
        ("县政府", "140800", None),
    ],
)
def test_self_references(word: str, home: str, code: str | None) -> None:
    text = f"今年以来,{word}认真谋划。"
    [mention] = find_regions(text, at(home))
    assert mention.self_reference
    assert text[mention.start : mention.end] == word
    assert (mention.division.code if mention.division else None) == code


def test_self_references_without_a_home_are_seen_and_not_guessed() -> None:
    assert find_regions("全市签约九个。", None) == [RegionMention(0, 2, None, "全市", True)]
    assert own_place(None, "国") == at("100000")
    assert own_place(None, "县") is None


def test_self_references_cut_out_of_other_words_are_none() -> None:
    for text in (
        "健全市场体系。",
        "本市场地宽阔。",
        "城市委员会成立。",
        "该区域交通便利。",
        "社区委员到场。",
        "各县委、",
    ):
        assert named(text, "350428") == [], text


def test_offices_of_a_named_place_are_that_place() -> None:
    assert named("三明市政协与将乐县委座谈。", "140800") == [("三明市", "350400"), ("将乐县", "350428")]


@pytest.mark.parametrize("table", [table for table in REGION.values() if "level" in table or "levels" in table])
def test_every_word_of_ones_own_place_is_found_in_its_example(table: dict[str, str | dict[str, str]]) -> None:
    assert isinstance(table["words"], dict)
    for word, example in table["words"].items():
        mentions = [mention for mention in find_regions(example, None) if mention.self_reference]
        assert any(word in example[mention.start : mention.end] for mention in mentions), example


# Zones and townships


@pytest.mark.parametrize(
    ("text", "home", "name", "code"),
    [
        ("落户桂阳高新区,年产千吨。", "431000", "桂阳高新区", "431021"),
        ("落户桂阳高新区,年产千吨。", None, "桂阳高新区", "431021"),
        ("落户湖南省郴州市桂阳高新区。", None, "桂阳高新区", "431021"),
        ("将乐经济开发区新增四家。", "350428", "将乐经济开发区", "350428"),
        ("弥勒产业园区管委会。", "532504", "弥勒产业园区", "532504"),
        ("芮城县新能源装备制造产业园区动工。", "140800", "芮城县新能源装备制造产业园区", "140830"),
        ("厦门火炬高新区签约。", "350213", "厦门火炬高新区", "350213"),
        ("郴州高新区签约。", "431000", "郴州高新区", None),
        ("高新区\t12\t3.5", "131100", "高新区", None),
        ("高新区管委会按月上报。", "420682", "高新区", "420682"),
    ],
)
def test_zones_have_their_own_name_and_the_code_of_their_county(
    text: str, home: str | None, name: str, code: str | None
) -> None:
    [mention] = find_regions(text, at(home) if home else None)
    assert mention.name == name
    assert (mention.division.code if mention.division else None) == code


def test_every_zone_word_names_a_zone_in_its_example() -> None:
    for word, example in (REGION["zone"]["words"] | REGION["zone_named"]["words"]).items():
        homes = (None, "350428", "431000", "611000", "341181")
        names = [name for home in homes for name in shown(example, home)]
        assert any(name.endswith(word) for name in names), example


@pytest.mark.parametrize(("word", "example"), REGION["zone_gap_break"]["words"].items())
def test_what_breaks_a_zones_name(word: str, example: str) -> None:
    zones = tuple(REGION["zone"]["words"] | REGION["zone_named"]["words"])
    for home in (None, "350428", "431000"):
        assert not [name for name in shown(example, home) if name.endswith(zones)], example


def test_a_company_park_is_not_the_zone_of_a_prefecture() -> None:
    assert named("总投资8亿元的运城某某新材料产业园开工。", "140800") == [("运城", "140800")]


def test_zones_in_general_are_no_place() -> None:
    for text in ("全省省级开发区改革。", "园区,是主战场。", "一批工业园扩容。"):
        assert all(code in (None, "350000") for _, code in named(text, "350428")), text


def test_townships_are_their_county_at_home_or_behind_its_name() -> None:
    assert named("龙都街道、昌城镇完成任务。", "370782") == [("龙都街道", "370782"), ("昌城镇", "370782")]
    assert named("昌城镇完成任务。", "370700") == [("昌城镇", "370782")]
    assert named("昌城镇完成任务。", "350428") == []
    assert named("桂阳县流峰镇的果园。") == [("桂阳县流峰镇", "431021")]
    assert shown("桂阳县流峰镇的果园。") == ["流峰镇"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1—8月,孝昌、大悟分别签约9个、7个。", ["孝昌县", "大悟县"]),
        ("大悟签约9个,孝昌签约3个。", ["大悟县", "孝昌县"]),
        ("应城、大悟、云梦三县市完成到位资金。", ["应城市", "大悟县", "云梦县"]),
        ("安陆和大悟各5个。", ["安陆市", "大悟县"]),
        ("一场彻底的大悟,大悟之后再招商。", []),
    ],
)
def test_a_name_that_is_a_word_first_is_a_county_among_its_neighbours(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_regions(text, at("420900"))] == names


def test_that_county_is_the_one_named_last() -> None:
    text = "思南县组织外出招商。\n该县签约三十二个项目,该市表扬。"
    found = find_regions(text, at("520600"), text.index("\n"))
    assert [(mention.name, mention.self_reference) for mention in found] == [("思南县", False), ("铜仁市", True)]


def test_an_economic_region_is_more_than_the_city_it_is_named_after() -> None:
    assert find_regions("成都经济区到位1528.76亿元,成渝都市圈另计。", at("510000")) == []


def test_offices_of_every_county_are_not_ones_own() -> None:
    assert named("市县区政协上下联动,各县政府分头落实。", "350213") == []


@pytest.mark.parametrize(("word", "example"), REGION["built"]["words"].items())
def test_what_is_built_is_no_place(word: str, example: str) -> None:
    assert word in example
    assert named(example) == []


def test_a_new_area_of_another_city() -> None:
    assert find_regions("经济开发区、城南新区分别开工六个。", None)[-1].division is None  # 城南区 was one of 衡阳
    assert named("瑞安滨海新区签约。", "330381") == [("瑞安滨海新区", "330381")]
    assert named("天津滨海新区签约。") == [("天津滨海新区", "120116")]


@pytest.mark.parametrize(("word", "example"), REGION["zone_own"]["words"].items())
def test_a_zone_with_a_name_of_its_own_has_the_code_of_what_holds_it(word: str, example: str) -> None:
    assert (word, REGION["zone_own"]["codes"][word]) in named(example)


def test_a_zone_behind_the_city_that_holds_it_is_one_place() -> None:
    assert named("成都天府新区签约。", "510000") == [("成都天府新区", "510100")]
    assert shown("成都天府新区签约。", "510000") == ["天府新区"]
    assert named("湘江新区湘阴片区签约。", "430624") == [("湘江新区", "430100"), ("湘阴", "430624")]
    assert named("漳州台商投资区签约。", "350600") == [("漳州台商投资区", None)]


def test_a_zone_called_after_no_division_is_a_place_where_it_does_as_counties_do() -> None:
    text = "零陵区签约9个，金洞管理区签约3个，其中工业园区签约2个，各园区签约1个。"
    assert named(text, "431100") == [("零陵区", "431102"), ("金洞管理区", None), ("工业园区", None)]
    assert named("车河管理区签约2个。", "420683") == [("车河管理区", "420683")]
    assert named("引进企业建设产业园区3个。", "430923") == []


def test_a_word_that_is_a_county_fills_a_cell_of_its_prefectures_table() -> None:
    assert named("正定", "130100") == [("正定", "130123")]
    assert named("正定\t12\t3.5", "130100") == [("正定", "130123")]
    assert named("新建\t12\t3.5", "360100") == named("正定", "130123"[:2] + "0000") == []


def test_a_county_named_in_full_is_known_without_its_kind_far_from_home() -> None:
    assert named("平罗县开工项目35个。今年平罗计划实施50个。", "640500") == [("平罗县", "640221"), ("平罗", "640221")]
    assert named("今年平罗计划实施50个。", "640500") == []
