"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from congress.organs.models import Congress


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and whether the reader chose large type."""
    return {
        "site_name": settings.SITE_NAME or SimpleLazyObject(lambda: _name(getattr(request, "user", None))),
        "is_elder": request.COOKIES.get("elder") == "1",
    }


def _name(user: Any) -> str:
    """After the place the reader works in; for visitors, after the site's only congress, if it has but one."""
    if user and user.is_authenticated and user.post:
        return _("%(place)s Deputies' Duty Platform") % {"place": user.post.congress.region.name}
    first_two = Congress.objects.select_related("region")[:2]
    if len(first_two) == 1:
        return _("%(place)s Deputies' Duty Platform") % {"place": first_two[0].region.name}
    return _("Deputies' Duty Platform")
