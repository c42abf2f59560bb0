"""Letters of the working committee to the units: hand-over and urging."""

from typing import Any

from django.utils.timezone import localdate

from congress.documents.dates import written_day
from congress.documents.keeping import printed
from congress.documents.letters import Letter
from suggestions.citing import answering_units, cited, handed_over
from suggestions.documents.words import letter_of
from suggestions.models import Suggestion
from suggestions.rules import Part

SIGN_OFF = "答复函由主要负责人签发，注明办理结果类别、承办人和联系电话，并附《办理情况征询意见表》。"


def handover_letter(suggestion: Suggestion, kind: str) -> bytes:
    """交办函: to the lead unit and its co-handlers, with every last day."""
    lead = answering_units(suggestion)
    co = [row.unit.name for row in suggestion.assignments.held().filter(part=Part.CO).select_related("unit")]
    on = localdate(handed_over(suggestion).at)
    due = {clock.kind: clock.due_on for clock in suggestion.clocks.filter(starts_on=on)}
    by_co = f"会办单位应于{written_day(due['co_opinion'])}前向主办单位提出书面会办意见。" if co else ""
    paragraphs = [
        f"现将{cited(suggestion)}交你单位办理，请认真研究，主动联系代表，听取意见，按时书面答复。",
        f"一、主办单位：{lead}。" + (f"会办单位：{'、'.join(co)}。" if co else ""),
        f"二、请于{written_day(due['sign'])}前签收；认为不属于本单位职责的，应于{written_day(due['return'])}前"
        "说明理由并提出退办申请，逾期不再调整。",
        f"三、请于{written_day(due['answer'])}前书面答复代表（《代表法》第五十一条）。{by_co}",
        f"四、{SIGN_OFF}",
    ]
    office = suggestion.congress.office_name
    letter = Letter(
        organ=office,
        number=f"代表建议〔{on.year}〕{suggestion.number}号",
        title="关于交办代表建议的函",
        salutation="、".join([lead, *co]) + "：",
        paragraphs=paragraphs,
        signing_organ=office,
        signed_on=on,
        attachments=[suggestion.title],
    )
    return letter_of(letter, kind)


def urging_letter(suggestion: Suggestion, kind: str) -> bytes:
    """催办函: the last urging of the unit that has the item, as it was issued."""
    return printed(last_urging(suggestion).letter.words, kind)


def last_urging(suggestion: Suggestion) -> Any:
    """The last urging since the hand-over in force; an earlier one went to another unit."""
    since = handed_over(suggestion)
    step = suggestion.steps.filter(name="urge", pk__gt=since.pk).last() if since else None
    kept = suggestion.urgings.filter(letter__isnull=False).select_related("letter")
    return kept.filter(on=localdate(step.at)).first() if step else None
