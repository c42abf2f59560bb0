"""A publication in a real browser: released with a name hidden, found on a stranger's phone, gone when consent ends."""

import pytest
from django.urls import reverse

from suggestions.models import Publication
from tests.journeys.test_whole_life import Person
from tests.suggestions.publishing.conftest import Press
from tests.town import PASSWORD

PHONE = 360


class Stranger:
    """Somebody without an account, on a phone."""

    def __init__(self, page, address):
        page.set_viewport_size({"width": PHONE, "height": 780})
        self.page, self.address = page, address

    def search(self, words):
        """From the front page, by its link to the list; the titles found."""
        self.page.goto(self.address)
        if self.page.locator("a[href='/published/']").count():
            self.page.click("a[href='/published/']")
        else:
            self.page.goto(f"{self.address}/published/")
        self.page.fill("[name=q]", words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self.page.locator(".c-rows .c-row-t").all_inner_texts()

    def fits(self):
        return self.page.evaluate("document.documentElement.scrollWidth") <= PHONE


@pytest.fixture
def seats(browser, live_server, shared_town):
    press, window = Press(shared_town), browser.new_page(locale="zh-CN")
    opened = {}
    for name, width in (("deputy", PHONE), ("supervisor", 1440)):
        user = shared_town.people[name]
        user.set_password(PASSWORD)
        user.save()
        opened[name] = Person(window, live_server.url, user, width)
    yield press, opened
    window.close()


def test_a_release_is_read_by_a_stranger_until_the_deputy_withdraws_the_consent(seats, page, live_server):
    press, seated = seats
    deputy, office, stranger = seated["deputy"], seated["supervisor"], Stranger(page, live_server.url)
    row = press.replied()

    assert stranger.search("路灯") == []
    office.open(reverse("admin:suggestions_publishing_desk_item", args=[row.pk]))
    office.page.fill("[name=passages]", "王某某")
    office.page.click("button[name=preview]")
    office.page.locator("mark", has_text="王某某").wait_for()
    office.press("form[action*='/release/'] button:not([name])")
    made = Publication.objects.get()

    assert stranger.search("王某某") == []
    assert stranger.search("夜间 路灯") == [row.title]
    page.click(".c-rows a")
    shown = page.locator("main").inner_text()
    assert [word for word in ("路口夜间无灯", "一、关于信号灯") if word not in shown] == []
    assert [word for word in ("王某某", "13800001111", "吴晓峰") if word in shown] == []
    assert (page.url.removeprefix(live_server.url), stranger.fits()) == (made.get_absolute_url(), True)

    deputy.open(row.get_absolute_url())
    deputy.press(f"a[href='{row.get_absolute_url()}steps/revoke_consent']")
    deputy.press("main form button.btn-primary")
    assert page.reload().status == 404
    assert stranger.search("路灯") == []
    assert [person.complaints for person in seated.values()] == [[], []]
