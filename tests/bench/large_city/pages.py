"""Pages over all of it, asked for in a process set up as a web server's: the first time and then a hundred times."""

from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils.timezone import localdate

import congress.wsgi  # noqa: F401  the collector passes over code, as it does there
from congress.accounts.models import User
from congress.common.dates import months_before
from tests.bench.large_city.measuring import cost, load, told_often
from tests.bench.large_city.places import City

TIMES, FILES = 100, 5
WORDS = ("王", "陈丽", "山县", "路灯", "学校 停车", "供暖", "联络站", "养老 床位", "公交", "水库")


def report(city: City) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    unhurried = {name: (1_000_000, seconds) for name, (_count, seconds) in settings.PACE.items()}
    with override_settings(PACE=unhurried, ALLOWED_HOSTS=["testserver"]):
        _of_leaders("the city's", city.whole.chair)
        _of_leaders("a county's", city.counties[0].chair)
        _public()


def _of_leaders(whose: str, chair: User) -> None:
    """The running month and those of the year before it, one after the other."""
    leader = Client()
    leader.force_login(chair)
    months = [f"{months_before(localdate(), back):%Y-%m}" for back in range(12)]
    _often(f"overview, {whose} leader", leader, [f"/overview?month={month}" for month in months])
    _often(f"home, {whose} leader", leader, ["/home"])


def _public() -> None:
    citizen = Client()
    _often("/", citizen, ["/"])
    _often("/deputies/", citizen, ["/deputies/", *(f"/deputies/?q={word}" for word in WORDS[:3])])
    _often("/search", citizen, [f"/search?q={word}" for word in WORDS])
    for form in ("csv", "json"):
        _often(f"/data/deputies.{form}", citizen, [f"/data/deputies.{form}"], FILES)


def _often(name: str, client: Client, paths: Sequence[str], times: int = TIMES) -> None:
    sizes: list[int] = []
    first, *others = [cost(_asking(client, path, sizes)) for path in islice(cycle(paths), times + 1)]
    size = f"{max(sizes) / 1000:.0f} kB at most"
    print(f"  {name:28} first {1000 * first.clock:.0f} ms; {told_often(others)}; {size} ({load()})")


def _asking(client: Client, path: str, sizes: list[int]) -> Callable[[], Any]:
    def ask() -> None:
        answer: Any = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        sizes.append(sum(map(len, answer.streaming_content)) if answer.streaming else len(answer.content))

    return ask
