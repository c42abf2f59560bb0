"""Work on the matter: contacts with the deputy, co-handling opinions, extensions, urging."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from suggestions.actions.steps import deputy, handed_over_on, lead_assignment, lead_people, office, step, tell
from suggestions.actions.timing import start_clock, stop_clocks
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
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Contact:
    """Record a contact with the deputy (代表法 §51); the first one stops the contact clock."""
    if on > localdate(at):
        raise Refused(_("The contact lies in the future; record it after it has taken place."))
    suggestion = step("contact", suggestion, by=by, at=at, seen=seen)
    if on < handed_over_on(suggestion):
        raise Refused(_("The contact lies before the hand-over on %(day)s.") % {"day": suggestion.assigned_on})
    contact = Contact.objects.create(
        assignment=lead_assignment(suggestion),
        round=suggestion.rounds.latest("number"),
        stage=stage,
        method=method,
        on=on,
        people=people,
        content=content,
        by=by,
    )
    stop_clocks(suggestion, on, ClockKind.CONTACT)
    text = gettext_noop("The unit recorded a contact with you: %(title)s")
    tell(deputy(suggestion), "contact-recorded", text, suggestion, at=at)
    return contact


@transaction.atomic
def send_co_opinion(assignment: Assignment, *, text: str, by: User, at: datetime, seen: int | None = None) -> CoOpinion:
    """Send the co-handler's written opinion to the lead unit; a later one replaces it in the reply, both are kept."""
    if not text.strip():
        raise Refused(_("The opinion is still empty."))
    suggestion = step("co_opinion", assignment.suggestion, by=by, at=at, seen=seen)
    assignment = Assignment.objects.select_for_update(of=("self",)).select_related("unit").get(pk=assignment.pk)
    if assignment.unit_id not in {post.unit_id for post in by.current_posts}:
        raise Refused(_("This part belongs to another unit."))
    if assignment.state != Assignment.State.SIGNED:
        raise Refused(_("Sign the item in first, then send the opinion."))
    opinion = CoOpinion.objects.create(assignment=assignment, text=text.strip(), sent_at=at, by=by)
    stop_clocks(suggestion, localdate(at), ClockKind.CO_OPINION, assignment=assignment)
    told = gettext_noop("Co-handling opinion of %(unit)s has come in: %(title)s")
    tell(lead_people(suggestion, at), "co-opinion", told, suggestion, at=at, unit=str(assignment.unit))
    return opinion


@transaction.atomic
def ask_extension(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Extension:
    """Ask for the long clock (代表法 §51: wide-ranging and difficult matters)."""
    if not reason.strip():
        raise Refused(_("Give the reason why the matter is wide-ranging or difficult."))
    suggestion = step("ask_extension", suggestion, by=by, at=at, seen=seen, note=reason.strip())
    if suggestion.extensions.exclude(answer=Answered.REFUSED).exists():
        raise Refused(_("An extension was asked for already; there is only one."))
    if not suggestion.clocks.running().filter(kind=ClockKind.ANSWER, due_on__gte=localdate(at)).exists():
        raise Refused(_("The answer is overdue already; an extension must be asked for before the last day."))
    extension = Extension.objects.create(suggestion=suggestion, reason=reason.strip(), asked_at=at)
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
    extension = Extension.objects.select_for_update().get(pk=extension.pk)
    if extension.answer != Answered.OPEN:
        raise Refused(_("This wish has been answered already."))
    extension.answer = Answered.AGREED if agreed else Answered.REFUSED
    extension.answer_note = note
    extension.save(update_fields=["answer", "answer_note"])
    if agreed:
        stop_clocks(suggestion, localdate(at), ClockKind.ANSWER)
        start_clock(ClockKind.EXTENDED, suggestion, handed_over_on(suggestion))
    text = gettext_noop("Extension granted: %(title)s") if agreed else gettext_noop("Extension refused: %(title)s")
    tell([*lead_people(suggestion, at), *(deputy(suggestion) if agreed else [])], "extension", text, suggestion, at=at)
    return suggestion


@transaction.atomic
def urge(suggestion: Suggestion, *, note: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Send an urging letter (催办函) to the lead unit; at most one a day."""
    if suggestion.steps.filter(name="urge", at__date=localdate(at)).exists():
        raise Refused(_("This item was urged today already."))
    suggestion = step("urge", suggestion, by=by, at=at, seen=seen, note=note)
    text = gettext_noop("Please hurry: %(title)s. %(note)s")
    tell(lead_people(suggestion, at), "suggestion-urged", text, suggestion, at=at, note=note[:200])
    return suggestion
