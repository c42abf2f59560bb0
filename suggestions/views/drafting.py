"""Beginning and editing a draft."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused, Unlawful
from congress.common.text import mask_numbers
from congress.organs.models import Congress
from deputies.models import Mandate
from stations.models import Opinion
from stations.parties import parties_of as opinion_parties
from stations.rules.opinions import LAW as OPINION_LAW
from suggestions import actions
from suggestions.forms import DraftForm
from suggestions.forms.cosigning import InviteForm
from suggestions.models import Suggestion
from suggestions.parties import parties_of
from suggestions.rules import LAW
from suggestions.rules.life import ENDED
from suggestions.views.looking import look
from suggestions.views.shared import find, steps_open_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """A deputy begins a suggestion in the congress of the post they work in."""
    congress = request.user.post.congress
    mandate = _mandate(request, congress)
    if "look" in request.POST:
        return look(request, congress)
    form = DraftForm(request.POST or None, congress=congress)
    if form.is_bound and form.is_valid():
        return _keep(request, form, partial(actions.begin, mandate, form_key=form.cleaned_data["form_key"]))
    return _page(request, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_opinion(request: SignedInRequest, pk: int) -> HttpResponse:
    """A deputy makes a suggestion of what a citizen said; its words stand in the form to begin with."""
    opinion = get_object_or_404(Opinion.objects.visible_to(request.user).select_related("congress"), pk=pk)
    mandate = _mandate(request, opinion.congress)
    if "look" in request.POST:
        return look(request, opinion.congress)
    if not OPINION_LAW.may("suggest", opinion.status, opinion_parties(request.user, opinion)) and not request.POST:
        raise PermissionDenied
    said = {"body": mask_numbers(opinion.text), "source": Suggestion.Source.STATION, "seen": opinion.version}
    form = DraftForm(request.POST or None, congress=opinion.congress, initial=said)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        begin = partial(actions.begin_from, opinion, mandate, form_key=typed["form_key"], seen=typed["seen"])
        return _keep(request, form, begin)
    return _page(request, form)


def _mandate(request: SignedInRequest, congress: Congress) -> Mandate:
    """The reader's own seat in this congress; 404 without one."""
    mine = Mandate.objects.in_office().filter(person__user=request.user, term__congress=congress).last()
    if mine is None:
        raise Http404
    return mine


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The lead deputy goes on writing. What was typed before it was submitted elsewhere stays on the page."""
    suggestion = find(request, pk)
    if not LAW.is_for("edit", parties_of(request.user, suggestion)):
        raise Http404
    if request.method != "POST" and "edit" not in steps_open_to(request, suggestion):
        return redirect(suggestion)
    if "look" in request.POST:
        return look(request, suggestion.congress, suggestion)
    form = DraftForm(request.POST or None, instance=suggestion, congress=suggestion.congress)
    if form.is_bound and form.is_valid():
        return _keep(request, form, partial(actions.edit, suggestion, seen=form.cleaned_data["seen"]))
    return _page(request, form)


def _page(request: SignedInRequest, form: DraftForm) -> HttpResponse:
    suggestion = form.instance if form.instance.pk else None
    context = {"form": form, "suggestion": suggestion, **(_cosigners(request, suggestion) if suggestion else {})}
    return render(request, "suggestions/draft.html", context, status=409 if form.is_bound else 200)


def _cosigners(request: SignedInRequest, suggestion: Suggestion) -> dict[str, Any]:
    """Who was asked to co-sign, with their answers, and who bears the name searched for."""
    who = request.GET.get("who", "").strip()[:40]
    invite = InviteForm(suggestion=suggestion, by=request.user, name="invite")
    return {"cosigners": list(suggestion.cosigners.all()), "who": who, "found": invite.found(who) if who else []}


def _keep(request: SignedInRequest, form: DraftForm, save: Callable[..., Suggestion]) -> HttpResponse:
    """Save the text; when that is refused, show it again as typed."""
    try:
        suggestion = save(by=request.user, at=timezone.now(), **form.typed)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form)
    try:
        _complete(request, suggestion)
    except Refused as refusal:
        messages.error(request, _("The text was saved. %(why)s") % {"why": refusal})
        suggestion.refresh_from_db()
        is_open = "edit" in steps_open_to(request, suggestion)
        return redirect("suggestions:edit", suggestion.pk) if is_open else redirect(suggestion)
    messages.success(request, _("Submitted.") if "submit" in request.POST else _("Saved."))
    return redirect(suggestion)


def _complete(request: SignedInRequest, suggestion: Suggestion) -> None:
    """Take in the files that are not there yet and, when that button was pressed, submit."""
    suggestion = actions.attach(suggestion, files=request.FILES.getlist("files"), by=request.user, at=timezone.now())
    if "submit" in request.POST:
        is_clean = "is_clean" in request.POST
        try:
            actions.submit(suggestion, is_clean=is_clean, by=request.user, at=timezone.now())
        except Unlawful:
            suggestion.refresh_from_db()
            if suggestion.status in ENDED:
                raise  # else it is the same form sent twice: it is submitted already


@login_required
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw a draft away; one said to touch a state secret leads to where the paper is brought."""
    suggestion, is_secret = find(request, pk), "secret" in request.POST
    try:
        actions.discard(suggestion, by=request.user, at=timezone.now(), is_secret=is_secret)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(suggestion)
    messages.success(request, _("The draft was deleted."))
    return redirect("suggestions:offline" if is_secret else "suggestions:index")
