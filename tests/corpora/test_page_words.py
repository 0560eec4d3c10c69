"""Each pattern of page words met by lines of our own, and not by lines of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from corpora import page_words
from corpora.isolation import Guard

MET = {
    "FURNITURE": [
        "鲁ICP备00012345号-1",
        "版权所有 新港市人民政府",
        "主办：新港市人民政府办公室",
        "打印 | 收藏 | 关闭",
        "点击上方蓝字关注我们",
        "原文链接：http://www.example.gov.cn/a.html",
        "今天是：",
        "分享到：微信",
    ],
    "CRUMB": ["您当前的位置： 首页 > 要闻", "首页>协商>动态", "新港网 > 新闻 > 正文", "新闻 新闻> 时政要闻"],
    "END_OF_ARTICLE": ["相关新闻", "上一篇：邻市签约", "免责声明：本文由用户上传", "您需要登录后才可以回帖"],
    "STAFF": ["责任编辑：赵某", "□本报记者 付某", "（记者：孙某）", "编辑:王某", "关键词:招商"],
    "CAPTION_BEFORE": [
        "单位：万元",
        "统计截止日期：2021年11月30日",
        "填报单位：某局",
        "附件：情况表",
        "截至9月30日",
        "截至9月底",
    ],
    "TABLE_GOES_ON": ["续表", "（续上表）", "表2（续）"],
    "TABLE_TITLE": ["各县区招商引资完成情况表", "重点项目清单（2022年）"],
    "CAPTION_AFTER": ["注：含续建项目。", "注1.含续建", "制表人：于某 审核人：关某"],
    "FORM_LABEL": ["提案编号", "案由", "承办单位", "答复内容", "项目名称", "总投资"],
    "RECORD_LABEL": ["索引号", "发布机构", "成文日期", "公开方式"],
    "LETTERHEAD": ["新港市商务局文件"],
    "FILE_NUMBER": ["新商函〔2021〕18号", "新政发[2019]22号"],
    "SIGNER": ["签发人：周某", "类别标记：A", "第12期"],
    "OFFICE": ["新港市商务局", "新港市招商引资工作领导小组办公室", "县区域经济合作服务中心"],
    "OFFICE_OF_SUMMARY": ["新港县经济合作局二○一二年工作总结"],
    "PAGE_NUMBER": ["- 1 -", "12", "第 3 页 共 9 页", "3/9"],
    "PROPOSAL_TITLE": ["关于市政协第45号提案的答复", "第67号提案及复函", "关于做强产业链招商的建议"],
    "REPORT_TITLE": ["关于招商引资情况的通报", "政府工作报告（节选）", "项目进展情况表（截至9月30日）"],
    "NEWS_LEAD": ["本报讯（记者 某某）", "新港日报讯"],
}
ARTICLE = [
    "全市新签约项目三十八个，总投资一百二十六亿元，其中亿元以上项目十五个。",
    "说明我市招商引资势头良好，承办单位加快办理。",
    "截至9月底，全市新签约项目75个，计划总投资138.05亿元。",
    "表1列出的县区中，有三个没有完成全年任务，须在年底前赶上进度。",
    "市商务局主办的推介会上，九个项目现场签约。",
]


@pytest.mark.parametrize("name", MET)
def test_pattern_meets_its_lines(name: str) -> None:
    pattern: re.Pattern[str] = getattr(page_words, name)
    find = pattern.fullmatch if name in ("FORM_LABEL", "RECORD_LABEL") else pattern.search
    assert [line for line in MET[name] if not find(line)] == []


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard() as made:
        yield made


# Lines that a pattern which reads one sign in two ways asks for longer than a document may take.
ENDLESS = [
    step * 60 + "。"
    for step in ("新闻 > ", "a ", "来源：", "第1页 ", "2022-01-01 ", "— ", "（", "局、", "时间:", "】 ", "\u3000|")
]


@pytest.mark.parametrize("name", MET)
def test_pattern_reads_no_line_without_end(name: str, guard: Guard) -> None:
    """The fuzz target found one: a way through a site in sixty steps, with a stop behind it."""
    pattern: re.Pattern[str] = getattr(page_words, name)
    for line in ENDLESS:
        guard.call(pattern.findall, line)
        guard.call(pattern.sub, "", line.rstrip("。"))


@pytest.mark.parametrize("name", [name for name in MET if name != "NEWS_LEAD"])
def test_pattern_leaves_the_article_alone(name: str) -> None:
    pattern: re.Pattern[str] = getattr(page_words, name)
    find = pattern.fullmatch if name in ("FORM_LABEL", "RECORD_LABEL") else pattern.search
    assert [line for line in ARTICLE if find(line)] == []
