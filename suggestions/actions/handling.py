"""Work on the matter: contacts with the deputy, co-handling opinions, extensions, urging."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.common.records import has_facts, lock
from congress.files.models import Upload
from suggestions.actions.steps import answering_part, handed_over_on, own_part, required, step
from suggestions.actions.supervision.registers import register_urging
from suggestions.actions.telling import answering_people, deputies, office, people_of, tell, tell_deputies
from suggestions.actions.timing import clock_of, start_answer, stop_clocks
from suggestions.models import Assignment, Contact, CoOpinion, Extension, Suggestion
from suggestions.models.handling import Answered
from suggestions.rules import ClockKind


@transaction.atomic
def record_contact(
    suggestion: Suggestion,
    *,
    stage: str,
    method: str,
    on: date,
    people: str,
    content: str,
    head_came: bool = False,
    sheet: Upload | None = None,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Contact:
    """Record a contact with the deputy (代表法 §51); the first one stops the contact clock.

    A reply face to face (面复) may carry its signed record, and whether a head of the unit came.
    """
    if on > localdate(at):
        raise Refused(_("The contact lies in the future; record it after it has taken place."))
    name = "reply_in_person" if method == Contact.Method.REPLY else "contact"
    suggestion = step(name, suggestion, by=by, at=at, seen=seen)
    if on < handed_over_on(suggestion):
        raise Refused(_("The contact lies before the hand-over on %(day)s.") % {"day": suggestion.assigned_on})
    part = answering_part(suggestion, by)
    current = suggestion.rounds.latest("number")
    facts = {"stage": stage, "method": method, "on": on, "people": people, "content": content}
    signed = {"head_came": head_came, "sheet": sheet}
    same = {**facts, "head_came": head_came, "sheet__sha256": sheet and sheet.sha256}
    if Contact.objects.filter(assignment=part, round=current, **same).exists():
        raise Refused(_("This contact is recorded already."))
    contact = Contact.objects.create(assignment=part, round=current, by=by, **facts, **signed)
    stop_clocks(suggestion, on, ClockKind.CONTACT, assignment=part)
    text = gettext_noop("The unit recorded a contact with you: %(title)s")
    tell_deputies("contact-recorded", text, suggestion, at=at)
    return contact


@transaction.atomic
def send_co_opinion(
    assignment: Assignment, *, text: str, letter_no: str = "", by: User, at: datetime, seen: int | None = None
) -> CoOpinion:
    """Send the co-handler's written opinion to the lead unit; a later one replaces it in the reply, both are kept."""
    opinion_text = required(text, _("The opinion is still empty."))
    suggestion = step("co_opinion", assignment.suggestion, by=by, at=at, seen=seen)
    assignment = own_part(assignment, by, Assignment.State.SIGNED)
    told_as = {"text": opinion_text, "letter_no": letter_no}
    begun_on = suggestion.rounds.latest("number").started_on
    if (last := assignment.opinions.filter(sent_at__date__gte=begun_on).last()) and has_facts(last, told_as):
        raise Refused(_("This opinion was sent already."))
    opinion = CoOpinion.objects.create(assignment=assignment, sent_at=at, by=by, **told_as)
    stop_clocks(suggestion, localdate(at), ClockKind.CO_OPINION, assignment=assignment)
    told = gettext_noop("Co-handling opinion of %(unit)s has come in: %(title)s")
    tell(answering_people(suggestion, at), "co-opinion", told, suggestion, at=at, unit=str(assignment.unit))
    return opinion


@transaction.atomic
def ask_extension(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Extension:
    """Ask for the long clock (代表法 §51: wide-ranging and difficult matters)."""
    told = required(reason, _("Give the reason why the matter is wide-ranging or difficult."))
    suggestion = step("ask_extension", suggestion, by=by, at=at, seen=seen, note=told)
    part = answering_part(suggestion, by)
    if part.extensions.exclude(answer=Answered.REFUSED).exists():
        raise Refused(_("An extension was asked for already; there is only one."))
    if not suggestion.clocks.running().filter(due_on__gte=localdate(at), **clock_of(part)).exists():
        raise Refused(_("The answer is overdue already; an extension must be asked for before the last day."))
    extension = Extension.objects.create(suggestion=suggestion, assignment=part, reason=told, asked_at=at)
    text = gettext_noop("Extension asked for: %(title)s")
    tell(office(suggestion, Role.SUPERVISOR, at), "extension-asked", text, suggestion, at=at)
    return extension


@transaction.atomic
def answer_extension(
    extension: Extension, *, agreed: bool, note: str, by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Grant (the clock runs to the long limit, counted from the hand-over) or refuse; deputy and unit are told."""
    name = "grant_extension" if agreed else "refuse_extension"
    suggestion = step(name, extension.suggestion, by=by, at=at, seen=seen, note=note)
    extension = _locked(extension)
    if extension.answer != Answered.OPEN:
        raise Refused(_("This wish has been answered already."))
    extension.answer = Answered.AGREED if agreed else Answered.REFUSED
    extension.answer_note = note
    extension.save(update_fields=["answer", "answer_note"])
    if agreed:
        part = extension.assignment
        part.suggestion = suggestion
        if not stop_clocks(suggestion, localdate(at), **clock_of(part)):
            raise Refused(_("The unit has replied meanwhile; there is nothing left to extend."))
        start_answer(ClockKind.EXTENDED, part, handed_over_on(suggestion))
    text = gettext_noop("Extension granted: %(title)s") if agreed else gettext_noop("Extension refused: %(title)s")
    told = [*people_of(extension.assignment.unit, at), *(deputies(suggestion) if agreed else [])]
    tell(told, "extension", text, suggestion, at=at)
    return suggestion


def _locked(extension: Extension) -> Any:
    return Extension.objects.select_for_update(of=("self",)).select_related("assignment__unit").get(pk=extension.pk)


@transaction.atomic
def urge(suggestion: Suggestion, *, note: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Send an urging letter (催办函) to the lead unit; at most one a day."""
    lock(suggestion, seen=seen)
    suggestion = step("urge", suggestion, by=by, at=at, seen=seen, note=note)
    text = gettext_noop("Please hurry: %(title)s. %(note)s")
    people = register_urging(suggestion, note=note, by=by, at=at)
    tell(people, "suggestion-urged", text, suggestion, at=at, note=note[:200])
    return suggestion
