"""What the clock tells people about letters; each thing once."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from briefings.actions.letters.steps import holders, tell
from briefings.models import LetterRound
from briefings.rules.letters import APPROVERS, EDITORS
from congress.notices.actions import notify
from congress.organs.models import Congress

MAY_BE_DRAFTED = gettext_noop("The letters on deputies' duty in %(year)s may be drafted now.")
STILL_WAITS = gettext_noop("The letters on deputies' duty in %(year)s have waited for over five working days.")


@transaction.atomic
def remind_office(congress: Congress, *, at: datetime) -> None:
    """The office, once a year."""
    year, url = localdate(at).year, reverse("admin:briefings_letterround_draft")
    people, key = holders(congress.pk, at, EDITORS), f"letters-due:{congress.pk}:{year}"
    notify(people, "letters-due", key, MAY_BE_DRAFTED, url=url, at=at, values={"year": year})


@transaction.atomic
def remind_chairs(round: LetterRound, *, at: datetime) -> None:
    """Those who may approve it, once for every time it was sent."""
    people = holders(round.congress_id, at, APPROVERS).exclude(pk=round.sent_by_id)
    tell(round, people, STILL_WAITS, round.get_absolute_url(), at, "letters-wait")
