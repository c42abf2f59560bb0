"""What the pages of supervision share: who they are for, a list, an act with its form, a step, a file."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.lifecycle import Law, NotYours, Refused
from congress.common.paging import page_by_key
from congress.files.serving import serve
from suggestions.forms.supervision.acts import ActForm
from suggestions.supervised import roles_in, supervised_by

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


def does(request: SignedInRequest, *roles: str) -> bool:
    """Whether the person holds one of these roles in the congress they work in."""
    return not roles_in(request.user, request.user.post.congress_id).isdisjoint(roles)


def listing(request: SignedInRequest, found: Any, line: Callable[[Any], Row], **context: Any) -> HttpResponse:
    """A list of what was found, the newest first: `title`, `lead`, `heads`, `empty`, `empty_text`, `links`."""
    page = page_by_key(found, order=["-pk"], after=request.GET.get("after", ""))
    whole = {"page": page, "rows": [line(row) for row in page.rows], "today": timezone.localdate(), **context}
    return render(request, "suggestions/supervision/list.html", whole)


def offers(law: Law, found: Any, request: SignedInRequest, forms: Iterable[str]) -> list[tuple[str, Any]]:
    """Name and label of the steps with a form that the person may take now."""
    open_steps = law.open_to(found.status, roles_in(request.user, found.congress_id))
    return [(name, law.steps[name].label) for name in open_steps if name in forms]


def step_page(
    request: SignedInRequest, found: Any, name: str, *, law: Law, forms: Mapping[str, type[ActForm]], lead: Any
) -> Any:
    """One step of its life. What is not possible now is said, and leads back to it."""
    if name not in forms:
        raise Http404
    check_role(request, *law.steps[name].who)
    if request.method != "POST" and found.status not in law.steps[name].sources:
        messages.error(request, law.refusal(name, found.status))
        return redirect(found)
    return act_page(request, forms[name], found, title=law.steps[name].label, lead=lead, back=found)


def attached(request: SignedInRequest, rows: Any, upload: int, *, act: str, subject: str) -> Any:
    """A file that hangs on one of these rows; that it was read goes to the trail."""
    found = get_object_or_404(rows.filter(uploads=upload)).uploads.get(pk=upload)
    record(act, subject, by=request.user, detail={"file": found.name})
    return serve(found, inline=True)


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
