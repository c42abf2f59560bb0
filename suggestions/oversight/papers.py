"""Papers of supervision. Their words are Chinese whatever the reader's language: they are state documents."""

from congress.documents.dates import written_day
from congress.documents.sheets import Block, Row, Sheet, sheet_docx, sheet_pdf
from suggestions.models.supervision import Draw, Drawn

GRADES = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意"}
SEEDS = {"public": "公开数字", "secret": "先行公布摘要的密语"}
HOW = (
    "复核方法：名单按编号升序，每行一件，以换行符结尾，其SHA-256即名单摘要；依次以“名单摘要、换行、种子、换行、序号（自1起）”"
    "的UTF-8文本求SHA-256，读作整数，除以名单中尚余件数取余数（自0数起），余数所指之件抽中并移出名单；不小于尚余件数最大倍数的"
    "整数舍去不用。"
)


def draw_record(draw: Draw, kind: str) -> bytes:
    """随机抽样点评记录表: all that is needed to repeat the draw, and the appraisal of each one drawn."""
    rows = draw.drawn.select_related("suggestion", "appraisal")
    sheet = Sheet(
        heading=f"{draw.congress.committee_name}代表建议随机抽样点评记录表",
        title=draw.title,
        rows=[
            [("届次", str(draw.session)), ("抽取件数", f"{draw.size}件")],
            [("种子来源", f"{SEEDS[draw.seed_kind]}：{draw.seed_source}（{written_day(draw.seed_on)}）")],
            [("种子", draw.seed)],
            [("名单件数", f"{len(draw.keys)}件"), ("密语摘要", draw.commitment or "无")],
            [("名单摘要", draw.population_hash)],
            *[line for row in rows for line in _drawn(row)],
            Block("名单", "、".join(draw.keys)),
        ],
        notes=[HOW],
        signatures=["监督人：", "记录人："],
    )
    return sheet_pdf(sheet) if kind == "pdf" else sheet_docx(sheet)


def _drawn(row: Drawn) -> list[Row]:
    found: list[Row] = [[(f"第{row.turn}件", f"{row.key}　{row.suggestion.title}")]]
    appraisal = getattr(row, "appraisal", None)
    if appraisal:
        votes = appraisal.votes
        text = (
            f"应到{votes.members}人，实到{votes.present}人；满意{votes.satisfied}票，基本满意{votes.mostly}票，"
            f"不满意{votes.dissatisfied}票，弃权{votes.abstained}票；等次：{GRADES[appraisal.grade]}"
        )
        found += [[("测评", text)], Block("汇报", appraisal.heard), Block("点评", appraisal.comment)]
    return found
