"""The look-back desk, one suggestion's look-backs, and recording another."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.common.paging import page_by_key
from suggestions.forms.supervision.lookback import LookBackForm
from suggestions.models import Promise
from suggestions.oversight.lookback import term_of, tracked, years
from suggestions.rules.supervision.lookback import Finding, Ledger
from suggestions.supervised import roles_in
from suggestions.views.shared import find
from suggestions.views.supervision.pages import act_page, attached, check_role, for_supervision

LOOKERS = (Role.SUPERVISOR, Role.COMMITTEE)


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Counts by year and ledger; each opens its list below."""
    term = term_of(request.user)
    rows = tracked(request.user, term)
    year, ledger = request.GET.get("year", ""), request.GET.get("ledger", "")
    found = rows.filter(session__opened_on__year=int(year)) if year.isascii() and year.isdecimal() else rows
    found = found.filter(ledger=ledger) if ledger in Ledger.values else found
    page = page_by_key(found.for_rows(), order=["-pk"], after=request.GET.get("after", ""))
    context = {
        "term": term,
        "years": years(rows),
        "states": Ledger.choices,
        "page": page,
        "asked": {"year": year[:4], "ledger": ledger},
        "findings": dict(Finding.choices),
        "labels": dict(Ledger.choices),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/lookback.html", context)


@require_safe
@for_supervision
def item(request: SignedInRequest, pk: int) -> HttpResponse:
    """The ledger and the look-backs of one suggestion."""
    suggestion: Any = find(request, pk)
    context = {
        "suggestion": suggestion,
        "promises": Promise.objects.of(suggestion).select_related("reply__assignment__unit"),
        "looks": suggestion.look_backs.select_related("by").prefetch_related("uploads"),
        "may_look": not roles_in(request.user, suggestion.congress_id).isdisjoint(LOOKERS),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/lookback_item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def look(request: SignedInRequest, pk: int) -> Any:
    """Record a look-back."""
    suggestion: Any = find(request, pk)
    check_role(request, *LOOKERS)
    back, title = suggestion, _("Record a look-back")
    return act_page(request, LookBackForm, suggestion, title=title, lead=suggestion.title, back=back)


@require_safe
@for_supervision
def file(request: SignedInRequest, pk: int, upload: int) -> Any:
    """A photo or paper of a look-back."""
    suggestion: Any = find(request, pk)
    act, subject = "suggestion.look_back.file", f"suggestion:{suggestion.pk}"
    return attached(request, suggestion.look_backs, upload, act=act, subject=subject)
