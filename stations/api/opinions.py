"""What citizens said, over REST: list, read, step. The same rows, forms and actions as the pages."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework import generics, serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from congress.common.lifecycle import Refused
from congress.common.rest import NewestFirst, typed
from stations.forms.handling_steps import HANDLING_FORMS
from stations.forms.opinions import OpinionFilterForm
from stations.models import Opinion
from stations.parties import parties_of
from stations.rules.opinions import LAW
from stations.timeline import sight


class OpinionSerializer(serializers.ModelSerializer[Opinion]):
    """A row of the list, without persons; read only: everything changes through steps."""

    receipt = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)

    class Meta:
        model = Opinion
        fields = [
            "id", "receipt", "title", "way", "topic", "status", "version", "received_at", "station", "route", "clock",
            "due_on", "answered_at", "rating", "ended_at",
        ]  # fmt: skip
        read_only_fields = fields


class WholeOpinionSerializer(OpinionSerializer):
    """One opinion as the caller may know it: `name` and `phone`, masked, are empty for who does not see the contact,
    and numbers in the words are hidden then. `steps` are the caller's by law in its present status.
    """

    text = serializers.CharField(read_only=True)
    ask = serializers.CharField(read_only=True)
    place = serializers.CharField(read_only=True)
    reply = serializers.CharField(read_only=True)
    answer = serializers.CharField(read_only=True)
    name = serializers.CharField(read_only=True)
    phone = serializers.CharField(read_only=True)
    steps = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta(OpinionSerializer.Meta):
        fields = read_only_fields = [
            *OpinionSerializer.Meta.fields, "text", "ask", "place", "reply", "answer", "name", "phone", "steps",
        ]  # fmt: skip

    def to_representation(self, instance: Opinion) -> dict[str, Any]:
        parties = parties_of(self.context["request"].user, instance)
        shown = sight(instance, parties)
        lawful = LAW.open_to(instance.status, parties)
        words = {name: shown.words(getattr(instance, name)) for name in ("text", "ask", "place", "reply", "answer")}
        contact = {"name": shown.name, "phone": shown.phone}
        steps = {"steps": [name for name in lawful if name in HANDLING_FORMS]}
        return {**OpinionSerializer(instance).data, **words, **contact, **steps}


class SentenceSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField()


def _visible(request: Request) -> QuerySet[Any]:
    return Opinion.objects.visible_to(request.user).select_related("congress__region", "station__region", "deputy")


@extend_schema(parameters=[OpenApiParameter(name, str) for name in OpinionFilterForm.base_fields])
class OpinionList(generics.ListAPIView[Opinion]):
    """Opinions the caller may see, newest first, narrowed as on the page; wrong values are passed over."""

    serializer_class = OpinionSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        form = OpinionFilterForm(self.request.GET, user=self.request.user)
        return form.of_view(form.match(_visible(self.request)), form.chosen, timezone.localdate())


class OpinionDetail(generics.RetrieveAPIView[Opinion]):
    """One opinion with the steps open to the caller."""

    serializer_class = WholeOpinionSerializer

    def get_queryset(self) -> Any:
        return _visible(self.request)


class TakeOpinionStep(APIView):
    """Take one step; the body holds the fields of the step's form and `seen`, the version looked at.

    200 with the changed opinion, 204 when it left the caller's sight, 400 with errors by field, 404 for what the caller
    may not see, 409 with the sentence when the step may not be taken.
    """

    @extend_schema(
        parameters=[OpenApiParameter("name", str, OpenApiParameter.PATH, enum=list(HANDLING_FORMS))],
        request=OpenApiTypes.OBJECT,
        responses={
            200: WholeOpinionSerializer, 204: None, 400: OpenApiTypes.OBJECT, 404: SentenceSerializer,
            409: SentenceSerializer,
        },
    )  # fmt: skip
    def post(self, request: Request, pk: int, name: str) -> Response:
        opinion = get_object_or_404(_visible(request), pk=pk)
        if name not in HANDLING_FORMS:
            raise NotFound
        try:
            told = _take(request, opinion, name)
        except Refused as refusal:
            return Response({"detail": str(refusal)}, status=status.HTTP_409_CONFLICT)
        if told:
            return Response(told, status=status.HTTP_400_BAD_REQUEST)
        changed = _visible(request).filter(pk=pk).first()
        if changed is None:
            return Response(status=status.HTTP_204_NO_CONTENT)
        return Response(WholeOpinionSerializer(changed, context={"request": request}).data)


def _take(request: Request, opinion: Opinion, name: str) -> dict[str, list[str]]:
    """What was wrong with what was typed, by field; nothing when the step was taken."""
    by: Any = request.user
    LAW.check(name, opinion.status, parties_of(by, opinion))
    kind = HANDLING_FORMS[name]
    form = kind(typed(request, kind.base_fields), opinion=opinion, by=by, name=name)
    if not form.is_valid():
        return {field: [str(error) for error in errors] for field, errors in form.errors.items()}
    form.take(timezone.now())
    return {}
