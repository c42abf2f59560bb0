"""What a committee does for deputies every year (domain.md §13.1): a first draft of the plan, each row with its basis.

The months are the usual ones of a congress that meets from January to March; places move them.
"""

from typing import NamedTuple

PRACTICE = "各地通例"


class Usual(NamedTuple):
    from_month: int
    until_month: int
    matter: str
    outcome: str
    basis: str


USUAL_ROWS = (
    Usual(1, 1, "组织代表会前集中视察", "视察报告转有关机关研究处理", "代表法第十三条、第三十一条"),
    Usual(1, 2, "征集并初审民生实事候选项目", "候选项目提请大会票决", PRACTICE),
    Usual(1, 3, "服务代表出席人民代表大会会议", "议案、建议依法提出，实事项目票决", "组织法第十四条"),
    Usual(2, 4, "召开代表建议交办会", "建议全部交办，退办改办到位", "各地办理规定，如上海（2015）第十五条"),
    Usual(4, 5, "督促会办单位提出会办意见", "会办意见按期送主办单位", "各地办理规定"),
    Usual(5, 6, "代表建议集中答复与代表评价", "三个月内书面答复，不满意件重新办理", "代表法第五十一条"),
    Usual(6, 7, "主任会议听取建议办理进展情况", "半年办理情况报告", "各地规定，如上海（2015）第二十六条"),
    Usual(7, 9, "征集下一年度民生实事项目", "项目建议清单", PRACTICE),
    Usual(8, 9, "复杂建议办结与“回头看”", "六个月内答复，承办单位报送总结", "代表法第五十一条；各地办理规定"),
    Usual(10, 11, "常委会听取建议办理情况报告", "办理情况报告并向社会公布", "代表法第五十一条"),
    Usual(10, 12, "代表述职、履职评定与培训小结", "述职报告，履职情况通报", "各地规定，如重庆（2017）第二十四条"),
    Usual(1, 12, "组织代表接待日和代表小组活动", "按月接待，按季通报", "代表法第二十六条、第二十八条"),
)
