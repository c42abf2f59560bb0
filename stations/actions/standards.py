"""Writing the standards of a congress's stations. What a station was measured by never changes."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.organs.models import Congress
from stations.models import StationStandard
from stations.rules import may_keep

SIX_HAVES = ("“六有”标准", "有组织 有场地 有设施 有制度 有资料 有记录")
EIGHT_HAVES = (
    "“八有”标准",
    "有活动阵地 有统一标识 有规章制度 有工作计划 有台账记录 有学习资料 有办公设施 有线上平台",
)


@transaction.atomic
def write(
    congress: Congress, *, name: str, valid_from: date, items: str, sums: str, by: User, at: datetime
) -> StationStandard:
    """A standard of a new name. ValidationError for items or sums that cannot be read."""
    _take_turn(congress.pk, by)
    if StationStandard.objects.filter(congress=congress, name=name).exists():
        raise Refused(_("There is a standard of this name; write its next version."))
    return _kept(StationStandard(congress=congress, name=name), "write", by, at, valid_from, items, sums)


@transaction.atomic
def revise(
    standard: StationStandard, *, valid_from: date, items: str, sums: str, by: User, at: datetime
) -> StationStandard:
    """Change it; once a station has applied by it, the change is a new version and this one stays as it is.

    Refused when a newer version was written meanwhile.
    """
    _take_turn(standard.congress_id, by)
    row = StationStandard.objects.get(pk=standard.pk)
    if StationStandard.objects.filter(congress=row.congress_id, name=row.name, version__gt=row.version).exists():
        raise Refused(_("A newer version was written meanwhile; change that one."))
    if row.gradings.exists():
        row = StationStandard(congress_id=row.congress_id, name=row.name, version=row.version + 1)
    return _kept(row, "revise", by, at, valid_from, items, sums)


@transaction.atomic
def give_up(standard: StationStandard, *, reason: str, by: User, at: datetime) -> StationStandard:
    """No station can apply by it any more; grades given by it stay."""
    _take_turn(standard.congress_id, by)
    StationStandard.objects.filter(congress=standard.congress_id, name=standard.name).update(is_active=False)
    record("station.standard.give_up", f"standard:{standard.pk}", by=by, at=at, detail={"reason": reason})
    return StationStandard.objects.get(pk=standard.pk)


@transaction.atomic
def write_check_lists(congress: Congress, *, valid_from: date, by: User, at: datetime) -> list[StationStandard]:
    """六有 and 八有 as check-lists of one point each (domain.md §4.2), so far as the place has none of that name."""
    known = set(StationStandard.objects.filter(congress=congress).values_list("name", flat=True))
    return [
        write(congress, valid_from=valid_from, by=by, at=at, **_check_list(name, words.split()))
        for name, words in (SIX_HAVES, EIGHT_HAVES)
        if name not in known
    ]


def _check_list(name: str, haves: list[str]) -> dict[str, Any]:
    return {"name": name, "items": "\n".join(f"{have} | 1 | 现场照片或材料" for have in haves), "sums": str(len(haves))}


def _kept(
    row: StationStandard, act: str, by: User, at: datetime, valid_from: date, items: str, sums: str
) -> StationStandard:
    row.valid_from, row.items, row.sums, row.is_active = valid_from, items, sums, True
    row.clean()
    row.save()
    detail = {"name": row.name, "version": row.version}
    record(f"station.standard.{act}", f"standard:{row.pk}", by=by, at=at, detail=detail)
    return row


def _take_turn(congress: int, by: User) -> None:
    """Those who write standards of a congress, and those who apply by them, wait for each other."""
    if not may_keep(by, congress):
        raise PermissionDenied
    Congress.objects.select_for_update(no_key=True).get(pk=congress)
