"""The time line: what each reader may know of the course, and what lies ahead."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from suggestions import actions
from suggestions.consequences import CONSEQUENCES
from suggestions.forms import STEP_FORMS
from suggestions.models import Suggestion
from suggestions.parties import parties_of
from suggestions.rules import Status
from suggestions.timeline import AHEAD, Entry, timeline
from tests.town import Town

TO_REPLY = ["Submit", "Accept", "Hand over", "Sign in the item", "Meeting before the handling"]
REASON = "由交通局办理更合适"
INNER = ["Draft the reply", "Check the reply", "Sign off the reply"]


def seen_by(town: Town, name: str, row: Suggestion) -> list[Entry]:
    return timeline(row, parties_of(town.people[name], row), row.clocks.running())


def labels(entries: list[Entry], state: str) -> list[str]:
    with translation.override("en"):
        return [str(entry.label) for entry in entries if entry.state == state]


@pytest.mark.parametrize(
    ("reader", "done"),
    [
        ("deputy", [*TO_REPLY, "Send the reply"]),
        ("supervisor", [*TO_REPLY, "Send the reply"]),
        ("clerk", [*TO_REPLY, *INNER, "Send the reply"]),
        ("co_clerk", [*TO_REPLY, "Send the reply"]),
    ],
)
def test_the_course_is_told_in_order_and_inner_steps_to_their_unit_only(
    town: Town, reader: str, done: list[str]
) -> None:
    assert labels(seen_by(town, reader, town.replied()), "done") == done


def test_meetings_stand_on_their_own_day(town: Town) -> None:
    row = town.handling(timezone.now() - timedelta(days=30))
    days = {"before": 20, "during": 10, "after": 1}
    for stage, ago in reversed(days.items()):
        on = timezone.localdate() - timedelta(days=ago)
        actions.record_contact(
            row, stage=stage, method="visit", on=on, people="李工", content="看现场", by=town.clerk, at=timezone.now()
        )

    entries = seen_by(town, "deputy", row)

    meetings = [f"Meeting {stage} the handling" for stage in days]
    assert labels(entries, "done")[-3:] == meetings
    assert [(timezone.localdate() - entry.on).days for entry in entries if entry.on][-3:] == list(days.values())


def test_what_is_awaited_names_its_last_day(town: Town) -> None:
    row = town.handling()

    entries = seen_by(town, "deputy", row)

    assert labels(entries, "now") == ["Reply"]
    assert labels(entries, "next") == ["Rating by the deputy", "Closed"]
    assert [entry.due for entry in entries if entry.state == "now"] == [row.clocks.get(kind="answer").due_on]


@pytest.mark.parametrize(
    ("reader", "awaited"),
    [("deputy", "Decision on the rating"), ("supervisor", "Decision on the rating"), ("clerk", "Rating by the deputy")],
)
def test_after_a_dissatisfied_rating_the_committee_decides_and_the_unit_knows_nothing(
    town: Town, reader: str, awaited: str
) -> None:
    assert labels(seen_by(town, reader, town.dissatisfied()), "now") == [awaited]


@pytest.mark.parametrize(("reader", "note"), [("deputy", ""), ("clerk", REASON), ("dispatcher", REASON)])
def test_words_between_unit_and_office_stay_there(town: Town, reader: str, note: str) -> None:
    row = town.assigned()
    part = town.part(row, "住建局")
    actions.ask_return(part, reason=REASON, proposed_unit=None, by=town.clerk, at=timezone.now())

    notes = [entry.note for entry in seen_by(town, reader, row) if labels([entry], "done") == ["Ask to return"]]

    assert notes == [note]


def test_items_of_earlier_years_show_their_days(town: Town) -> None:
    row = Suggestion.objects.create(
        congress=town.congress,
        session=town.session,
        period="in",
        number=1,
        title="关于修路的建议",
        lead_name="王某",
        status="closed",
        is_imported=True,
        created_at=timezone.now(),
        submitted_on="2023-01-05",
        replied_on="2023-05-05",
    )
    row.refresh_from_db()

    assert labels(seen_by(town, "supervisor", row), "done") == ["Submitted", "Replied"]


def test_every_status_that_is_not_an_end_awaits_something() -> None:
    assert set(Status) - set(AHEAD) == {Status.CLOSED, Status.NOT_ACCEPTED, Status.WITHDRAWN}


def test_every_step_says_what_follows() -> None:
    assert set(CONSEQUENCES) == set(STEP_FORMS)
