"""What the REST doors share: pages by key, and the pace of strangers."""

import re
from typing import Any

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
