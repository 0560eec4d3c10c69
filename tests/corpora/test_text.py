"""Plain text: pages saved as text, with menus above and an imprint below, and texts without either."""

from __future__ import annotations

from datetime import date

import pytest

from corpora import ReadError, read_bytes
from corpora.grids import MOST_ROWS
from extractors.document import Document
from extractors.spelling import closed_up

LEAD = "今年前三季度，新港市新签约招商引资项目三十八个，计划总投资一百二十六亿元，同比增长百分之九。"
MORE = "其中，亿元以上项目十五个，计划总投资九十八亿元，实际到位市外资金四十一亿元，完成年度任务的七成。"


def text(*lines: str) -> Document:
    return read_bytes("a.txt", "\n".join(lines).encode())


def of_kind(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in kinds]


def test_saved_page_keeps_all_lines_and_tells_them_apart() -> None:
    document = text(
        "首页 政务 专题 视频 图片 评论",
        "当前位置：首页 > 要闻 > 正文",
        "新港前三季度签约三十八个",
        "——新港市招商工作纪实",
        "2022年10月08日 19:05 | 来源:新港日报",
        "分享到:",
        LEAD,
        "集智聚力 兴起热潮",
        MORE,
        "编辑:王某",
        "相关新闻",
        "邻市签约项目六十六个 总投资三百亿元",
        "主办单位:新港市人民政府",
    )
    assert (document.title, document.published, document.source) == (
        "新港前三季度签约三十八个",
        date(2022, 10, 8),
        "新港日报",
    )
    assert of_kind(document, "paragraph") == [LEAD, MORE]
    assert of_kind(document, "heading") == ["——新港市招商工作纪实", "集智聚力 兴起热潮"]
    assert of_kind(document, "note") == ["2022年10月08日 19:05 | 来源:新港日报", "编辑:王某"]
    assert "邻市签约项目六十六个 总投资三百亿元" in of_kind(document, "furniture")
    assert len(document.text.split("\n")) == 13


def test_date_over_three_lines_and_broken_sentences() -> None:
    document = text(
        "新港切换",
        "新港开新局",
        "2022",
        "08/25",
        "10:54",
        "",
        LEAD,
        "1-6月,",
        "",
        "入库项目60个,",
        "",
        "其中",
        "",
        "亿元以上47个。",
    )
    assert (document.title, document.published) == ("新港开新局", date(2022, 8, 25))
    assert of_kind(document, "paragraph") == [LEAD, "1-6月,入库项目60个,其中亿元以上47个。"]


def test_forum_thread_without_its_replies() -> None:
    document = text(
        "新港社区",
        "立即注册",
        "新港招商的思考",
        "[复制链接]",
        "发表于 2022-5-16 08:54:44 | 显示全部楼层 |阅读模式",
        LEAD,
        MORE,
        "路人甲",
        "发表于 2022-5-17 10:00 | 只看该作者",
        "楼主说得对，我家门口那块地围了三年，什么时候动工？新港社区见。",
        "小黑屋|手机版|Archiver|新港社区 ( 备案号X )",
        "Powered by Discuz! X3.4",
    )
    assert (document.kind, document.source, document.published) == ("forum", "新港社区", date(2022, 5, 16))
    assert LEAD in of_kind(document, "paragraph")
    assert not any("围了三年" in line for line in of_kind(document, "paragraph"))


def test_words_of_a_footer_inside_an_article_do_not_end_it() -> None:
    document = text("新港签约", "2022-10-08 来源：新港网", LEAD, "相关链接", MORE, LEAD, MORE, LEAD)
    assert of_kind(document, "paragraph").count(MORE) == 2
    assert not of_kind(document, "furniture")


def test_plain_text_takes_its_first_short_line_for_title() -> None:
    document = text("新港市前三季度招商引资成效明显", "", "　　" + LEAD, "　　" + MORE)
    assert document.title == "新港市前三季度招商引资成效明显"
    assert of_kind(document, "paragraph") == [LEAD, MORE]


def test_who_speaks_stands_below_the_title_of_a_speech_and_is_none() -> None:
    words = "在全县招商引资调度会上的讲话\n县委副书记、县长  李大川\n（2017年7月12日）\n同志们：\n今天这个会，是县委、县政府研究决定召开的，下面我讲三点意见。\n"
    draft = read_bytes("讲话.txt", words.encode())
    assert (draft.title, draft.published) == ("在全县招商引资调度会上的讲话", date(2017, 7, 12))


def test_an_office_between_title_and_day_signs_and_is_no_title() -> None:
    words = "白水县2017年国民经济和社会发展统计公报\n白水县统计局\n（2018年4月26日）\n2017年，全县上下坚持稳中求进，经济保持平稳较快发展，民生持续改善。\n"
    draft = read_bytes("公报.txt", words.encode())
    assert draft.title == "白水县2017年国民经济和社会发展统计公报"
    assert (draft.published, draft.source) == (date(2018, 4, 26), "白水县统计局")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("（渭南日报 2011年7月8日 第2版）", "渭南日报"),
        ("（原载《渭南日报》2011年7月8日第2版）", "渭南日报"),
        ("摘自2011年7月8日《渭南日报》", "渭南日报"),
        ("（来源：渭南日报，2011年7月8日）", "渭南日报"),
        ("发布时间：2011-07-08", None),
        ("【责任编辑：张三】 2011-07-08", None),
    ],
)
def test_a_line_below_the_article_tells_its_day(line: str, source: str | None) -> None:
    words = (
        f"昔日黄河滩 今朝产业城\n上半年，全县共引进项目47个，到位资金18.9亿元，完成年度目标33亿元的57.3%。\n{line}\n"
    )
    draft = read_bytes("见闻.txt", words.encode())
    assert (draft.published, draft.source) == (date(2011, 7, 8), source)


def test_the_day_of_another_article_below_is_not_this_ones() -> None:
    words = "昔日黄河滩 今朝产业城\n上半年，全县共引进项目47个，到位资金18.9亿元，完成年度目标33亿元的57.3%。\n我县举行集中签约 2011-07-09\n"
    assert read_bytes("见闻.txt", words.encode()).published is None


def test_the_line_under_the_title_tells_the_place() -> None:
    document = read_bytes(
        "见闻.txt",
        f"一根毛竹的七十二变\n——融水苗岭竹业见闻\n2014年8月20日\n{LEAD.replace('新港市', '全县')}\n".encode(),
    )
    assert (document.region_code, document.published) == ("450225", date(2014, 8, 20))


def test_who_stands_before_the_day_publishes() -> None:
    document = text("东台市上半年经济运行情况", "东台市统计局　2021-07-26 10:08", LEAD)
    assert (document.source, document.published) == ("东台市统计局", date(2021, 7, 26))


def test_an_office_above_the_name_of_its_paper_is_the_source() -> None:
    document = text("阳城县招商引资工作领导组办公室", "关于2016年1—8月份招商引资工作情况的通报", LEAD, MORE)
    assert (document.title, document.source) == (
        "关于2016年1—8月份招商引资工作情况的通报",
        "阳城县招商引资工作领导组办公室",
    )


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["平川县上半年招商引资简况", "作者：县招商局　时间：2016-07-13 16:20　【打印】"], "县招商局"),
        (["平川县上半年招商引资简况", "作者：王小兰　时间：2016-07-13 16:20　【打印】"], None),
        (["平川县经济合作局二○一二年工作总结和二○一三年工作安排", "（2012年12月20日）"], "平川县经济合作局"),
        (["平川县人民政府办公室", "对县十五届人大三次会议第26号建议的答复"], "平川县人民政府办公室"),
    ],
)
def test_who_wrote_a_paper_is_its_source(lines: list[str], source: str | None) -> None:
    assert text(*lines, LEAD + MORE).source == source


@pytest.mark.parametrize(
    ("lines", "title", "published", "source"),
    [
        (("喜报！沛县招商引资捷报频传！", "2021-10-22 新华社客户端", LEAD), "喜报！沛县招商引资捷报频传！", date(2021, 10, 22), "新华社客户端"),
        (("沛县招商引资再结硕果", LEAD, "（沛县招商局　2021年10月22日）"), "沛县招商引资再结硕果", date(2021, 10, 22), "沛县招商局"),
        (("沛县招商引资再结硕果", f"{LEAD}（沛县招商局 2021-10-22 09:31）"), "沛县招商引资再结硕果", date(2021, 10, 22), "沛县招商局"),
        (("沛县招商引资再结硕果", "沛县商务局　　2021年10月22日　　阅读 231", LEAD), "沛县招商引资再结硕果", date(2021, 10, 22), "沛县商务局"),
        (("沛县招商引资再结硕果", "2021年10月22日 09:31 沛县商务局", LEAD), "沛县招商引资再结硕果", date(2021, 10, 22), "沛县商务局"),
        (("沛县招商引资再结硕果", "发布时间", "2021-10-22", "来源", "沛县日报", LEAD), "沛县招商引资再结硕果", date(2021, 10, 22), "沛县日报"),
        (("招商简报", "第17期", "县招商引资工作领导小组办公室编　　2021年10月22日", LEAD), "招商简报", date(2021, 10, 22), "县招商引资工作领导小组办公室"),
        (("沛县招商局关于2021年1—9月", "招商引资工作情况的报告", LEAD), "沛县招商局关于2021年1—9月招商引资工作情况的报告", None, None),
        (("首页", "走进沛县", "您当前的位置：首页>>部门动态", "沛县招商引资再结硕果", LEAD), "沛县招商引资再结硕果", None, None),
        (("沛 县 招 商 引 资 再 结 硕 果", LEAD), "沛县招商引资再结硕果", None, None),
        (("# 沛县招商引资再结硕果", LEAD), "沛县招商引资再结硕果", None, None),
        (("文件名称 | 沛县2025年政府工作报告 | ||", "有效性 | 有效 | 公开日期: | 2025-04-15 14:43 |", LEAD), "沛县2025年政府工作报告", date(2025, 4, 15), None),
        (("广告一条", "新闻 新闻> 时政要闻", "市人大调研全市工业招商工作", LEAD), "市人大调研全市工业招商工作", None, None),
        (("兴山举行招商引资签约", "暨第二批重点项目集中开工仪式", LEAD), "兴山举行招商引资签约暨第二批重点项目集中开工仪式", None, None),
        (("大会现场 张某 摄", f"【本报讯】{LEAD}"), None, None, None),
    ],
)  # fmt: skip
def test_title_day_and_source_in_the_forms_of_many_writers(
    lines: tuple[str, ...], title: str | None, published: date | None, source: str | None
) -> None:
    document = text(*lines)
    assert (document.title, document.published, document.source) == (title, published, source)


def test_a_number_broken_at_its_point_is_one() -> None:
    document = text("沛县招商引资再结硕果", "上半年，全县新签约项目46个，到位资金同比增长17.", "7%，总投资128亿元。")
    assert "同比增长17.7%，总投资" in document.text


def test_a_wrapped_text_under_a_title_wider_than_its_column() -> None:
    document = text(
        "新港市人民政府办公室关于二〇二二年前三季度全市招商引资工作情况的通报",
        *(f"　　{LEAD}{MORE}"[at : at + 22] for at in range(0, len(LEAD + MORE), 22)),
    )
    assert of_kind(document, "paragraph") == [LEAD + MORE]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("沛县2021年招商引资工作要点", "other"),
        ("关于下达沛县2021年招商引资目标任务的通知", "other"),
        ("沛县工业园2021年工作汇报材料", "report"),
        ("沛县出台招商引资新政", "news"),
    ],
)
def test_a_plan_is_no_news(title: str, kind: str) -> None:
    assert text(title, LEAD).kind == kind


def test_text_that_begins_with_prose_has_no_title() -> None:
    assert text(LEAD, MORE).title is None


PROSE = "上半年，全县新签约项目31个，协议投资51亿元，到位资金12亿元，比上年同期增长8.1%，招商引资工作稳步推进。"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["资讯中心", "2013年6月份县政府工作总结", "2013年6月份县政府工作总结", PROSE], "2013年6月份县政府工作总结"),
        (["当前版：02版", "平利县", "春节里的招商路", PROSE], "春节里的招商路"),
        (
            ["我县与全市同步举行项目集中开工", "李大川出席", "发布时间：2024-11-27", PROSE],
            "我县与全市同步举行项目集中开工",
        ),
        (["平利县招商工作汇报", "中共平利县委 县长 李大川", "（2023年7月12日）", PROSE], "平利县招商工作汇报"),
        (["在全县招商大会上的讲话平利县委常委李大川同志们：今天召开这次会议，" + PROSE], "在全县招商大会上的讲话"),
        (["关于下达平利县2016年招商任务的通知 各镇人民政府：" + PROSE], "关于下达平利县2016年招商任务的通知"),
        (["平利县招商局", "平招发〔2013〕21号", "关于上半年招商工作的通报", PROSE], "关于上半年招商工作的通报"),
        (["平利县招商简报", "平利县招商局编", "2013年7月8日", "◆城关镇狠抓招商", PROSE], "平利县招商简报"),
        (
            ["【对县政协第31号提案的答复】", "成文日期：2023-07-12 发布机构：县招商局", PROSE],
            "【对县政协第31号提案的答复】",
        ),
    ],
)
def test_the_title_among_what_stands_around_it(lines: list[str], title: str) -> None:
    assert read_bytes("a.txt", "\n".join(lines).encode()).title == title


@pytest.mark.parametrize(
    ("lines", "source", "day"),
    [
        (["| 招商动态 |2012-02-06", PROSE], None, date(2012, 2, 6)),
        (["2020-04-29 平利经济开发区", PROSE], "平利经济开发区", date(2020, 4, 29)),
        (["2013-08-28 15:08:27 平利新闻网 责任编辑：李静", PROSE], "平利新闻网", date(2013, 8, 28)),
        (["2020", "05/23", "07:10", "平利县融媒体中心", PROSE], "平利县融媒体中心", date(2020, 5, 23)),
        (["秦巴网讯：" + PROSE], "秦巴网", None),
        (["安康日报讯（记者 李静）" + PROSE], "安康日报", None),
        (["本报讯（记者 李静）" + PROSE], None, None),
        ([PROSE, "来源：安康新闻网"], "安康新闻网", None),
        ([PROSE, "來源：安康新聞網"], "安康新聞網", None),
        ([PROSE, "[稿源：安康周刊]"], "安康周刊", None),
        ([PROSE, "转自：安康日报·安康网"], "安康日报·安康网", None),
        (["• 来源:秦巴网", PROSE], "秦巴网", None),
        (["发布时间:2019-08-15 20:56丨来源:中国网丨作者:李静", PROSE], "中国网", date(2019, 8, 15)),
        (["秦巴网安康7月18日消息 " + PROSE], "秦巴网", None),
        (["安康晚報記者李靜報道 " + PROSE], "安康晚報", None),
        (["秦巴新闻网2月26日电平利(李静)" + PROSE], "秦巴新闻网", None),
        ([PROSE + "（安康日报记者李静、通讯员王平）"], "安康日报", None),
        ([PROSE + "(秦巴网)"], "秦巴网", None),
        ([PROSE + "（本报记者 李静）"], None, None),
        (["http://www.example.com【秦巴经济网】2024-09-09", PROSE], "秦巴经济网", date(2024, 9, 9)),
        (["秦巴新闻 @2024-08-17", PROSE], "秦巴新闻", date(2024, 8, 17)),
        (["2022-04-11 16:46 安康日报-秦巴网", PROSE], "安康日报-秦巴网", date(2022, 4, 11)),
        (["2022年4月11日 星期一 安康日报", PROSE], "安康日报", date(2022, 4, 11)),
        (["2022年4月11日10时21分", PROSE], None, date(2022, 4, 11)),
        ([PROSE, "安康日报2022-04-11 08:11"], "安康日报", date(2022, 4, 11)),
        ([PROSE, "2022-04-11 10:21·安康发布"], "安康发布", date(2022, 4, 11)),
        ([PROSE, "【2022-04-11】"], None, date(2022, 4, 11)),
        (["第A1版:今日要闻", "2014年7月30日 星期三", PROSE, "安康日报"], "安康日报", date(2014, 7, 30)),
        (["2014年7月30日 星期三", PROSE], None, None),
        ([PROSE, "安康日报 要闻 00002 招商 2022-04-25 24135 2"], "安康日报", date(2022, 4, 25)),
        ([PROSE, "2019-07-29 1 1 秦巴改革报 content_1657.htm 1 /enpproperty-->"], "秦巴改革报", date(2019, 7, 29)),
        ([PROSE, "相关文章:", "发布日期:2009年7月17日"], None, date(2009, 7, 17)),
        ([PROSE, "来源: 安康日报", "2021-10-14 08:44", PROSE, PROSE], "安康日报", date(2021, 10, 14)),
        (["阅读次数: 来源:平利县发改局 日期:2009-09-01 11:31 【打印】" + PROSE], "平利县发改局", date(2009, 9, 1)),
    ],
)
def test_who_tells_and_when(lines: list[str], source: str | None, day: date | None) -> None:
    document = read_bytes("a.txt", "\n".join(["招商引资实现新突破", *lines]).encode())
    assert (document.source, document.published) == (source, day)


@pytest.mark.parametrize(
    ("lines", "title", "day"),
    [
        (
            ["平利县以商招商 绘就茶旅融合新图景 2022年1月25日", PROSE],
            "平利县以商招商 绘就茶旅融合新图景",
            date(2022, 1, 25),
        ),
        (
            ["一季度平利客商纷至沓来", "引进项目28个,到位资金3.6亿元", "2016-04-25", PROSE],
            "一季度平利客商纷至沓来",
            date(2016, 4, 25),
        ),
        (
            ["平利县招商动态", "引进项目28个,到位资金3.6亿元", "2016-04-25", PROSE],
            "引进项目28个,到位资金3.6亿元",
            date(2016, 4, 25),
        ),
        (
            [
                "政协第九届平利县委员会第六次主席会议暨“优化营商环境,推动项目落地见效”专题协商会召开",
                "2017-10-26 22:53",
                PROSE,
            ],
            "政协第九届平利县委员会第六次主席会议暨“优化营商环境,推动项目落地见效”专题协商会召开",
            date(2017, 10, 26),
        ),
        (["您的位置首页 运动生活", "平利县招商结硕果", PROSE], "平利县招商结硕果", None),
        (["责任编辑：李静", "責任編輯：王平", PROSE], None, None),
        (["陕西安康：", "招商引资促发展", PROSE], "陕西安康：招商引资促发展", None),
        (["热门搜索：", "招商引资促发展", PROSE], "招商引资促发展", None),
        (["招商引资结硕果", "| 招商动态 |1970-01-01", PROSE], "招商引资结硕果", None),
        (["（会议现场）", PROSE], None, None),
        (
            [
                "平利签约动工19宗项目 总投资近50亿元 县里打造百亿级茶旅产业园区,联动承接沿海产业",
                "扫码看图",
                "园区规划",
                PROSE,
            ],
            "平利签约动工19宗项目 总投资近50亿元 县里打造百亿级茶旅产业园区,联动承接沿海产业",
            None,
        ),
        (["欢迎来到某某文库", "上一篇 下一篇", "咨询电话: 021-31001221", PROSE], None, None),
        (["平利县茶旅产业加快成型-秦巴网", PROSE], "平利县茶旅产业加快成型", None),
        (["[茶博会]平利签约项目32个 投资额增长62%", PROSE], "[茶博会]平利签约项目32个 投资额增长62%", None),
    ],
)
def test_the_headline_and_its_day(lines: list[str], title: str | None, day: date | None) -> None:
    document = read_bytes("a.txt", "\n".join(lines).encode())
    assert (document.title, document.published) == (title, day)


def test_an_article_that_lost_its_title_is_news() -> None:
    assert read_bytes("a.txt", PROSE.encode()).kind == "news"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "本报郑州电（记者 李静） 8月26日，投资说明会在郑州举行，我市有10个项目签约。周口市委副书记李大川出席。",
            "411600",
        ),
        ("我市成功举办了中国盐城经贸洽谈会，吸引来自台湾、香港的300多位客商，全市签约项目15个。", "320900"),
        ("2003年，哈尔滨经济技术开发区新入区企业901家，引进生产型内资项目8个。", "230100"),
        ("全州上半年引进项目31个，利川金利茶业有限公司、鹤峰青翠源茶业有限公司等企业走了出去。", "422800"),
        ("全县招商引资推进会召开，县长何永红主持。何永红要求，各乡镇要抓好项目。", None),
    ],
)
def test_whose_paper_it_is(text: str, code: str | None) -> None:
    assert read_bytes("a.txt", text.encode()).region_code == code


def test_reply_to_a_proposal_takes_date_and_office_from_its_signature() -> None:
    document = text("关于市政协第45号提案的答复", "张委员：", LEAD, MORE, "新港市商务局", "2022年9月8日")
    assert (document.kind, document.published, document.source) == ("proposal", date(2022, 9, 8), "新港市商务局")


def test_tab_parted_lines_are_a_table() -> None:
    document = text(
        "新港市招商引资情况表",
        "单位：亿元",
        "县区\t个数\t总投资",
        "东河县\t14\t42.6",
        "合计\t14\t42.6",
        "注：截至9月30日。",
        LEAD,
    )
    (table,) = document.tables
    assert table.header_rows == 1
    assert [document.text[c.start : c.end] for c in table.cells][3:6] == ["东河县", "14", "42.6"]
    assert len(table.captions) == 3


def test_text_wrapped_at_a_column_becomes_paragraphs() -> None:
    article = (LEAD + MORE) * 3
    wrapped = [article[i : i + 30] for i in range(0, len(article), 30)]
    document = text("新港市招商引资成效", "", *wrapped, "", *wrapped)
    assert of_kind(document, "paragraph") == [article, article]


def test_a_table_of_more_rows_than_any_list_has_is_refused() -> None:
    with pytest.raises(ReadError, match=f"{MOST_ROWS + 1} 行") as error:
        read_bytes("a.txt", "诸城市招商引资情况\n".encode() + "甲县\t3\n".encode() * (MOST_ROWS + 1))
    assert error.value.kind == "too_large"


def test_an_answer_to_a_proposal_is_named_by_its_own_title() -> None:
    letter = "张小燕代表:\n您提出的关于修路的建议收悉,现答复如下:\n路已修好,今年年底通车,沿线各村的群众出行方便了,农产品也运得出去了。\n"
    record = "索引号: 1137/2025-02362 组配分类: 人大建议办理结果\n成文日期: 2025-10-24 发布机构: 县交通局\n"
    title = "对县十九届人大四次会议第59号建议《关于加大投入,修好断头路的建议》的答复"
    found = read_bytes("a.txt", f"{record}{title}\n发布日期:2025-10-24 10:08 浏览次数:\n{letter}".encode())
    assert (found.title, found.kind) == (title, "proposal")
    half = "平川县交通局对县政协第十四届委员会第二次会议\n第35号提案的答复\n"
    assert read_bytes("a.txt", f"{half}{letter}".encode()).title == half.replace("\n", "")
    found = read_bytes("a.txt", f"平川县交通局\n对县十六届人大六次会议第37号建议的复函\n{letter}".encode())
    assert found.title == "对县十六届人大六次会议第37号建议的复函"
    behind = "平川县商务局对“农贸市场升级的探讨与建议”建议(县十八届人大三次会议第24号)的答复"
    assert read_bytes("a.txt", f"发布机构 平川县商务局\n{behind}\n{letter}".encode()).title == behind
    assert "平川县交通局" in [found.text[b.start : b.end] for b in found.blocks if b.kind == "heading"]


def test_a_forms_day_stands_among_its_fields() -> None:
    lines = (
        "标题 对县十九届人大二次会议第247号建议的复函",
        "编号 247 办理部门 农水局",
        "发布日期 2023-09-07 17:16 类别 B",
        "案由",
    )
    assert text(*lines, "关于建设高标准农田的建议", LEAD).published == date(2023, 9, 7)


def test_an_office_and_a_day_below_a_text_sign_it() -> None:
    signed = text("县政府办公室回复网友留言", LEAD, "平川县人民政府办公室2018年9月11日")
    assert (signed.published, signed.source) == (date(2018, 9, 11), "平川县人民政府办公室")


def test_who_handles_a_letter_is_no_site_s_imprint() -> None:
    document = text(
        "【对平川市政协八届二次会议第136号提案的答复】",
        "张小燕委员：",
        "您提出的《关于做强茶产业的提案》收悉，现答复如下：",
        LEAD,
        "承办单位：市大数据和信息化局",
        "联系电话：0912-3890000",
        "平川市大数据和信息化局",
        "2023年7月28日",
        "（A类，公开）",
    )
    assert document.title == "【对平川市政协八届二次会议第136号提案的答复】"
    assert (document.published, document.source) == (date(2023, 7, 28), "平川市大数据和信息化局")
    assert "承办单位：市大数据和信息化局" in of_kind(document, "paragraph")
    imprint = text(LEAD, "承办单位：平川市信息中心", "技术支持：某某网络公司")
    assert of_kind(imprint, "furniture") == ["承办单位：平川市信息中心", "技术支持：某某网络公司"]


def test_a_title_whose_session_or_last_word_stands_below() -> None:
    form = text(
        "平川市石溪区第十五届人民代表大会", "第四次会议代表建议、批评和意见", "第67号", "题目:关于改水的建议", LEAD
    )
    assert form.title == "平川市石溪区第十五届人民代表大会第四次会议代表建议、批评和意见"
    answer = text("平川县城市管理中心", "关于对县十一届人大五次会议第23号建议的", "答 复", "张小燕代表:", LEAD)
    assert answer.title == "关于对县十一届人大五次会议第23号建议的答复"
    apart = text("石溪镇人民政府", "关于石溪镇第二十届人民代表大会第一次", "会议第9号建议的复函", "张小燕代表:", LEAD)
    assert apart.title == "关于石溪镇第二十届人民代表大会第一次会议第9号建议的复函"
    halves = text("关于平川市六届人大五次会议代表建议", "第35号办理情况的答复(B)", "张小燕代表:", LEAD)
    assert halves.title == "关于平川市六届人大五次会议代表建议第35号办理情况的答复(B)"


def test_an_office_that_signs_with_its_seal_or_below_the_day() -> None:
    assert text(LEAD, "平川县商务局（公章）", "2023 年 7 月 20 日").source == "平川县商务局"
    assert text(LEAD, "2023年7月20日", "平川县商务局").source == "平川县商务局"
    assert text(LEAD, "平川县消防救援大队", "20230720").published == date(2023, 7, 20)


def test_an_answer_s_heading_over_three_lines() -> None:
    document = text(
        "新港市平川区农业农村局",
        "对平川区第七届人民代表大会",
        "第三次会议第20号建议的答复",
        "张小燕代表:",
        "您提出的关于更新管灌设施的建议收悉,现答复如下:",
        LEAD,
    )
    assert document.title == "对平川区第七届人民代表大会第三次会议第20号建议的答复"
    assert of_kind(document, "heading")[:2] == ["新港市平川区农业农村局", "对平川区第七届人民代表大会"]


def test_rows_of_a_record_saved_with_spaces_tell_day_and_office_and_are_no_title() -> None:
    document = text(
        "索引号 0152/20180706",
        "公开目录 人大建议办理结果 发布日期 2018-07-06 发布机构 龙陵县林业局",
        "文号 龙林发【2018】133号 浏览量",
        "龙陵县林业局关于对龙陵县十七届人大二次会议第46号建议的答复",
        "张小燕代表:",
        "你提出的关于建设园林城市的建议已交我局办理,现答复如下:",
        LEAD,
    )
    assert (document.published, document.source) == (date(2018, 7, 6), "龙陵县林业局")
    assert document.title == "龙陵县林业局关于对龙陵县十七届人大二次会议第46号建议的答复"
    assert "龙林发【2018】133号" in document.text


def test_of_two_lines_that_name_an_answer_the_numbered_one_is_the_title() -> None:
    document = text(
        "人大代表建议办理答复",
        "- 发布日期: 2025-10-24",
        "平川州交通局对州第十三届人大五次会议第169号建议的答复",
        "张小燕代表:",
        "你提出的关于铁路的建议已交我局办理,现答复如下:",
        LEAD,
    )
    assert document.title == "平川州交通局对州第十三届人大五次会议第169号建议的答复"
    document = text("类别:C", "张小燕代表:", "你提出的关于铁路的建议已交我局办理,现答复如下:", LEAD)
    assert document.title is None


def test_the_name_in_a_page_s_welcome_tells_the_place() -> None:
    document = text(
        "欢迎访问广德市政府网站!",
        "关于对市一届人大一次会议第20号建议的答复函",
        "发布时间:2022-08-30 08:39",
        "张小燕代表:",
        "你们提出的关于建设充电桩的建议收悉。现答复如下:",
        "我市已开展规划编制前期工作,力争早日惠及群众,不断提升城市综合服务配套能力。",
    )
    assert document.region_code == "341882"


def test_the_lines_of_a_form_are_not_what_stands_above_an_article() -> None:
    form = "委员提案\n编号:2021-035\n标题:关于支持预制菜的提案\n提案人:高小斌\n附议人:王小兰\n提案时间:2021-02-20\n内容:\n加工企业少。\n"
    found = read_bytes("a.txt", form.encode())
    assert (found.title, found.kind, found.published) == ("委员提案", "proposal", None)
    assert not [b for b in found.blocks if b.kind == "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "所属地区:安徽-六安",
        "新聞熱線:0564-3370000",
        "导航菜单",
        "皖西日报 数字报纸",
        "第02版:综合新闻",
        "皖西日报·掌上六安客户端记者 李大川",
        "六安新闻网9月23日讯",
        "王大川 李小燕",
    ],
)
def test_what_pages_put_above_an_article_is_no_title(line: str) -> None:
    assert text(line, LEAD, MORE).title is None
    assert text(line, "抓招商 促发展", LEAD, MORE).title == "抓招商 促发展"


def test_the_name_of_a_paper_alone_is_the_source() -> None:
    document = text("皖西日报", "2018年11月19日", "第02版:综合新闻", "新港前三季度签约三十八个", LEAD, MORE)
    assert (document.title, document.source) == ("新港前三季度签约三十八个", "皖西日报")


def test_a_title_between_the_record_and_the_source() -> None:
    document = text(
        "• 发布机构:新港市政府", "• 生成日期:2014-10-31", "新港市招商引资浅析", "来源:统计局 2014-10-31 00:00", LEAD
    )
    assert document.title == "新港市招商引资浅析"


def test_prose_below_furniture_is_news_without_a_title() -> None:
    assert text("导航菜单", LEAD, MORE).kind == "news"


def test_the_mark_of_a_reprint_is_no_part_of_a_title() -> None:
    assert text("原标题:新港前三季度签约三十八个", LEAD, MORE).title == "新港前三季度签约三十八个"


def test_a_speech_put_up_years_later_is_of_the_day_it_was_given() -> None:
    spoken = "——2020 年 8 月 10 日在平利镇第九届人民代表大会第八次会议上"
    assert text("上半年政府工作报告", "2024-01-12", spoken, LEAD).published == date(2020, 8, 10)
    assert text("上半年政府工作报告", "2020-08-21", spoken, LEAD).published == date(2020, 8, 21)


SPACED_PAGES = [
    ["平利县 7 个项目集中签约 总投资 5.3 亿元", "平利县融媒体中心　2021 年 9 月 2 日", PROSE],
    ["平利县 2021 年政府工作报告", "——2022 年 1 月 7 日在平利县第十八届人民代表大会第一次会议上", PROSE],
    ["平利县 2021 年 1-9 月招商引资情况通报", PROSE, "平利县招商局", "2021 年 10 月 8 日"],
    ["平利招商实现新突破", "第 02 版：综合新闻", "安康日报 9 月 2 日讯（记者 李静）" + PROSE],
]


@pytest.mark.parametrize("lines", SPACED_PAGES)
def test_spaces_about_figures_change_nothing_of_what_a_page_is(lines: list[str]) -> None:
    def told(lines: list[str]) -> tuple[object, ...]:
        page = read_bytes("a.txt", "\n".join(lines).encode())
        return (page.title and page.title.replace(" ", ""), page.published, page.source, page.region_code)

    plain = told([closed_up(line) for line in lines])
    assert told(lines) == plain
    assert plain[0] is not None and plain[3] == "610926"


@pytest.mark.parametrize("lines", SPACED_PAGES)
def test_a_page_in_traditional_script_is_told_like_one_in_simplified(lines: list[str]) -> None:
    from opencc import OpenCC

    written = [OpenCC("s2t").convert(line) for line in lines]
    own, other = (read_bytes("a.txt", "\n".join(page).encode()) for page in (lines, written))
    assert (own.published, own.region_code) == (other.published, other.region_code)
    assert (own.title and OpenCC("s2t").convert(own.title)) == other.title
    assert (own.source and OpenCC("s2t").convert(own.source)) == other.source


def test_the_first_of_several_points_is_no_second_line_of_the_title() -> None:
    text = (
        "广东援藏助林芝招商\n林芝市推进会近日召开，2个项目现场签约：\n"
        "——某公司在波密县建设民宿项目；\n——某公司在墨脱县建设茶园项目。\n全市到位资金9亿元。\n"
    )
    assert read_bytes("a.txt", text.encode()).region_code == "540400"
