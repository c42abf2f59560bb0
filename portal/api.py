"""Deputies in office over REST, without an account: the same rows, search and facts as on the pages. Read only."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from congress.common.rest import NewestFirst, StrangersPace
from deputies.models import Mandate
from portal.forms import DeputySearchForm
from portal.reports.deputies import Profile, counted, everybodys


class DeputySerializer(serializers.Serializer[Any]):
    """What the rule has public of a deputy (deputies.rules.PUBLIC_FACTS), and the page's address."""

    id = serializers.IntegerField(source="mandate.pk")
    name = serializers.CharField()
    congress = serializers.CharField()
    term = serializers.CharField()
    delegation = serializers.CharField()
    electing_unit = serializers.CharField()
    group = serializers.CharField()
    stations = serializers.ListField(child=serializers.CharField())
    published_suggestions = serializers.IntegerField()
    receptions_held = serializers.IntegerField()
    url = serializers.CharField()

    def to_representation(self, instance: Mandate) -> Any:
        return super().to_representation(Profile(instance))


class SearchSerializer(serializers.Serializer[Any]):
    """How the list is narrowed, as on the page: wrong values are passed over."""

    q = serializers.CharField(required=False, help_text="words that must stand in name, delegation or elector")
    delegation = serializers.CharField(required=False, help_text="key of the delegation")
    unit = serializers.CharField(required=False, help_text="who elected, in full")


class OldestFirst(NewestFirst):
    ordering = "pk"


@extend_schema(parameters=[SearchSerializer])
class DeputyList(generics.ListAPIView[Mandate]):
    """Deputies in office, those entered first before the others."""

    permission_classes = [AllowAny]
    throttle_classes = [StrangersPace]
    serializer_class = DeputySerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> Any:
        return counted(DeputySearchForm(self.request.GET, rows=everybodys()).found(), timezone.localdate())


class DeputyDetail(generics.RetrieveAPIView[Mandate]):
    """One deputy in office by the key."""

    permission_classes = [AllowAny]
    throttle_classes = [StrangersPace]
    serializer_class = DeputySerializer

    def get_queryset(self) -> Any:
        return counted(everybodys(), timezone.localdate())
