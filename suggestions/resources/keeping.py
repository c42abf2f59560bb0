"""Past suggestions as rows of the database: reading those kept, writing those taken over."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.utils import timezone

from congress.organs.models import Congress, Session
from suggestions.actions.timing import start_clock
from suggestions.history import Deputy, PastRow
from suggestions.models import (
    Assignment,
    Category,
    Clock,
    Cosigner,
    NumberSeries,
    OutcomeCategory,
    Reply,
    Round,
    Suggestion,
    Verdict,
)
from suggestions.rules import ClockKind, Part, ReplyState, Status

Period = Suggestion.Period
BATCH = 1_000
SUGGESTION_FIELDS = (
    "title", "body", "lead", "lead_name", "category", "status", "assigned_on", "replied_on", "closed_on",
)  # fmt: skip
DEFAULT_SCHEME: Mapping[str, dict[str, Any]] = {
    "A": {"label": "已经解决或基本解决", "is_solved": True},
    "B": {"label": "正在解决或列入计划逐步解决", "is_planned": True, "needs_tracking": True},
    "C": {"label": "因条件限制暂时不能解决"},
    "D": {"label": "留作参考"},
}
"""The usual four categories, for a congress that has not set its own (domain: outcome categories)."""


@dataclass(frozen=True)
class Kept:
    """A suggestion already here, in the words of a past row."""

    key: int
    is_imported: bool
    is_worked_on: bool
    row: PastRow

    def says(self, row: PastRow) -> bool:
        return replace(row, sheet="", row=0) == self.row

    def settle(self, row: PastRow) -> PastRow:
        """The row with the deputies found earlier for its names, where the roster has namesakes since."""
        found = {each.name: each for each in (self.row.lead, *self.row.cosigners) if each.mandate}
        lead, *cosigners = (each if each.mandate else found.get(each.name, each) for each in (row.lead, *row.cosigners))
        return replace(row, lead=lead, cosigners=tuple(cosigners))


class _Handled(NamedTuple):
    """A row whose suggestion was handed over."""

    row: PastRow
    item: Suggestion
    lead_unit: int
    assigned_on: date


def kept_rows(congress: Congress, sessions: Collection[int]) -> dict[tuple[int, bool, int], Kept]:
    """The numbered suggestions of these sessions by session, period and number."""
    suggestions = (
        Suggestion.objects.filter(congress=congress, session__in=sessions, number__isnull=False)
        .select_related("category")
        .prefetch_related("cosigners", "assignments", "rounds__replies__category", "rounds__verdict", "steps")
    )
    kept = (_kept(suggestion) for suggestion in suggestions)
    return {each.row.key: each for each in kept}


def _kept(suggestion: Suggestion) -> Kept:
    held = [each for each in suggestion.assignments.all() if each.state != Assignment.State.RETURNED]
    rounds = list(suggestion.rounds.all())
    reply = rounds[-1].reply if rounds else None
    verdict = getattr(rounds[-1], "verdict", None) if rounds else None
    row = PastRow(
        sheet="",
        row=0,
        session=suggestion.session_id,
        is_between=suggestion.period == Period.BETWEEN,
        number=suggestion.number or 0,
        title=suggestion.title,
        lead=Deputy(suggestion.lead_name, suggestion.lead_id),
        cosigners=tuple(Deputy(each.name, each.mandate_id) for each in suggestion.cosigners.all()),
        category=suggestion.category.name if suggestion.category else "",
        lead_unit=next((each.unit_id for each in held if each.part == Part.LEAD), None),
        co_units=tuple(each.unit_id for each in held if each.part == Part.CO),
        assigned_on=suggestion.assigned_on,
        answered_on=suggestion.replied_on,
        outcome=reply.category.code if reply and reply.category else "",
        rating=verdict.overall if verdict else "",
        content=suggestion.body,
    )
    is_worked_on = bool(suggestion.steps.all()) or len(rounds) > 1
    return Kept(suggestion.pk, suggestion.is_imported, is_worked_on, row)


def keep(congress: Congress, rows: Sequence[tuple[PastRow, int | None]]) -> None:
    """Write the rows, a handful of statements for any number of them; a row with a key replaces what stood there."""
    categories = _categories(congress, {row.category for row, _key in rows if row.category})
    scheme = _scheme(congress)
    opened = dict(Session.objects.filter(term__congress=congress).values_list("pk", "opened_on"))
    pairs = [(row, _suggestion(row, key, congress, categories, scheme, opened[row.session])) for row, key in rows]
    _clear(key for _row, key in rows if key)
    Suggestion.objects.bulk_create([each for _row, each in pairs if each.pk is None], batch_size=BATCH)
    Suggestion.objects.bulk_update([each for _row, each in pairs if each.pk], SUGGESTION_FIELDS, batch_size=BATCH)
    Cosigner.objects.bulk_create(
        (
            Cosigner(suggestion=item, mandate_id=mandate, name=name)
            for row, item in pairs
            for name, mandate in row.cosigners
        ),
        batch_size=BATCH,
    )
    handled = [
        _Handled(row, item, row.lead_unit, row.assigned_on) for row, item in pairs if row.lead_unit and row.assigned_on
    ]
    _keep_handling(handled, scheme)
    _raise_series(pairs)


def _suggestion(
    row: PastRow,
    key: int | None,
    congress: Congress,
    categories: Mapping[str, int],
    scheme: Mapping[str, OutcomeCategory],
    opened_on: date,
) -> Suggestion:
    status = _status(row, scheme)
    return Suggestion(
        pk=key,
        congress=congress,
        session_id=row.session,
        period=Period.BETWEEN if row.is_between else Period.IN_SESSION,
        number=row.number,
        title=row.title,
        body=row.content,
        lead_id=row.lead.mandate,
        lead_name=row.lead.name,
        category_id=categories.get(row.category),
        status=status,
        created_at=_midnight(row.assigned_on or opened_on),
        assigned_on=row.assigned_on,
        replied_on=row.answered_on,
        closed_on=row.answered_on if status == Status.CLOSED else None,
        is_imported=True,
    )


def _status(row: PastRow, scheme: Mapping[str, OutcomeCategory]) -> Status:
    """Where a past suggestion stands: what was answered is over, except what the scheme tracks until it is kept."""
    if row.lead_unit is None:
        return Status.ACCEPTED
    if row.answered_on is None:
        return Status.HANDLING
    return Status.TRACKING if row.outcome and scheme[row.outcome].needs_tracking else Status.CLOSED


def _clear(keys: Iterable[int]) -> None:
    """Take away what the rows say anew. The suggestions themselves, and whatever points to them, stay."""
    replaced = list(keys)
    Verdict.objects.filter(round__suggestion__in=replaced).delete()
    Reply.objects.filter(round__suggestion__in=replaced).delete()
    for model in (Round, Clock, Assignment, Cosigner):
        model.objects.filter(suggestion__in=replaced).delete()


def _keep_handling(handled: Sequence[_Handled], scheme: Mapping[str, OutcomeCategory]) -> None:
    leads = [_assignment(each, each.lead_unit, Part.LEAD) for each in handled]
    Assignment.objects.bulk_create(leads, batch_size=BATCH)
    Assignment.objects.bulk_create(
        (_assignment(each, unit, Part.CO) for each in handled for unit in each.row.co_units), batch_size=BATCH
    )
    rounds = [_round(each) for each in handled]
    Round.objects.bulk_create(rounds, batch_size=BATCH)
    replies = [
        _reply(current, lead, scheme[each.row.outcome], each.row.answered_on)
        for each, current, lead in zip(handled, rounds, leads, strict=True)
        if each.row.outcome and each.row.answered_on
    ]
    Reply.objects.bulk_create(replies, batch_size=BATCH)
    rated = [(current, each.row.rating) for each, current in zip(handled, rounds, strict=True) if each.row.rating]
    Verdict.objects.bulk_create((Verdict(round=current, overall=rating) for current, rating in rated), batch_size=BATCH)
    for each in handled:
        if each.row.answered_on is None:
            start_clock(ClockKind.ANSWER, each.item, each.assigned_on)


def _assignment(handled: _Handled, unit: int, part: Part) -> Assignment:
    signed = Assignment.State.SIGNED
    return Assignment(suggestion=handled.item, unit_id=unit, part=part, state=signed, assigned_on=handled.assigned_on)


def _round(handled: _Handled) -> Round:
    """A rating that never came is noted with the day of the answer, the last day that is known."""
    silent_on = None if handled.row.rating else handled.row.answered_on
    return Round(suggestion=handled.item, number=1, started_on=handled.assigned_on, no_feedback_on=silent_on)


def _reply(current: Round, lead: Assignment, category: OutcomeCategory, answered_on: date) -> Reply:
    return Reply(
        round=current,
        assignment=lead,
        state=ReplyState.SENT,
        category=category,
        openness=Reply.Openness.NONE,
        drafted_at=_midnight(answered_on),
        sent_on=answered_on,
    )


def _categories(congress: Congress, names: Collection[str]) -> dict[str, int]:
    Category.objects.bulk_create(
        (Category(congress=congress, name=name) for name in sorted(names)), ignore_conflicts=True
    )
    return dict(Category.objects.filter(congress=congress).values_list("name", "pk"))


def _scheme(congress: Congress) -> dict[str, OutcomeCategory]:
    kept = OutcomeCategory.objects.filter(congress=congress)
    if not kept.exists():
        OutcomeCategory.objects.bulk_create(
            OutcomeCategory(congress=congress, code=code, **values) for code, values in DEFAULT_SCHEME.items()
        )
    return {each.code: each for each in kept.all()}


def _raise_series(pairs: Iterable[tuple[PastRow, Suggestion]]) -> None:
    """The next number given in a session follows the highest one taken over."""
    highest: dict[tuple[int, str], int] = {}
    for row, item in pairs:
        place = (row.session, item.period)
        highest[place] = max(row.number, highest.get(place, 0))
    NumberSeries.objects.bulk_create(
        (NumberSeries(session_id=session, period=period) for session, period in highest), ignore_conflicts=True
    )
    for (session, period), last in highest.items():
        NumberSeries.objects.filter(session=session, period=period, last__lt=last).update(last=last)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
