"""Long lists page by key: stable while rows come and go, and as fast on the last page as on the first."""

from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

from django.core import signing
from django.db.models import Q, QuerySet


class Page(NamedTuple):
    """The rows, and the cursors of the pages beside them; an empty cursor means there is no such page."""

    rows: list[Any]
    next: str
    previous: str


def page_by_key(queryset: QuerySet[Any], *, order: Sequence[str], after: str = "", size: int = 20) -> Page:
    """The page after (or before) the place the cursor `after` names; the first page when there is no valid cursor.

    `order` names fields or annotations without nulls, "-" for descending, the last one unique. A cursor is signed and
    holds only for this order; the same place has the same cursor. It carries no rights, so the queryset must start
    from `visible_to`.
    """
    way, key = _read(after, order)
    if way == "before":
        found = list(queryset.filter(_beyond(_turned(order), key)).order_by(*_turned(order))[: size + 1])
        if len(found) > size:
            rows = found[size - 1 :: -1]
            return Page(rows, _cursor("after", rows[-1], order), _cursor("before", rows[0], order))
        way = ""
    narrowed = queryset.filter(_beyond(order, key)) if way else queryset
    found = list(narrowed.order_by(*order)[: size + 1])
    rows = found[:size]
    following = _cursor("after", rows[-1], order) if len(found) > size else ""
    preceding = _cursor("before", rows[0], order) if way and rows else ""
    return Page(rows, following, preceding)


def _beyond(order: Sequence[str], key: Sequence[Any]) -> Q:
    """Rows behind the key. The bound on the first field is said apart, so that an index on it is used."""
    steps = []
    for place, name in enumerate(order):
        same = Q(*((field.lstrip("-"), key[i]) for i, field in enumerate(order[:place])))
        steps.append(same & Q((name.lstrip("-") + _side(name), key[place])))
    return Q((order[0].lstrip("-") + _side(order[0]) + "e", key[0])) & reduce(Q.__or__, steps)


def _side(name: str) -> str:
    return "__lt" if name.startswith("-") else "__gt"


def _turned(order: Sequence[str]) -> list[str]:
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def _cursor(way: str, row: Any, order: Sequence[str]) -> str:
    values = (getattr(row, name.lstrip("-")) for name in order)
    key = [value if isinstance(value, int | str) else str(value) for value in values]
    return signing.Signer(salt=_salt(order)).sign_object([way, *key])


def _read(cursor: str, order: Sequence[str]) -> tuple[str, list[Any]]:
    try:
        way, *key = signing.Signer(salt=_salt(order)).unsign_object(cursor)
    except signing.BadSignature:
        return "", []
    return way, key


def _salt(order: Sequence[str]) -> str:
    return f"page:{','.join(order)}"
