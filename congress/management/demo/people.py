"""The demo's people: one login per role, all with the same printed password."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congress.accounts import actions
from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.management.demo.city import COUNTY, FIRST_TIER
from congress.organs.models import Congress, Region, Unit
from deputies.models import Mandate

PASSWORD = "Qingyuan-2026"
FROM = date(2022, 1, 11)


@dataclass(frozen=True)
class Login:
    """Somebody to sign in as. `name` of a deputy is taken from the roster by card number."""

    username: str
    role: Role
    name: str
    unit: str = ""
    card: str = ""
    area: str = ""


LOGINS = [
    Login("daibiao", Role.DEPUTY, "", card="090084"),
    Login("daibiao2", Role.DEPUTY, "", card="090069"),
    Login("chushen", Role.FIRST_REVIEWER, "郑国梁", area=COUNTY),
    Login("shenhe", Role.REVIEWER, "赵文静"),
    Login("jiaoban", Role.DISPATCHER, "王慧敏"),
    Login("duban", Role.SUPERVISOR, "李建国"),
    Login("zhengfuban", Role.FIRST_TIER, "程树春", unit=FIRST_TIER),
    Login("zhujian", Role.UNIT_CLERK, "吴晓峰", unit="市住建局"),
    Login("zhujian2", Role.UNIT_CLERK, "高洁", unit="市住建局"),
    Login("zhujianju", Role.UNIT_APPROVER, "孙立军", unit="市住建局"),
    Login("gongan", Role.UNIT_CLERK, "韩雪", unit="市公安局"),
    Login("zhanzhang", Role.STATION_KEEPER, "侯勇", area="城东街道"),
    Login("zhuren", Role.CHAIR, "陈志远"),
    Login("zhuanwei", Role.COMMITTEE, "周丽华"),
    Login("xitong", Role.SYSTEM_ADMIN, "系统管理员"),
    Login("anquan", Role.SECURITY_ADMIN, "安全管理员"),
    Login("shenji", Role.AUDITOR, "审计管理员"),
]


def build_people(congress: Congress, at: datetime) -> dict[str, User]:
    """Open every login's account as printed codes would; returns them by user name."""
    units = {unit.short_name: unit for unit in Unit.objects.filter(congress=congress)}
    return {login.username: _open(login, congress, units, at) for login in LOGINS}


def _open(login: Login, congress: Congress, units: dict[str, Unit], at: datetime) -> User:
    mandate = Mandate.objects.select_related("person").filter(term__congress=congress, card_no=login.card).first()
    person = mandate.person if login.card and mandate else None
    user = actions.open_account(username=login.username, name=person.name if person else login.name, by=None, at=at)
    scope: dict[str, Any] = {"unit": units[login.unit]} if login.unit else {}
    if login.area:
        scope["region"] = Region.objects.get(name=login.area)
    actions.give_post(user, role=login.role, congress=congress, by=None, at=at, starts_on=FROM, **scope)
    actions.activate(code=actions.issue_activation_code(user, by=None, at=at), password=PASSWORD, at=at)
    if person:
        person.user = user
        person.save(update_fields=["user"])
    return User.objects.get(pk=user.pk)
