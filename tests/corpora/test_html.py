"""Web pages of the kinds that government sites, newspapers, forums and accounts really make."""

from __future__ import annotations

from datetime import date

import pytest

from corpora import Known, ReadError, read_bytes
from extractors.document import Document

LEAD = "今年前三季度，新港市新签约招商引资项目三十八个，计划总投资一百二十六亿元，同比增长百分之九。"
MORE = "其中，亿元以上项目十五个，计划总投资九十八亿元，实际到位市外资金四十一亿元，完成年度任务的七成。"


def page(body: str, head: str = "") -> Document:
    return read_bytes("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def paragraphs(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in ("paragraph", "heading")]


def test_page_with_menus_info_line_and_related_news() -> None:
    document = page(
        f"""<div class="nav"><a href="/">首页</a><a href="/zw">政务</a></div>
        <p>您现在的位置：首页 &gt; 要闻 &gt; 正文</p>
        <h1>新港市前三季度签约项目三十八个</h1>
        <p align="center">发布时间：2022-10-08 09:00 来源：新港日报 浏览次数：22</p>
        <div id="zoom"><p>　　{LEAD}</p><p>　　{MORE}</p></div>
        <div><b>相关新闻</b><ul><li><a href="1">邻市签约项目六十六个</a></li></ul></div>
        <div class="footer">主办：新港市人民政府 备案号：X</div>""",
        "<title>新港市前三季度签约项目三十八个-新港新闻-新港市人民政府</title>",
    )
    assert document.title == "新港市前三季度签约项目三十八个"
    assert (document.published, document.source, document.kind) == (date(2022, 10, 8), "新港日报", "news")
    assert paragraphs(document) == [LEAD, MORE]
    assert document.blocks[0].kind == "title"


def test_two_pages_in_one_file_lose_nothing() -> None:
    html = "<html><body><div>首页</div></body></html>"
    html += f"<html><body><h2>新港市签约九个项目</h2><p>{LEAD}</p><p>{MORE}</p></body></html>"
    assert paragraphs(read_bytes("a.html", html.encode())) == [LEAD, MORE]


def test_deep_nesting_loses_nothing() -> None:
    assert LEAD in page("<div>" * 3000 + f"<p>{LEAD}</p>" + "</div>" * 3000).text


def test_gbk_page_with_a_false_declaration() -> None:
    html = f'<html><head><meta charset="utf-8"></head><body><h1>新港签约九个项目</h1><p>{LEAD}</p></body></html>'
    assert read_bytes("a.html", html.encode("gbk")).title == "新港签约九个项目"


def test_lines_broken_by_br_are_joined_where_the_sentence_goes_on() -> None:
    document = page(
        f"<h1>新港签约</h1><div id=zoom>{LEAD}<br>1-9月，<br>入库项目60个，<br>其中<br>亿元以上项目47个。</div>"
    )
    assert paragraphs(document) == [LEAD, "1-9月，入库项目60个，其中亿元以上项目47个。"]


def test_first_post_of_a_thread_only() -> None:
    document = page(
        f"""<h1 id="subject_tpc">新港今年签了三十八个项目</h1><div class="tiptop">楼主 发表于: 2022-10-09 08:12</div>
        <div class="tpc_content" id="read_tpc">{LEAD}</div>
        <div class="tiptop">沙发 发表于: 2022-10-09 09:00</div><div id="read_22">{MORE}</div>""",
        "<title>新港今年签了三十八个项目 - 杂谈 - 新港论坛 - Powered by phpwind</title>"
        '<meta name="generator" content="phpwind v8.7">',
    )
    assert paragraphs(document) == [LEAD]
    assert (document.kind, document.source, document.published) == ("forum", "新港论坛", date(2022, 10, 9))


def test_comments_that_outweigh_the_article_stay_out() -> None:
    comments = f"<p>网友：{MORE}</p>" * 6
    document = page(
        f'<div><h1>新港签约</h1><div class="text"><p>{LEAD}</p></div></div><div class="comment-list">{comments}</div>'
    )
    assert paragraphs(document) == [LEAD]


def test_wechat_article_is_hidden_until_its_script_runs() -> None:
    document = page(
        f"""<h1 id="activity-name">新港：签约三十八个项目</h1><a id="js_name">新港发布</a>
        <em id="publish_time">2023-07-19 18:30</em><div id="js_content" style="visibility: hidden; opacity: 0;">
        <section><p>{LEAD}</p></section></div>"""
    )
    assert paragraphs(document) == [LEAD]
    assert (document.source, document.published) == ("新港发布", date(2023, 7, 19))


@pytest.mark.parametrize("trick", ['style="display:none"', 'style="font-size:0px"', 'class="jammer"', "hidden"])
def test_what_a_reader_does_not_see_is_not_text(trick: str) -> None:
    assert (
        "隐藏" not in page(f"<h1>新港签约</h1><div id=zoom><p>{LEAD}<span {trick}>隐藏的字九九九</span></p></div>").text
    )


def test_record_box_gives_facts_and_no_text() -> None:
    document = page(
        f"""<table><tr><th>索 引 号：</th><td>X/2020-1</td><th>公开方式：</th><td>主动公开</td></tr>
        <tr><th>发布机构：</th><td>新港市商务局</td><th>成文日期：</th><td>2020-10-29</td></tr>
        <tr><th>标　　题：</th><td colspan="3">关于市政协第61号提案的答复</td></tr></table>
        <h2>关于市政协第61号提案的答复</h2><p>张委员：</p><p>{LEAD}</p><p>{MORE}</p>"""
    )
    assert (document.source, document.published, document.kind) == ("新港市商务局", date(2020, 10, 29), "proposal")
    assert "索引号" not in document.text and not document.tables


def test_head_metas_win_over_the_page() -> None:
    document = page(
        f"<h1>新港要闻</h1><p>时间：2022-10-09</p><p>{LEAD}</p>",
        '<meta name="ArticleTitle" content="新港签约三十八个"><meta name="PubDate" content="2022-10-08 10:00">'
        '<meta name="ContentSource" content="新港发布">',
    )
    assert (document.title, document.published, document.source) == ("新港签约三十八个", date(2022, 10, 8), "新港发布")


def test_first_of_january_in_a_meta_is_believed_only_where_the_page_says_it_too() -> None:
    meta = '<meta name="PubDate" content="2022-01-01 00:00:00">'
    assert page(f"<h1>新港签约</h1><p>{LEAD}</p>", meta).published is None
    assert page(f"<h1>新港签约</h1><p>时间：2022-01-01</p><p>{LEAD}</p>", meta).published == date(2022, 1, 1)


def test_date_that_the_clock_writes_is_not_taken() -> None:
    assert page(f"<p>今天是：2024年11月3日 星期日</p><h1>新港签约</h1><p>{LEAD}</p>").published is None


def test_data_table_keeps_spans_header_and_captions() -> None:
    document = page(
        f"""<h1>新港市招商引资情况</h1><p>{LEAD}</p><p>各县区招商引资情况统计表</p><p>单位：个、亿元</p><table>
        <tr><td rowspan="2">县区</td><td colspan="2">签约项目</td><td colspan="2">开工项目</td></tr>
        <tr><td>个数</td><td>总投资</td><td>个数</td><td>总投资</td></tr>
        <tr><td>东河县</td><td>14</td><td>42.6</td><td>９</td><td>28.3</td></tr>
        <tr><td>合 计</td><td>14</td><td>42.6</td><td>9</td><td>28.3</td></tr></table><p>注：截至9月30日。</p>"""
    )
    (table,) = document.tables
    cells = [(document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert table.header_rows == 2
    assert cells[:4] == [("县区", 0, 0, 2, 1), ("签约项目", 0, 1, 1, 2), ("开工项目", 0, 3, 1, 2), ("个数", 1, 1, 1, 1)]
    assert ("9", 2, 3, 1, 1) in cells and ("合计", 3, 0, 1, 1) in cells
    assert [document.text[a:b] for a, b in table.captions] == [
        "各县区招商引资情况统计表",
        "单位：个、亿元",
        "注：截至9月30日。",
    ]


def test_layout_table_is_no_data_table() -> None:
    document = page(
        f"<table><tr><td><a href=1>首页</a></td><td><h2>新港签约</h2><p>{LEAD}</p><p>{MORE}</p></td></tr></table>"
    )
    assert not document.tables
    assert paragraphs(document) == [LEAD, MORE]


def test_absurd_spans_do_not_blow_up() -> None:
    document = page(
        '<table><tr><td colspan="99999999" rowspan="70000">县区</td><td>数</td></tr>'
        "<tr><td>东</td><td>1</td></tr></table>"
    )
    assert "县区" in document.text


def test_attachments_are_listed() -> None:
    document = page(
        f'<h1>新港签约</h1><div id=zoom><p>{LEAD}</p><p>附件：<a href="https://x.cn/a.xlsx">项目清单.xlsx</a></p></div>'
    )
    assert [(a.name, a.url) for a in document.attachments] == [("项目清单.xlsx", "https://x.cn/a.xlsx")]


def test_attachment_addresses_are_as_absolute_as_what_is_known() -> None:
    html = f'<html><body><h1>新港签约</h1><p>{LEAD}</p><p><a href="../b.pdf">清单</a></p></body></html>'.encode()
    known = Known(url="https://x.cn/zw/a.html")
    assert [a.url for a in read_bytes("a.html", html, known).attachments] == ["https://x.cn/b.pdf"]
    based = html.replace(b"<body>", b'<head><base href="https://y.cn/z/q/"></head><body>')
    assert [a.url for a in read_bytes("a.html", based).attachments] == ["https://y.cn/z/b.pdf"]


LIST = '<table border="1"><tr><th>县区</th><th>签约项目数（个）</th><th>总投资（亿元）</th></tr><tr><td>东河县</td><td>14</td><td>42.6</td></tr></table>'


def test_data_table_inside_layout_tables_is_kept() -> None:
    document = page(
        f"<table><tr><td><table><tr><td><h1>新港签约</h1><p>{LEAD}</p>{LIST}</td></tr></table></td></tr></table>"
    )
    assert [document.text[t.start : t.end] for t in document.tables] == [
        "县区\t签约项目数（个）\t总投资（亿元）\n东河县\t14\t42.6"
    ]


def test_hidden_rows_of_a_table_are_no_rows() -> None:
    document = page(
        f"<h1>新港签约</h1><p>{LEAD}</p>{LIST.replace('<tr><td>', '<tr hidden><td>例</td><td>9</td><td>9</td></tr><tr><td>')}"
    )
    assert "例" not in document.text and "42.6" in document.text


def test_words_that_the_style_sheet_hides_in_running_text_are_not_text() -> None:
    document = page(
        f'<h1>新港签约</h1><div id=zoom><p>{LEAD}<span class="x1">复制无效</span></p><div class="x1"><p>{MORE}</p></div></div>',
        "<style>.x1{display:none} .x2 .x3{display:none}</style>",
    )
    assert paragraphs(document) == [LEAD, MORE]  # a box of that name may be a tab that a click opens


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<h1>新港签约</h1><p>发布时间：2022-10-09 来源：新港发布</p>", (date(2022, 10, 9), 0.95)),
        ("<h1>新港签约</h1><p>2022-10-09</p>", (date(2022, 10, 9), 0.92)),
        ("<h1>新港签约</h1><p>发布时间：2022-01-01</p>", (date(2022, 1, 1), 0.6)),
        ("<p>今天是2024年3月8日 星期五</p><h1>新港签约</h1>", (None, None)),
    ],
)
def test_a_day_comes_with_how_sure_it_is(body: str, found: tuple[date | None, float | None]) -> None:
    document = page(f"{body}<div id=zoom><p>{LEAD}</p><p>{MORE}</p></div>")
    assert (document.published, document.confidence.published) == found


def test_two_rules_that_agree_are_surer_and_two_that_differ_less_sure() -> None:
    body = f"<h1>新港签约</h1><p>发布时间：2022-10-09</p><p>{LEAD}</p>"
    same = page(body, '<meta name="PubDate" content="2022-10-09 08:00">').confidence.published
    other = page(body, '<meta name="PubDate" content="2019-03-22 12:28">').confidence.published
    assert other is not None and other < 0.9 < (same or 0)


def test_the_day_a_page_was_made_is_not_the_day_it_was_published() -> None:
    made = '<meta name="Maketime" content="2023-05-06 10:00:00"><meta name="others" content="页面生成时间 2023-05-06 10:00:00">'
    assert page(f"<h1>新港签约</h1><p>{LEAD}</p>", made).published is None


def test_what_a_side_car_says_is_certain() -> None:
    html = f"<html><body><h1>新港签约</h1><p>{LEAD}</p></body></html>".encode()
    known = Known(title="新港今年签约项目", published=date(2022, 1, 1), source="新港发布")
    assert read_bytes("a.html", html, known).confidence.to_json() == {
        "title": 1.0,
        "published": 1.0,
        "source": 1.0,
        "author": None,
    }


@pytest.mark.parametrize(
    ("head", "line", "author"),
    [
        ("", "来源：新港发布　作者：林晓 王川", "林晓 王川"),
        ('<meta name="author" content="林晓">', "来源：新港发布", "林晓"),
        ('<meta name="author" content="admin">', "来源：新港发布　作者：佚名", None),
    ],
)
def test_author(head: str, line: str, author: str | None) -> None:
    document = page(f"<h1>新港签约</h1><p>发布时间：2022-10-09 {line}</p><p>{LEAD}</p>", head)
    assert (document.author, document.source) == (author, "新港发布")


def test_the_editor_in_the_head_is_no_author() -> None:
    document = page(f"<h1>新港签约</h1><p>{LEAD}</p><p>责任编辑：宋敏</p>", '<meta name="author" content="宋敏">')
    assert document.author is None


def test_title_over_two_lines_is_one() -> None:
    document = page(
        f"<p align=center>新港市商务局关于前三季度</p><p align=center>招商引资工作情况的通报</p><p>发布时间：2022-10-09</p><p>{LEAD}</p>",
        "<title>新港市商务局关于前三季度招商引资工作情况的通报_通知公告_新港市政府</title>",
    )
    assert document.title == "新港市商务局关于前三季度招商引资工作情况的通报"
    assert paragraphs(document) == [LEAD]


def test_title_that_ends_with_an_exclamation_under_a_channel_title() -> None:
    document = page(
        f"<h3>首页 - 新闻动态</h3><h5>新港招商推介会成功举行！</h5><p>发布时间：2022-10-09</p><p>{LEAD}</p>",
        "<title>新闻动态--新港贸促会</title>",
    )
    assert document.title == "新港招商推介会成功举行！"


def test_record_as_a_list_gives_facts_and_no_text() -> None:
    document = page(
        f"""<ul><li><b>索 引 号：</b>X/2020-1</li><li><b>发布机构：</b><i>新港市商务局</i></li><li>发布日期：2020-10-29</li><li>文　　号：</li></ul>
        <div class="title">新港市前三季度招商引资情况</div><p>{LEAD}</p><p>{MORE}</p>"""
    )
    assert (document.source, document.published) == ("新港市商务局", date(2020, 10, 29))
    assert paragraphs(document) == [LEAD, MORE]


def test_files_by_their_words_where_the_address_does_not_tell() -> None:
    document = page(
        f"""<h1>新港签约</h1><div id=zoom><p>{LEAD}</p><p><a href="/download.jsp?id=12">项目册（2022）.pdf</a></p></div>
        <iframe src="/viewer/a.pdf"></iframe><div class="footer"><a href="/soft.zip">阅读软件</a></div>"""
    )
    assert [file.name for file in document.attachments] == ["项目册（2022）.pdf", "a.pdf"]


def test_long_paragraph_that_speaks_of_scanning_a_code_stays() -> None:
    scan = "在新港政务大厅，企业扫一扫二维码就能办理备案登记、项目申报、用地预审等手续，今年以来已有三百二十家企业、五百六十个项目通过扫码完成办理。"
    document = page(f"<h1>新港签约</h1><div id=zoom><p>{LEAD}</p><p>{scan}</p><p>扫一扫在手机打开当前页</p></div>")
    assert paragraphs(document) == [LEAD, scan]


def test_list_exported_as_xls_is_read_as_the_page_it_is() -> None:
    data = f"<html><head><meta charset=gb2312></head><body><h3>新港市签约项目</h3>{LIST}</body></html>".encode("gbk")
    document = read_bytes("清单.xls", data)
    assert len(document.tables) == 1 and "42.6" in document.text


def test_an_empty_box_at_the_top_is_not_the_whole_page() -> None:
    """ASP.NET begins its pages with a box of hidden fields, which once was taken to reach down to the last line."""
    document = page(
        f"""<form><div><input type="hidden" name="__VIEWSTATE"></div><div class="neirong"><b>新港签约九个项目</b><br>{LEAD}<br>{MORE}</div>
        <div><b>推荐信息</b><ul><li><a href="1">邻市举行座谈会</a> 2021-03-04</li></ul></div></form>""",
        "<title>新港签约九个项目</title>",
    )
    assert LEAD in document.text and "邻市" not in document.text


def test_the_title_of_a_table_stands_above_it() -> None:
    document = page(
        f"<h1>新港签约九个项目</h1><div id=zoom><p>{LEAD}</p><table><caption>各县区签约情况表</caption>"
        "<tr><th>县区</th><th>个数</th></tr><tr><td>甲县</td><td>3</td></tr><tr><td>乙县</td><td>6</td></tr></table></div>"
    )
    (table,) = document.tables
    assert [document.text[start:end] for start, end in table.captions] == ["各县区签约情况表"]


def test_summaries_of_other_articles_are_not_the_article_of_pictures() -> None:
    other = f'<div><a href="1">邻市招商考察团赴沪</a><p>{LEAD}</p></div>'
    document = page(
        f"<h1>新港签约仪式举行</h1><div class=TRS_Editor><img src=1.jpg><p>签约仪式现场。</p></div><div>{other * 3}</div>"
    )
    assert document.text.split("\n") == ["新港签约仪式举行", "签约仪式现场。"]


def test_a_bar_for_sharing_is_not_the_source() -> None:
    document = page(
        f"<h1>新港签约九个项目</h1><p>2022-10-08 来源：新港日报<span>分享到：<a>QQ空间</a><a>微信</a></span></p><p>{LEAD}</p>"
    )
    assert document.source == "新港日报"


def test_a_page_of_frames_says_where_its_article_is() -> None:
    frames = '<frameset rows="80,*"><frame src="top.htm"><frame src="main.htm"><noframes>您的浏览器不支持框架。</noframes></frameset>'
    with pytest.raises(ReadError, match=r"top\.htm、main\.htm") as error:
        read_bytes("a.html", f"<html><head><title>新港市</title></head>{frames}</html>".encode())
    assert error.value.kind == "unsupported"


def test_a_stream_of_other_articles_does_not_outweigh_a_short_one() -> None:
    stream = "".join(
        f"<div><h4><a href='{at}.html'>邻市招商简讯第{at}期</a></h4><p>{MORE}</p></div>" for at in range(5)
    )
    document = page(
        f"<h1>新港签约三十八个项目</h1><article class='syl-article-base'><p>{LEAD}</p></article><div>{stream}</div>"
    )
    assert paragraphs(document) == [LEAD]


def test_the_day_of_a_wechat_page_stands_in_its_script_until_that_has_run() -> None:
    body = (
        f"<h1 id=activity-name>新港签约三十八个项目</h1><em id=publish_time></em><div id=js_content><p>{LEAD}</p></div>"
    )
    late = page(f"{body}<script>var ct = '1689782400'; var svr_time = '1790000000';</script>")  # midnight in China
    assert late.published == date(2023, 7, 20)
    assert page(f"{body}<script>var createTime = '2023-07-19 23:58';</script>").published == date(2023, 7, 19)
    elsewhere = body.replace("js_content", "content") + "<script>var createTime = '2023-07-19 23:58';</script>"
    assert page(elsewhere).published is None


def test_a_day_told_to_search_engines_is_taken_where_it_is_one() -> None:
    def told(*days: str) -> str:
        return "".join(f'<script type="application/ld+json">{{"datePublished": "{day}"}}</script>' for day in days)

    body = f"<h1>新港签约三十八个项目</h1><div id=zoom><p>{LEAD}</p></div>"
    assert page(body, told("2023-07-19T08:00:00+08:00")).published == date(2023, 7, 19)
    assert page(body, told("2023-07-19", "2022-01-08")).published is None
    assert page(body, told("2023-01-01")).published is None
    dated = body.replace("</h1>", "</h1><p>发布时间：2023-07-18 来源：新港日报</p>")
    assert page(dated, told("2023-07-18")).published == date(2023, 7, 18)


def test_a_day_in_pieces_is_one_day_and_numbers_beside_a_list_are_none() -> None:
    body = f"<h1>新港签约三十八个项目</h1><div id=zoom><p>{LEAD}</p></div>"
    assert page(f"<div>2023 <em>07</em>/<em>19</em> 10:22:33 来源：新港日报</div>{body}").published == date(2023, 7, 19)
    assert page(f"<div><p>19</p><p>2023-07</p></div>{body}").published == date(2023, 7, 19)
    assert page(f"<div><p>39</p><p>2023-07</p></div>{body}").published is None
    others = "".join(f"<li><p>1{at}</p><p>2022-07</p><a href=1>邻市签约项目六十六个</a></li>" for at in range(6))
    assert page(f"{body}<ul>{others}</ul>").published is None


def test_a_file_that_a_script_opens_is_listed_with_its_address() -> None:
    document = page(
        f"""<h1>新港签约三十八个项目</h1><div id=zoom><p>{LEAD}</p>
        <p><a href="javascript:void(0)" onclick="load('/attach.jspx?guid=7','4')">项目清单.xlsx</a></p>
        <p><a href="javascript:get('/down/8.pdf')">申报指南</a></p><p><a href="#" onclick="share('/wx')">分享</a></p></div>"""
    )
    assert [(file.name, file.url) for file in document.attachments] == [
        ("项目清单.xlsx", "/attach.jspx?guid=7"),
        ("申报指南", "/down/8.pdf"),
    ]


def test_a_table_whose_head_is_a_table_of_its_own_is_one_table() -> None:
    head = "<div><table><thead><tr><th>县区</th><th>签约</th></tr></thead></table></div>"
    rows = "<table><tbody><tr><td>甲县</td><td>8</td></tr><tr><td>乙县</td><td>17</td></tr></tbody></table>"
    document = page(f"<h1>新港签约三十八个项目</h1><p>{LEAD}</p>{head}<div>{rows}</div><p>{MORE}</p>")
    (grid,) = document.tables
    assert grid.header_rows == 1
    assert "县区\t签约\n甲县\t8\n乙县\t17" in document.text
    wider = rows.replace("</td></tr>", "</td><td>3</td></tr>")
    assert "县区\t签约\n甲县" not in page(f"<h1>新港签约</h1><p>{LEAD}</p>{head}<div>{wider}</div>").text
