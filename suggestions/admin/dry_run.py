"""A change with its dry run: typed, looked at, confirmed. Nothing is written before the confirmation."""

from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congress.common.lifecycle import Refused
from suggestions.actions.moving import Plan, Unlawful, apply
from suggestions.forms.changes import CalendarForm, NumberForm
from suggestions.models import Suggestion

NOT_TAKEN = 409


class Shown(NamedTuple):
    """What the page shows of a change besides its form."""

    title: Any
    template: str
    back: str
    facts: dict[str, Any]


def change_page(request: Any, form: NumberForm | CalendarForm, shown: Shown) -> HttpResponse:
    """GET shows the form, POST the dry run beneath it, POST with `act=apply` applies the run of that fingerprint."""
    if not (form.is_bound and form.is_valid()):
        return _page(request, form, shown)
    try:
        if request.POST.get("act") != "apply":
            return _page(request, form, shown, plan=form.change.plan(timezone.localdate()))
        plan = _apply(request, form)
    except Unlawful as fault:
        form.add_error(None, str(fault))
        return _page(request, form, shown)
    except Refused as refusal:
        now = form.change.plan(timezone.localdate())
        return _page(request, form, shown, plan=now, refusal=str(refusal), status=NOT_TAKEN)
    messages.success(request, _done(plan))
    return redirect(shown.back)


def _apply(request: Any, form: NumberForm | CalendarForm) -> Plan:
    return apply(
        form.change,
        fingerprint=request.POST.get("fingerprint", ""),
        past_ok=bool(request.POST.get("past_ok")),
        by=request.user,
        at=timezone.now(),
    )


def _done(plan: Plan) -> str:
    if plan.is_empty:
        return _("This is in force already; nothing was done twice.")
    return _("In force. Deadlines moved: %(moved)d.") % {"moved": len(plan.moves)}


def _page(
    request: Any,
    form: NumberForm | CalendarForm,
    shown: Shown,
    *,
    plan: Plan | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    items = {move.clock.suggestion_id for move in plan.moves} if plan else set()
    context = admin.site.each_context(request) | {
        "title": shown.title,
        "back": reverse(shown.back),
        "form": form,
        "plan": plan,
        "refusal": refusal,
        "today": timezone.localdate(),
        "days": [(on, *told) for on, told in sorted(form.cleaned_data.get("days", {}).items())] if plan else [],
        "sent": [(name, request.POST.get(name, "")) for name in form.fields] if plan else [],
        "seen": set(Suggestion.objects.visible_to(request.user).filter(pk__in=items).values_list("pk", flat=True)),
        **shown.facts,
    }
    return TemplateResponse(request, shown.template, context, status=status)
