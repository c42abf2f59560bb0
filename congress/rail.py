"""The back office's dress and its rail: what stands there, for whom. Wiring: addresses and counts named as strings."""

from collections.abc import Callable

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


def for_roles(*roles: str) -> Callable[[HttpRequest], bool]:
    """Shows an item of the back office's rail to those who may use it."""
    return lambda request: not getattr(request.user, "roles", frozenset()).isdisjoint(roles)


STAFF = ("reviewer", "dispatcher", "supervisor")
UNFOLD = {
    "SITE_TITLE": _("Back office"),
    "SITE_HEADER": _("Standing committee back office"),
    "SITE_URL": reverse_lazy("portal:home"),
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "THEME": "light",
    "STYLES": [lambda request: static("office.css")],
    "SIDEBAR": {
        "show_search": False,
        "navigation": [
            {
                "title": _("Suggestions"),
                "items": [
                    {
                        "title": _("Review desk"),
                        "link": reverse_lazy("admin:suggestions_review_desk"),
                        "permission": for_roles("reviewer"),
                        "badge": "suggestions.admin.desks.review_count",
                    },
                    {
                        "title": _("Hand-over desk"),
                        "link": reverse_lazy("admin:suggestions_handover_desk"),
                        "permission": for_roles("dispatcher"),
                        "badge": "suggestions.admin.desks.handover_count",
                    },
                    {
                        "title": _("Ratings and re-handling"),
                        "link": reverse_lazy("admin:suggestions_rating_desk"),
                        "permission": for_roles("supervisor"),
                        "badge": "suggestions.admin.desks.rating_count",
                    },
                    {
                        "title": _("Overdue desk"),
                        "link": reverse_lazy("admin:suggestions_overdue_desk"),
                        "permission": for_roles("supervisor", "dispatcher"),
                        "badge": "suggestions.admin.desks.overdue_count",
                    },
                    {
                        "title": _("Publishing desk"),
                        "link": reverse_lazy("admin:suggestions_publishing_desk"),
                        "permission": for_roles("reviewer", "supervisor"),
                        "badge": "suggestions.admin.desks.publishing_count",
                    },
                    {
                        "title": _("Supervision"),
                        "link": reverse_lazy("admin:suggestions_supervision_desk"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("All suggestions"),
                        "link": reverse_lazy("admin:suggestions_suggestion_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Classified items"),
                        "link": reverse_lazy("admin:suggestions_offline_desk"),
                        "permission": for_roles(*STAFF),
                    },
                    {"title": _("Statistics"), "link": reverse_lazy("suggestions:statistics")},
                    {
                        "title": _("Motions desk"),
                        "link": reverse_lazy("admin:suggestions_motion_desk"),
                        "permission": for_roles("reviewer"),
                        "badge": "suggestions.admin.desks.motion_count",
                    },
                    {
                        "title": _("All motions"),
                        "link": reverse_lazy("admin:suggestions_motion_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Categories"),
                        "link": reverse_lazy("admin:suggestions_category_changelist"),
                        "permission": for_roles("system_admin", *STAFF),
                    },
                    {
                        "title": _("Outcome categories"),
                        "link": reverse_lazy("admin:suggestions_outcomecategory_changelist"),
                        "permission": for_roles("system_admin", *STAFF),
                    },
                    {
                        "title": _("Grading schemes"),
                        "link": reverse_lazy("admin:suggestions_gradingscheme_changelist"),
                        "permission": for_roles("system_admin", *STAFF),
                    },
                    {
                        "title": _("Criteria for key suggestions"),
                        "link": reverse_lazy("admin:suggestions_keycriterion_changelist"),
                        "permission": for_roles("system_admin", *STAFF),
                    },
                ],
            },
            {
                "title": _("Briefings"),
                "items": [
                    {
                        "title": _("Overview"),
                        "link": reverse_lazy("portal:overview"),
                        "permission": for_roles("supervisor", "dispatcher"),
                    },
                    {
                        "title": _("Briefings, circulars, reports"),
                        "link": reverse_lazy("admin:briefings_briefing_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Letters on duty"),
                        "link": reverse_lazy("admin:briefings_letterround_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Work plans"),
                        "link": reverse_lazy("admin:briefings_plan_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Masthead"),
                        "link": reverse_lazy("admin:briefings_masthead_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                ],
            },
            {
                "title": _("Deputies and organs"),
                "items": [
                    {
                        "title": _("Deputies"),
                        "link": reverse_lazy("admin:deputies_mandate_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Delegations"),
                        "link": reverse_lazy("admin:deputies_delegation_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("What citizens say"),
                        "link": reverse_lazy("admin:stations_opinion_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Liaison stations"),
                        "link": reverse_lazy("admin:stations_station_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Standards of stations"),
                        "link": reverse_lazy("admin:stations_stationstandard_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Grades of stations"),
                        "link": reverse_lazy("admin:stations_stationgrading_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Codes and cards"),
                        "link": reverse_lazy("admin:stations_code_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Reception days"),
                        "link": reverse_lazy("admin:stations_receptionday_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {
                        "title": _("Events with citizens"),
                        "link": reverse_lazy("admin:stations_eventwithcitizens_changelist"),
                        "permission": for_roles(*STAFF),
                    },
                    {"title": _("Units"), "link": reverse_lazy("admin:organs_unit_changelist")},
                    {
                        "title": _("Accounts"),
                        "link": reverse_lazy("admin:accounts_user_changelist"),
                        "permission": for_roles("system_admin", "security_admin"),
                    },
                    {"title": _("Local rules"), "link": reverse_lazy("admin:organs_localrule_changelist")},
                    {"title": _("Holidays"), "link": reverse_lazy("admin:organs_holiday_changelist")},
                    {
                        "title": _("Audit trail"),
                        "link": reverse_lazy("admin:audit_entry_changelist"),
                        "permission": for_roles("auditor"),
                    },
                ],
            },
        ],
    },
}
