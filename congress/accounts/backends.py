"""Signing in with a name and a password."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_variables

from congress.accounts.models import Event, User
from congress.accounts.rules import Act, after_wrong_password, is_locked
from congress.accounts.sessions import address_of


class LockingBackend:
    """Passwords are checked one by one under the account's row lock: five wrong tries are five, even all at once.

    Unknown, locked, disabled and postless accounts cost the time of one hash and give the same answer, None.
    """

    @sensitive_variables("password")
    def authenticate(self, request: HttpRequest | None, username: str, password: str) -> User | None:
        at, address = timezone.now(), address_of(request) if request else None
        with transaction.atomic():
            user = self.account(username)
            if user and _may_try(user, at):
                return _check(user, password, at, address)
            Event.objects.create(act=Act.TURNED_AWAY, at=at, user=user, typed=_hidden(username), address=address)
        make_password(password)
        return None

    def account(self, username: str) -> User | None:
        """The account's row, locked until the transaction ends."""
        return User.objects.select_for_update().filter(username=User.normalize_username(username)).first()

    def get_user(self, user_id: int) -> User | None:
        """None for a disabled account, whose sessions so die at their next request."""
        return User.objects.filter(pk=user_id, is_active=True).first()


def _may_try(user: User, at: datetime) -> bool:
    return user.is_active and not is_locked(user.locked_until, at) and bool(user.current_posts)


def _check(user: User, password: str, at: datetime, address: str | None) -> User | None:
    if user.check_password(password):
        user.wrong_passwords, user.locked_until = 0, None
        user.save(update_fields=["wrong_passwords", "locked_until"])
        return user
    user.wrong_passwords, user.locked_until = after_wrong_password(user.wrong_passwords, at)
    user.save(update_fields=["wrong_passwords", "locked_until"])
    Event.objects.create(act=Act.WRONG_PASSWORD, at=at, user=user, address=address)
    if user.locked_until:
        Event.objects.create(act=Act.LOCKED, at=at, user=user, address=address)
    return None


def _hidden(username: str) -> str:
    """Tells repeated names apart without keeping them."""
    return salted_hmac("congress.accounts.typed", User.normalize_username(username), algorithm="sha256").hexdigest()
