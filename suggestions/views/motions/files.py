"""The files of a motion."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.files.serving import serve
from suggestions.actions import motions
from suggestions.models import MotionAttachment
from suggestions.views.motions.pages import find


def find_file(request: SignedInRequest, pk: int, attachment: int) -> MotionAttachment:
    """The file, to whoever may see its motion; 404 otherwise."""
    rows = MotionAttachment.objects.filter(motion=find(request, pk)).select_related("upload", "motion")
    return get_object_or_404(rows, pk=attachment)


@login_required
@require_safe
def file(request: SignedInRequest, pk: int, attachment: int) -> FileResponse:
    """Handed out; the trail keeps to whom."""
    found = find_file(request, pk, attachment)
    record("motion.file", f"motion:{pk}", by=request.user, detail={"file": found.upload.name})
    return serve(found.upload, inline=True)


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, attachment: int) -> HttpResponse:
    """Taken off by the lead while the motion is written; signers are asked again."""
    try:
        motions.detach(find_file(request, pk, attachment), by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("suggestions:motion", pk)
    messages.success(request, _("The file was taken off."))
    return redirect("suggestions:motion-edit", pk)
