"""Letters of the units: the reply to the deputies, and the co-handler's opinion to the lead unit."""

from typing import Any

from django.utils.timezone import localdate

from congress.documents.letters import Letter
from congress.organs.models import Region, RegionKind
from congress.organs.rules import System
from suggestions.citing import answering_units, cited, numbered
from suggestions.documents.words import (
    addressed,
    letter_of,
    movers,
    sent_replies,
)
from suggestions.models import CoOpinion, Reply, Suggestion
from suggestions.rules import Part

OPENNESS = {"active": "主动公开", "on_request": "依申请公开", "none": "不予公开"}
# How the congress of an area signs: with a standing committee from the county up, a working committee in a street.
CONGRESS_OF = {
    RegionKind.TOWN: "人民代表大会主席团",
    RegionKind.TOWNSHIP: "人民代表大会主席团",
    RegionKind.STREET: "人大工作委员会",
}


def reply_letter(suggestion: Suggestion, kind: str, reply: Reply | None = None) -> bytes:
    """答复函 of one unit, else of the first of the last round: category at top right (GB/T 9704-2012 §10).

    It cites the item's own number and goes to everybody who moved it; where several answer separately each sends its
    own and names its part (浙江建议规定 §22-25).
    """
    reply = reply or sent_replies(suggestion)[0]
    part: Any = reply.assignment
    category: Any = reply.category
    names = movers(suggestion)
    letter = Letter(
        organ=part.unit.name,
        number=reply.letter_no,
        category=f"类别：{category.code}",
        openness=OPENNESS[reply.openness],
        title=f"关于{suggestion.session.full_name}{numbered(suggestion)}建议的答复",
        salutation=f"{addressed(names)}：",
        paragraphs=[_opening(suggestion, part, is_joint=len(names) > 1), *reply.body.splitlines()],
        signing_organ=part.unit.name,
        signed_by=reply.signer,
        signed_on=reply.sent_on or localdate(reply.drafted_at),
        contact_name=reply.contact_name,
        contact_phone=reply.contact_phone,
        attachments=["代表建议办理情况征询意见表"],
        copies_to=_copies_to(suggestion, part.unit),
    )
    return letter_of(letter, kind)


def co_opinions(suggestion: Suggestion) -> Any:
    """Every one that was sent, the last first."""
    rows = CoOpinion.objects.filter(assignment__suggestion=suggestion).select_related("assignment__unit", "by")
    return rows.order_by("-pk")


def co_opinion_letter(suggestion: Suggestion, kind: str, opinion: CoOpinion | None = None) -> bytes:
    """会办意见: a co-handler's letter to the unit that answers; it never goes to the deputies."""
    opinion = opinion or co_opinions(suggestion)[0]
    unit = opinion.assignment.unit
    letter = Letter(
        organ=unit.name,
        number=opinion.letter_no,
        title=f"关于{suggestion.session.full_name}{numbered(suggestion)}建议的会办意见",
        salutation=f"{answering_units(suggestion)}：",
        paragraphs=[f"{cited(suggestion)}收悉，现提出会办意见如下：", *opinion.text.splitlines()],
        signing_organ=unit.name,
        signed_on=localdate(opinion.sent_at),
        contact_name=opinion.by.name,
    )
    return letter_of(letter, kind)


def _opening(suggestion: Suggestion, part: Any, *, is_joint: bool) -> str:
    who = "你们" if is_joint else "您"
    where = "闭会期间" if suggestion.period == Suggestion.Period.BETWEEN else f"在{suggestion.session.full_name}上"
    number = f"（{numbered(suggestion)}）"
    main = suggestion.merged_into
    merged = f"该建议与{numbered(main)}建议并案办理，" if main else ""
    task = f"其中“{part.task}”由我单位办理，" if part.part == Part.SEPARATE else ""
    return f"{who}{where}提出的《{suggestion.title}》{number}收悉，{merged}{task}现答复如下："


def _copies_to(suggestion: Suggestion, unit: Any) -> list[str]:
    """The office of deputies' work; of a government unit, the government's office; the congress that elected the lead.

    浙江建议规定 §25. The deputy's area is that of the delegation, where it is known.
    """
    copies = [suggestion.congress.office_name]
    if unit.system == System.GOVERNMENT:
        copies.append(f"{suggestion.congress.region.name}人民政府办公室")
    delegation = suggestion.lead.delegation if suggestion.lead else None
    if delegation and delegation.region:
        copies.append(_congress_of(delegation.region))
    return copies


def _congress_of(region: Region) -> str:
    return f"{region.name}{CONGRESS_OF.get(RegionKind(region.kind), '人大常委会')}"
