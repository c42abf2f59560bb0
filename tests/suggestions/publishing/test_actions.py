"""Consent, release, taking back: what is kept, who is told, what is refused."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions import actions
from suggestions.models import Publication, Suggestion
from suggestions.published import releasable
from suggestions.rules import Status
from suggestions.rules.publishing import bars
from tests.suggestions.publishing.conftest import fresh

NOW = timezone.now()


def public():
    return list(Publication.objects.visible_to(AnonymousUser()))


def waiting():
    return list(Suggestion.objects.awaiting_release())


def told(kind):
    return sorted(Notice.objects.filter(kind=kind, channel="site").values_list("recipient__username", flat=True))


def test_a_release_keeps_the_words_as_they_are_shown(press):
    row = press.replied()
    made = press.release(row, "王某某")
    assert made.body == ("城东街道李家村×××反映，路口夜间无灯，联系电话×××。建议：一、增设路灯；二、每月巡查。")
    assert [answer.body for answer in made.answers.all()] == ["一、关于信号灯。已列入计划。\n二、关于安全岛。已施划。"]
    assert (made.title, made.passages, len(made.slug)) == (row.title, ["王某某"], 12)
    assert (public(), waiting(), told("suggestion-published")) == ([made], [], ["deputy"])


def test_step_and_trail_tell_who_released_and_who_agreed(press):
    row = press.public().suggestion
    steps = row.steps.filter(name__in=["consent", "release"]).values_list("name", "by__username", "from_status")
    assert list(steps) == [("consent", "deputy", "replied"), ("release", "supervisor", "replied")]
    acts = Entry.objects.filter(thing=f"suggestion:{row.pk}").order_by("-number").values_list("act", "by__username")
    assert list(acts[:2]) == [("suggestion.release", "supervisor"), ("suggestion.consent", "deputy")]


def test_a_consent_withdrawn_takes_it_off_at_once_and_a_new_one_waits_for_the_office(press):
    made = press.public()
    actions.revoke_consent(fresh(made.suggestion), by=press.town.deputy, at=NOW)
    assert (public(), waiting(), told("consent-withdrawn")) == ([], [], ["supervisor"])
    made.refresh_from_db()
    assert (made.ending, made.ended_by, made.ended_at) == ("consent", press.town.deputy, NOW)
    actions.consent(fresh(made.suggestion), by=press.town.deputy, at=NOW)
    assert (public(), waiting()) == ([], [made.suggestion])
    again = press.release(made.suggestion)
    assert (public(), again.slug) == ([again], made.slug)


def test_withdrawing_a_consent_nobody_used_tells_nobody(press):
    actions.revoke_consent(press.accepted(), by=press.town.deputy, at=NOW)
    assert told("consent-withdrawn") == []


def test_what_the_office_took_back_waits_for_no_release_until_there_is_a_new_answer(press):
    row = press.accepted()
    made = press.release(row)
    actions.take_back(fresh(row), reason="涉及正在审理的案件", by=press.town.reviewer, at=NOW)
    made.refresh_from_db()
    assert (public(), waiting(), made.reason) == ([], [], "涉及正在审理的案件")
    assert told("suggestion-taken-back") == ["deputy"]
    answered = answer(press, row)
    assert (public(), waiting()) == ([], [answered])


def answer(press, row):
    town = press.town
    row = actions.assign(fresh(row), lead=town.units["住建局"], by=town.dispatcher, at=NOW)
    return town.reply(actions.sign_in(town.part(row, "住建局"), by=town.clerk, at=NOW), NOW)


def test_a_new_answer_waits_and_the_older_release_stands(press):
    first = press.release(press.accepted())
    row = answer(press, first.suggestion)
    assert (public(), waiting(), [one.answers.count() for one in public()]) == ([first], [row], [0])
    second = press.release(row)
    first.refresh_from_db()
    assert (public(), waiting(), first.ending, first.slug) == ([second], [], "replaced", second.slug)


@pytest.mark.parametrize("openness", ["on_request", "none"])
def test_an_answer_its_unit_does_not_make_public_is_not_published(press, openness):
    made = press.release(press.replied(openness))
    assert (made.answers.count(), "信号灯。已列入计划" in made.words, waiting()) == (0, False, [])


def test_a_draft_of_a_reply_is_not_published(press):
    row = press.agreed(press.town.handling())
    press.town.drafted(row)
    assert press.release(row).answers.count() == 0


def test_the_database_asks_the_rule_the_office_is_held_to(town):
    row, main = town.draft(), town.draft()
    names = ("may_publish", "is_confidential", "declared_clean_at")
    for status, *said in product(Status.values, [True, False], [True, False], [NOW, None]):
        office = {"first_tier": town.units["教育局"], "merged_into": main, "number": 7}
        Suggestion.objects.filter(pk=row.pk).update(status=status, **dict(zip(names, said, strict=True)), **office)
        consents, confidential, declared = said
        against = bars(status=status, may_publish=consents, is_confidential=confidential, is_declared=bool(declared))
        assert Suggestion.objects.filter(releasable(), pk=row.pk).exists() == (against == []), (status, said)


@pytest.mark.parametrize(
    "change", [{"may_publish": False}, {"is_confidential": True}, {"declared_clean_at": None}, {"status": "withdrawn"}]
)
def test_what_is_public_goes_off_when_one_of_its_conditions_does(press, change):
    made = press.public()
    Suggestion.objects.filter(pk=made.suggestion_id).update(**change)
    assert public() == []


@pytest.mark.parametrize("change", [{"may_publish": False}, {"is_confidential": True}, {"declared_clean_at": None}])
def test_a_release_that_may_not_be_is_refused_and_changes_nothing(press, change):
    row = press.accepted()
    Suggestion.objects.filter(pk=row.pk).update(**change)
    before = fresh(row).version
    with pytest.raises(Refused):
        press.release(row)
    assert (Publication.objects.count(), fresh(row).version) == (0, before)


@pytest.mark.parametrize("passages", [["李四"], ["王"], ["王" * 201]])
def test_a_passage_that_stands_nowhere_or_everywhere_is_refused(press, passages):
    with pytest.raises(Refused):
        press.release(press.accepted(), *passages)
    assert public() == []


def test_releasing_the_same_again_is_refused_and_other_passages_are_a_new_release(press):
    row = press.accepted()
    press.release(row)
    with pytest.raises(Refused, match="released already"):
        press.release(row)
    assert press.release(row, "王某某").body.count("王某某") == 0


def test_a_release_of_what_has_changed_meanwhile_is_refused(press):
    row = press.accepted()
    with pytest.raises(MovedOn):
        press.release(row, seen=row.version - 1)


@pytest.mark.parametrize("who", ["deputy", "clerk", "approver", "dispatcher", "chair", "system"])
def test_only_the_office_releases_and_takes_back(press, who):
    row, by = press.public().suggestion, press.town.people[who]
    for act, more in ((actions.release, {}), (actions.take_back, {"reason": "误发"})):
        with pytest.raises(NotYours):
            act(fresh(row), by=by, at=NOW, **more)


@pytest.mark.parametrize("who", ["deputy2", "supervisor", "clerk"])
def test_only_the_lead_deputy_agrees_and_withdraws(press, who):
    row = press.accepted()
    for act in (actions.consent, actions.revoke_consent):
        with pytest.raises(NotYours):
            act(fresh(row), by=press.town.people[who], at=NOW)


def test_what_is_confidential_is_not_agreed_to(town):
    row = town.accepted()
    Suggestion.objects.filter(pk=row.pk).update(is_confidential=True)
    with pytest.raises(Refused, match="confidentiality"):
        actions.consent(fresh(row), by=town.deputy, at=NOW)


def test_what_is_not_accepted_yet_is_not_released(press):
    with pytest.raises(Unlawful):
        press.release(press.agreed(press.town.submitted()))


def test_taking_back_what_is_not_public_or_without_a_reason_is_refused(press):
    row = press.accepted()
    for reason in ("误发", " "):
        with pytest.raises(Refused):
            actions.take_back(fresh(row), reason=reason, by=press.town.supervisor, at=NOW)


def test_of_several_each_is_released_for_itself(press):
    rows = [press.accepted(), press.town.accepted(), press.accepted()]
    found = actions.release_many([(row, None) for row in rows], by=press.town.reviewer, at=NOW)
    assert (found.released, [row for row, _why in found.refused]) == ([rows[0], rows[2]], [rows[1]])
    assert {one.suggestion for one in public()} == {rows[0], rows[2]}
