"""The one list, for every role."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.common.lights import light
from congress.common.paging import page_by_key
from suggestions.forms import FilterForm
from suggestions.forms.filters import LIGHTS, span
from suggestions.models import Motion
from suggestions.parties import inbox_of
from suggestions.reports import limits, listed

PAGE = 20
ORDER = ("sort_on", "-pk")
REMEMBERED = "suggestions.asked"


@dataclass(frozen=True)
class Segment:
    """A light to choose, and how many rows it has."""

    light: str
    label: Any
    count: int
    query: str


@dataclass(frozen=True)
class Group:
    """Rows of the page that are equally urgent; `count` is that of all pages."""

    title: str
    count: int
    rows: list[Any]


def asked(request: SignedInRequest) -> QueryDict:
    """What was asked now, or else last time in this session; any query, even an empty field, replaces the old one."""
    query = request.GET.copy()
    query.pop("after", None)
    remembered = request.session.get(REMEMBERED, "")
    if query and query.urlencode() != remembered:
        remembered = request.session[REMEMBERED] = query.urlencode()
    return QueryDict(remembered)


def filter_form(request: SignedInRequest) -> FilterForm:
    """The filter as it was asked for."""
    return FilterForm(asked(request), user=request.user, today=timezone.localdate())


def visible_rows(request: SignedInRequest) -> Any:
    """What the reader may see, with what a row shows; people of a unit work in its inbox."""
    return listed(request.user)


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Suggestions the reader may see, nearest deadline first."""
    today = timezone.localdate()
    near, hot = limits(request.user, today)
    form, bounds = filter_form(request), {"near": near, "hot": hot}
    matched = form.match(visible_rows(request))
    counts = count_lights(matched, today, bounds)
    found = form.of_light(matched, today=today, **bounds)
    page = page_by_key(found, order=ORDER, after=request.GET.get("after", ""), size=PAGE)
    context = {"form": form, "page": page, "today": today, "filters": form.data.urlencode(), "kind": _kind(request)}
    unit = inbox_of(request.user)
    context["motions"] = Motion.objects.visible_to(request.user).awaiting_body(unit).count() if unit else 0
    lists = {"segments": segments(form.data, counts), "groups": groups(page.rows, counts, today, bounds)}
    return render(request, "suggestions/index.html", context | bounds | lists)


def _kind(request: SignedInRequest) -> str:
    """Which list the post works with: a unit its inbox, a deputy rows for the phone, the others a table."""
    if inbox_of(request.user):
        return "inbox"
    return "rows" if request.user.post.role == Role.DEPUTY else "table"


def count_lights(rows: Any, today: date, bounds: dict[str, int]) -> dict[str, int]:
    """How many rows each light has, and all ("")."""
    spans = {code: span(code, today, **bounds) for code, _label in LIGHTS if code}
    found = rows.aggregate(total=Count("pk"), **{code: Count("pk", Q(**due)) for code, due in spans.items()})
    return {"": found.pop("total"), **found}


def segments(query: QueryDict, counts: dict[str, int]) -> list[Segment]:
    """The lights above the list, each with the address that keeps the other filters."""
    found = []
    for code, label in LIGHTS:
        address = query.copy()
        address["light"] = code
        found.append(Segment(code, label, counts[code], address.urlencode()))
    return found


def groups(rows: list[Any], counts: dict[str, int], today: date, bounds: dict[str, int]) -> list[Group]:
    """The page's rows by urgency; they come in that order."""
    timed = {"first": counts["late"] + counts["hot"], "near": counts["near"], "go": counts["go"]}
    timed["off"] = counts[""] - sum(timed.values())
    titles = {
        "first": _("Do first"),
        "near": _("Due within %(days)d days") % {"days": bounds["near"]},
        "go": _("Due later than %(days)d days") % {"days": bounds["near"]},
        "off": _("Nothing owed now"),
    }

    def urgency(row: Any) -> str:
        found = light(row.due_on, today, **bounds)
        return "first" if found in ("late", "hot") else found

    return [Group(titles[code], timed[code], list(same)) for code, same in groupby(rows, urgency)]
