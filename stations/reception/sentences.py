"""One sentence for each day that is not held as planned, in the language of whoever reads it."""

from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from congress.organs.workdays import WEEKEND

Sentence = str | Promise


def _put_off(planned_on: date, name: str, weeks: int, is_make_up: bool) -> str:
    if weeks:
        told = ngettext(
            "%(day)s is a day off (%(name)s): put off by a week.",
            "%(day)s is a day off (%(name)s): put off by %(weeks)d weeks.",
            weeks,
        )
    elif is_make_up:
        told = _("%(day)s is a day off (%(name)s): put off to the next working day, a make-up day.")
    else:
        told = _("%(day)s is a day off (%(name)s): put off to the next working day.")
    return told % {"day": _day(planned_on), "name": _name(name), "weeks": weeks}


def _together(planned_on: date, name: str, on: date) -> str:
    told = _("%(day)s is a day off (%(name)s): held together with the reception on %(on)s.")
    return told % {"day": _day(planned_on), "name": _name(name), "on": _day(on)}


def _not_held(planned_on: date, name: str) -> str:
    told = _("%(day)s is a day off (%(name)s): no reception, as the rule says.")
    return told % {"day": _day(planned_on), "name": _name(name)}


def _no_day(planned_on: date, name: str) -> str:
    told = _("%(day)s is a day off (%(name)s), and no other day is near: no reception.")
    return told % {"day": _day(planned_on), "name": _name(name)}


put_off = lazy(_put_off, str)
together = lazy(_together, str)
not_held = lazy(_not_held, str)
no_day = lazy(_no_day, str)


def _day(on: date) -> str:
    return format_date(on, pgettext("date format", "D j M"))


def _name(name: str) -> str:
    return _("weekend") if name == WEEKEND else name
