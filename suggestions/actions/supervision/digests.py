"""The morning digest: written once a leader and day, opened by its link."""

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.notices.actions import notify
from congress.notices.models import Notice
from congress.notices.rules import Channel
from congress.organs.models import Congress, Holiday, LocalRule
from suggestions.models.supervision import Digest
from suggestions.oversight.digest import content
from suggestions.rules.supervision.digest import HOUR, LINK_HOURS, TOKEN_BYTES, expires_at, is_due
from suggestions.supervised import roles_in

KIND = "morning-digest"
TEXT = gettext_noop(
    "This morning: %(new)s new, %(late)s late, %(urgent)s urgent, "
    "%(dissatisfied)s not satisfied, %(key)s key suggestions"
)


def write_due(*, at: datetime) -> int:
    """A digest for every leader whose hour has come on a working day; returns how many were written."""
    today, calendar = localdate(at), Holiday.objects.calendar()
    posts = Post.objects.current(today).filter(role=Role.CHAIR, user__is_active=True)
    written = 0
    for post in posts.select_related("user", "congress").order_by("pk"):
        (hour,) = LocalRule.objects.amounts(post.congress, [HOUR], today)
        if is_due(at, hour, calendar) and write(post.user, post.congress, at=at):
            written += 1
    return written


@transaction.atomic
def write(user: User, congress: Congress, *, at: datetime) -> Digest | None:
    """The digest of this day, or None when it is written already. The link goes out by e-mail alone."""
    today, token = localdate(at), secrets.token_urlsafe(TOKEN_BYTES)
    (hours,) = LocalRule.objects.amounts(congress, [LINK_HOURS], today)
    said = {
        "token_hash": hash_of(token),
        "expires_at": expires_at(at, hours),
        "content": content(user, congress, today),
    }
    digest, is_new = Digest.objects.get_or_create(congress=congress, user=user, on=today, defaults=said)
    if not is_new:
        return None
    values = {name: part["count"] for name, part in digest.content.items()}
    key, links = f"digest:{congress.pk}:{today}", {Channel.SITE: "supervision", Channel.EMAIL: "digest"}
    for channel, name in links.items():
        url = reverse(f"suggestions:{name}", args=[token] if name == "digest" else [])
        notify([user], KIND, key, TEXT, url=url, at=at, channels=[channel], values=values)
    return digest


@transaction.atomic
def open_link(token: str, *, at: datetime) -> Any:
    """The digest the link opens, None when there is none, its time is over, or the leader is none any more.

    Every opening goes to the trail; who it was cannot be known, only whose link.
    """
    found = (
        Digest.objects.select_related("user", "congress").filter(token_hash=hash_of(token), expires_at__gt=at).first()
    )
    if found is None or Role.CHAIR not in roles_in(found.user, found.congress_id):
        return None
    record("digest.open", f"digest:{found.pk}", by=None, at=at, detail={"link_of": found.user_id})
    return found


def forget_links() -> int:
    """Take the link out of e-mails that have left or were given up: it is not kept in words."""
    over = Notice.objects.filter(kind=KIND, channel=Channel.EMAIL).exclude(url="")
    return over.exclude(sent_at=None, given_up_at=None).update(url="")


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()
