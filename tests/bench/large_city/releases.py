"""What of the closed suggestions the office released, with the answers."""

from datetime import datetime, timedelta
from typing import Any

from suggestions.models import Publication, PublishedAnswer, Reply, Suggestion
from suggestions.published import releasable
from suggestions.similarity.pairs import folded, pairs_of
from tests.bench.large_city.lives import BODY, at
from tests.bench.large_city.places import City


def build(city: City, now: datetime) -> None:
    by = {place.congress.pk: place.office for place in city.places}
    rows = Suggestion.objects.filter(releasable(), status="closed").order_by("pk")
    found = Publication.objects.bulk_create((_released(row, by[row.congress_id]) for row in rows), batch_size=1_000)
    released = {each.suggestion_id: each for each in found}
    replies = Reply.objects.filter(round__suggestion__in=released, state="sent").select_related("round")
    PublishedAnswer.objects.bulk_create(
        PublishedAnswer(publication=released[reply.round.suggestion_id], reply=reply, body=reply.body)
        for reply in replies
    )


def _released(row: Any, by: Any) -> Publication:
    words = folded(f"{row.title} {BODY} {row.lead_name}")
    return Publication(
        suggestion=row,
        slug=f"{row.pk:012}",
        title=row.title,
        body=row.body,
        source="0" * 64,
        words=words,
        pairs=pairs_of(words),
        released_at=at(row.closed_on + timedelta(days=5)),
        released_by=by,
    )
