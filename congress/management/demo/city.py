"""Places, congresses, sessions, units, deputies and past suggestions of the demo city."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

from congress.organs.models import Congress, LocalRule, Region, Session, Unit
from congress.organs.resources import import_units
from deputies.models import Delegation
from deputies.reference import load_reference
from deputies.resources import import_roster
from suggestions.models import OutcomeCategory
from suggestions.resources import import_history

DATA = Path(__file__).resolve().parent / "data"
CITY = "清源市"
SESSION_2026 = (date(2026, 2, 24), date(2026, 2, 27))
# The scheme of most cities compared: A solved, B planned and tracked, C not now, D for reference.
OUTCOMES = [
    ("A", "已经解决或者基本解决", True, False, False),
    ("B", "正在解决或者列入计划逐步解决", False, True, True),
    ("C", "因目前条件限制需待以后解决", False, False, False),
    ("D", "留作参考", False, False, False),
]
BOOK = "《清源市人大代表建议办理办法》"
RULE = ("suggestions.rating", 20, "workdays", f"{BOOK}第二十六条", date(2023, 1, 1))
FIRST_TIER = "市政府办"
COUNTY = "平川县"  # its working committee has begun to review first


def build_city(today: date) -> Congress:
    """Fill an empty database with the city; returns its congress. Everything goes through the imports staff use.

    From `today` on the county's deputies hand in to a first review; what is older went straight to the committee.
    """
    load_reference(json.loads((DATA / "reference.json").read_text(encoding="utf-8")))
    congress = Congress.objects.get(region__name=CITY)
    term = congress.terms.latest("number")
    opened_on, closed_on = SESSION_2026
    Session.objects.create(term=term, number=5, opened_on=opened_on, closed_on=closed_on)
    for code, label, solved, planned, tracked in OUTCOMES:
        OutcomeCategory.objects.update_or_create(
            congress=congress,
            code=code,
            defaults={"label": label, "is_solved": solved, "is_planned": planned, "needs_tracking": tracked},
        )
    key, amount, unit, clause, valid_from = RULE
    LocalRule.objects.create(congress=congress, key=key, amount=amount, unit=unit, clause=clause, valid_from=valid_from)
    for name, take in [("units", import_units), ("roster_clean", import_roster)]:
        take(_file(name), congress=congress if name == "units" else None)
    Unit.objects.filter(congress=congress, short_name=FIRST_TIER).update(is_first_tier=True)
    county = Region.objects.get(name=COUNTY)
    Delegation.objects.filter(term=term, name__startswith=COUNTY).update(region=county)
    first = {"key": "suggestions.has_first_review", "amount": 1, "unit": "yes_no", "clause": f"{BOOK}第十二条"}
    LocalRule.objects.create(congress=congress, valid_from=today, **first)
    import_history(_file("past"), leave_refused=True, congress=congress)
    return congress


def _file(name: str) -> BytesIO:
    return BytesIO((DATA / f"{name}.xlsx").read_bytes())
