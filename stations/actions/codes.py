"""Giving, revoking and replacing the codes people scan. The trail names the code by its key; its token stays secret."""

from datetime import datetime
from secrets import choice
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.bulk import copy_in
from congress.common.lifecycle import Refused
from congress.notices.actions import notify
from congress.organs.models import Congress
from deputies.models import Mandate
from deputies.rules import MandateStatus
from stations.models import Code, Station
from stations.models.codes import TOKEN_LENGTH
from stations.rules import KEEPERS, may_keep
from stations.rules.codes import ALPHABET, NOT_SERVING, REVOKED

Thing = Mandate | Station


@transaction.atomic
def issue(thing: Thing, *, by: User, at: datetime) -> Code:
    """The code of a deputy in office or an open station: the one there is, else a new one. Two at once get the same."""
    _check(by, congress_of(thing))
    row = _locked(thing)
    if not is_serving(row):
        raise Refused(str(NOT_SERVING))
    code = row.codes.filter(revoked_at=None).first()
    if code is None:
        code = row.codes.create(token=new_token(), issued_by=by, issued_at=at)
        record("code.issue", _name(row), by=by, at=at, detail={"code": code.pk})
    return code


@transaction.atomic
def issue_many(things: QuerySet[Any], *, by: User, at: datetime) -> int:
    """Codes for all of these deputies in office, or open stations, that have none; how many. The same few queries
    for one and for thousands, and one entry in the trail.
    """
    field = _field(things.model)
    rows = list(things.order_by("pk").select_for_update(of=("self",), no_key=True).select_related(*_above(field)))
    congresses = {congress_of(row) for row in rows}
    for congress in congresses:
        _check(by, congress)
    kept = set(Code.objects.filter(revoked_at=None, **{f"{field}__in": rows}).values_list(field, flat=True))
    lacking = [row for row in rows if row.pk not in kept and is_serving(row)]
    copy_in([Code(token=new_token(), issued_by=by, issued_at=at, **{field: row}) for row in lacking])
    if lacking:
        place = f"congress:{','.join(map(str, sorted(each.pk for each in congresses)))}"
        record("code.issue_many", place, by=by, at=at, detail={"of": field, "count": len(lacking)})
    return len(lacking)


@transaction.atomic
def revoke(code: Code, *, reason: str, by: User, at: datetime) -> Code:
    """It opens nothing any more, for good. Refused when it was revoked before."""
    thing = thing_of(code)
    _check(by, congress_of(thing))
    row = Code.objects.select_for_update().get(pk=code.pk)
    if row.revoked_at:
        raise Refused(str(REVOKED))
    row.revoked_at, row.revoked_by, row.reason = at, by, reason
    row.save(update_fields=["revoked_at", "revoked_by", "reason"])
    record("code.revoke", _name(thing), by=by, at=at, detail={"code": row.pk, "reason": reason})
    return row


@transaction.atomic
def renew(code: Code, *, reason: str, by: User, at: datetime) -> Code:
    """Another code in its place, when a card was lost; of two at once the second is refused."""
    thing = _locked(thing_of(code))
    revoke(code, reason=reason, by=by, at=at)
    return issue(thing, by=by, at=at)


@transaction.atomic
def ask_code(mandate: Mandate, *, by: User, at: datetime) -> None:
    """A deputy without a code asks the office for one; told once a day, however often asked."""
    if mandate.person.user_id != by.pk or not is_serving(mandate):
        raise PermissionDenied
    on, text = localdate(at), gettext_noop("Deputy %(name)s asks for a code for citizens.")
    keepers = User.objects.holding(*KEEPERS, on=on, congress=mandate.term.congress_id)
    notify(
        keepers, "code-asked", f"mandate:{mandate.pk}:{on}", text, url=reverse("admin:stations_code_issue"), at=at,
        values={"name": mandate.person.name},
    )  # fmt: skip
    record("code.ask", _name(mandate), by=by, at=at)


def new_token() -> str:
    """130 bits from the system's source of chance."""
    return "".join(choice(ALPHABET) for _place in range(TOKEN_LENGTH))


def thing_of(code: Code) -> Any:
    return code.mandate or code.station


def congress_of(thing: Thing) -> Congress:
    return thing.term.congress if isinstance(thing, Mandate) else thing.congress


def is_serving(thing: Thing) -> bool:
    return thing.status == MandateStatus.IN_OFFICE if isinstance(thing, Mandate) else thing.is_active


def _check(by: User, congress: Congress) -> None:
    if not may_keep(by, congress.pk):
        raise PermissionDenied


def _locked(thing: Thing) -> Any:
    """Whoever gives the thing a code waits here for others who do."""
    rows = type(thing)._default_manager.select_for_update(of=("self",), no_key=True)
    return rows.select_related(*_above(_field(type(thing)))).get(pk=thing.pk)


def _field(model: type) -> str:
    return "mandate" if model is Mandate else "station"


def _above(field: str) -> tuple[str, ...]:
    return ("person", "term__congress__region") if field == "mandate" else ("congress__region",)


def _name(thing: Thing) -> str:
    return f"{_field(type(thing))}:{thing.pk}"
