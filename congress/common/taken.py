"""What every record of a step says, whatever thing the step was taken on."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from congress.common.lifecycle import Law


class TakenStep(models.Model):
    """One step somebody took; the thing and its statuses before and after stand in the table of its own.

    `law` is the table the step was taken by.
    """

    law: ClassVar[Law]
    name = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.at:%Y-%m-%d}"

    @property
    def label(self) -> Any:
        return self.law.steps[self.name].label
