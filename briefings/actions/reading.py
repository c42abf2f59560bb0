"""What readers do: every paper taken is recorded."""

from datetime import datetime

from django.db import transaction

from briefings.actions.steps import told
from briefings.models import Briefing, Download
from congress.accounts.models import User
from congress.files.models import Upload


@transaction.atomic
def take(briefing: Briefing, kind: str, *, by: User, at: datetime) -> Upload:
    """The kept paper; who took it when is shown with the issue and stands in the trail."""
    Download.objects.create(briefing=briefing, by=by, at=at, kind=kind)
    told("download", briefing, by=by, at=at, kind=kind)
    return briefing.pdf if kind == "pdf" else briefing.docx  # type: ignore[return-value]
