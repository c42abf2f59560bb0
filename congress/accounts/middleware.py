"""On every request: is the session still good, and in which post does the person work?"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme

from congress.accounts.models import Event, Post, User
from congress.accounts.rules import Act, is_password_too_old

Respond = Callable[[HttpRequest], HttpResponse]

MARK_EVERY = 60  # seconds; the idle clock is kept to the minute to spare a write on every request


def working_post(get_response: Respond) -> Respond:
    """Sets `request.user.post` to the post chosen, ends idle and postless sessions, asks for a new password in time.

    Requests with the header `X-Background` (polls of an open page) do not count as use.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return get_response(request)
        at = timezone.now()
        if why := _why_ended(request, user, at):
            return _end(request, user, why, at) or get_response(request)
        _mark_seen(request, at)
        _speak(request, user)
        user.post = _chosen(user, request.session.get("post"))
        return _ask_for_password(request, user, at) or get_response(request)

    return middleware


def _why_ended(request: HttpRequest, user: User, at: datetime) -> str:
    seen = request.session.get("seen_at", at.timestamp())
    if at.timestamp() - seen >= settings.IDLE_MINUTES * 60:
        return "idle"
    return "" if user.current_posts else "postless"


def _end(request: HttpRequest, user: User, why: str, at: datetime) -> HttpResponse | None:
    """Sign out and say why on the sign-in page; programs go on as nobody."""
    address = f"{reverse('accounts:sign-in')}?{urlencode({'next': _page(request)})}"
    is_unsaved = request.method not in ("GET", "HEAD")
    logout(request)
    request.session["ended"] = [why, is_unsaved]
    Event.objects.create(act=Act.SESSION_ENDED, at=at, user=user, detail=why)
    return _go(request, address) if _is_page(request) else None


def _mark_seen(request: HttpRequest, at: datetime) -> None:
    is_due = at.timestamp() - request.session.get("seen_at", 0) >= MARK_EVERY
    if is_due and "X-Background" not in request.headers:
        request.session["seen_at"] = at.timestamp()


def _speak(request: HttpRequest, user: User) -> None:
    """The account's language, unless this browser was switched to another."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language  # type: ignore[attr-defined]


def _chosen(user: User, pk: int | None) -> Post:
    posts = user.current_posts
    return next((post for post in posts if post.pk == pk), posts[0])


def _ask_for_password(request: HttpRequest, user: User, at: datetime) -> HttpResponse | None:
    page = reverse("accounts:change-password")
    if not is_password_too_old(user.password_set_at, at) or request.path in (page, *map(reverse, _ALWAYS)):
        return None
    if not _is_page(request):
        return HttpResponse(status=403)
    return _go(request, f"{page}?{urlencode({'next': _page(request)})}")


_ALWAYS = ("accounts:sign-out", "set-language", "elder", "health")


def _is_page(request: HttpRequest) -> bool:
    """Browsers and htmx ask for HTML by name; programs do not."""
    return "text/html" in request.headers.get("Accept", "text/html")


def _page(request: HttpRequest) -> str:
    """The page the person was on, as a path of this site."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return "/"
    parts = urlsplit(came_from)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """htmx would paste a redirected page into the present one; it is told to leave instead."""
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
