"""Rows of supervision as the API tells them; read only: everything changes through the pages."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from suggestions.models.supervision import (
    Award,
    Draw,
    Drawn,
    FollowUp,
    Grading,
    Inquiry,
    IssuedPaper,
    KeyItem,
    LookBack,
    Nominee,
    Question,
    StarGrade,
    Urging,
)
from suggestions.oversight.grading import table


class KeySerializer(serializers.ModelSerializer[KeyItem]):
    title = serializers.CharField(source="suggestion.title", read_only=True)

    class Meta:
        model = KeyItem
        fields = [
            "id", "suggestion", "title", "status", "decided_on", "meeting", "leader", "official", "committee",
            "report_by", "reported_on", "ended_on",
        ]  # fmt: skip


class UrgingSerializer(serializers.ModelSerializer[Urging]):
    """An urging with number and fingerprint of its letter; null for one of the time before letters were kept."""

    title = serializers.CharField(source="suggestion.title", read_only=True)
    letter = serializers.CharField(source="letter.label", read_only=True, default=None)
    sha256 = serializers.CharField(source="letter.sha256", read_only=True, default=None)

    class Meta:
        model = Urging
        fields = ["id", "suggestion", "title", "on", "light", "due_on", "note", "letter", "sha256"]


class LookBackSerializer(serializers.ModelSerializer[LookBack]):
    title = serializers.CharField(source="suggestion.title", read_only=True)

    class Meta:
        model = LookBack
        fields = ["id", "suggestion", "title", "on", "people", "finding", "evidence", "reopened"]


class GradingSerializer(serializers.ModelSerializer[Grading]):
    scheme = serializers.CharField(source="scheme.__str__", read_only=True)

    class Meta:
        model = Grading
        fields = ["id", "title", "scheme", "from_on", "until_on", "decided_on", "meeting"]


class PartSerializer(serializers.Serializer[Any]):
    """What one item gave; `points` is null where nothing could be counted."""

    label = serializers.CharField()  # type: ignore[assignment]
    weight = serializers.DecimalField(max_digits=7, decimal_places=2)
    points = serializers.DecimalField(max_digits=7, decimal_places=2, allow_null=True)
    why = serializers.CharField()


class GradedSerializer(serializers.Serializer[Any]):
    """A unit's line, as on the page."""

    unit = serializers.CharField(source="unit.name")
    items = serializers.IntegerField(source="size")
    total = serializers.DecimalField(source="result.total", max_digits=7, decimal_places=2, allow_null=True)
    level = serializers.CharField(source="result.level")
    parts = PartSerializer(source="result.lines", many=True)


class WholeGradingSerializer(GradingSerializer):
    """With its table: counted now, or from what a decision froze."""

    lines = serializers.SerializerMethodField()

    class Meta(GradingSerializer.Meta):
        fields = [*GradingSerializer.Meta.fields, "lines"]

    def get_lines(self, row: Grading) -> list[dict[str, Any]]:
        return list(GradedSerializer(table(row, timezone.localdate()), many=True).data)


class NomineeSerializer(serializers.ModelSerializer[Nominee]):
    name = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = Nominee
        fields = ["name", "suggestion", "unit", "basis", "reasons", "is_chosen"]


class AwardSerializer(serializers.ModelSerializer[Award]):
    nominees = NomineeSerializer(many=True, read_only=True)
    number = serializers.CharField(source="paper.label", read_only=True, default=None)

    class Meta:
        model = Award
        fields = [
            "id", "title", "from_on", "until_on", "status", "decided_on", "meeting", "number", "nominees"
        ]  # fmt: skip


class PaperSerializer(serializers.ModelSerializer[IssuedPaper]):
    """A paper that was issued; `is_whole` says whether its words still have the fingerprint."""

    number = serializers.CharField(source="label", read_only=True)
    is_whole = serializers.BooleanField(read_only=True)

    class Meta:
        model = IssuedPaper
        fields = ["id", "kind", "number", "title", "to", "on", "sha256", "is_whole"]


class DrawnSerializer(serializers.ModelSerializer[Drawn]):
    """One that was drawn; `grade` is null until it was appraised."""

    grade = serializers.CharField(source="appraisal.grade.value", read_only=True, default=None)

    class Meta:
        model = Drawn
        fields = ["turn", "key", "suggestion", "grade"]


class DrawSerializer(serializers.ModelSerializer[Draw]):
    """A spot check with all that is needed to repeat it: the list as it was frozen, its SHA-256 and the seed."""

    drawn = DrawnSerializer(many=True, read_only=True)

    class Meta:
        model = Draw
        fields = [
            "id", "title", "session", "category", "from_status", "size", "status", "seed_kind", "seed_source",
            "seed_on", "commitment", "population", "population_hash", "seed", "drawn",
        ]  # fmt: skip


class StarSerializer(serializers.ModelSerializer[StarGrade]):
    title = serializers.CharField(source="suggestion.title", read_only=True)

    class Meta:
        model = StarGrade
        fields = ["id", "suggestion", "title", "on", "level", "total", "lines", "reasons"]


class QuestionSerializer(serializers.ModelSerializer[Question]):
    unit = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = Question
        fields = ["unit", "asked_by", "text", "official", "answer"]


class TaskSerializer(serializers.ModelSerializer[FollowUp]):
    unit = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = FollowUp
        fields = ["unit", "task", "due_on", "state"]


class InquirySerializer(serializers.ModelSerializer[Inquiry]):
    """A topical inquiry with what was asked and answered, and what was given to be done."""

    questions = QuestionSerializer(many=True, read_only=True)
    tasks = TaskSerializer(many=True, read_only=True)

    class Meta:
        model = Inquiry
        fields = ["id", "title", "on", "place", "status", "chair", "questions", "tasks"]
