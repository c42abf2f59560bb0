"""Gradings of stations over REST: list and item, as the caller sees them on the pages. Read only."""

from typing import Any

from rest_framework import generics, serializers

from congress.common.rest import NewestFirst
from stations.models import GradingLine, StationGrading


class StationGradingSerializer(serializers.ModelSerializer[StationGrading]):
    """A row of the list; `stars` are those it has now, a check-list that is met has one."""

    station_name = serializers.CharField(read_only=True, source="station.name")
    standard_name = serializers.CharField(read_only=True, source="standard.name")

    class Meta:
        model = StationGrading
        fields = [
            "id", "station", "station_name", "standard", "standard_name", "status", "version", "applied_at", "total",
            "stars", "from_on", "until_on", "lapsed_on",
        ]  # fmt: skip
        read_only_fields = fields


class GradingLineSerializer(serializers.ModelSerializer[GradingLine]):
    """One item: the most points, those claimed with what shows it, those given with a remark."""

    class Meta:
        model = GradingLine
        fields = read_only_fields = ["label", "most", "claimed", "evidence", "given", "remark"]


class WholeStationGradingSerializer(StationGradingSerializer):
    """One grading with its items."""

    lines = GradingLineSerializer(many=True, read_only=True)

    class Meta(StationGradingSerializer.Meta):
        fields = read_only_fields = [*StationGradingSerializer.Meta.fields, "lines"]


class StationGradingList(generics.ListAPIView[StationGrading]):
    """Gradings the caller may see, those applied for last before the others."""

    serializer_class = StationGradingSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        return StationGrading.objects.visible_to(self.request.user).for_rows()


class StationGradingDetail(generics.RetrieveAPIView[StationGrading]):
    """One grading."""

    serializer_class = WholeStationGradingSerializer

    def get_queryset(self) -> Any:
        return StationGrading.objects.visible_to(self.request.user).for_rows().prefetch_related("lines")
