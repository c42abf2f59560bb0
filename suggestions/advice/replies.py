"""Doubts about a reply that is about to go out."""

from suggestions.models import Reply
from suggestions.similarity.doubts import Doubt, doubts_in

EARLIER = 200  # the unit's latest replies a new one is held against


def doubts_about(reply: Reply, *, asked: str) -> list[Doubt]:
    """What a checker may want to look at again in the answer to this text; one query. Never a verdict."""
    unit = reply.assignment.unit_id if reply.assignment else None
    earlier = (
        Reply.objects.filter(state="sent", assignment__unit=unit)
        .exclude(pk=reply.pk)
        .order_by("-pk")
        .values_list("body", flat=True)[:EARLIER]
    )
    return doubts_in(asked, reply.body, list(earlier))
