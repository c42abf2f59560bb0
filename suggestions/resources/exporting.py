"""Suggestions as a table with the headings an import reads again."""

from typing import Any

from django.db.models import QuerySet
from import_export import fields, resources

from congress.common.spreadsheets import write_table
from suggestions.history import HEADINGS
from suggestions.models import Assignment, Reply, Round, Suggestion
from suggestions.rules import Part, Rating, ReplyState

RATING_WORDS = {Rating.SATISFIED: "满意", Rating.MOSTLY: "基本满意", Rating.DISSATISFIED: "不满意"}
JOINED = ("session__term", "category")
PREFETCHED = ("cosigners", "assignments__unit", "rounds__replies__category", "rounds__verdict")
SEPARATE = "分办单位"
AFTER = list(HEADINGS).index("lead_unit") + 1
COLUMNS = (*list(HEADINGS)[:AFTER], "separate_units", *list(HEADINGS)[AFTER:])


def _column(name: str, attribute: str | None = None) -> fields.Field:
    return fields.Field(attribute=attribute, column_name=HEADINGS[name][0])


class SuggestionResource(resources.ModelResource):
    """One row a suggestion; outcome and rating are those of the last round that was answered."""

    number = _column("number")
    title = _column("title", "title")
    lead = _column("lead", "lead_name")
    cosigners = _column("cosigners")
    category = _column("category", "category__name")
    period = _column("period")
    session = _column("session")
    lead_unit = _column("lead_unit")
    separate_units = fields.Field(column_name=SEPARATE)
    co_units = _column("co_units")
    assigned_on = _column("assigned_on", "assigned_on")
    answered_on = _column("answered_on", "replied_on")
    outcome = _column("outcome")
    rating = _column("rating")
    content = _column("content", "body")

    class Meta:
        model = Suggestion
        fields = COLUMNS
        export_order = COLUMNS

    def dehydrate_number(self, suggestion: Suggestion) -> str:
        return f"{suggestion.number:03d}" if suggestion.number else ""

    def dehydrate_cosigners(self, suggestion: Suggestion) -> str:
        return "、".join(cosigner.name for cosigner in suggestion.cosigners.all())

    def dehydrate_period(self, suggestion: Suggestion) -> str:
        return "闭会期间" if suggestion.period == Suggestion.Period.BETWEEN else "会议期间"

    def dehydrate_session(self, suggestion: Suggestion) -> str:
        return str(suggestion.session)

    def dehydrate_lead_unit(self, suggestion: Suggestion) -> str:
        return _unit_names(suggestion, Part.LEAD)

    def dehydrate_separate_units(self, suggestion: Suggestion) -> str:
        return _unit_names(suggestion, Part.SEPARATE)

    def dehydrate_co_units(self, suggestion: Suggestion) -> str:
        return _unit_names(suggestion, Part.CO)

    def dehydrate_outcome(self, suggestion: Suggestion) -> str:
        reply = _last_reply(suggestion)
        return reply.category.code if reply and reply.category else ""

    def dehydrate_rating(self, suggestion: Suggestion) -> str:
        answered = [each for each in suggestion.rounds.all() if _verdict(each) or each.no_feedback_on]
        return (_verdict(answered[-1]) or "未反馈") if answered else ""


def export_suggestions(suggestions: QuerySet[Suggestion], *, with_ratings: bool) -> bytes:
    """These suggestions as .xlsx, every cell text. The caller hands in only what the reader may see.

    Units get no ratings: those go to the committee, never through the unit that is rated.
    """
    joined = suggestions.select_related(*JOINED).prefetch_related(*PREFETCHED)
    names = [name for name in COLUMNS if with_ratings or name != "rating"]
    table: Any = SuggestionResource().export(joined, export_fields=names)
    return write_table("代表建议", table.headers, table)


def _unit_names(suggestion: Suggestion, part: Part) -> str:
    returned = Assignment.State.RETURNED
    return "、".join(
        each.unit.name for each in suggestion.assignments.all() if each.part == part and each.state != returned
    )


def _last_reply(suggestion: Suggestion) -> Reply | None:
    replies = [reply for each in suggestion.rounds.all() for reply in each.replies.all()]
    return next((reply for reply in reversed(replies) if reply.state == ReplyState.SENT), None)


def _verdict(current: Round) -> str:
    return RATING_WORDS[Rating(current.verdict.overall)] if hasattr(current, "verdict") else ""
