"""Eleven deputies, committee staff, and a motion at any place of its life in one call."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from deputies.models import Mandate, Person
from suggestions.actions import motions
from suggestions.models import Motion
from tests.town import Town

TEXT = {
    "title": "关于制定《清源市城市内河保护条例》的议案",
    "grounds": "清源市内河岸线长达四十六公里，近三年水质两次下降，现有规章已不能满足治理需要。",
    "proposal": "建议将《清源市城市内河保护条例》列入立法计划，明确河长职责、岸线管控和法律责任。",
}


class Movers:
    """The town with enough deputies to move a motion; `names` are their accounts, the lead first."""

    def __init__(self, town: Town, deputies: int = 11) -> None:
        self.town = town
        self._seat([f"deputy{number}" for number in range(3, deputies + 1)])
        if "committee" not in town.people:
            town.add("committee", Role.COMMITTEE)
        self.names = ["deputy", *(f"deputy{number}" for number in range(2, deputies + 1))]

    def _seat(self, names: list[str]) -> None:
        """Deputies of one delegation, as `add_deputy` makes them, in four questions for all of them."""
        town, beside = self.town, self.town.mandates["deputy"]
        users = [User(username=name, name=name, email=f"{name}@example.test", password="!") for name in names]
        User.objects.bulk_create(users)
        facts = {"role": Role.DEPUTY, "congress": town.congress, "starts_on": date(2022, 1, 1)}
        Post.objects.bulk_create(Post(user=user, **facts) for user in users)
        people = [Person(user=user, name=user.name, phone="13800001111") for user in users]
        Person.objects.bulk_create(people)
        cards = [f"0900{number:02d}" for number in range(3, len(names) + 3)]
        seats = [
            Mandate(person=person, term=beside.term, card_no=card, delegation=beside.delegation)
            for person, card in zip(people, cards, strict=True)
        ]
        Mandate.objects.bulk_create(seats)
        town.people |= dict(zip(names, users, strict=True))
        town.mandates |= dict(zip(names, seats, strict=True))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["town"], name)

    def begin(self, at: datetime | None = None, **more: Any) -> Motion:
        lead = self.town.mandates["deputy"]
        return motions.begin(lead, form_key=uuid4(), by=self.town.deputy, at=at or timezone.now(), **{**TEXT, **more})

    def collecting(self, at: datetime | None = None, invited: int = 9, signed: int = 9, **more: Any) -> Motion:
        """Invited colleagues, the first of whom signed; written as rows, for signing has tests of its own."""
        now = at or timezone.now()
        asked = [self.town.mandates[name] for name in self.names[1 : invited + 1]]
        motion = motions.invite(self.begin(at, **more), mandates=asked, by=self.town.deputy, at=now)
        rows = motion.signers.filter(mandate__in=asked[:signed])
        rows.update(state="signed", signed_text=motion.text_no, signed_at=now)
        return motion

    def submitted(self, at: datetime | None = None, **more: Any) -> Motion:
        return motions.submit(self.collecting(at, **more), by=self.town.deputy, at=at or timezone.now())

    def registered(self, at: datetime | None = None, **more: Any) -> Motion:
        row = self.submitted(at, **more)
        return motions.register(row, category=self.town.category, by=self.town.reviewer, at=at or timezone.now())

    def opined(self, at: datetime | None = None, advice: str = "as_suggestion", **more: Any) -> Motion:
        now = at or timezone.now()
        row = motions.refer(self.registered(at, **more), committee="城建环资委", by=self.town.reviewer, at=now)
        return motions.opine(row, advice=advice, body="事项具体，宜作建议办理。", by=self.town.committee, at=now)

    def decided(self, name: str, at: datetime | None = None, **more: Any) -> Motion:
        now = at or timezone.now()
        one = motions.Decision(self.opined(at, name, **more), name, "form" if name == "not_motion" else "")
        return motions.decide(one, decided_on=timezone.localdate(now), by=self.town.reviewer, at=now)

    def reported(self, at: datetime | None = None, **more: Any) -> Motion:
        now = at or timezone.now()
        row = self.decided("to_committee", at, **more)
        return motions.report_result(row, body="经审议，建议列入立法计划。", by=self.town.committee, at=now)

    def sits(self, **more: Any) -> None:
        """The town's session is sitting today."""
        session = self.town.session
        today = timezone.localdate()
        session.opened_on, session.closed_on = today - timedelta(days=1), today + timedelta(days=2)
        for name, value in more.items():
            setattr(session, name, value)
        session.save()


@pytest.fixture
def movers(town: Town) -> Movers:
    return Movers(town)


@pytest.fixture
def shared_movers(shared_town: Town) -> Movers:
    """The same where other threads see them."""
    return Movers(shared_town)
