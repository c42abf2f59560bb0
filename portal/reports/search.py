"""One question to all that is public. Each kind answers with its first rows and the way to its own list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.models import Briefing
from congress.common.text import one_line
from portal.reports.deputies import ORDER, counted, everybodys, profiles, released
from stations.reports import coming
from stations.reports import everybodys as stations
from suggestions.similarity.pairs import pairs_of, words_asked

LENGTH = 60  # characters of a question
SHOWN = 5  # rows of a kind; its own list has all
BY_AREA = ("region_code", "code", "pk")


@dataclass(frozen=True)
class Found:
    """What one kind answered; `more` leads to all of it, where there is more."""

    key: str
    title: Any
    rows: list[Any]
    more: str


def search(question: str, today: date) -> list[Found]:
    """The kinds that found something, in a fixed order; nothing for no question. Nine queries at most."""
    words = words_asked(asked(question))
    if not words:
        return []
    found = [_answer(kind, words, today) for kind in KINDS]
    return [answer for answer in found if answer.rows]


def asked(question: str) -> str:
    """The question as it is answered: one line of limited length."""
    return one_line(question)[:LENGTH]


@dataclass(frozen=True)
class Kind:
    """`find` gives the rows in their order, `dress` what the template of the kind wants of them."""

    key: str
    title: Any
    view: str
    find: Callable[[list[str], date], Any]
    dress: Callable[[list[Any], date], list[Any]]


def _answer(kind: Kind, words: list[str], today: date) -> Found:
    rows = list(kind.find(words, today)[: SHOWN + 1])
    more = f"{reverse(kind.view)}?{urlencode({'q': ' '.join(words)})}" if len(rows) > SHOWN else ""
    return Found(kind.key, kind.title, kind.dress(rows[:SHOWN], today), more)


def _deputies(words: list[str], today: date) -> Any:
    return counted(everybodys().saying(" ".join(words)), today).order_by(*ORDER)


def _stations(words: list[str], _today: date) -> Any:
    return stations().saying(" ".join(words)).by_area().order_by(*BY_AREA)


def _released(words: list[str], _today: date) -> Any:
    return released().saying(words, pairs_of(" ".join(words))).for_rows().order_by("-released_at", "-pk")


def _briefings(words: list[str], _today: date) -> Any:
    return Briefing.objects.visible_to(AnonymousUser()).saying(words).defer("figures").order_by("-issued_on", "-pk")


KINDS = (
    Kind("deputies", _("Deputies"), "portal:deputies", _deputies, lambda rows, _today: profiles(rows)),
    Kind("stations", _("Stations"), "stations:stations", _stations, lambda rows, today: coming(rows, today, 1)),
    Kind("published", _("Published suggestions"), "suggestions:published", _released, lambda rows, _today: rows),
    Kind("briefings", _("Briefings"), "briefings:public", _briefings, lambda rows, _today: rows),
)
