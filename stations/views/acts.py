"""The page of one act at a station: its form, what refuses it, where it goes on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Law, NotYours, Refused
from stations.forms.acts import ActForm

NOT_TAKEN = 409


def act_page(
    request: SignedInRequest, kind: type[ActForm], thing: Any, *, title: Any, back: Any, lead: Any = ""
) -> Any:
    """A refusal is said above the form, and what was typed is kept; then on to what the act returned."""
    is_sent = request.method == "POST"
    form = kind(request.POST if is_sent else None, request.FILES if is_sent else None, thing=thing, by=request.user)
    if is_sent and form.is_valid():
        try:
            done = form.take(timezone.now())
        except NotYours as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, title)
            return redirect(done)
    context = {"form": form, "title": title, "lead": lead, "back": resolve_url(back)}
    return render(request, "stations/act.html", context, status=NOT_TAKEN if is_sent else 200)


def check_may(law: Law, name: str, parties: frozenset[str]) -> None:
    """PermissionDenied for one who may see the thing but never takes this step."""
    if not law.is_for(name, parties):
        raise PermissionDenied


def is_too_late(request: SignedInRequest, law: Law, name: str, status: str) -> bool:
    """Whether the page of a step that is not possible now was asked for; says so then."""
    is_late = request.method != "POST" and status not in law.steps[name].sources
    if is_late:
        messages.error(request, law.refusal(name, status))
    return is_late
