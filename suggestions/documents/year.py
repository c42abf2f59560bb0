"""年度办理情况报告: what came in and what became of it, told to the congress and published (代表法 §51)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import translation

from congress.documents.chapters import Annex, Block, Grid, Paper, paper_docx, paper_pdf
from congress.documents.dates import written_day
from congress.documents.letters import Heading
from congress.organs.models import Session
from suggestions.models import OutcomeCategory
from suggestions.reports import KPIS, Measure, Statistics, Table, year_of

CHINESE = "zh-hans"  # papers speak Chinese whatever the reader's language
TABLE_NAMES = {
    "category": "各类建议办理情况",
    "period": "会议期间和闭会期间建议办理情况",
    "source": "建议来源情况",
    "delegation": "各代表团建议办理情况",
    "letter": "办理结果情况",
    "lead": "各承办单位主办件办理情况",
    "separate": "各承办单位分办件办理情况",
    "co": "各承办单位会办件情况",
}


def year_report(user: Any, session: Session, on: date, kind: str) -> bytes:
    """The report on a session's suggestions as of a day, as pdf or docx; counted over what the user may see."""
    with translation.override(CHINESE):
        told = year_of(user, session, on)
        chapters = [*_came_in(told), *_handled(told), *_results(told, session), *_units(told), *_annex(told)]
        paper = Paper(
            title=f"关于{session.full_name}代表建议、批评和意见办理情况的报告",
            below_title=f"{session.term.congress.office_name}（截至{written_day(on)}）",
            blocks=_numbered(chapters),
        )
        return paper_pdf(paper) if kind == "pdf" else paper_docx(paper)


def _figures(told: Statistics) -> dict[str, Measure]:
    return {each.now.kpi.key: each.now for _title, same in told.sections for each in same}


def _table(told: Statistics, key: str) -> list[Grid]:
    """The table of this key; none when nothing is in it."""
    return [_grid(table) for table in told.tables if table.key == key and table.lines]


def _grid(table: Table) -> Grid:
    headings = [str(table.title).removeprefix("按"), *(str(kpi.name) for kpi in table.kpis)]
    rows = [[line.label, *(_cell(each) for each in line.measures)] for line in table.lines]
    return Grid(caption=TABLE_NAMES[table.key], headings=headings, rows=rows, shares=[3, *[2] * len(table.kpis)])


def _cell(each: Measure) -> str:
    """91.4% over 690/755; a plain count alone."""
    if each.whole is None:
        return str(each.count)
    return f"{_percent(each)}\n{each.count}/{each.whole}"


def _percent(each: Measure) -> str:
    return "—" if each.percent is None else f"{each.percent}%"


def _rate(each: Measure) -> str:
    """In a sentence: 91.4%（690/755）."""
    return f"{_percent(each)}（{each.count}/{each.whole}）"


def _came_in(told: Statistics) -> list[Block]:
    figures = _figures(told)
    by_period = next(table for table in told.tables if table.key == "period")
    periods = "，".join(f"{line.label}{line.measures[0].count}件" for line in by_period.lines)
    parts = "，".join(f"有{label}单位的{count}件" for label, count, _query in told.parts)
    return [
        Heading("一、建议提出和交办情况"),
        f"共收到代表建议{figures['received'].count}件，立案{figures['accepted'].count}件，不予受理"
        f"{figures['not_accepted'].count}件，代表撤回{figures['withdrawn'].count}件。",
        f"交办{figures['handed'].count}件（{periods}）：{parts}；并案办理{figures['merged'].count}件，各自编号、分别答复。",
        *_table(told, "category"),
        *_table(told, "source"),
        *_table(told, "delegation"),
    ]


def _handled(told: Statistics) -> list[Block]:
    figures = _figures(told)
    return [
        Heading("二、办理和答复情况"),
        Heading("（一）答复", level=2),
        f"已答复{figures['answered'].count}件，答复率{_rate(figures['answered'])}；按时答复率{_rate(figures['on_time'])}，"
        f"逾期{figures['overdue'].count}件；办结率{_rate(figures['closed'])}。",
        Heading("（二）联系代表", level=2),
        f"与代表面商的{figures['met'].count}件，面商率{_rate(figures['met'])}。",
        Heading("（三）退办、延期和重新办理", level=2),
        f"退办率{_rate(figures['given_back'])}，延期率{_rate(figures['extended'])}，重新办理率{_rate(figures['redone'])}。",
        *_table(told, "period"),
        Heading("（四）公开", level=2),
        f"经代表同意并审核，向社会公开{figures['published'].count}件，公开率{_rate(figures['published'])}。",
    ]


def _results(told: Statistics, session: Session) -> list[Block]:
    figures = _figures(told)
    scheme = OutcomeCategory.objects.filter(congress=session.term.congress_id).order_by("code")
    meanings = "；".join(f"{each.code}类：{each.label}" for each in scheme)
    return [
        Heading("三、办理结果和代表评价"),
        Heading("（一）办理结果", level=2),
        f"办理结果分为{meanings}。" if meanings else "",
        f"解决率{_rate(figures['solved'])}，解决或计划解决率{_rate(figures['solved_or_planned'])}，"
        f"由计划解决转为解决的{_rate(figures['planned_then_solved'])}。",
        *_table(told, "letter"),
        Heading("（二）承诺兑现", level=2),
        f"到期承诺{figures['promises_kept'].whole}项，兑现率{_rate(figures['promises_kept'])}。",
        *_ratings(figures),
    ]


def _ratings(figures: dict[str, Measure]) -> list[Block]:
    return [
        Heading("（三）代表评价", level=2),
        f"反馈率{_rate(figures['rated'])}。按最后一次评价，满意率{_rate(figures['satisfied'])}，"
        f"满意和基本满意率{_rate(figures['content'])}。",
        f"初次评价满意率{_rate(figures['first_satisfied'])}，满意和基本满意率{_rate(figures['first_content'])}；"
        f"重新办理后满意率{_rate(figures['redone_satisfied'])}，满意和基本满意率{_rate(figures['redone_content'])}。",
    ]


def _units(told: Statistics) -> list[Block]:
    return [
        Heading("四、各承办单位办理情况"),
        "每件建议只计入一个主办单位；分办件、会办件另行统计。",
        *(grid for part in ("lead", "separate", "co") for grid in _table(told, part)),
    ]


def _annex(told: Statistics) -> list[Block]:
    rows = [
        [str(each.now.kpi.name), *_numbers(each.now), *(_then(one.measure) for one in each.before), _meaning(each.now)]
        for _title, same in told.sections
        for each in same
    ]
    headings = ["指标", "数量", "基数", "比率", "上月同日", "上年同日", "口径"]
    return [
        Annex("附件"),
        "各项指标的分子、分母和口径如下。"
        "比率保留一位小数；“上月同日”“上年同日”按当日已发生的情况计算，上年为上一次会议的建议。",
        Grid(caption="指标口径", headings=headings, rows=rows, shares=[4, 2, 2, 3, 3, 3, 10], wordy=(0, 6)),
    ]


def _numbers(each: Measure) -> list[str]:
    return [str(each.count), "", ""] if each.whole is None else [str(each.count), str(each.whole), _percent(each)]


def _then(each: Measure | None) -> str:
    if each is None:
        return "—"
    return str(each.count) if each.whole is None else _percent(each)


def _meaning(each: Measure) -> str:
    return str(KPIS[each.kpi.key].definition)


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Tables numbered as they come (表1 …), empty paragraphs left out."""
    found: list[Block] = []
    for block in blocks:
        if not block:
            continue
        if isinstance(block, Grid):
            number = 1 + sum(isinstance(each, Grid) for each in found)
            block = replace(block, caption=f"表{number}　{block.caption}")
        found.append(block)
    return found
