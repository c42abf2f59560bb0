"""Reminders of follow-up tasks: one for each light, to the unit; once late, to the supervisor as well."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.common.lights import light
from congress.notices.actions import notify
from congress.organs.models import LocalRule
from suggestions.actions.supervision.acts import holders
from suggestions.models.supervision import FollowUp
from suggestions.rules.clocks import HOT, NEAR
from suggestions.rules.supervision.inquiries import REMINDED, TaskState

TEXTS = {
    "near": gettext_noop("To be done until %(day)s (%(title)s): %(task)s"),
    "hot": gettext_noop("Urgent, to be done until %(day)s (%(title)s): %(task)s"),
    "late": gettext_noop("Not done since %(day)s (%(title)s): %(task)s"),
}


@transaction.atomic
def remind_of_task(task: FollowUp, *, at: datetime) -> str:
    """Write the reminder of the task's present light, once; returns the light, or "" when there was nothing to say."""
    today, congress = localdate(at), task.inquiry.congress
    near, hot = LocalRule.objects.amounts(congress, (NEAR, HOT), today)
    shown = light(task.due_on, today, near=near, hot=hot)
    if shown not in REMINDED:
        return ""
    open_ = FollowUp.objects.filter(pk=task.pk, state=TaskState.OPEN)
    if not open_.exclude(reminded=shown).update(reminded=shown):
        return ""
    people = list(User.objects.holding(*UNIT_ROLES, on=today, unit=task.unit))
    if shown == "late":
        people += holders(congress.pk, at, Role.SUPERVISOR)
    values: dict[str, date | str] = {"day": task.due_on, "title": task.inquiry.title, "task": task.task}
    key, url = f"task:{task.pk}:{task.due_on}", task.inquiry.get_absolute_url()
    notify(people, f"task-{shown}", key, TEXTS[shown], url=url, at=at, values=values)
    return shown
