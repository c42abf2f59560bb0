"""What is known of opinions on a day that is over: acts that came later are not yet seen.

Only what may still change afterwards is asked of the steps; what ended, was rated or came in stays so.
"""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import make_aware

from stations.models import OpinionStep
from stations.reports.facts import question

ONE_DAY = timedelta(days=1)
BEFORE = {"late": lambda on: Q(due_on__lt=on), "suggested": lambda on: Q(was_suggested=True)}


def question_then(fact: str, on: date) -> Q:
    """The question as it stood at the end of that day, of opinions `with_handled`: what the first step since found,
    or what stands where there was none.
    """
    if fact not in BEFORE:
        return question(fact, on)
    later = OpinionStep.objects.filter(at__gte=make_aware(datetime.combine(on + ONE_DAY, time()))).order_by()
    earlier = later.filter(opinion=OuterRef("opinion"), pk__lt=OuterRef("pk"))
    found = later.filter(BEFORE[fact](on)).filter(~Exists(earlier))
    return question(fact, on) & ~Q(pk__in=later.values("opinion")) | Q(pk__in=found.values("opinion"))
