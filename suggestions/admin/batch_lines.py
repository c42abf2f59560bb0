"""The lines of a batch: read from what was posted, handed over, and shown again where they were refused."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from congress.organs.models import Unit
from suggestions import actions
from suggestions.actions.meeting import Batch
from suggestions.advice import Advice, recommend_for
from suggestions.forms.batch import Choices, HandingForm
from suggestions.models import Category, HandoverMeeting

MOST = 50  # lines on a page


def choices_of(congress: int) -> Choices:
    """The units, offices and categories of a congress; two queries."""
    units = {str(unit.pk): unit for unit in Unit.objects.active().filter(congress=congress)}
    offices = {key: unit for key, unit in units.items() if unit.is_first_tier}
    categories = Category.objects.filter(congress=congress, is_active=True)
    answering = {key: unit for key, unit in units.items() if key not in offices}
    return Choices(answering, offices, {str(row.pk): row for row in categories})


class Lines:
    """All lines share what they choose from, which is read and printed once.

    `only` is the key of the line whose own button was pressed; without it, those ticked are meant.
    """

    def __init__(self, choices: Choices, data: Any = None) -> None:
        self.choices, self.data = choices, data
        self.only = _key((data or {}).get("only", ""))
        self.refused: list[tuple[Any, str]] = []

    @cached_property
    def options(self) -> dict[str, SafeString]:
        chosen = self.choices
        return {
            "units": _options(chosen.units),
            "offices": _options(chosen.offices),
            "categories": _options(chosen.categories),
        }

    def hand_over(self, own: Any, meeting: HandoverMeeting, *, by: Any) -> Batch:
        """Hand over the lines asked for, of rows the person may see; each refusal is kept with its item."""
        forms = [self._line(item) for item in own.filter(pk__in=self._asked()).order_by("period", "number")]
        handings = [form.handing for form in forms if form.is_valid()]
        batch = actions.hand_over_batch(handings, meeting=meeting, by=by, at=timezone.now())
        self.refused = [(form.item, _sentence(form)) for form in forms if form.errors] + batch.refused
        batch.refused[:] = self.refused
        return batch

    def of(self, rows: list[Any]) -> list[HandingForm]:
        """One line for each row, with the unit that likely answers for it; as typed where it was posted."""
        told = {item.pk: sentence for item, sentence in self.refused}
        advice = recommend_for(rows, self.choices.units.values())
        lines = [self._line(row, advice[row.pk]) for row in rows]
        for line in lines:
            line.refusal = told.get(line.item.pk, "")
        return lines

    def _asked(self) -> list[int]:
        """The key of the line pressed, or of those ticked, at most a page of them."""
        if self.only:
            return [self.only]
        names = [name.split("-") for name in self.data or {} if name.startswith("item-") and name.endswith("-tick")]
        keys = [_key(parts[1]) for parts in names if len(parts) == 3]
        return [key for key in keys if key][:MOST]

    def _line(self, item: Any, advice: Advice | None = None) -> HandingForm:
        is_posted = self.data is not None and f"item-{item.pk}-seen" in self.data
        return HandingForm(self.data if is_posted else None, item=item, choices=self.choices, advice=advice)


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _options(rows: Mapping[str, Any]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', rows.items())


def _sentence(form: HandingForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
