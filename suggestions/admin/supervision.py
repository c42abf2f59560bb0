"""The supervision desk, and the lists a place words for itself."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.accounts.office import is_one_of
from congress.accounts.rules import STAFF
from suggestions.admin.dictionaries import DictionaryAdmin
from suggestions.models.supervision import GradingScheme, KeyCriterion
from suggestions.oversight.overview import parts


def supervision_urls() -> list[Any]:
    return [path("supervision/", admin.site.admin_view(desk), name="suggestions_supervision_desk")]


@require_safe
def desk(request: Any) -> HttpResponse:
    """Every part of supervision, in the back office's frame."""
    if not is_one_of(request, STAFF):
        raise PermissionDenied
    context = admin.site.each_context(request) | {"title": _("Supervision"), "parts": parts(request.user)}
    return TemplateResponse(request, "admin/suggestions/supervision.html", context)


@admin.register(KeyCriterion)
class KeyCriterionAdmin(DictionaryAdmin):
    list_display = ["name", "congress", "is_active"]


@admin.register(GradingScheme)
class GradingSchemeAdmin(DictionaryAdmin):
    list_display = ["name", "version", "subject", "valid_from", "congress", "is_active"]
