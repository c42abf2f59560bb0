"""The page of a step in the portal: what it asks, and what becomes of what was typed."""

from collections.abc import Callable, Set
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Law, NotYours, Refused

NOT_TAKEN = 409


def step_page(
    request: SignedInRequest,
    row: Any,
    name: str,
    *,
    law: Law,
    parties: Set[str],
    form_for: Callable[[Any], Any],
    act: Callable[..., Any],
    template: str,
    back: Any,
    **context: Any,
) -> HttpResponse:
    """403 for whose step it is not. What is not possible now is said and leads back; a refusal keeps what was typed."""
    if not law.is_for(name, parties):
        raise PermissionDenied
    is_sent = request.method == "POST"
    if not is_sent and row.status not in law.steps[name].sources:
        messages.error(request, law.refusal(name, row.status))
        return redirect(back)
    form = form_for(request.POST if is_sent else None)
    if is_sent and form.is_valid() and _took(request, form, act):
        messages.success(request, law.done(name))
        return redirect(back)
    whole = {"form": form, "label": law.steps[name].label, "name": name, **context}
    return render(request, template, whole, status=NOT_TAKEN if is_sent else 200)


def _took(request: SignedInRequest, form: Any, act: Callable[..., Any]) -> bool:
    try:
        act(**form.cleaned_data, by=request.user, at=timezone.now())
    except NotYours as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
