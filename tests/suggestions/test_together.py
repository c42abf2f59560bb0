"""Days to the answer, re-handling as it stood on a day, and what is kept of what leaders do not see."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from suggestions import actions
from suggestions.models import Suggestion
from suggestions.reports.months import HIDDEN, month_counts
from suggestions.reports.together import counts_by_lead_unit, counts_on
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate()


def test_being_redone_ends_with_the_new_reply(town: Town) -> None:
    def redone(on: Any) -> int:
        return counts_on(town.people["supervisor"], {}, on, ["being_redone", "under_way"])["being_redone"]

    row = town.dissatisfied(NOW - timedelta(days=20))
    actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=NOW - timedelta(days=10))
    row.refresh_from_db()
    assert redone(TODAY) == 1
    town.reply(row, NOW - timedelta(days=4))
    days = [timezone.localdate(NOW - timedelta(days=back)) for back in (15, 10, 6, 4, 0)]
    assert [redone(on) for on in days] == [0, 1, 1, 0, 0]


def test_days_to_the_answer_are_counted_from_the_hand_over(town: Town) -> None:
    town.reply(town.handling(NOW - timedelta(days=30)), NOW - timedelta(days=10))
    town.reply(town.handling(NOW - timedelta(days=30)), NOW - timedelta(days=20))
    (row,) = counts_by_lead_unit(town.supervisor, {}, TODAY, ["answered"])
    assert (row["name"], row["answered"], row["days"]) == ("住建局", 2, timedelta(days=15))


def test_what_leaders_do_not_see_is_kept_beside_the_whole(town: Town) -> None:
    town.handling()
    secret = town.handling()
    Suggestion.objects.filter(pk=secret.pk).update(is_confidential=True)
    town.submitted()
    counts = month_counts(town.session, TODAY, TODAY)
    whole = {each.fact: count for each, count in counts.items() if each.by == ""}
    assert (whole["handed"], whole[HIDDEN + "handed"]) == (2, 1)
    assert (whole["received"], whole[HIDDEN + "received"]) == (3, 2)
