"""Drafting a year's letters: everybody counted once, the facts frozen; then each may be worded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from briefings.actions.letters.steps import said, step, wait_for_turn
from briefings.actions.steps import only, required
from briefings.models import Letter, LetterRound
from briefings.models.letters import ADDRESSEE_LENGTH
from briefings.reports.duty import FACTS, Duty, duty_of
from briefings.rules.employers import employer_in
from briefings.rules.letters import EDITORS, LetterKind, left_out
from congress.accounts.models import User
from congress.audit.actions import record_all
from congress.common.lifecycle import Refused
from congress.common.text import one_line
from congress.organs.models import Congress
from deputies.models import Mandate
from deputies.rules import MandateStatus


@dataclass(frozen=True)
class Year:
    """Everybody's year, and what papers call the term."""

    cut_off: date
    duties: Sequence[Duty]


@transaction.atomic
def draft(congress: Congress, *, cut_off: date, mark: str, addressee: str, by: User, at: datetime) -> LetterRound:
    """The letters of the cut-off's year, which may not lie ahead; `addressee` is the organisation department."""
    only(EDITORS, by, congress.pk)
    if cut_off > localdate(at):
        raise Refused(_("The cut-off lies ahead; nothing can be counted until then yet."))
    congress = wait_for_turn(congress.pk)
    if LetterRound.objects.of_year(cut_off.year).standing().filter(congress=congress).exists():
        raise Refused(_("There are letters on this year already."))
    year = Year(cut_off, duty_of(congress, cut_off))
    if not year.duties:
        raise Refused(_("Nobody held a mandate in that year."))
    facts: dict[str, Any] = {"congress": congress, "year": cut_off.year, "cut_off": cut_off}
    mark = required(one_line(mark), _("Give the mark."))
    round = LetterRound.objects.create(**facts, mark=mark, left_out=_left_out(year))
    round.steps.create(name="draft", from_status=round.status, to_status=round.status, by=by, at=at)
    letters = Letter.objects.bulk_create(_letters(round, year, required(one_line(addressee), _("Name the addressee."))))
    record_all([said("draft", round, letters=len(letters), left_out=len(round.left_out))], by=by, at=at)
    return round


@transaction.atomic
def word(letter: Letter, *, addressee: str, sentence: str, by: User, at: datetime, seen: int | None = None) -> Letter:
    """Correct whom it goes to, and add a sentence of the office's; what was counted stays."""
    round = step("word", letter.round, by=by, at=at, seen=seen, note=letter.addressee)
    letter.addressee = required(one_line(addressee), _("Name the addressee."))[:ADDRESSEE_LENGTH]
    letter.sentence = one_line(sentence)
    letter.save(update_fields=["addressee", "sentence"])
    record_all([said("word", round, letter=letter.pk, to=letter.addressee)], by=by, at=at)
    return letter


def _letters(round: LetterRound, year: Year, addressee: str) -> list[Letter]:
    """That to the organisation department first, then by delegation and name."""
    same: dict[str, Any] = {"round": round, "congress": round.congress}
    whole = Letter(kind=LetterKind.ORGANISATION, addressee=addressee, facts=_of_all(year), place=1, **same)
    written = [duty for duty in year.duties if _reason(duty.mandate) is None]
    return [whole, *(_to_employer(duty, year, place, same) for place, duty in enumerate(written, 2))]


def _to_employer(duty: Duty, year: Year, place: int, same: dict[str, Any]) -> Letter:
    mandate = duty.mandate
    facts = {
        "name": mandate.person.name,
        "delegation": _delegation(mandate),
        "term": mandate.term.number,
        "until": _until(mandate, year.cut_off).isoformat(),
        "counts": [{**fact.words, "count": number} for fact, number in zip(FACTS, duty.counts, strict=True)],
    }
    name = employer_in(mandate.person.employer)[:ADDRESSEE_LENGTH]
    return Letter(kind=LetterKind.EMPLOYER, mandate=mandate, addressee=name, facts=facts, place=place, **same)


def _of_all(year: Year) -> dict[str, Any]:
    """Deputies of a term that ended in the year stand in the same table."""
    rows = [
        {
            "name": duty.mandate.person.name,
            "delegation": _delegation(duty.mandate),
            "counts": list(duty.counts),
            "remark": _remark(duty.mandate),
        }
        for duty in year.duties
    ]
    term = max(duty.mandate.term.number for duty in year.duties)
    columns = [fact.words for fact in FACTS]
    return {"term": term, "until": year.cut_off.isoformat(), "columns": columns, "rows": rows}


def _left_out(year: Year) -> list[dict[str, str]]:
    rows = [(duty.mandate, _reason(duty.mandate)) for duty in year.duties]
    return [
        {"name": mandate.person.name, "delegation": _delegation(mandate), "reason": reason}
        for mandate, reason in rows
        if reason
    ]


def _reason(mandate: Mandate) -> Any:
    return left_out(mandate.status, mandate.end_cause, employer_in(mandate.person.employer))


def _delegation(mandate: Mandate) -> str:
    return mandate.delegation.name if mandate.delegation else ""


def _until(mandate: Mandate, cut_off: date) -> date:
    return min(mandate.ended_on or cut_off, cut_off)


def _remark(mandate: Mandate) -> str:
    """For the organisation department alone; why a mandate ended is not said."""
    if mandate.status == MandateStatus.SUSPENDED:
        return "暂停执行代表职务"
    return f"{mandate.ended_on.month}月{mandate.ended_on.day}日职务终止" if mandate.ended_on else ""
