"""The words of a roster: headings in all their variants, and each value in all its spellings."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "代表姓名", "代表"),
    "sex": ("性别",),
    "ethnicity": ("民族", "族别"),
    "born": ("出生年月", "出生日期", "出生年月日", "出生时间", "出生", "生日"),
    "party": ("政治面貌", "党派", "所属党派"),
    "education": ("学历", "文化程度", "教育程度", "最高学历"),
    "employer": (
        "工作单位及职务",
        "工作单位和职务",
        "工作单位、职务",
        "工作单位职务",
        "单位职务",
        "单位及职务",
        "工作单位",
    ),
    "level": ("代表层级", "层级", "代表级别"),
    "term": ("届次", "届别", "代表届次"),
    "electing_unit": (
        "选举单位/选区",
        "选举单位",
        "选区",
        "所属选区",
        "所在选区",
        "选举单位(选区)",
        "选举单位或选区",
        "当选选区",
    ),
    "delegation": ("代表团", "所在代表团", "所属代表团"),
    "card_no": ("代表证号", "代表证号码", "代表证编号", "证号", "代表证"),
    "phone": ("手机号", "手机号码", "手机", "联系电话", "电话", "电话号码", "移动电话", "联系方式"),
    "structure": ("代表结构", "代表构成", "代表类别", "结构", "构成"),
    "first_elected": ("首次当选", "首次当选时间", "首次当选年月"),
    "is_reelected": ("是否连任", "连任", "连任情况"),
    "group_name": ("代表小组", "所在小组", "所属小组", "小组"),
    "station_name": ("联络站", "所在联络站", "所属联络站", "联络站点", "代表联络站"),
    "note": ("备注", "说明"),
}
REQUIRED = ("name", "sex", "born")
"""What every roster has; a sheet without these headings is not one."""

MAX_LENGTHS = {
    "name": 40,
    "party": 40,
    "education": 40,
    "employer": 120,
    "electing_unit": 80,
    "card_no": 20,
    "structure": 40,
    "first_elected": 40,
    "group_name": 60,
    "station_name": 60,
    "note": 200,
}

LEVELS = {"national": "全国", "province": "省级", "city": "市级", "county": "县级", "township": "乡级"}

SEXES = {"男": "男", "女": "女", "男性": "男", "女性": "女"}

ETHNICITIES = frozenset(
    f"{name}族"
    for names in (
        "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗",
        "瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜",
        "水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南",
        "仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固",
        "京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺",
    )
    for name in names.split()
)
"""GB/T 3304-1991."""

PARTIES = {
    "中共党员": ("中共党员", "中共", "党员", "中国共产党党员", "中国共产党", "共产党员"),
    "中共预备党员": ("中共预备党员", "预备党员"),
    "共青团员": ("共青团员", "团员"),
    "民革党员": ("民革党员", "民革"),
    "民盟盟员": ("民盟盟员", "民盟"),
    "民建会员": ("民建会员", "民建"),
    "民进会员": ("民进会员", "民进"),
    "农工党党员": ("农工党党员", "农工党", "农工"),
    "致公党党员": ("致公党党员", "致公党", "致公"),
    "九三学社社员": ("九三学社社员", "九三学社", "九三"),
    "台盟盟员": ("台盟盟员", "台盟"),
    "无党派人士": ("无党派人士", "无党派"),
    "群众": ("群众",),
}
EDUCATIONS = {
    "研究生": ("研究生", "硕士", "博士", "硕士研究生", "博士研究生"),
    "大学": ("大学", "大学本科", "本科", "大本", "全日制本科", "在职本科"),
    "大专": ("大专", "专科", "大学专科"),
    "中专": ("中专", "中技", "中等专科"),
    "高中": ("高中", "职高"),
    "初中": ("初中",),
    "小学": ("小学",),
}
STRUCTURES = {
    "工人": ("工人", "产业工人"),
    "农民": ("农民", "农民工"),
    "干部": ("干部", "党政领导干部", "党政干部"),
    "专业技术人员": ("专业技术人员", "知识分子"),
    "企业负责人": ("企业负责人", "企业家"),
    "妇女": ("妇女",),
    "其他": ("其他",),
}
YES = frozenset(("是", "√", "✓", "✔", "有", "连任", "Y", "y", "1"))
NO = frozenset(("否", "×", "✗", "无", "不", "新任", "N", "n", "0", "/", "-", "—"))


def standard(vocabulary: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Each spelling with the standard word for it."""
    return {spelling: word for word, spellings in vocabulary.items() for spelling in spellings}


STANDARD_PARTY = standard(PARTIES)
STANDARD_EDUCATION = standard(EDUCATIONS)
STANDARD_STRUCTURE = standard(STRUCTURES)
