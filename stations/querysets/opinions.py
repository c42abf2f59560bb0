"""Questions about what citizens say."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from congress.accounts.rules import LEADERS, STAFF, UNIT_ROLES, Role
from deputies.rules import MandateStatus
from stations.querysets.handled import HANDLED
from stations.rules.opinions import AWAY, ENDED, OFFICE_ROLES, OPEN, OURS, Route, Status
from stations.rules.reminders import NEVER_REMINDED, Stage


class OpinionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "OpinionQuerySet":
        """The committee and its leaders see all of their congress; a deputy what was said to them or in their hearing,
        or was carried to them; a station keeper what came to stations and deputies of the area; a unit what was handed
        to it. Nobody else sees anything; a citizen opens the one of the receipt and code.
        """
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk=None)
        for post in user.current_posts:
            if post.role in STAFF | LEADERS:
                seen |= Q(congress=post.congress_id)
            elif post.role == Role.DEPUTY:
                # Hearing is asked by key, so that no row comes twice.
                heard = self.model.present.through.objects.filter(mandate__person__user=user).values("opinion")
                seen |= Q(deputy__person__user=user) | Q(higher__person__user=user) | Q(pk__in=heard)
            elif post.role == Role.STATION_KEEPER and post.region:
                seen |= Q(congress=post.congress_id, station__region__code__startswith=post.region.prefix)
            elif post.role in UNIT_ROLES:
                seen |= Q(unit=post.unit_id)
        return self.filter(seen)

    def with_handled(self) -> "OpinionQuerySet":
        """Each with `handled`, how it was handled, as registers and statistics tell it."""
        return self.annotate(handled=HANDLED)

    def awaiting(self, user: Any) -> "OpinionQuerySet":
        """Those whose next act is this person's: of deputy, keeper and office what is to be taken up, answered or
        passed on; of a unit or higher deputy what was handed to them.
        """
        serving = {"person__user": user, "status": MandateStatus.IN_OFFICE}
        ours, away = Q(status__in=OURS | {Status.REPLIED}), Q(status__in=AWAY)
        found = Q(pk=None)
        for post in user.current_posts:
            if post.role == Role.DEPUTY:
                found |= ours & Q(**{f"deputy__{key}": value for key, value in serving.items()})
                found |= away & Q(route=Route.HIGHER, **{f"higher__{key}": value for key, value in serving.items()})
            elif post.role == Role.STATION_KEEPER and post.region:
                found |= ours & Q(congress=post.congress_id, station__region__code__startswith=post.region.prefix)
            elif post.role in UNIT_ROLES:
                found |= away & Q(route=Route.UNIT, unit=post.unit_id)
            elif post.role in OFFICE_ROLES:
                found |= ours & Q(congress=post.congress_id)
        return self.filter(found)

    def saying(self, words: str) -> "OpinionQuerySet":
        """Those in whose text or request each of the words stands, or whose receipt number it is."""
        found = self
        for word in words.split():
            number = word.rpartition("-")[2]
            is_receipt = number.isascii() and number.isdecimal() and len(number) < 19
            where = Q(text__icontains=word) | Q(ask__icontains=word)
            found = found.filter(where | Q(pk=int(number)) if is_receipt else where)
        return found

    def for_rows(self) -> "OpinionQuerySet":
        """With what a row of a list shows."""
        return self.select_related("congress__region", "station__region", "deputy__person", "unit")

    def arrived(self) -> "OpinionQuerySet":
        """Sent and not entered yet, the oldest first."""
        whole = ("congress__region", "station__region", "deputy__person__user")
        return self.filter(is_entered=False).select_related(*whole).order_by("pk")

    def said_before(self) -> dict[int, int]:
        """Of those whose words were sent to the same code within the day before: their keys and that of the first."""
        a_day_before = OuterRef("received_at") - timedelta(days=1)
        earlier = self.model.objects.filter(pk__lt=OuterRef("pk"), received_at__gte=a_day_before)
        same = earlier.filter(code=OuterRef("code"), text=OuterRef("text")).order_by("pk").values("pk")[:1]
        return dict(self.annotate(first=Subquery(same)).exclude(first=None).values_list("pk", "first"))

    def open(self) -> "OpinionQuerySet":
        return self.filter(status__in=OPEN)

    def due_by(self, on: date) -> "OpinionQuerySet":
        """Those whose running clock ends by that day."""
        return self.filter(due_on__lte=on)

    def to_remind(self, by: date) -> "OpinionQuerySet":
        """Those whose clock ends by that day and whose last reminder has not been written."""
        return self.due_by(by).exclude(reminded=Stage.LATE).exclude(clock__in=NEVER_REMINDED)

    def ended_before(self, at: datetime) -> "OpinionQuerySet":
        return self.filter(status__in=ENDED, ended_at__lt=at)

    def awaiting_rating(self) -> "OpinionQuerySet":
        return self.filter(status=Status.ANSWERED)
