"""Which place a document's 全市, 我县 and 全区 speak of."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.gazetteer import Division, division
from extractors.home import locate_document, locate_masthead


def at(code: str) -> Division:
    place = division(code)
    assert place is not None, code
    return place


@pytest.mark.parametrize(
    ("title", "source", "text", "code"),
    [
        ("厦门翔安:多措并举引项目", "厦门日报", "今年以来,全区签约二十个项目,居全市前列。", "350213"),
        ("(运城市)招商引资之我见", None, "我市区位优越,盐湖区、永济市各有所长,深圳、上海的客商常来。", "140800"),
        ("为企业搭台", "人民政协网", "人民政协网三明8月19日电 市政协组织委员走进将乐县、建宁县、泰宁县。", "350400"),
        (
            "前三季度新落地项目41个",
            "汉水晚报",
            "老河口今年招商势头好。该市组建专班。老河口市商务局介绍,客商来自襄阳、武汉。",
            "420682",
        ),
        ("招商账本来了", "水寨论坛", "项城市招商局公布账本:项城全年签约六十个项目。周口市通报表扬。", "411681"),
        ("关于第47号建议的答复", "龙泉市经济商务局", "代表提出的建议收悉。我市已引进七家企业。", "331181"),
        (
            "1—8月招商引资工作通报",
            "商洛市招商引资工作领导小组办公室",
            "全市新签项目九十个。商州区十个,洛南县八个,商南县九个,商南县位列第一,商南县再获表扬。",
            "611000",
        ),
        ("任务分解表", "诸城市人民政府", "各镇街:现将任务印发给你们。", "370782"),
        (None, None, "紫阳县政协十二届会议上,委员建议我县加强招商。县政府办答复如下:全县引进八家企业。", "610924"),
        (
            "全区一盘棋抓招商",
            None,
            "宁夏回族自治区商务厅通报,全区到位资金增长。银川市、吴忠市、中卫市靠前,我区将继续发力。",
            "640000",
        ),
        (None, "云南日报", "前三季度全省引进省外资金增长两成,昆明、曲靖靠前,我省还将加力。", "530000"),
        (None, "石狮日报", "我市出台招商方案,全市签约十个项目。", "350581"),
        (
            "祁连山下的玻璃房子",
            "张掖日报",
            "记者走进民乐县工业园区,一期四条线已投产。民乐县今年签约项目九个。",
            "620722",
        ),
        (
            "党政代表团赴长三角招商",
            "黔东南日报",
            "州委、州政府组织凯里市、黄平县及凯里经济开发区赴上海招商,凯里市签约两个项目。全州引资增长六成,我州定下新目标。",
            "522600",
        ),
        (None, "台海网", "日前,云霄县举行集中签约仪式,签约项目十七个。", "350622"),
        ("1至9月全省签约项目三千个", "兰州日报", "兰州日报讯 全省签约金额增长近三成。全省实施项目四千个。", "620000"),
        (
            None,
            "铜仁网",
            "今年以来,思南县走出去招商,先后赴广州、深圳、福建等地推介。该县签约项目三十二个,该县开工七十项。",
            "520624",
        ),
        (None, "江门市商务局", "全市进出口增速居全省第四位,出口居全省第二位,我市消费增速排全省第八。", "440700"),
        (None, "商务部", "全国新设外商投资企业一万家,全国实际使用外资增长2%。", "100000"),
        # the office that answers is in the title, whatever its letter tells of
        (
            "湖南省人民政府对十四届全国人大二次会议第5751号建议的答复",
            None,
            "古丈县排达牛预留互通。古丈县默戎镇出入口已经开通，古丈互通交通量不足。我省决定改建。",
            "430000",
        ),
        (
            "一季度辽宁开复工项目三千个",
            None,
            "某某网沈阳4月23日电 辽宁一季度到位资金二千亿元。辽宁建立三百个项目的清单。",
            "210000",
        ),
        (
            None,
            None,
            "我省力争利用内资增长四成。呼兰区有关领导赴北京和沈阳考察。延寿县招商团往返沈阳、大连等地。肇州县与青岛企业签约,"
            "七台河市集中签约二十一个项目,牡丹江市签约五十五个项目。",
            "230000",
        ),
        (
            None,
            None,
            "10月17日,江苏省发改委通报进展。江苏省安排项目二百个。徐州、盐城、宿迁已全部开工,南京、常州超过十个。",
            "320000",
        ),
        (None, None, "某某网广州4月26日电 广东省一季度新批项目一千个。广东省外经贸厅说,广东增长较快。", "440000"),
        (
            "一季度内蒙古自治区工业项目完成投资百亿",
            None,
            "从内蒙古自治区经信委获悉,包头市、锡林郭勒盟、鄂尔多斯市居前三位。乌海、通辽复工率较高。",
            "150000",
        ),
        (
            None,
            None,
            "3月31日,内蒙古自治区集中开工仪式在呼和浩特举行。内蒙古发出动员令。呼和浩特市实施项目千个。呼和浩特市该市开工四百个。"
            "在包头市分会场,包头市实施项目五百个。鄂尔多斯市分会场设在该市高新区。鄂尔多斯市实施四百个。",
            "150000",
        ),
        (
            None,
            None,
            "从省发改委获悉,全省在建回归项目二百个。排名前五的省市为江苏省、广东省、上海市和浙江省。排名前五的市为合肥市、亳州市、"
            "阜阳市、滁州市、六安市。",
            "340000",
        ),
        (
            None,
            None,
            "酒泉市在深圳举办洽谈会,签约项目二十一个。甘南州近期也签约了临潭县旅游中心、卓尼风情线等九个项目。",
            "620900",
        ),
    ],
)
def test_whose_document_it_is(title: str | None, source: str | None, text: str, code: str) -> None:
    place = locate_document(title, source, text)
    assert place is not None
    assert place.code == code


def test_a_document_that_says_no_place_has_none() -> None:
    assert locate_document("以链式思维做好招商", None, "招商要懂产业。链主引来配套,配套成就集群。") is None
    assert locate_document(None, None, "") is None
    assert locate_document("经验谈", None, "深圳和苏州的做法值得借鉴,合肥也有启发。") is None
    assert locate_document(None, None, "我市赴港招商签约五十二项。如香格里拉二期,又如香格里拉二期的配楼。") is None


def test_the_head_of_a_letter_says_where_it_comes_from() -> None:
    letter = "夏邑县人民政府办公室\n夏政办〔2018〕37号\n县政府领导先后8次到福建石狮、浙江绍兴、广东东莞等地考察。"
    found = locate_document("对县十五届人大三次会议第26号建议的答复", None, letter)
    assert found is not None
    assert found.name == "夏邑县"


@pytest.mark.parametrize(
    ("title", "source", "text", "code"),
    [
        # an office informs, and foreign investors are not at home
        (None, None, "4月18日,据重庆市外经贸委透露,全市外资项目50个。香港、新加坡是我市外资的来源地。", "500000"),
        (None, None, "从“大连市招商引资推进会”上获悉,全市完成项目112个。庄河市、长海县、瓦房店市协调发展。", "210200"),
        # works in a district, in a paper on the autonomous region of the title
        ("西藏延伸产业链", None, "位于拉萨市达孜区的酒庄在建。自治区工信厅表示,我区储备项目314个。", "540000"),
        # a secretary of the province was there
        (
            None,
            None,
            "广东省召开的现场会进入清远,13日,清远市举行项目动工仪式,省委书记、省长出席。清远市这些项目投资257亿元。",
            "441800",
        ),
        (None, "银川新闻网", "据银川新闻网报道,西夏区抓推介。今年西夏区吸引项目17个,西夏区投资6.4亿元。", "640105"),
        (None, None, "压力之下,白城经济开发区依然劲头十足。经开区组织经济运行,全区经济平稳开局。", "220800"),
    ],
)
def test_whose_paper_it_is_where_others_are_named_too(
    title: str | None, source: str | None, text: str, code: str
) -> None:
    place = locate_document(title, source, text)
    assert place is not None and place.code == code


def test_a_company_named_after_a_place_says_nothing_of_home() -> None:
    assert locate_document(None, None, "全市开工项目二百个。北京华联投资2000万元在城中区扩建门店。") is None


def test_a_site_tells_where_the_text_does_not() -> None:
    assert locate_document("工作动态", None, "全县签约八个项目。", site="昌图县人民政府") == at("211224")


def test_a_forum_named_after_a_town_says_nothing_alone() -> None:
    assert locate_document("链式招商思考", None, "招商要懂产业,主要领导带头。", site="理论学习 - 清镇论坛") is None


def test_an_old_paper_is_at_home_in_the_division_of_its_day() -> None:
    text = "沙县小微企业园开工。我县今年招商形势好,全县新签项目十二个。"
    old = locate_document("沙县招商再提速", None, text, published=date(2018, 5, 1))
    new = locate_document("沙县招商再提速", None, text, published=date(2022, 5, 1))
    assert old == at("350427")
    assert new == at("350405")


@pytest.mark.parametrize(
    ("title", "source", "text", "code"),
    [
        # who signs, and who is named as contact
        (
            "对市人大第3号建议的答复",
            None,
            "代表提出的建议收悉。耀州区政府已经动工。\n铜川市发展和改革委员会\n2017年5月15日\n",
            "610200",
        ),
        (
            "对市人大第3号建议的答复",
            None,
            "现答复如下:经二路红山段已经动工。\n联系单位及电话:舞钢市产业集聚区管委会 8339990",
            "410481",
        ),
        # what is built is called after other places
        (None, None, "县水务局答复:青龙闸水库已经加固,青龙闸下游受益。牟定县水务局\n2020年5月6日", "532323"),
        # a zone of the place before it
        ("瑞安滨海新区管委会关于市人大第101号建议的答复", None, "我市滨海新区中学已经列入瑞安市重点项目。", "330381"),
        # a word that is a place where the text has its full name
        (
            "通城电子信息产业再添新军",
            "咸宁日报",
            "产业园二期项目在通城县云母小镇奠基。县科技局局长介绍了情况。",
            "421222",
        ),
        # where somebody went, where a firm comes from
        ("滨海县在上海奉贤区举行招商说明会", None, "滨海县在上海奉贤区举行招商说明会,签约二十个项目。", "320922"),
        ("苏州工业园区项目集中签约", None, "苏州工业园区举行签约活动。", "320500"),
        # a province whose paper tells of its cities
        (
            "前10月新疆重点项目投资过半",
            None,
            "霍尔果斯物流园、喀什热电、奎屯化纤等项目建成。新疆今年加快建设。",
            "650000",
        ),
        (
            "新疆一季度重大项目开工",
            None,
            "一季度全区开工项目三千个。喀什热电、阿克苏市板材、库车输变电开工。",
            "650000",
        ),
        # the prefecture that stands before its county
        ("黔东南州凯里市项目动工", None, "黔东南州凯里市项目动工。黔东南州凯里市商务局介绍了情况。", "522601"),
        ("关于修路的建议", None, "砚山县城道路坑洼。建议县政府启动修缮。", "532622"),
    ],
)
def test_whose_document_it_is_by_signs_of_other_kinds(
    title: str | None, source: str | None, text: str, code: str
) -> None:
    place = locate_document(title, source, text)
    assert place is not None and place.code == code, place


@pytest.mark.parametrize(
    ("title", "source", "text", "code"),
    [
        # a day before the place of a dateline, and a place that good news comes from
        (None, None, "某某台湾网6月9日晋江消息 日前，台湾轻纺园在晋江市动工。台湾企业投资。", "350582"),
        (None, None, "日前，从诸城市传来捷报，该市新批外资项目三十个，增幅居潍坊五市前列。", "370782"),
        # a reporter's name is no county
        (
            None,
            None,
            "孝感日报社全媒体记者 王云梦\n孝感日报讯 1至9月，全省签约项目三千个。全省到位资金增长。",
            "420000",
        ),
        # whose firms are sought, one after the other
        (
            None,
            None,
            "一季度，宿州招商开局良好。全市签约二十个。要紧盯北京的央企，上海的跨国公司，深圳的创投企业。",
            "341300",
        ),
        # a city that opens no clause, and firms of its counties
        (
            None,
            None,
            "在汉中市项目观摩中，全市三十个项目受检。第一名是来自勉县的板材厂，第二名是城固县的酒厂。",
            "610700",
        ),
        # 全市在 a county: the city that holds it
        (None, None, "本报讯 我市在丹凤县葡萄酒项目现场设分会场，全市开工二十个项目。", "611000"),
        # line by line of the cities of a province
        (None, None, "汉中市完成投资六亿元。\n商洛市完成投资五亿元。\n安康市完成投资四亿元。", "610000"),
        (None, None, "榆林\n现场签约九个项目。\n宝鸡\n代表团签约八个项目。\n咸阳\n咸阳市政府推介了项目。", "610000"),
        # a province named once, and 全省; an autonomous region whose news comes from its seat
        (None, None, "1-9月，湖北省实际利用外资增长。全省到资企业五百家。其中，襄阳片区、宜昌片区增长较快。", "420000"),
        (
            None,
            None,
            "银川讯 记者从自治区商务厅获悉，去年我区签约增多，宁夏到位资金增长。引进北京资金九亿元。",
            "640000",
        ),
        (None, None, "安徽省签约项目五百个。安徽省开工一千个，主会场设在芜湖市。安徽省投产八百个。", "340000"),
        # an office of the province and its daily, over a title of one city
        (
            "海东工业园区开局良好",
            "青海日报",
            "海东工业园区落实省政府措施。省政府支持企业。青海锂业、青海铝业、青海碳素投产。",
            "630200",
        ),
        # a city of 新疆兵团, and where it goes; whose event, and where it was held
        (
            None,
            None,
            "师市实施项目九十个。师市依托图木舒克市纺织城和喀什、疏勒、喀什综保区招商，赴喀什考察。",
            "659003",
        ),
        ("对我县招商工作的思考", None, "在“桃源（厦门）招商活动周”期间，全县签订合同十个，厦门占四个。", "430725"),
        # the zone of a city, named once
        (None, None, "一季度，漳州台商投资区推进九个项目签约落地，其中漳州某石材有限公司投资三亿元。", "350600"),
        # a province runs into its county, at the head of a text and before a zone
        (None, None, "3月9日，北京平谷区举办招商会，推介北京开发区和北京园区项目，平谷区签约六个。", "110117"),
        (None, None, "山东汶上经济开发区成立于2003年。2009年，开发区税收增长，汶上签约九个。", "370830"),
        (None, None, "昨日，四川省安岳县在渝召开说明会。该县借重庆之势，与重庆企业、重庆商会签约。", "512021"),
        ("山西大同：招商促发展", None, "云冈区有项目八个，云冈区园区扩容。大同市签约三百个。", "140200"),
        (None, None, "某民网合肥7月3日电 安徽省六安市霍山县今年上半年签约项目35个，总投资89亿元。", "341525"),
        # where something of the province is held
        ("项目签约仪式在拉萨举行", None, "5月，西藏自治区在拉萨举行集中签约，各地市签约项目二十六个。", "540000"),
        (
            "四川省文旅推介会成都启幕",
            None,
            "阿坝州项目五个，甘孜州项目七个，凉山州项目九个，四川省领导出席。",
            "510000",
        ),
        # an autonomous region named once; a national congress is no country spoken of
        (
            None,
            None,
            "一季度，自治区新签项目七百个。" + "全区到位资金增长，结构更优。" * 24 + "湖南、江西等省对广西投资增长。",
            "450000",
        ),
        (None, None, "我省全国人大代表向全国人大会议提出支持贵州的建议。全国人大交办后，我省研究。", "520000"),
        # a city whose natives come home, and where a park stands
        (None, None, "1—10月，全市签约五十个。全市有宿州籍成功人士返乡创业项目六个。", "341300"),
        (None, None, "去年，我市签约三百个。南方国际（梧州）科技产业园等项目落地，我市完成年任务。", "450400"),
        # a paper whose name begins with a district's
        ("招商促发展", "光明日报", "近年来，大同市加强合作。大同市签约三百个项目。大同市开工。", "140200"),
    ],
)
def test_whose_document_it_is_where_little_is_said(title: str | None, source: str | None, text: str, code: str) -> None:
    place = locate_document(title, source, text)
    assert place is not None and place.code == code, place


def test_a_province_is_not_what_a_district_calls_its_own() -> None:
    assert locate_document(None, None, "据陕西省政府网站消息，全区上下抓项目，全区完成投资八十亿元。") is None


def test_what_is_important_to_the_nation_is_no_figure_of_the_nation() -> None:
    assert locate_document(None, None, "总进度过半，全国重要的石化基地再添新动力。") is None


def test_a_county_by_its_code_of_the_day() -> None:
    told = ("长泰县项目完成投资", None, "长泰县全年完成投资。全县动工。")
    assert locate_document(*told, published=date(2017, 4, 19)) == at("350625")
    assert locate_document(*told, published=date(2023, 4, 19)) == at("350605")


def test_a_lone_county_that_a_paper_on_its_own_district_names_twice() -> None:
    text = "食品项目在赣榆海洋经济开发区投产，为我区又添一家。公司2018年由福建石狮引进落户赣榆。"
    assert locate_document("食品项目竣工投产", None, text) == at("320707")
    assert locate_document("招商进展", None, "全市引进项目，北京华联公司、北京中电公司各一个。") is None


def test_a_paper_of_a_town_is_of_the_county_that_alone_has_one_of_that_name() -> None:
    text = "记者从虎门镇招商办获悉，今年以来该镇成效显著。虎门镇签约项目12宗，投资额6亿元。"
    assert locate_document(None, None, text) == at("441900")
    assert locate_document(None, None, text.replace("虎门镇", "城关镇")) is None
    assert locate_document(None, None, "虎门镇和长安镇签约12宗，虎门镇、长安镇及该镇企业到会。") is None
    # of two towns of one name, the one in the city whose firms the text names
    two = "宋庄镇招商成效显著，该镇引进连云港某某有限公司等12个项目。宋庄镇实行帮包。"
    assert locate_document(None, None, two) == at("320707")


def test_the_lines_above_an_article_tell_its_place_where_they_name_one_of_its_kind() -> None:
    text = "今年以来，全州推进项目37个，州委州政府召开会议。"
    assert locate_masthead("青海省人民政府 | 海西州人民政府", text) == at("632800")
    assert locate_masthead("修水论坛-修水网旗下论坛", "一季度全县引进项目8个。") == at("360424")
    assert locate_masthead("海西州人民政府", "全市引进项目8个。") is None
    assert locate_masthead("海西州人民政府", "引进项目8个。") is None


def test_a_governments_report_is_of_the_place_that_its_title_names() -> None:
    text = "获评全省先进，进入全省十强县，居全省第七位。安徽省会议在我省召开。"
    assert locate_document("（安徽省）定远县人民政府工作报告（2022年1月6日）", None, text) == at("341125")
    assert locate_document("定远县人民政府工作报告", None, text) == at("341125")


def test_a_provinces_firms_met_in_the_capital_leave_it_its_own() -> None:
    text = "全省央企项目已开工43个。去年在北京签约的76个项目中，已开工31个。海南省民营企业对接会签约9个。"
    assert locate_document(None, None, text) == at("460000")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # who tells of its own place, before it tells of firms of another
        (
            "8月3日，记者从陕西安康市了解到，该市签约项目31项，其中北京方面21项。北京瑞丰公司、北京同德公司先后落户，北京的客商还将再来。",
            "610900",
        ),
        ("本网讯（李静、王平）年初以来，隆昌县把项目作为抓手。全县与重庆、浙江、广东、北京的企业合作。", "511083"),
        # the one city where something came to stand
        ("一季度，全市新设外资项目31个，通用航空、电池材料等重大项目落户安康，台资增长较快。", "610900"),
        # the towns of one county-level city
        ("全市新开工项目88个，卸甲镇、三垛镇、甘垛镇、临泽镇、车逻镇各有1个。", "321084"),
        ("全市新开工项目88个，卸甲镇、三垛镇各有1个。", None),
        # the province of a seat
        ("3月1日，今年首批重大项目开工动员会在西安举行。省委书记宣布开工，省长讲话。", "610000"),
        ("3月1日，今年首批重大项目推介会在西安和深圳举行。省委书记讲话。", None),
        # a word that the segmenter parts
        ("“中国亚麻城”建设初具规模，亚麻城全县企业31家。", None),
    ],
)
def test_homes_that_a_text_tells_in_passing(text: str, code: str | None) -> None:
    assert locate_document(None, None, text) == (at(code) if code else None)


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        # where a reporter looks around, and not where somebody went
        ("泰州日报", "盛夏时节，走进兴化市戴南镇工业集中区，塔吊林立。今年，全市新开工项目21个。", "321281"),
        ("毕节日报", "“以前外出打工。”在金沙县柳塘镇辣椒加工厂，工人们正忙着。全县引进企业12家。", "520523"),
        (None, "4月3日，记者在昌乐县采访时看到，一批项目正加快建设。今年全县签约项目18个，总投资62亿元。", "370725"),
        (None, "我县一行赴寿光市蔬菜产业园考察，随后在昌乐县开发区洽谈。全县签约项目8个。", None),
        # the city that asks, ranks or counts is around the paper's own place
        (None, "截至7月底，启东市新引进项目16个，完成南通市下达年度任务的72%，居南通各县（市）第二。", "320681"),
        (None, "全市实际利用外资2400万美元，完成三明市下达任务的61%，增速列三明市第三位。", None),
        # who goes out; who informs
        (None, "6月2日至5日，阿鲁科尔沁旗党政代表团赴天津、沈阳开展招商活动，我旗签约项目6个。", "150421"),
        (None, "昨日，记者从上杭县投洽会代表团获悉，本届展会共签约项目9个，总投资21亿元。", "350823"),
        (None, "记者7月8日从郫县工业园区获悉，上半年，园区有6个项目开工。", "510117"),
        # the first words of a text
        (None, "今年元至9月，宁都县共引进项目41个，其中翠微、安远两个小区新落户9家。全县到位资金31亿元。", "360730"),
        (None, "初夏的松桃，茶园里一片繁忙。今年新签约项目12个，铜仁市领导到场祝贺。", "520628"),
        (None, "昨（16）日上午，巴中市第三季度重点项目集中开工，其中全国第二的碳素企业投资9亿元。", "511900"),
        # a person, a town, a firm's project
        ("右江日报", "德保县工业区内机器轰鸣。副总经理黄永康介绍，项目已投产。紫云村民宿开业。", "451024"),
        (None, "10月8日，四川宏锂年产3万吨正极材料项目在射洪市开发区签约。今年，射洪市新签约项目20个。", "510981"),
        (None, "第十九届中国兰州投资贸易洽谈会在兰州举行。静宁县代表团现场签约项目7个，全县签约额创新高。", "620826"),
        # a municipality that does something, and one whose firms come
        (None, "记者8日从市合作办获悉，今年1至5月，天津共引进项目1320个，其中北京企业投资38亿元。", "120000"),
        (None, "记者8日从市合作办获悉，今年共引进项目1320个，其中来自天津的企业投资38亿元。", None),
        (None, "海口高新区今年新签约项目31个，总投资96亿元，海口签约额居全省前列。", "460100"),
        # where the paper's people went to hold something, and whose firms they met there
        (
            None,
            "5月8日至9日，我县在无锡隆重举办招商推介会，宣传了蒙阴。会后考察了无锡高新区，无锡客商看好蒙阴。",
            "371328",
        ),
        # the county that held it, though its city's offices came
        (
            None,
            "为落实绥化市委部署，望奎县于4月6日上午10点举行了望奎县重点项目集中开工仪式。绥化市委常委到场，望奎县领导和望奎县各乡镇负责人出席。望奎县开工项目6个。",
            "231221",
        ),
        # neither of two counties is the city that counts both
        (None, "今年上半年，全市签约项目41个，其中石泉县9个，汉阴县32个。", "610900"),
        (None, "第二十届青洽会筹备会召开。青海省商务厅介绍，对接组赴全国19个省，签约项目30个。", "630000"),
    ],
)
def test_homes_told_without_a_title(source: str | None, text: str, code: str | None) -> None:
    home = locate_document(None, source, text)
    assert (home and home.code) == code


def test_a_district_behind_its_city_in_a_title() -> None:
    text = "某网上海4月2日电 4月2日上午，宝山区智能制造签约活动在宝山区举行。上海各方来宾出席，签约项目26个。"
    home = locate_document("26个产业项目在上海宝山落地", "某网-上海频道", text)
    assert home is not None and home.code == "310113"


def test_a_district_that_is_no_more_was_one_until_the_day_of_its_change() -> None:
    title, text = "渝北将集中签约一批项目", "渝北将集中签约项目11个。招商会在重庆国际博览中心举行。"
    before, after = (locate_document(title, None, text, published=date(2025, month, 20)) for month in (5, 12))
    assert before is not None and before.code == "500112"
    assert after is None or after.code != "500112"


@pytest.mark.parametrize(
    ("title", "source", "text", "code"),
    [
        # the zone of a county whose short name runs on into it
        (None, None, "4月2日，太仓港区6个项目同日开工。", "320585"),
        (None, None, "4月2日，太仓港开发区两家企业试产。", "320585"),
        # for whose good a paper says that its work is done
        (None, None, "我区实施重大项目46个，为钟楼经济高质量发展增添后劲。", "320404"),
        (None, None, "全区开展招商竞赛，加快建设“美好相山”。", "340603"),
        # where a city's people held something, and whose firms it takes
        (
            "我市承接深圳电子产业推介活动在深圳举行",
            "渭南日报",
            "我市在深圳举行推介活动，深圳市有关负责人致辞。近年落户渭南的企业已有三百家，都说渭南好。渭南还将再办三场。",
            "610500",
        ),
        # two cities of one province told of alike
        (
            None,
            None,
            "辽源、延边两地同日开工一批项目。辽源市计划实施项目300个。延边州计划实施项目200个，全省目光汇聚两地。",
            "220000",
        ),
    ],
)
def test_homes_by_what_they_hold_and_work_for(title: str | None, source: str | None, text: str, code: str) -> None:
    home = locate_document(title, source, text)
    assert home is not None and home.code == code


def test_no_district_is_furthered_that_many_have_the_name_of() -> None:
    assert locate_document(None, None, "我区实施重大项目46个，为鼓楼经济高质量发展增添后劲。") is None
