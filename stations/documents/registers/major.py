"""Major events of a station (重大事项记录簿): what it was graded, and citizens' opinions that went up from it.

Weighty is an opinion made into a suggestion or carried by a deputy of a higher level; no citizen is named. Who heads
the station stands in the roster: the day a role was given is not kept with it.
"""

from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate

from stations.documents.registers.cells import Row, lines, numbered
from stations.models import Opinion, OpinionStep, Station, StationGrading, StationGradingStep
from stations.rules.opinions import Route
from stations.rules.standards import read_sums, stars_for

MAJOR = [("序号", 5), ("日期", 10), ("事项", 16), ("内容", 47), ("依据或说明", 22)]
DECIDED = {"grade": "评定等级", "fall_short": "未达标", "downgrade": "降低等级", "lapse": "终止等级"}
WENT_UP = ("suggest", "hand")


def major(station: Station, year: int, reader: Any) -> list[Row]:
    """By their days; an opinion on the day it went up, one from an older register on the day it was received."""
    found = [(localdate(step.at), _decision(step)) for step in _decisions(station, reader)]
    found += [(_went_up_on(row), _opinion(row)) for row in _weighty(station, reader)]
    of_year = sorted((each for each in found if each[0].year == year), key=itemgetter(0))
    return numbered((f"{on:%m-%d}", *row) for on, row in of_year)


def _decisions(station: Station, reader: Any) -> Any:
    own = StationGrading.objects.visible_to(reader).filter(station=station)
    steps = StationGradingStep.objects.filter(grading__in=own, name__in=DECIDED)
    return steps.select_related("grading__standard").order_by("at", "pk")


def _decision(step: StationGradingStep) -> Row:
    grading = step.grading
    said = [grading.standard.name, f"得分：{grading.total}"]
    if step.name == "grade":
        said += [_given(grading), f"有效期：{grading.from_on}至{grading.until_on}"]
    return DECIDED[step.name], lines(*said), step.note


def _given(grading: StationGrading) -> str:
    """As decided then: the points stay, stars taken away later do not count."""
    sums = read_sums(grading.standard.sums, grading.standard.asked)
    return f"评为{stars_for(grading.total or sums[0], sums)}星" if len(sums) > 1 else "达标"


def _weighty(station: Station, reader: Any) -> Any:
    own = Opinion.objects.visible_to(reader).filter(~Q(became="") | Q(route=Route.HIGHER), station=station)
    steps = OpinionStep.objects.filter(name__in=WENT_UP).order_by("pk")
    return own.select_related("higher__person").prefetch_related(Prefetch("steps", steps)).order_by("pk")


def _went_up_on(row: Opinion) -> date:
    steps = list(row.steps.all())
    return localdate(steps[-1].at if steps else row.received_at)


def _opinion(row: Opinion) -> Row:
    kind = "群众意见转化为代表建议" if row.became else "群众意见由上级代表反映"
    return kind, lines(f"{row.book_no or row.receipt}：{row.title}", row.became), str(row.higher or "")
