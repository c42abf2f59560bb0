"""What everybody may read through any door, against an oracle written by hand."""

from dataclasses import dataclass
from io import BytesIO
from uuid import uuid4

import openpyxl
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suggestions.models import Publication, Suggestion
from suggestions.rules import Status
from suggestions.similarity.pairs import pairs_of

NOW = timezone.now()
PUBLIC = {"accepted", "entrusted", "assigned", "handling", "replied", "rehandling", "tracking", "closed"}


@dataclass(frozen=True)
class Facts:
    status: str
    consents: bool
    is_confidential: bool
    is_declared: bool
    release: str  # never, standing, or how it ended

    @property
    def is_read(self):
        """The oracle: released, standing, agreed to, no secret, under way or closed."""
        said = self.consents and not self.is_confidential and self.is_declared
        return self.release == "standing" and said and self.status in PUBLIC


FACTS = st.builds(
    Facts,
    st.sampled_from(Status.values) | st.sampled_from(sorted(PUBLIC)),
    st.booleans() | st.just(True),
    st.booleans() | st.just(False),
    st.booleans() | st.just(True),
    st.sampled_from(["never", "standing", "standing", "standing", "consent", "office", "replaced"]),
)


def put(town, number, facts):
    """A row with these facts and its release, straight into the tables."""
    row = Suggestion.objects.create(
        congress=town.congress, session=town.session, period="between", title=f"第{number}件", number=number,
        lead=town.mandates["deputy"], lead_name="某", status=facts.status, form_key=uuid4(), created_at=NOW,
        may_publish=facts.consents, is_confidential=facts.is_confidential,
        declared_clean_at=NOW if facts.is_declared else None, category=town.category,
        first_tier=town.units["教育局"] if facts.status == "entrusted" else None,
        merged_into=town.main if facts.status == "merged" else None,
    )  # fmt: skip
    if facts.release != "never":
        ended = {"ended_at": NOW, "ended_by": town.supervisor, "ending": facts.release}
        Publication.objects.create(
            suggestion=row, slug=f"slug{number}", title=row.title, body="文", source="0" * 64, words=row.title,
            pairs=pairs_of(row.title), released_at=NOW, released_by=town.supervisor,
            **({} if facts.release == "standing" else ended),
        )  # fmt: skip


def listed(client):
    return {row.title for row in client.get("/published/").context["page"].rows}


def searched(client):
    answer = client.get("/published/?q=件")
    assert answer.context["count"] == len(answer.context["page"].rows)
    return {row.title for row in answer.context["page"].rows}


def exported(client):
    sheet = openpyxl.load_workbook(BytesIO(client.get("/published/list.xlsx").content)).worksheets[0]
    return {row[2] for row in list(sheet.values)[1:]}


def told(client):
    return {row["title"] for row in client.get("/api/publications/").json()["results"]}


def opened(client, door="/published/"):
    answers = {row.title: client.get(f"{door}{row.slug}/").status_code for row in Publication.objects.all()}
    assert set(answers.values()) <= {200, 404}
    return {title for title, code in answers.items() if code == 200}


def told_one_by_one(client):
    return opened(client, "/api/publications/")


DOORS = (listed, searched, exported, told, opened, told_one_by_one)


def test_everybody_reads_exactly_what_the_oracle_says_through_every_door(town):
    town.main = town.draft()
    addresses = (f"10.0.{number // 250}.{number % 250}" for number in range(10_000))  # nobody is slowed down

    @given(st.lists(FACTS, min_size=1, max_size=8))
    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def holds(several):
        with transaction.atomic():
            for number, facts in enumerate(several, 1):
                put(town, number, facts)
            expected = {f"第{number}件" for number, facts in enumerate(several, 1) if facts.is_read}
            stranger = Client(REMOTE_ADDR=next(addresses))
            assert {door.__name__: door(stranger) for door in DOORS} == {door.__name__: expected for door in DOORS}
            assert {row.title for row in stranger.get("/").context["published"]} <= expected
            transaction.set_rollback(True)

    holds()


def test_the_reader_with_an_account_reads_no_more_on_the_public_pages(press):
    made = press.public()
    hidden = press.replied()
    for name, user in press.town.people.items():
        client = Client()
        client.force_login(user)
        assert listed(client) == {made.title}, name
        assert hidden.body not in client.get(made.get_absolute_url()).content.decode()
