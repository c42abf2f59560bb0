"""The code a citizen keeps beside the receipt number: with both, and no account, they follow what they said."""

import hmac
from uuid import UUID

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O, U
LENGTH = 8  # characters of five bits: 40 bits; guessing is slowed by congress.common.pace
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def query_code(form_key: UUID) -> str:
    """The code of the opinion this form makes, such as 7K4M 92QD.

    It follows from the form's key and the site's secret, so a form sent twice shows the same code twice, and no
    session need keep it between the sending and the receipt.
    """
    number = int.from_bytes(_keyed("query-code", form_key.hex)[:5])
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))
    return f"{signs[:4]} {signs[4:]}"


def secret_of(code: str) -> str:
    """What the table keeps instead of the code: a keyed hash of it, 64 characters."""
    return _keyed("query-secret", _plain(code)).hex()


def is_code(typed: str, secret: str) -> bool:
    """Whether this is the code of that secret; compared in constant time. Nothing opens what has no secret."""
    return hmac.compare_digest(secret_of(typed), secret) and bool(secret)


def _keyed(purpose: str, text: str) -> bytes:
    """By the key that encrypts fields: the one for sessions may be changed without shutting citizens out."""
    key = settings.FIELD_KEY or settings.SECRET_KEY
    return hmac.digest(key.encode(), f"stations.{purpose}:{text}".encode(), "sha256")


def _plain(code: str) -> str:
    """As people type it: small letters, with or without the gap, I and L for 1, O for 0."""
    return "".join(sign for sign in code.upper().translate(_READ_AS) if sign in ALPHABET)
