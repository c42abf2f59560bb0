"""The town with what a deeper life needs: two units that answer, a first-tier office, a first reviewer, co-signers."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import LocalRule, Region, Unit
from suggestions import actions
from suggestions.models import Reply, Suggestion
from tests.town import Town

# Who drafts, checks and signs off in each unit that can answer.
TEAMS = {"住建局": ("clerk", "clerk2", "approver"), "公安局": ("co_clerk", "co_clerk2", "co_approver")}
TASKS = {"住建局": "信号灯与安全岛", "公安局": "协管岗与执法"}


@pytest.fixture
def deep(town: Town) -> Town:
    return deepen(town)


@pytest.fixture
def shared_deep(shared_town: Town) -> Town:
    """The same where other threads see it."""
    return deepen(shared_town)


def deepen(town: Town) -> Town:
    town.units["政府办"] = Unit.objects.create(
        congress=town.congress, name="清源市人民政府办公室", short_name="市政府办", is_first_tier=True
    )
    town.add("first_tier", Role.FIRST_TIER, unit=town.units["政府办"])
    town.add("co_clerk2", Role.UNIT_CLERK, unit=town.units["公安局"])
    town.add("co_approver", Role.UNIT_APPROVER, unit=town.units["公安局"])
    town.add_deputy("deputy3", "090013")
    street = Region.objects.create(code="990101001000", name="城东街道", kind="street")
    town.add("first_reviewer", Role.FIRST_REVIEWER, region=street)
    town.mandates["deputy"].delegation.region = street
    town.mandates["deputy"].delegation.save()
    return town


def rule(town: Town, key: str, amount: int, unit: str = "yes_no") -> None:
    """A local rule in force since long."""
    facts = {"amount": amount, "unit": unit, "clause": "清源市办法第八条", "valid_from": date(2020, 1, 1)}
    LocalRule.objects.create(congress=town.congress, key=f"suggestions.{key}", **facts)


def now() -> datetime:
    return timezone.now()


def fresh(row: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=row.pk)


def running(row: Suggestion) -> list[str]:
    return sorted(row.clocks.running().values_list("kind", flat=True))


def invited(town: Town, *names: str) -> Suggestion:
    """A draft whose lead asked these deputies to co-sign."""
    mandates = [town.mandates[name] for name in names or ["deputy2", "deputy3"]]
    return actions.invite(town.draft(), mandates=mandates, by=town.deputy, at=now())


def joint(town: Town, *names: str) -> Suggestion:
    """Submitted with these co-signers."""
    row = invited(town, *names)
    for name in names or ["deputy2", "deputy3"]:
        actions.confirm(row, by=town.people[name], at=now())
    return actions.submit(row, is_clean=True, by=town.deputy, at=now())


def pairs(town: Town) -> list[tuple[Unit, str]]:
    return [(town.units[name], task) for name, task in TASKS.items()]


def separate(town: Town, at: datetime | None = None) -> Suggestion:
    """Two units answer it separately and have signed in."""
    at = at or now()
    row = actions.assign(town.accepted(at), separate=pairs(town), by=town.dispatcher, at=at)
    for name, (clerk, *_others) in TEAMS.items():
        row = actions.sign_in(town.part(row, name), by=town.people[clerk], at=at)
    return row


def signed_off(
    town: Town, row: Suggestion, unit: str = "住建局", category: str = "A", at: datetime | None = None, **more: Any
) -> None:
    """Everything before the sending, by the three of that unit."""
    at = at or now()
    clerk, second, approver = (town.people[name] for name in TEAMS[unit])
    meeting = {"stage": "before", "method": "meeting", "people": "李工", "content": "商定方案"}
    actions.record_contact(row, on=timezone.localdate(at), by=clerk, at=at, **meeting)
    letter = {"letter_no": "清函〔2026〕7号", "category": town.outcome[category], "openness": "active", "body": unit}
    promised = [(f"{unit}的承诺", timezone.localdate(at) + timedelta(days=60), "李工")] if category == "B" else []
    promised = more.get("promises", promised)
    contact = {"contact_name": "吴晓峰", "contact_phone": "0398-5550142"}
    actions.save_reply(row, promises=promised, by=clerk, at=at, **letter, **contact)
    actions.check_reply(row, by=second, at=at)
    actions.sign_reply(row, by=approver, at=at)


def answer(
    town: Town, row: Suggestion, unit: str = "住建局", category: str = "A", at: datetime | None = None, **more: Any
) -> Reply:
    signed_off(town, row, unit, category, at, **more)
    return actions.send_reply(row, by=town.people[TEAMS[unit][0]], at=at or now())
