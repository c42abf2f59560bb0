"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and whether the reader chose large type."""
    return {
        "site_name": settings.SITE_NAME or _("Deputies' Duty Platform"),
        "is_elder": request.COOKIES.get("elder") == "1",
    }
