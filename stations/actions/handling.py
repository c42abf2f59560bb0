"""What deputies, station keepers and the office do with an opinion, and those it was handed to."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from deputies.models import Mandate
from deputies.rules import MandateStatus
from stations.actions.steps import step
from stations.actions.telling import helpers, tell, tell_handlers
from stations.models import Opinion, OpinionMessage
from stations.rules.handing import IN_WORDS, is_higher, is_within
from stations.rules.opinions import Route

NOWHERE: dict[str, Any] = {"route": "", "unit": None, "higher": None, "handed_to": "", "external_no": ""}


@transaction.atomic
def accept(opinion: Opinion, *, topic: str, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """Take it up; the clock of the answer starts."""
    return step("accept", opinion, by=by, at=at, seen=seen, topic=topic)


@transaction.atomic
def refuse(
    opinion: Opinion, *, reason: str, note: str = "", by: User, at: datetime, seen: int | None = None
) -> Opinion:
    """Not accept it. The citizen reads the way out that WAYS_OUT names for the reason, and the note."""
    row = step("refuse", opinion, by=by, at=at, seen=seen, note=note, refusal=reason)
    _say(row, note, by, at)
    return row


@transaction.atomic
def hand(
    opinion: Opinion,
    *,
    route: str,
    unit: Unit | None = None,
    higher: Mandate | None = None,
    handed_to: str = "",
    external_no: str = "",
    note: str = "",
    topic: str = "",
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Opinion:
    """Hand it to whoever the route names; their clock starts. What belongs to another route is left out."""
    whom = _whom(opinion, Route(route), unit, higher, handed_to.strip())
    goes = NOWHERE | {"route": route, **whom, "external_no": external_no.strip() if route == Route.HOTLINE else ""}
    named = str(next(iter(whom.values()), external_no))
    noted = "\n".join(filter(None, [named, note.strip()]))
    row = _with_ticket(opinion, by=by, at=at, seen=seen, note=noted, **goes, **({"topic": topic} if topic else {}))
    tell(helpers(row, at), "opinion-handed", HANDED, row, at=at)
    return row


@transaction.atomic
def fetch_back(opinion: Opinion, *, note: str = "", by: User, at: datetime, seen: int | None = None) -> Opinion:
    """Take it back from whoever has not begun with it; they are told and see it no more."""
    told = helpers(opinion, at)
    row = step("fetch_back", opinion, by=by, at=at, seen=seen, note=note, **NOWHERE)
    tell(told, "opinion-fetched-back", FETCHED, row, at=at)
    return row


@transaction.atomic
def take_up(opinion: Opinion, *, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """The unit or higher deputy begins; its clock has run since the hand-over."""
    return step("take_up", opinion, by=by, at=at, seen=seen)


@transaction.atomic
def give_back(opinion: Opinion, *, note: str, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """It is not theirs: back to the deputy or station, who read why."""
    row = step("give_back", opinion, by=by, at=at, seen=seen, note=_written(note), **NOWHERE)
    tell_handlers("opinion-given-back", GIVEN_BACK, row, at=at, but=by)
    return row


@transaction.atomic
def reply(opinion: Opinion, *, text: str, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """What whoever handled it says to the deputy or station, who pass it on to the citizen."""
    return _replied("reply", opinion, text, by, at, seen)


@transaction.atomic
def note_reply(opinion: Opinion, *, text: str, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """Record what came back on paper or by phone from one without an account."""
    return _replied("note_reply", opinion, text, by, at, seen)


@transaction.atomic
def tell_citizen(opinion: Opinion, *, text: str, by: User, at: datetime, seen: int | None = None) -> OpinionMessage:
    """A word to the citizen in between; nothing ends by it."""
    row = step("tell", opinion, by=by, at=at, seen=seen)
    return row.messages.create(text=_written(text), by=by, at=at)


@transaction.atomic
def close(opinion: Opinion, *, explanation: str, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """End one that was asked to be redone; the citizen reads why it is not."""
    row = step("close", opinion, by=by, at=at, seen=seen, note=_written(explanation))
    _say(row, explanation, by, at)
    return row


@transaction.atomic
def unsuggest(opinion: Opinion, *, note: str = "", by: User, at: datetime, seen: int | None = None) -> Opinion:
    """Handle it without the suggestion, which goes its own way."""
    row = step("unsuggest", opinion, by=by, at=at, seen=seen, note=note, became="", became_url="")
    tell_handlers("opinion-unsuggested", UNSUGGESTED, row, at=at, but=by)
    return row


def _replied(name: str, opinion: Opinion, text: str, by: User, at: datetime, seen: int | None) -> Opinion:
    written = _written(text)
    row = step(name, opinion, by=by, at=at, seen=seen, note=written, reply=written, replied_at=at)
    tell_handlers("opinion-replied", REPLIED, row, at=at, but=by)
    return row


def _whom(opinion: Opinion, route: Route, unit: Unit | None, higher: Mandate | None, words: str) -> dict[str, Any]:
    """The one the route names; Refused when nobody is named or it may not be them."""
    if route == Route.UNIT:
        return {"unit": _lawful_unit(opinion, unit)}
    if route == Route.HIGHER:
        return {"higher": _lawful_higher(opinion, higher)}
    if route in IN_WORDS and not words:
        raise Refused(_("Say whom it is handed to."))
    return {"handed_to": words} if route in IN_WORDS else {}


def _lawful_unit(opinion: Opinion, unit: Unit | None) -> Unit:
    if unit is None or not unit.is_active:
        raise Refused(_("Choose a unit that is active."))
    if not is_within(unit.congress.region.code, opinion.congress.region.prefix):
        raise Refused(_("This unit belongs to another place."))
    return unit


def _lawful_higher(opinion: Opinion, higher: Mandate | None) -> Mandate:
    if higher is None or higher.status != MandateStatus.IN_OFFICE:
        raise Refused(_("Choose a deputy who is in office."))
    if not is_higher(higher.term.congress.level, opinion.congress.level):
        raise Refused(_("This deputy does not sit in a congress of a higher level."))
    return higher


def _with_ticket(opinion: Opinion, **taken: Any) -> Opinion:
    """A 12345 ticket stands for one opinion: the table knows, whoever else enters it at this moment."""
    try:
        with transaction.atomic():
            return step("hand", opinion, **taken)
    except IntegrityError as error:
        if "opinion_ticket_once" not in str(error):
            raise
        raise Refused(_("Another opinion has this ticket number.")) from error


def _say(opinion: Opinion, text: str, by: User, at: datetime) -> None:
    if text.strip():
        opinion.messages.create(text=text.strip(), by=by, at=at)


def _written(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write a word about it."))
    return text.strip()


HANDED = gettext_noop("An opinion of a citizen was handed to you: %(receipt)s (%(topic)s)")
FETCHED = gettext_noop("An opinion that was handed to you was fetched back: %(receipt)s (%(topic)s)")
GIVEN_BACK = gettext_noop("An opinion you handed over was given back: %(receipt)s (%(topic)s)")
REPLIED = gettext_noop("An opinion you handed over has a reply to pass on to the citizen: %(receipt)s (%(topic)s)")
UNSUGGESTED = gettext_noop("An opinion goes on without a suggestion: %(receipt)s (%(topic)s)")
