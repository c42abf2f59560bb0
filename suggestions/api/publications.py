"""What is public over REST, without an account: the same rows, search and words as on the pages. Read only."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from congress.common.rest import NewestFirst, StrangersPace
from suggestions.forms.public_search import PublicSearchForm
from suggestions.models import Publication, PublishedAnswer
from suggestions.reports.public_page import PublicPage, public_page
from suggestions.rules import Status


class PublicationSerializer(serializers.ModelSerializer[Publication]):
    """A row of the public list."""

    number_label = serializers.CharField(read_only=True, source="suggestion.number_label")
    session = serializers.CharField(read_only=True, source="suggestion.session")
    lead_name = serializers.CharField(read_only=True, source="suggestion.lead_name")
    category = serializers.CharField(read_only=True, source="suggestion.category.name", default=None)
    unit = serializers.CharField(read_only=True, source="unit_name", allow_null=True)
    status = serializers.ChoiceField(read_only=True, source="suggestion.status", choices=Status.choices)
    replied_on = serializers.DateField(read_only=True, source="suggestion.replied_on", allow_null=True)
    url = serializers.CharField(read_only=True, source="get_absolute_url")

    class Meta:
        model = Publication
        fields = [
            "slug", "number_label", "session", "title", "lead_name", "category", "unit", "status", "replied_on",
            "released_at", "url",
        ]  # fmt: skip
        read_only_fields = fields


class PublishedAnswerSerializer(serializers.ModelSerializer[PublishedAnswer]):
    unit = serializers.CharField(read_only=True, source="reply.assignment.unit.name", default=None)
    round = serializers.IntegerField(read_only=True, source="reply.round.number")
    letter_no = serializers.CharField(read_only=True, source="reply.letter_no")
    sent_on = serializers.DateField(read_only=True, source="reply.sent_on")

    class Meta:
        model = PublishedAnswer
        fields = ["unit", "round", "letter_no", "sent_on", "body"]
        read_only_fields = fields


class WholePublicationSerializer(PublicationSerializer):
    """One item with its words, its public answers, and the deputy's rating once the item is closed."""

    delegation = serializers.CharField(read_only=True, source="suggestion.lead.delegation", default=None)
    cosigners = serializers.SerializerMethodField()
    answers = serializers.SerializerMethodField()
    is_newer_answer_waiting = serializers.SerializerMethodField()
    rating = serializers.SerializerMethodField()

    class Meta(PublicationSerializer.Meta):
        fields = read_only_fields = [
            *PublicationSerializer.Meta.fields, "body", "delegation", "cosigners", "answers",
            "is_newer_answer_waiting", "rating",
        ]  # fmt: skip

    def to_representation(self, instance: Publication) -> Any:
        self.page: PublicPage = public_page(instance)
        return super().to_representation(instance)

    def get_cosigners(self, row: Publication) -> int:
        return self.page.cosigners

    @extend_schema_field(PublishedAnswerSerializer(many=True))
    def get_answers(self, row: Publication) -> Any:
        return PublishedAnswerSerializer(self.page.answers, many=True).data

    def get_is_newer_answer_waiting(self, row: Publication) -> bool:
        return self.page.is_older

    def get_rating(self, row: Publication) -> str | None:
        return self.page.rating.overall if self.page.rating else None


class SearchSerializer(serializers.Serializer[Any]):
    """How the list is narrowed, as on the page: wrong values are passed over."""

    q = serializers.CharField(required=False, help_text="words that must all stand in it")
    year = serializers.CharField(required=False)
    category = serializers.CharField(required=False)
    unit = serializers.CharField(required=False)
    status = serializers.CharField(required=False)


def everybodys() -> Any:
    """The same for whoever asks; nobody's posts open more here."""
    return Publication.objects.visible_to(AnonymousUser()).for_rows()


@extend_schema(parameters=[SearchSerializer])
class PublicationList(generics.ListAPIView[Publication]):
    """What is public, the last released first."""

    permission_classes = [AllowAny]
    throttle_classes = [StrangersPace]
    serializer_class = PublicationSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        return PublicSearchForm(self.request.GET, rows=everybodys()).found()


class PublicationDetail(generics.RetrieveAPIView[Publication]):
    """One item by its public address."""

    permission_classes = [AllowAny]
    throttle_classes = [StrangersPace]
    serializer_class = WholePublicationSerializer
    lookup_field = "slug"

    def get_queryset(self) -> Any:
        return everybodys()
