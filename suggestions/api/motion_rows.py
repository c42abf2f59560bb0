"""How motions look over REST."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from suggestions.forms.motions import MOTION_FORMS
from suggestions.models import Motion, MotionBody
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import MOTION_LAW, MotionStatus, min_movers


class MotionSerializer(serializers.ModelSerializer[Motion]):
    """A row of the list; read only: everything changes through steps."""

    number_label = serializers.CharField(read_only=True)
    lead_name = serializers.CharField(read_only=True, source="lead.person.name")
    movers = serializers.IntegerField(read_only=True)
    due_on = serializers.DateField(read_only=True, allow_null=True)
    due_kind = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Motion
        fields = [
            "id", "number_label", "period", "title", "lead_name", "movers", "committee", "status", "version",
            "decision", "submitted_on", "registered_on", "decided_on", "closed_on", "due_on", "due_kind",
        ]  # fmt: skip
        read_only_fields = fields


class BodySerializer(serializers.ModelSerializer[MotionBody]):
    """A body asked or charged, with its word; a body reads its own alone."""

    unit = serializers.CharField(source="unit.name")

    class Meta:
        model = MotionBody
        fields = read_only_fields = ["id", "unit", "part", "since", "answered_on", "answer"]


class WholeMotionSerializer(MotionSerializer):
    """One motion with its text, the legal minimum, the suggestion made of it, and the caller's lawful steps."""

    movers_needed = serializers.SerializerMethodField()
    suggestion = serializers.SerializerMethodField()
    attachments = serializers.SerializerMethodField()
    bodies = serializers.SerializerMethodField()
    steps = serializers.SerializerMethodField()

    class Meta(MotionSerializer.Meta):
        fields = read_only_fields = [
            *MotionSerializer.Meta.fields, "grounds", "proposal", "is_bill", "bill", "text_no", "movers_needed",
            "attachments", "suggestion", "bodies", "steps",
        ]  # fmt: skip

    def get_movers_needed(self, row: Motion) -> int:
        return min_movers(row.congress.level)

    def get_attachments(self, row: Motion) -> list[str]:
        """Addresses of the files."""
        return [reverse("suggestions:motion-file", args=[row.pk, one.pk]) for one in row.attachments.all()]

    def get_suggestion(self, row: Motion) -> int | None:
        made = getattr(row, "suggestion", None)
        return made.pk if made else None

    @extend_schema_field(BodySerializer(many=True))
    def get_bodies(self, row: Motion) -> Any:
        user = self.context["request"].user
        shown = row.bodies.shown_to(user, motion_parties_of(user, row)).select_related("unit")
        return BodySerializer(shown, many=True).data

    def get_steps(self, row: Motion) -> list[str]:
        parties = motion_parties_of(self.context["request"].user, row)
        return [name for name in MOTION_LAW.open_to(row.status, parties) if name in MOTION_FORMS]


class AskedMotionsSerializer(serializers.Serializer[Any]):
    """How the list is narrowed."""

    status = serializers.ChoiceField(choices=MotionStatus.choices, required=False)
