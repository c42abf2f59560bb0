"""The words of an urging letter (催办函), written when the unit is urged and kept from then on."""

from typing import Any

from django.utils.timezone import localdate

from congress.documents.dates import written_day
from congress.documents.letters import Letter
from suggestions.citing import answering_units, cited, handed_over
from suggestions.models.supervision import Urging

TITLE = "关于催办代表建议的函"


def urging_words(urging: Urging, number: str) -> Letter:
    """To the units that answer; once they are late, a copy to the first-tier office that passed the item on."""
    suggestion: Any = urging.suggestion
    handed = handed_over(suggestion)
    since = f"已于{written_day(localdate(handed.at))}交你单位办理" if handed else "已交你单位办理"
    period = f"，书面答复的期限为{written_day(urging.due_on)}" if urging.due_on else ""
    office = suggestion.congress.office_name
    return Letter(
        organ=office,
        number=number,
        title=TITLE,
        salutation=f"{answering_units(suggestion)}：",
        paragraphs=[f"{cited(suggestion)}{since}{period}。请抓紧办理，并将进展情况报我委。", *urging.note.splitlines()],
        signing_organ=office,
        signed_on=urging.on,
        attachments=[suggestion.title],
        copies_to=[suggestion.first_tier.name] if urging.light == "late" and suggestion.first_tier else [],
    )
