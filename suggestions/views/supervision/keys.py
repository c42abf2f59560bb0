"""Key suggestions: the list, one of them, its steps, its files."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.sessions import SignedInRequest
from suggestions.forms.supervision.key_list import KeysForm
from suggestions.forms.supervision.keys import KEY_FORMS, ProposeForm
from suggestions.models.supervision import KeyItem
from suggestions.rules.supervision.keys import KEY_LAW, PROPOSERS
from suggestions.views.shared import find
from suggestions.views.supervision.pages import (
    Row,
    act_page,
    attached,
    check_role,
    for_supervision,
    listing,
    offers,
    step_page,
)


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Every proposal and key suggestion of the person's congresses, the newest first."""
    rows = KeysForm(request.GET).match(KeyItem.objects.visible_to(request.user))
    return listing(
        request,
        rows.select_related("suggestion__session__term"),
        _row,
        title=_("Key suggestions"),
        lead=_("Proposed by committees and the office, decided by the chairs' meeting, supervised by name."),
        heads=[_("Suggestion"), _("Status"), _("Supervising leader"), _("Special committee"), _("Report by")],
        empty=_("No key suggestion yet"),
        empty_text=_("Open a suggestion and propose it."),
    )


def _row(item: KeyItem) -> Row:
    cells = [item.get_status_display(), item.leader, item.committee, item.report_by]
    return Row(item.get_absolute_url(), item.suggestion.title, cells, [item.suggestion.number_label])


@require_safe
@for_supervision
def key(request: SignedInRequest, pk: int) -> HttpResponse:
    """One key suggestion with its reports and the steps open to the person."""
    item = _find(request, pk)
    context = {
        "item": item,
        "criteria": item.criteria.all(),
        "reports": item.reports.select_related("by").prefetch_related("uploads"),
        "steps": item.steps.select_related("by"),
        "offers": offers(KEY_LAW, item, request, KEY_FORMS),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/key.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def propose(request: SignedInRequest, pk: int) -> Any:
    """Propose a suggestion to the chairs' meeting."""
    suggestion = find(request, pk)
    check_role(request, *PROPOSERS)
    title = _("Propose as key suggestion")
    return act_page(
        request, ProposeForm, suggestion, title=title, lead=suggestion.title, back=suggestion, to=lambda item: item
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of its life."""
    item = _find(request, pk)
    return step_page(request, item, name, law=KEY_LAW, forms=KEY_FORMS, lead=item.suggestion.title)


@require_safe
@for_supervision
def file(request: SignedInRequest, pk: int, upload: int) -> Any:
    """An attachment of a report."""
    item = _find(request, pk)
    return attached(request, item.reports, upload, act="key.file", subject=f"key:{item.pk}")


def _find(request: SignedInRequest, pk: int) -> KeyItem:
    rows = KeyItem.objects.visible_to(request.user).select_related("suggestion__session__term", "suggestion__category")
    return get_object_or_404(rows, pk=pk)
