"""Giving a suggestion its stars by the scheme in force."""

from collections.abc import Mapping
from datetime import datetime
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
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_points, only
from suggestions.models import Suggestion
from suggestions.models.supervision import StarGrade
from suggestions.models.supervision.stars import lines_of
from suggestions.oversight.handled import facts_of
from suggestions.oversight.stars import scheme_of
from suggestions.rules.supervision.grading import read_items, read_levels, result


@transaction.atomic
def give(
    suggestion: Suggestion, *, points: Mapping[str, Decimal], reasons: str, form_key: UUID, by: User, at: datetime
) -> StarGrade:
    """Grade it by what was measured and by the points given; the reasons stay beside the stars.

    The same form sent twice gives them once.
    """
    only({Role.SUPERVISOR}, by, suggestion.congress_id)
    told = required(reasons, _("Give the reasons."))
    today = localdate(at)
    scheme = scheme_of(suggestion.congress_id, today)
    if scheme is None:
        raise Refused(_("There is no scheme for stars yet; write one in the back office."))
    if suggestion.number is None:
        raise Refused(_("Only an accepted suggestion is given stars."))
    items = read_items(scheme.items)
    check_points(items, points)
    found = result(items, read_levels(scheme.levels), facts_of(suggestion, today), points)
    if found.total is None:
        raise Refused(_("There is nothing to grade yet: no point was given and nothing can be measured."))
    whole = {"lines": lines_of(found), "total": found.total, "level": found.level, "reasons": told}
    facts = {"suggestion": suggestion, "scheme": scheme, "by": by, **whole}
    grade, is_new = made_once(StarGrade, form_key, facts, on=today)
    if is_new:
        detail = {"level": found.level, "total": str(found.total)}
        record("suggestion.stars", f"suggestion:{suggestion.pk}", by=by, at=at, detail=detail)
    return grade
