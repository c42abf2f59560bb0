"""Taking in what a citizen says through a code, without an account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import check_same, made_once
from congress.common.text import mask_cards, one_line, prose
from congress.files.actions import Incoming, take_in
from congress.files.checks import IMAGE_FORMATS
from congress.files.models import Upload
from congress.organs.models import Congress
from stations.actions.steps import clock
from stations.actions.telling import tell_handlers
from stations.models import Code, Opinion, Station
from stations.rules.doubts import doubts_in
from stations.rules.opinions import ClockKind
from stations.rules.receipts import query_code, secret_of

ARRIVED = gettext_noop("A citizen sent an opinion: %(receipt)s")
NAMELESS = {"匿名", "无名", "不留名", "群众", "某某", "无", "anonymous", "none"}
SAME_WITHIN = timedelta(days=1)
DOUBT_LENGTH = 120


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
    code: Code,
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

    Identity and bank card numbers are hidden before anything is kept. Refused when the form was sent before with other
    words, or when a photo is not taken. The caller has seen that the notice was read (个人信息保护法 §35).
    """
    said = {"code": code, "text": mask_cards(prose(text)), "place": mask_cards(one_line(place))}
    consents = {"has_read_notice": True, "may_pass_on": may_pass_on, "may_publish": may_publish}
    contact = {"name": given_name(name), "phone": phone}
    secret = query_code(form_key)
    filed = _filed(heard(code, at), at) | contact | {"secret": secret_of(secret), "doubt": lambda: _doubt(said, at)}
    opinion, is_new = made_once(Opinion, form_key, said | consents, **filed)
    check_same(contact == {field: getattr(opinion, field) for field in contact})
    if is_new:
        _attach(opinion, photos, at)
        tell_handlers("opinion-new", ARRIVED, opinion, at=at)
        record("opinion.receive", f"opinion:{opinion.pk}", by=None, at=at, detail={"way": opinion.way})
    return opinion, secret


def heard(code: Code, at: datetime) -> Heard:
    """Whom the code stands for today; a deputy's station is the open one they are grouped into, the oldest first."""
    if code.mandate is None:
        assert code.station is not None
        return Heard(code.station.congress, None, code.station)
    grouped = code.mandate.memberships.current(localdate(at)).filter(station__is_active=True)
    first = grouped.select_related("station__region").order_by("from_on", "pk").first()
    return Heard(code.mandate.term.congress, code.mandate, first.station if first else None)


def given_name(name: str) -> str:
    """As written; nothing where somebody wrote that they give none."""
    plain = one_line(name)
    return "" if plain.strip("（）()-—/ ").lower() in NAMELESS else plain


def _filed(who: Heard, at: datetime) -> dict[str, Any]:
    """Where the new row belongs, and its first clock."""
    opinion = Opinion(congress=who.congress)
    owner = {"congress": who.congress, "deputy": who.deputy, "station": who.station, "received_at": at}
    return owner | clock(ClockKind.ACCEPT, opinion, at)


def _doubt(said: Mapping[str, Any], at: datetime) -> str:
    """What whoever reads it should look at: the same words sent before to the same code, insults, advertising."""
    since = Opinion.objects.filter(code=said["code"], received_at__gte=at - SAME_WITHIN)
    same = since.filter(text=said["text"]).order_by("pk").first()
    found = [f"与{same.receipt}文字相同"] if same else []
    return "、".join([*found, *doubts_in(said["text"])])[:DOUBT_LENGTH]


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
