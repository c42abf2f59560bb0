"""The year's archive: whole, in order, bounded, the owner's alone, taken up again once, never half."""

from datetime import timedelta
from io import BytesIO
from tempfile import TemporaryFile
from zipfile import ZipFile

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from congress.celery import app
from congress.common.lifecycle import Refused
from congress.files.jobs import KEPT, LEASE
from congress.files.making import advance, claim
from congress.files.models import Upload
from congress.files.tasks import throw_away_expired
from congress.notices.models import Notice
from suggestions import actions, tasks
from suggestions.actions.archiving import ask_archive, cancel_archive, finish_archive
from suggestions.documents.archive import write_archive
from suggestions.models import ArchiveJob, Suggestion
from tests.worker import is_somebody_waiting_for, running_worker, wait_until

NOW = timezone.now()
HOSTILE = '../../=cmd|"/C calc":<b>\u202e'


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def closed(town):
    """Two closed ones, one of them handled twice and with a hostile title, and one still open."""
    town.rate(town.replied(NOW - timedelta(days=30)), "satisfied")
    row = town.dissatisfied(NOW - timedelta(days=20))
    row = actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=NOW - timedelta(days=19))
    row = town.rate(town.reply(row, NOW - timedelta(days=9)), "mostly")
    Suggestion.objects.filter(pk=row.pk).update(title=HOSTILE)
    town.replied()
    return town


def ask(town):
    return ask_archive(town.session, by=town.supervisor, at=NOW)


def opened(job):
    with ArchiveJob.objects.get(pk=job.pk).result.file.open("rb") as file:
        return ZipFile(BytesIO(file.read()))


def test_the_zip_holds_every_paper_of_the_closed_ones_by_number_with_an_index(closed):
    job = ask(closed)
    assert tasks.build_archives() == 1
    archive = opened(job)
    folders = {name.split("/")[0]: [] for name in archive.namelist() if "/" in name}
    for name in archive.namelist():
        folders.get(name.split("/")[0], []).append(name.split("/")[-1])
    assert list(folders.values()) == [
        ["01-专用纸.pdf", "02-交办函.pdf", "03-答复函-第1轮-住建局.pdf", "04-征询意见表-第1轮.pdf"],
        [
            "01-专用纸.pdf", "02-交办函.pdf", "03-答复函-第1轮-住建局.pdf", "04-征询意见表-第1轮.pdf",
            "05-答复函-第2轮-住建局.pdf", "06-征询意见表-第2轮.pdf",
        ],
    ]  # fmt: skip
    assert [folder.split("-")[1] for folder in folders] == ["001", "002"]
    assert archive.namelist()[-2:] == ["目录.xlsx", "目录.html"]
    assert archive.testzip() is None
    for name in archive.namelist()[:-2]:
        assert PdfReader(BytesIO(archive.read(name))).pages
    check_that_nothing_runs(archive)


def check_that_nothing_runs(archive):
    """The hostile title leads out of no folder, and is text in both indexes."""
    assert [name for name in archive.namelist() if name.startswith(("/", ".")) or name.count("/") > 1] == []
    assert "<b>" not in archive.read("目录.html").decode()
    cells = [cell for row in load_workbook(BytesIO(archive.read("目录.xlsx"))).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_same_papers_make_the_same_bytes(town):
    town.rate(town.replied(NOW), "satisfied")
    found = []
    for _time in range(2):
        with TemporaryFile() as file:
            assert write_archive(file, town.supervisor, town.session, lambda done, total: True)
            archive = ZipFile(file)
            found.append({name: archive.read(name) for name in archive.namelist() if name != "目录.xlsx"})
    assert found[0] == found[1]


def test_a_worker_killed_in_the_middle_leaves_no_half_file_and_its_job_is_taken_up_once(town):
    job = ask(town)
    first = claim(ArchiveJob.objects, at=NOW)
    assert advance(first, 1, 2, at=NOW)
    assert claim(ArchiveJob.objects, at=NOW + LEASE / 2) is None
    assert (ArchiveJob.objects.get().result, Upload.objects.count()) == (None, 0)
    second = claim(ArchiveJob.objects, at=NOW + LEASE)
    assert (second.pk, second.attempts) == (job.pk, 2)
    with TemporaryFile() as file:
        assert not finish_archive(first, file, name="a.zip", at=NOW)  # the first one was not dead after all
    assert claim(ArchiveJob.objects, at=NOW + LEASE * 3) is None
    assert ArchiveJob.objects.get().state == "failed"


def test_a_cancelled_job_stops_at_the_next_step_and_offers_nothing(town):
    job = ask(town)
    running = claim(ArchiveJob.objects, at=NOW)
    cancel_archive(job, by=town.supervisor, at=NOW)
    assert tasks.build_archive(running) is False
    assert (ArchiveJob.objects.get().state, Upload.objects.count()) == ("cancelled", 0)
    with pytest.raises(Refused):
        cancel_archive(job, by=town.supervisor, at=NOW)


def test_asking_twice_is_one_job_and_the_owner_is_told_when_it_is_ready(town):
    assert ask(town) == ask(town)
    tasks.build_archives()
    told = Notice.objects.filter(kind="archive-ready", channel="site")
    assert [(notice.recipient, notice.url) for notice in told] == [
        (town.supervisor, ArchiveJob.objects.get().get_absolute_url())
    ]


def test_the_result_is_thrown_away_after_seven_days(town):
    ask(town)
    tasks.build_archives()
    upload = Upload.objects.get()
    assert upload.expires_at - ArchiveJob.objects.get().finished_at == KEPT
    Upload.objects.update(expires_at=NOW)
    assert throw_away_expired() == 1
    assert (ArchiveJob.objects.get().result, ArchiveJob.objects.get().state) == (None, "done")


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_staff_ask_watch_and_take_it_and_nobody_else_finds_it(town):
    client = browser_of(town.supervisor)
    here = client.post("/suggestions/archives", {"session": town.session.pk}).url
    part = client.get(here, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in part, 'hx-trigger="every 2s"' in part, "<progress" in part) == (False, True, True)
    assert client.get(f"{here}/file").status_code == 404
    tasks.build_archives()
    page = client.get(here).content.decode()
    assert ("every 2s" in page, f'href="{here}/file"' in page) == (False, True)
    taken = client.get(f"{here}/file")
    assert ZipFile(BytesIO(b"".join(taken.streaming_content))).testzip() is None
    other = browser_of(town.reviewer)
    assert [other.get(address).status_code for address in (here, f"{here}/file")] == [404, 404]
    assert browser_of(town.clerk).get("/suggestions/archives").status_code == 404


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_list_of_archives_takes_the_same_questions(town, jobs, django_assert_num_queries):
    for _number in range(jobs):
        cancel_archive(ask(town), by=town.supervisor, at=NOW)
    client = browser_of(town.supervisor)
    client.get("/suggestions/archives")
    with django_assert_num_queries(6):
        client.get("/suggestions/archives")


def test_a_worker_killed_before_the_last_word_offers_nothing_and_the_next_one_makes_it_whole(shared_town):
    ask(shared_town)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE files_upload IN EXCLUSIVE MODE")
        app.send_task("suggestions.tasks.build_archives")
        with running_worker():
            wait_until(lambda: is_somebody_waiting_for("files_upload"))
    assert (ArchiveJob.objects.get().state, ArchiveJob.objects.get().result) == ("running", None)
    assert tasks.build_archives() == 0  # negative control: the lease still runs
    ArchiveJob.objects.update(leased_until=NOW)
    assert tasks.build_archives() == 1
    assert opened(ArchiveJob.objects.get()).testzip() is None
