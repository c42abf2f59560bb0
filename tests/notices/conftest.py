"""People who get notices, and a city's SMS gateway that writes down what it is given."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress, Region


@dataclass
class Gateway:
    """Answers every POST with `status` and `answer`."""

    url: str = ""
    status: int = 200
    answer: bytes = b'{"errcode": 0, "errmsg": "ok"}'
    location: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [post["headers"]["Idempotency-Key"] for post in self.taken]


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            gateway.taken.append(
                {"path": self.path, "headers": dict(self.headers), "raw": raw, "body": json.loads(raw)}
            )
            self.send_response(gateway.status)
            self.send_header("Content-Length", str(len(gateway.answer)))
            if gateway.location:
                self.send_header("Location", gateway.location)
            self.end_headers()
            self.wfile.write(gateway.answer)

        def log_message(self, *args: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    gateway.url = f"http://127.0.0.1:{server.server_port}/sms?city=qingyuan"
    yield gateway
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def sms(gateway: Gateway, settings: Any) -> Gateway:
    """The site sends SMS through the gateway, at any hour."""
    settings.SMS_GATEWAY_URL = gateway.url
    settings.SMS_GATEWAY_KEY = "shared secret"
    settings.NOTICE_HOURS = (0, 24)
    return gateway


@pytest.fixture
def city() -> Congress:
    region = Region.objects.create(code="990100000000", name="清源市", kind="city")
    return Congress.objects.create(
        region=region, level="city", name="清源市人民代表大会",
        committee_name="清源市人民代表大会常务委员会", office_name="清源市人大常委会代表工作委员会",
    )  # fmt: skip


@pytest.fixture
def person(city: Congress) -> Callable[..., User]:
    """Make a deputy."""

    def make(username: str, **fields: Any) -> User:
        user = User.objects.create(username=username, name=username, **fields)
        Post.objects.create(user=user, role=Role.DEPUTY, congress=city)
        return user

    return make
