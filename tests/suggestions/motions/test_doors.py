"""Pages, desk, papers and API of motions: who sees what, what a button does, what a refusal says."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from suggestions.actions import motions
from suggestions.documents import MOTION_PAPERS, decisions_report, motion_papers
from suggestions.models import Motion
from suggestions.parties import motion_parties_of
from suggestions.reports import motion_counts
from tests.suggestions.test_papers import words

DESK = "/office/suggestions/motion/desk/"


def of(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_deputy_writes_and_goes_on_to_the_co_signers(movers):
    client = of(movers.deputy)
    key = re.search(r'name="form_key" value="([^"]+)"', client.get("/motions/new").content.decode())[1]
    typed = {"title": "关于内河的议案", "grounds": "水质下降", "proposal": "立法", "form_key": key, "invite": "1"}
    answer = client.post("/motions/new", typed)
    motion = Motion.objects.get()
    assert answer.url == f"/motions/{motion.pk}/steps/invite"
    assert movers.deputy2.name in client.get(answer.url).content.decode()


def test_the_page_counts_signatures_and_signing_is_one_post(movers):
    motion = movers.collecting(invited=9, signed=8)
    client = of(movers.deputy10)
    assert 'name="text_no" value="1"' in client.get(f"/motions/{motion.pk}/").content.decode()
    lead = of(movers.deputy)
    before = lead.get(f"/motions/{motion.pk}/count").content.decode()
    client.post(f"/motions/{motion.pk}/steps/sign", {"text_no": 1})
    after = lead.get(f"/motions/{motion.pk}/count").content.decode()
    counted = [re.search(r"(\d+)\D+(\d+)", re.sub(r"<[^>]+>", "", text)).groups() for text in (before, after)]
    assert counted == [("9", "10"), ("10", "10")]


def test_an_open_page_stops_asking_once_the_motion_is_submitted(movers):
    motion = movers.collecting()
    client = of(movers.deputy2)
    asked = [client.get(f"/motions/{motion.pk}/count")]
    motions.submit(motion, by=movers.deputy, at=timezone.now())
    asked.append(client.get(f"/motions/{motion.pk}/count"))
    told = [(answer.status_code, "hx-trigger" in answer.content.decode()) for answer in asked]
    assert told == [(200, True), (286, False)]


def test_a_colleague_who_was_not_asked_finds_no_motion(movers):
    motion = movers.collecting(invited=1, signed=0)
    found = {
        name: of(movers.people[name]).get(f"/motions/{motion.pk}/").status_code
        for name in ("deputy", "deputy2", "deputy3", "reviewer", "chair", "clerk")
    }
    assert found == {"deputy": 200, "deputy2": 200, "deputy3": 404, "reviewer": 404, "chair": 404, "clerk": 404}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("who", "page", "queries"),
    [("deputy", "/motions/", 8), ("reviewer", DESK, 11), ("reviewer", f"{DESK}decisions/", 6)],
)
def test_lists_cost_the_same_for_one_and_for_three(movers, django_assert_num_queries, who, page, queries, number):
    for _ in range(number):
        movers.opined()
    client = of(movers.people[who])
    client.get(page)
    with django_assert_num_queries(queries):
        client.get(page)


def test_the_desk_registers_and_keeps_what_was_typed_when_refused(movers):
    row = movers.submitted()
    client = of(movers.reviewer)
    assert client.post(f"{DESK}{row.pk}/register/", {"category": movers.category.pk}).url == f"{DESK}{row.pk}/"
    refused = client.post(f"{DESK}{row.pk}/not_motion/", {"reason": "form", "decided_on": "", "note": "请补充方案"})
    assert (refused.status_code, "请补充方案" in refused.content.decode()) == (409, True)
    assert Motion.objects.get().status == "registered"


def test_the_sheet_records_one_meetings_decisions(movers):
    first, second, third = movers.opined(), movers.opined(), movers.registered()
    client = of(movers.reviewer)
    sheet = {"decided_on": str(timezone.localdate()), f"decision_{first.pk}": "as_suggestion"}
    sheet |= {f"decision_{second.pk}": "not_motion", f"reason_{second.pk}": "organs"}
    empty = client.post(f"{DESK}decisions/", {"decided_on": sheet["decided_on"]})
    assert (empty.status_code, client.post(f"{DESK}decisions/", sheet).url) == (409, DESK)
    states = dict(Motion.objects.values_list("pk", "status"))
    assert states == {first.pk: "as_suggestion", second.pk: "not_motion", third.pk: "registered"}
    counts = motion_counts(movers.reviewer, movers.session)
    assert {name: count for name, count in counts.items() if count} == {
        "registered": 3,
        "undecided": 1,
        "as_suggestion": 1,
        "not_motion": 1,
    }


def test_the_page_of_one_treated_as_a_suggestion_leads_to_it(movers):
    row = movers.decided("as_suggestion")
    page = of(movers.deputy).get(f"/motions/{row.pk}/").content.decode()
    assert row.suggestion.get_absolute_url() in page
    item = of(movers.dispatcher).get(row.suggestion.get_absolute_url()).content.decode()
    with translation.override("zh-hans"):
        assert row.number_label in item


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_every_paper_names_the_motion_and_who_moves_it(movers, kind):
    row = motions.approve(movers.reported(), units=[], by=movers.reviewer, at=timezone.now())
    row = motions.feed_back(row, letter_no="清人函3号", body="已列入。", by=movers.reviewer, at=timezone.now())
    texts = {name: words(paper(row, kind), kind) for name, paper in MOTION_PAPERS.items()}
    texts["report"] = words(decisions_report(movers.session, [row], kind), kind)
    assert [name for name, text in texts.items() if row.title not in text and name != "form"] == []
    assert all(part in texts["form"] for part in ("领衔代表", "附议9", "案据", "方案", "090010", row.title))
    assert "闭会第001号议案" in texts["report"]


def test_papers_are_for_movers_and_the_office(movers):
    row = movers.opined()
    had = {
        name: motion_papers(motion_parties_of(movers.people[name], row), ["opinion"])
        for name in ("deputy", "deputy2", "reviewer", "committee", "deputy11", "chair")
    }
    mine, office = ["form"], ["form", "opinion"]
    assert had == {
        "deputy": mine,
        "deputy2": mine,
        "reviewer": office,
        "committee": office,
        "deputy11": [],
        "chair": [],
    }


def test_the_api_lists_reads_and_takes_steps(movers):
    row = movers.submitted()
    client = of(movers.reviewer)
    told = client.get(f"/api/motions/{row.pk}/").json()
    assert (told["movers"], told["movers_needed"], told["steps"]) == (
        10,
        10,
        ["send_back", "register", "refuse_leave", "agree_leave"],
    )
    post = {"content_type": "application/json"}
    taken = client.post(f"/api/motions/{row.pk}/steps/register", {"seen": row.version}, **post)
    again = client.post(f"/api/motions/{row.pk}/steps/register", {}, **post)
    assert (taken.status_code, taken.json()["number_label"] != "", again.status_code) == (200, True, 409)
    assert [one["id"] for one in client.get("/api/motions/?status=registered").json()["results"]] == [row.pk]
    assert client.get("/api/motions/counts").json()["registered"] == 1


def test_reconsidering_is_offered_only_in_time(movers):
    offered = []
    for hours in (5, 3):
        movers.sits(presidium_last_at=timezone.now() + timedelta(hours=hours))
        row = movers.decided("not_motion")
        offered.append(
            f"/motions/{row.pk}/steps/ask_reconsider" in of(movers.deputy).get(row.get_absolute_url()).content.decode()
        )
    assert offered == [True, False]
