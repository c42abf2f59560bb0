"""The back office takes registers in and gives the hotline its list, to the office and nobody else; who has figures."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from congress.audit.models import Entry
from tests.stations.registers.test_hotline import handed
from tests.town import Town

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["xlsx", "json"])
@pytest.mark.parametrize(("who", "status"), [("dispatcher", 200), ("supervisor", 200), ("reviewer", 403)])
def test_the_hotlines_list_goes_to_the_office(town: Town, sits: Any, who: str, status: int, kind: str) -> None:
    handed(town)
    answer = sits(who).get(reverse(f"admin:to_hotline_{kind}"))
    assert (answer.status_code, Entry.objects.filter(act="opinion.to-hotline").count()) == (status, status == 200)


@pytest.mark.parametrize("book", ["import_opinions", "import_hotline", "opinions_register"])
@pytest.mark.parametrize(("who", "status"), [("dispatcher", 200), ("reviewer", 403)])
def test_books_are_taken_in_and_out_by_the_office(town: Town, sits: Any, who: str, status: int, book: str) -> None:
    assert sits(who).get(reverse(f"admin:{book}")).status_code == status


def test_the_list_of_opinions_leads_to_the_books(town: Town, sits: Any) -> None:
    shown = sits("dispatcher").get(reverse("admin:stations_opinion_changelist")).content.decode()
    for name in ("import_opinions", "import_hotline", "to_hotline_xlsx", "to_hotline_json", "opinions_register"):
        assert reverse(f"admin:{name}") in shown


def test_the_list_goes_out_as_a_register_without_persons_and_the_trail_keeps_it(town: Town, sits: Any) -> None:
    handed(town)
    answer = sits("dispatcher").get(reverse("admin:opinions_register"))
    [head, row] = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    told = dict(zip(head, row, strict=True))
    assert (told["处理方式"], told["来访群众"] or "", told["联系电话"]) == ("转12345", "", "137****7687")
    assert Entry.objects.get(act="register.export").detail == {"count": 1}


@pytest.mark.parametrize(
    ("who", "status"),
    [("deputy", 200), ("dispatcher", 200), ("chair", 200), ("auditor", 403), ("clerk", 403), ("approver", 403)],
)
def test_units_have_no_figures_for_they_tell_ratings(town: Town, sits: Any, who: str, status: int) -> None:
    assert sits(who).get(reverse("stations:opinion-statistics")).status_code == status


def test_a_unit_cannot_ask_by_ratings(town: Town, sits: Any) -> None:
    lists = reverse("stations:opinions")
    assert sits("clerk").get(f"{lists}?counted=satisfied").context["segments"][0]["count"] == 0
