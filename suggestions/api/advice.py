"""What the house proposes about one suggestion: similar ones, marks, units, categories. People decide."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from congress.accounts.rules import STAFF
from suggestions.advice import marks_of, recommend_for, similar_to_this
from suggestions.advice.similar import MOST, SHOWN
from suggestions.models import Suggestion
from suggestions.supervised import roles_in


class SimilarSerializer(serializers.Serializer[Any]):
    """Another suggestion the caller may see, how alike it is (0 to 1), and the words both share."""

    id = serializers.IntegerField(source="suggestion.pk")
    title = serializers.CharField(source="suggestion.title")
    likeness = serializers.FloatField()
    is_same = serializers.BooleanField()
    words = serializers.ListField(child=serializers.CharField())


class MarksSerializer(serializers.Serializer[Any]):
    years = serializers.ListField(child=serializers.IntegerField())
    deputies = serializers.IntegerField()


class ProposedSerializer(serializers.Serializer[Any]):
    """A unit or a category; `items` of the `of` earlier suggestions with `word` went there."""

    id = serializers.IntegerField(source="row.pk")
    name = serializers.CharField(source="row.name")
    sureness = serializers.FloatField()
    word = serializers.CharField()
    items = serializers.IntegerField()
    of = serializers.IntegerField()
    duties = serializers.ListField(child=serializers.CharField())


class AdviceSerializer(serializers.Serializer[Any]):
    """`marks`, `units` and `categories` are null for everybody but the staff of the item's congress."""

    similar = SimilarSerializer(many=True)
    marks = MarksSerializer(allow_null=True)
    units = ProposedSerializer(many=True, allow_null=True)
    categories = ProposedSerializer(many=True, allow_null=True)


class AdviceOf(APIView):
    """Proposals about one suggestion the caller may see, over what the caller may see."""

    @extend_schema(responses=AdviceSerializer)
    def get(self, request: Request, pk: int) -> Response:
        reader: Any = request.user
        seen = Suggestion.objects.visible_to(reader)
        suggestion = get_object_or_404(seen.select_related("session"), pk=pk)
        found = similar_to_this(suggestion, among=Suggestion.objects.visible_to(reader), best=MOST)
        told: dict[str, Any] = {"similar": found[:SHOWN], "marks": None, "units": None, "categories": None}
        if not STAFF.isdisjoint(roles_in(reader, suggestion.congress_id)):
            advice = recommend_for([suggestion])[suggestion.pk]
            told |= {"marks": marks_of(suggestion, found), "units": advice.units, "categories": advice.categories}
        return Response(AdviceSerializer(told).data)
