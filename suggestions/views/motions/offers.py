"""Which of the lawful steps have something to do now, so that a page offers no button that would only refuse."""

from congress.organs.models import Session
from suggestions.forms.motions import MOTION_FORMS
from suggestions.models import MotionBody, Suggestion
from suggestions.rules.motions import MOTION_LAW, SignerState, is_ahead, may_be_reconsidered
from suggestions.views.motions.situation import Situation


def offered(now: Situation, parties: frozenset[str]) -> list[str]:
    """Names of the steps this person can take now, in the table's order; what presses first, what is done last."""
    names = [name for name in MOTION_LAW.open_to(now.motion.status, parties) if name in MOTION_FORMS]
    found = [name for name in names if _has_something_to_do(name, now)]
    first = {"submit", *(report.advice for report in now.reports)}
    return sorted(found, key=lambda name: 0 if name in first else 2 if name == "send_out" and now.bodies else 1)


def _has_something_to_do(name: str, now: Situation) -> bool:
    own = now.own.state if now.own else None
    match name:
        case "sign":
            return own == SignerState.INVITED
        case "decline":
            return own in (SignerState.INVITED, SignerState.SIGNED)
        case "drop":
            return now.has(SignerState.INVITED)
        case "submit":
            return not now.missing and not now.is_too_late
        case "leave":
            return own == SignerState.SIGNED
        case "agree_leave" | "refuse_leave":
            return now.has(SignerState.LEAVING)
        case "ask_reconsider":
            is_open = may_be_reconsidered(now.motion.session.presidium_last_at, now.now)
            return is_open and now.own is not None and not now.own.wants_reconsideration
        case "put_on_agenda":
            return not _is_before_its_session(now) and _may_be_on_agenda(now)
        case "to_standing" | "to_committee" | "as_suggestion" | "not_motion":
            return not _is_before_its_session(now)
        case "body_opinion":
            return now.is_awaited(MotionBody.Part.ASKED)
        case "implement":
            return now.is_awaited(MotionBody.Part.CARRIES)
        case "feed_back":
            return not now.is_awaited(MotionBody.Part.CARRIES)
    return True


def _is_before_its_session(now: Situation) -> bool:
    """No presidium sits yet."""
    return now.motion.period == Suggestion.Period.IN_SESSION and is_ahead(now.motion.session.opened_on, now.today)


def _may_be_on_agenda(now: Situation) -> bool:
    """Of its own session, or of one that sat since it was submitted."""
    if now.motion.period == Suggestion.Period.IN_SESSION:
        return True
    since = Session.objects.filter(term__congress=now.motion.congress_id, opened_on__lte=now.today)
    return since.filter(closed_on__gte=now.motion.submitted_on or now.today).exists()
