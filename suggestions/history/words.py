"""The words of a table of past suggestions: headings in all their variants, and each value in all its spellings."""

from suggestions.rules import Rating

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("编号", "建议编号", "建议号", "案号", "编码"),
    "title": ("标题", "建议标题", "案由", "题目", "建议名称"),
    "lead": ("领衔代表", "领衔人", "提出代表", "代表姓名", "建议人"),
    "cosigners": ("附议代表", "附议人", "联名代表"),
    "category": ("类别", "分类", "建议类别"),
    "period": ("会议/闭会", "会议或闭会", "提出时段", "提出期间"),
    "session": ("届次会次", "届次", "会次", "会议届次", "届次会议"),
    "lead_unit": ("主办单位", "承办单位"),
    "co_units": ("会办单位", "协办单位"),
    "assigned_on": ("交办日期", "交办时间"),
    "answered_on": ("答复日期", "答复时间"),
    "outcome": ("办理结果", "答复类别", "办理类别", "结果"),
    "rating": ("满意度", "满意程度", "代表评价", "评价"),
    "content": ("内容摘要", "建议内容", "内容", "摘要"),
}
REQUIRED = ("number", "title", "lead", "session")
"""What every such table has; a sheet without these headings is not one."""

MAX_LENGTHS = {"title": 100, "category": 40, "content": 20_000}
NAME_LENGTH = 60

IN_SESSION = frozenset(("会议", "会议期间", "大会", "大会期间", "会"))
BETWEEN_SESSIONS = frozenset(("闭会", "闭会期间", "闭"))

NOBODY = frozenset(("", "无", "/", "\\", "-", "—", "——", "――"))
TOTALS = frozenset(("合计", "总计", "小计", "共计"))

# The wordings of the usual four categories; which letters count is the congress's own scheme.
OUTCOMES = {
    "A": ("甲", "已解决", "已经解决", "已经解决或基本解决", "已解决或基本解决", "已解决或采纳"),
    "B": ("乙", "正在解决", "列入计划解决", "正在解决或列入计划解决", "正在解决或列入规划逐步解决"),
    "C": ("丙", "因条件限制暂时不能解决", "暂不能解决", "暂时不能解决", "因条件限制无法解决"),
    "D": ("丁", "留作参考", "留作参考或不可行"),
}
OUTCOME_OF = {wording: code for code, wordings in OUTCOMES.items() for wording in wordings}

RATING_OF = {
    "满意": Rating.SATISFIED,
    "基本满意": Rating.MOSTLY,
    "不满意": Rating.DISSATISFIED,
    "未反馈": "",
} | dict.fromkeys(NOBODY, "")
