"""Co-signers: each confirms the text as it stands, and a new text is asked about again."""

import pytest

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from deputies.models import Mandate
from suggestions import actions
from suggestions.models import Cosigner, Suggestion
from tests.suggestions.deep_town import fresh, invited, joint, now


def states(row):
    return dict(row.cosigners.values_list("mandate__person__user__username", "state"))


def told(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def test_those_asked_see_the_draft_and_nobody_else_does(deep):
    row = invited(deep, "deputy2")
    seers = {name for name, user in deep.people.items() if Suggestion.objects.visible_to(user).filter(pk=row.pk)}
    assert seers == {"deputy", "deputy2"}


def test_a_confirmation_names_the_text_it_is_of(deep):
    row = invited(deep)
    actions.confirm(row, by=deep.deputy2, at=now())
    signed = row.cosigners.get(state="confirmed")
    assert (signed.mandate, signed.text_version) == (deep.mandates["deputy2"], fresh(row).text_version)
    assert (told(deep.deputy, "cosigned"), told(deep.deputy2, "cosign-asked")) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ({"title": "关于过街设施的新建议"}, "invited"),
        ({"body": "全文重写"}, "invited"),
        ({"may_publish": True, "source": "station"}, "confirmed"),
        ({"title": "关于完善城东街道过街设施的建议"}, "confirmed"),
    ],
    ids=["title", "text", "no text", "the same title"],
)
def test_only_a_new_text_is_asked_about_again(deep, typed, state):
    row = invited(deep, "deputy2")
    actions.confirm(row, by=deep.deputy2, at=now())
    actions.edit(row, by=deep.deputy, at=now(), **typed)
    assert states(row) == {"deputy2": state}
    assert told(deep.deputy2, "cosign-again") == (state == "invited")


def test_who_declined_sees_the_draft_no_more_and_may_be_asked_again(deep):
    row = invited(deep, "deputy2")
    actions.decline(row, note="另有打算", by=deep.deputy2, at=now())
    assert not Suggestion.objects.visible_to(deep.deputy2).exists()
    actions.invite(row, mandates=[deep.mandates["deputy2"]], by=deep.deputy, at=now())
    assert states(row) == {"deputy2": "invited"}


def test_a_signature_may_be_taken_back_before_the_submission(deep):
    row = invited(deep, "deputy2")
    actions.confirm(row, by=deep.deputy2, at=now())
    actions.decline(row, by=deep.deputy2, at=now())
    assert (states(row), row.cosigners.get().text_version) == ({"deputy2": "declined"}, None)
    assert actions.submit(row, is_clean=True, by=deep.deputy, at=now()).status == "reviewed"


def test_asking_again_leaves_a_given_signature_alone(deep):
    row = invited(deep, "deputy2")
    actions.confirm(row, by=deep.deputy2, at=now())
    both = [deep.mandates["deputy2"], deep.mandates["deputy3"]]
    actions.invite(row, mandates=both, by=deep.deputy, at=now())
    assert states(row) == {"deputy2": "confirmed", "deputy3": "invited"}


def test_a_submission_waits_for_every_answer_or_goes_on_without_them(deep):
    row = invited(deep)
    actions.confirm(row, by=deep.deputy2, at=now())
    with pytest.raises(Refused) as refusal:
        actions.submit(row, is_clean=True, by=deep.deputy, at=now())
    assert str(refusal.value) == (
        "These deputies were asked to co-sign and have not answered: deputy-deputy3. Wait, or go on without them."
    )
    assert (fresh(row).status, fresh(row).submitted_on) == ("draft", None)
    actions.drop_cosigner(row.cosigners.get(state="invited"), by=deep.deputy, at=now())
    assert actions.submit(row, is_clean=True, by=deep.deputy, at=now()).status == "reviewed"
    assert states(row) == {"deputy2": "confirmed", "deputy3": "dropped"}


def test_a_text_sent_back_and_changed_is_confirmed_again_before_it_is_submitted(deep):
    row = actions.send_back(joint(deep, "deputy2"), what_to_mend="标题", by=deep.reviewer, at=now())
    actions.edit(row, by=deep.deputy, at=now(), title="关于过街设施的新建议")
    with pytest.raises(Refused, match="deputy-deputy2"):
        actions.submit(row, is_clean=True, by=deep.deputy, at=now())
    actions.confirm(row, by=deep.deputy2, at=now())
    assert actions.submit(row, is_clean=True, by=deep.deputy, at=now()).status == "reviewed"


def test_nobody_signs_a_text_they_have_not_seen(deep):
    row = invited(deep, "deputy2")
    actions.edit(row, by=deep.deputy, at=now(), body="全文重写")
    with pytest.raises(MovedOn):
        actions.confirm(row, by=deep.deputy2, at=now(), seen=row.version)
    assert states(row) == {"deputy2": "invited"}


def far_away(deep):
    return Mandate.objects.create(person=deep.mandates["deputy2"].person, term=another_term(deep), card_no="1")


def another_term(deep):
    term = deep.session.term
    region = type(deep.congress.region).objects.create(code="990200000000", name="临江市", kind="city")
    names = {"name": "临江市人大", "committee_name": "临江市人大常委会", "office_name": "临江代表工委", "level": "city"}
    congress = type(deep.congress).objects.create(region=region, **names)
    return type(term).objects.create(congress=congress, number=9, starts_on=term.starts_on)


def out_of_office(deep):
    Mandate.objects.filter(pk=deep.mandates["deputy2"].pk).update(status="suspended")
    return Mandate.objects.get(pk=deep.mandates["deputy2"].pk)


@pytest.mark.parametrize(
    ("whom", "sentence"),
    [
        (far_away, "deputy-deputy2 is not a deputy in office of this congress."),
        (out_of_office, "deputy-deputy2 is not a deputy in office of this congress."),
        (lambda deep: deep.mandates["deputy"], "You are the lead deputy; ask others to co-sign."),
    ],
    ids=["of another congress", "out of office", "the lead"],
)
def test_only_other_deputies_in_office_of_the_congress_are_asked(deep, whom, sentence):
    row, mandate = deep.draft(), whom(deep)
    with pytest.raises(Refused) as refusal:
        actions.invite(row, mandates=[mandate], by=deep.deputy, at=now())
    assert (str(refusal.value), Cosigner.objects.count(), fresh(row).version) == (sentence, 0, row.version)


def confirm_twice(deep, row):
    actions.confirm(row, by=deep.deputy2, at=now())
    actions.confirm(row, by=deep.deputy2, at=now())


def drop_after_the_answer(deep, row):
    actions.confirm(row, by=deep.deputy2, at=now())
    actions.drop_cosigner(row.cosigners.get(), by=deep.deputy, at=now())


def confirm_after_the_submission(deep, row):
    actions.confirm(row, by=deep.deputy2, at=now())
    actions.submit(row, is_clean=True, by=deep.deputy, at=now())
    actions.decline(row, by=deep.deputy2, at=now())


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (confirm_twice, Refused, "You have answered already: Co-signed."),
        (drop_after_the_answer, Refused, "deputy-deputy2 has answered already."),
        (
            confirm_after_the_submission,
            Unlawful,
            "“Not co-sign” is not possible while the status is “Waiting for the committee's review”. "
            "Nothing was changed.",
        ),
        (
            lambda deep, row: actions.confirm(row, by=deep.deputy3, at=now()),
            NotYours,
            "“Co-sign this text” is not yours to do here. Nothing was changed.",
        ),
        (
            lambda deep, row: actions.invite(row, mandates=[], by=deep.deputy2, at=now()),
            NotYours,
            "“Invite co-signers” is not yours to do here. Nothing was changed.",
        ),
        (
            lambda deep, row: actions.submit(row, is_clean=False, by=deep.deputy, at=now()),
            Refused,
            "Declare that nothing in it is a state secret; a secret matter is handed in on paper only.",
        ),
    ],
)
def test_what_is_refused_says_why(deep, act, kind, sentence):
    row = invited(deep, "deputy2")
    with pytest.raises(kind) as refusal:
        act(deep, row)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)


def test_the_declaration_is_kept_with_its_moment(deep):
    at = now()
    row = actions.submit(deep.draft(), is_clean=True, by=deep.deputy, at=at)
    assert fresh(row).declared_clean_at == at
