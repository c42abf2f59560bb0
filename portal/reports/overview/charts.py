"""Two lines over months: what the script draws, and what the table in the page says."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from congress.common.dates import last_of_month, months_between
from portal.reports.overview.choice import Choice
from portal.reports.overview.trends import Trends, months_of
from stations.reports.scope import query_of as query_of_opinions
from suggestions.reports.scope import query_of


@dataclass(frozen=True)
class Cell:
    """None where nothing was counted; `url` is the list of it."""

    count: int | None
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """The first line is drawn red and solid, the second grey and broken; each is called by its name at its end."""

    key: str
    title: str
    names: list[str]
    rows: list[tuple[str, list[Cell]]]


def answered(choice: Choice, trends: Trends, now: int) -> Chart:
    """Answered so far of the session, beside the session before as many months after its opening."""
    rows = []
    if choice.sessions:
        months = months_between(choice.sessions[0].opened_on, choice.month)
        cells = [[_answered(choice, trends, place, number) for place in (0, 1)] for number in range(len(months))]
        cells[-1][0] = Cell(now, _list_of_answered(choice, 0, choice.on))
        rows = [(_named(month), row) for month, row in zip(months, cells, strict=True)]
    return Chart("answered", _("Answered so far"), [_("this year"), _("last year")], rows)


def opinions(choice: Choice, trends: Trends) -> Chart:
    """Received and ended in each of twelve months."""
    rows = [
        (_named(month), [_of_month(choice, trends, month, fact) for fact in ("received", "ended")])
        for month in months_of(choice)
    ]
    return Chart("opinions", _("Opinions received and closed"), [_("received"), _("closed")], rows)


def _answered(choice: Choice, trends: Trends, place: int, number: int) -> Cell:
    """In the month so many after the opening."""
    if len(choice.sessions) <= place:
        return Cell(None)
    session = choice.sessions[place]
    opened = session.opened_on.year * 12 + session.opened_on.month - 1
    month = date((opened + number) // 12, (opened + number) % 12 + 1, 1)
    return Cell(
        trends.suggestions[session.pk, month, "answered"], _list_of_answered(choice, place, last_of_month(month))
    )


def _list_of_answered(choice: Choice, place: int, on: date) -> str:
    scope = {**choice.asked, "session": choice.sessions[place].pk}
    day = {} if on >= choice.today else {"on": on.isoformat()}
    return f"{reverse('suggestions:index')}?{query_of(scope, counted='answered', **day)}"


def _of_month(choice: Choice, trends: Trends, month: date, fact: str) -> Cell:
    asked = {**choice.period, "from": month, "until": min(last_of_month(month), choice.today)}
    query = query_of_opinions(asked, of="" if fact == "received" else fact)
    return Cell(trends.of_opinions(month, fact), f"{reverse('stations:opinions')}?{query}")


def _named(month: date) -> str:
    return format_date(month, pgettext("month in a chart", "M"))
