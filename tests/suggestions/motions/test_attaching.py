"""Files of a motion: part of what is signed, seen by whoever sees it, carried on where it becomes a suggestion."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.files.models import Upload
from suggestions.actions import motions
from suggestions.models import Motion
from tests.suggestions.motions.conftest import TEXT
from tests.suggestions.test_papers import words

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    """The folder uploads are kept in."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def of(user):
    client = Client()
    client.force_login(user)
    return client


def paper(name="草案.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def attach(row, movers, *files, by="deputy"):
    return motions.attach(row, files=files or [paper()], by=movers.people[by], at=timezone.now())


def names(row):
    return list(row.attachments.values_list("upload__name", flat=True))


def states(row):
    return sorted(row.signers.values_list("state", flat=True))


def test_a_file_asks_everybody_who_signed_again(movers):
    row = attach(movers.collecting(invited=3, signed=2), movers)
    assert (names(row), row.text_no, states(row)) == (["草案.pdf"], 2, ["invited", "invited", "invited", "signed"])


def test_several_files_ask_once(movers):
    row = attach(movers.collecting(invited=1, signed=1), movers, paper("一.pdf"), paper("二.pdf", PDF + b"\n"))
    assert (names(row), row.text_no) == (["一.pdf", "二.pdf"], 2)


def test_the_same_file_sent_twice_is_kept_once_and_asks_nobody(movers):
    row = attach(movers.begin(), movers)
    row = attach(row, movers)
    assert (names(row), row.text_no) == (["草案.pdf"], 2)


def test_no_file_changes_nothing(movers):
    row = movers.begin()
    assert motions.attach(row, files=[], by=movers.deputy, at=timezone.now()).text_no == 1


def test_one_forged_file_keeps_out_all(movers):
    row = movers.begin()
    with pytest.raises(Refused):
        attach(row, movers, paper("一.pdf"), paper("二.pdf", b"MZ\x90\x00 not a pdf"))
    row.refresh_from_db()
    assert (names(row), row.text_no, Upload.objects.count()) == ([], 1, 0)


def test_a_file_taken_off_is_thrown_away_and_asks_again(movers):
    row = attach(movers.collecting(invited=1, signed=0), movers)
    row = motions.sign(row, text_no=2, by=movers.deputy2, at=timezone.now())
    row = motions.detach(row.attachments.get(), by=movers.deputy, at=timezone.now())
    assert (names(row), row.text_no, states(row), Upload.objects.count()) == ([], 3, ["invited", "signed"], 0)


@pytest.mark.parametrize("who", ["deputy2", "deputy3", "reviewer", "clerk"])
def test_nobody_but_the_lead_adds_or_takes_files_off(movers, who):
    row = attach(movers.collecting(invited=1, signed=0), movers)
    with pytest.raises(NotYours):
        attach(row, movers, paper("另.pdf", PDF + b"\n"), by=who)
    with pytest.raises(NotYours):
        motions.detach(row.attachments.get(), by=movers.people[who], at=timezone.now())
    assert names(row) == ["草案.pdf"]


def test_once_submitted_the_files_stand(movers):
    row = movers.submitted()
    with pytest.raises(Unlawful):
        attach(row, movers)
    assert names(row) == []


def test_a_draft_thrown_away_takes_its_files_along(movers, kept):
    motions.discard(attach(movers.begin(), movers), by=movers.deputy, at=timezone.now())
    assert (Motion.objects.count(), Upload.objects.count()) == (0, 0)


def test_treated_as_a_suggestion_its_files_go_on_with_it(movers):
    row = attach(movers.collecting(invited=9, signed=0), movers)
    for name in movers.names[1:10]:
        row = motions.sign(row, text_no=2, by=movers.people[name], at=timezone.now())
    row = motions.submit(row, by=movers.deputy, at=timezone.now())
    row = motions.register(row, by=movers.reviewer, at=timezone.now())
    one = motions.Decision(row, "as_suggestion")
    row = motions.decide(one, decided_on=timezone.localdate(), by=movers.reviewer, at=timezone.now())
    assert [one.upload.name for one in row.suggestion.attachments.all()] == ["草案.pdf"]


def test_written_with_its_files_on_one_page(movers):
    client = of(movers.deputy)
    key = client.get("/motions/new").context["form"].initial["form_key"]
    client.post("/motions/new", {**TEXT, "form_key": key, "files": [paper(), paper("照片.pdf", PDF + b"\n")]})
    row = Motion.objects.get()
    assert (names(row), row.lead) == (["草案.pdf", "照片.pdf"], movers.mandates["deputy"])


def test_a_refused_file_keeps_the_text_and_leads_back_to_it(movers):
    client = of(movers.deputy)
    key = client.get("/motions/new").context["form"].initial["form_key"]
    bad = paper("程序.exe", b"MZ")
    answer = client.post("/motions/new", {**TEXT, "form_key": key, "files": [bad], "invite": "1"})
    row = Motion.objects.get()
    assert (answer.url, row.title, names(row)) == (f"/motions/{row.pk}/edit", TEXT["title"], [])


@pytest.mark.parametrize(
    ("who", "status"),
    [("deputy", 200), ("deputy2", 200), ("deputy3", 404), ("reviewer", 404), ("clerk", 404), ("chair", 404)],
)
def test_a_file_is_handed_to_whoever_sees_the_motion_and_the_trail_keeps_it(movers, who, status):
    row = attach(movers.collecting(invited=1, signed=0), movers)
    answer = of(movers.people[who]).get(f"/motions/{row.pk}/files/{row.attachments.get().pk}")
    entries = Entry.objects.filter(act="motion.file", by=movers.people[who])
    assert (answer.status_code, entries.count()) == (status, int(status == 200))


def test_a_file_of_another_motion_is_not_found_through_this_one(movers):
    row, other = attach(movers.begin(), movers), movers.begin()
    assert of(movers.deputy).get(f"/motions/{other.pk}/files/{row.attachments.get().pk}").status_code == 404


@pytest.mark.parametrize(("who", "status", "left"), [("deputy", 302, 0), ("deputy2", 302, 1), ("deputy3", 404, 1)])
def test_only_the_lead_takes_a_file_off_on_the_page(movers, who, status, left):
    row = attach(movers.collecting(invited=1, signed=0), movers)
    answer = of(movers.people[who]).post(f"/motions/{row.pk}/files/{row.attachments.get().pk}/remove")
    assert (answer.status_code, row.attachments.count()) == (status, left)


def test_the_page_the_form_and_the_api_name_the_files(movers):
    row = attach(movers.begin(), movers)
    client, key = of(movers.deputy), row.attachments.get().pk
    assert [one.upload.name for one in client.get(f"/motions/{row.pk}/").context["now"].files] == ["草案.pdf"]
    assert client.get(f"/api/motions/{row.pk}/").json()["attachments"] == [f"/motions/{row.pk}/files/{key}"]
    content = client.get(f"/motions/{row.pk}/papers/form.pdf").content
    assert words(content, "pdf").count("附件草案.pdf") == 1
