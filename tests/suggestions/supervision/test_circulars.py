"""Circulars: drafted from the figures of one day, approved by somebody else, kept as issued."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions.actions.supervision import circulars
from suggestions.models.supervision import Circular, IssuedPaper
from suggestions.oversight.circulars import circular_words, lines_of, shown
from suggestions.rules.supervision.circulars import CIRCULAR_LAW, CircularStatus
from tests.at_once import at_once
from tests.suggestions.supervision.law import as_coded, as_written

TABLE = """
approve  chair,supervisor  drafted>issued
drop     supervisor        drafted>dropped
"""


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand():
    assert as_coded(CIRCULAR_LAW, CircularStatus) == as_written(TABLE)


@pytest.mark.parametrize("name", CIRCULAR_LAW.steps)
@pytest.mark.parametrize("status", ["issued", "dropped"])
def test_what_is_over_stays_over(name, status):
    with pytest.raises(Unlawful):
        CIRCULAR_LAW.check(name, status, set(Role))


def now():
    return timezone.now()


def period(days=0):
    today = timezone.localdate()
    return {"from_on": today - timedelta(days=200), "until_on": today, "cut_off": today - timedelta(days=days)}


def drafted(town, **other):
    whole = {
        "title": "关于上半年代表建议办理情况的通报",
        "opening": "",
        "demands": "一、抓紧办理。",
        **period(),
        **other,
    }
    return circulars.draft(town.congress, by=town.supervisor, at=now(), **{"form_key": uuid4(), **whole})


@pytest.fixture
def handled(town):
    """Two items of 住建局: one answered and rated, one in hand."""
    town.rate(town.replied(), "satisfied")
    town.handling()
    return town


def test_the_lines_count_what_each_unit_did(handled):
    assert lines_of(handled.congress.pk, **period()) == [
        {
            "unit": "清源市住房和城乡建设局",
            "items": 2,
            "replied": [1, 2],
            "answered": [1, 1],
            "contacted": [1, 1],
            "content": [1, 1],
            "solved": [1, 1],
        }
    ]


def test_figures_are_those_of_the_cut_off_day_whatever_was_done_later(town):
    long_ago = now() - timedelta(days=40)
    row = town.handling(at=long_ago)
    until = {"from_on": period()["from_on"], "until_on": timezone.localdate(long_ago)}
    town.reply(row)
    then, today = (
        lines_of(town.congress.pk, **until, cut_off=day) for day in (until["until_on"], timezone.localdate())
    )
    assert [(line["replied"], line["contacted"], line["solved"]) for line in (*then, *today)] == [
        ([0, 1], [0, 0], [0, 0]),
        ([1, 1], [1, 1], [1, 1]),
    ]


@pytest.mark.parametrize(("found", "text"), [([0, 0], "—"), ([0, 4], "0/4\n0.0%"), ([2, 3], "2/3\n66.7%")])
def test_a_share_shows_its_numbers_or_that_nothing_can_be_said(found, text):
    assert shown(found) == text


def test_a_circular_approved_by_another_is_numbered_and_kept(handled):
    found = circulars.approve(drafted(handled), by=handled.chair, at=now())
    year = timezone.localdate().year
    assert (found.status, found.paper.label, found.approved_by) == ("issued", f"通报〔{year}〕1号", handled.chair)
    assert (found.paper.to, found.paper.is_whole) == ("清源市住房和城乡建设局", True)


def test_what_is_approved_is_what_was_drafted(handled):
    draft = drafted(handled)
    for _ in range(3):
        handled.replied()
    paper = circulars.approve(draft, by=handled.chair, at=now()).paper
    grid = next(block for block in paper.words["blocks"] if isinstance(block, dict) and block["is"] == "Grid")
    assert [row[:3] for row in grid["rows"]] == [["清源市住房和城乡建设局", "2", "1/2\n50.0%"]]


def test_the_words_name_period_day_and_demands(handled):
    words = circular_words(drafted(handled), "通报〔2026〕1号", timezone.localdate())
    texts = [block for block in words.blocks if isinstance(block, str)]
    assert (words.below_title.split("　")[1], texts[-2]) == ("通报〔2026〕1号", "一、抓紧办理。")
    assert "主办、分办2件" in texts[0]


def test_whoever_drafted_it_does_not_approve_it(handled):
    draft = drafted(handled)
    with pytest.raises(Refused, match="Whoever drafted"):
        circulars.approve(draft, by=handled.supervisor, at=now())
    assert IssuedPaper.objects.count() == 0


def test_the_database_itself_asks_for_two_people(handled):
    draft = drafted(handled)
    with pytest.raises(IntegrityError), transaction.atomic():
        Circular.objects.filter(pk=draft.pk).update(approved_by=handled.supervisor)


def test_nobody_else_approves_and_no_number_is_spent(handled):
    draft = drafted(handled)
    for by in ("reviewer", "clerk", "deputy", "auditor"):
        with pytest.raises(NotYours):
            circulars.approve(draft, by=handled.people[by], at=now())
    assert circulars.approve(draft, by=handled.chair, at=now()).paper.number == 1


def test_a_period_that_cannot_be_or_that_is_empty_is_refused(town):
    town.handling(at=now() - timedelta(days=30))
    yesterday, tomorrow = (timezone.localdate() + timedelta(days=days) for days in (-1, 1))
    for change, says in [
        ({"cut_off": tomorrow}, "future"),
        ({"cut_off": yesterday}, "before it begins"),
        ({"from_on": tomorrow}, "before it begins"),
        ({"from_on": yesterday}, "No unit"),
    ]:
        with pytest.raises(Refused, match=says):
            drafted(town, **change)


def test_only_the_supervisor_drafts(handled):
    with pytest.raises(NotYours):
        circulars.draft(handled.congress, title="通报", form_key=uuid4(), by=handled.chair, at=now(), **period())


def test_a_draft_given_up_keeps_its_reason_and_no_number(handled):
    found = circulars.drop(drafted(handled), note="数据有误", by=handled.supervisor, at=now())
    assert (found.status, found.paper, [step.note for step in found.steps.all()]) == ("dropped", None, ["数据有误"])


def test_who_looked_at_an_older_state_is_told(handled):
    draft = drafted(handled)
    circulars.approve(draft, by=handled.chair, at=now(), seen=0)
    with pytest.raises(MovedOn):
        circulars.approve(draft, by=handled.chair, at=now(), seen=0)


def test_the_chairs_are_asked_and_the_units_are_told(handled):
    draft = drafted(handled)
    circulars.approve(draft, by=handled.chair, at=now())
    notices = Notice.objects.filter(kind="circular", channel="site")
    told = [
        set(notices.filter(key=f"circular:{draft.pk}:{version}").values_list("recipient__username", flat=True))
        for version in (0, 1)
    ]
    assert told == [{"chair"}, {"clerk", "clerk2", "approver", "co_clerk", "other_clerk"}]


def test_of_two_approvals_at_once_one_is_issued(shared_town):
    shared_town.handling()
    draft = drafted(shared_town)
    approve = [lambda: circulars.approve(draft, by=shared_town.chair, at=now())] * 2
    results = at_once(*approve)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert [paper.number for paper in IssuedPaper.objects.all()] == [1]


def signed_in(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


def test_a_circular_walks_over_the_pages(handled):
    body = {name: str(value) for name, value in period().items()} | {"title": "通报", "form_key": uuid4()}
    client = signed_in(handled, "supervisor")
    assert client.post("/supervision/circulars/new", body).status_code == 302
    here = Circular.objects.get().get_absolute_url()
    assert client.post(f"{here}approve", {"seen": "0"}).status_code == 409  # drafted it
    assert signed_in(handled, "chair").post(f"{here}approve", {"seen": "0"}).status_code == 302
    page = client.get(here).content.decode()
    assert [text in page for text in ("通报〔", "清源市住房和城乡建设局", "1/2")] == [True] * 3
    assert signed_in(handled, "clerk").get(here).status_code == 404
    paper = IssuedPaper.objects.get().get_absolute_url()
    assert signed_in(handled, "clerk").get(f"{paper}paper.docx").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_questions_for_one_circular_and_for_three(handled, rows, django_assert_num_queries):
    for _ in range(rows):
        circulars.approve(drafted(handled), by=handled.chair, at=now())
    client = signed_in(handled, "chair")
    client.get("/supervision/circulars/")
    with django_assert_num_queries(5):
        client.get("/supervision/circulars/")
