"""A deputy shows the own code to a citizen, on the phone."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.documents.qr import qr_svg
from deputies.models import Mandate
from stations import actions
from stations.models import Code


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_code(request: SignedInRequest) -> HttpResponse:
    """The code of the seat the deputy works in; without one, a button that asks the office for it."""
    mandate = _own_seat(request)
    code = Code.objects.visible_to(request.user).live().filter(mandate=mandate).first()
    if request.method == "POST":
        if code:
            raise PermissionDenied
        actions.ask_code(mandate, by=request.user, at=timezone.now())
        return redirect(f"{request.path}?asked")
    context = {"mandate": mandate, "code": code, "is_asked": "asked" in request.GET}
    if code:
        address = f"{settings.SITE_URL}{code.get_absolute_url()}"
        context |= {"address": address, "qr": qr_svg(address)}
    return render(request, "stations/my_code.html", context)


def _own_seat(request: SignedInRequest) -> Mandate:
    """In the congress of the working post; 404 for whoever holds none there today."""
    post = request.user.post
    own = Mandate.objects.visible_to(request.user).in_office().filter(person__user=request.user)
    seat = own.filter(term__congress=post.congress).select_related("person", "term__congress__region").last()
    if post.role != Role.DEPUTY or seat is None:
        raise Http404
    return seat
