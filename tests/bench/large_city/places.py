"""The places of the city: a congress on each of three levels, with five sessions, units, deputies and accounts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.timezone import localdate

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.common.dates import months_before
from congress.organs.models import Congress, Region, Session, Term, Unit
from deputies.models import Delegation, ElectingUnit, Mandate, Person
from suggestions.models import Category, OutcomeCategory

COUNTIES, TOWNS = 10, 10  # so many counties, so many towns in each
SESSIONS = 5
MATTERS = ("城乡建设", "教科文卫", "农业农村", "财政经济", "社会建设", "监察司法", "环境资源", "民族侨务")
LETTERS = (("A", True, False), ("B", False, True), ("C", False, False), ("D", False, False))
FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国文华志玉红"


class Size(NamedTuple):
    """Of a congress; suggestions and motions are those of a year."""

    deputies: int
    units: int
    suggestions: int
    motions: int


SIZES = {"city": Size(650, 200, 1_000, 30), "county": Size(255, 80, 80, 7), "township": Size(88, 5, 2, 0)}


@dataclass
class Place:
    """A congress with what its work is made of; `sessions` from the oldest."""

    congress: Congress
    size: Size
    sessions: list[Session]
    office: User
    chair: User
    units: list[Unit] = field(default_factory=list)
    clerks: list[User] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    letters: dict[str, OutcomeCategory] = field(default_factory=dict)


@dataclass
class City:
    """The city's own congress first, then those of counties, then those of towns."""

    places: list[Place]

    @property
    def whole(self) -> Place:
        return self.places[0]

    @property
    def counties(self) -> list[Place]:
        return self.places[1 : 1 + COUNTIES]

    @property
    def towns(self) -> list[Place]:
        return self.places[1 + COUNTIES :]


def build(now: datetime) -> City:
    found = []
    for region, level in _regions():
        place = _place(region, level, now)
        _units(place)
        _deputies(place)
        found.append(place)
    return City(found)


def _regions() -> Iterable[tuple[Region, str]]:
    top = Region.objects.create(code="980100000000", name="大清市", kind="city")
    counties = [
        Region.objects.create(code=f"9801{one:02}000000", name=f"{FAMILY[one]}山县", kind="county", parent=top)
        for one in range(1, COUNTIES + 1)
    ]
    towns = [
        Region(code=f"{county.code[:6]}{one:03}000", name=f"{county.name[0]}{GIVEN[one]}镇", kind="town", parent=county)
        for county in counties
        for one in range(1, TOWNS + 1)
    ]
    yield top, "city"
    yield from ((county, "county") for county in counties)
    yield from ((town, "township") for town in Region.objects.bulk_create(towns))


def _place(region: Region, level: str, now: datetime) -> Place:
    name = f"{region.name}人民代表大会"
    words = {"name": name, "committee_name": f"{name}常委会", "office_name": f"{region.name}代表工委"}
    congress = Congress.objects.create(region=region, level=level, **words)
    opened = [months_before(localdate(now).replace(day=11), 10 + 12 * back) for back in reversed(range(SESSIONS))]
    term = Term.objects.create(congress=congress, number=9, starts_on=opened[0])
    sessions = Session.objects.bulk_create(
        Session(term=term, number=number, opened_on=on, closed_on=on + timedelta(days=3))
        for number, on in enumerate(opened, 1)
    )
    users = [(Role.SUPERVISOR, f"office{region.code}"), (Role.CHAIR, f"chair{region.code}")]
    office, chair = _accounts(congress, [(role, user, None) for role, user in users])
    place = Place(congress, SIZES[level], sessions, office, chair)
    place.categories = Category.objects.bulk_create(Category(congress=congress, name=matter) for matter in MATTERS)
    letters = OutcomeCategory.objects.bulk_create(
        OutcomeCategory(congress=congress, code=code, label=code, is_solved=solved, is_planned=planned)
        for code, solved, planned in LETTERS
    )
    place.letters = {each.code: each for each in letters}
    return place


def _accounts(congress: Congress, wanted: Iterable[tuple[Role, str, Unit | None]]) -> list[User]:
    wanted = list(wanted)
    since = congress.terms.get().starts_on
    users = User.objects.bulk_create(User(username=name, name=name, password="!") for _role, name, _unit in wanted)
    Post.objects.bulk_create(
        Post(user=user, role=role, congress=congress, unit=unit, starts_on=since)
        for user, (role, _name, unit) in zip(users, wanted, strict=True)
    )
    return users


def _units(place: Place) -> None:
    congress, name = place.congress, place.congress.region.name
    units = [Unit(congress=congress, name=f"{name}第{one}局") for one in range(1, place.size.units + 1)]
    place.units = Unit.objects.bulk_create(units)
    place.clerks = _accounts(congress, ((Role.UNIT_CLERK, f"clerk{unit.pk}", unit) for unit in place.units))


def _deputies(place: Place) -> None:
    """In delegations by the places below, who elect them."""
    congress, term = place.congress, place.sessions[0].term
    below = list(Region.objects.filter(parent=congress.region)) or [congress.region]
    groups = Delegation.objects.bulk_create(
        Delegation(term=term, name=f"{each.name}代表团", region=each) for each in below
    )
    ElectingUnit.objects.bulk_create(ElectingUnit(term=term, name=f"{each.name}人民代表大会") for each in below)
    users = _accounts(
        congress, ((Role.DEPUTY, f"deputy{congress.pk}.{one}", None) for one in range(place.size.deputies))
    )
    people = Person.objects.bulk_create(Person(user=user, name=_name(user.pk)) for user in users)
    seats: list[Any] = [divmod(one, len(below))[1] for one in range(len(people))]
    place.mandates = Mandate.objects.bulk_create(
        Mandate(
            person=person,
            term=term,
            card_no=f"{one:06}",
            delegation=groups[seat],
            electing_unit=f"{below[seat].name}人民代表大会",
            structure=("工人", "农民", "干部", "专业技术人员")[one % 4],
        )
        for one, (person, seat) in enumerate(zip(people, seats, strict=True))
    )


def _name(number: int) -> str:
    return FAMILY[number % 20] + GIVEN[number // 20 % 30] + GIVEN[number // 600 % 30]
