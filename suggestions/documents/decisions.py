"""议案处理意见的报告: what becomes of every motion of a session."""

from collections.abc import Iterable

from congress.documents.letters import Heading, Letter, letter_docx, letter_pdf
from congress.organs.models import Session
from suggestions.documents.motion_words import DECIDED, number_of, title_of
from suggestions.models import Motion


def decisions_report(session: Session, motions: Iterable[Motion], kind: str) -> bytes:
    """议案处理意见的报告: every registered motion of the session under what was decided, or is advised, on it."""
    rows: list[Motion] = list(
        Motion.objects.filter(pk__in=[motion.pk for motion in motions])
        .select_related("lead__person", "session__term__congress__region")
        .prefetch_related("reports")
        .order_by("-period", "number")
    )
    by_fate: dict[str, list[str]] = {}
    for row in rows:
        by_fate.setdefault(row.decision or _advised(row), []).append(
            f"{number_of(row)}：{title_of(row)}（{row.lead.person.name}领衔）。"
        )
    paragraphs: list[str | Heading] = [f"{session.full_name}共收到并登记代表提出的议案{len(rows)}件，处理意见如下："]
    numerals = iter("一二三四五六")
    for fate in [*DECIDED, ""]:
        if fate in by_fate:
            words = DECIDED.get(fate, "尚待专门委员会提出意见")
            paragraphs.append(Heading(f"{next(numerals)}、{words}的{len(by_fate[fate])}件"))
            paragraphs += by_fate[fate]
    paragraphs.append("以上报告，请审议。")
    letter = Letter(
        organ=f"{session.full_name}秘书处",
        number="",
        title=f"关于{session.full_name}代表议案处理意见的报告",
        salutation="大会主席团：",
        paragraphs=paragraphs,
        signing_organ="大会秘书处",
        signed_on=max(day for row in rows if (day := row.decided_on or row.registered_on)),
    )
    return letter_pdf(letter) if kind == "pdf" else letter_docx(letter)


def _advised(motion: Motion) -> str:
    return next((report.advice for report in reversed(motion.reports.all()) if report.advice), "")
