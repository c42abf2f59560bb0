"""What citizens do with an opinion of theirs. Whoever calls this was shown receipt number and code."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.common.text import mask_cards, mask_numbers, prose
from congress.files.actions import throw_away
from stations.actions.receiving import given_name
from stations.actions.steps import citizen_step
from stations.actions.telling import handlers, helpers, tell
from stations.models import Opinion
from stations.rules.opinions import ENDED, Rating

ADDED = gettext_noop("The citizen added something to %(receipt)s (%(topic)s).")
AGAIN = gettext_noop("The citizen is not satisfied and asks to have it redone: %(receipt)s (%(topic)s).")
RATED = gettext_noop("The citizen rated the answer to %(receipt)s (%(topic)s).")
WITHDRAWN = gettext_noop("The citizen withdrew %(receipt)s (%(topic)s).")


@transaction.atomic
def say_more(opinion: Opinion, *, text: str, at: datetime, seen: int | None = None) -> Opinion:
    """Add something while it is open; numbers of identity and bank cards are hidden."""
    row = citizen_step("say_more", opinion, at=at, seen=seen)
    row.messages.create(text=_written(text), by=None, at=at)
    tell(handlers(row, at), "opinion-more", ADDED, row, at=at)
    return row


@transaction.atomic
def rate(opinion: Opinion, *, rating: str, comment: str = "", at: datetime, seen: int | None = None) -> Opinion:
    """Say how the answer was; that closes it."""
    rated = _rated(rating, comment, at)
    row = citizen_step("rate", opinion, at=at, seen=seen, note=rated["comment"], **rated)
    tell(handlers(row, at), "opinion-rated", RATED, row, at=at)
    return row


@transaction.atomic
def ask_again(opinion: Opinion, *, comment: str, at: datetime, seen: int | None = None) -> Opinion:
    """Not satisfied: it is handled once more, by whoever answered. What is missing must be said."""
    rated = _rated(Rating.NOT, _written(comment), at)
    row = citizen_step("ask_again", opinion, at=at, seen=seen, note=rated["comment"], **rated)
    tell(handlers(row, at), "opinion-again", AGAIN, row, at=at)
    return row


@transaction.atomic
def withdraw(opinion: Opinion, *, at: datetime, seen: int | None = None) -> Opinion:
    """End it; whoever has it in hand is told."""
    row = citizen_step("withdraw", opinion, at=at, seen=seen)
    tell([*handlers(row, at), *helpers(row, at)], "opinion-withdrawn", WITHDRAWN, row, at=at)
    return row


@transaction.atomic
def correct(opinion: Opinion, *, name: str, phone: str, may_pass_on: bool, may_publish: bool, at: datetime) -> Opinion:
    """Set name, phone and consents anew (个人信息保护法 §15, §46). The trail says which changed, not what to."""
    row: Opinion = lock(opinion)
    if row.deidentified_at:
        raise Refused(_("Name and phone are deleted already."))
    facts = {
        "name": given_name(name), "phone": phone, "may_pass_on": may_pass_on, "may_publish": may_publish,
    }  # fmt: skip
    changed = [field for field, value in facts.items() if getattr(row, field) != value]
    if changed:
        _write(row, {field: facts[field] for field in changed})
        record("opinion.correct", f"opinion:{row.pk}", by=None, at=at, detail={"fields": sorted(changed)})
    return row


@transaction.atomic
def erase(opinion: Opinion, *, at: datetime, seen: int | None = None) -> Opinion:
    """Delete what tells who it was (个人信息保护法 §47): name, phone, address, photos, numbers in what they wrote.

    An open one is withdrawn by it. Steps and figures stay, as of one nobody knows.
    """
    row: Opinion = lock(opinion, seen=seen)
    if row.deidentified_at:
        raise Refused(_("Name and phone are deleted already."))
    if row.status not in ENDED:
        row = withdraw(row, at=at)
    empty = dict.fromkeys(("name", "phone", "address", "sex"), "")
    masked = {field: mask_numbers(getattr(row, field)) for field in ("text", "ask", "place", "comment")}
    _write(row, {**empty, **masked, "may_pass_on": False, "deidentified_at": at})
    for message in row.messages.filter(by=None):
        row.messages.filter(pk=message.pk).update(text=mask_numbers(message.text))
    for photo in row.photos.select_related("upload"):
        photo.delete()
        throw_away(photo.upload)
    record("opinion.erase", f"opinion:{row.pk}", by=None, at=at)
    return row


def _write(row: Opinion, facts: dict[str, Any]) -> None:
    """The version goes up, so that whoever looks at the old state sees that it changed."""
    row.version += 1
    for field, value in facts.items():
        setattr(row, field, value)
    row.save(update_fields=["version", *facts])


def _rated(rating: str, comment: str, at: datetime) -> dict[str, Any]:
    return {"rating": rating, "comment": mask_cards(prose(comment)), "rated_at": at}


def _written(text: str) -> str:
    plain = mask_cards(prose(text))
    if not plain:
        raise Refused(_("Write a few words."))
    return plain
