"""Database fields the house needs beyond Django's."""

import base64
import os
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE = 12  # bytes, NIST SP 800-38D §8.2.1


def _cipher() -> AESGCM:
    secret = settings.FIELD_KEY or settings.SECRET_KEY
    return AESGCM(sha256(b"congress.field" + secret.encode()).digest())


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # Django's fields take no arguments at run time
    """Text kept as AES-256-GCM in the database (GB/T 22239-2019 数据保密性). It cannot be searched or sorted."""

    def get_prep_value(self, value: Any) -> Any:
        if not value:
            return ""
        nonce = os.urandom(NONCE)
        return base64.b64encode(nonce + _cipher().encrypt(nonce, str(value).encode(), None)).decode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str:
        if not value:
            return ""
        raw = base64.b64decode(value)
        return _cipher().decrypt(raw[:NONCE], raw[NONCE:], None).decode()
