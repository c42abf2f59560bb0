"""A person's notices."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.common.paging import page_by_key
from congress.notices.actions import mark_all_read, mark_read
from congress.notices.models import Notice


@require_safe
@login_required
def inbox(request: SignedInRequest) -> HttpResponse:
    """The newest first."""
    page = page_by_key(Notice.objects.of(request.user), order=["-pk"], after=request.GET.get("after", ""))
    is_any_unread = Notice.objects.unread_of(request.user).exists()
    return render(request, "notices/list.html", {"page": page, "is_any_unread": is_any_unread})


@require_POST
@login_required
def open_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Marks it read and goes on to what it is about."""
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    mark_read(notice, by=request.user, at=timezone.now())
    is_ours = url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None)
    return redirect(notice.url if is_ours else "notices:list")


@require_POST
@login_required
def read_all(request: SignedInRequest) -> HttpResponse:
    mark_all_read(by=request.user, at=timezone.now())
    return redirect("notices:list")
