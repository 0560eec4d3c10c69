"""Layouts of portals, accounts and platforms, entered beside those of `pages.py` and `cms_pages.py`.

WeChat as a crawler gets it, before any script has run, and as it was in 2016; the articles of 头条, 百家号, 搜狐 and 澎湃,
where offices publish as accounts; news portals that write a day in pieces; the information platforms of 龙讯, 新点 and
大汉's marks; pages that a script built and a browser saved. The skeletons were noted from what crawlers look for on such
pages; the words are those of the working gold and ours.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from tests.corpora.pages import TABLE, Article, Made, Words, body, esc, layout, table, triples

CHINA = timedelta(hours=8)


def seconds(a: Article) -> int:
    """Six in the evening in China on the article's day, as scripts count."""
    day = datetime(a.published.year, a.published.month, a.published.day, 18, 2, tzinfo=UTC) - CHINA
    return int(day.timestamp())


@layout
def wechat_crawled(a: Article, w: Words) -> Made:
    """As a crawler gets it: the day stands in a script alone, its element is empty; the title in a span of its own."""
    sections = body(a, '<section><p style="text-indent:2em"><span leaf="">{}</span></p></section>', "")
    return Made(f"""<!DOCTYPE html><html class=""><head><meta charset="utf-8"><meta property="og:title" content="{esc(a.title)}" /><meta property="og:site_name" content="微信公众平台" /><meta property="og:article:author" content="" /><title></title></head><body id="activity-detail" class="zh_CN wx_wap_page"><div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title " id="activity-name">

<span class="js_title_inner">{esc(a.title)}</span></h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="wx_tap_link">原创</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" class="wx_tap_link js_wx_tap_highlight weui-wa-hotarea" id="js_name">
                        {esc(a.source)}                      </a><div id="js_profile_qrcode" aria-hidden="true" class="profile_container" style="display:none;"><strong class="profile_nickname">{esc(a.source)}</strong></div></span><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em><em id="js_ip_wording_wrp" style="display: none;">发表于<span id="js_ip_wording"></span></em></div>
<div class="rich_media_content js_underline_content autoTypeSetting24psection" id="js_content" style="visibility: hidden; opacity: 0; ">{sections}<p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></div></div><div class="ct_mpda_wrp" id="js_sponsor_ad_area" style="display:none;"></div><div class="reward_area">喜欢作者</div></div></div></div>
<script nonce="1">var biz = "MzA5" || ""; var ori_head_img_url = ""; var svr_time = "{seconds(a) + 40_000_000}"; var oriCreateTime = '{seconds(a)}'; var createTime = '{a.published} 18:02'; var ct = "{seconds(a)}"; var nickname = htmlDecode("{esc(a.source)}"); var msg_title = '{esc(a.title)}'.html(false);</script>
<script>window.__second_open_wording__ = "微信扫一扫可打开此内容，使用完整服务";</script></body></html>""")


@layout
def wechat_2016(a: Article, w: Words) -> Made:
    """WeChat of 2016: the day and the account in elements of other names, the call to read the original below."""
    words = body(a, '<p style="text-indent: 2em; line-height: 2em;"><span style="font-size: 16px;">{}</span></p>', "")
    return Made(f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{esc(a.title)}</title></head><body id="activity-detail" class="zh_CN mm_appmsg"><div id="js_article" class="rich_media"><div id="js_top_ad_area" class="top_banner"></div><div class="rich_media_inner"><div id="page-content"><div id="img-content" class="rich_media_area_primary"><h2 class="rich_media_title" id="activity-name">
{esc(a.title)}
</h2><div class="rich_media_meta_list"><em id="post-date" class="rich_media_meta rich_media_meta_text">{a.published}</em><a class="rich_media_meta rich_media_meta_link rich_media_meta_nickname" href="javascript:void(0);" id="post-user">{esc(a.source)}</a><span class="rich_media_meta rich_media_meta_text rich_media_meta_nickname">{esc(a.source)}</span><div id="js_profile_qrcode" class="profile_container" style="display:none;"><p class="profile_meta"><label class="profile_meta_label">微信号</label><span>yunling</span></p></div></div><div class="rich_media_content " id="js_content">{words}</div><div class="rich_media_tool" id="js_toobar3"><a class="media_tool_meta meta_primary" id="js_view_source" href="#">阅读原文</a><div class="media_tool_meta">阅读 <span>1024</span></div></div></div></div></div></div><script>var publish_time = "{a.published}" || ""; var ct = "{seconds(a)}";</script></body></html>""")


@layout
def toutiao(a: Article, w: Words) -> Made:
    """An account on 头条: day and account beside a dot, no label; a stream of others' summaries below."""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}-今日头条</title><meta name="description" content="{esc(a.lines[0][:60])}"></head><body><div id="root"><div class="article-detail-container"><div class="nav-bar"><a href="/">推荐</a><a href="/hot">热榜</a><a href="/dl">下载头条APP</a></div><div class="main"><div class="show-monitor"><div class="article-content"><h1>{esc(a.title)}</h1><div class="article-meta mt-4"><span class="original-tag">原创</span><span>{a.published} 11:58</span><span class="dot">·</span><span class="name"><a href="/c/user/token/x/" rel="noopener nofollow">{esc(a.source)}</a></span></div><article class="syl-article-base tt-article-content syl-page-article syl-device-pc">{body(a, '<p data-track="1">{}</p>', "")}</article><div class="article-action">举报</div></div></div><div class="detail-interaction"><span>点赞 3</span><span>评论</span><span>收藏</span><span>分享</span></div><div class="feed-m-wrap">{w.summaries(5)}</div></div></div></div></body></html>"""
    )


@layout
def baijiahao(a: Article, w: Words) -> Made:
    """An account on 百家号: names hashed, the day before what the account is, paragraphs in boxes of spans."""
    words = "".join(
        f'<div class="dpu8C _2kCxD"><p><span class="bjh-p">{esc(part)}</span></p></div>'
        if isinstance(part, str)
        else f'<div class="dpu8C _2kCxD">{table(part)}</div>'
        for part in a.body
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}</title><meta itemprop="dateUpdate" content="{a.published} 10:22:00" /></head><body><div id="ssr-content"><div class="_2Xppt"><div class="_3TYhr"><div class="_28fPT" id="header"><h1 class="sKHSJ">{esc(a.title)}</h1><div class="_1y8kf"><div class="_2gGWi"><span class="_10s4U">{a.published} 10:22</span><span class="_2Wctx">{esc(a.source)}官方账号</span></div></div><a class="_2BkI1">关注</a></div><div class="_18p7x" data-testid="article">{words}</div><div class="bKEGM">举报/反馈</div></div><div class="_1dCc8"><div class="_2qGIR">相关推荐</div>{w.summaries(4)}</div></div></div></body></html>""",
    )


@layout
def sohu(a: Article, w: Words) -> Made:
    """An account on 搜狐: the day with its milliseconds in the element, the account as 来源 behind it, a call to go back."""
    day = f'<span class="time" id="news-time" data-val="{seconds(a)}000"> {a.published} 18:02 </span>'
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_云岭_招商_项目</title><meta property="og:title" content="{esc(a.title)}"/></head><body class="article-page"><header class="error-head-nav"><a href="/">搜狐首页</a><a href="//news">新闻</a><a href="//sports">体育</a></header><div class="wrapper-box"><div class="left sidebar"><div class="user-info"><h4><a href="#">{esc(a.source)}</a></h4><dl><dd><em>1.2万</em>文章</dd><dd><em>88万</em>总阅读</dd></dl></div></div><div class="left main"><div class="text"><div class="text-title"><h1>{esc(a.title)}<span class="article-tag"></span></h1><div class="article-info">{day} <span>来源: <span data-role="original-link"><a href="#">{esc(a.source)}</a></span></span> <span class="tag">发布于：云南省</span></div></div><article class="article" id="mp-editor">{body(a)}<p data-role="editor-name">责任编辑：<span></span></p><p><a href="//www.sohu.com" id="backsohucom"><span class="backword">返回搜狐，查看更多</span></a></p></article><div class="statement">平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。</div></div><div class="bottom-relate-wrap">{w.summaries(4)}</div></div></div></body></html>"""
    )


@layout
def thepaper(a: Article, w: Words) -> Made:
    """An office's account on 澎湃: the account above the day, what the platform is as 来源, the article closed by its rules."""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_政务_澎湃新闻-The Paper</title></head><body><div id="__next"><header><ul><li>要闻</li><li>深度</li><li>直播</li><li>政务</li></ul></header><main><div class="index_leftcontent__m9"><div class="index_wrapper__L"><h1 class="index_title__B8">{esc(a.title)}</h1><div class="index_headerContent__s"><div class="index_left__L"><div>{esc(a.source)}</div><div><div class="ant-space"><span>{a.published} 16:40</span><span>云南</span></div></div><div>来源：澎湃新闻·澎湃号·政务</div></div><div>字号</div></div><div class="index_cententWrap__J">{body(a)}</div><div class="index_copyright__X">本文为澎湃号作者或机构在澎湃新闻上传并发布，仅代表该作者或机构观点，不代表澎湃新闻的观点或立场，澎湃新闻仅提供信息发布平台。申请澎湃号请用电脑访问。</div><div class="index_praise__t">1</div><div><ul><li>收藏</li><li>我要举报</li></ul></div></div></div><aside><h3>热门推荐</h3>{w.summaries(3)}</aside></main></div></body></html>""",
        source="澎湃新闻·澎湃号·政务",
    )


@layout
def day_in_pieces(a: Article, w: Words) -> Made:
    """A news agency's portal: year, day and hour in elements of their own, the day with a stroke between."""
    day = a.published
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}-云岭网</title></head><body><div class="header domPC"><ul>{w.menu()}</ul></div><div class="header-top clearfix"><div class="header-time left"><span class="year"><em> {day.year}</em></span> <span class="day"><em>{day:%m}</em>/<em>{day:%d}</em></span> <span class="time">10:22:33</span></div><div class="source">来源：{esc(a.source)}</div></div><div class="head-line clearfix"><h1><span class="title">{esc(a.title)}</span></h1><div class="pageShare">字体： 小 中 大 分享到：</div></div><div class="main clearfix"><div class="main-left left"><div id="detail">{body(a)}<div class="editor"><span>【责任编辑:李明】</span></div></div></div><div class="main-right right"><div class="columBox">{w.dated(8)}</div></div></div><div class="foot">{w.imprint()}</div></body></html>"""
    )


@layout
def day_of_two_lines(a: Article, w: Words) -> Made:
    """A county's page that sets the day as a calendar leaf: the day large, year and month below it."""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}-云岭县人民政府</title></head><body><div class="nav">{w.menu()}</div><div class="detail"><div class="leaf"><h3>{a.published:%d}</h3><p>{a.published:%Y-%m}</p></div><h2 class="detail-title">{esc(a.title)}</h2><div class="detail-info">来源：{esc(a.source)}　阅读：<span>33</span></div><div class="detail-content">{body(a)}</div></div><div class="foot">{w.imprint()}</div></body></html>"""
    )


@layout
def party_paper(a: Article, w: Words) -> Made:
    """A party paper's portal: the day without a blank before its hour, 来源 behind a stroke, editors and a call to share."""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="gb2312"><meta name="publishdate" content="{a.published}"><meta name="source" content="来源：{esc(a.source)}"><title>{esc(a.title)}--云岭频道--云岭网</title></head><body><div class="nav1">{w.menu()}</div><div class="main"><div class="layout rm_txt cf"><div class="col col-1 fl"><div class="pre"></div><h1>{esc(a.title)}</h1><div class="author cf"></div><div class="channel cf"><div class="col-1-1 fl">{a.published.year}年{a.published.month:02}月{a.published.day:02}日10:22 | 来源：<a href="#">{esc(a.source)}</a></div><div class="col-1-2 fr">小字号</div></div><div class="rm_txt_con cf">{body(a)}<div class="edit cf">(责编：李明、王芳)</div></div><div class="share">分享让更多人看到</div><div class="rel"><h3>相关新闻</h3>{w.dated(4)}</div></div></div></div><div class="foot">{w.imprint()}</div></body></html>""",
        charset="gb18030",
    )


@layout
def linked_data(a: Article, w: Words) -> Made:
    """The day stands in what the page tells search engines, and nowhere a reader sees it but as 3年前."""
    data = {
        "@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
        "title": a.title,
        "pubDate": f"{a.published}T10:22:00",
        "upDate": f"{a.published}T10:22:00",
    }
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)} - 云岭招商网</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><div class="head">{w.menu()}</div><div class="box"><h1>{esc(a.title)}</h1><div class="meta"><span>3年前</span> <span>来源：{esc(a.source)}</span> <span>1.2万次浏览</span></div><div class="txt">{body(a)}</div></div><div class="foot">{w.imprint()}</div></body></html>"""
    )


@layout
def longxun(a: Article, w: Words) -> Made:
    """龙讯, many counties of Anhui: a record of four columns, the article in a misspelt box, files under names of their own."""
    files = ("招商引资项目清单.xlsx", "申报指南.pdf")
    links = "".join(
        f'<p><a class="fileicon" href="/group2/M00/0{at}/AB/rBUtIGK{at}.{name.rpartition(".")[2]}?n={name}" title="{name}">{name}</a></p>'
        for at, name in enumerate(files)
    )
    record = f"""<table class="xxgk_table"><tbody><tr><th>索引号：</th><td>11341000MB/202208-00012</td><th>信息分类：</th><td>工作动态</td></tr><tr><th>发布机构：</th><td>云岭市商务局</td><th>主题分类：</th><td>商贸、海关、旅游</td></tr><tr><th>名称：</th><td colspan="3">{esc(a.title)}</td></tr><tr><th>发布日期：</th><td>{a.published}</td><th>有效性：</th><td>有效</td></tr></tbody></table>"""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_云岭市人民政府</title></head><body><div class="ls-nav"><ul>{w.menu()}</ul></div><div class="xxgk_main"><div class="xxgk_left"><ul class="tree"><li><a href="#">机构职能</a></li><li><a href="#">政策法规</a></li><li><a href="#">规划计划</a></li></ul></div><div class="xxgk_right"><div class="wzbjxx">{record}</div><h1 class="wztit">{esc(a.title)}</h1><div class="wzfbxx"><span class="fbsj">发布时间：{a.published} 15:31</span><span class="res">信息来源：{esc(a.source)}</span><span class="ll">浏览次数：<b id="hits">12</b></span><span class="zt">字体：[ <a href="#">大</a> <a href="#">中</a> <a href="#">小</a> ]</span></div><div class="j-fontContent newscontnet minh300">{body(a)}{links}</div><ul class="prevnext"><li>上一篇：<a href="#">{w.some(1)[0]}</a></li></ul></div></div><div class="foot">{w.imprint()}</div></body></html>""",
        attachments=files,
        more=files,
    )


@layout
def epoint(a: Article, w: Words) -> Made:
    """新点: the day in brackets behind 信息时间, files that a script opens, the list of the column beside."""
    files = ("重点项目表.docx", "联系方式.pdf")
    links = "".join(
        f"""<p class="ewb-enclosure-item"><a href="javascript:void(0)" onclick="ztbfjyz('/EpointWebBuilder/attach.jspx?attachGuid=00{at}','','4','')">{at}、{name}</a></p>"""
        for at, name in enumerate(files, 1)
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}</title></head><body><div class="ewb-header"><ul>{w.menu()}</ul></div><div class="ewb-location"><a href="#">首页</a>&gt;<a href="#">招商动态</a></div><div class="ewb-container clearfix"><div class="ewb-tree l">{w.dated(6)}</div><div class="ewb-article r"><h3 class="ewb-article-tt">{esc(a.title)}</h3><div class="ewb-article-sources"><span>【信息时间： {a.published.year}/{a.published.month}/{a.published.day}】</span><span>【信息来源：{esc(a.source)}】</span><span>阅读次数：<b>45</b></span><span>【我要打印】【关闭】</span></div><div class="ewb-article-info">{body(a)}</div><div class="ewb-enclosure"><p>附件：</p>{links}</div></div></div><div class="ewb-footer">{w.imprint()}</div></body></html>""",
        attachments=tuple(f"{at}、{name}" for at, name in enumerate(files, 1)),
    )


@layout
def hanweb_marks(a: Article, w: Words) -> Made:
    """大汉 of 2012: what each place holds stands in comments around it; pictures' lines and files inside the article."""
    name = "全市招商引资任务分解表.xls"
    return Made(
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>云岭市招商局 工作动态 {esc(a.title)}</title></head><body><table width="1000" align="center"><tr><td><ul>{w.menu()}</ul></td></tr><tr><td>当前位置：<a href="#">首页</a> &gt; <a href="#">工作动态</a></td></tr></table><table width="1000" align="center" id="article"><tr><td height="50" align="center" class="title"><!--<$[标题名称(html)]>begin-->{esc(a.title)}<!--<$[标题名称(html)]>end--></td></tr><tr><td align="center"><table width="95%"><tr><td>发布日期：<!--<$[信息发布时间]>begin-->{a.published}<!--<$[信息发布时间]>end--></td><td>信息来源：<!--<$[信息来源]>begin-->{esc(a.source)}<!--<$[信息来源]>end--></td><td>浏览次数：<script language="javascript" src="/counter.jsp?id=1"></script></td><td>字号：[ 大 中 小 ]</td></tr></table></td></tr><tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><META name="ContentStart">{body(a)}<p><a href="/module/download/downfile.jsp?classid=0&filename=1207191.xls">{name}</a></p><META name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div></td></tr><tr><td>【打印本页】【关闭窗口】</td></tr></table><div class="foot">{w.imprint()}</div></body></html>""",
        attachments=(name,),
        more=(name,),
    )


@layout
def built_by_script(a: Article, w: Words) -> Made:
    """Saved by a browser after a script built it: a table whose head and body are two, as Element draws them."""
    head = "".join(f'<th class="el-table__cell"><div class="cell">{esc(name)}</div></th>' for name in TABLE[0])
    rows = "".join(
        '<tr class="el-table__row">'
        + "".join(f'<td><div class="cell">{esc(cell)}</div></td>' for cell in row)
        + "</tr>"
        for row in TABLE[1:]
    )
    grid = f"""<div class="el-table el-table--border"><div class="hidden-columns"><div></div></div><div class="el-table__header-wrapper"><table cellspacing="0" class="el-table__header"><colgroup><col width="120"></colgroup><thead><tr>{head}</tr></thead></table></div><div class="el-table__body-wrapper"><table cellspacing="0" class="el-table__body"><colgroup><col width="120"></colgroup><tbody>{rows}</tbody></table></div><div class="el-table__column-resize-proxy" style="display: none;"></div></div>"""
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>招商引资信息平台</title></head><body><div id="app" data-v-app=""><div data-v-7a class="layout"><div data-v-7a class="top-menu"><ul>{w.menu()}</ul></div><div data-v-3b class="view"><div data-v-3b class="view-title">{esc(a.title)}</div><div data-v-3b class="view-sub"><span>发布时间：{a.published} 09:30</span><span>发布单位：{esc(a.source)}</span></div><div data-v-3b class="view-html"><p>{esc(a.lines[0])}</p>{grid}<p>{esc(a.lines[-1])}</p></div></div><div data-v-9c class="bottom-bar">{w.imprint()}</div></div></div></body></html>""",
        keeps_tables=False,
        lines=0,
        pairs=triples(TABLE),
        more=(a.lines[0], *("\t".join(row) for row in TABLE), a.lines[-1]),
    )


@layout
def open_platform(a: Article, w: Words) -> Made:
    """A platform of open government: the record as spans in a list, the text again as files, what explains it below."""
    record = (
        ("索引号", "YL0203/2022-00017"),
        ("组配分类", "招商引资"),
        ("发布机构", a.source),
        ("发文日期", f"{a.published}"),
        ("文号", ""),
        ("有效性", "有效"),
    )
    items = "".join(
        f'<li><span class="lab">{label}：</span><span class="val">{esc(value)}</span></li>' for label, value in record
    )
    return Made(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)}_政府信息公开_云岭市</title></head><body><div class="zwgk-top">{w.menu()}</div><div class="zwgk-left"><ul><li><a href="#">政府信息公开指南</a></li><li><a href="#">政府信息公开制度</a></li><li><a href="#">法定主动公开内容</a></li><li><a href="#">政府信息公开年报</a></li></ul></div><div class="zwgk-right"><ul class="zwgk-record clearfix">{items}</ul><div class="zwgk-title">{esc(a.title)}</div><div class="zwgk-tools"><span>发布时间：{a.published} 11:05</span><span>来源：{esc(a.source)}</span><a href="javascript:;">保护视力色</a><a href="javascript:;">【打印】</a><a href="/dl/1.docx">下载文字版</a><a href="/dl/1.pdf">下载图片版</a></div><div class="zwgk-text">{body(a)}</div><div class="zwgk-jd"><h3>相关解读</h3><ul>{w.dated(2)}</ul></div><div class="zwgk-code"><p>扫一扫在手机打开当前页</p></div></div><div class="foot">{w.imprint()}</div></body></html>""",
        attachments=("下载文字版", "下载图片版"),
    )
