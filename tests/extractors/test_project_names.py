"""Found names of projects: in lists and lines, behind who builds them, and what only looks like one."""

from __future__ import annotations

import pytest

from extractors import extract
from tests.extractors.written import document

Told = list[tuple[str, str | None, str | None]]


def told(text: str) -> Told:
    """Name, stage and investment in yuan of the projects of a text."""
    projects = extract(document(*text.split("\n"))).projects
    return [
        (p.name, p.stage, None if p.investment_cny is None else f"{p.investment_cny:f}".split(".")[0]) for p in projects
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a count and what it counts, whichever verb says it
        (
            "在谈的2个：园林工具生产项目、铝合金门窗项目。",
            [("园林工具生产项目", "negotiating", None), ("铝合金门窗项目", "negotiating", None)],
        ),
        (
            "年初以来提前启动3项，有白石设施果蔬示范园区、恒锐轴承搬迁等；其余按期推进。",
            [("白石设施果蔬示范园区", "started", None), ("恒锐轴承搬迁", "started", None)],
        ),
        (
            "今年开工项目9个，恒锐精密铸件、云桥重油改质都在其中。",
            [("恒锐精密铸件", "started", None), ("云桥重油改质", "started", None)],
        ),
        (
            "二季度签约项目12个，恒锐电梯导轨项目、云桥再生铜项目名列其中。",
            [("恒锐电梯导轨项目", "signed", None), ("云桥再生铜项目", "signed", None)],
        ),
        # each with its amount alone
        (
            "签了约还没开工的项目2个：冷冻水产、调味品加工项目，3亿元；恒锐香料生产项目，1.2亿元。",
            [("冷冻水产、调味品加工项目", "signed", "300000000"), ("恒锐香料生产项目", "signed", "120000000")],
        ),
        (
            "当天签约2个项目，总投资9亿元：恒锐隔膜生产基地项目6亿元；云桥数字文创项目3亿元。",
            [("恒锐隔膜生产基地项目", "signed", "600000000"), ("云桥数字文创项目", "signed", "300000000")],
        ),
        # lines
        (
            "昨天开工的3个项目：\n——恒锐门业有限公司木门项目，1.5亿元，60亩；\n——锦华胶带有限公司胶带项目，由苏州迁来，8000万元；\n——云桥滨河绿地工程，概算3.4亿元。",
            [
                ("木门项目", "started", "150000000"),
                ("胶带项目", "started", "80000000"),
                ("云桥滨河绿地工程", "started", "340000000"),
            ],
        ),
        (
            "一季度开工项目3个。\n1.恒锐新材料有限公司包装薄膜项目\n2.白石市向阳中学宿舍楼项目\n3.云桥产业园区基础设施项目",
            [
                ("包装薄膜项目", "started", None),
                ("白石市向阳中学宿舍楼项目", "started", None),
                ("云桥产业园区基础设施项目", "started", None),
            ],
        ),
        # one of many
        ("恒锐国际药谷城等一批项目签约。", [("恒锐国际药谷城", "signed", None)]),
        (
            "云桥商业综合体等项目进展顺利。",
            [("云桥商业综合体", "under_construction", None)],
        ),
        (
            "翔鹰500无人机、恒锐轨道装备、航空旅游度假区等重大项目落户园区。",
            [("翔鹰500无人机", "landed", None), ("恒锐轨道装备", "landed", None), ("航空旅游度假区", "landed", None)],
        ),
        # kinds, and lines that say what follows
        ("50个项目中，既有阀门铸造、新药研发等工业项目，也有社区食堂、城市绿廊工程等民生项目。", []),
        ("账是这样算的：固定资产投资83亿元。", []),
        ("项目竣工：上半年共76个，完成投资48亿元。", []),
        ("走访也没落下：正在洽谈的项目有17个，总投资33亿元。", []),
        ("大头还是工业项目：一季度完成投资42亿元。", []),
    ],
)  # fmt: skip
def test_lists_and_lines_of_projects(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what it is like stands before its name
        ("恒锐集团拟投资3亿元建设集生产、仓储于一体的中药饮片产业园。", [("中药饮片产业园", None, "300000000")]),
        ("恒锐集团拟投资2亿元，建设包括科研中心、质检基地在内的恒锐西南总部。", [("恒锐西南总部", None, "200000000")]),
        ("去年，企业投资9000万元在白石县建成全省最大的笋干加工厂。", [("笋干加工厂", "completed", "90000000")]),
        ("苏州恒锐集团投资7亿元建立车载终端研发项目。", [("车载终端研发项目", None, "700000000")]),
        # what an agreement comes to
        ("就恒锐燃料电池项目达成31亿元投资意向。", [("恒锐燃料电池项目", "intended", "3100000000")]),
        ("白石县与恒锐集团就云桥抽水蓄能项目签订了68亿元的投资协议。", [("云桥抽水蓄能项目", "signed", "6800000000")]),
        # a wish, and how far they are
        (
            "推动年产80万件羽绒服、恒锐制伞基地等签约项目开工。",
            [("年产80万件羽绒服", "signed", None), ("恒锐制伞基地", "signed", None)],
        ),
        (
            "促成恒锐铸件、云桥锂电等意向项目尽快落地。",
            [("恒锐铸件", "intended", None), ("云桥锂电", "intended", None)],
        ),
        ("力争引进恒锐鑫、染料中间体等招商项目，全年完成招商落地资金110亿元。", [("恒锐鑫", None, None), ("染料中间体", None, None)]),
        # a part that runs is not the whole
        ("云桥60兆瓦光伏项目正在建设。“目前升压站已经投产。”", [("云桥60兆瓦光伏项目", "under_construction", None)]),
        # who acts, where it stands, and what is aimed at
        ("白石生物医药产业基地成为此次签约的赢家，一举引进两大项目。", []),
        ("恒锐集团计划在白石新能源产业园建厂。", []),
        ("论坛以打造世界级稀土产业基地为目标。", []),
        ("林地手续、融资贷款等堵点由项目专班协调。", []),
        ("法国科思达、英国爱思恩等浆果企业在双河、白石等地布局蓝莓种植项目。", []),
        ("填补省内空白项目、大型投资项目总投资达67亿元。", []),
        ("又抓新项目的开工建设。", []),
        ("大力引进川籍投资项目。", []),
    ],
)  # fmt: skip
def test_what_stands_about_a_name(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who builds it, and where
        ("恒锐股份公司拟在白石新能源产业园建设高端膜材研发基地。", [("高端膜材研发基地", None, None)]),
        (
            "恒锐集团拟在双河镇建设储能电站项目；锦华传媒有限公司拟在创意基地核心区建设集影视、培训于一体的传媒产业园。",
            [("储能电站项目", None, None), ("传媒产业园", None, None)],
        ),
        ("恒锐股份公司联合北新集团在云桥汽车产业基地建设整车平台项目。", [("整车平台项目", None, None)]),
        ("江南与恒锐联手打造越野车项目。", [("越野车项目", None, None)]),
        ("县茶商会计划在城西兴建云桥茶商总部大楼。", [("云桥茶商总部大楼", None, None)]),
        (
            "引进四川恒锐集团，开发建设云桥旅游综合体项目；引进锦华科技有限公司，投资建设白石红糖分装项目。",
            [("云桥旅游综合体项目", "landed", None), ("白石红糖分装项目", "landed", None)],
        ),
        (
            "今年引进多家外地企业，包括恒锐集团投资5亿元建设铝材研发基地；锦华公司投资6亿元建设云桥物流项目。",
            [("铝材研发基地", "landed", "500000000"), ("云桥物流项目", "landed", "600000000")],
        ),
        ("恒锐公司总经理把白石木耳综合开发项目签了下来。", [("白石木耳综合开发项目", "signed", None)]),
        (
            "与恒锐集团就万亩牧草种植、智慧产业园项目达成3亿元投资意向。",
            [("智慧产业园项目", "intended", "300000000")],
        ),
        # behind a line's end as well as at a text's beginning; a range is one project's
        ("今年的新项目\n无锡恒锐投资14亿元，建设语音标注基地项目。", [("语音标注基地项目", None, "1400000000")]),
        ("双方打造总投资20亿元至35亿元的恒锐总部基地项目。", [("恒锐总部基地项目", None, "2000000000")]),
        # not what has no name
        ("恒锐集团计划在全省布局充电网络。", []),
        ("园区企业将建设一批重点项目。", []),
        ("全市将打造千亿级装备产业集群。", []),
        ("苏州企业在白石有实际投资项目100多个。", []),
    ],
)  # fmt: skip
def test_who_builds_what(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江东云谷等4宗产业项目集中动工。", [("江东云谷", "started", None)]),
        (
            "签约项目包括恒丰发动机、中旭机车、国恒医药3个世界500强项目。",
            [("恒丰发动机", "signed", None), ("中旭机车", "signed", None), ("国恒医药", "signed", None)],
        ),
        (
            "重点推介了青河、白水河生态治理、云桥机场综合体等两个项目。",
            [("青河、白水河生态治理", "planned", None), ("云桥机场综合体", "planned", None)],
        ),
        (
            "镇里签约2个招商项目，协议投资3亿元。分别是：恒锐服饰产业园项目，白石饲料加工项目。",
            [("恒锐服饰产业园项目", "signed", None), ("白石饲料加工项目", "signed", None)],
        ),
        (
            "签约项目有赖氨酸生产项目，药材加工及药茶生产项目，年产5万吨甜叶菊项目。",
            [
                ("赖氨酸生产项目", "signed", None),
                ("药材加工及药茶生产项目", "signed", None),
                ("年产5万吨甜叶菊项目", "signed", None),
            ],
        ),
        (
            "白石海产品加工厂、恒星陶艺厂等5家企业同一天动工。",
            [("白石海产品加工厂", "started", None), ("恒星陶艺厂", "started", None)],
        ),
        (
            "其中不乏广东恒锐数字科技有限公司产业项目、白石镇轴承项目等一批项目。",
            [("广东恒锐数字科技有限公司产业项目", None, None), ("白石镇轴承项目", None, None)],
        ),
        (
            "检查组先后赴云桥市、白石市实地考察了煤焦油深加工、木塑板材加工等项目。",
            [("煤焦油深加工", None, None), ("木塑板材加工", None, None)],
        ),
        ("其二期高端膜材项目投资额高达8亿元。", [("二期高端膜材项目", None, "800000000")]),
        ("恒粮集团项目成功落户我县。", [("恒粮集团项目", "landed", None)]),
        ("今年投资2300万元续建云桥菌菇交易中心。", [("云桥菌菇交易中心", "under_construction", "23000000")]),
        ("云桥热电厂扩建项目进入地下结构施工。", [("云桥热电厂扩建项目", "under_construction", None)]),
        ("云桥微纤产业园、白石药谷产业园等项目正加快仓库建设。", [("云桥微纤产业园", "under_construction", None), ("白石药谷产业园", "under_construction", None)]),
        # kinds, and who was visited
        ("农村人居环境整治等项目有序推进。", []),
        ("恒锐、锦华等8家企业反映用工问题。", []),
    ],
)  # fmt: skip
def test_lists_that_close_otherwise(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # brands, with how far they are, where projects are counted
        (
            "上半年引进亿元项目8个。其中，恒云纺织、锦旭泵业已经投产，雨声智能完成选址。",
            [("恒云纺织", "operating", None), ("锦旭泵业", "operating", None), ("雨声智能", "landed", None)],
        ),
        (
            "全县新开工项目6个，恒锐重工主体封顶，锦华光电正在安装设备。",
            [("恒锐重工", "under_construction", None), ("锦华光电", "under_construction", None)],
        ),
        (
            "刚刚开工建设的恒锐（白石）科技有限公司，引进新工艺，拟投资12亿元。",
            [("恒锐（白石）科技有限公司", "started", "1200000000")],
        ),
        (
            "双河镇又一招商成果——江苏恒锐紧固科技有限公司在白石开发区举行开工仪式。",
            [("江苏恒锐紧固科技有限公司", "started", None)],
        ),
        # names alone, a line each
        (
            "市重点项目调整名单\n3个治水项目\n白石市滩头引水工程\n云桥市青河治理工程\n双河县浮溪治理工程",
            [("白石市滩头引水工程", None, None), ("云桥市青河治理工程", None, None), ("双河县浮溪治理工程", None, None)],
        ),
        (
            "5项目名称：云桥国际新城项目\n央企：恒锐控股集团有限公司\n投资规模：150亿元",
            [("云桥国际新城项目", None, "15000000000")],
        ),
        ("全县新开工项目12个，县长张伟现场签约，天气转凉。", []),
        ("恒锐重工、锦华光电投产。", []),  # of no project is spoken
        ("相关新闻\n云桥举行集中签约\n白石开展项目观摩\n双河推进重点工程", []),
    ],
)  # fmt: skip
def test_brands_firms_and_lines_of_names(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会上推介了清河、白水河治理、通航机场综合体、重型机械及配件制造等三个项目。",
            [("清河、白水河治理", "planned", None), ("通航机场综合体", "planned", None), ("重型机械及配件制造", "planned", None)],
        ),
        (
            "新云700、恒车轨道装备、航空旅游度假区等项目相继落户。",
            [("新云700", "landed", None), ("恒车轨道装备", "landed", None), ("航空旅游度假区", "landed", None)],
        ),
        ("10亿元的恒锐轴承项目落地。", [("恒锐轴承项目", "landed", "1000000000")]),
        ("恒锐轴承项目去年10月签的约，今年3月开的工。", [("恒锐轴承项目", "started", None)]),
        (
            "恒锐集团投资5亿元打造的“双碳中心”项目、锦华集团投资3亿元打造的“智能中心”项目相继启动建设。",
            [("“双碳中心”项目", "started", "500000000"), ("“智能中心”项目", "started", "300000000")],
        ),
        ("签约恒锐棉纺项目，标志着又一个纺纱项目落户园区。", [("恒锐棉纺项目", "signed", None)]),
        ("投资6亿元的预备项目规划建两座实验楼。", []),
        ("总投资37亿元的产业工程项目占大头。", []),
        ("由于是外资项目，手续较多。", []),
        ("全县打包项目总投资50亿元，已争取资金3亿元。", []),
        ("云桥片区水利设施打包项目总投资3亿元。", [("云桥片区水利设施打包项目", None, "300000000")]),
    ],
)  # fmt: skip
def test_what_few_words_change(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总投资5亿元、年产值8亿元、年税收4000万元的恒锐轴承项目开工。", ("800000000", None, "40000000")),
        ("投资5亿元、预计年销售收入6亿元的恒锐轴承项目落户云桥。", (None, "600000000", None)),
        ("恒锐轴承项目建成后，年产值和销售收入可达9亿元。", ("900000000", "900000000", None)),
        ("恒锐轴承项目达产后，年产值、税收分别达8亿元、4000万元。", ("800000000", None, "40000000")),
    ],
)
def test_yields_of_projects(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    (project,) = extract(document(text)).projects
    yields = (project.output_cny, project.revenue_cny, project.tax_cny)
    assert tuple(None if value is None else f"{value:f}".split(".")[0] for value in yields) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签下来的有恒锐精密铸件等160多个项目，总投资128亿元。", [("恒锐精密铸件", "signed", None)]),
        (
            "开工的有恒锐铸件等20个项目；签下来的有锦华电子材料等30个项目。",
            [("恒锐铸件", "started", None), ("锦华电子材料", "signed", None)],
        ),
        (
            "今年实施工业项目31个，总投资57亿元，恒石“4580”、锦华数字化铸造都在其列。",
            [("恒石“4580”", None, None), ("锦华数字化铸造", None, None)],
        ),
        (
            "年初计划竣工13项，已竣工16项，为计划的123%，有云桥物流中心一期项目、白石疾控业务楼项目等。",
            [("云桥物流中心一期项目", "completed", None), ("白石疾控业务楼项目", "completed", None)],
        ),
        (
            "恒锐热泵生产基地落户在白石电子产业园。项目总投资6亿元。",
            [("恒锐热泵生产基地", "landed", "600000000")],
        ),
        (
            "由恒锐纸业公司投资7000万元兴建的白石纸品加工厂，由锦华公司投资4000万元打造的云桥香料加工项目先后开工。",
            [("白石纸品加工厂", "started", "70000000"), ("云桥香料加工项目", "started", "40000000")],
        ),
        (
            "上半年，镇里新开工项目2个。\n金穗竹地板加工项目，总投资9000万元；\n恒绿木耳项目，已投入1800万元。",
            [("金穗竹地板加工项目", "started", "90000000"), ("恒绿木耳项目", "started", None)],
        ),
    ],
)  # fmt: skip
def test_what_was_counted_before_a_name(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全旗前三季度的成绩单：固定资产投资41.2亿元，增长6%。",
        "上半年的账是这样的：签约项目12个，总投资30亿元。",
        "项目开工：上半年共28个，总投资35亿元。",
        "“8”说的是投入：固定资产投资8亿元，其中上级补助3亿元。",
        "大头还在交通项目：三个月完成投资27.4亿元。",
        "会昌县二季度“四个一批”：签约14个，投资额37.6亿元；开工11个，投资额29亿元。",
        "会昌县老客商成了“回头客”：9家企业增资，追加投资6.3亿元。",
        "“春风行动”：总投资18亿元，开工项目6个。",
        "交通建设：投资3.2亿元，新建公路50公里。",
        "会昌县引来两家外企：日本东丽投资3亿元建膜材厂。",
        "绿春乡迎来首个工业企业：总投资3亿元。",
    ],
)
def test_what_stands_before_a_colon_and_names_no_project(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恒力换热器：总投资1.1亿元，占地90亩。", [("恒力换热器", None, "110000000")]),
        ("会昌县西江镇的宏宇稀土：投资2亿元。", [("宏宇稀土", None, "200000000")]),
        (
            "平川至白石：年计划14亿元，本年完成投资13亿元；总投资34亿元。",
            [("平川至白石", "under_construction", "3400000000")],
        ),
        (
            "记者走访了两处工地。云桥生物质热电厂：投资3.8亿元，锅炉房已封顶。白石物流枢纽：投资5亿元，9月刚刚动土。",
            [
                ("云桥生物质热电厂", "under_construction", "380000000"),
                ("白石物流枢纽", "started", "500000000"),
            ],
        ),
    ],
)
def test_labels_of_projects_on_a_line_and_in_a_paragraph(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县里集中签约2个项目。其中，恒锐新材料项目10亿元，果蔬加工项目5亿元，锦华铝材项目3亿元。",
            [
                ("恒锐新材料项目", "signed", "1000000000"),
                ("果蔬加工项目", "signed", "500000000"),
                ("锦华铝材项目", "signed", "300000000"),
            ],
        ),
        (
            "新引来2家木制品企业：金泰地板投资5000万元；恒林家居4200万元。",
            [("金泰地板", None, "50000000"), ("恒林家居", None, "42000000")],
        ),
        (
            "今年新开工项目两个，依次是：恒锐助剂，9200万元；连邦涂料二期，6000万元。",
            [("恒锐助剂", "started", "92000000"), ("连邦涂料二期", "started", "60000000")],
        ),
        (
            "上半年落地的大项目有二：一是恒立砂带的智能磨具园，2亿元；二是灵通通讯的声学产业园，3亿元。",
            [("智能磨具园", "landed", "200000000"), ("声学产业园", "landed", "300000000")],
        ),
        (
            "云桥工业区：福润水泥窑处置线，1.6亿元，投运；白石矿泉水厂（投资人：佛山客商），9000万元，收尾。",
            [
                ("福润水泥窑处置线", "operating", "160000000"),
                ("白石矿泉水厂", "under_construction", "90000000"),
            ],
        ),
        ("项目总投资10亿元，其中道路建设3亿元，绿化工程1亿元，管网改造2亿元。", []),
        ("江北区投资5亿元，南岸区3亿元，渝北区8亿元，均用于项目建设。", []),
        ("全年新签项目20个，其中工业项目15亿元，农业项目3亿元，文旅项目2亿元。", []),
        ("项目达产后，年产值5亿元，税收3000万元，利润2000万元。", []),
    ],
)
def test_items_side_by_side_that_each_say_what_one_costs(text: str, expected: Told) -> None:
    assert told(text) == expected
