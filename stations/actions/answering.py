"""The answer to the citizen, and opinions that are handled with another (重复合并)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from stations.actions.steps import lock_together, step
from stations.models import Opinion
from stations.rules.opinions import ENDED, Status


@transaction.atomic
def answer(
    opinion: Opinion,
    *,
    text: str,
    told_by: str = "",
    topic: str = "",
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Opinion:
    """Answer the citizen, and with the same words everybody whose opinion is handled with this one."""
    written = text.strip()
    if not written:
        raise Refused(_("Write the answer."))
    lock_together(Q(pk=opinion.pk) | Q(folded_into=opinion.pk))
    said: dict[str, Any] = {"answer": written, "answered_at": at}
    named = {"topic": topic} if topic else {}
    row = step("answer", opinion, by=by, at=at, seen=seen, note=written, told_by=told_by, **said, **named)
    for other in row.folded.order_by("pk"):
        step("answer_folded", other, by=None, at=at, note=row.receipt, folded_into=None, **said)
    return row


@transaction.atomic
def fold(opinion: Opinion, *, into: Opinion, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """Handle it with another one that is open; it gets that one's answer."""
    lock_together(Q(pk__in=[opinion.pk, into.pk]))
    main = Opinion.objects.visible_to(by).filter(congress=opinion.congress_id, pk=into.pk).first()
    if main is None or main.pk == opinion.pk:
        raise Refused(_("Choose another opinion that you see."))
    if main.status in ENDED | {Status.ANSWERED, Status.FOLDED}:
        raise Refused(_("Nothing can be handled with that one any more: it is answered, ended or folded itself."))
    if opinion.folded.exists():
        raise Refused(_("Others are handled with this one: let them go on their own first."))
    return step("fold", opinion, by=by, at=at, seen=seen, note=main.receipt, folded_into=main)


@transaction.atomic
def unfold(opinion: Opinion, *, by: User, at: datetime, seen: int | None = None) -> Opinion:
    """Handle it on its own again."""
    return step("unfold", opinion, by=by, at=at, seen=seen, folded_into=None)
