"""The reference file: places, congresses, terms and sessions, once however often it is loaded."""

import json
from datetime import date
from pathlib import Path

import pytest

from congress.organs.models import Congress, Region, Session, Term
from deputies.models import Delegation, ElectingUnit
from deputies.reference import load_reference

REFERENCE = json.loads((Path(__file__).parents[1] / "samples" / "reference.json").read_text("utf-8"))
MODELS = (Region, Congress, Term, Session, ElectingUnit, Delegation)
SMALL = {
    "areas": [
        {"name": "清源市", "kind": "设区的市", "parent": None},
        {"name": "河东区", "kind": "区", "parent": "清源市"},
        {"name": "柳林镇", "kind": "镇", "parent": "河东区", "villages_and_communities": ["上柳村", "下柳村"]},
        {"name": "临江市", "kind": "设区的市", "parent": None},
    ],
    "congresses": [
        {"area": "清源市", "level": "市级", "term": "第九届", "first_session": "2022-01"},
        {"area": "柳林镇", "level": "乡级", "term": "第十九届", "first_session": "2021-12"},
    ],
    "sessions": [
        {
            "text": "清源市第九届人民代表大会第二次会议",
            "short": "九届二次",
            "opened_on": "2023-02-07",
            "closed_on": "2023-02-10",
        }
    ],
    "electing_units": {"清源市": ["河东区人民代表大会"]},
    "election_districts": {"柳林镇": ["柳林镇第1选区", "柳林镇第2选区"]},
    "delegations": {"清源市": ["河东区代表团"]},
}  # fmt: skip

pytestmark = pytest.mark.django_db


def everything():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_codes_grow_with_the_places_they_lie_in():
    load_reference(SMALL)
    assert dict(Region.objects.values_list("name", "code")) == {
        "省": "990000000000",
        "清源市": "990100000000",
        "河东区": "990101000000",
        "柳林镇": "990101001000",
        "上柳村": "990101001001",
        "下柳村": "990101001002",
        "临江市": "990200000000",
    }
    assert Region.objects.get(name="上柳村").parent.name == "柳林镇"


def test_a_place_lies_within_its_parents_prefix():
    load_reference(REFERENCE)
    places = Region.objects.select_related("parent").exclude(parent=None)
    assert [place.name for place in places if not place.code.startswith(place.parent.prefix)] == []


def test_a_congress_is_named_as_its_level_names_it():
    load_reference(SMALL)
    assert {
        each.region.name: (each.level, each.name, each.committee_name, each.office_name)
        for each in Congress.objects.select_related("region")
    } == {
        "清源市": ("city", "清源市人民代表大会", "清源市人大常委会", "清源市人大常委会代表工作委员会"),
        "柳林镇": ("township", "柳林镇人民代表大会", "柳林镇人大主席团", "柳林镇人大办公室"),
    }


def test_a_term_lasts_five_years_from_its_first_session():
    load_reference(SMALL)
    assert set(Term.objects.values_list("number", "starts_on", "ends_on")) == {
        (9, date(2022, 1, 1), date(2026, 12, 31)),
        (19, date(2021, 12, 1), date(2026, 11, 30)),
    }


def test_sessions_units_and_delegations_belong_to_their_term():
    load_reference(SMALL)
    session = Session.objects.get()
    assert (session.term.congress.region.name, session.number, session.opened_on, session.closed_on) == (
        "清源市", 2, date(2023, 2, 7), date(2023, 2, 10),
    )  # fmt: skip
    units = ElectingUnit.objects.values_list("term__number", "name")
    assert set(units) == {(9, "河东区人民代表大会"), (19, "柳林镇第1选区"), (19, "柳林镇第2选区")}
    assert list(Delegation.objects.values_list("term__number", "name")) == [(9, "河东区代表团")]


@pytest.mark.parametrize("reference", [SMALL, REFERENCE], ids=["small", "sample"])
def test_loading_it_again_changes_nothing(reference):
    load_reference(reference)
    before = everything()
    load_reference(reference)
    assert everything() == before


def test_a_number_nobody_can_read_loads_nothing():
    entry = SMALL["congresses"][0] | {"term": "第某届"}
    with pytest.raises(ValueError, match="某"):
        load_reference(SMALL | {"congresses": [entry]})
    assert {name: rows for name, rows in everything().items() if rows} == {}
