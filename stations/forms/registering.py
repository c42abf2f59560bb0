"""What is written down when a citizen is received (domain.md §4.4), phone first."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User
from congress.common.text import one_line, prose, squeeze
from deputies.models import Mandate
from deputies.rules import Sex
from stations.forms.citizen import PhotosField
from stations.models import Station
from stations.rules import is_landline, is_mobile
from stations.rules.opinions import TEXT_LENGTH, Topic, Way
from stations.rules.registers import REGISTRARS

WAYS = [Way.RECEPTION, Way.VISIT, Way.EVENT]
OLDEST = timedelta(days=366)
TICKED = 30  # deputies offered as boxes; more make a list


class VisitForm(forms.Form):
    """One visit at one station. The deputies offered are those grouped in there, else all whom the person sees."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label=pgettext_lazy("opinion", "Way"), choices=[(way, way.label) for way in WAYS], widget=forms.RadioSelect
    )
    said_at = forms.DateTimeField(
        label=_("Day and time"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "c-w16"}, format="%Y-%m-%dT%H:%M"),
    )
    deputies = forms.ModelMultipleChoiceField(
        Mandate.objects.none(), label=_("Deputies present"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("What the citizen said"),
        max_length=TEXT_LENGTH,
        help_text=_("In their own words. Please write no identity or bank card numbers."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    ask = forms.CharField(label=_("Request"), max_length=300, required=False)
    topic = forms.ChoiceField(label=_("Topic"), choices=[("", "–"), *Topic.choices])
    place = forms.CharField(label=pgettext_lazy("of what is told", "Place"), max_length=120, required=False)
    name = forms.CharField(
        label=_("Name of the citizen"),
        max_length=40,
        required=False,
        help_text=_("Left empty for somebody who gives no name."),
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", "–"), *Sex.choices], required=False)
    address = forms.CharField(label=pgettext_lazy("citizen's", "Address"), max_length=120, required=False)
    photos = PhotosField(label=_("Photos"), required=False, help_text=_("Up to three, JPEG, PNG or WebP, 20 MB each."))
    may_pass_on = forms.BooleanField(
        label=_("The citizen agrees that name and phone are passed on to whoever handles it"), required=False
    )
    answer = forms.CharField(
        label=_("Answered on the spot"),
        max_length=TEXT_LENGTH,
        required=False,
        help_text=_("Leave it empty when it has to be handled further."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = [
        "form_key", "way", "said_at", "deputies", "text", "ask", "topic", "place", "photos", "name", "sex", "phone",
        "address", "may_pass_on", "answer",
    ]  # fmt: skip

    def __init__(self, data: Any, files: Any, *, station: Station, by: User, at: datetime) -> None:
        initial = {"form_key": uuid4(), "way": Way.RECEPTION, "said_at": localtime(at).replace(second=0)}
        mine = Mandate.objects.in_office().filter(person__user=by)
        super().__init__(data, files, initial=initial | {"deputies": [mandate.pk for mandate in mine]})
        self.at = at
        self._offer(deputies_at(station, by, at))

    def _offer(self, deputies: QuerySet[Any]) -> None:
        """A few to tick; many in a list that scrolls."""
        field: Any = self.fields["deputies"]
        if deputies.count() > TICKED:
            field.widget = forms.SelectMultiple(attrs={"size": 8})
            field.help_text = _("Nobody is grouped into this station yet: choose from all.")
        field.queryset = deputies

    def clean_said_at(self) -> datetime:
        said_at: datetime = self.cleaned_data["said_at"]
        if not self.at - OLDEST <= said_at <= self.at:
            raise forms.ValidationError(gettext("The visit was within the last year, and not after now."))
        return said_at

    def clean_phone(self) -> str:
        phone = squeeze(self.cleaned_data["phone"])
        if phone and not (is_mobile(phone) or is_landline(phone)):
            raise forms.ValidationError(gettext("This is not a telephone number."))
        return phone

    def clean_text(self) -> str:
        return prose(self.cleaned_data["text"])

    def clean_ask(self) -> str:
        return one_line(self.cleaned_data["ask"])


def deputies_at(station: Station, by: User, at: datetime) -> QuerySet[Any]:
    """Those grouped into the station and the person's own seats; of a station without any, all that are seen."""
    seated = Mandate.objects.in_office().select_related("person")
    grouped = station.memberships.serving(localtime(at).date()).values("mandate")
    own = Q(person__user=by)
    found = seated.filter(Q(pk__in=grouped) | own)
    return found if grouped.exists() else seated.filter(Q(pk__in=Mandate.objects.visible_to(by).values("pk")) | own)


def stations_of(by: User) -> QuerySet[Any]:
    """The open stations at which the person may register visits."""
    held = {post.congress_id for post in by.current_posts if post.role in REGISTRARS}
    found: QuerySet[Any] = Station.objects.visible_to(by).filter(is_active=True, congress__in=held)
    return found
