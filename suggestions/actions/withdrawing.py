"""Withdrawal at the deputies' written wish; joint items need everybody who signed, where the local rules say so."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.organs.models import LocalRule
from suggestions.actions.merging import release_merged
from suggestions.actions.steps import required, step
from suggestions.actions.telling import cosigners, deputies, deputy, first_tier, office, tell
from suggestions.actions.timing import stop_clocks
from suggestions.models import Suggestion
from suggestions.rules.clocks import ALL_WITHDRAW


@transaction.atomic
def withdraw(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """End the handling at the lead deputy's written wish; the number is never given again."""
    if needs_all(suggestion, at):
        raise Refused(_("It was put forward jointly: ask the co-signers first; it ends when all of them agree."))
    return _end(suggestion, _reason(reason), by=by, at=at, seen=seen)


@transaction.atomic
def ask_withdrawal(
    suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Ask everybody who signed to agree; until then the handling goes on."""
    reason = _reason(reason)
    if not needs_all(suggestion, at):
        raise Refused(_("Nobody else need agree; withdraw it yourself."))
    suggestion = step("ask_withdrawal", suggestion, by=by, at=at, seen=seen, note=reason, withdrawal_reason=reason)
    suggestion.cosigners.update(agrees_to_withdraw=False)
    text = gettext_noop("%(who)s wishes to withdraw, do you agree: %(title)s. %(note)s")
    told = {"who": suggestion.lead_name, "note": reason[:200]}
    tell(cosigners(suggestion), "withdrawal-asked", text, suggestion, at=at, **told)
    return suggestion


@transaction.atomic
def agree_withdrawal(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """A co-signer agrees; the last one ends the handling."""
    suggestion = step("agree_withdrawal", suggestion, by=by, at=at, seen=seen)
    _check_asked(suggestion)
    suggestion.cosigners.signing(by).update(agrees_to_withdraw=True)
    if _in_office(suggestion).filter(agrees_to_withdraw=False).exists():
        return suggestion
    return _end(suggestion, suggestion.withdrawal_reason, by=None, at=at)


@transaction.atomic
def refuse_withdrawal(
    suggestion: Suggestion, *, note: str = "", by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """A co-signer does not agree: the wish is over and the handling goes on."""
    _check_asked(lock(suggestion, seen=seen))
    suggestion = step("refuse_withdrawal", suggestion, by=by, at=at, seen=seen, note=note, withdrawal_reason="")
    text = gettext_noop("%(who)s does not agree to the withdrawal: %(title)s. %(note)s")
    tell(deputy(suggestion), "withdrawal-refused", text, suggestion, at=at, who=by.name, note=note[:200])
    return suggestion


def needs_all(suggestion: Suggestion, at: datetime) -> bool:
    """Whether co-signers must agree (上海建议规定: joint ones, all must ask); a draft needs nobody."""
    [rule] = LocalRule.objects.amounts(suggestion.congress, [ALL_WITHDRAW], localdate(at))
    return bool(rule) and _in_office(suggestion).exists()


def _in_office(suggestion: Suggestion) -> Any:
    """Those who signed and can still be asked."""
    return suggestion.cosigners.confirmed().filter(mandate__status="in_office")


def _check_asked(suggestion: Suggestion) -> None:
    if not suggestion.withdrawal_reason:
        raise Refused(_("Nobody asks to withdraw this suggestion now."))


def _end(suggestion: Suggestion, reason: str, *, by: User | None, at: datetime, seen: int | None = None) -> Suggestion:
    suggestion = step("withdraw", suggestion, by=by, at=at, seen=seen, note=reason, closed_on=localdate(at))
    stop_clocks(suggestion, localdate(at))
    release_merged(suggestion, at=at)
    units = suggestion.assignments.held().values("unit")
    told = User.objects.holding(*UNIT_ROLES, on=localdate(at), unit__in=units)
    offices = [*office(suggestion, Role.DISPATCHER, at), *first_tier(suggestion, at)]
    text = gettext_noop("Withdrawn by the deputy, handling ends: %(title)s")
    others = deputies(suggestion) if by is None else cosigners(suggestion)
    tell([*told, *offices, *others], "suggestion-withdrawn", text, suggestion, at=at)
    return suggestion


def _reason(reason: str) -> str:
    return required(reason, _("A withdrawal is made in writing: give the reason."))
