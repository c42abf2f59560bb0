"""The way back by receipt number and code, and what is found there."""

import json

import pytest
from django.utils import timezone

from congress.organs.models import Congress, Region
from stations.actions.steps import step
from stations.models import Opinion
from stations.reports.following import AHEAD, TITLES, course
from stations.rules.opinions import ENDED, LAW, Status
from stations.rules.receipts import query_code
from tests.stations.citizen.test_citizens import answered
from tests.stations.citizen.test_receiving import picture

NOW = timezone.now()


def show(mobile, row, code=None):
    return mobile.post("/opinions/track", {"receipt": row.receipt, "code": code or query_code(row.form_key)})


def page(mobile, row):
    return mobile.get(f"/opinions/{row.pk}/").content.decode()


def do(mobile, row, act, **typed):
    return mobile.post(f"/opinions/{row.pk}/do/{act}", typed)


def test_receipt_and_code_open_the_page(mobile, square):
    row = square.says()
    answer = show(mobile, row)
    assert (answer.status_code, answer.url) == (302, f"/opinions/{row.pk}/")
    assert row.text in page(mobile, row)


@pytest.mark.parametrize(("receipt", "code"), [("", "0000 0000"), ("2611-999999", ""), ("0", "0"), ("x", "")])
def test_whichever_is_wrong_the_sentence_is_the_same(mobile, square, receipt, code):
    """An empty one stands for the right one."""
    row = square.says()
    typed = {"receipt": receipt or row.receipt, "code": code or query_code(row.form_key)}
    told = mobile.post("/opinions/track", typed).context["form"].non_field_errors()
    unknown = mobile.post("/opinions/track", {"receipt": "2601-000001", "code": "x"}).context["form"]
    assert (told == unknown.non_field_errors(), len(told)) == (True, 1)
    assert mobile.get(f"/opinions/{row.pk}/").url == "/opinions/track"


def test_the_code_of_one_opens_no_other(mobile, square):
    mine, others = square.says(), square.says("别人的事")
    show(mobile, mine)
    assert show(mobile, others, query_code(mine.form_key)).status_code == 200
    for address in ("", "receipt", "copy", "photos/1"):
        assert mobile.get(f"/opinions/{others.pk}/{address}").url == "/opinions/track"
    assert do(mobile, others, "withdraw").url == "/opinions/track"
    assert Opinion.objects.get(pk=others.pk).status == "submitted"


def test_a_cookie_of_one_opinion_does_not_fit_another(mobile, square):
    mine, others = square.says(), square.says("别人的事")
    cookie = show(mobile, mine).cookies["opinion"].value
    mobile.cookies.clear()
    mobile.cookies["opinion"] = cookie
    assert [mobile.get(f"/opinions/{row.pk}/").status_code for row in (mine, others)] == [200, 302]


def test_guesses_of_one_receipt_are_counted(mobile, square, settings):
    settings.PACE = settings.PACE | {"track-receipt": (3, 3600)}
    row = square.says()
    for guess in range(3):
        show(mobile, row, f"0000 000{guess}")
    assert show(mobile, row).status_code == 200  # the right one comes too late


def test_the_code_stands_in_no_address_and_no_page_but_the_receipt(mobile, square):
    row = square.says()
    answer = show(mobile, row)
    code = query_code(row.form_key)
    assert [code in text for text in (answer.url, page(mobile, row))] == [False, False]
    assert code in mobile.get(f"/opinions/{row.pk}/receipt").content.decode()


def test_the_cookie_is_for_that_page_an_hour_and_no_script(mobile, square):
    row = square.says()
    cookie = show(mobile, row).cookies["opinion"]
    kept = (cookie["path"], cookie["max-age"], cookie["httponly"], cookie["samesite"])
    assert kept == (f"/opinions/{row.pk}/", 3600, True, "Lax")


def test_leaving_closes_it(mobile, square):
    row = square.says()
    show(mobile, row)
    do(mobile, row, "leave")
    assert mobile.get(f"/opinions/{row.pk}/").status_code == 302


def test_the_answer_is_shown_and_rated(mobile, square):
    row = answered(square)
    show(mobile, row)
    assert "已修好。" in page(mobile, row)
    do(mobile, row, "rate", rating="mostly", comment="慢了点")
    row.refresh_from_db()
    assert (row.status, row.rating, row.comment) == ("closed", "mostly", "慢了点")


def test_who_is_not_satisfied_asks_again(mobile, square):
    row = answered(square)
    show(mobile, row)
    do(mobile, row, "rate", rating="not", comment="还黑着", again="on")
    row.refresh_from_db()
    assert (row.status, row.rating) == ("reopened", "not")


@pytest.mark.parametrize(("typed", "bad"), [({}, "rating"), ({"rating": "satisfied", "again": "on"}, "again"),
                                            ({"rating": "not", "again": "on"}, "comment")])  # fmt: skip
def test_a_rating_that_lacks_something_is_asked_for_it(mobile, square, typed, bad):
    row = answered(square)
    show(mobile, row)
    body = do(mobile, row, "rate", **typed).content.decode()
    assert (f'id="rate_{bad}_error"' in body or f'href="#id_{bad}' in body, Opinion.objects.get().status) == (
        True,
        "answered",
    )


def test_something_is_added(mobile, square):
    row = square.says()
    show(mobile, row)
    do(mobile, row, "say_more", text="桥头那盏也坏了")
    assert "桥头那盏也坏了" in page(mobile, row)


def test_a_step_that_is_over_is_refused_with_a_sentence(mobile, square):
    row = square.says()
    show(mobile, row)
    do(mobile, row, "withdraw")
    body = do(mobile, row, "say_more", text="还有")
    assert ('class="c-errors"' in body.content.decode(), row.messages.count()) == (True, 0)


@pytest.mark.parametrize("name", ["accept", "answer", "hand", "close", "x"])
def test_other_peoples_steps_are_not_here(mobile, square, name):
    row = square.says()
    show(mobile, row)
    assert do(mobile, row, name).status_code == 404


def test_the_copy_holds_everything_that_was_given(mobile, square):
    row = square.says(name="王桂芳", phone="13900002222", place="纺织路", photos=[picture()])
    show(mobile, row)
    answer = mobile.get(f"/opinions/{row.pk}/copy")
    kept = json.loads(answer.content)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{row.receipt}.json"'
    told = {key: kept[key] for key in ("text", "name", "phone", "place", "photos", "has_read_notice")}
    assert told == {"text": row.text, "name": "王桂芳", "phone": "13900002222", "place": "纺织路",
                    "photos": ["灯.jpg"], "has_read_notice": True}  # fmt: skip


def test_the_own_photo_is_shown_and_no_one_elses(mobile, square):
    mine, others = square.says(photos=[picture()]), square.says("别的", photos=[picture()])
    show(mobile, mine)
    assert mobile.get(f"/opinions/{mine.pk}/photos/{mine.photos.get().pk}").status_code == 200
    assert mobile.get(f"/opinions/{mine.pk}/photos/{others.photos.get().pk}").status_code == 404


def test_name_and_phone_are_corrected_and_deleted(mobile, square):
    row = square.says(name="王桂芳", phone="13900002222")
    show(mobile, row)
    do(mobile, row, "correct", name="王桂芬", phone="13900003333")
    row.refresh_from_db()
    corrected = (row.name, row.phone)
    do(mobile, row, "erase")
    row.refresh_from_db()
    assert (corrected, row.name, row.status) == (("王桂芬", "13900003333"), "", "withdrawn")


def test_the_course_names_no_staff_and_no_notes_of_theirs(square):
    town = square.town
    row = step("accept", square.says(), by=town.deputy, at=NOW, note="先问问老李")
    row = step("hand", row, by=town.deputy, at=NOW, route="unit", unit=town.units["住建局"], note="住建局\n内部说明")
    row = step("take_up", row, by=town.clerk, at=NOW, note="unit_clerk-clerk收")
    moments = course(row)
    assert [moment.state for moment in moments] == ["done"] * 4 + ["now", "next", "next"]
    assert [moment.text for moment in moments if moment.text] == ["住建局"]
    assert moments[4].by == row.due_on


def test_every_step_is_told_or_kept_silent_on_purpose():
    assert set(LAW.steps) - set(TITLES) == {"tell"}  # its words stand among what was said


def test_in_every_open_status_something_comes_next():
    assert set(AHEAD) == set(Status) - ENDED


def test_the_page_asks_the_same_few_questions_however_much_was_said(mobile, square, django_assert_num_queries):
    row = square.says()
    show(mobile, row)
    for n in range(3):
        row.messages.create(text=str(n), by=None, at=NOW)
    with django_assert_num_queries(5):
        page(mobile, row)


@pytest.mark.parametrize("address", ["/privacy", "/accessibility", "/opinions/track"])
def test_notice_and_statement_are_open_to_all(mobile, square, address):
    assert mobile.get(address).status_code == 200


@pytest.mark.parametrize("whose", ["", "/{}"])
def test_the_notice_names_handler_contact_and_months(mobile, square, whose):
    """Also where a congress above stands in the book that nobody works for here."""
    province = Region.objects.create(code="990000000000", name="北江省", kind="province")
    Congress.objects.create(region=province, level="province", name="省", committee_name="省", office_name="省")
    body = mobile.get("/privacy" + whose.format(square.town.congress.pk)).content.decode()
    assert [words in body for words in ("清源市人大常委会", "清源市人大常委会代表工委", "24")] == [True] * 3
