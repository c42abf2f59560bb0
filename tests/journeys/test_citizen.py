"""From a poster on the wall to the citizen's rating: the code read out of the PDF, the deputy's phone, a suggestion."""

from typing import Any

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings as site
from django.utils import timezone

from stations.actions import issue
from stations.documents import poster_pdf
from stations.models import Opinion
from suggestions import actions
from suggestions.models import Suggestion
from tests.journeys.test_whole_life import Person
from tests.town import PASSWORD, Town

SAID = "纺织路小学门口没有红绿灯，放学时车多人多，孩子过马路危险。"
PASSED = "[data-when=passed]:not([hidden])"


class Phone:
    """A citizen's phone that counts how often it was tapped besides the text."""

    def __init__(self, page: Any) -> None:
        self.page, self.taps = page, 0

    def tap(self, selector: str) -> None:
        self.page.click(selector)
        self.taps += 1

    def send(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.tap(selector)


@pytest.fixture
def phone(browser: Any) -> Any:
    context = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(10_000)
    yield Phone(context.new_page())
    context.close()


def read_from(poster: bytes) -> str:
    """The address in the code of the poster, as a camera sees it."""
    picture = pypdfium2.PdfDocument(poster)[0].render(scale=150 / 72).to_pil().convert("L")
    [found] = zxingcpp.read_barcodes(picture)
    return found.text


def speak(phone: Phone, address: str) -> tuple[str, str]:
    """Scan, write, read the notice, send; the receipt number and the code."""
    phone.page.goto(address)
    phone.page.wait_for_selector(PASSED)
    phone.tap("[name=text]")
    phone.page.fill("[name=text]", SAID)
    phone.tap("[name=has_read_notice]")
    phone.send("main .c-acts button")
    receipt, code = phone.page.locator(".c-receipt dd").all_inner_texts()
    return receipt, code


def make_a_suggestion(deputy: Person, opinion: Opinion) -> Suggestion:
    """On the deputy's phone: home, the box, the words, the form that has them already."""
    deputy.open("/home")
    deputy.open(opinion.get_absolute_url())
    deputy.press("a[href$='/suggest']")
    deputy.page.fill("[name=title]", "关于在纺织路小学门口设置信号灯的建议")
    assert deputy.page.input_value("[name=body]") == SAID
    deputy.page.check("[name=is_clean]")
    deputy.press("button[name=submit]")
    return Suggestion.objects.get()


def answer_in_writing(town: Town, row: Suggestion) -> None:
    """What committee and unit do has a journey of its own."""
    at = timezone.now()
    row = actions.accept(row, by=town.reviewer, at=at, category=town.category)
    row = actions.assign(row, lead=town.units["住建局"], by=town.dispatcher, at=at)
    row = actions.sign_in(town.part(row, "住建局"), by=town.clerk, at=at)
    town.reply(row)


def tell_the_citizen(deputy: Person, opinion: Opinion) -> None:
    deputy.open(f"{opinion.get_absolute_url()}answer")
    if deputy.page.locator("[name=topic]").count():
        deputy.page.select_option("[name=topic]", "traffic")
    deputy.page.fill("[name=text]", "住建局答复：信号灯年底前装好，我会去看。")
    deputy.press("main form button.btn-primary")


def rate(phone: Phone, address: str, receipt: str, code: str) -> str:
    """Days later, with the slip of paper in hand; what the page said of the way it took."""
    phone.page.context.clear_cookies()
    phone.page.goto(f"{address}/opinions/track")
    phone.page.fill("[name=receipt]", receipt)
    phone.page.fill("[name=code]", code)
    phone.send("main .c-acts button")
    told = phone.page.inner_text("main")
    phone.tap(".c-three label >> nth=0")
    phone.send("section:has(#h-rate) .c-acts button")
    return told


def test_a_citizen_scans_a_poster_and_learns_what_became_of_it(
    page: Any, phone: Phone, live_server: Any, shared_town: Town, settings: Any
) -> None:
    town, settings.SITE_URL = shared_town, live_server.url
    code = issue(town.mandates["deputy"], by=town.dispatcher, at=timezone.now())
    address = read_from(poster_pdf(code, timezone.localdate()))
    assert address == f"{site.SITE_URL}/c/{code.token}"
    receipt, secret = speak(phone, address)
    assert phone.taps <= 6
    opinion = Opinion.objects.get()
    assert (receipt, opinion.status) == (opinion.receipt, "submitted")

    town.deputy.set_password(PASSWORD)
    town.deputy.save()
    deputy = Person(page, live_server.url, town.deputy, width=390)
    suggestion = make_a_suggestion(deputy, opinion)
    answer_in_writing(town, suggestion)
    tell_the_citizen(deputy, opinion)

    told = rate(phone, live_server.url, receipt, secret)
    number = Suggestion.objects.get().number_label
    assert [words for words in (f"常委会已立案：{number}。", "信号灯年底前装好") if words not in told] == []
    opinion.refresh_from_db()
    assert (opinion.status, opinion.rating, suggestion.opinion) == ("closed", "satisfied", opinion)
    assert deputy.complaints == []
