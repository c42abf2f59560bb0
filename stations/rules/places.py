"""What a liaison station is, and what of it everybody may read. 组织法 §60; domain.md §4.1."""

import re
from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import LEADERS, STAFF, Role

Key = TypeVar("Key", bound=Hashable)


class Kind(TextChoices):
    """家、站、点 by their place in the tree and by whom they serve."""

    HEAD = "head", _("Head station")
    HOME = "home", _("Deputies' home")
    STATION = "station", _("Liaison station")
    POINT = "point", _("Liaison point")
    STUDIO = "studio", _("Deputies' studio")
    TOURING = "touring", _("Touring station")
    ONLINE = "online", _("Online station")
    LEGISLATIVE = "legislative", _("Legislative contact point")


class Form(TextChoices):
    """一站变三站: a house, a stand that travels, a page in the net."""

    FIXED = "fixed", _("Fixed")
    TOURING = "touring", _("Touring")
    CLOUD = "cloud", _("In the cloud")


class StationRole(TextChoices):
    """站长、副站长、驻站代表 (domain.md §4.1)."""

    HEAD = "head", _("Head of the station")
    DEPUTY_HEAD = "vice", _("Deputy head of the station")
    MEMBER = "member", _("Deputy of the station")


KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
READERS = STAFF | LEADERS | {Role.DEPUTY}
SHOWN_DAYS = 6  # reception days ahead on the desk
PUBLIC_DAYS = 3
MAX_PHOTOS = 6
AHEAD_DAYS = (60, 600)  # how far they are looked for: near first; six quarterly days take eighteen months

_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4}|12\d{3}")


def may_keep(user: Any, congress: int) -> bool:
    """Whether the person holds a post today in which this congress's stations are entered and edited."""
    return any(post.congress_id == congress and post.role in KEEPERS for post in user.current_posts)


def is_mobile(phone: str) -> bool:
    return bool(_MOBILE.fullmatch(phone))


def is_landline(phone: str) -> bool:
    """An office line with or without its area code and extension, a service number, a short one like 12345."""
    return bool(_LANDLINE.fullmatch(phone))


def public_phone(phone: str) -> str:
    """A mobile is a person's own number, so everybody is shown a landline only (个人信息保护法)."""
    return phone if is_landline(phone) else ""


def is_above_itself(key: Key, parent: Key | None, parents: Mapping[Key, Key | None]) -> bool:
    """Whether the station would stand somewhere above itself, were `parent` the next above it."""
    seen = {key}
    while parent is not None:
        if parent in seen:
            return True
        seen.add(parent)
        parent = parents.get(parent)
    return False
