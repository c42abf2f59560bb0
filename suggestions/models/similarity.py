"""What was learnt from suggestions: the terms of each, and how often a term came, and where it went.

Rows here are derived; `manage.py learn --afresh` makes all of them again.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from congress.organs.models import Congress, Unit
from suggestions.models.suggestion import Category, Suggestion


class SimilarityEntry(models.Model):
    """The terms of one suggestion as it stood in `version`, and what was decided on it; drafts have none."""

    suggestion = models.OneToOneField(Suggestion, models.CASCADE, primary_key=True, related_name="similarity")
    congress = models.ForeignKey(Congress, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    terms = ArrayField(models.CharField(max_length=20))  # of the title
    told = ArrayField(models.CharField(max_length=20))  # matters named in the text only
    length = models.FloatField()
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+")

    class Meta:
        indexes = [GinIndex(fields=["terms"], name="similarity_terms", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {' '.join(self.terms)}"


class Habit(models.Model):
    """How many suggestions of a congress hold a term: all of them, or those one unit led, or those of one category.

    The empty term stands for every suggestion.
    """

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="+")
    term = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+")
    items = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "term", "unit", "category"],
                include=["items"],
                nulls_distinct=False,
                name="habit_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.items}"
