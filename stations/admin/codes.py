"""Codes in the back office: who has one, give one, replace a lost card, revoke, and print."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from congress.accounts.office import OfficeAdmin, Tool, is_one_of, post_for, step_page
from congress.accounts.rules import STAFF
from congress.audit.actions import record
from stations import actions
from stations.actions.codes import congress_of, is_serving, thing_of
from stations.admin.papers import paper_urls
from stations.documents import card_pdf, poster_pdf
from stations.forms import IssueForm, ReasonForm
from stations.models import Code
from stations.rules import KEEPERS, may_keep

LIST = "admin:stations_code_changelist"


class StateFilter(SimpleListFilter):
    title = _("State")
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("live", _("Opens")), ("asleep", _("Does not open now")), ("revoked", _("Revoked"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "revoked":
            return queryset.filter(revoked_at__isnull=False)
        live = Code.objects.visible_to(request.user).live().values("pk")
        if self.value() == "asleep":
            return queryset.filter(revoked_at=None).exclude(pk__in=live)
        return queryset.filter(pk__in=live) if self.value() == "live" else queryset


@admin.register(Code)
class CodeAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["bearer", "which", "state", "issued_at", "issued_by"]
    list_filter = [StateFilter]
    list_select_related = ["mandate__person", "mandate__term__congress__region", "station", "issued_by"]
    sortable_by = ["issued_at"]
    search_fields = ["mandate__person__name", "mandate__card_no", "station__name", "station__code"]
    tools = (Tool("admin:stations_papers", _("Cards and posters of many"), KEEPERS),)
    actions = None
    actions_list = ["issue"]
    actions_detail = ["card", "poster", "renew", "revoke"]
    fields = readonly_fields = [
        "bearer", "which", "state", "address", "issued_at", "issuer", "revoked_at", "revoker", "reason",
    ]  # fmt: skip

    def get_urls(self) -> list[Any]:
        return [*paper_urls(), *super().get_urls()]

    def has_keep_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return is_one_of(request, KEEPERS)

    def get_actions_detail(self, request: Any, object_id: Any) -> list[Any]:
        """Nothing can be done with a revoked one."""
        code = self.get_object(request, object_id)
        if code is None or code.revoked_at or not may_keep(request.user, congress_of(thing_of(code)).pk):
            return []
        return list(super().get_actions_detail(request, object_id))

    @admin.display(description=_("Deputy or station"))
    def bearer(self, code: Code) -> str:
        return str(thing_of(code))

    @admin.display(description=_("Which"))
    def which(self, code: Code) -> str:
        thing = thing_of(code)
        return f"{thing.term} {thing.card_no}" if code.mandate else thing.code

    @admin.display(description=_("State"))
    def state(self, code: Code) -> Any:
        if code.revoked_at:
            return _("Revoked")
        return _("Opens") if is_serving(thing_of(code)) else _("Does not open now")

    @admin.display(description=_("Address"))
    def address(self, code: Code) -> Any:
        """A revoked one leads nowhere; its token is nobody's business any more."""
        if code.revoked_at:
            return "–"
        url = f"{settings.SITE_URL}{code.get_absolute_url()}"
        return format_html('<a href="{}" rel="noreferrer">{}</a>', code.get_absolute_url(), url)

    @admin.display(description=_("issued by"))
    def issuer(self, code: Code) -> str:
        return str(code.issued_by)

    @admin.display(description=_("revoked by"))
    def revoker(self, code: Code) -> str:
        return str(code.revoked_by or "–")

    @action(description=_("Give a code"), url_path="issue", permissions=["keep"])
    def issue(self, request: Any) -> HttpResponse:
        form = IssueForm(
            _sent(request), congress=post_for(request, KEEPERS).congress, word=request.GET.get("thing", "")
        )

        def act(thing: Any) -> HttpResponse:
            return redirect(_page(actions.issue(thing, by=request.user, at=timezone.now())))

        words = {"title": str(_("Give a code")), "button": str(_("Give it")), "explain": str(ISSUE)}
        return step_page(request, form, act, **words, back=reverse(LIST))

    @action(description=_("Card"), url_path="card", permissions=["keep"])
    def card(self, request: Any, object_id: str) -> HttpResponse:
        return self._printed(request, object_id, "card", card_pdf)

    @action(description=_("Poster"), url_path="poster", permissions=["keep"])
    def poster(self, request: Any, object_id: str) -> HttpResponse:
        return self._printed(request, object_id, "poster", poster_pdf)

    @action(description=_("Replace"), url_path="renew", permissions=["keep"])
    def renew(self, request: Any, object_id: str) -> HttpResponse:
        code = self._own(request, object_id)

        def act(reason: str) -> HttpResponse:
            return redirect(_page(actions.renew(code, reason=reason, by=request.user, at=timezone.now())))

        words = {
            "title": str(_("Replace the code")),
            "button": str(_("Revoke it and give another")),
            "explain": str(RENEW),
        }
        return step_page(request, ReasonForm(_sent(request)), act, **words, back=_page(code))

    @action(description=_("Revoke"), url_path="revoke", permissions=["keep"])
    def revoke(self, request: Any, object_id: str) -> HttpResponse:
        code = self._own(request, object_id)
        act = partial(actions.revoke, code, by=request.user, at=timezone.now())
        words = {"title": str(_("Revoke the code")), "button": str(_("Revoke it")), "explain": str(REVOKE)}
        return step_page(request, ReasonForm(_sent(request)), act, **words, back=_page(code))

    def _printed(self, request: Any, object_id: str, what: str, draw: Callable[..., bytes]) -> HttpResponse:
        """The PDF; the trail keeps that it was printed."""
        code = self._own(request, object_id)
        if code.revoked_at:
            raise PermissionDenied
        record("code.print", f"code:{code.pk}", by=request.user, detail={"paper": what})
        headers = {"Content-Disposition": f'attachment; filename="{what}-{code.pk}.pdf"'}
        return HttpResponse(draw(code, timezone.localdate()), content_type="application/pdf", headers=headers)

    def _own(self, request: Any, object_id: str) -> Code:
        """A code the person keeps; one that is only seen is refused."""
        code: Code = self.item(request, object_id)
        if not may_keep(request.user, congress_of(thing_of(code)).pk):
            raise PermissionDenied
        return code


ISSUE = _("Who has one already keeps it.")
RENEW = _("For a lost card. The old code opens nothing any more; cards and posters with it must be replaced.")
REVOKE = _("It opens nothing any more, for good. Cards and posters with it must be taken away.")


def _page(code: Code) -> str:
    return reverse("admin:stations_code_change", args=[code.pk])


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
