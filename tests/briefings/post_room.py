"""The town's office and leaders at work on letters; two deputies, of whom one has done everything that is counted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from briefings.actions import letters
from briefings.models import Letter, LetterRound
from congress.organs.models import Unit
from deputies.models import Mandate, Person
from stations.models import EventWithCitizens, ReceptionDay
from suggestions.actions import motions
from suggestions.models import Motion, Suggestion
from suggestions.models.supervision import Award, IssuedPaper
from tests.stations.heard import around
from tests.town import Town, build_town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
LAST_YEAR = TODAY.replace(year=TODAY.year - 1, month=12, day=31)
EMPLOYERS = {"deputy": "清源市第三中学高级教师", "deputy2": "清源华盛纺织有限公司总经理"}


@dataclass
class PostRoom:
    town: Town

    def draft(self, cut_off: date = TODAY, at: datetime = NOW) -> LetterRound:
        whole: dict[str, Any] = {"mark": "清人代函", "addressee": "中共清源市委组织部"}
        return letters.draft(self.town.congress, cut_off=cut_off, by=self.town.supervisor, at=at, **whole)

    def sent(self, cut_off: date = TODAY, at: datetime = NOW) -> LetterRound:
        return letters.send(self.draft(cut_off, at), by=self.town.supervisor, at=at)

    def issued(self, cut_off: date = TODAY, at: datetime = NOW) -> LetterRound:
        return letters.approve(self.sent(cut_off, at), by=self.town.chair, at=at)

    def letter_about(self, name: str) -> Letter:
        return Letter.objects.select_related("round").get(mandate=self.town.mandates[name])

    def whole(self) -> Letter:
        return Letter.objects.select_related("round").get(kind="organisation")

    def another_deputy(self, name: str, employer: str = "清源市教育局科员") -> Mandate:
        mandate = self.town.add_deputy(name, f"0900{len(self.town.mandates) + 10}")
        Person.objects.filter(pk=mandate.person_id).update(employer=employer)
        return mandate


def employed(town: Town) -> PostRoom:
    for name, employer in EMPLOYERS.items():
        Person.objects.filter(pk=town.mandates[name].person_id).update(employer=employer)
    return PostRoom(town)


def build() -> PostRoom:
    """Everything happened today."""
    room = employed(build_town())
    _suggestions(room.town)
    _motion(room.town)
    _at_station(room.town)
    return room


def _suggestions(town: Town) -> None:
    """Submitted, accepted and secret, answered and praised; one was put forward a year ago."""
    town.submitted(NOW)
    secret = town.accepted(NOW, title="关于不宜公开事项的建议")
    Suggestion.objects.filter(pk=secret.pk).update(is_confidential=True)
    secret.cosigners.create(mandate=town.mandates["deputy2"], name="乙", text_version=1)
    best = town.replied(NOW)
    past, before = town.accepted(NOW), LAST_YEAR
    Suggestion.objects.filter(pk=past.pk).update(submitted_on=before, accepted_on=before)
    past.cosigners.create(mandate=town.mandates["deputy2"], name="乙", text_version=1)
    same: dict[str, Any] = {"congress": town.congress, "title": "优秀建议"}
    kept = {
        "kind": "awards",
        "year": TODAY.year,
        "number": 1,
        "to": "",
        "on": TODAY,
        "words": {},
        "by": town.supervisor,
    }
    paper = IssuedPaper.objects.create(**same, **kept, sha256="0" * 64)
    told = {"status": "announced", "decided_on": TODAY, "meeting": "第9次主任会议", "paper": paper}
    award = Award.objects.create(**same, from_on=TODAY, until_on=TODAY, **told)
    award.nominees.create(suggestion=best, reasons="好", by=town.supervisor, is_chosen=True)
    award.nominees.create(suggestion=secret, reasons="好", by=town.supervisor)
    award.nominees.create(unit=Unit.objects.first(), reasons="好", by=town.supervisor, is_chosen=True)


def _motion(town: Town) -> None:
    """Registered, moved with the second deputy; a third was asked and did not sign."""
    lead, text = town.mandates["deputy"], {"title": "议案", "grounds": "甲", "proposal": "乙"}
    motion = motions.begin(lead, form_key=uuid4(), by=town.deputy, at=NOW, **text)
    registered = {"status": "registered", "number": 1, "registered_on": TODAY, "submitted_on": TODAY}
    Motion.objects.filter(pk=motion.pk).update(**registered)
    motion.signers.update_or_create(mandate=lead, defaults={"state": "signed", "signed_text": 1})
    motion.signers.create(mandate=town.mandates["deputy2"], state="signed", signed_text=1)


def _at_station(town: Town) -> None:
    """A day held and one that was not recorded, opinions taken up and refused, an event held and one missed."""
    heard, lead = around(town), town.mandates["deputy"]
    for back, facts in enumerate(({"status": "held", "citizens": 7}, {"status": "announced", "announced_at": NOW})):
        day = ReceptionDay.objects.create(station=heard.station, on=TODAY - timedelta(days=back), **facts)
        day.attendances.create(mandate=lead, at=NOW, way="keeper", by=heard.keeper)
    heard.accepted(NOW)
    heard.said(NOW)
    for came in (True, False):
        held = {"status": "held", "announced_at": NOW, "citizens": 9, "starts_at": NOW}
        event = EventWithCitizens.objects.create(station=heard.station, title="恳谈", place="广场", **held)
        event.invitations.create(mandate=lead, has_come=came)
