"""Photographs of a station, for everybody."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.files.models import Upload
from stations.models.stations import Station


class StationPhoto(models.Model):
    """A picture made anew from its pixels, with the words for those who do not see it."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="photos", verbose_name=_("liaison station"))
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")
    caption = models.CharField(_("what is to be seen"), max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(caption=""), name="station_photo_has_words")]

    def __str__(self) -> str:
        return self.caption
