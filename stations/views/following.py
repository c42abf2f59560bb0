"""A citizen follows one opinion by receipt number and code: what was done, the answer, and what they may do."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.accounts.sessions import address_of
from congress.common.lifecycle import Refused
from congress.common.pace import count, network
from congress.files.serving import serve
from stations.actions import citizens
from stations.forms.citizen_acts import CorrectForm, RatingForm, SayMoreForm, TrackForm
from stations.models import Opinion
from stations.reports.copying import copy_of
from stations.reports.following import answering_days, course, opinion_of
from stations.rules.opinions import LAW, WAYS_OUT, Party, Refusal
from stations.rules.receipts import is_code, query_code
from stations.views.access import admit, is_admitted, leave

FORMS: Mapping[str, Callable[..., forms.Form]] = {
    "say_more": SayMoreForm,
    "rate": RatingForm,
    "withdraw": forms.Form,
    "correct": CorrectForm,
    "erase": forms.Form,
}


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Receipt number and code open the page; whichever of the two is wrong, the sentence is the same."""
    form = TrackForm(request.POST or None)
    at = timezone.now()
    try:
        if form.is_bound and form.is_valid():
            typed = form.cleaned_data
            count({"track-address": network(address_of(request)), "track-receipt": typed["receipt"]}, at)
            opinion = opinion_of(form.pk)
            if is_code(typed["code"], opinion.secret if opinion and opinion.receipt == typed["receipt"] else ""):
                assert opinion is not None
                return admit(opinion, "following")
            form.add_error(None, _("Receipt number and code do not belong together."))
    except Refused as refused:
        form.add_error(None, str(refused))
    return render(request, "stations/citizen/track.html", {"form": form})


@require_safe
@never_cache
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was just sent: its number and code, and what comes next. The same again for an hour."""
    if not (opinion := _mine(request, pk)):
        return redirect("stations:track")
    at = timezone.now()
    context = {
        "opinion": opinion,
        "code": query_code(opinion.form_key),
        "course": course(opinion),
        "answering": answering_days(opinion, timezone.localdate(at)),
        "today": timezone.localdate(at),
    }
    return render(request, "stations/citizen/receipt.html", context)


@require_safe
@never_cache
def following(request: HttpRequest, pk: int) -> HttpResponse:
    opinion = _mine(request, pk)
    return _page(request, opinion) if opinion else redirect("stations:track")


@require_POST
@never_cache
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One thing the citizen does; done, back to the page."""
    if name == "leave":
        return leave(pk)
    if not (opinion := _mine(request, pk)):
        return redirect("stations:track")
    if name not in FORMS:
        raise Http404(name)
    form = FORMS[name](request.POST)
    try:
        count({"citizen-address": network(address_of(request))}, timezone.now())
        if form.is_valid():
            messages.success(request, _do(name, opinion, form.cleaned_data))
            return redirect("stations:following", pk)
    except Refused as refused:
        form.add_error(None, str(refused))
    return _page(request, opinion, {name: form})


@require_safe
@never_cache
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is kept of it, for whoever wrote it (个人信息保护法 §45)."""
    if not (opinion := _mine(request, pk)):
        return redirect("stations:track")
    response = JsonResponse(copy_of(opinion), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = f'attachment; filename="{opinion.receipt}.json"'
    return response


@require_safe
@never_cache
def photo(request: HttpRequest, pk: int, photo: int) -> HttpResponseBase:
    if not (opinion := _mine(request, pk)):
        return redirect("stations:track")
    return serve(get_object_or_404(opinion.photos.select_related("upload"), pk=photo).upload, inline=True)


def _mine(request: HttpRequest, pk: int) -> Opinion | None:
    """The opinion whose code this browser showed within the hour; of all others there is no word."""
    return opinion_of(pk) if is_admitted(request, pk) else None


def _do(name: str, opinion: Opinion, typed: Mapping[str, Any]) -> str:
    at = timezone.now()
    if name == "rate":
        wants_more = typed["again"]
        rated = {key: typed[key] for key in (["comment"] if wants_more else ["comment", "rating"])}
        (citizens.ask_again if wants_more else citizens.rate)(opinion, at=at, **rated)
        return LAW.done("ask_again" if wants_more else "rate")
    getattr(citizens, name)(opinion, at=at, **typed)
    return DONE[name]() if name in DONE else LAW.done(name)


def _page(request: HttpRequest, opinion: Opinion, bound: Mapping[str, forms.Form] | None = None) -> HttpResponse:
    now = {name: getattr(opinion, name) for name in ("name", "phone", "may_pass_on", "may_publish")}
    open_steps = LAW.open_to(opinion.status, {Party.CITIZEN})
    shown = {name: form(initial=now, auto_id=f"{name}_%s") for name, form in FORMS.items()} | dict(bound or {})
    context = {
        "opinion": opinion,
        "course": course(opinion),
        "said": opinion.messages.order_by("pk"),
        "photos": opinion.photos.select_related("upload"),
        "forms": shown,
        "bad": next(iter((bound or {}).values()), None),
        "may": dict.fromkeys(open_steps, True),
        "way_out": WAYS_OUT[Refusal(opinion.refusal)] if opinion.refusal else "",
        "today": timezone.localdate(),
    }
    return render(request, "stations/citizen/following.html", context)


DONE: Mapping[str, Callable[[], str]] = {
    "correct": lambda: _("What you changed is kept."),
    "erase": lambda: _("Your name, phone and photos are deleted."),
}
