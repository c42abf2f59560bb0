"""Supervision and advice over REST: everybody gets what they may see, and the table of a grading is the page's."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from suggestions import actions
from suggestions.actions.supervision import awards, circulars, keys
from suggestions.actions.supervision.lookback import look_back
from suggestions.advice import learn
from suggestions.models.supervision import KeyCriterion
from tests.suggestions.supervision.test_awards import begun as award_begun
from tests.suggestions.supervision.test_circulars import drafted
from tests.suggestions.supervision.test_grading import begun, decided, typed

LISTS = ["keys", "urgings", "look-backs", "gradings", "awards", "papers"]


def now():
    return timezone.now()


def asked(town, name, path):
    client = Client()
    client.force_login(town.people[name])
    return client.get(f"/api/supervision/{path}")


def rows(town, name, path):
    return asked(town, name, path).json()["results"]


@pytest.fixture
def busy(town):
    """One of everything supervision keeps; the key suggestion is still a proposal."""
    town.add("committee", Role.COMMITTEE)
    criterion = KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    row = town.handling()
    keys.propose(row, criteria=[criterion], reasons="连续三年提出", by=town.supervisor, at=now())
    actions.urge(row, note="请抓紧", by=town.supervisor, at=now())
    done = town.rate(town.replied(), "satisfied")
    seen = {"form_key": uuid4(), "people": "王平", "finding": "kept", "evidence": "已装灯"}
    look_back(done, on=timezone.localdate(), by=town.supervisor, at=now(), **seen)
    found = begun(town)
    typed(town, found)
    decided(town, found)
    awards.nominate_suggestion(award_begun(town), done, reasons="选题准", by=town.supervisor, at=now())
    circulars.approve(drafted(town), by=town.chair, at=now())
    return town


SEEN = {
    "supervisor": [1, 1, 1, 1, 1, 2],
    "chair": [1, 1, 1, 1, 1, 2],
    "reviewer": [1, 1, 1, 1, 1, 2],
    "committee": [1, 1, 1, 1, 1, 2],
    "clerk": [0, 0, 0, 0, 0, 1],
    "deputy": [0, 0, 0, 0, 0, 1],
    "deputy2": [0, 0, 0, 0, 0, 1],
    "auditor": [0, 0, 0, 0, 0, 1],
}


def test_everybody_gets_what_they_may_see(busy):
    assert {reader: [len(rows(busy, reader, path)) for path in LISTS] for reader in SEEN} == SEEN


def test_a_chosen_key_suggestion_is_told_to_unit_and_deputy(busy):
    item = busy.congress.suggestions.get(key_items__isnull=False).key_items.get()
    keys.choose(item, decided_on=timezone.localdate(), meeting="第41次主任会议", by=busy.chair, at=now())
    told = [rows(busy, reader, "keys") for reader in ("clerk", "deputy", "deputy2")]
    assert [[(row["suggestion"], row["status"]) for row in each] for each in told] == [
        [(item.suggestion_id, "chosen")],
        [(item.suggestion_id, "chosen")],
        [],
    ]


def test_an_urging_names_its_letter(busy):
    [row] = rows(busy, "chair", "urgings")
    assert (row["light"], row["note"], row["letter"]) == ("go", "请抓紧", f"催办〔{timezone.localdate().year}〕1号")
    assert row["sha256"] == next(each for each in rows(busy, "chair", "papers") if each["kind"] == "urging")["sha256"]


def test_a_grading_tells_its_table(busy):
    [row] = rows(busy, "chair", "gradings")
    [line] = asked(busy, "chair", f"gradings/{row['id']}").json()["lines"]
    assert (line["unit"], line["items"], line["total"], line["level"]) == ("清源市住房和城乡建设局", 2, "92.00", "满意")
    assert [part["points"] for part in line["parts"]] == ["5.00", "4.00", "20.00", "27.00", "16.00", "20.00"]
    assert asked(busy, "clerk", f"gradings/{row['id']}").status_code == 404


def test_awards_tell_their_nominees(busy):
    [row] = rows(busy, "chair", "awards")
    [nominee] = row["nominees"]
    assert (row["status"], row["number"], nominee["basis"], nominee["is_chosen"]) == ("open", None, "Satisfied", False)


def test_a_paper_says_whether_it_is_whole(busy):
    assert [(row["kind"], row["is_whole"]) for row in rows(busy, "clerk", "papers")] == [("circular", True)]


@pytest.mark.parametrize("path", LISTS)
def test_nobody_writes_and_no_stranger_reads(town, path):
    client = Client()
    assert client.get(f"/api/supervision/{path}").status_code == 403
    client.force_login(town.supervisor)
    codes = {getattr(client, verb)(f"/api/supervision/{path}").status_code for verb in ("post", "put", "delete")}
    assert codes == {405}


def advice(town, name, row):
    client = Client()
    client.force_login(town.people[name])
    return client.get(f"/api/suggestions/{row.pk}/advice")


@pytest.fixture
def learnt(town):
    """Three alike, two of them decided."""
    found = [town.handling(), town.handling(), town.submitted()]
    learn()
    return found


def test_the_staff_is_told_similar_ones_marks_units_and_categories(town, learnt):
    told = advice(town, "dispatcher", learnt[2]).json()
    assert {row["id"] for row in told["similar"]} == {learnt[0].pk, learnt[1].pk}
    assert (told["similar"][0]["is_same"], told["marks"]["deputies"]) == (True, 1)
    assert (told["units"][0]["name"], told["categories"][0]["name"]) == ("清源市住房和城乡建设局", "城乡建设")


def test_others_are_told_similar_ones_they_may_see_and_no_proposal(town, learnt):
    for reader, seen in {"deputy": {learnt[1].pk, learnt[2].pk}, "clerk": {learnt[1].pk}}.items():
        told = advice(town, reader, learnt[0]).json()
        assert (told["marks"], told["units"], told["categories"]) == (None, None, None)
        assert {row["id"] for row in told["similar"]} == seen, reader


def test_advice_on_what_one_may_not_see_never_was(town, learnt):
    readers = ("deputy2", "other_clerk", "auditor")
    assert [advice(town, reader, learnt[2]).status_code for reader in readers] == [404, 404, 404]


def test_the_schema_names_every_address(db):
    out = StringIO()
    call_command("spectacular", "--fail-on-warn", stdout=out)
    written = out.getvalue()
    assert [path for path in LISTS if f"/api/supervision/{path}:" not in written] == []
    assert "/api/suggestions/{id}/advice:" in written or "/api/suggestions/{pk}/advice:" in written


@pytest.mark.parametrize("times", [1, 3])
def test_lists_take_the_same_questions_for_one_row_and_for_three(town, times, django_assert_max_num_queries):
    for _ in range(times):
        actions.urge(town.handling(), note="请抓紧", by=town.supervisor, at=now())
    client = Client()
    client.force_login(town.chair)
    for path in LISTS:
        client.get(f"/api/supervision/{path}")
        with django_assert_max_num_queries(4):
            client.get(f"/api/supervision/{path}")
