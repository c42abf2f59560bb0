"""The door through which a status changes: what it writes, what it refuses, and what is left then."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn, lock, made_once, take_step
from suggestions.models import HandoverMeeting, Suggestion
from suggestions.rules import LAW

AT = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


EVERYBODY = frozenset(party for step in LAW.steps.values() for party in step.who)


def take(name, row, **options):
    return take_step(name, row, **{"law": LAW, "parties": lambda row: EVERYBODY, "by": None, "at": AT} | options)


def kept(row):
    return Suggestion.objects.values("status", "version", "title").get(pk=row.pk), row.steps.count()


def test_a_step_changes_status_version_and_the_fields_named_with_it_and_writes_itself_down(town):
    row = town.submitted()
    before, stood = row.version, row.status
    taken = take("send_back", row, by=town.reviewer, note="属于建议", title="改过的标题")
    assert kept(row)[0] == {"status": "draft", "version": before + 1, "title": "改过的标题"}
    step = row.steps.order_by("-pk").first()
    assert (step.name, step.from_status, step.to_status) == ("send_back", stood, "draft")
    assert (step.by, step.at, step.note) == (town.reviewer, AT, "属于建议")
    assert (taken.pk, taken.status, row.status) == (row.pk, "draft", stood)


def test_only_the_named_fields_are_written(town):
    """What somebody holds in memory does not overwrite what stands in the database."""
    row = town.submitted()
    Suggestion.objects.filter(pk=row.pk).update(title="别人改的标题")
    row.title = "旧页面上的标题"
    take("send_back", row)
    assert kept(row)[0]["title"] == "别人改的标题"


def test_rights_are_asked_of_the_locked_row(town):
    row = town.submitted()
    Suggestion.objects.filter(pk=row.pk).update(title="现在的标题")
    asked = []
    take("send_back", row, parties=lambda locked: asked.append(locked.title) or EVERYBODY)
    assert asked == ["现在的标题"]


@pytest.mark.parametrize(
    ("name", "options", "refusal"),
    [
        ("close", {}, Unlawful),
        ("send_back", {"parties": lambda row: frozenset()}, NotYours),
        ("send_back", {"seen": 0}, MovedOn),
        ("send_back", {"seen": 99}, MovedOn),
    ],
)
def test_a_refused_step_changes_nothing(town, name, options, refusal):
    row = town.submitted()
    before = kept(row)
    with pytest.raises(refusal):
        take(name, row, **options)
    assert kept(row) == before


def test_the_status_in_memory_does_not_count(town):
    row = town.draft()
    row.status = "submitted"
    with pytest.raises(Unlawful):
        take("send_back", row)


def test_the_version_that_was_seen_may_be_the_present_one(town):
    row = town.submitted()
    assert take("send_back", row, seen=row.version).status == "draft"


def test_who_came_first_is_named(town):
    row = town.submitted()
    take("send_back", row, by=town.reviewer)
    with pytest.raises(MovedOn) as moved:
        take("send_back", row, seen=row.version)
    label = LAW.steps["send_back"].label
    assert str(moved.value) == (
        f"Meanwhile {town.reviewer} did “{label}”. "
        "Your step was not taken and nothing was overwritten; look at it again."
    )


def test_the_clock_is_named_where_nobody_acted(town):
    row = town.submitted()
    take("send_back", row, by=None)
    with pytest.raises(MovedOn, match="^Meanwhile the clock did"):
        lock(row, seen=row.version)


def test_a_change_without_a_step_is_told_too(town):
    row = town.draft()
    row.steps.all().delete()
    with pytest.raises(MovedOn) as moved:
        lock(row, seen=row.version + 1)
    assert str(moved.value).startswith("Somebody else changed this in the meantime.")


def test_a_step_outside_a_transaction_is_refused_by_the_database(shared_town):
    row = shared_town.submitted()
    with pytest.raises(transaction.TransactionManagementError):
        take("send_back", row)


def test_a_step_rolled_back_leaves_no_record(shared_town):
    row = shared_town.submitted()
    before = kept(row)

    with transaction.atomic():
        take("send_back", row)
        transaction.set_rollback(True)
    assert kept(row) == before


def test_a_form_makes_one_row_whatever_was_counted_since(town):
    key, facts = uuid4(), {"congress": town.congress, "session": town.session, "held_on": AT.date(), "place": "甲"}
    first, is_new = made_once(HandoverMeeting, key, facts, note=lambda: "counted once")
    assert (is_new, made_once(HandoverMeeting, key, facts, note="counted again")) == (True, (first, False))
    with pytest.raises(Refused, match="other facts"):
        made_once(HandoverMeeting, key, {**facts, "place": "乙"})
    assert [(row.place, row.note) for row in HandoverMeeting.objects.all()] == [("甲", "counted once")]
