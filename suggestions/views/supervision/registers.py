"""The register of urgings, and of one suggestion: three meetings, five present."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from suggestions.forms.supervision.registers import PresenceForm
from suggestions.models import Contact
from suggestions.models.supervision import Urging
from suggestions.supervised import roles_in
from suggestions.views.shared import find
from suggestions.views.supervision.pages import Link, Row, act_page, attached, check_role, for_supervision, listing

RECORDERS = (Role.SUPERVISOR, Role.COMMITTEE)


@require_safe
@for_supervision
def urgings(request: SignedInRequest) -> HttpResponse:
    """Every urging that went out, the newest first."""
    rows = Urging.objects.visible_to(request.user).select_related("suggestion", "by", "letter")
    return listing(
        request,
        rows.prefetch_related("people"),
        _urged,
        title=_("Urgings"),
        lead=_("One a day and suggestion at most. The later the answer, the higher the urging reaches."),
        heads=[_("Suggestion"), _("Letter"), _("Day"), _("Light"), _("Last day"), _("To"), _("By"), _("Words")],
        empty=_("Nobody was urged yet"),
        empty_text=_("The overdue desk urges."),
    )


def _urged(row: Urging) -> Row:
    people = "、".join(person.name for person in row.people.all())
    letter = Link(row.letter.get_absolute_url(), row.letter.label) if row.letter else ""
    cells = [letter, row.on, row.get_light_display(), row.due_on, people, row.by, row.note]
    return Row(row.suggestion.get_absolute_url(), row.suggestion.title, cells, [row.suggestion.number_label])


@require_safe
@for_supervision
def register(request: SignedInRequest, pk: int) -> HttpResponse:
    """The three meetings and the five present of one suggestion."""
    suggestion: Any = find(request, pk)
    contacts = Contact.objects.filter(assignment__suggestion=suggestion).select_related("assignment__unit")
    context = {
        "suggestion": suggestion,
        "stages": [(label, [row for row in contacts if row.stage == code]) for code, label in Contact.Stage.choices],
        "presences": suggestion.presences.prefetch_related("uploads"),
        "may": not roles_in(request.user, suggestion.congress_id).isdisjoint(RECORDERS),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def presence(request: SignedInRequest, pk: int) -> Any:
    """Record who was present on site."""
    suggestion = find(request, pk)
    check_role(request, *RECORDERS)
    title = _("Record who was on site")
    return act_page(request, PresenceForm, suggestion, title=title, lead=suggestion.title, back=suggestion)


@require_safe
@for_supervision
def photo(request: SignedInRequest, pk: int, upload: int) -> Any:
    """A photo of a presence."""
    suggestion: Any = find(request, pk)
    act, subject = "suggestion.presence.file", f"suggestion:{suggestion.pk}"
    return attached(request, suggestion.presences, upload, act=act, subject=subject)
