"""The pages of the local rules and of the calendar: who opens them, what they show, how a change is confirmed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from congress.accounts.rules import Role
from congress.organs.models import Congress, Holiday, LocalRule, Region
from suggestions.models import Clock, ClockMove

NUMBERS = "/office/organs/localrule/"
ANSWER = NUMBERS + "suggestions.answer/"
CALENDAR = "/office/organs/holiday/"
CLAUSE = "《清源市人大代表建议办理条例》第二十一条"
TODAY = localdate()


@pytest.fixture(autouse=True)
def plain_static(settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def sits(town):
    def sign_in(name):
        client = Client()
        client.force_login(town.people[name])
        client.cookies["django_language"] = "en"
        return client

    return sign_in


def typed(**more):
    return {"amount": 2, "unit": "months", "clause": CLAUSE, "valid_from": TODAY, "since": "2020-01-01", **more}


def rows_of(page):
    return {row.number.key: row for row in page.context["rows"]}


def test_the_list_shows_what_is_in_force_by_which_clause_and_what_is_to_come(town, sits):
    rule = {"congress": town.congress, "key": "suggestions.sign", "unit": "workdays"}
    LocalRule.objects.create(**rule, amount=7, clause="旧办法", valid_from=TODAY - timedelta(days=900))
    LocalRule.objects.create(**rule, amount=4, clause="办法第九条", valid_from=TODAY - timedelta(days=9))
    LocalRule.objects.create(**rule, amount=3, clause="新办法", valid_from=TODAY + timedelta(days=9))
    rows = rows_of(sits("reviewer").get(NUMBERS))
    sign, answer = rows["suggestions.sign"], rows["suggestions.answer"]
    assert (sign.ruling.amount, sign.ruling.clause, sign.since) == (4, "办法第九条", TODAY - timedelta(days=9))
    assert ([rule.amount for rule in sign.future], [rule.amount for rule in sign.past]) == ([3], [7])
    assert (sign.default.amount, sign.ranges) == (5, "1 to 10 working days or 1 to 10 days")
    assert (answer.ruling, answer.since, answer.future) == (answer.default, None, [])


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(town, sits, number, django_assert_num_queries):
    for n in range(number):
        LocalRule.objects.create(
            congress=town.congress, key="suggestions.sign", amount=4, unit="workdays", clause="办法",
            valid_from=TODAY - timedelta(days=n),
        )  # fmt: skip
    client = sits("dispatcher")
    client.get(NUMBERS)
    with django_assert_num_queries(5):  # session, account, posts, desks of the rail, rules
        client.get(NUMBERS)


@pytest.mark.parametrize(
    ("name", "numbers", "calendar"),
    [
        ("dispatcher", 200, 200),
        ("supervisor", 200, 200),
        ("reviewer", 403, 403),
        ("system", 403, 200),
        ("auditor", 403, 403),
    ],
)
def test_the_office_edits_numbers_and_the_system_administrator_days_too(town, sits, name, numbers, calendar):
    client = sits(name)
    assert [client.get(page).status_code for page in (ANSWER, CALENDAR + "edit/")] == [numbers, calendar]
    links = [b"organs/localrule/suggestions" in client.get(NUMBERS).content, b"/edit/" in client.get(CALENDAR).content]
    assert links == [numbers == 200, calendar == 200]


def test_an_office_beside_anothers_does_not_edit_the_days_both_count_by(town, sits):
    town.draft()
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    names = {"name": "临江市人大", "committee_name": "临江市人大常委会", "office_name": "临江市代表工委"}
    far = Congress.objects.create(region=region, level="city", **names)
    town.add("far_dispatcher", Role.DISPATCHER, congress=far)
    pages = [sits(name).get(CALENDAR + "edit/").status_code for name in ("dispatcher", "far_dispatcher")]
    assert pages == [200, 403]


def test_no_such_number_is_no_page(town, sits):
    assert sits("dispatcher").get(NUMBERS + "suggestions.nothing/").status_code == 404


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"amount": 9}, "amount", "The lawful range is 1 to 3 months (Deputies Law, article 51)."),
        ({"clause": " "}, "clause", "A number other than the default needs the clause that sets it."),
        ({"since": TODAY + timedelta(days=1)}, "since", "No deadline has started after today."),
        ({"unit": "workdays"}, "unit", "Select a valid choice. workdays is not one of the available choices."),
    ],
)
def test_what_is_not_lawful_is_said_at_its_field(town, sits, more, field, sentence):
    page = sits("dispatcher").post(ANSWER, typed(**more))
    assert page.context["form"].errors == {field: [sentence]}
    assert page.context["plan"] is None


def test_a_rule_is_looked_at_and_then_confirmed(town, sits):
    item = town.assigned()
    client = sits("dispatcher")
    shown = client.post(ANSWER, typed())
    plan = shown.context["plan"]
    assert (shown.status_code, len(plan.moves), LocalRule.objects.count()) == (200, 1, 0)
    sent = dict(shown.context["sent"]) | {"act": "apply", "fingerprint": plan.fingerprint}
    assert client.post(ANSWER, sent).url == NUMBERS
    assert Clock.objects.running().get(suggestion=item, kind="answer").due_on == plan.moves[0].after.due_on
    twice = client.post(ANSWER, sent, follow=True)
    told = [str(message) for message in twice.context["messages"]]
    assert told[-1] == "This is in force already; nothing was done twice."
    assert ClockMove.objects.count() == 1


def test_a_confirmation_overtaken_shows_the_new_dry_run(town, sits):
    town.assigned()
    client = sits("dispatcher")
    old = client.post(ANSWER, typed()).context["plan"].fingerprint
    town.assigned()
    answer = client.post(ANSWER, typed(act="apply", fingerprint=old))
    assert (answer.status_code, len(answer.context["plan"].moves), LocalRule.objects.count()) == (409, 2, 0)
    assert "Something changed since this dry run" in answer.content.decode()
    again = answer.context["plan"].fingerprint
    assert client.post(ANSWER, typed(act="apply", fingerprint=again)).status_code == 302


def test_a_notice_is_pasted_shown_and_confirmed(town, sits):
    year = TODAY.year + 1
    Holiday.objects.filter(on__year=year).delete()
    text = "元旦：1月1日放假\n劳动节：5月1日至2日放假\n国庆节：10月1日至3日放假"
    client = sits("system")
    page = CALENDAR + "edit/"
    short = client.post(page, {"year": year, "text": "2月5日放假 春节"})
    assert len(short.context["form"].non_field_errors()) == 1
    shown = client.post(page, {"year": year, "text": text})
    assert [name for _on, _kind, name in shown.context["days"]] == ["元旦", "劳动节", "劳动节", *["国庆节"] * 3]
    sent = {"year": year, "text": text, "act": "apply", "fingerprint": shown.context["plan"].fingerprint}
    assert client.post(page, sent).url == CALENDAR
    listed = client.get(f"{CALENDAR}?year={year}").context["rows"]
    assert [(row.name, len(row.rest), row.work) for row in listed] == [(n, 1, []) for n in ("元旦", "劳动节", "国庆节")]


def test_what_the_reader_may_not_see_has_its_number_but_no_title(town, sits):
    item = town.assigned()
    due_on = Clock.objects.running().get(suggestion=item, kind="answer").due_on
    fixed = "元旦：1月1日放假\n劳动节：5月1日至2日放假\n国庆节：10月1日至3日放假\n"
    text = f"{fixed}{due_on} 放假 台风假"
    pages = {
        name: sits(name).post(CALENDAR + "edit/", {"year": due_on.year, "text": text})
        for name in ("system", "dispatcher")
    }
    seen = {
        name: (item.title in page.content.decode(), item.number_label in page.content.decode())
        for name, page in pages.items()
    }
    assert seen == {"system": (False, True), "dispatcher": (True, True)}


def test_the_explained_deadline_tells_that_it_moved(town, sits):
    item = town.assigned()
    client = sits("dispatcher")
    plan = client.post(ANSWER, typed()).context["plan"]
    before = sits("clerk").get(item.get_absolute_url()).content.decode()
    client.post(ANSWER, typed(act="apply", fingerprint=plan.fingerprint))
    after = sits("clerk").get(item.get_absolute_url()).content.decode()
    sentence = f"because the local rule changed ({CLAUSE})"
    assert (sentence in before, sentence in after) == (False, True)
