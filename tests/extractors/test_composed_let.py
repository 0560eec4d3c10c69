"""Letters, forms and lists of proposals, and relations between numbers, composed from slots whose truth is known.

A composition is drawn by its slots; what must come out is computed from the same slots. The places are real ones, the
people and matters are not.
"""

from __future__ import annotations

import html
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpora import read_bytes
from extractors import extract
from extractors.facts import Check, Proposal
from tests.extractors.written import document

PLACES = (
    ("平利县", "县", "610926"),
    ("诸暨市", "市", "330681"),
    ("金水区", "区", "410105"),
    ("恭城瑶族自治县", "县", "450332"),
    ("鄂托克旗", "旗", "150624"),
)
TERMS, MEETINGS = ("五", "九", "十", "十二", "十八"), ("一", "三", "六")
OF_CONFERENCE = (
    "{place}政协{term}届{meeting}次会议",
    "政协{place}第{term}届委员会第{meeting}次会议",
    "{level}政协第{term}届{meeting}次会议",
    "{term}届{level}政协{meeting}次会议",
    "{level}政协{term}届{meeting}次全会",
)
OF_CONGRESS = (
    "{place}第{term}届人民代表大会第{meeting}次会议",
    "{place}人大{term}届{meeting}次会议",
    "{level}{term}届人大{meeting}次会议",
    "{level}{term}届{meeting}次人代会",
    "{level}第{term}届人民代表大会第{meeting}次会议",
)
# how a number is written → what is kept of it
NUMBERS = {
    "第67号": "67",
    "第067号": "067",
    "67号": "67",
    "第20230067号": "20230067",
    "第六十七号": "67",
    "第A67号": "A67",
}
HEADINGS = (
    "关于{session}{number}{kind}的答复",
    "{office}关于{session}{number}{kind}的答复函",
    "{office}关于办理{session}{number}{kind}的复函",
    "关于{session}{kind}{number}的答复",
    "关于{session}{kind}({number})的答复",
    "关于{session}{number}(经济类12号){kind}答复的函",
    "{session}{number}{kind}的办理情况",
)
SALUTATIONS = ("张小燕{who}:", "尊敬的张小燕{who}:", "张小燕、李大川{who}:", "张小燕等5名{who}:", "张小燕{who},您好!")
RECEIPTS = (
    "您提出的《{title}》收悉,现答复如下:",
    "您提出的“{title}”,已交我局办理,现答复如下:",
    "接到您提出的《{title}》,我局高度重视,安排专人办理。",
    "《{title}》({number})收悉。现答复如下:",
    "现将您提出的{title}办理情况答复如下:",
)
SUBJECTS = ("加快冷链物流园建设", "支持“小升规”企业发展", "修建石溪镇至大坪村公路")
ANSWER = "近年来,园区配套不断完善。\n一、加大投入。今年安排了专项资金。\n二、强化服务。推行了领办代办。"
LABELS = {
    "number": ("提案编号", "案号", "编号"),
    "session": ("届次", "提案届次", "会议名称"),
    "proposers": ("提案人", "第一提案人", "领衔代表"),
    "title": ("提案标题", "案由", "题目"),
    "handler": ("承办单位", "主办单位", "主办"),
    "content": ("提案内容", "正文"),
    "reply": ("办理情况", "答复内容", "办理复文"),
}
LAYOUTS = ("colons", "two lines", "bars", "table", "list of terms", "rows")


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, str]:
    """The slots of one proposal, with its truth under `of_…`."""
    place, level, code = draw(st.sampled_from(PLACES))
    conference = draw(st.booleans())
    term, meeting = draw(st.sampled_from(TERMS)), draw(st.sampled_from(MEETINGS))
    session = draw(st.sampled_from(OF_CONFERENCE if conference else OF_CONGRESS))
    number = draw(st.sampled_from(sorted(NUMBERS)))
    kind = "提案" if conference else "建议"
    return {
        "session": session.format(place=place, level=level, term=term, meeting=meeting),
        "number": number,
        "kind": kind,
        "who": "委员" if conference else "代表",
        "title": f"关于{draw(st.sampled_from(SUBJECTS))}的{kind}",
        "office": place + draw(st.sampled_from(("招商局", "交通运输局", "经济技术开发区管委会"))),
        "of_session": f"{term}届{meeting}次会议",
        "of_number": NUMBERS[number],
        "of_body": f"政协{place}第{term}届委员会" if conference else f"{place}第{term}届人民代表大会",
        "of_region": code,
    }


def only(name: str, text: str) -> Proposal:
    found = extract(read_bytes(name, text.encode())).proposals
    assert len(found) == 1, text
    return found[0]


def assert_said(found: Proposal, slots: dict[str, str]) -> None:
    """The six fields that name a proposal are what the slots say."""
    assert found.session == slots["of_session"]
    assert found.number == slots["of_number"]
    assert found.body == slots["of_body"]
    assert found.title == slots["title"]
    assert found.handler == slots["office"]
    assert found.region_code == slots["of_region"]


@settings(deadline=None, max_examples=60)
@given(proposals(), st.sampled_from(HEADINGS), st.sampled_from(SALUTATIONS), st.sampled_from(RECEIPTS), st.booleans())
def test_a_letter_in_any_of_its_forms(
    slots: dict[str, str], heading: str, salutation: str, receipt: str, web: bool
) -> None:
    lines = [part.format(**slots) for part in (heading, salutation, receipt)]
    lines += [*ANSWER.split("\n"), "感谢您对我局工作的关心!", slots["office"], "2023年7月20日"]
    if web:
        body = "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
        text = f"<title>{lines[0]}</title><div class='content'><h1>{lines[0]}</h1>{body}</div><p>版权所有 平川网</p>"
    else:
        text = "\n".join(lines)
    found = only("答复.html" if web else "答复.txt", text)
    assert_said(found, slots)
    assert found.proposers[0] == "张小燕"
    assert [part.heading for part in found.reply][-2:] == ["加大投入", "强化服务"]


@settings(deadline=None, max_examples=60)
@given(proposals(), st.fixed_dictionaries({code: st.sampled_from(words) for code, words in LABELS.items()}), st.data())
def test_a_form_in_any_of_its_layouts(slots: dict[str, str], labels: dict[str, str], data: st.DataObject) -> None:
    first = data.draw(st.permutations(("number", "session", "proposers", "title", "handler")))
    layout = data.draw(st.sampled_from(LAYOUTS))
    kind = data.draw(st.sampled_from(("提案", slots["kind"])))  # 提案届次 and 建议届次 are one label
    values = {
        "number": slots["number"],
        "session": slots["session"],
        "proposers": "张小燕、李大川",
        "title": slots["title"],
        "handler": slots["office"],
        "content": "园区配套不足,企业反映强烈。",
        "reply": "收到后我局高度重视,已列入明年计划,下一步将尽快实施。",
    }
    rows = [(labels[code].replace("提案", kind), values[code]) for code in (*first, "content", "reply")]
    found = only("提案.html" if layout in ("table", "list of terms", "rows") else "提案.txt", laid_out(layout, rows))
    assert_said(found, slots)
    assert found.proposers == ("张小燕", "李大川")
    assert found.reply[-1].text.endswith("尽快实施。")


def laid_out(layout: str, rows: list[tuple[str, str]]) -> str:
    if layout == "colons":
        return "\n".join(f"{label}:{value}" for label, value in rows)
    if layout == "two lines":
        return "\n".join(f"{label}\n{value}" for label, value in rows)
    if layout == "bars":
        return "\n".join(f"| {label} | {value} |" for label, value in rows)
    cells = [(html.escape(label), html.escape(value)) for label, value in rows]
    if layout == "table":
        body = "<table border=1>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells) + "</table>"
    elif layout == "list of terms":
        body = "<dl>" + "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in cells) + "</dl>"
    else:
        body = "".join(f"<div><span>{a}:</span><span>{b}</span></div>" for a, b in cells)
    return f"<title>提案详情-平川网</title><div class='content'>{body}</div><div>版权所有 平川网</div>"


ITEMS = (
    "{mark}关于{subject}的建议\n提出人:张小燕\n承办单位:{office}\n办理情况:已列入明年计划。",
    "{mark}《关于{subject}的建议》(第{number}号,张小燕代表提出)\n承办单位:{office}\n办理结果:已列入明年计划。",
    "{mark}平利县十八届人大三次会议第{number}号建议《关于{subject}的建议》\n领衔代表:张小燕\n承办单位:{office}",
)
MARKS = (("建议一:", "建议二:", "建议三:"), ("一、", "二、", "三、"), ("1.", "2.", "3."), ("(一)", "(二)", "(三)"))


@pytest.mark.parametrize("form", ITEMS)
@pytest.mark.parametrize("marks", MARKS)
def test_proposals_one_below_another(form: str, marks: tuple[str, ...]) -> None:
    subjects, offices = ("硬化通组公路", "改善集镇停车", "增加公厕"), ("县交通运输局", "县公安局", "县住建局")
    items = [
        form.format(mark=mark, subject=subject, office=office, number=number)
        for mark, subject, office, number in zip(marks, subjects, offices, (3, 14, 25), strict=True)
    ]
    text = "平利县十八届人大三次会议代表建议办理情况\n" + "\n".join(items)
    found = extract(read_bytes("办理.txt", text.encode())).proposals
    assert [row.title for row in found] == [f"关于{subject}的建议" for subject in subjects]
    assert [row.handler for row in found] == list(offices)
    assert [row.proposers for row in found] == [("张小燕",)] * 3
    assert {row.session for row in found} == {"十八届三次会议"}
    assert [row.number for row in found] == (["3", "14", "25"] if "{number}" in form else [None] * 3)


def test_headings_of_one_answer_are_no_list_of_proposals() -> None:
    text = (
        "张小燕代表:\n您提出的《关于办好集镇三件事的建议》收悉,现答复如下:\n一、关于硬化道路的建议\n办理情况:已列入计划。\n"
        "二、关于改善停车的建议\n办理情况:已划车位。\n平利县住建局\n2023年7月20日"
    )
    assert [row.title for row in extract(read_bytes("答复.txt", text.encode())).proposals] == [
        "关于办好集镇三件事的建议"
    ]


# ── relations between numbers ─────────────────────────────────────────────────────────────────────────────────────────

MEASURES = ("全市到位资金", "1-6月全市完成固定资产投资", "全市完成投资", "全市招商引资项目总投资")
PARTED = (("汉滨区", "平利县", "紫阳县"), ("工业项目", "农业项目", "服务业项目"), ("新建项目", "续建项目"))
SUMS = (
    "{measure}{whole}亿元,其中:{commas}。",
    "{measure}{whole}亿元,其中{marks}。",
    "{measure}{whole}亿元。其中,{marks}。",
    "{measure}共{whole}亿元({marks})。",
    "{measure}{whole}亿元,按类型分,{commas}。",
)
HUNDREDTHS = st.integers(312, 8999).map(lambda value: Decimal(value) / 100)


def checks(text: str, kind: str) -> list[Check]:
    return [found for found in extract(document(text)).checks if found.kind == kind]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(MEASURES), st.sampled_from(PARTED), st.sampled_from(SUMS), st.data())
def test_money_and_its_parts(measure: str, names: tuple[str, ...], form: str, data: st.DataObject) -> None:
    values = [data.draw(HUNDREDTHS) for _ in names]
    assume(len(set(values)) == len(values))
    parts = [f"{name}{value.normalize():f}亿元" for name, value in zip(names, values, strict=True)]
    whole = f"{sum(values, Decimal(0)).normalize():f}"
    found = checks(
        form.format(measure=measure, whole=whole, commas=",".join(parts), marks="、".join(parts)), "sum_of_parts"
    )
    assert [(check.holds, len(check.members)) for check in found] == [(True, len(names) + 1)]


@settings(deadline=None, max_examples=40)
@given(st.integers(300, 480), st.integers(3, 200), st.sampled_from(("去年同期为", "比去年同期的")))
def test_a_rate_and_last_year_s(last: int, more: int, before: str) -> None:
    this, last_year, points = (Decimal(value) / 10 for value in (last + more, last, more))
    behind = "," if before.endswith("为") else ""
    text = f"2023年上半年,全市开工率{this}%,{before}{last_year}%{behind}提高{points}个百分点。"
    found = checks(text, "difference")
    assert [(check.holds, check.stated) for check in found] == [(True, points)]


def test_what_a_bracket_asks_for_or_converts_is_no_part() -> None:
    rows = extract(document("全市到位资金34.5亿元(任务数50亿元),签约资金3000万美元(折合人民币2亿元)。")).observations
    assert not [row for row in rows if row.role == "actual" and row.value == Decimal(5_000_000_000)]
