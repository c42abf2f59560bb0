"""Opinions whose last day has passed, in all and by area; as of the cut-off, whenever they came."""

from typing import Any

from django.db.models import Count
from django.urls import reverse

from briefings.sections.figures import Figure, on_day
from briefings.sections.scope import Scope
from stations.models import Opinion
from stations.reports.known import question_then
from stations.reports.scope import NONE, between, query_of

LABEL = "逾期群众意见"
DEFINITION = "当前环节的期限已过、尚未办理的群众意见。"


def late_opinions(scope: Scope) -> Figure:
    return _figure(scope, _late(scope).count())


def late_by_area(scope: Scope) -> dict[str, Figure]:
    """By the key of the area, where there are any; NONE without a station."""
    counted = _late(scope).values_list("station__region").annotate(n=Count("pk"))
    return {str(area or NONE): late_in(scope, str(area or NONE), n) for area, n in counted}


def late_in(scope: Scope, area: str, count: int = 0) -> Figure:
    return _figure(scope, count, area=area)


def _late(scope: Scope) -> Any:
    rows = Opinion.objects.visible_to(scope.reader).filter(between("received_at", None, scope.cut_off)).order_by()
    return rows.filter(question_then("late", scope.cut_off))


def _figure(scope: Scope, count: int, **more: str) -> Figure:
    asked = query_of({"until": scope.cut_off.isoformat(), "counted": "late", **more})
    url = on_day(f"{reverse('stations:opinions')}?{asked}", scope.cut_off)
    return Figure(key="opinions_late", label=LABEL, count=count, url=url, definition=DEFINITION)
