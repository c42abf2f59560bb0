"""The one door through which a status changes, and the one through which a form makes a row."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from congress.common.lifecycle import Law, Refused

Row = TypeVar("Row", bound=models.Model)


class MovedOn(Refused):
    """Somebody else acted since the person opened the page."""


def lock(item: Any, *, seen: int | None = None) -> Any:
    """The row as it stands now, locked until the transaction ends; raises MovedOn when `seen` is an older version."""
    locked = type(item)._default_manager.select_for_update(of=("self",)).get(pk=item.pk)
    if seen is not None and locked.version != seen:
        raise MovedOn(_moved_on(locked))
    return locked


def take_step(
    name: str,
    item: Any,
    *,
    law: Law,
    parties: Callable[[Any], frozenset[str]],
    by: models.Model | None,
    at: datetime,
    note: str = "",
    seen: int | None = None,
    keep: Callable[[Any], Mapping[str, Any]] = lambda row: {},
    **changes: Any,
) -> Any:
    """Lock → may → table → save → step record, inside the caller's transaction. Returns the locked, changed row.

    `parties(row)` is asked after locking, so rights are those of this moment. `by=None` is the clock. `keep(row)`,
    asked before anything changes, is written with the step record.
    """
    row = lock(item, seen=seen)
    step = law.check(name, row.status, parties(row))
    before, kept = row.status, keep(row)
    row.status = step.to or before
    row.version += 1
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=["status", "version", *changes])
    row.steps.create(name=name, from_status=before, to_status=row.status, by=by, at=at, note=note, **kept)
    return row


def made_once(model: type[Row], form_key: UUID, facts: Mapping[str, Any], **counted: Any) -> tuple[Row, bool]:
    """The row this form made, and whether it is new; of two sends at once the second waits and finds the first's.

    Refused when the form was sent before with other `facts`. What is `counted` is written with a new row and not
    compared; a callable is asked for it then, and what it writes is undone when another send was quicker.
    """
    rows = model._default_manager
    row, is_new = rows.only("pk").get_or_create(form_key=form_key, defaults={**facts, **counted})
    if is_new:
        return row, True
    check_same(has_facts(row, facts))
    return rows.get(pk=row.pk), False


def has_facts(row: models.Model, facts: Mapping[str, Any]) -> bool:
    """Whether the row says this, as it stands in the table."""
    return type(row)._default_manager.filter(pk=row.pk, **facts).exists()


def check_same(is_same: bool) -> None:
    """Refused when a form that was sent before says something else now."""
    if not is_same:
        raise Refused(_("This form was sent already with other facts. Open the page anew. Nothing was changed."))


def _moved_on(row: Any) -> str:
    last = row.steps.select_related("by").order_by("-pk").first()
    if last is None:
        return _("Somebody else changed this in the meantime. Nothing of yours was overwritten; look at it again.")
    return _(
        "Meanwhile %(who)s did “%(step)s”. Your step was not taken and nothing was overwritten; look at it again."
    ) % {"who": last.by or _("the clock"), "step": last.label}
