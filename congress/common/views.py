"""Small doors every site needs: health, elder mode."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

LARGER = {"0": "1", "1": "2", "2": "0"}  # sizes of type as the cookie keeps them: standard, large, largest


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers; used by the proxy and the supervisor."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": "ok"})


@require_POST
def elder(request: HttpRequest) -> HttpResponse:
    """From standard to large, to the largest type and back; remembered for a year in this browser."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    chosen = LARGER.get(request.COOKIES.get("elder", "0"), "1")
    response.set_cookie("elder", chosen, max_age=365 * 24 * 3600, samesite="Lax", httponly=True)
    return response
