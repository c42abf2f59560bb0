"""Last year's letters on deputies' duty in the demo city: issued, a few papers made; the worker makes the others."""

from datetime import date, datetime, time

from django.utils.timezone import localdate, make_aware

from briefings.actions import letters
from briefings.models import Letter
from briefings.rules.letters import LetterKind
from congress.accounts.models import User
from congress.organs.models import Congress

SENTENCE = "此外，该代表所在代表小组工作扎实，受到选民好评。"
MADE = 3  # papers


def build_letters(congress: Congress, people: dict[str, User], now: datetime) -> int:
    """Draft, word, send and approve; returns how many there are."""
    year = localdate(now).year - 1
    at = make_aware(datetime.combine(date(year, 12, 22), time(10)))
    whole = {"mark": "清人代函", "addressee": "中共清源市委组织部"}
    round = letters.draft(congress, cut_off=date(year, 12, 20), by=people["duban"], at=at, **whole)
    first = Letter.objects.filter(round=round, kind=LetterKind.EMPLOYER).order_by("place").first()
    assert first is not None
    letters.word(first, addressee=first.addressee, sentence=SENTENCE, by=people["jiaoban"], at=at)
    round = letters.send(round, by=people["duban"], at=at)
    letters.approve(round, by=people["zhuren"], at=at)
    letters.make_papers(at=at, most=MADE)
    return round.letters.count()
