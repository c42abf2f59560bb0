"""How long it takes to find similar ones among 200 000 made suggestions, beside the bare SQL of the candidates."""

import random
from functools import partial
from statistics import quantiles
from time import perf_counter
from typing import Any

from django.db import connection

from congress.accounts.models import User
from suggestions.advice import learn_afresh, recommend_for, similar_to
from suggestions.advice.scales import scale_of
from suggestions.advice.similar import candidates, worth_asking
from suggestions.models import Suggestion
from suggestions.similarity.words import OF_GENRE, terms_of
from tests.bench.published import ITEMS
from tests.town import Town

ROWS = 200_000
ASKED = 200
PLACES = [
    f"{first}{second}{kind}" for first in "李王张赵东西南北新大" for second in "家塘岭桥坪湾河山店庄" for kind in "村镇"
]


def made_title(draw: random.Random) -> str:
    """A published matter in a made place: hundreds of each, which is harder than life."""
    matter = OF_GENRE.sub("", draw.choice(list(ITEMS.values())).title).strip("的")
    return f"关于{draw.choice(PLACES)}{matter}的建议"[:100]


def fill(town: Town) -> None:
    """All at once in the database, as copies of one row: no life is needed of these."""
    draw, one = random.Random(2), town.submitted()
    Suggestion.objects.filter(pk=one.pk).update(status="closed", number=1, is_imported=True, body="")
    own = {"id", "title", "number", "form_key"}
    columns = [field.column for field in Suggestion._meta.concrete_fields if field.column not in own]
    copy = f"""
        INSERT INTO suggestions_suggestion (title, number, form_key, {", ".join(columns)})
        SELECT made.title, made.place + 1, gen_random_uuid(), {", ".join(f"one.{column}" for column in columns)}
        FROM suggestions_suggestion one, unnest(%s) WITH ORDINALITY AS made (title, place) WHERE one.id = %s
    """
    with connection.cursor() as cursor:
        cursor.execute(copy, [[made_title(draw) for _each in range(ROWS)], one.pk])
        cursor.execute("ANALYZE suggestions_suggestion")


def times(act: Any, things: list[Any]) -> str:
    found = []
    for thing in things:
        start = perf_counter()
        act(thing)
        found.append(1000 * (perf_counter() - start))
    return f"p50 {quantiles(found, n=20)[9]:.0f} ms, p95 {quantiles(found, n=20)[18]:.0f} ms"


def report(town: Town) -> None:
    start = perf_counter()
    fill(town)
    print(f"  {ROWS} suggestions made in {perf_counter() - start:.0f} s", end="")
    start = perf_counter()
    learn_afresh()
    print(f", learnt afresh in {perf_counter() - start:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE suggestions_similarityentry, suggestions_habit")
    draw = random.Random(3)
    titles = [made_title(draw) for _each in range(ASKED)]
    for name in ("reviewer", "deputy"):
        among = Suggestion.objects.visible_to(User.objects.get(username=name))
        took = times(lambda title, seen=among: similar_to(title, "", congress=town.congress.pk, among=seen), titles)
        print(f"  similar, for a {name:9} {took}")
    print(f"  bare SQL of candidates   {times(partial(_bare, town.congress.pk), titles)}")
    batch = list(Suggestion.objects.order_by("pk")[:50])
    print(f"  50 items recommended     {times(lambda _n: recommend_for(batch), list(range(20)))}")


def _bare(congress: int, title: str) -> None:
    """The entries compared with one title, and nothing done with them."""
    terms = terms_of(title)
    list(candidates(worth_asking(terms, scale_of(terms, congress)), congress))
