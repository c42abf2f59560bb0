"""Accounts and posts: the system administrator opens and appoints, the security administrator locks out (三员分立)."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from unfold.admin import TabularInline
from unfold.decorators import action

from congress.accounts import actions
from congress.accounts.forms import CorrectForm, GivePostForm, OpenAccountForm
from congress.accounts.models import Event, Post, User
from congress.accounts.office import OfficeAdmin, is_one_of, step_page
from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.common.text import mask_phone

Words = dict[str, Any]  # title, button and explanation of a step


class AccountsAdmin(OfficeAdmin):
    """Nothing is edited in place: every change is a step."""

    viewers = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})

    def has_administer_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return is_one_of(request, frozenset({Role.SYSTEM_ADMIN}))

    def has_secure_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return is_one_of(request, frozenset({Role.SECURITY_ADMIN}))


class PostRows(TabularInline):
    model = Post
    fields = readonly_fields = ["role", "congress", "unit", "region", "starts_on", "ends_on", "page"]
    extra = 0

    @admin.display(description=_("page"))
    def page(self, post: Post) -> str:
        return format_html('<a href="{}">{}</a>', reverse("admin:accounts_post_change", args=[post.pk]), _("Open"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        return super().get_queryset(request).visible_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_one_of(request, AccountsAdmin.viewers)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(User)
class UserAdmin(AccountsAdmin):
    list_display = ["username", "name", "is_active", "locked_until", "last_login"]
    list_filter = ["is_active", "posts__role"]
    search_fields = ["username", "name"]
    fields = ["username", "name", "email", "phone_masked", "language", "is_active", "password_set_at", "locked_until"]
    readonly_fields = ["phone_masked"]
    inlines = [PostRows]
    actions_list = ["open_account"]
    actions_detail = ["correct", "give_post", "issue_code", "unlock", "disable", "enable"]

    @admin.display(description=_("mobile phone"))
    def phone_masked(self, user: User) -> str:
        return mask_phone(user.phone)

    @action(description=_("Open an account"), url_path="open", permissions=["administer"])
    def open_account(self, request: SignedInRequest) -> HttpResponse:
        def act(**typed: Any) -> HttpResponse:
            return redirect(_page(actions.open_account(**typed, by=request.user, at=timezone.now())))

        back = reverse("admin:accounts_user_changelist")
        return step_page(request, OpenAccountForm(request.POST or None), act, **OPEN, back=back)

    @action(description=_("Correct"), url_path="correct", permissions=["administer"])
    def correct(self, request: HttpRequest, object_id: str) -> HttpResponse:
        form = CorrectForm(request.POST or None, instance=self.item(request, object_id))
        return self._step(request, object_id, actions.correct_account, CORRECT, form)

    @action(description=_("Give a post"), url_path="give-post", permissions=["administer"])
    def give_post(self, request: SignedInRequest, object_id: str) -> HttpResponse:
        form = GivePostForm(request.POST or None, by=request.user)
        return self._step(request, object_id, actions.give_post, GIVE, form)

    @action(description=_("Print an activation code"), url_path="issue-code", permissions=["administer"])
    def issue_code(self, request: HttpRequest, object_id: str) -> HttpResponse:
        def act(user: User, **typed: Any) -> HttpResponse:
            code = actions.issue_activation_code(user, **typed)
            return render(request, "accounts/activation_code.html", {"account": user, "code": code})

        return never_cache(self._step)(request, object_id, act, ISSUE)

    @action(description=_("Unlock"), url_path="unlock", permissions=["secure"])
    def unlock(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._step(request, object_id, actions.unlock, UNLOCK)

    @action(description=_("Disable"), url_path="disable", permissions=["secure"])
    def disable(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._step(request, object_id, actions.disable, DISABLE)

    @action(description=_("Enable"), url_path="enable", permissions=["secure"])
    def enable(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._step(request, object_id, actions.enable, ENABLE)

    def _step(
        self, request: HttpRequest, object_id: str, act: Any, words: Words, form: forms.BaseForm | None = None
    ) -> HttpResponse:
        user = self.item(request, object_id)
        bound = partial(act, user, by=request.user, at=timezone.now())
        return step_page(request, form or _button(request), bound, **words, back=_page(user))


@admin.register(Post)
class PostAdmin(AccountsAdmin):
    list_display = ["user", "role", "congress", "unit", "region", "starts_on", "ends_on"]
    list_filter = ["role", "congress"]
    list_select_related = ["user", "congress", "unit", "region"]
    search_fields = ["user__name", "user__username"]
    actions_detail = ["end"]

    @action(description=_("End this post"), url_path="end", permissions=["administer"])
    def end(self, request: SignedInRequest, object_id: str) -> HttpResponse:
        post = self.item(request, object_id)
        act = partial(actions.end_post, post, by=request.user, at=timezone.now())
        return step_page(request, _button(request), act, **END, back=_page(post.user))


@admin.register(Event)
class EventAdmin(OfficeAdmin):
    """Who came in and who was turned away; for those who watch, not for those who administer."""

    viewers = frozenset({Role.SECURITY_ADMIN, Role.AUDITOR})
    list_display = ["at", "act", "user", "by", "address", "detail"]
    list_filter = ["act"]
    list_select_related = ["user", "by"]
    search_fields = ["user__name", "user__username"]
    date_hierarchy = "at"
    fields = readonly_fields = ["at", "act", "whose", "who", "address", "detail"]

    @admin.display(description=_("account"))
    def whose(self, event: Event) -> str:
        return str(event.user or "–")

    @admin.display(description=_("by"))
    def who(self, event: Event) -> str:
        return str(event.by or "–")


def _page(user: User) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def _button(request: HttpRequest) -> forms.Form:
    """A step that asks nothing but the press of its button."""
    return forms.Form(request.POST if request.method == "POST" else None)


OPEN: Words = {
    "title": _("Open an account"),
    "button": _("Open the account"),
    "explain": _("The account has no rights until it holds a post, and no password until its code is used."),
}
CORRECT: Words = {"title": _("Correct an account"), "button": _("Correct")}
GIVE: Words = {"title": _("Give a post"), "button": _("Give the post")}
ISSUE: Words = {
    "title": _("Print an activation code"),
    "button": _("Make the code"),
    "explain": _("The code is shown once, works once and lasts 30 days. Earlier codes of this person stop working."),
}
UNLOCK: Words = {"title": _("Unlock an account"), "button": _("Unlock")}
DISABLE: Words = {
    "title": _("Disable an account"),
    "button": _("Disable"),
    "explain": _("The person is signed out everywhere at once and cannot sign in. Posts and records stay."),
}
ENABLE: Words = {"title": _("Enable an account"), "button": _("Enable")}
END: Words = {
    "title": _("End a post"),
    "button": _("End the post"),
    "explain": _("The rights of this post are gone from the person's next request on."),
}
