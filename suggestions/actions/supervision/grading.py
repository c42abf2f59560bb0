"""Grading units: begun by a scheme, points typed, frozen by a decision."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import made_once
from congress.organs.models import Unit
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_past, check_points, only
from suggestions.models.supervision import Grading, GradingResult, GradingScheme, GradingScore
from suggestions.oversight.grading import computed, counted
from suggestions.rules.supervision.grading import Subject, read_items, read_levels


@transaction.atomic
def begin(
    scheme: GradingScheme, *, title: str, from_on: date, until_on: date, form_key: UUID, by: User, at: datetime
) -> Grading:
    """Grade by this version of the scheme, whatever becomes of it later. The same form sent twice is one grading."""
    only({Role.SUPERVISOR}, by, scheme.congress_id)
    if until_on < from_on:
        raise Refused(_("The period ends before it begins."))
    if scheme.subject != Subject.UNITS:
        raise Refused(_("This scheme grades suggestions, not units."))
    if scheme.valid_from > until_on:
        raise Refused(_("The scheme was not in force yet."))
    facts = {"scheme": scheme, "title": title, "from_on": from_on, "until_on": until_on}
    whole = {"congress": scheme.congress, "items": scheme.items, "levels": scheme.levels}
    grading, is_new = made_once(Grading, form_key, facts, **whole)
    if is_new:
        record("grading.begin", f"grading:{grading.pk}", by=by, at=at, detail={"scheme": str(scheme)})
    return grading


@transaction.atomic
def score(grading: Grading, unit: Unit, *, points: Mapping[str, Decimal], by: User, at: datetime) -> None:
    """Type the points of a unit for items that are not computed; a later typing replaces them."""
    grading = _open(grading, by)
    check_points(read_items(grading.items), points)
    for item, given in points.items():
        GradingScore.objects.update_or_create(
            grading=grading, unit=unit, item=item, defaults={"points": given, "by": by, "at": at}
        )
    detail = {"unit": unit.pk, "points": {item: str(given) for item, given in points.items()}}
    record("grading.score", f"grading:{grading.pk}", by=by, at=at, detail=detail)


@transaction.atomic
def freeze(grading: Grading, *, decided_on: date, meeting: str, by: User, at: datetime) -> Grading:
    """Keep facts, scores and results as they are now; nothing of them changes any more."""
    named = required(meeting, _("Say who decided."))
    grading = _open(grading, by)
    check_past(decided_on, at)
    items, levels = read_items(grading.items), read_levels(grading.levels)
    for row in counted(grading, localdate(at)):
        found = computed(row, items, levels)
        GradingResult.objects.create(
            grading=grading, unit=row.unit, facts=row.facts, scores=row.scores, total=found.total, level=found.level
        )
    grading.frozen_at, grading.decided_on, grading.meeting = at, decided_on, named
    grading.save(update_fields=["frozen_at", "decided_on", "meeting"])
    record("grading.freeze", f"grading:{grading.pk}", by=by, at=at, detail={"meeting": named})
    return grading


def _open(grading: Grading, by: User) -> Grading:
    """The grading, locked and not yet decided, for the supervisor."""
    fresh = Grading.objects.select_for_update().get(pk=grading.pk)
    only({Role.SUPERVISOR}, by, fresh.congress_id)
    if fresh.frozen_at:
        raise Refused(_("This grading is decided; nothing of it changes any more."))
    return fresh
