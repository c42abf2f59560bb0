"""A motion in a real browser: written on a phone, signed by ten, registered, advised on, treated as a suggestion."""

import pytest
from django.urls import reverse
from django.utils import timezone

from suggestions.actions import motions
from suggestions.models import Motion, Suggestion
from tests.journeys.test_whole_life import Person
from tests.suggestions.motions.conftest import TEXT, Movers
from tests.town import PASSWORD

PHONE = 390
SEATED = ("deputy", "deputy2", "reviewer", "committee", "dispatcher")


class Mover(Person):
    """Somebody who acts on motions."""

    def step(self, row, name, **fields):
        self.open(reverse("suggestions:motion-step", args=[row.pk, name]))
        self._fill("main form", fields)
        self.press("main form button.btn-primary")

    def wide(self):
        return self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture
def seats(page, live_server, shared_town):
    movers = Movers(shared_town)
    opened = {}
    for name in SEATED:
        user = shared_town.people[name]
        user.set_password(PASSWORD)
        user.save()
        width = PHONE if name.startswith("deputy") else 1440
        opened[name] = Mover(page, live_server.url, user, width)
    return movers, opened


def write_and_invite(lead, movers):
    """Written on the phone; nine colleagues are ticked."""
    lead.open(reverse("suggestions:motion-new"))
    for name, value in TEXT.items():
        lead.page.fill(f"[name={name}]", value)
    lead.press("button[name=invite]")
    lead.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for name in movers.names[1:10]:
        lead.page.check(f"[name=mandates][value='{movers.mandates[name].pk}']", force=True)
    assert lead.wide() == PHONE
    lead.press("main form button.btn-primary")
    return Motion.objects.get()


def sign(row, second, movers):
    """One by one tap on the phone, the other eight by the same act."""
    second.open(row.get_absolute_url())
    assert second.wide() == PHONE
    second.press("form[action$='/steps/sign'] button")
    for name in movers.names[2:10]:
        motions.sign(row, text_no=1, by=movers.people[name], at=timezone.now())


def test_a_motion_is_moved_by_ten_and_goes_on_as_a_suggestion(seats):
    movers, seated = seats
    lead, office = seated["deputy"], seated["reviewer"]
    row = write_and_invite(lead, movers)
    assert lead.page.locator("a[href$='/steps/submit']").count() == 0
    sign(row, seated["deputy2"], movers)
    lead.open(row.get_absolute_url())
    assert "10" in lead.page.locator("#count h2").inner_text()
    lead.step(row, "submit")
    office.at_desk("motion", row, "register", category=movers.category.pk)
    office.at_desk("motion", row, "refer", committee="城建环资委")
    seated["committee"].step(row, "opine", advice="as_suggestion", body="事项具体，宜作建议办理。")
    office.at_desk("motion", row, "as_suggestion", note="请有关单位办理")
    made = Suggestion.objects.get()
    lead.open(row.get_absolute_url())
    assert lead.page.locator(f"a[href='{made.get_absolute_url()}']").count() == 1
    seated["dispatcher"].at_desk("handover", made, "assign", lead=movers.units["住建局"].pk)
    made.refresh_from_db()
    assert (made.status, made.number, made.cosigners.count()) == ("assigned", 1, 9)
    assert [person for person in seated.values() if person.complaints] == []
