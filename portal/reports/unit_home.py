"""What the home page of a unit counts and lists. Reads only."""

from datetime import date
from typing import Any

from django.db.models import Min

from congress.notices.models import Notice
from congress.organs.models import LocalRule
from portal.reports.home import NEWS, WAITING, Due
from stations.reports import nearest, waiting_for
from suggestions.models import Motion, Promise
from suggestions.reports.inbox import acts_of
from suggestions.rules.clocks import HOT, NEAR


def unit_home(user: Any, today: date) -> dict[str, Any]:
    """What waits for this person of the unit by its last day, and what changed; 10 queries, one more with promises."""
    agenda, said = _agenda(user), waiting_for(user).count()
    motions = Motion.objects.visible_to(user).awaiting_body(user.post.unit_id).count()
    near, hot = LocalRule.objects.amounts(user.post.congress, (NEAR, HOT), today)
    return {
        "agenda": agenda[:WAITING],
        "count": len(agenda),
        "waiting": len(agenda) + said + motions,
        "motions": motions,
        "said": said,
        "opinions": nearest(user) if said else [],
        "news": list(Notice.objects.of(user)[:NEWS]),
        "near": near,
        "hot": hot,
    }


def _agenda(user: Any) -> list[Due]:
    """Own next acts, the nearest last day first; that of a promise is the day it was promised for."""
    acts = acts_of(user)
    made = Promise.objects.open().filter(reply__state="sent", reply__assignment__unit=user.post.unit_id)
    of_rows = made.filter(reply__round__suggestion__in=[row.pk for row, act in acts if act.step == "fulfil"])
    promised = dict(of_rows.values_list("reply__round__suggestion").annotate(first=Min("due_on")))
    found = [Due(promised.get(row.pk, row.due_on), act.words, row) for row, act in acts]
    return sorted(found, key=lambda due: due.due_on or date.max)
