"""The lines of a batch: read from what was posted, handed over, and shown again where they were refused."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from congress.organs.models import Unit
from suggestions import actions
from suggestions.actions.meeting import Batch
from suggestions.advice import Proposal, recommend_for
from suggestions.forms.batch import HandingForm
from suggestions.models import HandoverMeeting

MOST = 50  # lines on a page


class Lines:
    """All lines share one list of units, which is read and printed once."""

    def __init__(self, units: dict[str, Unit], data: Any = None) -> None:
        self.units, self.data = units, data
        self.refused: list[tuple[Any, str]] = []

    @cached_property
    def options(self) -> SafeString:
        return format_html_join("", '<option value="{}">{}</option>', ((key, unit) for key, unit in self.units.items()))

    def hand_over(self, own: Any, meeting: HandoverMeeting, *, by: Any) -> Batch:
        """Hand over the lines ticked, of rows the person may see; each refusal is kept with its item."""
        forms = [self._line(item) for item in own.filter(pk__in=self._ticked()).order_by("period", "number")]
        whole = [form for form in forms if form.is_valid()]
        handings = [form.handing for form in whole if form.handing]
        batch = actions.hand_over_batch(handings, meeting=meeting, by=by, at=timezone.now())
        self.refused = [(form.item, _sentence(form)) for form in forms if form.errors] + batch.refused
        batch.refused[:] = self.refused
        return batch

    def of(self, rows: list[Any]) -> list[HandingForm]:
        """One line for each row, with the unit that likely answers for it; as typed where it was posted."""
        told = {item.pk: sentence for item, sentence in self.refused}
        advice = recommend_for(rows, self.units.values())
        lines = [self._line(row, next(iter(advice[row.pk].units), None)) for row in rows]
        for line in lines:
            line.refusal = told.get(line.item.pk, "")
        return lines

    def _ticked(self) -> list[int]:
        """Keys of the items ticked, at most a page of them."""
        names = [name.split("-") for name in self.data or {} if name.startswith("item-") and name.endswith("-tick")]
        keys = [parts[1] for parts in names if len(parts) == 3 and parts[1].isascii() and parts[1].isdecimal()]
        return [int(key) for key in keys if len(key) < 19][:MOST]

    def _line(self, item: Any, proposal: Proposal | None = None) -> HandingForm:
        is_posted = self.data is not None and f"item-{item.pk}-seen" in self.data
        return HandingForm(self.data if is_posted else None, item=item, units=self.units, proposal=proposal)


def _sentence(form: HandingForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
