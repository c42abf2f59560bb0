"""What must exist before rosters can be imported: places, congresses, terms, sessions, electing units, delegations."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from congress.common.text import read_number
from congress.organs.models import Congress, Region, RegionKind, Session, Term
from deputies.models import Delegation, ElectingUnit
from deputies.roster.words import LEVELS

PROVINCE_CODE = "99"
"""No province has this code (GB/T 2260), so the codes made here meet no real place."""
YEARS_IN_OFFICE = 5  # 组织法 §9
_KINDS = {
    "省": RegionKind.PROVINCE,
    "设区的市": RegionKind.CITY,
    "区": RegionKind.DISTRICT,
    "县": RegionKind.COUNTY,
    "镇": RegionKind.TOWN,
    "乡": RegionKind.TOWNSHIP,
    "街道": RegionKind.STREET,
}
_CODE_WIDTHS = {2: 2, 4: 2, 6: 3, 9: 3}
"""Digits each level adds to the code of the place it lies in (GB/T 10114)."""


@transaction.atomic
def load_reference(reference: Mapping[str, Any]) -> None:
    """Load the places and congresses of a reference file. Loading it again changes nothing."""
    regions = _load_regions(reference["areas"])
    terms = {entry["area"]: _load_term(regions[entry["area"]], entry) for entry in reference["congresses"]}
    for entry in reference["sessions"]:
        _load_session(terms, entry)
    for area, names in [*reference["electing_units"].items(), *reference["election_districts"].items()]:
        units = [ElectingUnit(term=terms[area], name=name) for name in names]
        ElectingUnit.objects.bulk_create(units, ignore_conflicts=True)
    for area, names in reference["delegations"].items():
        delegations = [Delegation(term=terms[area], name=name) for name in names]
        Delegation.objects.bulk_create(delegations, ignore_conflicts=True)


def _load_regions(areas: list[dict[str, Any]]) -> dict[str, Region]:
    prefixes = {"省": PROVINCE_CODE}
    regions = {"省": _region(PROVINCE_CODE, "省", RegionKind.PROVINCE, None)}
    inside: dict[str, int] = {}
    for area in areas:
        above = area["parent"] or "省"
        inside[above] = inside.get(above, 0) + 1
        prefix = _prefix_within(prefixes[above], inside[above])
        region = _region(prefix, area["name"], _KINDS[area["kind"]], regions[above])
        prefixes[area["name"]], regions[area["name"]] = prefix, region
        for number, village in enumerate(area.get("villages_and_communities", []), 1):
            _region(_prefix_within(prefix, number), village, RegionKind.VILLAGE, region)
    return regions


def _prefix_within(prefix: str, number: int) -> str:
    return f"{prefix}{number:0{_CODE_WIDTHS[len(prefix)]}d}"


def _region(prefix: str, name: str, kind: RegionKind, parent: Region | None) -> Region:
    defaults = {"name": name, "kind": kind, "parent": parent}
    return Region.objects.get_or_create(code=prefix.ljust(12, "0"), defaults=defaults)[0]


def _load_term(region: Region, entry: Mapping[str, str]) -> Term:
    level = next(code for code, word in LEVELS.items() if word == entry["level"])
    is_township = level == "township"
    names = {
        "level": level,
        "name": f"{region.name}人民代表大会",
        "committee_name": f"{region.name}{'人大主席团' if is_township else '人大常委会'}",
        "office_name": f"{region.name}{'人大办公室' if is_township else '人大常委会代表工作委员会'}",
    }
    congress, _made = Congress.objects.get_or_create(region=region, defaults=names)
    year, month = map(int, entry["first_session"].split("-"))
    starts_on = date(year, month, 1)
    ends_on = date(year + YEARS_IN_OFFICE, month, 1) - timedelta(days=1)
    number = _number(entry["term"].removeprefix("第").removesuffix("届"))
    defaults = {"starts_on": starts_on, "ends_on": ends_on}
    return Term.objects.get_or_create(congress=congress, number=number, defaults=defaults)[0]


def _load_session(terms: Mapping[str, Term], entry: Mapping[str, str]) -> None:
    term = next(term for area, term in terms.items() if entry["text"].startswith(area))
    number = _number(entry["short"].partition("届")[2].removesuffix("次"))
    days = {"opened_on": entry["opened_on"], "closed_on": entry["closed_on"]}
    Session.objects.get_or_create(term=term, number=number, defaults=days)


def _number(text: str) -> int:
    number = read_number(text)
    if number is None:
        raise ValueError(text)
    return number
