"""Who sees which suggestion, against an oracle written out by hand; and that no door shows more."""

from dataclasses import dataclass, field
from io import BytesIO
from itertools import cycle
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.accounts.rules import Role
from congress.organs.models import Unit
from suggestions.models import Assignment, Cosigner, Suggestion
from suggestions.reports import figures
from suggestions.rules import Status
from tests.access.world import add_people
from tests.once import shared
from tests.town import build_town

STAFF = {"reviewer", "dispatcher", "supervisor"}
UNIT_OF = {
    "clerk": "住建局", "clerk2": "住建局", "approver": "住建局", "co_clerk": "公安局", "other_clerk": "教育局",
    "far_clerk": "临江公安局",
}  # fmt: skip
NEVER_HANDED_OVER = {"draft", "submitted", "reviewed", "not_accepted"}
BEFORE_ACCEPTANCE = NEVER_HANDED_OVER | {"withdrawn"}


@dataclass(frozen=True)
class Facts:
    """What decides who sees a suggestion; `held` names units and whether they still have it."""

    status: str
    lead: str = "deputy"
    cosigners: frozenset[str] = frozenset()
    held: dict[str, bool] = field(default_factory=dict)

    @property
    def is_far(self) -> bool:
        return self.lead == "far_deputy"

    @property
    def is_numbered(self) -> bool:
        return self.status not in BEFORE_ACCEPTANCE


def sees(who: str, facts: Facts) -> bool:
    """The oracle: the spec's sentences, one by one."""
    if who == facts.lead or who in facts.cosigners:
        return True
    if facts.status == "draft":
        return False
    if facts.held.get(UNIT_OF.get(who, ""), False):
        return True
    if who == "far_dispatcher":
        return facts.is_far
    if who in STAFF:
        return not facts.is_far
    return who == "chair" and not facts.is_far and facts.is_numbered


def gather():
    """The town with people of other places."""
    town = build_town()
    add_people(town)
    far = Unit.objects.get(congress=town.far_dispatcher.posts.get().congress)
    town.units["临江公安局"] = far
    town.add("far_clerk", Role.UNIT_CLERK, congress=far.congress, unit=far)
    town.mandates["far_deputy"] = town.far_deputy.person.mandates.get()
    return town


lived, cast = shared(gather)


def facts() -> Any:
    """Any status, any lead; units only where there was a hand-over."""
    units = st.dictionaries(st.sampled_from(["住建局", "公安局", "教育局", "临江公安局"]), st.booleans(), max_size=3)
    people = st.frozensets(st.sampled_from(["deputy2", "cosigner"]))

    def whole(status: str) -> Any:
        held = st.just({}) if status in NEVER_HANDED_OVER else units
        return st.builds(Facts, st.just(status), st.sampled_from(["deputy", "deputy2", "far_deputy"]), people, held)

    return st.sampled_from(Status.values).flatmap(whole)


def seen_by_nobody(mandate: Any) -> Suggestion:
    """A main item that no reader of the tests meets."""
    session = mandate.term.sessions.get()
    return Suggestion.objects.create(
        congress=mandate.term.congress, session=session, period="between", title="主件", lead_name="无",
        is_imported=True, form_key=uuid4(), created_at=timezone.now(),
    )  # fmt: skip


def put(town: Any, number: int, facts: Facts) -> Suggestion:
    """A row with these facts, straight into the tables."""
    mandate = town.mandates[facts.lead]
    row = Suggestion.objects.create(
        congress=mandate.term.congress, session=mandate.term.sessions.get(), period="between", title=f"第{number}件",
        number=None if facts.status in BEFORE_ACCEPTANCE else number, lead=mandate, lead_name=facts.lead,
        status=facts.status, form_key=uuid4(), created_at=timezone.now(),
        merged_into=seen_by_nobody(mandate) if facts.status == "merged" else None,
        first_tier=town.units["教育局"] if facts.status == "entrusted" else None,
    )  # fmt: skip
    for name in facts.cosigners - {facts.lead}:
        Cosigner.objects.create(suggestion=row, mandate=town.mandates[name], name=name)
    today, parts = timezone.localdate(), cycle(["lead", "co", "co", "co"])
    Assignment.objects.bulk_create(
        Assignment(
            suggestion=row, unit=town.units[unit], part=part, state="signed" if has else "returned", assigned_on=today
        )
        for (unit, has), part in zip(facts.held.items(), parts, strict=False)
    )
    return row


@given(st.lists(facts(), min_size=1, max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everybody_sees_exactly_what_the_oracle_says(cast, several):
    with transaction.atomic():
        rows = {put(cast, number, each).title: each for number, each in enumerate(several, 1)}
        for who, user in cast.people.items():
            seen = set(Suggestion.objects.visible_to(user).values_list("title", flat=True))
            assert seen == {title for title, each in rows.items() if sees(who, each)}, who
        assert not Suggestion.objects.visible_to(AnonymousUser()).exists()
        transaction.set_rollback(True)


@pytest.fixture
def every_kind(cast):
    """Every status once, led and held by turns."""
    leads, units = cycle(["deputy", "deputy2", "far_deputy"]), cycle(["住建局", "教育局", "临江公安局", "公安局"])
    kinds = {}
    for number, status in enumerate(Status.values, 1):
        held = {} if status in BEFORE_ACCEPTANCE else {next(units): True, next(units): number % 2 == 0}
        kinds[f"第{number}件"] = Facts(status, next(leads), frozenset({"cosigner"} if number % 2 else ()), held)
        put(cast, number, kinds[f"第{number}件"])
    return cast, kinds


def titles_listed(client: Client) -> set[str]:
    return {row.title for row in client.get("/suggestions/?q=").context["page"].rows}


def titles_exported(client: Client) -> set[str]:
    sheet = openpyxl.load_workbook(BytesIO(client.get("/suggestions/export.xlsx?q=").content)).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    return {row[heads.index("建议标题" if "建议标题" in heads else "标题")] for row in rows}


def titles_told(client: Client) -> set[str]:
    return {row["title"] for row in client.get("/api/suggestions/").json()["results"]}


def titles_opened(client: Client) -> set[str]:
    answers = {row.title: client.get(f"/suggestions/{row.pk}/").status_code for row in Suggestion.objects.all()}
    assert set(answers.values()) <= {200, 404}
    return {title for title, answer in answers.items() if answer == 200}


@pytest.mark.parametrize("door", [titles_listed, titles_exported, titles_told, titles_opened])
def test_no_door_shows_more_or_less_than_the_oracle(every_kind, door):
    cast, kinds = every_kind
    for who, user in cast.people.items():
        client = Client()
        client.force_login(user)
        assert door(client) == {title for title, each in kinds.items() if sees(who, each)}, who


def test_no_figure_counts_what_its_reader_does_not_see(every_kind):
    cast, kinds = every_kind
    for who, user in cast.people.items():
        tables = {group.name: sum(row.count for row in group.rows) for group in figures(user, timezone.localdate())}
        seen = sum(sees(who, each) for each in kinds.values())
        assert (tables["status"], tables["category"]) == (seen, seen), who


@pytest.mark.parametrize("word", ["第", "第1件"])
def test_a_search_finds_nothing_its_reader_does_not_see(every_kind, word):
    cast, kinds = every_kind
    for who, user in cast.people.items():
        client = Client()
        client.force_login(user)
        found = {row.title for row in client.get(f"/suggestions/?q={word}").context["page"].rows}
        assert found == {title for title, each in kinds.items() if word in title and sees(who, each)}, who
