"""What the REST doors share: pages by key, the pace of strangers, and what was typed as a browser would send it."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle


class StrangersPace(AnonRateThrottle):
    """For each address of the net; people with an account have their own limits."""

    rate = "120/min"


class NewestFirst(CursorPagination):
    ordering = "-pk"
    page_size = 50

    def decode_cursor(self, request: Request) -> Any:
        """404 also for a cursor whose place is no number; the base class would ask the database for it."""
        cursor = super().decode_cursor(request)
        if cursor and cursor.position and not re.fullmatch(r"[0-9]{1,18}", str(cursor.position)):
            raise NotFound(self.invalid_cursor_message)
        return cursor


def typed(request: Request, fields: Iterable[str]) -> MultiValueDict[str, str]:
    """What was sent for these fields, as a browser would send it."""
    if not isinstance(request.data, dict):
        raise serializers.ValidationError({"detail": _("A JSON object is expected.")})
    return MultiValueDict({field: _typed(field, request.data[field]) for field in fields if field in request.data})


def _typed(field: str, value: Any) -> list[str]:
    """The value as a browser would send it; 400 for objects, lists in lists and halves of characters."""
    values = value if isinstance(value, list) else [value]
    words = [str(each) for each in values if each is not None]
    is_plain = not any(isinstance(each, dict | list) for each in values)
    if not is_plain or any("\ud800" <= character <= "\udfff" for word in words for character in word):
        raise serializers.ValidationError({field: [_("A text, a number or a list of them is expected.")]})
    return words
