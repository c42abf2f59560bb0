"""When a place may set a number of its own: within the range, with a clause, and with no effect nobody asked for."""

from datetime import date

from django.utils.translation import gettext as _

from congress.organs.rules import LocalNumber, PlainUnit, Ruling, unit_of
from congress.organs.templatetags.deadlines import number_text


def faults(
    number: LocalNumber,
    level: str,
    *,
    amount: int,
    unit: str,
    clause: str,
    valid_from: date,
    since: date | None,
    today: date,
) -> dict[str, str]:
    """What forbids the change, as a sentence by the field it concerns; empty when it is lawful.

    `since` takes running clocks along; that is possible once the rule is in force, not before.
    """
    found = {}
    if not number.is_lawful(amount, unit_of(unit)):
        found["amount"] = _("The lawful range is %(ranges)s (%(source)s).") % {
            "ranges": ranges_text(number),
            "source": number.source,
        }
    default = number.default(level)
    if not clause and (amount, unit) != (default.amount, default.unit):
        found["clause"] = _("A number other than the default needs the clause that sets it.")
    if since and valid_from > today:
        found["since"] = _("The rule is not in force yet, so running deadlines cannot take it over.")
    elif since and since > today:
        found["since"] = _("No deadline has started after today.")
    return found


def ranges_text(number: LocalNumber) -> str:
    """Such as “1 to 2 months or 20 to 30 working days”."""
    if number.unit == PlainUnit.YES_NO:
        return _("yes or no")
    words = [
        _("%(low)d to %(high)s") % {"low": low, "high": number_text(Ruling(number.key, high, unit, ""))}
        for unit, (low, high) in number.ranges.items()
    ]
    return _(" or ").join(words)
