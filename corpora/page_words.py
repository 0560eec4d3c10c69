"""The words that Chinese web pages and official papers put around an article, as patterns over one clean line.

They are about pages, not about investment, so they stand here and not in the extractors' lexicon. Every pattern is met
by a line of our own in `tests/corpora/test_page_words.py`.
"""

from __future__ import annotations

import re

# Lines about the reader, the site or the printer, never about the article: dropped where the page's structure allows
# it, kept as furniture where it does not.
FURNITURE = re.compile(
    r"ICP备|ICP证|公网安备|版权所有|Copyright|©|备案编号|备案号|网站标识码|许可证\s*(?:编号|[(（:：])|^主办(?:单位)?[:：]|^(?:承办|协办)(?:单位)?[:：][^，。]{2,30}(?:信息|网络|大数据|电子政务|融媒体|宣传部|政府办)"
    r"|^技术支持[:：]|^(?:EMAIL|E-mail|地址|邮编|网址)[:：]|最佳(?:分辨率|浏览)|举报(?:电话|邮箱)|[:：]\d{4}-?1?2377"
    r"|^分享(?:到|至)|^\[?(?:不良信息|违法信息)?举报|^【?(?:打印|关闭|收藏)|打印\s*\|\s*收藏|^【?字(?:体|号)[:：]?|【字[体号]"
    r"|^(?:语音播报|播报文章|听全文|倍速|字幕)[\s:：]*(?:倍速|清晰度|音轨|正常|\d|$)|^\d{2}:\d{2}\s*/\s*\d{2}:\d{2}$|(?:不支持|请升级).{0,12}(?:video|audio|播放|浏览器)"
    r"|^网站支持IPv6|^(?:【?我要纠错】?|【?打印本页】?|【?关闭窗口】?)+$|^(?:微信扫一扫|长者(?:助手|模式|版)|无障碍(?:浏览|模式|阅读)?|附件下载)$|^字幕\s|^阅读\s*\d|视力保护色"
    r"|共印\s?\d+\s?份|^更多(?:>>|》|…)|>>更多|^(?:今天是|今日是|站内搜索|站内检索|欢迎访问|设为首页|加入收藏)|您访问的链接即将离开"
    r"|客户端下载|扫一扫|扫码|Powered by|Processed in|^GMT\+8|DedeCms|登录\s*\|\s*立即注册|国内统一(?:连续出版物|刊)号|邮发代号|小黑屋|Archiver"
    r"|(?:著作权|版权).{0,20}(?:转载|授权)|未经.{0,12}授权.{0,6}不得|^Discuz|^(?:QQ登录|找回密码|立即注册|快速回复|阅读模式)$"
    r"|^返回搜狐|^举报/反馈$|^点击(?:上|下|左上)[方角].{0,8}(?:关注|订阅)|^原文(?:链接|地址)\s*[:：]\s*http|^\[?复制链接\]?$|^(?:只需一步|开启左侧|本版积分规则)|返回(?:顶部|列表)",
    re.IGNORECASE,
)
# Who may reprint what, and who watches over the site: such a line is furniture however long it is.
LEGAL = re.compile(
    r"ICP备|公网安备|(?:著作权|版权).{0,20}(?:转载|授权)|未经.{0,12}(?:授权|许可).{0,6}不得|(?:转载|摘编).{0,12}(?:注明|出处)|违法(?:和)?不良信息"
)
LONGEST_FURNITURE = 60  # characters; a longer line that ends with a stop is prose, also where it says 扫一扫


def is_furniture_line(line: str) -> bool:
    """Whether a line is about the reader, the site or the printer. 群众扫一扫二维码，就能……。 in an article is not."""
    if not FURNITURE.search(line):
        return False
    return len(line) <= LONGEST_FURNITURE or not line.endswith(("。", "！", "？", "；")) or bool(LEGAL.search(line))


# Where you are on the site: 您当前的位置：首页 > 要闻, 首页>协商>政协动态.
CRUMB = re.compile(
    r"^(?:您?(?:现在|当前)?(?:所在)?的?|我的)(?:位置|栏目)\s*(?:是|为)?\s*[:：]|^当前位置|^首\s?页\s*(?:>|›|»|→|&gt;|-|/)"
    r"|^[\u4e00-\u9fff]{2,8}(?:\s[\u4e00-\u9fff]{2,8})?\s?[>›»→]{1,2}\s?[\u4e00-\u9fff]{2,8}$"
    # no sign may be read in two ways: twenty steps that end in a stop took days
    r"|^[>›»→]*[^。，；>›»→]{1,40}(?:[>›»→]+[^。，；>›»→]{1,40}){2,}$"
)
# After such a line comes no more article.
END_OF_ARTICLE = re.compile(
    r"^[【\[\s]*(?:相关(?:新闻|链接|阅读|文章|信息|内容|报道|推荐|专题|稿件|解读|政策|文件|文档|资讯|资料)(?:[】\]:：>》]|$|\s)|延伸阅读|推荐(?:阅读|内容|文章|新闻)|热点(?:排行|新闻|推荐)|(?:频道|栏目|本周|本月)?总?排行榜?$|频道总排行|热门(?:推荐|文章|新闻)|近期文章"
    r"|点击排行|阅读排行|最新(?:文章|评论|资讯)|上一(?:篇|条|页)|下一(?:篇|条|页)|网友评论|发表评论|友情链接|猜你喜欢|为您推荐|免责声明|版权声明"
    r"|(?:特别|平台)声明|本文为澎湃号|-{6,}|打印\s*[|】]|您需要登录后才(?:可以|能)(?:回帖|评论)|社区推荐|分享到?[:：])"
)
# The hands that an article went through: facts about the document, kept as notes.
STAFF = re.compile(
    r"^[（(【\[]?(?:(?:责任|网络|值班|执行|本期|校对)?编辑|责编|编审|审核|校对|审签|监制|终审|初审|复审|录入|关键词|标签|记者|作者|通讯员|供稿|撰稿|信息员)[:：]"
    # 某某日报记者 张三 李四: who wrote it, on a line of their own
    r"|[□■◇◆○●]?\s?[\u4e00-\u9fff]{0,10}(?:首席|见习|实习|特约|特派|全媒体)?(?:记者|通讯员)(?:[\s　]+[\u4e00-\u9fff]{2,4}){1,4}$"
    # 县委副书记、县长  李大川: who speaks, below the title of the speech
    r"|[\u4e00-\u9fff、 　]{0,20}(?:书记|[省市县区州旗镇乡局]长|主任|主席|秘书长)[\s　]+[\u4e00-\u9fff]{1,2}[\s　]?[\u4e00-\u9fff]{1,2}$"
)
INFO_LABEL = (
    r"(?:发布|发稿|更新|发表|发文|成文|生成|录入|添加|上传|公开|印发|制表|创建|编辑)?(?:时间|日期)|发表于|发布于|(?:文章|信息|稿件|新闻|内容)?来源|(?:文章)?作者"
    r"|(?:责任)?编辑|(?:浏览|点击|阅读|访问|查看)(?:次数|数|量|率)?|字体|字号|人气|分类|回复"
)
INFO = re.compile(rf"(?:{INFO_LABEL})\s*[:：]")
# The characters that such labels have in Traditional script (來源, 發佈時間, 編輯), one for one.
SIMPLIFIED = str.maketrans(
    "來發佈時間編輯責記閱讀點擊瀏覽訪問機構單審數錄傳開製創稱",
    "来发布时间编辑责记阅读点击浏览访问机构单审数录传开制创称",
)
NOT_A_DATE_OF_ISSUE = re.compile(r"^(?:今天是|今日是|今天|现在是|当前时间|欢迎|GMT)")
WEEKDAY = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日]")
CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
SOURCE = re.compile(  # not 资金来源, 资料来源
    r"(?<![\u4e00-\u9fff])(?:(?:文章|本文|信息|稿件|新闻|内容|消息)?来\s?源(?:单位)?|稿源|发布机构|发布单位|发文机关|供稿单位|填报单位|制表单位|编制单位)(?:\s*[:：]|(?<=机构)\s+)\s*"
    r"[“\"《【]?([^\s|｜“”\"《》【】\[\]（）()<>]{2,40}(?:(?<=众号)“[^”]{2,20}”)?)"
)
SOURCE_TAIL = re.compile(
    rf"(?:{INFO_LABEL}|我来说两句|统计截止日期|单位|分享[到至]|保护视力色|视力保护色|【打印)[:：]?.*$"
)
# of 信息来源： 信息时间：2018-09-04 the first has no value
NO_SOURCE = re.compile(r"^(?:本站(?:原创)?|原创|本网|网络|互联网|未知|转载|佚名|其他|无|信息|文章|内容|稿件)$")
LABELLED_DAY = re.compile(
    r"(?:(?:发布|发稿|更新|发表|发文|成文|生成|录入|添加|上传|公开|印发|创建|编辑)?(?:时间|日期)|发表于|发布于)\s*[:：]?\s*(?=[（(\[]?\s*(?:19|20)\d{2})"
)
AUTHOR = re.compile(
    r"(?:文章)?(?<!新闻)作\s?者\s*[:：]\s*((?:[\u4e00-\u9fff·]{2,8}[ 、,，]?){1,4}?)(?=\s*(?:[\u4e00-\u9fff]{2,4}\s*[:：]|[|｜\[【（(]|\d|$))"
)
REPORTER = re.compile(
    r"[（(]\s?(?:本报|本网|见习|全媒体)?记者[:：\s]\s?((?:[\u4e00-\u9fff·]{2,4}[ 、]?){1,4}?)(?=[）)]|\s(?:通讯员|摄影|实习))"
)
NO_AUTHOR = re.compile(
    r"^(?:admin|administrator|管理员|系统管理员|佚名|未知|本站|编辑|网站|原创|转载|来源|无|root|test)", re.IGNORECASE
)
# Names of those who publish: told apart from other words that stand beside a date.
PUBLISHER = re.compile(
    r"[\u4e00-\u9fff（）()·]{2,24}(?:网|报|社|台|局|委|办|厅|处|院|会|站|中心|政府|发布|杂志|新闻|办公室|客户端|融媒|公司|集团|部|委员会|管委会|(?:开发|高新|新|园)区|街道|镇|乡)"
)

# Tables.
CAPTION_BEFORE = re.compile(
    r"^(?!.{24,}。$)(?:[（(]?(?:计量|金额)?单位\s?[:：]|填报(?:单位|时间|日期)\s?[:：]|制表(?:单位|时间|日期)\s?[:：]|统计(?:截止|截至)?(?:日期|时间|单位)\s?[:：]"
    r"|数据(?:截止|截至|来源)|[（(]?截[至止][^，。；]{1,24}$|[（(]?截[至止][^，。；]{1,24}单位\s?[:：]|附[件表]\s?\d*\s?[:：]|附[件表]\s?[\d一二三四五六七八九十]*$|表\s?\d+|报表|时间\s?[:：])"
)
TABLE_TITLE = re.compile(
    r"^[^。；！？]{2,60}(?:表|一览|情况|明细|名单|清单|台账|目录|排名|统计|汇总|进度|通报)(?:[（(][^）)]{1,30}[）)])?$"
)
TABLE_GOES_ON = re.compile(r"^[（(]?(?:续(?:上)?表|(?:上)?接(?:上)?(?:页|表)|表\s?\d*[（(]续[)）])")
CAPTION_AFTER = re.compile(
    r"^(?:[备附]?注\s?(?:[:：]|\d)|(?:说明|备注|资料来源|数据来源|填报人|填表人|制表(?:人|单位|日期)?|审核人?|联系电话)\s?[:：])"
)
# Labels of forms: two of them in different rows make a table a form of label-value pairs, not a table under a header.
FORM_LABEL = re.compile(
    r"(?:提案|建议|议案)?(?:编号|案号|序号|届次|类型|类别|标题|题目|名称|案由|时间|日期|内容|正文|答复|回复|复函|人|者|单位)|会议届次|界别|党派|案由|案\s?号"
    r"|领衔(?:代表|委员)|附议人|提出人|第一提案人|联名(?:委员|提案人)|建议|(?:具体)?(?:意见|对策)?建议|主办单位|承办单位|协办单位|会办单位|办理(?:单位|结果|情况|方式)"
    r"|答复(?:意见|内容|时间|日期)?|回复(?:意见|内容)?|委员意见|代表意见|反馈意见|满意(?:度|程度)|审查意见|是否公开|公开方式|索引号|文号|发文字号|发布机构"
    r"|发文机关|成文日期|发文日期|发布日期|生成日期|主题分类|组配分类|主题词|有效性|废止日期|项目名称|建设地点|项目地址|总投资|投资总额|投资方|投资单位"
    r"|投资主体|项目单位|建设单位|建设内容|建设规模|建设内容及规模|建设周期|建设年限|合作方式|项目简介|项目概况|项目背景|市场分析|效益分析|经济效益|联系人|联系电话|联系方式|电话|传真|邮箱"
)
# Labels of the box that government sites put above a public paper: facts about it, not its text.
RECORD_LABEL = re.compile(
    r"索引号|索取号|发布机构|发文机关|发文单位|信息来源|成文日期|成文时间|发文日期|生成日期|发布日期|公开日期|发布时间|文号|发文字号|主题分类|组配分类|体裁分类|主题词|有效性|公开方式|公开形式|公开范围|公开时限"
    r"|标题|名称|信息名称|信息分类|内容分类|内容概述|关键词|效力状态|废止日期|生效日期|失效日期"
)

# Of these a record holds at least two: 标题 and 关键词 alone head many a table.
RECORD_MARKS = frozenset(
    {"索引号", "索取号", "发布机构", "发文机关", "成文日期", "文号", "发文字号", "主题分类", "组配分类", "公开方式"}
)

# Papers.
LETTERHEAD = re.compile(r"(?:文件|简报|通报|会议纪要|工作专报)$")
FILE_NUMBER = re.compile(r"^[^\s，。；]{1,20}[〔\[［(（【]\s?(?:19|20)\d{2}\s?[〕\]］)）】]\s?第?\s?\d+\s?号$")
SIGNER = re.compile(r"^(?:签发人|类别标记|密级|紧急程度|份号|A类|B类|C类|是否公开|[（(]?总?第\s?\d+\s?期)\s?[:：]?")
OFFICE = re.compile(
    r"^[^\s，。；：、！？]{2,40}(?:办公室|办公厅|办|局|委员会|委|政府|中心|厅|部|处|领导小组|指挥部|商会|协会|联合会|联席会议|公司|院|政协|所|站|社|党组|公署|集团)$"
)
# 东丰县经济合作局|二○一二年工作总结: an office sums up its own year
OFFICE_OF_SUMMARY = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:局|委员会|中心|管委会|办公室|街道办事处)(?=(?:\d{4}|[二][〇○零O]\S{2})年[^，。]{0,6}工作(?:总结|小结|汇报))"
)
PAGE_NUMBER = re.compile(
    r"^(?:[-—–·•\s]*\d{1,4}[-—–·•\s]*|第\s?\d+\s?页(?:\s?[,，/／]?\s?共\s?\d+\s?页)?|\d+\s?/\s?\d+)$"
)

# Kinds of document, by title.
PROPOSAL_TITLE = re.compile(
    r"(?:提案|建议|议案).{0,12}(?:答复|复函|回复|办理|的函)|(?:答复|复函|回复).{0,8}(?:提案|建议|议案)|第\s?\d+\s?号(?:的)?(?:重点)?(?:提案|建议|议案)"
    r"|^(?:关于|对|对于).+的(?:提案|建议|议案)$|^(?:提案|建议|议案)[:：]"
)
# a line of a proposal's form: 提案人：张小燕, 案由 | 关于…
FORM_LINE = re.compile(
    r"^[【\[（(|]?\s?(?:(?:提案|建议|议案)(?:人|者|号|编号|序号|案号|届次|标题|题目|名称|单位|委员|代表|时间|内容|正文|类别|分类|类型|答复|公开范围)|案\s{0,4}[由号据名题]|领衔(?:代表|委员|人)"
    r"|(?:主|承|会|协|分)办(?:单位|部门)?(?=\s*[】：:|]|$)|第一提案[人者]|附议人|届\s?次|(?:会议|所属)(?:届次|名称)|[编案]\s?号(?=\s*[】:：]|$)|办理(?:结果|情况|答复)|答复(?:内容|时间|日期|意见|单位)|审查意见|界\s{0,4}别|提\s?案\s?人)[】\]）)]?\s*(?:[:：|]|$|\s\S)"
)
# 张小燕委员：/ 您提出的《…》收悉: the paper is an answer, whatever stands above it
LETTER_OF_REPLY = re.compile(
    r"(?:^|\n)(?:[您你]们?|[你贵][部委会单])(?:位?在[^\n，。]{4,40}?)?提出的?[^\n]{0,120}(?:提案|建议|议案)[^\n]{0,60}(?:收悉|如下)"
    r"|(?:^|\n|\s)[^\n]{0,60}?(?:委[员員]|代表)[:：]\s*\n?[^\n]{0,200}?(?:提案|建[议議]|[议議]案|提出)[^\n]{0,120}?(?:收悉|如下|[办辦]理)"
)
# of two lines that could be its title, the one that names a proposal and its answer
ANSWER_TITLE = re.compile(
    r"^[^:：|]*(?:(?:提案|建议|议案).{0,12}(?:答复|复函|回复|续复|函$|意见$|办理)|(?:提案|建议)[（(].{2,30}[)）]的(?:答复|复函|回复)|(?:答复|复函).{0,30}(?:提案|建议|议案)|号(?:提案|建议|议案))"
)
REPORT_TITLE = re.compile(
    r"(?:通报|总结|小结|汇报(?:材料|提纲|稿)?|报告|公报|(?<![代发])表|台账|清单|简报|快报|月报|季报|年报|专报|简况|(?:工作|项目|建设|引资)进展"
    # 工作总结和2020年工作思路
    r"|总结(?:及|和|暨|与)[^，。]{0,16}(?:计划|打算|安排|思路|谋划|要点|工作)"
    r"|(?:工作|进展|完成|推进|运行|引资|招商|落实|建设|外资|投资|发展|调度)情况(?:汇报)?|情况[及和与暨][^，。]{0,12}(?:谋划|打算|计划|安排)"
    r"|(?:运行|经济|形势|外资|投资)(?:情况)?(?:简析|分析|解读|综述))(?:[—-]*全文)?(?:\s?[（(〔][^（()）]*[)）〕])*(?:——.*)?$"
)
# papers that plan or order: no news, though they stand on a page
PLAN_TITLE = re.compile(
    r"(?:工作|建设|实施|考核|行动|发展|奖励|项目|招商|任务|三年|年度?|招商引资|产业|经济)(?:要点|计划|规划|方案|办法|意见|责任[书状]|细则|分解表)”?(?:[（(][^）)]{2,12}[）)])?(?:的通知|[》”])*$"
    r"|^[^，！：]*关于(?:印发|下达|分解)[^，！]*(?:通知|方案)$"
)
PROPOSAL_LABELS = frozenset(
    {"提案人", "提案案由", "提案标题", "提案编号", "提案回复", "提案答复", "提案号", "提案时间", "案由", "承办单位"}
)
NEWS_LEAD = re.compile(r"本报讯|本网讯|日报讯|晚报讯|记者|通讯员|电[(（]|讯[(（]")
