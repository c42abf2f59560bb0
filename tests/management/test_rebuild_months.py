"""`manage.py rebuild-months`."""

from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from stations.models import Opinion, StationMonth
from suggestions.models import SuggestionMonth
from tests.town import Town


def test_what_was_kept_wrong_is_right_again(town: Town) -> None:
    town.accepted()
    Opinion.objects.create(
        congress=town.congress, station=town.station("QY-01"), text="路灯", received_at=timezone.now()
    )
    call_command("rebuild-months", stdout=StringIO())
    SuggestionMonth.objects.update(count=9)
    StationMonth.objects.update(count=9)
    said = StringIO()
    call_command("rebuild-months", stdout=said)
    assert said.getvalue().endswith("1 of stations are counted.\n")
    found = [model.objects.filter(by="", fact="received").last().count for model in (SuggestionMonth, StationMonth)]
    assert found == [1, 1]
