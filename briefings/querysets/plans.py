"""Questions about work plans and their rows."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When

from briefings.rules.plans import AHEAD, INSIDE, OPEN, ItemStatus, PlanStatus
from congress.accounts.rules import Role


class PlanQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "PlanQuerySet":
        """Office and leaders see every state of their congress's; its deputies what is in force; everybody what is
        public besides.
        """
        public = Q(status=PlanStatus.IN_FORCE, is_public=True)
        if not user.is_authenticated:
            return self.filter(public)
        notified = Q(status=PlanStatus.IN_FORCE, congress__in=_congresses(user, {Role.DEPUTY}))
        return self.filter(Q(congress__in=_congresses(user, INSIDE)) | notified | public)

    def standing(self) -> "PlanQuerySet":
        """Those not given up: one a congress and year."""
        return self.exclude(status=PlanStatus.DROPPED)

    def nearest(self, today: date) -> "PlanQuerySet":
        """This year's first, then those before it, then those ahead."""
        return self.order_by(Case(When(year__lte=today.year, then=0), default=1), "-year", "-pk")

    def counted(self, today: date) -> "PlanQuerySet":
        """With how many rows there are, are under way and are late."""
        late = Q(items__status__in=OPEN, items__due_on__lt=today)
        return self.annotate(
            rows=Count("items"),
            under_way=Count("items", Q(items__status=ItemStatus.UNDER_WAY)),
            late=Count("items", late),
        )


class PlanItemQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "PlanItemQuerySet":
        plans: Any = self.model._meta.get_field("plan").related_model
        return self.filter(plan__in=plans.objects.visible_to(user).values("pk"))

    def running(self) -> "PlanItemQuerySet":
        """What is still to be done of plans in force."""
        return self.filter(plan__status=PlanStatus.IN_FORCE, status__in=OPEN)

    def late(self, today: date) -> "PlanItemQuerySet":
        return self.running().filter(due_on__lt=today)

    def to_remind(self, today: date) -> "PlanItemQuerySet":
        """Due within a week and nobody told yet."""
        return self.running().filter(due_on__range=(today, today + AHEAD), reminded_at=None)

    def to_warn(self, today: date) -> "PlanItemQuerySet":
        """Late and nobody told yet, since whatever day."""
        return self.late(today).filter(warned_at=None)

    def by_month(self) -> "PlanItemQuerySet":
        return self.order_by("until_month", "from_month", "pk")


def _congresses(user: Any, roles: Any) -> set[int]:
    return {post.congress_id for post in user.current_posts if post.role in roles} if user.is_active else set()
