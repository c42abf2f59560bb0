"""Beginning and editing a motion."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from deputies.models import Mandate
from suggestions.actions import motions
from suggestions.forms.motions import MotionForm
from suggestions.models import Motion
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import MOTION_LAW, min_movers
from suggestions.views.motions.pages import find


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """A deputy begins a motion in the congress of the post they work in."""
    congress = request.user.post.congress
    mandate = Mandate.objects.in_office().filter(person__user=request.user, term__congress=congress).last()
    if mandate is None:
        raise Http404
    form = MotionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return _keep(request, form, partial(motions.begin, mandate, form_key=form.cleaned_data["form_key"]))
    return _page(request, form, min_movers(congress.level))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The lead goes on writing; whoever signed is asked again. What was typed stays when it has gone on."""
    motion = find(request, pk)
    if not MOTION_LAW.is_for("edit", motion_parties_of(request.user, motion)):
        raise Http404
    if request.method != "POST" and not _is_open(request, motion):
        return redirect(motion)
    form = MotionForm(request.POST or None, instance=motion)
    if form.is_bound and form.is_valid():
        fresh = find(request, pk)  # the form has written what was typed onto its own instance
        return _keep(request, form, partial(motions.edit, fresh, seen=form.cleaned_data["seen"]))
    return _page(request, form, min_movers(motion.congress.level))


def _keep(request: SignedInRequest, form: MotionForm, save: Callable[..., Motion]) -> HttpResponse:
    """Save the text; when that is refused, show it again as typed. “Save and invite” goes on to the co-signers."""
    try:
        motion = save(by=request.user, at=timezone.now(), **form.typed)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, min_movers(request.user.post.congress.level))
    try:
        motions.attach(motion, files=request.FILES.getlist("files"), by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, _("The text was saved. %(why)s") % {"why": refusal})
        return redirect("suggestions:motion-edit", motion.pk) if _is_open(request, motion) else redirect(motion)
    messages.success(request, _("Saved."))
    return redirect("suggestions:motion-step", motion.pk, "invite") if "invite" in request.POST else redirect(motion)


def _is_open(request: SignedInRequest, motion: Motion) -> bool:
    """Whether the person may write on."""
    return MOTION_LAW.may("edit", motion.status, motion_parties_of(request.user, motion))


def _page(request: SignedInRequest, form: MotionForm, needed: int) -> HttpResponse:
    context = {"form": form, "motion": form.instance if form.instance.pk else None, "needed": needed}
    return render(request, "suggestions/motions/draft.html", context, status=409 if form.is_bound else 200)


@login_required
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    motion = find(request, pk)
    try:
        motions.discard(motion, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(motion)
    messages.success(request, _("The draft was deleted."))
    return redirect("suggestions:motions")
