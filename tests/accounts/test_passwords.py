from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from congress.accounts import actions
from congress.accounts.models import User
from congress.accounts.passwords import ThreeOfFourClasses

NOW = timezone.now()


@pytest.mark.parametrize(
    "password", ["aaaaBBBB11", "aaaa1111--", "AAAA1111--", "aaaaBBBB--", "aB1-aB1-aB", "清源aB清源aB"]
)
def test_three_kinds_of_signs_are_enough(password: str) -> None:
    ThreeOfFourClasses().validate(password)


@pytest.mark.parametrize("password", ["", "aaaaaaaaaa", "aaaaaBBBBB", "1111122222", "aaaaa11111", "AAAAA-----"])
def test_fewer_kinds_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        ThreeOfFourClasses().validate(password)


def set_password(user: User, number: int) -> None:
    actions.change_password(user, password=f"Lotus-{number}-garden", keep="", at=NOW + timedelta(days=number))


def test_none_of_the_last_five_passwords_can_be_used_again(deputy: User) -> None:
    for number in range(1, 6):
        set_password(deputy, number)
    for number in range(1, 6):
        with pytest.raises(ValidationError):
            set_password(deputy, number)


def test_the_sixth_last_password_can_be_used_again_and_no_more_than_five_are_kept(deputy: User) -> None:
    for number in (1, 2, 3, 4, 5, 6, 1):
        set_password(deputy, number)
    assert deputy.old_passwords.count() == 5
