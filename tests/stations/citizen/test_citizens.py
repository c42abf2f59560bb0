"""What citizens do with an opinion of theirs: add, rate, ask again, withdraw, correct, delete."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import Refused, Unlawful
from congress.files.models import Upload
from congress.notices.models import Notice
from stations.actions import citizens
from stations.actions.steps import step
from stations.models import Opinion
from tests.stations.citizen.test_receiving import picture

NOW = timezone.now()


def answered(square, **facts):
    row = square.says(name="王桂芳", phone="13900002222", **facts)
    row = step("accept", row, by=square.town.deputy, at=NOW)
    return step("answer", row, by=square.town.deputy, at=NOW, answer="已修好。", answered_at=NOW)


def told(kind):
    return sorted(Notice.objects.filter(kind=kind, channel="site").values_list("recipient__username", flat=True))


def last_entry():
    entry = Entry.objects.order_by("-number").first()
    return entry.act, entry.by, entry.detail


def test_something_is_added_and_the_handlers_are_told(square):
    row = citizens.say_more(square.says(), text=" 昨晚又有人摔了，身份证11010119900307123X ", at=NOW)
    assert [one.text for one in row.messages.all()] == ["昨晚又有人摔了，身份证110101************"]
    assert (row.messages.get().by, told("opinion-more")) == (None, ["deputy", "keeper"])


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_cannot_be_added(square, text):
    with pytest.raises(Refused):
        citizens.say_more(square.says(), text=text, at=NOW)


@pytest.mark.parametrize("rating", ["satisfied", "mostly", "not"])
def test_a_rating_closes_it(square, rating):
    row = citizens.rate(answered(square), rating=rating, comment="修得快", at=NOW)
    assert (row.status, row.rating, row.comment, row.rated_at, row.ended_at) == ("closed", rating, "修得快", NOW, NOW)
    assert (row.due_on, told("opinion-rated")) == (None, ["deputy", "keeper"])


def test_who_is_not_satisfied_may_have_it_redone(square):
    row = citizens.ask_again(answered(square), comment="只修了一盏", at=NOW)
    assert (row.status, row.rating, row.comment, row.clock) == ("reopened", "not", "只修了一盏", "answer")
    assert told("opinion-again") == ["deputy", "keeper"]


def test_what_is_still_missing_must_be_said(square):
    with pytest.raises(Refused):
        citizens.ask_again(answered(square), comment=" ", at=NOW)


def test_before_the_answer_there_is_nothing_to_rate(square):
    with pytest.raises(Unlawful):
        citizens.rate(square.says(), rating="satisfied", at=NOW)


def test_a_withdrawn_one_ends_and_those_who_have_it_are_told(square):
    unit = square.town.units["住建局"]
    row = step("hand", square.says(), by=square.town.deputy, at=NOW, route="unit", unit=unit)
    row = citizens.withdraw(row, at=NOW)
    assert (row.status, row.ended_at, row.due_on) == ("withdrawn", NOW, None)
    assert told("opinion-withdrawn") == ["approver", "clerk", "clerk2", "deputy", "keeper"]


def test_name_phone_and_consents_are_set_anew_and_the_trail_says_which(square):
    row = square.says(name="王桂芳", phone="13900002222", may_pass_on=True)
    facts = {"name": "王桂芬", "phone": "13900002222", "may_pass_on": False, "may_publish": False}
    row = citizens.correct(row, at=NOW, **facts)
    kept = Opinion.objects.get()
    assert (kept.name, kept.phone, kept.may_pass_on, kept.version) == ("王桂芬", "13900002222", False, 2)
    assert last_entry() == ("opinion.correct", None, {"fields": ["may_pass_on", "name"]})


def test_setting_the_same_leaves_nothing_behind(square):
    row = square.says(name="王桂芳")
    entries = Entry.objects.count()
    same = citizens.correct(row, name="王桂芳", phone="", may_pass_on=False, may_publish=False, at=NOW)
    assert (same.version, Entry.objects.count()) == (1, entries)


def test_deleting_leaves_nobody_to_be_recognised(square, django_capture_on_commit_callbacks):
    row = square.says("路灯坏了，打13900002222", name="王桂芳", phone="13900002222", photos=[picture()])
    citizens.say_more(row, text="再打13900002222", at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        citizens.erase(row, at=NOW)
    kept = Opinion.objects.get()
    assert (kept.name, kept.phone, kept.status, kept.deidentified_at) == ("", "", "withdrawn", NOW)
    assert (kept.text, kept.messages.get().text) == ("路灯坏了，打139****2222", "再打139****2222")
    assert (Upload.objects.count(), last_entry()) == (0, ("opinion.erase", None, {}))


def test_of_a_closed_one_only_the_person_is_deleted(square):
    row = citizens.rate(answered(square), rating="satisfied", at=NOW)
    row = citizens.erase(row, at=NOW + timedelta(days=1))
    assert (row.status, row.name, row.rating, row.ended_at) == ("closed", "", "satisfied", NOW)


@pytest.mark.parametrize("act", ["erase", "correct"])
def test_what_is_deleted_once_is_deleted(square, act):
    row = citizens.erase(square.says(name="王桂芳"), at=NOW)
    facts = {"name": "王", "phone": "", "may_pass_on": True, "may_publish": True} if act == "correct" else {}
    with pytest.raises(Refused):
        getattr(citizens, act)(row, at=NOW, **facts)
    assert Opinion.objects.get().name == ""


def test_no_notice_and_no_entry_says_who_or_what(square):
    row = answered(square)
    citizens.say_more(square.says("另一盏灯", name="王桂芳"), text="另一盏灯在桥头", at=NOW)
    citizens.ask_again(row, comment="桥头还黑着", at=NOW)
    citizens.correct(row, name="王桂芬", phone="13900003333", may_pass_on=True, may_publish=True, at=NOW)
    said = [*Notice.objects.values_list("text", flat=True), *map(str, Entry.objects.values_list("detail", flat=True))]
    secrets = ["王桂", "1390000", "灯", "桥头"]
    assert [(secret, text) for secret in secrets for text in said if secret in text] == []
