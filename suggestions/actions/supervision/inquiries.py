"""Topical inquiries: planned, held with questions and answers, closed when every task is done."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import check_same, made_once
from congress.notices.actions import notify
from congress.organs.models import Congress, Unit
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_past, only, step
from suggestions.models import Suggestion
from suggestions.models.supervision import FollowUp, Inquiry, Question
from suggestions.rules.supervision.inquiries import INQUIRY_LAW, OFFICE, TaskState


@transaction.atomic
def plan(
    congress: Congress,
    *,
    title: str,
    on: date,
    place: str,
    suggestions: Iterable[Suggestion],
    units: Iterable[Unit],
    form_key: UUID,
    by: User,
    at: datetime,
) -> Inquiry:
    """Plan an inquiry; the units that will answer are told its topic and day. The same form sent twice plans one."""
    only(OFFICE, by, congress.pk)
    if on < localdate(at):
        raise Refused(_("The day has passed already."))
    asked, about = list(units), list(suggestions)
    _check_topic(congress, asked, about)
    facts = {"congress": congress, "title": title, "on": on, "place": place}
    inquiry, is_new = made_once(Inquiry, form_key, facts)
    if not is_new:
        check_same((set(inquiry.units.all()), set(inquiry.suggestions.all())) == (set(asked), set(about)))
        return inquiry
    inquiry.units.set(asked)
    inquiry.suggestions.set(about)
    text = gettext_noop("Topical inquiry on %(day)s, please prepare: %(title)s")
    _tell(inquiry.units.all(), text, inquiry, at, day=on)
    record("inquiry.plan", f"inquiry:{inquiry.pk}", by=by, at=at, detail={"on": on.isoformat()})
    return inquiry


def _check_topic(congress: Congress, asked: list[Unit], about: list[Suggestion]) -> None:
    places = {row.congress_id for row in asked} | {row.congress_id for row in about}
    if not asked:
        raise Refused(_("Name at least one unit that answers."))
    if places != {congress.pk}:
        raise Refused(_("Units and suggestions are those of this congress."))
    if any(row.is_confidential for row in about):
        raise Refused(_("The deputy asked for confidentiality; it is no topic of an inquiry."))


@transaction.atomic
def ask(
    inquiry: Inquiry, *, unit: Unit, asked_by: str, text: str, by: User, at: datetime, seen: int | None = None
) -> Question:
    """Enter a question of a deputy to one of the units."""
    told = required(text, _("The question is still empty."))
    inquiry = _step("ask", inquiry, by=by, at=at, seen=seen)
    _check_invited(inquiry, unit)
    return Question.objects.create(inquiry=inquiry, unit=unit, asked_by=asked_by, text=told)


@transaction.atomic
def hold(
    inquiry: Inquiry, *, on: date, chair: str, present: str = "", by: User, at: datetime, seen: int | None = None
) -> Inquiry:
    """Record that it took place, who chaired it and who came."""
    check_past(on, at)
    chaired = required(chair, _("Say who chaired it."))
    return _step("hold", inquiry, by=by, at=at, seen=seen, on=on, chair=chaired, present=present)


@transaction.atomic
def answer(
    question: Question, *, official: str, text: str, by: User, at: datetime, seen: int | None = None
) -> Question:
    """Record what the unit's official answered; once."""
    told, named = required(text, _("The answer is still empty.")), required(official, _("Say who answered."))
    _step("answer", question.inquiry, by=by, at=at, seen=seen)
    fresh = Question.objects.get(pk=question.pk)
    if fresh.answer:
        raise Refused(_("The answer is recorded already."))
    fresh.official, fresh.answer = named, told
    fresh.save(update_fields=["official", "answer"])
    return fresh


@transaction.atomic
def give_task(
    inquiry: Inquiry, *, unit: Unit, task: str, due_on: date, by: User, at: datetime, seen: int | None = None
) -> FollowUp:
    """Give a unit something to do until a day."""
    told = required(task, _("Say what is to be done."))
    if due_on <= localdate(at):
        raise Refused(_("Give a later day."))
    inquiry = _step("task", inquiry, by=by, at=at, seen=seen)
    _check_invited(inquiry, unit)
    found = FollowUp.objects.create(inquiry=inquiry, unit=unit, task=told, due_on=due_on)
    text = gettext_noop("To be done until %(day)s (%(title)s): %(task)s")
    _tell([unit], text, inquiry, at, day=due_on, task=told)
    return found


@transaction.atomic
def settle(task: FollowUp, *, on: date, evidence: str, by: User, at: datetime, seen: int | None = None) -> FollowUp:
    """Record a task as done, with what shows it; once."""
    told = required(evidence, _("Say what shows that it is done."))
    check_past(on, at)
    _step("settle", task.inquiry, by=by, at=at, seen=seen)
    fresh = FollowUp.objects.get(pk=task.pk)
    if fresh.state == TaskState.DONE:
        raise Refused(_("This task is done already."))
    fresh.state, fresh.done_on, fresh.evidence = TaskState.DONE, on, told
    fresh.save(update_fields=["state", "done_on", "evidence"])
    return fresh


@transaction.atomic
def close(inquiry: Inquiry, *, note: str = "", by: User, at: datetime, seen: int | None = None) -> Inquiry:
    """Close it when no question is without answer and no task is open; its minutes change no more."""
    row = _step("close", inquiry, by=by, at=at, seen=seen, note=note)
    if row.questions.filter(answer="").exists():
        raise Refused(_("A question is still without answer."))
    if row.tasks.filter(state=TaskState.OPEN).exists():
        raise Refused(_("A task is still to be done."))
    return row


@transaction.atomic
def cancel(inquiry: Inquiry, *, note: str, by: User, at: datetime, seen: int | None = None) -> Inquiry:
    """Cancel a planned inquiry; the units are told why."""
    told = required(note, _("Give the reason."))
    row = _step("cancel", inquiry, by=by, at=at, seen=seen, note=told)
    _tell(row.units.all(), gettext_noop("Topical inquiry cancelled: %(title)s. %(note)s"), row, at, note=told[:200])
    return row


def _check_invited(inquiry: Inquiry, unit: Unit) -> None:
    if not inquiry.units.filter(pk=unit.pk).exists():
        raise Refused(_("This unit is not among those that answer."))


def _step(name: str, inquiry: Inquiry, *, by: User, at: datetime, **changes: Any) -> Inquiry:
    row: Inquiry = step(name, inquiry, law=INQUIRY_LAW, subject="inquiry", by=by, at=at, **changes)
    return row


def _tell(units: Iterable[Unit], text: str, inquiry: Inquiry, at: datetime, **values: Any) -> None:
    people = User.objects.holding(*UNIT_ROLES, on=localdate(at), unit__in=units)
    key, whole = f"inquiry:{inquiry.pk}:{inquiry.version}", {"title": inquiry.title, **values}
    notify(people, "inquiry", key, text, url=inquiry.get_absolute_url(), at=at, values=whole)
