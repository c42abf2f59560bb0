"""Places, congresses, terms and sessions. Here, because the trail stands above the accounts."""

from django.contrib import admin

from congress.accounts.rules import ADMINISTRATORS, STAFF, Role
from congress.audit.office import RecordedAdmin
from congress.organs.models import Congress, Region, Session, Term


class OrganAdmin(RecordedAdmin):
    viewers = ADMINISTRATORS | STAFF
    editors = frozenset({Role.SYSTEM_ADMIN, Role.DISPATCHER, Role.SUPERVISOR})


class SharedAdmin(OrganAdmin):
    """What all congresses of the site share or stand on, so only the system administrator changes it."""

    editors = frozenset({Role.SYSTEM_ADMIN})
    scope = ""


@admin.register(Region)
class RegionAdmin(SharedAdmin):
    list_display = ["code", "name", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent"]


@admin.register(Congress)
class CongressAdmin(SharedAdmin):
    scope = "pk"
    list_display = ["name", "level", "region"]
    list_select_related = ["region"]
    search_fields = ["name"]
    autocomplete_fields = ["region"]


@admin.register(Term)
class TermAdmin(OrganAdmin):
    list_display = ["congress", "number", "starts_on", "ends_on"]
    list_display_links = ["number"]
    list_select_related = ["congress__region"]
    search_fields = ["congress__name"]


@admin.register(Session)
class SessionAdmin(OrganAdmin):
    scope = "term__congress"
    list_display = ["__str__", "congress", "opened_on", "closed_on"]
    list_select_related = ["term__congress__region"]

    @admin.display(description=Congress._meta.verbose_name)
    def congress(self, session: Session) -> Congress:
        return session.term.congress
