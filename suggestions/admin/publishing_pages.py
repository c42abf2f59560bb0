"""All that could be public: what waits, to be released together; what stands; what may not go, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.accounts.office import is_one_of
from congress.common.paging import page_by_key
from suggestions import actions
from suggestions.actions.public_copy import PublicCopy, copies_to_release
from suggestions.admin.desk_pages import NOT_TAKEN
from suggestions.admin.desks import PUBLISHING
from suggestions.models import Suggestion
from suggestions.rules.publishing import Ending, bars

MOST = 20  # rows on a page, each with its whole text
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Line:
    """A row with what would be read of it and the sentences against it."""

    item: Any
    copy: PublicCopy
    against: list[str]


def publishing_urls() -> list[Any]:
    return [path("publishing/list/", admin.site.admin_view(several), name="suggestions_publishing_list")]


@require_http_methods(["GET", "HEAD", "POST"])
def several(request: Any) -> HttpResponse:
    """The list asked for; a POST releases what is ticked, and what is refused is told by number."""
    if not is_one_of(request, PUBLISHING.roles):
        raise PermissionDenied
    own = _own(request.user)
    refused: list[tuple[Suggestion, str]] = []
    if request.method == "POST":
        done = actions.release_many(_ticked(request, own), by=request.user, at=timezone.now())
        _tell(request, len(done.released))
        refused = done.refused
        if not refused:
            return redirect(request.get_full_path())
    show = request.GET.get("show", "") if request.GET.get("show") in LISTS else "ready"
    page = page_by_key(LISTS[show][1](own), order=("pk",), after=request.GET.get("after", ""), size=MOST)
    context = admin.site.each_context(request) | {
        "title": _("Publishing"),
        "show": show,
        "lists": [(name, label, narrowed(own).count()) for name, (label, narrowed) in LISTS.items()],
        "page": page,
        "lines": _lines(page.rows),
        "filters": f"show={show}",
        "refused": refused,
    }
    return TemplateResponse(
        request, "admin/suggestions/publishing_list.html", context, status=NOT_TAKEN if refused else 200
    )


def _own(user: Any) -> Any:
    """What has a number here and was not imported, with how its last release ended."""
    congresses = {post.congress_id for post in user.current_posts if post.role in PUBLISHING.roles}
    rows = Suggestion.objects.visible_to(user).filter(congress__in=congresses, number__isnull=False, is_imported=False)
    return rows.with_publication().select_related("session", "category")


def _barred(own: Any) -> Rows:
    rows: Rows = own.exclude(is_public=True).exclude(pk__in=own.awaiting_release().values("pk"))
    return rows


LISTS: dict[str, tuple[Any, Callable[[Any], Rows]]] = {
    "ready": (_("May be released"), lambda own: own.awaiting_release()),
    "public": (_("Published"), lambda own: own.filter(is_public=True)),
    "barred": (_("May not go"), _barred),
}


def _lines(rows: list[Any]) -> list[Line]:
    return [Line(copy.suggestion, copy, _against(copy.suggestion)) for copy in copies_to_release(rows)]


def _against(row: Any) -> list[str]:
    """Why it is not released: the rule's sentences, or the office's own."""
    is_declared = row.declared_clean_at is not None
    facts = {"may_publish": row.may_publish, "is_confidential": row.is_confidential, "is_declared": is_declared}
    found = [str(bar.label) for bar in bars(status=row.status, **facts)]
    if not found and row.last_ending == Ending.OFFICE:
        found.append(str(_("Taken back by the office: %(reason)s") % {"reason": row.last_reason}))
    return found


def _ticked(request: Any, own: Any) -> list[tuple[Suggestion, int | None]]:
    """What is ticked, of rows the person may see, each with the version looked at."""
    typed = [value.split("-") for value in request.POST.getlist("item")[:MOST]]
    whole = [each for each in typed if len(each) == 2 and all(_is_number(word) for word in each)]
    seen = {int(key): int(version) for key, version in whole}
    return [(row, seen[row.pk]) for row in own.filter(pk__in=seen)]


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 10


def _tell(request: Any, count: int) -> None:
    if count:
        told = ngettext("%(count)d item was released.", "%(count)d items were released.", count)
        messages.success(request, told % {"count": count})
