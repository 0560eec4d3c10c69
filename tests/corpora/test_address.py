"""The day that a page's address gives, where the page states none."""

from __future__ import annotations

from datetime import date

import pytest

from corpora.address import filed_on
from corpora.document_builder import Known, build
from corpora.readers.text import read_text


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://www.example/zwgk/201510/t20151008_83214.htm", date(2015, 10, 8)),
        ("http://www.example/Content/2019-05/21/content_511.htm", date(2019, 5, 21)),
        ("http://www.example/system/2011/04/12/013591.shtml", date(2011, 4, 12)),
        ("https://www.example/2016/0511/269706.shtml", date(2016, 5, 11)),
        ("https://www.example/news/2005-11-11/8/650083.shtml", date(2005, 11, 11)),
        ("https://www.example/art/2018/9/3/art_62_1.html", date(2018, 9, 3)),
        ("https://www.example/news/show/20211029101020905.html", date(2021, 10, 29)),
        ("https://www.example/news/show/20211029101020905", date(2021, 10, 29)),
        ("http://www.example/qdnyw/201104/56867.shtml", None),  # a month is no day
        ("http://www.example/show.aspx?id=20211029", None),  # a number behind ? counts articles
        ("http://www.example/jxfz/87054814.html", None),
        ("http://www.example/20230231/5.html", None),
        ("http://www.example/2020/01/01/5.html", None),  # what an archive writes that knows no day
        ("http://www.example/p/20201399123.html", None),
        (None, None),
    ],
)
def test_an_address_tells_the_day_of_filing(url: str | None, day: date | None) -> None:
    assert filed_on(url) == day


def test_the_address_is_asked_last() -> None:
    known = Known(url="http://www.example/201904/t20190409_1.html")
    silent = read_text(
        "a.txt", "一季度，全县新签约项目12个，总投资38亿元，其中亿元以上项目9个，比去年同期多3个。".encode()
    )
    stated = read_text(
        "b.txt",
        "我县招商引资开门红\n发布时间：2019-04-02\n一季度，全县新签约项目12个，总投资38亿元，比去年同期多3个。".encode(),
    )
    assert build("a.txt", b"", silent, known).published == date(2019, 4, 9)
    assert build("b.txt", b"", stated, known).published == date(2019, 4, 2)


@pytest.mark.parametrize(
    ("url", "text", "code"),
    [
        (
            "http://jxj.anqing.gov.cn/xmtz/87.html",
            "我市去年签约的218个项目，截至9月底已有199个开工建设，占比超过九成。",
            "340800",
        ),
        (
            "http://www.zhouzhi.gov.cn/a/b.html",
            "我县举行重点项目观摩活动，参加观摩项目共16个，项目总投资98亿元，成效明显。",
            "610124",
        ),
        # a county's office at its city's host, a shop, a host that two cities share, a page that names its place itself
        (
            "http://www.anqing.gov.cn/a.html",
            "我县举行重点项目观摩活动，参加观摩项目共16个，项目总投资98亿元，成效明显。",
            None,
        ),
        ("http://www.anqing.com/a.html", "我市去年签约的218个项目，截至9月底已有199个开工建设，占比超过九成。", None),
        (
            "http://www.suzhou.gov.cn/a.html",
            "我市去年签约的218个项目，截至9月底已有199个开工建设，占比超过九成。",
            None,
        ),
        (
            "http://www.anqing.gov.cn/a.html",
            "桐城市举行签约仪式。今年，桐城市签约项目18个，桐城市到位资金31亿元，我市成效明显。",
            "340881",
        ),
    ],
)
def test_a_governments_host_tells_whose_paper_it_is_where_the_page_does_not(
    url: str, text: str, code: str | None
) -> None:
    assert build("a.txt", b"", read_text("a.txt", text.encode()), Known(url=url)).region_code == code
