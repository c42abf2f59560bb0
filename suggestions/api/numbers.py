"""Statistics as the page tells them: figures with definitions and lists, comparisons, tables, and how things stand."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from suggestions.forms.scope import StatisticsForm
from suggestions.reports import CHOICES, figures, statistics
from suggestions.rules import Part


class CountSerializer(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()
    query = serializers.CharField()


class GroupSerializer(serializers.Serializer[Any]):
    """A table of counts; `query` narrows the list of pages to the rows counted."""

    name = serializers.CharField()
    title = serializers.CharField()
    definition = serializers.CharField()
    rows = CountSerializer(many=True)


class MeasureSerializer(serializers.Serializer[Any]):
    """`count` of `whole` (null for a plain count) in per cent; the addresses open the lists of both."""

    key = serializers.CharField(source="kpi.key")
    name = serializers.CharField(source="kpi.name")
    count = serializers.IntegerField()
    whole = serializers.IntegerField(allow_null=True)
    percent = serializers.FloatField(allow_null=True)
    url = serializers.CharField()
    whole_url = serializers.CharField()


class BeforeSerializer(serializers.Serializer[Any]):
    """The same figure on an earlier day; `change` in points for a rate, null where there is nothing to compare."""

    when = serializers.CharField()
    measure = MeasureSerializer(allow_null=True)
    change = serializers.FloatField(allow_null=True)


class ToldSerializer(serializers.Serializer[Any]):
    now = MeasureSerializer()
    definition = serializers.CharField(source="now.kpi.definition")
    before = BeforeSerializer(many=True)


class LineSerializer(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]
    measures = MeasureSerializer(many=True)


class TableSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    title = serializers.CharField()
    lines = LineSerializer(many=True)


class StatisticsSerializer(serializers.Serializer[Any]):
    """All figures of a scope as of a day, a table by the dimension asked for, and how the caller's list stands now."""

    on = serializers.DateField()
    figures = ToldSerializer(many=True)
    tables = TableSerializer(many=True)
    standing = GroupSerializer(many=True)


class ScopeSerializer(serializers.Serializer[Any]):
    """What is counted, as on the page: wrong values are passed over; the newest session unless `session=all`."""

    session = serializers.CharField(required=False, help_text="key of a session, or `all`")
    period = serializers.CharField(required=False)
    category = serializers.CharField(required=False, help_text="key, or `none`")
    source = serializers.CharField(required=False)  # type: ignore[assignment]
    delegation = serializers.CharField(required=False, help_text="key, or `none`")
    unit = serializers.CharField(required=False)
    part = serializers.ChoiceField(choices=Part.choices, required=False)
    by = serializers.ChoiceField(choices=[(key, key) for key in CHOICES], required=False)
    on = serializers.DateField(required=False, help_text="a past day; today when absent")


class Statistics(APIView):
    """The figures of the statistics page, over what the caller may see."""

    @extend_schema(parameters=[ScopeSerializer], responses=StatisticsSerializer)
    def get(self, request: Request) -> Response:
        user: Any = request.user
        today = timezone.localdate()
        form = StatisticsForm(request._request.GET, user=user)
        told = statistics(user, form.asked(), form.day(today), by=(form.table(),))
        shown = {
            "on": told.on,
            "figures": [each for _title, same in told.sections for each in same],
            "tables": told.tables,
            "standing": figures(user, today),
        }
        return Response(StatisticsSerializer(shown).data)
