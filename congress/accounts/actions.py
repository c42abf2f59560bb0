"""What is done to accounts. `by=None` is the console of the machine itself."""

import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congress.accounts.models import ActivationCode, Event, OldPassword, Post, User, WebSession
from congress.accounts.rules import ACTIVATION_DAYS, KEPT_PASSWORDS, Act, Role, may_hold_together
from congress.common.lifecycle import NotYours, Refused
from congress.common.text import squeeze

CODE_SIGNS = "34679ACDEFGHJKMNPQRTWXY"  # none that looks like another
CODE_GROUPS, CODE_GROUP = 6, 5  # 30 of 23 signs: 135 bits


class NotTogether(Refused):
    """The posts may not be held by one person."""


class WrongCode(Refused):
    """Never issued, used, replaced or expired; which of these is not told."""


@transaction.atomic
def open_account(
    *,
    username: str,
    name: str,
    by: User | None,
    at: datetime,
    email: str = "",
    phone: str = "",
    language: str = "zh-hans",
) -> User:
    """A new account without password and post. Raises ValidationError for a name that is taken."""
    _require(by, Role.SYSTEM_ADMIN)
    user = User(
        username=User.normalize_username(username), name=name, email=email, phone=phone, language=language, joined_at=at
    )
    user.set_unusable_password()
    user.full_clean()
    user.save()
    Event.objects.create(act=Act.OPENED, at=at, user=user, by=by, detail=user.username)
    return user


@transaction.atomic
def correct_account(user: User, *, name: str, email: str, phone: str, by: User | None, at: datetime) -> User:
    """Mend the facts about the person; rights and password stay as they are."""
    _require(by, Role.SYSTEM_ADMIN)
    user = _locked(user)
    user.name, user.email, user.phone = name, email, phone
    user.full_clean()
    user.save(update_fields=["name", "email", "phone"])
    Event.objects.create(act=Act.CORRECTED, at=at, user=user, by=by)
    return user


@transaction.atomic
def give_post(
    user: User,
    *,
    role: str,
    congress: Any,
    by: User | None,
    at: datetime,
    unit: Any = None,
    region: Any = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Post:
    """Appoint, once. Raises NotTogether, or ValidationError where unit, area or days do not fit the role."""
    _require(by, Role.SYSTEM_ADMIN, upon=user)
    user = _locked(user)
    post = Post(user=user, role=role, congress=congress, unit=unit, region=region, ends_on=ends_on)
    post.starts_on = starts_on or timezone.localdate(at)
    post.full_clean()
    overlapping = user.posts.overlapping(post.starts_on, post.ends_on)
    if overlapping.filter(role=role, congress=congress, unit=unit, region=region).exists():
        raise Refused(_("The account holds this post already. No post was given."))
    if not may_hold_together(frozenset({*overlapping.values_list("role", flat=True), role})):
        raise NotTogether(_("An administrator of the three holds that one post and nothing else. No post was given."))
    post.save()
    Event.objects.create(act=Act.POST_GIVEN, at=at, user=user, by=by, detail=str(post)[:200])
    return post


@transaction.atomic
def end_post(post: Post, *, by: User | None, at: datetime) -> Post:
    """The post's rights are gone from the next request on: its last day was yesterday."""
    _require(by, Role.SYSTEM_ADMIN, upon=post.user)
    post = Post.objects.select_for_update().get(pk=post.pk)
    yesterday = max(timezone.localdate(at), post.starts_on) - timedelta(days=1)
    post.ends_on = min(post.ends_on or yesterday, yesterday)
    post.save(update_fields=["ends_on"])
    Event.objects.create(act=Act.POST_ENDED, at=at, user=post.user, by=by, detail=str(post)[:200])
    return post


@transaction.atomic
def issue_activation_code(user: User, *, by: User | None, at: datetime) -> str:
    """A code to print, told only here; it replaces earlier ones and lasts 30 days."""
    _require(by, Role.SYSTEM_ADMIN, upon=user)
    user = _locked(user)
    user.activation_codes.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    signs = [secrets.choice(CODE_SIGNS) for _sign in range(CODE_GROUPS * CODE_GROUP)]
    code = "-".join("".join(signs[start : start + CODE_GROUP]) for start in range(0, len(signs), CODE_GROUP))
    user.activation_codes.create(digest=_digest(code), expires_at=at + timedelta(days=ACTIVATION_DAYS))
    Event.objects.create(act=Act.CODE_ISSUED, at=at, user=user, by=by)
    return code


@transaction.atomic
def activate(*, code: str, password: str, at: datetime) -> User:
    """Set the password by a printed code, once. Raises WrongCode, or ValidationError, which leaves the code unused."""
    found = ActivationCode.objects.select_for_update().filter(digest=_digest(code)).first()
    if found is None or found.used_at or found.expires_at <= at or not found.user.is_active:
        raise WrongCode(_("This code is not right, was used before or has expired. Ask for a new one."))
    found.used_at = at
    found.save(update_fields=["used_at"])
    user = _set_password(_locked(found.user), password, at)
    user.web_sessions.all().delete()
    Event.objects.create(act=Act.ACTIVATED, at=at, user=user, by=user)
    return user


@transaction.atomic
def change_password(user: User, *, password: str, keep: str | None, at: datetime) -> User:
    """A new password, by the person; every session but the one with the key `keep` ends. Raises ValidationError."""
    user = _set_password(_locked(user), password, at)
    user.web_sessions.exclude(session_key=keep).delete()
    Event.objects.create(act=Act.PASSWORD_CHANGED, at=at, user=user, by=user)
    return user


@transaction.atomic
def end_session(session: WebSession, *, by: User, at: datetime) -> None:
    session.delete()
    Event.objects.create(act=Act.SESSION_ENDED, at=at, user=by, by=by)


@transaction.atomic
def end_other_sessions(user: User, *, keep: str | None, at: datetime) -> int:
    """How many were ended; the one with the key `keep` stays."""
    ended, _rows = user.web_sessions.exclude(session_key=keep).delete()
    Event.objects.create(act=Act.SESSION_ENDED, at=at, user=user, by=user, detail=str(ended))
    return ended


@transaction.atomic
def unlock(user: User, *, by: User | None, at: datetime) -> User:
    """End a lock of wrong passwords before its time."""
    _require(by, Role.SECURITY_ADMIN, upon=user)
    return _set(user, Act.UNLOCKED, by, at, wrong_passwords=0, locked_until=None)


@transaction.atomic
def disable(user: User, *, by: User | None, at: datetime) -> User:
    """Nobody signs in with this account any more; its sessions end now."""
    _require(by, Role.SECURITY_ADMIN, upon=user)
    user.web_sessions.all().delete()
    return _set(user, Act.DISABLED, by, at, is_active=False)


@transaction.atomic
def enable(user: User, *, by: User | None, at: datetime) -> User:
    _require(by, Role.SECURITY_ADMIN, upon=user)
    return _set(user, Act.ENABLED, by, at, is_active=True)


def _require(by: User | None, role: Role, upon: User | None = None) -> None:
    """Who may, and never upon oneself."""
    if by is not None and (role not in by.roles or by == upon):
        raise NotYours(_("This is not yours to do. Nothing was changed."))


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


def _set(user: User, act: Act, by: User | None, at: datetime, **values: Any) -> User:
    user = _locked(user)
    for field, value in values.items():
        setattr(user, field, value)
    user.save(update_fields=list(values))
    Event.objects.create(act=act, at=at, user=user, by=by)
    return user


def _set_password(user: User, password: str, at: datetime) -> User:
    validate_password(password, user)
    user.set_password(password)
    user.password_set_at, user.wrong_passwords, user.locked_until = at, 0, None
    user.save(update_fields=["password", "password_set_at", "wrong_passwords", "locked_until"])
    OldPassword.objects.create(user=user, encoded=user.password, set_at=at)
    kept = user.old_passwords.order_by("-pk").values("pk")[:KEPT_PASSWORDS]
    user.old_passwords.exclude(pk__in=kept).delete()
    return user


def _digest(code: str) -> str:
    """The code is random enough that a plain hash hides it; how it was typed does not matter."""
    return sha256(squeeze(code).replace("-", "").upper().encode()).hexdigest()
