"""How many citizens at once: two hundred posts in a second for a minute, and a flood of junk beside the portal.

All checks are on: the token against forged forms, limits by address and by code, the solved challenge.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from uuid import uuid4

from django.test import override_settings
from django.utils import timezone

from congress.common import puzzle
from deputies.models import Mandate, Person
from stations.models import Code, Membership, Opinion
from tests.bench.posting import Answer, Request, at_rate, share
from tests.bench.site import EASY, HOST, Site, served
from tests.solving import solve
from tests.town import Town

RATE, SECONDS = 200, 60
DEPUTIES = 300
JUNK, JUNK_ADDRESSES, JUNK_RATE = 10_000, 50, 300
SIGNS = "x" * 32  # the token against forged forms is any secret that cookie and form share
EDGE = "----congress"
HEADERS = {
    "Host": HOST,
    "Origin": f"https://{HOST}",
    "X-Forwarded-Proto": "https",
    "Cookie": f"csrftoken={SIGNS}",
    "Content-Type": f"multipart/form-data; boundary={EDGE}",
    "Accept-Language": "zh-CN",
}


def report(town: Town) -> None:
    codes = _codes(town)
    with served() as site:
        at_rate(site.port, _posts(codes, 200), 50)  # the workers' first requests load what they need
        _write(site, codes)
        _junk(site, codes)


def _write(site: Site, codes: list[Code]) -> None:
    posts = _posts(codes, RATE * SECONDS)
    before, used = Opinion.objects.count(), site.used()
    start = timezone.now()
    answers = at_rate(site.port, posts, RATE)
    took = (timezone.now() - start).total_seconds()
    late = _until_entered()
    more = site.used()
    taken = sum(answer.status == 302 for answer in answers)
    kept = Opinion.objects.count() - before
    print(
        f"  asked     {len(posts)} posts, {RATE} a second; answered in {took:.0f} s: {len(posts) / took:.0f} a second"
    )
    print(f"  answered  p50 {share(answers, 0.5):.0f} ms   p99 {share(answers, 0.99):.0f} ms   {_statuses(answers)}")
    print(f"  lost      {taken - kept} of {taken} receipts without a row")
    print(f"  entered   the last one {late:.0f} s after the last answer")
    cost = [1000 * (now - then) / len(posts) for then, now in zip(used, more, strict=True)]
    print(
        "  cost      {:.1f} ms of a core in the web, {:.1f} in the database, {:.1f} in the worker, a post".format(*cost)
    )


def _until_entered() -> float:
    """Seconds until the worker has entered all that was sent."""
    start = timezone.now()
    while Opinion.objects.arrived().exists():
        sleep(0.2)
    return (timezone.now() - start).total_seconds()


def _junk(site: Site, codes: list[Code]) -> None:
    looks = [Request("GET", "/stations/", {**HEADERS, "X-Forwarded-For": "198.51.100.1"})] * 200
    quiet = at_rate(site.port, looks, 10, senders=4)
    junk = [_post(code, f"203.0.113.{n % JUNK_ADDRESSES}", is_solved=False) for n, code in _round(codes, JUNK)]
    with ThreadPoolExecutor(1) as pool:
        flood = pool.submit(at_rate, site.port, junk, JUNK_RATE, senders=8)
        beside = []
        while not flood.done():
            beside += at_rate(site.port, looks[:20], 10, senders=4)
    print(f"  junk      {JUNK} unsolved posts of {JUNK_ADDRESSES} addresses: {_statuses(flood.result())}")
    print(f"  portal    p95 {share(quiet, 0.95):.0f} ms alone, {share(beside, 0.95):.0f} ms beside it")


def _statuses(answers: list[Answer]) -> str:
    found = Counter(answer.status for answer in answers)
    return ", ".join(f"{found[status]} × {status}" for status in sorted(found))


def _round(codes: list[Code], many: int) -> list[tuple[int, Code]]:
    return [(n, codes[n % len(codes)]) for n in range(many)]


def _posts(codes: list[Code], many: int) -> list[Request]:
    """Each from an address of its own."""
    with override_settings(PUZZLE_BITS=EASY):
        return [_post(code, f"2001:db8:{n // 60_000:x}:{n % 60_000:x}::1") for n, code in _round(codes, many)]


def _post(code: Code, address: str, *, is_solved: bool = True) -> Request:
    challenge = puzzle.challenge(timezone.now())
    key = puzzle.key_of(challenge, timezone.now())
    assert key is not None
    fields = {
        "csrfmiddlewaretoken": SIGNS,
        "form_key": challenge,
        "solution": solve(key) if is_solved else "",
        "text": f"纺织路{uuid4().hex}号楼前的路灯坏了一个多月，晚上老人摔过跤。请尽快修好。",
        "place": "纺织路",
        "name": "王桂芳",
        "phone": "13900002222",
        "has_read_notice": "on",
    }
    parts = [f'--{EDGE}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    body = f"{''.join(parts)}--{EDGE}--\r\n".encode()
    return Request("POST", f"/c/{code.token}", {**HEADERS, "X-Forwarded-For": address}, body)


def _codes(town: Town) -> list[Code]:
    """Deputies grouped into a station, each with a code."""
    station, at = town.station("QY-99"), timezone.now()
    people = Person.objects.bulk_create(Person(name=f"代表{n}") for n in range(DEPUTIES))
    mandates = Mandate.objects.bulk_create(Mandate(person=one, term=town.session.term) for one in people)
    Membership.objects.bulk_create(
        Membership(station=station, mandate=one, from_on=timezone.localdate()) for one in mandates
    )
    return Code.objects.bulk_create(
        Code(token=uuid4().hex[:26], mandate=one, issued_by=town.dispatcher, issued_at=at) for one in mandates
    )
