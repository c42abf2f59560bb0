"""Days off and make-up days by year, and their editor with its dry run.

All congresses of the site share the calendar. The system administrator keeps it, and an office may that has no other's
suggestions beside it: its own congress, or its region's, are all whose deadlines would move.
"""

from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.office import OfficeAdmin, is_one_of, post_for
from congress.accounts.rules import OFFICE, Role
from congress.organs.models import Congress, Holiday
from congress.organs.workdays import ONE_DAY
from suggestions.admin.dry_run import Shown, change_page
from suggestions.admin.local_rules import KEEPERS
from suggestions.forms.changes import CalendarForm

LIST = "admin:organs_holiday_changelist"


class Span(NamedTuple):
    first: date
    last: date


class Row(NamedTuple):
    """A holiday of one year."""

    name: str
    rest: list[Span]
    work: list[Span]


@admin.register(Holiday)
class HolidayAdmin(OfficeAdmin):
    viewers = OFFICE

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(show_year), name="organs_holiday_changelist"),
            path("edit/", view(edit_calendar), name="organs_holiday_edit"),
        ]


def keeps_calendar(request: Any) -> bool:
    if is_one_of(request, frozenset({Role.SYSTEM_ADMIN})):
        return True
    own = [post.congress.region.prefix for post in request.user.current_posts if post.role in KEEPERS]
    working = Congress.objects.filter(suggestions__isnull=False)
    return any(not working.exclude(region__code__startswith=prefix).exists() for prefix in own)


@require_safe
def show_year(request: Any) -> HttpResponse:
    """One year's holidays, and a way to the others."""
    post_for(request, OFFICE)
    today = timezone.localdate()
    years = [day.year for day in Holiday.objects.dates("on", "year")]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else today.year
    context = admin.site.each_context(request) | {
        "title": _("Holidays"),
        "rows": rows(year),
        "year": year,
        "years": sorted({*years, today.year, today.year + 1}, reverse=True),
        "may_edit": keeps_calendar(request),
        "today": date(year, 1, 1),  # days are written without the year, which stands above them
    }
    return TemplateResponse(request, "admin/suggestions/holidays.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_calendar(request: Any) -> HttpResponse:
    """Enter a year's notice, or mend single days."""
    if not keeps_calendar(request):
        raise PermissionDenied
    form = CalendarForm(
        request.POST if request.method == "POST" else None, initial={"year": timezone.localdate().year + 1}
    )
    return change_page(request, form, Shown(_("Enter days off"), "admin/suggestions/holiday_edit.html", LIST, {}))


def rows(year: int) -> list[Row]:
    days: dict[str, dict[str, list[date]]] = {}
    for on, kind, name in Holiday.objects.filter(on__year=year).order_by("on").values_list("on", "kind", "name"):
        days.setdefault(name, {"rest": [], "work": []})[kind].append(on)
    found = [Row(name, spans(kinds["rest"]), spans(kinds["work"])) for name, kinds in days.items()]
    return sorted(found, key=lambda row: (row.rest or row.work)[0])


def spans(days: list[date]) -> list[Span]:
    """Days in a row as one."""
    runs = [list(run) for _start, run in groupby(enumerate(days), key=lambda pair: pair[1] - ONE_DAY * pair[0])]
    return [Span(run[0][1], run[-1][1]) for run in runs]
