"""Cards and posters of many codes: asked for, cancelled, and offered when the PDF is whole."""

from datetime import datetime
from io import BufferedRandom
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.files import making
from congress.files.jobs import OPEN
from congress.notices.actions import notify
from congress.organs.models import Congress
from deputies.models import Delegation, Mandate
from stations.actions.codes import issue_many
from stations.models import CardJob, Code, Station
from stations.rules import may_keep
from stations.rules.codes import Of

PDF = "application/pdf"


@transaction.atomic
def ask_papers(
    congress: Congress, *, paper: str, of: str, delegation: Delegation | None = None, by: User, at: datetime
) -> CardJob:
    """Give a code to whoever lacks one and write the wish down; one that is still open is gone on with."""
    if not may_keep(by, congress.pk) or delegation and delegation.term.congress_id != congress.pk:
        raise PermissionDenied
    issue_many(bearers(congress, of, delegation), by=by, at=at)
    said: dict[str, Any] = {"congress": congress, "paper": paper, "of": of, "delegation": delegation, "by": by}
    job, is_new = CardJob.objects.get_or_create(**said, state__in=OPEN, defaults={"asked_at": at, "state": "waiting"})
    if is_new:
        record("cards.ask", f"congress:{congress.pk}", by=by, at=at, detail={"paper": paper, "of": of})
    return job


@transaction.atomic
def cancel_papers(job: CardJob, *, by: User, at: datetime) -> None:
    """The worker stops at its next sheet; nothing is offered."""
    making.cancel(job, by=by, at=at)
    record("cards.cancel", f"congress:{job.congress_id}", by=by, at=at)


@transaction.atomic
def finish_papers(job: CardJob, file: BufferedRandom, *, name: str, at: datetime) -> bool:
    """Offer the whole PDF to its owner, who is told; False when it was cancelled meanwhile."""
    if not making.offer(job, file, name=name, content_type=PDF, at=at):
        return False
    text = gettext_noop("The cards or posters you asked for are ready; they are kept for seven days.")
    notify([job.by], "cards-ready", str(job.pk), text, url=job.get_absolute_url(), at=at)
    return True


def bearers(congress: Congress, of: str, delegation: Delegation | None) -> Any:
    """The deputies in office or the open stations whose papers are meant."""
    if of == Of.STATIONS:
        return Station.objects.open_to_public().filter(congress=congress)
    own = Mandate.objects.in_office().filter(term__congress=congress)
    return own.filter(delegation=delegation) if delegation else own


def codes_of(job: CardJob) -> list[int]:
    """The keys of the codes to draw: deputies by delegation and card number, stations by area and code."""
    field = "station" if job.of == Of.STATIONS else "mandate"
    order = ("station__region__code", "station__code") if field == "station" else ("mandate__delegation__name",)
    mine = bearers(job.congress, job.of, job.delegation).order_by().values("pk")
    rows = Code.objects.live().filter(**{f"{field}__in": mine})
    return list(rows.order_by(*order, "mandate__card_no", "pk").values_list("pk", flat=True))
