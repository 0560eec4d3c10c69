"""Web pages made when a test runs: our own articles laid out as the content systems of government sites lay theirs out.

The skeletons (names of classes, order of boxes, comments, what stands where) are those of TRS, jcms, gov.cn, Webplus,
JEECMS, phpcms, DedeCms, 开普, gkmlpt, SiteServer, Founder, WeChat and the table layouts before them; the words are ours:
the articles are those of the working gold, the menus, related news, comments and imprints around them are typed here.
`pages()` gives them with what a reader should find: title, date, source, text, tables, pairs and attachments.
"""

from __future__ import annotations

import html
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path

from corpora.characters import visible
from extractors.document import Document

WORKING = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "working" / "docs"
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Article:
    """What a page says. A paragraph that is a tuple of rows is a table, its first row the header."""

    name: str
    title: str
    published: date
    source: str
    body: tuple[str | Rows, ...]
    author: str | None = None

    @property
    def lines(self) -> list[str]:
        """The paragraphs that are prose."""
        return [part for part in self.body if isinstance(part, str)]


@dataclass(frozen=True)
class Truth:
    """What a reader should find on a page. `pairs` are (row label, column label, value) of the tables of the article."""

    layout: str
    title: str | None
    published: date | None
    source: str | None
    text: str
    pairs: frozenset[tuple[str, str, str]] = frozenset()
    attachments: tuple[str, ...] = ()
    charset: str = "utf-8"


@dataclass
class Made:
    """A layout's page before it is bytes. What a layout adds to the article (an attachment, a form) it says here."""

    html: str
    attachments: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    pairs: frozenset[tuple[str, str, str]] = frozenset()
    suffix: str = ".html"
    keeps_tables: bool = True
    published: date | str | None = "as given"
    source: str | None = "as given"
    data: bytes | None = None
    charset: str | None = None
    title: str | None = "as given"
    """None where no page could say it; `lines` are those of the article that the page shows, None for all."""
    lines: int | None = None


@dataclass
class Words:
    """The words around an article, drawn anew for each page."""

    draw: random.Random
    site: str = "云岭市人民政府门户网站"
    titles: tuple[str, ...] = field(
        default=(
            "市政府召开第三十二次常务会议 研究部署安全生产工作",
            "我市举办首届青年创业大赛 12个团队进入决赛",
            "关于调整城区部分公交线路的公告",
            "全市农村供水工程完成投资3.2亿元",
            "市行政审批局推行“一窗通办” 办件时间压缩60%",
            "云岭高新区新签约项目18个 总投资76.5亿元",
            "市领导率队赴苏州开展招商考察",
            "我市在西部博览会上签约25个项目 金额超200亿元",
            "2021年度“最美逆行者”评选结果揭晓",
            "城南污水处理厂二期工程开工建设",
        )
    )

    def some(self, count: int) -> list[str]:
        """That many titles of other articles."""
        return self.draw.sample(self.titles, count)

    def menu(self) -> str:
        """The channels of the site as links."""
        names = [
            "首页",
            "走进云岭",
            "政务公开",
            "政务服务",
            "互动交流",
            "政策解读",
            "数据发布",
            "专题专栏",
            "无障碍浏览",
            "长者模式",
        ]
        return "".join(f'<li><a href="/c{i}/">{name}</a></li>' for i, name in enumerate(names))

    def dated(self, count: int) -> str:
        """A list of other news with their days, as in a side column."""
        return "".join(
            f'<li><a href="/art/{self.draw.randint(1000, 9999)}.html" title="{title}">{title}</a>'
            f"<span>{2020 + self.draw.randint(0, 3)}-{self.draw.randint(1, 12):02}-{self.draw.randint(1, 28):02}</span></li>"
            for title in self.some(count)
        )

    def summaries(self, count: int) -> str:
        """Other news with a summary each: prose that is no article."""
        return "".join(
            f'<div class="item"><h4><a href="/art/{i}.html">{title}</a></h4><p>近日，记者从有关部门获悉，{title}。'
            f"相关负责人表示，下一步将加大工作力度，确保各项任务落到实处。</p></div>"
            for i, title in enumerate(self.some(count))
        )

    def imprint(self) -> str:
        """The foot of the page."""
        return (
            f"<p>主办单位：云岭市人民政府办公室　承办单位：云岭市大数据发展服务中心</p><p>{self.site} 版权所有　"
            "地址：云岭市人民大道1号　邮编：561000</p><p>滇ICP备05000000号-1　滇公网安备 53000002000000号　"
            "网站标识码：5300000001　建议使用1280×800分辨率浏览</p>"
        )


Layout = Callable[[Article, Words], Made]
LAYOUTS: dict[str, Layout] = {}


def layout(function: Layout) -> Layout:
    """Enter a layout under its function's name."""
    LAYOUTS[function.__name__] = function
    return function


def esc(text: str) -> str:
    """As HTML text."""
    return html.escape(text, quote=False)


def table(rows: Rows, style: str = 'border="1" cellspacing="0"') -> str:
    """A plain table, `<td>` throughout, as pasted from an editor."""
    body = "".join("<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table {style}><tbody>{body}</tbody></table>"


def body(article: Article, wrap: str = "<p>{}</p>", indent: str = "　　") -> str:
    """The article's paragraphs and tables as HTML."""
    return "\n".join(
        table(part) if not isinstance(part, str) else wrap.format(indent + esc(part)) for part in article.body
    )


def word_soup(text: str) -> str:
    """A paragraph as Word saves it: spans that break words and numbers in two."""
    cut = len(text) // 3
    parts = (text[:cut], text[cut : cut + 1], text[cut + 1 :])
    spans = "".join(
        f'<span lang="EN-US" style="font-size:16.0pt;font-family:仿宋_GB2312">{esc(p)}</span>' for p in parts
    )
    return f'<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt">{spans}<o:p></o:p></p>'


@layout
def trs(a: Article, w: Words) -> Made:
    """TRS WCM with the head metas that the ministry's standard asks for."""
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_云岭要闻_{w.site}</title>
<meta name="SiteName" content="{w.site}"><meta name="SiteDomain" content="www.yunling.gov.cn"><meta name="ColumnName" content="云岭要闻">
<meta name="ArticleTitle" content="{esc(a.title)}"><meta name="PubDate" content="{a.published} 10:26"><meta name="ContentSource" content="{esc(a.source)}">
<meta name="Keywords" content="招商"><script>var chnlid=1;</script></head><body>
<div class="header"><div class="top"><span>今天是2024年3月8日 星期五</span><a href="#">无障碍</a></div><ul class="nav">{w.menu()}</ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/yw/">云岭要闻</a> &gt; 正文</div>
<div class="main clearfix"><div class="xl_left"><div class="xl_title"><h1>{esc(a.title)}</h1></div>
<div class="xl_info"><span>发布时间：{a.published} 10:26</span> <span>来源：{esc(a.source)}</span> <span>浏览次数：<em id="hits">1023</em></span> <span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span></div>
<div class="TRS_Editor"><div class="Custom_UnionStyle">{body(a)}</div></div>
<div class="bdsharebuttonbox">分享到：<a class="bds_weixin">微信</a><a class="bds_tsina">微博</a></div>
<div class="xgwz"><h3>相关文章</h3><ul>{w.dated(4)}</ul></div></div>
<div class="xl_right"><h3>热点新闻</h3><ul>{w.dated(6)}</ul></div></div>
<div class="footer">{w.imprint()}</div></body></html>""")


@layout
def trs_old(a: Article, w: Words) -> Made:
    """TRS of the first years: tables for layout, no head meta, GBK called gb2312, the date in brackets."""
    day = f"{a.published:%Y年%m月%d日}"
    return Made(
        f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>{esc(a.title)}</TITLE></HEAD>
<BODY topMargin=0><TABLE width=776 align=center border=0><TR><TD><IMG src="top.jpg"></TD></TR><TR><TD class=menu><a href="/">首 页</a> | <a href="/x">政府机构</a> | <a href="/y">云岭概况</a> | <a href="/z">招商引资</a></TD></TR></TABLE>
<TABLE width=776 align=center border=0 cellPadding=0><TR><TD width=180 vAlign=top><TABLE width="100%"><TR><TD class=lm>栏目导航</TD></TR>{"".join(f"<TR><TD><a href=#>{t}</a></TD></TR>" for t in w.some(5))}</TABLE></TD>
<TD vAlign=top><TABLE width="100%" border=0><TR><TD class=dqwz>您现在的位置：<a href="/">首页</a>&gt;&gt;<a href="/n">工作动态</a></TD></TR>
<TR><TD align=center class=bt><FONT size=4><B>{esc(a.title)}</B></FONT></TD></TR>
<TR><TD align=center class=hui>（{day}）　来源：{esc(a.source)}　作者：</TD></TR>
<TR><TD class=TRS_Editor id=zoom>{body(a, "<P>{}</P>")}</TD></TR>
<TR><TD align=right>【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=776 align=center class=foot><TR><TD align=center>{w.imprint()}</TD></TR></TABLE></BODY></HTML>""",
        charset="gb18030",
    )


@layout
def jcms(a: Article, w: Words) -> Made:
    """大汉 jcms: the day of making and the day of publishing in metas, both; a bread crumb in nested tables."""
    return Made(
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>{esc(a.title)}</title>
<meta name="Maketime" content="2023-11-22 12:28:37"><meta name="SiteName" content="{w.site}"><meta name="ColumnName" content="投资运行"><meta name="ColumnType" content="">
<meta name="ArticleTitle" content="{esc(a.title)}"><meta name="PubDate" content="{a.published} 09:53"><meta name="author" content=""><meta name="description" content="{esc(a.lines[0][:80])}">
<meta name="contentSource" content="{esc(a.source)}"><meta name="url" content="http://www.yunling.gov.cn/art/2016/11/22/art_16_303.html"></head><body>
<div style="display:none"><span id="col1_name">投资运行</span><span id="col1_url">/col/col16/index.html</span></div><div id="barrierfree_container">
<div class="top_link"><p><span style="float:left"><a href="#">国家发改委</a>|<a href="#">中国政府网</a></span></p></div>
<div class="search"><form id="search-form"><input type="hidden" name="pg"><table height="50"><tr><td><input value="请输入关键字"></td></tr></table></form></div>
<div class="nav"><dl><dt><a href="/col/1.html">政务公开</a></dt><dd><a href="#">动态资讯</a></dd><dd>|</dd><dd><a href="#">机构职能</a></dd></dl></div>
<div class="position"><div class="position-txt w"><table><tbody><tr><td>当前位置：</td><td><a href="/">首页</a></td><td><table><tr><td> &gt;<a href="#">发展改革工作</a></td><td> &gt;<a href="#">投资运行</a></td></tr></table></td></tr></tbody></table></div></div>
<div class="wz-con"><style>.con{{margin:0}}</style><div class="con"><p class="con-title"> <!--<$[标题]>begin-->{esc(a.title)}<!--<$[标题]>end--></p>
<div class="small-title clearfix"><span>发布日期：{a.published}</span><span>浏览次数： </span><span>信息来源：<!--<$[信息来源]>begin-->{esc(a.source)}<!--<$[信息来源]>end--></span></div>
<div class="main-txt" id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">{body(a)}<p>&nbsp;</p>
<p>附件：<a href="/module/download/downfile.jsp?classid=0&amp;filename=2207.xls">项目明细表.xls</a></p><meta name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div>
<div class="main-word"><div class="bdsharebuttonbox"><a class="bds_qzone" title="分享到QQ好友" href="#"></a></div><span class="printer" onclick="window.print()">打印</span><span class="close">关闭</span></div></div></div>
<div class="footer"><table><tr><td><p><a href="#">安全隐私</a> 丨 <a href="#">网站地图</a></p>{w.imprint()}</td></tr></table></div></div>
<a href="http://www.hanweb.com" style="display:none">Produced By 大汉网络 大汉版通发布系统</a></body></html>""",
        attachments=("项目明细表.xls",),
        more=("附件：项目明细表.xls",),
    )


@layout
def govcn(a: Article, w: Words) -> Made:
    """gov.cn of 2016: the article repeated in hidden boxes for sharing, player and code boxes below, `body` closed twice."""
    return Made(
        f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>{esc(a.title)}_滚动新闻_云岭市政府网</title>
<meta name="others" content="页面生成时间 2024-08-01 07:09:14" /><meta name='author' content="宋敏"><meta name='firstpublishedtime' content="{a.published}-06:08:00"><meta name='lastmodifiedtime' content="2024-08-01-07:08:00"></head><body>
<div class="share-popup" id="share-popup"><h6>分享到：<b></b></h6><ul><li><a class="share-btn">QQ空间</a></li></ul></div>
<div class="main"><div style="display:none"><img src="/guohui.jpg"></div><iframe src="/top.htm"></iframe><div class="content"><div class="padd">
<div class="BreadcrumbNav"><a href='/'>首页</a>&nbsp;>&nbsp;<a href='/xw'>新闻</a>&nbsp;>&nbsp;<a href='/gd'>滚动</a></div>
<div class="article oneColumn pub_border"><h1>
        {esc(a.title)}
      </h1><div class="pages-date">{a.published} 06:59  <span class="font">来源： {esc(a.source)}</span>
<div class="pages_print"><span class="font index_switchsize">【字体：<span class="bigger">大</span> <span class="medium">中</span> <span class="smaller">小</span>】</span><span class="font printIco">打印</span><div class="share" id="share"><a class="share-btn" title="微信">&nbsp;</a></div></div></div>
<div class="shuzi"><img src="/v.jpg"></div><div class="pages_content" id="UCAP-CONTENT">{body(a, '<p style="text-indent: 2em; font-family: 宋体; font-size: 12pt;">{}</p>', "")}</div>
<div class="editor"><span><a href="/jiucuo.htm">【我要纠错】</a> </span>责任编辑：宋敏 </div><div id="pageBreak"></div>
<div id="div_div"><div id="qr_container">扫一扫在手机打开当前页</div></div><canvas id="Canvas"></canvas>
<div class="xg-list related"><div class="pannel-title">相关稿件</div><ul class="list01">{w.dated(3)}</ul></div>
<div class="share-title" style="display:none">{esc(a.title)}</div><div class="share-substr" style="display:none">{esc(a.lines[0])}</div></div></div></div></div>
<iframe src="/bottom.htm"></iframe><div class="back_top"><a>回到
顶部</a></div></body> </body></html><script>var x=1;</script>""",
    )


@layout
def govcn_file(a: Article, w: Words) -> Made:
    """gov.cn's library of files: the record in one table, the file in the cell `b12c`, two `</html>`."""
    return Made(
        f"""<html><head><title>无标题</title></head><body><div>云岭市政府网</div></body></html>
<html><head><meta charset="utf-8"><title>{esc(a.title)}_政府信息公开专栏</title></head><body>
<div class="wrap"><table style="width:860px;margin:0 auto"><tbody><tr><td><table width="100%"><tbody>
<tr><td><b>索&nbsp; 引&nbsp; 号：</b></td><td>530000/2022-00128</td><td><b>主题分类：</b></td><td>商贸、海关、旅游\\对外经贸合作</td></tr>
<tr><td><b>发文机关：</b></td><td>{esc(a.source)}</td><td><b>成文日期：</b></td><td>{a.published:%Y年%m月%d日}</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">{esc(a.title)}</td></tr>
<tr><td><b>发文字号：</b></td><td>云政办发〔2022〕12号</td><td><b>发布日期：</b></td><td>{a.published:%Y年%m月%d日}</td></tr></tbody></table></td></tr></tbody></table>
<table style="width:860px"><tbody><tr><td class="b12c" id="UCAP-CONTENT"><p style="text-align:center"><strong>{esc(a.title)}</strong></p>{body(a)}<p style="text-align:right">（此件公开发布）</p></td></tr></tbody></table>
<div class="zl-bottom">扫一扫在手机打开当前页</div></div><div class="footer">{w.imprint()}</div></body></html>""",
        more=("（此件公开发布）",),
    )


@layout
def webplus(a: Article, w: Words) -> Made:
    """博达 Webplus/VSB: layout tables, the article inside a form, files with a count of downloads, neighbours below."""
    return Made(
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>{esc(a.title)}-云岭市招商局</title><meta name="keywords" content="云岭市招商局,招商动态"><!--Announced by Visual SiteBuilder 9--></head><body>
<table width="1004" align="center"><tbody><tr><td><table width="100%"><tr><td class="indextop"><a href="javascript:window.external.AddFavorite()">添加收藏夹</a> | <a href="#">设为首页</a> | 关于我们</td></tr></table></td></tr></tbody></table>
<table width="1005"><tbody><tr><td width="168" valign="top"><table><tr><td><div align="left"><a href="../index.htm" title="首页">首页</a></div></td></tr><tr><td><div><a href="../a.htm">机构职能</a></div></td></tr></table><select><option>省内友情链接</option><option>云南省政府</option></select></td>
<td width="827"><table width="100%"><tr><td valign="top"><table><tr><td><p><span class="STYLE6">■ </span><span class="STYLE7">招商动态</span></p></td></tr>
<tr><td height="50" align="center"><span class="STYLE8"><script>newsSkip()</script>
{esc(a.title)}
</span></td></tr><tr><td align="center"><table><tr><td align="center" bgcolor="#CCCCCC">
来源:{esc(a.source)}
     | 发布时间: {a.published} | 浏览次数: <script>_showDynClicks()</script><span id="dynclicks">2168</span></td></tr></table></td></tr>
<tr><td height="479" valign="top"><table border="1" bordercolor="#CE342C"><tr><td><form name="_newscontent_fromname"><div id="vsb_content"><div class="v_news_content">{body(a, '<p style="line-height:150%"><span style="line-height: 150%">{}</span></p>')}</div></div>
<ul style="list-style-type:none;"><li>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;wbfileid=12">招商项目册.pdf</a>】已下载<span>37</span>次</li></ul><div align="right">【关闭窗口】</div></form>
<p>上一篇：<a href="1.htm">{w.some(1)[0]}</a></p><p>下一篇：<a href="2.htm">{w.some(1)[0]}</a></p></td></tr></table></td></tr></table></td></tr></table></td></tr></tbody></table>
<table width="1004"><tr><td align="center"><br>主办单位：云岭市招商局 版权所有<br>地址：云岭市新建南路56号 邮编：561001 电话：0878-3985088</td></tr></table></body></html>""",
        attachments=("招商项目册.pdf",),
    )


@layout
def jeecms(a: Article, w: Words) -> Made:
    """JEECMS: `msgbar`, pages as `.jhtml`, comments with prose below."""
    comments = "".join(
        f"<li><b>网友{i}</b><p>说得好，希望{t}，让老百姓早日受益，我们都很支持这项工作。</p></li>"
        for i, t in enumerate(w.some(4))
    )
    return Made(f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{esc(a.title)} - {w.site} - Powered by JEECMS</title></head><body>
<div class="header"><div class="nav">{w.menu()}</div></div><div class="w"><div class="location">您当前的位置：<a href="/">首页</a> - <a href="/zsyz.jhtml">招商引资</a></div>
<div class="article"><h1 class="article-title">{esc(a.title)}</h1><div class="msgbar">发布时间：{a.published} 08:30:12　　来源：{esc(a.source)}　　作者：　　浏览：<span id="views">88</span> 次</div>
<div class="summary">摘要：{esc(a.lines[0][:50])}……</div><div class="content"><div id="txt">{body(a)}</div></div>
<div class="prenext"><p>上一篇：<a href="/1.jhtml">{w.some(1)[0]}</a></p><p>下一篇：没有了</p></div>
<div class="comment"><h3>网友评论</h3><ul>{comments}</ul><form><textarea></textarea></form></div></div>
<div class="side"><h3>点击排行</h3><ol>{w.dated(5)}</ol></div></div><div class="footer">{w.imprint()}</div></body></html>""")


@layout
def dedecms(a: Article, w: Words) -> Made:
    """DedeCms: the labels of the info line in `<small>`, the article in a table of one cell, tools and pages below."""
    return Made(f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{esc(a.title)}_招商动态_云岭经济开发区</title></head><body class="articleview">
<div class="header_top"><span class="time">2024年05月01日 星期三</span><span class="toplinks"><a>设为首页</a> | <a>加入收藏</a></span></div><div id="navMenu"><ul>{w.menu()}</ul></div>
<div class="w960"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/z/'>招商动态</a> > </div>
<div class="viewbox"><div class="title"><h2>{esc(a.title)}</h2></div><div class="info"><small>时间:</small>{a.published} 09:12<small>来源:</small>{esc(a.source)} <small>作者:</small>admin <small>点击:</small><script src="/plus/count.php"></script>次</div>
<div class="intro">{esc(a.lines[0][:40])}...</div><div class="content"><table width='100%'><tr><td>{body(a, "<div>{}</div>", "&nbsp; &nbsp; ")}</td></tr></table>(责任编辑：admin)</div>
<div class="dede_pages"><ul class="pagelist"><li><a>共1页: </a></li></ul></div><div class="newdigg"><div class="digg_act">顶一下</div><div class="digg_num">(3)</div><div class="digg_act">踩一下</div></div>
<div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="context"><ul><li>上一篇：<a href='1.html'>{w.some(1)[0]}</a></li><li>下一篇：没有了</li></ul></div></div>
<div class="feedback"><h4>发表评论</h4><p>请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。</p></div></div>
<div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd>{w.summaries(3)}</dd></dl></div></div><div class="footer">{w.imprint()} Powered by DedeCMS</div></body></html>""")


@layout
def phpcms(a: Article, w: Words) -> Made:
    """phpcms v9: title and info line in one `<h1>`."""
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)} - 招商要闻 - 云岭市投资促进局</title></head><body>
<div class="header"><div class="nav-bar"><ul>{w.menu()}</ul></div></div><div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/a">招商要闻</a> > 正文</div>
<div id="Article"><h1>{esc(a.title)}<br />
<span>{a.published} 17:20:41&nbsp;&nbsp;&nbsp;来源：{esc(a.source)}&nbsp;&nbsp;点击：<em id="hits">10</em></span></h1>
<div class="content">{body(a)}<div id="pages" class="text-c"></div></div>
<div class="bk15"></div><p style="margin-bottom:10px"><strong>热词搜索：</strong><a class="blue">招商</a> <a class="blue">项目</a></p>
<p class="f14"><strong>上一篇：</strong><a href="1.html">{w.some(1)[0]}</a><br /><strong>下一篇：</strong><a href="#">最后一页</a></p>
<div class="related"><h5 class="blue">延伸阅读：</h5><ul class="list blue lh24 f14">{w.dated(5)}</ul></div></div></div>
<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul>{w.dated(8)}</ul></div></div></div><div class="footer">{w.imprint()}</div></body></html>""")


@layout
def kaipu(a: Article, w: Words) -> Made:
    """开普 UCAP: its own elements around title, date, source and article; a reading aloud box."""
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_云岭市商务局</title><meta name="PubDate" content="{a.published} 11:02:00"><meta name="ContentSource" content="{esc(a.source)}"><meta name="ArticleTitle" content="{esc(a.title)}"></head><body>
<div class="tgov">网站支持IPv6 | 长者助手 | 无障碍浏览 | 登录 | 注册</div><div class="nav_box"><ul>{w.menu()}</ul></div>
<div class="wzy"><div class="bread">首页 / 政务公开 / 工作动态</div><h2 class="wz_title"><ucaptitle>{esc(a.title)}</ucaptitle></h2>
<div class="wz_top">时间：<publishtime>{a.published} 11:02:00</publishtime> 来源：<ucapsource>{esc(a.source)}</ucapsource> 字体：<span>大</span> <span>中</span> <span>小</span></div>
<div class="audio-box"><p>语音播报：</p><p>00:00 / 00:00</p><p>字幕 倍速 清晰度</p></div><div class="wenz"><ucapcontent>{body(a)}</ucapcontent></div>
<div class="info_ewm">扫一扫在手机打开当前页</div><div class="dyby"><a>【打印本页】</a><a>【关闭窗口】</a></div>
<div class="xgxx"><p>【相关信息】</p>{"".join(f'<p><a href="#">{t}</a></p>' for t in w.some(3))}</div></div>
<div class="foot_box">{w.imprint()}</div></body></html>""")


@layout
def gkmlpt(a: Article, w: Words) -> Made:
    """广东 gkmlpt: the record as a table of classes, written earlier than published, files listed below."""
    return Made(
        f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{esc(a.title)}-云岭市发展和改革局</title></head><body>
<div class="site-header"><a>云岭市发展和改革局</a><ul>{w.menu()}</ul></div><div class="mod-location">首页 &gt; 政府信息公开 &gt; 法定主动公开内容</div>
<div class="article"><div class="classify"><table><tbody><tr><td class="first">索 引 号:</td><td class="second">007000000/2022-00311</td><td class="first">分类:</td><td class="second">通知</td></tr>
<tr><td class="first">发布机构:</td><td class="second">{esc(a.source)}</td><td class="first">成文日期:</td><td class="second">{date(a.published.year - 1, 12, 30)}</td></tr>
<tr><td class="first">名称:</td><td class="second" colspan="3">{esc(a.title)}</td></tr><tr><td class="first">文号:</td><td class="second">云发改〔2022〕31号</td><td class="first">发布日期:</td><td class="second">{a.published}</td></tr>
<tr><td class="first">主题词:</td><td class="second" colspan="3"></td></tr></tbody></table></div>
<h1 class="title">{esc(a.title)}</h1><div class="date-row"><span>发布日期：{a.published}</span><span>浏览次数：-</span><span>分享到：</span></div>
<div class="article-content">{body(a)}</div><div class="files"><h4>附件下载</h4><ul><li><a href="./post_123/1.docx">申报指南.docx</a></li><li><a href="./post_123/2.zip">材料.zip</a></li></ul></div></div>
<div class="footer">{w.imprint()}</div></body></html>""",
        attachments=("申报指南.docx", "材料.zip"),
    )


@layout
def record_list(a: Article, w: Words) -> Made:
    """信息公开 with the record as a list, not a table."""
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{w.site} 政府信息公开</title></head><body><div class="top"><ul>{w.menu()}</ul></div>
<div class="xxgk"><ul class="xxgk-head"><li><b>索 引 号：</b><span>K12345678/2022-01</span></li><li><b>主题分类：</b><span>招商引资</span></li><li><b>发布机构：</b><span>{esc(a.source)}</span></li><li><b>发布日期：</b><span>{a.published:%Y-%m-%d}</span></li><li><b>文　　号：</b><span>无</span></li><li><b>有 效 性：</b><span>有效</span></li></ul>
<div class="xxgk-title">{esc(a.title)}</div><div class="xxgk-con" id="para">{body(a)}</div><div class="qrcode">扫码分享</div></div><div class="bottom">{w.imprint()}</div></body></html>""")


@layout
def siteserver(a: Article, w: Words) -> Made:
    """A responsive site of today: every box a `<div>`, hashed class names, related articles with summaries."""
    return Made(
        f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta property="og:title" content="{esc(a.title)}"><meta property="article:published_time" content="{a.published}T08:00:00+08:00"><title>{esc(a.title)} | {w.site}</title></head><body><div id="app">
<header><nav>{w.menu()}</nav></header><div class="_a3f"><div class="_t77">{esc(a.title)}</div><div class="_m12"><span>{a.published}</span><span>{esc(a.source)}</span></div>
<div class="_c90">{body(a, "<div class='_p1'>{}</div>", "")}</div></div>
<div class="_r55"><div class="_h">为您推荐</div>{w.summaries(3)}</div><footer>{w.imprint()}</footer></div></body></html>""",
        source=None,
    )


@layout
def newspaper(a: Article, w: Words) -> Made:
    """Founder's digital newspaper: the record in a comment, the page's other articles in a map."""
    return Made(
        f"""<html><head><meta charset="utf-8"><title>云岭日报数字报-{esc(a.title)}</title></head><body>
<!--enpproperty <articleid>123</articleid><date>{a.published} 00:00:00:0</date><author></author><title>{esc(a.title)}</title><keyword></keyword><subtitle></subtitle><introtitle></introtitle><siteid>2</siteid><nodename>A02要闻</nodename> /enpproperty-->
<table><tr><td class="default">{a.published:%Y年%m月%d日} 星期二</td><td><a href="#">上一期</a> <a href="#">下一期</a></td></tr></table><div class="left"><p>第A02版：要闻</p><ul>{w.dated(4)}</ul></div>
<div class="right"><table><tr><td class="font01">{esc(a.title)}</td></tr></table><div id="ozoom"><founder-content>{body(a, "<P>{}</P>")}</founder-content></div><p><a>上一篇</a>　<a>下一篇</a></p></div>
<div class="foot">{w.imprint()}</div></body></html>""",
        source="云岭日报",
    )


@layout
def wechat(a: Article, w: Words) -> Made:
    """A WeChat article as saved: hidden until its script runs, sections in sections, tools of the client around."""
    sections = body(
        a,
        '<section style="margin:8px"><section><p style="text-indent:2em"><span leaf="">{}</span></p></section></section>',
        "",
    )
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{esc(a.title)}"><meta property="og:site_name" content="微信公众平台"><title></title></head><body id="activity-detail">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">{esc(a.title)}</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">云岭发布</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a id="js_name">{esc(a.source)}</a></span> <em id="publish_time" class="rich_media_meta rich_media_meta_text">{a.published} 18:02</em><em id="js_ip_wording">云南</em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;"><section data-tools="135编辑器"><p style="display:none">关注我们，获取更多</p>{sections}</section><mpvoice></mpvoice></div>
<div id="js_pc_qr_code" class="qr_code_pc_outer" style="display:none"><p>微信扫一扫<br>关注该公众号</p></div></div></div></div></div>
<div class="rich_media_tool"><span>阅读 3421</span> <span>赞 25</span> <span>在看 12</span></div><div id="js_cmt_area"><p>写留言</p></div><div class="weui-dialog"><p>继续滑动看下一个</p><p>轻触阅读原文</p><p>微信扫一扫可打开此内容，使用完整服务</p></div></body></html>""")


@layout
def wordpress(a: Article, w: Words) -> Made:
    """A district's blog on WordPress."""
    return Made(
        f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>{esc(a.title)} &#8211; 云岭招商</title><meta name="generator" content="WordPress 6.1"></head><body class="single">
<div id="page"><header id="masthead" class="site-header"><p class="site-title"><a>云岭招商</a></p><nav>{w.menu()}</nav></header><div id="content"><main id="main"><article class="post"><header class="entry-header"><h1 class="entry-title">{esc(a.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{a.published}T09:00:00+08:00">{a.published:%Y年%m月%d日}</time></span><span class="byline">由 <a>管理员</a></span></div></header>
<div class="entry-content">{body(a)}</div><footer class="entry-footer">分类：<a>招商</a></footer></article>
<nav class="navigation post-navigation"><a>上一篇文章</a></nav><div id="comments"><h2>发表回复</h2><p>您的电子邮箱地址不会被公开。 必填项已用 * 标注，请勿发布广告。</p></div></main></div>
<div id="secondary" class="widget-area"><h2>近期文章</h2><ul>{w.dated(5)}</ul></div><footer class="site-info">{w.imprint()}</footer></div></body></html>""",
        source=None,
    )


@layout
def asp_2003(a: Article, w: Words) -> Made:
    """An ASP page of 2003: one cell of text parted by `<br>`, `<font>` for looks, the day in square brackets, no charset."""
    text = "<br>\n".join(
        "&nbsp;&nbsp;&nbsp;&nbsp;" + esc(line) if isinstance(line, str) else table(line) for line in a.body
    )
    return Made(
        f"""<html><head><title>云岭县政府网站</title></head><body bgcolor=#ffffff><center><table border=0 width=760><tr><td><font size=2><a href=index.asp>首页</a>│<a href=xwzx.asp>新闻中心</a>│<a href=zsyz.asp>招商引资</a></font></td></tr></table>
<table border=0 width=760 cellpadding=4><tr><td align=center><font color=#cc0000 size=4><b>{esc(a.title)}</b></font></td></tr><tr><td align=center><font size=2 color=gray>录入时间：{a.published.year}-{a.published.month}-{a.published.day} 8:30:00 [ 来源：{esc(a.source)} ] 阅读 210 次</font></td></tr>
<tr><td><font size=3>{text}</font></td></tr><tr><td align=right><font size=2>[<a href="javascript:window.close()">关闭窗口</a>]</font></td></tr></table><hr width=760><font size=2>版权所有：云岭县人民政府　技术支持：云岭县信息中心</font></center></body></html>""",
        charset="gbk",
    )


@layout
def word_pasted(a: Article, w: Words) -> Made:
    """Pasted from Word: conditional comments, `o:p`, spans that break numbers."""
    soup = "\n".join(
        word_soup(part) if isinstance(part, str) else table(part, 'class="MsoTableGrid" border="1"') for part in a.body
    )
    return Made(f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>{esc(a.title)}-云岭市政协</title><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style>p.MsoNormal{{margin:0}}</style></head><body>
<div class="warp"><div class="top">2024年11月28日 星期四　欢迎访问云岭市政协网！</div><div class="nav">{w.menu()}</div><div class="con"><p class="pos">您的位置：<a href="/">首页</a> &gt; 履职要闻 &gt; 正文</p><h2 style="text-align:center">{esc(a.title)}</h2>
<p style="text-align:center">发布时间：{a.published} 10:12:36　来源：{esc(a.source)}　浏览：<span>731</span>次　【字体：大 中 小】</p><div class="nr"><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->{soup}</div></div><div class="rside"><h3>公告</h3><ul>{w.dated(4)}</ul></div><div class="bottom">{w.imprint()}</div></div></body></html>""")


@layout
def jammed(a: Article, w: Words) -> Made:
    """A page that salts its article against copying: hidden spans in every paragraph, a paragraph in white."""
    salt = '<span style="font-size:0">云岭网独家内容</span><font class="jammer">严禁复制</font><i style="display: none">0912</i>'
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}-云岭网</title></head><body><div class="hd"><ul>{w.menu()}</ul></div><div class="bd"><h1>{esc(a.title)}</h1><p class="info">{a.published} 07:45　来源：{esc(a.source)}</p>
<div class="art">{"".join(f"<p>{esc(p[:6])}{salt}{esc(p[6:])}</p>" if isinstance(p, str) else table(p) for p in a.body)}<p style="visibility:hidden">本文由云岭网独家发布，未经许可不得转载，违者将依法追究责任，举报有奖。</p><p aria-hidden="true" hidden>隐藏的段落，读者看不到，也不该读进来，哪怕它有句号。</p></div></div><div class="ft">{w.imprint()}</div></body></html>""")


@layout
def nested(a: Article, w: Words) -> Made:
    """Three hundred boxes in each other around the article."""
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_云岭区政府</title></head><body><div class="menu">{w.menu()}</div>{"<div>" * 300}<h1>{esc(a.title)}</h1><div class="ly">来源：{esc(a.source)} 日期：{a.published:%Y/%m/%d}</div>
<div class="wz">{body(a)}</div>{"</div>" * 300}<div class="footer">{w.imprint()}</div></body></html>""")


@layout
def announcement(a: Article, w: Words) -> Made:
    """An announcement whose paragraphs are the rows of a table, below a summary of label–value pairs."""
    rows = "".join(
        f"<tr style='height:40px'><td>{table(p) if not isinstance(p, str) else esc(p)}</td></tr>" for p in a.body
    )
    form = (
        ("项目名称", "云岭市标准厂房三期"),
        ("建设单位", "云岭工业园管委会"),
        ("行政区域", "云岭市"),
        ("项目联系人", "李工"),
    )
    summary = "".join(
        f"<tr><td class='title' width='128'>{k}</td><td colspan='3' width='430'>{v}</td></tr>" for k, v in form
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{esc(a.title)}" /><meta name="PubDate" content="{a.published} 01:59" /><meta name="ContentSource" content="{esc(a.source)}" /><title>{esc(a.title)}</title></head><body id="detail">
<div class="v4inc"><p class="cl">云岭市唯一指定信息网络发布媒体</p><p class="cr">服务热线：0878-1234567 &nbsp; | &nbsp; 服务投诉：0878-7654321</p><ul>{w.menu()}</ul></div>
<div class="main"><div class="vF_deail_currentloc"><p>当前位置：<a href="/" class="CurrChnlCls">首页</a>&nbsp;&raquo;&nbsp;<a href="../">公告</a></p></div><div class="vF_detail_main"><div class="vF_detail_header"><h2 class="tc">{esc(a.title)}</h2><p class="tc"><span id="pubTime">{a.published:%Y年%m月%d日} 01:59</span> 来源：<span id="sourceName">{esc(a.source)}</span> 【<span id="printBtn">打印</span>】</p></div>
<div class='table'><table width='600'>{summary}</table></div><div class="vF_detail_content"><table>{rows}</table></div></div></div><div class="footer">{w.imprint()}</div></body></html>""",
        pairs=frozenset((k, "", v) for k, v in form),
        more=tuple(f"{k}{v}" for k, v in form),
    )


@layout
def no_date(a: Article, w: Words) -> Made:
    """A page that does not know its day: the meta says the first of January, the clock says today."""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="PubDate" content="{a.published.year}-01-01 00:00:00"><title>{esc(a.title)}</title></head><body><div class="time">2024年6月3日 星期一</div><ul class="nav">{w.menu()}</ul>
<div class="box"><h1>{esc(a.title)}</h1><div class="info">来源：{esc(a.source)}　点击数：12</div><div class="text">{body(replace(a, body=a.body))}</div></div><div class="aside">{w.dated(5)}</div><div class="foot">{w.imprint()} Copyright © 2005-2024</div></body></html>""",
        published=None,
    )


@layout
def bom_16(a: Article, w: Words) -> Made:
    """Saved by Notepad as Unicode: UTF-16 with a byte-order mark, called utf-8."""
    made = siteserver(a, w)
    return replace(made, charset="utf-16")


@layout
def society(a: Article, w: Words) -> Made:
    """The page's title is the channel's, the article's stands in an `<h5>`, the bread crumb in an `<h3>`."""
    menu = "".join(
        f'<li><a href="/channel.aspx?id={i}"><div id="nav{i}">{t[:6]}</div></a></li>' for i, t in enumerate(w.some(6))
    )
    return Made(f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"><title>新闻动态--云岭市贸促会官网</title></head><body><div class="header_top"><div class="header"><a class="logo"></a><div class="right_h"><p><a>English</a><a>中文版</a></p><div class="inp"><input type="text" placeholder="请输入"><a href="javascript:searchnews();">搜索</a></div></div></div><div class="header_nav"><ul>{menu}</ul></div></div>
<div class="se_nav"><div class="se_nav_c"><div class="title_la"><h3>首页 - 新闻动态</h3></div></div></div><div class="warp_box"><div class="news"><div class="news_left"><div class="xq_fonts"><h5>{esc(a.title)}</h5>
<div class="ly"><b title="发布时间">发布时间：{a.published}</b> <i>来源：{esc(a.source)}</i> </div><div class="detailCon">{body(a, '<p style="text-indent: 2em;"><span style="font-family: 微软雅黑; font-size: 14px;">{}&nbsp;</span></p>', "")}</div></div></div>
<div class="news_right"><h4>推荐阅读</h4><ul>{w.dated(5)}</ul></div></div></div><div class="footer">{w.imprint()}</div></body></html>""")


@layout
def zblog(a: Article, w: Words) -> Made:
    """Z-Blog: day, site, channel and counts in an `<h6>`, summaries inside the links of related articles."""
    related = "".join(
        f'<div><a href="/post/{i}.html">{t},<p style="display:none">最新报导，{t}</p><p>近日，记者获悉，{t}，各界反响热烈，相关工作正在推进。</p></a><span>2019年11月03日</span></div>'
        for i, t in enumerate(w.some(5))
    )
    return Made(
        f"""<html><head><meta charset="utf-8"><title>{esc(a.title)}-云岭传媒</title><meta name="generator" content="Z-BlogPHP 1.5.2 Zero"></head><body class="single article"><div class="top"><div class="nav"><div class="navbar">{w.menu()}<form name="search"><input type="text" name="q"><input type="submit" value="搜索"></form></div></div></div>
<div class="main"><div class="divmain"><div class="left"><div class="here"><a class="map1">首页</a>&nbsp;&nbsp;&gt; <a class="map2">时政新闻 </a>&nbsp;&nbsp;&gt; <a class="map2">{esc(a.title)} </a></div><div class="post single"><h2 class="post-title">{esc(a.title)}</h2>
<h6 class="post-footer"><a class="post-date">{a.published:%Y年%m月%d日}</a> <i class="fa fa-user"></i>云岭传媒 <i class="fa fa-list"></i>时政新闻 <i class="fa fa-eye"></i>1665 <i class="fa fa-comment"></i>0 </h6><div class="post-body"><p style="display:none">原标题：{esc(a.title)}</p>{body(a)}<p>责任编辑：<span></span></p></div>
<h5 class="post-tags"><a>招商</a> <a>项目</a></h5><div class="share"></div></div><div class="relate"><span>相关文章</span>{related}</div></div><div class="right"><dl class="function"><dt>最近发表</dt><dd><div>{w.dated(8)}</div></dd></dl></div></div></div><div class="footer">{w.imprint()}</div></body></html>""",
        source=None,
    )


@layout
def two_lines(a: Article, w: Words) -> Made:
    """A title broken over two centred paragraphs of the article, whole only in `<title>`."""
    cut = len(a.title) // 2
    return Made(f"""<html><head><meta charset="utf-8"><title>{esc(a.title)}_通知公告_云岭市政府</title></head><body><ul class="nav">{w.menu()}</ul><div class="wrap"><div class="dqwz">当前位置：首页 > 通知公告</div>
<div class="info">发布日期：{a.published} 信息来源：{esc(a.source)} 浏览量：35</div><div class="zw"><p style="text-align:center"><strong>{esc(a.title[:cut])}</strong></p><p style="text-align:center"><strong>{esc(a.title[cut:])}</strong></p>{body(a)}</div></div><div class="foot">{w.imprint()}</div></body></html>""")


@layout
def many_tables(a: Article, w: Words) -> Made:
    """Five tables in each other; the article's cell holds a table with a header of two levels and merged cells."""
    deep = """<table border=1><tr><th rowspan="2">县区</th><th colspan="2">签约项目</th><th colspan="2">开工项目</th></tr><tr><th>个数</th><th>总投资</th><th>个数</th><th>总投资</th></tr>
<tr><td rowspan="2">东河县</td><td>14</td><td>42.6</td><td>９</td><td>28.3</td></tr><tr style="display:none"><td>0</td><td>0</td><td>0</td><td>0</td></tr><tr><td>3</td><td>8.5</td><td>2</td><td>6.1</td></tr><tr><td>合　计</td><td>17</td><td>51.1</td><td>11</td><td>34.4</td></tr></table>"""
    wanted = {
        ("东河县", "签约项目/个数", "14"),
        ("东河县", "签约项目/总投资", "42.6"),
        ("东河县", "开工项目/个数", "9"),
        ("东河县", "开工项目/总投资", "8.5"),
    }
    wanted = (wanted - {("东河县", "开工项目/总投资", "8.5")}) | {
        ("东河县", "签约项目/总投资", "8.5"),
        ("东河县", "开工项目/总投资", "6.1"),
        ("合计", "开工项目/总投资", "34.4"),
    }
    return Made(
        f"""<html><head><meta charset="utf-8"><title>{esc(a.title)}</title></head><body>{"<table><tr><td>" * 5}<table><tr><td><a href="/">首页</a></td><td><a href="/x">政务</a></td></tr></table><table><tr><td align="center"><b>{esc(a.title)}</b></td></tr><tr><td align="center">{a.published} 来源：{esc(a.source)}</td></tr></table>
<table width="98%"><tr><td class="nr"><p>　　{"</p><p>　　".join(map(esc, a.lines))}</p>{deep}</td></tr></table>{"</td></tr></table>" * 5}<div class="footer">{w.imprint()}</div></body></html>""",
        pairs=frozenset(wanted),
        more=("县区 签约项目 开工项目 个数 总投资 个数 总投资 东河县 14 42.6 9 28.3 3 8.5 2 6.1 合计 17 51.1 11 34.4",),
        keeps_tables=False,
    )


@layout
def only_table(a: Article, w: Words) -> Made:
    """A page that is a table: its caption and unit above, a note below, nothing else but a line."""
    return Made(
        f"""<html><head><meta charset="utf-8"><title>{esc(a.title)}-云岭统计</title></head><body><div class="menu">{w.menu()}</div><div class="c"><h1>{esc(a.title)}</h1><p class="t">{a.published} | {esc(a.source)}</p><p>　　{esc(a.lines[0])}</p><p align="center">各县区招商引资完成情况表</p><p align="right">单位：个、亿元</p>{table(TABLE)}<p>注：数据截至上月底。</p></div><div class="side"><h3>排行榜</h3><ul>{w.dated(6)}</ul></div><div class="footer">{w.imprint()}</div></body></html>""",
        keeps_tables=False,
        pairs=triples(TABLE),
        more=("各县区招商引资完成情况表", "单位：个、亿元", *("\t".join(row) for row in TABLE), "注：数据截至上月底。"),
        lines=1,
        source=None,
    )


@layout
def proposal_form(a: Article, w: Words) -> Made:
    """A proposal with its reply as a form: short values side by side, long ones over the whole width."""
    reply = "".join(f"<p>{esc(line)}</p>" for line in a.lines[1:])
    rows = (("提案编号", "67"), ("提案人", "李明"), ("承办单位", "市商务局"), ("办理结果", "已办结"))
    return Made(
        f"""<html><head><meta charset="utf-8"><title>提案详情-云岭市政协</title></head><body><div class="top"><ul>{w.menu()}</ul></div><table class="tab" border="1"><tr><td>提案编号：</td><td>67</td><td>提案人：</td><td>李明</td></tr><tr><td>承办单位：</td><td>市商务局</td><td>办理结果：</td><td>已办结</td></tr>
<tr><td>标　　题：</td><td colspan="3">{esc(a.title)}</td></tr><tr><td>提案时间：</td><td colspan="3">{a.published}</td></tr><tr><td>提案内容：</td><td colspan="3"><p>{esc(a.lines[0])}</p></td></tr><tr><td>答复内容：</td><td colspan="3">{reply}</td></tr></table><div class="footer">{w.imprint()}</div></body></html>""",
        pairs=frozenset((label, "", value) for label, value in rows),
        keeps_tables=False,
        title=None,
        published=None,
        source=None,
        more=("提案编号67提案人李明承办单位市商务局办理结果已办结标题提案时间提案内容答复内容" + str(a.published),),
    )


@layout
def excel_html(a: Article, w: Words) -> Made:
    """A list that a system exported as `.xls`: a web page by another name."""
    return Made(
        f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><!--[if gte mso 9]><xml><x:ExcelWorkbook></x:ExcelWorkbook></xml><![endif]--></head><body><h3>{esc(a.title)}</h3>{table(TABLE)}</body></html>""",
        suffix=".xls",
        charset="gbk",
        keeps_tables=False,
        pairs=triples(TABLE),
        more=tuple("\t".join(row) for row in TABLE),
        lines=0,
        published=None,
        source=None,
    )


@layout
def mhtml(a: Article, w: Words) -> Made:
    """Saved by a browser as one file: quoted-printable, its pictures and a frame beside it."""
    page = trs(a, w).html.encode()
    message = EmailMessage()
    message["Subject"] = a.title
    message["MIME-Version"] = "1.0"
    message.make_related()
    part = EmailMessage()
    part.set_content(page.decode(), subtype="html", cte="quoted-printable")
    part["Content-Location"] = "https://www.yunling.gov.cn/yw/art/1.html"
    frame = EmailMessage()
    frame.set_content("<html><body><p>访问量统计</p></body></html>", subtype="html", cte="base64")
    message.attach(part)
    message.attach(frame)
    return Made("", suffix=".mht", data=message.as_bytes())


@layout
def traditional(a: Article, w: Words) -> Made:
    """A page in traditional characters, Big5, called nothing."""
    title, text = (
        "雲嶺市簽約二十二個項目",
        "　　雲嶺市昨日舉行招商推介會，現場簽約項目二十二個，總投資一百零六億元，涉及電子信息、生物醫藥、裝備製造等領域。市領導表示，將做好後續服務，確保項目早日開工、早日投產，並對客商提出的問題逐一答覆。",
    )
    return Made(
        f"<html><head><title>{title}</title></head><body><ul class=nav><li>首頁</li><li>新聞</li></ul><h1>{title}</h1><p>發布時間：{a.published} 來源：雲嶺日報</p><div class=content><p>{text}</p><p>{text[::-1]}</p></div></body></html>",
        charset="big5",
        keeps_tables=False,
        title=title,
        more=(text, text[::-1]),
        lines=0,
        source=None,
    )


TABLE: Rows = (
    ("县区", "签约项目数（个）", "总投资（亿元）", "开工项目数（个）"),
    ("东河县", "14", "42.6", "9"),
    ("西山县", "11", "38.15", "7"),
    ("高新区", "22", "106.3", "16"),
    ("合计", "47", "187.05", "32"),
)
ISSUED = ("成文日期", "发布日期")


def articles() -> list[Article]:
    """The articles of the working gold; every fourth with a table after its second paragraph."""
    made = []
    for index, path in enumerate(sorted(WORKING.glob("*.txt"))):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        day, _, rest = lines[1].removeprefix("发布时间：").partition(" ")
        named = rest.split("来源：", 1)[-1].split() if "来源：" in rest else []
        source = named[0] if named else ""
        try:
            published = date.fromisoformat(day)
        except ValueError:
            continue  # an article that is laid out in a way of its own, as a proposal: not for these layouts
        if not source or (published.month, published.day) == (1, 1):
            continue
        if any(line.startswith("相关链接") for line in lines):
            continue  # a saved page with its related news: a table behind it would not be the article's
        parts: list[str | Rows] = list(lines[2:])
        if index % 4 == 0:
            parts.insert(min(2, len(parts)), TABLE)
        made.append(Article(path.stem, lines[0], published, source, tuple(parts)))
    return made


def triples(rows: Rows) -> frozenset[tuple[str, str, str]]:
    """The facts of a table: label of the row, label of the column, value."""
    return frozenset((row[0], rows[0][i], row[i]) for row in rows[1:] for i in range(1, len(row)))


def make(name: str, article: Article, seed: int) -> tuple[str, bytes, Truth]:
    """One page: its file name, its bytes, and what should be read from it."""
    made = LAYOUTS[name](article, Words(random.Random(seed)))
    charset = made.charset or "utf-8"
    title = article.title if made.title in ("as given", None) else made.title
    shown = article.body if made.keeps_tables else tuple(article.lines[: made.lines])
    parts = ["\n".join("\t".join(row) for row in part) if not isinstance(part, str) else part for part in shown]
    tables = [part for part in shown if not isinstance(part, str)]
    pairs = frozenset[tuple[str, str, str]]().union(made.pairs, *(triples(rows) for rows in tables))
    published = article.published if isinstance(made.published, str) else made.published
    source = article.source if made.source == "as given" else made.source
    data = made.html.encode(charset, errors="xmlcharrefreplace") if made.data is None else made.data
    text = "\n".join([title or "", *parts, *made.more])
    truth = Truth(name, title if made.title else None, published, source, text, pairs, made.attachments, charset)
    return f"{name}-{article.name}{made.suffix}", data, truth


def pages(each: int = 4) -> Iterator[tuple[str, bytes, Truth]]:
    """Every layout with `each` articles, drawn so that each article and table meets many layouts."""
    known = articles()
    for number, name in enumerate(LAYOUTS):
        for turn in range(each):
            yield make(name, known[(number * 7 + turn * 13) % len(known)], number * 100 + turn)


def four_grams(text: str) -> Counter[str]:
    """The runs of four characters of a text, white space left out."""
    bare = "".join(visible(text).split())
    return Counter(bare[i : i + 4] for i in range(len(bare) - 3))


def text_f1(truth: str, read: str) -> float:
    """Harmonic mean of the shares of four-character runs of one text that the other has, 0 to 1."""
    wanted, found = four_grams(truth), four_grams(read)
    total = wanted.total() + found.total()
    return 2 * (wanted & found).total() / total if total else 1.0


def pairs_read(document: Document) -> set[tuple[str, str, str]]:
    """What the tables of a document say: (row label, column label, value), column labels of forms empty."""
    pairs: set[tuple[str, str, str]] = set()
    for one in document.tables:
        at = {}
        for cell in one.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    at[row, column] = document.text[cell.start : cell.end]
        width, height = (max(place[axis] for place in at) + 1 for axis in (1, 0))
        for row in range(one.header_rows, height):
            cells = [at.get((row, column), "") for column in range(width)]
            if not one.header_rows:
                pairs.update((label.rstrip(":："), "", value) for label, value in pairwise(dict.fromkeys(cells)))
            for column in range(1, width):
                header = "/".join(dict.fromkeys(at.get((level, column), "") for level in range(one.header_rows)))
                pairs.add((cells[0], header, cells[column]))
    return pairs


from tests.corpora import cms_pages, portal_pages  # noqa: E402, F401 - they enter their layouts beside those above
