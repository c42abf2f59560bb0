"""The doors for people's own accounts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.accounts import actions, sessions
from congress.accounts.forms import ActivateForm, ChangePasswordForm, PostForm, SignInForm
from congress.accounts.models import Event, WebSession
from congress.accounts.rules import Act, is_password_too_old
from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None, request=request)
    if form.is_valid() and form.user:
        sessions.begin(request, form.user, timezone.now())
        return redirect(_next(request))
    why, is_unsaved = request.session.pop("ended", ["", False])
    context = {"form": form, "why": why, "is_unsaved": is_unsaved, "minutes": settings.IDLE_MINUTES}
    return render(request, "accounts/sign_in.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        facts = {"user": request.user, "by": request.user, "address": sessions.address_of(request)}
        Event.objects.create(act=Act.SIGNED_OUT, at=timezone.now(), **facts)
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@sensitive_post_parameters("password", "again", "code")
@never_cache
@require_http_methods(["GET", "POST"])
def activate(request: HttpRequest) -> HttpResponse:
    form = ActivateForm(request.POST or None)
    if form.is_valid():
        try:
            actions.activate(code=form.cleaned_data["code"], password=form.cleaned_data["password"], at=timezone.now())
        except Refused as refusal:
            form.add_error("code", str(refusal))
        except ValidationError as error:
            form.add_error("password", error)
        else:
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("accounts:sign-in")
    return render(request, "accounts/activate.html", {"form": form})


@sensitive_post_parameters("present", "password", "again")
@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None, request=request)
    if form.is_valid():
        keep, password = request.session.session_key, form.cleaned_data["password"]
        user = actions.change_password(request.user, password=password, keep=keep, at=timezone.now())
        update_session_auth_hash(request, user)
        messages.success(request, _("Your password is changed. You were signed out everywhere else."))
        return redirect(_next(request))
    is_due = is_password_too_old(request.user.password_set_at, timezone.now())
    return render(request, "accounts/change_password.html", {"form": form, "is_due": is_due})


@login_required
@require_http_methods(["GET", "POST"])
def posts(request: SignedInRequest) -> HttpResponse:
    form = PostForm(request.POST or None, user=request.user)
    if form.is_valid():
        request.session["post"] = form.cleaned_data["post"]
        return redirect(_next(request))
    return render(request, "accounts/posts.html")


@login_required
@require_safe
def session_list(request: SignedInRequest) -> HttpResponse:
    rows = WebSession.objects.open_for(request.user, timezone.now())
    return render(request, "accounts/sessions.html", {"sessions": rows, "here": request.session.session_key})


@login_required
@require_POST
def end_session(request: SignedInRequest, name: str) -> HttpResponse:
    rows = WebSession.objects.open_for(request.user, timezone.now())
    session = next((row for row in rows if row.name == name), None)
    if session is None:
        raise Http404
    actions.end_session(session, by=request.user, at=timezone.now())
    return redirect("accounts:sessions")


@login_required
@require_POST
def end_other_sessions(request: SignedInRequest) -> HttpResponse:
    actions.end_other_sessions(request.user, keep=request.session.session_key, at=timezone.now())
    return redirect("accounts:sessions")


@require_safe
def office_sign_in(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """The back office has no sign-in of its own, and is closed to people without an office post."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(_next(request))


def _next(request: HttpRequest) -> str:
    """Where the person was going, if that is on this site; home otherwise."""
    target = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)
