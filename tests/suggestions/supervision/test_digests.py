"""The morning digest: once a leader and working day, by a link that opens it and nothing else for a day."""

from datetime import date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from congress.accounts.models import Post
from congress.audit.models import Entry
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from congress.organs.workdays import Calendar
from suggestions import tasks
from suggestions.actions.supervision import digests
from suggestions.models import Suggestion
from suggestions.models.supervision import Digest
from suggestions.rules.supervision.digest import is_due
from tests.at_once import at_once

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar(rest={date(2026, 10, 1): "国庆节"}, work={date(2026, 10, 10): "国庆节"})


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [
        (date(2026, 11, 23), 7, False),
        (date(2026, 11, 23), 8, True),
        (date(2026, 11, 23), 23, True),
        (date(2026, 11, 22), 9, False),  # a Sunday
        (date(2026, 10, 1), 9, False),  # a holiday
        (date(2026, 10, 10), 9, True),  # a Saturday that is worked
    ],
)
def test_a_digest_is_due_on_working_days_from_the_hour_on(day, hour, due):
    assert is_due(datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI), 8, CALENDAR) is due


MONDAY = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI)


def link(town):
    return Notice.objects.get(kind="morning-digest", channel="email", recipient=town.chair).url


def test_five_runs_of_a_morning_write_one_digest(town):
    assert [digests.write_due(at=MONDAY + timedelta(minutes=10 * run)) for run in range(5)] == [1, 0, 0, 0, 0]
    assert Notice.objects.filter(kind="morning-digest", channel="site").count() == 1


def test_days_that_were_missed_are_not_made_up(town):
    digests.write_due(at=MONDAY - timedelta(days=3))
    digests.write_due(at=MONDAY + timedelta(days=2))
    assert [digest.on.day for digest in Digest.objects.order_by("on")] == [20, 25]


@pytest.mark.parametrize("at", [MONDAY - timedelta(days=1), MONDAY - timedelta(hours=2)])
def test_none_is_written_on_a_day_of_rest_or_before_the_hour(town, at):
    assert (digests.write_due(at=at), Digest.objects.count()) == (0, 0)


def test_the_place_sets_the_hour(town):
    rule = {"unit": "count", "clause": "本会办法", "valid_from": date(2026, 1, 1), "amount": 7}
    LocalRule.objects.create(congress=town.congress, key="suggestions.digest_hour", **rule)
    assert digests.write_due(at=MONDAY - timedelta(hours=2)) == 1


def test_the_task_writes_no_more_than_one_a_day_at_any_hour(town):
    assert sum(tasks.write_morning_digests() for _ in range(5)) == Digest.objects.count()


def test_two_sweeps_at_once_write_one(shared_town):
    shared_town.handling()
    write = [lambda: digests.write(shared_town.chair, shared_town.congress, at=timezone.now())] * 3
    results = at_once(*write)
    assert (sum(result is not None for result in results), Digest.objects.count()) == (1, 1)


def test_a_sweep_that_only_looks_first_would_write_two(shared_town):
    """Negative control: asking whether today's is written, without the row that is unique, is answered “no” twice."""
    gate = Barrier(2)

    def careless():
        is_written = Digest.objects.filter(user=shared_town.chair, on=timezone.localdate()).exists()
        gate.wait()
        return is_written

    assert at_once(careless, careless) == [False, False]


def test_the_database_itself_keeps_a_second_digest_of_the_day_out(town):
    digest = digests.write(town.chair, town.congress, at=timezone.now())
    digest.pk, digest.token_hash = None, "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        digest.save(force_insert=True)


def test_a_leader_is_told_once_by_mail_and_once_on_the_site(shared_town):
    write = [lambda: digests.write(shared_town.chair, shared_town.congress, at=timezone.now())] * 2
    at_once(*write)
    about = Notice.objects.filter(kind="morning-digest", recipient=shared_town.chair)
    assert sorted(about.values_list("channel", flat=True)) == ["email", "site"]


def test_it_counts_what_is_new_late_dissatisfied_and_key(town):
    town.handling(at=timezone.now() - timedelta(days=120))
    town.handling()
    town.dissatisfied()
    said = digests.write(town.chair, town.congress, at=timezone.now()).content
    assert {name: part["count"] for name, part in said.items()} == {
        "new": 2,
        "late": 1,
        "urgent": 0,
        "dissatisfied": 1,
        "key": 0,
    }


def test_the_link_opens_it_without_sign_in_and_names_no_person(town):
    town.handling()
    confidential = town.handling(title="关于不公开事项的建议")
    Suggestion.objects.filter(pk=confidential.pk).update(is_confidential=True)
    digests.write(town.chair, town.congress, at=timezone.now())
    answer = Client().get(link(town))
    page = answer.content.decode()
    assert (answer.status_code, "关于完善城东街道过街设施的建议" in page, "不公开" in page) == (200, True, False)
    assert [name for name in ("deputy-deputy", "13800001111", "/suggestions/") if name in page] == []
    assert (answer.headers["Referrer-Policy"], "no-store" in answer.headers["Cache-Control"]) == ("no-referrer", True)


def test_every_opening_goes_to_the_trail(town):
    digests.write(town.chair, town.congress, at=timezone.now())
    for _ in range(2):
        Client().get(link(town))
    assert Entry.objects.filter(act="digest.open", detail={"link_of": town.chair.pk}).count() == 2


def test_the_token_has_256_bits_and_only_its_hash_is_kept(town):
    digests.write(town.chair, town.congress, at=timezone.now())
    token = link(town).rpartition("/")[2]
    assert (len(token), Digest.objects.get().token_hash == digests.hash_of(token)) == (43, True)
    Notice.objects.filter(channel="email").update(sent_at=timezone.now())
    assert (digests.forget_links(), link(town)) == (1, "")


@pytest.mark.parametrize("fate", ["expired", "left office", "disabled", "another token"])
def test_the_link_opens_no_longer(town, fate):
    digests.write(town.chair, town.congress, at=timezone.now())
    address = link(town)
    if fate == "expired":
        Digest.objects.update(expires_at=timezone.now())
    elif fate == "left office":
        Post.objects.filter(user=town.chair).update(ends_on=timezone.localdate() - timedelta(days=1))
    elif fate == "disabled":
        type(town.chair).objects.filter(pk=town.chair.pk).update(is_active=False)
    else:
        address = address[:-1] + ("a" if address[-1] != "a" else "b")
    assert Client().get(address).status_code == 404


def test_it_opens_for_a_day_unless_the_place_says_otherwise(town):
    now = timezone.now()
    assert digests.write(town.chair, town.congress, at=now).expires_at == now + timedelta(hours=24)
