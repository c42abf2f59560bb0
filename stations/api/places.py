"""Open stations over REST, without an account: the same rows, search and days as on the pages. Read only."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from congress.common.rest import NewestFirst, StrangersPace
from stations.forms import SearchForm
from stations.models import Membership, Station
from stations.reports import coming, everybodys, grouped_in
from stations.rules import PUBLIC_DAYS


class StationSerializer(serializers.ModelSerializer[Station]):
    """A row of the public list. `phone` is the office's landline; a person's number is never told."""

    area = serializers.CharField(read_only=True, source="region.name")
    phone = serializers.CharField(read_only=True, source="public_phone")
    url = serializers.CharField(read_only=True, source="get_absolute_url")

    class Meta:
        model = Station
        fields = [
            "id", "code", "name", "kind", "form", "theme", "parent", "area", "address", "phone", "reception",
            "longitude", "latitude", "url",
        ]  # fmt: skip
        read_only_fields = fields


class ReceptionDaySerializer(serializers.Serializer[Any]):
    """A reception day; one that was moved off a holiday tells which day was meant, and why."""

    on = serializers.DateField()
    planned_on = serializers.DateField()
    why = serializers.CharField(allow_blank=True)


class MemberSerializer(serializers.ModelSerializer[Membership]):
    """A deputy in office who is grouped into the station: name, level and term, no phone."""

    name = serializers.CharField(read_only=True, source="mandate.person.name")
    level = serializers.CharField(read_only=True, source="mandate.term.congress.level")
    term = serializers.CharField(read_only=True, source="mandate.term.__str__")

    class Meta:
        model = Membership
        fields = read_only_fields = ["name", "level", "term", "role"]


class WholeStationSerializer(StationSerializer):
    """One station with its next reception days and its deputies."""

    office = serializers.CharField(read_only=True, source="congress.office_name")
    next_days = serializers.SerializerMethodField()
    deputies = serializers.SerializerMethodField()

    class Meta(StationSerializer.Meta):
        fields = read_only_fields = [*StationSerializer.Meta.fields, "office", "next_days", "deputies"]

    @extend_schema_field(ReceptionDaySerializer(many=True))
    def get_next_days(self, row: Station) -> Any:
        [own] = coming([row], timezone.localdate(), PUBLIC_DAYS)
        return ReceptionDaySerializer(own.days, many=True).data

    @extend_schema_field(MemberSerializer(many=True))
    def get_deputies(self, row: Station) -> Any:
        return MemberSerializer(grouped_in(row, timezone.localdate()), many=True).data


class SearchSerializer(serializers.Serializer[Any]):
    """How the list is narrowed, as on the page: wrong values are passed over."""

    q = serializers.CharField(required=False, help_text="words that must all stand in name, address, theme or area")
    area = serializers.CharField(required=False, help_text="key of the area, with all within it")
    kind = serializers.CharField(required=False)


class OldestFirst(NewestFirst):
    ordering = "pk"


@extend_schema(parameters=[SearchSerializer])
class StationList(generics.ListAPIView[Station]):
    """Open stations, those entered first before the others."""

    permission_classes = [AllowAny]
    throttle_classes = [StrangersPace]
    serializer_class = StationSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> Any:
        return SearchForm(self.request.GET, rows=everybodys()).found().by_area()


class StationDetail(generics.RetrieveAPIView[Station]):
    """One open station by its key."""

    permission_classes = [AllowAny]
    throttle_classes = [StrangersPace]
    serializer_class = WholeStationSerializer

    def get_queryset(self) -> Any:
        return everybodys().by_area()
