"""The employer within “employer and post” (工作单位及职务), as rosters write both in one cell."""

import re

# Where the post begins; what stands before the first of these is taken for the employer.
POSTS = (
    "党组", "党支部", "党组织", "书记", "副?局长", "副?主席(?!团)", "副?主任", "(?:副?总)?经理", "副?董事长",
    "副?理事长", "副?校长", "副?院长", "副?馆长", "队长", "护士长?$", "律师(?!事务所)", "委员(?!会)", "负责人",
    "职工", "一线", "车间", "班组长", "质检员", "设备维修", "工作人员", "村民小组长", "居民小组长", "村民(?!委|兵)",
    "村委会", "民兵", "种植", "养殖", "高级", "一级", "二级", "主治", "副?研究馆员", "医师", "教师", "语文", "数学",
    "英语", "内科", "外科", "中医科", "个体", "道德模范", "劳动模范",
)  # fmt: skip
_POST = re.compile("|".join(POSTS))
LEAST = 4  # characters: a place alone, such as 清源市, is nobody's employer


def employer_in(text: str) -> str:
    """清源市交通运输局 of 清源市交通运输局局长; empty where only a place stands before the post.

    A proposal: the office sees every addressee and may word it before the letter is approved.
    """
    found = _POST.search(text)
    name = (text[: found.start()] if found else text).strip(" 　、，")
    return name if len(name) >= LEAST else ""
