"""The words a reception register (接待群众情况登记簿) uses: headings, classes, ways of handling."""

from deputies.rules import Sex
from stations.rules.opinions import Rating, Refusal, Topic
from stations.rules.registers import Handled

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("编号", "序号", "登记编号"),
    "said_on": ("接待日期", "日期", "来访日期"),
    "said_at": ("接待时间", "时间"),
    "station": ("联络站", "接待地点", "代表联络站", "站点"),
    "deputies": ("接待代表", "代表", "接待人大代表"),
    "recorder": ("记录人", "登记人"),
    "name": ("来访群众", "群众姓名", "来访人", "姓名"),
    "sex": ("性别",),
    "phone": ("联系电话", "电话", "联系方式"),
    "address": ("住址", "地址", "家庭住址", "选区"),
    "topic": ("类别", "问题类别", "分类"),
    "text": ("反映内容", "内容", "反映问题", "反映事项"),
    "ask": ("诉求", "要求", "意见建议"),
    "handled": ("处理方式", "办理方式", "处理途径"),
    "unit": ("转办单位", "承办单位", "办理单位"),
    "due_on": ("办理期限", "期限", "办结期限"),
    "result": ("办理结果", "处理结果", "结果"),
    "told_on": ("反馈日期", "反馈时间", "答复日期"),
    "told_by": ("反馈方式", "答复方式"),
    "rating": ("满意度", "群众满意度", "评价"),
}
REQUIRED = ("number", "said_on", "station", "text", "handled")

TOPIC_WORDS = {
    Topic.TRAFFIC: "交通出行",
    Topic.FARMING: "农业农村",
    Topic.HEALTH: "医疗卫生",
    Topic.BUILDING: "城乡建设",
    Topic.SCHOOLS: "教育文化",
    Topic.NATURE: "生态环境",
    Topic.WELFARE: "社会保障",
    Topic.ORDER: "社会治理",
    Topic.MONEY: "财政经济",
    Topic.OTHER: "其他",
}
TOPICS = {word: topic for topic, word in TOPIC_WORDS.items()} | {"其它": Topic.OTHER}

HANDLED_WORDS = {
    Handled.SPOT: "当场答复",
    Handled.UNIT: "转部门",
    Handled.VILLAGE: "村（社区）办理",
    Handled.TOWNSHIP: "乡镇（街道）办理",
    Handled.HIGHER: "转上级代表",
    Handled.HOTLINE: "转12345",
    Handled.SUGGESTED: "转化为代表建议",
    Handled.REFUSED: "不予受理",
    Handled.NOT_YET: "",
}
HANDLED = {
    "当场答复": Handled.SPOT,
    "现场答复": Handled.SPOT,
    "转部门": Handled.UNIT,
    "转部门办理": Handled.UNIT,
    "村(社区)办理": Handled.VILLAGE,
    "村社区办理": Handled.VILLAGE,
    "乡镇(街道)办理": Handled.TOWNSHIP,
    "乡镇街道办理": Handled.TOWNSHIP,
    "转12345": Handled.HOTLINE,
    "转12345热线": Handled.HOTLINE,
    "转化为代表建议": Handled.SUGGESTED,
    "转为代表建议": Handled.SUGGESTED,
    "不予受理": Handled.REFUSED,
}
"""As squeezed words. A higher deputy is a person, whom a register does not tell from namesakes: entered by hand."""

RATING_WORDS = {Rating.SATISFIED: "满意", Rating.MOSTLY: "基本满意", Rating.NOT: "不满意"}
RATINGS = {word: rating for rating, word in RATING_WORDS.items()} | {"较满意": Rating.MOSTLY}

SEX_WORDS = {Sex.MALE: "男", Sex.FEMALE: "女"}
SEXES = {word: sex for sex, word in SEX_WORDS.items()}

IN_HAND = {"办理中", "正在办理", "处理中", "正在处理", "未办结", "待办理"}

GROUNDS = (
    (("纪检", "监察", "举报", "告发", "公安机关报案"), Refusal.REPORT),
    (("复议",), Refusal.REVIEW),
    (("诉讼", "司法", "法院", "仲裁", "执行"), Refusal.LAWSUIT),
    (("信访",), Refusal.PETITION),
    (("调解",), Refusal.PRIVATE),
)
"""What of the answer tells why it was not accepted, tried in this order."""
