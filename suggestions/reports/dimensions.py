"""By what figures are told apart, and how a row's group is named. Each is a filter of the list as well."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.common.text import chinese_number
from suggestions.models import Suggestion

NONE = "none"  # asks for the rows that have no value
Item = Mapping[str, Any]


@dataclass(frozen=True)
class Dimension:
    """`column` holds the group's key; `words` names it from a row that has one. Texts may be empty, keys be NULL."""

    key: str
    title: Any
    column: str
    words: Callable[[Item], str]
    is_text: bool = False

    def label(self, item: Item) -> str:
        return self.words(item) if item[self.column] not in (None, "") else _("None recorded")

    def asked(self, item: Item) -> str:
        """The value of the filter that gives this row's group."""
        value = item[self.column]
        return NONE if value in (None, "") else str(int(value) if isinstance(value, bool) else value)

    def question(self, value: str) -> Q:
        if value != NONE:
            return Q(**{self.column: value})
        is_missing = Q(**{f"{self.column}__isnull": True})
        return is_missing | Q(**{self.column: ""}) if self.is_text else is_missing


def _session(item: Item) -> str:
    return f"{chinese_number(item['session__term__number'])}届{chinese_number(item['session__number'])}次"


def _period(item: Item) -> str:
    return str(Suggestion.Period(item["period"]).label)


def _source(item: Item) -> str:
    return str(Suggestion.Source(item["source"]).label)


def _joint(item: Item) -> str:
    return _("With co-signers") if item["is_joint"] else _("By one deputy")


def _named(column: str) -> Callable[[Item], str]:
    return lambda item: str(item[column])


DIMENSIONS = {
    each.key: each
    for each in (
        Dimension("category", gettext_lazy("Category"), "category", _named("category__name")),
        Dimension("session", gettext_lazy("Session"), "session", _session),
        Dimension("period", gettext_lazy("In or between sessions"), "period", _period, is_text=True),
        Dimension("source", gettext_lazy("Grown out of"), "source", _source, is_text=True),
        Dimension("delegation", gettext_lazy("Delegation"), "lead__delegation", _named("lead__delegation__name")),
        Dimension(
            "area",
            gettext_lazy("Electing unit or district"),
            "lead__electing_unit",
            _named("lead__electing_unit"),
            is_text=True,
        ),
        Dimension(
            "structure", gettext_lazy("Deputy structure"), "lead__structure", _named("lead__structure"), is_text=True
        ),
        Dimension("joint", gettext_lazy("Co-signed"), "is_joint", _joint),
        Dimension("deputy", gettext_lazy("Lead deputy"), "lead", _named("lead_name")),
        Dimension("letter", gettext_lazy("Outcome"), "letter", _named("letter"), is_text=True),
    )
}
LABELS = (
    "category__name", "session__term__number", "session__number", "lead__delegation__name", "lead_name",
)  # fmt: skip
