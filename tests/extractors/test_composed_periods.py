"""Papers composed of times and places whose truth is known: every figure is of the time and the place told last.

The slots are data, written as people write; a paragraph is a time, a place, a sentence that tells of them and perhaps one
that goes on without saying either again.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from tests.extractors.written import document

PUBLISHED = "2023-07-20"
CITY = "610900"  # 安康市
SO_FAR, LAST_YEAR, H1, BY_JUNE = (
    ("2023-01-01", PUBLISHED),
    ("2022-01-01", "2022-12-31"),
    ("2023-01-01", "2023-06-30"),
    (None, "2023-06-30"),
)
Days = tuple[str | None, str | None]
TIMES: list[tuple[str, Days]] = [
    ("今年以来", SO_FAR),
    ("年初至今", SO_FAR),
    ("开年以来", SO_FAR),
    ("进入2023年以来", SO_FAR),
    ("今年上半年", H1),
    ("今年前半年", H1),
    ("2023年元至六月", H1),
    ("今年1月到6月", H1),
    ("今年头两个季度", H1),
    ("2023年1—6月份", H1),
    ("截至今年6月底", BY_JUNE),
    ("截止到今年6月30日", BY_JUNE),
    ("截至上月末", BY_JUNE),
    ("今年二季度末", BY_JUNE),
    ("截至记者发稿时", (None, PUBLISHED)),
    ("到目前为止", (None, PUBLISHED)),
    ("去年全年", LAST_YEAR),
    ("2022年度", LAST_YEAR),
    ("刚刚过去的2022年", LAST_YEAR),
    ("去年后半年", ("2022-07-01", "2022-12-31")),
    ("2021、2022两年", ("2021-01-01", "2022-12-31")),
    ("2020年到2022年", ("2020-01-01", "2022-12-31")),
    ("“十三五”前三年", ("2016-01-01", "2018-12-31")),
    ("自2021年以来", ("2021-01-01", PUBLISHED)),
    ("2020年到现在", ("2020-01-01", PUBLISHED)),
    ("自去年7月至今年6月", ("2022-07-01", "2023-06-30")),
    ("今年5、6月份", ("2023-05-01", "2023-06-30")),
    ("近两个月", (None, None)),
    ("换届以来", (None, None)),
    ("半年多来", (None, None)),
]
PLACES = [
    ("全市", CITY),
    ("我市", CITY),
    ("石泉县", "610922"),
    ("汉滨区", "610902"),
    ("旬阳市", "610981"),
]
TELLS = [
    "{time}，{place}签约项目{a}个，到位资金{b}亿元。",
    "{time}，{place}共签约项目{a}个、开工项目{b}个。",
    "据统计，{time}，{place}签约项目{a}个；新开工项目{b}个。",
    "{time}，面对复杂形势，{place}克难攻坚，引进项目{a}个，总投资{b}亿元。",
]
SUMS_UP = "{time}，{place}招商引资成效明显。签约项目{a}个，到位资金{b}亿元。"
GOES_ON = [
    "此外，投产项目{c}个。",
    "同时，还竣工项目{c}个。",
    "其中，工业项目{c}个。",
    "从产业看，农业项目{c}个。",
]
DATED = [(words, days) for words, days in TIMES if days[1] is not None]


def figures(*paragraphs: str) -> dict[str, tuple[Days, str | None]]:
    """Each figure, as written, with its days and its place."""
    rows = extract(document(*paragraphs, place=CITY, published=PUBLISHED)).observations
    found: dict[str, tuple[Days, str | None]] = {}
    for row in rows:
        first, last = row.period_start, row.period_end
        value = row.value / 10**8 if row.unit == "CNY" else row.value
        found[f"{value.normalize():f}"] = (
            (first.isoformat() if first else None, last.isoformat() if last else None),
            row.region_code,
        )
    return found


@settings(max_examples=120, deadline=None)
@given(
    told=st.lists(
        st.tuples(
            st.sampled_from(TIMES),
            st.sampled_from(PLACES),
            st.sampled_from(TELLS),
            st.none() | st.sampled_from(GOES_ON),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_each_paragraph_is_of_its_own_time_and_place(
    told: list[tuple[tuple[str, Days], tuple[str, str], str, str | None]],
) -> None:
    paragraphs: list[str] = []
    truth: dict[str, tuple[Days, str | None]] = {}
    for number, ((time, days), (place, code), sentence, more) in enumerate(told):
        a, b, c = (str(base + number) for base in (31, 51, 71))
        text = sentence.format(time=time, place=place, a=a, b=b)
        truth |= {a: (days, code), b: (days, code)}
        if more is not None and days[1] is not None:  # behind a time without days nobody says when more was done
            text += more.format(c=c)
            truth[c] = (days, code)
        paragraphs.append(text)
    assert figures(*paragraphs) == truth


@settings(max_examples=60, deadline=None)
@given(first=st.sampled_from(DATED), then=st.sampled_from(DATED), place=st.sampled_from(PLACES[2:]))
def test_a_time_that_is_summed_up_takes_the_place_of_the_one_before(
    first: tuple[str, Days], then: tuple[str, Days], place: tuple[str, str]
) -> None:
    before = TELLS[0].format(time=first[0], place="全市", a=31, b=51)
    behind = SUMS_UP.format(time=then[0], place=place[0], a=32, b=52)
    assert figures(before, behind) == {
        **dict.fromkeys(("31", "51"), (first[1], CITY)),
        **dict.fromkeys(("32", "52"), (then[1], place[1])),
    }
