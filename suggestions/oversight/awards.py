"""Who might be nominated, with the figures that speak for it, and the words of the announced list."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, Q, Subquery

from congress.documents.chapters import Block, Grid, Heading, Paper
from congress.documents.dates import written_day
from suggestions.citing import answering_units, numbered
from suggestions.models import Suggestion, Verdict
from suggestions.models.supervision import Award, GradingResult, Nominee, StarGrade
from suggestions.rules import Rating

MOST = 30  # proposals shown of each kind


class Proposal(NamedTuple):
    """Something that may be nominated, and its figures."""

    thing: Any
    basis: str


def proposed_suggestions(user: Any, award: Award) -> list[Proposal]:
    """Accepted in the period, best stars first, then those rated best; nothing confidential."""
    rows = with_figures(Suggestion.objects.visible_to(user)).filter(
        congress=award.congress_id, accepted_on__range=(award.from_on, award.until_on), is_confidential=False
    )
    left = rows.exclude(pk__in=award.nominees.filter(unit=None).values("suggestion"))
    worth = left.exclude(rated=Rating.DISSATISFIED).filter(Q(star_level__gt="") | Q(rated=Rating.SATISFIED))
    return [Proposal(row, basis_of(row)) for row in worth.order_by(F("stars").desc(nulls_last=True), "pk")[:MOST]]


def proposed_units(award: Award) -> list[Proposal]:
    """By the results of the grading that was decided, best first."""
    found = GradingResult.objects.filter(grading=award.grading_id, total__isnull=False).select_related("unit")
    left = found.exclude(unit__in=award.nominees.filter(suggestion=None).values("unit"))
    return [Proposal(row.unit, f"{row.level} {row.total}".strip()) for row in left.order_by("-total", "pk")[:MOST]]


def with_figures(rows: Any) -> Any:
    """Adds `stars` and `star_level` of the newest grade, and `rated`, the newest rating."""
    grades = StarGrade.objects.filter(suggestion=OuterRef("pk")).order_by("-pk")
    verdicts = Verdict.objects.filter(round__suggestion=OuterRef("pk")).order_by("-round__number", "-pk")
    return rows.annotate(
        stars=Subquery(grades.values("total")[:1]),
        star_level=Subquery(grades.values("level")[:1]),
        rated=Subquery(verdicts.values("overall")[:1]),
    )


def basis_of(row: Any) -> str:
    """Stars and rating of a row `with_figures`."""
    rating = str(Rating(row.rated).label) if row.rated else ""
    return " · ".join(filter(None, [f"{row.star_level} {row.stars}".strip() if row.stars is not None else "", rating]))


def award_words(award: Award, number: str, on: date) -> Paper:
    """The list as it is announced: what was chosen, with reasons, by whose decision."""
    chosen = award.nominees.filter(is_chosen=True).select_related("suggestion__session__term", "unit")
    suggestions = [row for row in chosen if row.suggestion_id]
    units = [row for row in chosen if row.unit_id]
    day = written_day(award.decided_on) if award.decided_on else ""
    blocks: list[Block] = [f"经{award.meeting}（{day}）研究决定，现将名单公布如下。"]
    if suggestions:
        blocks += [Heading(f"一、优秀代表建议（{len(suggestions)}件）"), _suggestions(suggestions)]
    if units:
        blocks += [Heading(f"{'二' if suggestions else '一'}、优秀承办单位（{len(units)}个）"), _units(units)]
    below = f"{award.congress.committee_name}　{number}"
    return Paper(title=award.title, below_title=below, blocks=[*blocks, f"{written_day(on)}印发"])


def _suggestions(rows: list[Nominee]) -> Grid:
    return Grid(
        caption="优秀代表建议名单",
        headings=["编号", "题目", "领衔代表", "承办单位", "理由"],
        rows=[_line(row) for row in rows],
        shares=[3, 6, 2, 4, 5],
        wordy=(1, 3, 4),
    )


def _line(row: Nominee) -> list[str]:
    found: Any = row.suggestion
    return [numbered(found), found.title, found.lead_name, answering_units(found), row.reasons]


def _units(rows: list[Nominee]) -> Grid:
    lines = [[str(place), row.thing.name, row.reasons] for place, row in enumerate(rows, 1)]
    return Grid(
        caption="优秀承办单位名单", headings=["序号", "单位", "理由"], rows=lines, shares=[1, 4, 5], wordy=(1, 2)
    )
