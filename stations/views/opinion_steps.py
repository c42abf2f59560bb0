"""One page per step of an opinion: a small form that calls the action."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import end_of_period
from stations.consequences import CONSEQUENCES
from stations.forms.handling import HandlingForm
from stations.forms.handling_steps import HANDLING_FORMS
from stations.models import Opinion
from stations.parties import parties_of
from stations.rules.opinions import CLOCK_OF, LAW, NUMBERS, ROUTE_CLOCKS, Route, Status
from stations.views.opinions import find


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of one step. What is not possible now is said, and leads back; what is another's to do is 403."""
    opinion = find(request, pk)
    if name not in HANDLING_FORMS:
        raise Http404
    parties = parties_of(request.user, opinion)
    if not LAW.is_for(name, parties):
        raise PermissionDenied
    if not LAW.may(name, opinion.status, parties) and request.method != "POST":
        messages.error(request, LAW.refusal(name, opinion.status))
        return redirect(opinion)
    form = HANDLING_FORMS[name](
        request.POST if request.method == "POST" else None,
        opinion=opinion, by=request.user, name=name, asked=request.GET.get("route", ""),
    )  # fmt: skip
    if request.method == "POST" and took(form):
        messages.success(request, LAW.done(name))
        is_still_seen = Opinion.objects.visible_to(request.user).filter(pk=pk).exists()
        return redirect(opinion if is_still_seen else "stations:opinions")
    status = 409 if request.method == "POST" else 200
    return render(request, "stations/opinions/step.html", _page(form), status=status)


def took(form: HandlingForm) -> bool:
    """Take the step; why it was refused stands in the form's errors."""
    if not form.is_valid():
        return False
    try:
        form.take(timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _page(form: HandlingForm) -> dict[str, Any]:
    route = getattr(form, "chosen", None)
    return {
        "form": form,
        "opinion": form.opinion,
        "name": form.name,
        "label": LAW.steps[form.name].label,
        "consequence": CONSEQUENCES[form.name],
        "routes": Route.choices if route else [],
        "route": route,
        "today": timezone.localdate(),
        "starts": _starts(form.opinion, form.name, route),
    }


def _starts(opinion: Opinion, name: str, route: Any) -> dict[str, Any] | None:
    """The clock the step would start today: its name, its last day counted, its clause."""
    target = LAW.steps[name].to
    kind = ROUTE_CLOCKS[route] if route else CLOCK_OF.get(Status(target)) if target else None
    if kind is None:
        return None
    today = timezone.localdate()
    ruling = LocalRule.objects.ruling(opinion.congress, NUMBERS[kind], today)
    deadline = end_of_period(today, ruling.period, Holiday.objects.calendar())
    return {"label": kind.label, "deadline": deadline, "clause": ruling.clause}
