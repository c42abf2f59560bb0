"""Briefings in the back office: the list, one with its steps, drafting by hand. Nothing is edited but by a step."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from briefings import actions
from briefings.forms.briefings import FORMS, DraftForm
from briefings.models import Briefing
from briefings.querysets.briefings import congresses_of
from briefings.rules.briefings import EDITORS, LAW
from briefings.rules.periods import Kind
from briefings.views.briefings import find, page_of
from congress.accounts.office import OfficeAdmin, is_one_of, post_for, step_page

OF_OFFICE = ("edit", "send", "recount", "drop", "correct", "publish", "take_off")
EXPLAINED = {
    "edit": _("Paragraphs are yours to word; figures, tables and charts stay as they were counted."),
    "recount": _(
        "Figures and paragraphs are made anew, as things are known now. What you wrote is lost, but for cases and next "
        "steps."
    ),
    "send": _("The chairs are told. Until they approve it or send it back, nothing of it can be changed."),
    "drop": _("It stays in the list with the reason; the period is not drafted again by itself."),
    "correct": _("An issue that went out never changes. A new one with the same words is begun and names this one."),
    "publish": _("Everybody may read it on the public site."),
    "take_off": _("It is no longer shown on the public site; who was sent it keeps it."),
}


@admin.register(Briefing)
class BriefingAdmin(OfficeAdmin):
    viewers = EDITORS
    list_display = ["title", "kind", "period_told", "status", "number_told", "issued_on", "is_public"]
    list_filter = ["kind", "status", "year"]
    list_before_template = "admin/briefings/_list_tools.html"
    ordering = ["-cut_off", "-pk"]
    actions = None
    fields = ["title", "status"]  # the page is our own

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        own = [
            path("draft/", view(draft), name="briefings_briefing_draft"),
            path("<int:pk>/<slug:name>/step/", view(self.take), name="briefings_briefing_step"),
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: Any) -> Any:
        """Those of the congresses the person works in; what others made public is read on the public site."""
        return super().get_queryset(request).filter(congress__in=congresses_of(request.user))

    @admin.display(description=pgettext_lazy("briefing", "Period"), ordering="month")
    def period_told(self, row: Briefing) -> str:
        return str(row.period)

    @admin.display(description=_("number"))
    def number_told(self, row: Briefing) -> str:
        return row.label or "–"

    @method_decorator(require_safe)
    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The briefing to read, with the steps open to the person."""
        found = find(request, self.item(request, object_id).pk)
        page = page_of(request, found, OF_OFFICE) | {"title": found.title}
        context = self.admin_site.each_context(request) | page
        return TemplateResponse(request, "admin/briefings/briefing.html", context)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def take(self, request: Any, pk: int, name: str) -> HttpResponse:
        """One step of the office's."""
        found = find(request, self.item(request, str(pk)).pk)
        if name not in OF_OFFICE:
            raise Http404
        if not is_one_of(request, EDITORS):
            raise PermissionDenied
        form = FORMS[name](request.POST if request.method == "POST" else None, briefing=found)

        def act(**typed: Any) -> HttpResponse:
            done = getattr(actions, name)(found, **typed, by=request.user, at=timezone.now())
            return redirect("admin:briefings_briefing_change", done.pk)

        label = str(LAW.steps[name].label)
        back = reverse("admin:briefings_briefing_change", args=[found.pk])
        return step_page(request, form, act, title=label, button=label, back=back, explain=str(EXPLAINED[name]))


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Any) -> HttpResponse:
    """Draft a period by hand."""
    congress = post_for(request, EDITORS).congress
    form = DraftForm(request.POST if request.method == "POST" else None)
    words: Any = {
        "title": _("Draft a briefing"),
        "button": _("Count and draft"),
        "explain": _("Of a month, quarter or year that is over."),
    }

    def act(kind: Any, month: Any) -> HttpResponse:
        made = actions.draft(congress, kind=Kind(kind), month=month, by=request.user, at=timezone.now())
        return redirect("admin:briefings_briefing_change", made.pk)

    return step_page(request, form, act, back=reverse("admin:briefings_briefing_changelist"), **words)
