"""The spot check as it is carried out: who, when, what is kept, and two draws at once."""

from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from congress.organs.models import LocalRule
from suggestions.actions.supervision import draws
from suggestions.models import Suggestion
from suggestions.models.supervision import Draw, Drawn
from suggestions.oversight.repeating import departures
from suggestions.rules.supervision.draw import hash_of
from tests.at_once import at_once
from tests.suggestions.supervision.test_draw_rules import repeated_by_another_hand
from tests.suggestions.test_papers import squeezed, words

VOTE = {"members": 29, "present": 25, "satisfied": 16, "mostly": 6, "dissatisfied": 2}
SECRET = "山高水长-7a1f-第三季度"


def now():
    return timezone.now()


def announced(town, **other):
    stated = {
        "title": "三季度抽样点评",
        "session": town.session,
        "category": None,
        "from_status": "",
        "size": 2,
        "seed_kind": "public",
        "seed_source": "当晚排列五",
        "seed_on": timezone.localdate() + timedelta(days=1),
        "commitment": "",
    }
    act = {"form_key": uuid4(), "by": town.supervisor, "at": now()}
    return draws.announce(town.congress, **{**act, **stated, **other})


def frozen(town, **other):
    for _ in range(4):
        town.handling()
    return draws.freeze(announced(town, **other), by=town.supervisor, at=now())


def tomorrow():
    return now() + timedelta(days=1)


def drawn(town):
    return draws.take(frozen(town), seed="5 20 7 3 3", by=town.supervisor, at=tomorrow())


def test_a_draw_is_the_one_anybody_finds_from_its_record(town):
    draw = drawn(town)
    keys = [row.key for row in draw.drawn.all()]
    assert keys == repeated_by_another_hand(draw.population.splitlines(), "5 20 7 3 3", 2)
    assert (len(draw.keys), draw.population_hash, departures(draw)) == (4, hash_of(draw.population), [])


def test_what_happens_to_a_suggestion_after_freezing_does_not_change_the_draw(town):
    draw = frozen(town)
    Suggestion.objects.filter(number__isnull=False).update(status="closed", is_confidential=True)
    town.handling()
    assert departures(draws.take(draw, seed="1", by=town.supervisor, at=tomorrow())) == []


def test_a_record_that_was_changed_afterwards_is_found_out(town):
    draw = drawn(town)
    row = draw.drawn.first()
    other = Suggestion.objects.exclude(drawn__draw=draw).first()
    Drawn.objects.filter(pk=row.pk).update(suggestion=other, key="9-5-between-0000")
    Draw.objects.filter(pk=draw.pk).update(population=draw.population.replace("0001", "0009"))
    assert len(departures(Draw.objects.get(pk=draw.pk))) == 2


def test_a_secret_draws_only_when_it_is_the_one_announced(town):
    draw = frozen(town, seed_kind="secret", seed_on=timezone.localdate(), commitment=hash_of(SECRET))
    with pytest.raises(Refused, match="not the secret"):
        draws.take(draw, seed="另一个", by=town.supervisor, at=now())
    assert draws.take(draw, seed=SECRET, by=town.supervisor, at=now()).status == "drawn"


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ({"seed_on": timezone.localdate()}, "later day"),
        ({"seed_kind": "secret", "commitment": "山高水长"}, "64 hexadecimal"),
        ({"seed_kind": "secret", "commitment": ""}, "64 hexadecimal"),
    ],
)
def test_a_seed_that_could_be_known_or_chosen_is_refused(town, stated, says):
    with pytest.raises(Refused, match=says):
        announced(town, **stated)


def test_a_list_is_frozen_before_the_day_of_the_figure_and_drawn_from_that_day_on(town):
    town.handling(), town.handling()
    draw = announced(town)
    with pytest.raises(Refused, match="had to be frozen before"):
        draws.freeze(draw, by=town.supervisor, at=tomorrow())
    with pytest.raises(Refused, match="not come yet"):
        draws.take(draws.freeze(draw, by=town.supervisor, at=now()), seed="1", by=town.supervisor, at=now())


def test_a_list_too_short_or_somebody_else_is_refused(town):
    draw = announced(town)
    with pytest.raises(Refused, match="fewer"):
        draws.freeze(draw, by=town.supervisor, at=now())
    with pytest.raises(NotYours):
        announced(town, by=town.chair)


def test_confidential_withdrawn_and_merged_ones_are_not_drawn_from(town):
    for status in ("withdrawn", "handling"):
        row = town.handling()
        Suggestion.objects.filter(pk=row.pk).update(status=status, is_confidential=status == "handling")
    assert len(frozen(town).keys) == 4


def test_a_draw_that_was_given_up_stays_in_the_register(town):
    draws.give_up(frozen(town), note="名单有误", by=town.supervisor, at=now())
    assert [draw.status for draw in Draw.objects.visible_to(town.chair)] == ["void"]


def test_of_two_draws_at_once_one_wins(shared_town):
    draw = frozen(shared_town)
    results = at_once(
        *[lambda seed=seed: draws.take(draw, seed=seed, by=shared_town.supervisor, at=tomorrow()) for seed in "12"]
    )
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert (Drawn.objects.count(), departures(Draw.objects.get(pk=draw.pk))) == (2, [])


def test_without_the_lock_both_seeds_would_have_been_taken(shared_town):
    """Negative control: the status read without the lock lets both through."""
    draw = frozen(shared_town)
    gate = Barrier(2)

    def careless():
        with transaction.atomic():
            status = Draw.objects.get(pk=draw.pk).status
            gate.wait()
            return status == "frozen"

    assert at_once(careless, careless) == [True, True]


def test_an_appraisal_is_graded_by_the_rule_of_its_day_and_keeps_it(town):
    row = drawn(town).drawn.first()
    said = {"heard": "已办三处", "comment": "进度偏慢"}
    found = draws.appraise(row, on=timezone.localdate(), by=town.supervisor, at=now(), **said, **VOTE)
    rule = {"unit": "yes_no", "clause": "本会办法", "valid_from": timezone.localdate()}
    LocalRule.objects.create(congress=town.congress, key="suggestions.appraisal_of_all", amount=0, **rule)
    assert (found.grade, found.votes.abstained, found.of_all) == ("satisfied", 1, True)
    with pytest.raises(Refused, match="already"):
        draws.appraise(row, on=timezone.localdate(), by=town.supervisor, at=now(), **said, **VOTE)


@pytest.mark.parametrize("change", [{"present": 30}, {"satisfied": 20}, {"present": 0}])
def test_votes_that_do_not_add_up_are_refused(town, change):
    row = drawn(town).drawn.first()
    with pytest.raises(Refused, match="add up"):
        draws.appraise(
            row, on=timezone.localdate(), heard="", comment="", by=town.supervisor, at=now(), **{**VOTE, **change}
        )


def test_the_page_proves_the_draw_and_hands_out_its_papers(town):
    draw = drawn(town)
    client = Client()
    client.force_login(town.chair)
    page = client.get(draw.get_absolute_url())
    assert (draw.population_hash in page.content.decode(), page.context["departures"]) == (True, [])
    assert client.get(f"{draw.get_absolute_url()}list.txt").content.decode() == draw.population
    papers = [client.get(f"{draw.get_absolute_url()}record.{kind}") for kind in ("pdf", "docx", "exe")]
    assert [(answer.status_code, answer.content[:2]) for answer in papers[:2]] == [(200, b"%P"), (200, b"PK")]
    assert papers[2].status_code == 404


def test_another_person_repeats_a_draw_from_what_the_page_hands_out(town, tmp_path, capsys):
    draw, client, taken = drawn(town), Client(), tmp_path / "list.txt"
    client.force_login(town.chair)
    taken.write_bytes(client.get(f"{draw.get_absolute_url()}list.txt").content)
    record = words(client.get(f"{draw.get_absolute_url()}record.docx").content, "docx")
    call_command("verify-draw", str(taken), seed=draw.seed, take=draw.size)
    told_hash, *turns = capsys.readouterr().out.splitlines()
    assert turns == [str(row) for row in draw.drawn.all()]
    printed = [told_hash, draw.seed, *(row.key for row in draw.drawn.all())]
    assert [each for each in printed if squeezed(each) not in record] == []


def test_the_supervisor_announces_freezes_and_appraises_on_the_pages(town):
    client = Client()
    client.force_login(town.supervisor)
    for _ in range(2):
        town.handling()
    stated = {"title": "点评", "session": town.session.pk, "size": 2, "seed_kind": "public", "seed_source": "排列五"}
    stated["form_key"] = uuid4()
    stated["seed_on"] = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert client.post("/supervision/draws/new", stated).status_code == 302
    draw = Draw.objects.get()
    assert client.post(f"{draw.get_absolute_url()}freeze", {"seen": 0}).status_code == 302
    assert client.post(f"{draw.get_absolute_url()}draw", {"seen": 1, "seed": "1"}).status_code == 409
    draws.take(draw, seed="1", by=town.supervisor, at=tomorrow())
    vote = {"on": timezone.localdate().isoformat(), "heard": "已办", "comment": "好", **VOTE}
    assert client.post(f"{draw.get_absolute_url()}turns/1", vote).status_code == 302
    assert client.get("/supervision/draws/").status_code == 200
