"""Co-signing in the portal: asked by name, read and confirmed at home, asked again after a change."""

import pytest
from django.urls import reverse
from django.utils import timezone

from suggestions import actions
from suggestions.models import Cosigner, Suggestion


@pytest.fixture
def asked(town):
    """A draft the second deputy is asked to co-sign."""
    actions.invite(town.draft(), mandates=[town.mandates["deputy2"]], by=town.deputy, at=timezone.now())
    return Suggestion.objects.get()


def test_a_deputy_is_found_by_name_and_asked_on_the_page_of_the_draft(town, sits):
    row, client = town.draft(), sits("deputy")
    page = reverse("suggestions:edit", args=[row.pk])
    [mandate] = client.get(page, {"who": "deputy2"}).context["found"]
    sent = {"mandates": [mandate.pk], "seen": row.version}
    answer = client.post(reverse("suggestions:step", args=[row.pk, "invite"]), sent)
    assert (answer.url, Cosigner.objects.get().state) == (page, "invited")
    assert list(client.get(page, {"who": "deputy2"}).context["found"]) == []


def test_the_lead_goes_on_without_one_who_has_not_answered(town, sits, asked):
    cosigner, client = asked.cosigners.get(), sits("deputy")
    client.post(
        reverse("suggestions:step", args=[asked.pk, "drop_cosigner"]), {"cosigner": cosigner.pk, "seen": asked.version}
    )
    assert [row.state for row in client.get(reverse("suggestions:edit", args=[asked.pk])).context["cosigners"]] == [
        "dropped"
    ]


def test_what_waits_for_a_signature_stands_at_home_until_it_is_given(town, sits, asked):
    client, home = sits("deputy2"), reverse("portal:home")
    waiting = client.get(home).context["signatures"]
    assert ([row.pk for row in waiting], waiting[0].changed_at) == ([asked.pk], None)
    sent = {"seen": asked.version}
    assert client.post(reverse("suggestions:step", args=[asked.pk, "confirm"]), sent).status_code == 302
    assert (client.get(home).context["signatures"], asked.cosigners.get().state) == ([], "confirmed")


def test_after_a_change_the_signature_waits_again_and_the_day_is_told(town, sits, asked):
    actions.confirm(asked, by=town.deputy2, at=timezone.now())
    now = timezone.now()
    row = Suggestion.objects.get(pk=asked.pk)
    actions.edit(row, title=row.title, body="另一文本", by=town.deputy, at=now)
    [waiting] = sits("deputy2").get(reverse("portal:home")).context["signatures"]
    assert waiting.changed_at == now


def test_a_text_changed_meanwhile_is_not_signed_unread(town, sits, asked):
    """Negative control of one tap: the version read is sent with it."""
    actions.edit(asked, title=asked.title, body="另一文本", by=town.deputy, at=timezone.now())
    sent = {"seen": asked.version}
    answer = sits("deputy2").post(reverse("suggestions:step", args=[asked.pk, "confirm"]), sent)
    assert (answer.status_code, asked.cosigners.get().state) == (409, "invited")


def test_a_wish_to_withdraw_waits_with_each_who_signed(town, sits, asked):
    actions.confirm(asked, by=town.deputy2, at=timezone.now())
    row = actions.submit(Suggestion.objects.get(), is_clean=True, by=town.deputy, at=timezone.now())
    row = actions.ask_withdrawal(row, reason="已解决", by=town.deputy, at=timezone.now())
    client = sits("deputy2")
    assert [each.pk for each in client.get(reverse("portal:home")).context["signatures"]] == [row.pk]
    client.post(reverse("suggestions:step", args=[row.pk, "agree_withdrawal"]), {"seen": row.version})
    assert Suggestion.objects.get().status == "withdrawn"


@pytest.mark.parametrize(("who", "sees"), [("deputy", True), ("reviewer", True), ("deputy2", False)])
def test_what_it_is_handled_with_is_named_to_who_may_see_both(town, sits, who, sees):
    main, row = town.accepted(), town.accepted()
    actions.merge(row, into=main, by=town.reviewer, at=timezone.now())
    row.cosigners.create(mandate=town.mandates["deputy2"], name="赵二")
    page = sits(who).get(reverse("suggestions:detail", args=[row.pk]))
    assert page.context["main"] == (main if sees else None)
    both = sits("reviewer").get(reverse("suggestions:detail", args=[main.pk]))
    assert both.context["merged"] == [Suggestion.objects.get(pk=row.pk)]
