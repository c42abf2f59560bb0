"""Places, terms, sessions and local rules: their names on paper, and what the database will not take."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from congress.organs.models import Congress, Holiday, LocalRule, Region, Session, Term, Unit, local_numbers
from congress.organs.rules import LocalNumber, PlainUnit, Ruling
from congress.organs.workdays import Period, PeriodUnit

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)


@pytest.fixture
def city() -> Congress:
    region = Region.objects.create(code="990100000000", name="清源市", kind="city")
    return Congress.objects.create(region=region, level="city", name="清源市人民代表大会")


@pytest.fixture
def term(city: Congress) -> Term:
    return Term.objects.create(congress=city, number=16, starts_on=date(2022, 1, 11))


# Places


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [
        ("province", "99"),
        ("city", "9901"),
        ("district", "990102"),
        ("county", "990102"),
        ("town", "990102003"),
        ("street", "990102003"),
        ("village", "990102003004"),
    ],
)
def test_a_place_holds_every_place_whose_code_begins_like_its_own(kind: str, prefix: str) -> None:
    place = Region(code="990102003004", name="x", kind=kind)
    assert place.prefix == prefix
    for number, code in enumerate([prefix.ljust(12, "9"), "98".ljust(12, "0")]):
        Region.objects.create(code=code, name=str(number), kind="village")
    assert [row.name for row in Region.objects.within(place)] == ["0"]


@pytest.mark.parametrize("code", ["99010000000", "9901000000000", "99010000000x", ""])
def test_a_code_has_twelve_digits(code: str) -> None:
    with pytest.raises(ValidationError):
        Region(code=code, name="x", kind="city").full_clean()


def test_a_place_with_a_congress_is_not_deleted(city: Congress) -> None:
    with pytest.raises(ProtectedError):
        city.region.delete()


# Terms and sessions


def test_papers_name_term_and_session_in_chinese_numbers(term: Term) -> None:
    session = Session(term=term, number=5, opened_on=ON, closed_on=ON)
    assert (str(term), str(session)) == ("清源市第十六届", "十六届五次")
    assert session.full_name == "清源市第十六届人民代表大会第五次会议"


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"number": 16, "starts_on": ON}, "term_number_once"),
        ({"number": 17, "starts_on": ON, "ends_on": ON}, "term_order"),
    ],
)
def test_terms_are_in_order(term: Term, values: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Term.objects.create(congress=term.congress, **values)


@pytest.mark.parametrize(
    ("number", "closed_on", "constraint"),
    [(1, ON, "session_number_once"), (2, date(2026, 11, 19), "session_order")],
)
def test_sessions_are_in_order(term: Term, number: int, closed_on: date, constraint: str) -> None:
    Session.objects.create(term=term, number=1, opened_on=ON, closed_on=ON)  # one day is enough
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Session.objects.create(term=term, number=number, opened_on=ON, closed_on=closed_on)


def test_a_unit_goes_by_its_short_name_where_it_has_one(city: Congress) -> None:
    one = Unit.objects.create(congress=city, name="清源市教育局", short_name="市教育局", is_active=False)
    two = Unit.objects.create(congress=city, name="清源市水利局")
    assert [str(one), str(two), list(Unit.objects.active())] == ["市教育局", "清源市水利局", [two]]
    with pytest.raises(IntegrityError, match="unit_name_once"), transaction.atomic():
        Unit.objects.create(congress=city, name="清源市教育局")


def test_a_calendar_is_read_by_one_query(django_assert_num_queries: Any) -> None:
    Holiday.objects.all().delete()
    for on, kind, name in [(date(2030, 1, 1), "rest", "元旦"), (date(2030, 1, 5), "work", "元旦")]:
        Holiday.objects.create(on=on, kind=kind, name=name)
    with django_assert_num_queries(1):
        calendar = Holiday.objects.calendar()
    assert (calendar.rest, calendar.work) == ({date(2030, 1, 1): "元旦"}, {date(2030, 1, 5): "元旦"})
    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.create(on=date(2030, 1, 1), kind="work", name="again")


# Local rules

NUMBER = LocalNumber("x.days", "Days", 20, PeriodUnit.WORKDAYS, 5, 30, "§7", {"township": 10})
OTHER = LocalNumber("x.months", "Months", 3, PeriodUnit.MONTHS, 1, 3, "§8")


def rule(
    city: Congress, amount: int, valid_from: date, valid_until: date | None = None, key: str = "x.days"
) -> LocalRule:
    return LocalRule.objects.create(
        congress=city,
        key=key,
        amount=amount,
        unit="days",
        clause=f"《办法》{amount}",
        valid_from=valid_from,
        valid_until=valid_until,
    )


@pytest.mark.parametrize(("level", "amount"), [("city", 20), ("township", 10), ("nowhere", 20)])
def test_a_level_may_have_a_default_of_its_own(level: str, amount: int) -> None:
    assert NUMBER.default(level) == Ruling("x.days", amount, PeriodUnit.WORKDAYS, "§7")
    assert NUMBER.default(level).period == Period(amount, PeriodUnit.WORKDAYS)


def test_without_a_rule_the_default_of_the_level_applies(city: Congress) -> None:
    assert LocalRule.objects.ruling(city, NUMBER, ON) == NUMBER.default("city")
    assert LocalRule.objects.amounts(city, [NUMBER, OTHER], ON) == [20, 3]


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        (date(2022, 12, 31), 20),
        (date(2023, 1, 1), 11),
        (date(2023, 12, 31), 11),
        (date(2024, 1, 1), 20),
        (date(2025, 1, 1), 12),
        (date(2026, 1, 1), 13),  # a later rule replaces one without an end
    ],
)
def test_the_rule_of_the_day_applies(city: Congress, on: date, amount: int) -> None:
    rule(city, 11, date(2023, 1, 1), date(2023, 12, 31))
    rule(city, 13, date(2026, 1, 1))
    rule(city, 12, date(2025, 1, 1))
    assert LocalRule.objects.ruling(city, NUMBER, on).amount == amount
    assert LocalRule.objects.amounts(city, [NUMBER, OTHER], on) == [amount, 3]


def test_a_rule_brings_its_own_unit_and_clause(city: Congress) -> None:
    rule(city, 11, ON)
    assert LocalRule.objects.ruling(city, NUMBER, ON) == Ruling("x.days", 11, PeriodUnit.DAYS, "《办法》11")


def test_the_rule_of_another_place_or_number_does_not_apply(city: Congress) -> None:
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    rule(Congress.objects.create(region=region, level="city", name="别处"), 11, date(2023, 1, 1))
    rule(city, 2, date(2023, 1, 1), key="x.months")
    assert LocalRule.objects.amounts(city, [NUMBER, OTHER], ON) == [20, 2]


def test_several_numbers_cost_one_query(city: Congress, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        LocalRule.objects.amounts(city, [NUMBER, OTHER], ON)


@pytest.mark.parametrize("number", local_numbers().values(), ids=lambda number: number.key)
def test_every_number_of_the_site_has_a_lawful_default_and_a_clause(number: LocalNumber) -> None:
    amounts = [number.amount, *number.at_level.values()]
    assert [amount for amount in amounts if not number.low <= amount <= number.high] == []
    assert (str(number.label) != "", str(number.clause) != "", number.low >= (number.unit != PlainUnit.YES_NO)) == (
        True,
        True,
        True,
    )


RATING = local_numbers()["suggestions.rating"]


@pytest.mark.parametrize(
    ("key", "unit", "amount", "wrong"),
    [
        (RATING.key, RATING.unit, RATING.low, {}),
        (RATING.key, RATING.unit, RATING.high, {}),
        (RATING.key, RATING.unit, RATING.low - 1, ["amount"]),
        (RATING.key, RATING.unit, RATING.high + 1, ["amount"]),
        ("suggestions.nothing", "days", 5, ["key"]),
    ],
)
def test_a_rule_outside_the_lawful_range_is_refused(
    city: Congress, key: str, unit: str, amount: int, wrong: Any
) -> None:
    made = LocalRule(congress=city, key=key, unit=unit, amount=amount, clause="x", valid_from=ON)
    if not wrong:
        made.full_clean()
        return
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert sorted(refused.value.message_dict) == wrong
    [told] = refused.value.message_dict[wrong[0]]
    clause = "Common local practice; this place has set no rule of its own"
    lawful = f"The lawful range is {RATING.low} to {RATING.high} ({clause})."
    assert told == {"amount": lawful, "key": "There is no such rule."}[wrong[0]]


def test_two_rules_of_one_day_are_refused_by_the_database(city: Congress) -> None:
    rule(city, 11, ON)
    with pytest.raises(IntegrityError, match="local_rule_once"), transaction.atomic():
        rule(city, 12, ON)
    with pytest.raises(IntegrityError, match="local_rule_positive"), transaction.atomic():
        rule(city, 0, date(2027, 1, 1))


def test_only_a_rule_that_says_yes_or_no_may_be_0_and_is_no_period(city: Congress) -> None:
    rule(city, 1, ON)
    LocalRule.objects.update(amount=0, unit=PlainUnit.YES_NO)
    ruling = LocalRule.objects.ruling(city, NUMBER, ON)
    assert (ruling.amount, ruling.unit) == (0, PlainUnit.YES_NO)
    with pytest.raises(ValueError, match="YES_NO"):
        _period = ruling.period
