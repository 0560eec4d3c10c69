"""Proposals as their proposers and offices would recognise them, from forms, letters and lists of our own writing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import Known, read_bytes
from extractors import extract, lexicon
from extractors.document import Block, Cell, Document, Table
from extractors.facts import Proposal
from extractors.proposals import LABELS, find_proposals, split_names, split_offices, split_sections

HEAD = {"sha256": "0" * 64, "path": "a.txt"}


def document(text: str, **facts: Any) -> Document:
    """A document of paragraphs only, as an office pastes them."""
    return Document(text=text, **{**HEAD, **facts})


def only(found: tuple[Proposal, ...]) -> Proposal:
    assert len(found) == 1
    return found[0]


def headings(sections: tuple[Any, ...]) -> list[str]:
    return [section.heading for section in sections]


FORM = """十届二次会议第23号提案及复函
作者:佚名 更新时间:2020/8/3
提案时间
政协第十届平川县委员会第二次会议
提 案 人
张小燕、李大川
提案类型

提案标题
关于补齐园区配套短板的提案
提案案由
我县两个园区的污水管网还没有接通,企业反映强烈。为此,提出以下建议。
建 议:
一、接通管网。年内先接通东区。
二、修好道路。把园区断头路打通。
承办单位
县住建局
协办单位

提案回复
一、关于接通管网的问题
东区管网已经动工。
西区正在设计。
二、关于修好道路的问题
断头路列入了明年计划。
感谢您对园区建设的关心,欢迎再提意见。
委员意见
满意"""


def test_form_as_lines_of_labels_and_values() -> None:
    proposal = only(find_proposals(document(FORM, published=date(2020, 8, 3))))
    assert (proposal.session, proposal.number) == ("十届二次会议", "23")
    assert proposal.body == "政协第十届平川县委员会"
    assert proposal.proposers == ("张小燕", "李大川")
    assert proposal.title == "关于补齐园区配套短板的提案"
    assert proposal.reason == "我县两个园区的污水管网还没有接通,企业反映强烈。为此,提出以下建议。"
    assert [(part.heading, part.text) for part in proposal.suggestions] == [
        ("接通管网", "年内先接通东区。"),
        ("修好道路", "把园区断头路打通。"),
    ]
    assert (proposal.handler, proposal.co_handlers) == ("县住建局", ())
    assert [(part.heading, part.text) for part in proposal.reply] == [
        ("关于接通管网的问题", "东区管网已经动工。\n西区正在设计。"),
        ("关于修好道路的问题", "断头路列入了明年计划。"),
    ]
    assert proposal.date == "2020-08-03"


def test_same_form_through_the_reader_with_its_region() -> None:
    known = Known(region_code="610924")
    proposal = only(find_proposals(read_bytes("form.txt", FORM.encode("gb18030"), known)))
    assert (proposal.number, proposal.region_code, proposal.date) == ("23", "610924", "2020-08-03")
    assert len(proposal.suggestions) == len(proposal.reply) == 2


def test_labels_with_colons_on_one_line() -> None:
    text = (
        "提案号：067　　届次：十二届三次会议\n案由：关于支持企业用工的提案\n"
        "领衔提案人：王　敏　联名人：赵大河，钱小溪\n"
        "主办单位：市人社局\n会办单位：市教育局、市财政局\n办理结果：已同三所学校签了协议，开了专场招聘。\n"
        "答复时间：2023年5月6日\n主办单位：市政协办公室 技术支持：信息中心"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.session, proposal.title) == ("067", "十二届三次会议", "关于支持企业用工的提案")
    assert proposal.reason is None
    assert proposal.proposers == ("王敏", "赵大河", "钱小溪")
    assert (proposal.handler, proposal.co_handlers) == ("市人社局", ("市教育局", "市财政局"))
    assert [part.text for part in proposal.reply] == ["已同三所学校签了协议，开了专场招聘。"]
    assert proposal.date == "2023-05-06"


HTML_FORM = """<html><head><title>关于做强茶产业的提案-政协</title></head><body><h1>关于做强茶产业的提案</h1>
<table><tr><td>提案编号</td><td>第8号</td><td>会议届次</td><td>政协平川市第六届委员会第一次会议</td></tr>
<tr><td rowspan="2">提案人</td><td>周小草</td><td>界别</td><td>农业界</td></tr>
<tr><td>吴大树</td><td>界别</td><td>工商联</td></tr>
<tr><td>提案标题</td><td colspan="3">关于做强茶产业的提案</td></tr>
<tr><td>提案内容</td><td colspan="3"><p>茶园多，加工厂少，卖的是原叶。</p><p>为此，提出如下建议：</p>
<p>（一）引进加工企业。给地给厂房。</p><p>（二）打响品牌。统一用一个商标。</p></td></tr>
<tr><td>承办单位</td><td>市农业农村局</td><td>协办单位</td><td>市投资促进局、市市场监管局</td></tr>
<tr><td>提案答复</td><td colspan="3"><p>周小草、吴大树委员：</p>
<p>你们提出的《关于做强茶产业的提案》收悉，现答复如下：</p>
<p>一、关于引进加工企业</p><p>今年引进了两家，正在装修厂房。</p><p>二、关于打响品牌</p><p>商标已经注册。</p>
<p>感谢你们对茶产业的关心！</p><p>平川市农业农村局</p><p>2022年6月9日</p></td></tr></table></body></html>"""


def test_form_as_a_web_table_with_merged_cells_and_the_letter_inside() -> None:
    proposal = only(find_proposals(read_bytes("tea.html", HTML_FORM.encode())))
    assert (proposal.number, proposal.session) == ("8", "六届一次会议")
    assert proposal.body == "政协平川市第六届委员会"
    assert proposal.proposers == ("周小草", "吴大树")
    assert proposal.title == "关于做强茶产业的提案"
    assert proposal.reason is not None and proposal.reason.startswith("茶园多")
    assert headings(proposal.suggestions) == ["引进加工企业", "打响品牌"]
    assert (proposal.handler, proposal.co_handlers) == ("市农业农村局", ("市投资促进局", "市市场监管局"))
    assert headings(proposal.reply) == ["关于引进加工企业", "关于打响品牌"]
    assert proposal.date == "2022-06-09"


LETTER = """平商函〔2021〕18号
关于市十六届人大五次会议第47号建议的答复
何清泉等3名代表：
你们在市十六届人大五次会议上提出的《关于扶持手工陶艺的建议》（第47号）收悉。该建议由我局主办，市文旅局、市教育局会办。现将办理情况答复如下：
一、主要做法
开了两场展会。
二、下一步工作
（一）建工坊。明年建成三个。
（二）带徒弟。每个工坊带五名徒弟。
再次感谢你们对陶艺的关心！
平川市商务局
2021年6月28日
（联系人：李小河，联系电话：见名册）
抄送：市人大常委会代表工委。"""


def test_letter_of_reply_to_deputies() -> None:
    proposal = only(find_proposals(document(LETTER)))
    assert (proposal.session, proposal.number) == ("十六届五次会议", "47")
    assert proposal.title == "关于扶持手工陶艺的建议"
    assert proposal.proposers == ("何清泉",)
    assert (proposal.handler, proposal.co_handlers) == ("平川市商务局", ("市文旅局", "市教育局"))
    assert headings(proposal.reply) == ["主要做法", "下一步工作"]
    assert "带徒弟" in proposal.reply[1].text and "感谢" not in proposal.reply[1].text
    assert proposal.suggestions == () and proposal.reason is None
    assert proposal.date == "2021-06-28"


def test_conference_or_congress_is_named_in_full_where_the_place_is_known() -> None:
    deputies = only(find_proposals(document(LETTER, region_code="331181")))
    assert deputies.body == "龙泉市第十六届人民代表大会"
    text = LETTER.replace("市十六届人大", "县政协十六届").replace("建议", "提案")
    members = only(find_proposals(document(text, region_code="150429")))
    assert members.body == "政协宁城县第十六届委员会"
    assert only(find_proposals(document(text))).body == "县政协", "without a place only what is written"


@pytest.mark.parametrize(
    "written,body",
    [
        ("政协第十届平川县委员会第二次会议第3号提案", "政协第十届平川县委员会"),
        ("政协平川县第十届委员会第二次会议第3号提案", "政协平川县第十届委员会"),
        ("中国人民政治协商会议平川县第十届委员会第二次会议第3号提案", "中国人民政治协商会议平川县第十届委员会"),
        ("平川县第十届人民代表大会第二次会议第3号建议", "平川县第十届人民代表大会"),
        ("十届全国人大二次会议第3号建议", "第十届全国人民代表大会"),
        ("全国政协十届二次会议第3号提案", "政协第十届全国委员会"),
        ("县政协十届二次会议第3号提案", "县政协"),
        ("十届市政协二次会议第3号提案", "市政协"),
    ],
)
def test_body_and_session_as_titles_write_them(written: str, body: str) -> None:
    kind = written[-2:]
    opening = f"关于{written}的答复\n张小燕委员：\n您提出的《关于修路的{kind}》收悉，现答复如下："
    text = f"{opening}\n路已修好。\n县交通局\n2020年5月6日"
    proposal = only(find_proposals(document(text)))
    assert (proposal.body, proposal.session, proposal.number) == (body, "十届二次会议", "3")
    assert [part.text for part in proposal.reply] == ["路已修好。"]


def test_a_number_behind_the_word_for_deputies() -> None:
    text = (
        "平川县商务局关于县十七届人大四次会议第0038号代表 建议的复函\n\n陈明霞等3名代表：\n\n"
        "您们提出的《关于加快冷链配套的建议》，已交由我局办理，现答复如下：\n\n一、已列入计划。\n\n平川县商务局\n2024年6月28日\n"
    )
    found = only(find_proposals(document(text)))
    assert (found.number, found.session, found.proposers) == ("0038", "十七届四次会议", ("陈明霞",))


def test_thanks_before_the_answer_do_not_end_it() -> None:
    text = (
        "杨世国代表：\n您提出的“关于乡村旅游的建议”已交我局办理，现答复如下：\n感谢您提出的宝贵意见。\n"
        "雪山村旅游资源丰富。\n感谢您的关心。\n平川县文旅局\n2021年7月2日\n"
    )
    assert [part.text for part in only(find_proposals(document(text))).reply] == ["雪山村旅游资源丰富。"]


def test_a_title_taken_for_a_running_head_still_names_the_proposal() -> None:
    title = "关于对区政协九届一次会议第68号提案的答复函"
    first = f"名称: {title} 文号: 平投函〔2022〕8号\n{title}\n"
    text = (
        f"{first}李国良委员：\n您提出的关于支持产业链招商的提案收悉。现答复如下：\n我区上半年签约项目14个。\n"
        "平川区投资促进局\n2022年9月20日\n"
    )
    blocks = (Block("furniture", 0, len(first)), Block("paragraph", len(first), len(text)))
    found = only(find_proposals(document(text, blocks=blocks)))
    assert (found.number, found.session) == ("68", "九届一次会议")


def test_a_heading_that_repeats_the_suggestion_is_kept_whole() -> None:
    heading = "关于“完善园区道路和停车配套，解决货车进出难、停车难，切实提升冷链企业的经营环境和服务水平”的建议"
    text = f"一、关于“引进龙头企业”的建议\n已引进3家。\n二、{heading}\n已列入计划。"
    assert headings(split_sections(text, [(0, len(text))])) == ["关于“引进龙头企业”的建议", heading]


def test_letter_without_a_heading_number_takes_it_from_the_sentence() -> None:
    text = (
        "平招函〔2020〕26号\n县工商联：\n贵单位提出的《关于用好商会的提案》（第015号）已收悉，由县商务局会同我中心办理。现答复如下：\n"
        "一、请商会牵线。\n二、给商会场地。\n专此函复。\n平川县投资促进中心\n二〇二〇年十月九日"
    )
    proposal = only(find_proposals(document(text)))
    assert proposal.number == "015", "not 26, which is the file number"
    assert proposal.proposers == ("县工商联",)
    assert headings(proposal.reply) == ["请商会牵线", "给商会场地"]
    assert proposal.date == "2020-10-09"


def test_several_letters_in_one_document() -> None:
    second = LETTER.replace("第47号", "第52号").replace("手工陶艺", "山区养蜂").replace("何清泉等3名", "孙小满")
    first_found, second_found = find_proposals(document(LETTER + "\n" + second))
    assert (first_found.number, second_found.number) == ("47", "52")
    assert (first_found.title, second_found.title) == (
        "关于扶持手工陶艺的建议",
        "关于山区养蜂的建议".replace("关于", "关于扶持"),
    )
    assert (first_found.proposers, second_found.proposers) == (("何清泉",), ("孙小满",))
    assert headings(first_found.reply) == headings(second_found.reply)
    assert first_found.id != second_found.id


def test_several_forms_in_one_document() -> None:
    second = FORM.replace("第23号", "第24号").replace("张小燕、李大川", "何清泉").replace("园区配套短板", "冷链短板")
    found = find_proposals(document(FORM + "\n" + second))
    assert [proposal.number for proposal in found] == ["23", "24"]
    assert [proposal.proposers for proposal in found] == [("张小燕", "李大川"), ("何清泉",)]
    assert [len(proposal.reply) for proposal in found] == [2, 2]


def test_file_number_is_the_mark_above_the_letter() -> None:
    assert only(find_proposals(document(LETTER))).file_number == "平商函〔2021〕18号"
    second = LETTER.replace("第47号", "第52号").replace("〕18号", "〕19号")
    assert [row.file_number for row in find_proposals(document(LETTER + "\n" + second))] == [
        "平商函〔2021〕18号",
        "平商函〔2021〕19号",
    ]
    text = LETTER.replace("平商函〔2021〕18号\n", "").replace("一、主要做法", "一、落实（平政发〔2020〕5号）")
    assert only(find_proposals(document(text))).file_number is None, "a paper that the answer only cites"


def test_a_letter_that_lost_its_line_ends() -> None:
    text = (
        "对《加大园区配套力度的建议》的答复\n平财复字〔2022〕4号 签发人:张大川 尊敬的李小溪、周小草等代表: 您提出的加大园区配套力度的建议已收悉,"
        "现答复如下: 近年来,先后修了三条路。 下一步,建一座污水处理厂。 感谢您对财政工作的关心和支持! 2022年7月1日 联系电话:见名册"
    )
    found = only(find_proposals(document(text)))
    assert (found.title, found.proposers) == ("加大园区配套力度的建议", ("李小溪", "周小草"))
    assert [part.text for part in found.reply] == ["近年来,先后修了三条路。\n下一步,建一座污水处理厂。"]
    assert (found.file_number, found.date) == ("平财复字〔2022〕4号", "2022-07-01")


def test_one_answer_to_several_numbers_is_a_row_each() -> None:
    text = (
        "对市政协五届一次会议第132号、第158号提案的答复\n民建平川市委会、程小河委员：\n"
        "你们提出的《关于承接产业转移的提案》（第132号）、《关于打造飞地的提案》（第158号）收悉。现并案答复如下：\n已签约三个项目。\n"
        "平川市商务局\n二〇二二年八月十日"
    )
    found = find_proposals(document(text))
    assert [(row.number, row.title) for row in found] == [
        ("132", "关于承接产业转移的提案"),
        ("158", "关于打造飞地的提案"),
    ]
    assert {row.proposers for row in found} == {("民建平川市委会", "程小河")}
    assert {row.date for row in found} == {"2022-08-10"} and len({row.id for row in found}) == 2


@pytest.mark.parametrize(
    "written,number",
    [
        ("第2021-035号提案", "2021-035"),
        ("第JY100012号提案", "JY100012"),
        ("第00123号（商贸监管类004号）提案", "00123"),
        ("提案第9号", "9"),
        ("626号重点提案", "626"),
        ("第 47 号 提 案", "47"),
        ("第二十七号提案", "27"),
        ("第221012号提案", "221012"),
    ],
)
def test_numbers_as_headings_write_them(written: str, number: str) -> None:
    text = (
        f"关于市政协三届二次会议{written}的答复\n张小燕委员：\n您提出的《关于修路的提案》收悉，现答复如下：\n路已修好。"
    )
    assert only(find_proposals(document(text))).number == number


@pytest.mark.parametrize(
    "received,title",
    [
        ("您提出的“打通山南断头路的建议”收悉，现答复如下：", "打通山南断头路的建议"),
        ("您提出的关于“关于规划停车场的建议”的建议收悉。现答复如下：", "关于规划停车场的建议"),
        ("关于你提出的“将石桥纳入示范区”的第56号建议，现答复如下：", "将石桥纳入示范区"),
        ("你提出的“关于硬化入村道路的建设”，已交我局研究办理，现答复如下：", "关于硬化入村道路的建设"),
        ("您提出的关于加快苹果招商的第88号建议收悉，现答复如下：", "关于加快苹果招商的建议"),
        ("您提出的加快苹果招商步伐的建议收悉，现答复如下：", "加快苹果招商步伐的建议"),
        (
            "您提出的“关于改造旧楼的建议”的提案已收悉，根据《省政府办公厅关于印发实施方案的通知》，现汇报如下：",
            "关于改造旧楼的建议",
        ),
        ('您提出的"关于加大招商力度"的建议，已收悉，现答复如下：', "关于加大招商力度"),
    ],
)
def test_titles_as_the_first_sentence_writes_them(received: str, title: str) -> None:
    assert only(find_proposals(document(f"张小燕代表：\n{received}\n路已修好。"))).title == title


def test_heading_over_two_lines_with_the_office_before_it() -> None:
    text = (
        "平川县发展和改革局对县政协第十四届委员会第二次会议\n第35号提案的答复\n郭小海委员：\n"
        "您提出的“关于推进茶园建设的提案”收悉，现答复如下：\n一期已批复。\n妥否，请批评指正。\n最后，再次感谢您的支持。"
    )
    found = only(find_proposals(document(text, region_code="620522")))
    assert (found.session, found.number, found.body) == ("十四届二次会议", "35", "政协秦安县第十四届委员会")
    assert found.handler == "平川县发展和改革局", "nobody signs, the heading says who answers"
    assert [part.text for part in found.reply] == ["一期已批复。"]


def test_who_helps_writes_to_who_leads() -> None:
    text = (
        "平川市规划局关于对平川市第十五届人大第五次会议第83号代表建议的协办意见\n城北区政府：\n"
        "《关于更改出入口的建议》（第83号）由贵单位主办，我单位协办。经研究，现提出协办意见如下：\n建议加强管理。\n专此函达。\n"
        "平川市规划局\n2024年4月25日"
    )
    found = only(find_proposals(document(text)))
    assert (found.handler, found.co_handlers, found.proposers) == ("城北区政府", ("平川市规划局",), ())
    assert [part.text for part in found.reply] == ["建议加强管理。"]


def test_roles_that_stand_in_brackets_behind_the_offices() -> None:
    record = "承办单位：县商务局（主办）　县开发区管委会、县财政局（会办）\n"
    letter = (
        f"关于加大招商力度的提案\n提案人：张小燕\n{record}提案内容：园区空着。建议引进企业。\n答复意见：已引进三家。"
    )
    found = only(find_proposals(document(letter)))
    assert (found.handler, found.co_handlers) == ("县商务局", ("县开发区管委会", "县财政局"))


def test_a_table_saved_as_text_and_a_form_whose_values_hold_a_letter() -> None:
    text = (
        "提案编号 | 第 118 号 | 提案类别 | 经济\n提案人 | 许小明 | 联系电话 | 见名册\n案由 | 关于促进夜间经济的提案\n"
        "内容 | 街上冷清。为此，提出如下建议：1.打造街区。2.延长营业。\n承办单位 | 主办：市商务局；会办：市城管局、市文旅局\n答复意见 | 街区已建成。"
    )
    found = only(find_proposals(document(text)))
    assert (found.number, found.proposers, found.title) == ("118", ("许小明",), "关于促进夜间经济的提案")
    assert (found.handler, found.co_handlers) == ("市商务局", ("市城管局", "市文旅局"))
    assert headings(found.suggestions) == ["打造街区", "延长营业"]
    text = (
        "关于鼓励返乡创业的建议\n领衔代表：王小英\n建议内容：外出的人多。建议出台办法。\n主办单位：县人社局\n"
        "答复内容：王小英代表：您提出的建议收悉，现答复如下：办法已经出台，今年创办企业二十家，县里每年安排资金支持。平川县人社局 2019年6月18日"
    )
    found = only(find_proposals(document(text)))
    assert (found.title, found.handler, found.date) == ("关于鼓励返乡创业的建议", "县人社局", "2019-06-18")
    assert [part.text for part in found.reply] == ["办法已经出台，今年创办企业二十家，县里每年安排资金支持。"]


@pytest.mark.parametrize(
    "said,helpers",
    [
        ("经商市发改局、市财政局，现答复如下：", ("市发改局", "市财政局")),
        ("经综合市财政局、市工信局意见，现答复如下：", ("市财政局", "市工信局")),
        ("经会同县农业农村局、县市场监管局研究，现答复如下：", ("县农业农村局", "县市场监管局")),
        ("经市财政局、市资源局会办，现答复如下：", ("市财政局", "市资源局")),
        ("经认真研究，现答复如下：", ()),
        ("其中涉及协办单位0条，现答复如下：", ()),
    ],
)
def test_offices_that_were_consulted(said: str, helpers: tuple[str, ...]) -> None:
    text = f"张小燕委员：\n您提出的《关于修路的提案》收悉。{said}\n路已修好。\n平川县交通局\n2020年5月6日"
    assert only(find_proposals(document(text))).co_handlers == helpers


GOLD = Path(__file__).parents[2] / "corpora" / "gold"


WITH_PROPOSALS = [
    path
    for path in sorted((GOLD / "working" / "gold").glob("*.json"))
    if json.loads(path.read_text(encoding="utf-8")).get("proposals")
]


@pytest.mark.parametrize("path", WITH_PROPOSALS, ids=lambda path: str(path.stem))
def test_fields_that_the_shared_score_leaves_out(path: Path) -> None:
    """Proposers, helpers, the day, the mark and the number of parts, as the gold files say them."""
    wanted = json.loads(path.read_text(encoding="utf-8"))["proposals"]
    source = next((GOLD / "working" / "docs").glob(f"{path.stem}.*[!n]"))
    found = {row.number: row for row in extract(read_bytes(source.name, source.read_bytes())).proposals}
    for gold in wanted:
        numbers = gold["number"] if isinstance(gold["number"], list) else [gold["number"]]
        row = next(found[number] for number in numbers if number in found)
        said: dict[str, Any] = {
            "proposers": list(row.proposers),
            "co_handlers": list(row.co_handlers),
            "n_suggestions": len(row.suggestions),
            "n_reply": len(row.reply),
            "file_number": row.file_number,
        }
        for name in said.keys() & gold.keys():
            several = isinstance(gold[name], list) and not isinstance(said[name], list)  # more than one right reading
            assert said[name] in gold[name] if several else said[name] == gold[name], name
        dates = gold.get("date", row.date)
        assert row.date in dates if isinstance(dates, list) else row.date == dates
        for name, parts in (("reply", row.reply), ("suggestions", row.suggestions)):
            for part, expected in zip(parts, gold.get(name, ()), strict=False):
                assert part.heading == expected.get("heading", part.heading)


def test_a_deputy_whom_the_site_does_not_name() -> None:
    text = "***委员：\n您提出的《关于修路的提案》收悉，现答复如下：\n路已修好。"
    assert only(find_proposals(document(text))).proposers == ()


def test_traditional_characters_are_kept_as_written() -> None:
    text = (
        "莽小橋等代表：\n你們提出的《關於連接線道路硬化的建議》，已交由我局辦理。現將辦理情況答復如下：\n道路已經開工建設。\n"
        "鎮康縣交通運輸局\n2018年6月10日"
    )
    found = only(extract(document(text)).proposals)
    assert (found.title, found.proposers) == ("關於連接線道路硬化的建議", ("莽小橋",))
    assert found.handler == "鎮康縣交通運輸局"
    assert [part.text for part in found.reply] == ["道路已經開工建設。"]


def test_what_is_wished_for_is_no_fact() -> None:
    text = (
        "提案号：7\n提案人：张小燕\n提案标题：关于引进100个亿元以上项目的提案\n"
        "提案内容：2022年全县签约项目35个。建议：一、设立5亿元基金。二、三年引进亿元以上项目20个，对企业给予最高500万元奖励。"
        "三、目前全县在建项目12个，应当提速。\n"
        "提案答复：关于“三年引进亿元以上项目20个”的建议。2023年上半年，全县新签约项目18个，总投资46.5亿元。"
    )
    known = Known(published=date(2023, 8, 1), region_code="620522")
    found = extract(read_bytes("a.txt", text.encode(), known)).observations
    counts = sorted(row.value for row in found if row.metric == "project_count")
    assert counts == [18, 35], "neither the 100 and 20 that are wished for nor what a wish begins with"
    assert [row.value for row in found if row.unit == "CNY"] == [4650000000]


def test_what_a_policy_offers_is_no_sum_that_was_paid() -> None:
    text = (
        "小微企业可申请最高300万元的创业担保贷款，标准分别为1.2万元和5000元。今年以来，全县已发放创业担保贷款1171万元。"
    )
    known = Known(published=date(2021, 5, 20), region_code="620522")
    found = extract(read_bytes("a.txt", text.encode(), known)).observations
    assert [row.value for row in found] == [11710000]


def test_list_of_proposals_is_one_row_each() -> None:
    csv = (
        "平川县政协十届二次会议提案目录,,,\n序号,提案号,提案标题,提案人,承办单位\n"
        "1,11,关于修路的提案,张小燕,县交通局\n2,12,关于架桥的提案,李大川、何清泉,县交通局\n"
    )
    found = find_proposals(table_document(csv))
    assert [(p.number, p.title, p.proposers, p.handler) for p in found] == [
        ("11", "关于修路的提案", ("张小燕",), "县交通局"),
        ("12", "关于架桥的提案", ("李大川", "何清泉"), "县交通局"),
    ]


def table_document(csv: str) -> Document:
    """A caption line and a table under it, cells parted by tabs."""
    caption, *rows = csv.strip().split("\n")
    caption = caption.rstrip(",")
    text = caption + "\n"
    cells = []
    begin = len(text)
    for number, row in enumerate(rows):
        for column, value in enumerate(row.split(",")):
            cells.append(Cell(number, column, len(text), len(text) + len(value)))
            text += value + "\t"
        text = text[:-1] + "\n"
    table = Table(begin, len(text) - 1, tuple(cells), captions=((0, len(caption)),))
    blocks = (Block("title", 0, len(caption)), Block("table", begin, len(text) - 1))
    return Document(text=text, blocks=blocks, tables=(table,), path="list.csv", sha256="1" * 64)


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，委员提交提案37件，立案31件。《关于补齐短板的建议》被列为“一号提案”，厂房建了86万平方米。",
        "市政协主席表示，将认真办理第67号提案，推动园区建设。",
        "市政协召开626号重点提案督办会\n会上，对谢小勇委员提出的《关于保护投资的建议》（第626号提案）的办理情况进行了通报。提案人表示满意。",
        "建议提案办理情况\n今年，由我局承办的人大建议17件，其中主办12件；提案13件。目前，由我局承办的答复意见已征得代表、委员满意。",
        "一、总体情况\n引进项目36个。\n二、存在问题\n大项目少。\n三、建议\n多招大商。",
        "会议\n市委召开招商会议。\n主办单位:市商务局\n联系电话:见名册",
        "关于召开市十六届人大六次会议的决定\n会议听取了代表建议办理情况的报告。",
        "序号\t项目名称\t投资企业\n1\t茶厂项目\t茶业公司",
        "五届五次会议立案提案289件\n关于发展茶油产业的提案(第023号)",
        "",
    ],
)
def test_mention_of_a_proposal_is_none(text: str) -> None:
    assert find_proposals(document(text)) == ()


def test_furniture_is_not_read() -> None:
    text = "招商新闻\n引进项目36个。\n" + FORM
    blocks = (Block("paragraph", 0, 13), Block("furniture", 13, len(text)))
    assert find_proposals(document(text, blocks=blocks)) == ()


def test_table_of_projects_is_no_list_of_proposals() -> None:
    assert (
        find_proposals(table_document("项目表,,\n序号,标题,主办单位\n1,茶厂奠基,县商务局\n2,酒厂奠基,县商务局\n")) == ()
    )


@pytest.mark.parametrize(
    "text,names",
    [
        ("陈小溪、王大河", ("陈小溪", "王大河")),
        ("陈小溪,王大河委员", ("陈小溪", "王大河")),
        ("陈小溪 王大河", ("陈小溪", "王大河")),
        ("李　明　王大河", ("李明", "王大河")),
        ("吴小敏等3名代表", ("吴小敏",)),
        ("民建平川县支部", ("民建平川县支部",)),
        ("王大河（工商联界别）", ("王大河",)),
        ("尊敬的王大河代表", ("王大河",)),
        ("尊敬王大河代表", ("王大河",)),
        ("", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


def test_offices() -> None:
    assert split_offices("县发改局、县财政局；县住建局") == ("县发改局", "县财政局", "县住建局")
    assert split_offices("无") == split_offices("—") == split_offices("") == ()


@pytest.mark.parametrize(
    "text,parts",
    [
        ("一、修路。二月动工。\n二、架桥。三月动工。", [("修路", "二月动工。"), ("架桥", "三月动工。")]),
        ("一、修路。二月动工。二、架桥。三月动工。", [("修路", "二月动工。"), ("架桥", "三月动工。")]),
        ("（一）修路\n二月动工。\n（二）架桥\n三月动工。", [("修路", "二月动工。"), ("架桥", "三月动工。")]),
        ("1.修路。二月动工。\n2.架桥。三月动工。", [("修路", "二月动工。"), ("架桥", "三月动工。")]),
        ("投资1.5亿元，2.3万平方米。", [("", "投资1.5亿元，2.3万平方米。")]),
        ("一是修路，二月动工。二是架桥，三月动工。", [("修路，二月动工", ""), ("架桥，三月动工", "")]),
        (
            "一、修路\n1.东路。\n2.西路。\n二、架桥\n三月动工。",
            [("修路", "1.东路。\n2.西路。"), ("架桥", "三月动工。")],
        ),
        ("先修路。\n再架桥。", [("", "先修路。\n再架桥。")]),
        ("", []),
    ],
)
def test_numbered_parts(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(part.heading, part.text) for part in split_sections(text, [(0, len(text))])] == parts


def test_evidence_is_the_words_themselves_and_the_id_depends_on_it() -> None:
    shifted = document("首页\n" + LETTER)
    proposal = only(find_proposals(shifted))
    assert {item.quote for item in proposal.evidence} >= {"关于扶持手工陶艺的建议", "平川市商务局", "何清泉等3名代表："}
    assert all(shifted.text[item.start : item.end] == item.quote for item in proposal.evidence)
    assert proposal.id == only(find_proposals(shifted)).id
    assert proposal.id != only(find_proposals(document(LETTER))).id


LABEL_WORDS = [
    (code, word, example) for code in LABELS for word, example in lexicon.topic("proposal")[code]["words"].items()
]


@pytest.mark.parametrize("code,word,example", LABEL_WORDS, ids=[word for _, word, _ in LABEL_WORDS])
def test_every_label_is_read_in_a_form(code: str, word: str, example: str) -> None:
    """The label, on a line of its own in a form that lacks the field, gives the field the value of its example."""
    value = example.partition(":")[2]
    assert example.startswith(word + ":") and value
    form = {
        "number": "提案号:9",
        "session": "届次:九届一次会议",
        "proposers": "提案人:甲小乙",
        "title": "提案标题:关于修路的提案",
        "handler": "承办单位:乙局",
        "reply": "提案答复:路已修好。",
    }
    lacking = "handler" if code == "issuer" else code  # the publisher counts where no office is said to answer
    lines = [line for field, line in form.items() if field != lacking] + [example]
    proposal = only(find_proposals(document("\n".join(lines))))
    texts = {section.text or section.heading for section in (*proposal.suggestions, *proposal.reply)}
    shown: dict[str, bool] = {
        "number": f"{proposal.number}" in value,
        "session": bool(proposal.session) and proposal.session != "九届一次会议",
        "proposers": bool(proposal.proposers) and proposal.proposers[0] in value,
        "title": proposal.title == value,
        "reason": proposal.reason == value,
        "content": proposal.reason == value,
        "suggestions": "补齐短板" in headings(proposal.suggestions),
        "handler": proposal.handler == value,
        "co_handlers": bool(proposal.co_handlers) and proposal.co_handlers[0] in value,
        "reply": "园区配套已列入计划" in headings(proposal.reply),
        "date": proposal.date == "2022-09-08",
        "issued": proposal.date == "2022-09-08",
        "issuer": proposal.handler == value,
        "file_number": proposal.file_number == value,
        "other": proposal.title == "关于修路的提案" and value not in texts,
    }
    assert shown[code]


@pytest.mark.parametrize("word", lexicon.topic("proposal")["closing"]["words"])
def test_every_closing_phrase_ends_the_reply(word: str) -> None:
    example = lexicon.topic("proposal")["closing"]["words"][word]
    opening = "张小燕委员：\n您提出的《关于修路的提案》收悉，现答复如下："
    text = f"{opening}\n一、路已修好。\n{example}\n平川县交通局\n2020年5月6日"
    proposal = only(find_proposals(document(text)))
    assert [(part.heading, part.text) for part in proposal.reply] == [("路已修好", "")]
    assert (proposal.handler, proposal.date) == ("平川县交通局", "2020-05-06")


@pytest.mark.parametrize("word", lexicon.topic("proposal")["office"]["words"])
def test_every_kind_of_office_signs(word: str) -> None:
    office = lexicon.topic("proposal")["office"]["words"][word]
    text = f"张小燕委员：\n您提出的《关于修路的提案》收悉，现答复如下：\n一、路已修好。\n{office}\n2020年5月6日"
    assert only(find_proposals(document(text))).handler == office


@pytest.mark.parametrize("topic", ["leads", "helps"])
def test_every_word_for_leading_and_helping_is_read(topic: str) -> None:
    for word, example in lexicon.topic("proposal")[topic]["words"].items():
        assert word in example
        text = f"张小燕委员：\n您提出的《关于修路的提案》收悉。{example}现答复如下：\n一、路已修好。\n平川县交通局"
        proposal = only(find_proposals(document(text)))
        if topic == "helps":
            assert proposal.co_handlers in (("市文旅局",), ("县财政局",)), word
        else:
            assert proposal.handler == ("平川县交通局" if "我局" in example else "县招商局"), word


PIECES = st.sampled_from(
    [*FORM.split("\n"), *LETTER.split("\n"), "提案号：3　提案人：甲", "《", "第号", "一、", "　", "委员：", "\t"]
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=30))
def test_any_lines_give_evidence_within_the_text(pieces: list[str]) -> None:
    anything = document("\n".join(pieces))
    for proposal in find_proposals(anything):
        assert all(anything.text[item.start : item.end] == item.quote for item in proposal.evidence)
        assert proposal.number is None or proposal.number.isdigit()


ANSWERED = "您提出的《关于修路的建议》收悉，现答复如下：\n路基已经完工。\n平川县交通局\n2020年5月6日"


@pytest.mark.parametrize(
    ("whom", "names"),
    [
        ("张小燕代表", ("张小燕",)),  # a page that lost its colons
        ("张小燕、李大川等5名代表", ("张小燕", "李大川")),
        ("张小燕5名代表：", ("张小燕",)),
        ("张小燕、李大川、何清各位人大代表：", ("张小燕", "李大川", "何清")),
        ("分享：\n张小燕代表：", ("张小燕",)),
        ("访谈解读：\n\n张小燕委员", ("张小燕",)),
    ],
)
def test_who_is_spoken_to(whom: str, names: tuple[str, ...]) -> None:
    assert only(find_proposals(document(f"{whom}\n{ANSWERED}"))).proposers == names


def test_a_count_of_cosigners_is_no_name() -> None:
    assert split_names("12名代表") == ()
    assert split_names("陈小利、12名代表") == ("陈小利",)


def test_neighbours_in_the_sites_menu_name_no_proposal() -> None:
    menu = "上一条：平川县水务局关于县政协十届一次会议第2号提案的答复\n下一篇:平川县水务局关于县政协十届一次会议第55号提案的答复"
    proposal = only(find_proposals(document(f"张小燕代表：\n{ANSWERED}\n{menu}")))
    assert (proposal.number, proposal.session, proposal.body) == (None, None, None)
    assert headings(proposal.reply) == [""]


def test_the_heading_right_above_the_letter_counts() -> None:
    text = f"关于第1号建议的答复\n关于第2号建议的答复\n平川县交通局关于县人大第47号建议的答复\n张小燕代表：\n{ANSWERED}"
    assert only(find_proposals(document(text))).number == "47"


def test_a_mark_above_the_letter_is_no_answer() -> None:
    heading = "对市十届人大六次会议第33号建议的答复"
    text = f"{heading}\n平集管〔2021〕32号 签发人:李大川\n办理结果:A\n{heading}\n张小燕代表:\n{ANSWERED}"
    proposal = only(find_proposals(document(text)))
    assert [part.text for part in proposal.reply] == ["路基已经完工。"]
    assert (proposal.number, proposal.file_number) == ("33", "平集管〔2021〕32号")


def test_headings_of_the_answer_are_no_marks() -> None:
    text = "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n一、 基本情况\n路窄。\n二、 办理情况\n已拓宽。"
    assert headings(only(find_proposals(document(text))).reply) == ["基本情况", "办理情况"]


def test_thanks_in_the_last_paragraph_are_no_answer() -> None:
    text = "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n路已拓宽。请你们配合做好征地。再次感谢您的关心！特此回复!"
    assert [part.text for part in only(find_proposals(document(text))).reply] == ["路已拓宽。请你们配合做好征地。"]


@pytest.mark.parametrize(
    ("received", "handler", "helping"),
    [
        ("收悉。经与区农业农村委、区招商投资局、石溪镇共同研究办理,", None, ("区农业农村委", "区招商投资局", "石溪镇")),
        ("收悉。经与市委人才办共同研究,", None, ("市委人才办",)),
        ("收悉。责成县招商局牵头，会同县开发区管委会、县人社局进行了认真研究。", None, ("县开发区管委会", "县人社局")),
        ("交由县住房和城乡建设局办理,经研究,", "县住房和城乡建设局", ()),
        ("已交我局办理。经局务会研究,", None, ()),
        ("转县交通运输局办理。", None, ()),
        (",交由科技部、工业和信息化部、海关总署和我委分别办理,", None, ("科技部", "工业和信息化部", "海关总署")),
    ],
)
def test_offices_that_answer_or_help(received: str, handler: str | None, helping: tuple[str, ...]) -> None:
    text = f"张小燕代表:\n您提出的《关于修路的建议》{received}现答复如下:\n路基已经完工。"
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers) == (handler, helping)


def test_an_offices_name_that_begins_as_a_joining_word() -> None:
    assert split_offices("商务部、和县商务局、会同县水利局") == ("商务部", "和县商务局", "会同县水利局")
    assert split_offices("经商市财政局、会同市商务局") == ("市财政局", "市商务局")


@pytest.mark.parametrize(
    ("above", "below", "handler"),
    [
        ("对县人大第3号建议的答复(水利局)", "", "水利局"),
        ("发布机构：平川县教育体育局\n对县人大第3号建议的答复", "", "平川县教育体育局"),
        ("对县人大第3号建议的答复", "联系单位及电话:平川市产业集聚区管委会 8339990", "平川市产业集聚区管委会"),
        ("对县人大第3号建议的答复", "平川市住建局(市人民防空办公室)\n2021年8月31日", "平川市住建局"),
        (
            "对县人大第3号建议的答复",
            "签发人:王大力,承办人:李大川\n平川新区管理委员会 2024年7月16日",
            "平川新区管理委员会",
        ),
    ],
)
def test_the_office_that_no_label_names(above: str, below: str, handler: str) -> None:
    text = f"{above}\n张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n路基已经完工。\n{below}"
    assert only(find_proposals(document(text))).handler == handler


def test_the_conference_that_prints_an_answer_does_not_give_it() -> None:
    text = "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n路基已经完工。"
    assert only(find_proposals(document(text, source="人大办公室"))).handler is None


def test_a_title_with_its_number_behind_it_heads_a_form() -> None:
    text = "关于尽快修路的建议(45号)\n提案者:张小燕       承办单位:县交通局\n内容:\n县城的路坑洼不平。\n建议:\n尽快启动修缮。"
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.title, proposal.handler) == ("45", "关于尽快修路的建议", "县交通局")
    assert [part.text for part in proposal.suggestions] == ["尽快启动修缮。"]


def test_a_table_saved_with_bars_and_colons() -> None:
    text = (
        "关于开发景区的建议 |\n编 号:第〔84〕号 | 所属类别:委员提案 |\n提案人:张小燕 | 联名人:李大川 |\n"
        "鉴于以上情况,建议:一是给予资金支持。二是加大宣传。 |\n主办单位:区旅游局 |"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.proposers, proposal.handler) == ("84", ("张小燕", "李大川"), "区旅游局")


def test_copies_and_wishes_are_no_figures() -> None:
    text = (
        "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n由于资金困难,望县里解决缺口资金9万元为盼。全县已签约项目5个。\n"
        "平川县交通局\n2020年5月6日\n抄送:县人大选工委(2份)"
    )
    found = extract(read_bytes("a.txt", text.encode(), Known(region_code="610924"))).observations
    assert [str(row.value) for row in found] == ["5"]


def test_an_office_that_helps_writes_to_the_one_that_leads() -> None:
    text = (
        "信息名称: | 对市人大第41号建议的协办意见 | ||\n市农业农村局:\n经研究,现对张小燕代表提出的关于整治环境,建设和美乡村的建议"
        "提出如下协办意见,供你单位答复代表时参考:\n一、全市已治理一半。\n二、年内再治理一成。\n平川市生态环境局\n2024年6月12日\n"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.proposers) == ("41", ("张小燕",))
    assert proposal.title == "关于整治环境,建设和美乡村的建议"
    assert (proposal.handler, proposal.co_handlers) == ("市农业农村局", ("平川市生态环境局",))
    assert headings(proposal.reply) == ["全市已治理一半", "年内再治理一成"]


def test_a_page_of_a_law_database_in_one_line() -> None:
    heading = "平川市商务局关于市政协五届五次会议第0779号提案办理情况的答复函"
    text = (
        f"{heading}文章属性•【制定机关】平川市商务局•【公布日期】2022.05.12•【字号】平商函〔2022〕211号•【效力等级】规范性文件正文"
        f"{heading}张小燕委员:您提出的《关于建设集散中心的建议》(第0779号)收悉。经与市财政局共同研究,现将办理情况答复如下:已建成一个中心。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.session, proposal.proposers) == ("0779", "五届五次会议", ("张小燕",))
    assert (proposal.handler, proposal.co_handlers) == ("平川市商务局", ("市财政局",))
    assert (proposal.title, proposal.file_number) == ("关于建设集散中心的建议", "平商函〔2022〕211号")
    assert [part.text for part in proposal.reply] == ["已建成一个中心。"]


def test_a_form_that_is_printed_twice_is_read_once() -> None:
    form = (
        "关于处理垃圾的建议\n内 容:边远地区没有集中的垃圾分类收集点,有些地方没有及时清运。\n建 议:由县里统一购买服务,统一收集清运,集中处理。\n"
        "领衔代表:张小燕\n承办单位:县农业局\n"
    )
    proposal = only(find_proposals(document(form + form)))
    assert proposal.reason == "边远地区没有集中的垃圾分类收集点,有些地方没有及时清运。"
    assert [part.text for part in proposal.suggestions] == ["由县里统一购买服务,统一收集清运,集中处理。"]


def test_several_labels_on_a_line_with_spaces_only() -> None:
    text = (
        "编号 247 办理部门 农水局 处理状态\n签发人 李大川 签发日期 2023-09-07 17:16 类别 B\n案由\n关于建设农田的提案\n"
        "建议:\n制定方案。\n回复\n对平川县第十九届人大二次会议\n第247号建议的复函\n张小燕代表:\n"
        "您提出的《关于建设农田的建议》收悉,现答复如下:\n已经列入计划。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.handler, proposal.title) == ("247", "农水局", "关于建设农田的建议")
    assert [part.text for part in proposal.reply] == ["已经列入计划。"]


def test_what_leads_into_a_reprint_is_not_the_letter() -> None:
    text = f"导读:张小燕委员提出的《关于修路的提案》收悉,现答复如下。\n关于第12号提案答复的函\n张小燕委员:\n{ANSWERED}"
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.proposers) == ("12", ("张小燕",))


@pytest.mark.parametrize(
    ("titled", "title"),
    [
        ("《关于建设农田,确保安全(第25号提案》", "关于建设农田,确保安全"),  # a mark lost
        ("关于建设“光伏+”基地的建议", "关于建设“光伏+”基地的建议"),
    ],
)
def test_titles_with_marks_inside(titled: str, title: str) -> None:
    text = f"张小燕代表:\n您提出的{titled}收悉,现答复如下:\n已经列入计划。"
    assert only(find_proposals(document(text))).title == title


def test_a_level_before_the_members_of_a_congress() -> None:
    assert only(find_proposals(document(f"尊敬的张小燕区人大代表:\n{ANSWERED}"))).proposers == ("张小燕",)


ROAD = "您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。"


def test_heading_and_salutation_in_the_letter_s_one_line() -> None:
    text = (
        "对县八届政协一次会议 第134号提案的答复 张小燕委员: 您提出的《关于修建公厕的建议》收悉,现将办理情况答复如下: 已建公厕四座。 感谢您的支持。\n"
        "承办单位:平川县住建局 单位负责人: 二〇二二年八月三十日"
    )
    proposal = only(find_proposals(document(text, published=date(2023, 1, 9))))
    assert (proposal.session, proposal.number, proposal.proposers) == ("八届一次会议", "134", ("张小燕",))
    assert (proposal.handler, proposal.co_handlers) == ("平川县住建局", ())
    assert proposal.date == "2022-08-30"  # behind the name that was left out, and not the page's day
    assert [part.text for part in proposal.reply] == ["已建公厕四座。"]


def test_what_was_proposed_may_stand_above_the_letter() -> None:
    text = (
        "平川县公安局关于平川县十七届人大四次会议第85号建议的答复\n时间:2025-08-13 10:54 来源:办公室\n"
        "我县部分路口的红绿灯没有读秒,存在安全隐患。因此提出以下建议:\n一、学校周边一定要设置读秒。\n二、定期评估配时。\n"
        "张小燕代表:\n您提出的《关于恢复红绿灯读秒的建议》已收悉,现答复如下:\n已经恢复读秒。\n平川县公安局\n2025年7月9日"
    )
    proposal = only(find_proposals(document(text)))
    assert proposal.reason is not None and proposal.reason.startswith("我县部分路口")
    assert headings(proposal.suggestions) == ["学校周边一定要设置读秒", "定期评估配时"]
    assert [part.text for part in proposal.reply] == ["已经恢复读秒。"]


@pytest.mark.parametrize(
    "line",
    [
        "您提出的《关于修好街道的建议》第12号建议交县交通局办理,经认真调查,提出以下办理答复意见:",
        "您提出的《关于修好街道的建议》,现给予答复。",
        "关于修好街道的建议,",
    ],
)
def test_a_letter_that_does_not_say_it_was_received(line: str) -> None:
    proposal = only(
        find_proposals(document(f"王小川代表您好:\n{line}已经列入明年的计划。\n平川县交通局\n2022年6月28日"))
    )
    assert (proposal.title, proposal.proposers, proposal.handler) == ("关于修好街道的建议", ("王小川",), "平川县交通局")
    assert [part.text for part in proposal.reply] == ["已经列入明年的计划。"]


@pytest.mark.parametrize("whom", ["市民朋友", "尊敬的网友"])
def test_a_citizen_who_writes_to_an_office_proposes_nothing(whom: str) -> None:
    text = f"回复单位:市经济合作局\n{whom}:\n您好!您反映的招商问题已收悉,感谢您的宝贵意见建议,现函复如下。\n今年签约项目59个。"
    assert find_proposals(document(text)) == ()


def test_session_and_number_below_the_head_of_the_page() -> None:
    head = "| 索引号: | tab-2024-13 | 发布机构: | 政协平川县委员会提案委员会 |\n"
    text = (
        "关于整治流浪犬的提案\n政协平川县委员会十届三次会议提案\n第12号\n标 题:关于整治流浪犬的提案\n提案者:张小燕\n"
        "内 容:流浪犬增多。\n为此,建议:\n一要加强宣传。\n二要集中处置。"
    )
    proposal = only(find_proposals(document(head + text)))
    assert (proposal.session, proposal.number, proposal.body) == ("十届三次会议", "12", "政协平川县第十届委员会")
    assert proposal.handler is None  # the conference prints what others propose


def test_background_and_suggestions_of_a_named_member() -> None:
    text = "聚焦两会提案——加快招商\n【建议人】\n张小燕等3名代表\n【背景】\n大项目少。\n【建议】\n01\n保障用地\n优先入库。\n02\n优化服务\n派专员。"
    proposal = only(find_proposals(document(text, title="聚焦两会提案——加快招商")))
    assert (proposal.title, proposal.proposers, proposal.reason) == ("加快招商", ("张小燕",), "大项目少。")
    assert [(part.heading, part.text) for part in proposal.suggestions] == [
        ("保障用地", "优先入库。"),
        ("优化服务", "派专员。"),
    ]


def test_the_year_s_best_by_title_and_proposers() -> None:
    text = (
        "关于表彰优秀提案的通报\n现对下列优秀提案予以表彰:\n1.《关于精准招商的建议》(提案者:张小燕、李 阳);\n"
        "2.《关于修建停车场的提案》(第12号,提案单位:民建平川县支部)。"
    )
    first, second = find_proposals(document(text))
    assert (first.title, first.number, first.proposers) == ("关于精准招商的建议", None, ("张小燕", "李阳"))
    assert (second.title, second.number, second.proposers) == ("关于修建停车场的提案", "12", ("民建平川县支部",))
    assert find_proposals(document("会上督办《关于精准招商的建议》(提案者:张小燕)。")) == ()


def test_a_letter_s_year_is_its_own_and_not_the_page_s() -> None:
    text = f"张小燕代表:\n{ROAD}今年新签约项目6个,总投资9亿元。\n平川县招商局\n2022年8月30日"
    known = Known(region_code="610924", published=date(2023, 1, 9))
    found = extract(read_bytes("a.txt", text.encode(), known)).observations
    assert {(str(row.period_start), str(row.period_end)) for row in found} == {("2022-01-01", "2022-08-30")}


def test_the_office_tells_the_place_of_a_body_that_names_none() -> None:
    text = f"关于修路的建议的答复\n县人大十八届二次会议\n16\n建议人: 张小燕等\n主办单位: 桓台县交通运输局\n张小燕等代表:\n{ROAD}"
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.body) == ("16", "桓台县第十八届人民代表大会")
    assert proposal.region_code == "370321"


def test_two_lists_in_a_paragraph_are_no_sections() -> None:
    text = "对此,现答复如下。一是广场要避灾;二是水位高。为解决停车,一是已划车位;二是已建车场;三是正在争取资金。"
    assert headings(split_sections(text, [(0, len(text))])) == [""]


def test_a_heading_that_is_answered_behind_its_colon() -> None:
    text = "一、关于林木:已经更新。\n二、关于水源:按照规定立牌,加强巡护。\n另外,我们将改革林场。"
    parts = split_sections(text, [(0, len(text))])
    assert [(part.heading, part.text) for part in parts] == [
        ("关于林木", "已经更新。"),
        ("关于水源", "按照规定立牌,加强巡护。\n另外,我们将改革林场。"),
    ]


def test_an_office_whose_name_begins_as_a_citizen_is_no_citizen() -> None:
    text = "关于市政协十三届五次会议第151号提案协办件的答复\n市民政局:\n王小川委员所提出的《关于修建养老院的建议》已收悉,现答复如下:\n我局已列入计划。\n市住建局\n2021年4月2日"
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers, proposal.proposers) == ("市民政局", ("市住建局",), ("王小川",))


def test_offices_that_sign_on_one_line() -> None:
    text = "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。\n市规划局 市交通局 市财政局\n2020年10月12日"
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers) == ("市规划局", ("市交通局", "市财政局"))
    assert [part.text for part in proposal.reply] == ["已经列入计划。"]


def test_what_was_proposed_below_the_signature() -> None:
    text = (
        "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。\n平川县交通局\n2020年10月12日\n"
        "理由:道路年久失修。 建议:尽快加宽改造。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.reason, [part.text for part in proposal.suggestions]) == ("道路年久失修。", ["尽快加宽改造。"])
    assert [part.text for part in proposal.reply] == ["已经列入计划。"]


def test_the_second_heading_gives_the_number() -> None:
    text = "平川县教育局对《关于整修操场的建议》的答复\nA:解决采纳\n对县十九届人大三次会议第55号建议的答复\n张小燕代表:\n您提出的《关于整修操场的建议》收悉,现答复如下:\n已经启动。"
    proposal = only(find_proposals(document(text, region_code="610924")))
    assert (proposal.session, proposal.number, proposal.title) == ("十九届三次会议", "55", "关于整修操场的建议")
    assert (proposal.body, proposal.handler) == ("紫阳县第十九届人民代表大会", "平川县教育局")


def test_the_congress_of_a_township() -> None:
    text = "关于湖洋镇第十九届人大一次会议第20号张小燕等代表建议的答复\n张小燕代表:\n您提出的《关于改建危桥的建议》收悉,现答复如下:\n已经加固。"
    assert only(find_proposals(document(text))).body == "湖洋镇第十九届人民代表大会"


def test_a_case_with_its_number_before_it_and_its_text_below() -> None:
    text = "案由:(20200242)关于帮扶“规下”企业的建议\n鉴于:1.小微企业是经济的重要组成部分。\n2.小微企业融资难。"
    proposal = only(find_proposals(document(text)))
    assert (proposal.title, proposal.number) == ("关于帮扶“规下”企业的建议", "20200242")
    assert proposal.reason == "鉴于:1.小微企业是经济的重要组成部分。\n2.小微企业融资难。"


def test_a_form_in_one_line_whose_number_has_no_colon() -> None:
    text = (
        "建议号151 提案人:张小燕 内容: 近年来电网老化,群众反映强烈。 承办单位:县水务局 责任领导:王小川 办复情况:\n"
        "平川县水务局关于平川县第十五届人大一次会议 第151建议的答复函\n张小燕代表: 您提出的《关于完善电网的建议》,已交我们研究办理,现答复如下: 已投入资金改造电网。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.proposers, proposal.handler) == ("151", ("张小燕",), "县水务局")
    assert proposal.reason == "近年来电网老化,群众反映强烈。"


def test_the_head_of_a_page_whose_labels_stand_apart_by_spaces() -> None:
    head = "索 引 号 640400005/2024-13 发文时间 2023-10-16\n发布机构 平川市教育局 文 号"
    text = f"{head}\n张小燕代表:\n{ROAD}"
    blocks = (Block("furniture", 0, len(head)), Block("paragraph", len(head) + 1, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert (proposal.handler, proposal.date) == ("平川市教育局", "2023-10-16")


def test_members_without_a_colon_and_a_body_without_its_meeting() -> None:
    text = "平川县水务局关于对县政协第九届委员会第33号提案的答复\n甸沙乡委员组\n你们提出的《关于治理河道的提案》已交由我局研究办理,现答复如下:\n将积极争取资金。"
    proposal = only(find_proposals(document(text, region_code="610924")))
    assert (proposal.proposers, proposal.body) == (("甸沙乡委员组",), "政协紫阳县第九届委员会")
    assert (proposal.session, proposal.number) == (None, "33")


def test_a_short_letter_in_one_line() -> None:
    text = "平川县水务局对平川县第十八届人民代表大会第二次会议第49号建议案的答复\n罗元代表:你提出的“关于治理源头的议案”,已交由我局研究办理,现答复如下:\n已经列入规划。"
    assert only(find_proposals(document(text))).proposers == ("罗元",)


def test_labels_in_a_row_above_their_values() -> None:
    text = (
        "关于拓宽乡村公路的建议\n十八届三次会议\n领衔 主办单位 协办单位\n张小燕 县交通局 石溪镇政府\n建议正文\n"
        "公路太窄,会车困难。因此建议,石溪至大坪的公路提档升级。"
    )
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    proposal = only(find_proposals(document(text, blocks=tuple(lines))))
    assert (proposal.session, proposal.title) == ("十八届三次会议", "关于拓宽乡村公路的建议")
    assert (proposal.proposers, proposal.handler, proposal.co_handlers) == (("张小燕",), "县交通局", ("石溪镇政府",))


def test_labels_that_run_into_each_other() -> None:
    text = (
        "平川县第十四届人民代表大会第二次会议代表建议\n"
        "事由:加强通村公路管护建议人:张小燕建议内容:通村公路无人管护。建议相关部门落实管护措施。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.title, proposal.proposers, proposal.session) == ("加强通村公路管护", ("张小燕",), "十四届二次会议")


def test_who_proposes_named_once_more_at_the_end_of_the_form() -> None:
    text = (
        "案由:关于加快集镇建设的提案\n提案人:张小燕\n理由:集镇拥堵。\n建议:一、扩建道路。\n二、美化河道。\n"
        "提案人:张小燕 县移动公司 电话:见名册\n主办单位:石溪镇政府"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.title, proposal.handler) == ("关于加快集镇建设的提案", "石溪镇政府")


def test_the_heading_of_a_form_is_the_title_though_its_answer_writes_it_with_a_slip() -> None:
    text = (
        "第218号关于保护水库森林的建议\n建议号:218\n提案人:张小燕\n承办单位:平川县林业局\n办理情况:\n张小燕代表:\n"
        "你提出的“关于保护水库森林点的建议”已收悉,现答复如下:\n已列入计划。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.title) == ("218", "关于保护水库森林的建议")


def test_a_government_that_charges_our_bureau_does_not_answer() -> None:
    text = (
        "平川区文化旅游局关于区政协八届四次会议第49号提案的复函\n张小燕委员:\n您在区政协八届四次会议中提到的第49号提案,"
        "建议我区康养旅游连片发展,已由区委区政府责成我局办理,现函复如下:\n路线已规划。"
    )
    assert only(find_proposals(document(text))).handler == "平川区文化旅游局"


def test_the_office_in_brackets_behind_a_case() -> None:
    text = "对县十六届人大一次会议第10号议事原案的答复(水利局)\n张小燕代表:\n你们提出的“关于解决饮水问题”的议事原案收悉。现答复如下:\n今年开工新建水厂。"
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.number) == ("水利局", "10")


@pytest.mark.parametrize(
    ("said", "helping"),
    [
        ("您提出的建议由我局与规划局分办。", ("规划局",)),
        ("现会同县投资促进中心、县市场监管局答复如下:", ("县投资促进中心", "县市场监管局")),
    ],
)
def test_offices_that_answer_with_ours(said: str, helping: tuple[str, ...]) -> None:
    text = f"张小燕委员:\n您提出的《关于修路的提案》收悉。{said}\n已经列入计划。\n平川县城管局\n2020年8月18日"
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers) == ("平川县城管局", helping)


def test_a_title_that_only_the_page_s_first_field_gives() -> None:
    text = (
        "平川县住建局关于办理县政协十届一次会议第7号提案的函\n办理部门 | 县住建局 | 处理状态 | 已办结 |\n"
        "正文 | 石良等委员提出的《关于恢复音乐喷泉的提案》。 |\n回复 |\n将报告县政府争取资金。 |"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.title, proposal.proposers, proposal.reason) == ("关于恢复音乐喷泉的提案", ("石良",), None)


def test_the_number_of_a_proposal_in_its_heading_s_brackets() -> None:
    text = f"平川县住建局关于加装护栏的提案(提案编号2022004)复函\n张小燕委员:\n{ROAD}"
    assert only(find_proposals(document(text))).number == "2022004"


def test_a_party_spoken_to_without_a_colon() -> None:
    text = (
        "关于《关于发展夜经济的提案》 (委员提案【2023】117号)的答复\n来源:平川市商务局    时间:2023-07-18 16:00\n农工党平川市委员会\n"
        "《关于发展夜经济的提案》(政协提案2023117号)已收悉,感谢贵单位的关心。经研究,回复如下:\n已开辟27个临时市场。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.proposers) == ("117", ("农工党平川市委员会",))
    assert [part.text for part in proposal.reply] == ["已开辟27个临时市场。"]


def test_the_year_before_the_office_and_the_heading_that_runs_into_the_letter() -> None:
    yearly = f"2022年度平川区人民政府关于对市政协十一届一次会议第186号提案的答复\n张小燕委员:\n{ROAD}"
    assert only(find_proposals(document(yearly))).handler == "平川区人民政府"
    glued = (
        "1、A类平环秘字〔2006〕8号签发人:王小川对政协平川县第七届四次会议第149号提案的答复张小燕委员:首先感谢您的关心,"
        "我们根据您提出的“关于解决污染问题”的提案进行了研究,现将办理结果报告如下:污水处理厂已经开工。"
    )
    proposal = only(find_proposals(document(glued)))
    assert (proposal.number, proposal.proposers, proposal.file_number) == ("149", ("张小燕",), "平环秘字〔2006〕8号")


def test_a_list_of_bullets_for_the_page_s_labels() -> None:
    text = f"• 00529508X/2023-92\n• 平川县水利局\n• 人大建议,提案\n• 2023-09-25\n• 2023-09-25\n关于县人大十五届三次会议第144号建议的答复\n张小燕代表:\n{ROAD}"
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.date) == ("平川县水利局", "2023-09-25")


def test_a_field_that_only_says_the_title_again_gives_no_reason() -> None:
    text = (
        "关于区政协十届二次会议第9号委员提案办理情况的复函\n委员姓名:张小燕\n建议内容:关于支持夜间经济发展建议\n办理结果:\n"
        "您提出的关于支持夜间经济发展的建议提案收悉,现答复如下:\n已经出台政策。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.title, proposal.reason, proposal.proposers) == ("关于支持夜间经济发展的建议", None, ("张小燕",))


def test_a_heading_over_a_blank_line_tells_more_than_the_page_s_title() -> None:
    text = f"第27号提案的答复\n\n 对政协平川县第十四届委员会第一次会议\n\n27号提案的答复\n\n张小燕委员:\n\n{ROAD}"
    proposal = only(find_proposals(document(text)))
    assert (proposal.session, proposal.number, proposal.body) == ("十四届一次会议", "27", "政协平川县第十四届委员会")


def test_a_congress_without_its_place_is_the_heading_s() -> None:
    text = (
        "平川县卫健局关于县第十七届人大第四次会议第37号建议答复的函\n张小燕代表:\n"
        "您在第十七届人民代表大会第四次会议提出的《关于新建卫生室的建议》收悉,现答复如下:\n已经拨付资金。"
    )
    assert only(find_proposals(document(text, region_code="610924"))).body == "紫阳县第十七届人民代表大会"


def test_a_report_s_number_and_the_office_s_marks() -> None:
    text = (
        "平川市政协十三届四次会议委员提案\n第34号办理情况的报告\n委员姓名 | 张小燕 |\n案 由 | 关于发展文旅产业的建议 |\n"
        "办理结果 | A已解决() B正在解决(√)C计划解决() |\n张小燕委员: 感谢您提出的关于“发展文旅产业的建议”,现回复如下: 一、已经出台规划。二、已经招商。"
    )
    proposal = only(find_proposals(document(text, region_code="610924")))
    assert (proposal.session, proposal.number, proposal.proposers) == ("十三届四次会议", "34", ("张小燕",))
    assert [(part.heading, part.text) for part in proposal.reply] == [("已经出台规划", ""), ("已经招商", "")]


def test_an_answer_that_begins_with_thanks_and_goes_on_to_the_matter() -> None:
    answer = "感谢委员对农村教育的关心。" + "近年来,全县新建幼儿园、改造小学,办学条件逐步改善。" * 6
    text = f"张小燕委员:\n您提出的《关于发展教育的提案》收悉,现答复如下:\n{answer}\n平川县教育局\n2021年4月6日"
    assert [part.text for part in only(find_proposals(document(text))).reply] == [answer]


def test_a_town_congress_behind_the_words_that_speak_to_the_member() -> None:
    text = (
        "张小燕代表:\n您在柳溪镇第十九届人大一次会议上提出的《关于修建文化广场的建议》收悉,交由镇乡村建设办公室进行办理,现答复如下:\n"
        "广场已列入明年计划。\n您对我们的答复有何意见,请填写征询意见表。\n柳溪镇人民政府\n2022年6月7日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.session, proposal.body) == ("十九届一次会议", "柳溪镇第十九届人民代表大会")
    assert [part.text for part in proposal.reply] == ["广场已列入明年计划。"]


def test_thanks_above_the_answer_are_no_part_of_it() -> None:
    text = (
        "张小燕委员:\n您提出的关于完善老城停车的提案收悉,现答复如下:\n首先十分感谢您对我市城市建设工作的关心和支持!\n"
        "老城新停车场已列入明年计划。\n2022年6月7日"
    )
    assert [part.text for part in only(find_proposals(document(text))).reply] == ["老城新停车场已列入明年计划。"]


def test_names_that_begin_as_a_joining_word() -> None:
    assert split_names("及芳琪委员") == ("及芳琪",)
    assert split_names("张小燕、李大川、及王小利代表") == ("张小燕", "李大川", "王小利")


def test_a_number_in_brackets_alone() -> None:
    text = "张小燕代表:\n您提出的《关于修路的建议》(2024111号)收悉,现答复如下:\n已经列入计划。"
    assert only(find_proposals(document(text))).number == "2024111"


def test_an_office_whose_words_another_passes_on() -> None:
    text = (
        "省政府研究中心:\n张小燕代表提出的《支持县域经济的建议》收悉。现将我厅意见函告如下,请一并答复代表:\n我厅将加大支持。\n"
        "平川省工业厅\n2021年4月7日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers) == ("省政府研究中心", ("平川省工业厅",))
    assert [part.text for part in proposal.reply] == ["我厅将加大支持。"]


def test_a_salutation_above_what_is_taken_for_the_title() -> None:
    text = "张小燕委员:\n您提出的“建设强市”的提案已收悉。现答复如下:\n一、已做的工作\n已建一个园区。"
    at = text.index("一、")
    blocks = (Block("furniture", 0, at - 1), Block("title", at, at + 7), Block("paragraph", at + 8, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert (proposal.proposers, proposal.title) == (("张小燕",), "建设强市")
    assert headings(proposal.reply) == ["已做的工作"]


def test_a_body_by_the_name_of_its_day() -> None:
    text = "株洲县人大十一届六次会议第12号建议的答复\n张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。"
    old = only(find_proposals(document(text, published=date(2016, 9, 30), region_code="430221")))
    assert (old.body, old.region_code) == ("株洲县第十一届人民代表大会", "430221")


def test_offices_that_are_called_helping_ones() -> None:
    text = "张小燕代表:\n您提出的《关于修路的建议》收悉。经合川区政府、市发展改革委等协办单位共同研究办理,现答复如下:\n已经列入计划。"
    assert only(find_proposals(document(text))).co_handlers == ("合川区政府", "市发展改革委")


GAPPED_FORM = (
    "案号{gap}145\n会议届次{gap}政协平川县第十六届委员会第一次会议\n提案标题{gap}关于做强茶产业的提案\n提案委员{gap}张小燕、李明\n"
    "主办{gap}平川县商务局\n会办{gap}县财政局\n答复日期{gap}2023年7月20日\n"
)


@pytest.mark.parametrize("gap", ["　　", "：", "\t"])
def test_a_form_whose_last_part_is_numbered_like_the_others(gap: str) -> None:
    text = GAPPED_FORM.format(gap=gap) + (
        "一、现状分析\n茶园分散。\n二、具体建议\n1.编制规划。聘请机构。\n2.完善设施。补齐短板。\n三、办理情况\n已列入年度计划。"
    )
    proposal = only(find_proposals(read_bytes("提案.txt", text.encode())))
    assert (proposal.number, proposal.session, proposal.title) == ("145", "十六届一次会议", "关于做强茶产业的提案")
    assert (proposal.proposers, proposal.handler) == (("张小燕", "李明"), "平川县商务局")
    assert (proposal.co_handlers, proposal.date) == (("县财政局",), "2023-07-20")
    assert proposal.reason == "一、现状分析\n茶园分散。"
    assert [part.heading for part in proposal.suggestions] == ["编制规划", "完善设施"]
    assert [part.text for part in proposal.reply] == ["已列入年度计划。"]


def test_labels_of_a_site_that_lists_both_kinds() -> None:
    text = (
        "代表提案者: 张小燕\n会议届次: 县十三届人大四次会议\n建议提案标题: 关于修路的建议\n建议提案编号: 第258号\n主办单位: 县交通局\n"
        "复文标题: 关于县十三届人大四次会议第258号建议的答复\n答复内容:\n张小燕代表:\n您提出的《关于修路的建议》收悉。现答复如下:\n已经列入计划。"
    )
    read = read_bytes("建议.txt", text.encode())
    proposal = only(find_proposals(read))
    assert (proposal.number, proposal.proposers, proposal.title) == ("258", ("张小燕",), "关于修路的建议")
    assert (read.title, proposal.reason, proposal.suggestions) == (None, None, ())


def test_a_seal_whose_name_is_lost_is_not_the_site_s_below_the_day() -> None:
    text = (
        "平川市住建局对市政协八届四次会议第150号提案的答复\n张小燕委员:\n您提出的《关于修路的提案》收悉,现答复如下:\n"
        "一、调查情况\n路面破损。\n二、落办结果\n已经修好。\n(印章)\n2020年7月16日\n平川市人民政府"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.date) == ("平川市住建局", "2020-07-16")
    assert [part.text for part in proposal.reply] == ["路面破损。", "已经修好。"]


def test_a_form_in_markdown() -> None:
    text = (
        "# 关于做强茶产业的提案\n**提案号：** 67\n**提案人**：张小燕\n**承办单位：** 县商务局\n"
        "**具体建议：** 一、设立基金。每年百万元。\n**答复内容：** 已经设立基金,明年起拨付。"
    )
    proposal = only(find_proposals(read_bytes("提案.txt", text.encode())))
    assert (proposal.number, proposal.proposers, proposal.handler) == ("67", ("张小燕",), "县商务局")
    assert proposal.reply[0].text == "已经设立基金,明年起拨付。"


@pytest.mark.parametrize(
    "head",
    [
        "第175号\n关于做强茶产业的提案\n（政协平川县第十三届委员会第五次会议）",
        "关于做强茶产业的提案\n政协平川县第十三届委员会第五次会议第175号提案",
        "政协平川县第十三届委员会第五次会议\n关于做强茶产业的提案\n（第175号）",
    ],
)
def test_where_session_and_number_stand_around_a_proposal_s_title(head: str) -> None:
    text = f"{head}\n第一提案人：张小燕\n附议人：李大川\n我县茶园品质优,但是品牌小而散。\n为此，建议：\n一、设立基金。每年百万元。\n二、引进龙头。以商招商。"
    proposal = only(find_proposals(read_bytes("提案.txt", text.encode())))
    assert (proposal.number, proposal.session, proposal.title) == ("175", "十三届五次会议", "关于做强茶产业的提案")
    assert (proposal.proposers, len(proposal.suggestions)) == (("张小燕", "李大川"), 2)


def test_what_a_helper_asks_of_who_leads_is_no_part_of_its_opinion() -> None:
    text = (
        "关于县政协八届四次会议第295号提案的会办意见\n县住建局：\n关于张小燕、李大川委员提出的《关于修路的提案》，我局协办意见如下：\n"
        "一、加快前期。年内完成设计。\n二、落实资金。已列入预算。\n请一并答复委员。\n平川县财政局\n2023年7月20日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers) == ("县住建局", ("平川县财政局",))
    assert proposal.proposers == ("张小燕", "李大川")
    assert [part.text for part in proposal.reply] == ["年内完成设计。", "已列入预算。"]


def test_how_a_letter_without_line_ends_ends() -> None:
    text = (
        "张小燕等7名代表:你们在县三届人大二次会议期间提出的“关于修路的建议”收悉,现函复如下,道路已经修补,待资金落实后全线重铺,"
        "感谢你们对交通建设的关注与支持,联系人:李大川联系电话:13900000000平川县交通局2023年4月17日。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.date) == ("平川县交通局", "2023-04-17")
    assert [part.text for part in proposal.reply] == ["道路已经修补,待资金落实后全线重铺,"]


def test_who_signs_behind_the_telephone() -> None:
    text = (
        "韩小山等代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。\n"
        "联系人姓名及电话:李大川 13900000000 平川县水利局 2023年7月5日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.date) == ("平川县水利局", "2023-07-05")
    assert proposal.reply[0].text == "已经列入计划。"


def test_an_answer_that_names_who_proposed_and_speaks_to_nobody() -> None:
    text = (
        "在市人大七届一次会议上,人大代表张小燕提出《关于治理校园周边环境》(99号)建议,并列举出一系列问题。现答复如下:\n"
        "一、增加警力。已调整到位。\n二、规范摊点。已联合整治。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.session, proposal.proposers) == ("99", "七届一次会议", ("张小燕",))
    assert [part.heading for part in proposal.reply] == ["增加警力", "规范摊点"]


def test_a_heading_that_is_the_title_in_marks_and_its_answer() -> None:
    text = "《关于修路的建议》的答复\n张小燕代表:\n您好:您的建议收悉,现答复如下:\n已经列入计划。"
    assert only(find_proposals(document(text))).title == "关于修路的建议"


def test_the_last_word_of_a_heading_below_it_is_no_label() -> None:
    text = (
        "关于县十一届人大五次会议第23号建议的\n答 复 函\n(A类,公开)\n张小燕、李 明等代表\n"
        "收到您提出的《关于修路的建议》后,我局立即研究,现答复如下:\n已经列入计划。"
    )
    proposal = only(find_proposals(document(text)))
    assert proposal.proposers == ("张小燕", "李明")
    assert [part.text for part in proposal.reply] == ["已经列入计划。"]


def test_the_day_beside_a_label_of_the_answer() -> None:
    text = (
        "案号：0087\n案由：关于做强茶产业的提案\n提案人：张小燕\n内容：\n茶园分散。\n建议：\n一、设立基金。\n"
        "主办：县商务局\n会办：县财政局\n答复（2024年6月5日）：\n张小燕委员：您提出的提案收悉，现答复如下：已经设立基金。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.date, proposal.reply[0].text) == ("2024-06-05", "已经设立基金。")


def test_the_mark_of_an_answer_in_brackets_and_the_number_of_its_file_behind_a_colon() -> None:
    text = (
        "办理结果:(C)\n建议字:〔2023〕8号\n对平川县第九届人大三次会议第31号建议的答复\n张小燕等3名代表:\n"
        "您提出的关于修路的建议收悉。现答复如下:\n已经列入计划。\n2023年7月18日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.file_number, proposal.number) == ("建议字〔2023〕8号", "31")
    assert [part.text for part in proposal.reply] == ["已经列入计划。"]


def test_a_day_that_lost_its_signs_is_read_where_it_is_but_one() -> None:
    letter = "张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划,明年动工。\n平川县交通局\n{day}"
    whole = only(find_proposals(document(letter.format(day="2023526"))))
    assert (whole.date, whole.reply[0].text) == ("2023-05-26", "已经列入计划,明年动工。")
    either = only(find_proposals(document(letter.format(day="2023112"))))  # 1月12日 or 11月2日
    assert (either.date, either.reply[0].text) == (None, "已经列入计划,明年动工。")


@pytest.mark.parametrize(
    "last",
    [
        "此复函已经李局长审签。对以上答复您有什么意见,请填写回执反馈县人大。",
        "如果您对我们的办理和答复有何意见和建议,请填写在“征询意见表”中。",
        "张小燕代表,以上答复您是否满意,如有意见,敬请反馈。",
        "热诚欢迎您一如既往地监督我们的工作。",
    ],
)
def test_what_is_said_of_the_answer_is_no_part_of_it(last: str) -> None:
    text = (
        f"张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。\n{last}\n平川县交通局\n2023年5月6日"
    )
    assert [part.text for part in only(find_proposals(document(text))).reply] == ["已经列入计划。"]


def test_thanks_that_go_on_to_tell_what_was_done_belong_to_the_answer() -> None:
    first = "感谢您的关心。接到建议后,我局到现场看了路况。已请设计院测量。"
    text = f"张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n{first}\n已经列入计划。\n平川县交通局"
    assert only(find_proposals(document(text))).reply[0].text.startswith(first)


def test_a_name_apart_from_its_title_and_headings_of_a_letter_in_one_line() -> None:
    text = (
        "平川县林业局 关于对政协平川县委员会十届 四次会议第78号提案答复的函 张小燕 委员: 您提出的《关于保护古茶树的建议》,"
        "已交我局研究办理,现答复如下: 一、工作现状 全县已经查清古茶树面积和株数,建立了数据库并挂牌。 "
        "二、下一步计划 逐株落实管护人,今年底前完成标牌制作安装。 感谢您的关心!"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.proposers, proposal.number) == (("张小燕",), "78")
    assert headings(proposal.reply) == ["工作现状", "下一步计划"]


def test_a_motion_by_its_title_and_its_case_without_proposers() -> None:
    text = "关于在农村集中供水的议案\n案由:村里的井水已经不能喝了。\n为此,建议:\n一、建一座水厂。\n二、接通管网。"
    blocks = (Block("title", 0, 12), Block("paragraph", 13, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert proposal.title == "关于在农村集中供水的议案"
    assert headings(proposal.suggestions) == ["建一座水厂", "接通管网"]


def test_the_first_line_of_a_form_s_text_is_its_title() -> None:
    text = "编号 | 73 | 领衔代表 | 张小燕 | 办理部门 | 县住建局 |\n正文 |\n关于建设污水厂的建议\n集镇污水直排河道。 建议:尽快建厂。 |"
    proposal = only(find_proposals(document(text)))
    assert (proposal.title, proposal.suggestions[0].text) == ("关于建设污水厂的建议", "尽快建厂。")
    assert proposal.reason and proposal.reason.startswith("集镇污水直排河道")


def test_parts_that_begin_with_a_year() -> None:
    text = "1.2016年全镇有学生463名。\n2.2017年增加到500名。"
    assert [part.text or part.heading for part in split_sections(text, [(0, len(text))])] == [
        "2016年全镇有学生463名",
        "2017年增加到500名",
    ]


def test_a_crossing_hands_nothing_over() -> None:
    said = "您提出的“关于在东门交叉路口设公交站的建议”已交我局办理,现答复如下:\n已经设站。\n平川县交通局\n2023年5月6日"
    assert only(find_proposals(document(f"张小燕代表:\n{said}"))).handler == "平川县交通局"


def test_the_nation_s_conference_is_of_the_nation() -> None:
    text = (
        "关于政协第十四届全国委员会第一次会议第00216号提案答复的函\n张小燕委员:\n"
        "您提出的《关于支持牧业的提案》收悉。经商工业和信息化部、财政部和商务部,现答复如下:\n已经安排。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.region_code, proposal.co_handlers) == ("100000", ("工业和信息化部", "财政部", "商务部"))


def test_a_proposal_in_two_headed_parts_without_labels_for_its_maker() -> None:
    text = "关于放大古城效应的建议\n发布日期:2018-09-07\n背景及问题分析\n古城保护投入不够。\n对策建议\n一是加大投入。二是办好活动。"
    blocks = (Block("title", 0, 11), Block("paragraph", 12, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert (proposal.title, proposal.reason) == ("关于放大古城效应的建议", "古城保护投入不够。")
    assert headings(proposal.suggestions) == ["加大投入", "办好活动"]


def test_an_answer_that_speaks_to_nobody() -> None:
    text = "对平川市政协第五届第三次会议68号提案的答复\n一、已做的工作\n成立了领导小组,制定了方案。\n二、下一步打算\n年底前启动修缮。\n再次表示感谢!"
    blocks = (Block("title", 0, 22), Block("paragraph", 23, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert (proposal.session, proposal.number) == ("五届三次会议", "68")
    assert headings(proposal.reply) == ["已做的工作", "下一步打算"]


def test_a_proposal_named_and_answered_in_one_breath() -> None:
    text = "六届四次第109号代表建议的答复\n2024.11.29\n张小燕代表提出的“关于处置违法用地”的建议。经多次对接,相关问题已经解决。"
    blocks = (Block("title", 0, 16), Block("paragraph", 17, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert (proposal.proposers, proposal.title) == (("张小燕",), "关于处置违法用地")
    assert proposal.reply[0].text == "经多次对接,相关问题已经解决。"


def test_the_office_of_a_standing_committee_helps_nobody() -> None:
    said = "您提出的《关于修路的建议》,省人大常委会办公厅交由我单位办理,会同省财政厅等协办单位进行认真研究。现答复如下:\n已经动工。"
    assert only(find_proposals(document(f"张小燕代表:\n{said}"))).co_handlers == ("省财政厅",)


def test_who_helps_names_the_member_of_another_s_proposal() -> None:
    text = "区乡村振兴局:\n现将张小燕委员在区政协三届一次会议上提出的《关于改造电网的建议》(第033号提案)协办意见函告如下:\n已经改造。\n平川区经信局"
    assert only(find_proposals(document(text))).proposers == ("张小燕",)


def test_a_letter_in_one_line_that_opens_with_the_session() -> None:
    text = (
        "[福建]福建省交通运输厅关于省十二届人大四次会议第1172号建议的答复\n张小燕、李大川代表: 省十二届人大四次会议上贵代表"
        "联合提出的《关于开通联接线的建议》(第1172号)收悉。经研究,现答复如下: 一、该方案不是预留互通。 二、增设互通需要论证。 "
        "感谢您对交通事业的支持。 福建省交通运输厅 2016年5月9日 (此件主动公开)"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.proposers, proposal.handler) == (("张小燕", "李大川"), "福建省交通运输厅")
    assert (proposal.date, len(proposal.reply)) == ("2016-05-09", 2)


def test_the_one_district_that_an_answer_names_is_the_body_s() -> None:
    text = "关于区十七届人大六次会议第9号建议的答复函\n张小燕代表:\n您提出的“关于建菜市场的建议”收悉,现答复如下:\n我区根据田家庵区实际{more},分批改造。"
    one = only(find_proposals(document(text.format(more=""))))
    assert (one.body, one.region_code) == ("田家庵区第十七届人民代表大会", "340403")
    two = only(find_proposals(document(text.format(more="和大通区做法"))))
    assert (two.body, two.region_code) == ("区人大", None)


def test_a_greeting_on_a_line_of_its_own_is_nobody() -> None:
    text = "蔡中文代表:\n您好!\n您向大会提出的“关于改造老旧小区”的建议,我局与您当面沟通,现将有关情况回复如下:\n改造了29个小区。"
    proposal = only(find_proposals(document(text)))
    assert (proposal.proposers, proposal.reply[0].text) == (("蔡中文",), "改造了29个小区。")


def test_who_helps_by_its_own_heading() -> None:
    text = (
        "平川省文化和旅游厅关于报送人大代表第545号建议会办意见的函 (平文旅函〔2020〕277 号)\n省住建厅:\n"
        "张小燕代表在省十三届人大三次会议提出《关于建设新县城的建议》,由你厅主办,我厅会办。现提出会办意见如下。\n"
        "已经支持三馆建设。\n平川省文化和旅游厅\n2020年4月8日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.handler, proposal.co_handlers) == ("省住建厅", ("平川省文化和旅游厅",))
    assert proposal.file_number == "平文旅函〔2020〕277号"


@pytest.mark.parametrize(
    ("received", "number"),
    [
        ("您提出的《关于增加公墓的建议》(0641),已交我们研究办理,现答复如下。", "0641"),
        ("您提出的《关于增加公墓的建议》(2021),已交我们研究办理,现答复如下。", None),
        ("您提出的《关于增加公墓的建议》(第6.32 号提案)收悉,现答复如下。", "6.32"),
    ],
)
def test_numbers_in_brackets_behind_the_title(received: str, number: str | None) -> None:
    assert only(find_proposals(document(f"张小燕代表:\n{received}\n已经安排。"))).number == number


def test_helpers_of_an_answer_that_was_looked_into() -> None:
    said = "您提出的《关于补链的建议》收悉。县政府责成县招商局牵头,会同县产业集聚区管委会、县人社局进行了认真研究。现答复如下:\n已经补链。"
    found = only(find_proposals(document(f"张小燕代表:\n{said}")))
    assert found.co_handlers == ("县产业集聚区管委会", "县人社局")


def test_a_form_whose_case_is_the_title_with_its_text_under_another_label() -> None:
    form = "提案人:张小燕\n案由:关于盘活厂房的提案\n承办单位:县商务局\n提案内容:厂房空置。为此,建议:租给企业。"
    proposal = only(find_proposals(document(form)))
    assert (proposal.title, proposal.handler, proposal.proposers) == ("关于盘活厂房的提案", "县商务局", ("张小燕",))


def test_what_the_answer_repeats_of_the_proposal_is_no_fact() -> None:
    text = (
        "张小燕代表:\n您提出的《关于加固河堤的建议》收悉,现答复如下:\n一、关于建议中反映的问题\n"
        "河堤每年塌方3次。建议浇筑150米河堤,投入资金大约100万元。您提出“三年内引进企业40家、引资100亿元”的意见很好。\n"
        "二、办理情况\n全县签约项目12个,总投资6亿元。"
    )
    found = extract(read_bytes("a.txt", text.encode(), Known(region_code="610924"))).observations
    assert [str(row.value) for row in found if row.unit == "CNY"] == ["600000000"]
    assert not [row for row in found if row.metric == "enterprise_count"]


def test_an_office_that_says_our_bureau_is_not_the_government_office() -> None:
    text = "张小燕委员:\n您提出的《关于托育服务的提案》收悉,现答复如下:\n我局将加强指导。"
    assert only(find_proposals(document(text, source="平川县人民政府办公室"))).handler is None
    ours = text.replace("我局", "我办")
    assert only(find_proposals(document(ours, source="平川县人民政府办公室"))).handler == "平川县人民政府办公室"


def test_a_heading_with_the_number_behind_the_title_in_marks() -> None:
    text = (
        "2018年市人大十六届一次会议《关于尽快解决占道经营的建议》(304号)的答复\n"
        "尊敬的王小林等11名代表:\n你们提出的《关于尽快解决占道经营的建议》收悉。\n一、加强巡查。"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.session, proposal.number) == ("十六届一次会议", "304")


def test_a_label_without_a_value_does_not_take_the_heading() -> None:
    text = (
        "关键词:\n对市政协十四届二次会议第1192号提案的答复\n张小燕委员:\n"
        "您提出的《关于修路的提案》收悉,现答复如下:\n路已修好。\n承办单位:县交通局\n2019年5月6日"
    )
    proposal = only(find_proposals(document(text)))
    assert (proposal.number, proposal.session, proposal.handler) == ("1192", "十四届二次会议", "县交通局")
    assert proposal.date == "2019-05-06"


def test_the_head_of_a_page_tells_the_mark_and_the_day() -> None:
    head = "[ 发文字号 ] | 平文旅函〔2025〕283号 |\n[ 发布机构 ] | 市文旅委 | ||\n[ 成文日期 ] | 2025-05-13 | [ 公开方式 ] | 公开 |"
    text = f"{head}\n张小燕代表:\n您提出的《关于修路的建议》收悉,现答复如下:\n已经列入计划。"
    blocks = (Block("furniture", 0, len(head)), Block("paragraph", len(head) + 1, len(text)))
    proposal = only(find_proposals(document(text, blocks=blocks)))
    assert (proposal.file_number, proposal.handler, proposal.date) == (
        "平文旅函〔2025〕283号",
        "市文旅委",
        "2025-05-13",
    )


@pytest.mark.parametrize("called,body", [("凉山州", "凉山州"), ("凉山彝族自治州", "凉山彝族自治州")])
def test_a_body_is_called_what_the_text_calls_its_place(called: str, body: str) -> None:
    text = (
        f"对州十二届人大四次会议第31号建议的答复\n张小燕代表:\n您提出的《关于做强苦荞产业的建议》收悉,现答复如下:\n"
        f"全州苦荞种植面积达到120万亩。\n{called}农业农村局\n2023年5月8日"
    )
    found = only(find_proposals(document(text, region="四川省凉山彝族自治州", region_code="513400")))
    assert found.body == f"{body}第十二届人民代表大会"


def test_a_conference_whose_name_stands_in_two_lines() -> None:
    text = (
        "中国人民政治协商会议\n第九届新沂市委员会第三次会议\n第 47 号 提 案\n题 目 关于补齐园区配套短板的提案\n"
        "提 案 人: 张小燕 界别:经济\n案    由:园区配套不足,建议接通管网。"
    )
    found = only(find_proposals(document(text, region="江苏省新沂市", region_code="320381")))
    assert (found.body, found.session) == ("中国人民政治协商会议第九届新沂市委员会", "九届三次会议")
    assert (found.number, found.proposers) == ("47", ("张小燕",))


def test_an_answer_to_nobody_that_only_names_the_proposal() -> None:
    text = (
        "《关于金融支持乡镇企业发展》的提案收悉。经认真研究,答复如下:\n"
        "县金融服务中心高度重视,引导银行增加贷款。\n一是加强引导。二是落实政策。"
    )
    found = only(find_proposals(document(text)))
    assert (found.title, found.handler) == ("关于金融支持乡镇企业发展", "县金融服务中心")


def test_below_the_heading_of_an_answer_a_member_is_spoken_to() -> None:
    text = (
        "平川市商务局对市政协十届一次会议第714号提案的答复\n尊敬的张小燕委员:\n"
        "再次感谢您对商务工作的关心。围绕3月11日与您沟通的情况,再次向您答复如下:\n一、平台建设\n已开通服务专窗。"
    )
    found = only(find_proposals(document(text)))
    assert (found.number, found.proposers) == ("714", ("张小燕",))


@pytest.mark.parametrize(
    "written,names",
    [
        ("鲁小建、陈大明、王清三位代表", ("鲁小建", "陈大明", "王清")),
        ("张小燕等十二名委员", ("张小燕",)),
        ("张小燕、李四位委员", ("张小燕", "李四位")),
    ],
)
def test_how_many_they_are_is_no_part_of_a_name(written: str, names: tuple[str, ...]) -> None:
    assert split_names(written) == names


def test_where_a_member_works_is_no_second_member() -> None:
    text = "案由:关于加快南山开发的提案\n提案人:张小燕 平川食品有限公司\n理由:游客日增。\n建议:做好规划。\n主办单位:县文旅局"
    assert only(find_proposals(document(text))).proposers == ("张小燕",)


def test_a_number_on_a_line_of_its_own_in_a_form() -> None:
    text = "标题:关于支持亚麻产业的建议\n第101号\n代表姓名:张小燕、李大川\n承办单位:省发改委、经委\n亚麻产业初具规模,因此,建议列入重点项目。"
    found = only(find_proposals(document(text)))
    assert (found.number, found.proposers) == ("101", ("张小燕", "李大川"))


def test_who_leads_and_who_helps_without_brackets() -> None:
    text = "名称:关于开发城北新区的建议\n提案者:民盟平川总支\n承办单位:城北工业园主办、区规划局、区交通局协办\n答复:规划正在深化。"
    found = only(find_proposals(document(text)))
    assert (found.title, found.handler, found.co_handlers) == (
        "关于开发城北新区的建议",
        "城北工业园",
        ("区规划局", "区交通局"),
    )


def test_an_answer_that_is_all_in_the_line_of_thanks() -> None:
    text = "张小燕委员:\n您提出的《关于建设文化广场的建议》已收悉,现答复如下:\n非常感谢您对文化工作的关注。文化广场已列入县里的重点项目,正在做前期论证。\n再次感谢您的支持!\n平川县文旅局\n2023年6月1日"
    found = only(find_proposals(document(text)))
    assert found.reply[0].text.endswith("正在做前期论证。")


def test_a_title_in_a_paragraph_above_the_one_that_answers() -> None:
    text = (
        "索引号: 2018-15\n发布机构: 县文旅局\n关于县十八届人大二次会议建议办理进展情况的报告\n"
        "在县十八届人民代表大会二次会议上,张小燕、李大川等提出的《关于新建凉水湾文化广场的建议》。\n"
        "此建议由我局负责办理,现将办理进展情况汇报如下:\n全县已建成147个文化广场。\n2018年7月27日"
    )
    found = only(find_proposals(document(text)))
    assert (found.title, found.session) == ("关于新建凉水湾文化广场的建议", "十八届二次会议")


def test_an_office_without_a_name_is_no_office_that_answers() -> None:
    text = "张小燕委员:\n您提出的《做大做强冷链产业》(第568号)收悉。现答复如下:\n物流业加快发展。"
    assert only(find_proposals(document(text, source="办公室"))).handler is None


@pytest.mark.parametrize("place", ["九江市", "四川省", "六安市", "十堰市", "三穗县"])
def test_an_office_whose_place_begins_with_a_numeral(place: str) -> None:
    text = (
        f"{place}商务局关于第12号建议的答复\n张小燕代表:\n您提出的《关于做强茶产业的建议》收悉,现答复如下:\n新增茶园3万亩。\n"
        f"感谢您的支持。\n{place}商务局\n2022年5月6日"
    )
    assert only(find_proposals(document(text))).handler == f"{place}商务局"


def test_a_site_s_section_is_no_office_that_answers() -> None:
    text = "新闻中心\n对政协平川市第十四届委员会第二次会议第606号提案的答复\n尊敬的张小燕委员:\n您提出的“盘活公共资源”的提案我局已收悉,现答复如下:\n车位增加1万个。"
    assert only(find_proposals(document(text, source="新闻中心"))).handler is None


@pytest.mark.parametrize("whom", ["张小燕代表", "张*代表", "尊敬的张小燕代表，您好：", "张某某、李某代表"])
def test_who_is_spoken_to_below_the_heading_of_an_answer(whom: str) -> None:
    text = f"关于对平川县人大十六届二次会议第105号建议的答复\n{whom}\n非常感谢您一直以来的关心,经研究,现答复如下:\n一、基本情况\n道路较窄。"
    assert len(only(find_proposals(document(text))).proposers) == 1 + whom.count("、")


def test_an_answer_that_begins_with_its_parts() -> None:
    text = (
        "关于市政协十四届二次会议第2023015号 提案的答复\n来源:办公室 时间:2023-08-03 18:01\n一、关于创新推进机制\n"
        "按照市里的统一部署,已建立链长制,由一名领导主抓。\n二、关于产业链建设\n全市新增茶园1万亩。"
    )
    found = only(find_proposals(document(text)))
    assert (found.number, headings(found.reply)) == ("2023015", ["关于创新推进机制", "关于产业链建设"])


def test_a_county_by_the_name_that_it_had() -> None:
    text = "对宝坻县十届人大二次会议第12号建议的答复\n张小燕代表:\n您提出的《关于做强茶产业的建议》收悉,现答复如下:\n新增茶园3万亩。"
    found = only(find_proposals(document(text, region="天津市宝坻区", region_code="120115")))
    assert found.body == "宝坻县第十届人民代表大会"


def test_the_body_of_our_county_has_the_countys_name() -> None:
    text = (
        "昌图县文化局关于县十七届人大三次会议第110号代表建议的答复\n张小燕代表:\n感谢您对我县文化工作的支持,"
        "您提出的《关于发展民宿的建议》收悉,现答复如下:\n新增民宿3家。"
    )
    found = only(find_proposals(document(text, region="辽宁省铁岭市昌图县", region_code="211224")))
    assert found.body == "昌图县第十七届人民代表大会"


def test_a_list_of_who_proposed_what_and_who_handles_it() -> None:
    text = (
        "市人大推选出最满意的代表建议\n"
        "1.张小燕代表提出的“关于推动社区养老的建议”(主办单位:市民政局;协办单位:市教育局等);\n"
        "2.李大川等11名代表提出的“关于打造产业合作区的议案”(主办单位:市商务局;太仓市人民政府;协办单位:市教育局等);\n"
        "3.何清泉委员提交的《关于传承老字号的提案》(第31号,承办单位:市商务局)。"
    )
    found = find_proposals(document(text))
    assert [(row.title, row.proposers, row.handler, row.co_handlers) for row in found] == [
        ("关于推动社区养老的建议", ("张小燕",), "市民政局", ("市教育局",)),
        ("关于打造产业合作区的议案", ("李大川",), "市商务局", ("太仓市人民政府", "市教育局")),
        ("关于传承老字号的提案", ("何清泉",), "市商务局", ()),
    ]
    assert found[2].number == "31"


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("对市政协五届三次会议B052号提案的答复", "B052"),
        ("对市十七届人大三次会议第A045号建议的答复", "A045"),
        ("对省十三届人大五次会议杭42号建议的答复", "杭42"),
        ("对县政协九届二次会议第2023-016号提案的答复", "2023-016"),
        ("关于对州十四届人大三次会议第14-3-56号建议的答复", "14-3-56"),
    ],
)
def test_a_number_with_letters_before_it(heading: str, number: str) -> None:
    letter = f"{heading}\n张小燕委员：\n您提出的关于修建村道的提案收悉，现答复如下：\n村道已于六月动工，年底通车。"
    assert only(find_proposals(document(letter))).number == number


def test_a_number_with_a_letter_and_a_dash_in_a_form() -> None:
    form = "提案编号：A-021\n提案人：张小燕\n案由：关于修建村道的提案\n主办单位：县交通局\n建议：\n1.尽快立项。"
    assert only(find_proposals(document(form))).number == "A-021"


@pytest.mark.parametrize(
    ("whom", "received"),
    [
        ("市政协提案委：", "贵委转来的张小燕委员提出的《关于修建村道的提案》收悉，现答复如下："),
        ("县政协：", "现将张小燕委员提出的关于修建村道的提案办理情况函复如下："),
        ("县人大常委会：", "县十届人大二次会议期间，张小燕等12名代表提出的《关于修建村道的议案》收悉。现答复如下："),
        ("市政协委员张小燕：", "您提出的关于修建村道的提案收悉，现答复如下："),
    ],
)
def test_who_proposes_where_the_letter_goes_to_the_conference(whom: str, received: str) -> None:
    letter = f"关于县政协十届二次会议第6号提案的答复\n{whom}\n{received}\n村道已于六月动工，年底通车。"
    assert only(find_proposals(document(letter))).proposers == ("张小燕",)


@pytest.mark.parametrize(
    "heading",
    [
        "关于市政协\n十四届二次会议第88号\n提案的答复",
        "平川市发改委关于市政协十四届\n二次会议第88号提案的答复",
        "平川市发展和改革委员会\n对市政协十四届二次会议第88号\n（经济类12号）提案的复函",
    ],
)
def test_a_heading_over_several_lines_of_a_plain_page(heading: str) -> None:
    letter = (
        f"{heading}\n张小燕委员：\n您提出的《关于修建村道的提案》收悉，现答复如下：\n村道已于六月动工，年底通车，沿线四个村的群众出行将更加方便。\n"
        "2024年5月20日"
    )
    found = only(extract(read_bytes("a.txt", letter.encode(), Known())).proposals)
    assert (found.number, found.session, found.title) == ("88", "十四届二次会议", "关于修建村道的提案")


def test_an_office_whose_opinion_is_taken_in() -> None:
    letter = "关于县政协十届二次会议第6号提案的答复\n张小燕委员：\n您提出的关于修建村道的提案收悉。现结合县财政局会办意见，答复如下：\n村道已动工。"
    assert only(find_proposals(document(letter))).co_handlers == ("县财政局",)
