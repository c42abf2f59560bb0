"""Rules about replies and ratings."""

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ReplyState(TextChoices):
    """拟稿 → 审核 → 签发 → 发送."""

    DRAFT = "draft", gettext_lazy("Being drafted")
    CHECKED = "checked", gettext_lazy("Checked")
    SIGNED = "signed", gettext_lazy("Signed off")
    SENT = "sent", gettext_lazy("Sent")


REPLY_STEPS = {
    "check_reply": ({ReplyState.DRAFT}, ReplyState.CHECKED),
    "return_reply": ({ReplyState.CHECKED, ReplyState.SIGNED}, ReplyState.DRAFT),
    "sign_reply": ({ReplyState.CHECKED}, ReplyState.SIGNED),
    "send_reply": ({ReplyState.SIGNED}, ReplyState.SENT),
    "send_part": ({ReplyState.SIGNED}, ReplyState.SENT),
}


class Rating(TextChoices):
    SATISFIED = "satisfied", gettext_lazy("Satisfied")
    MOSTLY = "mostly", gettext_lazy("Mostly satisfied")
    DISSATISFIED = "dissatisfied", gettext_lazy("Not satisfied")


class RoundKind(TextChoices):
    """Why a reply is owed: the hand-over, a rating upheld, or promises that were settled (办理轮次)."""

    FIRST = "first", gettext_lazy("First handling")
    REHANDLE = "rehandle", gettext_lazy("Re-handling")
    PROMISE = "promise", gettext_lazy("After the promises")


class PromiseState(TextChoices):
    OPEN = "open", gettext_lazy("To be kept")
    KEPT = "kept", gettext_lazy("Kept")
    EXPLAINED = "explained", gettext_lazy("Cannot be kept, explained")


def after_rating(overall: str | None, *, kind: str, needs_tracking: bool) -> str | None:
    """The step that follows a rating; None while the committee decides on a dissatisfied one.

    `overall=None` is "no feedback" (重庆建议条例 §29). A promise made is tracked whatever the rating; the reply that
    follows settled promises strikes the item off (销号).
    """
    if overall == Rating.DISSATISFIED:
        return None
    if needs_tracking:
        return "track"
    return "end_tracking" if kind == RoundKind.PROMISE else "close"


def may_check(drafted_by: int | None, checker: int) -> bool:
    """Four eyes: nobody checks a reply they drafted themselves."""
    return drafted_by != checker


def missing_before_sending(
    *, kind: str, contacts: int, category: bool, number: bool, needs_promise: bool, promises: int
) -> list[str]:
    """What the law still asks before this reply may go out; empty when it may.

    A reply that only tells that promises are settled needs no further contact.
    """
    missing = []
    if not contacts and kind != RoundKind.PROMISE:
        missing.append(_("a recorded contact with the deputy in this round (代表法 §51)"))
    if not category:
        missing.append(_("the outcome category"))
    if not number:
        missing.append(_("the letter's document number"))
    if needs_promise and not promises:
        missing.append(_("what is promised until which day, as this outcome category is tracked"))
    return missing
