"""How papers name a motion and its movers."""

from datetime import date
from typing import Any

from congress.documents.dates import written_day
from suggestions.models import Motion, Suggestion

DECIDED = {
    "put_on_agenda": "列入本次会议议程",
    "to_standing": "交由常务委员会审议",
    "to_committee": "闭会后交专门委员会审议，提出审议结果的报告",
    "as_suggestion": "作为代表建议、批评和意见处理",
    "not_motion": "不作为议案处理",
}


def cosigners_of(motion: Motion) -> Any:
    standing = motion.signers.standing().exclude(mandate=motion.lead_id)
    return standing.select_related("mandate__person", "mandate__delegation")


def number_of(motion: Motion) -> str:
    if motion.number is None:
        return ""
    return f"{'闭会' if motion.period == Suggestion.Period.BETWEEN else ''}第{motion.number:03d}号议案"


def title_of(motion: Motion) -> str:
    return f"《{motion.title}》"


def movers_of(motion: Motion) -> str:
    return f"{motion.lead.person.name}等{motion.signers.standing().count()}名"


def cited(motion: Motion) -> str:
    return f"{movers_of(motion)}代表提出的{title_of(motion)}（{motion.session.full_name}{number_of(motion)}）"


def day_of(on: date | None) -> str:
    return written_day(on) if on else "　　年　月　日"


def lead_rows(mandate: Any) -> list[list[tuple[str, str]]]:
    person = mandate.person
    return [
        [("领衔代表", person.name), ("代表证号", mandate.card_no)],
        [("代表团", str(mandate.delegation or "")), ("联系电话", person.phone)],
    ]


def mover_row(place: int, signer: Any) -> list[tuple[str, str]]:
    mandate = signer.mandate
    return [
        (f"附议{place}", mandate.person.name),
        ("代表证号", mandate.card_no),
        ("代表团", str(mandate.delegation or "")),
    ]
