"""Sentences composed of what is counted, at which stage, of which class, and where: each with the rows that it must give."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from tests.extractors.written import document

Row = tuple[str, str | None, Decimal, str | None, int | None]

STAGES = {
    "签约": "signed",
    "新签约": "signed",
    "开工": "started",
    "新开工": "started",
    "投产": "operating",
    "竣工": "completed",
    "落地": "landed",
}
PREDICATES = {"签约": "signed", "开工": "started", "建成投产": "operating", "正在加紧建设": "under_construction"}
CLASSES = ("工业", "农业", "文旅", "制造业", "装备制造", "新材料", "新能源", "电子信息", "有色金属", "生物医药")
SIZES = {"亿元以上": 10**8, "超5亿元": 5 * 10**8, "10亿元以上": 10**9, "1亿元（含）以上": 10**8, "十亿元级": 10**9}
PLACES = {"汉滨区": "610902", "石泉县": "610922", "紫阳县": "610924", "白河县": "610929"}
MEASURES = ("个", "项", "宗")

numbers = st.integers(2, 300)
opening = st.sampled_from(["", "上半年，", "截至6月底，", "今年以来，全市", "1—6月，我市"])
measure = st.sampled_from(MEASURES)


def several(words: object, least: int = 2, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(words)), min_size=least, max_size=most, unique=True)  # type: ignore[call-overload]


def rows(text: str) -> list[Row]:
    """Role, stage, value, class and least investment of every row about projects."""
    found = extract(document(text)).observations
    return [
        (
            row.role,
            row.stage,
            row.value,
            row.sector,
            int(row.min_investment_cny) if row.min_investment_cny is not None else None,
        )
        for row in found
        if row.metric == "project_count"
    ]


def row(stage: str | None, value: int, sector: str | None = None, size: int | None = None, role: str = "actual") -> Row:
    return (role, stage, Decimal(value), sector, size)


@settings(max_examples=150, deadline=None)
@given(
    opening,
    st.sampled_from(list(STAGES)),
    st.sampled_from([None, *SIZES]),
    st.sampled_from([None, *CLASSES]),
    numbers,
    measure,
    st.sampled_from(
        ["{stage}{size}{sector}项目{n}{m}", "{stage}的{size}{sector}项目有{n}{m}", "{stage}{n}{m}{size}{sector}项目"]
    ),
)
def test_a_count_has_the_stage_and_the_classes_beside_it(
    when: str, stage: str, size: str | None, sector: str | None, n: int, m: str, form: str
) -> None:
    text = when + form.format(stage=stage, size=size or "", sector=sector or "", n=n, m=m) + "。"
    assert rows(text) == [row(STAGES[stage], n, sector, SIZES[size] if size else None)], text


@settings(max_examples=150, deadline=None)
@given(
    opening,
    st.sampled_from(list(STAGES)),
    several(CLASSES),
    st.data(),
    measure,
    st.sampled_from(
        [
            ("，其中{}。", "、", "{c}项目{n}{m}"),
            ("（其中{}）。", "、", "{c}{n}{m}"),
            ("，包括{}。", "、", "{n}{m}{c}项目"),
            ("，既有{}。", "，又有", "{c}项目{n}{m}"),
            ("。其中，{}。", "，", "{c}类项目{n}{m}"),
            ("，其中：{}。", "；", "{c}领域{n}{m}"),
        ]
    ),
)
def test_parts_have_each_its_class_and_the_stage_of_the_whole(
    when: str, stage: str, classes: list[str], data: st.DataObject, m: str, form: tuple[str, str, str]
) -> None:
    sizes = data.draw(st.lists(st.integers(2, 90), min_size=len(classes), max_size=len(classes), unique=True))
    listing, joint, part = form
    parts = joint.join(part.format(c=c, n=n, m=m) for c, n in zip(classes, sizes, strict=True))
    whole = sum(sizes)
    text = f"{when}{stage}项目{whole}{m}" + listing.format(parts)
    told = [row(STAGES[stage], n, c) for c, n in zip(classes, sizes, strict=True)]
    assert rows(text) == [row(STAGES[stage], whole), *told], text


@settings(max_examples=100, deadline=None)
@given(
    opening,
    several(PREDICATES),
    st.lists(numbers, min_size=3, max_size=3, unique=True),
    measure,
    st.sampled_from(["、", "，"]),
    st.sampled_from(["{n}{m}项目{s}", "{n}{m}项目已{s}"]),
)
def test_each_count_has_the_stage_said_behind_it(
    when: str, stages: list[str], values: list[int], m: str, joint: str, form: str
) -> None:
    told = list(zip(stages, values, strict=False))
    text = when + joint.join(form.format(n=n, m=m, s=s) for s, n in told).replace("已正在", "正在") + "。"
    assert rows(text) == [row(PREDICATES[s], n) for s, n in told], text


@settings(max_examples=100, deadline=None)
@given(
    opening,
    several([stage for stage in STAGES if not stage.startswith("新")]),
    st.lists(numbers, min_size=3, max_size=3, unique=True),
    measure,
    st.sampled_from(["项目{}数分别为", "{}项目分别为", "招引项目{}数依次是", "{}项目"]),
)
def test_a_row_of_stages_gives_each_its_number(
    when: str, stages: list[str], values: list[int], m: str, form: str
) -> None:
    told = list(zip(stages, values, strict=False))
    text = when + form.format("、".join(stages)) + "、".join(f"{n}{m}" for _, n in told) + "。"
    assert rows(text) == [row(STAGES[s], n) for s, n in told], text


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(list(STAGES)),
    several(SIZES, 2, 2),
    st.lists(numbers, min_size=2, max_size=2, unique=True),
    measure,
    st.sampled_from(
        [
            ("，其中{}。", "、", "{n}{m}{z}项目"),
            ("，其中有{}。", "，", "{n}{m}{z}项目"),
            ("，其中{}。", "，", "{z}的有{n}{m}"),
        ]
    ),
)
def test_a_size_class_is_of_the_count_that_it_stands_beside(
    stage: str, sizes: list[str], values: list[int], m: str, form: tuple[str, str, str]
) -> None:
    listing, joint, part = form
    parts = joint.join(part.format(z=z, n=n, m=m) for z, n in zip(sizes, values, strict=True))
    text = f"{stage}项目{sum(values)}{m}" + listing.format(parts)
    told = [row(STAGES[stage], n, None, SIZES[z]) for z, n in zip(sizes, values, strict=True)]
    assert rows(text) == [row(STAGES[stage], sum(values)), *told], text


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(list(STAGES)),
    several(PLACES),
    st.lists(numbers, min_size=3, max_size=3, unique=True),
    measure,
    st.sampled_from(["{p}{s}项目分别为{l}", "{s}项目数居前的是{p}，分别为{l}", "{p}{s}项目都是{n}"]),
)
def test_places_have_each_their_number(stage: str, places: list[str], values: list[int], m: str, form: str) -> None:
    told = list(zip(places, values, strict=False))
    listed = "、".join(f"{n}{m}" for _, n in told)
    text = form.format(p="、".join(places), s=stage, l=listed, n=f"{values[0]}{m}") + "。"
    same = "都是" in form
    found = [(o.region_code, o.stage, o.value) for o in extract(document(text)).observations]
    assert found == [(PLACES[p], STAGES[stage], Decimal(values[0] if same else n)) for p, n in told], text


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["签约", "新开工", "竣工"]),
    st.sampled_from([None, *SIZES]),
    numbers,
    measure,
    st.sampled_from(
        [
            "全年目标{s}{z}项目{n}{m}",
            "力争全年{s}{z}项目{n}{m}",
            "全年{s}{z}项目目标为{n}{m}",
            "年度{s}{z}项目任务{n}{m}",
        ]
    ),
)
def test_an_aim_is_a_target(stage: str, size: str | None, n: int, m: str, form: str) -> None:
    text = form.format(s=stage, z=size or "", n=n, m=m) + "。"
    assert rows(text) == [row(STAGES[stage], n, None, SIZES[size] if size else None, role="target")], text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(STAGES)), numbers, st.sampled_from(["超", "超过", "达到", "不足"]), st.integers(2, 9))
def test_a_bar_is_nobodys_count(stage: str, n: int, bar: str, counties: int) -> None:
    assert rows(f"{stage}项目{bar}{n}个的县区有{counties}个。") == []
