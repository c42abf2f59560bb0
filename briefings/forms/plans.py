"""Forms of work plans and their rows; what each cleans is what its action takes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from briefings.actions.plan_items import holding
from briefings.rules.plans import INSIDE, PASSED_BY, Source

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
DESCRIBED = ("matter", "from_month", "until_month", "lead", "body", "outcome", "basis")


def month(label: Any, first: int = 1) -> forms.TypedChoiceField:
    choices = [(number, MONTHS[number]) for number in range(first, 13)]
    return forms.TypedChoiceField(label=label, coerce=int, choices=choices)


def reason() -> forms.CharField:
    return forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class BeginForm(forms.Form):
    """`form_key` makes a second sending of the same form harmless."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("Title"), max_length=80)
    source = forms.ChoiceField(label=_("Begin with"), choices=Source, widget=forms.RadioSelect, initial=Source.USUAL)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class PlanActForm(forms.Form):
    """An act on a plan or a row that needs no words. `seen` is the version the person looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, thing: Any) -> None:
        super().__init__(data, initial={"seen": thing.version})
        self.thing = thing
        self.prepare()

    def prepare(self) -> None:
        """Fill in what is known of this thing; most forms have nothing to fill in."""


class PlanReasonForm(PlanActForm):
    note = reason()


class TitleForm(PlanActForm):
    title = forms.CharField(label=_("Title"), max_length=80)

    def prepare(self) -> None:
        self.initial["title"] = self.thing.title


class TakeForceForm(PlanActForm):
    passed_on = forms.DateField(label=_("Passed on"), widget=DAY)
    passed_by = forms.CharField(label=_("Passed by"), max_length=40, initial=PASSED_BY)
    is_public = forms.BooleanField(
        label=_("Put on the public site"),
        required=False,
        initial=True,
        help_text=_("The law has the plan published (代表法 §43). Names of staff and reasons are not shown there."),
    )


class ItemForm(PlanActForm):
    """What a row says; offered to lead it are the office and the leaders."""

    matter = forms.CharField(label=_("Matter"), max_length=120)
    from_month = month(_("From month"))
    until_month = month(_("Until month"))
    lead: Any = forms.ModelChoiceField(None, label=_("Led by"), required=False, empty_label=_("Not named yet"))
    body = forms.CharField(label=_("Carried out by"), max_length=80, required=False, help_text=_("A body or office."))
    outcome = forms.CharField(label=_("What is to come of it"), max_length=200, required=False)
    basis = forms.CharField(label=_("Basis"), max_length=80, required=False)

    def prepare(self) -> None:
        self.initial.update({name: getattr(self.thing, name) for name in DESCRIBED})
        self.offer(self.thing.plan)

    def offer(self, plan: Any) -> None:
        field: Any = self.fields["lead"]
        field.queryset = holding(INSIDE, plan, localdate()).order_by("name", "pk")


class AmendForm(ItemForm):
    note = reason()


class NewItemForm(ItemForm):
    """`form_key` makes a second sending of the same form harmless."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def prepare(self) -> None:
        del self.fields["seen"]
        self.offer(self.thing)


class FinishForm(PlanActForm):
    done_on = forms.DateField(label=_("Done on"), widget=DAY)
    result = forms.CharField(
        label=_("What came of it"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Read by office and leaders; the public page says only that it is done."),
    )


class PutOffForm(PlanActForm):
    note = reason()

    def prepare(self) -> None:
        self.fields["month"] = month(_("New month"), self.thing.until_month + 1)


PLAN_FORMS: dict[str, type[PlanActForm]] = {
    "edit": TitleForm,
    "add": NewItemForm,
    "take_force": TakeForceForm,
    "drop": PlanReasonForm,
    "publish": PlanActForm,
    "take_off": PlanActForm,
}
ITEM_FORMS: dict[str, type[PlanActForm]] = {
    "edit": ItemForm,
    "remove": PlanActForm,
    "start": PlanActForm,
    "finish": FinishForm,
    "put_off": PutOffForm,
    "amend": AmendForm,
    "drop": PlanReasonForm,
    "reopen": PlanReasonForm,
}
