"""Liaison stations of the demo city, a tree by area, entered as the office enters them."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from congress.accounts.models import User
from congress.organs.models import Congress, Region
from stations import actions
from stations.models import Station
from stations.reception import read
from stations.rules import Form, Kind


class Place(NamedTuple):
    """One station; `above` is the code of the one it belongs to."""

    code: str
    name: str
    kind: Kind
    above: str
    area: str
    address: str
    keeper: str
    phone: str
    reception: str
    theme: str = ""
    form: Form = Form.FIXED


PLACES = [
    Place("QY-00", "清源市人大代表联络总站", Kind.HEAD, "", "清源市", "滨河东路1号市民中心二楼", "田民森",
          "0399-2772392", "每月5日、25日"),
    Place("QY-01", "河东区人大代表之家", Kind.HOME, "QY-00", "河东区", "河东区人大常委会机关一楼", "熊万国",
          "0399-3344372", "每月第一个星期五下午"),
    Place("QY-03", "平川县人大代表之家", Kind.HOME, "QY-00", "平川县", "平川县人大常委会机关一楼", "范万山",
          "0399-3206399", "双月15日"),
    Place("QY-01-01", "柳林镇人大代表中心联络站", Kind.STATION, "QY-01", "柳林镇", "柳林镇便民服务中心东侧", "吕雪婷",
          "0399-2179454", "每月15日上午9:00—11:00"),
    Place("QY-01-02", "城东街道人大代表中心联络站", Kind.STATION, "QY-01", "城东街道", "城东街道便民服务中心东侧",
          "侯勇", "0399-3308104", "每周一"),
    Place("QY-03-05", "石桥乡人大代表中心联络站", Kind.STATION, "QY-03", "石桥乡", "石桥乡便民服务中心东侧", "尹忠瑞",
          "0399-8097414", "每月最后一个星期五"),
    Place("QY-01-01-01", "柳林镇柳林村人大代表联络点", Kind.POINT, "QY-01-01", "柳林镇", "柳林村党群服务中心", "赵燕云",
          "13900000101", "每月10日、20日"),
    Place("QY-01-02-01", "城东街道纺织路社区人大代表联络点", Kind.POINT, "QY-01-02", "城东街道",
          "纺织路社区党群服务中心一楼", "万世杰", "0399-6778024", "每月1日、15日上午"),
    Place("QY-S05", "城东街道纺织产业代表工作室", Kind.STUDIO, "QY-01-02", "城东街道", "东苑社区", "何永长",
          "0399-3492061", "随时预约", "纺织产业"),
    Place("QY-M01", "石桥乡赶集日流动联络站", Kind.TOURING, "QY-03-05", "石桥乡", "石桥乡集贸市场南门", "王军",
          "13900000102", "逢五逢十（赶集日）上午", "", Form.TOURING),
    Place("QY-C01", "清源市云上人大代表联络站", Kind.ONLINE, "QY-00", "清源市", "线上", "王根明", "",
          "每月最后一个星期五", "", Form.CLOUD),
    Place("QY-L01", "河西区基层立法联系点", Kind.LEGISLATIVE, "QY-00", "河西区", "河西区司法局三楼", "孙林峰",
          "0399-6733559", "每月第1、3个周二上午"),
]  # fmt: skip


# Longitude and latitude; the online station and the touring one have no place.
ON_THE_PLAN = {
    "QY-00": ("112.7360", "37.6960"),
    "QY-01": ("112.7820", "37.7010"),
    "QY-03": ("112.5530", "37.7420"),
    "QY-01-01": ("112.9040", "37.7630"),
    "QY-01-02": ("112.7950", "37.6880"),
    "QY-03-05": ("112.4210", "37.8010"),
    "QY-01-01-01": ("112.9310", "37.7840"),
    "QY-01-02-01": ("112.8060", "37.6820"),
    "QY-S05": ("112.7990", "37.6790"),
    "QY-L01": ("112.6980", "37.7060"),
}


def build_stations(congress: Congress, people: dict[str, User], at: datetime) -> int:
    """Enter the places, those above before those below; how many there are."""
    made: dict[str, Station] = {}
    for place in PLACES:
        facts: dict[str, Any] = place._asdict()
        above, area, words = facts.pop("above"), facts.pop("area"), facts["reception"]
        facts |= {"parent": made.get(above), "region": Region.objects.get(name=area), "rule": read(words).as_json()}
        facts |= dict(zip(("longitude", "latitude"), map(Decimal, ON_THE_PLAN.get(place.code, ())), strict=False))
        made[place.code] = actions.enter(congress, by=people["jiaoban"], at=at, **facts)
    return len(made)
