"""The REST door: list, read, step, explain, statistics. The same forms and actions as the pages."""

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
from congress.organs.models import Holiday
from suggestions.forms import STEP_FORMS, FilterForm, StepForm
from suggestions.models import Clock, Suggestion
from suggestions.parties import parties_of
from suggestions.reports import limits
from suggestions.rules import LAW, Status
from suggestions.timeline import concerns


class SuggestionSerializer(serializers.ModelSerializer[Suggestion]):
    """A row of the list; read only: everything changes through steps."""

    number_label = serializers.CharField(read_only=True)
    due_on = serializers.DateField(read_only=True, allow_null=True)
    due_kind = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Suggestion
        fields = [
            "id", "number_label", "period", "title", "lead_name", "category", "status", "version",
            "submitted_on", "accepted_on", "assigned_on", "replied_on", "closed_on", "due_on", "due_kind",
        ]  # fmt: skip
        read_only_fields = fields


class WholeSerializer(SuggestionSerializer):
    """One suggestion with its text and the steps that are the caller's by law in its present status."""

    steps = serializers.SerializerMethodField()

    class Meta(SuggestionSerializer.Meta):
        fields = read_only_fields = [*SuggestionSerializer.Meta.fields, "body", "steps"]

    def get_steps(self, row: Suggestion) -> list[str]:
        open_steps = LAW.open_to(row.status, parties_of(self.context["request"].user, row))
        return [name for name in open_steps if name in STEP_FORMS]


class RefusalSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField()


class AskedSerializer(serializers.Serializer[Any]):
    """A status a suggestion can have; anything else is refused."""

    status = serializers.ChoiceField(choices=Status.choices, required=False)


def _visible(request: Request) -> QuerySet[Any]:
    reader: Any = request.user
    return Suggestion.objects.visible_to(reader).for_rows(unit=reader.post.unit_id if reader.post else None)


OTHERS = [OpenApiParameter(name, str) for name in FilterForm.base_fields if name != "status"]


@extend_schema(parameters=[AskedSerializer, *OTHERS])
class SuggestionList(generics.ListAPIView[Suggestion]):
    """Suggestions the caller may see, newest first, narrowed as on the page: the `query` of a figure gives its list.

    People of a unit who narrow it get what their unit has. Wrong values are passed over, but for `status`.
    """

    serializer_class = SuggestionSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        asked = AskedSerializer(data=self.request.query_params)
        asked.is_valid(raise_exception=True)
        rows, query = _visible(self.request), self.request.query_params
        if query.keys() <= {"status", "cursor"}:
            return rows.filter(**asked.validated_data)
        user: Any = self.request.user
        today = timezone.localdate()
        form, (near, hot) = FilterForm(query, user=user, today=today), limits(user, today)
        return form.of_light(form.match(rows), today=today, near=near, hot=hot)


class SuggestionDetail(generics.RetrieveAPIView[Suggestion]):
    """One suggestion with the steps open to the caller."""

    serializer_class = WholeSerializer

    def get_queryset(self) -> Any:
        return _visible(self.request)


class TakeStep(APIView):
    """Take one step; the body holds the fields of the step's form and `seen`, the version looked at.

    200 with the changed suggestion, 400 with errors by field, 404 for what the caller may not see, 409 with the
    sentence when the step may not be taken.
    """

    @extend_schema(
        parameters=[OpenApiParameter("name", str, OpenApiParameter.PATH, enum=list(STEP_FORMS))],
        request=OpenApiTypes.OBJECT,
        responses={200: WholeSerializer, 400: OpenApiTypes.OBJECT, 404: RefusalSerializer, 409: RefusalSerializer},
    )
    def post(self, request: Request, pk: int, name: str) -> Response:
        suggestion = get_object_or_404(_visible(request), pk=pk)
        if name not in STEP_FORMS:
            raise NotFound
        try:
            LAW.check(name, suggestion.status, parties_of(request.user, suggestion))
            form = _form(name, suggestion, request)
            if not form.is_valid():
                return Response({field: list(told) for field, told in form.errors.items()}, status.HTTP_400_BAD_REQUEST)
            form.take(timezone.now())
        except Refused as refusal:
            return Response({"detail": str(refusal)}, status=status.HTTP_409_CONFLICT)
        return Response(WholeSerializer(_again(suggestion), context={"request": request}).data)


def _again(suggestion: Suggestion) -> Any:
    """The row after the step, which may have taken it out of the caller's sight."""
    return Suggestion.objects.for_rows().get(pk=suggestion.pk)


def _form(name: str, suggestion: Suggestion, request: Request) -> StepForm:
    by: Any = request.user
    return STEP_FORMS[name](typed(request, STEP_FORMS[name].base_fields), suggestion=suggestion, by=by, name=name)


class DaySerializer(serializers.Serializer[Any]):
    on = serializers.DateField()
    kind = serializers.CharField()
    number = serializers.IntegerField(allow_null=True)
    why = serializers.CharField(allow_blank=True)


class ClockSerializer(serializers.Serializer[Any]):
    """A running deadline, with every day counted or skipped."""

    clock = serializers.CharField()
    clause = serializers.CharField()
    starts_on = serializers.DateField()
    due_on = serializers.DateField()
    is_provisional = serializers.BooleanField()
    days = DaySerializer(many=True)


class Explain(APIView):
    """The running deadlines of one suggestion that concern the caller, explained day by day."""

    @extend_schema(responses=ClockSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        suggestion = get_object_or_404(_visible(request), pk=pk)
        calendar = Holiday.objects.calendar()
        told = [_told(clock, calendar) for clock in _concerning(request.user, suggestion)]
        return Response(ClockSerializer(told, many=True).data)


def _concerning(user: Any, suggestion: Suggestion) -> list[Clock]:
    """The running clocks the caller is told of, as on the suggestion's page."""
    units = [post.unit_id for post in user.current_posts if post.unit_id]
    own = set(suggestion.assignments.held().filter(unit__in=units).values_list("pk", flat=True))
    parties = parties_of(user, suggestion)
    return [clock for clock in suggestion.clocks.running() if concerns(clock, parties, own)]


def _told(clock: Clock, calendar: Any) -> dict[str, Any]:
    deadline = clock.explained(calendar)
    return {
        "clock": clock.kind,
        "clause": str(clock.clause),
        "starts_on": deadline.starts_on,
        "due_on": deadline.due_on,
        "is_provisional": deadline.is_provisional,
        "days": deadline.days,
    }
