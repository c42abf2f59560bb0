"""Cards of a whole congress: everybody has one, the job is the owner's alone, taken up again once, never half."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from congress.audit.models import Entry
from congress.celery import app
from congress.common.lifecycle import Refused
from congress.files.jobs import KEPT, LEASE
from congress.files.making import claim
from congress.files.models import Upload
from congress.files.tasks import throw_away_expired
from congress.notices.models import Notice
from deputies.models import Delegation, Mandate, Person
from stations import actions, tasks
from stations.actions.printing import codes_of
from stations.models import CardJob, Code
from tests.town import Town
from tests.worker import is_somebody_waiting_for, running_worker, wait_until

NOW = timezone.now()
PAPERS = "/office/stations/code/papers/"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def ask(town: Town, who: str = "dispatcher", **more: Any) -> CardJob:
    said = {"paper": "cards", "of": "deputies", "by": town.people[who], "at": NOW, **more}
    return actions.ask_papers(town.congress, **said)


def offered(job: CardJob) -> PdfReader:
    with CardJob.objects.get(pk=job.pk).result.file.open("rb") as file:
        return PdfReader(BytesIO(file.read()))


def names(reader: PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages)


def test_whoever_lacks_a_code_is_given_one_and_all_cards_are_one_pdf(town: Town) -> None:
    job = ask(town)
    assert tasks.make_cards() == 1
    told = names(offered(job))
    assert [town.people[who].name in told for who in ("deputy", "deputy2")] == [True, True]
    done = CardJob.objects.get()
    assert (done.done, done.total, done.result.name) == (2, 2, "清源市代表名片.pdf")
    assert (Code.objects.live().count(), tasks.make_cards()) == (2, 0)


def test_only_the_delegation_asked_for_is_drawn(town: Town) -> None:
    other = Delegation.objects.create(term=town.session.term, name="平川县代表团")
    Mandate.objects.filter(pk=town.mandates["deputy2"].pk).update(delegation=other)
    job = ask(town, of="delegation", delegation=other)
    assert list(Code.objects.filter(pk__in=codes_of(job)).values_list("mandate", flat=True)) == [
        town.mandates["deputy2"].pk
    ]
    tasks.make_cards()
    assert CardJob.objects.get().result.name == "清源市平川县代表团代表名片.pdf"


def test_posters_of_all_open_stations(town: Town) -> None:
    closed, _open = town.station("QY-02"), town.station("QY-01")
    actions.close(closed, reason="并站", by=town.dispatcher, at=NOW)
    job = ask(town, paper="posters", of="stations")
    tasks.make_cards()
    told = names(offered(job))
    assert ["第QY-01联络站" in told, "第QY-02联络站" in told, len(offered(job).pages)] == [True, False, 1]


def test_whoever_left_office_meanwhile_gets_no_card(town: Town) -> None:
    job = ask(town)
    Mandate.objects.filter(pk=town.mandates["deputy2"].pk).update(status="suspended")
    assert len(codes_of(job)) == 1


def test_cards_are_in_the_order_of_delegations_and_card_numbers(town: Town) -> None:
    first = Delegation.objects.create(term=town.session.term, name="A代表团")
    person = Person.objects.create(name="李民森")
    Mandate.objects.create(person=person, term=town.session.term, card_no="090009", delegation=first)
    codes = Code.objects.in_bulk(codes_of(ask(town)))
    assert [codes[key].mandate.card_no for key in codes_of(CardJob.objects.get())] == ["090009", "090001", "090002"]


@pytest.mark.parametrize("who", ["reviewer", "deputy", "chair", "clerk", "auditor"])
def test_only_those_who_keep_stations_ask(town: Town, who: str) -> None:
    with pytest.raises(PermissionDenied):
        ask(town, who)
    assert (CardJob.objects.count(), Code.objects.count()) == (0, 0)


def test_asking_twice_is_one_job_and_the_owner_is_told_when_it_is_ready(town: Town) -> None:
    assert ask(town) == ask(town)
    assert ask(town, paper="posters") != ask(town)
    tasks.make_cards()
    told = Notice.objects.filter(kind="cards-ready", channel="site").order_by("pk")
    assert [notice.recipient for notice in told] == [town.dispatcher, town.dispatcher]
    assert [entry.act for entry in Entry.objects.filter(act__startswith="cards.")] == ["cards.ask", "cards.ask"]


def test_a_cancelled_job_stops_at_the_next_sheet_and_offers_nothing(town: Town) -> None:
    job = ask(town)
    running = claim(CardJob.objects.select_related("congress__region"), at=NOW)
    actions.cancel_papers(job, by=town.dispatcher, at=NOW)
    assert tasks.make_papers(running) is False
    assert (CardJob.objects.get().state, Upload.objects.count()) == ("cancelled", 0)
    with pytest.raises(Refused):
        actions.cancel_papers(job, by=town.dispatcher, at=NOW)


def test_a_job_left_behind_is_taken_up_once_and_then_given_up(town: Town) -> None:
    ask(town)
    assert [claim(CardJob.objects, at=NOW + LEASE * times) is None for times in (0, 0.5, 1, 2.5, 3)] == [
        False, True, False, True, True,
    ]  # fmt: skip
    assert CardJob.objects.get().state == "failed"


def test_the_pdf_is_thrown_away_after_seven_days(town: Town) -> None:
    ask(town)
    tasks.make_cards()
    assert Upload.objects.get().expires_at - CardJob.objects.get().finished_at == KEPT
    Upload.objects.update(expires_at=NOW - timedelta(days=1))
    assert (throw_away_expired(), CardJob.objects.get().result) == (1, None)


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_keeper_asks_watches_and_takes_it_and_nobody_else_finds_it(town: Town) -> None:
    client = browser_of(town.dispatcher)
    here = client.post(PAPERS, {"paper": "cards", "of": "deputies"}).url
    part = client.get(here, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in part, 'hx-trigger="every 2s"' in part, "<progress" in part) == (False, True, True)
    assert client.get(f"{here}file").status_code == 404
    tasks.make_cards()
    page = client.get(here).content.decode()
    assert ("every 2s" in page, f'href="{here}file"' in page) == (False, True)
    taken = client.get(f"{here}file")
    assert (taken["Content-Type"], next(taken.streaming_content)[:5]) == ("application/pdf", b"%PDF-")
    other = browser_of(town.supervisor)
    assert [other.get(address).status_code for address in (here, f"{here}file")] == [404, 404]


def test_a_delegation_must_be_chosen_when_its_deputies_are_meant(town: Town) -> None:
    page = browser_of(town.dispatcher).post(PAPERS, {"paper": "cards", "of": "delegation"})
    assert (CardJob.objects.count(), page.context["form"].errors["delegation"]) == (0, ["请选择代表团。"])


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_list_takes_the_same_questions(town: Town, jobs: int, django_assert_num_queries: Any) -> None:
    for _number in range(jobs):
        actions.cancel_papers(ask(town), by=town.dispatcher, at=NOW)
    client = browser_of(town.dispatcher)
    client.get(PAPERS)
    with django_assert_num_queries(6):
        client.get(PAPERS)


def test_a_worker_killed_before_the_last_word_offers_nothing_and_the_next_one_makes_it_whole(
    shared_town: Town,
) -> None:
    job = ask(shared_town)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE files_upload IN EXCLUSIVE MODE")
        app.send_task("stations.tasks.cards.make_cards")
        with running_worker():
            wait_until(lambda: is_somebody_waiting_for("files_upload"))
    assert (CardJob.objects.get().state, CardJob.objects.get().result) == ("running", None)
    assert tasks.make_cards() == 0  # negative control: the lease still runs
    CardJob.objects.update(leased_until=NOW)
    assert (tasks.make_cards(), len(offered(job).pages)) == (1, 1)
