"""What is known of each suggestion on a day, as columns every figure is counted from.

The day may lie in the past: acts that came later are not yet seen. What a row keeps only once (the day of the
hand-over) is taken as it is known now. Where units answer separately and one of them is asked about, answer, time and
letter are those of its own part.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from suggestions.models import (
    Assignment,
    Clock,
    Contact,
    Cosigner,
    Extension,
    Promise,
    Publication,
    Reply,
    ReturnRequest,
    Round,
    StepRecord,
    Verdict,
)
from suggestions.models.handling import Answered
from suggestions.rules import ClockKind, Part, PromiseState, ReplyState, RoundKind, Status
from suggestions.rules.life import PUBLIC

FACE_TO_FACE = (Contact.Method.MEETING, Contact.Method.VISIT, Contact.Method.FORUM, Contact.Method.REPLY)
FIRST_ANSWER = (ClockKind.ANSWER, ClockKind.EXTENDED)
ITEM = OuterRef("pk")
COLUMNS = (
    "is_received", "is_accepted", "is_handed", "is_answered", "is_met", "is_merged", "is_joint", "is_overdue",
    "is_told_in_person", "is_given_back", "is_extended", "is_redone", "is_being_redone", "state", "punctual", "outcome",
    "first_outcome", "letter", "final_rating", "first_rating", "redone_rating", "is_published",
)  # fmt: skip
PROMISE_COLUMNS = ("is_promise_due", "is_promise_kept")


def with_known(rows: Any, on: date) -> Any:
    """The rows with COLUMNS as aliases: they can be filtered by, and cost nothing otherwise."""
    whole = rows.alias(part_asked=Value(None, output_field=BigIntegerField()))
    return _with_known(whole, F("replied_on"), on)


def with_known_by_part(rows: Any, on: date, *, unit: int | str | None = None) -> Any:
    """The same by `part_asked` where the unit answers separately; without a unit, once for each such part."""
    condition = Q(assignments__part=Part.SEPARATE) & ~Q(assignments__state=Assignment.State.RETURNED)
    condition &= Q(assignments__unit=unit) if unit else Q()
    own = rows.alias(separate=FilteredRelation("assignments", condition=condition)).alias(part_asked=F("separate__pk"))
    whole = Case(When(part_asked__isnull=True, then=F("replied_on")))
    return _with_known(own if unit else own.filter(part_asked__isnull=False), whole, on)


def _with_known(rows: Any, replied_on: Any, on: date) -> Any:
    found = rows.alias(
        handed_on=Coalesce("merged_into__assigned_on", "assigned_on"),
        handled_in=Coalesce("merged_into", "pk"),
        answered_on=Coalesce(Subquery(_first_replies(on).values("sent_on")[:1]), replied_on),
        withdrawn_from=Subquery(_withdrawals(on).values("from_status")[:1]),
    )
    return found.alias(**_columns(on))


@lru_cache(maxsize=8)
def _columns(on: date) -> dict[str, Any]:
    """Kept, as a page asks about the same two or three days again and again; Django copies what it is given."""
    return {**_progress(on), **_clocks(on), **_outcomes(on), **_ratings(on), **_happened(on)}


def with_known_promises(promises: QuerySet[Promise], on: date) -> Any:
    """Promises made by that day, with PROMISE_COLUMNS as aliases; one settled early counts as due from then on."""
    settled = Q(settled_on__lte=on)
    return promises.filter(made_on__lte=on).alias(
        is_promise_due=_truth(Q(due_on__lte=on) | settled),
        is_promise_kept=_truth(settled & Q(state=PromiseState.KEPT)),
    )


def _truth(question: Q) -> Any:
    """Never NULL, so that "not" means what it says."""
    return Coalesce(ExpressionWrapper(question, BooleanField()), Value(False))


def _progress(on: date) -> dict[str, Any]:
    """Where it stands; what is merged into another is handed over with that one.

    One closed later was then replied, one withdrawn later stood where the withdrawal found it.
    """
    closed_later = Q(status=Status.CLOSED) & ~Q(closed_on__lte=on)
    withdrawn_later = Q(status=Status.WITHDRAWN, withdrawn_from__isnull=False)
    return {
        "is_received": _truth(~Q(status=Status.DRAFT) & (Q(is_imported=True) | Q(submitted_on__lte=on))),
        "is_accepted": _truth(Q(number__isnull=False) & (Q(is_imported=True) | Q(accepted_on__lte=on))),
        "is_handed": _truth(Q(handed_on__lte=on) & (~Q(status=Status.WITHDRAWN) | withdrawn_later)),
        "is_answered": _truth(_answered(on)),
        "is_merged": _truth(Q(merged_into__isnull=False)),
        "state": Case(
            When(closed_later, then=Value(Status.REPLIED)),
            When(withdrawn_later, then=F("withdrawn_from")),
            default=F("status"),
            output_field=CharField(),
        ),
    }


def _answered(on: date) -> Q:
    """The whole item when every unit has sent; a part of its own when that unit has."""
    return Q(answered_on__lte=on) & (Q(replied_on__isnull=False) | Q(part_asked__isnull=False))


def _withdrawals(on: date) -> Any:
    """Steps that ended it after the day; records of earlier systems have none."""
    return StepRecord.objects.filter(suggestion=ITEM, name="withdraw", at__date__gt=on).order_by("-pk")


def _of_part(rows: Any) -> Any:
    """Those of the part asked about; all of them where the whole item is."""
    whole = Value(0)
    return rows.alias(of=Coalesce("assignment", whole)).filter(of=Coalesce(OuterRef("part_asked"), "assignment", whole))


def _clocks(on: date) -> dict[str, Any]:
    """`punctual` is of the first answer, by the clocks of the hand-over in force; a part taken back has none."""
    missed = Q(due_on__lt=on) & (Q(stopped_on__isnull=True) | Q(stopped_on__gt=F("due_on")))
    clocks = Clock.objects.filter(suggestion=OuterRef("handled_in"), starts_on=OuterRef("handed_on"))
    answers = _of_part(clocks.filter(kind__in=FIRST_ANSWER).exclude(assignment__state=Assignment.State.RETURNED))
    again = _of_part(Clock.objects.filter(suggestion=ITEM, kind=ClockKind.REHANDLE))
    late = Exists(answers.filter(missed))
    return {
        "punctual": Case(
            When(late, then=Value("late")),
            When(~Exists(answers), then=Value("untimed")),
            When(_answered(on), then=Value("on_time")),
            default=Value("running"),
        ),
        "is_overdue": _truth(Q(late) | Q(Exists(again.filter(missed)))),
    }


def _sent(on: date) -> Any:
    return _of_part(Reply.objects.filter(round__suggestion=ITEM, state=ReplyState.SENT, sent_on__lte=on))


def _first_replies(on: date) -> Any:
    return _sent(on).filter(round__number=1).order_by("-sent_on")


def _outcomes(on: date) -> dict[str, Any]:
    """Of the replies no later one of the same unit replaced, the least favourable letter."""
    grade = Case(
        When(category__is_solved=True, then=Value("solved")),
        When(category__is_planned=True, then=Value("planned")),
        default=Value("rest"),
    )
    later = Reply.objects.filter(
        assignment=OuterRef("assignment"), state=ReplyState.SENT, sent_on__lte=on, pk__gt=OuterRef("pk")
    )
    standing = _sent(on).filter(~Exists(later)).order_by("-category__code")
    first = _first_replies(on).order_by("-category__code")
    return {
        "letter": Subquery(standing.values("category__code")[:1]),
        "outcome": Subquery(standing.values(grade=grade)[:1]),
        "first_outcome": Subquery(first.values(grade=grade)[:1]),
    }


def _ratings(on: date) -> dict[str, Any]:
    """The last rating given at all, of the first round, and of the last re-handling; imported ones have no day."""
    given = Verdict.objects.filter(Q(on__lte=on) | Q(on__isnull=True), round__suggestion=ITEM)
    last = given.order_by("-round__number").values("overall")
    return {
        "final_rating": Subquery(last[:1]),
        "first_rating": Subquery(last.filter(round__number=1)[:1]),
        "redone_rating": Subquery(last.filter(round__kind=RoundKind.REHANDLE)[:1]),
    }


def _happened(on: date) -> dict[str, Any]:
    """What happened to it at least once."""
    contacts = Contact.objects.filter(assignment__suggestion=OuterRef("handled_in"), on__lte=on)
    agreed = {"answer": Answered.AGREED, "asked_at__date__lte": on}
    rounds = Round.objects.filter(suggestion=ITEM, started_on__lte=on)
    return {
        "is_met": _truth(Q(Exists(contacts.filter(method__in=FACE_TO_FACE)))),
        "is_told_in_person": _truth(Q(Exists(contacts.filter(method=Contact.Method.REPLY)))),
        "is_joint": _truth(Q(Exists(Cosigner.objects.confirmed().filter(suggestion=ITEM)))),
        "is_given_back": _truth(Q(Exists(ReturnRequest.objects.filter(assignment__suggestion=ITEM, **agreed)))),
        "is_extended": _truth(Q(Exists(Extension.objects.filter(suggestion=ITEM, **agreed)))),
        "is_redone": _truth(Q(Exists(rounds.filter(kind=RoundKind.REHANDLE)))),
        "is_being_redone": _truth(Q(Exists(rounds.filter(~_answered_again(on), kind=RoundKind.REHANDLE)))),
        "is_published": _truth(Q(Exists(_stood(on)), status__in=PUBLIC)),
    }


def _answered_again(on: date) -> Any:
    """Of a round: whether every unit it asks, or the one whose part is asked about, had sent its reply by that day."""
    sent = Reply.objects.filter(round=OuterRef(OuterRef("pk")), assignment=OuterRef("pk"))
    owing = Assignment.objects.held().filter(rounds_owed=OuterRef("pk"))
    asked = owing.alias(of=Coalesce(OuterRef(OuterRef("part_asked")), F("pk"))).filter(pk=F("of"))
    return ~Exists(asked.filter(~Exists(sent.filter(state=ReplyState.SENT, sent_on__lte=on))))


def _stood(on: date) -> Any:
    """The release that stood at the end of that day."""
    released = Publication.objects.filter(suggestion=ITEM, released_at__date__lte=on)
    return released.filter(Q(ended_at=None) | Q(ended_at__date__gt=on))
