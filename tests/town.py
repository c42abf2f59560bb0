"""The small cast every test knows: the city of 清源, its people and their posts. Today is real; dates are relative."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone, translation

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress, Region, Session, Term, Unit
from deputies.models import Delegation, Mandate, Person
from stations.actions import enter
from stations.models import Station
from suggestions import actions
from suggestions.models import Assignment, Category, OutcomeCategory, Suggestion
from tests.once import STANDING

SINCE = date(2022, 1, 1)
PASSWORD = "Spring-wind-2026"
OUTCOMES = [("A", "已经解决或者基本解决", True, False, False), ("B", "正在解决或者列入计划", False, True, True)]
BODY = "城东街道三处路口早晚高峰行人过街困难。建议：一、增设信号灯；二、施划安全岛；三、学校门前设置协管岗。"


@dataclass
class Town:
    """清源市 and everybody in it, by role; `units` by short name."""

    congress: Congress
    session: Session
    category: Category
    people: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def outcome(self) -> dict[str, OutcomeCategory]:
        return {row.code: row for row in OutcomeCategory.objects.filter(congress=self.congress)}

    def add(self, name: str, role: Role, **scope: Any) -> User:
        """Somebody with a post of that role."""
        user = _account(name, role)
        user.save()
        Post.objects.create(user=user, role=role, starts_on=SINCE, **{"congress": self.congress, **scope})
        self.people[name] = user
        return user

    def add_deputy(self, name: str, card: str) -> Mandate:
        """A deputy in office with an account."""
        user = self.add(name, Role.DEPUTY)
        delegation, _ = Delegation.objects.get_or_create(term=self.session.term, name="城东代表团")
        person = Person.objects.create(user=user, name=user.name, phone="13800001111")
        mandate = Mandate.objects.create(person=person, term=self.session.term, card_no=card, delegation=delegation)
        self.mandates[name] = mandate
        return mandate

    def station(self, code: str, **facts: Any) -> Station:
        """A liaison station, entered by the dispatcher; it receives on the 5th."""
        whole = {"name": f"第{code}联络站", "kind": "station", "region": self.congress.region, "reception": "每月5日"}
        whole |= {"rule": {"freq": "monthly", "days": [5]}, **facts}
        return enter(self.congress, by=self.dispatcher, at=timezone.now(), code=code, **whole)

    # The life, one call a step, so that a test can start anywhere.

    def draft(self, at: datetime | None = None, title: str = "关于完善城东街道过街设施的建议") -> Suggestion:
        return actions.begin(
            self.mandates["deputy"], form_key=uuid4(), by=self.deputy, at=at or timezone.now(), title=title, body=BODY
        )

    def submitted(self, at: datetime | None = None, **more: Any) -> Suggestion:
        return actions.submit(self.draft(at, **more), is_clean=True, by=self.deputy, at=at or timezone.now())

    def accepted(self, at: datetime | None = None, **more: Any) -> Suggestion:
        row = self.submitted(at, **more)
        return actions.accept(row, by=self.reviewer, at=at or timezone.now(), category=self.category)

    def assigned(self, at: datetime | None = None, **more: Any) -> Suggestion:
        units = self.units
        return actions.assign(
            self.accepted(at, **more),
            lead=units["住建局"],
            co=[units["公安局"]],
            by=self.dispatcher,
            at=at or timezone.now(),
        )

    def part(self, suggestion: Suggestion, unit: str) -> Assignment:
        return suggestion.assignments.held().get(unit=self.units[unit])

    def handling(self, at: datetime | None = None, **more: Any) -> Suggestion:
        row = self.assigned(at, **more)
        return actions.sign_in(self.part(row, "住建局"), by=self.clerk, at=at or timezone.now())

    def reply(self, row: Suggestion, at: datetime | None = None, category: str = "A") -> Suggestion:
        """Contact, draft, check, sign off and send in the row's open round."""
        now = at or timezone.now()
        on = timezone.localdate(now)
        actions.record_contact(
            row, stage="before", method="meeting", on=on, people="李工", content="商定方案", by=self.clerk, at=now
        )
        self.drafted(row, at, category)
        actions.check_reply(row, by=self.clerk2, at=now)
        actions.sign_reply(row, by=self.approver, at=now)
        return actions.send_reply(row, by=self.clerk, at=now).round.suggestion

    def drafted(self, row: Suggestion, at: datetime | None = None, category: str = "A") -> None:
        actions.save_reply(
            row,
            letter_no="清住建函〔2026〕87号",
            category=self.outcome[category],
            openness="active",
            body="一、关于信号灯。已列入计划。\n二、关于安全岛。已施划。",
            contact_name="吴晓峰",
            contact_phone="0398-5550142",
            promises=[("增设信号灯", timezone.localdate(at) + timedelta(days=60), "李工")] if category == "B" else [],
            by=self.clerk,
            at=at or timezone.now(),
        )

    def replied(self, at: datetime | None = None, category: str = "A", **more: Any) -> Suggestion:
        return self.reply(self.handling(at, **more), at, category)

    def rate(self, row: Suggestion, overall: str, at: datetime | None = None, opinion: str = "") -> Suggestion:
        actions.rate(
            row,
            attitude=overall,
            result=overall,
            overall=overall,
            opinion=opinion,
            by=self.deputy,
            at=at or timezone.now(),
        )
        return Suggestion.objects.get(pk=row.pk)

    def dissatisfied(self, at: datetime | None = None) -> Suggestion:
        return self.rate(self.replied(at), "dissatisfied", at, "安全岛没有答复")


def build_town() -> Town:
    """Put the cast into the database."""
    region = Region.objects.create(code="990100000000", name="清源市", kind="city")
    congress = Congress.objects.create(
        region=region,
        level="city",
        name="清源市人民代表大会",
        committee_name="清源市人大常委会",
        office_name="清源市人大常委会代表工委",
    )
    term = Term.objects.create(congress=congress, number=9, starts_on=date(2022, 1, 11))
    opened = timezone.localdate() - timedelta(days=250)
    session = Session.objects.create(term=term, number=5, opened_on=opened, closed_on=opened + timedelta(days=3))
    town = Town(congress, session, Category.objects.create(congress=congress, name="城乡建设"))
    OutcomeCategory.objects.bulk_create(
        OutcomeCategory(
            congress=congress, code=code, label=label, is_solved=solved, is_planned=planned, needs_tracking=tracked
        )
        for code, label, solved, planned, tracked in OUTCOMES
    )
    for short, name in [("住建局", "清源市住房和城乡建设局"), ("公安局", "清源市公安局"), ("教育局", "清源市教育局")]:
        town.units[short] = Unit.objects.create(congress=congress, name=name, short_name=short)
    _people(town)
    return town


def _people(town: Town) -> None:
    """Written at once: every test begins with them."""
    staff = [
        ("reviewer", Role.REVIEWER, None),
        ("dispatcher", Role.DISPATCHER, None),
        ("supervisor", Role.SUPERVISOR, None),
        ("chair", Role.CHAIR, None),
        ("system", Role.SYSTEM_ADMIN, None),
        ("security", Role.SECURITY_ADMIN, None),
        ("auditor", Role.AUDITOR, None),
        ("clerk", Role.UNIT_CLERK, "住建局"),
        ("clerk2", Role.UNIT_CLERK, "住建局"),
        ("approver", Role.UNIT_APPROVER, "住建局"),
        ("co_clerk", Role.UNIT_CLERK, "公安局"),
        ("other_clerk", Role.UNIT_CLERK, "教育局"),
    ]
    town.add_deputy("deputy", "090001")
    town.add_deputy("deputy2", "090002")
    users = User.objects.bulk_create(_account(name, role) for name, role, _unit in staff)
    Post.objects.bulk_create(
        Post(user=user, role=role, congress=town.congress, unit=town.units.get(unit or ""), starts_on=SINCE)
        for user, (_name, role, unit) in zip(users, staff, strict=True)
    )
    town.people |= {user.username: user for user in users}


def _account(name: str, role: Role) -> User:
    return User(username=name, name=f"{role.value}-{name}", email=f"{name}@example.test", password="!")


@pytest.fixture
def _django_db_helper(standing: None, _django_db_helper: None) -> None:
    """Whatever pytest-django does for a test with a database, it does where the cast stands."""


@pytest.fixture
def standing(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """The cast for the tests that ask for it; out of the way of all others."""
    marker, asked = request.node.get_closest_marker("django_db"), set(request.fixturenames)
    commits = asked & {"transactional_db", "live_server"} or (marker and marker.kwargs.get("transaction"))
    if "town" in asked and not commits:
        STANDING.stand(django_db_blocker, build_town)
    else:
        STANDING.fall()


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    """Refusals are read in English; pages speak the reader's language."""
    with translation.override("en"):
        yield deepcopy(STANDING.world) if STANDING.world else build_town()


@pytest.fixture
def shared_town(transactional_db: None) -> Iterator[Town]:
    """The cast where other threads and processes see it."""
    with translation.override("en"):
        yield build_town()


@pytest.fixture
def sits(town: Town) -> Callable[[str], Client]:
    """The browser of one of the cast."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(town.people[name])
        return client

    return sign_in
