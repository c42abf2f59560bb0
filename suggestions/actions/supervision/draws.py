"""The random spot check: announced, frozen, drawn; then each suggestion is heard, commented and appraised by vote."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import made_once
from congress.notices.actions import notify
from congress.organs.models import Congress, LocalRule
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_past, only, step
from suggestions.actions.telling import answering_people
from suggestions.models.supervision import Appraisal, Draw, Drawn
from suggestions.oversight.population import by_key
from suggestions.rules.supervision.appraisal import APPRAISAL_NUMBERS, Votes
from suggestions.rules.supervision.draw import DRAW_LAW, SeedKind, drawn, hash_of, keeps_its_word, population_text

HEXADECIMAL = frozenset("0123456789abcdef")


@transaction.atomic
def announce(
    congress: Congress,
    *,
    seed_kind: str,
    seed_on: date,
    commitment: str = "",
    form_key: UUID,
    by: User,
    at: datetime,
    **stated: Any,
) -> Draw:
    """State what is drawn from, how many, and where the seed will come from. None of it can be changed afterwards.

    The same form sent twice announces one draw.
    """
    only({Role.SUPERVISOR}, by, congress.pk)
    promised = commitment.strip().lower()
    if seed_kind == SeedKind.PUBLIC and seed_on <= localdate(at):
        raise Refused(_("The figure must be one nobody can know yet: name a later day."))
    if seed_kind == SeedKind.SECRET and not (len(promised) == 64 and set(promised) <= HEXADECIMAL):
        raise Refused(_("Give the SHA-256 of the secret: 64 hexadecimal characters."))
    seed = {"seed_kind": seed_kind, "seed_on": seed_on, "commitment": promised}
    draw, is_new = made_once(Draw, form_key, {"congress": congress, **seed, **stated}, announced_at=at)
    if is_new:
        record("draw.announce", f"draw:{draw.pk}", by=by, at=at, detail={"commitment": promised})
    return draw


@transaction.atomic
def freeze(draw: Draw, *, by: User, at: datetime, seen: int | None = None) -> Draw:
    """Freeze the list and its hash, before the seed can be known."""
    text = population_text(by_key(draw))
    if draw.seed_kind == SeedKind.PUBLIC and localdate(at) >= draw.seed_on:
        raise Refused(_("The day of the figure has come; the list had to be frozen before. Announce a new draw."))
    if text.count("\n") < draw.size:
        raise Refused(_("There are fewer suggestions than are to be drawn."))
    return _step("freeze", draw, by=by, at=at, seen=seen, population=text, population_hash=hash_of(text))


@transaction.atomic
def take(draw: Draw, *, seed: str, by: User, at: datetime, seen: int | None = None) -> Draw:
    """Draw with the published seed. Of two at once one wins; there is no second draw."""
    typed = required(seed, _("Type the figure as it was published."))
    if localdate(at) < draw.seed_on:
        raise Refused(_("The day of the seed has not come yet."))
    if draw.seed_kind == SeedKind.SECRET and not keeps_its_word(typed, draw.commitment):
        raise Refused(_("This is not the secret whose hash was published."))
    draw = _step("draw", draw, by=by, at=at, seen=seen, seed=typed)
    found = by_key(draw, frozen=draw.keys)
    for turn, key in enumerate(drawn(draw.keys, typed, draw.size), start=1):
        row = Drawn.objects.create(draw=draw, turn=turn, key=key, suggestion=found[key])
        _tell(row, at)
    return draw


@transaction.atomic
def give_up(draw: Draw, *, note: str, by: User, at: datetime, seen: int | None = None) -> Draw:
    """Give an announced draw up; it stays in the register with the reason."""
    return _step("give_up", draw, by=by, at=at, seen=seen, note=required(note, _("Give the reason.")))


@transaction.atomic
def appraise(row: Drawn, *, on: date, heard: str, comment: str, by: User, at: datetime, **counts: int) -> Appraisal:
    """Record what was heard and said, and the vote; graded by the local numbers of that day."""
    only({Role.SUPERVISOR}, by, row.draw.congress_id)
    check_past(on, at)
    if not Votes(**counts).is_possible:
        raise Refused(_("The votes do not add up: no more votes than present, no more present than members."))
    row = Drawn.objects.select_for_update(of=("self",)).select_related("draw__congress").get(pk=row.pk)
    if Appraisal.objects.filter(drawn=row).exists():
        raise Refused(_("It is appraised already."))
    of_all, half = map(bool, LocalRule.objects.amounts(row.draw.congress, APPRAISAL_NUMBERS, on))
    found = Appraisal.objects.create(
        drawn=row, on=on, heard=heard, comment=comment, of_all=of_all, half_suffices=half, by=by, **counts
    )
    record("draw.appraise", f"draw:{row.draw_id}", by=by, at=at, detail={"turn": row.turn, "grade": found.grade.value})
    return found


def _step(name: str, draw: Draw, *, by: User, at: datetime, **changes: Any) -> Draw:
    told = ("status", "population_hash", "seed")
    row: Draw = step(name, draw, law=DRAW_LAW, subject="draw", by=by, at=at, told=told, **changes)
    return row


def _tell(row: Drawn, at: datetime) -> None:
    people, url = answering_people(row.suggestion, at), row.suggestion.get_absolute_url()
    text = gettext_noop("Drawn for the spot check, please prepare a report: %(title)s")
    notify(people, "drawn", f"drawn:{row.pk}", text, url=url, at=at, values={"title": row.suggestion.title})
