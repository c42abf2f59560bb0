"""Requests over kept connections, at a fixed rate, each timed from the instant it was due: waiting in line counts."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from math import ceil
from time import perf_counter, sleep

SENDERS = 24


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """`status` 0 is none at all."""

    status: int
    seconds: float


def at_rate(port: int, requests: Sequence[Request], per_second: float, senders: int = SENDERS) -> list[Answer]:
    """One after the other as they are due, over so many connections; those that come late are sent at once."""
    numbers, start = count(), perf_counter()

    def send() -> list[Answer]:
        return list(_send(port, requests, numbers, start, per_second))

    with ThreadPoolExecutor(senders) as pool:
        sent = [pool.submit(send) for _ in range(senders)]
    return [answer for each in sent for answer in each.result()]


def share(answers: Sequence[Answer], part: float) -> float:
    """The time within which that part of them came, in milliseconds."""
    times = sorted(answer.seconds for answer in answers)
    return 1000 * times[ceil(part * len(times)) - 1]


def _send(
    port: int, requests: Sequence[Request], numbers: "count[int]", start: float, per_second: float
) -> Iterator[Answer]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while (number := next(numbers)) < len(requests):
        due = start + number / per_second
        sleep(max(due - perf_counter(), 0))
        status = _ask(connection, requests[number])
        yield Answer(status, perf_counter() - due)


def _ask(connection: HTTPConnection, request: Request) -> int:
    try:
        connection.request(request.method, request.path, request.body, request.headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, HTTPException):
        connection.close()
        return 0
    return answer.status
