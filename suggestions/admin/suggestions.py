"""All suggestions in the back office: read, searched, taken out, and filled from files. Nothing is edited."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from unfold.paginator import InfinitePaginator

from congress.accounts.office import OfficeAdmin, Tool
from congress.accounts.rules import STAFF
from congress.audit.actions import record
from congress.common.lights import light_words
from congress.files.imports import XLSX, Import, import_urls
from congress.organs.models import Session, Unit
from suggestions.admin.desk_pages import desk_urls
from suggestions.admin.meeting_pages import meeting_urls
from suggestions.admin.offline_pages import offline_urls
from suggestions.admin.publishing_pages import publishing_urls
from suggestions.admin.supervision import supervision_urls
from suggestions.forms.filters import LIGHTS, span
from suggestions.models import Category, Suggestion
from suggestions.reports import limits
from suggestions.resources import export_suggestions, import_form, import_history, preview_form, preview_history
from suggestions.views.detail import page_of

LIST = "admin:suggestions_suggestion_changelist"
HISTORY = Import(
    name="history",
    title=_("Import suggestions of earlier years"),
    explain=_(
        "A table (.xlsx) with the headings of the export: number, title, lead deputy, session, unit, days, outcome."
    ),
    roles=STAFF,
    suffix=".xlsx",
    back=LIST,
    preview=lambda file, post: preview_history(file, congress=post.congress),
    take=lambda file, post, by, leave: import_history(file, by=by, leave_refused=leave, congress=post.congress),
)
FORM = Import(
    name="form",
    title=_("Import a suggestion form"),
    explain=_("The form (.docx) a deputy filled in. It becomes a draft in that deputy's name."),
    roles=STAFF,
    suffix=".docx",
    back=LIST,
    preview=lambda file, post: preview_form(file, congress=post.congress),
    take=lambda file, post, by, leave: import_form(file, by=by, leave_refused=leave, congress=post.congress),
    is_one=True,
    done=_("The draft is not in this list: it waits with the deputy, who signs in, reads it and submits it."),
)


class LightFilter(SimpleListFilter):
    title = _("Light")
    parameter_name = "light"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(code, label) for code, label in LIGHTS if code]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked, today = self.value(), timezone.localdate()
        if asked not in dict(self.lookup_choices):
            return queryset
        near, hot = limits(request.user, today)
        return queryset.filter(**span(str(asked), today, near=near, hot=hot))


class UnitFilter(SimpleListFilter):
    title = _("Unit")
    parameter_name = "unit"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        congresses = {post.congress_id for post in request.user.current_posts}
        return [(str(unit.pk), str(unit)) for unit in Unit.objects.filter(congress__in=congresses)]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any]:
        is_known = self.value() in dict(self.lookup_choices)
        return queryset.held_by(int(self.value() or 0)) if is_known else queryset


class OwnFilter(SimpleListFilter):
    """Rows of `model` that belong to the person's congresses along `source`, not those of all places."""

    model: Any = None
    source = ""

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        congresses = {post.congress_id for post in request.user.current_posts}
        rows = self.model.objects.select_related(self.source.split("__")[0])
        return [(str(row.pk), str(row)) for row in rows.filter(**{f"{self.source}__in": congresses})]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        is_known = self.value() in dict(self.lookup_choices)
        return queryset.filter(**{str(self.parameter_name): self.value()}) if is_known else queryset


class CategoryFilter(OwnFilter):
    title, parameter_name, model, source = _("Category"), "category", Category, "congress"


class SessionFilter(OwnFilter):
    title, parameter_name, model, source = _("Session"), "session", Session, "term__congress"


@admin.register(Suggestion)
class SuggestionAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["title", "number_label", "lead_name", "status", "light", "category", "lead_unit", "session"]
    list_filter = ["status", LightFilter, CategoryFilter, UnitFilter, SessionFilter]
    tools = (
        Tool("admin:suggestions_suggestion_export", _("Export to Excel"), keeps_filter=True),
        Tool("admin:import_history", HISTORY.title, HISTORY.roles),
        Tool("admin:import_form", FORM.title, FORM.roles),
    )
    search_fields = ["title"]
    search_help_text = _("Number, title, deputy")
    paginator = InfinitePaginator
    actions = None

    def get_urls(self) -> list[Any]:
        export = path("export.xlsx", self.admin_site.admin_view(self.export), name="suggestions_suggestion_export")
        return [
            export,
            *desk_urls(),
            *meeting_urls(),
            *publishing_urls(),
            *supervision_urls(),
            *offline_urls(),
            *import_urls(HISTORY),
            *import_urls(FORM),
            *super().get_urls(),
        ]

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        near, hot = limits(request.user, timezone.localdate())
        rows: Any = super().get_queryset(request)
        return rows.for_rows().annotate(near=Value(near), hot=Value(hot))

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        text = search_term.strip()
        if not text:
            return queryset, False
        found = Q(title__icontains=text) | Q(lead_name__icontains=text)
        if text.isascii() and text.isdecimal() and len(text) < 8:
            found |= Q(number=int(text))
        return queryset.filter(found), False

    @admin.display(description=_("number"))
    def number_label(self, row: Suggestion) -> str:
        return row.number_label

    @admin.display(description=_("light"))
    def light(self, row: Any) -> str:
        return light_words(row.due_on, timezone.localdate(), near=row.near, hot=row.hot)

    @admin.display(description=_("lead unit"))
    def lead_unit(self, row: Any) -> str:
        return row.lead_unit or ""

    @method_decorator(require_safe)
    def export(self, request: Any) -> HttpResponse:
        """What the list shows, with its filter and search, as a spreadsheet; the trail keeps who took it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset
        record("suggestion.export", "suggestions", by=request.user, detail={"query": request.GET.urlencode()})
        headers = {"Content-Disposition": 'attachment; filename="suggestions.xlsx"'}
        return HttpResponse(export_suggestions(shown, with_ratings=True), content_type=XLSX, headers=headers)

    @method_decorator(require_safe)
    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The suggestion to read, with the steps and papers open to the person. It changes by steps only."""
        suggestion = self.item(request, object_id)
        page = page_of(request, suggestion) | {"title": suggestion.number_label or suggestion.title}
        context = self.admin_site.each_context(request) | page
        return TemplateResponse(request, "admin/suggestions/suggestion.html", context)
