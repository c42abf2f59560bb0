"""Letters on duty: drafted once, approved by another person, numbered at once, frozen, recorded, read by few."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction

from briefings.actions import letters
from briefings.models import Letter, LetterRound
from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.documents.keeping import words_of
from congress.notices.models import Notice
from deputies.models import Mandate, Person
from tests.briefings.post_room import LAST_YEAR, NOW, TODAY, PostRoom, build
from tests.once import shared
from tests.town import SINCE

lived, room = shared(build)


def told(room: PostRoom, name: str, kind: str = "letters") -> list[str]:
    rows = Notice.objects.filter(recipient=room.town.people[name], channel="site", kind=kind)
    return list(rows.values_list("url", flat=True))


def test_drafting_freezes_what_was_counted_and_begins_with_the_organisation_department(room: PostRoom) -> None:
    round = room.draft()
    assert list(round.letters.values_list("place", "kind", "addressee")) == [
        (1, "organisation", "中共清源市委组织部"),
        (2, "employer", "清源市第三中学"),
        (3, "employer", "清源华盛纺织有限公司"),
    ]
    room.town.accepted()
    counts = {each["key"]: each["count"] for each in room.letter_about("deputy").counts}
    assert (counts["accepted"], room.whole().facts["rows"][0]["counts"][1]) == (2, 2)
    assert (round.status, round.steps.get().by, Entry.objects.get(act="letters.draft").detail["letters"]) == (
        "drafted",
        room.town.supervisor,
        3,
    )


def test_who_has_no_employer_or_is_suspended_is_named_with_the_reason(room: PostRoom) -> None:
    Person.objects.filter(pk=room.town.mandates["deputy"].person_id).update(employer="")
    Mandate.objects.filter(pk=room.town.mandates["deputy2"].pk).update(status="suspended")
    round = room.draft()
    assert [(each["name"], each["reason"]) for each in round.left_out] == [
        ("deputy-deputy", "no_employer"),
        ("deputy-deputy2", "suspended"),
    ]
    assert [each["remark"] for each in room.whole().facts["rows"]] == ["", "暂停执行代表职务"]
    assert round.letters.count() == 1


def test_a_deputy_who_resigned_is_told_of_until_that_day(room: PostRoom) -> None:
    own = Mandate.objects.filter(pk=room.town.mandates["deputy2"].pk)
    own.update(status="ended", ended_on=TODAY, end_cause="resigned")
    room.draft()
    assert room.letter_about("deputy2").facts["until"] == TODAY.isoformat()
    assert [each["remark"] for each in room.whole().facts["rows"]] == ["", f"{TODAY.month}月{TODAY.day}日职务终止"]


def test_a_year_is_drafted_once_and_again_when_it_was_given_up(room: PostRoom) -> None:
    round = room.draft()
    with pytest.raises(Refused, match="already"):
        room.draft()
    with pytest.raises(Refused, match="reason"):
        letters.drop(round, note=" ", by=room.town.reviewer, at=NOW)
    assert letters.drop(round, note="口径有误", by=room.town.reviewer, at=NOW).status == "dropped"
    assert room.draft().status == "drafted"


def test_the_table_itself_refuses_a_year_twice(room: PostRoom) -> None:
    """Negative control: the constraint stands behind the lock."""
    round = room.draft()
    same: dict[str, Any] = {name: getattr(round, name) for name in ("congress", "year", "cut_off", "mark")}
    with pytest.raises(IntegrityError, match="letters_of_year_once"), transaction.atomic():
        LetterRound.objects.create(**same)


def test_what_lies_ahead_and_a_year_without_deputies_are_not_drafted(room: PostRoom) -> None:
    with pytest.raises(Refused, match="ahead"):
        room.draft(TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="Nobody"):
        room.draft(LAST_YEAR.replace(year=2001))


@pytest.mark.parametrize("name", ["chair", "clerk", "deputy", "auditor"])
def test_only_the_office_drafts(room: PostRoom, name: str) -> None:
    whole = {"mark": "清", "addressee": "组织部"}
    with pytest.raises(NotYours):
        letters.draft(room.town.congress, cut_off=TODAY, by=room.town.people[name], at=NOW, **whole)


def test_the_office_corrects_the_addressee_and_adds_a_sentence_and_changes_no_figure(room: PostRoom) -> None:
    round = room.draft()
    row, facts = room.letter_about("deputy"), room.letter_about("deputy").facts
    letters.word(row, addressee="清源市教育局", sentence=" 受到选民好评。 ", by=room.town.reviewer, at=NOW, seen=0)
    fresh = room.letter_about("deputy")
    assert (fresh.addressee, fresh.sentence, fresh.facts) == ("清源市教育局", "受到选民好评。", facts)
    with pytest.raises(MovedOn):
        letters.word(row, addressee="甲", sentence="", by=room.town.reviewer, at=NOW, seen=0)
    letters.send(LetterRound.objects.get(pk=round.pk), by=room.town.supervisor, at=NOW)
    with pytest.raises(Unlawful):
        letters.word(room.letter_about("deputy"), addressee="甲", sentence="", by=room.town.reviewer, at=NOW)


def test_sent_back_it_is_worded_and_sent_again(room: PostRoom) -> None:
    round = room.sent()
    with pytest.raises(Refused):
        letters.send_back(round, note=" ", by=room.town.chair, at=NOW)
    round = letters.send_back(round, note="核对单位名称", by=room.town.chair, at=NOW)
    assert (round.status, round.sent_by, round.sent_on) == ("drafted", None, None)
    assert told(room, "supervisor") == [f"/office/briefings/letterround/{round.pk}/change/"]
    letters.send(round, by=room.town.supervisor, at=NOW)
    assert told(room, "chair") == [round.get_absolute_url()] * 2


def test_whoever_sent_it_does_not_approve_it_even_as_a_chair(room: PostRoom) -> None:
    town = room.town
    Post.objects.create(user=town.supervisor, role=Role.CHAIR, congress=town.congress, starts_on=SINCE)
    with pytest.raises(Refused, match="does not approve"):
        letters.approve(room.sent(), by=User.objects.get(pk=town.supervisor.pk), at=NOW)


@pytest.mark.parametrize("name", ["reviewer", "dispatcher", "clerk", "deputy"])
def test_nobody_but_a_chair_approves(room: PostRoom, name: str) -> None:
    with pytest.raises(NotYours):
        letters.approve(room.sent(), by=room.town.people[name], at=NOW)


def test_approval_numbers_all_in_their_order_and_freezes_their_words(room: PostRoom) -> None:
    round = room.issued()
    rows = list(round.letters.select_related("round").order_by("place"))
    assert [row.label for row in rows] == [f"清人代函〔{TODAY.year}〕{number}号" for number in (1, 2, 3)]
    letter = words_of(rows[1].words)[0]
    assert (letter.number, letter.salutation, letter.signed_on) == (rows[1].label, "清源市第三中学：", TODAY)
    assert letter.paragraphs[1] == (
        "该同志领衔提出代表建议3件，领衔建议立案2件，领衔建议已获答复1件，领衔提出议案1件，获评优秀建议1件，"
        "参加接待日1次，受理群众意见1件，参加联络站活动1次。"
    )
    assert "不宜公开" not in str([row.words for row in rows])


def test_numbers_go_on_through_the_year_and_begin_anew_with_the_next(room: PostRoom) -> None:
    room.issued()
    before = room.issued(LAST_YEAR)
    assert list(before.letters.values_list("number", flat=True)) == [4, 5, 6]
    later = NOW + timedelta(days=366)
    after = room.issued(LAST_YEAR.replace(year=TODAY.year - 2), at=later)
    assert list(after.letters.values_list("year", "number")) == [(TODAY.year + 1, number) for number in (1, 2, 3)]


def test_the_trail_says_whose_data_of_which_kinds_went_to_whom(room: PostRoom) -> None:
    room.issued()
    whole, first, _second = Entry.objects.filter(act="letter.provide").order_by("number")
    assert (whole.detail["to"], whole.detail["deputies"]) == ("中共清源市委组织部", 2)
    assert (first.by, first.detail["to"], first.detail["mandate"]) == (
        room.town.chair,
        "清源市第三中学",
        room.town.mandates["deputy"].pk,
    )
    assert first.detail["kinds"][:3] == ["name", "delegation", "put_forward"]
    assert whole.detail["kinds"][:3] == ["name", "delegation", "status"]


def test_every_deputy_is_told_of_the_own_letter_alone(room: PostRoom) -> None:
    room.issued()
    assert [told(room, name, "letter") for name in ("deputy", "deputy2", "chair")] == [
        [room.letter_about("deputy").get_absolute_url()],
        [room.letter_about("deputy2").get_absolute_url()],
        [],
    ]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("reviewer", 3, 3), ("chair", 3, 3), ("deputy", 0, 1), ("deputy2", 0, 1), ("clerk", 0, 0), ("auditor", 0, 0)],
)
def test_who_sees_which_letters(room: PostRoom, name: str, before: int, after: int) -> None:
    round, reader = room.sent(), room.town.people[name]
    assert Letter.objects.visible_to(reader).count() == before
    letters.approve(round, by=room.town.chair, at=NOW)
    assert Letter.objects.visible_to(reader).count() == after
    assert LetterRound.objects.visible_to(reader).count() == (1 if before else 0)
    assert Letter.objects.about(reader).count() == (1 if name.startswith("deputy") else 0)


CHANGES = {"addressee": "甲", "facts": {}, "sentence": "乙", "number": 9, "words": [], "place": 9}


@pytest.mark.parametrize("field", CHANGES)
def test_the_database_refuses_to_change_a_numbered_letter(room: PostRoom, field: str) -> None:
    room.issued()
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Letter.objects.filter(pk=room.whole().pk).update(**{field: CHANGES[field]})


def test_the_database_refuses_to_delete_what_was_issued_but_not_a_draft(room: PostRoom) -> None:
    round = room.issued()
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Letter.objects.filter(round=round)._raw_delete("default")
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        LetterRound.objects.filter(pk=round.pk).update(cut_off=TODAY.replace(day=1), mark="乙")
    draft = room.draft(LAST_YEAR)
    assert draft.letters.all().delete()[0] == 3
