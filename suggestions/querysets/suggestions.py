"""Questions about suggestions."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from congress.accounts.rules import LEADERS, STAFF, UNIT_ROLES, Role
from suggestions.published import releasable
from suggestions.rules import ANSWERING, ReplyState, Status
from suggestions.rules.life import HELD
from suggestions.rules.publishing import Ending, Openness
from suggestions.rules.supervision.keys import MARKED

NEVER = date(9999, 12, 31)  # where items that owe nothing stand in a list by deadline


class SuggestionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "SuggestionQuerySet":
        """What this user may see, whichever posts they hold.

        Only the lead and those asked to co-sign see a draft, leaders what was accepted and is not confidential.
        """
        if not user.is_authenticated:
            return self.none()
        seen = Q(lead__person__user=user) | Q(Exists(self._related("cosigners").signing(user)))
        for post in user.current_posts:
            seen |= self._seen_from(post)
        return self.filter(seen)

    def _seen_from(self, post: Any) -> Q:
        if post.role in STAFF:
            return Q(congress=post.congress_id) & ~Q(status=Status.DRAFT)
        if post.role in LEADERS:
            return Q(congress=post.congress_id, number__isnull=False, is_confidential=False)
        if post.role in UNIT_ROLES:
            return Q(Exists(self._held_by(post.unit_id))) | Q(Exists(self._held_by(post.unit_id, "merged_into")))
        if post.role == Role.FIRST_TIER:
            return Q(first_tier=post.unit_id)
        if post.role == Role.FIRST_REVIEWER:
            own = Q(congress=post.congress_id, lead__delegation__region__code__startswith=post.region.prefix)
            return own & ~Q(status=Status.DRAFT)
        return Q(pk__in=[])

    def _held_by(self, unit_id: int, through: str = "pk") -> QuerySet[Any]:
        assignments = self.model._meta.get_field("assignments").related_model.objects.held()
        return assignments.filter(unit=unit_id, suggestion=OuterRef(through))

    def _related(self, name: str) -> Any:
        related = self.model._meta.get_field(name).related_model
        return related.objects.filter(suggestion=OuterRef("pk"))

    def held_by(self, unit_id: int, part: str = "") -> "SuggestionQuerySet":
        """Those a unit has, as lead or co-handler; or only in one part."""
        held = self._held_by(unit_id)
        return self.filter(Exists(held.filter(part=part) if part else held))

    def having(self, part: str) -> "SuggestionQuerySet":
        """Those of which some unit has this part."""
        return self.filter(Exists(self._related("assignments").held().filter(part=part)))

    def awaiting(self, *statuses: str) -> "SuggestionQuerySet":
        return self.filter(status__in=statuses)

    def awaiting_signature(self, user: Any) -> "SuggestionQuerySet":
        """Drafts this person is asked to co-sign, and wishes to withdraw they have not answered, with `changed_at`."""
        own = self._related("cosigners").signing(user)
        edited = self._related("steps").filter(name="edit", suggestion__text_version__gt=1).order_by("-pk")
        draft = Q(status=Status.DRAFT) & Q(Exists(own.filter(state="invited")))
        leaving = Q(Exists(own.filter(state="confirmed", agrees_to_withdraw=False))) & ~Q(withdrawal_reason="")
        return self.filter(draft | leaving & ~Q(status=Status.DRAFT)).annotate(
            changed_at=Subquery(edited.values("at")[:1])
        )

    def awaiting_first_tier(self, office: int) -> "SuggestionQuerySet":
        """What the office has to pass on, and wishes to return that it answers."""
        wishes = self._related("assignments").held().filter(return_requests__answer="open")
        own = self.filter(first_tier=office)
        return own.filter(Q(status=Status.ENTRUSTED) | Q(status__in=HELD) & Q(Exists(wishes)))

    def awaiting_release(self) -> "SuggestionQuerySet":
        """May be released and is not, or has an answer nobody has released; not what the office took back."""
        releases = self._related("publications").order_by("-pk")
        replies = self.model._meta.get_field("rounds").related_model._meta.get_field("replies").related_model.objects
        new = replies.filter(round__suggestion=OuterRef("pk"), state=ReplyState.SENT, openness=Openness.ACTIVE)
        last = Coalesce(Subquery(releases.values("ending")[:1]), Value(Ending.CONSENT))
        rows = self.filter(releasable()).alias(ended_by=last)
        return rows.filter(Q(ended_by=Ending.CONSENT) | Q(Exists(new.filter(published=None))))

    def with_publication(self) -> "SuggestionQuerySet":
        """Adds whether everybody may read it, and how and why its last release ended."""
        releases = self._related("publications")
        last = releases.order_by("-pk")
        return self.annotate(
            is_public=Exists(releases.visible_to(None)),
            last_ending=Subquery(last.values("ending")[:1]),
            last_reason=Subquery(last.values("reason")[:1]),
        )

    def with_due(self, *, unit: int | None = None) -> "SuggestionQuerySet":
        """Adds `due_on` and `due_kind` of the nearest running clock that can be missed; a unit's own ones if named."""
        clocks = self._related("clocks").running().exclude(kind="return").order_by("due_on", "pk")
        if unit:
            clocks = clocks.owed_by(unit)
        return self.annotate(
            due_on=Subquery(clocks.values("due_on")[:1]),
            due_kind=Subquery(clocks.values("kind")[:1]),
            sort_on=Coalesce("due_on", Value(NEVER)),
        )

    def for_rows(self, *, unit: int | None = None) -> "SuggestionQuerySet":
        """With what a list row shows, in one query."""
        lead = self._related("assignments").held().filter(part__in=ANSWERING)
        name = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
        rows = self.with_due(unit=unit).annotate(
            lead_unit=Subquery(lead.values(shown=name)[:1]),
            is_key=Exists(self._related("key_items").filter(status__in=MARKED)),
        )
        return rows.select_related("session__term", "category", "lead__person")

    def for_inbox(self, unit: int) -> "SuggestionQuerySet":
        """What a unit has, its light that of its own clocks, with how far its part has come (`own_…`, `round_…`)."""
        own_reply = self._related("rounds").order_by("-number").filter(replies__assignment__unit=unit)
        own = FilteredRelation("assignments", condition=Q(assignments__unit=unit) & ~Q(assignments__state="returned"))
        rounds = self._related("rounds").order_by("-number")
        parts = self._related("assignments").held()
        answers = self._related("clocks").running().filter(kind__in=["answer", "extended", "rehandle"])
        answers = answers.filter(Q(assignment__isnull=True) | Q(assignment__unit=unit))
        return (
            self.held_by(unit)
            .for_rows(unit=unit)
            .alias(own=own)
            .annotate(
                own_part=F("own__part"),
                own_state=F("own__state"),
                own_handler=F("own__handler__name"),
                own_return=Exists(parts.filter(unit=unit, return_requests__answer="open")),
                own_opinion=Exists(parts.filter(unit=unit, opinions__isnull=False)),
                own_promises=Exists(parts.filter(unit=unit, replies__promises__state="open", replies__state="sent")),
                round_contacts=Coalesce(Subquery(rounds.values(n=Count("contacts"))[:1]), Value(0)),
                round_number=Subquery(rounds.values("number")[:1]),
                round_reply=Subquery(own_reply.filter(number=OuterRef("round_number")).values("replies__state")[:1]),
                round_drafter=Subquery(
                    own_reply.filter(number=OuterRef("round_number")).values("replies__drafted_by")[:1]
                ),
                answer_on=Subquery(answers.values("due_on")[:1]),
            )
        )


class HandoverMeetingQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "HandoverMeetingQuerySet":
        """Those of the congresses where the user hands over."""
        posts = [post for post in user.current_posts if post.role == Role.DISPATCHER]
        return self.filter(congress__in={post.congress_id for post in posts})


class OfflineQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> "OfflineQuerySet":
        """The office of the congress and the deputy who brought the paper; nobody else knows that it exists."""
        congresses = {post.congress_id for post in user.current_posts if post.role in STAFF}
        return self.filter(Q(congress__in=congresses) | Q(lead__person__user=user))


class CosignerQuerySet(QuerySet[Any]):
    def confirmed(self) -> "CosignerQuerySet":
        return self.filter(state="confirmed")

    def signing(self, user: Any) -> "CosignerQuerySet":
        """This person's own signatures, given or asked for."""
        return self.filter(mandate__person__user=user, state__in=["invited", "confirmed"])


class PromiseQuerySet(QuerySet[Any]):
    def open(self) -> "PromiseQuerySet":
        return self.filter(state="open")

    def in_state(self, state: str, today: date) -> "PromiseQuerySet":
        """Open, late (open after its day), kept or explained; any other word narrows nothing."""
        if state == "late":
            return self.filter(state="open", due_on__lt=today)
        return self.filter(state=state) if state in ("open", "kept", "explained") else self

    def of(self, suggestion: Any) -> "PromiseQuerySet":
        """The ledger of one suggestion; drafts promise nothing yet."""
        return self.filter(reply__round__suggestion=suggestion, reply__state="sent")


class AssignmentQuerySet(QuerySet[Any]):
    def held(self) -> "AssignmentQuerySet":
        return self.exclude(state="returned")

    def answering(self) -> "AssignmentQuerySet":
        """Those that write a reply of their own."""
        return self.held().filter(part__in=ANSWERING)

    def of_units(self, user: Any) -> "AssignmentQuerySet":
        """The parts of the units the person works for."""
        return self.filter(unit__in=[post.unit_id for post in user.current_posts if post.unit_id])


class ClockQuerySet(QuerySet[Any]):
    def running(self) -> "ClockQuerySet":
        return self.filter(stopped_on__isnull=True)

    def for_moving(self) -> "ClockQuerySet":
        """With what is shown and who is told when the last day moves, in one query."""
        joined = ("suggestion__congress", "suggestion__lead__person__user", "suggestion__lead__delegation__region")
        return self.select_related(*joined, "assignment__unit").order_by("pk")

    def owed_by(self, unit: int) -> "ClockQuerySet":
        """The unit's own clocks and, where it leads, those of the answer."""
        parts = self.model._meta.get_field("assignment").related_model.objects.held()
        leads = Exists(parts.filter(suggestion=OuterRef("suggestion"), unit=unit, part="lead"))
        answer = Q(assignment__isnull=True, kind__in=["answer", "extended", "rehandle"]) & leads
        return self.filter(Q(assignment__unit=unit) | answer)

    def due_by(self, day: date) -> "ClockQuerySet":
        return self.filter(due_on__lte=day)

    def to_remind(self, today: date, *, within: int) -> "ClockQuerySet":
        """Running clocks that end within so many days and may have a light nobody was told of yet."""
        return self.running().exclude(kind="return").due_by(today + timedelta(days=within)).exclude(reminded="late")
