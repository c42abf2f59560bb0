"""Writing standards: what stations were measured by stays as it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from stations.actions import standards
from stations.models import StationStandard
from tests.stations.standards.conftest import ITEMS, NOW, SUMS, TODAY, Graded
from tests.town import Town

FACTS = {"name": "建设标准", "valid_from": TODAY, "items": ITEMS, "sums": SUMS}


def test_a_standard_nobody_used_is_changed_in_place(graded: Graded, rewritten: Callable[..., Any]) -> None:
    changed = rewritten(graded, sums="50")
    assert (changed.pk, changed.version, changed.sums) == (graded.standard.pk, 1, "50")


def test_a_standard_in_use_is_frozen_and_its_change_a_new_version(
    graded: Graded, rewritten: Callable[..., Any]
) -> None:
    graded.applied()
    changed = rewritten(graded, sums="50")
    graded.standard.refresh_from_db()
    assert (changed.version, graded.standard.version, graded.standard.sums) == (2, 1, SUMS)
    with pytest.raises(Refused):
        rewritten(graded, sums="55")


def test_of_each_standard_the_newest_version_is_in_force(graded: Graded, rewritten: Callable[..., Any]) -> None:
    graded.applied()
    coming = rewritten(graded, valid_from=TODAY + timedelta(days=9))
    assert list(StationStandard.objects.in_force(TODAY)) == [graded.standard]
    assert list(StationStandard.objects.in_force(coming.valid_from)) == [coming]


def test_one_that_was_given_up_is_in_force_no_more(graded: Graded) -> None:
    standards.give_up(graded.standard, reason="改用省标准", by=graded.town.supervisor, at=NOW)
    assert list(StationStandard.objects.in_force(TODAY)) == []


def test_the_check_lists_of_six_and_eight_haves_are_written_once(town: Town) -> None:
    written = [standards.write_check_lists(town.congress, valid_from=TODAY, by=town.dispatcher, at=NOW) for _ in "12"]
    assert [[(row.name, len(row.asked), row.most_stars) for row in rows] for rows in written] == [
        [("“六有”标准", 6, 1), ("“八有”标准", 8, 1)],
        [],
    ]


@pytest.mark.parametrize("facts", [{"items": "有组织"}, {"sums": "200"}])
def test_what_cannot_be_read_is_not_kept(town: Town, facts: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        standards.write(town.congress, by=town.dispatcher, at=NOW, **(FACTS | facts))
    assert StationStandard.objects.count() == 0


def test_a_name_is_written_once(graded: Graded) -> None:
    with pytest.raises(Refused):
        standards.write(graded.town.congress, by=graded.town.dispatcher, at=NOW, **(FACTS | {"name": "星级标准"}))


@pytest.mark.parametrize("who", ["reviewer", "deputy", "clerk", "chair"])
def test_only_the_office_of_stations_writes_standards(town: Town, who: str) -> None:
    with pytest.raises(PermissionDenied):
        standards.write(town.congress, by=town.people[who], at=NOW, **FACTS)


def test_the_trail_keeps_who_wrote_what(graded: Graded) -> None:
    entry = Entry.objects.get(act="station.standard.write")
    assert (entry.by, entry.detail) == (graded.town.dispatcher, {"name": "星级标准", "version": 1})
