"""What the public front page shows: the term in figures, the next reception days, what was released last."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from briefings.models import Briefing, Plan
from congress.organs.models import Term
from portal.reports.deputies import everybodys, released
from stations.reports import soonest
from suggestions.models import Suggestion
from suggestions.rules import Status
from suggestions.rules.life import HELD

PUBLISHED = 3  # their list has all
RECEIVING = 4  # stations; their list has all


def public_front(today: date) -> dict[str, Any]:
    """The running term of the congress that works here: its deputies, how many suggestions were accepted, handled,
    answered, closed; the stations that receive next; the suggestions released last; the newest public briefing and the
    year's work plan.
    """
    here = Term.objects.filter(congress__posts__isnull=False).select_related("congress__region")
    term = here.order_by("congress__region__code", "-number").first()
    accepted = Suggestion.objects.filter(session__term=term, number__isnull=False)
    counts = accepted.aggregate(
        accepted=Count("pk"),
        handled=Count("pk", Q(status__in=HELD)),
        answered=Count("pk", Q(replied_on__isnull=False)),
        closed=Count("pk", Q(status=Status.CLOSED)),
    )
    return {
        "term": term,
        "congress": term.congress if term else None,
        "deputies": everybodys().filter(term=term).count(),
        "receiving": soonest(today, RECEIVING),
        "briefing": Briefing.objects.visible_to(AnonymousUser()).order_by("-issued_on", "-pk").first(),
        "plan": Plan.objects.visible_to(AnonymousUser()).nearest(today).first(),
        "published": list(released().for_rows().order_by("-released_at", "-pk")[:PUBLISHED]),
        **counts,
    }
