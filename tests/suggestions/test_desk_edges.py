"""The desks at their edges: the day a clock comes and goes, what counts, who owes, pages beyond the first."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import Congress, Region
from suggestions.admin import waiting
from suggestions.models import Clock, Suggestion

DESK = "/office/suggestions/suggestion/{}/"
NEAR, HOT = 15, 3


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def move(row, days):
    """Let every running clock of the row end in so many days, but the window for returns long ago."""
    today = timezone.localdate()
    row.clocks.running().exclude(kind="return").update(due_on=today + timedelta(days=days), starts_on=date(2020, 1, 1))
    row.clocks.running().filter(kind="return").update(due_on=date(2021, 1, 1), starts_on=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("days", "urgency", "late"),
    [(-1, "late", 1), (0, "hot", 0), (HOT, "hot", 0), (HOT + 1, "near", 0), (NEAR, "near", 0), (NEAR + 1, None, 0)],
)
def test_a_clock_comes_to_the_overdue_desk_with_its_light(town, days, urgency, late):
    row = town.accepted()
    move(row, days)
    asked = town.supervisor, {Role.SUPERVISOR}, timezone.localdate()
    listed = waiting.running_out(*asked, near=NEAR, hot=HOT)
    assert [clock.urgency for clock in listed] == ([urgency] if urgency else [])
    assert waiting.overdue(*asked).count() == late


def test_the_window_for_returns_and_stopped_clocks_are_never_overdue(town):
    row = town.assigned()
    move(row, 400)
    Clock.objects.filter(suggestion=row, kind="contact").update(
        due_on=date(2021, 1, 1), starts_on=date(2020, 1, 1), stopped_on=date(2021, 2, 1)
    )
    assert not waiting.overdue(town.supervisor, {Role.SUPERVISOR}, timezone.localdate()).exists()


def test_an_overdue_clock_names_who_owes_and_when_it_was_urged(town):
    row = town.handling()
    move(row, -1)
    rows = waiting.running_out(town.supervisor, {Role.SUPERVISOR}, timezone.localdate(), near=NEAR, hot=HOT)
    assert {(clock.lead_unit, clock.urged_at) for clock in rows} == {("住建局", None)}
    client_of(town.supervisor).post(DESK.format("overdue") + f"{row.pk}/urge/", {"note": "请抓紧"})
    assert {clock.urged_at for clock in rows.all()} == {row.steps.get(name="urge").at}


LISTS = {
    "review": (waiting.to_review, Role.REVIEWER, {"submitted"}),
    "handover": (waiting.to_hand_over, Role.DISPATCHER, {"accepted"}),
    "rating": (waiting.to_decide, Role.SUPERVISOR, {"dissatisfied", "tracked"}),
}
MADE = {
    "draft": lambda town: town.draft(),
    "submitted": lambda town: town.submitted(),
    "accepted": lambda town: town.accepted(),
    "assigned": lambda town: town.assigned(),
    "handling": lambda town: town.handling(),
    "replied": lambda town: town.replied(),
    "dissatisfied": lambda town: town.dissatisfied(),
    "tracked": lambda town: town.rate(town.replied(category="B"), "satisfied"),
    "closed": lambda town: town.rate(town.replied(), "satisfied"),
}


def test_of_everything_under_way_each_desk_lists_what_waits_there_and_no_more(town):
    rows = {make(town).pk: state for state, make in MADE.items()}
    for desk, (waits, role, wanted) in LISTS.items():
        user = town.add(f"at_{desk}", role)
        assert {rows[row.pk] for row in waits(user, {role})} == wanted, desk
        assert client_of(user).get(DESK.format(desk)).context["count"] == len(wanted), desk


def test_a_desk_lists_nothing_of_a_place_where_its_role_is_not_held(town):
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    far = Congress.objects.create(region=region, level="city", name="临江", committee_name="临江", office_name="临江")
    for state in ("submitted", "accepted", "dissatisfied"):
        MADE[state](town)
    for desk, (waits, role, _wanted) in LISTS.items():
        other = next(each for _waits, each, _states in LISTS.values() if each != role)
        user = town.add(f"at_{desk}", role, congress=far)
        user.posts.create(role=other, congress=town.congress, starts_on=date(2022, 1, 1))
        assert not waits(user, {role}).exists(), desk
        assert Suggestion.objects.visible_to(user).exists(), desk


def test_a_desk_of_many_is_turned_over_without_gap_or_repeat(town):
    first, today = town.submitted(title="0"), timezone.localdate()
    Suggestion.objects.bulk_create(
        Suggestion(congress=town.congress, session=town.session, period="in", title=f"{number}", lead=first.lead,
                   lead_name="x", created_at=timezone.now(), submitted_on=today, status=first.status)
        for number in range(1, 45)
    )  # fmt: skip
    client, after, seen, pages = client_of(town.reviewer), "", [], 0
    while pages == 0 or after:
        page = client.get(DESK.format("review"), {"after": after}).context["page"]
        seen += [row.title for row in page.rows]
        after, pages = page.next, pages + 1
    assert (pages, len(seen), set(seen)) == (3, 45, {f"{number}" for number in range(45)})


@pytest.mark.parametrize("named", ["", "x", "-1", "٣", "9" * 30, "0"])
def test_a_next_item_nobody_could_have_named_leads_back_to_the_desk(town, named):
    row = town.submitted()
    sent = {"what_to_mend": "写明路口", "next": named}
    answer = client_of(town.reviewer).post(DESK.format("review") + f"{row.pk}/send_back/", sent)
    assert (answer.status_code, answer.url) == (302, DESK.format("review"))


def test_after_the_last_item_the_first_comes_again(town):
    first, last = town.submitted(title="甲"), town.submitted(title="乙")
    client = client_of(town.reviewer)
    following = {row.pk: client.get(DESK.format("review") + f"{row.pk}/").context["next"] for row in (first, last)}
    assert following == {first.pk: last.pk, last.pk: first.pk}
