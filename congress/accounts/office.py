"""The back office's manners: rights by role, nothing deleted, steps as small pages that call the same actions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from unfold.admin import ModelAdmin

from congress.common.lifecycle import Refused


@dataclass(frozen=True)
class Tool:
    """A link above a list, to the view of this name; without `roles` for everybody who sees the list."""

    view: str
    label: Any
    roles: frozenset[str] = frozenset()
    keeps_filter: bool = False
    note: Any = ""


class OfficeAdmin(ModelAdmin):
    """`viewers` may read, `editors` also add and change; nobody else sees that it exists, and nobody deletes."""

    viewers: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    tools: tuple[Tool, ...] = ()
    list_before_template = "accounts/office_tools.html"
    list_per_page = 50
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_one_of(request, self.viewers | self.editors)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_one_of(request, self.editors)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_one_of(request, self.editors)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        offered = [each for each in self.tools if not each.roles or is_one_of(request, each.roles)]
        answer: HttpResponse = super().changelist_view(request, {**(extra_context or {}), "tools": offered})
        return answer

    def item(self, request: HttpRequest, object_id: str) -> Any:
        """The row a step is about; 404 for one the person may not see."""
        found = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if found is None:
            raise Http404
        return found


def is_one_of(request: Any, roles: frozenset[str]) -> bool:
    return not request.user.roles.isdisjoint(roles)


def post_for(request: Any, roles: frozenset[str]) -> Any:
    """The post a person acts in: the one they work in, or another of theirs that may. Raises PermissionDenied."""
    posts = [post for post in [request.user.post, *request.user.current_posts] if post and post.role in roles]
    if not posts:
        raise PermissionDenied
    return posts[0]


def step_page(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[..., Any],
    *,
    title: str,
    button: str,
    back: str,
    explain: str = "",
) -> HttpResponse:
    """A step as a page: GET shows the form, POST calls `act(**cleaned_data)` and goes `back`.

    When `act` returns a response, that is the answer. A refusal is shown above the form; nothing is kept then.
    """
    if request.method == "POST" and form.is_valid():
        try:
            answer = act(**form.cleaned_data)
        except (Refused, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", None) or [str(refusal)])
        else:
            return answer if isinstance(answer, HttpResponse) else redirect(back)
    context = admin.site.each_context(request) | {
        "form": form,
        "title": title,
        "button": button,
        "back": back,
        "explain": explain,
    }
    return TemplateResponse(request, "accounts/office_step.html", context)
