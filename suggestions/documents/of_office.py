"""Letters of the working committee to the units: hand-over and urging."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from congress.documents.dates import written_day
from congress.documents.letters import Letter
from suggestions.documents.words import answering_units, cited, letter_of
from suggestions.models import Suggestion
from suggestions.rules import ClockKind, Part

ANSWERS = (ClockKind.ANSWER, ClockKind.EXTENDED, ClockKind.REHANDLE)
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
    salutation = "、".join([lead, *co]) + "："
    return _office_letter(suggestion, "关于交办代表建议的函", salutation, paragraphs, on, kind)


def urging_letter(suggestion: Suggestion, kind: str) -> bytes:
    """催办函: the last urging of the unit that has the item, with the last day of the answer as it stood then."""
    urged = last_urging(suggestion)
    urged_on = localdate(urged.at)
    ran = Q(stopped_on__isnull=True) | Q(stopped_on__gte=urged_on)
    answers = suggestion.clocks.filter(ran, kind__in=ANSWERS, starts_on__lte=urged_on)
    if suggestion.steps.filter(name="grant_extension", pk__gt=urged.pk).exists():
        answers = answers.exclude(kind=ClockKind.EXTENDED)  # granted later that day
    answer = answers.latest("pk")
    paragraphs = [
        f"{cited(suggestion)}已于{written_day(localdate(handed_over(suggestion).at))}交你单位办理，"
        f"书面答复的期限为{written_day(answer.due_on)}。请抓紧办理，并将进展情况报我委。",
        *urged.note.splitlines(),
    ]
    salutation = f"{answering_units(suggestion)}："
    return _office_letter(suggestion, "关于催办代表建议的函", salutation, paragraphs, urged_on, kind)


def handed_over(suggestion: Suggestion) -> Any:
    """The hand-over in force; none for an item that was taken back, nor for an imported one, which has no clocks."""
    is_held = suggestion.assignments.answering().exists()
    return suggestion.steps.filter(name__in=["assign", "pass_on"]).last() if is_held else None


def last_urging(suggestion: Suggestion) -> Any:
    """The last urging since the hand-over in force; an earlier one went to another unit."""
    since = handed_over(suggestion)
    return suggestion.steps.filter(name="urge", pk__gt=since.pk).last() if since else None


def _office_letter(
    suggestion: Suggestion, title: str, salutation: str, paragraphs: list[str], on: date, kind: str
) -> bytes:
    office = suggestion.congress.office_name
    letter = Letter(
        organ=office,
        number=f"代表建议〔{on.year}〕{suggestion.number}号",
        title=title,
        salutation=salutation,
        paragraphs=paragraphs,
        signing_organ=office,
        signed_on=on,
        attachments=[suggestion.title],
    )
    return letter_of(letter, kind)
