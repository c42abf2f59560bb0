"""The draw of the random spot check (随机抽样点评), which anybody can repeat by hand.

1. Before the draw, it is announced which suggestions it is from, how many are drawn, and where the seed comes from:
   either a public figure of a later day (lottery, stock index), or a secret somebody keeps whose SHA-256 is published.
2. The population is frozen: the keys of the suggestions (`9-5-between-0031`: term, session, period, number) in
   ascending order, one a line, lines ended by LF. Its SHA-256 in lower-case hexadecimal is the population's hash.
3. The seed is published. For each count i = 1, 2, 3 … take SHA-256 of the UTF-8 text `hash LF seed LF i` and read it
   as a number x, highest byte first. With m keys still in the list, numbers from the largest multiple of m on are
   thrown away, so that no key is likelier than another; else the key at place x mod m, counted from 0, is drawn and
   leaves the list.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import count

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import Role
from congress.common.lifecycle import Law, Step

BITS = 256


def population_text(keys: Iterable[str]) -> str:
    """The list as it is printed and hashed."""
    return "".join(f"{key}\n" for key in sorted(keys))


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def place_of(x: int, among: int, bits: int = BITS) -> int | None:
    """Where a number of so many bits points among so many; None for one to throw away."""
    fair = 2**bits - 2**bits % among
    return x % among if x < fair else None


def drawn(keys: Sequence[str], seed: str, take: int) -> list[str]:
    """The keys drawn, in the order of the draw; ValueError when there are fewer than that."""
    left = sorted(keys)
    if not 0 < take <= len(left):
        raise ValueError(take)
    numbers = _numbers(hash_of(population_text(left)), seed)
    return [left.pop(_next_place(numbers, len(left))) for _turn in range(take)]


def keeps_its_word(secret: str, commitment: str) -> bool:
    """Whether the secret is the one whose SHA-256 was published."""
    return hash_of(secret) == commitment.strip().lower()


def _numbers(population_hash: str, seed: str) -> Iterator[int]:
    return (int.from_bytes(sha256(f"{population_hash}\n{seed}\n{i}".encode()).digest(), "big") for i in count(1))


def _next_place(numbers: Iterator[int], among: int) -> int:
    places = (place_of(x, among) for x in numbers)
    return next(place for place in places if place is not None)


class SeedKind(TextChoices):
    PUBLIC = "public", _("A public figure of a later day")
    SECRET = "secret", _("A secret whose hash is published first")


class DrawStatus(TextChoices):
    ANNOUNCED = "announced", _("Announced")
    FROZEN = "frozen", _("List frozen")
    DRAWN = "drawn", _("Drawn")
    VOID = "void", _("Given up")


D = DrawStatus
DRAW_LAW = Law(
    {
        "freeze": Step(_("Freeze the list"), frozenset({D.ANNOUNCED}), D.FROZEN, frozenset({Role.SUPERVISOR})),
        "draw": Step(_("Draw"), frozenset({D.FROZEN}), D.DRAWN, frozenset({Role.SUPERVISOR})),
        "give_up": Step(
            _("Give the draw up"), frozenset({D.ANNOUNCED, D.FROZEN}), D.VOID, frozenset({Role.SUPERVISOR})
        ),
    },
    dict(DrawStatus.choices),
)
