"""What stands on a card and a poster (一人一码、一站一码). Never a phone, nor anything else that is private."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from stations.models import Code, Membership, Station
from stations.reports import coming

FOR_WHAT = ("手机扫码，把您的意见告诉代表。", "不用登录，凭回执号随时看进展。")
RECEIVES = "人大代表在这里接待群众"
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Face:
    """The words of one paper; `about` are pairs of a label and what it says, `address` is behind the code."""

    organ: str
    name: str
    office: str
    about: tuple[tuple[str, str], ...]
    address: str
    next_day: str = ""  # of a station, for a poster: a card is carried for years


def codes_with_words(on: date) -> Any:
    """Codes with all that `faces` reads of them, in a fixed number of questions."""
    joined = ("mandate__person", "mandate__term__congress__region", "station__congress__region")
    serving = Membership.objects.serving(on).select_related("station").order_by("pk")
    return Code.objects.select_related(*joined).prefetch_related(
        Prefetch("mandate__memberships", serving, to_attr="stations_now")
    )


def faces(codes: Iterable[Code], on: date) -> list[Face]:
    """For each code its words; one question, for the calendar."""
    codes = list(codes)
    days = {own.station: own for own in coming([code.station for code in codes if code.station], on, 1)}
    return [_of_station(code, days[code.station]) if code.station else _of_deputy(code) for code in codes]


def address_of(code: Code) -> str:
    return f"{settings.SITE_URL}{code.get_absolute_url()}"


def _of_deputy(code: Code) -> Face:
    mandate: Any = code.mandate
    station = mandate.stations_now[0].station.name if mandate.stations_now else mandate.station_name
    about = (("选举单位", mandate.electing_unit), ("联络站", station))
    organ = mandate.term.congress.committee_name or mandate.term.congress.name
    return Face(organ, mandate.person.name, f"{mandate.term}人大代表", _told(about), address_of(code))


def _of_station(code: Code, own: Any) -> Face:
    station: Station = own.station
    about = (("地址", station.address), ("接待日", station.reception))
    organ = station.congress.committee_name or station.congress.name
    return Face(organ, station.name, RECEIVES, _told(about), address_of(code), _next_day(own))


def _next_day(own: Any) -> str:
    if own.next is None:
        return "随时预约" if own.is_by_appointment else ""
    day = own.next.on
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）{'、'.join(map(str, own.next.hours))}"


def _told(about: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((label, word) for label, word in about if word)
