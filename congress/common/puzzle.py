"""A check against machines that needs no sight, no sound, no cookie and no third party.

With script the browser spends about a second of work on numbers; without it a person answers a sum in words. Both
belong to one signed challenge with one key: what is made with that key once cannot be made with it again. Against who
pays for computing it is a price, not a wall: a core of a server solves some twenty in a second. congress.common.pace
stands beside it.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from congress.common.text import read_number

PARTS = 16  # small puzzles instead of a big one: the work is nearly the same for everybody
MAX_SECONDS = 4 * 3600  # somebody who is interrupted while writing
DIGITS = 12
NUMBERS = [
    pgettext_lazy("number", "zero"),
    pgettext_lazy("number", "one"),
    pgettext_lazy("number", "two"),
    pgettext_lazy("number", "three"),
    pgettext_lazy("number", "four"),
    pgettext_lazy("number", "five"),
    pgettext_lazy("number", "six"),
    pgettext_lazy("number", "seven"),
    pgettext_lazy("number", "eight"),
    pgettext_lazy("number", "nine"),
]


def challenge(at: datetime) -> str:
    """A new one, signed with its instant; it is the key of the form that carries it, too."""
    return _signer().sign(f"{uuid4().hex}.{int(at.timestamp())}")


def key_of(challenge: str, at: datetime) -> UUID | None:
    """The key a challenge of ours carries; None when it is not ours or too old."""
    try:
        key, _dot, begun = _signer().unsign(challenge).partition(".")
    except BadSignature:
        return None
    return UUID(key) if at.timestamp() - int(begun) <= MAX_SECONDS else None


def is_solved(key: UUID, solution: str) -> bool:
    """Whether the numbers n₀.n₁… each make SHA-256(key.i.nᵢ) begin with `settings.PUZZLE_BITS` zero bits.

    The key is written in hexadecimal; each try is one block of the hash.
    """
    numbers = solution.split(".")
    if len(numbers) != PARTS or not all(number.isdecimal() and len(number) <= DIGITS for number in numbers):
        return False
    return all(_fits(f"{key.hex}.{place}.{number}") for place, number in enumerate(numbers))


def question(key: UUID) -> str:
    """A sum in words, the same each time for this key."""
    first, second = _summands(key)
    return _("How much is %(first)s plus %(second)s?") % {"first": NUMBERS[first], "second": NUMBERS[second]}


def is_answered(key: UUID, answer: str) -> bool:
    """Digits or Chinese numerals."""
    return read_number(answer) == sum(_summands(key))


def _fits(text: str) -> bool:
    return int.from_bytes(sha256(text.encode()).digest()[:4]) >> (32 - settings.PUZZLE_BITS) == 0


def _summands(key: UUID) -> tuple[int, int]:
    digest = salted_hmac("congress.puzzle.sum", key.hex, algorithm="sha256").digest()
    return digest[0] % 9 + 1, digest[1] % 9 + 1


def _signer() -> Signer:
    return Signer(salt="congress.puzzle")
