"""One page per step of a motion: a small form that calls the action."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from suggestions.consequences import MOTION_CONSEQUENCES, motion_label_of
from suggestions.forms.motions import MOTION_FORMS, MotionStepForm
from suggestions.models import Motion
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import MOTION_LAW
from suggestions.views.motions.pages import find


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of one step. What is not possible now is said, and leads back to the motion."""
    motion = find(request, pk)
    if name not in MOTION_FORMS:
        raise Http404
    parties = motion_parties_of(request.user, motion)
    if name not in MOTION_LAW.open_to(motion.status, parties) and request.method != "POST":
        messages.error(request, MOTION_LAW.refusal(name, motion.status))
        return redirect(motion)
    form = MOTION_FORMS[name](request.POST or None, motion=motion, by=request.user, name=name)
    if request.method == "POST" and took(form):
        messages.success(request, MOTION_LAW.done(name))
        still = Motion.objects.visible_to(request.user).filter(pk=pk).exists()
        return redirect(motion) if still else redirect("suggestions:motions")
    status = 409 if request.method == "POST" else 200
    context = {"form": form, "motion": motion, "name": name, "label": motion_label_of(name, parties)}
    context["consequence"] = MOTION_CONSEQUENCES[name]
    return render(request, "suggestions/motions/step.html", context, status=status)


def took(form: MotionStepForm) -> bool:
    """Take the step; why it was refused stands in the form's errors."""
    if not form.is_valid():
        return False
    try:
        MOTION_LAW.check(form.name, form.motion.status, motion_parties_of(form.by, form.motion))
        form.take(timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()
