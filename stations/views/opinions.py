"""What citizens said, for those who handle it: the list, the page of one, its photographs and the citizen's number."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.paging import page_by_key
from congress.files.serving import serve
from congress.organs.models import Holiday
from congress.organs.workdays import Deadline, end_of_period
from stations.actions.revealing import reveal
from stations.forms.handling_steps import SHOWN
from stations.forms.opinions import ALL, OpinionFilterForm, RevealForm, View
from stations.models import Opinion
from stations.parties import parties_of
from stations.rules.contacts import Purpose
from stations.rules.opinions import LAW, Party
from stations.rules.registers import COUNTERS, REGISTRARS
from stations.timeline import sight, timeline

BESIDE = ("congress__region", "station__region", "deputy__person", "higher__person", "unit", "folded_into")
PAGE = 20
NEWEST, NEAREST = ("-pk",), ("due_on", "pk")
VIEWS: list[tuple[str, Any]] = [ALL, *View.choices]


@login_required
@require_safe
def opinions(request: SignedInRequest) -> HttpResponse:
    """What the reader may see, newest first; what waits or is late, nearest last day first."""
    today = timezone.localdate()
    form = OpinionFilterForm(request.GET, user=request.user)
    matched = form.match(Opinion.objects.visible_to(request.user))
    found = form.of_view(matched, form.chosen, today)
    order = NEAREST if form.chosen else NEWEST
    context = {
        "form": form,
        "page": page_by_key(found.for_rows(), order=order, after=request.GET.get("after", ""), size=PAGE),
        "segments": _segments(form, matched, request, today),
        "filters": _query(request),
        "today": today,
        "may_register": not request.user.roles.isdisjoint(REGISTRARS),
        "has_figures": not request.user.roles.isdisjoint(COUNTERS),
    }
    return render(request, "stations/opinions/list.html", context)


def _segments(form: OpinionFilterForm, matched: Any, request: SignedInRequest, today: Any) -> list[dict[str, Any]]:
    """The views above the list, each with its count and the address that keeps the other filters."""
    return [
        {
            "view": view,
            "label": label,
            "count": form.of_view(matched, view, today).count(),
            "query": _query(request, view=view),
        }
        for view, label in VIEWS
    ]


def _query(request: SignedInRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        query[name] = value
    return query.urlencode()


def find(request: SignedInRequest, pk: int) -> Any:
    """The opinion if this person may see it; 404 otherwise, as if it never was."""
    return get_object_or_404(Opinion.objects.visible_to(request.user).select_related(*BESIDE), pk=pk)


@login_required
@require_safe
def opinion(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything the reader may know of one opinion, and the acts open to them."""
    return render(request, "stations/opinions/opinion.html", page_of(request, find(request, pk)))


def page_of(request: SignedInRequest, found: Opinion) -> dict[str, Any]:
    """What the page and the back office show of an opinion."""
    parties = parties_of(request.user, found)
    lawful = LAW.open_to(found.status, parties)
    shown = sight(found, parties)
    seen = Opinion.objects.visible_to(request.user)
    return {
        "opinion": found,
        "sight": shown,
        "text": shown.words(found.text),
        "ask": shown.words(found.ask),
        "place": shown.words(found.place),
        "said": [(message, shown.words(message.text)) for message in found.messages.select_related("by")],
        "answers": [
            (label, shown.words(text))
            for label, text in [("reply", found.reply), ("answer", found.answer), ("comment", found.comment)]
        ],
        "steps": [(name, LAW.steps[name].label) for name in SHOWN if name in lawful],
        "timeline": timeline(found, parties),
        "deadline": _deadline(found),
        "present": found.present.select_related("person"),
        "photos": found.photos.all(),
        "main": seen.filter(pk=found.folded_into_id).first() if found.folded_into_id else None,
        "folded": list(seen.filter(folded_into=found)),
        "sees_suggestion": bool(parties & {Party.DEPUTY, Party.OFFICE}),
        "today": timezone.localdate(),
    }


def _deadline(found: Opinion) -> Deadline | None:
    """The running clock counted again, day by day."""
    if found.clock_from is None or found.period is None:
        return None
    return end_of_period(found.clock_from, found.period, Holiday.objects.calendar())


@login_required
@require_safe
def photo(request: SignedInRequest, pk: int, photo: int) -> FileResponse:
    """A photograph, to whoever may see its opinion."""
    found = find(request, pk)
    picture = get_object_or_404(found.photos.select_related("upload"), pk=photo)
    record("opinion.photo", f"opinion:{found.pk}", by=request.user, detail={"photo": picture.pk})
    return serve(picture.upload, inline=True)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks what the number is needed for, and shows it once; who saw it and what for stands in the trail."""
    found = find(request, pk)
    shown = sight(found, parties_of(request.user, found))
    if not shown.is_contact_shown:
        raise PermissionDenied
    form = RevealForm(request.POST if request.method == "POST" else None)
    context = {"opinion": found, "sight": shown, "form": form, "number": _revealed(request, found, form)}
    return render(request, "stations/opinions/phone.html", context, status=409 if form.errors else 200)


def _revealed(request: SignedInRequest, found: Opinion, form: RevealForm) -> str:
    if not form.is_valid():
        return ""
    try:
        purpose = Purpose(form.cleaned_data["purpose"])
        return reveal(found, purpose=purpose, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return ""
