"""Hand-over meetings: called on one page; on the meeting's own page the session's batch is handed over."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.office import is_one_of
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.paging import page_by_key
from congress.files.imports import XLSX
from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import end_of_period
from suggestions import actions
from suggestions.admin.batch_lines import MOST, Lines, choices_of
from suggestions.admin.waiting import with_all
from suggestions.documents.of_meetings import meeting_letters, meeting_list
from suggestions.forms.batch import MeetingForm
from suggestions.models import HandoverMeeting, Suggestion
from suggestions.rules import Status
from suggestions.rules.clocks import HANDOVER_MEETING

ORDER = ("period", "number", "pk")
WAITING = Q(status=Status.ACCEPTED)
ROLES = frozenset({Role.DISPATCHER})


def meeting_urls() -> list[Any]:
    view, base = admin.site.admin_view, "handover/meetings/"
    return [
        path(base, view(meetings), name="suggestions_meetings"),
        path(f"{base}<int:pk>/", view(meeting), name="suggestions_meeting"),
        path(f"{base}<int:pk>/list.xlsx", view(handed), name="suggestions_meeting_list"),
        path(f"{base}<int:pk>/letters.pdf", view(letters), name="suggestions_meeting_letters"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def meetings(request: Any) -> HttpResponse:
    """The meetings so far, and the form for the next."""
    rows = _visible(request).select_related("session__term__congress__region")
    form = MeetingForm(request.POST or None, congresses={post.congress_id for post in _posts(request)})
    if form.is_bound and form.is_valid():
        try:
            return redirect(actions.convene(by=request.user, at=timezone.now(), **form.typed))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"title": _("Hand-over meetings"), "form": form, "meetings": rows[:50]}
    return _answer(request, "meetings", context, is_refused=form.is_bound)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: Any, pk: int) -> HttpResponse:
    """The batch that still waits, a line each. Lines refused stay, with the sentence and what was typed."""
    found = _find(request, pk)
    own = Suggestion.objects.visible_to(request.user).filter(session=found.session_id)
    lines = Lines(choices_of(found.congress_id), request.POST or None)
    if request.method == "POST":
        batch = lines.hand_over(own, found, by=request.user)
        if request.htmx and lines.only:
            return _line(request, found, own, lines)
        _tell(request, len(batch.handed))
        if not batch.refused:
            return redirect(request.get_full_path())
    waiting = with_all(own.filter(WAITING))
    page = page_by_key(waiting, order=ORDER, after=request.GET.get("after", ""), size=MOST)
    context = {
        "title": str(found),
        "meeting": found,
        "page": page,
        "lines": lines.of(page.rows),
        "refused": lines.refused,
        "options": lines.options,
        "counts": _counts(own, found),
    }
    return _answer(request, "meeting", context | _asked_by(found), is_refused=bool(lines.refused))


def _line(request: Any, found: HandoverMeeting, own: Any, lines: Lines) -> HttpResponse:
    """The one line pressed, in its place on the page: told as done, or as typed with the sentence of the refusal."""
    item = get_object_or_404(with_all(own), pk=lines.only)
    context = {"counts": _counts(own, found), "meeting": found, "item": item, "today": timezone.localdate()}
    if item.handover_meeting_id == found.pk and item.status != Status.ACCEPTED:
        return TemplateResponse(request, "admin/suggestions/_batch_done.html", context)
    [line] = lines.of([item])
    context |= {"line": line, "options": lines.options}
    return TemplateResponse(request, "admin/suggestions/_batch_refused.html", context)


def _counts(own: Any, found: HandoverMeeting) -> dict[str, int]:
    given = Q(handover_meeting=found.pk) & ~WAITING
    counted: dict[str, int] = own.aggregate(waiting=Count("pk", WAITING), handed=Count("pk", given))
    return counted


def _asked_by(found: HandoverMeeting) -> dict[str, Any]:
    """By which day the meeting is to be held, counted from the session's end."""
    closed_on = found.session.closed_on
    ruling = LocalRule.objects.ruling(found.congress, HANDOVER_MEETING, closed_on)
    deadline = end_of_period(closed_on, ruling.period, Holiday.objects.calendar())
    return {"hold_by": deadline.due_on, "is_late": found.held_on > deadline.due_on, "clause": ruling.clause}


@require_safe
def handed(request: Any, pk: int) -> HttpResponse:
    """What was handed over at the meeting, as a spreadsheet."""
    found = _find(request, pk)
    return _paper(request, found, "list", meeting_list(found), XLSX, "xlsx")


@require_safe
def letters(request: Any, pk: int) -> HttpResponse:
    """The units' letters with their lists, as one PDF."""
    found = _find(request, pk)
    if not found.suggestions.exclude(WAITING).exists():
        messages.error(request, _("Nothing was handed over at this meeting yet; there are no letters."))
        return redirect(found)
    return _paper(request, found, "letters", meeting_letters(found), "application/pdf", "pdf")


def _paper(
    request: Any, found: HandoverMeeting, name: str, content: bytes, content_type: str, suffix: str
) -> HttpResponse:
    record(f"handover_meeting.{name}", f"handover_meeting:{found.pk}", by=request.user)
    headers = {"Content-Disposition": f'attachment; filename="handover-{found.held_on}.{suffix}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _tell(request: Any, count: int) -> None:
    if count:
        told = ngettext("%(count)d item was handed over.", "%(count)d items were handed over.", count)
        messages.success(request, told % {"count": count})


def _posts(request: Any) -> list[Any]:
    if not is_one_of(request, ROLES):
        raise PermissionDenied
    return [post for post in request.user.current_posts if post.role in ROLES]


def _visible(request: Any) -> Any:
    _posts(request)
    return HandoverMeeting.objects.visible_to(request.user)


def _find(request: Any, pk: int) -> HandoverMeeting:
    rows = _visible(request).select_related("session__term__congress__region", "congress__region")
    return get_object_or_404(rows, pk=pk)


def _answer(request: Any, name: str, context: dict[str, Any], is_refused: bool) -> HttpResponse:
    whole = admin.site.each_context(request) | {"today": timezone.localdate()} | context
    return TemplateResponse(request, f"admin/suggestions/{name}.html", whole, status=409 if is_refused else 200)
