"""The pages of a desk: the list on the left, the item chosen on the right, its steps under it."""

from datetime import date
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.office import is_one_of
from congress.common.lifecycle import Refused
from congress.common.paging import Page, page_by_key
from suggestions.admin.desks import DESKS, Desk, counts
from suggestions.admin.facts import Facts
from suggestions.admin.thoughts import beside
from suggestions.admin.waiting import with_all
from suggestions.consequences import CONSEQUENCES
from suggestions.forms import STEP_FORMS, StepForm
from suggestions.models import Suggestion
from suggestions.parties import parties_of
from suggestions.reports import limits
from suggestions.rules import LAW

PAGE = 20
NOT_TAKEN = 409


class Offer(NamedTuple):
    """A step on the page: its address, its words, what follows from it, and its form."""

    name: str
    label: Any
    consequence: Any
    form: Any
    url: str


class Choice(NamedTuple):
    """A unit to hand over to, as ticked or proposed."""

    key: int
    name: str
    is_proposed: bool
    is_lead: bool
    is_co: bool


def desk_urls() -> list[Any]:
    return [url for desk in DESKS for url in _urls(desk)]


def _urls(desk: Desk) -> list[Any]:
    view, name, options = admin.site.admin_view, desk.address.removeprefix("admin:"), {"desk": desk}
    return [
        path(f"{desk.name}/", view(show), options, name=name),
        path(f"{desk.name}/<int:pk>/", view(show), options, name=f"{name}_item"),
        path(f"{desk.name}/<int:pk>/<slug:step>/", view(take), options, name=f"{name}_step"),
    ]


@require_safe
def show(request: Any, desk: Desk, pk: int | None = None) -> HttpResponse:
    """The desk with one item open: the one named, or else the first that waits."""
    _check_role(request, desk)
    return _page(request, desk, pk)


@require_POST
def take(request: Any, desk: Desk, pk: int, step: str) -> HttpResponse:
    """Take a step and go on to the next item; a refusal is said on the same desk, and what was typed is kept.

    A `preview` takes nothing: the page shows what was typed and what would come of it.
    """
    _check_role(request, desk)
    if step not in desk.steps:
        raise Http404
    item = _find(request, pk)
    if LAW.steps[step].who.isdisjoint(parties_of(request.user, item)):
        raise PermissionDenied
    form = _form(request, item, step, request.POST)
    if form.is_valid() and "preview" not in request.POST:
        try:
            form.take(timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(done)s %(title)s") % {"done": LAW.done(step), "title": item.title})
            return redirect(_next(request, desk))
    return _page(request, desk, pk, form)


def _next(request: Any, desk: Desk) -> str:
    """The item the page named as next, if it is still there; else the desk."""
    named = request.POST.get("next", "")
    is_number = named.isascii() and named.isdecimal() and len(named) < 19
    if is_number and Suggestion.objects.visible_to(request.user).filter(pk=int(named)).exists():
        return reverse(desk.item_address, args=[int(named)])
    return reverse(desk.address)


def _check_role(request: Any, desk: Desk) -> None:
    if not is_one_of(request, desk.roles):
        raise PermissionDenied


def _page(request: Any, desk: Desk, pk: int | None, bound: StepForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    near, hot = limits(request.user, today)
    page = page_by_key(
        _rows(request, desk, today, near, hot),
        order=desk.order,
        after=request.GET.get("after", ""),
        size=PAGE,
    )
    keys = [row.suggestion_id if desk.lists_clocks else row.pk for row in page.rows]
    item = _chosen(request, desk, page, keys, pk)
    context = admin.site.each_context(request) | {
        "desk": desk,
        "title": desk.title,
        "count": counts(request).get(desk.name, 0),
        "page": page,
        "item": item,
        "today": today,
        "near": near,
        "hot": hot,
        "next": _following(keys, item),
        "all_url": reverse("admin:suggestions_suggestion_changelist"),
        **(_item_context(request, desk, item, today, bound) if item else {}),
    }
    status = NOT_TAKEN if bound and bound.errors and not request.htmx else 200
    return TemplateResponse(request, f"admin/suggestions/{desk.name}.html", context, status=status)


def _rows(request: Any, desk: Desk, today: date, near: int, hot: int) -> Any:
    if desk.lists_clocks:
        return desk.waits(request.user, desk.roles, today, near=near, hot=hot)
    return with_all(desk.waits(request.user, desk.roles))


def _chosen(request: Any, desk: Desk, page: Page, keys: list[int], pk: int | None) -> Any:
    """The item named, taken from the page's rows when it is among them; None on an empty desk."""
    key = pk or (keys[0] if keys else None)
    if key is None:
        return None
    is_here = key in keys and not desk.lists_clocks
    return page.rows[keys.index(key)] if is_here else _find(request, key)


def _find(request: Any, pk: int) -> Any:
    return get_object_or_404(with_all(Suggestion.objects.visible_to(request.user)), pk=pk)


def _following(keys: list[int], item: Any) -> int | None:
    """The item listed after the chosen one; after the last one, the first."""
    if item is None:
        return None
    place = keys.index(item.pk) + 1 if item.pk in keys else 0
    return next((key for key in [*keys[place:], *keys] if key != item.pk), None)


def _item_context(request: Any, desk: Desk, item: Suggestion, today: date, bound: StepForm | None) -> dict[str, Any]:
    found: Facts = desk.facts(item, today)
    offers = _offers(request, desk, item, found["offered"], bound)
    primary = offers[0] if offers else None
    thoughts = beside(request, primary.name if primary else "", item, primary and primary.form, found.get("reply"))
    units = _units(primary.form, item) if primary and primary.name == "assign" else []
    return (
        found
        | thoughts
        | {
            "offers": offers,
            "primary": primary,
            "units": units,
            "attachments": item.attachments.select_related("upload"),
        }
    )


def _offers(request: Any, desk: Desk, item: Suggestion, offered: set[str], bound: StepForm | None) -> list[Offer]:
    """Steps open to the person now; one that was just refused stays, with what was typed in it."""
    open_now = offered & set(LAW.open_to(item.status, parties_of(request.user, item)))
    if bound:
        open_now.add(bound.name)
    return [
        Offer(
            name,
            LAW.steps[name].label,
            CONSEQUENCES[name],
            bound if bound and bound.name == name else _form(request, item, name),
            reverse(f"{desk.address}_step", args=[item.pk, name]),
        )
        for name in desk.steps
        if name in open_now
    ]


def _form(request: Any, item: Suggestion, name: str, data: Any = None) -> StepForm:
    form = STEP_FORMS[name](data, suggestion=item, by=request.user, name=name)
    form.auto_id = f"{name}_%s"  # several forms stand on one page
    return form


def _units(form: StepForm, item: Suggestion) -> list[Choice]:
    lead = str(form["lead"].value() or "")
    units: Any = form.fields["lead"]
    co = {str(key) for key in form["co"].value() or []}
    return [
        Choice(unit.pk, unit.name, unit.pk == item.proposed_unit_id, str(unit.pk) == lead, str(unit.pk) in co)
        for unit in units.queryset
    ]
