"""Editing the words of a draft; figures, tables and charts stay as they were counted."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from briefings.actions.steps import required, step, told
from briefings.models import Briefing
from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.common.text import prose


@transaction.atomic
def edit(
    briefing: Briefing,
    *,
    title: str,
    lead: str,
    texts: Sequence[tuple[str, str]],
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Briefing:
    """`texts` are section keys with their paragraphs, in the order of print; every section is named once."""
    fresh = lock(briefing, seen=seen)
    sections = {each["key"]: each for each in fresh.words["sections"]}
    if sorted(sections) != sorted(key for key, _text in texts):
        raise Refused(_("The sections are not those of this briefing. Open the page anew."))
    words = {"lead": prose(lead), "sections": [{**sections[key], "text": prose(text)} for key, text in texts]}
    fresh = step("edit", fresh, by=by, at=at, title=required(title, _("Give the title.")), words=words)
    told("edit", fresh, by=by, at=at, version=fresh.version)
    return fresh
