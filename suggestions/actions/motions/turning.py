"""A motion that becomes a suggestion."""

from datetime import datetime
from uuid import uuid4

from congress.accounts.models import User
from congress.audit.actions import record
from suggestions.actions.reviewing import accept
from suggestions.models import Attachment, Cosigner, Motion, Suggestion
from suggestions.rules import Status


def turn_into_suggestion(motion: Motion, *, by: User, at: datetime) -> Suggestion:
    """Treat as a suggestion (转为建议): the movers put it forward, accepted at once with a suggestion's number."""
    suggestion = Suggestion.objects.create(
        congress=motion.congress,
        session=motion.session,
        period=motion.period,
        title=motion.title,
        body=f"{motion.grounds}\n\n{motion.proposal}".strip(),
        lead=motion.lead,
        lead_name=motion.lead.person.name,
        category=motion.category,
        status=Status.REVIEWED,
        form_key=uuid4(),
        created_at=at,
        submitted_on=motion.submitted_on,
        from_motion=motion,
    )
    others = motion.signers.standing().exclude(mandate=motion.lead_id).select_related("mandate__person")
    Cosigner.objects.bulk_create(
        Cosigner(
            suggestion=suggestion,
            mandate=one.mandate,
            name=one.mandate.person.name,
            text_version=suggestion.text_version,
            answered_at=one.signed_at,
        )
        for one in others
    )
    files = motion.attachments.values_list("upload", flat=True)
    Attachment.objects.bulk_create(Attachment(suggestion=suggestion, upload_id=upload) for upload in files)
    record("suggestion.begin", f"suggestion:{suggestion.pk}", by=by, at=at, detail={"motion": motion.pk})
    return accept(suggestion, by=by, at=at)
