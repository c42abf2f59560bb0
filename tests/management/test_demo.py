"""`manage.py demo`: once into an empty database, never over anything that is there."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from briefings.models import Briefing, Plan
from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import verify
from congress.management.demo.people import LOGINS, PASSWORD
from congress.organs.models import Congress
from deputies.models import Mandate
from stations.models import Code, Membership, Opinion, Station
from stations.reports import coming, tree, waiting_for
from suggestions.models import Assignment, Clock, Cosigner, Promise, Suggestion
from suggestions.models.supervision import (
    Appraisal,
    Award,
    Circular,
    Draw,
    FollowUp,
    GradingResult,
    Inquiry,
    IssuedPaper,
    KeyItem,
    Nominee,
    Presence,
    StarGrade,
)
from suggestions.rules import Status
from tests.town import Town

# What a visitor should find alive: every desk and every phone has something to do.
SHOWN = {
    Status.SUBMITTED,
    Status.REVIEWED,
    Status.ACCEPTED,
    Status.MERGED,
    Status.ENTRUSTED,
    Status.ASSIGNED,
    Status.HANDLING,
    Status.REPLIED,
    Status.REHANDLING,
    Status.TRACKING,
    Status.CLOSED,
    Status.NOT_ACCEPTED,
}


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_an_empty_database_is_filled_and_every_login_opens() -> None:
    printed = run("--if-empty")
    assert [line.split()[0] for line in printed.splitlines() if line.startswith("  ")] == [
        login.username for login in LOGINS
    ]
    assert f"the password is {PASSWORD}" in printed
    names = {
        user.username: user.roles for user in User.objects.exclude(username__startswith="lianming")
    }  # who co-sign motions
    assert names == {login.username: {login.role} for login in LOGINS}
    assert authenticate(None, username="daibiao", password=PASSWORD) == User.objects.get(username="daibiao")
    _pages_open()
    assert verify().is_whole
    assert SHOWN - set(Suggestion.objects.values_list("status", flat=True)) == set()
    _depth_is_shown()
    _supervision_is_alive()
    _stations_receive()
    _citizens_speak()
    _the_year_is_planned()
    assert run("--if-empty") == ""  # and a second start leaves it alone
    with pytest.raises(CommandError, match="holds a congress already"):
        run()


def _depth_is_shown() -> None:
    """A co-signer who is waited for and one who signed; two units' parts; promises near, late and kept; a secret."""
    asked = Cosigner.objects.filter(mandate__person__user__username="daibiao2", suggestion__is_imported=False)
    assert sorted(asked.values_list("state", flat=True)) == ["confirmed", "invited"]
    parts = Assignment.objects.filter(part="separate").order_by("pk")
    assert [part.replies.filter(state="sent").count() for part in parts] == [1, 0]
    due = Clock.objects.running().filter(kind="promise").values_list("due_on", flat=True)
    assert sorted(day < timezone.localdate() for day in due) == [False, True]
    assert Promise.objects.filter(state="kept", reply__round__suggestion__status="closed").count() == 1
    assert Suggestion.objects.filter(is_confidential=True).count() == 1
    for username, status in {"chushen": "submitted", "zhengfuban": "entrusted"}.items():
        seen = Suggestion.objects.visible_to(User.objects.get(username=username))
        assert seen.filter(status=status).count() == 1


def _supervision_is_alive() -> None:
    """Something to decide, to approve and to follow up on every page of supervision."""
    assert sorted(KeyItem.objects.values_list("status", flat=True)) == ["chosen", "proposed", "proposed"]
    assert (Draw.objects.get().status, Appraisal.objects.count(), Presence.objects.count()) == ("drawn", 1, 1)
    assert sorted(Circular.objects.values_list("status", flat=True)) == ["drafted", "issued"]
    assert set(IssuedPaper.objects.values_list("kind", flat=True)) == {"urging", "circular"}
    assert (Award.objects.get().status, Nominee.objects.count()) == ("open", 3)
    assert (StarGrade.objects.count(), GradingResult.objects.count() > 0) == (3, True)
    assert (Inquiry.objects.get().status, FollowUp.objects.filter(state="open").count()) == ("held", 2)


def _stations_receive() -> None:
    """Each with its days, one by appointment, and all below one head."""
    days = {own.is_by_appointment: own.next for own in coming(Station.objects.all(), timezone.localdate(), 1)}
    assert (Station.objects.count(), days[True], days[False] is None) == (12, None, False)
    assert len(tree(Station.objects.all())) == 1
    assert (Membership.objects.filter(role="head").count(), Membership.objects.count()) == (7, 39)
    serving = Mandate.objects.in_office().filter(term__congress__region__name="清源市").count()
    assert Code.objects.live().count() == serving + 12


def _citizens_speak() -> None:
    """Something to do for deputy, keeper and unit; something in every state that citizens come to."""
    states = {
        "submitted",
        "accepted",
        "handed",
        "handling",
        "replied",
        "answered",
        "reopened",
        "closed",
        "not_accepted",
    }
    assert set(Opinion.objects.values_list("status", flat=True)) == states
    waiting = {who: waiting_for(User.objects.get(username=who)).count() for who in ("daibiao", "zhanzhang", "zhujian")}
    assert waiting == {"daibiao": 4, "zhanzhang": 7, "zhujian": 2}


def _the_year_is_planned() -> None:
    """Last year's rows are done or dropped, this year's plan is in force; both are public, as is the yearly report."""
    year = timezone.localdate().year
    plans = {plan.year: plan for plan in Plan.objects.visible_to(AnonymousUser())}
    assert sorted(plans) == [year - 1, year]
    assert set(plans[year - 1].items.values_list("status", flat=True)) == {"done", "dropped"}
    assert plans[year].items.filter(lead=None).count() == 0
    assert set(Briefing.objects.visible_to(AnonymousUser()).values_list("kind", flat=True)) == {"year"}


def _pages_open() -> None:
    opened = {"daibiao": "/home", "zhanzhang": "/home", "zhujian": "/suggestions/", "jiaoban": "/office/"}
    opened |= dict.fromkeys(["chushen", "zhengfuban", "gongan"], "/suggestions/")
    for username, page in opened.items():
        client = Client()
        client.force_login(User.objects.get(username=username))
        assert client.get(page).status_code == 200


def test_a_living_site_is_never_touched(town: Town) -> None:
    before = (Congress.objects.count(), User.objects.count(), Suggestion.objects.count())
    with pytest.raises(CommandError, match="the demo fills only an empty one"):
        run()
    assert run("--if-empty") == ""
    assert (Congress.objects.count(), User.objects.count(), Suggestion.objects.count()) == before


@pytest.mark.django_db
def test_logins_alone_are_printed_without_building_anything() -> None:
    printed = run("--logins")
    assert len([line for line in printed.splitlines() if line.startswith("  ")]) == len(LOGINS)
    assert Congress.objects.count() == 0


def test_no_login_holds_more_than_one_role_and_every_office_has_one() -> None:
    assert len({login.username for login in LOGINS}) == len(LOGINS)
    assert {login.role for login in LOGINS} == set(Role) - {Role.TELLER}
