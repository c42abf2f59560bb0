"""The town with a neighbour, an item in every state, and the address and body of every request."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from congress.accounts.models import Event, Post
from congress.accounts.rules import Act, Role
from congress.files.models import Upload
from congress.notices.models import Notice
from congress.organs.models import Congress, LocalRule, Region, Session, Term, Unit
from deputies.models import ElectingUnit, Mandate, Person
from suggestions import actions
from suggestions.actions import motions
from suggestions.models import ArchiveJob, Cosigner, HandoverMeeting, Motion, Publication, Suggestion
from tests.access import at_stations, briefings, citizens, opinions, plans, public, receptions, registers, stations
from tests.access import supervision as oversight
from tests.town import Town, build_town

# Each names its addresses, their rows and what is sent there.
ROOMS = (at_stations, briefings, citizens, opinions, plans, public, receptions, registers, stations, oversight)

CALLERS = (
    "nobody", "deputy", "deputy2", "cosigner", "far_deputy", "clerk", "approver", "co_clerk", "other_clerk",
    "reviewer", "dispatcher", "supervisor", "chair", "system", "security", "auditor", "far_dispatcher", "host",
)  # fmt: skip
NEVER = 10**9  # a key no row has
# The state an item must be in for a step to be somebody's, one step or more for every party.
STEPS = {
    "submit": "draft",
    "accept": "submitted",
    "assign": "accepted",
    "sign_in": "assigned",
    "co_sign_in": "assigned",
    "contact": "handling",
    "urge": "handling",
    "sign_reply": "checked",
    "rate": "replied",
    "rehandle": "dissatisfied",
    "consent": "accepted",
    "release": "agreed",
}
MOTION_STEPS = {"sign": "collecting", "refer": "registered"}
STEPPED = {"suggestions:step": STEPS, "suggestions:api-step": STEPS}
STEPPED |= {"suggestions:motion-step": MOTION_STEPS, "suggestions:api-motion-step": MOTION_STEPS}
DESKS = {"review": "accept", "handover": "assign", "rating": "rehandle", "overdue": "urge"}
DESKS |= {"publishing": "release", "motion": "refer"}


@dataclass
class World:
    town: Town
    items: dict[str, Suggestion]
    attachment: int
    motions: dict[str, Motion]
    cookies: dict[str, str] = field(default_factory=dict)

    def client(self, caller: str, **options: Any) -> Client:
        """A browser of the caller's; signed in once, whatever a request does to that session."""
        client = Client(raise_request_exception=False, **options)
        if caller != "nobody":
            if caller not in self.cookies:
                client.force_login(self.town.people[caller])
                session = client.session
                session["seen_at"] = timezone.now().timestamp()  # else each request, undone as it is, would mark it
                session.save()
                self.cookies[caller] = client.cookies[settings.SESSION_COOKIE_NAME].value
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[caller]
        return client

    def body(self, step: str) -> dict[str, Any]:
        """What a person types who may take the step."""
        units = self.town.units
        today = timezone.localdate().isoformat()
        contact = {"stage": "before", "method": "phone", "on": today, "people": "李工", "content": "商定方案"}
        rating = {"attitude": "mostly", "result": "mostly", "overall": "mostly"}
        assign = {"lead": units["住建局"].pk}
        whole = {"assign": assign, "contact": contact, "rate": rating, "rehandle": {"reason": "逐点答复"}}
        whole |= {"submit": {"is_clean": "on"}, "sign": {"text_no": 1}, "refer": {"committee": "法制委"}}
        return whole.get(step, {"seen": ""})


def build_world() -> World:
    town = build_town()
    add_people(town)
    items = {
        "draft": town.draft(),
        "submitted": town.submitted(),
        "accepted": town.accepted(),
        "agreed": actions.consent(town.accepted(), by=town.deputy, at=timezone.now()),
        "assigned": town.assigned(),
        "handling": town.handling(),
        "checked": town.handling(),
        "replied": town.replied(),
        "dissatisfied": town.dissatisfied(),
    }
    now = timezone.now()
    town.drafted(items["checked"])
    actions.check_reply(items["checked"], by=town.clerk2, at=now)
    for item in items.values():
        mandate = town.mandates["cosigner"]
        Cosigner.objects.create(suggestion=item, mandate=mandate, name=mandate.person.name)
    oversight.build(town, items)
    _archive(town)
    public = actions.consent(town.accepted(), by=town.deputy, at=timezone.now())
    actions.release(public, by=town.supervisor, at=timezone.now())
    stations.build(town)
    opinions.build(town)
    citizens.build(town)
    receptions.build(town)
    at_stations.build(town)
    briefings.build(town)
    plans.build(town)
    words = {"held_on": timezone.localdate(now), "place": "会议室", "form_key": uuid4()}
    actions.convene(town.session, by=town.dispatcher, at=now, **words)
    return World(town, items, _attach(items["handling"], town), _motions(town))


def _motions(town: Town) -> dict[str, Motion]:
    """One that collects signatures, the co-signer's among them, and one registered on which the lead unit is asked."""
    now, lead = timezone.now(), town.mandates["deputy"]
    text = {"title": "关于城市内河的议案", "grounds": "甲", "proposal": "乙"}
    rows = [motions.begin(lead, form_key=uuid4(), by=town.deputy, at=now, **text) for _ in range(2)]
    motions.invite(rows[0], mandates=[town.mandates["cosigner"]], by=town.deputy, at=now)
    today = timezone.localdate(now)
    registered = {"status": "registered", "number": 1, "submitted_on": today, "registered_on": today}
    Motion.objects.filter(pk=rows[1].pk).update(**registered)
    facts = {"content_type": "text/plain", "size": 6, "sha256": "0" * 64, "by": town.deputy, "at": now}
    upload = Upload.objects.create(name="草案.txt", file=ContentFile("文字", name="b.txt"), **facts)
    rows[0].attachments.create(upload=upload)
    rows[1].bodies.create(unit=town.units["住建局"], part="asked", since=today)
    return {row.status: row for row in Motion.objects.order_by("pk")}


def _archive(town: Town) -> None:
    """One the supervisor may take."""
    now, facts = timezone.now(), {"content_type": "application/zip", "size": 4, "sha256": "0" * 64}
    upload = Upload.objects.create(
        name="档案.zip", file=ContentFile(b"PK", name="a.zip"), by=town.supervisor, at=now, **facts
    )
    ArchiveJob.objects.create(session=town.session, by=town.supervisor, asked_at=now, state="done", result=upload)


def _attach(item: Suggestion, town: Town) -> int:
    facts = {"content_type": "text/plain", "size": 6, "sha256": "0" * 64, "by": town.deputy, "at": timezone.now()}
    upload = Upload.objects.create(name="现场.txt", file=ContentFile("文字", name="a.txt"), **facts)
    return int(item.attachments.create(upload=upload).pk)


def add_people(town: Town) -> None:
    """A co-signer, and a neighbour with a deputy and a dispatcher; one row of every table the back office shows."""
    town.add_deputy("cosigner", "090003")
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    names = {"name": "临江市人民代表大会", "committee_name": "临江市人大常委会", "office_name": "临江市人大代表工委"}
    far = Congress.objects.create(region=region, level="city", **names)
    term = Term.objects.create(congress=far, number=9, starts_on=date(2022, 1, 11))
    opened = timezone.localdate() - timedelta(days=250)
    Session.objects.create(term=term, number=5, opened_on=opened, closed_on=opened)
    user = town.add("far_deputy", Role.DEPUTY, congress=far)
    person = Person.objects.create(user=user, name=user.name)
    Mandate.objects.create(person=person, term=term, card_no="090001")
    town.add("far_dispatcher", Role.DISPATCHER, congress=far)
    for name, role in [("system", Role.SYSTEM_ADMIN), ("security", Role.SECURITY_ADMIN), ("auditor", Role.AUDITOR)]:
        town.add(f"far_{name}", role, congress=far)
    Unit.objects.create(congress=far, name="临江市公安局", short_name="公安局")
    ElectingUnit.objects.create(term=town.session.term, name="城东区")
    rule = {"amount": 5, "unit": "workdays", "clause": "本市办法", "valid_from": date(2022, 1, 1)}
    LocalRule.objects.create(congress=town.congress, key="suggestions.sign", **rule)
    Event.objects.create(act=Act.SIGNED_IN, at=timezone.now(), user=town.deputy)


def url_names() -> set[str]:
    """Every address of the site by its name; one without a name by its route."""
    return set(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Any, space: str, route: str) -> Any:
    for pattern in patterns:
        here = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space, here)
        else:
            yield f"{space}{pattern.name}" if pattern.name else here


def requests(names: set[str]) -> list[str]:
    """The names, those of steps once for every step tried."""
    taken = [name for name in names if name not in STEPPED]
    steps = [f"{name} {step}" for name, tried in STEPPED.items() for step in tried]
    return sorted([*taken, *steps])


def address(world: World, request: str, key: int | None = None) -> str:
    """Where the request goes; `key` in the place of that of its row."""
    name, _space, step = request.partition(" ")
    if "<path:object_id>" in name:
        model = name.removeprefix("office/").split("/")
        return "/" + name.replace("<path:object_id>", str(_row(world, model[0], model[1])))
    if name.startswith("office/"):
        return "/office/nowhere"
    if step:
        of_motion = step in MOTION_STEPS
        row = world.motions[MOTION_STEPS[step]] if of_motion else world.items[STEPS[step]]
        return reverse(name, args=[key or row.pk, step])
    return reverse(name, args=_args(world, name, key)) + QUERIES.get(name, "")


QUERIES = {
    "admin:autocomplete": "?app_label=organs&model_name=region&field_name=parent&term=x",
    "admin:search": "?s=x",
}
APPS = ("organs", "accounts", "audit", "deputies", "stations", "suggestions", "briefings")
NO_ROW = ([], ["changelist"], ["add"], ["export"], ["desk"], ["decisions"], ["open", "account"], ["edit"], ["enter"])


def _args(world: World, name: str, key: int | None) -> list[Any]:
    own = key or world.items["handling"].pk
    for room in ROOMS:
        if name in room.ADDRESSES:
            return room.args(world, name, key)
    match name.split(":")[-1].split("_"):
        case ["detail" | "phone" | "api-detail" | "api-course" | "api-explain"]:
            return [own]
        case ["motion" | "api-motion"]:
            return [key or world.motions["registered"].pk]
        case ["motion-count" | "motion-edit" | "motion-discard"]:
            return [key or world.motions["collecting"].pk]
        case ["motion-file" | "motion-file-remove"]:
            row = world.motions["collecting"]
            return [key or row.pk, row.attachments.values_list("pk", flat=True).first() or NEVER]
        case ["motion-paper"]:
            return [key or world.motions["registered"].pk, "form", "docx"]
        case ["motion-report"]:
            return [world.town.session.pk, "docx"]
        case ["suggestions", "motion", "desk", *act]:
            return [key or world.motions["registered"].pk, *(["refer"] if act == ["step"] else [])] if act else []
        case ["edit" | "discard"]:
            return [key or world.items["draft"].pk]
        case ["file"]:
            return [own, world.attachment]
        case ["year-report"]:
            return [key or world.town.session.pk, "docx"]
        case ["archive" | "archive-cancel" | "archive-file"]:
            return [key or ArchiveJob.objects.earliest("pk").pk]
        case ["paper"]:
            return [own, "handover", "docx"]
        case ["open"]:
            return [key or Notice.objects.filter(recipient=world.town.deputy, channel="site").earliest("pk").pk]
        case ["end-session"]:
            return ["never-was"]
        case ["app", "list"]:
            return ["organs"]
        case ["view", "on", "site"]:
            return [ContentType.objects.get_for_model(Suggestion).pk, own]
        case ["organs", "localrule", "edit"]:
            return ["suggestions.answer"]
        case ["promise-file" | "signed-record"]:
            return [own, NEVER]
        case ["suggestions", "offline", "step"]:
            return [key or NEVER, "hand_over"]
        case ["suggestions", "meetings"] | ["suggestions", "publishing", "list"]:
            return []
        case ["publication" | "api-publication"]:
            return [Publication.objects.get().slug if key is None else "never-was"]
        case ["suggestions", "meeting", *_paper]:
            return [key or HandoverMeeting.objects.get().pk]
        case ["suggestions", _desk, "desk", "item"]:
            return [own]
        case ["suggestions", desk, "desk", "step"]:
            return [key or world.items[STEPS[DESKS[desk]]].pk, DESKS[desk]]
        case ["import", _what, "decide" | "refused"]:
            return ["never-was"]
        case [app, model, *act] if app in APPS and act not in NO_ROW:
            return [key or _row(world, app, model)]
    return []


def _row(world: World, app: str, model: str) -> int:
    """The key of the first row; of accounts and posts that of the clerk, of deputies that of the lead one."""
    if model in ("user", "post"):
        user = world.town.clerk
        return int(user.pk if model == "user" else Post.objects.get(user=user).pk)
    if model == "motion":
        return int(world.motions["registered"].pk)
    if model == "suggestion":
        return int(world.items["handling"].pk)
    return int(apps.get_model(app, model)._default_manager.earliest("pk").pk)
