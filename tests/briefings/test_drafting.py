"""Drafting: once a congress and month, by the clock from the first working day on, or by hand."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from briefings import actions, tasks
from briefings.models import Briefing, Masthead
from briefings.rules.periods import Kind
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused
from congress.notices.models import Notice
from tests.at_once import at_once
from tests.briefings.conftest import LAST, MONTH, NOW, TODAY, Press, masthead_of
from tests.town import Town
from tests.worker import die_in_the_middle


def test_the_clock_drafts_the_month_once_however_often_it_comes(press: Press) -> None:
    acts = [actions.draft_by_clock(press.masthead, LAST[Kind.MONTH], at=NOW) for _ in range(3)]
    made = Briefing.objects.get()
    assert acts == [made, None, None]
    assert (made.month, made.status, made.number, made.steps.get().by) == (MONTH, "drafted", None, None)
    assert [each["key"] for each in made.words["sections"]] == [
        "decide",
        "suggestions",
        "motions",
        "keys",
        "citizens",
        "main",
        "charts",
        "cases",
        "tables",
    ]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (Kind.QUARTER, ["suggestions", "citizens", "main", "units", "areas", "next_steps"]),
        (
            Kind.YEAR,
            [
                *["suggestions", "motions", "keys", "citizens", "main", "charts"],
                *["units", "delegations", "areas", "cases", "next_steps"],
            ],
        ),
    ],
)
def test_the_clock_drafts_each_kind_that_has_a_masthead(press: Press, kind: Kind, keys: list[str]) -> None:
    masthead_of(press.town, kind=kind)
    assert (tasks.draft_briefings(), tasks.draft_briefings()) == (2, 0)
    made = Briefing.objects.get(kind=kind)
    assert (made.month, made.cut_off, made.period) == (LAST[kind].first, LAST[kind].cut_off, LAST[kind])
    assert [each["key"] for each in made.words["sections"]] == keys


def test_the_office_is_told_and_the_trail_says_it_was_the_clock(press: Press) -> None:
    made = actions.draft_by_clock(press.masthead, LAST[Kind.MONTH], at=NOW)
    assert made is not None
    told = Notice.objects.filter(kind="briefing", channel="site").values_list("recipient__username", flat=True)
    assert set(told) == {"reviewer", "dispatcher", "supervisor"}
    entry = Entry.objects.get(act="briefing.draft")
    assert (entry.by_id, entry.thing, entry.detail["month"]) == (None, f"briefing:{made.pk}", MONTH.isoformat())


def test_only_congresses_that_switched_it_on_are_drafted_for(press: Press) -> None:
    Masthead.objects.update(is_on=False)
    assert (tasks.draft_briefings(), Briefing.objects.count()) == (0, 0)


@pytest.mark.parametrize(("day", "drafted"), [(1, 0), (2, 1), (20, 1)])
def test_it_waits_for_the_first_working_day_and_may_miss_days(
    press: Press, monkeypatch: pytest.MonkeyPatch, day: int, drafted: int
) -> None:
    at = datetime(2026, 11, day, 4, tzinfo=NOW.tzinfo)  # noon in 清源; the 1st is a Sunday
    monkeypatch.setattr("briefings.tasks.briefings.timezone.now", lambda: at)
    assert (tasks.draft_briefings(), tasks.draft_briefings()) == (drafted, 0)
    assert list(Briefing.objects.values_list("month", flat=True)) == [date(2026, 10, 1)] * drafted


def test_what_the_office_gave_up_is_not_drafted_again_by_the_clock_but_by_hand(press: Press) -> None:
    actions.drop(press.draft(), note="本月合刊", by=press.town.supervisor, at=NOW)
    assert actions.draft_by_clock(press.masthead, LAST[Kind.MONTH], at=NOW) is None
    assert press.draft().status == "drafted"


@pytest.mark.parametrize(("day", "drafted"), [(1, 0), (8, 0), (9, 2), (30, 2)])
def test_a_circular_waits_for_the_first_working_day_after_its_quarter(
    press: Press, monkeypatch: pytest.MonkeyPatch, day: int, drafted: int
) -> None:
    masthead_of(press.town, kind=Kind.QUARTER)
    at = datetime(2025, 10, day, 4, tzinfo=NOW.tzinfo)  # eight days of the National Day
    monkeypatch.setattr("briefings.tasks.briefings.timezone.now", lambda: at)
    assert tasks.draft_briefings() == drafted
    firsts = {date(2025, 9, 1), date(2025, 7, 1)} if drafted else set()
    assert set(Briefing.objects.values_list("month", flat=True)) == firsts


def test_two_clocks_at_once_draft_one(shared_press: Press) -> None:
    made = at_once(*[lambda: actions.draft_by_clock(shared_press.masthead, LAST[Kind.MONTH], at=NOW)] * 3)
    assert (sum(each is not None for each in made), Briefing.objects.count()) == (1, 1)


def test_without_the_lock_the_table_itself_refuses_a_second(press: Press) -> None:
    """Negative control: the constraint stands behind the lock."""
    made = press.draft()
    same: dict[str, Any] = {"congress": made.congress, "month": MONTH, "cut_off": made.cut_off, "title": "又一份"}
    with pytest.raises(IntegrityError, match="briefing_of_period_once"), transaction.atomic():
        Briefing.objects.create(words={}, **same)


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_drafts_one_whole(shared_press: Press) -> None:
    die_in_the_middle("briefings.tasks.briefings.draft_briefings", shared_press.masthead)
    assert Briefing.objects.count() == 0
    assert (tasks.draft_briefings(), tasks.draft_briefings()) == (1, 0)
    made = Briefing.objects.get()
    assert (len(made.words["sections"]), made.steps.count(), bool(made.figures)) == (9, 1, True)


def test_by_hand_one_drafts_what_is_over_and_has_none(press: Press) -> None:
    press.draft()
    for month in (MONTH, MONTH + timedelta(days=31)):
        with pytest.raises(Refused):
            press.draft(month)
    assert press.draft((MONTH - timedelta(days=1)).replace(day=1)).version == 0


def test_only_the_office_drafts_and_only_under_a_masthead(town: Town) -> None:
    with pytest.raises(Refused, match="masthead"):
        actions.draft(town.congress, kind=Kind.MONTH, month=MONTH, by=town.supervisor, at=NOW)
    masthead_of(town)
    for name in ("chair", "clerk", "deputy", "auditor"):
        with pytest.raises(NotYours):
            actions.draft(town.congress, kind=Kind.MONTH, month=MONTH, by=town.people[name], at=NOW)


def test_counting_again_keeps_the_cases_that_were_written(press: Press) -> None:
    made = press.draft()
    fresh = recounted(press, made)
    said = {each["key"]: each["text"] for each in fresh.words["sections"]}
    assert (said["cases"], fresh.title, fresh.version) == ("改写cases", "新题", 2)
    assert said["motions"] == made.words["sections"][2]["text"]


def test_counting_a_circular_again_keeps_the_next_steps_that_were_written(press: Press) -> None:
    masthead_of(press.town, kind=Kind.QUARTER)
    fresh = recounted(press, press.draft_of(Kind.QUARTER))
    assert fresh.words["sections"][-1]["text"] == "改写next_steps"


def recounted(press: Press, made: Briefing) -> Briefing:
    """Every section reworded, then counted again."""
    texts = [(each["key"], f"改写{each['key']}") for each in made.words["sections"]]
    edited = actions.edit(made, title="新题", lead="新导语", texts=texts, by=press.town.reviewer, at=NOW)
    return actions.recount(edited, by=press.town.reviewer, at=NOW)


@pytest.mark.parametrize("kind", [Kind.QUARTER, Kind.YEAR])
def test_by_hand_one_drafts_a_kind_once_and_only_under_its_masthead(press: Press, kind: Kind) -> None:
    with pytest.raises(Refused, match="masthead of this kind"):
        press.draft_of(kind)
    masthead_of(press.town, kind=kind)
    assert press.draft_of(kind, LAST[kind].cut_off).month == LAST[kind].first
    for day, why in ((LAST[kind].cut_off, "already"), (TODAY, "not over")):
        with pytest.raises(Refused, match=why):
            press.draft_of(kind, day)


def test_the_table_refuses_a_quarter_that_begins_within_one(press: Press) -> None:
    row = press.empty(0, Kind.QUARTER)
    with pytest.raises(IntegrityError, match="begins_with_its_kind"), transaction.atomic():
        Briefing.objects.filter(pk=row.pk).update(month=row.month.replace(month=2))
