"""What the pages of supervision share: who they are for, a list, an act with its form."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import NotYours, Refused
from suggestions.forms.supervision.acts import ActForm
from suggestions.supervised import supervised_by

NOT_TAKEN = 409
View = Callable[..., Any]


class Row(NamedTuple):
    """A line of a list: where it leads, what it is called, what stands beside it, its marks."""

    url: str
    title: Any
    cells: list[Any]
    tags: list[Any] = []


class Link(NamedTuple):
    url: str
    label: Any


def for_supervision(view: View) -> View:
    """Office staff and leaders of a congress; to everybody else the page does not exist."""

    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> Any:
        if not supervised_by(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def check_role(request: SignedInRequest, *roles: str) -> None:
    """PermissionDenied for one who may see the page but not do this."""
    if request.user.roles.isdisjoint(roles):
        raise PermissionDenied


def listing(request: SignedInRequest, **context: Any) -> HttpResponse:
    """A list: `title`, `lead`, `heads`, `rows`, `empty`, and optionally `links`, `segments`, `page`."""
    return render(request, "suggestions/supervision/list.html", {"today": timezone.localdate(), **context})


def act_page(
    request: SignedInRequest,
    kind: type[ActForm],
    thing: Any,
    *,
    title: Any,
    back: Any,
    lead: Any = "",
    to: Callable[[Any], Any] | None = None,
) -> Any:
    """The page of one act. A refusal is said above the form, and what was typed is kept; then on to `back`.

    `to` names another place to go on to, from what the action returned.
    """
    files = request.FILES if request.method == "POST" else None
    form = kind(request.POST if request.method == "POST" else None, files, thing=thing, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            done = form.take(timezone.now())
        except NotYours as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, title)
            return redirect(to(done) if to else back)
    context = {"form": form, "title": title, "lead": lead, "back": resolve_url(back)}
    status = NOT_TAKEN if request.method == "POST" else 200
    return render(request, "suggestions/supervision/act.html", context, status=status)
