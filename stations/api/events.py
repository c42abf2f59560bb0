"""Events with citizens and deputies' meetings over REST: list and item. Read only.

Citizens are counted; minutes are not told, for they are free words: programs get the receipts of what was brought up.
"""

from typing import Any

from rest_framework import generics, serializers

from congress.common.rest import NewestFirst
from stations.models import EventWithCitizens, Invitation, Matter


class EventSerializer(serializers.ModelSerializer[EventWithCitizens]):
    """A row of the list."""

    station_name = serializers.CharField(read_only=True, source="station.name")

    class Meta:
        model = EventWithCitizens
        fields = [
            "id", "station", "station_name", "kind", "title", "about", "place", "starts_at", "status", "version",
            "announced_at", "citizens",
        ]  # fmt: skip
        read_only_fields = fields


class InvitedSerializer(serializers.ModelSerializer[Invitation]):
    """A deputy, the answer to the invitation, and whether they came."""

    name = serializers.CharField(read_only=True, source="mandate.person.name")

    class Meta:
        model = Invitation
        fields = read_only_fields = ["name", "answer", "has_come"]


class MatterSerializer(serializers.ModelSerializer[Matter]):
    """The opinion a matter became; whoever may see that asks for it there."""

    receipt = serializers.CharField(read_only=True, source="opinion.receipt")

    class Meta:
        model = Matter
        fields = read_only_fields = ["opinion", "receipt"]


class WholeEventSerializer(EventSerializer):
    """One event with the deputies invited and the receipts of what was brought up."""

    deputies = InvitedSerializer(many=True, read_only=True, source="invitations")
    matters = MatterSerializer(many=True, read_only=True)

    class Meta(EventSerializer.Meta):
        fields = read_only_fields = [*EventSerializer.Meta.fields, "deputies", "matters"]


class EventList(generics.ListAPIView[EventWithCitizens]):
    """Events the caller keeps, oversees or is invited to, newest first."""

    serializer_class = EventSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        return EventWithCitizens.objects.visible_to(self.request.user).for_rows()


class EventDetail(generics.RetrieveAPIView[EventWithCitizens]):
    """One event."""

    serializer_class = WholeEventSerializer

    def get_queryset(self) -> Any:
        rows = EventWithCitizens.objects.visible_to(self.request.user).for_rows()
        return rows.prefetch_related("invitations__mandate__person", "matters__opinion")
