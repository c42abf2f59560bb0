"""What became of one suggestion, over REST: parts, rounds and time line, each as far as the caller reads the page."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from suggestions.models import Suggestion, Verdict
from suggestions.models.handling import CoOpinion
from suggestions.parties import parties_of
from suggestions.timeline import concerns, sight, timeline


class OpinionSerializer(serializers.ModelSerializer[CoOpinion]):
    by = serializers.CharField()

    class Meta:
        model = CoOpinion
        fields = ["letter_no", "text", "sent_at", "by"]


class UnitPartSerializer(serializers.Serializer[Any]):
    """What one unit has of it. `opinions` of a co-handler go to the units that answer, the office and itself."""

    unit = serializers.CharField(source="unit.name")
    part = serializers.CharField()
    task = serializers.CharField()
    state = serializers.CharField()
    assigned_on = serializers.DateField()
    signed_on = serializers.DateField(allow_null=True)
    opinions = serializers.SerializerMethodField()

    def get_opinions(self, part: Any) -> list[Any]:
        reads = self.context["sees_opinions"] or part.pk in self.context["own"]
        return list(OpinionSerializer(part.opinions.all(), many=True).data) if reads else []


class PromiseSerializer(serializers.Serializer[Any]):
    item = serializers.CharField()
    due_on = serializers.DateField()
    person = serializers.CharField()
    state = serializers.CharField()
    settled_on = serializers.DateField(allow_null=True)
    evidence = serializers.CharField(allow_blank=True)


class ReplySerializer(serializers.Serializer[Any]):
    unit = serializers.CharField(source="assignment.unit.name")
    state = serializers.CharField()
    letter_no = serializers.CharField(allow_blank=True)
    category = serializers.CharField(source="category.code", default="")
    openness = serializers.CharField()
    body = serializers.CharField()
    signer = serializers.CharField(allow_blank=True)
    sent_on = serializers.DateField(allow_null=True)
    promises = PromiseSerializer(many=True)


class VerdictSerializer(serializers.ModelSerializer[Verdict]):
    class Meta:
        model = Verdict
        fields = ["attitude", "result", "overall", "opinion", "on"]


class RoundSerializer(serializers.Serializer[Any]):
    """One answering. A draft is its own unit's; `verdict` is null to the unit that is rated."""

    number = serializers.IntegerField()
    kind = serializers.CharField()
    started_on = serializers.DateField()
    reason = serializers.CharField(allow_blank=True)
    replies = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()

    def get_replies(self, row: Any) -> list[Any]:
        own = self.context["own"] if self.context["sees_drafts"] else set()
        shown = [reply for reply in row.replies.all() if reply.state == "sent" or reply.assignment_id in own]
        return list(ReplySerializer(shown, many=True).data)

    def get_verdict(self, row: Any) -> Any:
        verdict = getattr(row, "verdict", None) if self.context["sees_verdict"] else None
        return VerdictSerializer(verdict).data if verdict else None


class EntrySerializer(serializers.Serializer[Any]):
    """A line of the time line; `state` is done, now or next, `due` the last day of what is to come."""

    state = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    on = serializers.DateField(allow_null=True)
    due = serializers.DateField(allow_null=True)
    who = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)


class CourseSerializer(serializers.Serializer[Any]):
    parts = UnitPartSerializer(many=True)
    rounds = RoundSerializer(many=True)
    timeline = EntrySerializer(many=True)


class Course(APIView):
    """The parts, rounds and time line of one suggestion."""

    @extend_schema(responses=CourseSerializer)
    def get(self, request: Request, pk: int) -> Response:
        user: Any = request.user
        row = get_object_or_404(Suggestion.objects.visible_to(user).select_related("lead__delegation"), pk=pk)
        parties = parties_of(user, row)
        parts = list(row.assignments.held().select_related("unit").prefetch_related("opinions__by"))
        units = {post.unit_id for post in user.current_posts if post.unit_id}
        own = {part.pk for part in parts if part.unit_id in units}
        read = ("replies__category", "replies__assignment__unit", "replies__promises")
        rounds = row.rounds.select_related("verdict").prefetch_related(*read).order_by("number")
        clocks = [clock for clock in row.clocks.running() if concerns(clock, parties, own)]
        told = {"parts": parts, "rounds": rounds, "timeline": timeline(row, parties, clocks)}
        return Response(CourseSerializer(told, context={"own": own, **sight(parties)}).data)
