"""The demo city's figures against the hand count, on two days."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from congress.accounts.models import User
from suggestions.models import Suggestion
from suggestions.reports.counting import count, items_of
from tests.suggestions.hand import BY_HAND, by_hand


def test_the_demo_city_is_counted_as_the_hand_counts(db):
    call_command("demo", stdout=StringIO())
    user = User.objects.get(username="duban")
    for days in (0, 45):
        on = timezone.localdate() - timedelta(days=days)
        items = items_of(user, {}, on)
        rows = Suggestion.objects.visible_to(user).select_related("merged_into")
        assert {fact: count(fact, items) for fact in BY_HAND} == by_hand(rows, on)
