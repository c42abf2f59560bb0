"""What deputies did in a year, counted as the office sees it: one table of facts, one query a fact for all deputies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from congress.accounts.readers import office_reader
from congress.organs.models import Congress
from deputies.models import Mandate
from stations.models import Attendance, EventWithCitizens, Invitation, Opinion, ReceptionDay
from stations.rules.events import TOOK_PLACE
from stations.rules.opinions import Status as OpinionStatus
from stations.rules.receptions import DayStatus
from suggestions.models import Cosigner, Motion, MotionSigner
from suggestions.models.supervision import Award, Nominee
from suggestions.reports.scope import in_scope
from suggestions.rules.motions import STANDING
from suggestions.rules.supervision.awards import AwardStatus

Counts = Mapping[int, int]
"""How many, by the key of the mandate."""


@dataclass(frozen=True)
class Reach:
    """From New Year until the cut-off, as the office sees it; confidential items are counted and never named."""

    congress: Congress
    until_on: date
    reader: Any

    @property
    def from_on(self) -> date:
        return self.until_on.replace(month=1, day=1)

    def counted(self, rows: Any, mandate: str, *days: str) -> Counts:
        """Rows by mandate whose day (the first of `days` that is known) lies in the period, until the mandate ended."""
        end = f"{mandate}__ended_on"
        day = F(days[0]) if len(days) == 1 else Coalesce(*days)
        inside = rows.order_by().alias(acted_on=day).filter(acted_on__gte=self.from_on, acted_on__lte=self.until_on)
        inside = inside.filter(Q(**{f"{end}__isnull": True}) | Q(acted_on__lte=F(end)))
        return dict(inside.exclude(**{mandate: None}).values_list(mandate).annotate(n=Count("pk", distinct=True)))

    def suggestions(self, fact: str) -> Any:
        """The list that the figure of the statistics opens."""
        return in_scope(self.reader, {"counted": fact}, self.until_on).filter(congress=self.congress)

    def motions(self) -> Any:
        """Those registered."""
        return Motion.objects.visible_to(self.reader).filter(congress=self.congress, number__isnull=False)


@dataclass(frozen=True)
class Fact:
    """A figure of a deputy's year; `how` says what is counted, `short` heads a narrow column."""

    key: str
    label: str
    short: str
    unit: str
    how: str
    count: Callable[[Reach], Counts]

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("key", "label", "short", "unit", "how")}


def _cosigned(reach: Reach) -> Counts:
    accepted = reach.suggestions("accepted").order_by().values("pk")
    rows = Cosigner.objects.confirmed().filter(suggestion__in=accepted)
    return reach.counted(rows, "mandate", "suggestion__accepted_on", "suggestion__assigned_on")


def _moved_with(reach: Reach) -> Counts:
    rows = MotionSigner.objects.filter(motion__in=reach.motions().order_by().values("pk"), state__in=STANDING)
    return reach.counted(rows.exclude(mandate=F("motion__lead")), "mandate", "motion__registered_on")


def _excellent(reach: Reach) -> Counts:
    awards = Award.objects.visible_to(reach.reader).filter(congress=reach.congress, status=AwardStatus.ANNOUNCED)
    rows = Nominee.objects.filter(award__in=awards.order_by().values("pk"), is_chosen=True, suggestion__isnull=False)
    return reach.counted(rows, "suggestion__lead", "award__decided_on")


def _received(reach: Reach) -> Counts:
    days = ReceptionDay.objects.visible_to(reach.reader).filter(status=DayStatus.HELD).order_by().values("pk")
    return reach.counted(Attendance.objects.filter(day__in=days), "mandate", "day__on")


def _taken_up(reach: Reach) -> Counts:
    rows = Opinion.objects.visible_to(reach.reader).filter(congress=reach.congress).exclude(status__in=NOT_TAKEN_UP)
    return reach.counted(rows, "deputy", "received_at__date")


def _took_part(reach: Reach) -> Counts:
    held = EventWithCitizens.objects.visible_to(reach.reader).filter(status__in=TOOK_PLACE).order_by().values("pk")
    rows = Invitation.objects.filter(event__in=held, has_come=True)
    return reach.counted(rows, "mandate", "event__starts_at__date")


NOT_TAKEN_UP = (OpinionStatus.SUBMITTED, OpinionStatus.NOT_ACCEPTED, OpinionStatus.WITHDRAWN)
# Suggestions of earlier systems know only the day of the hand-over. Points and training join here, a line each.
FACTS = (
    Fact(
        "put_forward", "领衔提出代表建议", "提出建议", "件", "当年提交的领衔建议，不论后来如何办理",
        lambda reach: reach.counted(reach.suggestions("received"), "lead", "submitted_on", "assigned_on"),
    ),
    Fact(
        "accepted", "领衔建议立案", "建议立案", "件", "当年立案编号的领衔建议",
        lambda reach: reach.counted(reach.suggestions("accepted"), "lead", "accepted_on", "assigned_on"),
    ),
    Fact("joined", "附议代表建议", "附议建议", "件", "当年立案、由本人确认附议的建议", _cosigned),
    Fact(
        "answered", "领衔建议已获答复", "建议答复", "件", "当年由全部承办单位书面答复的领衔建议",
        lambda reach: reach.counted(reach.suggestions("answered"), "lead", "replied_on"),
    ),
    Fact(
        "motions", "领衔提出议案", "领衔议案", "件", "当年登记的领衔议案",
        lambda reach: reach.counted(reach.motions(), "lead", "registered_on"),
    ),
    Fact("motions_joined", "联名提出议案", "联名议案", "件", "当年登记、由本人联名的议案", _moved_with),
    Fact("excellent", "获评优秀建议", "优秀建议", "件", "当年由主任会议评定并通报的优秀建议", _excellent),
    Fact("receptions", "参加接待日", "接待日", "次", "当年举行并有签到记录的接待日", _received),
    Fact("opinions", "受理群众意见", "群众意见", "件", "当年收到并已受理的群众意见，不含不予受理和撤回的", _taken_up),
    Fact("events", "参加联络站活动", "联络活动", "次", "当年举行并有到场记录的联络站活动", _took_part),
)  # fmt: skip


@dataclass(frozen=True)
class Duty:
    """One deputy's year: how many of each fact, in the order of the table."""

    mandate: Mandate
    counts: tuple[int, ...]


def duty_of(congress: Congress, until_on: date, facts: tuple[Fact, ...] = FACTS) -> list[Duty]:
    """Everybody who held a mandate in the year, by delegation and name; one query more than there are facts."""
    reach = Reach(congress, until_on, office_reader(congress))
    counted = [fact.count(reach) for fact in facts]
    return [Duty(row, tuple(each.get(row.pk, 0) for each in counted)) for row in _holders(reach)]


def _holders(reach: Reach) -> list[Mandate]:
    held = Q(ended_on=None) | Q(ended_on__gte=reach.from_on)
    term = Q(term__ends_on=None) | Q(term__ends_on__gte=reach.from_on)
    rows = Mandate.objects.visible_to(reach.reader).filter(held, term, term__congress=reach.congress)
    rows = rows.filter(term__starts_on__lte=reach.until_on).select_related("person", "delegation", "term")
    return sorted(rows, key=lambda row: (row.delegation_id or 0, row.person.name, row.pk))
