"""News for readers and programs, as Atom (RFC 4287)."""

from datetime import datetime, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from briefings.models import Briefing
from congress.common.templatetags.signs import short_day
from portal.reports.deputies import released
from stations.models import ReceptionDay
from stations.rules.receptions import DayStatus

NEWEST = 50  # entries
BEGINNING = 280  # characters of a suggestion


class Released(Feed):
    """What was released last."""

    feed_type = Atom1Feed
    title = gettext_lazy("Published suggestions")
    link = reverse_lazy("suggestions:published")
    subtitle = gettext_lazy("What deputies put forward and what was answered, the last released first.")

    def items(self) -> Any:
        return released().for_rows().order_by("-released_at", "-pk")[:NEWEST]

    def item_title(self, item: Any) -> str:
        return f"{item.suggestion.number_label} {item.title}"

    def item_description(self, item: Any) -> str:
        return escape(Truncator(item.body).chars(BEGINNING))

    def item_author_name(self, item: Any) -> str:
        return str(item.suggestion.lead_name)

    def item_pubdate(self, item: Any) -> datetime:
        return item.released_at

    item_updateddate = item_pubdate


class Briefings(Feed):
    """Issues of the briefing put on the public site, the last issued first."""

    feed_type = Atom1Feed
    title = gettext_lazy("Briefings")
    link = reverse_lazy("briefings:public")
    subtitle = gettext_lazy("The work of the standing committee in figures and words, the last issued first.")

    def items(self) -> Any:
        return Briefing.objects.visible_to(AnonymousUser()).order_by("-issued_on", "-pk")[:NEWEST]

    def item_title(self, item: Any) -> str:
        return f"{item.label} {item.title}"

    def item_description(self, item: Any) -> str:
        return escape(Truncator(item.words["lead"]).chars(BEGINNING))

    def item_link(self, item: Any) -> str:
        return reverse("briefings:public-briefing", args=[item.pk])

    def item_updateddate(self, item: Any) -> datetime:
        return make_aware(datetime.combine(item.issued_on, time.min))


class Receptions(Feed):
    """Announced reception days ahead, the nearest first; one that is cancelled says so under the same key."""

    feed_type = Atom1Feed
    title = gettext_lazy("Reception days")
    link = reverse_lazy("stations:stations")
    subtitle = gettext_lazy("Where and when deputies receive citizens next.")

    def items(self) -> Any:
        ahead = ReceptionDay.objects.visible_to(AnonymousUser()).filter(on__gte=localdate())
        told = ahead.filter(status__in=[DayStatus.ANNOUNCED, DayStatus.CANCELLED]).select_related("station")
        return told.annotate(changed_at=Max("steps__at")).order_by("on", "pk")[:NEWEST]

    def item_title(self, item: Any) -> str:
        said = f"{short_day(item.on, localdate())} {item.station.name}"
        return f"{said} {_('No reception')}" if item.status == DayStatus.CANCELLED else said

    def item_description(self, item: Any) -> str:
        hours = "、".join(map(str, item.told_hours))
        return escape(" ".join(filter(None, [hours, item.station.address, item.why, item.reason])))

    def item_link(self, item: Any) -> str:
        return f"{item.station.get_absolute_url()}#{item.on}"

    def item_updateddate(self, item: Any) -> datetime:
        return item.changed_at or item.announced_at
