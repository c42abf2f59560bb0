"""Classified items (涉密件): registered by number and days; the paper itself never comes near this system."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from congress.common.records import lock, made_once, take_step
from congress.notices.actions import notify
from congress.organs.models import Unit
from deputies.models import Mandate
from suggestions.actions.drafting import session_on
from suggestions.actions.numbering import next_number
from suggestions.models import NumberSeries, OfflineItem, Suggestion
from suggestions.rules.offline import DAYS, OFFLINE_LAW, REGISTERS, is_possible
from suggestions.supervised import roles_in


@transaction.atomic
def register_offline(lead: Mandate, *, received_on: date, form_key: UUID, by: User, at: datetime) -> OfflineItem:
    """Give the paper a number of the suggestions' own series. The same form sent twice registers it once."""
    congress = lead.term.congress
    if roles_in(by, congress.pk).isdisjoint(REGISTERS):
        raise NotYours(_("Classified items are registered by the office. Nothing was changed."))
    if received_on > localdate(at):
        raise Refused(_("The paper cannot have come in after today."))
    session = session_on(congress, received_on)
    is_sitting = received_on <= session.closed_on
    place = {"session": session, "period": Suggestion.Period.IN_SESSION if is_sitting else Suggestion.Period.BETWEEN}
    facts = {"congress": congress, "lead": lead, "received_on": received_on}
    number = partial(next_number, NumberSeries, **place)
    item, is_new = made_once(OfflineItem, form_key, facts, number=number, **place)
    if is_new:
        record("offline.register", f"offline:{item.pk}", by=by, at=at, detail={"number": item.number})
        _tell(item, gettext_noop("Your classified item was received on paper: %(number)s"), at)
    return item


@transaction.atomic
def move_offline(
    item: OfflineItem, name: str, *, on: date, by: User, at: datetime, unit: Unit | None = None, seen: int | None = None
) -> OfflineItem:
    """Record the next step of the paper's course: its day, and at the hand-over the unit."""
    item = lock(item, seen=seen)
    if not is_possible(on, item.last_on, localdate(at)):
        raise Refused(_("The day lies between the step before, %(day)s, and today.") % {"day": item.last_on})
    changes: dict[str, Any] = {DAYS[name]: on}
    if name == "hand_over":
        changes["unit"] = _unit(item, unit)
    own = partial(_roles, by)
    item = take_step(name, item, law=OFFLINE_LAW, parties=own, by=by, at=at, **changes)
    record(f"offline.{name}", f"offline:{item.pk}", by=by, at=at, detail={"on": on.isoformat()})
    _tell(item, gettext_noop("Your classified item went on: %(number)s"), at)
    return item


def _roles(by: User, item: OfflineItem) -> frozenset[str]:
    return roles_in(by, item.congress_id)


def _unit(item: OfflineItem, unit: Unit | None) -> Unit:
    if unit is None or not unit.is_active or unit.congress_id != item.congress_id:
        raise Refused(_("Choose the unit that got the paper."))
    return unit


def _tell(item: OfflineItem, text: str, at: datetime) -> None:
    deputy = item.lead.person.user
    url, key = reverse("suggestions:offline"), f"offline:{item.pk}:{item.version}"
    notify([deputy] if deputy else [], "offline", key, text, url=url, at=at, values={"number": item.number_label})
