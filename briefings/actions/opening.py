"""What the office opens to everybody, and closes again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from briefings.actions.steps import step, told
from briefings.models import Briefing
from congress.accounts.models import User
from congress.common.lifecycle import Refused
from suggestions.models import Publication, Suggestion

NAMED = 3  # in the refusal


@transaction.atomic
def publish(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Everybody may read it from now on: one not marked as internal, that names no suggestion which is not public."""
    briefing = step("publish", briefing, by=by, at=at, seen=seen, is_public=True)
    if note := briefing.masthead["keep_note"].strip():
        raise Refused(_("The issue is marked “%(note)s” and is not for everybody.") % {"note": note})
    if named := _not_public(briefing):
        raise Refused(
            _("The issue names suggestions that are not public: %(titles)s. Release them first, or leave it inside.")
            % {"titles": "、".join(f"《{title}》" for title in named[:NAMED])}
        )
    told("publish", briefing, by=by, at=at)
    return briefing


@transaction.atomic
def take_off(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Off the public site."""
    briefing = step("take_off", briefing, by=by, at=at, seen=seen, is_public=False)
    told("take_off", briefing, by=by, at=at)
    return briefing


def _not_public(briefing: Briefing) -> list[str]:
    """Titles in its words that stand on no public page as they are."""
    released: Any = Publication.objects.visible_to(None).filter(title=F("suggestion__title"))
    inside = Suggestion.objects.filter(congress=briefing.congress_id).exclude(pk__in=released.values("suggestion"))
    words = str(briefing.words)
    return sorted({title for title in inside.values_list("title", flat=True) if title and title in words})
