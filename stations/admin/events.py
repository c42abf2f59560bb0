"""Events with citizens and deputies' meetings in the back office: read and searched here, done on their pages."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from congress.accounts.office import OfficeAdmin
from congress.accounts.rules import STAFF
from stations.models import EventWithCitizens
from stations.parties import parties_to_event
from stations.rules.events import EVENT_LAW


@admin.register(EventWithCitizens)
class EventAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["title", "kind", "station", "starts_at", "status", "came", "citizens"]
    list_filter = ["status", "kind"]
    list_select_related = ["station"]
    date_hierarchy = "starts_at"
    ordering = ["-starts_at", "-pk"]
    sortable_by = ["starts_at", "station", "status", "citizens"]
    search_fields = ["title", "place", "station__name", "station__code"]
    actions = None
    fields = [
        "station", "kind", "title", "about", "place", "starts_at", "status", "announced_at", "came", "citizens",
        "minutes", "page",
    ]  # fmt: skip
    readonly_fields = ["came", "page"]
    change_form_before_template = "admin/stations/_event_acts.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        counted = Count("invitations", filter=Q(invitations__has_come=True))
        return super().get_queryset(request).annotate(found=counted)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """With links to what this person may do with it now; what may not be done any more is not offered."""
        event = self.item(request, object_id)
        lawful = EVENT_LAW.open_to(event.status, parties_to_event(request.user, event))
        acts = [(reverse("stations:event-step", args=[event.pk, name]), EVENT_LAW.steps[name].label) for name in lawful]
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "acts": acts})

    @admin.display(description=_("deputies who came"))
    def came(self, event: Any) -> int:
        return int(event.found)

    @admin.display(description=_("page of the event"))
    def page(self, event: EventWithCitizens) -> str:
        return format_html('<a href="{}">{}</a>', event.get_absolute_url(), event)
