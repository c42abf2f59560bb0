"""A citizen with a phone: with scripts and without, in large type, from the code to the rating."""

from django.db import transaction
from django.utils import timezone

from congress.common import puzzle
from stations.actions.steps import step
from stations.models import Opinion
from stations.rules.receipts import query_code
from tests.browser.test_every_page import NARROW, WIDE, overflow, squeezed, violations
from tests.stations.citizen.conftest import LAMP

PASSED = "[data-when=passed]:not([hidden])"
SEND = "main .c-acts button"


def press(page, button=SEND):
    with page.expect_navigation():
        page.click(button)


@transaction.atomic
def answer(opinion, town):
    row = step("accept", opinion, by=town.deputy, at=timezone.now())
    return step("answer", row, by=town.deputy, at=timezone.now(), answer="已修好。", answered_at=timezone.now())


def faults(page):
    """What is wrong with the page as it stands, at both widths and in large type."""
    found = []
    for is_elder in (False, True):
        page.evaluate("elder => document.documentElement.classList.toggle('elder', elder)", is_elder)
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 800})
            too_wide = [f"{overflow(page)} px wide"] if overflow(page) > width else []
            found += [(page.url, width, is_elder, fault) for fault in (*violations(page), *too_wide, *squeezed(page))]
    return found


def test_every_page_of_a_citizen_reads_fits_and_keeps_the_policy(pages, square, live_server):
    page, complaints = pages(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(live_server.url + square.code.get_absolute_url())
    page.wait_for_selector(PASSED)
    found = faults(page)
    press(page)
    found += faults(page)  # with its errors
    page.fill("[name=text]", LAMP)
    page.check("[name=has_read_notice]")
    page.wait_for_selector(PASSED)
    press(page)
    found += faults(page)  # the receipt
    opinion = Opinion.objects.get()
    answer(opinion, square.town)
    page.goto(f"{live_server.url}/opinions/{opinion.pk}/")
    found += faults(page)
    page.goto(live_server.url + square.door.get_absolute_url())
    page.wait_for_selector(PASSED)
    found += faults(page)
    assert (found, complaints) == ([], [])


def test_pressing_before_the_check_is_done_sends_once_it_is(pages, square, live_server, settings):
    settings.PUZZLE_BITS = 15
    page = pages()
    page.goto(live_server.url + square.code.get_absolute_url())
    page.fill("[name=text]", LAMP)
    page.check("[name=has_read_notice]")
    press(page)
    assert page.url.endswith("/receipt")


def test_without_scripts_a_question_in_words_is_answered_and_all_the_way_is_walked(pages, square, live_server):
    page = pages(java_script_enabled=False)
    page.goto(live_server.url + square.code.get_absolute_url())
    key = puzzle.key_of(page.get_attribute("[name=form_key]", "value"), timezone.now())
    page.fill("[name=text]", LAMP)
    page.fill("[name=name]", "王桂芳")
    page.check("[name=has_read_notice]")
    press(page)
    kept = page.input_value("[name=text]")  # the question was forgotten
    page.fill("[name=answer]", str(sum(puzzle._summands(key))))
    press(page)
    opinion = Opinion.objects.get()
    receipt, code = page.locator(".c-receipt dd").all_inner_texts()
    assert (kept, receipt, code) == (LAMP, opinion.receipt, query_code(opinion.form_key))
    answer(opinion, square.town)
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/opinions/track")
    page.fill("[name=receipt]", receipt)
    page.fill("[name=code]", code.lower().replace(" ", ""))
    press(page)
    page.click(".c-three label >> nth=0")
    press(page, "section:has(#h-rate) .c-acts button")
    opinion.refresh_from_db()
    assert (opinion.status, opinion.rating) == ("closed", "satisfied")
    page.click("text=删除我的称呼、手机号和照片")
    press(page, "form[action$=erase] button")
    opinion.refresh_from_db()
    assert (opinion.name, opinion.deidentified_at is None) == ("", False)
