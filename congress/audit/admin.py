"""The trail in the back office: read by the auditor, changed by nobody."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.paginator import InfinitePaginator

from congress.accounts.office import OfficeAdmin, Tool
from congress.accounts.rules import Role
from congress.audit.actions import VerifyResult, verify
from congress.audit.chain import FLAWS
from congress.audit.models import Entry

PAGE_CHECKS = 50_000
"""Entries checked by the page, a second or two of work; `manage.py verify-audit` checks all."""


@admin.register(Entry)
class EntryAdmin(OfficeAdmin):
    viewers = frozenset({Role.AUDITOR})
    list_display = ["number", "at", "by", "post", "act", "thing"]
    list_filter = ["at"]
    list_select_related = ["by"]
    search_fields = ["=thing", "=act", "=by__username"]
    paginator = InfinitePaginator
    tools = (Tool("admin:audit_verify", _("Is the trail whole? The day's head")),)
    fields = readonly_fields = ["number", "at", "who", "post", "act", "thing", "detail", "previous", "digest"]

    def get_urls(self) -> list[Any]:
        check = path("verify", self.admin_site.admin_view(self.verify_view), name="audit_verify")
        return [check, *super().get_urls()]

    @admin.display(description=_("by"))
    def who(self, entry: Entry) -> str:
        return str(entry.by or "–")

    def verify_view(self, request: HttpRequest) -> HttpResponse:
        """Shows the day's head; the button checks the newest entries."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        result = verify(newest=PAGE_CHECKS) if request.method == "POST" else None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Is the trail whole?"),
            "head": Entry.objects.head_of(timezone.localdate()),
            "page_checks": PAGE_CHECKS,
            "result": result,
            "faults": _described(result),
        }
        return TemplateResponse(request, "audit/verify.html", context)


def _described(result: VerifyResult | None) -> list[tuple[int, object]]:
    return [(fault.number, FLAWS[fault.flaw]) for fault in result.faults] if result else []
