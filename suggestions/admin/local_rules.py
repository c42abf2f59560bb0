"""The numbers a place sets for itself: what is in force, and the editor with its dry run.

They move deadlines of the office's own work, so the office edits them (dispatcher and supervisor); the administrators
only read.
"""

from datetime import date
from typing import Any, NamedTuple

from django.contrib import admin
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.office import OfficeAdmin, is_one_of, post_for
from congress.accounts.rules import OFFICE, Role
from congress.organs.models import Congress, LocalRule, local_numbers
from congress.organs.rules import LocalNumber, Ruling
from suggestions.admin.dry_run import Shown, change_page
from suggestions.forms.changes import NumberForm
from suggestions.rules.numbers import ranges_text

LIST = "admin:organs_localrule_changelist"
KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})


class Row(NamedTuple):
    """A number as it stands: in force since a day, or the default (`since` is None then), and what is to come."""

    number: LocalNumber
    ruling: Ruling
    since: date | None
    default: Ruling
    ranges: str
    future: list[LocalRule]
    past: list[LocalRule]


@admin.register(LocalRule)
class LocalRuleAdmin(OfficeAdmin):
    viewers = OFFICE
    editors = KEEPERS

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(show_numbers), name="organs_localrule_changelist"),
            path("<str:key>/", view(edit_number), name="organs_localrule_edit"),
        ]


@require_safe
def show_numbers(request: Any) -> HttpResponse:
    """Every local number of the congress one works in, with one query for all."""
    congress = post_for(request, OFFICE).congress
    context = admin.site.each_context(request) | {
        "title": _("Local rules"),
        "congress": congress,
        "rows": rows(congress, timezone.localdate()),
        "may_edit": is_one_of(request, KEEPERS),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "admin/suggestions/local_rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_number(request: Any, key: str) -> HttpResponse:
    """Set one number from a day on."""
    congress, today = post_for(request, KEEPERS).congress, timezone.localdate()
    row = next((row for row in rows(congress, today) if row.number.key == key), None)
    if row is None:
        raise Http404
    initial: dict[str, Any] = {"amount": row.ruling.amount, "unit": row.ruling.unit, "valid_from": today}
    initial["clause"] = row.ruling.clause if row.since else ""
    data = request.POST if request.method == "POST" else None
    form = NumberForm(data, number=row.number, congress=congress, today=today, initial=initial)
    return change_page(request, form, Shown(row.number.label, "admin/suggestions/local_rule.html", LIST, {"row": row}))


def rows(congress: Congress, today: date) -> list[Row]:
    rules: dict[str, list[LocalRule]] = {}
    for rule in LocalRule.objects.filter(congress=congress).order_by("-valid_from"):
        rules.setdefault(rule.key, []).append(rule)
    return [_row(number, rules.get(number.key, []), congress, today) for number in local_numbers().values()]


def _row(number: LocalNumber, rules: list[LocalRule], congress: Congress, today: date) -> Row:
    begun = [rule for rule in rules if rule.valid_from <= today]
    held = next((rule for rule in begun if rule.valid_until is None or rule.valid_until >= today), None)
    default = number.default(congress.level)
    return Row(
        number,
        held.ruling(number) if held else default,
        held.valid_from if held else None,
        default,
        ranges_text(number),
        sorted(set(rules) - set(begun), key=lambda rule: rule.valid_from),
        [rule for rule in begun if rule != held],
    )
