"""Who sees what of supervision, role by role: written by hand, read as a reviewer would."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress, Region
from suggestions import actions
from suggestions.actions.supervision import awards, inquiries, stars
from suggestions.actions.supervision.lookback import look_back
from suggestions.models.supervision import (
    Award,
    Circular,
    Draw,
    Grading,
    GradingScheme,
    Inquiry,
    IssuedPaper,
    LookBack,
    StarGrade,
    Urging,
)
from suggestions.rules.supervision.papers import PaperKind
from suggestions.supervised import roles_in, supervised_by
from tests.suggestions.supervision.test_circulars import drafted
from tests.suggestions.supervision.test_draws import announced
from tests.suggestions.supervision.test_grading import begun
from tests.suggestions.supervision.test_issued import issued
from tests.suggestions.supervision.test_stars import scheme

# own: draws, gradings, circulars, awards | beside: urgings, look-backs, stars | letters | announced | inquiries
TABLE = """
                own  beside  letter  announced  inquiry
reviewer        yes  yes     yes     yes        yes
dispatcher      yes  yes     yes     yes        yes
supervisor      yes  yes     yes     yes        yes
chair           yes  yes     yes     yes        yes
committee       yes  yes     yes     yes        yes
unit_clerk      no   no      no      yes        yes
unit_approver   no   no      no      yes        yes
first_tier      no   no      no      yes        no
first_reviewer  no   no      no      yes        no
deputy          no   no      no      yes        no
station_keeper  no   no      no      yes        no
teller          no   no      no      yes        no
system_admin    no   no      no      yes        no
security_admin  no   no      no      yes        no
auditor         no   no      no      yes        no
"""
LINES = {line.split()[0]: [word == "yes" for word in line.split()[1:]] for line in TABLE.strip().splitlines()[1:]}
OWN, BESIDE = (Draw, Grading, Circular, Award), (Urging, LookBack, StarGrade)


@pytest.fixture
def full(town):
    """One row of everything."""
    scheme(town)
    row = town.replied()
    look_back(
        row,
        on=timezone.localdate(),
        people="王平",
        finding="kept",
        evidence="已装",
        form_key=uuid4(),
        by=town.supervisor,
        at=timezone.now(),
    )
    stars.give(row, points={}, reasons="好", form_key=uuid4(), by=town.supervisor, at=timezone.now())
    actions.urge(town.handling(), note="请抓紧", by=town.supervisor, at=timezone.now())
    GradingScheme.objects.filter(subject="units").delete()
    begun(town), announced(town), drafted(town)
    issued(town, PaperKind.CIRCULAR)
    period = {"from_on": timezone.localdate(), "until_on": timezone.localdate()}
    act = {"by": town.supervisor, "at": timezone.now()}
    awards.begin(town.congress, title="优秀", form_key=uuid4(), **act, **period)
    plan = {"title": "过街", "on": timezone.localdate(), "place": "会议室", "suggestions": []}
    inquiries.plan(town.congress, units=[town.units["住建局"]], form_key=uuid4(), **act, **plan)
    return town


def sees(user):
    """The same five, by the database."""

    def all_of(models):
        return {model.objects.visible_to(user).exists() for model in models}

    papers = IssuedPaper.objects.visible_to(user)
    return [
        *(found == {True} for found in (all_of(OWN), all_of(BESIDE))),
        papers.filter(kind="urging").exists(),
        papers.filter(kind="circular").exists(),
        Inquiry.objects.visible_to(user).exists(),
    ]


def holder(town, role):
    """Somebody who holds just this post: people of units in 住建局, which the inquiry asks; the office in another."""
    places = {"unit_clerk": "住建局", "unit_approver": "住建局", "first_tier": "教育局"}
    scope = {"unit": town.units[places[role]]} if role in places else {}
    if role in ("first_reviewer", "station_keeper"):
        scope = {"region": town.congress.region}
    return town.add(f"just-{role}", Role(role), **scope)


def test_every_role_has_its_line():
    assert set(LINES) == {role.value for role in Role}


def test_each_role_sees_what_its_line_says(full):
    assert {role: sees(holder(full, role)) for role in LINES} == LINES


@pytest.mark.parametrize("why", ["left office", "disabled", "not yet"])
def test_who_is_no_longer_or_not_yet_in_office_sees_nothing(full, why):
    today = timezone.localdate()
    if why == "disabled":
        User.objects.filter(pk=full.chair.pk).update(is_active=False)
    elif why == "left office":
        Post.objects.filter(user=full.chair).update(ends_on=today - timedelta(days=1))
    else:
        Post.objects.filter(user=full.chair).update(starts_on=today + timedelta(days=1))
    assert sees(User.objects.get(pk=full.chair.pk)) == [False] * 5


def test_the_office_of_another_place_sees_nothing(full):
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    names = {"name": "临江市人大", "committee_name": "临江市人大常委会", "office_name": "临江市人大代表工委"}
    far = Congress.objects.create(region=region, level="city", **names)
    assert sees(full.add("far", Role.SUPERVISOR, congress=far)) == [False] * 5


def test_roles_are_those_held_in_that_congress_today(town):
    user = town.supervisor
    Post.objects.create(user=user, role=Role.CHAIR, congress=town.congress, starts_on=date(2022, 1, 1))
    user = User.objects.get(pk=user.pk)
    assert (roles_in(user, town.congress.pk), roles_in(user, 0), roles_in(None, town.congress.pk)) == (
        {"supervisor", "chair"},
        frozenset(),
        frozenset(),
    )


@pytest.mark.parametrize(
    ("who", "supervises"), [("chair", True), ("reviewer", True), ("clerk", False), ("deputy", False)]
)
def test_office_and_leaders_supervise(town, who, supervises):
    assert (supervised_by(town.people[who]) == {town.congress.pk}) is supervises
