"""All motions in the back office: read and searched. Nothing is edited; steps are taken at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from congress.accounts.office import OfficeAdmin
from congress.accounts.rules import STAFF
from congress.organs.models import Session
from suggestions.admin.motion_desk import motion_urls
from suggestions.admin.suggestions import OwnFilter
from suggestions.models import Motion
from suggestions.views.motions.pages import find, page_of


class MotionSessionFilter(OwnFilter):
    title, parameter_name, model, source = _("Session"), "session", Session, "term__congress"


@admin.register(Motion)
class MotionAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["title", "number_label", "lead", "movers", "status", "decision_label", "session"]
    list_filter = ["status", MotionSessionFilter]
    search_fields = ["title", "lead__person__name"]
    actions = None

    def get_urls(self) -> list[Any]:
        return [*motion_urls(), *super().get_urls()]

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        return rows.for_rows(request.user)

    @admin.display(description=_("number"))
    def number_label(self, row: Motion) -> str:
        return row.number_label

    @admin.display(description=_("movers"))
    def movers(self, row: Any) -> int:
        return int(row.movers)

    @admin.display(description=_("decision"))
    def decision_label(self, row: Motion) -> str:
        return str(row.decision_label)

    @method_decorator(require_safe)
    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The motion to read, with its papers and the steps open to the person."""
        motion = find(request, self.item(request, object_id).pk)
        page = page_of(request, motion) | {"title": motion.number_label or motion.title}
        context = self.admin_site.each_context(request) | page
        return TemplateResponse(request, "admin/suggestions/motion.html", context)
