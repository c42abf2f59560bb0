"""The publishing desk: what waits, what is shown beside the original, releasing one and several."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from suggestions import actions
from suggestions.models import Publication, Suggestion
from tests.suggestions.publishing.conftest import ABOUT, fresh

DESK, LIST = "/office/suggestions/suggestion/publishing/", "/office/suggestions/suggestion/publishing/list/"
NOW = timezone.now()


@pytest.fixture
def office(press):
    client = Client()
    client.force_login(press.town.supervisor)
    return client


def step(client, row, name, **fields):
    address = reverse("admin:suggestions_publishing_desk_step", args=[row.pk, name])
    return client.post(address, {"seen": fresh(row).version, **fields})


def listed(client, show):
    return [line.item.pk for line in client.get(LIST, {"show": show}).context["lines"]]


def texts(answer):
    return answer.context["primary"].form.copy.side_by_side


def test_the_desk_lists_what_may_be_released_and_counts_it(press, office):
    rows = [press.accepted(), press.replied()]
    press.town.accepted()
    press.public()
    answer = office.get(DESK)
    assert ([row.pk for row in answer.context["page"].rows], answer.context["count"]) == ([row.pk for row in rows], 2)


def test_original_and_what_is_read_stand_side_by_side(press, office):
    row = press.accepted()
    [(_name, title, shown_title), (_body, body, shown)] = texts(office.get(f"{DESK}{row.pk}/"))
    assert (title, shown_title) == ([(row.title, False)], row.title)
    assert ("".join(words for words, _hidden in body), [words for words, hidden in body if hidden]) == (
        ABOUT,
        ["三组12号", "13800001111"],
    )
    assert shown == ABOUT.replace("三组12号", "×××").replace("13800001111", "×××")


def test_a_release_with_passages_is_public_and_the_desk_goes_on_to_the_next(press, office):
    row = press.accepted()
    answer = step(office, row, "release", passages="王某某\r\n\r\n夜间无灯\r\n")
    made = Publication.objects.get()
    assert (answer.status_code, made.passages, made.suggestion) == (302, ["王某某", "夜间无灯"], row)


def test_the_passages_typed_are_seen_hidden_before_anything_is_released(press, office):
    row = press.accepted()
    answer = step(office, row, "release", passages="王某某", preview="1")
    shown = texts(answer)[1][2]
    assert (answer.status_code, "王某某" in shown, "夜间无灯" in shown) == (200, False, True)
    assert answer.context["primary"].form["passages"].value() == "王某某"
    assert (Publication.objects.count(), fresh(row).version) == (0, row.version)


def test_a_passage_that_stands_nowhere_is_refused_and_kept_in_the_field(press, office):
    row = press.accepted()
    answer = step(office, row, "release", passages="李四")
    assert (answer.status_code, Publication.objects.count()) == (409, 0)
    assert answer.context["primary"].form["passages"].value() == "李四"


def test_the_next_release_proposes_the_passages_of_the_last(press, office):
    row = press.accepted()
    press.release(row, "王某某", "夜间无灯")
    Suggestion.objects.filter(pk=row.pk).update(body=ABOUT.replace("夜间无灯", "夜里太暗"))
    form = office.get(f"{DESK}{row.pk}/").context["primary"].form
    assert form["passages"].value() == "王某某"


def test_what_is_public_is_taken_back_with_a_reason(press, office):
    made = press.public()
    assert [offer.name for offer in office.get(f"{DESK}{made.suggestion_id}/").context["offers"]] == [
        "release",
        "take_back",
    ]
    assert step(office, made.suggestion, "take_back", reason="").status_code == 409
    assert step(office, made.suggestion, "take_back", reason="误发").status_code == 302
    assert not Publication.objects.visible_to(None).exists()


def test_each_row_stands_in_one_list_with_why_it_may_not_go(press, office):
    ready, public, silent = press.accepted(), press.public().suggestion, press.town.accepted()
    back = press.release(press.accepted()).suggestion
    actions.take_back(fresh(back), reason="在审案件", by=press.town.supervisor, at=NOW)
    assert [listed(office, show) for show in ("ready", "public", "barred")] == [
        [ready.pk],
        [public.pk],
        [silent.pk, back.pk],
    ]
    told = [line.against for line in office.get(LIST, {"show": "barred"}).context["lines"]]
    assert [len(each) for each in told] == [1, 1]
    assert told[1][0].endswith("在审案件")


def test_what_is_public_and_has_a_new_answer_waits_and_stands_in_both_lists(press, office):
    row = press.agreed(press.town.handling())
    press.release(row)
    press.town.reply(fresh(row))
    assert [listed(office, show) for show in ("ready", "public", "barred")] == [[row.pk], [row.pk], []]


def test_several_are_released_together_and_the_refused_one_is_told(press, office):
    rows = [press.accepted(), press.accepted(), press.accepted()]
    stale = fresh(rows[1]).version - 1
    ticked = [f"{rows[0].pk}-{rows[0].version}", f"{rows[1].pk}-{stale}", "x", "1-2-3", f"{10**8}-1"]
    answer = office.post(LIST, {"item": ticked})
    assert (answer.status_code, [row for row, _why in answer.context["refused"]]) == (409, [rows[1]])
    assert [made.suggestion for made in Publication.objects.all()] == [rows[0]]


def test_nothing_ticked_changes_nothing(press, office):
    press.accepted()
    assert (office.post(LIST, {}).status_code, Publication.objects.count()) == (302, 0)


@pytest.mark.parametrize("page", [DESK, LIST])
@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_the_same_questions_for_any_number(press, office, page, count, django_assert_max_num_queries):
    for _time in range(count):
        press.replied()
    office.get(page)
    with django_assert_max_num_queries(12):
        office.get(page)
