"""Files of a motion: they are part of what is signed, so a new or a missing one asks every signer again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from congress.accounts.models import User
from congress.common.records import lock
from congress.files.actions import Incoming, not_kept, take_in, throw_away
from suggestions.actions.motions.steps import step
from suggestions.actions.motions.writing import ask_again
from suggestions.models import Motion, MotionAttachment


@transaction.atomic
def attach(motion: Motion, *, files: Sequence[Incoming], by: User, at: datetime) -> Motion:
    """Check and add files; all or none. One that is there already is left out: a form sent twice adds none."""
    row = lock(motion)
    fresh = not_kept(files, row.attachments.values_list("upload__sha256", flat=True))
    if not fresh:
        return row
    row = step("edit", row, by=by, at=at, text_no=row.text_no + 1)
    for file in fresh:
        row.attachments.create(upload=take_in(file, by=by, at=at))
    return ask_again(row, by=by, at=at)


@transaction.atomic
def detach(attachment: MotionAttachment, *, by: User, at: datetime) -> Motion:
    """Take a file off again; its bytes are thrown away."""
    motion = lock(attachment.motion)
    row = step("edit", motion, by=by, at=at, text_no=motion.text_no + 1)
    attachment.delete()
    throw_away(attachment.upload)
    return ask_again(row, by=by, at=at)
