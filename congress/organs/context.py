"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from congress.organs.models import Congress


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, and how large the reader wants its type."""
    size = request.COOKIES.get("elder")
    return {
        "site_name": settings.SITE_NAME or SimpleLazyObject(lambda: _name(getattr(request, "user", None))),
        "is_elder": size in {"1", "2"},
        "is_largest": size == "2",
    }


def _name(user: Any) -> str:
    """After the place the reader works in; for citizens, after the congress at work here, if it is but one."""
    if user and user.is_authenticated and user.post:
        return _("%(place)s Deputies' Duty Platform") % {"place": user.post.congress.region.name}
    first_two = Congress.objects.at_work().select_related("region")[:2]
    return name_for_citizens(first_two[0] if len(first_two) == 1 else None)


def name_for_citizens(congress: Congress | None) -> str:
    """What stands above the pages that everybody may read."""
    if settings.SITE_NAME:
        return str(settings.SITE_NAME)
    if congress is None:
        return _("Deputies in touch with citizens")
    return _("%(place)s Deputies in touch with citizens") % {"place": congress.region.name}
