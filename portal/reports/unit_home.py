"""What the home page of a unit counts and lists. Reads only."""

from datetime import date
from typing import Any

from congress.notices.models import Notice
from congress.organs.models import LocalRule
from portal.reports.home import LATEST, NEWS, WAITING, Due
from stations.reports import nearest, waiting_for
from suggestions.models import Motion, Promise, Suggestion
from suggestions.reports.inbox import acts_of
from suggestions.rules.clocks import HOT, NEAR


def unit_home(user: Any, today: date) -> dict[str, Any]:
    """What waits for this person of the unit by its last day, what the unit promised, and what changed; as many
    queries whatever the size.
    """
    acts, said = acts_of(user), waiting_for(user).count()
    motions = Motion.objects.visible_to(user).awaiting_body(user.post.unit_id).count()
    near, hot = LocalRule.objects.amounts(user.post.congress, (NEAR, HOT), today)
    return {
        "agenda": [Due(row.due_on, act.words, row) for row, act in acts[:WAITING]],
        "count": len(acts),
        "waiting": len(acts) + said + motions,
        "motions": motions,
        "said": said,
        "opinions": nearest(user) if said else [],
        "promises": list(_promised(user)),
        "news": list(Notice.objects.of(user)[:NEWS]),
        "near": near,
        "hot": hot,
    }


def _promised(user: Any) -> Any:
    """Open promises of the unit, the nearest day first."""
    seen = Suggestion.objects.visible_to(user).order_by().values("pk")
    made = Promise.objects.open().filter(reply__state="sent", reply__round__suggestion__in=seen)
    own = made.filter(reply__assignment__unit=user.post.unit_id)
    return own.select_related("reply__round__suggestion", "reply__assignment__unit").order_by("due_on", "pk")[:LATEST]
