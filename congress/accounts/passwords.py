"""What a password must be (GB/T 22239-2019 身份鉴别 a, in the values assessors expect)."""

from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congress.accounts.rules import KEPT_PASSWORDS


class ThreeOfFourClasses:
    """Three of: small letters, capital letters, digits, other signs."""

    def validate(self, password: str, user: Any = None) -> None:
        if len({_class_of(character) for character in password}) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _("Use three of these four: small letters, capital letters, digits, other signs.")


class NotUsedLately:
    """None of the last five again."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None:
            return
        kept = user.old_passwords.order_by("-pk").values_list("encoded", flat=True)[:KEPT_PASSWORDS]
        if any(check_password(password, encoded) for encoded in kept):
            raise ValidationError(self.get_help_text(), code="password_used_lately")

    def get_help_text(self) -> str:
        return _("Your last five passwords cannot be used again.")


def _class_of(character: str) -> str:
    if character.islower():
        return "small"
    if character.isupper():
        return "capital"
    return "digit" if character.isdigit() else "sign"
