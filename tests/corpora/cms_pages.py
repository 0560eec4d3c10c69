"""More layouts of government pages, entered beside those of `pages.py`: what editors, savers and years do to a page.

Every character in a box of its own, layout tables of 2005 in GBK that nobody declares, the article between two sharing
bars, a date that a script writes, pages saved from WeChat with all that stands around an article there, print versions,
ASP.NET forms, pictures alone. The skeletons are those of 开普, 大汉 jpage, 博达 VSB, TRS, SiteServer, DedeCms and of pages
made by hand; the words are those of the working gold and ours.
"""

from __future__ import annotations

import base64

from tests.corpora.pages import TABLE, Article, Made, Words, body, esc, layout, table, triples


def crumbs(text: str, size: int = 2) -> str:
    """A paragraph as some editors leave it: every few characters in a `<font>` in a `<span>`, numbers cut in two."""
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return "".join(f'<span style="font-size:16pt"><font face="仿宋">{esc(piece)}</font></span>' for piece in pieces)


def wide(text: str) -> str:
    """With the digits of a Chinese input method."""
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isdecimal() and sign.isascii() else sign for sign in text)


@layout
def split_characters(a: Article, w: Words) -> Made:
    """UCAP with an editor that boxes every two characters; the way through the site is text and no link."""
    soup = "\n".join(
        table(part) if not isinstance(part, str) else f'<p style="text-indent:2em">{crumbs(part)}</p>'
        for part in a.body
    )
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_部门动态_{w.site}</title><meta name="ArticleTitle" content="{esc(a.title)}"><meta name="PubDate" content="{a.published} 15:02"><meta name="ContentSource" content="{esc(a.source)}"></head><body>
<div class="topbar">无障碍 | 长者模式 | 繁体</div><div class="nav"><ul>{w.menu()}</ul></div><div class="dqwz">首页 &gt; 要闻动态 &gt; 部门动态 &gt; 正文</div>
<div class="container"><h1 id="ti">{crumbs(a.title, 3)}</h1><div class="pages-date">{a.published} 15:02　来源：{esc(a.source)}　【字体：大 中 小】　打印</div>
<div class="trs_editor_view TRS_UEDITOR trs_paper_default trs_web" id="UCAP-CONTENT">{soup}</div></div><div class="foot">{w.imprint()}</div></body></html>""")


@layout
def tables_2005(a: Article, w: Words) -> Made:
    """Tables for layout four deep, a running line, a calendar, `&nbsp;` for indents, GBK that nobody declares."""
    lines = "<br>\n".join(
        table(part) if not isinstance(part, str) else "&nbsp;" * 6 + esc(part) + "<br>" for part in a.body
    )
    days = "".join(f"<td>{day}</td>" for day in range(1, 8))
    return Made(
        f"""<html><head><title>:::云岭县人民政府:::</title></head><body leftmargin=0 background=bg.gif><table width=778 border=0 align=center cellpadding=0><tr><td colspan=2><img src=banner.gif width=778></td></tr>
<tr><td colspan=2 bgcolor=#336699><marquee scrollamount=3>热烈祝贺我县招商引资工作座谈会胜利召开，欢迎海内外客商来我县投资兴业！</marquee></td></tr>
<tr><td width=180 valign=top bgcolor=#eeeeee><table width=100%><tr><td><b>站内搜索</b></td></tr><tr><td><form><input name=k size=12><input type=submit value=搜索></form></td></tr><tr><td><b>日历</b><table><tr>{days}</tr></table></td></tr><tr><td><b>热点文章</b><ul>{w.dated(6)}</ul></td></tr></table></td>
<td valign=top><table width=100% cellspacing=0><tr><td><table width=100%><tr><td><font color=red>当前位置</font>：首页 → 新闻中心 → 本县新闻</td></tr></table></td></tr><tr><td><table width=96% align=center><tr><td align=center><font size=5 face=黑体 color=#990000>{esc(a.title)}</font></td></tr>
<tr><td align=center><font size=2>作者：佚名　　来源：{esc(a.source)}　　点击数：<script src=count.asp></script>　　更新时间：{a.published.year}-{a.published.month}-{a.published.day}</font></td></tr><tr><td><table border=0><tr><td><font size=3>{lines}</font></td></tr></table></td></tr>
<tr><td align=right>文章录入：admin　　责任编辑：admin</td></tr><tr><td><li>上一篇文章： <a href=1.htm>{w.some(1)[0]}</a></li><br><li>下一篇文章： 没有了</li></td></tr><tr><td>【<a href=#>发表评论</a>】【<a href=#>加入收藏</a>】【<a href=#>告诉好友</a>】【<a href=#>打印此文</a>】【<a href=#>关闭窗口</a>】</td></tr></table></td></tr></table></td></tr>
<tr><td colspan=2 align=center><font size=2>| 设为首页 | 加入收藏 | 联系站长 | 友情链接 | 版权申明 |<br>云岭县人民政府主办 云岭县信息中心承办 ICP备05000000号</font></td></tr></table></body></html>""",
        charset="gbk",
    )


@layout
def wechat_saved(a: Article, w: Words) -> Made:
    """Saved from WeChat after its scripts: sections in sections, a number in a span of its own, calls to follow and share."""
    words = "".join(
        f'<section style="margin:0 8px"><section><p style="text-indent:2em;line-height:1.75em"><span style="letter-spacing:1px"><span>{crumbs(part, 7)}</span></span></p></section></section>'
        if isinstance(part, str)
        else f"<section>{table(part)}</section>"
        for part in a.body
    )
    return Made(f"""<!DOCTYPE html><html class="appmsg"><head><meta charset="utf-8"><title>{esc(a.title)}</title><meta property="og:title" content="{esc(a.title)}"><meta property="og:site_name" content="微信公众平台"><meta name="author" content="云岭发布"></head><body class="zh_CN mm_appmsg"><div id="js_article" class="rich_media"><div id="js_top_ad_area"></div><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div id="img-content"><h1 class="rich_media_title" id="activity-name">
{esc(a.title)}
</h1><div id="meta_content"><span id="profileBt"><a href="javascript:void(0);" id="js_name">{esc(a.source)} </a><div id="js_profile_qrcode" style="display: none;"><strong class="profile_nickname">云岭发布</strong><p class="profile_meta"><label>微信号</label><span>ylfb</span></p><p class="profile_meta"><label>功能介绍</label><span>权威发布云岭信息</span></p></div></span><em id="publish_time">{a.published} 17:30</em></div>
<div class="rich_media_content" id="js_content" style="visibility: visible;"><section style="text-align:center"><p><span>点击上方</span><strong><span>蓝字</span></strong><span>关注我们</span></p></section><section><img data-src="https://mmbiz.example/1.gif"></section>{words}</div>
<div id="js_tags" style="display:none">招商 2个</div></div><div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div></div></div></div><div id="js_bottom_bar">分享 收藏 赞 在看</div></body></html>""")


@layout
def aspx(a: Article, w: Words) -> Made:
    """ASP.NET: the whole page in one form with its state, the article in one `<span>` parted by `<br />`."""
    state = base64.b64encode(b"view state " * 900).decode()
    lines = "<br />".join("　　" + esc(part) if isinstance(part, str) else table(part) for part in a.body)
    return Made(f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>
	云岭市招商网
</title><meta charset="utf-8" /></head><body><form name="aspnetForm" method="post" action="NewsDetail.aspx?id=88" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" value="{state}" /></div>
<div id="head"><ul>{w.menu()}</ul></div><div id="ctl00_path"><span>您现在的位置：</span><a href="Default.aspx">首页</a>><a href="List.aspx">招商动态</a></div>
<div class="neirong"><span id="ctl00_lblTitle" class="bt">{esc(a.title)}</span><div class="sj">发布日期：<span id="ctl00_lblDate">{a.published.year}/{a.published.month}/{a.published.day} 9:08:00</span>　信息来源：<span id="ctl00_lblFrom">{esc(a.source)}</span>　阅读次数：<span id="ctl00_lblHit">56</span></div>
<span id="ctl00_lblContent">{lines}</span></div><div id="ctl00_right"><b>推荐信息</b><ul>{w.dated(5)}</ul></div><div id="foot">{w.imprint()}</div></form></body></html>""")


@layout
def print_version(a: Article, w: Words) -> Made:
    """The version for printing: no menu, buttons above, the address of the original below."""
    return Made(
        f"""<html><head><meta charset="utf-8"><title>打印预览 - {esc(a.title)}</title></head><body onload="window.print()"><div class="noprint"><button>打印</button> <button>关闭</button> <label><input type="checkbox">打印图片</label></div>
<h2 align="center">{esc(a.title)}</h2><p align="center">{a.published:%Y-%m-%d %H:%M}　{esc(a.source)}</p><hr>{body(a)}<hr><p>原文链接：http://www.yunling.gov.cn/art/{a.published.year}/art_{len(a.title)}.html</p></body></html>""",
        more=(),
        source=None,
    )


@layout
def script_date(a: Article, w: Words) -> Made:
    """The day of issue stands nowhere but in a script that writes it; another script writes today's."""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}</title></head><body><div class="top"><script>var d=new Date();document.write("今天是"+d.getFullYear()+"年");</script></div><ul class="nav">{w.menu()}</ul>
<div class="wrap"><h1>{esc(a.title)}</h1><div class="info">发布时间：<script>document.write(showDate("{a.published} 10:20:30"));</script>　来源：{esc(a.source)}</div><div class="zoom" id="zoom">{body(a)}</div></div><div class="foot">{w.imprint()}</div></body></html>""",
        published=None,
    )


@layout
def sharing_bars(a: Article, w: Words) -> Made:
    """Sharing bars of names above and below the article, and one inside; the editors sign its last line."""
    bar = "".join(
        f'<a title="分享到{name}" href="#">{name}</a>'
        for name in ("QQ空间", "新浪微博", "腾讯微博", "人人网", "微信", "豆瓣", "复制网址")
    )
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}-云岭新闻网</title></head><body><div class="header"><ul>{w.menu()}</ul></div><div class="content-box"><div class="title"><h1>{esc(a.title)}</h1></div>
<div class="info clearfix"><span class="time">{a.published} 08:15:00</span><span class="from">来源：{esc(a.source)}</span><span class="share">分享到：{bar}</span></div><div class="article-content" id="articleContent">{body(a)}<div class="bshare-custom">{bar}<span class="BSHARE_COUNT">0</span></div></div>
<p class="bianji">责任编辑：宋敏　审核：何平</p><div class="zan">点赞 0</div><div class="mianze"><p>免责声明：凡本网注明来源的稿件，均为转载，转载目的在于传递更多信息，并不代表本网赞同其观点。</p></div>
<div class="hot"><h3>热点推荐</h3>{w.summaries(4)}</div></div><div class="footer">{w.imprint()}</div></body></html>""")


@layout
def file_list(a: Article, w: Words) -> Made:
    """A notice with its attachments numbered below, each with an icon, its size and how often it was fetched."""
    names = ("招商引资项目申报表.doc", "重点项目清单.xlsx", "实施细则.pdf")
    items = "".join(
        f'<p style="line-height:16px"><img src="/icon_{index}.gif"><a style="font-size:12px;color:#0066cc" href="/uploads/{index}.{name.rpartition(".")[2]}" title="{name}">附件{index}：{name}</a></p>'
        for index, name in enumerate(names, 1)
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)} - 云岭市商务局</title></head><body><header><ul>{w.menu()}</ul></header><main><article class="c-article"><h2 class="c-title">{esc(a.title)}</h2><p class="c-info">日期：{a.published}　来源：{esc(a.source)}　字号：[ 大 中 小 ]</p><div class="c-body v_news_content" id="vsb_content_2">{body(a)}{items}</div></article><p>上一条：<a href="#">{w.some(1)[0]}</a></p><p>下一条：<a href="#">{w.some(1)[0]}</a></p></main><footer>{w.imprint()}</footer></body></html>""",
        attachments=tuple(f"附件{index}：{name}" for index, name in enumerate(names, 1)),
        more=tuple(f"附件{index}：{name}" for index, name in enumerate(names, 1)),
    )


@layout
def pictures_alone(a: Article, w: Words) -> Made:
    """An article of pictures: its title, its day, a line below each picture, and nothing more to read."""
    legends = ("招商推介会现场。", "市领导与客商交谈。", "签约仪式。")
    pictures = "".join(
        f'<p style="text-align:center"><img src="/{index}.jpg" alt="图{index}"></p><p style="text-align:center">{legend}</p>'
        for index, legend in enumerate(legends)
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_图片新闻_云岭市</title><meta name="ArticleTitle" content="{esc(a.title)}"><meta name="PubDate" content="{a.published}"></head><body><ul class="nav">{w.menu()}</ul><div class="main"><h1>{esc(a.title)}</h1><div class="info">{a.published} 来源：{esc(a.source)}</div><div class="TRS_Editor">{pictures}</div></div><div class="side">{w.summaries(3)}</div><div class="foot">{w.imprint()}</div></body></html>""",
        lines=0,
        keeps_tables=False,
        more=legends,
    )


@layout
def wide_blanks(a: Article, w: Words) -> Made:
    """One paragraph parted by pairs of `<br>`, indents of `&emsp;`, digits of full width, blanks in the title."""
    lines = "<br><br>".join(
        "&emsp;&emsp;" + esc(wide(part)) if isinstance(part, str) else table(part) for part in a.body
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>{esc(a.title)}</title></head><body><div id="menu">{w.menu()}</div><div class="wz"><div class="wzbt">　{esc(a.title)}　</div><div class="wzxx">发布人：管理员　　发布时间：{a.published.year}年{a.published.month}月{a.published.day}日　　文章来源：{esc(a.source)}</div><div class="wznr"><p>{lines}</p></div></div><div id="bottom">{w.imprint()}</div></body></html>""",
        charset="gb18030",
    )


@layout
def preformatted(a: Article, w: Words) -> Made:
    """The article in a `<pre>`, a paragraph a line."""
    lines = "\n".join("    " + esc(line) for line in a.lines)
    return Made(
        f"""<html><head><meta charset="utf-8"><title>{esc(a.title)}</title></head><body><center><h3>{esc(a.title)}</h3></center><center>{esc(a.source)}　{a.published}</center><pre>{lines}</pre><center>{w.imprint()}</center></body></html>""",
        keeps_tables=False,
        source=None,
    )


@layout
def dl_record(a: Article, w: Words) -> Made:
    """The record in a `<dl>`, the article in a tab beside two that are hidden."""
    record = (
        ("索引号", "YL0001/2022-031"),
        ("发布机构", a.source),
        ("成文日期", f"{a.published}"),
        ("公开方式", "主动公开"),
    )
    items = "".join(f"<dt>{label}：</dt><dd>{esc(value)}</dd>" for label, value in record)
    return Made(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)} - 信息公开 - 云岭市</title></head><body><nav>{w.menu()}</nav><dl class="gk-record">{items}</dl><h1 class="gk-title">{esc(a.title)}</h1><div class="gk-date">发布日期：{a.published}</div>
<div class="tabs"><ul><li class="on">正文</li><li>图解</li><li>相关解读</li></ul><div class="tab" id="tab1"><div class="gk-content">{body(a)}</div></div><div class="tab" id="tab2" style="display:none"><img src="tujie.png"></div><div class="tab" id="tab3" style="display:none">{w.summaries(2)}</div></div><footer>{w.imprint()}</footer></body></html>""")


@layout
def jpage(a: Article, w: Words) -> Made:
    """大汉 jpage: the article between its marks, the list of the channel in a `<datastore>` of records below."""
    records = "".join(
        f"<record><![CDATA[<li><a href='/art/{index}.html'>{title}</a><span>2022-03-0{index + 1}</span></li>]]></record>"
        for index, title in enumerate(w.some(5))
    )
    return Made(f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{w.site} 招商动态 {esc(a.title)}</title><meta name="SiteName" content="{w.site}"><meta name="ArticleTitle" content="{esc(a.title)}"><meta name="PubDate" content="{a.published} 16:44"><meta name="ContentSource" content="{esc(a.source)}"></head><body><div id="barrierfree_container"><div class="bt-nav">{w.menu()}</div><table id="article" width="100%"><tr><td class="title">{esc(a.title)}</td></tr><tr><td class="xx">发布时间：{a.published} 16:44　　来源：{esc(a.source)}　　浏览次数：<script>document.write('35')</script></td></tr><tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->{body(a)}<!--ZJEG_RSS.content.end--></div></td></tr></table>
<div id="div50" class="default_pgContainer"></div><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/jpage/dataproxy.jsp?page=1"></a>]]></nextgroup><recordset>{records}</recordset></datastore></script></div><div class="foot">{w.imprint()}</div></body></html>""")


@layout
def headed_table(a: Article, w: Words) -> Made:
    """A county's ranking: the table's head in `<thead>`, its title in `<caption>`, each figure in a span, notes below."""
    head = "".join(f"<th><strong>{esc(name)}</strong></th>" for name in TABLE[0])
    rows = "".join(
        "<tr>" + "".join(f"<td><p><span>{crumbs(cell, 1)}</span></p></td>" for cell in row) + "</tr>"
        for row in TABLE[1:]
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_统计数据_云岭市</title></head><body><ul class="nav">{w.menu()}</ul><div class="main"><h1>{esc(a.title)}</h1><div class="laiyuan">时间：{a.published} 来源：{esc(a.source)}</div><div class="nr"><p>　　{esc(a.lines[0])}</p><table class="tb"><caption>招商引资进展情况表</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>　　{esc(a.lines[-1])}</p></div></div><div class="foot">{w.imprint()}</div></body></html>""",
        keeps_tables=False,
        lines=0,
        pairs=triples(TABLE),
        more=(a.lines[0], "招商引资进展情况表", *("\t".join(row) for row in TABLE), a.lines[-1]),
    )
