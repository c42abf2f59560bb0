"""The four lights of a due day. Derived, never stored; pure: today is handed in. Days are calendar days."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def light(due_on: date | None, today: date, *, near: int, hot: int) -> str:
    """go, near (at most `near` days left), hot (at most `hot`, or the last day), late; off when nothing is owed."""
    if due_on is None:
        return "off"
    left = (due_on - today).days
    if left < 0:
        return "late"
    if left <= hot:
        return "hot"
    return "near" if left <= near else "go"


def light_words(due_on: date | None, today: date, *, near: int, hot: int) -> str:
    """The light's name and its days, such as “Urgent, due today” or “2 days late”."""
    if due_on is None:
        return _("Not timed")
    left = (due_on - today).days
    if left == 0:
        return _("Urgent, due today")
    return _sentence(light(due_on, today, near=near, hot=hot), abs(left)) % {"days": abs(left)}


def _sentence(name: str, days: int) -> str:
    match name:
        case "late":
            return ngettext("%(days)d day late", "%(days)d days late", days)
        case "hot":
            return ngettext("Urgent, %(days)d day left", "Urgent, %(days)d days left", days)
        case "near":
            return ngettext("Due soon, %(days)d day left", "Due soon, %(days)d days left", days)
        case _:
            return ngettext("On time, %(days)d day left", "On time, %(days)d days left", days)
