"""A station's grade: the keeper applies, the office assesses and decides, and later takes stars away or all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import check_same, made_once
from congress.files.actions import Incoming, digest_of, take_in
from congress.notices.actions import notify
from congress.organs.models import LocalRule
from congress.organs.workdays import months_after
from stations.actions.at_station import keepers_of, office_of, only, open_station, step
from stations.models import GradingLine, Station, StationGrading, StationStandard
from stations.rules.opinions import Party
from stations.rules.standards import GRADING_LAW, VALIDITY, Item, read_sums, stars_for


@dataclass(frozen=True)
class Claim:
    """What the keeper claims for one item, and what shows it."""

    points: Decimal
    evidence: str = ""
    files: Sequence[Incoming] = ()


@transaction.atomic
def apply(
    station: Station,
    standard: StationStandard,
    *,
    claims: Sequence[Claim],
    form_key: UUID,
    by: User,
    at: datetime,
) -> StationGrading:
    """Apply for a grade, a claim for each item of the standard. The same form sent twice applies once.

    Refused while another application of this station by this standard is open.
    """
    only({Party.KEEPER}, station, by)
    asked, station = _asked(standard, station, at), open_station(station)
    _check_points(asked, [claim.points for claim in claims])
    same = StationGrading.objects.filter(form_key=form_key)
    if not same and station.gradings.open().filter(standard__name=standard.name).exists():
        raise Refused(_("This station has applied already; wait for the answer or withdraw it."))
    facts = {"station": station, "standard": standard}
    grading, is_new = made_once(StationGrading, form_key, facts, applied_at=at)
    if not is_new:
        check_same(_are_claimed(grading, claims))
        return grading
    for place, (item, claim) in enumerate(zip(asked, claims, strict=True)):
        _add(grading, place, item, claim, by, at)
    _tell(office_of(station, at), gettext_noop("%(station)s applies by %(standard)s."), grading, at)
    record("grading.apply", f"station-grading:{grading.pk}", by=by, at=at, detail={"station": station.pk})
    return grading


@transaction.atomic
def withdraw(grading: StationGrading, *, by: User, at: datetime, seen: int | None = None) -> StationGrading:
    """Take the application back."""
    return _step("withdraw", grading, by=by, at=at, seen=seen)


@transaction.atomic
def assess(
    grading: StationGrading,
    *,
    given: Sequence[tuple[Decimal, str]],
    note: str = "",
    by: User,
    at: datetime,
    seen: int | None = None,
) -> StationGrading:
    """Give points and a remark for each item; a later assessment replaces them."""
    _check_points(grading.standard.asked, [points for points, _remark in given])
    row = _step("assess", grading, by=by, at=at, seen=seen, note=note, total=sum(points for points, _remark in given))
    for line, (points, remark) in zip(row.lines.all(), given, strict=True):
        GradingLine.objects.filter(pk=line.pk).update(given=points, remark=remark)
    return row


@transaction.atomic
def decide(
    grading: StationGrading, *, note: str = "", by: User, at: datetime, seen: int | None = None
) -> StationGrading:
    """The grade the points lead to, from today for as long as the place's rule says; or that the standard is not met.

    The keepers are told either way.
    """
    stars = stars_for(grading.total or Decimal(0), _sums(grading))
    name, days = ("grade", _days(grading, at) | {"stars": stars}) if stars else ("fall_short", {})
    row = _step(name, grading, by=by, at=at, seen=seen, note=note, **days)
    _tell(keepers_of(row.station, at), gettext_noop("%(station)s: %(standard)s is decided."), row, at)
    return row


@transaction.atomic
def downgrade(
    grading: StationGrading, *, stars: int, note: str, by: User, at: datetime, seen: int | None = None
) -> StationGrading:
    """Fewer stars than before, for the rest of the time, with the reason. Refused when it holds no more."""
    if grading.stars and not 1 <= stars < grading.stars:
        raise Refused(_("Leave fewer stars than now, and at least one."))
    row = _held("downgrade", grading, note=note, by=by, at=at, seen=seen, stars=stars)
    _tell(keepers_of(row.station, at), gettext_noop("%(station)s: stars by %(standard)s were taken away."), row, at)
    return row


@transaction.atomic
def lapse(grading: StationGrading, *, note: str, by: User, at: datetime, seen: int | None = None) -> StationGrading:
    """It holds no more from today on, with the reason; it is shown as lapsed. Refused when it held no more before."""
    row = _held("lapse", grading, note=note, by=by, at=at, seen=seen, lapsed_on=localdate(at))
    _tell(keepers_of(row.station, at), gettext_noop("%(station)s: the grade by %(standard)s lapsed."), row, at)
    return row


def _asked(standard: StationStandard, station: Station, at: datetime) -> list[Item]:
    """Its items, held as they are until the transaction ends: whoever rewrites them waits, and finds them in use."""
    type(station.congress).objects.select_for_update(no_key=True).get(pk=station.congress_id)
    in_force = StationStandard.objects.in_force(localdate(at)).filter(congress=station.congress_id, pk=standard.pk)
    row = in_force.first()
    if row is None:
        raise Refused(_("This standard is not in force; look at those that are."))
    return row.asked


def _check_points(asked: Sequence[Item], points: Sequence[Decimal]) -> None:
    if len(asked) != len(points):
        raise Refused(_("The standard has other items by now. Open the page anew. Nothing was changed."))
    for item, claimed in zip(asked, points, strict=True):
        if not 0 <= claimed <= item.points:
            raise Refused(_("“%(item)s” takes 0 to %(most)s points.") % {"item": item.label, "most": item.points})


def _add(grading: StationGrading, place: int, item: Item, claim: Claim, by: User, at: datetime) -> None:
    said = {"label": item.label, "most": item.points, "claimed": claim.points, "evidence": claim.evidence}
    line = grading.lines.create(place=place, **said)
    line.uploads.set([take_in(file, by=by, at=at) for file in claim.files])


def _are_claimed(grading: StationGrading, claims: Sequence[Claim]) -> bool:
    kept = [
        (line.claimed, line.evidence, sorted(line.uploads.values_list("sha256", flat=True)))
        for line in grading.lines.all()
    ]
    return kept == [(claim.points, claim.evidence, sorted(map(digest_of, claim.files))) for claim in claims]


def _sums(grading: StationGrading) -> list[Decimal]:
    return read_sums(grading.standard.sums, grading.standard.asked)


def _days(grading: StationGrading, at: datetime) -> dict[str, Any]:
    today = localdate(at)
    months = LocalRule.objects.ruling(grading.station.congress, VALIDITY, today).amount
    return {"from_on": today, "until_on": months_after(today, months) - timedelta(days=1)}


def _held(name: str, grading: StationGrading, *, note: str, at: datetime, **changes: Any) -> StationGrading:
    """A step on a grade that holds today, with its reason."""
    if not note.strip():
        raise Refused(_("Give the reason."))
    row = _step(name, grading, note=note.strip(), at=at, **changes)
    if not grading.is_in_force(localdate(at)):
        raise Refused(_("This grade holds no more."))
    return row


def _step(name: str, grading: StationGrading, *, seen: int | None, **changes: Any) -> StationGrading:
    """A step on the grading as it was read, for what follows is computed from that."""
    as_read = {"seen": seen or grading.version, "subject": "station-grading", **changes}
    row: StationGrading = step(name, grading, law=GRADING_LAW, **as_read)
    return row


def _tell(users: Sequence[User], text: str, grading: StationGrading, at: datetime) -> None:
    words: Mapping[str, Any] = {"station": grading.station.name, "standard": grading.standard.name}
    key = f"station-grading:{grading.pk}:{grading.version}"
    notify(users, "station-grading", key, text, url=grading.get_absolute_url(), at=at, values=words)
