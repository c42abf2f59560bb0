"""What became of a suggestion, over REST: each reads what the page shows them, and nothing else."""

import pytest
from django.utils import timezone

from suggestions import actions

OPINION = "同意，增派警力。"


@pytest.fixture
def row(town):
    """Answered with a promise, rated, to be answered again; the co-handler's opinion is in, a new draft is begun."""
    now = timezone.now()
    row = town.handling()
    part = town.part(row, "公安局")
    actions.sign_in(part, by=town.co_clerk, at=now)
    actions.send_co_opinion(part, text=OPINION, by=town.co_clerk, at=now)
    town.rate(town.reply(row, category="B"), "dissatisfied", opinion="安全岛没有答复")
    actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=now)
    facts = {"stage": "before", "method": "meeting", "on": timezone.localdate(), "people": "李工", "content": "再谈"}
    actions.record_contact(row, by=town.clerk, at=now, **facts)
    town.drafted(row)
    return row


@pytest.fixture
def told(sits, row):
    return lambda who: sits(who).get(f"/api/suggestions/{row.pk}/course").json()


def test_parts_rounds_replies_and_promises_are_told_whole(town, told):
    found = told("supervisor")
    assert [(part["unit"], part["part"], part["state"]) for part in found["parts"]] == [
        (town.units["住建局"].name, "lead", "signed"),
        (town.units["公安局"].name, "co", "signed"),
    ]
    assert [(each["number"], each["reason"]) for each in found["rounds"]] == [(1, ""), (2, "逐点答复")]
    [reply] = found["rounds"][0]["replies"]
    assert (reply["unit"], reply["category"], reply["state"]) == (town.units["住建局"].name, "B", "sent")
    assert [(promise["item"], promise["state"]) for promise in reply["promises"]] == [("增设信号灯", "open")]


@pytest.mark.parametrize(
    ("who", "rating", "opinions", "drafts"),
    [
        ("supervisor", "dissatisfied", [OPINION], 0),
        ("deputy", "dissatisfied", [], 0),
        ("chair", "dissatisfied", [], 0),
        ("clerk", None, [OPINION], 1),
        ("approver", None, [OPINION], 1),
        ("co_clerk", None, [OPINION], 0),
    ],
)
def test_the_rating_the_opinions_and_drafts_reach_whom_they_concern(told, who, rating, opinions, drafts):
    found = told(who)
    first, second = found["rounds"]
    verdict = first["verdict"] and first["verdict"]["overall"]
    read = [opinion["text"] for part in found["parts"] for opinion in part["opinions"]]
    assert (verdict, read, len(second["replies"])) == (rating, opinions, drafts)


@pytest.mark.parametrize("who", ["supervisor", "deputy", "clerk", "co_clerk"])
def test_the_time_line_is_that_of_the_page(sits, row, told, who):
    page = sits(who).get(row.get_absolute_url()).context["timeline"]
    assert [entry["label"] for entry in told(who)["timeline"]] == [str(entry.label) for entry in page]


@pytest.mark.parametrize("who", ["deputy2", "other_clerk", "auditor"])
def test_to_others_there_is_none(sits, row, who):
    assert sits(who).get(f"/api/suggestions/{row.pk}/course").status_code in (403, 404)


def test_it_takes_few_questions_whatever_was_answered(sits, row, town, django_assert_max_num_queries):
    client, other = sits("supervisor"), town.replied()
    for each in (other, row):
        client.get(f"/api/suggestions/{each.pk}/course")
    for each in (other, row):
        with django_assert_max_num_queries(16):
            client.get(f"/api/suggestions/{each.pk}/course")
