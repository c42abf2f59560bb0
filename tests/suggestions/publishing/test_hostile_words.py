"""Sixty hostile words in every text that is published stay words, and what is hidden shows on no public door."""

import json
from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from suggestions.models import Reply, Suggestion
from tests.payloads import PAYLOADS
from tests.suggestions.publishing.conftest import ABOUT, fresh
from tests.suggestions.test_hostile_words import Skeleton

SECRETS = ("王某某", "13800001111", "三组12号", "吴晓峰", "0398-5550142")


@pytest.fixture
def item(press):
    return press.public(title="文字").suggestion


def fill(press, row, typed):
    """Every text of its own and of its reply; released anew."""
    Suggestion.objects.filter(pk=row.pk).update(title=typed[:100], body=typed, lead_name=typed[:60])
    Reply.objects.filter(round__suggestion=row).update(body=typed, letter_no=typed[:40])
    row.category.name = typed[:40]
    row.category.save()
    return press.release(row)


def doors(made):
    return ["/published/", made.get_absolute_url()]


def test_on_every_public_page_and_in_table_and_api_they_are_words(press, item):
    made = fill(press, item, "文 字")
    plain = [Skeleton(Client().get(door).content.decode()).elements for door in doors(made)]
    for typed in PAYLOADS:
        made = fill(press, fresh(item), typed)
        pages = [Skeleton(Client().get(door).content.decode()) for door in doors(made)]
        assert [page.elements for page in pages] == plain, typed
        assert [made.title in page.words for page in pages] == [True, True], typed
        sheet = openpyxl.load_workbook(BytesIO(Client().get("/published/list.xlsx").content)).worksheets[0]
        assert {cell.data_type for cell in sheet[2] if cell.value is not None} == {"s"}, typed
        answer = Client().get(f"/api/publications/{made.slug}/")
        assert (answer.json()["body"], answer.headers["Content-Type"]) == (made.body, "application/json")


def test_what_is_asked_for_is_never_markup(press, item):
    client = Client()
    plain = Skeleton(client.get("/published/", {"q": "x"}).content.decode()).elements
    for typed in PAYLOADS[::4]:
        shown = Skeleton(client.get("/published/", {"q": typed[:60]}).content.decode())
        assert shown.elements == plain, typed


def test_no_door_tells_what_was_hidden(press):
    """Every public page, search, count, table and program's door, word by word."""
    made = press.release(press.replied(), "王某某")
    sheet = openpyxl.load_workbook(BytesIO(Client().get("/published/list.xlsx").content)).worksheets[0]
    told = [Client().get(door).content.decode() for door in ["/", *doors(made)]]
    told += [json.dumps(Client().get(door).json(), ensure_ascii=False) for door in api_doors(made)]
    told.append(str(list(sheet.values)))
    assert [(secret, place) for place, text in enumerate(told) for secret in SECRETS if secret in text] == []
    assert [Client().get("/published/", {"q": secret}).context["count"] for secret in SECRETS] == [0] * 5
    assert sum(secret in ABOUT for secret in SECRETS) == 3  # the original does hold them


def api_doors(made):
    return ["/api/publications/", f"/api/publications/{made.slug}/", "/api/publications/?q=王某某"]
