"""A suggestion made of what a citizen said (转化为建议)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import lock
from deputies.models import Mandate
from stations.actions.steps import step as opinion_step
from stations.models import Opinion
from suggestions.actions.drafting import begin
from suggestions.models import Suggestion


@transaction.atomic
def begin_from(
    opinion: Opinion, lead: Mandate, *, form_key: UUID, by: User, at: datetime, seen: int | None = None, **fields: Any
) -> Suggestion:
    """Start a draft of what the citizen said, each linked to the other; name and phone stay with the opinion.

    The same form sent twice gives the same draft, and takes no second step.
    """
    if lead.term.congress_id != opinion.congress_id:
        raise Refused(_("This was said to a deputy of another congress."))
    lock(opinion)  # before the trail's turn, which whoever acts on the opinion at this moment waits for
    is_sent_again = Suggestion.objects.filter(form_key=form_key, opinion=opinion).exists()
    suggestion = begin(lead, form_key=form_key, by=by, at=at, opinion=opinion, **fields)
    if not is_sent_again:
        url = suggestion.get_absolute_url()
        opinion_step("suggest", opinion, by=by, at=at, seen=seen, became=suggestion.title[:160], became_url=url)
    return suggestion
