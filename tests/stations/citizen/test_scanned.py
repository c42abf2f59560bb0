"""The page behind a code: who this is, and the form, without an account."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from congress.common import puzzle
from deputies.rules import MandateStatus
from stations.models import Opinion
from stations.rules.receipts import query_code
from tests.solving import solve
from tests.stations.citizen.conftest import LAMP
from tests.stations.citizen.test_receiving import picture


def filled(**facts):
    challenge = puzzle.challenge(timezone.now())
    key = puzzle.key_of(challenge, timezone.now())
    return {"form_key": challenge, "solution": solve(key), "text": LAMP, "has_read_notice": "on", **facts}


def send(mobile, code, **facts):
    return mobile.post(code.get_absolute_url(), filled(**facts))


def test_it_says_who_this_is_and_when_to_come_and_no_phone(mobile, square):
    body = mobile.get(square.code.get_absolute_url()).content.decode()
    told = ["deputy-deputy", "第九届", "城东街道人大代表联络站", "纺织路58号2楼", 'name="text"', 'name="phone"']
    assert [words for words in told if words not in body] == []
    assert [number for number in ("13800001111", "0399") if number in body] == []


def test_no_box_is_ticked_beforehand(mobile, square):
    body = mobile.get(square.code.get_absolute_url()).content.decode()
    assert (body.count('type="checkbox"'), body.count(" checked")) == (3, 0)


@pytest.mark.parametrize("which", ["code", "door"])
def test_a_page_asks_few_questions(mobile, square, which, django_assert_max_num_queries):
    mobile.get("/privacy")
    with django_assert_max_num_queries(12):
        assert mobile.get(getattr(square, which).get_absolute_url()).status_code == 200


def test_what_is_sent_arrives_and_the_receipt_shows_number_and_code(mobile, square):
    sent = send(mobile, square.code, name="王桂芳", phone="139 0000 2222", may_pass_on="on", photos=[picture()])
    row = Opinion.objects.get()
    assert (sent.status_code, sent.url) == (302, f"/opinions/{row.pk}/receipt")
    assert (row.text, row.name, row.phone, row.may_pass_on, row.photos.count()) == (
        LAMP,
        "王桂芳",
        "13900002222",
        True,
        1,
    )
    body = mobile.get(sent.url).content.decode()
    assert [words in body for words in (row.receipt, query_code(row.form_key))] == [True, True]


def test_the_same_form_sent_twice_leads_to_the_same_receipt(mobile, square):
    form = filled()
    first, second = (mobile.post(square.code.get_absolute_url(), form) for _ in range(2))
    assert (first.url, Opinion.objects.count()) == (second.url, 1)


def test_the_same_form_with_other_words_is_refused_and_the_words_are_kept(mobile, square):
    form = filled()
    mobile.post(square.code.get_absolute_url(), form)
    again = mobile.post(square.code.get_absolute_url(), form | {"text": "另一件事"})
    assert (again.status_code, "另一件事" in again.content.decode(), Opinion.objects.count()) == (409, True, 1)


def test_what_is_missing_is_named_on_top_and_the_words_are_kept(mobile, square):
    answer = send(mobile, square.code, text="", place="纺织路", has_read_notice="")
    body = answer.content.decode()
    assert (answer.status_code, Opinion.objects.count()) == (200, 0)
    assert [words in body for words in ('href="#id_text"', 'href="#id_has_read_notice"', 'value="纺织路"')] == [
        True
    ] * 3


def test_photos_must_be_chosen_again_and_the_page_says_so(mobile, square):
    kept = [send(mobile, square.code, text="", **more).context["kept"] for more in ({}, {"photos": [picture()]})]
    with override("zh-hans"):
        plain = gettext("Nothing was sent. Your words are still here.")
    assert [words == plain for words in kept] == [True, False]


@pytest.mark.parametrize("number", ["12", "abc", "138000"])
def test_what_is_no_telephone_number_is_refused(mobile, square, number):
    assert 'id="id_phone_error"' in send(mobile, square.code, phone=number).content.decode()


def test_a_fourth_photo_is_refused(mobile, square):
    body = send(mobile, square.code, photos=[picture(f"{n}.jpg") for n in range(4)]).content.decode()
    assert ('id="id_photos_error"' in body, Opinion.objects.count()) == (True, 0)


@pytest.mark.parametrize("solution", ["", "1.2.3", ".".join(["0"] * 16)])
def test_without_the_work_and_the_answer_nothing_is_kept(mobile, square, solution, settings):
    settings.PUZZLE_BITS = 20
    answer = mobile.post(square.code.get_absolute_url(), filled_without_work(solution=solution))
    assert ('id="id_answer_error"' in answer.content.decode(), Opinion.objects.count()) == (True, 0)


def filled_without_work(**facts):
    return {"form_key": puzzle.challenge(timezone.now()), "text": LAMP, "has_read_notice": "on", **facts}


def test_the_question_in_words_does_instead(mobile, square):
    form = filled_without_work()
    form["answer"] = str(sum(puzzle._summands(puzzle.key_of(form["form_key"], timezone.now()))))
    assert mobile.post(square.code.get_absolute_url(), form).status_code == 302


def test_a_page_open_for_too_long_gets_a_new_key_and_keeps_the_words(mobile, square):
    old = puzzle.challenge(timezone.now() - timedelta(hours=5))
    answer = mobile.post(square.code.get_absolute_url(), filled(form_key=old))
    body = answer.content.decode()
    assert (answer.status_code, LAMP in body, old in body, Opinion.objects.count()) == (200, True, False, 0)


def test_too_many_from_one_address_are_told_to_wait_and_keep_their_words(mobile, square, settings):
    settings.PACE = settings.PACE | {"opinion-address": (2, 600)}
    before = [send(mobile, square.code, text=f"第{n}件").status_code for n in range(2)]
    mobile.cookies.clear()
    answer = send(mobile, square.code, text="第三件")
    assert (before, answer.status_code, "第三件" in answer.content.decode()) == ([302, 302], 429, True)


def test_a_flood_from_one_address_is_answered_in_one_line_that_asks_no_table(
    mobile, square, settings, django_assert_num_queries
):
    settings.PACE = settings.PACE | {"opinion-address": (1, 600)}
    for n in range(2):
        send(mobile, square.code, text=f"第{n}件")
    with django_assert_num_queries(0):
        answer = send(mobile, square.code, text="又一件")
    assert (answer.status_code, answer.headers["Content-Type"]) == (429, "text/plain; charset=utf-8")


def test_a_flood_upon_one_code_is_slowed(mobile, square, settings):
    settings.PACE = settings.PACE | {"opinion-code": (1, 600)}
    assert [send(mobile, square.code, text=f"第{n}件").status_code for n in range(2)] == [302, 429]
    assert send(mobile, square.door).status_code == 302


def test_unsolved_posts_do_not_use_up_a_deputys_code(mobile, square, settings):
    settings.PACE = settings.PACE | {"opinion-code": (1, 600)}
    for _ in range(3):
        mobile.post(square.code.get_absolute_url(), filled_without_work())
    assert send(mobile, square.code).status_code == 302


def test_without_redis_nothing_is_taken_and_the_words_are_kept(mobile, square, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    answer = send(mobile, square.code)
    assert (answer.status_code, LAMP in answer.content.decode(), Opinion.objects.count()) == (503, True, 0)


def test_a_dead_code_of_any_kind_is_answered_the_same(mobile, square):
    def body(address):
        answer = mobile.get(address)
        cleaned = [line for line in answer.content.decode().splitlines() if "csrf" not in line.lower()]
        return answer.status_code, "\n".join(cleaned).replace(answer.request["PATH_INFO"], "")

    never = body("/c/" + "x" * 26)
    square.code.mandate.status = MandateStatus.SUSPENDED
    square.code.mandate.save()
    square.door.revoked_by, square.door.revoked_at = square.town.dispatcher, timezone.now()
    square.door.save()
    assert [body(code.get_absolute_url()) for code in (square.code, square.door)] == [never, never]
    assert never[0] == 404


def test_a_post_to_a_dead_code_is_not_taken(mobile, square):
    square.door.revoked_by, square.door.revoked_at = square.town.dispatcher, timezone.now()
    square.door.save()
    assert (send(mobile, square.door).status_code, Opinion.objects.count()) == (404, 0)


def test_what_is_sent_costs_few_questions(mobile, square, django_assert_max_num_queries):
    form = filled()
    with django_assert_max_num_queries(26):
        mobile.post(square.code.get_absolute_url(), form)
