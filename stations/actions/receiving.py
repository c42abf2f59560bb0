"""Taking in what a citizen says through a code, without an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.common.lifecycle import Refused
from congress.common.records import check_same, made_once
from congress.common.text import mask_cards, one_line, prose
from congress.files.actions import Incoming, take_in
from congress.files.checks import IMAGE_FORMATS
from congress.files.models import Upload
from congress.organs.models import Congress
from stations.models import Code, Membership, Opinion, Station
from stations.rules.receipts import query_code, secret_of

NAMELESS = {"匿名", "无名", "不留名", "群众", "某某", "无", "anonymous", "none"}


class DeadCode(Refused):
    """A code that is revoked, asleep or never was."""


class PhotoRefused(Refused):
    """A picture that is not taken; whatever was sent with it is not kept either."""


@dataclass(frozen=True)
class Heard:
    """Who is spoken to through a code: the deputy, the station, or both, and the congress that keeps the record."""

    congress: Congress
    deputy: Any
    station: Station | None


@transaction.atomic
def receive(
    token: str,
    *,
    form_key: UUID,
    text: str,
    place: str = "",
    name: str = "",
    phone: str = "",
    may_pass_on: bool = False,
    may_publish: bool = False,
    photos: Sequence[Incoming] = (),
    at: datetime,
) -> tuple[Opinion, str]:
    """The opinion this form made and the code that goes with its receipt, the same however often the form is sent.

    Identity and bank card numbers are hidden before anything is kept. Refused when the code does not open its page,
    when the form was sent before with other words, or when a photo is not taken. The caller has seen that the notice
    was read (个人信息保护法 §35). It is kept at once and entered within seconds (stations.actions.arrivals).
    """
    addressed = _addressed(token, at)
    said = {"code_id": addressed.pop("code_id"), "text": mask_cards(prose(text)), "place": mask_cards(one_line(place))}
    consents = {"has_read_notice": True, "may_pass_on": may_pass_on, "may_publish": may_publish}
    contact = {"name": given_name(name), "phone": phone}
    secret = query_code(form_key)
    filed = addressed | contact | {"secret": secret_of(secret), "received_at": at, "is_entered": False}
    opinion, is_new = made_once(Opinion, form_key, said | consents, **filed)
    check_same(contact == {field: getattr(opinion, field) for field in contact})
    if is_new:
        _attach(opinion, photos, at)
    return opinion, secret


def heard(code: Code, at: datetime) -> Heard:
    """Whom the code stands for today; a deputy's station is the open one they are grouped into, the oldest first."""
    if code.mandate is None:
        assert code.station is not None
        return Heard(code.station.congress, None, code.station)
    first = code.mandate.memberships.oldest_open(localdate(at)).select_related("station__region").first()
    return Heard(code.mandate.term.congress, code.mandate, first.station if first else None)


def _addressed(token: str, at: datetime) -> dict[str, Any]:
    """The same as keys, in one query."""
    first = Membership.objects.oldest_open(localdate(at)).filter(mandate=OuterRef("mandate")).values("station")[:1]
    found = Code.objects.live().filter(token=token).annotate(first=Subquery(first))
    row = found.values_list("pk", "mandate__term__congress", "station__congress", "mandate", "station", "first").first()
    if row is None:
        raise DeadCode(_("This code is no longer valid"))
    code, of_deputy, of_station, deputy, station, joined = row
    return {
        "code_id": code,
        "congress_id": of_deputy or of_station,
        "deputy_id": deputy,
        "station_id": station or joined,
    }


def given_name(name: str) -> str:
    """As written; nothing where somebody wrote that they give none."""
    plain = one_line(name)
    return "" if plain.strip("（）()-—/ ").lower() in NAMELESS else plain


def _attach(opinion: Opinion, photos: Sequence[Incoming], at: datetime) -> None:
    """Photos as new pictures of the same pixels, without the place and camera that phones write into them.

    With one that is refused none stays on the disk either.
    """
    kept: list[Upload] = []
    try:
        for photo in photos:
            kept.append(_picture(photo, at))
            opinion.photos.create(upload=kept[-1])
    except PhotoRefused:
        for upload in kept:
            upload.file.delete(save=False)
        raise


def _picture(photo: Incoming, at: datetime) -> Upload:
    name = one_line(photo.name or "")
    if PurePath(name).suffix.lower() not in IMAGE_FORMATS:
        raise PhotoRefused(_("%(name)s: only JPEG, PNG and WebP photos are taken.") % {"name": name})
    try:
        return take_in(photo, by=None, at=at)
    except Refused as refused:
        raise PhotoRefused(f"{name}: {refused}") from refused
