"""What readers do: every paper taken is recorded. What the office opens to everybody, and closes again."""

from datetime import datetime

from django.db import transaction

from briefings.actions.steps import step, told
from briefings.models import Briefing, Download
from congress.accounts.models import User
from congress.files.models import Upload


@transaction.atomic
def take(briefing: Briefing, kind: str, *, by: User, at: datetime) -> Upload:
    """The kept paper; who took it when is shown with the issue and stands in the trail."""
    Download.objects.create(briefing=briefing, by=by, at=at, kind=kind)
    told("download", briefing, by=by, at=at, kind=kind)
    return briefing.pdf if kind == "pdf" else briefing.docx  # type: ignore[return-value]


@transaction.atomic
def publish(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Everybody may read it from now on."""
    briefing = step("publish", briefing, by=by, at=at, seen=seen, is_public=True)
    told("publish", briefing, by=by, at=at)
    return briefing


@transaction.atomic
def take_off(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Off the public site."""
    briefing = step("take_off", briefing, by=by, at=at, seen=seen, is_public=False)
    told("take_off", briefing, by=by, at=at)
    return briefing
