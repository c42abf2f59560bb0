"""The REST door: list, read, step, statistics. The same forms and actions as the pages."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import generics, serializers, status
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from congress.common.lifecycle import Refused
from congress.organs.models import Holiday
from suggestions.forms import STEP_FORMS
from suggestions.models import Suggestion
from suggestions.parties import parties_of
from suggestions.reports import figures
from suggestions.rules import LAW


class SuggestionSerializer(serializers.ModelSerializer[Suggestion]):
    """A row; read only: everything changes through steps."""

    number_label = serializers.CharField(read_only=True)
    due_on = serializers.DateField(read_only=True, allow_null=True)
    due_kind = serializers.CharField(read_only=True, allow_null=True)
    steps = serializers.SerializerMethodField()

    class Meta:
        model = Suggestion
        fields = [
            "id", "number_label", "period", "title", "body", "lead_name", "category", "status", "version",
            "submitted_on", "accepted_on", "assigned_on", "replied_on", "closed_on", "due_on", "due_kind", "steps",
        ]  # fmt: skip
        read_only_fields = fields

    def get_steps(self, row: Suggestion) -> list[str]:
        """Steps the caller may take now; only in the detail, because it asks for the caller's parts in the item."""
        if self.context.get("view") is None or self.context["view"].kwargs.get("pk") is None:
            return []
        open_steps = LAW.open_to(row.status, parties_of(self.context["request"].user, row))
        return [name for name in open_steps if name in STEP_FORMS]


class NewestFirst(CursorPagination):
    ordering = "-pk"
    page_size = 50


class SuggestionList(generics.ListAPIView[Suggestion]):
    """Suggestions the caller may see, newest first; `status` narrows."""

    serializer_class = SuggestionSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        rows = Suggestion.objects.visible_to(self.request.user).for_rows()
        asked = self.request.query_params.get("status")
        return rows.filter(status=asked) if asked else rows


class SuggestionDetail(generics.RetrieveAPIView[Suggestion]):
    """One suggestion with the steps open to the caller."""

    serializer_class = SuggestionSerializer

    def get_queryset(self) -> Any:
        return Suggestion.objects.visible_to(self.request.user).for_rows()


class RefusalSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField()


class TakeStep(APIView):
    """Take one step; the body holds the fields of the step's form and `seen`, the version looked at.

    200 with the changed suggestion, 400 with errors by field, 404 for what the caller may not see, 409 with the
    sentence when the step may not be taken.
    """

    @extend_schema(
        request=OpenApiTypes.OBJECT,
        responses={200: SuggestionSerializer, 400: OpenApiTypes.OBJECT, 404: RefusalSerializer, 409: RefusalSerializer},
    )
    def post(self, request: Request, pk: int, name: str) -> Response:
        suggestion = get_object_or_404(Suggestion.objects.visible_to(request.user), pk=pk)
        if name not in STEP_FORMS:
            return Response({"detail": "no such step"}, status=status.HTTP_404_NOT_FOUND)
        if not isinstance(request.data, dict):
            return Response({"detail": "an object is expected"}, status=status.HTTP_400_BAD_REQUEST)
        try:
            return self._take(request, suggestion, name)
        except Refused as refusal:
            return Response({"detail": str(refusal)}, status=status.HTTP_409_CONFLICT)

    def _take(self, request: Request, suggestion: Suggestion, name: str) -> Response:
        LAW.check(name, suggestion.status, parties_of(request.user, suggestion))
        form: forms.Form = STEP_FORMS[name](request.data, suggestion=suggestion, by=request.user, name=name)
        if not form.is_valid():
            return Response(form.errors, status=status.HTTP_400_BAD_REQUEST)
        form.take(timezone.now())
        row = Suggestion.objects.for_rows().get(pk=suggestion.pk)
        return Response(SuggestionSerializer(row, context={"request": request, "view": self}).data)


class ClockSerializer(serializers.Serializer[Any]):
    """A running deadline, with every day counted or skipped."""

    clock = serializers.CharField()
    clause = serializers.CharField()
    starts_on = serializers.DateField()
    due_on = serializers.DateField()
    is_provisional = serializers.BooleanField()
    days = serializers.ListField(child=serializers.DictField())


class Explain(APIView):
    """Every running deadline of one suggestion, explained."""

    @extend_schema(responses=ClockSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        suggestion = get_object_or_404(Suggestion.objects.visible_to(request.user), pk=pk)
        calendar = Holiday.objects.calendar()
        return Response([_told(clock, calendar) for clock in suggestion.clocks.running()])


def _told(clock: Any, calendar: Any) -> dict[str, Any]:
    deadline = clock.explained(calendar)
    return {
        "clock": clock.kind,
        "clause": str(clock.clause),
        "starts_on": deadline.starts_on,
        "due_on": deadline.due_on,
        "is_provisional": deadline.is_provisional,
        "days": [day._asdict() for day in deadline.days],
    }


class Statistics(APIView):
    """First numbers over what the caller may see: by status, unit, category and light."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        found = figures(request.user, timezone.localdate())
        return Response({group.name: [row._asdict() for row in group.rows] for group in found})
