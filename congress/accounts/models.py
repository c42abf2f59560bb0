"""One account per person, and the posts that say what the person may do, where and for how long."""

from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.accounts.querysets import EventQuerySet, PostQuerySet, UserManager, WebSessionQuerySet
from congress.accounts.rules import AREA_ROLES, OFFICE, POSTS_OF_UNITS, Act, Role
from congress.common.fields import EncryptedTextField
from congress.common.text import squeeze
from congress.organs.models import Congress, Region, Unit


class User(AbstractBaseUser):
    """A person's account. Rights come from posts only; there is no superuser."""

    username = models.CharField(_("user name"), max_length=40, unique=True)
    name = models.CharField(_("full name"), max_length=40)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = EncryptedTextField(_("mobile phone"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    password_set_at = models.DateTimeField(_("password set at"), null=True, blank=True)
    wrong_passwords = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(_("locked until"), null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(username=Lower("username")), name="user_name_is_lower_case")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """One spelling for what people type: narrow, lower case, no spaces."""
        return squeeze(username).lower()

    @cached_property
    def current_posts(self) -> list["Post"]:
        """The posts held today, oldest first; one query per request."""
        posts = self.posts.current(timezone.localdate()).select_related("congress__region", "unit__congress", "region")
        return list(posts.order_by("pk"))

    @cached_property
    def post(self) -> Any:
        """The Post the person works in; the middleware replaces it by the one chosen and ends sessions without any.

        None for somebody without a current post, who cannot be signed in.
        """
        return self.current_posts[0] if self.current_posts else None

    @cached_property
    def realm(self) -> frozenset[int]:
        """Keys of the congresses the person holds a post in today, and of all inside their places; one query."""
        places = [Q(region__code__startswith=post.congress.region.prefix) for post in self.current_posts]
        inside = Congress.objects.filter(Q(*places, _connector=Q.OR)) if places else Congress.objects.none()
        return frozenset(inside.values_list("pk", flat=True))

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.current_posts) if self.is_active else frozenset()

    @property
    def is_staff(self) -> bool:
        """Whether the back office opens for this person."""
        return not self.roles.isdisjoint(OFFICE)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Always false: rights are asked of roles and of `visible_to`, never of model permissions."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff


class Post(models.Model):
    """A role, in a congress, unit or area, from a day to a day. The account's rights end with it."""

    user = models.ForeignKey(User, models.PROTECT, related_name="posts", verbose_name=_("account"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="posts", verbose_name=_("congress"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("unit"))
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("area"))
    starts_on = models.DateField(_("starts on"), default=timezone.localdate)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["pk"]
        constraints = [
            # A post taken back on its first day ends the day before it: it is never held.
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on") - timedelta(days=1)),
                name="post_order",
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(POSTS_OF_UNITS), unit__isnull=False)
                | (~Q(role__in=sorted(POSTS_OF_UNITS)) & Q(unit__isnull=True)),
                name="post_unit_when_needed",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(AREA_ROLES)) | Q(region__isnull=False), name="post_area_when_needed"
            ),
        ]

    def __str__(self) -> str:
        place = self.unit or (self.congress.office_name if self.role in OFFICE else self.congress.name)
        return f"{place} {self.get_role_display()}"

    def clean(self) -> None:
        if self.unit and self.unit.congress_id != self.congress_id:
            raise ValidationError({"unit": gettext("The unit belongs to another congress.")})
        if self.region and not self.region.code.startswith(self.congress.region.prefix):
            raise ValidationError({"region": gettext("The area lies outside this congress's place.")})


class ActivationCode(models.Model):
    """A printed code for the first sign-in; only its hash is kept; it works once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="activation_codes")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user} {self.expires_at:%Y-%m-%d}"


class OldPassword(models.Model):
    """A hash of a password the person has had, kept so that it is not used again soon."""

    user = models.ForeignKey(User, models.CASCADE, related_name="old_passwords")
    encoded = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} {self.set_at:%Y-%m-%d}"


class WebSession(AbstractBaseSession):
    """A browser's session, with the account it is signed in to, so that people can see and end their own."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="web_sessions", verbose_name=_("account"))

    objects = WebSessionQuerySet.as_manager()  # type: ignore[assignment, misc]

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")

    @property
    def name(self) -> str:
        """What pages call the session by; the key itself would open it."""
        return sha256(self.session_key.encode()).hexdigest()[:32]

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What `sessions.begin` noted: address, agent, begun_at, seen_at."""
        facts = self.get_decoded()
        return {
            "address": facts.get("address", ""),
            "agent": facts.get("agent", ""),
            "begun_at": _instant(facts.get("begun_at")),
            "seen_at": _instant(facts.get("seen_at")),
        }


class Event(models.Model):
    """What happened to an account: every sign-in, right or wrong, and every act upon it. Append-only.

    GB/T 22239-2019 安全审计: each user, instant, kind and outcome. `typed` is a keyed hash of the name that was typed,
    as people type passwords there by mistake.
    """

    at = models.DateTimeField(_("at"))
    act = models.CharField(_("act"), max_length=20, choices=Act)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="events", verbose_name=_("account"))
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    typed = models.CharField(max_length=64, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True)
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("account event")
        verbose_name_plural = _("account events")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_act_display()} {self.user or ''}"


def _instant(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
