"""From the desk to the readers: sent for approval, approved by another person, numbered, kept, sent out."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from briefings.actions.numbering import next_numbers
from briefings.actions.steps import holders, required, roles_in, step, tell, told
from briefings.documents.briefings import frozen, paper
from briefings.models import Briefing, Delivery, Masthead
from briefings.models.briefings import PAPERS
from briefings.rules.briefings import APPROVERS, LAW, READERS
from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.files.actions import take_in


@transaction.atomic
def send(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Ask the leaders to approve it; from here on its words stand still."""
    briefing = step("send", briefing, by=by, at=at, seen=seen, sent_by=by)
    chairs = holders(briefing, at, *APPROVERS).exclude(pk=by.pk)
    text = gettext_noop("A briefing waits for your approval: %(title)s")
    tell(briefing, chairs, text, briefing.get_absolute_url(), at)
    told("send", briefing, by=by, at=at)
    return briefing


@transaction.atomic
def send_back(briefing: Briefing, *, note: str, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Back to the editors, with what is to be put right."""
    reason = required(note, _("Say what is to be put right."))
    editor = lock(briefing).sent_by
    briefing = step("send_back", briefing, by=by, at=at, note=reason, seen=seen, sent_by=None)
    url = reverse("admin:briefings_briefing_change", args=[briefing.pk])
    tell(briefing, [editor], gettext_noop("The briefing was sent back to be edited: %(title)s"), url, at)
    told("send_back", briefing, by=by, at=at)
    return briefing


@transaction.atomic
def drop(briefing: Briefing, *, note: str, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Give a draft up; it stays in the list with the reason, and the clock does not draft that period again."""
    briefing = step("drop", briefing, by=by, at=at, note=required(note, _("Give the reason.")), seen=seen)
    told("drop", briefing, by=by, at=at)
    return briefing


@transaction.atomic
def approve(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Issue it: the next numbers, both papers made once and kept, sent to its readers.

    Briefing and masthead stay locked until commit, so numbers have no hole; a refusal gives its number back.
    """
    briefing = lock(briefing, seen=seen)
    LAW.check("approve", briefing.status, roles_in(by, briefing.congress_id))
    if briefing.sent_by_id == by.pk:
        raise Refused(_("Whoever sent it for approval does not approve it."))
    facts = _numbered(briefing, by, at)
    kept = {kind: _kept(briefing, kind, by, at) for kind in PAPERS}
    digests = {f"{kind}_sha256": upload.sha256 for kind, upload in kept.items()}
    briefing = step("approve", briefing, by=by, at=at, **facts, **kept, **digests)
    _send_out(briefing, facts["masthead"]["reader_roles"], at)
    told("approve", briefing, by=by, at=at, number=briefing.label, **digests)
    return briefing


def _numbered(briefing: Briefing, by: User, at: datetime) -> dict[str, Any]:
    """What makes it an issue, put on the row in memory for the papers to be made of."""
    masthead = Masthead.objects.select_for_update().get(congress=briefing.congress_id, kind=briefing.kind)
    on = localdate(at)
    number, total = next_numbers(masthead, on.year)
    words = frozen(masthead) | {"reader_roles": masthead.reader_roles}
    facts: dict[str, Any] = {"number": number, "total": total, "year": on.year, "issued_on": on}
    facts |= {"approved_by": by, "masthead": words}
    for name, value in facts.items():
        setattr(briefing, name, value)
    return facts


def _kept(briefing: Briefing, kind: str, by: User, at: datetime) -> Any:
    made = paper(briefing, kind)
    name = f"{briefing.masthead['name']}{briefing.year}年第{briefing.number}期.{kind}"
    upload = take_in(ContentFile(made, name=name), by=by, at=at)
    if upload.sha256 != sha256(made).hexdigest():
        raise Refused(_("The paper was not kept as it was made. Nothing was issued."))
    return upload


def _send_out(briefing: Briefing, roles: list[str], at: datetime) -> None:
    """To office and leaders, and to whoever the masthead names."""
    readers = list(holders(briefing, at, *READERS, *roles))
    Delivery.objects.bulk_create([Delivery(briefing=briefing, reader=reader, at=at) for reader in readers])
    text = gettext_noop("A new issue of the briefing: %(title)s")
    tell(briefing, readers, text, briefing.get_absolute_url(), at)
