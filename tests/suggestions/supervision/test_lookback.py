"""Looking back: where the ledger stands, by year and across the term, and what was found."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused
from congress.organs.models import Session
from suggestions.actions.supervision.lookback import look_back
from suggestions.models import Promise, Suggestion
from suggestions.models.supervision import LookBack
from suggestions.oversight.lookback import term_of, tracked, years


def now():
    return timezone.now()


# Which promises there are, whether the item is still tracked | where the ledger stands.
LEDGERS = """
-                    no   none
-                    yes  open
kept                 no   kept
kept                 yes  kept
explained            no   explained
explained            yes  explained
explained,kept       no   explained
explained,kept       yes  explained
open                 no   open
open                 yes  open
open,kept            no   open
open,kept            yes  open
open,explained       no   open
open,explained       yes  open
open,explained,kept  no   open
open,explained,kept  yes  open
"""


def test_where_a_ledger_stands(town):
    row = town.rate(town.replied(category="B"), "satisfied")
    for line in LEDGERS.strip().splitlines():
        states, is_tracked, expected = line.split()
        keep(row, [] if states == "-" else states.split(","), "tracking" if is_tracked == "yes" else "closed")
        assert tracked(town.supervisor, town.session.term).get().ledger == expected, line


def keep(row, states, status):
    """Nothing but promises in these states in the ledger of the item."""
    Suggestion.objects.filter(pk=row.pk).update(status=status)
    reply = row.rounds.get().reply
    Promise.objects.filter(reply=reply).delete()
    for state in states:
        settled = {} if state == "open" else {"settled_on": timezone.localdate(), "evidence": "已装"}
        kept = {"made_on": timezone.localdate(), "due_on": timezone.localdate(), "person": "李工", **settled}
        Promise.objects.create(reply=reply, item="信号灯", state=state, **kept)


def test_counts_by_year_add_up_to_the_term_and_open_their_lists(town):
    earlier = Session.objects.create(
        term=town.session.term, number=4, opened_on=town.session.opened_on - timedelta(days=365), closed_on=now().date()
    )
    rows = [town.rate(town.replied(category="B"), "satisfied") for _ in range(2)]
    town.rate(town.replied(category="A"), "satisfied")
    Suggestion.objects.filter(pk=rows[0].pk).update(session=earlier)
    lines = years(tracked(town.chair, term_of(town.chair)))
    assert [(line.year, dict(line.counts)["open"], line.total) for line in lines] == [
        (None, 2, 2),
        (town.session.opened_on.year, 1, 1),
        (earlier.opened_on.year, 1, 1),
    ]
    client = Client()
    client.force_login(town.chair)
    page = client.get("/supervision/look-back/", {"year": earlier.opened_on.year, "ledger": "open"})
    assert [row.pk for row in page.context["page"].rows] == [rows[0].pk]


def looked(town, row, **other):
    said = {"on": timezone.localdate(), "people": "王平、郑敏", "finding": "kept", "evidence": "三处路口都已装灯"}
    return look_back(row, at=now(), **{"form_key": uuid4(), "by": town.supervisor, **said, **other})


def test_a_look_back_that_finds_nothing_is_recorded_too(town):
    row = town.rate(town.replied(), "satisfied")
    looked(town, row)
    found = LookBack.objects.get()
    assert (found.finding, found.reopened, Suggestion.objects.get(pk=row.pk).status) == ("kept", False, "closed")


def test_what_is_not_done_is_opened_again_with_a_day(town):
    row = town.rate(town.replied(), "satisfied")
    owed_by = timezone.localdate() + timedelta(days=30)
    looked(town, row, finding="not_kept", evidence="一处未装", owed="第三处装灯", owed_by=owed_by)
    again = Suggestion.objects.get(pk=row.pk)
    assert (again.status, Promise.objects.of(again).open().get().item) == ("tracking", "第三处装灯")


def test_what_cannot_be_is_refused_and_nothing_is_kept(town):
    row, today = town.rate(town.replied(), "satisfied"), timezone.localdate()
    for change, says in [
        ({"evidence": " "}, "what was seen"),
        ({"on": today + timedelta(days=1)}, "between the reply and today"),
        ({"on": today - timedelta(days=9)}, "between the reply and today"),
        ({"owed": "灯", "owed_by": today + timedelta(days=9)}, "not opened again"),
        ({"finding": "not_kept", "owed": "灯"}, "until which"),
    ]:
        with pytest.raises(Refused, match=says):
            looked(town, row, **change)
        assert LookBack.objects.count() == 0


def test_committees_look_but_do_not_open_again(town):
    committee = town.add("committee", Role.COMMITTEE)
    row = town.rate(town.replied(), "satisfied")
    looked(town, row, by=committee)
    owed = {"owed": "灯", "owed_by": timezone.localdate() + timedelta(days=9)}
    with pytest.raises(NotYours):
        looked(town, row, by=committee, finding="not_kept", **owed)
    with pytest.raises(NotYours):
        looked(town, row, by=town.clerk)
    assert LookBack.objects.count() == 1


def test_the_supervisor_records_one_on_the_page(town):
    row = town.rate(town.replied(), "satisfied")
    client = Client()
    client.force_login(town.supervisor)
    body = {"on": timezone.localdate().isoformat(), "people": "王平", "finding": "kept", "evidence": "已装"}
    body["form_key"] = uuid4()
    assert client.post(f"/supervision/look-back/{row.pk}/record", body).status_code == 302
    assert "已装" in client.get(f"/supervision/look-back/{row.pk}/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_takes_the_same_questions_for_one_row_and_for_three(town, rows, django_assert_num_queries):
    for _ in range(rows):
        town.rate(town.replied(category="B"), "satisfied")
    client = Client()
    client.force_login(town.chair)
    client.get("/supervision/look-back/")
    with django_assert_num_queries(9):
        client.get("/supervision/look-back/")
