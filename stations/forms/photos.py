"""How a keeper adds a photograph of the station."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stations.forms.acts import short_text


class PhotoForm(forms.Form):
    file = forms.FileField(label=_("Photograph"), help_text=_("JPEG, PNG or WebP. Where it was taken is left out."))
    caption = short_text(_("What is to be seen"), length=100, help_text=_("Read out to those who do not see it."))
