"""From the desk to the addressees: sent for approval, approved by another person, all numbered at once."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from briefings.actions.letters.steps import holders, said, step, tell, wait_for_turn
from briefings.actions.steps import required, roles_in
from briefings.documents.letters import words
from briefings.models import Letter, LetterRound
from briefings.rules.letters import APPROVERS, LAW, LetterKind, number_label
from congress.accounts.models import User
from congress.audit.actions import Act, record_all
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.documents.keeping import kept_words
from congress.notices.actions import compose, post

WAITS = gettext_noop("The letters on deputies' duty in %(year)s wait for your approval.")
SENT_BACK = gettext_noop("The letters on deputies' duty in %(year)s were sent back to be edited.")
WENT_OUT = gettext_noop("Your employer is thanked and told of your duty in %(year)s; read the letter.")


@transaction.atomic
def send(round: LetterRound, *, by: User, at: datetime, seen: int | None = None) -> LetterRound:
    """Ask the leaders to approve them; from here on their words stand still."""
    round = step("send", round, by=by, at=at, seen=seen, sent_by=by, sent_on=localdate(at))
    chairs = holders(round.congress_id, at, APPROVERS).exclude(pk=by.pk)
    tell(round, chairs, WAITS, round.get_absolute_url(), at)
    record_all([said("send", round)], by=by, at=at)
    return round


@transaction.atomic
def send_back(round: LetterRound, *, note: str, by: User, at: datetime, seen: int | None = None) -> LetterRound:
    """Back to the office, with what is to be put right."""
    reason = required(note, _("Say what is to be put right."))
    editor = lock(round).sent_by
    round = step("send_back", round, by=by, at=at, note=reason, seen=seen, sent_by=None, sent_on=None)
    tell(round, [editor], SENT_BACK, reverse("admin:briefings_letterround_change", args=[round.pk]), at)
    record_all([said("send_back", round)], by=by, at=at)
    return round


@transaction.atomic
def drop(round: LetterRound, *, note: str, by: User, at: datetime, seen: int | None = None) -> LetterRound:
    """Give a draft up; it stays in the list with the reason, and the year may be drafted anew."""
    round = step("drop", round, by=by, at=at, note=required(note, _("Give the reason.")), seen=seen)
    record_all([said("drop", round)], by=by, at=at)
    return round


@transaction.atomic
def approve(round: LetterRound, *, by: User, at: datetime, seen: int | None = None) -> LetterRound:
    """Number and freeze all of them, in their order and without a hole, or none. The papers are made afterwards.

    The trail's entry of each letter is the record of providing personal data to another handler: what of whom went to
    whom, when (网络数据安全管理条例 §12: kept three years; the trail is never cut). The committee does it within its
    statutory duties and without consent (个人信息保护法 §13(3), §33–35): counts of duty, no item's words, no rating.
    """
    round = lock(round, seen=seen)
    LAW.check("approve", round.status, roles_in(by, round.congress_id))
    if round.sent_by_id == by.pk:
        raise Refused(_("Whoever sent it for approval does not approve it."))
    letters = _numbered(round, at)
    round = step("approve", round, by=by, at=at, approved_by=by, issued_on=localdate(at))
    _tell_deputies(letters, round, at)
    span = {"first": letters[0].label, "last": letters[-1].label}
    record_all([said("approve", round, **span), *map(_provided, letters)], by=by, at=at)
    return round


def _numbered(round: LetterRound, at: datetime) -> list[Letter]:
    wait_for_turn(round.congress_id)
    on = localdate(at)
    last = Letter.objects.filter(congress=round.congress_id, year=on.year).aggregate(last=Max("number"))["last"] or 0
    beside = ("round", "congress__region", "mandate__person__user")
    letters = list(Letter.objects.filter(round=round).select_related(*beside).order_by("place"))
    for number, letter in enumerate(letters, last + 1):
        letter.year, letter.number = on.year, number
        letter.words = kept_words(words(letter, number_label(round.mark, on.year, number), on))
    Letter.objects.bulk_update(letters, ["year", "number", "words"], batch_size=200)
    return letters


def _tell_deputies(letters: list[Letter], round: LetterRound, at: datetime) -> None:
    """Whoever is written about reads the letter as soon as it is numbered."""
    values = {"year": round.year}
    about = [(each, each.mandate.person.user) for each in letters if each.mandate and each.mandate.person.user]
    told = [
        compose([user], "letter", f"letter:{letter.pk}", WENT_OUT, url=letter.get_absolute_url(), at=at, values=values)
        for letter, user in about
    ]
    post([notice for notices in told for notice in notices])


def _provided(letter: Letter) -> Act:
    """Whose data of which kinds go to whom."""
    is_whole = letter.kind == LetterKind.ORGANISATION
    facts: dict[str, Any] = letter.facts
    named = facts["columns"] if is_whole else facts["counts"]
    kinds = ["name", "delegation", *(["status"] if is_whole else []), *(each["key"] for each in named)]
    whose = {"deputies": len(facts["rows"])} if is_whole else {"mandate": letter.mandate_id}
    detail = {"number": letter.label, "to": letter.addressee, "kinds": kinds, **whose}
    return Act("letter.provide", f"letter:{letter.pk}", detail)
