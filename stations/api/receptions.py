"""Reception days over REST: list and item, as the caller sees them on the pages. Read only; citizens are counted."""

from typing import Any

from rest_framework import generics, serializers

from congress.common.rest import NewestFirst
from stations.models import ReceptionDay


class NamesField(serializers.ListField):
    """Deputies by name."""

    def __init__(self, **more: Any) -> None:
        super().__init__(child=serializers.CharField(), read_only=True, **more)

    def to_representation(self, data: Any) -> list[str]:
        return [mandate.person.name for mandate in data]


class ReceptionSerializer(serializers.ModelSerializer[ReceptionDay]):
    """A day of the plan; `why` says why it is not the rule's day, `deputies` are on the roster, `came` were there."""

    station_name = serializers.CharField(read_only=True, source="station.name")
    why = serializers.CharField(read_only=True)
    deputies = NamesField(source="on_duty")
    came = NamesField(source="who_came")

    class Meta:
        model = ReceptionDay
        fields = [
            "id", "station", "station_name", "on", "planned_on", "why", "status", "version", "announced_at", "deputies",
            "came", "citizens", "reason",
        ]  # fmt: skip
        read_only_fields = fields


class ReceptionStepSerializer(serializers.Serializer[Any]):
    """What was done with a day, without who did it and what was noted."""

    name = serializers.CharField()
    at = serializers.DateTimeField()
    to_status = serializers.CharField()


class WholeReceptionSerializer(ReceptionSerializer):
    """One day with its course."""

    steps = ReceptionStepSerializer(many=True, read_only=True)

    class Meta(ReceptionSerializer.Meta):
        fields = read_only_fields = [*ReceptionSerializer.Meta.fields, "steps"]


class ReceptionList(generics.ListAPIView[ReceptionDay]):
    """Reception days the caller may see, those planned last before the others."""

    serializer_class = ReceptionSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        return ReceptionDay.objects.visible_to(self.request.user).for_rows()


class ReceptionDetail(generics.RetrieveAPIView[ReceptionDay]):
    """One reception day."""

    serializer_class = WholeReceptionSerializer

    def get_queryset(self) -> Any:
        return ReceptionDay.objects.visible_to(self.request.user).for_rows().prefetch_related("steps")
