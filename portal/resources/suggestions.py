"""Published suggestions, and the answers released with them: words as they were released, dates as they are today."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from deputies.rules import Fact
from portal.reports.deputies import released
from portal.resources.dataset import BATCH, Cells, Dataset
from suggestions.models import PublishedAnswer

KEY = Fact("key", _("Key"), _("The same in suggestions and replies; the last part of the page's address."))
ADDRESS = Fact("url", _("Web address"), _("The suggestion's page."), "anyURI")
FIELDS = [
    KEY,
    Fact("session", _("Session"), _("The session it was put forward at or after.")),
    Fact(
        "number", _("Number of the suggestion"), _("Its number, in the session or between sessions, as on the paper.")
    ),
    Fact("title", _("Title"), _("As released.")),
    Fact("text", _("Text"), _("As released: phones, numbers of papers and house addresses are hidden as ×××.")),
    Fact("lead_deputy", _("Lead deputy"), _("Who put it forward.")),
    Fact("delegation", _("Delegation"), _("The lead deputy's.")),
    Fact("category", _("Category"), _("The matter, by the committee's list.")),
    Fact("unit", _("Lead unit"), _("Who answers it; empty before it is handed over.")),
    Fact("status", _("Status"), _("In Chinese words, as it is today.")),
    Fact("accepted_on", _("Accepted"), _("Year-month-day, in Beijing time."), "date"),
    Fact("answered_on", _("Answered"), _("Year-month-day, in Beijing time; empty before."), "date"),
    Fact("closed_on", _("Closed"), _("Year-month-day, in Beijing time; empty before."), "date"),
    Fact("released_on", _("Released"), _("Year-month-day, in Beijing time."), "date"),
    ADDRESS,
]
REPLY_FIELDS = [
    KEY,
    Fact("round", _("Round"), _("1 for the first answer; each handling anew is one more."), "integer"),
    Fact("unit", _("Unit"), _("Who answered.")),
    Fact("letter_no", _("Letter number"), _("Of the unit's letter; empty where it has none.")),
    Fact("sent_on", _("Sent on"), _("Year-month-day, in Beijing time."), "date"),
    Fact("text", _("Text"), _("As released: phones, numbers of papers and house addresses are hidden as ×××.")),
    ADDRESS,
]


def suggestions(_today: date, site: str) -> Iterator[Cells]:
    for row in released().for_rows().order_by("released_at", "pk").iterator(BATCH):
        yield _suggestion(row, site)


def _suggestion(row: Any, site: str) -> Cells:
    own = row.suggestion
    return [
        row.slug,
        str(own.session),
        own.number_label,
        row.title,
        row.body,
        own.lead_name,
        str(own.lead and own.lead.delegation or ""),
        str(own.category or ""),
        row.unit_name,
        own.get_status_display(),
        own.accepted_on,
        own.replied_on,
        own.closed_on,
        localdate(row.released_at),
        f"{site}{row.get_absolute_url()}",
    ]


def replies(_today: date, site: str) -> Iterator[Cells]:
    """Those of standing releases and of no others."""
    joined = ("publication", "reply__round", "reply__assignment__unit")
    rows = PublishedAnswer.objects.filter(publication__in=released()).select_related(*joined)
    for row in rows.defer("publication__body", "publication__words").order_by("pk").iterator(BATCH):
        reply: Any = row.reply
        sent = [
            reply.round.number,
            reply.assignment.unit.name if reply.assignment else "",
            reply.letter_no,
            reply.sent_on,
        ]
        yield [row.publication.slug, *sent, row.body, f"{site}{row.publication.get_absolute_url()}"]


SUGGESTIONS = Dataset(
    "suggestions",
    _("Published suggestions"),
    _("What deputies put forward and the office released, the first released first."),
    FIELDS,
    suggestions,
)
REPLIES = Dataset(
    "replies",
    _("Published replies"),
    _("What units answered and made public, with the suggestion's key."),
    REPLY_FIELDS,
    replies,
)
