"""A visit written into the reception register (接待群众情况登记簿) by whoever received the citizen."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import check_same, made_once
from congress.common.text import mask_cards
from congress.files.actions import Incoming, take_in
from deputies.models import Mandate
from stations.actions.steps import step
from stations.actions.telling import tell_handlers
from stations.clocks import clock
from stations.models import Opinion, Station
from stations.rules.opinions import ClockKind
from stations.rules.receipts import query_code, secret_of

IN_PERSON = "当面"
CONTACT = ("name", "phone", "address")
SPOKEN = ("text", "ask", "place")


@transaction.atomic
def register(
    station: Station,
    *,
    form_key: UUID,
    said_at: datetime,
    deputies: Sequence[Mandate] = (),
    answer: str = "",
    photos: Sequence[Incoming] = (),
    by: User,
    at: datetime,
    **said: Any,
) -> tuple[Opinion, str]:
    """The opinion this form made, taken up, and the code that goes with its receipt; answered where it was on the spot.

    `said` are way, topic, text, ask, place, name, sex, phone, address and may_pass_on. A deputy registers what was said
    in their hearing, a keeper what was said in the area, the office all. Refused for a visit that has not been yet.
    """
    if said_at > at:
        raise Refused(_("This visit has not been yet."))
    code = query_code(form_key)
    opinion, is_new = _filed(station, form_key, said_at, deputies, said, by, at, secret_of(code))
    if is_new:
        opinion.present.set(deputies[1:])
        for photo in photos:
            opinion.photos.create(upload=take_in(photo, by=by, at=at))
        record("opinion.register", f"opinion:{opinion.pk}", by=by, at=at, detail={"way": opinion.way})
        opinion = _taken_up(opinion, answer, by, at)
    return opinion, code


def _filed(
    station: Station,
    form_key: UUID,
    said_at: datetime,
    deputies: Sequence[Mandate],
    said: Mapping[str, Any],
    by: User,
    at: datetime,
    secret: str,
) -> tuple[Opinion, bool]:
    told = {name: mask_cards(value) if name in SPOKEN else value for name, value in said.items()}
    facts = {name: value for name, value in told.items() if name not in CONTACT}
    facts |= {"station": station, "received_at": said_at, "recorded_by": by}
    contact = {name: told.get(name, "") for name in CONTACT}  # encrypted anew each time, so compared in plain text
    filed = {"congress": station.congress, "deputy": next(iter(deputies), None), "secret": secret, **contact}
    starts = clock(ClockKind.ACCEPT, station.congress, at)
    opinion, is_new = made_once(Opinion, form_key, facts, **filed, **starts)
    check_same(contact == {name: getattr(opinion, name) for name in CONTACT})
    return opinion, is_new


def _taken_up(opinion: Opinion, answer: str, by: User, at: datetime) -> Opinion:
    """Who wrote it down has taken it up by that; the others who handle it are told, unless it is answered already."""
    row = step("accept", opinion, by=by, at=at)
    if answer:
        return step("answer", row, by=by, at=at, note=answer, answer=answer, answered_at=at, told_by=IN_PERSON)
    tell_handlers("opinion-registered", "A visit was registered: %(receipt)s.", row, at=at, but=by)
    return row
