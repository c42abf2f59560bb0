"""Key suggestions: the truth table of their life, what the acts ask, what is told to whom, and the pages."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions.actions.supervision import keys
from suggestions.models import Suggestion
from suggestions.models.supervision import KeyCriterion, KeyItem
from suggestions.rules.supervision.keys import KEY_LAW, KeyStatus
from tests.suggestions.supervision.law import as_coded, as_written

# step: who | in which status → into which ("=" stays). Read it as the law; it is not derived from the code.
TABLE = """
choose    chair                 proposed>chosen
refuse    chair                 proposed>refused
withdraw  supervisor,committee  proposed>withdrawn
arrange   supervisor            chosen=
report    supervisor,committee  chosen=
hear      supervisor            chosen>reported
resume    chair                 reported>chosen
end       chair,supervisor      reported>ended
"""


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand():
    assert as_coded(KEY_LAW, KeyStatus) == as_written(TABLE)


@pytest.mark.parametrize("name", KEY_LAW.steps)
@pytest.mark.parametrize("status", ["refused", "withdrawn", "ended"])
def test_what_is_over_stays_over(name, status):
    with pytest.raises(Unlawful):
        KEY_LAW.check(name, status, set(Role))


@pytest.fixture
def criterion(town):
    return KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")


def proposed(town, row=None):
    criteria = KeyCriterion.objects.filter(congress=town.congress)
    row = row or town.handling()
    return keys.propose(row, criteria=criteria, reasons="连续三年提出", by=town.supervisor, at=timezone.now())


def chosen(town, row=None):
    now = timezone.now()
    meeting = {"decided_on": timezone.localdate(now), "meeting": "第41次主任会议"}
    return keys.choose(proposed(town, row), by=town.chair, at=now, **meeting)


def arranged(town):
    return keys.arrange(
        chosen(town),
        leader="郑敏",
        official="副市长 李立",
        committee="城建环资委",
        plan="三月调研，六月视察，九月报告",
        report_by=timezone.localdate() + timedelta(days=60),
        by=town.supervisor,
        at=timezone.now(),
    )


def reported(town):
    item, now = arranged(town), timezone.now()
    keys.report(item, on=timezone.localdate(), text="已视察三处", by=town.supervisor, at=now)
    return keys.hear(item, on=timezone.localdate(), note="同意报告", by=town.supervisor, at=now)


def test_a_key_suggestion_walks_from_proposal_to_its_end(town, criterion):
    item = keys.end(reported(town), by=town.chair, at=timezone.now())
    assert [step.name for step in item.steps.all()] == ["choose", "arrange", "report", "hear", "end"]
    assert (item.status, item.ended_on, item.leader) == ("ended", timezone.localdate(), "郑敏")


def test_a_meeting_that_is_not_content_lets_supervision_go_on(town, criterion):
    item = keys.resume(reported(town), note="灯还没有装", by=town.chair, at=timezone.now())
    assert item.status == "chosen"


def test_the_chairs_are_asked_and_unit_and_deputy_are_told(town, criterion):
    chosen(town)
    about = Notice.objects.filter(kind="key-suggestion", channel="site").order_by("key")
    told = [(notice.key.split(":")[2], notice.recipient.username) for notice in about]
    assert [name for version, name in told if version == "0"] == ["chair"]
    chosen_told = {name for version, name in told if version == "1"}
    assert chosen_told == {"clerk", "clerk2", "approver", "deputy", "supervisor"}


@pytest.mark.parametrize(
    ("state", "says"),
    [("submitted", "Only an accepted"), ("draft", "Only an accepted"), ("closed", "Only an accepted")],
)
def test_only_what_is_accepted_and_under_way_can_be_proposed(town, criterion, state, says):
    row = town.rate(town.replied(), "satisfied") if state == "closed" else getattr(town, state)()
    with pytest.raises(Refused, match=says):
        proposed(town, row)


def test_what_is_confidential_cannot_be_proposed(town, criterion):
    row = town.handling()
    Suggestion.objects.filter(pk=row.pk).update(is_confidential=True)
    with pytest.raises(Refused, match="confidential"):
        proposed(town, row)


def test_nothing_is_proposed_twice_until_the_first_is_over(town, criterion):
    item = proposed(town)
    with pytest.raises(Refused, match="already"):
        proposed(town, item.suggestion)
    keys.withdraw(item, note="先行调研", by=town.supervisor, at=timezone.now())
    assert proposed(town, item.suggestion).status == "proposed"


def test_a_proposal_needs_reasons_a_criterion_and_the_right_person(town, criterion):
    row = town.handling()
    whole = {"criteria": [criterion], "reasons": "群众反映强烈", "by": town.supervisor, "at": timezone.now()}
    for change, refusal in [({"reasons": " "}, Refused), ({"criteria": []}, Refused), ({"by": town.chair}, NotYours)]:
        with pytest.raises(refusal):
            keys.propose(row, **{**whole, **change})
    assert KeyItem.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [({"meeting": ""}, "Name the chairs"), ({"days": 1}, "future"), ({"days": -1}, "before the proposal")],
)
def test_a_decision_names_its_meeting_and_a_possible_day(town, criterion, change, says):
    item = proposed(town)
    decided_on = timezone.localdate() + timedelta(days=change.get("days", 0))
    meeting = change.get("meeting", "第41次主任会议")
    with pytest.raises(Refused, match=says):
        keys.choose(item, decided_on=decided_on, meeting=meeting, by=town.chair, at=timezone.now())


def test_nothing_is_reported_to_the_meeting_without_a_report(town, criterion):
    with pytest.raises(Refused, match="no report yet"):
        keys.hear(arranged(town), on=timezone.localdate(), note="", by=town.supervisor, at=timezone.now())


def test_who_looked_at_an_older_state_is_told(town, criterion):
    item = proposed(town)
    keys.withdraw(item, note="先行调研", by=town.supervisor, at=timezone.now(), seen=0)
    with pytest.raises(MovedOn):
        keys.withdraw(item, note="再来一次", by=town.supervisor, at=timezone.now(), seen=0)


def picture():
    content = BytesIO()
    Image.new("RGB", (8, 8), "green").save(content, "PNG")
    return content.getvalue()


def signed_in(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


@pytest.mark.parametrize(
    ("reader", "seen"), [("chair", 2), ("supervisor", 2), ("clerk", 1), ("deputy", 1), ("deputy2", 0)]
)
def test_proposals_are_the_office_s_and_the_mark_is_everybody_s(town, criterion, reader, seen):
    proposed(town), chosen(town)
    assert KeyItem.objects.visible_to(town.people[reader]).count() == seen


def test_a_chosen_one_carries_its_mark_in_the_list_and_on_its_page(town, criterion):
    item = chosen(town)
    for reader in ("deputy", "clerk", "chair"):
        client = signed_in(town, reader)
        for address in ("/suggestions/", item.suggestion.get_absolute_url()):
            assert client.get(address).content.decode().count("c-tag-red") == 1


def test_a_chair_decides_on_the_page(town, criterion):
    item = proposed(town)
    client = signed_in(town, "chair")
    body = {
        "decided_on": timezone.localdate().isoformat(),
        "meeting": "第41次主任会议",
        "note": "",
        "seen": item.version,
    }
    answer = client.post(f"{item.get_absolute_url()}choose", body)
    assert (answer.status_code, KeyItem.objects.get(pk=item.pk).status) == (302, "chosen")


def test_a_refusal_is_shown_and_what_was_typed_is_kept(town, criterion):
    item = proposed(town)
    body = {"decided_on": "2020-01-01", "meeting": "第41次主任会议", "note": "", "seen": item.version}
    answer = signed_in(town, "chair").post(f"{item.get_absolute_url()}choose", body)
    assert (answer.status_code, "第41次主任会议" in answer.content.decode()) == (409, True)


def test_a_report_keeps_its_files_for_those_who_supervise(town, criterion, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    item = arranged(town)
    client = signed_in(town, "supervisor")
    files = [SimpleUploadedFile(f"{name}.png", picture()) for name in ("甲", "乙")]
    body = {"on": timezone.localdate().isoformat(), "text": "已视察", "attached": files, "seen": item.version}
    assert client.post(f"{item.get_absolute_url()}report", body).status_code == 302
    uploads = item.reports.get().uploads.all()
    address = f"{item.get_absolute_url()}files/{uploads[0].pk}"
    answers = [signed_in(town, name).get(address).status_code for name in ("supervisor", "chair", "clerk")]
    assert (len(uploads), answers) == (2, [200, 200, 404])


def test_a_step_that_is_not_possible_now_leads_back_with_its_reason(town, criterion):
    answer = signed_in(town, "supervisor").get(f"{chosen(town).get_absolute_url()}end")
    assert answer.status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_questions_for_one_row_and_for_three(town, criterion, rows, django_assert_num_queries):
    for _ in range(rows):
        proposed(town)
    client = signed_in(town, "chair")
    client.get("/supervision/keys/")
    with django_assert_num_queries(5):
        client.get("/supervision/keys/")
