"""Status, light, category and rating: always a sign and its word, the sign hidden from screen readers."""

from datetime import date

from django import template
from django.templatetags.static import static
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext, pgettext_lazy

register = template.Library()

# design table “Status”: code → (symbol, colour class)
STATUS_SIGNS = {
    "draft": ("st-draft", ""),
    "submitted": ("st-sent", "c-st-go"),
    "reviewed": ("st-reviewed", "c-st-go"),
    "accepted": ("st-accepted", "c-st-go"),
    "merged": ("st-accepted", "c-st-go"),
    "entrusted": ("st-assigned", "c-st-go"),
    "assigned": ("st-assigned", "c-st-go"),
    "handling": ("st-handling", "c-st-go"),
    "replied": ("st-replied", "c-st-go"),
    "rehandling": ("st-rehandling", "c-st-back"),
    "tracking": ("st-tracking", "c-st-go"),
    "closed": ("st-closed", "c-st-done"),
    "not_accepted": ("st-refused", "c-st-end"),
    "withdrawn": ("st-withdrawn", "c-st-end"),
    "handed": ("st-assigned", "c-st-go"),
    "folded": ("st-accepted", "c-st-go"),
    "suggested": ("st-reviewed", "c-st-go"),
    "answered": ("st-replied", "c-st-go"),
    "reopened": ("st-rehandling", "c-st-back"),
    "planned": ("st-draft", ""),
    "announced": ("st-sent", "c-st-go"),
    "held": ("st-handling", "c-st-go"),
    "minuted": ("st-closed", "c-st-done"),
    "cancelled": ("st-withdrawn", "c-st-end"),
    "under_way": ("st-handling", "c-st-go"),
    "put_off": ("st-rehandling", "c-st-back"),
    "done": ("st-closed", "c-st-done"),
    "applied": ("st-sent", "c-st-go"),
    "assessed": ("st-reviewed", "c-st-go"),
    "graded": ("st-closed", "c-st-done"),
    "not_met": ("st-refused", "c-st-end"),
    "dropped": ("st-withdrawn", "c-st-end"),
    "asked": ("st-sent", "c-st-go"),
    "agreed": ("st-closed", "c-st-done"),
    "declined": ("st-refused", "c-st-end"),
}
RATING_SIGNS = {"satisfied": "ra-yes", "mostly": "ra-half", "dissatisfied": "ra-no", "not": "ra-no"}

# Django's own short weekdays are 星期一 in Chinese; lists say 周一.
WEEKDAYS = (
    pgettext_lazy("short weekday", "Mon"),
    pgettext_lazy("short weekday", "Tue"),
    pgettext_lazy("short weekday", "Wed"),
    pgettext_lazy("short weekday", "Thu"),
    pgettext_lazy("short weekday", "Fri"),
    pgettext_lazy("short weekday", "Sat"),
    pgettext_lazy("short weekday", "Sun"),
)


@register.simple_tag
def sign(name: str, css: str = "c-ico") -> SafeString:
    """The symbol of that name out of signs.svg, without a word."""
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', css, static("signs.svg"), name)


@register.simple_tag
def status_sign(code: str, label: str, yours: bool = False) -> SafeString:
    """`yours` marks a status that waits for the reader; the label must say so as well."""
    symbol, colour = STATUS_SIGNS[code]
    classes = " ".join(filter(None, ["c-st", colour, "c-st-you" if yours else ""]))
    return format_html('<span class="{}">{}{}</span>', classes, sign(symbol), label)


@register.simple_tag
def light_sign(light: str, text: str) -> SafeString:
    """`light` is go, near, hot, late or off."""
    return format_html('<span class="c-li c-li-{}">{}{}</span>', light, sign(f"li-{light}"), text)


@register.simple_tag
def category_box(code: str, label: str = "") -> SafeString:
    """The outcome's letter, A to D, in a square box plus its words."""
    return format_html('<span class="c-cat"><b>{}</b>{}</span>', code, label)


@register.simple_tag
def rating_sign(value: str, label: str) -> SafeString:
    """`value` is satisfied, mostly or dissatisfied."""
    return format_html('<span class="c-st">{}{}</span>', sign(RATING_SIGNS[value]), label)


@register.filter
def short_day(day: date, today: date) -> str:
    """Mon 23 Nov, 11月23日（周一）; with its year unless that is this year."""
    form = pgettext("day in a list", "j M") if day.year == today.year else pgettext("day in a list", "j M Y")
    return pgettext("day in a list", "%(weekday)s %(day)s") % {
        "weekday": WEEKDAYS[day.weekday()],
        "day": format_date(day, form),
    }


@register.simple_tag
def date_block(day: date, today: date) -> SafeString:
    """The day in front of an agenda row: 11月23日 over 周一, and its year unless that is this year."""
    below = WEEKDAYS[day.weekday()] if day.year == today.year else f"{WEEKDAYS[day.weekday()]} {day.year}"
    shown = format_date(day, pgettext("day in a list", "j M"))
    return format_html('<span class="c-date"><b>{}</b>{}</span>', shown, below)
